"""A report as a bound tree, whoever has edited it: chapters, paragraphs, tables, charts, captions.

ISO/IEC 29500-1 §17. Nothing here raises for what a file holds. Pending revisions are read as
accepted, content controls and links are read through; what a person put beside the texts (text
boxes, pictures, notes, comments, tables within tables) is FOREIGN.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.markup import Element
from es_docs.merge.charts.reading import read_chart
from es_docs.merge.tree import Kind, Node, folded
from es_docs.merge.word.numbering import Count, Numbered, Numbering
from es_docs.merge.word.paragraphs import Scan, entry_span, is_gone, text_of
from es_docs.merge.word.places import (
    ALTERNATE,
    BOOKMARK_END,
    BOOKMARK_START,
    CHOICE,
    CONTAINERS,
    HYPERLINK,
    ID,
    NAME,
    SDT,
    SDT_CONTENT,
    SECT_PR,
    TBL,
    TC,
    TR,
    TRPR,
    VAL,
    Alternative,
    ChartPlace,
    Extent,
    Looks,
    P,
    Place,
    Wording,
    inner,
    is_deleted,
)
from es_docs.merge.word.styles import NO_LEVEL, Styles
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified
from es_docs.regex import regex
from es_docs.theme import STRIP_NAME

AUTHOR: Final = "es_docs"
"""Who signs the comments and revisions of an update."""
MARK: Final = regex(r"_es_[0-9a-f]{16}")
"""The hidden bookmarks that reports are made with; LibreOffice adds a digit to those of a copy."""
_RELATIONS: Final = NS["r"]
OFFICE_DOCUMENT: Final = f"{_RELATIONS}/officeDocument"
COMMENTS: Final = f"{_RELATIONS}/comments"
_CORE: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
TITLE: Final = qualified("dc:title")
_BODY: Final = qualified("w:body")
_REL_ID: Final = qualified("r:id")
_EMBED: Final = qualified("r:embed")
_ANCHOR: Final = qualified("w:anchor")
_TYPE: Final = qualified("w:type")
_AUTHOR: Final = qualified("w:author")
_TBL_PR: Final = qualified("w:tblPr")
_ALTERNATIVES: Final = (("@alt", "tblDescription"), ("@title", "tblCaption"))
_GALLERY: Final = (
    f"{qualified('w:sdtPr')}/{qualified('w:docPartObj')}/{qualified('w:docPartGallery')}"
)
_CONTENTS_STYLE: Final = regex(r"(toc|contents) (heading|[1-9])")
_CONTENTS_FIELD: Final = regex(r"\s*TOC\b")
_LINK_FIELD: Final = regex(r"\b(?:HYPERLINK\s+\\l\s+\"?|PAGEREF\s+)(\w+)")
_INSTRUCTION: Final = qualified("w:instrText")
SIGNS: Final = "signs"
_GROUP: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}wgp"
_CHART: Final = qualified("c:chart")
_BLIP: Final = qualified("a:blip")
DOC_PR: Final = qualified("wp:docPr")
_NOTES: Final = {
    qualified("w:commentReference"): "comments",
    qualified("w:footnoteReference"): "footnotes",
    qualified("w:endnoteReference"): "endnotes",
}
_RUNNING: Final = {
    qualified("w:headerReference"): "header",
    qualified("w:footerReference"): "footer",
}


def read_report(draft: Draft, names: Mapping[str, str], *, is_made: bool = False) -> Node:
    """The tree of a report. `names` gives the keys of marks; a node without one gets "".

    One that `is_made` comes from the data just now, so nobody typed into the sheets of its charts.
    Parts that nodes lead to become the draft's own (`Draft.edit`).
    """
    main = main_part(draft)
    if not main:
        return Node("", Kind.DOCUMENT)
    return _Reader(draft, main, names, is_made=is_made).read()


def main_part(draft: Draft) -> str:
    """The part with the text of the report, "" when the package has none."""
    found = next(iter(draft.related("", OFFICE_DOCUMENT)), "")
    try:
        root = draft.root(found)
    except KeyError:
        return ""
    return found if root.find(_BODY) is not None else ""


def edited_root(draft: Draft, name: str) -> Element | None:
    """The root of a part, to be changed; None when there is no such part or it is no sound XML."""
    try:
        draft.root(name)
    except KeyError:
        return None
    return draft.edit(name)


def body_of(draft: Draft, main: str) -> Element:
    """The body of the document, to be changed."""
    root = draft.edit(main)
    body = root.find(_BODY)
    return root if body is None else body


def is_heading(paragraph: Element, styles: Styles) -> bool:
    """Whether a section begins with it: by its outline level, or because the contents lead to
    what was made as a heading, whatever it looks like now."""
    looks = Looks.of(paragraph)
    return not is_gone(paragraph, looks) and _is_headline(paragraph, styles, looks)


def _is_headline(paragraph: Element, styles: Styles, looks: Looks) -> bool:
    """The same of a paragraph with these looks that is known not to be deleted."""
    names = [name for start in paragraph.iter(BOOKMARK_START) if (name := start.get(NAME, ""))]
    if any(MARK.match(name) for name in names) and any(name.startswith("_Toc") for name in names):
        return True
    return styles.level(paragraph, looks) < NO_LEVEL and bool(text_of(paragraph).strip())


def mark_of(element: Element) -> str:
    """The first of our bookmarks in a paragraph or row, or right before it."""
    for start in element.iter(BOOKMARK_START):
        if found := MARK.match(start.get(NAME, "")):
            return found[0]
    before = element.getprevious()
    while before is not None and before.tag in (BOOKMARK_START, BOOKMARK_END):
        if found := MARK.match(before.get(NAME, "")):
            return found[0]
        before = before.getprevious()
    return ""


def is_contents(sdt: Element) -> bool:
    """Whether a content control is the one of a table of contents (§17.5.2.12)."""
    gallery = sdt.find(_GALLERY)
    return gallery is not None and gallery.get(VAL, "") == "Table of Contents"


def image_digest(draft: Draft, part: str, drawing: Element) -> str:
    """What tells the pictures of a drawing from others: the digest of their bytes."""
    data = b""
    for blip in drawing.iter(_BLIP):
        name = draft.target(part, blip.get(_EMBED, ""))
        data += draft.data(name) if name in draft else b""
    return hashlib.sha256(data).hexdigest()[:16]


def shown(drawing: Element) -> Element:
    """The drawing itself, of alternatives the one that programs of today show."""
    if drawing.tag != ALTERNATE:
        return drawing
    choice = drawing.find(CHOICE)
    return drawing if choice is None else choice


class _Section(Struct):
    """A section being read."""

    node: Node
    children: list[Node] = field(default_factory=list[Node])
    entries: list[Node] | None = None
    """The entries of the contents, as long as they follow each other."""

    def add(self, node: Node) -> None:
        self.entries = None
        self.children.append(node)

    def closed(self) -> Node:
        return self.node.with_children(tuple(self.children))


class _Reader:
    def __init__(
        self, draft: Draft, main: str, names: Mapping[str, str], *, is_made: bool
    ) -> None:  # fmt: skip
        self.draft, self.main, self.names, self.is_made = draft, main, names, is_made
        self.styles = Styles(draft, main)
        self.count = Count(self.styles, Numbering(draft, main))
        self.headings: dict[str, str] = {}
        """What the headings say, by the bookmarks that entries of contents lead to."""
        self.notes = {kind: self._notes(kind) for kind in _NOTES.values()}

    def read(self) -> Node:
        body = body_of(self.draft, self.main)
        sections = [_Section(Node("front", Kind.SECTION, mark="front", handle=self._place(body)))]
        for block, inside in blocks(body):
            if block.tag == TBL:
                table = self._table(self.main, block)
                if table is not None:
                    sections[-1].add(table)
            else:
                self._read_paragraph(sections, block, inside=inside)
        told = [section.closed() for section in sections]
        told = [self._led(one) if one.child("contents") else one for one in told]
        return Node("", Kind.DOCUMENT, children=(*self._title(), *told, self._running(body)))

    def _led(self, section: Node) -> Node:
        """The section, its contents leading to the headings they name.

        LibreOffice joins an entry that was deleted with the next and keeps the link of the first.
        """
        right = {text: anchor for anchor, text in reversed(self.headings.items())}
        children = [
            child.with_children(tuple(self._leading(entry, right) for entry in child.children))
            if child.key == "contents"
            else child
            for child in section.children
        ]
        return section.with_children(tuple(children))

    def _leading(self, entry: Node, right: Mapping[str, str]) -> Node:
        said = folded(entry.text)
        if self.headings.get(entry.mark, said) == said or said not in right:
            return entry
        return replace(entry, key=self._key(right[said]), mark=right[said])

    def _place(self, element: Element) -> Place:
        return Place(self.main, element)

    def _key(self, mark: str) -> str:
        return self.names.get(mark, "")

    # --- paragraphs

    def _read_paragraph(self, sections: list[_Section], block: Element, *, inside: bool) -> None:
        looks = Looks.of(block)
        has_gone = is_gone(block, looks)
        number = None if has_gone else self.count.number_standing(block, looks)
        style = self.styles.name(self.styles.of_looks(looks))
        if inside or _is_entry(block, style):
            if not has_gone:
                self._add_entry(sections[-1], block)
            return
        if not has_gone and _is_headline(block, self.styles, looks):
            mark = mark_of(block)
            for start in block.iter(BOOKMARK_START):
                self.headings[start.get(NAME, "")] = folded(text_of(block))
            node = Node(self._key(mark), Kind.SECTION, mark=mark, handle=self._place(block))
            sections.append(_Section(node))
            text = self._text(self.main, block, Scan.of(block), mark, None)
            sections[-1].add(replace(text, key="heading"))
            return
        node = self._paragraph(self.main, block, number, style=style)
        if node is not None:
            is_strip = len(sections) == 1 and self._is_strip(node, block, sections[0])
            sections[-1].add(replace(node, key=SIGNS) if is_strip else node)

    @staticmethod
    def _is_strip(node: Node, paragraph: Element, front: _Section) -> bool:
        """Whether it is the strip of signs: by its name, which LibreOffice drops, or because it
        is the first group of pictures on the cover."""
        if node.kind is not Kind.PICTURE or any(one.key == SIGNS for one in front.children):
            return False
        return node.mark == STRIP_NAME or next(paragraph.iter(_GROUP), None) is not None

    def _add_entry(self, section: _Section, paragraph: Element) -> None:
        """An entry of the contents, under the node they share; a second table is another node."""
        if section.entries is None:
            is_first = all(child.mark != "contents" for child in section.children)
            mark = "contents" if is_first else ""
            handle = self._place(paragraph)
            section.add(Node(mark, Kind.TEXT, mark=mark, handle=handle))
            section.entries = []
        text = text_of(paragraph)
        start, end = entry_span(text)
        if text[start:end]:
            mark = anchor_of(paragraph) or mark_of(paragraph)
            handle = Wording(self.main, paragraph, Extent.ENTRY)
            entry = Node(self._key(mark), Kind.PASSAGE, text[start:end], mark=mark, handle=handle)
            section.entries.append(entry)
        section.children[-1] = section.children[-1].with_children(tuple(section.entries))

    def _paragraph(
        self,
        part: str,
        paragraph: Element,
        number: Numbered | None,
        mark: str = "",
        style: str | None = None,
    ) -> Node | None:
        """The node of a paragraph; None for one that says nothing and stands for nothing.

        `style` is the name of its style where a person may choose another.
        """
        scan, mark = Scan.of(paragraph), mark or mark_of(paragraph)
        if len(scan.objects) == 1:
            drawn = self._drawing(part, paragraph, scan, mark)
            if drawn is not None:
                return drawn
        text = scan.text
        if not text and scan.objects and not mark:
            described = "; ".join(describe(one) for one in scan.objects)
            return Node("", Kind.FOREIGN, described, handle=Place(part, paragraph))
        if not text and (not mark or is_gone(paragraph)):
            return None
        return self._text(part, paragraph, scan, mark, number, style)

    def _text(
        self,
        part: str,
        paragraph: Element,
        scan: Scan,
        mark: str,
        number: Numbered | None,
        style: str | None = None,
    ) -> Node:
        extent = scan.extent
        handle = Wording(part, paragraph, extent)
        children = [Node("text", Kind.PASSAGE, scan.text, handle=handle)]
        if number is not None:
            start = "" if number.continues else str(number.value)
            children.append(Node("@number", Kind.LOOK, start, handle=Place(part, paragraph)))
        if style is not None:
            children.append(Node("@style", Kind.LOOK, style, handle=Place(part, paragraph)))
        children += (self._foreign(part, one, describe(one)) for one in scan.objects)
        children += self._references(part, scan)
        place = Place(part, paragraph)
        return Node(self._key(mark), Kind.TEXT, children=tuple(children), mark=mark, handle=place)

    def _foreign(self, part: str, element: Element, text: str) -> Node:
        return Node("", Kind.FOREIGN, text, handle=Place(part, element))

    def _references(self, part: str, scan: Scan) -> Iterator[Node]:
        """The notes and people's comments that hang on a paragraph."""
        for reference in scan.references:
            known = self.notes[_NOTES[str(reference.tag)]]
            text = known.get(reference.get(ID, ""))
            if text is not None:
                yield self._foreign(part, reference, text)

    def _notes(self, kind: str) -> Mapping[str, str]:
        """What notes or comments say, by id; those of an update are not among them."""
        name = next(iter(self.draft.related(self.main, f"{_RELATIONS}/{kind}")), "")
        try:
            root = self.draft.root(name)
        except KeyError:
            return {}
        return {
            note.get(ID, ""): f"{note.get(_AUTHOR, kind)}: {_said(note)}"
            for note in root
            if note.get(_AUTHOR) != AUTHOR
        }

    # --- drawings

    def _drawing(self, part: str, paragraph: Element, scan: Scan, mark: str) -> Node | None:
        """The chart or picture that a paragraph is there for; None when it is there for text."""
        drawing = shown(scan.objects[0])
        properties = next(drawing.iter(DOC_PR), None)
        name = "" if properties is None else properties.get("name", "")
        is_ours = bool(mark) or name == STRIP_NAME or name.startswith("es:")
        if scan.text and not is_ours:
            return None
        mark = mark or (STRIP_NAME if name == STRIP_NAME else "")
        alt = self._alt(part, properties)
        chart = next(drawing.iter(_CHART), None)
        if chart is not None:
            return self._chart(part, paragraph, mark, alt, chart)
        if next(drawing.iter(_BLIP), None) is None:
            return None
        place = Place(part, paragraph)
        image = image_digest(self.draft, part, drawing)
        look = Node("@image", Kind.LOOK, image, handle=Place(part, scan.objects[0]))
        children = (*alt, look, *self._references(part, scan))
        return Node(self._key(mark), Kind.PICTURE, children=children, mark=mark, handle=place)

    def _chart(
        self, part: str, paragraph: Element, mark: str, alt: Iterable[Node], chart: Element
    ) -> Node | None:
        name = self.draft.target(part, chart.get(_REL_ID, ""))
        if name not in self.draft:
            return None
        children = (*alt, *read_chart(self.draft, name, is_made=self.is_made))
        handle = ChartPlace(part, paragraph, name)
        return Node(self._key(mark), Kind.CHART, children=children, mark=mark, handle=handle)

    @staticmethod
    def _alt(part: str, properties: Element | None) -> tuple[Node, ...]:
        if properties is None:
            return ()
        handle = Alternative(part, properties, "descr")
        return (Node("@alt", Kind.ALT, properties.get("descr", ""), handle=handle),)

    # --- tables

    def _table(self, part: str, table: Element) -> Node | None:
        """The node of a table; None for one without rows, or whose rows are all being deleted."""
        rows = [self._row(part, row) for row in inner(table, TR) if not is_deleted(row.find(TRPR))]
        if not rows:
            return None
        mark = rows[0].mark
        children = (*self._table_alts(part, table), *_with_header_key(rows))
        handle = Place(part, table)
        return Node(self._key(mark), Kind.TABLE, children=children, mark=mark, handle=handle)

    @staticmethod
    def _table_alts(part: str, table: Element) -> Iterator[Node]:
        for key, slot in _ALTERNATIVES:
            child = table.find(f"{_TBL_PR}/{qualified(f'w:{slot}')}")
            text = "" if child is None else child.get(VAL, "")
            yield Node(key, Kind.ALT, text, handle=Alternative(part, table, slot))

    def _row(self, part: str, row: Element) -> Node:
        hanging: list[Node] = []
        cells = [self._cell(part, cell, hanging) for cell in inner(row, TC)]
        mark = mark_of(row)
        children = (*cells, *hanging)
        handle = Place(part, row)
        return Node(self._key(mark), Kind.ROW, children=children, mark=mark, handle=handle)

    def _cell(self, part: str, cell: Element, hanging: list[Node]) -> Node:
        children: list[Node] = []
        has_passage = False
        for block in inner(cell, P, TBL):
            if block.tag == TBL:
                children.append(self._foreign(part, block, _said(block)))
                continue
            self.count.number(block)
            scan = Scan.of(block)
            text = scan.text
            if text or not has_passage:
                has_passage = True
                children.append(Node("", Kind.PASSAGE, text, handle=Wording(part, block)))
            children += (self._foreign(part, one, describe(one)) for one in scan.objects)
            hanging += self._references(part, scan)
        return Node("", Kind.CELL, children=tuple(children), handle=Place(part, cell))

    # --- beside the body

    def _title(self) -> Iterator[Node]:
        """The title among the properties of the document, if it has one."""
        name = next(iter(self.draft.related("", _CORE)), "")
        root = edited_root(self.draft, name)
        title = None if root is None else root.find(TITLE)
        if title is not None:
            handle = Wording(name, title)
            text = title.text or ""
            yield Node("title", Kind.PASSAGE, text, mark="property:title", handle=handle)

    def _running(self, body: Element) -> Node:
        """Headers and footers; a part that several sections share comes once.

        Ours belong to the last section, so parts are numbered from there: the cover may get a
        header of a person's own.
        """
        parts: dict[str, str] = {}
        for section in reversed(list(body.iter(SECT_PR))):
            for reference in section:
                kind = _RUNNING.get(str(reference.tag))
                name = self.draft.target(self.main, reference.get(_REL_ID, ""))
                if kind is None or name in parts or name not in self.draft:
                    continue
                mark = f"part:{kind}:{reference.get(_TYPE, 'default')}"
                times = sum(1 for one in parts.values() if one.startswith(mark))
                parts[name] = f"{mark}:{times + 1}" if times else mark
        children = [node for name, mark in parts.items() for node in self._running_part(name, mark)]
        handle = self._place(body)
        node = Node("running", Kind.SECTION, mark="running", handle=handle)
        return node.with_children(tuple(children))

    def _running_part(self, name: str, mark: str) -> Iterator[Node]:
        root = edited_root(self.draft, name)
        number = 0
        for block, _ in () if root is None else blocks(root):
            own = f"{mark}/{number}" if number else mark
            is_table = block.tag == TBL
            node = self._table(name, block) if is_table else self._paragraph(name, block, None, own)
            if node is not None and (number == 0 or node.words or node.kind is not Kind.TEXT):
                number += not is_table
                yield node


