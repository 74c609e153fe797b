"""The witness: what a person left in a document and an update lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from es_docs.checks.package import check_opened
from es_docs.ooxml.opened import open_package
from update.people.deck_view import deck_inventory
from update.people.deeds import Deed, Inventory, Kept
from update.people.report_view import report_inventory
from update.people.words import mask

OURS = "es_docs"
"""The author of comments an update writes; they come and go."""


@lru_cache(maxsize=64)
def inventory(data: bytes) -> Inventory:
    """All that a .pptx or .docx holds, read without the readers of the product."""
    package, faults = open_package(data, "plik")
    assert package is not None, faults
    is_deck = any(True for _ in package.roots_named("p:presentation"))
    return deck_inventory(package) if is_deck else report_inventory(package)


@lru_cache(maxsize=64)
def package_faults(data: bytes) -> tuple[str, ...]:
    package, faults = open_package(data, "plik")
    found = [*faults, *(check_opened(package) if package else ())]
    return tuple(f"{one.code} {one.location or ''} {dict(one.values)}" for one in found)


def surviving(deeds: Sequence[Deed], data: bytes) -> tuple[Deed, ...]:
    """The deeds still to be seen in a document: a later one may have undone an earlier one."""
    held = inventory(data)
    return tuple(deed for deed in deeds if all(held.has(kept) for kept in deed.kept))


def nothing_lost(
    before: bytes,
    after: bytes,
    deeds: Sequence[Deed],
    made: bytes | None = None,
    fresh: bytes | None = None,
) -> list[str]:
    """What is lost between the document people edited and the updated one, in words.

    `made` is what was generated before they edited it and `fresh` what the data would make now:
    what these two took away may be gone. Without them nothing may be.
    """
    witness = _Witness(
        inventory(before),
        inventory(after),
        inventory(made) if made else None,
        inventory(fresh) if fresh else None,
    )
    found = [loss for deed in deeds for loss in witness.losses(deed)]
    return [*found, *witness.all_losses(), *_new_faults(before, after)]


def _new_faults(before: bytes, after: bytes) -> list[str]:
    """What is wrong with the package and was not before, whatever its parts are called now."""
    old = Counter(map(mask, package_faults(before)))
    return sorted((Counter(map(mask, package_faults(after))) - old).elements())


class _Witness:
    def __init__(
        self, before: Inventory, after: Inventory, made: Inventory | None, fresh: Inventory | None
    ) -> None:
        self._before = before
        self._after = after
        self._made = made
        self._fresh = fresh

    def losses(self, deed: Deed) -> Iterator[str]:
        for kept in deed.kept:
            if not self._after.has(kept) and not self._is_excused(kept):
                yield f"{deed.kind}: lost {kept}"
        for line in deed.gone:
            if self._came_back(line):
                yield f"{deed.kind}: came back {line!r}"

    def all_losses(self) -> Iterator[str]:
        """What nobody may lose, whoever put it there."""
        for kept, count in self._before.things.items():
            is_ours = kept.what == "comment" and kept.value.startswith(f"{OURS}:")
            is_guarded = kept.what in ("picture", "comment", "property") and not is_ours
            if is_guarded and self._after.things[kept] < count and not self._is_made(kept):
                yield f"lost {kept}, of which there were {count}"

    def _is_made(self, kept: Kept) -> bool:
        """Whether the data had it and have it no more."""
        if self._made is None or self._fresh is None:
            return False
        return self._made.things[kept] > self._fresh.things[kept]

    def _is_excused(self, kept: Kept) -> bool:
        return any(self._is_carrier_gone(carrier) for carrier in kept.carriers)

    def _is_carrier_gone(self, carrier: str) -> bool:
        """Whether the data took the carrier away: it is missing, and they do have it no more."""
        if self._after.carriers[carrier] >= self._before.carriers[carrier]:
            return False
        if self._made is None or self._fresh is None:
            return False
        return self._fresh.carriers[carrier] < self._made.carriers[carrier]

    def _came_back(self, line: str) -> bool:
        """Whether a line stands there more often than people left it, whatever its numbers, and
        the data did not add one like it."""
        added = 0
        if self._made is not None and self._fresh is not None:
            added = max(0, _like(line, self._fresh) - _like(line, self._made))
        return _like(line, self._after) > _like(line, self._before) + added


def _like(line: str, there: Inventory) -> int:
    """How many lines are this one but for the numbers in them."""
    wanted = mask(line)
    return sum(count for one, count in there.lines.items() if mask(one) == wanted)
