"""The text of a document as a reader meets it: paragraph by paragraph, with where it stands.

The words of the sign strips and hidden objects are left out: the first have rules of their own,
the second nobody reads.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from itertools import count
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.rule import Found
from es_docs.checks.signs.seen import strips_of
from es_docs.diagnostics import Kind, Place
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    Frame,
    Furniture,
    Office,
    Report,
    Slide,
    TextParagraph,
    TextRole,
    paragraphs_of,
)
from es_docs.regex import regex

EXCERPT: Final = 60
"""Characters of a text that a finding quotes."""
_BLANKS: Final = regex(r"[\s\u00a0]+")
_NOTE_STYLE: Final = regex(
    r"uwag|przypis|foot|end ?note|źród|source|podpis|signature|etykiet|label|legend|caption|toc",
    re.IGNORECASE,
)
_NOTE_TEXT: Final = regex(
    r"\s*(\*|źródł[oa]\b|source\b|opracowanie\b|uwag[ai]\b|skróty\b|stan (na|według)\b)",
    re.IGNORECASE,
)
_FOOT_OF_SLIDE: Final = 0.78
"""Share of a slide's height below which small print stands."""


class Passage(Struct, frozen=True, eq=False):
    """A paragraph in its surroundings.

    `owner` is the object it stands in (None in the body of a report), `flow` the same number for
    paragraphs that follow one another in one box, cell or stretch of the body.
    """

    paragraph: TextParagraph
    flow: int
    owner: DrawnObject | None = None
    slide: Slide | None = None
    holds_drawing: bool = False

    @property
    def part(self) -> tuple[int | None, str]:
        """The slide or the section it stands in."""
        return self.paragraph.place.number, self.paragraph.place.name

    @property
    def text(self) -> str:
        return self.paragraph.text

    @property
    def is_blank(self) -> bool:
        return not self.text.strip() and not self.holds_drawing

    @property
    def place(self) -> Place:
        """Where it stands, with its first words."""
        return quoted(self.paragraph.place, self.text)


def quoted(place: Place, text: str) -> Place:
    """The place with the beginning of a text."""
    line = folded(text)
    is_long = len(line) > EXCERPT
    return replace(place, text=f"{line[: EXCERPT - 1].rstrip()}…" if is_long else line)


def folded(text: str) -> str:
    """The text on one line, with plain single blanks."""
    return _BLANKS.sub(" ", text).strip()


@lru_cache(maxsize=2)
def passages(document: Office) -> tuple[Passage, ...]:
    """All text of the slides, or of the body of a report, in reading order."""
    is_sign = _sign_words(document).__contains__
    found = _deck(document) if isinstance(document, Deck) else _report(document)
    return tuple(one for one in found if not is_sign(id(one.paragraph)))


def furniture_shown(report: Report) -> Iterator[Furniture]:
    """Each header and footer once, however many sections show it."""
    parts: set[str] = set()
    for furniture in report.furniture():
        if furniture.part not in parts:
            parts.add(furniture.part)
            yield furniture


def furniture_passages(report: Report, furniture: Furniture) -> Iterator[Passage]:
    """The text of a header or footer, without the words of its sign strip."""
    words = _sign_words(report)
    flows = count()
    own = (Passage(paragraph, -1) for paragraph in furniture.paragraphs)
    drawn = (inner for one in furniture.objects for inner in _of_object(one, flows, None))
    for passage in (*own, *drawn):
        if id(passage.paragraph) not in words:
            yield passage


def frame_passages(deck: Deck, frame: Frame) -> Iterator[Passage]:
    """What a layout or master shows on its slides beside the placeholders and the signs."""
    words = _sign_words(deck)
    flows = count()
    drawn = (one for one in frame.objects if not one.placeholder)
    for passage in (inner for one in drawn for inner in _of_object(one, flows, None)):
        if id(passage.paragraph) not in words:
            yield passage


@lru_cache(maxsize=2)
def _sign_words(document: Office) -> frozenset[int]:
    """Which paragraphs are words of a sign; they live as long as the document."""
    return frozenset(
        id(paragraph)
        for strip in strips_of(document)
        for one in (strip.object, *(mark.object for mark in strip.marks))
        for inner in one.walk()
        for paragraph in paragraphs_of(inner)
    ) | frozenset(
        id(paragraph)
        for strip in strips_of(document)
        for mark in strip.marks
        for paragraph in mark.words
    )


def sign_objects(document: Office) -> frozenset[int]:
    """The objects that are, or belong to, a sign strip, by `id`."""
    return frozenset(
        id(inner)
        for strip in strips_of(document)
        for one in (strip.object, *(mark.object for mark in strip.marks))
        for inner in one.walk()
    )


def _deck(deck: Deck) -> Iterator[Passage]:
    flows = count()
    for slide in deck.slides:
        for one in slide.objects:
            yield from _of_object(one, flows, slide)


def _report(report: Report) -> Iterator[Passage]:
    flows = count()
    flow = next(flows)
    following = (*report.blocks[1:], None)
    for block, after in zip(report.blocks, following, strict=False):
        if isinstance(block, TextParagraph):
            holds = isinstance(after, DrawnObject) and after.table is None
            yield Passage(block, flow, holds_drawing=holds)
        else:
            yield from _of_object(block, flows, None)
            flow = next(flows)


def _of_object(one: DrawnObject, flows: Iterator[int], slide: Slide | None) -> Iterator[Passage]:
    if one.is_hidden:
        return
    flow = next(flows)
    yield from (Passage(paragraph, flow, one, slide) for paragraph in one.paragraphs)
    for row in one.table.rows if one.table else ():
        for cell in row.cells:
            flow = next(flows)
            yield from (Passage(paragraph, flow, one, slide) for paragraph in cell.paragraphs)
    for child in one.children:
        yield from _of_object(child, flows, slide)


# --- what a text is


def is_note(passage: Passage, document: Office) -> bool:
    """Small print: a source, a remark, an explanation of abbreviations, a label, a caption."""
    paragraph = passage.paragraph
    if paragraph.role is TextRole.CAPTION or _NOTE_TEXT.match(paragraph.text):
        return True
    if isinstance(document, Report):
        return bool(_NOTE_STYLE.search(paragraph.style))
    box = passage.owner.box if passage.owner else None
    return box is not None and box.top >= _FOOT_OF_SLIDE * document.size.height


def is_running(passage: Passage, document: Office) -> bool:
    """Text that is read in sentences: no title, cell, caption, label or small print."""
    return passage.paragraph.role is TextRole.BODY and not is_note(passage, document)


# --- one finding for what is mended in one go


def gathered(breaches: Iterable[tuple[Hashable, Found]]) -> Iterator[Found]:
    """The first finding of each key; its value `count` tells how many there are."""
    found: dict[Hashable, tuple[Found, int]] = {}
    for key, one in breaches:
        first, seen = found.get(key, (one, 0))
        found[key] = (first, seen + 1)
    for first, seen in found.values():
        yield replace(first, values={**first.values, "count": str(seen)})


def mended_together(passage: Passage) -> Hashable:
    """What a person changes at once: a style of a report, a text box or title of a slide."""
    paragraph = passage.paragraph
    if paragraph.place.kind is Kind.DOCX:
        return paragraph.style, paragraph.role, paragraph.place.area
    if paragraph.role is TextRole.TITLE:
        return paragraph.role
    return id(passage.owner)
