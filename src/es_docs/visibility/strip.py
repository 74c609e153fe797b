"""The sign strip: where each sign stands, and its drawing for slides and for pages.

`place_signs` decides; `strip_group` turns the decision into one group shape of DrawingML, with the
names the checks look for (`es_docs:strip`, `mark:<role>`, `emblem`, `separator`). The two `…_to_…`
and `…_drawing` functions at the end put it into the parts of python-pptx and python-docx.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from es_docs.diagnostics import AssetError, error
from es_docs.markup import Element, parse
from es_docs.messages.signs import STRIP_ALT
from es_docs.ooxml.package import DECORATIVE
from es_docs.theme import STRIP_NAME
from es_docs.units import EMU_PER_POINT, Box, Emu
from es_docs.visibility.emblem import FIELD_COLOUR, STAR_COLOUR, emblem_width, stars_geometry
from es_docs.visibility.rules import (
    CLEAR_SPACE,
    EMBLEM_NAME,
    MARK_PREFIX,
    SEPARATOR_GAP,
    SEPARATOR_NAME,
    SEPARATOR_WIDTH,
    TEXT_SHARE,
    WORDS_GAP,
    SignRole,
)
from es_docs.visibility.signs import Artwork, Sign

if TYPE_CHECKING:
    from docx.opc.part import Part as WordPart
    from pptx.opc.package import Part as SlidePart

Dialect: TypeAlias = Literal["pptx", "docx"]
Embed: TypeAlias = Callable[[bytes, str], str]
"""Puts picture bytes of a media type into the package and returns the relationship id."""

TYPEFACE: Final = "Calibri"
"""On the list of Reg. 821/2014 Art. 4(4); named here so that no theme can change it (VIS-036)."""
TEXT_COLOUR: Final = "003399"
FLAG_HEIGHT_ON_SLIDES: Final = Emu.from_mm(11)
"""Height of the Union emblem on slides; VIS-043 asks for 10 mm at least."""
FRAME_COLOUR: Final = "B8BEC9"
FRAME_WIDTH: Final = 6350

_PREFERRED_TEXT: Final = 0.33
_COMFORTABLE_TEXT: Final = 0.26
"""Of H; text may shrink so far before pictures have to."""
_PADDING: Final = 0.28
"""Inside the frame of a stand-in, of H."""
_SLACK: Final = 1.06
"""Text boxes are that much wider than Calibri needs, for faces that replace it."""
LINE_PITCH: Final = 1.2
_MIN_ARTWORK: Final = 0.4
"""Of H; a picture that would have to be lower does not fit."""


# --- placing


class PicturePart(Struct, frozen=True):
    box: Box
    artwork: Artwork


class EmblemPart(Struct, frozen=True):
    """The flag; `artwork` is the same emblem as files."""

    box: Box
    artwork: Artwork


class TextPart(Struct, frozen=True):
    """Lines of words; `align` as in a:pPr (l, ctr, r)."""

    box: Box
    lines: tuple[str, ...]
    size_pt: float
    align: Literal["l", "ctr", "r"]
    has_frame: bool = False


Part: TypeAlias = PicturePart | EmblemPart | TextPart


class PlacedSign(Struct, frozen=True):
    sign: Sign
    box: Box
    parts: tuple[Part, ...]


class Strip(Struct, frozen=True):
    """The signs where they stand, in EMU of the page or slide; `box` is the row they fill.

    The row is exactly as high as the flag: LibreOffice stretches the members of a group on a page
    to the group's size, so a higher group would distort the emblem.
    """

    box: Box
    signs: tuple[PlacedSign, ...]
    separator: Box | None = None

    @property
    def alt(self) -> str:
        """The text alternative: every sign from left to right (A11Y-006)."""
        return STRIP_ALT.format(signs=", ".join(placed.sign.alt for placed in self.signs))

    @property
    def flag(self) -> Box:
        """Where the Union's flag is, the measure of all other signs (VIS-010)."""
        parts = itertools.chain.from_iterable(placed.parts for placed in self.signs)
        return next(part.box for part in parts if isinstance(part, EmblemPart))


