"""Pictures and running parts: exchanged for those the data make, and let go with their parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from es_docs.markup import Element
from es_docs.merge.tree import Node
from es_docs.merge.word.places import ALTERNATE, SECT_PR, Place, make, place_of
from es_docs.merge.word.reading import DOC_PR, image_digest, shown
from es_docs.merge.word.report import Report
from es_docs.merge.word.sections import Adopter
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified

_BLIP: Final = qualified("a:blip")
_EXTENTS: Final = (qualified("wp:extent"), qualified("a:ext"))
_PICTURE: Final = qualified("pic:pic")
_RELATION: Final = f"{{{NS['r']}}}"
_DRAWING: Final = qualified("w:drawing")


def exchange(report: Report, adopter: Adopter, ours: Draft, place: Place, digest: str) -> None:
    """Show the picture of ours that has this digest where another one stands.

    It keeps its frame's width and gets the height that fits. Nothing happens when ours has no such
    picture, or one of the two is a strip of signs: that is the affair of `es_docs.merge.signs`.
    """
    found = _of_digest(ours, digest)
    theirs = shown(place.element)
    if found is None or not _is_plain(theirs) or not _is_plain(shown(found[1])):
        return
    source, own = found
    parts = relations_in(place.element)
    copy = adopter.adopt(own, place.part, source)
    _exchange_blip(theirs, shown(copy))
    release(report, place.part, parts)


def _of_digest(ours: Draft, digest: str) -> tuple[str, Element] | None:
    for name in ours:
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        try:
            root = ours.root(name)
        except KeyError:
            continue
        for drawing in root.iter(ALTERNATE, _DRAWING):
            if image_digest(ours, name, shown(drawing)) == digest:
                return name, drawing
    return None


def _is_plain(drawing: Element) -> bool:
    return (
        sum(1 for _ in drawing.iter(_PICTURE)) == 1 and next(drawing.iter(ALTERNATE), None) is None
    )


def _exchange_blip(theirs: Element, copy: Element) -> None:
    old, new = next(theirs.iter(_BLIP)), next(copy.iter(_BLIP))
    ratio = _ratio(copy)
    for key in list(old.attrib):
        if str(key).startswith(_RELATION):
            del old.attrib[key]
    for child in list(old):
        old.remove(child)
    for key, value in new.attrib.items():
        old.set(str(key), str(value))
    for child in list(new):
        old.append(child)
    for extent in theirs.iter(*_EXTENTS):
        width = extent.get("cx", "")
        if width.isdecimal() and ratio:
            extent.set("cy", str(round(int(width) * ratio)))


def _ratio(drawing: Element) -> float:
    extent = next(drawing.iter(_EXTENTS[0]), None)
    width, height = ("", "") if extent is None else (extent.get("cx", ""), extent.get("cy", ""))
    return (
        int(height) / int(width) if width.isdecimal() and height.isdecimal() and int(width) else 0
    )


def name(element: Element, text: str) -> None:
    """Name the first drawing of a paragraph."""
    properties = next(element.iter(DOC_PR), None)
    if properties is not None:
        properties.set("name", text)


# --- letting go


def relations_in(element: Element) -> set[str]:
    """The ids of the relationships that an element uses."""
    return {
        str(value)
        for one in element.iter()
        for key, value in one.attrib.items()
        if str(key).startswith(_RELATION)
    }


def release(report: Report, part: str, rids: Iterable[str]) -> None:
    """Drop relationships that nothing in the part uses any more, and the parts only they led to."""
    draft = report.draft
    wanted = set(rids)
    if not wanted:
        return
    used = relations_in(draft.edit(part))
    for rid in sorted(wanted - used):
        target = draft.target(part, rid)
        draft.unrelate(part, rid)
        _drop_alone(draft, target)


def _drop_alone(draft: Draft, name: str) -> None:
    if name not in draft or draft.sources_of(name):
        return
    targets = [one.target for one in draft.relationships(name) if not one.is_external]
    draft.drop(name)
    for target in targets:
        _drop_alone(draft, target)


# --- running parts


def bring_running(report: Report, adopter: Adopter, ours: Draft, node: Node) -> None:
    """Give the last section of pages the header or footer of ours again."""
    source = place_of(node.handle).part
    kind = "header" if ":header:" in node.mark else "footer"
    last = report.body.find(SECT_PR)
    tag = qualified(f"w:{kind}Reference")
    if last is None or any(
        one.get(qualified("w:type")) == "default" for one in last.iterchildren(tag)
    ):
        return
    name = report.draft.add(source, ours.data(source), ours.content_type(source))
    root = report.draft.edit(name)
    for child in list(root):
        adopter.settle_in(child, name, source)
    rid = report.draft.relate(report.main, f"{NS['r']}/{kind}", name)
    reference = make(tag, type="default")
    reference.set(qualified("r:id"), rid)
    behind = last.findall(qualified("w:headerReference")) if kind == "footer" else []
    last.insert(len(behind), reference)
