"""`es-docs new`: a project that can be checked and built at once, or nothing at all."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest

from es_docs import build, starting
from es_docs.cli import main
from es_docs.diagnostics import OutputError, has_errors
from es_docs.env import find_environment
from es_docs.starting import CONTENT, WORKBOOK, start_project


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    said = capsys.readouterr()
    return int(end.value.code or 0), said.out, said.err


def refused(folder: Path) -> str:
    with pytest.raises(OutputError) as refusal:
        start_project(folder)
    (finding,) = refusal.value.findings
    return finding.code


# --- a first hour


def test_the_transcript_of_a_first_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, "new", "moj-projekt")
    assert (code, err) == (0, "")
    assert out.replace(os.sep, "/") == (
        "Utworzono projekt: moj-projekt\n"
        "  moj-projekt/content/projekt.yaml  – teksty\n"
        "  moj-projekt/content/projekt.xlsx  – zadania i liczby\n"
        "  moj-projekt/assets  – wygląd dokumentów i znaki\n"
        "  moj-projekt/buduj.cmd  – tworzy dokumenty w Windows\n"
        "  moj-projekt/README.txt  – co robić dalej\n"
        "Co dalej:\n"
        "  cd moj-projekt\n"
        "  es-docs check\n"
        "  es-docs build\n"
        "Potem zastąp przykładowe teksty i liczby swoimi i utwórz dokumenty od nowa.\n"
    )
    monkeypatch.chdir(tmp_path / "moj-projekt")
    code, out, err = run(capsys, "check")
    assert (code, out, err) == (0, "W porządku: sprawdzono 1 plik.\n", "")
    code, out, err = run(capsys, "build")
    assert code == 0
    assert out.replace(os.sep, "/").startswith(
        "Zapisano: output/projekt-prezentacja.pptx (9 slajdów)\n"
        "Zapisano: output/projekt-sprawozdanie.docx (około 5 stron)\n"
    )
    assert "Razem: 1 ostrzeżenie." in err, "only the official signs are missing"
    assert "S001" in err
    code, out, err = run(capsys, "theme", "check", "assets/reference.pptx")
    assert (code, err) == (0, "")


def test_the_numbers_are_in_the_workbook_alone(tmp_path: Path) -> None:
    folder = start_project(tmp_path / "p").folder
    text = (folder / CONTENT).read_text(encoding="utf-8")
    assert "zadania:" not in text
    assert "wykonanie:" not in text
    book = openpyxl.load_workbook(folder / WORKBOOK)
    values = [cell.value for row in book["Zadania"].iter_rows() for cell in row]
    assert {"Przykładowe spotkania", 10, 4, "spotkanie"} <= set(values)


def test_a_new_number_and_a_new_name_in_the_workbook_are_in_the_documents(tmp_path: Path) -> None:
    """The names may be typed over: the sheet of the tasks is not locked."""
    folder = start_project(tmp_path / "p").folder
    book = openpyxl.load_workbook(folder / WORKBOOK)
    sheet = book["Zadania"]
    assert not sheet.protection.sheet
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == "Przykładowe spotkania":
                cell.value = "Spotkania powiatowe"
            elif cell.value == 4:
                cell.value = 7
    book.save(folder / WORKBOOK)
    story = build.show_story(folder / CONTENT)
    assert "Spotkania powiatowe" in story
    assert "7\u00a0/\u00a010" in story
    assert not has_errors(build.check(folder / CONTENT))


def test_the_project_stands_by_itself(tmp_path: Path) -> None:
    """Its own looks and signs are used, so a designer may restyle them."""
    folder = start_project(tmp_path / "p").folder
    environment = find_environment(folder / CONTENT.parent)
    assert environment.assets == folder / "assets"
    assert (environment.signs / "manifest.yaml").is_file()
    assert (environment.metrics / "widest.json").is_file()


def test_it_says_that_everything_is_made_up_and_what_to_do(tmp_path: Path) -> None:
    folder = start_project(tmp_path / "p").folder
    text = (folder / CONTENT).read_text(encoding="utf-8")
    assert "Przykładow" in text
    assert "projekt.xlsx" in text
    assert len(text.splitlines()) < 65, "short enough for a first hour"
    readme = (folder / "README.txt").read_bytes().decode("utf-8")
    assert all(f"\r\n{step}. " in readme for step in (1, 2, 3))
    for command in ("es-docs check", "es-docs build", "es-docs signs add", "es-docs theme check"):
        assert command in readme
    starter = (folder / "buduj.cmd").read_bytes()
    assert b"-m es_docs build" in starter
    assert b"{python}" not in starter
    assert starter.count(b"\r\n") == starter.count(b"\n")


def test_the_same_project_has_the_same_bytes(tmp_path: Path) -> None:
    one, two = (start_project(tmp_path / name).folder for name in ("a", "b"))
    for file in (CONTENT, WORKBOOK, Path("README.txt"), Path("buduj.cmd")):
        assert (one / file).read_bytes() == (two / file).read_bytes()


# --- where it may stand


def test_an_empty_folder_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pusty").mkdir()
    monkeypatch.chdir(tmp_path / "pusty")
    start_project(Path())
    assert Path("content/projekt.yaml").is_file()
    assert [one.name for one in tmp_path.iterdir()] == ["pusty"]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    start_project(tmp_path / "rok 2026" / "nowy projekt – próba")
    assert (tmp_path / "rok 2026" / "nowy projekt – próba" / CONTENT).is_file()


def test_a_folder_with_something_in_it_is_refused_and_untouched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notatki.txt").write_text("ważne", encoding="utf-8")
    code, out, err = run(capsys, "new", str(tmp_path))
    assert (code, out) == (1, "")
    assert "błąd K001: " in err
    assert "„notatki.txt”" in err
    assert [one.name for one in tmp_path.iterdir()] == ["notatki.txt"]


def test_a_file_of_that_name_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "projekt").write_text("ważne", encoding="utf-8")
    assert refused(tmp_path / "projekt") == "K002"
    assert (tmp_path / "projekt").read_text(encoding="utf-8") == "ważne"


def test_a_broken_link_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "projekt").symlink_to(tmp_path / "nie ma")
    assert refused(tmp_path / "projekt") == "K002"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "plik").write_text("", encoding="utf-8")
    assert refused(tmp_path / "plik" / "projekt") == "K003"


# --- half a project is none


@pytest.mark.parametrize("is_there", [False, True])
def test_a_fault_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    if is_there:
        (tmp_path / "p").mkdir()

    def full_disk(*_arguments: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(starting, "_workbook", full_disk)
    assert refused(tmp_path / "p") == "K003"
    left = [str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*")]
    assert left == (["p"] if is_there else [])


def test_a_crash_in_the_middle_leaves_no_project_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before the last move: what is left stands under a name of its own."""

    class Killed(BaseException):
        pass

    def kill(*_arguments: object) -> None:
        raise Killed

    monkeypatch.setattr(starting, "_move", kill)
    monkeypatch.setattr("es_docs.starting.shutil.rmtree", lambda *_a, **_k: None)
    with pytest.raises(Killed):
        start_project(tmp_path / "p")
    assert not (tmp_path / "p").exists()
    monkeypatch.undo()
    start_project(tmp_path / "p")
    assert (tmp_path / "p" / CONTENT).is_file()


