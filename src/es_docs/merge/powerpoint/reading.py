"""The bound tree of a presentation, whatever made it: slides, shapes, tables, charts, notes.

ISO/IEC 29500-1 §19 (PresentationML) and §21.1 (DrawingML text and tables). Nothing raises for
what a file holds: what cannot be read is foreign, or left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from lxml import etree
from msgspec import Struct

from es_docs.markup import Element, child_of
from es_docs.merge.charts.reading import read_chart
from es_docs.merge.powerpoint.comments import foreign_comments
from es_docs.merge.powerpoint.passages import Passage, level_of, paragraphs_of, text_of
from es_docs.merge.powerpoint.scene import embedded
from es_docs.merge.powerpoint.shapes import (
    ALTERNATE,
    FRAME,
    GROUP,
    PIC,
    RELATION,
    SHAPE_MARK,
    SLIDE_MARK,
    SP,
    Naming,
    SlideSpot,
    Spot,
    anchors_in,
    box_of,
    name_of,
    number_of,
    shapes_in,
    shown_in,
    slot_of,
    tree_of,
)
from es_docs.merge.powerpoint.sheets import (
    FURNITURE,
    REL_ID,
    Sheet,
    Sheets,
    presentation_of,
    slide_entries,
)
from es_docs.merge.powerpoint.tables import (
    COLUMNS,
    body_of,
    cells_of,
    columns_of,
    rows_of,
    table_in,
)
from es_docs.merge.tree import Kind, Node
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import COLUMN_ID, ROW_ID, qualified

CORE: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_CHART: Final = qualified("c:chart")
_COMMON: Final = qualified("p:cSld")
_BODY: Final = qualified("p:txBody")
_FIELD: Final = qualified("a:fld")
_CHOICE: Final = qualified("mc:Choice")


def read_deck(draft: Draft, names: Mapping[str, str], *, is_made: bool = False) -> Node:
    """The tree of the presentation; `names` gives the keys of nodes by their marks.

    One that `is_made` comes from the data just now, so nobody typed into the sheets of its charts.

    The parts whose elements the nodes lead to are edited ones of the draft. A package without a
    presentation gives a document without sections.
    """
    reader = _Reader(draft, names, Sheets(draft), is_made)
    return Node("", Kind.DOCUMENT, children=tuple(reader.document()))


def chart_part(draft: Draft, part: str, frame: Element) -> str:
    """The chart part a graphic frame shows; "" when it shows none that can be read."""
    chart = shown_in(frame, _CHART)
    target = "" if chart is None else draft.target(part, chart.get(REL_ID, ""))
    return target if target and draft.find(target) is not None else ""


def image_of(draft: Draft, part: str, picture: Element) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a picture's bytes; "" without any."""
    target = draft.target(part, embedded(picture))
    return digest(draft.data(target)) if target in draft else ""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


