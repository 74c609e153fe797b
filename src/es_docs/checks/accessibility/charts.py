"""Charts that tell the same to everyone (A11Y-032, A11Y-033)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final

from es_docs.checks.accessibility.content import quoting
from es_docs.checks.accessibility.contrast import GRAPHICS_CONTRAST
from es_docs.checks.luminance import contrast, luminance
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.markup import Element
from es_docs.ooxml.package import NS
from es_docs.reading.model import (
    ChartData,
    Colour,
    Deck,
    DrawnObject,
    Office,
    Report,
    Series,
    TableCell,
    TableRow,
)
from es_docs.regex import regex

# --- colour alone

_ROUND: Final = frozenset({"pieChart", "pie3DChart", "ofPieChart", "doughnutChart"})
_LINES: Final = frozenset({"lineChart", "line3DChart", "scatterChart", "radarChart"})
_VIVID: Final = 0x60
"""A colour whose parts differ by so much is no grey and no tint of the page."""


def colour_is_not_alone(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-032: series told apart by labels, patterns, marks or lightness; cells by words."""
    for one in document.charts():
        if one.chart is not None and _tells_by_colour(one.chart, document):
            yield found(one.place, "slices" if one.chart.kind in _ROUND else "series")
    for one in document.tables():
        rows = one.table.rows if one.table is not None else ()
        numbers = [str(number) for number, row in enumerate(rows, 1) if _has_coloured_blank(row)]
        if numbers:
            yield found(one.place, "cells", rows=", ".join(numbers[:12]))


def _tells_by_colour(chart: ChartData, document: Office) -> bool:
    series = chart.series
    if chart.kind in _ROUND:
        has_more = any(len(one.values) > 1 for one in series)
        is_told = all(one.has_labels or one.is_patterned for one in series)
        return has_more and not is_told
    bare = [one for one in series if not (one.has_labels or one.is_patterned)]
    if len(series) < 2 or len(bare) < 2 or _differ_in_lightness(series):
        return False
    return not (chart.kind in _LINES and _differ_in_marks(chart, document))


def _differ_in_lightness(series: Sequence[Series]) -> bool:
    """Colours 3:1 apart differ in more than their hue (Understanding WCAG 2.1, 1.4.1)."""
    sets = [[colour for colour in one.colours if colour] for one in series]
    if not all(sets):
        return False
    told: list[tuple[Colour, int]] = [(c, index) for index, one in enumerate(sets) for c in one]
    told.sort(key=lambda pair: luminance(pair[0]))
    return all(
        contrast(one, other) >= GRAPHICS_CONTRAST
        for (one, mine), (other, theirs) in pairwise(told)
        if mine != theirs
    )


def _differ_in_marks(chart: ChartData, document: Office) -> bool:
    """Whether every line has its own dashes or its own marker (ISO/IEC 29500-1 §21.2)."""
    root = document.package.roots.get(chart.part)
    if root is None:
        return False
    group = root.find(f".//c:{chart.kind}", NS)
    if group is None:
        return False
    flag = group.find("c:marker", NS)
    is_automatic = flag is not None and flag.get("val", "1") in ("1", "true")
    looks = [
        _marks(ser, index, is_automatic) for index, ser in enumerate(group.iterfind("c:ser", NS))
    ]
    return len(set(looks)) == len(looks) > 0


def _marks(series: Element, index: int, is_automatic: bool) -> tuple[str, str]:
    dash = series.find("c:spPr/a:ln/a:prstDash", NS)
    symbol = series.find("c:marker/c:symbol", NS)
    own = f"automatic {index}" if is_automatic else "none"
    return (
        "solid" if dash is None else dash.get("val", "solid"),
        own if symbol is None else symbol.get("val", "none"),
    )


def _has_coloured_blank(row: TableRow) -> bool:
    """A cell without words in a strong colour of its own, beside cells of another."""
    blank = {_ground(cell) for cell in row.cells if not cell.text.strip() and not cell.is_covered}
    others = [_ground(cell) for cell in row.cells if cell.text.strip()]
    return any(ground not in others and _is_vivid(ground) for ground in blank) and bool(others)


def _ground(cell: TableCell) -> Colour | None:
    return cell.paragraphs[0].ground if cell.paragraphs else None


def _is_vivid(colour: Colour | None) -> bool:
    if colour is None:
        return False
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return max(parts) - min(parts) >= _VIVID


# --- numbers besides the drawing

