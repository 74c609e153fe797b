"""Nouns, verbs and prepositions with numbers: „24 spotkania”, not „24 spotkań” (TYP-014 to 016).

Polish counts in three ways, and a number may stand in a sentence in any case. Only what is wrong
in every reading is told: where a number stands as the subject or object the nominative form is
asked for, elsewhere („organizacja 2 wizyt”, „z 3 spotkań”) the genitive is as good.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import Final

from msgspec import Struct

from es_docs.checks.polish.text import GAP, Slip
from es_docs.language import (
    BUILT_IN_UNITS,
    NBSP,
    Noun,
    PluralCategory,
    of_quantity,
    plural_category,
)
from es_docs.regex import regex


class Counted(Struct, frozen=True):
    """A number with a noun that we know. `digits`, `gap` and `words` are as they stand there."""

    start: int
    end: int
    digits: str
    gap: str
    words: str
    noun: Noun

    @property
    def count(self) -> Decimal:
        return Decimal(re.sub(r"[ \u00a0\u202f]", "", self.digits).replace(",", "."))

    @property
    def category(self) -> PluralCategory:
        return plural_category(self.count)


def _forms(noun: Noun) -> Iterator[str]:
    """All forms, and those with a word of one beside a word of another („wizyta studyjne”)."""
    columns = zip(
        *(form.split() for form in (noun.one, noun.few, noun.many, noun.other)), strict=True
    )
    return (" ".join(words) for words in product(*map(dict.fromkeys, columns)))


_NOUNS: Final[Mapping[str, Noun]] = {
    form: noun for noun in BUILT_IN_UNITS.values() for form in _forms(noun)
}
_LONGEST: Final = max(form.count(" ") for form in _NOUNS)
_TIMES: Final = frozenset({"dzień", "tydzień", "miesiąc", "rok", "godzina"})
_NUMBER_AND_WORDS: Final = regex(
    r"(?<![\w.,/:%-])(?P<digits>(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d++)(?:,\d+)?)"
    r"(?P<gap>[ \u00a0\u202f\v]+)"
    rf"(?P<words>[^\W\dA-Z_]+(?:[ \u00a0\v][^\W\dA-Z_]+){{0,{_LONGEST}}})"
)
_LABEL: Final = regex(
    r"""(?<!\w)(?:(?:pod)?(?:zadani|działani)[eaou]\w* | oś | osi | osią | cel\w{0,2} | krok\w{0,2}
      | (?:etap|moduł|tabel|rysun|rycin|wykres|zdjęci|slajd|rozdział|punk[tc]|podpunkt|stron|godzin
        |załącznik|wskaźnik|priorytet|wersj|edycj|grup|klas|częś|dni|rok)\w*
      | pkt | nr | § | (?:art|ust|lit|str|s|poz|godz|zał|tab|rys)\.)[ \u00a0]$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words whose number tells which one is meant, not how many: „zadanie 2 szkolenia” counts none."""


def counted(text: str) -> Iterator[Counted]:
    """The numbers of a text that count a noun we know; not years, labels and times of day."""
    for match in _NUMBER_AND_WORDS.finditer(text):
        words = re.split("[ \u00a0\v]", match["words"])
        known = (n for n in range(len(words), 0, -1) if " ".join(words[:n]) in _NOUNS)
        length = next(known, 0)
        is_year = re.fullmatch(r"(?:19|20)\d\d", match["digits"])
        if not length or is_year or _LABEL.search(text, max(match.start() - 24, 0), match.start()):
            continue
        form = " ".join(words[:length])
        end = match.start("words") + len(form)
        yield Counted(match.start(), end, match["digits"], match["gap"], form, _NOUNS[form])


# --- the noun -----------------------------------------------------------------------------------


def noun_forms(text: str) -> Iterator[Slip]:
    """Nouns in a form that their number cannot have there (TYP-014)."""
    inherited, last_end = False, 0
    for one in counted(text):
        before = text[max(one.start - 60, 0) : one.start]
        joined = _JOINS.search(before) and not re.search("[.!?;:]", text[last_end : one.start])
        is_nominative = inherited if joined else _asks_nominative(before)
        inherited, last_end = is_nominative, one.end
        better = _right_form(one, is_nominative, before)
        if better:
            yield Slip(one.start, one.end, f"{one.digits}{NBSP}{better}")


def _right_form(one: Counted, is_nominative: bool, before: str) -> str | None:
    """The form that should stand there; None when the one that does may."""
    noun, words = one.noun, one.words
    nominative, genitive = noun.form(one.count), noun.genitive(one.count)
    is_ordinal = noun.one in _TIMES and words in {noun.one, noun.other}
    is_money = noun.one == "złoty" and one.category is PluralCategory.OTHER
    if words == nominative or is_ordinal or is_money:
        return None
    if is_nominative:
        return nominative
    if words in {genitive, noun.other}:
        return None
    return genitive if _ASKS_GENITIVE.search(before) else nominative


_ASKS_GENITIVE: Final = regex(
    r"(?<!\w)(?:z|ze|dla|od|do|bez|około|ok\.|spośród|wśród|podczas)[ \u00a0]$", re.IGNORECASE
)
_JOINS: Final = regex(r"(?:,|(?<!\w)(?:i|oraz|lub|albo))[ \u00a0]$")
_LOOKED_THROUGH: Final = regex(
    r"(?<!\w)(?:łącznie|razem|ogółem|tylko|aż|jedynie|zaledwie|już|także|również"
    r"|co[ \u00a0]najmniej|minimum|prawie|niemal|dodatkowo|m\.in\.)[ \u00a0]$",
    re.IGNORECASE,
)
_ASKED_BY_VERB: Final = (
    r"(?!udziel|dokon|użyt|wymag|potrzeb|oczek|wysłuch|unik|szuk|poszuk|zaniech|dostarcz|dotycz)"
    r"(?:\w+(?:ano|ęto|arto|yto|uje|ują)|\w{3,}zono|\w{4,}ono|odby(?:ł|wa|dzi|d)\w*[ \u00a0]się"
    r"|jest|są|będzie|będą|(?:został|był|powstał|uzyskał|otrzymał)[oy])"
)
_NOMINATIVE_PLACE: Final = regex(
    r"(?:[:;!?–—(•\v\t][ \u00a0]?|[^\W\d]{4,}\.[ \u00a0]|(?<!\w)(?:na|przez)[ \u00a0]"
    rf"|(?<!\w)(?<!nie[ \u00a0]){_ASKED_BY_VERB}[ \u00a0])$",
    re.IGNORECASE,
)
"""Where a number with its noun is surely a subject or an object: after a colon or a dash, after
„na” and „przez”, after verbs – but not negated ones („nie odbyło się 24 spotkań”) and those that
ask the genitive („udzielono 24 porad”)."""


def _asks_nominative(before: str) -> bool:
    for _ in range(2):
        before = _LOOKED_THROUGH.sub("", before)
    is_start = not before.strip(" \u00a0„(")
    return is_start or _NOMINATIVE_PLACE.search(before.lstrip()) is not None


# --- the verb -----------------------------------------------------------------------------------

_VERB: Final = (
    r"(?P<verb>(?:odby|zosta|by|powsta|wzię|uzyska|otrzyma|skorzysta|przystąpi|uczestniczy|pozosta)"
    r"(?P<ending>ło|ły|li|ła|ł)|(?P<one>odbędzie|zostanie|będzie|jest)|(?P<more>odbędą|zostaną|będą|są))(?!\w)"
)
_VERB_AFTER: Final = regex(rf"{GAP}{_VERB}")
_VERB_BEFORE: Final = regex(
    r"(?<!\w)(?P<verb>(?:(?:odby|zosta|by|powsta)(?P<ending>ło|ły|li|ła|ł)|(?P<one>odbędzie|zostanie)"
    r"|(?P<more>odbędą|zostaną))(?:[ \u00a0]się)?)[ \u00a0]$",
    re.IGNORECASE,
)
_PAIRS: Final = (
    ("odbędzie", "odbędą"),
    ("zostanie", "zostaną"),
    ("będzie", "będą"),
    ("jest", "są"),
)
_PARTNERS: Final = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
_SUBJECT_START: Final = regex(r"(?:^|[:;!?–—•\v\t]|[^\W\d]{4,}\.)[ \u00a0]*$")


def verb_forms(text: str) -> Iterator[Slip]:
    """Verbs that do not agree with the number of their subject (TYP-015).

    Where the noun is wrong itself, the verb may be right: TYP-014 tells that.
    """
    for one in counted(text):
        is_right = one.words == one.noun.form(one.count)
        if not is_right or one.noun.one in _TIMES or one.category is PluralCategory.OTHER:
            continue
        before = text[max(one.start - 30, 0) : one.start]
        verb = _VERB_BEFORE.search(before)
        if verb and not _agrees(verb, one):
            start = one.start - len(before) + verb.start()
            yield Slip(start, one.end, f"{_mended(verb, one)}{one.digits}{NBSP}{one.words}")
        after = _VERB_AFTER.match(text, one.end)
        if after and not verb and _SUBJECT_START.search(before) and not _agrees(after, one):
            mended = _mended(after, one)
            yield Slip(one.start, after.end(), f"{one.digits}{NBSP}{one.words}{mended}")


def _agrees(verb: re.Match[str], one: Counted) -> bool:
    is_plural = bool(verb["more"]) or verb["ending"] in {"ły", "li"}
    if _takes_plural(one):
        return is_plural
    return not is_plural and (verb["ending"] or _ending(one)) == _ending(one)


def _takes_plural(one: Counted) -> bool:
    """2–4 take the plural („odbyły się”), but not with men („2 uczestników wzięło udział”)."""
    return one.category is PluralCategory.FEW and one.noun.few != one.noun.many


def _ending(one: Counted) -> str:
    """The ending of a past verb: „odbył się 1 kurs”, „odbyła się 1 wizyta”, „odbyło się 5”."""
    head = one.noun.one.split()[0]
    if _takes_plural(one):
        return "ły"
    if one.category is not PluralCategory.ONE:
        return "ło"
    return (
        "ła"
        if head.endswith(("a", "ść", "eć"))
        else "ło"
        if head.endswith(("o", "e", "um"))
        else "ł"
    )


def _mended(verb: re.Match[str], one: Counted) -> str:
    """The verb with the spaces around it, in the form that agrees."""
    if verb["ending"]:
        start, end = (at - verb.start() for at in verb.span("ending"))
        return verb.group()[:start] + _ending(one) + verb.group()[end:]
    wrong = verb["one"] or verb["more"]
    return verb.group().replace(wrong, _PARTNERS[wrong.lower()])


# --- „z” and „ze” -------------------------------------------------------------------------------

_FROM: Final = regex(
    r"(?<!\w)(?P<word>[Zz]e?)[ \u00a0\v]"
    r"(?P<digits>(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d++))(?![.:/]\d)"
)


def prepositions(text: str) -> Iterator[Slip]:
    """„z” where „ze” is spoken, and the other way round (TYP-016): ze 101, z 79."""
    for match in _FROM.finditer(text):
        count = Decimal(re.sub(r"\D", "", match["digits"]))
        spoken = of_quantity(count, BUILT_IN_UNITS["spotkanie"]).partition(NBSP)[0]
        if match["word"].lower() != spoken:
            word = spoken.capitalize() if match["word"].istitle() else spoken
            yield Slip(*match.span(), better=f"{word}{NBSP}{match['digits']}")
