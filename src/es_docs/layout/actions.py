"""The slides of one action: chart, task table and, beside them, its effects or totals.

What does not fit together goes on: rows of the table to a next slide over the whole width,
effects to cards of their own. The chart, which repeats the table, gives way first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.layout.cards import deal, grid_of
from es_docs.layout.charts import NAME_GAP, name_widths
from es_docs.layout.deck import (
    ChartShape,
    Draft,
    PictureShape,
    Shape,
    TableShape,
    TextParagraph,
    TextRun,
    TextShape,
)
from es_docs.layout.frame import (
    FOOTNOTE_GAP,
    above,
    body_bottom,
    down_to,
    footnote,
    footnotes,
)
from es_docs.layout.measure import Font
from es_docs.layout.studio import DENSITIES, Studio
from es_docs.layout.tables import (
    TABLE_SIZES,
    first_part,
    has_whole_numbers,
    table_parts,
    table_shape,
)
from es_docs.layout.text import BODY_FLOOR, TYPE_SCALE, fits, fitted
from es_docs.messages import document as words
from es_docs.story import (
    Chart,
    Effects,
    ListItem,
    Picture,
    Section,
    Table,
    UnitTotal,
    UnitTotals,
)
from es_docs.theme import SlideLayout, Slot
from es_docs.units import Box, Emu

FIRST_BAR_EXTRA: Final = Emu.from_inches(0.2)
"""What a chart needs beside its bars."""
ALONE: Final = "Działanie"
"""The layout of a table over the whole width."""


class Places(Struct, frozen=True):
    """Where chart and table stand on the first slide of an action; the chart may be missing.

    `whole` is the whole table drawn from the top of its place, however far down it reaches.
    """

    chart: tuple[ChartShape, ...]
    table: Box
    whole: TableShape

    @property
    def has_room(self) -> bool:
        return all(one.box.bottom <= self.table.bottom for one in (*self.chart, self.whole))


def action_slides(section: Section, studio: Studio) -> Iterator[Draft]:
    """The slides of an action in order; each row and each effect stands on exactly one."""
    table = section.blocks_of(Table)[0]
    layout = action_layout(section, studio)
    panel, rest = _panel(section, layout, studio)
    if panel is None or not _rows_fit(section, layout, table, studio):
        layout, panel = studio.layout(ALONE), None
        rest = [item for effects in section.blocks_of(Effects) for item in effects.items]
        studio = _smaller(section, layout, table, studio)
    studio = _airiest(section, layout, studio)
    places = _places(section, layout, studio)
    first = first_part(places.whole, places.table.height)
    shapes: list[Shape] = sorted(
        [*places.chart, first], key=lambda one: (one.box.top, one.box.left)
    )
    shapes += [panel] if panel else []
    yield layout.name, [*shapes, *footnotes(section, layout, studio)], ""
    others = replace(table, rows=table.rows[len(first.table.rows) :])
    if others.rows:
        alone = studio.layout(ALONE)
        wide = alone.slots["Tabela"]
        place = down_to(body_bottom(section, alone, studio), wide.box, places_top(alone))
        for part in table_parts(others, place, wide, studio):
            yield ALONE, [part], ""
    yield from _effect_cards(rest, studio)
    for number, picture in enumerate(section.blocks_of(Picture), start=1):
        yield _picture(section, picture, number, studio)


def action_layout(section: Section, studio: Studio) -> SlideLayout:
    """The layout with what stands beside the table of this action."""
    if section.blocks_of(Effects):
        return studio.layout("Działanie z efektem")
    return studio.layout("Działanie z sumą" if section.blocks_of(UnitTotals) else ALONE)


def common_table_size(sections: Sequence[Section], studio: Studio) -> float:
    """One size for the tables of all actions: the largest at which all fit beside their charts,
    or else unsplit without them; the floor of the body if there is no such size."""
    for has_chart in (True, False):
        for size in TABLE_SIZES:
            at_size = replace(studio, table_size=size)
            if size >= BODY_FLOOR and all(
                _fits_whole(section, at_size, has_chart=has_chart) for section in sections
            ):
                return size
    return BODY_FLOOR


def common_name_width(sections: Sequence[Section], studio: Studio) -> Emu:
    """The widest name in the charts of all actions."""
    widths = (
        width
        for section in sections
        for slot in [action_layout(section, studio).slots["Wykres"]]
        for width in name_widths(
            section.blocks_of(Chart),
            Font(slot.level(1).family, BODY_FLOOR),
            slot.box,
            studio.metrics,
        )
    )
    return max(widths, default=Emu(0))


def _fits_whole(section: Section, studio: Studio, *, has_chart: bool) -> bool:
    places = _places(section, action_layout(section, studio), studio)
    is_whole = places.has_room and has_whole_numbers(places.whole, studio.metrics)
    return is_whole and (bool(places.chart) or not has_chart)


def _rows_fit(section: Section, layout: SlideLayout, table: Table, studio: Studio) -> bool:
    """Whether each row fits under the header at the place the table has without a chart."""
    place = _without_chart(section, layout, studio)
    shape = table_shape(table, place, layout.slots["Tabela"], studio)
    is_low = shape.heights[0] + max(shape.heights[1:]) <= place.height
    return is_low and has_whole_numbers(shape, studio.metrics)


def _smaller(section: Section, layout: SlideLayout, table: Table, studio: Studio) -> Studio:
    """Set smaller, down to the floor of tables, where a row would be taller than its slide."""
    for size in (size for size in TABLE_SIZES if size <= studio.table_size):
        smaller = replace(studio, table_size=size)
        if _rows_fit(section, layout, table, smaller):
            return smaller
    return replace(studio, table_size=TABLE_SIZES[-1])


def _airiest(section: Section, layout: SlideLayout, studio: Studio) -> Studio:
    """The most air at which chart and table of an action still stand together on one slide."""
    for density in DENSITIES:
        airy = replace(studio, density=density)
        if _places(section, layout, airy).chart:
            return airy
    return studio


def places_top(layout: SlideLayout) -> Emu:
    """Where the body of a slide with a table begins."""
    return min(layout.slots["Wykres"].box.top, layout.slots["Tabela"].box.top)


def _without_chart(section: Section, layout: SlideLayout, studio: Studio) -> Box:
    bottom = body_bottom(section, layout, studio)
    return down_to(bottom, layout.slots["Tabela"].box, places_top(layout))


def _places(section: Section, layout: SlideLayout, studio: Studio) -> Places:
    """Chart and table as the layout arranges them if the whole table then still fits, the table
    alone if not."""
    for chart in section.blocks_of(Chart):
        places = _arranged(section, chart, layout, studio)
        if places.has_room:
            return places
    slot, alone = layout.slots["Tabela"], _without_chart(section, layout, studio)
    table = section.blocks_of(Table)[0]
    return Places((), alone, table_shape(table, alone, slot, studio))


def _arranged(section: Section, chart: Chart, layout: SlideLayout, studio: Studio) -> Places:
    """Side by side, each from the top of its slot; or one below the other as in the layout, the
    upper one as high as it needs, the lower one at the distance that their slots have."""
    slot, beside = layout.slots["Wykres"], layout.slots["Tabela"]
    height = Emu(FIRST_BAR_EXTRA + studio.density.bar_height * len(chart.bars))
    chart_top, table_top = slot.box.top, beside.box.top
    if slot.box.bottom <= beside.box.top:
        table_top = Emu(slot.box.top + height + beside.box.top - slot.box.bottom)
    place = down_to(body_bottom(section, layout, studio), beside.box, table_top)
    whole = table_shape(section.blocks_of(Table)[0], place, beside, studio)
    if beside.box.bottom <= slot.box.top:
        chart_top = Emu(whole.box.bottom + slot.box.top - beside.box.bottom)
    box = Box.of(slot.box.left, chart_top, slot.box.width, height)
    width = Emu(studio.name_width + NAME_GAP)
    return Places((ChartShape(chart.key, slot, box, chart, BODY_FLOOR, width),), place, whole)


# --- what stands beside the table -----------------------------------------------------------


def _panel(
    section: Section, layout: SlideLayout, studio: Studio
) -> tuple[TextShape | None, list[ListItem]]:
    """The panel, and the effects it has no room for; None where not even one has room."""
    bottom = body_bottom(section, layout, studio)
    for effects in section.blocks_of(Effects):
        for count in range(len(effects.items), 0, -1):
            shape = _effect_panel(effects, count, layout.slots["Efekt"], bottom, studio)
            if fits(shape, studio.metrics):
                return shape, list(effects.items[count:])
        return None, list(effects.items)
    for totals in section.blocks_of(UnitTotals):
        return totals_panel(totals.totals, layout.slots["Sumy"], bottom, studio), []
    return None, []


def _effect_panel(
    effects: Effects, count: int, slot: Slot, bottom: Emu, studio: Studio
) -> TextShape:
    level = 2 if len(effects.items) == 1 else 3
    items = effects.items[:count]
    paragraphs = (
        TextParagraph((TextRun(effects.label),)),
        *(TextParagraph((TextRun(item.text),), level) for item in items),
    )
    box = above(bottom, slot.box)
    return fitted(TextShape(items[0].key, slot, box, paragraphs, items[0].location), studio.metrics)


def totals_panel(totals: Sequence[UnitTotal], slot: Slot, bottom: Emu, studio: Studio) -> TextShape:
    """The totals in large figures; many of them in a line each, as many as there is room for,
    and how many more the table has."""
    box = above(bottom, slot.box)
    large = tuple(line for total in totals for line in _total_lines(total, slot))
    shape = fitted(TextShape("totals", slot, box, large), studio.metrics, unbroken=1)
    count = len(totals)
    while count and not fits(shape, studio.metrics):
        compact = tuple(_compact_total(total) for total in totals[:count])
        shape = fitted(
            TextShape("totals", slot, box, compact + _more_totals(len(totals) - count)),
            studio.metrics,
        )
        count -= 1
    return shape


def _more_totals(count: int) -> tuple[TextParagraph, ...]:
    text = words.MORE_TOTALS.format(count=count)
    return (TextParagraph((TextRun(text),), level=2),) if count else ()


def _compact_total(total: UnitTotal) -> TextParagraph:
    """One paragraph for figures and unit, where many units share a panel."""
    figures = f"{total.realised}\u00a0/\u00a0{total.planned}"
    return TextParagraph(
        (TextRun(figures, bold=True), TextRun(f"\u00a0{total.noun} · {total.percent}")), level=2
    )


def _total_lines(total: UnitTotal, panel: Slot) -> Iterator[TextParagraph]:
    size = panel.level(1).size_pt
    smaller = next((step for step in TYPE_SCALE if step < size * 0.75), BODY_FLOOR)
    yield TextParagraph(
        (
            TextRun(total.realised, bold=True),
            TextRun(f"\u00a0/\u00a0{total.planned}", bold=False, size_pt=smaller),
        )
    )
    yield TextParagraph((TextRun(f"{total.noun} · {total.percent}"),), level=2)


def _effect_cards(items: Sequence[ListItem], studio: Studio) -> Iterator[Draft]:
    if items:
        layout = studio.layout("Efekty")
        bottom = max(card.box.bottom for card in layout.numbered("Efekt"))
        for shapes in deal(items, grid_of(layout, "Efekt", bottom), studio.metrics):
            yield layout.name, list(shapes), ""


def _picture(section: Section, picture: Picture, number: int, studio: Studio) -> Draft:
    """A slide for the picture, as large as its caption at the foot leaves it."""
    layout = studio.layout("Zdjęcie")
    slot, bottom = layout.slots["Zdjęcie"], layout.slots["Zdjęcie"].box.bottom
    captions: list[Shape] = []
    if picture.caption:
        caption = footnote([picture.caption], layout.slots["Źródło"], studio)
        captions = [replace(caption, location=picture.location)]
        bottom = Emu(min(bottom, caption.box.top - FOOTNOTE_GAP))
    shape = PictureShape(picture.key, slot, above(bottom, slot.box), picture)
    title = words.PICTURE_TITLE.format(title=section.title, number=number)
    return layout.name, [shape, *captions], title
