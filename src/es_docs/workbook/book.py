"""A workbook while it is written: formats by what they are for, cells, and what fields accept.

Everything a person could have written is put in as text, whatever it begins with: a task called
„=1+1” is no formula, and stays none when somebody edits the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import OutputError, error
from es_docs.language import typeset
from es_docs.layout.measure import Font, Metrics, Piece, break_lines, text_width
from es_docs.messages import workbook as words
from es_docs.ooxml.package import (
    CORE_PROPERTIES,
    AppProperties,
    app_properties_xml,
    canonical,
    core_properties_xml,
)
from es_docs.regex import regex
from es_docs.units import Emu
from es_docs.workbook.look import Look

LANG: Final = "pl-PL"
DAY_FORMAT: Final = "d.mm.yyyy"
MAX_TEXT: Final = 32_767
"""Characters in one cell (Excel specifications and limits)."""
BODY_PT: Final = 11
_LOOKS_LIKE_FORMULA: Final = ("=", "+", "-", "@")
_PX_PER_DIGIT: Final = 7
"""Calibri 11 at 96 dpi, which column widths are counted in (ISO/IEC 29500-1 §18.3.1.13)."""
_PX_OF_PADDING: Final = 5
_PX_OF_INDENT: Final = 9
_EMU_PER_PX: Final = 9525
_LINE_PT: Final = 15
_AIR_PT: Final = 5
MOST_PT: Final = 409
"""The highest row Excel knows."""
_A4: Final = 9
"""ST_PaperSize of `pageSetup` (ISO/IEC 29500-1 §18.3.1.63)."""
_NEVER: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""XlsxWriter asks the clock when it is told no time; the package leaves times out anyway."""
_OWN_HEIGHT: Final = regex(rb'(<row r="(\d+)"[^>]*?) customHeight="1"')


class Style(Struct, frozen=True):
    """How a cell looks and whether it may be typed into."""

    size: float = BODY_PT
    bold: bool = False
    colour: str = "text"
    """Names of `Look`; "" is no fill or no line."""
    ground: str = ""
    line: str = ""
    top_line: str = ""
    align: str = "left"
    valign: str = "vcenter"
    wraps: bool = False
    unlocked: bool = False
    numbers: str = ""
    indent: int = 0
    is_text: bool = False
    """What is typed stays text: Excel shows it as it stands (`quotePrefix`)."""


HEADER_ROW: Final = 3
"""Of every table, from 0; what is above it stays in sight."""
HEADER_STYLE: Final = Style(
    bold=True, colour="on_strong", ground="strong", line="strong", wraps=True, indent=1
)
LEAD_STYLE: Final = Style(colour="quiet")


class ColumnHead(Struct, frozen=True):
    """A column of a table; `width` in digits of the body type."""

    header: str
    width: int
    align: str = "left"

    @property
    def style(self) -> Style:
        is_centred = self.align == "center"
        return replace(HEADER_STYLE, align=self.align, indent=0 if is_centred else 1)


