"""What is read first stands first: the order of things on a slide (A11Y-012).

The order in the file is that of screen readers, and from back to front. Columns, rows of cards and
words above the title make many orders sensible; told is only what no reader would expect.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.accessibility.content import FURNITURE, TITLES, has_words, strip_parts
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.diagnostics import Severity
from es_docs.reading.model import Deck, DrawnObject, Slide
from es_docs.units import Box

_COLUMNS: Final = 48
"""Bands a slide is cut into (7 mm of a wide one); two things in one band stand above each other."""


class _Thing(Struct, frozen=True):
    """Something that is read aloud, where it stands; `is_last`: furniture or strip."""

    object: DrawnObject
    box: Box
    is_title: bool
    is_last: bool


def slides_read_in_order(deck: Deck, _: Context) -> Iterator[Found]:
    """The first pair of each slide that is read the wrong way round."""
    strips = strip_parts(deck)
    for slide in deck.slides:
        things = list(_things(slide, deck.size, strips))
        orders = (_before_title(things), _before_content(things), _upwards(things, deck.size))
        pair = next((pair for order in orders for pair in order), None)
        if pair is not None:
            yield _told(slide, *pair)


def _things(slide: Slide, size: Box, strips: frozenset[int]) -> Iterator[_Thing]:
    for one in slide.objects:
        if one.box is None or one.is_hidden or one.is_decorative or not one.box.overlaps(size):
            continue
        is_strip = any(id(part) in strips for part in one.walk())
        if is_strip or _is_read(one):
            is_title = one.placeholder in TITLES
            yield _Thing(one, one.box, is_title, is_strip or one.placeholder in FURNITURE)


def _is_read(one: DrawnObject) -> bool:
    return has_words(one) or any(part.chart or part.alt.strip() for part in one.walk())


_Pair = tuple[str, _Thing, _Thing]


def _before_title(things: Sequence[_Thing]) -> Iterator[_Pair]:
    """Text, tables and charts read before the title; pictures have to lie behind it at times."""
    title = next((index for index, one in enumerate(things) if one.is_title), 0)
    for one in things[:title]:
        is_text = has_words(one.object) or one.object.chart is not None
        if is_text and not one.is_last and one.box.bottom > things[title].box.top:
            yield "title", one, things[title]


def _before_content(things: Sequence[_Thing]) -> Iterator[_Pair]:
    """A footer or strip at the foot of the slide that is read before what stands above it."""
    lowest: _Thing | None = None
    for one in things:
        if not one.is_last and lowest is not None and lowest.box.top >= one.box.bottom:
            yield "last", lowest, one
        if one.is_last and (lowest is None or one.box.top > lowest.box.top):
            lowest = one


def _upwards(things: Sequence[_Thing], size: Box) -> Iterator[_Pair]:
    """Something read before what lies wholly above it in the same column."""
    lowest: list[_Thing | None] = [None] * _COLUMNS
    for one in things:
        if one.is_title or one.is_last:
            continue
        for column in _columns(one.box, size):
            before = lowest[column]
            if before is not None and before.box.top >= one.box.bottom:
                yield "upwards", before, one
            if before is None or one.box.top > before.box.top:
                lowest[column] = one


def _columns(box: Box, size: Box) -> range:
    """The bands whose middle the box covers."""
    width = max(1, size.width)
    first = round((box.left - size.left) * _COLUMNS / width)
    last = round((box.right - size.left) * _COLUMNS / width)
    return range(max(0, first), min(_COLUMNS, last))


def _told(slide: Slide, variant: str, early: _Thing, late: _Thing) -> Found:
    is_furniture = variant == "last" and early.object.placeholder in FURNITURE
    return found(
        replace(slide.place, object=early.object.name),
        variant,
        severity=Severity.WARNING if is_furniture else None,
        early=early.object.name,
        late=late.object.name,
    )


CHECKS: Final[tuple[RuleCheck, ...]] = (RuleCheck("A11Y-012", deck=slides_read_in_order),)
