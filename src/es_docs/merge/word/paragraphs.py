"""A paragraph as a line of characters, and back: which run each of them stands in.

ISO/IEC 29500-1 §17.3. Pending revisions count as accepted. What programs count by themselves (the
number of a page, of a table) is no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from msgspec import Struct

from es_docs.markup import Element, child_of
from es_docs.merge.word.places import (
    BOOKMARK_START,
    BR,
    CONTAINERS,
    DEL,
    GONE,
    HYPERLINK,
    PPR,
    RPR,
    SDT,
    TAB,
    Extent,
    Looks,
    P,
    R,
    T,
    is_deleted,
    make,
)
from es_docs.ooxml.package import qualified
from es_docs.regex import regex

LINE_BREAK: Final = "\v"
_TYPE: Final = qualified("w:type")
_FIELD: Final = qualified("w:fldChar")
_FIELD_TYPE: Final = qualified("w:fldCharType")
_INSTRUCTION: Final = qualified("w:instrText")
_SIMPLE_FIELD: Final = qualified("w:fldSimple")
_SIMPLE_INSTRUCTION: Final = qualified("w:instr")
_SYMBOL: Final = qualified("w:sym")
_CHARACTER: Final = qualified("w:char")
_SIGNS: Final = {
    TAB: "\t",
    qualified("w:ptab"): "\t",
    qualified("w:cr"): LINE_BREAK,
    qualified("w:noBreakHyphen"): "\u2011",
    qualified("w:softHyphen"): "\u00ad",
}
_COUNTED: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SEQ"})
"""Fields whose results are counted by the program that shows them (§17.16.5)."""
_ENTRY: Final = regex(r"(?:\d[\d.]*\t)?(.*?)(?:\t\d*)?", re.DOTALL)
_OBJECTS: Final = frozenset(
    map(qualified, ("w:drawing", "w:pict", "w:object", "mc:AlternateContent"))
)
_NOTE_REFERENCES: Final = frozenset(
    map(qualified, ("w:commentReference", "w:footnoteReference", "w:endnoteReference"))
)
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Piece(Struct, frozen=True, eq=False):
    """Characters of one run: those of a w:t, or one that has an element of its own."""

    element: Element
    run: Element
    text: str


class _Field(Struct):
    instruction: str = ""
    has_result: bool = False

    @property
    def name(self) -> str:
        words = self.instruction.split()
        return words[0].upper() if words else ""


class Scan:
    """A paragraph read through: its characters, and what stands among them.

    `objects` are drawings, pictures and embedded objects, `references` lead to comments and
    notes. `behind_number` is how many pieces came before the end of the last sequence field.
    """

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.objects: list[Element] = []
        self.references: list[Element] = []
        self.behind_number: int | None = None
        self._fields: list[_Field] = []

    @classmethod
    def of(cls, paragraph: Element) -> Scan:
        scan = cls()
        scan.read(paragraph)
        return scan

    @property
    def extent(self) -> Extent:
        """Whether the text is the caption of a counted thing."""
        return Extent.WHOLE if self.behind_number is None else Extent.CAPTION

    @property
    def text(self) -> str:
        """What the paragraph says; of a caption what follows its number."""
        return "".join([piece.text for piece in self.pieces[self.behind_number or 0 :]])

    def read(self, parent: Element) -> None:
        for child in parent.iterchildren():
            tag = child.tag
            if tag == R:
                self._read_run(child)
            elif tag == _SIMPLE_FIELD:
                self._fields.append(_Field(child.get(_SIMPLE_INSTRUCTION, ""), has_result=True))
                self.read(child)
                self._end_field()
            elif tag == SDT or tag in CONTAINERS:
                self.read(child)

    def _read_run(self, run: Element) -> None:
        for child in run.iterchildren():
            tag = child.tag
            if tag == RPR:
                continue
            if tag == _FIELD:
                self._read_field(child.get(_FIELD_TYPE, ""))
            elif tag == _INSTRUCTION and self._fields:
                self._fields[-1].instruction += child.text or ""
            elif tag in _OBJECTS:
                self.objects.append(child)
            elif tag in _NOTE_REFERENCES:
                self.references.append(child)
            elif not self._fields or self._is_text:
                text = _text_of(child)
                if text is not None:
                    self.pieces.append(Piece(child, run, text))

    def _read_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif kind == "end":
            self._end_field()

    def _end_field(self) -> None:
        if self._fields and self._fields.pop().name == "SEQ":
            self.behind_number = len(self.pieces)

    @property
    def _is_text(self) -> bool:
        return all(one.has_result and one.name not in _COUNTED for one in self._fields)


def _text_of(element: Element) -> str | None:
    """The characters an element of a run stands for; None when it stands for none."""
    if element.tag == T:
        return element.text or ""
    if element.tag == BR:
        return LINE_BREAK if element.get(_TYPE, "textWrapping") == "textWrapping" else None
    if element.tag == _SYMBOL:
        return _symbol(element.get(_CHARACTER, ""))
    return _SIGNS.get(str(element.tag))


def _symbol(code: str) -> str | None:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return None


def pieces_of(paragraph: Element, extent: Extent = Extent.WHOLE) -> list[Piece]:
    """The characters of the paragraph that belong to its text, in their order."""
    scan = Scan.of(paragraph)
    if extent is Extent.CAPTION:
        return scan.pieces[scan.behind_number or 0 :]
    return scan.pieces


def text_of(paragraph: Element, extent: Extent = Extent.WHOLE) -> str:
    text = "".join(piece.text for piece in pieces_of(paragraph, extent))
    if extent is Extent.ENTRY:
        start, end = entry_span(text)
        return text[start:end]
    return text


def entry_span(text: str) -> tuple[int, int]:
    """Where the title stands in an entry of the contents: „4.1⇥Title⇥12”."""
    found = _ENTRY.fullmatch(text)
    return found.span(1) if found else (0, len(text))


def span_of(paragraph: Element, extent: Extent) -> tuple[list[Piece], int, int]:
    """The pieces of the paragraph and from where to where its text goes in them."""
    pieces = pieces_of(paragraph, extent)
    text = "".join(piece.text for piece in pieces)
    start, end = entry_span(text) if extent is Extent.ENTRY else (0, len(text))
    return pieces, start, end


def is_gone(paragraph: Element, looks: Looks | None = None) -> bool:
    """Whether a pending revision takes the whole paragraph away; `looks` are its own, if known.

    The mark of one that nothing can follow stays; then that of the paragraph before is deleted.
    """
    own = is_deleted((looks or Looks.of(paragraph)).mark)
    before = None if own else paragraph.getprevious()
    if not own and (before is None or before.tag != P or not _loses_mark(before)):
        return False
    has_deletions = own or next(paragraph.iter(DEL), None) is not None
    return has_deletions and not text_of(paragraph) and not Scan.of(paragraph).objects


def _loses_mark(paragraph: Element) -> bool:
    return is_deleted(child_of(paragraph, PPR, RPR))


# --- writing


def replace_text(pieces: Sequence[Piece], start: int, end: int, text: str) -> None:
    """Put the text where the characters from `start` up to `end` stand.

    It goes into the run the range starts in (an insertion into the run before it, unless that
    belongs to a link and the next does not), the other runs lose their part.
    """
    at, home = 0, _home(pieces, start, end)
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        here = text if piece is home else ""
        if piece is home or first < last:
            head = piece.text[: max(start - at, 0)]
            tail = piece.text[max(end - at, 0) :]
            rewrite(piece, head + here + tail)
        at += len(piece.text)


def _home(pieces: Sequence[Piece], start: int, end: int) -> Piece:
    """The piece that takes new characters."""
    at = 0
    before: Piece | None = None
    for piece in pieces:
        stop = at + len(piece.text)
        if start < end and at <= start < stop:
            return piece
        if start == end and at < start < stop:
            return piece
        if start == end and at == start and before is not None:
            return piece if _link(before) is not None and _link(piece) is None else before
        if stop > at or before is None:
            before = piece
        at = stop
    return before if before is not None else pieces[0]


def _link(piece: Piece) -> Element | None:
    return next(piece.run.iterancestors(HYPERLINK), None)


def rewrite(piece: Piece, text: str) -> None:
    """Let the run say this instead of the piece; an element that says nothing goes."""
    new = text_elements(text)
    if piece.element.tag == T and len(new) == 1 and new[0].tag == T:
        piece.element.text = new[0].text
        piece.element.set(_SPACE, "preserve")
        return
    for element in new:
        piece.element.addprevious(element)
    piece.run.remove(piece.element)


def text_elements(text: str) -> list[Element]:
    """w:t, w:br and w:tab that say the text."""
    made: list[Element] = []
    for part in re.split("([\v\t])", text):
        if part == LINE_BREAK:
            made.append(make(BR))
        elif part == "\t":
            made.append(make(TAB))
        elif part:
            made.append(make(T))
            made[-1].text = part
            made[-1].set(_SPACE, "preserve")
    return made


def tidy(paragraph: Element) -> None:
    """Take out the runs that say nothing any more, but for the last one: it keeps the look."""
    bare = [run for run in _runs(paragraph) if all(child.tag == RPR for child in run)]
    if bare and len(bare) == sum(1 for _ in _runs(paragraph)):
        keeper = bare.pop(0)
        keeper.append(make(T))
    for run in bare:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def _runs(paragraph: Element) -> Iterator[Element]:
    for child in paragraph.iterchildren():
        if child.tag == R:
            yield child
        elif child.tag == SDT or child.tag in CONTAINERS:
            yield from _runs(child)


def runs_of(paragraph: Element) -> list[Element]:
    """Its runs, those of links, controls and pending insertions too."""
    return list(_runs(paragraph))


def write_first(paragraph: Element, text: str) -> Element:
    """Let a paragraph that has no run of text say this; the run, in the look of its mark."""
    run = paragraph.makeelement(R, {}, {})
    look = paragraph.find(f"{PPR}/{RPR}")
    if look is not None:
        run.append(plain_look(look))
    for element in text_elements(text):
        run.append(element)
    starts = paragraph.findall(BOOKMARK_START)
    properties = paragraph.find(PPR)
    before = starts[-1] if starts else properties
    if before is None:
        paragraph.insert(0, run)
    else:
        before.addnext(run)
    return run


def plain_look(look: Element) -> Element:
    """A copy of run properties without what tells of revisions."""
    copy = deepcopy(look)
    for child in list(copy):
        if child.tag in _REVISIONS:
            copy.remove(child)
    return copy


_REVISIONS: Final = frozenset(
    {*GONE, *map(qualified, ("w:ins", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:sectPrChange"))}
)
