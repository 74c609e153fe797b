"""A report as a person sees it: its headings, paragraphs, tables, and what hangs on them.

Read from the XML alone (ISO/IEC 29500-1 §17), by none of the product's readers. Pending revisions
read as accepted.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from es_docs.markup import Element
from es_docs.ooxml.opened import Package
from es_docs.ooxml.package import NS, qualified
from update.people.deck_view import chart_colours, ordered_pairs, properties, sha
from update.people.deeds import Inventory, Kept
from update.people.words import mask, plain, units

_REL = NS["r"]
_W = NS["w"]
_FRONT = "front"
_ALTERNATE = qualified("mc:AlternateContent")
_SKIPPED = frozenset(
    {
        _ALTERNATE,
        *map(qualified, ("w:del", "w:moveFrom", "w:drawing", "w:pict", "w:object", "w:instrText")),
    }
)
_OUTLINE = re.compile(r"^heading (\d)$")


def attribute(element: Element | None, name: str) -> str:
    """A `w:` attribute; "" when there is none."""
    return "" if element is None else element.get(f"{{{_W}}}{name}", "")


# --- words


def runs(paragraph: Element) -> Iterator[Element]:
    """The runs that count: inserted ones do, deleted and hidden away ones do not."""
    for child in paragraph:
        if child.tag == qualified("w:r"):
            yield child
        elif child.tag not in _SKIPPED and child.tag != qualified("w:pPr"):
            yield from runs(child)


def run_text(run: Element) -> str:
    parts: list[str] = []
    for child in run:
        if child.tag == qualified("w:t"):
            parts.append(child.text or "")
        elif child.tag in (qualified("w:br"), qualified("w:tab"), qualified("w:cr")):
            parts.append(" ")
        elif child.tag == qualified("w:noBreakHyphen"):
            parts.append("-")
    return "".join(parts)


_COUNTED = ("SEQ", "PAGE", "NUMPAGES")
"""Fields that count: their results are nobody's words, programs count anew."""


def paragraph_text(paragraph: Element) -> str:
    """The words of a paragraph; a number that a field counts is #."""
    return "".join(part for part, _ in _parts(paragraph))


def counted_fields(paragraph: Element) -> Iterator[str]:
    """The fields that count, each with the number it shows: `SEQ 3`."""
    return (field for _, field in _parts(paragraph) if field)


def _parts(paragraph: Element) -> Iterator[tuple[str, str]]:
    """Text by text; a field that counts is one text, with its name and result beside it."""
    name, result, is_inside = "", "", False
    for run in runs(paragraph):
        marks = [attribute(one, "fldCharType") for one in run.iterfind("w:fldChar", NS)]
        if "begin" in marks:
            name, result, is_inside = "", "", True
        if is_inside and not name:
            name = (run.findtext("w:instrText", "", NS).split() or [""])[0]
        if is_inside and name in _COUNTED:
            result += run_text(run)
        else:
            yield run_text(run), ""
        if "end" in marks:
            if is_inside and name in _COUNTED:
                yield "#", f"{name} {plain(result)}"
            is_inside = False


def cell_text(cell: Element) -> str:
    return " ".join(paragraph_text(one) for one in cell.iter(qualified("w:p")))


# --- blocks


