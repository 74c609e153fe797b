"""A sheet or a CSV file as far as something stands in it, before anybody asks what it means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from msgspec import Struct, field

from es_docs.diagnostics import Diagnostic, Location
from es_docs.regex import regex

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
"""The size of a sheet of Excel."""

_PLAIN_NAME: Final = regex(r"[^\W\d]\w*")
_LIKE_A_CELL: Final = regex(r"[A-Za-z]{1,3}\d{1,7}|[Rr]\d*(?:[Cc]\d*)?|[Cc]\d*")
_REFERENCE: Final = regex(
    r"\$?([A-Z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Z]{1,3})?\$?(\d{1,7})?)?", re.IGNORECASE
)


_INVISIBLE: Final = regex("[\ufeff\u200b\u200c\u200d\u2060\u00ad]")
_ESCAPED_CR: Final = regex("_x000[dD]_")
"""How a file keeps the carriage return of a cell (ISO/IEC 29500-1 §22.9.2.19)."""


class Refused(Exception):  # noqa: N818 - the reading ends here, and the findings say why
    """There is no table to be had."""

    def __init__(self, *findings: Diagnostic) -> None:
        super().__init__(*findings)
        self.findings = findings


class Fault(Struct, frozen=True):
    """What a cell shows in place of a value: the name of the error as the file has it."""

    name: str


class Impossible(Struct, frozen=True):
    """A number that is shown as a day, but lies outside the calendar."""


class Percent(Struct, frozen=True):
    """A number that is shown as a percentage: 0.82 for „82%”."""

    number: float


Raw = str | int | float | bool | date | time | timedelta | Fault | Impossible | Percent
"""What stands in a cell: a text that is `seen`, or a value. A `date` is a `datetime` where the
cell has a time as well."""


class Formula(Struct, frozen=True):
    """`text` is without its equals sign; `has_result` says that the file keeps what it came to."""

    text: str
    has_result: bool


class Span(Struct, frozen=True):
    """A rectangle of cells, its sides counted from 1 and included."""

    top: int = 1
    left: int = 1
    bottom: int = LAST_ROW
    right: int = LAST_COLUMN

    def __str__(self) -> str:
        first = f"{letters(self.left)}{self.top}"
        last = f"{letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"

    @property
    def is_vertical(self) -> bool:
        return self.left == self.right

    @property
    def rows(self) -> range:
        return range(self.top, self.bottom + 1)

    def touches(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


WHOLE: Final = Span()
"""All cells of a sheet."""


class Grid(Struct, frozen=True):
    """The cells that hold something, by row and column in rising order, both from 1.

    `sheet` is empty for a CSV file, `widths` (the fields of each row, empty ones too) for a
    workbook. `links` are the files that formulas call [1], [2], … .
    """

    file: str
    sheet: str
    rows: Mapping[int, Mapping[int, Raw]]
    formulas: Mapping[tuple[int, int], Formula] = field(
        default_factory=lambda: MappingProxyType[tuple[int, int], Formula]({})
    )
    merges: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[range, ...] = ()
    links: tuple[str, ...] = ()
    widths: Mapping[int, int] = field(default_factory=lambda: MappingProxyType[int, int]({}))

    def value(self, row: int, column: int) -> Raw | None:
        return self.rows.get(row, {}).get(column)

    def location(self, row: int, column: int) -> Location:
        return Location(self.file, row, column, cell=self.named(Span(row, column, row, column)))

    def named(self, span: Span) -> str:
        """„Zadania!C7:C9”, with the quotes Excel puts around a name that is not one word."""
        return f"{quoted_sheet(self.sheet)}!{span}" if self.sheet else str(span)

    def rows_within(self, span: Span) -> Iterator[tuple[int, Mapping[int, Raw]]]:
        """The rows of a rectangle that hold something there."""
        for row, cells in self.rows.items():
            if span.top <= row <= span.bottom:
                inside = {c: raw for c, raw in cells.items() if span.left <= c <= span.right}
                if inside:
                    yield row, inside


def seen(text: str) -> str:
    """The text as a person sees it: NFC, no spaces around it, no signs without a look."""
    if text.isascii() and "_x" not in text:
        return text.strip()
    visible = _INVISIBLE.sub("", _ESCAPED_CR.sub("", text))
    return unicodedata.normalize("NFC", visible.strip())


def quoted_sheet(name: str) -> str:
    is_plain = _PLAIN_NAME.fullmatch(name) and not _LIKE_A_CELL.fullmatch(name)
    return name if is_plain else "'" + name.replace("'", "''") + "'"


@cache
def letters(column: int) -> str:
    """3 → C, 28 → AB."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_number(name: str) -> int:
    """C → 3, AB → 28."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def span_of(reference: str) -> Span | None:
    """`$A$4:$F$20`, `C7`, `$A:$F`, `4:20`; None for anything else and for what lies off a sheet."""
    found = _REFERENCE.fullmatch(reference.strip())
    if not found or not any(found.groups()):
        return None
    left, top, right, bottom = found.groups()
    if ":" not in reference:
        if not (left and top):
            return None
        right, bottom = left, top
    span = Span(
        int(top) if top else 1,
        column_number(left) if left else 1,
        int(bottom) if bottom else LAST_ROW,
        column_number(right) if right else LAST_COLUMN,
    )
    is_on_sheet = 1 <= span.top <= span.bottom <= LAST_ROW
    return span if is_on_sheet and 1 <= span.left <= span.right <= LAST_COLUMN else None
