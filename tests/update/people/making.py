"""Documents made from content, and updated: the product as the tests drive it, bytes in and out."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from es_docs.build.making import make, signs_of, tell
from es_docs.diagnostics import Kind
from es_docs.layout.measure import Metrics
from es_docs.update import Made, Request, Updated, begin, update
from update.people.data import Content, read, written

ROOT = Path(__file__).resolve().parents[3]
SEED = ROOT / "content" / "koordynacja-es.yaml"
FILE = "koordynacja-es"


@cache
def seed() -> Content:
    return read(SEED.read_text(encoding="utf-8"))


@cache
def _metrics() -> Metrics:
    return Metrics.load(ROOT / "assets" / "metrics")


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="es-docs-people-"))


@lru_cache(maxsize=128)
def _made(text: str, format_: Kind) -> Made:
    path = _folder() / f"{FILE}.yaml"
    path.write_text(text, encoding="utf-8")
    told = tell(path)
    signs, _ = signs_of(told.environment, told.project)
    name = "pptx" if format_ is Kind.PPTX else "docx"
    made = make(told, signs, _metrics(), frozenset({name}))[name]
    return Made(told.story, format_, made.package, made.names)


def made(content: Content, format_: Kind) -> Made:
    """What the data make, before anything is remembered in it."""
    return _made(written(content), format_)


class Document(Struct, frozen=True):
    """A document as it lies on the disk, with what stands in the file beside it."""

    data: bytes
    sidecar: bytes | None
    updated: Updated


def generated(content: Content, format_: Kind) -> Document:
    """The document for the first time."""
    begun = begin(made(content, format_), None)
    assert begun.data is not None
    return Document(begun.data, begun.sidecar, begun)


@lru_cache(maxsize=32)
def _generated(text: str, format_: Kind) -> Document:
    return generated(read(text), format_)


def first(content: Content, format_: Kind) -> Document:
    """As `generated`, made once a process."""
    return _generated(written(content), format_)


def renewed(
    data: bytes,
    content: Content,
    format_: Kind,
    sidecar: bytes | None = None,
    request: Request | None = None,
) -> Document:
    """The document with the data of the content; the same bytes when nothing changes."""
    source = made(content, format_)
    name = f"{FILE}.{format_}"
    updated = update(data, name, source, sidecar, request or Request())
    return Document(updated.data or data, updated.sidecar or sidecar, updated)


def outcomes(document: Document, kinds: Sequence[str]) -> list[str]:
    """What was told of these kinds, in words."""
    return [
        f"{one.outcome} {one.key}: {one.old!r} / {one.yours!r} / {one.new!r}"
        for one in document.updated.changes
        if one.outcome in kinds
    ]
