"""Slides to a .pptx: the reference presentation filled, part by part.

A slide's shape tree is written in one piece as PresentationML text and parsed once; python-pptx
keeps the package, its parts and relationships. Nothing is decided here: boxes, sizes and words
come from the layout.
"""

from __future__ import annotations

import io
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import lru_cache
from itertools import count
from typing import Any, Final, Protocol, cast
from xml.sax.saxutils import escape, quoteattr

from lxml.etree import XMLSyntaxError
from msgspec import Struct
from msgspec.structs import replace
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part as PptxPart
from pptx.opc.packuri import PackURI
from pptx.oxml.slide import CT_NotesSlide, CT_Slide
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.presentation import Presentation as PresentationType
from pptx.slide import NotesSlide
from pptx.slide import Slide as PptxSlide
from pptx.slide import SlideLayout as PptxLayout

from es_docs.diagnostics import AssetError, Location, error
from es_docs.env import DECK_REFERENCE
from es_docs.layout.charts import LEGEND_HEIGHT
from es_docs.layout.deck import (
    ChartShape,
    Deck,
    LineShape,
    PictureShape,
    Shape,
    Slide,
    TableShape,
    TextParagraph,
    TextRun,
    TextShape,
)
from es_docs.layout.tables import CELL_MARGIN_X
from es_docs.markup import Element, parse
from es_docs.messages import document as words
from es_docs.ooxml.chart import SLIDE_STYLE, ChartBar, bar_chart
from es_docs.ooxml.chart_part import ChartPart, relate_to_slide
from es_docs.ooxml.line_chart import LINE_STYLE, ChartLine, line_chart
from es_docs.ooxml.package import (
    COLUMN_ID,
    CREATION_ID,
    DECORATIVE,
    ROW_ID,
    AppProperties,
    app_properties_xml,
    canonical_parts,
    core_properties_xml,
)
from es_docs.ooxml.pictures import plain_picture
from es_docs.render.saving import Part, saved_parts
from es_docs.story import Cell, ColumnKind, Row, Story
from es_docs.theme import STRIP_NAME, DeckTheme, Slot
from es_docs.units import Box, Emu
from es_docs.visibility.signs import Sign
from es_docs.visibility.strip import FLAG_HEIGHT_ON_SLIDES, add_strip_to_slide, place_signs

LANG: Final = "pl-PL"

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMESPACES: Final = f'xmlns:a="{_A}" xmlns:p="{_P}" xmlns:r="{_R}"'
_P14: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_ADEC: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_A16: Final = "http://schemas.microsoft.com/office/drawing/2014/main"
_IDENTITY: Final = uuid.UUID("7b0a4c52-3c1e-5d0b-9a64-0f3f3c1d2b11")
"""Namespace of the name-based UUIDs (RFC 4122 §4.3) of slides and sections."""


class Canvas(Struct, frozen=True):
    """A slide being filled: the python-pptx slide, and the next free shape id."""

    slide: PptxSlide
    key: str
    ids: Iterator[int]
    slots: Mapping[str, Slot]
    table_style: str

    def next_id(self) -> int:
        return next(self.ids)

    @property
    def part(self) -> SlidePart:
        return self.slide.part


def render_deck(
    deck: Deck, story: Story, theme: DeckTheme, reference: bytes, signs: Sequence[Sign]
) -> bytes:
    """The presentation as a canonical package, as `make_deck`."""
    return canonical_parts(make_deck(deck, story, theme, reference, signs))


def make_deck(
    deck: Deck, story: Story, theme: DeckTheme, reference: bytes, signs: Sequence[Sign]
) -> dict[str, bytes]:
    """The members of the presentation's package by name: same input, same bytes.

    `reference` is the presentation `theme` was read from. Raises ContentError when a
    picture of the story cannot be read.
    """
    presentation, layouts = _opened(reference)
    _count_part_names(presentation)
    _set_master_strip(presentation, theme, signs)
    pages = _NotesPages()
    for slide in deck.slides:
        _add_slide(presentation, slide, layouts[slide.layout], theme, signs, pages)
    _name_sections(presentation, deck.slides)
    properties = {
        "docProps/core.xml": core_properties_xml(
            title=story.title, author=story.author, language=LANG
        ),
        "docProps/app.xml": app_properties_xml(
            AppProperties(
                application="es_docs",
                company=story.author,
                slides=len(deck.slides),
                notes=len(deck.slides),
            )
        ),
    }
    package = presentation.part.package
    relationships = package._rels  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    return saved_parts(cast("Iterator[Part]", package.iter_parts()), relationships, properties)