def blocks(holder: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body, a cell or a header; those in content controls too."""
    for child in holder:
        if child.tag in (qualified("w:p"), qualified("w:tbl")):
            yield child
        elif child.tag == qualified("w:sdt"):
            content = child.find("w:sdtContent", NS)
            yield from blocks(content) if content is not None else ()
        elif child.tag in (qualified("w:ins"), qualified("w:customXml"), qualified("w:smartTag")):
            yield from blocks(child)


def is_contents(block: Element) -> bool:
    """Whether it is an entry of the table of contents, which repeats the headings."""
    link = block.find(".//w:hyperlink", NS)
    return attribute(link, "anchor").startswith("_Toc")


class Styles:
    """What the paragraph styles of a document are called, and which of them are headings."""

    def __init__(self, package: Package) -> None:
        self._names = {
            attribute(one, "styleId"): attribute(one.find("w:name", NS), "val")
            for _, root in package.roots_named("w:styles")
            for one in root.iterfind("w:style", NS)
        }

    def name_of(self, paragraph: Element) -> str:
        style = attribute(paragraph.find("w:pPr/w:pStyle", NS), "val")
        return self._names.get(style, style).lower()

    def level_of(self, paragraph: Element) -> int:
        """1 for a heading of the first order; 0 for what is none."""
        found = _OUTLINE.match(self.name_of(paragraph))
        return int(found[1]) if found and plain(paragraph_text(paragraph)) else 0


def placed(body: Element, styles: Styles) -> Iterator[tuple[str, Element]]:
    """The blocks of the body with the masked heading they stand under; a heading under itself."""
    place = _FRONT
    for block in blocks(body):
        if block.tag == qualified("w:p"):
            if is_contents(block):
                continue
            if styles.level_of(block):
                place = mask(paragraph_text(block))
        yield place, block


def rows(table: Element) -> tuple[Element, ...]:
    return tuple(table.iterfind("w:tr", NS))


def cells(row: Element) -> tuple[Element, ...]:
    found: list[Element] = []
    for child in row:
        if child.tag == qualified("w:tc"):
            found.append(child)
        elif child.tag == qualified("w:sdt"):
            found += child.iterfind("w:sdtContent/w:tc", NS)
    return tuple(found)


def row_label(row: Element) -> str:
    """The longest of a row's texts is what it is called, with what it counts."""
    texts = [cell_text(cell) for cell in cells(row)]
    label = max(map(mask, texts), key=len, default="")
    counted = {units(one) for one in texts if mask(one) == "#"}
    return " ".join(filter(None, (label, *sorted(counted))))


def row_carrier(place: str, row: Element) -> str:
    return f"{place} › row {row_label(row)}"


def header_names(table: Element) -> tuple[str, ...]:
    first = next(iter(rows(table)), None)
    return () if first is None else tuple(mask(cell_text(one)) for one in cells(first))


def table_carrier(place: str, table: Element) -> str:
    """A table by its heading and the names of its columns, whatever their order."""
    return f"{place} › table {'|'.join(sorted(header_names(table)))}"


def paragraph_carrier(place: str, paragraph: Element, label: str = "") -> str:
    return " › ".join(filter(None, (place, label, mask(paragraph_text(paragraph)))))


def paragraphs(body: Element, styles: Styles) -> Iterator[tuple[str, Element]]:
    """The paragraphs of body and cells that say something, with their carriers."""
    for place, block in placed(body, styles):
        if block.tag == qualified("w:p"):
            if mask(paragraph_text(block)):
                yield paragraph_carrier(place, block), block
            continue
        for row in rows(block):
            label = row_label(row)
            for one in row.iter(qualified("w:p")):
                if mask(paragraph_text(one)):
                    yield paragraph_carrier(place, one, label), one


def run_look(run: Element) -> str:
    """The looks of a run with a colour of its own; "" for others."""
    look = run.find("w:rPr", NS)
    colour = attribute(None if look is None else look.find("w:color", NS), "val")
    if look is None or not colour:
        return ""
    flags = "".join(
        name
        for name in ("b", "i", "u")
        if (one := look.find(f"w:{name}", NS)) is not None
        and attribute(one, "val") not in ("0", "false", "none")
    )
    face = attribute(look.find("w:rFonts", NS), "ascii")
    return f"{colour.upper()} {flags} {face} {attribute(look.find('w:sz', NS), 'val')}"


# --- the inventory


def report_inventory(package: Package) -> Inventory:
    """All that a report holds, as far as a person would miss it."""
    view = _View(package)
    main, root = next(iter(package.roots_named("w:document")))
    body = root.find("w:body", NS)
    assert body is not None
    view.body(main, body)
    view.beside(main)
    return Inventory(view.things, view.carriers, view.lines)


class _View:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package)
        self.things: Counter[Kept] = Counter()
        self.carriers: Counter[str] = Counter()
        self.lines: Counter[str] = Counter()

    def _see(self, what: str, value: str, *carriers: str) -> None:
        self.things[Kept(what, value, carriers)] += 1

    def _pairs(self, what: str, names: list[str]) -> None:
        for one, other in ordered_pairs(names):
            self._see(what, "<", one, other)

    def body(self, part: str, body: Element) -> None:
        order: list[str] = []
        for place, block in placed(body, self._styles):
            if block.tag == qualified("w:tbl"):
                self._table(place, block)
            elif self._styles.level_of(block):
                order.append(f"section {place}")
                self.carriers[f"section {place}"] += 1
            self._drawings(part, place, block)
        self._pairs("order", order)
        for carrier, paragraph in paragraphs(body, self._styles):
            self._paragraph(part, carrier, paragraph)
        for section in body.iter(qualified("w:sectPr")):
            self._page(section)

    def _page(self, section: Element) -> None:
        margins, size = section.find("w:pgMar", NS), section.find("w:pgSz", NS)
        sides = (attribute(margins, side) for side in ("top", "right", "bottom", "left"))
        self._see("margins", " ".join(sides))
        self._see("orientation", attribute(size, "orient"))

    def _table(self, place: str, table: Element) -> None:
        carrier = table_carrier(place, table)
        self.carriers[carrier] += 1
        for one, other in ordered_pairs(list(header_names(table))):
            self._see("column order", f"{one} < {other}", carrier)
        self._see("table style", attribute(table.find("w:tblPr/w:tblStyle", NS), "val"), carrier)
        carriers = [row_carrier(place, row) for row in rows(table)]
        self.carriers.update(carriers)
        self._pairs("row order", carriers[1:])
        for row, own in zip(rows(table), carriers, strict=True):
            for cell in cells(row):
                shade = attribute(cell.find("w:tcPr/w:shd", NS), "fill")
                if shade:
                    self._see("cell fill", shade.upper(), own)

    def _paragraph(self, part: str, carrier: str, paragraph: Element) -> None:
        self.carriers[carrier] += 1
        text = plain(paragraph_text(paragraph))
        self.lines[text] += 1
        self._see("text", text)
        self._see("style", self._styles.name_of(paragraph), carrier)
        for field in counted_fields(paragraph):
            self._see("field", field, carrier)
        for run in runs(paragraph):
            if (look := run_look(run)) and run_text(run).strip():
                self._see("look", look, carrier)
        self._layout(carrier, paragraph)
        self._revisions(paragraph)
        self._inside(part, carrier, paragraph)

    def _layout(self, carrier: str, paragraph: Element) -> None:
        look = paragraph.find("w:pPr", NS)
        if look is not None:
            if side := attribute(look.find("w:jc", NS), "val"):
                self._see("alignment", side, carrier)
            if look.find("w:pageBreakBefore", NS) is not None:
                self._see("page break", "", carrier)

    def _revisions(self, paragraph: Element) -> None:
        for name in ("w:ins", "w:del"):
            for change in paragraph.iter(qualified(name)):
                texts = change.iter(qualified("w:t"), qualified("w:delText"))
                said = plain("".join(one.text or "" for one in texts))
                self._see("revision", f"{name} {attribute(change, 'author')}: {said}")

    def _inside(self, part: str, carrier: str, paragraph: Element) -> None:
        """Links, bookmarks, content controls, footnotes."""
        for link in paragraph.iter(qualified("w:hyperlink")):
            if rid := link.get(f"{{{_REL}}}id", ""):
                self._see("link", self._package.target(part, rid), carrier)
        for mark in paragraph.iter(qualified("w:bookmarkStart")):
            if not attribute(mark, "name").startswith(("_es_", "_Toc")):
                self._see("bookmark", attribute(mark, "name"), carrier)
        for control in paragraph.iter(qualified("w:sdt")):
            alias = attribute(control.find("w:sdtPr/w:alias", NS), "val")
            self._see("control", alias, carrier)
        for note in paragraph.iter(qualified("w:footnoteReference")):
            self._see("footnote", self._footnote(attribute(note, "id")), carrier)

    def _footnote(self, number: str) -> str:
        for _, root in self._package.roots_named("w:footnotes"):
            for one in root:
                if attribute(one, "id") == number:
                    return " ".join(plain(paragraph_text(p)) for p in one.iter(qualified("w:p")))
        return ""

    def _drawings(self, part: str, place: str, block: Element) -> None:
        for picture in block.iter(qualified("a:blip")):
            name = self._package.target(part, picture.get(f"{{{_REL}}}embed", ""))
            if name in self._package.parts:
                self._see("picture", sha(self._package.parts[name]))
        for chart in block.iter(qualified("c:chart")):
            name = self._package.target(part, chart.get(f"{{{_REL}}}id", ""))
            if name in self._package.roots:
                self.carriers[f"{place} › chart"] += 1
                chart_colours(
                    self._see, self._package.roots[name], f"{place} › chart", self.carriers
                )

    def beside(self, main: str) -> None:
        """Headers, footers, comments and properties."""
        for one in self._package.relationships(main):
            root = self._package.roots.get(one.target)
            kind = posixpath.basename(one.kind)
            if root is None or one.is_external:
                continue
            if kind in ("header", "footer"):
                for paragraph in root.iter(qualified("w:p")):
                    if plain(paragraph_text(paragraph)):
                        self._see("running", plain(paragraph_text(paragraph)))
            if kind == "comments":
                for comment in root.iterfind("w:comment", NS):
                    texts = (paragraph_text(p) for p in comment.iter(qualified("w:p")))
                    said = plain(" ".join(texts))
                    self._see("comment", f"{attribute(comment, 'author')}: {said}")
        properties(self._see, self._package)