class Book:
    """An .xlsx that grows sheet by sheet; `bytes` ends it."""

    def __init__(
        self, look: Look, metrics: Metrics, *, title: str, author: str, subject: str
    ) -> None:
        # XlsxWriter carries no annotations
        from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]

        self.look = look
        self.title = title
        self._metrics = metrics
        self._target = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._workbook: Any = Workbook(self._target, options)
        self._workbook.set_properties({"created": _NEVER})
        self._workbook.set_size(1600, 1000)
        self._formats: dict[Style, Any] = {}
        self._properties = {
            CORE_PROPERTIES: core_properties_xml(
                title=title, author=author, language=LANG, subject=subject
            ),
            "docProps/app.xml": app_properties_xml(
                AppProperties(application="es_docs", company=author)
            ),
        }
        self._growing: dict[str, int] = {}

    def sheet(self, name: str, *, tab: str = "line") -> Sheet:
        worksheet = self._workbook.add_worksheet(name)
        worksheet.set_tab_color(f"#{getattr(self.look, tab)}")
        worksheet.hide_gridlines(2)
        worksheet.set_paper(_A4)
        worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        return Sheet(self, name, worksheet)

    def format(self, style: Style) -> Any:
        if style not in self._formats:
            self._formats[style] = self._workbook.add_format(self._described(style))
        return self._formats[style]

    def condition(self, **properties: object) -> Any:
        """A format that shows while a condition holds (a differential format)."""
        return self._workbook.add_format(properties)

    def height(self, cells: Iterable[tuple[str, int]]) -> int:
        """Points in which all of a row's texts are seen, each with the width of its column."""
        font = Font(self.look.family, BODY_PT)
        lines = (
            len(break_lines(self._metrics, [Piece(text, font)], _room(width)))
            for text, width in cells
        )
        return min(max(lines, default=1) * _LINE_PT + _AIR_PT, MOST_PT)

    def fitting(self, text: str, width: int, sizes: Sequence[float]) -> tuple[str, float]:
        """A bold line in the largest size in which it fits, or as much of it as the last takes."""

        def is_too_wide(text: str, size: float) -> bool:
            font = Font(self.look.family, size, bold=True)
            return text_width(self._metrics, text, font) > _room(width)

        for size in sizes:
            if not is_too_wide(text, size):
                return text, size
        while is_too_wide(f"{text}…", sizes[-1]):
            text = text[: len(text) * 9 // 10].rstrip()
        return f"{text}…", sizes[-1]

    def let_rows_grow(self, sheet: str, first: int) -> None:
        """Rows from `first` (from 0) on keep fitting their text when somebody changes it."""
        self._growing[sheet] = first

    def bytes(self) -> bytes:
        names = [sheet.get_name() for sheet in self._workbook.worksheets()]
        self._workbook.close()
        package = self._target.getvalue()
        parts: dict[str, bytes] = dict(self._properties)
        with ZipFile(BytesIO(package)) as archive:
            for name, first in self._growing.items():
                part = f"xl/worksheets/sheet{names.index(name) + 1}.xml"
                parts[part] = _without_own_heights(archive.read(part), first)
        return canonical(package, replace=parts)

    def _described(self, style: Style) -> Mapping[str, object]:
        look = self.look
        described: dict[str, object] = {
            "font_name": look.family,
            "font_size": style.size,
            "bold": style.bold,
            "font_color": f"#{getattr(look, style.colour)}",
            "align": style.align,
            "valign": style.valign,
            "text_wrap": style.wraps,
            "locked": not style.unlocked,
            "indent": style.indent,
            "quote_prefix": style.is_text,
        }
        if style.ground:
            described |= {"bg_color": f"#{getattr(look, style.ground)}", "pattern": 1}
        if style.line:
            described |= {"border": 1, "border_color": f"#{getattr(look, style.line)}"}
        if style.top_line:
            described |= {"top": 1, "top_color": f"#{getattr(look, style.top_line)}"}
        if style.numbers:
            described["num_format"] = style.numbers
        return described


def _room(width: int) -> Emu:
    """What a column of so many digits has for text."""
    px = width * _PX_PER_DIGIT - _PX_OF_PADDING - _PX_OF_INDENT
    return Emu(max(px, _PX_PER_DIGIT) * _EMU_PER_PX)


def _without_own_heights(sheet: bytes, first: int) -> bytes:
    """Heights that were measured and not set by hand (`customHeight`, ISO/IEC 29500-1 §18.3.1.73).

    XlsxWriter marks every height as set by hand, and office programs then never fit the row again.
    """

    def unmarked(row: re.Match[bytes]) -> bytes:
        return row[1] if int(row[2]) > first else row[0]

    return _OWN_HEIGHT.sub(unmarked, sheet)


class Field(Struct, frozen=True):
    """What may be typed into cells: the options of XlsxWriter's `data_validation`, and our words.

    `is_strict` refuses anything else; without it Excel asks whether it is meant.
    """

    rule: Mapping[str, object]
    title: str
    prompt: str
    error_title: str = ""
    error: str = ""
    is_strict: bool = True

    def options(self) -> dict[str, object]:
        return {
            **self.rule,
            "input_title": self.title,
            "input_message": self.prompt,
            "error_title": self.error_title,
            "error_message": self.error,
            "error_type": "stop" if self.is_strict else "warning",
            "show_error": bool(self.error),
            "ignore_blank": True,
        }


def shown_day(day: date) -> str:
    """„31.12.2016”, as people type it."""
    return f"{day.day}.{day.month:02}.{day.year}"


def between(kind: str, least: int | date, most: int | date) -> dict[str, object]:
    """The rule of a field: a kind of XlsxWriter's („integer”, „decimal”, „date”) with its ends."""
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most}


