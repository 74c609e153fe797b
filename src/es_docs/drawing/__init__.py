"""Our own pictures of the documents, without an office program: slides as SVG, the report as HTML.

Nothing is decided here. Boxes, sizes and lines come from the layout, looks from the reference
presentation, words from the story. What is drawn refers to nothing outside itself, carries no
script and no style attribute, so a page may show it under the strictest policy.
"""

from __future__ import annotations

from es_docs.drawing.report import draw_report
from es_docs.drawing.slides import draw_slides

__all__ = ["draw_report", "draw_slides"]
