"""What judging finished files takes: against building them, and as a deck grows.

    python bench/verify.py [RUNS]

`build` and `verify` of the seed's two documents run in turn as whole processes, cold, B V B V …;
the figure to quote is the median of the ratios of neighbouring runs. Then decks of about 38, 75,
150 and 300 slides are judged in this process: the time a slide stays the same when it is linear.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from es_docs.build import build
from es_docs.ooxml.opened import open_package
from es_docs.reading.office import read_office
from es_docs.verify import judge
from program import ES_DOCS, SEED, in_turn, seconds, tell_ratio, tell_times, with_actions, write

ACTIONS = (34, 71, 146, 296)
"""Each makes a slide of its own beside the few that every deck has."""


def against_building(runs: int, folder: Path) -> None:
    make = [*ES_DOCS, "build", str(SEED), "--output", str(folder)]
    seconds(make)
    files = [str(path) for path in sorted(folder.glob("*.*x"))]
    commands = {
        "build": make,
        "verify --content": [*ES_DOCS, "verify", *files, "--content", str(SEED)],
        "verify": [*ES_DOCS, "verify", *files],
    }
    times = in_turn(commands, runs)
    tell_times(times)
    for name in ("verify --content", "verify"):
        tell_ratio(times, name, "build")


def grown(folder: Path, actions: int) -> bytes:
    path = write(with_actions(actions), folder / f"projekt-{actions}.yaml")
    return build(path, folder, frozenset({"pptx"})).files[0].read_bytes()


def as_it_grows(runs: int, folder: Path) -> None:
    decks = {count: grown(folder, count) for count in ACTIONS}
    times: dict[int, list[float]] = {count: [] for count in ACTIONS}
    judge(decks[ACTIONS[0]], "deck.pptx")
    for _ in range(runs):
        for count, data in decks.items():
            start = time.perf_counter()
            judge(data, "deck.pptx")
            times[count].append(time.perf_counter() - start)
    for count, data in decks.items():
        slides = len(read_office(open_package(data, "deck.pptx")[0]).slides)
        taken = statistics.median(times[count])
        print(f"{slides:>4} slides  {taken:6.2f} s  {1000 * taken / slides:5.1f} ms a slide")


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        against_building(runs, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        as_it_grows(max(runs // 2, 1), Path(folder))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
