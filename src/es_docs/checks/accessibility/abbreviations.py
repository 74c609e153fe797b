"""A11Y-056: abbreviations are explained where a document first uses them.

„Full Name (ABC)”, „ABC (full name)”, „ABC – full name”, „ABC: full name”, a list and a table of
abbreviations explain. The explanation may stand before the abbreviation, or after it on the same
slide or in the same section. Where it is doubtful whether a text explains, it does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from es_docs.checks.accessibility.passages import Passage, folded, passages
from es_docs.checks.rule import Context, Found, found
from es_docs.reading.model import Office, TextRole
from es_docs.regex import regex

_CAPITALS: Final = "A-ZĄĆĘŁŃÓŚŹŻ"
_ABBREVIATION: Final = regex(
    rf"(?<![\w@.&-])[{_CAPITALS}]{{2,5}}(?:[ \u00a0][{_CAPITALS}]{{2,5}}(?!\w))*"
    r"(?![\w@&]|[.-][A-Z\d]|\.\w)"
)
"""Capitals that stand alone. Endings as in „OWES-ów” do not belong to them; parts of codes and
addresses do not count. Neighbours („RPO WD”) are one abbreviation."""
_ROMAN: Final = regex(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_LONGEST: Final = 5
"""Letters; longer words in capitals are no abbreviations."""
_SYMBOLS: Final = frozenset(
    {"PLN", "EUR", "USD", "CHF", "GBP", "CZK", "MB", "GB", "TB", "MW", "GW", "MHZ", "GHZ"}
)
"""Currencies and units are symbols, not abbreviations."""
_NUMBERS: Final = frozenset({"NIP", "REGON", "KRS", "PESEL", "ISBN", "ISSN", "IBAN"})
"""Names of numbers, whose long forms nobody uses."""
_ORDINARY: Final = frozenset(
    {
        "RAZEM", "SUMA", "NIE", "TAK", "UWAGA", "NR", "LP", "ETAP", "CEL", "PLAN", "DATA", "OPIS",
        "ROK", "LATA", "ORAZ", "LUB", "DLA", "NA", "DO", "ZE", "WE", "OD", "PO", "ZA", "BRAK",
        "KOSZT", "WYNIK", "EFEKT", "TYTUŁ", "NAZWA", "OSOBA", "STAN", "OK", "CZAS", "ILE",
    }
)  # fmt: skip
"""Words that are often set in capitals in tables."""
_MAY_USE: Final = frozenset(
    {TextRole.TITLE, TextRole.HEADING, TextRole.BODY, TextRole.CELL, TextRole.CAPTION,
     TextRole.LABEL}
)  # fmt: skip
_WORD: Final = regex(r"[^\W\d_]+")
_LONGEST_NAME: Final = 12
"""Words that an explanation may have."""


def unexplained_abbreviations(document: Office, context: Context) -> Iterator[Found]:
    """The first use of each abbreviation that no explanation comes with."""
    texts = [one for one in passages(document) if one.paragraph.role in _MAY_USE]
    explained = _Explained(texts, _full_names(context))
    ordinary = _ordinary_words(texts)
    seen: set[str] = set()
    for index, passage in enumerate(texts):
        for short in _abbreviations(passage.text):
            parts = short.split()
            is_new = short not in seen and not seen.issuperset(parts)
            seen.update((short, *parts))
            if is_new and not ordinary.issuperset(parts) and not explained.covers(short, index):
                yield found(passage.place, abbreviation=short)


class _Capitals(Struct, frozen=True):
    """Capitals that stand alone in a text: from where to where, and on one line."""

    start: int
    end: int
    short: str


@lru_cache(maxsize=2048)
def _capitals(text: str) -> tuple[_Capitals, ...]:
    """Kept, for deck and report share most of their texts."""
    return tuple(
        _Capitals(match.start(), match.end(), folded(match.group()))
        for match in _ABBREVIATION.finditer(text)
    )


def _abbreviations(text: str) -> list[str]:
    """Those of a text; none of a text that is set in capitals altogether."""
    found = [
        one.short
        for one in _capitals(text)
        if not all(_is_no_abbreviation(part) for part in one.short.split())
    ]
    return [] if found and _is_all_in_capitals(text) else found


def _is_all_in_capitals(text: str) -> bool:
    words = _WORD.findall(text)
    long_words = [word for word in words if len(word) > _LONGEST]
    return len(words) > 1 and bool(long_words) and all(word.isupper() for word in long_words)


@lru_cache(maxsize=1024)
def _is_no_abbreviation(word: str) -> bool:
    is_known = word in _SYMBOLS or word in _NUMBERS or word in _ORDINARY
    return is_known or bool(_ROMAN.fullmatch(word))


def _ordinary_words(texts: Sequence[Passage]) -> frozenset[str]:
    """Words that the document also writes in small letters; in capitals they only shout."""
    words = {word for passage in texts for word in _WORD.findall(passage.text)}
    return frozenset(word.upper() for word in words if not word.isupper())


def _full_names(context: Context) -> Mapping[str, str]:
    """The explanations that the content gives, by abbreviation."""
    known = context.story.abbreviations if context.story else ()
    return {one.short: folded(one.full).casefold() for one in known}


class _Explained:
    """Where a document explains which abbreviations: in which texts, and in which parts of it."""

    def __init__(self, texts: Sequence[Passage], full_names: Mapping[str, str]) -> None:
        self._first: dict[str, int] = {}
        self._parts: set[tuple[str, object]] = set()
        self._part_of = [passage.part for passage in texts]
        for index, passage in enumerate(texts):
            following = texts[index + 1] if index + 1 < len(texts) else None
            for short in _explained_in(passage, following, full_names):
                self._first.setdefault(short, index)
                self._parts.add((short, self._part_of[index]))

    def covers(self, short: str, index: int) -> bool:
        """Whether the use in the text at `index` is explained, as a whole or word by word."""
        if self._is_told(short, index):
            return True
        parts = [part for part in short.split() if not _is_no_abbreviation(part)]
        return short not in parts and all(self._is_told(part, index) for part in parts)

    def _is_told(self, short: str, index: int) -> bool:
        is_before = self._first.get(short, index + 1) <= index
        return is_before or (short, self._part_of[index]) in self._parts


# --- what explains

_INTO_BRACKET: Final = regex(
    r"[^\W\d_]\S*\s+\((?:(?:dalej|zwan\w+ dalej|w skrócie|skrót|tzw\.|ang\.)[: \u00a0–-]*)?[„\"]?$",
    re.IGNORECASE,
)
_OUT_OF_BRACKET: Final = regex(r"[”\"]?\)")
_BETWEEN_AFTER: Final = regex(
    r"(?:[”\"]?\s*[–—:=(\t-]|,?\s*(?:to|czyli|tj\.|oznacza)\s)\s*", re.IGNORECASE
)
_BETWEEN_BEFORE: Final = regex(
    r"(?:[–—:=-]|,?\s(?:czyli|tj\.|w skrócie|dalej))[:\s]*[„\"(]?$", re.IGNORECASE
)
_STARTS_ITEM: Final = regex(r"(?:^|[;:,]\s*)$")
_LIST_OF_ABBREVIATIONS: Final = regex(r"skrót|abbreviation|objaśnieni", re.IGNORECASE)


def _explained_in(
    passage: Passage, following: Passage | None, full_names: Mapping[str, str]
) -> Iterator[str]:
    text = passage.text
    capitals = _capitals(text)
    if not capitals:
        return
    plain = folded(text).casefold()
    used = set(_abbreviations(text))
    yield from (short for short, full in full_names.items() if short in used and full in plain)
    is_list = bool(_LIST_OF_ABBREVIATIONS.search(f"{text} {passage.paragraph.place.name}"))
    for one in capitals:
        short, before, after = one.short, text[: one.start], text[one.end :]
        if (
            _is_between(before, after)
            or _tells_after(short, before, after, is_list=is_list)
            or _tells_before(short, before)
            or _tells_beside(short, passage, following)
        ):
            yield short


def _is_between(before: str, after: str) -> bool:
    """„Full Name (ABC)”: alone in brackets after a word."""
    return bool(_INTO_BRACKET.search(before) and _OUT_OF_BRACKET.match(after))


def _tells_after(short: str, before: str, after: str, *, is_list: bool) -> bool:
    """„ABC – full name”, „ABC (full name)”; in a list of abbreviations whatever the letters."""
    sign = _BETWEEN_AFTER.match(after)
    starts_item = bool(_STARTS_ITEM.search(before))
    if sign is None:
        return starts_item and not before and _begins_with(short, after)
    is_item = is_list and starts_item and bool(_WORD.search(after))
    return is_item or _begins_with(short, after[sign.end() :])


def _tells_before(short: str, before: str) -> bool:
    """„full name – ABC”, „full name, czyli ABC”."""
    sign = _BETWEEN_BEFORE.search(before)
    if sign is None:
        return False
    initials = _initials(before[: sign.start()])[-_LONGEST_NAME:]
    return any(_spell(short, initials[start:]) for start in range(len(initials)))


def _tells_beside(short: str, passage: Passage, following: Passage | None) -> bool:
    """The row of a table of abbreviations: „ABC” in a cell, the full name in the next."""
    is_alone = folded(passage.text) == short and passage.paragraph.role is TextRole.CELL
    is_beside = following is not None and following.owner is passage.owner
    return is_alone and is_beside and following is not None and _begins_with(short, following.text)


def _begins_with(short: str, text: str) -> bool:
    initials = _initials(text)[:_LONGEST_NAME]
    return any(_spell(short, initials[:end]) for end in range(1, len(initials) + 1))


def _initials(text: str) -> list[str]:
    return [_plain(word[0]) for word in _WORD.findall(text)]


def _spell(short: str, initials: Sequence[str]) -> bool:
    """Whether first letters spell an abbreviation: each in turn, small words between skipped.

    The first and the last word must count: „FEDS – Fundusze Europejskie dla Dolnego Śląska”.
    """
    letters = _plain(short.replace(" ", ""))
    if not initials or initials[0] != letters[0] or initials[-1] != letters[-1]:
        return False
    rest = iter(initials)
    return len(initials) >= len(letters) and all(letter in rest for letter in letters)


def _plain(text: str) -> str:
    """In small letters, without Polish marks."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
