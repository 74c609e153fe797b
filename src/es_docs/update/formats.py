"""The two formats behind one face: what reads their trees and changes their packages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from es_docs.diagnostics import Kind
from es_docs.merge.steps import Note, Step
from es_docs.merge.tree import Node
from es_docs.ooxml.draft import Draft


class Hands(Protocol):
    """What reads the tree of a format from a package, and changes the package."""

    def read(
        self, draft: Draft, names: Mapping[str, str], *, is_made: bool = False
    ) -> Node: ...  # fmt: skip

    def carry_out(
        self, draft: Draft, steps: Sequence[Step], ours: Draft, *, is_tracked: bool
    ) -> None: ...

    def comment(self, draft: Draft, notes: Sequence[Note]) -> None: ...

    def unmark(self, draft: Draft) -> None: ...


class _DeckHands:
    def read(self, draft: Draft, names: Mapping[str, str], *, is_made: bool = False) -> Node:
        from es_docs.merge.powerpoint.reading import read_deck

        return read_deck(draft, names, is_made=is_made)

    def carry_out(
        self, draft: Draft, steps: Sequence[Step], ours: Draft, *, is_tracked: bool
    ) -> None:
        from es_docs.merge.powerpoint.writing import carry_out

        del is_tracked  # presentations have no revisions; U010 told so
        carry_out(draft, steps, ours)

    def comment(self, draft: Draft, notes: Sequence[Note]) -> None:
        from es_docs.merge.powerpoint.comments import comment

        comment(draft, notes)

    def unmark(self, draft: Draft) -> None:
        from es_docs.merge.powerpoint.marks import unmark

        unmark(draft)


class _ReportHands:
    def read(self, draft: Draft, names: Mapping[str, str], *, is_made: bool = False) -> Node:
        from es_docs.merge.word.reading import read_report

        return read_report(draft, names, is_made=is_made)

    def carry_out(
        self, draft: Draft, steps: Sequence[Step], ours: Draft, *, is_tracked: bool
    ) -> None:
        from es_docs.merge.word.writing import carry_out

        carry_out(draft, steps, ours, is_tracked=is_tracked)

    def comment(self, draft: Draft, notes: Sequence[Note]) -> None:
        from es_docs.merge.word.comments import comment

        comment(draft, notes)

    def unmark(self, draft: Draft) -> None:
        from es_docs.merge.word.sealing import unmark

        unmark(draft)


def hands_of(format_: Kind) -> Hands:
    return _DeckHands() if format_ is Kind.PPTX else _ReportHands()
