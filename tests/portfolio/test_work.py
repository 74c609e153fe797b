"""What a worker says of a project it cannot build."""

from __future__ import annotations

from pathlib import Path

import pytest

from es_docs import build
from es_docs.portfolio.packing import unpack
from es_docs.portfolio.work import Job, Options, make_one


def failing(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def build_(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(build, "build", build_)


def job(folder: Path, program: str = "") -> Job:
    return Job(0, folder / "a.yaml", folder, Options(), {}, program)


@pytest.mark.parametrize("fault", [KeyError("x"), MemoryError(), RecursionError("za głęboko\nx")])
def test_a_fault_of_the_program_itself_is_told_with_its_name_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
):
    failing(monkeypatch, fault)
    done = make_one(job(tmp_path))
    (finding,) = unpack(done.findings)
    assert done.is_failed
    assert finding.code == "B006"
    assert finding.values["fault"].startswith(type(fault).__name__)
    assert "\n" not in finding.values["fault"]


def test_a_content_that_is_not_there_is_told(tmp_path: Path):
    done = make_one(job(tmp_path))
    assert done.is_failed
    assert [one.code[0] for one in unpack(done.findings)] == ["C"]


def test_a_worker_elsewhere_with_another_program_builds_nothing(tmp_path: Path):
    (finding,) = unpack(make_one(job(tmp_path, "another")).findings)
    assert finding.code == "B009"
