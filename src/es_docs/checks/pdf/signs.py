"""Checks of the signs and the statement in a PDF, as far as it can be told without drawing it.

The emblem itself is proved on the presentation or report a PDF is made from; here it is seen to it
that the strip came through the export whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from es_docs.checks.accessibility.content import quoting
from es_docs.checks.pdf.file import family_of
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.checks.signs.funding import not_named
from es_docs.checks.signs.sign_words import folded, roles_named, words_of_sign
from es_docs.diagnostics import Severity
from es_docs.reading.pdf.model import Pdf, PdfBox, PdfPage, Tag
from es_docs.regex import regex
from es_docs.visibility.rules import (
    FONTS,
    MIN_FLAG_HEIGHT,
    SignRole,
    mandatory_roles,
)

_FIRST: Final = 1
_SHORT_TEXT: Final = 80
"""Characters: the words beside a sign are fewer, a sentence about support has more."""
_PART: Final = regex(r"[,;·:]|\s+(?:i|oraz)\s+")
_FULL_UNION: Final = regex(r"\buni[aąęi] europejsk")
_SIGN_WORDS: Final = regex(r"(dofinansowane przez )?uni[aę] europejsk[aą]")
_ABBREVIATED: Final = regex(r"\bue\b")
_TWINS: Final = {"carlito": "Calibri", "liberation sans": "Arial", "arimo": "Arial"}
"""Faces of the same widths that stand in where the other is not installed (VIS-036)."""
_FAMILIES: Final = frozenset(face.casefold() for face in FONTS)
_PRINT_DPI: Final = 300
_SLIDE_DPI: Final = 150
_DPI_TOLERANCE: Final = 0.97
"""Pictures are cut to whole pixels and drawn at rounded sizes."""
_A4_WIDTH: Final = 594.0
"""Points; smaller pages are handouts and say nothing of the flag's real height."""
_EDGE: Final = 1.0
"""Points by which a drawing may touch the edge of the page."""


def sign_figures(pdf: Pdf, page: int) -> list[Tag]:
    """The figures of a page whose text alternative names signs, from left to right."""
    figures = [tag for tag in pdf.of_kind("Figure") if tag.page == page and roles_named(tag.told)]
    return sorted(figures, key=lambda tag: tag.box[0] if tag.box else 0.0)


def _union_figure(pdf: Pdf, page: int) -> Tag | None:
    """The figure with the Union's sign: the strip, or the sign alone."""
    return next((tag for tag in sign_figures(pdf, page) if _names_union(tag.told)), None)


def _names_union(text: str) -> bool:
    return SignRole.EU in roles_named(text)


# --- whether the strip is there


def strip_is_on_first_page(pdf: Pdf, _: Context) -> Iterator[Found]:
    """VIS-001. A strip that is drawn but not told is VIS-053; one that may be is a warning."""
    if not pdf.pages or _union_figure(pdf, _FIRST) or _words_of_signs(pdf):
        return
    if any(_union_figure(pdf, page.number) for page in pdf.pages[1:]):
        yield found(pdf.at(_FIRST), "elsewhere")
    elif _may_hide_strip(pdf):
        yield found(pdf.at(_FIRST), "unknown", severity=Severity.WARNING)
    else:
        yield found(pdf.at(_FIRST), "none")


def _may_hide_strip(pdf: Pdf) -> bool:
    """Whether the first page shows pictures that nothing is said of."""
    if not pdf.is_tagged:
        return pdf.pages[0].has_raster
    return any(tag.page == _FIRST and not tag.told for tag in pdf.of_kind("Figure"))


def _words_of_signs(pdf: Pdf) -> str:
    """Words of the Union's sign on the first page that no figure tells; "" when there are none."""
    if pdf.is_tagged:
        figures = {id(one) for tag in pdf.of_kind("Figure") for one in tag.walk()}
        texts = [
            tag.content
            for tag in pdf.walk()
            if tag.page == _FIRST and id(tag) not in figures and tag.kind in ("P", "Span")
        ]
    else:
        texts = pdf.pages[0].text.splitlines()
    return next((text for text in texts if _is_sign_text(text)), "")


def _is_sign_text(text: str) -> bool:
    return len(text) <= _SHORT_TEXT and bool(_SIGN_WORDS.match(folded(text)))


def strip_is_carried_over(pdf: Pdf, _: Context) -> Iterator[Found]:
    """VIS-053."""
    if not pdf.pages or not pdf.is_tagged:
        return
    strip = _union_figure(pdf, _FIRST)
    words = _words_of_signs(pdf)
    if strip is None and words:
        yield found(quoting(pdf.at(_FIRST), words), "mute")
    elif strip is not None and strip.box is None:
        yield found(quoting(pdf.at(_FIRST), strip.told), "empty")


# --- what it is like


def strip_names_its_signs(pdf: Pdf, context: Context) -> Iterator[Found]:
    """A11Y-006, over all figures of the first page that name signs."""
    figures = sign_figures(pdf, _FIRST)
    if not _union_figure(pdf, _FIRST):
        return
    wanted = list(mandatory_roles(context.signs, context.agreement_date))
    parts = [part for tag in figures for part in _PART.split(tag.told)]
    told = [role for part in parts for role in roles_named(part)]
    at = quoting(pdf.at(_FIRST), " ".join(tag.told for tag in figures))
    missing = [role for role in wanted if role not in told]
    if missing:
        signs = ", ".join(words_of_sign(role, context.signs) for role in missing)
        yield found(at, "missing", signs=signs)
    elif wanted != sorted(wanted, key=told.index):
        yield found(at, "order")


