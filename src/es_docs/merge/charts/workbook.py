"""The workbook inside a chart: its cells read, written and moved, all else left as it is.

SpreadsheetML: ISO/IEC 29500-1 §18. openpyxl is of no use here: it drops the results of formulas
when it saves, and what it does not know.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from lxml import etree
from msgspec import Struct

from es_docs.markup import Element, parse, serialise
from es_docs.merge.charts.formulas import (
    Cell,
    Move,
    Reference,
    UnknownResultError,
    Value,
    column_letters,
    column_number,
    computed,
    mapped,
)
from es_docs.merge.tree import folded
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package
from es_docs.regex import regex

_PLACE: Final = regex(r"([A-Z]{1,3})([1-9]\d*)$")
_FORMULAS: Final = frozenset(
    {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "sqref"}
)
"""Elements whose text refers to cells, in the sheets and in what stands beside them."""
_COMMENT_ROW: Final = regex(rb"(<(?:\w+:)?Row>)(\d+)(</(?:\w+:)?Row>)")
"""Where a comment stands, counted from 0, in the old drawing of its box."""
_WORKSHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SLACK: Final = 1e-13
"""Relative: programs round the fifteenth digit in their own ways."""


def is_alike(one: Value, other: Value) -> bool:
    """Whether two cells hold the same: numbers by value, texts folded, blank as good as ""."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= _SLACK * max(1.0, abs(one))
    if isinstance(one, int | float) or isinstance(other, int | float):
        return False
    return folded(one or "") == folded(other or "")


class _Sheet(Struct, eq=False):
    """A sheet with its rows and cells by their places."""

    part: str
    root: Element
    rows: dict[int, Element]
    cells: dict[Cell, Element]
    is_edited: bool = False

    @classmethod
    def of(cls, part: str, root: Element) -> _Sheet:
        """Cells need not tell where they stand; then they follow one another (§18.3.1.4)."""
        sheet = cls(part, root, {}, {})
        row = 0
        for line in _elements(_data(root), "row"):
            row = _whole(line.get("r")) or row + 1
            sheet.rows[row] = line
            column = 0
            for cell in _elements(line, "c"):
                found = _PLACE.match(cell.get("r", ""))
                column = column_number(found[1]) if found else column + 1
                sheet.cells[row, column] = cell
        return sheet

    def measure(self) -> None:
        """Let it say how far its cells reach: readers trust that (§18.3.1.35)."""
        extent = _child(self.root, "dimension")
        if extent is not None and self.cells:
            bottom, right = (max(cell[end] for cell in self.cells) for end in (0, 1))
            extent.set("ref", f"A1:{column_letters(right)}{bottom}")


