"""Charts on slides: how many bars one carries, at which size, with names cut to their room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from es_docs.layout.cards import even_parts
from es_docs.layout.deck import ChartShape
from es_docs.layout.measure import LINE_PITCH, Font, Metrics, Piece, break_lines
from es_docs.layout.studio import Studio
from es_docs.layout.text import BODY_FLOOR
from es_docs.story import Chart
from es_docs.theme import Slot
from es_docs.units import Box, Emu

CHART_SIZES: Final = (BODY_FLOOR, 16.0, 14.0)
"""Names and figures of a chart are labels; the smallest size of those is 14 pt (A11Y-051)."""
NAME_SHARE: Final = 0.42
"""The names take this part of the chart's width at most."""
NAME_LINES: Final = 2
NAME_GAP: Final = Emu.from_inches(0.15)
LEGEND_HEIGHT: Final = Emu.from_inches(0.45)
BAR_GAP: Final = Emu.from_inches(0.08)
"""Between the names of two bars."""
MOST_BARS: Final = 10
TALLEST_BAR: Final = Emu.from_inches(0.9)
"""A bar with its gap takes no more of the height."""
ELLIPSIS: Final = "…"


def chart_parts(chart: Chart, slot: Slot, box: Box, studio: Studio) -> list[ChartShape]:
    """The chart in as many parts as its bars need, all at one size and with one width of names."""
    family = slot.level(1).family
    fonts = [Font(family, size) for size in CHART_SIZES]
    font = next(
        (font for font in fonts if len(chart.bars) <= _capacity(chart, font, box, studio.metrics)),
        fonts[-1],
    )
    drawn = _with_names_cut(chart, font, box, studio.metrics)
    width = Emu(max(name_widths([drawn], font, box, studio.metrics)) + NAME_GAP)
    return [
        ChartShape(
            chart.key,
            slot,
            _no_slab(box, len(bars)),
            replace(drawn, bars=bars),
            font.size_pt,
            width,
        )
        for bars in even_parts(drawn.bars, _capacity(chart, font, box, studio.metrics))
    ]


def _no_slab(box: Box, bars: int) -> Box:
    """The box, or the middle of it where few bars would otherwise become slabs."""
    height = min(box.height, bars * TALLEST_BAR + LEGEND_HEIGHT)
    return Box.of(box.left, box.top + (box.height - height) // 2, box.width, height)


def name_widths(charts: Iterable[Chart], font: Font, box: Box, metrics: Metrics) -> Iterable[Emu]:
    """How wide the names of all bars are when they break in the room they have."""
    room = Emu(round(box.width * NAME_SHARE))
    for chart in charts:
        for bar in chart.bars:
            yield max(line.width for line in break_lines(metrics, [Piece(bar.label, font)], room))


def shortened(text: str, font: Font, width: Emu, lines: int, metrics: Metrics) -> str:
    """The text, or as many of its words as fit on so many lines with an ellipsis behind them."""

    def is_short(candidate: str) -> bool:
        return len(break_lines(metrics, [Piece(candidate, font)], width)) <= lines

    if is_short(text):
        return text
    words = text.split(" ")
    low, high = 0, len(words)
    while high - low > 1:
        middle = (low + high) // 2
        if is_short(" ".join(words[:middle]) + ELLIPSIS):
            low = middle
        else:
            high = middle
    if low:
        return " ".join(words[:low]) + ELLIPSIS
    letters = len(text)
    while letters > 1 and not is_short(text[:letters] + ELLIPSIS):
        letters = letters * 9 // 10
    return text[:letters] + ELLIPSIS


def _with_names_cut(chart: Chart, font: Font, box: Box, metrics: Metrics) -> Chart:
    room = Emu(round(box.width * NAME_SHARE))
    bars = (
        replace(bar, label=shortened(bar.label, font, room, NAME_LINES, metrics))
        for bar in chart.bars
    )
    return replace(chart, bars=tuple(bars))


def _capacity(chart: Chart, font: Font, box: Box, metrics: Metrics) -> int:
    """How many bars stand below each other without their names touching; at least one."""
    drawn = _with_names_cut(chart, font, box, metrics)
    room = Emu(round(box.width * NAME_SHARE))
    lines = max(len(break_lines(metrics, [Piece(bar.label, font)], room)) for bar in drawn.bars)
    pitch = lines * Emu.from_points(font.size_pt * LINE_PITCH) + BAR_GAP
    height = box.height - (0 if chart.is_share else LEGEND_HEIGHT)
    return max(min(MOST_BARS, height // pitch), 1)
