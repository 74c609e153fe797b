"""A chart made to show what a merge decided: its part, its labels and its workbook.

Only what differs is written. Where bars come, go or change places, all that stands at them goes
along: a colour or a label a person gave to one bar, the row of the sheet with the person's columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree
from msgspec import Struct, field

from es_docs.markup import Element
from es_docs.merge.charts import labels
from es_docs.merge.charts.formulas import Move, Reference, mapped
from es_docs.merge.charts.linked import LinkedPlot
from es_docs.merge.charts.plot import MOST_BARS, Cache, Plot, Series
from es_docs.merge.charts.sheets import Sheet, brought
from es_docs.merge.charts.wishes import MAXIMUM, Wish, wishes
from es_docs.merge.series import SERIES
from es_docs.merge.tree import Kind, Node, folded
from es_docs.ooxml.chart_part import WORKBOOK_CONTENT_TYPE, WORKBOOK_RELATIONSHIP
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified

_AFTER_LINK: Final = ("printSettings", "userShapes", "extLst")
"""What stands behind `c:externalData` (§21.2.2.29)."""


def redraw(
    draft: Draft,
    part: str,
    theirs: Node,
    chart: Node,
    ours: Node,
    ours_draft: Draft,
    ours_part: str,
) -> None:
    """Make the chart in `part` show `chart`; `theirs` is how it was read, `ours` the data's chart.

    Bars are told apart by their keys, series by theirs. Where the workbook is lost, or the chart
    has lost its cells, that of ours is brought. A part that is no chart, or has more points than
    are read, is left alone.
    """
    was, model = LinkedPlot.of(draft, part), LinkedPlot.of(ours_draft, ours_part)
    if was is None or model is None or was.count >= MOST_BARS or _said(theirs) == _said(chart):
        return
    redrawing = _Redrawing(
        draft,
        part,
        was,
        model,
        wishes(theirs, chart, ours),
        {one.key: one.text for one in chart.children if _is_own(one.key)},
        _numbers(theirs),
        _numbers(ours),
    )
    redrawing.run()


def _said(chart: Node) -> object:
    """All that a chart is told to show, bar by bar."""
    bars = [one for one in chart.children if one.kind is Kind.BAR]
    return (
        {one.key: one.text for one in chart.children if _is_own(one.key)},
        [(bar.key, {one.key: one.text for one in bar.children}) for bar in bars],
    )


def _is_own(key: str) -> bool:
    return key == MAXIMUM or key.startswith(SERIES)


def _numbers(chart: Node) -> dict[str, int]:
    """The number in its chart of every series, by the key of its values."""
    keyed = ((one.key.removeprefix(SERIES), one) for one in chart.children if _is_own(one.key))
    return {
        key: one.handle if isinstance(one.handle, int) else int(key)
        for key, one in keyed
        if isinstance(one.handle, int) or key.isdecimal()
    }


class _Standing(Struct, frozen=True):
    """The label of a bar as it was: its series, its words, and what the label cells of all hold."""

    number: int | None = None
    text: str = ""
    is_typed: bool = False
    cells: Mapping[int, str] = field(default_factory=dict[int, str])


class _Redrawing:
    """One chart at work: the file's as it was, the data's as a model, and what is wished."""

    def __init__(
        self,
        draft: Draft,
        part: str,
        was: LinkedPlot,
        model: LinkedPlot,
        wished: tuple[Wish, ...],
        said: Mapping[str, str],
        numbers: Mapping[str, int],
        our_numbers: Mapping[str, int],
    ) -> None:
        """`said` is the wished end of the scale and the names of series, by their keys; `numbers`
        and `our_numbers` lead from keys of series to their numbers in the two charts."""
        self._draft, self._part = draft, part
        self._was, self._model = was, model
        self._wished, self._said, self._numbers = wished, said, numbers
        self._pairs = {
            number: our_numbers[key] for key, number in numbers.items() if key in our_numbers
        }
        self._count = was.count
        self._standing = {index: _standing(was, index) for index in range(self._count)}
        self._names = {
            number: said[SERIES + key] for key, number in numbers.items() if SERIES + key in said
        }

    def run(self) -> None:
        link = self._was.link
        sheet = (
            None if link.is_external else brought(self._was, self._model, self._wished, self._pairs)
        )
        plot = Plot.of(self._draft.edit(self._part)) or self._was.plot
        self._resize(plot)
        if sheet is not None:
            self._refer(plot, sheet)
        self._write_names(plot)
        cells = self._write_bars(plot)
        if sheet is not None:
            sheet.fill(self._wished, self._names, cells, self._numbers)
            self._keep(plot, sheet)
        self._write_ranges(plot, sheet, cells)
        labels.mend(plot)

    # --- the bars

    def _resize(self, plot: Plot) -> None:
        places = {one.old: new for new, one in enumerate(self._wished) if one.old is not None}
        if list(places.items()) == [(n, n) for n in range(self._count)] and (
            len(self._wished) == self._count
        ):
            return
        for series in plot.series:
            series.resize(places, len(self._wished))

    def _write_names(self, plot: Plot) -> None:
        for number, text in self._names.items():
            series = plot.numbered(number)
            if series is not None and folded(series.name_text) != folded(text):
                series.rename(text)
        maximum = self._said.get(MAXIMUM)
        if maximum is not None and maximum != plot.maximum:
            plot.set_maximum(maximum)

    def _write_bars(self, plot: Plot) -> dict[tuple[int, int], str]:
        """What the cells of the labels have to hold, by series and bar; not those left alone."""
        cells: dict[tuple[int, int], str] = {}
        for index, wish in enumerate(self._wished):
            for series in plot.series:
                if series.categories is not None:
                    series.categories.write(index, wish.name, is_new=wish.old is None)
            for key, text in wish.numbers.items():
                series = plot.numbered(self._numbers.get(key, -1))
                if series is not None and series.values is not None:
                    series.values.write(index, text)
            cells |= self._write_label(plot, index, wish)
        return cells

    # --- labels

    def _write_label(self, plot: Plot, index: int, wish: Wish) -> dict[tuple[int, int], str]:
        was = self._standing.get(-1 if wish.old is None else wish.old, _Standing())
        carriers = [one for one in plot.series if labels.can_carry(one)]
        number = self._carrier(wish, was, carriers) if wish.label else None
        if not carriers or (wish.label == was.text and number == was.number):
            is_of_cell = number is not None and was.cells.get(number) == was.text
            return {(n, index): text for n, text in was.cells.items()} if is_of_cell else {}
        cells: dict[tuple[int, int], str] = {}
        models = [(one, index) for one in carriers]
        for series in sorted(carriers, key=lambda one: one.number != number):
            place = series.number, index
            if series.number == number and wish.label:
                cell = was.cells.get(series.number, "")
                held = self._say(
                    series, index, wish.label, [*models, *self._looks(plot, series)], cell
                )
                if held is not None:
                    cells[place] = held
            else:
                labels.remove(series, index)
                cells[place] = ""
        return cells

    def _looks(self, plot: Plot, series: Series) -> Iterator[tuple[Series, int]]:
        """Where a new label takes its look from: its series, another one, ours."""
        yield series, -1
        yield from ((one, -1) for one in (*plot.series, *self._model.plot.series))

    def _say(
        self, series: Series, index: int, text: str, looks: list[tuple[Series, int]], cell: str
    ) -> str | None:
        """Write a label, made if need be; what its cell has to hold, None when it has none."""
        try:
            return labels.write(series, index, text, cell)
        except LookupError:
            is_made = labels.add(series, index, looks)
        return labels.write(series, index, text, cell) if is_made else text

    def _carrier(self, wish: Wish, was: _Standing, carriers: list[Series]) -> int | None:
        """The series a label stands at: where a person typed it, else where the longer bar is."""
        able = {one.number for one in carriers}
        if was.number in able and (was.is_typed or wish.has_their_numbers):
            return was.number
        if wish.has_our_numbers and wish.ours is not None:
            series, _ = self._model.label(wish.ours)
            mine = None if series is None else series.number
            number = next((here for here, one in self._pairs.items() if one == mine), None)
            if number in able:
                return number
        lengths = {
            number: float(wish.numbers.get(key) or 0)
            for key, number in self._numbers.items()
            if number in able
        }
        return max(lengths, key=lambda number: lengths[number], default=None)

    def _write_ranges(
        self, plot: Plot, sheet: Sheet | None, cells: Mapping[tuple[int, int], str]
    ) -> None:
        """What the chart keeps of the cells its labels are filled from."""
        for series in plot.series:
            cache = series.range
            if cache is None:
                continue
            cache.set_count(len(self._wished))
            for index, wish in enumerate(self._wished):
                text = cells.get((series.number, index))
                if text is None and sheet is not None:
                    text = sheet.label(series.number, index)
                if text is not None:
                    is_new = wish.old is None or (sheet is not None and sheet.is_new)
                    cache.write(index, text, is_new=is_new)
                    labels.fill(series, index, text)

    # --- the sheet

    def _refer(self, plot: Plot, sheet: Sheet) -> None:
        """Let the chart take its values from the sheet."""
        layout = sheet.layout
        if sheet.move is not None and not sheet.is_new:
            _follow(plot.root, layout.sheet, sheet.move)
        if not sheet.is_new:
            return
        for series in plot.series:
            columns = layout.series[series.number]
            mine = self._model.plot.numbered(self._pairs.get(series.number, -1))
            if columns.labels and mine is not None and labels.can_carry(series):
                series.take_range(mine)
            _point(series.name, layout.header(columns))
            _point(series.categories, layout.reference(layout.category))
            _point(series.values, layout.reference(columns.values))
            _point(series.range, layout.reference(columns.labels))

    def _keep(self, plot: Plot, sheet: Sheet) -> None:
        """Put the workbook back where it was, or into a part of its own."""
        link = self._was.link
        if not sheet.is_foreign and not sheet.book.is_changed:
            return
        data = sheet.book.save() if sheet.book.is_changed else self._model.data
        if link.part and not sheet.is_foreign and len(self._draft.sources_of(link.part)) == 1:
            self._draft.put(link.part, data)
            return
        folder = self._part.partition("/")[0]
        name = f"{folder}/embeddings/Microsoft_Excel_Sheet1.xlsx"
        name = self._draft.add(name, data, WORKBOOK_CONTENT_TYPE)
        if link.part and not sheet.is_foreign:
            self._draft.retarget(self._part, link.rid, name)
            return
        rid = self._draft.relate(self._part, WORKBOOK_RELATIONSHIP, name)
        _link(plot.root, rid)


def _standing(was: LinkedPlot, index: int) -> _Standing:
    series, one = was.label(index)
    held = ((each.number, was.label_cell(each, index)) for each in was.plot.series)
    cells = {number: text for number, text in held if text is not None}
    return _Standing(None if series is None else series.number, one.text, one.is_typed, cells)


def _point(cache: Cache | None, reference: str) -> None:
    formula = None if cache is None else cache.formula
    if formula is not None and reference:
        formula.text = reference


def _follow(root: Element, sheet: str, move: Move) -> None:
    """Let all references of the chart to its sheet follow the rows."""

    def place(one: Reference) -> Reference | None:
        return move.reference(one) if one.sheet == sheet else one

    for element in root.iter(etree.Element):
        if etree.QName(element).localname in ("f", "sqref") and element.text:
            element.text = mapped(element.text, place)


def _link(root: Element, rid: str) -> None:
    link = root.find("c:externalData", NS)
    if link is None:
        link = root.makeelement(qualified("c:externalData"), {})
        later = (root.find(f"c:{name}", NS) for name in _AFTER_LINK)
        behind = next((one for one in later if one is not None), None)
        root.append(link) if behind is None else behind.addprevious(link)
        etree.SubElement(link, qualified("c:autoUpdate")).set("val", "0")
    link.set(qualified("r:id"), rid)
