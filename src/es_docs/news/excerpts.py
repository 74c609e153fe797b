"""Texts shortened to what a person has to see of them: where two of them differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from es_docs.regex import regex

_LONGEST: Final = 120
"""Characters of a text that a message shows."""
_CONTEXT: Final = 3
"""Words that stay on either side of a difference when two long texts are told."""
_SPACES: Final = regex(r"[\s\u00a0\u2007\u2009\u202f]+")


def excerpt(text: str, longest: int = _LONGEST) -> str:
    """The text in one line that is not too long."""
    return _cut(in_one_line(text), longest)


def in_one_line(text: str) -> str:
    """The text in one line, paragraphs parted by a stroke."""
    return _SPACES.sub(" ", text.replace("\n", " / ")).strip().lstrip(". ")


def contrasted(texts: Sequence[str], longest: int = _LONGEST) -> tuple[str, ...]:
    """The texts in a line each; where one is long, without the words that all begin or end with."""
    lines = [in_one_line(text) for text in texts]
    if all(len(line) <= longest for line in lines):
        return tuple(lines)
    told = [line.split(" ") for line in lines if line]
    start = max(_shared(told) - _CONTEXT, 0)
    end = max(_shared([words[::-1] for words in told]) - _CONTEXT, 0)
    return tuple(_without_ends(line, start, end, longest) for line in lines)


def _shared(texts: Sequence[Sequence[str]]) -> int:
    """How many words they all begin with; none when there is but one text."""
    alike = (len(set(words)) == 1 for words in zip(*texts, strict=False))
    return sum(1 for _ in takewhile(bool, alike)) if len(texts) > 1 else 0


def _without_ends(line: str, start: int, end: int, longest: int) -> str:
    words = line.split(" ")
    if not line or len(words) <= start + end:
        return _cut(line, longest)
    kept = " ".join(words[start : len(words) - end])
    return _cut(f"{'… ' if start else ''}{kept}{' …' if end else ''}", longest)


def _cut(line: str, longest: int) -> str:
    """The line, or as many whole words of it as there is room for, and „…”."""
    if len(line) <= longest:
        return line
    kept = line[:longest].rpartition(" ")[0]
    return f"{kept if len(kept) > longest // 2 else line[: longest - 1].rstrip()}…"
