"""Make `assets/reference.docx`, the document whose styles the report is written with.

The file is made once and from then on belongs to the designer, who restyles it in Word; this
script keeps its origin readable and can make it again:

    python tools/make_reference_docx.py

What must stay for the program to find its way are the names of the styles (`docs/report.md`).
The body shows a sample of every style; the report replaces it. Lengths are twips (1/20 pt) and
sizes points unless a name says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from es_docs.render.word.styles import Emphasis, Style, TableStyle

TARGET = Path(__file__).resolve().parent.parent / "assets" / "reference.docx"

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument"
NS = f'xmlns:w="{WML}" xmlns:r="{REL}"'

A4 = (11906, 16838)
SIDE, TOP, BOTTOM, HEADER, FOOTER = 1418, 1843, 1304, 624, 567
"""2.5 cm at the sides, 3.25 cm above (the sign strip and its hairline stand there), 2.3 below."""
TEXT_WIDTH = A4[0] - 2 * SIDE

THEME_COLOURS = {
    "dk1": "1A2238",
    "lt1": "FFFFFF",
    "dk2": "55607A",
    "lt2": "EEF2FA",
    "accent1": "003399",
    "accent2": "C4D0EA",
    "accent3": "FFCC00",
    "accent4": "2F5FB3",
    "accent5": "7A86A3",
    "accent6": "8A6D00",
    "hlink": "003399",
    "folHlink": "55607A",
}
WORD_NAMES = {
    "dk1": "text1",
    "lt1": "background1",
    "dk2": "text2",
    "lt2": "background2",
}
"""Styles name four theme colours differently (ISO/IEC 29500-1 §17.18.97)."""


def theme_name(colour: str) -> str:
    return WORD_NAMES.get(colour, colour)


def colour_of(colour: str) -> str:
    return f'<w:color w:val="{THEME_COLOURS[colour]}" w:themeColor="{theme_name(colour)}"/>'


def shading(colour: str) -> str:
    return (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{THEME_COLOURS[colour]}" '
        f'w:themeFill="{theme_name(colour)}"/>'
    )


@dataclass(frozen=True)
class Edge:
    """A border: `width` in eighths of a point, `space` in points (ISO/IEC 29500-1 §17.3.4)."""

    side: str
    colour: str
    width: int
    space: int = 0

    def xml(self) -> str:
        return (
            f'<w:{self.side} w:val="single" w:sz="{self.width}" w:space="{self.space}" '
            f'w:color="{THEME_COLOURS[self.colour]}" w:themeColor="{theme_name(self.colour)}"/>'
        )


@dataclass(frozen=True)
class Looks:
    """How text of a style looks; `None` and empty values are inherited."""

    size: float | None = None
    colour: str = ""
    bold: bool | None = None
    align: str = ""
    before: int | None = None
    after: int | None = None
    line: int | None = None
    """Line spacing in 240ths of a line. Distance is given before a paragraph alone: whether the
    space after the one above adds to it or hides in it is a thing programs disagree on."""
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    list_id: int | None = None
    list_level: int = 0
    fill: str = ""
    edges: tuple[Edge, ...] = ()
    tabs: tuple[tuple[str, int], ...] = ()

    def run_properties(self) -> str:
        """w:rPr children in the order of CT_RPr (ISO/IEC 29500-1 §17.3.2.28)."""
        parts: list[str] = []
        if self.bold is not None:
            parts.append("<w:b/><w:bCs/>" if self.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>')
        if self.colour:
            parts.append(colour_of(self.colour))
        if self.size is not None:
            half = round(self.size * 2)
            parts.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
        return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""

    def paragraph_properties(self) -> str:
        """w:pPr children in the order of CT_PPr (ISO/IEC 29500-1 §17.3.1.26)."""
        inner = "".join(self._paragraph_parts())
        return f"<w:pPr>{inner}</w:pPr>" if inner else ""

    def _paragraph_parts(self) -> Iterator[str]:
        if self.keep_next:
            yield "<w:keepNext/>"
        if self.keep_lines:
            yield "<w:keepLines/>"
        if self.list_id is not None:
            level = f'<w:ilvl w:val="{self.list_level}"/>' if self.list_level else ""
            yield f'<w:numPr>{level}<w:numId w:val="{self.list_id}"/></w:numPr>'
        yield from self._ground()
        yield from _measures(
            "spacing", before=self.before, after=self.after, line=self.line, rule=self.line
        )
        yield from _measures("ind", left=self.left, right=self.right, hanging=self.hanging)
        if self.align:
            yield f'<w:jc w:val="{self.align}"/>'
        if self.outline is not None:
            yield f'<w:outlineLvl w:val="{self.outline}"/>'

    def _ground(self) -> Iterator[str]:
        if self.edges:
            yield f"<w:pBdr>{''.join(edge.xml() for edge in self.edges)}</w:pBdr>"
        if self.fill:
            yield shading(self.fill)
        if self.tabs:
            stops = "".join(f'<w:tab w:val="{kind}" w:pos="{pos}"/>' for kind, pos in self.tabs)
            yield f"<w:tabs>{stops}</w:tabs>"


def _measures(element: str, **values: int | None) -> Iterator[str]:
    given = {name: value for name, value in values.items() if value is not None}
    if not given:
        return
    texts = {name: str(value) for name, value in given.items() if name != "rule"}
    if "rule" in given:
        texts["lineRule"] = "auto"
    yield f"<w:{element} {' '.join(f'w:{name}={quoteattr(v)}' for name, v in texts.items())}/>"


@dataclass(frozen=True)
class StyleRow:
    """One paragraph style. `priority` orders it in Word's list of styles."""

    name: Style
    looks: Looks
    based_on: Style | None = Style.NORMAL
    follows: Style | None = None
    priority: int = 20

    def xml(self) -> str:
        own = self.name.value
        default = ' w:default="1"' if self.name is Style.NORMAL else ""
        custom = "" if own.isascii() and own not in OWN_ASCII_NAMES else ' w:customStyle="1"'
        parts = [f"<w:name w:val={quoteattr(own)}/>"]
        if self.based_on and self.name is not Style.NORMAL:
            parts.append(f'<w:basedOn w:val="{style_id(self.based_on)}"/>')
        if self.follows:
            parts.append(f'<w:next w:val="{style_id(self.follows)}"/>')
        parts.append(f'<w:uiPriority w:val="{self.priority}"/><w:qFormat/>')
        parts += [self.looks.paragraph_properties(), self.looks.run_properties()]
        return (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id(self.name)}">'
            f"{''.join(parts)}</w:style>"
        )


