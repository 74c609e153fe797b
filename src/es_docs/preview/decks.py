"""Slides one by one: what each is made of, and presentations of some of them alone.

A slide's picture changes only when one of the parts it is made of does, so only those slides are
drawn again. LibreOffice takes about 50 ms a slide, and gets a presentation of just these.
Presentations: ISO/IEC 29500-1 §13; their packages: ECMA-376 part 2.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Collection, Iterator
from copy import deepcopy
from io import BytesIO
from typing import Final

from lxml import etree
from msgspec import Struct

from es_docs.markup import Element
from es_docs.ooxml.opened import Package, Relationship
from es_docs.ooxml.package import qualified
from es_docs.reading.model import Deck

_SLIDES: Final = "p:sldIdLst"
_FIRST: Final = "firstSlideNum"
_BEHIND: Final = frozenset({"slide", "notesSlide", "comments", "slideLayout"})
"""Kinds of relationships that lead away from what a slide shows; the layout of a slide itself
is followed, the layouts of a master are not."""


class SlideSource(Struct, frozen=True):
    """A slide as its picture depends on it.

    `identity` stays the slide's own wherever it is moved to; `content` is a digest of all it is
    made of but its number.
    """

    number: int
    identity: str
    title: str
    is_hidden: bool
    content: str

    @property
    def picture_key(self) -> str:
        return f"{self.number}-{self.content}"


def slides_of(deck: Deck) -> tuple[SlideSource, ...]:
    """The slides of a presentation in their order, hidden ones too."""
    package = deck.package
    common = _common(package)
    identities = [one.get("id", "") for one in _list_of(package)]
    return tuple(
        SlideSource(
            slide.number,
            identities[slide.number - 1] if slide.number <= len(identities) else slide.part,
            slide.title,
            slide.is_hidden,
            _digest(package, slide.part, common),
        )
        for slide in deck.slides
    )


def only(deck: Deck, numbers: Collection[int]) -> tuple[bytes, tuple[int, ...]]:
    """A presentation of these slides alone, and which slide each of its pages is.

    Their numbers stand in them as text, hidden ones are shown. All slides are taken where a
    number stands on a layout and not on the slides.
    """
    package = deck.package
    wanted = {slide.part: slide.number for slide in deck.slides if slide.number in numbers}
    if _numbers_stand_behind(package):
        wanted = {slide.part: slide.number for slide in deck.slides}
    changed = {part: _numbered(package.roots[part], number) for part, number in wanted.items()}
    name = _presentation(package)
    root = deepcopy(package.roots[name])
    for entry in list(root.iterfind(f"{qualified(_SLIDES)}/{qualified('p:sldId')}")):
        if package.target(name, entry.get(qualified("r:id"), "")) not in wanted:
            entry.getparent().remove(entry)  # pyright: ignore[reportOptionalMemberAccess]
    changed[name] = etree.tostring(root)
    return _packed(package, changed), tuple(wanted.values())


# --- the parts of a package


def _presentation(package: Package) -> str:
    return next(name for name, _ in package.roots_named("p:presentation"))


def _kind(relationship: Relationship) -> str:
    """„slideLayout”: the end of the type's address, the same in strict and transitional files."""
    return relationship.kind.rpartition("/")[2]


def _list_of(package: Package) -> list[Element]:
    root = package.roots[_presentation(package)]
    return list(root.iterfind(f"{qualified(_SLIDES)}/{qualified('p:sldId')}"))


def _common(package: Package) -> bytes:
    """What all slides share beside their masters: sizes, default text and table styles."""
    name = _presentation(package)
    root = package.roots[name]
    tags = ("p:sldSz", "p:defaultTextStyle")
    found = (root.find(qualified(tag)) for tag in tags)
    texts = [etree.tostring(one, method="c14n") for one in found if one is not None]
    styles = [
        package.parts.get(one.target, b"")
        for one in package.relationships(name)
        if _kind(one) == "tableStyles"
    ]
    return b"\0".join([root.get(_FIRST, "1").encode(), *texts, *styles])


def _digest(package: Package, slide: str, common: bytes) -> str:
    digest = hashlib.blake2b(common, digest_size=12)
    digest.update(_without_number(package.roots[slide]))
    for part in _parts_below(package, slide):
        digest.update(part.encode())
        digest.update(package.parts[part])
    return digest.hexdigest()


def _parts_below(package: Package, slide: str) -> list[str]:
    """The parts a slide draws on: layout, master, theme, pictures, charts with their workbooks."""
    found: dict[str, None] = {}
    open_ends = list(_next_parts(package, slide))
    while open_ends:
        part = open_ends.pop()
        if part not in found and part in package.parts:
            found[part] = None
            open_ends += _next_parts(package, part)
    return sorted(found)


def _next_parts(package: Package, part: str) -> Iterator[str]:
    root = package.roots.get(part)
    is_slide = root is not None and root.tag == qualified("p:sld")
    for relationship in package.relationships(part):
        is_layout = is_slide and _kind(relationship) == "slideLayout"
        leads_away = _kind(relationship) in _BEHIND and not is_layout
        if not (relationship.is_external or leads_away):
            yield relationship.target


def _without_number(root: Element) -> bytes:
    copy = deepcopy(root)
    for field in _number_fields(copy):
        for text in field.iterfind(qualified("a:t")):
            text.text = ""
    return etree.tostring(copy, method="c14n")


def _number_fields(root: Element) -> Iterator[Element]:
    return (one for one in root.iter(qualified("a:fld")) if one.get("type") == "slidenum")


def _numbers_stand_behind(package: Package) -> bool:
    """Whether a layout or master shows the number itself, and not only offers a place for it."""
    for tag in ("p:sldLayout", "p:sldMaster"):
        for _, root in package.roots_named(tag):
            for field in _number_fields(root):
                shape = next(field.iterancestors(qualified("p:sp")), None)
                if shape is None or shape.find(f".//{qualified('p:ph')}") is None:
                    return True
    return False


def _numbered(root: Element, number: int) -> bytes:
    """The slide with its number as text, and not hidden."""
    copy = deepcopy(root)
    copy.set("show", "1")
    for field in list(_number_fields(copy)):
        field.tag = qualified("a:r")
        field.attrib.clear()
        for properties in list(field.iterfind(qualified("a:pPr"))):
            field.remove(properties)
        for text in field.iterfind(qualified("a:t")):
            text.text = str(number)
    return etree.tostring(copy)


def _packed(package: Package, changed: dict[str, bytes]) -> bytes:
    """The package with some parts changed, not compressed: it is read at once and thrown away."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, root in package.bookkeeping.items():
            archive.writestr(name, etree.tostring(root))
        for name, data in package.parts.items():
            archive.writestr(name, changed.get(name, data))
    return packed.getvalue()
