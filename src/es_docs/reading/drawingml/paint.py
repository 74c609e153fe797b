"""Fills, lines and effects of drawn things, their theme references resolved.

ISO/IEC 29500-1 §20.1.8 (fills and effects), §20.1.2.2.24 (lines), §20.1.4.2 (references to the
lists of a theme).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from msgspec.structs import replace

from es_docs.markup import Element
from es_docs.reading.drawingml.colours import Palette, Tone
from es_docs.reading.drawingml.nodes import (
    child,
    children,
    integer,
    length,
    local_name,
    named_children,
)
from es_docs.reading.model import NO_PAINT, Paint
from es_docs.units import Emu

Parts: TypeAlias = Mapping[str, Element]
"""The children of shape properties (`p:spPr` …) or of a shape's style by their local name."""
FILLS: Final = frozenset({"noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"})
_DEFAULT_WIDTH: Final = 9525
"""EMU; `a:ln` without `w` (0.75 pt)."""
_BACKGROUND_FILLS: Final = 1000
"""References above it count in the list of background fills (§20.1.4.2.10)."""
_FLAT_CAMERA: Final = ("", "orthographicFront")


def fill_in(holder: Element | None) -> Element | None:
    """The fill element among the children of shape, cell or run properties."""
    return next((one for one in children(holder) if local_name(one) in FILLS), None)


def paint_of(
    fill: Element, palette: Palette, stand_in: Tone | None = None, group: Paint = NO_PAINT
) -> Paint:
    """The paint of a fill element; `group` is what `a:grpFill` takes, `stand_in` what `phClr`."""
    name = local_name(fill)
    if name == "solidFill":
        tone = palette.tone_in(fill, stand_in)
        if tone is None:
            return Paint("solid")
        return Paint("solid", tone.colour, tone.is_plain, tone.alpha)
    if name == "grpFill":
        return group
    if name == "gradFill":
        tones = [palette.tone_in(one, stand_in) for one in children(child(fill, "gsLst"))]
        return Paint("gradient", stops=tuple(tone.colour for tone in tones if tone))
    if name == "blipFill":
        return Paint("picture")
    return Paint("pattern") if name == "pattFill" else NO_PAINT


def tone_of(paint: Paint) -> Tone | None:
    """The tone of a solid paint."""
    return None if paint.colour is None else Tone(paint.colour, paint.alpha, paint.is_plain)


def referred_fill(reference: Element | None, palette: Palette) -> Paint | None:
    """The paint `a:fillRef` or `p:bgRef` leads to; None when there is no reference."""
    fill = referred_element(reference, palette)
    if fill is not None:
        return paint_of(fill, palette, palette.tone_in(reference))
    return None if reference is None else NO_PAINT


def referred_element(reference: Element | None, palette: Palette) -> Element | None:
    """The fill of the theme that a reference leads to; None for none."""
    index = integer(reference, "idx")
    if index > _BACKGROUND_FILLS:
        return _item(palette.theme.grounds, index - _BACKGROUND_FILLS)
    return _item(palette.theme.fills, index)


def fill_of(
    properties: Parts, style: Parts, palette: Palette, group: Paint = NO_PAINT
) -> Paint | None:
    """The fill of a shape: its own, else that of its style; None when neither says anything."""
    own = next((properties[name] for name in FILLS if name in properties), None)
    if own is not None:
        return paint_of(own, palette, group=group)
    return referred_fill(style.get("fillRef"), palette)


def line_of(properties: Parts, style: Parts, palette: Palette) -> Paint | None:
    """The stroke of a shape with its width; None when neither shape nor style says anything."""
    own, reference = properties.get("ln"), style.get("lnRef")
    if own is None and reference is None:
        return None
    theme = _item(palette.theme.lines, integer(reference, "idx"))
    widths = (length(own, "w"), length(theme, "w"), _DEFAULT_WIDTH)
    width = Emu(next(one for one in widths if one is not None))
    fill = fill_in(own)
    if fill is not None:
        paint = paint_of(fill, palette)
    else:
        fill = fill_in(theme)
        stand_in = palette.tone_in(reference)
        paint = NO_PAINT if fill is None else paint_of(fill, palette, stand_in)
    return NO_PAINT if paint.kind == "none" else replace(paint, width=width)


def has_effect(properties: Parts, style: Parts, palette: Palette) -> bool:
    """A shadow, glow, soft edge, reflection, bevel or turn in space; the shape's own effects
    replace those of its style, even by none."""
    theme = _item(palette.theme.effects, integer(style.get("effectRef"), "idx"))
    styled = named_children(theme)
    is_lit, is_solid = _is_lit(properties), _is_solid(properties)
    if is_lit is None:
        is_lit = _is_lit(styled) is True
    if is_solid is None:
        is_solid = _is_solid(styled) is True
    return is_lit or is_solid


def _is_lit(parts: Parts) -> bool | None:
    """Whether there is an effect in the list of effects; None when there is no list."""
    found = [parts[name] for name in ("effectLst", "effectDag") if name in parts]
    return any(len(one) for one in found) if found else None


def _is_solid(parts: Parts) -> bool | None:
    """Bevelled, extruded or seen from aside (§20.1.5); None when nothing is said."""
    body, scene = parts.get("sp3d"), parts.get("scene3d")
    if body is None and scene is None:
        return None
    has_edges = any(local_name(one) in ("bevelT", "bevelB") for one in children(body))
    is_deep = (length(body, "extrusionH") or 0) > 0 or (length(body, "contourW") or 0) > 0
    camera = child(scene, "camera")
    is_turned = camera is not None and camera.get("prst", "") not in _FLAT_CAMERA
    return has_edges or is_deep or is_turned


def _item(items: tuple[Element, ...], index: int) -> Element | None:
    """Lists of a theme count from 1; 0 is nothing."""
    return items[index - 1] if 0 < index <= len(items) else None
