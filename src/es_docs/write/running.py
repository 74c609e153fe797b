"""One run at a time works on a document, and the next one knows what a killed one had begun.

While a run works on a document, `.NAME.es-docs-lock` stands beside it. The system keeps the file
locked for the run and lets go of it when the run ends in whatever way, so nothing has to be
guessed about processes; where a drive has no such locks, the lines in the file tell. Lines are
only ever added, so that a run killed in the middle of one leaves all others whole:

    {"pid": 4711, "host": "biuro-7", "machine": "1f0c…", "since": 1790000000}   who is at work
    {"kept": "a.pptx.bak", "old": "<sha256>", "made": "<sha256>"}   what is about to be replaced

A run that ends well removes the file. One that was killed leaves it, and with it the word that
`kept` holds what a person last saw, and that nobody has seen `made` yet: the next run does not
put what was made in between in the place of that backup.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import sys
import time
from collections.abc import Generator, Iterable, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final, cast

from msgspec import Struct

from es_docs.diagnostics import Diagnostic, OutputError, error
from es_docs.write.litter import host, is_gone, machine, names_in, short

PATIENCE: Final = 10.0
"""Seconds a run waits for another one on the same document."""
_PAUSE: Final = 0.05
_SUFFIX: Final = ".es-docs-lock"
_ELSEWHERE_FOR: Final = 600
"""Seconds the word of another computer counts; a build with PDF files takes less than a minute."""
_FORGOTTEN_AFTER: Final = 86_400
"""Seconds after which a lock nobody holds is not waited for by the next run any more."""
_MOST_BYTES: Final = 65_536
_BEYOND: Final = 1 << 30
"""Where Windows locks a byte: behind all lines, for it lets nobody read a locked one."""
_HELD: Final = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
_UNSUPPORTED: Final = frozenset(
    {errno.EBADF, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
)


class Worker(Struct, frozen=True):
    """The run that a line in the file tells of; `since` in seconds of the clock of its computer."""

    pid: int
    host: str
    machine: str
    since: float

    @property
    def is_here(self) -> bool:
        return self.machine == machine()

    @property
    def is_this_run(self) -> bool:
        return self.is_here and self.pid == os.getpid()

    def is_at_work(self, *, is_locked: bool) -> bool:
        """As far as can be told. Of runs here the system's lock tells, where there is one."""
        if self.is_here:
            return not is_locked and not is_gone(self.pid)
        return abs(time.time() - self.since) < _ELSEWHERE_FOR


class Trace(Struct, frozen=True):
    """What a run was about to do: let `made` take the place of `old`, which `kept` holds.

    `old` and `made` are fingerprints; `kept` is a name in the same folder. Both `kept` and `old`
    are empty where no file stood.
    """

    kept: str
    old: str
    made: str


class Lock(Struct, frozen=True):
    """What this run holds of a document; without a `descriptor` the drive would give it nothing."""

    file: Path
    descriptor: int | None
    traces: tuple[Trace, ...] = ()

    def trace_of(self, data: bytes) -> Trace | None:
        """What the run that made these bytes was doing when it was killed."""
        made = fingerprint(data) if self.traces else ""
        return next((one for one in reversed(self.traces) if one.made == made), None)

    def note(self, trace: Trace) -> None:
        """Put down what is about to be done, on the disk before it is. Raises OSError."""
        if self.descriptor is not None:
            line = {"kept": trace.kept, "old": trace.old, "made": trace.made}
            with unless_unsupported():
                _add(self.descriptor, line)
                if trace.kept:
                    os.fsync(self.descriptor)


def fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@contextmanager
def unless_unsupported() -> Generator[None]:
    """Some drives cannot flush, and a file of somebody else takes no lines: no fault of the data.

    What comes after the refused step in the same block is left out.
    """
    try:
        yield
    except OSError as fault:
        if fault.errno not in _UNSUPPORTED:
            raise


# --- taking and leaving -----------------------------------------------------------------------


def take(target: Path, real: Path, *, ignores_others: bool) -> Lock:
    """Wait until no other run works on the file, and keep others from it.

    With `ignores_others` the word of other computers and of processes the system keeps no lock
    for does not count. Raises OutputError W016 when the other run takes too long.
    """
    path = real.with_name(f".{short(real.name)}{_SUFFIX}")
    until = time.monotonic() + PATIENCE
    while True:
        found = _try(path, ignores_others=ignores_others)
        if isinstance(found, Lock):
            return found
        if time.monotonic() >= until:
            raise OutputError(_at_work(target, found))
        time.sleep(_PAUSE)


