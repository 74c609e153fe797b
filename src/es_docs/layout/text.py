"""Text in placeholders: how high it is, and stepping it down the type scale until it fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Final

from msgspec.structs import replace

from es_docs.layout.deck import TextParagraph, TextRun, TextShape
from es_docs.layout.measure import (
    Font,
    Metrics,
    ParagraphSpec,
    Piece,
    balance,
    break_lines,
    text_height,
)
from es_docs.theme import Slot, TextLevel
from es_docs.units import Box, Emu

TYPE_SCALE: Final = (44.0, 34.0, 28.0, 24.0, 20.0, 18.0)
"""The deck's type sizes in points; text that does not fit takes the next one down."""
BODY_FLOOR: Final = 18.0
"""Nothing in the body is smaller, in points (A11Y-051)."""
SMALL_NOTE: Final = 12.0
"""Sources and explanations of abbreviations are never smaller, in points (A11Y-051)."""


def plain_text(key: str, slot: Slot, texts: Sequence[str]) -> TextShape:
    paragraphs = tuple(TextParagraph((TextRun(text),)) for text in texts)
    return TextShape(key, slot, slot.box, paragraphs)


def fitted(shape: TextShape, metrics: Metrics, *, unbroken: int = 0) -> TextShape:
    """The shape with its text stepped down the type scale until it fits, or at the floor.

    Paragraphs of level `unbroken` are also stepped down until each stands on one line.
    """
    sizes = run_sizes(shape)
    for steps in range(len(TYPE_SCALE)):
        smaller = iter([_step_down(size, steps) for size in sizes])
        candidate = shape if steps == 0 else with_sizes(shape, smaller)
        if fits(candidate, metrics) and _is_unbroken(candidate, unbroken, metrics):
            return candidate
    return with_sizes(shape, (_step_down(size, len(TYPE_SCALE)) for size in sizes))


def fits(shape: TextShape, metrics: Metrics) -> bool:
    return box_height(shape, metrics) <= shape.box.height


def box_height(shape: TextShape, metrics: Metrics) -> int:
    """How high a box must be for the text and the insets above and below it, EMU."""
    _, top, _, bottom = shape.slot.insets
    return needed_height(shape, metrics) + top + bottom


def _is_unbroken(shape: TextShape, level: int, metrics: Metrics) -> bool:
    width = text_room(shape)
    return all(
        len(break_lines(metrics, _spec(paragraph, shape).pieces, width)) == 1
        for paragraph in shape.paragraphs
        if paragraph.level == level
    )


def needed_height(shape: TextShape, metrics: Metrics) -> int:
    specs = [_spec(paragraph, shape) for paragraph in shape.paragraphs]
    return text_height(metrics, specs, text_room(shape))


def text_room(shape: TextShape) -> Emu:
    """The width left for text inside the insets of the box."""
    left, _, right, _ = shape.slot.insets
    return Emu(shape.box.width - left - right)


def without_widow(shape: TextShape, metrics: Metrics) -> TextShape:
    """A title whose last line would be a single word gets a narrower box with evener lines."""
    pieces = _spec(shape.paragraphs[0], shape).pieces
    lines = break_lines(metrics, pieces, text_room(shape))
    if len(lines) == 1 or " " in lines[-1].text:
        return shape
    box, room = shape.box, text_room(shape)
    width = balance(metrics, pieces, room) + box.width - room
    return replace(shape, box=Box.of(box.left, box.top, width, box.height))


def _spec(paragraph: TextParagraph, shape: TextShape) -> ParagraphSpec:
    level = shape.slot.level(paragraph.level)
    return ParagraphSpec(
        pieces=tuple(
            Piece(
                run.text,
                Font(level.family, run_size(run, shape, paragraph), _run_bold(run, level)),
            )
            for run in paragraph.runs
        ),
        space_before_pt=level.space_before_pt,
        line_spacing=level.line_spacing,
        margin=level.margin,
        indent=level.indent,
    )


def run_sizes(shape: TextShape) -> list[float]:
    """The sizes of all runs in points, in order."""
    return [run_size(run, shape, p) for p in shape.paragraphs for run in p.runs]


def run_size(run: TextRun, shape: TextShape, paragraph: TextParagraph) -> float:
    return run.size_pt or shape.slot.level(paragraph.level).size_pt


def _run_bold(run: TextRun, level: TextLevel) -> bool:
    return level.bold if run.bold is None else run.bold


def _step_down(size: float, steps: int) -> float:
    """The size some steps further down the scale, never below the floor of the body.

    What a designer set smaller than the floor (sources, slide numbers) stays as it is.
    """
    smaller = [step for step in TYPE_SCALE if step < size]
    if steps == 0 or not smaller:
        return size
    return smaller[min(steps, len(smaller)) - 1]


def with_sizes(shape: TextShape, sizes: Iterable[float]) -> TextShape:
    """The shape with a size for each of its runs, in their order."""
    left = iter(sizes)
    paragraphs = tuple(
        replace(p, runs=tuple(replace(run, size_pt=next(left)) for run in p.runs))
        for p in shape.paragraphs
    )
    return replace(shape, paragraphs=paragraphs)


def same_size(shapes: Sequence[TextShape]) -> list[TextShape]:
    """Shapes that stand side by side take the smallest size any of them needs."""
    smallest = min(
        (run_size(run, shape, p) for shape in shapes for p in shape.paragraphs for run in p.runs),
        default=BODY_FLOOR,
    )
    return [
        shape
        if all(run_size(run, shape, p) == smallest for p in shape.paragraphs for run in p.runs)
        else with_sizes(shape, repeat(smallest))
        for shape in shapes
    ]
