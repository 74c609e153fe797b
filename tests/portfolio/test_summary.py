"""The summary of a portfolio: a workbook for people, JSON for programs."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path, PurePath

import pytest
from openpyxl import load_workbook

from es_docs.diagnostics import EsDocsError, Location, error, warning
from es_docs.portfolio import Listed, Outcome, Portfolio, State
from es_docs.portfolio.summary import JSON_FILE, WORKBOOK, as_json, as_workbook, write_summary

INJECTED = '=HYPERLINK("mailto:zly","kliknij").yaml'
DONE = Portfolio(
    (
        Outcome(
            Listed(Path("content/a.yaml")),
            State.BUILT,
            13,
            7,
            (warning("W014", file="a.pptx", beside="a.new.pptx"),),
            seconds=1.25,
        ),
        Outcome(
            Listed(Path(INJECTED), PurePath("gmina")),
            State.FAILED,
            findings=(
                warning("W014", file="=1+1", beside="b"),
                error("W007", Location("=2+2.yaml", 3, 1), file="x", folder="\x07y"),
            ),
        ),
        Outcome(Listed(Path("content/z\udcc4le.yaml")), State.WAITING),
    )
)


def rows(sheet: object) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=4, values_only=True))  # type: ignore[attr-defined]


@pytest.fixture
def book():
    return load_workbook(BytesIO(as_workbook(DONE, Path())))


def test_the_workbook_has_a_row_for_every_project_in_order(book):
    head, built, failed, waiting = rows(book["Podsumowanie"])
    assert head == (
        *("Projekt", "Stan", "Slajdy", "Strony (ok.)", "Błędy", "Ostrzeżenia", "Pytania"),
        *("Pierwsza uwaga", "Miejsce"),
    )
    assert built[:7] == ("content/a.yaml", "zbudowany", 13, 7, 0, 1, 0)
    assert failed[:7] == (INJECTED, "nieudany", None, None, 1, 1, 0)
    assert failed[8] == "=2+2.yaml:3:1"  # the error counts, though a warning was told before it
    assert waiting[:2] == ("content/z\ufffdle.yaml", "niezrobiony")


def test_a_second_sheet_tells_every_finding(book):
    _, *told = rows(book["Uwagi"])
    assert [(row[0], row[1], row[2]) for row in told] == [
        ("content/a.yaml", "ostrzeżenie", "W014"),
        (INJECTED, "ostrzeżenie", "W014"),
        (INJECTED, "błąd", "W007"),
    ]


def test_no_text_becomes_a_formula_or_a_link(book):
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    texts = [
        cell for row in book["Podsumowanie"].iter_rows() for cell in row if cell.value == INJECTED
    ]
    assert [cell.quotePrefix for cell in texts] == [True]


def test_the_workbook_can_be_read_by_everybody(book):
    assert book.properties.title == "Dokumenty projektów: podsumowanie"
    assert book.properties.language == "pl-PL"
    for sheet in book:
        assert len(sheet.tables) == 1
        assert sheet.freeze_panes == "A5"
        assert sheet.print_title_rows == "$4:$4"


def test_the_workbook_is_the_same_for_the_same_result():
    assert as_workbook(DONE, Path()) == as_workbook(DONE, Path())


def test_times_stand_in_the_json_alone():
    told = json.loads(as_json(DONE, "en"))
    assert [one["seconds"] for one in told["projects"]] == [1.25, 0.0, 0.0]
    assert told["is_complete"] is False
    assert told["counts"]["with_warnings"] == 2
    assert told["projects"][1]["findings"][1]["place"] == "=2+2.yaml:3:1"


def test_when_nothing_is_wrong_the_second_sheet_says_so():
    well = Portfolio((Outcome(Listed(Path("a.yaml")), State.UNCHANGED, 13, 7),))
    sheet = load_workbook(BytesIO(as_workbook(well, Path())))["Uwagi"]
    assert "Nie ma uwag." in {str(row[0]).replace("\u00a0", " ") for row in sheet.values}


def test_one_file_is_written_also_when_the_other_cannot_be(tmp_path: Path):
    (tmp_path / f".~lock.{WORKBOOK}#").write_text("Anna,anna,komputer;", encoding="utf-8")
    with pytest.raises(EsDocsError) as refused:
        write_summary(DONE, tmp_path, "pl")
    assert [one.code for one in refused.value.findings] == ["W003"]
    assert (tmp_path / JSON_FILE).exists()
    assert not (tmp_path / WORKBOOK).exists()
