"""Checks of the pictures of signs: how large they are, and whether they are shown as they were made
(VIS-010, VIS-044 to VIS-046).

Proportions of the emblem itself belong to VIS-020, its turning to VIS-024; here are the other
signs, and what is cut off or recoloured of any.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.checks.signs.flags import Flag, flags_of, place_of
from es_docs.checks.signs.picture_facts import (
    crop_of,
    is_raster,
    own_ratio,
    pixel_size,
    seen_area,
)
from es_docs.checks.signs.seen import SeenMark, SeenStrip, strips_of
from es_docs.diagnostics import Place, Severity
from es_docs.ooxml.package import qualified
from es_docs.reading.model import DrawnObject, ObjectKind, Office, PictureData, Report
from es_docs.regex import regex
from es_docs.units import Box, Emu
from es_docs.visibility.rules import LATE, SignRole

_SAME: Final = 0.02
"""Sizes that differ by no more are taken for equal."""
_STRETCH: Final = 0.01
_LEAST_DPI: Final[tuple[int, int]] = (150, 300)
"""Of slides and of pages (VIS-046)."""
_DPI_SLACK: Final = 0.97
COLOURLESS: Final = frozenset({"grayscl", "biLevel", "duotone"})
"""Effects of `a:blip` that take the colours away (ISO/IEC 29500-1 §20.1.8)."""
SEE_THROUGH: Final = frozenset({"alphaModFix"})
_OFFICIAL: Final = frozenset({SignRole.FE, SignRole.RP, SignRole.VOIVODESHIP})
"""Signs of which there is official artwork; a beneficiary's is its own affair (VIS-045)."""


class _ShownSign(Struct, frozen=True, eq=False):
    """The picture of a sign other than the emblem, as it stands in a strip."""

    role: SignRole | None
    object: DrawnObject
    picture: PictureData
    place: Place


def _strips(document: Office) -> Iterable[SeenStrip]:
    """Each strip once: a header that several sections show is one thing to mend."""
    first: dict[int, SeenStrip] = {}
    for strip in strips_of(document):
        first.setdefault(id(strip.object), strip)
    return first.values()


def _signs(document: Office) -> Iterator[_ShownSign]:
    for strip in _strips(document):
        for mark in strip.marks:
            if mark.flag is None and _is_sign(strip, mark):
                yield from _pictures_of(mark.role, mark.object)
        if strip.is_picture and not _shows_flag(document, strip.object):
            yield from _pictures_of(None, strip.object)


def _is_sign(strip: SeenStrip, mark: SeenMark) -> bool:
    """Whether a mark is certainly a sign: a picture that only stands beside the flag need not be
    one, as long as neither a group nor its name nor its role says so."""
    is_group = strip.object.kind is ObjectKind.GROUP
    return is_group or mark.role is not None or _is_logo(mark.object)


def _pictures_of(role: SignRole | None, one: DrawnObject) -> Iterator[_ShownSign]:
    for inner in one.walk():
        if inner.picture is not None and inner.box is not None:
            yield _ShownSign(role, inner, inner.picture, place_of(inner))


def _shows_flag(document: Office, one: DrawnObject) -> bool:
    return any(flag.object is one for flag in flags_of(document))


# --- VIS-010


def no_sign_is_larger_than_the_flag(document: Office, context: Context) -> Iterator[Found]:
    """Art. 4(5) asks for the size of the emblem in height *or* width: a sign that is wider but not
    higher keeps it, so width alone is no breach."""
    for strip in _strips(document):
        flag = _flag_of(document, strip)
        if flag is not None and strip.is_measured:
            others = (m for m in strip.marks if m.flag is None and _is_sign(strip, m))
            boxes = ((place_of(mark.object), _seen_box(mark.object, mark.box)) for mark in others)
            is_strict = context.period == LATE and not strip.is_vertical
            yield from _larger(boxes, flag.box, is_strict=is_strict)
    yield from _larger_logos(document)


def _flag_of(document: Office, strip: SeenStrip) -> Flag | None:
    """Several sections may show the strip; the flag is the same."""
    for flag in flags_of(document):
        if flag.strip is not None and flag.strip.object is strip.object:
            return flag
    return None


