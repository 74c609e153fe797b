"""Rows of tables in a finished file against those the content has."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from operator import eq
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.agreement.places import OpenPlaces
from es_docs.checks.agreement.said import Said, SaidTable
from es_docs.checks.agreement.told import Told, ToldRow, ToldTable, number_tokens, unknown_numbers
from es_docs.checks.agreement.trace import Trace
from es_docs.diagnostics import Diagnostic, Place, Severity
from es_docs.story import ColumnKind

_ALIKE: Final = 0.75
"""From this share of equal characters on, a name is an altered one and not another."""
_NAMES: Final = 0.6
_CELLS: Final = 0.39
"""What the likeness of the names and the share of equal cells count of the likeness of rows."""
_ENOUGH: Final = 0.5
"""From this likeness on, a row is an altered one."""


class _SaidRow(Struct, frozen=True):
    """A row of the file, its cells in the order of the told columns."""

    cells: tuple[str, ...]
    place: Place


class _Columns(Struct, frozen=True):
    """Where a table of the file has the told columns; None for one that it lacks.

    `header` is its first row, when that names columns at all.
    """

    header: tuple[str, ...]
    places: tuple[int | None, ...]

    def picked(self, cells: Sequence[str]) -> tuple[str, ...]:
        """The cells of a row in the order of the told columns."""
        return tuple(
            cells[place] if place is not None and place < len(cells) else ""
            for place in self.places
        )


class _Open(Struct, frozen=True):
    """A told row that was not found yet, with what it is compared by."""

    row: ToldRow
    texts: tuple[str, ...]
    label: str


def row_deviations(
    said: Said, told: Told, known: frozenset[str]
) -> tuple[list[Trace], list[Diagnostic]]:
    """A013 a cell or header that says something else, A014 a missing row, A015 one from nowhere.

    A table may go over several slides: each table of the file is matched with the told one whose
    words it shares, and what is left of the told rows in the end is missing.
    """
    tables = _Tables(told.tables)
    traces: list[Trace] = []
    findings: list[Diagnostic] = []
    for one in said.tables:
        at = tables.counterpart(one)
        if at is None:
            findings += _untraced(one, known)
            continue
        table = told.tables[at]
        columns = _columns(one, table)
        findings += _header_findings(one, columns, table)
        for found, row in _matched(one, columns, tables.unfound(at)):
            if row is None:
                findings += () if _is_copy(found, table) else _from_nowhere(found, known)
                continue
            tables.find(at, row)
            traces += _traces(found, row)
            findings += _cell_findings(found, row, columns, table)
    for at, table in enumerate(told.tables):
        findings += _missing(said.place, table, tables.unfound(at))
    return traces, findings


class _Tables:
    """The told tables, and which of their rows were not found yet.

    Every table is looked up by its rows and words: held against all others one by one, the tables
    of 600 actions took most of the time of a build.
    """

    def __init__(self, tables: Sequence[ToldTable]) -> None:
        self._tables = tables
        self._kinds = {table.headers for table in tables}
        self._unfound = [list(table.rows) for table in tables]
        self._rows = [Counter(row.texts for row in table.rows) for table in tables]
        self._words = [
            Counter(word for row in table.rows for word in row.label.split(" | "))
            for table in tables
        ]
        self._with_row, self._with_word = OpenPlaces(self._rows), OpenPlaces(self._words)

    def unfound(self, at: int) -> Sequence[ToldRow]:
        return tuple(self._unfound[at])

    def find(self, at: int, row: ToldRow) -> None:
        self._unfound[at].remove(row)
        self._rows[at][row.texts] -= 1
        if not self._rows[at][row.texts]:
            self._with_row.close(row.texts, at)

    def counterpart(self, one: SaidTable) -> int | None:
        """The place of the told table that a table of the file shares most with.

        Rows that were not found yet count first: two actions may have the same tasks.
        """
        rows = set(one.rows)
        texts = {cell for row in rows for cell in row}
        most = self._with_row.most(rows), self._with_word.most(texts) + self._most_headers(texts)
        best: tuple[int, float, int] | None = None
        for at in self._with_row.of(rows) or self._with_word.of(texts):
            equal, words = self._shared(at, rows, texts)
            best = max(best or (0, 0.0, 0), (equal, words, -at))
            if (equal, words) == most:
                break  # the first of those that nothing can be more alike than
        return -best[2] if best and (best[0] or best[1] >= 1) else None

    def _shared(self, at: int, rows: set[tuple[str, ...]], texts: set[str]) -> tuple[int, float]:
        """Rows that are the same, and names that are."""
        equal, names = self._rows[at], self._words[at]
        words = sum(names[text] for text in texts)
        return sum(equal[row] for row in rows), words + _headers(self._tables[at].headers, texts)

    def _most_headers(self, texts: set[str]) -> float:
        return max((_headers(headers, texts) for headers in self._kinds), default=0.0)


def _headers(headers: Sequence[str], texts: set[str]) -> float:
    """Less than one word counts."""
    return sum(header in texts for header in headers) / (len(headers) + 1)


def _is_copy(said: _SaidRow, table: ToldTable) -> bool:
    """A row of a copied slide says once more what the content says."""
    return any(said.cells == row.texts for row in table.rows)


def _matched(
    one: SaidTable, columns: _Columns, rows: Sequence[ToldRow]
) -> Iterator[tuple[_SaidRow, ToldRow | None]]:
    """The rows of a table each with its told row: equal ones first, then those alike."""
    said = list(_said_rows(one, columns))
    equal: defaultdict[tuple[str, ...], deque[ToldRow]] = defaultdict(deque)
    for row in rows:
        equal[row.texts].append(row)
    pairs = {
        index: equal[row.cells].popleft() for index, row in enumerate(said) if equal[row.cells]
    }
    if len(pairs) < len(said):
        taken = {id(row) for row in pairs.values()}
        left = [_Open(row, row.texts, row.label) for row in rows if id(row) not in taken]
        for index, row in enumerate(said):
            at = None if index in pairs else _most_alike(row, left)
            if at is not None:
                pairs[index] = left.pop(at).row
    for index, row in enumerate(said):
        yield row, pairs.get(index)


def _columns(one: SaidTable, table: ToldTable) -> _Columns:
    """The columns by their headers; one that was renamed stays where it is told."""
    first = one.rows[0] if one.rows else ()
    if not set(first) & set(table.headers):
        return _Columns((), tuple(range(len(table.headers))))
    is_whole = len(first) == len(table.headers)
    places = (
        first.index(name)
        if name in first
        else at
        if is_whole and first[at] not in table.headers
        else None
        for at, name in enumerate(table.headers)
    )
    return _Columns(first, tuple(places))


def _said_rows(one: SaidTable, columns: _Columns) -> Iterator[_SaidRow]:
    """The rows below the header, with their cells in the order of the told columns."""
    for cells in one.rows[1:] if columns.header else one.rows:
        if any(cells):
            yield _SaidRow(columns.picked(cells), one.place)


def _header_findings(
    one: SaidTable, columns: _Columns, table: ToldTable
) -> Iterator[Diagnostic]:  # fmt: skip
    """A column of another name, or one that is gone, is told once and not row by row."""
    if not columns.header:
        return
    for name, said in zip(table.headers, columns.picked(columns.header), strict=True):
        if said != name:
            values = {"column": name, "said": said}
            place = replace(one.place, text=said)
            yield Diagnostic(
                "A013", Severity.ERROR, None, values, place, "header" if said else "column"
            )


def _most_alike(said: _SaidRow, rows: Sequence[_Open]) -> int | None:
    """The place of the row that it is an altered form of, the first of those alike.

    Mostly the likeness of the names counts, then how many cells are equal. Names are compared
    letter by letter only while enough cells are equal for such a row to be the most alike.
    """
    if not rows:
        return None
    label = _label(said, rows[0].row)
    cells = [_CELLS * sum(map(eq, said.cells, one.texts)) / len(one.texts) for one in rows]
    named = [at for at, one in enumerate(rows) if one.label == label]
    best = max(named, key=lambda at: (cells[at], -at), default=None)
    likeness = 0.0 if best is None else _NAMES + cells[best]
    for at in sorted(range(len(rows)), key=lambda at: -cells[at]):
        if _NAMES + cells[at] <= likeness:
            break
        names = SequenceMatcher(None, label, rows[at].label).ratio()
        reached = cells[at] + (_NAMES * names if names >= _ALIKE else 0.0)
        if reached > likeness:
            best, likeness = at, reached
    return best if likeness >= _ENOUGH else None


def _label(said: _SaidRow, told: ToldRow) -> str:
    """The words of a row, by the kinds of the columns."""
    pairs = zip(said.cells, told.cells, strict=False)
    return " | ".join(text for text, cell in pairs if cell.kind is ColumnKind.TEXT)


def _traces(said: _SaidRow, told: ToldRow) -> Iterator[Trace]:
    for text, cell in zip(said.cells, told.cells, strict=False):
        source = cell.source or told.source
        if text == cell.text and source is not None:
            yield Trace(replace(said.place, text=text), text, (source,))


def _cell_findings(
    said: _SaidRow, told: ToldRow, columns: _Columns, table: ToldTable
) -> Iterator[Diagnostic]:
    cells = zip(table.headers, columns.places, said.cells, told.cells, strict=False)
    for header, at, text, cell in cells:
        if at is not None and text != cell.text:
            yield Diagnostic(
                "A013",
                Severity.ERROR,
                cell.source or told.source,
                {"row": told.label, "column": header, "said": text, "told": cell.text},
                replace(said.place, text=text),
            )


def _from_nowhere(said: _SaidRow, known: frozenset[str]) -> Iterator[Diagnostic]:
    numbers = [token for cell in said.cells for token in number_tokens(cell)]
    text = " | ".join(cell for cell in said.cells if cell)
    if numbers:
        is_known = all(token in known for token in numbers)
        severity = Severity.WARNING if is_known else Severity.ERROR
        yield Diagnostic(
            "A015", severity, None, {"row": text}, replace(said.place, text=text)
        )  # fmt: skip


def _untraced(one: SaidTable, known: frozenset[str]) -> Iterator[Diagnostic]:
    """A table of a person's own: its numbers have to be those of the content, or be looked at."""
    numbers = unknown_numbers((cell for row in one.rows for cell in row), known)
    if numbers:
        yield Diagnostic("A012", Severity.WARNING, None, {"numbers": numbers}, one.place)


def _missing(whole: Place, table: ToldTable, rows: Sequence[ToldRow]) -> Iterator[Diagnostic]:
    """One finding for a table that is gone, else one for each row."""
    if rows and len(rows) == len(table.rows):
        values = {"table": table.caption}
        yield Diagnostic("A014", Severity.ERROR, rows[0].source, values, whole, "table")
        return
    for row, count in Counter(rows).items():
        text = " | ".join(cell.text for cell in row.cells)
        for _ in range(count):
            values = {"row": text, "table": table.caption}
            yield Diagnostic("A014", Severity.ERROR, row.source, values, whole)
