"""Rows of tables in a finished file against those the content has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.agreement.said import Said, SaidTable
from es_docs.checks.agreement.told import Told, ToldRow, ToldTable, number_tokens
from es_docs.checks.agreement.trace import Trace
from es_docs.diagnostics import Diagnostic, Place, Severity

_ALIKE: Final = 0.75
"""From this share of equal characters on, a name is an altered one and not another."""


class _SaidRow(Struct, frozen=True):
    """A row of the file, its cells in the order of the told columns."""

    cells: tuple[str, ...]
    place: Place


def row_deviations(
    said: Said, told: Told, known: frozenset[str]
) -> tuple[list[Trace], list[Diagnostic]]:
    """A013 a cell that says something else, A014 a missing row, A015 a row from nowhere.

    A table may go over several slides: each table of the file is matched with the told one whose
    words it shares, and what is left of the told rows in the end is missing.
    """
    open_rows = [list(table.rows) for table in told.tables]
    traces: list[Trace] = []
    findings: list[Diagnostic] = []
    for one in said.tables:
        at = _counterpart(one, told.tables, open_rows)
        if at is None:
            findings += _untraced(one, known)
            continue
        table, rows = told.tables[at], open_rows[at]
        for found, row in _matched(one, table, rows):
            if row is None:
                findings += () if _is_copy(found, table) else _from_nowhere(found, known)
                continue
            rows.remove(row)
            traces += _traces(found, row)
            findings += _cell_findings(found, row, table)
    for table, rows in zip(told.tables, open_rows, strict=True):
        findings += _missing(said.place, table, rows)
    return traces, findings


def _counterpart(
    one: SaidTable, tables: Sequence[ToldTable], open_rows: Sequence[Sequence[ToldRow]]
) -> int | None:
    """The place of the told table that a table of the file shares most with.

    Rows that were not found yet count first: two actions may have the same tasks.
    """
    rows = set(one.rows)
    texts = {cell for row in rows for cell in row}
    scores = [
        (*_shared(table, left, rows, texts), -at)
        for at, (table, left) in enumerate(zip(tables, open_rows, strict=True))
    ]
    equal, words, at = max(scores, default=(0, 0.0, 0))
    return -at if equal or words >= 1 else None


def _is_copy(said: _SaidRow, table: ToldTable) -> bool:
    """A row of a copied slide says once more what the content says."""
    return any(said.cells == tuple(cell.text for cell in row.cells) for row in table.rows)


def _shared(
    table: ToldTable, left: Sequence[ToldRow], rows: set[tuple[str, ...]], texts: set[str]
) -> tuple[int, float]:
    """Rows that are the same, and names that are."""
    equal = sum(tuple(cell.text for cell in row.cells) in rows for row in left)
    labels = [cell for row in table.rows for cell in row.label.split(" | ")]
    headers = sum(header in texts for header in table.headers) / (len(table.headers) + 1)
    return equal, sum(label in texts for label in labels) + headers


def _matched(
    one: SaidTable, table: ToldTable, rows: Sequence[ToldRow]
) -> Iterator[tuple[_SaidRow, ToldRow | None]]:
    """The rows of a table each with its told row: equal ones first, then those alike."""
    said = list(_said_rows(one, table))
    left = list(rows)
    pairs: dict[int, ToldRow] = {}
    for at_least in (1.0, 0.5):
        for index, row in enumerate(said):
            if index not in pairs and left:
                best = max(left, key=lambda told, row=row: _likeness(row, told))
                if _likeness(row, best) >= at_least:
                    pairs[index] = best
                    left.remove(best)
    for index, row in enumerate(said):
        yield row, pairs.get(index)


def _said_rows(one: SaidTable, table: ToldTable) -> Iterator[_SaidRow]:
    """The rows below the header, with their cells in the order of the told columns."""
    texts = one.rows
    header = texts[0] if texts and set(texts[0]) & set(table.headers) else ()
    order = [header.index(name) if name in header else None for name in table.headers]
    if not header:
        order = list(range(len(table.headers)))
    for cells in texts[1:] if header else texts:
        if any(cells):
            picked = (
                cells[place] if place is not None and place < len(cells) else "" for place in order
            )
            yield _SaidRow(tuple(picked), one.place)


def _likeness(said: _SaidRow, told: ToldRow) -> float:
    """1 for equal rows; else mostly how alike the names are, then how many cells are equal."""
    cells = [cell.text for cell in told.cells]
    equal = sum(a == b for a, b in zip(said.cells, cells, strict=False)) / len(cells)
    if equal == 1:
        return 1.0
    label = _label(said, told)
    names = 1.0 if label == told.label else SequenceMatcher(None, label, told.label).ratio()
    return 0.6 * (names if names >= _ALIKE else 0.0) + 0.39 * equal


def _label(said: _SaidRow, told: ToldRow) -> str:
    pairs = zip(said.cells, told.cells, strict=False)
    return " | ".join(text for text, cell in pairs if cell.kind.value == "text")


def _traces(said: _SaidRow, told: ToldRow) -> Iterator[Trace]:
    for text, cell in zip(said.cells, told.cells, strict=False):
        source = cell.source or told.source
        if text == cell.text and source is not None:
            yield Trace(replace(said.place, text=text), text, source)


def _cell_findings(said: _SaidRow, told: ToldRow, table: ToldTable) -> Iterator[Diagnostic]:
    for header, text, cell in zip(table.headers, said.cells, told.cells, strict=False):
        if text != cell.text:
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
    cells = [cell for row in one.rows for cell in row]
    unknown = [token for cell in cells for token in number_tokens(cell) if token not in known]
    if unknown:
        numbers = ", ".join(dict.fromkeys(unknown))
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
