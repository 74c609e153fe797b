"""Replacing files whole: the new document stands there completely, or the old one does.

Data go into a temporary file in the folder of the target, to the disk, and then take the
target's place in one step. What a person worked on is complete in its backup, on the disk,
before anything takes its place. The only module that touches what a person keeps: `at_work`
keeps two runs apart, `write_all` writes, `obstacles` looks at what stands in the way, `running`
and `litter` put right what killed runs left.
"""

from __future__ import annotations

import itertools
import os
import stat
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from es_docs.diagnostics import Diagnostic, OutputError, error, info, warning
from es_docs.write import litter, running
from es_docs.write.obstacles import (
    finding,
    may_stand_beside,
    real_file,
    refusal,
    refused_replacement,
)
from es_docs.write.running import Lock, Trace, fingerprint, unless_unsupported

__all__ = ["Known", "Work", "at_work", "free_name", "told_beside", "write_all"]

_ATTEMPTS: Final = 6 if os.name == "nt" else 1
"""On Windows whoever reads a file, a virus scanner too, keeps it from being replaced meanwhile."""
_BETWEEN_ATTEMPTS: Final = 0.1


class Known(Struct, frozen=True):
    """A document as it was read before the new one was made of it; `data` is None for no file.

    It is replaced only while it still holds these bytes, and they are kept in the file `backup`,
    unless that `is_kept`: an interrupted run left there what a person saw last. A backup that is
    `numbered` takes the place of no other file. Where the system does not let the document be
    replaced, the new one is written beside it.
    """

    data: bytes | None
    backup: Path | None = None
    is_kept: bool = False
    is_numbered: bool = False


_NOTHING_KNOWN: Final[Mapping[Path, Known]] = MappingProxyType({})


# --- a run that works on documents ------------------------------------------------------------


class Work(Struct):
    """What a run may know of the documents it works on, from reading them to writing them."""

    _locks: Mapping[Path, Lock]
    folders: set[Path]
    """Of the documents."""
    has_begun: bool = False
    """Whether one of the documents has been replaced."""

    def backed_up(self, target: Path, data: bytes | None) -> Known:
        """The document holds these bytes, and they will be kept in `NAME.ext.bak`."""
        if data is None:
            return Known(None)
        kept = self._kept(target, data, is_numbered=False)
        return kept or Known(data, target.with_name(f"{target.name}.bak"))

    def copied(self, target: Path, data: bytes | None) -> Known:
        """The document holds these bytes, and they will be kept in `NAME.1.ext`, `NAME.2.ext` …"""
        if data is None:
            return Known(None)
        kept = self._kept(target, data, is_numbered=True)
        return kept or Known(data, _copy_name(target, data), is_numbered=True)

    def has_left(self, target: Path) -> bool:
        """Whether a run that was killed made what stands there, where nothing stood before."""
        with suppress(OSError):
            trace = self._lock(target).trace_of(target.read_bytes())
            return trace is not None and not trace.old
        return False

    def note(self, target: Path, known: Known, new: bytes) -> None:
        """Put down that `new` is about to take the document's place. Raises OSError."""
        lock, made = self._lock(target), fingerprint(new)
        before = lock.trace_of(known.data) if known.is_kept and known.data is not None else None
        if before is not None:
            lock.note(Trace(before.kept, before.old, made))
        elif known.data is None or known.backup is None:
            lock.note(Trace("", "", made))
        else:
            lock.note(Trace(known.backup.name, fingerprint(known.data), made))

    def _kept(self, target: Path, data: bytes, *, is_numbered: bool) -> Known | None:
        """The backup of the run that made these bytes and did not come to its end."""
        trace = self._lock(target).trace_of(data)
        if trace is None or not trace.kept:
            return None
        backup = target.with_name(trace.kept)
        if (backup.suffix == ".bak") == is_numbered or not _holds(backup, trace.old):
            return None
        return Known(data, backup, is_kept=True, is_numbered=is_numbered)

    def _lock(self, target: Path) -> Lock:
        return self._locks.get(real_file(target), _NO_LOCK)


_NO_LOCK: Final = Lock(Path(), None)


@contextmanager
def at_work(*targets: Path, ignores_others: bool = False) -> Generator[Work]:
    """Work on these documents as the only run, from reading them to writing them.

    The first one named is the last one left: while its lock stands, the run was not done. What
    killed runs left in their folders is removed. Missing folders are made, and removed again when
    the work fails before anything is in them. With `ignores_others` the word of another computer
    that it is at work does not count. Raises OutputError W016 or W017 when another run does not
    come to its end.
    """
    files = {real_file(target): target for target in targets}
    folders = {real.parent for real in files}
    locks: dict[Path, Lock] = {}
    work = Work(locks, folders)
    is_done = False
    made = [folder for one in folders for folder in _make_folder(one)]
    try:
        for real, target in sorted(files.items()):  # all runs in one order: none waits in a circle
            locks[real] = running.take(target, real, ignores_others=ignores_others)
        for folder in folders:
            litter.remove_abandoned(folder)
            running.remove_forgotten(folder)
        yield work
        is_done = True
    finally:
        for lock in reversed([locks[real] for real in files if real in locks]):
            has_nothing_open = not (work.has_begun or lock.traces)
            running.leave(lock, is_done=is_done or has_nothing_open)
        if not is_done:
            _remove_empty(made)


