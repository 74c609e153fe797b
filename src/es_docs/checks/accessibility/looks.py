"""Accessibility of the looks of text: A11Y-050 to A11Y-055.

What a person changes in one go is told once: a typeface for the whole document, the size of a
style of a report or of a box of a slide, with the number of paragraphs in `count`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from es_docs.checks.accessibility.passages import (
    Passage,
    furniture_passages,
    furniture_shown,
    gathered,
    is_note,
    mended_together,
    passages,
)
from es_docs.checks.accessibility.typefaces import Style, style_of
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.diagnostics import Severity
from es_docs.markup import Element
from es_docs.ooxml.package import NS, qualified
from es_docs.reading.model import (
    Deck,
    Office,
    Report,
    TextParagraph,
    TextRole,
    TextRun,
)
from es_docs.regex import regex

_LETTER: Final = regex(r"[^\W_]")


def _everywhere(document: Office) -> Iterator[Passage]:
    """The text of slides or body, charts included, and of headers and footers."""
    yield from passages(document)
    for flow, chart in enumerate(document.charts()):
        for paragraph in chart.chart.text if chart.chart else ():
            yield Passage(paragraph, -2 - flow, chart)
    if isinstance(document, Report):
        for furniture in furniture_shown(document):
            yield from furniture_passages(document, furniture)


def _shown_runs(paragraph: TextParagraph) -> Iterator[TextRun]:
    """The runs somebody sees: with a letter or a digit, not hidden."""
    return (run for run in paragraph.runs if not run.is_hidden and _has_letter(run.text))


def _has_letter(text: str) -> bool:
    return text[:1].isalnum() or _LETTER.search(text) is not None


# --- typefaces (A11Y-050)


def serif_typefaces(document: Office, _: Context) -> Iterator[Found]:
    """Each typeface once that has serifs, imitates handwriting, or that nobody knows."""
    return gathered(_serif_passages(document))


def _serif_passages(document: Office) -> Iterator[tuple[Hashable, Found]]:
    for passage in _everywhere(document):
        family = _main_typeface(passage.paragraph)
        style = style_of(family)
        if family and style is not Style.SANS:
            severity = Severity.INFO if style is Style.UNKNOWN else None
            one = found(passage.place, style, severity=severity, typeface=family)
            yield (family.casefold(), passage.paragraph.place.area), one


def _main_typeface(paragraph: TextParagraph) -> str:
    """The family that more than half of the characters are set in; "" when there is none."""
    shares: dict[str, int] = {}
    for run in _shown_runs(paragraph):
        shares[run.typeface] = shares.get(run.typeface, 0) + len(run.text)
    family = max(shares, key=shares.__getitem__, default="")
    return family if 2 * shares.get(family, 0) > sum(shares.values()) else ""


# --- sizes (A11Y-051)

REPORT_BODY: Final = 12.0
REPORT_NOTE: Final = 10.0
REPORT_FURNITURE: Final = 9.0
SLIDE_BODY: Final = 18.0
SLIDE_LABEL: Final = 14.0
SLIDE_NOTE: Final = 12.0
"""Points. 12 pt in print is known from memory; the rest is a convention of this project."""
_ROUNDING: Final = 0.05
_LABEL_WORDS: Final = 4
"""A text box of so few words that stands free on a slide is the label of a drawing."""
_LABELS: Final = frozenset({TextRole.CELL, TextRole.CAPTION, TextRole.LABEL})


def small_text(document: Office, _: Context) -> Iterator[Found]:
    """Text below the least size of its kind, once for each style or box."""
    least_size = _least_on_slide if isinstance(document, Deck) else _least_on_page
    return gathered(
        ((mended_together(passage), size), one)
        for passage in _everywhere(document)
        for size, one in _too_small(passage, least_size(passage, document))
    )


def _too_small(passage: Passage, least: float) -> Iterator[tuple[float, Found]]:
    sizes = [run.size_pt for run in _shown_runs(passage.paragraph) if run.size_pt]
    smallest = min(sizes, default=least)
    if smallest < least - _ROUNDING:
        yield smallest, found(passage.place, size=_points(smallest), least=_points(least))


def _points(size: float) -> str:
    """As the font size box of Polish Office shows it: „10,5”."""
    return f"{round(size, 1):g}".replace(".", ",")


def _least_on_slide(passage: Passage, document: Office) -> float:
    role = passage.paragraph.role
    is_chart = passage.owner is not None and passage.owner.chart is not None
    if role is TextRole.FURNITURE or (role is not TextRole.TITLE and is_note(passage, document)):
        return SLIDE_NOTE
    if role in _LABELS or is_chart or _is_free_label(passage):
        return SLIDE_LABEL
    return SLIDE_BODY


def _is_free_label(passage: Passage) -> bool:
    is_free = passage.owner is not None and not passage.owner.placeholder
    return is_free and len(passage.owner.text.split() if passage.owner else ()) <= _LABEL_WORDS


def _least_on_page(passage: Passage, document: Office) -> float:
    role = passage.paragraph.role
    if role is TextRole.FURNITURE:
        return REPORT_FURNITURE
    is_chart = passage.owner is not None and passage.owner.chart is not None
    is_small = role in _LABELS or is_chart or role is TextRole.CONTENTS
    return REPORT_NOTE if is_small or is_note(passage, document) else REPORT_BODY


# --- alignment, line spacing, hyphens (A11Y-052 to A11Y-054)


def justified_text(document: Office, _: Context) -> Iterator[Found]:
    return gathered(
        (mended_together(passage), found(passage.place))
        for passage in _everywhere(document)
        if passage.paragraph.align == "justify" and not passage.is_blank
    )


REPORT_SPACING: Final = 1.15
SLIDE_SPACING: Final = 1.0
TITLE_SPACING: Final = 0.9
"""Factors of single spacing. Titles of PowerPoint's own themes have 0.9 (A11Y-053)."""
_LINE: Final = 90
"""Characters of a line of a page; a text of one line has no line spacing."""
_SLIDE_LINE: Final = 60
_PITCH: Final = 1.2
"""em; single spacing."""


