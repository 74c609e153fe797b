"""Where something stands that is still to be found, looked up by what is sought."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)


class OpenPlaces(Generic[_Key]):
    """By what is in it, the numbers of the things that have it; `counts` say how often."""

    def __init__(self, counts: Sequence[Counter[_Key]]) -> None:
        self._places: defaultdict[_Key, set[int]] = defaultdict(set)
        self._most: Counter[_Key] = Counter()
        for at, count in enumerate(counts):
            for key, times in count.items():
                self._places[key].add(at)
                self._most[key] = max(self._most[key], times)

    def of(self, keys: Iterable[_Key]) -> list[int]:
        """Those that have at least one of the keys, in their order."""
        return sorted({at for key in keys if key in self._places for at in self._places[key]})

    def most(self, keys: Iterable[_Key]) -> int:
        """How many of the keys one of them could have at most."""
        return sum(self._most[key] for key in keys)

    def close(self, key: _Key, at: int) -> None:
        """There is none of that in it any more."""
        self._places[key].discard(at)