OWN_ASCII_NAMES = (
    "Cel",
    "Podsumowanie",
    "Suma",
    "Uwaga",
    "Przyczyna",
    "Efekt",
    "Grafika",
    "Podpis",
)


def style_id(name: str) -> str:
    """An identifier of letters and digits: „heading 1” → Heading1 as Word has it."""
    ascii_name = unicodedata.normalize("NFKD", name.replace("ł", "l")).encode("ascii", "ignore")
    words = re.findall(r"[A-Za-z0-9]+", ascii_name.decode())
    return "".join(word[:1].upper() + word[1:] for word in words).replace("Toc", "TOC")


PANEL_EDGES = (
    Edge("top", "lt2", 4, 5),
    Edge("left", "accent3", 36, 10),
    Edge("bottom", "lt2", 4, 6),
    Edge("right", "lt2", 4, 6),
)
"""Neighbouring paragraphs of equal borders and indents form one panel (ISO/IEC 29500-1 §17.3.1.24).

The borders in the colour of the ground are its padding.
"""
PANEL_LEFT, PANEL_RIGHT = 290, 130
"""So the gold edge and the ground end where the text area does."""

PARAGRAPH_STYLES = (
    StyleRow(Style.NORMAL, Looks(), None, priority=0),
    StyleRow(
        Style.TITLE,
        Looks(32, "accent1", True, before=120, line=252, keep_lines=True),
        follows=Style.SUBTITLE,
        priority=1,
    ),
    StyleRow(Style.SUBTITLE, Looks(14, "dk2", before=280), priority=2),
    StyleRow(
        Style.HEADING_1,
        Looks(
            20, "accent1", True, before=560, line=252, left=567, hanging=567,
            keep_next=True, keep_lines=True, outline=0, list_id=1,
        ),
        follows=Style.NORMAL,
        priority=3,
    ),
    StyleRow(
        Style.HEADING_2,
        Looks(
            14, "accent1", True, before=440, line=259, left=567, hanging=567,
            keep_next=True, keep_lines=True, outline=1, list_id=1, list_level=1,
        ),
        follows=Style.NORMAL,
        priority=4,
    ),
    StyleRow(
        Style.CAPTION,
        Looks(10, "dk2", before=220, after=100, line=276, keep_next=True, keep_lines=True),
        priority=5,
    ),
    StyleRow(
        Style.TOC_HEADING,
        Looks(20, "accent1", True, before=0, line=252, keep_next=True),
        priority=6,
    ),
    StyleRow(
        Style.TOC_1,
        Looks(
            12, bold=True, before=200, left=567, right=567, hanging=567,
            tabs=(("left", 567),),
        ),
        priority=7,
    ),
    StyleRow(
        Style.TOC_2,
        Looks(12, before=40, left=1247, right=567, hanging=680, tabs=(("left", 1247),)),
        priority=7,
    ),
    StyleRow(
        Style.HEADER,
        Looks(10, before=0, line=240),
        priority=8,
    ),
    StyleRow(
        Style.FOOTER,
        Looks(
            10, "dk2", before=0, line=276, edges=(Edge("top", "accent2", 4, 8),),
            tabs=(("right", TEXT_WIDTH),),
        ),
        priority=8,
    ),
    StyleRow(
        Style.LIST_BULLET, Looks(before=120, left=397, hanging=397, list_id=2), priority=9
    ),
    StyleRow(
        Style.LIST_NUMBER, Looks(before=120, left=397, hanging=397, list_id=3), priority=9
    ),
    StyleRow(
        Style.LIST_OF_ACTION, Looks(before=140, left=1588, hanging=1588, list_id=5)
    ),
    StyleRow(
        Style.STRIP, Looks(edges=(Edge("bottom", "accent2", 4, 8),)), Style.HEADER, priority=8
    ),
    StyleRow(
        Style.COVER_KICKER,
        Looks(
            13, "dk2", before=3400, keep_next=True,
            edges=(Edge("top", "accent3", 28, 14),),
        ),
        follows=Style.TITLE,
    ),
    StyleRow(
        Style.COVER_BENEFICIARY, Looks(14, bold=True, keep_next=True)
    ),
    StyleRow(Style.COVER_FUNDING, Looks(12, "dk2", before=80)),
    StyleRow(
        Style.GOAL,
        Looks(
            15, "accent1", before=180, line=300, left=290,
            edges=(Edge("left", "accent1", 36, 10),), keep_lines=True,
        ),
    ),
    StyleRow(Style.SUMMARY, Looks(14, before=160, line=288)),
    StyleRow(
        Style.FIGURE,
        Looks(
            13, "dk2", before=120, line=240, left=290, keep_lines=True,
            edges=(Edge("left", "accent1", 36, 10),),
        ),
    ),
    StyleRow(Style.NOTE, Looks(10, "dk2", before=120)),
    StyleRow(Style.REASON, Looks(12, before=120)),
    StyleRow(Style.TABLE_TEXT, Looks(11, before=0, line=276)),
    StyleRow(Style.TABLE_NUMBER, Looks(align="right"), Style.TABLE_TEXT),
    StyleRow(
        Style.TABLE_HEADER, Looks(11, "lt1", True, keep_next=True, line=259), Style.TABLE_TEXT
    ),
    StyleRow(Style.TABLE_HEADER_NUMBER, Looks(align="right"), Style.TABLE_HEADER),
    StyleRow(
        Style.EFFECT,
        Looks(
            12.5, "accent1", True, before=0, left=PANEL_LEFT, right=PANEL_RIGHT,
            fill="lt2", edges=PANEL_EDGES, keep_lines=True,
        ),
    ),
    StyleRow(
        Style.EFFECT_LABEL,
        Looks(10, "dk2", False, before=280, keep_next=True),
        Style.EFFECT,
        Style.EFFECT,
    ),
    StyleRow(
        Style.EFFECT_ITEM,
        Looks(12, left=PANEL_LEFT + 340, hanging=340, list_id=4),
        Style.EFFECT,
    ),
    StyleRow(Style.GRAPHIC, Looks(before=0, line=240)),
    StyleRow(
        Style.SIGNATURE,
        Looks(
            10, "dk2", before=1300, right=TEXT_WIDTH - 4309, keep_lines=True,
            edges=(Edge("top", "dk2", 4, 5),),
        ),
    ),
    StyleRow(
        Style.SIGNATURE_NEXT,
        Looks(right=TEXT_WIDTH - 4289, edges=(Edge("top", "dk2", 4, 6),)),
        Style.SIGNATURE,
    ),
)  # fmt: skip


