"""A table of a text document: its grid, what its style says of each cell, what repeats and splits.

ISO/IEC 29500-1 §17.4 (tables), §17.7.6 (conditional formats), [MS-OI29500] §2.1.252 (the order in
which Office applies them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.diagnostics import Place
from es_docs.markup import Element, child_of
from es_docs.reading.model import Colour, TableCell, TableData, TableRow, TextParagraph, TextRole
from es_docs.reading.word.looks import (
    AUTO,
    MIXED,
    Margins,
    W,
    cell_margins,
    on,
    over,
    points,
    shade,
    value,
    whole,
)  # fmt: skip
from es_docs.reading.word.styles import CellLook, StyleSheet
from es_docs.reading.word.text import ALTERNATE, Stand, chosen
from es_docs.units import Emu

_MOST_COLUMNS: Final = 63
"""Word makes no more columns; a larger span is a damaged one."""
_ROW_PROPERTIES: Final = f"{W}trPr"
_CELL_PROPERTIES: Final = f"{W}tcPr"
_MERGES: Final = (f"{W}vMerge", f"{W}hMerge")
_LOOKS: Final[Mapping[str, int]] = {
    "firstRow": 0x0020, "lastRow": 0x0040, "firstColumn": 0x0080, "lastColumn": 0x0100,
    "noHBand": 0x0200, "noVBand": 0x0400,
}  # fmt: skip
"""Attributes of `w:tblLook` and their bits in `w:val` (ISO/IEC 29500-1 §17.4.55)."""
_WRAPPERS: Final = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


class CellContent(Struct, frozen=True, eq=False):
    """What stands in a cell: its own paragraphs; whether there is more than text."""

    paragraphs: tuple[TextParagraph, ...]
    has_table: bool = False
    has_drawing: bool = False


CellReader: TypeAlias = Callable[[Element, Stand], CellContent]


class _GridCell(NamedTuple):
    """A cell as it is written: where it begins, how many columns it takes, what it continues."""

    element: Element
    column: int
    span: int
    is_continued: bool


class _GridRow(NamedTuple):
    element: Element
    cells: tuple[_GridCell, ...]
    width: int


def flow(parent: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, those inside content controls and tracked insertions too."""
    for one in parent.iterchildren("*"):
        if one.tag == tag:
            yield one
        elif one.tag in _WRAPPERS:
            yield from flow(one, tag)
        elif one.tag == ALTERNATE:
            for branch in chosen(one):
                yield from flow(branch, tag)


