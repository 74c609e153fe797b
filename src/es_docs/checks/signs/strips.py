"""The sign strip of a document: where it stands and which signs it holds.

What is said of a strip that cannot be seen through (one picture of all signs, signs that nothing
names) is only what can be told: that it is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.checks.signs import strip_order, strip_room, strip_words
from es_docs.checks.signs.first_page import first_slide, is_on_first_page, last_slide, maybe_strip
from es_docs.checks.signs.seen import SeenStrip, strips_of
from es_docs.checks.signs.sign_words import folded
from es_docs.checks.signs.strip_order import (
    SHORT_NAMES,
    knows_early_agreement,
    on_one_line,
)
from es_docs.diagnostics import Area, Place
from es_docs.reading.model import Deck, Report
from es_docs.visibility.rules import EARLY, MAX_SIGNS, SignRole, mandatory_roles

_PROGRAMME_WORDS: Final = "program regionalny"
"""Of the programme's sign when words stand in for it, 2014–2020 (VIS-002)."""
_BEHIND: Final = {
    Area.LAYOUT: "layout", Area.MASTER: "master", Area.HEADER: "header", Area.FOOTER: "footer",
}  # fmt: skip
"""How VIS-050 calls what lies behind the text."""


# --- where: VIS-001, VIS-049, VIS-050


def strip_is_on_first_page(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-001; a wide picture that nothing describes may be the strip, which is told apart."""
    del context
    strips = strips_of(document)
    if document.is_empty or any(is_on_first_page(strip, document) for strip in strips):
        return
    picture = maybe_strip(document)
    if picture is not None:
        yield found(picture.place, "picture")
    else:
        yield found(_first_place(document), "elsewhere" if strips else "none")


def _first_place(document: Deck | Report) -> Place:
    if isinstance(document, Deck):
        first = first_slide(document) or document.slides[0]
        return replace(first.place, object="", text="")
    return replace(document.place, area=Area.BODY)


def closing_slide_repeats_strip(deck: Deck, context: Context) -> Iterator[Found]:
    """VIS-049: only of a deck that has a strip and an end."""
    del context
    strips, last = strips_of(deck), last_slide(deck)
    if last is None or last is first_slide(deck) or not strips:
        return
    if not any(last in strip.slides for strip in strips):
        yield found(last.place)


def strip_belongs_to_first_page(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-050; where the first page shows no strip at all, VIS-001 speaks."""
    del context
    first = [strip for strip in strips_of(document) if is_on_first_page(strip, document)]
    if first and not any(strip.is_on_slide for strip in first):
        where = first[0].where
        yield found(_first_place(document), _BEHIND.get(where.area, "master"), shown=where.name)


# --- which: VIS-002, VIS-003, VIS-007, VIS-008, VIS-012


def mandatory_signs_are_there(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-002, VIS-003; the colours of the Republic in 2014–2020 are VIS-009's."""
    wanted = [
        role
        for role in mandatory_roles(context.signs, context.agreement_date)
        if context.period != EARLY or role is not SignRole.RP
    ]
    for strip in strips_of(document):
        yield from _missing(strip, wanted)
        yield from _doubled(strip, wanted)
        if context.period == EARLY:
            yield from _without_programme(strip)


def _missing(strip: SeenStrip, wanted: list[SignRole]) -> Iterator[Found]:
    """Signs that nothing names may be the missing ones, so they count for them."""
    missing = [role for role in wanted if not strip.marks_of(role)]
    if len(missing) > len(strip.unknown) and not strip.is_picture:
        yield found(strip.where, "missing", signs=_names(missing))


def _doubled(strip: SeenStrip, wanted: list[SignRole]) -> Iterator[Found]:
    counts = Counter(mark.role for mark in strip.marks)
    doubled = [role for role in wanted if counts[role] > 1]
    if doubled:
        yield found(strip.where, "twice", signs=_names(doubled))


def _without_programme(strip: SeenStrip) -> Iterator[Found]:
    for mark in strip.marks_of(SignRole.FE):
        if mark.is_stand_in and _PROGRAMME_WORDS not in folded(mark.text):
            yield found(replace(mark.object.place, text=mark.text), "programme")


def _names(roles: list[SignRole]) -> str:
    return ", ".join(SHORT_NAMES[role] for role in roles)


def four_signs_at_most(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-007: of the signs level with each other."""
    del context
    for strip in strips_of(document):
        count = max((_count_beside(strip, index) for index in range(len(strip.marks))), default=0)
        if count > MAX_SIGNS:
            yield found(strip.where, count=count)


def _count_beside(strip: SeenStrip, index: int) -> int:
    anchor = strip.marks[index].box
    if not strip.is_measured:
        return len(strip.marks)
    return sum(on_one_line(mark.box, anchor) for mark in strip.marks)


def republic_is_absent(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-008."""
    del context
    for strip in strips_of(document):
        for mark in strip.marks_of(SignRole.RP):
            yield found(mark.object.place)


def no_foreign_signs(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-012; in a foreign strip nothing tells a contractor's sign from any other."""
    del context
    for strip in strips_of(document):
        if strip.is_named:
            for mark in strip.unknown:
                yield found(mark.object.place)


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("VIS-001", deck=strip_is_on_first_page, report=strip_is_on_first_page),
    RuleCheck("VIS-002", deck=mandatory_signs_are_there, report=mandatory_signs_are_there),
    RuleCheck("VIS-003", deck=mandatory_signs_are_there, report=mandatory_signs_are_there),
    RuleCheck("VIS-007", deck=four_signs_at_most, report=four_signs_at_most),
    RuleCheck(
        "VIS-008",
        deck=republic_is_absent,
        report=republic_is_absent,
        applies=knows_early_agreement,
    ),
    RuleCheck("VIS-012", deck=no_foreign_signs, report=no_foreign_signs),
    RuleCheck("VIS-049", deck=closing_slide_repeats_strip),
    RuleCheck("VIS-050", deck=strip_belongs_to_first_page, report=strip_belongs_to_first_page),
    *strip_order.CHECKS,
    *strip_room.CHECKS,
    *strip_words.CHECKS,
)
