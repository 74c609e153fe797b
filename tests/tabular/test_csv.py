"""CSV files as programs and people write them, with their records or their findings by cell."""

from __future__ import annotations

import pytest
from msgspec import Struct

from es_docs.tabular import CellKind
from tabular.files import Rows, Told, read, rows, told

TEXT = "Zadanie;Plan;Wykonanie\r\n„Żółć” i łąki;1 250;9,5\r\n"
ROWS = [("„Żółć” i łąki", "1250", "9,5")]


class Case(Struct, frozen=True, dict=True):
    name: str
    data: bytes
    rows: Rows | None
    told: Told = ()  # type: ignore[assignment]
    sheet: str = ""


def comma(text: str) -> str:
    return text.replace("9,5", '"9,5"').replace(";", ",")


ENCODINGS = [
    Case("UTF-8", TEXT.encode(), ROWS),
    Case("UTF-8 with its mark", TEXT.encode("utf-8-sig"), ROWS),
    Case("Windows-1250", TEXT.encode("cp1250"), ROWS),
    Case(
        "ISO 8859-2",
        TEXT.replace("„", "").replace("”", "").encode("iso8859-2"),
        [("Żółć i łąki", "1250", "9,5")],
    ),
    Case(
        "Windows-1250 with a sign",
        "Zadanie;Plan;Wykonanie\r\nŁąki ±5;1 250;9,5\r\n".encode("cp1250"),
        [("Łąki ±5", "1250", "9,5")],
    ),
    Case(
        "Windows-1250 without ą, ś, ź",
        "Zadanie;Plan;Wykonanie\r\nŻółć ±5;1 250;9,5\r\n".encode("cp1250"),
        [("Żółć ±5", "1250", "9,5")],
    ),
    Case("Unicode text, tabs", b"\xff\xfe" + TEXT.replace(";", "\t").encode("utf-16-le"), ROWS),
    Case("UTF-16 the other way", b"\xfe\xff" + TEXT.encode("utf-16-be"), ROWS),
    Case(
        "MS-DOS", TEXT.replace("„", "'").replace("”", "'").encode("cp852"), None, [("D038", "A2")]
    ),
    Case(
        "UTF-8 with a broken letter",
        TEXT.encode().replace("ą".encode(), b"\xb9"),
        None,
        [("D039", "A2")],
    ),
    Case("UTF-16 torn off", (b"\xff\xfe" + TEXT.encode("utf-16-le"))[:-1], None, [("D039", "A3")]),
    Case("UTF-16 without its mark", TEXT.encode("utf-16-le"), None, [("D040", "A1")]),
    Case("NUL", TEXT.encode() + b"a\0;1;1\r\n", None, [("D040", "A3")]),
    Case("NUL in UTF-16", (TEXT + "a\0;1;1").encode("utf-16"), None, [("D040", "A3")]),
]
FORMS = [
    Case("commas", comma(TEXT).encode(), ROWS),
    Case("tabs", TEXT.replace(";", "\t").encode(), ROWS),
    Case("bars", TEXT.replace(";", "|").encode(), ROWS),
    Case("old Macintosh lines", TEXT.replace("\r\n", "\r").encode(), ROWS),
    Case("Unix lines, none at the end", TEXT.replace("\r\n", "\n").rstrip().encode(), ROWS),
    Case("sep=", b"sep=;\r\n" + TEXT.encode("cp1250"), ROWS),
    Case("sep=, in quotes, and another one inside", b'"sep=,"\n' + comma(TEXT).encode(), ROWS),
    Case(
        "quotes around all",
        ('"' + TEXT.strip().replace(";", '";"').replace("\r\n", '"\r\n"') + '"').encode(),
        ROWS,
    ),
    Case(
        "a title with commas above",
        ("Plan, wykonanie, zadania;;\r\nStan na;31.12.2016;\r\n" + TEXT).encode(),
        ROWS,
    ),
    Case(
        "quoted line breaks and quotes; rows count as in a spreadsheet",
        'Zadanie;Plan;Wykonanie\n"Dwa\nwiersze";1;2\n"„A” i ""B""";3;jeden\n'.encode(),
        [("Dwa\nwiersze", "1", "2"), ('„A” i "B"', "3", "")],
        [("D028", "C3")],
    ),
    Case(
        "a quote within a field is a sign",
        b'Zadanie;Plan;Wykonanie\nrura 5";1;1\n',
        [('rura 5"', "1", "1")],
    ),
    Case("blank lines", b"\n\nZadanie;Plan;Wykonanie\n\na;1;1\n\n;;\n", [("a", "1", "1")]),
    Case(
        "spaces for thousands",
        "Zadanie;Plan;Wykonanie\na;12 345;1\u00a0250,50\n".encode("cp1250"),
        [("a", "12345", "1250,5")],
    ),
    Case(
        "a short row, and empty fields behind",
        b"Zadanie;Plan;Wykonanie;Data\na;1\nb;1;1;2016-01-02;;;\n",
        [("a", "1", "", ""), ("b", "1", "1", "2016-01-02")],
    ),
    Case("a total", b"Zadanie;Plan;Wykonanie\na;1;1\nRazem;1;1\n", [("a", "1", "1")]),
    Case(
        "what looks like a formula is a text",
        b"Zadanie;Plan;Wykonanie\n=cmd|A1;1;=1+1\n",
        [("=cmd|A1", "1", "")],
        [("D028", "C2")],
    ),
]
WRONG = [
    Case(
        "a decimal comma between commas",
        b"Zadanie,Plan,Wykonanie\na,1,5,2\n",
        [("a", "1", "5")],
        [("D042", "D2")],
    ),
    Case(
        "a quote without its partner",
        b'Zadanie;Plan;Wykonanie\na;1;1\n"b;1;1\nc;1;1\n',
        None,
        [("D041", "A3")],
    ),
    Case("text behind a quote", b'Zadanie;Plan;Wykonanie\n"a"b;1;1\n', None, [("D041", "A2")]),
    Case(
        "errors and narrow columns",
        b"Zadanie;Plan;Wykonanie;Data\na;#DZIEL/0!;#N/D;#######\n",
        [("a", "", "", "")],
        [("D025", "B2"), ("D025", "C2"), ("D026", "D2")],
    ),
    Case(
        "1.500 and 1,500",
        b"Zadanie;Plan;Wykonanie\na;1.500;1,500\n",
        [("a", "", "")],
        [("D029", "B2"), ("D029", "C2")],
    ),
    Case("no headers", b"Raport;2016\na;1\n", None, [("D016", "A1")]),
    Case("a column is missing", b"Zadanie;Plan\na;1\n", None, [("D017", "A1")]),
    Case("a sheet is named", TEXT.encode(), ROWS, [("D015", "")], sheet="Zadania"),
]


@pytest.mark.parametrize("case", [*ENCODINGS, *FORMS, *WRONG], ids=lambda case: case.name)
def test_a_csv_file_gives_its_records_and_findings(case: Case) -> None:
    records, findings = read(case.data, sheet=case.sheet)
    assert (rows(records), told(findings)) == (case.rows, list(case.told)), findings


def test_a_cell_of_a_csv_file_has_no_sheet() -> None:
    records, _ = read(
        b"sep=;\nStan na;31.12.2016\nZadanie;Plan;Wykonanie\na;1;1\n", file="dane.csv"
    )
    assert records is not None
    assert [str(cell.location) for cell in records.rows[0].cells.values()] == [
        "dane.csv:A3", "dane.csv:B3", "dane.csv:C3",
    ]  # fmt: skip
    note = records.notes["stan na"]
    assert (note.kind, note.text, note.location.cell) == (CellKind.DAY, "2016-12-31", "B1")
