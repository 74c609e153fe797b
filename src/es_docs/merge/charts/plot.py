"""The chart part: its series with the values they keep, and the labels at them.

DrawingML charts: ISO/IEC 29500-1 §21.2; labels from cells: [MS-ODRAWXML] §2.24.3 (`c15`).
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from lxml import etree
from msgspec import Struct

from es_docs.markup import Element, child_of, text_in
from es_docs.ooxml.chart import SERIES_EXTENSION
from es_docs.ooxml.order import CHILD_PLACES
from es_docs.ooxml.package import NS, qualified

MOST_BARS: Final = 2_000
"""Points of a series that are told apart; a chart with more is a cloud and left alone."""
"""[MS-ODRAWXML] §2.3.3: the extension of c:ser that holds the cells its labels come from."""
_CATEGORIES: Final = ("cat", "xVal")
_VALUES: Final = ("val", "yVal")
_SERIES: Final = qualified("c:ser")
_INDEX: Final = qualified("c:idx")
_POINT_COUNT: Final = qualified("c:ptCount")
_LEVEL: Final = qualified("c:lvl")
_POINT: Final = qualified("c:pt")
_VALUE: Final = qualified("c:v")
_STORES: Final = frozenset(
    {"strCache", "numCache", "multiLvlStrCache", "dlblRangeCache", "strLit", "numLit"}
)
_MOST_PLACES: Final = 100
_MAX_DIGITS: Final = 12
_SLACK: Final = Decimal("1e-13")
"""Relative: programs round the fifteenth digit in their own ways."""


def plain(text: str | None) -> str:
    """A number as plain decimal digits; "" when it is none."""
    try:
        number = Decimal((text or "").strip())
    except InvalidOperation:
        return ""
    if not number.is_finite() or abs(number.adjusted()) > _MOST_PLACES:
        return ""
    written = f"{number:f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


class Cache(Struct, frozen=True, eq=False):
    """Values kept in a chart with the cells they came from: a reference and its cache."""

    holder: Element
    """`c:cat`, `c:val`, `c15:datalabelsRange` …"""

    @property
    def formula(self) -> Element | None:
        """The `c:f` with the reference; None where the values stand by themselves."""
        found = (one for one in self.holder.iter(etree.Element) if _local(one) == "f")
        return next(found, None)

    @property
    def reference(self) -> str:
        formula = self.formula
        return "" if formula is None else (formula.text or "").strip()

    @property
    def store(self) -> Element | None:
        """What counts the points."""
        found = (one for one in self.holder.iter(etree.Element) if _local(one) in _STORES)
        return next(found, None)

    @property
    def _levels(self) -> list[Element]:
        """What holds the points: the store, or its levels, the innermost first."""
        store = self.store
        if store is None:
            return []
        return list(store.iterchildren(_LEVEL)) or [store]

    def counted(self, texts: Mapping[int, str]) -> int:
        """How many points there are, when these are its texts."""
        return max(_whole(child_of(self.store, _POINT_COUNT)), max(texts, default=-1) + 1)

    def _points(self) -> Iterator[Element]:
        for level in self._levels[:1]:
            yield from level.iterchildren(_POINT)

    def texts(self) -> dict[int, str]:
        return {_index(one): text_in(child_of(one, _VALUE)) for one in self._points()}

    @property
    def is_numeric(self) -> bool:
        store = self.store
        return store is not None and _local(store) in ("numCache", "numLit")

    def write(self, index: int, text: str, *, is_new: bool = False) -> None:
        """Give a point its text; a number that is "" leaves a gap (§21.2.2.150).

        A text that is "" makes a point only when it `is_new`: programs leave out blank ones.
        """
        present = self.texts().get(index)
        if not self._levels or present == text or not (present or text or is_new):
            return
        if self.is_numeric and plain(present) and plain(text) and _is_near(present, text):
            return
        if self.is_numeric and not text and not plain(present):
            return  # an error the sheet shows, „#N/A”
        if self.is_numeric and text and not plain(text):
            self._turn_into_texts()
        level = self._levels[0]
        point = next((one for one in self._points() if _index(one) == index), None)
        if self.is_numeric and not text:
            if point is not None:
                level.remove(point)
            return
        if point is None:
            point = self._made(level, index)
        value = point.find("c:v", NS)
        if value is None:
            value = etree.SubElement(point, qualified("c:v"))
        value.text = text

    def _made(self, level: Element, index: int) -> Element:
        point = level.makeelement(qualified("c:pt"), {"idx": str(index)})
        before = [one for one in level.iterfind("c:pt", NS) if _index(one) < index]
        counter = level.find("c:ptCount", NS)
        place = before[-1] if before else counter
        if place is None:
            level.insert(0, point)
        else:
            place.addnext(point)
        return point

    def _turn_into_texts(self) -> None:
        """Categories that were numbers, years say, may get names."""
        for element in self.holder.iter(etree.Element):
            name = _local(element).replace("num", "str", 1)
            if _local(element) in ("numRef", "numCache", "numLit"):
                element.tag = qualified(f"c:{name}")
        for code in list(self.holder.iter(qualified("c:formatCode"))):
            parent = code.getparent()
            if parent is not None:
                parent.remove(code)

    def resize(self, places: Mapping[int, int], count: int) -> None:
        """Renumber the points; those without a place go."""
        store = self.store
        if store is None:
            return
        for level in self._levels:
            _renumber(level, "pt", _index, _set_index, places)
        self.set_count(count)

    def set_count(self, count: int) -> None:
        """How many points there are; those beyond go."""
        store = self.store
        if store is None:
            return
        for point in list(self._points()):
            parent = point.getparent()
            if _index(point) >= count and parent is not None:
                parent.remove(point)
        counter = store.find("c:ptCount", NS)
        if counter is None:
            counter = store.makeelement(qualified("c:ptCount"), {})
            code = store.find("c:formatCode", NS)
            store.insert(0 if code is None else 1, counter)
        counter.set("val", str(count))


class Series(Struct, frozen=True, eq=False):
    """A series of a chart; `number` is what identifies it in the chart (`c:idx`, made unique).

    PowerPoint keeps that number when series change places or go.
    """

    element: Element
    number: int

    def _cache(self, *names: str) -> Cache | None:
        found = (child_of(self.element, qualified(f"c:{name}")) for name in names)
        return next((Cache(one) for one in found if one is not None), None)

    @property
    def name(self) -> Cache | None:
        return self._cache("tx")

    @property
    def name_text(self) -> str:
        holder = self.name
        if holder is None:
            return ""
        literal = child_of(holder.holder, _VALUE)
        if literal is not None:
            return text_in(literal)
        return " ".join(text for text in holder.texts().values() if text)

    @property
    def categories(self) -> Cache | None:
        return self._cache(*_CATEGORIES)

    @property
    def values(self) -> Cache | None:
        return self._cache(*_VALUES)

    @property
    def range_element(self) -> Element | None:
        """`c15:datalabelsRange`, the cells its labels come from."""
        return self.element.find("c:extLst/c:ext/c15:datalabelsRange", NS)

    @property
    def range(self) -> Cache | None:
        found = self.range_element
        return None if found is None else Cache(found)

    @property
    def caches(self) -> Iterator[Cache]:
        """All that has a point for every bar."""
        for name in (*_CATEGORIES, *_VALUES, "bubbleSize"):
            yield from filter(None, [self._cache(name)])
        for bars in self.element.iterfind("c:errBars", NS):
            ends = (bars.find(f"c:{end}", NS) for end in ("plus", "minus"))
            yield from (Cache(one) for one in ends if one is not None)
        yield from filter(None, [self.range])

    def rename(self, text: str) -> None:
        holder = self.name
        if holder is not None and holder.store is not None:
            holder.set_count(1)
            holder.write(0, text)
            return
        tx = self.element.find("c:tx", NS)
        if tx is None:
            tx = self.element.makeelement(qualified("c:tx"), {})
            order = self.element.find("c:order", NS)
            place = self.element.find("c:idx", NS) if order is None else order
            if place is None:
                self.element.insert(0, tx)
            else:
                place.addnext(tx)
        for child in list(tx):
            tx.remove(child)
        etree.SubElement(tx, qualified("c:v")).text = text

    def resize(self, places: Mapping[int, int], count: int) -> None:
        """Let all that belongs to single bars go with them."""
        for cache in self.caches:
            cache.resize(places, count)
        _renumber(self.element, "dPt", _sub_index, _set_sub_index, places)
        labels = self.element.find("c:dLbls", NS)
        if labels is not None:
            _renumber(labels, "dLbl", _sub_index, _set_sub_index, places)

    def take_range(self, model: Series) -> None:
        """The extension that fills labels from cells, as the other series has it."""
        source = model.range_element
        if source is None or self.range_element is not None:
            return
        extension = source.getparent()
        if extension is None:
            return
        extensions = self.element.find("c:extLst", NS)
        if extensions is None:
            extensions = etree.SubElement(self.element, qualified("c:extLst"))
        own = next((one for one in extensions if one.get("uri") == SERIES_EXTENSION), None)
        if own is None:
            extensions.append(copy.deepcopy(extension))
        else:
            own.append(copy.deepcopy(source))


class Plot(Struct, frozen=True, eq=False):
    """A chart: its root (`c:chartSpace`) and its series in the order of the part."""

    root: Element
    series: tuple[Series, ...]

    @classmethod
    def of(cls, root: Element) -> Plot | None:
        """None when the part is no chart of this kind."""
        if root.tag != qualified("c:chartSpace"):
            return None
        elements = [
            element
            for plot in root.iterfind("c:chart/c:plotArea/*", NS)
            for element in plot.iterchildren(_SERIES)
        ]
        return cls(root, tuple(_numbered(elements)))

    def numbered(self, number: int) -> Series | None:
        return next((one for one in self.series if one.number == number), None)

    @property
    def _scalings(self) -> list[Element]:
        return self.root.findall("c:chart/c:plotArea/c:valAx/c:scaling", NS)

    @property
    def maximum(self) -> str:
        """The fixed end all scales share; "" when they have none, or several."""
        ends = [one.find("c:max", NS) for one in self._scalings]
        told = {"" if one is None else _short(one.get("val", "")) for one in ends}
        return told.pop() if len(told) == 1 else ""

    def set_maximum(self, text: str) -> None:
        for scaling in self._scalings:
            end = scaling.find("c:max", NS)
            if not text:
                if end is not None:
                    scaling.remove(end)
                continue
            if end is None:
                end = scaling.makeelement(qualified("c:max"), {})
                scaling.append(end)
                put_in_order(scaling)
            if _short(end.get("val", "")) != text:
                end.set("val", text)


def put_in_order(parent: Element) -> None:
    """Sort the children as the standard has them (LibreOffice writes `c:tx` of labels too late)."""
    places = CHILD_PLACES.get(str(parent.tag), {})
    known = [places.get(str(child.tag)) for child in parent]
    if any(one is None for one in known):
        return
    children = sorted(parent, key=lambda child: places[str(child.tag)].rank)
    if children != list(parent):
        for child in children:
            parent.append(child)


def _is_near(one: str | None, other: str) -> bool:
    first, second = Decimal((one or "").strip()), Decimal(other)
    return abs(first - second) <= _SLACK * abs(first)


def _short(number: str) -> str:
    """Without the noise of binary fractions."""
    try:
        return plain(f"{Decimal(number):.{_MAX_DIGITS}g}")
    except InvalidOperation:
        return ""


def _numbered(elements: Sequence[Element]) -> Iterator[Series]:
    wanted = [_whole(child_of(one, _INDEX), -1) for one in elements]
    used: set[int] = set()
    for element, number in zip(elements, wanted, strict=True):
        if number < 0 or number in used:
            taken = used | set(wanted)
            number = next(one for one in range(len(taken) + 1) if one not in taken)  # noqa: PLW2901
        used.add(number)
        yield Series(element, number)


# --- numbered children

_IndexOf: TypeAlias = Callable[[Element], int]
_SetIndex: TypeAlias = Callable[[Element, int], None]


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _whole(element: Element | None, default: int = 0) -> int:
    text = "" if element is None else element.get("val", "")
    return int(text) if text.isdecimal() else default


def _index(point: Element) -> int:
    text = point.get("idx", "")
    return min(int(text), MOST_BARS) if text.isdecimal() else 0


def _set_index(point: Element, index: int) -> None:
    point.set("idx", str(index))


def _sub_index(element: Element) -> int:
    return _whole(element.find("c:idx", NS), -1)


def _set_sub_index(element: Element, index: int) -> None:
    found = element.find("c:idx", NS)
    if found is not None:
        found.set("val", str(index))


def _renumber(
    parent: Element,
    name: str,
    index: _IndexOf,
    set_index: _SetIndex,
    places: Mapping[int, int],
) -> None:
    """Give children their new numbers and stand them in that order, at the place of the first."""
    found = parent.findall(f"c:{name}", NS)
    if not found:
        return
    start = parent.index(found[0])
    kept = [(places[index(one)], one) for one in found if index(one) in places]
    for one in found:
        parent.remove(one)
    for offset, (place, one) in enumerate(sorted(kept, key=lambda pair: pair[0])):
        set_index(one, place)
        parent.insert(start + offset, one)
