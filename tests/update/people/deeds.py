"""What a person does to a document, and what has to be found of it after an update.

A deed names what it left behind as `Kept` things. A thing that stands by itself (a text box, a
picture, a comment) must be there whatever the data do. A thing that something of the data carries
(the colour of a bound sentence, the place of a bound shape) must be there as long as its carrier
is: it may go with a row or slide that the data took away.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

from msgspec import Struct, field

T = TypeVar("T")

PHRASES: Final = (
    "Dopisek działu promocji",
    "Do uzgodnienia z księgową",
    "Zob. prezentację z konferencji",
    "Uwaga zespołu: sprawdzić przed drukiem",
    "Nasz komentarz do tych danych",
    "Materiał własny wydziału",
)


class Kept(Struct, frozen=True):
    """A thing that must be found afterwards: `what` it is and its `value`.

    `carriers` are what carries it, by their masked words; none when it stands by itself.
    """

    what: str
    value: str
    carriers: tuple[str, ...] = ()


class Deed(Struct, frozen=True):
    """One edit. `is_on_wording` when it changed, took away or doubled something bound, so that a
    question may follow; `gone` are the lines it took away, which must not come back."""

    kind: str
    kept: tuple[Kept, ...] = ()
    gone: tuple[str, ...] = ()
    is_on_wording: bool = False


class Inventory(Struct, frozen=True):
    """All that a document holds, as far as a person would miss it.

    `things` are counted; `carriers` counts what could carry one; `lines` are its paragraphs
    word for word, wherever they stand.
    """

    things: Counter[Kept]
    carriers: Counter[str]
    lines: Counter[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def has(self, kept: Kept) -> bool:
        if kept.what == "words":
            return kept.value in self.text
        return self.things[kept] > 0


def chance_of(seed: object) -> random.Random:
    """The chance of a seed: the same for the same one."""
    return random.Random(str(seed))  # noqa: S311 - nothing secret, and it must come again


class NothingFoundError(Exception):
    """The document has nothing this edit could be done to."""


class Hand(Struct, dict=True):
    """The person at work: chance, what may be chosen, and a number no two deeds share.

    `only` limits the choice to things carried by these masked words; None allows all.
    """

    chance: random.Random
    only: frozenset[str] | None = None
    number: int = 0
    allowed: Counter[str] = field(default_factory=Counter[str])

    def choose(self, candidates: Iterable[tuple[str, T]]) -> tuple[str, T]:
        """One of the candidates by its carrier, the same one whatever else the document holds."""
        first: dict[str, T] = {}
        for carrier, candidate in candidates:
            if self.only is None or carrier in self.only:
                first.setdefault(carrier, candidate)
        if not first:
            raise NothingFoundError
        carrier = self.chance.choice(sorted(first))
        return carrier, first[carrier]

    def fresh(self) -> int:
        self.number += 1
        return self.number

    def sentence(self) -> str:
        return f"{self.chance.choice(PHRASES)}, nr {self.fresh()}"

    def colour(self) -> str:
        """One that nothing else has."""
        return f"{0xB00000 + 0x1F3D * self.fresh() % 0x400000:06X}"


Edits = Mapping[str, Callable[..., Deed]]
"""The edits of a format by their names."""
