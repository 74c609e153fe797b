"""Commands run in a process of their own that is watched: what they touch, take and say.

Run as a program it reads commands as JSON and prints what came of each.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

MAX_SECONDS = 5.0
MAX_MEGABYTES = 512


class Ran(Struct, frozen=True):
    """What came of a command. `touched` is what lies outside the folder, or on the network."""

    code: int
    said: str
    seconds: float
    megabytes: float
    touched: tuple[str, ...]

    def demand_bounded(self) -> None:
        """No traceback or warning of Python, and nothing outside; the processor's seconds."""
        assert "Traceback" not in self.said, self.said
        assert "Warning:" not in self.said, self.said
        assert "es_docs/" not in self.said.replace("output/", ""), self.said
        assert not self.touched
        assert self.seconds < MAX_SECONDS
        assert self.megabytes < MAX_MEGABYTES


def run_apart(folder: Path, commands: Mapping[str, Sequence[str]]) -> dict[str, Ran]:
    """Run each command of es-docs in the folder, all of them in one process."""
    asked = {"folder": str(folder), "commands": {key: list(one) for key, one in commands.items()}}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).resolve())],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "ES_DOCS_DEBUG": "1", "NO_COLOR": "1"},
        timeout=600,
        check=True,
    )
    told = json.loads(done.stdout)
    return {key: Ran(**{**one, "touched": tuple(one["touched"])}) for key, one in told.items()}


# --- in the process


def _main() -> None:
    asked = json.load(sys.stdin)
    folder = Path(asked["folder"]).resolve()
    touched = _watch(folder)
    told = {key: _ran(one, touched) for key, one in asked["commands"].items()}
    sys.stdout.write(json.dumps(told))


def _ran(arguments: Sequence[str], touched: list[str]) -> dict[str, object]:
    from es_docs import cli

    said = io.StringIO()
    touched.clear()
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    start, code = _processor_seconds(), 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            cli.main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        except BaseException:  # noqa: BLE001 - whatever gets out is told to the test
            said.write(traceback.format_exc())
    return {
        "code": code,
        "said": said.getvalue(),
        "seconds": _processor_seconds() - start,
        "megabytes": _peak(),
        "touched": list(touched),
    }


def _processor_seconds() -> float:
    """Of this process and those it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _peak() -> float:
    """Megabytes held at most since the mark was reset (proc(5)); 0 on other systems."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def _watch(folder: Path) -> list[str]:
    """Everything written outside the folder, read beside it, or asked of a network."""
    touched: list[str] = []
    beside = folder.parent

    def look(event: str, values: tuple[object, ...]) -> None:
        if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
            touched.append(f"{event} {values[1:]}")
            raise ConnectionRefusedError
        if event == "open" and isinstance(values[0], str):
            _look_at(Path(values[0]), writes=_is_writing(values[1], values[2]))
        if event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink"):
            _look_at(Path(str(values[1] if event == "os.rename" else values[0])), writes=True)
        if event == "os.listdir":
            _look_at(Path(str(values[0])), writes=False)

    def _look_at(path: Path, *, writes: bool) -> None:
        place = Path(os.path.normpath(Path.cwd() / path))
        is_inside = place.is_relative_to(folder)
        is_beside = place.is_relative_to(beside) and not is_inside and place != beside
        is_ours = "__pycache__" in place.parts or str(place).startswith(("/proc/self/", "/dev/"))
        if is_beside or (writes and not is_inside and not is_ours):
            touched.append(f"{'written' if writes else 'read'} {place}")

    sys.addaudithook(look)
    return touched


def _is_writing(mode: object, flags: object) -> bool:
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return bool(int(str(flags or 0)) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


if __name__ == "__main__":
    _main()
