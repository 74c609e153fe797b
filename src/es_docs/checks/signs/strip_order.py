"""The order of the signs in a strip, and the line before those that are not of the set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.checks.signs.seen import SeenMark, SeenStrip, strips_of
from es_docs.reading.model import Deck, DrawnObject, ObjectKind, Report
from es_docs.units import Box
from es_docs.visibility.rules import (
    EARLY,
    LATE,
    RULES,
    SEPARATOR_GAP,
    SEPARATOR_WIDTH,
    SignRole,
    mandatory_roles,
)

LENGTH_TOLERANCE: Final = 0.02
GAP_TOLERANCE: Final = 0.05
WIDTH_TOLERANCE: Final = 0.1
"""Shares of what the separating line has to be."""
_VERTICAL_GAP: Final = 2 / 3
"""From a horizontal separating line to its neighbours, of H: 2X (VIS-014)."""
_BLACK: Final = "000000"


def known_order(strip: SeenStrip) -> list[SeenMark]:
    """The signs whose role is known, in their order; the first of each role.

    Of a horizontal strip those that are level with the Union's: more lines may stand below.
    """
    union = strip.marks_of(SignRole.EU)
    is_row = strip.is_measured and not strip.is_vertical and bool(union)
    marks: dict[SignRole, SeenMark] = {}
    for mark in strip.in_order():
        if mark.role is not None and (not is_row or on_one_line(mark.box, union[0].box)):
            marks.setdefault(mark.role, mark)
    return list(marks.values())


def knows_early_agreement(context: Context) -> bool:
    """The content says that nothing asks for the colours of the Republic (VIS-008)."""
    return context.story is not None and not asks_for_republic(context)


def asks_for_republic(context: Context) -> bool:
    """Agreements from 2018 on (VIS-009); without a date an agreement is taken for an early one."""
    return SignRole.RP in mandatory_roles(context.signs, context.agreement_date)


# --- VIS-004, VIS-005, VIS-006: from one end to the other


def horizontal_order(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-004, VIS-005."""
    return _misplaced(document, context, is_vertical=False)


