"""Runs that are killed: what stands in the folder at every instant, and what the next run does.

`instants` runs something in a child process and copies the folder before and after every call
that changes files, half-written ones too: each copy is what a kill in that moment leaves, for
what the system was given stays when the process dies. `killed` really kills, at random.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import docx
import pptx
from msgspec import Struct

from es_docs import build, starting, write
from es_docs.update import Request

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "content" / "koordynacja-es.yaml"
LITTER = re.compile(r".*\.es-docs-(tmp|lock)(/.*)?", re.DOTALL)
MARK = "Dopisek osoby"
"""What a person typed into each document."""
CHANGING = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}
"""The audit events around which files change (docs.python.org, audit events table)."""

Tree = Mapping[str, bytes]


def tree(folder: Path) -> Tree:
    """The files below a folder, whatever their names."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def litter(folder: Path) -> list[str]:
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return sorted(path for path in paths if LITTER.fullmatch(path))


def kept(folder: Path) -> Tree:
    """The files that are nobody's litter."""
    return {name: data for name, data in tree(folder).items() if not LITTER.fullmatch(name)}


# --- at every instant -------------------------------------------------------------------------


def instants(run: Callable[[], None], folder: Path, states: Path) -> list[Path]:
    """Copies of the folder as kills leave it, each different from the others, in their order."""
    states.mkdir()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            camera = _Camera(folder, states)
            _watch(camera)
            run()
            camera.take()
            status = 0
        except BaseException:  # noqa: BLE001 - nothing may run on in the child
            traceback.print_exc()
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    assert status == 0, "the run itself failed"
    return sorted(states.iterdir())


class _Camera(Struct, dict=True):
    folder: Path
    states: Path
    seen: str = ""
    count: int = 0
    is_taking: bool = False

    def take(self) -> None:
        """Copy the folder, unless it is as it was."""
        if self.is_taking:
            return
        self.is_taking = True
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            digest.update(str(path).encode())
            digest.update(path.read_bytes() if path.is_file() else b"")
        if digest.hexdigest() != self.seen:
            self.seen = digest.hexdigest()
            shutil.copytree(self.folder, self.states / f"{self.count:04}")
            self.count += 1
        self.is_taking = False


