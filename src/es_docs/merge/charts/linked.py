"""A chart with the workbook behind it: what it shows, and what its sheet says where the two differ.

The sheet counts: whoever typed there did it last, for programs write the chart after the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from es_docs.merge.charts.formulas import Cell, UnknownResultError, Value, referenced
from es_docs.merge.charts.labels import Labels, Spoken
from es_docs.merge.charts.plot import Cache, Plot, Series, plain
from es_docs.merge.charts.workbook import Book, is_alike
from es_docs.merge.tree import Kind, is_same
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified


class Link(Struct, frozen=True):
    """Where the workbook of a chart is: its part, or somewhere outside the file."""

    rid: str = ""
    part: str = ""
    is_external: bool = False

    @classmethod
    def of(cls, draft: Draft, part: str, root: Plot) -> Link:
        element = root.root.find("c:externalData", NS)
        rid = "" if element is None else element.get(qualified("r:id"), "")
        for one in draft.relationships(part):
            if rid and one.rid == rid:
                inside = not one.is_external and one.target in draft
                return cls(rid, one.target if inside else "", one.is_external)
        return cls()


class _Kept(Struct, frozen=True, eq=False):
    """What a chart keeps for its bars, and the sheet and cells it came from, if they are there."""

    texts: Mapping[int, str]
    count: int = 0
    sheet: str = ""
    cells: tuple[Cell, ...] = ()

    @classmethod
    def of(cls, cache: Cache | None, book: Book | None) -> _Kept:
        if cache is None:
            return cls({})
        texts = cache.texts()
        count = cache.counted(texts)
        found = None if book is None else referenced(cache.reference)
        if found is None or book is None or found[0] not in book:
            return cls(texts, count)
        return cls(texts, count, *found)


_NOTHING: Final = _Kept({})


class LinkedPlot(Struct, frozen=True, eq=False):
    """A chart with the workbook it takes its values from, when that can be opened.

    What it says is what it said when it was opened, whatever is done to its part since. `data` are
    the bytes of the workbook, `count` is the number of bars.
    """

    plot: Plot
    link: Link
    data: bytes
    book: Book | None
    count: int
    _categories: Mapping[int, _Kept]
    _values: Mapping[int, _Kept]
    _ranges: Mapping[int, _Kept]
    """By the numbers of the series; only those with cells for their labels have a range."""

    @classmethod
    def of(cls, draft: Draft, part: str, *, is_made: bool = False) -> LinkedPlot | None:
        """None when the part is missing or no chart.

        Of one that the data have just made the workbook stays closed: both say the same.
        """
        try:
            plot = Plot.of(draft.root(part))
        except KeyError:
            return None
        if plot is None:
            return None
        link = Link.of(draft, part, plot)
        data = draft.data(link.part) if link.part else b""
        book = Book.open(data) if data and not is_made else None
        categories = {one.number: _Kept.of(one.categories, book) for one in plot.series}
        values = {one.number: _Kept.of(one.values, book) for one in plot.series}
        return cls(
            plot,
            link,
            data,
            book,
            max((one.count for one in (*categories.values(), *values.values())), default=0),
            categories,
            values,
            {
                one.number: _Kept.of(cache, book)
                for one in plot.series
                if (cache := one.range) is not None
            },
        )

    def cells(self, cache: Cache | None) -> tuple[str, tuple[Cell, ...]] | None:
        """The sheet and the cells a cache comes from; None when they are not there (any more)."""
        kept = _Kept.of(cache, self.book)
        return (kept.sheet, kept.cells) if kept.cells else None

    def _held(self, kept: _Kept, index: int) -> Value:
        """What the sheet has for a bar. Raises UnknownResultError when it does not say."""
        if self.book is None or len(kept.cells) != self.count:
            raise UnknownResultError
        return self.book.value(kept.sheet, kept.cells[index])

    def name(self, series: Series) -> str:
        shown = series.name_text
        if self.book is None:
            return shown
        kept = _Kept.of(series.name, self.book)
        if len(kept.cells) != 1:
            return shown
        try:
            held = self.book.value(kept.sheet, kept.cells[0])
        except UnknownResultError:
            return shown
        return held if isinstance(held, str) and not is_alike(held, shown) else shown

    def category(self, index: int) -> str:
        kept = next((one for one in self._categories.values() if one.texts), _NOTHING)
        shown = kept.texts.get(index, "")
        try:
            held = self._held(kept, index)
        except UnknownResultError:
            return shown
        return held if isinstance(held, str) and not is_alike(held, shown) else shown

    def number(self, series: Series, index: int) -> str:
        kept = self._values[series.number]
        shown = plain(kept.texts.get(index))
        try:
            held = self._held(kept, index)
        except UnknownResultError:
            return shown
        if held is None:
            return shown if is_same(Kind.NUMBER, shown, "0") else ""
        if isinstance(held, str | bool):
            return shown
        told = plain(f"{held:.15g}")
        return shown if is_same(Kind.NUMBER, shown, told) else told

    def label_cell(self, series: Series, index: int) -> str | None:
        """What the cell holds that the label of a bar is filled from; None without such cells."""
        kept = self._ranges.get(series.number)
        if kept is None:
            return None
        shown = kept.texts.get(index, "")
        if not self._values[series.number].cells:
            return shown
        try:
            held = self._held(kept, index)
        except UnknownResultError:
            return shown
        if isinstance(held, int | float) or is_alike(held, shown):
            return shown
        return held or ""

    def label(self, index: int) -> tuple[Series | None, Spoken]:
        """The label of a bar with the series it stands at; of several, what a person typed."""
        return self._label(index, [Labels.of(one) for one in self.plot.series])

    def labels(self) -> Iterator[str]:
        """What the labels of all bars say, in their order."""
        labels = [Labels.of(one) for one in self.plot.series]
        return (self._label(index, labels)[1].text for index in range(self.count))

    def _label(self, index: int, labels: Sequence[Labels]) -> tuple[Series | None, Spoken]:
        told = [
            (series, of_series.spoken(index, self.label_cell(series, index)))
            for series, of_series in zip(self.plot.series, labels, strict=True)
        ]
        said = [(series, one) for series, one in told if one.text]
        typed = [pair for pair in said if pair[1].is_typed]
        return next(iter(typed or said), (None, Spoken()))
