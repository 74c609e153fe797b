"""Disks and drives that refuse: what stood there stays whole, and the person is told why."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from es_docs.build import Built
from es_docs.diagnostics import Diagnostic, OutputError
from es_docs.messages import explain
from es_docs.write import Known, at_work, told_beside, write_all
from write.crashing import SEED, litter, tree

OLD, NEW = b"old", b"new"
SAID = {
    errno.EBUSY: "plik jest używany przez inny program",
    errno.EEXIST: "plik o tej nazwie już istnieje",
}
"""What a person is told of the commoner faults; the others in the words of the system."""
NO_REPLACING = [errno.EXDEV, errno.EBUSY, errno.EEXIST, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "a.pptx"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def known(target: Path) -> dict[Path, Known]:
    return {target: Known(OLD, target.with_name("a.pptx.bak"))}


def refused(target: Path, known: dict[Path, Known] | None = None) -> tuple[Diagnostic, ...]:
    with pytest.raises(OutputError) as caught:
        write_all({target: NEW}, known or {})
    return caught.value.findings


def failing(number: int, when: Callable[[Path], bool] = lambda _: True) -> Callable[..., None]:
    """A replacement the drive refuses, where its goal is such a one; else it is done."""
    replace = os.replace

    def fail(source: Path, goal: Path) -> None:
        if when(Path(goal)):
            raise OSError(number, os.strerror(number))
        replace(source, goal)

    return fail


class TestDrivesThatCannotReplace:
    @pytest.mark.parametrize("number", NO_REPLACING)
    def test_a_file_stays_and_the_person_is_told(
        self, target: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ):
        monkeypatch.setattr(os, "replace", failing(number))
        (finding,) = refused(target)
        assert finding.code == "W015"
        told = explain(finding, "pl")
        assert "nie pozwala zastąpić pliku" in told.what
        assert SAID.get(number, os.strerror(number)) in told.what
        assert "--output" in told.hint
        assert tree(target.parent) == {"a.pptx": OLD}

    @pytest.mark.parametrize("number", [*NO_REPLACING, errno.EACCES, errno.EPERM])
    def test_a_document_stays_and_the_new_one_stands_beside_it(
        self,
        target: Path,
        known: dict[Path, Known],
        monkeypatch: pytest.MonkeyPatch,
        number: int,
    ):
        monkeypatch.setattr(os, "replace", failing(number, lambda goal: goal == target))
        written = write_all({target: NEW}, known)
        assert [one.code for one in told_beside(written)] == ["W014"]
        assert tree(target.parent) == {"a.pptx": OLD, "a.pptx.bak": OLD, "a.new.pptx": NEW}

    @pytest.mark.parametrize("number", [*NO_REPLACING, errno.EIO])
    def test_a_backup_that_cannot_be_kept_leaves_all_as_it_was(
        self,
        target: Path,
        known: dict[Path, Known],
        monkeypatch: pytest.MonkeyPatch,
        number: int,
    ):
        known[target].backup.write_bytes(b"older")  # type: ignore[union-attr]
        monkeypatch.setattr(os, "replace", failing(number))
        (finding,) = refused(target, known)
        assert finding.code == ("W011" if number == errno.EIO else "W015")
        assert finding.values["file"].endswith(".bak")
        assert tree(target.parent) == {"a.pptx": OLD, "a.pptx.bak": b"older"}


class TestDrivesWithoutLinks:
    @pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK])
    def test_a_new_document_and_a_copy_are_moved_to_their_place(
        self, target: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ):
        def refuse(*_: object, **__: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "link", refuse)
        new = target.with_name("b.pptx")
        with at_work(target, new) as work:
            known = {target: work.copied(target, OLD), new: work.copied(new, None)}
            write_all({target: NEW, new: NEW}, known, work=work)
        assert tree(target.parent) == {"a.pptx": NEW, "a.1.pptx": OLD, "b.pptx": NEW}


class TestDrivesThatCannotFlush:
    @pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
    def test_are_written_to_all_the_same(
        self,
        target: Path,
        known: dict[Path, Known],
        monkeypatch: pytest.MonkeyPatch,
        number: int,
    ):
        monkeypatch.setattr(os, "fsync", refusing(number))
        with at_work(target) as work:
            write_all({target: NEW}, known, work=work)
        assert tree(target.parent) == {"a.pptx": NEW, "a.pptx.bak": OLD}

    def test_folders_that_cannot_be_flushed_are_no_fault(
        self, target: Path, monkeypatch: pytest.MonkeyPatch
    ):
        open_ = os.open

        def only_files(path: Path, *more: object, **also: object) -> int:
            if Path(path).is_dir():
                raise PermissionError(errno.EACCES, "a folder")
            return open_(path, *more, **also)  # type: ignore[arg-type]

        monkeypatch.setattr(os, "open", only_files)
        write_all({target: NEW})
        assert target.read_bytes() == NEW


def refusing(number: int) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


class TestWindows:
    """What Windows does while somebody reads the file, as far as it can be had elsewhere."""

    def test_a_reader_that_is_soon_done_is_waited_for(
        self, target: Path, known: dict[Path, Known], monkeypatch: pytest.MonkeyPatch
    ):
        attempts: list[Path] = []
        monkeypatch.setattr("es_docs.write._ATTEMPTS", 6)
        monkeypatch.setattr("es_docs.write._BETWEEN_ATTEMPTS", 0)

        def busy_twice(goal: Path) -> bool:
            attempts.append(goal)
            return attempts.count(target) in (1, 2) and goal == target

        monkeypatch.setattr(os, "replace", failing(errno.EACCES, busy_twice))
        assert write_all({target: NEW}, known) == {target: target}
        assert attempts.count(target) == 3

    def test_one_that_is_open_for_long_stays(
        self, target: Path, known: dict[Path, Known], monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr("es_docs.write._ATTEMPTS", 3)
        monkeypatch.setattr("es_docs.write._BETWEEN_ATTEMPTS", 0)
        monkeypatch.setattr(os, "replace", failing(errno.EACCES, lambda goal: goal == target))
        assert write_all({target: NEW}, known)[target].name == "a.new.pptx"
        assert target.read_bytes() == OLD


class TestFilesThatAppear:
    """Nothing stood there when it was read; what stands there now is somebody's."""

    def test_before_all_is_looked_at(self, target: Path):
        assert [one.code for one in refused(target, {target: Known(None)})] == ["W013"]
        assert target.read_bytes() == OLD

    def test_in_the_last_moment(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        file, link = tmp_path / "a.pptx", os.link

        def too_late(source: Path, goal: Path, **more: object) -> None:
            file.write_bytes(OLD)
            link(source, goal, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(os, "link", too_late)
        assert [one.code for one in refused(file, {file: Known(None)})] == ["W013"]
        assert tree(tmp_path) == {"a.pptx": OLD}

    @pytest.mark.parametrize("is_late", [False, True])
    def test_under_the_name_of_a_copy(
        self, target: Path, monkeypatch: pytest.MonkeyPatch, is_late: bool
    ):
        copy, link = target.with_name("a.1.pptx"), os.link

        def too_late(source: Path, goal: Path, **more: object) -> None:
            copy.write_bytes(b"somebody's")
            link(source, goal, **more)  # type: ignore[arg-type]

        with at_work(target) as work:
            known = work.copied(target, OLD)
            if is_late:
                monkeypatch.setattr(os, "link", too_late)
            else:
                copy.write_bytes(b"somebody's")
            with pytest.raises(OutputError) as caught:
                write_all({target: NEW}, {target: known}, work=work)
        assert [one.code for one in caught.value.findings] == ["W013"]
        assert tree(target.parent) == {"a.pptx": OLD, "a.1.pptx": b"somebody's"}

    def test_one_that_holds_what_is_kept_is_the_copy(self, target: Path):
        """Of a run that was killed when it had made it."""
        target.with_name("a.1.pptx").write_bytes(OLD)
        with at_work(target) as work:
            write_all({target: NEW}, {target: work.copied(target, OLD)}, work=work)
        assert tree(target.parent) == {"a.pptx": NEW, "a.1.pptx": OLD}

    def test_one_that_cannot_be_read_is_not_taken_for_none(
        self, target: Path, monkeypatch: pytest.MonkeyPatch
    ):
        read = Path.read_bytes

        def unreadable(path: Path) -> bytes:
            if path == target:
                raise PermissionError(errno.EACCES, "in use")
            return read(path)

        monkeypatch.setattr(Path, "read_bytes", unreadable)
        assert [one.code for one in refused(target, {target: Known(None)})] == ["W005"]
        monkeypatch.undo()
        assert target.read_bytes() == OLD


class TestFullDisks:
    def test_for_the_word_of_what_is_begun(
        self, target: Path, known: dict[Path, Known], monkeypatch: pytest.MonkeyPatch
    ):
        with at_work(target) as work:
            monkeypatch.setattr(os, "write", refusing(errno.ENOSPC))
            with pytest.raises(OutputError) as caught:
                write_all({target: NEW}, known, work=work)
            monkeypatch.undo()
        assert [one.code for one in caught.value.findings] == ["W008"]
        assert tree(target.parent) == {"a.pptx": OLD}

    @pytest.mark.parametrize("after", [1, 2, 3])
    def test_for_any_of_the_files(
        self, target: Path, known: dict[Path, Known], monkeypatch: pytest.MonkeyPatch, after: int
    ):
        """Backup, document and the file beside it are on the disk before the first one counts."""
        fsync, flushed = os.fsync, list[int]()

        def full(descriptor: int) -> None:
            flushed.append(descriptor)
            if len(flushed) == after:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            fsync(descriptor)

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OutputError) as caught:
            write_all({target: NEW, target.with_name("x.json"): NEW}, known)
        (finding,) = caught.value.findings
        assert finding.code == "W008"
        assert explain(finding, "pl").what.startswith("Zabrakło miejsca na zapisanie pliku")
        assert tree(target.parent) == {"a.pptx": OLD}


BUILD = [sys.executable, "-m", "es_docs", "build", "content/koordynacja-es.yaml"]


class TestRealDrives:
    """The whole program on a drive of its own, mounted where only this test sees it."""

    @pytest.fixture
    def project(self, tmp_path: Path) -> Path:
        (tmp_path / "content").mkdir()
        shutil.copy(SEED, tmp_path / "content")
        (tmp_path / "output").mkdir()
        return tmp_path

    @staticmethod
    def run(project: Path, mount: str, then: str) -> subprocess.CompletedProcess[str]:
        """The program after the mount, and after it what shows the drive."""
        script = f"{mount} || exit 77\n{' '.join(BUILD)}\ncode=$?\n{then}\nexit $code"
        done = subprocess.run(
            ["unshare", "--mount", "sh", "-c", script],
            cwd=project,
            env={**os.environ, "ES_DOCS_LANG": "pl"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 77 or "unshare" in done.stderr:
            pytest.skip("no mounts here")
        return done

    def test_a_full_one(self, project: Path):
        mount = "mount -t tmpfs -o size=40k tmpfs output && echo mine > output/mine.txt"
        done = self.run(project, mount, "ls -A output; cat output/mine.txt")
        assert done.returncode == 1
        assert "Zabrakło miejsca na zapisanie pliku" in done.stderr
        assert "Zwolnij miejsce na dysku" in done.stderr
        assert done.stdout.split() == ["mine.txt", "mine"]

    def test_one_that_fills_up_under_documents_people_worked_on(self, project: Path, built: Built):
        """Room for one generation and no more: the old documents stay as they are."""
        shutil.copytree(built.files[0].parent, project / "output", dirs_exist_ok=True)
        size = sum(len(data) for data in tree(project / "output").values()) // 1024 + 60
        file = project / "content" / SEED.name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("wykonanie: 9", "wykonanie: 8"), encoding="utf-8")
        before = tree(project / "output")
        mount = (
            f"mkdir drive && mount -t tmpfs -o size={size}k tmpfs drive && cp -r output/. drive"
            " && mount --bind drive output"
        )
        done = self.run(project, mount, "mkdir -p seen && cp -r output/. seen")
        assert done.returncode == 1
        assert "Zabrakło miejsca" in done.stderr
        assert tree(project / "seen") == before

    def test_a_read_only_one(self, project: Path):
        done = self.run(project, "mount -t tmpfs -o ro tmpfs output", "ls -A output")
        assert done.returncode == 1
        assert "Nie wolno zapisywać w folderze „output”." in done.stderr
        assert done.stdout == ""

    def test_a_document_that_is_mounted_by_itself(self, project: Path, built: Built):
        """As into a container: it can be written to, but nothing can take its place."""
        shutil.copytree(built.files[0].parent, project / "output", dirs_exist_ok=True)
        name = f"{SEED.stem}-prezentacja.pptx"
        before = (project / "output" / name).read_bytes()
        file = project / "content" / SEED.name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("wykonanie: 9", "wykonanie: 8"), encoding="utf-8")
        shutil.copy(project / "output" / name, project / "own.pptx")
        done = self.run(project, f"mount --bind own.pptx output/{name}", "")
        assert "W014" in done.stderr
        assert "nowy stoi obok" in done.stderr
        assert (project / "output" / name).read_bytes() == before
        assert (project / "own.pptx").read_bytes() == before
        assert (project / "output" / f"{SEED.stem}-prezentacja.new.pptx").exists()
        assert litter(project) == []
