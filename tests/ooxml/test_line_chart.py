"""Line charts: what stands in the chart part, in its workbook, and that the two agree."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from openpyxl import load_workbook
from pptx import Presentation

from audit import audit
from chart_frames import add_chart
from es_docs.checks.package import check_package
from es_docs.ooxml.chart_part import ChartPart
from es_docs.ooxml.line_chart import LINE_STYLE, ChartLine, LineStyle, line_chart
from es_docs.ooxml.order import misplaced_children
from es_docs.ooxml.package import NS, canonical
from es_docs.units import Box

NAMES = ("lis 2015", "gru 2015", "sty 2016")
PLAN = ChartLine("Plan", (Decimal(11),) * 3, is_level=True)
DONE = ChartLine("Wykonanie narastająco", (Decimal(0), Decimal(4), Decimal("9.5")))
OTHERS = tuple(ChartLine(name, DONE.values) for name in ("Spotkania", "Porady", "Osoby"))
SCALED = replace(LINE_STYLE, are_names_turned=True, with_values=False)


def chart(*lines: ChartLine, style: LineStyle = LINE_STYLE) -> ChartPart:
    return line_chart(NAMES, lines or (PLAN, DONE), category_header="Miesiąc", style=style)


def root_of(part: ChartPart) -> etree._Element:
    return etree.fromstring(part.xml)


def rows(part: ChartPart) -> list[tuple[object, ...]]:
    return list(load_workbook(BytesIO(part.workbook))["Dane"].iter_rows(values_only=True))


def test_the_workbook_is_a_table_with_a_row_for_each_point() -> None:
    assert rows(chart()) == [
        ("Miesiąc", "Plan", "Wykonanie narastająco"),
        ("lis\n2015", 11, 0),
        ("gru\n2015", 11, 4),
        ("sty\n2016", 11, 9.5),
    ]


values = st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=24)


@settings(max_examples=20, deadline=None)
@given(values, st.booleans())
def test_any_chart_shows_what_its_workbook_holds(numbers: list[Decimal], with_values: bool) -> None:
    names = [f"miesiąc {number}" for number in range(len(numbers))]
    style = SCALED if with_values else LINE_STYLE
    lines = [ChartLine("Plan", tuple(numbers), is_level=True), ChartLine("Inne", tuple(numbers))]
    part = line_chart(names, lines, category_header="Miesiąc", style=style)
    sheet = load_workbook(BytesIO(part.workbook))["Dane"]
    for formula in root_of(part).iter(f"{{{NS['c']}}}f"):
        area = (formula.text or "").split("!")[1].replace("$", "")
        found = sheet[area] if ":" in area else ((sheet[area],),)
        held = [cell.value for row in found for cell in row]
        shown = [one.text for one in formula.getnext().iterfind("c:pt/c:v", NS)]
        assert shown == [one if isinstance(one, str) else f"{one:.15g}" for one in held]
    top = root_of(part).find(".//c:valAx/c:scaling/c:max", NS)
    assert float(top.get("val")) >= float(max(numbers))


def test_the_parts_of_every_element_stand_in_their_order() -> None:
    for part in (chart(), chart(*OTHERS, style=SCALED)):
        assert not list(misplaced_children(root_of(part)))


def test_a_plan_is_a_thin_dashed_level_and_says_its_number_once() -> None:
    plan, done = root_of(chart()).iterfind(".//c:ser", NS)
    assert plan.find("c:spPr/a:ln/a:prstDash", NS).get("val") == "dash"
    assert plan.find("c:marker/c:symbol", NS).get("val") == "none"
    assert [one.get("val") for one in plan.iterfind("c:dLbls/c:dLbl/c:idx", NS)] == ["0"]
    assert plan.find("c:dLbls/c:showVal", NS).get("val") == "0"
    assert done.find("c:dLbls/c:showVal", NS).get("val") == "1"
    assert int(plan.find("c:spPr/a:ln", NS).get("w")) < int(done.find("c:spPr/a:ln", NS).get("w"))


def test_several_lines_differ_in_dash_and_marker_and_share_a_scale() -> None:
    root = root_of(chart(*OTHERS, style=SCALED))
    looks = {
        (one.find(".//a:prstDash", NS).get("val"), one.find("c:marker/c:symbol", NS).get("val"))
        for one in root.iterfind(".//c:ser", NS)
    }
    assert len(looks) == 3
    assert root.find(".//c:valAx/c:delete", NS).get("val") == "0"
    assert root.find(".//c:valAx/c:majorGridlines", NS) is not None
    assert root.find(".//c:valAx/c:majorUnit", NS).get("val") == "2"
    assert root.findall(".//c:dLbls", NS) == []


def test_names_stand_in_two_lines_or_are_turned_and_then_in_one() -> None:
    upright, turned = root_of(chart()), root_of(chart(style=SCALED))
    assert upright.find(".//c:catAx//a:bodyPr", NS).get("rot") == "0"
    assert upright.findtext(".//c:cat//c:v", None, NS) == "lis\n2015"
    assert turned.find(".//c:catAx//a:bodyPr", NS).get("rot") == "-5400000"
    assert turned.findtext(".//c:cat//c:v", None, NS) == "lis 2015"


def test_numbers_have_polish_signs_and_groups_from_five_digits_on() -> None:
    plan, done = root_of(chart()).iterfind(".//c:ser", NS)
    assert plan.findtext(".//c:formatCode", None, NS) == "[>=10000][$-415]#,##0;[$-415]General"
    assert done.findtext(".//c:formatCode", None, NS) == "[$-415]General"


def test_a_chart_needs_a_point_and_a_line() -> None:
    with pytest.raises(ValueError, match="a point and a line"):
        line_chart((), (DONE,), category_header="Miesiąc", style=LINE_STYLE)
    with pytest.raises(ValueError, match="a point and a line"):
        line_chart(NAMES, (), category_header="Miesiąc", style=LINE_STYLE)


@pytest.mark.parametrize("part", [chart(), chart(*OTHERS, style=SCALED)])
def test_a_presentation_with_a_line_chart_is_sound(part: ChartPart, tmp_path: Path) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    add_chart(slide, part, Box.from_inches(1, 1, 8, 5), alt="opis")
    target = tmp_path / "plik.pptx"
    presentation.save(target)
    assert check_package(canonical(target.read_bytes()), target.name) == ()
    assert audit(target) == []


def test_the_same_lines_give_the_same_bytes() -> None:
    assert chart() == chart()
