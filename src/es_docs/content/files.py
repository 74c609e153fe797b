"""Files a content names: they lie in its folder or below, whatever their path or a link says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from msgspec import Struct

from es_docs.content.naming import nearest, shown
from es_docs.diagnostics import Diagnostic, Location, error


class Rules(Struct, frozen=True):
    """What is asked of a kind of file, and the codes that tell a breach of it."""

    endings: frozenset[str]
    """Endings, in lower case, of the files that may be meant by a misspelt name."""
    max_bytes: int
    outside: str
    backslashes: str
    missing: str
    misspelt: str
    large: str
    unreadable: str


def is_below(file: str) -> bool:
    """Whether a name leads down from the folder of the content, in any system's reading."""
    windows = PureWindowsPath(file)
    return not (windows.drive or windows.root or ".." in windows.parts)


def about_name(file: str, place: Location, rules: Rules) -> Iterator[Diagnostic]:
    """What is wrong with a name before any file is looked for."""
    if not is_below(file):
        yield error(rules.outside, place, file=shown(file))
    elif "\\" in file:
        meant = shown(PureWindowsPath(file).as_posix())
        yield error(rules.backslashes, place, file=shown(file), meant=meant)


def about_file(file: str, folder: Path, place: Location, rules: Rules) -> Iterator[Diagnostic]:
    """What is wrong with the file behind a name that `about_name` has nothing against."""
    path = folder / file
    try:
        # A link may lead out of the folder although its path does not.
        if not path.resolve().is_relative_to(folder.resolve()):
            yield error(rules.outside, place, file=shown(file))
        elif not path.is_file():
            yield _missing(file, folder, place, rules)
        elif path.stat().st_size > rules.max_bytes:
            limit = f"{rules.max_bytes // 1_000_000} MB"
            yield error(rules.large, place, file=shown(file), limit=limit)
    except (OSError, ValueError):
        yield error(rules.unreadable, place, file=shown(file))


def _missing(file: str, folder: Path, place: Location, rules: Rules) -> Diagnostic:
    home = (folder / file).parent
    names = sorted(entry.name for entry in home.iterdir()) if home.is_dir() else []
    # Office leaves „~$name” beside a file while somebody has it open.
    meant = [
        name
        for name in names
        if Path(name).suffix.lower() in rules.endings and not name.startswith(("~$", "."))
    ]
    near = nearest(PurePosixPath(file).name, meant, cutoff=0.6)
    if near:
        named = PurePosixPath(file).with_name(near)
        return error(rules.misspelt, place, file=shown(file), meant=named)
    return error(rules.missing, place, file=shown(file))
