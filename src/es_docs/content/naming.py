"""Names as people write them: how they are compared, guessed at and repeated to them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from es_docs.regex import regex

_DASHES = regex("[\u2010-\u2015\u2212]")
_QUOTES = regex("[\u00ab\u00bb\u2018-\u201f\u2039\u203a']")
MAX_SHOWN: Final = 60
"""Characters of a person's value that a message repeats."""


def shown(value: str) -> str:
    folded = " ".join(value.split())
    return folded if len(folded) <= MAX_SHOWN else folded[: MAX_SHOWN - 1] + "…"


def listed(names: Iterable[str]) -> str:
    return ", ".join(f"„{name}”" for name in names)


def nearest(written: str, known: Iterable[str], *, cutoff: float) -> str:
    """The known word that was most likely meant; empty when none is near."""
    by_letters = {letters(name): name for name in known}
    near = get_close_matches(letters(written[:100]), by_letters, n=1, cutoff=cutoff)
    return by_letters[near[0]] if near else ""


def letters(text: str) -> str:
    """A word without case and diacritics: how it is typed in haste."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(character for character in plain if not unicodedata.combining(character))


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """A name as it is compared: without case, diacritics, kinds of spaces, dashes and quotes.

    Characters nobody sees (soft hyphens, zero-width spaces) count as nothing.
    """
    seen = "".join(one for one in text if unicodedata.category(one) != "Cf")
    plain = _QUOTES.sub('"', _DASHES.sub("-", letters(seen)))
    return " ".join(plain.split())
