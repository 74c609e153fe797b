"""Three wordings of one text made one: the person's sentence with the new values in it.

No marks stand inside a text. What was made the last time tells where its values were; aligning
it with the present wording finds them again, moved or reworded around as they may be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from msgspec import Struct

from es_docs.merge.tree import folded
from es_docs.regex import regex

_TOKEN: Final = regex(r"\d+|[^\W\d_]+|\s|[^\w\s]|_")
_GLUED: Final = regex(r"[^ \t\n\v]*\d[^ \t\n\v]*")
"""What no-break spaces hold together and has a digit in it: „i 11 spotkań”, „(76%)”."""
_DIGITS_ON: Final = regex(r"\d(?:.*[\w%])?", re.DOTALL)
"""A value of it: without the words before its number, and the marks behind."""
_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\n\v\t"), " ")

_MOST_COMPARED: Final = 250_000
"""Pairs of pieces; the sentences of the documents have a few thousand."""
_LEAST_KEPT: Final = 0.3
"""The part of a sentence's words that a reworded one still has."""


class Span(NamedTuple):
    """A half-open range, of characters or of tokens."""

    start: int
    end: int


class Clash(Struct, frozen=True):
    """What both sides changed: the words made last time, a person's, those of the data."""

    base: str
    theirs: str
    ours: str


class Wording(Struct, frozen=True):
    """The merged text, and what could not be merged; there a person's words stand."""

    text: str
    clashes: tuple[Clash, ...] = ()


def merge_text(base: str, theirs: str, ours: str) -> Wording:
    """What the text shall say.

    Equal sides are compared folded, so a space that an office program made plain is no change.
    Values the data changed are replaced inside a person's own sentence; a value a person
    overtyped, or one whose sentence no longer shows it, is a clash.
    """
    if folded(theirs) in (folded(ours), folded(base)):
        return Wording(theirs if folded(theirs) == folded(ours) else ours)
    if folded(base) == folded(ours):
        return Wording(theirs)
    return _Merger(base, theirs, ours).merged()


class _Text(Struct, frozen=True):
    """A text in tokens as they are compared; `places` has the start of each, and the end of all."""

    text: str
    tokens: tuple[str, ...]
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Text:
        found = list(_TOKEN.finditer(text))
        tokens = (unicodedata.normalize("NFC", one.group()).translate(_SPACES) for one in found)
        places = (*(one.start() for one in found), len(text))
        return cls(text, tuple(tokens), places)

    def cut(self, span: Span) -> str:
        return self.text[self.places[span.start] : self.places[span.end]]

    def pieces(self) -> list[Span]:
        """The text as values, each with its noun one piece, and the single tokens between them."""
        pieces: list[Span] = []
        position = 0
        for value in self._values():
            pieces += (Span(n, n + 1) for n in range(position, value.start))
            pieces.append(value)
            position = value.end
        return [*pieces, *(Span(n, n + 1) for n in range(position, len(self.tokens)))]

    def said(self, span: Span) -> str:
        return "".join(self.tokens[span.start : span.end])

    def key(self, span: Span) -> str:
        """How a piece is aligned: all values are alike."""
        return "#" if self.is_value(span) else self.said(span)

    def is_value(self, span: Span) -> bool:
        return any(token.isdigit() for token in self.tokens[span.start : span.end])

    def _values(self) -> Iterator[Span]:
        """Values in tokens: from the first digit of what is glued together to its last letter."""
        starts = {place: index for index, place in enumerate(self.places)}
        for glued in _GLUED.finditer(self.text):
            digits = _DIGITS_ON.search(glued.group())
            if digits:
                start, end = (glued.start() + place for place in digits.span())
                yield Span(starts[start], starts[end])


class _Hunk(NamedTuple):
    """A stretch of base tokens that ours has otherwise; `is_value`: a value with its noun."""

    base: Span
    ours: Span
    is_value: bool


