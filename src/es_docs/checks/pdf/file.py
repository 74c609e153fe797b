"""Checks of a PDF as a file: what it says of itself, its fonts, pages, links and fields.

PDF/UA-1: ISO 14289-1; failure conditions: Matterhorn Protocol 1.1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from es_docs.checks.accessibility.content import quoting
from es_docs.checks.accessibility.structure import flaw_of_title
from es_docs.checks.accessibility.typefaces import Style, style_of
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.reading.pdf.model import Pdf, PdfPage
from es_docs.regex import regex

_MOST_PAGES: Final = 5
"""Longer documents need bookmarks (A11Y-017)."""
_PRINTERS: Final = regex(
    r"print to pdf|pscript5|pdfcreator|distiller|bullzip|cutepdf|dopdf|novapdf|primopdf|pdf24"
    r"|ghostscript|clawpdf|foxit .*printer|pdf printer",
    re.IGNORECASE,
)
"""Programs that make a PDF of what is sent to a printer; tags do not get that far."""
_STYLES_OF_NAMES: Final = regex(r"(PS)?(MT)?$")
_CAPITAL_WORD: Final = regex(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=\d)")


# --- what the file says of itself


def title_is_shown(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-001; ISO 14289-1 §7.1."""
    title, former = (" ".join(text.split()) for text in (pdf.title, pdf.former_title))
    flaw = flaw_of_title(title)
    if not title and former:
        yield found(quoting(pdf.place, former), "former")
    elif flaw:
        yield found(quoting(pdf.place, title), flaw)
    elif not pdf.shows_title:
        yield found(quoting(pdf.place, title), "unshown")


def language_is_polish(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-002: /Lang of the catalogue."""
    if not pdf.language.strip():
        yield found(pdf.place, "none")
    elif pdf.language.partition("-")[0].lower() != "pl":
        yield found(pdf.place, "other", language=pdf.language)


def long_files_have_bookmarks(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-017."""
    if len(pdf.pages) > _MOST_PAGES and not pdf.has_outline:
        yield found(pdf.place, "bookmarks", pages=len(pdf.pages))


def readers_are_let_in(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-060; ISO 14289-1 §7.16. A file that needs a password cannot be read at all (V009)."""
    if pdf.blocks_readers:
        yield found(pdf.place, "readers")


def is_tagged_and_says_so(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-070; ISO 14289-1 §5, §6.2, §7.1. What is not tagged cannot be declared."""
    if not pdf.is_tagged:
        yield found(pdf.place, "untagged")
        return
    if pdf.ua_part != "1":
        yield found(pdf.place, "undeclared")
    if pdf.is_suspect:
        yield found(pdf.place, "suspect")


def is_not_printed(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-075."""
    maker = next((one for one in (pdf.producer, pdf.creator) if _PRINTERS.search(one)), "")
    if maker:
        yield found(pdf.place, maker=maker)


def fields_have_names(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-063: /TU of form fields."""
    for name in pdf.fields_without_name:
        yield found(pdf.place, "field", name=name or "–")


# --- fonts


def fonts_speak(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-072; ISO 14289-1 §7.21. One finding a font and flaw."""
    for font in pdf.fonts:
        if not font.is_embedded:
            yield found(pdf.place, "unembedded", font=font.name)
        if font.has_missing:
            yield found(pdf.place, "missing", font=font.name)
        elif not font.has_unicode:
            yield found(pdf.place, "unmapped", font=font.name)


def typeface_is_sans(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-050, for the face most of the text is set in. A face nobody knows is no breach."""
    families: Counter[str] = Counter()
    for font in pdf.fonts:
        families[family_of(font.name)] += font.characters
    if not families:
        return
    family, count = families.most_common(1)[0]
    declared = any(font.is_serif for font in pdf.fonts if family_of(font.name) == family)
    style = style_of(family)
    if style is Style.UNKNOWN and declared:
        style = Style.SERIF
    if style in (Style.SERIF, Style.SCRIPT, Style.MONOSPACED):
        percent = round(100 * count / families.total())
        yield found(pdf.place, f"most_{style}", typeface=family, percent=percent)


def family_of(font: str) -> str:
    """The family in a PostScript name: `TimesNewRomanPS-BoldMT` is „Times New Roman”."""
    family = re.split(r"[-,+]", font, maxsplit=1)[0]
    return _CAPITAL_WORD.sub(" ", _STYLES_OF_NAMES.sub("", family)).strip()


# --- pages


def pages_are_text(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-034: a page of pictures without a word is a scan. One finding, at the first."""
    yield from _by_page(pdf, "scan", lambda page: page.has_raster and not page.text.strip())


def text_is_on_the_page(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-058, one finding a page."""
    for page in pdf.pages:
        texts = [text for text in page.outside if text.strip()]
        if texts:
            yield found(quoting(pdf.at(page.number), texts[0]), "edge", count=len(texts))


def content_is_marked(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-071; ISO 14289-1 §7.1. In a file without tags nothing is: that is A11Y-070."""
    if pdf.is_tagged:
        yield from _by_page(pdf, "untagged", lambda page: page.untagged > 0)
        yield from _by_page(pdf, "mixed", lambda page: page.mixed > 0)


def annotations_are_described(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-074; ISO 14289-1 §7.18."""
    if not pdf.is_tagged:
        return
    yield from _by_page(pdf, "order", lambda page: page.has_annotations and not page.has_tab_order)
    yield from _by_page(pdf, "silent", lambda page: page.links_without_text > 0)
    yield from _by_page(pdf, "untagged", lambda page: page.untagged_annotations > 0)


def _by_page(pdf: Pdf, variant: str, is_broken: Callable[[PdfPage], bool]) -> Iterator[Found]:
    """One finding for all pages with the same flaw, at the first of them."""
    numbers = [page.number for page in pdf.pages if is_broken(page)]
    if numbers:
        yield found(pdf.at(numbers[0]), variant, pages=", ".join(map(str, numbers)))


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-001", pdf=title_is_shown),
    RuleCheck("A11Y-002", pdf=language_is_polish),
    RuleCheck("A11Y-017", pdf=long_files_have_bookmarks),
    RuleCheck("A11Y-034", pdf=pages_are_text),
    RuleCheck("A11Y-050", pdf=typeface_is_sans),
    RuleCheck("A11Y-058", pdf=text_is_on_the_page),
    RuleCheck("A11Y-060", pdf=readers_are_let_in),
    RuleCheck("A11Y-063", pdf=fields_have_names),
    RuleCheck("A11Y-070", pdf=is_tagged_and_says_so),
    RuleCheck("A11Y-071", pdf=content_is_marked),
    RuleCheck("A11Y-072", pdf=fonts_speak),
    RuleCheck("A11Y-074", pdf=annotations_are_described),
    RuleCheck("A11Y-075", pdf=is_not_printed),
)
