"""Elements of the report the data make, made at home in the report that people have edited.

Styles are found by name, lists are made anew, pictures and charts are brought with their parts;
ids are fresh. What a style, list or part is called in ours means nothing in theirs.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from es_docs.markup import Element
from es_docs.merge.word.numbering import Numbering
from es_docs.merge.word.places import (
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    NAME,
    PPR,
    RPR,
    SECT_PR,
    TBL,
    TC,
    TR,
    VAL,
    P,
    make,
)
from es_docs.merge.word.reading import DOC_PR, MARK
from es_docs.merge.word.report import RANGE_ENDS, Report, drop
from es_docs.merge.word.styles import Styles, kind_of, name_of, references
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified

_P_STYLE: Final = qualified("w:pStyle")
_STYLED: Final = {
    _P_STYLE: "paragraph",
    qualified("w:rStyle"): "character",
    qualified("w:tblStyle"): "table",
}
_REMEMBERED: Final = frozenset({P, TBL, TR, TC, DOC_PR})
"""Elements of ours that handles of nodes lead to."""
_RELATION: Final = f"{{{NS['r']}}}"
_NUM_ID: Final = qualified("w:numId")
_COMMENT_PARTS: Final = frozenset(
    map(qualified, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"))
)


class Adopter:
    """Brings elements from ours into a report; `placed` says what became of them."""

    def __init__(self, report: Report, ours: Draft, main: str) -> None:
        self._report, self._ours, self.main = report, ours, main
        self._styles = Styles(ours, main)
        self._numbering = Numbering(ours, main)
        self._style_ids: dict[tuple[str, str], str] = {}
        self._lists: dict[str, str] = {}
        self._marked: dict[str, Element] | None = None
        self.placed: dict[Element, Element] = {}

    # --- ours

    def marked(self, mark: str) -> Element | None:
        """The paragraph of ours under that mark."""
        if self._marked is None:
            self._marked = {}
            for start in self._ours.root(self.main).iter(BOOKMARK_START):
                paragraph = next(start.iterancestors(P), None)
                if paragraph is not None and MARK.match(start.get(NAME, "")):
                    self._marked.setdefault(start.get(NAME, ""), paragraph)
        return self._marked.get(mark)

    def style_name(self, paragraph: Element) -> str:
        return self._styles.name(self._styles.of_paragraph(paragraph))

    def is_styled_alike(self, own: Element, theirs: Element) -> bool:
        """Whether a paragraph of ours and one of the report have styles of one name."""
        styles = self._report.styles
        return self.style_name(own) == styles.name(styles.of_paragraph(theirs))

    def restyle(self, paragraph: Element, name: str) -> None:
        """Give a paragraph of the report the style of ours that has this name."""
        style_id = self._style(self._styles.id_of("paragraph", name), "paragraph")
        if not style_id:
            return
        look = paragraph.find(PPR)
        if look is None:
            look = make("w:pPr")
            paragraph.insert(0, look)
        own = look.find(_P_STYLE)
        if own is None:
            own = make("w:pStyle")
            look.insert(0, own)
        own.set(VAL, style_id)

    def level(self, paragraph: Element) -> int:
        return self._styles.level(paragraph)

    # --- adopting

    def adopt(self, element: Element, part: str = "", source: str = "") -> Element:
        """A copy of an element of ours fit for a part of the report, both the main one if not
        given. Its section properties stay behind."""
        copy = deepcopy(element)
        for old, new in zip(element.iter(), copy.iter(), strict=True):
            if old.tag in _REMEMBERED:
                self.placed[old] = new
        self.settle_in(copy, part or self._report.main, source or self.main)
        return copy

    def settle_in(self, copy: Element, part: str, source: str) -> None:
        """Give a copy the ids, styles, lists and relationships of the part it is to stand in."""
        self._renumber(copy)
        for one in list(copy.iter()):
            tag = str(one.tag)
            if tag in _STYLED:
                self._restyle(one, _STYLED[tag])
            elif tag == _NUM_ID:
                one.set(VAL, self._list(one.get(VAL, "")))
            elif tag == SECT_PR or tag in _COMMENT_PARTS:
                drop(one)
                continue
            self._relate(one, part, source)

    def _restyle(self, reference: Element, kind: str) -> None:
        style_id = self._style(reference.get(VAL, ""), kind)
        if style_id:
            reference.set(VAL, style_id)
        else:
            drop(reference)

    def _relate(self, element: Element, part: str, source: str) -> None:
        for key, value in element.attrib.items():
            if str(key).startswith(_RELATION) and value:
                element.set(str(key), self._relation(str(value), part, source))

    def _relation(self, rid: str, part: str, source: str) -> str:
        draft = self._report.draft
        found = next((one for one in self._ours.relationships(source) if one.rid == rid), None)
        if found is None:
            return rid
        if found.is_external:
            return draft.relate(part, found.kind, found.target, is_external=True)
        return draft.relate(part, found.kind, draft.bring(self._ours, found.target))

    def _renumber(self, copy: Element) -> None:
        """Fresh ids for bookmarks and drawings; what had a bookmark of that name loses it."""
        numbers: dict[str, str] = {}
        for one in list(copy.iter(BOOKMARK_START, BOOKMARK_END, DOC_PR)):
            if one.tag == DOC_PR:
                one.set("id", str(self._report.next_id("drawing")))
                continue
            old = one.get(ID, "")
            if one.tag == BOOKMARK_START and self._report.claim(one.get(NAME, "")):
                numbers[old] = str(self._report.next_id("bookmark"))
                self._report.know(one)
            if old in numbers:
                one.set(ID, numbers[old])
            else:
                drop(one)

    # --- styles and lists

    def _style(self, style_id: str, kind: str) -> str:
        """The id in the report of a style of ours, which is brought when it is not there."""
        known = self._style_ids.get((kind, style_id))
        style = self._styles.get(style_id)
        if known is not None or style is None:
            return known or ""
        theirs = self._report.styles
        found = theirs.id_of(kind, name_of(style))
        self._style_ids[kind, style_id] = found
        if not found and theirs.part:
            copy = theirs.adopt(style)
            found = copy.get(qualified("w:styleId"), "")
            self._style_ids[kind, style_id] = found
            self._settle_style(copy)
        return found

    def _settle_style(self, style: Element) -> None:
        for reference in references(style):
            wanted = reference.get(VAL, "")
            of = self._styles.get(wanted)
            style_id = "" if of is None else self._style(wanted, kind_of(of))
            if style_id:
                reference.set(VAL, style_id)
            else:
                drop(reference)
        for number in style.iter(_NUM_ID):
            number.set(VAL, self._list(number.get(VAL, "")))

    def _list(self, list_id: str) -> str:
        """A list in the report like one of ours: after the definition that the style of its
        paragraphs counts by there, else after a copy of ours."""
        if list_id not in self._lists and list_id not in ("", "0"):
            abstract = self._abstract_like(list_id)
            own = self._numbering.abstract(list_id)
            theirs = self._report.numbering
            if abstract or own is not None:
                abstract = abstract or theirs.adopt(
                    own if own is not None else make("w:abstractNum")
                )
                self._lists[list_id] = theirs.new_list(abstract, self._numbering.starts(list_id))
        return self._lists.get(list_id, list_id)

    def _abstract_like(self, list_id: str) -> str:
        wanted = self._numbering.abstract_of(list_id)
        for style_id in self._styles.ids("paragraph"):
            number = self._styles.own_list(style_id)
            if number and self._numbering.abstract_of(number) == wanted:
                style = self._styles.get(style_id)
                theirs = self._report.styles
                twin = "" if style is None else theirs.id_of("paragraph", name_of(style))
                own = theirs.own_list(twin) if twin else ""
                if own:
                    return self._report.numbering.abstract_of(own)
        return ""


def cleaned(copy: Element) -> Element:
    """A copied row or paragraph made plain: no marks, comments, revisions, links, controls,
    fields or drawings; only texts and their looks."""
    for one in list(copy.iter()):
        tag = str(one.tag)
        if tag in _DROPPED or tag in RANGE_ENDS or tag in RANGE_ENDS.values():
            drop(one)
        elif tag in _UNWRAPPED and one is not copy:
            _unwrap(one)
        else:
            for key in [key for key in one.attrib if str(key).endswith(("}paraId", "}textId"))]:
                del one.attrib[key]
    return copy


_DROPPED: Final = frozenset(
    {
        SECT_PR,
        *(
            qualified(f"w:{name}")
            for name in (
                "del", "moveFrom", "commentReference", "footnoteReference", "endnoteReference",
                "drawing", "pict", "object", "proofErr", "fldChar", "instrText", "pPrChange",
                "rPrChange", "trPrChange", "tcPrChange", "cellIns", "cellDel", "sdtPr", "sdtEndPr",
                "vMerge", "lastRenderedPageBreak", "annotationRef", "footnoteRef",
            )
        ),
        qualified("mc:AlternateContent"),
    }
)  # fmt: skip
_UNWRAPPED: Final = frozenset(
    qualified(f"w:{name}")
    for name in (
        "ins", "moveTo", "hyperlink", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple"
    )
)  # fmt: skip


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if parent.tag in (RPR, qualified("w:trPr")):
        parent.remove(element)
        return
    for child in list(element):
        element.addprevious(child)
    parent.remove(element)


def properties_like(paragraph: Element, model: Element) -> None:
    """Give a paragraph the properties of another: style, spacing, list, but no section."""
    for old in paragraph.findall(PPR):
        paragraph.remove(old)
    found = model.find(PPR)
    if found is not None:
        paragraph.insert(0, cleaned(deepcopy(found)))
