"""Abbreviations, endings, capitals and names in quotes (TYP-017, 019 to 022).

Every function looks at one string and gives its slips in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from es_docs.checks.polish.text import MASK, Slip
from es_docs.language import NBSP
from es_docs.regex import regex

_ENDINGS: Final = (
    "u|ch|ciu|miu|mu|go|ego|ej|tu|ty|ta|te|tego|tej|ty[cm]h?|szy|szego|sza|szej|gi|giego|ga|giej|ci|ciego"
    "|cia|ciej|my|mego|ma|mej|wszy|tka|tki|ki|ka|stu|ro|ga|cioro|mioro"
)
_ENDINGS_ALONE: Final = (
    "ciu|miu|go|ego|tego|szy|szego|sza|gi|giego|ga|ciego|cia|mego|my|wszy|cioro|mioro"
)
"""Those that are no unit or name behind digits without a hyphen either, as „u” or „ty” may be."""
_GLUED_ENDING: Final = regex(
    rf"(?<![\w.,/-])(?P<number>\d+|[IVXLC]+)(?:-(?:{_ENDINGS})|(?<=\d)(?:{_ENDINGS_ALONE}))(?![\w-])"
)


def glued_endings(text: str) -> Iterator[Slip]:
    """Case endings behind digits: „5-u”, „2-ch”, „10go” (TYP-017)."""
    for match in _GLUED_ENDING.finditer(text):
        yield Slip(*match.span(), better=match["number"])


# --- abbreviations ------------------------------------------------------------------------------

_WITHOUT_STOP: Final = regex(
    r"(?<![\w.@/-])(?P<word>(?:ds|dot|np|itp|itd|tj|tys|tzw|tzn|m\.[ \u00a0]?in)(?![\w.-])"
    r"|(?:art|ust|str|godz|poz|ul|tel)(?=[ \u00a0]\d)|ul(?=[ \u00a0][A-ZŁŚŻ]))"
)
_WITH_STOP: Final = regex(
    r"(?<![\w.@/-])(?P<word>nr|wg|mln|mld|zł|gr|mgr|cm|km|kg)\.(?=[ \u00a0][a-ząćęłńóśźż\d(])"
)
_PARTED: Final = regex(r"(?<!\w)m\.[ \u00a0]in\.")


def abbreviations(text: str) -> Iterator[Slip]:
    """Abbreviations without their full stop, or with one they do not have (TYP-020).

    What ends like the word itself (nr, wg), and units, has none; at the end of a sentence the full
    stop is that of the sentence.
    """
    for match in _WITHOUT_STOP.finditer(text):
        better = re.sub(r"[ \u00a0]", "", match["word"]) + "."
        yield Slip(*match.span(), better, "missing")
    for match in _WITH_STOP.finditer(text):
        yield Slip(*match.span(), match["word"], "needless")
    for match in _PARTED.finditer(text):
        yield Slip(*match.span(), "m.in.", "parted")


# --- capitals -----------------------------------------------------------------------------------

_COMMON_NAMES: Final = regex(
    r"""(?<!\w)(?P<name>
        (?:(?P<noun>[Pp]odmio(?:t|ci)\w{0,3}[ \u00a0])?
            (?:Ekonomi|Gospodark)\w{1,2}[ \u00a0]Społeczn\w{1,3})
      | Przedsiębiorstw\w{0,3}[ \u00a0]Społeczn\w{1,3}
      | Klauzul\w{0,3}[ \u00a0]Społeczn\w{1,3}
      | Zamówie\w{1,4}[ \u00a0]Publiczn\w{1,3}
      | (?:Jednost\w{1,4}[ \u00a0])Samorządu[ \u00a0]Terytorialnego
      | Spółdzieln\w{1,4}[ \u00a0]Socjaln\w{1,3})(?!\w)""",
    re.VERBOSE,
)
_IN_A_NAME: Final = regex(rf"(?:(?<!\w)[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+[ \u00a0]|[„»]|{MASK}[ \u00a0]?)$")
_GOES_ON: Final = regex(r"[ \u00a0][A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]")


def capitals(text: str) -> Iterator[Slip]:
    """Common names of the field with capitals (TYP-021), where they are no part of a proper name.

    After a capitalised word („Program Rozwoju Ekonomii Społecznej”), before one, and at the
    beginning of quotes they may be one.
    """
    for match in _COMMON_NAMES.finditer(text):
        before = text[max(match.start() - 40, 0) : match.start()]
        is_name = _IN_A_NAME.search(before) or _GOES_ON.match(text, match.end())
        if match["noun"] or not is_name:
            words = match["name"].lower()
            starts = match["name"][0].isupper() and (
                not before.strip(" \u00a0") or re.search(r"(?:[!?]|\w{4,}\.) $", before)
            )
            yield Slip(*match.span(), words.capitalize() if starts else words)


_FUNCTION_WORD: Final = regex(
    r"a|albo|bez|dla|do|i|jako|lub|na|nad|o|od|oraz|po|pod|przed|przez|przy|się|u|w|we|z|za|ze",
    re.IGNORECASE,
)
_BEGINS_HEADING: Final = regex(
    r"(?:\w+(?:anie|enie|cie|acja|ycja|encja)|Cel|Cele|Plan|Wyniki|Efekty|Zestawienie|Harmonogram|Okres"
    r"|Zakres|Działania|Zadania|Budżet|Rezultaty|Wskaźniki|Główne|Najważniejsze|Wnioski)$"
)
_PROPER_KINDS: Final = regex(
    r"(?<!\w)(?:Program|Ośrod|Urząd|Urzęd|Komitet|Fundusz|Minister|Centr|Instytu|Stowarzysz|Fundacj"
    r"|Rad[aąęy]|Plan\w* Rozwoju|Strategi|Konferencj|Forum|Europejsk|Unii|Województw|Zakład"
    r"|Warsztat|Klub)"
)
_MIN_CAPITALS: Final = 2


def heading_marks(text: str) -> Iterator[Slip]:
    """A mark at the end of a heading, or a capital in each of its words (TYP-019).

    The stop of an abbreviation is none. Words of a name keep their capitals, so only headings that
    begin like one („Wyniki Realizacji Projektu”) and name no body are told.
    """
    if re.search(r"[:;,]\s*$", text) or _ends_with_stop(text):
        end = len(text.rstrip())
        first = text.rfind(" ", 0, end) + 1
        yield Slip(first, end, text[first : end - 1], "mark")
    if _has_capital_words(text):
        words = text.split(" ")
        better = " ".join([words[0], *(_lowered(word) for word in words[1:])])
        yield Slip(0, len(text.rstrip()), better, "capitals")


_LAST_ABBREVIATION: Final = regex(
    r"r|itd|itp|in|im|ds|np|dot|tys|tj|zł|nr|o|str|godz|ul|al|pl|św|br|ub|cz|art|ust|poz"
)


def _ends_with_stop(text: str) -> bool:
    last = re.search(r"(?P<word>[^\s.]*)\.\s*$", text)
    if not last or text.rstrip().endswith(".."):
        return False
    word = last["word"].lower().lstrip("„(")
    return len(word) > 1 and not _LAST_ABBREVIATION.fullmatch(word)


def _has_capital_words(text: str) -> bool:
    words = [word.strip("„”»«(),.:;") for word in re.split(r"\s", text)]
    content = [word for word in words if word.isalpha() and not _FUNCTION_WORD.fullmatch(word)]
    others = content[1:]
    return (
        len(others) >= _MIN_CAPITALS
        and all(word.istitle() for word in content)
        and _BEGINS_HEADING.match(content[0]) is not None
        and not _PROPER_KINDS.search(" ".join(others))
    )


def _lowered(word: str) -> str:
    return word if word.strip("„”»«(),.:;").isupper() else word.lower()


# --- names in quotes ----------------------------------------------------------------------------

_KINDS: Final = (
    "stowarzyszeni|fundacj|spółdzielni|projek(?:t|ci)|program|konkurs|kampani|konferencj|publikacj"
    "|zna(?:k|cz)|przedsiębiorstw|cykl|warsztat|szkoleni|raport|centr|klub|sie(?:ć|ci)"
)
_DECLINED_NAME: Final = regex(
    rf"(?<!\w)(?P<kind>(?:{_KINDS})\w{{0,4}})[ \u00a0]„(?P<first>\w{{2,}}"
    r"(?:ego|emu|skiej|ckiej|lnej|nnej|wnej|cznej|yjnej|owej|skich|ckich))(?!\w)",
    re.IGNORECASE,
)


def quoted_names(text: str) -> Iterator[Slip]:
    """Names in quotes that are declined after the word for what they name (TYP-022).

    Told by the ending of their first word, which no name has in the nominative.
    """
    for match in _DECLINED_NAME.finditer(text):
        close = text.find("”", match.end())
        end = close + 1 if close >= 0 else match.end()
        yield Slip(
            match.start(), end, name=f"„{text[match.start('first') : end]}".replace(NBSP, " ")
        )
