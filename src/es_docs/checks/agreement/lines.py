"""Lines of a finished file against the content: every point of every line has its number there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.agreement.told import Told, ToldLines, ToldPoint, folded
from es_docs.checks.agreement.trace import Trace
from es_docs.diagnostics import Diagnostic, Place, Severity
from es_docs.reading.model import ChartData, Deck, DrawnObject, Report

_SAME: Final = Decimal("0.000001")
"""Chart caches hold binary fractions."""


class _SaidPoint(Struct, frozen=True):
    """A category of a chart with the values of its series by their names."""

    label: str
    values: dict[str, Decimal | None]


def line_deviations(
    document: Deck | Report, told: Told
) -> tuple[list[Trace], list[Diagnostic]]:  # fmt: skip
    """A016: a point of a line with another value than the content has, one missing or unknown.

    Whatever kind of chart a person made of it, its categories and series are compared by name.
    """
    traces: list[Trace] = []
    findings: list[Diagnostic] = []
    unseen = list(told.lines)
    for one in document.charts():
        said = list(_points(one.chart)) if one.chart else []
        lines = _counterpart(said, told.lines)
        if lines is None:
            continue
        if lines in unseen:
            unseen.remove(lines)
        points = {point.label: point for point in lines.points}
        for point in said:
            findings += _point_findings(one, point, points.get(point.label))
        findings += _missing(one.place, lines, said)
        traces += _traces(one, said, points)
    for lines in unseen:
        findings += _missing(document.place, lines, ())
    return traces, findings


def _points(chart: ChartData) -> Iterator[_SaidPoint]:
    categories = next((one.categories for one in chart.series if one.categories), ())
    for place, label in enumerate(categories):
        values = {
            folded(one.name): one.values[place] if place < len(one.values) else None
            for one in chart.series
        }
        yield _SaidPoint(folded(label), values)


def _counterpart(said: Sequence[_SaidPoint], charts: Sequence[ToldLines]) -> ToldLines | None:
    """The told lines with most of the names of points and series; at least half of the points."""
    labels = {point.label for point in said}
    names = {name for point in said for name in point.values}

    def score(lines: ToldLines) -> int:
        shared = sum(point.label in labels for point in lines.points)
        is_half = 2 * shared >= min(len(lines.points), max(len(labels), 1))
        own = {name for point in lines.points for name in point.values}
        return shared + len(own & names) if is_half and own & names else 0

    best = max(charts, key=score, default=None)
    return best if best is not None and score(best) else None


def _point_findings(
    one: DrawnObject, said: _SaidPoint, told: ToldPoint | None
) -> Iterator[Diagnostic]:
    place = replace(one.place, text=said.label)
    if told is None:
        numbers = " / ".join(_short(value) for value in said.values.values())
        values = {"label": said.label, "said": numbers}
        yield Diagnostic("A016", Severity.ERROR, None, values, place, "unknown")
        return
    for name, number in told.values.items():
        shown = said.values.get(name)
        if name in said.values and (shown is None or abs(shown - number) > _SAME):
            values = {"label": said.label, "series": name}
            values |= {"said": _short(shown), "told": _short(number)}
            yield Diagnostic("A016", Severity.ERROR, told.source, values, place, "point")


def _missing(place: Place, lines: ToldLines, said: Sequence[_SaidPoint]) -> Iterator[Diagnostic]:
    """Points the chart does not have, and a line of which it has no point at all."""
    labels = {point.label for point in said}
    shown = {name for point in said for name in point.values}
    for point in lines.points:
        if point.label not in labels:
            told = " / ".join(_short(value) for value in point.values.values())
            values = {"label": point.label, "told": told, "said": lines.caption}
            yield Diagnostic("A016", Severity.ERROR, point.source, values, place, "missing")
    for name in lines.points[0].values if said else ():
        if name not in shown:
            told = _short(lines.points[-1].values[name])
            values = {"label": name, "told": told, "said": lines.caption}
            source = lines.points[-1].source
            yield Diagnostic("A016", Severity.ERROR, source, values, place, "missing")


def _traces(
    one: DrawnObject, said: Sequence[_SaidPoint], told: dict[str, ToldPoint]
) -> Iterator[Trace]:
    """One for each point, with its last number, which is what was realised."""
    for point in said:
        meant = told.get(point.label)
        if meant is not None and meant.source is not None:
            number = _short([*meant.values.values()][-1])
            yield Trace(replace(one.place, text=point.label), number, (meant.source,))


def _short(value: Decimal | None) -> str:
    if value is None:
        return "–"
    return f"{round(value, 4).normalize():f}".replace(".", ",")
