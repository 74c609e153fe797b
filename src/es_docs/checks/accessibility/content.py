"""What of a document is its content, for the rules of accessibility: words, strips, furniture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from es_docs.checks.signs.seen import SeenStrip, strips_of
from es_docs.diagnostics import Place
from es_docs.reading.model import (
    NO_PAINT,
    Deck,
    DrawnObject,
    ObjectKind,
    Report,
    TextParagraph,
    paragraphs_of,
)
from es_docs.regex import regex
from es_docs.units import Box, Emu

TITLES: Final = frozenset({"title", "ctrTitle"})
FURNITURE: Final = frozenset({"dt", "ftr", "hdr", "sldNum"})
"""Placeholders of titles, and of what repeats on every slide (ISO/IEC 29500-1 §19.7.10)."""
_LONGEST_EXCERPT: Final = 60
_NEAR: Final = Emu(540_000)
"""1.5 cm; words farther above or below a picture or table do not speak of it."""
_WORD: Final = regex(r"[^\W\d_]+")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; numbers and marks are none."""
    return [word.casefold() for word in _WORD.findall(text)]


def quoting(place: Place, text: str) -> Place:
    """The place with the words concerned, on one line and cut to what is read at a glance."""
    line = " ".join(text.split())
    if len(line) > _LONGEST_EXCERPT:
        line = line[: _LONGEST_EXCERPT - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"
    return replace(place, text=line)


def text_inside(one: DrawnObject) -> Iterator[TextParagraph]:
    """The paragraphs with words in an object and in its members."""
    for part in one.walk():
        yield from (paragraph for paragraph in paragraphs_of(part) if paragraph.text.strip())


def has_words(one: DrawnObject) -> bool:
    return next(text_inside(one), None) is not None


def stand_together(one: Box | None, text: Box | None) -> bool:
    """Whether a text stands right above or below something, with next to nothing between."""
    if one is None or text is None:
        return False
    shared = min(one.right, text.right) - max(one.left, text.left)
    gap = max(text.top - one.bottom, one.top - text.bottom)
    return 2 * shared > text.width and -_NEAR < gap < _NEAR


def is_drawn(one: DrawnObject) -> bool:
    """Whether a shape without words can be seen at all."""
    is_painted = any(paint.kind != NO_PAINT.kind for paint in (one.fill, one.line))
    return one.kind is ObjectKind.LINE or is_painted


@lru_cache(maxsize=2)
def strip_parts(document: Deck | Report) -> frozenset[int]:
    """The identities of all objects that make up the sign strips."""
    return frozenset(
        id(part)
        for strip in strips_of(document)
        for one in _members(strip)
        for part in one.walk()
    )  # fmt: skip


def _members(strip: SeenStrip) -> Iterator[DrawnObject]:
    yield strip.object
    for mark in strip.marks:
        yield mark.object
        yield from mark.holders
    if strip.separator is not None:
        yield strip.separator
