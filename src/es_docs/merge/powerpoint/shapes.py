"""Shapes of a slide as elements: names, marks, ids, boxes, relationships.

PresentationML, ISO/IEC 29500-1 §19.3.1; extensions of shapes, rows and columns: MS-ODRAWXML 2.25.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import islice
from typing import Final

from lxml import etree
from msgspec import Struct

from es_docs.markup import Element, child_of, parse
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.order import CHILD_PLACES
from es_docs.ooxml.package import CREATION_ID, NS, ROW_ID, qualified
from es_docs.theme import STRIP_NAME

SLIDE_MARK: Final = "es:slide:"
"""How the name of the hidden anchor begins; the slide's key follows."""
SHAPE_MARK: Final = "es:"
"""The group with the Union emblem and the other signs; it is no part of the content."""

SP: Final = qualified("p:sp")
PIC: Final = qualified("p:pic")
FRAME: Final = qualified("p:graphicFrame")
GROUP: Final = qualified("p:grpSp")
ALTERNATE: Final = qualified("mc:AlternateContent")
_OTHERS: Final = frozenset({qualified("p:cxnSp"), qualified("p:contentPart")})
SHAPES: Final = frozenset({SP, PIC, FRAME, GROUP, ALTERNATE}) | _OTHERS

RELATION: Final = f"{NS['r']}/"
_IN_R: Final = f"{{{NS['r']}}}"
_PROPERTIES: Final = qualified("p:cNvPr")
_NON_VISUAL: Final = qualified("p:nvPr")
_PLACEHOLDER: Final = qualified("p:ph")
_EXTENSIONS: Final = qualified("a:extLst")
_SHAPE_LOOKS: Final = qualified("p:spPr")
_GROUP_LOOKS: Final = qualified("p:grpSpPr")
_XFRM: Final = qualified("a:xfrm")
_FRAME_XFRM: Final = qualified("p:xfrm")
_COMMON: Final = qualified("p:cSld")
_TREE: Final = qualified("p:spTree")
_GRAPHIC: Final = (qualified("a:graphic"), qualified("a:graphicData"))
_BLIP: Final = f"{qualified('p:blipFill')}/{qualified('a:blip')}"
_OFFSET: Final = qualified("a:off")
_EXTENT: Final = qualified("a:ext")
_NO_PLACE: Final = 1_000
_PREFIXES: Final = " ".join(
    f'xmlns:{prefix}="{NS[prefix]}"' for prefix in ("a", "p", "r", "p14", "a16", "adec")
)


class Spot(Struct, frozen=True, eq=False):
    """Where a node stands: its part, and its element in the tree the draft changes.

    The element of a passage is its `a:p`, of a look what has that look, of a slide its `p:sld`.
    """

    part: str
    element: Element


class SlideSpot(Spot, frozen=True, eq=False):
    """A slide; `entry` is its `p:sldId` in the presentation."""

    entry: Element


# --- elements


def made(xml: str) -> Element:
    """A new element; `xml` may use the prefixes a, p, r, p14, a16 and adec."""
    element = parse(f"<holder {_PREFIXES}>{xml}</holder>".encode())[0]
    alone = deepcopy(element)
    etree.cleanup_namespaces(alone)
    return alone


def place(parent: Element, child: Element) -> Element:
    """Put a child where the schema wants it: before the first that has to stand behind it."""
    rank = _rank(parent, child)
    later = (index for index, other in enumerate(parent) if _rank(parent, other) > rank)
    parent.insert(next(later, len(parent)), child)
    return child


def _rank(parent: Element, child: Element) -> int:
    found = CHILD_PLACES.get(str(parent.tag), {}).get(str(child.tag))
    return found.rank if found else _NO_PLACE


def shown_in(frame: Element, tag: str) -> Element | None:
    """What a graphic frame shows; None when it is something of another tag."""
    return child_of(frame, *_GRAPHIC, tag)


def blip_of(picture: Element) -> Element | None:
    """The `a:blip` of a `p:pic`, which names its file."""
    return picture.find(_BLIP)


def sub(parent: Element, name: str) -> Element:
    """The child of this name (`a:lstStyle`), made in its place when there is none."""
    found = parent.find(qualified(name))
    return place(parent, parent.makeelement(qualified(name))) if found is None else found


def elements(parent: Element | None) -> Iterator[Element]:
    """The children without comments and processing instructions."""
    return iter(()) if parent is None else parent.iterchildren(etree.Element)