class _Merger:
    """One merge: where the tokens of base stand in theirs, and what is to be put there."""

    def __init__(self, base: str, theirs: str, ours: str) -> None:
        self.base, self.theirs, self.ours = map(_Text.of, (base, theirs, ours))
        self.place = _aligned(self.base.tokens, self.theirs.tokens)

    def merged(self) -> Wording:
        edits: list[tuple[Span, str]] = []
        clashes: list[Clash] = []
        hunks = list(_united(_hunks(self.base, self.ours)))
        taken = [span for hunk in hunks if (span := self._mapped(hunk.base)) and hunk.base]
        for hunk in hunks:
            new = self.ours.cut(hunk.ours)
            span = self._target(hunk, taken)
            if span is not None:
                edits.append((span, new))
                taken.append(span)
            elif not self._says_already(hunk):
                old, yours = self.base.cut(hunk.base), self._instead_of(hunk.base)
                clashes.append(Clash(old.strip(), yours.strip(), new.strip()))
        if clashes and self._is_rewritten():
            clashes = [Clash(self.base.text, self.theirs.text, self.ours.text)]
        text = self.theirs.text
        for span, new in sorted(edits, reverse=True):
            start, end = self.theirs.places[span.start], self.theirs.places[span.end]
            text = text[:start] + new + text[end:]
        return Wording(text, tuple(clashes))

    def _is_rewritten(self) -> bool:
        """Whether so little of the old sentence is left that no piece stands for another."""
        words = [n for n, token in enumerate(self.base.tokens) if token.isalpha()]
        return sum(n in self.place for n in words) < _LEAST_KEPT * len(words)

    def _target(self, hunk: _Hunk, taken: Sequence[Span]) -> Span | None:
        """The tokens of theirs the hunk replaces; an empty span between two for an insertion."""
        if hunk.base.start == hunk.base.end:
            return self._gap(hunk.base.start)
        mapped = self._mapped(hunk.base)
        if not hunk.is_value or (mapped and _is_whole(mapped, self.theirs.tokens)):
            return mapped
        return self._only_place(hunk.base, taken)

    def _mapped(self, span: Span) -> Span | None:
        """Where the base tokens stand in theirs, if in one unbroken run."""
        places = [self.place.get(index) for index in range(*span)]
        if not places or places[0] is None:
            return None
        first = places[0]
        is_unbroken = all(place == first + n for n, place in enumerate(places))
        return Span(first, first + len(places)) if is_unbroken else None

    def _gap(self, index: int) -> Span | None:
        """Between the two tokens an insertion has as neighbours, if they still are neighbours."""
        before = self.place.get(index - 1, -1) if index else -1
        if index and before == -1:
            return None
        after = self.place.get(index) if index < len(self.base.tokens) else len(self.theirs.tokens)
        return Span(before + 1, before + 1) if after == before + 1 else None

    def _only_place(self, span: Span, taken: Sequence[Span]) -> Span | None:
        """The one place outside those taken where the tokens of a value stand whole in theirs."""
        wanted = self.base.tokens[span.start : span.end]
        free = [
            found
            for found in _occurrences(wanted, self.theirs.tokens)
            if all(found.end <= one.start or one.end <= found.start for one in taken)
        ]
        return free[0] if len(free) == 1 else None

    def _says_already(self, hunk: _Hunk) -> bool:
        """Whether theirs has the new words where the old ones stood, or a new value anywhere."""
        wanted = self.ours.tokens[hunk.ours.start : hunk.ours.end]
        around = self._around(hunk.base)
        if folded(self.theirs.cut(around)) == folded(self.ours.cut(hunk.ours)):
            return True
        kept = set(self.place.values())
        typed = (
            span
            for span in _occurrences(wanted, self.theirs.tokens)
            if any(index not in kept for index in range(*span))
        )
        return hunk.is_value and next(typed, None) is not None

    def _instead_of(self, span: Span) -> str:
        return self.theirs.cut(self._around(span))

    def _around(self, span: Span) -> Span:
        """What theirs has between the nearest base tokens before and behind that it kept."""
        before = [p for i in range(span.start) if (p := self.place.get(i)) is not None]
        behind = range(span.end, len(self.base.tokens))
        after = [p for i in behind if (p := self.place.get(i)) is not None]
        start = before[-1] + 1 if before else 0
        end = after[0] if after else len(self.theirs.tokens)
        return Span(start, max(start, end))


