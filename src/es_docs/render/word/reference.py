"""The reference document as the report sees it: styles by name, the page, the typeface.

A designer restyles the file in Word, a Polish Word too, which renames style ids but not names.
So styles are found by name, without regard to case (LibreOffice writes „Heading 1”).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import AssetError, Diagnostic, Location, error
from es_docs.env import demand_safe_reference
from es_docs.layout.measure import Font, Metrics, Piece, break_lines
from es_docs.markup import Element, parse
from es_docs.render.word.styles import Emphasis, Style, TableStyle
from es_docs.units import Emu

FILE: Final = "reference.docx"
"""How findings name the document."""
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

LINE_PITCH: Final = 1.2207
"""Single line spacing of Calibri in em: ascent 1536, descent 512, line gap 452 of 2048."""
MIN_TEXT_WIDTH: Final = Emu.from_mm(120)
"""On less neither the sign strip nor a table of quantities finds room."""

_KEPT_RELATIONS: Final = frozenset(
    {
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.SETTINGS,
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.THEME,
        RELATIONSHIP_TYPE.FOOTNOTES,
        RELATIONSHIP_TYPE.ENDNOTES,
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    }
)
"""What a report takes over; sample pictures, headers, thumbnails, custom XML stay behind."""


_STUMBLED: Final = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError, RuntimeError,
    AttributeError, TypeError, PackageNotFoundError, InvalidXmlError, etree.XMLSyntaxError,
)  # fmt: skip
"""What python-docx raises over a package that is none, or whose parts are not what they say."""


class Looks(Struct, frozen=True):
    """A style with its inheritance resolved (§17.7.2): points, and `line` as a factor.

    `list_id` is the w:numId of the list it counts in, 0 when it counts in none.
    """

    id: str
    size_pt: float
    bold: bool
    before_pt: float
    after_pt: float
    line: float
    left: Emu
    right: Emu
    list_id: int


class Page(Struct, frozen=True):
    """The paper and its margins."""

    width: Emu
    height: Emu
    left: Emu
    right: Emu
    top: Emu
    bottom: Emu
    header: Emu
    footer: Emu

    @property
    def text_width(self) -> Emu:
        return Emu(self.width - self.left - self.right)

    @property
    def text_height(self) -> Emu:
        return Emu(self.height - self.top - self.bottom)


class Reference(Struct, frozen=True):
    """An opened reference document, emptied, with its looks by style name."""

    document: DocxDocument
    body: Element
    numbering: Element
    looks: Mapping[str, Looks]
    page: Page
    family: str

    def style_id(self, style: Style | Emphasis | TableStyle) -> str:
        return self.looks[style].id

    def font(self, style: Style, *, bold: bool = False, size_pt: float | None = None) -> Font:
        looks = self.looks[style]
        return Font(self.family, size_pt or looks.size_pt, looks.bold or bold)

    def pitch_pt(self, style: Style, size_pt: float | None = None) -> float:
        looks = self.looks[style]
        return (size_pt or looks.size_pt) * LINE_PITCH * looks.line

    def lines(
        self,
        metrics: Metrics,
        style: Style,
        text: str,
        width: Emu,
        *,
        size_pt: float | None = None,
    ) -> int:
        """How many lines the text takes in that style, or at that size, on a column so wide."""
        looks = self.looks[style]
        room = Emu(max(width - looks.left - looks.right, Emu.from_mm(10)))
        return len(break_lines(metrics, [Piece(text, self.font(style, size_pt=size_pt))], room))

    def height_pt(self, metrics: Metrics, style: Style, text: str, width: Emu) -> float:
        """Height of a paragraph with the space before and after it."""
        looks = self.looks[style]
        lines = self.lines(metrics, style, text, width)
        return looks.before_pt + lines * self.pitch_pt(style) + looks.after_pt


def open_reference(data: bytes) -> Reference:
    """Open the reference document, check it and empty it.

    Raises AssetError: T050 when it is no Word document; else all at once T051 for each missing
    style, T053 for one of another kind, T052 when it has no page size or leaves less than
    `MIN_TEXT_WIDTH` between the margins.
    """
    try:
        demand_safe_reference(data)
        document = Document(io.BytesIO(data))
        styles = parse(etree.tostring(document.styles.element))
        numbering = document.part.numbering_part.element
        body = _required(document.element.find(f"{W}body"))
        page = _page(body)
        theme = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        latin = parse(theme.blob).find(f".//{A}minorFont/{A}latin")
        findings = (*missing_styles(styles), *_narrow_page(page))
        looks = MappingProxyType({} if findings else _required_looks(styles))
    except _STUMBLED as fault:
        raise AssetError(error("T050", Location(FILE))) from fault
    if findings or page is None:
        raise AssetError(*findings)
    _empty(document, body)
    family = latin.get("typeface", "") if latin is not None else ""
    return Reference(document, body, numbering, looks, page, family or "Calibri")


KINDS: Final = MappingProxyType({"paragraph": Style, "character": Emphasis, "table": TableStyle})
"""The kinds of styles (`w:type`) with the names that must be among them."""


def _narrow_page(page: Page | None) -> Iterator[Diagnostic]:
    if page is None or page.text_width < MIN_TEXT_WIDTH:
        yield error("T052", Location(FILE), least=f"{MIN_TEXT_WIDTH.mm / 10:.0f}")


def missing_styles(styles: Element) -> Iterator[Diagnostic]:
    """T051 for each style that is missing; T053 where its name is that of another kind."""
    known = _known_styles(styles)
    names = {name for _, name in known}
    for kind, wanted in KINDS.items():
        existing = sorted(_name(style) for (of, _), style in known.items() if of == kind)
        for name in map(str, wanted):
            if (kind, name.casefold()) not in known:
                is_taken = name.casefold() in names
                found = error(
                    "T053" if is_taken else "T051",
                    Location(FILE),
                    name=name,
                    existing=", ".join(existing),
                )
                yield replace(found, variant=kind if is_taken else "")


def _known_styles(styles: Element) -> Mapping[tuple[str, str], Element]:
    """The styles by kind and folded name."""
    return {
        (kind, _name(style).casefold()): style
        for style in styles.iterfind(f"{W}style")
        if (kind := style.get(f"{W}type", "")) in KINDS
    }


def _required_looks(styles: Element) -> Mapping[str, Looks]:
    known = _known_styles(styles)
    by_id = {each.get(f"{W}styleId"): each for each in styles.iterfind(f"{W}style")}
    told = {identity: _told(style) for identity, style in by_id.items()}
    defaults = [_told(each) for each in styles.iterfind(f"{W}docDefaults/*")]
    looks: dict[str, Looks] = {}
    for kind, names in KINDS.items():
        for name in names:
            lineage = _lineage(known[kind, name.casefold()], by_id)
            ids = [style.get(f"{W}styleId") for style in lineage]
            looks[str(name)] = _looks(ids[0] or "", [*(told[each] for each in ids), *defaults])
    return looks


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return name.get(f"{W}val", "") if name is not None else ""


_TOLD: Final = MappingProxyType(
    {
        "rPr/sz": ("val",),
        "pPr/spacing": ("before", "after", "line"),
        "pPr/ind": ("left", "right"),
        "pPr/numPr/numId": ("val",),
    }
)
"""Where a style says what `Looks` hold."""
_PATHS: Final = MappingProxyType(
    {path: "/".join(W + step for step in path.split("/")) for path in (*_TOLD, "rPr/b")}
)


def _told(style: Element) -> Mapping[str, str]:
    """What a style, or the defaults, says itself, as „rPr/sz/val”."""
    said: dict[str, str] = {}
    for path, attributes in _TOLD.items():
        element = style.find(_PATHS[path])
        if element is not None:
            values = {f"{path}/{name}": element.get(W + name) for name in attributes}
            said |= {key: value for key, value in values.items() if value is not None}
    bold = style.find(_PATHS["rPr/b"])
    if bold is not None:
        said["rPr/b"] = bold.get(f"{W}val", "1")
    return said


def _looks(identity: str, lineage: Sequence[Mapping[str, str]]) -> Looks:
    """The first value found going from the style to what it is based on and to the defaults."""
    said = ChainMap(*map(dict, lineage))
    return Looks(
        id=identity,
        size_pt=float(said.get("rPr/sz/val", "20")) / 2,
        bold=said.get("rPr/b", "0") not in {"0", "false", "off"},
        before_pt=int(said.get("pPr/spacing/before", "0")) / 20,
        after_pt=int(said.get("pPr/spacing/after", "0")) / 20,
        line=int(said.get("pPr/spacing/line", "240")) / 240,
        left=_from_twips(said.get("pPr/ind/left", "0")),
        right=_from_twips(said.get("pPr/ind/right", "0")),
        list_id=int(said.get("pPr/numPr/numId/val", "0")),
    )


def _lineage(style: Element, by_id: Mapping[str | None, Element]) -> Iterator[Element]:
    """The style and what it is based on; a circle ends where it closes."""
    seen: set[str | None] = set()
    current: Element | None = style
    while current is not None and current.get(f"{W}styleId") not in seen:
        seen.add(current.get(f"{W}styleId"))
        yield current
        parent = current.find(f"{W}basedOn")
        current = by_id.get(parent.get(f"{W}val")) if parent is not None else None


def _from_twips(text: str) -> Emu:
    return Emu(int(text) * 635)


def _page(body: Element) -> Page | None:
    """The page of the last section; the sections of the report get the same."""
    size, margins = body.find(f"{W}sectPr/{W}pgSz"), body.find(f"{W}sectPr/{W}pgMar")
    if size is None or margins is None:
        return None

    def measure(element: Element, name: str) -> Emu:
        return _from_twips(element.get(W + name, "0"))

    sides = ("left", "right", "top", "bottom", "header", "footer")
    left, right, top, bottom, header, footer = (measure(margins, side) for side in sides)
    width, height = measure(size, "w"), measure(size, "h")
    return Page(width, height, left, right, top, bottom, header, footer)


def _required(element: Element | None) -> Element:
    if element is None:
        raise ValueError
    return element


def _empty(document: DocxDocument, body: Element) -> None:
    """Take the sample text out, and every part that only the samples need."""
    for child in list(body):
        body.remove(child)
    package = document.part.package
    owners = [document.part] if package is None else [document.part, package]
    for owner in owners:
        relations = owner.rels
        for name in [n for n, rel in relations.items() if rel.reltype not in _KEPT_RELATIONS]:
            del relations[name]