def remove(element: Element) -> None:
    """Take an element out of its parent; what stands behind it (spaces) goes too."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop_attribute(element: Element, name: str) -> None:
    if name in element.attrib:
        del element.attrib[name]


def rearranged(current: list[Element], order: Iterable[Element]) -> list[Element]:
    """The elements in this order; those not named stay behind the one they stood behind."""
    named = {id(one): one for one in order}
    followers: dict[int, list[Element]] = {}
    head: list[Element] = []
    behind = head
    for one in current:
        if id(one) in named:
            behind = followers.setdefault(id(one), [])
        else:
            behind.append(one)
    tail = (e for key, one in named.items() if key in followers for e in (one, *followers[key]))
    return [*head, *tail]


def arrange(parent: Element, current: list[Element], order: Iterable[Element]) -> None:
    """Let these children stand in that order, in the places they have together."""
    wanted = rearranged(current, order)
    if [id(one) for one in wanted] == [id(one) for one in current]:
        return
    places = sorted(parent.index(one) for one in current)
    for one in current:
        parent.remove(one)
    for index, one in zip(places, wanted, strict=True):
        parent.insert(index, one)


# --- what a shape is called


class Naming(Struct, frozen=True, eq=False):
    """How a shape, connector, picture, frame or group is called, and the placeholder it fills.

    `properties` is its `p:cNvPr`, `slot` its `p:ph`; None where it has none.
    """

    properties: Element | None = None
    slot: Element | None = None
    name: str = ""

    @classmethod
    def of(cls, shape: Element) -> Naming:
        holder = _naming(shape)
        if holder is None:
            return cls()
        properties = child_of(holder, _PROPERTIES)
        slot = child_of(holder, _NON_VISUAL, _PLACEHOLDER)
        return cls(properties, slot, "" if properties is None else properties.get("name", ""))

    @property
    def is_ours(self) -> bool:
        """Whether the data made it."""
        return self.name.startswith(SHAPE_MARK)

    @property
    def is_anchor(self) -> bool:
        return self.name.startswith(SLIDE_MARK)

    @property
    def is_strip(self) -> bool:
        return self.name.startswith(STRIP_NAME)

    @property
    def creation_id(self) -> str:
        """The `a16:creationId` in braces and capitals; "" when there is none."""
        found = _extension(self.properties, CREATION_ID)
        return "" if found is None else next((e.get("id", "") for e in elements(found)), "").upper()


def _naming(shape: Element) -> Element | None:
    """The `p:nvSpPr` of a shape, or what is like it in others."""
    for child in elements(shape):
        name = str(child.tag).rpartition("}")[2]
        if name.startswith("nv") and name.endswith("Pr"):
            return child
    return None


def drawing(shape: Element) -> Element | None:
    """The `p:cNvPr` of a shape, connector, picture, frame or group."""
    return child_of(_naming(shape), _PROPERTIES)


def name_of(shape: Element) -> str:
    properties = drawing(shape)
    return "" if properties is None else properties.get("name", "")


def slot_of(shape: Element) -> Element | None:
    """The `p:ph` of a shape that fills a placeholder, else None."""
    return child_of(_naming(shape), _NON_VISUAL, _PLACEHOLDER)


def is_anchor(shape: Element) -> bool:
    return shape.tag == SP and name_of(shape).startswith(SLIDE_MARK)


def anchors_in(tree: Element) -> Iterator[str]:
    """The names of the anchors in a shape tree, wherever they stand in it."""
    for properties in tree.iter(_PROPERTIES):
        name = properties.get("name", "")
        if name.startswith(SLIDE_MARK):
            shape = next(islice(properties.iterancestors(), 1, 2), None)
            if shape is not None and shape.tag == SP and drawing(shape) is properties:
                yield name


def creation_id(shape: Element) -> str:
    """The `a16:creationId` in braces and capitals; "" when there is none."""
    return Naming.of(shape).creation_id


def set_creation_id(shape: Element, guid: str) -> None:
    """Give a shape its creation id; "" takes it away."""
    properties = drawing(shape)
    if properties is not None and creation_id(shape) != guid.upper():
        inside = f'<a16:creationId id="{guid}"/>' if guid else ""
        _set_extension(properties, CREATION_ID, inside)


def number_of(holder: Element, uri: str) -> str:
    """The `a16:rowId` of an `a:tr` or `a16:colId` of an `a:gridCol`; "" when there is none."""
    found = _extension(holder, uri)
    return "" if found is None else next((one.get("val", "") for one in elements(found)), "")


def set_number(holder: Element, uri: str, number: str) -> None:
    """Give a row or column its number; "" takes it away."""
    name = "rowId" if uri == ROW_ID else "colId"
    if number_of(holder, uri) != number:
        _set_extension(holder, uri, f'<a16:{name} val="{number}"/>' if number else "")


def _extension(holder: Element | None, uri: str) -> Element | None:
    if holder is None:
        return None
    listed = elements(child_of(holder, _EXTENSIONS))
    return next((one for one in listed if one.get("uri", "").upper() == uri), None)


def _set_extension(holder: Element, uri: str, inside: str) -> None:
    """An element has one list of extensions, and the list has each of them once."""
    known = _extension(holder, uri)
    if known is not None:
        listed = known.getparent()
        remove(known)
        if listed is not None and not len(listed) and not inside:
            remove(listed)
    if inside:
        sub(holder, "a:extLst").append(made(f'<a:ext uri="{uri}">{inside}</a:ext>'))


# --- where a shape is

Box = tuple[int, int, int, int]
"""Left, top, width, height in EMU."""


def xfrm_of(shape: Element) -> Element | None:
    """The shape's own transform; None when its placeholder's holds, or it has none."""
    if shape.tag == FRAME:
        return child_of(shape, _FRAME_XFRM)
    looks = child_of(shape, _GROUP_LOOKS if shape.tag == GROUP else _SHAPE_LOOKS)
    return child_of(looks, _XFRM)


def box_of(shape: Element) -> Box | None:
    """The box the shape itself says, in the coordinates of its group where it is in one."""
    xfrm = xfrm_of(shape)
    if xfrm is None:
        return None
    off, ext = child_of(xfrm, _OFFSET), child_of(xfrm, _EXTENT)
    if off is None or ext is None:
        return None
    try:
        return (
            int(off.get("x", "0")),
            int(off.get("y", "0")),
            int(ext.get("cx", "0")),
            int(ext.get("cy", "0")),
        )
    except ValueError:
        return None


def set_box(shape: Element, box: Box) -> None:
    """Move and size a shape; its rotation and flips stay."""
    if shape.tag == FRAME:
        xfrm = sub(shape, "p:xfrm")
    else:
        xfrm = sub(sub(shape, "p:grpSpPr" if shape.tag == GROUP else "p:spPr"), "a:xfrm")
    off, ext = sub(xfrm, "a:off"), sub(xfrm, "a:ext")
    for element, names, values in ((off, "x y", box[:2]), (ext, "cx cy", box[2:])):
        for name, value in zip(names.split(), values, strict=True):
            element.set(name, str(value))


# --- the shapes of a slide


def tree_of(root: Element) -> Element | None:
    """The `p:spTree` of a slide, layout, master or notes page."""
    return child_of(root, _COMMON, _TREE)


def shapes_in(tree: Element | None) -> Iterator[Element]:
    """The shapes directly in a tree or group."""
    return (one for one in elements(tree) if one.tag in SHAPES)


def outermost(shape: Element) -> Element:
    """The shape itself, or the group or alternative it stands in, that is a child of the tree."""
    tree = qualified("p:spTree")
    parents = (one for one in shape.iterancestors() if one.tag in SHAPES)
    top = shape
    for parent in parents:
        top = parent
    holder = top.getparent()
    return top if holder is not None and holder.tag == tree else shape


def next_id(root: Element) -> int:
    """A number that no shape of the slide has."""
    numbers = (one.get("id", "") for one in root.iter(qualified("p:cNvPr")))
    return max((int(one) for one in numbers if one.isascii() and one.isdecimal()), default=0) + 1


def renumber(shape: Element, root: Element) -> None:
    """Fresh ids for a shape that comes into a slide, and for all in it."""
    number = next_id(root)
    for offset, properties in enumerate(shape.iter(qualified("p:cNvPr"))):
        properties.set("id", str(number + offset))


def bring_related(draft: Draft, part: str, shape: Element, ours: Draft, source: str) -> None:
    """Let the relationships an element of `source` names lead there from `part` too."""
    known = {one.rid: one for one in ours.relationships(source)}
    for element in shape.iter(etree.Element):
        for name, rid in element.attrib.items():
            if not str(name).startswith(_IN_R) or str(rid) not in known:
                continue
            one = known[str(rid)]
            target = one.target if one.is_external else draft.bring(ours, one.target)
            new = draft.relate(part, one.kind, target, is_external=one.is_external)
            element.set(str(name), new)


def add_plain(draft: Draft, name: str, data: bytes, content_type: str) -> str:
    """Add a part of which a presentation has one, under its usual name if that is free."""
    if name in draft:
        return draft.add(name, data, content_type)
    draft.put(name, data, content_type)
    return name


def used_relations(root: Element) -> frozenset[str]:
    """The relationship ids a part names."""
    return frozenset(
        str(value)
        for element in root.iter(etree.Element)
        for name, value in element.attrib.items()
        if str(name).startswith(_IN_R)
    )
