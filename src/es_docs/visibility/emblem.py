"""The emblem of the Union, built from its specification and never from a file somebody drew.

Source: Implementing Regulation (EU) No 821/2014, Annex II. With H the height of the rectangle:
width 1.5 H; twelve upright five-pointed stars whose centres stand as the hours on a clock, on a
circle of radius H/3 around the crossing of the diagonals; the points of a star lie on a circle of
radius H/18 (VIS-020 to VIS-026).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final, TypeAlias

from es_docs.units import Emu

FIELD_COLOUR: Final = "003399"
"""Pantone Reflex Blue on screens (Annex II; VIS-026)."""
STAR_COLOUR: Final = "FFCC00"
"""Pantone Yellow on screens (Annex II; VIS-026)."""
RATIO: Final = 1.5
"""Width over height (VIS-020)."""
BORDER_RATIO: Final = 1 / 25
"""Width of the white border on a coloured ground, over the height (VIS-028)."""
PICTURE_SIZE: Final = (1200, 800)
"""Pixels of `union-emblem.png`."""
PICTURE_SHA256: Final = "ec33afb3be4e0c88ea758ce46e26be1006e16c768e24d343413a60885ea07281"
"""The digest of `union-emblem.png` as `tools/make_emblem.py` draws it."""

_STARS: Final = 12
_CIRCLE_RATIO: Final = 1 / 3
_STAR_RATIO: Final = 1 / 18
_INNER_RATIO: Final = math.cos(math.radians(72)) / math.cos(math.radians(36))
"""Inner over outer radius of a regular pentagram, 0.381966 (VIS-025)."""

Point: TypeAlias = tuple[float, float]
Polygon: TypeAlias = tuple[Point, ...]


def star_centres(height: float) -> tuple[Point, ...]:
    """The centres of the twelve stars from twelve o'clock on, in the unit of `height`, y down."""
    radius = height * _CIRCLE_RATIO
    angles = [math.radians(360 / _STARS * hour) for hour in range(_STARS)]
    return tuple(
        (height * RATIO / 2 + radius * math.sin(angle), height / 2 - radius * math.cos(angle))
        for angle in angles
    )


def star_polygons(height: float) -> tuple[Polygon, ...]:
    """Twelve stars of ten vertices each, clockwise from the upper point, in the unit of `height`.

    The origin is the upper left corner of the rectangle, y points down.
    """
    outer = height * _STAR_RATIO
    radii = (outer, outer * _INNER_RATIO)
    return tuple(
        tuple(
            (
                x + radii[step % 2] * math.sin(math.radians(36 * step)),
                y - radii[step % 2] * math.cos(math.radians(36 * step)),
            )
            for step in range(10)
        )
        for x, y in star_centres(height)
    )


def emblem_svg(*, has_border: bool = False) -> str:
    """The emblem as an SVG file of 27 × 18 units (star radius 1).

    With `has_border` a white border of H/25 surrounds it, for coloured grounds (VIS-028).
    """
    height = 18.0
    width = height * RATIO
    border = height * BORDER_RATIO if has_border else 0.0
    x, y, w, h = map(_short, (-border, -border, width + 2 * border, height + 2 * border))
    view = f'viewBox="{x} {y} {w} {h}" width="{w}" height="{h}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {view}>',
    ]
    if has_border:
        lines.append(f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="#FFFFFF"/>')
    lines.append(
        f'<rect width="{_short(width)}" height="{_short(height)}" fill="#{FIELD_COLOUR}"/>'
    )
    lines.append(f'<path fill="#{STAR_COLOUR}" d="{_svg_path(star_polygons(height))}"/>')
    return "\n".join([*lines, "</svg>", ""])


def _svg_path(polygons: tuple[Polygon, ...]) -> str:
    """Four decimals are 0.2 EMU on a flag of 11 mm."""
    return "".join(
        "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in polygon) + "Z" for polygon in polygons
    )


def _short(value: float) -> str:
    return f"{value + 0.0:.4f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=16)
def stars_geometry(height: Emu) -> str:
    """`a:custGeom` of the twelve stars as one path of twelve sub-paths, in whole EMU.

    Markup with the prefix `a` of DrawingML. The path has the size of the whole rectangle, so its
    shape takes the place of the field (ISO/IEC 29500-1 §20.1.9.8 and §20.1.9.15).
    """
    stars = "".join(
        "".join(
            f'<a:{"lnTo" if step else "moveTo"}><a:pt x="{round(x)}" y="{round(y)}"/>'
            f"</a:{'lnTo' if step else 'moveTo'}>"
            for step, (x, y) in enumerate(polygon)
        )
        + "<a:close/>"
        for polygon in star_polygons(height)
    )
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emblem_width(height)}" h="{int(height)}">{stars}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def emblem_width(height: Emu) -> Emu:
    return Emu(round(height * RATIO))