class _Reader(Struct, eq=False):
    draft: Draft
    names: Mapping[str, str]
    sheets: Sheets
    is_made: bool

    # --- the document

    def document(self) -> Iterator[Node]:
        yield from self._title()
        presentation = presentation_of(self.draft)
        if presentation:
            for entry, part in slide_entries(self.draft, presentation):
                yield self._slide(part, entry)

    def _title(self) -> Iterator[Node]:
        for part in self.draft.related("", CORE):
            if self.draft.find(part) is None:
                continue
            title = self.draft.edit(part).find(qualified("dc:title"))
            if title is not None:
                spot = Spot(part, title)
                yield Node(
                    "title", Kind.PASSAGE, title.text or "", mark="property:title", handle=spot
                )

    def _keyed(self, kind: Kind, mark: str, children: Iterable[Node], spot: Spot) -> Node:
        key = self.names.get(mark, "")
        return Node(key, kind, children=tuple(children), mark=mark, handle=spot)

    # --- slides

    def _slide(self, part: str, entry: Element) -> Node:
        if self.draft.find(part) is None:
            return Node("", Kind.SECTION, handle=SlideSpot(part, entry, entry))
        root = self.draft.edit(part)
        spot = SlideSpot(part, root, entry)
        return self._keyed(Kind.SECTION, _slide_mark(root), self._on_slide(part, spot), spot)

    def _on_slide(self, part: str, spot: SlideSpot) -> Iterator[Node]:
        sheet = self.sheets.of_slide(part)
        yield Node("@layout", Kind.LOOK, sheet.name, handle=spot)
        yield from self._shapes(part, tree_of(spot.element), sheet)
        yield from self._notes(part)
        for said in foreign_comments(self.draft, part):
            yield Node("", Kind.FOREIGN, said, handle=spot)

    def _shapes(self, part: str, tree: Element | None, sheet: Sheet) -> Iterator[Node]:
        for shape in shapes_in(tree):
            called = Naming.of(shape)
            if called.is_strip or (called.is_anchor and shape.tag == SP):
                continue
            if shape.tag == GROUP:
                yield from self._shapes(part, shape, sheet)
            elif shape.tag == ALTERNATE:
                yield from self._alternative(part, shape, sheet)
            else:
                node = self._shape(Spot(part, shape), called, sheet)
                if node is not None:
                    yield node

    def _alternative(self, part: str, shape: Element, sheet: Sheet) -> Iterator[Node]:
        """What newer programs show: ours is looked for in it, all else is foreign as one."""
        chosen = next(iter(shape.iterchildren(_CHOICE)), None)
        found = list(self._shapes(part, chosen, sheet))
        if any(node.mark.startswith(SHAPE_MARK) or node.child("@ph") for node in found):
            yield from found
        else:
            first = next(shapes_in(chosen), None)
            yield _foreign(Spot(part, shape), "" if first is None else name_of(first))

    def _shape(self, spot: Spot, called: Naming, sheet: Sheet) -> Node | None:
        kind = spot.element.tag
        if called.slot is not None and called.slot.get("type") in FURNITURE:
            return None
        if kind == SP:
            return self._text(spot, called, sheet)
        if kind == FRAME:
            return self._frame(spot, called, sheet)
        if kind == PIC and called.is_ours:
            children = self._picture(spot, called, sheet)
            return self._keyed(Kind.PICTURE, _mark(called), children, spot)
        return _foreign(spot, called.name)

    def _text(self, spot: Spot, called: Naming, sheet: Sheet) -> Node | None:
        body = child_of(spot.element, _BODY)
        if not called.is_ours and not any(map(text_of, paragraphs_of(body))):
            is_number = body is not None and next(body.iter(_FIELD), None) is not None
            return None if is_number else _foreign(spot, called.name)
        passages = _passages(spot.part, body, partial(sheet.size_in, body, called.slot))
        children = (*self._looks(spot, called, sheet), *passages)
        return self._keyed(Kind.TEXT, _mark(called), children, spot)

    def _looks(self, spot: Spot, called: Naming, sheet: Sheet) -> Iterator[Node]:
        slot, box = called.slot, box_of(spot.element)
        if box is None and slot is not None:
            box = sheet.inherited_box(slot)
        text = "" if box is None else ",".join(map(str, box))
        yield Node("@box", Kind.LOOK, text, handle=spot)
        if slot is not None:
            yield Node("@ph", Kind.LOOK, slot.get("idx", "0"), handle=spot)

    def _described(self, spot: Spot, called: Naming, sheet: Sheet) -> Iterator[Node]:
        yield from self._looks(spot, called, sheet)
        properties = called.properties
        alt = "" if properties is None else properties.get("descr", "")
        yield Node("@alt", Kind.ALT, alt, handle=spot)

    def _picture(self, spot: Spot, called: Naming, sheet: Sheet) -> Iterator[Node]:
        yield from self._described(spot, called, sheet)
        image = image_of(self.draft, spot.part, spot.element)
        yield Node("@image", Kind.LOOK, image, handle=spot)

    # --- tables and charts

    def _frame(self, spot: Spot, called: Naming, sheet: Sheet) -> Node:
        table = table_in(spot.element)
        looks = self._described(spot, called, sheet)
        if table is not None:
            widths = ",".join(column.get("w", "0") for column in columns_of(table))
            columns = Node(COLUMNS, Kind.LOOK, widths, handle=spot)
            children = (*looks, columns, *self._rows(spot.part, table))
            return self._keyed(Kind.TABLE, _mark(called), children, spot)
        chart = chart_part(self.draft, spot.part, spot.element)
        if chart:
            children = (*looks, *read_chart(self.draft, chart, is_made=self.is_made))
            return self._keyed(Kind.CHART, _mark(called), children, spot)
        return _foreign(spot, called.name)

    def _rows(self, part: str, table: Element) -> Iterator[Node]:
        columns = [number_of(column, COLUMN_ID) for column in columns_of(table)]
        for row in rows_of(table):
            number = number_of(row, ROW_ID)
            mark = f"row:{number}" if number else ""
            yield self._keyed(Kind.ROW, mark, self._cells(part, row, columns), Spot(part, row))

    def _cells(self, part: str, row: Element, columns: list[str]) -> Iterator[Node]:
        for index, cell in enumerate(cells_of(row)):
            number = columns[index] if index < len(columns) else ""
            mark = f"col:{number}" if number else ""
            passages = _passages(part, body_of(cell))
            yield self._keyed(Kind.CELL, mark, passages, Spot(part, cell))

    # --- notes

    def _notes(self, slide: str) -> Iterator[Node]:
        for part in self.draft.related(slide, f"{RELATION}notesSlide"):
            body = None if self.draft.find(part) is None else notes_body(self.draft.edit(part))
            if body is None:
                continue
            passages = tuple(_passages(part, child_of(body, _BODY)))
            if any(passage.text.strip() for passage in passages):
                spot = Spot(part, body)
                yield Node("notes", Kind.TEXT, children=passages, mark="notes", handle=spot)


