"""The Union emblems of a finished document: where each is, what it looks like, what is behind it.

Found are those of the sign strips and those that stand alone; a picture that shows a whole strip
counts by the part of it where the emblem is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import takewhile
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.signs.emblem_drawn import drawn_emblem
from es_docs.checks.signs.emblem_looks import Area, EmblemLooks
from es_docs.checks.signs.emblem_picture import picture_looks
from es_docs.checks.signs.picture_facts import crop_of, is_white_at, pixel_size
from es_docs.checks.signs.seen import SeenStrip, frames_shown, strips_of
from es_docs.diagnostics import Place
from es_docs.ooxml.package import NS, qualified
from es_docs.reading.model import Colour, Deck, DrawnObject, Frame, ObjectKind, Report, Slide
from es_docs.regex import regex
from es_docs.units import Box
from es_docs.visibility.emblem import BORDER_RATIO
from es_docs.visibility.rules import EMBLEM_NAME, MARK_PREFIX

_SEEN_PIXELS: Final = 60
"""Height from which the stars of an emblem that fills its picture are told apart with certainty."""


class Flag(Struct, frozen=True, eq=False):
    """An emblem. `object` is its picture, or the shape of its rectangle; `box` the rectangle alone.

    `looks` tells how it looks in each file of the picture; nothing when none can be read.
    `ground` is the colour behind it and H/25 around it, None when there is not one colour, as on a
    photograph (`is_on_picture`). `members` are the shapes it is drawn of; `slides` those that
    show it.
    """

    object: DrawnObject
    place: Place
    box: Box
    looks: tuple[EmblemLooks, ...]
    members: tuple[DrawnObject, ...] = ()
    ground: Colour | None = "FFFFFF"
    is_on_picture: bool = False
    strip: SeenStrip | None = None
    slides: tuple[Slide, ...] = ()

    @property
    def is_picture(self) -> bool:
        return self.object.picture is not None

    @property
    def is_unreadable(self) -> bool:
        """Our name or the words of a strip say that it is the emblem, and it can be looked at, but
        shows none. Where only words say so it has to have pixels enough for stars to be seen."""
        picture = self.object.picture
        if self.looks or picture is None:
            return not self.looks
        pixels = pixel_size(picture.data)
        is_named = self.object.name == EMBLEM_NAME
        return pixels is not None and (is_named or pixels[1] >= _SEEN_PIXELS)


@lru_cache(maxsize=2)
def flags_of(document: Deck | Report) -> tuple[Flag, ...]:
    """Every emblem, each place once: on slides, then in layouts and masters; in the text of a
    report, then in its headers and footers."""
    strips = strips_of(document)
    found = _deck_flags(document) if isinstance(document, Deck) else _report_flags(document)
    flags = tuple(replace(flag, strip=_strip_of(flag, strips)) for flag in found)
    seen = {id(part) for flag in flags for part in (flag.object, *flag.members)}
    return (*flags, *_told_flags(strips, seen))


def _told_flags(strips: Sequence[SeenStrip], seen: AbstractSet[int]) -> Iterator[Flag]:
    """Emblems of strips that their words tell, though their files cannot be read (EMF)."""
    for strip in strips:
        flag = strip.flag
        if flag is None or flag.box is None or flag.picture is None or id(flag) in seen:
            continue
        yield Flag(
            flag,
            place_of(flag),
            flag.box,
            (),
            ground=strip.ground,
            strip=strip,
            slides=strip.slides,
        )


def _strip_of(flag: Flag, strips: Sequence[SeenStrip]) -> SeenStrip | None:
    parts = {id(one) for one in (flag.object, *flag.members)}
    for strip in strips:
        tops = (strip.object, *(mark.object for mark in strip.marks))
        if any(id(inner) in parts for top in tops for inner in top.walk()):
            return strip
    return None


# --- where they stand


def _deck_flags(deck: Deck) -> Iterator[Flag]:
    for slide in deck.slides:
        below = [one for frame in frames_shown(deck, slide) for one in _drawings(frame)]
        for flag in _flags_among(slide.objects):
            on_ground = _on_ground([*below, *slide.objects], flag, slide.background)
            yield replace(on_ground, slides=(slide,))
    for frame in deck.frames:
        shown = [slide for slide in deck.slides if frame in frames_shown(deck, slide)]
        if shown:
            drawings = _drawings(frame)
            for flag in _flags_among(drawings):
                on_ground = _on_ground(drawings, flag, frame.background)
                yield replace(on_ground, slides=tuple(shown))


def _drawings(frame: Frame) -> list[DrawnObject]:
    return [one for one in frame.objects if not one.placeholder]


def _report_flags(report: Report) -> Iterator[Flag]:
    background = report.settings.background
    body = [block for block in report.blocks if isinstance(block, DrawnObject)]
    furniture = {one.part: one.objects for one in report.furniture()}
    for objects in (body, *furniture.values()):
        for one in objects:
            for flag in _flags_among([one]):
                paper = _shading(one) or background
                yield _on_ground([one], flag, paper)


def _flags_among(objects: Sequence[DrawnObject]) -> Iterator[Flag]:
    """Emblems among things that stand side by side, then those inside groups."""
    loose = [one for one in objects if one.kind is ObjectKind.SHAPE]
    drawn = _drawn_flag(loose)
    if drawn is not None:
        yield drawn
    for one in objects:
        if one.is_hidden:
            continue
        if one.picture is not None and one.box is not None:
            yield from _picture_flag(one, one.box)
        elif one.kind is ObjectKind.GROUP:
            yield from _group_flags(one)


def _group_flags(group: DrawnObject) -> Iterator[Flag]:
    """The innermost group that holds an emblem is the one that is looked at."""
    inner = list(_flags_among([one for one in group.children if one.children or one.picture]))
    drawn = None if inner else _drawn_flag([group])
    yield from inner
    if drawn is not None:
        yield drawn
    elif not inner and group.name == EMBLEM_NAME and group.box is not None:
        yield Flag(group, place_of(group), group.box, ())


def _drawn_flag(objects: Sequence[DrawnObject]) -> Flag | None:
    emblem = drawn_emblem(objects)
    if emblem is None or emblem.field.box is None:
        return None
    field = emblem.field
    return Flag(field, place_of(field), emblem.field.box, (emblem.looks,), (field, *emblem.stars))


def _picture_flag(one: DrawnObject, box: Box) -> Iterator[Flag]:
    picture = one.picture
    if picture is None or one.name.startswith(MARK_PREFIX):
        return
    looks = picture_looks(picture.data, picture.vector)
    if looks or one.name == EMBLEM_NAME:
        yield Flag(one, place_of(one), _shown(one, box, looks), looks)


def _shown(one: DrawnObject, box: Box, looks: Sequence[EmblemLooks]) -> Box:
    """The rectangle of the emblem inside the box of its picture."""
    if not looks:
        return box
    area: Area = crop_of(one).shown(looks[0].area)
    return Box.of(
        round(box.left + area.left * box.width),
        round(box.top + area.top * box.height),
        round(area.width * box.width),
        round(area.height * box.height),
    )


def place_of(one: DrawnObject) -> Place:
    """Where an object stands, by its own name."""
    return replace(one.place, object=one.name, text="")


# --- what is behind them


_SLACK: Final = 3
"""EMU that rounding may leave between two edges."""
_OPAQUE: Final = 0.95


def _on_ground(drawings: Sequence[DrawnObject], flag: Flag, background: Colour | None) -> Flag:
    """The flag with the frontmost filled thing on which it stands with H/25 around it.

    A panel that holds the flag but not the margin is no ground: what is behind the panel counts.
    """
    around = _grown(flag.box, round(0.9 * BORDER_RATIO * flag.box.height) - _SLACK)
    parts = {id(one) for one in (flag.object, *flag.members)}
    leaves = (leaf for one in drawings for leaf in one.walk() if not leaf.children)
    below = list(takewhile(lambda leaf: id(leaf) not in parts, leaves))
    for one in reversed(below):
        if one.box is None or one.is_hidden or not one.box.overlaps(flag.box):
            continue
        if one.picture is not None:
            is_white = is_white_at(one.picture.data, _part(one.box, around))
            return replace(flag, ground="FFFFFF" if is_white else None, is_on_picture=not is_white)
        if one.fill.kind != "none" and one.fill.alpha > _OPAQUE and one.box.contains(around):
            return replace(flag, ground=one.fill.colour, is_on_picture=one.fill.colour is None)
    return replace(flag, ground=background, is_on_picture=background is None)


def _part(box: Box, inner: Box) -> Area:
    """Where a box is inside another, in shares of that one."""
    return Area(
        (inner.left - box.left) / box.width,
        (inner.top - box.top) / box.height,
        inner.width / box.width,
        inner.height / box.height,
    )


def _grown(box: Box, by: int) -> Box:
    return Box.of(box.left - by, box.top - by, box.width + 2 * by, box.height + 2 * by)


_HEX: Final = regex(r"[0-9A-Fa-f]{6}")


def _shading(one: DrawnObject) -> Colour | None:
    """The colour of the paragraph or the table cell that a drawing stands in (`w:shd`)."""
    if one.element is None:
        return None
    for holder in one.element.iterancestors(qualified("w:p"), qualified("w:tc")):
        shading = holder.find("w:pPr/w:shd", NS)
        if shading is None:
            shading = holder.find("w:tcPr/w:shd", NS)
        colour = shading.get(qualified("w:fill"), "") if shading is not None else ""
        if _HEX.fullmatch(colour):
            return colour.upper()
    return None
