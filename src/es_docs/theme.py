"""The reference presentation as the program sees it: named layouts with named slots.

Positions, fonts, sizes and colours belong to the designer's file; here they are only read, with
the inheritance of placeholders resolved (layout -> master -> text styles of the master,
ISO/IEC 29500-1 §19.3.1.36 and §21.1.2.4). Layouts and slots are addressed by name, never by
number (`docs/design.md` lists the names).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from lxml import etree
from msgspec import Struct

from es_docs.diagnostics import AssetError, Diagnostic, Location, error
from es_docs.env import demand_safe_reference
from es_docs.markup import Element, parse
from es_docs.outside import Scales
from es_docs.units import Box, Emu

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

STRIP_NAME: Final = "es_docs:strip"
"""The shape of a master or layout that marks where the sign strip goes."""

DEFAULT_INSETS: Final = (91440, 45720, 91440, 45720)
"""lIns, tIns, rIns, bIns when a:bodyPr does not say (ISO/IEC 29500-1 §21.1.2.1.1), EMU."""

REQUIRED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "Okładka": ("Tytuł", "Realizator", "Podtytuł", "Finansowanie"),
        "Projekt w skrócie": ("Tytuł", "Nadtytuł", "Cel", "Fakt 1", "Fakt 2", "Fakt 3", "Źródło"),
        "Cel projektu": ("Tytuł", "Nadtytuł", "Cel", "Źródło"),
        "Działania": ("Tytuł", "Nadtytuł", "Numer 1", "Karta 1", "Źródło"),
        "Wyniki": ("Tytuł", "Nadtytuł", "Sumy", "Wykres", "Źródło"),
        "Zestawienie": ("Tytuł", "Nadtytuł", "Tabela", "Źródło"),
        "Działanie z efektem": ("Tytuł", "Nadtytuł", "Tabela", "Wykres", "Efekt", "Źródło"),
        "Działanie z sumą": ("Tytuł", "Nadtytuł", "Tabela", "Wykres", "Sumy", "Źródło"),
        "Działanie": ("Tytuł", "Nadtytuł", "Tabela", "Wykres", "Źródło"),
        "Efekty": ("Tytuł", "Nadtytuł", "Numer 1", "Efekt 1", "Źródło"),
        "Zdjęcie": ("Tytuł", "Nadtytuł", "Zdjęcie", "Źródło"),
        "Zakończenie": ("Tytuł", "Realizator", "Kontakt"),
    }
)
"""The layouts the deck needs, each with the slots that must be in it."""
PAIRS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"Działania": ("Numer", "Karta"), "Efekty": ("Numer", "Efekt")}
)
"""Layouts of cards: each text with the square of its number, as many as the designer draws."""


class TextLevel(Struct, frozen=True):
    """How paragraphs of one level look, inheritance resolved."""

    family: str
    size_pt: float
    bold: bool
    margin: Emu
    indent: Emu
    space_before_pt: float
    line_spacing: float


class Slot(Struct, frozen=True):
    """A placeholder of a layout. `insets` are left, top, right, bottom; `anchor` t, ctr or b."""

    name: str
    kind: str
    idx: int
    box: Box
    insets: tuple[Emu, Emu, Emu, Emu]
    anchor: str
    levels: tuple[TextLevel, ...]

    def level(self, number: int) -> TextLevel:
        """The looks of a level counted from 1; deeper ones look like the last."""
        return self.levels[min(number, len(self.levels)) - 1]


class SlideLayout(Struct, frozen=True):
    """A layout with its slots by name; `strip` is where its own sign strip goes, if it has one."""

    name: str
    slots: Mapping[str, Slot]
    strip: Box | None

    def is_filled(self, slot: str) -> bool:
        """Whether the program fills the slot of that name; any other is the designer's own."""
        base, _, number = slot.rpartition(" ")
        is_card = number.isdecimal() and base in PAIRS.get(self.name, ())
        return is_card or slot in REQUIRED.get(self.name, ())

    def numbered(self, name: str) -> tuple[Slot, ...]:
        """The slots „name 1”, „name 2”, … in order."""
        found: list[Slot] = []
        while (slot := self.slots.get(f"{name} {len(found) + 1}")) is not None:
            found.append(slot)
        return tuple(found)


class DeckTheme(Struct, frozen=True):
    """The reference presentation: slide size, layouts, the master's strip area, the table style."""

    size: Box
    layouts: Mapping[str, SlideLayout]
    strip: Box
    table_style: str


class ReferenceDeck(Struct, frozen=True):
    """A reference presentation as far as it can be read; what is missing is None, or not there.

    `layouts` are those of the first master, in their order; `masters` and `slides` are counts.
    """

    size: Box | None
    layouts: tuple[SlideLayout, ...]
    strip: Box | None
    table_style: str
    masters: int = 1
    slides: int = 0


