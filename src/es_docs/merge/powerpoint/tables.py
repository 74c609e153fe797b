"""Tables of slides: rows and columns read, put in, taken out. ISO/IEC 29500-1 §21.1.3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from msgspec import Struct, field

from es_docs.markup import Element, child_of
from es_docs.merge.powerpoint.passages import fill, paragraphs_of
from es_docs.merge.powerpoint.scene import Scene
from es_docs.merge.powerpoint.shapes import (
    Spot,
    arrange,
    box_of,
    drop_attribute,
    name_of,
    number_of,
    place,
    remove,
    set_box,
    set_number,
    shown_in,
    sub,
)
from es_docs.merge.powerpoint.sheets import keep_fonts
from es_docs.merge.steps import Insert, Remove
from es_docs.merge.tree import Kind, Node
from es_docs.ooxml.package import COLUMN_ID, ROW_ID, qualified

TABLE: Final = qualified("a:tbl")
ROW: Final = qualified("a:tr")
CELL: Final = qualified("a:tc")
_GRID: Final = qualified("a:tblGrid")
_COLUMN: Final = qualified("a:gridCol")
_CELL_BODY: Final = qualified("a:txBody")
COLUMNS: Final = "@columns"
"""The key of the look that is the widths of the columns."""
_MERGES: Final = ("rowSpan", "gridSpan", "hMerge", "vMerge")


def table_in(frame: Element) -> Element | None:
    """The `a:tbl` of a graphic frame; None when it shows something else."""
    return shown_in(frame, TABLE)


def rows_of(table: Element) -> list[Element]:
    return list(table.iterchildren(ROW))


def cells_of(row: Element) -> list[Element]:
    """One for each column, those hidden under a merged cell among them."""
    return list(row.iterchildren(CELL))


def columns_of(table: Element) -> list[Element]:
    grid = child_of(table, _GRID)
    return [] if grid is None else list(grid.iterchildren(_COLUMN))


def body_of(cell: Element) -> Element | None:
    return child_of(cell, _CELL_BODY)


def length(element: Element, name: str) -> int:
    value = element.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() else 0


class TableUpdate(Struct, eq=False, dict=True):
    """What the steps do to one table of the file; `finish` does what concerns it as a whole.

    `keys` are the keys of its columns. These change in all rows at once, after the rows.
    """

    scene: Scene
    frame: Spot
    table: Element
    keys: list[str]
    is_boxed: bool
    _new: dict[Element, Node] = field(default_factory=dict[Element, Node])
    _columns: list[Insert | Remove] = field(default_factory=list[Insert | Remove])
    _has_new_lines: bool = False
    _widths: Sequence[str] = ()
    _header: Element | None = None
    _body: Element | None = None
    _height: int = 0
    _width: int = 0

    def __post_init__(self) -> None:
        rows = rows_of(self.table)
        self._header = rows[0] if rows else None
        self._body = rows[1] if len(rows) > 1 else None
        self._height = sum(length(row, "h") for row in rows_of(self.table))
        self._width = sum(length(column, "w") for column in columns_of(self.table))

    # --- rows

    def insert_row(self, step: Insert) -> None:
        """A copy of the neighbour with its look, or the row as the data make it."""
        own = step.node.handle
        if not isinstance(own, Spot):
            return
        model, keys = self._model_row(step, own.element)
        if model is not None:
            row = deepcopy(model)
            set_number(row, ROW_ID, number_of(own.element, ROW_ID))
            row.set("h", own.element.get("h", row.get("h", "0")))
            _write_cells(row, keys, step.node)
            if model is self._body:
                _take_sizes(row, own.element)
        else:
            row = self._as_made(own, step.node)
        after = self.scene.spot(step.after)
        rows = rows_of(self.table)
        if after is not None and after.element in rows:
            after.element.addnext(row)
        elif rows:
            rows[0].addprevious(row)
        else:
            place(self.table, row)
        self.scene.put(step.node, Spot(self.frame.part, row))
        self._new[row] = step.node
        self._has_new_lines = True

    def _model_row(self, step: Insert, own: Element) -> tuple[Element | None, Sequence[str]]:
        """The row a new one is copied from, and the keys of its cells.

        No row takes after the header; a body row of the file will do where the new one looks like
        a body row of ours.
        """
        spot = self.scene.spot(step.model)
        if spot is not None and spot.element is not self._header and spot.element.tag == ROW:
            return spot.element, _cell_keys(step.model)
        table = own.getparent()
        rows = [] if table is None else rows_of(table)
        if self._body is None or len(rows) < 2 or own is rows[0]:
            return None, ()
        return (self._body, self.keys) if _weights(own) == _weights(rows[1]) else (None, ())

    def _as_made(self, own: Spot, node: Node) -> Element:
        """The row of ours, its cells in the order of the columns here."""
        row = deepcopy(own.element)
        if self.scene.tables_name_faces:
            before = self.scene.our_sheets.of_slide(own.part)
            keep_fonts(row, before, self.scene.sheets.of_slide(self.frame.part))
        copies = dict(zip(cells_of(own.element), cells_of(row), strict=True))
        cells = {
            cell.key: copies[cell.handle.element]
            for cell in node.children
            if cell.kind is Kind.CELL and isinstance(cell.handle, Spot)
        }
        spare = next(iter(copies.values()), None)
        for cell in cells_of(row):
            row.remove(cell)
        for index, key in enumerate(self.keys):
            cell = cells.get(key)
            if cell is None and spare is not None:
                cell = deepcopy(spare)
                _fill_cell(cell, [""])
            if cell is not None:
                row.insert(index, cell)
        return row

    def remove_row(self, spot: Spot) -> None:
        remove(spot.element)
        self._has_new_lines = True

    def reorder_rows(self, order: Sequence[Element]) -> None:
        rows = rows_of(self.table)
        arrange(self.table, rows, [row for row in order if row in rows])

    # --- columns

    def change_column(self, step: Insert | Remove) -> None:
        self._columns.append(step)

    def _change_columns(self) -> None:
        inserts = [step for step in self._columns if isinstance(step, Insert)]
        removes = [step for step in self._columns if isinstance(step, Remove)]
        for key in dict.fromkeys(step.node.key for step in inserts):
            self._insert_column(key, [step for step in inserts if step.node.key == key])
        for key in dict.fromkeys(step.node.key for step in removes):
            self._remove_column(key, [step for step in removes if step.node.key == key])

    def _insert_column(self, key: str, steps: Sequence[Insert]) -> None:
        first = steps[0]
        after = first.after.key if first.after else ""
        index = self.keys.index(after) + 1 if after in self.keys else 0
        by_row = {spot.element: s.node for s in steps if (spot := self.scene.spot(s.parent))}
        for row in rows_of(self.table):
            node = by_row.get(row)
            if node is None and row in self._new:
                node = self._new[row].child(key)
            self._insert_cell(row, index, node, first.node)
        self._insert_grid_column(index, first.node)
        self.keys.insert(index, key)
        self._has_new_lines = True

    def _insert_cell(self, row: Element, index: int, node: Node | None, like: Node) -> None:
        """A cell in the look of its neighbour, aligned as the data have it; empty without node."""
        cells = cells_of(row)
        own = (node or like).handle
        if not isinstance(own, Spot):
            return
        at = min(index, len(cells))
        cell = deepcopy(cells[max(at - 1, 0)] if cells else own.element)
        _separate(cell)
        _align(cell, own.element)
        _fill_cell(cell, _texts(node))
        if at:
            cells[at - 1].addnext(cell)
        else:
            row.insert(0, cell)
        if node is not None:
            self.scene.put(node, Spot(self.frame.part, cell))

    def _insert_grid_column(self, index: int, node: Node) -> None:
        own = node.handle
        column, number = None, node.mark.removeprefix("col:")
        if isinstance(own, Spot):
            table = next(own.element.iterancestors(TABLE), None)
            row = own.element.getparent()
            if table is not None and row is not None:
                column = columns_of(table)[cells_of(row).index(own.element)]
        width = 0 if column is None else length(column, "w")
        grid = sub(self.table, "a:tblGrid")
        new = grid.makeelement(qualified("a:gridCol"), {"w": str(width)})
        set_number(new, COLUMN_ID, number if node.mark.startswith("col:") else "")
        grid.insert(index, new)

    def _remove_column(self, key: str, steps: Sequence[Remove]) -> None:
        """A column goes as a whole, or not at all where one of its cells has to stay."""
        if key not in self.keys:
            return
        index = self.keys.index(key)
        gone = {spot.element for step in steps if (spot := self.scene.spot(step.node))}
        rows = (cells_of(row) for row in rows_of(self.table))
        cells = [row[index] for row in rows if index < len(row)]
        if any(cell not in gone and _has_text(cell) for cell in cells):
            return
        for cell in cells:
            remove(cell)
        columns = columns_of(self.table)
        if index < len(columns):
            remove(columns[index])
        self.keys.pop(index)
        self._has_new_lines = True

    # --- the whole

    def set_widths(self, widths: str) -> None:
        """The columns that are there in the end get these widths (EMU, with commas between)."""
        self._widths = widths.split(",")

    def finish(self) -> None:
        """Columns, merged cells, and the frame as high and wide as what is in it."""
        self._change_columns()
        if self._has_new_lines:
            _mend_merges(self.table)
        box = box_of(self.frame.element)
        if box is None:
            return
        columns = columns_of(self.table)
        if len(self._widths) == len(columns):
            for column, width in zip(columns, self._widths, strict=True):
                column.set("w", width)
        if self.is_boxed:
            _stretch(rows_of(self.table), "h", box[3], self._our_rows())
            _stretch(columns, "w", box[2], None)
            return
        if sum(length(column, "w") for column in columns) != self._width and self._width:
            _stretch(columns, "w", self._width, None)
        grown = sum(length(row, "h") for row in rows_of(self.table)) - self._height
        if grown:
            set_box(self.frame.element, (*box[:3], max(box[3] + grown, 0)))

    def _our_rows(self) -> Sequence[Element] | None:
        """The rows of the table of ours of the same name, where there are as many."""
        frame = self.scene.our_frames.get(name_of(self.frame.element))
        table = None if frame is None else table_in(frame)
        rows = () if table is None else rows_of(table)
        return rows if len(rows) == len(rows_of(self.table)) else None


# --- cells


def _cell_keys(row: Node | None) -> list[str]:
    return [] if row is None else [cell.key for cell in row.children if cell.kind is Kind.CELL]


def _write_cells(row: Element, keys: Sequence[str], node: Node) -> None:
    """Fill a copied row with the words of ours; columns ours does not have stay empty."""
    for key, cell in zip(keys, cells_of(row), strict=False):
        _separate(cell)
        _fill_cell(cell, _texts(node.child(key)))


def _take_sizes(row: Element, own: Element) -> None:
    """The type size of ours in a row that takes after one which may be gone by now."""
    sizes = {looks.get("sz", "") for looks in own.iter(qualified("a:rPr"))}
    for looks in row.iter(qualified("a:rPr"), qualified("a:endParaRPr")) if len(sizes) == 1 else ():
        looks.set("sz", *sizes)


def _weights(row: Element) -> list[tuple[str, bool]]:
    """What tells a total from a plain row: bold type and fills, cell by cell."""
    return [
        (
            next((looks.get("b", "") for looks in cell.iter(qualified("a:rPr"))), ""),
            cell.find(f"{qualified('a:tcPr')}/{qualified('a:solidFill')}") is not None,
        )
        for cell in cells_of(row)
    ]


def _texts(cell: Node | None) -> list[str]:
    passages = () if cell is None else cell.children
    return [one.text for one in passages if one.kind is Kind.PASSAGE] or [""]


def _fill_cell(cell: Element, texts: Sequence[str]) -> None:
    body = body_of(cell)
    paragraphs = paragraphs_of(body)
    if body is None or not paragraphs:
        return
    for extra in paragraphs[1:]:
        body.remove(extra)
    for text in texts[1:]:
        more = deepcopy(paragraphs[0])
        fill(more, text)
        body.append(more)
    fill(paragraphs[0], texts[0])


def _has_text(cell: Element) -> bool:
    return any((text.text or "").strip() for text in cell.iter(qualified("a:t")))


def _separate(cell: Element) -> None:
    for name in _MERGES:
        drop_attribute(cell, name)


def _align(cell: Element, own: Element) -> None:
    """Numbers stand at the right, words at the left, as in ours."""
    wanted = next(own.iter(qualified("a:pPr")), None)
    side = "" if wanted is None else wanted.get("algn", "")
    for paragraph in paragraphs_of(body_of(cell)):
        if side:
            sub(paragraph, "a:pPr").set("algn", side)
        else:
            for properties in paragraph.findall(qualified("a:pPr")):
                drop_attribute(properties, "algn")


def _mend_merges(table: Element) -> None:
    """Cells merged downwards or sideways after rows and columns came and went."""
    grid = [cells_of(row) for row in rows_of(table)]
    for row in grid:
        _mend_line(row, "gridSpan", "hMerge")
    for index in range(max(map(len, grid), default=0)):
        _mend_line([row[index] for row in grid if index < len(row)], "rowSpan", "vMerge")


def _mend_line(line: Sequence[Element], span: str, merge: str) -> None:
    """An origin spans the merged cells right behind it; a merged one without origin is free."""
    for at, cell in enumerate(line):
        if cell.get(merge) in ("1", "true"):
            if at == 0 or not _is_spanning(line, at, span, merge):
                drop_attribute(cell, merge)
        elif cell.get(span):
            count = 1 + sum(1 for _ in _merged_behind(line, at, length(cell, span), merge))
            if count > 1:
                cell.set(span, str(count))
            else:
                drop_attribute(cell, span)


def _merged_behind(line: Sequence[Element], at: int, span: int, merge: str) -> Iterator[Element]:
    for cell in line[at + 1 : at + span]:
        if cell.get(merge) not in ("1", "true"):
            return
        yield cell


def _is_spanning(line: Sequence[Element], at: int, span: str, merge: str) -> bool:
    """Whether the cell at `at` lies under the nearest one before it that is not merged."""
    start = next((n for n in range(at - 1, -1, -1) if line[n].get(merge) not in ("1", "true")), -1)
    return start >= 0 and start + max(length(line[start], span), 1) > at


def _stretch(
    lines: Sequence[Element], name: str, total: int, ours: Sequence[Element] | None
) -> None:
    """Rows or columns as long together as the frame: as in ours, or in proportion."""
    if ours is not None and sum(length(line, name) for line in ours) == total:
        for line, own in zip(lines, ours, strict=True):
            line.set(name, own.get(name, "0"))
        return
    before = sum(length(line, name) for line in lines)
    if not before or before == total or total <= 0:
        return
    left, rest = total, before
    for line in lines:
        part = left * length(line, name) // rest if rest else 0
        rest -= length(line, name)
        left -= part
        line.set(name, str(part))
