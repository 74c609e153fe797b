"""All that is claimed about speed, measured in one run: a table for `docs/speed.md`.

    python bench/run.py [RUNS] [SIZE …]

Whole processes, cold, in turn (A B C … A B C …), so that a change of the machine's speed meets all
of them. The time is the processor's own of a process and its children, for other work on the
machine does not count in it; the figure to quote is the median of the ratios of neighbouring runs.
Rivals that are not installed are left out: pandoc, docxtpl (beside this Python), PptxGenJS and docx
(where `node` finds them: NODE_PATH). Then the same with so many actions, 6, 60 and 600 unless told
otherwise, each size once.
"""

from __future__ import annotations

import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from program import BASELINE, ENVIRONMENT, ES_DOCS, ROOT, SEED, read_seed, write

SIZES = (6, 60, 600)
BARE, OURS = "bare script", "es-docs build"
MADE = "made"
"""The folder of our documents, which are made for the first time in every run."""
_T = TypeVar("_T")

Command = Sequence[Sequence[str]]
"""Processes, one after the other."""


class Cost(NamedTuple):
    seconds: float
    peak_mb: float


def cost(command: Command) -> Cost:
    """Of the processes together; the peak is that of the largest. Raises CalledProcessError."""
    seconds = peak = 0.0
    for arguments in command:
        process = subprocess.Popen(
            arguments, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, list(arguments))
        seconds += used.ru_utime + used.ru_stime
        peak = max(peak, used.ru_maxrss / 1024)
    return Cost(seconds, peak)


def cost_anew(command: Command, folder: Path) -> Cost:
    shutil.rmtree(folder / MADE, ignore_errors=True)
    return cost(command)


def apart(prepare: Callable[..., _T], *given: object) -> _T:
    """In a process of its own: what a process has in memory counts in the peak of its children."""
    with ProcessPoolExecutor(1) as one:
        return one.submit(prepare, *given).result()


# --- what is measured


def commands(folder: Path) -> dict[str, Command]:
    """By name; all of them make the tables of the seed, or a part of what making them takes."""
    import yaml

    from baseline import rows

    known: dict[str, Command] = {
        BARE: [[*BASELINE, str(SEED), str(folder)]],
        OURS: [[*ES_DOCS, "build", str(SEED), "--output", str(folder / MADE)]],
        "es-docs check": [[*ES_DOCS, "check", str(SEED)]],
        "es-docs --help": [[*ES_DOCS, "--help"]],
    }
    actions = yaml.safe_load(SEED.read_text(encoding="utf-8"))["działania"]
    told = [
        {"title": one["tytuł"], "rows": rows(one), "effects": one.get("efekty", [])}
        for one in actions
    ]
    if shutil.which("pandoc"):
        known["pandoc"] = pandoc(folder, told)
    if find_spec("docxtpl"):
        known["docxtpl (report alone)"] = docxtpl(folder, told)
    if shutil.which("node"):
        source = folder / "actions.json"
        source.write_text(json.dumps(told), encoding="utf-8")
        script = [["node", str(ROOT / "bench/baseline.js"), str(source), str(folder)]]
        if is_working(script):
            known["PptxGenJS and docx"] = script
    cost(known[OURS])
    return {**known, "floor": floor(folder), "floor of check": [[sys.executable, "-c", _MODEL]]}


def is_working(command: Command) -> bool:
    try:
        cost(command)
    except subprocess.CalledProcessError:
        return False
    return True


def pandoc(folder: Path, told: Sequence[Mapping[str, Any]]) -> Command:
    source, parts = folder / "actions.md", list[str]()
    for one in told:
        header, *lines = ("| " + " | ".join(line) + " |" for line in one["rows"])
        parts += (f"## {one['title']}", "\n".join([header, "|---" * 4 + "|", *lines]))
        parts += one["effects"]
    source.write_text("\n\n".join(parts), encoding="utf-8")
    return [["pandoc", str(source), "-o", f"{folder}/pandoc.{ending}"] for ending in FORMATS]


FORMATS = ("pptx", "docx")
_FILL = (
    "import json, sys; from docxtpl import DocxTemplate as T; t = T(sys.argv[1]);"
    "t.render({'actions': json.load(open(sys.argv[2]))}); t.save(sys.argv[3])"
)


