"""A person at work on a presentation: seeded edits of every kind, from bytes to bytes.

Each edit does to the XML what PowerPoint does for the same click (ISO/IEC 29500-1 §19 to §21;
[MS-PPTX] for what PowerPoint adds), and says what it left behind.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu

from es_docs.markup import Element, parse
from es_docs.ooxml.opened import open_package
from es_docs.ooxml.package import NS, qualified
from update.people.deck_view import (
    box_of,
    box_text,
    deck_inventory,
    header_names,
    kind_of,
    ordered_pairs,
    paragraph_text,
    paragraphs,
    row_carrier,
    rows,
    run_look,
    run_size,
    sha,
    shape_carrier,
    shapes,
    slide_carrier,
    table_carrier,
    title_of,
)
from update.people.deeds import Deed, Hand, Kept, NothingFoundError
from update.people.office_parts import set_custom_property
from update.people.words import mask, plain

Edit = Callable[["Desk"], Deed]
EDITS: dict[str, Edit] = {}
"""Edits away from bound wording: no question may follow from them."""
WORDING: dict[str, Edit] = {}
"""Edits of what is bound: reworded, overtyped, deleted, doubled."""

_CM = 360_000
_AUTHORS = "application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml"
_COMMENTS = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
_NUMBER = re.compile(r"\d+")


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
    """The presentation after an edit of each of the kinds, and what was done; what cannot be done
    to it is left out.

    `only` limits the edits to things with these carriers; `start` is where the numbers begin that
    make texts and colours of a person unlike each other.
    """
    desk = Desk(Presentation(BytesIO(data)), Hand(chance, only, start))
    deeds: list[Deed] = []
    for kind in kinds:
        try:
            deeds.append((EDITS.get(kind) or WORDING[kind])(desk))
        except NothingFoundError:
            continue
    return desk.saved(), tuple(deeds)


def _anything(_: Element) -> bool:
    return True


class Desk:
    """An open presentation, and the person in front of it."""

    def __init__(self, presentation: Any, hand: Hand) -> None:
        self.presentation = presentation
        self.hand = hand

    @property
    def chance(self) -> random.Random:
        return self.hand.chance

    @property
    def slides(self) -> list[Any]:
        return list(self.presentation.slides)

    def saved(self) -> bytes:
        target = BytesIO()
        self.presentation.save(target)
        return target.getvalue()

    # --- what can be chosen

    def slide(self) -> tuple[str, Any]:
        return self.hand.choose((slide_carrier(one._element), one) for one in self.slides)

    def shape(self, wanted: Callable[[Element], bool] = _anything) -> tuple[str, Any, Element]:
        """A shape with its slide."""
        carrier, (slide, shape) = self.hand.choose(
            (shape_carrier(slide._element, shape), (slide, shape))
            for slide in self.slides
            for shape in shapes(slide._element)
            if wanted(shape)
        )
        return carrier, slide, shape

    def paragraph(self, wanted: Callable[[Element], bool] = _anything) -> tuple[str, Any, Element]:
        """A paragraph that says something, with its slide."""
        carrier, (slide, paragraph) = self.hand.choose(
            (where, (slide, one))
            for slide in self.slides
            for where, one in paragraphs(slide._element)
            if one.find("a:r", NS) is not None and wanted(one)
        )
        return carrier, slide, paragraph

    def table(self, least: int = 2) -> tuple[Any, Element]:
        """A table of at least so many rows, the header among them, with its slide."""
        _, (slide, shape) = self.hand.choose(
            (table_carrier(slide._element), (slide, shape))
            for slide in self.slides
            for shape in shapes(slide._element)
            if len(rows(shape)) >= least
        )
        return slide, shape

    def chart(self) -> tuple[str, Chart]:
        carrier, slide, shape = self.shape(lambda one: kind_of(one) == "chart")
        rid = next(shape.iter(qualified("c:chart"))).get(f"{{{NS['r']}}}id")
        return carrier, slide.part.related_part(rid).chart

    def picture(self) -> bytes:
        """A picture nobody else has."""
        colour = tuple(bytes.fromhex(self.hand.colour()))
        target = BytesIO()
        Image.new("RGB", (24, 16), colour).save(target, "PNG")  # type: ignore[arg-type]
        return target.getvalue()

    def next_id(self, slide: Any) -> int:
        return max(int(one.get("id", "0")) for one in slide._element.iter(qualified("p:cNvPr"))) + 1


def _made(tag: str, **attributes: str) -> Element:
    prefix = tag.partition(":")[0]
    return etree.Element(qualified(tag), attributes, nsmap={prefix: NS[prefix]})


def _xml(text: str) -> Element:
    """A fragment with the usual prefixes."""
    names = " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in ("a", "p", "r", "c"))
    return parse(re.sub(r"^<([\w:]+)", rf"<\1 {names}", text).encode())


# --- shapes


def _proxy(slide: Any, shape: Element) -> Any:
    """python-pptx's own view of a shape that stands on the slide itself."""
    return next((one for one in slide.shapes if one._element is shape), None)


