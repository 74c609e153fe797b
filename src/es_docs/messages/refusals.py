"""What the operating system refuses, by the name of its error number, in words."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from typing import Final

from es_docs.messages import Lang, Text

_NO_RIGHT: Final = Text(
    pl="brak prawa dostępu albo plik jest otwarty w innym programie",
    en="access is denied, or the file is open in another program",
)
_NO_SPACE: Final = Text(pl="brak miejsca na dysku", en="no space is left on the disk")
_WORDS: Final[Mapping[str, Text]] = {
    "EACCES": _NO_RIGHT,
    "EBUSY": Text(
        pl="plik jest używany przez inny program", en="the file is in use by another program"
    ),
    "EDQUOT": _NO_SPACE,
    "EEXIST": Text(pl="plik o tej nazwie już istnieje", en="a file of this name exists already"),
    "EIO": Text(
        pl="dysk albo sieć nie odpowiada prawidłowo", en="the disk or the network fails to answer"
    ),
    "EISDIR": Text(pl="to nie jest zwykły plik", en="it is no regular file"),
    "ELOOP": Text(pl="dowiązania prowadzą w kółko", en="the links lead in a circle"),
    "EMFILE": Text(pl="za dużo otwartych plików", en="too many files are open"),
    "ENAMETOOLONG": Text(pl="nazwa jest za długa", en="the name is too long"),
    "ENOENT": Text(pl="nie ma takiego pliku ani folderu", en="there is no such file or folder"),
    "ENOMEM": Text(pl="brak pamięci", en="no memory is left"),
    "ENOSPC": _NO_SPACE,
    "ENOTDIR": Text(
        pl="zamiast folderu jest tu zwykły plik", en="there is a file in the place of a folder"
    ),
    "EPERM": _NO_RIGHT,
    "EROFS": Text(
        pl="ten dysk jest tylko do odczytu", en="this disk can only be read, not written"
    ),
}


def in_words(reason: str, lang: Lang) -> str:
    """The words for „ENOENT” and its like; rare ones in the system's own, all else as it is."""
    if reason in _WORDS:
        return _WORDS[reason].fill(lang, {})
    number = next((number for number, name in errno.errorcode.items() if name == reason), None)
    return reason if number is None else os.strerror(number)
