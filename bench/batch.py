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
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from program import ES_DOCS, read_seed, seconds, tell_ratio, write

PROJECTS, ROUNDS = 200, 4
A_PROJECT = 2
"""Documents of a project."""

Contender = Callable[[Path, Path], None]
"""Makes the documents of the contents in the first folder, in the second."""


def generate(folder: Path, first: int, count: int) -> Path:
    """Projects that differ in title and numbers."""
    written = read_seed()
    title = written["projekt"]["tytuł"]
    folder.mkdir(parents=True)
    for number in range(first, first + count):
        written["projekt"]["tytuł"] = f"{title} – część {number + 1}"
        for action in written["działania"]:
            for task in action["zadania"]:
                plan = task["plan"] = int(task["plan"])
                task["wykonanie"] = (plan + number) % (plan + 1)
        write(written, folder / f"projekt-{number:04}.yaml")
    return folder


def es_docs(jobs: int) -> Contender:
    def make(contents: Path, output: Path) -> None:
        build = (*ES_DOCS, "build", str(contents), "--output", str(output))
        seconds((*build, "--jobs", str(jobs)))

    return make


ALL_IN_ONE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from baseline import main
for content in sorted(Path(sys.argv[2]).glob("*.yaml")):
    main(content, Path(sys.argv[3]) / content.stem)
"""


def smallest_script(contents: Path, output: Path) -> None:
    bench = str(Path(__file__).parent)
    seconds((sys.executable, "-c", ALL_IN_ONE, bench, str(contents), str(output)))


def pandoc(contents: Path, output: Path) -> None:
    output.mkdir(parents=True)
    for content in sorted(contents.glob("*.yaml")):
        text = output / f"{content.stem}.md"
        text.write_text(as_markdown(content), encoding="utf-8")
        for ending in ("pptx", "docx"):
            seconds(("pandoc", str(text), "-o", str(text.with_suffix(f".{ending}"))))


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
            tell_ratio(speeds, mine, theirs)


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:]]
    main(*(given + [PROJECTS, ROUNDS][len(given) :]))
