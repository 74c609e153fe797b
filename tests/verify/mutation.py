"""One way to spoil a good document, and what the checks have to say about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree
from msgspec import Struct, field

import archives
from archives import unpacked
from es_docs.diagnostics import Area, Kind, Place, Severity
from es_docs.ooxml.package import NS, canonical

NAMESPACES: Mapping[str, str] = {
    **NS,
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
Spoil = Callable[[bytes], bytes]


class Mutation(Struct, frozen=True, dict=True):
    """A good file of `case` spoiled in exactly one way, which `rule` alone tells, once.

    `place` are the fields the finding's place must have: `number=2`, `object="Tytuł"`; `area`
    always. `text` must be contained in the place's text.
    """

    rule: str
    kind: Kind
    name: str
    spoil: Spoil
    area: Area
    place: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    case: str = "2014"
    severity: Severity | None = None

    @property
    def id(self) -> str:
        return f"{self.rule}-{self.kind}-{self.name}"

    def fits(self, place: Place) -> bool:
        is_there = all(getattr(place, name) == value for name, value in self.place.items())
        return place.area is self.area and is_there and self.text in place.text


# --- tools to spoil with


def replaced(part: str, old: str, new: str, *, count: int = 1) -> Spoil:
    """Puts a text of a part in the place of another, `count` times; the old one must be there."""

    def spoil(data: bytes) -> bytes:
        members = unpacked(data)
        text = members[part].decode()
        assert old in text, f"{part} has no {old!r}"
        members[part] = text.replace(old, new, count).encode()
        return packed(members)

    return spoil


def substituted(part: str, pattern: str, new: str, *, count: int = 1) -> Spoil:
    """The same with a regular expression."""

    def spoil(data: bytes) -> bytes:
        members = unpacked(data)
        text, done = re.subn(pattern, new, members[part].decode(), count=count)
        assert done, f"{part} has no {pattern!r}"
        members[part] = text.encode()
        return packed(members)

    return spoil


def edited(part: str, edit: Callable[[etree._Element], object]) -> Spoil:
    """Lets `edit` change the tree of a part."""

    def spoil(data: bytes) -> bytes:
        members = unpacked(data)
        root = etree.fromstring(members[part])
        edit(root)
        members[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return packed(members)

    return spoil


def all_of(*spoils: Spoil) -> Spoil:
    """Several steps that make one flaw."""

    def spoil(data: bytes) -> bytes:
        for one in spoils:
            data = one(data)
        return data

    return spoil


def one(root: etree._Element, path: str) -> etree._Element:
    """The first element at an XPath; prefixes are those of `NAMESPACES`."""
    found = root.xpath(path, namespaces=dict(NAMESPACES))
    assert found, f"nothing at {path}"
    return found[0]


def every(root: etree._Element, path: str) -> list[etree._Element]:
    return root.xpath(path, namespaces=dict(NAMESPACES))


def element(xml: str) -> etree._Element:
    """An element written with the usual prefixes."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return etree.fromstring(f"<x {spaces}>{xml}</x>")[0]


def packed(members: Mapping[str, bytes]) -> bytes:
    return canonical(archives.packed(members))