def place_signs(signs: Sequence[Sign], area: Box, *, flag_height: Emu) -> Strip:
    """Place `signs` from left to right, the first and the last at the edges of `area`.

    All are as high as the flag and centred on one line; the gaps are equal and at least H/3
    (VIS-011, VIS-042). A sign after the Union's stands behind a separating line (VIS-014). Text
    shrinks first; then wide pictures get lower, never distorted. Raises AssetError S022 when the
    signs cannot stand in the area.
    """
    if area.height >= flag_height:
        for size, may_scale in _attempts(flag_height):
            widths = _widths(signs, area.width, flag_height, size, may_scale=may_scale)
            if widths is not None:
                return _arrange(signs, widths, area, flag_height, size)
    raise AssetError(error("S022", width=f"{area.width.mm:.0f}", height=f"{flag_height.mm:.1f}"))


def _attempts(height: Emu) -> Iterator[tuple[float, bool]]:
    """Font sizes in points, largest first, and whether pictures may give way at that size."""
    sizes = [half / 2 for half in range(int(height.points * _PREFERRED_TEXT * 2), 0, -1)]
    allowed = [size for size in sizes if size >= height.points * TEXT_SHARE[0]]
    comfortable = [size for size in allowed if size >= height.points * _COMFORTABLE_TEXT]
    yield from ((size, False) for size in comfortable)
    yield from ((size, True) for size in allowed if size <= min(comfortable, default=size))


def _widths(
    signs: Sequence[Sign], room: int, height: Emu, size: float, *, may_scale: bool
) -> list[int] | None:
    """The width of each sign, or None when they do not fit with that font size."""
    for sign in signs:
        if _has_words(sign) and len(sign.words) * size * LINE_PITCH > height.points:
            return None
    widths = [_full_width(sign, height, size) for sign in signs]
    spare = room - sum(widths) - sum(_least_gaps(signs, height))
    if spare >= 0:
        return widths
    pictures = [index for index, sign in enumerate(signs) if not _has_words(sign)]
    share = _share([widths[index] for index in pictures], -spare)
    if not may_scale or share is None:
        return None
    for index in pictures:
        if share < widths[index] * _MIN_ARTWORK:
            return None
        widths[index] = min(widths[index], share)
    return widths


def _share(widths: Sequence[int], excess: int) -> int | None:
    """The cap that takes `excess` off the widest, or None when there is not as much to take."""
    room = sum(widths) - excess
    for count, width in enumerate(sorted(widths)):
        cap = room // (len(widths) - count)
        if cap < width:
            return cap if cap > 0 else None
        room -= width
    return None


def _has_words(sign: Sign) -> bool:
    return sign.artwork is None or sign.role is SignRole.EU


def _full_width(sign: Sign, height: Emu, size: float) -> int:
    if sign.artwork is not None and sign.role is not SignRole.EU:
        return round(height * sign.artwork.ratio)
    text = _text_width(sign.words, size)
    if sign.role is SignRole.EU:
        return text + round(height * WORDS_GAP) + emblem_width(height)
    return text + 2 * round(height * _PADDING)


def _least_gaps(signs: Sequence[Sign], height: Emu) -> list[int]:
    """The room each sign but the last needs after it."""
    line = round(height * SEPARATOR_WIDTH) + 2 * round(height * SEPARATOR_GAP)
    return [
        line if sign.role is SignRole.EU else round(height * CLEAR_SPACE) for sign in signs[:-1]
    ]


