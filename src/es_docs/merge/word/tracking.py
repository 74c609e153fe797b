"""Changes written as revisions that a person accepts or rejects (ISO/IEC 29500-1 §17.13.5).

They carry no date (it is optional): the same update gives the same bytes.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from es_docs.markup import Element
from es_docs.merge.word.paragraphs import Piece, runs_of, text_elements
from es_docs.merge.word.places import (
    DEL,
    GONE,
    INS,
    MOVE_TO,
    PPR,
    RPR,
    SECT_PR,
    TBL,
    TCPR,
    TR,
    TRPR,
    P,
    R,
    T,
    inner,
    make,
)
from es_docs.merge.word.reading import AUTHOR
from es_docs.merge.word.report import Report, drop
from es_docs.ooxml.package import qualified

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_INSTRUCTION: Final = qualified("w:instrText")
_FIELD: Final = qualified("w:fldChar")
_FIELD_TYPE: Final = qualified("w:fldCharType")
_ARRIVED: Final = frozenset({INS, MOVE_TO})
_P_PR_CHANGE: Final = qualified("w:pPrChange")
_TC_PR_LAST: Final = (qualified("w:tcPrChange"),)
_TR_PR_LAST: Final = (DEL, qualified("w:trPrChange"))


class Revisions:
    """The revisions of one update."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._inserted: list[Element] = []
        self._deleted: list[Element] = []

    def _make(self, name: str) -> Element:
        number = str(self._report.next_id("revision"))
        return make(name, id=number, author=AUTHOR)

    # --- text

    def replace(self, pieces: list[Piece], start: int, end: int, text: str) -> None:
        """Delete the characters from `start` up to `end` and insert the text, to be accepted."""
        at, parts = 0, list[tuple[Piece, int, int]]()
        for piece in pieces:
            first, last = max(start - at, 0), min(end - at, len(piece.text))
            if first < last:
                parts.append((piece, first, last))
            at += len(piece.text)
        gone = [_isolated(piece, first, last) for piece, first, last in reversed(parts)]
        anchor = gone[-1] if gone else _cut(pieces, start)
        if text:
            self._insert_beside(anchor, text)
        for run in gone:
            self.delete_run(run)
        if not gone and all(child.tag == RPR for child in anchor):
            drop(anchor)

    def _insert_beside(self, anchor: Element, text: str) -> None:
        """Put the text behind the run, in its look, outside a person's own insertion."""
        run = make(R)
        look = anchor.find(RPR)
        if look is not None:
            run.append(deepcopy(look))
        for element in text_elements(text):
            run.append(element)
        wrapper = self._make("w:ins")
        wrapper.append(run)
        arrived = next((one for one in anchor.iterancestors() if one.tag in _ARRIVED), None)
        if arrived is None:
            anchor.addnext(wrapper)
            return
        if anchor.getparent() is arrived:
            self._split(arrived, anchor)
        arrived.addnext(wrapper)

    def _split(self, arrived: Element, anchor: Element) -> None:
        """Let a person's insertion end behind the run; what follows becomes one of its own."""
        rest = list(anchor.itersiblings())
        if not rest:
            return
        other = make(str(arrived.tag))
        for key, value in arrived.attrib.items():
            other.set(key, value)
        other.set(qualified("w:id"), str(self._report.next_id("revision")))
        for element in rest:
            other.append(element)
        arrived.addnext(other)

    def delete_run(self, run: Element) -> None:
        """Mark a run as deleted; what is only a pending insertion just goes."""
        if any(one.tag in GONE for one in run.iterancestors()):
            return
        parent = run.getparent()
        if parent is None:
            return
        if any(one.tag in _ARRIVED for one in run.iterancestors()):
            parent.remove(run)
            if parent.tag in _ARRIVED and len(parent) == 0:
                drop(parent)
            return
        wrapper = self._make("w:del")
        run.addprevious(wrapper)
        wrapper.append(run)
        for child in list(run):
            if child.tag == T:
                _renamed(child, "w:delText")
            elif child.tag == _INSTRUCTION:
                _renamed(child, "w:delInstrText")

    def insert_run(self, run: Element) -> None:
        if any(one.tag in _ARRIVED for one in run.iterancestors()):
            return
        wrapper = self._make("w:ins")
        run.addprevious(wrapper)
        wrapper.append(run)

    def reformat(self, paragraph: Element) -> None:
        """Note what the properties of a paragraph were, before they change (§17.13.5.29)."""
        if any(one.tag in _ARRIVED for one in paragraph.iterfind(f"{PPR}/{RPR}/*")):
            return
        properties = _paragraph_properties(paragraph)
        if properties.find(_P_PR_CHANGE) is not None:
            return
        old = make(PPR)
        for child in properties:
            if child.tag not in (RPR, SECT_PR):
                old.append(deepcopy(child))
        change = self._make("w:pPrChange")
        change.append(old)
        properties.append(change)

    # --- paragraphs, rows, cells

    def insert_block(self, block: Element) -> None:
        """Mark a paragraph, or every row of a table, as inserted."""
        if block.tag == TBL:
            for row in inner(block, TR):
                self.insert_row(row)
            return
        self._insert_paragraph(block)
        self._inserted.append(block)

    def delete_block(self, block: Element) -> None:
        if block.tag == TBL:
            for row in inner(block, TR):
                self.delete_row(row)
            return
        self._delete_paragraph(block)
        self._deleted.append(block)

    def insert_row(self, row: Element) -> None:
        _properties_of(row, TRPR, _TR_PR_LAST, self._make("w:ins"))
        for paragraph in row.iter(P):
            self._insert_paragraph(paragraph)

    def delete_row(self, row: Element) -> None:
        _properties_of(row, TRPR, _TR_PR_LAST[1:], self._make("w:del"))
        for paragraph in row.iter(P):
            self._delete_paragraph(paragraph)

    def insert_cell(self, cell: Element) -> None:
        _properties_of(cell, TCPR, _TC_PR_LAST, self._make("w:cellIns"))
        for paragraph in cell.iter(P):
            self._insert_runs(paragraph)

    def delete_cell(self, cell: Element) -> None:
        _properties_of(cell, TCPR, _TC_PR_LAST, self._make("w:cellDel"))
        for paragraph in cell.iter(P):
            self._delete_runs(paragraph)

    def _insert_paragraph(self, paragraph: Element) -> None:
        self._insert_runs(paragraph)
        self._mark(paragraph, "w:ins")

    def _insert_runs(self, paragraph: Element) -> None:
        open_runs = unbalanced_runs(paragraph)
        for run in runs_of(paragraph):
            if run not in open_runs:
                self.insert_run(run)

    def _delete_paragraph(self, paragraph: Element) -> None:
        self._delete_runs(paragraph)
        self._mark(paragraph, "w:del")

    def _delete_runs(self, paragraph: Element) -> None:
        open_runs = unbalanced_runs(paragraph)
        for run in runs_of(paragraph):
            if run not in open_runs:
                self.delete_run(run)

    def _mark(self, paragraph: Element, name: str) -> None:
        """Mark the end of the paragraph: w:ins and w:del come first among its run properties."""
        properties = _paragraph_properties(paragraph)
        look = properties.find(RPR)
        if look is None:
            look = make(RPR)
            behind = [child for child in properties if child.tag in (SECT_PR, _P_PR_CHANGE)]
            if behind:
                behind[0].addprevious(look)
            else:
                properties.append(look)
        if look.find(qualified(name)) is None:
            at = 1 if name == "w:del" and look.find(INS) is not None else 0
            look.insert(at, self._make(name))

    def settle(self) -> None:
        """Where no paragraph follows, it is the mark before that comes or goes.

        The last mark before a table or the end of a part can neither be inserted nor deleted.
        """
        for name, blocks in (("w:ins", self._inserted), ("w:del", self._deleted)):
            for block in blocks:
                self._shift(block, name, set(blocks))

    def _shift(self, block: Element, name: str, same: set[Element]) -> None:
        after = block.getnext()
        while after is not None and after.tag == TBL and _is_wholly(after, name):
            after = after.getnext()
        if after is not None and after.tag == P:
            return
        before = block.getprevious()
        while before is not None and (
            before in same or (before.tag == TBL and _is_wholly(before, name))
        ):
            before = before.getprevious()
        if before is None or before.tag != P:
            return
        look = block.find(f"{PPR}/{RPR}")
        own = None if look is None else look.find(qualified(name))
        if own is not None:
            drop(own)
            self._mark(before, name)


