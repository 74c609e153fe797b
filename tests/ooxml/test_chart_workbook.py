"""The workbook behind a chart, read back by another library and held against one of a third."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from xlsxwriter import Workbook

from es_docs.ooxml.chart_part import SHEET, Column
from es_docs.ooxml.chart_workbook import workbook_of
from extent import few

TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), include_characters="\n"),
    max_size=40,
) | st.sampled_from(["=1+1", "_x0041_", " a ", "a & <b>", '"q"', "żółć", "@x"])
NUMBERS = st.floats(-1e9, 1e9).map(lambda value: float(f"{value:.15g}"))


@st.composite
def columns(draw: st.DrawFn) -> list[Column]:
    rows = draw(st.integers(1, 4))

    def values(of: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        return tuple(draw(st.lists(of, min_size=rows, max_size=rows)))

    told = [
        Column("A", draw(TEXTS.filter(str.strip)), values(TEXTS)),
        Column("B", "Plan", values(NUMBERS)),
        Column("C", "%", values(NUMBERS), is_share=True),
    ]
    computed = draw(st.booleans())
    formulas = tuple(f'=IF(B{row + 2}<1,"<&",B{row + 2})' for row in range(rows))
    plain = TEXTS.filter(lambda text: "_x" not in text)  # the other library leaves it in results
    return [*told, Column("D", "Podpis", values(plain), formulas)] if computed else told


def cells(data: bytes, *, computed: bool) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=computed)[SHEET]
    return [[cell.value or None for cell in row] for row in sheet.iter_rows()]


def made_by_another(told: list[Column]) -> bytes:
    target = io.BytesIO()
    workbook = Workbook(target, {"in_memory": True})
    sheet = workbook.add_worksheet(SHEET)
    for number, column in enumerate(told):
        sheet.write_string(0, number, column.header)
        for row, value in enumerate(column.values, start=1):
            if column.formulas:
                sheet.write_formula(row, number, column.formulas[row - 1], None, value)
            elif isinstance(value, str):
                sheet.write_string(row, number, value)
            else:
                sheet.write_number(row, number, value)
    workbook.close()
    return target.getvalue()


@settings(max_examples=few(300), deadline=None)
@given(columns())
def test_the_cells_are_those_another_library_writes(told: list[Column]) -> None:
    ours, theirs = workbook_of(told), made_by_another(told)
    assert cells(ours, computed=False) == cells(theirs, computed=False)
    assert cells(ours, computed=True) == cells(theirs, computed=True)


def test_it_keeps_the_schema(tmp_path: Path) -> None:
    told = [
        Column("A", "Działanie", ("Sieci", "dwa\nwiersze")),
        Column("B", "Plan", (3.0, 1e9)),
        Column("C", "% planu", (0.5, 1.0), ("=B2/6", "=B3/B3"), is_share=True),
        Column("D", "Podpis", ("1 / 3", ""), ('=IF(B2>1,"1 / 3","")', '=""')),
    ]
    file = tmp_path / "a.xlsx"
    file.write_bytes(workbook_of(told))
    result = OpenXmlValidator().validate(str(file))
    assert not result.errors, [error.description for error in result.errors]


def test_numbers_have_their_formats_and_headers_stay_in_sight() -> None:
    told = [
        Column("A", "a", ("x",)),
        Column("B", "b", (1.0,)),
        Column("C", "c", (1.0,), is_share=True),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_of(told)))[SHEET]
    assert [sheet[place].number_format for place in ("B2", "C2")] == ["General", "0%"]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "B2"


def test_equal_columns_give_equal_bytes() -> None:
    told = [Column("A", "a", ("x",)), Column("B", "b", (1.0,))]
    assert workbook_of(told) == workbook_of(list(told))