def notes_body(root: Element) -> Element | None:
    """The shape of a notes page that holds the notes."""
    for shape in shapes_in(tree_of(root)):
        slot = slot_of(shape)
        if slot is not None and slot.get("type") == "body":
            return shape
    return None


def _slide_mark(root: Element) -> str:
    """The anchor's name, the one of the slide's own name where there are several; without any,
    the slide's name."""
    common = child_of(root, _COMMON)
    own = "" if common is None else common.get("name", "")
    tree = tree_of(root)
    anchors = [] if tree is None else list(anchors_in(tree))
    return SLIDE_MARK + own if SLIDE_MARK + own in anchors else next(iter(anchors), own)


def _mark(called: Naming) -> str:
    if called.is_ours:
        return called.name
    created = called.creation_id
    if created:
        return f"id:{created}"
    return f"name:{called.name}" if called.name else ""


def _foreign(spot: Spot, name: str) -> Node:
    return Node("", Kind.FOREIGN, name or etree.QName(spot.element).localname, handle=spot)


def _passages(
    part: str, body: Element | None, usual: Callable[[int], str] | None = None
) -> Iterator[Node]:
    """The paragraphs; `usual` tells the size of text at a level that says none itself.

    Levels mean something only where there is such a text style: in the boxes of slides.
    """
    sizes: dict[int, str] = {}
    for paragraph in paragraphs_of(body):
        spot, said = Spot(part, paragraph), Passage.of(paragraph)
        if usual is None:
            looks = (Node("@size", Kind.LOOK, said.size(""), handle=spot),)
        else:
            level = level_of(paragraph)
            if level not in sizes:
                sizes[level] = usual(level)
            looks = (
                Node("@level", Kind.LOOK, str(level), handle=spot),
                Node("@size", Kind.LOOK, said.size(sizes[level]), handle=spot),
            )
        yield Node("", Kind.PASSAGE, said.text, looks, handle=spot)
