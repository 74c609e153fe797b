"""What frames the body of a slide: the title above it, the notes at its foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Final

from msgspec.structs import replace

from es_docs.layout.deck import TextParagraph, TextRun, TextShape
from es_docs.layout.measure import LINE_PITCH
from es_docs.layout.studio import Studio, body_slots
from es_docs.layout.text import (
    SMALL_NOTE,
    TYPE_SCALE,
    box_height,
    fitted,
    needed_height,
    plain_text,
    with_sizes,
    without_widow,
)
from es_docs.story import Paragraph, Role, Section, SectionKind
from es_docs.theme import SlideLayout, Slot
from es_docs.units import Box, Emu

FOOTNOTE_GAP: Final = Emu.from_inches(0.12)
TALL_FOOTNOTE: Final = Emu.from_inches(0.75)
TITLE_GAP: Final = Emu.from_inches(0.1)
LONGEST_PLACE: Final = "\u00a0– zdjęcie 999"
"""As long as anything a title may have behind it: „(99/99)”, „ – zdjęcie 12”, „(2)”."""


def title_shape(text: str, slot: Slot, section: Section, studio: Studio) -> TextShape:
    """Titles stand at the slot's size on one line and a step smaller on more; those of all
    actions at the same size. What needs more room than the slot at the floor gets a taller box."""
    shape = TextShape("title", slot, slot.box, (TextParagraph((TextRun(text),)),), section.location)
    size = _size(shape, studio)
    if section.kind is SectionKind.ACTION:
        size = min(size, studio.action_title_size)
    if size != slot.level(1).size_pt:
        shape = fitted(with_sizes(shape, [size]), studio.metrics)
    height = max(slot.box.height, box_height(shape, studio.metrics))
    whole = Box.of(slot.box.left, slot.box.top, slot.box.width, height)
    return without_widow(replace(shape, box=whole), studio.metrics)


def title_size(section: Section, layout: SlideLayout, studio: Studio) -> float:
    """The size a section's title would take by itself, in points."""
    slot = layout.slots["Tytuł"]
    shape = TextShape("title", slot, slot.box, (TextParagraph((TextRun(section.title),)),))
    return _size(shape, studio)


def _size(shape: TextShape, studio: Studio) -> float:
    own = shape.slot.level(1).size_pt
    is_single = needed_height(shape, studio.metrics) <= Emu.from_points(own * LINE_PITCH)
    smaller = next((size for size in TYPE_SCALE if size < own), own)
    start = own if is_single or shape.slot.kind == "ctrTitle" else smaller
    chosen = fitted(with_sizes(shape, [start]), studio.metrics)
    return chosen.paragraphs[0].runs[0].size_pt or own


def lowering(heading: str, section: Section, layout: SlideLayout, studio: Studio) -> Emu:
    """How much the body must give way to the title of this heading."""
    slot = layout.slots["Tytuł"]
    title = title_shape(heading + LONGEST_PLACE, slot, section, studio)
    if title.box.height <= slot.box.height:
        return Emu(0)
    tops = [each.box.top for each in body_slots(layout)]
    return Emu(max(title.box.bottom + TITLE_GAP - min(tops), 0))


def place_of(number: int, count: int) -> str:
    """What stands behind the title of a slide that is one of several: „ (2/3)”."""
    return f"\u00a0({number}/{count})" if count > 1 else ""


def footnotes(section: Section, layout: SlideLayout, studio: Studio) -> Iterator[TextShape]:
    """The day the numbers stand at and the abbreviations explained, at the foot of the body."""
    texts = _footnote_texts(section)
    if texts:
        yield footnote(texts, layout.slots["Źródło"], studio)


def _footnote_texts(section: Section) -> list[str]:
    wanted = (Role.AS_OF, Role.GLOSSARY)
    return [block.text for block in section.blocks_of(Paragraph) if block.role in wanted]


def footnote(texts: Sequence[str], slot: Slot, studio: Studio) -> TextShape:
    """The footnote grows upwards from the slot's lower edge; a very long one is set smaller."""
    own = plain_text("footnote", slot, texts)
    if box_height(own, studio.metrics) > TALL_FOOTNOTE:
        own = with_sizes(own, repeat(SMALL_NOTE))
    height = max(box_height(own, studio.metrics), slot.box.height)
    box = Box.of(slot.box.left, slot.box.bottom - height, slot.box.width, height)
    return replace(own, box=box)


def body_bottom(section: Section, layout: SlideLayout, studio: Studio) -> Emu:
    """Where the body may reach down to: the lowest slot, or just above a tall footnote."""
    ends = [slot.box.bottom for slot in body_slots(layout)]
    texts = _footnote_texts(section)
    if not texts:
        return max(ends)
    note = footnote(texts, layout.slots["Źródło"], studio)
    return Emu(min(max(ends), note.box.top - FOOTNOTE_GAP))


def above(bottom: int, box: Box) -> Box:
    """The box, cut off at `bottom` where it would reach further down."""
    return Box.of(box.left, box.top, box.width, min(box.height, bottom - box.top))


def down_to(bottom: int, box: Box, top: int) -> Box:
    """The box moved to `top` and drawn down to `bottom`."""
    return Box.of(box.left, top, box.width, bottom - top)
