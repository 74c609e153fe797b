"""The Union emblem in an SVG file, read from its outlines: SVG 1.1 (Second Edition).

Read are rectangles, polygons, paths, `use`, nested transforms, presentation attributes, `style`
and simple class rules: what drawing programs write for a flag. A file with more than that (a
picture inside, a mask) is left to `emblem_raster`, which looks at it drawn.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from types import MappingProxyType
from typing import Final, TypeAlias

from lxml import etree
from msgspec import Struct, field
from PIL import ImageColor

from es_docs.checks.signs.emblem_looks import (
    STAR_COUNT,
    Area,
    EmblemLooks,
    Flaw,
    Source,
    is_ring,
    star_of,
)
from es_docs.markup import Element, parse
from es_docs.reading.model import Colour
from es_docs.regex import regex
from es_docs.visibility.emblem import BORDER_RATIO

MAX_SHAPES: Final = 4000
MAX_BYTES: Final = 2_000_000
_MAX_DEPTH: Final = 40
_FIELD_RATIOS: Final = (1.0, 2.4)
_STAR_SIZES: Final = (0.03, 0.25)
"""Height of a star over that of the field; a right one has 0.1."""
_BLACK: Final = "000000"
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_UNREADABLE: Final = frozenset({"image", "mask", "foreignObject", "pattern", "script"})
_UNSEEN: Final = frozenset(
    {"defs", "symbol", "clipPath", "linearGradient", "radialGradient", "filter", "marker",
     "style", "title", "desc", "metadata", "text", "namedview"}
)  # fmt: skip
_INHERITED: Final = ("fill", "stroke", "stroke-width", "fill-opacity", "opacity", "filter")

Outline: TypeAlias = "list[complex]"


class UnreadableError(Exception):
    """The file holds what this module does not read."""


class _Matrix(Struct, frozen=True):
    """x' = a x + c y + e; y' = b x + d y + f (SVG 1.1 §7.4)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __matmul__(self, other: _Matrix) -> _Matrix:
        return _Matrix(
            self.a * other.a + self.c * other.b,
            self.b * other.a + self.d * other.b,
            self.a * other.c + self.c * other.d,
            self.b * other.c + self.d * other.d,
            self.a * other.e + self.c * other.f + self.e,
            self.b * other.e + self.d * other.f + self.f,
        )

    def apply(self, point: complex) -> complex:
        x, y = point.real, point.imag
        return complex(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)


_Style: TypeAlias = Mapping[str, str]


class _Piece(Struct, frozen=True):
    """A painted shape: its closed outlines in units of the viewBox, and how it looks.

    `fill` is None for a gradient; `order` counts from back to front.
    """

    outlines: tuple[Outline, ...]
    fill: Colour | None
    stroke: Colour | None
    flaws: frozenset[Flaw]
    order: int

    @property
    def points(self) -> list[complex]:
        return [point for outline in self.outlines for point in outline]


class _Frame(Struct, frozen=True):
    """A rectangle along the axes."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Sequence[complex]) -> _Frame:
        xs, ys = [point.real for point in points], [point.imag for point in points]
        return cls(min(xs), min(ys), max(xs), max(ys))

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: _Frame, *, slack: float = 0.0) -> bool:
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def grown(self, by: float) -> _Frame:
        return _Frame(self.left - by, self.top - by, self.right + by, self.bottom + by)


def vector_looks(data: bytes) -> EmblemLooks | None:
    """The emblem in an SVG file; None when none was found in its outlines.

    Raises UnreadableError when the file is not SVG or holds more than outlines.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError
    try:
        root = parse(data)
        if _local(root) != "svg":
            raise UnreadableError
        view = _view(root)
        pieces = list(_Reading(root).pieces())
    except (etree.XMLSyntaxError, ValueError, IndexError, OverflowError) as fault:
        raise UnreadableError from fault
    return next(_emblems(pieces, view), None)


