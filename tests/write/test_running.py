"""Two runs never work on one document at once, and a killed one keeps nobody waiting."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from es_docs.diagnostics import Diagnostic, OutputError
from es_docs.messages import explain
from es_docs.write import Work, at_work, litter, running, write_all
from write.crashing import DECK, REPORT, SCENARIOS, instants, tree
from write.crashing import litter as left_over

OLD, NEW, LAST = b"what a person saw last", b"made by a run that was killed", b"made at last"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "a.pptx"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def lock(target: Path) -> Path:
    return target.with_name(".a.pptx.es-docs-lock")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PATIENCE", 0.2)


@pytest.fixture
def another(target: Path) -> Iterator[Callable[[float], int]]:
    """Another process that works on the document for so many seconds; its number."""
    children: list[subprocess.Popen[str]] = []

    def start(seconds: float) -> int:
        code = (
            "import sys, time, pathlib; from es_docs.write import at_work\n"
            "with at_work(pathlib.Path(sys.argv[1])):\n"
            "    print(flush=True); time.sleep(float(sys.argv[2]))"
        )
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(target), str(seconds)],
            stdout=subprocess.PIPE,
            text=True,
        )
        children.append(child)
        assert child.stdout is not None
        child.stdout.readline()
        return child.pid

    yield start
    for child in children:
        child.kill()
        child.communicate()


def refused(target: Path, *, ignores_others: bool = False) -> Diagnostic:
    with pytest.raises(OutputError) as caught, at_work(target, ignores_others=ignores_others):
        pass
    (finding,) = caught.value.findings
    return finding


def line(lock: Path, **changes: object) -> None:
    """What some other run wrote into the file."""
    worker = {"pid": 1, "host": "biuro-7", "machine": "0" * 8, "since": int(time.time())}
    with lock.open("a") as file:
        file.write(json.dumps({**worker, **changes}) + "\n")


class TestOneAtATime:
    def test_the_second_one_is_told_who_is_at_work(
        self, target: Path, another: Callable[[float], int]
    ):
        pid = another(60)
        finding = refused(target)
        assert (finding.code, finding.values["pid"]) == ("W016", str(pid))
        assert finding.values["host"] == litter.host()
        told = explain(finding, "pl")
        assert told.what.startswith(f"Nad plikiem „{target}” pracuje teraz inny es-docs: komputer")
        assert told.hint.startswith("Poczekaj, aż tamten skończy")
        assert refused(target, ignores_others=True).code == "W016", "it is no trace but at work"

    def test_the_second_one_waits_a_little(
        self, target: Path, another: Callable[[float], int], monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(running, "PATIENCE", 10.0)
        another(0.3)
        with at_work(target):
            pass
        assert left_over(target.parent) == []

    def test_a_killed_one_keeps_nobody_waiting(
        self, target: Path, lock: Path, another: Callable[[float], int]
    ):
        os.kill(another(60), signal.SIGKILL)
        time.sleep(0.1)
        assert lock.exists()
        with at_work(target):
            pass
        assert left_over(target.parent) == []

    def test_threads_of_one_program_keep_apart_too(self, target: Path):
        inside: list[int] = []

        def work(number: int) -> None:
            with at_work(target):
                inside.append(number)
                time.sleep(0.02)
                inside.append(number)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert inside[::2] == inside[1::2]

    def test_other_documents_of_the_folder_are_free(
        self, target: Path, another: Callable[[float], int]
    ):
        another(60)
        with at_work(target.with_name("b.pptx")):
            pass

    def test_a_link_leads_to_the_same_document(self, target: Path, another: Callable[[float], int]):
        link = target.with_name("link.pptx")
        link.symlink_to(target)
        another(60)
        assert refused(link).code == "W016"

    def test_a_line_that_was_cut_does_not_hide_who_is_at_work(
        self, target: Path, lock: Path, another: Callable[[float], int]
    ):
        lock.write_bytes(b'{"pid": 47')
        assert another(60) == int(refused(target).values["pid"])

    def test_one_that_does_not_tell_who_it_is(
        self, target: Path, lock: Path, another: Callable[[float], int]
    ):
        another(60)
        lock.write_bytes(b'{"pid": true, "host": 7}\n[[[\n\xff\x00')
        assert refused(target).code == "W017"


class TestOtherComputers:
    """Drives between computers need not pass the system's locks on; then the lines tell."""

    def test_one_that_has_just_begun_is_waited_for(self, target: Path, lock: Path):
        line(lock)
        finding = refused(target)
        assert (finding.code, finding.values["host"]) == ("W016", "biuro-7")

    def test_unless_the_person_says_that_it_is_a_trace(self, target: Path, lock: Path):
        line(lock)
        with at_work(target, ignores_others=True):
            pass
        assert not lock.exists()

    @pytest.mark.parametrize("hours", [-1, 1])
    def test_one_that_began_long_ago_is_not(self, target: Path, lock: Path, hours: int):
        line(lock, since=int(time.time()) - hours * 3600)
        with at_work(target):
            pass


