"""From story and theme to slides: what stands on which slide, in which box, at which size.

Pure: nothing is written here. A designer's positions are kept; only what grows with the content
(tables, charts, grids of cards) gets a box of its own. Text that does not fit steps down the
type scale, tables and grids continue on a next slide; what still does not fit is a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from es_docs.diagnostics import Diagnostic, warning
from es_docs.layout.deck import (
    ChartShape,
    Deck,
    PictureShape,
    Shape,
    Slide,
    TableShape,
    TextParagraph,
    TextRun,
    TextShape,
)
from es_docs.layout.measure import LINE_PITCH, Metrics
from es_docs.layout.studio import DENSITIES, Studio
from es_docs.layout.tables import TABLE_SIZES, table_parts, table_shape
from es_docs.layout.text import (
    BODY_FLOOR,
    TYPE_SCALE,
    fits,
    fitted,
    needed_height,
    plain_text,
    same_size,
    with_sizes,
)
from es_docs.messages import document as words
from es_docs.story import (
    Audience,
    Chart,
    Effects,
    FactList,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Role,
    Section,
    SectionKind,
    Story,
    Table,
    UnitTotal,
    UnitTotals,
)
from es_docs.theme import DeckTheme, SlideLayout, Slot
from es_docs.units import Box, Emu

GRID_GAP: Final = Emu.from_inches(0.2)
CARD_MAX_HEIGHT: Final = Emu.from_inches(1.33)
FIRST_BAR_EXTRA: Final = Emu.from_inches(0.2)
"""What a chart needs beside its bars."""
FOOTNOTE_GAP: Final = Emu.from_inches(0.12)
BARS_PER_SLIDE: Final = 10


def lay_out(story: Story, theme: DeckTheme, metrics: Metrics) -> Deck:
    """The slides of a story told to Audience.DECK, and findings about what does not fit."""
    sections = story.told_to(Audience.DECK).sections
    actions = [section for section in sections if section.kind is SectionKind.ACTION]
    studio = Studio(theme, metrics, BODY_FLOOR, TYPE_SCALE[0])
    studio = replace(
        studio,
        table_size=_common_table_size(actions, studio),
        action_title_size=min((_title_size(section, studio) for section in actions), default=0.0),
    )
    slides = tuple(slide for section in sections for slide in _slides(section, studio))
    findings = tuple(finding for slide in slides for finding in _overflows(slide, studio))
    return Deck(slides, findings)


def _slides(section: Section, studio: Studio) -> Iterator[Slide]:
    make = _MAKERS[section.kind]
    drafts = list(make(section, studio))
    count = len(drafts)
    for number, (layout, shapes, title) in enumerate(drafts, start=1):
        heading = title or section.headline or section.title
        if count > 1 and not title:
            heading = f"{heading}\u00a0({number}/{count})"
        slots = studio.layout(layout).slots
        frame = [_title(heading, slots["Tytuł"], section, studio)]
        kicker = section.kicker or section.group
        if "Nadtytuł" in slots and kicker:
            frame.append(plain_text("kicker", slots["Nadtytuł"], [kicker]))
        yield Slide(
            key=section.key if number == 1 else f"{section.key}#{number}",
            layout=layout,
            title=heading,
            shapes=(*frame, *shapes),
            group=section.group,
            notes=section.notes if number == 1 else (heading,),
            location=section.location,
        )


Draft = tuple[str, list[Shape], str]
"""The layout's name, the shapes below the title, and a title of its own or an empty text."""


# --- the kinds of slides --------------------------------------------------------------------


def _cover(section: Section, studio: Studio) -> Iterator[Draft]:
    slots = studio.layout("Okładka").slots
    shapes: list[Shape] = []
    for name, role in (
        ("Realizator", Role.BENEFICIARY),
        ("Podtytuł", Role.SUBTITLE),
        ("Finansowanie", Role.FUNDING),
    ):
        shapes += _by_role(section, role, slots[name], studio)
    yield "Okładka", shapes, ""


def _closing(section: Section, studio: Studio) -> Iterator[Draft]:
    slots = studio.layout("Zakończenie").slots
    yield (
        "Zakończenie",
        [
            *_by_role(section, Role.BENEFICIARY, slots["Realizator"], studio),
            *_by_role(section, Role.CONTACT, slots["Kontakt"], studio),
        ],
        "",
    )


def _by_role(section: Section, role: Role, slot: Slot, studio: Studio) -> Iterator[TextShape]:
    found = [block for block in section.blocks_of(Paragraph) if block.role is role]
    if found:
        paragraphs = tuple(TextParagraph((TextRun(block.text),)) for block in found)
        yield fitted(
            TextShape(f"{role}", slot, slot.box, paragraphs, found[0].location), studio.metrics
        )


