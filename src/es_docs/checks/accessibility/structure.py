"""Titles, headings and text in its place (A11Y-001, A11Y-010 to A11Y-017)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from es_docs.checks.accessibility import alternatives, charts, languages, reading_order, sensory
from es_docs.checks.accessibility.content import (
    FURNITURE,
    TITLES,
    quoting,
    stand_together,
    strip_parts,
    words_of,
)
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.diagnostics import Place, Severity
from es_docs.ooxml.package import NS
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    Office,
    Report,
    Slide,
    TextParagraph,
    TextRole,
    TextRun,
)
from es_docs.regex import regex

# --- the title of the document

_FILE_NAME: Final = regex(
    r"\.(pp[ts]x?|potx?|docx?|dotx?|od[tp]|pdf|rtf)$|^\S+_\S+$", re.IGNORECASE
)
_PROGRAM_TITLE: Final = regex(
    r"(prezentacja( programu)?|microsoft)? ?(power ?point|word)( presentation| document)?( - .*)?"
    r"|(prezentacja|presentation|dokument|document|slajd|slide)( \d+|\d+)?"
    r"|tytuł( prezentacji| dokumentu)?|title|bez tytułu|untitled"
    r"|szablon( \w+)?|template|motyw pakietu office|office theme",
    re.IGNORECASE,
)
"""What programs write when nobody gives a title, and names of templates."""
_LONGEST_TITLE: Final = 300


def document_has_title(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-001."""
    title = " ".join(document.properties.title.split())[:_LONGEST_TITLE]
    flaw = flaw_of_title(title)
    if flaw:
        yield found(quoting(document.place, title), flaw)


def flaw_of_title(title: str) -> str:
    """Why the title of a file says too little, as a variant of A11Y-001; "" when it does not."""
    if not title.strip():
        return "missing"
    if _FILE_NAME.search(title):
        return "file"
    return "program" if _PROGRAM_TITLE.fullmatch(title) else ""


# --- titles of slides


def slides_have_titles(deck: Deck, _: Context) -> Iterator[Found]:
    """A11Y-010. A title that only screen readers meet is told as a warning."""
    for slide in deck.slides:
        titles = [one for one in slide.walk() if one.placeholder in TITLES]
        title = next((one for one in titles if one.text.strip()), None)
        if title is None:
            at = replace(slide.place, object=titles[0].name) if titles else slide.place
            yield found(at, "empty" if titles else "none")
        elif title.is_hidden or (title.box is not None and not title.box.overlaps(deck.size)):
            at = quoting(title.place, title.text.strip())
            yield found(at, "unseen", severity=Severity.WARNING)


def titles_are_unique(deck: Deck, _: Context) -> Iterator[Found]:
    """A11Y-011, once a title: at the second slide that has it."""
    slides: dict[str, list[Slide]] = defaultdict(list)
    for slide in deck.slides:
        if _title(slide):
            slides[_title(slide)].append(slide)
    for same in slides.values():
        if len(same) > 1:
            numbers = ", ".join(str(slide.number) for slide in same)
            yield found(quoting(same[1].place, same[1].title), slides=numbers)


def _title(slide: Slide) -> str:
    title = next((one.text for one in slide.walk() if one.placeholder in TITLES), "")
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


# --- text in placeholders

_PLACED: Final = 0.9
_SHORT_LABEL: Final = 30
"""Letters; so little loose text on a slide is a label."""
_NOTE_PT: Final = 12.0
"""Text up to this size is a note or the source of a picture (A11Y-051)."""
_CAPTION: Final = regex(r"(rys|tab|fot)\.|(źródło|rysunek|tabela|wykres|zdjęcie)\b", re.IGNORECASE)


def text_is_in_placeholders(deck: Deck, _: Context) -> Iterator[Found]:
    """A11Y-013: at least nine tenths of the words of a slide, strip, tables and notes aside."""
    for slide in deck.slides:
        placed, loose = 0, list[TextParagraph]()
        for one in _text_boxes(slide, strip_parts(deck)):
            if one.placeholder:
                placed += sum(len(paragraph.text) for paragraph in one.paragraphs)
            elif not _is_caption(one, slide):
                loose += filter(_is_body, one.paragraphs)
        letters = sum(len(paragraph.text) for paragraph in loose)
        if letters >= _SHORT_LABEL and placed < _PLACED * (placed + letters):
            share = round(100 * letters / (placed + letters))
            yield found(quoting(loose[0].place, loose[0].text), share=share)


def _text_boxes(slide: Slide, strips: frozenset[int]) -> Iterator[DrawnObject]:
    for one in slide.walk():
        if id(one) not in strips and one.placeholder not in FURNITURE and not one.is_decorative:
            yield one


