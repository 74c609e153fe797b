"""What LibreOffice Calc makes of sheets: its .xlsx is read, its .ods and .xls are told apart."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Callable, Mapping

import pytest

from es_docs.office import find_office
from tabular.files import HEADERS, Rows, Told, read, rows, tasks, told, workbook

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = (
    "".join(
        f' xmlns:{short}="{_OASIS}:{name}:1.0"'
        for short, name in {
            "office": "office",
            "table": "table",
            "text": "text",
            "style": "style",
            "number": "datastyle",
        }.items()
    )
    + ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
)
_STYLES = """<office:automatic-styles>
<number:date-style style:name="N1"><number:day/><number:text>.</number:text>
<number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/>
</number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
</office:automatic-styles>"""


def sheet(name: str, *lines: str, above: str = "") -> str:
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f'<table:table table:name="{name}">{above}{body}</table:table>'


def flat(*sheets: str, settings: str = "") -> bytes:
    """A flat OpenDocument spreadsheet."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{_SPACES} office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"{_STYLES}<office:body><office:spreadsheet>{settings}{''.join(sheets)}"
        "</office:spreadsheet></office:body></office:document>"
    ).encode()


def cell(value: str | float | dt.date | None = None, *, more: str = "") -> str:
    if value is None:
        return f"<table:table-cell{more}/>"
    if isinstance(value, dt.date):
        kind = f'office:value-type="date" office:date-value="{value}" table:style-name="day"'
        return f"<table:table-cell {kind}{more}/>"
    if isinstance(value, str):
        paragraphs = "".join(f"<text:p>{part}</text:p>" for part in value.split("\n"))
        return f'<table:table-cell office:value-type="string"{more}>{paragraphs}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"{more}/>'


def formula(text: str) -> str:
    return f'<table:table-cell table:formula="of:={text}"/>'


DAY = dt.date(2016, 1, 2)
HEADINGS = "".join(map(cell, HEADERS))
LINE = cell(1.0) + cell("Spotkania") + cell(11.0) + cell(9.0) + cell(DAY)
GOOD = ("1", "Spotkania", "11", "9", "2016-01-02")
COVERED = "<table:covered-table-cell/>"