def accepted(copy: Element) -> Element:
    """A copied block with the pending revisions in it accepted."""
    for one in list(copy.iter(*GONE)):
        parent = one.getparent()
        if parent is not None and parent.tag not in (RPR, TRPR):
            parent.remove(one)
    for one in list(copy.iter(*_ARRIVED)):
        parent = one.getparent()
        for child in list(one) if parent is not None and parent.tag not in (RPR, TRPR) else ():
            one.addprevious(child)
        drop(one)
    return copy


def _paragraph_properties(paragraph: Element) -> Element:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = make(PPR)
        paragraph.insert(0, properties)
    return properties


def unbalanced_runs(paragraph: Element) -> list[Element]:
    """The runs that open or close a field which goes beyond the paragraph, as contents do."""
    runs = runs_of(paragraph)
    opened: list[list[Element]] = []
    loose: list[Element] = []
    for run in runs:
        for child in run:
            if child.tag == _FIELD:
                kind = child.get(_FIELD_TYPE)
                if kind == "begin":
                    opened.append([run])
                elif kind == "end" and opened:
                    opened.pop()
                elif kind == "end":
                    loose.append(run)
                elif opened and run not in opened[-1]:
                    opened[-1].append(run)
            elif child.tag == _INSTRUCTION and opened and run not in opened[-1]:
                opened[-1].append(run)
    return [*loose, *(run for group in opened for run in group)]