def _is_caption(box: DrawnObject, slide: Slide) -> bool:
    """A single paragraph right above or below a picture or chart."""
    shown = (one for one in slide.walk() if one.picture is not None or one.chart is not None)
    return len(box.paragraphs) == 1 and any(stand_together(one.box, box.box) for one in shown)


def _is_body(paragraph: TextParagraph) -> bool:
    text = paragraph.text.strip()
    is_note = all(run.size_pt <= _NOTE_PT for run in paragraph.runs)
    is_aside = paragraph.role in (TextRole.CAPTION, TextRole.LABEL) or _CAPTION.match(text)
    return bool(text) and not is_note and not is_aside


# --- sections of a deck

_DEFAULT_SECTION: Final = regex(
    r"(untitled|default|new) section|section \d+"
    r"|sekcja( domyślna| bez (tytułu|nazwy)| \d+)?|nowa sekcja",
    re.IGNORECASE,
)


def sections_are_named(deck: Deck, _: Context) -> Iterator[Found]:
    """A11Y-014; Microsoft's checker takes a name given twice for a tip only."""
    names = [" ".join(section.name.split()) for section in deck.sections]
    for name in names:
        if not name:
            yield found(deck.place, "empty")
        elif _DEFAULT_SECTION.fullmatch(name):
            yield found(quoting(deck.place, name), "default")
    counts = Counter(name.casefold() for name in names if name)
    for name in dict.fromkeys(name.casefold() for name in names):
        if counts[name] > 1 and not _DEFAULT_SECTION.fullmatch(name):
            first = next(one for one in names if one.casefold() == name)
            yield found(quoting(deck.place, first), "same", severity=Severity.WARNING)


# --- headings of a report

_LONG_TEXT: Final = 300
"""Words; a report that long needs headings."""
_DRAWING: Final = ".//{*}drawing"


def headings_are_in_order(report: Report, _: Context) -> Iterator[Found]:
    """A11Y-015."""
    headings = [one for one in report.paragraphs() if one.role is TextRole.HEADING]
    if not headings and _word_count(report) >= _LONG_TEXT:
        yield found(report.place, "none")
    if headings and headings[0].level > 1:
        yield found(_at(headings[0]), "first", level=headings[0].level)
    for before, heading in pairwise(headings):
        if heading.level > before.level + 1:
            yield found(_at(heading), "skip", level=heading.level, before=before.level)
    for heading in headings:
        if not heading.text.strip() and not _holds_drawing(heading):
            yield found(heading.place, "empty", level=heading.level)


def _at(paragraph: TextParagraph) -> Place:
    return quoting(paragraph.place, paragraph.text)


def _holds_drawing(paragraph: TextParagraph) -> bool:
    return paragraph.element is not None and paragraph.element.find(_DRAWING) is not None


def _word_count(report: Report) -> int:
    return sum(len(words_of(paragraph.text)) for paragraph in report.paragraphs())


# --- headings that are none

_LONGEST_HEADING: Final = 120
_LARGER_PT: Final = 2.0
_SHORTEST_TEXT: Final = 40
"""Letters; what follows a heading is text or a list, not another label."""
_PLAIN_STYLE: Final = regex(
    r"(|normal\w*|body text|tekst podstawowy|text body|standard|domyślnie|no spacing"
    r"|bez odstępów|first paragraph|compact|normal \(web\))|.*(nagłówek|heading).*",
    re.IGNORECASE,
)
"""Paragraph styles of running text, and those whose name owns up to a heading. A style of another
name was chosen on purpose (the label of a box, a signature) and is left alone."""
_SENTENCE_END: Final = (".", ":", ";", ",", "!", "…")


def report_headings_are_real(report: Report, _: Context) -> Iterator[Found]:
    """A11Y-016. Before the first heading stands the cover, whose large words are no headings."""
    body = _body_size(report)
    paragraphs = [
        block if isinstance(block, TextParagraph) else None
        for block in report.blocks
        if not isinstance(block, TextParagraph) or block.text.strip()
    ]
    roles = [paragraph.role if paragraph else None for paragraph in paragraphs]
    start = roles.index(TextRole.HEADING) if TextRole.HEADING in roles else 0
    for one, after in pairwise(paragraphs[start:]):
        if one and after and _looks_like_heading(one, body) and _is_text(after, one, body):
            yield found(_at(one), "paragraph")


def _body_size(report: Report) -> float:
    """The size most letters of the running text have."""
    letters: Counter[float] = Counter()
    for block in report.blocks:
        if isinstance(block, TextParagraph) and block.role is TextRole.BODY:
            for run in block.runs:
                letters[run.size_pt] += len(run.text)
    return max(letters, key=lambda size: letters[size], default=12.0)


