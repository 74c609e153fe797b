"""The table of contents: entries that come, go and lead elsewhere, within their field.

The field (§17.16.5.69) opens in the first entry and closes in the last one, or behind it; it must
do so afterwards too.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Final

from es_docs.markup import Element
from es_docs.merge.steps import Insert
from es_docs.merge.word.paragraphs import (
    pieces_of,
    replace_text,
    runs_of,
    span_of,
    tidy,
)
from es_docs.merge.word.places import (
    BOOKMARK_START,
    HYPERLINK,
    PPR,
    SDT,
    SDT_CONTENT,
    Extent,
    P,
    place_of,
)
from es_docs.merge.word.reading import MARK, anchor_of, is_contents, is_entry
from es_docs.merge.word.report import Report, drop
from es_docs.merge.word.sections import Adopter
from es_docs.merge.word.tracking import Revisions, accepted, unbalanced_runs
from es_docs.ooxml.package import qualified

_ANCHOR: Final = qualified("w:anchor")
_INSTRUCTION: Final = qualified("w:instrText")
_FIELD: Final = qualified("w:fldChar")
_FIELD_TYPE: Final = qualified("w:fldCharType")


class Contents:
    """The entries of a report and the places they lead to."""

    def __init__(self, report: Report, adopter: Adopter, revisions: Revisions | None) -> None:
        self._report, self._adopter, self._revisions = report, adopter, revisions

    def _element(self, handle: object) -> Element:
        element = place_of(handle).element
        return self._adopter.placed.get(element, element)

    # --- entries

    def insert(self, step: Insert) -> None:
        """A copy of the neighbour that leads to the new heading, or the entry of ours."""
        node, after = step.node, step.after
        own = place_of(node.handle).element
        model = step.model if step.model is not None and step.model.mark != "" else None
        like = None if model is None else self._element(model.handle)
        if like is None or like is own or not self._is_alike(own, like):
            entry = self._adopter.adopt(own)
            for run in unbalanced_runs(entry):
                drop(run)
        else:
            entry = self._copy(like, node.mark, node.text)
        self._adopter.placed[own] = entry
        before = None if after is None else self._element(after.handle)
        if before is None:
            first = self._element(step.parent.handle)
            first.addprevious(entry)
            self._open_in(entry, first)
        else:
            self._put_behind(before, entry)
        if self._revisions is not None:
            self._revisions.insert_block(entry)

    def _is_alike(self, own: Element, like: Element) -> bool:
        """Whether the level of the entries is the same: an entry of ours has its own style."""
        return self._adopter.is_styled_alike(own, like)

    def _put_behind(self, before: Element, entry: Element) -> None:
        before.addnext(entry)
        behind = entry.getnext()
        if behind is not None and behind.tag == P and not _opens(before):
            self._open_in(entry, behind)
        self._close_in(entry, before)

    @staticmethod
    def _open_in(entry: Element, other: Element) -> None:
        """Let the field open here, if it opens in the other one."""
        runs = _opening(other)
        anchor = entry.find(PPR)
        for run in runs:
            if anchor is None:
                entry.insert(0, run)
            else:
                anchor.addnext(run)
            anchor = run

    @staticmethod
    def _close_in(entry: Element, other: Element) -> None:
        """Let the field close here, if it closes in the other one."""
        for run in _closing(other):
            entry.append(run)

    def _copy(self, like: Element, mark: str, text: str) -> Element:
        entry = accepted(deepcopy(like))
        for run in unbalanced_runs(entry):
            drop(run)
        for start in list(entry.iter(BOOKMARK_START)):
            self._report.remove_bookmark(start)
        for key in [key for key in entry.attrib if str(key).endswith(("}paraId", "}textId"))]:
            del entry.attrib[key]
        _lead(entry, anchor_of(like), mark)
        pieces, start, end = span_of(entry, Extent.ENTRY)
        if pieces:
            replace_text(pieces, start, end, text)
            tidy(entry)
        return entry

    def remove(self, entry: Element, take_out: Callable[[Element], None]) -> None:
        if self._revisions is not None:
            self._revisions.delete_block(entry)
            return
        before, behind = entry.getprevious(), entry.getnext()
        opening, closing = _opening(entry), _closing(entry)
        if (opening and (behind is None or behind.tag != P)) or (
            closing and (before is None or before.tag != P)
        ):
            pieces = pieces_of(entry)
            if pieces:
                replace_text(pieces, 0, sum(len(piece.text) for piece in pieces), "")
            return
        if opening and behind is not None:
            self._open_in(behind, entry)
        if closing and before is not None:
            self._close_in(before, entry)
        take_out(entry)

    def lead_to(self, entry: Element, mark: str) -> None:
        """Let an entry lead to that bookmark; the heading it leads to now gets it as well."""
        if MARK.fullmatch(mark):
            self._report.add_bookmark(entry, mark)
            return
        old = anchor_of(entry)
        if not old or not mark or old == mark:
            return
        if self._report.bookmark(mark) is None:
            start = self._report.bookmark(old)
            heading = None if start is None else next(start.iterancestors(P), None)
            if heading is None:
                return
            self._report.add_bookmark(heading, mark)
        _lead(entry, old, mark)

    # --- the whole

    def blocks(self, first: Element) -> list[Element]:
        """The paragraphs of the contents from the first one on."""
        found = [first]
        inside = _control(first)
        sibling = first.getnext()
        while (
            sibling is not None
            and sibling.tag == P
            and (inside is not None or is_entry(sibling, self._report.styles))
        ):
            found.append(sibling)
            sibling = sibling.getnext()
        return found

    def end(self, first: Element) -> Element:
        """What the contents end with: their control, or their last entry."""
        control = _control(first)
        return self.blocks(first)[-1] if control is None else control

    def restore(self, step: Insert, after: Element | None) -> None:
        """Put the contents of ours back, control and all."""
        own = place_of(step.node.handle).element
        control = _control(own)
        whole = own if control is None else control
        copy = self._adopter.adopt(whole)
        if after is not None:
            after.addnext(copy)
        else:
            self._report.body.insert(0, copy)
        if self._revisions is not None:
            for paragraph in copy.iter(P):
                self._revisions.insert_block(paragraph)


def _control(entry: Element) -> Element | None:
    content = entry.getparent()
    if content is None or content.tag != SDT_CONTENT:
        return None
    control = content.getparent()
    return control if control is not None and control.tag == SDT and is_contents(control) else None


def _opens(entry: Element) -> bool:
    return bool(_opening(entry))


def _opening(entry: Element) -> list[Element]:
    """The runs that open a field which closes in another paragraph."""
    loose = set(unbalanced_runs(entry)) - set(_closing(entry))
    return [run for run in runs_of(entry) if run in loose]


def _closing(entry: Element) -> list[Element]:
    return [
        run
        for run in unbalanced_runs(entry)
        if any(one.get(_FIELD_TYPE) == "end" for one in run.findall(_FIELD))
    ]


def _lead(entry: Element, old: str, new: str) -> None:
    for link in entry.iter(HYPERLINK):
        if link.get(_ANCHOR) == old:
            link.set(_ANCHOR, new)
    for instruction in entry.iter(_INSTRUCTION):
        if old and instruction.text and old in instruction.text:
            instruction.text = instruction.text.replace(old, new)
