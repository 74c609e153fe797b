"""A workbook made anew from the parts of another that count: cells, texts and number formats.

What a library has to read of a file from anywhere is then small, and nothing that is broken in
it (styles, themes, drawings, pivot tables, names) can be in the way.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from lxml import etree

from es_docs.markup import Element, serialise
from es_docs.regex import regex

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS: Final = "xl/sharedStrings.xml"
STYLES: Final = "xl/styles.xml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ROOT_TAG: Final = regex(rb"<((?:\w+:)?)worksheet\b[^<>]*>")
_CELLS: Final = regex(rb"<((?:\w+:)?)sheetData\b[^<>]*>")
MAX_FORMATS: Final = 65_490
"""Kinds of cells a workbook may have (the limit of Excel)."""


def skeleton(sheets: int, *, is_1904: bool) -> dict[str, bytes]:
    """The bookkeeping of a workbook of so many sheets, without texts."""
    numbers = range(1, sheets + 1)
    overrides = "".join(
        f'<Override PartName="/{sheet_part(n)}" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    names = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="/{sheet_part(n)}"/>'
        for n in numbers
    )
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/{STRINGS}" ContentType="{_TYPE}.sharedStrings+xml"/>'
        f"{overrides}</Types>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">'
        f'<workbookPr date1904="{int(is_1904)}"/><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{targets}</Relationships>",
        STRINGS: f'<sst xmlns="{MAIN}"/>',
    }
    return {name: text.encode() for name, text in texts.items()}


def sheet_part(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def formats(styles: Element | None) -> bytes:
    """The style sheet with nothing but the number format of each kind of cell.

    Raises OverflowError when there are more of them than Excel allows.
    """
    root = etree.Element(f"{{{MAIN}}}styleSheet")
    own = styles.find(f"{{{MAIN}}}numFmts") if styles is not None else None
    if own is not None:
        root.append(own)
    cells = etree.SubElement(root, f"{{{MAIN}}}cellXfs")
    kinds = styles.iterfind(f"{{{MAIN}}}cellXfs/{{{MAIN}}}xf") if styles is not None else ()
    ids = [kind.get("numFmtId", "0") for kind in kinds] or ["0"]
    if len(ids) > MAX_FORMATS:
        raise OverflowError("cellXfs")
    for number in ids:
        etree.SubElement(cells, f"{{{MAIN}}}xf", numFmtId=number)
    return serialise(root)


def cells_alone(xml: bytes) -> bytes:
    """The sheet with its cells only, and with a size, which spares looking through it for one.

    Raises ValueError for what is no sheet, or one in an encoding that no program writes.
    """
    root, start = _ROOT_TAG.search(xml), _CELLS.search(xml)
    if not root or not start or root.end() > start.start():
        raise ValueError("sheetData")
    cells = start[0]
    if not cells.endswith(b"/>"):
        closing = b"</" + start[1] + b"sheetData>"
        cells = xml[start.start() : xml.rfind(closing) + len(closing)]
    size = b"<" + root[1] + b'dimension ref="A1"/>'
    return xml[: root.end()] + size + cells + b"</" + root[1] + b"worksheet>"


def archived(parts: Mapping[str, bytes]) -> BytesIO:
    """The parts as an archive in memory, packed lightly: it is read once."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed
