"""The comments of an update: one a key, signed by the program, beside those of people.

ISO/IEC 29500-1 §17.13.4. A comment that is still wanted is left alone, one that is not goes; a
person's comments, answers to ours too, are never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from es_docs.markup import Element
from es_docs.merge.steps import Note
from es_docs.merge.tree import Node, folded
from es_docs.merge.word.paragraphs import runs_of, text_elements, text_of
from es_docs.merge.word.places import ID, PPR, RPR, P, Place, R, make
from es_docs.merge.word.reading import AUTHOR, COMMENTS, DOC_PR, blocks, edited_root, main_part
from es_docs.merge.word.report import Report, drop
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified

_INITIALS: Final = "es"
_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PART: Final = "word/comments.xml"
_COMMENT: Final = qualified("w:comment")
_AUTHOR: Final = qualified("w:author")
_RANGE: Final = (qualified("w:commentRangeStart"), qualified("w:commentRangeEnd"))
_REFERENCE: Final = qualified("w:commentReference")
_CHART: Final = qualified("c:chart")
_REL_ID: Final = qualified("r:id")
_OFFICE: Final = "http://schemas.microsoft.com/office"
_PARA_ID: Final = f"{{{_OFFICE}/word/2010/wordml}}paraId"
_EXTENDED: Final = f"{_OFFICE}/2011/relationships/commentsExtended"
_EX_NS: Final = f"{{{_OFFICE}/word/2012/wordml}}"
_IDS: Final = f"{_OFFICE}/2016/09/relationships/commentsIds"
_CID_NS: Final = f"{{{_OFFICE}/word/2016/wordml/cid}}"
_EXTENSIBLE: Final = f"{_OFFICE}/2018/08/relationships/commentsExtensible"
_CEX_NS: Final = f"{{{_OFFICE}/word/2018/wordml/cex}}"


def comment(draft: Draft, notes: Sequence[Note]) -> None:
    """Let the report have the comments of these notes and no other ones of an update.

    The nodes of the notes have to be read from this draft. One whose place is gone, or where no
    comment can be (headers, properties), is put on the first words of the report.
    """
    if not main_part(draft):
        return
    report = Report(draft)
    known = _Comments(report)
    waiting = list(known.ours)
    missing: list[Note] = []
    for note in notes:
        said = next((one for one in waiting if folded(_said(one)) == folded(note.text)), None)
        if said is not None:
            waiting.remove(said)
        elif note.is_new:
            missing.append(note)
    for one in waiting:
        known.remove(one)
    for note in missing:
        paragraph = _paragraph_of(report, note.node)
        if paragraph is None:
            paragraph = _first_words(report)
        if paragraph is not None:
            known.add(paragraph, note.text)
    known.close()


def _said(one: Element) -> str:
    return "\n".join(text_of(paragraph).replace("\v", "\n") for paragraph in one.iter(P))


class _Comments:
    def __init__(self, report: Report) -> None:
        self._report, self._draft = report, report.draft
        self._part = next(iter(self._draft.related(report.main, COMMENTS)), "")
        self._root = edited_root(self._draft, self._part)

    @property
    def _all(self) -> list[Element]:
        return [] if self._root is None else self._root.findall(_COMMENT)

    @property
    def ours(self) -> list[Element]:
        return [one for one in self._all if one.get(_AUTHOR) == AUTHOR]

    def add(self, paragraph: Element, text: str) -> None:
        """Comment on all of the paragraph."""
        root = self._made()
        numbers = [int(n) for one in self._all if (n := one.get(ID, "")).isdecimal()]
        number = str(max(numbers, default=-1) + 1)
        new = make("w:comment", id=number, author=AUTHOR, initials=_INITIALS)
        for line in text.split("\n"):
            new.append(self._line(line))
        root.append(new)
        start, end = make("w:commentRangeStart", id=number), make("w:commentRangeEnd", id=number)
        properties = paragraph.find(PPR)
        if properties is None:
            paragraph.insert(0, start)
        else:
            properties.addnext(start)
        paragraph.append(end)
        reference = self._styled(R, RPR, "rStyle", "character", "annotation reference")
        reference.append(make(_REFERENCE, id=number))
        paragraph.append(reference)

    def _line(self, text: str) -> Element:
        paragraph = self._styled(P, PPR, "pStyle", "paragraph", "annotation text")
        run = make(R)
        for element in text_elements(text):
            run.append(element)
        paragraph.append(run)
        return paragraph

    def _styled(self, tag: str, properties: str, name: str, kind: str, style: str) -> Element:
        """A run or paragraph in the style Word has for it, if the report has it too."""
        made, style_id = make(tag), self._report.styles.id_of(kind, style)
        if style_id:
            made.append(make(properties))
            made[0].append(make(f"w:{name}", val=style_id))
        return made

    def _made(self) -> Element:
        if self._root is None:
            data = f'<w:comments xmlns:w="{NS["w"]}"/>'.encode()
            self._part = self._draft.free_name(_PART) if _PART in self._draft else _PART
            self._draft.put(self._part, data, _CONTENT_TYPE)
            self._draft.relate(self._report.main, COMMENTS, self._part)
            self._root = self._draft.edit(self._part)
        return self._root

    def remove(self, one: Element) -> None:
        number = one.get(ID, "")
        for mark in list(self._report.body.iter(*_RANGE, _REFERENCE)):
            if mark.get(ID) != number:
                continue
            run = mark.getparent()
            drop(mark)
            if run is not None and run.tag == R and all(child.tag == RPR for child in run):
                drop(run)
        for paragraph in one.iter(P):
            self._forget(paragraph.get(_PARA_ID, ""))
        drop(one)

    def _forget(self, para_id: str) -> None:
        """Take what Word notes about a comment out of its other parts; answers stay."""
        if not para_id:
            return
        for entry in self._entries(_EXTENDED):
            if entry.get(f"{_EX_NS}paraId") == para_id:
                drop(entry)
            elif entry.get(f"{_EX_NS}paraIdParent") == para_id:
                del entry.attrib[f"{_EX_NS}paraIdParent"]
        durable = ""
        for entry in self._entries(_IDS):
            if entry.get(f"{_CID_NS}paraId") == para_id:
                durable = entry.get(f"{_CID_NS}durableId", "")
                drop(entry)
        for entry in self._entries(_EXTENSIBLE):
            if durable and entry.get(f"{_CEX_NS}durableId") == durable:
                drop(entry)

    def _entries(self, kind: str) -> list[Element]:
        names = self._draft.related(self._report.main, kind)
        roots = (edited_root(self._draft, name) for name in names)
        return [entry for root in roots if root is not None for entry in root]

    def close(self) -> None:
        """Drop the part when nothing is left in it and nothing else speaks of its comments."""
        is_alone = not any(
            self._draft.related(self._report.main, kind) for kind in (_EXTENDED, _IDS, _EXTENSIBLE)
        )
        if self._root is None or self._all or not is_alone:
            return
        for one in self._draft.relationships(self._report.main):
            if one.kind == COMMENTS:
                self._draft.unrelate(self._report.main, one.rid)
        self._draft.drop(self._part)


def _paragraph_of(report: Report, node: Node | None) -> Element | None:
    """The paragraph of the body that a node stands in; None when it stands in none."""
    if node is None:
        return None
    handle = node.handle
    part = getattr(handle, "part", "")
    if isinstance(handle, Place) and part == report.main:
        element: Element | None = handle.element
    else:
        element = _drawn_from(report, part)
    if element is None or not report.holds(element):
        marked = report.bookmark(node.mark) if node.mark else None
        found = None if marked is None else next(marked.iterancestors(P), None)
        return found if found is not None else _within(report, node)
    if element is report.body:
        return None
    if element.tag in (DOC_PR, _CHART):
        return next(element.iterancestors(P), None)
    return element if element.tag == P else next(element.iter(P), None)


def _within(report: Report, node: Node) -> Element | None:
    """The first place inside a node that has none itself."""
    found = (_paragraph_of(report, child) for child in node.children)
    return next((one for one in found if one is not None), None)


def _drawn_from(report: Report, part: str) -> Element | None:
    """The chart of the body that is drawn from that part."""
    charts = report.body.iter(_CHART)
    draft, main = report.draft, report.main
    return next((one for one in charts if draft.target(main, one.get(_REL_ID, "")) == part), None)


def _first_words(report: Report) -> Element | None:
    paragraphs = [block for block, _ in blocks(report.body) if block.tag == P]
    worded = (one for one in paragraphs if text_of(one).strip() and runs_of(one))
    return next(worded, paragraphs[0] if paragraphs else None)
