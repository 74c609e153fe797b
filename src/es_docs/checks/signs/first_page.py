"""The first slide or page of a document, the last slide, and what stands there."""

from __future__ import annotations

from typing import Final

from es_docs.checks.signs.seen import SeenStrip, is_wide_picture
from es_docs.reading.model import Deck, DrawnObject, Report, Slide, TextParagraph
from es_docs.regex import regex
from es_docs.units import Box

_FILE: Final = regex(r"^\S+\.\w{3,4}$")


def is_on_first_page(strip: SeenStrip, document: Deck | Report) -> bool:
    """Whether a reader meets it at once: on the first slide shown, or on the first page."""
    if isinstance(document, Deck):
        first = first_slide(document)
        return first is not None and first in strip.slides
    if strip.furniture is not None:
        has_own = bool(document.pages) and document.pages[0].has_first_page
        wanted = "first" if has_own else "default"
        return strip.furniture.section == 0 and strip.furniture.kind == wanted
    return _is_near_start(document, strip)


def first_slide(deck: Deck) -> Slide | None:
    return next((slide for slide in deck.slides if not slide.is_hidden), None)


def last_slide(deck: Deck) -> Slide | None:
    return next((slide for slide in reversed(deck.slides) if not slide.is_hidden), None)


_FIRST_PAGE: Final = 2500
"""Characters that a page of text holds at most."""
_BREAKS: Final = (
    './/{*}br[@{http://schemas.openxmlformats.org/wordprocessingml/2006/main}type="page"]',
    ".//{*}sectPr",
    ".//{*}lastRenderedPageBreak",
)


def _is_near_start(report: Report, strip: SeenStrip) -> bool:
    """Before any break of page or section, and before as much text as fills a page."""
    length = 0
    for block in report.blocks:
        if isinstance(block, TextParagraph):
            length += len(block.text)
            if length > _FIRST_PAGE or _breaks_page(block):
                return False
        elif any(inner is strip.object for inner in block.walk()):
            return True
    return False


def _breaks_page(paragraph: TextParagraph) -> bool:
    root = paragraph.element
    return root is not None and any(root.find(path) is not None for path in _BREAKS)


def maybe_strip(document: Deck | Report) -> DrawnObject | None:
    """A wide picture without a description at an edge of the first slide, or on every page."""
    if isinstance(document, Deck):
        first = first_slide(document)
        objects = list(first.walk()) if first is not None else []
        wide = [one for one in objects if _is_undescribed(one)]
        return next((one for one in wide if _is_at_edge(one, document.size)), None)
    running = [one for furniture in document.furniture() for one in furniture.objects]
    inner = (each for one in running for each in one.walk())
    return next((one for one in inner if _is_undescribed(one)), None)


def _is_undescribed(one: DrawnObject) -> bool:
    """A wide picture that says nothing, or only the name of its file, as some programs write it."""
    is_silent = not one.is_decorative and (not one.alt.strip() or bool(_FILE.search(one.alt)))
    return is_silent and is_wide_picture(one)


def _is_at_edge(one: DrawnObject, slide: Box) -> bool:
    """In the upper or lower fifth."""
    box = one.box
    return box is not None and (5 * box.bottom <= slide.height or 5 * box.top >= 4 * slide.height)
