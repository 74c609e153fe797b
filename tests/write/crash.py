"""The long crash test: `python tests/write/crash.py [kills]` (200 by itself).

First every instant of every scenario, then so many kills at random instants. Prints what was
looked at and ends with 1 when anything was lost, half-written or left over.
"""

# ruff: noqa: T201 - what it prints is all it is for

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from write.crashing import (
    SCENARIOS,
    Pace,
    Proof,
    instants,
    kept,
    killed,
    litter,
    pace_of,
    proof_of,
    restore,
)


def every_instant(proof: Proof, folder: Path, states: Path) -> Iterator[str]:
    found = instants(lambda: proof.scenario.run(folder), folder, states)
    for state in found:
        yield from (f"{state.name}: {fault}" for fault in after_a_kill(proof, state, folder))
    print(f"{proof.scenario.name}: {len(found)} instants", flush=True)


def after_a_kill(proof: Proof, state: Path, folder: Path) -> Iterator[str]:
    yield from proof.holds_at(state)
    is_over = is_being_left(proof, state)
    if not is_over or proof.scenario.is_repeatable:
        restore(state, folder)
        yield from proof.holds_after_the_next_run(folder)
    if proof.scenario.other is not None and litter(state) and not is_over:
        restore(state, folder)
        yield from proof.holds_after_other_data(folder)


def is_being_left(proof: Proof, state: Path) -> bool:
    """Whether the run had come to its end, and was just taking its locks away."""
    locks = [name for name in litter(state) if name.endswith("-lock")]
    noted = [name for name in locks if (state / name).stat().st_size]
    is_left = len(noted) < proof.scenario.locks or not litter(state)
    return kept(state) == proof.after and is_left


def main(kills: int) -> int:
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        proofs = {}
        for number, scenario in enumerate(SCENARIOS):
            folder = Path(name) / str(number) / "project"
            proofs[number] = proof_of(scenario, folder)
            told = every_instant(proofs[number], folder, folder.with_name("states"))
            faults += list(printed(scenario.name, told))
        faults += list(printed("at random", at_random(Path(name), proofs, kills)))
    print(f"{len(faults)} faults: lost, half-written or left over")
    return 1 if faults else 0


def printed(name: str, faults: Iterable[str]) -> Iterator[str]:
    for fault in faults:
        print(f"{name} {fault}", flush=True)
        yield fault


def at_random(root: Path, proofs: dict[int, Proof], kills: int) -> Iterator[str]:
    chance = random.Random(7)  # noqa: S311 - to be repeated, not to be secret
    paces: dict[int, Pace] = {}
    seen: Counter[str] = Counter()
    for kill in range(kills):
        number = kill % len(proofs)
        proof, folder = proofs[number], root / str(number) / "project"
        before, state = folder.with_name("project-before"), folder.with_name("killed")
        run = partial(proof.scenario.run, folder)
        if number not in paces:
            restore(before, folder)
            paces[number] = pace_of(run)
        restore(before, folder)
        is_cut = killed(run, chance, paces[number])
        restore(folder, state)
        seen["was still at work" if is_cut else "was done"] += 1
        seen["left litter"] += bool(litter(state))
        seen["was between old and new"] += kept(state) not in (proof.before, proof.after)
        yield from (f"kill {kill}: {fault}" for fault in after_a_kill(proof, state, folder))
    print(f"{kills} kills at random: {dict(seen)}")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
