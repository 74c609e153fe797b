"""What the benches share: the seed, the program as a person starts it, and how times are told."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "content" / "koordynacja-es.yaml"
ES_DOCS = (sys.executable, "-c", "from es_docs.__main__ import main; main()")
"""What the installed command `es-docs` is."""
BASELINE = (sys.executable, str(ROOT / "bench" / "baseline.py"))
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT / "src"), os.getenv("PYTHONPATH")))),
    "PYTHONPYCACHEPREFIX": tempfile.mkdtemp(prefix="es-docs-bench-"),
}
"""Compiled modules are kept between runs, as on a person's computer; the first run makes them."""
_DONE = (0, 3)
"""Exit codes of a command that did its work; 3 when there is something to tell."""


def read_seed() -> dict[str, Any]:
    """The content of the seed as it is written, every value a text."""
    import yaml  # here, for what a process has in memory counts in the peak of its children

    return yaml.load(SEED.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text only


def with_actions(count: int) -> dict[str, Any]:
    """The seed with so many actions, their titles all different."""
    written = read_seed()
    patterns = written["działania"]
    written["działania"] = [
        {
            **deepcopy(patterns[number % len(patterns)]),
            "tytuł": f"{patterns[number % len(patterns)]['tytuł']} – część {number + 1}",
            "skrót": f"Część {number + 1}",
        }
        for number in range(count)
    ]
    return written


def write(content: Mapping[str, Any], path: Path) -> Path:
    import yaml

    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def seconds(command: Sequence[str]) -> float:
    """What a process takes by the clock. Raises CalledProcessError when it did not do its work."""
    start = time.perf_counter()
    done = subprocess.run(command, check=False, env=ENVIRONMENT, capture_output=True)
    taken = time.perf_counter() - start
    if done.returncode not in _DONE:
        sys.stderr.buffer.write(done.stdout + done.stderr)
        done.check_returncode()
    return taken


def in_turn(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, list[float]]:
    """Seconds of each command, A B A B …; a round before that is not counted."""
    for command in commands.values():
        seconds(command)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return times


def tell_times(times: Mapping[str, Sequence[float]]) -> None:
    for name, taken in times.items():
        print(f"{name:<16} median {statistics.median(taken):.3f} s  min {min(taken):.3f} s")


def tell_ratio(times: Mapping[str, Sequence[float]], name: str, measure: str) -> None:
    """The median of the ratios of neighbouring runs, and the outermost of them."""
    ratios = sorted(a / b for a, b in zip(times[name], times[measure], strict=True))
    middle = statistics.median(ratios)
    print(f"{name} / {measure}: {middle:.2f}  ({ratios[0]:.2f} to {ratios[-1]:.2f})")
