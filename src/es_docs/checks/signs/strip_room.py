"""The room of a strip: sizes and distances of its signs, what comes near it or lies over it.

What is measured of a text without fill is its ink as far as it is certain: a placeholder may be
much larger than the words in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile, pairwise
from typing import Final

from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.checks.signs.seen import SeenMark, SeenStrip, drawings_behind, strips_of
from es_docs.checks.signs.strip_order import LENGTH_TOLERANCE, on_one_line
from es_docs.checks.signs.strip_words import size_of, union_signs, words_of
from es_docs.diagnostics import Place
from es_docs.markup import Element
from es_docs.ooxml.package import NS, qualified
from es_docs.reading.model import Deck, DrawnObject, ObjectKind, Report, Slide, TextParagraph
from es_docs.units import Box, Emu
from es_docs.visibility.rules import CLEAR_SPACE, WORDS_GAP, SignRole, mandatory_roles

_TOLERANCE: Final = 0.05
"""Of the clear space; less than what a hand that drags a shape is off."""
_OPAQUE: Final = 0.5
"""From this alpha on a fill hides what lies behind it."""
_LINE_PITCH: Final = 1.2
_PARAGRAPH: Final = qualified("w:p")
_LEFT: Final = qualified("w:left")
_START: Final = qualified("w:start")
_EMU_PER_TWIP: Final = 635


# --- sizes and distances inside: VIS-011, VIS-039, VIS-041, VIS-042


def heights_are_equal(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-011: mandatory signs are as high as the flag."""
    wanted = mandatory_roles(context.signs, context.agreement_date)
    for strip in strips_of(document):
        flag = strip.flag_box
        if flag is None:
            continue
        for mark in strip.marks:
            is_measured = mark.role in wanted and mark.role is not SignRole.EU
            off = abs(mark.box.height - flag.height) / max(flag.height, 1)
            if is_measured and not mark.is_stand_in and off > LENGTH_TOLERANCE:
                yield found(
                    mark.object.place, height=_mm(mark.box.height), flag=_mm(flag.height)
                )  # fmt: skip