class Book:
    """A workbook in the making. Sheets are told apart by their names."""

    def __init__(self, draft: Draft, part: str) -> None:
        self._draft = draft
        self._part = part
        self._sheets: dict[str, _Sheet] = {}
        self._names = dict(self._all_sheets())
        self._strings: list[str] | None = None
        self._waiting: set[tuple[str, Cell]] = set()
        self._known: dict[tuple[str, Cell], Value] = {}
        self.is_changed = False

    @classmethod
    def open(cls, data: bytes) -> Book | None:
        """The workbook in these bytes; None when they hold none that can be read."""
        package, _ = open_package(data, "")
        if package is None:
            return None
        draft = Draft(package)
        for one in draft.relationships(""):
            root = package.roots.get(one.target)
            is_main = one.kind.endswith("/officeDocument") and root is not None
            if is_main and etree.QName(root).localname == "workbook":
                return cls(draft, one.target)
        return None

    def _all_sheets(self) -> Iterator[tuple[str, str]]:
        for sheet in _elements(_child(self._draft.root(self._part), "sheets"), "sheet"):
            rid = next(
                (str(value) for name, value in sheet.items() if str(name).endswith("}id")), ""
            )
            target = self._draft.target(self._part, rid)
            if target in self._draft:
                yield sheet.get("name", ""), target

    def __contains__(self, sheet: str) -> bool:
        try:
            return sheet in self._names and bool(self._sheet(sheet))
        except KeyError:
            return False

    def extent(self, sheet: str) -> tuple[int, int]:
        """The last row and the last column that hold anything."""
        held = [cell for cell, element in self._sheet(sheet).cells.items() if len(element)]
        return max((row for row, _ in held), default=0), max((col for _, col in held), default=0)

    # --- cells

    def value(self, sheet: str, cell: Cell) -> Value:
        """What a cell shows. Raises UnknownResultError when that cannot be told.

        A formula is computed where its result is missing (some programs leave it out) or may have
        become another one by what was written here; only where that is beyond us, an old result
        counts.
        """
        element = self._sheet(sheet).cells.get(cell)
        if element is None:
            return None
        held = _child(element, "v")
        has_result = held is not None and bool(held.text or element.get("t") == "str")
        formula = self.formula(sheet, cell)
        if not formula or (has_result and not self.is_changed):
            return self._stored(element)
        try:
            return self._computed(sheet, cell, formula)
        except UnknownResultError:
            if not has_result:
                raise
            return self._stored(element)

    def _computed(self, sheet: str, cell: Cell, formula: str) -> Value:
        if (sheet, cell) in self._known:
            return self._known[sheet, cell]
        if (sheet, cell) in self._waiting:
            raise UnknownResultError(formula)

        def cells(reference: Reference) -> list[Value]:
            name = reference.sheet or sheet
            if name not in self:
                raise UnknownResultError(name)
            return [self.value(name, one) for one in reference.cells]

        self._waiting.add((sheet, cell))
        try:
            value = self._known[sheet, cell] = computed(formula, cells)
            return value
        finally:
            self._waiting.discard((sheet, cell))

    def _stored(self, element: Element) -> Value:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            return _text_of(_child(element, "is"))
        held = _child(element, "v")
        text = "" if held is None else held.text or ""
        if kind == "str" or not text:
            return text if kind == "str" else None
        if kind == "s":
            place = _whole(text)
            strings = self._shared_strings()
            return strings[place] if place is not None and place < len(strings) else None
        if kind in ("e", "d"):
            raise UnknownResultError(text)
        try:
            return text == "1" if kind == "b" else float(text)
        except ValueError as why:
            raise UnknownResultError(text) from why

    def _shared_strings(self) -> list[str]:
        if self._strings is None:
            kinds = (one for one in self._draft.relationships(self._part))
            parts = [one.target for one in kinds if one.kind.endswith("/sharedStrings")]
            known = [part for part in parts if part in self._draft]
            root = self._draft.root(known[0]) if known else None
            self._strings = [_text_of(one) for one in _elements(root, "si")]
        return self._strings

    def formula(self, sheet: str, cell: Cell) -> str:
        """The formula of a cell without its sign; "" where a value stands by itself."""
        held = self._sheet(sheet)
        element = held.cells.get(cell)
        formula = None if element is None else _child(element, "f")
        if formula is None:
            return ""
        if formula.get("t") == "shared" and not formula.text:
            return self._shared_formula(held, formula.get("si", ""), cell)
        return formula.text or ""

    def _shared_formula(self, sheet: _Sheet, number: str, cell: Cell) -> str:
        """A formula that many cells share is written out at the first (§18.3.1.40)."""
        for (row, column), element in sheet.cells.items():
            formula = _child(element, "f")
            if formula is not None and formula.get("si") == number and formula.text:
                return mapped(formula.text, _shift(cell[0] - row, cell[1] - column))
        return ""

    def put(self, sheet: str, cell: Cell, value: Value, formula: str = "") -> None:
        """Write a value, or a formula with its result, in the look the cell has."""
        element = self._made(self._editable(sheet), cell)
        self._known.clear()
        for child in list(element):
            element.remove(child)
        _drop(element, "t")
        if formula:
            _append(element, "f").text = formula
        _write(element, value)

    def refresh(self) -> None:
        """Write the results of all formulas we can compute."""
        for name in self._names:
            if name not in self:
                continue
            for cell in list(self._sheet(name).cells):
                self._refresh(name, cell)

    def _refresh(self, sheet: str, cell: Cell) -> None:
        formula = self.formula(sheet, cell)
        if not formula:
            return
        element = self._sheet(sheet).cells[cell]
        try:
            value = self._computed(sheet, cell, formula)
            stored = None if _child(element, "v") is None else self._stored(element)
        except UnknownResultError:
            return
        if is_alike(value, stored) and _child(element, "v") is not None:
            return
        element = self._editable(sheet).cells[cell]
        for old in _elements(element, "v"):
            element.remove(old)
        _drop(element, "t")
        _write(element, "" if value is None else value)

    def _made(self, sheet: _Sheet, cell: Cell) -> Element:
        row, column = cell
        if cell not in sheet.cells:
            line = sheet.rows.get(row)
            if line is None:
                line = sheet.rows[row] = _make(_data(sheet.root), "row", r=str(row))
                _insert(_data(sheet.root), line, sum(1 for one in sheet.rows if one < row))
            made = _make(line, "c", r=f"{column_letters(column)}{row}")
            before = sum(1 for r, c in sheet.cells if r == row and c < column)
            _insert(line, made, before)
            _drop(line, "spans")
            sheet.cells[cell] = made
        return sheet.cells[cell]

    # --- sheets

    def _sheet(self, name: str) -> _Sheet:
        if name not in self._sheets:
            part = self._names[name]
            self._sheets[name] = _Sheet.of(part, self._draft.root(part))
        return self._sheets[name]

    def _editable(self, name: str) -> _Sheet:
        """The sheet to be changed, with every shared formula written out where it stands."""
        sheet = self._sheet(name)
        if sheet.is_edited:
            return sheet
        self.is_changed = True
        sheet = _Sheet.of(sheet.part, self._draft.edit(sheet.part))
        sheet.is_edited = True
        self._sheets[name] = sheet
        texts = {cell: self.formula(name, cell) for cell in sheet.cells}
        for cell, element in sheet.cells.items():
            formula = _child(element, "f")
            if formula is not None and formula.get("t") == "shared":
                formula.text = texts[cell]
                _drop(formula, "t", "si", "ref")
        return sheet

    def add_sheet(self, other: Book, sheet: str) -> str:
        """A copy of another workbook's sheet under a free name, its looks left behind; the name."""
        taken = {name.casefold() for name in self._names}
        names = (sheet, *(f"{sheet} {number}" for number in range(2, len(taken) + 3)))
        name = next(one for one in names if one.casefold() not in taken)
        source = other._sheet(sheet)
        root = copy.deepcopy(source.root)
        for cell, element in _Sheet.of("", root).cells.items():
            _drop(element, "s")
            if element.get("t") == "s":
                value = other._stored(source.cells[cell])
                element.attrib.pop("t")
                for held in list(element):
                    element.remove(held)
                _write(element, value)
        for view in root.iter(f"{{{etree.QName(root).namespace}}}sheetView"):
            _drop(view, "tabSelected")
        model = next(iter(self._names.values()), "xl/worksheets/sheet1.xml")
        part = self._draft.add(re.sub(r"\d+(?=\.)", "1", model), serialise(root), _WORKSHEET_TYPE)
        self._register(name, part)
        return name

    def _register(self, name: str, part: str) -> None:
        relations = self._draft.relationships(self._part)
        kind = next(one.kind for one in relations if one.kind.endswith("/worksheet"))
        rid = self._draft.relate(self._part, kind, part)
        sheets = _child(self._draft.edit(self._part), "sheets")
        models = list(_elements(sheets, "sheet"))
        entry = copy.deepcopy(models[-1])
        _drop(entry, "state")
        entry.set("name", name)
        entry.set("sheetId", str(max(_whole(one.get("sheetId")) or 0 for one in models) + 1))
        entry.set(next(str(key) for key in entry.attrib if str(key).endswith("}id")), rid)
        models[-1].addnext(entry)
        self._names[name] = part
        self.is_changed = True

    # --- rows

    def move(self, name: str, move: Move) -> None:
        """Bring the rows of a block into another order, with all that refers to them."""
        self._known.clear()
        for sheet in self._names:
            if sheet in self:
                self._editable(sheet)
        for sheet in self._sheets:
            self._point_anew(sheet, name, move)
        self._place_rows(self._sheets[name], move)
        for part in self._beside(name):
            _move_places(self._draft.edit(part), move)
            self._point_in(self._draft.edit(part), is_own=True, name=name, move=move)
        self._move_comments(name, move)
        self._point_in(self._draft.edit(self._part), is_own=False, name=name, move=move)
        for part, root in list(self._charts()):
            self._point_in(root, is_own=False, name=name, move=move)
            self._draft.put(part, serialise(root))

    def _point_anew(self, sheet: str, moved: str, move: Move) -> None:
        root = self._sheets[sheet].root
        self._point_in(root, is_own=sheet == moved, name=moved, move=move)
        if sheet == moved:
            _move_places(root, move)

    @staticmethod
    def _point_in(root: Element, *, is_own: bool, name: str, move: Move) -> None:
        """Let formulas follow the rows; one without a sheet's name is about its own sheet."""

        def place(one: Reference) -> Reference | None:
            is_meant = one.sheet == name if one.prefix else is_own
            return move.reference(one) if is_meant else one

        for element in root.iter(etree.Element):
            if etree.QName(element).localname in _FORMULAS and element.text:
                element.text = mapped(element.text, place)

    def _place_rows(self, sheet: _Sheet, move: Move) -> None:
        data = _data(sheet.root)
        old = dict(sheet.rows)
        model = old.get(move.first) if move.count else None
        lines = {move.row(row): line for row, line in old.items() if move.row(row) is not None}
        for place, source in enumerate(move.rows, start=move.first):
            if source is None and model is not None:
                lines[place] = _blank_like(model)
        for line in old.values():
            data.remove(line)
        for row in sorted(row for row in lines if row is not None):
            _number_row(lines[row], row)
            data.append(lines[row])
        fresh = _Sheet.of(sheet.part, sheet.root)
        sheet.rows, sheet.cells = fresh.rows, fresh.cells

    def _beside(self, name: str) -> list[str]:
        """Parts that refer to cells of a sheet by their places: tables, comments."""
        kinds = ("/table", "/comments", "/threadedComment")
        return [
            one.target
            for one in self._draft.relationships(self._names[name])
            if one.kind.endswith(kinds) and one.target in self._draft
        ]

    def _move_comments(self, name: str, move: Move) -> None:
        def moved(match: re.Match[bytes]) -> bytes:
            row = move.row(int(match[2]) + 1)
            return match[1] + str((row or int(match[2]) + 1) - 1).encode() + match[3]

        for one in self._draft.relationships(self._names[name]):
            if one.kind.endswith("/vmlDrawing") and one.target in self._draft:
                data = self._draft.data(one.target)
                self._draft.put(one.target, _COMMENT_ROW.sub(moved, data))

    def _charts(self) -> Iterator[tuple[str, Element]]:
        for part in self._draft:
            if part.startswith("xl/charts/chart") and part.endswith(".xml"):
                yield part, parse(self._draft.data(part))

    # --- the bytes

    def save(self) -> bytes:
        """The workbook in its one spelling. The order of computing is left to the program."""
        for sheet in self._sheets.values():
            if sheet.is_edited:
                sheet.measure()
        for one in self._draft.relationships(self._part):
            if one.kind.endswith("/calcChain"):
                self._draft.unrelate(self._part, one.rid)
                self._draft.drop(one.target)
        for one in _elements(self._draft.edit(self._part), "calcPr"):
            one.set("fullCalcOnLoad", "1")
        return self._draft.save()


