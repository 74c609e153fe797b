"""How wide and how high a text is on a slide, without a font and without PowerPoint.

The advances come from `assets/metrics` (`tools/measure_fonts.py` writes them). What is known of
PowerPoint's arithmetic is followed; where it is not known, the answer errs towards too wide and
too many lines, because a text that gets less room than it needs spills over its neighbours.
`docs/measuring.md` gives the rules, their sources and what they were checked against.
"""

from __future__ import annotations

import json
import math
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from operator import add
from pathlib import Path
from typing import Final, NamedTuple, TypedDict, cast

from msgspec import Struct

from es_docs.diagnostics import AssetError, error
from es_docs.regex import regex
from es_docs.units import EMU_PER_INCH, EMU_PER_POINT, Emu

LINE_PITCH: Final = 1.2
"""PowerPoint's line pitch in em, whatever the face (measured in exports by several projects)."""
TAB_STOP: Final = EMU_PER_INCH
"""Distance of default tab stops: `defTabSz` of the stock masters (ISO/IEC 29500-1 §21.1.2.2.7)."""
ADVANCE_GRID: Final = EMU_PER_POINT / 8
"""PowerPoint rounds each advance to an eighth of a point (measured in its exports)."""
UNITS_PER_EM: Final = 2048
WIDEST: Final = "widest"
"""The metrics file that stands in for families we have no metrics of."""
EMOJI_ADVANCE: Final = 1.4
"""em; the emoji faces of Windows and macOS advance by 1.25 to 1.37 em."""

_MOST_PARAGRAPHS: Final = 20_000
"""So many measured paragraphs are kept; the deck of 600 actions has as many."""

NONE: Final = Emu(0)


class Font(Struct, frozen=True):
    family: str
    size_pt: float
    bold: bool = False


class Piece(Struct, frozen=True):
    """A stretch of a paragraph set in one font."""

    text: str
    font: Font


class Line(Struct, frozen=True):
    """One line as it breaks. `text` has no spaces at its end: they hang over the edge.

    `width` is that of `text`, with the hyphen that a soft hyphen shows at the end of a line;
    `height` is the pitch at single spacing.
    """

    text: str
    width: Emu
    height: Emu


class ParagraphSpec(Struct, frozen=True):
    """A paragraph with what DrawingML lets it ask for; an empty one is a piece without text.

    `margin` and `indent` are `a:pPr@marL` and `@indent`. A negative indent is taken as the place
    of a bullet: the text of the first line starts at the margin as well. `line_spacing` is
    `a:lnSpc/a:spcPct` as a factor. Space before and after: in points (`a:spcPts`), in lines of
    1.2 em (`a:spcPct` as a factor), or the sum of both.
    """

    pieces: Sequence[Piece]
    margin: Emu = NONE
    indent: Emu = NONE
    line_spacing: float = 1.0
    space_before_pt: float = 0.0
    space_after_pt: float = 0.0
    space_before_lines: float = 0.0
    space_after_lines: float = 0.0


class Metrics:
    """The advances of the families in `assets/metrics`, and those already scaled to a size."""

    def __init__(self, families: Mapping[str, _Family], widest: _Family) -> None:
        self._families = families
        self._widest = widest
        self._scaled: dict[Font, _Advances] = {}
        self._paragraphs: dict[tuple[Piece, ...], _Paragraph] = {}
        self._heights: dict[tuple[tuple[Piece, ...], Emu, Emu, Emu], tuple[int, int]] = {}

    @staticmethod
    def load(folder: Path) -> Metrics:
        """Reads every `*.json` of `folder`; equal files give the same metrics, with what they know.

        Raises AssetError when one is unreadable or `widest.json` is missing.
        """
        return _loaded(tuple(map(_bytes_of, sorted(folder.glob("*.json")))), folder)

    def known(self, family: str) -> bool:
        """Whether `family` has metrics of its own; others are measured as the widest we know."""
        return family.casefold() in self._families

    def scaled(self, font: Font) -> _Advances:
        """Advances in EMU at the size of `font`, kept for the next text."""
        advances = self._scaled.get(font)
        if advances is None:
            family = self._families.get(font.family.casefold(), self._widest)
            advances = _Advances(family.face(font.bold), self._widest.face(font.bold), font.size_pt)
            self._scaled[font] = advances
        return advances

    def paragraph(self, pieces: Sequence[Piece]) -> _Paragraph:
        """The paragraph measured, kept for the next column it is tried in.

        Raises ValueError without a piece.
        """
        key = tuple(pieces)
        known = self._paragraphs.get(key)
        if known is None:
            if len(self._paragraphs) >= _MOST_PARAGRAPHS:
                self._paragraphs.clear()
            known = self._paragraphs[key] = _Paragraph(self, key)
        return known

    def lines_height(self, spec: ParagraphSpec, width: Emu) -> tuple[int, int]:
        """The highest line of a paragraph and all its lines together, at single spacing; kept,
        because fitting asks for the same text in the same column again and again."""
        pieces, first = tuple(spec.pieces), Emu(spec.margin + max(spec.indent, 0))
        key = (pieces, first, spec.margin, width)
        known = self._heights.get(key)
        if known is None:
            lines = break_lines(self, pieces, width, first_indent=first, hanging=spec.margin)
            heights = [line.height for line in lines]
            if len(self._heights) >= _MOST_PARAGRAPHS:
                self._heights.clear()
            known = self._heights[key] = (max(heights), sum(heights))
        return known


