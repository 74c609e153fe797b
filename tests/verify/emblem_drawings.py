"""Emblems drawn wrong in one way, as SVG, as PNG, and the geometry they share."""

from __future__ import annotations

import io
import math

import resvg_py
from msgspec import Struct
from PIL import Image

_INNER = math.cos(math.radians(72)) / math.cos(math.radians(36))


class Emblem(Struct, frozen=True, dict=True):
    """The emblem of 27 × 18 units; each field away from its default is a flaw of its own."""

    ratio: float = 1.5
    stars: int = 12
    ring: float = 6.0
    radius: float = 1.0
    inner: float = _INNER
    tilt: float = 0.0
    turns_with_ring: bool = False
    points: int = 5
    field: str = "#003399"
    star: str = "#FFCC00"
    field_extra: str = ""
    star_extra: str = ""
    border: float = 0.0
    ground: str = "#FFFFFF"
    """Of the border."""

    @property
    def width(self) -> float:
        return 18 * self.ratio

    def polygons(self) -> list[list[tuple[float, float]]]:
        return [self._polygon(hour * 360 / self.stars) for hour in range(self.stars)]

    def _polygon(self, angle: float) -> list[tuple[float, float]]:
        x = self.width / 2 + self.ring * math.sin(math.radians(angle))
        y = 9 - self.ring * math.cos(math.radians(angle))
        start = self.tilt + (angle if self.turns_with_ring else 0.0)
        radii = (self.radius, self.radius * self.inner)
        turns = [math.radians(start + 180 / self.points * step) for step in range(2 * self.points)]
        return [
            (x + radii[step % 2] * math.sin(turn), y - radii[step % 2] * math.cos(turn))
            for step, turn in enumerate(turns)
        ]

    def svg(self) -> str:
        by, w = self.border, self.width
        size = f'width="{100 * (w + 2 * by):.0f}" height="{100 * (18 + 2 * by):.0f}"'
        frame = f'viewBox="{-by} {-by} {w + 2 * by} {18 + 2 * by}" {size}'
        ground = f'<rect x="{-by}" y="{-by}" width="{w + 2 * by}" height="{18 + 2 * by}"'
        path = "".join(
            "M" + "L".join(f"{x:.5f} {y:.5f}" for x, y in polygon) + "Z"
            for polygon in self.polygons()
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>'
            + (f'{ground} fill="{self.ground}"/>' if by else "")
            + f'<rect width="{w}" height="18" fill="{self.field}" {self.field_extra}/>'
            + f'<path fill="{self.star}" {self.star_extra} d="{path}"/></svg>'
        )

    def png(self, height: int = 800) -> bytes:
        return drawn(self.svg(), height)

    def jpeg(self, height: int = 800, quality: int = 80) -> bytes:
        target = io.BytesIO()
        with Image.open(io.BytesIO(self.png(height))) as image:
            image.convert("RGB").save(target, "JPEG", quality=quality)
        return target.getvalue()


BLACK = Emblem(field="#FFFFFF", star="#000000", field_extra='stroke="#000000" stroke-width="0.3"')
BLUE = Emblem(star="#FFFFFF")
GREY = Emblem(field="#2F2F2F", star="#C4C4C4")


def drawn(svg: str, height: int) -> bytes:
    """An SVG with a size of its own as PNG of that height."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, height=height))
