"""Tables that can be read cell by cell (A11Y-020 to A11Y-024)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from es_docs.checks.accessibility.content import FURNITURE, TITLES, quoting, stand_together
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.layout.measure import Font, Metrics, text_width
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    Office,
    Report,
    TableCell,
    TableData,
    TableRow,
    TextParagraph,
    TextRole,
)
from es_docs.regex import regex

_PICTURE: Final = ".//{*}drawing"
_SOME_CELLS: Final = 2
_MOST_NUMBERS: Final = 12


def tables_have_header_rows(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-020. In a report only a row that repeats is a header for screen readers and PDF."""
    for one, table in _data_tables(document):
        if not _header_rows(table, document):
            yield found(one.place, "none")


def header_cells_have_text(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-021, once a table. An empty column is one flaw and told by A11Y-022."""
    for one, table in _data_tables(document):
        blank = set(_blank_columns(table))
        empty = [
            str(number)
            for row in _header_rows(table, document)
            for number, cell in enumerate(row.cells, start=1)
            if _is_blank(cell) and number not in blank
        ]
        if empty:
            yield found(one.place, "one" if len(empty) == 1 else "many", columns=_listed(empty))


def grids_are_simple(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-022: what a person mends in one go is one finding."""
    for one, table in _data_tables(document):
        if any(_is_merged(cell) for row in table.rows for cell in row.cells):
            yield found(one.place, "merged")
        if any(cell.has_table for row in table.rows for cell in row.cells):
            yield found(one.place, "nested")
        rows = [str(n) for n, row in enumerate(table.rows, 1) if all(map(_is_blank, row.cells))]
        if rows:
            yield found(one.place, "rows", numbers=_listed(rows))
        columns = [str(number) for number in _blank_columns(table)]
        if columns:
            yield found(one.place, "columns", numbers=_listed(columns))


def _listed(numbers: Iterable[str]) -> str:
    """„1, 2, 5”, cut where nobody would count on."""
    different = list(dict.fromkeys(numbers))
    more = "…" if len(different) > _MOST_NUMBERS else ""
    return ", ".join(different[:_MOST_NUMBERS]) + more


def _is_merged(cell: TableCell) -> bool:
    return cell.is_covered or cell.column_span > 1 or cell.row_span > 1


def _blank_columns(table: TableData) -> Iterator[int]:
    """Numbers, from 1, of columns without a single word, of the header neither."""
    widest = max((len(row.cells) for row in table.rows), default=0)
    for index in range(widest):
        cells = [row.cells[index] for row in table.rows if index < len(row.cells)]
        if all(map(_is_blank, cells)):
            yield index + 1


def _is_blank(cell: TableCell) -> bool:
    """Without text, table or picture; a cell that another is merged over is part of that one."""
    has_picture = any(
        paragraph.element is not None and paragraph.element.find(_PICTURE) is not None
        for paragraph in cell.paragraphs
    )
    return not (cell.text.strip() or cell.has_table or cell.is_covered or has_picture)


def _header_rows(table: TableData, document: Office) -> list[TableRow]:
    if isinstance(document, Deck):
        return list(table.rows[:1]) if table.has_header_row else []
    return list(takewhile(lambda row: row.is_header, table.rows))


def _data_tables(document: Office) -> Iterator[tuple[DrawnObject, TableData]]:
    for one in document.tables():
        if one.table is not None and not _is_layout(one.table):
            yield one, one.table


def _is_layout(table: TableData) -> bool:
    """A grid of one row or one column puts things side by side or in a frame; it has no data."""
    return len(table.rows) < _SOME_CELLS or max(len(row.cells) for row in table.rows) < _SOME_CELLS


# --- what a table is for

_CAPTION: Final = regex(r"tab\.|(tabela|tablica|table)\b", re.IGNORECASE)
_FEWEST_WORDS: Final = 3
_NOTE_PT: Final = 14.0
"""Text up to this size is a note, a source or a label (A11Y-051)."""


def tables_are_introduced(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-023: tables hold data, and a caption, sentence or alternative says which."""
    introduced = _introduced(document)
    for one in document.tables():
        if one.table is None or not one.table.rows:
            continue
        if _is_layout(one.table):
            text = " ".join(cell.text for row in one.table.rows for cell in row.cells)
            yield found(quoting(one.place, text), "layout")
        elif not (one.alt.strip() or one.table.caption.strip() or id(one) in introduced):
            yield found(one.place, "slide" if isinstance(document, Deck) else "report")


def _introduced(document: Office) -> frozenset[int]:
    """The identities of the tables that a caption on the slide or a sentence before speaks of."""
    if isinstance(document, Deck):
        return frozenset(
            id(one)
            for slide in document.slides
            for one in slide.walk()
            if one.table is not None and any(_speaks_of(one, text) for text in slide.walk())
        )
    before = (None, *document.blocks)
    pairs = zip(before, document.blocks, strict=False)
    return frozenset(
        id(inner)
        for sentence, one in pairs
        if isinstance(one, DrawnObject) and isinstance(sentence, TextParagraph)
        if sentence.role is TextRole.BODY and len(sentence.text.split()) >= _FEWEST_WORDS
        for inner in one.walk()
    )


def _speaks_of(table: DrawnObject, one: DrawnObject) -> bool:
    """A caption anywhere on the slide, or a few words right above or below the table."""
    if one.table is not None or one.placeholder in TITLES | FURNITURE:
        return False
    return any(map(_is_caption, one.paragraphs)) or (
        stand_together(table.box, one.box) and any(map(_has_sentence, one.paragraphs))
    )


def _has_sentence(paragraph: TextParagraph) -> bool:
    is_note = all(run.size_pt <= _NOTE_PT for run in paragraph.runs)
    return not is_note and len(paragraph.text.split()) >= _FEWEST_WORDS


def _is_caption(paragraph: TextParagraph) -> bool:
    is_outside = paragraph.role not in (TextRole.CELL, TextRole.TITLE)
    return is_outside and (
        paragraph.role is TextRole.CAPTION or _CAPTION.match(paragraph.text.strip()) is not None
    )


# --- rows over pages


def rows_stay_whole(report: Report, context: Context) -> Iterator[Found]:
    """A11Y-024, once a table. Rows of a single line cannot break; that the header row repeats is
    what A11Y-020 asks for."""
    for one, table in _data_tables(report):
        rows = [
            str(number)
            for number, row in enumerate(table.rows, start=1)
            if row.may_split and _has_lines(row, table, context.metrics)
        ]
        if rows:
            yield found(one.place, "one" if len(rows) == 1 else "many", rows=_listed(rows))


def _has_lines(row: TableRow, table: TableData, metrics: Metrics) -> bool:
    """Whether any cell of a row seems to take more than one line; an empty last line is none."""
    widths = [*table.columns, *[0] * len(row.cells)]
    return any(
        sum(1 for paragraph in cell.paragraphs if paragraph.text.strip()) > 1
        or _letters_width(cell, metrics) > widths[index] - cell.insets[0] - cell.insets[2] > 0
        for index, cell in enumerate(row.cells)
    )


def _letters_width(cell: TableCell, metrics: Metrics) -> int:
    """In EMU, on a single line."""
    return sum(
        text_width(metrics, run.text, Font(run.typeface, run.size_pt, bold=run.bold))
        for paragraph in cell.paragraphs
        for run in paragraph.runs
    )


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-020", deck=tables_have_header_rows, report=tables_have_header_rows),
    RuleCheck("A11Y-021", deck=header_cells_have_text, report=header_cells_have_text),
    RuleCheck("A11Y-022", deck=grids_are_simple, report=grids_are_simple),
    RuleCheck("A11Y-023", deck=tables_are_introduced, report=tables_are_introduced),
    RuleCheck("A11Y-024", report=rows_stay_whole),
)
