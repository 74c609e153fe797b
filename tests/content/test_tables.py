"""Workbooks and CSV files beside a content, from the file to the project."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from content.books import (
    BOOK,
    REGISTER,
    REGISTER_HEADERS,
    SEED,
    TASK_HEADERS,
    TASKS,
    book,
    project,
    said,
    seed_rows,
    told,
    typed,
    without,
)
from es_docs import build
from es_docs.content import Loaded, load
from es_docs.content.tables import MAX_TABLE_BYTES
from es_docs.model import Task

NETWORKS = "Organizacja spotkań sieciujących OWES"
VISITS = "Organizacja wizyt studyjnych"


def numbers(loaded: Loaded) -> list[tuple[Decimal, Decimal]]:
    return [(task.planned, task.realised) for task in tasks(loaded)]


def tasks(loaded: Loaded) -> list[Task]:
    assert loaded.project, said(loaded)
    return [task for action in loaded.project.actions for task in action.tasks]


def with_rows(folder: Path, **cells: object) -> Path:
    """The seed's own numbers in a workbook, headers in row 3, with some cells typed over."""
    path = book(folder, {"Zadania": [[], ["Moje dane"], TASK_HEADERS, *seed_rows()]})
    typed(path, "Zadania", **cells)  # type: ignore[arg-type]
    return path


# --- rows of tasks ----------------------------------------------------------------------------


def test_numbers_moved_to_a_workbook_make_the_same_project(tmp_path: Path) -> None:
    with_rows(tmp_path)
    path = without("plan", "wykonanie", "jednostka")(project(tmp_path))
    loaded = load(path)
    assert loaded.findings == ()
    assert numbers(loaded) == numbers(load(SEED))
    assert loaded.register is None


def test_a_changed_number_comes_from_its_cell(tmp_path: Path) -> None:
    with_rows(tmp_path, D5=11)
    loaded = load(project(tmp_path))
    assert numbers(loaded)[1] == (11, 11)
    place = loaded.places.at("działania", 1, "zadania", 0, "wykonanie")
    assert str(place) == f"{tmp_path / BOOK}:Zadania!D5"
    assert told(loaded) == ["projekt.yaml:69:20 D070"]
    assert "wykonanie 9 → 11" in said(loaded)


def test_an_action_may_have_its_tasks_in_the_workbook_alone(tmp_path: Path) -> None:
    listed = (
        "    zadania:\n      - nazwa: Organizacja spotkań sieciujących OWES\n        plan: 3\n"
        "        wykonanie: 1\n        jednostka: spotkanie\n"
    )
    with_rows(tmp_path)
    loaded = load(project(tmp_path, TASKS, (listed, "")))
    assert loaded.findings == ()
    assert [task.name for task in tasks(loaded)][:2] == [NETWORKS, tasks(load(SEED))[1].name]


@pytest.mark.parametrize(
    ("encoding", "separator"), [("cp1250", ";"), ("utf-8-sig", ";"), ("utf-8", "\t")]
)
def test_a_csv_of_polish_excel_says_the_same(tmp_path: Path, encoding: str, separator: str) -> None:
    lines = [separator.join(map(str, row)) for row in (TASK_HEADERS[:5], *seed_rows())]
    (tmp_path / "dane.csv").write_bytes("\r\n".join(lines).encode(encoding))
    path = without("plan", "wykonanie")(project(tmp_path, "dane:\n  plik: dane.csv\n"))
    loaded = load(path)
    assert loaded.findings == ()
    assert numbers(loaded) == numbers(load(SEED))
    assert str(loaded.places.at("działania", 0, "zadania", 0, "plan")).endswith("dane.csv:C2")


