"""The Union emblem in the pixels of a PNG or JPEG, alone or as a part of a whole sign strip.

First the field is looked for in a small copy, then it is measured in a copy 360 pixels high.
Masks are made by Pillow; only runs of pixels and the pixels of the stars are walked in Python.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias, cast

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageFilter

from es_docs.checks.signs.emblem_looks import (
    Area,
    EmblemLooks,
    Flaw,
    Source,
    Star,
    is_ring,
    tilt_of,
)
from es_docs.reading.model import Colour
from es_docs.visibility.emblem import BORDER_RATIO

MAX_PIXELS: Final = 50_000_000
"""A larger picture is not opened."""
MEASURED_HEIGHT: Final = 360
"""Pixels of the field when it is measured; a star is then 40 pixels wide."""
JUDGED_HEIGHT: Final = 120
"""Pixels the field must have for the size and the turn of its stars to be told."""
_READ_PIXELS: Final = 1_500_000
_SEARCHED_PIXELS: Final = 160_000
_MIN_FIELD_HEIGHT: Final = 24
"""In the small copy."""
_MIN_READ_HEIGHT: Final = 40
"""Pixels of a field below which its stars run together."""
_MAX_RUNS: Final = 20_000
"""A mask in more pieces than that is a photograph."""
_BLUE_HUES: Final = range(136, 187)
"""190° to 262° of 360°, as Pillow counts hues: all blues an emblem was ever printed in."""
_FIELD_RATIOS: Final = (1.1, 2.2)
_STAR_AREAS: Final = (0.0006, 0.02)
"""Of H²; a right star has 0.00346."""
_WHITE: Final = 242
_GRADIENT_SPREAD: Final = 40
"""Between the 5th and 95th percentile of a channel; JPEG noise stays far below."""

_Mask: TypeAlias = Image.Image
_Rectangle: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels, as Pillow crops."""


class _Blob(Struct):
    """Pixels that touch each other: their rectangle, and how many they are."""

    left: int
    top: int
    right: int
    bottom: int
    area: int

    def take(self, other: _Blob) -> None:
        self.left, self.top = min(self.left, other.left), min(self.top, other.top)
        self.right, self.bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        self.area += other.area

    @property
    def rectangle(self) -> _Rectangle:
        return self.left, self.top, self.right, self.bottom

    @property
    def size(self) -> tuple[int, int]:
        return self.right - self.left, self.bottom - self.top


