"""A preview that runs, in a thread or as a program of its own, and what its page is told."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any, Literal
from urllib.parse import urlsplit

from es_docs import preview

State = Mapping[str, Any]
PATIENCE = 60.0
"""Seconds; a build with LibreOffice takes two, on a machine that does nothing else."""


@contextmanager
def running(
    content: Path, output: Path, lang: Literal["pl", "en"] = "pl"
) -> Generator[str]:  # fmt: skip
    """The address of the page for as long as the block runs."""
    stop, told, addresses = Event(), Event(), list[str]()
    faults: list[BaseException] = []

    def announce(address: str) -> None:
        addresses.append(address)
        told.set()

    def work() -> None:
        try:
            preview.run(content, output, lang, announce, stop)
        except BaseException as fault:  # noqa: BLE001 - told where it is looked for
            faults.append(fault)
            told.set()

    thread = Thread(target=work)
    thread.start()
    told.wait(PATIENCE)
    try:
        yield addresses[0]
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()
        assert faults == []


def started(content: Path, output: Path, *options: str, **variables: str) -> subprocess.Popen[str]:
    """The command as a person starts it; `variables` are added to its environment."""
    command = [sys.executable, "-m", "es_docs", "preview", str(content), "--output", str(output)]
    return subprocess.Popen(
        [*command, "--no-browser", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **variables},
    )


@contextmanager
def as_program(
    content: Path, output: Path, lang: Literal["pl", "en"] = "pl"
) -> Generator[str]:  # fmt: skip
    """The same from a process of its own: warnings that tests turn into errors are none there,
    and what pytest does to the filters of this process between tests does not reach it."""
    process = started(content, output, "--lang", lang)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
    finally:
        process.terminate()
        _, said = process.communicate(timeout=PATIENCE)
        assert (process.returncode, said) == (0, "")


def states(address: str) -> Iterator[State]:
    """The states as the page gets them."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.netloc, timeout=PATIENCE)
    connection.request("GET", f"{place.path}events")
    response = connection.getresponse()
    try:
        since = time.monotonic()
        while line := response.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])
                since = time.monotonic()
            assert time.monotonic() - since < PATIENCE, "nothing but signs of life"
    finally:
        response.close()
        connection.close()


def until(news: Iterator[State], claim: Callable[[State], bool]) -> State:
    """The first state of which the claim is true."""
    end = time.monotonic() + PATIENCE
    for state in news:
        if claim(state):
            return state
        assert time.monotonic() < end, state
    raise AssertionError("the stream ended")


def is_ready(build: int) -> Callable[[State], bool]:
    return lambda state: state["phase"] == "ready" and state["build"] == build


def copied(content: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(content, folder))


def changed(content: Path, old: str, new: str) -> None:
    text = content.read_text(encoding="utf-8")
    assert old in text
    content.write_text(text.replace(old, new, 1), encoding="utf-8")


def cards(state: State) -> list[Mapping[str, Any]]:
    return [card for shelf in state["shelves"] for card in shelf["cards"]]
