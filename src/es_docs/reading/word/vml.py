"""Drawings of old Word, and the watermarks and embedded objects of today's: VML.

ISO/IEC 29500-4 §19 (VML), ISO/IEC 29500-1 §17.3.3.19 (`w:object`), §17.3.3.21 (`w:pict`). Only what
the checks ask for is read: text, pictures, text alternatives, sizes and fills.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Place
from es_docs.markup import Element
from es_docs.ooxml.opened import Package, Relationship
from es_docs.reading.drawingml.colours import literal
from es_docs.reading.drawingml.nodes import REL_ID, children, local_name, measure
from es_docs.reading.drawingml.text import TextHolder
from es_docs.reading.model import (
    NO_PAINT,
    Colour,
    DrawnObject,
    ObjectKind,
    Paint,
    PictureData,
    TextParagraph,
    TextRole,
)  # fmt: skip
from es_docs.units import EMU_PER_INCH, EMU_PER_MM, EMU_PER_POINT, Box

_OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
_SHAPES: Final = frozenset(
    {"shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "image", "group"}
)
_LINES: Final = frozenset({"line", "polyline", "curve", "arc"})
WATERMARKS: Final = ("PowerPlusWaterMarkObject", "WordPictureWatermark")
_OFF: Final = frozenset({"f", "false", "0"})
_EMU_PER_UNIT: Final = {
    "pt": EMU_PER_POINT, "in": EMU_PER_INCH, "mm": EMU_PER_MM, "cm": 10 * EMU_PER_MM,
    "px": EMU_PER_INCH // 96, "pc": 12 * EMU_PER_POINT,
}  # fmt: skip
_COLOURS: Final[Mapping[str, Colour]] = {
    "white": "FFFFFF", "black": "000000", "silver": "C0C0C0", "gray": "808080", "red": "FF0000",
    "maroon": "800000", "yellow": "FFFF00", "olive": "808000", "lime": "00FF00",
    "green": "008000", "aqua": "00FFFF", "teal": "008080", "blue": "0000FF", "navy": "000080",
    "fuchsia": "FF00FF", "purple": "800080",
}  # fmt: skip
"""The named colours of ST_ColorType (ISO/IEC 29500-4 §20.1.2.3)."""
_MOST_NESTED: Final = 40
_TextReader: TypeAlias = Callable[[TextHolder], tuple[TextParagraph, ...]]


class VmlPen(Struct, frozen=True, eq=False):
    """What the surroundings of a drawing lend it; `place` is that of the text around it."""

    package: Package
    relations: Mapping[str, Relationship]
    place: Place
    read_text: _TextReader
    ground: Colour | None = "FFFFFF"
    depth: int = 0


def read_vml(holder: Element, pen: VmlPen) -> Iterator[DrawnObject]:
    """The objects in a `w:pict`, `w:object` or `v:group`."""
    if pen.depth > _MOST_NESTED:
        return
    is_embedded = local_name(holder) == "object"
    for one in children(holder):
        if local_name(one) in _SHAPES:
            drawn = _shape(one, pen)
            yield replace(drawn, kind=ObjectKind.OTHER) if is_embedded else drawn


def _shape(element: Element, pen: VmlPen) -> DrawnObject:
    style = _style(element)
    name = element.get("id", "") or element.get(f"{_OFFICE}spid", "")
    place = replace(pen.place, object=name)
    fill = _fill(element)
    picture = _picture(element, pen)
    ground = pen.ground if fill.kind == "none" else fill.colour
    inner = replace(pen, ground=ground, depth=pen.depth + 1)
    return DrawnObject(
        _kind(element, name, picture),
        name,
        place,
        _box(style),
        alt=element.get("alt", "").strip(),
        is_hidden=style.get("visibility") == "hidden",
        paragraphs=tuple(_text(element, place, inner)),
        children=tuple(read_vml(element, inner)) if local_name(element) == "group" else (),
        fill=fill,
        is_inline="position" not in style or style["position"] == "static",
        picture=picture,
        element=element,
    )


def _kind(element: Element, name: str, picture: PictureData | None) -> ObjectKind:
    shape = local_name(element)
    if any(mark in name for mark in WATERMARKS):
        return ObjectKind.OTHER
    if shape == "group":
        return ObjectKind.GROUP
    if shape in _LINES or element.get(f"{_OFFICE}hr") in ("t", "true"):
        return ObjectKind.LINE
    return ObjectKind.SHAPE if picture is None else ObjectKind.PICTURE


def _style(element: Element) -> dict[str, str]:
    """The declarations of the `style` attribute, which is written as CSS."""
    pairs = (one.partition(":") for one in element.get("style", "").split(";"))
    return {name.strip().lower(): text.strip() for name, _, text in pairs if text}


def _box(style: Mapping[str, str]) -> Box | None:
    """The size, at 0, 0; None inside a group, where lengths have no unit."""
    width, height = (_emu(style.get(name)) for name in ("width", "height"))
    return None if width is None or height is None else Box.of(0, 0, width, height)


def _emu(text: str | None) -> int | None:
    found = measure(text)
    factor = _EMU_PER_UNIT.get(found[1]) if found else None
    return None if found is None or factor is None else max(round(found[0] * factor), 0)


def _fill(element: Element) -> Paint:
    """Shapes are white unless they say otherwise (ISO/IEC 29500-4 §19.1.2.19)."""
    inner = next((one for one in children(element) if local_name(one) == "fill"), None)
    if local_name(element) in ("line", "group") or element.get("filled", "t") in _OFF:
        return NO_PAINT
    if inner is not None and inner.get("on", "t") in _OFF:
        return NO_PAINT
    kind = "solid" if inner is None else inner.get("type", "solid")
    if kind.startswith("gradient"):
        return Paint("gradient")
    if kind != "solid":
        return Paint("picture" if kind in ("frame", "tile") else "pattern")
    return Paint("solid", _colour(element.get("fillcolor", "white")))


def _colour(text: str) -> Colour | None:
    """`#RRGGBB`, `#RGB` or a name; what follows in brackets is an index into old palettes."""
    word = text.split(" ", maxsplit=1)[0].lower()
    digits = word.removeprefix("#")
    if word.startswith("#") and len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return _COLOURS.get(word) or literal(digits)


def _picture(element: Element, pen: VmlPen) -> PictureData | None:
    data = next((one for one in children(element) if local_name(one) == "imagedata"), None)
    if data is None:
        return None
    rid = data.get(REL_ID, "") or data.get(f"{_OFFICE}relid", "")
    relation = pen.relations.get(rid)
    part = "" if relation is None or relation.is_external else relation.target
    return PictureData(
        pen.package.parts.get(part, b""),
        part,
        is_recoloured=any(data.get(name) for name in ("gain", "blacklevel", "grayscale")),
    )


def _text(element: Element, place: Place, pen: VmlPen) -> Iterator[TextParagraph]:
    for box in children(element):
        if local_name(box) == "textbox":
            for body in children(box):
                yield from pen.read_text(TextHolder(body, place, TextRole.LABEL, pen.ground))
