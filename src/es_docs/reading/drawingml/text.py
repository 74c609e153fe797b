"""The text of drawings (DrawingML, ISO/IEC 29500-1 §21.1.2), every look resolved.

A look is built from layers, the weakest first: the presentation's default text style, the master's
text styles, the placeholders of master and layout, the reference of the shape's style, the table's
style, the list style of the text itself; then the paragraph's and the run's own properties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final, Literal, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.diagnostics import Place
from es_docs.markup import Element
from es_docs.ooxml.opened import Relationship
from es_docs.reading.drawingml.colours import Palette, Tone, mixed
from es_docs.reading.drawingml.nodes import (
    REL_ID,
    child,
    children,
    flag,
    fraction,
    integer,
    length,
    local_name,
    number,
)  # fmt: skip
from es_docs.reading.drawingml.paint import FILLS
from es_docs.reading.model import Align, Bullet, Colour, TextParagraph, TextRole, TextRun
from es_docs.units import Emu

Layers: TypeAlias = tuple[Element, ...]
"""Elements that say how text looks, the weakest first: list styles (`a:lstStyle`, `p:titleStyle`,
`p:defaultTextStyle` …), `a:fontRef`, `a:tcTxStyle`."""

_ALIGNS: Final[Mapping[str, Align]] = {
    "l": "left", "ctr": "center", "r": "right",
    "just": "justify", "justLow": "justify", "dist": "justify", "thaiDist": "justify",
}  # fmt: skip
_BULLETS: Final[Mapping[str, Bullet]] = {
    "buNone": "none", "buChar": "bullet", "buBlip": "bullet", "buAutoNum": "number",
}  # fmt: skip
_BLACK: Final = Tone("000000")
_NO_LENGTH: Final = Emu(0)
_LEVELS: Final = 9
_EXCERPT: Final = 80
"""Characters of a paragraph that its place shows."""
_WORDS: Final = frozenset({"r", "fld", "br", "m"})
_HYPERLINK_COLOUR: Final = "hlinkClr"


class RunLook(Struct, frozen=True):
    """How letters look; `tone` is None when they have no single colour."""

    size_pt: float = 18.0
    typeface: str = "+mn-lt"
    tone: Tone | None = _BLACK
    language: str = ""
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    all_caps: bool = False
    is_patterned: bool = False
    is_outlined: bool = False
    has_shadow: bool = False

    @property
    def has_effect(self) -> bool:
        return self.is_patterned or self.is_outlined or self.has_shadow


class Spacing(Struct, frozen=True):
    """A distance: points, or lines (a factor of the line height)."""

    points: float | None = None
    lines: float = 0.0


_SINGLE: Final = Spacing(lines=1.0)
_NO_SPACE: Final = Spacing()


class ParagraphLook(Struct, frozen=True):
    """How a paragraph of a level looks, and its letters unless they say otherwise."""

    run: RunLook = field(default_factory=RunLook)
    align: Align = "left"
    bullet: Bullet = "none"
    line: Spacing = _SINGLE
    before: Spacing = _NO_SPACE
    after: Spacing = _NO_SPACE
    margin: Emu = _NO_LENGTH
    indent: Emu = _NO_LENGTH


class TextHolder(Struct, frozen=True, eq=False):
    """A text inside a drawing, and what the drawing says about it.

    `body` holds the paragraphs: `p:txBody`, `a:txBody` or, in Word, `w:txbxContent`. `layers` are
    looks it takes from the placeholders of master and layout and from the style of its shape or
    table, the weakest first. `ground` is the colour behind the text.
    `scale` and `tightening` (a fraction of a line taken off) come from shrinking text to its box.
    """

    body: Element
    place: Place
    role: TextRole
    ground: Colour | None
    placeholder: str = ""
    layers: Layers = ()
    scale: float = 1.0
    tightening: float = 0.0


# --- looks


def run_over(base: RunLook, properties: Element | None, palette: Palette) -> RunLook:
    """The look after `a:rPr`, `a:defRPr` or `a:endParaRPr` on top of another one."""
    if properties is None or not (properties.attrib or len(properties)):
        return base
    changes = _attribute_changes(properties)
    for one in children(properties):
        name = local_name(one)
        if name in FILLS:
            changes["tone"] = palette.tone_in(one) if name == "solidFill" else None
            changes["is_patterned"] = name not in ("solidFill", "noFill", "grpFill")
        elif name == "latin" and one.get("typeface"):
            changes["typeface"] = one.get("typeface")
        elif name in ("effectLst", "effectDag"):
            changes["has_shadow"] = len(one) > 0
        elif name == "ln":
            fills = [local_name(fill) for fill in children(one) if local_name(fill) in FILLS]
            changes["is_outlined"] = any(fill != "noFill" for fill in fills)
    return replace(base, **changes) if changes else base


def _attribute_changes(properties: Element) -> dict[str, object]:
    changes: dict[str, object] = {}
    for key, value in properties.attrib.items():
        name = str(key)
        if name == "sz":
            size = number(properties, "sz")
            if size is not None and size > 0:
                changes["size_pt"] = size / 100
        elif name == "lang":
            changes["language"] = value
        elif name == "b":
            changes["bold"] = flag(properties, "b")
        elif name == "i":
            changes["italic"] = flag(properties, "i")
        elif name == "u":
            changes["underlined"] = value != "none"
        elif name == "strike":
            changes["struck"] = value != "noStrike"
        elif name == "cap":
            changes["all_caps"] = value == "all"
    return changes


def paragraph_over(
    base: ParagraphLook, properties: Element | None, palette: Palette
) -> ParagraphLook:
    """The look after `a:pPr` or `a:lvl1pPr` … on top of another one, its `a:defRPr` included."""
    if properties is None or not (properties.attrib or len(properties)):
        return base
    changes: dict[str, object] = {
        name: Emu(value)
        for name, key in (("margin", "marL"), ("indent", "indent"))
        if (value := length(properties, key)) is not None
    }
    if (align := _ALIGNS.get(properties.get("algn", ""))) is not None:
        changes["align"] = align
    for one in children(properties):
        name = local_name(one)
        if name in _BULLETS:
            changes["bullet"] = _BULLETS[name]
        elif name == "defRPr":
            changes["run"] = run_over(base.run, one, palette)
        elif name in _SPACINGS and (spacing := _spacing(one)) is not None:
            changes[_SPACINGS[name]] = spacing
    return replace(base, **changes) if changes else base


_SPACINGS: Final = {"lnSpc": "line", "spcBef": "before", "spcAft": "after"}


def _spacing(holder: Element) -> Spacing | None:
    """What `a:spcPct` or `a:spcPts` says; None when neither is there or sound."""
    size = next(children(holder), None)
    if size is None:
        return None
    if local_name(size) == "spcPct":
        lines = fraction(size)
        return None if lines is None else Spacing(lines=lines)
    points = number(size, "val")
    return None if points is None else Spacing(points / 100)


_RunKey: TypeAlias = tuple[RunLook, tuple[str, ...]]


class Lettering(Struct, frozen=True, eq=False):
    """Looks of text through one palette; what a stack of layers comes to is worked out once."""

    palette: Palette
    base: ParagraphLook = field(default_factory=ParagraphLook)
    _known: dict[tuple[Layers, int], ParagraphLook] = field(
        default_factory=dict[tuple[Layers, int], ParagraphLook]
    )
    _runs: dict[_RunKey, RunLook] = field(default_factory=dict[_RunKey, RunLook])

    def look(self, layers: Layers, level: int) -> ParagraphLook:
        """The look of a paragraph of that level (from 0) before its own properties."""
        if not layers:
            return self.base
        key = (layers, level)
        known = self._known.get(key)
        if known is None:
            known = self._over(self.look(layers[:-1], level), layers[-1], level)
            self._known[key] = known
        return known

    def run(self, base: RunLook, properties: Element | None) -> RunLook:
        """`run_over` with what it came to the last time; runs mostly repeat one another."""
        if properties is None or len(properties):
            return run_over(base, properties, self.palette)
        key = (base, tuple(map(str, chain.from_iterable(properties.items()))))
        known = self._runs.get(key)
        if known is None:
            known = self._runs[key] = run_over(base, properties, self.palette)
        return known

    def _over(self, base: ParagraphLook, layer: Element, level: int) -> ParagraphLook:
        name = local_name(layer)
        if name == "fontRef":
            return replace(base, run=self._referred(base.run, layer))
        if name == "tcTxStyle":
            return replace(base, run=self._in_table(base.run, layer))
        for one in ("defPPr", f"lvl{level + 1}pPr"):
            base = paragraph_over(base, child(layer, one), self.palette)
        return base

    def _referred(self, base: RunLook, reference: Element) -> RunLook:
        """A shape style's face and colour (ISO/IEC 29500-1 §20.1.4.1.17)."""
        face = {"major": "+mj-lt", "minor": "+mn-lt"}.get(reference.get("idx", ""), base.typeface)
        tone = self.palette.tone_in(reference)
        return replace(base, typeface=face, tone=base.tone if tone is None else tone)

    def _in_table(self, base: RunLook, style: Element) -> RunLook:
        """A table style's face, weight and colour (§20.1.4.2.30)."""
        reference = child(style, "fontRef")
        look = base if reference is None else self._referred(base, reference)
        tone = self.palette.tone_in(style)
        on_off = {"on": True, "off": False}
        return replace(
            look,
            tone=look.tone if tone is None else tone,
            bold=on_off.get(style.get("b", ""), look.bold),
            italic=on_off.get(style.get("i", ""), look.italic),
        )


