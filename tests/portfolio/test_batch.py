"""Real projects built together: each fails alone, and what is unchanged is left untouched."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event

import pytest
from docx import Document
from msgspec.structs import replace
from openpyxl import load_workbook

from es_docs import build
from es_docs.diagnostics import Severity
from es_docs.portfolio import Options, Portfolio, State, Workers, build_all, list_projects
from es_docs.portfolio.record import RECORD
from es_docs.portfolio.summary import JSON_FILE, WORKBOOK, write_summary
from es_docs.portfolio.work import Done, Job, make_one
from portfolio.projects import broken, small, taken, write_and_die_once

NAMES = ("a", "b", "gmina/a", "powiat/c")
"""Of the projects that are sound; „powiat/d” is not."""
ALL = {
    *(f"output/{name}-prezentacja.pptx" for name in NAMES),
    *(f"output/{name}-sprawozdanie.docx" for name in NAMES),
}


def built(
    folder: Path, work: Callable[[Job], Done] = make_one, count: int = 2, **options: bool
) -> Portfolio:
    projects, _ = list_projects((folder / "content",), folder / "output")
    crew = Workers(count, work)
    chosen = replace(Options(), **options)
    return build_all(projects, folder / "output", chosen, crew, stop=Event())


def states(portfolio: Portfolio) -> dict[str, State]:
    return {one.listed.key: one.state for one in portfolio.outcomes}


def documents(folder: Path) -> Mapping[str, bytes]:
    files = (*(folder / "output").rglob("*.pptx*"), *(folder / "output").rglob("*.docx*"))
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def times(folder: Path) -> Mapping[str, int]:
    return {
        str(file.relative_to(folder)): file.stat().st_mtime_ns
        for file in (folder / "output").rglob("*")
        if file.is_file()
    }


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Portfolio]:
    """Four projects and a broken one, built once; tests that change something take a copy."""
    folder = tmp_path_factory.mktemp("batch")
    for name in NAMES:
        small(folder / "content" / f"{name}.yaml", title=f"Projekt {name}")
    build.new_workbook(folder / "content" / "b.yaml")
    broken(folder / "content" / "powiat" / "d.yaml")
    return folder, built(folder)


@pytest.fixture
def folder(batch: tuple[Path, Portfolio], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that cannot be told from the first: the record knows contents by the path given."""
    shutil.copytree(batch[0], tmp_path, dirs_exist_ok=True)
    record = tmp_path / "output" / RECORD
    told = json.loads(record.read_bytes())
    moved = json.loads(json.dumps(told["projects"]).replace(str(batch[0]), str(tmp_path)))
    from es_docs.portfolio.record import _digest

    record.write_text(json.dumps({**told, "digest": _digest(moved), "projects": moved}))
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestTheFirstTime:
    def test_every_project_is_built_and_the_broken_one_fails_alone(
        self, batch: tuple[Path, Portfolio]
    ):
        _, portfolio = batch
        assert states(portfolio) == {
            "a": State.BUILT,
            "b": State.BUILT,
            "gmina/a": State.BUILT,
            "powiat/c": State.BUILT,
            "powiat/d": State.FAILED,
        }
        assert portfolio.is_complete
        assert portfolio.findings == ()

    def test_a_failed_project_says_why_and_a_built_one_how_large_it_is(
        self, batch: tuple[Path, Portfolio]
    ):
        *sound, failed = batch[1].outcomes
        assert failed.first
        assert failed.first.code == "C040"
        assert failed.count(Severity.ERROR) == 8
        assert all(one.slides > 3 and one.pages > 1 and one.seconds > 0 for one in sound)
        assert {one.first.code for one in sound if one.first} == {"S001"}

    def test_documents_go_to_a_folder_called_like_that_of_their_content(
        self, batch: tuple[Path, Portfolio]
    ):
        assert documents(batch[0]).keys() == ALL

    def test_they_are_the_documents_that_one_build_makes(
        self, batch: tuple[Path, Portfolio], tmp_path: Path
    ):
        content = batch[0] / "content" / "gmina" / "a.yaml"
        alone = build.build(content, tmp_path)
        together = documents(batch[0])
        for file in alone.files:
            assert file.read_bytes() == together[f"output/gmina/{file.name}"]

    def test_one_worker_makes_the_same_bytes_as_two_summary_included(
        self, batch: tuple[Path, Portfolio], tmp_path: Path
    ):
        shutil.copytree(batch[0] / "content", tmp_path / "content")
        portfolio = built(tmp_path, count=1)
        assert states(portfolio) == states(batch[1])
        assert documents(tmp_path) == documents(batch[0])
        both = (batch[1], batch[0]), (portfolio, tmp_path)
        made: list[bytes] = []
        for one, place in both:
            write_summary(relative(one, place), tmp_path / "output", "pl")
            made.append((tmp_path / "output" / WORKBOOK).read_bytes())
        assert made[0] == made[1]


