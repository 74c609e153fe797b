"""From the checked project to the story: what is said, in which words and order.

`sections` decides what is told, `figures` tells numbers, `glossary` explains abbreviations.
"""

from es_docs.compose.sections import compose

__all__ = ["compose"]
