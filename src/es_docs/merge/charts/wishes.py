"""What each bar of a redrawn chart shall say, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from es_docs.merge.tree import Kind, Node, is_same

MAXIMUM: Final = "@max"
NAME: Final = "name"
LABEL: Final = "label"
"""The keys of what a chart says: the end of its scale and its series, then by bar."""


class Wish(Struct, frozen=True):
    """A bar as it shall be.

    `old` is its number in the file's chart and `ours` that in the chart of the data, None where it
    is not there. `numbers` are by the keys of the series.
    """

    old: int | None
    ours: int | None
    name: str
    numbers: Mapping[str, str]
    label: str
    has_our_numbers: bool
    has_our_label: bool
    has_their_numbers: bool
    is_unchanged: bool
    """Whether the file says all this already."""


def wishes(theirs: Node, chart: Node, ours: Node) -> tuple[Wish, ...]:
    """The bars of `chart` in their order."""
    old = {bar.key: (number, bar) for number, bar in _bars(theirs)}
    new = {bar.key: (number, bar) for number, bar in _bars(ours)}
    return tuple(_wish(bar, old.get(bar.key), new.get(bar.key)) for _, bar in _bars(chart))


def _wish(bar: Node, old: tuple[int, Node] | None, new: tuple[int, Node] | None) -> Wish:
    numbers = _numbers(bar)
    theirs = old[1] if old else None
    ours = new[1] if new else None
    label = _text(bar, LABEL)
    has_their_numbers = theirs is not None and _numbers(theirs) == numbers
    return Wish(
        old=old[0] if old else None,
        ours=new[0] if new else None,
        name=_text(bar, NAME),
        numbers=numbers,
        label=label,
        has_our_numbers=ours is not None and _agree(_numbers(ours), numbers),
        has_our_label=ours is not None and is_same(Kind.PASSAGE, _text(ours, LABEL), label),
        has_their_numbers=has_their_numbers,
        is_unchanged=has_their_numbers
        and theirs is not None
        and (_text(theirs, NAME), _text(theirs, LABEL)) == (_text(bar, NAME), label),
    )


def _bars(chart: Node) -> Iterator[tuple[int, Node]]:
    bars = (one for one in chart.children if one.kind is Kind.BAR)
    for place, bar in enumerate(bars):
        yield (bar.handle if isinstance(bar.handle, int) else place), bar


def _text(bar: Node, key: str) -> str:
    found = bar.child(key)
    return found.text if found else ""


def _numbers(bar: Node) -> dict[str, str]:
    return {one.key: one.text for one in bar.children if one.kind is Kind.NUMBER}


def _agree(ours: Mapping[str, str], wished: Mapping[str, str]) -> bool:
    return all(is_same(Kind.NUMBER, text, wished.get(key, "")) for key, text in ours.items())
