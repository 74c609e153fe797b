"""Line charts of cumulated numbers, native in slides and documents, with their workbook.

DrawingML charts: ISO/IEC 29500-1 §21.2. Lines are told apart by dashes and markers besides their
colours. One line says its numbers at its points and needs no scale; several share a scale. Labels
are the values themselves, so a new point in „Edit Data” gets its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

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
    points_xml,
    run_properties,
    solid,
    text_properties,
)
from es_docs.ooxml.chart_workbook import workbook_of

_AXES: Final = (101, 102)
_LETTERS: Final = "BCDEFGHIJ"
_HEADROOM: Final = Decimal("1.12")
"""Above the highest point: room for its label."""
_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_INTERVALS: Final = 5
"""A scale has so many steps at most."""
_PLAIN: Final = "[$-415]General"
_GROUPED: Final = "[>=10000][$-415]#,##0;[$-415]General"
"""Polish signs whatever the program's language (§18.8.31), and groups from five digits on (CLDR
minimumGroupingDigits of pl is 2)."""


class ChartLine(Struct, frozen=True):
    """A line; it is `level` where all its values are the plan, which is drawn behind the others."""

    name: str
    values: tuple[Decimal, ...]
    is_level: bool = False


class LineStyle(Struct, frozen=True):
    """How a chart of lines looks; colours are names of the theme.

    With `are_names_turned` the names stand upright on the axis, each on one line. `with_values`
    puts the numbers at the points and takes the scale away.
    """

    level_colour: str
    line_colours: tuple[str, ...]
    text_colour: str
    grid_colour: str
    font_size_pt: float
    width_pt: float
    are_names_turned: bool = False
    with_values: bool = True


LINE_STYLE: Final = LineStyle(
    level_colour="tx2",
    line_colours=("accent1", "accent4", "tx1"),
    text_colour="tx1",
    grid_colour="accent2",
    font_size_pt=14,
    width_pt=3,
)
"""How lines look on slides and in reports, until their sizes are set."""


class _Look(Struct, frozen=True):
    """A line's colour with the dash and the marker that tell it apart without colours."""

    colour: str
    dash: str
    marker: str
    width_pt: float


_DASHES: Final = ("solid", "sysDash", "dashDot")
_MARKERS: Final = ("circle", "square", "triangle")
_LEVEL_DASH: Final = "dash"


def line_chart(
    names: Sequence[str], lines: Sequence[ChartLine], *, category_header: str, style: LineStyle
) -> ChartPart:
    """The chart of these lines over the named points. Raises ValueError without a point or line.

    A name with a space stands on the axis in two lines, „maj” above „2016”, unless it is turned.
    """
    if not names or not lines:
        raise ValueError("a chart needs a point and a line")
    between = " " if style.are_names_turned else "\n"
    category = Column("A", category_header, tuple(name.replace(" ", between) for name in names))
    columns = [
        Column(letter, line.name, tuple(float(f"{value:.15g}") for value in line.values))
        for letter, line in zip(_LETTERS, lines, strict=False)
    ]
    looks = _looks(lines, style)
    series = "".join(
        _series_xml(index, category, column, (line, look), style)
        for index, (column, line, look) in enumerate(zip(columns, lines, looks, strict=True))
    )
    return ChartPart(_chart_space(series, lines, style), workbook_of((category, *columns)))


def _looks(lines: Sequence[ChartLine], style: LineStyle) -> list[_Look]:
    drawn = iter(zip(style.line_colours, _DASHES, _MARKERS, strict=False))
    return [
        _Look(style.level_colour, _LEVEL_DASH, "none", style.width_pt / 2)
        if line.is_level
        else _Look(*next(drawn), style.width_pt)
        for line in lines
    ]


# --- the chart part


def _chart_space(series: str, lines: Sequence[ChartLine], style: LineStyle) -> bytes:
    """CT_ChartSpace, §21.2.2.29; the children of every element stand in the order of its type."""
    ids = "".join(f'<c:axId val="{axis}"/>' for axis in _AXES)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<c:chartSpace {namespaces('c', 'a', 'r')}>"
        f'<c:date1904 val="0"/><c:lang val="{LANG}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{series}<c:marker val="1"/>{ids}</c:lineChart>'
        f"{_category_axis(style)}{_value_axis(lines, style)}"
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr></c:plotArea>"
        f"{legend(style.font_size_pt, style.text_colour)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"
        f"{text_properties(style.font_size_pt, style.text_colour)}"
        f'<c:externalData r:id="{WORKBOOK_RID}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _series_xml(
    index: int,
    category: Column,
    column: Column,
    drawn: tuple[ChartLine, _Look],
    style: LineStyle,
) -> str:
    """CT_LineSer, §21.2.2.117."""
    line, look = drawn
    code = _number_format(line.values)
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx><c:strRef><c:f>{column.header_cell}</c:f>"
        f"<c:strCache>{points_xml([column.header])}</c:strCache></c:strRef></c:tx>"
        f"<c:spPr>{_stroke(look)}</c:spPr>{_marker(look)}{_labels(line, code, style)}"
        f"<c:cat><c:strRef><c:f>{category.cells}</c:f>"
        f"<c:strCache>{points_xml(category.values)}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{column.cells}</c:f>"
        f"<c:numCache><c:formatCode>{escaped(code)}</c:formatCode>"
        f'{points_xml(column.values)}</c:numCache></c:numRef></c:val><c:smooth val="0"/></c:ser>'
    )


