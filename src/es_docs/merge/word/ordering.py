"""The order of the data: sections, blocks, rows and cells in other places, as few as will do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from es_docs.markup import Element
from es_docs.merge.steps import Reorder
from es_docs.merge.tree import Kind, Node
from es_docs.merge.word.desk import BESIDE, Desk, hand_over_section, lifted
from es_docs.merge.word.fields import longest_rising
from es_docs.merge.word.places import (
    BOOKMARK_START,
    PPR,
    SDT_CONTENT,
    SECT_PR,
    TBL,
    TC,
    TR,
    P,
    make,
)
from es_docs.merge.word.report import drop
from es_docs.merge.word.tracking import accepted


class Ordering:
    """Children that change places."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def reorder(self, step: Reorder) -> None:
        if step.parent.kind is Kind.DOCUMENT:
            groups = self._grouped(step.order, self._section_range)
        elif step.parent.kind is Kind.SECTION:
            groups = self._grouped(step.order, self._elements_with_gap(step))
        else:
            groups = self._grouped(step.order, self._elements_with_gap(step))
        if len(groups) < 2:
            return
        self._desk.is_recounted = True
        breaks = [_takes_section(group) for group in groups]
        self._arrange(groups)
        if step.parent.mark == "front":
            _give_sections(groups, breaks)

    def _grouped(
        self, order: Sequence[Node], span: Callable[[Node], list[Element]]
    ) -> list[list[Element]]:
        groups = [span(node) for node in order if node.kind not in BESIDE]
        return [group for group in groups if group]

    def _section_range(self, section: Node) -> list[Element]:
        """The blocks of a section as they stand; controls that hold nothing else go as a whole."""
        if section.mark in ("front", "running") or section.kind is not Kind.SECTION:
            return []
        blocks = self._desk.blocks_of(section)
        return lifted(blocks)

    def _elements_with_gap(self, step: Reorder) -> Callable[[Node], list[Element]]:
        """What a named child has, with what follows it unnamed."""
        named = {
            one: node
            for node in step.order
            if node.kind not in BESIDE
            for one in self._desk.elements(node)
        }
        stop = self._stops(step)

        def span(node: Node) -> list[Element]:
            own = lifted(self._desk.elements(node))
            if not own:
                return []
            sibling = own[-1].getnext()
            while sibling is not None and sibling not in named and sibling not in stop:
                if any(one in named or one in stop for one in sibling.iter(P, TBL, TR, TC)):
                    break
                if sibling.tag == SECT_PR:
                    break
                own.append(sibling)
                sibling = sibling.getnext()
            return own

        return span

    def _stops(self, step: Reorder) -> set[Element]:
        """The heading that comes next: a section goes no further."""
        if step.parent.kind is not Kind.SECTION:
            return set()
        blocks = self._desk.blocks_of(step.parent)
        if not blocks:
            return set()
        return set(self._desk.report.headings_behind(blocks[-1]))

    def _arrange(self, groups: list[list[Element]]) -> None:
        """Bring the groups into this order, moving as few as possible."""
        positions = self._desk.report.positions([group[0] for group in groups])
        order = [positions[group[0]] for group in groups]
        staying = longest_rising(order)
        first = next(n for n, place in enumerate(order) if place in staying)
        for at in range(first - 1, -1, -1):
            self._move(groups, at, lambda group, at=at: groups[at + 1][0].addprevious(group))
        for at in range(first + 1, len(groups)):
            if order[at] not in staying:
                anchor = groups[at - 1][-1]
                self._move(groups, at, lambda one, anchor=anchor: _add_behind(anchor, one))

    def _move(self, groups: list[list[Element]], at: int, put: Callable[[Element], None]) -> None:
        group = groups[at]
        if self._desk.revisions is not None:
            group = groups[at] = [self._moved_copy(one) for one in group]
        holder = make(SDT_CONTENT)
        for one in group:
            holder.append(one)
        put(holder)
        for one in group:
            holder.addprevious(one)
        drop(holder)

    def _moved_copy(self, element: Element) -> Element:
        """A copy to be inserted while the original is deleted; the copy has the marks."""
        revisions = self._desk.revisions
        copy = deepcopy(element)
        if revisions is None or element.tag not in (P, TBL, TR):
            return copy
        for old, new in zip(element.iter(), copy.iter(), strict=True):
            if old in self._desk.lists:
                self._desk.lists[new] = self._desk.lists.pop(old)
        accepted(copy)
        for start in list(element.iter(BOOKMARK_START)):
            self._desk.report.remove_bookmark(start)
        self._desk.report.renew_ids(copy)
        if element.tag == TR:
            revisions.delete_row(element)
            revisions.insert_row(copy)
        else:
            revisions.delete_block(element)
            revisions.insert_block(copy)
        return copy


def _takes_section(group: Sequence[Element]) -> Element | None:
    """The section properties that the last paragraph of a group carries."""
    return next((s for one in group if (s := one.find(f"{PPR}/{SECT_PR}")) is not None), None)


def _give_sections(groups: Sequence[Sequence[Element]], breaks: Sequence[Element | None]) -> None:
    """The section of pages ends with the last group again, whichever that is now."""
    found = [one for one in breaks if one is not None]
    if len(found) != 1 or groups[-1][-1].tag != P:
        return
    carrier = next(found[0].iterancestors(P))
    if carrier is not groups[-1][-1]:
        hand_over_section(carrier, groups[-1][-1])


def _add_behind(anchor: Element, holder: Element) -> None:
    anchor.addnext(holder)
