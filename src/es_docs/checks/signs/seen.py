"""The sign strips of a finished document, recognised whoever made it.

In our own files names tell everything (`es_docs:strip`, `mark:<role>`, `emblem`); an editor may
have dropped them, and foreign files never had them. Then a strip is a group, or a row of pictures
and short texts, that shows the Union's flag together with other signs, or signs told by their
words. What cannot be told apart has the role None, and rules stay silent about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.signs.emblem_looks import EmblemLooks
from es_docs.checks.signs.emblem_picture import picture_looks
from es_docs.checks.signs.sign_words import folded_blanks, roles_named
from es_docs.diagnostics import Place
from es_docs.reading.model import (
    Colour,
    Deck,
    DrawnObject,
    Frame,
    Furniture,
    ObjectKind,
    PictureData,
    Report,
    Slide,
    TextParagraph,
    paragraphs_of,
)
from es_docs.regex import regex
from es_docs.theme import STRIP_NAME
from es_docs.units import Box, Emu
from es_docs.visibility.emblem import RATIO
from es_docs.visibility.rules import (
    EMBLEM_NAME,
    MARK_PREFIX,
    SEPARATOR_NAME,
    SignRole,
)


class SeenMark(Struct, frozen=True, eq=False):
    """One sign. `role` is None when nothing tells whose it is.

    `words` are those set as text: beside the flag, or in place of a picture (`is_stand_in`).
    `flag` is the emblem alone, of the Union's sign; `picture` that of any other sign.
    """

    role: SignRole | None
    object: DrawnObject
    box: Box
    words: tuple[TextParagraph, ...] = ()
    flag: DrawnObject | None = None
    picture: PictureData | None = None
    is_stand_in: bool = False
    flag_box: Box | None = None
    """Of the emblem alone, also when it is a part of a picture."""
    holders: tuple[DrawnObject, ...] = ()
    """The objects it is made of; in our files one group."""

    @property
    def text(self) -> str:
        """The words of the sign in one line, blanks folded."""
        return folded_blanks(" ".join(paragraph.text for paragraph in self.words))


class SeenStrip(Struct, frozen=True, eq=False):
    """A strip where it stands; `where` is its place, with the name of the group.

    `object` is the group, of a loose row its first sign. `is_on_slide` when it belongs to a slide
    or to the body of a report, not to a layout, master, header or footer. `area` is the slide, or
    the page inside which it has to be; `slides` those that show it; `ground` the colour behind.
    `is_named`: our names tell the roles. `is_measured`: the boxes of its signs can be compared,
    which those of drawings in a line of text cannot. `is_picture`: all signs are one picture.
    """

    object: DrawnObject
    box: Box
    marks: tuple[SeenMark, ...]
    where: Place
    is_on_slide: bool
    area: Box
    ground: Colour | None = "FFFFFF"
    separator: DrawnObject | None = None
    slides: tuple[Slide, ...] = ()
    frame: Frame | None = None
    furniture: Furniture | None = None
    is_named: bool = False
    is_measured: bool = True
    is_picture: bool = False

    @property
    def flag(self) -> DrawnObject | None:
        return next((mark.flag for mark in self.marks if mark.flag is not None), None)

    @property
    def flag_box(self) -> Box | None:
        """Where the emblem alone is, in a picture with words too."""
        return next((mark.flag_box for mark in self.marks if mark.flag_box is not None), None)

    def marks_of(self, role: SignRole) -> tuple[SeenMark, ...]:
        return tuple(mark for mark in self.marks if mark.role is role)

    @property
    def unknown(self) -> tuple[SeenMark, ...]:
        return tuple(mark for mark in self.marks if mark.role is None)

    @property
    def is_vertical(self) -> bool:
        return self.is_measured and self.box.height > self.box.width

    def in_order(self) -> tuple[SeenMark, ...]:
        """The signs from left to right; of a vertical strip from top to bottom."""
        if not self.is_measured:
            return self.marks
        if self.is_vertical:
            return tuple(sorted(self.marks, key=lambda mark: mark.box.top))
        return tuple(sorted(self.marks, key=lambda mark: mark.box.left))


@lru_cache(maxsize=2)
def strips_of(document: Deck | Report) -> tuple[SeenStrip, ...]:
    """Every strip of a document: of slides, then of the layouts and masters they use; of the body
    of a report, then of its headers and footers."""
    if isinstance(document, Deck):
        return (*_slide_strips(document), *_frame_strips(document))
    return (*_body_strips(document), *_furniture_strips(document))


# --- where strips stand


def _slide_strips(deck: Deck) -> Iterator[SeenStrip]:
    for slide in deck.slides:
        for strip in _strips_among(slide.objects, slide.place, deck.size):
            below = [*drawings_behind(deck, slide), *_before(slide.objects, strip.object)]
            ground = _ground(below, strip.box, slide.background)
            yield replace(strip, is_on_slide=True, slides=(slide,), ground=ground)


def frames_shown(deck: Deck, slide: Slide) -> tuple[Frame, ...]:
    """The master and the layout, as far as the slide shows their drawings, from back to front.

    `showMasterSp` of a slide or layout hides them (ISO/IEC 29500-1 §19.3.1.38, §19.3.1.39).
    """
    if _hides_master(deck, slide.part):
        return ()
    is_hidden = _hides_master(deck, slide.layout.part)
    return (slide.layout,) if is_hidden else (slide.master, slide.layout)


def _hides_master(deck: Deck, part: str) -> bool:
    root = deck.package.roots.get(part)
    return root is not None and root.get("showMasterSp", "1") in ("0", "false")


def drawings_behind(deck: Deck, slide: Slide) -> list[DrawnObject]:
    """What the slide shows of master and layout; their placeholders are only patterns."""
    frames = frames_shown(deck, slide)
    return [one for frame in frames for one in frame.objects if not one.placeholder]


def _ground(below: Sequence[DrawnObject], box: Box, background: Colour | None) -> Colour | None:
    """The colour behind a box: of the frontmost filled thing that it stands on, else background."""
    for one in reversed(below):
        if one.box is None or one.is_hidden or not one.box.overlaps(box):
            continue
        if one.picture is not None:
            return None
        if one.fill.kind != "none" and one.box.contains(box):
            return one.fill.colour
    return background


def _frame_strips(deck: Deck) -> Iterator[SeenStrip]:
    shown = {slide.part: {one.part for one in frames_shown(deck, slide)} for slide in deck.slides}
    for frame in deck.frames:
        slides = tuple(slide for slide in deck.slides if frame.part in shown[slide.part])
        drawn = [one for one in frame.objects if not one.placeholder]
        if not slides:
            continue
        for strip in _strips_among(drawn, frame.place, deck.size):
            ground = _ground(_before(drawn, strip.object), strip.box, frame.background)
            yield replace(strip, slides=slides, frame=frame, ground=ground)


def _before(objects: Sequence[DrawnObject], mark: DrawnObject) -> list[DrawnObject]:
    below: list[DrawnObject] = []
    for one in objects:
        if any(inner is mark for inner in one.walk()):
            break
        below.append(one)
    return below


def _body_strips(report: Report) -> Iterator[SeenStrip]:
    drawn = groupby(report.blocks, key=lambda block: isinstance(block, DrawnObject))
    for _, blocks in drawn:
        objects = [block for block in blocks if isinstance(block, DrawnObject)]
        if objects:
            for strip in _strips_among(objects, objects[0].place, _page(report, 0)):
                yield replace(strip, is_on_slide=True, ground=report.settings.background)


def _furniture_strips(report: Report) -> Iterator[SeenStrip]:
    for furniture in report.furniture():
        area = _page(report, furniture.section)
        for strip in _strips_among(furniture.objects, furniture.place, area):
            yield replace(strip, furniture=furniture, ground=report.settings.background)


def _page(report: Report, section: int) -> Box:
    """The room between the left margin and the right edge of the paper."""
    pages = report.pages
    if not pages:
        return Box.from_inches(0, 0, 8.27, 11.69)
    page = pages[min(section, len(pages) - 1)]
    return Box.of(0, 0, page.width - page.margins[0], page.height)


# --- what a strip is


def _strips_among(objects: Iterable[DrawnObject], place: Place, area: Box) -> list[SeenStrip]:
    """The strips among things that stand side by side: groups, else pictures, else a row."""
    seen = [one for one in objects if one.table is None and one.chart is None]
    groups = [strip for one in seen for strip in _groups(one, area)]
    if groups:
        return groups
    row = _row([part for one in seen if (part := _part(one)) is not None], place, area)
    if row is not None:
        return [row]
    pictures = [inner for one in seen for inner in one.walk() if is_wide_picture(inner)]
    return [_single(one, area) for one in pictures if _shows_several_signs(one)]


def _groups(one: DrawnObject, area: Box) -> Iterator[SeenStrip]:
    if one.kind is not ObjectKind.GROUP or one.box is None:
        return
    marks = _marks([part for child in one.children if (part := _part(child, in_group=True))])
    is_named = one.name == STRIP_NAME or any(_named_role(child) for child in one.children)
    if is_named or _is_strip(marks):
        separator = next((child for child in one.children if _is_separator(child)), None)
        yield SeenStrip(
            one, one.box, marks, _at(one.place, one.name), is_on_slide=False, area=area,
            separator=separator, is_named=is_named,
        )  # fmt: skip
        return
    for child in one.children:
        yield from _groups(child, area)


def _row(parts: Sequence[SeenMark], place: Place, area: Box) -> SeenStrip | None:
    """The signs on one line with the flag (or with the first sign told by its words)."""
    anchors = [part for part in parts if part.flag_box is not None]
    anchors += [part for part in parts if part.flag_box is None and part.role is not None]
    for anchor in anchors:
        is_measured = not any(part.object.is_inline for part in parts) or place.kind == "pptx"
        line = [part for part in parts if not is_measured or _stands_beside(part.box, anchor.box)]
        marks = _marks(line)
        if _is_strip(marks):
            box = _hull([part.box for part in line])
            where = _at(place, marks[0].object.name)
            return SeenStrip(
                marks[0].object, box, marks, where, is_on_slide=False, area=area,
                is_measured=is_measured,
            )  # fmt: skip
    return None


def _single(one: DrawnObject, area: Box) -> SeenStrip:
    box = one.box or Box.of(0, 0, 0, 0)
    where = _at(one.place, one.name)
    return SeenStrip(one, box, (), where, is_on_slide=False, area=area, is_picture=True)


def _is_strip(marks: Sequence[SeenMark]) -> bool:
    """The Union's sign and another; without a flag that is seen, words and pictures of both.

    The flag with its words alone is one sign, and words alone are a text about signs.
    """
    roles = {mark.role for mark in marks}
    has_flag = any(mark.flag_box is not None for mark in marks)
    is_told = len(roles - {None}) > 1 and any(mark.picture is not None for mark in marks)
    return len(marks) > 1 and SignRole.EU in roles and (has_flag or is_told)


def is_wide_picture(one: DrawnObject) -> bool:
    """As wide as all signs in a row are."""
    if one.kind is not ObjectKind.PICTURE or one.box is None or not one.box.height:
        return False
    return one.box.width >= 3 * one.box.height


def _shows_several_signs(one: DrawnObject) -> bool:
    """By its text alternative, or by the emblem that is seen in it."""
    is_told = len(roles_named(one.alt)) > 1 or bool(_SET_OF_SIGNS.search(one.alt))
    return is_told or _emblem_looks(one) is not None


_SET_OF_SIGNS: Final = regex(
    r"(zestawieni\w*|ciąg\w*|pasek|pas|zestaw\w*|belka) (znak|logo)", re.IGNORECASE
)


def _stands_beside(box: Box, anchor: Box) -> bool:
    """Whether the middle of a box is level with another of about its height."""
    middle = box.top + box.height // 2
    is_level = anchor.top <= middle <= anchor.bottom
    return is_level and anchor.height <= 4 * box.height and box.height <= 3 * anchor.height


# --- what a sign is


def _part(one: DrawnObject, *, in_group: bool = False) -> SeenMark | None:
    """The object as a sign, or as a part of the Union's; None when it can be neither."""
    if one.box is None or one.is_hidden or _is_separator(one):
        return None
    named = _named_role(one)
    shown = next((inner for inner in one.walk() if inner.picture is not None), None)
    picture = shown.picture if shown is not None else None
    flag, flag_box = _flag_in(one, shown) if named in (None, SignRole.EU) else (None, None)
    words = tuple(
        paragraph for inner in one.walk() for paragraph in paragraphs_of(inner) if paragraph.text
    )
    role = named or (SignRole.EU if flag_box is not None else _role_told(one, words))
    is_text = picture is None and flag is None and bool(words)
    if role is None and not _may_be_sign(one, is_text=is_text, in_group=in_group):
        return None
    if one.placeholder and picture is None:
        return None
    return SeenMark(
        role, one, one.box, words, flag,
        picture=None if flag is not None else picture,
        is_stand_in=is_text and role is not SignRole.EU,
        flag_box=flag_box,
        holders=(one,),
    )  # fmt: skip