@pytest.mark.parametrize(
    ("cells", "expected", "words"),
    [
        ({"C7": 0}, "Zadania!C7 C022", "Zaplanowana liczba „0” jest za mała"),
        ({"D7": -2}, "Zadania!D7 C023", "Zrealizowana liczba „-2” jest ujemna"),
        ({"E5": "spotkania"}, "Zadania!E5 C082", "Zapewne chodziło o „spotkanie”"),
        ({"E5": "festyn"}, "Zadania!E5 C082", "dopisz ją z odmianą w części „jednostki”"),
        (
            {"B6": "Organizacja wizyt studjnych"},
            "Zadania!B6 D062",
            f"Zapewne chodziło o „{VISITS}”",
        ),
        ({"A6": 12}, "Zadania!A6 D061", "Treść nie ma działania „12”"),
        ({"A6": "Festyny"}, "Zadania!A6 D061", "Działania w treści: „1. Sieci OWES”"),
        ({"B4": None}, "Zadania!B4 D064", "Pusta komórka w kolumnie „Zadanie”"),
        ({"A6": 3}, "Zadania!B6 D076", "należy do działania „2. Sieci podmiotów"),
        ({"D6": 12}, "Zadania!D6 C076", "Wykonanie (12) przekracza plan (2)"),
    ],
)
def test_a_slip_is_told_at_its_cell_in_polish(
    tmp_path: Path, cells: dict[str, object], expected: str, words: str
) -> None:
    with_rows(tmp_path, **cells)
    loaded = load(project(tmp_path))
    assert f"dane.xlsx:{expected}" in told(loaded)
    assert words in said(loaded)


def test_a_slip_that_stops_the_work_is_not_followed_by_what_would_be_used(tmp_path: Path) -> None:
    with_rows(tmp_path, C7="dwa", D5=10)
    loaded = load(project(tmp_path))
    assert [one.location.cell for one in loaded.findings if one.location] == ["Zadania!C7"]


def test_a_number_that_stands_nowhere_is_told_at_its_empty_cell_d073(tmp_path: Path) -> None:
    with_rows(tmp_path, C5=None)
    loaded = load(without("plan")(project(tmp_path)))
    assert told(loaded) == ["dane.xlsx:Zadania!C5 D073"]
    assert "nie ma wartości „plan” ani w treści, ani w pliku" in said(loaded)


def test_a_column_that_is_not_there_is_told_once_with_its_tasks_d073(tmp_path: Path) -> None:
    book(tmp_path, {"Zadania": [TASK_HEADERS[:3], *(row[:3] for row in seed_rows())]})
    loaded = load(without("jednostka")(project(tmp_path)))
    assert [one.code for one in loaded.findings] == ["D073"]
    assert "nie ma wartości „jednostka” ani w treści" in said(loaded)
    assert "Takich zadań jest 8." in said(loaded)


@pytest.mark.parametrize("written", ["–", "-", "brak"])
def test_a_dash_in_place_of_a_number_is_told_with_what_to_write_d028(
    tmp_path: Path, written: str
) -> None:
    with_rows(tmp_path, D5=written)
    loaded = load(project(tmp_path))
    assert told(loaded) == ["dane.xlsx:Zadania!D5 D028"]
    assert "0, gdy nic jeszcze nie zrobiono" in said(loaded)
    assert "zostaw pustą" in said(loaded)


def test_a_column_called_otherwise_is_told_since_old_numbers_would_stay_d046(
    tmp_path: Path,
) -> None:
    headers = [*TASK_HEADERS[:3], "Wykonanie na 31.03.2016", "Uwagi do planu"]
    book(tmp_path, {"Zadania": [headers, *([*row[:3], 99, "–"] for row in seed_rows())]})
    loaded = load(project(tmp_path))
    assert told(loaded) == ["dane.xlsx:Zadania!D1 D046"]
    assert "nie ma kolumny „Wykonanie”" in said(loaded)
    assert "„Wykonanie na 31.03.2016”" in said(loaded)


def test_a_table_of_tasks_without_any_numbers_is_none_d017(tmp_path: Path) -> None:
    book(tmp_path, {"Zadania": [TASK_HEADERS[:2], *(row[:2] for row in seed_rows())]})
    loaded = load(project(tmp_path))
    assert told(loaded) == ["dane.xlsx:Zadania!A1 D017"]
    assert "brakuje: Plan / Wykonanie." in said(loaded)