def _arrange(
    signs: Sequence[Sign], widths: Sequence[int], area: Box, height: Emu, size: float
) -> Strip:
    gaps = _least_gaps(signs, height)
    stretching = [index for index, sign in enumerate(signs[:-1]) if sign.role is not SignRole.EU]
    spare = area.width - sum(widths) - sum(gaps)
    for order, index in enumerate(stretching):
        gaps[index] += spare * (order + 1) // len(stretching) - spare * order // len(stretching)
    top = area.top + (area.height - height) // 2
    left = area.left
    placed: list[PlacedSign] = []
    separator: Box | None = None
    for sign, width, gap in zip(signs, widths, [*gaps, 0], strict=True):
        box = Box.of(left, top, width, height)
        placed.append(PlacedSign(sign, box, tuple(_parts(sign, box, size))))
        left = Emu(left + width + gap)
        if sign.role is SignRole.EU and gap:
            line = round(height * SEPARATOR_WIDTH)
            separator = Box.of(box.right + (gap - line) // 2, top, line, height)
    return Strip(Box.of(area.left, top, area.width, height), tuple(placed), separator)


def _parts(sign: Sign, box: Box, size: float) -> Iterator[Part]:
    if sign.artwork is None:
        yield TextPart(box, sign.words, size, "ctr", has_frame=True)
    elif sign.role is SignRole.EU:
        width = emblem_width(box.height)
        words = box.width - width - round(box.height * WORDS_GAP)
        yield TextPart(Box.of(box.left, box.top, words, box.height), sign.words, size, "r")
        yield EmblemPart(Box.of(box.right - width, box.top, width, box.height), sign.artwork)
    else:
        height = min(box.height, round(box.width / sign.artwork.ratio))
        top = box.top + (box.height - height) // 2
        yield PicturePart(Box.of(box.left, top, box.width, height), sign.artwork)


_ADVANCES: Final[Mapping[int, str]] = MappingProxyType(
    {
        452: "'", 463: " \u00a0", 470: "il", 490: "j", 507: "ł", 511: ",", 516: "I", 517: ".",
        548: ":;", 621: "()", 625: "f", 627: "-", 653: "J", 667: "!", 686: "t", 714: "r",
        791: "/", 801: "sś", 809: "zźż", 821: '"', 857: "„”", 861: "L", 866: "cć", 880: "Ł",
        887: "x", 925: "v", 927: "y", 931: "k", 941: "FSŚ", 959: "ZŹŻ", 964: "g", 981: "aą",
        998: "TY", 1000: "EĘ", 1019: "eę", 1020: "–", 1038: "0123456789", 1058: "P", 1063: "X",
        1064: "K", 1076: "bdhnpquń", 1080: "oó", 1092: "CĆ", 1112: "R", 1114: "B", 1162: "V",
        1185: "AĄ", 1260: "D", 1276: "H", 1292: "G", 1314: "U", 1322: "NŃ", 1356: "OÓ",
        1378: "Q", 1397: "&", 1464: "w", 1636: "m", 1751: "M", 1822: "W",
    }
)  # fmt: skip
"""Advance widths of Calibri in 1/2048 em, measured on Carlito, which has the same."""
_ADVANCE_OF: Final = MappingProxyType(
    {letter: advance for advance, letters in _ADVANCES.items() for letter in letters}
)
_WIDEST: Final = max(_ADVANCES)


def _text_width(lines: Sequence[str], size: float) -> int:
    """EMU that the longest line takes in Calibri, with some slack."""
    widest = max(sum(_ADVANCE_OF.get(letter, _WIDEST) for letter in line) for line in lines)
    return round(widest / 2048 * size * EMU_PER_POINT * _SLACK)


# --- drawing

_NAMESPACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
        "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }
)
_GROUP_URI: Final = _NAMESPACES["wpg"]
"""[MS-ODRAWXML] 2.2.4 and 2.28."""
_SVG_URI: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""[MS-ODRAWXML] 2.25: a:blip/a:extLst with asvg:svgBlip."""
_MEDIA_TYPES: Final = MappingProxyType(
    {"svg": "image/svg+xml", "png": "image/png", "emf": "image/x-emf"}
)


def _declared(*prefixes: str) -> Mapping[str, str]:
    return MappingProxyType({f"xmlns__{prefix}": _NAMESPACES[prefix] for prefix in prefixes})


_DECLARED: Final[Mapping[Dialect, Mapping[str, str]]] = MappingProxyType(
    {
        "pptx": _declared("a", "r", "p"),
        "docx": _declared("a", "r", "w", "wp", "wpg", "wps", "pic", "mc"),
    }
)
"""What the outermost element of a drawing declares, as the pen takes attributes."""


class _Pen(Struct, frozen=True):
    """What every shape of one drawing needs to know about where it is drawn.

    It writes markup as text: a tree of so many small elements takes six times as long to put
    together as to parse.
    """

    dialect: Dialect
    embed: Embed
    next_id: Callable[[], int]
    with_pictures: bool

    def __call__(self, tag: str, *children: str, **attributes: str) -> str:
        """An element; names have the prefixes of `_NAMESPACES` (`r__embed` for an attribute)."""
        written = "".join(
            f" {name.replace('__', ':')}={quoteattr(value)}" for name, value in attributes.items()
        )
        inner = "".join(children)
        return f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"


def strip_group(
    strip: Strip,
    *,
    dialect: Dialect,
    embed: Embed,
    next_id: Callable[[], int],
    alt: str | None,
    with_pictures: bool,
) -> Element:
    """The strip as one group: `p:grpSp` for a shape tree, or `w:r` with an inline group for a page.

    `alt` is the text alternative of the group, None marks it decorative; its children always are.
    `with_pictures` draws the emblem from its files (PNG with the SVG beside it); without, it is
    drawn as shapes and no SVG is used, which slide masters and layouts need. `next_id` gives a
    number unused among the drawing objects of the part (of the whole document in Word).
    """
    return parse(_drawn(strip, _Pen(dialect, embed, next_id, with_pictures), alt))


def _drawn(strip: Strip, pen: _Pen, alt: str | None) -> bytes:
    """The markup of the whole strip."""
    if pen.dialect == "docx":
        return _page_drawing(pen, strip, alt).encode()
    identity = _identity(pen, "p:cNvPr", STRIP_NAME, alt)
    children = partial(_children, pen, strip)
    return _group(pen, identity, strip.box, children, **_DECLARED[pen.dialect]).encode()


def _children(pen: _Pen, strip: Strip) -> Iterator[str]:
    for placed in strip.signs:
        name = MARK_PREFIX + placed.sign.role
        if len(placed.parts) == 1:
            yield _draw(pen, name, placed.parts[0])
        else:
            yield _inner_group(pen, name, placed.box, lambda placed=placed: _union(pen, placed))
        if strip.separator is not None and placed.sign.role is SignRole.EU:
            yield _shape(pen, SEPARATOR_NAME, strip.separator, fill="000000")


def _union(pen: _Pen, placed: PlacedSign) -> Iterator[str]:
    for part in placed.parts:
        yield _draw(pen, EMBLEM_NAME if isinstance(part, EmblemPart) else "words", part)


def _draw(pen: _Pen, name: str, part: Part) -> str:
    match part:
        case TextPart():
            return _shape(pen, name, part.box, text=part)
        case PicturePart():
            return _picture(pen, name, part.box, part.artwork)
        case EmblemPart() if pen.with_pictures:
            return _picture(pen, name, part.box, part.artwork)
        case EmblemPart():
            return _inner_group(pen, name, part.box, lambda: _emblem(pen, part.box))


def _emblem(pen: _Pen, box: Box) -> Iterator[str]:
    yield _shape(pen, "emblem field", box, fill=FIELD_COLOUR)
    yield _shape(pen, "emblem stars", box, fill=STAR_COLOUR, geometry=stars_geometry(box.height))


def _identity(pen: _Pen, tag: str, name: str, alt: str | None = None) -> str:
    """The non-visual properties; without `alt` the object is decorative (A11Y-004)."""
    number = str(pen.next_id())
    if alt is not None:
        return pen(tag, id=number, name=name, descr=alt)
    mark = pen("adec:decorative", xmlns__adec=_NAMESPACES["adec"], val="1")
    extensions = pen("a:extLst", pen("a:ext", mark, uri=DECORATIVE))
    return pen(tag, extensions, id=number, name=name, descr="")


def _inner_group(pen: _Pen, name: str, box: Box, children: Callable[[], Iterator[str]]) -> str:
    tag = "p:cNvPr" if pen.dialect == "pptx" else "wpg:cNvPr"
    return _group(pen, _identity(pen, tag, name), box, children)


def _group(
    pen: _Pen,
    identity: str,
    box: Box,
    children: Callable[[], Iterator[str]],
    **attributes: str,
) -> str:
    """A group whose children keep the coordinates of the slide; they are numbered after it."""
    transform = _transform(pen, box, box)
    if pen.dialect == "pptx":
        locks = pen("p:nvGrpSpPr", identity, pen("p:cNvGrpSpPr"), pen("p:nvPr"))
        head = (locks, pen("p:grpSpPr", transform))
        return pen("p:grpSp", *head, *children(), **attributes)
    head = (identity, pen("wpg:cNvGrpSpPr"), pen("wpg:grpSpPr", transform))
    return pen("wpg:grpSp", *head, *children(), **attributes)


def _transform(pen: _Pen, box: Box, inner: Box | None = None) -> str:
    outer = _offset_and_extent(pen, box, "a:off", "a:ext")
    within = () if inner is None else _offset_and_extent(pen, inner, "a:chOff", "a:chExt")
    return pen("a:xfrm", *outer, *within)


def _offset_and_extent(pen: _Pen, box: Box, offset: str, extent: str) -> tuple[str, str]:
    return (
        pen(offset, x=str(int(box.left)), y=str(int(box.top))),
        pen(extent, cx=str(int(box.width)), cy=str(int(box.height))),
    )


def _shape(
    pen: _Pen,
    name: str,
    box: Box,
    *,
    fill: str | None = None,
    geometry: str | None = None,
    text: TextPart | None = None,
) -> str:
    if geometry is None:
        geometry = pen("a:prstGeom", pen("a:avLst"), prst="rect")
    has_frame = text is not None and text.has_frame
    line = pen("a:ln", _solid(pen, FRAME_COLOUR), w=str(FRAME_WIDTH)) if has_frame else None
    prefix = "p" if pen.dialect == "pptx" else "wps"
    properties = pen(
        f"{prefix}:spPr",
        _transform(pen, box),
        geometry,
        _solid(pen, fill) if fill else pen("a:noFill"),
        line if line is not None else pen("a:ln", pen("a:noFill")),
    )
    identity = _identity(pen, f"{prefix}:cNvPr", name)
    locks = pen(f"{prefix}:cNvSpPr", **({"txBox": "1"} if text else {}))
    if pen.dialect == "pptx":
        body = [_slide_text(pen, text)] if text else []
        return pen("p:sp", pen("p:nvSpPr", identity, locks, pen("p:nvPr")), properties, *body)
    body = [_page_text(pen, text)] if text else []
    return pen("wps:wsp", identity, locks, properties, *body, _body_properties(pen, "wps:bodyPr"))


def _solid(pen: _Pen, colour: str) -> str:
    return pen("a:solidFill", pen("a:srgbClr", val=colour))


def _body_properties(pen: _Pen, tag: str) -> str:
    """No insets and no fitting: the box is as large as its text needs (VIS-040)."""
    return pen(
        tag, pen("a:noAutofit"), rot="0", wrap="square", lIns="0", tIns="0", rIns="0", bIns="0",
        anchor="ctr", anchorCtr="0",
    )  # fmt: skip


def _slide_text(pen: _Pen, text: TextPart) -> str:
    none = pen("a:spcBef", pen("a:spcPts", val="0")), pen("a:spcAft", pen("a:spcPts", val="0"))
    layout = pen(
        "a:pPr",
        pen("a:lnSpc", pen("a:spcPct", val="100000")),
        *none,
        pen("a:buNone"),
        marL="0",
        indent="0",
        algn=text.align,
    )
    looks, end = _run_looks(pen, "a:rPr", text), _run_looks(pen, "a:endParaRPr", text)
    runs = [pen("a:r", looks, pen("a:t", escape(line))) for line in text.lines]
    paragraphs = [pen("a:p", layout, run) for run in runs[:-1]]
    last = pen("a:p", layout, *runs[-1:], end)
    properties = _body_properties(pen, "a:bodyPr")
    return pen("p:txBody", properties, pen("a:lstStyle"), *paragraphs, last)


def _run_looks(pen: _Pen, tag: str, text: TextPart) -> str:
    """Upright, plain, in an allowed typeface and colour (VIS-036 to VIS-038)."""
    return pen(
        tag, _solid(pen, TEXT_COLOUR), pen("a:latin", typeface=TYPEFACE),
        pen("a:cs", typeface=TYPEFACE),
        lang="pl-PL", sz=str(round(text.size_pt * 100)), b="0", i="0", u="none", strike="noStrike",
    )  # fmt: skip


def _page_text(pen: _Pen, text: TextPart) -> str:
    align = {"l": "left", "ctr": "center", "r": "right"}[text.align]
    pitch = str(round(text.size_pt * LINE_PITCH * 20))
    layout = pen(
        "w:pPr",
        pen("w:suppressAutoHyphens"),
        pen("w:spacing", w__before="0", w__after="0", w__line=pitch, w__lineRule="exact"),
        pen("w:ind", w__left="0", w__right="0", w__firstLine="0"),
        pen("w:jc", w__val=align),
    )
    lines = [pen("w:p", layout, _page_run(pen, line, text.size_pt)) for line in text.lines]
    return pen("wps:txbx", pen("w:txbxContent", *lines))


def _page_run(pen: _Pen, words: str, size_pt: float) -> str:
    size = str(round(size_pt * 2))
    off = [pen(f"w:{name}", w__val="0") for name in ("b", "i")]
    looks = pen(
        "w:rPr",
        pen("w:rFonts", w__ascii=TYPEFACE, w__hAnsi=TYPEFACE, w__cs=TYPEFACE),
        *off,
        pen("w:color", w__val=TEXT_COLOUR),
        pen("w:sz", w__val=size),
        pen("w:szCs", w__val=size),
        pen("w:u", w__val="none"),
        pen("w:lang", w__val="pl-PL"),
    )
    return pen("w:r", looks, pen("w:t", escape(words)))


def _picture(pen: _Pen, name: str, box: Box, artwork: Artwork, alt: str | None = None) -> str:
    prefix = "p" if pen.dialect == "pptx" else "pic"
    locks = pen(f"{prefix}:cNvPicPr", pen("a:picLocks", noChangeAspect="1"))
    identity = [_identity(pen, f"{prefix}:cNvPr", name, alt), locks]
    if pen.dialect == "pptx":
        identity.append(pen("p:nvPr"))
    return pen(
        f"{prefix}:pic",
        pen(f"{prefix}:nvPicPr", *identity),
        pen(
            f"{prefix}:blipFill",
            _blip(pen, artwork),
            pen("a:stretch", pen("a:fillRect")),
        ),
        pen(
            f"{prefix}:spPr",
            _transform(pen, box),
            pen("a:prstGeom", pen("a:avLst"), prst="rect"),
        ),
    )


def _blip(pen: _Pen, artwork: Artwork) -> str:
    if artwork.kind != "svg" or artwork.fallback is None:
        return pen("a:blip", r__embed=pen.embed(artwork.data, _MEDIA_TYPES[artwork.kind]))
    fallback = pen.embed(artwork.fallback, _MEDIA_TYPES["png"])
    if not pen.with_pictures:
        return pen("a:blip", r__embed=fallback)
    embedded = pen.embed(artwork.data, _MEDIA_TYPES["svg"])
    vector = pen("asvg:svgBlip", xmlns__asvg=_NAMESPACES["asvg"], r__embed=embedded)
    return pen("a:blip", pen("a:extLst", pen("a:ext", vector, uri=_SVG_URI)), r__embed=fallback)


def _page_drawing(pen: _Pen, strip: Strip, alt: str | None) -> str:
    """A run with the group in line with the text; Word before 2010 shows words and flag."""
    page = Box.of(0, 0, strip.box.width, strip.box.height)
    frame = _inline_head(pen, page, STRIP_NAME, alt)
    group = pen(
        "wpg:wgp",
        pen("wpg:cNvGrpSpPr"),
        pen("wpg:grpSpPr", _transform(pen, page, strip.box)),
        *_children(pen, strip),
    )
    drawing = _inline(pen, frame, group, _GROUP_URI)
    choice = pen("mc:Choice", drawing, Requires="wpg")
    alternatives = pen("mc:AlternateContent", choice, _page_fallback(pen, strip, alt))
    return pen("w:r", alternatives, **_DECLARED[pen.dialect])


def _inline_head(pen: _Pen, box: Box, name: str, alt: str | None) -> tuple[str, ...]:
    return (
        pen("wp:extent", cx=str(int(box.width)), cy=str(int(box.height))),
        pen("wp:effectExtent", l="0", t="0", r="0", b="0"),
        _identity(pen, "wp:docPr", name, alt),
        pen("wp:cNvGraphicFramePr"),
    )


def _inline(pen: _Pen, head: Sequence[str], drawn: str, uri: str) -> str:
    graphic = pen("a:graphic", pen("a:graphicData", drawn, uri=uri))
    inline = pen("wp:inline", *head, graphic, distT="0", distB="0", distL="0", distR="0")
    return pen("w:drawing", inline)


def _page_fallback(pen: _Pen, strip: Strip, alt: str | None) -> str:
    said = " · ".join(" ".join(placed.sign.words) for placed in strip.signs) + " "
    words = pen("w:t", escape(said), xml__space="preserve")
    parts = itertools.chain.from_iterable(placed.parts for placed in strip.signs)
    emblem = next(part for part in parts if isinstance(part, EmblemPart))
    box = Box.of(0, 0, emblem.box.width, emblem.box.height)
    head = _inline_head(pen, box, EMBLEM_NAME, alt)
    picture = _picture(pen, EMBLEM_NAME, box, emblem.artwork)
    return pen("mc:Fallback", words, _inline(pen, head, picture, _NAMESPACES["pic"]))


# --- into the parts of the office libraries


def add_strip_to_slide(
    tree: Element, part: SlidePart, strip: Strip, *, alt: str | None, with_pictures: bool
) -> Element:
    """Append the strip to the shape tree of a slide, layout or master; returns the group in it.

    `part` holds the tree; pictures become parts of its package, shared when their bytes are equal.
    """
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI
    from pptx.oxml import parse_xml

    def embed(data: bytes, media_type: str) -> str:
        package = part.package
        name = PackURI(f"/ppt/media/{_media_name(data, media_type)}")
        known = (other for other in package.iter_parts() if other.partname == name)
        media = next(known, None) or Part(name, media_type, package, data)
        return part.relate_to(media, RELATIONSHIP_TYPE.IMAGE)

    identities = (element.get("id", "") for element in tree.iter("{*}cNvPr"))
    taken = (int(identity) for identity in identities if identity.isdigit())
    next_id = itertools.count(max(taken, default=1) + 1).__next__
    adopted = parse_xml(_drawn(strip, _Pen("pptx", embed, next_id, with_pictures), alt))
    tree.append(adopted)
    return adopted


def strip_drawing(
    part: WordPart, strip: Strip, *, next_id: Callable[[], int], alt: str | None
) -> Element:
    """The strip as a `w:r` to append to a paragraph of `part` (the document or a header).

    `next_id` counts the drawing objects of the whole document, headers included; pictures become
    parts of the package, shared when their bytes are equal.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    def embed(data: bytes, media_type: str) -> str:
        package = part.package
        assert package is not None  # noqa: S101 - only a part that was never opened has none
        name = PackURI(f"/word/media/{_media_name(data, media_type)}")
        known = (other for other in package.iter_parts() if other.partname == name)
        media = next(known, None) or Part(name, media_type, data, package)
        return part.relate_to(media, RELATIONSHIP_TYPE.IMAGE)

    return parse_xml(_drawn(strip, _Pen("docx", embed, next_id, with_pictures=True), alt))


def _media_name(data: bytes, media_type: str) -> str:
    """A part name that follows from the bytes, so that equal pictures are one part."""
    kinds = {media: kind for kind, media in _MEDIA_TYPES.items()}
    return f"sign-{hashlib.sha256(data).hexdigest()[:12]}.{kinds[media_type]}"
