"""Awkward workbooks with the records, or the findings by cell, they have to give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from msgspec import Struct
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from es_docs.messages.tables import TABLE
from es_docs.tabular import CellKind, Column, Selection, read_records
from tabular.files import (
    HEADERS,
    SHEET,
    Rows,
    Told,
    by_hand,
    line,
    part,
    read,
    replaced,
    rows,
    saved,
    tasks,
    told,
    with_parts,
    workbook,
    written,
)

DAY = dt.date(2016, 1, 2)
AFTERNOON = dt.datetime.fromisoformat("2016-01-02T17:30")
GOOD = ("1", "Spotkania", "11", "9", "2016-01-02")
GOOD_LINE = (1, "Spotkania", 11, 9, DAY)


class Case(Struct, frozen=True, dict=True):
    """A file by what is awkward about it. `rows` is None where there is no table to be had."""

    name: str
    make: Callable[[], bytes]
    rows: Rows | None
    told: Told
    sheet: str = ""
    table: str = ""
    area: str = ""


# --- headers ------------------------------------------------------------------------------------


def two_header_rows(sheet: Worksheet) -> None:
    for cells in ("A1:A2", "B1:B2", "E1:E2", "C1:D1"):
        sheet.merge_cells(cells)


HEADER_CASES = [
    Case("as usual", lambda: workbook(tasks(GOOD_LINE)), [GOOD], []),
    Case(
        "other order, extra columns",
        lambda: workbook(
            [
                ["Lp.", "Wykonanie", "Uwagi", "Plan", "Zadanie", "Data", "%", "Działanie"],
                [1, 9, "–", 11, "Spotkania", DAY, 0.82, 1],
            ]
        ),
        [GOOD],
        [],
    ),
    Case(
        "case, spaces, line breaks, units, colons, asterisks, no diacritics",
        lambda: workbook(
            [
                [
                    " DZIALANIE:",
                    "nazwa\nzadania *",
                    "Plan [szt.]",
                    "WYKONANIE\u00a0(szt.)",
                    "data*:",
                ],
                GOOD_LINE,
            ]
        ),
        [GOOD],
        [],
    ),
    Case(
        "a header without its unit counts before one with it",
        lambda: workbook(
            [["Zadanie", "Plan [zł]", "Plan", "Wykonanie"], ["Spotkania", 5000, 11, 9]]
        ),
        [("Spotkania", "11", "9")],
        [],
    ),
    Case(
        "percentages are another column, whatever they are called",
        lambda: workbook(
            [["Zadanie", "Plan", "Zrealizowano", "Wykonanie (%)"], ["Spotkania", 11, 9, 82]]
        ),
        [("Spotkania", "11", "9")],
        [],
    ),
    Case(
        "the usual header counts before another name for it",
        lambda: workbook(
            [["Zadanie", "Zaplanowano", "Plan", "Wykonanie"], ["Spotkania", 5000, 11, 9]]
        ),
        [("Spotkania", "11", "9")],
        [],
    ),
    Case(
        "titles above, empty rows and columns before",
        lambda: workbook(
            [
                [],
                [None, None, "Koordynacja ekonomii społecznej"],
                [None, None, "Plan i wykonanie"],
                [],
                [None, None, *HEADERS],
                [None, None, *GOOD_LINE],
            ]
        ),
        [GOOD],
        [],
    ),
    Case(
        "headers in two merged rows",
        lambda: workbook(
            [
                ["Działanie", "Zadanie", "Liczba", None, "Data"],
                [None, None, "Plan", "Wykonanie", None],
                GOOD_LINE,
            ],
            two_header_rows,
        ),
        [GOOD],
        [],
    ),
    Case(
        "headers repeated for the next page, empty rows between",
        lambda: workbook(tasks(GOOD_LINE, [], HEADERS, GOOD_LINE)),
        [GOOD, GOOD],
        [],
    ),
    Case(
        "totals, under whichever word and column",
        lambda: workbook(
            [
                ["Lp.", *HEADERS],
                [1, *GOOD_LINE],
                [None, None, "RAZEM:", 11, 9],
                [2, *GOOD_LINE],
                ["Suma", None, None, 22, 18],
                [3, None, "łącznie", 22, 18],
                [None, "Ogółem", None, "=SUM(D2:D4)", 18],
            ]
        ),
        [GOOD, GOOD],
        [],
    ),
    Case(
        "no headers at all",
        lambda: workbook([["Raport", "kwartalny"], ["Spotkania", 11]]),
        None,
        [("D016", "Zadania!A1")],
    ),
    Case("an empty sheet", lambda: workbook([]), None, [("D016", "Zadania!A1")]),
    Case(
        "headers too far down",
        lambda: workbook([*[["wstęp"]] * 30, *tasks(GOOD_LINE)]),
        None,
        [("D016", "Zadania!A1")],
    ),
    Case(
        "a column is missing",
        lambda: workbook([["Zadanie", "Plan", "Wykonano"], ["Spotkania", 11, 9]]),
        None,
        [("D017", "Zadania!A1")],
    ),
    Case(
        "a header twice",
        lambda: workbook(tasks([*GOOD_LINE, 12], headers=(*HEADERS, "plan:"))),
        [GOOD],
        [("D018", "Zadania!F1")],
    ),
    Case("no rows", lambda: workbook(tasks()), [], [("D043", "Zadania!A1")]),
]

# --- which part -----------------------------------------------------------------------------------


def two_sheets() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Opis"
    book.active.append(["Jak wypełniać"])
    for name, plan in (("Dane 2015", 5), ("Dane 2016", 11)):
        sheet = book.create_sheet(name)
        for one in tasks((1, "Spotkania", plan, 9, DAY)):
            sheet.append(one)
    book["Dane 2015"].sheet_state = "hidden"
    return saved(book)


def with_table(*, totals: bool = False) -> bytes:
    def change(sheet: Worksheet) -> None:
        table = Table(displayName="Zadania2016", ref="B3:F5" if totals else "B3:F4")
        if totals:
            table.totalsRowCount = 1
        sheet.add_table(table)

    lines = [["Plan", "Wykonanie", "Zadanie"], [], [None, *HEADERS], [None, *GOOD_LINE]]
    below = [[None, "Koniec", "inne", 11, 9, DAY], [None, 5, "inne", 5, 5, DAY]]
    return workbook([*lines, *below], change)


def with_name(reference: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Arkusz 1"
    for one in [[], *tasks(GOOD_LINE, GOOD_LINE, GOOD_LINE)]:
        book.active.append(one)
    book.defined_names["dane_zadań"] = DefinedName("dane_zadań", attr_text=reference)
    book.active.print_title_rows = "1:1"
    return saved(book)


def copied_sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Zadania"
    for one in tasks(GOOD_LINE):
        book.active.append(one)
    for name in ("Zadania (2)", "Zadania (3)", "Stare"):
        book.copy_worksheet(book["Zadania"]).title = name
    book["Stare"].sheet_state = "hidden"
    return saved(book)


PART_CASES = [
    Case("of several sheets the first", copied_sheet, [GOOD], [("D047", "Zadania!A1")]),
    Case("of several sheets the one that is named", copied_sheet, [GOOD], [], sheet="Zadania (2)"),
    Case("the first sheet that can be seen", two_sheets, [GOOD], []),
    Case(
        "a hidden sheet by its name, whatever its case",
        two_sheets,
        [("1", "Spotkania", "5", "9", "2016-01-02")],
        [],
        sheet="DANE 2015",
    ),
    Case("no such sheet", two_sheets, None, [("D011", "")], sheet="Dane 2017"),
    Case("a table", with_table, [GOOD], [], table="zadania2016"),
    Case(
        "a table with totals",
        lambda: with_table(totals=True),
        [GOOD, ("Koniec", "inne", "11", "9", "2016-01-02")][:1],
        [],
        table="Zadania2016",
    ),
    Case("no such table", with_table, None, [("D012", "")], table="Zadania2015"),
    Case(
        "a named range",
        lambda: with_name("'Arkusz 1'!$A$2:$E$4"),
        [GOOD, GOOD],
        [],
        area="Dane_Zadań",
    ),
    Case(
        "a named range without its headers",
        lambda: with_name("'Arkusz 1'!$A$4:$E$5"),
        [GOOD, GOOD],
        [],
        area="dane_zadań",
    ),
    Case(
        "a named range of whole columns",
        lambda: with_name("'Arkusz 1'!$A:$E"),
        [GOOD, GOOD, GOOD],
        [],
        area="dane_zadań",
    ),
    Case(
        "no such name",
        lambda: with_name("'Arkusz 1'!$A$2:$E$4"),
        None,
        [("D013", "")],
        area="rejestr",
    ),
    *[
        Case(
            f"a name that is no rectangle: {reference}",
            lambda reference=reference: with_name(reference),
            None,
            [("D014", "")],
            area="dane_zadań",
        )
        for reference in (
            "OFFSET('Arkusz 1'!$A$1,0,0,3,5)",
            "'Arkusz 1'!$A$1:$E$2,'Arkusz 1'!$A$4:$E$4",
            "'Nie ma'!$A$1:$E$2",
            "'Arkusz 1'!#REF!",
            "[1]Arkusz1!$A$1:$E$9",
        )
    ],
]

# --- merged and hidden ----------------------------------------------------------------------------


def hide(sheet: Worksheet) -> None:
    for row in (2, 3, 5):
        sheet.row_dimensions[row].hidden = True
    for column in "CG":
        sheet.column_dimensions[column].hidden = True


MERGED_CASES = [
    Case(
        "texts merged downwards are carried",
        lambda: workbook(
            tasks(GOOD_LINE, (None, "Warsztaty", 5, 5), (None, "Fora", 1, 1), GOOD_LINE),
            lambda sheet: sheet.merge_cells("A2:A4"),
        ),
        [GOOD, ("1", "Warsztaty", "5", "5", ""), ("1", "Fora", "1", "1", ""), GOOD],
        [("D021", "Zadania!A2")],
    ),
    Case(
        "a merge down to an empty row makes no record",
        lambda: workbook(tasks(GOOD_LINE, [], GOOD_LINE), lambda sheet: sheet.merge_cells("B2:B3")),
        [GOOD, GOOD],
        [("D021", "Zadania!B2")],
    ),
    Case(
        "merged numbers",
        lambda: workbook(
            tasks(GOOD_LINE, (1, "Warsztaty", None, 5, DAY)),
            lambda sheet: sheet.merge_cells("C2:C3"),
        ),
        [GOOD, ("1", "Warsztaty", "", "5", "2016-01-02")],
        [("D022", "Zadania!C2")],
    ),
    Case(
        "merged across columns",
        lambda: workbook(
            tasks(GOOD_LINE, ("Działanie pierwsze",)), lambda sheet: sheet.merge_cells("A3:E3")
        ),
        [GOOD],
        [],
    ),
    Case(
        "merged across columns, and something beside it",
        lambda: workbook(
            tasks(GOOD_LINE, ("Działanie pierwsze", None, 14, 10)),
            lambda sheet: sheet.merge_cells("A3:B3"),
        ),
        [GOOD, ("Działanie pierwsze", "", "14", "10", "")],
        [("D022", "Zadania!A3")],
    ),
    Case(
        "names of sums, across columns or before them",
        lambda: workbook(
            [
                ["Lp.", *HEADERS],
                [1, *GOOD_LINE],
                ["Razem działanie 1", None, None, 22, 18],
                ["Ogółem projekt", None, None, 22, 18],
                ["Razem dla Regionu", *GOOD_LINE],
            ],
            lambda sheet: sheet.merge_cells("A3:C3"),
        ),
        [GOOD, GOOD],
        [],
    ),
    Case(
        "merges that do not matter: in titles, totals, other columns, below",
        lambda: workbook(
            [
                ["Tytuł"],
                [*HEADERS, "Uwagi", "Inne"],
                [*GOOD_LINE, "x"],
                [*GOOD_LINE, "y"],
                ["Razem", None, 22, 18],
            ],
            lambda sheet: [
                sheet.merge_cells(cells)
                for cells in ("A1:E1", "F3:F4", "F3:G3", "A5:B5", "A9:E9")
                if cells != "F3:G3"
            ],
        ),
        [GOOD, GOOD],
        [],
    ),
    Case(
        "hidden rows and columns count",
        lambda: workbook(tasks(GOOD_LINE, GOOD_LINE, GOOD_LINE, GOOD_LINE), hide),
        [GOOD] * 4,
        [("D023", "Zadania!A2"), ("D024", "Zadania!C1")],
    ),
]

# --- values ---------------------------------------------------------------------------------------


def typed(cell: str, value: object, number_format: str = "") -> Callable[[], bytes]:
    """The good line with another value in one cell of it."""

    def change(sheet: Worksheet) -> None:
        sheet[cell] = value
        if number_format:
            sheet[cell].number_format = number_format

    return lambda: workbook(tasks(GOOD_LINE), change)


def error_cells() -> bytes:
    """Errors as Excel keeps them, with the formulas that gave them."""
    errors = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
    lines = "".join(
        f'<row r="{row}"><c r="B{row}" t="inlineStr"><is><t>Z{row}</t></is></c>'
        f'<c r="C{row}" t="e"><f>1/0</f><v>{name}</v></c><c r="D{row}"><v>1</v></c></row>'
        for row, name in enumerate(errors, start=2)
    )
    return by_hand(line(1, *HEADERS) + lines)


def formulas() -> bytes:
    """A result, an empty text as a result, and no result at all (twice)."""
    cells = (
        '<c r="A2" t="str"><f>""</f><v></v></c>'
        '<c r="B2" t="str"><f>"Spot"&amp;"kania"</f><v>Spotkania</v></c>'
        '<c r="C2"><f>5+6</f><v>11</v></c><c r="D2"><f>1+1</f></c>'
    )
    prefilled = '<c r="B3" t="str"><f>""</f><v></v></c><c r="C3" t="str"><f>""</f><v/></c>'
    return by_hand(
        f'{line(1, *HEADERS)}<row r="2">{cells}</row><row r="3">{prefilled}</row>'
        '<row r="4"><c r="C4"><f>1+1</f><v/></c></row>'
    )


def in_1904() -> bytes:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.title = "Zadania"
    for one in tasks(GOOD_LINE):
        book.active.append(one)
    return saved(book)


def rich_text() -> bytes:
    run = (
        '<c r="B2" t="inlineStr"><is><r><t>Spot</t></r><r><rPr><b/></rPr><t>kania</t></r></is></c>'
    )
    return by_hand(f'{line(1, *HEADERS)}<row r="2">{run}<c r="C2"><v>11</v></c></row>')


VALUE_CASES = [
    Case(
        "a percentage, as Excel keeps it and as a text",
        lambda: workbook(
            tasks((1, "Spotkania", 0.82, "82 %"), ("50%", "Warsztaty", 11, 9)),
            lambda sheet: setattr(sheet["C2"], "number_format", "0%"),
        ),
        [("1", "Spotkania", "", "", ""), ("50%", "Warsztaty", "11", "9", "")],
        [("D045", "Zadania!C2"), ("D045", "Zadania!D2")],
    ),
    Case(
        "a sign of percent that a format only speaks",
        typed("C2", 11, '0" szt. (100%)"'),
        [GOOD],
        [],
    ),
    Case(
        "an error in each way",
        error_cells,
        [("", f"Z{row}", "", "1", "") for row in range(2, 9)],
        [("D025", f"Zadania!C{row}") for row in range(2, 9)],
    ),
    Case(
        "results of formulas, and formulas without one",
        formulas,
        [("", "Spotkania", "11", "", ""), ("", "", "", "", "")],
        [("D027", "Zadania!D2"), ("D027", "Zadania!C4")],
    ),
    Case(
        "texts that read as numbers",
        lambda: workbook(
            tasks(
                (1, "A", "1 250", "1,5"),
                (1, "B", "12\u00a0345", "\u202f9 "),
                (1, "C", "'7", "1\u2009000"),
            )
        ),
        [("1", "A", "1250", "1,5", ""), ("1", "B", "12345", "9", ""), ("1", "C", "7", "1000", "")],
        [],
    ),
    *[
        Case(
            f"no number: {value!r}",
            typed("C2", value),
            [("1", "Spotkania", "", "9", "2016-01-02")],
            [(code, "Zadania!C2")],
        )
        for value, code in (
            ("11 spotkań", "D028"),
            ("–", "D028"),
            ("1.500", "D029"),
            ("0,125", "D030"),
            (1 / 3, "D030"),
            (True, "D031"),
            (DAY, "D032"),
            (dt.time(12, 30), "D032"),
            (dt.timedelta(hours=36), "D032"),
            ("#DZIEL/0!", "D025"),
        )
    ],
    *[
        Case(
            f"no day: {value!r}",
            typed("E2", value),
            [("1", "Spotkania", "11", "9", "")],
            [(code, "Zadania!E2")],
        )
        for value, code in (
            ("wiosną", "D034"),
            ("1-2.10.2015", "D034"),
            ("1.10.15", "D034"),
            ("05/10/2015", "D035"),
            ("10-05-2015", "D035"),
            ("31.02.2016", "D036"),
            (dt.date(1915, 10, 1), "D036"),
            (dt.time(12, 30), "D037"),
            (False, "D031"),
        )
    ],
    Case(
        "a day without its format",
        typed("E2", 42371, "General"),
        [("1", "Spotkania", "11", "9", "")],
        [("D033", "Zadania!E2")],
    ),
    Case(
        "a day outside the calendar",
        typed("E2", 99999999, "yyyy-mm-dd"),
        [("1", "Spotkania", "11", "9", "")],
        [("D036", "Zadania!E2")],
    ),
    *[
        Case(f"a day: {value!r}", typed("E2", value), [GOOD], [])
        for value in (
            AFTERNOON,
            "2.01.2016",
            "02.01.2016 r.",
            "2016-01-02",
            "2 stycznia 2016 r.",
            "2\u00a0stycznia\u00a02016",
            "sobota, 2 stycznia 2016",
            "2016-01-02 00:00:00",
            "2.01.2016 17:30",
        )
    ],
    Case(
        "days with slashes that can be read in one way",
        lambda: workbook(tasks((1, "A", 1, 1, "25/10/2015"), (1, "B", 1, 1, "5/5/2015"))),
        [("1", "A", "1", "1", "2015-10-25"), ("1", "B", "1", "1", "2015-05-05")],
        [],
    ),
    Case(
        "noise of sums", typed("C2", 0.1 + 0.2), [("1", "Spotkania", "0,3", "9", "2016-01-02")], []
    ),
    Case("days in the 1904 system", in_1904, [GOOD], []),
    Case("rich text", rich_text, [("", "Spotkania", "11", "", "")], []),
    Case(
        "a number and a day in a column of texts",
        lambda: workbook(tasks((1.5, DAY, 11, 9), (True, 3, 11, 9))),
        [("1,5", "2016-01-02", "11", "9", ""), ("PRAWDA", "3", "11", "9", "")],
        [],
    ),
    Case(
        "spaces are an empty cell",
        lambda: workbook(tasks((" ", "Spotkania\u00a0", "\u00a0", 9, "\u200b"))),
        [("", "Spotkania", "", "9", "")],
        [],
    ),
]

# --- what programs write --------------------------------------------------------------------------


def by_xlsxwriter(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Zadania i plan")
    day = book.add_format({"num_format": "d mmmm yyyy"})
    pieces = book.add_format({"num_format": '# ##0" szt."'})
    sheet.write_row(0, 0, HEADERS)
    sheet.write_row(1, 0, (1, "Spotkania"))
    sheet.write_number(1, 2, 11, pieces)
    sheet.write_formula(1, 3, "=4+5", None, 9)
    sheet.write_datetime(1, 4, AFTERNOON, day)
    sheet.write_formula(2, 2, "=4+5")


def without_places() -> bytes:
    """Rows and cells without `r`, as some web systems write them."""
    texts = "".join(f'<c t="inlineStr"><is><t>{header}</t></is></c>' for header in HEADERS)
    cells = '<c><v>1</v></c><c t="inlineStr"><is><t>Spotkania</t></is></c><c><v>11</v></c>'
    formula = "<c><f>9</f></c>"
    return by_hand(
        f"<row>{texts}</row><row>{cells}<c><v>9</v></c></row><row>{cells}{formula}</row>"
    )


def with_prefix() -> bytes:
    """The namespace of the sheet bound to a prefix."""
    xml = part(workbook(tasks((1, "Spotkania", 11, 9))), SHEET).decode()
    prefixed = xml.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    xml = prefixed.replace("xmlns=", "xmlns:x=")
    return with_parts(workbook([]), {SHEET: xml.encode()})


def spoiled_styles() -> bytes:
    """Styles and properties that openpyxl itself refuses."""
    good = workbook(tasks(GOOD_LINE), lambda sheet: setattr(sheet["A1"], "font", Font(bold=True)))
    spoiled = replaced(good, "xl/styles.xml", b'<b val="1"', b'<family val="99"/><b val="1"')
    return with_parts(spoiled, {"docProps/core.xml": b"<nonsense/>"})


PROGRAM_CASES = [
    Case(
        "XlsxWriter; a formula it did not calculate",
        lambda: written(by_xlsxwriter),
        [GOOD, ("", "", "", "", "")],
        [("D027", "'Zadania i plan'!C3")],
    ),
    Case(
        "no places in rows and cells",
        without_places,
        [("1", "Spotkania", "11", "9", ""), ("1", "Spotkania", "11", "", "")],
        [("D027", "Zadania!D3")],
    ),
    Case("a prefix for the namespace", with_prefix, [("1", "Spotkania", "11", "9", "")], []),
    Case("styles and properties that are broken", spoiled_styles, [GOOD], []),
]


ALL = [*HEADER_CASES, *PART_CASES, *MERGED_CASES, *VALUE_CASES, *PROGRAM_CASES]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_workbook_gives_its_records_and_findings(case: Case) -> None:
    records, findings = read(case.make(), sheet=case.sheet, table=case.table, area=case.area)
    assert (rows(records), told(findings)) == (case.rows, case.told), findings


def test_what_is_there_is_listed_with_the_nearest_name() -> None:
    _, (finding,) = read(two_sheets(), sheet="Dane2016")
    assert finding.values["there"] == "„Opis”, „Dane 2015”, „Dane 2016”"
    assert finding.values["nearest"] == "Dane 2016"
    assert finding.variant == "near"


def test_sheets_that_may_have_been_meant_are_listed_without_the_hidden_ones() -> None:
    _, (finding,) = read(copied_sheet())
    assert finding.values["others"] == "„Zadania (2)”, „Zadania (3)”"


def test_missing_headers_are_named_beside_those_that_are_there() -> None:
    _, (missing,) = read(workbook([["Zadanie", "Plan", "Wykonana"], ["Spotkania", 11, 9]]))
    assert missing.values["missing"] == "Wykonanie (≈ Wykonana)"
    assert missing.values["found"] == "Zadanie, Plan, Wykonana"
    _, (none,) = read(workbook([[], ["Raport", None, "Stan"], ["Spotkania", 11]]))
    assert none.values["wanted"] == "Zadanie, Plan, Wykonanie"
    assert none.values["found"] == "2: Raport | Stan; 3: Spotkania | 11"


def test_an_error_is_told_by_its_polish_name() -> None:
    _, findings = read(error_cells())
    assert [finding.values["error"] for finding in findings] == [
        "#DZIEL/0!", "#N/D!", "#NAZWA?", "#ZERO!", "#LICZBA!", "#ADR!", "#ARG!",
    ]  # fmt: skip


def test_a_percentage_is_told_as_excel_shows_it() -> None:
    _, (finding,) = read(typed("D2", 0.825, "0.0%")())
    assert finding.values["value"] == "82,5%"


def test_ranges_are_named_as_excel_names_them() -> None:
    data = workbook(
        tasks(GOOD_LINE, (1, "Warsztaty", None, 5, DAY)),
        lambda sheet: sheet.merge_cells("C2:C3"),
        sheet="Plan i wykonanie",
    )
    _, (finding,) = read(data)
    assert finding.values["cells"] == "'Plan i wykonanie'!C2:C3"
    _, (hidden, _) = read(workbook(tasks(*[GOOD_LINE] * 4), hide))
    assert hidden.values["rows"] == "2–3, 5"


def test_a_carried_text_stands_where_it_was_typed() -> None:
    data = workbook(tasks(GOOD_LINE, (None, "B", 5, 5)), lambda sheet: sheet.merge_cells("A2:A3"))
    records, _ = read(data)
    assert records is not None
    carried = records.rows[1].cells["działanie"]
    assert (carried.text, carried.location.cell) == ("1", "Zadania!A2")
    assert records.rows[1].location.cell == "Zadania!A3"


def test_cells_say_what_they_are_and_where() -> None:
    records, _ = read(workbook([[], *tasks(GOOD_LINE)]), file="dane/plan.xlsx")
    assert records is not None
    assert (records.file, records.location.cell) == ("dane/plan.xlsx", "Zadania!A2")
    assert records.headers["plan"].cell == "Zadania!C2"
    (record,) = records.rows
    assert [(cell.kind, str(cell.location)) for cell in record.cells.values()] == [
        (CellKind.NUMBER, "dane/plan.xlsx:Zadania!A3"),
        (CellKind.TEXT, "dane/plan.xlsx:Zadania!B3"),
        (CellKind.NUMBER, "dane/plan.xlsx:Zadania!C3"),
        (CellKind.NUMBER, "dane/plan.xlsx:Zadania!D3"),
        (CellKind.DAY, "dane/plan.xlsx:Zadania!E3"),
    ]
    plan = record.cells["plan"].location
    assert (record.number, plan.line, plan.column) == (3, 3, 3)


def test_notes_are_labels_with_what_stands_beside_or_behind_them() -> None:
    records, findings = read(
        workbook(
            [
                ["Stan  na:", None, AFTERNOON],
                ["Sporządziła: Anna Nowak", None, "Wersja", 3],
                ["Dane na dzień 31 marca 2016 r."],
                ["Aktualizacja:", "30.06.2016"],
                ["Błąd", "=1/0"],
                *tasks(GOOD_LINE),
            ]
        )
    )
    assert records is not None
    notes = {
        label: (cell.kind, cell.text, cell.location.cell) for label, cell in records.notes.items()
    }
    assert notes == {
        "stan na": (CellKind.DAY, "2016-01-02", "Zadania!C1"),
        "sporządziła": (CellKind.TEXT, "Anna Nowak", "Zadania!A2"),
        "wersja": (CellKind.NUMBER, "3", "Zadania!D2"),
        "dane na dzień": (CellKind.DAY, "2016-03-31", "Zadania!A3"),
        "aktualizacja": (CellKind.DAY, "2016-06-30", "Zadania!B4"),
    }
    assert told(findings) == [("D027", "Zadania!B5")]


def test_what_is_wrong_with_a_whole_column_is_told_twenty_times() -> None:
    _, findings = read(workbook(tasks(*[(1, "Spotkania", "brak", 9)] * 50)))
    assert [finding.code for finding in findings] == ["D028"] * 20 + ["D044"]
    assert findings[-1].values["count"] == "30"


def test_a_sheet_formatted_to_its_end_reads_like_any_other() -> None:
    """Seventeen megabytes of formatted cells, which are more than a sheet may hold of values."""
    rows_below = "".join(f'<row r="{n}"><c r="C{n}" s="0"/></row>' for n in range(3, 450_000))
    last = '<row r="1048576" ht="15" customHeight="1"/>'
    data = by_hand(line(1, *HEADERS) + line(2, 1, "Spotkania", 11, 9) + rows_below + last)
    records, findings = read(data)
    assert (rows(records), told(findings)) == ([("1", "Spotkania", "11", "9", "")], [])


def test_headers_like_those_of_a_column_that_is_not_there_are_listed() -> None:
    columns = (
        Column("zadanie", ("Zadanie",), is_required=True),
        Column("plan", ("Plan", "Liczba zaplanowana"), is_alternative=True),
        Column("wykonanie", ("Wykonanie", "Zrealizowano"), is_alternative=True),
    )
    line = ["Zadanie", "Plan", "Wyk. I kw.", "Zrealizowane", "Liczba osób", "Kwota"]
    data = workbook([line, ["Spotkania", 11, 4, 5, 60, 1]])
    _, (finding,) = read_records(data, "dane", Selection(), columns)
    assert told([finding]) == [("D046", "Zadania!C1")]
    assert finding.values["found"] == "„Wyk. I kw.”, „Zrealizowane”"
    _, found = read_records(data, "dane", Selection(), columns[:2])
    assert found == ()


def test_every_code_of_reading_is_provoked_here() -> None:
    here = "\n".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("*.py"))
    assert [code for code in TABLE if f'"{code}"' not in here] == []
