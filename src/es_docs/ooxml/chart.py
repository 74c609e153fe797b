"""Bar charts of plan and realisation, native in slides and documents, with their workbook.

DrawingML charts: ISO/IEC 29500-1 §21.2; labels from cells: [MS-ODRAWXML] §2.24.3 (`c15`).

The plan is a wide light bar, the realisation a narrow dark one over it. Each stands on axes of
its own: Office draws the secondary axes in front, whatever the order of the categories, and a
realisation beyond the plan leaves the plan in sight. Both axes share one fixed scale. The pair
„9 / 11” stands at the end of the longer bar: each series takes its labels from a column of the
workbook that is empty where the other bar is the longer one, so an edit moves the label along.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal, cast
from uuid import UUID, uuid5

from es_docs.ooxml.package import NS, canonical

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from pptx.parts.slide import SlidePart

    from es_docs.markup import Element
    from es_docs.units import Emu

SHEET: Final = "Dane"
"""The one sheet of the embedded workbook."""
CHART_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""ISO/IEC 29500-1 §14.2.1, §15.2.11."""
WORKBOOK_RID: Final = "rId1"
"""The workbook is the only relationship of a chart part."""
_WORKBOOK_RELATIONSHIP: Final = f"{NS['r']}/package"
_CHART_RELATIONSHIP: Final = f"{NS['r']}/chart"
_LANG: Final = "pl-PL"
_REALISED_THICKNESS: Final = 0.55
"""The dark bar as a part of the light one it lies on."""
_MAX_GAP: Final = 500
"""ST_GapAmount, ISO/IEC 29500-1 §21.2.3.14."""
_PRIMARY_AXES: Final = (101, 102)
_SECONDARY_AXES: Final = (201, 202)
_MIN_ROOM: Final = 0.15
_MAX_ROOM: Final = 0.30
_ROOM_OF_A_CHARACTER: Final = 0.015
"""Beyond the longest bar, in parts of its length: room for the label."""
_OUTLINE: Final = 9_525
"""EMU, three quarters of a point."""
_LABEL_EXT: Final = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_SERIES_EXT: Final = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
"""[MS-ODRAWXML] §2.3.3: the extensions of c:dLbl, c:dLbls and of c:ser that hold `c15`."""
_LABEL_BODY: Final = (
    '<a:bodyPr wrap="none" lIns="38100" tIns="19050" rIns="38100" bIns="19050" anchor="ctr"/>'
)
"""The margins Office gives a label of its own (3 pt and 1.5 pt)."""
_NO_FILL: Final = "<a:noFill/>"
_NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"
_SHOW_NOTHING_ELSE: Final = "".join(
    f'<c:{part} val="0"/>'
    for part in (
        "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize",
    )
)  # fmt: skip
_FIELD_NAMESPACE: Final = UUID("5f3f6a0e-6b0c-5f51-9c39-6f2d1c0e7a11")
_NUMBER: Final = re.compile(r"\d(?:[\d \u00a0\u202f]*\d)?(?:,\d+)?")
_UNGROUPED_BELOW: Final = 10_000
"""Polish groups digits from five on (CLDR minimumGroupingDigits of pl is 2)."""


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One category; neither number is negative. `ratio_label` stands at its end: „9 / 11”."""

    label: str
    planned: Decimal
    realised: Decimal
    ratio_label: str


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """How a chart looks. Colours are names of the theme (`accent1`, `tx1`), so that a change of
    the theme restyles the chart; `gap_width` is the room between two bars in percent of a bar.

    `name_share` and `legend_share` are the parts of the width and height that names and legend
    take; without `name_share` the program that shows the chart divides the room.
    """

    planned_colour: str
    realised_colour: str
    text_colour: str
    font_size_pt: float
    label_size_pt: float
    gap_width: int
    with_legend: bool
    name_share: float = 0.0
    legend_share: float = 0.0


@dataclass(frozen=True, slots=True)
class ChartPart:
    """The chart part, which refers to the workbook by `WORKBOOK_RID`, and that workbook."""

    xml: bytes
    workbook: bytes


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the sheet: its letter, its header and a value for every bar.

    `formulas` say how the values are computed; an empty one where a value stands by itself.
    """

    letter: str
    header: str
    values: tuple[str | float, ...]
    formulas: tuple[str, ...] = ()
    is_share: bool = False

    @property
    def header_cell(self) -> str:
        return f"{SHEET}!${self.letter}$1"

    @property
    def cells(self) -> str:
        return f"{SHEET}!${self.letter}$2:${self.letter}${len(self.values) + 1}"


