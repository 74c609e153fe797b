"""Records out of a grid: the rows below the headers, cell by cell, and what is odd about them.

Rows that are empty in the columns asked for, rows of totals („Razem”, „Suma”, „Ogółem”), headers
repeated for another page and texts merged across the columns of their row are no records.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic, Location, error, info, warning
from es_docs.regex import regex
from es_docs.tabular import Cell, CellKind, Column, Heading, Record, Records
from es_docs.tabular.grid import WHOLE, Grid, Raw, Refused, Span, letters
from es_docs.tabular.headers import (
    Header,
    find_header,
    folded,
    is_same_header,
    missing_header,
    repeated_headers,
    unread_headers,
)
from es_docs.tabular.values import (
    day_of,
    fault_of,
    note_cell,
    read_cell,
    shown,
)

MAX_ROWS: Final = 20_000
"""Records of one table: a register with a row for each meeting has some hundreds."""
_MAX_ALIKE: Final = 20
"""Findings of one code in one table; what is wrong with a whole column is soon understood."""
_MAX_NAMED: Final = 3
_TOTALS: Final = frozenset(
    {"razem", "suma", "ogolem", "lacznie", "razem ogolem", "suma ogolem", "suma koncowa", "total"}
)
_BEGINS_TOTAL: Final = regex(r"(?:razem|suma|ogolem|lacznie|total|podsumowanie)\b.*")
_LABEL_AND_VALUE: Final = regex(r"([^:]+):\s*(\S.*)", re.DOTALL)
_LABEL_AND_DAY: Final = regex(r"(.*?[^\W\d]{2,}\.?) (\d{1,4}[.\- ]\S.*)", re.DOTALL)
_MAX_LABEL: Final = 200
_EXTERNAL: Final = regex(r"(?:^|[^\w\]\[,])'?\[(\d+)\][^\[\]'!]*'?!")
"""[1]Arkusz1!A1 or '[1]Arkusz 1'!A1 (ISO/IEC 29500-1 §18.17.2.3)."""


class Area(Struct, frozen=True):
    """The part of a grid a table may stand in, and how its headers are to be looked for.

    `header` is the row that has to be it, where that is known; `may_lie_below` lets the headers
    stand above the area.
    """

    span: Span = WHOLE
    header: int | None = None
    may_lie_below: bool = False


def read_table(
    grid: Grid, area: Area, columns: Sequence[Column]
) -> tuple[Records, tuple[Diagnostic, ...]]:
    """The records of the area. Raises `Refused` when it has no headers or too many rows."""
    header = header_of(grid, area, columns)
    if not isinstance(header, Header):
        raise Refused(header)
    table = _Table(grid, area.span, header, columns)
    rows, findings = table.read()
    unread = _unread_notes(grid, header.row)
    about_headers = (
        *repeated_headers(grid, header, columns),
        *unread_headers(grid, header, columns),
    )
    findings = [*unread, *about_headers, *findings]
    left = min(header.columns.values())
    records = Records(
        file=grid.file,
        location=grid.location(header.row, left),
        headers=MappingProxyType(
            {key: grid.location(header.row, column) for key, column in header.columns.items()}
        ),
        rows=rows,
        notes=MappingProxyType(_notes(grid, header.row)),
        headings=table.headings(),
    )
    if not rows:
        findings.append(warning("D043", records.location, table=grid.sheet or grid.file))
    return records, tuple(_not_too_many(findings, records.location))


def header_of(grid: Grid, area: Area, columns: Sequence[Column]) -> Header | Diagnostic:
    """The headers of the area, or what is to be told when there are none."""
    span = area.span
    if area.header is not None:
        span = Span(area.header, span.left, area.header, span.right)
    found = find_header(grid, span, columns)
    if isinstance(found, Header):
        return found
    if area.may_lie_below:
        for row in range(span.top - 1, max(span.top - 4, 0), -1):
            above = find_header(grid, Span(row, span.left, row, span.right), columns)
            if isinstance(above, Header):
                return above
    return missing_header(grid, span, found, columns)


class _Table:
    """The rows below a header while they are read."""

    def __init__(self, grid: Grid, span: Span, header: Header, columns: Sequence[Column]) -> None:
        self.grid = grid
        self.header = header
        self.columns = [column for column in columns if column.key in header.columns]
        first = max(header.last_row + 1, span.top)
        self.body = Span(first, span.left, span.bottom, span.right)
        self.findings: list[Diagnostic] = []
        self._told: set[Diagnostic] = set()
        self._across = frozenset(
            (merge.top, merge.left)
            for merge in grid.merges
            if merge.top == merge.bottom and not merge.is_vertical
        )

    def read(self) -> tuple[tuple[Record, ...], list[Diagnostic]]:
        carrying = self._carrying()
        kept = [row for row in self._rows() if self._is_record(row)]
        if len(kept) > MAX_ROWS:
            at = self.grid.location(kept[MAX_ROWS], 1)
            raise Refused(_too_many_rows(at, self.grid.file))
        records = tuple(self._record(row, carrying) for row in kept)
        self.findings += [
            *self._merge_findings(kept),
            *self._hidden_findings(kept),
            *self._link_findings(kept),
            *self._width_findings(kept),
        ]
        return records, self.findings

    # --- which rows

    def _rows(self) -> list[int]:
        """The rows of the body in which there is a value, or a formula that lacks one."""
        unread = {row for row, place in self.grid.formulas if self._lacks_result(row, place)}
        there = unread.union(self.grid.rows)
        return sorted(row for row in there if self.body.top <= row <= self.body.bottom)

    def _is_record(self, row: int) -> bool:
        asked = [self.grid.value(row, self._place(column)) for column in self.columns]
        is_empty = all(raw is None for raw in asked)
        if is_empty and not any(self._lacks_result(row, self._place(c)) for c in self.columns):
            return False
        if self._is_total(row) or self._is_header_again(row):
            return False
        lone = self._lone_text(row)
        return lone is None or (row, lone) not in self._across

    def _lacks_result(self, row: int, place: int) -> bool:
        formula = self.grid.formulas.get((row, place))
        return formula is not None and not formula.has_result

    def headings(self) -> tuple[Heading, ...]:
        """The rows that hold one text and nothing else; none of them is a total."""
        return tuple(
            Heading(
                row, note_cell(text, self.grid.location(row, place)), (row, place) in self._across
            )
            for row in self._rows()
            if (place := self._lone_text(row)) and not self._is_total(row)
            if isinstance(text := self.grid.value(row, place), str)
        )

    def _lone_text(self, row: int) -> int | None:
        """The column of the one text of a row that holds nothing else, as far as the table goes."""
        last = min(self.body.right, max(self.header.columns.values()))
        there = [place for place in self.grid.rows.get(row, {}) if self.body.left <= place <= last]
        if any(self._lacks_result(row, self._place(column)) for column in self.columns):
            return None
        is_alone = len(there) == 1 and isinstance(self.grid.value(row, there[0]), str)
        return there[0] if is_alone else None

    def _is_total(self, row: int) -> bool:
        """Also „Razem działanie 1”, where it stands in a column that has no names in it."""
        cells = self.grid.rows.get(row, {})
        texts = [self.grid.value(row, self._place(c)) for c in self.columns if _is_text(c)]
        place, first = next(iter(cells.items()), (0, None))
        if any(isinstance(raw, str) and folded(raw) in _TOTALS for raw in (first, *texts)):
            return True
        is_named = any(raw is not None for raw in texts) or place in self.header.columns.values()
        return not is_named and self._begins_total(row, place)

    def _begins_total(self, row: int, place: int) -> bool:
        raw = self.grid.value(row, place)
        return isinstance(raw, str) and bool(_BEGINS_TOTAL.fullmatch(folded(raw)))

    def _is_header_again(self, row: int) -> bool:
        pairs = [
            (self.grid.value(row, place), self.grid.value(self.header.row, place))
            for place in self.header.columns.values()
        ]
        there = [(one, other) for one, other in pairs if one is not None]
        is_enough = len(there) > 1 or len(there) == len(pairs)
        return is_enough and all(is_same_header(one, other) for one, other in there)

    def _place(self, column: Column) -> int:
        return self.header.columns[column.key]

    # --- their cells

    def _record(self, row: int, carrying: Mapping[int, tuple[Span, ...]]) -> Record:
        cells: dict[str, Cell] = {}
        for column in self.columns:
            place = self._place(column)
            top = self._top(row, place, carrying)
            cells[column.key] = self._cell(column, self.grid.value(top, place), top, place)
        at = self.grid.location(row, min(self.header.columns.values()))
        return Record(row, MappingProxyType(cells), at)

    def _cell(self, column: Column, raw: Raw | None, row: int, place: int) -> Cell:
        at = self.grid.location(row, place)
        if self._lacks_result(row, place):
            self._tell(error("D027", at, cell=at.cell))
            return Cell(CellKind.EMPTY, "", at)
        cell, finding = read_cell(raw, column, at)
        if finding:
            self._tell(finding)
        return cell

    def _tell(self, finding: Diagnostic) -> None:
        """A cell that is carried down to many rows is told once."""
        if finding not in self._told:
            self._told.add(finding)
            self.findings.append(finding)

    # --- merged cells

    def _carrying(self) -> Mapping[int, tuple[Span, ...]]:
        """The merges that carry a text down, by its column and from top to bottom."""
        texts = {self._place(column) for column in self.columns if _is_text(column)}
        down = sorted((m for m in self.grid.merges if m.is_vertical), key=lambda merge: merge.top)
        return {place: tuple(m for m in down if m.left == place) for place in texts}

    def _top(self, row: int, place: int, carrying: Mapping[int, tuple[Span, ...]]) -> int:
        """The row whose value counts in this place: that of the merge it lies in, or its own."""
        merges = carrying.get(place, ())
        index = bisect_right(merges, row, key=lambda merge: merge.top) - 1
        return merges[index].top if index >= 0 and merges[index].bottom >= row else row

    def _merge_findings(self, kept: Sequence[int]) -> Iterator[Diagnostic]:
        """D021 for each column of texts, D022 for each merge that hides what belongs where."""
        asked = {self._place(column): column for column in self.columns}
        down: dict[int, list[Span]] = {}
        for merge in self.grid.merges:
            touched = [place for place in asked if merge.left <= place <= merge.right]
            following = bisect_left(kept, merge.top)
            if not touched or following == len(kept) or kept[following] > merge.bottom:
                continue
            if merge.is_vertical and _is_text(asked[touched[0]]):
                down.setdefault(touched[0], []).append(merge)
            elif not self._is_name_of_total(merge, asked):
                at = self.grid.location(merge.top, merge.left)
                yield error("D022", at, cells=self.grid.named(merge))
        for place, merges in down.items():
            at = self.grid.location(merges[0].top, place)
            cells = _some(self.grid.named(merge) for merge in merges)
            yield warning("D021", at, column=self._header_text(asked[place]), cells=cells)

    def _is_name_of_total(self, merge: Span, asked: Mapping[int, Column]) -> bool:
        """„Razem działanie 1” across columns of texts hides nothing that belongs into them."""
        touched = [column for place, column in asked.items() if merge.touches(merge.top, place)]
        is_row = merge.top == merge.bottom and all(map(_is_text, touched))
        return is_row and self._begins_total(merge.top, merge.left)

    def _header_text(self, column: Column) -> str:
        """The header as it stands there; merged down it stands above, and the usual one will do."""
        raw = self.grid.value(self.header.row, self._place(column))
        return " ".join(shown(raw).split()) or column.headers[0]

    # --- hidden rows and columns

    def _hidden_findings(self, kept: Sequence[int]) -> Iterator[Diagnostic]:
        """D023, D024"""
        rows = [row for row in kept if row in self.grid.hidden_rows]
        if rows:
            at = self.grid.location(rows[0], min(self.header.columns.values()))
            yield warning("D023", at, sheet=self.grid.sheet, rows=_some(_runs(rows)))
        for column in self.columns:
            place = self._place(column)
            if kept and any(place in hidden for hidden in self.grid.hidden_columns):
                at = self.grid.location(self.header.row, place)
                values = {"letter": letters(place), "column": self._header_text(column)}
                yield warning("D024", at, sheet=self.grid.sheet, **values)

    # --- values that stand in other files

    def _link_findings(self, kept: Sequence[int]) -> Iterator[Diagnostic]:
        """D019 for cells of the table, D020 for the file when others have them."""
        if not self.grid.links:
            return
        asked = set(self.header.columns.values())
        used = [
            (place, self.grid.links[number - 1])
            for place, formula in self.grid.formulas.items()
            for number in _linked(formula.text, len(self.grid.links))
        ]
        rows = frozenset(kept)
        inside = [(place, link) for place, link in used if place[0] in rows and place[1] in asked]
        for place, link in inside:
            at = self.grid.location(*place)
            yield error("D019", at, cell=at.cell, target=link)
        if not inside:
            place, link = used[0] if used else (None, self.grid.links[0])
            at = self.grid.location(*place) if place else Location(self.grid.file)
            finding = warning("D020", at, target=link, cell=at.cell)
            yield replace(finding, variant="" if place else "elsewhere")

    # --- CSV

    def _width_findings(self, kept: Sequence[int]) -> Iterator[Diagnostic]:
        """D042: a field behind the last header, where a separator within a value made it."""
        width = self.grid.widths.get(self.header.row)
        if width is None:
            return
        for row in kept:
            beyond = [column for column in self.grid.rows.get(row, ()) if column > width]
            if beyond:
                at = self.grid.location(row, beyond[0])
                yield error("D042", at, cell=at.cell, fields=self.grid.widths[row], headers=width)


def _is_text(column: Column) -> bool:
    return not (column.is_number or column.is_day)


def _linked(formula: str, links: int) -> list[int]:
    numbers = [int(found) for found in _EXTERNAL.findall(formula)]
    return [number for number in dict.fromkeys(numbers) if 1 <= number <= links]


def _too_many_rows(at: Location, file: str) -> Diagnostic:
    limit = f"{MAX_ROWS // 1000} 000"
    return replace(error("D008", at, file=file, limit=limit), variant="rows")


def _some(names: Iterator[str]) -> str:
    """„A, B, C (+4)”."""
    listed = list(names)
    rest = len(listed) - _MAX_NAMED
    return ", ".join(listed[:_MAX_NAMED]) + (f" (+{rest})" if rest > 0 else "")


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """„5–7”, „9”: numbers in rising order, those that follow each other together."""
    start = previous = numbers[0]
    for number in (*numbers[1:], -1):
        if number != previous + 1:
            yield f"{start}–{previous}" if previous > start else str(start)
            start = number
        previous = number


def _not_too_many(findings: Sequence[Diagnostic], at: Location) -> Iterator[Diagnostic]:
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] <= _MAX_ALIKE:
            yield finding
    for code, count in seen.items():
        if count > _MAX_ALIKE:
            yield info("D044", at, alike=code, count=count - _MAX_ALIKE)


# --- notes above the table ----------------------------------------------------------------------


def _notes(grid: Grid, header: int) -> dict[str, Cell]:
    """Labels above the headers with what stands to the right of each, or behind its colon."""
    notes: dict[str, Cell] = {}
    for row, cells in grid.rows.items():
        if row >= header:
            break
        there = list(cells.items())
        for (column, raw), following in zip(there, [*there[1:], None], strict=True):
            if isinstance(raw, str):
                for label, cell in _noted(grid, row, column, raw, following):
                    notes.setdefault(label, cell)
    return notes


def _unread_notes(grid: Grid, header: int) -> Iterator[Diagnostic]:
    """D027 for a value beside a label whose formula has no result: the note is missing."""
    for (row, column), formula in grid.formulas.items():
        if row < header and not formula.has_result:
            before = [raw for place, raw in grid.rows.get(row, {}).items() if place < column]
            if before and isinstance(before[-1], str):
                at = grid.location(row, column)
                yield warning("D027", at, cell=at.cell)


def _noted(
    grid: Grid, row: int, column: int, raw: str, following: tuple[int, Raw] | None
) -> Iterator[tuple[str, Cell]]:
    behind = _LABEL_AND_VALUE.fullmatch(raw)
    spoken = _LABEL_AND_DAY.fullmatch(raw) if len(raw) <= _MAX_LABEL else None
    if behind:
        yield _label(behind[1]), note_cell(behind[2], grid.location(row, column))
    elif spoken and isinstance(day_of(spoken[2]), date):
        yield _label(spoken[1]), note_cell(spoken[2], grid.location(row, column))
    elif following and not fault_of(following[1]):
        yield _label(raw), note_cell(following[1], grid.location(row, following[0]))


def _label(text: str) -> str:
    return " ".join(text.split()).rstrip(": ").lower()
