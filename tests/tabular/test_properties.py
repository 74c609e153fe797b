"""What was written is read, wherever and however it stands; and nothing makes the reader raise."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from archives import packed, unpacked
from es_docs.diagnostics import has_errors
from es_docs.messages import explain
from es_docs.tabular import CellKind, Records
from extent import few
from tabular.files import read, rows, saved, tasks, workbook

SPACES = st.sampled_from(["", " ", "\u00a0", "\n", "  "])
NAMES = st.text("aąćłńśźżAŁŻ 059–-„”,;|\"'()/=.\n\t", max_size=20).map("Zadanie {}x".format)
NUMBERS = st.integers(0, 10**6).map(lambda hundredths: Decimal(hundredths) / 100)
DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2029, 12, 31))
LINES = st.tuples(NAMES, NUMBERS, NUMBERS, st.none() | DAYS)
DRESSES = st.sampled_from(
    [str, str.upper, str.lower, lambda h: f"{h}:", lambda h: f"{h} *", lambda h: f"{h} [szt.]"]
)
NUMBER_FORMATS = st.sampled_from(["General", "0", "0.00", "# ##0", '# ##0,00" szt."', "@"])
DAY_FORMATS = st.sampled_from(["yyyy-mm-dd", "d.mm.yyyy", "[$-415]d mmmm yyyy", "dd/mm/yyyy hh:mm"])
HEADERS = ("Zadanie", "Plan", "Wykonanie", "Data")


@st.composite
def layouts(draw: st.DrawFn) -> list[str]:
    """The headers in any order, dressed, with other columns among them ("" for one of those)."""
    others = draw(st.lists(st.just(""), max_size=4))
    order = draw(st.permutations([*HEADERS, *others]))
    return [
        draw(SPACES) + draw(DRESSES)(header) + draw(SPACES) if header else "" for header in order
    ]


def keys(layout: list[str]) -> list[str]:
    """The key of each column of a layout, "" for the others."""
    known = {"z": "zadanie", "p": "plan", "w": "wykonanie", "d": "data", "": ""}
    return [known[header.strip()[:1].lower()] for header in layout]


def number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def wanted(lines: list[tuple[str, Decimal, Decimal, dt.date | None]]) -> list[list[str]]:
    return [
        [name, number(plan), number(done), day.isoformat() if day else ""]
        for name, plan, done, day in lines
    ]


def got(records: Records | None) -> list[list[str]]:
    assert records is not None
    order = ("zadanie", "plan", "wykonanie", "data")
    return [[record.cells[key].text for key in order] for record in records.rows]


@given(layouts(), st.lists(LINES, min_size=1, max_size=6), st.data())
@settings(max_examples=few(60), deadline=None)
def test_a_workbook_gives_back_what_was_written(
    layout: list[str],
    lines: list[tuple[str, Decimal, Decimal, dt.date | None]],
    data: st.DataObject,
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    top, left = data.draw(st.integers(1, 9)), data.draw(st.integers(1, 5))
    for column, header in enumerate(layout, start=left):
        sheet.cell(top, column, header or data.draw(st.sampled_from([None, "Lp.", "Uwagi", 7])))
    row = top
    for name, plan, done, day in lines:
        row += data.draw(st.integers(1, 3))
        values = {"zadanie": name, "plan": plan, "wykonanie": done, "data": day, "": 5}
        for column, key in enumerate(keys(layout), start=left):
            cell = sheet.cell(row, column, values[key])
            if isinstance(values[key], Decimal):
                cell.number_format = data.draw(NUMBER_FORMATS)
            elif isinstance(values[key], dt.date):
                cell.number_format = data.draw(DAY_FORMATS)
    records, findings = read(saved(book))
    assert findings == ()
    assert got(records) == wanted(lines)
    assert records is not None
    for record in records.rows:
        for cell in record.cells.values():
            place = cell.location
            there = sheet.cell(place.line or 0, place.column or 0)
            assert place.cell == f"Sheet!{there.coordinate}"
            assert (there.value is None) == (cell.kind is CellKind.EMPTY)


@given(st.text("aąbćęiłńóśźżAĄĆĘŁŃÓŚŹŻ", min_size=1, max_size=12))
@settings(max_examples=few(200), deadline=None)
def test_a_polish_word_is_the_same_in_every_encoding(name: str) -> None:
    text = f"Zadanie;Plan;Wykonanie\nŁódka{name};2;1\n"
    wide = [read(text.encode(encoding)) for encoding in ("utf-8", "cp1250", "iso8859-2")]
    assert [rows(records) for records, _ in wide] == [rows(wide[0][0])] * 3


@given(
    layouts(),
    st.lists(LINES, min_size=1, max_size=6),
    st.sampled_from(";,\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1250", "utf-16"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.booleans(),
)
@settings(max_examples=few(100), deadline=None)
def test_a_csv_file_gives_back_what_was_written(
    layout: list[str],
    lines: list[tuple[str, Decimal, Decimal, dt.date | None]],
    delimiter: str,
    encoding: str,
    line_end: str,
    is_quoted: bool,
) -> None:
    stream = io.StringIO(newline="")
    # with "\r" for a line end, csv leaves a "\n" within a field without its quotes
    quoting = csv.QUOTE_ALL if is_quoted or line_end == "\r" else csv.QUOTE_MINIMAL
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerow(layout)
    for name, plan, done, day in lines:
        spoken = f"{day.day}.{day.month:02}.{day.year} r." if day else ""
        values = {"zadanie": name, "plan": number(plan), "wykonanie": number(done), "": "x"}
        values["data"] = spoken
        writer.writerow([values[key] for key in keys(layout)])
    records, findings = read(stream.getvalue().encode(encoding))
    assert findings == ()
    assert got(records) == wanted(lines)


# --- nothing raises -----------------------------------------------------------------------------


def survives(data: bytes) -> None:
    """Records or an error, and findings that can be told in both languages."""
    records, findings = read(data)
    assert records is not None or has_errors(findings)
    for finding in findings:
        assert explain(finding, "pl").what
        assert explain(finding, "en").what


def full(sheet: Worksheet) -> None:
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


GOOD = workbook(
    [
        ["Stan na", dt.date(2016, 3, 31)],
        *tasks((1, "Spotkania", 11, "1 250", dt.date(2016, 1, 2)), (2, "Fora", "=1/0", True, "x")),
    ],
    full,
)
CSV = 'Stan na;1.10.2015\r\nZadanie;Plan;Wykonanie;Data\r\n"Ż\nó";1 250;9,5;2016-01-02\r\n'.encode()
CHANGES = st.lists(
    st.tuples(st.integers(0, 10**6), st.binary(min_size=0, max_size=4), st.integers(0, 3)),
    min_size=1,
    max_size=6,
)


def changed(data: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    """Some bytes replaced by others, at places that wrap around."""
    for place, put, taken in changes:
        at = place % max(len(data), 1)
        data = data[:at] + put + data[at + taken :]
    return data


@given(CHANGES)
@settings(max_examples=few(150), deadline=None)
def test_a_workbook_with_other_bytes_never_raises(changes: list[tuple[int, bytes, int]]) -> None:
    survives(changed(GOOD, changes))


@given(st.sampled_from(list(unpacked(GOOD))), CHANGES)
@settings(max_examples=few(300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_workbook_with_other_bytes_in_a_part_never_raises(
    name: str, changes: list[tuple[int, bytes, int]]
) -> None:
    parts = unpacked(GOOD)
    survives(packed({**parts, name: changed(parts[name], changes)}))


@given(CHANGES)
@settings(max_examples=few(200), deadline=None)
def test_a_csv_file_with_other_bytes_never_raises(changes: list[tuple[int, bytes, int]]) -> None:
    survives(changed(CSV, changes))


@given(st.binary(max_size=200))
@settings(max_examples=few(200), deadline=None)
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    survives(data)


@pytest.mark.parametrize("length", range(0, len(GOOD), 97))
def test_a_workbook_that_is_torn_off_never_raises(length: int) -> None:
    survives(GOOD[:length])