@dataclass(frozen=True, slots=True)
class _Series:
    """The bars of one colour; the header of the column `name` is their name."""

    index: int
    name: _Column
    values: _Column
    labels: _Column
    fill: str


def bar_chart(
    bars: Sequence[ChartBar],
    *,
    category_header: str,
    planned_name: str,
    realised_name: str,
    percent_header: str,
    ratio_header: str,
    style: ChartStyle,
    is_share: bool,
) -> ChartPart:
    """The chart of these bars from the top down.

    The names and headers stand in the first row of the workbook and name the series. With
    `is_share` every plan is 100% long and the realisation its share of the plan; the workbook
    computes the shares from the same two columns of numbers. Raises ValueError without a bar.
    """
    if not bars:
        raise ValueError("a chart needs a bar")
    rows = range(2, len(bars) + 2)
    category = _Column("A", category_header, tuple(bar.label for bar in bars))
    planned = _Column("B", planned_name, tuple(_float(bar.planned) for bar in bars))
    realised = _Column("C", realised_name, tuple(_float(bar.realised) for bar in bars))
    share = _Column(
        "D",
        percent_header,
        tuple(_float(bar.realised / bar.planned if bar.planned else Decimal(0)) for bar in bars),
        tuple(f"=IF(B{row}>0,C{row}/B{row},0)" for row in rows),
        is_share=True,
    )
    ratio = _Column(
        "E",
        ratio_header,
        tuple(bar.ratio_label for bar in bars),
        tuple(_ratio_formula(bar, row) for row, bar in zip(rows, bars, strict=True)),
    )
    whole = _Column("F", f"{planned_name} – {percent_header}", (1.0,) * len(bars), is_share=True)
    drawn = (whole, share) if is_share else (planned, realised)
    at_plan = _end_labels("G" if is_share else "F", planned_name, bars, ratio, ">=")
    at_realised = _end_labels("H" if is_share else "G", realised_name, bars, ratio, "<")
    series = (
        _Series(0, planned, drawn[0], at_plan, _light_fill(style)),
        _Series(1, realised, drawn[1], at_realised, _fill(style.realised_colour)),
    )
    columns = (category, planned, realised, share, ratio, *((whole,) if is_share else ()))
    return ChartPart(
        _chart_space(series, category, style), _workbook((*columns, at_plan, at_realised))
    )


def _float(number: Decimal) -> float:
    """The number as a workbook keeps it, with fifteen digits."""
    return float(f"{number:.15g}")


def _end_labels(
    letter: str, name: str, bars: Sequence[ChartBar], ratio: _Column, claim: Literal[">=", "<"]
) -> _Column:
    """The labels at the bars of one series: of those rows whose plan meets the claim."""
    meets = operator.ge if claim == ">=" else operator.lt
    return _Column(
        letter,
        f"{ratio.header} – {name}",
        tuple(bar.ratio_label if meets(bar.planned, bar.realised) else "" for bar in bars),
        tuple(
            f'=IF(B{row}{claim}C{row},{ratio.letter}{row},"")' for row in range(2, len(bars) + 2)
        ),
    )


def _ratio_formula(bar: ChartBar, row: int) -> str:
    """The formula that yields the label again from the two numbers of the row.

    Only a label whose numbers are just these two, realised first, follows an edit; any other is
    kept as the text it is.
    """
    found = list(_NUMBER.finditer(bar.ratio_label))
    numbers = [
        Decimal(re.sub(r"[ \u00a0\u202f]", "", match.group()).replace(",", ".")) for match in found
    ]
    if numbers != [bar.realised, bar.planned]:
        return ""
    first, second = found
    label = bar.ratio_label
    parts = (
        _quoted(label[: first.start()]),
        _shown_number(f"C{row}", bar.realised),
        _quoted(label[first.end() : second.start()]),
        _shown_number(f"B{row}", bar.planned),
        _quoted(label[second.end() :]),
    )
    return "=" + "&".join(part for part in parts if part)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if text else ""


