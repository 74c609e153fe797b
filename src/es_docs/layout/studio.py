"""What every slide is laid out with: theme, metrics, and the sizes chosen for the whole deck."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.layout.measure import NONE, Metrics
from es_docs.theme import DeckTheme, SlideLayout, Slot
from es_docs.units import Box, Emu


class Density(Struct, frozen=True):
    """How much air a slide has: room above and below a cell's text in em, height of a bar."""

    cell_margin_em: float
    bar_height: Emu


DENSITIES: Final = (
    Density(0.5, Emu.from_inches(0.8)),
    Density(0.4, Emu.from_inches(0.65)),
    Density(0.29, Emu.from_inches(0.5)),
)
"""From airy to dense; a slide takes the first its content allows."""


class Studio(Struct, frozen=True):
    """What every slide is laid out with."""

    theme: DeckTheme
    metrics: Metrics
    table_size: float
    action_title_size: float
    name_width: Emu = NONE
    """Of the names in the charts of all actions, so that their bars begin at one line."""
    density: Density = DENSITIES[-1]
    lowered: Emu = NONE
    """How much lower than drawn the body of a slide begins, under a title of many lines."""

    def layout(self, name: str) -> SlideLayout:
        """The layout with its body as it is on this slide."""
        layout = self.theme.layouts[name]
        return _lowered(layout, self.lowered) if self.lowered else layout


_NOT_BODY: Final = frozenset({"Tytuł", "Nadtytuł", "Źródło"})
"""Slots the program fills that keep their place whatever the body does."""


def body_slots(layout: SlideLayout) -> list[Slot]:
    """The slots of the body; a footer or another placeholder of a designer is none of it."""
    return [
        slot
        for name, slot in layout.slots.items()
        if layout.is_filled(name) and name not in _NOT_BODY
    ]


def _lowered(layout: SlideLayout, lowered: int) -> SlideLayout:
    """The body's slots pushed together into what is left of their height."""
    body = [slot.box for slot in body_slots(layout)]
    if not body:
        return layout
    names = {slot.name for slot in body_slots(layout)}
    bottom, top = max(box.bottom for box in body), min(box.top for box in body)
    share = max(bottom - top - lowered, 1) / (bottom - top)

    def moved(slot: Slot) -> Slot:
        upper = bottom - round((bottom - slot.box.top) * share)
        lower = bottom - round((bottom - slot.box.bottom) * share)
        return replace(slot, box=Box.of(slot.box.left, upper, slot.box.width, lower - upper))

    slots = {n: moved(slot) if n in names else slot for n, slot in layout.slots.items()}
    return replace(layout, slots=MappingProxyType(slots))
