"""The projects of a portfolio: which content files there are, and where their documents go."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs import build
from es_docs.diagnostics import Diagnostic, Location, error, reason_of
from es_docs.env import DECK_REFERENCE

_LEFT_OUT: Final = ("!", ".", "_", "~")
"""Names that begin like this are hidden or temporary, as in `build.find_contents`."""
_HERE: Final = PurePath()


class Listed(Struct, frozen=True):
    """A project of the portfolio.

    `folder` is where its documents go, relative to the output folder. `twin` is another content
    whose documents would have the same names there; neither can be built then.
    """

    content: Path
    folder: PurePath = _HERE
    twin: Path | None = None

    @property
    def key(self) -> str:
        """What its documents are called, without their endings: „powiat/projekt”."""
        return (self.folder / self.content.stem).as_posix()


def list_projects(
    named: Sequence[Path], output: Path
) -> tuple[tuple[Listed, ...], tuple[Diagnostic, ...]]:
    """The content files among `named`, and those in the folders among them and below, by name.

    Hidden and temporary files and folders are left out, the folder `output` too, and folders of
    assets. Links to folders are not followed. A file met twice counts where it was met first, a
    file and a link to it under its own name. The findings (B007) tell of folders that cannot be
    read.
    """
    unread: list[Diagnostic] = []
    found: dict[Path, Listed] = {}
    for path in named:
        for one in _below(path, output, unread) if path.is_dir() else (Listed(path),):
            file = one.content.resolve()
            if file in found and found[file].content.is_symlink() and not one.content.is_symlink():
                del found[file]
            found.setdefault(file, one)
    return tuple(_with_twins(found.values())), tuple(unread)


def _below(top: Path, output: Path, unread: list[Diagnostic]) -> Iterator[Listed]:
    def on_fault(fault: OSError) -> None:
        folder = fault.filename or top
        reason = reason_of(fault)
        unread.append(error("B007", Location(str(folder)), folder=folder, reason=reason))

    output = output.resolve()
    for place, folders, _ in os.walk(top, onerror=on_fault):
        here = Path(place)
        folders[:] = sorted(name for name in folders if _holds_contents(here / name, output))
        for content in build.find_contents(here):
            yield Listed(content, here.relative_to(top))


def _holds_contents(folder: Path, output: Path) -> bool:
    if folder.name.startswith(_LEFT_OUT) or folder.resolve() == output:
        return False
    return not (folder / DECK_REFERENCE).is_file()


def _with_twins(found: Iterable[Listed]) -> Iterator[Listed]:
    """Documents are called like their content, and many systems do not mind the case of letters."""
    by_key: dict[str, list[Listed]] = {}
    projects = tuple(found)
    for one in projects:
        by_key.setdefault(one.key.casefold(), []).append(one)
    for one in projects:
        others = (other for other in by_key[one.key.casefold()] if other is not one)
        twin = next(others, None)
        yield replace(one, twin=twin.content) if twin else one
