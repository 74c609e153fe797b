"""The Polish text of a document as the checks of form read it, and what a slip in it is.

A check of form looks at one string; here the strings are gathered, what is no Polish prose in them
is covered, and a slip becomes a finding with its words around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.rule import Context, Found, found
from es_docs.diagnostics import Severity
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    Office,
    TextParagraph,
    TextRole,
    TextRun,
)
from es_docs.regex import regex

MASK: Final = "\ufdd0"
"""Stands for each character that is not judged; a noncharacter, so no text means anything by it."""
GAP: Final = "[ \u00a0\u202f]"
"""A space inside a line, breaking or not, as a part of patterns."""
STRICT_ROLES: Final = frozenset({TextRole.TITLE, TextRole.HEADING, TextRole.CELL})
"""Short lines that stand alone, where a slip is an error even if prose gets a warning."""
_EXCERPT: Final = 60


class Slip(Struct, frozen=True):
    """A slip in a string: where, and what should stand there instead ("" when one cannot say).

    `name` is what the wording calls the words concerned; empty for the stretch itself.
    """

    start: int
    end: int
    better: str = ""
    variant: str = ""
    severity: Severity | None = None
    name: str = ""


Look: TypeAlias = Callable[[str], Iterable[Slip]]
"""Finds the slips of one kind in a string, from its beginning to its end."""


class Passage(Struct, frozen=True, eq=False):
    """A paragraph with its text for judging: as long as its own, what is no prose covered."""

    paragraph: TextParagraph
    text: str

    def tell(self, slip: Slip) -> Found:
        """The finding of a slip: the words around it, what stands there and what should."""
        whole = self.paragraph.text
        place = replace(self.paragraph.place, text=excerpt(whole, slip.start, slip.end))
        now = slip.name or plain(whole[slip.start : slip.end])
        return found(place, slip.variant, severity=slip.severity, now=now, better=slip.better)


OfficeCheck: TypeAlias = Callable[[Office, Context], Iterator[Found]]


def tells(look: Look, *, in_prose: Severity | None = None) -> OfficeCheck:
    """The check that tells the first slip of a box, a table or the text under a heading.

    What a person mends in one go is told once, with the number of the paragraphs like it
    (`again`). `in_prose` is how grave a slip is there; titles, headings and cells keep the
    severity of the rule or of the slip.
    """

    def check(document: Office, _context: Context) -> Iterator[Found]:
        alike: dict[tuple[object, ...], list[Found]] = {}
        for passage in passages(document):
            slip = next(iter(look(passage.text)), None)
            if slip is None:
                continue
            if passage.paragraph.role not in STRICT_ROLES:
                slip = replace(slip, severity=slip.severity or in_prose)
            told, at = passage.tell(slip), passage.paragraph.place
            spot = (at.area, at.number, at.name, at.object, told.variant, told.severity)
            alike.setdefault(spot, []).append(told)
        for first, *others in alike.values():
            again = {"again": str(len(others))} if others else {}
            yield replace(first, values={**first.values, **again})

    return check


def excerpt(text: str, start: int, end: int) -> str:
    """About 60 characters of the text around a stretch, cut between words, with „…”."""
    room = max(_EXCERPT - (end - start), 0)
    first = max(start - max(room // 2, room - (len(text) - end)), 0)
    last = min(max(end + room // 2, first + _EXCERPT), len(text), start + 2 * _EXCERPT)
    if first:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else start
    if last < len(text):
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else min(end, last)
    head, tail = ("…" if first else ""), ("…" if last < len(text) else "")
    return head + plain(text[first:last]) + tail


def plain(text: str) -> str:
    """The text on one line."""
    return re.sub(r"[\v\t\n]", " ", text).strip(" ")


# --- which text ---------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def passages(document: Office) -> tuple[Passage, ...]:
    """The Polish paragraphs of a document: slides and notes, or body, headers and footers.

    A table of contents only repeats headings, and furniture repeats itself: told once.
    """
    paragraphs = [one for one in _unrepeated(document) if one.text.strip()]
    meaningless = frozenset(
        run.language for one in paragraphs if _is_surely_polish(one.text) for run in one.runs
    )
    covered = ((one, _covered(one, meaningless)) for one in paragraphs)
    return tuple(Passage(one, text) for one, text in covered if text.strip(MASK + " \v\t"))


def _unrepeated(document: Office) -> Iterator[TextParagraph]:
    told: set[str] = set()
    for one in _all_paragraphs(document):
        if one.role is TextRole.FURNITURE:
            if one.text in told:
                continue
            told.add(one.text)
        if one.role is not TextRole.CONTENTS:
            yield one


def _all_paragraphs(document: Office) -> Iterator[TextParagraph]:
    yield from document.paragraphs()
    for one in document.charts():
        if one.chart is not None:
            yield from one.chart.text
    if isinstance(document, Deck):
        yield from chain.from_iterable(slide.notes for slide in document.slides)
    else:
        for furniture in document.furniture():
            yield from furniture.paragraphs
            yield from chain.from_iterable(texts_of(one) for one in furniture.objects)


def texts_of(one: DrawnObject) -> Iterator[TextParagraph]:
    """The text of an object, of its cells and of everything inside it."""
    return chain.from_iterable(chain.from_iterable(_bodies_of(part)) for part in one.walk())


def bodies(document: Office) -> Iterator[Sequence[TextParagraph]]:
    """The paragraphs that stand together: of a shape, a cell, notes, or between two tables."""
    if isinstance(document, Deck):
        yield from (slide.notes for slide in document.slides)
    else:
        blocks = groupby(document.blocks, key=lambda block: isinstance(block, TextParagraph))
        for is_text, run in blocks:
            if is_text:
                yield [block for block in run if isinstance(block, TextParagraph)]
    for one in document.objects():
        yield from _bodies_of(one)


def _bodies_of(one: DrawnObject) -> Iterator[Sequence[TextParagraph]]:
    yield one.paragraphs
    if one.table is not None:
        for row in one.table.rows:
            yield from (cell.paragraphs for cell in row.cells)


# --- what is no Polish prose --------------------------------------------------------------------

_POLISH_LETTERS: Final = regex("[ąćęłńśźżĄĆĘŁŃŚŹŻ]")
_POLISH_WORDS: Final = regex(
    r"(?<!\w)(?:[wzi]|na|oraz|dla|nie|jest|są|się|przez|od|ze|we|za|lub|przy|jako|czyli)(?!\w)",
    re.IGNORECASE,
)
_ENGLISH_WORDS: Final = regex(
    r"(?<!\w)(?:the|of|and|for|is|are|was|were|has|with|from|this|that|our|which)(?!\w)",
    re.IGNORECASE,
)
_MONOSPACED: Final = regex(r"Consolas|Courier|Cascadia|Menlo|Monaco|Mono\b", re.IGNORECASE)

_NUMBERS: Final = regex(
    r"""(?P<label>(?<!\w)(?:NIP|REGON|KRS|PESEL|IBAN|ISBN|ISSN|[Tt]el|[Ff]aks|[Ff]ax|[Kk]om)
            [.:]{0,2}[ \u00a0]?)[\dX+(][\dX ()\u00a0/-]{4,}\d
      | \+\d\d[ \u00a0]?\d[\d \u00a0-]{6,}\d
      | (?<![\d,])\d\d[ \u00a0]\d{3}[ \u00a0-]\d\d[ \u00a0-]\d\d(?!\d)
      | (?<!\d)\d{3}-\d{2,3}-\d{2,3}(?!\d)
      | (?<![\d-])\d\d-\d{3}(?![\d-])
      | (?<![\w./-])[A-Z]{2,}\w*(?:[./-]\w+){2,}""",
    re.VERBOSE,
)
"""Phone, account and register numbers, postal codes, file references."""
_ADDRESSES: Final = regex(
    r"""(?:https?://|ftp://|www\.)[^\s"„”“«»<>]*[^\s"„”“«»<>.,;:!?()\[\]…]
      | (?<![\w.%+-])[\w.%+-]+@[\w-]+(?:\.[\w-]+)+
      | (?<![\w.@-])(?:[\w-]+\.)+(?:pl|eu|com|org|gov|net|edu|info)(?:/[^\s"„”<>]*)?(?!\w)
      | (?<![\w.-])[\w-]+\.(?:pdf|docx?|pptx?|xlsx?|zip|jpe?g|png|svg|csv|xml)(?!\w)""",
    re.VERBOSE,
)
"""Addresses of pages and mailboxes, names of files."""
_MAY_HOLD_ADDRESSES: Final = regex(r"@|://|\.\w\w")


def _covered(paragraph: TextParagraph, meaningless: frozenset[str]) -> str:
    """The text of a paragraph; foreign words, code, codes and addresses are covered."""
    visible = [run for run in paragraph.runs if not run.is_hidden]
    parts = (
        (language, "".join(_shown(run) for run in runs))
        for language, runs in groupby(visible, key=lambda run: run.language)
    )
    text = "".join(
        MASK * len(part) if _is_foreign(part, language, meaningless) else part
        for language, part in parts
    )
    return without_codes(text)


def without_codes(text: str) -> str:
    """The text with its numbers that count nothing, and its addresses, covered."""
    if _MAY_HOLD_ADDRESSES.search(text):
        text = _ADDRESSES.sub(lambda match: MASK * len(match.group()), text)
    return _NUMBERS.sub(_cover, text)


def _shown(run: TextRun) -> str:
    """The text of a run; what a program writes (page numbers) and code are covered."""
    is_covered = run.is_field or _MONOSPACED.search(run.typeface)
    return MASK * len(run.text) if is_covered else run.text


def _cover(match: re.Match[str]) -> str:
    label = match["label"] or ""
    return label + MASK * (len(match.group()) - len(label))


def _is_foreign(text: str, language: str, meaningless: frozenset[str]) -> bool:
    """Whether words are of another language, by their tag and by what they look like.

    Programs tag Polish text with their own default (`en-US`); where a document does that, the tag
    says nothing. Untagged English is told by its small words; Polish names do not make it Polish.
    """
    small, lettered, english = _signs(text)
    if not language or language.lower().startswith("pl") or language in meaningless:
        return english > max(small + lettered, 1)
    return not small or english > small + lettered


def _is_surely_polish(text: str) -> bool:
    small, lettered, english = _signs(text)
    return small > english and lettered > 0


def _signs(text: str) -> tuple[int, int, int]:
    """Small Polish words, words with Polish letters, small English words."""
    lettered = sum(1 for word in text.split() if _POLISH_LETTERS.search(word))
    return len(_POLISH_WORDS.findall(text)), lettered, len(_ENGLISH_WORDS.findall(text))
