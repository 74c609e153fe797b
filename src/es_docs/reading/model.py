"""A finished presentation or report, taken apart: what the checks look at.

Every look is resolved: theme, master, layout, styles and direct formatting are already one value,
so a check asks `run.colour` and not where it came from. What cannot be told (a gradient behind
a text, a colour that a picture decides) is None, never a guess. Lengths are EMU, sizes points,
colours `RRGGBB` in capitals. `element` is the XML an object was read from, for what no field tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Final, Literal, TypeAlias

from msgspec import Struct, field

from es_docs.diagnostics import Kind, Place
from es_docs.markup import Element
from es_docs.ooxml.opened import Package
from es_docs.units import Box, Emu

Colour: TypeAlias = str
"""`RRGGBB`, capital hexadecimal digits."""
_NONE: Final = Emu(0)
_INSETS: Final = (Emu(91440), Emu(45720), Emu(91440), Emu(45720))
Align: TypeAlias = Literal["left", "center", "right", "justify"]
Bullet: TypeAlias = Literal["none", "bullet", "number"]


class TextRole(StrEnum):
    """What a paragraph is in its document."""

    TITLE = "title"
    """The title placeholder of a slide; the title of a report."""
    HEADING = "heading"
    BODY = "body"
    CELL = "cell"
    CAPTION = "caption"
    LABEL = "label"
    """Words inside a drawing of a report, or in a group of a slide (the sign strip's words)."""
    FURNITURE = "furniture"
    """Header, footer, date and slide number."""
    NOTES = "notes"
    CONTENTS = "contents"
    """An entry of a table of contents."""


class TextRun(Struct, frozen=True, eq=False):
    """A stretch of text that looks the same. `link` is the address, or `#name` inside the file.

    `has_effect`: shadow, glow, reflection, outline, embossing, gradient or pattern in the letters.
    `colour` is None when it is no single colour. `language` is a tag (`pl-PL`), "" when unknown.
    """

    text: str
    size_pt: float
    typeface: str
    colour: Colour | None
    language: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    all_caps: bool = False
    has_effect: bool = False
    is_hidden: bool = False
    is_field: bool = False
    link: str = ""
    element: Element | None = None
    highlight: Colour | None = ""
    """The colour behind this run alone (shading or highlighting of its own), "" when the ground of
    the paragraph shows, None when it is no single colour."""


class TextParagraph(Struct, frozen=True, eq=False, dict=True):
    """A paragraph. `level` counts from 1: of a heading, or of a list.

    `ground` is the colour behind the text, None when a picture or gradient is there.
    `line_spacing` is a factor of single spacing; None when it is given in points
    (`line_spacing_pt`; `is_exact` when lines may not grow). Spaces before and after are the sum of
    `…_pt` and of `…_lines` lines of 1.2 em. `style` is the name of the paragraph style in a report.
    `margin` and `indent` are those of the text and of its first line.
    """

    runs: tuple[TextRun, ...]
    place: Place
    role: TextRole
    level: int = 1
    align: Align = "left"
    bullet: Bullet = "none"
    ground: Colour | None = "FFFFFF"
    style: str = ""
    line_spacing: float | None = 1.0
    line_spacing_pt: float | None = None
    is_exact: bool = False
    space_before_pt: float = 0.0
    space_after_pt: float = 0.0
    space_before_lines: float = 0.0
    space_after_lines: float = 0.0
    margin: Emu = _NONE
    indent: Emu = _NONE
    keeps_with_next: bool = False
    has_widow_control: bool = True
    end_size_pt: float = 0.0
    """Size of an empty paragraph, of its end mark."""
    element: Element | None = None

    @cached_property
    def text(self) -> str:
        """Without hidden text; line breaks are `\\v` (U+000B), page breaks `\\f`, tabs `\\t`."""
        return "".join(run.text for run in self.runs if not run.is_hidden)


class TableCell(Struct, frozen=True, eq=False):
    """A cell of the grid; one that another is merged over has `is_covered`. Spans count from 1."""

    paragraphs: tuple[TextParagraph, ...]
    place: Place
    column_span: int = 1
    row_span: int = 1
    is_covered: bool = False
    has_table: bool = False
    has_drawing: bool = False
    """In a report: a picture or another drawing stands in it."""
    insets: tuple[Emu, Emu, Emu, Emu] = _INSETS
    """Left, top, right, bottom, as those of a `DrawnObject`: between the borders and the text."""

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class TableRow(Struct, frozen=True, eq=False):
    """`is_header` and `may_split` as Word has them for the row; `height` is a minimum, or exact."""

    cells: tuple[TableCell, ...]
    is_header: bool = False
    may_split: bool = False
    height: Emu = _NONE
    is_exact: bool = False


class TableData(Struct, frozen=True, eq=False):
    """`has_header_row`/`has_header_column`: the table's own flags (`firstRow`, `firstCol`; in Word
    a repeated header row as well as the look of the first row). `caption` is the text of the
    caption paragraph beside it in a report; widths of columns and insets of cells in EMU.
    """

    rows: tuple[TableRow, ...]
    has_header_row: bool
    has_header_column: bool
    columns: tuple[Emu, ...] = ()
    caption: str = ""

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(cell.text for cell in row.cells) for row in self.rows)