def words_keep_off_flag(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-039: neither over the flag nor touching it."""
    del context
    for strip, mark in union_signs(document):
        if strip.is_measured and _words_gap(mark) <= 0:
            yield found(mark.object.place)


def _words_gap(mark: SeenMark) -> int:
    """EMU between the flag and the text next to it; negative when they overlap."""
    flag = mark.flag.box if mark.flag is not None else None
    areas = [text_area(one) for one, _ in words_of(mark)]
    gaps = [_distance(area, flag) for area in areas if area is not None and flag is not None]
    return min(gaps, default=Emu.from_mm(1000))


def _distance(one: Box, other: Box) -> int:
    """Between two boxes along the axis on which they are apart; negative when they overlap."""
    across = max(one.left - other.right, other.left - one.right)
    down = max(one.top - other.bottom, other.top - one.bottom)
    return max(across, down)


def room_is_kept_late(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-041: distances of the Księga for 2021–2027, X = H/3."""
    yield from room_is_kept(document, context)
    for strip, mark in union_signs(document):
        flag = strip.flag_box
        if flag is None or not strip.is_measured:
            continue
        gap, least = _words_gap(mark), flag.height * WORDS_GAP
        if 0 < gap < least * (1 - _TOLERANCE):
            yield found(mark.object.place, "words", gap=_mm(gap), least=_mm(least))


def room_is_kept(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-042: H/3 between signs and around the strip."""
    del context
    for strip in strips_of(document):
        flag = strip.flag_box
        if flag is None or not strip.is_measured:
            continue
        least = flag.height * CLEAR_SPACE
        yield from _narrow_gaps(strip, least)
        if isinstance(document, Deck):
            yield from _intruders(document, strip, _grown(strip.box, least), least)
        else:
            yield from _crowded(document, strip, least)


def _narrow_gaps(strip: SeenStrip, least: float) -> Iterator[Found]:
    for one, other in pairwise(strip.in_order()):
        is_pair = strip.is_vertical or on_one_line(one.box, other.box)
        gap = _distance(one.box, other.box)
        if is_pair and gap < least * (1 - _TOLERANCE):
            yield found(other.object.place, "gap", gap=_mm(max(gap, 0)), least=_mm(least))


def _grown(box: Box, by: float) -> Box:
    room = round(by * (1 - _TOLERANCE))
    return Box.of(
        box.left - room, box.top - room, box.width + 2 * room, box.height + 2 * room
    )  # fmt: skip


def _mm(length: float) -> str:
    return f"{Emu(round(length)).mm:.1f}".replace(".", ",")


# --- what comes near: VIS-041, VIS-042


def _intruders(deck: Deck, strip: SeenStrip, near: Box, least: float) -> Iterator[Found]:
    """What stands on the slides inside the clear space; what covers the strip is VIS-047's."""
    for slide in _slides_judged(deck, strip):
        for one in _neighbours(deck, strip, slide):
            ink = _ink(one)
            if ink is None or not ink.overlaps(near) or _covers(one, strip, slide):
                continue
            if not _lies_behind(one, strip, slide):
                yield found(one.place, "intruder", least=_mm(least))


def _slides_judged(deck: Deck, strip: SeenStrip) -> tuple[Slide, ...]:
    """Of a strip on a layout or master the slides that have none of their own."""
    if strip.is_on_slide:
        return strip.slides
    own = {id(slide) for one in strips_of(deck) if one.is_on_slide for slide in one.slides}
    shown = (slide for slide in strip.slides if not slide.is_hidden)
    return tuple(slide for slide in shown if id(slide) not in own)


def _neighbours(deck: Deck, strip: SeenStrip, slide: Slide) -> list[DrawnObject]:
    """What is shown on a slide beside the strip: text, pictures, tables, charts, filled shapes."""
    frames = drawings_behind(deck, slide) if strip.is_on_slide else []
    shown = [one for one in frames if one.text or one.kind is ObjectKind.PICTURE]
    shown += [one for one in slide.objects if not _holds(one, strip)]
    return [one for one in shown if one.box is not None and not one.is_hidden]


def _holds(one: DrawnObject, strip: SeenStrip) -> bool:
    """Whether it is the strip, a part of it, or a group around it."""
    parts = _parts_of(strip)
    return any(id(inner) in parts for inner in one.walk())


@lru_cache(maxsize=32)
def _parts_of(strip: SeenStrip) -> frozenset[int]:
    """The identities of the strip and its parts, which live as long as it does."""
    parts = {id(strip.object), *(id(part) for mark in strip.marks for part in mark.holders)}
    if strip.separator is not None:
        parts.add(id(strip.separator))
    return frozenset(parts)


def _lies_behind(one: DrawnObject, strip: SeenStrip, slide: Slide) -> bool:
    """A ground or an ornament: it shows nothing of its own, and was drawn before the strip."""
    if one.kind is ObjectKind.LINE:
        return True
    is_plain = one.kind is ObjectKind.SHAPE and not one.text.strip()
    return is_plain and not _is_above(one, strip, slide)


def _is_above(one: DrawnObject, strip: SeenStrip, slide: Slide) -> bool:
    """Whether it is painted after the strip."""
    over = _after_strip(slide.objects, strip) if strip.is_on_slide else slide.objects
    return any(one is other for other in over)


def _covers(one: DrawnObject, strip: SeenStrip, slide: Slide) -> bool:
    return _hides(one, strip) and _is_above(one, strip, slide)


def _hides(one: DrawnObject, strip: SeenStrip) -> bool:
    """Whether a sign lies under something that cannot be seen through, or under text."""
    signs = [mark.box for mark in strip.marks] or [strip.box]
    shown = [inner for inner in one.walk() if not inner.is_hidden and not one.is_hidden]
    over = [inner.box for inner in shown if is_opaque(inner)]
    over += [_ink(inner) for inner in shown if inner.text.strip()]
    return any(box is not None and box.overlaps(sign) for box in over for sign in signs)


def is_opaque(one: DrawnObject) -> bool:
    """Whether it hides what lies behind it; of a group its members do."""
    if one.kind in (ObjectKind.PICTURE, ObjectKind.MEDIA):
        return True
    return one.fill.kind != "none" and one.fill.alpha >= _OPAQUE


def text_area(one: DrawnObject) -> Box | None:
    """The box of a text without its insets; the whole box when it is filled."""
    if one.box is None or one.fill.kind != "none":
        return one.box
    left, top, right, bottom = one.insets
    return Box.of(
        one.box.left + left, one.box.top + top,
        max(one.box.width - left - right, 0), max(one.box.height - top - bottom, 0),
    )  # fmt: skip


def _ink(one: DrawnObject) -> Box | None:
    """What is certainly seen of an object: all of it, of a bare text the lines it must have."""
    is_bare = one.kind is ObjectKind.SHAPE and one.fill.kind == "none" and one.line.kind == "none"
    if not is_bare:
        return one.box
    area = text_area(one)
    if area is None or not one.text.strip():
        return None
    return _certain(area, one.paragraphs)


def _certain(area: Box, paragraphs: Sequence[TextParagraph]) -> Box | None:
    """The middle that lines cover wherever in the box they are anchored, as wide as one letter
    of each per half an em at least; None when there is no such middle.
    """
    height = Emu.from_points(sum(size_of(one) * _LINE_PITCH for one in paragraphs))
    spare = area.height - height
    if spare >= height:
        return None
    top = area.top + max(spare, 0)
    width = min(area.width, max((_least_width(one) for one in paragraphs), default=0))
    align = paragraphs[0].align
    left = {"right": area.right - width, "center": area.left + (area.width - width) // 2}
    bottom = area.bottom - max(spare, 0)
    return Box.of(left.get(align, area.left), top, width, max(bottom - top, 0))


def _least_width(paragraph: TextParagraph) -> int:
    """EMU; letters of text faces are on average about half an em wide, narrow ones a third."""
    return Emu.from_points(len(paragraph.text) * size_of(paragraph) / 3)


def _crowded(report: Report, strip: SeenStrip, least: float) -> Iterator[Found]:
    """Text in the same line of the body as the strip."""
    line = _line(strip)
    for block in report.blocks:
        is_text = isinstance(block, TextParagraph) and bool(block.text.strip())
        if is_text and block.element is not None and block.element is line:
            yield found(block.place, "text", least=_mm(least))


def _line(strip: SeenStrip) -> Element | None:
    """The paragraph of a Word document that a strip stands in."""
    root = strip.object.element
    return None if root is None else next(root.iterancestors(_PARAGRAPH), None)


# --- seen at all: VIS-047


def strip_is_seen(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-047: on the paper or slide, not hidden, with nothing over it."""
    del context
    for strip in strips_of(document):
        if strip.object.is_hidden:
            yield found(strip.where, "hidden")
        elif _leaves(document, strip):
            yield found(strip.where, "outside")
        elif isinstance(document, Deck):
            yield from (found(place, "covered") for place in _covered(document, strip))
            if strip.is_on_slide and _shows_twice(document, strip):
                yield found(strip.where, "twice")


def _leaves(document: Deck | Report, strip: SeenStrip) -> bool:
    """More than a hair over the edge; floating drawings of a page have no place that is known."""
    hair = max(strip.box.height // 20, 1)
    box, area = strip.box, strip.area
    if isinstance(document, Report):
        return strip.object.is_inline and _indent(strip) + box.width > area.width + hair
    inner = Box.of(box.left + hair, box.top + hair, box.width - 2 * hair, box.height - 2 * hair)
    return not area.contains(inner)


def _indent(strip: SeenStrip) -> int:
    """EMU; of the paragraph itself (ISO/IEC 29500-1 §17.3.1.12), whatever its style has."""
    line = _line(strip)
    indent = line.find("w:pPr/w:ind", NS) if line is not None else None
    value = indent.get(_LEFT) or indent.get(_START) if indent is not None else None
    return int(value) * _EMU_PER_TWIP if value and value.lstrip("-").isdigit() else 0


def _covered(deck: Deck, strip: SeenStrip) -> Iterator[Place]:
    """What lies over the strip: of its layout or master, of a layout over that, of the slides."""
    if strip.frame is not None:
        drawn = [one for one in strip.frame.objects if not one.placeholder]
        yield from (one.place for one in _after_strip(drawn, strip) if _hides(one, strip))
    for slide in _slides_judged(deck, strip):
        yield from (
            one.place for one in _neighbours(deck, strip, slide) if _covers(one, strip, slide)
        )


def _shows_twice(deck: Deck, strip: SeenStrip) -> bool:
    """Whether that of the layout or master shines through beside the slide's own, as after a
    program forgot that the slide hides it."""
    return any(
        other.frame is not None and strip.box.overlaps(other.box) and strip.box != other.box
        for other in strips_of(deck)
        if any(slide is one for slide in strip.slides for one in other.slides)
    )


def _after_strip(objects: Sequence[DrawnObject], strip: SeenStrip) -> list[DrawnObject]:
    """What is painted later."""
    return list(dropwhile(lambda one: not _holds(one, strip), objects))[1:]


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("VIS-011", deck=heights_are_equal, report=heights_are_equal),
    RuleCheck("VIS-039", deck=words_keep_off_flag, report=words_keep_off_flag),
    RuleCheck("VIS-041", deck=room_is_kept_late, report=room_is_kept_late),
    RuleCheck("VIS-042", deck=room_is_kept, report=room_is_kept),
    RuleCheck("VIS-047", deck=strip_is_seen, report=strip_is_seen),
)
