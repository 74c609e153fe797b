"""Native charts (ISO/IEC 29500-1 §21.2): values from the caches, colours and words as they look.

`read_chart(part, ChartSetting(package, palette, place, ground))` serves slides and reports alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Place
from es_docs.markup import Element
from es_docs.ooxml.opened import Package
from es_docs.ooxml.package import NS
from es_docs.reading.drawingml.colours import Palette, Tone, mixed
from es_docs.reading.drawingml.nodes import REL_ID, child, children, flag, integer, local_name
from es_docs.reading.drawingml.paint import fill_in, paint_of, tone_of
from es_docs.reading.drawingml.text import (
    DrawingText,
    Lettering,
    ParagraphLook,
    RunLook,
    TextHolder,
    at,
    paragraph_over,
)
from es_docs.reading.model import ChartData, Colour, Paint, Series, TextParagraph, TextRole, TextRun
from es_docs.regex import regex

_THEME_OVERRIDE: Final = f"{NS['r']}/themeOverride"
_STROKED: Final = frozenset(
    {"lineChart", "line3DChart", "scatterChart", "radarChart", "stockChart"}
)
"""Charts whose values are lines: their colour is that of the stroke."""
_ROUND: Final = frozenset({"pieChart", "pie3DChart", "doughnutChart", "ofPieChart"})
_AXES: Final = frozenset({"catAx", "valAx", "dateAx", "serAx"})
_SHOWN: Final = ("showVal", "showPercent", "showCatName", "showSerName", "showBubbleSize")
_INSIDE: Final = frozenset({"ctr", "inEnd", "inBase"})
_MOST_VALUES: Final = 20_000
"""Points of a series that are read; a chart with more is a cloud."""
_ACCENTS: Final = 6
_DEFAULT_SIZE: Final = 10.0
_DEFAULT_TITLE_SIZE: Final = 18.0
_TITLE_FACTOR: Final = 1.2
"""A title without a size of its own is that much larger than the text of its chart."""


class ChartSetting(Struct, frozen=True):
    """What surrounds a chart: `ground` is the colour behind its frame, `place` the frame's."""

    package: Package
    palette: Palette
    place: Place
    ground: Colour | None
    language: str = ""


def read_chart(part: str, setting: ChartSetting) -> ChartData | None:
    """The chart in a part; None when the part is missing or no chart."""
    root = setting.package.roots.get(part)
    if root is None or local_name(root) != "chartSpace":
        return None
    palette = _palette(part, root, setting)
    space = _laid(child(root, "spPr"), palette, setting.ground)
    plot_area = child(root, "chart", "plotArea")
    ground = _laid(child(plot_area, "spPr"), palette, space)
    plots = [one for one in children(plot_area) if local_name(one).endswith("Chart")]
    read = [(plot, ser, _series(ser, plot, palette)) for plot in plots for ser in _all_series(plot)]
    words = _Words.of(root, palette, setting, space, ground)
    title = tuple(words.title_of(root))
    return ChartData(
        kind=local_name(plots[0]) if plots else "",
        series=tuple(series for _, _, series in read),
        ground=ground,
        part=part,
        workbook=_workbook(part, root, setting.package),
        text=(*title, *words.inside(root, read)),
        title=title,
    )


def _palette(part: str, root: Element, setting: ChartSetting) -> Palette:
    """That of the slide, through the chart's own colour map and theme when it has them."""
    package = setting.package
    themes = [package.roots.get(name) for name in package.related(part, _THEME_OVERRIDE)]
    palette = setting.palette.themed(themes[0]) if themes else setting.palette
    return palette.mapped(child(root, "clrMapOvr"))


def _workbook(part: str, root: Element, package: Package) -> bytes:
    reference = child(root, "externalData")
    rid = "" if reference is None else reference.get(REL_ID, "")
    return package.parts.get(package.target(part, rid), b"") if rid else b""


