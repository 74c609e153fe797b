"""Versions of a project that can be compared: content files, documents that remember theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs import content
from es_docs.diagnostics import (
    ContentError,
    Diagnostic,
    Kind,
    Location,
    OutputError,
    error,
    info,
    reason_of,
    warning,
)
from es_docs.language import typeset
from es_docs.merge.snapshot import Identity, sidecar_name
from es_docs.model import Project
from es_docs.news import Change, changes, decode, encode, is_same_project
from es_docs.outside import MAX_FILE, TooMuchError, read_file
from es_docs.update import Past, identity_in, past_of

_CONTENT: Final = (".yaml", ".yml")
_PACKAGE: Final = b"PK"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
"""How packages of Office begin, and the files of its older versions."""


class Version(Struct, frozen=True):
    """A project as it is or was. `file` is the content file or the document that remembers it.

    `locate` finds the lines and cells of the content by their keys; None for a document.
    """

    file: str
    project: Project
    locate: Callable[..., Location] | None = None

    def place_of(self, path: Sequence[str | int]) -> Location | None:
        return self.locate(*path) if self.locate and path else None


class News(Struct, frozen=True):
    """One change with its places: where the old content has it, and where the new one."""

    change: Change
    old: Location | None
    new: Location | None

    @property
    def finding(self) -> Diagnostic:
        return self.change.finding(self.new or self.old)


class Difference(Struct, frozen=True):
    """What changed between two versions; `old` is "" where there was nothing to compare with."""

    old: str
    new: str
    news: tuple[News, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def compared(old: Version, new: Version) -> Difference:
    """What changed. Raises ContentError N082 when the two are different projects."""
    if not is_same_project(old.project, new.project):
        titles = {"old": old.project.facts.title, "new": new.project.facts.title}
        raise ContentError(error("N082", Location(new.file), **titles))
    return Difference(old.file, new.file, news_between(old, new))


def news_between(old: Version, new: Version) -> tuple[News, ...]:
    return tuple(
        News(change, old.place_of(change.old_path), new.place_of(change.new_path))
        for change in changes(old.project, new.project)
    )


def version_in(file: Path) -> Version:
    """The version in a content file, or that a document remembers.

    Raises ContentError for a content that does not hold together, and OutputError N080, N081,
    N085 or as an update does when a document does not say what it was made from.
    """
    if file.suffix.lower() in _CONTENT:
        return content_version(file)
    try:
        data = read_file(file)
    except (OSError, TooMuchError) as why:
        large = f"> {MAX_FILE >> 20} MB"
        reason = large if isinstance(why, TooMuchError) else reason_of(why)
        raise OutputError(error("U015", Location(str(file)), file=file, reason=reason)) from why
    if not data.startswith((_PACKAGE, _COMPOUND)):
        raise OutputError(error("N085", Location(str(file)), file=file))
    identity = identity_in(data, str(file))
    sidecar = _read(file.parent / sidecar_name(identity)) if identity else None
    return _remembered(file, past_of(data, str(file), sidecar))


def content_version(file: Path) -> Version:
    """The project of a content file. Raises ContentError with all its findings."""
    loaded = content.load(file)
    return Version(loaded.places.file, loaded.sound_project(), loaded.places.at)


def since_build(now: Version, key: str, files: Mapping[Kind, Path]) -> Difference:
    """What changed in a content since its documents `files` were made.

    `key` is the name of the content file without its ending. Raises OutputError when documents
    stand there that do not say what they were made from.
    """
    pasts = {
        file: past
        for kind, file in files.items()
        if (past := past_in(now.project, key, kind, file)).record is not None
    }
    if not pasts:
        return _nothing_before(now, tuple(files.values()))
    file = latest(pasts)
    difference = compared(_remembered(file, pasts[file]), now)
    if len({past.record for past in pasts.values()}) > 1:
        told = warning("N083", Location(now.file), file=file)
        return replace(difference, findings=(told,))
    return difference


def latest(pasts: Mapping[Path, Past]) -> Path:
    """The document that was made last: its record is not the one before of another."""
    before = {past.before for past in pasts.values()}
    return next(
        (file for file, past in pasts.items() if past.record not in before), next(iter(pasts))
    )


def old_record(past: Past, now: str) -> str | None:
    """The last content that said something else than the present one."""
    return past.before if past.record == now else past.record


def past_in(project: Project, key: str, kind: Kind, file: Path) -> Past:
    """What a document of this project was made from. Raises OutputError as `update` does."""
    author = typeset(project.beneficiary.name)
    identity = Identity(kind, key, typeset(project.facts.title), author)
    sidecar = _read(file.parent / sidecar_name(identity))
    return past_of(_read(file), str(file), sidecar, identity)


def _nothing_before(now: Version, files: Sequence[Path]) -> Difference:
    """N084 where nothing was built yet; raises OutputError N080 where documents do not say."""
    silent = [file for file in files if file.exists()]
    if silent:
        raise OutputError(*(error("N080", Location(str(file)), file=file) for file in silent))
    told = info("N084", Location(now.file), folder=files[0].parent)
    return Difference("", now.file, findings=(told,))


def _remembered(file: Path, past: Past) -> Version:
    if past.record is None:
        raise OutputError(error("N080", Location(str(file)), file=file))
    project = decode(past.record)
    if project is None:
        raise OutputError(error("N081", Location(str(file)), file=file))
    return Version(str(file), project)


def _read(file: Path) -> bytes | None:
    """What stands there; None where nothing can be read."""
    try:
        return read_file(file)
    except (OSError, TooMuchError):
        return None


def news_since(past: Past, now: Version) -> tuple[News, ...]:
    """What changed since what is remembered; nothing where nobody remembers."""
    if past.record is None or past.record == encode(now.project):
        return ()
    old = decode(past.record)
    is_known = old is not None and is_same_project(old, now.project)
    return news_between(Version("", old), now) if old and is_known else ()
