"""Whether text is marked with the language it is in (A11Y-002, A11Y-003).

The language is told from the small words of a passage and from its letters; where these do not
speak clearly nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from es_docs.checks.accessibility.content import quoting, words_of
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.diagnostics import Severity
from es_docs.reading.model import Office, TextParagraph
from es_docs.regex import regex

_POLISH_LETTER: Final = regex("[ąćęłńśźż]")
_POLISH: Final = frozenset(
    {
        "czyli", "dla", "jako", "jest", "która", "które", "których", "który", "lub", "nie", "oraz",
        "pod", "przed", "przez", "przy", "się", "są", "także", "tych", "tym", "został", "została",
        "zostało", "że",
    }
)  # fmt: skip
_FOREIGN: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "en": frozenset(
            {
                "an", "and", "are", "been", "between", "but", "by", "for", "from", "has", "have",
                "in", "is", "it", "its", "not", "of", "or", "our", "that", "the", "their", "this",
                "through", "was", "we", "were", "which", "will", "with", "within", "you", "your",
            }
        ),
        "de": frozenset(
            {
                "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "ein", "eine",
                "für", "im", "ist", "mit", "nach", "nicht", "sich", "sie", "sind", "über", "und",
                "von", "werden", "wird", "zum", "zur",
            }
        ),
    }
)  # fmt: skip
"""Words that make sentences; none of them is a common Polish word."""
_SHORTEST_PASSAGE: Final = 4
"""Words of a foreign passage that has to be marked; WCAG 3.1.2 exempts names and terms."""
_FEWEST_SIGNS: Final = 2
_ONE_IN: Final = 5
"""So many words there are at most to each one that tells the language."""
_BREAKS: Final = regex(r"[.,;:!?()„”“\"»«–/\n\v\t]+")
_MOSTLY: Final = 0.9
"""The part of the letters that makes a document Polish, whatever its default says."""


def _is_polish(tag: str) -> bool:
    return tag.partition("-")[0].lower() == "pl"


def default_is_polish(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-002. A deck or report whose text is all marked Polish loses it only in new text."""
    language = document.properties.language
    if _is_polish(language):
        return
    is_marked = _share_of_polish(document) >= _MOSTLY
    if language and is_marked:
        yield found(document.place, "new", severity=Severity.WARNING, language=language)
    elif language:
        yield found(document.place, "other", language=language)
    elif not is_marked:
        yield found(document.place, "none")


def _share_of_polish(document: Office) -> float:
    runs = [run for paragraph in document.paragraphs() for run in paragraph.runs]
    letters = sum(len(run.text) for run in runs)
    return (
        sum(len(run.text) for run in runs if _is_polish(run.language)) / letters if letters else 0
    )


def passages_are_marked(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-003, once a paragraph. What the default alone makes foreign is left to A11Y-002."""
    default = document.properties.language
    for paragraph in document.paragraphs():
        one = next(_wrongly_marked(paragraph, default), None)
        if one is not None:
            yield one


def _wrongly_marked(paragraph: TextParagraph, default: str) -> Iterator[Found]:
    texts: dict[str, str] = defaultdict(str)
    for run in paragraph.runs:
        if not (run.is_hidden or run.is_field):
            texts[run.language] += run.text
    for language, text in texts.items():
        if _is_polish(language):
            for passage, told in _foreign_passages(text):
                yield found(quoting(paragraph.place, passage), told)
        elif language and (language != default or _is_polish(default)) and is_polish(text):
            yield found(quoting(paragraph.place, text), "polish", language=language)


@lru_cache(maxsize=2048)
def _foreign_passages(text: str) -> tuple[tuple[str, str], ...]:
    """Each with its language; kept, for deck and report share most of their texts."""
    passages = ((passage, foreign_language(passage)) for passage in _BREAKS.split(text))
    return tuple((passage, language) for passage, language in passages if language)


def is_polish(text: str) -> bool:
    """Whether a text is surely Polish: its letters or small words say so and no others."""
    words = words_of(text)
    signs = sum(word in _POLISH or bool(_POLISH_LETTER.search(word)) for word in words)
    others = max(_count(words, small) for small in _FOREIGN.values())
    return len(words) >= _FEWEST_SIGNS and signs > others and signs * _ONE_IN >= len(words)


def foreign_language(passage: str) -> str:
    """`en` or `de` when a passage is surely in that language and no name; "" otherwise."""
    if _POLISH_LETTER.search(passage.casefold()):
        return ""
    words = words_of(passage)
    if len(words) < _SHORTEST_PASSAGE:
        return ""
    for language, small in _FOREIGN.items():
        count = _count(words, small)
        if len(small.intersection(words)) >= _FEWEST_SIGNS and count * _ONE_IN >= len(words):
            is_name = not any(_is_common_noun(word, small) for word in passage.split())
            return "" if is_name or _POLISH.intersection(words) else language
    return ""


def _is_common_noun(word: str, small: frozenset[str]) -> bool:
    """A word in small letters that is none of the small words: names have none."""
    return word[:1].islower() and word.casefold() not in small


def _count(words: list[str], small: frozenset[str]) -> int:
    return sum(word in small for word in words)


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-002", deck=default_is_polish, report=default_is_polish),
    RuleCheck("A11Y-003", deck=passages_are_marked, report=passages_are_marked),
)
