"""The sheet a chart takes its bars from: found, brought, put in order, filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from es_docs.merge.charts.formulas import (
    Cell,
    Move,
    Reference,
    UnknownResultError,
    Value,
    area,
    mapped,
)
from es_docs.merge.charts.linked import LinkedPlot
from es_docs.merge.charts.plot import plain
from es_docs.merge.charts.wishes import Wish
from es_docs.merge.charts.workbook import Book, is_alike
from es_docs.merge.tree import folded

# --- where things stand


class Columns(Struct, frozen=True):
    """The cells of a series: its name, the value of each bar, the label of each bar."""

    name: Cell | None
    values: tuple[Cell, ...]
    labels: tuple[Cell, ...]


class Layout(Struct, frozen=True):
    """The cells of a chart on its sheet; series by their numbers in the chart.

    `category` is () when the bars have no names in the sheet.
    """

    sheet: str
    category: tuple[Cell, ...]
    series: Mapping[int, Columns]

    @classmethod
    def of(cls, linked: LinkedPlot) -> Layout | None:
        """None when a series has lost its cells, or they are on several sheets."""
        sheets: set[str] = set()
        columns: dict[int, Columns] = {}
        category: tuple[Cell, ...] = ()
        for series in linked.plot.series:
            if series.values is None or series.values.formula is None:
                continue
            values = linked.cells(series.values)
            if values is None or len(values[1]) != linked.count:
                return None
            sheets.add(values[0])
            if series.categories is not None and series.categories.formula is not None:
                names = linked.cells(series.categories)
                if names is None or names[0] != values[0] or len(names[1]) != len(values[1]):
                    return None
                category = category or names[1]
            name, labels = linked.cells(series.name), linked.cells(series.range)
            columns[series.number] = Columns(
                name[1][0] if name and name[0] == values[0] else None,
                values[1],
                labels[1] if labels and labels[0] == values[0] else (),
            )
        return cls(sheets.pop(), category, columns) if len(sheets) == 1 else None

    @property
    def _areas(self) -> list[tuple[Cell, ...]]:
        areas = [self.category]
        for one in self.series.values():
            areas += [one.values, one.labels]
        return [one for one in areas if one]

    @property
    def is_block(self) -> bool:
        """Whether every bar is a row and the rows follow one another."""
        first = self._areas[0][0][0] if self._areas else 0
        return bool(self._areas) and all(
            cells == tuple((first + n, cells[0][1]) for n in range(len(cells)))
            for cells in self._areas
        )

    @property
    def first(self) -> int:
        """The row of the first bar; meant for a block."""
        return self._areas[0][0][0]

    @property
    def columns(self) -> dict[str, int]:
        """The column of each thing a chart of bars has: meant for a block."""
        found = {"category": self.category[0][1]} if self.category else {}
        for number, one in self.series.items():
            found[f"values {number}"] = one.values[0][1]
            if one.name:
                found[f"name {number}"] = one.name[1]
            if one.labels:
                found[f"labels {number}"] = one.labels[0][1]
        return found

    def of_rows(self, first: int, count: int) -> Layout:
        """The same columns over other rows; a chart keeps one row even when it has no bar."""

        def stretched(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
            return tuple((first + n, cells[0][1]) for n in range(max(count, 1))) if cells else ()

        series = {
            number: Columns(one.name, stretched(one.values), stretched(one.labels))
            for number, one in self.series.items()
        }
        return Layout(self.sheet, stretched(self.category), series)

    def header(self, columns: Columns) -> str:
        """The one cell with the name of a series."""
        return self.reference((columns.name,)).partition(":")[0] if columns.name else ""

    def reference(self, cells: Sequence[Cell]) -> str:
        return area(self.sheet, cells[0], cells[-1]) if cells else ""


# --- the sheet of a redrawn chart


class Sheet(Struct, eq=False):
    """A sheet being written: one row a wished bar, in their order.

    `is_new` when the chart did not take its values from it so far. `pairs` leads from the columns
    of ours to those here.
    """

    book: Book
    layout: Layout
    ours: LinkedPlot
    our_layout: Layout
    pairs: Mapping[int, int]
    move: Move | None = None
    is_new: bool = False
    is_foreign: bool = field(default=False)
    """Whether the book is ours and not the one the file had."""

    def value(self, cell: Cell) -> Value:
        """What a cell shows; None also when that cannot be told."""
        try:
            return self.book.value(self.layout.sheet, cell)
        except UnknownResultError:
            return None

    def label(self, number: int, index: int) -> str:
        """What the label cell of a bar holds."""
        columns = self.layout.series.get(number)
        value = self.value(columns.labels[index]) if columns and columns.labels else ""
        return value if isinstance(value, str) else ""

    def fill(
        self,
        wished: Sequence[Wish],
        names: Mapping[int, str],
        labels: Mapping[tuple[int, int], str],
        numbers: Mapping[str, int],
    ) -> None:
        """Write what differs: headers, then the row of every bar that changed, then all results.

        `names` are by the number of the series, `labels` by that and the bar, `numbers` leads from
        keys of series to their numbers.
        """
        for number, text in names.items():
            columns = self.layout.series.get(number)
            if columns and columns.name:
                self._put(columns.name, text)
        for index, wish in enumerate(wished):
            if self.is_new or not wish.is_unchanged:
                self._take_ours(index, wish)
                self._fill_row(index, wish, labels, numbers)
        self.book.refresh()

    def _fill_row(
        self,
        index: int,
        wish: Wish,
        labels: Mapping[tuple[int, int], str],
        numbers: Mapping[str, int],
    ) -> None:
        if self.layout.category:
            self._put(self.layout.category[index], wish.name)
        for key, text in wish.numbers.items():
            columns = self.layout.series.get(numbers.get(key, -1))
            if columns:
                self._put(columns.values[index], float(text) if plain(text) else None)
        for number, columns in self.layout.series.items():
            text = labels.get((number, index))
            if columns.labels and text is not None:
                self._put(columns.labels[index], text)

    def _put(self, cell: Cell, value: Value) -> None:
        """A value into a cell; a formula stays where it yields the same."""
        present = self.value(cell)
        if (
            isinstance(present, float)
            and isinstance(value, str)
            and plain(f"{present:.15g}") == value
        ):
            return
        if not is_alike(present, value):
            self.book.put(self.layout.sheet, cell, value)

    def _take_ours(self, index: int, wish: Wish) -> None:
        """The row of ours where its numbers hold: what the bars are computed from as well."""
        if wish.ours is None or not wish.has_our_numbers or not self.layout.is_block:
            return
        source, target = self.our_layout.first + wish.ours, self.layout.first + index
        cells = [((source, mine), (target, here)) for mine, here in self.pairs.items()]
        names = {cell[1] for cell in self.layout.category[:1]}
        cells = [(mine, here) for mine, here in cells if here[1] not in names]
        sheet = self.our_layout.sheet
        book = self.ours.book
        if book is None:
            return
        computed = [pair for pair in cells if book.formula(sheet, pair[0])]
        for mine, here in [pair for pair in cells if pair not in computed] + computed:
            value = book.value(sheet, mine)
            if isinstance(value, float) or wish.has_our_label:
                self._take(book, mine, here, value)

    def _take(self, book: Book, mine: Cell, here: Cell, value: Value) -> None:
        formula = book.formula(self.our_layout.sheet, mine)
        present = self.value(here)
        is_blank = present is None and not self.book.formula(self.layout.sheet, here)
        if is_alike(present, value) and not (formula and is_blank):
            return
        written = mapped(formula, lambda one: self._translated(one, mine[0], here[0]))
        is_lost = "#REF!" in written
        self.book.put(self.layout.sheet, here, value, "" if is_lost else written)

    def _translated(self, one: Reference, source: int, target: int) -> Reference | None:
        """A reference of ours to its own row, in this sheet."""
        columns = [self.pairs.get(column) for column in one.columns]
        if one.prefix or one.rows != (source, source) or None in columns:
            return None
        left, right = (column for column in columns if column is not None)
        return one.at_rows(target, target).at_columns(left, right)


# --- finding or bringing it


def brought(
    was: LinkedPlot, ours: LinkedPlot, wished: Sequence[Wish], pairs: Mapping[int, int]
) -> Sheet | None:
    """The sheet of the file's chart in the order of the wished bars, or one of ours in its place.

    `pairs` leads from numbers of series in the file to those of ours. The sheet of the file serves
    as long as the chart still takes from it, or its headers show that it once did; else the sheet
    of ours goes into the workbook of the file, or its workbook into the file that has none. None
    when ours has no workbook either.
    """
    our_layout = Layout.of(ours)
    if ours.book is None or our_layout is None:
        return None
    layout, book = Layout.of(was), was.book
    rows: list[int | None] = [wish.old for wish in wished]
    is_same_order = rows == list(range(was.count))
    if book is not None and layout is not None and (layout.is_block or is_same_order):
        columns = _column_pairs(layout, our_layout, pairs, book, ours.book)
        sheet = Sheet(book, layout, ours, our_layout, columns)
        return sheet if is_same_order else _ordered(sheet, rows, was.count)
    if book is not None and (found := _revived(book, was, ours, our_layout, pairs)):
        return _in_known_rows(found, was, wished)
    return _of_ours(was, ours, our_layout, wished, pairs)


def _column_pairs(
    layout: Layout, our_layout: Layout, pairs: Mapping[int, int], book: Book, our_book: Book
) -> dict[int, int]:
    """From the columns of ours to those of the file: by their use, then by headers."""
    if not layout.is_block:
        return {}
    here, mine = layout.columns, our_layout.columns
    found: dict[int, int] = {}
    for role, column in here.items():
        what, _, number = role.partition(" ")
        name = f"{what} {pairs.get(int(number), -1)}" if number else what
        if name in mine:
            found.setdefault(mine[name], column)
    headers = _headers(book, layout.sheet, layout.first - 1)
    for column, text in _headers(our_book, our_layout.sheet, our_layout.first - 1).items():
        same = [one for one, header in headers.items() if header == text]
        if column not in found and len(same) == 1 and same[0] not in found.values():
            found[column] = same[0]
    return found


def _headers(book: Book, sheet: str, row: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for column in range(1, book.extent(sheet)[1] + 1) if row > 0 else ():
        try:
            value = book.value(sheet, (row, column))
        except UnknownResultError:
            continue
        if isinstance(value, str) and folded(value):
            found[column] = folded(value)
    return found


def _ordered(sheet: Sheet, rows: Sequence[int | None], count: int) -> Sheet:
    """The sheet with its rows in this order; a row is told by its old number, None is a new one."""
    first = sheet.layout.first
    moved = tuple(None if row is None else first + row for row in rows)
    if moved != tuple(range(first, first + count)):
        sheet.move = Move(first, count, moved)
        sheet.book.move(sheet.layout.sheet, sheet.move)
    sheet.layout = sheet.layout.of_rows(first, len(rows))
    return sheet


def _revived(
    book: Book, was: LinkedPlot, ours: LinkedPlot, our_layout: Layout, pairs: Mapping[int, int]
) -> Sheet | None:
    """The sheet that once was the chart's: of the same name, with headers like those of ours.

    LibreOffice keeps the workbook of a chart in a report but not what leads to it.
    """
    name, top = our_layout.sheet, our_layout.first - 1
    if (
        name not in book
        or ours.book is None
        or not set(pairs) >= {s.number for s in was.plot.series}
    ):
        return None
    headers, wanted = _headers(book, name, top), _headers(ours.book, name, top)
    found = {
        mine: [at for at, text in headers.items() if text == header]
        for mine, header in wanted.items()
    }
    columns = {mine: at[0] for mine, at in found.items() if len(at) == 1}
    for mine in wanted:
        if mine not in columns and mine not in columns.values() and mine in headers:
            columns[mine] = mine
    if set(our_layout.columns.values()) - set(columns) or len(columns) < len(wanted) / 2:
        return None
    if not our_layout.category or headers.get(columns[our_layout.category[0][1]]) != wanted.get(
        our_layout.category[0][1]
    ):
        return None

    def there(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple((row, columns[column]) for row, column in cells)

    series = {
        number: Columns(
            there((one.name,))[0] if one.name else None, there(one.values), there(one.labels)
        )
        for number, mine in pairs.items()
        for one in (our_layout.series[mine],)
    }
    layout = Layout(name, there(our_layout.category), series)
    return Sheet(book, layout, ours, our_layout, columns, is_new=True)


def _in_known_rows(sheet: Sheet, was: LinkedPlot, wished: Sequence[Wish]) -> Sheet:
    """Rows found by the number of their bar, or by its name where the numbers have changed."""
    first, column = sheet.layout.first, sheet.layout.category[0][1]
    names: list[str] = []
    while isinstance(name := sheet.value((first + len(names), column)), str) and folded(name):
        names.append(folded(name))
    if len(names) == was.count:
        return _ordered(sheet, [wish.old for wish in wished], len(names))
    rows: list[int | None] = []
    for wish in wished:
        called = [folded(wish.name)]
        if wish.old is not None:
            called.insert(0, folded(was.category(wish.old)))
        found = (names.index(one) for one in called if one in names)
        row = next((one for one in found if one not in rows), None)
        rows.append(row)
    return _ordered(sheet, rows, max(len(names), 1))


def _of_ours(
    was: LinkedPlot,
    ours: LinkedPlot,
    our_layout: Layout,
    wished: Sequence[Wish],
    pairs: Mapping[int, int],
) -> Sheet | None:
    """The sheet of ours, in the workbook of the file where there is one."""
    data = ours.data
    fresh = Book.open(data) if data else None
    if fresh is None:
        return None
    name = our_layout.sheet
    if was.book is not None:
        name = was.book.add_sheet(fresh, our_layout.sheet)
    book = was.book or fresh
    last = book.extent(name)[1]
    series: dict[int, Columns] = {}
    for one in was.plot.series:
        mine = our_layout.series.get(pairs.get(one.number, -1))
        if mine is None:
            last += 1
            cells = tuple((row, last) for row, _ in our_layout.category)
            mine = Columns((our_layout.first - 1, last), cells, ())
        series[one.number] = mine
    layout = Layout(name, our_layout.category, series)
    columns = {column: column for column in range(1, last + 1)}
    sheet = Sheet(book, layout, ours, our_layout, columns, is_new=True, is_foreign=was.book is None)
    return _ordered(sheet, [wish.ours for wish in wished], ours.count)