class Series(Struct, frozen=True, eq=False):
    """A row of values of a chart, from its cache. `colours`: one for each value, or one for all;
    None where a colour cannot be told. `refs` are the cells: name, categories, values.
    """

    name: str
    categories: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    colours: tuple[Colour | None, ...]
    has_labels: bool
    is_patterned: bool = False
    refs: tuple[str, str, str] = ("", "", "")
    outlines: tuple[Colour | None, ...] = ()
    """The strokes around the values, as `colours`; empty when there are none."""


class ChartData(Struct, frozen=True, eq=False):
    """A native chart; `workbook` is the embedded .xlsx (empty when there is none)."""

    kind: str
    """The local name of the chart's element: `barChart`, `lineChart`, `pieChart` …"""
    series: tuple[Series, ...]
    ground: Colour | None
    part: str
    workbook: bytes
    text: tuple[TextParagraph, ...] = ()
    """Title, labels and axes, as far as they are text with looks of their own."""
    title: tuple[TextParagraph, ...] = ()
    """The first of them: the title of the whole chart."""


class PictureData(Struct, frozen=True, eq=False):
    """A picture: `data` are the bytes of the raster or EMF, `vector` those of the SVG beside it.

    `part` names the former in the package, "" for a file that is only linked.
    """

    data: bytes
    part: str
    vector: bytes = b""
    is_recoloured: bool = False
    """Any effect on the blip: greyscale, duotone, recolouring, brightness, transparency."""


class ObjectKind(StrEnum):
    SHAPE = "shape"
    """A drawn shape or text box, with or without text."""
    LINE = "line"
    PICTURE = "picture"
    GROUP = "group"
    TABLE = "table"
    CHART = "chart"
    DIAGRAM = "diagram"
    MEDIA = "media"
    OTHER = "other"


class Paint(Struct, frozen=True):
    """A fill or the stroke of a line. `kind` is none, solid, gradient, picture or pattern.

    `colour` is the resolved colour of a solid one; `is_plain` when it is an RRGGBB literal without
    any tint, transparency or reference to the theme.
    """

    kind: Literal["none", "solid", "gradient", "picture", "pattern"] = "none"
    colour: Colour | None = None
    is_plain: bool = False
    alpha: float = 1.0
    width: Emu = _NONE
    stops: tuple[Colour, ...] = ()
    """The colours a gradient passes through, as far as they can be told."""


NO_PAINT = Paint()
Point: TypeAlias = tuple[float, float]


