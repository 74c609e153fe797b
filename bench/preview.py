"""From a saved number to the picture that shows it, against LibreOffice's own time.

    python bench/preview.py [RUNS]

A preview of the seed runs as a process of its own, as on a person's computer. In turn a number is
changed in the content and in its workbook; the clock runs from the end of the save until the new
picture of the first changed slide has been fetched, and until the last one has. After each save
LibreOffice exports the same two documents in the usual way, with a start of its own. The figures
to quote are the medians and the medians of the ratios of neighbouring runs.
"""

from __future__ import annotations

import http.client
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import openpyxl
from msgspec import Struct, field

from es_docs.build import new_workbook
from es_docs.office import find_office, to_pdf
from program import ENVIRONMENT, ES_DOCS, SEED

ACTION, PLANNED = 6, 40
"""The action whose first task is given other numbers, and what was planned there."""


class Times(Struct, dict=True):
    """Seconds of one kind of save."""

    first: list[float] = field(default_factory=list)
    last: list[float] = field(default_factory=list)
    office: list[float] = field(default_factory=list)


class Watcher:
    """Whoever looks at the page: gets its states and fetches new pictures."""

    def __init__(self, address: str) -> None:
        place = urlsplit(address)
        self._place, self._path = place.netloc, place.path
        self._news = self._states()
        self._seen: set[str] = set()

    def settle(self) -> None:
        """Go on until all is drawn."""
        for state in self._news:
            self._fetch(state)
            if state["phase"] == "ready":
                return

    def after_save(self) -> tuple[float, float]:
        """When the first new picture was fetched, and the last one."""
        first = last = 0.0
        for state in self._news:
            if self._fetch(state):
                last = time.perf_counter()
                first = first or last
            if state["phase"] == "failed":
                raise RuntimeError(state["findings"])
            if state["phase"] == "ready" and first:
                return first, last
        raise RuntimeError("the preview ended")

    def _states(self) -> Iterator[Mapping[str, Any]]:
        connection = http.client.HTTPConnection(self._place, timeout=120)
        connection.request("GET", f"{self._path}events")
        stream = connection.getresponse()
        while line := stream.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])

    def _fetch(self, state: Mapping[str, Any]) -> bool:
        """Whether there was a new picture to fetch."""
        cards = (card for shelf in state["shelves"] for card in shelf["cards"])
        shown = {card["picture"]["src"] for card in cards if card["picture"]}
        new = shown - self._seen
        connection = http.client.HTTPConnection(self._place, timeout=30)
        for source in new:
            connection.request("GET", self._path + source)
            connection.getresponse().read()
        connection.close()
        self._seen |= new
        return bool(new)


def save_workbook(content: Path, value: int) -> None:
    """As Excel and LibreOffice do it: written beside and put in the old one's place."""
    file = content.with_suffix(".xlsx")
    workbook = openpyxl.load_workbook(file)
    sheet = workbook["Zadania"]
    heads = next(row for row in sheet.iter_rows() if row[0].value == "Działanie")
    column = next(cell.column for cell in heads if cell.value == "Wykonanie")
    row = next(row for row in sheet.iter_rows() if row[0].value == ACTION)
    sheet.cell(row[0].row, column).value = value
    beside = file.with_name("save.tmp")
    workbook.save(beside)
    beside.replace(file)


def save_content(content: Path, value: int) -> None:
    text = content.read_text(encoding="utf-8")
    head, mark, tail = text.rpartition("wykonanie: ")
    content.write_text(f"{head}{mark}{value}\n{tail.partition(chr(10))[2]}", encoding="utf-8")


def measure(
    runs: int, folder: Path, save: Callable[[Path, int], None], *, with_workbook: bool
) -> Times:
    content = Path(shutil.copy(SEED, folder))
    if with_workbook:
        new_workbook(content)
    output = folder / "output"
    command = [*ES_DOCS, "preview", str(content), "--no-browser", "--output", str(output)]
    preview = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    try:
        if preview.stdout is None:
            raise RuntimeError("the preview says nothing")
        watcher = Watcher(preview.stdout.readline().split()[1])
        watcher.settle()
        times = Times()
        for run in range(runs + 1):
            save(content, PLANNED - 1 - run % 8)
            start = time.perf_counter()
            first, last = watcher.after_save()
            if run:  # the first run loads what the others find loaded
                times.first.append(first - start)
                times.last.append(last - start)
                times.office.append(office_seconds(output))
        return times
    finally:
        preview.terminate()
        preview.wait(30)


def office_seconds(output: Path) -> float:
    documents = {file.name: file.read_bytes() for file in output.glob("*.*x")}
    start = time.perf_counter()
    to_pdf(documents, find_office())
    return time.perf_counter() - start


def tell(name: str, times: Times) -> None:
    for label, taken in (("first picture", times.first), ("last picture", times.last)):
        ratios = sorted(one / other for one, other in zip(taken, times.office, strict=True))
        print(
            f"{name}, {label:<13}  median {statistics.median(taken):.2f} s"
            f"  ({min(taken):.2f} to {max(taken):.2f})"
            f"  {statistics.median(ratios):.0%} of LibreOffice's own time"
            f"  ({ratios[0]:.0%} to {ratios[-1]:.0%})"
        )
    print(f"{name}, LibreOffice alone  median {statistics.median(times.office):.2f} s")


def main(runs: int) -> None:
    if find_office() is None:
        print("LibreOffice is not installed: nothing to measure.")
        return
    with tempfile.TemporaryDirectory() as folder:
        tell("content ", measure(runs, Path(folder), save_content, with_workbook=False))
    with tempfile.TemporaryDirectory() as folder:
        tell("workbook", measure(runs, Path(folder), save_workbook, with_workbook=True))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