_STUMBLED: Final = (
    KeyError, ValueError, AttributeError, TypeError, IndexError, PythonPptxError, XMLSyntaxError
)  # fmt: skip
"""What python-pptx raises over a package whose parts are not what they say."""


def _opened(reference: bytes) -> tuple[PresentationType, Mapping[str, PptxLayout]]:
    """The reference and its layouts by name. Raises AssetError T001 for an unsound package."""
    try:
        presentation = Presentation(io.BytesIO(reference))
        layouts = {layout.name: layout for layout in presentation.slide_layouts}
        _ = presentation.slide_master.shapes, presentation.part.package
    except _STUMBLED as fault:
        raise AssetError(error("T001", Location(DECK_REFERENCE))) from fault
    return presentation, layouts


def _count_part_names(presentation: PresentationType) -> None:
    """New parts get their names from counters.

    python-pptx walks the whole package for each new name, which makes a deck of n slides cost n².
    The reference has no parts of the kinds that are added, so counting from 1 is safe.
    """
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
    package = presentation.part.package

    def next_partname(template: str) -> PackURI:
        return PackURI(template % next(numbers[template]))

    vars(package)["next_partname"] = next_partname


def _set_master_strip(
    presentation: PresentationType, theme: DeckTheme, signs: Sequence[Sign]
) -> None:
    """The sign strip in place of the master's frame for it; the layouts' frames are taken out."""
    master = presentation.slide_master
    _take_out_frame(_element(master.shapes))
    for layout in presentation.slide_layouts:
        _take_out_frame(_element(layout.shapes))
    strip = place_signs(signs, theme.strip, flag_height=FLAG_HEIGHT_ON_SLIDES)
    add_strip_to_slide(_element(master.shapes), master.part, strip, alt=None, with_pictures=False)


class _Proxy(Protocol):
    @property
    def element(self) -> object: ...


def _element(proxy: _Proxy) -> Element:
    """The lxml element behind an object of python-pptx."""
    return cast("Element", proxy.element)


def _take_out_frame(tree: Element) -> None:
    for shape in tree.findall(f"{{{_P}}}sp"):
        properties = shape.find(f"{{{_P}}}nvSpPr/{{{_P}}}cNvPr")
        if properties is not None and properties.get("name") == STRIP_NAME:
            tree.remove(shape)


def _add_slide(
    presentation: PresentationType,
    slide: Slide,
    layout: PptxLayout,
    theme: DeckTheme,
    signs: Sequence[Sign],
    pages: _NotesPages,
) -> None:
    made = _empty_slide(presentation, layout)
    slots = theme.layouts[slide.layout].slots
    canvas = Canvas(made, slide.key, count(2), slots, theme.table_style)
    tree = _element(made.shapes)
    drawn = [_shape_xml(shape, canvas) for shape in slide.shapes]
    number = slots.get("Numer slajdu")
    if number is not None:
        drawn.append(_slide_number(number, canvas))
    drawn.append(_anchor(canvas))
    for element in parse(f"<p:spTree {_NAMESPACES}>{''.join(drawn)}</p:spTree>".encode()):
        tree.append(element)
    own_strip = theme.layouts[slide.layout].strip
    if own_strip is not None:
        strip = place_signs(signs, own_strip, flag_height=FLAG_HEIGHT_ON_SLIDES)
        add_strip_to_slide(tree, made.part, strip, alt=strip.alt, with_pictures=True)
    _identify(made, slide)
    pages.write(made, slide.notes)


_FIRST_SLIDE_ID: Final = 256
"""The least value of ST_SlideId (ECMA-376 part 1, §19.7.13)."""