def _make_folder(folder: Path) -> list[Path]:
    """The folders that were missing, the deepest first; what hinders us hinders writing, too."""
    missing: list[Path] = []
    with suppress(OSError):
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    return missing


def _remove_empty(folders: Iterable[Path]) -> None:
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _holds(file: Path, sha: str) -> bool:
    try:
        return fingerprint(file.read_bytes()) == sha
    except OSError:
        return False


# --- names ------------------------------------------------------------------------------------


def free_name(path: Path, mark: str = "") -> Path:
    """The first of `NAME.1.ext`, `NAME.2.ext` … that is no file; with the mark `new` it is
    `NAME.new.ext`, then `NAME.new.2.ext` …"""
    return next(name for name in _names(path, mark) if not os.path.lexists(name))


def _copy_name(path: Path, data: bytes) -> Path:
    """The numbered name that is free, or whose file already holds the data."""
    sha = fingerprint(data)
    names = _names(path, "")
    return next(name for name in names if not os.path.lexists(name) or _holds(name, sha))


def _names(path: Path, mark: str) -> Iterator[Path]:
    stem = f"{path.stem}.{mark}" if mark else path.stem
    first = [f"{stem}{path.suffix}"] if mark else []
    numbered = (f"{stem}.{number}{path.suffix}" for number in itertools.count(2 if mark else 1))
    return (path.with_name(name) for name in itertools.chain(first, numbered))


# --- writing ----------------------------------------------------------------------------------


def write_all(
    files: Mapping[Path, bytes],
    known: Mapping[Path, Known] = _NOTHING_KNOWN,
    *,
    ignores_owners: bool = False,
    work: Work | None = None,
) -> Mapping[Path, Path]:
    """Write the files so that either all are new or, as far as can be known, all are old.

    Missing folders are made. An existing file keeps its mode bits; where a target is a symbolic
    link, the file it leads to is replaced and the link stays. All targets are looked at and all
    data are on the disk before the first target is replaced; backups stand whole before that.
    Temporary files that an earlier run left behind are removed. With `ignores_owners` the notes of
    office programs that have a document open do not count: they stay behind after a crash. With
    `work` the next run knows, should this one be killed, what was about to be replaced.

    The answer tells where each file was written: at its target, or beside it (`told_beside`).
    Raises OutputError with a finding (W001–W011, W013, W015) for each file that stands in the way.
    Should a replacement fail after others succeeded, W012 names the files that are new already.
    """
    known = {target: known[target] for target in files if target in known}
    backups = dict(_backups(known.values()))
    checks = {file: _backup_check(one) for file, one in backups.items()}
    checks |= {file: _check(known.get(file)) for file in files}
    shut = _look(checks, known, ignores_owners=ignores_owners)
    written: dict[Path, Path] = {}
    with ExitStack() as cleaning:
        for folder in {real_file(file).parent for file in checks} - _tidied(work):
            litter.remove_abandoned(folder)
        kept = [_draft(file, one.data or b"", cleaning) for file, one in backups.items()]
        drafts = [_draft(file, data, cleaning) for file, data in files.items()]
        if work is not None:
            _note(work, known, files)
        for draft in kept:
            _keep(draft, backups[draft.target])
        _flush_folders(kept)
        for draft in drafts:
            one, is_shut = known.get(draft.target), draft.target in shut
            written[draft.target] = _replace(draft, one, written, is_shut=is_shut)
            if work is not None:
                work.has_begun = True
        _flush_folders(drafts)
    return written


def told_beside(written: Mapping[Path, Path]) -> tuple[Diagnostic, ...]:
    """W014 for each file that stands beside its target."""
    return tuple(
        warning("W014", file=target, beside=place.name)
        for target, place in written.items()
        if place != target
    )


def _tidied(work: Work | None) -> set[Path]:
    """The folders that were freed of litter when the work began: listing a large one takes time."""
    return set() if work is None else work.folders


def _backups(known: Iterable[Known]) -> Iterator[tuple[Path, Known]]:
    """Those that have to be written: not the kept ones, nor a copy that stands there already."""
    for one in known:
        if one.backup is None or one.data is None or one.is_kept:
            continue
        if not (one.is_numbered and _holds(one.backup, fingerprint(one.data))):
            yield one.backup, one


def _check(known: Known | None) -> Callable[[Path], bool]:
    """Asks whether a document holds something else than what was read."""

    def has_changed(real: Path) -> bool:
        return known is not None and _content(real) != known.data

    return has_changed


def _backup_check(known: Known) -> Callable[[Path], bool]:
    """Asks whether a copy would take the place of a file that has just appeared."""
    return lambda real: known.is_numbered and os.path.lexists(real)


