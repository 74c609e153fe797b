"""How the time grows with the content: one action of 10, 100 and 1,000 tasks; and what the layout
takes of the seed's build.

    python bench/growth.py [RUNS]

The sizes run in turn, so that a change of the machine's speed meets all of them. Medians.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from es_docs import content
from es_docs.build import build
from es_docs.compose import compose
from es_docs.env import DECK_REFERENCE, find_environment
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.theme import read_deck_theme
from program import ES_DOCS, ROOT, SEED, read_seed, seconds, write

TASKS = (10, 100, 1_000)

Stage = Callable[[], object]


def grown(folder: Path, tasks: int) -> Path:
    """The seed with one action of as many tasks, their names as long as the seed's."""
    written = read_seed()
    names = [task["nazwa"] for action in written["działania"] for task in action["zadania"]]
    rows = [
        {
            "nazwa": f"{names[number % len(names)]} – część {number + 1}",
            "plan": str(20 + number % 50),
            "wykonanie": str(number % 20),
            "jednostka": "spotkanie",
        }
        for number in range(tasks)
    ]
    written["działania"] = [{"tytuł": "Rozwój ekonomii społecznej", "zadania": rows}]
    return write(written, folder / f"zadania-{tasks}.yaml")


def layout_stage(path: Path) -> Stage:
    """Theme and metrics read, the story laid out: all the deck needs before it is written."""
    project = content.load(path).project
    if project is None:
        raise SystemExit(f"{path} is not in order")
    story = compose(project, lambda *_path: None, key=path.stem, folder=path.parent)
    environment = find_environment(ROOT)

    def run() -> object:
        theme = read_deck_theme(environment.read(DECK_REFERENCE), DECK_REFERENCE)
        return lay_out(story, theme, Metrics.load(environment.metrics))

    return run


def taken(stage: Stage) -> float:
    start = time.perf_counter()
    stage()
    return time.perf_counter() - start


def medians(stages: Mapping[str, Stage], runs: int) -> dict[str, float]:
    for stage in stages.values():
        stage()
    times: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(runs):
        for name, stage in stages.items():
            times[name].append(taken(stage))
    return {name: statistics.median(one) for name, one in times.items()}


def print_growth(folder: Path, runs: int) -> None:
    files = {tasks: grown(folder, tasks) for tasks in TASKS}
    stages: dict[str, Stage] = {f"layout {n}": layout_stage(file) for n, file in files.items()}
    stages |= {f"build {n}": lambda file=file: build(file, folder) for n, file in files.items()}
    times = medians(stages, runs)
    print(f"{'stage':<8}{'tasks':>6}{'ms':>10}{'per task':>12}{'per tenfold':>14}")
    for stage in ("layout", "build"):
        for tasks in TASKS:
            taken, before = times[f"{stage} {tasks}"], times.get(f"{stage} {tasks // 10}")
            step = f"× {taken / before:.1f}" if before else ""
            each = f"{taken / tasks * 1e6:,.0f} µs"
            print(f"{stage:<8}{tasks:>6}{taken * 1e3:>10.1f}{each:>12}{step:>14}")


def print_share(folder: Path, runs: int) -> None:
    command = [*ES_DOCS, "build", str(SEED), "--output", str(folder)]
    stages: dict[str, Stage] = {
        "layout": layout_stage(SEED),
        "build": lambda: build(SEED, folder),
        "process": lambda: seconds(command),
    }
    times = medians(stages, runs)
    layout, whole, process = times["layout"], times["build"], times["process"]
    print(f"\nThe seed's layout takes {layout * 1e3:.1f} ms:")
    print(f"  {layout / whole:.1%} of its build after imports ({whole * 1e3:.0f} ms)")
    print(f"  {layout / process:.1%} of the cold process ({process * 1e3:.0f} ms)")


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        print_growth(Path(folder), runs)
        print_share(Path(folder), runs)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