def _empty_slide(presentation: PresentationType, layout: PptxLayout) -> PptxSlide:
    """As python-pptx's `slides.add_slide`, without what a new slide of ours does not need.

    That copies the placeholders of the layout, 0.3 ms each, and goes through all slides for the
    part name, the relationship and the id of each new one, which makes a deck of n slides cost n²:
    7 % of the time of 600 actions.
    """
    package = presentation.part.package
    name = package.next_partname("/ppt/slides/slide%d.xml")
    made = SlidePart(name, CONTENT_TYPE.PML_SLIDE, package, CT_Slide.new())
    made.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    relationships: Any = presentation.part.rels
    rid = relationships._add_relationship(RELATIONSHIP_TYPE.SLIDE, made)  # noqa: SLF001
    root: Any = presentation.element
    listed = root.get_or_add_sldIdLst()
    listed._add_sldId(id=_FIRST_SLIDE_ID + len(listed), rId=rid)  # noqa: SLF001
    return made.slide


def _shape_xml(shape: Shape, canvas: Canvas) -> str:
    match shape:
        case TextShape():
            return _text_xml(shape, canvas)
        case TableShape():
            return _table_xml(shape, canvas)
        case ChartShape():
            return _chart_xml(shape, canvas)
        case LineShape():
            return _lines_xml(shape, canvas)
        case PictureShape():
            return _picture_xml(shape, canvas)


# --- text -----------------------------------------------------------------------------------


def _placeholder(slot: Slot) -> str:
    kind = "" if slot.kind == "obj" else f' type="{slot.kind}"'
    idx = f' idx="{slot.idx}"' if slot.idx else ""
    return f"<p:nvPr><p:ph{kind}{idx}/></p:nvPr>"