def _larger(
    signs: Iterable[tuple[Place, Box]], flag: Box, *, is_strict: bool = False
) -> Iterator[Found]:
    for place, box in signs:
        higher, wider = box.height / flag.height - 1, box.width / flag.width - 1
        if higher > _SAME:
            is_grave = is_strict or wider > _SAME
            yield found(
                place,
                severity=None if is_grave else Severity.WARNING,
                percent=round(100 * box.height / flag.height),
            )


def _seen_box(one: DrawnObject, box: Box) -> Box:
    """The box without the white edges that many files of signs have."""
    if one.picture is None or not is_raster(one.picture.data):
        return box
    area = crop_of(one).shown(seen_area(one.picture.data))
    return Box.of(
        round(box.left + area.left * box.width),
        round(box.top + area.top * box.height),
        min(box.width, round(area.width * box.width)),
        min(box.height, round(area.height * box.height)),
    )


_LOGO: Final = regex(
    r"^\W*(logo(typ\w*)?|znak (graficzny|firmowy|towarowy)|herb)(?![a-ząćęłńóśźż])"
    r"|[\w-]*logo\.(png|svg|jpe?g|emf|wmf)$",
    re.IGNORECASE,
)
"""How a picture is named or described that is certainly a logo."""


def _larger_logos(document: Office) -> Iterator[Found]:
    """Logos outside strips, against the largest emblem seen on the same slide or in the report."""
    flags = flags_of(document)
    in_strips = {id(inner) for one in _strip_objects(document) for inner in one.walk()}
    shown = {id(flag.object) for flag in flags}
    for objects, nearby in _stages(document, flags):
        logos = [
            one
            for top in objects
            for one in top.walk()
            if _is_logo(one) and id(one) not in in_strips | shown
        ]
        if nearby:
            largest = max((flag.box for flag in nearby), key=lambda box: box.height)
            boxes = (
                (place_of(one), _seen_box(one, one.box)) for one in logos if one.box is not None
            )
            yield from _larger(boxes, largest)


def _strip_objects(document: Office) -> list[DrawnObject]:
    strips = _strips(document)
    return [one for strip in strips for one in (strip.object, *_mark_objects(strip.marks))]


def _mark_objects(marks: Sequence[SeenMark]) -> list[DrawnObject]:
    return [mark.object for mark in marks]


def _stages(
    document: Office, flags: Sequence[Flag]
) -> Iterator[tuple[Sequence[DrawnObject], list[Flag]]]:
    """What is seen together: a slide with the emblems it shows, or the whole report."""
    if isinstance(document, Report):
        yield [one for one in document.blocks if isinstance(one, DrawnObject)], list(flags)
        return
    for slide in document.slides:
        yield slide.objects, [flag for flag in flags if slide in flag.slides]


def _is_logo(one: DrawnObject) -> bool:
    return one.picture is not None and bool(_LOGO.search(one.name) or _LOGO.search(one.alt))


# --- VIS-044


def sign_files_are_shown_unchanged(document: Office, context: Context) -> Iterator[Found]:
    del context
    for sign in _signs(document):
        change = _change_of_sign(sign.object, sign.picture)
        if change:
            yield found(sign.place, change, percent=_stretch_percent(sign.object))
    for flag in flags_of(document):
        change = _change_of_flag(flag.object)
        if change:
            yield found(flag.place, change, percent=_stretch_percent(flag.object))


def _change_of_sign(one: DrawnObject, picture: PictureData) -> str:
    if is_stretched(one):
        return "stretched"
    if one.rotation % 360:
        return "rotated"
    if one.is_flipped:
        return "mirrored"
    if is_cut(one):
        return "cropped"
    return "recoloured" if picture.is_recoloured else ""


def _change_of_flag(one: DrawnObject) -> str:
    """What no rule of the emblem itself tells of its picture."""
    if one.picture is None:
        return ""
    if is_cut(one):
        return "cropped"
    told_elsewhere = COLOURLESS | SEE_THROUGH
    is_other = one.picture.is_recoloured and not blip_effects(one) & told_elsewhere
    return "recoloured" if is_other else ""


def is_stretched(one: DrawnObject) -> bool:
    return abs(_stretch(one)) > _STRETCH


