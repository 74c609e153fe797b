"""A session: a document is made, a person works on it, the data change. Everything by one seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

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
MOST_EDITS = 5


def edited(
    document: bytes,
    format_: Kind,
    chance: random.Random,
    count: int,
    kinds: Sequence[str],
    only: frozenset[str] | None = None,
    start: int = 0,
) -> tuple[bytes, tuple[Deed, ...]]:
    """The document after `count` edits of the kinds, and what is still to be seen of them."""
    work = decks.work if format_ is Kind.PPTX else reports.work
    data_, deeds = work(document, chance, count, kinds, only, start)
    return data_, surviving(deeds, data_)


@dataclass(frozen=True)
class Session:
    """`kinds` are the edits of the person; the data change once."""

    format: Kind
    seed: int
    kinds: tuple[str, ...]

    @property
    def chance(self) -> random.Random:
        return chance_of(f"{self.format} {self.seed} {len(self.kinds)}")

    @cached_property
    def old(self) -> Content:
        """The data at first: the seed's project, and now and then one that differs from it."""
        chance = chance_of(f"first {self.seed % 3}")
        return data.changed(making.seed(), chance, 2 * (self.seed % 3))

    @cached_property
    def new(self) -> Content:
        chance = self.chance
        return data.changed(self.old, chance, chance.randint(1, 4))

    @cached_property
    def made(self) -> Document:
        return making.first(self.old, self.format)

    @cached_property
    def fresh(self) -> Document:
        return making.first(self.new, self.format)

    @cached_property
    def _edited(self) -> tuple[bytes, tuple[Deed, ...]]:
        chance = self.chance
        count = chance.randint(1, MOST_EDITS)
        return edited(self.made.data, self.format, chance, count, self.kinds)

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
    return Session(format_, seed, HARMLESS[format_])


@lru_cache(maxsize=128)
def of_any_kind(format_: Kind, seed: int) -> Session:
    """A session with edits of bound wording among the others."""
    return Session(format_, seed, (*WORDING[format_], *WORDING[format_], *HARMLESS[format_]))
