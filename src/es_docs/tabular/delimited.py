"""CSV files as programs in Poland write them, into a grid (RFC 4180 and what Excel makes of it).

Excel's „CSV (rozdzielany przecinkami)” has semicolons and Windows-1250, „CSV UTF-8” a byte order
mark, „Tekst Unicode” tabs and UTF-16; LibreOffice on Linux offers ISO 8859-2. A row's number is
that of the record, as a spreadsheet shows it: a quoted line break begins no row, and a line „sep=;”
is none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import StringIO
from itertools import islice
from typing import Final

from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic, Location, error, warning
from es_docs.regex import regex
from es_docs.tabular import Column, Records, Selection
from es_docs.tabular.grid import WHOLE, Grid, Refused, seen
from es_docs.tabular.headers import MAX_ROWS_ABOVE, Header, find_header
from es_docs.tabular.table import MAX_ROWS, Area, read_table

MAX_BYTES: Final = 16 * 1024 * 1024
"""A register of 20 000 rows takes two."""
MAX_FIELDS: Final = 1_000_000
"""Separators in a file, more than twice as many as 20 000 rows of twenty columns have."""
_DELIMITERS: Final = ";,\t|"
_SEPARATOR_LINE: Final = regex(r'"?sep=(.)"?[ ;,\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_POLISH_IN_UTF8: Final = regex(
    rb"\xc3[\x93\xb3]|\xc4[\x84-\x87\x98\x99]|\xc5[\x81-\x84\x9a\x9b\xb9-\xbc]"
)
_ONLY_IN_1250: Final = regex(rb"[\x80-\x9f\xa5\xb9]")
"""What is no letter of Polish in ISO 8859-2: quotes, dashes, ś, ź, ą and Ą of Windows."""
_ONLY_IN_8859: Final = regex(
    rb"[A-Za-z\xa3\xaf\xb3\xbf\xc6\xca\xd1\xd3\xe6\xea\xf1\xf3][\xa1\xa6\xac\xb1\xb6\xbc]"
    rb"|[\xa1\xa6\xac\xb1\xb6\xbc][A-Za-z\xa3\xaf\xb3\xbf\xc6\xca\xd1\xd3\xe6\xea\xf1\xf3]"
)
"""ą, ś, ź in a word; Windows has signs as ± and ¶ there. The other letters are the same in both."""
_UNKNOWN: Final = "\ufffd"


def read_delimited(
    data: bytes, file: str, selection: Selection, columns: Sequence[Column]
) -> tuple[Records, tuple[Diagnostic, ...]]:
    """The records of a CSV file. Raises `Refused` when there are none to be had."""
    if len(data) > MAX_BYTES:
        finding = error("D008", Location(file), file=file, limit=f"{MAX_BYTES >> 20} MB")
        raise Refused(replace(finding, variant="file"))
    text = _decoded(data, file)
    if not text.strip():
        raise Refused(error("D001", Location(file), file=file))
    grid = _grid(text, file, columns)
    records, findings = read_table(grid, Area(), columns)
    named = selection.sheet or selection.table or selection.area
    if named:
        findings = (warning("D015", Location(file), file=file, name=named), *findings)
    return records, findings


# --- text -------------------------------------------------------------------------------------


def _decoded(data: bytes, file: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, file)
    if b"\0" in data:
        row = _row_of(data.split(b"\0")[0].decode("cp1250", "replace"))
        raise Refused(error("D040", _row_location(file, row), file=file, row=row))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as why:
        if _POLISH_IN_UTF8.search(data):
            row = _row_of(data[: why.start].decode("utf-8"))
            raise Refused(
                error("D039", _row_location(file, row), file=file, row=row, encoding="UTF-8")
            ) from None
    is_windows = _ONLY_IN_1250.search(data) or not _ONLY_IN_8859.search(data)
    text = data.decode("cp1250" if is_windows else "iso8859-2", "replace")
    if _UNKNOWN in text:
        row = _row_of(text.partition(_UNKNOWN)[0])
        raise Refused(error("D038", _row_location(file, row), file=file, row=row))
    return text


def _strict(data: bytes, encoding: str, file: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as why:
        row = _row_of(data[: why.start].decode(encoding, "ignore"))
        values = {"file": file, "row": row, "encoding": encoding[:6].upper().rstrip("-")}
        raise Refused(error("D039", _row_location(file, row), **values)) from None
    if "\0" in text:
        row = _row_of(text.partition("\0")[0])
        raise Refused(error("D040", _row_location(file, row), file=file, row=row))
    return text


def _row_of(before: str) -> int:
    """The line that goes on where this text ends; quoted line breaks count here."""
    return len(re.split(r"\r\n|\r|\n", before))


def _row_location(file: str, row: int) -> Location:
    return Location(file, row, cell=f"A{row}")


# --- rows -------------------------------------------------------------------------------------


def _grid(text: str, file: str, columns: Sequence[Column]) -> Grid:
    """The grid by the delimiter that shows the headers."""
    named = _SEPARATOR_LINE.match(text)
    if named:
        return _whole(text[named.end() :], named[1], file)
    best, best_count = ";", 0
    for delimiter in _DELIMITERS:
        if text.count(delimiter) > MAX_FIELDS:
            continue
        found = find_header(_head(text, delimiter, file), WHOLE, columns)
        if isinstance(found, Header):
            return _whole(text, delimiter, file)
        if found and found.found > best_count:
            best, best_count = delimiter, found.found
    return _whole(text, best, file)


def _head(text: str, delimiter: str, file: str) -> Grid:
    """The rows the headers are looked for in, as far as they can be read with the delimiter."""
    rows: list[list[str]] = []
    filled = 0
    with suppress(csv.Error):
        for row in islice(_records(text, delimiter), 4 * MAX_ROWS_ABOVE):
            rows.append(row)
            filled += any(map(seen, row))
            if filled == MAX_ROWS_ABOVE:
                break
    return _as_grid(rows, file)


def _whole(text: str, delimiter: str, file: str) -> Grid:
    if text.count(delimiter) > MAX_FIELDS:
        finding = error("D008", Location(file), file=file, limit=f"{MAX_FIELDS // 1_000_000} mln")
        raise Refused(replace(finding, variant="fields"))
    rows: list[list[str]] = []
    try:
        for row in _records(text, delimiter):
            rows.append(row)
            if len(rows) > 2 * MAX_ROWS:
                raise Refused(_too_many_rows(len(rows), file))
    except csv.Error:
        row = len(rows) + 1
        raise Refused(error("D041", _row_location(file, row), file=file, row=row)) from None
    return _as_grid(rows, file)


def _too_many_rows(row: int, file: str) -> Diagnostic:
    finding = error("D008", _row_location(file, row), file=file, limit=f"{MAX_ROWS // 1000} 000")
    return replace(finding, variant="rows")


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Raises `csv.Error` for a quote without its partner, or with something behind it."""
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _as_grid(rows: Sequence[Sequence[str]], file: str) -> Grid:
    cells = {number: there for number, row in enumerate(rows, start=1) if (there := _texts_of(row))}
    widths = {number: len(row) for number, row in enumerate(rows, start=1)}
    return Grid(file, "", cells, widths=widths)


def _texts_of(row: Sequence[str]) -> dict[int, str]:
    """What can be seen in a row, by the place of the field."""
    return {place: text for place, field in enumerate(row, 1) if field and (text := seen(field))}
