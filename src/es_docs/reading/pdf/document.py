"""Reading a PDF: bytes in, `Pdf` out. Odd content is read as far as it makes sense.

Structure: ISO 32000-1 §14.7 and §14.8; metadata §14.3; encryption §7.6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Final, TypeAlias

import pikepdf
from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic, Location, error
from es_docs.markup import Element, parse
from es_docs.reading.pdf.content import (
    FontUse,
    PageContent,
    Piece,
    crop_box,
    read_content,
    text_of,
    unite,
)
from es_docs.reading.pdf.model import Pdf, PdfFont, PdfPage, Tag
from es_docs.reading.pdf.objects import (
    Budget,
    ExcessError,
    Key,
    entry,
    integer,
    is_dictionary,
    items,
    key_of,
    keys,
    name,
    stream_bytes,
    string,
)

STANDARD_TYPES: Final = frozenset(
    {
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
        "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl",
        "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note",
        "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu",
        "WT", "WP", "Figure", "Formula", "Form",
    }
)  # fmt: skip
"""ISO 32000-1 §14.8.4."""
_INLINE: Final = frozenset({"Span", "Quote", "Reference", "Code", "Link", "Annot", "Ruby", "Lbl"})
"""Types that stand in a line of text."""
MAX_PAGES: Final = 10_000
_DEEPEST: Final = 100
"""Tags within tags are followed so far."""
_HIDDEN: Final = 1 << 1
"""Bit 2 of /F of an annotation."""
_QUIET_ANNOTATIONS: Final = frozenset({"Popup", "PrinterMark", "TrapNet"})
"""Kinds that need no tag (ISO 14289-1 §7.18)."""
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_UA: Final = "{http://www.aiim.org/pdfua/ns/id/}"

_Pieces: TypeAlias = Mapping[tuple[Key, int], Piece]
"""The marked content of a page by the form that holds it and its identifier."""


def read_pdf(data: bytes, file: str) -> Pdf | Diagnostic:
    """The document, or why it cannot be read: V009 needs a password, V010 damaged.

    Nothing is raised for what the file holds.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return _read(pdf, file, Budget(len(data)))
    except pikepdf.PasswordError:
        return error("V009", Location(file))
    except ExcessError:
        return replace(error("V010", Location(file), reason="–"), variant="excess")
    except _DAMAGED as why:
        return error("V010", Location(file), reason=_reason(why))


_DAMAGED: Final = (
    pikepdf.PdfError, ValueError, TypeError, RecursionError, ArithmeticError, LookupError,
    RuntimeError, MemoryError,
)  # fmt: skip
"""What pikepdf raises over objects that are not what their place asks for."""


def _reason(why: BaseException) -> str:
    """The fault in words, without the name pikepdf gives to bytes in memory."""
    return str(why).rpartition(">: ")[2].strip() or type(why).__name__


def _read(pdf: pikepdf.Pdf, file: str, budget: Budget) -> Pdf:
    root = pdf.Root
    fonts: dict[Key, FontUse] = {}
    if len(pdf.pages) > MAX_PAGES:
        raise ExcessError
    contents = [read_content(page, fonts, budget) for page in pdf.pages]
    reader = _TagReader(pdf, contents, budget)
    tags = reader.tags()
    xmp = _metadata(stream_bytes(entry(root, "/Metadata")))
    mark_info, information = entry(root, "/MarkInfo"), entry(pdf.trailer, "/Info")
    return Pdf(
        file=file,
        title=_xmp_title(xmp),
        shows_title=entry(entry(root, "/ViewerPreferences"), "/DisplayDocTitle") is True,
        language=string(entry(root, "/Lang")),
        is_tagged=entry(mark_info, "/Marked") is True and bool(tags),
        is_suspect=entry(mark_info, "/Suspects") is True,
        ua_part=_xmp_text(xmp, f"{_UA}part"),
        producer=string(entry(information, "/Producer")),
        former_title=string(entry(information, "/Title")),
        creator=string(entry(information, "/Creator")),
        has_outline=entry(entry(root, "/Outlines"), "/First") is not None,
        blocks_readers=pdf.is_encrypted and not pdf.allow.accessibility,
        pages=tuple(_pages(pdf, contents, reader)),
        tags=tags,
        fonts=tuple(_font(use) for use in fonts.values() if use.characters),
        unknown_tags=tuple(sorted(reader.unknown)),
        fields_without_name=tuple(
            _nameless_fields(entry(entry(root, "/AcroForm"), "/Fields"), budget)
        ),
    )


def _font(use: FontUse) -> PdfFont:
    return PdfFont(
        use.font.name,
        use.font.is_embedded,
        not use.unmapped,
        use.characters,
        use.font.is_serif,
        bool(use.missing),
    )


