"""Whole slides: put in, taken out, put into another order; the sections of the deck go along.

ISO/IEC 29500-1 §19.2.1 (presentation) and MS-PPTX 2.6.16 (`p14:sectionLst`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from es_docs.markup import Element
from es_docs.merge.powerpoint.inserting import (
    bring_table_style,
    notes_masters,
    register_notes_master,
)
from es_docs.merge.powerpoint.scene import Scene
from es_docs.merge.powerpoint.shapes import (
    FRAME,
    PIC,
    RELATION,
    SP,
    SlideSpot,
    Spot,
    arrange,
    elements,
    remove,
    slot_of,
    sub,
    tree_of,
)
from es_docs.merge.powerpoint.sheets import (
    REL_ID,
    Sheet,
    keep_fonts,
    settle_in,
    slide_entries,
    slot_key,
    sort_of,
)
from es_docs.merge.steps import Insert
from es_docs.merge.tree import Kind, Node
from es_docs.ooxml.package import NS, qualified

_LOWEST_ID: Final = 256
"""Of a slide (ISO/IEC 29500-1 §19.7.13)."""
_SLIDE: Final = f"{RELATION}slide"
_LAYOUT: Final = f"{RELATION}slideLayout"
_APP: Final = f"{RELATION}extended-properties"
_P14: Final = f"{{{NS['p14']}}}"


# --- putting in


def insert_slide(scene: Scene, step: Insert) -> None:
    """A slide of ours behind its neighbour, on the layout of the same name.

    Where the file has no such layout it stands on its neighbour's, and what would have come from
    the layout is written into its shapes.
    """
    own = step.node.handle
    if not isinstance(own, SlideSpot) or own.element is own.entry or not scene.presentation:
        return
    neighbour = next(_neighbours(scene, step), "")
    before = scene.our_sheets.of_slide(own.part)
    sheet = scene.sheets.named(before.name, scene.sheets.of_slide(neighbour).master)
    sheet = sheet or (scene.sheets.of_slide(neighbour) if neighbour else scene.sheets.any())
    known = {before.part: sheet.part} if sheet.part else {}
    part = scene.draft.bring(scene.ours, own.part, {**known, **notes_masters(scene)})
    rid = scene.draft.relate(scene.presentation, _SLIDE, part)
    entry = _enter(scene, rid, step)
    root = scene.draft.edit(part)
    register_notes_master(scene)
    _fit(root, sheet, before)
    if scene.tables_name_faces:
        for frame in root.iter(FRAME):
            keep_fonts(frame, before, sheet)
    for shape in tuple(root.iter(FRAME)):
        bring_table_style(scene.draft, scene.presentation, scene.ours, shape)
    scene.put(step.node, SlideSpot(part, root, entry))


def _neighbours(scene: Scene, step: Insert) -> Iterator[str]:
    """Slides whose layout and master a new one may take after, the best first: those that ours has
    on the same layout, whatever it is called here."""
    own = step.node.handle
    if isinstance(own, Spot):
        for mark in scene.our_marks[scene.our_sheets.of_slide(own.part).name]:
            if mark in scene.slides_by_mark:
                yield scene.slides_by_mark[mark]
    for node in (step.model, step.after):
        spot = scene.spot(node)
        if isinstance(spot, SlideSpot):
            yield spot.part
    for _, part in slide_entries(scene.draft, scene.presentation):
        if scene.draft.find(part) is not None:
            yield part


def _fit(root: Element, sheet: Sheet, before: Sheet) -> None:
    """What finds no placeholder on the layout here keeps the look it has from ours."""
    tree = tree_of(root)
    used: set[str] = set()
    for shape in () if tree is None else tuple(tree.iter(SP, PIC, FRAME)):
        slot = slot_of(shape)
        if slot is None:
            continue
        if not sheet.has(slot) or slot_key(slot) in used:
            settle_in(shape, before, sheet, keeps_slot=sort_of(slot) == "title")
        used.add(slot_key(slot))


def _enter(scene: Scene, rid: str, step: Insert) -> Element:
    """The new slide's entry in the deck and in the section of its neighbour."""
    presentation = scene.draft.edit(scene.presentation)
    listed = sub(presentation, "p:sldIdLst")
    numbers = [int(one.get("id", "0")) for one in elements(listed)]
    number = str(max([_LOWEST_ID - 1, *numbers]) + 1)
    entry = listed.makeelement(qualified("p:sldId"), {"id": number})
    entry.set(REL_ID, rid)
    after = scene.behind(step, lambda spot: _is_in(spot, listed))
    if isinstance(after, SlideSpot):
        after.entry.addnext(entry)
    else:
        listed.insert(0, entry)
    ids = [one.get("id", "") for one in elements(listed)]
    index = ids.index(number)
    _enter_section(presentation, number, ids[index - 1] if index else "")
    return entry


def _is_in(spot: Spot, listed: Element) -> bool:
    return isinstance(spot, SlideSpot) and spot.entry.getparent() is listed


# --- sections of the deck


def _sections(presentation: Element) -> list[Element]:
    return list(presentation.iter(f"{_P14}section"))


def _members(section: Element) -> list[Element]:
    return list(elements(section.find(f"{_P14}sldIdLst")))