def leave(lock: Lock, *, is_done: bool) -> None:
    """Let others work on it; what was begun and not done stays noted for the next run."""
    if lock.descriptor is None:
        return
    with suppress(OSError):
        if is_done:
            os.ftruncate(lock.descriptor, 0)
            if os.name != "nt":  # while it is ours, so that nobody waits at a file that is gone
                lock.file.unlink()
    os.close(lock.descriptor)
    if is_done and os.name == "nt":
        with suppress(OSError):  # another run has opened it and will remove it
            lock.file.unlink()


def remove_forgotten(folder: Path) -> None:
    """Remove what killed runs left beside documents nobody makes any more, after a day."""
    for name in names_in(folder, _SUFFIX):
        with suppress(OSError):
            if time.time() - (folder / name).lstat().st_mtime > _FORGOTTEN_AFTER:
                found = _try(folder / name, ignores_others=False)
                if isinstance(found, Lock):
                    leave(found, is_done=True)


_ANYBODY: Final = Worker(0, "", "", 0.0)


def _try(path: Path, *, ignores_others: bool) -> Lock | Worker:
    """The lock, or who has it; a lock of nothing where the drive does not take such a file."""
    try:
        descriptor = _opened(path)
    except OSError:
        return Lock(path, None)
    with ExitStack() as closing:
        closing.callback(os.close, descriptor)
        try:
            is_locked = _lock(descriptor)
            workers, traces = _read(descriptor)
            if is_locked is False:
                return workers[-1] if workers else _ANYBODY
            if not _is_same(descriptor, path):  # the run before removed it in this moment
                return _ANYBODY
            if is_locked is None:
                _sign(descriptor)
                workers, _ = _read(descriptor)
        except OSError:
            return Lock(path, None)
        rival = None if ignores_others else _rival(workers, is_locked=is_locked is True)
        if rival is not None:
            return rival
        if is_locked:
            _sign(descriptor)
        closing.pop_all()
    return Lock(path, descriptor, traces)


def _rival(workers: Iterable[Worker], *, is_locked: bool) -> Worker | None:
    """Where only the lines tell, the first of those who still run may work, the others wait."""
    for one in workers:
        if one.is_this_run:
            return None
        if one.is_at_work(is_locked=is_locked):
            return one
    return None


def _sign(descriptor: int) -> None:
    """Say who is at work; a full disk, or a file of somebody else, keeps nobody from working."""
    me = {"pid": os.getpid(), "host": host(), "machine": machine(), "since": int(time.time())}
    with suppress(OSError):
        _add(descriptor, me)


def _at_work(target: Path, worker: Worker) -> Diagnostic:
    since = time.strftime("%H:%M", time.localtime(worker.since))
    if not worker.pid:
        return error("W017", file=target)
    return error("W016", file=target, host=worker.host, pid=worker.pid, since=since)


# --- the file ---------------------------------------------------------------------------------


def _opened(path: Path) -> int:
    """Raises OSError where there is no ordinary file and none can be made."""
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | flags, 0o666)
    except PermissionError:  # that of another person, in a folder of both
        descriptor = os.open(path, os.O_RDONLY | flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
    return descriptor


def _is_same(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _lock(descriptor: int) -> bool | None:
    """Whether the system gave us the file; None when the drive has no locks."""
    try:
        _lock_file(descriptor)
    except OSError as fault:
        return False if fault.errno in _HELD else None
    return True


def _lock_file(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _add(descriptor: int, line: Mapping[str, object]) -> None:
    """The line feed before it parts it from a line that a killed run did not end."""
    os.write(descriptor, f"\n{json.dumps(line)}\n".encode())


def _read(descriptor: int) -> tuple[tuple[Worker, ...], tuple[Trace, ...]]:
    """What the file tells, in the order it was written; what is cut or made up tells nothing."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    workers: list[Worker] = []
    traces: list[Trace] = []
    for text in os.read(descriptor, _MOST_BYTES).splitlines():
        match _line(text):
            case {"pid": int(pid), "host": str(name), "machine": str(there), "since": int(since)}:
                workers.append(Worker(pid, name, there, since))
            case {"kept": str(kept), "old": str(old), "made": str(made)}:
                traces.append(Trace(Path(kept).name, old, made))
            case _:
                pass
    return tuple(workers), tuple(traces)


def _line(text: bytes) -> Mapping[str, object]:
    try:
        line = cast("object", json.loads(text))
    except (ValueError, RecursionError):
        return {}
    return cast("Mapping[str, object]", line) if isinstance(line, dict) else {}
