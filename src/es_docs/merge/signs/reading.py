"""The strips that stand in a document, whoever has saved it: their members and what these show.

A strip is a group of DrawingML in the shape tree of a slide, layout or master (ISO/IEC 29500-1
§19.3.1.22), or in a drawing of a page ([MS-ODRAWXML] 2.25, wpg:wgp). Both are read alike: only
the namespaces of their shapes differ. Members are known by name; LibreOffice drops the names in
reports, there they are known by the bytes of their pictures and by their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeAlias

from lxml import etree
from msgspec import Struct

from es_docs.diagnostics import Kind
from es_docs.markup import Element
from es_docs.merge.signs.record import Trace, digest
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import qualified
from es_docs.regex import regex
from es_docs.theme import STRIP_NAME
from es_docs.units import Box
from es_docs.visibility.rules import (
    EMBLEM_NAME,
    MARK_PREFIX,
    SEPARATOR_NAME,
    SignRole,
)

SEPARATOR: Final = "separator"
"""What stands for the line of a strip among the roles of its signs."""
OWN: Final = ""
"""What a person has put into a strip."""

SLIDE: Final = qualified("p:sld")
SHEETS: Final = frozenset({SLIDE, qualified("p:sldMaster"), qualified("p:sldLayout")})
STORIES: Final = frozenset(qualified(f"w:{name}") for name in ("document", "hdr", "ftr"))
_TREE: Final = f"{qualified('p:cSld')}/{qualified('p:spTree')}"
_DRAWING: Final = qualified("w:drawing")
_FALLBACK: Final = qualified("mc:Fallback")
_TEXT_PARTS: Final = (qualified("a:t"), qualified("w:t"))
_PARAGRAPHS: Final = (qualified("a:p"), qualified("w:p"))
_EMBED: Final = qualified("r:embed")
_XFRM: Final = qualified("a:xfrm")
_GROUPS: Final = frozenset({"grpSp", "wgp"})
_SHAPES: Final = frozenset({"sp", "wsp", "pic", "cxnSp", "graphicFrame", "contentPart"}) | _GROUPS
_MARK: Final = regex(rf"{MARK_PREFIX}([a-z]+)")
_ROLES: Final = frozenset(role.value for role in SignRole)
_CROPPED: Final = qualified("a:srcRect")


class Known(Struct, frozen=True):
    """By what signs are told where their names are gone: pictures and words of those that may
    stand in the document."""

    images: Mapping[str, str]
    words: Mapping[str, str]

    @classmethod
    def of(cls, traces: Sequence[Trace]) -> Known:
        images = {image: one.role.value for one in traces for image in one.images}
        words = {in_one_line(one.line): one.role.value for one in traces}
        return cls(images, words)


class Member(Struct, frozen=True, eq=False, dict=True):
    """One sign of a strip, or its line; `elements` are several where a person ungrouped it.

    `box` is in the coordinates inside the group. `is_plain` when nothing is cropped or turned.
    """

    role: str
    elements: tuple[Element, ...]
    box: Box | None
    words: str
    images: frozenset[str]
    parts: frozenset[str]
    is_plain: bool

    @property
    def has_picture(self) -> bool:
        return bool(self.parts)


class Found(Struct, frozen=True, eq=False, dict=True):
    """A strip in a part. `holder` is the group, or the shape tree in which the signs stand loose.

    `frame` is the room of the coordinates inside the group, None where they stand loose. `drawing`
    is the wp:inline or wp:anchor that shows it on a page.
    """

    part: str
    holder: Element
    frame: Box | None
    members: tuple[Member, ...]
    drawing: Element | None = None

    @cached_property
    def by_role(self) -> Mapping[str, Member]:
        return {one.role: one for one in self.members if one.role != OWN}

    @property
    def own(self) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.role == OWN)

    @property
    def identity(self) -> Element | None:
        """What carries the name and the text alternative of the whole strip."""
        if self.drawing is not None:
            return self.drawing.find(qualified("wp:docPr"))
        return naming(self.holder) if self.frame is not None else None


def strips_in(draft: Draft, format_: Kind, known: Known) -> tuple[Found, ...]:
    """Every strip of the document, part by part in the order of their names.

    The elements are those of trees the draft will save (`Draft.edit`) where a strip was found.
    """
    look = _look_for(format_)
    found: list[Found] = []
    for reader in _readers(draft, format_, known):
        part = reader.part
        if next(look(reader, draft.root(part)), None) is not None:
            found += (_found(reader, one) for one in look(reader, draft.edit(part)))
    return tuple(found)


def rooms_in(draft: Draft, format_: Kind, known: Known) -> tuple[Box, ...]:
    """The room inside every strip of the document, in the order of `strips_in`."""
    look = _look_for(format_)
    readers = _readers(draft, format_, known)
    places = (one for reader in readers for one in look(reader, draft.root(reader.part)))
    return tuple(one.frame for one in places if one.frame is not None)


def _readers(draft: Draft, format_: Kind, known: Known) -> Iterator[_Reader]:
    """The parts in which strips may stand."""
    roots = SHEETS if format_ is Kind.PPTX else STORIES
    for part in sorted(draft, key=_in_order):
        if part.endswith(".xml") and _tag(draft, part) in roots:
            yield _Reader(draft, part, known)


def _in_order(part: str) -> tuple[str, int]:
    """`slide2` before `slide10`."""
    number = re.search(r"(\d+)\.xml$", part)
    return (part[: number.start()], int(number[1])) if number else (part, 0)


def _tag(draft: Draft, part: str) -> str:
    try:
        return str(draft.root(part).tag)
    except KeyError:
        return ""


class _Reader(Struct, frozen=True):
    draft: Draft
    part: str
    known: Known


class _Place(Struct, frozen=True, eq=False):
    """Where a strip stands; `loose` are its signs in a shape tree, none where it is a group."""

    holder: Element
    frame: Box | None
    drawing: Element | None = None
    loose: Sequence[Element] = ()


_Look: TypeAlias = Callable[[_Reader, Element], Iterator[_Place]]


def _look_for(format_: Kind) -> _Look:
    return _deck_strips if format_ is Kind.PPTX else _report_strips


def _found(reader: _Reader, place: _Place) -> Found:
    """A strip with its members; beside loose ones a picture may be a person's own."""
    holder, loose = place.holder, place.loose
    members = tuple(_joined(reader, loose or list(shapes_in(holder))))
    beside = _pictures(holder, loose) if loose else ()
    own = (_member(reader, OWN, [one]) for one in beside)
    return Found(reader.part, holder, place.frame, (*members, *own), place.drawing)