def _laid(properties: Element | None, palette: Palette, behind: Colour | None) -> Colour | None:
    """The colour of an area that lies on another one; an area that says nothing is clear."""
    fill = fill_in(properties)
    if fill is None:
        return behind
    paint = paint_of(fill, palette)
    if paint.kind == "none":
        return behind
    return mixed(tone_of(paint), behind) if paint.kind == "solid" else None


# --- series


def _all_series(plot: Element) -> Iterator[Element]:
    return (one for one in children(plot) if local_name(one) == "ser")


def _series(element: Element, plot: Element, palette: Palette) -> Series:
    name, name_ref = _cached(child(element, "tx"))
    categories, categories_ref = _cached(_either(element, "cat", "xVal"))
    values, values_ref = _cached(_either(element, "val", "yVal"))
    points = _points(element)
    count = len(values)
    return Series(
        name=" ".join(text for text in name if text),
        categories=tuple(text or "" for text in categories),
        values=tuple(_decimal(text) for text in values),
        colours=_colours(element, plot, palette, points, count),
        has_labels=_has_labels(element, plot),
        is_patterned=_is_patterned(element, points),
        refs=(name_ref, categories_ref, values_ref),
        outlines=_outlines(element, palette, points, count),
    )


def _either(element: Element, first: str, second: str) -> Element | None:
    found = child(element, first)
    return child(element, second) if found is None else found


def _cached(holder: Element | None) -> tuple[list[str | None], str]:
    """The texts of a cache, None where there is a gap, and the cells they came from."""
    source = next(children(holder), None)
    if source is None:
        return [], ""
    if local_name(source) in ("v", "rich"):
        return ["".join(str(text) for text in source.itertext())], ""
    formula = child(source, "f")
    cache = source
    for one in children(source):
        if local_name(one).endswith("Cache"):
            cache = one
    levels = child(cache, "lvl")
    texts = _texts(cache if levels is None else levels, integer(child(cache, "ptCount"), "val"))
    return texts, "" if formula is None else (formula.text or "").strip()


def _texts(holder: Element, count: int) -> list[str | None]:
    """The points by their index; of categories in levels those of the innermost one."""
    found = {
        integer(one, "idx"): "" if (value := child(one, "v")) is None else value.text or ""
        for one in children(holder)
        if local_name(one) == "pt"
    }
    end = min(max([count, *(index + 1 for index in found)]), _MOST_VALUES)
    return [found.get(index) for index in range(end)]


def _decimal(text: str | None) -> Decimal | None:
    try:
        value = Decimal(text.strip()) if text else None
    except InvalidOperation:
        return None
    return value if value is not None and value.is_finite() else None


def _points(element: Element) -> dict[int, Element | None]:
    """The looks of single values (`c:dPt`)."""
    return {
        integer(child(one, "idx"), "val"): child(one, "spPr")
        for one in children(element)
        if local_name(one) == "dPt"
    }


def _colours(
    element: Element,
    plot: Element,
    palette: Palette,
    points: Mapping[int, Element | None],
    count: int,
) -> tuple[Colour | None, ...]:
    """One for all, or one for each value where they differ."""
    is_stroked = local_name(plot) in _STROKED
    own = _drawn_colour(child(element, "spPr"), palette, is_stroked=is_stroked)
    varies = local_name(plot) in _ROUND or flag(child(plot, "varyColors"))
    is_alone = sum(1 for _ in _all_series(plot)) == 1 or local_name(plot) in _ROUND
    is_varied = varies and is_alone and own is None and not is_stroked
    if not points and not is_varied:
        return (own.colour if own else _accent(palette, integer(child(element, "idx"), "val")),)
    series = _accent(palette, integer(child(element, "idx"), "val"))
    rest = [_accent(palette, at) if is_varied else series for at in range(count)]
    told = (_drawn_colour(points.get(at), palette, is_stroked=is_stroked) for at in range(count))
    return tuple((one or own or _Told(other)).colour for one, other in zip(told, rest, strict=True))


class _Told(Struct, frozen=True):
    """A colour that is told, were it that it cannot be known."""

    colour: Colour | None


