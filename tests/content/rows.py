"""Tables as people keep them, by hand: rows of texts, numbers and days, read as records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from es_docs.diagnostics import Location
from es_docs.source import Node, parse
from es_docs.tabular import Cell, CellKind, Record, Records

Value = str | int | Decimal | date | None

TASKS = ("działanie", "zadanie", "plan", "wykonanie", "jednostka", "przyczyna")
REGISTER = ("data", "działanie", "zadanie", "miejsce", "uczestnicy", "liczba")
FIRST_ROW = 5
"""The headers stand in row 4: a note and an empty row above them."""


def cell(value: Value, row: int, column: int, *, sheet: str, file: str) -> Cell:
    name = f"{sheet}!{chr(ord('A') + column - 1)}{row}"
    place = Location(file, row, column, cell=name)
    match value:
        case None | "":
            return Cell(CellKind.EMPTY, "", place)
        case date():
            return Cell(CellKind.DAY, value.isoformat(), place)
        case str():
            return Cell(CellKind.TEXT, value, place)
        case _:
            return Cell(CellKind.NUMBER, str(value).replace(".", ","), place)


def table(
    keys: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    sheet: str,
    file: str = "dane.xlsx",
    as_of: Value = None,
) -> Records:
    """Rows under headers; a row may be shorter than they are."""

    def record(number: int, values: Sequence[Value]) -> Record:
        padded = (*values, *[None] * (len(keys) - len(values)))
        cells: Mapping[str, Cell] = {
            key: cell(value, number, column, sheet=sheet, file=file)
            for column, (key, value) in enumerate(zip(keys, padded, strict=True), 1)
        }
        return Record(
            number, MappingProxyType(cells), Location(file, number, 1, cell=f"{sheet}!A{number}")
        )

    headers = {
        key: cell(key, FIRST_ROW - 1, column, sheet=sheet, file=file).location
        for column, key in enumerate(keys, 1)
    }
    notes = {"stan na": cell(as_of, 2, 2, sheet=sheet, file=file)} if as_of else {}
    records = tuple(record(FIRST_ROW + at, values) for at, values in enumerate(rows))
    return Records(file, Location(file, cell=sheet), headers, records, notes)


def tasks(*rows: Sequence[Value], keys: Sequence[str] = TASKS, as_of: Value = None) -> Records:
    return table(keys, rows, sheet="Zadania", as_of=as_of)


def register(
    *rows: Sequence[Value], keys: Sequence[str] = REGISTER, as_of: Value = None
) -> Records:
    return table(keys, rows, sheet="Rejestr", as_of=as_of)


CONTENT = """\
projekt:
  okres: {od: 1.01.2016, do: 31.12.2016}
działania:
  - tytuł: Tworzenie sieci współpracy ośrodków
    skrót: Sieci
    zadania:
      - nazwa: Organizacja spotkań – CIS „i” KIS
        plan: 3
        wykonanie: 1
        jednostka: spotkanie
      - nazwa: Organizacja wizyt studyjnych
        plan: 2
        wykonanie: 2
        jednostka: wizyta studyjna
  - tytuł: Doradztwo dla podmiotów
    zadania:
      - nazwa: Doradztwo w zakresie klauzul
        plan: 40
        wykonanie: 29
        jednostka: spotkanie
"""
"""Two actions with three tasks; only what joining looks at."""


def tree(*changes: tuple[str, str], text: str = CONTENT) -> Node:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    root = parse(text.encode(), "projekt.yaml").root
    assert root
    return root
