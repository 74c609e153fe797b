"""A second ruler: reads a saved .pptx alone and measures it again, with code of its own.

It knows the format (ISO/IEC 29500-1), PowerPoint's line pitch of 1.2 em and the advance widths
of the faces, and nothing of the program: no layout, no theme, no measuring module is used here.
"""

from __future__ import annotations

import io
import json
import posixpath
import re
import unicodedata
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from msgspec import Struct

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
METRICS = Path(__file__).resolve().parents[2] / "assets" / "metrics" / "carlito.json"
PITCH = 1.2
POINT = 12700


class Drawn(Struct, frozen=True, dict=True):
    """A shape as it will stand on the slide: its box (left, top, right, bottom), the height its
    text or rows need, and the height they have; all in EMU."""

    name: str
    box: tuple[int, int, int, int]
    needed: int
    available: int


class DrawnTable(Struct, frozen=True, dict=True):
    rows: list[tuple[str, ...]]
    has_header: bool
    tallest_excess: int


class DrawnSlide(Struct, frozen=True, dict=True):
    title: str
    shapes: list[Drawn]
    tables: list[DrawnTable]
    strip_top: int


@cache
def advances(bold: bool) -> dict[str, float]:
    """em of each character, read from the committed metrics without the program's reader."""
    record = json.loads(METRICS.read_text(encoding="utf-8"))
    face = record["bold" if bold else "regular"]
    table: dict[str, float] = {}
    place = 0
    for first, last in face["ranges"]:
        for code in range(first, last + 1):
            table[chr(code)] = face["advances"][place] / 2048
            place += 1
    return table


def char_width(character: str, size: float, bold: bool) -> float:
    if unicodedata.combining(character) or character in "\u200b\u200d\ufe0f\u2060\u00ad":
        return 0.0
    return advances(bold).get(character, 1.0) * size * POINT


def count_lines(runs: list[tuple[str, float, bool]], room: int) -> int:
    """Lines that greedy breaking at spaces needs; a word wider than the room breaks anywhere."""
    lines, used = 1, 0.0
    for word, spaces in words_of(runs):
        width = sum(char_width(*letter) for letter in word)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            for letter in word:
                step = char_width(*letter)
                if used and used + step > room:
                    lines, used = lines + 1, 0.0
                used += step
        else:
            used += width
        used += sum(char_width(*letter) for letter in spaces)
    return lines


Letter = tuple[str, float, bool]


def words_of(runs: list[tuple[str, float, bool]]) -> list[tuple[list[Letter], list[Letter]]]:
    letters = [(c, size, bold) for text, size, bold in runs for c in text]
    found: list[tuple[list[Letter], list[Letter]]] = []
    word: list[Letter] = []
    spaces: list[Letter] = []
    for letter in letters:
        if letter[0] == " ":
            spaces.append(letter)
        else:
            if spaces:
                found.append((word, spaces))
                word, spaces = [], []
            word.append(letter)
    return [*found, (word, spaces)]


class Package:
    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))

    def root(self, name: str) -> ET.Element:
        return ET.fromstring(self.archive.read(name))  # noqa: S314 - written by ourselves

    def related(self, name: str, kind: str) -> list[str]:
        folder, base = posixpath.split(name)
        rels = self.root(f"{folder}/_rels/{base}.rels")
        return [
            posixpath.normpath(posixpath.join(folder, rel.get("Target", ""))).lstrip("/")
            for rel in rels
            if rel.get("Type", "").endswith(f"/{kind}")
        ]

    def slides(self) -> list[str]:
        rels = self.root("ppt/_rels/presentation.xml.rels")
        targets = {rel.get("Id"): f"ppt/{rel.get('Target')}" for rel in rels}
        return [
            targets[e.get(f"{R}id")] for e in self.root("ppt/presentation.xml").iter(f"{P}sldId")
        ]


def read_deck(data: bytes) -> list[DrawnSlide]:
    package = Package(data)
    return [read_slide(package, name) for name in package.slides()]


