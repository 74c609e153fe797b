"""Worker processes: every job is done, whoever dies over it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from es_docs.portfolio.packing import unpack
from es_docs.portfolio.work import Done, Job
from es_docs.portfolio.workers import Workers
from portfolio.projects import (
    PYTHONPATH,
    first_last,
    jobs_of,
    note,
    note_or_die,
    slowly,
    taken,
)


def codes(done: Done) -> list[str]:
    return [finding.code for finding in unpack(done.findings)]


def done_by(count: int, work: Callable[[Job], Done], jobs: list[Job]) -> dict[str, Done]:
    crew = Workers(count, work)
    return {jobs[done.number].content.stem: done for done in crew(jobs, Event())}


def test_every_job_is_done_once_by_workers_that_stay(tmp_path: Path):
    jobs = jobs_of(tmp_path, "a", "b", "c", "d", "e")
    assert set(done_by(2, note, jobs)) == {"a", "b", "c", "d", "e"}
    processes = [pid for job in jobs for pid in taken(job)]
    assert len(processes) == 5
    assert 1 <= len(set(processes)) <= 2
    assert os.getpid() not in processes


def test_who_is_done_first_is_told_first(tmp_path: Path):
    jobs = jobs_of(tmp_path, "a", "b", "c")
    told = [done.number for done in Workers(2, first_last)(jobs, Event())]
    assert sorted(told) == [0, 1, 2]


def test_no_more_workers_are_started_than_there_are_jobs(tmp_path: Path):
    (job,) = jobs_of(tmp_path, "a")
    assert list(done_by(8, note, [job])) == ["a"]


@pytest.mark.parametrize("count", [1, 2])
def test_a_worker_that_dies_costs_only_the_project_it_had(tmp_path: Path, count: int):
    jobs = jobs_of(tmp_path, "a", "umiera", "b", "raz", "c")
    done = done_by(count, note_or_die, jobs)
    assert set(done) == {"a", "umiera", "b", "raz", "c"}
    assert codes(done["umiera"]) == ["B001"]
    assert done["umiera"].is_failed
    assert {stem for stem, one in done.items() if one.is_failed} == {"umiera"}
    tries = {job.content.stem: len(taken(job)) for job in jobs}
    assert tries == {"a": 1, "umiera": 2, "b": 1, "raz": 2, "c": 1}


def test_a_project_whose_worker_died_is_tried_again_when_nothing_else_runs(tmp_path: Path):
    jobs = jobs_of(tmp_path, "raz", "a", "b", "c")
    numbers = [done.number for done in Workers(2, note_or_die)(jobs, Event())]
    assert numbers[-1] == 0


def test_what_was_begun_is_finished_when_it_is_stopped_and_nothing_else_is(tmp_path: Path):
    stop = Event()
    jobs = jobs_of(tmp_path, "a", "b", "c", "d", "e", "f")
    told: list[int] = []
    for done in Workers(2, slowly)(jobs, stop):
        told.append(done.number)
        stop.set()
    assert 1 <= len(told) <= 3
    assert len(list(tmp_path.glob("*.taken"))) == len(told)


def test_whoever_turns_away_leaves_no_worker_behind(tmp_path: Path):
    jobs = jobs_of(tmp_path, "a", "b", "c", "d")
    doing = Workers(2, slowly)(jobs, Event())
    next(doing)
    doing.close()
    processes = {
        pid for file in tmp_path.glob("*.taken") for pid in map(int, file.read_text().split())
    }
    assert processes
    assert not any(map(is_running, processes))


def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path):
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from threading import Event
        from es_docs.portfolio.workers import Workers
        from portfolio.projects import jobs_of, slowly

        if __name__ == "__main__":
            jobs = jobs_of(Path(sys.argv[1]), *map(str, range(100)))
            for done in Workers(1, slowly)(jobs, Event()):
                print(done.number, flush=True)
        """
    )
    script = tmp_path / "parent.py"
    script.write_text(program, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": PYTHONPATH}
    parent = subprocess.Popen(
        [sys.executable, script, tmp_path], env=environment, stdout=subprocess.PIPE
    )
    assert parent.stdout
    with parent.stdout:
        parent.stdout.readline()
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    (process,) = taken(jobs_of(tmp_path, "0")[0])
    deadline = time.monotonic() + 30
    while is_running(process) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_running(process)


def is_running(process: int) -> bool:
    """A zombie that nobody has asked for yet does not run."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] not in "ZX"
