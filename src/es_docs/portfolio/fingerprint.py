"""Fingerprints (SHA-256) of all that decides what the documents of a project are."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

_MISSING = "-"
_COMPILED = "__pycache__"


def of_file(path: Path) -> str | None:
    """None when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # a name with a NUL is a ValueError
        return None


def of_files(folder: Path, names: Iterable[str]) -> str:
    """One for these files of a folder together, their names, and which of them are missing."""
    return of_texts(
        text for name in names for text in (name, of_file(folder / name) or _MISSING)
    )  # fmt: skip


def of_folder(folder: Path) -> str:
    """One for all files of a folder and below."""
    return of_files(folder, sorted(_names(folder)))


def of_texts(texts: Iterable[str]) -> str:
    whole = hashlib.sha256()
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def of_documents(files: Iterable[Path]) -> Mapping[str, str]:
    """By name, those that stand there."""
    digests = {file.name: of_file(file) for file in files}
    return {name: digest for name, digest in digests.items() if digest is not None}


@cache
def of_program() -> str:
    """One for the program itself. Its version number would not tell two states of a checkout."""
    return of_folder(Path(__file__).resolve().parents[1])


def _names(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = (name for name in folders if name != _COMPILED)
        here = Path(place).relative_to(folder)
        yield from ((here / name).as_posix() for name in names)
