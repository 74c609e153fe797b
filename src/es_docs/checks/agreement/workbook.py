"""The cells of a workbook inside a chart, read without trusting it.

SpreadsheetML: ISO/IEC 29500-1 §18.3. A library would fill the sheet up to the last cell it is
said to have; only the cells that are there are read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from lxml import etree

from es_docs.markup import Element
from es_docs.ooxml.opened import Package, open_package
from es_docs.regex import regex

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_PLACE: Final = regex(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_DOCUMENT: Final = "/officeDocument"
_MAX_EXPONENT: Final = 308
"""What spreadsheets calculate with."""

Cells: TypeAlias = Mapping[tuple[int, int], Decimal | str]
"""What stands in a sheet, by row and column; a cell that holds nothing is not there."""


def read_sheets(workbook: bytes) -> Mapping[str, Cells]:
    """The cells of every sheet by its name; nothing when it cannot be opened (P061)."""
    package, _ = open_package(workbook, "")
    if package is None:
        return {}
    main = next((one.target for one in package.relationships("") if _leads(one.kind)), "")
    root = package.roots.get(main)
    if root is None:
        return {}
    strings = tuple(_strings(package, main))
    return {
        sheet.get("name", ""): dict(_cells(package.roots[part], strings))
        for sheet in _named(root, "sheet")
        if (part := package.target(main, _relationship_id(sheet))) in package.roots
    }


def _leads(kind: str) -> bool:
    return kind.endswith(_DOCUMENT)


def _named(root: Element, name: str) -> Iterator[Element]:
    return root.iter(f"{_MAIN}{name}", f"{_STRICT}{name}")


def _relationship_id(sheet: Element) -> str:
    return next((str(value) for key, value in sheet.items() if str(key).endswith("}id")), "")


def _strings(package: Package, main: str) -> Iterator[str]:
    for one in package.relationships(main):
        root = package.roots.get(one.target)
        if one.kind.endswith("/sharedStrings") and root is not None:
            yield from (_text(entry) for entry in _named(root, "si"))


def _text(holder: Element) -> str:
    """The runs of a text without their phonetic guides (§18.4.6)."""
    return "".join(
        one.text or ""
        for one in _named(holder, "t")
        if etree.QName(one.getparent() if one.getparent() is not None else one).localname != "rPh"
    )


def _cells(
    sheet: Element, strings: tuple[str, ...]
) -> Iterator[tuple[tuple[int, int], Decimal | str]]:
    row, column = 0, 0
    for line in _named(sheet, "row"):
        row, column = row + 1, 0
        for cell in _named(line, "c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            row, column = (int(place[2]), column_number(place[1])) if place else (row, column + 1)
            value = _value(cell, strings)
            if value is not None:
                yield (row, column), value


def _value(cell: Element, strings: tuple[str, ...]) -> Decimal | str | None:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    text = next((one.text for one in _named(cell, "v")), None)
    if text is None:
        return None
    if kind == "s":
        place = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else len(strings)
        return strings[place] if place < len(strings) else None
    return number(text) if kind == "n" else text


def number(text: str) -> Decimal | None:
    """The number that a text says, if it is a finite one."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) <= _MAX_EXPONENT else None


def column_number(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place