def _deck_strips(reader: _Reader, root: Element) -> Iterator[_Place]:
    tree = root.find(_TREE)
    if tree is None:
        return
    groups = list(_strip_groups(reader, tree))
    for group in groups:
        yield _Place(group, frame_of(group))
    loose = [one for one in shapes_in(tree) if _MARK.match(name_of(one)) and one not in groups]
    if loose:
        yield _Place(tree, None, loose=loose)


def _pictures(tree: Element, loose: Sequence[Element]) -> Iterator[Element]:
    return (one for one in shapes_in(tree) if one not in loose and _local(one) == "pic")


def _strip_groups(reader: _Reader, holder: Element) -> Iterator[Element]:
    for group in shapes_in(holder):
        if _local(group) in _GROUPS:
            if _is_strip(reader, group):
                yield group
            else:
                yield from _strip_groups(reader, group)


def _report_strips(reader: _Reader, root: Element) -> Iterator[_Place]:
    for drawing in root.iter(_DRAWING):
        if any(one.tag == _FALLBACK for one in drawing.iterancestors()):
            continue
        shown = next(iter(drawing.iterchildren(etree.Element)), None)
        group = next((one for one in drawing.iter() if _local(one) == "wgp"), None)
        if shown is None or group is None:
            continue
        named = shown.find(qualified("wp:docPr"))
        is_named = named is not None and named.get("name", "").startswith(STRIP_NAME)
        if is_named or _is_strip(reader, group):
            yield _Place(group, frame_of(group), shown)


def _is_strip(reader: _Reader, group: Element) -> bool:
    """By its name, the name of a sign in it, or because two signs are known in it."""
    if name_of(group).startswith(STRIP_NAME):
        return True
    children = list(shapes_in(group))
    if any(_MARK.match(name_of(one)) for one in children):
        return True
    return len({_role(reader, one) for one in children} & _ROLES) > 1


# --- members


def _joined(reader: _Reader, shapes: Sequence[Element]) -> Iterator[Member]:
    """The members these shapes are; what shows one sign is one of them."""
    of_role: dict[str, list[Element]] = {}
    for shape in shapes:
        role = _role(reader, shape)
        if role == OWN:
            yield _member(reader, OWN, [shape])
        else:
            of_role.setdefault(role, []).append(shape)
    for role, elements in of_role.items():
        yield _member(reader, role, elements)