@pytest.mark.parametrize(
    "line",
    [
        ("Stan na:", date(2016, 3, 31)),
        ("STAN NA DN.", None, "31.03.2016 r."),
        ("Wg stanu na dzień", date(2016, 3, 31)),
        ("Dane na dzień:", "31 marca 2016 r."),
        ("Dane według stanu na dzień 31 marca 2016 r.",),
    ],
)
def test_the_as_of_day_stands_beside_its_label_however_it_is_worded(
    tmp_path: Path, line: tuple[str | date | None, ...]
) -> None:
    book(tmp_path, {"Zadania": [["Zestawienie"], line, TASK_HEADERS, *seed_rows()]})
    loaded = load(project(tmp_path))
    assert loaded.project
    assert loaded.project.facts.as_of == date(2016, 3, 31)


def test_the_register_is_not_taken_for_the_tasks_whichever_sheet_is_first(tmp_path: Path) -> None:
    meeting = (date(2016, 3, 1), 1, NETWORKS, "Wrocław", 12)
    tasks = [TASK_HEADERS, *seed_rows()]
    book(tmp_path, {"Rejestr": [REGISTER_HEADERS, meeting], "Zadania": tasks})
    loaded = load(project(tmp_path, "dane:\n  plik: dane.xlsx\n"))
    assert loaded.findings == ()
    assert loaded.places.at("działania", 0, "zadania", 0, "plan").cell == "Zadania!C2"


def test_headers_of_two_rows_are_read_to_the_second(tmp_path: Path) -> None:
    above = (*TASK_HEADERS[:2], "Liczba", None, *TASK_HEADERS[4:])
    below = (None, None, "plan", "wykonanie", None, None)
    path = book(tmp_path, {"Zadania": [above, below, *seed_rows()]})
    workbook = load_workbook(path)
    for cells in ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"):
        workbook["Zadania"].merge_cells(cells)
    workbook.save(path)
    loaded = load(without("plan", "wykonanie")(project(tmp_path)))
    assert loaded.findings == ()
    assert numbers(loaded) == numbers(load(SEED))


@pytest.mark.parametrize("header", ["Ilość", "Ilość spotkań", "Liczba spotkań"])
def test_what_a_row_of_the_register_counts_has_several_names(tmp_path: Path, header: str) -> None:
    meeting = (date(2016, 3, 1), 1, NETWORKS, "Wrocław", 12, 3)
    book(
        tmp_path,
        {
            "Zadania": [TASK_HEADERS, *seed_rows()],
            "Rejestr": [(*REGISTER_HEADERS, header), meeting],
        },
    )
    loaded = load(project(tmp_path, TASKS + REGISTER))
    assert numbers(loaded)[0] == (3, 3)


def test_an_action_without_tasks_anywhere_is_told_d074(tmp_path: Path) -> None:
    rows = [row for row in seed_rows() if row[0] != 1]
    book(tmp_path, {"Zadania": [TASK_HEADERS, *rows]})
    path = project(tmp_path)
    text = path.read_text(encoding="utf-8")
    start = text.index("    zadania:")
    path.write_text(text[:start] + text[text.index("\n  - tytuł: >-", start) :], encoding="utf-8")
    loaded = load(path)
    assert [one.code for one in loaded.findings] == ["D074"]
    assert "Działanie „Tworzenie regionalnych sieci" in said(loaded)


def test_what_is_missing_is_not_told_while_a_row_is_in_doubt(tmp_path: Path) -> None:
    with_rows(tmp_path, B6="Organizacja wizyt studjnych")
    path = without("plan", "wykonanie")(project(tmp_path))
    assert told(load(path)) == ["dane.xlsx:Zadania!B6 D062"]


def test_without_a_table_every_number_is_asked_for_as_ever(tmp_path: Path) -> None:
    path = without("plan")(project(tmp_path, ""))
    assert [one.code for one in load(path).findings] == ["C040"] * 8
    path = without("plan")(project(tmp_path, "dane:\n"))
    assert [one.code for one in load(path).findings] == ["C040"] * 8


# --- the register -----------------------------------------------------------------------------


def with_register(folder: Path, *rows: tuple[object, ...]) -> Path:
    sheets = {"Zadania": [TASK_HEADERS, *seed_rows()], "Rejestr": [REGISTER_HEADERS, *rows]}
    return book(folder, sheets)  # type: ignore[arg-type]


