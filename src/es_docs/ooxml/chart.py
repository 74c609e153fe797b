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
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, Literal, cast
from uuid import UUID, uuid5

from msgspec import Struct

from es_docs.ooxml.chart_part import (
    LANG,
    NO_FILL,
    NO_LINE,
    WORKBOOK_RID,
    ChartPart,
    Column,
    escaped,
    legend,
    namespaces,
    number_format,
    points_xml,
    run_properties,
    solid,
    text_properties,
)
from es_docs.ooxml.chart_workbook import workbook_of
from es_docs.regex import regex

REALISED_THICKNESS: Final = 0.55
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
SERIES_EXTENSION: Final = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
"""[MS-ODRAWXML] §2.3.3: the extensions of c:dLbl, c:dLbls and of c:ser that hold `c15`."""
_LABEL_BODY: Final = (
    '<a:bodyPr wrap="none" lIns="38100" tIns="19050" rIns="38100" bIns="19050" anchor="ctr"/>'
)
"""The margins Office gives a label of its own (3 pt and 1.5 pt)."""
_SHOW_NOTHING_ELSE: Final = "".join(
    f'<c:{part} val="0"/>'
    for part in (
        "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize",
    )
)  # fmt: skip
_FIELD_NAMESPACE: Final = UUID("5f3f6a0e-6b0c-5f51-9c39-6f2d1c0e7a11")
_NUMBER: Final = regex(r"\d(?:[\d \u00a0\u202f]*\d)?(?:,\d+)?")
_UNGROUPED_BELOW: Final = 10_000
"""Polish groups digits from five on (CLDR minimumGroupingDigits of pl is 2)."""


class ChartBar(Struct, frozen=True):
    """One category; neither number is negative. `ratio_label` stands at its end: „9 / 11”."""

    label: str
    planned: Decimal
    realised: Decimal
    ratio_label: str


class ChartStyle(Struct, frozen=True):
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


SLIDE_STYLE: Final = ChartStyle(
    planned_colour="accent2",
    realised_colour="accent1",
    text_colour="tx1",
    font_size_pt=18,
    label_size_pt=18,
    gap_width=45,
    with_legend=True,
)
"""How charts look on slides, until the layout sets sizes and shares."""


class _Series(Struct, frozen=True):
    """The bars of one colour; the header of the column `name` is their name."""

    index: int
    name: Column
    values: Column
    labels: Column
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
    category = Column("A", category_header, tuple(bar.label for bar in bars))
    planned = Column("B", planned_name, tuple(_float(bar.planned) for bar in bars))
    realised = Column("C", realised_name, tuple(_float(bar.realised) for bar in bars))
    share = Column(
        "D",
        percent_header,
        tuple(_float(bar.realised / bar.planned if bar.planned else Decimal(0)) for bar in bars),
        tuple(f"=IF(B{row}>0,C{row}/B{row},0)" for row in rows),
        is_share=True,
    )
    ratio = Column(
        "E",
        ratio_header,
        tuple(bar.ratio_label for bar in bars),
        tuple(_ratio_formula(bar, row) for row, bar in zip(rows, bars, strict=True)),
    )
    whole = Column("F", f"{planned_name} – {percent_header}", (1.0,) * len(bars), is_share=True)
    drawn = (whole, share) if is_share else (planned, realised)
    at_plan = _end_labels("G" if is_share else "F", planned_name, bars, ratio, ">=")
    at_realised = _end_labels("H" if is_share else "G", realised_name, bars, ratio, "<")
    series = (
        _Series(0, planned, drawn[0], at_plan, _light_fill(style)),
        _Series(1, realised, drawn[1], at_realised, solid(style.realised_colour)),
    )
    columns = (category, planned, realised, share, ratio, *((whole,) if is_share else ()))
    return ChartPart(
        _chart_space(series, category, style), workbook_of((*columns, at_plan, at_realised))
    )


def _float(number: Decimal) -> float:
    """The number as a workbook keeps it, with fifteen digits."""
    return float(f"{number:.15g}")


