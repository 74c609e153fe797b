"""The middle forms as text, for people and diffs: the story, and the slides as drawn boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from es_docs import language
from es_docs.layout.deck import (
    ChartShape,
    Deck,
    LineShape,
    PictureShape,
    Shape,
    Slide,
    TableShape,
    TextShape,
)
from es_docs.story import (
    Audience,
    Block,
    Chart,
    Effects,
    FactList,
    ItemList,
    Paragraph,
    Picture,
    Section,
    Signatures,
    Story,
    Table,
    Timeline,
    UnitTotals,
)
from es_docs.units import Box

COLUMNS: Final = 96
ROWS: Final = 27
"""A drawn slide in characters: 16:9 in a face twice as high as wide."""


def draw_story(story: Story) -> str:
    """The story section by section, one line a block, rows and items below it."""
    return "\n".join(line for section in story for line in _section(section)) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"[{section.key}] {section.title}{_told_to(section.audience)}"
    for label, text in (("headline", section.headline), ("kicker", section.kicker)):
        if text:
            yield f"  {label}: {text}"
    for block in section.blocks:
        yield from (f"  {line}" for line in _block(block))
    yield from (f"  note: {note}" for note in section.notes)
    yield ""


def _told_to(audience: Audience) -> str:
    return "" if audience is Audience.BOTH else f"  ({audience})"


def _block(block: Block) -> Iterator[str]:  # noqa: C901 - one case for each kind of block
    head = f"{block.key}{_told_to(block.audience)}:"
    match block:
        case Paragraph():
            yield f"{head} {block.text}"
        case ItemList() | Effects():
            yield head
            yield from (f"  {item.number or '-'} {item.text}" for item in block.items)
        case FactList():
            yield head
            yield from (
                " | ".join(part for part in (fact.label, fact.value, fact.detail) if part)
                for fact in block.facts
            )
        case Table():
            yield f"{head} {block.caption}"
            yield "  " + " | ".join(column.header for column in block.columns)
            yield from ("  " + " | ".join(cell.text for cell in row.cells) for row in block.rows)
        case Chart():
            yield f"{head} {block.caption}"
            yield from (f"  {bar.label}: {bar.ratio_label}" for bar in block.bars)
        case Timeline():
            yield f"{head} {block.caption}"
            yield "  " + " | ".join((block.category_name, *(one.name for one in block.series)))
            for at, point in enumerate(block.points):
                numbers = (language.number(one.values[at]) for one in block.series)
                yield "  " + " | ".join((point.label, *numbers))
        case UnitTotals():
            yield head
            yield from (
                f"  {total.realised} / {total.planned} {total.noun} · {total.percent}"
                for total in block.totals
            )
        case Picture():
            yield f"{head} {block.path.name} ({block.alt})"
        case Signatures():
            yield f"{head} {' | '.join(block.captions)}"


def draw_slides(deck: Deck, size: Box) -> str:
    """Every slide as a drawing of its boxes, with a line a shape: place in inches, type sizes."""
    parts = [
        "\n".join([_heading(number, slide), *_drawing(slide, size), *map(_shape, slide.shapes)])
        for number, slide in enumerate(deck.slides, start=1)
    ]
    return "\n\n".join(parts) + "\n"


def _heading(number: int, slide: Slide) -> str:
    return f"{number}. {slide.title}  [{slide.layout}; {slide.key}]"


def _drawing(slide: Slide, size: Box) -> list[str]:
    canvas = [[" "] * COLUMNS for _ in range(ROWS)]
    for shape in slide.shapes:
        _draw_box(canvas, shape.box, size, _first_words(shape))
    frame = "+" + "-" * COLUMNS + "+"
    return [frame, *(f"|{''.join(row)}|" for row in canvas), frame]


def _draw_box(canvas: list[list[str]], box: Box, size: Box, label: str) -> None:
    left, right = (round(x * (COLUMNS - 1) / size.width) for x in (box.left, box.right))
    top, bottom = (round(y * (ROWS - 1) / size.height) for y in (box.top, box.bottom))
    left, right = max(left, 0), min(right, COLUMNS - 1)
    top, bottom = max(top, 0), min(bottom, ROWS - 1)
    for x in range(left, right + 1):
        canvas[top][x] = canvas[bottom][x] = "-"
    for y in range(top, bottom + 1):
        canvas[y][left] = canvas[y][right] = "|"
    line = top + 1 if bottom - top > 1 else top
    for x, character in zip(range(left + 2, right), label, strict=False):
        canvas[line][x] = character


def _first_words(shape: Shape) -> str:
    match shape:
        case TextShape():
            return " / ".join(paragraph.text for paragraph in shape.paragraphs)
        case TableShape():
            return " | ".join(column.header for column in shape.table.columns)
        case ChartShape():
            return "; ".join(f"{bar.label} {bar.ratio_label}" for bar in shape.chart.bars)
        case LineShape():
            return "; ".join(series.name for series in shape.timeline.series)
        case PictureShape():
            return shape.picture.path.name


def _shape(shape: Shape) -> str:
    box = shape.box
    place = f"{box.left.inches:.2f} {box.top.inches:.2f} {box.width.inches:.2f}"
    return f"  {shape.slot.name:<12} {place}×{box.height.inches:.2f} in  {_sizes(shape)}"


def _sizes(shape: Shape) -> str:
    match shape:
        case TextShape():
            sizes = {
                run.size_pt or shape.slot.level(paragraph.level).size_pt
                for paragraph in shape.paragraphs
                for run in paragraph.runs
            }
            return "/".join(f"{size:g}" for size in sorted(sizes, reverse=True)) + " pt"
        case TableShape():
            rows = " ".join(f"{height.inches:.2f}" for height in shape.heights)
            return f"{shape.size_pt:g} pt, rows {rows}"
        case ChartShape():
            return f"{shape.size_pt:g} pt, {len(shape.chart.bars)} bars"
        case LineShape():
            return f"{shape.size_pt:g} pt, {len(shape.timeline.points)} points"
        case PictureShape():
            return ""
