"""What a picture file tells of itself: its own proportions, its pixels, what of it is seen."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final, cast

from msgspec import Struct
from PIL import Image, ImageChops

from es_docs.checks.signs.emblem_looks import WHOLE, Area
from es_docs.diagnostics import AssetError
from es_docs.markup import Element
from es_docs.ooxml.package import qualified
from es_docs.reading.model import DrawnObject, PictureData
from es_docs.visibility.signs import read_artwork

_RASTERS: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
_MAX_PIXELS: Final = 50_000_000
_NEARLY_WHITE: Final = 240
_FAINT: Final = 12
"""A pixel that differs from white by less is not seen."""


class Crop(Struct, frozen=True):
    """How much of a picture is cut off at each edge, in shares of it; less than 0 adds room."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def is_cutting(self) -> bool:
        return max(self.left, self.top, self.right, self.bottom) > 0

    def cuts(self, area: Area, slack: float = 0.004) -> bool:
        """Whether a part of an area is cut off."""
        return (
            self.left > area.left + slack
            or self.top > area.top + slack
            or 1 - self.right < area.left + area.width - slack
            or 1 - self.bottom < area.top + area.height - slack
        )

    def shown(self, area: Area) -> Area:
        """Where an area of the picture is in the box it is shown in."""
        width, height = 1 - self.left - self.right, 1 - self.top - self.bottom
        if width <= 0 or height <= 0:
            return area
        return Area(
            (area.left - self.left) / width,
            (area.top - self.top) / height,
            area.width / width,
            area.height / height,
        )


UNCUT: Final = Crop()


def crop_of(one: DrawnObject) -> Crop:
    """`a:srcRect` of a picture (ISO/IEC 29500-1 §20.1.8.55)."""
    if one.element is None:
        return UNCUT
    source = next(one.element.iter(qualified("a:srcRect")), None)
    if source is None:
        return UNCUT
    return Crop(*(_share(source, edge) for edge in ("l", "t", "r", "b")))


def _share(source: Element, edge: str) -> float:
    """Thousandths of a percent; the strict form has a percent sign."""
    text = source.get(edge, "0")
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else int(text) / 100_000
    except ValueError:
        return 0.0


def own_ratio(picture: PictureData) -> float | None:
    """Width over height of the file that programs prefer; None when it does not tell."""
    for file in (picture.vector, picture.data):
        ratio = _ratio(file) if file else None
        if ratio is not None:
            return ratio
    return None


@lru_cache(maxsize=64)
def _ratio(file: bytes) -> float | None:
    size = pixel_size(file)
    if size is not None:
        return size[0] / size[1]
    try:
        return read_artwork(file, "").ratio
    except AssetError:
        return None


@lru_cache(maxsize=64)
def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a raster file; None for anything else."""
    try:
        with Image.open(io.BytesIO(data), formats=_RASTERS) as image:
            return image.size if all(image.size) else None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def is_raster(data: bytes) -> bool:
    return pixel_size(data) is not None


@lru_cache(maxsize=64)
def seen_area(data: bytes) -> Area:
    """The part of a raster in which there is more than white or nothing; else the whole."""
    picture = _on_white(data)
    if picture is None:
        return WHOLE
    grey = ImageChops.invert(picture.convert("L"))
    edges = ImageChops.subtract(grey, Image.new("L", grey.size, _FAINT)).getbbox()
    if edges is None:
        return WHOLE
    left, top, right, bottom = edges
    width, height = picture.size
    return Area(left / width, top / height, (right - left) / width, (bottom - top) / height)


def is_white_at(data: bytes, area: Area) -> bool:
    """Whether a part of a raster is white, or lets a white ground through."""
    picture = _on_white(data)
    if picture is None:
        return False
    left, top = max(0, area.left) * picture.width, max(0, area.top) * picture.height
    right = min(1, area.left + area.width) * picture.width
    bottom = min(1, area.top + area.height) * picture.height
    if right - left < 1 or bottom - top < 1:
        return False
    part = picture.crop((round(left), round(top), round(right), round(bottom))).convert("L")
    return cast("tuple[int, int]", part.getextrema())[0] > _NEARLY_WHITE


def _on_white(data: bytes) -> Image.Image | None:
    """A raster file as it looks on white paper; None when it cannot be read."""
    size = pixel_size(data)
    if size is None or size[0] * size[1] > _MAX_PIXELS:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=_RASTERS) as image:
            rgba = image.convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError):
        return None
    ground = Image.new("RGBA", rgba.size, "white")
    ground.alpha_composite(rgba)
    return ground.convert("RGB")
