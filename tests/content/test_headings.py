"""Rows above the tasks of an action, and below them, as people make them in a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from openpyxl import Workbook

from content.books import BOOK, said, seed_rows, told
from content.books import SEED as SEED_FILE
from content.books import project as project_with
from es_docs.content import Loaded, load

Line: TypeAlias = Sequence[object]
PLAIN = ("Zadanie", "Plan", "Wykonanie", "Jednostka")
NUMBERED = ("Lp.", *PLAIN)
WITH_COLUMN = ("Działanie", *PLAIN)


def by_action() -> dict[int, list[Line]]:
    """The rows of the seed without their actions, by the number of the action."""
    found: dict[int, list[Line]] = {}
    for number, *row in seed_rows():
        assert isinstance(number, int)
        found.setdefault(number, []).append(row)
    return found


def loaded(folder: Path, headers: Line, rows: Iterable[Line], *merged: str) -> Loaded:
    """The seed, every number of which stands in a workbook with these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Zadania"
    for row in (headers, *rows):
        sheet.append([*row])
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(folder / BOOK)
    content = project_with(folder)
    lines = content.read_text(encoding="utf-8").splitlines(keepends=True)
    inside = False
    kept: list[str] = []
    for line in lines:
        inside = line.startswith("    zadania:") or (inside and line.startswith("      "))
        kept += [] if inside else [line]
    content.write_text("".join(kept), encoding="utf-8")
    return load(content)


def under(heading: Callable[[int], str], indent: int = 0) -> list[Line]:
    """The rows of each action under a row with its heading; `indent` columns stand before them."""
    rows: list[Line] = []
    for number, tasks in by_action().items():
        rows.append((heading(number),))
        rows += ((*[None] * indent, *task) for task in tasks)
    return rows


def homes(found: Loaded) -> list[tuple[int, str]]:
    assert found.project is not None, said(found)
    actions = enumerate(found.project.actions, 1)
    return [(number, task.name) for number, action in actions for task in action.tasks]


def short_titles() -> list[tuple[int, str]]:
    project = load(SEED_FILE).project
    assert project
    return [(at, one.short_title or one.title) for at, one in enumerate(project.actions, 1)]


SEED = [(row[0], row[1]) for row in seed_rows()]
SHORT = dict(short_titles())


@pytest.mark.parametrize(
    "heading",
    [
        lambda number: f"Działanie {number}",
        lambda number: f"DZIAŁANIE {number}. {SHORT[number]}",
        lambda number: f"Działanie nr {number} – {SHORT[number]}",
        lambda number: f"{number}. {SHORT[number]}",
        lambda number: SHORT[number],
    ],
)
@pytest.mark.parametrize(
    ("headers", "indent"), [(PLAIN, 0), (NUMBERED, 1), (WITH_COLUMN, 1)], ids=["", "lp", "column"]
)
def test_a_row_above_the_tasks_says_their_action(
    tmp_path: Path, heading: Callable[[int], str], headers: Line, indent: int
) -> None:
    found = loaded(tmp_path, headers, under(heading, indent))
    assert homes(found) == SEED
    assert found.findings == ()


def test_so_does_one_merged_across_the_columns(tmp_path: Path) -> None:
    found = loaded(tmp_path, NUMBERED, under(SHORT.__getitem__, 1), "A2:E2")
    assert homes(found) == SEED
    assert found.findings == ()


def test_so_does_one_with_the_sums_of_its_tasks_beside_it(tmp_path: Path) -> None:
    rows = [
        (*row, 14, 10) if len(row) == 1 else row for row in under(lambda one: f"Działanie {one}")
    ]
    found = loaded(tmp_path, PLAIN, rows)
    assert homes(found) == SEED
    assert {one.code for one in found.findings} == {"D069"}


def test_a_row_s_own_action_counts_more(tmp_path: Path) -> None:
    rows = [("Działanie 1",), *seed_rows()]
    assert homes(loaded(tmp_path, WITH_COLUMN, rows)) == SEED


@pytest.mark.parametrize("merged", [(), ("A2:D2",)], ids=["alone", "merged"])
def test_one_that_names_no_action_is_told_once_with_its_rows_d078(
    tmp_path: Path, merged: Sequence[str]
) -> None:
    names = {**{one: f"Działanie {one}" for one in SHORT}, 2: "Działanie dwunaste"}
    rows = under(names.__getitem__)
    number = 1 + next(at for at, row in enumerate(rows, 1) if row[0] == "Działanie dwunaste")
    found = loaded(tmp_path, PLAIN, rows, *(one.replace("2", str(number)) for one in merged))
    assert told(found) == [f"dane.xlsx:Zadania!A{number} D078"]
    assert "Wierszy pod nim, które same działania nie podają: 2" in said(found)
    assert f"„2. {SHORT[2]}”" in said(found)


def test_a_lone_text_that_nothing_depends_on_is_left_alone(tmp_path: Path) -> None:
    rows = [*seed_rows(), ("Sporządziła: Anna Nowak",)]
    found = loaded(tmp_path, WITH_COLUMN, rows, f"A{len(rows) + 1}:E{len(rows) + 1}")
    assert homes(found) == SEED
    assert found.findings == ()


def test_rows_without_any_action_are_told_once_d077(tmp_path: Path) -> None:
    found = loaded(tmp_path, PLAIN, (row[1:] for row in seed_rows()))
    assert told(found) == ["dane.xlsx:Zadania!A2 D077"]
    assert f"Takich wierszy jest {len(SEED)}." in said(found)


@pytest.mark.parametrize(
    "name",
    [
        "Razem działanie 1",
        "Suma za działanie 1:",
        f"Razem {SHORT[1]}",
        f"Łącznie działanie 1. {SHORT[1]}",
        "Ogółem projekt",
    ],
)
@pytest.mark.parametrize("merged", [(), ("A3:B3",)], ids=["", "merged"])
def test_sums_of_an_action_are_no_tasks_d069(
    tmp_path: Path, name: str, merged: Sequence[str]
) -> None:
    first, *others = seed_rows()
    found = loaded(tmp_path, WITH_COLUMN, [first, (name, None, 3, 1), *others], *merged)
    assert homes(found) == SEED
    assert told(found) == ["dane.xlsx:Zadania!A3 D069"]


def test_a_task_may_begin_like_a_sum(tmp_path: Path) -> None:
    rows = [*seed_rows(), (1, "Razem dla regionu – spotkania", 4, 2, "spotkanie")]
    found = loaded(tmp_path, WITH_COLUMN, rows)
    assert (1, "Razem dla regionu – spotkania") in homes(found)
