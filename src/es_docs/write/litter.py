"""What a killed run leaves behind, and how the next one knows that nobody is at work on it.

A temporary file is called `.NAME.<pid>-<place>.es-docs-tmp`: the process that writes it and the
place whose processes these numbers count. A number of another computer says nothing here, so what
comes from there is left alone until no run can be that old.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from es_docs.regex import regex

_TEMPORARY: Final = regex(r"\..+\.(?P<pid>\d+)(?:-(?P<place>[0-9a-f]{8}))?\.es-docs-tmp", re.DOTALL)
_SUFFIX: Final = ".es-docs-tmp"
_LONGEST_NAME: Final = 190
"""A file name may have 255 bytes (NAME_MAX, ext4 and NTFS); the rest is for what we add."""
_ABANDONED_AFTER: Final = 3600
"""Seconds after which no process can still be writing a temporary file."""
_BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
_PROCESSES: Final = Path("/proc/self/ns/pid")


def temporary_name(path: Path) -> Path:
    """The name beside a file or folder under which this process makes it ready."""
    return path.with_name(f".{short(path.name)}.{os.getpid()}-{_counting_place()}{_SUFFIX}")


def short(name: str) -> str:
    """The name, or its fingerprint when there is no room for more in a file name."""
    data = os.fsencode(name)
    return name if len(data) <= _LONGEST_NAME else hashlib.sha256(data).hexdigest()[:16]


def names_in(folder: Path, suffix: str) -> list[str]:
    """The hidden names with this ending; none in a folder one may write into but not list."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - ten times as fast, and portfolios are large
    except OSError:
        return []
    return [name for name in names if name.endswith(suffix) and name.startswith(".")]


def abandoned(folder: Path) -> Iterator[Path]:
    """Temporary files and folders of ours whose process is gone or that are older than any run."""
    for name in names_in(folder, _SUFFIX):
        found = _TEMPORARY.fullmatch(name)
        with suppress(OSError):
            if found and _is_abandoned(folder / name, int(found["pid"]), found["place"]):
                yield folder / name


def remove_abandoned(folder: Path) -> None:
    """Remove the temporary files of runs that are gone; folders are not of our making here."""
    for one in abandoned(folder):
        with suppress(OSError):
            if stat.S_ISREG(one.lstat().st_mode):
                remove(one)


def remove(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


@cache
def machine() -> str:
    """Eight digits for this computer since it was started; containers on it have the same."""
    try:
        name = _BOOT.read_text(encoding="ascii")
    except OSError:
        name = host()
    return _fingerprint(name)


def host() -> str:
    """The name of this computer, for people."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def is_gone(pid: int) -> bool:
    """Whether no process has this number. Windows has no harmless way to ask: not known there."""
    if os.name == "nt":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


@cache
def _counting_place() -> str:
    """Eight digits for where this process has its number: a container counts its own."""
    try:
        namespace = str(_PROCESSES.readlink())
    except OSError:
        namespace = ""
    return _fingerprint(f"{machine()} {host()} {namespace}")


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _is_abandoned(temporary: Path, pid: int, place: str | None) -> bool:
    is_old = time.time() - temporary.lstat().st_mtime > _ABANDONED_AFTER
    is_counted_here = place in (None, _counting_place())
    return is_old or (is_counted_here and is_gone(pid))
