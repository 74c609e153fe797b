"""New paragraphs, shapes and notes in slides that are there."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from es_docs.markup import Element
from es_docs.merge.powerpoint.passages import PARAGRAPH, fill, level_of, paragraphs_of, text_of
from es_docs.merge.powerpoint.reading import CORE, notes_body
from es_docs.merge.powerpoint.scene import Scene, used_slots
from es_docs.merge.powerpoint.shapes import (
    FRAME,
    RELATION,
    SHAPES,
    SP,
    Spot,
    add_plain,
    bring_related,
    creation_id,
    drawing,
    elements,
    name_of,
    outermost,
    place,
    remove,
    renumber,
    set_box,
    set_creation_id,
    shapes_in,
    slot_of,
    sub,
    tree_of,
)
from es_docs.merge.powerpoint.sheets import (
    REL_ID,
    Sheet,
    keep_fonts,
    presentation_of,
    settle_in,
    slide_entries,
    slot_key,
    takes_slot,
)
from es_docs.merge.powerpoint.tables import table_in
from es_docs.merge.steps import Insert
from es_docs.merge.tree import Kind, Node
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import qualified
from es_docs.regex import regex

_NUMBER: Final = regex(r"\s*\d+$")
_BODY: Final = qualified("p:txBody")
_CELL_BODY: Final = qualified("a:txBody")
_STYLES: Final = f"{RELATION}tableStyles"
_STYLES_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"


def insert_title(scene: Scene, node: Node) -> None:
    """The title among the properties of a document that has none."""
    for part in scene.draft.related("", CORE):
        if scene.draft.find(part) is not None:
            title = sub(scene.draft.edit(part), "dc:title")
            title.text = node.text
            scene.put(node, Spot(part, title))


# --- paragraphs


def insert_passage(scene: Scene, step: Insert) -> None:
    """A paragraph in the look of its neighbour of the same level, or as the data make it."""
    parent, own = scene.spot(step.parent), step.node.handle
    body = None if parent is None else _text_body(parent.element)
    if parent is None or body is None or not isinstance(own, Spot):
        return
    after, model = scene.spot(step.after), scene.spot(step.model)
    paragraphs = paragraphs_of(body)
    there = after.element if after is not None and after.element in paragraphs else None
    near = [spot.element for spot in (model, after) if spot and spot.element in paragraphs]
    paragraph = paragraph_like(own.element, [*near, *paragraphs])
    here = scene.sheets.of_slide(parent.part)
    if here.part:
        keep_fonts(paragraph, scene.our_sheets.of_slide(own.part), here)
    if there is not None:
        there.addnext(paragraph)
    elif paragraphs:
        paragraphs[0].addprevious(paragraph)
    else:
        body.append(paragraph)
    scene.put(step.node, Spot(parent.part, paragraph))


def _text_body(holder: Element) -> Element | None:
    """Where the paragraphs of a shape or table cell stand."""
    found = holder.find(_BODY)
    return holder.find(_CELL_BODY) if found is None else found


def paragraph_like(own: Element, models: Sequence[Element]) -> Element:
    """The paragraph of ours in the look of the first model that suits it.

    A model has the same level and, where the paragraph of ours has several runs, as many. A box
    whose paragraphs all are of the first level (as LibreOffice writes them) offers none but those.
    """
    said = [model for model in models if text_of(model)]
    same = [model for model in said if level_of(model) == level_of(own)]
    if not same and said and all(level_of(model) == 1 for model in models):
        same = said
    runs = len(own.findall(qualified("a:r")))
    model = next((one for one in same if runs <= 1 or _runs(one) == runs), None)
    if model is None:
        return deepcopy(own)
    paragraph = deepcopy(model)
    if runs > 1:
        pairs = zip(paragraph.iter(qualified("a:t")), own.iter(qualified("a:t")), strict=False)
        for new, wanted in pairs:
            new.text = wanted.text
    else:
        fill(paragraph, text_of(own))
    return paragraph


def _runs(paragraph: Element) -> int:
    """How many runs there are; none is enough where there is something else between them."""
    kinds = [child.tag for child in elements(paragraph)]
    others = {qualified("a:pPr"), qualified("a:endParaRPr"), qualified("a:r")}
    return kinds.count(qualified("a:r")) if others.issuperset(kinds) else -1


# --- shapes


def insert_shape(scene: Scene, step: Insert) -> None:
    """A box, table, chart or picture of ours on a slide of the file."""
    slide, own = scene.spot(step.parent), step.node.handle
    if slide is None or not isinstance(own, Spot):
        return
    tree = tree_of(slide.element)
    if tree is None:
        return
    like = _as_model(scene, step, own, slide)
    shape = _as_made(scene, own, slide) if like is None else like
    renumber(shape, slide.element)
    _stand(tree, shape, scene.behind(step, lambda spot: _is_on(spot, slide.element)))
    scene.put(step.node, Spot(slide.part, shape))
    _put_inner(scene, step.node, Spot(slide.part, shape))
    if shape.tag == FRAME:
        bring_table_style(scene.draft, scene.presentation, scene.ours, shape)


def _as_made(scene: Scene, own: Spot, slide: Spot) -> Element:
    """The shape of ours: in its placeholder where the slide offers it, by itself where not."""
    shape = deepcopy(own.element)
    sheet, before = scene.sheets.of_slide(slide.part), scene.our_sheets.of_slide(own.part)
    if not takes_slot(shape, sheet, used_slots(slide.element)):
        settle_in(shape, before, sheet)
    if shape.tag == FRAME:
        keep_fonts(shape, before, sheet)
    bring_related(scene.draft, slide.part, shape, scene.ours, own.part)
    return shape


def _as_model(scene: Scene, step: Insert, own: Spot, slide: Spot) -> Element | None:
    """A copy of a box of the same family („Karta 1” for „Karta 4”) with the words of ours."""
    model = scene.spot(step.model)
    if model is None or model.part != slide.part or model.element.tag != SP:
        return None
    family = _NUMBER.sub("", name_of(own.element))
    if not family or family != _NUMBER.sub("", name_of(model.element)):
        return None
    shape = deepcopy(model.element)
    slot, wanted = slot_of(shape), slot_of(own.element)
    box = scene.our_sheets.of_slide(own.part).box(own.element)
    sheet = scene.sheets.of_slide(slide.part)
    if slot is not None and wanted is not None and _is_free(wanted, sheet, slide):
        for name in ("type", "idx"):
            if wanted.get(name) is not None:
                slot.set(name, wanted.get(name, ""))
    else:
        settle_in(shape, sheet, sheet)
    if box is not None:
        set_box(shape, box)
    _take_over(shape, own.element)
    return shape


def _is_free(slot: Element, sheet: Sheet, slide: Spot) -> bool:
    return sheet.has(slot) and slot_key(slot) not in used_slots(slide.element)


def _take_over(shape: Element, own: Element) -> None:
    """Name, mark and words of ours in a copied box."""
    properties = drawing(shape)
    if properties is not None:
        properties.set("name", name_of(own))
    set_creation_id(shape, creation_id(own))
    body = shape.find(_BODY)
    if body is None:
        return
    models = paragraphs_of(body)
    for model in models:
        body.remove(model)
    for index, paragraph in enumerate(paragraphs_of(own.find(_BODY))):
        body.append(paragraph_like(paragraph, [*models[index : index + 1], *models]))


def _is_on(spot: Spot, root: Element) -> bool:
    """Whether a shape stands on that slide."""
    return spot.element.tag in SHAPES and any(one is root for one in spot.element.iterancestors())


def _stand(tree: Element, shape: Element, after: Spot | None) -> None:
    """Right behind the shape it follows in reading order, or before all others."""
    if after is not None:
        outermost(after.element).addnext(shape)
        return
    first = next(shapes_in(tree), None)
    if first is None:
        place(tree, shape)
    else:
        first.addprevious(shape)


def _put_inner(scene: Scene, node: Node, spot: Spot) -> None:
    """The paragraphs of an inserted box, for what may be put behind them."""
    passages = [child for child in node.children if child.kind is Kind.PASSAGE]
    for passage, element in zip(passages, spot.element.iter(PARAGRAPH), strict=False):
        scene.put(passage, Spot(spot.part, element))


def bring_table_style(draft: Draft, presentation: str, ours: Draft, frame: Element) -> None:
    """A table's style comes along; LibreOffice leaves a presentation without any."""
    table = table_in(frame)
    style = None if table is None else table.find(f".//{qualified('a:tableStyleId')}")
    wanted = "" if style is None else (style.text or "").strip()
    source = next((one for name in ours if (one := _style(ours, name, wanted)) is not None), None)
    if not wanted or source is None:
        return
    parts = [part for part in draft.related(presentation, _STYLES) if draft.find(part) is not None]
    if not parts:
        data = b'<a:tblStyleLst xmlns:a="%s" def="%s"/>' % (_A.encode(), wanted.encode())
        parts = [add_plain(draft, "ppt/tableStyles.xml", data, _STYLES_TYPE)]
        draft.relate(presentation, _STYLES, parts[0])
    if _style(draft, parts[0], wanted) is None:
        draft.edit(parts[0]).append(deepcopy(source))