def _number_format(values: Sequence[Decimal]) -> str:
    is_whole = all(value == value.to_integral_value() for value in values)
    return _GROUPED if is_whole else _PLAIN


def _stroke(look: _Look) -> str:
    return (
        f'<a:ln w="{round(look.width_pt * 12_700)}" cap="rnd">{solid(look.colour)}'
        f'<a:prstDash val="{look.dash}"/><a:round/></a:ln>'
    )


def _marker(look: _Look) -> str:
    """CT_Marker, §21.2.2.106; its size is in points."""
    if look.marker == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{look.marker}"/><c:size val="{round(look.width_pt * 2.5)}"/>'
        f"<c:spPr>{solid(look.colour)}{NO_LINE}</c:spPr></c:marker>"
    )


def _labels(line: ChartLine, code: str, style: LineStyle) -> str:
    """CT_DLbls, §21.2.2.49: the values above their points, that of a level line once."""
    if not style.with_values and not line.is_level:
        return ""
    looks = (
        f'<c:numFmt formatCode="{escaped(code)}" sourceLinked="0"/>'
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"
        f"{text_properties(style.font_size_pt, style.text_colour)}"
    )
    if not line.is_level:
        return f'<c:dLbls>{looks}<c:dLblPos val="t"/>{_shown(is_value=True)}</c:dLbls>'
    first = f'<c:dLbl><c:idx val="0"/>{looks}<c:dLblPos val="t"/>{_shown(is_value=True)}</c:dLbl>'
    return f"<c:dLbls>{first}{looks}{_shown(is_value=False)}</c:dLbls>"


def _shown(*, is_value: bool) -> str:
    names = (
        "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize",
    )  # fmt: skip
    return "".join(f'<c:{name} val="{int(name == "showVal" and is_value)}"/>' for name in names)


_UPRIGHT: Final = -5_400_000
"""A quarter turn to the left, in 60 000ths of a degree (§20.1.10.3)."""
_NO_TICKS: Final = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def _category_axis(style: LineStyle) -> str:
    """CT_CatAx, §21.2.2.25. How names stand is said, so that no program turns them by itself."""
    size, colour = style.font_size_pt, style.text_colour
    turn = _UPRIGHT if style.are_names_turned else 0
    text = (
        f'<c:txPr><a:bodyPr rot="{turn}" vert="horz"/><a:p><a:pPr>'
        f'{run_properties("a:defRPr", size, colour)}</a:pPr><a:endParaRPr lang="{LANG}"/></a:p>'
        "</c:txPr>"
    )
    line = f'<a:ln w="9525">{solid(style.level_colour)}</a:ln>'
    return (
        f'<c:catAx><c:axId val="{_AXES[0]}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{_NO_TICKS}<c:tickLblPos val="low"/><c:spPr>{line}</c:spPr>{text}'
        f'<c:crossAx val="{_AXES[1]}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(lines: Sequence[ChartLine], style: LineStyle) -> str:
    """CT_ValAx, §21.2.2.226; with the values at the points it only sets the scale."""
    highest = max(value for line in lines for value in line.values)
    grid = (
        ""
        if style.with_values
        else "<c:majorGridlines><c:spPr>"
        f'<a:ln w="9525">{solid(style.grid_colour)}</a:ln></c:spPr></c:majorGridlines>'
    )
    step = _round_step(highest)
    end = highest * _HEADROOM if style.with_values else step * (highest // step + 1)
    major = "" if style.with_values else f'<c:majorUnit val="{float(step):.6g}"/>'
    text = text_properties(style.font_size_pt, style.text_colour)
    return (
        f'<c:valAx><c:axId val="{_AXES[1]}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{float(end):.6g}"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="{int(style.with_values)}"/><c:axPos val="l"/>{grid}'
        f'<c:numFmt formatCode="{escaped(_GROUPED)}" sourceLinked="0"/>{_NO_TICKS}'
        '<c:tickLblPos val="nextTo"/>'
        f'<c:spPr>{NO_LINE}</c:spPr>{text}<c:crossAx val="{_AXES[0]}"/>'
        f'<c:crosses val="autoZero"/><c:crossBetween val="between"/>{major}</c:valAx>'
    )


def _round_step(highest: Decimal) -> Decimal:
    """A round number of which few reach the highest point."""
    rough = max(highest, Decimal(1)) / _INTERVALS
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * one for one in _STEPS if power * one >= rough)