# --- elements, in whatever of the two namespaces a workbook is written (§18, strict and not)


def _elements(parent: Element | None, name: str) -> Iterator[Element]:
    if parent is not None:
        for one in parent.iterchildren(etree.Element):
            if etree.QName(one).localname == name:
                yield one


def _child(parent: Element | None, name: str) -> Element | None:
    return next(_elements(parent, name), None)


def _drop(element: Element, *attributes: str) -> None:
    for attribute in attributes:
        if attribute in element.attrib:
            del element.attrib[attribute]


def _data(sheet: Element) -> Element:
    """The rows of a sheet. Raises KeyError for a sheet without cells, one of charts."""
    found = _child(sheet, "sheetData")
    if found is None:
        raise KeyError("sheetData")
    return found


def _make(parent: Element, name: str, **attributes: str) -> Element:
    namespace = etree.QName(parent).namespace
    return parent.makeelement(f"{{{namespace}}}{name}", attributes)


def _append(parent: Element, name: str) -> Element:
    made = _make(parent, name)
    parent.append(made)
    return made


def _insert(parent: Element, child: Element, place: int) -> None:
    parent.insert(place, child)


def _write(cell: Element, value: Value) -> None:
    """The value itself, a text in the cell; a formula's text says that it is one (§18.18.11)."""
    is_result = _child(cell, "f") is not None
    if value is None or (value == "" and not is_result):
        return
    if isinstance(value, str) and not is_result:
        cell.set("t", "inlineStr")
        text = _append(_append(cell, "is"), "t")
        text.text = value
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return
    if isinstance(value, str | bool):
        cell.set("t", "str" if isinstance(value, str) else "b")
    written = value if isinstance(value, str) else f"{value:.15g}"
    _append(cell, "v").text = str(int(value)) if isinstance(value, bool) else written