def docxtpl(folder: Path, told: Sequence[Mapping[str, Any]]) -> Command:
    from docx import Document

    template, source = folder / "template.docx", folder / "told.json"
    document = Document()
    document.add_paragraph("{%p for action in actions %}")
    document.add_heading("{{ action.title }}", level=2)
    table = document.add_table(3, 4)
    table.cell(0, 0).text = "{%tr for row in action.rows %}"
    for column in range(4):
        table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    for text in ("{%p for effect in action.effects %}", "{{ effect }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.add_paragraph("{%p endfor %}")
    document.save(str(template))
    source.write_text(json.dumps(told), encoding="utf-8")
    return [[sys.executable, "-c", _FILL, str(template), str(source), str(folder / "docxtpl.docx")]]


_DEFLATE = (
    "import pathlib, sys, zlib, pptx, docx, pydantic, yaml, click;"
    "[zlib.compress(pathlib.Path(one).read_bytes(), 6) for one in sys.argv[1:]]"
)

_MODEL = "import click, yaml; from es_docs.model import Project; Project.model_rebuild()"
"""What reading a content takes before the first byte of it: click, PyYAML, the pydantic models."""


def floor(folder: Path) -> Command:
    """The interpreter, the libraries imported, the bytes of all parts of both documents packed."""
    unpacked: list[str] = []
    for document in sorted((folder / MADE).glob("koordynacja-es-*.*")):
        if document.suffix[1:] in FORMATS:
            place = folder / f"parts-{document.suffix[1:]}"
            with zipfile.ZipFile(document) as archive:
                archive.extractall(place)
            unpacked += (str(one) for one in place.rglob("*") if one.is_file())
    return [[sys.executable, "-c", _DEFLATE, *sorted(unpacked)]]


# --- growth


def grown(folder: Path, count: int) -> Path:
    """The seed with so many actions of ten tasks each, like its own."""
    written = read_seed()
    patterns = written["działania"]
    tasks = [task for action in patterns for task in action["zadania"]]
    written["działania"] = [
        {
            "tytuł": f"{patterns[n % len(patterns)]['tytuł']} – część {n + 1}",
            "skrót": f"Część {n + 1}",
            "zadania": [
                {
                    "nazwa": f"{task['nazwa']} {m + 1}",
                    "plan": int(task["plan"]),
                    "wykonanie": int(task["wykonanie"]),
                    "jednostka": task["jednostka"],
                }
                for m, task in enumerate(tasks[at % len(tasks)] for at in range(n, n + 10))
            ],
        }
        for n in range(count)
    ]
    return write(written, folder / f"dzialania-{count}.yaml")


def exponents(sizes: Sequence[int], values: Sequence[float]) -> str:
    """Of the power by which they grow, from one size to the next."""
    steps = (
        math.log(b / a) / math.log(n / m)
        for (m, n), (a, b) in zip(pairwise(sizes), pairwise(values), strict=True)
    )
    return ", ".join(f"{step:.2f}" for step in steps) or "–"


def print_growth(folder: Path, sizes: Sequence[int]) -> None:
    costs: dict[str, list[Cost]] = {OURS: [], BARE: []}
    for size in sizes:
        content = apart(grown, folder, size)
        output = folder / str(size)
        bare = [*BASELINE, str(content), str(output)]
        ours = [*ES_DOCS, "build", str(content), "--output", str(output)]
        costs[BARE].append(cost([bare]))
        costs[OURS].append(cost([ours]))
    print(f"\n| actions | {' | '.join(map(str, sizes))} | exponents |")
    print("|---" * (len(sizes) + 2) + "|")
    for name, taken in costs.items():
        for unit, of in (("s", 0), ("MB", 1)):
            values = [one[of] for one in taken]
            told = " | ".join(f"{value:.2f}" if unit == "s" else f"{value:.0f}" for value in values)
            print(f"| {name}, {unit} | {told} | {exponents(sizes, values)} |")
    ratios = " | ".join(
        f"{mine.seconds / theirs.seconds:.2f}" for mine, theirs in zip(*costs.values(), strict=True)
    )
    print(f"| {OURS} / {BARE} | {ratios} | |")


# --- the table


def print_costs(taken: Mapping[str, Sequence[Cost]]) -> None:
    print(f"| process | median, s | peak, MB | / {BARE} | from … to |\n|---|--:|--:|--:|---|")
    base = [one.seconds for one in taken[BARE]]
    for name, costs in taken.items():
        seconds = [one.seconds for one in costs]
        ratios = sorted(a / b for a, b in zip(seconds, base, strict=True))
        peak = max(one.peak_mb for one in costs)
        print(
            f"| {name} | {statistics.median(seconds):.3f} | {peak:.0f} "
            f"| {statistics.median(ratios):.2f} | {ratios[0]:.2f} … {ratios[-1]:.2f} |"
        )
    pairs = zip(taken[OURS], taken["floor"], strict=True)
    distance = statistics.median(mine.seconds / least.seconds for mine, least in pairs)
    print(f"\nFrom the floor: {distance:.2f} ×")


def main(runs: int, sizes: Sequence[int]) -> None:
    print(f"{platform.system()}, {platform.machine()}, {os.cpu_count()} cores, ", end="")
    print(f"Python {platform.python_version()}, {runs} runs; seconds of the processor\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = apart(commands, folder)
        for command in measured.values():
            cost_anew(command, folder)
        taken: dict[str, list[Cost]] = {one: [] for one in measured}
        for _ in range(runs):
            for one, command in measured.items():
                taken[one].append(cost_anew(command, folder))
        print_costs(taken)
        print_growth(folder, sizes)


if __name__ == "__main__":
    _runs, *_sizes = [int(one) for one in sys.argv[1:]] or [7]
    main(_runs, _sizes or SIZES)
