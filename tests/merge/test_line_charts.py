"""Line charts in an update: months come and numbers change; what a person made of a chart stays."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

from chart_frames import add_chart
from es_docs.markup import Element
from es_docs.merge.matching import align, match
from es_docs.merge.merging import merge
from es_docs.merge.steps import Outcome
from es_docs.merge.tree import Kind, Node
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.line_chart import LINE_STYLE, ChartLine, line_chart
from es_docs.ooxml.package import NS, canonical, qualified
from es_docs.units import Box
from merge.test_charts import (
    PART,
    SHEET,
    bars_said,
    cells,
    chart_node,
    draft_of,
    edited,
    retyped,
    series,
    tree,
    updated,
)

DONE = "Wykonanie narastająco"
NAMES = (
    "paź 2015", "lis 2015", "gru 2015", "sty 2016", "lut 2016", "mar 2016", "kwi 2016", "maj 2016",
)  # fmt: skip
EARLY = (1, 4, 4)
LATE = (1, 5, 5, 9, 12)


@cache
def deck(numbers: Sequence[int], plan: int = 20) -> bytes:
    """A presentation of one slide with the line chart of these months."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    values = tuple(map(Decimal, numbers))
    lines = [
        ChartLine("Plan", (Decimal(plan),) * len(values), is_level=True),
        ChartLine(DONE, values),
    ]
    part = line_chart(NAMES[: len(values)], lines, category_header="Miesiąc", style=LINE_STYLE)
    add_chart(slide, part, Box.from_inches(1, 1, 8, 5), alt="opis")
    target = BytesIO()
    presentation.save(target)
    return canonical(target.getvalue())


def shown(draft: Draft) -> list[tuple[str, ...]]:
    """Name, plan and what was realised of every month."""
    return [(name.replace("\n", " "), *rest[:2]) for name, *rest in bars_said(draft)]


def months(numbers: Sequence[int], plan: int = 20) -> list[tuple[str, ...]]:
    return [(name, str(plan), str(number)) for name, number in zip(NAMES, numbers, strict=False)]


def test_new_months_and_changed_numbers_stand_in_chart_and_sheet() -> None:
    after = updated(deck(EARLY), deck(LATE), deck(EARLY))
    assert shown(after) == months(LATE)
    assert cells(after, "A1:C1") == ["Miesiąc", "Plan", DONE]
    assert cells(after, "A6:C6") == ["lut\n2016", 20, 12]
    references = [one.text for one in after.root(PART).iter(qualified("c:f"))]
    assert references.count("Dane!$A$2:$A$6") == 2


def test_a_longer_plan_lets_the_scale_grow() -> None:
    after = updated(deck(EARLY), deck(EARLY, 40), deck(EARLY))
    (end,) = after.root(PART).iter(qualified("c:max"))
    assert float(end.get("val")) > 40


def test_months_that_are_no_more_go() -> None:
    assert shown(updated(deck(LATE), deck(EARLY), deck(LATE))) == months(EARLY)