class DrawnObject(Struct, frozen=True, eq=False):
    """Something that stands on a slide, a layout, a master, or in the text of a report.

    `box` is absolute on the slide, all group transforms applied; of an object in a line of text it
    starts at 0, 0, and boxes of its children are relative to it. `placeholder` is the type of the
    placeholder it fills ("" for none; `obj` for one without a type). `alt` is the text
    alternative, `is_decorative` the mark beside it. `outlines` are the closed sub-paths of a custom
    geometry, in the coordinates of `box`; `preset` the name of a preset one.
    `rotation` in degrees, the sum through all groups; `is_flipped` when any of them is.
    """

    kind: ObjectKind
    name: str
    place: Place
    box: Box | None
    alt: str = ""
    is_decorative: bool = False
    is_hidden: bool = False
    placeholder: str = ""
    paragraphs: tuple[TextParagraph, ...] = ()
    children: tuple[DrawnObject, ...] = ()
    fill: Paint = NO_PAINT
    line: Paint = NO_PAINT
    has_effect: bool = False
    """Shadow, glow, soft edge, reflection, bevel or another 3-D effect."""
    rotation: float = 0.0
    is_flipped: bool = False
    preset: str = ""
    adjustments: Mapping[str, int] = field(default_factory=dict[str, int])
    outlines: tuple[tuple[Point, ...], ...] = ()
    insets: tuple[Emu, Emu, Emu, Emu] = _INSETS
    wraps: bool = True
    autofit: Literal["none", "text", "shape"] = "none"
    font_scale: float = 1.0
    anchor: Literal["top", "middle", "bottom"] = "top"
    """Where the text stands in a box that is higher than it."""
    is_inline: bool = True
    """In a report: stands in a line of text, not floating."""
    picture: PictureData | None = None
    table: TableData | None = None
    chart: ChartData | None = None
    element: Element | None = None

    def walk(self) -> Iterator[DrawnObject]:
        """The object and everything inside it, from back to front."""
        yield self
        for child in self.children:
            if child.children:
                yield from child.walk()
            else:
                yield child

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Properties(Struct, frozen=True):
    """`docProps/core.xml` and the default language of the text."""

    title: str = ""
    author: str = ""
    language: str = ""
    """The language text has when nothing else is said (`pl-PL`)."""
    application: str = ""


class Frame(Struct, frozen=True, eq=False):
    """A layout or a master: what lies behind the slides. `objects` from back to front.

    Of a deck's own frames the placeholders are empty: their prompts show on no slide.
    """

    name: str
    place: Place
    objects: tuple[DrawnObject, ...]
    background: Colour | None
    part: str
    uses_picture: bool = False


class LayoutLook(Struct, frozen=True, eq=False):
    """A layout as slides made from it will look.

    `behind` lies under everything on such a slide, from back to front: what the master shows, then
    what the layout draws. `slots` are the layout's placeholders, `levels` the looks of text in each
    of them, by its name: a paragraph of a sample for every level from 1. `colours` are those of the
    theme by `tx1`, `bg2`, `accent1` …; `table` is a sample in the default style of tables, a header
    and two rows, and `rule` the line between its rows.
    """

    frame: Frame
    behind: tuple[DrawnObject, ...]
    slots: tuple[DrawnObject, ...]
    levels: Mapping[str, tuple[TextParagraph, ...]]
    colours: Mapping[str, Colour]
    table: TableData
    rule: Paint


class Slide(Struct, frozen=True, eq=False):
    """`objects` stand in reading order, which is also from back to front.

    `background` is resolved through layout and master; `advances_after` seconds, None when it
    waits for a click; `repeats` when an animation never ends.
    """

    number: int
    title: str
    place: Place
    objects: tuple[DrawnObject, ...]
    layout: Frame
    master: Frame
    notes: tuple[TextParagraph, ...]
    background: Colour | None
    part: str
    has_picture_background: bool = False
    is_hidden: bool = False
    advances_after: float | None = None
    repeats: bool = False
    element: Element | None = None

    def walk(self) -> Iterator[DrawnObject]:
        for one in self.objects:
            if one.children:
                yield from one.walk()
            else:
                yield one


class DeckSection(Struct, frozen=True):
    name: str
    slides: tuple[int, ...]