class TableReader(Struct, frozen=True, eq=False):
    """Reads one `w:tbl`; `read_cell` gives what stands in a cell."""

    sheet: StyleSheet
    stand: Stand
    place: Place
    read_cell: CellReader

    def read(self, table: Element) -> TableData:
        properties = child_of(table, f"{W}tblPr")
        grid = [*_grid(table)]
        width = max((row.width for row in grid), default=0)
        spans = _row_spans(grid)
        painter = self._painter(properties, len(grid), width)
        rows = tuple(self._row(row, at, width, spans[at], painter) for at, row in enumerate(grid))
        return TableData(
            rows=rows,
            has_header_row=bool(rows) and rows[0].is_header,
            has_header_column="firstColumn" in _looks(properties),
            columns=_widths(table),
        )

    def _painter(self, properties: Element | None, rows: int, columns: int) -> _Painter:
        style = value(properties.find(f"{W}tblStyle")) if properties is not None else None
        own = (
            shade(properties.find(f"{W}shd"), self.sheet.palette)
            if properties is not None
            else None
        )
        looks = _looks(properties)
        key = style or ""
        margins = self.sheet.margins(key)
        if properties is not None:
            margins = over(margins, cell_margins(properties.find(f"{W}tblCellMar")))
        bands = self.sheet.bands(key)
        return _Painter(self.sheet, self.stand, key, looks, own, margins, rows, columns, bands)

    def _row(
        self,
        row: _GridRow,
        at: int,
        width: int,
        spans: Mapping[int, int],
        painter: _Painter,
    ) -> TableRow:
        properties = child_of(row.element, _ROW_PROPERTIES)
        height, is_exact = _height(properties)
        is_header = _is_on(properties, "tblHeader")
        cells: list[TableCell] = []
        for one in row.cells:
            cells += self._covered(one.column - len(cells))
            stand = painter.stand(one.element, at, one.column, one.span)
            cells.append(self._cell(one, stand, spans.get(one.column, 1), painter.margins))
            cells += self._covered(one.span - 1)
        cells += self._covered(width - len(cells))
        return TableRow(
            tuple(cells),
            is_header=is_header,
            may_split=not _is_on(properties, "cantSplit"),
            height=height,
            is_exact=is_exact,
        )

    def _cell(self, cell: _GridCell, stand: Stand, row_span: int, margins: Margins) -> TableCell:
        own = cell_margins(child_of(cell.element, _CELL_PROPERTIES, f"{W}tcMar"))
        content = self.read_cell(cell.element, stand)
        return TableCell(
            content.paragraphs,
            _with_words(self.place, content.paragraphs),
            column_span=cell.span,
            row_span=row_span,
            is_covered=cell.is_continued,
            has_table=content.has_table,
            has_drawing=content.has_drawing,
            insets=_insets(over(margins, own)),
        )

    def _covered(self, count: int) -> list[TableCell]:
        """Places of the grid that the cells beside them, or nothing, take."""
        return [TableCell((), self.place, is_covered=True) for _ in range(count)]


def _with_words(place: Place, paragraphs: tuple[TextParagraph, ...]) -> Place:
    """The place of the table with the first words of a cell."""
    text = next((one.place.text for one in paragraphs if one.place.text), "")
    return Place(place.file, place.kind, place.area, None, place.name, place.object, text)


# --- the grid


def _grid(table: Element) -> Iterator[_GridRow]:
    for row in flow(table, f"{W}tr"):
        properties = child_of(row, _ROW_PROPERTIES)
        if _is_on(properties, "del"):
            continue
        column = _count(properties, "gridBefore", 0)
        cells: list[_GridCell] = []
        for cell in flow(row, f"{W}tc"):
            own = child_of(cell, _CELL_PROPERTIES)
            span = max(_count(own, "gridSpan", 1), 1)
            cells.append(_GridCell(cell, column, span, _is_continued(own)))
            column += span
        yield _GridRow(row, tuple(cells), column + _count(properties, "gridAfter", 0))


def _is_continued(properties: Element | None) -> bool:
    """A cell that the one above it, or in old files the one beside it, is merged over."""
    if properties is None:
        return False
    merges = (child_of(properties, tag) for tag in _MERGES)
    return any(one is not None and value(one) in (None, "continue") for one in merges)


def _row_spans(grid: list[_GridRow]) -> list[dict[int, int]]:
    """For each row: how many rows the cells that begin there are high, by their column."""
    spans: list[dict[int, int]] = []
    below: dict[int, int] = {}
    for row in reversed(grid):
        heights = {one.column: 1 + below.get(one.column, 0) for one in row.cells}
        below = {one.column: heights[one.column] for one in row.cells if one.is_continued}
        spans.append({one.column: heights[one.column] for one in row.cells if not one.is_continued})
    spans.reverse()
    return spans


def _count(properties: Element | None, name: str, default: int) -> int:
    found = whole(value(child_of(properties, f"{W}{name}")))
    return default if found is None else min(max(found, 0), _MOST_COLUMNS)


def _is_on(properties: Element | None, name: str) -> bool:
    return bool(on(child_of(properties, f"{W}{name}")))


