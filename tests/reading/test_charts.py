"""Native charts: what they say, in which colours, and in which words."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from es_docs.diagnostics import Kind
from es_docs.reading.drawingml.charts import shown
from es_docs.reading.model import ChartData, TextRole
from reading.slide_files import box, chart_of, frame, read, read_bytes, solid, sp
from verify.good import good


def numbers(*values: object, code: str = "General", count: int | None = None) -> str:
    points = "".join(
        f"<c:pt idx='{at}'><c:v>{value}</c:v></c:pt>"
        for at, value in enumerate(values)
        if value is not None
    )
    length = len(values) if count is None else count
    cache = f"<c:formatCode>{code}</c:formatCode><c:ptCount val='{length}'/>{points}"
    return (
        f"<c:val><c:numRef><c:f>Dane!$B$2:$B$4</c:f><c:numCache>{cache}</c:numCache></c:numRef>"
        "</c:val>"
    )


def texts(tag: str, *words: str) -> str:
    points = "".join(f"<c:pt idx='{at}'><c:v>{word}</c:v></c:pt>" for at, word in enumerate(words))
    cache = f"<c:ptCount val='{len(words)}'/>{points}"
    cells = f"<c:f>Dane!$A$1</c:f><c:strCache>{cache}</c:strCache>"
    return f"<c:{tag}><c:strRef>{cells}</c:strRef></c:{tag}>"


def ser(values: str, looks: str = "", more: str = "", name: str = "Plan", index: int = 0) -> str:
    return (
        f"<c:ser><c:idx val='{index}'/>{texts('tx', name)}<c:spPr>{looks}</c:spPr>{more}"
        f"{texts('cat', 'a', 'b', 'c')}{values}</c:ser>"
    )


def chart(
    series: str, kind: str = "barChart", *, plot: str = "", area: str = "", space: str = "",
    around: str = "", slide: str = "", rest: str = "",
) -> ChartData:  # fmt: skip
    """A chart on a slide. `plot`, `area`, `rest` and `space` stand in its plot, plot area, chart
    and chart space; `slide` are shapes behind it."""
    part = (
        f"<c:chartSpace {{ns}}>{around}<c:chart>{rest}<c:plotArea><c:{kind}>{plot}{series}"
        f"</c:{kind}>{area}</c:plotArea></c:chart>{space}</c:chartSpace>"
    )
    placed = frame("<c:chart r:id='chart1'/>", "x/chart", xfrm=box(0, 0, 900, 900), name="Wykres")
    return chart_of(read(slide + placed, parts={"charts/chart1": part}))


# --- values


def test_values_names_and_cells_come_from_the_caches() -> None:
    data = chart(ser(numbers("1", "2.5", "-3E2")))
    (series,) = data.series
    assert (data.kind, series.name, series.categories) == ("barChart", "Plan", ("a", "b", "c"))
    assert series.values == (Decimal(1), Decimal("2.5"), Decimal(-300))
    assert series.refs == ("Dane!$A$1", "Dane!$A$1", "Dane!$B$2:$B$4")


def test_gaps_and_errors_are_no_values() -> None:
    (series,) = chart(ser(numbers("1", None, "#N/A", "NaN", count=5))).series
    assert series.values == (Decimal(1), None, None, None, None)


def test_a_cache_that_promises_too_much_is_not_believed() -> None:
    (series,) = chart(ser(numbers("1", count=2_000_000_000))).series
    assert len(series.values) <= 20_000


def test_the_workbook_of_our_charts_is_there() -> None:
    charts = [one.chart for one in read_bytes(good("2014", Kind.PPTX)).charts()]
    assert charts
    assert all(one is not None and one.workbook.startswith(b"PK") for one in charts)


# --- colours


def colours(series: str, kind: str = "barChart", plot: str = "") -> tuple[str | None, ...]:
    return chart(series, kind, plot=plot).series[0].colours


def test_a_series_has_one_colour_unless_single_values_differ() -> None:
    point = f"<c:dPt><c:idx val='1'/><c:spPr>{solid('FF0000')}</c:spPr></c:dPt>"
    values = numbers(1, 2, 3)
    assert colours(ser(values, solid("accent2"))) == ("ED7D31",)
    assert colours(ser(values, solid("accent2"), point)) == ("ED7D31", "FF0000", "ED7D31")
    assert colours(ser(values, "", point)) == ("4472C4", "FF0000", "4472C4")


def test_automatic_colours_are_the_accents_of_the_theme() -> None:
    values = numbers(1, 2)
    assert colours(ser(values)) == ("4472C4",)
    assert colours(ser(values, index=1)) == ("ED7D31",)
    assert colours(ser(values, index=7)) == (None,)


def test_a_pie_has_a_colour_for_each_slice_unless_it_is_given_one() -> None:
    varied = "<c:varyColors val='1'/>"
    values = numbers(1, 2)
    assert colours(ser(values), "pieChart", varied) == ("4472C4", "ED7D31")
    assert colours(ser(values, solid("FF0000")), "pieChart", varied) == ("FF0000",)


def test_the_colour_of_a_line_is_that_of_its_stroke() -> None:
    line = f"<a:ln>{solid('FF0000')}</a:ln>"
    assert colours(ser(numbers(1), line), "lineChart") == ("FF0000",)
    data = chart(ser(numbers(1), solid("FFFFFF") + line))
    assert (data.series[0].colours, data.series[0].outlines) == (("FFFFFF",), ("FF0000",))


@pytest.mark.parametrize("fill", ["<a:gradFill/>", "<a:pattFill/>", "<a:noFill/>"])
def test_no_single_colour_is_none(fill: str) -> None:
    (series,) = chart(ser(numbers(1), fill)).series
    assert (series.colours, series.is_patterned) == ((None,), fill == "<a:pattFill/>")


def test_the_ground_is_that_of_plot_area_chart_or_slide() -> None:
    area, space = (f"<c:spPr>{solid(one)}</c:spPr>" for one in ("FF0000", "00FF00"))
    panel = sp(box(0, 0, 999, 999) + solid("0000FF"))
    series = ser(numbers(1))
    assert chart(series).ground == "FFFFFF"
    assert chart(series, slide=panel).ground == "0000FF"
    assert chart(series, slide=panel, space=space).ground == "00FF00"
    assert chart(series, slide=panel, space=space, area=area).ground == "FF0000"
    assert chart(series, area="<c:spPr><a:gradFill/></c:spPr>").ground is None


# --- labels and words


def labels(*shown_: str, more: str = "") -> str:
    inside = "".join(f"<c:{one} val='1'/>" for one in shown_)
    return f"<c:dLbls>{more}{inside}</c:dLbls>"


@pytest.mark.parametrize(
    ("own", "of_all", "has_labels"),
    [
        (labels("showVal"), "", True),
        (labels("showPercent"), "", True),
        (labels("showLegendKey"), "", False),
        ("", labels("showVal"), True),
        (labels(), labels("showVal"), False),
        ("<c:dLbls><c:delete val='1'/></c:dLbls>", labels("showVal"), False),
        (labels(more="<c:dLbl><c:idx val='0'/><c:showVal val='1'/></c:dLbl>"), "", True),
        (
            labels(more="<c:extLst><c:ext><c15:showDataLabelsRange val='1'/></c:ext></c:extLst>"),
            "",
            True,
        ),
        ("", "", False),
    ],
)
def test_whether_values_have_labels(own: str, of_all: str, *, has_labels: bool) -> None:
    assert chart(ser(numbers(1), "", own), plot=of_all).series[0].has_labels is has_labels


def words(data: ChartData) -> list[str]:
    return [one.text for one in data.text]


def test_labels_show_values_in_their_format() -> None:
    percent = ser(numbers("0.625", code="0%"), "", labels("showVal"))
    assert words(chart(percent)) == ["63%"]
    own = labels("showVal", more="<c:numFmt formatCode='0.00' sourceLinked='0'/>")
    assert words(chart(ser(numbers("2"), "", own))) == ["2.00"]
    assert words(chart(ser(numbers("2"), "", own), around="<c:lang val='pl-PL'/>")) == ["2,00"]


@pytest.mark.parametrize(
    ("value", "code", "told"),
    [
        ("1234567.5", "#,##0.0", "1\u00a0234\u00a0567,5"),
        ("0.5", "0%", "50%"),
        ("12", "General", "12"),
        ("12.50", "", "12,50"),
        ("1E+400", "0.00", "1E+400"),
    ],
)
def test_numbers_in_polish(value: str, code: str, told: str) -> None:
    assert shown(Decimal(value), code, "pl-PL") == told


def test_fields_of_labels_stand_for_cells_and_values() -> None:
    """PowerPoint writes `[CELLRANGE]` and keeps the words of the cells in a cache beside it."""
    label = (
        "<c:dLbl><c:idx val='0'/><c:tx><c:rich><a:bodyPr/><a:p>"
        "<a:fld id='x' type='CELLRANGE'><a:t>[CELLRANGE]</a:t></a:fld><a:r><a:t>: </a:t></a:r>"
        "<a:fld id='y' type='VALUE'><a:t>[WARTOŚĆ]</a:t></a:fld></a:p></c:rich></c:tx>"
        "<c:showVal val='1'/></c:dLbl>"
    )
    cells = (
        "<c:extLst><c:ext><c15:datalabelsRange><c15:dlblRangeCache><c:pt idx='0'><c:v>1 / 3</c:v>"
        "</c:pt></c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>"
    )
    assert words(chart(ser(numbers("5"), "", labels(more=label) + cells))) == ["1 / 3: 5"]


def test_words_take_the_look_of_the_chart_unless_they_have_their_own() -> None:
    text = "<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz='{}'>{}</a:defRPr></a:pPr></a:p></c:txPr>"
    axes = (
        f"<c:catAx><c:delete val='0'/>{text.format(900, solid('FF0000'))}</c:catAx>"
        "<c:valAx><c:delete val='1'/></c:valAx>"
    )
    legend = "<c:legend/>"
    data = chart(ser(numbers(1, 2, 3)), area=axes, space=text.format(1400, ""), rest=legend)
    looks = [(one.text, one.runs[0].size_pt, one.runs[0].colour) for one in data.text]
    assert looks == [
        ("a", 9, "FF0000"), ("b", 9, "FF0000"), ("c", 9, "FF0000"), ("Plan", 14, "101010"),
    ]  # fmt: skip
    assert {one.role for one in data.text} == {TextRole.LABEL}
    assert {one.place.object for one in data.text} == {"Wykres"}


def test_the_title_is_bold_and_larger_than_the_rest() -> None:
    title = (
        "<c:title><c:tx><c:rich><a:p><a:r><a:t>Tytuł</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    )
    (one,) = chart(ser(numbers(1)), rest=title).text
    assert (one.text, one.runs[0].size_pt, one.runs[0].bold) == ("Tytuł", 18, True)


@pytest.mark.parametrize(
    ("position", "grouping", "ground"),
    [
        ("outEnd", "clustered", "FFFFFF"),
        ("inEnd", "clustered", "ED7D31"),
        ("ctr", "clustered", "ED7D31"),
        ("", "clustered", "FFFFFF"),
        ("", "stacked", "ED7D31"),
        ("", "percentStacked", "ED7D31"),
    ],
)
def test_labels_inside_bars_lie_on_their_colour(position: str, grouping: str, ground: str) -> None:
    where = f"<c:dLblPos val='{position}'/>" if position else ""
    series = ser(numbers(1), solid("accent2"), labels("showVal", more=where))
    (one,) = chart(series, plot=f"<c:grouping val='{grouping}'/>").text
    assert one.ground == ground


# --- charts of others


def of_pptx(kind: Any, data: Any) -> ChartData:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_chart(kind, Inches(1), Inches(1), Inches(4), Inches(3), data)
    target = BytesIO()
    show.save(target)
    return chart_of(read_bytes(target.getvalue()))


def test_charts_as_python_pptx_writes_them() -> None:
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("S", (1, None))
    data.add_series("T", (3, 4.5))
    bars = of_pptx(XL_CHART_TYPE.COLUMN_CLUSTERED, data)
    assert [(one.name, one.values, one.colours) for one in bars.series] == [
        ("S", (Decimal(1), None), ("4F81BD",)),
        ("T", (Decimal(3), Decimal("4.5")), ("C0504D",)),
    ]
    assert bars.workbook.startswith(b"PK")
    assert of_pptx(XL_CHART_TYPE.PIE, data).series[0].colours == ("4F81BD", "C0504D")


def test_points_in_a_plane_have_their_abscissas_as_categories() -> None:
    data = XyChartData()
    series = data.add_series("P")
    series.add_data_point(1.5, 2)
    (one,) = of_pptx(XL_CHART_TYPE.XY_SCATTER, data).series
    assert (one.categories, one.values) == (("1.5",), (Decimal(2),))
