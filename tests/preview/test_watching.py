"""A save is noticed once, and only when whoever saves is done."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from es_docs.preview import watching
from es_docs.preview.watching import Sources, wait_for_change

SOON = 30.0


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    file = tmp_path / "content" / "koordynacja-es.xlsx"
    file.parent.mkdir()
    file.write_bytes(b"old")
    return file


class Waiting:
    """A wait in a thread; `seen` is what the file held when it was over."""

    def __init__(self, sources: Sources, file: Path) -> None:
        self.stop = threading.Event()
        self.is_change: bool | None = None
        self.seen = b""
        before = sources.standing()

        def work() -> None:
            self.is_change = wait_for_change(sources, before, self.stop)
            self.seen = file.read_bytes() if file.exists() else b""

        self.thread = threading.Thread(target=work)
        self.thread.start()
        time.sleep(0.3)

    def end(self, seconds: float = SOON) -> bool | None:
        self.thread.join(seconds)
        return self.is_change


@contextmanager
def waiting(sources: Sources, file: Path) -> Iterator[Waiting]:
    one = Waiting(sources, file)
    try:
        yield one
    finally:
        one.stop.set()
        one.thread.join(SOON)
        assert not one.thread.is_alive()


def save_in_place(file: Path) -> None:
    file.write_bytes(b"new")


def save_as_excel(file: Path) -> None:
    """A lock, a temporary file without an extension, the old one away, the new one in its place."""
    lock = file.with_name(f"~${file.name}")
    lock.write_bytes(b"owner")
    temporary = file.with_name("3F2A9C10")
    temporary.write_bytes(b"new")
    away = file.with_name("~WRL0001.tmp")
    file.rename(away)
    time.sleep(0.25)
    temporary.rename(file)
    away.unlink()
    lock.unlink()


def save_as_libreoffice(file: Path) -> None:
    lock = file.with_name(f".~lock.{file.name}#")
    lock.write_text(",anna,komputer,26.11.2016 09:00,;", encoding="utf-8")
    temporary = file.with_name("lu4711abc.tmp")
    temporary.write_bytes(b"new")
    temporary.replace(file)
    lock.unlink()


@pytest.mark.parametrize("save", [save_in_place, save_as_excel, save_as_libreoffice])
def test_a_save_is_over_before_it_is_told(workbook: Path, save: Callable[[Path], None]) -> None:
    sources = Sources((workbook,))
    with waiting(sources, workbook) as one:
        save(workbook)
        assert one.end() is True
        assert one.seen == b"new"


def test_a_slow_save_is_over_before_it_is_told(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of it stands there for longer than the events are gathered."""
    monkeypatch.setattr(watching, "SETTLE_SECONDS", 1.5)
    with waiting(Sources((workbook,)), workbook) as one:
        with workbook.open("wb") as stream:
            for byte in (b"n", b"e", b"w"):
                stream.write(byte)
                stream.flush()
                time.sleep(0.2)
        assert one.end() is True
        assert one.seen == b"new"


@pytest.mark.parametrize(
    "name", ["~$koordynacja-es.xlsx", ".~lock.koordynacja-es.xlsx#", "lu1.tmp", "inny-plik.xlsx"]
)
def test_what_is_none_of_the_sources_is_no_change(workbook: Path, name: str) -> None:
    with waiting(Sources((workbook,)), workbook) as one:
        workbook.with_name(name).write_bytes(b"x")
        assert one.end(1.5) is None


def test_a_change_during_the_build_is_told_without_waiting_for_another(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("watchfiles.watch", None)
    sources = Sources((workbook,))
    before = sources.standing()
    workbook.write_bytes(b"newer")
    assert wait_for_change(sources, before, threading.Event())


def test_a_file_that_is_gone_for_good_is_told_after_a_while(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MISSING_SECONDS", 0.5)
    with waiting(Sources((workbook,)), workbook) as one:
        workbook.unlink()
        assert one.end() is True


def test_a_file_that_is_named_and_comes_later_is_told(workbook: Path) -> None:
    missing = workbook.with_name("zdjęcie.jpg")
    with waiting(Sources((workbook, missing)), missing) as one:
        missing.write_bytes(b"new")
        assert one.end() is True
        assert one.seen == b"new"


def test_folders_are_watched_with_all_in_them(workbook: Path, tmp_path: Path) -> None:
    sign = tmp_path / "assets" / "signs" / "fe.svg"
    sign.parent.mkdir(parents=True)
    sources = Sources((workbook,), (tmp_path / "assets",))
    with waiting(sources, sign) as one:
        (sign.parent / "~$manifest.yaml").write_bytes(b"x")
        (sign.parent / ".hidden").write_bytes(b"x")
        assert one.end(1.2) is None
        sign.write_bytes(b"new")
        assert one.end() is True


def test_changes_without_events_are_found_by_looking(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a network drive: only a folder where nothing happens sends events."""
    elsewhere = workbook.parents[1] / "quiet"
    elsewhere.mkdir()
    monkeypatch.setattr(Sources, "places", (elsewhere,))
    with waiting(Sources((workbook,)), workbook) as one:
        workbook.write_bytes(b"new")
        assert one.end() is True


def test_nothing_happens_until_it_is_stopped(workbook: Path) -> None:
    with waiting(Sources((workbook,)), workbook) as one:
        assert one.end(1.0) is None
        one.stop.set()
        assert one.end() is False
