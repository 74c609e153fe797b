"""The sheet „Jednostki”: what can be counted, for the lists of the other sheets and for people."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from es_docs.language import BUILT_IN_UNITS, sort_key
from es_docs.messages import workbook as words
from es_docs.model import Project
from es_docs.workbook.book import HEADER_ROW, Book, ColumnHead, Style

FIRST_ROW: Final = HEADER_ROW + 1
"""Of the units on their sheet, from 0."""
_COLUMNS: Final = (ColumnHead(words.UNIT, 32), ColumnHead(words.UNIT_FORMS, 80))
_CELL: Final = Style(line="line", wraps=True, indent=1)


def write_units(book: Book, project: Project) -> None:
    sheet = book.sheet(words.UNITS_SHEET)
    units = known_units(project)
    sheet.heading(words.UNITS_TITLE, words.UNITS_LEAD, 16)
    sheet.table(_COLUMNS, FIRST_ROW + len(units) - 1)
    for row, (unit, forms) in enumerate(units, start=FIRST_ROW):
        sheet.text(row, 0, unit, replace(_CELL, bold=True))
        sheet.text(row, 1, forms, _CELL)
        cells = ((unit, _COLUMNS[0].width), (forms, _COLUMNS[1].width))
        sheet.raw.set_row(row, book.height(cells))
    sheet.print_across(landscape=False)
    sheet.raw.protect()


def known_units(project: Project) -> tuple[tuple[str, str], ...]:
    """Each unit with how it is counted: the project's own first, then those the program knows."""
    own = {
        name: words.UNIT_EXAMPLE.format(one=forms.one, few=forms.few, many=forms.many)
        for name, forms in project.units.items()
    }
    built_in = {
        noun.one: words.UNIT_EXAMPLE.format(one=noun.one, few=noun.few, many=noun.many)
        for noun in BUILT_IN_UNITS.values()
        if noun.one not in own
    }
    return (*_sorted(own), *_sorted(built_in))


def units_range(project: Project) -> str:
    """Where the names stand, as another sheet refers to them."""
    last = FIRST_ROW + len(known_units(project))
    return f"={words.UNITS_SHEET}!$A${FIRST_ROW + 1}:$A${last}"


def _sorted(units: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(units.items(), key=lambda unit: sort_key(unit[0]))
