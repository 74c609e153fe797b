"""A session: a document is made, a person works on it, the data change. Everything by one seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from es_docs.diagnostics import Kind
from update.people import data, decks, making, reports
from update.people.data import Content
from update.people.deeds import Deed, chance_of
from update.people.losses import nothing_lost, surviving
from update.people.making import Document

HARMLESS = {Kind.PPTX: tuple(decks.EDITS), Kind.DOCX: tuple(reports.EDITS)}
"""The edits that leave bound wording alone."""
WORDING = {Kind.PPTX: tuple(decks.WORDING), Kind.DOCX: tuple(reports.WORDING)}
"""The edits that reword, delete or double what is bound."""
QUESTIONS = ("conflict", "differs", "gone")
"""What is told only when a person changed something bound."""
ALL = tuple(data.CHANGES)
IN_TURN, BY_CHANCE = 2, 3
"""How many edits of a session come in turn, and how many by chance at most."""


def edited(
    document: bytes,
    format_: Kind,
    chance: random.Random,
    kinds: Sequence[str],
    only: frozenset[str] | None = None,
    start: int = 0,
) -> tuple[bytes, tuple[Deed, ...]]:
    """The document after an edit of each of the kinds, and what is still to be seen of them."""
    work = decks.work if format_ is Kind.PPTX else reports.work
    data_, deeds = work(document, chance, kinds, only, start)
    return data_, surviving(deeds, data_)


class Session(Struct, frozen=True, dict=True):
    """A person's edits and a change of the data. Some edits come in turn from seed to seed, of
    bound wording if `is_on_wording`, so that a few seeds have them all; others by chance."""

    format: Kind
    seed: int
    is_on_wording: bool

    @property
    def chance(self) -> random.Random:
        return chance_of(f"{self.format} {self.seed} {self.is_on_wording}")

    @property
    def edits(self) -> tuple[str, ...]:
        """The kinds of edits in their order."""
        kinds = (WORDING if self.is_on_wording else HARMLESS)[self.format]
        first = IN_TURN * self.seed
        chosen = [kinds[(first + n) % len(kinds)] for n in range(IN_TURN)]
        chosen += self.chance.choices(HARMLESS[self.format], k=self.chance.randint(0, BY_CHANCE))
        self.chance.shuffle(chosen)
        return tuple(chosen)

    @cached_property
    def old(self) -> Content:
        """The data at first: the seed's project, and now and then one that differs from it."""
        chance = chance_of(f"first {self.seed % 3}")
        return data.changed(making.seed(), chance, chance.choices(ALL, k=2 * (self.seed % 3)))

    @cached_property
    def new(self) -> Content:
        chance = self.chance
        kinds = [ALL[self.seed % len(ALL)], *chance.choices(ALL, k=chance.randint(0, 3))]
        return data.changed(self.old, chance, kinds)

    @cached_property
    def made(self) -> Document:
        return making.first(self.old, self.format)

    @cached_property
    def fresh(self) -> Document:
        return making.first(self.new, self.format)

    @cached_property
    def _edited(self) -> tuple[bytes, tuple[Deed, ...]]:
        return edited(self.made.data, self.format, self.chance, self.edits)

    @property
    def edited(self) -> bytes:
        return self._edited[0]

    @property
    def deeds(self) -> tuple[Deed, ...]:
        return self._edited[1]

    @cached_property
    def updated(self) -> Document:
        """The edited document with the new data."""
        return self.renewed(self.edited, self.new)

    def renewed(self, data_: bytes, content: Content) -> Document:
        return making.renewed(data_, content, self.format, self.made.sidecar)

    def losses(self) -> list[str]:
        made, fresh = self.made.data, self.fresh.data
        return nothing_lost(self.edited, self.updated.data, self.deeds, made, fresh)


@lru_cache(maxsize=128)
def harmless(format_: Kind, seed: int) -> Session:
    """A session of a person who rewords nothing."""
    return Session(format_, seed, is_on_wording=False)


@lru_cache(maxsize=128)
def of_any_kind(format_: Kind, seed: int) -> Session:
    """A session with edits of bound wording among the others."""
    return Session(format_, seed, is_on_wording=True)
