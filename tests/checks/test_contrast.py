"""Contrast of text and charts, and what charts tell without their colours."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree
from msgspec.structs import replace

from checks.hand_made import (
    chart,
    deck,
    package,
    report,
    run,
    series,
    slide,
    table,
    text,
    thing,
    told,
    variants,
)
from es_docs.checks.accessibility import charts
from es_docs.checks.accessibility.contrast import CHECKS, ratio_text
from es_docs.checks.luminance import contrast, luminance
from es_docs.ooxml.package import NS
from es_docs.reading.model import DrawnObject, TextParagraph


def test_contrast_as_wcag_counts_it() -> None:
    assert luminance("FFFFFF") == pytest.approx(1)
    assert luminance("000000") == 0
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("FFFFFF", "767676") == pytest.approx(4.54, abs=0.005)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(
    ("ratio", "words"), [(21, "21:1"), (4.48, "4,4:1"), (2.999, "2,9:1"), (1, "1:1")]
)
def test_ratios_are_never_rounded_up(ratio: float, words: str) -> None:
    assert ratio_text(ratio) == words


def words(colour: str | None, ground: str | None = "FFFFFF", **looks: object) -> TextParagraph:
    return text([run("Tekst", colour=colour, **{"size_pt": 12.0, **looks})], ground=ground)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (words("767676"), []),
        (words("777777"), ["one"]),
        (words("949494", size_pt=18.0), []),
        (words("949494", size_pt=14.0, bold=True), []),
        (words("949494", size_pt=14.0), ["one"]),
        (words("959595", size_pt=24.0), ["one"]),
        (words("FFFFFF", "003399"), []),
        (words("FFFFFF", None), []),
        (words(None), []),
        (words("FFFFFF", is_hidden=True), []),
        (words("FFFFFF", highlight="003399"), []),
        (words("000000", highlight="003399"), ["one"]),
        (words("FFFFFF", highlight=None), []),
    ],
)
def test_text_stands_out(paragraph: TextParagraph, expected: list[str]) -> None:
    assert variants(CHECKS, "A11Y-030", report(paragraph)) == expected


def test_one_pair_of_colours_in_one_place_is_told_once() -> None:
    faint = words("AAAAAA")
    (found,) = told(CHECKS, "A11Y-030", report(faint, faint, words("000000")))
    assert (found.variant, found.values["count"]) == ("many", "2")
    assert (found.values["colour"], found.values["ratio"]) == ("#AAAAAA", "2,3:1")


def test_words_of_ornaments_are_exempt() -> None:
    faint = (words("EEEEEE"),)
    for one, expected in (
        (thing(paragraphs=faint), ["one"]),
        (thing(paragraphs=faint, is_decorative=True), []),
        (thing(paragraphs=faint, is_hidden=True), []),
    ):
        assert variants(CHECKS, "A11Y-030", deck(slide(1, one))) == expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (series("Plan", "003399"), []),
        (series("Plan", "C4D0EA"), [""]),
        (series("Plan", "C4D0EA", outlines=("003399",)), []),
        (series("Plan", "C4D0EA", outlines=("EEEEEE",)), [""]),
        (series("Plan", "C4D0EA", is_patterned=True), []),
        (series("Plan", None), []),
    ],
)
def test_bars_stand_out(one: object, expected: list[str]) -> None:
    drawn = chart(one)  # pyright: ignore[reportArgumentType]
    assert variants(CHECKS, "A11Y-031", report(drawn)) == expected
    assert variants(CHECKS, "A11Y-031", deck(slide(1, drawn))) == expected


def test_each_value_counts_where_colours_differ_by_point() -> None:
    one = replace(series("Plan", None), colours=("003399", "FFFF99"))
    (found,) = told(CHECKS, "A11Y-031", report(chart(one)))
    assert found.values["series"] == "Plan"


# --- colour alone

RED, GREEN, DARK, LIGHT = "C00000", "00803C", "003399", "C4D0EA"


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (chart(series("A", RED), series("B", GREEN)), ["series"]),
        (chart(series("A", RED, has_labels=True), series("B", GREEN, has_labels=True)), []),
        (chart(series("A", RED), series("B", GREEN, is_patterned=True)), []),
        (chart(series("A", DARK), series("B", LIGHT)), []),
        (chart(series("A", RED)), []),
        (chart(series("A", RED), kind="pieChart"), ["slices"]),
        (chart(series("A", RED, has_labels=True), kind="pieChart"), []),
        (chart(series("A", RED, "5"), kind="doughnutChart"), []),
    ],
)
def test_series_differ_in_more_than_colour(drawn: DrawnObject, expected: list[str]) -> None:
    assert variants(charts.CHECKS, "A11Y-032", report(drawn)) == expected


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        (("<c:marker><c:symbol val='circle'/></c:marker>",) * 2, ["series"]),
        (("", "<c:spPr><a:ln><a:prstDash val='dash'/></a:ln></c:spPr>"), []),
        (("", ""), []),
        (("<c:marker><c:symbol val='none'/></c:marker>",) * 2, ["series"]),
    ],
)
def test_lines_may_differ_in_dashes_or_markers(looks: tuple[str, str], expected: list[str]) -> None:
    made = "".join(f"<c:ser>{look}</c:ser>" for look in looks)
    root = etree.fromstring(
        f'<c:chartSpace xmlns:c="{NS["c"]}" xmlns:a="{NS["a"]}"><c:lineChart>{made}'
        '<c:marker val="1"/></c:lineChart></c:chartSpace>'
    )
    drawn = chart(series("A", RED), series("B", GREEN), kind="lineChart", part="chart1.xml")
    document = replace(report(drawn), package=package({"chart1.xml": root}))
    assert variants(charts.CHECKS, "A11Y-032", document) == expected


def test_a_cell_that_tells_by_colour_only() -> None:
    one = table(("Zadanie", "I kw.", "II kw."), ("Szkolenie", "", ""))
    assert one.table is not None
    header, row = one.table.rows
    cells = [
        replace(cell, paragraphs=(text("" if number else "Szkolenie", ground=ground),))
        for number, (cell, ground) in enumerate(
            zip(row.cells, ("FFFFFF", "00B050", "FFFFFF"), strict=True)
        )
    ]
    rows = (header, replace(row, cells=tuple(cells)))
    gantt = replace(one, table=replace(one.table, rows=rows))
    (found,) = told(charts.CHECKS, "A11Y-032", report(gantt))
    assert (found.variant, found.values["rows"]) == ("cells", "2")
    assert told(charts.CHECKS, "A11Y-032", report(one)) == []


# --- numbers beside the drawing

ALT = "Plan i wykonanie: 7 z 9 spotkań."
DRAWN = chart(series("Plan", DARK, "3", "6"), series("Wykonanie", LIGHT, "2.5", "5"), alt=ALT)
DATA = table(("Zadanie", "Plan", "Wykonanie"), ("A", "3 spotkania", "2,5"), ("B", "6", "5"))
OTHER = table(("Zadanie", "Plan"), ("A", "11"), ("B", "12"))


def test_the_data_of_a_chart_is_in_a_table_nearby() -> None:
    def told_of(*slides: tuple[DrawnObject, ...]) -> list[str]:
        made = [slide(number, *objects) for number, objects in enumerate(slides, start=1)]
        return variants(charts.CHECKS, "A11Y-033", deck(*made))

    assert told_of((DRAWN, DATA)) == []
    assert told_of((DRAWN,), (DATA,)) == []
    assert told_of((DATA,), (DRAWN,)) == []
    assert told_of((DRAWN,), (), (DATA,)) == ["slide"]
    assert told_of((DRAWN, OTHER)) == ["values slide"]
    assert told_of((DRAWN,)) == ["slide"]


def test_charts_that_go_on_over_slides_are_told_by_the_tables_that_follow_them() -> None:
    first = table(("Zadanie", "Plan", "Wykonanie"), ("A", "3 spotkania", "2,5"))
    second = table(("Zadanie", "Plan", "Wykonanie"), ("B", "6", "5"))

    def told_of(*slides: tuple[DrawnObject, ...]) -> list[str]:
        made = [slide(number, *objects) for number, objects in enumerate(slides, start=1)]
        return variants(charts.CHECKS, "A11Y-033", deck(*made))

    assert told_of((DRAWN,), (DRAWN,), (DRAWN,), (first,), (second,)) == []
    assert told_of((first,), (second,), (DRAWN,), (DRAWN,)) == []
    assert told_of((DRAWN,), (DRAWN,), (), (DATA,)) == ["slide", "slide"]
    assert told_of((DRAWN, OTHER), (DRAWN, DATA), (DATA,)) == []
    assert told_of((DRAWN, OTHER), (DRAWN, OTHER), (DATA,)) == ["values slide"]


def test_an_alternative_needs_numbers_and_may_give_them_all() -> None:
    assert variants(charts.CHECKS, "A11Y-033", report(replace(DRAWN, alt="Wykres."), DATA)) == [
        "alternative"
    ]
    full = replace(DRAWN, alt="A: 2,5 z 3 spotkań, B: 5 z 6 spotkań.")
    assert variants(charts.CHECKS, "A11Y-033", report(full)) == []
    assert variants(charts.CHECKS, "A11Y-033", report(replace(DRAWN, alt=""), DATA)) == []


def test_shares_are_met_as_percentages() -> None:
    share = chart(series("Całość", LIGHT, "1"), series("Udział", DARK, "0.625"), alt="Razem 63%.")
    percents = table(("Zadanie", "% planu"), ("A", "63%"), ("B", ">99%"))
    assert variants(charts.CHECKS, "A11Y-033", report(share, percents)) == []


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+400", "-3"])
def test_odd_values_are_let_be(value: str) -> None:
    odd = replace(series("Plan", DARK), values=(Decimal(value), None, Decimal(3)))
    variants(charts.CHECKS, "A11Y-033", report(chart(odd, alt=ALT), DATA))
    assert variants(charts.CHECKS, "A11Y-032", report(chart(odd, alt=ALT), DATA)) == []
