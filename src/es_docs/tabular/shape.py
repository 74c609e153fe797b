"""What stands in a sheet beside its values: formulas, merged cells, hidden rows and columns.

SpreadsheetML, ISO/IEC 29500-1 §18.3.1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Final, cast

from lxml import etree
from msgspec import Struct

from es_docs.markup import Element
from es_docs.regex import regex
from es_docs.tabular.grid import Formula, Span, column_number, span_of
from es_docs.tabular.rebuilding import MAIN

_ROW, _COLUMN, _MERGE, _FORMULA, _VALUE = (
    f"{{{MAIN}}}{name}" for name in ("row", "col", "mergeCell", "f", "v")
)
_TOLD: Final = etree.XPath("m:c[m:f or @t='e']", namespaces={"m": MAIN})
"""The cells of a row that there is something to tell about."""
MAX_MERGES: Final = 20_000
"""Merged ranges, and likewise ranges of columns; the excess is cut off, and the caller told."""
_PLACE: Final = regex(r"([A-Z]{1,3})(\d{1,7})", re.IGNORECASE | re.ASCII)
_YES: Final = ("1", "true")


class Shape(Struct, frozen=True):
    """`faults` are the cells that show an error; rows and columns count from 1."""

    formulas: Mapping[tuple[int, int], Formula]
    faults: frozenset[tuple[int, int]]
    merges: tuple[Span, ...]
    hidden_rows: frozenset[int]
    hidden_columns: tuple[range, ...]


def shape_of(xml: bytes, *, is_calculated: bool) -> Shape:
    """The shape of a sheet in one pass over it.

    When it is not calculated, a zero is what the program that wrote the file put in place of a
    result. Raises `etree.XMLSyntaxError` or ValueError for a damaged sheet.
    """
    reader = _Reader(is_calculated=is_calculated)
    events = etree.iterparse(
        BytesIO(xml),
        tag=(_ROW, _COLUMN, _MERGE),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
    )
    for _, element in events:
        reader.take(element)
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]
    return reader.shape()


class _Reader:
    """Takes rows, columns and merged ranges in the order of the sheet."""

    def __init__(self, *, is_calculated: bool) -> None:
        self._is_calculated = is_calculated
        self._row = 0
        self._masters: dict[str, str] = {}
        self._formulas: dict[tuple[int, int], Formula] = {}
        self._faults: set[tuple[int, int]] = set()
        self._merges: list[Span] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[range] = []

    def shape(self) -> Shape:
        return Shape(
            self._formulas,
            frozenset(self._faults),
            tuple(self._merges),
            frozenset(self._hidden_rows),
            tuple(self._hidden_columns),
        )

    def take(self, element: Element) -> None:
        if element.tag == _ROW:
            self._take_row(element)
        elif element.tag == _COLUMN and len(self._hidden_columns) <= MAX_MERGES:
            if element.get("hidden") in _YES or element.get("width") == "0":
                first, last = int(element.get("min", "0")), int(element.get("max", "0"))
                self._hidden_columns.append(range(first, last + 1))
        elif element.tag == _MERGE and len(self._merges) <= MAX_MERGES:
            span = span_of(element.get("ref", ""))
            self._merges.extend([span] if span else [])

    def _take_row(self, row: Element) -> None:
        number = row.get("r")
        self._row = int(number) if number else self._row + 1
        if row.get("hidden") in _YES:
            self._hidden_rows.add(self._row)
        for cell in cast("list[Element]", _TOLD(row)):
            place = (self._row, _column(cell))
            if cell.get("t") == "e":
                self._faults.add(place)
            formula = cell.find(_FORMULA)
            if formula is not None:
                self._formulas[place] = self._formula(cell, formula)

    def _formula(self, cell: Element, formula: Element) -> Formula:
        """A shared formula stands in the first of its cells (§18.3.1.40)."""
        text = formula.text or ""
        if formula.get("t") == "shared":
            text = self._masters.setdefault(formula.get("si", ""), text) or text
        value = cell.find(_VALUE)
        result = None if value is None else value.text or ""
        is_empty_text = result == "" and cell.get("t") == "str"
        is_guess = not self._is_calculated and result == "0"
        return Formula(text, bool(result and not is_guess) or is_empty_text)


def _column(cell: Element) -> int:
    """A cell without a place follows the one before it (§18.3.1.4)."""
    place = _PLACE.fullmatch(cell.get("r", ""))
    if place:
        return column_number(place[1])
    before = cell.getprevious()
    return 1 if before is None else _column(before) + 1
