"""Text in a box: broken into the lines the layout measured, set where PowerPoint sets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct

from es_docs.drawing import svg
from es_docs.layout.measure import Font, Metrics, Piece, break_lines, text_width
from es_docs.units import Box, Emu

Align = Literal["left", "center", "right", "justify"]
Anchor = Literal["top", "middle", "bottom"]

BASELINE: Final = 0.78
"""Where the letters of a line stand, of its height: Calibri's ascent (hhea) over its pitch."""
_NONE: Final = Emu(0)
_NO_INSETS: Final = (_NONE, _NONE, _NONE, _NONE)
_SOFT_HYPHEN: Final = "\u00ad"


class Stretch(Struct, frozen=True):
    """Words that look the same; `colour` is RRGGBB."""

    words: str
    font: Font
    colour: str


class Setting(Struct, frozen=True):
    """How a paragraph stands: its margin and the indent of its first line in EMU, the space before
    it in points, its bullet or ""."""

    align: Align = "left"
    margin: Emu = _NONE
    indent: Emu = _NONE
    before_pt: float = 0.0
    spacing: float = 1.0
    bullet: str = ""


PLAIN: Final = Setting()


class Passage(Struct, frozen=True):
    """A paragraph to be drawn; it has a stretch, be it without words."""

    stretches: tuple[Stretch, ...]
    setting: Setting = PLAIN


class _Line(Struct, frozen=True):
    """A line: its place below the first in EMU, its height, and what stands on it."""

    top: float
    height: float
    left: int
    room: int
    align: Align
    stretches: tuple[Stretch, ...]
    bullet: tuple[int, Stretch] | None = None


def draw_text(
    passages: Sequence[Passage],
    box: Box,
    metrics: Metrics,
    *,
    anchor: Anchor = "top",
    insets: tuple[Emu, Emu, Emu, Emu] = _NO_INSETS,
) -> str:
    """The paragraphs in the box, inside its insets (left, top, right, bottom)."""
    left, above, right, below = insets
    width = Emu(max(box.width - left - right, 1))
    lines = list(_lines(passages, width, metrics))
    if not lines:
        return ""
    height = lines[-1].top + lines[-1].height
    spare = box.height - above - below - height
    top = box.top + above + {"top": 0.0, "middle": spare / 2, "bottom": spare}[anchor]
    return "".join(_drawn(line, box.left + left, top, metrics) for line in lines)


def _lines(passages: Sequence[Passage], width: Emu, metrics: Metrics) -> Iterator[_Line]:
    top = 0.0
    for index, passage in enumerate(passages):
        setting = passage.setting
        top += Emu.from_points(setting.before_pt) if index else 0
        pieces = [Piece(one.words, one.font) for one in passage.stretches]
        first = Emu(setting.margin + max(setting.indent, 0))
        broken = break_lines(metrics, pieces, width, first_indent=first, hanging=setting.margin)
        parts = _parts(passage.stretches, [line.text for line in broken])
        for number, (line, stretches) in enumerate(zip(broken, parts, strict=True)):
            left = first if number == 0 else setting.margin
            height = line.height * setting.spacing
            bullet = _bullet(passage) if number == 0 else None
            yield _Line(top, height, left, width - left, setting.align, stretches, bullet)
            top += height


def _bullet(passage: Passage) -> tuple[int, Stretch] | None:
    setting, first = passage.setting, passage.stretches[0]
    if not setting.bullet:
        return None
    mark = Stretch(setting.bullet, first.font, first.colour)
    return setting.margin + min(setting.indent, 0), mark


def _parts(stretches: Sequence[Stretch], lines: Sequence[str]) -> Iterator[tuple[Stretch, ...]]:
    """What of each stretch stands on each line; spaces at the ends of lines are gone."""
    whole = "".join(one.words for one in stretches)
    at = 0
    for line in lines:
        start = whole.find(line, at)
        at = start + len(line)
        yield tuple(_cut(stretches, start, at))


def _cut(stretches: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    position = 0
    for one in stretches:
        words = one.words[max(start - position, 0) : max(end - position, 0)]
        position += len(one.words)
        if words:
            yield Stretch(_shown(words, is_last=position >= end), one.font, one.colour)


def _shown(words: str, *, is_last: bool) -> str:
    """Soft hyphens show at the end of a line and nowhere else."""
    hyphen = "-" if is_last and words.endswith(_SOFT_HYPHEN) else ""
    return words.replace(_SOFT_HYPHEN, "").replace("\t", " ") + hyphen


def _drawn(line: _Line, left: float, top: float, metrics: Metrics) -> str:
    widths = [text_width(metrics, one.words, one.font) for one in line.stretches]
    spare = line.room - sum(widths)
    shift = {"center": spare / 2, "right": spare}.get(line.align, 0.0)
    x = left + line.left + shift
    y = top + line.top + line.height * BASELINE
    drawn = "" if line.bullet is None else _word(line.bullet[1], left + line.bullet[0], y, 0)
    for one, width in zip(line.stretches, widths, strict=True):
        drawn += _word(one, x, y, width)
        x += width
    return drawn


def _word(stretch: Stretch, x: float, y: float, width: int) -> str:
    """A stretch on its line. It takes just the width it was measured with, whatever face the
    machine has, so that nothing runs out of its box."""
    font = stretch.font
    bold = ' font-weight="bold"' if font.bold else ""
    fixed = f' textLength="{svg.length(width)}" lengthAdjust="spacingAndGlyphs"' if width else ""
    return (
        f'<text x="{svg.length(x)}" y="{svg.length(y)}" font-family={svg.faces(font.family)} '
        f'font-size="{svg.number(font.size_pt)}"{bold} fill="#{stretch.colour}"{fixed} '
        f'xml:space="preserve">{svg.text(stretch.words)}</text>'
    )
