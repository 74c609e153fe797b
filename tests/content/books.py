"""Projects on disk whose numbers stand in a workbook or a CSV file beside the content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook

from content.rows import Value
from es_docs.content import Loaded, load
from es_docs.messages import explain

SEED = Path(__file__).resolve().parents[2] / "content" / "koordynacja-es.yaml"
BOOK = "dane.xlsx"
TASKS = "dane:\n  plik: dane.xlsx\n  arkusz: Zadania\n"
REGISTER = "rejestr:\n  plik: dane.xlsx\n  arkusz: Rejestr\n"
TASK_HEADERS = ("Działanie", "Zadanie", "Plan", "Wykonanie", "Jednostka", "Przyczyna")
REGISTER_HEADERS = ("Data", "Działanie", "Zadanie", "Miejsce", "Uczestnicy")

Row = Sequence[Value]


def seed_rows() -> list[list[Value]]:
    """A row for each task of the seed, with its numbers."""
    project = load(SEED).project
    assert project
    return [
        [number, task.name, task.planned, task.realised, task.unit]
        for number, action in enumerate(project.actions, 1)
        for task in action.tasks
    ]


def book(folder: Path, sheets: Mapping[str, Iterable[Row]], name: str = BOOK) -> Path:
    """A workbook with these rows."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append([*row])
    workbook.save(folder / name)
    return folder / name


def typed(path: Path, sheet: str, **cells: Value) -> None:
    """Type values into cells of a workbook and save it, as a person does."""
    workbook = load_workbook(path)
    for name, value in cells.items():
        workbook[sheet][name] = value
    workbook.save(path)


def project(folder: Path, tables: str = TASKS, *changes: tuple[str, str]) -> Path:
    """A copy of the seed that names tables, with some texts replaced."""
    text = SEED.read_text(encoding="utf-8")
    for old, new in (*changes, ("\nskróty:\n", f"\n{tables}\nskróty:\n")):
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / "projekt.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def without(*keys: str) -> Callable[[Path], Path]:
    """Take the lines of these keys out of a content file."""

    def strip(path: Path) -> Path:
        text = path.read_text(encoding="utf-8")
        for key in keys:
            text = re.sub(rf"(?m)^        {key}: .+\n", "", text)
        path.write_text(text, encoding="utf-8")
        return path

    return strip


def told(loaded: Loaded) -> list[str]:
    """„dane.xlsx:Zadania!C7 C020”, in the order in which they are told."""
    return [f"{str(one.location).rpartition('/')[2]} {one.code}" for one in loaded.findings]


def said(loaded: Loaded) -> str:
    texts = [explain(one, "pl") for one in loaded.findings]
    return "\n".join(" ".join((one.what, one.allowed, one.hint)) for one in texts)
