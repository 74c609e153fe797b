"""Replacing files whole: the new document stands there completely, or the old one does.

Data go into a temporary file in the folder of the target, to the disk, and then take the
target's place in one step (`os.replace`). The only module that touches what a person keeps.
"""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from es_docs.diagnostics import Diagnostic, OutputError, error, info, warning

_TEMPORARY: Final = re.compile(r"\..+\.(?P<pid>\d+)\.es-docs-tmp", re.DOTALL)
"""Our temporary files: `.NAME.<pid>.es-docs-tmp`."""
_LONGEST_NAME: Final = 200
"""A file name may have 255 bytes (NAME_MAX, ext4 and NTFS); the rest is for what we add."""
_ABANDONED_AFTER: Final = 3600
"""Seconds after which no process can still be writing a temporary file."""
_WINDOWS_MAX_PATH: Final = 260
"""MAX_PATH of Windows; beyond it a path without an own prefix is reported as not found."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document as it was read before the new one was made of it.

    It is replaced only while it still holds these bytes, and they are kept in the file `backup`.
    Where the system does not let it be replaced, the new one is written beside it.
    """

    data: bytes
    backup: Path


_NOTHING_KNOWN: Final[Mapping[Path, Known]] = MappingProxyType({})


def write_all(
    files: Mapping[Path, bytes],
    known: Mapping[Path, Known] = _NOTHING_KNOWN,
    *,
    ignores_owners: bool = False,
) -> Mapping[Path, Path]:
    """Write the files so that either all are new or, as far as can be known, all are old.

    Missing folders are made. An existing file keeps its mode bits; where a target is a symbolic
    link, the file it leads to is replaced and the link stays. All targets are looked at and all
    data are on the disk before the first target is replaced. Temporary files that an earlier
    run left behind are removed. With `ignores_owners` the notes of office programs that have a
    document open do not count: they stay behind after a crash.

    The answer tells where each file was written: at its target, or beside it (`told_beside`).
    Raises OutputError with a finding (W001–W011, W013) for each file that stands in the way.
    Should a replacement fail after others succeeded, W012 names the files that are new already.
    """
    backups = {known[target].backup: known[target].data for target in files if target in known}
    refusals = {
        target: _refusal(target, known.get(target), ignores_owners=ignores_owners)
        for target in (*backups, *files)
    }
    shut = {target for target, one in refusals.items() if one and one.code == "W005"} & set(known)
    if any(one for target, one in refusals.items() if target not in shut):
        raise OutputError(*(one for target, one in refusals.items() if one and target not in shut))
    written: dict[Path, Path] = {}
    with ExitStack() as cleaning:
        drafts = [_draft(target, data, cleaning) for target, data in {**backups, **files}.items()]
        for draft in drafts:
            is_shut = draft.target in shut
            place = _replace(draft, known.get(draft.target), written, is_shut=is_shut)
            if draft.target in files:
                written[draft.target] = place
    return written


def told_beside(written: Mapping[Path, Path]) -> tuple[Diagnostic, ...]:
    """W014 for each file that stands beside its target."""
    return tuple(
        warning("W014", file=target, beside=place.name)
        for target, place in written.items()
        if place != target
    )


def free_name(path: Path, mark: str = "") -> Path:
    """The first of `NAME.1.ext`, `NAME.2.ext` … that is no file; with the mark `new` it is
    `NAME.new.ext`, then `NAME.new.2.ext` …"""
    stem = f"{path.stem}.{mark}" if mark else path.stem
    first = [f"{stem}{path.suffix}"] if mark else []
    numbered = (f"{stem}.{number}{path.suffix}" for number in itertools.count(2 if mark else 1))
    names = (path.with_name(name) for name in itertools.chain(first, numbered))
    return next(name for name in names if not os.path.lexists(name))


# --- what stands in the way before anything is written ----------------------------------------