def _content(file: Path) -> bytes | None:
    """What the file holds, None where there is none. Raises OSError when nobody can tell."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _look(
    checks: Mapping[Path, Callable[[Path], bool]],
    known: Mapping[Path, Known],
    *,
    ignores_owners: bool,
) -> set[Path]:
    """The documents that cannot be replaced, so that the new ones will stand beside them.

    Raises OutputError when anything else stands in the way.
    """
    found = {
        file: refusal(file, has_changed, ignores_owners=ignores_owners)
        for file, has_changed in checks.items()
    }
    refusals = {file: one for file, one in found.items() if one is not None}
    shut = {file for file, one in refusals.items() if one.code == "W005" and _stands(known, file)}
    if len(refusals) > len(shut):
        raise OutputError(*(one for file, one in refusals.items() if file not in shut))
    return shut


def _stands(known: Mapping[Path, Known], file: Path) -> bool:
    return file in known and known[file].data is not None


class _Draft(Struct, frozen=True):
    """The new content of `real`, complete on the disk in `temporary`; `target` was asked for."""

    target: Path
    real: Path
    temporary: Path


def _draft(target: Path, data: bytes, cleaning: ExitStack) -> _Draft:
    real = real_file(target)
    temporary = litter.temporary_name(real)
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        litter.remove(temporary)
        cleaning.callback(litter.remove, temporary)
        mode = stat.S_IMODE(real.stat().st_mode) if real.exists() else None
        _write_through(temporary, data, mode)
    except OSError as fault:
        raise OutputError(finding(fault, target, denied="W007")) from fault
    return _Draft(target, real, temporary)


def _write_through(path: Path, data: bytes, mode: int | None) -> None:
    """Make the file, with these mode bits where the file system has such, down to the disk."""

    def open_with_mode(name: str, flags: int) -> int:
        return os.open(name, flags, 0o666 if mode is None else mode)

    with open(path, "xb", opener=open_with_mode) as file:
        file.write(data)
        file.flush()
        with unless_unsupported():
            os.fsync(file.fileno())
    if mode is not None:
        with suppress(OSError):  # the umask took bits away; shares may refuse to set them
            path.chmod(mode)


def _note(work: Work, known: Mapping[Path, Known], files: Mapping[Path, bytes]) -> None:
    for target, one in known.items():
        try:
            work.note(target, one, files[target])
        except OSError as fault:
            raise OutputError(finding(fault, target, denied="W007")) from fault


def _keep(draft: _Draft, known: Known) -> None:
    """Let a backup take its place."""
    try:
        if not known.is_numbered:
            _take_place(draft.temporary, draft.real)
        elif not _is_placed_new(draft.temporary, draft.real):
            raise OutputError(error("W013", file=draft.target))
    except OSError as fault:
        raise OutputError(refused_replacement(fault, draft.target)) from fault


def _replace(
    draft: _Draft, known: Known | None, replaced: Iterable[Path], *, is_shut: bool
) -> Path:
    """Let the new content take its place, and tell which that is."""
    try:
        is_first = known is not None and known.data is None
        if _check(known)(draft.real) or (
            is_first and not _is_placed_new(draft.temporary, draft.real)
        ):
            raise OutputError(error("W013", file=draft.target), *_already_new(replaced))
        if is_first:
            return draft.target
        return _put_beside(draft) if is_shut else _put(draft, is_known=known is not None)
    except OSError as fault:
        told = refused_replacement(fault, draft.target)
        raise OutputError(told, *_already_new(replaced)) from fault


def _put(draft: _Draft, *, is_known: bool) -> Path:
    """Windows refuses while a program has the file open, and tells so only now."""
    try:
        _take_place(draft.temporary, draft.real)
    except OSError as fault:
        if is_known and may_stand_beside(fault):
            return _put_beside(draft)
        raise
    return draft.target


def _put_beside(draft: _Draft) -> Path:
    beside = free_name(draft.real, "new")
    while not _is_placed_new(draft.temporary, beside):
        beside = free_name(draft.real, "new")
    return beside


def _take_place(temporary: Path, place: Path) -> None:
    for attempt in itertools.count(1):
        try:
            temporary.replace(place)
        except PermissionError:
            if attempt >= _ATTEMPTS:
                raise
            time.sleep(_BETWEEN_ATTEMPTS)
        else:
            return


def _is_placed_new(temporary: Path, place: Path) -> bool:
    """Give the file a name that nobody has; False when somebody took it since we looked."""
    try:
        place.hardlink_to(temporary)
    except FileExistsError:
        return False
    except OSError:  # a drive without links
        temporary.replace(place)
    litter.remove(temporary)
    return True


def _already_new(replaced: Iterable[Path]) -> Iterator[Diagnostic]:
    return (info("W012", file=target) for target in replaced)


def _flush_folders(drafts: Iterable[_Draft]) -> None:
    """Put the new entries on the disk; Windows need not be told to, and some drives refuse."""
    for folder in {draft.real.parent for draft in drafts}:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