class TestDrivesWithoutLocks:
    @pytest.fixture(autouse=True)
    def no_locks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_descriptor: int) -> None:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

        monkeypatch.setattr(running, "_lock_file", refuse)

    def test_a_process_that_runs_holds_it(self, target: Path, lock: Path):
        line(lock, machine=litter.machine(), pid=os.getppid())
        assert refused(target).code == "W016"
        with at_work(target, ignores_others=True):
            pass

    def test_one_that_is_gone_does_not(self, target: Path, lock: Path):
        process = subprocess.Popen([sys.executable, "-c", ""])
        process.wait()
        line(lock, machine=litter.machine(), pid=process.pid)
        with at_work(target):
            assert lock.exists()
        assert not lock.exists()

    def test_of_two_that_wait_the_first_one_works(self, target: Path, lock: Path):
        line(lock, machine=litter.machine(), pid=os.getpid())
        line(lock, machine=litter.machine(), pid=os.getppid())
        with at_work(target):
            pass


class TestWhereNoLockCanBe:
    """Writing tells what is wrong; a lock that cannot be had keeps nobody from working."""

    def test_a_folder_in_its_place(self, target: Path, lock: Path):
        lock.mkdir()
        with at_work(target) as work:
            written(work, target, NEW)
        assert target.read_bytes() == NEW

    def test_a_link_in_its_place_is_not_followed(self, target: Path, lock: Path, tmp_path: Path):
        lock.symlink_to(tmp_path / "elsewhere")
        with at_work(target):
            pass
        assert not (tmp_path / "elsewhere").exists()

    def test_a_disk_that_is_full(self, target: Path, monkeypatch: pytest.MonkeyPatch):
        open_ = os.open

        def full(path: Path, flags: int, *more: object, **also: object) -> int:
            if str(path).endswith("-lock"):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return open_(path, flags, *more, **also)  # type: ignore[arg-type]

        monkeypatch.setattr(os, "open", full)
        with at_work(target) as work:
            written(work, target, NEW)

    def test_missing_folders_are_made_and_removed_when_the_work_fails(self, tmp_path: Path):
        file = tmp_path / "output" / "2016" / "a.pptx"
        with pytest.raises(KeyError), at_work(file):
            raise KeyError
        assert list(tmp_path.iterdir()) == []


def written(work: Work, target: Path, data: bytes, *, is_numbered: bool = False) -> Path | None:
    """Written as `build` does it; where what stood there is kept."""
    old = target.read_bytes() if target.exists() else None
    known = work.copied(target, old) if is_numbered else work.backed_up(target, old)
    write_all({target: data}, {target: known}, work=work)
    return known.backup