# --- metadata


def _metadata(xmp: bytes) -> Element | None:
    try:
        return parse(xmp.strip(b"\0 \r\n\t")) if xmp else None
    except (etree.XMLSyntaxError, ValueError):
        return None


def _xmp_title(root: Element | None) -> str:
    """The title for any language (`x-default`), or the first there is."""
    if root is None:
        return ""
    entries = [one for title in root.iter(f"{_DC}title") for one in title.iter(f"{_RDF}li")]
    texts = (one.text.strip() for one in entries if one.text)
    return next(texts, "")


def _xmp_text(root: Element | None, tag: str) -> str:
    """A simple property: an element of its own or an attribute of its description."""
    if root is None:
        return ""
    written = [(one.text or "").strip() for one in root.iter(tag)]
    short = [str(one.get(tag)) for one in root.iter(f"{_RDF}Description") if one.get(tag)]
    return next(iter([*written, *short]), "")


# --- pages


def _pages(
    pdf: pikepdf.Pdf, contents: Sequence[PageContent], reader: _TagReader
) -> Iterator[PdfPage]:
    for number, (page, content) in enumerate(zip(pdf.pages, contents, strict=True), 1):
        annotations = [one for one in items(entry(page.obj, "/Annots")) if _is_seen(one)]
        links = [one for one in annotations if name(entry(one, "/Subtype")) == "Link"]
        left, bottom, right, top = crop_box(page)
        yield PdfPage(
            number=number,
            text=text_of(content.pieces, "\n"),
            has_annotations=bool(annotations),
            has_tab_order=name(entry(page.obj, "/Tabs")) == "S",
            untagged=sum(reader.is_untagged(number, piece) for piece in content.pieces),
            links_without_text=sum(not string(entry(one, "/Contents")).strip() for one in links),
            width_pt=right - left,
            height_pt=top - bottom,
            box=(left, bottom, right, top),
            untagged_annotations=sum(key_of(one) not in reader.tagged for one in annotations),
            mixed=content.mixed,
            outside=tuple(one.text for one in content.pieces if one.outside),
            has_raster=any(piece.rasters for piece in content.pieces),
            has_colour=content.has_colour,
        )


def _is_seen(annotation: object) -> bool:
    flags = integer(entry(annotation, "/F")) or 0
    kind = name(entry(annotation, "/Subtype"))
    return is_dictionary(annotation) and not flags & _HIDDEN and kind not in _QUIET_ANNOTATIONS


def _nameless_fields(fields: object, budget: Budget, depth: int = 0) -> Iterator[str]:
    """Names of the fields that say nothing to a screen reader: those without /TU."""
    for one in items(fields):
        budget.spend(1)
        kids = [kid for kid in items(entry(one, "/Kids")) if entry(kid, "/T") is not None]
        if kids and depth < _DEEPEST:
            yield from _nameless_fields(entry(one, "/Kids"), budget, depth + 1)
        elif is_dictionary(one) and not string(entry(one, "/TU")).strip():
            yield string(entry(one, "/T"))


# --- tags


class _Held(Struct):
    """What an element holds directly, in order: pieces of content and child tags."""

    pieces: list[Piece] = field(default_factory=list[Piece])
    children: list[Tag] = field(default_factory=list[Tag])
    told: list[str] = field(default_factory=list[str])
    """The texts of both, a run of pieces as one."""
    annotations: int = 0
    page: int | None = None


