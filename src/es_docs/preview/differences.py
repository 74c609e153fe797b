"""Where LibreOffice is known to draw otherwise than PowerPoint and Word; only what has a ground.

The grounds: lines 1.2 em apart in PowerPoint and by the face's ascent and descent in LibreOffice,
lines broken after a slash by LibreOffice alone (docs/measuring.md, with sources); rows that grow
with their text (ISO/IEC 29500-1 §21.1.3.18); LibreOffice 7.4 giving bars on secondary axes the gap
of the primary ones, as its exports of our charts show; the faces that stand in the exported PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from es_docs.messages import Lang
from es_docs.messages import preview as words
from es_docs.reading.model import (
    ChartData,
    Deck,
    DrawnObject,
    Report,
    Slide,
    TextParagraph,
    paragraphs_of,
)
from es_docs.regex import regex

_SLASH: Final = regex(r"[^\W\d_]/[^\W\d_]")
_LONG_CELL: Final = 30
"""Characters from which a cell of a slide's table may take a second line."""
_SAME_WIDTHS: Final[Mapping[str, frozenset[str]]] = {
    "calibri": frozenset({"carlito"}),
    "cambria": frozenset({"caladea"}),
    "arial": frozenset({"liberationsans", "arimo"}),
    "timesnewroman": frozenset({"liberationserif", "tinos"}),
    "couriernew": frozenset({"liberationmono", "cousine"}),
}
"""Faces made to the widths of those they stand for (docs/measuring.md, „Families”)."""


def about_deck(lang: Lang) -> tuple[str, ...]:
    """What is to be known of all slides."""
    return (words.LINE_PITCH.fill(lang, {}),)


def about_report(lang: Lang) -> tuple[str, ...]:
    return (words.PAGE_BREAKS.fill(lang, {}),)


def about_slide(slide: Slide, lang: Lang) -> tuple[str, ...]:
    """What may look different on this slide."""
    found: list[str] = []
    if any(_has_long_cells(one) for one in slide.walk()):
        found.append(words.TABLE_ROWS.fill(lang, {}))
    if any(one.chart and _has_two_widths(one.chart) for one in slide.walk()):
        found.append(words.BAR_WIDTHS.fill(lang, {}))
    paragraphs = (paragraph for one in slide.walk() for paragraph in paragraphs_of(one))
    if any(_SLASH.search(paragraph.text) for paragraph in paragraphs):
        found.append(words.BREAKS_AFTER_SLASH.fill(lang, {}))
    return tuple(found)


def about_page(text: str, lang: Lang) -> tuple[str, ...]:
    """The same of a page of the report, by the text that stands on it."""
    return (words.BREAKS_AFTER_SLASH.fill(lang, {}),) if _SLASH.search(text) else ()


def about_fonts(document: Deck | Report, drawn: frozenset[str], lang: Lang) -> tuple[str, ...]:
    """The faces the document asks for and the PDF does not hold; `drawn` are those it holds."""
    has = {_plain(face) for face in drawn}
    found: list[str] = []
    for wanted in dict.fromkeys(_faces(document.paragraphs())):
        if not drawn or _plain(wanted) in has:
            continue
        stand_ins = _SAME_WIDTHS.get(_plain(wanted), frozenset[str]()) & has
        text = words.SAME_WIDTHS if stand_ins else words.OTHER_WIDTHS
        shown = (face for face in sorted(drawn) if not stand_ins or _plain(face) in stand_ins)
        found.append(text.fill(lang, {"wanted": wanted, "drawn": ", ".join(shown)}))
    return tuple(found)


def _faces(paragraphs: Iterable[TextParagraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from (run.typeface for run in paragraph.runs if run.text.strip() and run.typeface)


def _has_long_cells(one: DrawnObject) -> bool:
    return one.table is not None and any(
        len(text) > _LONG_CELL for row in one.table.texts for text in row
    )


def _has_two_widths(chart: ChartData) -> bool:
    """Bars of several series, of which the second may lie on axes of its own with its own gap."""
    return chart.kind == "barChart" and len(chart.series) > 1


def _plain(face: str) -> str:
    return re.sub(r"[\W_]+", "", face).casefold()
