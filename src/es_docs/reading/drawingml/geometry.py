"""Where drawn things stand and what outline they have.

ISO/IEC 29500-1 §20.1.7.6 (`a:xfrm`: a box, turned and flipped about its middle), §20.1.7.5 (groups
with coordinates of their own), §20.1.9.8 (custom geometry).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import atan2, cos, degrees, hypot, isclose, radians, sin
from typing import Final, TypeAlias

from msgspec import Struct

from es_docs.markup import Element
from es_docs.reading.drawingml.nodes import (
    child,
    children,
    flag,
    integer,
    length,
    local_name,
    measure,
    named_children,
)
from es_docs.reading.model import Point
from es_docs.units import Box

_PER_DEGREE: Final = 60_000
"""Angles are in 60000ths of a degree (§20.1.10.3)."""
_NEAR: Final = 1.0
"""EMU between two points that are one."""
_DEEPEST: Final = 40
"""Groups in groups; deeper ones are not read."""


class Transform(Struct, frozen=True):
    """An `a:xfrm`; `inner` is the coordinate box of what a group holds."""

    box: Box
    rotation: float = 0.0
    is_flipped_across: bool = False
    is_flipped_down: bool = False
    inner: Box | None = None


def read_transform(xfrm: Element | None) -> Transform | None:
    """None when offset or extent are missing: the place comes from elsewhere."""
    parts = named_children(xfrm)
    box = _box(parts, "off", "ext")
    if box is None:
        return None
    return Transform(
        box,
        integer(xfrm, "rot") / _PER_DEGREE,
        flag(xfrm, "flipH"),
        flag(xfrm, "flipV"),
        _box(parts, "chOff", "chExt"),
    )


def _box(parts: Mapping[str, Element], offset: str, extent: str) -> Box | None:
    off, ext = parts.get(offset), parts.get(extent)
    if off is None or ext is None:
        return None
    left, top = length(off, "x") or 0, length(off, "y") or 0
    return Box.of(left, top, max(length(ext, "cx") or 0, 0), max(length(ext, "cy") or 0, 0))


_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""x' = a·x + c·y + e, y' = b·x + d·y + f."""


