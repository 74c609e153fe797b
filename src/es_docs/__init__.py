"""es_docs: checked project facts in, a closing presentation and a funder's report out.

The data flows one way; see ``docs/architecture.md``:
content -> model -> story -> layout and renderers -> package -> output.
"""

__version__ = "0.1.0"