def _flag_in(
    one: DrawnObject, picture: DrawnObject | None
) -> tuple[DrawnObject | None, Box | None]:
    """The emblem by itself, and where it is; in a picture with words it is only somewhere."""
    flag = find_flag(one)
    return (flag, flag.box) if flag is not None else (None, _emblem_within(picture))


def _named_role(one: DrawnObject) -> SignRole | None:
    prefix, _, role = one.name.partition(MARK_PREFIX)
    return SignRole(role) if not prefix and role in list(SignRole) else None


_LONGEST_WORDS: Final = 120
"""Characters; a longer text is a sentence, not the words of a sign."""


def _role_told(one: DrawnObject, words: Sequence[TextParagraph]) -> SignRole | None:
    """What its words say, else its text alternative, else its name."""
    text = " ".join(paragraph.text for paragraph in words)
    if len(text) > _LONGEST_WORDS:
        return None
    described = [inner.alt for inner in one.walk()]
    names = [inner.name for inner in one.walk() if inner.kind is ObjectKind.PICTURE]
    for told in (text, " ".join(described), " ".join(names)):
        for role in roles_named(told):
            return role
    return None


def _may_be_sign(one: DrawnObject, *, is_text: bool, in_group: bool) -> bool:
    """A picture nobody named; inside the group of a strip anything drawn but a plain ground."""
    if any(inner.kind is ObjectKind.PICTURE for inner in one.walk()):
        return True
    is_drawn = one.preset != "rect" and any(inner.fill.kind != "none" for inner in one.walk())
    return in_group and (is_text or is_drawn)


