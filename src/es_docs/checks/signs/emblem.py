"""Checks of the Union emblem: its geometry, colours, ground and size (VIS-020 to VIS-031, VIS-043).

Source of the geometry: Implementing Regulation (EU) No 821/2014, Annex II. One breach is told by
one rule: while the rectangle has a wrong ratio its stars are not measured, an emblem without
colours is no emblem of wrong colours, and what is inside a picture file is told once for all the
places that show it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from es_docs.checks.luminance import luminance
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.checks.signs import sign_pictures
from es_docs.checks.signs.emblem_colours import (
    NEAR,
    SAME,
    Variant,
    field_distance,
    star_distance,
    variant_of,
)
from es_docs.checks.signs.emblem_looks import (
    INNER_SHARE,
    STAR_COUNT,
    EmblemLooks,
    Flaw,
    Source,
    Star,
)
from es_docs.checks.signs.flags import Flag, flags_of
from es_docs.checks.signs.sign_pictures import COLOURLESS, SEE_THROUGH, blip_effects, is_stretched
from es_docs.diagnostics import Severity
from es_docs.reading.model import Colour, Deck, Office
from es_docs.units import Emu
from es_docs.visibility.emblem import RATIO, star_centres
from es_docs.visibility.rules import MIN_FLAG_HEIGHT, SignRole

Tolerance: TypeAlias = Mapping[Source, float]


def _tolerance(exact: float, raster: float) -> Tolerance:
    return MappingProxyType({Source.SHAPES: exact, Source.VECTOR: exact, Source.RASTER: raster})


_RATIO_OFF: Final = _tolerance(0.005, 0.015)
"""Share of the ratio; in pixels an edge is known to half of one."""
_CENTRE_OFF: Final = _tolerance(0.005, 0.02)
"""Of H."""
_TURNED_OFF: Final = 0.02
"""Of H: a preset star that is turned (VIS-024) turns around the middle of its box, not its own."""
_RADIUS_OFF: Final = _tolerance(0.02, 0.08)
"""Share of H/18."""
_TILT: Final = _tolerance(2.0, 6.0)
"""Degrees."""
_INNER_OFF: Final = _tolerance(0.03, 0.2)
"""Share of the ratio of a pentagram; outlines in files are rounded to two or three decimals."""
_STAR_RADIUS: Final = 1 / 18
_LIGHT: Final = 0.95
"""Relative luminance from which a ground counts as white (VIS-028)."""
_SIZE_SLACK: Final = 0.99


# --- what is looked at


def _files(document: Office) -> Iterator[tuple[Flag, int]]:
    """Every emblem that is drawn, and every file that shows one with the number of its places."""
    places: dict[tuple[bytes, bytes], list[Flag]] = {}
    for flag in flags_of(document):
        if flag.is_picture:
            places.setdefault(_file_of(flag), []).append(flag)
        else:
            yield flag, 1
    for flags in places.values():
        yield flags[0], len(flags)


def _file_of(flag: Flag) -> tuple[bytes, bytes]:
    """What makes two pictures the same; nothing for a drawing."""
    picture = flag.object.picture
    return (picture.data, picture.vector) if picture is not None else (b"", b"")


def _measurable(flag: Flag) -> Iterator[EmblemLooks]:
    """Looks in which stars can be measured against the rectangle; pixels are no measure when the
    outlines beside them tell of a line around the stars or the like."""
    has_flaws = any(looks.flaws for looks in flag.looks)
    for looks in flag.looks:
        is_blurred = has_flaws and looks.source is Source.RASTER
        if _has_right_ratio(looks) and not looks.rotation and not is_blurred:
            yield looks


def _judged(flag: Flag) -> Iterator[tuple[EmblemLooks, tuple[Star, ...]]]:
    """The same with the stars that are five-pointed, so that their shape means something."""
    for looks in _measurable(flag):
        yield looks, tuple(star for star in looks.stars if star.has_five_points)


def _has_right_ratio(looks: EmblemLooks) -> bool:
    return abs(looks.ratio / RATIO - 1) <= _RATIO_OFF[looks.source]


# --- VIS-020 to VIS-025: geometry


def emblems_are_three_by_two(document: Office, context: Context) -> Iterator[Found]:
    """Of a file that is wrong in itself it does not matter how it is stretched."""
    del context
    wrong: set[tuple[bytes, bytes]] = set()
    for flag, count in _files(document):
        looks = next((looks for looks in flag.looks if not _has_right_ratio(looks)), None)
        if looks is not None:
            wrong.add(_file_of(flag))
            variant = "picture" if flag.is_picture else ""
            yield found(flag.place, variant, percent=round(100 * looks.ratio), count=count)
    for flag in flags_of(document):
        if _file_of(flag) not in wrong and is_stretched(flag.object):
            percent = round(100 * flag.box.width / max(1, flag.box.height))
            yield found(flag.place, "stretched", percent=percent)


def emblems_have_twelve_stars(document: Office, context: Context) -> Iterator[Found]:
    del context
    for flag, count in _files(document):
        if flag.is_unreadable:
            yield found(flag.place, "none")
            continue
        for looks in flag.looks:
            odd = sum(not star.has_five_points for star in looks.stars)
            if len(looks.stars) != STAR_COUNT or odd:
                variant = "" if len(looks.stars) != STAR_COUNT else "points"
                stars = len(looks.stars) if not variant else odd
                yield found(flag.place, variant, stars=stars, count=count)
                break


def stars_stand_as_hours_on_a_clock(document: Office, context: Context) -> Iterator[Found]:
    del context
    for flag, count in _files(document):
        for looks in _measurable(flag):
            off = _farthest(looks.stars)
            limit = _TURNED_OFF if _tilted(looks.stars, looks) else _CENTRE_OFF[looks.source]
            if len(looks.stars) == STAR_COUNT and off > limit:
                yield found(flag.place, percent=math.ceil(100 * off), count=count)
                break


def _farthest(stars: Iterable[Star]) -> float:
    """How far the worst star is from the hour it is nearest to; each hour takes one star."""
    hours = [complex(*centre) for centre in star_centres(1.0)]
    worst = 0.0
    for star in stars:
        nearest = min(hours, key=lambda hour: abs(hour - star.centre), default=0j)
        worst = max(worst, abs(nearest - star.centre))
        if nearest in hours:
            hours.remove(nearest)
    return worst


def stars_have_the_right_size(document: Office, context: Context) -> Iterator[Found]:
    del context
    for flag, count in _files(document):
        for looks, stars in _judged(flag):
            shares = [star.radius / _STAR_RADIUS for star in stars if star.radius is not None]
            worst = max(shares, key=lambda share: abs(share - 1), default=1.0)
            if abs(worst - 1) > _RADIUS_OFF[looks.source]:
                yield found(flag.place, percent=round(100 * worst), count=count)
                break


def emblems_and_stars_are_upright(document: Office, context: Context) -> Iterator[Found]:
    del context
    for flag in flags_of(document):
        turned = flag.object.rotation % 360
        is_flipped = flag.object.is_flipped or any(looks.is_flipped for looks in flag.looks)
        if turned:
            yield found(flag.place, "rotated", degrees=round(turned))
        elif is_flipped:
            yield found(flag.place, "mirrored")
    for flag, count in _files(document):
        if flag.object.is_flipped or any(looks.is_flipped for looks in flag.looks):
            continue
        for looks, stars in _judged(flag):
            tilted = _tilted(stars, looks)
            if tilted:
                yield found(flag.place, stars=len(tilted), count=count)
                break


def _tilted(stars: Iterable[Star], looks: EmblemLooks) -> list[Star]:
    limit = _TILT[looks.source]
    return [star for star in stars if star.tilt is not None and abs(star.tilt) > limit]


def stars_are_regular(document: Office, context: Context) -> Iterator[Found]:
    del context
    for flag, count in _files(document):
        for looks, stars in _judged(flag):
            shares = [star.inner / INNER_SHARE - 1 for star in stars if star.inner is not None]
            worst = max(shares, key=abs, default=0.0)
            if abs(worst) > _INNER_OFF[looks.source]:
                yield found(flag.place, "thick" if worst > 0 else "thin", count=count)
                break


# --- VIS-026 to VIS-031: colours, effects, ground


def emblems_have_the_right_colours(document: Office, context: Context) -> Iterator[Found]:
    del context
    for flag, count in _files(document):
        for looks in flag.looks:
            wrong = _wrong_colour(looks)
            if wrong:
                variant, colour, severity = wrong
                yield found(
                    flag.place, variant, severity=severity, colour=f"#{colour}", count=count
                )
                break


def _wrong_colour(looks: EmblemLooks) -> tuple[str, Colour, Severity | None] | None:
    """The wording, the colour and how grave it is; pixels may have come out of a print shop, so
    a shade beside the right one is only worth a warning there."""
    if variant_of(looks) is not Variant.FULL:
        return None
    parts = (
        ("field", looks.field or "", field_distance(looks)),
        ("stars", looks.star or "", star_distance(looks)),
    )
    part, colour, off = max(parts, key=lambda one: one[2])
    if looks.source is not Source.RASTER:
        if off > 0:
            return part, colour, None
        return None if looks.is_plain else ("theme", colour, Severity.WARNING)
    if off <= SAME:
        return None
    return part, colour, Severity.WARNING if off <= NEAR else None


def emblems_have_no_effects(document: Office, context: Context) -> Iterator[Found]:
    del context
    for flag, _ in _files(document):
        for flaw in sorted({flaw for looks in flag.looks for flaw in looks.flaws}):
            yield found(flag.place, flaw.value)
    for flag in flags_of(document):
        for flaw in _picture_flaws(flag):
            yield found(flag.place, flaw.value)


def _picture_flaws(flag: Flag) -> Iterator[Flaw]:
    """What was done to the picture of an emblem on the slide or page."""
    one = flag.object
    if not flag.is_picture:
        return
    if one.has_effect:
        yield Flaw.EFFECT
    is_alone = all(looks.area.width > 0.9 for looks in flag.looks)
    if is_alone and one.line.kind != "none" and one.line.colour != "FFFFFF":
        yield Flaw.OUTLINE
    if blip_effects(one) & SEE_THROUGH:
        yield Flaw.TRANSPARENCY


def emblems_stand_on_white(document: Office, context: Context) -> Iterator[Found]:
    del context
    for flag in flags_of(document):
        if any(looks.has_border for looks in flag.looks):
            continue
        if flag.is_on_picture:
            yield found(flag.place, "picture", severity=Severity.WARNING)
        elif flag.ground is not None and luminance(flag.ground) < _LIGHT:
            yield found(flag.place, colour=f"#{flag.ground}")


def emblems_are_in_colour(document: Office, context: Context) -> Iterator[Found]:
    """A set with the colours of the Republic is told by VIS-031, a wrong variant by VIS-030."""
    del context
    for flag in flags_of(document):
        if not _has_republic(flag) and _is_without_colour(flag):
            yield found(flag.place)


def one_colour_variants_are_right(document: Office, context: Context) -> Iterator[Found]:
    del context
    for flag, count in _files(document):
        wrong = next((looks for looks in flag.looks if variant_of(looks) is Variant.OTHER), None)
        if wrong is not None and not blip_effects(flag.object) & COLOURLESS:
            yield found(flag.place, field=f"#{wrong.field}", stars=f"#{wrong.star}", count=count)


def one_colour_sets_have_no_republic(document: Office, context: Context) -> Iterator[Found]:
    del context
    for flag in flags_of(document):
        if flag.strip is not None and _has_republic(flag) and _is_without_colour(flag):
            yield found(flag.strip.where)


def _has_republic(flag: Flag) -> bool:
    return flag.strip is not None and bool(flag.strip.marks_of(SignRole.RP))


def _is_without_colour(flag: Flag) -> bool:
    """Greyed by the program that shows it, or one of the two variants of one colour."""
    if blip_effects(flag.object) & COLOURLESS:
        return True
    variants = {variant_of(looks) for looks in flag.looks}
    return bool(variants & {Variant.BLACK, Variant.BLUE}) and Variant.OTHER not in variants


# --- VIS-043


def emblems_are_large_enough(document: Office, context: Context) -> Iterator[Found]:
    """10 mm on a slide of 33.9 cm, in proportion on others, which are shown as large."""
    del context
    scale = document.size.width / _FULL_WIDTH if isinstance(document, Deck) else 1.0
    least = Emu(round(MIN_FLAG_HEIGHT * scale))
    for flag in flags_of(document):
        if flag.box.height < least * _SIZE_SLACK:
            yield found(
                flag.place, height=math.floor(flag.box.height.mm), least=math.ceil(least.mm)
            )


_FULL_WIDTH: Final = 12_192_000
"""EMU of a 16:9 slide."""


Check: TypeAlias = Callable[[Office, Context], Iterable[Found]]
_RULES: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "VIS-020": emblems_are_three_by_two,
        "VIS-021": emblems_have_twelve_stars,
        "VIS-022": stars_stand_as_hours_on_a_clock,
        "VIS-023": stars_have_the_right_size,
        "VIS-024": emblems_and_stars_are_upright,
        "VIS-025": stars_are_regular,
        "VIS-026": emblems_have_the_right_colours,
        "VIS-027": emblems_have_no_effects,
        "VIS-028": emblems_stand_on_white,
        "VIS-029": emblems_are_in_colour,
        "VIS-030": one_colour_variants_are_right,
        "VIS-031": one_colour_sets_have_no_republic,
        "VIS-043": emblems_are_large_enough,
    }
)
CHECKS: Final[tuple[RuleCheck, ...]] = (
    *(RuleCheck(rule, deck=check, report=check) for rule, check in _RULES.items()),
    *sign_pictures.CHECKS,
)
