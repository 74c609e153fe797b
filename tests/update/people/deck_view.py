"""A presentation as a person sees it: where things stand and what they are called.

Read from the XML alone (ISO/IEC 29500-1 §19 to §21), by none of the product's readers.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator

from msgspec import Struct

from es_docs.markup import Element
from es_docs.ooxml.opened import Package
from es_docs.ooxml.package import NS, qualified
from update.people.deeds import Inventory, Kept
from update.people.words import mask, plain, units

See = Callable[..., None]
"""Notes a thing: what it is, its value, its carriers."""
_REL = NS["r"]
_PAGE = re.compile(r" \(\d+/\d+\)$")
_FIELDS = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})
_SHAPES = ("p:sp", "p:graphicFrame", "p:pic", "p:cxnSp")


# --- words and places


def paragraph_text(paragraph: Element) -> str:
    """The words of an `a:p`; breaks and tabs are white space."""
    parts: list[str] = []
    for child in paragraph.iter():
        if child.tag == qualified("a:t"):
            parts.append(child.text or "")
        elif child.tag == qualified("a:br"):
            parts.append("\v")
    return "".join(parts)


def shape_text(shape: Element) -> str:
    return " ".join(paragraph_text(one) for one in shape.iterfind("p:txBody/a:p", NS))


def is_field(shape: Element) -> bool:
    """Slide number, date and footer: no words of anybody."""
    slot = shape.find(".//p:nvPr/p:ph", NS)
    return slot is not None and slot.get("type") in _FIELDS


def is_hidden(shape: Element) -> bool:
    frame = shape.find(".//p:cNvPr", NS)
    return frame is not None and frame.get("hidden") in ("1", "true")


def is_strip(shape: Element) -> bool:
    frame = shape.find("*/p:cNvPr", NS)
    return frame is not None and frame.get("name", "").startswith("es_docs:strip")


def shapes(slide: Element) -> Iterator[Element]:
    """The shapes of a slide in their order, members of groups too, as far as a person sees them."""
    tree = slide.find("p:cSld/p:spTree", NS)
    yield from _members(tree) if tree is not None else ()


def _members(tree: Element) -> Iterator[Element]:
    for child in tree:
        if child.tag == qualified("p:grpSp") and not is_strip(child):
            yield from _members(child)
        elif child.tag in map(qualified, _SHAPES) and not is_hidden(child) and not is_field(child):
            yield child


def title_of(slide: Element) -> str:
    """The masked words of a slide's title; of its first text if it has none."""
    texts: list[str] = []
    for shape in shapes(slide):
        slot = shape.find(".//p:nvPr/p:ph", NS)
        words, page = _page(plain(shape_text(shape)))
        text = f"{mask(words)}{page}"
        if text and slot is not None and slot.get("type") in ("title", "ctrTitle"):
            return text
        texts.append(text)
    return next(filter(None, texts), "")


def _page(title: str) -> tuple[str, str]:
    """A title and the „ (1/2)” behind it: what moves to the next page has another carrier."""
    found = _PAGE.search(title)
    return (title[: found.start()], found.group()) if found else (title, "")


def slide_carrier(slide: Element) -> str:
    return f"slide {title_of(slide)}"


def kind_of(shape: Element) -> str:
    if shape.find(".//a:tbl", NS) is not None:
        return "table"
    if shape.find(".//c:chart", NS) is not None:
        return "chart"
    return shape.tag.rpartition("}")[2]


def shape_carrier(slide: Element, shape: Element) -> str:
    """A shape by its slide and words, or its slide and kind when it has none."""
    return f"{title_of(slide)} › {mask(shape_text(shape)) or kind_of(shape)}"


def rows(shape: Element) -> tuple[Element, ...]:
    return tuple(shape.iterfind(".//a:tbl/a:tr", NS))


def cell_text(cell: Element) -> str:
    return " ".join(paragraph_text(one) for one in cell.iterfind("a:txBody/a:p", NS))