def _text_of(holder: Element | None) -> str:
    """The text of a string in all its runs, without the reading aids of Japanese (`rPh`)."""
    if holder is None:
        return ""
    texts = [*_elements(holder, "t")]
    texts += [text for run in _elements(holder, "r") for text in _elements(run, "t")]
    return "".join(text.text or "" for text in texts)


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _shift(down: int, along: int) -> Callable[[Reference], Reference]:
    """Relative references seen from another cell; ends with `$` stay."""

    def shifted(one: Reference) -> Reference:
        top, bottom = (
            row if end.startswith("$") else row + down
            for row, end in zip(one.rows, (one.top, one.bottom or one.top), strict=True)
        )
        left, right = (
            column if end.startswith("$") else column + along
            for column, end in zip(one.columns, (one.left, one.right or one.left), strict=True)
        )
        return one.at_rows(top, bottom).at_columns(left, right)

    return shifted


def _blank_like(row: Element) -> Element:
    """A row with the looks of another one and nothing in it."""
    made = copy.deepcopy(row)
    for cell in _elements(made, "c"):
        for held in list(cell):
            cell.remove(held)
        _drop(cell, "t")
    return made


def _number_row(row: Element, number: int) -> None:
    row.set("r", str(number))
    for cell in _elements(row, "c"):
        if found := _PLACE.match(cell.get("r", "")):
            cell.set("r", f"{found[1]}{number}")