def styles() -> str:
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
        f'{colour_of("dk1")}<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="pl-PL" w:eastAsia="pl-PL" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:widowControl/><w:spacing w:before="140" w:after="0" w:line="276" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
    )
    rows = "".join(row.xml() for row in PARAGRAPH_STYLES)
    return (
        f"{HEAD}<w:styles {NS}>{defaults}{latent}{rows}{character_styles()}{table_styles()}"
        "</w:styles>"
    )


def character_styles() -> str:
    def row(name: str, looks: Looks, underline: str = "") -> str:
        custom = "" if name.isascii() else ' w:customStyle="1"'
        properties = looks.run_properties().replace("</w:rPr>", f"{underline}</w:rPr>")
        return (
            f'<w:style w:type="character"{custom} w:styleId="{style_id(name)}">'
            f"<w:name w:val={quoteattr(name)}/>"
            '<w:basedOn w:val="DefaultParagraphFont"/>'
            f'<w:uiPriority w:val="20"/><w:qFormat/>{properties}</w:style>'
        )

    default = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
    )
    return (
        default
        + row(Emphasis.STRONG, Looks(bold=True))
        + row("Hyperlink", Looks(colour="hlink"), '<w:u w:val="single"/>').replace(
            'w:themeColor="hlink"', 'w:themeColor="hyperlink"'
        )
        + row(Emphasis.FIGURE, Looks(19, "accent1", True))
    )