def sized(data: bytes, width: int) -> str:
    """The same drawing with a size in whole pixels: small ones are drawn rounded to them.

    Raises UnreadableError when the file is no SVG.
    """
    try:
        root = parse(data)
        view = _view(root)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableError from fault
    if not root.get("viewBox"):
        root.set("viewBox", f"0 0 {view.width} {view.height}")
    root.set("width", str(width))
    root.set("height", str(max(1, round(width * view.height / view.width))))
    return etree.tostring(root, encoding="unicode")


# --- finding the field and its stars


def _emblems(pieces: Sequence[_Piece], view: _Frame) -> Iterator[EmblemLooks]:
    """Emblems among the shapes, the smallest field first: a page is a rectangle too."""
    fields = [piece for piece in pieces if _is_field(piece)]
    for piece in sorted(fields, key=lambda one: _Frame.around(one.points).height):
        frame = _Frame.around(piece.points)
        stars = _stars_on(piece, frame, pieces)
        ratio = frame.width / frame.height
        if is_ring([star_of(outlines).centre for outlines in stars.outlines], ratio):
            yield _looks(piece, frame, stars, pieces, view)


def _is_field(piece: _Piece) -> bool:
    if len(piece.outlines) != 1:
        return False
    frame = _Frame.around(piece.points)
    if frame.height <= 0 or not _FIELD_RATIOS[0] < frame.width / frame.height < _FIELD_RATIOS[1]:
        return False
    return abs(_surface(piece.outlines[0])) > 0.95 * frame.width * frame.height


def _surface(outline: Outline) -> float:
    """The area within an outline, by the shoelace formula."""
    pairs = zip(outline, [*outline[1:], *outline[:1]], strict=True)
    return sum(a.real * b.imag - b.real * a.imag for a, b in pairs) / 2


class _Stars(Struct, frozen=True):
    """`outlines`: for each star those that make it, in shares of the height of the field."""

    outlines: tuple[tuple[Outline, ...], ...] = ()
    fill: Colour | None = None
    flaws: frozenset[Flaw] = field(default_factory=frozenset[Flaw])


def _stars_on(piece: _Piece, frame: _Frame, pieces: Sequence[_Piece]) -> _Stars:
    """What is painted on a field and is about as large as a star, in the most usual colour."""
    above = [one for one in pieces if one.order > piece.order and one.fill != piece.fill]
    lying = [
        (one, outline)
        for one in above
        for outline in one.outlines
        if frame.holds(_Frame.around(outline), slack=0.01 * frame.height)
    ]
    if not lying:
        return _Stars()
    fill = Counter(one.fill for one, _ in lying).most_common(1)[0][0]
    parts = [_scaled(outline, frame) for one, outline in lying if one.fill == fill]
    flaws = frozenset(flaw for one, _ in lying if one.fill == fill for flaw in _star_flaws(one))
    low, high = _STAR_SIZES
    stars = [star for star in _clusters(parts) if low < _size(star) < high]
    return _Stars(tuple(stars), fill, flaws)


def _star_flaws(piece: _Piece) -> frozenset[Flaw]:
    has_outline = piece.stroke not in (None, piece.fill)
    return piece.flaws | {Flaw.OUTLINE} if has_outline else piece.flaws


def _scaled(outline: Outline, frame: _Frame) -> Outline:
    origin = complex(frame.left, frame.top)
    return [(point - origin) / frame.height for point in outline]


def _size(outlines: Sequence[Outline]) -> float:
    return _Frame.around([point for outline in outlines for point in outline]).height


def _clusters(parts: Sequence[Outline]) -> list[tuple[Outline, ...]]:
    """Outlines that lie over each other belong to one star (some draw it of ten triangles)."""
    if len(parts) <= 2 * STAR_COUNT:
        return [(part,) for part in parts]
    clusters: list[tuple[_Frame, list[Outline]]] = []
    for part in parts:
        frame = _Frame.around(part)
        middle = complex(frame.left + frame.right, frame.top + frame.bottom) / 2
        home = next((one for one in clusters if _is_within(middle, one[0])), None)
        if home is None:
            clusters.append((frame.grown(0.03), [part]))
        else:
            home[1].append(part)
    return [tuple(outlines) for _, outlines in clusters]


