"""A11Y-058: no text is cut off, spills out of its box or off the slide, or is hidden.

Texts are measured as PowerPoint sets them (`layout.measure`). The measure errs towards too much;
here it must not, because a false alarm costs trust: columns are taken a little wider, a face whose
widths are not known is measured as the narrowest we know, and what cannot be measured (turned
text, columns, text along a path) is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from es_docs.checks.accessibility.content import TITLES
from es_docs.checks.accessibility.covered import covers
from es_docs.checks.accessibility.looks import largest_size, lines_are_cut
from es_docs.checks.accessibility.measured import (
    WIDENING,
    is_measurable,
    room_of,
    spec_of,
    unwrapped,
)
from es_docs.checks.accessibility.passages import (
    furniture_passages,
    furniture_shown,
    passages,
    quoted,
    sign_objects,
)
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.diagnostics import Place
from es_docs.layout.measure import (
    Metrics,
    ParagraphSpec,
    text_height,
    widest_word,
)
from es_docs.ooxml.package import qualified
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    ObjectKind,
    Report,
    Slide,
    TableCell,
    TableRow,
    TextParagraph,
)
from es_docs.units import EMU_PER_POINT, Box, Emu

TOLERANCE: Final = 2 * EMU_PER_POINT
SHARE: Final = 0.02
"""What a height may differ by before it is told: 2 pt or 2 %, whichever is more."""
SHARE_FITTED: Final = 0.1
"""The same where PowerPoint fits the text itself: it did so with its own fonts."""
LEAST_SCALE: Final = 0.9
"""Text that PowerPoint had to shrink further is crowded; a convention of this project."""
_OVERLAP: Final = 6 * EMU_PER_POINT
"""How far a grown table has to reach into what stands below it."""


# --- slides


def text_fits_slides(deck: Deck, context: Context) -> Iterator[Found]:
    signs = sign_objects(deck)
    for slide in deck.slides:
        over = covers(slide, context.metrics)
        for one in slide.walk():
            if not one.is_hidden and id(one) not in signs:
                yield from _flaws(deck, slide, one, context.metrics) or _hidden(one, over)


def _hidden(one: DrawnObject, over: Mapping[int, DrawnObject]) -> list[Found]:
    cover = over.get(id(one))
    return [found(quoted(one.place, one.text), "covered", other=cover.name)] if cover else []


def _flaws(deck: Deck, slide: Slide, one: DrawnObject, metrics: Metrics) -> list[Found]:
    """At most one finding an object: what stands outside needs no measuring."""
    outside = list(_outside(one, deck.size))
    if outside:
        return outside
    if one.table is not None:
        return list(_table_flaws(deck, slide, one, metrics))
    if one.text.strip() and is_measurable(one):
        return list(_text_flaws(deck, one, metrics))
    return []


def _outside(one: DrawnObject, slide: Box) -> Iterator[Found]:
    """Text, tables and charts that reach over the edge of the slide.

    A title may stand wholly outside: that names a slide for those who do not see it.
    """
    box = one.box
    has_content = bool(one.text.strip()) or one.table is not None or one.chart is not None
    if box is None or not has_content or one.rotation % 180:
        return
    allowed = round(SHARE / 2 * slide.width)
    excess = max(-box.left, -box.top, box.right - slide.width, box.bottom - slide.height)
    is_title = one.placeholder in TITLES
    is_aside = not box.overlaps(slide)
    if excess > allowed and not (is_title and is_aside):
        yield found(quoted(one.place, one.text), "outside", distance=_millimetres(excess))


def _text_flaws(deck: Deck, one: DrawnObject, metrics: Metrics) -> Iterator[Found]:
    place = quoted(one.place, one.text)
    if one.autofit == "text" and one.font_scale < LEAST_SCALE:
        yield found(place, "shrunk", percent=round(100 * one.font_scale))
        return
    room = room_of(one)
    specs = [spec_of(paragraph, metrics) for paragraph in one.paragraphs]
    if not one.wraps:
        yield from _wide_flaws(deck, one, specs, metrics)
        return
    torn = _torn_word(specs, room.width, metrics)
    if torn:
        yield found(place, "torn", word=torn)
        return
    needed = text_height(metrics, specs, Emu(round(room.width * WIDENING)))
    is_fitted = one.autofit == "text"
    if one.autofit == "shape":
        yield from _grown_flaws(deck, one, needed + _vertical_insets(one))
    elif needed > _limit(room.height, SHARE_FITTED if is_fitted else SHARE):
        yield _too_high(place, "spills", needed, room.height)


def _vertical_insets(one: DrawnObject) -> int:
    return one.insets[1] + one.insets[3]


def _limit(height: int, share: float) -> float:
    return height + max(TOLERANCE, share * height)


def _too_high(place: Place, variant: str, needed: int, room: int, row: int = 0) -> Found:
    heights = _centimetres(needed), _centimetres(max(0, room))
    return found(place, variant, row=row, needed=heights[0], room=heights[1])


def _wide_flaws(
    deck: Deck, one: DrawnObject, specs: Sequence[ParagraphSpec], metrics: Metrics
) -> Iterator[Found]:
    """Text that does not wrap and is wider than the slide leaves room for."""
    widest = max((unwrapped(spec, metrics) for spec in specs), default=0)
    room = deck.size.width - max(0, one.box.left if one.box else 0)
    if any(paragraph.align != "left" for paragraph in one.paragraphs):
        room = deck.size.width
    if widest > room * WIDENING:
        yield found(quoted(one.place, one.text), "wide")


def _torn_word(specs: Sequence[ParagraphSpec], width: int, metrics: Metrics) -> str:
    """The first word that is wider than its column; "" when there is none."""
    for spec in specs:
        room = (width - spec.margin) * WIDENING
        if 0 < room < widest_word(metrics, spec.pieces):
            text = "".join(piece.text for piece in spec.pieces)
            return max(text.split(), key=len, default="")
    return ""


def _grown_flaws(deck: Deck, one: DrawnObject, height: int) -> Iterator[Found]:
    """A box that grows with its text must not grow off the slide."""
    box = one.box
    if box is not None and box.top + height > deck.size.height + SHARE * deck.size.height:
        yield found(quoted(one.place, one.text), "grown")


# --- tables of slides


def _table_flaws(deck: Deck, slide: Slide, one: DrawnObject, metrics: Metrics) -> Iterator[Found]:
    """A table grows with its text: off the slide, or over what stands below it."""
    table, box = one.table, one.box
    if table is None or box is None or not table.columns:
        return
    declared = sum(row.height for row in table.rows)
    grown = sum(max(row.height, _row_height(row, table.columns, metrics)) for row in table.rows)
    bottom = box.top + grown
    if bottom > deck.size.height + SHARE / 2 * deck.size.height:
        yield found(one.place, "table", distance=_millimetres(bottom - deck.size.height))
    elif grown > _limit(declared, SHARE):
        below = _met_below(slide, one, Box.of(box.left, box.top, box.width, grown))
        if below is not None:
            yield found(one.place, "table_over", other=below.name)


def _row_height(row: TableRow, columns: Sequence[Emu], metrics: Metrics) -> int:
    """The height the tallest cell needs; cells over several rows find room in the others."""
    return max((_cell_height(cell, row, columns, metrics) for cell in row.cells), default=0)


def _cell_height(cell: TableCell, row: TableRow, columns: Sequence[Emu], metrics: Metrics) -> int:
    if cell.is_covered or cell.row_span > 1:
        return 0
    start = next(at for at, other in enumerate(row.cells) if other is cell)
    width = sum(columns[start : start + cell.column_span])
    left, top, right, bottom = cell.insets
    room = Emu(round((width - left - right) * WIDENING))
    specs = [spec_of(paragraph, metrics) for paragraph in cell.paragraphs]
    return text_height(metrics, specs, room) + top + bottom if specs and room > 0 else 0


def _met_below(slide: Slide, table: DrawnObject, grown: Box) -> DrawnObject | None:
    """What the grown table lies over and the table as it was saved did not."""
    declared = table.box or grown
    bottom = Emu(grown.bottom - _OVERLAP)
    reach = Box(grown.left, declared.bottom, grown.width, Emu(bottom - declared.bottom))
    behind = [one for frame in (slide.master, slide.layout) for one in frame.objects]
    others = [*slide.objects, *(one for one in behind if not one.placeholder)]
    for one in others:
        if one is table or one.is_hidden or one.box is None or not _is_shown(one):
            continue
        if one.box.top + _OVERLAP >= declared.bottom and one.box.overlaps(reach):
            return one
    return None


def _is_shown(one: DrawnObject) -> bool:
    """Text, pictures, groups: a mere line or ground is no loss under a table."""
    kinds = (ObjectKind.PICTURE, ObjectKind.GROUP, ObjectKind.TABLE, ObjectKind.CHART)
    return one.kind in kinds or bool(one.text.strip())


# --- reports


def text_fits_pages(report: Report, context: Context) -> Iterator[Found]:
    """Rows and lines of an exact height lower than their text, boxes that cut it, and objects
    wider than the paper."""
    yield from _cut_lines(report)
    signs = sign_objects(report)
    for one in report.objects():
        if one.is_hidden or id(one) in signs:
            continue
        yield from _cut_rows(one, context.metrics)
        yield from _cut_box(one, context.metrics)
    yield from _wider_than_paper(report)


def _cut_lines(report: Report) -> Iterator[Found]:
    furniture = (
        passage
        for shown in furniture_shown(report)
        for passage in furniture_passages(report, shown)
    )
    for passage in (*passages(report), *furniture):
        paragraph = passage.paragraph
        if lines_are_cut(paragraph):
            points = f"{paragraph.line_spacing_pt:g}".replace(".", ",")
            size = f"{largest_size(paragraph):g}".replace(".", ",")
            yield found(passage.place, "line", points=points, size=size)


def _cut_rows(one: DrawnObject, metrics: Metrics) -> Iterator[Found]:
    """One finding a table: the first row whose exact height cuts its text."""
    table = one.table
    if table is None or not table.columns:
        return
    for number, row in enumerate(table.rows, start=1):
        needed = _row_height(row, table.columns, metrics) if row.is_exact else 0
        if needed > _limit(row.height, SHARE):
            text = " ".join(cell.text for cell in row.cells)
            place = quoted(replace(one.place, object=one.name), text)
            yield _too_high(place, "row", needed, row.height, number)
            return


def _cut_box(one: DrawnObject, metrics: Metrics) -> Iterator[Found]:
    """Text boxes of Word that do not grow with their text cut what does not fit; those of VML
    do not tell whether they grow."""
    if one.kind is not ObjectKind.SHAPE or one.autofit != "none" or not one.text.strip():
        return
    is_drawing = one.element is not None and one.element.find(".//{*}bodyPr") is not None
    if not is_drawing or not is_measurable(one):
        return
    room = room_of(one)
    specs = [spec_of(paragraph, metrics) for paragraph in one.paragraphs]
    needed = text_height(metrics, specs, Emu(round(room.width * WIDENING)))
    if needed > _limit(room.height, SHARE_FITTED):
        yield _too_high(quoted(one.place, one.text), "cut", needed, room.height)


def _wider_than_paper(report: Report) -> Iterator[Found]:
    """Pictures, and tables of a fixed width, that end beyond the edge of the widest page."""
    room = max((page.width - page.margins[0] for page in report.pages), default=0)
    for block in report.blocks:
        if isinstance(block, TextParagraph) or not block.is_inline:
            continue
        width = _fixed_width(block)
        if room and width > room * (1 + SHARE / 2):
            yield found(block.place, "paper", distance=_millimetres(width - room))


def _fixed_width(one: DrawnObject) -> int:
    """0 for a table that Word fits to the page itself (ISO/IEC 29500-1 §17.4.52)."""
    if one.table is None:
        return one.box.width if one.box else 0
    layout = one.element.find("{*}tblPr/{*}tblLayout") if one.element is not None else None
    is_fixed = layout is not None and layout.get(qualified("w:type")) == "fixed"
    return sum(one.table.columns) if is_fixed else 0


def _millimetres(length: int) -> str:
    return f"{Emu(length).mm:.0f}"


def _centimetres(length: int) -> str:
    return f"{Emu(length).mm / 10:.1f}".replace(".", ",")


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-058", deck=text_fits_slides, report=text_fits_pages),
)