def row_label(row: Element) -> str:
    """The longest of a row's texts is what it is called, with what it counts."""
    texts = [cell_text(cell) for cell in row.iterfind("a:tc", NS)]
    label = max(map(mask, texts), key=len, default="")
    counted = {units(one) for one in texts if mask(one) == "#"}
    return " ".join(filter(None, (label, *sorted(counted))))


def row_carrier(slide: Element, row: Element) -> str:
    return f"{title_of(slide)} › row {row_label(row)}"


def header_names(table: Element) -> tuple[str, ...]:
    """What the columns are called."""
    first = next(iter(rows(table)), None)
    return () if first is None else tuple(mask(cell_text(one)) for one in first)


def table_carrier(slide: Element) -> str:
    return f"{title_of(slide)} › table"


def paragraphs(slide: Element) -> Iterator[tuple[str, Element]]:
    """The paragraphs of boxes and cells that say something, with their carriers."""
    title = title_of(slide)
    for shape in shapes(slide):
        for one in shape.iterfind("p:txBody/a:p", NS):
            if mask(paragraph_text(one)):
                yield f"{title} › {mask(paragraph_text(one))}", one
        for row in rows(shape):
            label = row_label(row)
            for one in row.iterfind("a:tc/a:txBody/a:p", NS):
                if mask(paragraph_text(one)):
                    yield f"{title} › {label} › {mask(paragraph_text(one))}", one


def box_of(shape: Element) -> tuple[int, ...]:
    """Its own left, top, width and height in EMU; nothing when it inherits them."""
    place = shape.find("p:spPr/a:xfrm", NS)
    place = shape.find("p:xfrm", NS) if place is None else place
    if place is None:
        return ()
    offset, extent = place.find("a:off", NS), place.find("a:ext", NS)
    if offset is None or extent is None:
        return ()
    values = (*map(offset.get, ("x", "y")), *map(extent.get, ("cx", "cy")))
    return tuple(int(value or 0) for value in values)


def box_text(shape: Element) -> str:
    """Its box; of a table without the height, which is that of its rows."""
    box = box_of(shape)
    return ",".join(map(str, box[:3] if rows(shape) else box))


def run_look(run: Element) -> str:
    """The looks of a run with a colour of its own; "" for others."""
    look = run.find("a:rPr", NS)
    colour = None if look is None else look.find("a:solidFill/a:srgbClr", NS)
    if look is None or colour is None:
        return ""
    font = look.find("a:latin", NS)
    face = "" if font is None else font.get("typeface", "")
    flags = "".join(name for name in "biu" if look.get(name) not in (None, "0", "none"))
    return f"{colour.get('val', '').upper()} {flags} {face}"


def run_size(run: Element) -> str:
    """In 1/100 pt; "" when it is inherited."""
    look = run.find("a:rPr", NS)
    return "" if look is None else look.get("sz", "")


def ordered_pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    """What stands before what, of things that are there once."""
    once = [name for name in names if name and names.count(name) == 1]
    return ((a, b) for place, a in enumerate(once) for b in once[place + 1 :])


# --- the parts of a presentation


class Slide(Struct, frozen=True):
    part: str
    root: Element


def slides(package: Package) -> tuple[Slide, ...]:
    """The slides in the order they are shown."""
    main, root = next(iter(package.roots_named("p:presentation")))
    rids = [one.get(f"{{{_REL}}}id", "") for one in root.iterfind("p:sldIdLst/p:sldId", NS)]
    parts = [package.target(main, rid) for rid in rids]
    return tuple(Slide(part, package.roots[part]) for part in parts)


# --- the inventory


def deck_inventory(package: Package) -> Inventory:
    """All that a presentation holds, as far as a person would miss it."""
    view = _View(package)
    order: list[str] = []
    for slide in slides(package):
        view.slide(slide)
        order.append(slide_carrier(slide.root))
    view.pairs("order", order)
    view.package()
    return Inventory(view.things, view.carriers, view.lines)


