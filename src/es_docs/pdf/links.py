"""Links of an exported PDF: one tag and one description a link (ISO 14289-1 §7.18.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pikepdf

from es_docs.pdf.matching import NEAR, is_within
from es_docs.pdf.tree import Annotation, Content, Kid, Node
from es_docs.reading.pdf.content import Bounds
from es_docs.reading.pdf.objects import entry, items, key_of, name, numbers, string

_CORNERS: Final = 4


def join_links(root: Node) -> None:
    """Neighbouring links to the same target are one link that was drawn in pieces."""
    for node in root.walk():
        kids: list[Kid] = []
        for kid in node.kids:
            blank = kids.pop() if _is_blank(kids) and isinstance(kid, Node) else None
            between = [blank] if blank is not None else []
            last = kids[-1] if kids else None
            if isinstance(kid, Node) and isinstance(last, Node) and _is_continued(last, kid):
                last.kids += [*between, *kid.kids]
            else:
                kids += [*between, kid]
        node.kids = kids


def tag_loose_links(pdf: pikepdf.Pdf, root: Node) -> None:
    """Links on slides hang on no tag in LibreOffice 7.4: each goes to the words it lies over."""
    tagged = {key_of(one.target) for one in root.annotations()}
    for at, page in enumerate(pdf.pages):
        for link in items(entry(page.obj, "/Annots")):
            if isinstance(link, pikepdf.Dictionary) and key_of(link) not in tagged:
                box = numbers(entry(link, "/Rect"))
                if name(entry(link, "/Subtype")) == "Link" and len(box) == _CORNERS:
                    _tag(root, Annotation(at, link), (box[0], box[1], box[2], box[3]))


def _tag(root: Node, link: Annotation, box: Bounds) -> None:
    """Words that are all of the link become its own; after others the link stands alone."""
    for node in list(root.walk()):
        for place, kid in enumerate(node.kids):
            if not isinstance(kid, Content) or kid.page != link.page:
                continue
            if _covers(box, kid.piece.bounds):
                node.kids[place] = Node("Link", [kid, link])
                return
            if kid.piece.bounds and is_within(box, kid.piece.bounds):
                node.kids.insert(place + 1, Node("Link", [link]))
                return
    root.kids.append(Node("Link", [link]))


def _covers(box: Bounds, words: Bounds | None) -> bool:
    """Whether a link lies over all of the words: they reach no further on its line."""
    return words is not None and (
        is_within(words, box) and words[0] >= box[0] - NEAR and words[2] <= box[2] + NEAR
    )


def describe_links(root: Node) -> None:
    """Each link annotation says where it leads: with the words of its entry or its own."""
    for entry_ in root.nodes("TOCI"):
        _describe(entry_, entry_.text)
    for link in root.nodes("Link"):
        _describe(link, link.text)


def _describe(node: Node, text: str) -> None:
    for annotation in node.annotations():
        told = string(entry(annotation.target, "/Contents"))
        words = " ".join((told if told.strip() else text).split()) or _address(annotation)
        if words:
            annotation.target["/Contents"] = words


def _is_blank(kids: Sequence[Kid]) -> bool:
    """Whether the last of them shows a space and no more."""
    last = kids[-1] if kids else None
    return isinstance(last, Content) and not last.piece.text.strip() and not last.piece.shows


def _is_continued(link: Node, other: Node) -> bool:
    targets = {_target(one) for node in (link, other) for one in node.annotations()}
    return link.kind == other.kind == "Link" and len(targets) == 1 and "" not in targets


def _target(annotation: Annotation) -> str:
    """What tells one target from another: the address, or the spot in the file."""
    action = entry(annotation.target, "/A")
    destination = entry(annotation.target, "/Dest") or entry(action, "/D")
    return _address(annotation) or (repr(destination) if destination is not None else "")


def _address(annotation: Annotation) -> str:
    action = entry(annotation.target, "/A")
    return string(entry(action, "/URI")) if name(entry(action, "/S")) == "URI" else ""