FILES: Mapping[str, bytes] = {
    "plain.fods": flat(sheet("Zadania", HEADINGS, LINE)),
    "formulas.fods": flat(
        sheet(
            "Zadania i plan",
            HEADINGS,
            cell(1.0) + cell("Sumy") + formula("5+6") + formula("[.C2]-2") + cell(DAY),
            "".join((cell(1.0), cell("Błędy"), formula("1/0"), formula("NA()")))
            + formula("DATE(2016;1;2)"),
        )
    ),
    "merged.fods": flat(
        sheet(
            "Zadania",
            HEADINGS,
            cell("Forum", more=' table:number-rows-spanned="2" table:number-columns-spanned="1"')
            + cell("A") + cell(1.0) + cell(1.0),
            COVERED + cell("B") + cell(2.0) + cell(2.0),
            cell("C") + cell("C")
            + cell(3.0, more=' table:number-rows-spanned="1" table:number-columns-spanned="2"')
            + COVERED,
        )
    ),
    "hidden.fods": flat(
        sheet("Opis", cell("Jak wypełniać")),
        sheet(
            "Zadania",
            HEADINGS,
            f'</table:table-row><table:table-row table:visibility="filter">{LINE}',
            LINE,
        ).replace("<table:table-row></table:table-row>", ""),
    ),
    "named.fods": flat(
        sheet("Inne", cell("x")),
        sheet("Dane 2016", cell("Tytuł"), HEADINGS, LINE, cell(9.0) + cell("poza zakresem")),
        settings="",
    ).replace(
        b"</office:spreadsheet>",
        b'<table:named-expressions><table:named-range table:name="zadania"'
        b" table:base-cell-address=\"$'Dane 2016'.$A$1\""
        b" table:cell-range-address=\"$'Dane 2016'.$A$2:.$E$3\"/></table:named-expressions>"
        b"</office:spreadsheet>",
    ),
    "texts.fods": flat(
        sheet(
            "Zadania",
            cell("Stan na:") + cell(dt.date(2016, 3, 31)),
            "".join(map(cell, ("Nr\ndziałania", "Nazwa  zadania", "Plan [szt.]", "Wykonanie *"))),
            cell("1") + cell("Spotkania") + cell("1 250") + cell("11 spotkań"),
        )
    ),
    "from_csv.csv": '\ufeff"Zadanie","Plan","Wykonanie"\n"Ż, ó",11,9\n'.encode(),
    "calculated.xlsx": workbook(
        tasks((1, "Spotkania", "=5+6", '=COUNTA(B2:B9)+8', DAY), (1, "Fora", "=C2/0", 1))
    ),
}  # fmt: skip
EXPECTED: Mapping[str, tuple[Rows | None, Told]] = {
    "plain": ([GOOD], []),
    "formulas": (
        [("1", "Sumy", "11", "9", "2016-01-02"), ("1", "Błędy", "", "", "2016-01-02")],
        [("D025", "'Zadania i plan'!C3"), ("D025", "'Zadania i plan'!D3")],
    ),
    "merged": (
        [("Forum", "A", "1", "1", ""), ("Forum", "B", "2", "2", ""), ("C", "C", "3", "", "")],
        [("D022", "Zadania!C4"), ("D021", "Zadania!A2")],
    ),
    "hidden": ([GOOD, GOOD], [("D023", "Zadania!A2")]),
    "named": ([GOOD], []),
    "texts": ([("1", "Spotkania", "1250", "")], [("D028", "Zadania!D3")]),
    "from_csv": ([("Ż, ó", "11", "9")], []),
    "calculated": (
        [("1", "Spotkania", "11", "10", "2016-01-02"), ("1", "Fora", "", "1", "")],
        [("D025", "Zadania!C3")],
    ),
}
Converted = Callable[[str, str], bytes]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """The bytes LibreOffice makes of a file, by its name and the ending asked for."""
    office = find_office()
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("calc")
    for name, data in FILES.items():
        (folder / name).write_bytes(data)

    def convert(ending: str, names: list[str], *more: str) -> None:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        out = folder / ending
        command = [office, profile, "--headless", *more, "--convert-to", ending]
        files = ["--outdir", str(out), *(str(folder / name) for name in names)]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
        if not list(out.glob(f"*.{ending}")):
            pytest.skip("LibreOffice Calc is not installed")

    convert("xlsx", [name for name in FILES if not name.endswith(".csv")])
    convert("xlsx", ["from_csv.csv"], "--infilter=CSV:44,34,76")
    convert("ods", ["plain.fods"])
    convert("xls", ["plain.fods"])
    return lambda name, ending: (folder / ending / f"{name}.{ending}").read_bytes()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_workbook_of_calc_is_read(name: str, converted: Converted) -> None:
    records, findings = read(converted(name, "xlsx"), area="zadania" if name == "named" else "")
    assert (rows(records), told(findings)) == EXPECTED[name]


def test_errors_of_calc_have_their_names(converted: Converted) -> None:
    _, findings = read(converted("formulas", "xlsx"))
    assert [finding.values["error"] for finding in findings] == ["#DZIEL/0!", "#N/D!"]


def test_a_note_of_calc_is_a_day(converted: Converted) -> None:
    records, _ = read(converted("texts", "xlsx"))
    assert records is not None
    assert records.notes["stan na"].text == "2016-03-31"


@pytest.mark.parametrize(("ending", "code"), [("ods", "D006"), ("xls", "D004")])
def test_other_formats_of_calc_are_told_apart(ending: str, code: str, converted: Converted) -> None:
    records, findings = read(converted("plain", ending))
    assert records is None
    assert [finding.code for finding in findings] == [code]