def _watch(camera: _Camera) -> None:
    fsync, write_ = os.fsync, os.write

    def watched_fsync(descriptor: int) -> None:
        """What was given to the system in one piece may have been cut as well."""
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        camera.take()
        if path.is_file() and path.suffix == ".es-docs-tmp":
            data = path.read_bytes()
            os.truncate(path, len(data) // 2)
            camera.take()
            camera.is_taking = True
            path.write_bytes(data)
            camera.is_taking = False
        fsync(descriptor)
        camera.take()

    def watched_write(descriptor: int, data: bytes) -> int:
        half = write_(descriptor, data[: len(data) // 2])
        camera.take()
        return half + write_(descriptor, data[half:])

    os.fsync, os.write = watched_fsync, watched_write
    sys.addaudithook(lambda event, _: camera.take() if event in CHANGING else None)


# --- at random --------------------------------------------------------------------------------


class Pace(Struct, frozen=True, dict=True):
    """Seconds a run takes until it begins to write, if it does, and from there to its end."""

    reading: float
    writing: float


def pace_of(run: Callable[[], None]) -> Pace:
    begin = time.monotonic()
    child, pipe = _started(run)
    os.read(pipe, 1)
    middle = time.monotonic()
    os.waitpid(child, 0)
    os.close(pipe)
    return Pace(middle - begin, time.monotonic() - middle)


def killed(run: Callable[[], None], chance: random.Random, pace: Pace) -> bool:
    """Run it in a child and kill that; whether it was still at work.

    Of three kills two come in the phase of writing.
    """
    child, pipe = _started(run)
    if pace.writing > 0.001 and chance.random() < 2 / 3:
        os.read(pipe, 1)
        time.sleep(chance.uniform(0, pace.writing))
    else:
        time.sleep(chance.uniform(0, pace.reading + pace.writing))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(pipe)
    return os.WIFSIGNALED(status)


def _started(run: Callable[[], None]) -> tuple[int, int]:
    """A child that runs it, and a pipe that says when it begins to write or has ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _tell_when_writing(writing)
        try:
            run()
        finally:
            os._exit(0)
    os.close(writing)
    return child, reading


def _tell_when_writing(pipe: int) -> None:
    original = write.write_all

    def telling(*arguments: object, **options: object) -> object:
        os.write(pipe, b"!")
        return original(*arguments, **options)  # type: ignore[arg-type]

    write.write_all = telling  # type: ignore[assignment]


# --- what is run ------------------------------------------------------------------------------


class Scenario(Struct, frozen=True, dict=True):
    """Something a person starts in a project folder.

    `prepare` makes the folder, `run` works in it, `other` changes what the next run starts from.
    `documents` are what the person worked on, `locks` are as many as the run works on.
    `is_repeatable` says whether it may be started again when it is done, to no effect.
    """

    name: str
    prepare: Callable[[Path], None]
    run: Callable[[Path], None]
    other: Callable[[Path], None] | None = None
    documents: Sequence[str] = ()
    locks: int = 1
    is_repeatable: bool = True


NAME = SEED.stem
DECK, REPORT = f"output/{NAME}-prezentacja.pptx", f"output/{NAME}-sprawozdanie.docx"
CONTENT = f"content/{NAME}.yaml"


def _content(folder: Path) -> None:
    (folder / "content").mkdir(parents=True)
    shutil.copy(SEED, folder / CONTENT)


def _new_number(folder: Path, old: str = "wykonanie: 9", new: str = "wykonanie: 8") -> None:
    file = folder / CONTENT
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _other_number(folder: Path) -> None:
    text = (folder / CONTENT).read_text(encoding="utf-8")
    _new_number(
        folder, "wykonanie: 8" if "wykonanie: 8" in text else "wykonanie: 9", "wykonanie: 7"
    )


def _edited(folder: Path) -> None:
    """Documents a person worked on, older backups beside them, and new data."""
    _content(folder)
    _build(folder)
    for file in (DECK, REPORT):
        (folder / f"{file}.bak").write_bytes(b"an older version")
    deck = pptx.Presentation(str(folder / DECK))
    deck.slides[1].notes_slide.notes_text_frame.text += MARK
    deck.save(str(folder / DECK))
    report = docx.Document(str(folder / REPORT))
    report.add_paragraph(MARK)
    report.save(str(folder / REPORT))
    _new_number(folder)


def _with_workbook(folder: Path) -> None:
    """A workbook whose numbers are newer than those of the content."""
    _content(folder)
    build.new_workbook(folder / CONTENT)
    (folder / f"{CONTENT}.bak").write_bytes(b"an older version")
    text = (folder / CONTENT).read_text(encoding="utf-8") + f"# {MARK}\n"
    (folder / CONTENT).write_text(text, encoding="utf-8")
    _new_number(folder)


def _build(folder: Path) -> None:
    build.build(folder / CONTENT, folder / "output")


def _build_fresh(folder: Path) -> None:
    build.build(folder / CONTENT, folder / "output", fresh=True)


def _update(folder: Path) -> None:
    build.update(folder / DECK, (folder / CONTENT,), Request())


def _seal(folder: Path) -> None:
    build.seal(folder / REPORT)


def _pull(folder: Path) -> None:
    build.pull(folder / CONTENT, writes=True)


def _new_book(folder: Path) -> None:
    build.new_workbook(folder / CONTENT)


def _new_project(folder: Path) -> None:
    starting.start_project(folder / "projekt")


def _empty_place(folder: Path) -> None:
    (folder / "projekt").mkdir(parents=True)


SCENARIOS = (
    Scenario("build", _content, _build, _other_number, locks=2),
    Scenario("build over people's work", _edited, _build, _other_number, (DECK, REPORT), 2),
    Scenario("build --fresh", _edited, _build_fresh, _other_number, (DECK, REPORT), 2, False),
    Scenario("update", _edited, _update, _other_number, (DECK,)),
    Scenario("seal", _edited, _seal, None, (REPORT,)),
    Scenario("data pull --write", _with_workbook, _pull, None, (CONTENT,)),
    Scenario("data new", _content, _new_book, None, (CONTENT,), 2, False),
    Scenario("new", lambda folder: folder.mkdir(parents=True), _new_project, None, (), 0, False),
    Scenario("new in an empty folder", _empty_place, _new_project, None, (), 0, False),
)


# --- what must hold ---------------------------------------------------------------------------


class Proof(Struct, frozen=True, dict=True):
    """A scenario and how its folder looks before the run and after it."""

    scenario: Scenario
    before: Tree
    after: Tree

    def holds_at(self, state: Path) -> Iterator[str]:
        """What is wrong with a folder in which a run was killed."""
        found = kept(state)
        for name, data in found.items():
            if data not in (self.before.get(name), self.after.get(name)):
                yield f"{name} is neither old nor new"
        yield from self._lost(found)
        yield from (f"{name} is gone" for name in self.before if name not in found)

    def _lost(self, found: Tree) -> Iterator[str]:
        copies = set(found.values())
        for name in self.scenario.documents:
            if self.before[name] not in copies:
                yield f"what the person had in {name} is lost"

    def holds_after_the_next_run(self, folder: Path) -> Iterator[str]:
        """The folder is as if nobody had been killed, with nothing left over."""
        yield from self._run(folder)
        found = kept(folder)
        for name in sorted(found.keys() | self.after.keys()):
            if found.get(name) != self.after.get(name):
                yield f"{name} is not as after a run nobody killed"

    def holds_after_other_data(self, folder: Path) -> Iterator[str]:
        """With other data, too, a person has what they saw last."""
        assert self.scenario.other is not None
        self.scenario.other(folder)
        yield from self._run(folder)
        yield from self._lost(kept(folder))

    def _run(self, folder: Path) -> Iterator[str]:
        try:
            self.scenario.run(folder)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is told
            yield f"the next run fails: {fault!r}"
        yield from (f"{name} is left over" for name in litter(folder))


def proof_of(scenario: Scenario, folder: Path) -> Proof:
    """Run it as it should run; the folder is then as it was before."""
    prepared = folder.with_name(f"{folder.name}-before")
    scenario.prepare(prepared)
    restore(prepared, folder)
    scenario.run(folder)
    assert litter(folder) == []
    proof = Proof(scenario, tree(prepared), tree(folder))
    restore(prepared, folder)
    return proof


def restore(state: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(state, folder)
