"""A finished PDF, taken apart: its tags, fonts and the settings that accessibility rests on.

PDF 1.7: ISO 32000-1; PDF/UA-1: ISO 14289-1. Lengths are points (1/72 inch), as in the file;
boxes are left, bottom, right, top with y upwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from es_docs.diagnostics import Area, Kind, Place

PdfBox: TypeAlias = tuple[float, float, float, float]


class Tag(Struct, frozen=True, eq=False):
    """An element of the structure tree (ISO 32000-1 §14.7.2).

    `kind` is its standard type after the role map (`H1`, `TH`, `Figure`), `own` as it is written.
    `page` counts from 1; `text` is what its marked content shows, its children's excluded,
    `content` that of its children included; that of an inline tag keeps a space at either end.
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
    content: str = ""
    box: PdfBox | None = None
    """What its content and its children's covers on its page; None when nothing is shown."""
    column_span: int = 1
    row_span: int = 1
    annotations: int = 0
    """Annotations that hang on it directly."""
    fonts: frozenset[str] = frozenset()
    """Of its text and its children's."""
    lowest_dpi: float | None = None
    """Of the pictures in it and its children; None when there are none."""

    def walk(self) -> Iterator[Tag]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def told(self) -> str:
        """What a screen reader says of it: the alternative, the replacement or the text."""
        return self.alt or self.actual_text or self.content


class PdfFont(Struct, frozen=True):
    """A font that text is shown in. `has_unicode`: each character it shows is known."""

    name: str
    is_embedded: bool
    has_unicode: bool
    characters: int = 0
    """How many are shown in it."""
    is_serif: bool = False
    """As its descriptor says."""
    has_missing: bool = False
    """Shows glyphs that mean „there is no such letter” (`.notdef`)."""


class PdfPage(Struct, frozen=True, eq=False):
    """`untagged` counts the pieces of content that are neither tagged nor artifacts."""

    number: int
    text: str
    has_annotations: bool
    has_tab_order: bool
    untagged: int
    links_without_text: int
    """Links without /Contents."""
    width_pt: float
    height_pt: float
    box: PdfBox = (0.0, 0.0, 0.0, 0.0)
    """What is shown of the page (/CropBox)."""
    untagged_annotations: int = 0
    """Visible annotations that hang on no tag."""
    mixed: int = 0
    """Artifacts inside tagged content and the reverse."""
    outside: tuple[str, ...] = ()
    """Texts that stand beyond the edges of the page."""
    has_raster: bool = False
    has_colour: bool = True
    """Whether anything may have a hue."""


class Pdf(Struct, frozen=True, eq=False):
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
    former_title: str = ""
    """`/Title` of the document information dictionary, where titles stood before XMP."""

    @property
    def kind(self) -> Kind:
        return Kind.PDF

    @property
    def place(self) -> Place:
        return Place(self.file, Kind.PDF)

    def at(self, page: int | None, text: str = "", name: str = "") -> Place:
        """A place on a page; the document when the page is not known."""
        area = Area.PAGE if page else Area.DOCUMENT
        return Place(self.file, Kind.PDF, area, page or None, object=name, text=text)

    def walk(self) -> Iterator[Tag]:
        """Every tag in reading order."""
        for tag in self.tags:
            yield from tag.walk()

    def of_kind(self, *kinds: str) -> Iterator[Tag]:
        return (tag for tag in self.walk() if tag.kind in kinds)

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)