def _role(reader: _Reader, shape: Element) -> str:
    """Which sign a shape shows, by its name, picture or words; OWN when it is none of them."""
    name = name_of(shape)
    marked = _MARK.match(name)
    if marked and marked[1] in _ROLES:
        return marked[1]
    if name.startswith(SEPARATOR_NAME):
        return SEPARATOR
    images, words = _images(reader, shape)[0], said(shape)
    roles = [role for image in sorted(images) if (role := reader.known.images.get(image))]
    if roles:
        return roles[0]
    if not images and words in reader.known.words:
        return reader.known.words[words]
    inner = (naming(one) for one in shape.iter() if _local(one) in _SHAPES)
    has_emblem = any(one is not None and one.get("name") == EMBLEM_NAME for one in inner)
    return SignRole.EU.value if has_emblem else OWN


def _member(reader: _Reader, role: str, elements: Sequence[Element]) -> Member:
    read = [_images(reader, one) for one in elements]
    return Member(
        role,
        tuple(elements),
        _around([box for one in elements if (box := box_of(one)) is not None]),
        in_one_line(" ".join(said(one) for one in elements)),
        frozenset(image for images, _ in read for image in images),
        frozenset(name for _, names in read for name in names),
        all(map(_is_plain, elements)),
    )


def _images(reader: _Reader, shape: Element) -> tuple[frozenset[str], frozenset[str]]:
    """The digests of the pictures in a shape, and the parts they are in."""
    ids = [str(one.get(_EMBED, "")) for one in _embedding(shape)]
    names = {reader.draft.target(reader.part, rid) for rid in ids if rid} & set(reader.draft)
    return frozenset(digest(reader.draft.data(name)) for name in names), frozenset(names)


def _embedding(shape: Element) -> Iterator[Element]:
    """a:blip, and the asvg:svgBlip beside it."""
    return (one for one in shape.iter(etree.Element) if one.get(_EMBED) is not None)


def _is_plain(shape: Element) -> bool:
    transform = xfrm_of(shape)
    turned = (
        () if transform is None else (transform.get(name) for name in ("rot", "flipH", "flipV"))
    )
    cropped = (value for one in shape.iter(_CROPPED) for value in one.attrib.values())
    return not any(one not in (None, "", "0", "false") for one in (*turned, *cropped))


def _around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    left, top = min(one.left for one in boxes), min(one.top for one in boxes)
    right, bottom = max(one.right for one in boxes), max(one.bottom for one in boxes)
    return Box.of(left, top, right - left, bottom - top)


# --- elements, whatever their namespace


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def said(shape: Element) -> str:
    """The words in a shape, in one line."""
    paragraphs = shape.iter(*_PARAGRAPHS)
    lines = ("".join(one.text or "" for one in each.iter(*_TEXT_PARTS)) for each in paragraphs)
    return in_one_line(" ".join(lines))


def naming(shape: Element) -> Element | None:
    """The `cNvPr` of a shape, picture or group: its own or that of its non-visual properties."""
    for child in shape.iterchildren(etree.Element):
        local = _local(child)
        if local == "cNvPr":
            return child
        if local.startswith("nv") and local.endswith("Pr"):
            return next((one for one in child if _local(one) == "cNvPr"), None)
    return None


def name_of(shape: Element) -> str:
    named = naming(shape)
    return "" if named is None else named.get("name", "")


def xfrm_of(shape: Element) -> Element | None:
    for child in shape.iterchildren(etree.Element):
        if _local(child) in ("spPr", "grpSpPr"):
            return child.find(_XFRM)
    return None


def box_of(shape: Element) -> Box | None:
    return _box(xfrm_of(shape), "a:off", "a:ext")


def frame_of(group: Element) -> Box | None:
    """The room of the coordinates inside a group; that of the group when it says none."""
    transform = xfrm_of(group)
    return _box(transform, "a:chOff", "a:chExt") or _box(transform, "a:off", "a:ext")


def _box(transform: Element | None, offset: str, extent: str) -> Box | None:
    if transform is None:
        return None
    off, ext = transform.find(qualified(offset)), transform.find(qualified(extent))
    if off is None or ext is None:
        return None
    try:
        numbers = (int(off.get("x", "")), int(off.get("y", "")))
        return Box.of(*numbers, int(ext.get("cx", "")), int(ext.get("cy", "")))
    except ValueError:
        return None


def shapes_in(holder: Element) -> Iterator[Element]:
    return (one for one in holder.iterchildren(etree.Element) if _local(one) in _SHAPES)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
