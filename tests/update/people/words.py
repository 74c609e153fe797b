"""What stays of a text when the data change in it: how texts are told apart here.

The numbers of a bound text change with the data, and the nouns behind them with the numbers. A
masked text is the same before and after.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u200b\u202f]+")
_NUMBER = re.compile(r"\d+(?:[ .,:/–-]\d+)*")
_UNIT = re.compile(
    r"\b(?:spotka\w+|wizyt\w* studyjn\w*|szkole\w+|os(?:ob|ób)\w*|publikacj\w*)", re.IGNORECASE
)
_COUNTED = re.compile(r"# @")
_OUT_OF = re.compile(r"\bze (?=#)")


def plain(text: str) -> str:
    """NFC, every kind of space plain and single, none at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def mask(text: str) -> str:
    """„Zrealizowano 77 ze 101 spotkań” is „Zrealizowano # z #”."""
    masked = _UNIT.sub("@", _NUMBER.sub("#", plain(text)))
    return _OUT_OF.sub("z ", _COUNTED.sub("#", masked))


def units(text: str) -> str:
    """What a text counts, whatever the number: two rows of one name may count different things."""
    return " ".join(sorted({one[:5].lower() for one in _UNIT.findall(plain(text))}))
