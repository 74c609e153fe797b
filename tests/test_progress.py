"""Progress in time: what the register says of it, in which words, lines and rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from es_docs import language
from es_docs.compose import compose
from es_docs.compose.material import MAX_ALT_LENGTH
from es_docs.compose.progress import MOST_POINTS, Step, Stretch
from es_docs.model import Project, Register
from es_docs.story import (
    Audience,
    Paragraph,
    Section,
    SectionKind,
    Story,
    Table,
    Timeline,
)
from extent import few
from registers import Row, counted, even_register, lasting, register, registers
from test_compose import plain, rows
from variants import action, task, with_actions

AUTUMN = date(2015, 12, 31)
ROWS: list[Row] = [
    (date(2015, 10, 5), 0, 0),
    (date(2015, 12, 1), 0, 0),
    (date(2015, 12, 8), 0, 0),
    (date(2015, 12, 9), 0, 0),
]


def told(project: Project, made: Register | None) -> Story:
    return compose(project, lambda *_path: None, key="proba", folder=Path(), register=made)


def progress(project: Project, made: Register) -> Section:
    story = told(counted(project, made), made)
    return next(section for section in story if section.key == "progress")


def timeline(section: Section) -> Timeline:
    (found,) = section.blocks_of(Timeline)
    return found


def texts(section: Section) -> dict[str, str]:
    return {block.key: plain(block.text) for block in section.blocks_of(Paragraph)}


@pytest.fixture
def meetings(project: Project) -> Project:
    tasks = [task("Spotkania", 10, 0)]
    return with_actions(project, [action("Sieć", tasks)])


# --- the seed


def test_the_section_follows_the_results_and_says_the_main_thing(project: Project) -> None:
    made = even_register(project)
    story = told(counted(project, made), made)
    keys = [section.key for section in story]
    assert keys[keys.index("summary") + 1] == "progress"
    section = next(one for one in story if one.kind is SectionKind.PROGRESS)
    assert plain(section.headline) == "Do 31.12.2016 r. zrealizowano 77 ze 101 spotkań"
    assert texts(section)["sentence"] == (
        "Do 31.12.2016 r. zrealizowano 77 ze 101 spotkań i 2 z 2 wizyt studyjnych."
    )
    assert texts(section)["as-of"] == "Według rejestru projektu, stan na 31.12.2016 r."


def test_the_line_is_drawn_of_the_unit_most_is_planned_in_with_its_plan(project: Project) -> None:
    drawn = timeline(progress(project, even_register(project)))
    plan, done = drawn.series
    assert (plan.name, set(plan.values), plan.is_plan) == ("Plan", {Decimal(101)}, True)
    assert done.values[-1] == 77
    assert [drawn.points[0].label, drawn.points[-1].label] == ["paź 2015", "gru 2016"]
    assert len(drawn.points) == 15


def test_a_small_unit_stands_in_a_table_of_its_own_where_something_happened(
    project: Project,
) -> None:
    whole, small = progress(project, even_register(project)).blocks_of(Table)
    assert len(whole.rows) == 15
    assert plain(small.caption) == "Wykonanie miesiąc po miesiącu – wizyty studyjne"
    assert 1 <= len(small.rows) <= 2
    assert rows(small)[-1][2:] == ["2", "100%"]
    assert {whole.audience, small.audience} == {Audience.REPORT}


def test_without_a_register_nothing_of_it_is_told(project: Project, story: Story) -> None:
    assert told(project, None) == told(project, Register(date(2016, 1, 1), ()))
    assert all(section.kind is not SectionKind.PROGRESS for section in story)


# --- words


def test_the_numbers_go_month_by_month_in_table_chart_and_alternative(meetings: Project) -> None:
    section = progress(meetings, register(ROWS, AUTUMN))
    assert rows(section.blocks_of(Table)[0]) == [
        ["październik 2015", "1", "1", "10%"],
        ["listopad 2015", "0", "1", "10%"],
        ["grudzień 2015", "3", "4", "40%"],
    ]
    assert plain(timeline(section).alt) == (
        "Wykres liniowy narastająco, co miesiąc od października 2015 r. do grudnia 2015 r."
        " Spotkania: 1; 1; 4. Plan: 10."
    )


@pytest.mark.parametrize(
    ("days", "ending"),
    [
        (["2015-10-05", "2015-12-01", "2015-12-08"], "; najwięcej, 2, w grudniu 2015 r."),
        (
            ["2015-10-05", "2015-10-06", "2015-11-01", "2015-12-01", "2015-12-08"],
            "; najwięcej, po 2, w październiku 2015 r. i w grudniu 2015 r.",
        ),
        (["2015-10-05", "2015-11-01", "2015-12-01"], ""),
        (["2015-10-05"], ""),
        (
            [f"2015-{month}-0{day}" for month in (10, 11, 12) for day in (1, 2)],
            "",
        ),
    ],
)
def test_the_busiest_months_are_named_when_they_stand_out(
    meetings: Project, days: list[str], ending: str
) -> None:
    made = register([(date.fromisoformat(day), 0, 0) for day in days], AUTUMN)
    headline = plain(progress(meetings, made).headline)
    assert headline == f"Do 31.12.2015 r. zrealizowano {len(days)} z 10 spotkań{ending}"


def test_notes_say_when_half_and_all_of_the_plan_was_reached(meetings: Project) -> None:
    many = [(date(2015, 11, day), 0, 0) for day in range(1, 6)]
    more = [(date(2015, 12, day), 0, 0) for day in range(1, 6)]
    notes = progress(meetings, register([*many, *more], AUTUMN)).notes
    assert [plain(note) for note in notes[-2:]] == [
        "Połowę planu osiągnięto w listopadzie 2015 r.",
        "Cały plan osiągnięto w grudniu 2015 r.",
    ]


def test_what_the_register_does_not_know_is_said_and_not_counted(project: Project) -> None:
    actions = [action("Sieć", [task("Spotkania", 10, 3), task("Narady", 20, 7)])]
    made = register(ROWS, AUTUMN)
    story = told(with_actions(project, actions), made)
    section = next(one for one in story if one.key == "progress")
    assert texts(section)["sentence"].startswith("Do 31.12.2015 r. zrealizowano 4 z 10 spotkań")
    assert texts(section)["as-of"] == (
        "Według rejestru projektu, stan na 31.12.2015 r.; bez zadań, których rejestr nie obejmuje"
    )


def test_the_plan_counts_tasks_that_have_not_begun(project: Project) -> None:
    actions = [action("Sieć", [task("Spotkania", 10, 0), task("Narady", 20, 0)])]
    made = register(ROWS, AUTUMN)
    drawn = timeline(progress(with_actions(project, actions), made))
    assert set(drawn.series[0].values) == {Decimal(30)}


# --- units and lines


def units(project: Project, *plans: tuple[str, int]) -> Project:
    tasks = [task(f"Zadanie: {unit}", plan, 0, unit) for unit, plan in plans]
    return with_actions(project, [action("Sieć", tasks)])


def test_units_of_like_size_have_a_line_each_and_no_plan(project: Project) -> None:
    varied = units(project, ("spotkanie", 10), ("porada", 30), ("publikacja", 2))
    made = register([(date(2015, 11, 3), 0, index) for index in (0, 1, 1, 2)], date(2015, 12, 31))
    section = progress(varied, made)
    drawn = timeline(section)
    assert [one.name for one in drawn.series] == ["Spotkania", "Porady"]
    assert not any(one.is_plan for one in drawn.series)
    assert [len(table.rows) for table in section.blocks_of(Table)] == [3, 3, 1]
    assert "; najwięcej porad, 2, w listopadzie 2015 r." in plain(section.headline)


def test_a_chart_stays_the_same_chart_while_its_numbers_grow(project: Project) -> None:
    """Which units are drawn depends on the plan, so that an update finds its chart again."""
    whole = even_register(project)
    keys = {
        timeline(progress(project, even_register(project, as_of))).key
        for as_of in (date(2015, 12, 1), date(2016, 3, 31), date(2016, 8, 1), whole.as_of)
    }
    assert keys == {"timeline:spotkanie"}


# --- time


@pytest.mark.parametrize(
    ("end", "count", "label", "header"),
    [
        (date(2016, 9, 30), 24, "wrz 2016", "Miesiąc"),
        (date(2016, 10, 31), 9, "IV\u00a0kw. 2016", "Kwartał"),
        (date(2020, 9, 30), 24, "III\u00a0kw. 2020", "Kwartał"),
        (date(2021, 9, 30), 8, "2021", "Rok"),
    ],
)
def test_long_projects_are_told_by_longer_stretches(
    meetings: Project, end: date, count: int, label: str, header: str
) -> None:
    long = lasting(meetings, date(2014, 10, 1), end)
    drawn = timeline(progress(long, register([(date(2014, 10, 2), 0, 0)], end)))
    assert (len(drawn.points), drawn.points[-1].label) == (count, label)
    assert drawn.category_name == header


def test_a_single_month_has_a_sentence_and_a_row_but_no_slide(meetings: Project) -> None:
    section = progress(meetings, register(ROWS[:1], date(2015, 10, 31)))
    assert section.audience is Audience.REPORT
    assert section.blocks_of(Timeline) == ()
    assert rows(section.blocks_of(Table)[0]) == [["październik 2015", "1", "1", "10%"]]
    assert texts(section)["sentence"] == "Do 31.10.2015 r. zrealizowano 1 z 10 spotkań."


def test_months_after_the_end_of_the_project_are_not_drawn(meetings: Project) -> None:
    short = lasting(meetings, date(2015, 10, 1), date(2015, 12, 31))
    drawn = timeline(progress(short, register(ROWS, date(2016, 6, 30))))
    assert [point.label for point in drawn.points] == ["paź 2015", "lis 2015", "gru 2015"]


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.sampled_from(list(Step)))
def test_every_day_is_in_one_stretch_that_knows_its_names(day: date, step: Step) -> None:
    stretch = Stretch(step, step.of(day.year, day.month))
    assert stretch.key.startswith(str(day.year))
    assert str(day.year) in stretch.label
    assert stretch.label.count(" ") == (0 if step is Step.YEAR else 1)
    assert stretch.when.startswith(("w\u00a0", "we\u00a0wrz"))
    if step is Step.MONTH:
        assert stretch.name.split("\u00a0")[0] == language.MONTHS[day.month - 1]


# --- any register


def test_any_register_is_told_by_numbers_that_agree(project: Project) -> None:
    tasks = [
        task(f"Zadanie {number}", 100 * number, 0, unit)
        for number, unit in enumerate(["spotkanie", "porada", "spotkanie", "osoba"], start=1)
    ]
    base = with_actions(project, [action("Sieć", tasks[:2]), action("Doradztwo", tasks[2:])])

    @settings(max_examples=few(60), deadline=None, suppress_health_check=list(HealthCheck))
    @given(registers(base))
    def holds(drawn: tuple[Project, Register]) -> None:
        varied, made = drawn
        story = told(varied, made)
        sections = [one for one in story if one.kind is SectionKind.PROGRESS]
        assert bool(sections) == bool(made.entries)
        for section in sections:
            agrees(section, varied, made)

    holds()


def agrees(section: Section, project: Project, made: Register) -> None:
    """The last number of every line and table is the count, and no number ever falls."""
    counts = {
        language.capitalised(plural(unit)): sum(
            entry.count
            for entry in made.entries
            if project.actions[entry.action].tasks[entry.task].unit == unit
        )
        for unit in ("spotkanie", "porada", "osoba")
    }
    for table in section.blocks_of(Table):
        cumulated = rows(table)[-1][2]
        unit = table.columns[1].header
        assert cumulated == plain(language.number(counts[unit]))
    for drawn in section.blocks_of(Timeline):
        assert 2 <= len(drawn.points) <= MOST_POINTS
        assert len({point.label for point in drawn.points}) == len(drawn.points)
        lines = [one for one in drawn.series if not one.is_plan]
        for one in lines:
            assert list(one.values) == sorted(one.values)
            unit = plural(drawn.key.partition(":")[2]) if len(lines) == 1 else one.name
            assert one.values[-1] == counts[language.capitalised(unit)]
        assert len(drawn.alt) <= MAX_ALT_LENGTH
        for one in lines:
            assert "; ".join(map(language.number, one.values)) in drawn.alt


def plural(unit: str) -> str:
    return language.BUILT_IN_UNITS[unit].few
