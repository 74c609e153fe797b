"""What one level of a text document says of a look: direct formatting, a style, a numbering.

ISO/IEC 29500-1 §17.3.1 and §17.3.2 (properties of paragraphs and runs), §17.3.5 (shading).
Sizes and spaces are points; a field that is None says nothing, and the level below speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from es_docs.markup import Element
from es_docs.ooxml.package import NS
from es_docs.reading.drawingml.colours import Palette, literal
from es_docs.reading.drawingml.nodes import children, measure
from es_docs.reading.model import Align, Colour
from es_docs.units import EMU_PER_INCH, EMU_PER_MM, EMU_PER_POINT

W: Final = f"{{{NS['w']}}}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
VAL: Final = f"{W}val"

AUTO: Final = "auto"
"""A colour that follows from what lies behind; of a ground: nothing is painted."""
MIXED: Final = ""
"""A colour that is no single one: a gradient, a pattern of stripes."""
LineRule: TypeAlias = Literal["auto", "exact", "atLeast"]

Margins: TypeAlias = tuple[float | None, float | None, float | None, float | None]
"""Left, top, right, bottom."""
NO_MARGINS: Final[Margins] = (None, None, None, None)
_SIDES: Final = (("start", "left"), ("top",), ("end", "right"), ("bottom",))

_HTML_SPACE: Final = 14.0
"""Points between paragraphs whose spacing is automatic, as between paragraphs of a web page."""
_POINTS_PER_UNIT: Final = {
    "": 1 / 20, "pt": 1.0, "pc": 12.0, "pi": 12.0, "in": EMU_PER_INCH / EMU_PER_POINT,
    "mm": EMU_PER_MM / EMU_PER_POINT, "cm": 10 * EMU_PER_MM / EMU_PER_POINT,
}  # fmt: skip
"""A bare number is in twentieths of a point (ISO/IEC 29500-1 §22.9.2.14)."""
_OFF: Final = frozenset({"0", "false", "off", "none"})


# --- looks


class RunLook(NamedTuple):
    """What one level says of text. `colour`, `shade` are `RRGGBB`, AUTO or MIXED."""

    typeface: str | None = None
    size_pt: float | None = None
    colour: str | None = None
    language: str | None = None
    underlined: bool | None = None
    double_struck: bool | None = None
    shade: str | None = None
    highlight: str | None = None
    has_effect: bool | None = None
    """Effects of Word 2010 and later: glow, shadow, reflection, outline, gradient."""
    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    all_caps: bool | None = None
    hidden: bool | None = None
    shadow: bool | None = None
    outline: bool | None = None
    embossed: bool | None = None
    imprinted: bool | None = None

    def under(self, top: RunLook) -> RunLook:
        """This look with whatever `top` says instead."""
        if top is PLAIN_RUN:
            return self
        return RunLook._make(
            below if above is None else above for below, above in zip(self, top, strict=True)
        )


PLAIN_RUN: Final = RunLook()


class ParagraphLook(NamedTuple):
    """What one level says of a paragraph. `line` is a factor, or points when the rule says so.

    `margin` and `first_line` are points (`first_line` relative to `margin`); `before_lines` and
    `after_lines` hundredths of a line. `outline` counts from 0; `number` is the id of a numbering.
    """

    align: Align | None = None
    line: tuple[float, LineRule] | None = None
    before: float | None = None
    after: float | None = None
    before_lines: float | None = None
    after_lines: float | None = None
    has_auto_before: bool | None = None
    has_auto_after: bool | None = None
    margin: float | None = None
    first_line: float | None = None
    keeps_with_next: bool | None = None
    has_widow_control: bool | None = None
    has_contextual_spacing: bool | None = None
    shade: str | None = None
    outline: int | None = None
    number: str | None = None
    level: int | None = None

    def under(self, top: ParagraphLook) -> ParagraphLook:
        """This look with whatever `top` says instead."""
        if top is PLAIN_PARAGRAPH:
            return self
        return ParagraphLook._make(
            below if above is None else above for below, above in zip(self, top, strict=True)
        )

    @property
    def space_before(self) -> tuple[float, float]:
        """Points and lines."""
        return _space(self.before, self.before_lines, self.has_auto_before)

    @property
    def space_after(self) -> tuple[float, float]:
        return _space(self.after, self.after_lines, self.has_auto_after)


PLAIN_PARAGRAPH: Final = ParagraphLook()


def _space(points: float | None, lines: float | None, is_auto: bool | None) -> tuple[float, float]:
    """Lines go before points, and automatic spacing before both (ISO/IEC 29500-1 §17.3.1.33)."""
    if is_auto:
        return _HTML_SPACE, 0.0
    if lines:
        return 0.0, lines / 100
    return points or 0.0, 0.0


# --- properties as they are written


def on(element: Element | None) -> bool | None:
    """An on/off property; None when it is not given."""
    return None if element is None else element.get(VAL, "1") not in _OFF


def value(element: Element | None) -> str | None:
    return None if element is None else element.get(VAL)


def points(text: str | None) -> float | None:
    """A length in points; a bare number is in twentieths of one."""
    found = measure(text)
    factor = _POINTS_PER_UNIT.get(found[1]) if found else None
    return None if found is None or factor is None else round(found[0] * factor, 4)


def whole(text: str | None) -> int | None:
    found = measure(text)
    return None if found is None else round(found[0])


def run_look(properties: Element | None, palette: Palette) -> RunLook:
    """`w:rPr` (ISO/IEC 29500-1 §17.3.2), without the styles it names."""
    if properties is None or not len(properties):
        return PLAIN_RUN
    found = {one.tag: one for one in properties}
    get = found.get
    fill = get(f"{W14}textFill")
    size = value(get(f"{W}sz"))
    underline = get(f"{W}u")
    language = get(f"{W}lang")
    return RunLook(
        typeface=_typeface(get(f"{W}rFonts"), palette),
        size_pt=_half_points(size),
        colour=_colour(get(f"{W}color"), palette) if fill is None else _text_fill(fill, palette),
        language=None if language is None else language.get(VAL),
        underlined=None if underline is None else underline.get(VAL, "none") not in _OFF,
        double_struck=on(get(f"{W}dstrike")),
        shade=shade(get(f"{W}shd"), palette),
        highlight=_highlight(get(f"{W}highlight")),
        has_effect=_has_effect(found.values()),
        bold=on(get(f"{W}b")),
        italic=on(get(f"{W}i")),
        struck=on(get(f"{W}strike")),
        all_caps=on(get(f"{W}caps")),
        hidden=on(get(f"{W}vanish")),
        shadow=on(get(f"{W}shadow")),
        outline=on(get(f"{W}outline")),
        embossed=on(get(f"{W}emboss")),
        imprinted=on(get(f"{W}imprint")),
    )


def cell_margins(holder: Element | None) -> Margins:
    """Points between the borders of a cell and its text, in `w:tblCellMar` or `w:tcMar`."""
    if holder is None:
        return NO_MARGINS
    left, top, right, bottom = (
        next(
            (found for name in names if (found := _width(holder.find(f"{W}{name}"))) is not None),
            None,
        )
        for names in _SIDES
    )
    return left, top, right, bottom


def over(below: Margins, above: Margins) -> Margins:
    """Margins with whatever `above` says instead."""
    left, top, right, bottom = (
        low if high is None else high for low, high in zip(below, above, strict=True)
    )
    return left, top, right, bottom


def _width(element: Element | None) -> float | None:
    """A width in points; shares of the table are not told."""
    if element is None or element.get(f"{W}type", "dxa") not in ("dxa", "nil"):
        return None
    return points(element.get(f"{W}w", "0"))


def _half_points(text: str | None) -> float | None:
    """`w:sz`: a bare number is in half points (ISO/IEC 29500-1 §17.3.2.38)."""
    found = measure(text)
    if found is None or found[0] <= 0:
        return None
    return found[0] / 2 if not found[1] else points(text)


def _typeface(fonts: Element | None, palette: Palette) -> str | None:
    """The face of Latin text; one of the theme goes before a named one (§17.3.2.26)."""
    if fonts is None:
        return None
    for slot in ("ascii", "hAnsi"):
        theme = fonts.get(f"{W}{slot}Theme", "")
        role = "+mj-" if theme.startswith("major") else "+mn-"
        script = next((s for end, s in _SCRIPTS.items() if theme.endswith(end)), "lt")
        face = palette.typeface(f"{role}{script}") if theme else ""
        if face := face or fonts.get(f"{W}{slot}", ""):
            return face
    return None


_SCRIPTS: Final = {"EastAsia": "ea", "Bidi": "cs"}
"""ST_Theme, ISO/IEC 29500-1 §17.18.96."""


def _colour(element: Element | None, palette: Palette) -> str | None:
    if element is None:
        return None
    return themed(element, ("themeColor", "themeTint", "themeShade"), "val", palette)


def themed(
    element: Element, theme: tuple[str, str, str], plain: str, palette: Palette
) -> str | None:
    """A colour of the theme, else the one stored beside it; AUTO, or None when neither."""
    name, tint, dark = (element.get(f"{W}{attribute}", "") for attribute in theme)
    if name and (colour := palette.word_colour(name, tint, dark)):
        return colour
    stored = element.get(f"{W}{plain}", "")
    return AUTO if stored == AUTO else literal(stored)


def shade(element: Element | None, palette: Palette) -> str | None:
    """What `w:shd` paints behind text (ISO/IEC 29500-1 §17.3.5): a share of one colour over
    another; AUTO when nothing, MIXED for stripes."""
    if element is None:
        return None
    fill = themed(element, ("themeFill", "themeFillTint", "themeFillShade"), "fill", palette)
    pattern = element.get(VAL, "clear")
    if pattern in ("clear", "nil"):
        return fill or AUTO
    share = 100 if pattern == "solid" else whole(pattern.removeprefix("pct"))
    if share is None or not pattern.startswith(("pct", "solid")):
        return MIXED
    front = themed(element, ("themeColor", "themeTint", "themeShade"), "color", palette)
    return _mixed(_known(front, "000000"), _known(fill, "FFFFFF"), min(share, 100) / 100)


def _known(colour: str | None, automatic: Colour) -> Colour:
    return automatic if colour is None or colour == AUTO else colour


def _mixed(front: Colour, back: Colour, share: float) -> Colour:
    pairs = ((int(front[at : at + 2], 16), int(back[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(share * f + (1 - share) * b):02X}" for f, b in pairs)


_HIGHLIGHTS: Final[Mapping[str, Colour]] = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
"""ST_HighlightColor, ISO/IEC 29500-1 §17.18.40."""


def _highlight(element: Element | None) -> str | None:
    return None if element is None else _HIGHLIGHTS.get(element.get(VAL, ""), AUTO)


def _text_fill(fill: Element, palette: Palette) -> str:
    """`w14:textFill` ([MS-DOCX] §2.6.1): one colour, else none that could be told."""
    solid = fill.find(f"{W14}solidFill")
    colour = next(children(solid), None)
    if colour is None:
        return MIXED
    name = colour.get(f"{W14}val", "")
    known = literal(name) or palette.named(name)
    return MIXED if known is None or len(colour) else known


_EFFECTS: Final = frozenset(
    f"{W14}{name}" for name in ("glow", "shadow", "reflection", "textOutline", "textFill")
)


def _has_effect(properties: Iterable[Element]) -> bool | None:
    """True for letters with an effect, False for an effect that is taken away."""
    effects = [one for one in properties if one.tag in _EFFECTS]
    if not effects:
        return None
    return any(_is_visible_effect(one) for one in effects)


def _is_visible_effect(effect: Element) -> bool:
    if effect.tag == f"{W14}textFill":
        return effect.find(f"{W14}gradFill") is not None
    return effect.find(f"{W14}noFill") is None


_ALIGN: Final[Mapping[str, Align]] = {
    "left": "left", "start": "left", "right": "right", "end": "right", "center": "center",
    "both": "justify", "distribute": "justify", "lowKashida": "justify",
    "mediumKashida": "justify", "highKashida": "justify", "thaiDistribute": "justify",
}  # fmt: skip
"""ST_Jc, ISO/IEC 29500-1 §17.18.44."""


_SAID_OF_PARAGRAPHS: Final = frozenset(
    f"{W}{name}"
    for name in (
        "numPr", "spacing", "ind", "jc", "keepNext", "widowControl", "contextualSpacing", "shd",
        "outlineLvl",
    )
)  # fmt: skip


def paragraph_look(properties: Element | None, palette: Palette) -> ParagraphLook:
    """`w:pPr` (ISO/IEC 29500-1 §17.3.1), without the style it names."""
    if properties is None:
        return PLAIN_PARAGRAPH
    found = {one.tag: one for one in properties}
    if _SAID_OF_PARAGRAPHS.isdisjoint(found):
        return PLAIN_PARAGRAPH
    get = found.get
    numbering = get(f"{W}numPr")
    spacing = _attributes(get(f"{W}spacing"))
    indents = _attributes(get(f"{W}ind"))
    hanging = points(indents.get("hanging"))
    return ParagraphLook(
        align=_ALIGN.get(value(get(f"{W}jc")) or ""),
        line=_line(spacing),
        before=points(spacing.get("before")),
        after=points(spacing.get("after")),
        before_lines=whole(spacing.get("beforeLines")),
        after_lines=whole(spacing.get("afterLines")),
        has_auto_before=_switch(spacing.get("beforeAutospacing")),
        has_auto_after=_switch(spacing.get("afterAutospacing")),
        margin=points(indents.get("start", indents.get("left"))),
        first_line=points(indents.get("firstLine")) if hanging is None else -hanging,
        keeps_with_next=on(get(f"{W}keepNext")),
        has_widow_control=on(get(f"{W}widowControl")),
        has_contextual_spacing=on(get(f"{W}contextualSpacing")),
        shade=shade(get(f"{W}shd"), palette),
        outline=whole(value(get(f"{W}outlineLvl"))),
        number=None if numbering is None else value(numbering.find(f"{W}numId")),
        level=None if numbering is None else whole(value(numbering.find(f"{W}ilvl"))),
    )


def _attributes(element: Element | None) -> Mapping[str, str]:
    """The attributes of an element by their local names."""
    if element is None:
        return {}
    return {str(name).removeprefix(W): str(text) for name, text in element.items()}


def _switch(text: str | None) -> bool | None:
    return None if text is None else text not in _OFF


def _line(spacing: Mapping[str, str]) -> tuple[float, LineRule] | None:
    """The pitch of lines; without a rule it is a factor (ISO/IEC 29500-1 §17.3.1.33)."""
    pitch = points(spacing.get("line"))
    if pitch is None or pitch <= 0:
        return None
    match spacing.get("lineRule"):
        case "exact":
            return pitch, "exact"
        case "atLeast":
            return pitch, "atLeast"
        case _:
            return round(pitch / 12, 4), "auto"
