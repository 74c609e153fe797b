"""Texts that one may be an altered form of, looked up by the runs of letters they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import Final

_RUN: Final = 3
"""Letters of a run (a trigram); the ends of a text count as one."""
_ENOUGH: Final = 2_000
"""Texts met in the lookup of one; its rarest runs come first, so what is left out shares little."""
_LIKELIEST: Final = 24
"""Texts that are compared letter by letter; on all of them the time would go by the square."""


class Trigrams:
    """Texts by their trigrams."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(dict.fromkeys(texts))
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(self._texts):
            for run in _runs(text):
                self._places[run].append(at)

    def most_alike(self, text: str, least: float, is_open: Callable[[str], bool]) -> str | None:
        """The text with the largest share of equal characters, if that is more than `least`.

        `is_open` says which texts still count.
        """
        best, share = None, least
        matcher = SequenceMatcher(None, "", text, autojunk=False)
        for candidate in self._likeliest(text, is_open):
            matcher.set_seq1(candidate)
            if matcher.real_quick_ratio() >= share and matcher.quick_ratio() >= share:
                ratio = matcher.ratio()
                if ratio > share:
                    best, share = candidate, ratio
        return best

    def _likeliest(self, text: str, is_open: Callable[[str], bool]) -> Iterable[str]:
        """Those that share the rarest runs, in their order."""
        weights: Counter[int] = Counter()
        met = 0
        runs = [run for run in _runs(text) if run in self._places]
        for run in sorted(runs, key=lambda run: len(self._places[run])):
            places = self._places[run] = [
                at for at in self._places[run] if is_open(self._texts[at])
            ]
            weights.update(dict.fromkeys(places, 1 / max(len(places), 1)))
            met += len(places)
            if met >= _ENOUGH:
                break
        found = sorted(weights, key=lambda at: (-weights[at], at))[:_LIKELIEST]
        return (self._texts[at] for at in sorted(found))


def _runs(text: str) -> Iterable[str]:
    padded = f" {text} "
    return dict.fromkeys(padded[at : at + _RUN] for at in range(len(padded) - _RUN + 1))
