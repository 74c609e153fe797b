"""What a file is, told by how it begins, where it is no table of values."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic, Location, error
from es_docs.outside import COMPOUND_FILE, ENCRYPTED_STREAM
from es_docs.regex import regex

ARCHIVE: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""How an archive begins, and an empty one."""
_OLD_WORKBOOK: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_FOREIGN: Final = (
    (regex(rb"%PDF-"), "pdf"),
    (regex(rb"\s*(?:<!doctype html|<html|<table|<head|<meta)", re.IGNORECASE), "html"),
    (regex(rb"\s*(?:<\?xml|<\w+ [^>]*xmlns)"), "xml"),
    (regex(rb"\{\\rtf|\x89PNG|\xff\xd8\xff|GIF8|\x1f\x8b|7z\xbc\xaf|Rar!"), "other"),
)


def refused_kind(data: bytes, file: str) -> Diagnostic | None:
    """D001 to D004 for a file that holds no table; None for an archive and for text."""
    at = Location(file)
    if not data:
        return error("D001", at, file=file)
    if data.startswith(COMPOUND_FILE):
        if ENCRYPTED_STREAM in data:
            return error("D003", at, file=file)
        if any(name in data for name in _OLD_WORKBOOK):
            return error("D004", at, file=file)
        return replace(error("D002", at, file=file), variant="document")
    start = data[:1024].removeprefix(b"\xef\xbb\xbf")
    found = (variant for beginning, variant in _FOREIGN if beginning.match(start))
    variant = next(found, "")
    return replace(error("D002", at, file=file), variant=variant) if variant else None