# --- what a killed run left


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """The folder a run worked in that is gone."""
    return tmp_path / "p" / f".p.{2**22 + 1}.es-docs-tmp"


def test_a_folder_that_was_being_filled_is_filled(tmp_path: Path, workshop: Path) -> None:
    made = start_project(tmp_path / "p").folder
    workshop.mkdir()
    (made / "content").rename(workshop / "content")
    start_project(tmp_path / "p")
    assert (made / CONTENT).is_file()
    assert not workshop.exists()


def test_a_half_filled_workshop_is_removed(tmp_path: Path, workshop: Path) -> None:
    (workshop / "assets").mkdir(parents=True)
    beside = tmp_path / f".q.{2**22 + 1}.es-docs-tmp"
    beside.mkdir()
    made = start_project(tmp_path / "p").folder
    assert (made / CONTENT).is_file()
    assert not workshop.exists()
    assert not beside.exists()


def test_what_somebody_put_there_stays_and_is_told(tmp_path: Path, workshop: Path) -> None:
    (workshop / "content").mkdir(parents=True)
    (tmp_path / "p" / "assets").mkdir()
    (tmp_path / "p" / "assets" / "mine.txt").touch()
    beside = tmp_path / f".q.{2**22 + 1}.es-docs-tmp"
    (beside / "mine").mkdir(parents=True)
    assert refused(tmp_path / "p") == "K001"
    assert (tmp_path / "p" / "assets" / "mine.txt").exists()
    assert (beside / "mine").exists()