def _is_within(point: complex, frame: _Frame) -> bool:
    return frame.left <= point.real <= frame.right and frame.top <= point.imag <= frame.bottom


def _looks(
    piece: _Piece, frame: _Frame, stars: _Stars, pieces: Sequence[_Piece], view: _Frame
) -> EmblemLooks:
    border = frame.grown(0.9 * BORDER_RATIO * frame.height)
    behind = (one for one in pieces if one.order < piece.order and one.fill == "FFFFFF")
    outlined = piece.stroke not in (None, piece.fill, "FFFFFF")
    is_frame = outlined and piece.stroke == _BLACK and piece.fill == "FFFFFF"
    outline = frozenset({Flaw.OUTLINE}) if outlined and not is_frame else frozenset[Flaw]()
    return EmblemLooks(
        source=Source.VECTOR,
        ratio=frame.width / frame.height,
        stars=tuple(map(star_of, stars.outlines)),
        field=piece.fill,
        star=stars.fill,
        area=_area(frame, view),
        has_border=any(_Frame.around(one.points).holds(border) for one in behind),
        has_frame=is_frame,
        flaws=piece.flaws | stars.flaws | outline,
    )


def _area(frame: _Frame, view: _Frame) -> Area:
    return Area(
        (frame.left - view.left) / view.width,
        (frame.top - view.top) / view.height,
        frame.width / view.width,
        frame.height / view.height,
    )


# --- reading the file


def _view(root: Element) -> _Frame:
    """The viewBox, or the size of the picture (SVG 1.1 §7.7)."""
    numbers = [float(one) for one in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if one]
    if len(numbers) != 4:
        numbers = [0.0, 0.0, _number(root.get("width")), _number(root.get("height"))]
    left, top, width, height = numbers
    if width <= 0 or height <= 0:
        raise UnreadableError
    return _Frame(left, top, left + width, top + height)