def _stretch(one: DrawnObject) -> float:
    """How much wider than it should be a picture is shown, as a share; 0 when it is not known."""
    ratio = own_ratio(one.picture) if one.picture is not None else None
    if ratio is None or one.box is None or not one.box.height:
        return 0.0
    crop = crop_of(one)
    high = 1 - crop.top - crop.bottom
    own = ratio * (1 - crop.left - crop.right) / high if high > 0 else 0.0
    return one.box.width / one.box.height / own - 1 if own > 0 else 0.0


def _stretch_percent(one: DrawnObject) -> int:
    """Width in percent of what it should be beside that height."""
    return round(100 * (1 + _stretch(one)))


def is_cut(one: DrawnObject) -> bool:
    """Whether a part of the picture that shows something is cut off, by the edges or by a shape."""
    if one.picture is None:
        return False
    if one.preset not in ("", "rect"):
        return True
    crop = crop_of(one)
    return crop.is_cutting and crop.cuts(seen_area(one.picture.data))


def blip_effects(one: DrawnObject) -> frozenset[str]:
    """The local names of the effects on the picture (ISO/IEC 29500-1 §20.1.8.13)."""
    blip = next(one.element.iter(qualified("a:blip")), None) if one.element is not None else None
    children = blip.iterchildren("*") if blip is not None else ()
    return frozenset(str(child.tag).rpartition("}")[2] for child in children)


# --- VIS-045


def signs_are_official_artwork(document: Office, context: Context) -> Iterator[Found]:
    """Stand-ins, and files that are not among the installed ones; each once, at its first place.

    Whether a file is official nobody can tell where none is installed to compare it with.
    """
    severity = Severity.ERROR if context.is_release else Severity.WARNING
    yield from _once("stand-in", _stand_ins(document), severity)
    if context.artwork:
        yield from _once("unknown", _strangers(document, context.artwork), severity)


def _once(
    variant: str, told: Iterable[tuple[object, Place, str]], severity: Severity
) -> Iterator[Found]:
    places: dict[object, list[tuple[Place, str]]] = {}
    for key, place, words in told:
        places.setdefault(key, []).append((place, words))
    for seen in places.values():
        place, words = seen[0]
        yield found(place, variant, severity=severity, count=len(seen), words=words)


def _stand_ins(document: Office) -> Iterator[tuple[object, Place, str]]:
    for strip in _strips(document):
        for mark in strip.marks:
            if mark.is_stand_in and mark.role is not None:
                yield mark.role, place_of(mark.object), mark.text


def _strangers(document: Office, known: frozenset[str]) -> Iterator[tuple[object, Place, str]]:
    for sign in _signs(document):
        files = [file for file in (sign.picture.vector, sign.picture.data) if file]
        digests = {hashlib.sha256(file).hexdigest() for file in files}
        if sign.role in _OFFICIAL and files and not digests & known:
            yield frozenset(digests), sign.place, sign.object.alt


# --- VIS-046


def raster_signs_are_fine_enough(document: Office, context: Context) -> Iterator[Found]:
    del context
    least = _LEAST_DPI[isinstance(document, Report)]
    flags = [flag.object for flag in flags_of(document)]
    told: set[bytes] = set()
    for one in [*flags, *(sign.object for sign in _signs(document))]:
        dpi = _resolution(one)
        data = one.picture.data if one.picture is not None else b""
        if dpi is not None and dpi < least * _DPI_SLACK and data not in told:
            told.add(data)
            yield found(place_of(one), dpi=round(dpi), least=least)


def _resolution(one: DrawnObject) -> float | None:
    """Pixels an inch of a raster without an SVG beside it; None for anything else."""
    picture = one.picture
    if picture is None or picture.vector or one.box is None or not one.box.width:
        return None
    size = pixel_size(picture.data)
    crop = crop_of(one)
    shown = 1 - crop.left - crop.right
    return size[0] * shown / Emu(one.box.width).inches if size is not None else None


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck(
        "VIS-010",
        deck=no_sign_is_larger_than_the_flag,
        report=no_sign_is_larger_than_the_flag,
    ),
    RuleCheck(
        "VIS-044",
        deck=sign_files_are_shown_unchanged,
        report=sign_files_are_shown_unchanged,
    ),
    RuleCheck("VIS-045", deck=signs_are_official_artwork, report=signs_are_official_artwork),
    RuleCheck(
        "VIS-046",
        deck=raster_signs_are_fine_enough,
        report=raster_signs_are_fine_enough,
    ),
)