def vertical_order(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-006."""
    return _misplaced(document, context, is_vertical=True)


def _misplaced(document: Deck | Report, context: Context, *, is_vertical: bool) -> Iterator[Found]:
    is_early = context.period == EARLY
    for strip in strips_of(document):
        marks = known_order(strip)
        if strip.is_vertical is not is_vertical or len(marks) < 2:
            continue
        variant = _ends(marks) if is_early else _sequence(marks)
        if variant:
            yield found(strip.where, variant, order=_named(marks))


def _ends(marks: Sequence[SeenMark]) -> str:
    """2014–2020: the programme's sign first, the Union's last; extra signs are VIS-013's."""
    roles = [mark.role for mark in marks if mark.role not in RULES[EARLY].optional]
    if SignRole.FE in roles and roles[0] is not SignRole.FE:
        return "first"
    return "last" if SignRole.EU in roles and roles[-1] is not SignRole.EU else ""


def _sequence(marks: Sequence[SeenMark]) -> str:
    """2021–2027: the whole order is laid down."""
    order = RULES[LATE].order
    places = [order.index(mark.role) for mark in marks if mark.role is not None]
    return "sequence" if places != sorted(places) else ""


def _named(marks: Sequence[SeenMark]) -> str:
    return ", ".join(SHORT_NAMES[mark.role] for mark in marks if mark.role is not None)


SHORT_NAMES: Final = {
    SignRole.FE: "Fundusze Europejskie",
    SignRole.RP: "Rzeczpospolita Polska",
    SignRole.VOIVODESHIP: "Dolny Śląsk",
    SignRole.BENEFICIARY: "znak beneficjenta",
    SignRole.EU: "Unia Europejska",
}
"""What a finding calls the signs in either language: they are Polish names."""


# --- VIS-009, VIS-013: the Republic second, an extra sign between the ends


def republic_is_second(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-009; the order of signs that nothing names cannot be told."""
    del context
    for strip in strips_of(document):
        marks = known_order(strip)
        roles = [mark.role for mark in marks]
        if not marks or strip.unknown:
            continue
        if SignRole.RP not in roles:
            yield found(strip.where, "missing")
        elif roles.index(SignRole.RP) != 1:
            yield found(marks[roles.index(SignRole.RP)].object.place, "place")


def extra_sign_is_between(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-013: in the line of the others; one in a line of its own may stand anywhere."""
    del context
    for strip in strips_of(document):
        roles = [mark.role for mark in known_order(strip)]
        has_ends = {SignRole.FE, SignRole.EU} <= set(roles)
        if has_ends and SignRole.BENEFICIARY in (roles[0], roles[-1]):
            yield found(strip.marks_of(SignRole.BENEFICIARY)[0].object.place)


def on_one_line(one: Box, other: Box) -> bool:
    """Whether they share more than half of the height of the lower one (VIS-007)."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return 2 * shared > min(one.height, other.height)


# --- VIS-014: the separating line


def separator_is_drawn(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-014; where the order itself is wrong, VIS-005 or VIS-006 speaks."""
    del context
    for strip in strips_of(document):
        marks = known_order(strip)
        extra = [one for one in marks if one.role in (SignRole.VOIVODESHIP, SignRole.BENEFICIARY)]
        union = strip.marks_of(SignRole.EU)
        if not extra or not union or _sequence(marks):
            continue
        if strip.separator is None:
            if strip.is_measured:
                yield found(strip.where, "missing")
            continue
        variant = _line_fault(strip, strip.separator, union[0], extra[0])
        if variant:
            yield found(strip.separator.place, variant)


def _line_fault(strip: SeenStrip, separator: DrawnObject, before: SeenMark, after: SeenMark) -> str:
    """What is wrong with the line first: colour, length, thickness, distance; "" for nothing."""
    flag, line = strip.flag_box, separator.box
    if flag is None or line is None or not strip.is_measured:
        return ""
    length, thickness = _measures(separator, line, is_vertical=strip.is_vertical)
    wanted = flag.width if strip.is_vertical else flag.height
    gap = flag.height * (_VERTICAL_GAP if strip.is_vertical else SEPARATOR_GAP)
    if _ink(separator) not in (_BLACK, None):
        return "colour"
    if abs(length - wanted) > LENGTH_TOLERANCE * wanted:
        return "length"
    width = flag.height * SEPARATOR_WIDTH
    if abs(thickness - width) > WIDTH_TOLERANCE * width:
        return "thickness"
    gaps = _gaps(before.box, line, after.box, is_vertical=strip.is_vertical)
    return "gap" if any(abs(one - gap) > GAP_TOLERANCE * gap for one in gaps) else ""


def _measures(separator: DrawnObject, box: Box, *, is_vertical: bool) -> tuple[int, int]:
    """Length and thickness; a drawn line has no extent across, but a stroke."""
    length, across = (box.width, box.height) if is_vertical else (box.height, box.width)
    is_stroke = separator.kind is ObjectKind.LINE or not across
    return length, separator.line.width if is_stroke else across


def _ink(separator: DrawnObject) -> str | None:
    has_fill = separator.fill.kind != "none" and separator.kind is not ObjectKind.LINE
    return separator.fill.colour if has_fill else separator.line.colour


def _gaps(before: Box, line: Box, after: Box, *, is_vertical: bool) -> tuple[int, int]:
    if is_vertical:
        return line.top - before.bottom, after.top - line.bottom
    return line.left - before.right, after.left - line.right


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("VIS-004", deck=horizontal_order, report=horizontal_order),
    RuleCheck("VIS-005", deck=horizontal_order, report=horizontal_order),
    RuleCheck("VIS-006", deck=vertical_order, report=vertical_order),
    RuleCheck(
        "VIS-009",
        deck=republic_is_second,
        report=republic_is_second,
        applies=asks_for_republic,
    ),
    RuleCheck("VIS-013", deck=extra_sign_is_between, report=extra_sign_is_between),
    RuleCheck("VIS-014", deck=separator_is_drawn, report=separator_is_drawn),
)