def _move_places(root: Element, move: Move) -> None:
    """Let what stands at cells (merged areas, comments, rules) follow its rows."""
    for element in list(root.iter(etree.Element)):
        if etree.QName(element).localname in ("selection", "f"):
            _move_attributes(element, ("ref",), move)
            continue
        is_alive = _move_attributes(element, ("ref", "sqref"), move)
        parent = element.getparent()
        if not is_alive and parent is not None:
            parent.remove(element)
            if len(parent) and "count" in parent.attrib:
                parent.set("count", str(len(parent)))
            holder = parent.getparent()
            if not len(parent) and holder is not None and _is_never_empty(parent):
                holder.remove(parent)


def _is_never_empty(element: Element) -> bool:
    names = ("mergeCells", "hyperlinks", "dataValidations", "protectedRanges", "ignoredErrors")
    return etree.QName(element).localname in names


def _move_attributes(element: Element, names: Sequence[str], move: Move) -> bool:
    """Whether all its places are still there."""
    for name in names:
        places = element.get(name)
        if places is None:
            continue
        moved = [_moved_place(place, move.reference) for place in places.split()]
        kept = [place for place in moved if place]
        if not kept:
            return False
        element.set(name, " ".join(kept))
    return True


def _moved_place(place: str, move: Callable[[Reference], Reference | None]) -> str:
    text = mapped(place, move)
    return "" if "#REF!" in text else text
