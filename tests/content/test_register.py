"""Realised numbers counted from a register of meetings, up to and with the as-of day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.rows import Value, register, tasks, tree
from content.test_joining import ADVICE, MEETINGS, VISITS, cell_of, joined, place, task, told
from es_docs.diagnostics import Severity
from es_docs.messages import explain
from es_docs.source import Node

NAMES = {(0, 0): MEETINGS, (0, 1): VISITS, (1, 0): ADVICE}
START, END = date(2016, 1, 1), date(2016, 12, 31)
NO_NUMBERS = (
    ("        wykonanie: 1\n", ""), ("        wykonanie: 2\n", ""), ("        wykonanie: 29\n", ""),
)  # fmt: skip
"""A content that leaves counting to the register."""


def as_of(day: str) -> Node:
    return tree(*NO_NUMBERS, ("  okres:", f"  stan na: {day}\n  okres:"))


def row(
    day: date, name: str = MEETINGS, *, place: str = "", number: Value = None
) -> tuple[Value, ...]:
    return (day, None, name, place, None, number)


# --- counting ---------------------------------------------------------------------------------

DAYS = st.dates(START, END)
ROWS = st.lists(st.tuples(DAYS, st.sampled_from(sorted(NAMES)), st.sampled_from([None, 1, 2, 7])))


@given(ROWS, DAYS)
def test_counts_equal_an_independent_count(
    rows: list[tuple[date, tuple[int, int], int | None]], until: date
) -> None:
    independent: Counter[tuple[int, int]] = Counter()
    for day, at, number in rows:
        independent[at] += (1 if number is None else number) if day <= until else 0
    counted = register(
        *(row(day, NAMES[at], number=number) for day, at, number in rows), as_of=until
    )
    found = joined(None, tree(*NO_NUMBERS), counted)
    assert {at: task(found, *at)["wykonanie"] for at in NAMES} == {
        at: str(independent[at]) for at in NAMES
    }
    assert found.register
    assert found.register.as_of == until
    days = [meeting.day for meeting in found.register.entries]
    assert days == sorted(day for day, _, _ in rows if day <= until)
    assert sum(meeting.count for meeting in found.register.entries) == independent.total()


@given(ROWS.filter(bool))
def test_without_an_as_of_day_every_row_counts_and_the_last_gives_the_day(
    rows: list[tuple[date, tuple[int, int], int | None]],
) -> None:
    counted = register(*(row(day, NAMES[at], number=number) for day, at, number in rows))
    found = joined(None, tree(*NO_NUMBERS), counted)
    assert found.register
    assert found.register.as_of == max(day for day, _, _ in rows)
    assert len(found.register.entries) == len(rows)


@pytest.mark.parametrize(("days", "expected"), [(-1, "1"), (0, "1"), (1, "0"), (2, "0")])
def test_the_as_of_day_itself_counts_and_the_next_does_not(days: int, expected: str) -> None:
    until = date(2016, 2, 29)
    found = joined(None, as_of("29.02.2016"), register(row(until + timedelta(days))))
    assert task(found, 0, 0)["wykonanie"] == expected


def test_rows_after_the_as_of_day_are_told_once_and_not_counted_d083() -> None:
    late = [row(date(2016, month, 1)) for month in (1, 5, 6)]
    found = joined(None, as_of("31.03.2016"), register(*late))
    assert task(found, 0, 0)["wykonanie"] == "1"
    (finding,) = found.findings
    assert (finding.code, finding.severity, place(finding)) == ("D083", Severity.INFO, "Rejestr!A6")
    assert finding.values == {"count": "2", "as_of": "31.03.2016"}
    assert cell_of(found, "projekt", "stan na") == "projekt.yaml:2:12"


def test_the_day_of_the_last_row_fills_the_as_of_day_with_its_cell() -> None:
    rows = [row(date(2016, 5, 2)), row(date(2016, 11, 9), VISITS), row(date(2016, 3, 3))]
    found = joined(None, tree(*NO_NUMBERS), register(*rows))
    assert cell_of(found, "projekt", "stan na") == "dane.xlsx:Rejestr!A6"


def test_a_realised_number_stands_in_the_rows_it_was_counted_from() -> None:
    found = joined(None, tree(), register(row(START), row(END), row(END, VISITS)))
    at = cell_of(found, "działania", 0, "zadania", 0, "wykonanie")
    assert at == "dane.xlsx:Rejestr!C5:C7"
    alone = joined(None, tree(), register(row(START)))
    assert cell_of(alone, "działania", 0, "zadania", 0, "wykonanie") == "dane.xlsx:Rejestr!C5"


def test_a_row_counts_as_many_as_it_says() -> None:
    rows = [row(START, number=Decimal("1.5")), row(END, number=2), row(END)]
    found = joined(None, tree(*NO_NUMBERS), register(*rows))
    assert task(found, 0, 0)["wykonanie"] == "4,5"


def test_a_register_without_the_optional_columns_counts_its_rows() -> None:
    counted = register((START, MEETINGS), (END, ADVICE), keys=("data", "zadanie"))
    assert task(joined(None, tree(*NO_NUMBERS), counted), 1, 0)["wykonanie"] == "1"


def test_a_task_without_a_row_keeps_its_number_or_has_none() -> None:
    found = joined(None, tree(NO_NUMBERS[0]), register(row(START, VISITS)))
    assert task(found, 1, 0)["wykonanie"] == "29"
    assert task(found, 0, 0)["wykonanie"] == "0"


def test_an_empty_register_counts_nothing() -> None:
    found = joined(None, tree(*NO_NUMBERS), register())
    assert found.register is None
    assert task(found, 0, 0)["wykonanie"] == "0"
    assert cell_of(found, "działania", 0, "zadania", 0, "wykonanie") == "dane.xlsx:Rejestr!C4"
    assert cell_of(found, "projekt", "stan na") == cell_of(found, "projekt")


def test_a_meeting_knows_its_task_day_and_cell() -> None:
    found = joined(None, tree(), register((END, 2, ADVICE, "Wrocław", 14, 3)))
    assert found.register
    (meeting,) = found.register.entries
    assert (meeting.action, meeting.task, meeting.day, meeting.count) == (1, 0, END, 3)
    assert (meeting.participants, meeting.location.cell) == (14, "Rejestr!C5")


# --- the register beside the other numbers ----------------------------------------------------


def test_the_register_counts_over_the_content_d070() -> None:
    found = joined(None, tree(), register(row(START), row(END)))
    assert told(found) == ["D070 9:20"]
    assert found.notes[0].values["list"] == f"1. „{MEETINGS}”: wykonanie 1 → 2"


def test_the_register_counts_over_the_rows_of_tasks_d071() -> None:
    rows = tasks((1, MEETINGS, 3, 3), (1, VISITS, 2, 2), (2, ADVICE, 40, 29))
    found = joined(rows, tree(*NO_NUMBERS), register(row(START)))
    assert told(found) == ["D071 Zadania!D5"]
    assert found.notes[0].values["list"] == f"1. „{MEETINGS}”: wykonanie 3 → 1"
    assert task(found, 0, 0)["wykonanie"] == "1"


def test_the_register_may_count_tasks_only_the_table_has() -> None:
    text = "projekt: {cel: x}\ndziałania:\n  - tytuł: Sieci\n"
    rows = tasks((1, "Nowe", 3, None, "spotkanie"))
    found = joined(rows, tree(text=text), register((START, 1, "nowe"), (END, None, "NOWE")))
    assert task(found, 0, 0)["wykonanie"] == "2"


# --- rows that are not right ------------------------------------------------------------------


def test_rows_of_an_unknown_task_are_told_d062() -> None:
    found = joined(None, tree(), register(row(START, "Organizacja wizyt studjnych")))
    assert told(found) == ["D062 Rejestr!C5"]


@pytest.mark.parametrize("day", [START - timedelta(1), END + timedelta(1), date(2106, 3, 3)])
def test_a_day_outside_the_period_is_told_d081(day: date) -> None:
    found = joined(None, as_of("31.12.2016"), register(row(day)))
    assert "D081 Rejestr!A5" in told(found)
    assert joined(None, as_of("31.12.2016"), register(row(START), row(END))).findings == ()


def test_a_content_without_a_sound_period_tells_nothing_of_days() -> None:
    for period in ("{od: 31.12.2016, do: 1.01.2016}", "{od: x, do: y}"):
        root = tree(*NO_NUMBERS, ("{od: 1.01.2016, do: 31.12.2016}", period))
        assert joined(None, root, register(row(date(2001, 1, 1)))).findings == ()


def test_a_row_without_a_day_is_told_d080() -> None:
    assert told(joined(None, tree(), register((None, 1, MEETINGS)))) == ["D080 Rejestr!A5"]


def test_what_is_no_day_is_told_d086() -> None:
    assert told(joined(None, tree(), register(("12–14.03", 1, MEETINGS)))) == ["D086 Rejestr!A5"]


def test_a_row_that_repeats_another_is_told_and_counted_d082() -> None:
    same = (START, 1, MEETINGS, "Wrocław", 12)
    rows = [
        same,
        (START, None, MEETINGS.upper(), "WROCŁAW ", 12),
        (*same[:4], 13),
        (END, *same[1:]),
    ]
    found = joined(None, tree(*NO_NUMBERS), register(*rows))
    (finding,) = found.findings
    assert (finding.code, place(finding), finding.values["row"]) == ("D082", "Rejestr!A6", "5")
    assert finding.severity is Severity.WARNING
    assert task(found, 0, 0)["wykonanie"] == "4"


def test_every_repetition_names_the_first_of_its_rows() -> None:
    found = joined(None, tree(*NO_NUMBERS), register(*[row(START)] * 3))
    assert [one.values["row"] for one in found.findings] == ["5", "5"]


def test_a_row_that_counts_nothing_is_told_d084() -> None:
    assert told(joined(None, tree(), register(row(START, number=0))))[0] == "D084 Rejestr!F5"


@pytest.mark.parametrize("number", [-1, "dwa", Decimal("0.333")])
def test_what_is_no_count_is_told_d085(number: Value) -> None:
    assert told(joined(None, tree(), register(row(START, number=number))))[0] == "D085 Rejestr!F5"


def test_both_languages_tell_the_place_of_a_repeated_row() -> None:
    found = joined(None, tree(*NO_NUMBERS), register(row(START), row(START)))
    assert "wiersz 5" in explain(found.findings[0], "pl").what
    assert "row 5" in explain(found.findings[0], "en").what
