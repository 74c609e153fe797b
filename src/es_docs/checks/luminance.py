"""How light a colour is and how far two stand apart, as WCAG 2.1 defines both."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from es_docs.reading.model import Colour

_GLARE: Final = 0.05
_WEIGHTS: Final = (0.2126, 0.7152, 0.0722)


@lru_cache(maxsize=4096)
def luminance(colour: Colour) -> float:
    """The relative luminance of an sRGB colour, from 0 (black) to 1 (white)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(weight * part for weight, part in zip(_WEIGHTS, linear, strict=True))


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same colour) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + _GLARE) / (low + _GLARE)
