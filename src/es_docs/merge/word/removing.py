"""What the data no longer have, taken out with what only it leads to."""

from __future__ import annotations

from es_docs.markup import Element
from es_docs.merge.tree import Kind, Node
from es_docs.merge.word import pictures
from es_docs.merge.word.desk import BLOCKS, Desk, hand_over_section, set_alternative
from es_docs.merge.word.paragraphs import runs_of
from es_docs.merge.word.places import (
    NAME,
    PPR,
    SDT_CONTENT,
    SECT_PR,
    TBL,
    TC,
    TR,
    Alternative,
    P,
    inner,
)
from es_docs.merge.word.reading import MARK, TITLE
from es_docs.merge.word.report import RANGE_ENDS, drop
from es_docs.merge.word.tables import say
from es_docs.ooxml.package import qualified


class Removing:
    """Rows, cells, paragraphs, blocks and whole sections that go."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def remove(self, node: Node) -> None:
        match node.kind:
            case Kind.SECTION:
                self._remove_section(node)
            case Kind.ROW:
                self._remove_row(node)
            case Kind.CELL:
                self._remove_cell(node)
            case Kind.PASSAGE:
                self._remove_passage(node)
            case Kind.ALT if isinstance(node.handle, Alternative):
                set_alternative(node.handle, "")
            case kind if kind in BLOCKS:
                self._desk.is_recounted = True
                for block in self._desk.elements(node):
                    self._remove_block(block)
            case _:
                pass

    def _remove_section(self, section: Node) -> None:
        """What the section has of the data, and the empty paragraphs that stand there."""
        self._desk.is_recounted = True
        known = [one for child in section.children for one in self._desk.elements(child)]
        own = set(known)
        for block in [*known, *self._desk.blocks_of(section)]:
            is_empty = block.tag == P and not runs_of(block)
            if block in own or is_empty:
                own.discard(block)
                if block.getparent() is not None:
                    self._remove_block(block)

    def _remove_block(self, block: Element) -> None:
        if self._desk.revisions is not None:
            self._desk.revisions.delete_block(block)
            return
        if block.tag == P and block.find(f"{PPR}/{SECT_PR}") is not None:
            before = block.getprevious()
            if before is None or before.tag != P or not hand_over_section(block, before):
                self._empty(block)
                return
        self._take_out(block)

    def _empty(self, paragraph: Element) -> None:
        """Leave of a paragraph only that it ends a section of pages."""
        for child in list(paragraph):
            if child.tag != PPR:
                _salvage(child)
                drop(child)
        properties = paragraph.find(PPR)
        for child in list(properties) if properties is not None else ():
            if child.tag != SECT_PR and properties is not None:
                properties.remove(child)

    def _take_out(self, element: Element) -> None:
        """Remove an element with what only it leads to; ranges of others keep their ends."""
        _salvage(element)
        parts = pictures.relations_in(element)
        parent = element.getparent()
        drop(element)
        if parent is not None and parent.tag == SDT_CONTENT and len(parent) == 0:
            holder = parent.getparent()
            if holder is not None:
                drop(holder)
        pictures.release(self._desk.report, self._desk.report.main, parts)

    def _remove_row(self, node: Node) -> None:
        row = self._desk.element(node)
        if row is None:
            return
        if self._desk.revisions is not None:
            self._desk.revisions.delete_row(row)
            return
        table = next(row.iterancestors(TBL), None)
        self._take_out(row)
        if table is not None and next(inner(table, TR), None) is None:
            self._take_out(table)

    def _remove_cell(self, node: Node) -> None:
        cell = self._desk.element(node)
        if cell is None:
            return
        row, table = next(cell.iterancestors(TR), None), next(cell.iterancestors(TBL), None)
        if row is None or table is None:
            return
        if self._desk.revisions is not None:
            self._desk.revisions.delete_cell(cell)
            return
        cells = list(inner(row, TC))
        self._desk.columns[table].append(cells.index(cell))
        self._take_out(row if len(cells) == 1 else cell)

    def _remove_passage(self, node: Node) -> None:
        paragraph = self._desk.element(node)
        if paragraph is None:
            return
        if paragraph.tag == TITLE:
            paragraph.text = ""
            return
        cell = next(paragraph.iterancestors(TC), None)
        if cell is None:
            self._desk.is_recounted = True
            self._desk.contents.remove(paragraph, self._take_out)
        elif sum(1 for _ in inner(cell, P)) > 1:
            self._remove_block(paragraph)
        elif self._desk.revisions is not None:
            for run in runs_of(paragraph):
                self._desk.revisions.delete_run(run)
        else:
            say(paragraph, "")


def _salvage(element: Element) -> None:
    """Keep the ends of ranges that begin or end outside."""
    starts = list(element.iter(*RANGE_ENDS))
    ends = list(element.iter(*RANGE_ENDS.values()))
    number = qualified("w:id")
    begun = {(RANGE_ENDS[str(one.tag)], one.get(number)) for one in starts}
    ended = {(one.tag, one.get(number)) for one in ends}
    loose = [one for one in starts if (RANGE_ENDS[str(one.tag)], one.get(number)) not in ended]
    loose += [one for one in ends if (one.tag, one.get(number)) not in begun]
    for one in loose:
        if one is not element and not MARK.match(one.get(NAME, "")):
            element.addprevious(one)
