"""Charts as the documents show them.

Bars: a wide light one for the plan, a narrow dark one on it. Lines: a point a stretch of time, the
level of the plan dashed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import cycle
from typing import Final

from msgspec import Struct

from es_docs import language
from es_docs.drawing import svg
from es_docs.drawing.text import Passage, Setting, Stretch, draw_text
from es_docs.layout.charts import LEGEND_HEIGHT, NAME_GAP
from es_docs.layout.deck import LineFit
from es_docs.layout.measure import LINE_PITCH, Font, Metrics, text_width
from es_docs.ooxml.chart import REALISED_THICKNESS, SLIDE_STYLE, scale_end
from es_docs.story import Bar, Chart, Timeline, TimeSeries
from es_docs.units import Box, Emu

_OUTLINE: Final = 9525
_LABEL_GAP: Final = Emu.from_points(3)
_KEY: Final = Emu.from_points(9)
"""The side of a square in the legend."""
_KEY_GAP: Final = Emu.from_points(5)
_ENTRY_GAP: Final = Emu.from_points(16)


class ChartLook(Struct, frozen=True):
    """Colours as RRGGBB and the font of names, labels and legend."""

    planned: str
    realised: str
    ink: str
    font: Font
    lines: tuple[str, ...] = ()
    level: str = ""
    """The colours of lines over time, and of the level of their plan."""


def draw_chart(
    chart: Chart, box: Box, name_width: int, legend_height: int, look: ChartLook, metrics: Metrics
) -> str:
    """The chart in the box: names at its left, the legend at its foot where there is one."""
    plot = Box.of(
        box.left + name_width, box.top, box.width - name_width, box.height - legend_height
    )
    names = Box.of(box.left, box.top, name_width - NAME_GAP, plot.height)
    drawn = "".join(_bars(chart, plot, names, look, metrics))
    if not legend_height:
        return drawn
    foot = Box.of(box.left, plot.bottom, box.width, legend_height)
    entries = ((chart.planned_name, look.planned), (chart.realised_name, look.realised))
    return drawn + draw_legend(entries, foot, look, metrics)


def _bars(chart: Chart, plot: Box, names: Box, look: ChartLook, metrics: Metrics) -> Iterator[str]:
    pairs = [_lengths(bar, is_share=chart.is_share) for bar in chart.bars]
    end = scale_end(max(map(max, pairs)), (bar.ratio_label for bar in chart.bars))
    pitch = plot.height / len(chart.bars)
    thick = pitch / (1 + SLIDE_STYLE.gap_width / 100)
    for number, (bar, (planned, realised)) in enumerate(zip(chart.bars, pairs, strict=True)):
        top = plot.top + round(pitch * number)
        band = Box.of(names.left, top, names.width, round(pitch))
        yield _words(bar.label, band, look, metrics, Setting(align="right"))
        for value, share, fill, line in (
            (planned, 1.0, look.planned, look.realised),
            (realised, REALISED_THICKNESS, look.realised, ""),
        ):
            height = thick * share
            at = round(top + (pitch - height) / 2)
            width = round(plot.width * value / end)
            yield svg.rectangle(
                Box.of(plot.left, at, width, round(height)), fill, line, _OUTLINE if line else 0
            )
        start = plot.left + round(plot.width * max(planned, realised) / end) + _LABEL_GAP
        place = Box.of(start, top, max(plot.right - start, 1) * 2, round(pitch))
        yield _words(bar.ratio_label, place, look, metrics, Setting())


def _lengths(bar: Bar, *, is_share: bool) -> tuple[float, float]:
    if not is_share:
        return float(bar.planned), float(bar.realised)
    return 1.0, float(bar.realised / bar.planned) if bar.planned else 0.0


def _words(words: str, box: Box, look: ChartLook, metrics: Metrics, setting: Setting) -> str:
    passage = Passage((Stretch(words, look.font, look.ink),), setting)
    return draw_text([passage], box, metrics, anchor="middle")


def draw_legend(
    entries: Sequence[tuple[str, str]], box: Box, look: ChartLook, metrics: Metrics
) -> str:
    """Names of series behind squares in their colours, in the middle of the box."""
    widths = [_KEY + _KEY_GAP + text_width(metrics, name, look.font) for name, _ in entries]
    left = box.left + (box.width - sum(widths) - _ENTRY_GAP * (len(entries) - 1)) // 2
    drawn = ""
    for (name, colour), width in zip(entries, widths, strict=True):
        key = Box.of(left, box.top + (box.height - _KEY) // 2, _KEY, _KEY)
        drawn += svg.rectangle(key, colour, look.realised, _OUTLINE)
        words = Box.of(key.right + _KEY_GAP, box.top, width * 2, box.height)
        drawn += _words(name, words, look, metrics, Setting())
        left += width + _ENTRY_GAP
    return drawn


# --- lines


_STROKE: Final = Emu.from_points(2.5)
_MARK: Final = Emu.from_points(4)
_TICK_GAP: Final = Emu.from_points(6)
_DASHES: Final = ("", "3 2", "7 3 2 3")
_LEVEL_DASH: Final = "7 4"
_AIR: Final = 1.12
"""The scale of lines ends so much above the highest value."""
_FOOT_LINES: Final = 2.6
"""The names of the points take two lines and a gap."""


def draw_timeline(
    timeline: Timeline, box: Box, fit: LineFit, look: ChartLook, metrics: Metrics
) -> str:
    """The lines over their points, the names of these below, the legend at the foot."""
    foot = _foot(timeline, fit, look, metrics)
    values = [value for series in timeline.series for value in series.values]
    highest = max(values, default=Decimal(0))
    top = float(highest or 1) * _AIR
    side = text_width(metrics, language.number(highest), look.font) + _TICK_GAP * 2
    height = box.height - LEGEND_HEIGHT - foot
    plot = Box.of(box.left + side, box.top, box.width - side * 2, height)
    colours = list(_colours(timeline, look))
    drawn = svg.rectangle(Box.of(plot.left, plot.bottom, plot.width, _OUTLINE), look.ink)
    drawn += "".join(_names(timeline, plot, foot, fit, look, metrics))
    if not fit.with_values:
        drawn += "".join(_scale(highest, plot, top, look, metrics))
    for series, pen in zip(timeline.series, colours, strict=True):
        numbers = list(_numbers(series, fit))
        drawn += _line(series, numbers, plot, top, pen, look, metrics)
    legend = Box.of(box.left, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT)
    named = zip(timeline.series, colours, strict=True)
    entries = [(series.name, colour) for series, (colour, _) in named]
    return drawn + draw_legend(entries, legend, look, metrics)


def _colours(timeline: Timeline, look: ChartLook) -> Iterator[tuple[str, str]]:
    """The colour and the dashes of each line; dashes tell lines apart without colours."""
    rest = cycle(zip(look.lines, _DASHES, strict=False))
    for series in timeline.series:
        yield (look.level, _LEVEL_DASH) if series.is_plan else next(rest)


def _foot(timeline: Timeline, fit: LineFit, look: ChartLook, metrics: Metrics) -> int:
    """How high the names of the points are: two lines, or as long as the longest one upright."""
    if not fit.are_turned:
        return Emu.from_points(look.font.size_pt * _FOOT_LINES)
    return _TICK_GAP + max(text_width(metrics, point.label, look.font) for point in timeline.points)


def _names(
    timeline: Timeline, plot: Box, height: int, fit: LineFit, look: ChartLook, metrics: Metrics
) -> Iterator[str]:
    count = len(timeline.points)
    for number, point in enumerate(timeline.points):
        middle = plot.left + _along(number, count, plot.width)
        if fit.are_turned:
            yield _upright(point.label, middle, plot.bottom + height, look, metrics)
            continue
        words = point.label.split(" ", 1)
        passages = [
            Passage((Stretch(word, look.font, look.ink),), Setting(align="center"))
            for word in words
        ]
        width = 2 * max(text_width(metrics, word, look.font) for word in words)
        place = Box.of(middle - width // 2, plot.bottom + _LABEL_GAP, width, height)
        yield draw_text(passages, place, metrics)


def _upright(label: str, middle: int, foot: int, look: ChartLook, metrics: Metrics) -> str:
    """A name read from below, ending under its point."""
    line = Emu.from_points(look.font.size_pt * LINE_PITCH)
    width = text_width(metrics, label, look.font)
    place = Box.of(middle, foot - line // 2, width, line)
    about = f"{svg.length(middle)} {svg.length(foot)}"
    drawn = _words(label, place, look, metrics, Setting())
    return f'<g transform="rotate(-90 {about})">{drawn}</g>'


def _scale(
    highest: Decimal, plot: Box, top: float, look: ChartLook, metrics: Metrics
) -> Iterator[str]:
    room = Emu.from_points(look.font.size_pt * 2)
    for value in (Decimal(0), highest):
        y = plot.bottom - round(plot.height * float(value) / top)
        yield svg.rectangle(Box.of(plot.left, y, plot.width, _OUTLINE // 2), look.planned)
        place = Box.of(plot.left - plot.width, y - room // 2, plot.width - _TICK_GAP, room)
        yield _words(language.number(value), place, look, metrics, Setting(align="right"))


def _along(number: int, count: int, width: int) -> int:
    return round(width * (number + 0.5) / count)


def _numbers(series: TimeSeries, fit: LineFit) -> Iterator[str]:
    """What stands at the points: all numbers of a line where they have room, else the last; the
    level of a plan is told at its beginning."""
    told = 0 if series.is_plan else len(series.values) - 1
    for at, value in enumerate(series.values):
        is_told = at == told or (fit.with_values and not series.is_plan)
        yield language.number(value) if is_told else ""


def _line(
    series: TimeSeries,
    numbers: Sequence[str],
    plot: Box,
    top: float,
    pen: tuple[str, str],
    look: ChartLook,
    metrics: Metrics,
) -> str:
    colour, dashes = pen
    count = len(series.values)
    xs = [plot.left + _along(number, count, plot.width) for number in range(count)]
    ys = [plot.bottom - round(plot.height * float(value) / top) for value in series.values]
    places = list(zip(xs, ys, strict=True))
    path = " ".join(f"{svg.length(x)},{svg.length(y)}" for x, y in places)
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    drawn = f'<polyline points="{path}"{svg.paint("", colour, _STROKE)}{broken}/>'
    room = Emu.from_points(look.font.size_pt * 1.4)
    for (x, y), words in zip(places, numbers, strict=True):
        if not series.is_plan:
            mark = f'cx="{svg.length(x)}" cy="{svg.length(y)}" r="{svg.length(_MARK)}"'
            drawn += f'<circle {mark} fill="#{colour}"/>'
        if words:
            width = 2 * text_width(metrics, words, look.font)
            place = Box.of(x - width // 2, y - room - _MARK, width, room)
            drawn += _words(words, place, look, metrics, Setting(align="center"))
    return drawn