class _Reading:
    """One walk through a file, which counts what it has painted."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._targets = {key: one for one in root.iter("*") if (key := one.get("id"))}
        self._classes = dict(_class_rules(root))
        self._order = count()

    def pieces(self) -> Iterator[_Piece]:
        style = self._style(self._root, MappingProxyType({"fill": "#000000"}))
        for child in self._root.iterchildren("*"):
            yield from self._walk(child, _Matrix(), style, 0)

    def _walk(
        self, element: Element, matrix: _Matrix, above: _Style, depth: int
    ) -> Iterator[_Piece]:
        name = _local(element)
        if name in _UNREADABLE or depth > _MAX_DEPTH:
            raise UnreadableError
        style = self._style(element, above)
        if name in _UNSEEN or style.get("display") == "none":
            return
        matrix = matrix @ _transform(element.get("transform", ""))
        if name == "use":
            yield from self._used(element, matrix, style, depth)
        elif name == "svg" and element.get("viewBox"):
            raise UnreadableError
        elif name in {"g", "a", "switch", "svg"}:
            for child in element.iterchildren("*"):
                yield from self._walk(child, matrix, style, depth + 1)
        elif outlines := _outlines(element, name):
            yield self._piece(outlines, matrix, style)

    def _used(
        self, element: Element, matrix: _Matrix, style: _Style, depth: int
    ) -> Iterator[_Piece]:
        """SVG 1.1 §5.6: the target as if it stood here, moved by x and y."""
        target = self._targets.get(element.get("href", element.get(_XLINK, "")).strip("# "))
        if target is None:
            return
        move = _Matrix(e=_number(element.get("x")), f=_number(element.get("y")))
        if _local(target) == "symbol":
            if target.get("viewBox"):
                raise UnreadableError
            for child in target.iterchildren("*"):
                yield from self._walk(child, matrix @ move, style, depth + 1)
        else:
            yield from self._walk(target, matrix @ move, style, depth + 1)

    def _style(self, element: Element, above: _Style) -> _Style:
        own = {name: value for name in _INHERITED if (value := element.get(name))}
        for name in element.get("class", "").split():
            own |= self._classes.get(name, {})
        own |= _declarations(element.get("style", ""))
        display = own.get("display", element.get("display", ""))
        return {**above, **own, "display": display}

    def _piece(self, outlines: Sequence[Outline], matrix: _Matrix, style: _Style) -> _Piece:
        order = next(self._order)
        if order > MAX_SHAPES:
            raise UnreadableError
        fill, is_gradient = _paint(style.get("fill", "#000000"))
        stroke, _ = _paint(style.get("stroke", "none"))
        return _Piece(
            tuple([matrix.apply(point) for point in outline] for outline in outlines),
            fill,
            stroke if _number(style.get("stroke-width", "1")) > 0 else None,
            frozenset(_flaws(style, is_gradient=is_gradient)),
            order,
        )


def _flaws(style: _Style, *, is_gradient: bool) -> Iterator[Flaw]:
    if is_gradient:
        yield Flaw.GRADIENT
    if style.get("filter", "none") != "none":
        yield Flaw.EFFECT
    if any(_share(style.get(name, "1")) < 0.99 for name in ("opacity", "fill-opacity")):
        yield Flaw.TRANSPARENCY


def _share(text: str) -> float:
    return _number(text.rstrip("%")) / 100 if text.endswith("%") else _number(text)


def _paint(text: str) -> tuple[Colour | None, bool]:
    """The colour and whether it is none but a gradient; no colour at all for what is not painted.

    Raises ValueError for what is no colour.
    """
    text = text.strip()
    if text in ("none", "transparent"):
        return None, False
    if text.startswith("url("):
        return None, True
    red, green, blue = ImageColor.getrgb("black" if text == "currentColor" else text)[:3]
    return f"{red:02X}{green:02X}{blue:02X}", False


def _class_rules(root: Element) -> Iterator[tuple[str, dict[str, str]]]:
    """What `<style>` says of single classes, the only rules that drawing programs write."""
    rules: dict[str, dict[str, str]] = {}
    for sheet in root.iter("{*}style"):
        text = re.sub(r"/\*.*?\*/", "", sheet.text or "", flags=re.DOTALL)
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
            for selector in selectors.split(","):
                if selector.strip().startswith("."):
                    rules.setdefault(selector.strip()[1:], {}).update(_declarations(body))
    yield from rules.items()


def _declarations(css: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in css.split(";"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def _local(element: Element) -> str:
    return etree.QName(element).localname


def _number(text: str | None) -> float:
    """A length in user units; those with other units than px are none of a flag's."""
    parts = re.match(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)", text or "")
    return float(parts[1]) if parts else 0.0


