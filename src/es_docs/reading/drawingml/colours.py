"""Colours as they are in the end: theme, colour map and transforms are one `RRGGBB`.

ISO/IEC 29500-1 §20.1.2.3 (colours and their transforms), §20.1.6 (themes), §19.3.1.6 and
§17.15.1.20 (which colour of the theme plays background, text and accents).

A `Palette` is what stands behind one slide, layout, master, chart or text document:

    palette = Palette.of(theme_root, mapping)      # mapping: p:clrMap or w:clrSchemeMapping
    palette.tone_in(solid_fill)                    # Tone(colour, alpha, is_plain) or None
    palette.named("text1")                         # "RRGGBB" or None
    palette.typeface("+mn-lt")                     # the name of a face
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.markup import Element
from es_docs.reading.drawingml.nodes import child, children, fraction, local_name, number
from es_docs.reading.model import Colour

_Rgb: TypeAlias = tuple[float, float, float]
"""Red, green and blue from 0 to 1, as the screen has them (sRGB, IEC 61966-2-1)."""

_OFFICE: Final[Mapping[str, Colour]] = MappingProxyType(
    {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6",
        "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5",
        "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47",
        "hlink": "0563C1", "folHlink": "954F72",
    }
)  # fmt: skip
"""The Office theme, for a document that has lost its own."""
_PLAIN_MAP: Final[Mapping[str, str]] = MappingProxyType(
    {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
)
_WORD_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "t1": "tx1", "t2": "tx2", "text1": "tx1", "text2": "tx2",
        "background1": "bg1", "background2": "bg2",
        "dark1": "dk1", "dark2": "dk2", "light1": "lt1", "light2": "lt2",
        "hyperlink": "hlink", "followedHyperlink": "folHlink",
    }
)  # fmt: skip
"""Names of `w:themeColor` and `w:clrSchemeMapping` (ISO/IEC 29500-1 §17.18.97, §17.18.103)."""
_SYSTEM: Final[Mapping[str, Colour]] = MappingProxyType(
    {"window": "FFFFFF", "btnFace": "F0F0F0", "3dLight": "E3E3E3", "highlight": "0078D7"}
)
"""System colours that a file did not store with `lastClr`; every other one is black."""
COLOURS: Final = frozenset(
    {"srgbClr", "schemeClr", "sysClr", "prstClr", "scrgbClr", "hslClr"}
)  # fmt: skip


class Tone(Struct, frozen=True):
    """A colour and how opaque it is; `is_plain` for an RRGGBB literal with nothing done to it."""

    colour: Colour
    alpha: float = 1.0
    is_plain: bool = False


class Theme(Struct, frozen=True, eq=False):
    """What a theme gives: colours by `dk1` … `folHlink`, faces by `major`/`minor` and script, and
    the lists of fills, lines and effects that shapes refer to by number.
    """

    colours: Mapping[str, Colour]
    faces: Mapping[str, str]
    fills: tuple[Element, ...] = ()
    lines: tuple[Element, ...] = ()
    effects: tuple[Element, ...] = ()
    grounds: tuple[Element, ...] = ()


NO_THEME: Final = Theme(_OFFICE, MappingProxyType({}))


def read_theme(root: Element | None, base: Theme = NO_THEME) -> Theme:
    """The theme in `a:theme` or `a:themeOverride`; what is missing is taken from `base`."""
    elements = child(root, "themeElements") if root is not None else None
    elements = root if elements is None else elements
    styles = child(elements, "fmtScheme")
    lists = {
        name: tuple(children(child(styles, tag))) or old
        for name, tag, old in (
            ("fills", "fillStyleLst", base.fills),
            ("lines", "lnStyleLst", base.lines),
            ("effects", "effectStyleLst", base.effects),
            ("grounds", "bgFillStyleLst", base.grounds),
        )
    }
    return Theme(
        {**base.colours, **_scheme(child(elements, "clrScheme"))},
        {**base.faces, **_faces(child(elements, "fontScheme"))},
        **lists,
    )


def _scheme(scheme: Element | None) -> dict[str, Colour]:
    palette = Palette()
    tones = {local_name(one): palette.tone_in(one) for one in children(scheme)}
    return {name: tone.colour for name, tone in tones.items() if tone is not None}


def _faces(scheme: Element | None) -> dict[str, str]:
    """`+mn-lt` and its like, with the names they stand for."""
    return {
        f"+{short}-{script}": face.get("typeface", "")
        for short, font in (("mj", "majorFont"), ("mn", "minorFont"))
        for script, tag in (("lt", "latin"), ("ea", "ea"), ("cs", "cs"))
        if (face := child(scheme, font, tag)) is not None
    }


class Palette(Struct, frozen=True, eq=False):
    """The colours and faces of a theme as one part sees them, through its colour map."""

    theme: Theme = NO_THEME
    mapping: Mapping[str, str] = field(default_factory=lambda: _PLAIN_MAP)
    _known: dict[str, Colour | None] = field(default_factory=dict[str, "Colour | None"])

    @classmethod
    def of(cls, theme: Element | None, mapping: Element | None = None) -> Palette:
        """`mapping` is a `p:clrMap`, `a:overrideClrMapping` or `w:clrSchemeMapping`."""
        return cls(read_theme(theme)).mapped(mapping)

    def mapped(self, mapping: Element | None) -> Palette:
        """The same theme through another colour map; None or an empty one changes nothing."""
        pairs = {
            _canonical(str(name).rpartition("}")[2]): _canonical(str(value))
            for name, value in (mapping.items() if mapping is not None else ())
        }
        return Palette(self.theme, {**self.mapping, **pairs}) if pairs else self

    def themed(self, root: Element | None) -> Palette:
        """The same map over a theme that overrides parts of this one."""
        return self if root is None else Palette(read_theme(root, self.theme), self.mapping)

    def named(self, name: str) -> Colour | None:
        """The colour a name of the theme stands for: `tx1`, `accent2`, in Word also `text1`."""
        if name not in self._known:
            canonical = _canonical(name)
            slot = self.mapping.get(canonical, canonical)
            self._known[name] = self.theme.colours.get(slot)
        return self._known[name]

    def typeface(self, name: str) -> str:
        """The name of a face; `+mn-lt` and its like are looked up in the theme."""
        return self.theme.faces.get(name, "") if name.startswith("+") else name

    def tone_in(self, holder: Element | None, stand_in: Tone | None = None) -> Tone | None:
        """The tone of the first colour inside an element: a fill, a font reference."""
        found = (one for one in children(holder) if local_name(one) in COLOURS)
        colour = next(found, None)
        return None if colour is None else self.tone(colour, stand_in)

    def tone(self, colour: Element, stand_in: Tone | None = None) -> Tone | None:
        """The tone of a colour element; `stand_in` is what `phClr` means. None when unknown."""
        name = local_name(colour)
        value = colour.get("val", "")
        if name == "schemeClr" and value == "phClr":
            base, alpha = (None, 1.0) if stand_in is None else (stand_in.colour, stand_in.alpha)
        else:
            base, alpha = self._base(name, value, colour), 1.0
        if base is None:
            return None
        steps = [*children(colour)]
        if not steps:
            return Tone(base, alpha, is_plain=name == "srgbClr")
        return _transformed(Tone(base, alpha), steps)

    def _base(self, name: str, value: str, colour: Element) -> Colour | None:
        if name == "srgbClr":
            return literal(value)
        if name == "schemeClr":
            return self.named(value)
        if name == "sysClr":
            return literal(colour.get("lastClr", "")) or _SYSTEM.get(value, "000000")
        if name == "prstClr":
            return _preset(value)
        if name == "scrgbClr":
            return _hex(_encoded(_parts(colour, "r", "g", "b")))
        if name == "hslClr":
            _, saturation, lightness = _parts(colour, "hue", "sat", "lum")
            hue = (number(colour, "hue") or 0) / _FULL_TURN % 1
            return _hex(colorsys.hls_to_rgb(hue, lightness, saturation))
        return None

    def word_colour(self, name: str, tint: str = "", shade: str = "") -> Colour | None:
        """`w:themeColor` with `w:themeTint` or `w:themeShade` (two hexadecimal digits), which
        change the lightness of the colour (ISO/IEC 29500-1 §17.3.2.6)."""
        base = self.named(name)
        if base is None or not (tint or shade):
            return base
        hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(base))
        if (part := _byte(tint)) is not None:
            lightness = lightness * part + 1 - part
        if (part := _byte(shade)) is not None:
            lightness *= part
        return _hex(colorsys.hls_to_rgb(hue, lightness, saturation))


def _canonical(name: str) -> str:
    return _WORD_NAMES.get(name, name)


def literal(text: str) -> Colour | None:
    """`RRGGBB` in capitals; None for anything but six hexadecimal digits."""
    is_hex = len(text) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in text)
    return text.upper() if is_hex else None


def _byte(text: str) -> float | None:
    try:
        return min(int(text, 16), 255) / 255 if text else None
    except ValueError:
        return None


def _preset(name: str) -> Colour | None:
    """ST_PresetColorVal (ISO/IEC 29500-1 §20.1.10.47): CSS names, some of them shortened."""
    if name in ("black", "white"):
        return "000000" if name == "black" else "FFFFFF"
    from PIL import ImageColor

    for short, long in (("dk", "dark"), ("lt", "light"), ("med", "medium")):
        if name.startswith(short) and not name.startswith(long):
            name = long + name.removeprefix(short)
    if not name.isalpha():
        return None
    try:
        red, green, blue, *_ = ImageColor.getrgb(name.lower())
    except ValueError:
        return None
    return f"{red:02X}{green:02X}{blue:02X}"


# --- arithmetic


_FULL_TURN: Final = 360 * 60_000
"""Angles are in 60000ths of a degree (ISO/IEC 29500-1 §20.1.10.3)."""
_SUFFIXES: Final = ("Mod", "Off", "")


def _transformed(tone: Tone, steps: list[Element]) -> Tone:
    """The tone after the transforms, in the order they stand in."""
    rgb, alpha = _rgb(tone.colour), tone.alpha
    for step in steps:
        name, value = local_name(step), fraction(step)
        if name.startswith("alpha"):
            alpha = _unit(_changed(alpha, name.removeprefix("alpha"), value))
        elif name in _WHOLE:
            rgb = _WHOLE[name](rgb, 1.0 if value is None else value)
        else:
            rgb = _channel_changed(rgb, name, value, step)
    return replace(tone, colour=_hex(rgb), alpha=alpha, is_plain=False)


def _channel_changed(rgb: _Rgb, name: str, value: float | None, step: Element) -> _Rgb:
    """`lumMod`, `satOff`, `hue`, `red` …: one channel of the colour set, scaled or moved."""
    suffix = next(end for end in _SUFFIXES if name.endswith(end))
    channel = name.removesuffix(suffix)
    if channel in _HLS:
        hls = list(colorsys.rgb_to_hls(*rgb))
        if channel == "hue" and suffix != "Mod":
            value = (number(step, "val") or 0) / _FULL_TURN
        moved = _changed(hls[_HLS[channel]], suffix, value)
        hls[_HLS[channel]] = moved % 1 if channel == "hue" else _unit(moved)
        return colorsys.hls_to_rgb(hls[0], hls[1], hls[2])
    if channel in _RGB:
        linear = list(_decoded(rgb))
        linear[_RGB[channel]] = _unit(_changed(linear[_RGB[channel]], suffix, value))
        return _encoded((linear[0], linear[1], linear[2]))
    return rgb


def _changed(old: float, suffix: str, value: float | None) -> float:
    if value is None:
        return old
    return {"Mod": old * value, "Off": old + value}.get(suffix, value)


_HLS: Final = {"hue": 0, "lum": 1, "sat": 2}
_RGB: Final = {"red": 0, "green": 1, "blue": 2}


def _tinted(rgb: _Rgb, part: float) -> _Rgb:
    """`part` of the colour and white for the rest, in linear light as Office mixes them."""
    red, green, blue = (1 - (1 - channel) * part for channel in _decoded(rgb))
    return _encoded((red, green, blue))


def _shaded(rgb: _Rgb, part: float) -> _Rgb:
    """`part` of the colour and black for the rest, in linear light."""
    red, green, blue = (channel * part for channel in _decoded(rgb))
    return _encoded((red, green, blue))


def _grey(rgb: _Rgb, _: float) -> _Rgb:
    """The same luminance without a hue (Rec. ITU-R BT.709)."""
    red, green, blue = rgb
    grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return grey, grey, grey


def _inverse(rgb: _Rgb, _: float) -> _Rgb:
    return 1 - rgb[0], 1 - rgb[1], 1 - rgb[2]


def _complement(rgb: _Rgb, _: float) -> _Rgb:
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb)
    return colorsys.hls_to_rgb((hue + 0.5) % 1, lightness, saturation)


def _decoded(rgb: _Rgb) -> _Rgb:
    """Linear light out of sRGB (IEC 61966-2-1)."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in rgb
    )
    return red, green, blue


