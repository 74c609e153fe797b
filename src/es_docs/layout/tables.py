"""Tables on slides: column widths by content, row heights as PowerPoint draws them, parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from es_docs.layout.deck import TableShape
from es_docs.layout.measure import (
    Font,
    Metrics,
    ParagraphSpec,
    Piece,
    text_height,
    text_width,
)
from es_docs.layout.studio import Studio
from es_docs.story import Cell, ColumnKind, Table
from es_docs.theme import Slot
from es_docs.units import Box, Emu

TABLE_SIZES: Final = (20.0, 18.0, 16.0, 14.0)
CELL_MARGIN_X: Final = Emu.from_inches(0.12)
MIN_TEXT_COLUMN: Final = 0.3
"""The text columns of a table keep at least this share of its width."""


def table_parts(table: Table, place: Box, slot: Slot, studio: Studio) -> Iterator[TableShape]:
    """The table in as many parts as it needs, cut between rows, no row left alone at the end.

    All parts have the same columns and the header row.
    """
    whole = table_shape(table, place, slot, studio)
    start = 0
    while start < len(table.rows):
        count = rows_that_fit(whole.heights, start, place.height)
        yield _cut(whole, start, start + count)
        start += count


def first_part(whole: TableShape, room: int) -> TableShape:
    """The header and the rows that fit in the room, one at least."""
    return _cut(whole, 0, rows_that_fit(whole.heights, 0, room))


def rows_that_fit(heights: Sequence[int], start: int, room: int) -> int:
    """How many rows from `start` on fit under the header; `heights` begin with the header's.

    At least one; and one fewer where a single row would be left over that has no company.
    """
    used, count = heights[0], 0
    for height in heights[1 + start :]:
        if count and used + height > room:
            break
        used += height
        count += 1
    left = len(heights) - 1 - start - count
    return count - 1 if left == 1 and count > 2 else count


def _cut(whole: TableShape, start: int, end: int) -> TableShape:
    heights = (whole.heights[0], *whole.heights[1 + start : 1 + end])
    box = Box.of(whole.box.left, whole.box.top, whole.box.width, sum(heights))
    table = replace(whole.table, rows=whole.table.rows[start:end])
    return replace(whole, box=box, table=table, heights=heights)


def table_shape(table: Table, place: Box, slot: Slot, studio: Studio) -> TableShape:
    family = slot.level(1).family
    widths = _column_widths(table, place.width, family, studio)
    heights = tuple(
        _row_height(cells, widths, family, studio, is_header=number == 0)
        for number, cells in enumerate((table.header.cells, *(row.cells for row in table.rows)))
    )
    box = Box.of(place.left, place.top, sum(widths), sum(heights))
    margin = cell_margin_y(studio)
    return TableShape(table.key, slot, box, table, studio.table_size, margin, widths, heights)


def has_whole_numbers(shape: TableShape, metrics: Metrics) -> bool:
    """Whether every header and every number with its unit stands on one line."""
    kinds = [column.kind for column in shape.table.columns]
    return not any(
        kind is not ColumnKind.TEXT and _is_too_wide(cell.text, cell, index, shape, metrics)
        for cells in (shape.table.header.cells, *(row.cells for row in shape.table.rows))
        for index, (kind, cell) in enumerate(zip(kinds, cells, strict=True))
    )


def broken_words(shape: TableShape, metrics: Metrics) -> Iterator[tuple[Cell, str]]:
    """Cells with a word, or a number bound to its unit, wider than the column: it would be torn."""
    for row in shape.table.rows:
        for index, cell in enumerate(row.cells):
            for word in cell.text.split(" "):
                if _is_too_wide(word, cell, index, shape, metrics):
                    yield cell, word
                    break


def _is_too_wide(text: str, cell: Cell, index: int, shape: TableShape, metrics: Metrics) -> bool:
    font = Font(shape.slot.level(1).family, shape.size_pt, cell.strong)
    return text_width(metrics, text, font) > shape.widths[index] - 2 * CELL_MARGIN_X


def _column_widths(table: Table, width: int, family: str, studio: Studio) -> tuple[Emu, ...]:
    """Numbers and their units take what they need on one line; text columns share the rest by
    what they hold, none getting less than a fifth of it."""
    needs = [_column_need(table, index, family, studio) for index in range(len(table.columns))]
    is_text = [column.kind is ColumnKind.TEXT for column in table.columns]
    numbers = sum(need for need, text in zip(needs, is_text, strict=True) if not text)
    most = int(width * (1 - MIN_TEXT_COLUMN)) if any(is_text) else width
    if numbers > most:
        needs = [n if text else n * most // numbers for n, text in zip(needs, is_text, strict=True)]
        numbers = sum(need for need, text in zip(needs, is_text, strict=True) if not text)
    rest, texts = width - numbers, [i for i, text in enumerate(is_text) if text]
    weights = [min(max(needs[i] / sum(needs[j] for j in texts), 0.2), 0.8) for i in texts]
    for i, weight in zip(texts, weights, strict=True):
        needs[i] = int(rest * weight / sum(weights))
    for i in texts[:1]:
        needs[i] += width - sum(needs)
    return tuple(Emu(need) for need in needs)


def _column_need(table: Table, index: int, family: str, studio: Studio) -> int:
    cells = [(table.columns[index].header, True)]
    cells += [
        (row.cells[index].text, row.cells[index].strong or row.is_total) for row in table.rows
    ]
    widest = max(
        text_width(studio.metrics, text, Font(family, studio.table_size, bold))
        for text, bold in cells
    )
    return widest + 2 * CELL_MARGIN_X + Emu.from_points(1)


def _row_height(
    cells: Sequence[Cell], widths: Sequence[Emu], family: str, studio: Studio, *, is_header: bool
) -> Emu:
    heights = [
        text_height(
            studio.metrics,
            [
                ParagraphSpec(
                    (Piece(cell.text, Font(family, studio.table_size, _bold(cell, is_header))),)
                )
            ],
            Emu(width - 2 * CELL_MARGIN_X),
        )
        for cell, width in zip(cells, widths, strict=True)
    ]
    return Emu(max(heights) + 2 * cell_margin_y(studio))


def cell_margin_y(studio: Studio) -> Emu:
    """The upper and lower margin of the cells of a table, EMU."""
    return Emu.from_points(studio.table_size * studio.density.cell_margin_em)


def _bold(cell: Cell, is_header: bool) -> bool:
    return cell.strong or is_header
