"""The series of a chart, told apart by their names: office programs number them anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from es_docs.merge.tree import Kind, Node, folded

SERIES: Final = "@series:"
"""How the key of a series begins; its number is the key of its value in every bar."""


def with_series_of(base: Node, theirs: Node) -> Node:
    """The chart of a file with its series numbered as in `base`, told apart by their names.

    Office programs number the series anew when one goes; a name of which there are two on a side,
    or none on the other, leaves its series the number it has, if that is free.
    """
    wanted = {folded(one.text): one.key for one in _series(base)}
    if len(wanted) < len(_series(base)):
        return theirs
    names = [folded(one.text) for one in _series(theirs)]
    keys = [wanted[name] if name in wanted and names.count(name) == 1 else "" for name in names]
    left = {one.key for one in _series(theirs)} | set(wanted.values())
    changes: dict[str, str] = {}
    taken = set(filter(None, keys))
    for one, key in zip(_series(theirs), keys, strict=True):
        new = key or (one.key if one.key not in taken else _free(taken | left))
        taken.add(new)
        changes[one.key] = new
    return theirs.with_children(tuple(_renumbered(child, changes) for child in theirs.children))


def _series(chart: Node) -> list[Node]:
    return [one for one in chart.children if one.key.startswith(SERIES)]


def _free(taken: set[str]) -> str:
    return next(
        key for key in map(f"{SERIES}{{}}".format, range(len(taken) + 1)) if key not in taken
    )


def _renumbered(node: Node, changes: Mapping[str, str]) -> Node:
    if node.kind is Kind.BAR:
        numbers = (
            replace(one, key=changes.get(SERIES + one.key, one.key).removeprefix(SERIES))
            if one.kind is Kind.NUMBER
            else one
            for one in node.children
        )
        return node.with_children(tuple(numbers))
    return replace(node, key=changes.get(node.key, node.key))