def tight_lines(document: Office, _: Context) -> Iterator[Found]:
    """Running text whose lines are too close, once for each style or box."""
    is_deck = isinstance(document, Deck)
    return gathered(
        ((passage.paragraph.role, spacing) if is_deck else mended_together(passage), one)
        for passage in passages(document)
        for spacing, one in _too_tight(passage, document)
    )


def _too_tight(passage: Passage, document: Office) -> Iterator[tuple[float, Found]]:
    paragraph, is_deck = passage.paragraph, isinstance(document, Deck)
    is_title = is_deck and paragraph.role is TextRole.TITLE
    is_body = paragraph.role is TextRole.BODY and not is_note(passage, document)
    least = (TITLE_SPACING if is_title else SLIDE_SPACING) if is_deck else REPORT_SPACING
    is_long = len(paragraph.text) > (_SLIDE_LINE if is_deck else _LINE)
    if not is_long or not (is_body or is_title) or lines_are_cut(paragraph):
        return
    spacing = _spacing(paragraph)
    if spacing < least - 0.005:
        one = found(passage.place, spacing=_factor(spacing), least=_factor(least))
        yield round(spacing, 2), one


def _spacing(paragraph: TextParagraph) -> float:
    """As a factor; lines that may grow are never closer than single ones."""
    if paragraph.line_spacing is not None:
        return paragraph.line_spacing
    size = largest_size(paragraph)
    if not size or paragraph.line_spacing_pt is None:
        return 1.0
    factor = paragraph.line_spacing_pt / (_PITCH * size)
    may_grow = not paragraph.is_exact and paragraph.place.kind == "docx"
    return max(1.0, factor) if may_grow else factor


