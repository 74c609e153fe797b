"""XML in and out: one safe parser for everything that comes from outside."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - lxml has no public name for it


def parse(data: bytes) -> Element:
    """Parse XML without resolving entities and without reaching for a network.

    Raises `etree.XMLSyntaxError` when the bytes are not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def serialise(root: Element) -> bytes:
    """The part as UTF-8 with the XML declaration Office writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
