"""What judging finished files takes: against building them, and as a deck grows.

    python bench/verify.py [RUNS]

`build` and `verify` of the seed's two documents run in turn as whole processes, cold, B V B V …;
the figure to quote is the median of the ratios of neighbouring runs. Then decks of about 38, 75,
150 and 300 slides are judged in this process: the time a slide stays the same when it is linear.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from es_docs.build import build
from es_docs.ooxml.opened import open_package
from es_docs.reading.office import read_office
from es_docs.verify import judge

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content" / "koordynacja-es.yaml"
ACTIONS = (34, 71, 146, 296)
"""Each makes a slide of its own beside the few that every deck has."""

BYTECODE = tempfile.mkdtemp(prefix="es-docs-bench-")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": BYTECODE,
}
"""Compiled modules are kept between runs, as on a person's computer; the first run makes them."""


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, check=False, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def against_building(runs: int, folder: Path) -> None:
    program = [sys.executable, "-m", "es_docs"]
    make = [*program, "build", str(CONTENT), "--output", str(folder)]
    seconds(make)
    files = [str(path) for path in sorted(folder.iterdir())]
    commands = {
        "build": make,
        "verify --content": [*program, "verify", *files, "--content", str(CONTENT)],
        "verify": [*program, "verify", *files],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        seconds(command)
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    for name, taken in times.items():
        print(f"{name:<18} median {statistics.median(taken):.3f} s  min {min(taken):.3f} s")
    for name in ("verify --content", "verify"):
        ratios = sorted(a / b for a, b in zip(times[name], times["build"], strict=True))
        middle = statistics.median(ratios)
        print(f"{name} / build: {middle:.2f}  ({ratios[0]:.2f} to {ratios[-1]:.2f})")


def grown(folder: Path, actions: int) -> bytes:
    """A deck of the seed with so many actions, their titles all different."""
    written = yaml.load(CONTENT.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
    patterns = written["działania"]
    written["działania"] = [
        {
            **patterns[number % len(patterns)],
            "tytuł": f"{patterns[number % len(patterns)]['tytuł']} – część {number + 1}",
            "skrót": f"Część {number + 1}",
        }
        for number in range(actions)
    ]
    path = folder / f"projekt-{actions}.yaml"
    text = yaml.safe_dump(json.loads(json.dumps(written)), allow_unicode=True)
    path.write_text(text, encoding="utf-8")
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