def _is_separator(one: DrawnObject) -> bool:
    """A line, or a shape so narrow that it is one."""
    if one.name == SEPARATOR_NAME or one.kind is ObjectKind.LINE:
        return True
    if one.box is None or one.kind is not ObjectKind.SHAPE or one.text:
        return False
    narrow, long = sorted((one.box.width, one.box.height))
    return 10 * narrow < long and one.fill.kind == "solid"


def _marks(parts: Sequence[SeenMark]) -> tuple[SeenMark, ...]:
    """The parts with the words beside the flag joined to it, in the order they stand."""
    flags = [part for part in parts if part.flag is not None and not part.words]
    loose = [part for part in parts if part.role is SignRole.EU and _is_only_words(part)]
    if not flags or not loose:
        return tuple(parts)
    flag = flags[0]
    words = tuple(paragraph for part in loose for paragraph in part.words)
    box = _hull([flag.box, *(part.box for part in loose)])
    holders = (flag.object, *(part.object for part in loose))
    union = replace(flag, words=words, box=box, holders=holders)
    return tuple(union if part is flag else part for part in parts if part not in loose)


def _is_only_words(part: SeenMark) -> bool:
    return part.flag is None and part.picture is None and _named_role(part.object) is None


def _hull(boxes: Sequence[Box]) -> Box:
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, Emu(right - left), Emu(bottom - top))


