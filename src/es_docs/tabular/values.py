"""What a cell is worth in the column it stands in: numbers and days as people in Poland write them.

Nothing is guessed: what can be read in two ways („1.500”, „01/10/2015”) is a finding.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from es_docs.days import day_in_words
from es_docs.diagnostics import Diagnostic, Location, error
from es_docs.regex import regex
from es_docs.tabular import Cell, CellKind, Column
from es_docs.tabular.grid import Fault, Impossible, Percent, Raw

ERRORS: Final = MappingProxyType(
    {
        "#DIV/0!": "#DZIEL/0!",
        "#N/A": "#N/D!",
        "#NAME?": "#NAZWA?",
        "#NULL!": "#ZERO!",
        "#NUM!": "#LICZBA!",
        "#REF!": "#ADR!",
        "#VALUE!": "#ARG!",
        "#GETTING_DATA": "#POBIERANIE_DANYCH",
    }
)
"""The errors of ISO/IEC 29500-1 §18.18.11 as Polish Excel shows them."""
_ERROR_NAMES: Final = MappingProxyType(
    {"#N/D": "#N/A"}
    | {english: english for english in ERRORS}
    | {polish: english for english, polish in ERRORS.items()}
)
"""The English name by any name, as a CSV file of Excel has them."""
YEARS: Final = range(1990, 2100)
"""Years a project can lie in; others are slips of the pen (as in the content file)."""

_SPACES: Final = regex(r"\s+")
_GROUPED_NUMBER: Final = regex(r"-?\d{1,3}(?: \d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?", re.ASCII)
_THOUSAND_OR_FRACTION: Final = regex(r"-?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
"""`1.500` is one and a half to one person and one thousand five hundred to another."""
_PERCENTAGE: Final = regex(r"-?\d+(?:[.,]\d+)? ?%", re.ASCII)
_DECIMALS: Final = 2
_SIGNIFICANT_DIGITS: Final = 15
"""Excel shows no more; what a sum of fractions has behind them is noise."""
_TOO_NARROW: Final = regex(r"#{2,}")
_TIME_BEHIND: Final = r"(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?"
_DAY_POLISH: Final = regex(
    rf"(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}})(?: ?r\.?)?{_TIME_BEHIND}", re.ASCII
)
_DAY_ISO: Final = regex(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_TIME_BEHIND}", re.ASCII)
_DAY_EITHER_WAY: Final = regex(rf"(\d{{1,2}})([/-])(\d{{1,2}})\2(\d{{4}}){_TIME_BEHIND}", re.ASCII)


def shown(raw: Raw | None) -> str:
    """The value as a finding quotes it, and as it counts in a column of texts."""
    if raw is None:
        return ""
    if isinstance(raw, (time, timedelta)):
        return _clock(raw)
    match raw:
        case bool():
            return "PRAWDA" if raw else "FAŁSZ"
        case int() | float():
            return number_text(raw)
        case date():
            return f"{raw:%Y-%m-%d}"
        case Fault(name):
            return ERRORS.get(name, name)
        case Impossible():
            return "#####"
        case Percent(number):
            return f"{number_text(number * 100)}%"
        case str():
            return raw


def _clock(raw: time | timedelta) -> str:
    """„12:30”; hours go on after 24."""
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    minutes = round(raw.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def number_text(value: float | Decimal) -> str:
    """„11”, „1,5”: without groups, without what lies behind fifteen significant digits."""
    number = exact(value) if not isinstance(value, Decimal) else value
    if number is None:
        return str(value)
    whole, _, fraction = f"{number:f}".partition(".")
    fraction = fraction.rstrip("0")
    text = f"{whole},{fraction}" if fraction else whole
    return "0" if text == "-0" else text


def exact(value: float) -> Decimal | None:
    """The number people typed; None for what is no number at all."""
    if isinstance(value, int):
        return Decimal(value)
    return Decimal(f"{value:.{_SIGNIFICANT_DIGITS}g}") if math.isfinite(value) else None


def read_cell(raw: Raw | None, column: Column, at: Location) -> tuple[Cell, Diagnostic | None]:
    """The cell, empty where its finding leaves nothing to go on with."""
    empty = Cell(CellKind.EMPTY, "", at)
    if raw is None:
        return empty, None
    unusable = _unusable(raw, column, at)
    if unusable:
        return empty, unusable
    if column.is_number:
        read = _number(raw, at)
    elif column.is_day:
        read = _day(raw, at)
    else:
        return Cell(_kind(raw), shown(raw), at), None
    return (empty, read) if isinstance(read, Diagnostic) else (read, None)


def note_cell(raw: Raw, at: Location) -> Cell:
    """A value beside a label; a text that reads as a day is one."""
    if isinstance(raw, str):
        day = day_of(raw)
        if isinstance(day, date):
            return Cell(CellKind.DAY, day.isoformat(), at)
    return Cell(_kind(raw), shown(raw), at)


def fault_of(raw: Raw) -> str:
    """The English name of the error a cell shows, in a workbook or written out; "" for none."""
    if isinstance(raw, Fault):
        return raw.name
    return _ERROR_NAMES.get(raw.upper(), "") if isinstance(raw, str) else ""


def _kind(raw: Raw) -> CellKind:
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return CellKind.NUMBER
    return CellKind.DAY if isinstance(raw, date) else CellKind.TEXT


def _unusable(raw: Raw, column: Column, at: Location) -> Diagnostic | None:
    """What is wrong with a value whatever column it stands in."""
    fault = fault_of(raw)
    if fault:
        return error("D025", at, cell=at.cell, error=ERRORS.get(fault, fault), english=fault)
    if isinstance(raw, str) and _TOO_NARROW.fullmatch(raw):
        return error("D026", at, cell=at.cell, value=raw[:12])
    if isinstance(raw, Impossible) and not column.is_number:
        return error("D036", at, cell=at.cell, value=shown(raw))
    return None


# --- numbers ----------------------------------------------------------------------------------


def _number(raw: Raw, at: Location) -> Cell | Diagnostic:
    match raw:
        case bool():
            return error("D031", at, cell=at.cell, value=shown(raw))
        case int() | float():
            number = exact(raw)
            if number is None:
                return error("D028", at, cell=at.cell, value=shown(raw))
            return _counted(number, shown(raw), at)
        case Percent():
            return error("D045", at, cell=at.cell, value=shown(raw))
        case str():
            return _number_in_text(raw, at)
        case _:
            return error("D032", at, cell=at.cell, value=shown(raw))


def _number_in_text(text: str, at: Location) -> Cell | Diagnostic:
    plain = _SPACES.sub(" ", text).removeprefix("'").strip().replace("\u2212", "-")
    if _PERCENTAGE.fullmatch(plain):
        return error("D045", at, cell=at.cell, value=plain)
    if not _GROUPED_NUMBER.fullmatch(plain):
        return error("D028", at, cell=at.cell, value=_short(text))
    if _THOUSAND_OR_FRACTION.fullmatch(plain):
        digits = re.sub("[.,]", "", plain)
        fraction = number_text(Decimal(plain.replace(",", ".")))
        return error("D029", at, cell=at.cell, value=text, whole=digits, fraction=fraction)
    return _counted(Decimal(plain.replace(" ", "").replace(",", ".")), text, at)


def _counted(number: Decimal, written: str, at: Location) -> Cell | Diagnostic:
    exponent = number.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_DECIMALS:
        return error("D030", at, cell=at.cell, value=_short(written))
    return Cell(CellKind.NUMBER, number_text(number), at)


def _short(text: str) -> str:
    """What a finding quotes of a long text, on one line."""
    line = _SPACES.sub(" ", text)
    return line if len(line) <= 60 else line[:59] + "…"


# --- days -------------------------------------------------------------------------------------


def _day(raw: Raw, at: Location) -> Cell | Diagnostic:
    match raw:
        case bool():
            return error("D031", at, cell=at.cell, value=shown(raw))
        case int() | float():
            return error("D033", at, cell=at.cell, value=shown(raw))
        case time() | timedelta():
            return error("D037", at, cell=at.cell, value=shown(raw))
        case datetime():
            found = raw.date()
        case date():
            found = raw
        case str():
            text = raw
            found = day_of(text)
            if isinstance(found, str):
                return error(found, at, cell=at.cell, value=_short(text))
        case _:
            return error("D034", at, cell=at.cell, value=shown(raw))
    if found.year not in YEARS:
        return error("D036", at, cell=at.cell, value=shown(found))
    return Cell(CellKind.DAY, found.isoformat(), at)


def day_of(text: str) -> date | str:
    """The day a text names, or the code of what keeps it from naming one."""
    plain = _SPACES.sub(" ", text).removeprefix("'").strip().lower()
    if found := _DAY_POLISH.fullmatch(plain):
        day, month, year = map(int, found.groups())
    elif found := _DAY_ISO.fullmatch(plain):
        year, month, day = map(int, found.groups())
    elif spoken := day_in_words(plain):
        year, month, day = spoken
    elif found := _DAY_EITHER_WAY.fullmatch(plain):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        if day != month and day <= 12:
            return "D035"
    else:
        return "D034"
    return _date(year, month, day) or "D036"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year in YEARS else None