def read_slide(package: Package, name: str) -> DrawnSlide:
    layout_name = package.related(name, "slideLayout")[0]
    layout = package.root(layout_name)
    master = package.root(package.related(layout_name, "slideMaster")[0])
    shapes: list[Drawn] = []
    tables: list[DrawnTable] = []
    title = ""
    tree = package.root(name).find(f"{P}cSld/{P}spTree")
    assert tree is not None
    for element in tree:
        ph = element.find(f".//{P}nvPr/{P}ph")
        if ph is None:
            continue
        lineage = [element, *inherited(ph, layout, master)]
        if element.tag == f"{P}sp" and ph.get("type") != "sldNum":
            drawn = text_shape(lineage, master, ph)
            shapes.append(drawn)
            if ph.get("type") in ("title", "ctrTitle"):
                title = "".join(t.text or "" for t in element.iter(f"{A}t"))
        elif element.tag == f"{P}graphicFrame":
            drawn, table = frame(element)
            shapes.append(drawn)
            tables += [table] if table else []
    return DrawnSlide(title, shapes, tables, strip_top(master))


def inherited(ph: ET.Element, layout: ET.Element, master: ET.Element) -> list[ET.Element]:
    found = [
        shape
        for shape in layout.iter(f"{P}sp")
        for own in shape.iter(f"{P}ph")
        if own.get("idx", "0") == ph.get("idx", "0")
    ]
    kind = "title" if "itle" in ph.get("type", "") else "body"
    found += [
        shape
        for shape in master.iter(f"{P}sp")
        for own in shape.iter(f"{P}ph")
        if own.get("type") == kind
    ]
    return found


def strip_top(master: ET.Element) -> int:
    group = next(
        g
        for g in master.iter(f"{P}grpSp")
        if g.find(f"{P}nvGrpSpPr/{P}cNvPr").get("name") == "es_docs:strip"  # type: ignore[union-attr]
    )
    return box_of(group.find(f"{P}grpSpPr/{A}xfrm"))[1]


def box_of(xfrm: ET.Element | None) -> tuple[int, int, int, int]:
    assert xfrm is not None
    off, ext = xfrm[0], xfrm[1]
    left, top = int(off.get("x", "0")), int(off.get("y", "0"))
    return left, top, left + int(ext.get("cx", "0")), top + int(ext.get("cy", "0"))


def first(lineage: list[ET.Element], path: str) -> ET.Element | None:
    return next((found for e in lineage if (found := e.find(path)) is not None), None)


def text_shape(lineage: list[ET.Element], master: ET.Element, ph: ET.Element) -> Drawn:
    box = box_of(first(lineage, f"{P}spPr/{A}xfrm"))
    bodies = [b for e in lineage if (b := e.find(f"{P}txBody/{A}bodyPr")) is not None]

    def inset(side: str, default: int) -> int:
        return int(next((b.get(side) for b in bodies if b.get(side) is not None), default))

    room = box[2] - box[0] - inset("lIns", 91440) - inset("rIns", 91440)
    needed = 0.0
    for number, paragraph in enumerate(lineage[0].iter(f"{A}p")):
        needed += paragraph_height(paragraph, lineage, master, ph, room, is_first=number == 0)
    available = box[3] - box[1] - inset("tIns", 45720) - inset("bIns", 45720)
    name = lineage[0].find(f".//{P}cNvPr").get("name", "")  # type: ignore[union-attr]
    return Drawn(name, box, round(needed), available)


