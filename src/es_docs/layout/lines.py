"""Line charts: which names stand on the axis, and whether the numbers fit at the points."""

from __future__ import annotations

from typing import Final

from es_docs import language
from es_docs.layout.charts import CHART_SIZES
from es_docs.layout.deck import LineFit
from es_docs.layout.measure import Font, Metrics, Piece, break_lines
from es_docs.story import Timeline
from es_docs.units import Emu

NAME_GAP_EM: Final = 0.25
"""Between two names, and between two numbers, in em."""
SCALE_CHARACTERS: Final = 2
"""Beside the longest number of the scale, in characters."""


def fitted_lines(
    timeline: Timeline, family: str, width: Emu, metrics: Metrics
) -> tuple[Font, LineFit]:
    """The largest size of a slide's chart at which all names and numbers have room, or the
    smallest with what has room then."""
    fonts = [Font(family, size) for size in CHART_SIZES]
    fits = [fit_lines(timeline, font, width, metrics) for font in fonts]
    most = max(fit.with_values for fit in fits)
    pairs = list(zip(fonts, fits, strict=True))
    return next((p for p in pairs if not p[1].are_turned and p[1].with_values == most), pairs[-1])


def fit_lines(timeline: Timeline, font: Font, width: Emu, metrics: Metrics) -> LineFit:
    """How the lines are drawn in a chart so wide."""
    count = len(timeline.points)
    drawn = [series for series in timeline.series if not series.is_plan]
    numbers = [language.number(value) for series in drawn for value in series.values]
    gap = Emu.from_points(font.size_pt * NAME_GAP_EM)
    widest = max(_width(text, font, metrics) for text in numbers)
    has_values = len(drawn) == 1 and (widest + gap) * count <= width
    scale = Emu(0) if has_values else widest + _width("0" * SCALE_CHARACTERS, font, metrics)
    name = max(_name_width(point.label, font, metrics) for point in timeline.points) + gap
    return LineFit(name * count > width - scale, has_values)


def _width(text: str, font: Font, metrics: Metrics) -> Emu:
    lines = break_lines(metrics, [Piece(text, font)], Emu.from_inches(100))
    return max((line.width for line in lines), default=Emu(0))


def _name_width(label: str, font: Font, metrics: Metrics) -> Emu:
    """A name breaks at its space: „maj” above „2016”."""
    return max(_width(word, font, metrics) for word in label.split(" "))