def _overview(section: Section, studio: Studio) -> Iterator[Draft]:
    layout = studio.layout("Projekt w skrócie")
    shapes: list[Shape] = []
    for block in section.blocks_of(Paragraph):
        if block.role is Role.GOAL:
            paragraphs = (
                TextParagraph((TextRun(words.GOAL),)),
                TextParagraph((TextRun(block.text),), level=2),
            )
            slot = layout.slots["Cel"]
            shape = TextShape("goal", slot, slot.box, paragraphs, block.location)
            shapes.append(fitted(shape, studio.metrics))
    facts = [fact for block in section.blocks_of(FactList) for fact in block.facts]
    shapes += [
        fitted(
            TextShape(
                f"fact:{fact.key}",
                slot,
                slot.box,
                tuple(
                    TextParagraph((TextRun(text),), level)
                    for level, text in enumerate((fact.label, fact.value, fact.detail), start=1)
                    if text
                ),
                fact.location,
            ),
            studio.metrics,
        )
        for fact, slot in zip(facts, layout.numbered("Fakt"), strict=False)
    ]
    shapes += _footnotes(section, layout, studio)
    yield "Projekt w skrócie", shapes, ""


def _actions(section: Section, studio: Studio) -> Iterator[Draft]:
    items = [item for block in section.blocks_of(ItemList) for item in block.items]
    yield from _grids(section, studio, "Działania", "Karta", items)


def _effects(section: Section, studio: Studio) -> Iterator[Draft]:
    items = [item for block in section.blocks_of(ItemList) for item in block.items]
    yield from _grids(section, studio, "Efekty", "Efekt", items)


def _grids(
    section: Section, studio: Studio, layout_name: str, slot_name: str, items: Sequence[ListItem]
) -> Iterator[Draft]:
    """Numbered cards in the columns the layout draws, evenly shared among as many slides."""
    layout = studio.layout(layout_name)
    squares, cards = layout.numbered("Numer"), layout.numbered(slot_name)
    columns = len({card.box.left for card in cards})
    area = _area(squares, cards, _body_bottom(section, layout, studio))
    sharing = next(
        parts
        for per_slide in range(min(len(cards), len(items)), 0, -1)
        if _grid_fits(parts := even_parts(items, per_slide), squares, cards, columns, area, studio)
        or per_slide == 1
    )
    for part in sharing:
        shapes = list(_grid(part, squares, cards, columns, area, studio))
        shapes += _footnotes(section, layout, studio)
        yield layout_name, list(shapes), ""


def _area(squares: Sequence[Slot], cards: Sequence[Slot], bottom: Emu) -> Box:
    left = min(slot.box.left for slot in squares)
    top = min(slot.box.top for slot in squares)
    right = max(slot.box.right for slot in cards)
    return Box.of(left, top, right - left, bottom - top)