@lru_cache(maxsize=4)
def read_deck_theme(data: bytes, file: str) -> DeckTheme:
    """Read the reference presentation, the same one once; `file` names it in findings.

    Raises AssetError with all that `missing_parts` finds, or T001 when it is no presentation.
    """
    read = read_reference_deck(data, file)
    findings = missing_parts(read, file)
    if findings or read.size is None or read.strip is None:
        raise AssetError(*findings)
    by_name = MappingProxyType({layout.name: layout for layout in read.layouts})
    return DeckTheme(read.size, by_name, read.strip, read.table_style)


def read_reference_deck(data: bytes, file: str) -> ReferenceDeck:
    """What there is in a reference presentation. Raises AssetError T001 when it is none."""
    try:
        demand_safe_reference(data)
        package = Scales().open(data)
        parts = _Parts(package, "ppt/presentation.xml")
        _require_presentation(package)
        masters = parts.related("slideMaster")
        master = _Parts(package, masters[0])
        layouts = [_layout(_Parts(package, name), master) for name in master.related("slideLayout")]
        return ReferenceDeck(
            _size(parts.root),
            tuple(layouts),
            _strip(master.root),
            _table_style(parts),
            len(masters),
            len(parts.root.findall(f"{P}sldIdLst/{P}sldId")),
        )
    except (*_DAMAGED, LookupError, etree.XMLSyntaxError, ValueError, OverflowError) as fault:
        raise AssetError(error("T001", Location(file))) from fault


def missing_parts(read: ReferenceDeck, file: str) -> tuple[Diagnostic, ...]:
    """All at once: T002 for each layout, T003 for each slot, T004 when the master has no shape for
    the strip, T023 when there are slides, which would stand in every deck."""
    by_name = {layout.name: layout for layout in read.layouts}
    findings = [
        error("T002", Location(file), name=name, existing=", ".join(by_name))
        for name in REQUIRED
        if name not in by_name
    ]
    findings += [
        error("T003", Location(file), layout=name, name=slot, existing=", ".join(layout.slots))
        for name, layout in by_name.items()
        for slot in REQUIRED.get(name, ())
        if slot not in layout.slots
    ]
    if read.strip is None or read.size is None:
        findings.append(error("T004", Location(file), name=STRIP_NAME))
    if read.slides:
        findings.append(error("T023", Location(file), count=read.slides))
    return tuple(findings)


_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What reading a damaged archive raises."""
_PRESENTATION: Final = (
    b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
)


def _require_presentation(package: zipfile.ZipFile) -> None:
    """A show, a template or a file with macros has another type of main part; decks need this."""
    if _PRESENTATION not in package.read("[Content_Types].xml"):
        raise ValueError


def _size(presentation: Element) -> Box | None:
    size = presentation.find(f"{P}sldSz")
    if size is None:
        return None
    return Box.of(0, 0, int(size.get("cx", "0")), int(size.get("cy", "0")))


class _Parts:
    """One part of the package with its relationships, read only."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package = package
        self._name = name
        self.root = self._parse(name)

    def _parse(self, name: str) -> Element:
        return parse(self._package.read(name))

    def related(self, kind: str) -> list[str]:
        """Names of the parts this one points to with relationships of a kind, in their order.

        A part is named once, however many relationships lead to it.
        """
        folder, _, base = self._name.rpartition("/")
        root = self._parse(f"{folder}/_rels/{base}.rels")
        ordered = sorted(root, key=lambda rel: _natural(rel.get("Id", "")))
        there = (
            _resolve(folder, rel.get("Target", ""))
            for rel in ordered
            if rel.get("Type", "").rpartition("/")[2] == kind
        )
        return list(dict.fromkeys(there))

    def sibling(self, kind: str) -> Element:
        return self._parse(self.related(kind)[0])


def _natural(text: str) -> tuple[str, int]:
    digits = re.search(r"\d+$", text)
    return (text[: digits.start()], int(digits.group())) if digits else (text, 0)


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    parts = folder.split("/")
    for step in target.split("/"):
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join(parts)


def _table_style(presentation: _Parts) -> str:
    return presentation.sibling("tableStyles").get("def", "")


def _layout(layout: _Parts, master: _Parts) -> SlideLayout:
    name = _required(layout.root.find(f"{P}cSld")).get("name", "")
    families = _families(master.sibling("theme"))
    slots = [
        _slot(shape, master.root, families)
        for shape in layout.root.iter(f"{P}sp")
        if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None
    ]
    return SlideLayout(
        name, MappingProxyType({slot.name: slot for slot in slots}), _strip(layout.root)
    )


