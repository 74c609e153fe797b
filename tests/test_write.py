"""Replacing files: whole or not at all, and never under the hands of somebody who has them open."""

from __future__ import annotations

import errno
import os
import re
import resource
import stat
import string
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from es_docs.diagnostics import Diagnostic, OutputError
from es_docs.messages import explain
from es_docs.messages.writing import MESSAGES
from es_docs.write import Known, free_name, told_beside, write_all

OLD, NEW = b"old", b"new"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A document that stands there already."""
    path = tmp_path / "sprawozdanie.docx"
    path.write_bytes(OLD)
    return path


def refused(target: Path, data: bytes = NEW) -> Diagnostic:
    """The one finding that keeps the file from being written."""
    with pytest.raises(OutputError) as caught:
        write_all({target: data})
    (finding,) = caught.value.findings
    return finding


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


class TestReplacing:
    def test_a_new_file_is_written_and_nothing_else_is_left(self, tmp_path: Path):
        write_all({tmp_path / "a.pptx": NEW})
        assert (tmp_path / "a.pptx").read_bytes() == NEW
        assert names(tmp_path) == {"a.pptx"}

    def test_missing_folders_are_made(self, tmp_path: Path):
        write_all({tmp_path / "output" / "2016" / "a.pptx": NEW})
        assert (tmp_path / "output" / "2016" / "a.pptx").read_bytes() == NEW

    def test_an_existing_file_is_replaced_by_another_one(self, target: Path):
        before = target.stat().st_ino
        write_all({target: NEW})
        assert target.read_bytes() == NEW
        assert target.stat().st_ino != before
        assert names(target.parent) == {target.name}

    @pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o777])
    def test_mode_bits_stay(self, target: Path, mode: int):
        target.chmod(mode)
        write_all({target: NEW})
        assert stat.S_IMODE(target.stat().st_mode) == mode

    def test_a_new_file_has_the_usual_mode_bits(self, tmp_path: Path):
        usual, written = tmp_path / "usual", tmp_path / "written"
        usual.touch()
        write_all({written: NEW})
        assert written.stat().st_mode == usual.stat().st_mode

    def test_data_are_on_the_disk_before_the_old_file_goes(
        self, target: Path, monkeypatch: pytest.MonkeyPatch
    ):
        steps: list[str] = []
        fsync, replace = os.fsync, os.replace

        def watched_fsync(descriptor: int) -> None:
            is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
            steps.append("folder flushed" if is_folder else "file flushed")
            fsync(descriptor)

        def watched_replace(source: Path, destination: Path) -> None:
            steps.append("replaced")
            replace(source, destination)

        monkeypatch.setattr(os, "fsync", watched_fsync)
        monkeypatch.setattr(os, "replace", watched_replace)
        write_all({target: NEW})
        assert steps == ["file flushed", "replaced", "folder flushed"]

    def test_a_name_as_long_as_names_may_be_is_written(self, tmp_path: Path):
        path = tmp_path / ("ó" * 125 + ".pptx")
        write_all({path: NEW})
        assert path.read_bytes() == NEW


class TestLinks:
    def test_the_file_a_link_leads_to_is_replaced_and_the_link_stays(
        self, target: Path, tmp_path: Path
    ):
        folder = tmp_path / "share"
        folder.mkdir()
        link = folder / "link.docx"
        link.symlink_to(target)
        write_all({link: NEW})
        assert link.is_symlink()
        assert target.read_bytes() == NEW
        assert names(folder) == {"link.docx"}

    def test_a_link_to_nothing_yet_makes_the_file_it_names(self, tmp_path: Path):
        link = tmp_path / "link.docx"
        link.symlink_to(tmp_path / "real.docx")
        write_all({link: NEW})
        assert link.is_symlink()
        assert (tmp_path / "real.docx").read_bytes() == NEW

    def test_links_in_a_circle_are_refused(self, tmp_path: Path):
        one, two = tmp_path / "one.docx", tmp_path / "two.docx"
        one.symlink_to(two)
        two.symlink_to(one)
        assert refused(one).code == "W010"
        assert one.is_symlink()


class TestRefusals:
    def test_a_folder_in_place_of_the_file(self, tmp_path: Path):
        (tmp_path / "a.docx").mkdir()
        assert refused(tmp_path / "a.docx").code == "W001"

    @pytest.mark.parametrize("below", ["a.docx", "deeper/a.docx"])
    def test_a_file_in_place_of_the_folder(self, tmp_path: Path, below: str):
        (tmp_path / "output").write_bytes(OLD)
        assert refused(tmp_path / "output" / below).code == "W002"
        assert (tmp_path / "output").read_bytes() == OLD

    def test_a_file_marked_read_only(self, target: Path):
        target.chmod(0o444)
        assert refused(target).code == "W006"
        assert target.read_bytes() == OLD

    def test_a_device(self):
        assert refused(Path("/dev/null")).code == "W010"

    def test_a_name_too_long(self, tmp_path: Path):
        assert refused(tmp_path / ("a" * 300 + ".pptx")).code == "W009"

    def test_a_disk_that_takes_no_more(self, target: Path):
        with largest_file(bytes_=100):
            finding = refused(target, NEW * 1000)
        assert finding.code == "W008"
        assert target.read_bytes() == OLD
        assert names(target.parent) == {target.name}

    @pytest.mark.parametrize(
        ("number", "code"),
        [
            (errno.ENOSPC, "W008"),
            (errno.EDQUOT, "W008"),
            (errno.EROFS, "W007"),
            (errno.EIO, "W011"),
        ],
    )
    def test_a_disk_that_refuses_when_flushed(
        self, target: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
    ):
        monkeypatch.setattr(os, "fsync", refusing(number))
        assert refused(target).code == code
        assert target.read_bytes() == OLD
        assert names(target.parent) == {target.name}

    @pytest.mark.parametrize(("number", "code"), [(errno.EACCES, "W005"), (errno.EIO, "W011")])
    def test_a_system_that_refuses_the_replacement(
        self, target: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
    ):
        monkeypatch.setattr(os, "replace", refusing(number))
        assert refused(target).code == code
        assert target.read_bytes() == OLD
        assert names(target.parent) == {target.name}

    def test_an_interrupted_run_leaves_nothing_behind(
        self, target: Path, monkeypatch: pytest.MonkeyPatch
    ):
        def interrupted(_descriptor: int) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write_all({target: NEW})
        assert target.read_bytes() == OLD
        assert names(target.parent) == {target.name}


class TestRights:
    """Real rights, as somebody whom the mode bits bind."""

    @pytest.fixture
    def folder(self) -> Iterator[Path]:
        with TemporaryDirectory() as name:
            Path(name).chmod(0o777)
            yield Path(name)

    def test_a_folder_one_may_write_into(self, folder: Path):
        with without_privileges():
            write_all({folder / "a.docx": NEW})
        assert (folder / "a.docx").read_bytes() == NEW

    def test_a_folder_one_may_not_write_into(self, folder: Path):
        folder.chmod(0o555)
        with without_privileges():
            assert refused(folder / "a.docx").code == "W007"
        assert names(folder) == set()

    def test_a_folder_one_may_not_enter(self, folder: Path):
        (folder / "closed").mkdir()
        (folder / "closed").chmod(0o000)
        with without_privileges():
            assert refused(folder / "closed" / "a.docx").code == "W007"
        (folder / "closed").chmod(0o700)

    @pytest.mark.skipif(os.getuid() != 0, reason="needs a second user")
    def test_a_file_of_somebody_else(self, folder: Path):
        (folder / "a.docx").write_bytes(OLD)
        with without_privileges():
            assert refused(folder / "a.docx").code == "W005"
        assert (folder / "a.docx").read_bytes() == OLD


class TestOpenDocuments:
    @pytest.mark.parametrize(
        "note", ["~$sprawozdanie.docx", "~$prawozdanie.docx", "~$rawozdanie.docx"]
    )
    def test_office_tells_who_has_it_open(self, target: Path, note: str):
        name = "Łucja Żak".encode("cp1250")
        target.with_name(note).write_bytes(bytes([len(name)]) + name.ljust(53) + bytes(108))
        finding = refused(target)
        assert finding.code == "W003"
        assert finding.values["user"] == "Łucja Żak"
        assert finding.values["note"] == note
        assert target.read_bytes() == OLD

    @pytest.mark.parametrize(
        ("fields", "user"),
        [
            ("Anna Żak,aza,biuro-7,24.11.2026 09:00,file:///x;", "Anna Żak, biuro-7"),
            (",aza,biuro-7,24.11.2026 09:00,file:///x;", "aza, biuro-7"),
            (r"Żak\, Anna,aza,,,;", "Żak, Anna"),
        ],
    )
    def test_libreoffice_tells_who_has_it_open(self, target: Path, fields: str, user: str):
        target.with_name(f".~lock.{target.name}#").write_text(fields, encoding="utf-8")
        finding = refused(target)
        assert (finding.code, finding.values["user"]) == ("W003", user)
        assert "LibreOffice" in explain(finding, "pl").what

    @pytest.mark.parametrize("note", ["~$sprawozdanie.docx", ".~lock.sprawozdanie.docx#"])
    @pytest.mark.parametrize("content", [b"", b"\x00", b"\xff\xfe\x00,,,\x1b"])
    def test_a_note_that_names_nobody_is_respected(self, target: Path, note: str, content: bytes):
        target.with_name(note).write_bytes(content)
        assert refused(target).code in {"W003", "W004"}
        assert target.read_bytes() == OLD

    def test_the_note_beside_the_file_a_link_leads_to_counts(self, target: Path, tmp_path: Path):
        link = tmp_path / "link.docx"
        link.symlink_to(target)
        target.with_name(f".~lock.{target.name}#").write_text("A,,,,;")
        assert refused(link).code == "W003"

    def test_notes_of_other_documents_do_not_count(self, target: Path):
        target.with_name("~$owozdanie.docx").touch()
        target.with_name(".~lock.inny.docx#").touch()
        write_all({target: NEW})
        assert target.read_bytes() == NEW


class TestWritingAll:
    def test_all_are_written(self, tmp_path: Path):
        files = {tmp_path / "a.pptx": b"1", tmp_path / "a.docx": b"2"}
        write_all(files)
        assert {path: path.read_bytes() for path in files} == files
        assert names(tmp_path) == {"a.pptx", "a.docx"}

    def test_no_file_is_touched_when_one_is_open(self, target: Path, tmp_path: Path):
        target.with_name(f".~lock.{target.name}#").touch()
        with pytest.raises(OutputError):
            write_all({tmp_path / "a.pptx": NEW, target: NEW})
        assert not (tmp_path / "a.pptx").exists()

    def test_all_refusals_are_told_at_once(self, target: Path, tmp_path: Path):
        target.chmod(0o444)
        (tmp_path / "a.pptx").mkdir()
        with pytest.raises(OutputError) as caught:
            write_all({tmp_path / "a.pptx": NEW, target: NEW})
        assert [finding.code for finding in caught.value.findings] == ["W001", "W006"]

    def test_no_file_is_touched_when_the_disk_is_too_small_for_one(
        self, target: Path, tmp_path: Path
    ):
        with largest_file(bytes_=100), pytest.raises(OutputError):
            write_all({target: NEW, tmp_path / "a.pptx": NEW * 1000})
        assert target.read_bytes() == OLD
        assert names(tmp_path) == {target.name}

    def test_what_is_new_already_is_told_when_a_later_one_fails(
        self, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        replace = os.replace

        def refusing_the_report(source: Path, destination: Path) -> None:
            if destination == target:
                raise PermissionError(errno.EACCES, "in use")
            replace(source, destination)

        monkeypatch.setattr(os, "replace", refusing_the_report)
        with pytest.raises(OutputError) as caught:
            write_all({tmp_path / "a.pptx": NEW, target: NEW})
        told = [(finding.code, finding.values["file"]) for finding in caught.value.findings]
        assert told == [("W005", str(target)), ("W012", str(tmp_path / "a.pptx"))]
        assert target.read_bytes() == OLD
        assert names(tmp_path) == {target.name, "a.pptx"}


class TestKnownDocuments:
    """A document that was read first, and is replaced by what was made of it."""

    @pytest.fixture
    def known(self, target: Path) -> dict[Path, Known]:
        return {target: Known(OLD, target.with_name(f"{target.name}.bak"))}

    def test_what_was_read_is_kept_as_the_one_backup(self, target: Path, known: dict[Path, Known]):
        backup = known[target].backup
        backup.write_bytes(b"older")
        assert write_all({target: NEW}, known) == {target: target}
        assert (target.read_bytes(), backup.read_bytes()) == (NEW, OLD)
        assert names(target.parent) == {target.name, backup.name}

    def test_one_that_changed_since_is_left_alone(self, target: Path, known: dict[Path, Known]):
        target.write_bytes(b"saved by somebody")
        with pytest.raises(OutputError) as caught:
            write_all({target: NEW}, known)
        assert [finding.code for finding in caught.value.findings] == ["W013"]
        assert names(target.parent) == {target.name}

    def test_one_that_changes_in_the_last_moment_is_left_alone(
        self, target: Path, known: dict[Path, Known], monkeypatch: pytest.MonkeyPatch
    ):
        fsync = os.fsync

        def saving_meanwhile(descriptor: int) -> None:
            target.write_bytes(b"saved by somebody")
            fsync(descriptor)

        monkeypatch.setattr(os, "fsync", saving_meanwhile)
        with pytest.raises(OutputError) as caught:
            write_all({target: NEW}, known)
        assert [finding.code for finding in caught.value.findings] == ["W013"]
        assert target.read_bytes() == b"saved by somebody"

    def test_one_the_system_keeps_shut_gets_the_new_one_beside_it(
        self, target: Path, known: dict[Path, Known], monkeypatch: pytest.MonkeyPatch
    ):
        """As Windows does while Word has the file open: the refusal comes with the replacement."""
        replace = os.replace

        def keeping_shut(source: Path, destination: Path) -> None:
            if destination == target:
                raise PermissionError(errno.EACCES, "in use")
            replace(source, destination)

        monkeypatch.setattr(os, "replace", keeping_shut)
        for name in ("sprawozdanie.new.docx", "sprawozdanie.new.2.docx"):
            written = write_all({target: NEW}, known)
            assert written == {target: target.with_name(name)}
            assert written[target].read_bytes() == NEW
            (finding,) = told_beside(written)
            assert (finding.code, finding.values["beside"]) == ("W014", name)
        assert target.read_bytes() == OLD

    @pytest.mark.skipif(os.getuid() != 0, reason="needs a second user")
    def test_one_of_somebody_else_gets_the_new_one_beside_it(self):
        with TemporaryDirectory() as name:
            folder = Path(name)
            folder.chmod(0o777)
            target = folder / "a.docx"
            target.write_bytes(OLD)
            with without_privileges():
                written = write_all({target: NEW}, {target: Known(OLD, folder / "a.docx.bak")})
            assert written == {target: folder / "a.new.docx"}
            assert target.read_bytes() == OLD

    def test_a_backup_that_cannot_be_made_keeps_the_document(
        self, target: Path, known: dict[Path, Known]
    ):
        known[target].backup.mkdir()
        with pytest.raises(OutputError) as caught:
            write_all({target: NEW}, known)
        assert [finding.code for finding in caught.value.findings] == ["W001"]
        assert target.read_bytes() == OLD

    def test_a_stale_note_of_an_office_program_can_be_ignored(
        self, target: Path, known: dict[Path, Known]
    ):
        target.with_name(f".~lock.{target.name}#").touch()
        with pytest.raises(OutputError):
            write_all({target: NEW}, known)
        write_all({target: NEW}, known, ignores_owners=True)
        assert target.read_bytes() == NEW

    def test_copies_are_numbered_on(self, target: Path):
        assert free_name(target).name == "sprawozdanie.1.docx"
        free_name(target).touch()
        assert free_name(target).name == "sprawozdanie.2.docx"


class TestAbandonedFiles:
    @pytest.fixture
    def gone(self) -> int:
        """The number of a process that has ended."""
        process = subprocess.Popen([sys.executable, "-c", ""])
        process.wait()
        return process.pid

    def test_of_a_process_that_is_gone_are_removed(self, target: Path, gone: int):
        target.with_name(f".x.pptx.{gone}.es-docs-tmp").touch()
        write_all({target: NEW})
        assert names(target.parent) == {target.name}

    def test_of_a_process_that_runs_stay_while_they_are_fresh(self, target: Path):
        other = target.with_name(f".x.pptx.{os.getppid()}.es-docs-tmp")
        other.touch()
        write_all({target: NEW})
        assert other.exists()
        yesterday = time.time() - 86_400
        os.utime(other, (yesterday, yesterday))
        write_all({target: NEW})
        assert not other.exists()

    def test_of_an_earlier_process_with_our_number_are_no_obstacle(self, target: Path):
        target.with_name(f".{target.name}.{os.getpid()}.es-docs-tmp").write_bytes(b"half")
        write_all({target: NEW})
        assert target.read_bytes() == NEW

    def test_files_that_are_not_ours_stay(self, target: Path, gone: int):
        others = {
            f"x.pptx.{gone}.es-docs-tmp",
            f".x.pptx.{gone}.tmp",
            ".x.pptx.es-docs-tmp",
            f".{gone}.es-docs-tmp",
        }
        for name in others:
            target.with_name(name).touch()
        folder = target.with_name(f".folder.{gone}.es-docs-tmp")
        folder.mkdir()
        link = target.with_name(f".link.{gone}.es-docs-tmp")
        link.symlink_to(target)
        write_all({target: NEW})
        assert names(target.parent) == others | {target.name, folder.name, link.name}


@pytest.mark.parametrize("code", MESSAGES)
def test_every_message_can_be_told_in_both_languages(code: str):
    message = MESSAGES[code]
    for text in (message.what, message.hint, message.allowed):
        if text:
            assert fields(text.pl) == fields(text.en)
            assert text.pl != text.en


def test_every_code_has_a_message():
    folder = Path(sys.modules["es_docs.write"].__file__ or "").parent
    source = "\n".join(one.read_text(encoding="utf-8") for one in folder.glob("*.py"))
    used = set(re.findall(r'"(W\d{3})"', source))
    assert used == set(MESSAGES)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def refusing(number: int) -> Callable[..., None]:
    """A system call that always fails."""

    def refuse(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@contextmanager
def largest_file(bytes_: int) -> Iterator[None]:
    """A limit the system itself enforces: files of this process stay smaller."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def without_privileges() -> Iterator[None]:
    """Act as somebody whom mode bits bind; the superuser may do anything."""
    user, group = os.geteuid(), os.getegid()
    if user == 0:
        os.setegid(65534)
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
        os.setegid(group)