def table_styles() -> str:
    """Table Normal and our own style: blue header row, hairlines, light total row."""
    no_list = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )

    def margins(top: int, side: int) -> str:
        return (
            f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
            f'<w:bottom w:w="{top}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
            "</w:tblCellMar>"
        )

    normal = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        f'<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins(0, 108)}'
        "</w:tblPr></w:style>"
    )
    lines = Edge("bottom", "accent2", 4).xml() + Edge("insideH", "accent2", 4).xml()
    # Bold stands in the styles of the texts alone: bold of a table style and of a paragraph or
    # character style take each other away (ISO/IEC 29500-1 §17.7.3).

    def part(kind: str, looks: Looks, fill: str) -> str:
        cell = f"<w:tcPr>{shading(fill)}</w:tcPr>" if fill else ""
        return f'<w:tblStylePr w:type="{kind}">{looks.run_properties()}{cell}</w:tblStylePr>'

    own = (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(TableStyle.PLAIN)}">'
        f'<w:name w:val="{TableStyle.PLAIN}"/><w:basedOn w:val="TableNormal"/>'
        '<w:uiPriority w:val="20"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders>{margins(62, 113)}</w:tblPr>"
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
        + part("firstRow", Looks(colour="lt1"), "accent1")
        + part("lastRow", Looks(), "lt2")
        + part("firstCol", Looks(colour="dk2"), "")
        + "</w:style>"
    )
    return no_list + normal + own


def numbering() -> str:
    """Lists: 1 headings, 2 bullets, 3 numbers, 4 bullets of the effect panel, 5 by action."""

    def level(index: int, kind: str, text: str, left: int, hanging: int, **more: str) -> str:
        tied = f'<w:pStyle w:val="{more["style"]}"/>' if "style" in more else ""
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{tied}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{more.get("rpr", "")}'
            "</w:lvl>"
        )

    def plain(identifier: int, kind: str, levels: str) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{identifier}">'
            f'<w:nsid w:val="0E5D0C{identifier:02X}"/>'
            f'<w:multiLevelType w:val="{kind}"/><w:tmpl w:val="0E5D1C{identifier:02X}"/>{levels}'
            "</w:abstractNum>"
        )

    blue = f"<w:rPr>{colour_of('accent1')}</w:rPr>"
    headings = level(0, "decimal", "%1", 567, 567, style=style_id(Style.HEADING_1)) + level(
        1, "decimal", "%1.%2", 567, 567, style=style_id(Style.HEADING_2)
    )
    bullet = level(0, "bullet", "•", 397, 397, style=style_id(Style.LIST_BULLET), rpr=blue)
    number = level(0, "decimal", "%1.", 397, 397, style=style_id(Style.LIST_NUMBER), rpr=blue)
    panel = level(
        0, "bullet", "•", PANEL_LEFT + 340, 340, style=style_id(Style.EFFECT_ITEM), rpr=blue
    )
    action = level(
        0, "decimal", "Działanie %1", 1588, 1588, style=style_id(Style.LIST_OF_ACTION),
        rpr=f"<w:rPr><w:b/>{colour_of('accent1')}</w:rPr>",
    )  # fmt: skip
    abstracts = (
        plain(1, "multilevel", headings)
        + plain(2, "hybridMultilevel", bullet)
        + plain(3, "hybridMultilevel", number)
        + plain(4, "hybridMultilevel", panel)
        + plain(5, "hybridMultilevel", action)
    )
    nums = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in (1, 2, 3, 4, 5)
    )
    return f"{HEAD}<w:numbering {NS}>{abstracts}{nums}</w:numbering>"