class _FaceRecord(TypedDict):
    ranges: list[list[int]]
    advances: list[int]
    pairs: dict[str, int]


class _Face:
    """Advances and widening pairs of a face in 1/2048 em, unfolded when first asked for."""

    def __init__(self, record: _FaceRecord) -> None:
        self._record = record
        self.pairs: Mapping[str, int] = record["pairs"]

    @cached_property
    def advances(self) -> Mapping[str, int]:
        points = chain.from_iterable(range(a, b + 1) for a, b in self._record["ranges"])
        return dict(zip(map(chr, points), self._record["advances"], strict=True))


class _Family(Struct, frozen=True):
    names: tuple[str, ...]
    regular: _Face
    bold: _Face

    def face(self, is_bold: bool) -> _Face:
        return self.bold if is_bold else self.regular


@lru_cache(maxsize=2)
def _loaded(files: tuple[tuple[Path, bytes], ...], folder: Path) -> Metrics:
    families: dict[str, _Family] = {}
    widest: _Family | None = None
    for path, data in files:
        family = _family(path, data)
        families.update((name.casefold(), family) for name in family.names)
        if path.stem == WIDEST:
            widest = family
    if widest is None:
        raise AssetError(error("F090", file=folder / f"{WIDEST}.json"))
    return Metrics(families, widest)


def _bytes_of(path: Path) -> tuple[Path, bytes]:
    try:
        return path, path.read_bytes()
    except OSError as problem:
        raise AssetError(error("F090", file=path)) from problem


def _family(path: Path, data: bytes) -> _Family:
    try:
        record = json.loads(data)
        return _Family(
            tuple(cast("list[str]", record["families"])),
            _Face(cast("_FaceRecord", record["regular"])),
            _Face(cast("_FaceRecord", record["bold"])),
        )
    except (ValueError, KeyError, TypeError) as problem:
        raise AssetError(error("F090", file=path)) from problem


class _Advances(dict[str, int]):
    """Advance in EMU by character at one size, filled as characters are met.

    Each is the greater of what the face says and what PowerPoint's grid makes of it, so that
    neither renderer sets a text wider than it was measured.
    """

    def __init__(self, face: _Face, widest: _Face, size_pt: float) -> None:
        super().__init__()
        self._face = face
        self._widest = widest
        self._emu_per_unit = size_pt * EMU_PER_POINT / UNITS_PER_EM
        self.pitch = math.ceil(LINE_PITCH * size_pt * EMU_PER_POINT)
        self.pairs = {
            pair: math.ceil(units * self._emu_per_unit) for pair, units in face.pairs.items()
        }

        self._steps = _Steps(self)

    def __missing__(self, character: str) -> int:
        exact = self._units(character) * self._emu_per_unit
        on_grid = math.floor(exact / ADVANCE_GRID + 0.5) * ADVANCE_GRID
        self[character] = emu = math.ceil(max(exact, on_grid))
        return emu

    def _units(self, character: str) -> int:
        for face in (self._face, self._widest):
            units = face.advances.get(character)
            if units is not None:
                return units
        return _unknown_units(character)

    def steps(self, text: str) -> Iterator[int]:
        """The advance of each character, with what kerning puts between it and the next."""
        if not self.pairs:
            return map(self.__getitem__, text)
        return map(self._steps.__getitem__, map(add, text, f"{text[1:]} "))


