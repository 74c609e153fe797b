"""Sheets, tables and named ranges of an .xlsx workbook (SpreadsheetML, ISO/IEC 29500-1 §18).

openpyxl reads the cells with the results the file keeps. What it does not tell beside them (which
cells hold formulas, are merged or hidden) is read here, in one pass over the sheet. openpyxl gets
an archive made of the parts that were looked through before, so that nothing else of a file,
whatever is broken in it, can be in its way.
"""

from __future__ import annotations

import difflib
import posixpath
import warnings
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import Final, TypeVar, cast
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL, ReadOnlyCell
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from es_docs.diagnostics import Diagnostic, Location, error, warning
from es_docs.markup import Element
from es_docs.regex import regex
from es_docs.tabular import Column, Records, Selection, rebuilding
from es_docs.tabular.archive import MAX_FILE, STUMBLED, Archive
from es_docs.tabular.grid import (
    LAST_ROW,
    Fault,
    Grid,
    Impossible,
    Percent,
    Raw,
    Refused,
    seen,
    span_of,
)
from es_docs.tabular.headers import Header
from es_docs.tabular.rebuilding import MAIN as _MAIN
from es_docs.tabular.shape import MAX_MERGES, Shape, shape_of
from es_docs.tabular.table import Area, header_of, read_table

