"""What every slide is laid out with: theme, metrics, and the sizes chosen for the whole deck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from es_docs.layout.measure import Metrics
from es_docs.theme import DeckTheme, SlideLayout
from es_docs.units import Emu


@dataclass(frozen=True, slots=True)
class Density:
    """How much air a slide has: room above and below a cell's text in em, height of a bar."""

    cell_margin_em: float
    bar_height: Emu


DENSITIES: Final = (
    Density(0.5, Emu.from_inches(0.8)),
    Density(0.4, Emu.from_inches(0.65)),
    Density(0.29, Emu.from_inches(0.5)),
)
"""From airy to dense; a slide takes the first its content allows."""


@dataclass(frozen=True, slots=True)
class Studio:
    """What every slide is laid out with."""

    theme: DeckTheme
    metrics: Metrics
    table_size: float
    action_title_size: float
    density: Density = DENSITIES[-1]

    def layout(self, name: str) -> SlideLayout:
        return self.theme.layouts[name]