def _shown_number(cell: str, number: Decimal) -> str:
    """The number of a cell as text with the marks of the reader's language."""
    exponent = cast("int", number.normalize().as_tuple().exponent)
    decimals = f"IF({cell}=INT({cell}),0,{max(1, -exponent)})"
    return f"IF({cell}<{_UNGROUPED_BELOW},{cell},FIXED({cell},{decimals}))"


# --- the chart part


def _chart_space(series: Sequence[_Series], category: _Column, style: ChartStyle) -> bytes:
    """CT_ChartSpace, §21.2.2.29; the children of every element stand in the order of its type."""
    plan, realisation = (_series_xml(one, category, style) for one in series)
    maximum = _axis_maximum(series)
    gap = style.gap_width
    plot_area = (
        _plot_layout(style)
        + _bars(plan, gap, _PRIMARY_AXES)
        + _bars(realisation, _narrow_gap(gap), _SECONDARY_AXES)
        + _axes(_PRIMARY_AXES, maximum, _text_properties(style.font_size_pt, style.text_colour))
        + _axes(_SECONDARY_AXES, maximum, "")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<c:chartSpace {_namespaces('c', 'a', 'r', 'c15')}>"
        f'<c:date1904 val="0"/><c:lang val="{_LANG}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{plot_area}<c:spPr>{_NO_FILL}{_NO_LINE}</c:spPr></c:plotArea>"
        f"{_legend(style) if style.with_legend else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_NO_FILL}{_NO_LINE}</c:spPr>"
        f"{_text_properties(style.font_size_pt, style.text_colour)}"
        f'<c:externalData r:id="{WORKBOOK_RID}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _plot_layout(style: ChartStyle) -> str:
    """Where the bars themselves stand in the chart (CT_ManualLayout, §21.2.2.95)."""
    if not style.name_share:
        return "<c:layout/>"
    places = {
        "x": style.name_share,
        "y": 0.0,
        "w": 1 - style.name_share,
        "h": 1 - style.legend_share,
    }
    sides = "".join(f'<c:{side} val="{share:.4f}"/>' for side, share in places.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{sides}</c:manualLayout></c:layout>'
    )


def _axis_maximum(series: Sequence[_Series]) -> float:
    """The end of the scale: the longest bar and, beyond it, room for the longest label."""
    longest = max(cast("float", value) for one in series for value in one.values.values)
    characters = max(len(str(label)) for one in series for label in one.labels.values)
    room = min(_MAX_ROOM, max(_MIN_ROOM, _ROOM_OF_A_CHARACTER * characters))
    return float(f"{longest * (1 + room):.6g}") or 1.0


def _narrow_gap(gap_width: int) -> int:
    """The gap that makes a bar `_REALISED_THICKNESS` as thick as one with `gap_width`."""
    return min(_MAX_GAP, round((100 + gap_width) / _REALISED_THICKNESS - 100))


def _bars(series: str, gap_width: int, axes: tuple[int, int]) -> str:
    ids = "".join(f'<c:axId val="{axis}"/>' for axis in axes)
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{gap_width}"/><c:overlap val="100"/>{ids}</c:barChart>'
    )


def _series_xml(series: _Series, category: _Column, style: ChartStyle) -> str:
    """CT_BarSer, §21.2.2.170."""
    return (
        f'<c:ser><c:idx val="{series.index}"/><c:order val="{series.index}"/>'
        f"<c:tx><c:strRef><c:f>{series.name.header_cell}</c:f>"
        f"<c:strCache>{_points([series.name.header])}</c:strCache></c:strRef></c:tx>"
        f'<c:spPr>{series.fill}</c:spPr><c:invertIfNegative val="0"/>'
        f"{_labels(series, style)}"
        f"<c:cat><c:strRef><c:f>{category.cells}</c:f>"
        f"<c:strCache>{_points(category.values)}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{series.values.cells}</c:f>"
        f"<c:numCache><c:formatCode>{_number_format(series.values)}</c:formatCode>"
        f"{_points(series.values.values)}</c:numCache></c:numRef></c:val>{_labels_range(series.labels)}</c:ser>"
    )