def _drawn_colour(
    properties: Element | None, palette: Palette, *, is_stroked: bool
) -> _Told | None:
    fill = fill_in(child(properties, "ln") if is_stroked else properties)
    if fill is None:
        return None
    return _Told(_plain(paint_of(fill, palette)))


def _plain(paint: Paint) -> Colour | None:
    return paint.colour if paint.kind == "solid" and mixed(tone_of(paint), None) else None


def _accent(palette: Palette, index: int) -> Colour | None:
    """The automatic colour of a series or value; after the sixth Office varies them in its way."""
    return palette.named(f"accent{index + 1}") if 0 <= index < _ACCENTS else None


def _outlines(
    element: Element, palette: Palette, points: Mapping[int, Element | None], count: int
) -> tuple[Colour | None, ...]:
    own = _stroke(child(element, "spPr"), palette)
    each = [_stroke(points.get(at), palette) or own for at in range(count)] if points else [own]
    return tuple(one.colour if one else None for one in each) if any(each) else ()


def _stroke(properties: Element | None, palette: Palette) -> _Told | None:
    fill = fill_in(child(properties, "ln"))
    if fill is None or local_name(fill) == "noFill":
        return None
    return _Told(_plain(paint_of(fill, palette)))


def _is_patterned(element: Element, points: Mapping[int, Element | None]) -> bool:
    looks = (child(element, "spPr"), *points.values())
    return any(child(one, "pattFill") is not None for one in looks)


def _has_labels(element: Element, plot: Element) -> bool:
    """Whether the series, or all series of its plot, have labels at their values."""
    own = child(element, "dLbls")
    labels = child(plot, "dLbls") if own is None else own
    single = (one for one in children(labels) if local_name(one) == "dLbl")
    return _shows(labels) or any(_shows(one) for one in single)


def _shows(labels: Element | None) -> bool:
    if labels is None or _is_deleted(labels):
        return False
    if any(flag(child(labels, name)) for name in _SHOWN):
        return True
    return any(
        local_name(one) == "showDataLabelsRange" and flag(one)
        for extension in children(child(labels, "extLst"))
        for one in children(extension)
    )


# --- words


