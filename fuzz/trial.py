"""One input fed to one face: measured, its words looked at, nothing outside touched."""

from __future__ import annotations

import os
import resource
import sys
import traceback
import warnings
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from es_docs.diagnostics import EsDocsError
from es_docs.messages import explain
from faces import Feed

MAX_SECONDS: Final = 5.0
MAX_MEGABYTES: Final = 400
"""More than before the trial; with the hundred of a process that has loaded it all, 512 MB."""


class OutsideError(BaseException):
    """Something outside the folder of the trial was written, started or connected to."""


class Outcome(Struct, frozen=True):
    """How a trial went; `fault` is empty, or what was raised, and `where` its last place of ours.

    `seconds` are those of the processor, so that a busy machine judges no other; `megabytes` is how many more the process held at most than it did before.
    """

    seconds: float
    megabytes: float
    fault: str = ""
    where: str = ""

    @property
    def is_bad(self) -> bool:
        return bool(self.fault or self.is_slow or self.is_large)

    @property
    def is_slow(self) -> bool:
        return self.seconds > MAX_SECONDS

    @property
    def is_large(self) -> bool:
        return self.megabytes > MAX_MEGABYTES

    @property
    def kind(self) -> str:
        """Equal for trials that meet the same bug."""
        if self.fault:
            return f"{self.fault.split(':')[0]} {self.where}"
        return "slow" if self.is_slow else "large"


def tried(feed: Feed, data: bytes) -> Outcome:
    """Feed the face; every finding must have words in both languages."""
    _forget_peak()
    before, start = _peak(), _spent()
    fault = where = ""
    try:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # as the program does (`es_docs.cli`)
                findings = tuple(feed(data))
        except EsDocsError as refusal:
            findings = refusal.findings
            if not findings:
                raise
        for finding in findings:
            explain(finding, "pl")
            explain(finding, "en")
    except KeyboardInterrupt:
        raise
    except BaseException as why:  # noqa: BLE001 - whatever comes is what is looked for
        fault, where = f"{type(why).__name__}: {str(why)[:300]}", _place_of(why)
    return Outcome(_spent() - start, _peak() - before, fault, where)


def _spent() -> float:
    """Seconds of the processor, with those of the processes waited for."""
    return sum(os.times()[:4])


def _place_of(why: BaseException) -> str:
    """The innermost line of the program, and of all where the program is not met."""
    frames = traceback.extract_tb(why.__traceback__)
    ours = [frame for frame in frames if "/src/es_docs/" in frame.filename]
    last = (ours or frames)[-1]
    return f"{'/'.join(Path(last.filename).parts[-3:])}:{last.lineno}"


# --- memory (proc(5): clear_refs 5 resets the high-water mark)


def _forget_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> float:
    """Megabytes this process held at most since the mark was reset."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# --- what must not be touched

_GUARDED: Final[list[Path]] = []


@contextmanager
def confined(folder: Path) -> Generator[None]:
    """Nothing is written outside the folder, nothing started, nothing connected to."""
    if not _GUARDED:
        sys.addaudithook(_watch)
    _GUARDED[:] = [folder.resolve()]
    try:
        yield
    finally:
        _GUARDED[:] = [Path("/")]


def _watch(event: str, values: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        if _GUARDED[0] != Path("/") and not _is_pen(event, values):
            raise OutsideError(f"{event} {values}")
    elif event == "open" and isinstance(values[0], str) and _is_writing(values[1], values[2]):
        _demand_inside(values[0])
    elif event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link"):
        _demand_inside(values[1] if event == "os.rename" else values[0])


_FORBIDDEN: Final = frozenset(
    {"socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec"}
)


def _is_pen(event: str, values: tuple[Any, ...]) -> bool:
    """Signs are drawn by a process of the program's own (`es_docs.visibility.pen`)."""
    return event == "subprocess.Popen" and str(list(values[1])[1]).endswith("pen.py")


def _is_writing(mode: str | None, flags: int) -> bool:
    if mode is not None:
        return any(letter in mode for letter in "wax+")
    return bool(flags & 3)


def _demand_inside(path: object) -> None:
    place = Path(str(path))
    is_own = str(place).startswith(("/proc/self/", "/dev/null")) or not place.is_absolute()
    if not is_own and not place.is_relative_to(_GUARDED[0]) and "__pycache__" not in place.parts:
        raise OutsideError(f"written: {place}")