def _points(values: Sequence[str | float]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{_escaped(value)}</c:v></c:pt>'
        for index, value in enumerate(values)
    )
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _escaped(value: str | float) -> str:
    return escape(value if isinstance(value, str) else f"{value:.15g}")


def _number_format(column: _Column) -> str:
    return "0%" if column.is_share else "General"


def _labels(series: _Series, style: ChartStyle) -> str:
    """CT_DLbls, §21.2.2.49: every label is a field filled from its cell.

    A reader that does not know the field shows the text it holds.
    """
    text = _text_properties(style.label_size_pt, style.text_colour)
    run = _run_properties("a:rPr", style.label_size_pt, style.text_colour)
    end = _run_properties("a:endParaRPr", style.label_size_pt, style.text_colour)
    labels = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich>{_LABEL_BODY}<a:p>'
        f'<a:fld id="{_field_id(series.index, index)}" type="CELLRANGE">'
        f"{run}<a:t>{_escaped(label)}</a:t></a:fld>"
        f'{end}</a:p></c:rich></c:tx><c:dLblPos val="outEnd"/>{_SHOW_NOTHING_ELSE}'
        f'<c:extLst><c:ext uri="{_LABEL_EXT}"><c15:showDataLabelsRange val="1"/></c:ext>'
        "</c:extLst></c:dLbl>"
        for index, label in enumerate(series.labels.values)
        if label
    )
    return (
        f"<c:dLbls>{labels}<c:spPr>{_NO_FILL}{_NO_LINE}</c:spPr>{text}"
        f'<c:dLblPos val="outEnd"/>{_SHOW_NOTHING_ELSE}<c:extLst><c:ext uri="{_LABEL_EXT}">'
        '<c15:showDataLabelsRange val="1"/>'
        "</c:ext></c:extLst></c:dLbls>"
    )


def _labels_range(labels: _Column) -> str:
    """The cells the labels of the series come from, [MS-ODRAWXML] §2.24.3.5."""
    return (
        f'<c:extLst><c:ext uri="{_SERIES_EXT}"><c15:datalabelsRange>'
        f"<c15:f>{labels.cells}</c15:f>"
        f"<c15:dlblRangeCache>{_points(labels.values)}</c15:dlblRangeCache>"
        "</c15:datalabelsRange></c:ext></c:extLst>"
    )


def _field_id(series: int, index: int) -> str:
    return f"{{{str(uuid5(_FIELD_NAMESPACE, f'{series} {index}')).upper()}}}"


def _axes(axes: tuple[int, int], maximum: float, category_text: str) -> str:
    """CT_CatAx and CT_ValAx, §21.2.2.25 and §21.2.2.226.

    Only a category axis with a text is shown; of it, only the names.
    """
    category_axis, value_axis = axes
    hidden = "0" if category_text else "1"
    number_format = '<c:numFmt formatCode="General" sourceLinked="0"/>'
    marks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        f'<c:catAx><c:axId val="{category_axis}"/>'
        '<c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="{hidden}"/><c:axPos val="l"/>{number_format}{marks}'
        f'<c:tickLblPos val="low"/><c:spPr>{_NO_LINE}</c:spPr>{category_text}'
        f'<c:crossAx val="{value_axis}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{value_axis}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{maximum:.15g}"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="t"/>{number_format}{marks}'
        f'<c:tickLblPos val="nextTo"/><c:crossAx val="{category_axis}"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _legend(style: ChartStyle) -> str:
    return (
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/>'
        f"{_text_properties(style.font_size_pt, style.text_colour)}</c:legend>"
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def _light_fill(style: ChartStyle) -> str:
    """The light bar has a dark outline, so that its end is seen on white (WCAG 1.4.11)."""
    outline = f'<a:ln w="{_OUTLINE}">{_fill(style.realised_colour)}</a:ln>'
    return _fill(style.planned_colour) + outline


def _text_properties(size_pt: float, colour: str) -> str:
    return (
        "<c:txPr><a:bodyPr/><a:p><a:pPr>"
        f"{_run_properties('a:defRPr', size_pt, colour)}</a:pPr>"
        f'<a:endParaRPr lang="{_LANG}"/></a:p></c:txPr>'
    )


def _run_properties(tag: str, size_pt: float, colour: str) -> str:
    """Size in hundredths of a point (§20.1.10.72), the body font of the theme."""
    return (
        f'<{tag} lang="{_LANG}" sz="{round(size_pt * 100)}" b="0">{_fill(colour)}'
        f'<a:latin typeface="+mn-lt"/></{tag}>'
    )


# --- the workbook


def _workbook(columns: Sequence[_Column]) -> bytes:
    """The numbers as a sheet a person recognises: a header row, a bar a row."""
    # XlsxWriter carries no annotations
    from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]

    target = BytesIO()
    workbook: Any = Workbook(target, {"in_memory": True})
    workbook.set_properties({"created": datetime(1980, 1, 1, tzinfo=UTC)})
    sheet = workbook.add_worksheet(SHEET)
    bold = workbook.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    for number, column in enumerate(columns):
        shown = workbook.add_format({"num_format": _number_format(column)})
        sheet.set_column(number, number, _width(column))
        sheet.write_string(0, number, column.header, bold)
        for row, value in enumerate(column.values, start=1):
            formula = column.formulas[row - 1] if column.formulas else ""
            if formula:
                sheet.write_formula(row, number, formula, shown, value)
            elif isinstance(value, str):
                sheet.write_string(row, number, value)
            else:
                sheet.write_number(row, number, value, shown)
    sheet.freeze_panes(1, 1)
    workbook.close()
    return canonical(target.getvalue())


