"""Small projects made from the seed, and what workers do in the tests instead of building."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import yaml

from es_docs.diagnostics import Location, warning
from es_docs.portfolio.packing import pack
from es_docs.portfolio.work import Done, Job, Options, make_one
from es_docs.write import running
from es_docs.write.litter import host

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "content" / "koordynacja-es.yaml"
PYTHONPATH = os.pathsep.join([str(ROOT / "tests"), *filter(None, [os.environ.get("PYTHONPATH")])])
"""For processes that have to find this module."""


def small(path: Path, *, realised: int = 1, title: str = "") -> Path:
    """The seed with one action of one task: what is built quickly."""
    written = yaml.load(SEED.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
    action = written["działania"][0]
    action["zadania"] = [{**action["zadania"][0], "wykonanie": str(realised)}]
    written["działania"] = [action]
    written["projekt"]["tytuł"] = title or f"Projekt {path.stem}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return path


def broken(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("projekt: {}\n", encoding="utf-8")
    return path


def jobs_of(folder: Path, *names: str) -> list[Job]:
    contents = [folder / f"{name}.yaml" for name in names]
    return [Job(n, one, folder, Options(), {}) for n, one in enumerate(contents)]


# --- what a worker can do with a job; it is called by its name in another process ---------------


def note(job: Job) -> Done:
    """Leave a mark for every time the job was taken up, and say in which process that was."""
    with (job.output / f"{job.content.stem}.taken").open("a", encoding="ascii") as file:
        file.write(f"{os.getpid()}\n")
    pid = warning("W008", Location(str(job.content)), file=os.getpid())
    return Done(job.number, pack([pid]), is_failed=False)


def taken(job: Job) -> list[int]:
    return [int(line) for line in (job.output / f"{job.content.stem}.taken").read_text().split()]


def note_or_die(job: Job) -> Done:
    """Die over „umiera” every time and over „raz” the first time, with half of the work done."""
    done = note(job)
    if job.content.stem == "umiera" or (job.content.stem == "raz" and len(taken(job)) == 1):
        os.kill(os.getpid(), signal.SIGKILL)
    return done


def slowly(job: Job) -> Done:
    done = note(job)
    time.sleep(0.5)
    return done


def first_last(job: Job) -> Done:
    """The first job takes the longest."""
    time.sleep(0.6 if job.number == 0 else 0.0)
    return note(job)


def write_and_die_once(job: Job) -> Done:
    """Die after the documents were written and before anybody was told."""
    done = make_one(job)
    note(job)
    if len(taken(job)) == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return done


def make_on_and_on_until_killed(job: Job) -> Done:
    """Whoever takes up „p3” first is at work on its documents whenever it is killed."""
    note(job)
    while job.content.stem == "p3" and len(taken(job)) == 1:
        make_one(job)
    return make_one(job)


def die_on_another_computer_once(job: Job) -> Done:
    """Leave what a worker on another computer leaves that dies while it works on a document."""
    running.PATIENCE = 0.2
    note(job)
    if len(taken(job)) == 1:
        me = {"pid": os.getpid(), "host": host(), "machine": "gdzie indziej"}
        line = json.dumps({**me, "since": int(time.time())})
        lock = job.output / f".{job.content.stem}-prezentacja.pptx.es-docs-lock"
        lock.write_text(f"\n{line}\n", encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return make_one(job)


def elsewhere(job: Job) -> Done:
    """What a worker says whose folder is not the one that everybody else sees."""
    return Done(job.number, is_failed=False, documents={"a.pptx": "00"}, is_settled=True)
