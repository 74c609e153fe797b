"""Tables: header rows, grids, captions and rows over pages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checks.hand_made import deck, report, run, slide, table, text, thing, told, variants
from es_docs.checks.accessibility.tables import CHECKS
from es_docs.reading.model import DrawnObject, TableData, TableRow, TextRole
from es_docs.units import Emu

HEADER = ("Zadanie", "Plan", "Wykonanie")
ROWS = (("Szkolenie", "3", "2"), ("Wizyta", "4", "4"))


def changed(one: DrawnObject, row: int, column: int, **cell: object) -> DrawnObject:
    assert one.table is not None
    rows = list(one.table.rows)
    cells = list(rows[row].cells)
    cells[column] = replace(cells[column], **cell)  # pyright: ignore[reportArgumentType]
    rows[row] = replace(rows[row], cells=tuple(cells))
    return replace(one, table=replace(one.table, rows=tuple(rows)))


def of_both(rule: str, one: DrawnObject) -> tuple[list[str], list[str]]:
    return variants(CHECKS, rule, deck(slide(1, one))), variants(CHECKS, rule, report(one))


def test_header_rows() -> None:
    assert of_both("A11Y-020", table(HEADER, *ROWS)) == ([], [])
    assert of_both("A11Y-020", table(HEADER, *ROWS, has_header=False)) == (["none"], ["none"])
    assert of_both("A11Y-020", table(("Uwaga", "tekst"), has_header=False)) == ([], [])


def test_a_row_that_only_looks_like_a_header_is_none_in_a_report() -> None:
    one = table(HEADER, *ROWS, has_header=False)
    assert one.table is not None
    looks = replace(one, table=replace(one.table, has_header_row=True))
    assert of_both("A11Y-020", looks) == ([], ["none"])


def test_empty_header_cells_are_told_once_a_table() -> None:
    assert of_both("A11Y-021", table(("", "Plan", "Wykonanie"), *ROWS)) == (["one"], ["one"])
    (found,) = told(CHECKS, "A11Y-021", deck(slide(1, table((" ", "", "Wykonanie"), *ROWS))))
    assert (found.variant, found.values["columns"]) == ("many", "1, 2")


def test_an_empty_column_is_one_flaw() -> None:
    one = table(("Zadanie", "", "Plan"), ("Szkolenie", "", "3"), ("Wizyta", "", "4"))
    assert of_both("A11Y-021", one) == ([], [])
    assert of_both("A11Y-022", one) == (["columns"], ["columns"])


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (table(HEADER, *ROWS), []),
        (table(HEADER, ROWS[0], ("", " ", ""), ROWS[1]), ["rows"]),
        (changed(table(HEADER, *ROWS), 1, 0, column_span=2), ["merged"]),
        (changed(table(HEADER, *ROWS), 1, 0, row_span=2), ["merged"]),
        (changed(table(HEADER, *ROWS), 1, 0, has_table=True), ["nested"]),
        (table(("Pole do wypełnienia", "Podpis", "Data"), ("Kierownik", "", "")), []),
    ],
)
def test_simple_grids(one: DrawnObject, expected: list[str]) -> None:
    assert of_both("A11Y-022", one) == (expected, expected)


def test_tables_are_introduced() -> None:
    one = table(HEADER, *ROWS)
    assert of_both("A11Y-023", one) == (["slide"], ["report"])
    assert of_both("A11Y-023", replace(one, alt="Plan i wykonanie.")) == ([], [])
    sentence = text("Plan i wykonanie pokazuje tabela.")
    assert variants(CHECKS, "A11Y-023", report(sentence, one)) == []
    heading = text("Plan i wykonanie zadań", TextRole.HEADING)
    assert variants(CHECKS, "A11Y-023", report(heading, one)) == ["report"]
    assert one.table is not None
    captioned = replace(one, table=replace(one.table, caption="Tabela 1. Plan"))
    assert variants(CHECKS, "A11Y-023", report(captioned)) == []


CAPTION = "Wydatki według zadań"


@pytest.mark.parametrize(
    ("words", "box", "size", "expected"),
    [
        (CAPTION, (10, 31, 100, 10), 18.0, []),
        (CAPTION, (10, 0, 100, 10), 18.0, []),
        (CAPTION, (10, 60, 100, 10), 18.0, ["slide"]),
        (CAPTION, (111, 10, 100, 20), 18.0, ["slide"]),
        (CAPTION, (10, 31, 100, 10), 14.0, ["slide"]),
        ("Wydatki", (10, 31, 100, 10), 18.0, ["slide"]),
        ("Tabela 2.", (10, 60, 100, 10), 14.0, []),
    ],
)
def test_words_right_above_or_below_a_table_of_a_slide_introduce_it(
    words: str, box: tuple[int, int, int, int], size: float, expected: list[str]
) -> None:
    """As pandoc sets captions: a text box under the table."""
    caption = thing(box=box, paragraphs=(text([run(words, size_pt=size)]),))
    both = deck(slide(1, table(HEADER, *ROWS), caption))
    assert variants(CHECKS, "A11Y-023", both) == expected


def test_tables_for_layout() -> None:
    assert of_both("A11Y-023", table(("Lewa kolumna", "Prawa kolumna"))) == (["layout"], ["layout"])
    assert of_both("A11Y-023", table(("Ramka",), ("Tekst w ramce",))) == (["layout"], ["layout"])


def test_rows_over_pages() -> None:
    one = table(HEADER, ("Szkolenie " * 30, "3", "2"), *ROWS)
    assert one.table is not None
    loose = tuple(replace(row, may_split=True) for row in one.table.rows)
    narrow = replace(one.table, rows=loose, columns=(Emu(2_000_000),) * 3)
    (found,) = told(CHECKS, "A11Y-024", report(replace(one, table=narrow)))
    assert (found.variant, found.values["rows"]) == ("one", "2")
    whole = replace(narrow, rows=tuple(replace(row, may_split=False) for row in loose))
    assert told(CHECKS, "A11Y-024", report(replace(one, table=whole))) == []


def test_a_row_of_one_line_cannot_break() -> None:
    """An empty paragraph, as merging leaves behind, is no line; widths are measured."""
    one = changed(table(HEADER, *ROWS), 1, 0, paragraphs=(text("118 500 zł"), text("")))
    assert one.table is not None
    loose = tuple(replace(row, may_split=True) for row in one.table.rows)
    grid = replace(one.table, rows=loose, columns=(Emu(1_500_000),) * 3)
    assert told(CHECKS, "A11Y-024", report(replace(one, table=grid))) == []


def test_odd_tables_are_let_be() -> None:
    one = table(HEADER)
    for rows in ((), (TableRow(()),), (TableRow(()), TableRow(()))):
        odd = replace(one, table=TableData(rows, has_header_row=False, has_header_column=False))
        for check in CHECKS:
            for document in (deck(slide(1, odd)), report(odd)):
                if check.deck is not None or document.kind == "docx":
                    assert len(told(CHECKS, check.rule, document)) <= 1
