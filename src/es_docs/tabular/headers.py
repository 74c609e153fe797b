"""Finding the row with the headers, however people dressed them.

A header is known whatever its case, diacritics, spaces, line breaks and dashes are, with a colon
or an asterisk behind it, and with its unit in brackets („Plan [szt.]”) unless another column has
the header without one.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from msgspec import Struct

from es_docs.diagnostics import Diagnostic, error, warning
from es_docs.regex import regex
from es_docs.tabular import Column
from es_docs.tabular.grid import Grid, Raw, Span
from es_docs.tabular.values import shown

MAX_ROWS_ABOVE: Final = 30
"""Rows with something in them that may be looked through for the headers."""
_SHOWN_ROWS: Final = 5
_SHOWN_WIDTH: Final = 70
_DASHES: Final = regex("[\u2010-\u2015\u2212\u00ad]")
_BEHIND: Final = " :;*."
_WORD: Final = regex(r"[^\W\d_]+")
_SHORTEST_ABBREVIATION: Final = 3
_ENDING: Final = 3
"""Letters in which „wykonanych” differs from „wykonano”."""
_MAX_HEADER: Final = 300
"""Characters that are compared; nobody writes a longer header."""
_AROUND_A_DASH: Final = regex(r"\s*([-/])\s*")
_CLOSING: Final = ("]", ")")
_UNIT: Final = regex(r"\s*[\[(][^\[\]()%]*[\])]$")
"""Percentages are no unit of the numbers: „Wykonanie [%]” is another column."""
_WITHOUT_A_BASE: Final = str.maketrans({"ł": "l", "đ": "d", "ø": "o"})


def folded(text: str) -> str:
    """The text as it is compared: no case, diacritics, runs of spaces, kinds of dashes."""
    return _folded(text[:_MAX_HEADER])


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    """Rows repeat their texts, and each row is asked for the same headers."""
    base = text.lower() if text.isascii() else _without_diacritics(text)
    if "-" in base or "/" in base:
        base = _AROUND_A_DASH.sub(r"\1", base)
    return " ".join(base.split()).rstrip(_BEHIND)


def _without_diacritics(text: str) -> str:
    base = unicodedata.normalize("NFKD", text).casefold()
    base = "".join(c for c in base if not unicodedata.combining(c)).translate(_WITHOUT_A_BASE)
    return _DASHES.sub("-", base)


def _without_unit(text: str) -> str:
    """The folded text without the unit it ends with."""
    if not text.endswith(_CLOSING):
        return text
    return _UNIT.sub("", text).rstrip(_BEHIND) or text


class Header(Struct, frozen=True):
    """`columns` by the key of the column; `last_row` is below `row` where headers are merged down.

    `repeated` are the columns that bear a header another one bears too, by its key.
    """

    row: int
    last_row: int
    columns: Mapping[str, int]
    repeated: Mapping[str, tuple[int, ...]]


class Near(Struct, frozen=True):
    """The row that comes nearest to being the headers, and the columns it lacks."""

    row: int
    found: int
    missing: tuple[Column, ...]


def find_header(grid: Grid, span: Span, columns: Sequence[Column]) -> Header | Near | None:
    """The first row that has what is required; else the nearest, None for none."""
    nearest: Near | None = None
    for row, texts in islice(_rows_of_texts(grid, span), MAX_ROWS_ABOVE):
        spelled = _Spelled(texts)
        found = {column.key: spelled.bearing(column) for column in columns}
        missing = _missing(columns, found)
        count = sum(1 for places in found.values() if places)
        if count and not missing:
            return _header(grid, row, found)
        if count > (nearest.found if nearest else 0):
            nearest = Near(row, count, missing)
    return nearest


def _missing(columns: Sequence[Column], found: Mapping[str, tuple[int, ...]]) -> tuple[Column, ...]:
    """The columns that are required and not there; all alternatives where none of them is."""
    lacking = [column for column in columns if not found[column.key]]
    alternatives = [column for column in columns if column.is_alternative]
    has_none = all(column in lacking for column in alternatives)
    return tuple(c for c in lacking if c.is_required or (c.is_alternative and has_none))


def _rows_of_texts(grid: Grid, span: Span) -> Iterator[tuple[int, Mapping[int, str]]]:
    """The texts of each row, with those of cells that are merged downwards into it."""
    down = [merge for merge in grid.merges if merge.bottom > merge.top]
    for row, cells in grid.rows_within(span):
        texts = {column: raw for column, raw in cells.items() if isinstance(raw, str)}
        for merge in down:
            raw = grid.value(merge.top, merge.left)
            is_inside = span.left <= merge.left <= span.right and span.top <= merge.top
            if merge.top < row <= merge.bottom and is_inside and isinstance(raw, str):
                texts.setdefault(merge.left, raw)
        yield row, dict(sorted(texts.items()))


class _Spelled:
    """The texts of a row as they are compared, each folded once: a row may have 16,000 cells."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._whole: defaultdict[str, list[int]] = defaultdict(list)
        self._plain: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in texts.items():
            whole = folded(text)
            self._whole[whole].append(place)
            self._plain[_without_unit(whole)].append(place)

    def bearing(self, column: Column) -> tuple[int, ...]:
        """The places that bear one header of the column: the first of its headers that is there."""
        for header in map(folded, column.headers):
            places = self._whole.get(header) or self._plain.get(_without_unit(header))
            if places:
                return tuple(places)
        return ()