def relative(portfolio: Portfolio, folder: Path) -> Portfolio:
    """As if the command had been given in the folder; findings of the broken one left out."""
    outcomes = [
        replace(
            one,
            findings=(),
            listed=replace(one.listed, content=one.listed.content.relative_to(folder)),
        )
        for one in portfolio.outcomes
    ]
    return Portfolio(tuple(outcomes))


class TestTheNextTime:
    def test_nothing_is_touched_when_nothing_changed(self, folder: Path):
        before = times(folder)
        portfolio = built(folder)
        assert {state for key, state in states(portfolio).items() if key != "powiat/d"} == {
            State.UNCHANGED
        }
        assert times(folder) == before

    def test_what_was_told_is_told_again(self, folder: Path, batch: tuple[Path, Portfolio]):
        for before, now in zip(batch[1].outcomes, built(folder).outcomes, strict=True):
            assert (now.slides, now.pages) == (before.slides, before.pages)
            assert [one.code for one in now.findings] == [one.code for one in before.findings]

    def test_no_worker_is_started_for_what_is_unchanged(self, folder: Path):
        (folder / "content" / "powiat" / "d.yaml").unlink()

        def nobody(*_: object) -> object:
            raise AssertionError

        projects, _ = list_projects((folder / "content",), folder / "output")
        portfolio = build_all(projects, folder / "output", Options(), nobody, stop=Event())  # type: ignore[arg-type]
        assert set(states(portfolio).values()) == {State.UNCHANGED}

    def test_only_the_project_whose_workbook_changed_is_built(self, folder: Path):
        workbook = folder / "content" / "b.xlsx"
        book = load_workbook(workbook)
        sheet = book["Zadania"]
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "Wykonanie"]
        sheet.cell(cells[0].row + 1, cells[0].column).value = 3
        book.save(workbook)
        before = times(folder)
        assert states(built(folder)) == {
            "a": State.UNCHANGED,
            "b": State.UPDATED,
            "gmina/a": State.UNCHANGED,
            "powiat/c": State.UNCHANGED,
            "powiat/d": State.FAILED,
        }
        changed = {name for name, time in times(folder).items() if before.get(name) != time}
        assert {Path(name).name.split("-")[0] for name in changed if ".es-docs" not in name} == {
            "b"
        }
        assert states(built(folder))["b"] is State.UNCHANGED

    def test_what_was_mended_is_built(self, folder: Path):
        small(folder / "content" / "powiat" / "d.yaml")
        assert states(built(folder))["powiat/d"] is State.BUILT

    def test_a_document_that_is_gone_is_made_again(self, folder: Path):
        (folder / "output" / "a-prezentacja.pptx").unlink()
        assert states(built(folder))["a"] is State.BUILT
        assert (folder / "output" / "a-prezentacja.pptx").exists()

    def test_a_document_somebody_edited_is_looked_at_and_stays(self, folder: Path):
        report = folder / "output" / "a-sprawozdanie.docx"
        edited = Document(str(report))
        edited.paragraphs[-1].add_run(" Dopisek.")
        edited.save(str(report))
        before = report.read_bytes()
        portfolio = built(folder)
        assert states(portfolio)["a"] is State.UNCHANGED
        assert portfolio.outcomes[0].seconds > 0  # it was looked at
        assert report.read_bytes() == before
        assert built(folder).outcomes[0].seconds == 0  # and is known now

    def test_other_assets_and_other_options_are_a_reason_to_look(self, folder: Path):
        projects, _ = list_projects((folder / "content",), folder / "output")
        assets = folder / "content" / "gmina" / "assets"
        shutil.copytree(build.find_environment(folder).assets, assets)
        with (assets / "signs" / "manifest.yaml").open("a", encoding="utf-8") as manifest:
            manifest.write("# znak dojdzie jutro\n")
        looked_at: list[str] = []

        def look(jobs: list[Job], _stop: Event) -> object:
            looked_at.extend(job.content.stem + job.output.name for job in jobs)
            yield from ()

        def waiting(**options: object) -> list[str]:
            looked_at.clear()
            chosen = replace(Options(), **options)
            build_all(projects, folder / "output", chosen, look, stop=Event())  # type: ignore[arg-type]
            return looked_at

        assert waiting() == ["agmina", "dpowiat"]
        assert len(waiting(changes=True)) == len(waiting(fresh=True)) == 5

    def test_a_damaged_record_costs_time_and_nothing_else(self, folder: Path):
        before = documents(folder)
        (folder / "output" / RECORD).write_bytes(b'{"version": 1')
        assert states(built(folder))["a"] is State.UNCHANGED
        assert documents(folder) == before

    def test_a_fresh_start_makes_all_anew_and_keeps_the_old(self, folder: Path):
        before = documents(folder)
        assert states(built(folder, fresh=True))["a"] is State.BUILT
        after = documents(folder)
        assert after["output/a-prezentacja.1.pptx"] == before["output/a-prezentacja.pptx"]


