"""What changed in the content: between two versions, since documents were made, in this run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from es_docs.build.making import SUFFIXES, Told, target
from es_docs.build.standing import content_of, read_document
from es_docs.diagnostics import Kind

if TYPE_CHECKING:
    from es_docs.update import Past
    from es_docs.update.versions import Difference, News


def diff(old: Path, new: Path) -> Difference:
    """What changed between two content files or documents, in any mix.

    Raises ContentError, or OutputError where a document does not say what it was made from.
    """
    from es_docs.update.versions import compared, version_in

    return compared(version_in(old), version_in(new))


def diff_since_build(path: Path, output: Path) -> Difference:
    """What changed in a content file since its documents in the folder `output` were made.

    Raises ContentError, or OutputError where they do not say what they were made from.
    """
    from es_docs.update.versions import content_version, since_build

    files = {Kind(format_): target(path, output, format_) for format_ in SUFFIXES}
    return since_build(content_version(path), path.stem, files)


def diff_of_document(file: Path, contents: Sequence[Path]) -> Difference:
    """What changed since a document was made, in that of the contents it was made from.

    Raises as `diff` does, and OutputError U013 when that content cannot be told.
    """
    return diff(file, content_of(read_document(file), file, contents))


def news_of(pasts: Mapping[Path, Past], told: Told) -> tuple[News, ...]:
    """What changed in the content since its documents were made the last time."""
    from es_docs.update.versions import Version, latest, news_since

    known = {file: past for file, past in pasts.items() if past.record is not None}
    now = Version(told.places.file, told.project, told.places.at)
    return news_since(known[latest(known)], now) if known else ()