class Space(Struct, frozen=True):
    """The coordinates inside a group, and how they lie on the slide."""

    matrix: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    scale: tuple[float, float] = (1.0, 1.0)
    rotation: float = 0.0
    is_mirrored: bool = False
    is_flipped: bool = False
    depth: int = 0

    @property
    def is_too_deep(self) -> bool:
        return self.depth > _DEEPEST

    @classmethod
    def fitted(cls, transform: Transform | None, box: Box) -> Space:
        """A space in which an object with that transform fills the box, as in a line of text."""
        if transform is None:
            return cls()
        own = transform.box
        across, down = _ratio(box.width, own.width), _ratio(box.height, own.height)
        shift = (box.left - own.left * across, box.top - own.top * down)
        return cls((across, 0.0, 0.0, down, *shift), (across, down))

    def box(self, transform: Transform) -> Box:
        """The box on the slide, before it is turned about its middle."""
        own = transform.box
        x, y = self._point(own.left + own.width / 2, own.top + own.height / 2)
        width, height = own.width * self.scale[0], own.height * self.scale[1]
        return Box.of(round(x - width / 2), round(y - height / 2), round(width), round(height))

    def turned(self, transform: Transform) -> float:
        """Degrees clockwise from 0 to 360, the sum through all groups."""
        own = -transform.rotation if self.is_mirrored else transform.rotation
        return (self.rotation + own) % 360

    def is_flipping(self, transform: Transform) -> bool:
        return self.is_flipped or transform.is_flipped_across or transform.is_flipped_down

    def inside(self, transform: Transform | None) -> Space:
        """The space of the members of a group that stands in this one."""
        if transform is None:
            return Space(
                self.matrix, self.scale, self.rotation, self.is_mirrored, self.is_flipped,
                self.depth + 1,
            )  # fmt: skip
        inner = transform.inner or _at_origin(transform.box)
        across = _ratio(transform.box.width, inner.width)
        down = _ratio(transform.box.height, inner.height)
        mirrors = transform.is_flipped_across != transform.is_flipped_down
        return Space(
            _product(self.matrix, _group_matrix(transform, inner, across, down)),
            (self.scale[0] * across, self.scale[1] * down),
            self.turned(transform),
            self.is_mirrored != mirrors,
            self.is_flipping(transform),
            self.depth + 1,
        )

    def _point(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f


PAGE: Final = Space()
"""The slide itself."""


def _at_origin(box: Box) -> Box:
    """The coordinates inside a group that gives none: they begin in its corner, as LibreOffice
    writes groups in groups."""
    return Box.of(0, 0, box.width, box.height)


def _ratio(outer: float, inner: float) -> float:
    return outer / inner if inner else 1.0


def _product(left: _Matrix, right: _Matrix) -> _Matrix:
    a, b, c, d, e, f = left
    g, h, i, j, k, m = right
    return (
        a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j,
        a * k + c * m + e, b * k + d * m + f,
    )  # fmt: skip


def _group_matrix(transform: Transform, inner: Box, across: float, down: float) -> _Matrix:
    """Scaled into the group's box, then flipped and turned about its middle."""
    box = transform.box
    x, y = box.left + box.width / 2, box.top + box.height / 2
    scaled = (
        across, 0.0, 0.0, down, box.left - inner.left * across, box.top - inner.top * down,
    )  # fmt: skip
    flip_x = -1.0 if transform.is_flipped_across else 1.0
    flip_y = -1.0 if transform.is_flipped_down else 1.0
    angle = radians(transform.rotation)
    turn = (cos(angle) * flip_x, sin(angle) * flip_x, -sin(angle) * flip_y, cos(angle) * flip_y)
    a, b, c, d = turn
    return _product((a, b, c, d, x - a * x - c * y, y - b * x - d * y), scaled)


def spread(box: Box, rotation: float) -> Box:
    """The upright box that a turned one takes up; exact for right angles, else the nearest."""
    if round(rotation / 90) % 2 == 0:
        return box
    left = box.left + (box.width - box.height) // 2
    top = box.top + (box.height - box.width) // 2
    return Box.of(left, top, box.height, box.width)


# --- custom geometry


_Guides: TypeAlias = Mapping[str, float]
_ENDS: Final = {"cubicBezTo": 2, "quadBezTo": 1, "moveTo": 0, "lnTo": 0}
"""Which of a segment's points is its end."""


def outlines_of(geometry: Element | None, box: Box) -> tuple[tuple[Point, ...], ...]:
    """The closed sub-paths of an `a:custGeom` in the coordinates of the box, curves as chords.

    A path that is only stroked, or that uses computed guides, is left out.
    """
    paths = (one for one in children(child(geometry, "pathLst")) if one.get("fill") != "none")
    return tuple(outline for path in paths for outline in _closed(path, box))


def _closed(path: Element, box: Box) -> Iterator[tuple[Point, ...]]:
    width, height = length(path, "w") or box.width, length(path, "h") or box.height
    guides = _guides(width, height)
    across, down = _ratio(box.width, width), _ratio(box.height, height)
    for points, is_closed in _subpaths(path, guides):
        first, last = points[0], points[-1]
        meets = hypot(first[0] - last[0], first[1] - last[1]) <= _NEAR
        drawn = points[:-1] if meets else points
        if (is_closed or meets) and len(drawn) > 1:
            yield tuple((box.left + x * across, box.top + y * down) for x, y in drawn)


def _subpaths(path: Element, guides: _Guides) -> Iterator[tuple[list[Point], bool]]:
    points: list[Point] = []
    for segment in children(path):
        name = local_name(segment)
        if name == "close":
            if points:
                yield points, True
            points = []
            continue
        end = _end(segment, name, points, guides)
        if end is None:
            return
        if name == "moveTo" and points:
            yield points, False
            points = []
        points.append(end)
    if points:
        yield points, False


def _end(segment: Element, name: str, points: list[Point], guides: _Guides) -> Point | None:
    """Where a segment of a path leads; None when that cannot be told."""
    if name == "arcTo":
        return _arc_end(segment, points[-1], guides) if points else None
    places = [one for one in children(segment) if local_name(one) == "pt"]
    if name not in _ENDS or len(places) <= _ENDS[name]:
        return None
    x = _coordinate(places[_ENDS[name]].get("x"), guides)
    y = _coordinate(places[_ENDS[name]].get("y"), guides)
    return None if x is None or y is None else (x, y)


def _arc_end(segment: Element, start: Point, guides: _Guides) -> Point | None:
    """The end of an arc of an ellipse (§20.1.9.4); angles are those of the drawn ray."""
    values = [_coordinate(segment.get(key), guides) for key in ("wR", "hR", "stAng", "swAng")]
    wide, high, begin, sweep = values
    if wide is None or high is None or begin is None or sweep is None:
        return None
    first = _ellipse_angle(begin / _PER_DEGREE, wide, high)
    last = _ellipse_angle((begin + sweep) / _PER_DEGREE, wide, high)
    centre_x, centre_y = start[0] - wide * cos(first), start[1] - high * sin(first)
    return centre_x + wide * cos(last), centre_y + high * sin(last)


def _ellipse_angle(angle: float, wide: float, high: float) -> float:
    ray = radians(angle)
    if isclose(wide, high) or not wide or not high:
        return ray
    return radians(degrees(atan2(wide * sin(ray), high * cos(ray))))


def _guides(width: float, height: float) -> _Guides:
    """The guides every shape has (§20.1.9.11, annex D), of those that are lengths."""
    return {
        "l": 0, "t": 0, "r": width, "b": height, "w": width, "h": height,
        "hc": width / 2, "vc": height / 2, "wd2": width / 2, "hd2": height / 2,
    }  # fmt: skip


def _coordinate(text: str | None, guides: _Guides) -> float | None:
    found = measure(text)
    return found[0] if found else guides.get(text or "")


def adjustments_of(preset: Element | None) -> dict[str, int]:
    """The values of a preset geometry's handles: `{"adj": 16667}`."""
    values = (
        (guide.get("name", ""), guide.get("fmla", "").split())
        for guide in children(child(preset, "avLst"))
    )
    return {
        name: round(found[0])
        for name, formula in values
        if formula[:1] == ["val"] and (found := measure(" ".join(formula[1:]))) is not None
    }