def paragraph_height(
    paragraph: ET.Element,
    lineage: list[ET.Element],
    master: ET.Element,
    ph: ET.Element,
    room: int,
    *,
    is_first: bool,
) -> float:
    properties = paragraph.find(f"{A}pPr")
    level = int(properties.get("lvl", "0")) + 1 if properties is not None else 1
    style = "titleStyle" if "itle" in ph.get("type", "") else "bodyStyle"
    sources = [
        source
        for e in lineage
        if (source := e.find(f"{P}txBody/{A}lstStyle/{A}lvl{level}pPr")) is not None
    ]
    fallback = master.find(f"{P}txStyles/{P}{style}/{A}lvl{level}pPr")
    sources += [fallback] if fallback is not None else []

    def default(attribute: str, otherwise: str) -> str:
        found = [d for s in sources if (d := s.find(f"{A}defRPr")) is not None]
        return next((d.get(attribute, "") for d in found if d.get(attribute)), otherwise)

    margin = int(next((s.get("marL", "0") for s in sources if s.get("marL")), "0"))
    runs: list[tuple[str, float, bool]] = []
    for run in paragraph.iter(f"{A}r"):
        own = run.find(f"{A}rPr")
        attributes = own.attrib if own is not None else {}
        size = float(attributes.get("sz", default("sz", "1800"))) / 100
        bold = attributes.get("b", default("b", "0")) == "1"
        runs.append((run.findtext(f"{A}t", ""), size, bold))
    largest = max((size for _, size, _ in runs), default=18.0)
    before = first(sources, f"{A}spcBef/{A}spcPts")
    gap = 0.0 if is_first or before is None else int(before.get("val", "0")) / 100 * POINT
    return count_lines(runs, room - margin) * PITCH * largest * POINT + gap


def frame(element: ET.Element) -> tuple[Drawn, DrawnTable | None]:
    box = box_of(element.find(f"{P}xfrm"))
    name = element.find(f".//{P}cNvPr").get("name", "")  # type: ignore[union-attr]
    table = element.find(f".//{A}tbl")
    if table is None:
        return Drawn(name, box, 0, box[3] - box[1]), None
    widths = [int(column.get("w", "0")) for column in table.iter(f"{A}gridCol")]
    rows: list[tuple[str, ...]] = []
    needed = excess = 0
    for row in table.iter(f"{A}tr"):
        cells = list(row.iter(f"{A}tc"))
        rows.append(tuple("".join(t.text or "" for t in c.iter(f"{A}t")) for c in cells))
        tallest = max(cell_height(c, w) for c, w in zip(cells, widths, strict=True))
        declared = int(row.get("h", "0"))
        needed += max(declared, tallest)
        excess = max(excess, tallest - declared)
    properties = table.find(f"{A}tblPr")
    has_header = properties is not None and properties.get("firstRow") == "1"
    bottom = box[1] + needed
    drawn = Drawn(name, (box[0], box[1], box[2], bottom), needed, box[3] - box[1])
    return drawn, DrawnTable(rows, has_header, excess)


def cell_height(cell: ET.Element, width: int) -> int:
    properties = cell.find(f"{A}tcPr")
    margins = properties.attrib if properties is not None else {}
    room = width - int(margins.get("marL", "91440")) - int(margins.get("marR", "91440"))
    height = int(margins.get("marT", "45720")) + int(margins.get("marB", "45720"))
    for paragraph in cell.iter(f"{A}p"):
        runs = [
            (
                run.findtext(f"{A}t", ""),
                int(run.find(f"{A}rPr").get("sz", "1800")) / 100,  # type: ignore[union-attr]
                run.find(f"{A}rPr").get("b") == "1",  # type: ignore[union-attr]
            )
            for run in paragraph.iter(f"{A}r")
        ]
        largest = max((size for _, size, _ in runs), default=18.0)
        height += round(count_lines(runs, room) * PITCH * largest * POINT)
    return height


def overlapping(slide: DrawnSlide) -> list[tuple[str, str]]:
    def share(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> bool:
        return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]

    return [
        (one.name, other.name)
        for place, one in enumerate(slide.shapes)
        for other in slide.shapes[place + 1 :]
        if share(one.box, other.box)
    ]


def spoken(text: str) -> str:
    return re.sub(r"\s+", " ", text)
