"""What of an old list is what of a new one: by name first, then by likeness."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct

from es_docs.regex import regex

ALIKE: Final = 0.6
"""From how much on two names are one that was reworded, from 0 to 1."""
_DASHES: Final = regex("[\u2010-\u2015\u2212]")
_QUOTES: Final = regex("[\u00ab\u00bb\u2018-\u201f\u2039\u203a'\"]")


class Paired(Struct, frozen=True):
    """Positions in two lists, from 0.

    `partners` leads from each new one to the old one it was, `moved` are the new ones that stand
    in another order than they did; `removed` are old and `added` new ones without a partner.
    """

    partners: Mapping[int, int]
    moved: frozenset[int]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def pair(
    old: Sequence[str],
    new: Sequence[str],
    likeness: Callable[[int, int], float] | None = None,
) -> Paired:
    """What of the old names is which of the new, each used once: equal ones, then those alike.

    `likeness` of an old and a new position, from 0 to 1, is that of the names unless one is given.
    """
    partners = _same(old, new, {})
    partners |= _same([*map(fold, old)], [*map(fold, new)], partners)

    def by_name(there: int, here: int) -> float:
        return alike(old[there], new[here])

    partners |= _alike(len(old), len(new), likeness or by_name, partners)
    used = frozenset(partners.values())
    return Paired(
        partners,
        _moved(partners),
        tuple(index for index in range(len(old)) if index not in used),
        tuple(index for index in range(len(new)) if index not in partners),
    )


def fold(text: str) -> str:
    """A name without case, diacritics, and kinds of spaces, dashes and quotes."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(_QUOTES.sub('"', _DASHES.sub("-", letters)).split())


def alike(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1."""
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio()


def _same(old: Sequence[str], new: Sequence[str], known: Mapping[int, int]) -> dict[int, int]:
    """Those of the same name, one after the other."""
    used = frozenset(known.values())
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(old):
        if index not in used:
            waiting[name].append(index)
    found: dict[int, int] = {}
    for index, name in enumerate(new):
        if index not in known and waiting[name]:
            found[index] = waiting[name].pop(0)
    return found


def _alike(
    old: int, new: int, likeness: Callable[[int, int], float], known: Mapping[int, int]
) -> dict[int, int]:
    """The most alike first; of equally alike ones those nearest to each other."""
    used = frozenset(known.values())
    scores = [
        (-score, abs(there - here), here, there)
        for here in range(new)
        if here not in known
        for there in range(old)
        if there not in used and (score := likeness(there, here)) >= ALIKE
    ]
    found: dict[int, int] = {}
    for _, _, here, there in sorted(scores):
        if here not in found and there not in found.values():
            found[here] = there
    return found


def _moved(partners: Mapping[int, int]) -> frozenset[int]:
    """The fewest that have to be moved: all but a longest run that kept its order."""
    tails: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for here in sorted(partners):
        place = bisect_left(tails, partners[here])
        before[here] = last[place - 1] if place else None
        tails[place : place + 1] = [partners[here]]
        last[place : place + 1] = [here]
    kept: set[int] = set()
    at = last[-1] if last else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return frozenset(partners) - kept
