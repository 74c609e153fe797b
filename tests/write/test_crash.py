"""A share of the long crash test (`python tests/write/crash.py`): kills where it matters most."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from write.crash import after_a_kill
from write.crashing import (
    MARK,
    REPORT,
    SCENARIOS,
    Proof,
    Scenario,
    instants,
    kept,
    killed,
    litter,
    pace_of,
    proof_of,
    restore,
)

BUILD, PULL = "build over people's work", "data pull --write"


def named(name: str) -> Scenario:
    return next(one for one in SCENARIOS if one.name == name)


def watched(name: str, tmp_path: Path) -> tuple[Proof, Path, list[Path]]:
    """A scenario, its folder, and the states in which a kill leaves that."""
    folder = tmp_path / "project"
    proof = proof_of(named(name), folder)
    return proof, folder, instants(partial(proof.scenario.run, folder), folder, tmp_path / "states")


def some(states: Sequence[Path], count: int) -> Sequence[Path]:
    """So many of them, evenly, with the last that something is left over in."""
    left = [state for state in states if litter(state)]
    return [*left[:: max(1, len(left) // (count - 1))][: count - 1], left[-1]]


def test_a_build_killed_at_any_instant_loses_nothing_and_the_next_one_mends_all(tmp_path: Path):
    proof, folder, states = watched(BUILD, tmp_path)
    assert len(states) > 25
    assert [fault for state in states for fault in proof.holds_at(state)] == []
    mixed = [state for state in states if kept(state) not in (proof.before, proof.after)]
    assert len(mixed) == 5, "backups, documents and the files beside them are replaced one by one"
    for state in some(mixed, 3):
        assert list(after_a_kill(proof, state, folder)) == []


@pytest.mark.parametrize("name", ["data pull --write", "data new", "new", "new in an empty folder"])
def test_so_do_the_smaller_ones(tmp_path: Path, name: str):
    proof, folder, states = watched(name, tmp_path)
    assert [fault for state in states for fault in proof.holds_at(state)] == []
    for state in some(states, 6):
        assert list(after_a_kill(proof, state, folder)) == []


def test_runs_are_really_killed_too(tmp_path: Path):
    folder = tmp_path / "project"
    proof = proof_of(named(PULL), folder)
    run, chance = partial(proof.scenario.run, folder), random.Random(11)  # noqa: S311 - repeated
    pace = pace_of(run)
    for number in range(12):
        restore(tmp_path / "project-before", folder)
        killed(run, chance, pace)
        restore(folder, tmp_path / "killed")
        assert list(after_a_kill(proof, tmp_path / "killed", folder)) == [], number


def test_the_test_sees_what_is_lost(tmp_path: Path):
    """A run that kept no backup, or left half a document, would not pass."""
    folder = tmp_path / "project"
    proof = Proof(
        Scenario("x", lambda _: None, lambda _: None, documents=(REPORT,)),
        {REPORT: MARK.encode(), "a": b"1"},
        {REPORT: b"new", "a": b"1"},
    )
    (folder / "output").mkdir(parents=True)
    (folder / REPORT).write_bytes(b"ne")
    assert list(proof.holds_at(folder)) == [
        f"{REPORT} is neither old nor new",
        f"what the person had in {REPORT} is lost",
        "a is gone",
    ]
