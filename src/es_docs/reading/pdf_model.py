"""A finished PDF, taken apart: its tags, fonts and the settings that accessibility rests on.

PDF 1.7: ISO 32000-1; PDF/UA-1: ISO 14289-1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from es_docs.diagnostics import Kind, Place


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """An element of the structure tree (ISO 32000-1 §14.7.2).

    `kind` is its standard type after the role map (`H1`, `TH`, `Figure`), `own` as it is written.
    `page` counts from 1; `text` is what its marked content shows, its children's excluded.
    """

    kind: str
    own: str
    page: int | None
    text: str
    alt: str
    actual_text: str
    language: str
    scope: str
    """Scope attribute of a TH: Row, Column, Both or ""."""
    has_box: bool
    children: tuple[Tag, ...]

    def walk(self) -> Iterator[Tag]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class PdfFont:
    name: str
    is_embedded: bool
    has_unicode: bool


@dataclass(frozen=True, slots=True, eq=False)
class PdfPage:
    """`untagged` counts the pieces of content that are neither tagged nor artifacts."""

    number: int
    text: str
    has_annotations: bool
    has_tab_order: bool
    untagged: int
    links_without_text: int
    width_pt: float
    height_pt: float


@dataclass(frozen=True, slots=True, eq=False)
class Pdf:
    file: str
    title: str
    """`dc:title` of the XMP metadata."""
    shows_title: bool
    language: str
    is_tagged: bool
    is_suspect: bool
    ua_part: str
    """`pdfuaid:part` of the XMP metadata: „1”, "" when it is not declared."""
    producer: str
    creator: str
    has_outline: bool
    blocks_readers: bool
    """Encrypted without the right to extract text for accessibility (bit 10 of /P)."""
    pages: tuple[PdfPage, ...]
    tags: tuple[Tag, ...]
    fonts: tuple[PdfFont, ...]
    unknown_tags: tuple[str, ...]
    """Types that are neither standard nor mapped to a standard one."""
    fields_without_name: tuple[str, ...]

    @property
    def kind(self) -> Kind:
        return Kind.PDF

    @property
    def place(self) -> Place:
        return Place(self.file, Kind.PDF)

    def walk(self) -> Iterator[Tag]:
        """Every tag in reading order."""
        for tag in self.tags:
            yield from tag.walk()
