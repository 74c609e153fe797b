"""The Union emblem drawn as shapes: a rectangle with stars on it, grouped or loose.

Stars are presets (ISO/IEC 29500-1 annex D, `star5`) or outlines of custom geometry, each a shape of
its own or twelve in one. A group that was turned turns all its members by the same angle.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from es_docs.checks.signs.emblem_looks import EmblemLooks, Flaw, Source, is_ring, star_of
from es_docs.reading.model import Colour, DrawnObject, ObjectKind, Paint
from es_docs.regex import regex
from es_docs.units import Box
from es_docs.visibility.emblem import BORDER_RATIO

_FIELD_RATIOS: Final = (1.0, 2.4)
_STAR_SIZES: Final = (0.03, 0.3)
"""Height of a star over that of the field; a right one has 0.1."""
_STAR: Final = regex(r"star(\d+)")
_WHITE: Final = "FFFFFF"
_BLACK: Final = "000000"


class DrawnEmblem(Struct, frozen=True, eq=False):
    """The rectangle, the shapes of the stars, and how they look together."""

    field: DrawnObject
    stars: tuple[DrawnObject, ...]
    looks: EmblemLooks


def drawn_emblem(objects: Sequence[DrawnObject]) -> DrawnEmblem | None:
    """The emblem among things drawn side by side or in one group, the smallest when there are
    several; None when there is no ring of stars on a rectangle."""
    leaves = [leaf for one in objects for leaf in _leaves(one)]
    outlined = [(leaf, polygon) for leaf in leaves for polygon in _polygons(leaf)]
    fields = [leaf for leaf in leaves if _is_rectangle(leaf)]
    for field in sorted(fields, key=_height):
        stars = [pair for pair in outlined if _is_star_on(field, *pair)]
        if is_ring([star_of([_scaled(field, one)]).centre for _, one in stars], _ratio(field)):
            return _emblem(field, stars, objects)
    return None


def _leaves(one: DrawnObject) -> Iterator[DrawnObject]:
    """Shapes with nothing inside, from back to front."""
    for inner in one.walk():
        has_looks = inner.kind is ObjectKind.SHAPE and inner.box is not None
        if has_looks and not inner.is_hidden and not inner.placeholder:
            yield inner


def _is_rectangle(one: DrawnObject) -> bool:
    box = one.box
    if box is None or box.height <= 0 or one.text.strip():
        return False
    has_edges = one.preset in ("rect", "flowChartProcess") or _is_square_cut(one)
    is_painted = one.fill.kind != "none" or one.line.kind != "none"
    return has_edges and is_painted and _FIELD_RATIOS[0] < _ratio(one) < _FIELD_RATIOS[1]


def _is_square_cut(one: DrawnObject) -> bool:
    """One outline that runs along the edges of its box."""
    box = one.box
    if box is None or len(one.outlines) != 1:
        return False
    corners = {(round(x / box.height, 2), round(y / box.height, 2)) for x, y in one.outlines[0]}
    return len(corners) == 4 and all(
        len({corner[axis] for corner in corners}) == 2 for axis in (0, 1)
    )


def _ratio(one: DrawnObject) -> float:
    return one.box.width / one.box.height if one.box and one.box.height else 0.0


def _height(one: DrawnObject) -> int:
    return one.box.height if one.box else 0


# --- outlines


def _polygons(one: DrawnObject) -> list[list[complex]]:
    """The outlines of a shape on the slide, in EMU; of presets those of stars only."""
    if one.box is None:
        return []
    if match := _STAR.fullmatch(one.preset):
        return [_preset_star(one, one.box, int(match[1]))]
    return [[complex(x, y) for x, y in outline] for outline in one.outlines if len(outline) > 2]


def _preset_star(one: DrawnObject, box: Box, points: int) -> list[complex]:
    """The corners of `star5` after its formulas; of another star about as it looks."""
    is_usual = points == 5
    depth = one.adjustments.get("adj", 19098) if is_usual else 25000
    across = one.adjustments.get("hf", 105146) if is_usual else 100000
    down = one.adjustments.get("vf", 110557) if is_usual else 100000
    wide, high = box.width / 2 * across / 100000, box.height / 2 * down / 100000
    middle = complex(box.left + box.width / 2, box.top + high)
    shares = (1.0, min(max(depth, 0), 50000) / 50000)
    turns = [cmath.rect(shares[step % 2], math.pi * step / points) for step in range(2 * points)]
    return [middle + complex(wide * turn.imag, -high * turn.real) for turn in turns]


def _is_star_on(field: DrawnObject, one: DrawnObject, polygon: Sequence[complex]) -> bool:
    """Whether an outline lies on a field and is about as large as a star."""
    if one is field:
        return False
    points = _scaled(field, polygon)
    xs, ys = [point.real for point in points], [point.imag for point in points]
    is_inside = min(xs) > -0.05 and max(xs) < _ratio(field) + 0.05
    is_inside = is_inside and min(ys) > -0.05 and max(ys) < 1.05
    return is_inside and _STAR_SIZES[0] < max(ys) - min(ys) < _STAR_SIZES[1]


def _scaled(field: DrawnObject, polygon: Sequence[complex]) -> list[complex]:
    """In shares of the height of the field, from its upper left corner."""
    box = field.box or Box.of(0, 0, 1, 1)
    origin = complex(box.left, box.top)
    return [(point - origin) / box.height for point in polygon]


def _turned(one: DrawnObject, polygon: Sequence[complex], degrees: float) -> list[complex]:
    """Turned clockwise around the middle of the box of its shape."""
    if one.box is None or not degrees % 360:
        return list(polygon)
    middle = complex(one.box.left + one.box.width / 2, one.box.top + one.box.height / 2)
    turn = cmath.rect(1, math.radians(degrees))
    return [middle + (point - middle) * turn for point in polygon]


# --- looks


def _emblem(
    field: DrawnObject,
    stars: Sequence[tuple[DrawnObject, list[complex]]],
    objects: Sequence[DrawnObject],
) -> DrawnEmblem:
    shapes = tuple(dict.fromkeys(one for one, _ in stars))
    seen = [_turned(one, polygon, one.rotation - field.rotation) for one, polygon in stars]
    groups = [one for top in objects for one in top.walk() if field in one.children]
    has_frame = field.line.colour == _BLACK and field.fill.colour in (_WHITE, None)
    looks = EmblemLooks(
        source=Source.SHAPES,
        ratio=_ratio(field),
        stars=tuple(star_of([_scaled(field, polygon)]) for polygon in seen),
        field=field.fill.colour if field.fill.kind != "none" else _WHITE,
        star=_odd_colour([one.fill for one in shapes]),
        is_plain=all(one.fill.is_plain or one.fill.alpha < 1 for one in (field, *shapes)),
        has_border=_is_white_line(field),
        has_frame=has_frame and field.line.kind != "none",
        rotation=field.rotation % 360,
        is_flipped=any(one.is_flipped for one in (field, *shapes)),
        flaws=frozenset(_flaws(field, shapes, groups, is_framed=has_frame)),
    )
    return DrawnEmblem(field, shapes, looks)


def _odd_colour(fills: Sequence[Paint]) -> Colour | None:
    """The colour of the stars; when they differ, the rarest."""
    colours = [fill.colour for fill in fills]
    return min(set(colours), key=colours.count) if colours else None


def _is_white_line(field: DrawnObject) -> bool:
    """A white outline of the field serves as its border when it is wide enough (VIS-028)."""
    least = 0.9 * BORDER_RATIO * _height(field)
    return field.line.colour == _WHITE and field.line.width >= least


def _flaws(
    field: DrawnObject,
    stars: Sequence[DrawnObject],
    groups: Sequence[DrawnObject],
    *,
    is_framed: bool,
) -> Iterator[Flaw]:
    shapes = (field, *stars)
    if any(one.has_effect for one in (*shapes, *groups)):
        yield Flaw.EFFECT
    lines = [one.line for one in stars]
    if field.line.colour != _WHITE and not is_framed:
        lines.append(field.line)
    if any(line.kind != "none" for line in lines):
        yield Flaw.OUTLINE
    if any(one.fill.kind not in ("solid", "none") for one in shapes):
        yield Flaw.GRADIENT
    if any(one.fill.alpha < 1 for one in shapes):
        yield Flaw.TRANSPARENCY
