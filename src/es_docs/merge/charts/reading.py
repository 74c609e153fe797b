"""A chart read as bars: what it shows, or what its sheet says where a person typed there last.

`handle` of a series and of a bar is its number in the chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from es_docs.merge.charts.linked import LinkedPlot
from es_docs.merge.charts.plot import MOST_BARS
from es_docs.merge.charts.wishes import LABEL, MAXIMUM, NAME, SERIES
from es_docs.merge.tree import Kind, Node, folded
from es_docs.ooxml.draft import Draft


def read_chart(draft: Draft, part: str) -> tuple[Node, ...]:
    """The children of a CHART node: the end of the scale, names of the series, and the bars.

    Empty when the part is no chart. A chart that a person turned into another kind is read as far
    as it has categories and values; one with thousands of points has no bars.
    """
    linked = LinkedPlot.of(draft, part)
    return () if linked is None else tuple(_nodes(linked))


def _nodes(linked: LinkedPlot) -> Iterator[Node]:
    plot = linked.plot
    yield Node(MAXIMUM, Kind.LOOK, plot.maximum)
    for series in plot.series:
        key = f"{SERIES}{series.number}"
        yield Node(key, Kind.PASSAGE, linked.name(series), handle=series.number)
    if linked.count < MOST_BARS:
        for index in range(linked.count):
            yield Node("", Kind.BAR, children=tuple(_bar(linked, index)), handle=index)


def _bar(linked: LinkedPlot, index: int) -> Iterator[Node]:
    yield Node(NAME, Kind.PASSAGE, linked.category(index))
    for series in linked.plot.series:
        yield Node(str(series.number), Kind.NUMBER, linked.number(series, index))
    yield Node(LABEL, Kind.PASSAGE, linked.label(index)[1].text)


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
