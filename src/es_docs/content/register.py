"""Realised numbers counted from a register of meetings, up to and with the as-of day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.content.checks import DAY, REALISED, meaning, spoken_day
from es_docs.content.naming import folded, shown
from es_docs.content.outline import (
    Outline,
    Placed,
    TaskAt,
    is_blank,
    is_total,
    meant_by,
    placed,
)
from es_docs.diagnostics import Diagnostic, Location, error, info, warning
from es_docs.model import Meeting, Register
from es_docs.source import Scalar
from es_docs.tabular import CellKind, Record, Records

_ONE: Final = Decimal(1)
_ONE_CAUSE: Final = frozenset({"D077"})
"""What is wrong with a whole column, whatever the rows say."""


class Span(Struct, frozen=True):
    """The days a project lasts, as far as the content says them."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Counted(Struct, frozen=True):
    """What a register says.

    `realised` has every task with a row, and 0 for those without; `with_rows` tells them apart.
    `last_day` is the day of the last row, None when there is no row.
    """

    register: Register | None
    realised: Mapping[TaskAt, Scalar]
    with_rows: frozenset[TaskAt]
    last_day: Scalar | None
    findings: tuple[Diagnostic, ...]


class _Rows(Struct):
    """The rows while they are read."""

    meetings: list[tuple[Meeting, Record]] = field(default_factory=list["tuple[Meeting, Record]"])
    findings: list[Diagnostic] = field(default_factory=list["Diagnostic"])
    homeless: list[Diagnostic] = field(default_factory=list["Diagnostic"])


def count(records: Records, outline: Outline, span: Span, as_of: date | None) -> Counted:
    """Every task's sum of its rows up to `as_of`, or to the day of the last row without it."""
    rows = _Rows()
    for one in placed(records, outline):
        if not is_blank(one.record) and not is_total(one.record, outline):
            _read(one, outline, span, rows)
    last = max(rows.meetings, key=lambda one: one[0].day, default=None)
    until = as_of or (last[0].day if last else None)
    in_time = (one for one, _ in rows.meetings if until and one.day <= until)
    counted = tuple(sorted(in_time, key=lambda one: one.day))
    about_rows = (*told_once(rows.homeless), *_repeated(rows.meetings))
    return Counted(
        register=Register(until, counted) if until else None,
        realised=_sums(counted, outline, _extent(records)),
        with_rows=frozenset((one.action, one.task) for one, _ in rows.meetings),
        last_day=_day_of(*last) if last else None,
        findings=(*rows.findings, *about_rows, *_late(rows.meetings, until)),
    )


def told_once(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Rows that have the same wrong with them, told at the first with their number."""
    first: dict[tuple[object, ...], tuple[Diagnostic, int]] = {}
    for finding in findings:
        values = () if finding.code in _ONE_CAUSE else sorted(finding.values.items())
        same = (finding.code, *values)
        known, times = first.get(same, (finding, 0))
        first[same] = known, times + 1
    for finding, times in first.values():
        values = MappingProxyType({**finding.values, "rows": str(times)})
        yield replace(finding, values=values, variant="several") if times > 1 else finding


def _read(one: Placed, outline: Outline, span: Span, rows: _Rows) -> None:
    """One row, as a meeting or as what is wrong with it."""
    record, meant = one.record, meant_by(one, outline)
    day = _day(record, span, rows)
    number = _number(record, "liczba", rows)
    participants = _number(record, "uczestnicy", rows)
    if number == 0:
        rows.findings.append(error("D084", record.cells["liczba"].location))
    if isinstance(meant, Diagnostic):
        rows.homeless.append(meant)
    elif meant.task is not None and day is not None:
        counts = _ONE if number is None else number
        place = _cell_of(record, "zadanie")
        meeting = Meeting(meant.action, meant.task, day, counts, place, participants)
        rows.meetings.append((meeting, record))


def _day(record: Record, span: Span, rows: _Rows) -> date | None:
    cell = record.cells.get("data")
    if cell is None or cell.kind is CellKind.EMPTY:
        rows.findings.append(error("D080", cell.location if cell else record.location))
        return None
    is_day = cell.kind is CellKind.DAY
    day = date.fromisoformat(cell.text) if is_day else meaning(DAY, cell.text)
    if day is None:
        rows.findings.append(error("D086", cell.location, value=shown(cell.text)))
    elif not span.holds(day):
        start, end = (spoken_day(one) if one else "…" for one in (span.start, span.end))
        values = {"day": spoken_day(day), "start": start, "end": end}
        rows.findings.append(error("D081", cell.location, **values))
    return day


def _number(record: Record, key: str, rows: _Rows) -> Decimal | None:
    """The number of a cell from 0; None when nothing stands there, or no number."""
    cell = record.cells.get(key)
    if cell is None or cell.kind is CellKind.EMPTY:
        return None
    number = meaning(REALISED, cell.text)
    if number is None:
        rows.findings.append(error("D085", cell.location, value=shown(cell.text)))
    return number


def _cell_of(record: Record, key: str) -> Location:
    cell = record.cells.get(key)
    return cell.location if cell else record.location


def _repeated(meetings: Iterable[tuple[Meeting, Record]]) -> Iterator[Diagnostic]:
    """Rows that say again what an earlier one said; they count all the same."""
    first: dict[tuple[object, ...], int] = {}
    for meeting, record in meetings:
        place = record.cells.get("miejsce")
        where = folded(place.text) if place else ""
        same = (meeting.day, meeting.action, meeting.task, where, meeting.participants)
        if same in first:
            yield warning("D082", _cell_of(record, "data"), row=first[same])
        first.setdefault(same, record.number)


def _late(meetings: Iterable[tuple[Meeting, Record]], until: date | None) -> Iterator[Diagnostic]:
    """Rows after the as-of day, told at the first of them."""
    late = [record for meeting, record in meetings if until and meeting.day > until]
    if late and until:
        place = _cell_of(late[0], "data")
        yield info("D083", place, count=len(late), as_of=spoken_day(until))


def _sums(
    meetings: Iterable[Meeting], outline: Outline, extent: Location
) -> Mapping[TaskAt, Scalar]:
    sums = {
        (action.index, number): Decimal(0)
        for action in outline.actions
        for number in range(len(action.tasks))
    }
    for meeting in meetings:
        sums[meeting.action, meeting.task] += meeting.count
    return {at: Scalar(_written(total), True, extent) for at, total in sums.items()}


def _written(number: Decimal) -> str:
    """A number as the content has it: „11”, „1,5”."""
    plain = f"{number:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


def _extent(records: Records) -> Location:
    """The cells that name the tasks, from the first row to the last: „Rejestr!C5:C80”."""
    header = records.headers.get("zadanie", records.location)
    if not records.rows:
        return header
    first, last = (_cell_of(record, "zadanie") for record in (records.rows[0], records.rows[-1]))
    if first == last or not last.cell:
        return first
    return replace(first, cell=f"{first.cell}:{last.cell.rpartition('!')[2]}")


def _day_of(meeting: Meeting, record: Record) -> Scalar:
    return Scalar(meeting.day.isoformat(), True, _cell_of(record, "data"))
