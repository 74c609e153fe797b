"""Days as people write them in Polish words, wherever they do: in the content and in its tables."""

from __future__ import annotations

from typing import Final

from es_docs.regex import regex

MONTHS_GENITIVE: Final = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
)  # fmt: skip
"""Names of months as they stand in a date (CLDR pl, months/format/wide)."""
_SPACES: Final = regex(r"\s+")
_IN_WORDS: Final = regex(
    rf"(?:[^\W\d]+, ?)?(\d{{1,2}}) ({'|'.join(MONTHS_GENITIVE)}) (\d{{4}})(?: ?r(?:\.|oku)?)?"
)


def day_in_words(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of „1 października 2015 r.”, „czwartek, 1 października 2015 roku”.

    None for anything else. Whether the calendar has such a day is not looked at.
    """
    found = _IN_WORDS.fullmatch(_SPACES.sub(" ", text).strip().lower())
    if found is None:
        return None
    return int(found[3]), MONTHS_GENITIVE.index(found[2]) + 1, int(found[1])