_NUMBER: Final = regex(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def _transform(text: str) -> _Matrix:
    """A transform list (SVG 1.1 §7.6), the last one applied first."""
    matrix = _Matrix()
    for name, inside in re.findall(r"(\w+)\s*\(([^)]*)\)", text):
        matrix = matrix @ _one_transform(name, [float(one) for one in _NUMBER.findall(inside)])
    return matrix


def _one_transform(name: str, numbers: Sequence[float]) -> _Matrix:
    match name, numbers:
        case "matrix", [a, b, c, d, e, f]:
            return _Matrix(a, b, c, d, e, f)
        case "translate", [x, *rest]:
            return _Matrix(e=x, f=rest[0] if rest else 0.0)
        case "scale", [x, *rest]:
            return _Matrix(a=x, d=rest[0] if rest else x)
        case "rotate", [angle]:
            cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            return _Matrix(cosine, sine, -sine, cosine)
        case "rotate", [angle, x, y]:
            turn = _one_transform("rotate", [angle])
            return _Matrix(e=x, f=y) @ turn @ _Matrix(e=-x, f=-y)
        case "skewX", [angle]:
            return _Matrix(c=math.tan(math.radians(angle)))
        case "skewY", [angle]:
            return _Matrix(b=math.tan(math.radians(angle)))
        case _:
            raise UnreadableError


def _outlines(element: Element, name: str) -> list[Outline]:
    """The closed outlines of a basic shape (SVG 1.1 §9) or path; curves by the points they join."""
    if name == "rect":
        x, y, width, height = (_number(element.get(key)) for key in ("x", "y", "width", "height"))
        if width <= 0 or height <= 0:
            return []
        return [_corners(x, y, width, height)]
    if name in {"polygon", "polyline"}:
        numbers = [float(one) for one in _NUMBER.findall(element.get("points", ""))]
        return [[complex(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]]
    if name in {"circle", "ellipse"}:
        x, y, r = (_number(element.get(key)) for key in ("cx", "cy", "r"))
        rx, ry = _number(element.get("rx")) or r, _number(element.get("ry")) or r
        return [_around(complex(x, y), rx, ry)]
    if name == "path":
        return [outline for outline in path_outlines(element.get("d", "")) if len(outline) > 2]
    return []


def _corners(x: float, y: float, width: float, height: float) -> Outline:
    right, bottom = x + width, y + height
    return [complex(x, y), complex(right, y), complex(right, bottom), complex(x, bottom)]


def _around(centre: complex, rx: float, ry: float) -> Outline:
    angles = [math.radians(15 * step) for step in range(24)]
    return [centre + complex(rx * math.cos(angle), ry * math.sin(angle)) for angle in angles]


_COMMAND: Final = regex(r"([MmLlHhVvZzCcSsQqTtAa])([^MmLlHhVvZzCcSsQqTtAa]*)")
_ARITY: Final[Mapping[str, int]] = MappingProxyType(
    {"M": 2, "L": 2, "T": 2, "H": 1, "V": 1, "S": 4, "Q": 4, "C": 6, "A": 7}
)


class _Pencil(Struct):
    """Where the drawing of a path stands (SVG 1.1 §8.3)."""

    point: complex = 0j
    start: complex = 0j
    outlines: list[Outline] = field(default_factory=list[Outline])

    def move(self, target: complex) -> None:
        self.point = self.start = target
        self.outlines.append([target])

    def line(self, target: complex) -> None:
        if not self.outlines or (self.point == self.start and len(self.outlines[-1]) > 1):
            self.outlines.append([self.point])
        self.outlines[-1].append(target)
        self.point = target

    def close(self) -> None:
        self.point = self.start


def path_outlines(path: str) -> list[Outline]:
    """The corners of the sub-paths of path data. Raises UnreadableError when it is malformed."""
    pencil = _Pencil()
    for command, inside in _COMMAND.findall(path):
        if command in "Zz":
            pencil.close()
            continue
        numbers = [float(one) for one in _NUMBER.findall(inside)]
        arity = _ARITY[command.upper()]
        if not numbers or len(numbers) % arity:
            raise UnreadableError
        for step, index in enumerate(range(0, len(numbers), arity)):
            target = _target(command, numbers[index : index + arity], pencil.point)
            if command in "Mm" and step == 0:
                pencil.move(target)
            else:
                pencil.line(target)
    return pencil.outlines


def _target(command: str, numbers: Sequence[float], point: complex) -> complex:
    """Where one step of a command leads."""
    is_relative = command.islower()
    match command.upper():
        case "H":
            return complex(numbers[0] + (point.real if is_relative else 0.0), point.imag)
        case "V":
            return complex(point.real, numbers[0] + (point.imag if is_relative else 0.0))
        case _:
            target = complex(numbers[-2], numbers[-1])
            return point + target if is_relative else target