def _placed(slide: Any, shape: Element) -> Any:
    """The shape with a place of its own, which it may have inherited until now."""
    proxy = _proxy(slide, shape)
    if proxy is None or proxy.width is None:
        raise NothingFoundError
    box = proxy.left, proxy.top, proxy.width, proxy.height
    proxy.left, proxy.top, proxy.width, proxy.height = box
    return proxy


@edit
def move(desk: Desk) -> Deed:
    carrier, slide, shape = desk.shape()
    proxy = _placed(slide, shape)
    proxy.left = Emu(max(0, proxy.left + desk.chance.randint(-_CM, 2 * _CM)))
    proxy.top = Emu(max(0, proxy.top + desk.chance.randint(-_CM, _CM)))
    return Deed("move", (Kept("box", box_text(shape), (carrier,)),))


@edit
def resize(desk: Desk) -> Deed:
    carrier, slide, shape = desk.shape()
    proxy = _placed(slide, shape)
    proxy.width = Emu(int(proxy.width * desk.chance.uniform(0.7, 1.1)))
    proxy.height = Emu(int(proxy.height * desk.chance.uniform(0.8, 1.2)))
    return Deed("resize", (Kept("box", box_text(shape), (carrier,)),))


@edit
def fill(desk: Desk) -> Deed:
    carrier, _, shape = desk.shape(lambda one: one.tag == qualified("p:sp"))
    properties, colour = shape.find("p:spPr", NS), desk.hand.colour()
    assert properties is not None
    for old in ("a:noFill", "a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill"):
        for one in properties.findall(old, NS):
            properties.remove(one)
    before = [
        n for n, one in enumerate(properties) if _local(one) in ("xfrm", "custGeom", "prstGeom")
    ]
    new = _xml(f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>')
    properties.insert(before[-1] + 1 if before else 0, new)
    return Deed("fill", (Kept("fill", colour, (carrier,)),))


@edit
def group(desk: Desk) -> Deed:
    """Two or three shapes of a slide become a group where the first of them stood."""
    _, slide = desk.slide()
    tree = slide._element.cSld.spTree
    loose = [one for one in shapes(slide._element) if one.getparent() is tree and box_of(one)]
    if len(loose) < 2:
        raise NothingFoundError
    chosen = desk.chance.sample(loose, min(len(loose), desk.chance.randint(2, 3)))
    chosen.sort(key=loose.index)
    name = f"Grupa {desk.hand.fresh()}"
    boxes = [box_of(one) for one in chosen]
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    width = max(b[0] + b[2] for b in boxes) - left
    height = max(b[1] + b[3] for b in boxes) - top
    place = f'x="{left}" y="{top}"', f'cx="{width}" cy="{height}"'
    holder = _xml(
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{desk.next_id(slide)}" name="{name}"/><p:cNvGrpSpPr/>'
        f"<p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {place[0]}/><a:ext {place[1]}/>"
        f"<a:chOff {place[0]}/><a:chExt {place[1]}/></a:xfrm></p:grpSpPr></p:grpSp>"
    )
    tree.insert(tree.index(chosen[0]), holder)
    holder.extend(chosen)
    carriers = [shape_carrier(slide._element, one) for one in chosen]
    return Deed("group", tuple(Kept("grouped", name, (one,)) for one in carriers))


@edit
def front(desk: Desk) -> Deed:
    """Bring a shape to the front: it is read last now."""
    carrier, slide, shape = desk.shape(lambda one: _local(one.getparent()) == "spTree")
    tree = shape.getparent()
    others = [one for one in tree if one in list(shapes(slide._element)) and one is not shape]
    if not others:
        raise NothingFoundError
    tree.remove(shape)
    rest = tree.find("p:extLst", NS)
    tree.insert(len(tree) if rest is None else tree.index(rest), shape)
    last = shape_carrier(slide._element, others[-1])
    return Deed("front", (Kept("shape order", "<", (last, carrier)),) if last != carrier else ())


@edit
def add_text_box(desk: Desk) -> Deed:
    _, slide = desk.slide()
    texts = [desk.hand.sentence() for _ in range(desk.chance.randint(1, 2))]
    box = slide.shapes.add_textbox(2 * _CM, 3 * _CM, 6 * _CM, 2 * _CM)
    box.text_frame.text = "\n".join(texts)
    if desk.chance.random() < 0.5:
        box.name = f"Pole tekstowe {desk.hand.fresh()}"
    return Deed("add_text_box", tuple(Kept("text", text) for text in texts))


@edit
def add_picture(desk: Desk) -> Deed:
    _, slide = desk.slide()
    picture = desk.picture()
    slide.shapes.add_picture(BytesIO(picture), 20 * _CM, 3 * _CM, 4 * _CM)
    return Deed("add_picture", (Kept("picture", sha(picture)),))


@edit
def add_table(desk: Desk) -> Deed:
    """A table of a person's own."""
    _, slide = desk.slide()
    table = slide.shapes.add_table(2, 2, 2 * _CM, 12 * _CM, 12 * _CM, 2 * _CM).table
    texts = [desk.hand.sentence() for _ in range(4)]
    for n, text in enumerate(texts):
        table.cell(n // 2, n % 2).text = text
    return Deed("add_table", tuple(Kept("text", text) for text in texts))


@edit
def add_line(desk: Desk) -> Deed:
    """A line, which says nothing: an arrow a person drew."""
    _, slide = desk.slide()
    line = slide.shapes.add_connector(1, _CM, _CM, 5 * _CM, 5 * _CM)
    line.name = f"Łącznik {desk.hand.fresh()}"
    return Deed("add_line", (Kept("drawing", line.name),))


# --- runs and paragraphs


@edit
def restyle(desk: Desk) -> Deed:
    """A colour of its own for one run, often bold, italic, in another face or size."""
    carrier, _, paragraph = desk.paragraph()
    runs = [one for one in paragraph.iterfind("a:r", NS) if one.findtext("a:t", "", NS).strip()]
    if not runs:
        raise NothingFoundError
    run = desk.chance.choice(runs)
    return Deed("restyle", _painted(desk, run, carrier))


def _painted(desk: Desk, run: Element, carrier: str) -> tuple[Kept, ...]:
    """What is to be kept of the new look. A size that was not chosen may follow the data."""
    look = run.find("a:rPr", NS)
    if look is None:
        look = _made("a:rPr", lang="pl-PL")
        run.insert(0, look)
    for name in ("b", "i"):
        if desk.chance.random() < 0.4:
            look.set(name, "1")
    is_sized = desk.chance.random() < 0.3
    if is_sized:
        look.set("sz", desk.chance.choice(["1350", "2050", "2650"]))
    for old in ("a:noFill", "a:solidFill", "a:latin"):
        for one in look.findall(old, NS):
            look.remove(one)
    index = 1 if look.find("a:ln", NS) is not None else 0
    colour = desk.hand.colour()
    look.insert(index, _xml(f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'))
    if desk.chance.random() < 0.3:
        look.insert(index + 1, _made("a:latin", typeface="Georgia"))
        _in_order(look)
    sized = (Kept("size", f"{run_look(run)} {run_size(run)}", (carrier,)),) if is_sized else ()
    return (Kept("look", run_look(run), (carrier,)), *sized)


_LOOKS = (
    "ln", "noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "effectLst",
    "effectDag", "highlight", "uLnTx", "uLn", "uFillTx", "uFill", "latin", "ea", "cs", "sym",
    "hlinkClick", "hlinkMouseOver", "rtl", "extLst",
)  # fmt: skip


def _in_order(look: Element) -> None:
    """The children of `a:rPr` as the schema wants them (CT_TextCharacterProperties)."""
    look[:] = sorted(look, key=lambda one: _LOOKS.index(_local(one)))


@edit
def split_runs(desk: Desk) -> Deed:
    """Runs fall apart, in the middle of words and values too, as after spelling and typing."""
    _, _, paragraph = desk.paragraph(lambda one: len(plain(paragraph_text(one))) > 1)
    run = max(paragraph.iterfind("a:r", NS), key=lambda one: len(one.findtext("a:t", "", NS)))
    text = run.findtext("a:t", "", NS)
    if len(text) < 2:
        raise NothingFoundError
    _split(run, sorted(desk.chance.sample(range(1, len(text)), min(3, len(text) - 1))))
    return Deed("split_runs")


def _split(run: Element, places: Sequence[int]) -> list[Element]:
    """The run as several with the same look; the first of them is the run itself."""
    text = run.findtext("a:t", "", NS)
    parts = [text[a:b] for a, b in zip((0, *places), (*places, len(text)), strict=True)]
    runs = [run, *(copy.deepcopy(run) for _ in parts[1:])]
    for one, part in zip(runs, parts, strict=True):
        one.find("a:t", NS).text = part  # type: ignore[union-attr]
    parent = run.getparent()
    at = parent.index(run)
    for offset, one in enumerate(runs[1:], start=1):
        parent.insert(at + offset, one)
    return runs


@edit
def restyle_word(desk: Desk) -> Deed:
    """One word of a text in a colour of its own: its run is split for it."""
    carrier, _, paragraph = desk.paragraph(
        lambda one: any(_plain_words(run) for run in one.iterfind("a:r", NS))
    )
    run = next(one for one in paragraph.iterfind("a:r", NS) if _plain_words(one))
    start, end = desk.chance.choice(_plain_words(run))
    text = run.findtext("a:t", "", NS)
    parts = _split(run, [place for place in (start, end) if 0 < place < len(text)])
    word = parts[1] if start else parts[0]
    return Deed("restyle_word", _painted(desk, word, carrier))


def _plain_words(run: Element) -> list[tuple[int, int]]:
    """The words of a run that are no values and no nouns of values."""
    text = run.findtext("a:t", "", NS)
    found = re.finditer(r"[^\W\d_]{4,}", text)
    return [one.span() for one in found if "@" not in mask(one.group())]


@edit
def link(desk: Desk) -> Deed:
    """A hyperlink on a run."""
    carrier, slide, paragraph = desk.paragraph()
    run = next(paragraph.iterfind("a:r", NS))
    address = f"https://example.org/strona-{desk.hand.fresh()}"
    rid = slide.part.relate_to(address, f"{NS['r']}/hyperlink", is_external=True)
    look = run.find("a:rPr", NS)
    if look is None:
        look = _made("a:rPr", lang="pl-PL")
        run.insert(0, look)
    for old in look.findall("a:hlinkClick", NS):
        look.remove(old)
    look.append(_xml(f'<a:hlinkClick r:id="{rid}"/>'))
    _in_order(look)
    return Deed("link", (Kept("link", address, (carrier,)),))


@edit
def align(desk: Desk) -> Deed:
    carrier, _, paragraph = desk.paragraph()
    properties = paragraph.find("a:pPr", NS)
    if properties is None:
        properties = _made("a:pPr")
        paragraph.insert(0, properties)
    properties.set("algn", desk.chance.choice(["r", "ctr", "just"]))
    return Deed("align", (Kept("alignment", properties.get("algn", ""), (carrier,)),))


@edit
def break_line(desk: Desk) -> Deed:
    """A space of a bound text becomes a line break: no word of it changes."""
    carrier, _, paragraph = desk.paragraph(
        lambda one: any(
            " " in run.findtext("a:t", "", NS).strip() for run in one.iterfind("a:r", NS)
        )
    )
    runs = paragraph.iterfind("a:r", NS)
    run = next(one for one in runs if " " in one.findtext("a:t", "", NS).strip())
    text = run.findtext("a:t", "", NS)
    inner = [n for n, sign in enumerate(text) if sign == " " and 0 < n < len(text) - 1]
    at = desk.chance.choice(inner)
    tail = _split(run, [at])[1]
    tail.find("a:t", NS).text = text[at + 1 :]  # type: ignore[union-attr]
    parent = run.getparent()
    parent.insert(parent.index(tail), _xml('<a:br><a:rPr lang="pl-PL"/></a:br>'))
    return Deed("break_line", (Kept("break", "", (carrier,)),))


# --- tables


@edit
def add_row(desk: Desk) -> Deed:
    """A row of a person's own, somewhere below the header."""
    _, table = desk.table()
    body = rows(table)
    model = body[-1] if len(body) < 3 else body[-2]
    new = copy.deepcopy(model)
    for extension in new.iter(qualified("a16:rowId")):
        extension.set("val", str(700_000_000 + desk.hand.fresh()))
    texts = [desk.hand.sentence() for _ in new.iterfind("a:tc", NS)]
    for cell, text in zip(new.iterfind("a:tc", NS), texts, strict=True):
        _type(cell.find("a:txBody", NS), text)
    places = list(body[1:]) if len(body) > 1 else list(body)
    desk.chance.choice(places).addnext(new)
    return Deed("add_row", tuple(Kept("text", text) for text in texts))


def _type(body: Element | None, text: str) -> None:
    """Select all in a text body and type: one paragraph with one run is left."""
    assert body is not None
    first = body.find("a:p", NS)
    assert first is not None
    for other in body.findall("a:p", NS)[1:]:
        body.remove(other)
    run = first.find("a:r", NS)
    run = _xml('<a:r><a:rPr lang="pl-PL"/><a:t/></a:r>') if run is None else copy.deepcopy(run)
    run.find("a:t", NS).text = text  # type: ignore[union-attr]
    for one in [child for child in first if _local(child) in ("r", "br", "fld")]:
        first.remove(one)
    properties = first.find("a:pPr", NS)
    first.insert(0 if properties is None else 1, run)


@edit
def add_column(desk: Desk) -> Deed:
    """A column of a person's own with a header and words in every row."""
    _, table = desk.table()
    grid = table.find(".//a:tblGrid", NS)
    assert grid is not None
    at = desk.chance.randint(1, len(grid))
    column = copy.deepcopy(grid[at - 1])
    for extension in column.iter(qualified("a16:colId")):
        extension.set("val", str(800_000_000 + desk.hand.fresh()))
    grid.insert(at, column)
    texts = [f"Uwagi {desk.hand.fresh()}"]
    texts += [desk.hand.sentence() for _ in rows(table)[1:]]
    for row, text in zip(rows(table), texts, strict=True):
        cell = copy.deepcopy(row.findall("a:tc", NS)[at - 1])
        _type(cell.find("a:txBody", NS), text)
        row.findall("a:tc", NS)[at - 1].addnext(cell)
    return Deed("add_column", tuple(Kept("text", text) for text in texts))


@edit
def swap_columns(desk: Desk) -> Deed:
    slide, table = desk.table()
    grid = table.find(".//a:tblGrid", NS)
    assert grid is not None
    if len(grid) < 2:
        raise NothingFoundError
    at = desk.chance.randint(0, len(grid) - 2)
    grid.insert(at, grid[at + 1])
    for row in rows(table):
        row.insert(row.index(row.findall("a:tc", NS)[at]), row.findall("a:tc", NS)[at + 1])
    names = list(header_names(table))
    carrier = table_carrier(slide._element)
    pairs = [
        pair for pair in ordered_pairs(names) if names.index(pair[1]) - names.index(pair[0]) == 1
    ]
    return Deed(
        "swap_columns", tuple(Kept("column order", f"{a} < {b}", (carrier,)) for a, b in pairs)
    )


@edit
def move_row(desk: Desk) -> Deed:
    slide, table = desk.table(least=3)
    body = rows(table)[1:]
    row = desk.chance.choice(body)
    rest = [one for one in body if one is not row]
    desk.chance.choice(rest).addnext(row)
    carriers = [row_carrier(slide._element, one) for one in rows(table)[1:]]
    at = carriers.index(row_carrier(slide._element, row))
    before = carriers[at - 1] if at else ""
    is_plain = carriers.count(before) == carriers.count(carriers[at]) == 1
    pair = (Kept("row order", "<", (before, carriers[at])),) if before and is_plain else ()
    return Deed("move_row", pair)


@edit
def shade_row(desk: Desk) -> Deed:
    carrier, row = desk.hand.choose(
        (row_carrier(slide._element, row), row)
        for slide in desk.slides
        for shape in shapes(slide._element)
        for row in rows(shape)
    )
    colour = desk.hand.colour()
    for cell in row.iterfind("a:tc", NS):
        look = cell.find("a:tcPr", NS)
        if look is None:
            look = _made("a:tcPr")
            cell.append(look)
        for old in ("a:noFill", "a:solidFill"):
            for one in look.findall(old, NS):
                look.remove(one)
        lines = [n for n, one in enumerate(look) if _local(one).startswith("ln")]
        new = _xml(f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>')
        look.insert(lines[-1] + 1 if lines else 0, new)
    return Deed("shade_row", (Kept("cell fill", colour, (carrier,)),))


@edit
def table_style(desk: Desk) -> Deed:
    """Another style for a table: „No Style, Table Grid”."""
    slide, table = desk.table()
    style = table.find(".//a:tblPr/a:tableStyleId", NS)
    if style is None:
        raise NothingFoundError
    style.text = "{5940675A-B579-460E-94D1-54222C63F5DA}"
    return Deed("table_style", (Kept("table style", style.text, (table_carrier(slide._element),)),))


# --- charts


@edit
def recolour_series(desk: Desk) -> Deed:
    carrier, chart = desk.chart()
    series = desk.chance.choice(list(chart.plots[0].series))
    colour = desk.hand.colour()
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = _rgb(colour)
    own = f"{carrier} › series {mask(series.name)}"
    return Deed("recolour_series", (Kept("series colour", colour, (own,)),))


@edit
def recolour_point(desk: Desk) -> Deed:
    carrier, chart = desk.chart()
    plot = chart.plots[0]
    number = desk.chance.randrange(len(plot.categories))
    series = desk.chance.choice(list(plot.series))
    colour = desk.hand.colour()
    fill = series.points[number].format.fill
    fill.solid()
    fill.fore_color.rgb = _rgb(colour)
    own = f"{carrier} › series {mask(series.name)} › {mask(str(plot.categories[number]))}"
    return Deed("recolour_point", (Kept("point colour", colour, (own,)),))


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour)


# --- slides


@edit
def add_slide(desk: Desk) -> Deed:
    """A slide of a person's own with a title and notes, behind one that stands there."""
    _, before = desk.slide()
    layouts = list(desk.presentation.slide_layouts)
    new = _new_slide(desk, desk.chance.choice(layouts))
    title, note = desk.hand.sentence(), desk.hand.sentence()
    if new.shapes.title is not None:
        new.shapes.title.text = title
    else:
        new.shapes.add_textbox(_CM, _CM, 9 * _CM, _CM).text_frame.text = title
    for slot in list(new.placeholders):
        if slot.placeholder_format.idx and desk.chance.random() < 0.5:
            slot._element.getparent().remove(slot._element)
    new.notes_slide.notes_text_frame.text = note
    _put_behind(desk, new, before)
    return Deed("add_slide", (Kept("text", title), Kept("note", note)))


def _new_slide(desk: Desk, layout: Any) -> Any:
    """A slide under a name that no other part has, which python-pptx does not see to."""
    name = desk.presentation.part.package.next_partname("/ppt/slides/slide%d.xml")
    new = desk.presentation.slides.add_slide(layout)
    new.part.partname = name
    return new


def _ids(desk: Desk) -> Element:
    return desk.presentation.slides._sldIdLst


def _id_of(desk: Desk, slide: Any) -> Element:
    return next(one for one in _ids(desk) if int(one.get("id")) == slide.slide_id)


def _put_behind(desk: Desk, slide: Any, before: Any) -> None:
    """In the order, and in the section (p14) of the slide before."""
    mine = _id_of(desk, slide)
    _id_of(desk, before).addnext(mine)
    p14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId"
    listed = list(desk.presentation._element.iter(p14))
    for one in listed:
        if one.get("id") == mine.get("id"):
            one.getparent().remove(one)
    for one in listed:
        if one.get("id") == str(before.slide_id):
            one.addnext(one.makeelement(p14, {"id": mine.get("id", "")}))


@edit
def move_slide(desk: Desk) -> Deed:
    carrier, slide = desk.slide()
    rest = [one for one in desk.slides if one.slide_id != slide.slide_id]
    names = {slide_carrier(one._element): one for one in rest}
    wanted = [one for one in sorted(names) if desk.hand.only is None or one in desk.hand.only]
    if not wanted:
        raise NothingFoundError
    before = desk.chance.choice(wanted)
    _put_behind(desk, slide, names[before])
    return Deed("move_slide", (Kept("order", "<", (before, carrier)),))


@edit
def hide_slide(desk: Desk) -> Deed:
    carrier, slide = desk.slide()
    slide._element.set("show", "0")
    return Deed("hide_slide", (Kept("hidden", "", (carrier,)),))


@edit
def change_layout(desk: Desk) -> Deed:
    carrier, slide = desk.slide()
    layout = desk.chance.choice(list(desk.presentation.slide_layouts))
    for rid, one in slide.part.rels.items():
        if one.reltype.endswith("/slideLayout"):
            slide.part.rels._rels[rid]._target = layout.part
    return Deed("change_layout", (Kept("layout", layout.name, (carrier,)),))


@edit
def transition(desk: Desk) -> Deed:
    carrier, slide = desk.slide()
    name = desk.chance.choice(["fade", "push", "wipe"])
    for old in slide._element.findall(qualified("p:transition")):
        slide._element.remove(old)
    new = _xml(f'<p:transition spd="slow"><p:{name}/></p:transition>')
    _behind(slide._element, new, ("cSld", "clrMapOvr"))
    return Deed("transition", (Kept("transition", name, (carrier,)),))


@edit
def animate(desk: Desk) -> Deed:
    """A shape appears on a click (ISO/IEC 29500-1 §19.5)."""
    carrier, slide, shape = desk.shape()
    if slide._element.find("p:timing", NS) is not None:
        raise NothingFoundError
    frame = shape.find("*/p:cNvPr", NS)
    assert frame is not None
    new = _xml(_APPEAR.format(shape=frame.get("id")))
    _behind(slide._element, new, ("cSld", "clrMapOvr", "transition"))
    return Deed("animate", (Kept("animated", "", (carrier,)),))


_NOW = '<p:stCondLst><p:cond delay="{delay}"/></p:stCondLst>'
_AT_ONCE, _ON_CLICK = _NOW.format(delay="0"), _NOW.format(delay="indefinite")
_APPEAR = (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
    '<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" '
    f'nodeType="mainSeq"><p:childTnLst><p:par><p:cTn id="3" fill="hold">{_ON_CLICK}'
    f'<p:childTnLst><p:par><p:cTn id="4" fill="hold">{_AT_ONCE}<p:childTnLst><p:par>'
    '<p:cTn id="5" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" '
    f'nodeType="clickEffect">{_AT_ONCE}<p:childTnLst><p:set><p:cBhvr><p:cTn id="6" dur="1" '
    f'fill="hold">{_AT_ONCE}</p:cTn><p:tgtEl><p:spTgt spid="{{shape}}"/></p:tgtEl>'
    "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
    '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>"
    '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
    '</p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl>'
    "</p:cond></p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
)


def _behind(slide: Element, new: Element, names: Sequence[str]) -> None:
    last = max(n for n, child in enumerate(slide) if _local(child) in names)
    slide.insert(last + 1, new)


@edit
def background(desk: Desk) -> Deed:
    carrier, slide = desk.slide()
    colour = desk.hand.colour()
    for old in slide._element.cSld.findall(qualified("p:bg")):
        slide._element.cSld.remove(old)
    slide._element.cSld.insert(
        0,
        _xml(
            f'<p:bg><p:bgPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
            "<a:effectLst/></p:bgPr></p:bg>"
        ),
    )
    return Deed("background", (Kept("background", colour, (carrier,)),))


# --- beside the slides


@edit
def add_note(desk: Desk) -> Deed:
    """One more paragraph in the notes of a slide."""
    _, slide = desk.slide()
    text = desk.hand.sentence()
    frame = slide.notes_slide.notes_text_frame
    frame.add_paragraph().text = text
    return Deed("add_note", (Kept("note", text),))


@edit
def add_comment(desk: Desk) -> Deed:
    """A comment as PowerPoint wrote them until 2021 (ISO/IEC 29500-1 §13.3.2, §13.3.4)."""
    _, slide = desk.slide()
    text, author = desk.hand.sentence(), desk.chance.choice(["Anna Nowak", "J. Kowalska"])
    authors = _authors(desk)
    person = next((one for one in authors if one.get("name") == author), None)
    if person is None:
        person = _made(
            "p:cmAuthor", id=str(len(authors)), name=author, initials="X", lastIdx="0",
            clrIdx=str(len(authors)),
        )  # fmt: skip
        authors.append(person)
    number = int(person.get("lastIdx", "0")) + 1
    person.set("lastIdx", str(number))
    comments = _comments(slide)
    comments.append(
        _xml(
            f'<p:cm authorId="{person.get("id")}" dt="2024-05-0{1 + number % 9}T10:00:00" '
            f'idx="{number}"><p:pos x="10" y="10"/><p:text>{text}</p:text></p:cm>'
        )
    )
    return Deed("add_comment", (Kept("comment", f"{author}: {text}"),))


class _XmlPart(Part):
    """A part python-pptx has no class for, kept as a tree until it is saved."""

    def __init__(self, name: str, kind: str, package: Any, root: Element) -> None:
        super().__init__(PackURI(name), kind, package)
        self.root = root

    @property
    def blob(self) -> bytes:
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _tree_of(owner: Any, kind: str, name: str, content_type: str, empty: str) -> Element:
    """The root of the part that a relationship of this kind leads to; made when there is none."""
    for rid, one in list(owner.rels.items()):
        if one.reltype == f"{NS['r']}/{kind}":
            part = one.target_part
            if not isinstance(part, _XmlPart):
                root = parse(part.blob)
                part = _XmlPart(str(part.partname), part.content_type, part.package, root)
                owner.rels._rels[rid]._target = part
            return part.root
    part = _XmlPart(name, content_type, owner.package, _xml(empty))
    owner.relate_to(part, f"{NS['r']}/{kind}")
    return part.root


def _authors(desk: Desk) -> Element:
    owner = desk.presentation.part
    return _tree_of(
        owner, "commentAuthors", "/ppt/commentAuthors.xml", _AUTHORS, "<p:cmAuthorLst/>"
    )


def _comments(slide: Any) -> Element:
    name = str(slide.part.package.next_partname("/ppt/comments/comment%d.xml"))
    return _tree_of(slide.part, "comments", name, _COMMENTS, "<p:cmLst/>")


@edit
def add_property(desk: Desk) -> Deed:
    name, value = f"Znak sprawy {desk.hand.fresh()}", f"ES.{desk.hand.fresh()}.2016"
    set_custom_property(desk.presentation.part.package, name, value)
    return Deed("add_property", (Kept("property", f"{name}={value}"),))


@edit
def master_background(desk: Desk) -> Deed:
    """A designer's hand: the background of all slides."""
    colour = desk.hand.colour()
    desk.presentation.slide_master.background.fill.solid()
    desk.presentation.slide_master.background.fill.fore_color.rgb = _rgb(colour)
    return Deed("master_background", (Kept("master background", colour),))


# --- edits of what is bound


@wording
def reword(desk: Desk) -> Deed:
    """Words of a person's own before or behind those that stand there."""
    _, _, paragraph = desk.paragraph()
    words = f"zdaniem wydziału {desk.hand.fresh()}/A"
    texts = paragraph.findall("a:r/a:t", NS)
    if desk.chance.random() < 0.5:
        texts[-1].text = f"{(texts[-1].text or '').rstrip()} – {words}"
    else:
        texts[0].text = f"{words}: {(texts[0].text or '').lstrip()}"
    return Deed("reword", (Kept("words", words),), is_on_wording=True)


@wording
def overtype(desk: Desk) -> Deed:
    """Another number where one of the data stood."""
    _, _, paragraph = desk.paragraph(
        lambda one: any(_NUMBER.search(t.text or "") for t in one.iterfind("a:r/a:t", NS))
    )
    texts = [t for t in paragraph.iterfind("a:r/a:t", NS) if _NUMBER.search(t.text or "")]
    text, number = desk.chance.choice(texts), 77_000 + desk.hand.fresh()
    text.text = _NUMBER.sub(str(number), text.text or "", count=1)
    return Deed("overtype", (Kept("words", str(number)),), is_on_wording=True)


@wording
def overtype_bar(desk: Desk) -> Deed:
    """Another number in a chart: in its sheet, and so in its drawing."""
    _, chart = desk.chart()
    series = desk.chance.choice(list(chart.plots[0].series))
    number = desk.chance.randrange(len(chart.plots[0].categories))
    value = 66_000 + desk.hand.fresh()
    point = series._element.find(f"c:val//c:pt[@idx='{number}']", NS)
    if point is None:
        raise NothingFoundError
    point.find("c:v", NS).text = str(value)
    _type_in_sheet(chart, series._element.findtext("c:val//c:f", "", NS), number, value)
    return Deed("overtype_bar", is_on_wording=True)


def _type_in_sheet(chart: Chart, formula: str, number: int, value: int) -> None:
    from openpyxl import load_workbook

    part = chart.part.chart_workbook.xlsx_part
    if part is None or not formula:
        return
    book = load_workbook(BytesIO(part.blob))
    sheet, _, area = formula.rpartition("!")
    cells = [cell for row in book[sheet.strip("'")][area.replace("$", "")] for cell in row]
    cells[number].value = value
    target = BytesIO()
    book.save(target)
    part._blob = target.getvalue()


@wording
def describe(desk: Desk) -> Deed:
    """An alternative text of a person's own for a chart or table."""
    _, _, shape = desk.shape(lambda one: kind_of(one) in ("chart", "table"))
    frame = shape.find("*/p:cNvPr", NS)
    assert frame is not None
    frame.set("descr", f"Opis własny {desk.hand.sentence()}")
    return Deed("describe", is_on_wording=True)


@wording
def delete_shape(desk: Desk) -> Deed:
    _, _, shape = desk.shape()
    gone = _lines(shape)
    shape.getparent().remove(shape)
    return Deed("delete_shape", gone=gone, is_on_wording=True)


def _lines(element: Element) -> tuple[str, ...]:
    """The longer texts below an element: short ones may come again by chance."""
    texts = (plain(paragraph_text(one)) for one in element.iter(qualified("a:p")))
    return tuple(text for text in texts if len(text) > 25)


@wording
def delete_row(desk: Desk) -> Deed:
    _, table = desk.table()
    row = desk.chance.choice(rows(table)[1:])
    row.getparent().remove(row)
    return Deed("delete_row", gone=_lines(row), is_on_wording=True)


@wording
def delete_column(desk: Desk) -> Deed:
    _, table = desk.table()
    grid = table.find(".//a:tblGrid", NS)
    assert grid is not None
    if len(grid) < 3:
        raise NothingFoundError
    at = desk.chance.randint(1, len(grid) - 1)
    grid.remove(grid[at])
    for row in rows(table):
        row.remove(row.findall("a:tc", NS)[at])
    return Deed("delete_column", is_on_wording=True)


@wording
def delete_paragraph(desk: Desk) -> Deed:
    _, _, paragraph = desk.paragraph(lambda one: len(one.getparent().findall(qualified("a:p"))) > 1)
    paragraph.getparent().remove(paragraph)
    return Deed("delete_paragraph", gone=_lines_of(paragraph), is_on_wording=True)


def _lines_of(paragraph: Element) -> tuple[str, ...]:
    text = plain(paragraph_text(paragraph))
    return (text,) if len(text) > 25 else ()


@wording
def delete_slide(desk: Desk) -> Deed:
    """What stood on one of several pages may come back on another that has room now."""
    _, slide = desk.slide()
    mine = _id_of(desk, slide)
    is_page = title_of(slide._element).endswith(")")
    gone = () if is_page else _lines(slide._element)
    p14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId"
    for one in list(desk.presentation._element.iter(p14)):
        if one.get("id") == mine.get("id"):
            one.getparent().remove(one)
    desk.presentation.part.drop_rel(mine.get(f"{{{NS['r']}}}id"))
    mine.getparent().remove(mine)
    return Deed("delete_slide", gone=gone, is_on_wording=True)


@wording
def duplicate_shape(desk: Desk) -> Deed:
    """Ctrl+D on a text: PowerPoint keeps the name and gives a new id and creationId."""
    _, slide, shape = desk.shape(lambda one: one.tag == qualified("p:sp"))
    new = copy.deepcopy(shape)
    frame = new.find("*/p:cNvPr", NS)
    assert frame is not None
    frame.set("id", str(desk.next_id(slide)))
    for extension in frame.iter(qualified("a16:creationId")):
        extension.set("id", f"{{00000000-AAAA-4000-8000-{desk.hand.fresh():012X}}}")
    shape.addnext(new)
    return Deed("duplicate_shape", is_on_wording=True)


@wording
def duplicate_slide(desk: Desk) -> Deed:
    """Duplicate Slide: names and creationIds of shapes stay, that of the slide is new."""
    _, slide = desk.slide()
    new = _new_slide(desk, slide.slide_layout)
    new.part._element = root = copy.deepcopy(slide._element)
    new.part._slide = None
    for extension in root.iter(
        "{http://schemas.microsoft.com/office/powerpoint/2010/main}creationId"
    ):
        extension.set("val", str(900_000 + desk.hand.fresh()))
    _bring_along(slide.part, new.part, root)
    _put_behind(desk, new, slide)
    return Deed("duplicate_slide", is_on_wording=True)


def _bring_along(old: Any, new: Any, root: Element) -> None:
    """Charts with workbooks of their own, pictures shared; notes are left out."""
    rid = f"{{{NS['r']}}}"
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if str(name).startswith(rid) and value in old.rels:
                element.set(name, _again(old.rels[value], new))


def _again(relation: Any, new: Any) -> str:
    if relation.is_external:
        return new.relate_to(relation.target_ref, relation.reltype, is_external=True)
    part = relation.target_part
    if relation.reltype.endswith("/chart"):
        name = part.package.next_partname("/ppt/charts/chart%d.xml")
        twin = type(part).load(name, part.content_type, part.package, part.blob)
        for one in part.rels.values():
            twin.relate_to(one.target_part, one.reltype)
        for rid, one in part.rels.items():
            assert twin.rels[rid].reltype == one.reltype
        part = twin
    return new.relate_to(part, relation.reltype)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def carriers(data: bytes) -> frozenset[str]:
    """What could carry something in a presentation."""
    package, _ = open_package(data, "plik")
    assert package is not None
    return frozenset(deck_inventory(package).carriers)


__all__ = ["EDITS", "WORDING", "Desk", "carriers", "work"]
