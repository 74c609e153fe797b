"""The words of a document that name who pays, and the block of facts that tells which project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.checks.signs.seen import strips_of
from es_docs.checks.signs.sign_words import FULL_FUND, folded, inflected
from es_docs.days import MONTHS_GENITIVE
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    Report,
    TextParagraph,
    TextRole,
    paragraphs_of,
)
from es_docs.regex import regex
from es_docs.story import Paragraph, Role
from es_docs.visibility.rules import EARLY

_UNION: Final = regex(r"\buni[aąęi] europejsk\w+|\bunii europejskiej|\bfundusz\w+ europejsk")
_SUPPORT: Final = regex(r"finansowan|ze środków|wsparci|wspiera")
"""What makes of a mention a statement: współfinansowany, dofinansowano, ze środków …"""
_ANY_PROGRAMME: Final = regex(
    r"\bprogram\w* (operacyjn|regionaln)|\brpo\b|\bpo wer\b|\bfundusz\w* europejski\w+ dla\b"
    r"|\bfe(ds|rs)\b"
)


# --- VIS-048: the statement


def support_is_stated(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-048: one finding that lists what the text does not name."""
    missing = [] if document.is_empty else not_named(_running_texts(document), context)
    if missing:
        yield found(document.place, missing=", ".join(missing))


def not_named(texts: list[str], context: Context) -> list[str]:
    """Who of those that pay no text (folded) names; nobody when the content's statement stands."""
    if _repeats_statement(texts, context):
        return []
    return [name for name, is_named in _named(texts, context) if not is_named]


def _named(texts: list[str], context: Context) -> Iterator[tuple[str, bool]]:
    """What has to be named, and whether it is; the Union in a sentence about support."""
    yield "Unia Europejska", any(map(_states_support, texts))
    everything = "\n".join(texts)
    if context.period == EARLY:
        fund = inflected(context.fund) if context.story is not None else FULL_FUND
        yield context.fund, bool(fund.search(everything))
    programme = inflected(context.programme) if context.programme else _ANY_PROGRAMME
    yield context.programme or "program", bool(programme.search(everything))


def _states_support(text: str) -> bool:
    return bool(_UNION.search(text) and _SUPPORT.search(text))


def _running_texts(document: Deck | Report) -> list[str]:
    """The text of the slides or of the body without the words of the strips, folded: a text a
    slide (a sentence may be broken over boxes), a text a paragraph of a report.
    """
    signs = {id(one) for strip in strips_of(document) for mark in strip.marks for one in mark.words}
    if isinstance(document, Deck):
        slides = (slide.walk() for slide in document.slides if not slide.is_hidden)
        return [_joined(objects, signs) for objects in slides]
    shown = (one for one in document.paragraphs() if id(one) not in signs)
    return [folded(one.text) for one in shown if one.text]


def _joined(objects: Iterable[DrawnObject], signs: set[int]) -> str:
    shown = (one for each in objects for one in paragraphs_of(each) if id(one) not in signs)
    return folded(" ".join(one.text for one in shown))


def _repeats_statement(texts: list[str], context: Context) -> bool:
    """Whether the sentence of the content stands in the document, whatever it says."""
    sentences = [folded(sentence).rstrip(".") for sentence in _statements(context)]
    return any(sentence in text for sentence in sentences for text in texts)


def _statements(context: Context) -> Iterator[str]:
    for section in context.story or ():
        for paragraph in section.blocks_of(Paragraph):
            if paragraph.role is Role.FUNDING and _states_support(folded(paragraph.text)):
                yield paragraph.text


# --- VIS-051: which project this is

_FIRST_SLIDES: Final = 3
_MONTHS: Final = "|".join(MONTHS_GENITIVE)
_DATE: Final = rf"(\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}} ({_MONTHS}) \d{{4}})"
_BLOCK: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "beneficjent": regex(
            r"beneficjen|realizator|realizuj|wnioskodawc|partner|ośrod|urz[ąę]d|gmin|powiat|fundacj"
            r"|stowarzyszen|spółk|instytut|uniwersyt|szkoł|zakład|centrum"
        ),
        "program": _ANY_PROGRAMME,
        "oś priorytetowa i działanie": regex(
            r"\bo(ś|si)( priorytetow\w+)? [\divx]+|\bpriorytet\w* [\divx]+|\bdziałani\w+ \d+\.\d+"
            r"|\boś priorytetowa\b"
        ),
        "fundusz": regex(rf"{FULL_FUND.pattern}|\b(efs|efrr)\b"),
        "okres realizacji": regex(
            rf"{_DATE}.{{0,40}}{_DATE}"
            r"|\b(?!2014\W{1,3}2020|2021\W{1,3}2027)(19|20)\d\d ?[-–—] ?(19|20)\d\d\b"
        ),
        "wartość": regex(r"\d[\d ]*(,\d+)? ?(mln|tys\.?)? ?(zł|pln|eur|euro|€)"),
    }
)  # fmt: skip
"""The facts of the block, by the name their label has in a document. The years of a programme are
no period of a project."""


def project_is_identified(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-051: the facts stand on the first three slides, or before the second chapter."""
    del context
    if document.is_empty:
        return
    text = folded(" ".join(one.text for one in _opening(document)))
    missing = [name for name, pattern in _BLOCK.items() if not pattern.search(text)]
    if missing:
        yield found(document.place, missing=", ".join(missing))


def _opening(document: Deck | Report) -> Iterator[TextParagraph]:
    if isinstance(document, Deck):
        slides = [slide for slide in document.slides if not slide.is_hidden][:_FIRST_SLIDES]
        for slide in slides:
            for one in slide.walk():
                yield from paragraphs_of(one)
        return
    chapters = 0
    for one in document.paragraphs():
        chapters += one.role is TextRole.HEADING and one.level == 1
        if chapters > 1:
            return
        yield one


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("VIS-048", deck=support_is_stated, report=support_is_stated),
    RuleCheck("VIS-051", deck=project_is_identified, report=project_is_identified),
)
