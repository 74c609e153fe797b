"""Documents per second of a batch: es-docs with one and two jobs, the smallest script, pandoc.

    python bench/batch.py [PROJECTS] [ROUNDS]

200 projects made from the seed, both documents of each, in four rounds: a round is a part of the
projects, which every contender makes in turn, so that a change of the machine's speed meets all.
The processes start cold in every round. The script makes all projects of a round in one process;
pandoc, where it is installed, is called for each document. Medians of the rounds and their ratios.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "content" / "koordynacja-es.yaml"
PROJECTS, ROUNDS = 200, 4
A_PROJECT = 2
"""Documents of a project."""

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": tempfile.mkdtemp(prefix="es-docs-bench-"),
    "PYTHONPATH": str(ROOT / "bench"),
}
"""Compiled modules are kept, as on a person's computer; a round that is not counted makes them."""

Contender = Callable[[Path, Path], None]
"""Makes the documents of the contents in the first folder, in the second."""


def generate(folder: Path, first: int, count: int) -> Path:
    """Projects that differ in title and numbers."""
    written: dict[str, Any] = yaml.load(SEED.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
    title = written["projekt"]["tytuł"]
    folder.mkdir(parents=True)
    for number in range(first, first + count):
        written["projekt"]["tytuł"] = f"{title} – część {number + 1}"
        for action in written["działania"]:
            for task in action["zadania"]:
                plan = task["plan"] = int(task["plan"])
                task["wykonanie"] = (plan + number) % (plan + 1)
        text = yaml.safe_dump(written, allow_unicode=True, sort_keys=False)
        (folder / f"projekt-{number:04}.yaml").write_text(text, encoding="utf-8")
    return folder


def run(*command: str) -> None:
    subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL)


def es_docs(jobs: int) -> Contender:
    def make(contents: Path, output: Path) -> None:
        build = (sys.executable, "-m", "es_docs", "build", str(contents), "--output", str(output))
        run(*build, "--jobs", str(jobs))

    return make


ALL_IN_ONE = """
import sys
from pathlib import Path
from baseline import main
for content in sorted(Path(sys.argv[1]).glob("*.yaml")):
    main(content, Path(sys.argv[2]) / content.stem)
"""


def smallest_script(contents: Path, output: Path) -> None:
    run(sys.executable, "-c", ALL_IN_ONE, str(contents), str(output))


def pandoc(contents: Path, output: Path) -> None:
    output.mkdir(parents=True)
    for content in sorted(contents.glob("*.yaml")):
        text = output / f"{content.stem}.md"
        text.write_text(as_markdown(content), encoding="utf-8")
        for ending in ("pptx", "docx"):
            run("pandoc", str(text), "-o", str(text.with_suffix(f".{ending}")))


def as_markdown(content: Path) -> str:
    """The same titles, tables and effects as the smallest script writes."""
    written = yaml.load(content.read_text(encoding="utf-8"), yaml.CSafeLoader)
    lines: list[str] = []
    for action in written["działania"]:
        lines += [f"# {action['tytuł']}", "", "| Zadanie | Plan | Wykonanie | % planu |"]
        lines += ["|---|---|---|---|"]
        for task in action["zadania"]:
            unit, share = task["jednostka"], 100 * task["wykonanie"] / task["plan"]
            cells = (task["nazwa"], f"{task['plan']} {unit}", f"{task['wykonanie']} {unit}")
            lines.append(f"| {' | '.join(cells)} | {share:.0f}% |")
        lines += ["", *(f"{effect}\n" for effect in action.get("efekty", ()))]
    return "\n".join(lines)


def measured(contents: list[Path], contenders: Mapping[str, Contender]) -> dict[str, list[float]]:
    """Documents per second, a value for each round."""
    speeds: dict[str, list[float]] = {name: [] for name in contenders}
    for folder in contents:
        documents = A_PROJECT * len(list(folder.iterdir()))
        for name, make in contenders.items():
            with tempfile.TemporaryDirectory() as place:
                start = time.perf_counter()
                make(folder, Path(place) / "output")
                speeds[name].append(documents / (time.perf_counter() - start))
    return speeds


def main(projects: int, rounds: int) -> None:
    each = max(projects // rounds, 1)
    contenders: dict[str, Contender] = {
        "es-docs, 1 job": es_docs(1),
        "es-docs, 2 jobs": es_docs(2),
        "smallest script": smallest_script,
    }
    if shutil.which("pandoc"):
        contenders["pandoc"] = pandoc
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        measured([generate(folder / "first", 0, 1)], contenders)
        contents = [generate(folder / str(n), n * each, each) for n in range(rounds)]
        speeds = measured(contents, contenders)
    print(f"{each * rounds} projects in {rounds} rounds, {os.cpu_count()} processors")
    for name, values in speeds.items():
        middle = statistics.median(values)
        print(f"{name:<16} {middle:6.1f} documents/s  ({min(values):.1f} to {max(values):.1f})")
    compared = [("es-docs, 2 jobs", "es-docs, 1 job")]
    compared += [("es-docs, 1 job", name) for name in ("smallest script", "pandoc")]
    for mine, theirs in compared:
        if theirs in speeds:
            pairs = zip(speeds[mine], speeds[theirs], strict=True)
            ratios = sorted(one / other for one, other in pairs)
            middle = statistics.median(ratios)
            print(f"{mine} / {theirs}: {middle:.2f}  ({ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:]]
    main(*(given + [PROJECTS, ROUNDS][len(given) :]))
