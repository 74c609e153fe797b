"""The marks of slides, shapes, rows and columns: given again, and taken away for good."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import Final

from es_docs.markup import Element
from es_docs.merge.powerpoint.scene import Scene
from es_docs.merge.powerpoint.shapes import (
    FRAME,
    PIC,
    SHAPE_MARK,
    SLIDE_MARK,
    SP,
    SlideSpot,
    Spot,
    creation_id,
    drawing,
    drop_attribute,
    is_anchor,
    made,
    name_of,
    next_id,
    number_of,
    place,
    remove,
    set_creation_id,
    set_number,
    tree_of,
)
from es_docs.merge.powerpoint.sheets import presentation_of, slide_entries
from es_docs.merge.powerpoint.tables import cells_of, columns_of, rows_of, table_in
from es_docs.merge.steps import Remark
from es_docs.merge.tree import Kind
from es_docs.messages import document as words
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import COLUMN_ID, ROW_ID, qualified

_ANCHOR_SIZE: Final = 36_000
"""EMU, as `render.powerpoint` draws anchors."""
_NAME_BASED: Final = 5
"""The version of our GUIDs (RFC 4122 §4.1.3); office programs make random ones."""


# --- given again


def remark(scene: Scene, step: Remark) -> None:
    """The mark of ours for what was found without it; "" for a copy, which stands for nothing."""
    spot = scene.spot(step.node)
    if spot is None:
        return
    match step.node.kind:
        case Kind.SECTION:
            _mark_slide(spot, step.mark)
        case Kind.TEXT if step.mark.startswith("id:") or not step.mark:
            set_creation_id(spot.element, step.mark.removeprefix("id:"))
        case Kind.TEXT | Kind.TABLE | Kind.CHART | Kind.PICTURE:
            _name(spot.element, step.mark)
        case Kind.ROW:
            set_number(spot.element, ROW_ID, step.mark.removeprefix("row:"))
        case Kind.CELL:
            _mark_column(spot.element, step.mark.removeprefix("col:"))
        case _:
            pass


def _mark_slide(spot: Spot, mark: str) -> None:
    """One anchor with that name, and the slide's own name; none of both without a mark."""
    if not isinstance(spot, SlideSpot) or spot.element is spot.entry:
        return
    root, tree = spot.element, tree_of(spot.element)
    common = root.find(qualified("p:cSld"))
    if tree is None or common is None:
        return
    anchors = [shape for shape in tree.iter(SP) if is_anchor(shape)]
    kept = next((one for one in anchors if name_of(one) == mark), None)
    if kept is None and mark and anchors:
        kept = anchors[0]
        _rename(kept, mark)
    for anchor in anchors:
        if anchor is not kept:
            remove(anchor)
    if not mark:
        drop_attribute(common, "name")
        return
    common.set("name", mark.removeprefix(SLIDE_MARK))
    if kept is None:
        place(tree, _anchor(mark, next_id(root)))


def _anchor(mark: str, number: int) -> Element:
    anchor = made(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="" descr="" hidden="1"><a:extLst><a:ext '
        'uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext>'
        "</a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{_ANCHOR_SIZE}" cy="{_ANCHOR_SIZE}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )
    _rename(anchor, mark)
    return anchor


def _rename(shape: Element, name: str) -> None:
    properties = drawing(shape)
    if properties is not None:
        properties.set("name", name)


def _name(shape: Element, mark: str) -> None:
    """The name that is the mark; a copy gets a plain name and no creation id of ours."""
    if mark:
        _rename(shape, mark)
        return
    if name_of(shape).startswith(SHAPE_MARK):
        _rename(shape, _plain_name(shape))
    _drop_own_id(shape)


def _mark_column(cell: Element, number: str) -> None:
    row = cell.getparent()
    table = None if row is None else row.getparent()
    if row is None or table is None:
        return
    index, columns = cells_of(row).index(cell), columns_of(table)
    if index < len(columns) and number_of(columns[index], COLUMN_ID) != number:
        set_number(columns[index], COLUMN_ID, number)


# --- taken away


def unmark(draft: Draft) -> None:
    """Take every mark of ours out of a presentation: anchors, names, ids of shapes and rows."""
    presentation = presentation_of(draft)
    for _, part in slide_entries(draft, presentation) if presentation else ():
        if draft.find(part) is not None:
            _unmark_slide(draft.edit(part))


def _unmark_slide(root: Element) -> None:
    tree, common = tree_of(root), root.find(qualified("p:cSld"))
    if tree is None or common is None:
        return
    numbers: Counter[str] = Counter()
    taken = {name_of(shape) for shape in tree.iter(SP, PIC, FRAME)}
    for shape in tuple(tree.iter(SP, PIC, FRAME)):
        if is_anchor(shape):
            remove(shape)
            drop_attribute(common, "name")
            continue
        _drop_own_id(shape)
        if name_of(shape).startswith(SHAPE_MARK):
            _unmark_table(shape)
            name = _plain_name(shape)
            numbers[name] += 1
            while f"{name} {numbers[name]}" in taken:
                numbers[name] += 1
            _rename(shape, f"{name} {numbers[name]}")


def _unmark_table(frame: Element) -> None:
    table = table_in(frame)
    if table is not None:
        for row in rows_of(table):
            set_number(row, ROW_ID, "")
        for column in columns_of(table):
            set_number(column, COLUMN_ID, "")


def _plain_name(shape: Element) -> str:
    """What people call such a shape: „Tabela”, „Wykres”, „Obraz”."""
    if shape.tag == FRAME:
        return words.SHAPE_CHART if table_in(shape) is None else words.SHAPE_TABLE
    return words.SHAPE_PICTURE if shape.tag == PIC else words.SHAPE_TEXT


def _drop_own_id(shape: Element) -> None:
    """Only ours: a creation id that PowerPoint gave stays."""
    try:
        version = uuid.UUID(creation_id(shape)).version
    except ValueError:
        return
    if version == _NAME_BASED:
        set_creation_id(shape, "")