class TestWhatAPersonSawLast:
    """A run that was killed told nobody what it had made; the next run knows."""

    @pytest.fixture(params=[False, True], ids=["bak", "numbered"])
    def is_numbered(self, request: pytest.FixtureRequest) -> bool:
        return request.param

    @pytest.fixture
    def backup(self, target: Path, is_numbered: bool) -> Path:
        """Of the run that was killed when all was written."""
        child = os.fork()
        if child == 0:
            with at_work(target) as work:
                written(work, target, NEW, is_numbered=is_numbered)
                os._exit(0)
        os.waitpid(child, 0)
        backup = target.with_name("a.1.pptx" if is_numbered else "a.pptx.bak")
        assert (target.read_bytes(), backup.read_bytes()) == (NEW, OLD)
        return backup

    def test_stays_when_the_next_run_writes(self, target: Path, backup: Path, is_numbered: bool):
        with at_work(target) as work:
            assert written(work, target, LAST, is_numbered=is_numbered) == backup
        assert tree(target.parent) == {"a.pptx": LAST, backup.name: OLD}

    def test_stays_when_the_next_run_is_killed_too(
        self, target: Path, backup: Path, is_numbered: bool
    ):
        child = os.fork()
        if child == 0:
            with at_work(target) as work:
                written(work, target, LAST, is_numbered=is_numbered)
                os._exit(0)
        os.waitpid(child, 0)
        with at_work(target) as work:
            written(work, target, b"third", is_numbered=is_numbered)
        assert backup.read_bytes() == OLD

    def test_stays_when_the_next_run_fails(self, target: Path, backup: Path, is_numbered: bool):
        with pytest.raises(KeyError), at_work(target):
            raise KeyError
        with at_work(target) as work:
            written(work, target, LAST, is_numbered=is_numbered)
        assert backup.read_bytes() == OLD

    def test_is_what_they_saved_since(self, target: Path, backup: Path, is_numbered: bool):
        target.write_bytes(b"saved since")
        with at_work(target) as work:
            kept = written(work, target, LAST, is_numbered=is_numbered)
        assert kept is not None
        assert kept.read_bytes() == b"saved since"
        assert (kept == backup) is not is_numbered

    @pytest.mark.usefixtures("backup")
    def test_is_the_new_one_when_a_run_came_to_its_end(self, target: Path, is_numbered: bool):
        with at_work(target):
            pass
        with at_work(target) as work:
            kept = written(work, target, LAST, is_numbered=is_numbered)
        assert kept is not None
        assert kept.read_bytes() == NEW

    def test_of_another_kind_is_kept_besides(self, target: Path, backup: Path, is_numbered: bool):
        with at_work(target) as work:
            kept = written(work, target, LAST, is_numbered=not is_numbered)
        assert kept is not None
        assert (kept.read_bytes(), backup.read_bytes()) == (NEW, OLD)

    def test_is_not_believed_when_the_backup_is_another(
        self, target: Path, backup: Path, is_numbered: bool
    ):
        backup.write_bytes(b"somebody's")
        with at_work(target) as work:
            kept = written(work, target, LAST, is_numbered=is_numbered)
        assert kept is not None
        assert kept.read_bytes() == NEW

    def test_a_line_that_was_cut_spoils_no_other(
        self, target: Path, lock: Path, backup: Path, is_numbered: bool
    ):
        with lock.open("ab") as file:
            file.write(b'{"kept": "a.pptx.b')
        with at_work(target) as work:
            written(work, target, LAST, is_numbered=is_numbered)
        assert backup.read_bytes() == OLD


class TestForgottenLocks:
    def test_are_removed_after_a_day(self, target: Path):
        forgotten = target.with_name(".gone.pptx.es-docs-lock")
        forgotten.touch()
        with at_work(target):
            assert forgotten.exists()
        yesterday = time.time() - 2 * 86_400
        os.utime(forgotten, (yesterday, yesterday))
        with at_work(target):
            assert not forgotten.exists()

    def test_but_never_those_of_a_run_that_works(
        self, target: Path, lock: Path, another: Callable[[float], int]
    ):
        another(60)
        yesterday = time.time() - 2 * 86_400
        os.utime(lock, (yesterday, yesterday))
        with at_work(target.with_name("b.pptx")):
            assert lock.exists()


class TestTemporaryFilesOfOtherComputers:
    def test_stay_while_a_run_there_may_be_at_work(self, target: Path):
        other = target.with_name(f".x.pptx.{2**22 + 1}-01234567.es-docs-tmp")
        other.touch()
        write_all({target: NEW})
        assert other.exists()
        yesterday = time.time() - 86_400
        os.utime(other, (yesterday, yesterday))
        write_all({target: NEW})
        assert not other.exists()


def test_two_builds_at_once_make_one_generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The second one waits, then sees what the first one made, and has nothing to do."""
    monkeypatch.setattr(running, "PATIENCE", 60.0)
    scenario = next(one for one in SCENARIOS if one.name == "build over people's work")
    folder = tmp_path / "project"
    scenario.prepare(folder)
    worked_on = {name: (folder / name).read_bytes() for name in (DECK, REPORT)}
    children = [forked(lambda: scenario.run(folder)) for _ in range(2)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert left_over(folder) == []
    backups = {name: (folder / f"{name}.bak").read_bytes() for name in (DECK, REPORT)}
    assert backups == worked_on, "the second one did not put the first one's in their place"
    before: Mapping[str, bytes] = tree(folder)
    scenario.run(folder)
    assert tree(folder) == before


def forked(run: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            run()
            status = 0
        finally:
            os._exit(status)
    return child


def test_the_instants_are_those_of_the_calls(tmp_path: Path):
    """A test of the test: what is written in two steps is seen in between."""
    folder = tmp_path / "folder"
    folder.mkdir()

    def run() -> None:
        descriptor = os.open(folder / "a", os.O_WRONLY | os.O_CREAT)
        os.write(descriptor, b"1234")
        (folder / "a").rename(folder / "b")

    seen = [tree(state) for state in instants(run, folder, tmp_path / "states")]
    assert seen == [{}, {"a": b"12"}, {"a": b"1234"}, {"b": b"1234"}]