# --- paragraphs


StyleName: TypeAlias = Literal["title", "body", "other"]


class DrawingText(Struct, frozen=True, eq=False):
    """Reads the text of shapes and cells; `general` are the weakest layers of all text, `styles`
    those a placeholder has from its master, by `title`, `body` and `other`.
    """

    lettering: Lettering
    relations: Mapping[str, Relationship]
    general: Layers = ()
    styles: Mapping[StyleName, Layers] = field(default_factory=dict[StyleName, Layers])

    def __call__(self, holder: TextHolder) -> tuple[TextParagraph, ...]:
        layers = self._layers(holder)
        return tuple(
            self._paragraph(one, holder, layers)
            for one in children(holder.body)
            if local_name(one) == "p"
        )

    def _layers(self, holder: TextHolder) -> Layers:
        slot = holder.placeholder
        styles = self.styles.get(style_name(slot), ()) if slot else ()
        stack = (*self.general, *styles, *holder.layers)
        own = child(holder.body, "lstStyle")
        return (*stack, own) if own is not None and len(own) else stack

    def _paragraph(self, element: Element, holder: TextHolder, layers: Layers) -> TextParagraph:
        properties = child(element, "pPr")
        level = min(max(integer(properties, "lvl"), 0), _LEVELS - 1)
        inherited = self.lettering.look(layers, level)
        look = paragraph_over(inherited, properties, self.lettering.palette)
        return self.set_paragraph(element, look, holder, level + 1)

    def set_paragraph(
        self, element: Element, look: ParagraphLook, holder: TextHolder, level: int = 1
    ) -> TextParagraph:
        """A paragraph in a look that is known."""
        runs = tuple(self._runs(element, look.run, holder))
        end = self.lettering.run(look.run, child(element, "endParaRPr"))
        line = look.line
        return TextParagraph(
            runs,
            at(holder.place, "".join(run.text for run in runs)),
            holder.role,
            level,
            look.align,
            look.bullet,
            holder.ground,
            line_spacing=max(line.lines - holder.tightening, 0) if line.points is None else None,
            line_spacing_pt=line.points,
            is_exact=line.points is not None,
            space_before_pt=look.before.points or 0.0,
            space_after_pt=look.after.points or 0.0,
            space_before_lines=look.before.lines,
            space_after_lines=look.after.lines,
            margin=look.margin,
            indent=look.indent,
            end_size_pt=round(end.size_pt * holder.scale, 2),
            element=element,
        )

    def _runs(self, paragraph: Element, base: RunLook, holder: TextHolder) -> Iterator[TextRun]:
        for one in children(paragraph):
            name = local_name(one)
            text = _words(one, name) if name in _WORDS else ""
            if not text:
                continue
            properties = child(one, "rPr")
            look = self.lettering.run(base, properties)
            click = child(properties, "hlinkClick")
            link = ""
            if click is not None:
                look, link = self._linked(look, click), self.address(click)
            yield self._run(text, look, holder, one, link)

    def _run(
        self, text: str, look: RunLook, holder: TextHolder, element: Element, link: str
    ) -> TextRun:
        return TextRun(
            text,
            round(look.size_pt * holder.scale, 2),
            self.lettering.palette.typeface(look.typeface),
            mixed(look.tone, holder.ground),
            look.language,
            look.bold,
            look.italic,
            look.underlined,
            look.struck,
            look.all_caps,
            look.has_effect,
            is_field=local_name(element) == "fld",
            link=link,
            element=element,
        )

    def spoken(self, text: str, look: ParagraphLook, holder: TextHolder) -> TextParagraph:
        """A paragraph of words that stand in no paragraph of the file: labels of a chart."""
        return TextParagraph(
            (self._run(text, look.run, holder, holder.body, ""),),
            at(holder.place, text),
            holder.role,
            align=look.align,
            ground=holder.ground,
            end_size_pt=look.run.size_pt,
        )

    def _linked(self, look: RunLook, click: Element) -> RunLook:
        """A link is underlined in the theme's colour, unless it keeps that of the text."""
        keeps = any(
            local_name(one) == _HYPERLINK_COLOUR and one.get("val") == "tx"
            for extension in children(child(click, "extLst"))
            for one in children(extension)
        )
        colour = self.lettering.palette.named("hlink")
        tone = look.tone if keeps or colour is None else Tone(colour)
        return replace(look, tone=tone, underlined=True)

    def address(self, click: Element) -> str:
        """Where a link leads: an address, or `#` and the part or place inside the file."""
        relation = self.relations.get(click.get(REL_ID, ""))
        if relation is not None:
            return relation.target if relation.is_external else f"#{relation.target}"
        action = click.get("action", "")
        return f"#{action.rpartition('=')[2]}" if action else ""


def _words(element: Element, name: str) -> str:
    if name == "br":
        return "\v"
    if name == "m":
        return "".join(str(text) for text in element.itertext())
    found = child(element, "t")
    return "" if found is None else found.text or ""


def style_name(placeholder: str) -> StyleName:
    """Which of the master's text styles a placeholder of that type takes (§19.3.1.52)."""
    if placeholder in ("title", "ctrTitle"):
        return "title"
    return "other" if placeholder in ("dt", "ftr", "sldNum", "hdr") else "body"


def at(place: Place, text: str) -> Place:
    """The same place with the words concerned, not too many of them."""
    short = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
    return Place(place.file, place.kind, place.area, place.number, place.name, place.object, short)
