"""From story and theme to slides: what stands on which slide, in which box, at which size.

Pure: nothing is written here. A designer's positions are kept; only what grows with the content
(tables, charts, grids of cards) gets a box of its own. Text that does not fit steps down the
type scale, tables and grids continue on a next slide; what still does not fit is a finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic, Location, warning
from es_docs.layout.actions import (
    action_layout,
    action_slides,
    common_name_width,
    common_table_size,
    totals_panel,
)
from es_docs.layout.cards import deal, grid_of
from es_docs.layout.charts import chart_parts
from es_docs.layout.deck import (
    Deck,
    Draft,
    LineShape,
    PictureShape,
    Shape,
    Slide,
    TableShape,
    TextParagraph,
    TextRun,
    TextShape,
)
from es_docs.layout.frame import (
    above,
    body_bottom,
    down_to,
    footnotes,
    lowering,
    place_of,
    title_shape,
    title_size,
)
from es_docs.layout.lines import fitted_lines
from es_docs.layout.measure import Metrics
from es_docs.layout.studio import Studio
from es_docs.layout.tables import (
    TABLE_SIZES,
    broken_words,
    has_whole_numbers,
    table_parts,
    table_shape,
)
from es_docs.layout.text import (
    BODY_FLOOR,
    TYPE_SCALE,
    box_height,
    fits,
    fitted,
    plain_text,
    run_sizes,
    with_sizes,
)
from es_docs.messages import document as words
from es_docs.story import (
    Audience,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Fact,
    FactList,
    ItemList,
    Paragraph,
    Role,
    Row,
    Section,
    SectionKind,
    Story,
    Table,
    Timeline,
    UnitTotals,
)
from es_docs.theme import DeckTheme, Slot
from es_docs.units import Box, Emu

STACK_GAP: Final = Emu.from_inches(0.15)
SMALL_PRINT: Final = 14.0
"""What stands beside the title of a very crowded cover may be set that small, in points."""


def lay_out(story: Story, theme: DeckTheme, metrics: Metrics) -> Deck:
    """The slides of a story told to Audience.DECK, and findings about what does not fit."""
    sections = story.told_to(Audience.DECK).sections
    actions = [section for section in sections if section.kind is SectionKind.ACTION]
    studio = Studio(theme, metrics, BODY_FLOOR, TYPE_SCALE[0])
    studio = replace(
        studio,
        table_size=common_table_size(actions, studio),
        name_width=common_name_width(actions, studio),
        action_title_size=min(
            (title_size(section, action_layout(section, studio), studio) for section in actions),
            default=TYPE_SCALE[0],
        ),
    )
    drafted = (slide for section in sections for slide in _slides(section, studio))
    slides = tuple(_with_unique_titles(drafted))
    findings = [finding for slide in slides for finding in _overflows(slide, studio)]
    return Deck(slides, (*_unknown_faces(theme, metrics), *findings))


def _slides(section: Section, studio: Studio) -> Iterator[Slide]:
    heading = section.headline or section.title
    layout = studio.layout(_LAYOUTS[section.kind])
    if section.kind not in (SectionKind.COVER, SectionKind.CLOSING):
        studio = replace(studio, lowered=lowering(heading, section, layout, studio))
    drafts = list(_MAKERS[section.kind](section, studio))
    count = sum(not title for _, _, title in drafts)
    for number, (name, shapes, title) in enumerate(drafts, start=1):
        text = title or f"{heading}{place_of(number, count)}"
        yield Slide(
            key=section.key if number == 1 else f"{section.key}#{number}",
            layout=name,
            title=text,
            shapes=(*_frame(text, shapes, section, studio.layout(name).slots, studio), *shapes),
            group=section.group,
            notes=section.notes if number == 1 else _more_notes(text, shapes),
            location=section.location,
        )


def _more_notes(title: str, shapes: Sequence[Shape]) -> tuple[str, ...]:
    """What to say on a slide that goes on with the one before."""
    pictures = [shape.picture for shape in shapes if isinstance(shape, PictureShape)]
    if pictures:
        return tuple(words.NOTE_PICTURE.format(alt=p.alt.rstrip(".")) for p in pictures)
    return (words.NOTE_CONTINUED.format(title=title),)


def _with_unique_titles(slides: Iterable[Slide]) -> Iterator[Slide]:
    """A title that another slide has already gets a number (A11Y-011)."""
    seen: Counter[str] = Counter()
    for slide in slides:
        seen[slide.title] += 1
        times = seen[slide.title]
        yield slide if times == 1 else _renamed(slide, f"{slide.title}\u00a0({times})")


def _renamed(slide: Slide, title: str) -> Slide:
    shapes = tuple(
        replace(
            shape, paragraphs=(TextParagraph((replace(shape.paragraphs[0].runs[0], text=title),)),)
        )
        if isinstance(shape, TextShape) and shape.key == "title"
        else shape
        for shape in slide.shapes
    )
    return replace(slide, title=title, shapes=shapes)


def _frame(
    text: str,
    shapes: Sequence[Shape],
    section: Section,
    slots: Mapping[str, Slot],
    studio: Studio,
) -> Iterator[TextShape]:
    """Title and kicker, unless the draft brings a title of its own."""
    if not any(shape.key == "title" for shape in shapes):
        yield title_shape(text, slots["Tytuł"], section, studio)
    kicker = section.kicker or section.group
    if "Nadtytuł" in slots and kicker:
        yield plain_text("kicker", slots["Nadtytuł"], [kicker])


# --- the kinds of slides --------------------------------------------------------------------


def _cover(section: Section, studio: Studio) -> Iterator[Draft]:
    slots = studio.layout("Okładka").slots
    shapes = [
        *_by_role(section, Role.BENEFICIARY, slots["Realizator"], studio),
        title_shape(section.title, slots["Tytuł"], section, studio),
        *_by_role(section, Role.SUBTITLE, slots["Podtytuł"], studio),
        *_by_role(section, Role.FUNDING, slots["Finansowanie"], studio),
    ]
    yield "Okładka", _title_first(_stacked(shapes, studio)), ""


def _closing(section: Section, studio: Studio) -> Iterator[Draft]:
    slots = studio.layout("Zakończenie").slots
    shapes = [
        title_shape(section.title, slots["Tytuł"], section, studio),
        *_by_role(section, Role.BENEFICIARY, slots["Realizator"], studio),
        *_by_role(section, Role.CONTACT, slots["Kontakt"], studio),
    ]
    yield "Zakończenie", _title_first(_stacked(shapes, studio)), ""


def _title_first(shapes: Sequence[TextShape]) -> list[Shape]:
    """Reading order: the title, then the others from the top."""
    return sorted(shapes, key=lambda shape: shape.key != "title")


def _by_role(section: Section, role: Role, slot: Slot, studio: Studio) -> Iterator[TextShape]:
    found = [block for block in section.blocks_of(Paragraph) if block.role is role]
    if found:
        paragraphs = tuple(TextParagraph((TextRun(block.text),)) for block in found)
        shape = TextShape(f"{role}", slot, slot.box, paragraphs, found[0].location)
        yield fitted(shape, studio.metrics)


def _stacked(shapes: Sequence[TextShape], studio: Studio) -> list[TextShape]:
    """Shapes below each other: in their own places if each fits, else packed as they need it.

    Packed, they become smaller together, step by step; below the floor of the body only what is
    not the title. What has no room even then ends at the foot of the stack and is told (F001).
    """
    in_place = all(fits(shape, studio.metrics) for shape in shapes)
    tidy = all(not a.box.overlaps(b.box) for a, b in pairwise(shapes))
    if in_place and tidy:
        return list(shapes)
    right = max(studio.theme.strip.right, *(shape.box.right for shape in shapes))
    wide = [_widened(shape, right) for shape in shapes]
    top = min(shape.slot.box.top for shape in shapes)
    bottom = max(shape.slot.box.bottom for shape in shapes)
    room = bottom - top - STACK_GAP * (len(wide) - 1)
    tries = [_at_most(wide, size) for size in (*TYPE_SCALE, SMALL_PRINT)]
    packed = next(
        (each for each in tries if sum(box_height(s, studio.metrics) for s in each) <= room),
        tries[-1],
    )
    gap = max(room - sum(box_height(shape, studio.metrics) for shape in packed), 0) // len(packed)
    placed: list[TextShape] = []
    for shape in packed:
        height = min(box_height(shape, studio.metrics), max(bottom - top, 0))
        placed.append(replace(shape, box=Box.of(shape.box.left, top, shape.box.width, height)))
        top = Emu(top + height + STACK_GAP + gap)
    return placed


def _widened(shape: TextShape, right: int) -> TextShape:
    box = shape.box
    return replace(shape, box=Box.of(box.left, box.top, right - box.left, box.height))


def _at_most(shapes: Sequence[TextShape], size: float) -> list[TextShape]:
    """All text at that size or smaller, the title never below the floor of the body."""
    return [
        with_sizes(
            shape,
            (
                min(own, max(size, BODY_FLOOR) if shape.key == "title" else size)
                for own in run_sizes(shape)
            ),
        )
        for shape in shapes
    ]


def _overview(section: Section, studio: Studio) -> Iterator[Draft]:
    """Goal and facts side by side, or below each other on two slides where they are long."""
    layout = studio.layout("Projekt w skrócie")
    bottom = body_bottom(section, layout, studio)
    goals = [block for block in section.blocks_of(Paragraph) if block.role is Role.GOAL]
    facts = [fact for block in section.blocks_of(FactList) for fact in block.facts]
    slots = layout.numbered("Fakt")
    panels = [_goal(goal, layout.slots["Cel"], bottom, studio) for goal in goals]
    shown = [_fact(fact, slot, studio) for fact, slot in zip(facts, slots, strict=False)]
    if all(fits(shape, studio.metrics) for shape in shown) and len(facts) <= len(slots):
        if all(fits(panel, studio.metrics) for panel in panels):
            yield layout.name, [*panels, *shown, *footnotes(section, layout, studio)], ""
            return
        yield layout.name, [*shown, *footnotes(section, layout, studio)], ""
    else:
        yield from _fact_table(section, facts, studio)
    alone = studio.layout("Cel projektu")
    for goal in goals:
        yield alone.name, [_goal(goal, alone.slots["Cel"], bottom, studio)], ""


def _goal(goal: Paragraph, slot: Slot, bottom: Emu, studio: Studio) -> TextShape:
    paragraphs = (
        TextParagraph((TextRun(words.GOAL),)),
        TextParagraph((TextRun(goal.text),), level=2),
    )
    shape = TextShape("goal", slot, above(bottom, slot.box), paragraphs, goal.location)
    return fitted(shape, studio.metrics)


def _fact(fact: Fact, slot: Slot, studio: Studio) -> TextShape:
    lines = enumerate((fact.label, fact.value, fact.detail), start=1)
    paragraphs = tuple(TextParagraph((TextRun(text),), level) for level, text in lines if text)
    shape = TextShape(f"fact:{fact.key}", slot, slot.box, paragraphs, fact.location)
    return fitted(shape, studio.metrics)


def _fact_table(section: Section, facts: Sequence[Fact], studio: Studio) -> Iterator[Draft]:
    columns = (
        Column("label", words.FACT_LABEL, ColumnKind.TEXT),
        Column("value", words.FACT_VALUE, ColumnKind.TEXT),
    )
    rows = [
        Row(fact.key, (Cell(fact.label), Cell(fact.value, strong=True, location=fact.location)))
        for fact in facts
    ]
    labels = ", ".join(fact.label for fact in facts)
    alt = words.DATA_ALT.format(labels=labels)
    table = Table("facts", words.DATA_CAPTION, alt, columns, tuple(rows))
    yield from _table_drafts(section, table, studio)


def _actions(section: Section, studio: Studio) -> Iterator[Draft]:
    yield from _grids(section, "Działania", "Karta", studio)


def _effects(section: Section, studio: Studio) -> Iterator[Draft]:
    yield from _grids(section, "Efekty", "Efekt", studio)


def _grids(section: Section, layout_name: str, slot: str, studio: Studio) -> Iterator[Draft]:
    items = [item for block in section.blocks_of(ItemList) for item in block.items]
    layout = studio.layout(layout_name)
    grid = grid_of(layout, slot, body_bottom(section, layout, studio))
    for number, shapes in enumerate(deal(items, grid, studio.metrics)):
        notes = footnotes(section, layout, studio) if number == 0 else ()
        yield layout.name, [*shapes, *notes], ""


def _results(section: Section, studio: Studio) -> Iterator[Draft]:
    charts, tables = section.blocks_of(Chart), section.blocks_of(Table)
    totals = [total for block in section.blocks_of(UnitTotals) for total in block.totals]
    layout = studio.layout("Wyniki")
    bottom = body_bottom(section, layout, studio)
    slot = layout.slots["Wykres"]
    for chart in charts:
        parts = chart_parts(chart, slot, above(bottom, slot.box), studio)
        for number, part in enumerate(parts, start=1):
            is_first = chart is charts[0] and number == 1
            panel = totals_panel(totals, layout.slots["Sumy"], bottom, studio)
            notes = footnotes(section, layout, studio) if is_first else ()
            title = "" if is_first else f"{chart.caption}{place_of(number, len(parts))}"
            yield layout.name, [panel, part, *notes], title
    if not charts:
        for table in tables:
            yield from _table_drafts(section, table, studio)


def _progress(section: Section, studio: Studio) -> Iterator[Draft]:
    """The lines over the whole width: time runs from one margin to the other."""
    layout = studio.layout("Wyniki")
    bottom = body_bottom(section, layout, studio)
    slot = layout.slots["Wykres"]
    left = min(slot.box.left, layout.slots["Sumy"].box.left)
    right = max(slot.box.right, layout.slots["Sumy"].box.right)
    box = above(bottom, Box.of(left, slot.box.top, right - left, slot.box.height))
    for timeline in section.blocks_of(Timeline):
        font, fit = fitted_lines(timeline, slot.level(1).family, box.width, studio.metrics)
        shape = LineShape(timeline.key, slot, box, timeline, font.size_pt, fit)
        yield layout.name, [shape, *footnotes(section, layout, studio)], ""


def _table_drafts(section: Section, table: Table, studio: Studio) -> Iterator[Draft]:
    """A table over the whole width, at the largest size at which it fits on one slide; one that
    goes over several is set at the floor of the body, or smaller for a very tall row."""
    layout = studio.layout("Zestawienie")
    slot = layout.slots["Tabela"]
    place = down_to(body_bottom(section, layout, studio), slot.box, slot.box.top)
    studio = _with_own_size(table, place, slot, studio)
    for number, shape in enumerate(table_parts(table, place, slot, studio)):
        notes = footnotes(section, layout, studio) if number == 0 else ()
        yield layout.name, [shape, *notes], ""


def _with_own_size(table: Table, place: Box, slot: Slot, studio: Studio) -> Studio:
    sizes = [replace(studio, table_size=size) for size in TABLE_SIZES]
    shapes = [table_shape(table, place, slot, each) for each in sizes]
    for each, shape in zip(sizes, shapes, strict=True):
        if shape.box.bottom <= place.bottom and has_whole_numbers(shape, studio.metrics):
            return each
    for each, shape in zip(sizes, shapes, strict=True):
        is_low = shape.heights[0] + max(shape.heights[1:]) <= place.height
        is_whole = has_whole_numbers(shape, studio.metrics)
        if each.table_size <= BODY_FLOOR and is_low and is_whole:
            return each
    return sizes[-1]


# --- what does not fit ----------------------------------------------------------------------


def _unknown_faces(theme: DeckTheme, metrics: Metrics) -> Iterator[Diagnostic]:
    """Faces of the reference without metrics: they are measured as the widest ones known."""
    families = {
        level.family
        for layout in theme.layouts.values()
        for slot in layout.slots.values()
        for level in slot.levels
    }
    for family in sorted(family for family in families if not metrics.known(family)):
        yield warning("F004", family=family)


def _overflows(slide: Slide, studio: Studio) -> Iterator[Diagnostic]:
    for shape in slide.shapes:
        if isinstance(shape, TableShape):
            for cell, word in broken_words(shape, studio.metrics):
                yield warning("F003", cell.location or slide.location, title=slide.title, word=word)
        if isinstance(shape, TextShape) and not fits(shape, studio.metrics):
            yield warning("F001", shape.location or slide.location, title=slide.title)
        if isinstance(shape, TableShape) and shape.box.bottom > _table_floor(slide, studio):
            yield warning("F002", _row_location(shape) or slide.location, title=slide.title)


def _table_floor(slide: Slide, studio: Studio) -> Emu:
    """Where the table of a slide must end: above its footnote, and in any case above the strip."""
    notes = [shape.box.top for shape in slide.shapes if shape.key == "footnote"]
    return min([studio.theme.strip.top, *notes])


def _row_location(shape: TableShape) -> Location | None:
    """Where the tallest row comes from."""
    heights = shape.heights[1:]
    row = shape.table.rows[heights.index(max(heights))]
    return next((cell.location for cell in row.cells if cell.location), None)


_LAYOUTS: Final[Mapping[SectionKind, str]] = {
    SectionKind.COVER: "Okładka",
    SectionKind.OVERVIEW: "Projekt w skrócie",
    SectionKind.ACTIONS: "Działania",
    SectionKind.RESULTS: "Wyniki",
    SectionKind.PROGRESS: "Wyniki",
    SectionKind.ACTION: "Działanie z efektem",
    SectionKind.EFFECTS: "Efekty",
    SectionKind.CLOSING: "Zakończenie",
}
"""The layout a section's title is measured in; the body of all of them begins at one height."""

_MAKERS: Final[Mapping[SectionKind, Callable[[Section, Studio], Iterator[Draft]]]] = {
    SectionKind.COVER: _cover,
    SectionKind.OVERVIEW: _overview,
    SectionKind.ACTIONS: _actions,
    SectionKind.RESULTS: _results,
    SectionKind.PROGRESS: _progress,
    SectionKind.ACTION: action_slides,
    SectionKind.EFFECTS: _effects,
    SectionKind.CLOSING: _closing,
}
