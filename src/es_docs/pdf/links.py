"""Links of an exported PDF: one tag and one description a link (ISO 14289-1 §7.18.5)."""

from __future__ import annotations

from collections.abc import Sequence

from es_docs.pdf.tree import Annotation, Content, Kid, Node
from es_docs.reading.pdf_objects import entry, name, string


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


def describe_links(root: Node) -> None:
    """Each link annotation says where it leads: with the words of its entry or its own."""
    for entry_ in root.nodes("TOCI"):
        _describe(entry_, entry_.text)
    for link in root.nodes("Link"):
        _describe(link, link.text)


def _describe(node: Node, text: str) -> None:
    for annotation in node.annotations():
        if not string(entry(annotation.target, "/Contents")).strip():
            words = " ".join(text.split()) or _address(annotation)
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