_T = TypeVar("_T")
_STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_ROOT_RELS: Final = "_rels/.rels"
_AREA: Final = regex(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!(.+)")
_NOT_FOR_PEOPLE: Final = "_xlnm."
_SPOKEN_IN_A_FORMAT: Final = regex(r'"[^"]*"|\\.')
"""Texts and single characters of a number format that stand for themselves."""
_YES: Final = ("1", "true")
_MAX_LISTED: Final = 12
_NOTHING: Final = cast("ReadOnlyCell", EMPTY_CELL)
"""What openpyxl fills rows with."""


def read_workbook(
    data: bytes, file: str, selection: Selection, columns: Sequence[Column]
) -> tuple[Records, tuple[Diagnostic, ...]]:
    """The records of the selected part. Raises `Refused` when there are none to be had."""
    if len(data) > MAX_FILE:
        finding = error("D008", Location(file), file=file, limit=f"{MAX_FILE >> 20} MB")
        raise Refused(replace(finding, variant="file"))
    archive = Archive(data, file)
    _refuse_other_kinds(archive)
    book = _Book(archive)
    if selection.table:
        grid, area = book.table(selection.table)
    elif selection.area:
        grid, area = book.area(selection.area, selection.sheet)
    elif selection.sheet:
        grid, area = book.grid(book.sheet(selection.sheet)), Area()
    else:
        return _read_first(book, columns)
    return read_table(grid, area, columns)


def _read_first(book: _Book, columns: Sequence[Column]) -> tuple[Records, tuple[Diagnostic, ...]]:
    """The first sheet with the headers, and D047 for the others one may have meant."""
    grid, others = book.first_with(columns)
    records, findings = read_table(grid, Area(), columns)
    if others:
        listed = ", ".join(f"„{one}”" for one in others[:_MAX_LISTED])
        finding = warning("D047", records.location, sheet=grid.sheet, others=listed)
        findings = (finding, *findings)
    return records, findings


def _refuse_other_kinds(archive: Archive) -> None:
    """D002, D005 to D007: archives that are no .xlsx workbook."""
    at = Location(archive.file)
    names = archive.names
    types = archive.read(_CONTENT_TYPES) if archive.has(_CONTENT_TYPES) else b""
    if archive.has("mimetype") or archive.has("META-INF/manifest.xml"):
        is_sheet = b"opendocument.spreadsheet" in (
            archive.read("mimetype") if archive.has("mimetype") else b""
        )
        raise Refused(
            error("D006", at, file=archive.file) if is_sheet else _foreign(archive.file, "other")
        )
    if any(name.lower().endswith(".bin") and "workbook" in name.lower() for name in names):
        raise Refused(error("D007", at, file=archive.file))
    if any("vbaproject" in name.lower() for name in names) or b"macroEnabled" in types:
        raise Refused(error("D005", at, file=archive.file))
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Refused(_foreign(archive.file, "document"))
    if not types or not archive.has(_ROOT_RELS):
        raise Refused(_foreign(archive.file, "other"))


def _foreign(file: str, variant: str) -> Diagnostic:
    return replace(error("D002", Location(file), file=file), variant=variant)


class _Sheet(Struct, frozen=True):
    """`index` is the place among all sheets, also those without cells, as names count them."""

    name: str
    part: str
    index: int
    is_visible: bool


class _Read(Struct, frozen=True):
    """A sheet before its cells are read: its XML with nothing but them, and the rest of it."""

    sheet: _Sheet
    cells: bytes
    shape: Shape


class _Book:
    """A workbook that is safe to be read; every method raises `Refused` for what cannot be."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.part = self._main_part()
        root = archive.tree(self.part)
        if root.tag == f"{{{_STRICT}}}workbook":
            finding = error("D007", Location(archive.file), file=archive.file)
            raise Refused(replace(finding, variant="strict"))
        if root.tag != f"{{{_MAIN}}}workbook":
            raise Refused(_foreign(archive.file, "other"))
        self.root = root
        self.relationships = self._relationships(self.part)
        self.sheets = tuple(self._sheets())
        self.links = tuple(self._links())

    def _main_part(self) -> str:
        for kind, target in self._relationships("").values():
            if kind.endswith("/officeDocument") and self.archive.has(target):
                return target
        raise Refused(_foreign(self.archive.file, "other"))

    def _relationships(self, source: str) -> dict[str, tuple[str, str]]:
        """Kind and target by id; the target is a part, or an address that leads outside."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.archive.has(rels):
            return {}
        found: dict[str, tuple[str, str]] = {}
        for element in self.archive.tree(rels).iterfind("{*}Relationship"):
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
            found[element.get("Id", "")] = (element.get("Type", ""), target)
        return found

    def _sheets(self) -> Iterator[_Sheet]:
        for index, element in enumerate(self.root.iterfind(f"{{{_MAIN}}}sheets/{{{_MAIN}}}sheet")):
            kind, part = self.relationships.get(element.get(_RID, ""), ("", ""))
            if kind.endswith("/worksheet") and self.archive.has(part):
                is_visible = element.get("state", "visible") == "visible"
                yield _Sheet(element.get("name", ""), part, index, is_visible)

    def _links(self) -> Iterator[str]:
        """The files that formulas call [1], [2], …, in this order."""
        for element in self.root.iterfind(
            f"{{{_MAIN}}}externalReferences/{{{_MAIN}}}externalReference"
        ):
            _, part = self.relationships.get(element.get(_RID, ""), ("", ""))
            targets = [target for _, target in self._relationships(part).values()] if part else []
            yield unquote(targets[0]).removeprefix("file:///") if targets else "?"

    # --- what can be selected

    def sheet(self, name: str) -> _Sheet:
        for sheet in self.sheets:
            if sheet.name.strip().casefold() == name.strip().casefold():
                return sheet
        raise Refused(self._not_found("D011", name, [sheet.name for sheet in self.sheets]))

    def table(self, name: str) -> tuple[Grid, Area]:
        tables: dict[str, tuple[_Sheet, Element]] = {}
        for sheet in self.sheets:
            for kind, part in self._relationships(sheet.part).values():
                if kind.endswith("/table") and self.archive.has(part):
                    root = self.archive.tree(part)
                    tables[root.get("displayName", root.get("name", ""))] = (sheet, root)
        found = _by_name(tables, name)
        if not found:
            raise Refused(self._not_found("D012", name, list(tables)))
        sheet, root = found
        span = span_of(root.get("ref", ""))
        if not span:
            raise self.archive.damaged(f"ref={root.get('ref')}")
        totals = _number(root.get("totalsRowCount"))
        inner = replace(span, bottom=span.bottom - totals)
        return self.grid(sheet), Area(inner, header=span.top)

    def area(self, name: str, sheet_name: str) -> tuple[Grid, Area]:
        preferred = self.sheet(sheet_name).index if sheet_name else None
        names: dict[str, Element] = {}
        for element in self.root.iterfind(f"{{{_MAIN}}}definedNames/{{{_MAIN}}}definedName"):
            called = element.get("name", "")
            if called.startswith(_NOT_FOR_PEOPLE) or element.get("hidden") in _YES:
                continue
            is_preferred = element.get("localSheetId") == str(preferred)
            if called not in names or is_preferred:
                names[called] = element
        found = _by_name(names, name)
        if found is None:
            raise Refused(self._not_found("D013", name, list(names)))
        formula = (found.text or "").strip()
        parts = _AREA.fullmatch(formula)
        span = span_of(parts[3]) if parts else None
        sheet = _by_name(
            {one.name: one for one in self.sheets},
            (parts[1] or "").replace("''", "'") or parts[2] if parts else "",
        )
        if not span or not sheet:
            at = Location(self.archive.file)
            raise Refused(error("D014", at, name=name, formula=formula[:80]))
        return self.grid(sheet), Area(span, may_lie_below=True)

    def first_with(self, columns: Sequence[Column]) -> tuple[Grid, tuple[str, ...]]:
        """The first sheet with the headers, and the names of the others that have them.

        Hidden sheets are looked at when no other has them. When none has, the one whose headers
        come nearest, to be told about.
        """
        skipped: list[Refused] = []
        nearest: Grid | None = None
        for is_visible in (True, False):
            group = [sheet for sheet in self.sheets if sheet.is_visible == is_visible]
            found: list[Grid] = []
            for grid in self._grids(list(self._readable(group, skipped))):
                header = header_of(grid, Area(), columns)
                if isinstance(header, Header):
                    found.append(grid)
                elif nearest is None or header.code == "D017":
                    nearest = grid
            if found:
                return found[0], tuple(grid.sheet for grid in found[1:])
        if skipped:
            raise skipped[0]
        if nearest is None:
            raise self.archive.damaged("sheets")
        return nearest, ()

    def _readable(self, sheets: Sequence[_Sheet], skipped: list[Refused]) -> Iterator[_Read]:
        """Those of the sheets that can be read; why others cannot is added to `skipped`."""
        for sheet in sheets:
            try:
                yield self._read(sheet)
            except Refused as why:
                skipped.append(why)

    def _not_found(self, code: str, name: str, there: Sequence[str]) -> Diagnostic:
        listed = ", ".join(f"„{one}”" for one in there[:_MAX_LISTED]) or "–"
        at = Location(self.archive.file)
        by_look = {one.strip().casefold(): one for one in there}
        near = difflib.get_close_matches(name.strip().casefold(), by_look, 1, 0.6)
        nearest = by_look[near[0]] if near else ""
        values = {"file": at.file, "name": name, "there": listed, "nearest": nearest}
        return replace(error(code, at, **values), variant="near" if near else "")

    # --- cells

    def grid(self, sheet: _Sheet) -> Grid:
        return next(self._grids([self._read(sheet)]))

    def _read(self, sheet: _Sheet) -> _Read:
        """The sheet and its shape, which shows that its XML is sound and not too deep."""
        xml = self.archive.sheet(sheet.part)
        with self._reading():
            shape = shape_of(xml, is_calculated=not self._is_to_be_calculated)
            cells = rebuilding.cells_alone(xml)
        if max(len(shape.merges), len(shape.hidden_columns)) > MAX_MERGES:
            raise self.archive.too_large("tags", f"{MAX_MERGES}")
        return _Read(sheet, cells, shape)

    def _grids(self, read: Sequence[_Read]) -> Iterator[Grid]:
        """The sheets one by one, the cells of each when it is asked for."""
        with self._reading():
            rebuilt = self._rebuilt([one.cells for one in read])
            book = load_workbook(rebuilt, read_only=True, data_only=True, keep_links=False)
        for one, worksheet in zip(read, book.worksheets, strict=True):
            with self._reading():
                sheet = cast("ReadOnlyWorksheet", cast("object", worksheet))
                rows = _cells(sheet, one.shape.faults)
            yield Grid(
                file=self.archive.file,
                sheet=one.sheet.name,
                rows=rows,
                formulas=one.shape.formulas,
                merges=one.shape.merges,
                hidden_rows=one.shape.hidden_rows,
                hidden_columns=one.shape.hidden_columns,
                links=self.links,
            )

    @contextmanager
    def _reading(self) -> Generator[None]:
        """What openpyxl warns of does not matter here; what it stumbles over is a damaged file."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                yield
            except STUMBLED as why:
                raise self.archive.damaged(why) from None

    @property
    def _is_to_be_calculated(self) -> bool:
        """Whether the program that wrote the file asks Excel to calculate what it did not."""
        calculation = self.root.find(f"{{{_MAIN}}}calcPr")
        return calculation is not None and calculation.get("fullCalcOnLoad") in _YES

    def _rebuilt(self, sheets: Sequence[bytes]) -> BytesIO:
        """A workbook of these sheets alone, of the texts and of the number formats."""
        properties = self.root.find(f"{{{_MAIN}}}workbookPr")
        is_1904 = properties is not None and properties.get("date1904") in _YES
        parts = rebuilding.skeleton(len(sheets), is_1904=is_1904)
        strings, styles = self._first("sharedStrings"), self._first("styles")
        if strings:
            parts[rebuilding.STRINGS] = self.archive.read(strings)
        try:
            own = self.archive.tree(styles) if styles else None
            parts[rebuilding.STYLES] = rebuilding.formats(own)
        except OverflowError:
            raise self.archive.too_large("tags", f"{rebuilding.MAX_FORMATS}") from None
        for number, cells in enumerate(sheets, start=1):
            parts[rebuilding.sheet_part(number)] = cells
        return rebuilding.archived(parts)

    def _first(self, kind: str) -> str:
        """The part of this kind, by the workbook's relationship or where it usually stands."""
        usual = posixpath.join(posixpath.dirname(self.part), f"{kind}.xml")
        related = (t for k, t in self.relationships.values() if k.endswith(f"/{kind}"))
        return next(filter(self.archive.has, (*related, usual)), "")


def _cells(
    sheet: ReadOnlyWorksheet, faults: frozenset[tuple[int, int]]
) -> dict[int, dict[int, Raw]]:
    """The values that stand in the sheet, by row and column."""
    sheet.reset_dimensions()
    rows: dict[int, dict[int, Raw]] = {}
    for row in sheet.iter_rows(max_row=LAST_ROW):
        cells = cast("tuple[ReadOnlyCell, ...]", row)
        there = [cell for cell in cells if cell is not _NOTHING]
        values = {cell.column: raw for cell in there if (raw := _raw(cell, faults)) is not None}
        if values:
            rows.setdefault(there[0].row, {}).update(values)
    return rows


def _raw(cell: ReadOnlyCell, faults: frozenset[tuple[int, int]]) -> Raw | None:
    """openpyxl has the error #VALUE! also for a number that lies outside the calendar."""
    value: object = cell.value
    if isinstance(value, str):
        if cell.data_type != "e":
            return seen(value) or None
        return Fault(value) if (cell.row, cell.column) in faults else Impossible()
    if isinstance(value, (int, float)) and _is_percentage(cell.number_format):
        return Percent(value)
    return cast("Raw | None", value)


@lru_cache(maxsize=256)
def _is_percentage(number_format: str) -> bool:
    """Whether it shows a hundred times the number, with the sign behind it (§18.8.31)."""
    return "%" in number_format and "%" in _SPOKEN_IN_A_FORMAT.sub("", number_format)


def _by_name(there: Mapping[str, _T], name: str) -> _T | None:
    """Names of Excel do not depend on case."""
    wanted = name.strip().casefold()
    return next((one for called, one in there.items() if called.strip().casefold() == wanted), None)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0