def _end_labels(
    letter: str, name: str, bars: Sequence[ChartBar], ratio: Column, claim: Literal[">=", "<"]
) -> Column:
    """The labels at the bars of one series: of those rows whose plan meets the claim."""
    meets = operator.ge if claim == ">=" else operator.lt
    return Column(
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


def _chart_space(series: Sequence[_Series], category: Column, style: ChartStyle) -> bytes:
    """CT_ChartSpace, §21.2.2.29; the children of every element stand in the order of its type."""
    plan, realisation = (_series_xml(one, category, style) for one in series)
    maximum = _axis_maximum(series)
    gap = style.gap_width
    plot_area = (
        _plot_layout(style)
        + _bars(plan, gap, _PRIMARY_AXES)
        + _bars(realisation, _narrow_gap(gap), _SECONDARY_AXES)
        + _axes(_PRIMARY_AXES, maximum, text_properties(style.font_size_pt, style.text_colour))
        + _axes(_SECONDARY_AXES, maximum, "")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<c:chartSpace {namespaces('c', 'a', 'r', 'c15')}>"
        f'<c:date1904 val="0"/><c:lang val="{LANG}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{plot_area}<c:spPr>{NO_FILL}{NO_LINE}</c:spPr></c:plotArea>"
        f"{legend(style.font_size_pt, style.text_colour) if style.with_legend else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"
        f"{text_properties(style.font_size_pt, style.text_colour)}"
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
    return scale_end(longest, (str(label) for one in series for label in one.labels.values))


def scale_end(longest: float, labels: Iterable[str]) -> float:
    """The end of a scale whose longest bar is `longest`, with room beyond it for the labels."""
    characters = max(map(len, labels))
    room = min(_MAX_ROOM, max(_MIN_ROOM, _ROOM_OF_A_CHARACTER * characters))
    return float(f"{longest * (1 + room):.6g}") or 1.0


def _narrow_gap(gap_width: int) -> int:
    """The gap that makes a bar `REALISED_THICKNESS` as thick as one with `gap_width`."""
    return min(_MAX_GAP, round((100 + gap_width) / REALISED_THICKNESS - 100))


def _bars(series: str, gap_width: int, axes: tuple[int, int]) -> str:
    ids = "".join(f'<c:axId val="{axis}"/>' for axis in axes)
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{gap_width}"/><c:overlap val="100"/>{ids}</c:barChart>'
    )


def _series_xml(series: _Series, category: Column, style: ChartStyle) -> str:
    """CT_BarSer, §21.2.2.170."""
    return (
        f'<c:ser><c:idx val="{series.index}"/><c:order val="{series.index}"/>'
        f"<c:tx><c:strRef><c:f>{series.name.header_cell}</c:f>"
        f"<c:strCache>{points_xml([series.name.header])}</c:strCache></c:strRef></c:tx>"
        f'<c:spPr>{series.fill}</c:spPr><c:invertIfNegative val="0"/>'
        f"{_labels(series, style)}"
        f"<c:cat><c:strRef><c:f>{category.cells}</c:f>"
        f"<c:strCache>{points_xml(category.values)}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{series.values.cells}</c:f>"
        f"<c:numCache><c:formatCode>{number_format(series.values)}</c:formatCode>"
        f"{points_xml(series.values.values)}</c:numCache></c:numRef></c:val>{_labels_range(series.labels)}</c:ser>"
    )


def _labels(series: _Series, style: ChartStyle) -> str:
    """CT_DLbls, §21.2.2.49: every label is a field filled from its cell.

    A reader that does not know the field shows the text it holds.
    """
    text = text_properties(style.label_size_pt, style.text_colour)
    run = run_properties("a:rPr", style.label_size_pt, style.text_colour)
    end = run_properties("a:endParaRPr", style.label_size_pt, style.text_colour)
    labels = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich>{_LABEL_BODY}<a:p>'
        f'<a:fld id="{_field_id(series.index, index)}" type="CELLRANGE">'
        f"{run}<a:t>{escaped(label)}</a:t></a:fld>"
        f'{end}</a:p></c:rich></c:tx><c:dLblPos val="outEnd"/>{_SHOW_NOTHING_ELSE}'
        f'<c:extLst><c:ext uri="{_LABEL_EXT}"><c15:showDataLabelsRange val="1"/></c:ext>'
        "</c:extLst></c:dLbl>"
        for index, label in enumerate(series.labels.values)
        if label
    )
    return (
        f"<c:dLbls>{labels}<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>{text}"
        f'<c:dLblPos val="outEnd"/>{_SHOW_NOTHING_ELSE}<c:extLst><c:ext uri="{_LABEL_EXT}">'
        '<c15:showDataLabelsRange val="1"/>'
        "</c:ext></c:extLst></c:dLbls>"
    )


def _labels_range(labels: Column) -> str:
    """The cells the labels of the series come from, [MS-ODRAWXML] §2.24.3.5."""
    return (
        f'<c:extLst><c:ext uri="{SERIES_EXTENSION}"><c15:datalabelsRange>'
        f"<c15:f>{labels.cells}</c15:f>"
        f"<c15:dlblRangeCache>{points_xml(labels.values)}</c15:dlblRangeCache>"
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
        f'<c:tickLblPos val="low"/><c:spPr>{NO_LINE}</c:spPr>{category_text}'
        f'<c:crossAx val="{value_axis}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{value_axis}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{maximum:.15g}"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="t"/>{number_format}{marks}'
        f'<c:tickLblPos val="nextTo"/><c:crossAx val="{category_axis}"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _light_fill(style: ChartStyle) -> str:
    """The light bar has a dark outline, so that its end is seen on white (WCAG 1.4.11)."""
    outline = f'<a:ln w="{_OUTLINE}">{solid(style.realised_colour)}</a:ln>'
    return solid(style.planned_colour) + outline
