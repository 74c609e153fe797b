"""A presentation as its slides look in the end: placeholders, layouts, masters and theme resolved.

ISO/IEC 29500-1 §19.2 (presentation), §19.3 (slides, layouts, masters, notes).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.diagnostics import Area, Kind, Place
from es_docs.markup import Element, parse
from es_docs.ooxml.opened import Package
from es_docs.ooxml.package import NS
from es_docs.reading.drawingml.colours import Palette, Tone, mixed
from es_docs.reading.drawingml.drawing import (
    Inherited,
    Pen,
    inherited_from,
    lay,
    read_object,
    read_objects,
    relations_of,
)
from es_docs.reading.drawingml.grounds import Canvas
from es_docs.reading.drawingml.nodes import (
    REL_ID,
    child,
    children,
    flag,
    length,
    local_name,
    number,
)
from es_docs.reading.drawingml.paint import fill_in, line_of, paint_of, referred_fill, tone_of
from es_docs.reading.drawingml.tables import TableSetting, read_table
from es_docs.reading.drawingml.text import (
    DrawingText,
    Layers,
    Lettering,
    ParagraphLook,
    RunLook,
    StyleName,
    TextHolder,
)
from es_docs.reading.model import (
    NO_PAINT,
    Colour,
    Deck,
    DeckSection,
    DrawnObject,
    Frame,
    LayoutLook,
    Paint,
    Slide,
    TableData,
    TextParagraph,
    TextRole,
)
from es_docs.reading.powerpoint.placeholders import Slots, slot_of
from es_docs.reading.properties import read_properties
from es_docs.units import Box

_RELATION: Final = f"{NS['r']}/"
_DEFAULT_SIZE: Final = (9_144_000, 6_858_000)
_TITLES: Final = frozenset({"title", "ctrTitle"})
_STYLES: Final[tuple[tuple[StyleName, str], ...]] = (
    ("title", "titleStyle"), ("body", "bodyStyle"), ("other", "otherStyle"),
)  # fmt: skip
_WHITE: Final[Colour] = "FFFFFF"


def read_deck(package: Package, part: str) -> Deck:
    """The presentation whose main part is `part`. Never raises for what the file holds."""
    root = package.roots.get(part)
    reader = _Reader(package, part, child(root, "defaultTextStyle"), _tables(package, part))
    numbers = {one.get("id", ""): at for at, one in enumerate(children(child(root, "sldIdLst")), 1)}
    slides = tuple(reader.slides(child(root, "sldIdLst")))
    size = child(root, "sldSz")
    return Deck(
        file=package.file,
        package=package,
        properties=read_properties(package, reader.language),
        size=Box.of(
            0,
            0,
            length(size, "cx") or _DEFAULT_SIZE[0],
            length(size, "cy") or _DEFAULT_SIZE[1],
        ),
        slides=slides,
        frames=_frames(slides),
        sections=tuple(_sections(root, numbers)),
        is_protected=child(root, "modifyVerifier") is not None,
    )


def read_layouts(package: Package, part: str) -> tuple[LayoutLook, ...]:
    """The layouts of the presentation whose main part is `part`, as slides will look on them."""
    defaults = child(package.roots.get(part), "defaultTextStyle")
    reader = _Reader(package, part, defaults, _tables(package, part), reads_prompts=True)
    return tuple(reader.layouts())


def _tables(package: Package, part: str) -> TableSetting:
    root = _table_styles(package, part)
    return TableSetting.of(root)


def _table_styles(package: Package, part: str) -> Element | None:
    styles = package.related(part, f"{_RELATION}tableStyles")
    return package.roots.get(styles[0]) if styles else None


def _frames(slides: tuple[Slide, ...]) -> tuple[Frame, ...]:
    """The masters and layouts the slides stand on, each once, in the order of their use."""
    used = {frame.part: frame for slide in slides for frame in (slide.master, slide.layout)}
    return tuple(frame for part, frame in used.items() if part)


def _sections(root: Element | None, numbers: dict[str, int]) -> Iterator[DeckSection]:
    """`p14:sectionLst` ([MS-PPTX] §2.6.16)."""
    for extension in children(child(root, "extLst")):
        for section in children(child(extension, "sectionLst")):
            listed = (one.get("id", "") for one in children(child(section, "sldIdLst")))
            slides = tuple(numbers[one] for one in listed if one in numbers)
            yield DeckSection(section.get("name", ""), slides)


# --- masters and layouts


class _Sheet(Struct, frozen=True, eq=False):
    """A master or layout (or what a file has in its place): what slides take from it.

    `canvas` is what it paints behind the objects of a slide; `styles` are the master's.
    """

    frame: Frame
    palette: Palette
    slots: Slots
    canvas: Canvas
    styles: dict[StyleName, Layers]
    master: _Sheet | None = None
    passed_on: dict[tuple[str, str], Inherited] = field(
        default_factory=dict[tuple[str, str], Inherited]
    )

    def inherit(self, slot: Element) -> Inherited:
        """What a placeholder of a slide has from the layout, then from the master."""
        key = slot.get("type", "obj"), slot.get("idx", "0")
        if key not in self.passed_on:
            master = self if self.master is None else self.master
            like = None if self.master is None else self.slots.like(slot)
            found = (like, master.slots.sort(slot))
            ancestors = [one for one in found if one is not None]
            self.passed_on[key] = inherited_from(ancestors, self.palette)
        return self.passed_on[key]


class _Background(Struct, frozen=True):
    colour: Colour | None = _WHITE
    is_picture: bool = False


def _background(root: Element, palette: Palette) -> _Background | None:
    """The background of a slide, layout or master; None when it has none of its own."""
    holder = child(root, "cSld", "bg")
    if holder is None:
        return None
    fill = fill_in(child(holder, "bgPr"))
    reference = child(holder, "bgRef")
    paint = referred_fill(reference, palette) if fill is None else paint_of(fill, palette)
    if paint is None or paint.kind == "none":
        return _Background()
    colour = mixed(tone_of(paint), _WHITE) if paint.kind == "solid" else None
    return _Background(colour, paint.kind == "picture")


class _Reader(Struct, eq=False):
    """Reads the slides of one presentation; masters and layouts are read when first met.

    `reads_prompts`: with the text of their placeholders, which shows on no slide.
    """

    package: Package
    part: str
    defaults: Element | None
    tables: TableSetting
    reads_prompts: bool = False
    _sheets: dict[str, _Sheet] = field(default_factory=dict[str, _Sheet])
    _letterings: dict[Palette, Lettering] = field(default_factory=dict[Palette, Lettering])

    @property
    def language(self) -> str:
        """The language of text that says nothing (`a:defRPr` of the default text style)."""
        places = (("defPPr", "defRPr"), ("lvl1pPr", "defRPr"))
        found = (child(self.defaults, *path) for path in places)
        tags = (one.get("lang", "") for one in found if one is not None)
        return next(filter(None, tags), "")

    def slides(self, listed: Element | None) -> Iterator[Slide]:
        parts = relations_of(self.package, self.part)
        for at, one in enumerate(children(listed), 1):
            relation = parts.get(one.get(REL_ID, ""))
            root = None if relation is None else self.package.roots.get(relation.target)
            if relation is not None and root is not None:
                yield self._slide(relation.target, root, at)

    def layouts(self) -> Iterator[LayoutLook]:
        """The layouts of all masters in their order; many relations may lead to one of them."""
        masters = self.package.related(self.part, f"{_RELATION}slideMaster")
        names = (
            name
            for master in dict.fromkeys(masters)
            for name in self.package.related(master, f"{_RELATION}slideLayout")
        )
        for name in dict.fromkeys(names):
            root = self.package.roots.get(name)
            if root is not None:
                yield self._look(name, root, self._layout_sheet(name))

    def _look(self, part: str, root: Element, sheet: _Sheet) -> LayoutLook:
        shows_master = flag(root, "showMasterSp", default=True)
        shown = sheet.master.frame.objects if sheet.master and shows_master else ()
        own = sheet.frame.objects
        pen = self._pen(part, sheet.frame.place, sheet, sheet.canvas)
        return LayoutLook(
            sheet.frame,
            tuple(one for one in (*shown, *own) if not (one.placeholder or one.is_hidden)),
            tuple(one for one in own if one.placeholder),
            {one.name: _sample_levels(one, sheet, pen) for one in own if one.placeholder},
            {name: colour for name in _NAMES if (colour := sheet.palette.named(name))},
            self._sample_table(pen, sheet.frame.background),
            self._rule(sheet.palette),
        )

    def _sample_table(self, pen: Pen, ground: Colour | None) -> TableData:
        root = _table_styles(self.package, self.part)
        number = "" if root is None else root.get("def", "")
        sample = parse(_SAMPLE_TABLE.format(a=NS["a"], style=escape(number)).encode())
        return read_table(sample, self.tables, pen.palette, pen.place, ground, pen.read_text)

    def _rule(self, palette: Palette) -> Paint:
        root = _table_styles(self.package, self.part)
        style = self.tables.style("" if root is None else root.get("def", ""))
        line = child(style, "wholeTbl", "tcStyle", "tcBdr", "insideH", "ln")
        told = {} if line is None else {"ln": line}
        return line_of(told, {}, palette) or NO_PAINT

    # --- what stands behind a slide

    def _layout(self, slide: str) -> _Sheet:
        return self._layout_sheet(self._related(slide, "slideLayout"))

    def _layout_sheet(self, name: str) -> _Sheet:
        if name not in self._sheets:
            master = self._master(name)
            root = self.package.roots.get(name)
            self._sheets[name] = master if root is None else self._sheet(name, root, master)
        return self._sheets[name]

    def _master(self, layout: str, kind: str = "slideMaster") -> _Sheet:
        name = self._related(layout, kind)
        key = f"{kind}:{name}"
        if key not in self._sheets:
            root = self.package.roots.get(name)
            self._sheets[key] = _bare(self._place()) if root is None else self._sheet(name, root)
        return self._sheets[key]

    def _related(self, source: str, kind: str) -> str:
        return next(iter(self.package.related(source, _RELATION + kind)), "") if source else ""

    def _sheet(self, part: str, root: Element, master: _Sheet | None = None) -> _Sheet:
        theme = self.package.roots.get(self._related(part, "theme"))
        palette = (
            self._palette(part, root, master)
            if master
            else Palette.of(theme, child(root, "clrMap"))
        )
        own = _background(root, palette)
        background = own or _Background(master.frame.background if master else _WHITE)
        shows_master = master is not None and flag(root, "showMasterSp", default=True)
        canvas = master.canvas if master and shows_master else Canvas()
        name = child(root, "cSld")
        title = "" if name is None else name.get("name", "")
        area = Area.LAYOUT if master else Area.MASTER
        place = self._place(area, title or ("" if theme is None else theme.get("name", "")))
        sheet = _Sheet(
            Frame(place.name, place, (), background.colour, part, background.is_picture),
            palette, Slots.of(root), canvas.on(background.colour),
            master.styles if master else _styles(root), master,
        )  # fmt: skip
        pen = self._pen(part, place, sheet, canvas.on(background.colour))
        pen = replace(pen, reads_prompts=self.reads_prompts)
        if master:
            pen = replace(pen, inherit=master.inherit)
        objects = read_objects(child(root, "cSld", "spTree"), pen)
        lay(objects, sheet.canvas)
        return replace(sheet, frame=replace(sheet.frame, objects=objects))

    def _palette(self, part: str, root: Element, behind: _Sheet) -> Palette:
        """That of the sheet behind, unless the part has a map or theme of its own."""
        theme = self.package.roots.get(self._related(part, "themeOverride"))
        return behind.palette.themed(theme).mapped(child(root, "clrMapOvr", "overrideClrMapping"))

    # --- slides

    def _slide(self, part: str, root: Element, at: int) -> Slide:
        layout = self._layout(part)
        master = layout.master or layout
        palette = self._palette(part, root, layout)
        title = _title(root)
        place = Place(self.package.file, Kind.PPTX, Area.SLIDE, at, title)
        inherited = _Background(layout.frame.background, layout.frame.uses_picture)
        background = _background(root, palette) or inherited
        is_bare = not flag(root, "showMasterSp", default=True)
        canvas = layout.canvas.on(background.colour, is_bare=is_bare)
        sheet = layout
        if palette is not layout.palette:
            sheet = replace(layout, palette=palette, passed_on={})
        pen = self._pen(part, place, sheet, canvas)
        return Slide(
            number=at,
            title=title,
            place=place,
            objects=read_objects(child(root, "cSld", "spTree"), pen),
            layout=layout.frame if layout.master else _bare(self._place()).frame,
            master=master.frame,
            notes=self._notes(part, at, title),
            background=background.colour,
            part=part,
            has_picture_background=background.is_picture,
            is_hidden=not flag(root, "show", default=True),
            advances_after=_advance(root),
            repeats=_repeats(root),
            element=root,
        )

    def _notes(self, slide: str, at: int, title: str) -> tuple[TextParagraph, ...]:
        part = self._related(slide, "notesSlide")
        root = self.package.roots.get(part)
        if root is None:
            return ()
        place = Place(self.package.file, Kind.PPTX, Area.NOTES, at, title)
        pen = self._pen(part, place, self._master(part, "notesMaster"), Canvas())
        pen = replace(pen, role=TextRole.NOTES)
        bodies = (
            one
            for one in children(child(root, "cSld", "spTree"))
            if (slot := slot_of(one)) is not None and slot.get("type") == "body"
        )
        read = (read_object(one, pen) for one in bodies)
        return tuple(paragraph for one in read if one is not None for paragraph in one.paragraphs)

    def _pen(self, part: str, place: Place, sheet: _Sheet, canvas: Canvas) -> Pen:
        relations = relations_of(self.package, part)
        general = () if self.defaults is None else (self.defaults,)
        text = DrawingText(self._lettering(sheet.palette), relations, general, sheet.styles)
        return Pen(
            self.package, part, relations, sheet.palette, place, text, canvas,
            sheet.inherit, self.tables, self.language,
        )  # fmt: skip

    def _lettering(self, palette: Palette) -> Lettering:
        if palette not in self._letterings:
            dark = Tone(palette.named("tx1") or "000000")
            base = ParagraphLook(RunLook(tone=dark, language=self.language))
            self._letterings[palette] = Lettering(palette, base)
        return self._letterings[palette]

    def _place(self, area: Area = Area.LAYOUT, name: str = "") -> Place:
        return Place(self.package.file, Kind.PPTX, area, name=name)


_NAMES: Final = (
    "tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
)  # fmt: skip
_SAMPLE_LEVELS: Final = 5
_SAMPLE_TABLE: Final = (
    '<a:tbl xmlns:a="{a}"><a:tblPr firstRow="1"><a:tableStyleId>{style}</a:tableStyleId></a:tblPr>'
    '<a:tblGrid><a:gridCol w="1"/></a:tblGrid>'
    + '<a:tr h="1"><a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>1</a:t></a:r></a:p></a:txBody></a:tc>'
    "</a:tr>" * 3 + "</a:tbl>"
)


def _sample_levels(slot: DrawnObject, sheet: _Sheet, pen: Pen) -> tuple[TextParagraph, ...]:
    """A paragraph of each level as it would look on a slide in that placeholder."""
    found = None if slot.element is None else slot_of(slot.element)
    if found is None:
        return ()
    paragraphs = "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:t>1</a:t></a:r></a:p>'
        for level in range(_SAMPLE_LEVELS)
    )
    body = parse(f'<a:txBody xmlns:a="{NS["a"]}">{paragraphs}</a:txBody>'.encode())
    ground = next((one.ground for one in slot.paragraphs), sheet.frame.background)
    layers = sheet.inherit(found).layers
    return pen.read_text(
        TextHolder(body, slot.place, TextRole.BODY, ground, slot.placeholder, layers)
    )


def _bare(place: Place) -> _Sheet:
    """What stands behind a slide whose layout or master is missing: nothing, in white."""
    return _Sheet(Frame("", place, (), _WHITE, ""), Palette(), Slots.of(None), Canvas(), {})


def _styles(root: Element) -> dict[StyleName, Layers]:
    """The text styles of a master; a notes master has one for everything."""
    notes = child(root, "notesStyle")
    if notes is not None:
        return {name: (notes,) for name, _ in _STYLES}
    styles: dict[StyleName, Layers] = {}
    for name, tag in _STYLES:
        style = child(root, "txStyles", tag)
        if style is not None:
            styles[name] = (style,)
    return styles


def _title(root: Element) -> str:
    """The words of the title placeholder in one line; "" when there is none."""
    for one in children(child(root, "cSld", "spTree")):
        slot = slot_of(one)
        if slot is not None and slot.get("type") in _TITLES:
            return _words(child(one, "txBody"))
    return ""


def _words(body: Element | None) -> str:
    lines = (
        "".join(
            " " if local_name(one) == "br" else _text_of_run(child(one, "t"))
            for one in children(paragraph)
        )
        for paragraph in children(body)
        if local_name(paragraph) == "p"
    )
    return " ".join(line for line in lines if line).strip()


def _text_of_run(text: Element | None) -> str:
    return "" if text is None else text.text or ""


def _advance(root: Element) -> float | None:
    """Seconds until the next slide comes by itself (§19.3.1.50)."""
    found = (one for one in children(root) if local_name(one) == "transition")
    times = (number(one, "advTm") for one in found)
    after = next((one for one in times if one is not None), None)
    return None if after is None else after / 1000


def _repeats(root: Element) -> bool:
    timing = child(root, "timing")
    return timing is not None and any(
        one.get("repeatCount") == "indefinite" for one in timing.iter("{*}cTn")
    )
