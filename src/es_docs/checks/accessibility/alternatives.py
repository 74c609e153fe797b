"""What is seen has words that stand for it (A11Y-004 to A11Y-006)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from es_docs.checks.accessibility.content import has_words, is_drawn, quoting
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.checks.signs.first_page import is_on_first_page
from es_docs.checks.signs.seen import SeenStrip, strips_of
from es_docs.checks.signs.sign_words import roles_named, words_of_sign
from es_docs.diagnostics import Place
from es_docs.reading.model import Deck, DrawnObject, ObjectKind, Office, Report
from es_docs.regex import regex
from es_docs.visibility.rules import SignRole, mandatory_roles

_VARIANTS: Final = {
    ObjectKind.PICTURE: "picture",
    ObjectKind.CHART: "chart",
    ObjectKind.DIAGRAM: "diagram",
    ObjectKind.MEDIA: "media",
    ObjectKind.GROUP: "group",
    ObjectKind.OTHER: "object",
}
"""Tables are told by A11Y-023: their cells are text already."""
_SHAPES: Final = frozenset({ObjectKind.SHAPE, ObjectKind.LINE})
_HORIZONTAL: Final = "{urn:schemas-microsoft-com:office:office}hr"
"""The mark of a horizontal rule in VML, which Word still draws it with."""
_SHORTEST: Final = 5
_LONGEST: Final = 250
_MOST_NAMES: Final = 5
_SOME: Final = 2


def pictures_are_described(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-004: one finding a picture, chart or group; shapes of a slide are told together."""
    for place, objects in _scenes(document):
        bare = [one for top in objects for one in _without_words(top)]
        shapes = [one for one in bare if one.kind in _SHAPES]
        for one in bare:
            if one.kind not in _SHAPES:
                yield found(one.place, _VARIANTS[one.kind])
        if shapes:
            names = [one.name for one in shapes if one.name][:_MOST_NAMES]
            at = shapes[0].place if len(shapes) == 1 else quoting(place, ", ".join(names))
            yield found(at, "shapes" if len(shapes) > 1 else "shape", count=len(shapes))


def _scenes(document: Office) -> Iterator[tuple[Place, Iterable[DrawnObject]]]:
    """What is seen together. Masters and layouts are not read aloud, so they are left out."""
    if isinstance(document, Deck):
        yield from ((slide.place, slide.objects) for slide in document.slides)
        return
    drawn = [block for block in document.blocks if isinstance(block, DrawnObject)]
    yield from ((one.place, [one]) for one in drawn)
    yield from ((one.place, one.objects) for one in document.furniture())


def _without_words(one: DrawnObject) -> Iterator[DrawnObject]:
    """What nothing stands for. Several such members of a group are mended by one alternative."""
    if one.alt.strip() or one.is_decorative or one.is_hidden or one.kind is ObjectKind.TABLE:
        return
    if one.kind is ObjectKind.GROUP:
        bare = [part for child in one.children for part in _without_words(child)]
        yield from bare if len(bare) < _SOME else [one]
    elif one.kind in _SHAPES:
        is_bare = is_drawn(one) and not _is_rule(one) and not has_words(one)
        if is_bare and not one.placeholder:
            yield one
    elif not (one.kind is ObjectKind.OTHER and one.placeholder):
        yield one


def _is_rule(one: DrawnObject) -> bool:
    """The horizontal line Word draws for three hyphens; it is no picture for any reader."""
    return one.element is not None and one.element.get(_HORIZONTAL) in ("t", "true")


# --- useful alternatives

_FILE: Final = regex(
    r"\.(png|jpe?g|gif|svgz?|emf|wmf|bmp|tiff?|webp|heic|eps|pdf|pptx?|docx?)\b"
    r"|^(img|dsc|dscn|pxl|image|picture|obraz|zdjęcie|grafika|screenshot|zrzut ekranu)"
    r"[\s_-]*\d[\d_.-]*$",
    re.IGNORECASE,
)
_KIND: Final = regex(
    r"^(obraz(ek)?|zdjęcie|grafika|ilustracja|image|picture|photo(graph)?|graphic)\b", re.IGNORECASE
)
_MACHINE: Final = regex(
    r"wygenerowan\w+ automatycznie|automatically generated|zawartość wygenerowana przez"
    r"|ai-generated|^obraz zawierający\b|^a (picture|close up) (containing|of)\b",
    re.IGNORECASE,
)


def alternatives_are_useful(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-005. No full stop is asked for: a name of one word is no sentence."""
    for one in _described(document):
        alt = " ".join(one.alt.split())
        variant = fault_of(alt)
        if variant and not one.is_decorative:
            yield found(quoting(one.place, alt), variant, length=len(alt))


def _described(document: Office) -> Iterator[DrawnObject]:
    furniture = document.furniture() if isinstance(document, Report) else ()
    drawn = (part for one in furniture for top in one.objects for part in top.walk())
    return (one for one in chain(document.objects(), drawn) if one.alt.strip())


def fault_of(alt: str) -> str:
    """Why a text alternative is of no use, as a variant of A11Y-005; "" when it is."""
    if _FILE.search(alt):
        return "file"
    if _MACHINE.search(alt):
        return "machine"
    if _KIND.search(alt):
        return "kind"
    if len(alt) < _SHORTEST:
        return "short"
    return "long" if len(alt) > _LONGEST else ""


# --- the strip

_PARTS: Final = regex(r"[,;·:]|\s+(?:i|oraz)\s+")


def strips_name_their_signs(document: Office, context: Context) -> Iterator[Found]:
    """A11Y-006, where a strip is one group or picture with an alternative of its own."""
    for strip in strips_of(document):
        is_whole = strip.is_picture or strip.object.kind is ObjectKind.GROUP
        if not (strip.is_on_slide and is_whole):
            continue
        alt = strip.object.alt
        if not alt.strip():
            if strip.object.is_decorative and is_on_first_page(strip, document):
                yield found(strip.where, "none")
            continue
        wanted = _signs_shown(strip, context)
        told = [role for part in _PARTS.split(alt) for role in roles_named(part)]
        missing = [role for role in wanted if role not in told]
        if missing:
            signs = ", ".join(words_of_sign(role, context.signs) for role in missing)
            yield found(quoting(strip.where, alt), "missing", signs=signs)
        elif wanted != sorted(wanted, key=told.index):
            yield found(quoting(strip.where, alt), "order")


def _signs_shown(strip: SeenStrip, context: Context) -> list[SignRole]:
    """The signs that words can tell; a beneficiary's own name may be any."""
    if strip.is_picture:
        return list(mandatory_roles(context.signs, context.agreement_date))
    roles = (mark.role for mark in strip.in_order())
    return [role for role in roles if role not in (None, SignRole.BENEFICIARY)]


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-004", deck=pictures_are_described, report=pictures_are_described),
    RuleCheck("A11Y-005", deck=alternatives_are_useful, report=alternatives_are_useful),
    RuleCheck("A11Y-006", deck=strips_name_their_signs, report=strips_name_their_signs),
)
