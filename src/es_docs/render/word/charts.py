"""Charts of the report: native, at one size of type, with names cut to their room."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from es_docs.layout.charts import shortened
from es_docs.layout.lines import fit_lines
from es_docs.layout.measure import Font, Piece, break_lines
from es_docs.messages import document as words
from es_docs.ooxml.chart import ChartBar, ChartStyle, bar_chart
from es_docs.ooxml.chart_part import ChartPart, chart_inline
from es_docs.ooxml.line_chart import LINE_STYLE, ChartLine, line_chart
from es_docs.render.word.manuscript import Manuscript
from es_docs.render.word.reference import LINE_PITCH
from es_docs.story import Bar, Chart, Timeline
from es_docs.units import Emu

TYPE_SIZE: Final = 11.0
"""Names, figures and legend, in points, as the text of tables."""
BARS_PER_CHART: Final = 14
"""More bars continue in a next chart: taller ones would not fit under their caption."""
BAR_HEIGHT: Final = Emu.from_mm(7.5)
BAR_GAP: Final = Emu.from_mm(2)
"""Between the names of two bars."""
LEGEND_HEIGHT: Final = Emu.from_mm(10)
NAME_SHARE: Final = 0.42
"""The names take this part of the width at most, …"""
NAME_LINES: Final = 2
"""… on so many lines; what is longer is cut: the table above says it in full."""
NAME_GAP: Final = Emu.from_mm(3)
LINE_TYPE_SIZE: Final = 10.0
"""Months and numbers of a line chart, as captions, in points."""
LINE_WIDTH: Final = 2.25
"""In points."""
LINES_HEIGHT: Final = Emu.from_mm(65)
STYLE: Final = ChartStyle(
    planned_colour="accent2",
    realised_colour="accent1",
    text_colour="tx1",
    font_size_pt=TYPE_SIZE,
    label_size_pt=TYPE_SIZE,
    gap_width=55,
    with_legend=True,
)


class ChartPiece(Struct, frozen=True):
    """As many bars of a chart as one drawing carries. `name_width` is that of all its pieces."""

    chart: Chart
    caption: str
    alt: str
    bars: tuple[Bar, ...]
    name_width: Emu
    height: Emu


def chart_parts(manuscript: Manuscript, chart: Chart) -> tuple[ChartPiece, ...]:
    """The chart in pieces of nearly equal length, told apart by „(1 z 2)” when there are several.

    A chart without bars has no piece.
    """
    bars, widest, pitch = _named(manuscript, chart)
    count = -(-len(bars) // BARS_PER_CHART)
    bounds = [len(bars) * index // max(count, 1) for index in range(count + 1)]
    pieces = [
        ChartPiece(
            chart,
            chart.caption,
            chart.alt,
            bars[start:end],
            widest,
            Emu(pitch * (end - start) + LEGEND_HEIGHT),
        )
        for start, end in pairwise(bounds)
    ]
    if count == 1:
        return tuple(pieces)
    return tuple(_counted(piece, number, count) for number, piece in enumerate(pieces, start=1))


def _counted(piece: ChartPiece, number: int, count: int) -> ChartPiece:
    caption = words.CHART_PART.format(caption=piece.caption, number=number, count=count)
    alt = words.CHART_PART_ALT.format(alt=piece.alt, number=number, count=count)
    return replace(piece, caption=caption, alt=alt)


def _named(manuscript: Manuscript, chart: Chart) -> tuple[tuple[Bar, ...], Emu, Emu]:
    """The bars with names that fit, the width the names take, and the height of a bar's row."""
    font, metrics = Font(manuscript.reference.family, TYPE_SIZE), manuscript.metrics
    room = Emu(round(manuscript.page.text_width * NAME_SHARE))
    names = [shortened(bar.label, font, room, NAME_LINES, metrics) for bar in chart.bars]
    broken = [break_lines(metrics, [Piece(name, font)], room) for name in names]
    widest = max((line.width for lines in broken for line in lines), default=0)
    most = max((len(lines) for lines in broken), default=1)
    pitch = max(BAR_HEIGHT, Emu(Emu.from_points(most * TYPE_SIZE * LINE_PITCH) + BAR_GAP))
    bars = tuple(replace(bar, label=name) for bar, name in zip(chart.bars, names, strict=True))
    return bars, Emu(widest + NAME_GAP), pitch


def draw_chart(
    manuscript: Manuscript, keys: tuple[str, ...], piece: ChartPiece, number: int
) -> str:
    """w:r with the piece in line with the text, as wide as it; `number` counts the pieces."""
    chart, width = piece.chart, manuscript.page.text_width
    drawn = bar_chart(
        [ChartBar(bar.label, bar.planned, bar.realised, bar.ratio_label) for bar in piece.bars],
        category_header=chart.category_name,
        planned_name=chart.planned_name,
        realised_name=chart.realised_name,
        percent_header=words.PERCENT,
        ratio_header=words.RATIO_HEADER,
        style=replace(
            STYLE,
            name_share=piece.name_width / width,
            legend_share=LEGEND_HEIGHT / piece.height,
        ),
        is_share=chart.is_share,
    )
    name = "/".join(keys) + (f"#{number}" if number > 1 else "")
    return _drawn(manuscript, drawn, piece.height, name, piece.alt)


def draw_timeline(manuscript: Manuscript, keys: tuple[str, ...], timeline: Timeline) -> str:
    """w:r with the lines in line with the text, as wide as it."""
    font = Font(manuscript.reference.family, LINE_TYPE_SIZE)
    fit = fit_lines(timeline, font, manuscript.page.text_width, manuscript.metrics)
    drawn = line_chart(
        [point.label for point in timeline.points],
        [ChartLine(one.name, one.values, one.is_plan) for one in timeline.series],
        category_header=timeline.category_name,
        style=replace(
            LINE_STYLE,
            font_size_pt=LINE_TYPE_SIZE,
            width_pt=LINE_WIDTH,
            are_names_turned=fit.are_turned,
            with_values=fit.with_values,
        ),
    )
    return _drawn(manuscript, drawn, LINES_HEIGHT, "/".join(keys), timeline.alt)


def _drawn(manuscript: Manuscript, part: ChartPart, height: Emu, name: str, alt: str) -> str:
    drawing = chart_inline(
        manuscript.document.part,
        part,
        manuscript.page.text_width,
        height,
        name=f"es:{name}",
        alt=alt,
        drawing_id=manuscript.next_drawing(),
    )
    return f"<w:r>{etree.tostring(drawing, encoding='unicode')}</w:r>"
