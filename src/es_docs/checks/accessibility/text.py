"""Accessibility of the words of a document: lists, blanks, links, footers, sentences.

A11Y-041 to A11Y-044, A11Y-056 and A11Y-057; the tables of `looks` and `media` are joined here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, TypeAlias, TypeVar

from msgspec.structs import replace

from es_docs.checks.accessibility.abbreviations import unexplained_abbreviations
from es_docs.checks.accessibility.looks import CHECKS as LOOKS
from es_docs.checks.accessibility.media import CHECKS as MEDIA
from es_docs.checks.accessibility.passages import (
    Passage,
    folded,
    frame_passages,
    furniture_passages,
    furniture_shown,
    is_running,
    passages,
    quoted,
)
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.reading.model import Deck, Office, Report, TextRole, TextRun
from es_docs.regex import regex

# --- lists typed by hand (A11Y-041)

_GLYPH: Final = regex(r"\s*([•●○◦‣⁃∙·▪▫■□◼►▶▸➢➤➔→✓✔☑❖♦])[\s\u00a0]+\S")
"""Signs that are nothing but bullets: one is enough."""
_DASH: Final = regex(r"\s*([-–—*])[\s\u00a0]+[^\W\d]")
"""Signs that may be dashes of a dialogue or of a total: two in a row make a list."""
_NUMBER: Final = regex(r"\s*\(?(\d{1,2}|[a-zA-Z](?=\)))[.)][\s\u00a0]+[^\W\d]")
_LINE_BREAK: Final = "\v"
_MAY_BE_LISTED: Final = frozenset({TextRole.BODY, TextRole.CELL, TextRole.LABEL})


def typed_lists(document: Office, _: Context) -> Iterator[Found]:
    """Items that begin with a typed bullet or number, one finding a list."""
    for _flow, members in groupby(passages(document), key=lambda passage: passage.flow):
        lines = [line for passage in members for line in _lines(passage)]
        for variant, items in typed_items(lines):
            passage, text, mark = items[0]
            yield found(quoted(passage.paragraph.place, text), variant, mark=mark, count=len(items))


_Source = TypeVar("_Source")
_Item: TypeAlias = tuple[_Source, str, str]
"""Where a line stands, the line, and the mark it begins with."""


def _lines(passage: Passage) -> list[tuple[Passage, str]]:
    paragraph = passage.paragraph
    if paragraph.bullet != "none" or paragraph.role not in _MAY_BE_LISTED:
        return [(passage, "")]
    return [(passage, line) for line in passage.text.split(_LINE_BREAK)]


def typed_items(
    lines: Sequence[tuple[_Source, str]],
) -> Iterator[tuple[str, list[_Item[_Source]]]]:
    """The lists among the lines: neighbours with the same mark, or with rising numbers."""
    items: list[_Item[_Source]] = []
    for passage, line in [*lines, *((source, "") for source, _ in lines[-1:])]:
        mark = _mark(line)
        if mark and (not items or _follows(items[-1][2], mark)):
            items.append((passage, line, mark))
            continue
        yield from _as_list(items)
        items = [(passage, line, mark)] if mark else []
    yield from _as_list(items)


def _mark(line: str) -> str:
    start = line.lstrip()[:2]
    if not start or (start[0].isalpha() and start[1:] != ")"):
        return ""  # most lines begin with a word
    match = _GLYPH.match(line) or _DASH.match(line) or _NUMBER.match(line)
    return match.group(1) if match else ""


def _follows(mark: str, after: str) -> bool:
    if mark.isdigit() and after.isdigit():
        return int(after) == int(mark) + 1
    if mark.isalpha() and after.isalpha():
        return ord(after) == ord(mark) + 1
    return mark == after


def _as_list(
    items: list[_Item[_Source]],
) -> Iterator[tuple[str, list[_Item[_Source]]]]:
    if not items:
        return
    is_number = items[0][2].isalnum()
    if len(items) > 1 or _GLYPH.match(items[0][1]):
        yield ("number" if is_number else "bullet"), items


# --- blanks for layout (A11Y-042)

_TABS: Final = regex(r"\t[ \u00a0]*\t")
_SPACES: Final = regex(r"[ \u00a0]{3,}(?=\S)")
"""Two spaces are a slip of the hand and belong to TYP-025."""
_BREAKS: Final = regex(r"\v[ \u00a0]*\v[ \u00a0]*\S")
_KINDS_OF_BLANKS: Final = (
    ("spaces", _SPACES, ""), ("tabs", _TABS, "\t"), ("breaks", _BREAKS, "\v"),
)  # fmt: skip
"""Each with what a text has to hold to be looked into."""
_PAGE_END: Final = "\f"
_SECTION_END: Final = ".//{*}sectPr"


def blanks_for_layout(document: Office, _: Context) -> Iterator[Found]:
    """Repeated blanks inside a paragraph, and empty paragraphs in a row."""
    for passage in passages(document):
        text = passage.text
        for variant, pattern, sign in _KINDS_OF_BLANKS:
            if sign in text and pattern.search(text):
                yield found(passage.place, variant)
                break
    yield from _empty_paragraphs(document)


def _empty_paragraphs(document: Office) -> Iterator[Found]:
    for _flow, members in groupby(passages(document), key=lambda passage: passage.flow):
        flow = list(members)
        if all(passage.is_blank for passage in flow) and flow[0].owner is not None:
            continue
        before: Passage | None = None
        for is_blank, group in groupby(flow, key=_is_only_blank):
            run = list(group)
            if is_blank and len(run) > 1:
                place = replace(run[0].paragraph.place, text="")
                words = before.place.text if before else ""
                variant = "empty" if words else "empty_start"
                yield found(place, variant, count=len(run), before=words)
            before = run[-1]


def _is_only_blank(passage: Passage) -> bool:
    """Empty, and not the carrier of a page or section break."""
    if not passage.is_blank or _PAGE_END in passage.text:
        return False
    root = passage.paragraph.element
    return root is None or root.find(_SECTION_END) is None


# --- words of a link (A11Y-043)

_ADDRESS: Final = regex(r"(https?|ftp)://\S+|www\.[^\s/]+/\S+", re.IGNORECASE)
"""An address as a machine writes it; `www.example.org` is read out well enough."""
_VAGUE: Final = frozenset(
    {
        "tutaj", "tu", "kliknij", "kliknij tutaj", "kliknij tu", "klik", "więcej", "czytaj więcej",
        "czytaj dalej", "zobacz więcej", "zobacz", "sprawdź", "przejdź", "link", "odnośnik",
        "strona", "strona internetowa", "dowiedz się więcej", "więcej informacji", "szczegóły",
        "pobierz", "otwórz", "ten link", "pod linkiem", "here", "click here", "more", "read more",
        "see more", "learn more", "this link", "page", "download", "details",
    }
)  # fmt: skip
_AROUND: Final = " \t\v.,:;!?…»>›→()[]„”\"'"


def unclear_links(document: Office, _: Context) -> Iterator[Found]:
    for passage in passages(document):
        if passage.paragraph.role is TextRole.CONTENTS:
            continue
        for address, text in _links(passage.paragraph.runs):
            variant = flaw_of_link(text)
            if variant:
                yield found(quoted(passage.paragraph.place, text), variant, address=address)


def _links(runs: Sequence[TextRun]) -> Iterator[tuple[str, str]]:
    """Each link of a paragraph: where it leads and its words."""
    if not any(run.link for run in runs):
        return
    shown = (run for run in runs if not run.is_hidden)
    for address, group in groupby(shown, key=lambda run: run.link):
        text = folded("".join(run.text for run in group))
        if address and text:
            yield address, text


def flaw_of_link(text: str) -> str:
    """Why the words of a link say too little, as a variant of A11Y-043; "" when they do not."""
    if text.strip(_AROUND).casefold() in _VAGUE:
        return "vague"
    return "address" if _ADDRESS.fullmatch(text.strip(_AROUND)) else ""


# --- headers and footers (A11Y-044)

_PAGE_WORDS: Final = regex(
    r"\b(strona|strony|str|slajd|page|slide|z|of|nr|no)\b|[\d\W_]", re.IGNORECASE
)
_PIECES: Final = regex(r"[\t\v\n|•·]+|\s[–—-]\s")
_FEWEST_LETTERS: Final = 3
_SHORTENED: Final = " .…"
"""How a text ends that has been cut to fit; its beginning is what counts."""


def furniture_alone_in_report(report: Report, _: Context) -> Iterator[Found]:
    """Headers and footers with something that the body does not say, one finding each text."""
    known = _known_words(report, [report.properties.title])
    told: set[str] = set()
    for furniture in furniture_shown(report):
        for passage in furniture_passages(report, furniture):
            yield from _missing(passage, known, told)


def furniture_alone_in_deck(deck: Deck, _: Context) -> Iterator[Found]:
    """Footers, dates and words of layouts and masters, each text told once."""
    known = _known_words(deck, [deck.properties.title])
    told: set[str] = set()
    for passage in passages(deck):
        if passage.paragraph.role is TextRole.FURNITURE:
            yield from _missing(passage, known, told)
    for frame in deck.frames:
        for passage in frame_passages(deck, frame):
            yield from _missing(passage, known, told)


def _known_words(document: Office, more: Iterable[str]) -> str:
    body = (
        passage.text
        for passage in passages(document)
        if passage.paragraph.role is not TextRole.FURNITURE
    )
    return folded(" ".join((*body, *more))).casefold()


def _missing(passage: Passage, known: str, told: set[str]) -> Iterator[Found]:
    """The pieces of a text that are not among the known words and were not told before."""
    text = "".join(
        "\t" if run.is_field else run.text for run in passage.paragraph.runs if not run.is_hidden
    )
    for piece in _PIECES.split(text):
        words = folded(piece).rstrip(_SHORTENED)
        letters = _PAGE_WORDS.sub("", words)
        key = words.casefold()
        if len(letters) >= _FEWEST_LETTERS and key not in known and key not in told:
            told.add(key)
            yield found(quoted(passage.paragraph.place, words))


# --- length of sentences (A11Y-057)

LONGEST_MEAN: Final = 20
"""Words; a convention of this project (the standards ask for short sentences)."""
_SENTENCE_END: Final = regex(r"(?<=[.!?…;:])[\s\u00a0]+(?=[^\W\d_a-ząćęłńóśźż]|[„(])|[\v\n]+|;\s")
_NAME: Final = regex(r"„[^”]*”|\"[^\"]*\"|«[^»]*»")
"""A name in quotes counts as one word, however long it is."""
_WORD: Final = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FUNDING: Final = regex(r"(współ|do)finansowan\w+ .*\buni\w+ europejsk", re.IGNORECASE)
"""The wording of the funding statement is prescribed, its length too."""
_FEWEST_WORDS: Final = 5
"""Fewer are no sentence but a label."""


def long_sentences(document: Office, _: Context) -> Iterator[Found]:
    """Slides and sections whose sentences are longer than `LONGEST_MEAN` on average."""
    running = (passage for passage in passages(document) if is_running(passage, document))
    fewest = 1 if isinstance(document, Deck) else 2
    for _part, group in groupby(running, key=lambda passage: passage.part):
        part = list(group)
        lengths = [length for passage in part for length in _sentence_lengths(passage.text)]
        if len(lengths) >= fewest and sum(lengths) > LONGEST_MEAN * len(lengths):
            longest = max(part, key=lambda passage: max(_sentence_lengths(passage.text), default=0))
            mean = round(sum(lengths) / len(lengths))
            yield found(longest.place, mean=mean, most=LONGEST_MEAN)


def _sentence_lengths(text: str) -> list[int]:
    """Words of each sentence of a paragraph; none of the funding statement."""
    if _FUNDING.search(folded(text)):
        return []
    counts = (len(_WORD.findall(part)) for part in _SENTENCE_END.split(_NAME.sub("nazwa", text)))
    return [count for count in counts if count >= _FEWEST_WORDS]


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-041", deck=typed_lists, report=typed_lists),
    RuleCheck("A11Y-042", deck=blanks_for_layout, report=blanks_for_layout),
    RuleCheck("A11Y-043", deck=unclear_links, report=unclear_links),
    RuleCheck("A11Y-044", deck=furniture_alone_in_deck, report=furniture_alone_in_report),
    RuleCheck("A11Y-056", deck=unexplained_abbreviations, report=unexplained_abbreviations),
    RuleCheck("A11Y-057", deck=long_sentences, report=long_sentences),
    *LOOKS,
    *MEDIA,
)