_DIGIT: Final = regex(r"\d")
_NUMBER: Final = regex(r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?")
_PLAIN_SPELLING: Final = str.maketrans(",", ".", " \u00a0\u202f")
_PLAIN: Final = frozenset({Decimal(0), Decimal(1), Decimal(100)})
"""A whole and a nothing; a bar of 100% is the frame of the one on it and needs no table."""
_TOLD: Final = Decimal("0.9")
_LONGEST: Final = 20
"""Digits before the comma; what is longer is no value of a project and cannot be rounded."""


def charts_have_numbers(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-033. A chart without any alternative is left to A11Y-004."""
    near = _near_slides(document) if isinstance(document, Deck) else _near_blocks(document)
    where = "slide" if isinstance(document, Deck) else "report"
    for top, beside, beyond in near:
        for chart, one, alt in _charts_in(top, ""):
            if alt.strip() and not _DIGIT.search(alt):
                yield found(quoting(one.place, alt), "alternative")
            if not _has_data_table(chart, document) and not _are_told(chart, alt, beside, beyond):
                yield found(one.place, f"values {where}" if any(beside) else where)


_Shown = Sequence[frozenset[Decimal]]
"""The numbers of the tables that stand near a chart."""


def _near_slides(deck: Deck) -> Iterator[tuple[DrawnObject, _Shown, _Shown]]:
    """On the slide itself and the ones beside it; then on those further away that go with them.

    What fills several slides of charts is told by several slides of tables before or after them.
    """
    on_slides = [_numbers_of(slide.walk()) for slide in deck.slides]
    charted = [any(one.chart for one in slide.walk()) for slide in deck.slides]
    for index, slide in enumerate(deck.slides):
        beside = on_slides[max(0, index - 1) : index + 2]
        beyond = [numbers for step in (-1, 1) for numbers in _run(index, step, on_slides, charted)]
        for one in slide.objects:
            yield one, beside, beyond


def _run(
    index: int, step: int, tables: _Shown, charted: Sequence[bool]
) -> Iterator[frozenset[Decimal]]:  # fmt: skip
    """The slides with tables alone, one after another, that follow a slide or charts after it."""
    at = index + step
    while 0 <= at < len(tables) and charted[at] and not tables[at]:
        at += step
    while 0 <= at < len(tables) and tables[at] and not charted[at]:
        yield tables[at]
        at += step


def _near_blocks(report: Report) -> Iterator[tuple[DrawnObject, _Shown, _Shown]]:
    """Under the same heading, and the tables just before and after."""
    drawn = [block for block in report.blocks if isinstance(block, DrawnObject)]
    by_heading: dict[str, list[DrawnObject]] = defaultdict(list)
    for one in report.tables():
        by_heading[one.place.name].append(one)
    under = {name: _numbers_of(tables) for name, tables in by_heading.items()}
    tables = [_numbers_of([one]) for one in drawn if one.table is not None]
    passed = 0
    for one in drawn:
        passed += one.table is not None
        around = tables[max(0, passed - 1) : passed + 1]
        yield one, [*around, under.get(one.place.name, frozenset())], ()


def _numbers_of(objects: Iterable[DrawnObject]) -> frozenset[Decimal]:
    rows = (row for one in objects if one.table is not None for row in one.table.texts)
    return frozenset(number for row in rows for text in row for number in _numbers(text))


def _charts_in(one: DrawnObject, alt: str) -> Iterator[tuple[ChartData, DrawnObject, str]]:
    """The charts of an object, each with its alternative or that of its group."""
    alt = one.alt if one.alt.strip() else alt
    if one.chart is not None and not one.is_decorative:
        yield one.chart, one, alt
    for child in one.children:
        yield from _charts_in(child, alt)


def _has_data_table(chart: ChartData, document: Office) -> bool:
    """The table a chart can carry under its axis (`c:dTable`)."""
    root = document.package.roots.get(chart.part)
    return root is not None and root.find(".//c:dTable", NS) is not None


def _are_told(chart: ChartData, alt: str, beside: _Shown, beyond: _Shown) -> bool:
    """Whether tables show nine in ten of the values, as they are, rounded or in percent. An
    alternative that gives them all, as that of a single bar can, needs no table."""
    places = [frozenset(_numbers(alt)), *beside, *beyond]
    values = [value for one in chart.series for value in one.values if value is not None]
    sound = [abs(value) for value in values if value.is_finite() and value.adjusted() < _LONGEST]
    wanted = [value for value in sound if value not in _PLAIN]
    told = sum(_is_shown(value, places) for value in wanted)
    return told >= _TOLD * len(wanted)


def _is_shown(value: Decimal, places: _Shown) -> bool:
    spellings = frozenset(_spellings(value))
    return not all(numbers.isdisjoint(spellings) for numbers in places)


def _numbers(text: str) -> Iterator[Decimal]:
    for match in _NUMBER.finditer(text):
        yield Decimal(match.group().translate(_PLAIN_SPELLING))


def _spellings(value: Decimal) -> Iterator[Decimal]:
    for number in (value, value * 100):
        yield number
        for digits in (Decimal(1), Decimal("0.1"), Decimal("0.01")):
            for rounding in (ROUND_HALF_UP, ROUND_HALF_DOWN):
                yield number.quantize(digits, rounding)


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-032", deck=colour_is_not_alone, report=colour_is_not_alone),
    RuleCheck("A11Y-033", deck=charts_have_numbers, report=charts_have_numbers),
)
