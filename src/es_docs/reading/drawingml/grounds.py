"""What colour lies behind a text: drawn things are laid on one another from back to front."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, field

from es_docs.reading.drawingml.colours import mixed
from es_docs.reading.drawingml.paint import tone_of
from es_docs.reading.model import Colour, Paint
from es_docs.units import EMU_PER_MM, Box

_SLACK: Final = EMU_PER_MM // 2
"""EMU a text box may stick out of the panel it stands on."""


class Canvas(Struct, eq=False):
    """Grows while the objects of a slide are read: a text asks what has been painted below it."""

    background: Colour | None = "FFFFFF"
    _layers: list[tuple[Box, Colour | None]] = field(
        default_factory=list[tuple[Box, "Colour | None"]]
    )

    def on(self, background: Colour | None, *, is_bare: bool = False) -> Canvas:
        """A canvas to go on with: what is painted here, or nothing of it, on a background."""
        return Canvas(background, [] if is_bare else [*self._layers])

    def paint(self, box: Box | None, fill: Paint) -> None:
        """Lays a filled box on what is there; one without a fill leaves no trace."""
        if box is not None and fill.kind != "none":
            colour = mixed(tone_of(fill), self.behind(box)) if fill.kind == "solid" else None
            self._layers.append((box, colour))

    def cover(self, box: Box | None) -> None:
        """Lays something on it that has no single colour: a picture, a chart."""
        if box is not None:
            self._layers.append((box, None))

    def behind(self, box: Box | None) -> Colour | None:
        """The colour below a box; None when it cannot be told, as with a text that stands half on
        a panel."""
        if box is None:
            return self.background
        for layer, colour in reversed(self._layers):
            if _holds(layer, box):
                return colour
            if _meets_middle(layer, box):
                return None
        return self.background


def _holds(layer: Box, box: Box) -> bool:
    return (
        layer.left - _SLACK <= box.left
        and layer.top - _SLACK <= box.top
        and box.left + box.width <= layer.left + layer.width + _SLACK
        and box.top + box.height <= layer.top + layer.height + _SLACK
    )


def _meets_middle(layer: Box, box: Box) -> bool:
    middle, centre = box.left + box.width // 2, box.top + box.height // 2
    return (
        layer.left <= middle <= layer.left + layer.width
        and layer.top <= centre <= layer.top + layer.height
    )