def _aligned(base: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """For each token of base that theirs kept, its index there."""
    matcher = SequenceMatcher(None, base, theirs, autojunk=False)
    return {
        block.a + n: block.b + n
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    }


def _occurrences(wanted: Sequence[str], tokens: Sequence[str]) -> Iterator[Span]:
    """Where the tokens stand as whole words, and not as a part of a longer number."""
    size = len(wanted)
    for start in range(len(tokens) - size + 1) if size else ():
        span = Span(start, start + size)
        if tuple(tokens[start : span.end]) == tuple(wanted) and _is_whole(span, tokens):
            yield span


def _is_whole(span: Span, tokens: Sequence[str]) -> bool:
    """Whether no decimals or thousands go on before or behind it."""
    marks = {",", "."}
    before, behind = tokens[max(span.start - 2, 0) : span.start], tokens[span.end : span.end + 2]
    is_tail = len(before) == 2 and before[1] in marks and before[0].isdigit()
    is_head = len(behind) == 2 and behind[0] in marks and behind[1].isdigit()
    return not is_tail and not is_head


def _hunks(base: _Text, ours: _Text) -> Iterator[_Hunk]:
    """What ours says otherwise, values always as a whole.

    The sentences are aligned by their words alone, so that a value is held against the one that
    stands in its place and not against an equal one elsewhere.
    """
    old, new = base.pieces(), ours.pieces()
    keys = [base.key(one) for one in old], [ours.key(one) for one in new]
    for is_equal, a, b, c, d in _opcodes(*keys):
        if not is_equal:
            replaced = _whole(old, a, b, len(base.tokens)), _whole(new, c, d, len(ours.tokens))
            yield _Hunk(*replaced, is_value=b - a == 1 and base.is_value(old[a]))
            continue
        for one, other in zip(old[a:b], new[c:d], strict=True):
            if base.said(one) != ours.said(other):
                yield _Hunk(one, other, is_value=True)


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Which stretch of the old pieces is which of the new, and whether they are equal.

    As many words as possible are the same. Where that would take too long the longest stretches
    are.
    """
    if len(old) * len(new) > _MOST_COMPARED:
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield tag == "equal", a, b, c, d
        return
    i = j = 0
    for a, b in (*_common(old, new), (len(old), len(new))):
        if (i, j) != (a, b):
            yield False, i, a, j, b
        if a < len(old):
            yield True, a, a + 1, b, b + 1
        i, j = a + 1, b + 1


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The indices of what both have in the same order, with the greatest weight there is."""
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(len(new) - 1, -1, -1):
            same = below[j + 1] + _weight(old[i]) if old[i] == new[j] else 0
            row[j] = max(same, below[j], row[j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if old[i] == new[j] and best[i][j] == best[i + 1][j + 1] + _weight(old[i]):
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _weight(piece: str) -> int:
    """Words tell more than marks and spaces do."""
    return 3 if piece[0].isalnum() or piece == "#" else 1


def _united(hunks: Iterable[_Hunk]) -> Iterator[_Hunk]:
    """Hunks that touch are one: „2 spotkania” becoming „2 wizyty studyjne”."""
    last: _Hunk | None = None
    for hunk in hunks:
        if last and last.base.end == hunk.base.start and last.ours.end == hunk.ours.start:
            is_value = last.is_value and (hunk.is_value or hunk.base.start == hunk.base.end)
            base, ours = Span(last.base.start, hunk.base.end), Span(last.ours.start, hunk.ours.end)
            last = _Hunk(base, ours, is_value)
            continue
        if last:
            yield last
        last = hunk
    if last:
        yield last


def _whole(pieces: Sequence[Span], first: int, last: int, end: int) -> Span:
    """From the first piece to the last; an empty span before the first where there is none."""
    start = pieces[first].start if first < len(pieces) else end
    return Span(start, pieces[last - 1].end if last > first else start)