class _View:
    def __init__(self, package: Package) -> None:
        self._package = package
        self.things: Counter[Kept] = Counter()
        self.carriers: Counter[str] = Counter()
        self.lines: Counter[str] = Counter()

    def _see(self, what: str, value: str, *carriers: str) -> None:
        self.things[Kept(what, value, carriers)] += 1

    def pairs(self, what: str, names: list[str]) -> None:
        for one, other in ordered_pairs(names):
            self._see(what, "<", one, other)

    def slide(self, slide: Slide) -> None:
        root, carrier = slide.root, slide_carrier(slide.root)
        self.carriers[carrier] += 1
        if root.get("show") in ("0", "false"):
            self._see("hidden", "", carrier)
        for name in self._related(slide.part, "slideLayout"):
            look = self._package.roots[name].find("p:cSld", NS)
            self._see("layout", "" if look is None else look.get("name", ""), carrier)
        for fade in root.iter(qualified("p:transition")):
            self._see("transition", "" if len(fade) == 0 else _local(fade[0]), carrier)
        for colour in root.iterfind("p:cSld/p:bg//a:srgbClr", NS):
            self._see("background", colour.get("val", ""), carrier)
        for shape in shapes(root):
            self._shape(slide, shape)
        self.pairs("shape order", [shape_carrier(root, shape) for shape in shapes(root)])
        self._groups(root)
        self._animations(root)
        for where, paragraph in paragraphs(root):
            self._paragraph(slide.part, where, paragraph)
        self._beside(slide.part)

    def _shape(self, slide: Slide, shape: Element) -> None:
        carrier = shape_carrier(slide.root, shape)
        self.carriers[carrier] += 1
        if box := box_text(shape):
            self._see("box", box, carrier)
        if shape.tag == qualified("p:cxnSp"):
            frame = shape.find("*/p:cNvPr", NS)
            self._see("drawing", "" if frame is None else frame.get("name", ""))
        for colour in shape.iterfind("p:spPr/a:solidFill/a:srgbClr", NS):
            self._see("fill", colour.get("val", "").upper(), carrier)
        for picture in shape.iter(qualified("a:blip")):
            part = self._package.target(slide.part, picture.get(f"{{{_REL}}}embed", ""))
            if part in self._package.parts:
                self._see("picture", sha(self._package.parts[part]))
        for chart in shape.iter(qualified("c:chart")):
            part = self._package.target(slide.part, chart.get(f"{{{_REL}}}id", ""))
            if part in self._package.roots:
                chart_colours(self._see, self._package.roots[part], carrier, self.carriers)
        if rows(shape):
            self._table(slide.root, shape)

    def _table(self, slide: Element, table: Element) -> None:
        self.carriers[table_carrier(slide)] += 1
        names = list(header_names(table))
        for one, other in ordered_pairs(names):
            self._see("column order", f"{one} < {other}", table_carrier(slide))
        style = table.find(".//a:tbl/a:tblPr/a:tableStyleId", NS)
        if style is not None:
            self._see("table style", style.text or "", table_carrier(slide))
        carriers = [row_carrier(slide, row) for row in rows(table)]
        self.carriers.update(carriers)
        self.pairs("row order", carriers[1:])
        for row, carrier in zip(rows(table), carriers, strict=True):
            for colour in row.iterfind("a:tc/a:tcPr/a:solidFill/a:srgbClr", NS):
                self._see("cell fill", colour.get("val", "").upper(), carrier)

    def _groups(self, slide: Element) -> None:
        for group in slide.iter(qualified("p:grpSp")):
            name = group.find("p:nvGrpSpPr/p:cNvPr", NS)
            if name is not None and not is_strip(group):
                for shape in _members(group):
                    self._see("grouped", name.get("name", ""), shape_carrier(slide, shape))

    def _animations(self, slide: Element) -> None:
        """Animated shapes, by the shape that the animation's target is."""
        known = {
            frame.get("id"): shape
            for shape in shapes(slide)
            if (frame := shape.find("*/p:cNvPr", NS)) is not None
        }
        for target in slide.iterfind("p:timing//p:spTgt", NS):
            shape = known.get(target.get("spid"))
            if shape is not None:
                self._see("animated", "", shape_carrier(slide, shape))

    def _paragraph(self, part: str, carrier: str, paragraph: Element) -> None:
        self.carriers[carrier] += 1
        self.lines[plain(paragraph_text(paragraph))] += 1
        self._see("text", plain(paragraph_text(paragraph)))
        for run in paragraph.iterfind("a:r", NS):
            if (look := run_look(run)) and run.findtext("a:t", "", NS).strip():
                self._see("look", look, carrier)
            if look:
                self._see("size", f"{look} {run_size(run)}", carrier)
        for link in paragraph.iter(qualified("a:hlinkClick")):
            target = self._package.target(part, link.get(f"{{{_REL}}}id", ""))
            self._see("link", target, carrier)
        properties = paragraph.find("a:pPr", NS)
        if properties is not None and properties.get("algn"):
            self._see("alignment", properties.get("algn", ""), carrier)
        if paragraph.find("a:br", NS) is not None:
            self._see("break", "", carrier)

    def _beside(self, part: str) -> None:
        """Notes and comments."""
        for name in self._related(part, "notesSlide"):
            for shape in shapes(self._package.roots[name]):
                for one in shape.iterfind("p:txBody/a:p", NS):
                    text = plain(paragraph_text(one))
                    self._see("note", text)
                    self.lines[text] += 1
        for name in self._related(part, "comments"):
            for one in self._package.roots[name].iterfind("p:cm", NS):
                author = self._authors().get(one.get("authorId", ""), "")
                self._see("comment", f"{author}: {plain(one.findtext('p:text', '', NS))}")

    def _authors(self) -> dict[str, str]:
        return {
            one.get("id", ""): one.get("name", "")
            for _, root in self._package.roots_named("p:cmAuthorLst")
            for one in root
        }

    def package(self) -> None:
        properties(self._see, self._package)
        for _, root in self._package.roots_named("p:sldMaster"):
            for colour in root.iterfind("p:cSld/p:bg//a:srgbClr", NS):
                self._see("master background", colour.get("val", ""))

    def _related(self, part: str, kind: str) -> Iterator[str]:
        """The parts of a kind, whoever invented the relationship."""
        for one in self._package.relationships(part):
            if posixpath.basename(one.kind) == kind and one.target in self._package.roots:
                yield one.target


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def properties(see: See, package: Package) -> None:
    """The custom properties of people: those of the product begin with its name."""
    for name, root in package.roots.items():
        if name.lower().endswith("custom.xml") and _local(root) == "Properties":
            for one in root:
                if not (one.get("name") or "").startswith("es_docs"):
                    see("property", f"{one.get('name')}={''.join(map(str, one.itertext()))}")


def chart_colours(see: See, chart: Element, carrier: str, carriers: Counter[str]) -> None:
    """The colours of series by their names, and of single points by the name of their bar."""
    for series in chart.iter(qualified("c:ser")):
        own = f"{carrier} › series {mask(series.findtext('c:tx//c:v', '', NS))}"
        carriers[own] += 1
        for colour in series.iterfind("c:spPr/a:solidFill/a:srgbClr", NS):
            see("series colour", colour.get("val", "").upper(), own)
        names = {
            point.get("idx"): mask(point.findtext("c:v", "", NS))
            for point in series.iterfind("c:cat//c:pt", NS)
        }
        for name in names.values():
            carriers[f"{own} › {name}"] += 1
        for point in series.iterfind("c:dPt", NS):
            index = point.find("c:idx", NS)
            name = names.get("" if index is None else index.get("val"))
            for colour in point.iterfind("c:spPr/a:solidFill/a:srgbClr", NS):
                if name is not None:
                    see("point colour", colour.get("val", "").upper(), f"{own} › {name}")