_A: Final = qualified("a:p")[1:-2]


def _style(draft: Draft, part: str, style: str) -> Element | None:
    """The style of that id in a part that lists table styles."""
    if draft.content_type(part) != _STYLES_TYPE:
        return None
    root = draft.find(part)
    return next((one for one in elements(root) if one.get("styleId", "") == style), None)


# --- notes


def insert_notes(scene: Scene, step: Insert) -> None:
    """The notes of ours on a slide without any words in its notes."""
    slide, own = scene.spot(step.parent), step.node.handle
    if slide is None or not isinstance(own, Spot):
        return
    paragraphs = [deepcopy(one) for one in paragraphs_of(own.element.find(_BODY))]
    part, body = _notes_page(scene, slide, own)
    if body is None:
        return
    text = sub(body, "p:txBody")
    for old in paragraphs_of(text):
        text.remove(old)
    for name in ("a:bodyPr", "a:lstStyle"):
        sub(text, name)
    text.extend(paragraphs)
    scene.put(step.node, Spot(part, body))
    _put_inner(scene, step.node, Spot(part, body))


def _notes_page(scene: Scene, slide: Spot, own: Spot) -> tuple[str, Element | None]:
    """The notes page of the slide and the body in it; brought from ours where there is none."""
    draft = scene.draft
    for part in draft.related(slide.part, f"{RELATION}notesSlide"):
        body = None if draft.find(part) is None else notes_body(draft.edit(part))
        if body is not None:
            return part, body
        return part, None
    known = {
        **notes_masters(scene),
        scene.ours.related(own.part, f"{RELATION}slide")[0]: slide.part,
    }
    part = draft.bring(scene.ours, own.part, known)
    draft.relate(slide.part, f"{RELATION}notesSlide", part)
    register_notes_master(scene)
    return part, notes_body(draft.edit(part))


