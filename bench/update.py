"""What updating documents that are there costs: against making them, and as they grow.

    python bench/update.py [RUNS]

First whole processes, cold, in turn: `build` into an empty folder, `build` over the documents with
data that changed, `build` over them with data that did not, and so on; the figure to quote is the
median of the ratios of neighbouring runs. An update makes the documents of the data as well, so its
own part is what goes beyond 1. Then projects of 75, 150, 300 and 600 actions are made and updated
in this process, a value of every tenth action changed, and the processor's own time is told: per
action it stays the same when it is linear.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import es_docs.update
from es_docs.build import Format, build
from es_docs.update import Updated
from program import ES_DOCS, read_seed, seconds, tell_ratio, tell_times, with_actions, write

ACTIONS = (75, 150, 300, 600)
EVERY = 10
"""One action in so many has another value in the second state of the data."""


def taken(work: Callable[..., object], *given: object) -> float:
    """Seconds of the processor that a piece of work in this process takes."""
    start = time.process_time()
    work(*given)
    return time.process_time() - start


# --- the data in two states


def content(path: Path, count: int, *, is_later: bool) -> Path:
    """The seed with so many actions, 0 for its own; later, one in `EVERY` did one thing more."""
    written = with_actions(count) if count else read_seed()
    for action in written["działania"][::EVERY] if is_later else ():
        task = action["zadania"][0]
        task["wykonanie"] = str(int(task["wykonanie"]) + 1)
    return write(written, path)


# --- against making


def against_building(runs: int, folder: Path) -> None:
    source = folder / "projekt.yaml"
    texts = [
        content(source, 0, is_later=later).read_text(encoding="utf-8") for later in (False, True)
    ]
    there, empty = folder / "jest", folder / "nowe"
    times: dict[str, list[float]] = {"build": [], "update": [], "nothing to do": []}
    for run in range(-1, runs):
        source.write_text(texts[run % 2], encoding="utf-8")
        shutil.rmtree(empty, ignore_errors=True)
        for name, output in (("build", empty), ("update", there), ("nothing to do", there)):
            wall = seconds([*ES_DOCS, "build", str(source), "--output", str(output)])
            if run >= 0:
                times[name].append(wall)
    tell_times(times)
    for name in ("update", "nothing to do"):
        tell_ratio(times, name, "build")


# --- as it grows


def by_itself(runs: int, folder: Path) -> None:
    """The update of both documents, from bytes to bytes, against the making of both."""
    source, output = content(folder / "content.yaml", 0, is_later=False), folder / "output"
    spent: list[float] = []
    whole = es_docs.update.update

    def watched(*given: Any) -> Updated:
        start = time.process_time()
        updated = whole(*given)
        spent.append(time.process_time() - start)
        return updated

    ratios: list[float] = []
    for _ in range(runs + 1):
        content(source, 0, is_later=False)
        shutil.rmtree(output, ignore_errors=True)
        making = taken(build, source, output)
        content(source, 0, is_later=True)
        spent.clear()
        es_docs.update.update = watched
        build(source, output)
        es_docs.update.update = whole
        ratios.append(sum(spent) / making)
    print(f"the update itself / build: {statistics.median(ratios[1:]):.2f}")


def as_it_grows(runs: int, folder: Path, format_: Format) -> None:
    """Making and updating in one process; what the update does beyond making is its own part."""
    print(f"{format_}: actions, making, updating, updating / making, own part per action")
    for count in ACTIONS:
        source, output = folder / f"projekt-{count}.yaml", folder / f"{count}"
        making: list[float] = []
        updating: list[float] = []
        for run in range(runs):
            shutil.rmtree(output, ignore_errors=True)
            content(source, count, is_later=bool(run % 2))
            making.append(taken(build, source, output, frozenset({format_})))
            content(source, count, is_later=not run % 2)
            updating.append(taken(build, source, output, frozenset({format_})))
        made, updated = statistics.median(making), statistics.median(updating)
        own = updated - made
        print(
            f"{count:>5} {made:7.2f} s {updated:7.2f} s {own:7.2f} s {1000 * own / count:6.1f} ms"
        )


def main(runs: int) -> None:
    formats: tuple[Format, ...] = ("pptx", "docx")
    with tempfile.TemporaryDirectory() as folder:
        against_building(runs, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        by_itself(runs, Path(folder))
    for format_ in formats:
        with tempfile.TemporaryDirectory() as folder:
            as_it_grows(max(runs // 5, 1), Path(folder), format_)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
