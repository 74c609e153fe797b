"""Formulas of a workbook: where they refer to, and what the plain ones of them yield.

ISO/IEC 29500-1 §18.17. Charts refer to cells in the same way (`c:f`, §21.2.2.65).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from es_docs.regex import regex

Cell: TypeAlias = tuple[int, int]
"""Row and column, both counted from 1."""
Value: TypeAlias = float | str | bool | None
"""What a cell holds; None when it is blank."""

_REFERENCE: Final = regex(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
    r"(?P<left>\$?[A-Z]{1,3})(?P<top>\$?[1-9]\d{0,6})"
    r"(?::(?P<right>\$?[A-Z]{1,3})(?P<bottom>\$?[1-9]\d{0,6}))?(?![\w(!.])"
)
_PIECE: Final = regex(
    r'\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<bracket>\[(?:[^\[\]]|\[[^\]]*\])*\])'
    rf"|(?P<reference>(?<![\w.!\]]){_REFERENCE.pattern})"
    r"|(?P<number>\d+(?:\.\d*)?(?:E[+-]?\d+)?|\.\d+)|(?P<name>[A-Z][A-Z0-9.]*)"
    r"|(?P<sign><=|>=|<>|[-+*/^&=<>(),%]))"
)
_MOST_CELLS: Final = 20_000
"""Cells of one reference that are looked at."""
_DIGITS: Final = 15
"""Significant digits of a number in a workbook."""


class UnknownResultError(Exception):
    """A formula that only the spreadsheet program can compute, or a cell with an error."""


# --- references


class Reference(Struct, frozen=True):
    """A cell or a rectangle of cells as a formula writes it.

    The four ends keep their `$`; `right` and `bottom` are "" for a single cell. `prefix` is how the
    sheet is written, "" for the sheet of the formula.
    """

    prefix: str
    left: str
    top: str
    right: str = ""
    bottom: str = ""

    @classmethod
    def found(cls, match: re.Match[str]) -> Reference:
        parts = (match[name] or "" for name in ("left", "top", "right", "bottom"))
        return cls(match["sheet"] or "", *parts)

    @property
    def sheet(self) -> str:
        """The name of the sheet, "" for that of the formula."""
        is_quoted = self.prefix.startswith("'")
        return self.prefix[1:-1].replace("''", "'") if is_quoted else self.prefix

    @property
    def rows(self) -> tuple[int, int]:
        return _number(self.top), _number(self.bottom or self.top)

    @property
    def columns(self) -> tuple[int, int]:
        return column_number(self.left), column_number(self.right or self.left)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All its cells, row by row. Raises UnknownResultError when there are too many."""
        (top, bottom), (left, right) = self.rows, self.columns
        if (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
            raise UnknownResultError(str(self))
        return tuple(
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        )

    def at_rows(self, top: int, bottom: int) -> Reference:
        ends = _absolute(self.top, top), _absolute(self.bottom, bottom) if self.bottom else ""
        return replace(self, top=ends[0], bottom=ends[1])

    def at_columns(self, left: int, right: int) -> Reference:
        ends = (
            _absolute(self.left, column_letters(left)),
            _absolute(self.right, column_letters(right)) if self.right else "",
        )
        return replace(self, left=ends[0], right=ends[1])

    def __str__(self) -> str:
        end = f":{self.right}{self.bottom}" if self.bottom else ""
        return f"{self.prefix}{'!' if self.prefix else ''}{self.left}{self.top}{end}"


def referenced(formula: str) -> tuple[str, tuple[Cell, ...]] | None:
    """The sheet and cells of a chart's `c:f`; of several areas, all. None when it is none.

    LibreOffice writes words there („label 0”), PowerPoint an area, or several in parentheses.
    """
    text = formula.strip().removeprefix("=")
    pieces = text[1:-1].split(",") if text.startswith("(") and text.endswith(")") else [text]
    matches = [_REFERENCE.fullmatch(piece.strip()) for piece in pieces]
    references = [Reference.found(match) for match in matches if match]
    sheets = {one.sheet for one in references}
    if len(references) < len(pieces) or len(sheets) != 1 or "" in sheets:
        return None
    try:
        return sheets.pop(), tuple(cell for one in references for cell in one.cells)
    except UnknownResultError:
        return None


def mapped(formula: str, place: Callable[[Reference], Reference | None]) -> str:
    """The formula with every reference at its new place; `#REF!` for one that has none."""

    def written(match: re.Match[str]) -> str:
        if match["reference"] is None:
            return match.group()
        space = match.group()[: len(match.group()) - len(match["reference"])]
        new = place(Reference.found(match))
        return space + ("#REF!" if new is None else str(new))

    return _PIECE.sub(written, formula)


def area(sheet: str, first: Cell, last: Cell) -> str:
    """A reference to a rectangle as charts write it: `Dane!$B$2:$B$7`."""
    (top, left), (bottom, right) = first, last
    ends = f"${column_letters(left)}${top}:${column_letters(right)}${bottom}"
    return _quoted(sheet) + ends


def column_number(letters: str) -> int:
    number = 0
    for letter in letters.lstrip("$"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(end: str) -> int:
    return int(end.lstrip("$"))


def _absolute(model: str, end: str | int) -> str:
    return f"${end}" if model.startswith("$") else f"{end}"


def _quoted(sheet: str) -> str:
    """A name that could be taken for a cell, or has more than letters, stands in quotes."""
    if re.fullmatch(r"[^\W\d_]{4,}", sheet):
        return f"{sheet}!"
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'!"


# --- rows that change places


class Move(Struct, frozen=True):
    """A block of rows in another order: for each row it will have, the old row, None for a new one.

    Rows below the block keep their distance from it. A block of no rows leaves a blank one.
    """

    first: int
    count: int
    rows: tuple[int | None, ...]

    @property
    def last(self) -> int:
        return self.first + self.count - 1

    @property
    def new_last(self) -> int:
        return self.first + max(len(self.rows), 1) - 1

    def row(self, old: int) -> int | None:
        """The new place of a row; None when it is gone."""
        if old < self.first:
            return old
        if old > self.last:
            return old + self.new_last - self.last
        return self.first + self.rows.index(old) if old in self.rows else None

    def span(self, top: int, bottom: int) -> tuple[int, int] | None:
        """The new ends of a stretch of rows: what covered the whole block covers it again."""
        if bottom < self.first or top > self.last:
            return (self.row(top) or top), (self.row(bottom) or bottom)
        kept = [self.row(row) for row in range(max(top, self.first), min(bottom, self.last) + 1)]
        inside = [row for row in kept if row is not None]
        start, end = min(inside, default=None), max(inside, default=None)
        if top <= self.first:
            start = min(top, self.first)
        if bottom >= self.last:
            end = self.new_last + bottom - self.last
        if start is None or end is None:
            if top >= self.first and bottom <= self.last:
                return None
            start, end = start or self.new_last + 1, end or self.first - 1
        return (start, end) if start <= end else None

    def reference(self, one: Reference) -> Reference | None:
        if not one.bottom:
            row = self.row(_number(one.top))
            return None if row is None else one.at_rows(row, row)
        ends = self.span(*one.rows)
        return None if ends is None else one.at_rows(*ends)


# --- values


def as_text(value: Value) -> str:
    """A value as a Polish spreadsheet program joins it to a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "PRAWDA" if value else "FAŁSZ"
    return value if isinstance(value, str) else f"{value:.{_DIGITS}g}".replace(".", ",")


def computed(formula: str, cells: Callable[[Reference], Sequence[Value]]) -> Value:
    """What a formula of IF, INT, ROUND, FIXED, SUM and the signs of arithmetic yields.

    Raises UnknownResultError for any other formula and where the result would be an error.
    """
    try:
        parser = _Parser(formula.removeprefix("="), cells)
        return parser.whole()()
    except (ArithmeticError, RecursionError, ValueError) as why:
        raise UnknownResultError(formula) from why


_Later: TypeAlias = Callable[[], Value]
"""Computed when it is asked for: IF computes only the branch it takes."""


class _Parser:
    """Recursive descent over the signs in their order of binding, weakest first."""

    def __init__(self, formula: str, cells: Callable[[Reference], Sequence[Value]]) -> None:
        self._cells = cells
        self._pieces: list[re.Match[str]] = []
        at, text = 0, formula.rstrip()
        while at < len(text):
            match = _PIECE.match(text, at)
            if match is None:
                raise UnknownResultError(formula)
            self._pieces.append(match)
            at = match.end()
        self._next = 0

    def whole(self) -> _Later:
        result = self._compared()
        if self._next < len(self._pieces):
            raise UnknownResultError(self._pieces[self._next].group())
        return result

    def _sign(self, *signs: str) -> str:
        """The sign that stands next, stepped over, when it is one of these; else ""."""
        if self._next < len(self._pieces) and self._pieces[self._next]["sign"] in signs:
            self._next += 1
            return self._pieces[self._next - 1]["sign"]
        return ""

    def _left_to_right(
        self, operand: Callable[[], _Later], signs: Sequence[str], apply: _Apply
    ) -> _Later:
        result = operand()
        while sign := self._sign(*signs):
            result = _applied(apply, sign, result, operand())
        return result

    def _compared(self) -> _Later:
        return self._left_to_right(self._joined, ("<=", ">=", "<>", "=", "<", ">"), _compare)

    def _joined(self) -> _Later:
        return self._left_to_right(self._summed, ("&",), lambda _, a, b: as_text(a) + as_text(b))

    def _summed(self) -> _Later:
        return self._left_to_right(self._multiplied, ("+", "-"), _calculate)

    def _multiplied(self) -> _Later:
        return self._left_to_right(self._signed, ("*", "/"), _calculate)

    def _signed(self) -> _Later:
        if self._sign("-"):
            operand = self._signed()
            return lambda: -_as_number(operand())
        if self._sign("+"):
            return self._signed()
        operand = self._single()
        while self._sign("%"):
            operand = _applied(_calculate, "/", operand, lambda: 100.0)
        return operand

    def _single(self) -> _Later:
        if self._sign("("):
            inner = self._compared()
            self._expect(")")
            return inner
        if self._next >= len(self._pieces):
            raise UnknownResultError
        piece = self._pieces[self._next]
        self._next += 1
        if piece["text"] is not None:
            text = piece["text"][1:-1].replace('""', '"')
            return lambda: text
        if piece["reference"] is not None:
            reference = Reference.found(piece)
            return lambda: self._one(reference)
        if piece["number"] is not None:
            number = float(piece["number"])
            return lambda: number
        if piece["name"] is not None and self._sign("("):
            return self._function(piece["name"])
        raise UnknownResultError(piece.group())

    def _one(self, reference: Reference) -> Value:
        if reference.bottom:
            raise UnknownResultError(str(reference))
        return self._cells(reference)[0]

    def _expect(self, sign: str) -> None:
        if not self._sign(sign):
            raise UnknownResultError(sign)

    def _function(self, name: str) -> _Later:
        if name == "SUM":
            return self._sum()
        arguments = [self._compared()]
        while self._sign(","):
            arguments.append(self._compared())
        self._expect(")")
        match name, arguments:
            case "IF", [claim, then, *rest]:
                return _chosen(claim, then, rest[0] if rest else lambda: False)
            case "INT", [one]:
                return lambda: float(_as_number(one()) // 1)
            case "ROUND", [one, places]:
                return lambda: float(_rounded(one(), places()))
            case "FIXED", [one, places]:
                return lambda: _grouped(_rounded(one(), places()))
            case _:
                raise UnknownResultError(name)

    def _sum(self) -> _Later:
        """The sum of areas; texts in them do not count."""
        references: list[Reference] = []
        while self._next < len(self._pieces) and self._pieces[self._next]["reference"] is not None:
            references.append(Reference.found(self._pieces[self._next]))
            self._next += 1
            if not self._sign(","):
                break
        self._expect(")")
        return lambda: float(
            sum(
                value
                for one in references
                for value in self._cells(one)
                if isinstance(value, int | float) and not isinstance(value, bool)
            )
        )


_Apply: TypeAlias = Callable[[str, Value, Value], Value]


def _applied(apply: _Apply, sign: str, left: _Later, right: _Later) -> _Later:
    return lambda: apply(sign, left(), right())


def _chosen(claim: _Later, then: _Later, otherwise: _Later) -> _Later:
    return lambda: then() if _as_number(claim()) else otherwise()


def _as_number(value: Value) -> float:
    """Raises UnknownResultError for a text: programs differ in what they read into it."""
    if isinstance(value, str):
        raise UnknownResultError(value)
    return float(value or 0)


def _calculate(sign: str, left: Value, right: Value) -> Value:
    one, other = _as_number(left), _as_number(right)
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
        case _:
            return one / other


def _compare(sign: str, left: Value, right: Value) -> Value:
    """Texts are compared whatever the case; a blank cell is nothing of either kind."""
    if isinstance(left, str) or isinstance(right, str):
        if not all(isinstance(one, str) or one is None for one in (left, right)):
            raise UnknownResultError(sign)
        one, other = as_text(left).casefold(), as_text(right).casefold()
        order = (one > other) - (one < other)
    else:
        difference = _as_number(left) - _as_number(right)
        order = (difference > 0) - (difference < 0)
    return {
        "<=": order <= 0, ">=": order >= 0, "<>": order != 0,
        "=": order == 0, "<": order < 0, ">": order > 0,
    }[sign]  # fmt: skip


def _rounded(value: Value, places: Value) -> Decimal:
    number = Decimal(f"{_as_number(value):.{_DIGITS}g}")
    return number.quantize(Decimal(1).scaleb(-int(_as_number(places))), ROUND_HALF_UP)


def _grouped(number: Decimal) -> str:
    return f"{number:,f}".replace(",", "\u00a0").replace(".", ",")
