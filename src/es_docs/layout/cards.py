"""Grids of numbered cards: as few slides as the texts allow, shared evenly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from msgspec import Struct

from es_docs.layout.deck import TextParagraph, TextRun, TextShape
from es_docs.layout.measure import Metrics
from es_docs.layout.text import fits, fitted, same_size
from es_docs.story import ListItem
from es_docs.theme import SlideLayout, Slot
from es_docs.units import Box, Emu

GRID_GAP: Final = Emu.from_inches(0.2)
CARD_HEIGHT: Final = Emu.from_inches(1.33)
"""A card is no higher than this unless its text needs it."""
FEW_CARDS: Final = {1: 34.0, 2: 28.0, 3: 24.0}
"""So many cards below each other are set larger, in points, and may be higher."""
FEW_CARDS_HEIGHT: Final = Emu.from_inches(1.9)

T = TypeVar("T")


class Grid(Struct, frozen=True):
    """The pairs of number and text a layout offers, and the area they may use."""

    squares: tuple[Slot, ...]
    cards: tuple[Slot, ...]
    columns: int
    area: Box


def grid_of(layout: SlideLayout, name: str, bottom: Emu) -> Grid:
    """The slots „Numer n” and „`name` n” of the layout, down to `bottom`."""
    squares, cards = layout.numbered("Numer"), layout.numbered(name)
    left, top = min(s.box.left for s in squares), min(s.box.top for s in squares)
    right = max(slot.box.right for slot in cards)
    columns = len({card.box.left for card in cards})
    return Grid(squares, cards, columns, Box.of(left, top, right - left, bottom - top))


def deal(items: Sequence[ListItem], grid: Grid, metrics: Metrics) -> list[list[TextShape]]:
    """The shapes of each slide: the sharing with the fewest slides whose texts fit, first in the
    columns the layout draws, then below each other; one to a slide if nothing fits."""
    for per_slide in range(min(len(grid.cards), len(items)), 0, -1):
        parts = even_parts(items, per_slide)
        for columns in sorted({_columns(len(parts[0]), grid.columns), 1}, reverse=True):
            slides = [list(_cards(part, columns, grid, metrics)) for part in parts]
            if all(fits(shape, metrics) for slide in slides for shape in slide):
                return slides
    return [list(_cards([item], 1, grid, metrics)) for item in items]


def _columns(count: int, columns: int) -> int:
    """Few cards stand below each other."""
    return columns if count > columns + 1 else 1


def _cards(
    items: Sequence[ListItem], columns: int, grid: Grid, metrics: Metrics
) -> Iterator[TextShape]:
    """The pairs in reading order; one type size, and cards only as high as they need."""
    rows = -(-len(items) // columns)
    most = (grid.area.height - GRID_GAP * (rows - 1)) // rows
    larger = FEW_CARDS.get(rows) if columns == 1 else None
    usual = FEW_CARDS_HEIGHT if larger else CARD_HEIGHT
    for height in (min(usual, most), most):
        numbers, texts = _boxes(len(items), columns, height, grid)
        plain = [
            TextShape(
                item.key,
                slot,
                box,
                (TextParagraph((TextRun(item.text, size_pt=larger),)),),
                item.location,
            )
            for item, slot, box in zip(items, grid.cards, texts, strict=False)
        ]
        shapes = same_size([fitted(shape, metrics) for shape in plain])
        if all(fits(shape, metrics) for shape in shapes):
            break
    for item, slot, box, shape in zip(items, grid.squares, numbers, shapes, strict=False):
        number = TextParagraph((TextRun(str(item.number)),))
        yield fitted(TextShape(f"number:{item.key}", slot, box, (number,), item.location), metrics)
        yield shape


def _boxes(count: int, columns: int, height: int, grid: Grid) -> tuple[list[Box], list[Box]]:
    width = (grid.area.width - GRID_GAP * (columns - 1)) // columns
    side = grid.squares[0].box.width
    numbers: list[Box] = []
    texts: list[Box] = []
    for place in range(count):
        row, column = divmod(place, columns)
        left = grid.area.left + column * (width + GRID_GAP)
        top = grid.area.top + row * (height + GRID_GAP)
        numbers.append(Box.of(left, top, side, height))
        texts.append(Box.of(left + side, top, width - side, height))
    return numbers, texts


def even_parts(items: Sequence[T], most: int) -> list[tuple[T, ...]]:
    """The items in as few parts of at most `most` as possible, as even as possible, in order."""
    count = -(-len(items) // most)
    size, longer = divmod(len(items), count)
    parts: list[tuple[T, ...]] = []
    start = 0
    for number in range(count):
        end = start + size + (number < longer)
        parts.append(tuple(items[start:end]))
        start = end
    return parts