def _encoded(linear: _Rgb) -> _Rgb:
    red, green, blue = (
        channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
        for channel in map(_unit, linear)
    )
    return red, green, blue


_WHOLE: Final[Mapping[str, Callable[[_Rgb, float], _Rgb]]] = MappingProxyType(
    {
        "tint": _tinted,
        "shade": _shaded,
        "gray": _grey,
        "inv": _inverse,
        "comp": _complement,
        "gamma": lambda rgb, _: _encoded(rgb),
        "invGamma": lambda rgb, _: _decoded(rgb),
    }
)


def _unit(value: float) -> float:
    return max(0.0, min(1.0, value))


def _parts(colour: Element, *names: str) -> _Rgb:
    first, second, third = (_unit(fraction(colour, name) or 0.0) for name in names)
    return first, second, third


def _rgb(colour: Colour) -> _Rgb:
    return (
        int(colour[:2], 16) / 255,
        int(colour[2:4], 16) / 255,
        int(colour[4:], 16) / 255,
    )


def _hex(rgb: _Rgb) -> Colour:
    return "".join(f"{round(_unit(channel) * 255):02X}" for channel in rgb)


def mixed(tone: Tone | None, behind: Colour | None) -> Colour | None:
    """What is seen where a tone lies on a colour; None when either that matters is unknown."""
    if tone is None or tone.alpha >= _OPAQUE:
        return None if tone is None else tone.colour
    if behind is None:
        return None
    red, green, blue = (
        above * tone.alpha + below * (1 - tone.alpha)
        for above, below in zip(_rgb(tone.colour), _rgb(behind), strict=True)
    )
    return _hex((red, green, blue))


_OPAQUE: Final = 0.995