class Sheet(Struct, frozen=True):
    """One sheet; rows and columns count from 0. `raw` is XlsxWriter's."""

    book: Book
    name: str
    raw: Any

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Raises OutputError D104 when a text is longer than a cell can hold."""
        if len(text) > MAX_TEXT:
            raise OutputError(error("D104", text=text[:40], length=len(text), limit=MAX_TEXT))
        if text.startswith(_LOOKS_LIKE_FORMULA):
            style = replace(style, is_text=True)
        self.raw.write_string(row, column, text, self.book.format(style))

    def number(self, row: int, column: int, value: Decimal | int, style: Style) -> None:
        self.raw.write_number(row, column, float(value), self.book.format(style))

    def day(self, row: int, column: int, value: date, style: Style) -> None:
        shown = self.book.format(replace(style, numbers=DAY_FORMAT))
        self.raw.write_datetime(row, column, value, shown)

    def blank(self, row: int, column: int, style: Style) -> None:
        self.raw.write_blank(row, column, None, self.book.format(style))

    def field(self, first: int, last: int, column: int, field: Field) -> None:
        """What the cells of a column accept, rows `first` to `last`."""
        self.raw.data_validation(first, column, last, column, field.options())

    def heading(self, title: str, lead: str, size: float) -> None:
        """The title in the first row, and a sentence over the header."""
        self.text(0, 0, title, Style(size=size, bold=True, colour="strong"))
        self.raw.set_row(0, 27)
        self.text(HEADER_ROW - 1, 0, typeset(lead), LEAD_STYLE)
        self.raw.set_row(HEADER_ROW - 1, 22)

    def columns(self, heads: Sequence[ColumnHead], body: Style | None = None) -> None:
        """The widths, and the header row; `body` is what cells look like that nobody wrote yet."""
        shown = self.book.format(body) if body else None
        for column, head in enumerate(heads):
            self.raw.set_column(column, column, head.width, shown)
            self.text(HEADER_ROW, column, head.header, head.style)
        self.raw.set_row(HEADER_ROW, 24)
        self.raw.freeze_panes(HEADER_ROW + 1, 0)

    def table(self, heads: Sequence[ColumnHead], last: int, *, filters: bool = False) -> None:
        """An Excel table, called like the sheet, from its header row to the row `last`."""
        columns = [
            {"header": head.header, "header_format": self.book.format(head.style)} for head in heads
        ]
        options = {"name": self.name, "columns": columns, "style": None, "autofilter": filters}
        self.raw.add_table(HEADER_ROW, 0, last, len(heads) - 1, options)
        self.columns(heads)

    def print_across(self, *, landscape: bool, repeats_header: bool = True) -> None:
        """A4, all columns on a page, the header row again on every page, numbered pages."""
        if landscape:
            self.raw.set_landscape()
        self.raw.fit_to_pages(1, 0)
        if repeats_header:
            self.raw.repeat_rows(HEADER_ROW)
        family = self.book.look.family
        font = f'&"{family}"&9'
        title = _literal(self.book.title)
        self.raw.set_footer(f"&L{font} {title}&R{font} {words.PAGE_OF}")


def _literal(text: str) -> str:
    """A text in a header or footer, where „&” begins a code (§18.3.1.46); 255 characters in all."""
    return text[:120].replace("&", "&&")
