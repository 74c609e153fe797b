"""What was built the last time and from what, so that what is unchanged is left untouched.

One file beside the documents, `.es-docs/portfolio.json`. It only saves time: whatever is wrong with
it, the projects are looked at again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, cast

from msgspec import Struct, to_builtins

from es_docs.merge.snapshot import SIDECAR_FOLDER
from es_docs.portfolio import fingerprint
from es_docs.portfolio.packing import Packed

RECORD: Final = f"{SIDECAR_FOLDER}/portfolio.json"
_VERSION: Final = 1


class Entry(Struct, frozen=True):
    """What came of one project.

    `inputs` is the fingerprint of all that decided it, `documents` those of what was made, by
    name. `sources` are the files it was made from, relative to the folder of `content`.
    """

    content: str
    sources: tuple[str, ...]
    inputs: str
    documents: Mapping[str, str]
    slides: int
    pages: int
    findings: tuple[Packed, ...]
    questions: tuple[Packed, ...]


class Record:
    """The entries by the key of their project (`Listed.key`)."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._entries = _read(output / RECORD)
        self._is_saved = True

    def get(self, key: str) -> Entry | None:
        return self._entries.get(key)

    def keep(self, key: str, entry: Entry | None) -> None:
        """Note what came of a project; None when it has to be looked at again."""
        if self._entries.get(key) == entry:
            return
        self._is_saved = False
        if entry is None:
            del self._entries[key]
        else:
            self._entries[key] = entry

    def save(self) -> None:
        """Raises OutputError."""
        from es_docs.write import write_all

        if self._is_saved:
            return
        projects = {key: to_builtins(self._entries[key]) for key in sorted(self._entries)}
        told = {"version": _VERSION, "digest": _digest(projects), "projects": projects}
        # ASCII, since the name of a file need not be valid Unicode
        write_all({self._output / RECORD: json.dumps(told).encode("ascii")})
        self._is_saved = True


def _read(file: Path) -> dict[str, Entry]:
    """Nothing where there is no file, or another hand has been at it."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        told = cast("dict[str, Any]", json.loads(file.read_bytes()))
        projects = cast("dict[str, dict[str, Any]]", told["projects"])
        if told["version"] == _VERSION and told["digest"] == _digest(projects):
            return {key: _entry(one) for key, one in projects.items()}
    return {}


def _entry(told: Mapping[str, Any]) -> Entry:
    lists: dict[str, Any] = {
        name: tuple(told[name]) for name in ("sources", "findings", "questions")
    }
    return Entry(**{**told, **lists})


def _digest(projects: Mapping[str, Any]) -> str:
    return fingerprint.of_texts([json.dumps(projects, sort_keys=True)])
