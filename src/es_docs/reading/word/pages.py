"""A text document as its pages look in the end: styles, numbering and theme resolved.

ISO/IEC 29500-1 §17.2 (document), §17.6 (sections), §17.10 (headers and footers), §17.15 (settings).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Area, Kind, Place
from es_docs.markup import Element
from es_docs.ooxml.opened import Package
from es_docs.ooxml.package import NS
from es_docs.reading.drawingml.colours import Palette
from es_docs.reading.drawingml.nodes import REL_ID, local_name
from es_docs.reading.model import (
    Block,
    Colour,
    ControlData,
    DrawnObject,
    Furniture,
    PageSetup,
    Report,
    Settings,
    TextParagraph,
    TextRole,
)  # fmt: skip
from es_docs.reading.properties import read_properties
from es_docs.reading.word.looks import AUTO, W, on, points, themed, value
from es_docs.reading.word.story import Note, NoteKey, StoryReader, Tally, gallery_of, text_of
from es_docs.reading.word.styles import StyleSheet, read_styles
from es_docs.reading.word.text import Stand, TextReader, excerpt
from es_docs.units import Emu

FurnitureKind: TypeAlias = Literal["default", "first", "even"]

_REL: Final = NS["r"]
_LETTER: Final = (612.0, 792.0)
"""Points of a page that nothing gives a size (ISO/IEC 29500-1 §17.6.13)."""
_INCH: Final = 72.0
_SIDES: Final = ("left", "top", "right", "bottom")
_KINDS: Final[tuple[FurnitureKind, ...]] = ("default", "first", "even")
_WHITE: Final = "FFFFFF"


def read_report(package: Package, part: str) -> Report:
    """The document whose main part is `part`. Never raises for what the file holds."""
    root = package.roots[part]
    own = _root(package, part, "settings")
    mapping = own.find(f"{W}clrSchemeMapping") if own is not None else None
    palette = Palette.of(_root(package, part, "theme"), mapping)
    sheet = read_styles(_root(package, part, "styles"), _root(package, part, "numbering"), palette)
    settings = _settings(root, own, palette)
    shelf = _Shelf(package, part, sheet, settings.background, _notes(package, part), Tally(), [])
    blocks = shelf.read(part, root.find(f"{W}body"), Area.BODY, "", TextRole.BODY)
    sections = _sections(root)
    headers = tuple(shelf.furniture(sections, Area.HEADER, own))
    footers = tuple(shelf.furniture(sections, Area.FOOTER, own))
    return Report(
        file=package.file,
        package=package,
        properties=read_properties(package, _language(sheet)),
        settings=settings,
        pages=tuple(map(_page, sections)),
        blocks=blocks,
        headers=headers,
        footers=footers,
        controls=tuple(_controls(root, blocks, Place(package.file, Kind.DOCX, Area.BODY))),
        fields=tuple(shelf.instructions),
    )


def _root(package: Package, part: str, kind: str) -> Element | None:
    """The root of the part that a relationship of the main part leads to."""
    names = package.related(part, f"{_REL}/{kind}")
    return next((root for name in names if (root := package.roots.get(name)) is not None), None)


def _language(sheet: StyleSheet) -> str:
    """The language of text that names none: of the defaults, else of the default style."""
    standard = sheet.paragraph_style("").run.language
    return sheet.run.language or standard or ""


def _notes(package: Package, part: str) -> dict[NoteKey, Note]:
    """Footnotes and endnotes by their marks; separators are none."""
    return {
        (kind, one.get(f"{W}id", "")): Note(one, name)
        for kind in ("footnote", "endnote")
        for name in package.related(part, f"{_REL}/{kind}s")
        if (root := package.roots.get(name)) is not None
        for one in root.iterfind(f"{W}{kind}")
        if one.get(f"{W}type", "normal") == "normal"
    }


# --- settings


def _settings(root: Element, own: Element | None, palette: Palette) -> Settings:
    background, has_picture = _background(root, own, palette)
    if own is None:
        return Settings(background=background, has_picture_background=has_picture)
    protection = own.find(f"{W}documentProtection")
    return Settings(
        hyphenates=bool(on(own.find(f"{W}autoHyphenation"))),
        is_protected=_is_enforced(protection),
        background=background,
        has_picture_background=has_picture,
    )


def _is_enforced(protection: Element | None) -> bool:
    enforcement = protection.get(f"{W}enforcement", "0") if protection is not None else "0"
    return enforcement in ("1", "true", "on")


def _background(root: Element, own: Element | None, palette: Palette) -> tuple[Colour | None, bool]:
    """The colour of the page and whether a picture is there; white unless the settings show the
    background (ISO/IEC 29500-1 §17.2.1, §17.15.1.25)."""
    element = root.find(f"{W}background")
    is_shown = own is not None and bool(on(own.find(f"{W}displayBackgroundShape")))
    if element is None or not is_shown:
        return _WHITE, False
    fills = list(element.iter("{*}fill", "{*}blip"))
    if any(local_name(one) == "blip" or REL_ID in one.attrib for one in fills):
        return None, True
    if any(one.get("type", "solid") != "solid" for one in fills):
        return None, False
    colour = themed(element, ("themeColor", "themeTint", "themeShade"), "color", palette)
    return (_WHITE if colour is None or colour == AUTO else colour), False


# --- sections


def _sections(root: Element) -> tuple[Element, ...]:
    """The properties of each section, in order; former ones kept for tracking are none."""
    owners = (f"{W}body", f"{W}pPr")
    return tuple(
        one
        for one in root.iter(f"{W}sectPr")
        if (owner := one.getparent()) is not None and owner.tag in owners
    )


def _page(section: Element) -> PageSetup:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width, height = (
        _length(size, name, default) for name, default in zip(("w", "h"), _LETTER, strict=True)
    )
    left, top, right, bottom = (_length(margins, side, _INCH) for side in _SIDES)
    return PageSetup(
        width, height, (left, top, right, bottom), bool(on(section.find(f"{W}titlePg")))
    )


def _length(element: Element | None, name: str, default: float) -> Emu:
    """A length in EMU; a negative margin only says that it does not grow."""
    found = points(element.get(f"{W}{name}")) if element is not None else None
    return Emu.from_points(default if found is None else abs(found))


# --- stories


class _Shelf(Struct, frozen=True, eq=False):
    """What all stories of a document share."""

    package: Package
    part: str
    sheet: StyleSheet
    ground: Colour | None
    notes: Mapping[NoteKey, Note]
    tally: Tally
    instructions: list[str]

    def read(
        self, part: str, holder: Element | None, area: Area, name: str, role: TextRole
    ) -> tuple[Block, ...]:
        if holder is None:
            return ()
        text = TextReader(self.sheet, self.package, part, area, name, self.instructions)
        story = StoryReader(text, self.notes, self.tally, self.ground)
        return story.blocks(holder, Stand(role, self.ground))

    def furniture(
        self, sections: Iterable[Element], area: Area, settings: Element | None
    ) -> Iterator[Furniture]:
        """The headers or footers of each section; one that has none shows those of the section
        before (ISO/IEC 29500-1 §17.10.1)."""
        evens = settings is not None and bool(on(settings.find(f"{W}evenAndOddHeaders")))
        parts: dict[FurnitureKind, str] = {}
        read: dict[tuple[str, FurnitureKind], Furniture] = {}
        for number, section in enumerate(sections):
            parts |= self._references(section, area)
            shown = {"default": True, "even": evens, "first": on(section.find(f"{W}titlePg"))}
            for kind in _KINDS:
                part = parts.get(kind, "")
                if part and shown[kind]:
                    key = (part, kind)
                    if key not in read:
                        read[key] = self._furniture(part, kind, area)
                    yield replace(read[key], section=number)

    def _references(self, section: Element, area: Area) -> dict[FurnitureKind, str]:
        found = {
            one.get(f"{W}type", "default"): self.package.target(self.part, one.get(REL_ID, ""))
            for one in section.iterfind(f"{W}{area.value}Reference")
        }
        return {kind: found[kind] for kind in _KINDS if found.get(kind) in self.package.roots}

    def _furniture(self, part: str, kind: FurnitureKind, area: Area) -> Furniture:
        root = self.package.roots.get(part)
        blocks = self.read(part, root, area, kind, TextRole.FURNITURE)
        return Furniture(
            Place(self.package.file, Kind.DOCX, area, name=kind),
            kind,
            0,
            tuple(one for one in blocks if isinstance(one, TextParagraph)),
            tuple(one for one in blocks if isinstance(one, DrawnObject)),
            part,
        )


# --- content controls


def _controls(root: Element, blocks: tuple[Block, ...], place: Place) -> Iterator[ControlData]:
    headings = {one.element: one.place.name for one in text_of(blocks)}
    for control in root.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        if properties is None:
            continue
        text = "".join(one.text or "" for one in control.iter(f"{W}t"))
        title = value(properties.find(f"{W}alias")) or ""
        heading = next((headings[one] for one in _around(control) if one in headings), "")
        yield ControlData(
            title,
            replace(place, name=heading, object=title, text=excerpt(text)),
            text,
            gallery_of(control),
            value(properties.find(f"{W}tag")) or "",
        )


def _around(control: Element) -> Iterator[Element]:
    """The paragraphs in a control, or the one it stands in."""
    yield from control.iter(f"{W}p")
    yield from control.iterancestors(f"{W}p")
