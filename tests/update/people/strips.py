"""The strips of a document as a person sees them, and what people do to their signs.

Read from the XML alone, by none of the product's readers. Each edit does what a click in
PowerPoint or Word does (ISO/IEC 29500-1 §19, §20; [MS-ODRAWXML] 2.25).
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Callable, Iterator

from lxml import etree
from msgspec import Struct

from es_docs.markup import Element, parse
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package
from es_docs.ooxml.package import NS, qualified

_SHEETS = re.compile(
    r"ppt/(slideMasters/slideMaster|slideLayouts/slideLayout|slides/slide)\d+\.xml"
    r"|word/(document|header\d*|footer\d*)\.xml"
)
_EMBED = qualified("r:embed")
_CM = 360_000
Edit = Callable[[Draft, str, Element], None]
"""Does something to a sign: in the draft, in the part, to the group of the strip."""


class Seen(Struct, frozen=True, dict=True, order=True):
    """A sign or another thing in a strip: `box` in the room inside, `image` by its bytes."""

    name: str
    box: tuple[int, ...]
    words: str
    image: str


class SeenStrip(Struct, frozen=True, dict=True):
    part: str
    alt: str
    box: tuple[int, ...]
    room: tuple[int, ...]
    signs: tuple[Seen, ...]

    def named(self, name: str) -> Seen:
        (one,) = (sign for sign in self.signs if sign.name == name)
        return one


def opened(data: bytes) -> Draft:
    package, _ = open_package(data, "plik")
    assert package is not None
    return Draft(package)


def strips(data: bytes) -> tuple[SeenStrip, ...]:
    """All of them, by part."""
    draft = opened(data)
    return tuple(
        _seen(draft, part, group) for part in _parts(draft) for group in groups(draft.root(part))
    )


def _parts(draft: Draft) -> list[str]:
    return sorted(part for part in draft if _SHEETS.fullmatch(part))


def groups(root: Element) -> Iterator[Element]:
    """The groups of DrawingML with the name of the strip."""
    for group in root.iter("{*}grpSp"):
        own = group.find("p:nvGrpSpPr/p:cNvPr", NS)
        if own is not None and own.get("name", "").startswith("es_docs:strip"):
            yield group
    for drawing in root.iter(qualified("w:drawing")):
        named = next(drawing.iter(qualified("wp:docPr")))
        group = next(drawing.iter("{*}wgp"), None)
        if group is not None and named.get("name") == "es_docs:strip":
            yield group


def identity(group: Element) -> Element:
    own = group.find("p:nvGrpSpPr/p:cNvPr", NS)
    if own is None:
        inline = next(
            one for one in group.iterancestors() if one.tag.endswith(("inline", "anchor"))
        )
        own = inline.find("wp:docPr", NS)
    assert own is not None
    return own


def members(group: Element) -> list[Element]:
    kinds = ("sp", "wsp", "pic", "grpSp")
    return [one for one in group if etree.QName(one).localname in kinds]


def member(group: Element, name: str) -> Element:
    (one,) = (each for each in members(group) if name_of(each) == name)
    return one


def name_of(shape: Element) -> str:
    return next((one.get("name", "") for one in shape.iter("{*}cNvPr")), "")


def transform(shape: Element) -> Element:
    found = shape.find("{*}spPr/a:xfrm", NS)
    found = shape.find("{*}grpSpPr/a:xfrm", NS) if found is None else found
    assert found is not None
    return found


def _numbers(element: Element | None, *names: str) -> tuple[int, ...]:
    return () if element is None else tuple(int(element.get(name, "0")) for name in names)


def box(shape: Element, offset: str = "a:off", extent: str = "a:ext") -> tuple[int, ...]:
    found = transform(shape)
    return (
        *_numbers(found.find(offset, NS), "x", "y"),
        *_numbers(found.find(extent, NS), "cx", "cy"),
    )


def _seen(draft: Draft, part: str, group: Element) -> SeenStrip:
    return SeenStrip(
        part,
        identity(group).get("descr", ""),
        box(group),
        box(group, "a:chOff", "a:chExt"),
        tuple(_sign(draft, part, one) for one in members(group)),
    )


def _sign(draft: Draft, part: str, shape: Element) -> Seen:
    words = " ".join("".join(map(str, one.itertext("{*}t"))) for one in shape.iter("{*}p"))
    targets = [draft.target(part, one.get(_EMBED, "")) for one in shape.iter("{*}blip")]
    images = [hashlib.sha256(draft.data(name)).hexdigest()[:8] for name in targets]
    return Seen(name_of(shape), box(shape), words, " ".join(images))


def orphans(data: bytes) -> list[str]:
    """The parts that nothing leads to."""
    draft = opened(data)
    before = set(draft)
    draft.sweep()
    return sorted(before - set(draft))


def numbers(data: bytes) -> list[tuple[str, str, str]]:
    """The ids of strips and signs, with their parts and names."""
    draft = opened(data)
    return [
        (part, name_of(one), next(one.iter("{*}cNvPr")).get("id", ""))
        for part in _parts(draft)
        for group in groups(draft.root(part))
        for one in (group, *members(group))
    ]


def unused(data: bytes) -> list[str]:
    """The pictures that parts with a strip lead to and do not show."""
    draft = opened(data)
    found: list[str] = []
    for part in _parts(draft):
        values = {str(one) for each in draft.root(part).iter("*") for one in each.attrib.values()}
        pictures = [one for one in draft.relationships(part) if one.kind == f"{NS['r']}/image"]
        found += [f"{part} {one.target}" for one in pictures if one.rid not in values]
    return found


# --- what people do


def changed(data: bytes, edit: Edit, only: str = "") -> bytes:
    """The document after the edit of every strip in parts whose name has these letters."""
    draft = opened(data)
    for part in _parts(draft):
        if only in part and any(True for _ in groups(draft.root(part))):
            for group in list(groups(draft.edit(part))):
                edit(draft, part, group)
    return draft.save()


def moved(name: str, right: int = _CM, down: int = 0) -> Edit:
    def edit(draft: Draft, part: str, group: Element) -> None:
        del draft, part
        off = transform(member(group, name)).find("a:off", NS)
        assert off is not None
        off.set("x", str(int(off.get("x", "0")) + right))
        off.set("y", str(int(off.get("y", "0")) + down))

    return edit


def resized(name: str, factor: float = 1.3) -> Edit:
    def edit(draft: Draft, part: str, group: Element) -> None:
        del draft, part
        ext = transform(member(group, name)).find("a:ext", NS)
        assert ext is not None
        for side in ("cx", "cy"):
            ext.set(side, str(round(int(ext.get(side, "0")) * factor)))

    return edit


def reworded(name: str, words: str) -> Edit:
    def edit(draft: Draft, part: str, group: Element) -> None:
        del draft, part
        first, *rest = member(group, name).iter("{*}t")
        first.text = words
        for one in rest:
            one.text = ""

    return edit


def deleted(name: str) -> Edit:
    def edit(draft: Draft, part: str, group: Element) -> None:
        del draft, part
        group.remove(member(group, name))

    return edit


def without_strip(draft: Draft, part: str, group: Element) -> None:
    """The whole strip deleted; on a page the paragraph stays."""
    del draft, part
    run = next((one for one in group.iterancestors() if one.tag == qualified("w:r")), group)
    run.getparent().remove(run)  # type: ignore[union-attr]


def pictured(name: str, picture: bytes, *, as_new: bool = False) -> Edit:
    """Another picture: „Change Picture” keeps the name; with `as_new` the sign was deleted and the
    picture drawn where it was."""

    def edit(draft: Draft, part: str, group: Element) -> None:
        old = member(group, name)
        folder = part.partition("/")[0]
        media = draft.add(f"{folder}/media/obraz1.png", picture, "image/png")
        rid = draft.relate(part, f"{NS['r']}/image", media)
        new = _picture(old, rid, "Obraz 5" if as_new else name)
        old.addprevious(new)
        group.remove(old)

    return edit


def _picture(old: Element, rid: str, name: str) -> Element:
    left, top, width, height = box(old)
    is_slide = str(old.tag).startswith(f"{{{NS['p']}}}")
    prefix = "p" if is_slide else "pic"
    names = " ".join(f'xmlns:{one}="{NS[one]}"' for one in ("a", "p", "pic", "r"))
    nv = "<p:nvPr/>" if is_slide else ""
    place = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
    xml = (
        f'<{prefix}:pic {names}><{prefix}:nvPicPr><{prefix}:cNvPr id="{900 + left % 97}"'
        f' name="{name}"/><{prefix}:cNvPicPr/>{nv}</{prefix}:nvPicPr><{prefix}:blipFill>'
        f'<a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></{prefix}:blipFill>'
        f"<{prefix}:spPr><a:xfrm>{place}</a:xfrm>"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></{prefix}:spPr></{prefix}:pic>'
    )
    return parse(xml.encode())


def added(words: str) -> Edit:
    """A box of a person's own in the strip, behind the first sign."""

    def edit(draft: Draft, part: str, group: Element) -> None:
        del draft, part
        first = members(group)[0]
        own = copy.deepcopy(first)
        next(own.iter("{*}cNvPr")).set("name", "Pole tekstowe 7")
        next(own.iter("{*}cNvPr")).set("id", "907")
        first_text, *rest = own.iter("{*}t")
        first_text.text = words
        for one in rest:
            one.text = ""
        first.addnext(own)

    return edit


def pushed(down: int = -_CM, *, with_room: bool = False) -> Edit:
    """The group dragged as a whole; some programs write the room inside anew, too."""

    def edit(draft: Draft, part: str, group: Element) -> None:
        del draft, part
        found = transform(group)
        places = [found.find("a:off", NS)]
        if with_room:
            places += [found.find("a:chOff", NS)]
            places += [transform(one).find("a:off", NS) for one in members(group)]
            inner = [one for one in group.iter("{*}grpSp") if one is not group]
            deep = [one for each in inner for one in members(each)]
            places += [transform(one).find("a:off", NS) for one in deep]
            places += [transform(one).find("a:chOff", NS) for one in inner]
        for off in dict.fromkeys(one for one in places if one is not None):
            off.set("y", str(int(off.get("y", "0")) + down))

    return edit


def ungrouped(draft: Draft, part: str, group: Element) -> None:
    """The signs stand on the slide one by one."""
    del draft, part
    for one in members(group):
        group.addprevious(one)
    group.getparent().remove(group)  # type: ignore[union-attr]


def described(alt: str) -> Edit:
    def edit(draft: Draft, part: str, group: Element) -> None:
        del draft, part
        identity(group).set("descr", alt)

    return edit