def strip_is_in_colour(pdf: Pdf, _: Context) -> Iterator[Found]:
    """VIS-029: a page without any hue has no flag in colour."""
    if pdf.pages and _union_figure(pdf, _FIRST) and not pdf.pages[0].has_colour:
        yield found(pdf.at(_FIRST))


def union_is_written_out(pdf: Pdf, _: Context) -> Iterator[Found]:
    """VIS-032: in the words of the sign, or in what is told of it."""
    strip = _union_figure(pdf, _FIRST)
    if strip is None:
        return
    words = folded(f"{strip.told} {strip.content}")
    if not _FULL_UNION.search(words):
        variant = "short" if _ABBREVIATED.search(words) else "missing"
        yield found(quoting(pdf.at(_FIRST), strip.told), variant)


def typeface_of_signs(pdf: Pdf, _: Context) -> Iterator[Found]:
    """VIS-036. A face of the same widths is told as a hint: the words look the same, yet are not
    set in a face of the list."""
    strip = _union_figure(pdf, _FIRST)
    families = {family_of(font) for font in strip.fonts} if strip else set[str]()
    for family in sorted(families):
        twin = _TWINS.get(family.casefold())
        if twin:
            yield found(pdf.at(_FIRST), "twin", severity=Severity.INFO, face=family, twin=twin)
        elif family.casefold().split(" ")[0] not in _FAMILIES:
            yield found(pdf.at(_FIRST), face=family)


def flag_is_high_enough(pdf: Pdf, _: Context) -> Iterator[Found]:
    """VIS-043: a strip that is lower than the flag has to be cannot hold it."""
    strip = _union_figure(pdf, _FIRST)
    if strip is None or strip.box is None or pdf.pages[0].width_pt < _A4_WIDTH:
        return
    height = strip.box[3] - strip.box[1]
    if height < MIN_FLAG_HEIGHT.points - _EDGE:
        yield found(
            pdf.at(_FIRST),
            height=_comma(height / 72 * 25.4),
            least=_comma(MIN_FLAG_HEIGHT.points / 72 * 25.4),
        )


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").removesuffix(",0")


def signs_are_sharp(pdf: Pdf, _: Context) -> Iterator[Found]:
    """VIS-046: pages wider than high are slides."""
    figures = sign_figures(pdf, _FIRST)
    dpis = [tag.lowest_dpi for tag in figures if tag.lowest_dpi is not None]
    if not dpis:
        return
    first = pdf.pages[0]
    least = _SLIDE_DPI if first.width_pt > first.height_pt else _PRINT_DPI
    if min(dpis) < least * _DPI_TOLERANCE:
        yield found(pdf.at(_FIRST), "strip", dpi=round(min(dpis)), least=least)


def strip_is_inside(pdf: Pdf, _: Context) -> Iterator[Found]:
    """VIS-047, one finding a page."""
    for page in pdf.pages:
        boxes = [tag.box for tag in sign_figures(pdf, page.number) if tag.box is not None]
        if any(_leaves(box, page) for box in boxes):
            yield found(pdf.at(page.number), "outside")


def _leaves(box: PdfBox, page: PdfPage) -> bool:
    left, bottom, right, top = page.box
    return (
        box[0] < left - _EDGE
        or box[1] < bottom - _EDGE
        or box[2] > right + _EDGE
        or box[3] > top + _EDGE
    )


# --- the statement


def support_is_stated(pdf: Pdf, context: Context) -> Iterator[Found]:
    """VIS-048, over the text of each page without that of the signs."""
    if not pdf.pages:
        return
    missing = not_named([folded(text) for text in _running_texts(pdf)], context)
    if missing and any(page.text.strip() for page in pdf.pages):
        yield found(pdf.place, missing=", ".join(missing))


def _running_texts(pdf: Pdf) -> list[str]:
    if not pdf.is_tagged:
        return [page.text for page in pdf.pages]
    texts: dict[int, list[str]] = {}
    for tag in _without_figures(pdf.tags):
        texts.setdefault(tag.page or 0, []).append(tag.text)
    return [" ".join(parts) for parts in texts.values()]


def _without_figures(tags: tuple[Tag, ...]) -> Iterator[Tag]:
    for tag in tags:
        if tag.kind != "Figure":
            yield tag
            yield from _without_figures(tag.children)


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("VIS-001", pdf=strip_is_on_first_page),
    RuleCheck("VIS-029", pdf=strip_is_in_colour),
    RuleCheck("VIS-032", pdf=union_is_written_out),
    RuleCheck("VIS-036", pdf=typeface_of_signs),
    RuleCheck("VIS-043", pdf=flag_is_high_enough),
    RuleCheck("VIS-046", pdf=signs_are_sharp),
    RuleCheck("VIS-047", pdf=strip_is_inside),
    RuleCheck("VIS-048", pdf=support_is_stated),
    RuleCheck("VIS-053", pdf=strip_is_carried_over),
    RuleCheck("A11Y-006", pdf=strip_names_its_signs),
)
