"""The same work on a real Dask cluster of several processes, some of which are killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec import Struct

from es_docs import build
from es_docs.checks.package import check_package
from es_docs.cli import command_line
from es_docs.diagnostics import EsDocsError
from es_docs.portfolio import (
    Options,
    State,
    build_all,
    cluster,
    fingerprint,
    list_projects,
)
from es_docs.portfolio.cluster import Cluster
from es_docs.portfolio.packing import unpack
from portfolio.projects import (
    PYTHONPATH,
    broken,
    die_on_another_computer_once,
    elsewhere,
    jobs_of,
    make_on_and_on_until_killed,
    note,
    note_or_die,
    slowly,
    small,
    taken,
)

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are killed with signals")


class Running(Struct, frozen=True, dict=True):
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def running(folder: Path, workers: int) -> Generator[Running]:
    """A scheduler and workers without nannies (nobody starts them anew), far from the project."""
    folder.mkdir(exist_ok=True)
    fingerprint.of_program.cache_clear()  # the workers, started anew, see the program as it is now
    file = folder / "scheduler.json"
    environment = {
        **os.environ,
        "PYTHONPATH": PYTHONPATH,
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "DASK_TEMPORARY_DIRECTORY": str(folder),
    }

    def started(name: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + name, *options]
        with (folder / "log").open("ab") as log:
            return subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)

    known = ("--scheduler-file", str(file), "--no-dashboard")
    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0", *known)
    alone = ("--no-nanny", "--nthreads", "1", "--memory-limit", "0")
    processes = tuple(started("worker", *alone, *known) for _ in range(workers))
    try:
        address = waited_for(lambda: json.loads(file.read_bytes())["address"])
        waited_for(
            lambda: (folder / "log").read_bytes().count(b"Registered to:") >= workers or None
        )
        yield Running(address, scheduler, processes)
    finally:
        for process in (*processes, scheduler):
            process.kill()
            process.wait()


def waited_for(ask: Callable[[], Any]) -> Any:
    """The answer, as soon as there is one."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError, ValueError):
            if (answer := ask()) is not None:
                return answer
        time.sleep(0.05)
    raise TimeoutError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "projekty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="module")
def one_worker(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running]:
    with running(tmp_path_factory.mktemp("klaster"), 1) as dask:
        yield dask


def test_all_documents_arrive_whole_and_once_though_a_worker_is_killed(here: Path, tmp_path: Path):
    names = [f"p{number}" for number in range(6)]
    for name in names:
        small(here / "content" / f"{name}.yaml")
    broken(here / "content" / "zły.yaml")
    projects, _ = list_projects((Path("content"),), Path("output"))
    (here / "output").mkdir()

    with running(tmp_path / "klaster", 3) as dask:
        pids = {str(worker.pid) for worker in dask.workers}
        killed: list[str] = []

        def kill_the_one_at_work() -> None:
            (pid,) = waited_for(lambda: taken_up(here, names[3]) or None)
            time.sleep(0.1)  # in the middle of a document
            os.kill(int(pid), signal.SIGKILL)
            killed.append(pid)

        hunter = Thread(target=kill_the_one_at_work)
        hunter.start()
        crew = Cluster(dask.address, make_on_and_on_until_killed)
        done = build_all(
            projects, Path("output"), Options(), crew, stop=Event(), tell=lambda _: None
        )
        hunter.join()

    assert set(killed) <= pids
    assert len(killed) == 1
    states = {one.listed.key: one.state for one in done.outcomes}
    assert states == {**dict.fromkeys(names, State.BUILT), "zły": State.FAILED}
    documents = {file.name for file in here.glob("output/*.*x*") if file.suffix != ".taken"}
    assert documents == {f"{name}{ending}" for name in names for ending in build.SUFFIXES.values()}
    # Beside the one at work, results that nobody had fetched from the dead worker are made again.
    tries = {name: taken_up(here, name) for name in names}
    again = [name for name in names if len(tries[name]) > 1]
    assert names[3] in again
    assert all(tries[name][0] == killed[0] for name in again)
    assert all(len(some) <= 2 for some in tries.values())
    for name in {names[3], names[0]}:
        alone = build.build(Path(f"content/{name}.yaml"), tmp_path / "alone")
        for file in alone.files:
            together = here / "output" / file.name
            assert check_package(together.read_bytes(), file.name) == ()
            assert together.read_bytes() == file.read_bytes()
    failed = done.outcomes[-1].first
    assert failed
    assert failed.location
    assert failed.location.file == str(Path("content/zły.yaml"))  # as the person named it


