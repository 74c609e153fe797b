"""A report being changed: what its steps share, and the ids that count up in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from es_docs.markup import Element
from es_docs.merge.word.numbering import Numbering
from es_docs.merge.word.places import (
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    NAME,
    PPR,
    SDT_CONTENT,
    TBL,
    P,
    make,
)
from es_docs.merge.word.reading import DOC_PR, MARK, blocks, body_of, is_heading, main_part
from es_docs.merge.word.styles import Styles
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import qualified

_STORIES: Final = frozenset(
    qualified(f"w:{name}")
    for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments")
)
_REVISIONS: Final = frozenset(
    qualified(f"w:{name}")
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
        "tcPrChange", "sectPrChange", "cellIns", "cellDel", "numberingChange",
    )
)  # fmt: skip
RANGE_ENDS: Final = {
    BOOKMARK_START: BOOKMARK_END,
    **{
        qualified(f"w:{name}RangeStart"): qualified(f"w:{name}RangeEnd")
        for name in ("comment", "moveFrom", "moveTo")
    },
    qualified("w:permStart"): qualified("w:permEnd"),
}
"""What begins a range, and what ends it (§17.13)."""


class Report:
    """A draft with a text: its body, styles and lists. `main` is the part they belong to."""

    def __init__(self, draft: Draft) -> None:
        """Raises KeyError when the draft holds no report."""
        self.draft, self.main = draft, main_part(draft)
        self.body = body_of(draft, self.main)
        self.styles = Styles(draft, self.main)
        self.numbering = Numbering(draft, self.main)
        self._stories = [
            name
            for name in draft
            if name.endswith(".xml") and name.startswith("word/") and is_story(draft, name)
        ]
        self._last_ids: dict[str, int] = {}
        self._bookmarks: dict[str, list[Element]] | None = None
        self._claimed: set[str] = set()

    # --- ids

    def next_id(self, kind: str) -> int:
        """A free id for a `bookmark`, `drawing` or `revision`."""
        if kind not in self._last_ids:
            self._last_ids[kind] = max(self._ids(kind), default=0)
        self._last_ids[kind] += 1
        return self._last_ids[kind]

    def _ids(self, kind: str) -> Iterator[int]:
        wanted = {
            "bookmark": ({BOOKMARK_START}, ID),
            "drawing": ({DOC_PR}, "id"),
            "revision": (_REVISIONS, ID),
        }
        tags, attribute = wanted[kind]
        for name in self._stories:
            for element in self.draft.root(name).iter(*tags):
                if (text := element.get(attribute, "")).isdecimal():
                    yield int(text)

    # --- bookmarks

    def bookmark(self, name: str) -> Element | None:
        """The start of the bookmark of that name in the body."""
        return next(iter(self._named(name)), None)

    def _named(self, name: str) -> list[Element]:
        if self._bookmarks is None:
            self._bookmarks = {}
            for start in self.body.iter(BOOKMARK_START):
                self._bookmarks.setdefault(start.get(NAME, ""), []).append(start)
        return [start for start in self._bookmarks.get(name, []) if self.holds(start)]

    def holds(self, element: Element) -> bool:
        """Whether an element is (still) in the body, or is the body."""
        if element is self.body:
            return True
        return any(parent is self.body for parent in element.iterancestors())

    def forget(self, name: str) -> None:
        """Take the bookmark of that name out, wherever it is."""
        for start in self._named(name):
            self.remove_bookmark(start)

    def claim(self, name: str) -> bool:
        """Whether something that is inserted may have that bookmark: it is taken from what had
        it, but not from what came in this update. A copy of a person's gets what is new without."""
        if name in self._claimed:
            return False
        self._claimed.add(name)
        self.forget(name)
        return True

    def remove_bookmark(self, start: Element) -> None:
        number = start.get(ID, "")
        ends = (end for end in start.getroottree().iter(BOOKMARK_END) if end.get(ID) == number)
        for element in (next(ends, None), start):
            parent = None if element is None else element.getparent()
            if parent is not None and element is not None:
                parent.remove(element)

    def add_bookmark(self, paragraph: Element, name: str) -> None:
        """Put the whole paragraph under a bookmark, the only one of that name."""
        self.forget(name)
        number = str(self.next_id("bookmark"))
        start, end = make("w:bookmarkStart", id=number, name=name), make("w:bookmarkEnd", id=number)
        properties = paragraph.find(PPR)
        if properties is None:
            paragraph.insert(0, start)
        else:
            properties.addnext(start)
        paragraph.append(end)
        self.know(start)

    def know(self, start: Element) -> None:
        """Take note of a bookmark that came with something inserted."""
        if self._bookmarks is not None:
            self._bookmarks.setdefault(start.get(NAME, ""), []).append(start)

    # --- blocks

    def blocks_from(self, first: Element | None) -> Iterator[Element]:
        """Paragraphs and tables of a section: its heading and all up to the next heading; those
        before the first heading when there is none given."""
        if first is None:
            for block, _ in blocks(self.body):
                if self._is_heading(block):
                    return
                yield block
            return
        yield first
        for block in following(first, self.body):
            if self._is_heading(block):
                return
            yield block

    def headings_behind(self, block: Element) -> Iterator[Element]:
        """The next heading behind a block, if there is one."""
        return islice((one for one in following(block, self.body) if self._is_heading(one)), 1)

    def positions(self, elements: Sequence[Element]) -> dict[Element, int]:
        """Where the elements stand in the order of the document."""
        wanted = set(elements)
        tags = {str(one.tag) for one in elements}
        return {one: place for place, one in enumerate(self.body.iter(*tags)) if one in wanted}

    def renew_ids(self, copy: Element) -> None:
        """Give what was copied within the report ids of its own."""
        numbers: dict[str, str] = {}
        for one in list(copy.iter(BOOKMARK_START, BOOKMARK_END, DOC_PR)):
            if one.tag == DOC_PR:
                one.set("id", str(self.next_id("drawing")))
            elif one.tag == BOOKMARK_START or one.get(ID, "") in numbers:
                number = numbers.setdefault(one.get(ID, ""), str(self.next_id("bookmark")))
                one.set(ID, number)
                if one.tag == BOOKMARK_START:
                    self.know(one)

    def _is_heading(self, block: Element) -> bool:
        return block.tag == P and is_heading(block, self.styles)


def is_story(draft: Draft, name: str) -> bool:
    """Whether a part holds text of a Word document."""
    try:
        return draft.root(name).tag in _STORIES
    except KeyError:
        return False


def following(block: Element, body: Element) -> Iterator[Element]:
    """The paragraphs and tables behind a block, in the order of the document."""
    current: Element | None = block
    while current is not None and current is not body:
        sibling = current.getnext()
        while sibling is not None:
            if sibling.tag in (P, TBL):
                yield sibling
            else:
                yield from (inner for inner, _ in blocks_within(sibling))
            sibling = sibling.getnext()
        current = current.getparent()


def blocks_within(element: Element) -> Iterator[tuple[Element, bool]]:
    """The blocks inside an element that is none itself."""
    holder = element.find(SDT_CONTENT)
    return blocks(element if holder is None else holder)


def marks_in(element: Element) -> list[Element]:
    """The starts of our bookmarks inside."""
    return [one for one in element.iter(BOOKMARK_START) if MARK.match(one.get(NAME, ""))]


def drop(element: Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
