"""What is kept between two runs only saves time: damage of it is no harm."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from es_docs.diagnostics import OutputError, warning
from es_docs.portfolio.packing import pack
from es_docs.portfolio.record import RECORD, Entry, Record


def an_entry(content: str = "content/a.yaml") -> Entry:
    told = pack([warning("S001", signs="x")])
    return Entry(content, ("a.yaml", "dane.xlsx"), "ab", {"a.pptx": "cd"}, 13, 7, told, ())


def test_what_was_kept_is_there_in_the_next_run(tmp_path: Path):
    record = Record(tmp_path)
    record.keep("a", an_entry())
    record.keep("b", an_entry("content/z\udcc4le.yaml"))  # a name that is no valid Unicode
    record.save()
    again = Record(tmp_path)
    assert again.get("a") == an_entry()
    assert again.get("b") == an_entry("content/z\udcc4le.yaml")
    assert again.get("c") is None


def test_what_has_to_be_looked_at_again_is_forgotten(tmp_path: Path):
    record = Record(tmp_path)
    record.keep("a", an_entry())
    record.keep("a", None)
    record.keep("never there", None)
    record.save()
    assert Record(tmp_path).get("a") is None


def test_nothing_is_written_when_nothing_changed(tmp_path: Path):
    record = Record(tmp_path)
    record.keep("a", an_entry())
    record.save()
    before = (tmp_path / RECORD).stat().st_mtime_ns
    again = Record(tmp_path)
    again.keep("a", an_entry())
    again.save()
    assert (tmp_path / RECORD).stat().st_mtime_ns == before


def saved() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        record = Record(Path(folder))
        record.keep("a", an_entry())
        record.save()
        return (Path(folder) / RECORD).read_bytes()


SAVED = saved()


@settings(deadline=None)
@given(st.integers(0, len(SAVED) - 1), st.integers(0, 255))
@example(0, 0)
def test_a_record_in_which_any_byte_is_wrong_knows_nothing_wrong(place: int, byte: int):
    damaged = SAVED[:place] + bytes([byte]) + SAVED[place + 1 :]
    assert read_from(damaged) in (None, an_entry())


@pytest.mark.parametrize(
    "damaged",
    [b"", b"[]", b"null", b"{", b"\xff\xfe", SAVED[:-20], b"[" * 100_000, b'{"version": 1}'],
)
def test_a_record_that_is_none_is_like_no_record(damaged: bytes):
    assert read_from(damaged) is None


def read_from(data: bytes) -> Entry | None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / RECORD
        file.parent.mkdir()
        file.write_bytes(data)
        return Record(Path(folder)).get("a")


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path):
    (tmp_path / ".es-docs").touch()
    record = Record(tmp_path)
    record.keep("a", an_entry())
    with pytest.raises(OutputError):
        record.save()
