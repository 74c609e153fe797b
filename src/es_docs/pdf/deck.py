"""The tags of an exported presentation, put right by what the presentation itself says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from es_docs.pdf.matching import (
    PageFrame,
    decoration_of,
    flatten,
    gather,
    is_same,
    is_within,
    make_lists,
    mark_languages,
    mark_table,
    squeezed,
)
from es_docs.pdf.stream import Changes
from es_docs.pdf.tree import Content, Kid, Node
from es_docs.reading.model import Deck, DrawnObject, ObjectKind, Slide, TextParagraph
from es_docs.reading.pdf.content import Bounds

_FURNITURE: Final = frozenset({"sldNum", "dt", "ftr", "hdr"})
"""Placeholders of what stands on every slide."""
_SPEAKING: Final = frozenset({ObjectKind.GROUP, ObjectKind.CHART, ObjectKind.DIAGRAM})
"""Objects whose text alternative stands for everything drawn inside them, words too."""

_Words: TypeAlias = tuple[str, Bounds]
"""A text, squeezed, and the box it stands in."""


def dress_deck(root: Node, deck: Deck, sizes: Sequence[tuple[float, float]]) -> list[Changes]:
    """Makes a section for each slide and says what on its page is an artifact.

    `sizes` are the widths and heights of the pages. When they are not as many as the slides, the
    tree alone is put in order.
    """
    slides = [slide for slide in deck.slides if not slide.is_hidden]
    known = slides if len(slides) == len(sizes) else []
    kids = _by_page(root, len(sizes))
    sections: list[Node] = []
    changes: list[Changes] = []
    for at, (width, height) in enumerate(sizes):
        section = Node("Sect", kids[at])
        _simplify(section)
        furniture: set[Content] = set()
        if known:
            frame = PageFrame(height, width / deck.size.width)
            page = _SlidePage(section, known[at], frame, deck.properties.language)
            furniture = page.dress()
        decoration = decoration_of(section)
        section.remove({*furniture, *decoration})
        _loosen(section)
        sections.append(section)
        changes.append(
            Changes(
                decoration=frozenset(one.mcid for one in decoration),
                furniture=frozenset(one.mcid for one in furniture),
            )
        )
    root.kids = list(sections)
    return changes


def _by_page(root: Node, count: int) -> list[list[Kid]]:
    pages: list[list[Kid]] = [[] for _ in range(count)]
    for kid in root.kids:
        page = kid.page
        if page is not None:
            pages[page].append(kid)
    return pages


def _simplify(section: Node) -> None:
    """One heading level for the titles of slides; headings and figures hold their content."""
    for node in section.walk():
        if node.kind == "H":
            node.kind = "H1"
        if node.kind in ("H1", "Figure"):
            flatten(node)


def _loosen(section: Node) -> None:
    """Boxes around paragraphs tell a reader nothing."""
    section.change(lambda node: node.kids if node.kind in ("Div", "NonStruct") else [node])
    section.prune()


class _SlidePage:
    """A slide and its page."""

    def __init__(self, section: Node, slide: Slide, frame: PageFrame, language: str) -> None:
        self.section = section
        self.slide = slide
        self.frame = frame
        self.language = language
        self.own_words = [
            words
            for one in slide.objects
            if one.placeholder not in _FURNITURE
            for words in self._words(one)
        ]

    def dress(self) -> set[Content]:
        """Puts the section right; gives back what stands on every slide."""
        self.section.title = self.slide.title
        furniture = self._furniture()
        self.section.remove(furniture)
        furniture |= self._describe(self.slide.objects)
        self._mark_tables()
        self._mark_paragraphs()
        return furniture

    def _words(self, one: DrawnObject) -> Iterator[_Words]:
        for member in one.walk():
            if member.box is not None:
                bounds = self.frame.bounds(member.box)
                for paragraph in member.paragraphs:
                    yield squeezed(paragraph.text), bounds

    # --- what stands on every slide

    def _furniture(self) -> set[Content]:
        repeated = [*self.slide.master.objects, *self.slide.layout.objects]
        objects = [one for one in repeated if not one.placeholder]
        objects += [one for one in self.slide.objects if one.placeholder in _FURNITURE]
        boxes = [
            self.frame.bounds(one.box)
            for one in objects
            if one.box is not None and (one.kind is not ObjectKind.SHAPE or one.text.strip())
        ]
        return {
            content
            for content in self.section.contents()
            if any(is_within(content.piece.bounds, box) for box in boxes)
            and not self._is_own(content)
        }

    def _is_own(self, content: Content) -> bool:
        """Whether the slide itself says these words at this place, or shows this picture."""
        text = squeezed(content.piece.text)
        if text:
            return any(
                text in words and is_within(content.piece.bounds, box)
                for words, box in self.own_words
            )
        objects = (one for one in self.slide.objects if one.kind is not ObjectKind.SHAPE)
        return any(
            one.box is not None and is_within(content.piece.bounds, self.frame.bounds(one.box))
            for one in objects
        )

    # --- figures

    def _describe(self, objects: Sequence[DrawnObject]) -> set[Content]:
        """Gives figures the text alternatives of the objects; what is decorative is given back."""
        decorative: set[Content] = set()
        for one in objects:
            if one.box is None or one.is_hidden:
                continue
            if one.kind is ObjectKind.GROUP and not one.alt:
                decorative |= self._describe(one.children)
            elif one.kind in _SPEAKING and one.alt:
                gather(self.section, self._inside(one), one.alt)
            elif one.kind is not ObjectKind.TABLE and not one.text.strip():
                decorative |= self._describe_one(one)
        return decorative

    def _describe_one(self, one: DrawnObject) -> set[Content]:
        """A picture or a drawing without words: it is where its object is."""
        if one.box is None:
            return set()
        bounds = self.frame.bounds(one.box)
        found = {
            content
            for content in self.section.contents()
            if is_same(content.piece.bounds, bounds) and not content.piece.fonts
        }
        if found and one.alt:
            gather(self.section, found, one.alt)
        return found if one.is_decorative and not one.alt else set()

    def _inside(self, one: DrawnObject) -> set[Content]:
        """All that is drawn inside an object, but for the words of objects that lie over it."""
        if one.box is None:
            return set()
        bounds = self.frame.bounds(one.box)
        others = [
            words
            for other in self.slide.objects
            if other is not one
            for words in self._words(other)
        ]
        described = {
            content
            for node in self.section.nodes("Figure")
            if node.alt
            for content in node.contents()
        }
        return {
            content
            for content in self.section.contents()
            if content not in described
            and is_within(content.piece.bounds, bounds)
            and not _is_said(content, others)
        }

    # --- tables and paragraphs

    def _mark_tables(self) -> None:
        tables = [one for one in self.slide.walk() if one.table is not None]
        nodes = self.section.nodes("Table")
        for node in nodes:
            for one in tables:
                if one.box and one.table and is_within(node.bounds, self.frame.bounds(one.box)):
                    mark_table(node, one.table)
                    tables.remove(one)
                    break

    def _mark_paragraphs(self) -> None:
        """Lists and languages, from the paragraphs that say the same at the same place."""
        pairs = self._paragraphs()
        levels: dict[Node, int] = {}
        for node, paragraph in pairs:
            mark_languages(node, paragraph, self.language)
            if paragraph.bullet != "none":
                levels[node] = paragraph.level
        if levels:
            for parent in list(self.section.walk()):
                make_lists(parent, levels)

    def _paragraphs(self) -> list[tuple[Node, TextParagraph]]:
        waiting = [
            (squeezed(paragraph.text), self.frame.bounds(one.box), paragraph)
            for one in self.slide.walk()
            if one.box is not None
            for paragraph in one.paragraphs
        ]
        pairs: list[tuple[Node, TextParagraph]] = []
        for node in self.section.nodes("P", "H1"):
            text = squeezed(node.text)
            for one in waiting:
                words, box, paragraph = one
                if text and words == text and is_within(node.bounds, box):
                    pairs.append((node, paragraph))
                    waiting.remove(one)
                    break
        return pairs


def _is_said(content: Content, words: Sequence[_Words]) -> bool:
    text = squeezed(content.piece.text)
    return bool(text) and any(
        text in said and is_within(content.piece.bounds, box) for said, box in words
    )
