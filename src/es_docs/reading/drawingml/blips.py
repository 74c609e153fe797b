"""Pictures of drawings: their files and what has been done to them (ISO/IEC 29500-1 §20.1.8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from es_docs.markup import Element
from es_docs.ooxml.opened import Package, Relationship
from es_docs.reading.drawingml.nodes import (
    REL_EMBED,
    REL_LINK,
    child,
    children,
    fraction,
    local_name,
)
from es_docs.reading.model import PictureData

_TRANSPARENT: Final = "alphaModFix"


def part_of(rid: str, relations: Mapping[str, Relationship]) -> str:
    """The part a relationship leads to; "" when it leads outside or nowhere."""
    relation = relations.get(rid)
    return "" if relation is None or relation.is_external else relation.target


def picture_of(
    fill: Element | None, package: Package, relations: Mapping[str, Relationship]
) -> PictureData | None:
    """The picture of an `a:blipFill` or `p:blipFill` (§20.1.8.14); None without a blip."""
    blip = child(fill, "blip")
    if blip is None:
        return None
    rid = blip.get(REL_EMBED, "") or blip.get(REL_LINK, "")
    vector = _vector(blip)
    part = part_of(rid, relations)
    return PictureData(
        package.parts.get(part, b""),
        part,
        package.parts.get(part_of(vector, relations), b""),
        is_recoloured=_is_recoloured(blip),
    )


def _extensions(blip: Element) -> Iterable[Element]:
    return (one for extension in children(child(blip, "extLst")) for one in children(extension))


def _vector(blip: Element) -> str:
    """The relationship of the SVG beside a raster picture ([MS-ODRAWXML] §2.40)."""
    found = (one for one in _extensions(blip) if local_name(one) == "svgBlip")
    return next((one.get(REL_EMBED, "") for one in found), "")


def _is_recoloured(blip: Element) -> bool:
    effects = (one for one in children(blip) if local_name(one) != "extLst")
    is_changed = any(
        local_name(one) != _TRANSPARENT or fraction(one, "amt") not in (None, 1.0)
        for one in effects
    )
    return is_changed or any(local_name(one) == "imgProps" for one in _extensions(blip))