def test_realised_numbers_are_counted_from_a_register(tmp_path: Path) -> None:
    days = [date(2016, 1, 12), date(2016, 4, 12), date(2016, 9, 12)]
    with_register(tmp_path, *((day, 1, NETWORKS, "Wrocław", 25) for day in days))
    loaded = load(project(tmp_path, REGISTER))
    assert numbers(loaded)[0] == (3, 3)
    assert loaded.register
    assert [one.day for one in loaded.register.entries] == days
    assert loaded.project
    assert loaded.project.facts.as_of == days[-1] == loaded.register.as_of
    assert told(loaded) == ["projekt.yaml:59:20 D070"]


def test_more_than_planned_by_the_register_is_told_at_the_task(tmp_path: Path) -> None:
    with_register(tmp_path, *((date(2016, 1, day), 1, NETWORKS) for day in range(1, 6)))
    loaded = load(without("wykonanie")(project(tmp_path, REGISTER)))
    assert told(loaded) == ["projekt.yaml:57:16 C076"]


def test_both_tables_may_stand_in_one_workbook(tmp_path: Path) -> None:
    with_register(tmp_path, (date(2016, 1, 12), 1, NETWORKS), (date(2016, 1, 2), 2, VISITS))
    loaded = load(project(tmp_path, TASKS + REGISTER))
    assert [one.code for one in loaded.findings] == ["D070", "D071"]
    assert numbers(loaded)[:3] == [(3, 1), (11, 9), (2, 1)]


def test_only_a_table_of_tasks_spares_the_content_its_plans(tmp_path: Path) -> None:
    with_register(tmp_path, (date(2016, 1, 12), 1, NETWORKS))
    path = without("plan", "wykonanie")(project(tmp_path, REGISTER))
    assert [one.code for one in load(path).findings] == ["C040"] * 8


def test_findings_come_by_file_then_sheet_row_and_column(tmp_path: Path) -> None:
    path = with_register(tmp_path, (date(2106, 1, 12), 1, NETWORKS), (None, 1, "Festyn"))
    typed(path, "Zadania", C9=0, D3=-1, C3=0)
    loaded = load(project(tmp_path, TASKS + REGISTER, ("wartość: 850 000,00 PLN", "wartość: x")))
    cells = [one.location.cell for one in loaded.findings if one.location]
    assert cells == [
        "", "Rejestr!A2", "Rejestr!A3", "Rejestr!C3", "Zadania!C3", "Zadania!D3", "Zadania!C9",
    ]  # fmt: skip


# --- the file ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "code"),
    [("../dane.xlsx", "D050"), ("/dane.xlsx", "D050"), ("C:/dane.xlsx", "D050"),
     ("a/../../dane.xlsx", "D050"), ("tabele\\dane.xlsx", "D051"), ("brak.csv", "D052"),
     ("Dane.XLSX", "D053"), ("dame.xlsx", "D053"), (".", "D052"), ("x" * 3000, "D055")],
)  # fmt: skip
def test_a_file_that_cannot_be_is_told_at_its_name(tmp_path: Path, written: str, code: str) -> None:
    with_rows(tmp_path)
    loaded = load(project(tmp_path, f"dane:\n  plik: {written}\n"))
    assert [one.code for one in loaded.findings] == [code]
    place = loaded.findings[0].location
    assert place
    assert place.source_line == f"  plik: {written}"


def test_the_name_of_a_similar_file_is_given_d053(tmp_path: Path) -> None:
    (tmp_path / "tabele").mkdir()
    with_rows(tmp_path / "tabele")
    (tmp_path / "tabele" / "~$dane.xlsx").write_bytes(b"x")
    loaded = load(project(tmp_path, "dane:\n  plik: tabele/dane.xls\n"))
    assert loaded.findings[0].values["meant"] == "tabele/dane.xlsx"
    (tmp_path / "tabele" / "dane.xlsx").unlink()
    loaded = load(project(tmp_path, "dane:\n  plik: tabele/dane.xls\n"))
    assert [one.code for one in loaded.findings] == ["D052"]


def test_a_link_does_not_lead_out_of_the_folder_d050(tmp_path: Path) -> None:
    outside, inside = tmp_path / "poza", tmp_path / "treść"
    outside.mkdir()
    inside.mkdir()
    with_rows(outside)
    (inside / BOOK).symlink_to(outside / BOOK)
    assert [one.code for one in load(project(inside)).findings] == ["D050"]


