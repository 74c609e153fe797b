"""A LibreOffice that stays open: quick, forgiving, and gone without a trace."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from es_docs import office
from es_docs.diagnostics import OutputError
from es_docs.office import WarmOffice, find_office

FOUND = find_office()
needs_office = pytest.mark.skipif(FOUND is None, reason="LibreOffice is not installed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX are sent")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of its own, so that what stays is seen."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def pipes(profiles: Iterable[Path]) -> list[Path]:
    """The sockets of the offices with these profiles; others may run beside the tests."""
    return [pipe for one in profiles for pipe in office._pipes_of(one) if pipe.exists()]


def processes_of(folder: Path) -> list[str]:
    found: list[str] = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [entry.parent.name] if str(folder).encode() in entry.read_bytes() else []
        except OSError:
            continue
    return found


@needs_office
def test_one_start_serves_many_exports_and_leaves_nothing(
    deck_file: Path, report_file: Path, temporary: Path
) -> None:
    assert FOUND
    with WarmOffice(FOUND) as warm:
        for file in (deck_file, report_file, deck_file):
            assert warm.to_pdf(file.name, file.read_bytes()).startswith(b"%PDF-")
        assert processes_of(temporary)
        assert pipes([warm._profile])
    assert list(temporary.iterdir()) == []
    assert processes_of(temporary) == []
    assert pipes([warm._profile]) == []


@needs_office
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSTOP])
def test_one_that_died_or_hangs_is_started_again(
    report_file: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, sent: signal.Signals
) -> None:
    assert FOUND
    with WarmOffice(FOUND) as warm:
        warm.to_pdf("a.docx", report_file.read_bytes())
        first = warm._profile
        assert pipes([first])
        monkeypatch.setattr(office, "_WARM_SECONDS", 15 if sent == signal.SIGKILL else 3)
        for number in processes_of(temporary):
            os.kill(int(number), sent)
        while sent == signal.SIGKILL and processes_of(temporary):
            time.sleep(0.01)  # one that is dying takes an export still, and makes it
        monkeypatch.setattr(office, "_START_SECONDS", 60)
        restart = threading.Timer(3.5, monkeypatch.setattr, (office, "_WARM_SECONDS", 30))
        restart.start()
        assert warm.to_pdf("b.docx", report_file.read_bytes()).startswith(b"%PDF-")
        restart.join()
    assert list(temporary.iterdir()) == []
    assert processes_of(temporary) == []
    assert warm._profile != first
    assert pipes([first, warm._profile]) == []


@needs_office
def test_a_file_that_is_no_document_is_told_and_the_next_is_exported(
    report_file: Path, temporary: Path
) -> None:
    assert FOUND
    with WarmOffice(FOUND) as warm:
        with pytest.raises(OutputError) as refusal:
            warm.to_pdf("broken.pptx", b"PK\x03\x04 no package")
        assert refusal.value.findings[0].code == "O002"
        assert warm.to_pdf("a.docx", report_file.read_bytes()).startswith(b"%PDF-")
    assert list(temporary.iterdir()) == []


@needs_office
def test_closing_ends_an_export_that_is_under_way(deck_file: Path, temporary: Path) -> None:
    assert FOUND
    warm = WarmOffice(FOUND)
    told: list[str] = []

    def export() -> None:
        try:
            warm.to_pdf("a.pptx", deck_file.read_bytes())
        except OutputError as refusal:
            told.extend(one.code for one in refusal.findings)

    thread = threading.Thread(target=export)
    thread.start()
    time.sleep(0.3)
    warm.close()
    thread.join(30)
    assert not thread.is_alive()
    assert told in (["O002"], ["O004"])
    assert processes_of(temporary) == []


def test_what_cannot_be_started_is_told(tmp_path: Path, temporary: Path) -> None:
    nothing = tmp_path / "soffice"
    nothing.write_bytes(b"")
    with pytest.raises(OutputError) as refusal:
        WarmOffice(nothing)
    assert refusal.value.findings[0].code == "O004"
    assert list(temporary.iterdir()) == []
