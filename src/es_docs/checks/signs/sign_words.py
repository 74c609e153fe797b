"""What words tell of signs: whose they are, in a strip, a text alternative or a file name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from es_docs.regex import regex
from es_docs.visibility.rules import SignRole, SignRules

_FE: Final = r"fundusz\w* europejski(e|ch|mi?)\b(?! na| strukturaln)|program\w* regionaln|\bfe\b"
_RP: Final = r"rzeczpospolit|rzeczypospolit|\bbarwy rp\b|\bflag\w+ (polski|rp)\b"
_EU: Final = (
    r"\buni[aąęi] europejsk|\bflag\w+ (unii|ue|eu)\b|\beuropean (union|social fund)"
    r"|\beuropejski(e|ego)? fundusz|\bdofinansowane przez|\b(ue|eu|efs|efrr)\b"
)
_VOIVODESHIP: Final = (
    r"\bdoln\w+ śląsk|\bherb(u|em|y)?\b|\burz[ąę]d\w* marszałkowsk|\bsamorząd\w* województw"
    r"|^województw"
)
_ROLE_PATTERNS: Final = (
    (SignRole.FE, regex(_FE)),
    (SignRole.RP, regex(_RP)),
    (SignRole.EU, regex(_EU)),
    (SignRole.VOIVODESHIP, regex(_VOIVODESHIP)),
)
_EUROPEAN: Final = "europejskie"
_NOT_OF_THE_REGION: Final = regex(rf"{_EUROPEAN} dla doln\w+ śląsk\w+")
"""The name of the regional programme of 2021–2027 is no sign of the region."""

FULL_FUND: Final = regex(
    r"\beuropejsk\w+ fundusz\w* (społeczn|rozwoju regionaln|strukturaln|roln|morsk)\w+"
    r"|\bfundusz\w* spójności"
)
"""The full name of a fund of cohesion policy, in any case."""


@lru_cache(maxsize=1024)
def roles_named(text: str) -> tuple[SignRole, ...]:
    """The signs that a text speaks of: the words of a sign, a text alternative, a file name."""
    told = folded(text).replace("_", " ")
    if _EUROPEAN in told:
        told = _NOT_OF_THE_REGION.sub(_EUROPEAN, told)
    return tuple(role for role, pattern in _ROLE_PATTERNS if pattern.search(told))


def words_of_sign(role: SignRole, rules: SignRules) -> str:
    """What a sign says; the voivodeship's words are those of Dolny Śląsk."""
    return " ".join(rules.words.get(role, ("Dolny Śląsk",)))


def folded(text: str) -> str:
    """A text in small letters with plain single blanks, for comparing."""
    return folded_blanks(text).casefold()


def folded_blanks(text: str) -> str:
    """A text in NFC with plain single blanks (U+00A0 and line breaks are blanks too)."""
    return " ".join(unicodedata.normalize("NFC", text).split())


_SHORTEST_STEM: Final = 4
"""Letters; shorter words have no ending that changes, or are an abbreviation."""
_ENDING: Final = 2
"""Letters that declension may change at the end of a Polish noun or adjective in a name."""


def inflected(name: str) -> re.Pattern[str]:
    """A pattern that finds a name in folded text in any case: „Europejskiego Funduszu …”."""
    words = re.findall(r"\w+", folded(name))
    return regex(r"\b" + r"\W+".join(map(_stem, words)))


def _stem(word: str) -> str:
    if word.isdigit() or len(word) <= _SHORTEST_STEM:
        return re.escape(word) + r"\b"
    return re.escape(word[: max(_SHORTEST_STEM, len(word) - _ENDING)]) + r"\w*"
