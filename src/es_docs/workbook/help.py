"""The sheet „Pomoc”: one column of plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from es_docs.language import typeset
from es_docs.messages import workbook as words
from es_docs.model import Project
from es_docs.workbook.book import Book, Style, shown_day

_WIDTH: Final = 95
"""In digits of the body type: about 90 characters a line, as in a book."""
_TITLE: Final = Style(size=16, bold=True, colour="strong")
_HEADING: Final = Style(size=13, bold=True, colour="strong", valign="bottom")
_TEXT: Final = Style(wraps=True)


def write_help(book: Book, project: Project, content: str, *, with_register: bool) -> None:
    sheet = book.sheet(words.HELP_SHEET)
    sheet.raw.set_column(0, 0, _WIDTH)
    sheet.text(0, 0, words.HELP_TITLE, _TITLE)
    sheet.raw.set_row(0, 32)
    row = 1
    values = {"content": content, "example": shown_day(project.facts.period.end)}
    for heading, paragraphs in _chapters(with_register=with_register):
        sheet.text(row, 0, heading, _HEADING)
        sheet.raw.set_row(row, 30)
        for paragraph in paragraphs.split("\n\n"):
            row += 1
            text = typeset(" ".join(paragraph.split()).format_map(values))
            sheet.text(row, 0, text, _TEXT)
            sheet.raw.set_row(row, book.height([(text, _WIDTH)]))
        row += 1
    sheet.print_across(landscape=False, repeats_header=False)
    sheet.raw.protect()


def _chapters(*, with_register: bool) -> Iterator[tuple[str, str]]:
    for number, chapter in enumerate(words.HELP.items()):
        yield chapter
        if number == 0 and with_register:
            yield words.HELP_REGISTER