def _refusal(target: Path, known: Known | None, *, ignores_owners: bool) -> Diagnostic | None:
    """Why a file must not or cannot be replaced, as far as it can be seen beforehand."""
    try:
        real = _real(target)
        if real.is_dir():
            return error("W001", file=target)
        if real.is_symlink() or (real.exists() and not real.is_file()):
            return error("W010", file=target)
        owner = None if ignores_owners else _owner(target) or _owner(real)
        if owner is not None:
            return owner.finding(target)
        if known is not None and _has_changed(real, known):
            return error("W013", file=target)
        return _write_protection(target, real) if real.exists() else None
    except OSError as fault:
        return _finding(fault, target, denied="W007")


def _has_changed(real: Path, known: Known) -> bool:
    """Whether the file holds something else than what was read."""
    return real.read_bytes() != known.data


def _real(target: Path) -> Path:
    """The file a path leads to, through any links; a link in a circle stays a link."""
    return Path(os.path.realpath(target))


def _write_protection(target: Path, real: Path) -> Diagnostic | None:
    """W006 when somebody marked the file read-only, W005 when it cannot be opened for writing.

    `os.replace` would not ask, and on Windows it fails only afterwards when the file is in use.
    """
    if not real.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        return error("W006", file=target)
    try:
        real.open("r+b").close()
    except PermissionError:
        return error("W005", file=target)
    return None


@dataclass(frozen=True, slots=True)
class _Owner:
    """Who has a document open, as the office program notes it in a file beside the document.

    `user` is empty when the note does not tell.
    """

    program: str
    user: str
    note: Path

    def finding(self, target: Path) -> Diagnostic:
        note = self.note.name
        if not self.user:
            return error("W004", file=target, program=self.program, note=note)
        return error("W003", file=target, program=self.program, note=note, user=self.user)


def _owner(document: Path) -> _Owner | None:
    """The note of an office program that has the document open; None when there is none.

    Word and PowerPoint put `~$` before the name, Word in place of up to two of its first letters;
    LibreOffice writes `.~lock.NAME#`. On POSIX nothing else keeps an open document from being
    replaced, and the program's next save would silently bring the old one back.
    """
    name = document.name
    for shortened in (name, name[1:], name[2:]):
        note = document.with_name(f"~${shortened}")
        if (content := _content(note)) is not None:
            return _Owner("Microsoft Office", _office_user(content), note)
    note = document.with_name(f".~lock.{name}#")
    if (content := _content(note)) is not None:
        return _Owner("LibreOffice", _libreoffice_user(content), note)
    return None


def _content(note: Path) -> bytes | None:
    """What the note holds: empty when its program does not let us read, None when it is none."""
    try:
        return note.read_bytes()
    except PermissionError:
        return b""
    except OSError:
        return None


def _office_user(note: bytes) -> str:
    """The first byte is the length of the name that follows in the code page of Windows."""
    name = note[1 : 1 + note[0]] if note else b""
    return _printable(name.decode("cp1250", errors="replace"))


def _libreoffice_user(note: bytes) -> str:
    """The fields are full name, login, host, date and profile, parted by commas.

    The first may be empty; a backslash stands before a comma or semicolon inside a field.
    """
    fields = [
        _printable(re.sub(r"\\(.)", r"\1", field))
        for field in re.split(r"(?<!\\),", note.decode("utf-8", errors="replace"))
    ]
    full_name, login, host = (*fields, "", "", "")[:3]
    user = full_name or login
    return f"{user}, {host}" if user and host else user


def _printable(text: str) -> str:
    return "".join(character for character in text if character.isprintable()).strip()


# --- writing ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Draft:
    """The new content of `real`, complete on the disk in `temporary`; `target` was asked for."""

    target: Path
    real: Path
    temporary: Path


