"""A chart read as bars: what it shows, or what its sheet says where a person typed there last.

`handle` of a series and of a bar is its number in the chart.
"""

from __future__ import annotations

from collections.abc import Iterator

from es_docs.merge.charts.linked import LinkedPlot
from es_docs.merge.charts.plot import MOST_BARS
from es_docs.merge.charts.wishes import LABEL, MAXIMUM, NAME
from es_docs.merge.series import SERIES
from es_docs.merge.tree import Kind, Node
from es_docs.ooxml.draft import Draft


def read_chart(draft: Draft, part: str, *, is_made: bool = False) -> tuple[Node, ...]:
    """The children of a CHART node: the end of the scale, names of the series, and the bars.

    One that `is_made` comes from the data just now: its sheet has nothing else to say.

    Empty when the part is no chart. A chart that a person turned into another kind is read as far
    as it has categories and values; one with thousands of points has no bars.
    """
    linked = LinkedPlot.of(draft, part, is_made=is_made)
    return () if linked is None else tuple(_nodes(linked))


def _nodes(linked: LinkedPlot) -> Iterator[Node]:
    plot = linked.plot
    yield Node(MAXIMUM, Kind.LOOK, plot.maximum)
    for series in plot.series:
        key = f"{SERIES}{series.number}"
        yield Node(key, Kind.PASSAGE, linked.name(series), handle=series.number)
    if linked.count < MOST_BARS:
        for index, label in enumerate(linked.labels()):
            yield Node("", Kind.BAR, children=tuple(_bar(linked, index, label)), handle=index)


def _bar(linked: LinkedPlot, index: int, label: str) -> Iterator[Node]:
    yield Node(NAME, Kind.PASSAGE, linked.category(index))
    for series in linked.plot.series:
        yield Node(str(series.number), Kind.NUMBER, linked.number(series, index))
    yield Node(LABEL, Kind.PASSAGE, label)