def _grid_size(count: int, columns: int) -> tuple[int, int]:
    """Columns and rows for some cards: few of them stand below each other."""
    used = columns if count > columns + 1 else 1
    return used, -(-count // used)


def _card_boxes(count: int, square: Slot, columns: int, area: Box) -> tuple[list[Box], list[Box]]:
    used, rows = _grid_size(count, columns)
    width = (area.width - GRID_GAP * (used - 1)) // used
    height = min(CARD_MAX_HEIGHT, (area.height - GRID_GAP * (rows - 1)) // rows)
    side = square.box.width
    numbers: list[Box] = []
    texts: list[Box] = []
    for place in range(count):
        row, column = divmod(place, used)
        left = area.left + column * (width + GRID_GAP)
        top = area.top + row * (height + GRID_GAP)
        numbers.append(Box.of(left, top, side, height))
        texts.append(Box.of(left + side, top, width - side, height))
    return numbers, texts


def _grid_fits(
    parts: Sequence[Sequence[ListItem]],
    squares: Sequence[Slot],
    cards: Sequence[Slot],
    columns: int,
    area: Box,
    studio: Studio,
) -> bool:
    for part in parts:
        _, texts = _card_boxes(len(part), squares[0], columns, area)
        for item, slot, box in zip(part, cards, texts, strict=False):
            shape = TextShape("", slot, box, (TextParagraph((TextRun(item.text),)),))
            if not fits(fitted(shape, studio.metrics), studio.metrics):
                return False
    return True


def _grid(
    items: Sequence[ListItem],
    squares: Sequence[Slot],
    cards: Sequence[Slot],
    columns: int,
    area: Box,
    studio: Studio,
) -> Iterator[TextShape]:
    numbers, texts = _card_boxes(len(items), squares[0], columns, area)
    plain = [
        TextShape(item.key, slot, box, (TextParagraph((TextRun(item.text),)),), item.location)
        for item, slot, box in zip(items, cards, texts, strict=False)
    ]
    same = same_size([fitted(shape, studio.metrics) for shape in plain])
    for item, slot, box, card in zip(items, squares, numbers, same, strict=False):
        number = TextParagraph((TextRun(str(item.number)),))
        yield TextShape(f"number:{item.key}", slot, box, (number,), item.location)
        yield card


def _results(section: Section, studio: Studio) -> Iterator[Draft]:
    tables = section.blocks_of(Table)
    if tables and not section.blocks_of(Chart):
        yield from _table_slides(section, tables[0], "Zestawienie", studio)
        return
    totals = [total for block in section.blocks_of(UnitTotals) for total in block.totals]
    charts = section.blocks_of(Chart)
    several = len(charts) > 1
    for chart in charts:
        parts = even_parts(chart.bars, BARS_PER_SLIDE)
        for number, bars in enumerate(parts, start=1):
            place = f"\u00a0({number}/{len(parts)})" if len(parts) > 1 else ""
            first = chart is charts[0] and number == 1
            title = "" if first and not several and len(parts) == 1 else f"{chart.caption}{place}"
            shapes = _result_shapes(section, replace(chart, bars=bars), totals, studio)
            yield "Wyniki", shapes, (section.headline if first else title)


def _result_shapes(
    section: Section, chart: Chart, totals: Sequence[UnitTotal], studio: Studio
) -> list[Shape]:
    layout = studio.layout("Wyniki")
    bottom = _body_bottom(section, layout, studio)
    place = layout.slots["Wykres"]
    return [
        _totals_panel(totals, layout, bottom, studio),
        ChartShape(chart.key, place, _above(bottom, place.box), chart, BODY_FLOOR),
        *_footnotes(section, layout, studio),
    ]


def _totals_panel(
    totals: Sequence[UnitTotal], layout: SlideLayout, bottom: Emu, studio: Studio
) -> TextShape:
    panel = layout.slots["Sumy"]
    paragraphs = [line for total in totals for line in _total_lines(total, panel)]
    shape = TextShape("totals", panel, _above(bottom, panel.box), tuple(paragraphs))
    return fitted(shape, studio.metrics)


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


def _action(section: Section, studio: Studio) -> Iterator[Draft]:
    layout = _action_layout(section, studio)
    studio = _airiest(section, layout, studio)
    chart, place = _action_places(section, layout, studio)
    parts = list(table_parts(section.blocks_of(Table)[0], place, layout.slots["Tabela"], studio))
    panels = list(_panels(section, layout, studio))
    for number in range(max(len(parts), len(panels))):
        used = layout if number < len(panels) else studio.layout("Działanie")
        slot = used.slots["Tabela"]
        shapes: list[Shape] = list(chart) if number == 0 else []
        if number < len(parts):
            width = place.width if used is layout else slot.box.width
            at = Box.of(place.left, place.top, width, place.height)
            shapes.append(table_shape(parts[number], at, slot, studio))
        if number < len(panels):
            shapes.append(panels[number])
        if number == 0:
            shapes += _footnotes(section, used, studio)
        yield used.name, shapes, ""
    for number, picture in enumerate(section.blocks_of(Picture), start=1):
        yield _picture(section, picture, number, studio)


def _action_layout(section: Section, studio: Studio) -> SlideLayout:
    if section.blocks_of(Effects):
        return studio.layout("Działanie z efektem")
    return studio.layout("Działanie z sumą" if section.blocks_of(UnitTotals) else "Działanie")


def _panels(section: Section, layout: SlideLayout, studio: Studio) -> Iterator[TextShape]:
    """What stands beside the table of an action: its effects, or else its totals."""
    bottom = _body_bottom(section, layout, studio)
    for effects in section.blocks_of(Effects):
        yield from _effect_panels(effects, layout, bottom, studio)
    for totals in section.blocks_of(UnitTotals):
        yield _totals_panel(totals.totals, layout, bottom, studio)


def _airiest(section: Section, layout: SlideLayout, studio: Studio) -> Studio:
    """The most air at which chart and table of an action still stand together on one slide."""
    for density in DENSITIES:
        airy = replace(studio, density=density)
        chart, place = _action_places(section, layout, airy)
        table = table_shape(section.blocks_of(Table)[0], place, layout.slots["Tabela"], airy)
        if chart and table.box.bottom <= place.bottom:
            return airy
    return studio


def _action_places(
    section: Section, layout: SlideLayout, studio: Studio
) -> tuple[tuple[ChartShape, ...], Box]:
    """The chart of an action and the place of its table; the chart gives way to a long table."""
    slot, beside = layout.slots["Wykres"], layout.slots["Tabela"].box
    bottom = _body_bottom(section, layout, studio)
    gap = beside.top - slot.box.bottom
    for chart in section.blocks_of(Chart):
        height = FIRST_BAR_EXTRA + studio.density.bar_height * len(chart.bars)
        box = Box.of(slot.box.left, slot.box.top, slot.box.width, height)
        place = _down_to(bottom, beside, box.bottom + gap)
        table = table_shape(section.blocks_of(Table)[0], place, layout.slots["Tabela"], studio)
        if table.box.bottom <= bottom:
            return (ChartShape(chart.key, slot, box, chart, BODY_FLOOR),), place
    return (), _down_to(bottom, beside, slot.box.top)


def _above(bottom: int, box: Box) -> Box:
    """The box, cut off at `bottom` where it would reach further down."""
    return Box.of(box.left, box.top, box.width, min(box.height, bottom - box.top))


def _down_to(bottom: int, box: Box, top: int) -> Box:
    """The box moved to `top` and drawn down to `bottom`."""
    return Box.of(box.left, top, box.width, bottom - top)


def _effect_panels(
    effects: Effects, layout: SlideLayout, bottom: Emu, studio: Studio
) -> Iterator[TextShape]:
    """The panel; effects that do not fit at the floor of the scale go on to a next one."""
    slot = layout.slots["Efekt"]
    box = _above(bottom, slot.box)
    rest = list(effects.items)
    while rest:
        taken = next(
            (
                count
                for count in range(len(rest), 1, -1)
                if fits(_effect_panel(effects, rest[:count], slot, box, studio), studio.metrics)
            ),
            1,
        )
        yield _effect_panel(effects, rest[:taken], slot, box, studio)
        rest = rest[taken:]


def _effect_panel(
    effects: Effects, items: Sequence[ListItem], slot: Slot, box: Box, studio: Studio
) -> TextShape:
    level = 2 if len(effects.items) == 1 else 3
    paragraphs = (
        TextParagraph((TextRun(effects.label),)),
        *(TextParagraph((TextRun(item.text),), level) for item in items),
    )
    shape = TextShape(items[0].key, slot, box, paragraphs, items[0].location)
    return fitted(shape, studio.metrics)


def _picture(section: Section, picture: Picture, number: int, studio: Studio) -> Draft:
    layout = studio.layout("Zdjęcie")
    slot = layout.slots["Zdjęcie"]
    shapes: list[Shape] = [PictureShape(picture.key, slot, slot.box, picture)]
    if picture.caption:
        shapes.append(
            plain_text(f"{picture.key}/caption", layout.slots["Źródło"], [picture.caption])
        )
    return "Zdjęcie", shapes, f"{section.title} – zdjęcie {number}"


def _footnotes(section: Section, layout: SlideLayout, studio: Studio) -> Iterator[TextShape]:
    """The day the numbers stand at and the abbreviations explained, at the foot of the body."""
    texts = _footnote_texts(section)
    if texts:
        yield _footnote(texts, layout.slots["Źródło"], studio)


def _footnote_texts(section: Section) -> list[str]:
    wanted = (Role.AS_OF, Role.GLOSSARY)
    return [block.text for block in section.blocks_of(Paragraph) if block.role in wanted]


def _footnote(texts: Sequence[str], slot: Slot, studio: Studio) -> TextShape:
    """The footnote grows upwards from the slot's lower edge."""
    shape = plain_text("footnote", slot, texts)
    height = max(needed_height(shape, studio.metrics) + slot.insets[1] + slot.insets[3], 0)
    if height <= slot.box.height:
        return shape
    box = Box.of(slot.box.left, slot.box.bottom - height, slot.box.width, height)
    return replace(shape, box=box)


def _body_bottom(section: Section, layout: SlideLayout, studio: Studio) -> Emu:
    """Where the body may reach down to: the lowest slot, or just above a tall footnote."""
    ends = [slot.box.bottom for name, slot in layout.slots.items() if name not in _NOT_BODY]
    texts = _footnote_texts(section)
    if not texts:
        return max(ends)
    note = _footnote(texts, layout.slots["Źródło"], studio)
    return Emu(min(max(ends), note.box.top - FOOTNOTE_GAP))


_NOT_BODY: Final = frozenset({"Źródło", "Numer slajdu", "Tytuł", "Nadtytuł"})


# --- tables ---------------------------------------------------------------------------------


def _table_slides(
    section: Section, table: Table, layout_name: str, studio: Studio
) -> Iterator[Draft]:
    layout = studio.layout(layout_name)
    slot = layout.slots["Tabela"]
    place = _down_to(_body_bottom(section, layout, studio), slot.box, slot.box.top)
    at_size = _with_own_size(table, place, slot, studio)
    for part in table_parts(table, place, slot, at_size):
        shape = table_shape(part, place, slot, at_size)
        yield layout_name, [shape, *_footnotes(section, layout, studio)], ""


def _with_own_size(table: Table, place: Box, slot: Slot, studio: Studio) -> Studio:
    """The largest size at which the whole table fits; the floor of the body if none does."""
    for size in TABLE_SIZES:
        at_size = replace(studio, table_size=size)
        if table_shape(table, place, slot, at_size).box.bottom <= place.bottom:
            return at_size
    return replace(studio, table_size=BODY_FLOOR)


def _common_table_size(sections: Sequence[Section], studio: Studio) -> float:
    """One size for the tables of all actions: the largest at which all fit beside their charts,
    or else unsplit without them; the floor of the body if there is no such size."""
    for has_chart in (True, False):
        for size in TABLE_SIZES:
            at_size = replace(studio, table_size=size)
            if size >= BODY_FLOOR and all(
                _action_table_fits(section, at_size, has_chart=has_chart) for section in sections
            ):
                return size
    return BODY_FLOOR


def _action_table_fits(section: Section, studio: Studio, *, has_chart: bool) -> bool:
    layout = _action_layout(section, studio)
    chart, place = _action_places(section, layout, studio)
    shape = table_shape(section.blocks_of(Table)[0], place, layout.slots["Tabela"], studio)
    return shape.box.bottom <= place.bottom and (bool(chart) or not has_chart)


# --- text -----------------------------------------------------------------------------------


def _title(text: str, slot: Slot, section: Section, studio: Studio) -> TextShape:
    """Titles stand at the slot's size on one line and a step smaller on more; those of all
    actions at the same size."""
    shape = TextShape("title", slot, slot.box, (TextParagraph((TextRun(text),)),), section.location)
    size = _one_title_size(shape, studio)
    if section.kind is SectionKind.ACTION:
        size = min(size, studio.action_title_size)
    if size == slot.level(1).size_pt:
        return shape
    return fitted(with_sizes(shape, iter([size])), studio.metrics)


def _title_size(section: Section, studio: Studio) -> float:
    slot = _action_layout(section, studio).slots["Tytuł"]
    shape = TextShape("title", slot, slot.box, (TextParagraph((TextRun(section.title),)),))
    return _one_title_size(shape, studio)


def _one_title_size(shape: TextShape, studio: Studio) -> float:
    own = shape.slot.level(1).size_pt
    is_single = needed_height(shape, studio.metrics) <= Emu.from_points(own * LINE_PITCH)
    smaller = next((size for size in TYPE_SCALE if size < own), own)
    start = own if is_single or shape.slot.kind == "ctrTitle" else smaller
    chosen = fitted(with_sizes(shape, iter([start])), studio.metrics)
    return chosen.paragraphs[0].runs[0].size_pt or own


# --- what does not fit ----------------------------------------------------------------------


def _overflows(slide: Slide, studio: Studio) -> Iterator[Diagnostic]:
    for shape in slide.shapes:
        if isinstance(shape, TextShape) and not fits(shape, studio.metrics):
            yield warning("F001", shape.location or slide.location, title=slide.title)
        if isinstance(shape, TableShape) and shape.box.bottom > studio.theme.strip.top:
            yield warning("F002", slide.location, title=slide.title)


T = TypeVar("T")


def even_parts(items: Sequence[T], most: int) -> list[tuple[T, ...]]:
    """The items in as few parts of at most `most` as possible, as even as possible, in order."""
    count = -(-len(items) // most)
    size, longer = divmod(len(items), count)
    parts: list[tuple[T, ...]] = []
    start = 0
    for number in range(count):
        end = start + size + (number < longer)
        parts.append(tuple(items[start:end]))
        start = end
    return parts


_MAKERS: Final[dict[SectionKind, Callable[[Section, Studio], Iterator[Draft]]]] = {
    SectionKind.COVER: _cover,
    SectionKind.OVERVIEW: _overview,
    SectionKind.ACTIONS: _actions,
    SectionKind.RESULTS: _results,
    SectionKind.ACTION: _action,
    SectionKind.EFFECTS: _effects,
    SectionKind.CLOSING: _closing,
}
