"""Drawn things, whether they stand on a slide or in the text of a report.

The way in for both kinds of document:

    pen = Pen(package, part, relations_of(package, part), palette, place, read_text, canvas)
    read_object(element, pen)       # p:sp, p:grpSp, p:pic, p:graphicFrame, p:cxnSp, wps:wsp,
                                    # wpg:wgp, wpg:grpSp, pic:pic …  ->  DrawnObject | None
    read_drawing(inline, pen)       # wp:inline or wp:anchor of Word  ->  DrawnObject | None
    read_objects(holder, pen)       # all objects of a p:spTree or group, from back to front

`read_text` is called with a `TextHolder` for each text a shape holds (`body` is a `p:txBody` or a
`w:txbxContent`) and gives its paragraphs. Objects must be read from back to front, because the
canvas remembers what is painted below a text. ISO/IEC 29500-1 §19.3.1, §20.1, §20.4; Word's shapes
and groups: [MS-ODRAWXML] §2.7, §2.8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial, reduce
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Place
from es_docs.markup import Element
from es_docs.ooxml.opened import Package, Relationship
from es_docs.reading.drawingml.blips import part_of, picture_of
from es_docs.reading.drawingml.charts import ChartSetting, read_chart
from es_docs.reading.drawingml.colours import Palette
from es_docs.reading.drawingml.frames import PLAIN_FRAME, TextFrame, text_frame
from es_docs.reading.drawingml.geometry import (
    PAGE,
    Space,
    Transform,
    adjustments_of,
    outlines_of,
    read_transform,
    spread,
)
from es_docs.reading.drawingml.grounds import Canvas
from es_docs.reading.drawingml.nodes import (
    REL_ID,
    child,
    children,
    flag,
    length,
    local_name,
    named_children,
)
from es_docs.reading.drawingml.paint import Parts, fill_of, has_effect, line_of
from es_docs.reading.drawingml.tables import TableSetting, read_table
from es_docs.reading.drawingml.text import Layers, TextHolder
from es_docs.reading.model import (
    NO_PAINT,
    DrawnObject,
    ObjectKind,
    Paint,
    PictureData,
    TextParagraph,
    TextRole,
)
from es_docs.units import Box

TextReader: TypeAlias = Callable[[TextHolder], tuple[TextParagraph, ...]]

_TITLES: Final = frozenset({"title", "ctrTitle"})
_FURNITURE: Final = frozenset({"ftr", "dt", "sldNum", "hdr"})
_LINES: Final = frozenset({"line", "lineInv"})
_MEDIA: Final = frozenset({"videoFile", "audioFile", "audioCd", "wavAudioFile", "quickTimeFile"})
_NAMESPACES_OF_CHARTS: Final = ("/chart", "/chartex")


class Inherited(Struct, frozen=True, eq=False):
    """What a placeholder has from layout and master where it says nothing itself.

    `frame` is that of its text; `layers` are the list styles of its ancestors, the weakest first;
    `geometry` is a preset and a custom one.
    """

    transform: Transform | None = None
    fill: Paint = NO_PAINT
    line: Paint = NO_PAINT
    geometry: tuple[Element | None, Element | None] = (None, None)
    frame: TextFrame = PLAIN_FRAME
    layers: Layers = ()


_NOTHING: Final = Inherited()


def inherited_from(ancestors: Sequence[Element], palette: Palette) -> Inherited:
    """What shapes of a layout and a master pass on, the nearest first."""
    shapes = [named_children(one) for one in ancestors]
    looks = [(named_children(one.get("spPr")), named_children(one.get("style"))) for one in shapes]
    bodies = [named_children(one.get("txBody")) for one in shapes]
    transforms = (read_transform(shape.get("xfrm")) for shape, _ in looks)
    fills = (fill_of(shape, style, palette) for shape, style in looks)
    lines = (line_of(shape, style, palette) for shape, style in looks)
    geometries = ((shape.get("prstGeom"), shape.get("custGeom")) for shape, _ in looks)
    return Inherited(
        next((one for one in transforms if one is not None), None),
        next((one for one in fills if one is not None), NO_PAINT),
        next((one for one in lines if one is not None), NO_PAINT),
        next((pair for pair in geometries if pair != (None, None)), (None, None)),
        reduce(
            lambda behind, body: text_frame(body.get("bodyPr"), behind),
            reversed(bodies),
            PLAIN_FRAME,
        ),
        tuple(body["lstStyle"] for body in reversed(bodies) if "lstStyle" in body),
    )


class Pen(Struct, frozen=True, eq=False):
    """What the surroundings of a drawing lend it.

    `part` is the part the drawing stands in; `place` that of the slide or text around it, whose
    `object` is filled in. `inherit` gives, for a `p:ph`, what the placeholder takes from layout and
    master. `tables` are the table styles of a presentation. `role` is that of text that is no
    title, furniture or label. `reads_prompts`: whether the text of placeholders is read; that of a
    layout or master shows on no slide.
    """

    package: Package
    part: str
    relations: Mapping[str, Relationship]
    palette: Palette
    place: Place
    read_text: TextReader
    canvas: Canvas
    inherit: Callable[[Element], Inherited] = lambda _: _NOTHING
    tables: TableSetting | None = None
    language: str = ""
    role: TextRole = TextRole.BODY
    is_inline: bool = True
    group_fill: Paint = NO_PAINT
    is_in_group: bool = False
    reads_prompts: bool = True

    def part_of(self, rid: str) -> str:
        """The part a relationship leads to; "" when it leads outside or nowhere."""
        return part_of(rid, self.relations)

    def picture(self, fill: Element | None) -> PictureData | None:
        return picture_of(fill, self.package, self.relations)


def relations_of(package: Package, part: str) -> dict[str, Relationship]:
    return {one.rid: one for one in package.relationships(part)}


# --- the ways in


def read_object(
    element: Element, pen: Pen, space: Space = PAGE, identity: Element | None = None
) -> DrawnObject | None:
    """The object an element draws; None for an element that draws nothing.

    `space` is the coordinate space it stands in; `identity` is the element that names it in the
    place of its own `cNvPr` (Word's `wp:docPr`).
    """
    read = _READERS.get(local_name(element))
    return (
        None if read is None or space.is_too_deep else read(_basis(element, pen, space, identity))
    )


def read_objects(holder: Element | None, pen: Pen, space: Space = PAGE) -> tuple[DrawnObject, ...]:
    """The objects in a shape tree or group, from back to front."""
    found = (read_object(one, pen, space) for one in children(holder))
    return tuple(one for one in found if one is not None)


def read_drawing(holder: Element, pen: Pen) -> DrawnObject | None:
    """What a `wp:inline` or `wp:anchor` shows. Its box starts at 0, 0; name, text alternative and
    marks are those of `wp:docPr`."""
    content = next(children(child(holder, "graphic", "graphicData")), None)
    if content is None:
        return None
    extent = child(holder, "extent")
    box = Box.of(0, 0, max(length(extent, "cx") or 0, 0), max(length(extent, "cy") or 0, 0))
    pen = replace(pen, is_inline=local_name(holder) == "inline")
    identity = child(holder, "docPr")
    if local_name(content) in _READERS:
        transform = _basis(content, pen, PAGE, identity).transform
        found = read_object(content, pen, Space.fitted(transform, box), identity)
        if found is None or found.box is not None or extent is None:
            return found
        return replace(found, box=box)
    basis = _basis(holder, pen, PAGE, identity)
    return _read_frame(replace(basis, box=box if extent is not None else None))


# --- what all objects have


class _Basis(Struct, frozen=True, eq=False):
    """An element on its way to an object: what is common to all kinds.

    `parts`, `properties` and `style` are the children of the element, of its `spPr` or `grpSpPr`,
    and of its `style`.
    """

    element: Element
    parts: Parts
    properties: Parts
    style: Parts
    pen: Pen
    space: Space
    place: Place
    name: str
    alt: str
    is_decorative: bool
    is_hidden: bool
    nonvisual: Element | None
    placeholder: str
    inherited: Inherited
    transform: Transform | None
    box: Box | None

    @property
    def rotation(self) -> float:
        return self.space.turned(self.transform) if self.transform else self.space.rotation

    @property
    def is_flipped(self) -> bool:
        if self.transform is None:
            return self.space.is_flipped
        return self.space.is_flipping(self.transform)

    @property
    def extent(self) -> Box | None:
        """The upright box it takes up on the slide."""
        return None if self.box is None else spread(self.box, self.rotation)

    def drawn(self, kind: ObjectKind) -> partial[DrawnObject]:
        """The object as far as it is like every other; readers add what is theirs."""
        return partial(
            DrawnObject,
            kind,
            self.name,
            self.place,
            self.box,
            self.alt,
            self.is_decorative,
            self.is_hidden,
            self.placeholder,
            rotation=self.rotation,
            is_flipped=self.is_flipped,
            is_inline=self.pen.is_inline,
            element=self.element,
        )


def _basis(element: Element, pen: Pen, space: Space, identity: Element | None) -> _Basis:
    parts = named_children(element)
    frame = next((parts[name] for name in parts if name.startswith("nv")), element)
    own, nonvisual = child(frame, "cNvPr"), child(frame, "nvPr")
    slot = child(nonvisual, "ph")
    known = own if identity is None else identity
    inherited = _NOTHING if slot is None else pen.inherit(slot)
    properties = named_children(parts.get("spPr", parts.get("grpSpPr")))
    xfrm = properties.get("xfrm", parts.get("xfrm"))
    transform = read_transform(xfrm) or inherited.transform
    name = "" if known is None else known.get("name", "")
    around = pen.place
    return _Basis(
        element,
        parts,
        properties,
        named_children(parts.get("style")),
        pen,
        space,
        Place(around.file, around.kind, around.area, around.number, around.name, name),
        name,
        "" if known is None else known.get("descr", "").strip() or known.get("title", "").strip(),
        _is_decorative(known) or (own is not known and _is_decorative(own)),
        flag(known, "hidden"),
        nonvisual,
        "" if slot is None else slot.get("type", "obj"),
        inherited,
        transform,
        None if transform is None else space.box(transform),
    )


def _is_decorative(identity: Element | None) -> bool:
    """`adec:decorative` among the extensions ([MS-ODRAWXML] §2.37)."""
    return identity is not None and any(
        local_name(one) == "decorative" and flag(one, default=True)
        for extension in children(child(identity, "extLst"))
        for one in children(extension)
    )


# --- shapes and lines


def _read_shape(basis: _Basis) -> DrawnObject:
    element, pen = basis.element, basis.pen
    fill, line, effect = _looks(basis)
    preset, custom = _geometry(basis)
    kind = ObjectKind.LINE if _is_line(element, preset) else ObjectKind.SHAPE
    if not basis.is_hidden and kind is ObjectKind.SHAPE:
        pen.canvas.paint(basis.extent, fill)
    body = basis.parts.get("txBody", child(basis.parts.get("txbx"), "txbxContent"))
    own = basis.parts.get("bodyPr", child(body, "bodyPr"))
    frame = text_frame(own, basis.inherited.frame)
    if basis.placeholder and not pen.reads_prompts:
        body = None
    return basis.drawn(kind)(
        paragraphs=() if body is None else pen.read_text(_holder(basis, body, frame)),
        fill=fill,
        line=line,
        has_effect=effect,
        preset="" if preset is None else preset.get("prst", ""),
        adjustments=adjustments_of(preset),
        outlines=() if custom is None or basis.box is None else outlines_of(custom, basis.box),
        insets=frame.insets,
        wraps=frame.wraps,
        autofit=frame.autofit,
        font_scale=frame.scale,
        anchor=frame.anchor,
        picture=pen.picture(basis.properties.get("blipFill")),
    )


def _looks(basis: _Basis) -> tuple[Paint, Paint, bool]:
    """Fill, line and whether there is an effect: its own, else those of layout and master."""
    pen = basis.pen
    fill = fill_of(basis.properties, basis.style, pen.palette, pen.group_fill)
    line = line_of(basis.properties, basis.style, pen.palette)
    if flag(basis.element, "useBgFill"):
        fill = Paint("solid", pen.canvas.background)
    return (
        basis.inherited.fill if fill is None else fill,
        basis.inherited.line if line is None else line,
        has_effect(basis.properties, basis.style, pen.palette),
    )


def _geometry(basis: _Basis) -> tuple[Element | None, Element | None]:
    """Preset and custom geometry; a placeholder has that of its layout."""
    own = basis.properties
    if "prstGeom" in own or "custGeom" in own:
        return own.get("prstGeom"), own.get("custGeom")
    return basis.inherited.geometry


def _is_line(element: Element, preset: Element | None) -> bool:
    shape = "" if preset is None else preset.get("prst", "")
    return local_name(element) == "cxnSp" or shape in _LINES or shape.endswith("Connector1")


def _holder(basis: _Basis, body: Element, frame: TextFrame) -> TextHolder:
    reference = basis.style.get("fontRef")
    return TextHolder(
        body,
        basis.place,
        _role(basis),
        basis.pen.canvas.behind(basis.extent),
        basis.placeholder,
        (*basis.inherited.layers, *(() if reference is None else (reference,))),
        frame.scale,
        frame.tightening,
    )


def _role(basis: _Basis) -> TextRole:
    if basis.placeholder in _TITLES:
        return TextRole.TITLE
    if basis.placeholder in _FURNITURE:
        return TextRole.FURNITURE
    is_label = basis.pen.is_in_group and not basis.placeholder
    return TextRole.LABEL if is_label else basis.pen.role


# --- groups and pictures


def _read_group(basis: _Basis) -> DrawnObject:
    pen = basis.pen
    fill = fill_of(basis.properties, {}, pen.palette, pen.group_fill) or NO_PAINT
    inner = replace(pen, is_in_group=True, group_fill=fill)
    return basis.drawn(ObjectKind.GROUP)(
        children=read_objects(basis.element, inner, basis.space.inside(basis.transform)),
        has_effect=has_effect(basis.properties, {}, pen.palette),
    )


def _read_picture(basis: _Basis) -> DrawnObject:
    pen = basis.pen
    is_media = any(local_name(one) in _MEDIA for one in children(basis.nonvisual))
    fill, line, effect = _looks(basis)
    preset, custom = _geometry(basis)
    if not basis.is_hidden:
        pen.canvas.cover(basis.extent)
    return basis.drawn(ObjectKind.MEDIA if is_media else ObjectKind.PICTURE)(
        fill=fill,
        line=line,
        has_effect=effect,
        preset="" if preset is None else preset.get("prst", ""),
        adjustments=adjustments_of(preset),
        outlines=() if custom is None or basis.box is None else outlines_of(custom, basis.box),
        picture=pen.picture(basis.parts.get("blipFill")),
    )


# --- graphic frames: tables, charts, diagrams


def _read_frame(basis: _Basis) -> DrawnObject:
    data = child(basis.parts.get("graphic"), "graphicData")
    content = next(children(data), None)
    name = "" if content is None else local_name(content)
    if content is not None and name == "tbl" and basis.pen.tables is not None:
        found = _with_table(basis, content, basis.pen.tables)
    elif content is not None and name == "chart":
        found = _with_chart(basis, content)
    elif content is not None and name == "relIds":
        found = _with_diagram(basis, content)
    else:
        found = _with_foreign(basis, content)
    if not basis.is_hidden:
        basis.pen.canvas.cover(basis.extent)
    return found


def _with_table(basis: _Basis, table: Element, setting: TableSetting) -> DrawnObject:
    pen = basis.pen
    ground = pen.canvas.behind(basis.extent)
    data = read_table(table, setting, pen.palette, basis.place, ground, pen.read_text)
    return basis.drawn(ObjectKind.TABLE)(table=data)


def _with_chart(basis: _Basis, reference: Element) -> DrawnObject:
    """A native chart; the new kinds (`cx:chart`) are told by their frame alone."""
    pen = basis.pen
    part = pen.part_of(reference.get(REL_ID, ""))
    ground = pen.canvas.behind(basis.extent)
    setting = ChartSetting(pen.package, pen.palette, basis.place, ground, pen.language)
    return basis.drawn(ObjectKind.CHART)(chart=read_chart(part, setting))


def _with_diagram(basis: _Basis, ids: Element) -> DrawnObject:
    """A SmartArt graphic, with the shapes that it was last drawn with ([MS-ODRAWXML] §2.4)."""
    pen = basis.pen
    model = pen.package.roots.get(pen.part_of(_attribute(ids, "dm")))
    extensions = children(child(model, "extLst")) if model is not None else ()
    drawing = next(
        (
            one.get("relId", "")
            for extension in extensions
            for one in children(extension)
            if local_name(one) == "dataModelExt"
        ),
        "",
    )
    part = pen.part_of(drawing)
    tree = child(pen.package.roots.get(part), "spTree")
    inner = replace(pen, part=part, relations=relations_of(pen.package, part))
    box = basis.box or Box.of(0, 0, 0, 0)
    shift = Transform(box, inner=Box.of(0, 0, box.width, box.height))
    return basis.drawn(ObjectKind.DIAGRAM)(
        children=read_objects(tree, inner, PAGE.inside(shift)) if part else (),
    )


def _attribute(element: Element, name: str) -> str:
    """The value of an attribute by its local name."""
    found = (str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return next(found, "")


def _with_foreign(basis: _Basis, content: Element | None) -> DrawnObject:
    """An embedded object or a kind of graphic that came later."""
    data = child(basis.parts.get("graphic"), "graphicData")
    uri = "" if data is None else data.get("uri", "")
    kind = ObjectKind.CHART if uri.endswith(_NAMESPACES_OF_CHARTS) else ObjectKind.OTHER
    blip_fill = child(content, "pic", "blipFill")
    return basis.drawn(kind)(picture=basis.pen.picture(blip_fill))


def _read_other(basis: _Basis) -> DrawnObject:
    """Ink and whatever else stands in a part of its own (`p:contentPart`)."""
    return basis.drawn(ObjectKind.OTHER)()


_READERS: Final[Mapping[str, Callable[[_Basis], DrawnObject]]] = {
    "sp": _read_shape,
    "wsp": _read_shape,
    "cxnSp": _read_shape,
    "grpSp": _read_group,
    "wgp": _read_group,
    "wpc": _read_group,
    "lockedCanvas": _read_group,
    "pic": _read_picture,
    "graphicFrame": _read_frame,
    "contentPart": _read_other,
}


# --- what objects leave on a canvas


def lay(objects: Iterable[DrawnObject], canvas: Canvas) -> None:
    """Paints the objects of a layout or master for the slides on it, which show its placeholders
    only where they fill them."""
    for one in objects:
        if one.is_hidden or one.placeholder or one.box is None:
            continue
        if one.kind is ObjectKind.GROUP:
            lay(one.children, canvas)
        elif one.kind is ObjectKind.SHAPE:
            canvas.paint(spread(one.box, one.rotation), one.fill)
        elif one.kind is not ObjectKind.LINE:
            canvas.cover(spread(one.box, one.rotation))