def _height(properties: Element | None) -> tuple[Emu, bool]:
    """`w:trHeight`: a minimum unless the rule says exact (ISO/IEC 29500-1 §17.4.80)."""
    element = child_of(properties, f"{W}trHeight")
    if element is None:
        return Emu(0), False
    height = Emu.from_points(points(value(element)) or 0)
    return height, element.get(f"{W}hRule") == "exact"


def _insets(margins: Margins) -> tuple[Emu, Emu, Emu, Emu]:
    left, top, right, bottom = (Emu.from_points(one or 0) for one in margins)
    return left, top, right, bottom


def _widths(table: Element) -> tuple[Emu, ...]:
    return tuple(
        Emu.from_points(points(one.get(f"{W}w")) or 0)
        for one in table.iterfind(f"{W}tblGrid/{W}gridCol")
    )


def _looks(properties: Element | None) -> frozenset[str]:
    """The conditional formats a table asks for, and the bands it does without."""
    look = properties.find(f"{W}tblLook") if properties is not None else None
    if look is None:
        return frozenset()
    bits = _bits(value(look) or "")
    return frozenset(
        name
        for name, bit in _LOOKS.items()
        if look.get(f"{W}{name}", "1" if bits & bit else "0") not in ("0", "false", "off")
    )


def _bits(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0


# --- the style


class _Painter(Struct, frozen=True, eq=False):
    """Where the text of each cell stands: which formats of the table's style, what ground."""

    sheet: StyleSheet
    around: Stand
    style: str
    looks: frozenset[str]
    shade: str | None
    margins: Margins
    rows: int
    columns: int
    bands: tuple[int, int]
    _known: dict[tuple[CellLook, str | None], Stand] = field(
        default_factory=dict[tuple[CellLook, "str | None"], Stand]
    )

    def stand(self, cell: Element, row: int, column: int, span: int) -> Stand:
        look = self.sheet.cell(self.style, tuple(self._parts(row, column, span)))
        own = shade(child_of(cell, _CELL_PROPERTIES, f"{W}shd"), self.sheet.palette)
        key = (look, own)
        if key not in self._known:
            self._known[key] = self._stand(look, own)
        return self._known[key]

    def _stand(self, look: CellLook, own: str | None) -> Stand:
        """Where text stands in a cell that paints itself so."""
        layers = (own, look.shade, self.shade)
        painted = next((one for one in layers if one is not None), AUTO)
        role = TextRole.CELL if self.around.role is TextRole.BODY else self.around.role
        return replace(self.around, role=role, ground=_over(painted, self.around.ground), cell=look)

    def _parts(self, row: int, column: int, span: int) -> Iterator[str]:
        """Conditional formats of a cell, later ones over earlier ones as Office has it."""
        looks = self.looks
        is_top = row == 0 and "firstRow" in looks
        is_bottom = row == self.rows - 1 and "lastRow" in looks and self.rows > 1
        is_left = column == 0 and "firstColumn" in looks
        is_right = column + span >= self.columns and "lastColumn" in looks and self.columns > 1
        high, wide = self.bands
        if "noHBand" not in looks and not (is_top or is_bottom):
            yield f"band{(row - ('firstRow' in looks)) // high % 2 + 1}Horz"
        if "noVBand" not in looks and not (is_left or is_right):
            yield f"band{(column - ('firstColumn' in looks)) // wide % 2 + 1}Vert"
        edges = (
            (is_left, "firstCol"),
            (is_right, "lastCol"),
            (is_top, "firstRow"),
            (is_bottom, "lastRow"),
        )
        yield from (name for applies, name in edges if applies)
        corners = (
            (is_top, is_left, "nwCell"),
            (is_top, is_right, "neCell"),
            (is_bottom, is_left, "swCell"),
            (is_bottom, is_right, "seCell"),
        )
        yield from (name for across, down, name in corners if across and down)


def _over(painted: str, below: Colour | None) -> Colour | None:
    if painted == AUTO:
        return below
    return None if painted == MIXED else painted
