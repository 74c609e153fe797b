"""What a person types to build many projects, and what the program answers."""

from __future__ import annotations

import gettext
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from es_docs import cli, portfolio
from es_docs.cli import portfolio as command
from es_docs.diagnostics import error
from es_docs.portfolio import Listed, Outcome, Portfolio, State
from portfolio.projects import broken, small


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    for variable in ("ES_DOCS_LANG", "ES_DOCS_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANGUAGE", "")
    domain = gettext.textdomain()
    yield tmp_path
    gettext.textdomain(domain)


def run(*arguments: str) -> Result:
    class Program(click.Command):
        def main(self, args: object = None, **_extra: object) -> None:  # type: ignore[override]
            cli.main(list(args))  # type: ignore[call-overload]

    return CliRunner().invoke(Program("es-docs"), arguments)


def outcome(name: str, state: State, *findings: object, **more: object) -> Outcome:
    return Outcome(Listed(Path(f"content/{name}.yaml")), state, findings=findings, **more)  # type: ignore[arg-type]


def answering(monkeypatch: pytest.MonkeyPatch, *outcomes: Outcome) -> list[dict[str, object]]:
    """Let `build_all` answer as the test says; gives what it was asked."""
    asked: list[dict[str, object]] = []

    def build_all(projects, output, options, crew, **_):
        asked.append({"projects": projects, "output": output, "options": options, "crew": crew})
        return Portfolio(outcomes)

    monkeypatch.setattr(portfolio, "build_all", build_all)
    return asked


FAULT = error("B006", None, fault="x")


class TestAnswers:
    def test_a_folder_is_built_and_a_table_tells_what_came_of_it(self, project: Path):
        for name in ("a", "b"):
            small(project / "content" / f"{name}.yaml")
        broken(project / "content" / "powiat" / "c.yaml")
        result = run("build", "content", "--jobs", "2")
        assert result.exit_code == 1
        assert result.stdout.splitlines() == [
            f"Podsumowanie: {Path('output/podsumowanie.xlsx')}, {Path('output/podsumowanie.json')}",
            "Projekty: 3",
            "  zbudowane        2",
            "  zaktualizowane   0",
            "  bez zmian        0",
            "  nieudane         1",
            "  z pytaniami      0",
            "  z ostrzeżeniami  2",
        ]
        _, failed = result.stderr.split("Nieudane:\n")
        assert failed.startswith(f"{Path('content/powiat/c.yaml')}:1:1: błąd C040: ")
        assert (project / "output" / "podsumowanie.json").exists()

    def test_one_file_with_jobs_is_a_portfolio_of_one(self, project: Path):
        small(project / "content" / "a.yaml")
        assert "Projekty: 1\n" in run("build", "content/a.yaml", "--jobs", "1").stdout
        assert "Projekty" not in run("build", "content/a.yaml").output

    @pytest.mark.parametrize(
        ("outcomes", "code"),
        [
            ((outcome("a", State.BUILT), outcome("b", State.UNCHANGED)), 0),
            ((outcome("a", State.UPDATED, questions=(FAULT,)),), 2),
            (
                (
                    outcome("a", State.UPDATED, questions=(FAULT,)),
                    outcome("b", State.FAILED, FAULT),
                ),
                1,
            ),
            ((outcome("a", State.FAILED, FAULT), outcome("b", State.WAITING)), 130),
        ],
    )
    def test_the_exit_code(
        self, monkeypatch: pytest.MonkeyPatch, outcomes: tuple[Outcome, ...], code: int
    ):
        answering(monkeypatch, *outcomes)
        assert run("build", "content/x.yaml", "--jobs", "1").exit_code == code

    def test_the_projects_with_questions_are_named(self, monkeypatch: pytest.MonkeyPatch):
        answering(monkeypatch, outcome("a", State.UPDATED, questions=(FAULT, FAULT)))
        result = run("build", "content/x.yaml", "--jobs", "1")
        assert f"  {Path('content/a.yaml')}: 2\n" in result.stderr
        assert "  z pytaniami      1\n" in result.stdout

    def test_of_many_that_failed_only_some_are_named(self, monkeypatch: pytest.MonkeyPatch):
        answering(monkeypatch, *(outcome(f"p{n}", State.FAILED, FAULT) for n in range(25)))
        result = run("build", "content/x.yaml", "--jobs", "1")
        assert result.stderr.count("błąd B006") == 20
        assert "… i jeszcze 5; wszystkie są w podsumowaniu." in result.stderr

    def test_a_summary_open_in_a_program_is_told_and_the_rest_stays(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ):
        answering(monkeypatch, outcome("a", State.BUILT))
        (project / "output").mkdir()
        (project / "output" / ".~lock.podsumowanie.xlsx#").write_text(",anna,komputer,,")
        result = run("build", "content/x.yaml", "--jobs", "1")
        assert result.exit_code == 1
        assert "W003" in result.stderr
        assert "Projekty: 1" in result.stdout


