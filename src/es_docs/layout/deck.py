"""Slides as values: what stands on each, in which box, at which size."""

from __future__ import annotations

from msgspec import Struct

from es_docs.diagnostics import Diagnostic, Location
from es_docs.story import Chart, Picture, Table, Timeline
from es_docs.theme import Slot
from es_docs.units import Box, Emu


class TextRun(Struct, frozen=True):
    """`size_pt` and `bold` are None where the slot's own level decides."""

    text: str
    bold: bool | None = None
    size_pt: float | None = None


class TextParagraph(Struct, frozen=True):
    runs: tuple[TextRun, ...]
    level: int = 1

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class TextShape(Struct, frozen=True):
    """Text in a placeholder; `box` differs from the slot's own where the content asks for it."""

    key: str
    slot: Slot
    box: Box
    paragraphs: tuple[TextParagraph, ...]
    location: Location | None = None


class TableShape(Struct, frozen=True):
    """A table with the widths and heights PowerPoint will draw, in EMU; the header is row 0."""

    key: str
    slot: Slot
    box: Box
    table: Table
    size_pt: float
    cell_margin: Emu
    widths: tuple[Emu, ...]
    heights: tuple[Emu, ...]


class ChartShape(Struct, frozen=True):
    """A chart whose names take `name_width` of its box at the left."""

    key: str
    slot: Slot
    box: Box
    chart: Chart
    size_pt: float
    name_width: Emu


class LineFit(Struct, frozen=True):
    """`are_turned`: the names have no room beside each other and stand upright. `with_values`: the
    numbers fit at the points of a single line; else a scale gives them."""

    are_turned: bool
    with_values: bool


class LineShape(Struct, frozen=True):
    """A chart of lines over time; `fit` says what of its words has room."""

    key: str
    slot: Slot
    box: Box
    timeline: Timeline
    size_pt: float
    fit: LineFit


class PictureShape(Struct, frozen=True):
    """A picture inside `box`, which is the room it may take; its ratio decides how much."""

    key: str
    slot: Slot
    box: Box
    picture: Picture


Shape = TextShape | TableShape | ChartShape | LineShape | PictureShape


Draft = tuple[str, list[Shape], str]
"""A slide before its frame: the layout's name, the shapes below the title, and a title of its
own or an empty text."""


class Slide(Struct, frozen=True):
    """One slide; `shapes` stand in reading order, the title first. `notes`: a paragraph each."""

    key: str
    layout: str
    title: str
    shapes: tuple[Shape, ...]
    group: str
    notes: tuple[str, ...]
    location: Location | None = None


class Deck(Struct, frozen=True):
    slides: tuple[Slide, ...]
    findings: tuple[Diagnostic, ...]
