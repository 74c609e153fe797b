"""What to type where, so that one text becomes another: the same for slides and for pages.

Whole words are exchanged, so that a reader who sees the change marked sees words; what stays the
same is not touched, whatever its runs look like.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.regex import regex

_TOKEN: Final = regex(r"\w+|\W", re.DOTALL)
"""A word or number, or any one other character: a space, a comma, a line break."""


class Edit(Struct, frozen=True):
    """The characters from `start` up to `end` of the old text give way to `text`."""

    start: int
    end: int
    text: str

    def narrowed(self, old: str) -> Edit:
        """The same without the characters it would only write again, for a word whose runs
        differ: its ending changes in the run of the ending."""
        gone = old[self.start : self.end]
        head = shared_start(gone, self.text)
        tail = shared_start(gone[head:][::-1], self.text[head:][::-1])
        text = self.text[head : len(self.text) - tail]
        return replace(self, start=self.start + head, end=self.end - tail, text=text)


def shared_start(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits from the left that make `new` of `old`, word by word; none when they are equal.

    Their positions are those of the old text: apply them from the right.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = [0]
    for token in before:
        starts.append(starts[-1] + len(token))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        Edit(starts[first], starts[last], "".join(after[start:end]))
        for operation, first, last, start, end in matcher.get_opcodes()
        if operation != "equal"
    )