def _enter_section(presentation: Element, number: str, before: str) -> None:
    """Behind the slide before it, or first of all."""
    sections = _sections(presentation)
    if not sections:
        return
    new = presentation.makeelement(f"{_P14}sldId", {"id": number})
    for section in sections:
        for member in _members(section):
            if before and member.get("id") == before:
                member.addnext(new)
                return
    listed = sections[0].find(f"{_P14}sldIdLst")
    if listed is None:
        listed = sections[0].makeelement(f"{_P14}sldIdLst")
        sections[0].insert(0, listed)
    listed.insert(0, new)


def _leave_section(presentation: Element, number: str) -> None:
    for section in _sections(presentation):
        for member in _members(section):
            if member.get("id") == number:
                remove(member)


def _follow_in_sections(presentation: Element) -> None:
    """Let the sections list the slides in the deck's order, each whole: a section that moved with
    all its slides moves, a slide that moved by itself joins the section it came into."""
    sections = _sections(presentation)
    listed = presentation.find(qualified("p:sldIdLst"))
    if not sections or listed is None:
        return
    home = {
        member.get("id", ""): index
        for index, section in enumerate(sections)
        for member in _members(section)
    }
    order = [one.get("id", "") for one in elements(listed)]
    groups = [home.get(number, 0) for number in order]
    blocks = [group for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group]
    if len(set(blocks)) == len(blocks):
        _order_sections(sections, blocks)
    else:
        groups = _joined(groups)
    for index, section in enumerate(sections):
        _list(
            section, [number for number, group in zip(order, groups, strict=True) if group == index]
        )


def _order_sections(sections: Sequence[Element], order: Sequence[int]) -> None:
    parent = sections[0].getparent()
    if parent is not None:
        arrange(parent, list(sections), [sections[index] for index in order])


def _joined(groups: Sequence[int]) -> list[int]:
    """The longest run of slides whose sections stand in order keeps them; the others take the
    section of the slide before."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for at, group in enumerate(groups):
        place = bisect_right(ends, group)
        previous.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [group]
        last[place : place + 1] = [at]
    kept: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = previous[at]
    joined: list[int] = []
    first = next((group for at, group in enumerate(groups) if at in kept), 0)
    for at, group in enumerate(groups):
        joined.append(group if at in kept else (joined[-1] if joined else first))
    return joined


def _list(section: Element, numbers: Sequence[str]) -> None:
    known = {member.get("id", ""): member for member in _members(section)}
    if list(known) == list(numbers):
        return
    listed = section.find(f"{_P14}sldIdLst")
    if listed is None:
        listed = section.makeelement(f"{_P14}sldIdLst")
        section.insert(0, listed)
    for member in list(listed):
        listed.remove(member)
    for number in numbers:
        member = known.get(number)
        new = section.makeelement(f"{_P14}sldId", {"id": number}) if member is None else member
        listed.append(new)


# --- taking out, another order


def remove_slide(scene: Scene, spot: Spot) -> None:
    """The slide leaves the deck, its sections and shows, and the links that led to it."""
    if not isinstance(spot, SlideSpot):
        return
    draft, presentation = scene.draft, scene.draft.edit(scene.presentation)
    rid = spot.entry.get(REL_ID, "")
    _leave_section(presentation, spot.entry.get("id", ""))
    remove(spot.entry)
    for show in tuple(presentation.iter(qualified("p:sld"))):
        if show.get(REL_ID) == rid:
            remove(show)
    draft.unrelate(scene.presentation, rid)
    for source in draft.sources_of(spot.part):
        if source != spot.part and draft.related(source, _LAYOUT):
            _unlink(scene, source, spot.part)
    draft.drop(spot.part)


def _unlink(scene: Scene, source: str, target: str) -> None:
    """Words that led to a slide that is gone stay, without the link."""
    root = scene.draft.edit(source)
    for one in scene.draft.relationships(source):
        if one.target == target and not one.is_external:
            for element in [e for e in root.iter() if e.get(REL_ID) == one.rid]:
                remove(element)
            scene.draft.unrelate(source, one.rid)


def reorder_slides(scene: Scene, order: Sequence[Node]) -> None:
    """The slides in this order, and the sections with them."""
    presentation = scene.draft.edit(scene.presentation)
    listed = presentation.find(qualified("p:sldIdLst"))
    if listed is None:
        return
    entries = list(elements(listed))
    spots = (scene.spot(node) for node in order if node.kind is Kind.SECTION)
    wanted = [spot.entry for spot in spots if isinstance(spot, SlideSpot) and spot.entry in entries]
    arrange(listed, entries, wanted)
    _follow_in_sections(presentation)


def count_slides(scene: Scene) -> None:
    """Let the properties of the document tell how many slides and notes there are."""
    draft = scene.draft
    slides = [part for _, part in slide_entries(draft, scene.presentation)]
    notes = [part for part in slides if draft.related(part, f"{RELATION}notesSlide")]
    for part in draft.related("", _APP):
        if draft.find(part) is None:
            continue
        for name, number in (("ep:Slides", len(slides)), ("ep:Notes", len(notes))):
            told = draft.edit(part).find(qualified(name))
            if told is not None and told.text != str(number):
                told.text = str(number)
