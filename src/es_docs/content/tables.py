"""The tables of values a content names: found inside its folder and read, nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Final

from msgspec import Struct, field
from pydantic import ValidationError

from es_docs.content.checks import LINE, TABLE_KEYS, View
from es_docs.content.files import Rules, about_file, about_name
from es_docs.content.naming import shown
from es_docs.diagnostics import Diagnostic, Location, error
from es_docs.model import REGISTER_HEADERS, TASK_HEADERS, Table
from es_docs.tabular import Column, Records, Selection, read_records

MAX_TABLE_BYTES: Final = 20_000_000

_RULES: Final = Rules(
    endings=frozenset({".xlsx", ".csv"}),
    max_bytes=MAX_TABLE_BYTES,
    outside="D050",
    backslashes="D051",
    missing="D052",
    misspelt="D053",
    large="D054",
    unreadable="D055",
)
_PARTS: Final = ("arkusz", "tabela", "zakres")
_REQUIRED: Final = {"dane": ("zadanie",), "rejestr": ("data", "zadanie")}
_ALTERNATIVES: Final = {"dane": ("plan", "wykonanie"), "rejestr": ()}
"""A sheet that names tasks without their numbers is another one, as the register."""
_NUMBERS: Final = frozenset({"plan", "wykonanie", "uczestnicy", "liczba"})


def columns(key: str) -> tuple[Column, ...]:
    """The columns of the rows that `dane` or `rejestr` names."""
    headers = TASK_HEADERS if key == "dane" else REGISTER_HEADERS
    return tuple(
        Column(
            name,
            words,
            is_required=name in _REQUIRED[key],
            is_alternative=name in _ALTERNATIVES[key],
            is_number=name in _NUMBERS,
            is_day=name == "data",
        )
        for name, words in headers.items()
    )


class Tables(Struct, frozen=True):
    """What the tables hold; None for one that is not named or cannot be read.

    `names` has the file of each key that names a table, as people are shown it; empty when the
    content does not say it. `is_whole` is False when a table cannot be read, so that nobody can
    tell what is missing.
    """

    tasks: Records | None = None
    register: Records | None = None
    findings: tuple[Diagnostic, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    is_whole: bool = True


def read_tables(view: View, folder: Path) -> Tables:
    """Read what `dane` and `rejestr` of a content in this folder name."""
    asked = [key for key in TABLE_KEYS if view.raw(key) is not None]
    files = {key: view.value(LINE, key, "plik") for key in asked}
    reading = _Reading(view, folder, {})
    read = {key: reading.table(key) for key in asked}
    beside = PurePath(view.places.file).parent
    return Tables(
        tasks=read["dane"][0] if "dane" in read else None,
        register=read["rejestr"][0] if "rejestr" in read else None,
        findings=tuple(finding for _, findings in read.values() for finding in findings),
        names={key: str(beside / file) if file else "" for key, file in files.items()},
        is_whole=all(records for records, _ in read.values()),
    )


class _Reading(Struct, frozen=True):
    """`known` holds the bytes of files already read: both tables may stand in one workbook."""

    view: View
    folder: Path
    known: dict[str, bytes]

    def table(self, key: str) -> tuple[Records | None, tuple[Diagnostic, ...]]:
        findings = tuple(self._about_parts(key))
        try:
            table = Table.model_validate(self.view.raw(key))
        except ValidationError:
            # The model tells it, with all the rest.
            return None, findings
        place = self.view.places.at(key, "plik")
        findings = (*findings, *about_name(table.file, place, _RULES))
        data, about_bytes = (None, ()) if findings else self._bytes(table.file, place)
        if data is None:
            return None, (*findings, *about_bytes)
        return self._records(key, table, data)

    def _about_parts(self, key: str) -> Iterable[Diagnostic]:
        """A sheet, a table or a named range is meant, and not two of them."""
        given = [part for part in _PARTS if self.view.raw(key, part) is not None]
        if len(given) > 1:
            place = self.view.places.key(key, given[1])
            yield error("D056", place, key=key, first=given[0], second=given[1])

    def _bytes(self, file: str, place: Location) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        if file in self.known:
            return self.known[file], ()
        findings = tuple(about_file(file, self.folder, place, _RULES))
        if findings:
            return None, findings
        try:
            with (self.folder / file).open("rb") as stream:
                # A file may grow between being looked at and being read.
                self.known[file] = stream.read(MAX_TABLE_BYTES + 1)
        except OSError:
            return None, (error("D055", place, file=shown(file)),)
        return self.known[file], ()

    def _records(
        self, key: str, table: Table, data: bytes
    ) -> tuple[Records | None, tuple[Diagnostic, ...]]:
        selection = Selection(table.sheet or "", table.table or "", table.area or "")
        file = str(PurePath(self.view.places.file).parent / table.file)
        return read_records(data, file, selection, columns(key))
