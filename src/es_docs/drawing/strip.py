"""The sign strip: emblem, official files, stand-ins of words, where `place_signs` puts them."""

from __future__ import annotations

from typing import Final

from es_docs.drawing import svg
from es_docs.drawing.pictures import data_address, image
from es_docs.drawing.text import Align, Passage, Setting, Stretch, draw_text
from es_docs.layout.measure import Font, Metrics
from es_docs.units import Box
from es_docs.visibility.emblem import FIELD_COLOUR, STAR_COLOUR, star_polygons
from es_docs.visibility.signs import Artwork
from es_docs.visibility.strip import (
    FRAME_COLOUR,
    FRAME_WIDTH,
    TEXT_COLOUR,
    TYPEFACE,
    EmblemPart,
    Part,
    PicturePart,
    PlacedSign,
    Strip,
    TextPart,
)

_SEPARATOR: Final = "000000"
_ALIGNS: Final[dict[str, Align]] = {"l": "left", "ctr": "center", "r": "right"}
_MEDIA: Final = {"svg": "image/svg+xml", "png": "image/png"}


def draw_strip(strip: Strip, metrics: Metrics) -> str:
    drawn = "".join(_part(part, one, metrics) for one in strip.signs for part in one.parts)
    return drawn + (svg.rectangle(strip.separator, _SEPARATOR) if strip.separator else "")


def _part(part: Part, placed: PlacedSign, metrics: Metrics) -> str:
    match part:
        case TextPart():
            return _words(part, metrics)
        case EmblemPart():
            return draw_emblem(part.box)
        case PicturePart():
            return _artwork(part, placed, metrics)


def _words(part: TextPart, metrics: Metrics) -> str:
    font = Font(TYPEFACE, part.size_pt)
    setting = Setting(align=_ALIGNS[part.align])
    passages = [Passage((Stretch(line, font, TEXT_COLOUR),), setting) for line in part.lines]
    frame = svg.rectangle(part.box, "", FRAME_COLOUR, FRAME_WIDTH) if part.has_frame else ""
    return frame + draw_text(passages, part.box, metrics, anchor="middle")


def draw_emblem(box: Box) -> str:
    """The Union's flag from its specification, as high as the box."""
    stars = [[(box.left + x, box.top + y) for x, y in star] for star in star_polygons(box.height)]
    field = svg.rectangle(box, FIELD_COLOUR)
    return f'{field}<path d="{svg.polygons(stars)}" fill="#{STAR_COLOUR}"/>'


def _artwork(part: PicturePart, placed: PlacedSign, metrics: Metrics) -> str:
    """A sign's file; one in a format that no browser shows gives way to its text alternative."""
    address = _address(part.artwork)
    if address:
        return image(part.box, address)
    size = part.box.height.points / 4
    alt = TextPart(part.box, (placed.sign.alt,), size, "ctr", has_frame=True)
    return _words(alt, metrics)


def _address(artwork: Artwork) -> str:
    if artwork.kind in _MEDIA:
        return data_address(artwork.data, _MEDIA[artwork.kind])
    return data_address(artwork.fallback, _MEDIA["png"]) if artwork.fallback else ""