def test_colour_marker_dash_title_and_a_marked_point_of_a_person_stay() -> None:
    def hand(root: Element) -> None:
        done = series(root, DONE)
        done.find("c:spPr/a:ln/a:solidFill/a:schemeClr", NS).set("val", "accent3")
        done.find("c:spPr/a:ln/a:prstDash", NS).set("val", "dot")
        done.find("c:marker/c:symbol", NS).set("val", "diamond")
        point = f'<c:dPt xmlns:c="{NS["c"]}"><c:idx val="1"/></c:dPt>'
        done.find("c:marker", NS).addnext(etree.fromstring(point))
        title = (
            f'<c:title xmlns:c="{NS["c"]}" xmlns:a="{NS["a"]}"><c:tx><c:rich><a:bodyPr/><a:p><a:r>'
            "<a:t>Mój tytuł</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        )
        root.find("c:chart", NS).insert(0, etree.fromstring(title))

    after = updated(edited(deck(EARLY), hand), deck(LATE), deck(EARLY))
    done = series(after.root(PART), DONE)
    assert shown(after) == months(LATE)
    assert done.find("c:spPr/a:ln/a:solidFill/a:schemeClr", NS).get("val") == "accent3"
    assert done.find("c:spPr/a:ln/a:prstDash", NS).get("val") == "dot"
    assert done.find("c:marker/c:symbol", NS).get("val") == "diamond"
    assert [one.get("val") for one in done.iterfind("c:dPt/c:idx", NS)] == ["1"]
    assert after.root(PART).findtext("c:chart/c:title//a:t", None, NS) == "Mój tytuł"


def test_the_values_stay_the_labels_of_old_and_new_points() -> None:
    done = series(updated(deck(EARLY), deck(LATE), deck(EARLY)).root(PART), DONE)
    assert done.find("c:dLbls/c:showVal", NS).get("val") == "1"
    assert done.findall("c:dLbls/c:dLbl", NS) == []


def test_a_chart_turned_into_bars_gets_the_new_months_as_bars() -> None:
    def hand(root: Element) -> None:
        plot = next(root.iter(qualified("c:lineChart")))
        plot.tag = qualified("c:barChart")
        for name in ("c:marker", "c:smooth"):
            for one in list(plot.iter(qualified(name))):
                one.getparent().remove(one)
        direction = etree.Element(qualified("c:barDir"), val="col")
        plot.insert(0, direction)
        plot.find("c:grouping", NS).set("val", "clustered")

    after = updated(edited(deck(EARLY), hand), deck(LATE), deck(EARLY))
    assert shown(after) == months(LATE)
    assert after.root(PART).find(".//c:barChart", NS) is not None


def test_a_number_a_person_typed_stays_where_the_data_did_not_change() -> None:
    def hand(book: Any) -> None:
        book["Dane"]["C2"] = 2
        book["Dane"]["E1"] = "Moje uwagi"

    after = updated(retyped(deck(EARLY), hand), deck(LATE), deck(EARLY))
    assert shown(after)[0] == ("paź 2015", "20", "2")
    assert shown(after)[1:] == months(LATE)[1:]
    assert cells(after, "E1") == ["Moje uwagi"]


@pytest.mark.parametrize("numbers", [LATE, EARLY[:2]])
def test_a_workbook_that_was_lost_comes_back(numbers: Sequence[int]) -> None:
    """As LibreOffice leaves a chart: no cells to take from, and in a slide no workbook."""
    draft = draft_of(deck(EARLY))
    root = draft.edit(PART)
    for number, one in enumerate(root.iter(qualified("c:f"))):
        one.text = f"label {number}"
    root.remove(root.find("c:externalData", NS))
    draft.unrelate(PART, draft.relationships(PART)[0].rid)
    draft.drop(SHEET)
    after = updated(draft.save(), deck(numbers), deck(EARLY))
    assert shown(after) == months(numbers)
    (link,) = after.relationships(PART)
    book = load_workbook(BytesIO(after.data(link.target)))
    assert [cell.value for cell in book["Dane"]["C"]] == [DONE, *numbers]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(*(st.lists(st.integers(0, 30), min_size=2, max_size=8).map(sorted).map(tuple) for _ in "ab"))
def test_any_new_register_is_shown(old: tuple[int, ...], new: tuple[int, ...]) -> None:
    assert shown(updated(deck(old), deck(new), deck(old))) == months(new)


# --- what is told


def outcomes(base: bytes, ours: bytes, alt: str) -> list[tuple[Outcome, str]]:
    """What an update of an untouched chart tells, when its alternative becomes another."""

    def read(data: bytes, text: str) -> Node:
        chart = chart_node(draft_of(data))
        return tree(chart.with_children((Node("@alt", Kind.ALT, text), *chart.children)))

    made = align(None, read(base, "opis"))
    aligned = align(made, read(ours, alt))
    events = merge(made, match(made, aligned, read(base, "opis")), aligned).events
    return [(one.outcome, one.new) for one in events]


def test_numbers_no_label_says_are_told_by_the_alternative_that_has_them_all() -> None:
    told = outcomes(deck(EARLY), deck((1, 2, 4)), "Spotkania: 1; 2; 4.")
    assert told == [(Outcome.UPDATED, "Spotkania: 1; 2; 4.")]