def _width(column: _Column) -> float:
    """In characters, between a readable least and most."""
    longest = max(len(str(value)) for value in (column.header, *column.values))
    return min(60, max(12, longest + 2))


# --- into a slide or a document


def relate_to_slide(slide: SlidePart, part: ChartPart) -> str:
    """Make the chart and its workbook parts of the presentation; the slide's r:id of the chart."""
    from pptx.parts.chart import ChartPart as SlideChartPart
    from pptx.parts.embeddedpackage import EmbeddedXlsxPart

    package = slide.package
    partname = package.next_partname(SlideChartPart.partname_template)
    chart = SlideChartPart.load(partname, CHART_CONTENT_TYPE, package, part.xml)
    chart.relate_to(EmbeddedXlsxPart.new(part.workbook, package), _WORKBOOK_RELATIONSHIP)
    return slide.relate_to(chart, _CHART_RELATIONSHIP)


def chart_inline(
    document_part: DocumentPart,
    part: ChartPart,
    width: Emu,
    height: Emu,
    *,
    name: str,
    alt: str,
    drawing_id: int,
) -> Element:
    """The `w:drawing` of the chart, in line with text, to be put into a run.

    The chart and its workbook become parts of the package. `drawing_id` must be unique among
    the drawings of the document, its headers and footers.
    """
    from docx.oxml import parse_xml

    rid = _relate_to_document(document_part, part)
    return parse_xml(
        f"<w:drawing {_namespaces('w', 'wp', 'a', 'r')}>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{drawing_id}" name="{escape(name)}" descr="{escape(alt)}"/>'
        f"<wp:cNvGraphicFramePr/>{_graphic(rid)}</wp:inline></w:drawing>"
    )


def _relate_to_document(document_part: DocumentPart, part: ChartPart) -> str:
    """Make the chart and its workbook parts of the document; the document's r:id of the chart."""
    from docx.opc.part import Part

    package = document_part.package
    if package is None:
        raise ValueError("the document belongs to no package")
    workbook_name = package.next_partname("/word/embeddings/Microsoft_Excel_Sheet%d.xlsx")
    chart_name = package.next_partname("/word/charts/chart%d.xml")
    chart = Part(chart_name, CHART_CONTENT_TYPE, part.xml, package)
    workbook = Part(workbook_name, WORKBOOK_CONTENT_TYPE, part.workbook, package)
    chart.relate_to(workbook, _WORKBOOK_RELATIONSHIP)
    return document_part.relate_to(chart, _CHART_RELATIONSHIP)


def _graphic(rid: str) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{NS["c"]}"><c:chart {_namespaces("c")} r:id="{rid}"/>'
        "</a:graphicData></a:graphic>"
    )


def _namespaces(*prefixes: str) -> str:
    return " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in prefixes)
