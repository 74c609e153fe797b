"""The steps of an update carried out in a report, in the runs and rows that people have made.

What no step speaks of stays as it is, element for element.
"""

from __future__ import annotations

from collections.abc import Sequence

from es_docs.markup import Element
from es_docs.merge.charts.redrawing import redraw
from es_docs.merge.editing import edits
from es_docs.merge.steps import Insert, Redraw, Remark, Remove, Reorder, SetText, Step
from es_docs.merge.tree import Kind, Node
from es_docs.merge.word import pictures
from es_docs.merge.word.desk import Desk, set_alternative
from es_docs.merge.word.fields import (
    count_captions,
    count_contents,
    restart_lists,
)
from es_docs.merge.word.inserting import Inserting
from es_docs.merge.word.ordering import Ordering
from es_docs.merge.word.paragraphs import (
    Piece,
    span_of,
    tidy,
    write_first,
)
from es_docs.merge.word.places import (
    TBL,
    Alternative,
    ChartPlace,
    P,
    Place,
    Wording,
    make,
)
from es_docs.merge.word.reading import MARK, TITLE, mark_of
from es_docs.merge.word.removing import Removing
from es_docs.merge.word.report import marks_in
from es_docs.merge.word.tables import fit_grid
from es_docs.ooxml.draft import Draft
from es_docs.theme import STRIP_NAME


def carry_out(
    draft: Draft, steps: Sequence[Step], ours: Draft, *, is_tracked: bool = False
) -> None:
    """Do to the report what the steps say; `ours` is the report the data make.

    The nodes of the steps have to be read from these two drafts. With `is_tracked` texts, rows,
    paragraphs and sections change as revisions to be accepted; accepting all gives the same texts
    as without. Charts, pictures and text alternatives cannot be tracked and change at once.
    """
    if steps:
        _Writer(Desk(draft, ours, is_tracked=is_tracked)).run(steps)


class _Writer:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._inserting, self._removing, self._ordering = (
            Inserting(desk),
            Removing(desk),
            Ordering(desk),
        )

    def run(self, steps: Sequence[Step]) -> None:
        touching = self._touching_tables()
        for step in steps:
            self._step(step)
        for table, places in self._desk.columns.items():
            fit_grid(table, places)
        self._separate_tables(touching)
        if self._desk.lists:
            restart_lists(self._desk.report, self._desk.lists, self._before_change)
        if self._desk.is_recounted:
            count_captions(self._desk.report, self._desk.replace)
            count_contents(self._desk.report, self._desk.replace)
        if self._desk.revisions is not None:
            self._desk.revisions.settle()

    def _step(self, step: Step) -> None:
        match step:
            case SetText():
                self._set_text(step.node, step.text)
            case Insert():
                self._inserting.insert(step)
            case Remove():
                self._removing.remove(step.node)
            case Reorder():
                self._ordering.reorder(step)
            case Redraw():
                self._redraw(step)
            case Remark():
                self._remark(step.node, step.mark)

    def _before_change(self, paragraph: Element) -> None:
        if self._desk.revisions is not None:
            self._desk.revisions.reformat(paragraph)

    def _set_text(self, node: Node, text: str) -> None:
        handle = node.handle
        if isinstance(handle, Wording):
            self._set_wording(handle, text)
        elif isinstance(handle, Alternative):
            set_alternative(handle, text)
        elif node.key == "@image" and isinstance(handle, Place):
            pictures.exchange(self._desk.report, self._desk.adopter, self._desk.ours, handle, text)
        elif node.key == "@number" and isinstance(handle, Place):
            self._desk.lists[handle.element] = text
        elif node.key == "@style" and isinstance(handle, Place):
            self._before_change(handle.element)
            self._desk.adopter.restyle(handle.element, text)

    def _set_wording(self, handle: Wording, text: str) -> None:
        element = self._desk.adopter.placed.get(handle.element, handle.element)
        if element.tag == TITLE:
            element.text = text
            return
        pieces, start, end = span_of(element, handle.extent)
        if not pieces:
            run = write_first(element, text)
            if self._desk.revisions is not None:
                self._desk.revisions.insert_run(run)
            return
        old = "".join(piece.text for piece in pieces)[start:end]
        for edit in reversed(edits(old, text)):
            narrow = edit.narrowed(old)
            pieces, start, _ = span_of(element, handle.extent)
            whole = _is_in_one_run(pieces, start + edit.start, start + edit.end)
            one = edit if whole and self._desk.revisions is not None else narrow
            self._desk.replace(pieces, start + one.start, start + one.end, one.text)
        tidy(element)

    def _redraw(self, step: Redraw) -> None:
        theirs, ours = step.theirs.handle, step.ours.handle
        if isinstance(theirs, ChartPlace) and isinstance(ours, ChartPlace):
            redraw(
                self._desk.draft,
                theirs.chart,
                step.theirs,
                step.chart,
                step.ours,
                self._desk.ours,
                ours.chart,
            )

    def _remark(self, node: Node, mark: str) -> None:
        element = self._desk.element(node)
        if element is None:
            return
        if node.kind is Kind.PASSAGE:
            self._desk.contents.lead_to(element, mark)
        elif mark == STRIP_NAME:
            pictures.name(element, mark)
        elif not mark:
            for start in marks_in(element):
                self._desk.report.remove_bookmark(start)
        elif MARK.fullmatch(mark) and node.kind is not Kind.TABLE:
            paragraph = element if element.tag == P else next(element.iter(P), None)
            if paragraph is not None and mark_of(element) != mark:
                self._desk.report.add_bookmark(paragraph, mark)

    def _touching_tables(self) -> set[Element]:
        """The tables that follow another one at once; Word would show new ones so as one."""
        return {
            table
            for table in self._desk.report.body.iter(TBL)
            if (before := table.getprevious()) is not None and before.tag == TBL
        }

    def _separate_tables(self, touching: set[Element]) -> None:
        for table in self._touching_tables() - touching:
            table.addprevious(make(P))


def _is_in_one_run(pieces: Sequence[Piece], start: int, end: int) -> bool:
    at, runs = 0, set[Element]()
    for piece in pieces:
        if at < end and start < at + len(piece.text):
            runs.add(piece.run)
        at += len(piece.text)
    return len(runs) <= 1
