"""What stands in the way of a file, as far as it can be seen before anything is written."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from es_docs.diagnostics import Diagnostic, error, reason_of

_NO_REPLACING: Final = frozenset(
    {
        errno.EXDEV,
        errno.EBUSY,
        errno.EEXIST,
        errno.EINVAL,
        errno.ENOSYS,
        errno.ENOTSUP,
        errno.EOPNOTSUPP,
    }
)
"""How drives say that a file cannot take another one's place in one step: network drives without
such a step, and a single file mounted into a container."""
_WINDOWS_MAX_PATH: Final = 260
"""MAX_PATH of Windows; beyond it a path without an own prefix is reported as not found."""


def refusal(
    target: Path, has_changed: Callable[[Path], bool], *, ignores_owners: bool
) -> Diagnostic | None:
    """Why a file must not or cannot be replaced; `has_changed` is asked of the real file."""
    try:
        real = real_file(target)
        if real.is_dir():
            return error("W001", file=target)
        if real.is_symlink() or (real.exists() and not real.is_file()):
            return error("W010", file=target)
        owner = None if ignores_owners else _owner(target) or _owner(real)
        if owner is not None:
            return owner.finding(target)
        return _change(target, real, has_changed) or _write_protection(target, real)
    except OSError as fault:
        return finding(fault, target, denied="W007")


def real_file(target: Path) -> Path:
    """The file a path leads to, through any links; a link in a circle stays a link."""
    return Path(os.path.realpath(target))


def finding(fault: OSError, target: Path, *, denied: str) -> Diagnostic:
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
            return error("W011", file=target, reason=reason_of(fault))


def refused_replacement(fault: OSError, target: Path) -> Diagnostic:
    """What it means when a file that is ready must not take its place."""
    if fault.errno in _NO_REPLACING:
        return error("W015", file=target, reason=reason_of(fault))
    return finding(fault, target, denied="W005")


def may_stand_beside(fault: OSError) -> bool:
    """Whether another place in the folder may do where the system refused this one."""
    return isinstance(fault, PermissionError) or fault.errno in _NO_REPLACING


def _change(target: Path, real: Path, has_changed: Callable[[Path], bool]) -> Diagnostic | None:
    """W013 when somebody saved the file meanwhile; a file that cannot be read may be anybody's."""
    try:
        return error("W013", file=target) if has_changed(real) else None
    except PermissionError as fault:
        return finding(fault, target, denied="W005" if real.exists() else "W007")


def _write_protection(target: Path, real: Path) -> Diagnostic | None:
    """W006 when somebody marked the file read-only, W005 when it cannot be opened for writing.

    `os.replace` would not ask, and on Windows it fails only afterwards when the file is in use.
    """
    if not real.exists():
        return None
    if not real.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        return error("W006", file=target)
    try:
        real.open("r+b").close()
    except PermissionError:
        return error("W005", file=target)
    return None


# --- who has a document open ------------------------------------------------------------------


class _Owner(Struct, frozen=True):
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