def _is_wholly(table: Element, name: str) -> bool:
    rows = list(inner(table, TR))
    return bool(rows) and all(row.find(f"{TRPR}/{qualified(name)}") is not None for row in rows)


def _properties_of(element: Element, tag: str, last: tuple[str, ...], revision: Element) -> None:
    """Add a revision to the properties of a row or cell, before what stands behind it there."""
    properties = element.find(tag)
    if properties is None:
        properties = make(tag)
        exceptions = element.find(qualified("w:tblPrEx"))
        if exceptions is None:
            element.insert(0, properties)
        else:
            exceptions.addnext(properties)
    behind = [child for child in properties if child.tag in last]
    if behind:
        behind[0].addprevious(revision)
    else:
        properties.append(revision)


def _isolated(piece: Piece, start: int, end: int) -> Element:
    """The run with these characters of the piece and nothing else; the rest in runs beside it."""
    element = piece.element
    run = next(element.iterancestors(R))  # another one, if the piece behind was isolated before
    content = [child for child in run if child.tag != RPR]
    at = content.index(element)
    before, after = content[:at], content[at + 1 :]
    head, tail = piece.text[:start], piece.text[end:]
    if before or head:
        run.addprevious(_part_of(run, [*before, *text_elements(head)]))
    if after or tail:
        run.addnext(_part_of(run, [*text_elements(tail), *after]))
    if element.tag == T:
        element.text = piece.text[start:end]
        element.set(_SPACE, "preserve")
    return run


def _part_of(run: Element, content: list[Element]) -> Element:
    part = make(R)
    look = run.find(RPR)
    if look is not None:
        part.append(deepcopy(look))
    for element in content:
        part.append(element)
    return part


def _cut(pieces: list[Piece], at: int) -> Element:
    """The run that ends where these characters do; it is cut there when it goes on."""
    done = 0
    for piece in pieces:
        stop = done + len(piece.text)
        if done < at <= stop:
            return _isolated(piece, 0, at - done)
        done = stop
    run = pieces[0].run
    first = _part_of(run, [])
    run.addprevious(first)
    return first


def _renamed(element: Element, name: str) -> None:
    element.tag = qualified(name)
    element.set(_SPACE, "preserve")