class _Words(Struct, frozen=True, eq=False):
    """The words in a chart, each in the look the chart gives it."""

    text: DrawingText
    base: ParagraphLook
    title: ParagraphLook
    place: Place
    space: Colour | None
    plot: Colour | None

    @classmethod
    def of(
        cls,
        root: Element,
        palette: Palette,
        setting: ChartSetting,
        space: Colour | None,
        plot: Colour | None,
    ) -> _Words:
        language = child(root, "lang")
        spoken = setting.language if language is None else language.get("val", "")
        tone = Tone(palette.named("tx1") or "000000")
        plain = ParagraphLook(RunLook(_DEFAULT_SIZE, tone=tone, language=spoken), align="center")
        text = DrawingText(Lettering(palette), {})
        base = _over(plain, child(root, "txPr"), palette)
        size = base.run.size_pt * _TITLE_FACTOR if base is not plain else _DEFAULT_TITLE_SIZE
        title = replace(base, run=replace(base.run, size_pt=size, bold=True))
        return cls(text, base, title, setting.place, space, plot)

    def title_of(self, root: Element) -> Iterator[TextParagraph]:
        return self._title(child(root, "chart"), self.title)

    def inside(
        self, root: Element, read: list[tuple[Element, Element, Series]]
    ) -> Iterator[TextParagraph]:
        chart = child(root, "chart")
        all_series = [series for _, _, series in read]
        for axis in children(child(chart, "plotArea")):
            if local_name(axis) in _AXES and not _is_deleted(axis):
                yield from self._axis(axis, all_series)
        for plot, element, series in read:
            yield from self._labels(plot, element, series)
        yield from self._legend(child(chart, "legend"), read)

    def _title(self, holder: Element | None, look: ParagraphLook) -> Iterator[TextParagraph]:
        title = child(holder, "title")
        look = _over(look, child(title, "txPr"), self._palette)
        rich = child(title, "tx", "rich")
        if rich is not None:
            yield from self._rich(rich, look, self.space)
        elif title is not None:
            texts, _ = _cached(child(title, "tx"))
            yield from self._spoken(filter(None, texts), title, look, self.space)

    def _axis(self, axis: Element, series: list[Series]) -> Iterator[TextParagraph]:
        """The title of an axis and its labels: the categories, or 0 for the numbers of a scale."""
        yield from self._title(axis, replace(self.base, run=replace(self.base.run, bold=True)))
        position = child(axis, "tickLblPos")
        if position is not None and position.get("val") == "none":
            return
        look = _over(self.base, child(axis, "txPr"), self._palette)
        is_scale = local_name(axis) == "valAx"
        texts = ("0",) if is_scale or not series else series[0].categories
        yield from self._spoken(filter(None, texts), axis, look, self.space)

    def _legend(
        self, legend: Element | None, read: list[tuple[Element, Element, Series]]
    ) -> Iterator[TextParagraph]:
        if legend is None:
            return
        look = _over(self.base, child(legend, "txPr"), self._palette)
        for plot, _, series in read:
            names = series.categories if local_name(plot) in _ROUND else (series.name,)
            yield from self._spoken(filter(None, names), legend, look, self.space)

    def _labels(self, plot: Element, element: Element, series: Series) -> Iterator[TextParagraph]:
        """The labels at the values: their own words, or the values."""
        own = child(element, "dLbls")
        labels = child(plot, "dLbls") if own is None else own
        if labels is None:
            return
        look = _over(self.base, child(labels, "txPr"), self._palette)
        single = {
            integer(child(one, "idx"), "val"): one
            for one in children(labels)
            if local_name(one) == "dLbl"
        }
        are_shown = _shows(labels)
        meanings = _Meanings.of(element, labels, series, look.run.language)
        for index, value in enumerate(series.values):
            label = single.get(index)
            if value is not None and (are_shown if label is None else _shows(label)):
                ground = self._label_ground(plot, (label, labels), series, index)
                yield from self._label((label, labels), look, meanings.at(index), ground)

    def _label(
        self,
        labels: tuple[Element | None, Element],
        look: ParagraphLook,
        meaning: Mapping[str, str],
        ground: Colour | None,
    ) -> Iterator[TextParagraph]:
        own, common = labels
        look = _over(look, child(own, "txPr"), self._palette)
        rich = child(own, "tx", "rich")
        if rich is None:
            yield from self._spoken((meaning["VALUE"],), common, look, ground)
            return
        for paragraph in self._rich(rich, look, ground):
            runs = tuple(_meant(run, meaning) for run in paragraph.runs)
            text = "".join(run.text for run in runs)
            yield replace(paragraph, runs=runs, place=at(self.place, text))

    def _label_ground(
        self, plot: Element, labels: tuple[Element | None, Element], series: Series, index: int
    ) -> Colour | None:
        """Inside a bar its colour lies behind the words, beside it the plot area."""
        for one in labels:
            fill = fill_in(child(one, "spPr"))
            if fill is not None and local_name(fill) != "noFill":
                return _laid(child(one, "spPr"), self._palette, None)
        positions = (child(one, "dLblPos") for one in labels)
        position = next((one.get("val", "") for one in positions if one is not None), "")
        stacked = child(plot, "grouping")
        is_inside = position in _INSIDE or (
            not position and stacked is not None and "tacked" in stacked.get("val", "")
        )
        if is_inside and local_name(plot) not in _STROKED:
            return series.colours[index if len(series.colours) > 1 else 0]
        return None if local_name(plot) in _ROUND and position != "outEnd" else self.plot

    def _rich(
        self, body: Element, look: ParagraphLook, ground: Colour | None
    ) -> Iterator[TextParagraph]:
        holder = self._holder(body, ground)
        for one in children(body):
            if local_name(one) == "p":
                own = paragraph_over(look, child(one, "pPr"), self._palette)
                yield self.text.set_paragraph(one, own, holder)

    def _spoken(
        self,
        texts: Iterator[str] | tuple[str, ...],
        source: Element,
        look: ParagraphLook,
        ground: Colour | None,
    ) -> Iterator[TextParagraph]:
        holder = self._holder(source, ground)
        return (self.text.spoken(text, look, holder) for text in texts)

    def _holder(self, body: Element, ground: Colour | None) -> TextHolder:
        return TextHolder(body, self.place, TextRole.LABEL, ground)

    @property
    def _palette(self) -> Palette:
        return self.text.lettering.palette


