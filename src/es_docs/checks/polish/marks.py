"""Spaces, quotes, dashes and numbers as Polish editors set them (TYP-001 to TYP-010, 013, 025).

Every function looks at one string and gives its slips in order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from es_docs.checks.polish.noun_forms import Counted, counted
from es_docs.checks.polish.text import GAP, MASK, Slip
from es_docs.days import MONTHS_GENITIVE
from es_docs.diagnostics import Severity
from es_docs.language import EN_DASH, MONTHS, NBSP, number
from es_docs.regex import regex

_YEAR: Final = r"(?:19|20)\d\d"
_CURRENCY: Final = r"(?:zł|PLN|EUR|USD|euro)(?!\w)"
_UNIT: Final = rf"(?:{_CURRENCY}|(?:mln|mld|tys\.|szt\.|godz\.|min|km|m²|m2|ha|kg|proc\.)(?!\w))"


# --- what a line must not part ------------------------------------------------------------------

_LOOSE_LETTER: Final = regex(
    rf"(?<![\w.'’&/+{MASK}-])(?P<letter>[AIOUWZaiouwz])[ \v]{GAP}*(?P<next>[„»(]?\w+)"
)
_BEFORE_LABEL_LETTER: Final = regex(r"(?:lit\.|wit\.|pkt|ust\.|art\.)[ \u00a0]$", re.IGNORECASE)
_SENTENCE_START: Final = regex(r"(?:^|[.!?:…•–—(„»\v])\s*$")


def loose_letters(text: str) -> Iterator[Slip]:
    """One-letter words that a line may end with (TYP-001)."""
    for match in _LOOSE_LETTER.finditer(text):
        if _is_word(match["letter"], text, match.start()):
            yield Slip(*match.span(), better=f"{match['letter']}{NBSP}{match['next']}")


def _is_word(letter: str, text: str, at: int) -> bool:
    """Whether a letter is a word, and no label („lit. a”, „załącznik A”) or Roman numeral.

    A capital is a word at the start of a sentence or among capitals; `I` there is mostly a number.
    """
    before = text[max(at - 12, 0) : at]
    if letter.islower():
        return not _BEFORE_LABEL_LETTER.search(before)
    if text.isupper():
        return at > 0
    return letter != "I" and _SENTENCE_START.search(before) is not None


_LOOSE_UNIT: Final = regex(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})*[\d.,]*+)"
    rf"[ \v](?P<unit>{_UNIT})"
)


def loose_units(text: str) -> Iterator[Slip]:
    """Numbers that a line may part from their unit or noun (TYP-002); of a noun only a warning."""
    for match in _LOOSE_UNIT.finditer(text):
        yield Slip(*match.span(), better=f"{match['number']}{NBSP}{match['unit']}")
    for one in counted(text):
        if one.gap in {" ", "\v"}:
            better = f"{one.digits}{NBSP}{one.words}"
            yield Slip(one.start, one.end, better, "noun", Severity.WARNING)


_AFTER_YEAR: Final = regex(
    rf"(?<!\d)(?P<year>{_YEAR})(?P<gap>[ \u00a0\u202f\v]*)r(?P<stop>\.?)(?!\w)"
)


def years(text: str) -> Iterator[Slip]:
    """„r.” after a year without its space or full stop (TYP-003); of a plain space a warning."""
    for match in _AFTER_YEAR.finditer(text):
        better = f"{match['year']}{NBSP}r."
        if not match["stop"] or not match["gap"]:
            yield Slip(*match.span(), better)
        elif match["gap"] not in {NBSP, "\u202f"}:
            yield Slip(*match.span(), better, "loose", Severity.WARNING)


# --- quotes -------------------------------------------------------------------------------------

_FOREIGN_QUOTE: Final = regex(
    r"""(?<!\d)"\w* | [“‟‘]\w* | (?:(?<=[\s(])|^)”\w+ | (?<!,),,(?=\w)\w* | (?<!\d)''
      | (?<![\w'])'(?=\w)[^'\v]{1,80}[\w.,!?]'(?!\w)""",
    re.VERBOSE,
)
_NESTED_QUOTE: Final = regex(r"„[^„”]*(?P<inner>„[^„”]*”?)")


def quotes(text: str) -> Iterator[Slip]:
    """Quotes that are not „…”, and inner ones that are not »…« (TYP-004).

    A straight quote after a digit is a sign of inches or seconds.
    """
    for match in _FOREIGN_QUOTE.finditer(text):
        yield Slip(*match.span())
    for match in _NESTED_QUOTE.finditer(text):
        inner = match["inner"].strip("„”")
        yield Slip(*match.span("inner"), f"»{inner}«", "inner", Severity.WARNING)


_STOP_IN_QUOTES: Final = regex(r"(?<!\S)(?P<word>\S*)\.”(?=[\s)]|$)")
_ABBREVIATION: Final = regex(
    r"al|art|br|cz|doc|dot|dr|ds|dz|fot|gen|gm|godz|hab|im|in|inż|itd|itp|jw|kier|kl|ks|lek|m\.in|med"
    r"|mgr|min|np|nr|ok|opr|os|pl|pow|poz|pp|proc|prof|przyp|pt|red|rozdz|rys|sp|str|szt|śp|św|tab|tel"
    r"|tj|tys|tzn|tzw|ub|ul|ur|ust|woj|wyd|zał|zm|zob",
    re.IGNORECASE,
)


def stops_in_quotes(text: str) -> Iterator[Slip]:
    """Full stops before a closing quote, but not those of abbreviations and initials (TYP-005)."""
    for match in _STOP_IN_QUOTES.finditer(text):
        word = match["word"].lstrip("„»(").rpartition("„")[2]
        is_abbreviation = _ABBREVIATION.fullmatch(word) or len(word) < 2 or word.endswith(".")
        if not is_abbreviation and not re.search(r"\.\w$", word):
            yield Slip(*match.span(), better=f"{match['word']}”.")


# --- dashes -------------------------------------------------------------------------------------

_DASH: Final = "[-–—]"
_BEFORE_RANGE: Final = rf"(?<![\w.,:/–—{MASK}-])"
_AFTER_RANGE: Final = r"(?![\w/–—:-]|[.,]\d|[ \u00a0]\d)"
_YEARS: Final = regex(
    rf"{_BEFORE_RANGE}(?P<first>{_YEAR})(?P<dash>{GAP}?{_DASH}{GAP}?)(?P<last>{_YEAR})(?!\w|[/–—-]|[.,]\d)"
)
_NUMBERS: Final = regex(
    rf"{_BEFORE_RANGE}(?<!\d[ \u00a0])(?P<first>\d{{1,4}})"
    rf"(?P<dash>{GAP}?[-—]{GAP}?)(?P<last>\d{{1,4}}){_AFTER_RANGE}"
)
_HOURS: Final = regex(
    rf"{_BEFORE_RANGE}(?P<first>\d{{1,2}}[.:]\d\d)"
    rf"(?P<dash>{GAP}?[-—]{GAP}?)(?P<last>\d{{1,2}}[.:]\d\d){_AFTER_RANGE}"
)


def ranges(text: str) -> Iterator[Slip]:
    """Ranges of numbers, years and hours without an en dash, or with spaces (TYP-006)."""
    for match in (*_YEARS.finditer(text), *_NUMBERS.finditer(text), *_HOURS.finditer(text)):
        if match["dash"] != EN_DASH and _is_range(match["first"], match["last"]):
            yield Slip(*match.span(), better=f"{match['first']}{EN_DASH}{match['last']}")


def _is_range(first: str, last: str) -> bool:
    """Whether the second number is higher; 50-153 has the form of a postal code."""
    is_postal_code = (len(first), len(last)) == (2, 3)
    ends = [tuple(map(int, re.split("[.:]", end))) for end in (first, last)]
    return not is_postal_code and ends[0] < ends[1]


_MONTH: Final = "|".join((*MONTHS_GENITIVE, *MONTHS))
_DATE: Final = rf"\d{{1,2}}\.\d{{1,2}}\.{_YEAR}"
_DATES: Final = regex(
    rf"""(?P<left>{_DATE}(?:{GAP}?r\.)?|{_YEAR}{GAP}?r\.|(?:{_MONTH})(?:{GAP}{_YEAR}(?:{GAP}?r\.)?)?)
    (?P<dash>{GAP}?{_DASH}{GAP}?)(?P<right>{_DATE}|\d{{1,2}}{GAP}(?:{_MONTH})|(?:{_MONTH})|{_YEAR}{GAP}r)
    """,
    re.VERBOSE,
)


def date_ranges(text: str) -> Iterator[Slip]:
    """Ranges of dates with a wrong dash (TYP-007), or with spaces that may part them: a warning.

    Ends that hold spaces want U+00A0, the en dash and a space; others are closed up or spaced.
    """
    for match in _DATES.finditer(text):
        left, dash, right = match["left"], match["dash"], match["right"]
        has_spaces = re.search(GAP, left) is not None or (
            not left[0].isdigit() and re.match(rf"\d{{1,2}}{GAP}", right) is not None
        )
        better = f"{left}{NBSP}{EN_DASH} {right}" if has_spaces else f"{left}{EN_DASH}{right}"
        if dash.strip(" \u00a0\u202f") != EN_DASH:
            yield Slip(*match.span(), better)
        elif has_spaces and not re.match("[\u00a0\u202f]", dash):
            yield Slip(*match.span(), better, "loose", Severity.WARNING)


_COMPOUND_STEMS: Final = (
    "administracyjn|artystyczn|badawcz|doradcz|edukacyjn|ekonomiczn|finansow|gospodarcz|informacyjn"
    "|integracyjn|konsultacyjn|kulturaln|kulturow|naukow|opiekuńcz|organizacyjn|polityczn|prawn"
    "|promocyjn|reintegracyjn|rehabilitacyjn|rekreacyjn|rozwojow|społeczn|sportow|szkoleniow"
    "|techniczn|terapeutyczn|turystyczn|warsztatow|wychowawcz|wystawiennicz|zawodow"
)
_ADJECTIVE: Final = r"\w+(?:ych|ich|ymi|imi|ym|im|ego|ej|emu|y|i|a|ą|e)"
_COMPOUND: Final = regex(
    rf"(?<![\w-])(?P<first>(?:{_COMPOUND_STEMS})o)(?P<dash>[ \u00a0]?[-–—][ \u00a0]?)"
    rf"(?P<last>{_ADJECTIVE})(?!\w)",
    re.IGNORECASE,
)
_LIKELY_COMPOUND: Final = regex(
    r"(?<![\w-])(?P<first>\w{2,}(?:yjn|czn|ln|wn|ow|(?<!i)sk|ck)o)[ \u00a0][-–—][ \u00a0]"
    r"(?P<last>\w+(?:n|ow|sk|ck|cz)(?:ych|ymi|ym|iego|ego|iej|ej|ich|im|ie|y|i|a|e))(?!\w)"
)


def compounds(text: str) -> Iterator[Slip]:
    """Compound adjectives parted by spaces or joined by a dash (TYP-009).

    Those with a first part that offices use are sure; another one that looks like it is a warning.
    """
    sure = [match for match in _COMPOUND.finditer(text) if match["dash"] != "-"]
    for match in sure:
        yield Slip(*match.span(), better=f"{match['first']}-{match['last']}")
    told = {match.start() for match in sure}
    for match in _LIKELY_COMPOUND.finditer(text):
        if match.start() not in told:
            better = f"{match['first']}-{match['last']}"
            yield Slip(*match.span(), better, severity=Severity.WARNING)


_PAUSE: Final = regex(
    rf"""(?<=[^\s{MASK}])[ \u00a0](?:-{{1,3}}|—)(?=[ \u00a0\v]\S)   # a hyphen or em dash as a pause
      | (?<=\S)—                                                # an em dash without spaces
      | (?<=[^\W\d_])–(?=[ \u00a0][^\W\d_]) | (?<=[ \u00a0])–(?=[^\W\d_])""",
    re.VERBOSE,
)


def pauses(text: str) -> Iterator[Slip]:
    """Pauses without an en dash between spaces (TYP-008); ranges and compounds are not pauses."""
    others = [
        slip for look in (ranges, date_ranges, compounds) for slip in look(text)
    ] if _PAUSE.search(text) else []  # fmt: skip
    for match in _PAUSE.finditer(text):
        start, end = match.span()
        if any(slip.start <= start and end <= slip.end for slip in others):
            continue
        first, last = _word_before(text, start), _word_behind(text, end)
        better = f"{text[first:start].rstrip()}{NBSP}{EN_DASH} {text[end:last].lstrip()}"
        yield Slip(first, last, better)


def _word_before(text: str, at: int) -> int:
    """Where the word begins that ends at a place."""
    match = re.search(r"\S*\s*$", text[max(at - 30, 0) : at])
    return at - len(match.group()) if match else at


def _word_behind(text: str, at: int) -> int:
    """Where the word ends that begins at a place, or behind a space there."""
    match = regex(r"\s*\S{0,30}").match(text, at)
    return match.end() if match else at


# --- numbers ------------------------------------------------------------------------------------

_NUMBER_START: Final = r"(?<![\w.,/:–—-])(?<!\d[ \u00a0])"
_DECIMAL_POINT: Final = regex(
    rf"{_NUMBER_START}(?P<number>\d++\.\d{{1,2}})(?P<rest>{GAP}?{_CURRENCY}|{GAP}?(?:mln|mld|tys\.))"
)
_GROUP_MARK: Final = regex(
    rf"{_NUMBER_START}(?P<number>\d{{1,3}}(?:\.\d{{3}})+(?:,\d{{1,2}})?|\d{{1,3}}(?:,\d{{3}})+(?:\.\d{{1,2}})?)"
    rf"(?P<rest>{GAP}?{_CURRENCY})"
)
_LOOSE_GROUPS: Final = regex(
    r"(?<![\w.,/])(?<!\d[ \u00a0])(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+)"
    rf"(?P<rest>,\d{{1,2}}(?!\d)|{GAP}{_UNIT})"
)
_NO_GROUPS: Final = regex(
    rf"{_NUMBER_START}(?P<number>\d{{5,}})(?P<rest>,\d\d(?!\d){GAP}?{_CURRENCY}|{GAP}?{_CURRENCY})"
)


def numbers(text: str) -> Iterator[Slip]:
    """Decimal points, and groups of three without a no-break space (TYP-010).

    Only what is surely an amount: a number with its currency, unit, counted noun or fraction.
    """
    for match in _DECIMAL_POINT.finditer(text):
        better = match["number"].replace(".", ",") + match["rest"]
        yield Slip(*match.span(), better, "decimal")
    for match in _GROUP_MARK.finditer(text):
        yield Slip(*match.span(), _grouped(match["number"]) + match["rest"], "groups")
    for match in (*_LOOSE_GROUPS.finditer(text), *_NO_GROUPS.finditer(text)):
        if " " in match["number"] or match["number"].isdigit():
            better = _grouped(match["number"]) + match["rest"]
            yield Slip(*match.span(), better, "groups")
    for one in counted(text):
        if " " in one.digits or _has_no_groups(one):
            better = f"{number(one.count)}{NBSP}{one.words}"
            yield Slip(one.start, one.end, better, "groups")


def _has_no_groups(one: Counted) -> bool:
    return one.digits.isdigit() and len(one.digits) > 4


def _grouped(digits: str) -> str:
    """A number with its groups set apart by U+00A0 and a decimal comma."""
    whole, _, fraction = re.sub(r"[.,](?=\d{1,2}$)", "|", digits).partition("|")
    groups = f"{int(re.sub('[^0-9]', '', whole)):,}".replace(",", NBSP)
    return f"{groups},{fraction}" if fraction else groups


_PERCENT: Final = regex(rf"{_NUMBER_START}(?P<number>\d[\d,.\u00a0]*)(?P<gap>{GAP}?)%(?!\w)")


def percents(text: str) -> Iterator[Slip]:
    """A space before „%”, or a decimal point in a percentage (TYP-013)."""
    for match in _PERCENT.finditer(text):
        if match["gap"] or re.search(r"\d\.\d", match["number"]):
            yield Slip(*match.span(), better=f"{match['number'].replace('.', ',').rstrip(NBSP)}%")


# --- spaces around marks ------------------------------------------------------------------------

_SPACING: Final = regex(
    rf"""(?P<double>(?<=[^\s{MASK}])[ \u00a0]{{2}}(?=[^\s{MASK}]))
      | (?P<before>(?<=[^\s"“‟”„»«{MASK}])[ \u00a0](?!(?<=\d[ \u00a0]):[ \u00a0]\d)
            (?=(?!\.\.)[.,;:!?]++(?:[\s)\]”«]|$)|(?<![(\[][ \u00a0])[)\]”](?:[\s.,;:)]|$)))
      | (?P<after>[(\[„][ \u00a0](?=[^\s)\]”]))""",
    re.VERBOSE,
)


def spacing(text: str) -> Iterator[Slip]:
    """Double spaces, spaces before closing and after opening marks, letters in parts (TYP-025).

    Three and more spaces lay out text and are left to A11Y-042; „9 : 11” is a ratio.
    """
    for match in _SPACING.finditer(text):
        start, end = _word_before(text, match.start()), _word_behind(text, match.end())
        yield Slip(start, end, _respaced(text[start:end]), str(match.lastgroup))
    if not unicodedata.is_normalized("NFC", text):
        at = next(i for i, character in enumerate(text) if unicodedata.combining(character))
        better = unicodedata.normalize("NFC", text[max(at - 1, 0) : at + 1])
        yield Slip(max(at - 1, 0), at + 1, better, "letters")


def _respaced(words: str) -> str:
    """Words with single spaces, none before closing and after opening marks."""
    words = re.sub(r"[ \u00a0]{2,}", " ", words)
    words = re.sub(r"[ \u00a0](?=[.,;:!?)\]”])", "", words)
    return re.sub(r"(?<=[(\[„])[ \u00a0]", "", words)
