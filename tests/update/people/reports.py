"""A person at work on a report: seeded edits of every kind, from bytes to bytes.

Each edit does to the XML what Word does for the same click (ISO/IEC 29500-1 §17), and says what
it left behind.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
from docx.shared import Cm
from lxml import etree
from PIL import Image

from es_docs.markup import Element, parse
from es_docs.ooxml.opened import open_package
from es_docs.ooxml.package import NS, qualified
from update.people.deck_view import ordered_pairs, sha
from update.people.deeds import Deed, Hand, Kept, NothingFoundError
from update.people.office_parts import set_custom_property
from update.people.report_view import (
    Styles,
    attribute,
    blocks,
    cells,
    header_names,
    paragraph_carrier,
    paragraph_text,
    paragraphs,
    placed,
    report_inventory,
    row_carrier,
    rows,
    run_look,
    run_text,
    runs,
    table_carrier,
)
from update.people.words import mask, plain

Edit = Callable[["Paper"], Deed]
EDITS: dict[str, Edit] = {}
"""Edits away from bound wording: no question may follow from them."""
WORDING: dict[str, Edit] = {}
"""Edits of what is bound: reworded, overtyped, deleted, doubled."""

_NUMBER = re.compile(r"\d+")
_PEOPLE = ("Anna Nowak", "J. Kowalska")
_DATE = "2024-05-06T10:00:00Z"


def edit(function: Edit) -> Edit:
    EDITS[function.__name__] = function
    return function


def wording(function: Edit) -> Edit:
    WORDING[function.__name__] = function
    return function


def work(
    data: bytes,
    chance: random.Random,
    kinds: Sequence[str],
    only: frozenset[str] | None = None,
    start: int = 0,
) -> tuple[bytes, tuple[Deed, ...]]:
    """The report after an edit of each of the kinds, as `update.people.decks.work`."""
    paper = Paper(docx.Document(BytesIO(data)), data, Hand(chance, only, start))
    deeds: list[Deed] = []
    for kind in kinds:
        try:
            deeds.append((EDITS.get(kind) or WORDING[kind])(paper))
        except NothingFoundError:
            continue
    return paper.saved(), tuple(deeds)


def _anything(_: Element) -> bool:
    return True


class Paper:
    """An open report, and the person in front of it."""

    def __init__(self, document: Any, data: bytes, hand: Hand) -> None:
        package, _ = open_package(data, "plik")
        assert package is not None
        self.document = document
        self.hand = hand
        self.styles = Styles(package)

    @property
    def chance(self) -> random.Random:
        return self.hand.chance

    @property
    def body(self) -> Element:
        return self.document.element.body

    def saved(self) -> bytes:
        target = BytesIO()
        self.document.save(target)
        return target.getvalue()

    # --- what can be chosen

    def paragraph(
        self, wanted: Callable[[Element], bool] = _anything, *, in_cells: bool = True
    ) -> tuple[str, Element]:
        """A paragraph that says something."""
        return self.hand.choose(
            (carrier, one)
            for carrier, one in paragraphs(self.body, self.styles)
            if any(run_text(run).strip() for run in runs(one))
            and (in_cells or one.getparent().tag != qualified("w:tc"))
            and wanted(one)
        )

    def block(self) -> tuple[str, Element]:
        """A paragraph of the body itself that says something."""
        return self.hand.choose(
            (paragraph_carrier(place, one), one)
            for place, one in placed(self.body, self.styles)
            if one.tag == qualified("w:p") and one.getparent() is self.body
            if plain(paragraph_text(one))
        )

    def table(self, least: int = 2) -> tuple[str, str, Element]:
        """A table of at least so many rows: carrier, the heading it stands under, element."""
        carrier, (place, table) = self.hand.choose(
            (table_carrier(place, one), (place, one))
            for place, one in placed(self.body, self.styles)
            if one.tag == qualified("w:tbl") and len(rows(one)) >= least
        )
        return carrier, place, table

    def row(self) -> tuple[str, Element]:
        return self.hand.choose(
            (row_carrier(place, row), row)
            for place, one in placed(self.body, self.styles)
            if one.tag == qualified("w:tbl")
            for row in rows(one)[1:]
        )

    def sections(self) -> list[tuple[str, list[Element]]]:
        """The parts of the body from a heading up to the next of the same order or higher, that
        stand in the body itself; only those of the second order and childless first ones."""
        found: list[tuple[str, list[Element]]] = []
        for child in self.body:
            level = self.styles.level_of(child) if child.tag == qualified("w:p") else 0
            if level:
                found.append((f"section {mask(paragraph_text(child))}", [child]))
            elif found and child.tag != qualified("w:sectPr"):
                found[-1][1].append(child)
        return found

    def level(self, section: tuple[str, list[Element]]) -> int:
        return self.styles.level_of(section[1][0])

    def section(self) -> tuple[str, list[Element]]:
        """A section of the second order: an action."""
        return self.hand.choose((one[0], one[1]) for one in self.sections() if self.level(one) == 2)

    def next_id(self, tag: str) -> int:
        numbers = [int(attribute(one, "id") or 0) for one in self.body.iter(qualified(tag))]
        return max(numbers, default=0) + 1

    def chart(self) -> tuple[str, Any]:
        """The chart part: its carrier and its root."""
        carrier, part = self.hand.choose(
            (f"{place} › chart", self.document.part.rels[one.get(f"{{{NS['r']}}}id")].target_part)
            for place, block in placed(self.body, self.styles)
            for one in block.iter(qualified("c:chart"))
        )
        return carrier, part


def _xml(text: str) -> Element:
    names = " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in ("a", "w", "r", "c"))
    return parse(re.sub(r"^<([\w:]+)", rf"<\1 {names}", text).encode())


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _set(element: Element, name: str, value: str) -> None:
    element.set(f"{{{NS['w']}}}{name}", value)


_P_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    "sectPr", "pPrChange",
)  # fmt: skip
_R_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang",
)  # fmt: skip


def _put(holder: Element, child: Element, order: Sequence[str]) -> None:
    """A property where the schema wants it; the old one of its name goes."""
    for old in holder.findall(child.tag):
        holder.remove(old)
    rank = order.index(_local(child))
    at = [n for n, one in enumerate(holder) if order.index(_local(one)) < rank]
    holder.insert(at[-1] + 1 if at else 0, child)


def _looks(run: Element) -> Element:
    look = run.find("w:rPr", NS)
    if look is None:
        look = _xml("<w:rPr/>")
        run.insert(0, look)
    return look


def _properties(paragraph: Element) -> Element:
    look = paragraph.find("w:pPr", NS)
    if look is None:
        look = _xml("<w:pPr/>")
        paragraph.insert(0, look)
    return look


# --- runs and paragraphs


def _paint(paper: Paper, run: Element) -> None:
    look = _looks(run)
    _put(look, _xml(f'<w:color w:val="{paper.hand.colour()}"/>'), _R_ORDER)
    for name in ("b", "i"):
        if paper.chance.random() < 0.4:
            _put(look, _xml(f"<w:{name}/>"), _R_ORDER)
    if paper.chance.random() < 0.3:
        _put(look, _xml(f'<w:sz w:val="{paper.chance.choice([20, 28, 36])}"/>'), _R_ORDER)
    if paper.chance.random() < 0.3:
        _put(look, _xml('<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>'), _R_ORDER)


@edit
def restyle(paper: Paper) -> Deed:
    carrier, paragraph = paper.paragraph()
    run = paper.chance.choice([one for one in runs(paragraph) if run_text(one).strip()])
    _paint(paper, run)
    return Deed("restyle", (Kept("look", run_look(run), (carrier,)),))


def _is_simple(run: Element) -> bool:
    """Whether it holds one text and nothing else."""
    return [_local(one) for one in run if _local(one) != "rPr"] == ["t"]


def _split(run: Element, places: Sequence[int]) -> list[Element]:
    """The run as several with the same look; the first of them is the run itself."""
    text = run_text(run)
    parts = [text[a:b] for a, b in zip((0, *places), (*places, len(text)), strict=True)]
    made = [run, *(copy.deepcopy(run) for _ in parts[1:])]
    for one, part in zip(made, parts, strict=True):
        _write(one, part)
    for before, one in pairwise(made):
        before.addnext(one)
    return made


def _write(run: Element, text: str) -> None:
    holder = run.find("w:t", NS)
    assert holder is not None
    holder.text = text
    holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _long_run(paragraph: Element) -> Element | None:
    simple = [one for one in runs(paragraph) if _is_simple(one)]
    return max(simple, key=lambda one: len(run_text(one)), default=None)


@edit
def split_runs(paper: Paper) -> Deed:
    """Runs fall apart, in the middle of words and values too, as after spelling and typing."""
    _, paragraph = paper.paragraph(
        lambda one: len(run_text(run) if (run := _long_run(one)) is not None else "") > 1
    )
    run = _long_run(paragraph)
    assert run is not None
    length = len(run_text(run))
    made = _split(run, sorted(paper.chance.sample(range(1, length), min(3, length - 1))))
    for one in made[1:]:
        _set(one, "rsidR", f"00{paper.hand.fresh():06X}")
    made[0].addprevious(_xml('<w:proofErr w:type="spellStart"/>'))
    made[-1].addnext(_xml('<w:proofErr w:type="spellEnd"/>'))
    return Deed("split_runs")


def _plain_words(run: Element) -> list[tuple[int, int]]:
    """The words of a run that are no values and no nouns of values."""
    found = re.finditer(r"[^\W\d_]{4,}", run_text(run)) if _is_simple(run) else ()
    return [one.span() for one in found if "@" not in mask(one.group())]


@edit
def restyle_word(paper: Paper) -> Deed:
    carrier, paragraph = paper.paragraph(lambda one: any(map(_plain_words, runs(one))))
    run = next(one for one in runs(paragraph) if _plain_words(one))
    start, end = paper.chance.choice(_plain_words(run))
    parts = _split(run, [at for at in (start, end) if 0 < at < len(run_text(run))])
    word = parts[1] if start else parts[0]
    _paint(paper, word)
    return Deed("restyle_word", (Kept("look", run_look(word), (carrier,)),))


@edit
def link(paper: Paper) -> Deed:
    """A hyperlink around a run."""
    carrier, paragraph = paper.paragraph(
        lambda one: any(r.getparent() is one and _is_simple(r) for r in runs(one))
    )
    run = next(r for r in runs(paragraph) if r.getparent() is paragraph and _is_simple(r))
    address = f"https://example.org/strona-{paper.hand.fresh()}"
    rid = paper.document.part.relate_to(address, f"{NS['r']}/hyperlink", is_external=True)
    holder = _xml(f'<w:hyperlink r:id="{rid}" w:history="1"/>')
    run.addprevious(holder)
    holder.append(run)
    return Deed("link", (Kept("link", address, (carrier,)),))


@edit
def align(paper: Paper) -> Deed:
    carrier, paragraph = paper.paragraph()
    side = paper.chance.choice(["right", "center", "both"])
    _put(_properties(paragraph), _xml(f'<w:jc w:val="{side}"/>'), _P_ORDER)
    return Deed("align", (Kept("alignment", side, (carrier,)),))


@edit
def style_paragraph(paper: Paper) -> Deed:
    """Another paragraph style for a plain paragraph."""
    carrier, paragraph = paper.paragraph(lambda one: not paper.styles.level_of(one), in_cells=False)
    style = paper.chance.choice(
        [one for one in paper.document.styles if one.type == 1 and "eading" not in one.name]
    )
    _put(_properties(paragraph), _xml(f'<w:pStyle w:val="{style.style_id}"/>'), _P_ORDER)
    name = paper.styles.name_of(paragraph)
    return Deed("style_paragraph", (Kept("style", name, (carrier,)),))


@edit
def break_page(paper: Paper) -> Deed:
    carrier, paragraph = paper.paragraph(in_cells=False)
    _put(_properties(paragraph), _xml("<w:pageBreakBefore/>"), _P_ORDER)
    return Deed("break_page", (Kept("page break", "", (carrier,)),))


@edit
def bookmark(paper: Paper) -> Deed:
    """A bookmark of a person's own, with its end in the same paragraph."""
    carrier, paragraph = paper.paragraph()
    number, name = paper.next_id("w:bookmarkStart"), f"Zakladka{paper.hand.fresh()}"
    first = next(n for n, one in enumerate(paragraph) if _local(one) != "pPr")
    paragraph.insert(first, _xml(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'))
    paragraph.append(_xml(f'<w:bookmarkEnd w:id="{number}"/>'))
    return Deed("bookmark", (Kept("bookmark", name, (carrier,)),))


@edit
def control(paper: Paper) -> Deed:
    """A content control around a run."""
    carrier, paragraph = paper.paragraph(
        lambda one: any(r.getparent() is one and _is_simple(r) for r in runs(one))
    )
    run = next(r for r in runs(paragraph) if r.getparent() is paragraph and _is_simple(r))
    alias = f"Pole {paper.hand.fresh()}"
    holder = _xml(
        f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:text/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    run.addprevious(holder)
    holder[1].append(run)
    return Deed("control", (Kept("control", alias, (carrier,)),))


# --- blocks


def _own_paragraph(paper: Paper, text: str, model: Element | None = None) -> Element:
    """A paragraph typed behind another: Word gives it the other's properties."""
    new = _xml("<w:p/>")
    look = None if model is None else model.find("w:pPr", NS)
    if look is not None and paper.chance.random() < 0.5:
        new.append(copy.deepcopy(look))
    new.append(_xml(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'))
    return new


@edit
def add_paragraph(paper: Paper) -> Deed:
    _, model = paper.block()
    text = paper.hand.sentence()
    is_plain = not paper.styles.level_of(model)
    model.addnext(_own_paragraph(paper, text, model if is_plain else None))
    return Deed("add_paragraph", (Kept("text", text),))


@edit
def add_picture(paper: Paper) -> Deed:
    _, model = paper.block()
    colour = tuple(bytes.fromhex(paper.hand.colour()))
    source = BytesIO()
    Image.new("RGB", (24, 16), colour).save(source, "PNG")  # type: ignore[arg-type]
    paragraph = paper.document.add_paragraph()
    paragraph.add_run().add_picture(source, width=Cm(4))
    model.addnext(paragraph._element)
    return Deed("add_picture", (Kept("picture", sha(source.getvalue())),))


@edit
def add_table(paper: Paper) -> Deed:
    """A table of a person's own, without a style and with an empty paragraph behind it."""
    _, model = paper.block()
    table = paper.document.add_table(2, 2)
    texts = [paper.hand.sentence() for _ in range(4)]
    for n, text in enumerate(texts):
        table.cell(n // 2, n % 2).text = text
    model.addnext(table._element)
    table._element.addnext(_xml("<w:p/>"))
    return Deed("add_table", tuple(Kept("text", text) for text in texts))


@edit
def add_section(paper: Paper) -> Deed:
    """A heading of a person's own with paragraphs, behind a section of the same order."""
    _, blocks_ = paper.section()
    heading = copy.deepcopy(blocks_[0])
    for child in list(heading):
        if _local(child) not in ("pPr", "r"):
            heading.remove(child)
    for extra in heading.findall("w:r", NS)[1:]:
        heading.remove(extra)
    texts = [paper.hand.sentence() for _ in range(paper.chance.randint(2, 3))]
    kept = heading.find("w:r", NS)
    if kept is None or not _is_simple(kept):
        raise NothingFoundError
    _write(kept, texts[0])
    made = [heading, *(_own_paragraph(paper, text) for text in texts[1:])]
    for before, one in zip((blocks_[-1], *made), made, strict=False):
        before.addnext(one)
    return Deed("add_section", tuple(Kept("text", text) for text in texts))


@edit
def move_section(paper: Paper) -> Deed:
    """A section of the second order to another place among its like."""
    carrier, moved = paper.section()
    others = {
        one[0]: one[1]
        for one in paper.sections()
        if paper.level(one) == 2 and one[0] != carrier
        if paper.hand.only is None or one[0] in paper.hand.only
    }
    if not others:
        raise NothingFoundError
    before = paper.chance.choice(sorted(others))
    for last, one in zip((others[before][-1], *moved), moved, strict=False):
        last.addnext(one)
    return Deed("move_section", (Kept("order", "<", (before, carrier)),))


@edit
def margins(paper: Paper) -> Deed:
    section = paper.document.sections[-1]
    section.left_margin = section.right_margin = Cm(paper.chance.choice([2, 2.2, 3]))
    section.top_margin = Cm(paper.chance.choice([2, 3, 4]))
    sides = section._sectPr.find(qualified("w:pgMar"))
    values = (attribute(sides, side) for side in ("top", "right", "bottom", "left"))
    return Deed("margins", (Kept("margins", " ".join(values)),))


@edit
def header(paper: Paper) -> Deed:
    """One more line in the header or the footer, on the cover too, which has none of its own."""
    section = paper.chance.choice(list(paper.document.sections))
    holder = section.header if paper.chance.random() < 0.5 else section.footer
    text = paper.hand.sentence()
    holder.add_paragraph(text)
    return Deed("header", (Kept("running", text),))


# --- tables


def _type(cell: Element, text: str) -> None:
    """Select all in a cell and type: one paragraph with one run is left."""
    found = cell.findall("w:p", NS)
    for other in found[1:]:
        cell.remove(other)
    for child in list(found[0]):
        if _local(child) != "pPr":
            found[0].remove(child)
    found[0].append(_xml(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'))


@edit
def add_row(paper: Paper) -> Deed:
    """Insert a row below and type: Word copies no bookmarks."""
    _, _, table = paper.table()
    body = rows(table)[1:]
    new = copy.deepcopy(body[-1])
    texts = [paper.hand.sentence() for _ in cells(new)]
    for cell, text in zip(cells(new), texts, strict=True):
        _type(cell, text)
    paper.chance.choice(body).addnext(new)
    return Deed("add_row", tuple(Kept("text", text) for text in texts))


@edit
def add_column(paper: Paper) -> Deed:
    _, _, table = paper.table()
    grid = table.find("w:tblGrid", NS)
    assert grid is not None
    at = paper.chance.randint(1, len(grid))
    grid.insert(at, copy.deepcopy(grid[at - 1]))
    texts = [f"Uwagi {paper.hand.fresh()}", *(paper.hand.sentence() for _ in rows(table)[1:])]
    for row, text in zip(rows(table), texts, strict=True):
        cell = copy.deepcopy(cells(row)[at - 1])
        _type(cell, text)
        cells(row)[at - 1].addnext(cell)
    return Deed("add_column", tuple(Kept("text", text) for text in texts))


@edit
def swap_columns(paper: Paper) -> Deed:
    carrier, _, table = paper.table()
    grid = table.find("w:tblGrid", NS)
    assert grid is not None
    if len(grid) < 2:
        raise NothingFoundError
    at = paper.chance.randint(0, len(grid) - 2)
    grid.insert(at, grid[at + 1])
    for row in rows(table):
        cells(row)[at].addprevious(cells(row)[at + 1])
    names = list(header_names(table))
    pairs = [(a, b) for a, b in ordered_pairs(names) if names.index(b) - names.index(a) == 1]
    return Deed(
        "swap_columns", tuple(Kept("column order", f"{a} < {b}", (carrier,)) for a, b in pairs)
    )


@edit
def move_row(paper: Paper) -> Deed:
    _, place, table = paper.table(least=3)
    body = rows(table)[1:]
    row = paper.chance.choice(body)
    paper.chance.choice([one for one in body if one is not row]).addnext(row)
    carriers_ = [row_carrier(place, one) for one in rows(table)[1:]]
    at = carriers_.index(row_carrier(place, row))
    is_plain = at > 0 and carriers_.count(carriers_[at - 1]) == carriers_.count(carriers_[at]) == 1
    pair = (carriers_[at - 1], carriers_[at])
    return Deed("move_row", (Kept("row order", "<", pair),) if is_plain else ())


@edit
def shade_row(paper: Paper) -> Deed:
    carrier, row = paper.row()
    colour = paper.hand.colour()
    for cell in cells(row):
        look = cell.find("w:tcPr", NS)
        if look is None:
            look = _xml("<w:tcPr/>")
            cell.insert(0, look)
        shade = _xml(f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>')
        _put(look, shade, _CELL_ORDER)
    return Deed("shade_row", (Kept("cell fill", colour, (carrier,)),))


_CELL_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
    "textDirection", "tcFitText", "vAlign", "hideMark",
)  # fmt: skip


@edit
def table_style(paper: Paper) -> Deed:
    carrier, _, table = paper.table()
    style = table.find("w:tblPr/w:tblStyle", NS)
    known = [one.style_id for one in paper.document.styles if one.type == 3]
    if style is None:
        raise NothingFoundError
    _set(style, "val", paper.chance.choice(known))
    return Deed("table_style", (Kept("table style", attribute(style, "val"), (carrier,)),))


# --- charts


@edit
def recolour_series(paper: Paper) -> Deed:
    carrier, part = paper.chart()
    root = parse(part.blob)
    series = paper.chance.choice(list(root.iter(qualified("c:ser"))))
    colour = paper.hand.colour()
    for old in series.findall("c:spPr", NS):
        series.remove(old)
    new = _xml(f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr>')
    last = [n for n, one in enumerate(series) if _local(one) in ("idx", "order", "tx")][-1]
    series.insert(last + 1, new)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    own = f"{carrier} › series {mask(series.findtext('c:tx//c:v', '', NS))}"
    return Deed("recolour_series", (Kept("series colour", colour, (own,)),))


@edit
def recolour_point(paper: Paper) -> Deed:
    carrier, part = paper.chart()
    root = parse(part.blob)
    series = paper.chance.choice(list(root.iter(qualified("c:ser"))))
    point = paper.chance.choice(list(series.iterfind("c:cat//c:pt", NS)))
    colour, index = paper.hand.colour(), point.get("idx", "0")
    for old in series.findall("c:dPt", NS):
        if old.find("c:idx", NS).get("val") == index:  # type: ignore[union-attr]
            series.remove(old)
    new = _xml(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr></c:dPt>'
    )
    names = ("idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions")
    at = [
        n
        for n, one in enumerate(series)
        if _local(one) in names
        or (_local(one) == "dPt" and int(one.find("c:idx", NS).get("val", "0")) < int(index))  # type: ignore[union-attr]
    ][-1]
    series.insert(at + 1, new)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    series_name = mask(series.findtext("c:tx//c:v", "", NS))
    own = f"{carrier} › series {series_name} › {mask(point.findtext('c:v', '', NS))}"
    return Deed("recolour_point", (Kept("point colour", colour, (own,)),))


# --- beside the text


@edit
def add_comment(paper: Paper) -> Deed:
    _, paragraph = paper.paragraph(lambda one: any(r.getparent() is one for r in runs(one)))
    from docx.text.run import Run

    own = [r for r in runs(paragraph) if r.getparent() is paragraph]
    text, author = paper.hand.sentence(), paper.chance.choice(_PEOPLE)
    first, last = Run(own[0], None), Run(own[-1], None)  # type: ignore[arg-type]
    paper.document.add_comment([first, last], text=text, author=author, initials="X")
    return Deed("add_comment", (Kept("comment", f"{author}: {text}"),))


@edit
def add_property(paper: Paper) -> Deed:
    name, value = f"Znak sprawy {paper.hand.fresh()}", f"ES.{paper.hand.fresh()}.2016"
    set_custom_property(paper.document.part.package, name, value)
    return Deed("add_property", (Kept("property", f"{name}={value}"),))


@edit
def insert_tracked(paper: Paper) -> Deed:
    """A paragraph typed while changes are recorded, not yet accepted."""
    _, model = paper.block()
    text, author = paper.hand.sentence(), paper.chance.choice(_PEOPLE)
    number = 5_000 + paper.hand.fresh()
    mark = f'w:author="{author}" w:date="{_DATE}"'
    model.addnext(
        _xml(
            f'<w:p><w:pPr><w:rPr><w:ins w:id="{number}" {mark}/></w:rPr></w:pPr>'
            f'<w:ins w:id="{number + 1000}" {mark}><w:r><w:t>{text}</w:t></w:r></w:ins></w:p>'
        )
    )
    return Deed("insert_tracked", (Kept("text", text), Kept("revision", f"w:ins {author}: {text}")))


# --- edits of what is bound


def _simple_runs(paragraph: Element) -> list[Element]:
    return [one for one in runs(paragraph) if _is_simple(one)]


@wording
def reword(paper: Paper) -> Deed:
    """Words of a person's own before or behind those that stand there."""
    _, paragraph = paper.paragraph(lambda one: bool(_simple_runs(one)))
    words = f"zdaniem wydziału {paper.hand.fresh()}/A"
    simple = _simple_runs(paragraph)
    if paper.chance.random() < 0.5:
        _write(simple[-1], f"{run_text(simple[-1]).rstrip()} – {words}")
    else:
        _write(simple[0], f"{words}: {run_text(simple[0]).lstrip()}")
    return Deed("reword", (Kept("words", words),), is_on_wording=True)


@wording
def overtype(paper: Paper) -> Deed:
    """Another number where one of the data stood."""
    _, paragraph = paper.paragraph(lambda one: bool(_numbers(one)))
    run, number = paper.chance.choice(_numbers(paragraph)), 77_000 + paper.hand.fresh()
    _write(run, _NUMBER.sub(str(number), run_text(run), count=1))
    return Deed("overtype", (Kept("words", str(number)),), is_on_wording=True)


def _numbers(paragraph: Element) -> list[Element]:
    """The runs with a number that no field counts."""
    if paragraph.find(".//w:fldChar", NS) is not None:
        return []
    return [one for one in _simple_runs(paragraph) if _NUMBER.search(run_text(one))]


@wording
def overtype_tracked(paper: Paper) -> Deed:
    """A number overtyped while changes are recorded."""
    _, paragraph = paper.paragraph(lambda one: any(run.getparent() is one for run in _numbers(one)))
    run = next(one for one in _numbers(paragraph) if one.getparent() is paragraph)
    found = _NUMBER.search(run_text(run))
    assert found is not None
    places = [at for at in found.span() if 0 < at < len(run_text(run))]
    parts = _split(run, places)
    old = parts[1] if found.start() else parts[0]
    number, author = 77_000 + paper.hand.fresh(), paper.chance.choice(_PEOPLE)
    mark = f'w:author="{author}" w:date="{_DATE}"'
    new = copy.deepcopy(old)
    _write(new, str(number))
    added = _xml(f'<w:ins w:id="{7000 + number}" {mark}/>')
    gone = _xml(f'<w:del w:id="{9000 + number}" {mark}/>')
    old.addprevious(gone)
    gone.addnext(added)
    gone.append(old)
    added.append(new)
    text = old.find("w:t", NS)
    assert text is not None
    text.tag = qualified("w:delText")
    return Deed("overtype_tracked", (Kept("words", str(number)),), is_on_wording=True)


@wording
def delete_paragraph(paper: Paper) -> Deed:
    _, paragraph = paper.block()
    gone = _lines(paragraph)
    paragraph.getparent().remove(paragraph)
    return Deed("delete_paragraph", gone=gone, is_on_wording=True)


def _lines(element: Element) -> tuple[str, ...]:
    """The longer texts below an element: short ones may come again by chance."""
    texts = (plain(paragraph_text(one)) for one in element.iter(qualified("w:p")))
    return tuple(text for text in texts if len(text) > 25)


@wording
def delete_row(paper: Paper) -> Deed:
    _, row = paper.row()
    gone = _lines(row)
    row.getparent().remove(row)
    return Deed("delete_row", gone=gone, is_on_wording=True)


@wording
def delete_column(paper: Paper) -> Deed:
    _, _, table = paper.table()
    grid = table.find("w:tblGrid", NS)
    assert grid is not None
    if len(grid) < 3:
        raise NothingFoundError
    at = paper.chance.randint(1, len(grid) - 1)
    grid.remove(grid[at])
    for row in rows(table):
        row.remove(cells(row)[at])
    return Deed("delete_column", is_on_wording=True)


@wording
def delete_section(paper: Paper) -> Deed:
    _, section = paper.section()
    gone = tuple(line for block in section for line in _lines(block))
    for block in section:
        block.getparent().remove(block)
    return Deed("delete_section", gone=gone, is_on_wording=True)


@wording
def duplicate_section(paper: Paper) -> Deed:
    """Copy and paste of a section: Word keeps each bookmark at its first place only."""
    _, section = paper.section()
    made = [copy.deepcopy(block) for block in section]
    for block in made:
        for name in ("w:bookmarkStart", "w:bookmarkEnd"):
            for one in list(block.iter(qualified(name))):
                one.getparent().remove(one)
    for before, one in zip((section[-1], *made), made, strict=False):
        before.addnext(one)
    return Deed("duplicate_section", is_on_wording=True)


@wording
def duplicate_paragraph(paper: Paper) -> Deed:
    _, paragraph = paper.block()
    made = copy.deepcopy(paragraph)
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for one in list(made.iter(qualified(name))):
            one.getparent().remove(one)
    paragraph.addnext(made)
    return Deed("duplicate_paragraph", is_on_wording=True)


def carriers(data: bytes) -> frozenset[str]:
    """What could carry something in a report."""
    package, _ = open_package(data, "plik")
    assert package is not None
    return frozenset(report_inventory(package).carriers)


__all__ = ["EDITS", "WORDING", "Paper", "blocks", "carriers", "work"]