class _Meanings(Struct, frozen=True, eq=False):
    """What the fields in the labels of a series stand for (`a:fld`, [MS-ODRAWXML] §2.24)."""

    series: Series
    cells: list[str | None]
    number_format: str
    language: str

    @classmethod
    def of(cls, element: Element, labels: Element, series: Series, language: str) -> _Meanings:
        ranges = (
            child(one, "dlblRangeCache")
            for extension in children(child(element, "extLst"))
            for one in children(extension)
            if local_name(one) == "datalabelsRange"
        )
        cells = [_texts(one, 0) for one in ranges if one is not None]
        return cls(series, cells[0] if cells else [], _number_format(element, labels), language)

    def at(self, index: int) -> dict[str, str]:
        """By the type of the field, for the value of that index."""
        categories = self.series.categories
        value = shown(self.series.values[index], self.number_format, self.language)
        cell = self.cells[index] if index < len(self.cells) else None
        return {
            "VALUE": value,
            "YVALUE": value,
            "CELLRANGE": cell or "",
            "CATEGORYNAME": categories[index] if index < len(categories) else "",
            "SERIESNAME": self.series.name,
        }


def _number_format(element: Element, labels: Element) -> str:
    own = child(labels, "numFmt")
    if own is not None and not flag(own, "sourceLinked"):
        return own.get("formatCode", "")
    cached = child(_either(element, "val", "yVal"), "numRef", "numCache", "formatCode")
    return "" if cached is None else cached.text or ""


def _meant(run: TextRun, meaning: Mapping[str, str]) -> TextRun:
    """A field that holds but its own name in brackets, with what it stands for."""
    is_empty = run.is_field and run.text.startswith("[") and run.text.endswith("]")
    kind = "" if run.element is None else run.element.get("type", "")
    return replace(run, text=meaning.get(kind) or run.text) if is_empty else run


def shown(value: Decimal | None, number_format: str, language: str) -> str:
    """A number about as Office shows it: percent, decimals and thousands of the first section of
    its format (ISO/IEC 29500-1 §18.8.31), with the signs of the language."""
    if value is None:
        return ""
    code = number_format.partition(";")[0]
    amount = value * 100 if "%" in code else value
    digits = _DECIMALS.search(code)
    if "0" not in code or not _LEAST <= amount.adjusted() <= _MOST:
        text = str(amount)
    else:
        places = min(len(digits[1]), _MOST_DECIMALS) if digits else 0
        rounded = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        text = f"{rounded:{',' if '#,#' in code else ''}f}"
    if language.partition("-")[0] == "pl":
        text = text.replace(",", "\u00a0").replace(".", ",")
    return f"{text}%" if "%" in code else text


_DECIMALS: Final = regex(r"0\.(0+)")
_MOST_DECIMALS: Final = 10
_LEAST: Final = -15
_MOST: Final = 15
"""Powers of ten between which a number is written out."""


def _over(look: ParagraphLook, text: Element | None, palette: Palette) -> ParagraphLook:
    """A look after a `c:txPr`, whose one paragraph says how everything looks."""
    return paragraph_over(look, child(text, "p", "pPr"), palette)


def _is_deleted(part: Element) -> bool:
    """An axis or label that is there only to say that it is not shown."""
    mark = child(part, "delete")
    return mark is not None and flag(mark, default=True)
