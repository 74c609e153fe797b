"""The colours of the emblem: which variant they make, and how far they are from the right ones."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from es_docs.checks.signs.emblem_looks import EmblemLooks, Flaw, Source
from es_docs.reading.model import Colour
from es_docs.visibility.emblem import FIELD_COLOUR, STAR_COLOUR

_WHITE: Final = "FFFFFF"
_BLACK: Final = "000000"
_GREY: Final = 24
"""Channels of a colour without a hue differ by no more."""
SAME: Final = 6.0
"""Distance in CIELAB that compression of a picture makes (JPEG of our emblem: up to 5)."""
NEAR: Final = 26.0
"""Distance of what printers make of the two colours (004494, 034EA2, FFED00 and the like)."""


class Variant(StrEnum):
    """What kind of emblem the colours make."""

    FULL = "full"
    """In colours, right or wrong ones (VIS-026)."""
    BLACK = "black"
    """White field with a black outline, black stars."""
    BLUE = "blue"
    """Reflex Blue field, white stars."""
    OTHER = "other"
    """Of one colour, but neither of the two that are allowed (VIS-030)."""


def variant_of(looks: EmblemLooks) -> Variant:
    """FULL too when a colour cannot be told."""
    field, star = looks.field, looks.star
    if field is None or star is None:
        return Variant.FULL
    if _is_grey(field) and _is_grey(star):
        has_frame = looks.has_frame or looks.source is Source.RASTER
        is_right = has_frame and _is(looks, field, _WHITE) and _is(looks, star, _BLACK)
        return Variant.BLACK if is_right else Variant.OTHER
    if _is_blue(field) and _is_grey(star):
        is_right = _is(looks, field, FIELD_COLOUR) and _is(looks, star, _WHITE)
        return Variant.BLUE if is_right else Variant.OTHER
    return Variant.FULL


def field_distance(looks: EmblemLooks) -> float:
    """Of the field from Reflex Blue, in CIELAB; 0 when it cannot be told or is a gradient."""
    return _distance_told(looks, looks.field, FIELD_COLOUR)


def star_distance(looks: EmblemLooks) -> float:
    """The same of the stars, from Pantone Yellow."""
    return _distance_told(looks, looks.star, STAR_COLOUR)


def _distance_told(looks: EmblemLooks, colour: Colour | None, wanted: Colour) -> float:
    if colour is None or Flaw.GRADIENT in looks.flaws:
        return 0.0
    return distance(colour, wanted)


def _is(looks: EmblemLooks, colour: Colour, wanted: Colour) -> bool:
    if looks.source is Source.RASTER:
        return distance(colour, wanted) <= NEAR
    return colour == wanted


def _is_grey(colour: Colour) -> bool:
    channels = _channels(colour)
    return max(channels) - min(channels) <= _GREY


def _is_blue(colour: Colour) -> bool:
    red, green, blue = _channels(colour)
    return blue > red + _GREY and blue > green + _GREY


def _channels(colour: Colour) -> tuple[int, int, int]:
    number = int(colour, 16)
    return number >> 16, number >> 8 & 255, number & 255


def distance(one: Colour, other: Colour) -> float:
    """The difference of two sRGB colours as CIE 1976 has it (CIE 15:2004 §8.2.1)."""
    pairs = zip(_lab(one), _lab(other), strict=True)
    return sum((first - second) ** 2 for first, second in pairs) ** 0.5


def _lab(colour: Colour) -> tuple[float, float, float]:
    """CIELAB under D65, by the matrix of IEC 61966-2-1."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    x = _cube_root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    y = _cube_root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _cube_root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _cube_root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else value * 841 / 108 + 4 / 29
