"""The sheet „Zadania”: a row a task, with the numbers that are known now."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.messages import workbook as words
from es_docs.model import Action, Project, Task
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
from es_docs.workbook.units import units_range

SPARE_ROWS: Final = 10
"""Empty rows under the tasks, open for new ones: a table does not grow on a protected sheet."""
MAX_NUMBER: Final = 1_000_000_000
"""What the content takes as well."""

_COLUMNS: Final = (
    ColumnHead(words.ACTION, 11, "center"),
    ColumnHead(words.ACTION_TITLE, 34),
    ColumnHead(words.TASK, 56),
    ColumnHead(words.PLANNED, 10, "right"),
    ColumnHead(words.REALISED, 12, "right"),
    ColumnHead(words.UNIT, 20),
    ColumnHead(words.REASON, 38),
)
_ACTION, _TITLE, _TASK, _PLANNED, _REALISED, _UNIT, _REASON = range(7)
_WIDTH: Final = sum(column.width for column in _COLUMNS)
_TITLE_SIZES: Final = (16, 14, 12, 11)
_NUMBERS: Final = "[>=10000]#,##0;General"
"""Digits in groups of three from five on (CLDR pl). An optional fraction, „#,##0.##”, would show
whole numbers with a comma and nothing behind it, so it is set only where there is a fraction."""
_LARGE_FRACTION: Final = "#,##0.##"

_LOCKED: Final = Style(ground="ground", line="line", wraps=True, indent=1)
_OPEN: Final = Style(line="line", wraps=True, unlocked=True, indent=1)
_FIGURE: Final = replace(_OPEN, align="right", wraps=False, numbers=_NUMBERS)


class Spot(Struct, frozen=True):
    """Where the tasks stand on their sheet: the first and last row, from 0, spare rows included."""

    first: int
    last: int

    @property
    def names(self) -> str:
        """The task names as another sheet refers to them."""
        return f"={words.TASKS_SHEET}!$C${self.first + 1}:$C${self.last + 1}"


def write_tasks(book: Book, project: Project, *, with_register: bool) -> Spot:
    sheet = book.sheet(words.TASKS_SHEET, tab="strong")
    rows = [
        (number, action, task)
        for number, action in enumerate(project.actions, start=1)
        for task in action.tasks
    ]
    first = HEADER_ROW + 1
    spot = Spot(first, first + len(rows) + SPARE_ROWS - 1)
    _write_top(sheet, project)
    sheet.table(_COLUMNS, spot.last)
    previous = 0
    for row, (number, action, task) in enumerate(rows, start=first):
        _write_row(sheet, row, number, action, task, starts_action=number != previous)
        sheet.raw.set_row(row, book.height(_texts(action, task)))
        previous = number
    for row in range(first + len(rows), spot.last + 1):
        _write_spare_row(sheet, row)
    _set_fields(sheet, spot, project, with_register=with_register)
    _set_looks(sheet, spot)
    book.let_rows_grow(sheet.name, first)
    sheet.print_across(landscape=True)
    sheet.raw.print_area(0, 0, spot.last, len(_COLUMNS) - 1)
    # Objects are what notes on cells are.
    sheet.raw.protect(options=dict.fromkeys(("format_columns", "format_rows", "objects"), True))
    return spot


def _write_top(sheet: Sheet, project: Project) -> None:
    title, size = sheet.book.fitting(project.facts.title, _WIDTH, _TITLE_SIZES)
    sheet.heading(title, words.TASKS_LEAD, size)
    sheet.raw.set_row(1, 22)
    sheet.text(1, 0, words.AS_OF, Style(bold=True))
    open_day = replace(_OPEN, wraps=False, bold=True)
    if project.facts.as_of is None:
        sheet.blank(1, 1, replace(open_day, numbers=DAY_FORMAT))
    else:
        sheet.day(1, 1, project.facts.as_of, open_day)
    # Nothing may stand behind it: readers take the next text for the day when it is empty.
    example = shown_day(project.facts.period.end)
    rule: dict[str, object] = {
        "validate": "date",
        "criteria": ">=",
        "value": project.facts.period.start,
    }
    prompt = words.AS_OF_PROMPT.format(example=example)
    error = words.AS_OF_ERROR.format(example=example)
    sheet.field(1, 1, 1, Field(rule, words.AS_OF, prompt, words.WRONG, error))


def _write_row(
    sheet: Sheet, row: int, number: int, action: Action, task: Task, *, starts_action: bool
) -> None:
    top = "strong" if starts_action else ""
    locked, opened, figure = (replace(one, top_line=top) for one in (_LOCKED, _OPEN, _FIGURE))
    sheet.number(row, _ACTION, number, _numeral(locked))
    sheet.text(row, _TITLE, action.short_title or action.title, locked)
    sheet.text(row, _TASK, task.name, locked)
    sheet.number(row, _PLANNED, task.planned, figure)
    sheet.number(row, _REALISED, task.realised, replace(figure, bold=True))
    sheet.text(row, _UNIT, task.unit, opened)
    if task.reason:
        sheet.text(row, _REASON, task.reason, opened)
    else:
        sheet.blank(row, _REASON, opened)


def _write_spare_row(sheet: Sheet, row: int) -> None:
    styles = {
        _ACTION: _numeral(_OPEN),
        _PLANNED: _FIGURE,
        _REALISED: replace(_FIGURE, bold=True),
    }
    for column in range(len(_COLUMNS)):
        sheet.blank(row, column, styles.get(column, _OPEN))
    sheet.raw.set_row(row, sheet.book.height([]))


def _numeral(style: Style) -> Style:
    """The number of an action: as the deck sets it. Its size keeps air around single lines."""
    return replace(
        style, size=14, bold=True, colour="strong", align="center", wraps=False, indent=0
    )


def _texts(action: Action, task: Task) -> list[tuple[str, int]]:
    """What wraps in a row, each with the width of its column."""
    texts = {
        _TITLE: action.short_title or action.title,
        _TASK: task.name,
        _UNIT: task.unit,
        _REASON: task.reason or "",
    }
    return [(text, _COLUMNS[column].width) for column, text in texts.items()]


def _set_fields(sheet: Sheet, spot: Spot, project: Project, *, with_register: bool) -> None:
    count = len(project.actions)
    tell = words.REALISED_PROMPT_WITH_REGISTER if with_register else words.REALISED_PROMPT
    fields = {
        _ACTION: action_field(count, words.ACTION_PROMPT),
        _TASK: Field({"validate": "any"}, words.TASK, words.TASK_PROMPT),
        _PLANNED: Field(
            between("decimal", 1, MAX_NUMBER),
            words.PLANNED,
            words.PLANNED_PROMPT,
            words.WRONG,
            words.PLANNED_ERROR,
        ),
        _REALISED: Field(
            between("decimal", 0, MAX_NUMBER),
            words.REALISED,
            tell,
            words.WRONG,
            words.REALISED_ERROR,
        ),
        _UNIT: Field(
            {"validate": "list", "source": units_range(project)},
            words.UNIT,
            words.UNIT_PROMPT,
            words.UNUSUAL,
            words.UNIT_ERROR,
            is_strict=False,
        ),
        _REASON: Field({"validate": "any"}, words.REASON, words.REASON_PROMPT),
    }
    for column, field in fields.items():
        sheet.field(spot.first, spot.last, column, field)


def action_field(count: int, prompt: str) -> Field:
    return Field(
        between("integer", 1, count),
        words.ACTION,
        prompt.format(count=count),
        words.WRONG,
        words.ACTION_ERROR.format(count=count),
    )


def _set_looks(sheet: Sheet, spot: Spot) -> None:
    """More than planned stands out, and large fractions are shown whole.

    LibreOffice applies one condition of a cell only, so the first says both.
    """
    book, row = sheet.book, spot.first + 1
    mark = {"bg_color": f"#{book.look.mark}", "font_color": f"#{book.look.text}"}
    over = f"ISNUMBER($D{row}),ISNUMBER($E{row}),$E{row}>$D{row}"
    shown = {"num_format": _LARGE_FRACTION}
    planned, realised = (
        f"ISNUMBER(${column}{row}),${column}{row}>=10000,${column}{row}<>INT(${column}{row})"
        for column in "DE"
    )
    for column, condition, look in (
        (_REALISED, f"{over},{realised}", {**mark, **shown}),
        (_REALISED, realised, shown),
        (_REALISED, over, mark),
        (_PLANNED, planned, shown),
    ):
        rule = {
            "type": "formula",
            "criteria": f"=AND({condition})",
            "format": book.condition(**look),
        }
        sheet.raw.conditional_format(spot.first, column, spot.last, column, rule)
    texts = f"A{row}:G{spot.last + 1}"
    sheet.raw.ignore_errors({"number_stored_as_text": texts, "list_data_validation": texts})
