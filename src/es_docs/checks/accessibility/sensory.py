"""Instructions that a person can follow who sees neither place nor colour (A11Y-035).

Only whole phrases of instructions are matched, and not the left bank of the Oder. „Powyżej” and
„poniżej” are none: in text that is read in its order they mean before and after (Understanding
WCAG 2.1, 1.3.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from es_docs.checks.accessibility.content import quoting
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.reading.model import Office
from es_docs.regex import regex

_HUES: Final = (
    "biał", "brązow", "czarn", "czerwon", "fioletow", "granatow", "niebiesk", "pomarańczow",
    "różow", "szar", "zielon", "żółt",
)  # fmt: skip
_HUE: Final = f"(?:{'|'.join(_HUES)})"
_COLOUR: Final = rf"{_HUE}(?:y|ego|emu|ym|a|ej|ą|e|i|iego|im|ych|ymi)?\b"
_MARKED: Final = (
    r"(?:oznaczon|oznakowan|zaznaczon|wyróżnion|wskazan|pokazan|przedstawion|podkreślon|zapisan"
    r"|wydrukowan|wypełnion)\w*|zaznacz\w*|oznacza\w*"
)
_IN_COLOUR: Final = rf"(?:na {_HUE}o\b|(?:w )?kolor(?:em|ze) {_COLOUR}|{_COLOUR} kolorem)"
_LOOK_WORDS: Final = (
    "zobacz", "zob.", "patrz", "spójrz", "kliknij", "naciśnij", "wciśnij", "wybierz", "użyj",
    "zaznacz", "znajdź", "odszukaj", "sprawdź", "wypełnij", "uzupełnij",
)  # fmt: skip
_LOOK: Final = f"(?:{'|'.join(map(re.escape, _LOOK_WORDS))})"
_THING: Final = (
    r"(?:(?:tabel|wykres|rysun|schemat|diagram|zdjęci|fotografi|ikon|przycisk|ramk|symbol|grafik"
    r"|ilustracj|kolumn)\w*|map[aeęyą]|mapie|pol[aeu]|polach|list[aęyą]|liście)"
)
_SPOT: Final = (
    r"(?:(?:po|z) (?:prawej|lewej)(?: stron\w++)?+(?! (?-i:[A-ZĆŁŃÓŚŹŻ]))"
    r"|w (?:prawym|lewym)(?: górnym| dolnym)? (?:rogu|panelu|menu)"
    r"|(?:u góry|na dole|na górze) (?:strony|slajdu|ekranu))"
)
_LOOKS: Final = rf"(?:okrągł|kwadratow|trójkątn|prostokątn|duż|mał)\w+|{_COLOUR}"
_FEW: Final = r"(?:\s+\S+){0,4}?\s+"

_BY_COLOUR: Final = regex(
    rf"\b(?:{_MARKED}){_FEW}{_IN_COLOUR}|\b{_IN_COLOUR}{_FEW}(?:{_MARKED})"
    rf"|\bkolor {_COLOUR} (?:oznacza|wskazuje|to)\b",
    re.IGNORECASE,
)
_BY_PLACE: Final = regex(
    rf"\b{_LOOK}\b{_FEW}{_SPOT}|\b{_THING} {_SPOT}"
    rf"|\b{_SPOT} (?:znajduj|widać|pokazan|przedstawion)",
    re.IGNORECASE,
)
_BY_SHAPE: Final = regex(
    rf"\b{_LOOK}(?:\s+(?:na|w))?\s+(?:{_LOOKS})\s+(?:przycisk|ikon|pol|symbol|znak|strzałk)\w*",
    re.IGNORECASE,
)
_NAMES_IT: Final = regex(
    r"[„\"»][^”\"«]{2,99}[”\"«]|\b(tabel|wykres|rysun|schemat|zdjęci|slajd|stron|map)\w* (nr )?\d",
    re.IGNORECASE,
)
"""A name in quotes or a number finds the thing without eyes: „wykres 2 po prawej”."""
_SENTENCE: Final = regex(r"(?<=[.!?])\s+|[\n\v]")


class _Kind(Struct, frozen=True):
    """A kind of instruction: the variant it is told by, and one word of each that must be there."""

    variant: str
    pattern: re.Pattern[str]
    words: Sequence[str]


_KINDS: Final = (
    _Kind("colour", _BY_COLOUR, ("kolor", *(f"{hue}o" for hue in _HUES))),
    _Kind("place", _BY_PLACE, ("prawej", "lewej", "prawym", "lewym", "górze", "góry", "dole")),
    _Kind("shape", _BY_SHAPE, _LOOK_WORDS),
)


def instructions_need_no_eyes(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-035, once a paragraph."""
    paragraphs = list(document.paragraphs())
    everything = "\n".join(one.text for one in paragraphs).casefold()
    kinds = [one for one in _KINDS if any(word in everything for word in one.words)]
    for paragraph in paragraphs if kinds else ():
        sentences = _SENTENCE.split(paragraph.text)
        told = next(filter(None, (_told(sentence, kinds) for sentence in sentences)), None)
        if told is not None:
            variant, phrase = told
            yield found(quoting(paragraph.place, paragraph.text), variant, phrase=phrase)


def _told(sentence: str, kinds: Sequence[_Kind]) -> tuple[str, str] | None:
    text = " ".join(sentence.split())
    for kind in kinds:
        variant, pattern = kind.variant, kind.pattern
        match = pattern.search(text)
        if match is not None and not _NAMES_IT.search(text):
            return variant, match.group()
    return None


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-035", deck=instructions_need_no_eyes, report=instructions_need_no_eyes),
)