def largest_size(paragraph: TextParagraph) -> float:
    return max((run.size_pt for run in _shown_runs(paragraph)), default=0.0)


def lines_are_cut(paragraph: TextParagraph) -> bool:
    """Exact lines lower than their letters; A11Y-058 tells them."""
    points = paragraph.line_spacing_pt
    return paragraph.is_exact and points is not None and points < largest_size(paragraph)


def _factor(spacing: float) -> str:
    return f"{spacing:.2f}".rstrip("0").rstrip(".").replace(".", ",")


_SOFT_HYPHEN: Final = "\u00ad"


def hyphenation(document: Office, _: Context) -> Iterator[Found]:
    """Automatic hyphenation of a report, and hyphens hidden in words."""
    if isinstance(document, Report) and is_hyphenated(document):
        yield found(document.place, "automatic")
    for passage in passages(document):
        before, hyphen, after = passage.text.partition(_SOFT_HYPHEN)
        if hyphen:
            word = (
                f"{before.split()[-1:][0] if before.split() else ''}-{(after.split() or [''])[0]}"
            )
            yield found(passage.place, "soft", word=word.replace(_SOFT_HYPHEN, "-"))


def is_hyphenated(report: Report) -> bool:
    """Whether any text is hyphenated: LibreOffice turns it on and suppresses it in every style."""
    roots = list(report.package.roots.values())
    default = (root.find(_DEFAULT_SUPPRESSION, NS) for root in roots)
    is_suppressed = any(one is not None and _is_on(one) for one in default)
    is_allowed = any(not _is_on(one) for root in roots for one in root.iter(_SUPPRESSION))
    return report.settings.hyphenates and (is_allowed or not is_suppressed)


_SUPPRESSION: Final = qualified("w:suppressAutoHyphens")
_DEFAULT_SUPPRESSION: Final = "w:docDefaults/w:pPrDefault/w:pPr/w:suppressAutoHyphens"


def _is_on(flag: Element) -> bool:
    return flag.get(qualified("w:val"), "true") not in ("0", "false", "off")


# --- emphasis (A11Y-055)

_FEWEST_WORDS: Final = 3
_SHOUT: Final = regex(r"\b[A-ZĄĆĘŁŃÓŚŹŻ]{6,}\b")
"""Longer words than abbreviations are."""


def heavy_emphasis(document: Office, _: Context) -> Iterator[Found]:
    """Paragraphs that are italic, underlined or in capitals for the most part."""
    return gathered(
        ((mended_together(passage), variant), found(passage.place, variant))
        for passage in passages(document)
        if len(passage.text.split()) >= _FEWEST_WORDS
        for variant in _emphasis(passage.paragraph)
    )


def _emphasis(paragraph: TextParagraph) -> Iterator[str]:
    runs = list(_shown_runs(paragraph))
    half = sum(len(run.text) for run in runs) / 2
    if sum(len(run.text) for run in runs if run.italic) > half:
        yield "italic"
    if sum(len(run.text) for run in runs if run.underlined and not run.link) > half:
        yield "underlined"
    if _is_shouted("".join(run.text.upper() if run.all_caps else run.text for run in runs)):
        yield "capitals"


def _is_shouted(text: str) -> bool:
    letters = list(filter(str.isalpha, text))
    capitals = sum(map(str.isupper, letters))
    return 2 * capitals > len(letters) and len(_SHOUT.findall(text)) > 1


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-050", deck=serif_typefaces, report=serif_typefaces),
    RuleCheck("A11Y-051", deck=small_text, report=small_text),
    RuleCheck("A11Y-052", deck=justified_text, report=justified_text),
    RuleCheck("A11Y-053", deck=tight_lines, report=tight_lines),
    RuleCheck("A11Y-054", deck=hyphenation, report=hyphenation),
    RuleCheck("A11Y-055", deck=heavy_emphasis, report=heavy_emphasis),
)
