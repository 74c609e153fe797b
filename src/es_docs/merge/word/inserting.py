"""What the data add, put in where it belongs and in the look of its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from es_docs.markup import Element
from es_docs.merge.steps import Insert
from es_docs.merge.tree import Kind, Node
from es_docs.merge.word import pictures
from es_docs.merge.word.desk import BLOCKS, Desk, hand_over_section, outermost
from es_docs.merge.word.paragraphs import pieces_of, runs_of, write_first
from es_docs.merge.word.places import PPR, RPR, SECT_PR, TBL, TC, TR, P, inner, place_of
from es_docs.merge.word.sections import properties_like
from es_docs.merge.word.tables import new_cell, new_row


class Inserting:
    """Rows, cells, paragraphs, blocks and whole sections that come."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def insert(self, step: Insert) -> None:
        match step.node.kind:
            case Kind.SECTION:
                self._insert_section(step)
            case Kind.ROW:
                self._insert_row(step)
            case Kind.CELL:
                self._insert_cell(step)
            case Kind.PASSAGE:
                self._insert_passage(step)
            case kind if kind in BLOCKS:
                self._insert_block(step)
            case _:
                pass

    def _insert_row(self, step: Insert) -> None:
        table, after = self._desk.element(step.parent), self._desk.sibling(step.after)
        model = step.model
        found = None if model is None else self._desk.element(model)
        added = {} if found is None else self._desk.cells[found]
        row = new_row(self._desk.report, self._desk.adopter, step.node, model, added)
        rows = [] if table is None else list(inner(table, TR))
        if after is not None:
            after.addnext(row)
        elif rows:
            rows[0].addprevious(row)
        elif table is not None:
            table.append(row)
        if self._desk.revisions is not None:
            self._desk.revisions.insert_row(row)

    def _insert_cell(self, step: Insert) -> None:
        row, after = self._desk.element(step.parent), self._desk.sibling(step.after)
        if row is None:
            return
        cell = new_cell(self._desk.adopter, step.node, step.model)
        cells = list(inner(row, TC))
        if after is not None:
            after.addnext(cell)
        elif cells:
            cells[0].addprevious(cell)
        else:
            row.append(cell)
        self._desk.cells[row][step.node.key] = cell
        table = next(row.iterancestors(TBL), None)
        if table is not None:
            self._desk.columns[table].append(list(inner(row, TC)).index(cell))
        if self._desk.revisions is not None:
            self._desk.revisions.insert_cell(cell)

    def _insert_passage(self, step: Insert) -> None:
        """A paragraph of a cell, or an entry of the contents."""
        if step.parent.kind is Kind.TEXT:
            self._desk.is_recounted = True
            self._desk.contents.insert(step)
            return
        cell, after = self._desk.element(step.parent), self._desk.sibling(step.after)
        paragraphs = [] if cell is None else list(inner(cell, P))
        if after is None and paragraphs and not pieces_of(paragraphs[0]):
            run = write_first(paragraphs[0], step.node.text)
            if self._desk.revisions is not None:
                self._desk.revisions.insert_run(run)
            self._desk.adopter.placed[place_of(step.node.handle).element] = paragraphs[0]
            return
        own = self._desk.adopter.adopt(place_of(step.node.handle).element)
        if after is not None:
            after.addnext(own)
        elif paragraphs:
            paragraphs[0].addprevious(own)
        if self._desk.revisions is not None:
            self._desk.revisions.insert_block(own)

    def _insert_block(self, step: Insert) -> None:
        """A paragraph, table, chart or picture of a section."""
        if step.parent.mark == "running":
            desk = self._desk
            pictures.bring_running(desk.report, desk.adopter, desk.ours, step.node)
            return
        self._desk.is_recounted = True
        if step.node.key == "contents":
            self._desk.contents.restore(step, self._end_of(step.after))
            return
        block = self._new_block(step)
        after = self._end_of(step.after)
        if after is not None:
            after.addnext(block)
        else:
            self._put_first(step.parent, block)
        own = place_of(step.node.handle).element
        if own.find(f"{PPR}/{SECT_PR}") is not None and after is not None and after.tag == P:
            hand_over_section(after, block)
        if self._desk.revisions is not None:
            self._desk.revisions.insert_block(block)

    def _put_first(self, parent: Node, block: Element) -> None:
        """Behind the heading of the section, or before all of it that is in the file."""
        heading = self._desk.element(parent)
        if heading is not None and heading.tag == P:
            heading.addnext(block)
            return
        there = (self._desk.element(child) for child in parent.children if child.kind in BLOCKS)
        first = next((one for one in there if one is not None), None)
        if first is not None:
            outermost(first).addprevious(block)
        elif heading is not None:
            heading.insert(0, block)
        else:
            self._append(block)

    def _append(self, block: Element) -> None:
        """At the end of the body, before the properties of its last section."""
        last = self._desk.report.body.find(SECT_PR)
        if last is None:
            self._desk.report.body.append(block)
        else:
            last.addprevious(block)

    def _end_of(self, after: Node | None) -> Element | None:
        """The last element of a block: of contents what holds them."""
        element = self._desk.sibling(after)
        if element is None or after is None:
            return None
        if after.kind is Kind.TEXT and after.key == "contents":
            return self._desk.contents.end(element)
        return element

    def _new_block(self, step: Insert) -> Element:
        """The block of ours; a paragraph of one run looks like its model if both do in ours."""
        own, model = place_of(step.node.handle).element, step.model
        like = None if model is None else self._desk.element(model)
        if model is None or like is None or step.node.kind is not Kind.TEXT or like.tag != P:
            return self._listed(step.node, self._desk.adopter.adopt(own))
        twin = self._desk.adopter.marked(model.mark)
        is_alike = (
            self._desk.adopter.is_styled_alike(own, like)
            if twin is None
            else self._desk.adopter.style_name(own) == self._desk.adopter.style_name(twin)
        )
        block = self._desk.adopter.adopt(own)
        if is_alike:
            properties_like(block, like)
            _look_like(block, like)
        return self._listed(step.node, block)

    def _listed(self, node: Node, block: Element) -> Element:
        number = node.child("@number")
        if number is not None:
            self._desk.lists[block] = number.text
        return block

    def _insert_section(self, step: Insert) -> None:
        """All of ours from the heading to the next, behind the last of the section before."""
        self._desk.is_recounted = True
        blocks = [self._desk.adopter.adopt(one) for one in self._own_blocks(step.node)]
        heading, model = blocks[0], step.model
        like = None if model is None else self._desk.element(model)
        if like is not None and like.tag == P:
            own = place_of(step.node.handle).element
            if self._desk.adopter.level(own) == self._desk.report.styles.level(like):
                properties_like(heading, like)
                _look_like(heading, like)
        for child in step.node.children:
            element = self._desk.element(child)
            if element is not None and child.kind is Kind.TEXT:
                self._listed(child, element)
        self._put_behind(step.after, blocks)
        if self._desk.revisions is not None:
            for block in blocks:
                self._desk.revisions.insert_block(block)

    def _own_blocks(self, section: Node) -> list[Element]:
        own = place_of(section.handle).element
        return list(self._desk.own_report.blocks_from(own))

    def _put_behind(self, after: Node | None, blocks: Iterable[Element]) -> None:
        last = self._last_of(after)
        for block in blocks:
            if last is not None:
                last.addnext(block)
            elif after is None or after.kind is not Kind.SECTION or after.mark == "front":
                self._desk.report.body.insert(0, block)
            else:
                self._append(block)
            last = block

    def _last_of(self, section: Node | None) -> Element | None:
        """What stands last in a section; of one whose heading is gone, its last block."""
        if section is None or section.kind is not Kind.SECTION:
            return None
        blocks = self._desk.blocks_of(section)
        if not blocks:
            there = [
                self._desk.element(child) for child in section.children if child.kind in BLOCKS
            ]
            blocks = [one for one in there if one is not None]
        return outermost(blocks[-1], is_last=True) if blocks else None


def _look_like(block: Element, model: Element) -> None:
    """Give the run of a paragraph that has but one the look of the model's first."""
    runs, others = runs_of(block), [piece.run for piece in pieces_of(model)]
    if len(runs) != 1 or not others:
        return
    for old in runs[0].findall(RPR):
        runs[0].remove(old)
    look = others[0].find(RPR)
    if look is not None:
        runs[0].insert(0, deepcopy(look))
