"""The Union emblem as it is seen, whatever it was read from: shapes, an SVG file or pixels.

All lengths are shares of the height H of the rectangle, measured from its upper left corner, y
down. Geometry of reference: Implementing Regulation (EU) No 821/2014, Annex II.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from es_docs.reading.model import Colour
from es_docs.visibility.emblem import FIELD_COLOUR, RATIO, STAR_COLOUR, star_polygons

STAR_COUNT: Final = 12
INNER_SHARE: Final = math.cos(math.radians(72)) / math.cos(math.radians(36))
"""Inner over outer radius of a regular pentagram (VIS-025)."""
_POINTS: Final = 5
_STAR_LIKENESS: Final = 0.5
"""How much of the fifth angular moment of an outline must add up: 1 for a regular pentagram, 0 for
a disc, a square or a star of four or six points."""
_COLLINEAR: Final = 1e-3


class Source(StrEnum):
    """What the looks were read from, which decides how exactly they can be judged."""

    SHAPES = "shapes"
    VECTOR = "vector"
    RASTER = "raster"


class Flaw(StrEnum):
    """What must not be done to the emblem (VIS-027)."""

    EFFECT = "effect"
    OUTLINE = "outline"
    GRADIENT = "gradient"
    TRANSPARENCY = "transparency"


class Star(Struct, frozen=True):
    """One star. None stands for what cannot be told, as in a picture of few pixels.

    `radius` is that of the circle through the points, `inner` the inner over the outer radius,
    `tilt` the degrees between -36 and 36 by which it is turned from upright.
    """

    centre: complex
    radius: float | None = None
    inner: float | None = None
    tilt: float | None = None
    has_five_points: bool = True


class Area(Struct, frozen=True):
    """A part of a picture, in shares of its width and height."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0


WHOLE: Final = Area()


class EmblemLooks(Struct, frozen=True):
    """An emblem. `ratio` is width over height of the rectangle; `area` where it is in its picture.

    `field` and `star` are the colours, None when there is no single one; `is_plain` tells that
    neither depends on the theme. `has_border`: at least H/25 of white all around (VIS-028).
    `rotation` in degrees is that of the whole emblem.
    """

    source: Source
    ratio: float
    stars: tuple[Star, ...]
    field: Colour | None
    star: Colour | None
    area: Area = WHOLE
    is_plain: bool = True
    has_border: bool = False
    has_frame: bool = False
    """A black line around the field, as the black variant has it (VIS-030)."""
    rotation: float = 0.0
    is_flipped: bool = False
    flaws: frozenset[Flaw] = frozenset()


def star_of(outlines: Sequence[Sequence[complex]]) -> Star:
    """The star that one outline, or several which lie over each other, make together."""
    points = _without_repeats(outlines[0]) if len(outlines) == 1 else []
    tips = _hull([point for outline in outlines for point in outline])
    centre = _mean(points if len(points) == 2 * _POINTS else tips)
    moment = sum(((tip - centre) * 1j) ** _POINTS for tip in tips)
    strength = sum(abs(tip - centre) ** _POINTS for tip in tips)
    return Star(
        centre=centre,
        radius=_mean_distance(tips, centre),
        inner=_inner_share(points, tips),
        tilt=tilt_of(moment),
        has_five_points=len(tips) == _POINTS and abs(moment) > _STAR_LIKENESS * strength,
    )


def tilt_of(moment: complex) -> float:
    """Degrees from upright, out of the sum of `((point - centre) * i) ** 5`."""
    return math.degrees(cmath.phase(moment)) / _POINTS


def _inner_share(points: Sequence[complex], tips: Sequence[complex]) -> float | None:
    """Of ten vertices, or of the five that are joined across in one stroke."""
    if len(tips) != _POINTS:
        return None
    centre = _mean(tips)
    if len(points) == 2 * _POINTS:
        dents = [point for point in points if point not in tips]
        return _mean_distance(dents, centre) / _mean_distance(tips, centre) if dents else None
    if len(points) == _POINTS:
        step = abs(points[1] - points[0]) / _mean_distance(tips, centre)
        is_across = step > 2 * math.sin(math.radians(54))
        return INNER_SHARE if is_across else math.cos(math.radians(36))
    return None


def _without_repeats(points: Sequence[complex]) -> list[complex]:
    """The corners of an outline: a point equal to the one before it is none."""
    reach = max((abs(point - points[0]) for point in points), default=0.0)
    pairs = zip(points, [*points[-1:], *points[:-1]], strict=True)
    return [point for point, before in pairs if abs(point - before) > reach * _COLLINEAR]


def _mean(points: Sequence[complex]) -> complex:
    return sum(points) / len(points) if points else 0j


def _mean_distance(points: Sequence[complex], centre: complex) -> float:
    return sum(abs(point - centre) for point in points) / len(points) if points else 0.0


def _hull(points: Iterable[complex]) -> list[complex]:
    """The corners of the convex hull (Andrew's monotone chain), flat ones left out."""
    ordered = sorted(set(points), key=lambda point: (point.real, point.imag))
    if len(ordered) < 3:
        return ordered
    reach = abs(ordered[-1] - ordered[0])
    return [*_chain(ordered, reach)[:-1], *_chain(ordered[::-1], reach)[:-1]]


def _chain(ordered: Sequence[complex], reach: float) -> list[complex]:
    chain: list[complex] = []
    for point in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= reach**2 * _COLLINEAR:
            chain.pop()
        chain.append(point)
    return chain


def _turn(start: complex, middle: complex, end: complex) -> float:
    first, second = middle - start, end - start
    return first.real * second.imag - first.imag * second.real


def is_ring(centres: Sequence[complex], ratio: float) -> bool:
    """Whether stars stand about in a ring, as those of an emblem do, be it a bad one."""
    if not STAR_COUNT / 2 <= len(centres) <= STAR_COUNT * 2:
        return False
    middle = complex(ratio / 2, 0.5)
    distances = [abs(centre - middle) for centre in centres]
    mean = sum(distances) / len(distances)
    spread = math.sqrt(sum((one - mean) ** 2 for one in distances) / len(distances))
    return 0.15 < mean < 0.6 and spread < 0.3 * mean and abs(_mean(centres) - middle) < 0.2


PERFECT: Final = EmblemLooks(
    source=Source.VECTOR,
    ratio=RATIO,
    stars=tuple(star_of([[complex(x, y) for x, y in polygon]]) for polygon in star_polygons(1.0)),
    field=FIELD_COLOUR,
    star=STAR_COLOUR,
)
"""The emblem as our own files show it."""