class TestWhatIsAsked:
    def test_options_are_passed_on(self, monkeypatch: pytest.MonkeyPatch):
        asked = answering(monkeypatch, outcome("a", State.BUILT))
        options = "--jobs 3 --only docx --pdf --fresh --changes --ignore-lock --output out"
        run("build", "content/x.yaml", *options.split())
        (one,) = asked
        expected = portfolio.Options(frozenset({"docx"}), True, True, True, True)
        assert (one["options"], one["output"]) == (expected, Path("out"))
        assert one["crew"].count == 3  # type: ignore[attr-defined]

    def test_without_a_number_all_processors_work(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ):
        asked = answering(monkeypatch, outcome("a", State.BUILT))
        small(project / "content" / "a.yaml")
        run("build", "content")
        assert asked[0]["crew"].count == command._processors()  # type: ignore[attr-defined]

    def test_jobs_alone_take_the_content_folder(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ):
        asked = answering(monkeypatch, outcome("a", State.BUILT))
        small(project / "content" / "a.yaml")
        run("build", "--jobs", "1")
        assert [one.content for one in asked[0]["projects"]] == [Path("content/a.yaml")]  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["build", "content"], "w folderach: content nie ma plików z treścią"),
            (["build", "--jobs", "0", "content/x.yaml"], "0"),
            (["build", "content", "--scheduler", "serwer:8786"], "„serwer:8786” nie jest adresem"),
            (["build", "content", "--scheduler", "inproc://x:1"], "nie jest adresem klastra"),
        ],
    )
    def test_wrong_use_ends_with_2(self, arguments: list[str], told: str):
        result = run(*arguments)
        assert told in result.stderr.replace("\n", " ")
        assert result.exit_code == 2

    def test_a_missing_dask_is_told_with_what_to_install(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ):
        small(project / "content" / "a.yaml")
        monkeypatch.setitem(sys.modules, "distributed", None)
        result = run("build", "content", "--scheduler", "tcp://127.0.0.1:1")
        assert result.exit_code == 1
        assert "B003" in result.stderr
        assert 'pip install "es-docs[dask]"' in result.stderr
        assert not (project / "output").exists()


class TestProgress:
    def test_a_terminal_shows_how_many_the_time_and_a_name(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ):
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        with command._Progress("pl") as progress:
            progress.begin(3)
            progress.tell(outcome("p" * 50, State.BUILT))
            progress.tell(outcome("b", State.BUILT))
        shown = capsys.readouterr().err
        assert "2/3" in shown
        assert "content/b.yaml" in shown
        assert "…" + "p" * 26 + ".yaml" in shown

    def test_elsewhere_there_is_a_line_now_and_then(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ):
        now = 0.0
        monkeypatch.setattr(time, "monotonic", lambda: now)
        with command._Progress("pl") as progress:
            progress.begin(100)
            for _ in range(100):
                now += 0.5
                progress.tell(outcome("a", State.BUILT))
        assert capsys.readouterr().err.splitlines() == [
            "21 z 100",
            "42 z 100",
            "63 z 100",
            "84 z 100",
        ]


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is no signal to a process there")
def test_ctrl_c_finishes_what_was_begun_and_the_next_run_does_the_rest(project: Path):
    for number in range(12):
        small(project / "content" / f"p{number:02}.yaml")
    arguments = [sys.executable, "-m", "es_docs", "build", "content", "--jobs", "1"]
    running = subprocess.Popen(
        arguments,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    deadline = time.monotonic() + 180
    while not list(project.glob("output/*.docx")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: the workers get it too
    out, told = running.communicate(timeout=180)
    assert running.returncode == 130
    assert "Kończę zaczęte projekty." in told
    assert "Przerwano." in told
    assert "Traceback" not in told
    done = int(out.partition("zbudowane")[2].split()[0])
    assert f"  niezrobione      {12 - done:>2}" in out
    assert (
        len(list(project.glob("output/*.pptx"))) == len(list(project.glob("output/*.docx"))) == done
    )
    assert not list(project.rglob("*.es-docs-tmp"))
    again = run("build", "content")
    assert f"  bez zmian        {done:>2}" in again.stdout
    assert f"  zbudowane        {12 - done:>2}" in again.stdout
