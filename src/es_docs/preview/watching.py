"""Noticing that a file was saved, and waiting until whoever saves it is done.

Office programs save in steps: a temporary file is written, the old file is moved away or removed,
the new one gets its name; lock files (`~$…`, `.~lock.…#`) come and go beside it. So the events of
the file system only wake this module up. What counts is how the watched files stand afterwards:
a change is one when their sizes and times differ from before, and it is over when they have stayed
the same for a moment. Looking twice a second also finds changes on network drives, which send no
events.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Event
from typing import Final, TypeAlias

from msgspec import Struct

SETTLE_SECONDS: Final = 0.08
"""So long nothing may change any more before a save counts as done."""
MISSING_SECONDS: Final = 1.5
"""A file that was there and is gone is waited for so long: it may just be being replaced."""
_LOOK_MS: Final = 500
_EVENTS_MS: Final = 30
"""Events that come closer together are one waking."""
_LOCKS: Final = ("~$", ".~")

Stamp: TypeAlias = tuple[int, int, int]
"""Time of the last change in nanoseconds, size, and the number of the file on its disk."""
Standing: TypeAlias = Mapping[Path, Stamp]
"""How the files stand that exist."""


class Sources(Struct, frozen=True):
    """What is watched: single files, which may not exist yet, and folders with all in them."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...] = ()

    def __contains__(self, file: Path) -> bool:
        return file in self.files or any(folder in file.parents for folder in self.folders)

    def standing(self) -> Standing:
        """How the files stand now; lock files and hidden ones in the folders do not count."""
        found = {file: _stamp(file) for file in (*self.files, *self._in_folders())}
        return {file: stamp for file, stamp in found.items() if stamp is not None}

    @property
    def places(self) -> tuple[Path, ...]:
        """The folders whose events may concern us, those inside the watched folders included."""
        inner = (path for folder in self.folders for path in folder.rglob("*") if path.is_dir())
        beside = (file.parent for file in self.files)
        places = dict.fromkeys((*beside, *self.folders, *inner))
        return tuple(place for place in places if place.is_dir())

    def _in_folders(self) -> Iterable[Path]:
        for folder in self.folders:
            yield from (path for path in sorted(folder.rglob("*")) if is_work_of_a_person(path))


def is_work_of_a_person(path: Path) -> bool:
    """Whether it is a file to build from, and no lock, temporary or hidden file."""
    name = path.name
    return not (name.startswith((*_LOCKS, ".")) or name.endswith((".tmp", "~"))) and path.is_file()


def wait_for_change(sources: Sources, before: Standing, stop: Event) -> bool:
    """Wait until the sources stand otherwise than `before` and whoever saves is done.

    False when `stop` was set meanwhile.
    """
    from watchfiles import watch

    if not stop.is_set() and sources.standing() != before:
        return settle(sources, before, stop)
    woken = watch(
        *sources.places,
        watch_filter=None,
        debounce=_EVENTS_MS,
        step=_EVENTS_MS // 2,
        stop_event=stop,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
        recursive=False,
        raise_interrupt=True,
        ignore_permission_denied=True,
    )
    for _ in woken:
        if sources.standing() != before:
            return settle(sources, before, stop)
    return False


def settle(sources: Sources, before: Standing, stop: Event) -> bool:
    """Wait until nothing changes any more; False when `stop` was set meanwhile.

    Files that stood there `before` and are gone are given time to come back.
    """
    patience = time.monotonic() + MISSING_SECONDS
    last = sources.standing()
    while not stop.wait(SETTLE_SECONDS):
        now = sources.standing()
        is_whole = before.keys() <= now.keys() or time.monotonic() > patience
        if now == last and is_whole:
            return True
        last = now
    return False


def _stamp(file: Path) -> Stamp | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