def _text_xml(shape: TextShape, canvas: Canvas) -> str:
    own = canvas.slots[shape.slot.name].box
    place = "" if shape.box == own else _xfrm(shape.box, "a")
    paragraphs = "".join(_paragraph_xml(paragraph) for paragraph in shape.paragraphs)
    return (
        f"<p:sp><p:nvSpPr>{_drawn(canvas, shape.slot.name, shape.key)}"
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>{_placeholder(shape.slot)}</p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _xfrm(box: Box, prefix: str) -> str:
    return (
        f'<{prefix}:xfrm><a:off x="{int(box.left)}" y="{int(box.top)}"/>'
        f'<a:ext cx="{int(box.width)}" cy="{int(box.height)}"/></{prefix}:xfrm>'
    )


def _paragraph_xml(paragraph: TextParagraph) -> str:
    level = f'<a:pPr lvl="{paragraph.level - 1}"/>' if paragraph.level > 1 else ""
    runs = "".join(_run_xml(run) for run in paragraph.runs)
    size = paragraph.runs[-1].size_pt
    end = f'<a:endParaRPr lang="{LANG}"{_size(size)}/>'
    return f"<a:p>{level}{runs}{end}</a:p>"


def _run_xml(run: TextRun) -> str:
    bold = "" if run.bold is None else f' b="{int(run.bold)}"'
    return (
        f'<a:r><a:rPr lang="{LANG}"{_size(run.size_pt)}{bold}/><a:t>{escape(run.text)}</a:t></a:r>'
    )


def _size(points: float | None) -> str:
    """`sz` counts hundredths of a point (ISO/IEC 29500-1 §21.1.2.3.9)."""
    return "" if points is None else f' sz="{round(points * 100)}"'


def _slide_number(slot: Slot, canvas: Canvas) -> str:
    field = uuid.uuid5(_IDENTITY, f"number of {canvas.key}")
    return (
        f"<p:sp><p:nvSpPr>{_drawn(canvas, slot.name, 'number')}"
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>{_placeholder(slot)}</p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
        f'<a:fld id="{{{str(field).upper()}}}" type="slidenum"><a:rPr lang="{LANG}"/>'
        f'<a:t>‹#›</a:t></a:fld><a:endParaRPr lang="{LANG}"/></a:p></p:txBody></p:sp>'
    )


# --- tables ---------------------------------------------------------------------------------

_RIGHT_ALIGNED: Final = frozenset({ColumnKind.NUMBER, ColumnKind.QUANTITY, ColumnKind.PERCENT})


def _table_xml(shape: TableShape, canvas: Canvas) -> str:
    table = shape.table
    columns = "".join(
        f'<a:gridCol w="{int(width)}">'
        f"{_grid_id('colId', COLUMN_ID, grid_number(table.key, column.key))}</a:gridCol>"
        for column, width in zip(table.columns, shape.widths, strict=True)
    )
    rows = "".join(
        _row_xml(shape, row, height)
        for row, height in zip((table.header, *table.rows), shape.heights, strict=True)
    )
    frame = _frame_xml(canvas, shape, table.alt)
    return (
        f'{frame}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/'
        f'table"><a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{canvas.table_style}'
        f"</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _frame_xml(canvas: Canvas, shape: TableShape | ChartShape | LineShape, alt: str) -> str:
    name = shape_mark(canvas.key, shape.key)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{_drawn(canvas, name, shape.key, alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"{_placeholder(shape.slot)}</p:nvGraphicFramePr>{_xfrm(shape.box, 'p')}"
    )


"""Extensions that name a column and a row for good (MS-ODRAWXML 2.25.1.5)."""


def grid_number(table: str, key: str) -> int:
    """The number that a row or column of a table carries for good."""
    return uuid.uuid5(_IDENTITY, f"{table}/{key}").int & 0x7FFFFFFF


def _grid_id(element: str, uri: str, number: int) -> str:
    return (
        f'<a:extLst><a:ext uri="{uri}"><a16:{element} xmlns:a16="{_A16}" val="{number}"/>'
        "</a:ext></a:extLst>"
    )


def _row_xml(shape: TableShape, row: Row, height: Emu) -> str:
    cells = "".join(
        _cell_xml(cell, shape, column.kind in _RIGHT_ALIGNED, is_total=row.is_total)
        for cell, column in zip(row.cells, shape.table.columns, strict=True)
    )
    identity = _grid_id("rowId", ROW_ID, grid_number(shape.table.key, row.key))
    return f'<a:tr h="{int(height)}">{cells}{identity}</a:tr>'


def _cell_xml(cell: Cell, shape: TableShape, is_right_aligned: bool, *, is_total: bool) -> str:
    align = '<a:pPr algn="r"/>' if is_right_aligned else ""
    bold = ' b="1"' if cell.strong or is_total else ""
    fill = '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>' if is_total else ""
    above, size_pt = int(shape.cell_margin), shape.size_pt
    margins = (
        f'marL="{int(CELL_MARGIN_X)}" marR="{int(CELL_MARGIN_X)}" marT="{above}" marB="{above}"'
    )
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{align}<a:r><a:rPr lang="{LANG}"'
        f"{_size(size_pt)}{bold}/><a:t>{escape(cell.text)}</a:t></a:r>"
        f'<a:endParaRPr lang="{LANG}"{_size(size_pt)}/></a:p></a:txBody>'
        f'<a:tcPr {margins} anchor="ctr">{fill}</a:tcPr></a:tc>'
    )


# --- charts and pictures --------------------------------------------------------------------


def _chart_xml(shape: ChartShape, canvas: Canvas) -> str:
    chart = shape.chart
    bars = [ChartBar(bar.label, bar.planned, bar.realised, bar.ratio_label) for bar in chart.bars]
    style = replace(
        SLIDE_STYLE,
        font_size_pt=shape.size_pt,
        label_size_pt=shape.size_pt,
        with_legend=not chart.is_share,
        name_share=shape.name_width / shape.box.width,
        legend_share=0.0 if chart.is_share else LEGEND_HEIGHT / shape.box.height,
    )
    part = bar_chart(
        bars,
        category_header=chart.category_name,
        planned_name=chart.planned_name,
        realised_name=chart.realised_name,
        percent_header=words.PERCENT,
        ratio_header=words.RATIO_HEADER,
        style=style,
        is_share=chart.is_share,
    )
    return _charted(shape, canvas, part, chart.alt)


def _lines_xml(shape: LineShape, canvas: Canvas) -> str:
    timeline = shape.timeline
    style = replace(
        LINE_STYLE,
        font_size_pt=shape.size_pt,
        are_names_turned=shape.fit.are_turned,
        with_values=shape.fit.with_values,
    )
    part = line_chart(
        [point.label for point in timeline.points],
        [ChartLine(one.name, one.values, one.is_plan) for one in timeline.series],
        category_header=timeline.category_name,
        style=style,
    )
    return _charted(shape, canvas, part, timeline.alt)


def _charted(shape: ChartShape | LineShape, canvas: Canvas, part: ChartPart, alt: str) -> str:
    """The frame of a chart, whose part becomes one of the presentation."""
    rid = relate_to_slide(canvas.part, part)
    frame = _frame_xml(canvas, shape, alt)
    return (
        f'{frame}<a:graphic><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" r:id="{rid}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _picture_xml(shape: PictureShape, canvas: Canvas) -> str:
    """The whole picture, as large as its box allows, in the middle of it."""
    plain = plain_picture(shape.picture.path, shape.picture.location)
    _, rid = canvas.part.get_or_add_image_part(io.BytesIO(plain.data))
    factor = min(shape.box.width / plain.width, shape.box.height / plain.height)
    width, height = round(plain.width * factor), round(plain.height * factor)
    box = Box.of(
        shape.box.left + (shape.box.width - width) // 2,
        shape.box.top + (shape.box.height - height) // 2,
        width,
        height,
    )
    name = shape_mark(canvas.key, shape.key)
    return (
        f"<p:pic><p:nvPicPr>{_drawn(canvas, name, shape.key, shape.picture.alt)}"
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f'{_placeholder(shape.slot)}</p:nvPicPr><p:blipFill><a:blip r:embed="{rid}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{_xfrm(box, 'a')}</p:spPr>"
        "</p:pic>"
    )


# --- identity -------------------------------------------------------------------------------

"""Extensions of a shape: the id it was created with, and that it says nothing (MS-ODRAWXML)."""
_ANCHOR_SIZE: Final = 36_000
"""EMU; LibreOffice takes 360 off a side each time it saves, so it must not be much smaller."""


def deck_names(deck: Deck) -> Mapping[str, str]:
    """The readable key of every mark the deck will carry: of slides, shapes, rows, columns.

    What the merge reads as marks: `es:slide:…`, `es:…`, `id:{…}`, `row:…`, `col:…`.
    """
    names: dict[str, str] = {}
    for slide in deck.slides:
        names[slide_mark(slide.key)] = slide.key
        for shape in slide.shapes:
            if isinstance(shape, TextShape):
                names[f"id:{creation_id(slide.key, shape.key)}"] = shape.key
            else:
                names[shape_mark(slide.key, shape.key)] = shape.key
            if isinstance(shape, TableShape):
                table = shape.table
                for row in (table.header, *table.rows):
                    names[f"row:{grid_number(table.key, row.key)}"] = row.key
                for column in table.columns:
                    names[f"col:{grid_number(table.key, column.key)}"] = column.key
    return names


def slide_mark(slide: str) -> str:
    """The name of the hidden anchor that says which slide this is."""
    return f"es:slide:{slide}"


def shape_mark(slide: str, shape: str) -> str:
    """The name of a table, chart or picture; text stands in placeholders, whose names are lost."""
    return f"es:{slide}/{shape}"


@lru_cache(maxsize=4096)
def creation_id(slide: str, shape: str) -> str:
    """The GUID of a shape, in braces and capitals as Office writes it."""
    return f"{{{str(uuid.uuid5(_IDENTITY, f'shape {slide}/{shape}')).upper()}}}"


def _drawn(canvas: Canvas, name: str, key: str, alt: str | None = None) -> str:
    """The `p:cNvPr` of the shape with this key on the slide."""
    described = "" if alt is None else f" descr={quoteattr(alt)}"
    return (
        f'<p:cNvPr id="{canvas.next_id()}" name={quoteattr(name)}{described}><a:extLst>'
        f"{_created(canvas.key, key)}</a:extLst></p:cNvPr>"
    )


def _created(slide: str, key: str) -> str:
    return (
        f'<a:ext uri="{CREATION_ID}"><a16:creationId xmlns:a16="{_A16}" '
        f'id="{creation_id(slide, key)}"/></a:ext>'
    )


def _anchor(canvas: Canvas) -> str:
    """The one mark of a slide that all office programs keep: a hidden shape with its name."""
    box = Box.of(0, 0, _ANCHOR_SIZE, _ANCHOR_SIZE)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{canvas.next_id()}" '
        f'name={quoteattr(slide_mark(canvas.key))} descr="" hidden="1"><a:extLst>'
        f'{_created(canvas.key, "anchor")}<a:ext uri="{DECORATIVE}"><adec:decorative '
        f'xmlns:adec="{_ADEC}" val="1"/></a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr>{_xfrm(box, "a")}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "<a:noFill/><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


# --- notes, sections ------------------------------------------------------------------------


def _identify(made: PptxSlide, slide: Slide) -> None:
    """A name and a creation id that stay when the slide is moved (MS-PPTX 2.3.32)."""
    common = _element(made)[0]
    number = uuid.uuid5(_IDENTITY, slide.key).int & 0xFFFFFFFF
    common.set("name", slide.key)
    common.append(
        parse(
            f'<p:extLst xmlns:p="{_P}"><p:ext uri="{{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}}">'
            f'<p14:creationId xmlns:p14="{_P14}" val="{number}"/></p:ext></p:extLst>'.encode()
        )
    )


class _NotesPages:
    """Adds notes: one page as python-pptx makes it, the others as copies of it.

    That clones the placeholders of the notes master for every page, a fifth of the time of a deck.
    """

    def __init__(self) -> None:
        self._model: CT_NotesSlide | None = None
        self._master: PptxPart | None = None

    def write(self, made: PptxSlide, notes: Sequence[str]) -> None:
        """What a person can say aloud, one paragraph each, in the reference's notes layout."""
        if not notes:
            return
        for shape in self._page(made).placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.BODY:
                _fill_notes(_element(shape), notes)
                shape.name = "Notatki"
            else:
                shape.name = "Obraz slajdu"

    def _page(self, made: PptxSlide) -> NotesSlide:
        if self._model is None or self._master is None:
            page = made.notes_slide
            self._model = deepcopy(page.element)
            self._master = page.part.part_related_by(RELATIONSHIP_TYPE.NOTES_MASTER)
            return page
        package = made.part.package
        name = package.next_partname("/ppt/notesSlides/notesSlide%d.xml")
        part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, deepcopy(self._model))
        part.relate_to(self._master, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(made.part, RELATIONSHIP_TYPE.SLIDE)
        made.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
        return part.notes_slide


def _fill_notes(placeholder: Element, notes: Sequence[str]) -> None:
    paragraphs = "".join(_paragraph_xml(TextParagraph((TextRun(note),))) for note in notes)
    body = parse(
        f"<p:txBody {_NAMESPACES}><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>".encode()
    )
    for old in placeholder.findall(f"{{{_P}}}txBody"):
        placeholder.replace(old, body)


def _name_sections(presentation: PresentationType, slides: Sequence[Slide]) -> None:
    """Named sections of the deck (p14:sectionLst, MS-PPTX 2.4.3), each slide in exactly one."""
    listed: Any = presentation.element  # a slide looks for its own id among all of them
    ids = [one.id for one in listed.get_or_add_sldIdLst().sldId_lst]
    groups: dict[str, list[str]] = {}
    for slide, number in zip(slides, ids, strict=True):
        groups.setdefault(slide.group, []).append(f'<p14:sldId id="{number}"/>')
    sections = "".join(
        f"<p14:section name={quoteattr(name)} "
        f'id="{{{str(uuid.uuid5(_IDENTITY, name)).upper()}}}">'
        f"<p14:sldIdLst>{''.join(members)}</p14:sldIdLst></p14:section>"
        for name, members in groups.items()
    )
    _element(presentation).append(
        parse(
            f'<p:extLst xmlns:p="{_P}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f'<p14:sectionLst xmlns:p14="{_P14}">{sections}</p14:sectionLst></p:ext>'
            "</p:extLst>".encode()
        )
    )