def _at(place: Place, name: str) -> Place:
    return replace(place, object=name, text="")


# --- the flag


_BLUE: Final = regex(r"^[0-3].[0-6].[6-F].$")
"""A field that is meant to be Reflex Blue, however well it was met (VIS-026 judges it)."""
_FEWEST_STARS: Final = 8
_WHOLE_PICTURE: Final = 0.8
"""Of width and height; a border or a frame may be around the emblem."""
_ROUGHLY: Final = 0.25
_EXACTLY: Final = 0.03
"""Shares by which three to two may be missed."""
_HIGHEST_SIGN: Final = Emu.from_mm(60)
"""What is higher is a photograph, which is not searched for a flag."""


def find_flag(one: DrawnObject) -> DrawnObject | None:
    """The Union's emblem in an object: the picture, the group of field and stars, or the field."""
    if one.name == EMBLEM_NAME and one.kind in (ObjectKind.PICTURE, ObjectKind.GROUP):
        return one
    if one.kind is ObjectKind.PICTURE:
        return one if _is_flag_picture(one) else None
    if one.kind is not ObjectKind.GROUP:
        return None
    for child in one.children:
        flag = find_flag(child)
        if flag is not None:
            return flag
    return _drawn_flag(one)


def _is_flag_picture(one: DrawnObject) -> bool:
    """The emblem and nothing else, by what is seen, else by what is said of a picture so shaped."""
    looks = _emblem_looks(one)
    if looks is not None:
        return min(looks.area.width, looks.area.height) >= _WHOLE_PICTURE
    is_told = SignRole.EU in roles_named(one.alt)
    return is_told and one.box is not None and _is_flag_shaped(one.box, _EXACTLY)


