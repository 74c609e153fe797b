"""How long the whole process takes, cold, as a ratio to the smallest script with the libraries.

    python bench/build.py [RUNS]

Both commands run in turn, A B A B …, so that a change of the machine's speed meets both. The
figure to quote is the median of the ratios of neighbouring runs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content" / "koordynacja-es.yaml"

BYTECODE = tempfile.mkdtemp(prefix="es-docs-bench-")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": BYTECODE,
}
"""Compiled modules are kept between runs, as on a person's computer; the first run makes them."""


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "es_docs", "build", str(CONTENT), "--output", folder]
        baseline = [sys.executable, str(ROOT / "bench" / "baseline.py"), str(CONTENT), folder]
        floor = [sys.executable, "-c", "import pptx, docx, pydantic, yaml, click"]
        commands = {"es-docs build": build, "smallest script": baseline, "imports alone": floor}
        for command in commands.values():
            seconds(command)
        times = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command))
    for name, taken in times.items():
        print(f"{name:<16} median {statistics.median(taken):.3f} s  min {min(taken):.3f} s")
    for other in ("smallest script", "imports alone"):
        pairs = zip(times["es-docs build"], times[other], strict=True)
        ratios = sorted(mine / theirs for mine, theirs in pairs)
        middle = statistics.median(ratios)
        print(f"es-docs build / {other}: {middle:.2f}  ({ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
