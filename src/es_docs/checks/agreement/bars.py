"""Charts of a finished file against the content, and against the workbooks inside them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, takewhile
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.agreement.places import OpenPlaces
from es_docs.checks.agreement.said import is_of_realisation
from es_docs.checks.agreement.told import Told, ToldBar, ToldChart, folded
from es_docs.checks.agreement.trace import Trace
from es_docs.checks.agreement.workbook import Cells, column_number, number, read_sheets
from es_docs.diagnostics import Diagnostic, Place, Severity
from es_docs.reading.model import ChartData, Deck, DrawnObject, Report, Series
from es_docs.regex import regex

_SAME: Final = Decimal("0.000001")
"""Chart caches hold binary fractions."""
_ROUNDED: Final = Decimal("0.05")
"""Labels give one decimal."""
_RATIO: Final = regex(r"(\d[\d ]{0,20}(?:,\d{1,6})?) ?/ ?(\d[\d ]{0,20}(?:,\d{1,6})?)")
_CUT: Final = "…"
_LARGE: Final = 10**15
"""Larger ones have no decimals that anybody could see."""
_CELLS: Final = regex(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?$")


# --- against the content


class _SaidBar(Struct, frozen=True):
    label: str
    planned: Decimal | None
    realised: Decimal | None

    def says(self, bar: ToldBar) -> bool:
        return _is_same(self.planned, bar.planned) and _is_same(self.realised, bar.realised)


def bar_deviations(
    document: Deck | Report, told: Told
) -> tuple[list[Trace], list[Diagnostic]]:  # fmt: skip
    """A016: a bar that shows another value than the content has, that is missing or unknown."""
    traces: list[Trace] = []
    findings: list[Diagnostic] = []
    charts = _Charts(told.charts)
    for one in document.charts():
        said = list(_bars(one.chart)) if one.chart else []
        index = charts.counterpart(said)
        if index is None:
            continue
        for bar in said:
            at = charts.meant(index, bar)
            if at is None:
                findings.append(_bar_finding(one.place, "unknown", bar))
                continue
            meant = charts.show(index, at)
            if not bar.says(meant):
                findings.append(_bar_finding(one.place, "", bar, meant))
            elif meant.source:
                place = replace(one.place, text=meant.label)
                traces.append(Trace(place, meant.ratio, (meant.source,)))
    for index, chart in enumerate(told.charts):
        if chart.is_required:
            findings += (_missing(document.place, chart, bar) for bar in charts.unshown(index))
    return traces, findings


class _Charts:
    """The told charts, and which of their bars were not shown yet; looked up by their names."""

    def __init__(self, charts: Sequence[ToldChart]) -> None:
        self._charts = charts
        self._unshown = [dict.fromkeys(range(len(chart.bars))) for chart in charts]
        self._places = [_by_label(chart.bars) for chart in charts]
        names = [Counter(bar.label for bar in chart.bars) for chart in charts]
        self._named, self._open = OpenPlaces(names), OpenPlaces(names)
        self._labels = sorted({label for chart in names for label in chart})

    def unshown(self, index: int) -> Sequence[ToldBar]:
        bars = self._charts[index].bars
        return [bars[at] for at in self._unshown[index]]

    def show(self, index: int, at: int) -> ToldBar:
        """The bar at that place of a chart, which is shown from now on."""
        unshown, bar = self._unshown[index], self._charts[index].bars[at]
        unshown.pop(at, None)
        if not any(other in unshown for other in self._places[index][bar.label]):
            self._open.close(bar.label, index)
        return bar

    def meant(self, index: int, said: _SaidBar) -> int | None:
        """The place of the bar of that name, one that was not shown yet before the others.

        Of several it is the one that says the same.
        """
        bars, named = self._charts[index].bars, self._of_name(index, self._meant(said))
        for places in ([at for at in named if at in self._unshown[index]], named):
            if places:
                return next((at for at in places if said.says(bars[at])), places[0])
        return None

    def counterpart(self, said: Sequence[_SaidBar]) -> int | None:
        """The place of the told chart with most of the values, and then of the names, of a chart.

        Charts of several units have the same names, and a chart may go on in another: bars that
        were not met before count first.
        """
        meant = [(one, self._meant(one)) for one in said]
        labels = [label for _, those in meant for label in those]
        most = _rank(len(said), len(said), len(said))
        best, score = None, (0, 0)
        for index in chain(self._open.of(labels), self._named.of(labels)):
            rank = self._rank_of(index, meant)
            if rank > score or (rank == score and best is not None and index < best):
                best, score = index, rank
            if rank == most:
                break  # the first of those that nothing can be more alike than
        return best

    def _rank_of(
        self, index: int, said: Sequence[tuple[_SaidBar, Sequence[str]]]
    ) -> tuple[int, int]:
        bars, unshown = self._charts[index].bars, self._unshown[index]
        places = [(one, self._of_name(index, labels)) for one, labels in said]
        named = sum(bool(those) for _, those in places)
        equal = sum(any(one.says(bars[at]) for at in those) for one, those in places)
        new = sum(any(at in unshown for at in those) for _, those in places)
        return _rank(equal, named, new) if named else (0, 0)

    def _of_name(self, index: int, labels: Sequence[str]) -> Sequence[int]:
        """The places of the bars with one of the labels, in their order."""
        places = self._places[index]
        return sorted(at for label in labels for at in places.get(label, ()))

    def _meant(self, said: _SaidBar) -> Sequence[str]:
        """The labels of the content that a label in the file may stand for.

        A chart cuts long names with an ellipsis.
        """
        if not said.label.endswith(_CUT):
            return (said.label,)
        start = said.label.removesuffix(_CUT)
        at = bisect_left(self._labels, start)
        cut = takewhile(lambda label: label.startswith(start), self._labels[at:])
        return tuple(dict.fromkeys((said.label, *cut)))


def _by_label(bars: Sequence[ToldBar]) -> Mapping[str, Sequence[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, bar in enumerate(bars):
        places[bar.label].append(at)
    return places


def _rank(equal: int, named: int, new: int) -> tuple[int, int]:
    return 3 * equal + 2 * named, new


def _bars(chart: ChartData) -> Iterator[_SaidBar]:
    """The bars of a chart: its first two series are plan and realisation."""
    if len(chart.series) >= 2:
        planned, realised = chart.series[:2]
        for place, label in enumerate(planned.categories):
            yield _SaidBar(folded(label), _value(planned, place), _value(realised, place))


def _value(series: Series, place: int) -> Decimal | None:
    return series.values[place] if place < len(series.values) else None


def _is_same(said: Decimal | None, told: Decimal) -> bool:
    return said is not None and abs(said - told) <= _SAME


def _bar_finding(
    place: Place, variant: str, said: _SaidBar, told: ToldBar | None = None
) -> Diagnostic:
    values = {
        "label": said.label,
        "said": f"{_short(said.realised)} / {_short(said.planned)}",
        "told": told.ratio if told else "",
    }
    at = replace(place, text=said.label)
    return Diagnostic("A016", Severity.ERROR, told.source if told else None, values, at, variant)


def _missing(whole: Place, chart: ToldChart, bar: ToldBar) -> Diagnostic:
    values = {"label": bar.label, "told": bar.ratio, "said": chart.caption}
    return Diagnostic("A016", Severity.ERROR, bar.source, values, whole, "missing")


def _short(value: Decimal | None) -> str:
    if value is None:
        return "–"
    rounded = round(value, 4) if abs(value) < _LARGE else value
    return f"{rounded.normalize():f}".replace(".", ",")


# --- against the workbook


def inner_deviations(document: Deck | Report) -> Iterator[Diagnostic]:
    """A017: what a chart shows and what opens with „Edit data”, or what its labels say, are not
    the same. Where the workbook differs, it does not matter which of them the labels follow."""
    for one in document.charts():
        if one.chart is not None:
            told = list(_workbook_deviations(one, one.chart)) if one.chart.workbook else []
            yield from told or _label_deviations(one, one.chart)


def _workbook_deviations(one: DrawnObject, chart: ChartData) -> Iterator[Diagnostic]:
    sheets = read_sheets(chart.workbook)
    renamed: set[tuple[int, str, str]] = set()  # a name that the series share is told once
    for series in chart.series:
        _, category_cells, value_cells = series.refs
        categories = [*series.categories]
        held = [_number(value) for value in _cells(sheets, value_cells)]
        names = [folded(_shown(value)) for value in _cells(sheets, category_cells)]
        for place, shown in enumerate(series.values):
            cell = held[place] if place < len(held) else None
            if held and (cell is None) != (shown is None or _is_zero(shown, cell)):
                differs = cell != shown
            else:
                differs = cell is not None and shown is not None and abs(cell - shown) > _SAME
            if differs:
                label = categories[place] if place < len(categories) else str(place + 1)
                yield _workbook_finding(one, series.name, label, _short(shown), _short(cell))
        for place, label in enumerate(categories):
            if place >= len(names) or names[place] == folded(label):
                continue
            if (place, label, names[place]) not in renamed:
                renamed.add((place, label, names[place]))
                yield _workbook_finding(one, series.name, label, label, names[place])
        named = folded(" ".join(_shown(value) for value in _cells(sheets, series.refs[0])))
        if named and named != folded(series.name):
            yield _workbook_finding(one, series.name, "", series.name, named, "name")


def _is_zero(shown: Decimal, cell: Decimal | None) -> bool:
    """A blank cell may be drawn as nothing."""
    return cell is None and shown == 0


def _workbook_finding(
    one: DrawnObject, series: str, label: str, shown: str, held: str, variant: str = ""
) -> Diagnostic:
    values = {"series": series, "label": folded(label), "said": shown, "told": held}
    place = replace(one.place, text=folded(label or series))
    return Diagnostic("A017", Severity.ERROR, None, values, place, variant)


def _cells(sheets: Mapping[str, Cells], reference: str) -> list[Decimal | str | None]:
    """The values of a range of one row or column: `Sheet1!$B$2:$B$7`."""
    name, _, cells = reference.rpartition("!")
    found = _CELLS.match(cells)
    sheet = sheets.get(name.strip("'").replace("''", "'"))
    if found is None or sheet is None:
        return []
    first = (int(found[2]), column_number(found[1]))
    last = (int(found[4]), column_number(found[3])) if found[3] else first
    return [
        sheet.get((row, column))
        for row in range(first[0], min(last[0], first[0] + 10_000) + 1)
        for column in range(first[1], min(last[1], first[1] + 1_000) + 1)
    ]


def _shown(value: Decimal | str | None) -> str:
    """What a cell holds as a chart names it."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else ""
    return value or ""


