"""`data new` and `data pull` as a person uses them: what is said, written, refused and kept."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from es_docs import content
from es_docs.cli import command_line
from es_docs.content.connecting import Use, connect
from es_docs.content.places import plain
from es_docs.diagnostics import ContentError
from es_docs.source import parse

NAME = "koordynacja-es"
GUIDE = Path(__file__).resolve().parent.parent / "docs" / "skoroszyt.md"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, seed_content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with the seed in it."""
    (tmp_path / "content").mkdir()
    shutil.copy(seed_content, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def file(project: Path) -> Path:
    return project / "content" / f"{NAME}.yaml"


@pytest.fixture
def workbook(file: Path) -> Path:
    """The workbook of the seed, made and connected."""
    assert run("data", "new").exit_code == 0
    return file.with_suffix(".xlsx")


def run(*arguments: str, lang: str = "pl") -> Result:
    return CliRunner().invoke(command_line("en" if lang == "en" else "pl"), arguments)


def typed(workbook: Path, cells: dict[str, object], sheet: str = "Zadania") -> None:
    """What a person types into cells and saves."""
    book = openpyxl.load_workbook(workbook)
    for cell, value in cells.items():
        book[sheet][cell] = value
    book.save(workbook)


def byte_diff(old: bytes, new: bytes) -> list[str]:
    lines = ([repr(line)[2:-1] for line in one.splitlines(keepends=True)] for one in (old, new))
    diff = list(difflib.unified_diff(*lines, lineterm="", n=0))[2:]
    return [line for line in diff if not line.startswith("@@")]


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- data new ---------------------------------------------------------------------------------


class TestNew:
    def test_makes_a_workbook_and_connects_the_content(self, project: Path, file: Path) -> None:
        before = file.read_bytes()
        result = run("data", "new")
        assert result.exit_code == 0
        assert result.stdout == (
            f"Zapisano: content/{NAME}.xlsx (8 zadań)\n"
            f"Połączono z treścią: content/{NAME}.yaml (dopisano na końcu: „dane”). Liczby w treści"
            " zostały, ale odtąd liczą się te ze skoroszytu.\n"
            f"  Poprzednia wersja: content/{NAME}.yaml.bak\n"
        )
        assert result.stderr == ""
        assert (
            file.read_bytes()
            == before
            + (
                "\n# Liczby prowadzone w skoroszycie; są ważniejsze od podanych w tym pliku.\n"
                f"dane:\n  plik: {NAME}.xlsx\n  arkusz: Zadania\n"
            ).encode()
        )
        assert (project / "content" / f"{NAME}.yaml.bak").read_bytes() == before

    @pytest.mark.usefixtures("workbook")
    def test_what_it_makes_is_sound_and_says_the_same(self, file: Path) -> None:
        before = content.load(file.with_suffix(".yaml.bak"))
        after = content.load(file)
        assert after.findings == ()
        assert after.project
        assert before.project
        assert after.project.actions == before.project.actions
        assert run("data", "pull").stdout == "Bez zmian.\n"

    def test_with_a_register(self, file: Path) -> None:
        result = run("data", "new", "--register")
        assert "(dopisano na końcu: „dane”, „rejestr”)" in result.stdout
        told = plain(parse(file.read_bytes(), "").root)  # type: ignore[arg-type]
        assert told["rejestr"] == {"plik": f"{NAME}.xlsx", "arkusz": "Rejestr"}  # type: ignore[index]
        loaded = content.load(file)
        assert loaded.project, loaded.findings

    def test_makes_the_same_bytes_again(self, file: Path, workbook: Path) -> None:
        data = workbook.read_bytes()
        workbook.unlink()
        shutil.move(file.with_suffix(".yaml.bak"), file)
        run("data", "new")
        assert workbook.read_bytes() == data

    def test_never_replaces_a_file(self, file: Path) -> None:
        file.with_suffix(".xlsx").write_bytes(b"mine")
        before = file.read_bytes()
        result = run("data", "new")
        assert result.exit_code == 1
        assert "D100" in result.stderr
        assert "Skoroszyt nie powstał." in result.stderr
        assert file.with_suffix(".xlsx").read_bytes() == b"mine"
        assert file.read_bytes() == before

    def test_goes_where_it_is_told_to_inside_the_folder(self, file: Path) -> None:
        result = run("data", "new", "--output", "content/dane/moje liczby – „A”: #1.xlsx")
        assert result.exit_code == 0, result.stderr
        assert file.read_text("utf-8").endswith(
            "  plik: 'dane/moje liczby – „A”: #1.xlsx'\n  arkusz: Zadania\n"
        )
        assert content.load(file).project

    @pytest.mark.parametrize(
        ("output", "code"),
        [
            ("dane.xlsx", "D101"),
            ("content/../dane.xlsx", "D101"),
            ("/nigdzie/dane.xlsx", "D101"),
            ("content/dane.xls", "D102"),
            ("content/dane", "D102"),
            (f"content/{NAME}.yaml", "D102"),
        ],
    )
    def test_not_where_the_content_could_not_use_it(
        self, project: Path, file: Path, output: str, code: str
    ) -> None:
        before = file.read_bytes()
        result = run("data", "new", "--output", output)
        assert result.exit_code == 1
        assert code in result.stderr
        assert file.read_bytes() == before
        assert left(project) == ["content"]
        assert left(project / "content") == [f"{NAME}.yaml"]

    def test_not_through_a_link_that_leads_out(self, project: Path) -> None:
        (project / "gdzie-indziej").mkdir()
        (project / "content" / "dane").symlink_to(project / "gdzie-indziej")
        result = run("data", "new", "--output", "content/dane/a.xlsx")
        assert "D101" in result.stderr
        assert left(project / "gdzie-indziej") == []

    def test_of_a_broken_content_makes_nothing(self, project: Path, file: Path) -> None:
        file.write_text(file.read_text("utf-8").replace("plan: 3", "plan: trzy"), "utf-8")
        result = run("data", "new")
        assert result.exit_code == 1
        assert "C020" in result.stderr
        assert left(project / "content") == [f"{NAME}.yaml"]

    def test_of_tasks_a_table_cannot_tell_apart_makes_nothing(
        self, project: Path, file: Path
    ) -> None:
        text = file.read_text("utf-8")
        text = text.replace("nazwa: Organizacja wizyt studyjnych", "nazwa: Razem")
        file.write_text(text, "utf-8")
        result = run("data", "new")
        assert result.exit_code == 1
        assert "D105" in result.stderr
        assert left(project / "content") == [f"{NAME}.yaml"]

    def test_a_content_that_uses_a_table_already_is_not_touched(
        self, file: Path, workbook: Path
    ) -> None:
        before = file.read_bytes()
        typed(workbook, {"E5": 3})
        result = run("data", "new", "--output", "content/nowy.xlsx")
        assert result.exit_code == 0
        assert "D106" in result.stderr
        assert file.read_bytes() == before
        book = openpyxl.load_workbook(file.with_name("nowy.xlsx"))
        assert book["Zadania"]["E5"].value == 3

    @pytest.mark.usefixtures("workbook")
    def test_a_register_is_added_to_a_content_that_has_only_tasks(self, file: Path) -> None:
        run("data", "new", "--register", "--output", "content/nowy.xlsx")
        told = plain(parse(file.read_bytes(), "").root)  # type: ignore[arg-type]
        assert told["dane"]["plik"] == f"{NAME}.xlsx"  # type: ignore[index]
        assert told["rejestr"]["plik"] == "nowy.xlsx"  # type: ignore[index]

    def test_a_content_marked_read_only_is_not_given_a_workbook(
        self, project: Path, file: Path
    ) -> None:
        file.chmod(0o444)
        result = run("data", "new")
        assert result.exit_code == 1
        assert "W006" in result.stderr
        assert left(project / "content") == [f"{NAME}.yaml"]


USES = [Use("dane", "a.xlsx", "Zadania", "Uwaga")]
BLOCK = "# Uwaga\ndane:\n  plik: a.xlsx\n  arkusz: Zadania\n"


class TestConnecting:
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_uses_the_line_ends_of_the_file(self, end: str, mark: bytes) -> None:
        old = mark + f"a: 1 {end}# b{end}".encode()
        assert connect(old, "f", USES) == old + f"\n{BLOCK}".replace("\n", end).encode()

    @pytest.mark.parametrize("last", ["c: 1", "c: |\n  d", "c: >-\n  d\n", "c:\n  - 1\n# e"])
    def test_begins_a_new_line(self, last: str) -> None:
        old = f"a: 1\n{last}".encode()
        new = connect(old, "f", USES)
        assert new.startswith(old)
        assert new.endswith(b"\n" + BLOCK.encode())

    def test_gives_a_text_at_the_end_no_line_it_did_not_have(self) -> None:
        old = b"a: 1\nb: |+\n  c\n"
        assert connect(old, "f", USES) == old + BLOCK.encode()

    @pytest.mark.parametrize("old", [b"{a: 1}\n", b"a: 1\n...\n", b"- a\n", b"dane:\nb: 1\n"])
    def test_where_nothing_can_be_added_the_lines_are_told(self, old: bytes) -> None:
        with pytest.raises(ContentError) as refusal:
            connect(old, "f", USES)
        [finding] = refusal.value.findings
        assert finding.code == "D103"
        assert finding.values["lines"] == "dane:; plik: a.xlsx; arkusz: Zadania"


# --- data pull --------------------------------------------------------------------------------


class TestPull:
    def test_shows_what_differs_and_writes_nothing(self, file: Path, workbook: Path) -> None:
        before = file.read_bytes()
        typed(workbook, {"D5": 4, "E7": 1})
        result = run("data", "pull")
        assert result.exit_code == 3
        assert result.stdout == (
            "Działanie 1, „Organizacja spotkań sieciujących OWES”: plan 3 → 4"
            f" (content/{NAME}.yaml:58, {NAME}.xlsx:Zadania!D5)\n"
            "Działanie 2, „Organizacja wizyt studyjnych”: wykonanie 2 → 1"
            f" (content/{NAME}.yaml:73, {NAME}.xlsx:Zadania!E7)\n"
            "2 różnice. Do treści wpisze je: es-docs data pull --write\n"
        )
        assert result.stderr == ""
        assert file.read_bytes() == before

    def test_says_what_the_guide_shows(self, workbook: Path) -> None:
        typed(workbook, {"E7": 1})
        assert f"$ es-docs data pull\n{run('data', 'pull').stdout}" in GUIDE.read_text("utf-8")

    def test_writes_the_numbers_and_nothing_else(self, file: Path, workbook: Path) -> None:
        before = file.read_bytes()
        typed(workbook, {"D5": 4, "E7": 1.5, "F10": "posiedzenie"})
        result = run("data", "pull", "--write")
        assert result.exit_code == 0
        assert f"Wpisano 3 zmiany: content/{NAME}.yaml\n" in result.stdout
        assert byte_diff(before, file.read_bytes()) == [
            "-        plan: 3\\n",
            "+        plan: 4\\n",
            "-        wykonanie: 2\\n",
            "+        wykonanie: 1,5\\n",
            "-        jednostka: spotkanie\\n",
            "+        jednostka: posiedzenie\\n",
        ]
        assert file.with_suffix(".yaml.bak").read_bytes() == before
        assert run("data", "pull", "--write").stdout == "Bez zmian.\n"
        assert content.load(file).findings == ()

    def test_keeps_comments_anchors_and_odd_spacing(self, file: Path, workbook: Path) -> None:
        text = file.read_text("utf-8")
        odd = {
            "plan: 3\n        wykonanie: 1\n": (
                "plan:   &n '3'   # trzy\n        wykonanie:   1  \n"
            ),
            "plan: 11\n        wykonanie: 9\n": 'plan: 11\n\n   # 9?\n        wykonanie: "9" #\n',
            "plan: 2\n        wykonanie: 2\n": "plan: &dwa 2\n        wykonanie: *dwa  # oba\n",
        }
        for plain_, dressed in odd.items():
            assert plain_ in text
            text = text.replace(plain_, dressed)
        before = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
        file.write_bytes(before)
        typed(workbook, {"D5": 4, "E5": 2, "E6": 11, "E7": 1})
        assert run("data", "pull", "--write").exit_code == 0
        assert byte_diff(before, file.read_bytes()) == [
            r"-        plan:   &n '3'   # trzy\r\n",
            r"-        wykonanie:   1  \r\n",
            r"+        plan:   &n '4'   # trzy\r\n",
            r"+        wykonanie:   2  \r\n",
            r'-        wykonanie: "9" #\r\n',
            r'+        wykonanie: "11" #\r\n',
            r"-        wykonanie: *dwa  # oba\r\n",
            r"+        wykonanie: 1  # oba\r\n",
        ]

    def test_from_another_file(self, file: Path, workbook: Path, tmp_path: Path) -> None:
        typed(workbook, {"E7": 1})
        shutil.copy(file.with_suffix(".yaml.bak"), file)
        elsewhere = tmp_path / "z-poczty.xlsx"
        shutil.move(workbook, elsewhere)
        result = run("data", "pull", "--from", "z-poczty.xlsx", "--write")
        assert result.exit_code == 0
        assert (
            f"wykonanie 2 → 1 (content/{NAME}.yaml:73, z-poczty.xlsx:Zadania!E7)" in result.stdout
        )
        old = file.with_suffix(".yaml.bak").read_bytes()
        assert byte_diff(old, file.read_bytes()) == [
            "-        wykonanie: 2\\n",
            "+        wykonanie: 1\\n",
        ]

    def test_from_the_register(self, file: Path) -> None:
        run("data", "new", "--register")
        workbook = file.with_suffix(".xlsx")
        name = "Organizacja spotkań sieciujących OWES"
        days = (date(2016, 1, 5), date(2016, 2, 5), date(2016, 12, 5))
        typed(workbook, {f"A{row}": day for row, day in enumerate(days, start=5)}, "Rejestr")
        typed(workbook, {f"C{row}": name for row in (5, 6, 7)}, "Rejestr")
        typed(workbook, {"B2": date(2016, 6, 30)})
        result = run("data", "pull")
        assert f"Działanie 1, „{name}”: wykonanie 1 → 2" in result.stdout
        assert "Rejestr!" in result.stdout

    def test_without_a_table_says_what_to_do(self) -> None:
        result = run("data", "pull")
        assert result.exit_code == 1
        assert "D110" in result.stderr
        assert "es-docs data new" in result.stderr

    def test_a_mistake_in_the_workbook_is_told_by_its_cell(
        self, file: Path, workbook: Path
    ) -> None:
        before = file.read_bytes()
        typed(workbook, {"E7": "dwa", "E5": 3})
        result = run("data", "pull", "--write")
        assert result.exit_code == 1
        assert "Zadania!E7" in result.stderr
        assert f"Nie zmieniono: content/{NAME}.yaml" in result.stderr
        assert file.read_bytes() == before

    def test_a_content_changed_meanwhile_is_left_as_it_is(
        self, file: Path, workbook: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from es_docs.content import pulling

        typed(workbook, {"E7": 1})
        real = pulling.pull

        def slow(*given: Path | None) -> pulling.Pulled:
            pulled = real(*given)  # type: ignore[arg-type]
            file.write_bytes(pulled.old + b"# moje\n")
            return pulled

        monkeypatch.setattr(pulling, "pull", slow)
        result = run("data", "pull", "--write")
        assert result.exit_code == 1
        assert "W013" in result.stderr
        assert file.read_bytes().endswith(b"# moje\n")

    @pytest.mark.parametrize("command", ["data", "data new", "data pull"])
    def test_help_mixes_no_languages(self, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
        said: dict[str, str] = {}
        for lang in ("pl", "en"):
            monkeypatch.setenv("LANGUAGE", lang)  # the words of click; the program sets it
            said[lang] = run(*command.split(), "--help", lang=lang).stdout
        polish, english = said["pl"], said["en"]
        assert not re.findall(r"\b(the|CONTENT|FILE|COMMAND|numbers)\b", polish)
        assert not re.findall(r"[ąćęłńóśźż]", english)

    def test_speaks_english(self, workbook: Path) -> None:
        typed(workbook, {"E7": 1})
        result = run("data", "pull", "--write", lang="en")
        assert "Action 2, “Organizacja wizyt studyjnych”: wykonanie 2 → 1" in result.stdout
        assert f"Written, 1 change: content/{NAME}.yaml" in result.stdout


# --- a crash in the middle --------------------------------------------------------------------


class TestCrash:
    def test_a_replacement_that_fails_leaves_the_old_file(
        self, file: Path, workbook: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before, names = file.read_bytes(), left(file.parent)
        typed(workbook, {"E7": 1})

        def fail(*_: object) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(os, "replace", fail)
        monkeypatch.setattr(Path, "replace", fail)
        result = run("data", "pull", "--write")
        assert result.exit_code == 1
        assert file.read_bytes() == before
        assert left(file.parent) == names

    @pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
    @pytest.mark.parametrize("point", ["fsync 1", "fsync 2", "replace 1", "replace 2"])
    def test_a_killed_program_leaves_the_old_file_whole(
        self, file: Path, workbook: Path, point: str
    ) -> None:
        before = file.read_bytes()
        typed(workbook, {"E7": 1})
        name, number = point.split()
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, name, number, str(file)], check=False
        )
        assert killed.returncode == -signal.SIGKILL
        assert file.read_bytes() == before
        assert run("data", "pull", "--write").exit_code == 0
        assert content.load(file).findings == ()
        assert not [name for name in left(file.parent) if "es-docs-tmp" in name]


KILLED = """
import os, pathlib, signal, sys
from es_docs import build
name, number, file = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
holder = os if name == "fsync" else pathlib.Path
real, calls = getattr(holder, name), []
def counting(*given):
    calls.append(given)
    if len(calls) == number:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given)
setattr(holder, name, counting)
build.pull(file, writes=True)
"""
"""Pull, and be killed at the n-th call of a function of the system."""