def _families(theme: Element) -> Mapping[str, str]:
    def face(which: str) -> str:
        latin = theme.find(f".//{A}fontScheme/{A}{which}/{A}latin")
        return _required(latin).get("typeface", "")

    return {"+mj-lt": face("majorFont"), "+mn-lt": face("minorFont")}


def _strip(root: Element) -> Box | None:
    for shape in root.iter(f"{P}sp"):
        if _required(shape.find(f"{P}nvSpPr/{P}cNvPr")).get("name") == STRIP_NAME:
            return _box(shape)
    return None


def _box(shape: Element) -> Box | None:
    xfrm = shape.find(f"{P}spPr/{A}xfrm")
    if xfrm is None:
        return None
    off, ext = _required(xfrm.find(f"{A}off")), _required(xfrm.find(f"{A}ext"))
    return Box.of(
        int(off.get("x", "0")),
        int(off.get("y", "0")),
        int(ext.get("cx", "0")),
        int(ext.get("cy", "0")),
    )


def _slot(shape: Element, master: Element, families: Mapping[str, str]) -> Slot:
    ph = _required(shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph"))
    kind = ph.get("type", "obj")
    parent = _master_placeholder(master, kind)
    lineage = [shape] if parent is None else [shape, parent]
    boxes = [box for box in map(_box, lineage) if box is not None]
    properties = [
        body for each in lineage if (body := each.find(f"{P}txBody/{A}bodyPr")) is not None
    ]
    insets = tuple(
        Emu(_first(properties, side, str(default)))
        for side, default in zip(("lIns", "tIns", "rIns", "bIns"), DEFAULT_INSETS, strict=True)
    )
    return Slot(
        name=_required(shape.find(f"{P}nvSpPr/{P}cNvPr")).get("name", ""),
        kind=kind,
        idx=int(ph.get("idx", "0")),
        box=boxes[0],
        insets=(insets[0], insets[1], insets[2], insets[3]),
        anchor=_first(properties, "anchor", "t"),
        levels=tuple(_levels(lineage, master, kind, families)),
    )


def _master_placeholder(master: Element, kind: str) -> Element | None:
    """The master's placeholder that a layout's one inherits from."""
    ancestor = {"ctrTitle": "title", "title": "title", "sldNum": "sldNum"}.get(kind, "body")
    for shape in master.iter(f"{P}sp"):
        ph = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if ph is not None and ph.get("type") == ancestor:
            return shape
    return None


def _levels(
    lineage: Sequence[Element],
    master: Element,
    kind: str,
    families: Mapping[str, str],
) -> Iterator[TextLevel]:
    """The levels the layout's own list style names; at least the first."""
    style = {"ctrTitle": "titleStyle", "title": "titleStyle", "sldNum": "otherStyle"}
    fallback = master.find(f"{P}txStyles/{P}{style.get(kind, 'bodyStyle')}")
    sources = [each.find(f"{P}txBody/{A}lstStyle") for each in lineage] + [fallback]
    lists = [source for source in sources if source is not None]
    own = len([level for level in lists[0] if level.tag != f"{A}defPPr"]) if lists else 0
    default_family = families["+mj-lt" if "itle" in kind else "+mn-lt"]
    for number in range(1, max(own, 1) + 1):
        found = [level for each in lists if (level := each.find(f"{A}lvl{number}pPr")) is not None]
        yield _level(found, families, default_family)


def _level(found: Sequence[Element], families: Mapping[str, str], default_family: str) -> TextLevel:
    runs = [run for level in found if (run := level.find(f"{A}defRPr")) is not None]
    latin = next((face for run in runs if (face := run.find(f"{A}latin")) is not None), None)
    typeface = latin.get("typeface", "") if latin is not None else default_family
    points = _first_child(found, f"{A}spcBef/{A}spcPts")
    spacing = _first_child(found, f"{A}lnSpc/{A}spcPct")
    return TextLevel(
        family=families.get(typeface, typeface),
        size_pt=int(_first(runs, "sz", "1800")) / 100,
        bold=_first(runs, "b", "0") in ("1", "true"),
        margin=Emu(_first(found, "marL", "0")),
        indent=Emu(_first(found, "indent", "0")),
        space_before_pt=int(points) / 100 if points else 0.0,
        line_spacing=int(spacing) / 100_000 if spacing else 1.0,
    )


def _first(elements: Sequence[Element], attribute: str, default: str) -> str:
    return next((v for e in elements if (v := e.get(attribute)) is not None), default)


def _first_child(elements: Sequence[Element], path: str) -> str | None:
    return next((c.get("val") for e in elements if (c := e.find(path)) is not None), None)


def _required(element: Element | None) -> Element:
    if element is None:
        raise ValueError
    return element
