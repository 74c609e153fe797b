"""Tables of values that people keep: a sheet, table or named range of a workbook, or a CSV file.

What comes out are records: rows by the columns somebody asked for, found by their Polish headers,
every cell with its place as Excel names it. A cell stays what stands there; what it means is
decided by who asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from es_docs.diagnostics import Diagnostic, Location


class CellKind(StrEnum):
    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


class Cell(Struct, frozen=True):
    """What stands in one cell.

    `text` is a number as Polish writes it („11”, „1,5”, never grouped), a day in ISO form
    („2016-03-31”), or the text itself without spaces around it; empty for an empty cell.
    """

    kind: CellKind
    text: str
    location: Location


class Column(Struct, frozen=True):
    """A column somebody asks for: its key, and the headers people give it, the usual one first."""

    key: str
    headers: tuple[str, ...]
    is_required: bool = False
    is_alternative: bool = False
    """Of the columns that are, at least one has to be there."""
    is_number: bool = False
    """A text in it is a finding, unless it reads as a number."""
    is_day: bool = False
    """A text in it is a finding, unless it reads as a day."""


class Selection(Struct, frozen=True):
    """Which part of a workbook is meant; all empty for the first sheet with the headers."""

    sheet: str = ""
    table: str = ""
    area: str = ""
    """A named range."""


class Record(Struct, frozen=True):
    """A row; `cells` has every column of the table that was asked for and is there."""

    number: int
    cells: Mapping[str, Cell]
    location: Location


class Heading(Struct, frozen=True):
    """A row that holds one text and nothing else, as people put above the rows it is about.

    It may be a record as well, one that is not filled in yet; not where the text is merged across
    columns (`is_merged`), and not where it stands in a column nobody asked for.
    """

    number: int
    cell: Cell
    is_merged: bool = False


class Records(Struct, frozen=True):
    """A table of values. `headers` has where each column's header stands, by the column's key.

    `notes` are labels above the table with the cell to the right of each („stan na”), by the
    label folded to lower case without its colon. `headings` are what may tell what rows below are
    about, from top to bottom.
    """

    file: str
    location: Location
    headers: Mapping[str, Location]
    rows: tuple[Record, ...]
    notes: Mapping[str, Cell]
    headings: tuple[Heading, ...] = ()


def read_records(
    data: bytes, file: str, selection: Selection, columns: Sequence[Column]
) -> tuple[Records | None, tuple[Diagnostic, ...]]:
    """The rows of a workbook or CSV file, and everything wrong with it.

    None when there is no such table at all. Never raises for what the bytes hold; `file` is the
    name the findings carry.
    """
    from es_docs.tabular.delimited import read_delimited
    from es_docs.tabular.grid import Refused
    from es_docs.tabular.kinds import ARCHIVE, refused_kind

    try:
        refused = refused_kind(data, file)
        if refused:
            return None, (refused,)
        if not data.startswith(ARCHIVE):
            return read_delimited(data, file, selection, columns)
        from es_docs.tabular.workbook import read_workbook

        return read_workbook(data, file, selection, columns)
    except Refused as why:
        return None, why.findings
