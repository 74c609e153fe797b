"""The tables of slides (ISO/IEC 29500-1 §21.1.3) with the looks of their styles (§20.1.4.2).

PowerPoint writes only the number of the styles it has built in, not what they are; the ones it
gives to a new table (Medium Style 2) and the plain ones are known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias

from msgspec import Struct, field

from es_docs.diagnostics import Place
from es_docs.markup import Element, parse
from es_docs.ooxml.package import NS
from es_docs.reading.drawingml.colours import Palette, mixed
from es_docs.reading.drawingml.nodes import child, children, flag, integer, length, local_name
from es_docs.reading.drawingml.paint import fill_in, paint_of, referred_fill, tone_of
from es_docs.reading.drawingml.text import Layers, TextHolder, at
from es_docs.reading.model import (
    Colour,
    Paint,
    TableCell,
    TableData,
    TableRow,
    TextParagraph,
    TextRole,
)
from es_docs.units import Emu

_TextReader: TypeAlias = Callable[[TextHolder], tuple[TextParagraph, ...]]
_INSETS: Final = (("marL", 91440), ("marT", 45720), ("marR", 91440), ("marB", 45720))
_MOST_SPANNED: Final = 1000
"""More columns or rows than a table can have."""

_MEDIUM_STYLE_2: Final[Mapping[str, str]] = {
    "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}": "dk1",
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
    "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
    "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
}
_PLAIN_STYLES: Final = frozenset(
    {"{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"}
)
"""No Style, No Grid; No Style, Table Grid ([MS-OE376] 2.1.168 lists all built-in styles)."""
_TEXT: Final = (
    '<a:tcTxStyle{bold}><a:fontRef idx="minor"/><a:schemeClr val="{colour}"/></a:tcTxStyle>'
)
_FILL: Final = (
    '<a:tcStyle><a:fill><a:solidFill><a:schemeClr val="{accent}">{change}</a:schemeClr>'
    "</a:solidFill></a:fill></a:tcStyle>"
)


class TableSetting(Struct, frozen=True, eq=False):
    """The table styles of a presentation by their number (`ppt/tableStyles.xml`)."""

    styles: Mapping[str, Element] = field(default_factory=dict[str, Element])

    @classmethod
    def of(cls, root: Element | None) -> TableSetting:
        return cls({one.get("styleId", "").upper(): one for one in children(root)})

    def style(self, number: str) -> Element | None:
        """The style of that number; None for one that is built in and unknown here."""
        found = self.styles.get(number.upper())
        return _built_in(number.upper()) if found is None else found


@cache
def _built_in(number: str) -> Element | None:
    if number in _PLAIN_STYLES or not number:
        return _style(f"<a:wholeTbl>{_TEXT.format(bold='', colour='tx1')}</a:wholeTbl>")
    accent = _MEDIUM_STYLE_2.get(number)
    if accent is None:
        return None
    head = _TEXT.format(bold=' b="on"', colour="lt1") + _FILL.format(accent=accent, change="")
    light, strong = (
        _FILL.format(accent=accent, change=f'<a:tint val="{tint}"/>') for tint in (20000, 40000)
    )
    ends = "".join(
        f"<a:{name}>{head}</a:{name}>" for name in ("lastCol", "firstCol", "lastRow", "firstRow")
    )
    return _style(
        f"<a:wholeTbl>{_TEXT.format(bold='', colour='dk1')}{light}</a:wholeTbl>"
        f"<a:band1H>{strong}</a:band1H><a:band1V>{strong}</a:band1V>{ends}"
    )


def _style(parts: str) -> Element:
    return parse(f'<a:tblStyle xmlns:a="{NS["a"]}">{parts}</a:tblStyle>'.encode())


# --- the table


class _Table(Struct, frozen=True, eq=False):
    """A table on its way: its flags, its style, and what lies behind it."""

    flags: frozenset[str]
    style: Element | None
    row_count: int
    column_count: int
    palette: Palette
    place: Place
    ground: Colour | None
    read_text: _TextReader
    _known: dict[tuple[str, ...], _CellLook] = field(
        default_factory=dict[tuple[str, ...], "_CellLook"]
    )

    def look(self, row: int, column: int) -> _CellLook:
        """What the style says of a cell there; cells of one kind share it."""
        names = tuple(_part_names(self, row, column))
        known = self._known.get(names)
        if known is None:
            known = self._known[names] = _cell_look(self, names)
        return known


class _CellLook(Struct, frozen=True, eq=False):
    """Layers for the text (`a:tcTxStyle`, the weakest first) and the colour behind it."""

    layers: Layers
    ground: Colour | None


def _cell_look(table: _Table, names: tuple[str, ...]) -> _CellLook:
    parts = [part for name in names if (part := child(table.style, name)) is not None]
    fills = [_background(child(part, "tcStyle"), table.palette) for part in parts]
    told = [one for one in fills if one is not None]
    return _CellLook(
        tuple(one for part in parts if (one := child(part, "tcTxStyle")) is not None),
        _laid(told[-1] if told else None, table.ground),
    )


def read_table(
    element: Element,
    setting: TableSetting,
    palette: Palette,
    place: Place,
    ground: Colour | None,
    read_text: _TextReader,
) -> TableData:
    """The table in an `a:tbl`; `ground` is the colour behind it, `place` that of its frame."""
    properties = child(element, "tblPr")
    rows = [one for one in children(element) if local_name(one) == "tr"]
    columns = tuple(Emu(length(one, "w") or 0) for one in children(child(element, "tblGrid")))
    flags = frozenset(name for name in _FLAGS if flag(properties, name))
    style = _style_of(properties, setting)
    table = _Table(
        flags, style, len(rows), len(columns), palette, place,
        _table_ground(properties, style, palette, ground), read_text,
    )  # fmt: skip
    return TableData(
        tuple(_row(table, row, at_row) for at_row, row in enumerate(rows)),
        has_header_row="firstRow" in flags,
        has_header_column="firstCol" in flags,
        columns=columns,
    )


_FLAGS: Final = ("firstRow", "firstCol", "lastRow", "lastCol", "bandRow", "bandCol")


def _style_of(properties: Element | None, setting: TableSetting) -> Element | None:
    own = child(properties, "tableStyle")
    if own is not None:
        return own
    number = child(properties, "tableStyleId")
    return setting.style("" if number is None else (number.text or "").strip())


def _table_ground(
    properties: Element | None, style: Element | None, palette: Palette, behind: Colour | None
) -> Colour | None:
    """What lies behind cells without a fill; None when the style is not known."""
    if style is None:
        return None
    own = fill_in(properties)
    paint = _background(child(style, "tblBg"), palette) if own is None else paint_of(own, palette)
    return _laid(paint, behind)


def _laid(paint: Paint | None, behind: Colour | None) -> Colour | None:
    if paint is None or paint.kind == "none":
        return behind
    return mixed(tone_of(paint), behind) if paint.kind == "solid" else None


def _background(holder: Element | None, palette: Palette) -> Paint | None:
    """The fill in `a:tcStyle` or `a:tblBg`; None when nothing is said."""
    fill = fill_in(child(holder, "fill"))
    if fill is not None:
        return paint_of(fill, palette)
    return referred_fill(child(holder, "fillRef"), palette)


def _row(table: _Table, element: Element, row: int) -> TableRow:
    cells = [one for one in children(element) if local_name(one) == "tc"]
    return TableRow(
        tuple(_cell(table, one, row, column) for column, one in enumerate(cells)),
        is_header=row == 0 and "firstRow" in table.flags,
        height=Emu(length(element, "h") or 0),
    )


def _cell(table: _Table, element: Element, row: int, column: int) -> TableCell:
    properties = child(element, "tcPr")
    look = table.look(row, column)
    own = fill_in(properties)
    ground = look.ground if own is None else _laid(paint_of(own, table.palette), table.ground)
    paragraphs = _paragraphs(table, child(element, "txBody"), ground, look.layers)
    return TableCell(
        paragraphs,
        at(table.place, " ".join(one.text for one in paragraphs)),
        min(max(integer(element, "gridSpan", 1), 1), _MOST_SPANNED),
        min(max(integer(element, "rowSpan", 1), 1), _MOST_SPANNED),
        is_covered=flag(element, "hMerge") or flag(element, "vMerge"),
        insets=_insets(properties),
    )


def _paragraphs(
    table: _Table, body: Element | None, ground: Colour | None, layers: Layers
) -> tuple[TextParagraph, ...]:
    if body is None:
        return ()
    return table.read_text(TextHolder(body, table.place, TextRole.CELL, ground, layers=layers))


def _insets(properties: Element | None) -> tuple[Emu, Emu, Emu, Emu]:
    told = [length(properties, name) for name, _ in _INSETS]
    left, top, right, bottom = (
        default if value is None else value
        for value, (_, default) in zip(told, _INSETS, strict=True)
    )
    return Emu(left), Emu(top), Emu(right), Emu(bottom)


def _part_names(table: _Table, row: int, column: int) -> Iterator[str]:
    """The parts of the style that hold for a cell, the weakest first (§20.1.4.2.27)."""
    flags = table.flags
    edges = {
        "firstCol": column == 0,
        "lastCol": column == table.column_count - 1,
        "firstRow": row == 0,
        "lastRow": row == table.row_count - 1,
    }
    is_at = {name: name in flags and there for name, there in edges.items()}
    yield "wholeTbl"
    if "bandCol" in flags and not (is_at["firstCol"] or is_at["lastCol"]):
        yield "band2V" if (column - ("firstCol" in flags)) % 2 else "band1V"
    if "bandRow" in flags and not (is_at["firstRow"] or is_at["lastRow"]):
        yield "band2H" if (row - ("firstRow" in flags)) % 2 else "band1H"
    yield from (name for name in ("firstCol", "lastCol", "firstRow", "lastRow") if is_at[name])
    yield from (
        corner for corner, (across, down) in _CORNERS.items() if is_at[across] and is_at[down]
    )


_CORNERS: Final = {
    "nwCell": ("firstCol", "firstRow"),
    "neCell": ("lastCol", "firstRow"),
    "swCell": ("firstCol", "lastRow"),
    "seCell": ("lastCol", "lastRow"),
}