def taken_up(here: Path, name: str) -> list[str]:
    return (here / "output" / f"{name}.taken").read_text(encoding="ascii").split()


def test_a_project_that_kills_every_worker_fails_and_no_other(here: Path, tmp_path: Path):
    jobs = jobs_of(here, "a", "umiera", "b", "c")
    with running(tmp_path / "klaster", 3) as dask:
        done = {one.number: one for one in Cluster(dask.address, note_or_die)(jobs, Event())}
    codes = {number: [one.code for one in unpack(done[number].findings)] for number in done}
    assert codes[1] == ["B001"]
    assert [number for number in done if done[number].is_failed] == [1]
    assert len(taken(jobs[1])) == 2


def test_what_a_worker_on_another_computer_died_over_is_taken_over(here: Path, tmp_path: Path):
    small(here / "a.yaml")
    with running(tmp_path / "klaster", 2) as dask:
        crew = Cluster(dask.address, die_on_another_computer_once)
        (done,) = crew(jobs_of(here, "a"), Event())
    assert not done.is_failed, unpack(done.findings)
    assert len(list(here.glob("a-*.*x"))) == 2
    assert not list(here.glob("*.es-docs-lock"))


def test_the_command_works_on_a_cluster_and_needs_none_for_what_is_unchanged(
    here: Path, one_worker: Running
):
    small(here / "content" / "a.yaml")
    command = ["build", "content", "--scheduler", one_worker.address]
    first = CliRunner().invoke(command_line("pl"), command)
    assert first.exit_code == 0, first.output
    assert "  zbudowane        1\n" in first.stdout
    nowhere = ["build", "content", "--scheduler", "tcp://127.0.0.1:1"]
    again = CliRunner().invoke(command_line("pl"), nowhere)
    assert "  bez zmian        1\n" in again.stdout
    assert again.exit_code == 0


def test_a_scheduler_that_does_not_answer_is_told(here: Path):
    with pytest.raises(EsDocsError) as refused:
        list(Cluster("tcp://127.0.0.1:1", note, patience=1.0)(jobs_of(here, "a"), Event()))
    assert [one.code for one in refused.value.findings] == ["B004"]
    assert refused.value.findings[0].values["address"] == "tcp://127.0.0.1:1"


def test_what_is_left_when_the_cluster_goes_away_is_told_as_failed(here: Path, tmp_path: Path):
    jobs = jobs_of(here, *map(str, range(30)))
    with running(tmp_path / "klaster", 1) as dask:
        done = []
        for one in Cluster(dask.address, slowly, lonely=1.0)(jobs, Event()):
            done.append(one)
            if len(done) == 1:
                dask.scheduler.kill()
    assert sorted(one.number for one in done) == list(range(30))
    failed = [one for one in done if one.is_failed]
    assert 0 < len(failed) < 30
    assert {one.code for each in failed for one in unpack(each.findings)} == {"B004"}


def test_what_was_not_begun_is_not_done_when_it_is_stopped(here: Path, one_worker: Running):
    jobs = jobs_of(here, *map(str, range(30)))
    stop = Event()
    done = []
    for one in Cluster(one_worker.address, slowly)(jobs, stop):
        done.append(one.number)
        stop.set()
    assert len(done) == 1
    time.sleep(1)  # what was begun comes to its end
    begun = len(list(here.glob("*.taken")))
    time.sleep(1.5)
    assert len(list(here.glob("*.taken"))) == begun < 30


def test_documents_that_are_not_where_this_computer_looks_are_told(
    here: Path, one_worker: Running, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(cluster, "_SEEN_WITHIN", 0.1)
    (done,) = Cluster(one_worker.address, elsewhere)(jobs_of(here, "a"), Event())
    assert [one.code for one in unpack(done.findings)] == ["B008"]


def test_a_scheduler_without_workers_is_told(here: Path, tmp_path: Path):
    with running(tmp_path / "klaster", 0) as dask, pytest.raises(EsDocsError) as refused:
        list(Cluster(dask.address, note, patience=2.0)(jobs_of(here, "a"), Event()))
    assert [one.code for one in refused.value.findings] == ["B004"]
