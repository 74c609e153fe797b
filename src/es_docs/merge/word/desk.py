"""What the steps of one update share while they are carried out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from es_docs.markup import Element
from es_docs.merge.tree import Kind, Node
from es_docs.merge.word.contents import Contents
from es_docs.merge.word.fields import insert_child
from es_docs.merge.word.paragraphs import Piece, replace_text
from es_docs.merge.word.places import (
    PPR,
    SDT,
    SDT_CONTENT,
    SECT_PR,
    TBL,
    VAL,
    Alternative,
    P,
    Place,
    make,
)
from es_docs.merge.word.report import Report, blocks_within
from es_docs.merge.word.sections import Adopter
from es_docs.merge.word.tracking import Revisions
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import qualified

_TBL_PR: Final = qualified("w:tblPr")
BESIDE: Final = frozenset({Kind.ALT, Kind.LOOK})
"""Children that have no place among the others."""
BLOCKS: Final = frozenset({Kind.TEXT, Kind.TABLE, Kind.CHART, Kind.PICTURE})


class Desk:
    """A report being changed beside the one the data make.

    `lists` are paragraphs and the number they shall begin a list at, `cells` what a row got in
    this update, by key, `columns` where the columns of a table came or went. With `is_recounted`
    something that programs count has come, gone or moved.
    """

    def __init__(self, draft: Draft, ours: Draft, *, is_tracked: bool) -> None:
        self.draft, self.ours = draft, ours
        self.report = Report(draft)
        self.own_report = Report(ours)
        self.adopter = Adopter(self.report, ours, self.own_report.main)
        self.revisions = Revisions(self.report) if is_tracked else None
        self.contents = Contents(self.report, self.adopter, self.revisions)
        self.lists: dict[Element, str] = {}
        self.cells: defaultdict[Element, dict[str, Element]] = defaultdict(dict[str, Element])
        self.columns: defaultdict[Element, list[int]] = defaultdict(list[int])
        self.is_recounted = False

    def element(self, node: Node) -> Element | None:
        """What stands for a node in the report: of ours what was put in for it."""
        if not isinstance(node.handle, Place):
            return None
        element = node.handle.element
        return self.adopter.placed.get(element, element)

    def sibling(self, node: Node | None) -> Element | None:
        return None if node is None or node.kind in BESIDE else self.element(node)

    def elements(self, node: Node) -> list[Element]:
        """The blocks of a node: contents have many."""
        element = self.element(node)
        if element is None:
            return []
        if node.kind is Kind.TEXT and node.key == "contents":
            return self.contents.blocks(element)
        return [element]

    def blocks_of(self, section: Node) -> list[Element]:
        element = self.element(section)
        if element is None:
            return []
        first = element if element.tag == P else None
        return list(self.report.blocks_from(first))

    def replace(self, pieces: list[Piece], start: int, end: int, text: str) -> None:
        if self.revisions is None or _is_in_plain_control(pieces, start, end):
            replace_text(pieces, start, end, text)
        else:
            self.revisions.replace(pieces, start, end, text)


def _is_in_plain_control(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether it is in a control for plain text, where LibreOffice 7.4 knows no revisions."""
    at = 0
    for piece in pieces:
        if at <= start <= at + len(piece.text) and (start < at + len(piece.text) or start == end):
            controls = piece.run.iterancestors(SDT)
            return any(
                one.find(f"{qualified('w:sdtPr')}/{qualified('w:text')}") is not None
                for one in controls
            )
        at += len(piece.text)
    return False


def hand_over_section(paragraph: Element, other: Element) -> bool:
    """Let another paragraph end the section of pages that this one ends; whether it can."""
    own = paragraph.find(f"{PPR}/{SECT_PR}")
    if own is None or other.tag != P or other.find(f"{PPR}/{SECT_PR}") is not None:
        return False
    properties = other.find(PPR)
    if properties is None:
        properties = make(PPR)
        other.insert(0, properties)
    insert_child(properties, own)
    return True


def lifted(blocks: Sequence[Element]) -> list[Element]:
    """The blocks, and in place of those of a control the control, if it holds no others."""
    inside, lifted = set(blocks), list[Element]()
    for block in blocks:
        outer = block
        while (
            (content := outer.getparent()) is not None
            and content.tag == SDT_CONTENT
            and (control := content.getparent()) is not None
            and all(one in inside for one, _ in blocks_within(control))
        ):
            outer = control
        if not lifted or lifted[-1] is not outer:
            lifted.append(outer)
    return lifted


def outermost(block: Element, *, is_last: bool = False) -> Element:
    """The control around a block that it begins, or ends; else the block."""
    outer = block
    while (content := outer.getparent()) is not None and content.tag == SDT_CONTENT:
        beside = outer.getnext() if is_last else outer.getprevious()
        control = content.getparent()
        if beside is not None or control is None:
            break
        outer = control
    return outer


def set_alternative(handle: Alternative, text: str) -> None:
    """Give a table or drawing this text alternative, in the slot it was read from."""
    if handle.element.tag != TBL:
        handle.element.set(handle.slot, text)
        return
    properties = handle.element.find(_TBL_PR)
    if properties is None:
        properties = make(_TBL_PR)
        handle.element.insert(0, properties)
    child = properties.find(qualified(f"w:{handle.slot}"))
    if child is None:
        child = make(f"w:{handle.slot}")
        insert_child(properties, child)
    child.set(VAL, text)
