"""Where a node of the tree stands in a report: what the reader remembers for the writer."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from lxml import etree
from msgspec import Struct

from es_docs.markup import Element, child_of
from es_docs.ooxml.package import NS, qualified


class Extent(StrEnum):
    """How much of a paragraph is one text."""

    WHOLE = "whole"
    CAPTION = "caption"
    """What follows the number: „. Podstawowe dane projektu”."""
    ENTRY = "entry"
    """An entry of the contents without its number and the number of a page."""


class Place(Struct, frozen=True, eq=False):
    """An element of a part: a paragraph, table, row, cell; the heading of a section, the body of
    what stands before the first heading, the root of a running part."""

    part: str
    element: Element


class Wording(Place, frozen=True, eq=False):
    """The text of a paragraph, or that of a property of the document."""

    extent: Extent = Extent.WHOLE


class Alternative(Place, frozen=True, eq=False):
    """A text alternative: `element` is the table or the drawing's properties, `slot` the child
    of the table's properties or the attribute it stands in."""

    slot: str


class ChartPlace(Place, frozen=True, eq=False):
    """The paragraph of a chart, and the part the chart is drawn from."""

    chart: str


def place_of(handle: object) -> Place:
    """The place a node of a report has. Raises TypeError for a node read from elsewhere."""
    if not isinstance(handle, Place):
        raise TypeError(handle)
    return handle


P: Final = qualified("w:p")
TBL: Final = qualified("w:tbl")
TR: Final = qualified("w:tr")
TC: Final = qualified("w:tc")
R: Final = qualified("w:r")
T: Final = qualified("w:t")
BR: Final = qualified("w:br")
TAB: Final = qualified("w:tab")
PPR: Final = qualified("w:pPr")
RPR: Final = qualified("w:rPr")
P_STYLE: Final = qualified("w:pStyle")
OUTLINE: Final = qualified("w:outlineLvl")
NUM_PR: Final = qualified("w:numPr")
TRPR: Final = qualified("w:trPr")
TCPR: Final = qualified("w:tcPr")
SDT: Final = qualified("w:sdt")
SDT_CONTENT: Final = qualified("w:sdtContent")
INS: Final = qualified("w:ins")
DEL: Final = qualified("w:del")
MOVE_TO: Final = qualified("w:moveTo")
MOVE_FROM: Final = qualified("w:moveFrom")
SECT_PR: Final = qualified("w:sectPr")
HYPERLINK: Final = qualified("w:hyperlink")
BOOKMARK_START: Final = qualified("w:bookmarkStart")
BOOKMARK_END: Final = qualified("w:bookmarkEnd")
VAL: Final = qualified("w:val")
ID: Final = qualified("w:id")
NAME: Final = qualified("w:name")
ALTERNATE: Final = qualified("mc:AlternateContent")
CHOICE: Final = qualified("mc:Choice")

CONTAINERS: Final = frozenset(
    {
        SDT_CONTENT,
        CHOICE,
        INS,
        MOVE_TO,
        HYPERLINK,
        *map(qualified, ("w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo")),
    }
)
"""What stands around paragraphs, rows, cells or runs without being one."""
GONE: Final = frozenset({DEL, MOVE_FROM})


def inner(element: Element, *wanted: str) -> Iterator[Element]:
    """The elements of these kinds right inside, seen through controls and pending revisions."""
    for child in element.iterchildren():
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag in (SDT, ALTERNATE) or tag in CONTAINERS:
            yield from inner(child, *wanted)


def is_deleted(properties: Element | None) -> bool:
    """Whether a pending revision takes the row or the mark of the paragraph away."""
    return properties is not None and next(properties.iterchildren(*GONE), None) is not None


class Looks(Struct, frozen=True, eq=False):
    """What a paragraph or a style of paragraphs says (§17.3.1.26): its style, level and list.

    `mark` are the looks of its mark; each is None where it says nothing.
    """

    style: Element | None = None
    outline: Element | None = None
    numbers: Element | None = None
    mark: Element | None = None

    @classmethod
    def of(cls, paragraph: Element) -> Looks:
        properties = child_of(paragraph, PPR)
        if properties is None:
            return _PLAIN
        found: dict[str, Element] = {}
        for child in properties:
            found.setdefault(str(child.tag), child)
        get = found.get
        return cls(get(P_STYLE), get(OUTLINE), get(NUM_PR), get(RPR))


_PLAIN: Final = Looks()


def make(name: str, /, **attributes: str) -> Element:
    """A new element, `make("w:ins", author="…")`; its attributes are of its own namespace."""
    tag = name if name.startswith("{") else qualified(name)
    made = etree.Element(tag, nsmap={"w": NS["w"]})
    for key, value in attributes.items():
        made.set(f"{tag[: tag.index('}') + 1]}{key}", value)
    return made
