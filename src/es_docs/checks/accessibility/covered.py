"""What lies under something opaque on a slide: text, tables and charts that nobody sees.

Only what hides for certain counts: upright rectangles with a plain fill and pictures without
transparency, that no animation moves. What layouts and masters draw lies below everything.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from es_docs.checks.accessibility.content import TITLES
from es_docs.checks.accessibility.measured import (
    WIDENING,
    is_measurable,
    room_of,
    spec_of,
    unwrapped,
)
from es_docs.checks.signs.picture_facts import crop_of
from es_docs.layout.measure import Metrics, text_height
from es_docs.ooxml.pictures import PICTURE_FAULTS
from es_docs.reading.model import DrawnObject, ObjectKind, Slide
from es_docs.units import Box, Emu

_MUCH: Final = 0.5
"""From this share of a text or table on, nobody can read it; a convention of this project."""
_ALL: Final = 0.9
"""The same of a chart, whose box has empty room."""
_OPAQUE: Final = 0.95
"""From this alpha on a fill hides what lies behind it."""
_RECTANGLES: Final = frozenset(
    {"", "rect", "roundRect", "round1Rect", "round2SameRect", "snip1Rect", "flowChartProcess"}
)
_FURNITURE: Final = frozenset({"sldNum", "dt", "ftr"})
_MOST_PIXELS: Final = 16_000_000
"""The transparency of larger pictures is not looked at."""


def covers(slide: Slide, metrics: Metrics) -> Mapping[int, DrawnObject]:
    """What hides an object, by the `id` of the object hidden.

    A title under a picture names the slide for those who do not see it, and is left alone.
    """
    shown = [one for one in slide.walk() if not one.is_hidden and one.box is not None]
    if not any(_may_hide(one) for one in shown):
        return {}
    moved = _animated(slide)
    still = [one for one in shown if not _numbers(one) & moved]
    hidden: dict[int, DrawnObject] = {}
    for at, one in enumerate(still):
        cover = _cover(one, still[at + 1 :], metrics) if _says_something(one) else None
        if cover is not None:
            hidden[id(one)] = cover
    return hidden


def _says_something(one: DrawnObject) -> bool:
    if one.chart is not None:
        return True
    has_text = any(cell.strip() for row in one.table.texts for cell in row) if one.table else False
    return has_text or (bool(one.text.strip()) and one.placeholder not in _FURNITURE)


def _cover(
    one: DrawnObject, above: Sequence[DrawnObject], metrics: Metrics
) -> DrawnObject | None:  # fmt: skip
    """The lowest of those above that hides what an object says."""
    box = one.box
    near = [o for o in above if box and o.box and o.box.overlaps(box) and _may_hide(o)]
    if not near:
        return None
    seen, enough = _seen(one, metrics), _ALL if one.chart else _MUCH
    for other in near:
        is_named_only = one.placeholder in TITLES and other.kind is ObjectKind.PICTURE
        if not is_named_only and _share(seen, other.box) >= enough and _is_opaque(other):
            return other
    return None


def _share(seen: Box, cover: Box | None) -> float:
    """How much of a box another one covers, from 0 to 1."""
    if cover is None or not seen.overlaps(cover):
        return 0.0
    width = min(seen.right, cover.right) - max(seen.left, cover.left)
    height = min(seen.bottom, cover.bottom) - max(seen.top, cover.top)
    return width * height / (seen.width * seen.height)


# --- what there is to see


def _seen(one: DrawnObject, metrics: Metrics) -> Box:
    """The part of its box where the text of an object stands; the whole box of other objects."""
    box = one.box or Box.of(0, 0, 0, 0)
    if not one.text.strip() or not is_measurable(one):
        return box
    room = room_of(one)
    specs = [spec_of(paragraph, metrics) for paragraph in one.paragraphs]
    widest = max((spec.margin + unwrapped(spec, metrics) for spec in specs), default=0)
    width = min(room.width, widest) if one.wraps else widest
    height = min(room.height, text_height(metrics, specs, Emu(round(room.width * WIDENING))))
    if width <= 0 or height <= 0:
        return box
    aligns = {paragraph.align for paragraph in one.paragraphs if paragraph.text.strip()}
    left = {"center": (room.width - width) // 2, "right": room.width - width}
    top = {"middle": (room.height - height) // 2, "bottom": room.height - height}
    if len(aligns) > 1:
        return Box.of(room.left, room.top + top.get(one.anchor, 0), room.width, height)
    aside = left.get(next(iter(aligns), "left"), 0)
    return Box.of(room.left + aside, room.top + top.get(one.anchor, 0), width, height)


# --- what hides


def _may_hide(one: DrawnObject) -> bool:
    """Whether it is of a shape and kind that hides; pictures are opened only when they matter."""
    if one.rotation % 180 or one.outlines:
        return False
    if one.kind is ObjectKind.PICTURE:
        return one.picture is not None and not one.picture.is_recoloured
    is_filled = one.fill.kind == "solid" and one.fill.alpha >= _OPAQUE
    return one.kind is ObjectKind.SHAPE and is_filled and one.preset in _RECTANGLES


def _is_opaque(one: DrawnObject) -> bool:
    if one.picture is None:
        return True
    crop = crop_of(one)
    is_full = min(crop.left, crop.top, crop.right, crop.bottom) >= 0
    return is_full and one.preset in _RECTANGLES and _hides(one.picture.data)


@lru_cache(maxsize=32)
def _hides(data: bytes) -> bool:
    """Whether a picture is a raster without transparent pixels."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            if "A" not in image.getbands() and "transparency" not in image.info:
                return True
            if image.width * image.height > _MOST_PIXELS:
                return False
            lowest, _ = image.convert("RGBA").getchannel("A").getextrema()
            return lowest == _SOLID
    except (Image.DecompressionBombError, *PICTURE_FAULTS):
        return False


_SOLID: Final = 255


# --- animation


def _animated(slide: Slide) -> frozenset[str]:
    """The numbers of the objects that an animation shows, hides or moves."""
    root = slide.element
    targets = root.iter("{*}spTgt") if root is not None else ()
    return frozenset(one.get("spid", "") for one in targets)


def _numbers(one: DrawnObject) -> frozenset[str]:
    """The numbers (`p:cNvPr/@id`) of an object and of the groups it is in."""
    if one.element is None:
        return frozenset()
    around = (one.element, *one.element.iterancestors("{*}grpSp"))
    names = (each.find("{*}*/{*}cNvPr") for each in around)
    return frozenset(name.get("id", "") for name in names if name is not None)