class _TagReader:
    """Reads the structure tree and remembers what of the pages it refers to."""

    def __init__(
        self, pdf: pikepdf.Pdf, contents: Sequence[PageContent], budget: Budget
    ) -> None:  # fmt: skip
        self.budget = budget
        self.root = entry(pdf.Root, "/StructTreeRoot")
        self.roles = entry(self.root, "/RoleMap")
        self.page_numbers = {key_of(page.obj): n for n, page in enumerate(pdf.pages, 1)}
        self.pieces: list[_Pieces] = [
            {(one.stream, one.mcid): one for one in content.pieces if one.mcid is not None}
            for content in contents
        ]
        self.referred: set[tuple[int, Key, int]] = set()
        self.tagged: set[Key] = set()
        self.unknown: set[str] = set()
        self._seen: set[Key] = set()

    def tags(self) -> tuple[Tag, ...]:
        kids = items(entry(self.root, "/K"))
        return tuple(tag for kid in kids if (tag := self._tag(kid, None, 0)) is not None)

    def is_untagged(self, page: int, piece: Piece) -> bool:
        """Content that is shown under no mark, or under one that no tag refers to."""
        if not piece.shows or piece.owner == "artifact":
            return False
        return piece.mcid is None or (page, piece.stream, piece.mcid) not in self.referred

    def _tag(self, element: object, page: int | None, depth: int) -> Tag | None:
        self.budget.spend(1)
        key = key_of(element)
        if depth > _DEEPEST or key in self._seen or not name(entry(element, "/S")):
            return None
        if key != (0, 0):
            self._seen.add(key)
        page = self.page_numbers.get(key_of(entry(element, "/Pg")), page)
        held = _Held()
        for kid in items(entry(element, "/K")):
            self._hold(held, kid, page, depth)
        return self._made(element, held, page)

    def _made(self, element: object, held: _Held, page: int | None) -> Tag:
        own = name(entry(element, "/S"))
        attributes = attributes_of(element)
        dpis = [raster.dpi for piece in held.pieces for raster in piece.rasters]
        dpis += [child.lowest_dpi for child in held.children if child.lowest_dpi is not None]
        shown = held.page or next((child.page for child in held.children if child.page), page)
        return Tag(
            kind=self._standard(own),
            own=own,
            page=shown,
            text=text_of(held.pieces),
            alt=string(entry(element, "/Alt")),
            actual_text=string(entry(element, "/ActualText")),
            language=string(entry(element, "/Lang")),
            scope=name(attributes.get("/Scope")),
            has_box=len(items(attributes.get("/BBox"))) == 4,
            children=tuple(held.children),
            content=_joined(held.told, keeps_ends=self._standard(own) in _INLINE),
            box=unite(
                [one.bounds for one in held.pieces]
                + [child.box for child in held.children if child.page == shown]
            ),
            column_span=max(integer(attributes.get("/ColSpan")) or 1, 1),
            row_span=max(integer(attributes.get("/RowSpan")) or 1, 1),
            annotations=held.annotations,
            fonts=frozenset(font for one in (*held.pieces, *held.children) for font in one.fonts),
            lowest_dpi=min(dpis, default=None),
        )

    def _hold(self, held: _Held, kid: object, page: int | None, depth: int) -> None:
        """A kid is a number of marked content, a reference to one or to an object, or a tag."""
        kind = name(entry(kid, "/Type"))
        mcid = integer(kid) if integer(kid) is not None else integer(entry(kid, "/MCID"))
        if kind == "OBJR":
            self.tagged.add(key_of(entry(kid, "/Obj")))
            held.annotations += 1
        elif mcid is not None:
            number = self.page_numbers.get(key_of(entry(kid, "/Pg")), page)
            self._hold_content(held, number, key_of(entry(kid, "/Stm")), mcid)
        elif (tag := self._tag(kid, page, depth + 1)) is not None:
            held.children.append(tag)
            held.told.append(tag.content if tag.kind in _INLINE else f" {tag.content} ")

    def _hold_content(self, held: _Held, page: int | None, stream: Key, mcid: int) -> None:
        self.budget.spend(1)
        is_taken = (page, stream, mcid) in self.referred  # by another tag, which §14.7.4.2 forbids
        if page is None or page > len(self.pieces) or is_taken:
            return
        self.referred.add((page, stream, mcid))
        held.page = held.page or page
        piece = self.pieces[page - 1].get((stream, mcid))
        if piece is not None:
            before = held.pieces[-1:]
            held.pieces.append(piece)
            gap = text_of([*before, piece])[len(text_of(before)) : -len(piece.text) or None]
            held.told.append(gap + piece.text if before and piece.text else piece.text)

    def _standard(self, own: str) -> str:
        kind = standard_type(own, self.roles)
        if kind not in STANDARD_TYPES:
            self.unknown.add(own)
        return kind


def _joined(texts: Sequence[str], *, keeps_ends: bool) -> str:
    """The texts with single spaces; those at the ends part an inline tag from its neighbours."""
    text = "".join(texts)
    words = " ".join(text.split())
    if not keeps_ends or not text:
        return words
    first, last = (" " if end.isspace() else "" for end in (text[0], text[-1]))
    return f"{first}{words}{last}" if words else first


def standard_type(own: str, roles: object) -> str:
    """The standard type that a type stands for by the role map (§14.7.3); else the type itself."""
    kind = own
    for _ in range(_DEEPEST):
        mapped = "" if kind in STANDARD_TYPES else name(entry(roles, f"/{kind}"))
        if not mapped or mapped == kind:
            break
        kind = mapped
    return kind if kind in STANDARD_TYPES else own


def attributes_of(element: object) -> Mapping[str, object]:
    """All attributes of an element, whoever owns them; later ones win."""
    return {
        key: entry(one, key)
        for one in items(entry(element, "/A"))
        if is_dictionary(one)
        for key in keys(one)
    }