def settings() -> str:
    """Word 2013 layout, Polish signs, no hyphenation; no w:updateFields (Word would ask)."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{HEAD}<w:settings {NS}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="567"/><w:autoHyphenation w:val="0"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compat}</w:compat>"
        '<w:themeFontLang w:val="pl-PL"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
        'w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def theme() -> str:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in THEME_COLOURS.items()
    )
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = (
        '<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">' + fill + '<a:prstDash val="solid"/>'
        '<a:miter lim="800000"/></a:ln>'
    )
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="es_docs"><a:themeElements><a:clrScheme name="es_docs">{colours}</a:clrScheme>'
        f'<a:fontScheme name="es_docs"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="es_docs"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{''.join(line.format(width=w) for w in (6350, 12700, 19050))}"
        f"</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )


def font_table() -> str:
    return (
        f'{HEAD}<w:fonts {NS}><w:font w:name="Calibri"><w:panose1 w:val="020F0502020204030204"/>'
        '<w:charset w:val="EE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )


def document() -> str:
    """One page of samples, so that a designer sees each style at work."""
    in_table = (
        Style.TABLE_HEADER,
        Style.TABLE_HEADER_NUMBER,
        Style.TABLE_TEXT,
        Style.TABLE_NUMBER,
    )
    samples = "".join(sample(name, name.value) for name in Style if name not in in_table)
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{TEXT_WIDTH // 2}" w:type="dxa"/></w:tcPr>%s</w:tc>'
    rows = "".join(
        f"<w:tr>{mark}{cell % sample(left, left.value)}{cell % sample(right, right.value)}</w:tr>"
        for mark, left, right in (
            ("<w:trPr><w:tblHeader/></w:trPr>", Style.TABLE_HEADER, Style.TABLE_HEADER_NUMBER),
            ("", Style.TABLE_TEXT, Style.TABLE_NUMBER),
        )
    )
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(TableStyle.PLAIN)}"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>'
        f"{f'<w:gridCol w:w={chr(34)}{TEXT_WIDTH // 2}{chr(34)}/>' * 2}</w:tblGrid>{rows}</w:tbl>"
    )
    section = (
        f'<w:sectPr><w:pgSz w:w="{A4[0]}" w:h="{A4[1]}"/><w:pgMar w:top="{TOP}" '
        f'w:right="{SIDE}" w:bottom="{BOTTOM}" w:left="{SIDE}" w:header="{HEADER}" '
        f'w:footer="{FOOTER}" w:gutter="0"/></w:sectPr>'
    )
    last = sample(Style.NOTE, "Treść tej strony zastępuje program; liczą się style.")
    return f"{HEAD}<w:document {NS}><w:body>{samples}{table}{last}{section}</w:body></w:document>"


def sample(style: Style, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>'
        f"<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
    )


def parts() -> dict[str, str]:
    """The package: part name → text."""
    office = {
        "styles": styles(),
        "numbering": numbering(),
        "settings": settings(),
        "fontTable": font_table(),
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{CONTENT}.wordprocessingml.{name}+xml"/>'
        for name in office
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{REL}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(office, start=1)
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" '
        f'ContentType="{CONTENT}.wordprocessingml.document.main+xml"/>{overrides}'
        f'<Override PartName="/word/theme/theme1.xml" ContentType="{CONTENT}.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        f'ContentType="{CONTENT}.extended-properties+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{REL}/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>",
        "docProps/app.xml": f'{HEAD}<Properties xmlns="{REL.replace("relationships", "")}'
        'extended-properties"><Application>es_docs</Application></Properties>',
        "docProps/core.xml": f"{HEAD}<cp:coreProperties "
        f'xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Wzór sprawozdania</dc:title>'
        "<dc:creator>es_docs</dc:creator><dc:language>pl-PL</dc:language></cp:coreProperties>",
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'{relations}<Relationship Id="rId9" Type="{REL}/theme" Target="theme/theme1.xml"/>'
        "</Relationships>",
        "word/document.xml": document(),
        "word/theme/theme1.xml": theme(),
        **{f"word/{name}.xml": text for name, text in office.items()},
    }


def reference() -> Iterator[tuple[zipfile.ZipInfo, str]]:
    for name, text in parts().items():
        member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        member.compress_type = zipfile.ZIP_DEFLATED
        yield member, text


def main() -> None:
    with zipfile.ZipFile(TARGET, "w") as package:
        for member, text in reference():
            package.writestr(member, text)
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
