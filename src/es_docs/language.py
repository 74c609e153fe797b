"""Polish as data and rules: noun forms, numbers, money, dates, and text set for print.

Everything returned here is ready to be printed, with U+00A0 wherever a line must not break.
The data of Polish (plural rules, grouping, months, list pattern) are those of Unicode CLDR 47,
locale `pl`. They are few and fixed, so they stand here, and tests compare them with Babel,
which is therefore never loaded when the program runs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from es_docs.days import MONTHS_GENITIVE
from es_docs.regex import regex

if TYPE_CHECKING:
    from es_docs.messages import Counted, Lang

NBSP: Final = "\u00a0"
EN_DASH: Final = "\u2013"
MINIMUM_GROUPING_DIGITS: Final = 2
"""Groups of three start where at least two digits stand before the first mark, so from five
digits on: 1234, but 12 345 (CLDR pl, `minimumGroupingDigits`; TYP-011)."""
MONTHS: Final = (
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
)  # fmt: skip
"""Names of months that stand by themselves (CLDR pl, months/stand-alone/wide)."""
MONTHS_SHORT: Final = (
    "sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru",
)  # fmt: skip
"""CLDR pl, months/stand-alone/abbreviated."""
_MONTHS_LOCATIVE: Final = (
    "styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu",
    "lipcu", "sierpniu", "wrześniu", "październiku", "listopadzie", "grudniu",
)  # fmt: skip


# --- counted nouns ----------------------------------------------------------------------------


class PluralCategory(StrEnum):
    """The plural categories of Polish (CLDR pl)."""

    ONE = "one"
    FEW = "few"
    MANY = "many"
    OTHER = "other"


def plural_category(number: Decimal) -> PluralCategory:
    """The category of a number as `number()` prints it, so 1.0 counts as 1.

    1 is ONE; whole numbers ending in 2–4, but not in 12–14, are FEW; other whole numbers are
    MANY; fractions are OTHER (CLDR pl, cardinal rules).
    """
    whole = abs(number)
    if whole != whole.to_integral_value():
        return PluralCategory.OTHER
    if whole == 1:
        return PluralCategory.ONE
    if whole % 10 in (2, 3, 4) and whole % 100 not in (12, 13, 14):
        return PluralCategory.FEW
    return PluralCategory.MANY


def counted(count: int, wording: Counted, lang: Lang) -> str:
    """„1 slajd”, „3 slajdy”, „12 345 slajdów”; “12,345 slides”."""
    if lang == "en":
        text = wording.one if count == 1 else wording.many
        return text.fill(lang, {"count": f"{count:,}"})
    by_category = {PluralCategory.ONE: wording.one, PluralCategory.FEW: wording.few}
    text = by_category.get(plural_category(Decimal(count)), wording.many)
    return text.fill(lang, {"count": number(Decimal(count))})


class Noun(Struct, frozen=True):
    """The forms of a counted noun, one for each plural category.

    `one` is the nominative singular, `few` the nominative plural (the genitive for men:
    2 uczestników), `many` the genitive plural, `other` the genitive singular.
    """

    one: str
    few: str
    many: str
    other: str

    def form(self, number: Decimal) -> str:
        """The form after the number in the nominative: 1 spotkanie, 2 spotkania, 5 spotkań."""
        match plural_category(number):
            case PluralCategory.ONE:
                return self.one
            case PluralCategory.FEW:
                return self.few
            case PluralCategory.MANY:
                return self.many
            case PluralCategory.OTHER:
                return self.other

    def genitive(self, number: Decimal) -> str:
        """The form after the number in the genitive: z 1 spotkania, z 2 spotkań."""
        category = plural_category(number)
        is_singular = category in (PluralCategory.ONE, PluralCategory.OTHER)
        return self.other if is_singular else self.many


_NOUNS: Final = (
    Noun("analiza", "analizy", "analiz", "analizy"),
    Noun("artykuł", "artykuły", "artykułów", "artykułu"),
    Noun("badanie", "badania", "badań", "badania"),
    Noun("dzień", "dni", "dni", "dnia"),
    Noun("działanie", "działania", "działań", "działania"),
    Noun("efekt", "efekty", "efektów", "efektu"),
    Noun("egzemplarz", "egzemplarze", "egzemplarzy", "egzemplarza"),
    Noun("ekspertyza", "ekspertyzy", "ekspertyz", "ekspertyzy"),
    Noun("film", "filmy", "filmów", "filmu"),
    Noun("gmina", "gminy", "gmin", "gminy"),
    Noun("godzina", "godziny", "godzin", "godziny"),
    Noun("grupa", "grupy", "grup", "grupy"),
    Noun("grupa robocza", "grupy robocze", "grup roboczych", "grupy roboczej"),
    Noun("instytucja", "instytucje", "instytucji", "instytucji"),
    Noun("kampania", "kampanie", "kampanii", "kampanii"),
    Noun("klauzula społeczna", "klauzule społeczne", "klauzul społecznych", "klauzuli społecznej"),
    Noun("konferencja", "konferencje", "konferencji", "konferencji"),
    Noun("konsultacja", "konsultacje", "konsultacji", "konsultacji"),
    Noun("kurs", "kursy", "kursów", "kursu"),
    Noun("miesiąc", "miesiące", "miesięcy", "miesiąca"),
    Noun("organizacja", "organizacje", "organizacji", "organizacji"),
    Noun("osoba", "osoby", "osób", "osoby"),
    Noun("podmiot", "podmioty", "podmiotów", "podmiotu"),
    Noun(
        "podmiot ekonomii społecznej",
        "podmioty ekonomii społecznej",
        "podmiotów ekonomii społecznej",
        "podmiotu ekonomii społecznej",
    ),
    Noun("porada", "porady", "porad", "porady"),
    Noun("porozumienie", "porozumienia", "porozumień", "porozumienia"),
    Noun("posiedzenie", "posiedzenia", "posiedzeń", "posiedzenia"),
    Noun("powiat", "powiaty", "powiatów", "powiatu"),
    Noun("program", "programy", "programów", "programu"),
    Noun("projekt", "projekty", "projektów", "projektu"),
    Noun(
        "przedsiębiorstwo społeczne",
        "przedsiębiorstwa społeczne",
        "przedsiębiorstw społecznych",
        "przedsiębiorstwa społecznego",
    ),
    Noun("publikacja", "publikacje", "publikacji", "publikacji"),
    Noun("punkt procentowy", "punkty procentowe", "punktów procentowych", "punktu procentowego"),
    Noun("raport", "raporty", "raportów", "raportu"),
    Noun("rok", "lata", "lat", "roku"),
    Noun("samorząd", "samorządy", "samorządów", "samorządu"),
    Noun("seminarium", "seminaria", "seminariów", "seminarium"),
    Noun("sieć", "sieci", "sieci", "sieci"),
    Noun("sieć współpracy", "sieci współpracy", "sieci współpracy", "sieci współpracy"),
    Noun("spotkanie", "spotkania", "spotkań", "spotkania"),
    Noun("spotkanie doradcze", "spotkania doradcze", "spotkań doradczych", "spotkania doradczego"),
    Noun(
        "spotkanie informacyjne",
        "spotkania informacyjne",
        "spotkań informacyjnych",
        "spotkania informacyjnego",
    ),
    Noun("spółdzielnia", "spółdzielnie", "spółdzielni", "spółdzielni"),
    Noun(
        "spółdzielnia socjalna",
        "spółdzielnie socjalne",
        "spółdzielni socjalnych",
        "spółdzielni socjalnej",
    ),
    Noun("stowarzyszenie", "stowarzyszenia", "stowarzyszeń", "stowarzyszenia"),
    Noun("szkolenie", "szkolenia", "szkoleń", "szkolenia"),
    Noun("sztuka", "sztuki", "sztuk", "sztuki"),
    Noun("tydzień", "tygodnie", "tygodni", "tygodnia"),
    Noun("uczestniczka", "uczestniczki", "uczestniczek", "uczestniczki"),
    Noun("uczestnik", "uczestników", "uczestników", "uczestnika"),
    Noun("umowa", "umowy", "umów", "umowy"),
    Noun("usługa", "usługi", "usług", "usługi"),
    Noun("warsztat", "warsztaty", "warsztatów", "warsztatu"),
    Noun("webinarium", "webinaria", "webinariów", "webinarium"),
    Noun("wizyta", "wizyty", "wizyt", "wizyty"),
    Noun("wizyta studyjna", "wizyty studyjne", "wizyt studyjnych", "wizyty studyjnej"),
    Noun("wniosek", "wnioski", "wniosków", "wniosku"),
    Noun("wydarzenie", "wydarzenia", "wydarzeń", "wydarzenia"),
    Noun("zadanie", "zadania", "zadań", "zadania"),
    Noun("zespół", "zespoły", "zespołów", "zespołu"),
    Noun("zestaw", "zestawy", "zestawów", "zestawu"),
    Noun("złoty", "złote", "złotych", "złotego"),
)
BUILT_IN_UNITS: Final[Mapping[str, Noun]] = MappingProxyType({noun.one: noun for noun in _NOUNS})
"""What projects count, by nominative singular."""


def quantity(count: Decimal, noun: Noun) -> str:
    """„11 spotkań”, „2 wizyty studyjne”: the number with its noun in the nominative."""
    return f"{number(count)}{NBSP}{_bound(noun.form(count))}"


def genitive_quantity(count: Decimal, noun: Noun) -> str:
    """„11 spotkań”, „1 spotkania”: as it stands after „z”, „dla” or „około”."""
    return f"{number(count)}{NBSP}{_bound(noun.genitive(count))}"


def of_quantity(count: Decimal, noun: Noun) -> str:
    """„z 11 spotkań”, „ze 101 spotkań” (TYP-016).

    „ze” stands before a cluster that starts with a sibilant. Of the words a number can begin
    with, only „stu” (100–199 of the first group of three) is one: ze 100, ze 120, ze 150 000,
    ze 100,5. Others start with a single consonant (z 6, z 60, z 70, z 1100: „tysiąca”) or with
    a cluster „z” joins (z 3, z 4, z 200: „dwustu”).
    """
    preposition = "ze" if _begins_with_hundred(count) else "z"
    return f"{preposition}{NBSP}{genitive_quantity(count, noun)}"


def _bound(words: str) -> str:
    """One or two words that no line break parts; longer names have to be able to wrap."""
    return words.replace(" ", NBSP) if words.count(" ") == 1 else words


def _begins_with_hundred(count: Decimal) -> bool:
    """Whether the number, read aloud, begins with „sto”: its first group of three is 100–199."""
    digits = f"{int(abs(count))}"
    return len(digits) % 3 == 0 and digits.startswith("1")


# --- numbers and money ------------------------------------------------------------------------


def number(value: Decimal) -> str:
    """„1234”, „12 345”, „1,5”: decimal comma, no trailing zeros (CLDR pl, TYP-010, TYP-011)."""
    plain = f"{value:f}"
    whole, _, fraction = plain.partition(".")
    fraction = fraction.rstrip("0")
    return _grouped(whole) + (f",{fraction}" if fraction else "")


def percent(part: Decimal, whole: Decimal) -> str:
    """„76%”: a whole percentage, halves rounded up.

    Rounding never claims too much: what is not complete is at most „>99%”, what is not nothing
    at least „<1%”. More than the whole is told as it is („120%”). Raises ValueError unless
    `part` is at least and `whole` above zero.
    """
    if part < 0 or whole <= 0:
        raise ValueError(f"no share: {part} of {whole}")
    rounded = int((200 * part + whole) // (2 * whole))
    if rounded == 0 and part > 0:
        return "<1%"
    if rounded >= 100 and part < whole:
        return ">99%"
    return f"{_grouped(str(rounded))}%"


def money(amount: Decimal, currency: str) -> str:
    """„850 000,00 PLN”: two decimals, groups as in `number`, the currency as it is given.

    CLDR pl, currency format `#,##0.00 ¤`; TYP-012.
    """
    whole, _, cents = f"{amount.quantize(Decimal('0.01'), ROUND_HALF_UP):f}".partition(".")
    return f"{_grouped(whole)},{cents}{NBSP}{currency}"


def _grouped(whole: str) -> str:
    """The digits of a whole number, maybe signed, in groups of three."""
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if len(digits) < 3 + MINIMUM_GROUPING_DIGITS:
        return sign + digits
    return sign + f"{int(digits):,}".replace(",", NBSP)


# --- dates ------------------------------------------------------------------------------------


def day(when: date) -> str:
    """„1.10.2015 r.” (CLDR pl, medium form without the leading zero; TYP-003, TYP-024)."""
    return f"{when.day}.{when.month:02}.{when.year}{NBSP}r."


def long_day(when: date) -> str:
    """„1 października 2015 r.”, the month in the genitive."""
    return f"{when.day}{NBSP}{MONTHS_GENITIVE[when.month - 1]} {when.year}{NBSP}r."


def in_month(year: int, month: int) -> str:
    """„w maju 2016 r.”, „we wrześniu 2016 r.” (TYP-016: „we” before w with a consonant)."""
    name = _MONTHS_LOCATIVE[month - 1]
    preposition = "we" if name.startswith("wr") else "w"
    return f"{preposition}{NBSP}{name}{NBSP}{year}{NBSP}r."


def period(start: date, end: date) -> str:
    """„1.10.2015 r. – 31.12.2016 r.”: the ends hold spaces, so the dash has them too (TYP-007)."""
    return f"{day(start)}{NBSP}{EN_DASH} {day(end)}"


def months_between(start: date, end: date) -> int | None:
    """How many whole calendar months the period has; None when it does not fill whole months."""
    is_whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if not is_whole or end < start:
        return None
    return (end.year - start.year) * 12 + end.month - start.month + 1


# --- joining words ----------------------------------------------------------------------------


def enumeration(items: Sequence[str]) -> str:
    """„A, B i C” (CLDR pl, standard list pattern)."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} i{NBSP}{items[-1]}"