def _draft(target: Path, data: bytes, cleaning: ExitStack) -> _Draft:
    real = _real(target)
    temporary = real.with_name(f".{_short(real.name)}.{os.getpid()}.es-docs-tmp")
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(real.parent)
        _remove(temporary)
        cleaning.callback(_remove, temporary)
        mode = stat.S_IMODE(real.stat().st_mode) if real.exists() else None
        _write_through(temporary, data, mode)
    except OSError as fault:
        raise OutputError(_finding(fault, target, denied="W007")) from fault
    return _Draft(target, real, temporary)


def _write_through(path: Path, data: bytes, mode: int | None) -> None:
    """Make the file, with these mode bits where the file system has such, down to the disk."""

    def open_with_mode(name: str, flags: int) -> int:
        return os.open(name, flags, 0o666 if mode is None else mode)

    with open(path, "xb", opener=open_with_mode) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        with suppress(OSError):  # the umask took bits away; shares may refuse to set them
            path.chmod(mode)


def _replace(
    draft: _Draft, known: Known | None, replaced: Iterable[Path], *, is_shut: bool
) -> Path:
    """Let the new content take its place, and tell which that is."""
    place = draft.target
    try:
        if known is not None and _has_changed(draft.real, known):
            raise OutputError(error("W013", file=draft.target), *_already_new(replaced))
        may_stand_beside = known is not None
        place = _put_beside(draft) if is_shut else _put(draft, may_stand_beside=may_stand_beside)
    except OSError as fault:
        finding = _finding(fault, draft.target, denied="W005")
        raise OutputError(finding, *_already_new(replaced)) from fault
    _flush_folder(draft.real.parent)
    return place


def _put(draft: _Draft, *, may_stand_beside: bool) -> Path:
    """Windows refuses while a program has the file open, and tells so only now."""
    try:
        draft.temporary.replace(draft.real)
    except PermissionError:
        if may_stand_beside:
            return _put_beside(draft)
        raise
    return draft.target


def _put_beside(draft: _Draft) -> Path:
    beside = free_name(draft.real, "new")
    draft.temporary.replace(beside)
    return beside


def _already_new(replaced: Iterable[Path]) -> Iterator[Diagnostic]:
    return (info("W012", file=target) for target in replaced)


def _flush_folder(folder: Path) -> None:
    """Put the new entry of the folder on the disk; Windows cannot and need not be told to."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _finding(fault: OSError, target: Path, *, denied: str) -> Diagnostic:
    """What the system's refusal means; `denied` is the code for a missing right at this step."""
    match fault.errno:
        case errno.EACCES | errno.EPERM:
            return error(denied, file=target, folder=target.parent)
        case errno.EROFS:
            return error("W007", file=target, folder=target.parent)
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return error("W008", file=target)
        case errno.ENAMETOOLONG:
            return error("W009", file=target, length=len(str(target)))
        case errno.ENOENT if len(str(target.absolute())) >= _WINDOWS_MAX_PATH:
            return error("W009", file=target, length=len(str(target.absolute())))
        case errno.ENOTDIR | errno.EEXIST:
            return error("W002", file=target, folder=target.parent)
        case _:
            return error("W011", file=target, reason=fault.strerror or type(fault).__name__)


# --- temporary files --------------------------------------------------------------------------


def _short(name: str) -> str:
    """The name, or its fingerprint when there is no room for more in a file name."""
    data = os.fsencode(name)
    return name if len(data) <= _LONGEST_NAME else hashlib.sha256(data).hexdigest()[:16]


def _remove(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def _remove_abandoned(folder: Path) -> None:
    """Remove temporary files of ours whose process is gone or that are older than any run."""
    with suppress(OSError):  # a folder one may write into but not list
        for entry in folder.iterdir():
            found = _TEMPORARY.fullmatch(entry.name)
            if found and _is_abandoned(entry, int(found["pid"])):
                _remove(entry)


def _is_abandoned(temporary: Path, pid: int) -> bool:
    state = temporary.lstat()
    is_old = time.time() - state.st_mtime > _ABANDONED_AFTER
    return stat.S_ISREG(state.st_mode) and (is_old or _is_gone(pid))


def _is_gone(pid: int) -> bool:
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
