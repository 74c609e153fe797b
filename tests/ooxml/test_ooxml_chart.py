"""Bar charts: what stands in the chart part, in its workbook, and that the two agree."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

from audit import audit
from chart_frames import add_chart
from es_docs.checks.package import check_package
from es_docs.ooxml.chart import ChartBar, ChartStyle, bar_chart
from es_docs.ooxml.chart_part import ChartPart, chart_inline
from es_docs.ooxml.package import NS, canonical
from es_docs.units import Box, Emu

STYLE = ChartStyle(
    planned_colour="accent2",
    realised_colour="accent1",
    text_colour="tx1",
    font_size_pt=14,
    label_size_pt=13.5,
    gap_width=60,
    with_legend=True,
)
BARS = (
    ChartBar("Sieć współpracy OWES", Decimal(3), Decimal(1), "1 / 3"),
    ChartBar("Godziny doradztwa", Decimal("1.5"), Decimal("2.25"), "2,25 / 1,5"),
    ChartBar("Publikacje „Tak & nie” <b>", Decimal(4), Decimal(0), "0 / 4"),
    ChartBar("Wizyty studyjne", Decimal(2), Decimal(2), "2 (plan: 2)"),
    ChartBar("Uczestnicy", Decimal(20_000), Decimal(12_500), "12 500 z 20 000 osób"),
)


def chart(
    bars: tuple[ChartBar, ...] = BARS, *, is_share: bool = False, style: ChartStyle = STYLE
) -> ChartPart:
    return bar_chart(
        bars,
        category_header="Działanie",
        planned_name="Plan",
        realised_name="Wykonanie",
        percent_header="% planu",
        ratio_header="Wykonanie / plan",
        style=style,
        is_share=is_share,
    )


def root_of(part: ChartPart) -> etree._Element:
    return etree.fromstring(part.xml)


def cached(root: etree._Element, path: str) -> list[str]:
    return [point.text or "" for point in root.findall(f"{path}//c:pt/c:v", NS)]


def cells(part: ChartPart, reference: str, *, computed: bool = True) -> list[object]:
    sheet, area = reference.split("!")
    found = load_workbook(BytesIO(part.workbook), data_only=computed)[sheet][area.replace("$", "")]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell.value for row in rows for cell in row]


def as_text(value: object) -> str:
    return (
        "" if value is None else f"{value:.15g}" if isinstance(value, int | float) else str(value)
    )


bars_of_any_kind = st.lists(
    st.builds(
        lambda label, planned, realised: ChartBar(label, planned, realised, "etykieta"),
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1).filter(
            lambda text: text.strip()
        ),
        st.decimals(0, 1_000_000_000, places=2),
        st.decimals(0, 1_000_000_000, places=2),
    ),
    min_size=1,
    max_size=30,
).map(tuple)


@pytest.mark.parametrize("is_share", [False, True])
def test_what_the_chart_shows_is_what_the_workbook_holds(is_share: bool) -> None:
    part = chart(is_share=is_share)
    root = root_of(part)
    references = list(root.iter(f"{{{NS['c']}}}f", f"{{{NS['c15']}}}f"))
    assert len(references) == 8
    for reference in references:
        cache = reference.getnext()
        shown = [point.text or "" for point in cache.iterfind(".//c:pt/c:v", NS)]
        assert shown == [as_text(value) for value in cells(part, reference.text or "")]


@settings(max_examples=15, deadline=None)
@given(bars=bars_of_any_kind, is_share=st.booleans())
def test_any_bars_give_a_chart_that_agrees_with_its_workbook(
    bars: tuple[ChartBar, ...], is_share: bool
) -> None:
    part = chart(bars, is_share=is_share)
    root = root_of(part)
    for values in root.iterfind(".//c:val/c:numRef", NS):
        shown = [float(point.text or "") for point in values.iterfind(".//c:v", NS)]
        assert shown == cells(part, values.findtext("c:f", namespaces=NS) or "")
        assert max(shown) < float(root.find(".//c:valAx//c:max", NS).get("val"))
    names = root.findall(".//c:ser", NS)[0].findall("c:cat//c:v", NS)
    assert [name.text for name in names] == [bar.label for bar in bars]


def test_the_workbook_begins_with_the_facts_a_person_knows() -> None:
    for is_share in (False, True):
        part = chart(is_share=is_share)
        assert cells(part, "Dane!A1:E1") == [
            "Działanie", "Plan", "Wykonanie", "% planu", "Wykonanie / plan",
        ]  # fmt: skip
        assert cells(part, "Dane!A3:E3") == ["Godziny doradztwa", 1.5, 2.25, 1.5, "2,25 / 1,5"]


def test_shares_are_computed_in_the_workbook_from_the_numbers() -> None:
    part = chart(is_share=True)
    assert cells(part, "Dane!D2:D3", computed=False) == ["=IF(B2>0,C2/B2,0)", "=IF(B3>0,C3/B3,0)"]
    planned, realised = root_of(part).findall(".//c:val", NS)
    assert cached(planned, ".") == ["1"] * 5
    assert cached(realised, ".") == ["0.333333333333333", "1.5", "0", "1", "0.625"]


def test_a_plan_of_nothing_has_no_share() -> None:
    part = chart((ChartBar("Nic", Decimal(0), Decimal(3), "3 / 0"),), is_share=True)
    assert cached(root_of(part).findall(".//c:val", NS)[1], ".") == ["0"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (2, 'IF(C2<10000,C2,FIXED(C2,IF(C2=INT(C2),0,1)))&" / "&IF(B2<10000,B2,'),
        (3, "FIXED(C3,IF(C3=INT(C3),0,2))"),
        (5, '&" (plan: "&'),
        (5, '&")"'),
        (6, '&" osób"'),
    ],
)
def test_labels_follow_an_edit_of_the_numbers(row: int, expected: str) -> None:
    (formula,) = cells(chart(), f"Dane!E{row}", computed=False)
    assert str(formula).startswith("=")
    assert expected in str(formula)


@pytest.mark.parametrize("label", ["3 / 1", "1 z 3 (33%)", "jedno z trzech", "1/3/1", ""])
def test_a_label_that_is_not_the_two_numbers_stays_a_text(label: str) -> None:
    bar = ChartBar("Spotkania", Decimal(3), Decimal(1), label)
    assert cells(chart((bar,)), "Dane!E2", computed=False) == [label]


def test_the_label_stands_at_the_longer_bar_and_moves_with_an_edit() -> None:
    part = chart()
    planned, realised = root_of(part).findall(".//c:ser", NS)
    at_plan = cached(planned, ".//c15:dlblRangeCache")
    at_realised = cached(realised, ".//c15:dlblRangeCache")
    assert at_plan == ["1 / 3", "", "0 / 4", "2 (plan: 2)", "12 500 z 20 000 osób"]
    assert at_realised == ["", "2,25 / 1,5", "", "", ""]
    assert cells(part, "Dane!F2:G2", computed=False) == [
        '=IF(B2>=C2,E2,"")', '=IF(B2<C2,E2,"")',
    ]  # fmt: skip


def test_a_reader_without_labels_from_cells_finds_the_same_texts() -> None:
    for series in root_of(chart()).findall(".//c:ser", NS):
        texts = [field.text for field in series.iterfind(".//a:fld[@type='CELLRANGE']/a:t", NS)]
        assert texts == [text for text in cached(series, ".//c15:dlblRangeCache") if text]


def test_the_realisation_lies_in_front_of_the_plan_on_the_same_scale() -> None:
    root = root_of(chart())
    groups = root.findall(".//c:barChart", NS)
    names = [group.findtext(".//c:tx//c:v", namespaces=NS) for group in groups]
    gaps = [int(group.find("c:gapWidth", NS).get("val")) for group in groups]
    scales = [
        [axis.find(f".//c:{end}", NS).get("val") for end in ("min", "max")]
        for axis in root.findall(".//c:valAx", NS)
    ]
    axes = [[axis.get("val") for axis in group.findall("c:axId", NS)] for group in groups]
    drawn = [axis.get("val") for axis in root.findall(".//c:plotArea/*/c:axId", NS)]
    assert drawn == [*axes[0], *axes[1], *axes[0], *axes[1]]
    assert len(set(drawn)) == 4
    assert names == ["Plan", "Wykonanie"]
    assert gaps == [60, 191]
    assert scales[0] == scales[1] == ["0", "26000"]
    assert {axis.get("val") for axis in root.findall(".//c:catAx//c:orientation", NS)} == {"maxMin"}


def test_only_the_names_of_the_bars_stand_on_an_axis() -> None:
    root = root_of(chart())
    hidden = [axis.find("c:delete", NS).get("val") for axis in root.findall(".//c:catAx", NS)]
    assert hidden == ["0", "1"]
    assert all(a.find("c:delete", NS).get("val") == "1" for a in root.findall(".//c:valAx", NS))
    assert root.find(".//c:majorGridlines", NS) is None
    assert root.find(".//c:title", NS) is None


def test_the_legend_is_there_when_asked_for() -> None:
    quiet = ChartStyle("accent2", "accent1", "tx1", 14, 14, 60, with_legend=False)
    assert root_of(chart()).find(".//c:legend", NS) is not None
    assert root_of(chart(style=quiet)).find(".//c:legend", NS) is None


def test_one_change_of_the_theme_restyles_the_chart() -> None:
    xml = chart().xml.decode()
    assert "srgbClr" not in xml
    assert {"accent1", "accent2", "tx1"} == {
        colour.get("val") for colour in root_of(chart()).iter(f"{{{NS['a']}}}schemeClr")
    }


def test_every_text_of_the_chart_is_polish() -> None:
    root = root_of(chart())
    properties = [*root.iterfind(".//a:rPr", NS), *root.iterfind(".//a:defRPr", NS)]
    properties += root.iterfind(".//a:endParaRPr", NS)
    assert root.find("c:lang", NS).get("val") == "pl-PL"
    assert {each.get("lang") for each in properties} == {"pl-PL"}


def test_a_chart_without_a_bar_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a bar"):
        chart(())


def test_the_same_bars_give_the_same_bytes() -> None:
    assert chart() == chart()
    with zipfile.ZipFile(BytesIO(chart().workbook)) as archive:
        assert "docProps/core.xml" not in archive.namelist()  # it would tell a time


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("is_share", [False, True])
def test_a_slide_with_a_chart_is_sound(tmp_path: Path, count: int, is_share: bool) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    bars = (BARS * 6)[:count]
    part = chart(bars, is_share=is_share)
    add_chart(slide, part, Box.from_inches(1, 1, 8, 5), alt="9 z 11 & więcej")
    path = saved(deck, tmp_path / "deck.pptx")
    (shape,) = Presentation(path).slides[0].shapes
    assert [series.name for plot in shape.chart.plots for series in plot.series] == [
        "Plan", "Wykonanie",
    ]  # fmt: skip
    assert audit(path) == []
    assert check_package(path.read_bytes(), path.name) == ()


def test_a_document_may_hold_several_charts(tmp_path: Path) -> None:
    document = Document()
    for number in (1, 2):
        drawing = chart_inline(
            document.part,
            chart(is_share=number == 2),
            Emu.from_mm(160),
            Emu.from_mm(80),
            name=f"Wykres {number}",
            alt="opis",
            drawing_id=number,
        )
        document.add_paragraph().add_run()._r.append(drawing)
    path = saved(document, tmp_path / "report.docx")
    with zipfile.ZipFile(path) as archive:
        workbooks = [name for name in archive.namelist() if name.endswith(".xlsx")]
        assert archive.read(workbooks[0]) == chart().workbook
    assert len(workbooks) == 2
    assert check_package(path.read_bytes(), path.name) == ()
    # the bare document of python-docx has two flaws of its own, in styles that do not matter here
    assert [flaw for flaw in audit(path) if "stylesWithEffects" not in flaw] == []


def saved(document: object, path: Path) -> Path:
    target = BytesIO()
    document.save(target)  # pyright: ignore[reportAttributeAccessIssue]
    path.write_bytes(canonical(target.getvalue()))
    return path
