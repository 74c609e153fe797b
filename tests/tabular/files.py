"""Workbooks and CSV files made for the tests, and what was read from them in a short form."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from es_docs.diagnostics import Diagnostic
from es_docs.messages import explain
from es_docs.tabular import Column, Records, Selection, read_records

TASKS = (
    Column("działanie", ("Działanie", "Nr działania")),
    Column("zadanie", ("Zadanie", "Nazwa zadania"), is_required=True),
    Column("plan", ("Plan", "Zaplanowano"), is_required=True, is_number=True),
    Column("wykonanie", ("Wykonanie", "Zrealizowano"), is_required=True, is_number=True),
    Column("data", ("Data",), is_day=True),
)
HEADERS = ("Działanie", "Zadanie", "Plan", "Wykonanie", "Data")
Told = list[tuple[str, str]]
"""Findings as (code, cell)."""
Rows = list[tuple[str, ...]]
"""The texts of the cells of each record, in the order of TASKS, columns that are not there left
out."""


def read(
    data: bytes, *, sheet: str = "", table: str = "", area: str = "", file: str = "dane"
) -> tuple[Records | None, tuple[Diagnostic, ...]]:
    return read_records(data, file, Selection(sheet, table, area), TASKS)


def rows(records: Records | None) -> Rows | None:
    if records is None:
        return None
    return [
        tuple(record.cells[column.key].text for column in TASKS if column.key in record.cells)
        for record in records.rows
    ]


def told(findings: Iterable[Diagnostic]) -> Told:
    """The findings, each of which can be said in both languages."""
    findings = tuple(findings)
    assert all(explain(one, "pl").what and explain(one, "en").what for one in findings)
    return [(one.code, one.location.cell if one.location else "") for one in findings]


# --- workbooks by openpyxl ----------------------------------------------------------------------


def workbook(
    lines: Sequence[Sequence[object]],
    change: Callable[[Worksheet], object] | None = None,
    *,
    sheet: str = "Zadania",
) -> bytes:
    """A workbook of one sheet with these lines, changed by whoever wants to."""
    book = openpyxl.Workbook()
    there = book.active
    assert isinstance(there, Worksheet)
    there.title = sheet
    for line in lines:
        there.append(list(line))
    if change:
        change(there)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def tasks(*lines: Sequence[object], headers: Sequence[object] = HEADERS) -> list[Sequence[object]]:
    """Lines under the usual headers, each begun at „Zadanie” of action 1 when it is short."""
    return [headers, *lines]


# --- workbooks by XlsxWriter ----------------------------------------------------------------------


def written(
    fill: Callable[[xlsxwriter.Workbook], object], options: Mapping[str, object] | None = None
) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **(options or {})})
    fill(book)
    book.close()
    return stream.getvalue()


# --- by hand ------------------------------------------------------------------------------------

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def by_hand(cells: str, *, before: str = "", behind: str = "") -> bytes:
    """A workbook with this XML within `sheetData`, and around it."""
    xml = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{cells}</sheetData>{behind}</worksheet>'
    return with_parts(workbook([]), {SHEET: xml.encode()})


def line(number: int, *cells: str | float) -> str:
    """A row of texts and numbers as XML."""
    letters = "ABCDEFGHIJ"
    return (
        f'<row r="{number}">'
        + "".join(
            f'<c r="{letters[index]}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
            if isinstance(cell, str)
            else f'<c r="{letters[index]}{number}"><v>{cell}</v></c>'
            for index, cell in enumerate(cells)
        )
        + "</row>"
    )


def with_parts(
    data: bytes, parts: Mapping[str, bytes | Iterable[bytes]], *, without: Sequence[str] = ()
) -> bytes:
    """The archive with these parts in place of its own or beside them."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for name in source.namelist():
            if name not in parts and name not in without:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            with target.open(name, "w") as stream:
                for chunk in (content,) if isinstance(content, bytes) else content:
                    stream.write(chunk)
    return made.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The archive with other bytes in one of its parts, which has to hold the old ones."""
    content = part(data, name)
    assert old in content, (name, old)
    return with_parts(data, {name: content.replace(old, new)})
