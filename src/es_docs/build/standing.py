"""Documents that stand in a folder: what they become, and how they are read and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from es_docs.build.making import Findings, Format, Made, Told, past_of, tell
from es_docs.diagnostics import EsDocsError, Kind, Location, OutputError, error, reason_of
from es_docs.story import Story

if TYPE_CHECKING:
    from es_docs.update import Change, Request, Updated
    from es_docs.write import Known, Work


class Renewal(Struct, frozen=True):
    """A document to be written: what it becomes, and what stands there now."""

    made: Made
    updated: Updated
    old: bytes | None
    known: Known
    sidecar: Path

    @property
    def is_new(self) -> bool:
        return self.old is None or self.updated.is_first


class Renewed(Struct, frozen=True):
    """What became of one document.

    `place` is where it was written, None when nothing was; `would_change` says whether there was
    something to write, though a check writes nothing. `backup` holds it as it was before,
    None when there was none. `is_new` when it was made and not updated. `size` counts slides, or
    the pages of a report as far as they can be estimated, 0 where that is not known.
    """

    file: Path
    place: Path | None
    would_change: bool = False
    backup: Path | None = None
    is_new: bool = False
    size: int = 0
    changes: tuple[Change, ...] = ()
    needs_answer: bool = False
    findings: Findings = ()


def renew(
    file: Path, made: Made, told: Told, request: Request, work: Work, *, fresh: bool
) -> Renewal:  # fmt: skip
    """The document made for the first time, or the one that stands there with the new data."""
    from es_docs.update import begin, update

    format_ = Kind(file.suffix[1:])
    sidecar = file.parent / sidecar_beside(told.story, format_)
    source = made.source(told, format_, told.before)
    old = read_if_there(file)
    if old is None or fresh:
        begun = begin(source, read_if_there(sidecar))
        if old is not None:
            begun = replace(begun, past=past_of(told.project, told.story.key, file))
        return Renewal(made, begun, old, work.copied(file, old), sidecar)
    updated = update(old, str(file), source, read_if_there(sidecar), request)
    return Renewal(made, updated, old, work.backed_up(file, old), sidecar)


def write_documents(
    renewals: Mapping[Path, Renewal], work: Work, *, ignores_owners: bool
) -> Mapping[Path, Path]:
    """Write what has to be written, and what is kept beside it; where each document went."""
    from es_docs.write import write_all

    news = {file: one for file, one in renewals.items() if one.updated.data is not None}
    documents = {file: one.updated.data or b"" for file, one in news.items()}
    sidecars = {one.sidecar: one.updated.sidecar or b"" for one in news.values()}
    known = {file: one.known for file, one in news.items()}
    files = {**documents, **sidecars}
    written = write_all(files, known, ignores_owners=ignores_owners, work=work)
    kept = (one for one in renewals.values() if one.updated.data is None)
    with suppress(OutputError):  # the documents are right without it
        write_all({one.sidecar: one.updated.sidecar for one in kept if one.updated.sidecar})
    return {file: written[file] for file in documents}


def told_of(file: Path, renewal: Renewal, written: Mapping[Path, Path]) -> Renewed:
    """What became of it, `written` telling where the documents went."""
    updated, made = renewal.updated, renewal.made
    is_deck = file.suffix.lower() == ".pptx"
    return Renewed(
        file,
        written.get(file),
        updated.data is not None,
        renewal.known.backup if file in written else None,
        is_new=renewal.is_new,
        size=updated.sections if is_deck and not renewal.is_new else made.count,
        changes=updated.changes,
        needs_answer=updated.needs_answer,
        findings=updated.findings,
    )


def shown(renewal: Renewal) -> bytes:
    """The document as it stands on the disk when all is written."""
    return renewal.updated.data or renewal.old or b""


def read_if_there(file: Path) -> bytes | None:
    """What stands there; None where nothing can be read, which writing then tells."""
    with suppress(OSError):
        return _read_whole(file)
    return None


def read_document(file: Path) -> bytes:
    """Raises OutputError U015 when it cannot be read or is more than any document."""
    try:
        return _read_whole(file)
    except OSError as why:
        raise _unreadable(file, reason_of(why)) from why


def _read_whole(file: Path) -> bytes:
    """Raises OutputError for more than any document is, OSError where nothing can be read."""
    from es_docs.outside import MAX_FILE, TooMuchError, read_file

    try:
        return read_file(file)
    except TooMuchError as why:
        raise _unreadable(file, f"> {MAX_FILE >> 20} MB") from why


def _unreadable(file: Path, reason: str) -> OutputError:
    return OutputError(error("U015", Location(str(file)), file=file, reason=reason))


def format_of(data: bytes, file: Path) -> Format:
    """Raises OutputError when it is neither."""
    from es_docs.update.opening import open_document

    return "pptx" if open_document(data, str(file)).format is Kind.PPTX else "docx"


def sidecar_beside(story: Story, format_: Format | Kind) -> str:
    """The name of the file beside a document that remembers what it was made from."""
    from es_docs.merge.snapshot import identity_of, sidecar_name

    return sidecar_name(identity_of(story, Kind(format_)))


def content_of(data: bytes, file: Path, contents: Sequence[Path]) -> Path:
    """The content a document was made from: the only one there is, or the one it names.

    Raises OutputError U013 when that cannot be told.
    """
    from es_docs.merge.snapshot import identity_of
    from es_docs.update import identity_in

    if len(contents) == 1:
        return contents[0]
    named = identity_in(data, str(file))
    found: list[Path] = []
    for path in contents if named else ():
        with suppress(EsDocsError):
            if named and named.is_same_document(identity_of(tell(path).story, named.format)):
                found.append(path)
    if len(found) == 1:
        return found[0]
    known = ", ".join(map(str, contents)) or "–"
    raise OutputError(error("U013", Location(str(file)), file=file, known=known))
