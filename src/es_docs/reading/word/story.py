"""The text of a report from its first paragraph to its last: paragraphs, tables, drawings, notes.

One reader goes through one story (body, header, footer) in order, so that each thing knows the
heading it is under. ISO/IEC 29500-1 §17.2.2 (body), §17.5 (content controls), §17.11 (notes).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.markup import Element, child_of
from es_docs.reading.drawingml.drawing import Pen, read_drawing
from es_docs.reading.drawingml.grounds import Canvas
from es_docs.reading.drawingml.nodes import children
from es_docs.reading.drawingml.text import TextHolder
from es_docs.reading.model import (
    Block,
    Colour,
    DrawnObject,
    ObjectKind,
    TextParagraph,
    TextRole,
    paragraphs_of,
)  # fmt: skip
from es_docs.reading.word.looks import W, value
from es_docs.reading.word.styles import NO_TABLE
from es_docs.reading.word.tables import CellContent, TableReader
from es_docs.reading.word.text import ALTERNATE, PROPERTIES, Drawing, Stand, TextReader, chosen
from es_docs.reading.word.vml import VmlPen, read_vml

_DRAWING: Final = f"{W}drawing"
_PARAGRAPH: Final = f"{W}p"
_TABLE: Final = f"{W}tbl"
_SECTION: Final = f"{W}sectPr"
_CONTROL: Final = f"{W}sdt"
_WRAPPERS: Final = frozenset(
    f"{W}{name}" for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_CONTENTS: Final = "Table of Contents"
_MOST_NESTED: Final = 40
"""Tables and text boxes inside one another; what is deeper is not read."""
_TABLE_NAME: Final = "Tabela {number}"
"""Word gives tables no names; this is the one they are told by."""

NoteKey: TypeAlias = tuple[str, str]
"""`footnote` or `endnote`, and its id."""


class Note(Struct, frozen=True, eq=False):
    element: Element
    part: str


class Tally(Struct):
    """How many tables there have been, in all stories."""

    tables: int = 0

    def next_table(self) -> str:
        self.tables += 1
        return _TABLE_NAME.format(number=self.tables)


class StoryReader(Struct):
    """Reads what stands in a container of blocks; `text` keeps heading and open fields."""

    text: TextReader
    notes: Mapping[NoteKey, Note]
    tally: Tally
    ground: Colour | None = "FFFFFF"
    """Of the page."""
    _later: list[Block] = field(default_factory=list[Block])
    """What was met inside a cell or a text box and stands as a block of its own after it."""
    _depth: int = 0

    def blocks(self, container: Element, stand: Stand) -> tuple[Block, ...]:
        """Paragraphs and objects in order; the captions of tables are known to them."""
        if self._depth >= _MOST_NESTED:
            return ()
        self._depth += 1
        found: list[Block] = []
        listing = stand if stand.is_contents else replace(stand, is_contents=True)
        for element, is_contents in _flow(container, is_contents=stand.is_contents):
            around = listing if is_contents else stand
            if element.tag == _PARAGRAPH:
                found += self._paragraph(element, around)
            else:
                found += self._table(element, around)
        self._depth -= 1
        return tuple(_captioned(found))

    # --- paragraphs

    def _paragraph(self, element: Element, stand: Stand) -> list[Block]:
        """A paragraph, its drawings and its notes; one without text that is there for a drawing or
        for the end of a section is left out."""
        read = self.text.read(element, stand)
        is_needed = bool(read.drawings) or child_of(element, PROPERTIES, _SECTION) is not None
        found: list[Block] = []
        if read.paragraph.text.strip() or not is_needed:
            found.append(read.paragraph)
        found += self._drawings(read.drawings, stand)
        notes = [block for mark in read.notes for block in self._note(mark)]
        if stand.cell is NO_TABLE:
            return [*found, *notes]
        self._later += notes
        return found

    def _note(self, mark: Element) -> tuple[Block, ...]:
        kind = str(mark.tag).removeprefix(W).removesuffix("Reference")
        note = self.notes.get((kind, mark.get(f"{W}id", "")))
        if note is None:
            return ()
        text = TextReader(
            self.text.sheet, self.text.package, note.part, self.text.area, self.text.name,
            self.text.instructions,
        )  # fmt: skip
        reader = StoryReader(text, {}, self.tally, self.ground, _depth=self._depth)
        return reader.blocks(note.element, Stand(TextRole.BODY, self.ground))

    # --- tables

    def _table(self, element: Element, stand: Stand) -> list[Block]:
        """The table, then the tables and drawings in its cells."""
        name = self.tally.next_table()
        place = self.text.place(name)
        outer, self._later = self._later, []
        inside: list[Block] = []

        def read_cell(cell: Element, around: Stand) -> CellContent:
            blocks = self.blocks(cell, around)
            objects = [one for one in blocks if isinstance(one, DrawnObject)]
            inside.extend(objects)
            return CellContent(
                tuple(one for one in blocks if isinstance(one, TextParagraph)),
                has_table=any(one.table is not None for one in objects),
                has_drawing=any(one.table is None for one in objects),
            )

        data = TableReader(self.text.sheet, replace(stand, owner=name), place, read_cell).read(
            element
        )
        table = DrawnObject(
            ObjectKind.TABLE,
            name,
            place,
            None,
            alt=_table_alt(element),
            table=data,
            is_inline=element.find(f"{W}tblPr/{W}tblpPr") is None,
            element=element,
        )
        found = [table, *inside, *self._later]
        self._later = outer
        return found

    # --- drawings

    def _drawings(self, drawings: tuple[Drawing, ...], stand: Stand) -> list[Block]:
        """The objects, then the tables and drawings in their text boxes."""
        outer, self._later = self._later, []
        drawn = [
            replace(one, is_hidden=True) if drawing.is_hidden else one
            for drawing in drawings
            for one in self._drawn(drawing.element, stand)
        ]
        found = [*drawn, *self._later]
        self._later = outer
        return found

    def _drawn(self, element: Element, stand: Stand) -> Iterator[DrawnObject]:
        place = self.text.place(stand.owner)
        text = self.text
        if element.tag == _DRAWING:
            pen = Pen(
                text.package, text.part, text.relations,
                text.sheet.palette, place, self._read_box, Canvas(stand.ground),
                language=text.sheet.run.language or "",
            )  # fmt: skip
            found = (read_drawing(holder, pen) for holder in children(element))
            yield from (one for one in found if one is not None)
        else:
            pen = VmlPen(text.package, text.relations, place, self._read_box, stand.ground)
            yield from read_vml(element, pen)

    def _read_box(self, holder: TextHolder) -> tuple[TextParagraph, ...]:
        """The paragraphs of a text box, those of its tables too."""
        tones = (self.text.sheet.palette.tone_in(one) for one in holder.layers)
        tone = next((one for one in tones if one is not None), None)
        colour = None if tone is None else tone.colour
        stand = Stand(TextRole.LABEL, holder.ground, colour=colour, owner=holder.place.object)
        blocks = self.blocks(holder.body, stand)
        self._later += [one for one in blocks if isinstance(one, DrawnObject) and not one.table]
        return text_of(blocks)


def _flow(container: Element, *, is_contents: bool) -> Iterator[tuple[Element, bool]]:
    """Paragraphs and tables, and whether they stand in a table of contents."""
    for one in container.iterchildren("*"):
        tag = one.tag
        if tag in (_PARAGRAPH, _TABLE):
            yield one, is_contents
        elif tag == _CONTROL:
            inside = is_contents or gallery_of(one) == _CONTENTS
            yield from _flow(one, is_contents=inside)
        elif tag in _WRAPPERS:
            yield from _flow(one, is_contents=is_contents)
        elif tag == ALTERNATE:
            for branch in chosen(one):
                yield from _flow(branch, is_contents=is_contents)


def gallery_of(control: Element) -> str:
    """The gallery of building blocks that a content control belongs to."""
    properties = control.find(f"{W}sdtPr")
    if properties is None:
        return ""
    found = (
        value(properties.find(f"{W}{holder}/{W}docPartGallery"))
        for holder in ("docPartObj", "docPartList")
    )
    return next((one for one in found if one), "")


def _table_alt(table: Element) -> str:
    """The description of a table, else the title beside it."""
    texts = (value(table.find(f"{W}tblPr/{W}{name}")) for name in ("tblDescription", "tblCaption"))
    return next((text for text in texts if text), "")


# --- captions


def _captioned(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, each table with the caption before it, else the one after it. A caption belongs
    to one table; one that is kept with what follows belongs there."""
    taken: Block | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, DrawnObject) and block.table is not None:
            before = _caption(blocks, at - 1)
            after = _caption(blocks, at + 1)
            if after is not None and after.keeps_with_next and _is_object(blocks, at + 2):
                after = None
            caption = before if before is not None and before is not taken else after
            if caption is not None:
                taken = caption
                yield replace(block, table=replace(block.table, caption=caption.text))
                continue
        yield block


def _caption(blocks: list[Block], at: int) -> TextParagraph | None:
    block = blocks[at] if 0 <= at < len(blocks) else None
    if isinstance(block, TextParagraph) and block.role is TextRole.CAPTION:
        return block
    return None


def _is_object(blocks: list[Block], at: int) -> bool:
    return at < len(blocks) and isinstance(blocks[at], DrawnObject)


def text_of(blocks: tuple[Block, ...]) -> tuple[TextParagraph, ...]:
    """All paragraphs of some blocks, those in cells too."""
    return tuple(
        paragraph
        for block in blocks
        for paragraph in ((block,) if isinstance(block, TextParagraph) else paragraphs_of(block))
    )