def _header(grid: Grid, row: int, found: Mapping[str, tuple[int, ...]]) -> Header:
    columns = {key: places[0] for key, places in found.items() if places}
    last = max(
        (
            merge.bottom
            for merge in grid.merges
            if any(merge.touches(row, column) for column in columns.values())
        ),
        default=row,
    )
    return Header(row, last, columns, {k: places for k, places in found.items() if len(places) > 1})


# --- what to tell -----------------------------------------------------------------------------


def repeated_headers(grid: Grid, header: Header, columns: Sequence[Column]) -> list[Diagnostic]:
    """D018"""
    return [
        error(
            "D018",
            grid.location(header.row, places[1]),
            header=_text(grid, header.row, places[0]) or column.headers[0],
            cells=", ".join(grid.location(header.row, place).cell for place in places),
        )
        for column in columns
        if (places := header.repeated.get(column.key))
    ]


def unread_headers(grid: Grid, header: Header, columns: Sequence[Column]) -> list[Diagnostic]:
    """D046 for an alternative that is not there, while other headers look like it."""
    read = set(header.columns.values())
    there = {
        column: text
        for column, raw in grid.rows.get(header.row, {}).items()
        if column not in read and isinstance(raw, str) and (text := shown(raw))
    }
    findings: list[Diagnostic] = []
    for column in columns:
        if not column.is_alternative or column.key in header.columns:
            continue
        alike = [place for place, text in there.items() if _is_like(text, column)]
        if alike:
            found = (f"„{_text(grid, header.row, place)}”" for place in alike)
            finding = warning(
                "D046",
                grid.location(header.row, alike[0]),
                column=column.headers[0],
                found=_shortened(", ".join(found), 200),
                names=", ".join(f"„{name}”" for name in column.headers),
            )
            findings.append(finding)
    return findings


def _is_like(text: str, column: Column) -> bool:
    """Whether a word of the text begins one of the column's headers of one word, or goes on it."""
    names = [name for name in map(folded, column.headers) if " " not in name]
    words = [word for word in _WORD.findall(folded(text)) if len(word) >= _SHORTEST_ABBREVIATION]
    return any(
        name.startswith(word) or word.startswith(name[:-_ENDING])
        for word in words
        for name in names
    )


def missing_header(
    grid: Grid, span: Span, near: Near | None, columns: Sequence[Column]
) -> Diagnostic:
    """D017 where some headers are there, else D016 with what stands there instead."""
    required = [column for column in columns if column.is_required or column.is_alternative]
    wanted = required or list(columns)
    names = _either(wanted, [column.headers[0] for column in wanted])
    if near is None or near.found * 2 < len(wanted):
        at = grid.location(span.top, span.left)
        return error("D016", at, table=_name(grid), wanted=names, found=_first_rows(grid, span))
    there = list(dict.fromkeys(_row_texts(grid, span, near.row)))
    at = grid.location(near.row, span.left)
    return error(
        "D017",
        at,
        row=near.row,
        missing=_either(near.missing, [_with_nearest(column, there) for column in near.missing]),
        found=_shortened(", ".join(there), 200),
    )


def _either(columns: Sequence[Column], names: Sequence[str]) -> str:
    """„Zadanie, Plan / Wykonanie”: alternatives are parted by a stroke."""
    told = list(zip(columns, names, strict=True))
    alternatives = " / ".join(name for column, name in told if column.is_alternative)
    return ", ".join(filter(None, (*(n for c, n in told if not c.is_alternative), alternatives)))


def _name(grid: Grid) -> str:
    return grid.sheet or grid.file


def _with_nearest(column: Column, there: Sequence[str]) -> str:
    by_look = {folded(text): text for text in there}
    near = difflib.get_close_matches(folded(column.headers[0]), by_look, 1, 0.7)
    return f"{column.headers[0]} (≈ {by_look[near[0]]})" if near else column.headers[0]


def _row_texts(grid: Grid, span: Span, row: int) -> list[str]:
    cells = dict(grid.rows_within(Span(row, span.left, row, span.right))).get(row, {})
    return [" ".join(shown(raw).split()) for raw in cells.values() if shown(raw)]


def _first_rows(grid: Grid, span: Span) -> str:
    """„1: Raport; 3: Lp. | Nazwa | Liczba”, a dash where nothing stands."""
    rows = (row for row, _ in islice(grid.rows_within(span), _SHOWN_ROWS))
    texts = ((row, " | ".join(_row_texts(grid, span, row))) for row in rows)
    return "; ".join(f"{row}: {_shortened(text, _SHOWN_WIDTH)}" for row, text in texts) or "–"


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _text(grid: Grid, row: int, column: int) -> str:
    return " ".join(shown(grid.value(row, column)).split())


def is_same_header(one: Raw | None, other: Raw | None) -> bool:
    return isinstance(one, str) and isinstance(other, str) and folded(one) == folded(other)