def _with_header_key(rows: list[Node]) -> list[Node]:
    """The row that has the mark of its table is the header row."""
    if rows and rows[0].key:
        return [replace(rows[0], key="header"), *rows[1:]]
    return rows


def blocks(container: Element) -> Iterator[tuple[Element, bool]]:
    """Paragraphs and tables of the body, seen through controls, and whether they are inside the
    control of a table of contents."""
    for child in container.iterchildren():
        if child.tag in (P, TBL):
            yield child, False
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                is_toc = is_contents(child)
                yield from ((block, inside or is_toc) for block, inside in blocks(content))
        elif child.tag in CONTAINERS or child.tag == ALTERNATE:
            yield from blocks(child)


def is_entry(paragraph: Element, styles: Styles) -> bool:
    """Whether a paragraph belongs to a table of contents: by its style, or it has the field."""
    return _is_entry(paragraph, styles.name(styles.of_paragraph(paragraph)))


def _is_entry(paragraph: Element, style: str) -> bool:
    if _CONTENTS_STYLE.fullmatch(style):
        return True
    return any(_CONTENTS_FIELD.match(one.text or "") for one in paragraph.iter(_INSTRUCTION))


def anchor_of(entry: Element) -> str:
    """The bookmark that an entry of the contents leads to."""
    for link in entry.iter(HYPERLINK):
        if link.get(_ANCHOR):
            return link.get(_ANCHOR, "")
    found = (_LINK_FIELD.search(one.text or "") for one in entry.iter(_INSTRUCTION))
    return next((one[1] for one in found if one), "")


def describe(drawing: Element) -> str:
    """A short description of what a person put into a paragraph: name, alternative, words."""
    drawing = shown(drawing)
    properties = next(drawing.iter(DOC_PR), None)
    name = "" if properties is None else properties.get("descr") or properties.get("name", "")
    return " ".join(text for text in (name, _said(drawing)) if text)


def _said(element: Element) -> str:
    texts = (text_of(paragraph) for paragraph in element.iter(P))
    return " ".join(text for text in texts if text)
