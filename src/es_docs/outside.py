"""What comes from outside is let in by measure: files to a size, archives weighed before a byte
of them is inflated.

The limits of formats stand with their readers; these are the ones they share. All of them are
listed in `docs/limits.md`.
"""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, TypeAlias

MAX_FILE: Final = 128 * 1024 * 1024
"""Bytes of a document; a deck of photographs has a tenth of it."""
MAX_ENTRIES: Final = 20_000
"""Files in an archive; the deck of 600 actions has 9 200."""
MAX_UNPACKED: Final = 192 * 1024 * 1024
"""Bytes an archive inflates to, by what it says of itself: more than that is never inflated."""

COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins ([MS-CFB] §2.2): the formats of Office before 2007, and every newer
one behind a password."""
ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream such a file lies in ([MS-OFFCRYPTO] §2.3.4.4)."""

Excess: TypeAlias = Literal["file", "entries", "unpacked", "trees", "method"]
_ENTRY: Final = b"PK\x01\x02"
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""All that documents may use (ECMA-376-2 annex C). Python's readers of the others inflate without
a bound."""


class TooMuchError(ValueError):
    """It is larger than anything that people make; `what` says in which way."""

    def __init__(self, what: Excess) -> None:
        super().__init__(what)
        self.what: Excess = what


def read_file(path: Path, most: int = MAX_FILE) -> bytes:
    """The bytes of a file. Never more than `most` and one are read.

    Raises TooMuchError, and OSError for what is no file: a pipe would wait and a device not end.
    """
    if path.exists() and not path.is_file():
        raise IsADirectoryError(errno.EISDIR, "no regular file", str(path))
    with path.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise TooMuchError("file")
    return data


class Scales:
    """Weighs archives, those inside others too: all of them together stay within the limits."""

    def __init__(self) -> None:
        self._entries, self._bytes = MAX_ENTRIES, MAX_UNPACKED

    def open(self, data: bytes) -> zipfile.ZipFile:
        """The archive in `data`. Raises TooMuchError, and as `zipfile` does for damaged ones."""
        # The directory of an archive is read whole when it is opened.
        if data.count(_ENTRY) > self._entries:
            raise TooMuchError("entries")
        archive = zipfile.ZipFile(BytesIO(data))
        self._weigh(archive.infolist())
        return archive

    def _weigh(self, entries: Iterable[zipfile.ZipInfo]) -> None:
        for entry in entries:
            self._entries -= 1
            self._bytes -= entry.file_size
            if entry.compress_type not in _METHODS:
                raise TooMuchError("method")
        if self._entries < 0:
            raise TooMuchError("entries")
        if self._bytes < 0:
            raise TooMuchError("unpacked")
