"""What programs count and files keep a copy of: numbers of tables and charts, of contents, lists.

Word counts them anew only when it is asked to, so an update that adds or removes something
counted writes the numbers as they are now (ISO/IEC 29500-1 §17.16.5.56, §17.16.5.69).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, TypeAlias

from msgspec import Struct, field

from es_docs.markup import Element
from es_docs.merge.word.numbering import Count
from es_docs.merge.word.paragraphs import Piece, is_gone, pieces_of, runs_of
from es_docs.merge.word.places import (
    BOOKMARK_START,
    HYPERLINK,
    NAME,
    NUM_PR,
    PPR,
    VAL,
    P,
    R,
    T,
    make,
)
from es_docs.merge.word.reading import anchor_of
from es_docs.merge.word.report import Report
from es_docs.ooxml.order import CHILD_PLACES
from es_docs.ooxml.package import qualified
from es_docs.regex import regex

Replace: TypeAlias = Callable[[list[Piece], int, int, str], None]
"""Puts a text where some characters stand, at once or as a revision."""

_FIELD: Final = qualified("w:fldChar")
_FIELD_TYPE: Final = qualified("w:fldCharType")
_INSTRUCTION: Final = qualified("w:instrText")
_SIMPLE: Final = qualified("w:fldSimple")
_SIMPLE_INSTRUCTION: Final = qualified("w:instr")
_NUMBER: Final = regex(r"(\d[\d.]*)\t")
_SEQUENCE: Final = regex(r"\s*SEQ\s+(\S+)(.*)", re.DOTALL)
_PLAIN: Final = regex(r"(\s*\\\*\s*(ARABIC|MERGEFORMAT))*\s*", re.IGNORECASE)


def count_captions(report: Report, replace: Replace) -> None:
    """Write the numbers of tables, charts and whatever else is counted in sequence.

    A sequence with switches other than those for digits is left alone.
    """
    counts: Counter[str] = Counter()
    odd: set[str] = set()
    for paragraph in report.body.iter(P):
        for instruction, pieces in list(_fields(paragraph)):
            found = _SEQUENCE.match(instruction)
            if found is None:
                continue
            name = found[1].casefold()
            counts[name] += 1
            if not _PLAIN.fullmatch(found[2]):
                odd.add(name)
            shown = "".join(piece.text for piece in pieces)
            if name not in odd and pieces and shown.strip() != str(counts[name]):
                replace(pieces, 0, len(shown), str(counts[name]))


def _fields(paragraph: Element) -> Iterator[tuple[str, list[Piece]]]:
    """The fields that end in the paragraph: their instructions and what their results say."""
    if next(paragraph.iter(_INSTRUCTION, _SIMPLE), None) is None:
        return
    for simple in paragraph.iter(_SIMPLE):
        texts = (text for run in simple.iter(R) for text in run.findall(T))
        pieces = [_piece(text) for text in texts]
        yield simple.get(_SIMPLE_INSTRUCTION, ""), pieces
    opened: list[_Opened] = []
    for child in chain.from_iterable(runs_of(paragraph)):
        kind = child.get(_FIELD_TYPE) if child.tag == _FIELD else ""
        if kind == "begin":
            opened.append(_Opened())
        elif not opened:
            continue
        elif kind == "end":
            done = opened.pop()
            yield done.instruction, done.pieces
        else:
            opened[-1].read(child)


def _piece(text: Element) -> Piece:
    run = next(text.iterancestors(R))
    return Piece(text, run, text.text or "")


class _Opened(Struct):
    """A complex field being read (§17.16.18)."""

    instruction: str = ""
    pieces: list[Piece] = field(default_factory=list[Piece])

    def read(self, child: Element) -> None:
        if child.tag == _INSTRUCTION:
            self.instruction += child.text or ""
        elif child.tag == T:
            self.pieces.append(_piece(child))


def count_contents(report: Report, replace: Replace) -> None:
    """Write the numbers of the headings into the entries that lead to them."""
    labels: dict[str, str] = {}
    count = Count(report.styles, report.numbering)
    entries: list[tuple[Element, str, str]] = []
    for paragraph in report.body.iter(P):
        number = count.number(paragraph)
        for start in paragraph.iter(BOOKMARK_START):
            labels[start.get(NAME, "")] = "" if number is None else number.label
        if next(paragraph.iter(HYPERLINK, _INSTRUCTION), None) is not None:
            anchor = anchor_of(paragraph)
            shown = _NUMBER.match("".join(piece.text for piece in pieces_of(paragraph)))
            if anchor and shown:
                entries.append((paragraph, anchor, shown[1]))
    for paragraph, anchor, shown in entries:
        label = labels.get(anchor, "")
        if label and label != shown:
            replace(pieces_of(paragraph), 0, len(shown), label)


def restart_lists(
    report: Report, wanted: Mapping[Element, str], before_change: Callable[[Element], None]
) -> None:
    """Let paragraphs begin a list at a number, or ("") continue the one before.

    Those that follow in the same list go along with a paragraph that begins one. `before_change`
    is told of every paragraph whose list is to change.
    """
    before: dict[str, str] = {}
    moved: dict[str, str] = {}
    for paragraph in report.body.iter(P):
        list_id, level = report.styles.numbering(paragraph)
        if not list_id or is_gone(paragraph):
            continue
        abstract = report.numbering.abstract_of(list_id)
        wish = wanted.get(paragraph)
        if wish is None:
            target = moved.get(list_id, list_id)
        elif wish.isdecimal():
            target = report.numbering.new_list(abstract, {level: int(wish)})
            moved[list_id] = target
        else:
            target = before.get(abstract, list_id)
            if target != list_id:
                moved[list_id] = target
        if target != list_id:
            before_change(paragraph)
            _count_in(paragraph, target, level)
        before[abstract] = target


def _count_in(paragraph: Element, list_id: str, level: int) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = make(PPR)
        paragraph.insert(0, properties)
    numbered = properties.find(NUM_PR)
    if numbered is None:
        numbered = make(NUM_PR)
        insert_child(properties, numbered)
    for name, value in (("w:ilvl", str(level)), ("w:numId", list_id)):
        child = numbered.find(qualified(name))
        if child is None:
            child = make(name)
            insert_child(numbered, child)
        child.set(VAL, value)


def insert_child(parent: Element, child: Element) -> None:
    """Put a child where the schema wants it (`es_docs.ooxml.order`)."""
    places = CHILD_PLACES.get(str(parent.tag), {})
    place = places.get(str(child.tag))
    rank = -1 if place is None else place.rank
    for sibling in parent:
        other = places.get(str(sibling.tag))
        if other is not None and place is not None and other.rank > rank:
            sibling.addprevious(child)
            return
    parent.append(child)


def longest_rising(order: Sequence[int]) -> set[int]:
    """The numbers of a longest rising sequence within an order: what need not be moved."""
    best: list[list[int]] = []
    for number in order:
        at = next((n for n, tail in enumerate(best) if tail[-1] > number), len(best))
        grown = [*(best[at - 1] if at else []), number]
        best[at : at + 1] = [grown]
    return set(best[-1]) if best else set()