def _looks_like_heading(paragraph: TextParagraph, body: float) -> bool:
    text = paragraph.text.strip()
    is_label = len(text) < _LONGEST_HEADING and bool(words_of(text))
    is_running = paragraph.role is TextRole.BODY and paragraph.bullet == "none"
    is_plain = _PLAIN_STYLE.fullmatch(paragraph.style) is not None
    runs = _visible(paragraph)
    stands_out = all(run.bold or run.size_pt >= body + _LARGER_PT for run in runs)
    return is_label and is_running and is_plain and stands_out and not text.endswith(_SENTENCE_END)


def _is_text(paragraph: TextParagraph, label: TextParagraph, body: float) -> bool:
    """Whether a label stands above text: a paragraph or an item of a list that is not set as the
    label is. What is large and not bold is text below a bold label, and a label below another."""
    is_long = len(paragraph.text) >= _SHORTEST_TEXT or paragraph.bullet != "none"
    runs = _visible(paragraph)
    is_bold_label = all(run.bold for run in _visible(label))
    stands_out = all(
        run.bold or (run.size_pt >= body + _LARGER_PT and not is_bold_label) for run in runs
    )
    return paragraph.role is TextRole.BODY and is_long and not stands_out


def _visible(paragraph: TextParagraph) -> Sequence[TextRun]:
    return [run for run in paragraph.runs if run.text.strip() and not run.is_hidden]


def slide_headings_are_real(deck: Deck, _: Context) -> Iterator[Found]:
    """A11Y-016: a first line made bold by hand above other text. Bold that comes from a level of
    the layout is a label the designer made, and stays in the outline as that level."""
    for slide in deck.slides:
        for one in slide.walk():
            lines = [paragraph for paragraph in one.paragraphs if paragraph.text.strip()]
            if one.placeholder and one.placeholder not in TITLES and len(lines) > 1:
                first, *rest = lines
                is_short = len(first.text) < _LONGEST_HEADING
                is_label = is_short and not first.text.strip().endswith(_SENTENCE_END)
                if is_label and _is_bold_by_hand(first) and not any(map(_is_bold_by_hand, rest)):
                    yield found(_at(first), "line", severity=Severity.INFO)


def _is_bold_by_hand(paragraph: TextParagraph) -> bool:
    return all(_own_bold(run) for run in _visible(paragraph))


def _own_bold(run: TextRun) -> bool:
    own = None if run.element is None else run.element.find("a:rPr", NS)
    return own is not None and own.get("b") in ("1", "true", "on")


# --- the table of contents

_MOST_PAGES: Final = 5
_WORDS_OF_A_PAGE: Final = 400
_DIGITS: Final = 6
_APP: Final = "docProps/app.xml"


def long_report_has_contents(report: Report, _: Context) -> Iterator[Found]:
    """A11Y-017. How many pages there are tells the program that saved the file, or, when it says
    fewer than the text can fill, the number of words. Without headings there is no contents to
    make: that is A11Y-015."""
    pages = max(_stored_pages(report), _word_count(report) // _WORDS_OF_A_PAGE)
    has_headings = any(one.role is TextRole.HEADING for one in report.paragraphs())
    if pages > _MOST_PAGES and has_headings and not _has_contents(report):
        yield found(report.place, pages=pages)


def _stored_pages(report: Report) -> int:
    root = report.package.roots.get(_APP)
    told = "" if root is None else root.findtext("ep:Pages", "", NS)
    return int(told) if told.isdecimal() and len(told) <= _DIGITS else 0


def _has_contents(report: Report) -> bool:
    """A list of tables or figures (`TOC \\c`) is none."""
    fields = (field.split() for field in report.fields)
    is_field = any(words[:1] == ["TOC"] and "\\c" not in words for words in fields)
    has_entries = any(one.role is TextRole.CONTENTS for one in report.paragraphs())
    return (
        is_field
        or has_entries
        or any(one.gallery == "Table of Contents" for one in report.controls)
    )


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-001", deck=document_has_title, report=document_has_title),
    *languages.CHECKS,
    *alternatives.CHECKS,
    RuleCheck("A11Y-010", deck=slides_have_titles),
    RuleCheck("A11Y-011", deck=titles_are_unique),
    *reading_order.CHECKS,
    RuleCheck("A11Y-013", deck=text_is_in_placeholders),
    RuleCheck("A11Y-014", deck=sections_are_named),
    RuleCheck("A11Y-015", report=headings_are_in_order),
    RuleCheck("A11Y-016", deck=slide_headings_are_real, report=report_headings_are_real),
    RuleCheck("A11Y-017", report=long_report_has_contents),
    *charts.CHECKS,
    *sensory.CHECKS,
)