def capitalised(text: str) -> str:
    """The text with its first letter in upper case, also behind an opening quote or bracket.

    A text that begins with a digit stays as it is.
    """
    for index, character in enumerate(text):
        if character.isalpha():
            return text[:index] + character.upper() + text[index + 1 :]
        if character.isalnum():
            break
    return text


def quoted(text: str) -> str:
    """The text in „…”; quotes it holds become »…« (TYP-004)."""
    return _set_quotes(f"„{text}”")


_ALPHABET: Final = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_RANK: Final = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}


def sort_key(text: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Sorts as a Polish index does: ą after a, ł after l, ó after o, ż after ź (TYP-028).

    Marks come before digits, digits before letters; case decides only between equal words,
    small letters first. Letters of other languages stand with the letter they are made from.
    """
    return tuple(map(_rank, text.lower())), text.swapcase()


def _rank(character: str) -> tuple[int, int, str]:
    if character.isdigit():
        return 1, 0, character
    if not character.isalpha():
        return 0, 0, character
    base = character if character in _RANK else unicodedata.normalize("NFD", character)[0]
    return 2, _RANK.get(base, len(_ALPHABET) + 1), "" if character == base else character


# --- text set for print -----------------------------------------------------------------------

_KEPT: Final = "\ufdd0"
"""Stands for a stretch that stays as it is; a noncharacter, so no text means anything by it."""
_UNTOUCHED: Final = regex(
    r"(?:https?://|ftp://|www\.)[^\s\"„”“«»<>]*[^\s\"„”“«»<>.,;:!?()\[\]…]"
    r"|(?<![\w.%+-])[\w.%+-]+@[\w-]+(?:\.[\w-]+)+"
    f"|{_KEPT}"
)
"""Addresses of pages and mailboxes, without the punctuation of the sentence around them."""


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """The text as a Polish editor would print it; setting it twice changes nothing more.

    Sets „quotes” (inner »quotes«), en dashes for pauses and ranges, the ellipsis, and U+00A0
    where a line must not break (TYP-001, 002, 004, 006–008, 010, 013, 025). Only spaces, quotes,
    dashes and dots change: letters and digits keep their order. Addresses are left alone.
    """
    kept = _UNTOUCHED.findall(text)
    if kept:
        text = _UNTOUCHED.sub(_KEPT, text)
    for step in (_set_quotes, _set_spaces, _set_dashes, _bind):
        text = step(text)
    left = iter(kept)
    return re.sub(_KEPT, lambda _: next(left), text) if kept else text


_SPACE_BEFORE_MARK: Final = regex(
    r"""(?<=[^\s"“‟”„»«])[ \u00a0]
    (?! (?<=\d[ \u00a0]) : [ \u00a0]\d )  # a ratio, „9 : 11”
    (?= [.,;:!?…]+ (?: [\s)\]”«"] | $) )""",
    re.VERBOSE,
)


def _set_spaces(text: str) -> str:
    """Single spaces, none before closing and after opening marks, and „…” for three dots."""
    text = re.sub(
        r"[ \t\u00a0]{2,}", lambda run: NBSP if NBSP in run.group() else " ", text
    ).replace("\t", " ")
    text = re.sub(r"(?<=[(\[])[ \u00a0]|[ \u00a0](?=[)\]])", "", text)
    text = _SPACE_BEFORE_MARK.sub("", text)
    text = re.sub(r"(?<=\d)[ \u00a0](?=%)", "", text)
    return re.sub(r"(?<!\.)\.{3}(?!\.)", "…", text)


# Quotes whose side has to be told from what stands around them: straight ones, “ (opens in
# English, closes in German) and ” (often typed on both sides).
_EITHER_SIDE: Final = '"“‟”'
_QUOTES: Final = frozenset(_EITHER_SIDE + "„»«")
_BEGINS_QUOTATION: Final = regex(r"\.{3}|[^\s.,;:!?)\]”«]")


class _Pair(Struct, frozen=True):
    opening: int
    closing: int


def _set_quotes(text: str) -> str:
    """„…” outside and »…« inside, without spaces at their inner sides.

    A quote without its partner stays as it is (5" is an inch).
    """
    if _QUOTES.isdisjoint(text):
        return text
    characters = list(text)
    enclosing: list[_Pair] = []
    for pair in sorted(_quote_pairs(text), key=lambda pair: pair.opening):
        while enclosing and enclosing[-1].closing < pair.opening:
            enclosing.pop()
        is_inner = bool(enclosing) and characters[enclosing[-1].opening] == "„"
        if text[pair.opening] != "»":
            characters[pair.opening], characters[pair.closing] = "»«" if is_inner else "„”"
        enclosing.append(pair)
        for inside in (range(pair.opening + 1, pair.closing), range(pair.closing - 1, 0, -1)):
            for index in takewhile(lambda index: text[index] in " \t\u00a0", inside):
                characters[index] = ""
    return "".join(characters)


def _quote_pairs(text: str) -> list[_Pair]:
    """Which quotes belong together; « … » set the French way round does not count as a pair."""
    pairs: list[_Pair] = []
    outer: list[int] = []
    inner: list[int] = []
    is_after_opening = True
    for index, character in enumerate(text):
        is_opening = character in "„»" or (
            character in _EITHER_SIDE
            and is_after_opening
            and _BEGINS_QUOTATION.match(text, index + 1) is not None
        )
        if is_opening:
            (inner if character == "»" else outer).append(index)
        elif character in _EITHER_SIDE and outer:
            pairs.append(_Pair(outer.pop(), index))
            while inner and inner[-1] > pairs[-1].opening:
                inner.pop()
        elif character == "«" and inner and inner[-1] > max(outer[-1:], default=-1):
            pairs.append(_Pair(inner.pop(), index))
        is_after_opening = is_opening or character.isspace() or character in "([–—-/"
    return pairs


_YEAR: Final = r"(?:19|20)\d\d"
_DATE: Final = rf"\d{{1,2}}\.\d{{1,2}}\.{_YEAR}"
_RANGE: Final = regex(
    rf"""(?<![\w.,/–-])
    (?: (?P<year>{_YEAR})[ \u00a0]?[-–—][ \u00a0]?(?P<last_year>{_YEAR})
      | (?P<date>{_DATE})[-–—](?P<last_date>{_DATE})
      | (?P<first>\d{{1,4}})[-–—](?P<last>\d{{1,4}})
    )(?![\d/–-]|[.,]\d)""",
    re.VERBOSE,
)


def _set_dashes(text: str) -> str:
    """En dashes: closed up in ranges (2014–2020), else with spaces and U+00A0 before it."""
    text = _RANGE.sub(_range, text)
    return re.sub(r"(?<=\S)[ \u00a0][-–—](?=[ \u00a0]\S)", NBSP + EN_DASH, text)


def _range(found: re.Match[str]) -> str:
    """The range with its dash, or what stood there when it is no range.

    Only years are closed up from „2014 – 2020”: between other numbers a spaced dash may be a
    pause („Działanie 9 – 11 spotkań”). 50-153 has the form of a postal code.
    """
    if found["date"]:
        return f"{found['date']}{EN_DASH}{found['last_date']}"
    first, last = found["year"] or found["first"], found["last_year"] or found["last"]
    is_postal_code = (len(first), len(last)) == (2, 3)
    if int(first) >= int(last) or is_postal_code:
        return found.group()
    return f"{first}{EN_DASH}{last}"


_ONE_LETTER: Final = regex(r"(?<![\w.'’&-])([AIOUWZaiouwz])[ ](?=\S)")
_DIGIT_GROUPS: Final = regex(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?!\d)")
_BEFORE_NUMBER: Final = regex(
    r"(?<!\w)((?i:nr|art\.|ust\.|pkt|str\.|s\.|tab\.|rys\.|poz\.|zał\.|godz\.|ok\.|§)) (?=[\dIVX])"
)
_BEFORE_WORD: Final = regex(
    r"(?<!\w)((?:ds\.|ul\.|al\.|pl\.|os\.|im\.|św\.|ks\.|prof\.|inż\.|dr|mgr|hab\.|tel\.)) (?=\S)",
    re.IGNORECASE,
)
_NUMBER_AND_WORD: Final = regex(
    r"(?<![\w.,–-])(?<!\d\u00a0)(?P<number>\d[\d.,–\u00a0]*) (?=(?P<word>[^\W\d_]+))"
)
_AFTER_YEAR: Final = frozenset({"r", "rok", "roku"})
_CURRENCIES: Final = frozenset({"PLN", "EUR", "USD", "CZK", "GBP"})
_NOT_COUNTED: Final = frozenset(
    {
        "a", "albo", "ale", "ani", "bez", "być", "czy", "dla", "do", "i", "jak", "jako", "jest",
        "lub", "na", "nad", "nie", "o", "od", "oraz", "po", "pod", "przed", "przez", "przy", "są",
        "się", "to", "u", "w", "we", "więc", "z", "za", "ze", "że",
    }
)  # fmt: skip
"""Words that follow a number without belonging to it („od 5 do 10 spotkań”)."""


def _bind(text: str) -> str:
    """U+00A0 where the end of a line would part what is read in one breath."""
    text = _DIGIT_GROUPS.sub(lambda found: found.group().replace(" ", NBSP), text)
    text = _NUMBER_AND_WORD.sub(_number_and_word, text)
    for before in (_BEFORE_NUMBER, _BEFORE_WORD, _ONE_LETTER):
        text = before.sub(rf"\1{NBSP}", text)
    return text


def _number_and_word(found: re.Match[str]) -> str:
    """The number bound to its unit or noun, or as it was when the word only happens to follow.

    A capitalised word begins something new („Działanie 9.4 Wspieranie …”), and a year or a date
    counts nothing („w latach 2014–2020 województwo”); abbreviations in capitals are counted.
    """
    number, word = found["number"], found["word"]
    if re.fullmatch(rf".*(?<!\d){_YEAR}", number):
        is_bound = word in _AFTER_YEAR | _CURRENCIES
    elif number.endswith(","):
        is_bound = False
    else:
        is_abbreviation = word.isupper() and len(word) > 1
        is_bound = is_abbreviation or (word[0].islower() and word not in _NOT_COUNTED)
    return number + (NBSP if is_bound else " ")