def _emblem_looks(one: DrawnObject) -> EmblemLooks | None:
    """The emblem somewhere in a picture that is no larger than signs are."""
    if one.picture is None or one.box is None or one.box.height > _HIGHEST_SIGN:
        return None
    return next(iter(picture_looks(one.picture.data, one.picture.vector)), None)


def _emblem_within(picture: DrawnObject | None) -> Box | None:
    """Where the emblem is in a picture of the Union's whole sign; a wide one shows more signs."""
    if picture is None or picture.box is None or is_wide_picture(picture):
        return None
    looks, box = _emblem_looks(picture), picture.box
    if looks is None:
        return None
    area = looks.area
    return Box.of(
        round(box.left + area.left * box.width), round(box.top + area.top * box.height),
        round(area.width * box.width), round(area.height * box.height),
    )  # fmt: skip


def _is_flag_shaped(box: Box, tolerance: float) -> bool:
    """Three to two, or about so: a flag that was stretched is still taken for one."""
    return bool(box.height) and abs(box.width / box.height - RATIO) <= RATIO * tolerance


def _drawn_flag(group: DrawnObject) -> DrawnObject | None:
    leaves = [one for one in group.children if one.kind is not ObjectKind.GROUP]
    fields = [one for one in leaves if _is_field(one)]
    stars = [one for one in leaves if one not in fields and _count_stars(one)]
    if not fields or sum(map(_count_stars, stars)) < _FEWEST_STARS:
        return None
    return group if len(fields) + len(stars) == len(group.children) else fields[0]


def _is_field(one: DrawnObject) -> bool:
    has_shape = one.box is not None and _is_flag_shaped(one.box, _ROUGHLY)
    return has_shape and not one.text and bool(_BLUE.match(one.fill.colour or ""))


def _count_stars(one: DrawnObject) -> int:
    return 1 if one.preset == "star5" else len(one.outlines)
