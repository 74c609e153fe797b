"""XML in and out: one safe parser for everything that comes from outside, ways down a tree."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from lxml import etree

from es_docs.regex import regex

Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - lxml has no public name for it

MAX_TREE: Final = 384 * 1024 * 1024
"""Bytes of memory a tree may take; those of the deck of 600 actions take 320 MB together."""
_LIGHT: Final = 1024 * 1024
"""Bytes of XML too short for a heavy tree: it takes forty times as many at most."""
_DECLARATION: Final = regex(rb"<!(?:ENTITY|ATTLIST)")
"""What lets a document type write into the document: entities, and attributes by default."""
_ENCODING: Final = regex(rb"""\sencoding\s*=\s*["']([^"']*)""")
_KNOWN_ENCODING: Final = regex(
    rb"(utf-?8|utf-?16([lb]e)?|us-ascii|iso-8859-\d+|windows-125\d)", re.IGNORECASE
)
_LONGEST_DECLARATION: Final = 1000
_LITTLE: Final = (b"\xff\xfe", b"<\0")
_BIG: Final = (b"\xfe\xff", b"\0<")
"""How UTF-16 begins, by its order of bytes (XML 1.0 appendix F)."""
_STRANGE: Final = (
    b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<", b"\x4c\x6f\xa7\x94",
)  # fmt: skip
"""How UTF-32 and EBCDIC begin."""


class UnsafeXmlError(ValueError):
    """XML that would grow when it is parsed, or is written so that nobody can tell."""


class DeclarationError(UnsafeXmlError):
    """It declares entities, or attributes by default."""


def parse(data: bytes) -> Element:
    """Parse XML without resolving entities and without reaching for a network.

    Raises `etree.XMLSyntaxError` when the bytes are not well-formed, and UnsafeXmlError, before
    any of them is parsed, for declarations of entities or default attributes, an encoding that no
    office program writes, or more than makes a tree of MAX_TREE bytes.
    """
    demand_safe(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def demand_safe(data: bytes) -> None:
    """Raise UnsafeXmlError as `parse` does."""
    if data.startswith(_STRANGE):
        raise UnsafeXmlError("UTF-32, EBCDIC")
    if data.startswith((*_LITTLE, *_BIG)):
        data = data[0 if data.startswith(_LITTLE) else 1 :: 2]  # markup is ASCII
    encoding = _encoding(data.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff"))
    if encoding is None or not _KNOWN_ENCODING.fullmatch(encoding):
        raise UnsafeXmlError(f"encoding {(encoding or b'?').decode('ascii', 'replace')}")
    if b"<!DOCTYPE" in data and _DECLARATION.search(data):
        raise DeclarationError("entities")
    if len(data) > _LIGHT and tree_size(data) > MAX_TREE:
        raise UnsafeXmlError(f"> {MAX_TREE >> 20} MB")


def _encoding(data: bytes) -> bytes | None:
    """The one that is declared, or the usual one; None when the declaration is no such thing."""
    if not data.startswith(b"<?xml"):
        return b"utf-8"
    end = data.find(b"?>", 0, _LONGEST_DECLARATION)
    found = _ENCODING.search(data, 0, max(end, 0))
    return None if end < 0 else found[1] if found else b"utf-8"


def tree_size(data: bytes) -> int:
    """About how many bytes the tree of this XML takes (measured with libxml2 2.14)."""
    ends = data.count(b"</")
    elements = data.count(b"<") - ends
    return len(data) + 120 * elements + 200 * data.count(b"=") + 100 * ends


def serialise(root: Element) -> bytes:
    """The part as UTF-8 with the XML declaration Office writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def child_of(element: Element | None, *path: str) -> Element | None:
    """Down a path of tags, the first child of each; None where it ends early.

    A third of the cost of `find`, which reads its path first.
    """
    for tag in path:
        if element is None or not len(element):
            return None
        element = next(element.iterchildren(tag), None)
    return element


def text_in(element: Element | None) -> str:
    """The text right at the beginning of an element; "" where there is none."""
    return "" if element is None else element.text or ""
