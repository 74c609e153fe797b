"""The sheet „Rejestr”: a row for each meeting, visit or whatever is counted, as it happens.

It is a plain range and no Excel table: rows of a table can neither be added nor deleted while its
sheet is protected, and in a register that is all one does.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from es_docs.messages import workbook as words
from es_docs.model import Project
from es_docs.workbook.book import (
    DAY_FORMAT,
    HEADER_ROW,
    Book,
    ColumnHead,
    Field,
    Sheet,
    Style,
    between,
    shown_day,
)
from es_docs.workbook.tasks import Spot, action_field

ROWS: Final = 5000
"""Rows in which Excel looks after what is typed; those below are counted all the same."""
MAX_PEOPLE: Final = 1_000_000

_COLUMNS: Final = (
    ColumnHead(words.DAY, 14),
    ColumnHead(words.ACTION, 11, "center"),
    ColumnHead(words.TASK, 64),
    ColumnHead(words.PLACE, 32),
    ColumnHead(words.PARTICIPANTS, 13, "right"),
)
_OPEN: Final = Style(line="line", unlocked=True, wraps=True, indent=1)
_BODY: Final = (
    replace(_OPEN, numbers=DAY_FORMAT),
    replace(_OPEN, align="center", bold=True, colour="strong", indent=0),
    _OPEN,
    _OPEN,
    replace(_OPEN, align="right"),
)
_ALLOWED: Final = (
    "format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort",
    "autofilter", "objects",
)  # fmt: skip
_LAST_COLUMN: Final = 16_383


def write_register(book: Book, project: Project, tasks: Spot) -> None:
    sheet = book.sheet(words.REGISTER_SHEET, tab="strong")
    # A row can be deleted on a protected sheet only when each of its cells is open.
    sheet.raw.set_column(len(_COLUMNS), _LAST_COLUMN, None, book.format(Style(unlocked=True)))
    sheet.heading(words.REGISTER_TITLE, words.REGISTER_LEAD, 16)
    sheet.columns(_COLUMNS)
    for column, (head, body) in enumerate(zip(_COLUMNS, _BODY, strict=True)):
        sheet.raw.set_column(column, column, head.width, book.format(body))
    for row, height in enumerate((27, 6, 22, 24)):
        sheet.raw.set_row(row, height, book.format(Style()))
    sheet.raw.autofilter(HEADER_ROW, 0, HEADER_ROW + ROWS, len(_COLUMNS) - 1)
    _set_fields(sheet, project, tasks)
    sheet.print_across(landscape=True)
    sheet.raw.protect(options=dict.fromkeys(_ALLOWED, True))


def _set_fields(sheet: Sheet, project: Project, tasks: Spot) -> None:
    period, count = project.facts.period, len(project.actions)
    start, end = shown_day(period.start), shown_day(period.end)
    fields = (
        Field(
            between("date", period.start, period.end),
            words.DAY,
            words.DAY_PROMPT.format(start=start, end=end),
            words.WRONG,
            words.DAY_ERROR.format(start=start, end=end, example=end),
        ),
        action_field(count, words.REGISTER_ACTION_PROMPT),
        Field(
            {"validate": "list", "source": tasks.names},
            words.TASK,
            words.REGISTER_TASK_PROMPT,
            words.WRONG,
            words.REGISTER_TASK_ERROR,
        ),
        Field({"validate": "any"}, words.PLACE, words.PLACE_PROMPT),
        Field(
            between("integer", 0, MAX_PEOPLE),
            words.PARTICIPANTS,
            words.PARTICIPANTS_PROMPT,
            words.WRONG,
            words.PARTICIPANTS_ERROR,
        ),
    )
    for column, field in enumerate(fields):
        sheet.field(HEADER_ROW + 1, HEADER_ROW + ROWS, column, field)