class TestWhenAWorkerDies:
    def test_after_the_documents_were_written_they_are_there_once(self, folder: Path):
        shutil.rmtree(folder / "output")
        portfolio = built(folder, write_and_die_once)
        assert states(portfolio)["a"] is State.BUILT
        assert documents(folder).keys() == ALL

    def test_a_fresh_start_keeps_only_what_was_there_before(self, folder: Path):
        before = documents(folder)
        portfolio = built(folder, write_and_die_once, fresh=True)
        job = Job(0, Path("a.yaml"), folder / "output", Options(), {})
        assert len(taken(job)) == 2
        assert states(portfolio)["a"] is State.BUILT
        after = documents(folder)
        assert after["output/a-prezentacja.1.pptx"] == before["output/a-prezentacja.pptx"]
        assert "output/a-prezentacja.2.pptx" not in after


class TestQuestions:
    def test_they_are_told_until_the_document_or_the_data_settle_them(self, folder: Path):
        report = folder / "output" / "a-sprawozdanie.docx"
        overtype(report, "1 spotkanie", "2 spotkania")
        small(folder / "content" / "a.yaml", realised=3, title="Projekt a")
        portfolio = built(folder)
        assert [one.listed.key for one in portfolio.asking] == ["a"]
        assert states(portfolio)["a"] is State.UPDATED
        again = built(folder)
        assert [one.listed.key for one in again.asking] == ["a"]
        assert states(again)["a"] is State.UNCHANGED
        overtype(report, "2 spotkania", "3 spotkania")
        assert built(folder).asking == ()


def overtype(report: Path, old: str, new: str) -> None:
    document = Document(str(report))
    old, new = old.replace(" ", "\u00a0"), new.replace(" ", "\u00a0")
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    runs = [run for cell in cells for one in cell.paragraphs for run in one.runs if run.text == old]
    assert runs
    for run in runs:
        run.text = new
    document.save(str(report))


def test_two_projects_with_the_same_names_fail_and_no_other(tmp_path: Path):
    for name in ("p.yaml", "P.yml", "q.yaml"):
        small(tmp_path / "content" / name)
    portfolio = built(tmp_path)
    assert [one.state for one in portfolio.outcomes] == [State.FAILED, State.FAILED, State.BUILT]
    assert {one.first.code for one in portfolio.outcomes[:2] if one.first} == {"B002"}


def test_a_record_that_cannot_be_kept_is_a_warning(tmp_path: Path):
    small(tmp_path / "content" / "a.yaml")
    (tmp_path / "output" / RECORD).mkdir(parents=True)
    (finding,) = built(tmp_path).findings
    assert (finding.code, finding.severity) == ("B005", Severity.WARNING)


def test_the_json_is_as_documented(batch: tuple[Path, Portfolio], tmp_path: Path):
    write_summary(batch[1], tmp_path, "en")
    told = json.loads((tmp_path / JSON_FILE).read_bytes())
    page = (Path(__file__).parents[2] / "docs" / "portfolio.md").read_text(encoding="utf-8")
    keys = {*told, *told["counts"], *told["projects"][0], *told["projects"][4]["findings"][0]}
    assert [key for key in keys if f"`{key}`" not in page] == []
    assert told["version"] == 1
    assert told["counts"]["built"] == 4
    assert [one["state"] for one in told["projects"]] == [*["built"] * 4, "failed"]