class Deck(Struct, frozen=True, eq=False):
    """A presentation. `frames` are the masters and layouts its slides use, each once."""

    file: str
    package: Package
    properties: Properties
    size: Box
    slides: tuple[Slide, ...]
    frames: tuple[Frame, ...]
    sections: tuple[DeckSection, ...] = ()
    is_protected: bool = False

    @property
    def kind(self) -> Kind:
        return Kind.PPTX

    @property
    def place(self) -> Place:
        return Place(self.file, Kind.PPTX)

    @property
    def is_empty(self) -> bool:
        return not self.slides

    def objects(self) -> Iterator[DrawnObject]:
        """Everything on the slides, members of groups included."""
        for slide in self.slides:
            yield from slide.walk()

    def paragraphs(self) -> Iterator[TextParagraph]:
        """All text of the slides in reading order, cells included; notes are not."""
        for one in self.objects():
            yield from paragraphs_of(one)

    def tables(self) -> Iterator[DrawnObject]:
        return (one for one in self.objects() if one.table is not None)

    def charts(self) -> Iterator[DrawnObject]:
        return (one for one in self.objects() if one.chart is not None)


class Furniture(Struct, frozen=True, eq=False):
    """A header or footer as a section of a report shows it; `kind` is default, first or even.

    `section` counts from 0, as `Report.pages` does. A section without one of its own shows that of
    the section before, so one `part` may stand here several times.
    """

    place: Place
    kind: Literal["default", "first", "even"]
    section: int
    paragraphs: tuple[TextParagraph, ...]
    objects: tuple[DrawnObject, ...]
    part: str


class PageSetup(Struct, frozen=True):
    """A section of a report: page size and margins (left, top, right, bottom) in EMU."""

    width: Emu
    height: Emu
    margins: tuple[Emu, Emu, Emu, Emu]
    has_first_page: bool
    """`w:titlePg`: the first page has a header and footer of its own."""


class Settings(Struct, frozen=True):
    """`word/settings.xml` and its like."""

    hyphenates: bool = False
    is_protected: bool = False
    background: Colour | None = "FFFFFF"
    has_picture_background: bool = False


class ControlData(Struct, frozen=True, eq=False):
    """A content control (`w:sdt`)."""

    title: str
    place: Place
    text: str
    gallery: str = ""
    """`docPartGallery`: „Table of Contents” and the like."""
    tag: str = ""
    """`w:tag`, by which programs find the control."""


Block: TypeAlias = "TextParagraph | DrawnObject"
"""A piece of a report's text in order; drawings follow the paragraph that holds them, tables and
their cells' drawings stand in their place. `DrawnObject.place` tells the heading it is under."""


class Report(Struct, frozen=True, eq=False):
    """A text document."""

    file: str
    package: Package
    properties: Properties
    settings: Settings
    pages: tuple[PageSetup, ...]
    blocks: tuple[Block, ...]
    headers: tuple[Furniture, ...]
    footers: tuple[Furniture, ...]
    controls: tuple[ControlData, ...] = ()
    fields: tuple[str, ...] = ()
    """The instructions of its fields: `TOC \\o "1-2"`, `PAGE` …"""

    @property
    def kind(self) -> Kind:
        return Kind.DOCX

    @property
    def place(self) -> Place:
        return Place(self.file, Kind.DOCX)

    @property
    def is_empty(self) -> bool:
        return not self.blocks

    def objects(self) -> Iterator[DrawnObject]:
        """Everything drawn in the text, members of groups included; tables are objects too."""
        for block in self.blocks:
            if isinstance(block, DrawnObject):
                yield from block.walk()

    def paragraphs(self) -> Iterator[TextParagraph]:
        """All text of the body in reading order, cells and words in drawings included."""
        for block in self.blocks:
            if isinstance(block, TextParagraph):
                yield block
            else:
                for one in block.walk():
                    yield from paragraphs_of(one)

    def tables(self) -> Iterator[DrawnObject]:
        return (one for one in self.objects() if one.table is not None)

    def charts(self) -> Iterator[DrawnObject]:
        return (one for one in self.objects() if one.chart is not None)

    def furniture(self) -> Iterator[Furniture]:
        yield from self.headers
        yield from self.footers


Office: TypeAlias = "Deck | Report"


def paragraphs_of(one: DrawnObject) -> Iterator[TextParagraph]:
    """The text of an object itself: of its box, and of the cells of its table."""
    yield from one.paragraphs
    if one.table is not None:
        for row in one.table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