def test_a_file_that_is_too_large_is_not_read_d054(tmp_path: Path) -> None:
    with (tmp_path / BOOK).open("wb") as stream:
        stream.truncate(MAX_TABLE_BYTES + 1)
    assert [one.code for one in load(project(tmp_path)).findings] == ["D054"]


def test_a_file_another_program_has_locked_is_told_d055(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to open what another program holds for itself."""
    path, opened = with_rows(tmp_path), Path.open

    def refuse(self: Path, *mode: str, **options: str) -> object:
        if self.name == path.name:
            raise PermissionError(13, "The process cannot access the file")
        return opened(self, *mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    loaded = load(project(tmp_path))
    assert told(loaded) == ["projekt.yaml:134:9 D055"]
    assert "Zamknij plik w innych programach" in said(loaded)


def test_a_workbook_somebody_has_open_is_read(tmp_path: Path) -> None:
    with_rows(tmp_path)
    (tmp_path / "~$dane.xlsx").write_bytes(b"\x05Anna" + b" " * 160)
    assert load(project(tmp_path)).findings == ()


def test_a_part_is_named_in_one_way_d056(tmp_path: Path) -> None:
    with_rows(tmp_path)
    loaded = load(project(tmp_path, f"{TASKS}  zakres: Dane\n"))
    assert told(loaded) == ["projekt.yaml:136:3 D056"]


@pytest.mark.parametrize(
    ("tables", "code"),
    [("dane: dane.xlsx\n", "C044"), ("dane:\n  arkusz: Zadania\n", "C040"),
     ("dane:\n  plk: dane.xlsx\n", "C047"), ("dane:\n  - dane.xlsx\n", "C044")],
)  # fmt: skip
def test_a_table_that_is_not_named_properly_is_told_once(
    tmp_path: Path, tables: str, code: str
) -> None:
    with_rows(tmp_path)
    path = without("plan", "wykonanie")(project(tmp_path, tables))
    assert [one.code for one in load(path).findings] == [code]


def test_findings_name_the_table_beside_the_content_as_the_caller_does(tmp_path: Path) -> None:
    with_rows(tmp_path, C7=0)
    path = project(tmp_path)
    assert str(load(path, shown_as="x.yaml").findings[0].location) == "dane.xlsx:Zadania!C7"
    shown = str(Path("a") / "x.yaml")
    place = load(path, shown_as=shown).findings[0].location
    assert str(place) == f"{Path('a') / BOOK}:Zadania!C7"


# --- what is watched --------------------------------------------------------------------------


def test_the_files_of_a_content_are_all_it_names_below_its_folder(tmp_path: Path) -> None:
    picture = "    zdjęcia:\n      - {plik: zdjęcia/forum.jpg, opis: Forum}\n"
    tables = "dane:\n  plik: brak.csv\nrejestr:\n  plik: ../poza.xlsx\n"
    change = ("    skrót: Sieci OWES\n", f"    skrót: Sieci OWES\n{picture}")
    path = project(tmp_path, tables, change, ("cel:", "cell:"))
    named = (path, tmp_path / "brak.csv", tmp_path / "zdjęcia" / "forum.jpg")
    assert load(path).files == named == build.sources(path)


def test_a_file_named_twice_is_watched_once(tmp_path: Path) -> None:
    path = project(tmp_path, TASKS + REGISTER)
    assert load(path).files == (path, tmp_path / BOOK)


@pytest.mark.parametrize("content", [b"", b"a: [", b"PK\x03\x04"])
def test_a_content_that_cannot_be_read_is_watched_itself(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "projekt.yaml"
    path.write_bytes(content)
    assert load(path).files == (path,)
    assert load(tmp_path / "brak.yaml").files == (tmp_path / "brak.yaml",)


def test_a_project_without_tables_needs_no_reader_of_them() -> None:
    """A cold command does not pay for what it does not use."""
    import subprocess
    import sys

    program = (
        "import sys; from pathlib import Path; from es_docs.content import load;"
        f"load(Path({os.fspath(SEED)!r}));"
        "print([name for name in sys.modules if 'tabular' in name or 'openpyxl' in name])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