class _Steps(dict[str, int]):
    """From the first of two characters to the second, filled as pairs are met."""

    def __init__(self, advances: _Advances) -> None:
        super().__init__()
        self._advances = advances

    def __missing__(self, pair: str) -> int:
        self[pair] = step = self._advances[pair[0]] + self._advances.pairs.get(pair, 0)
        return step


def _unknown_units(character: str) -> int:
    """1/2048 em for a character that no face of ours has: never less than it takes."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc", "Zl", "Zp"}:
        return 0
    is_emoji = character >= "\U0001f000" or (character < "\u2e80" and _is_wide(character))
    return math.ceil((EMOJI_ADVANCE if is_emoji else 1.0) * UNITS_PER_EM)


def text_width(metrics: Metrics, text: str, font: Font) -> Emu:
    """Width of `text` on one line, spaces at its ends included; tabs go to default stops."""
    advances = metrics.scaled(font)
    position = 0
    for index, part in enumerate(text.split("\t")):
        if index:
            position = _next_stop(position)
        position += sum(advances.steps(part))
    return Emu(position)


def break_lines(
    metrics: Metrics,
    pieces: Sequence[Piece],
    width: Emu,
    *,
    first_indent: Emu = NONE,
    hanging: Emu = NONE,
) -> tuple[Line, ...]:
    """The lines of one paragraph in a column `width` wide.

    `first_indent` is taken from the first line, `hanging` from every other. A word wider than
    its line is broken between characters; a line takes at least one, however narrow it is.
    Raises ValueError without a piece: an empty paragraph is one piece without text.
    """
    paragraph = metrics.paragraph(pieces)
    return tuple(
        Line(
            paragraph.text[span.start : span.end],
            Emu(span.width),
            Emu(paragraph.pitch(span.start, span.next)),
        )
        for span in _spans(paragraph, width, first_indent, hanging)
    )


def text_height(metrics: Metrics, paragraphs: Sequence[ParagraphSpec], width: Emu) -> Emu:
    """Height of the paragraphs in a box `width` wide inside its insets.

    PowerPoint leaves out the space before the first paragraph. The space after the last one is
    counted: whether PowerPoint does is not known.
    """
    height = 0.0
    for index, spec in enumerate(paragraphs):
        pitch, lines = metrics.lines_height(spec, width)
        height += lines * spec.line_spacing
        height += spec.space_after_pt * EMU_PER_POINT + spec.space_after_lines * pitch
        if index:
            height += spec.space_before_pt * EMU_PER_POINT + spec.space_before_lines * pitch
    return Emu(math.ceil(height))


def widest_word(metrics: Metrics, pieces: Sequence[Piece]) -> Emu:
    """The narrowest column in which no word of the paragraph is torn."""
    paragraph = metrics.paragraph(pieces)
    words = (unit for unit in paragraph.units if unit.kind == "word")
    return Emu(max((paragraph.width(unit.start, unit.end) for unit in words), default=0))


def balance(metrics: Metrics, pieces: Sequence[Piece], width: Emu) -> Emu:
    """The narrowest column, to a point, that keeps the number of lines and tears no more words.

    In it the lines of a title are nearly equally long. Never more than `width`.
    """
    paragraph = metrics.paragraph(pieces)

    def count(column: int) -> int:
        return sum(1 for _ in _spans(paragraph, column, 0, 0))

    most, least = int(width), min(int(width), widest_word(metrics, pieces))
    allowed = count(most)
    while most - least > EMU_PER_POINT:
        middle = (least + most) // 2
        if count(middle) <= allowed:
            most = middle
        else:
            least = middle
    return Emu(least if count(least) <= allowed else most)


# --- where a paragraph may break ---------------------------------------------------------------

_SPACES: Final = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
"""Spaces that hang at a line's end (UAX #14, classes SP and BA). U+00A0, U+2007 and U+202F are
not among them: they hold a line together (class GL)."""
_BREAKS: Final = "\n\v\u2028\u2029"
"""Line breaks inside a paragraph; python-pptx gives `a:br` as U+000B."""
_UNIT: Final = regex(rf"(?P<end>[{_BREAKS}])|(?P<tab>\t)|(?P<word>[^{_SPACES}{_BREAKS}\t]+)")
_SOFT_HYPHEN: Final = "\u00ad"
_ZERO_WIDTH_SPACE: Final = "\u200b"
_ZERO_WIDTH_JOINER: Final = "\u200d"
_DASHES: Final = frozenset("-\u2010\u2012\u2013\u2014")
_HOLDING: Final = frozenset("\u00a0\u2007\u200d\u2011\u202f\u2060\ufeff")
_BREAKABLE: Final = regex("[^\x00-,.-\u00ac\u00ae-\u10ff]")
"""What a word must hold for a line to break inside it: a hyphen, a soft one, or any character from
U+1100 on."""
_LOOSE: Final = regex("[-\u2010\u2012-\u2014/?]+(?=[^\\W_])")
"""Where a word too wide for any line is parted: after dashes, slashes and question marks that a
letter or a digit follows."""


class _Unit(NamedTuple):
    """What a line takes as a whole: `word` (or a part of one), `tab` or `end` of the line."""

    kind: str
    start: int
    end: int


def _units(text: str) -> Iterator[_Unit]:
    for match in _UNIT.finditer(text):
        kind, (start, end) = str(match.lastgroup), match.span()
        if kind == "word" and _BREAKABLE.search(text, start, end):
            bounds = (start, *(start + at for at in _breaks_inside(text[start:end])), end)
            yield from (_Unit(kind, *span) for span in pairwise(bounds))
        else:
            yield _Unit(kind, start, end)


def _loose_parts(text: str, word: _Unit) -> Iterator[_Unit]:
    """A word too wide for its line in parts, as LibreOffice breaks an address before it tears it.

    That takes more lines than tearing the whole.
    """
    cuts = (match.end() for match in _LOOSE.finditer(text, word.start, word.end))
    for start, end in pairwise((word.start, *cuts, word.end)):
        yield _Unit("word", start, end)


@lru_cache(maxsize=4096)
def _breaks_inside(word: str) -> tuple[int, ...]:
    return tuple(at for at in range(1, len(word)) if _may_break(word, at))


def _may_break(word: str, at: int) -> bool:
    """Whether a line may end before `word[at]`; where renderers differ, it may not.

    UAX #14 for zero width spaces and ideographs. After a dash only between letters, and never
    after a slash: there is no telling whether PowerPoint breaks "12-osobowa" or "2014–2020", and
    a place too few only makes a line shorter.
    """
    before, after = word[at - 1], word[at]
    if before in _HOLDING or after in _HOLDING or not _is_grapheme_start(word, at):
        return False
    if before in {_ZERO_WIDTH_SPACE, _SOFT_HYPHEN}:
        return after not in {_ZERO_WIDTH_SPACE, _SOFT_HYPHEN}
    if before in _DASHES:
        return at > 1 and word[at - 2].isalpha() and after.isalpha()
    if not (_is_wide(before) or _is_wide(after)):
        return False
    opens = unicodedata.category(before) in {"Ps", "Pi"}
    closes = unicodedata.category(after) in {"Pe", "Pf", "Po", "Lm"} or after in _DASHES
    return not (opens or closes or after in {_ZERO_WIDTH_SPACE, _SOFT_HYPHEN})


def _is_wide(character: str) -> bool:
    return character >= "\u1100" and unicodedata.east_asian_width(character) in {"W", "F"}


def _is_grapheme_start(text: str, at: int) -> bool:
    """Whether `text[at]` begins what a reader sees as a character.

    UAX #29 for marks, joiners, skin tones, flags and Hangul syllables; characters of format
    (Cf), which have no width, stay with the one before.
    """
    after = text[at]
    if after < "\u0300" and after != _SOFT_HYPHEN:
        return True
    before = text[at - 1]
    is_mark = unicodedata.category(after) in {"Mn", "Me", "Mc", "Cf"}
    is_skin_tone = "\U0001f3fb" <= after <= "\U0001f3ff"
    if is_mark or is_skin_tone or before == _ZERO_WIDTH_JOINER:
        return False
    if after in _FLAG_HALVES:
        return (at - len(text[:at].rstrip(_FLAG_HALVES))) % 2 == 0
    is_jamo_tail = "\u1160" <= after <= "\u11ff"
    return not (is_jamo_tail and ("\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"))


_FLAG_HALVES: Final = "".join(map(chr, range(0x1F1E6, 0x1F200)))
"""Regional indicators: two of them are one flag."""


# --- filling lines ----------------------------------------------------------------------------


class _Paragraph:
    """A paragraph measured: where every character starts, in EMU from the first."""

    def __init__(self, metrics: Metrics, pieces: Sequence[Piece]) -> None:
        if not pieces:
            raise ValueError("a paragraph has at least one piece, be it without text")
        self.text = "".join(piece.text for piece in pieces)
        self.units = tuple(_units(self.text))
        self._advances = [metrics.scaled(piece.font) for piece in pieces]
        self._ends = list(accumulate(len(piece.text) for piece in pieces))
        steps = map(_Advances.steps, self._advances, (piece.text for piece in pieces))
        self._starts = list(accumulate(chain.from_iterable(steps), initial=0))

    def distance(self, start: int, end: int) -> int:
        """From where `text[start]` starts to where `text[end]` does; a tab counts nothing."""
        return self._starts[end] - self._starts[start]

    def width(self, start: int, end: int) -> int:
        """`distance` if a line ends there: a soft hyphen at its end shows."""
        is_hyphenated = start < end and self.text[end - 1] == _SOFT_HYPHEN
        hyphen = self._advances[self._piece_at(end - 1)]["-"] if is_hyphenated else 0
        return self.distance(start, end) + hyphen

    def pitch(self, start: int, end: int) -> int:
        """That of the largest font between the two; of the font at `start` if nothing is."""
        first, last = self._piece_at(start), self._piece_at(max(start, end - 1))
        return max(advances.pitch for advances in self._advances[first : last + 1])

    def _piece_at(self, index: int) -> int:
        return min(bisect_right(self._ends, index), len(self._ends) - 1)


class _Span(NamedTuple):
    """A line as it lies in the text; `next` is where the following one starts."""

    start: int
    end: int
    next: int
    width: int


class _OpenLine:
    """The line being filled: from `start` to `end`, with what its tabs added."""

    def __init__(self, paragraph: _Paragraph, width: int, indent: int, hanging: int) -> None:
        self._paragraph = paragraph
        self._width = width
        self._indent = indent
        self._hanging = hanging
        self._tabs = 0
        self.start = self.end = 0

    @property
    def room(self) -> int:
        return self._width - self._indent

    def reach(self, unit: _Unit) -> int:
        """How far the line would go with `unit` as its last."""
        if unit.kind == "tab":
            return _next_stop(self._indent + self._position(unit.start)) - self._indent
        return self._paragraph.width(self.start, unit.end) + self._tabs

    def take(self, unit: _Unit) -> None:
        if unit.kind == "tab":
            position = self._position(unit.start)
            self._tabs += max(0, min(self.reach(unit), self.room) - position)
        self.end = unit.end

    def fits(self, unit: _Unit) -> bool:
        return self.reach(unit) <= self.room

    def tear(self, unit: _Unit) -> Iterator[_Span]:
        """Takes a word wider than the line, character by character, with the lines it fills."""
        text = self._paragraph.text
        for at in range(unit.start + 1, unit.end + 1):
            if at < unit.end and not _is_grapheme_start(text, at):
                continue
            reach = self._paragraph.width(self.start, at) + self._tabs
            if reach > self.room and self.end > self.start:
                yield self.close(self.end)
            self.end = at

    def close(self, following: int) -> _Span:
        """The line as filled; the next one starts at `following`."""
        width = self._paragraph.width(self.start, self.end) + self._tabs
        span = _Span(self.start, self.end, following, width)
        self._indent, self._tabs = self._hanging, 0
        self.start = self.end = following
        return span

    def _position(self, at: int) -> int:
        return self._paragraph.distance(self.start, at) + self._tabs


def _spans(paragraph: _Paragraph, width: int, first_indent: int, hanging: int) -> Iterator[_Span]:
    """Fills line after line, each as far as it goes: neither PowerPoint nor Word looks ahead."""
    line = _OpenLine(paragraph, width, first_indent, hanging)
    for unit in paragraph.units:
        if unit.kind == "end":
            yield line.close(unit.end)
            continue
        if not line.fits(unit) and unit.start > line.start:
            yield line.close(unit.start)
        if line.fits(unit) or unit.kind == "tab":
            line.take(unit)
            continue
        for part in _loose_parts(paragraph.text, unit):
            if not line.fits(part) and part.start > line.start:
                yield line.close(part.start)
            yield from line.tear(part)
    yield line.close(len(paragraph.text))


def _next_stop(position: int) -> int:
    return (position // TAB_STOP + 1) * TAB_STOP
