"""Registers of meetings as the content hands them on, and projects whose numbers come from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from es_docs.diagnostics import Location
from es_docs.model import Meeting, Project, Register

Row = tuple[date, int, int]
"""A meeting: the day, the action and its task by their positions."""


def register(rows: Iterable[Row], as_of: date, count: object = 1) -> Register:
    """The rows up to that day, each counting so much, from a sheet whose first row is a header."""
    entries = (
        Meeting(action, task, day, Decimal(str(count)), Location("r.xlsx", line, 1))
        for line, (day, action, task) in enumerate(sorted(rows), start=2)
    )
    return Register(as_of, tuple(entry for entry in entries if entry.day <= as_of))


def even_register(project: Project, as_of: date | None = None) -> Register:
    """All that was realised in the project, spread evenly over its time."""
    period = project.facts.period
    places = [
        (number, index)
        for number, action in enumerate(project.actions)
        for index, task in enumerate(action.tasks)
        for _ in range(int(task.realised))
    ]
    days = (period.end - period.start).days
    step = days / max(len(places), 1)
    rows = [
        (period.start + timedelta(days=int(at * step)), *place) for at, place in enumerate(places)
    ]
    return register(rows, as_of or period.end)


def counted(project: Project, register: Register) -> Project:
    """The project as a register makes it: what was realised is what it counts."""
    sums: defaultdict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for entry in register.entries:
        sums[entry.action, entry.task] += entry.count
    return with_realised(project, sums, register.as_of)


def with_realised(
    project: Project, realised: Mapping[tuple[int, int], Decimal], as_of: date
) -> Project:
    actions = tuple(
        action.model_copy(
            update={
                "tasks": tuple(
                    task.model_copy(update={"realised": realised.get((number, index), Decimal(0))})
                    for index, task in enumerate(action.tasks)
                )
            }
        )
        for number, action in enumerate(project.actions)
    )
    facts = project.facts.model_copy(update={"as_of": as_of})
    return project.model_copy(update={"actions": actions, "facts": facts})


def lasting(project: Project, start: date, end: date) -> Project:
    period = project.facts.period.model_copy(update={"start": start, "end": end})
    return project.model_copy(update={"facts": project.facts.model_copy(update={"period": period})})


@st.composite
def registers(draw: st.DrawFn, project: Project) -> tuple[Project, Register]:
    """A register of any length for a project of any length, with the project it makes."""
    start = draw(st.dates(date(2014, 1, 1), date(2020, 12, 31)))
    end = start + timedelta(days=draw(st.one_of(st.integers(1, 800), st.integers(1, 5_000))))
    as_of = draw(st.dates(start, end))
    places: Sequence[tuple[int, int]] = [
        (number, index)
        for number, action in enumerate(project.actions)
        for index in range(len(action.tasks))
    ]
    days = st.dates(start, end)
    drawn = draw(st.lists(st.tuples(days, st.sampled_from(places)), min_size=1, max_size=120))
    count = draw(st.sampled_from(["1", "2", "0.5", "1234", "98765.25"]))
    made = register([(day, *place) for day, place in drawn], as_of, count)
    return counted(lasting(project, start, end), made), made