def _number(value: Decimal | str | None) -> Decimal | None:
    return number(value) if isinstance(value, str) else value


# --- against its labels


def _label_deviations(one: DrawnObject, chart: ChartData) -> Iterator[Diagnostic]:
    """Words typed over a bar of plan and realisation that give another ratio than its values."""
    bars = list(_bars(chart)) if _is_progress(chart) else []
    for paragraph in chart.text if bars else ():
        said = folded(paragraph.text)
        ratio = _ratio(said)
        if ratio is not None and not any(_shows(bar, *ratio) for bar in bars):
            place = replace(one.place, text=said)
            yield Diagnostic("A017", Severity.ERROR, None, {"said": said}, place, "label")


def _is_progress(chart: ChartData) -> bool:
    names = [series.name.lower() for series in chart.series[:2]]
    return len(names) > 1 and "plan" in names[0] and is_of_realisation(names[1])


def _ratio(text: str) -> tuple[Decimal, Decimal] | None:
    """Realisation and plan of „9 / 11”."""
    found = _RATIO.fullmatch(text)
    if found is None:
        return None
    realised, planned = (
        Decimal(part.replace(" ", "").replace(",", ".")) for part in found.groups()
    )
    return realised, planned


def _shows(bar: _SaidBar, realised: Decimal, planned: Decimal) -> bool:
    """Whether a bar, of numbers or of shares of the plan, is as long as a ratio says."""
    if bar.realised is None or bar.planned is None:
        return False
    if bar.planned == 1 and planned:
        return abs(realised / planned - bar.realised) <= _SAME
    return abs(realised - bar.realised) <= _ROUNDED and abs(planned - bar.planned) <= _ROUNDED