def notes_masters(scene: Scene) -> dict[str, str]:
    """The notes master of ours, and the one of the file that stands for it."""
    kind = f"{RELATION}notesMaster"
    ours = scene.ours.related(presentation_of(scene.ours), kind)
    here = scene.draft.related(scene.presentation, kind)
    return dict.fromkeys(ours, here[0]) if here else {}


def register_notes_master(scene: Scene) -> None:
    """A notes master that came along with a notes page is told to the presentation."""
    kind = f"{RELATION}notesMaster"
    draft, presentation = scene.draft, scene.presentation
    if draft.related(presentation, kind):
        return
    pages = (
        page for _, slide in slide_entries(draft, presentation) for page in _pages(draft, slide)
    )
    found = (master for page in pages for master in draft.related(page, kind))
    for master in itertools.islice(found, 1):
        rid = draft.relate(presentation, kind, master)
        listed = sub(draft.edit(presentation), "p:notesMasterIdLst")
        entry = listed.makeelement(qualified("p:notesMasterId"))
        entry.set(REL_ID, rid)
        listed.append(entry)


def _pages(draft: Draft, slide: str) -> tuple[str, ...]:
    return draft.related(slide, f"{RELATION}notesSlide")


def clear_notes(body: Element) -> None:
    """Take the words out of a notes page and leave it one empty paragraph."""
    text = body.find(_BODY)
    for paragraph in paragraphs_of(text)[1:]:
        remove(paragraph)
    for paragraph in paragraphs_of(text):
        fill(paragraph, "")
