"""The archive of a workbook, opened without trusting it: bounded in time and memory.

Only parts that are read are inflated, each within what is left of one budget. What is inflated is
looked through before any parser of a library sees it: no DOCTYPE, so no entities, and no more
elements than a table that people keep can have.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.parsers import expat

from lxml import etree
from msgspec.structs import replace

from es_docs.diagnostics import Location, error
from es_docs.markup import Element, parse
from es_docs.regex import regex
from es_docs.tabular.grid import Refused

MAX_FILE: Final = 32 * 1024 * 1024
"""Bytes. A workbook of tables stays under one megabyte; pictures in it may make it larger."""
MAX_ENTRIES: Final = 5_000
"""Files in the archive; a workbook with hundreds of sheets and pictures has fewer."""
MAX_UNPACKED: Final = 192 * 1024 * 1024
"""Bytes of XML that are inflated altogether, a piece at a time. A formatted cell without a value
takes 25 of them, so that a table of five columns formatted down to the last row still passes."""
MAX_PART: Final = 16 * 1024 * 1024
"""Bytes of one part once empty cells and rows are out: what parsers have to work through."""
MAX_SHEETS: Final = 2 * MAX_PART
"""Bytes of all sheets that are looked through for the headers, once empty cells are out."""
MAX_TAGS: Final = 1_600_000
"""Tags in a sheet: four for each cell, so 20 000 rows of twenty cells."""
MAX_TAGS_BESIDE: Final = 600_000
"""Tags in any other part: four for each text, so 150 000 texts."""

_DAMAGED: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error, OSError,
    EOFError, ArithmeticError, IndexError, KeyError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
"""What reading a damaged or hostile archive raises."""
STUMBLED: Final = (
    *_DAMAGED, etree.LxmlError, expat.ExpatError, SyntaxError, TypeError, AttributeError
)  # fmt: skip
"""What the libraries raise over parts that are XML, but no workbook."""
_ENTRY_SIGNATURE: Final = b"PK\x01\x02"
_CHUNK: Final = 1 << 20
_EMPTY_CELL: Final = regex(rb"<(?:\w+:)?c\s(?=[^<>]*\br=)[^<>]*(?:/>|></(?:\w+:)?c>)")
_EMPTY_ROW: Final = regex(rb"<(?:\w+:)?row\s(?=[^<>]*\br=)[^<>]*(?:/>|>\s*</(?:\w+:)?row>)")
"""Formatted but empty. One without its place (`r`) stays, because others are counted from it."""


class Archive:
    """The parts of a workbook by name. Every method raises `Refused` for what cannot be read."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._left = MAX_UNPACKED
        self._kept = 0
        self._read: dict[str, bytes] = {}
        if data.count(_ENTRY_SIGNATURE) > MAX_ENTRIES:
            raise self.too_large("entries", f"{MAX_ENTRIES}")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGED as why:
            raise self.damaged(why) from None
        self.names = frozenset(self._zip.namelist())
        unsafe = next((name for name in self.names if _leads_outside(name)), None)
        if unsafe is not None or len(self.names) < len(self._zip.namelist()):
            raise Refused(error("D010", Location(file), file=file, part=_shown(unsafe or "…")))

    def has(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """A part that is not a sheet, safe to be parsed."""
        if name not in self._read:
            data = b"".join(self._chunks(name))
            self._read[name] = self._checked(name, data, MAX_TAGS_BESIDE)
        return self._read[name]

    def tree(self, name: str) -> Element:
        try:
            return parse(self.read(name))
        except (etree.XMLSyntaxError, ValueError) as why:
            raise self.damaged(why) from None

    def sheet(self, name: str) -> bytes:
        """A sheet without its empty cells and rows, safe to be parsed."""
        kept = bytearray()
        torn = b""
        for chunk in self._chunks(name):
            piece = torn + chunk
            whole = piece.rfind(b"<")  # a tag may go on in the next chunk
            torn = piece[whole:]
            kept += _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", piece[:whole]))
            if len(kept) > MAX_PART or len(torn) > 2 * _CHUNK:
                raise self.too_large("sheet", f"{MAX_PART >> 20} MB")
        self._kept += len(kept)
        if self._kept > MAX_SHEETS:
            raise self.too_large("unpacked", f"{MAX_SHEETS >> 20} MB")
        return self._checked(name, bytes(kept + torn), MAX_TAGS)

    def too_large(self, what: str, limit: str) -> Refused:
        finding = error("D008", Location(self.file), file=self.file, limit=limit)
        return Refused(replace(finding, variant=what))

    def damaged(self, why: BaseException | str) -> Refused:
        reason = str(why) or type(why).__name__
        return Refused(error("D009", Location(self.file), file=self.file, reason=_shown(reason)))

    # --- inflating

    def _chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part. Its declared size is the most that is ever inflated."""
        try:
            entry = self._zip.getinfo(name)
            if entry.flag_bits & 1:
                raise Refused(error("D003", Location(self.file), file=self.file))
            if entry.file_size > self._left:
                raise self.too_large("unpacked", f"{MAX_UNPACKED >> 20} MB")
            self._left -= entry.file_size
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except _DAMAGED as why:
            raise self.damaged(why) from None

    def _checked(self, name: str, data: bytes, max_tags: int) -> bytes:
        if len(data) > MAX_PART:
            raise self.too_large("part", f"{MAX_PART >> 20} MB")
        if data.count(b"<") > max_tags:
            raise self.too_large("tags", f"{max_tags // 1000} 000")
        if _has_doctype(data):
            raise Refused(error("D010", Location(self.file), file=self.file, part=_shown(name)))
        return data


def _leads_outside(name: str) -> bool:
    segments = name.rstrip("/").split("/")
    return "\\" in name or ":" in segments[0] or bool({"", ".", ".."} & set(segments))


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:119] + "…"


def _has_doctype(data: bytes) -> bool:
    """Whether the XML declares a document type: it stands before the root element or nowhere."""
    parser = expat.ParserCreate()
    met: list[str] = []

    def on_doctype(*_: object) -> None:
        met.append("doctype")

    def on_element(*_: object) -> None:
        met.append("element")

    parser.StartDoctypeDeclHandler = on_doctype
    parser.StartElementHandler = on_element
    try:
        for start in range(0, len(data), 4096):
            parser.Parse(data[start : start + 4096])
            if met:
                return met[0] == "doctype"
    except expat.ExpatError:
        return met[:1] == ["doctype"]
    return False
