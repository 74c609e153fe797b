"""The content of a page, piece by piece: what is shown under which mark, where, in which letters.

Marked content: ISO 32000-1 §14.6; artifacts §14.8.2.2; text state and matrices §9.3 and §9.4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Literal, TypeAlias

import pikepdf
from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.reading.pdf.fonts import UNKNOWN, Font, read_font
from es_docs.reading.pdf.objects import (
    Budget,
    ExcessError,
    Key,
    entry,
    integer,
    items,
    key_of,
    name,
    number,
    numbers,
    raw_string,
    stream_bytes,
    string,
)

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Point: TypeAlias = tuple[float, float]
Bounds: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page, y upwards."""
Owner: TypeAlias = Literal["tag", "artifact", "none"]
Instruction: TypeAlias = "pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage"

_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_ASCENT: Final = 0.75
_DESCENT: Final = -0.2
"""Of the font size: about how far letters reach above and below their line."""
_WORD_GAP: Final = 0.15
"""Of the font size: a wider gap between two texts on a line is a space nobody wrote."""
_LINE_GAP: Final = 0.4
"""Of the font size: texts further apart in height stand on different lines."""
_BYTES_AN_INSTRUCTION: Final = 20
_GLYPHS_A_STEP: Final = 8
_DEEPEST: Final = 8
"""Forms within forms, and pages to the nodes above them, are followed so far."""
_CORNERS: Final = 4
_A4: Final[Bounds] = (0.0, 0.0, 595.28, 841.89)
_INVISIBLE: Final = 3
"""Text rendering mode of text that is neither filled nor stroked: that of recognised scans."""


class Raster(Struct, frozen=True):
    """A picture as it is shown: its pixels, and the size it is drawn in, in points."""

    pixels: tuple[int, int]
    drawn: tuple[float, float]

    @property
    def dpi(self) -> float:
        """The lower of both resolutions; infinite when it is drawn without extent."""
        pairs = zip(self.pixels, self.drawn, strict=True)
        return min((pixel * 72 / size for pixel, size in pairs if size > 0), default=float("inf"))


class Piece(Struct, frozen=True, eq=False):
    """What a page shows under one mark. `first` and `last` are the instructions of the page that
    it lies between, its mark included; (-1, -1) inside a form.

    `begin` and `end` are where its text starts and stops, `size` that of its last letters.
    """

    owner: Owner
    mcid: int | None = None
    stream: Key = (0, 0)
    """The form that holds the mark; (0, 0) for the page itself."""
    text: str = ""
    bounds: Bounds | None = None
    begin: Point | None = None
    end: Point | None = None
    size: float = 0.0
    has_path: bool = False
    rasters: tuple[Raster, ...] = ()
    fonts: frozenset[str] = frozenset()
    outside: bool = False
    """Some of its text stands beyond the edges of the page."""
    first: int = -1
    last: int = -1

    @property
    def shows(self) -> bool:
        return self.bounds is not None


class FontUse(Struct):
    """How a font is used in a file."""

    font: Font
    characters: int = 0
    unmapped: int = 0
    missing: int = 0
    """Shown `.notdef` glyphs."""


class PageContent(Struct, frozen=True, eq=False):
    pieces: tuple[Piece, ...]
    mixed: int
    """Artifacts inside tagged content and the reverse."""
    has_colour: bool


def text_of(pieces: Iterable[Piece], line_end: str = " ") -> str:
    """The text of pieces in order, with spaces where the eye sees them."""
    text = ""
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        text += _between(text, last, piece, line_end) + piece.text
        last = piece
    return text


def _between(text: str, last: Piece | None, piece: Piece, line_end: str) -> str:
    if last is None or last.end is None or piece.begin is None or text[-1:].isspace():
        return ""
    return _gap(last.end, piece.begin, max(last.size, piece.size), line_end)


def _gap(end: Point, begin: Point, size: float, line_end: str = " ") -> str:
    """What stands between two texts: nothing, a space, or the end of a line."""
    if abs(begin[1] - end[1]) > _LINE_GAP * size:
        return line_end
    return " " if begin[0] - end[0] > _WORD_GAP * size else ""


def unite(bounds: Iterable[Bounds | None]) -> Bounds | None:
    """The smallest box around all; None when there is nothing."""
    known = [one for one in bounds if one is not None]
    if not known:
        return None
    lefts, bottoms, rights, tops = zip(*known, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


# --- reading


class _Draft(Struct):
    """A piece in the making."""

    owner: Owner
    mcid: int | None
    stream: Key
    first: int
    last: int
    text: str = ""
    bounds: list[Bounds] = field(default_factory=list[Bounds])
    begin: Point | None = None
    end: Point | None = None
    size: float = 0.0
    has_path: bool = False
    rasters: list[Raster] = field(default_factory=list[Raster])
    fonts: set[str] = field(default_factory=set[str])
    outside: bool = False

    def finished(self) -> Piece:
        return Piece(
            self.owner, self.mcid, self.stream, self.text, unite(self.bounds), self.begin,
            self.end, self.size, self.has_path, tuple(self.rasters), frozenset(self.fonts),
            self.outside, self.first, self.last,
        )  # fmt: skip


class _Mark(Struct):
    """An open marked-content sequence. `replaced` is its /ActualText until it was told."""

    owner: Owner
    draft: _Draft | None = None
    replaced: str | None = None
    is_told: bool = False


class _State(Struct, frozen=True):
    """The part of the graphics state that matters here."""

    matrix: Matrix = _IDENTITY
    font: Font | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


def read_content(
    page: pikepdf.Page, fonts: dict[Key, FontUse], budget: Budget | None = None
) -> PageContent:
    """The pieces of a page in the order they are painted. `fonts` counts the use of each font.

    Content that cannot be parsed counts as none. Raises ExcessError when there is more of it than
    the budget has room for; without one there is no bound.
    """
    reader = _Reader(fonts, crop_box(page), budget)
    instructions = reader.parsed(page)
    reader.read(instructions, page.obj.get("/Resources", None), is_page=True)
    pieces = tuple(draft.finished() for draft in reader.drafts)
    return PageContent(pieces, reader.mixed, reader.has_colour)


def _content_size(holder: pikepdf.Page | pikepdf.Stream) -> int:
    """How many bytes the content of a page or form has."""
    if isinstance(holder, pikepdf.Page):
        return sum(len(stream_bytes(one)) for one in items(entry(holder.obj, "/Contents")))
    return len(stream_bytes(holder))


def crop_box(page: pikepdf.Page) -> Bounds:
    """What is shown of a page (ISO 32000-1 §14.11.2); A4 when the page does not say."""
    for key in ("/CropBox", "/MediaBox"):
        box = numbers(_inherited(page.obj, key))
        if len(box) == _CORNERS:
            lefts, heights = sorted((box[0], box[2])), sorted((box[1], box[3]))
            return lefts[0], heights[0], lefts[1], heights[1]
    return _A4


def _inherited(page: object, key: str) -> object:
    """The value of a page, or of the nearest node above it (§7.7.3.4)."""
    for _ in range(_DEEPEST):
        value = entry(page, key)
        if value is not None:
            return value
        page = entry(page, "/Parent")
    return None


class _Reader:
    """Walks through the instructions of a page and of its forms."""

    def __init__(
        self, fonts: dict[Key, FontUse], page_box: Bounds, budget: Budget | None
    ) -> None:  # fmt: skip
        self.budget = budget
        self.fonts = fonts
        self.page_box = page_box
        self.drafts: list[_Draft] = []
        self.mixed = 0
        self.has_colour = False
        self.state = _State()
        self.saved: list[_State] = []
        self.marks: list[_Mark] = []
        self.loose: _Draft | None = None
        self.path: list[Point] = []
        self.text_matrix = self.line_matrix = _IDENTITY
        self.resources: object = None
        self.stream: Key = (0, 0)
        self.at = -1
        self.forms: list[Key] = []
        self.local_fonts: dict[str, FontUse] = {}

    def spend(self, steps: int) -> None:
        if self.budget is not None:
            self.budget.spend(steps)

    def parsed(self, holder: pikepdf.Page | pikepdf.Stream) -> Sequence[Instruction]:
        """The instructions of a page or form; none when they cannot be parsed."""
        try:
            self.spend(_content_size(holder) // _BYTES_AN_INSTRUCTION)
            instructions = pikepdf.parse_content_stream(holder)
        except ExcessError:
            raise
        except (pikepdf.PdfError, TypeError, ValueError, LookupError, RuntimeError):
            return []
        self.spend(len(instructions))
        return instructions

    def read(
        self, instructions: Sequence[Instruction], resources: object, *, is_page: bool
    ) -> None:
        self.resources = resources
        self.local_fonts = {}
        for number_, instruction in enumerate(instructions):
            if is_page:
                self.at = number_
            operator = str(instruction.operator)
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._show_inline(instruction)
                continue
            action = _ACTIONS.get(operator)
            if action is not None:
                action(self, tuple(instruction.operands))

    # --- marks

    def open_mark(self, operands: Sequence[object]) -> None:
        properties = self._properties(operands[1]) if len(operands) > 1 else None
        mcid = integer(entry(properties, "/MCID"))
        is_artifact = bool(operands) and name(operands[0]) == "Artifact"
        owner: Owner = "artifact" if is_artifact else "tag" if mcid is not None else "none"
        actual = entry(properties, "/ActualText")
        draft = None
        if owner != "none":
            others = {mark.owner for mark in self.marks} - {"none", owner}
            self.mixed += bool(others)
            draft = self._new_draft(owner, mcid)
        self.loose = None
        self.marks.append(_Mark(owner, draft, string(actual) if actual is not None else None))

    def close_mark(self, _operands: Sequence[object]) -> None:
        self.loose = None
        if self.marks:
            mark = self.marks.pop()
            if mark.draft is not None:
                mark.draft.last = self._place()

    def _properties(self, operand: object) -> object:
        if name(operand):
            return entry(entry(self.resources, "/Properties"), f"/{name(operand)}")
        return operand

    def _new_draft(self, owner: Owner, mcid: int | None) -> _Draft:
        draft = _Draft(owner, mcid, self.stream, self._place(), self._place())
        self.drafts.append(draft)
        return draft

    def _place(self) -> int:
        return self.at if not self.forms else -1

    def _draft(self) -> _Draft:
        """The piece that is being painted now."""
        for mark in reversed(self.marks):
            if mark.draft is not None:
                return mark.draft
        if self.loose is None:
            self.loose = self._new_draft("none", None)
        self.loose.last = self._place()
        return self.loose

    # --- graphics state

    def save(self, _operands: Sequence[object]) -> None:
        self.saved.append(self.state)

    def restore(self, _operands: Sequence[object]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def transform(self, operands: Sequence[object]) -> None:
        self.state = replace(self.state, matrix=_times(_matrix(operands), self.state.matrix))

    def set_colour(self, operands: Sequence[object]) -> None:
        """Three components and more have a hue when they differ; of a pattern it is not known."""
        parts = [number(one) for one in operands if not name(one)]
        if any(name(one) for one in operands):
            self.has_colour = True
        elif len(parts) == 3:
            self.has_colour |= len(set(parts)) > 1
        elif len(parts) == 4:
            self.has_colour |= len(set(parts[:3])) > 1

    def shade(self, _operands: Sequence[object]) -> None:
        self.has_colour = True
        self._paint(self.page_box, is_path=True)

    # --- paths

    def add_points(self, operands: Sequence[object]) -> None:
        values = [number(one) for one in operands]
        self.path += [
            _apply(self.state.matrix, (x, y))
            for x, y in zip(values[::2], values[1::2], strict=False)
        ]

    def add_rectangle(self, operands: Sequence[object]) -> None:
        values = [number(one) for one in operands]
        if len(values) == 4:
            x, y, width, height = values
            corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
            self.path += [_apply(self.state.matrix, corner) for corner in corners]

    def paint_path(self, _operands: Sequence[object]) -> None:
        if self.path:
            self._paint(_around(self.path), is_path=True)
        self.path = []

    def end_path(self, _operands: Sequence[object]) -> None:
        self.path = []

    def _paint(self, bounds: Bounds, *, is_path: bool) -> None:
        draft = self._draft()
        draft.bounds.append(bounds)
        draft.has_path |= is_path

    # --- pictures and forms

    def show_object(self, operands: Sequence[object]) -> None:
        named = f"/{name(operands[0])}" if operands else ""
        target = entry(entry(self.resources, "/XObject"), named)
        kind = name(entry(target, "/Subtype"))
        if kind == "Image":
            size = integer(entry(target, "/Width")) or 0, integer(entry(target, "/Height")) or 0
            self._show_raster(size, entry(target, "/ColorSpace"))
        elif kind == "Form" and isinstance(target, pikepdf.Stream):
            self._show_form(target)

    def _show_inline(self, image: pikepdf.ContentStreamInlineImage) -> None:
        self._show_raster((image.iimage.width, image.iimage.height), None)

    def _show_raster(self, pixels: tuple[int, int], space: object) -> None:
        corners = [_apply(self.state.matrix, (x, y)) for x in (0.0, 1.0) for y in (0.0, 1.0)]
        a, b, c, d, _, _ = self.state.matrix
        drawn = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        self._draft().rasters.append(Raster(pixels, drawn))
        self.has_colour |= space is not None and name(space) not in ("DeviceGray", "CalGray")
        self._paint(_around(corners), is_path=False)

    def _show_form(self, form: pikepdf.Stream) -> None:
        key = key_of(form)
        if key in self.forms or len(self.forms) >= _DEEPEST:
            return
        instructions = self.parsed(form)
        before = self.state, self.resources, self.stream, self.local_fonts
        depth = len(self.marks), len(self.saved)
        matrix = numbers(entry(form, "/Matrix"))
        if len(matrix) == 6:
            self.state = replace(self.state, matrix=_times(matrix, self.state.matrix))
        self.forms.append(key)
        self.stream = key
        self.read(instructions, entry(form, "/Resources") or self.resources, is_page=False)
        self.forms.pop()
        self.state, self.resources, self.stream, self.local_fonts = before
        del self.marks[depth[0] :], self.saved[depth[1] :]

    # --- text

    def begin_text(self, _operands: Sequence[object]) -> None:
        self.text_matrix = self.line_matrix = _IDENTITY

    def set_font(self, operands: Sequence[object]) -> None:
        if len(operands) == 2:
            use = self._font(name(operands[0]))
            font = use.font if use else None
            self.state = replace(self.state, font=font, size=number(operands[1]))

    def _font(self, named: str) -> FontUse | None:
        if named not in self.local_fonts:
            found = entry(entry(self.resources, "/Font"), f"/{named}")
            if found is None:
                return None
            key = key_of(found)
            use = self.fonts.get(key) if key != (0, 0) else None
            self.local_fonts[named] = use or FontUse(read_font(found))
            direct = (-1 - len(self.fonts), 0)
            self.fonts.setdefault(key if key != (0, 0) else direct, self.local_fonts[named])
        return self.local_fonts[named]

    def move_line(self, operands: Sequence[object]) -> None:
        x, y = (*(number(one) for one in operands), 0.0, 0.0)[:2]
        self.line_matrix = _times((1.0, 0.0, 0.0, 1.0, x, y), self.line_matrix)
        self.text_matrix = self.line_matrix

    def move_line_setting_leading(self, operands: Sequence[object]) -> None:
        if len(operands) == 2:
            self.state = replace(self.state, leading=-number(operands[1]))
        self.move_line(operands)

    def next_line(self, _operands: Sequence[object]) -> None:
        self.move_line((0.0, -self.state.leading))

    def set_text_matrix(self, operands: Sequence[object]) -> None:
        self.text_matrix = self.line_matrix = _matrix(operands)

    def show_text(self, operands: Sequence[object]) -> None:
        """Strings, with the shifts between them that `TJ` has."""
        for one in (part for operand in operands for part in items(operand)):
            data = raw_string(one)
            if data:
                self._show_string(data)
            elif not isinstance(one, pikepdf.Object):
                shift = -number(one) / 1000 * self.state.size * self.state.stretch
                self._advance(shift)

    def show_on_next_line(self, operands: Sequence[object]) -> None:
        self.next_line(())
        self.show_text(operands[-1:])

    def _show_string(self, data: bytes) -> None:
        state = self.state
        use = self._use_of(state.font)
        self.spend(len(data) // _GLYPHS_A_STEP)
        if state.font is None or use is None:
            return
        draft = self._draft()
        start = self._pen()
        text = self._run_of(state.font, use, data)
        scale = abs(_times(self.text_matrix, state.matrix)[3]) or 1.0
        size = state.size * scale
        if draft.end is not None and draft.text and not draft.text[-1:].isspace():
            draft.text += _gap(draft.end, start, size)
        draft.text += self._told(text)
        draft.begin = draft.begin or start
        draft.end, draft.size = self._pen(), size
        if state.mode != _INVISIBLE:
            self._bound_text(draft, start, draft.end, size, is_blank=not text.strip())
            draft.fonts.add(state.font.name)

    def _run_of(self, font: Font, use: FontUse, data: bytes) -> str:
        """The text of a string; the pen moves on by its width (§9.4.4)."""
        state, parts = self.state, list[str]()
        for glyph in font.glyphs(data):
            parts.append(glyph.text)
            use.unmapped += glyph.text in ("", UNKNOWN)
            use.missing += font.is_composite and glyph.code == 0
            width = glyph.width / 1000 * state.size + state.char_space
            self._advance((width + state.word_space * glyph.is_space) * state.stretch)
        if state.mode != _INVISIBLE:
            use.characters += len(parts)
        return "".join(parts)

    def _told(self, text: str) -> str:
        """The text, or the /ActualText that stands for all that is shown under its mark."""
        for mark in reversed(self.marks):
            if mark.replaced is not None:
                told = "" if mark.is_told else mark.replaced
                mark.is_told = True
                return told
        return text

    def _use_of(self, font: Font | None) -> FontUse | None:
        return next((use for use in self.local_fonts.values() if use.font is font), None)

    def _advance(self, distance: float) -> None:
        self.text_matrix = _times((1.0, 0.0, 0.0, 1.0, distance, 0.0), self.text_matrix)

    def _pen(self) -> Point:
        """Where the next glyph starts, on the page."""
        matrix = _times(self.text_matrix, self.state.matrix)
        return _apply(matrix, (0.0, self.state.rise))

    def _bound_text(
        self, draft: _Draft, start: Point, end: Point, size: float, *, is_blank: bool
    ) -> None:
        """Text that runs along the line only; turned text is bounded by its line."""
        if is_blank:
            return
        low, high = size * _DESCENT, size * _ASCENT
        bounds = (
            min(start[0], end[0]), min(start[1], end[1]) + low,
            max(start[0], end[0]), max(start[1], end[1]) + high,
        )  # fmt: skip
        draft.bounds.append(bounds)
        left, bottom, right, top = self.page_box
        draft.outside |= (
            bounds[0] < left - 1 or bounds[2] > right + 1 or start[1] < bottom or start[1] > top
        )


def _setter(attribute: str, scale: float = 1.0) -> Callable[[_Reader, Sequence[object]], None]:
    def apply(reader: _Reader, operands: Sequence[object]) -> None:
        if operands:
            value = number(operands[0]) * scale
            reader.state = replace(reader.state, **{attribute: value})

    return apply


def _set_mode(reader: _Reader, operands: Sequence[object]) -> None:
    if operands:
        reader.state = replace(reader.state, mode=integer(operands[0]) or 0)


_ACTIONS: Final[Mapping[str, Callable[[_Reader, Sequence[object]], None]]] = {
    "BMC": _Reader.open_mark, "BDC": _Reader.open_mark, "EMC": _Reader.close_mark,
    "q": _Reader.save, "Q": _Reader.restore, "cm": _Reader.transform,
    **dict.fromkeys(("rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"), _Reader.set_colour),
    **dict.fromkeys(("m", "l", "c", "v", "y"), _Reader.add_points), "re": _Reader.add_rectangle,
    **dict.fromkeys(("f", "F", "f*", "S", "s", "B", "B*", "b", "b*"), _Reader.paint_path),
    "n": _Reader.end_path, "sh": _Reader.shade, "Do": _Reader.show_object,
    "BT": _Reader.begin_text, "Tf": _Reader.set_font, "Td": _Reader.move_line,
    "TD": _Reader.move_line_setting_leading, "T*": _Reader.next_line,
    "Tm": _Reader.set_text_matrix, "Tj": _Reader.show_text, "TJ": _Reader.show_text,
    "'": _Reader.show_on_next_line, '"': _Reader.show_on_next_line,
    "Tc": _setter("char_space"), "Tw": _setter("word_space"), "Tz": _setter("stretch", 0.01),
    "TL": _setter("leading"), "Ts": _setter("rise"), "Tr": _set_mode,
}  # fmt: skip


def _matrix(operands: Sequence[object]) -> Matrix:
    values = tuple(number(one) for one in operands)
    if len(values) != 6:
        return _IDENTITY
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def _times(first: Sequence[float], second: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = first
    u, v, w, x, y, z = second
    return (
        a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x,
        e * u + f * w + y, e * v + f * x + z,
    )  # fmt: skip


def _apply(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _around(points: Sequence[Point]) -> Bounds:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