def raster_looks(data: bytes) -> EmblemLooks | None:
    """The emblem in a PNG or JPEG; None when there is none to be seen or the picture is broken."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF")) as image:
            if image.width * image.height > MAX_PIXELS:
                return None
            is_lossy = image.format == "JPEG"
            picture = _on_white(_smaller(image))
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, Image.DecompressionBombError):
        return None
    found = _found_field(picture)
    looks = _measured(picture, found) if found else None
    is_blurred = is_lossy and looks is not None and _height(picture, looks) < JUDGED_HEIGHT
    return replace(looks, star=None) if looks and is_blurred else looks


def _height(picture: Image.Image, looks: EmblemLooks) -> float:
    return looks.area.height * picture.height


def _smaller(image: Image.Image) -> Image.Image:
    """A large picture reduced by a whole factor, which is quick and keeps edges straight."""
    factor = math.isqrt(image.width * image.height // _READ_PIXELS)
    if factor < 2:
        return image
    image.draft(None, (image.width // factor, image.height // factor))
    factor = math.isqrt(image.width * image.height // _READ_PIXELS)
    return (image.convert("RGBA") if image.mode == "P" else image).reduce(max(1, factor))


def _on_white(image: Image.Image) -> Image.Image:
    """RGBA, what is transparent being white."""
    rgba = image.convert("RGBA")
    if _extrema(rgba)[3] == (255, 255):
        return rgba
    ground = Image.new("RGBA", rgba.size, "white")
    ground.alpha_composite(rgba)
    ground.putalpha(rgba.getchannel("A"))
    return ground


# --- finding the field


def _found_field(picture: Image.Image) -> _Rectangle | None:
    """The rectangle with a ring of stars in it, in pixels of the picture."""
    scale = min(1.0, math.sqrt(_SEARCHED_PIXELS / (picture.width * picture.height)))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    small = _resized(picture.convert("RGB"), size)
    for mask in _masks(small):
        for blob in _fields(mask):
            left, top, right, bottom = (edge / scale for edge in blob.rectangle)
            return math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)
    return None


def _masks(small: Image.Image) -> Iterator[_Mask]:
    """Where the field may be: what is blue; if the picture itself is a flag, what is as its middle
    is; in a picture without colours, what is dark and what is light."""
    hue, saturation, _ = small.convert("HSV").split()
    blue = ImageChops.darker(
        _within(hue, _BLUE_HUES.start, _BLUE_HUES.stop - 1), _within(saturation, 70)
    )
    if _share(blue) > 0.004:
        yield blue
    if _FIELD_RATIOS[0] < small.width / small.height < _FIELD_RATIOS[1]:
        middle = small.getpixel((small.width // 2, small.height // 2))
        yield _near(small, cast("tuple[int, int, int]", middle), 48)
    if _share(_within(saturation, 70)) < 0.01:
        grey = small.convert("L")
        yield _within(grey, 0, 149)
        yield _within(grey, 200)


def _within(channel: Image.Image, low: int, high: int = 255) -> _Mask:
    """Where a channel lies between two values."""
    return _looked_up(channel, [255 * (low <= value <= high) for value in range(256)])


def _looked_up(channel: Image.Image, table: Sequence[int]) -> Image.Image:
    return channel.point(table)  # pyright: ignore[reportUnknownMemberType] - also takes numpy's


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    return picture.resize(size, Image.Resampling.BOX)  # pyright: ignore[reportUnknownMemberType]


def _near(picture: Image.Image, colour: tuple[int, int, int], reach: int) -> _Mask:
    """What differs from a colour by no more than `reach` in every channel."""
    difference = ImageChops.difference(picture, Image.new("RGB", picture.size, colour))
    red, green, blue = difference.split()
    widest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return _within(widest, 0, reach)


def _share(mask: _Mask) -> float:
    return mask.histogram()[255] / (mask.width * mask.height)


def _fields(mask: _Mask) -> Iterator[_Blob]:
    """Filled rectangles with a ring of stars in them, the largest first."""
    for blob in sorted(_blobs(mask), key=lambda blob: -blob.area):
        width, height = blob.size
        if height < _MIN_FIELD_HEIGHT:
            continue
        is_filled = blob.area > 0.7 * width * height
        if is_filled and _FIELD_RATIOS[0] < width / height < _FIELD_RATIOS[1]:
            stars = _stars_in(mask.crop(blob.rectangle))
            centres = [complex(one.left + one.right, one.top + one.bottom) / 2 for one in stars]
            if is_ring([centre / height for centre in centres], width / height):
                yield blob


def _stars_in(field: _Mask) -> list[_Blob]:
    """The holes of a field that are about as large as stars."""
    low, high = (share * field.height**2 for share in _STAR_AREAS)
    return [
        blob
        for blob in _blobs(ImageChops.invert(field))
        if low < blob.area < high
        and blob.left > 0
        and blob.top > 0
        and blob.right < field.width
        and blob.bottom < field.height
    ]


def _blobs(mask: _Mask) -> list[_Blob]:
    """The connected pieces of a mask (four neighbours); none when it is too scattered."""
    rows = _runs(mask)
    if sum(map(len, rows)) > _MAX_RUNS:
        return []
    roots: list[int] = []
    blobs: list[_Blob] = []

    def root(index: int) -> int:
        while roots[index] != index:
            roots[index] = roots[roots[index]]
            index = roots[index]
        return index

    before: list[tuple[int, int, int]] = []
    for y, row in enumerate(rows):
        now: list[tuple[int, int, int]] = []
        for left, right in row:
            index = len(blobs)
            roots.append(index)
            blobs.append(_Blob(left, y, right, y + 1, right - left))
            now.append((left, right, index))
        for upper, lower in _touching(before, now):
            first, second = root(upper), root(lower)
            if first != second:
                roots[second] = first
                blobs[first].take(blobs[second])
        before = now
    return [blob for index, blob in enumerate(blobs) if roots[index] == index]


def _runs(mask: _Mask) -> list[list[tuple[int, int]]]:
    """Where the mask is set in each row: start and end of each run."""
    data, width = mask.tobytes(), mask.width
    rows = (data[start : start + width] for start in range(0, len(data), width))
    return [[run.span() for run in re.finditer(b"\xff+", row)] for row in rows]


def _touching(
    upper: Sequence[tuple[int, int, int]], lower: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int]]:
    """The pairs of runs of two rows that share a column."""
    above = below = 0
    while above < len(upper) and below < len(lower):
        if upper[above][0] < lower[below][1] and lower[below][0] < upper[above][1]:
            yield upper[above][2], lower[below][2]
        if upper[above][1] < lower[below][1]:
            above += 1
        else:
            below += 1


# --- measuring it


def _measured(picture: Image.Image, found: _Rectangle) -> EmblemLooks | None:
    margin = max(2, (found[3] - found[1]) // 50)
    left, top = max(0, found[0] - margin), max(0, found[1] - margin)
    right = min(picture.width, found[2] + margin)
    bottom = min(picture.height, found[3] + margin)
    scale = min(1.0, MEASURED_HEIGHT / (found[3] - found[1]))
    size = (max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale)))
    near = picture.crop((left, top, right, bottom)).convert("RGB")
    near = _resized(near, size)
    field_colour = _field_colour(near)
    mask = _near(near, field_colour, 60)
    field = next(_fields(mask), None)
    if field is None or (found[3] - found[1]) < _MIN_READ_HEIGHT:
        return None
    steps = (right - left) / size[0], (bottom - top) / size[1]
    inside = near.crop(field.rectangle)
    edges = (
        left + field.left * steps[0], top + field.top * steps[1],
        left + field.right * steps[0], top + field.bottom * steps[1],
    )  # fmt: skip
    return _looks(picture, edges, inside, mask.crop(field.rectangle), field_colour)


def _looks(
    picture: Image.Image,
    edges: tuple[float, float, float, float],
    inside: Image.Image,
    mask: _Mask,
    field_colour: tuple[int, int, int],
) -> EmblemLooks:
    blobs = _stars_in(mask)
    star_colour = _star_colour(inside, blobs)
    coverage = _coverage(inside, field_colour, star_colour)
    measure = _exact_star if edges[3] - edges[1] >= JUDGED_HEIGHT else _rough_star
    width, height = edges[2] - edges[0], edges[3] - edges[1]
    flat = _is_flat(inside, mask)
    return EmblemLooks(
        source=Source.RASTER,
        ratio=width / height,
        stars=tuple(measure(coverage, blob) for blob in blobs),
        field=_hexadecimal(field_colour) if flat else None,
        star=_hexadecimal(star_colour),
        area=Area(
            edges[0] / picture.width, edges[1] / picture.height,
            width / picture.width, height / picture.height,
        ),
        has_border=_has_border(picture, edges),
        has_frame=_has_frame(picture, edges),
        flaws=frozenset() if flat else frozenset({Flaw.GRADIENT}),
    )  # fmt: skip


def _field_colour(near: Image.Image) -> tuple[int, int, int]:
    """The middle of the field, where no star is: the median of a patch."""
    x, y, reach = near.width // 2, near.height // 2, max(1, near.height // 12)
    return _median(near.crop((x - reach, y - reach, x + reach, y + reach)))


def _star_colour(inside: Image.Image, blobs: Sequence[_Blob]) -> tuple[int, int, int]:
    """The median of the hearts of the stars."""
    hearts = Image.new("RGB", (3 * len(blobs), 3))
    for index, blob in enumerate(blobs):
        x, y = (blob.left + blob.right) // 2, (blob.top + blob.bottom) // 2
        if min(blob.size) >= 10:
            hearts.paste(inside.crop((x - 1, y - 1, x + 2, y + 2)), (3 * index, 0))
        else:
            hearts.paste(
                cast("tuple[int, int, int]", inside.getpixel((x, y))),
                (3 * index, 0, 3 * index + 3, 3),
            )
    return _median(hearts)


def _median(patch: Image.Image, mask: _Mask | None = None) -> tuple[int, int, int]:
    red, green, blue = (_quantile(channel, 0.5, mask) for channel in patch.split())
    return red, green, blue


def _quantile(channel: Image.Image, share: float, mask: _Mask | None = None) -> int:
    """The value below which that share of the pixels of a channel lies."""
    counts = channel.histogram(mask)
    wanted, seen = sum(counts) * share, 0
    for value, count in enumerate(counts):
        seen += count
        if seen > wanted:
            return value
    return 255


def _is_flat(inside: Image.Image, mask: _Mask) -> bool:
    """Whether the field is of one colour; its edges, where pixels mix, are left out."""
    core = mask.filter(ImageFilter.MinFilter(5))
    if not core.histogram()[255]:
        return True
    return all(
        _quantile(channel, 0.95, core) - _quantile(channel, 0.05, core) < _GRADIENT_SPREAD
        for channel in inside.split()
    )


def _hexadecimal(colour: tuple[int, int, int]) -> Colour:
    return "{:02X}{:02X}{:02X}".format(*colour)


def _coverage(
    inside: Image.Image, field: tuple[int, int, int], star: tuple[int, int, int]
) -> Image.Image:
    """How much of each pixel a star covers, 0 to 255, by the channel that tells them apart best."""
    best = max(range(3), key=lambda channel: abs(star[channel] - field[channel]))
    low, span = field[best], star[best] - field[best] or 1
    ramp = [max(0, min(255, round((value - low) / span * 255))) for value in range(256)]
    return _looked_up(inside.getchannel(best), ramp)


def _rough_star(coverage: Image.Image, blob: _Blob) -> Star:
    centre, _ = _balance(coverage, blob)
    return Star(centre / coverage.height)


def _exact_star(coverage: Image.Image, blob: _Blob) -> Star:
    """A star out of the moments of its area.

    With r the radius and q the inner over the outer radius a star has the area
    `A = 5 sin 36° q r²` and the polar second moment `A r² (1 + q² + q cos 36°) / 6`, which
    together give both; the fifth angular moment gives its turn.
    """
    centre, pixels = _balance(coverage, blob)
    area = sum(weight for _, weight in pixels)
    spread = sum(weight * abs(point - centre) ** 2 for point, weight in pixels) / area
    moment = sum(weight * ((point - centre) * 1j) ** 5 for point, weight in pixels)
    strength = sum(weight * abs(point - centre) ** 5 for point, weight in pixels)
    inner = _inner_share(spread / area)
    return Star(
        centre=centre / coverage.height,
        radius=math.sqrt(area / (5 * _SIN_36 * inner)) / coverage.height,
        inner=inner,
        tilt=tilt_of(moment),
        has_five_points=abs(moment) > 0.2 * strength,
    )


_SIN_36: Final = math.sin(math.radians(36))
_COS_36: Final = math.cos(math.radians(36))


def _inner_share(slimness: float) -> float:
    """q out of the second moment over the squared area; 1 is the least a decagon can have."""
    half = (30 * _SIN_36 * slimness - _COS_36) / 2
    return half - math.sqrt(half**2 - 1) if half > 1 else 1.0


def _balance(coverage: Image.Image, blob: _Blob) -> tuple[complex, list[tuple[complex, float]]]:
    """The point a star balances on, and its pixels with their weights."""
    left, top = max(0, blob.left - 2), max(0, blob.top - 2)
    part = coverage.crop((left, top, blob.right + 2, blob.bottom + 2))
    width = part.width
    pixels = [
        (complex(left + index % width + 0.5, top + index // width + 0.5), value / 255)
        for index, value in enumerate(part.tobytes())
        if value > 12
    ]
    weight = sum(one for _, one in pixels) or 1.0
    return sum(point * one for point, one in pixels) / weight, pixels


# --- around it


def _has_border(picture: Image.Image, edges: tuple[float, float, float, float]) -> bool:
    """Whether the picture itself has H/25 of opaque white around the field (VIS-028)."""
    width = (edges[3] - edges[1]) * BORDER_RATIO
    outer = edges[0] - width, edges[1] - width, edges[2] + width, edges[3] + width
    slack = max(1.0, 0.1 * width)
    if outer[0] < -slack or outer[1] < -slack:
        return False
    if outer[2] > picture.width + slack or outer[3] > picture.height + slack:
        return False
    return all(
        min(low for low, _ in _extrema(picture.crop(side))) >= _WHITE
        for side in _sides(edges, outer, picture.size)
    )


def _sides(
    inner: tuple[float, float, float, float],
    outer: tuple[float, float, float, float],
    size: tuple[int, int],
) -> Iterator[_Rectangle]:
    """Four strips between two rectangles, kept a pixel and a half off both."""
    left, top = max(0, math.ceil(outer[0] + 0.5)), max(0, math.ceil(outer[1] + 0.5))
    right = min(size[0], math.floor(outer[2] - 0.5))
    bottom = min(size[1], math.floor(outer[3] - 0.5))
    yield left, top, right, max(top + 1, math.floor(inner[1] - 1.5))
    yield left, min(bottom - 1, math.ceil(inner[3] + 1.5)), right, bottom
    yield left, top, max(left + 1, math.floor(inner[0] - 1.5)), bottom
    yield min(right - 1, math.ceil(inner[2] + 1.5)), top, right, bottom


def _extrema(part: Image.Image) -> tuple[tuple[int, int], ...]:
    return cast("tuple[tuple[int, int], ...]", part.getextrema())


def _has_frame(picture: Image.Image, edges: tuple[float, float, float, float]) -> bool:
    """Whether the pixels just outside the field are dark on all sides."""
    middle = (edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2
    points = (
        (edges[0] - 1, middle[1]), (edges[2] + 1, middle[1]),
        (middle[0], edges[1] - 1), (middle[0], edges[3] + 1),
    )  # fmt: skip
    return all(_is_dark(picture, x, y) for x, y in points)


def _is_dark(picture: Image.Image, x: float, y: float) -> bool:
    if not (0 <= x < picture.width and 0 <= y < picture.height):
        return False
    pixel = cast("tuple[int, int, int, int]", picture.getpixel((int(x), int(y))))
    return max(pixel[:3]) < 110
