"""Make `assets/reference.pptx`, the presentation whose masters and layouts the deck is built on.

The file is made once and from then on belongs to the designer, who restyles it in PowerPoint;
this script keeps its origin readable and can make it again:

    python tools/make_reference_pptx.py

What must stay for the program to find its way are the names of layouts and placeholders
(`docs/design.md`). Lengths are inches, sizes points.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

TARGET = Path(__file__).resolve().parent.parent / "assets" / "reference.pptx"

WIDTH = 13.333
LEFT, RIGHT = 0.6, 12.733
CONTENT = RIGHT - LEFT
BODY_TOP, BODY_BOTTOM = 1.9, 6.3
BODY = BODY_BOTTOM - BODY_TOP

NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument"
PML = "application/vnd.openxmlformats-officedocument.presentationml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TABLE_STYLE = "{6E5B1F60-2C3D-4B8E-9A57-3D0F5E2A7C11}"


MINOR = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'


def emu(inches: float) -> int:
    return round(inches * 914400)


@dataclass(frozen=True)
class Level:
    """How paragraphs of one level look; `colour` is a theme colour, `gap` points before."""

    size: float
    colour: str = "tx1"
    bold: bool = False
    gap: float = 0
    align: str = "l"
    bullet: bool = False
    line: float = 1.0
    face: str = "+mn-lt"


@dataclass(frozen=True)
class Slot:
    """A placeholder: its name, type, place and looks."""

    name: str
    kind: str
    box: tuple[float, float, float, float]
    prompt: str = ""
    levels: Sequence[Level] = (Level(20),)
    anchor: str = "t"
    fill: str = ""
    insets: tuple[float, float, float, float] = (0, 0, 0, 0)
    idx: int = field(default=0)


@dataclass(frozen=True)
class Field:
    """A plain coloured rectangle of a layout: fields and accent lines."""

    name: str
    box: tuple[float, float, float, float]
    fill: str


def level_xml(number: int, level: Level) -> str:
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if level.bullet else "<a:buNone/>"
    indent = f'marL="{emu(0.25)}" indent="-{emu(0.25)}"' if level.bullet else 'marL="0" indent="0"'
    return (
        f'<a:lvl{number}pPr {indent} algn="{level.align}">'
        f'<a:lnSpc><a:spcPct val="{round(level.line * 100000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.gap * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}'
        f'<a:defRPr lang="pl-PL" sz="{round(level.size * 100)}" b="{int(level.bold)}">'
        f'<a:solidFill><a:schemeClr val="{level.colour}"/></a:solidFill>'
        f'<a:latin typeface="{level.face}"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )


def fill_xml(fill: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"


def xfrm(box: tuple[float, float, float, float]) -> str:
    x, y, w, h = (emu(side) for side in box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'


def rectangle(number: int, shape: Field) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(shape.name)}">{DECORATIVE}'
        '</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{xfrm(shape.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{fill_xml(shape.fill)}<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="pl-PL"/></a:p></p:txBody>'
        "</p:sp>"
    )


DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)


def placeholder(number: int, slot: Slot) -> str:
    kind = f'type="{slot.kind}"' if slot.kind != "obj" else ""
    idx = f'idx="{slot.idx}"' if slot.idx else ""
    left, top, right, bottom = (emu(inset) for inset in slot.insets)
    levels = "".join(level_xml(n + 1, level) for n, level in enumerate(slot.levels))
    body = (
        f'<a:bodyPr lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        f'anchor="{slot.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>{levels}</a:lstStyle>'
    )
    if slot.kind == "sldNum":
        text = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        text += '<a:rPr lang="pl-PL"/><a:t>‹#›</a:t></a:fld>'
        custom = ""
    else:
        text = f'<a:r><a:rPr lang="pl-PL"/><a:t>{escape(slot.prompt)}</a:t></a:r>'
        custom = 'hasCustomPrompt="1"' if slot.prompt else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(slot.name)}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind} {idx} {custom}/>'
        f"</p:nvPr></p:nvSpPr><p:spPr>{xfrm(slot.box)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill_xml(slot.fill)}</p:spPr>'
        f'<p:txBody>{body}<a:p>{text}<a:endParaRPr lang="pl-PL"/></a:p></p:txBody></p:sp>'
    )


def strip_area(number: int, top: float, width: float) -> str:
    """The place of the sign strip: an empty frame that the program replaces."""
    area = Field("es_docs:strip", (LEFT, top, width, 0.5), "")
    return rectangle(number, area)


def tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    )


# --- the placeholders that recur --------------------------------------------------------------

ACCENT = Field("Akcent", (LEFT, 0.38, 0.9, 0.06), "accent3")
TITLE = Slot(
    "Tytuł",
    "title",
    (LEFT, 0.82, CONTENT, 0.94),
    "Tytuł slajdu",
    (Level(34, "accent1", bold=True, face="+mj-lt"),),
)
KICKER = Slot(
    "Nadtytuł", "body", (LEFT, 0.5, CONTENT, 0.32), "Nadtytuł", (Level(18, "tx2"),), idx=10
)
NUMBER = Slot(
    "Numer slajdu",
    "sldNum",
    (12.133, 6.75, 0.6, 0.3),
    "",
    (Level(14, "tx2", align="r"),),
    anchor="ctr",
    idx=11,
)
SOURCE = Slot(
    "Źródło",
    "body",
    (LEFT, 6.02, CONTENT, 0.4),
    "Źródło, stan na dzień, skróty",
    (Level(14, "tx2"),),
    anchor="b",
    idx=12,
)
CARD_LEVELS = (Level(20),)
NUMBER_LEVELS = (Level(28, "bg1", bold=True, align="ctr"),)


def cards(count: int, columns: int, name: str, first: int) -> list[Slot]:
    """Pairs of a number square and its text, in reading order."""
    rows = -(-count // columns)
    gap = 0.2
    width = (CONTENT - gap * (columns - 1)) / columns
    height = (BODY - gap * (rows - 1)) / rows
    slots: list[Slot] = []
    for place in range(count):
        row, column = divmod(place, columns)
        x, y = LEFT + column * (width + gap), BODY_TOP + row * (height + gap)
        square = (x, y, 0.8, height)
        text = (x + 0.8, y, width - 0.8, height)
        slots += [
            Slot(
                f"Numer {place + 1}", "body", square, "1", NUMBER_LEVELS, "ctr", "accent1",
                idx=first + 2 * place,
            ),
            Slot(
                f"{name} {place + 1}", "body", text, name, CARD_LEVELS, "ctr", "bg2",
                (0.22, 0.06, 0.2, 0.06), idx=first + 2 * place + 1,
            ),
        ]  # fmt: skip
    return slots


@dataclass(frozen=True)
class Layout:
    name: str
    slots: Sequence[Slot]
    fields: Sequence[Field] = ()
    on_blue: bool = False
    kind: str = ""


BLUE_FIELD = Field("Pole", (0, 0, WIDTH, 6.35), "accent1")
GOLD_EDGE = Field("Akcent", (LEFT, 2.0, 0.9, 0.06), "accent3")
WHITE_TEXT = Level(20, "bg1", bold=True)
QUIET_WHITE = Level(18, "accent2", gap=4)

TOTAL_LEVELS = (Level(44, "bg1", bold=True, gap=14), Level(20, "bg1"))
FACT_LEVELS = (
    Level(18, "tx2"),
    Level(28, "accent1", bold=True),
    Level(18, "tx2"),
)
FACT_HEIGHT, FACT_GAP = 1.2, 0.2


def facts() -> tuple[list[Slot], list[Field]]:
    slots: list[Slot] = []
    fields: list[Field] = []
    for place in range(3):
        y = BODY_TOP + place * (FACT_HEIGHT + FACT_GAP)
        fields.append(Field(f"Linia {place + 1}", (7.75, y, 0.06, FACT_HEIGHT), "accent1"))
        slots.append(
            Slot(
                f"Fakt {place + 1}", "body", (8.05, y, RIGHT - 8.05, FACT_HEIGHT), "Fakt",
                FACT_LEVELS, "ctr", idx=31 + place,
            )
        )  # fmt: skip
    return slots, fields


FACT_SLOTS, FACT_FIELDS = facts()
TABLE_WIDTH = 8.1
EFFECT_LEFT = 9.08
EFFECT_PANEL = (EFFECT_LEFT, BODY_TOP, RIGHT - EFFECT_LEFT, 4.0)

LAYOUTS = (
    Layout(
        "Okładka",
        (
            Slot(
                "Tytuł", "ctrTitle", (LEFT, 2.2, 10.6, 1.56), "Tytuł projektu",
                (Level(44, "bg1", bold=True, face="+mj-lt"),),
            ),
            Slot(
                "Realizator", "body", (LEFT, 0.7, 10.6, 0.42), "Realizator", (WHITE_TEXT,), idx=20,
            ),
            Slot(
                "Podtytuł", "body", (LEFT, 3.92, 10.6, 0.5), "Rodzaj i okres",
                (Level(24, "bg1"),), idx=21,
            ),
            Slot(
                "Finansowanie", "body", (LEFT, 4.8, 10.6, 1.28), "Informacja o finansowaniu",
                (QUIET_WHITE,), anchor="b", idx=22,
            ),
        ),
        (BLUE_FIELD, GOLD_EDGE),
        on_blue=True,
        kind="title",
    ),
    Layout(
        "Projekt w skrócie",
        (
            TITLE,
            KICKER,
            Slot(
                "Cel", "body", (LEFT, BODY_TOP, 6.75, 4.0), "Cel projektu",
                (Level(18, "tx2"), Level(28, "tx1", gap=8)), "ctr", "bg2", (0.45, 0.3, 0.45, 0.3),
                idx=30,
            ),
            *FACT_SLOTS,
            SOURCE,
            NUMBER,
        ),
        (ACCENT, *FACT_FIELDS),
    ),
    Layout(
        "Cel projektu",
        (
            TITLE,
            KICKER,
            Slot(
                "Cel", "body", (LEFT, BODY_TOP, CONTENT, 4.0), "Cel projektu",
                (Level(18, "tx2"), Level(28, "tx1", gap=8)), "ctr", "bg2", (0.45, 0.3, 0.45, 0.3),
                idx=30,
            ),
            SOURCE,
            NUMBER,
        ),
        (ACCENT,),
    ),
    Layout("Działania", (TITLE, KICKER, *cards(8, 2, "Karta", 41), SOURCE, NUMBER), (ACCENT,)),
    Layout(
        "Wyniki",
        (
            TITLE,
            KICKER,
            Slot(
                "Sumy", "body", (LEFT, BODY_TOP, 3.6, 4.0), "Suma",
                TOTAL_LEVELS, "ctr", "accent1",
                (0.35, 0.25, 0.3, 0.25), idx=50,
            ),
            Slot("Wykres", "chart", (4.5, BODY_TOP, RIGHT - 4.5, 4.0), "Wykres", idx=51),
            SOURCE,
            NUMBER,
        ),
        (ACCENT,),
    ),
    Layout(
        "Zestawienie",
        (
            TITLE,
            KICKER,
            Slot("Tabela", "tbl", (LEFT, BODY_TOP, CONTENT, 4.0), "Tabela", idx=60),
            SOURCE,
            NUMBER,
        ),
        (ACCENT,),
    ),
    Layout(
        "Działanie z efektem",
        (
            TITLE,
            KICKER,
            Slot("Wykres", "chart", (LEFT, BODY_TOP, TABLE_WIDTH, 0.75), "Wykres", idx=61),
            Slot("Tabela", "tbl", (LEFT, 2.85, TABLE_WIDTH, 3.05), "Tabela", idx=60),
            Slot(
                "Efekt", "body", EFFECT_PANEL, "Efekt",
                (
                    Level(18, "tx2"),
                    Level(24, "accent1", bold=True, gap=6),
                    Level(20, "accent1", bold=True, gap=8, bullet=True),
                ),
                "t", "bg2", (0.36, 0.3, 0.3, 0.3), idx=62,
            ),
            SOURCE,
            NUMBER,
        ),
        (ACCENT, Field("Krawędź efektu", (EFFECT_LEFT - 0.06, BODY_TOP, 0.06, 4.0), "accent3")),
    ),
    Layout(
        "Działanie z sumą",
        (
            TITLE,
            KICKER,
            Slot("Wykres", "chart", (LEFT, BODY_TOP, TABLE_WIDTH, 0.75), "Wykres", idx=61),
            Slot("Tabela", "tbl", (LEFT, 2.85, TABLE_WIDTH, 3.05), "Tabela", idx=60),
            Slot(
                "Sumy", "body", EFFECT_PANEL, "Suma", TOTAL_LEVELS, "ctr", "accent1",
                (0.36, 0.25, 0.3, 0.25), idx=50,
            ),
            SOURCE,
            NUMBER,
        ),
        (ACCENT,),
    ),
    Layout(
        "Działanie",
        (
            TITLE,
            KICKER,
            Slot("Wykres", "chart", (LEFT, BODY_TOP, CONTENT, 0.75), "Wykres", idx=61),
            Slot("Tabela", "tbl", (LEFT, 2.85, CONTENT, 3.05), "Tabela", idx=60),
            SOURCE,
            NUMBER,
        ),
        (ACCENT,),
    ),
    Layout("Efekty", (TITLE, KICKER, *cards(6, 1, "Efekt", 71), SOURCE, NUMBER), (ACCENT,)),
    Layout(
        "Zdjęcie",
        (
            TITLE,
            KICKER,
            Slot("Zdjęcie", "pic", (LEFT, BODY_TOP, CONTENT, 4.0), "Zdjęcie", idx=80),
            SOURCE,
            NUMBER,
        ),
        (ACCENT,),
    ),
    Layout(
        "Zakończenie",
        (
            Slot(
                "Tytuł", "ctrTitle", (LEFT, 2.2, 10.6, 1.56), "Podziękowanie",
                (Level(44, "bg1", bold=True, face="+mj-lt"),),
            ),
            Slot(
                "Realizator", "body", (LEFT, 3.92, 10.6, 0.5), "Realizator",
                (Level(24, "bg1"),), idx=20,
            ),
            Slot(
                "Kontakt", "body", (LEFT, 4.62, 10.6, 1.46), "Kontakt", (QUIET_WHITE,), idx=21,
            ),
        ),
        (BLUE_FIELD, GOLD_EDGE),
        on_blue=True,
    ),
)  # fmt: skip


# --- parts ------------------------------------------------------------------------------------


def layout_xml(layout: Layout) -> str:
    shapes: list[str] = []
    number = 2
    for shape in layout.fields:
        shapes.append(rectangle(number, shape))
        number += 1
    if layout.on_blue:
        shapes.append(strip_area(number, 6.675, CONTENT))
        number += 1
    for slot in layout.slots:
        shapes.append(placeholder(number, slot))
        number += 1
    kind = f'type="{layout.kind}"' if layout.kind else 'userDrawn="1"'
    masters = 'showMasterSp="0"' if layout.on_blue else ""
    return (
        f'{HEAD}<p:sldLayout {NS} {kind} {masters} preserve="1">'
        f'<p:cSld name="{escape(layout.name)}">{tree("".join(shapes))}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master_xml() -> str:
    hairline = Field("Linia", (LEFT, 6.5, CONTENT, 0.011), "accent2")
    body = Slot(
        "Treść",
        "body",
        (LEFT, BODY_TOP, CONTENT, BODY),
        "Treść slajdu",
        (Level(20), Level(20, bullet=True, gap=6), Level(18, bullet=True, gap=4)),
        idx=1,
    )
    shapes = (
        rectangle(2, hairline)
        + strip_area(3, 6.675, 11.4)
        + placeholder(4, TITLE)
        + placeholder(5, body)
        + placeholder(6, NUMBER)
    )
    styles = (
        f"<p:titleStyle>{level_xml(1, TITLE.levels[0])}</p:titleStyle><p:bodyStyle>"
        + "".join(level_xml(n + 1, Level(20, gap=6)) for n in range(9))
        + "</p:bodyStyle><p:otherStyle>"
        + "".join(level_xml(n + 1, Level(18)) for n in range(9))
        + "</p:otherStyle>"
    )
    ids = "".join(
        f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(LAYOUTS))
    )
    return (
        f'{HEAD}<p:sldMaster {NS} preserve="1"><p:cSld>'
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/>'
        f"</p:bgPr></p:bg>{tree(shapes)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>'
        f"<p:txStyles>{styles}</p:txStyles></p:sldMaster>"
    )


def theme_xml(name: str) -> str:
    colours = {
        "dk1": "1A2238",
        "lt1": "FFFFFF",
        "dk2": "55607A",
        "lt2": "EEF2FA",
        "accent1": "003399",
        "accent2": "C4D0EA",
        "accent3": "FFCC00",
        "accent4": "3D63B3",
        "accent5": "7F98CF",
        "accent6": "55607A",
        "hlink": "003399",
        "folHlink": "55607A",
    }
    scheme = "".join(f'<a:{key}><a:srgbClr val="{v}"/></a:{key}>' for key, v in colours.items())
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = (
        f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{solid}<a:prstDash val="solid"/></a:ln>'
    )
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="{name}"><a:themeElements><a:clrScheme name="{name}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="{name}"><a:fillStyleLst>{solid * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def table_styles_xml() -> str:
    """One table style: blue header row, hairlines between rows, light total row, no verticals."""

    def line(colour: str, width: int) -> str:
        return f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:ln>'

    none = "<a:ln><a:noFill/></a:ln>"
    whole = (
        f'<a:wholeTbl><a:tcTxStyle>{MINOR}<a:schemeClr val="tx1"/></a:tcTxStyle>'
        "<a:tcStyle><a:tcBdr>"
        f"<a:left>{none}</a:left><a:right>{none}</a:right><a:top>{none}</a:top>"
        f"<a:bottom>{line('accent2', 9525)}</a:bottom><a:insideH>{line('accent2', 9525)}"
        f"</a:insideH><a:insideV>{none}</a:insideV></a:tcBdr><a:fill><a:noFill/></a:fill>"
        "</a:tcStyle></a:wholeTbl>"
    )
    last = (
        f'<a:lastRow><a:tcTxStyle b="on">{MINOR}<a:schemeClr val="tx1"/></a:tcTxStyle><a:tcStyle>'
        '<a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:fill>'
        "</a:tcStyle></a:lastRow>"
    )
    first = (
        f'<a:firstRow><a:tcTxStyle b="on">{MINOR}<a:schemeClr val="bg1"/></a:tcTxStyle><a:tcStyle>'
        '<a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:fill>'
        "</a:tcStyle></a:firstRow>"
    )
    return (
        f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'def="{TABLE_STYLE}"><a:tblStyle styleId="{TABLE_STYLE}" styleName="Tabela es_docs">'
        f"{whole}{last}{first}</a:tblStyle></a:tblStyleLst>"
    )


def notes_master_xml() -> str:
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Obraz slajdu"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{xfrm((0.75, 1.25, 6.0, 3.375))}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill>'
        '<a:schemeClr val="accent2"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    body = placeholder(
        3,
        Slot("Notatki", "body", (0.75, 4.9, 6.0, 4.9), "Notatki", (Level(12, gap=4),), idx=3),
    )
    styles = "".join(level_xml(n + 1, Level(12)) for n in range(9))
    return (
        f"{HEAD}<p:notesMaster {NS}><p:cSld><p:bg><p:bgPr><a:solidFill>"
        f'<a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>{tree(image + body)}'
        '</p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" '
        'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" '
        'accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:notesStyle>{styles}</p:notesStyle></p:notesMaster>"
    )


def presentation_xml() -> str:
    default = "".join(
        f'<a:lvl{n}pPr marL="0" algn="l"><a:defRPr lang="pl-PL" sz="1800"><a:solidFill>'
        '<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>'
        f"</a:defRPr></a:lvl{n}pPr>"
        for n in range(1, 10)
    )
    return (
        f'{HEAD}<p:presentation {NS} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:sldIdLst/><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9906000"/>'
        '<p:defaultTextStyle><a:defPPr><a:defRPr lang="pl-PL"/></a:defPPr>'
        f"{default}</p:defaultTextStyle></p:presentation>"
    )


def rels(entries: Sequence[tuple[str, str]]) -> str:
    body = "".join(
        f'<Relationship Id="rId{n + 1}" Type="{REL}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(entries)
    )
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{body}</Relationships>"
    )


def content_types() -> str:
    overrides = {
        "/ppt/presentation.xml": f"{PML}.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{PML}.slideMaster+xml",
        "/ppt/notesMasters/notesMaster1.xml": f"{PML}.notesMaster+xml",
        "/ppt/presProps.xml": f"{PML}.presProps+xml",
        "/ppt/viewProps.xml": f"{PML}.viewProps+xml",
        "/ppt/tableStyles.xml": f"{PML}.tableStyles+xml",
        "/ppt/theme/theme1.xml": f"{OFFICE}.theme+xml",
        "/ppt/theme/theme2.xml": f"{OFFICE}.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": f"{OFFICE}.extended-properties+xml",
    }
    for n in range(len(LAYOUTS)):
        overrides[f"/ppt/slideLayouts/slideLayout{n + 1}.xml"] = f"{PML}.slideLayout+xml"
    body = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{body}</Types>'
    )


def core_xml() -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Wzór prezentacji es_docs</dc:title><dc:creator>es_docs</dc:creator>"
        "<dc:language>pl-PL</dc:language></cp:coreProperties>"
    )


def app_xml() -> str:
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>es_docs</Application></Properties>'
    )


def parts() -> dict[str, str]:
    made = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": rels([("officeDocument", "ppt/presentation.xml")]).replace(
            "</Relationships>",
            '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/'
            'relationships/metadata/core-properties" Target="docProps/core.xml"/>'
            f'<Relationship Id="rId3" Type="{REL}/extended-properties" '
            'Target="docProps/app.xml"/></Relationships>',
        ),
        "docProps/core.xml": core_xml(),
        "docProps/app.xml": app_xml(),
        "ppt/presentation.xml": presentation_xml(),
        "ppt/_rels/presentation.xml.rels": rels(
            [
                ("slideMaster", "slideMasters/slideMaster1.xml"),
                ("notesMaster", "notesMasters/notesMaster1.xml"),
                ("presProps", "presProps.xml"),
                ("viewProps", "viewProps.xml"),
                ("theme", "theme/theme1.xml"),
                ("tableStyles", "tableStyles.xml"),
            ]
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NS}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NS}/>",
        "ppt/tableStyles.xml": table_styles_xml(),
        "ppt/theme/theme1.xml": theme_xml("es_docs"),
        "ppt/theme/theme2.xml": theme_xml("es_docs notatki"),
        "ppt/slideMasters/slideMaster1.xml": master_xml(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": rels(
            [
                *(
                    ("slideLayout", f"../slideLayouts/slideLayout{n + 1}.xml")
                    for n in range(len(LAYOUTS))
                ),
                ("theme", "../theme/theme1.xml"),
            ]
        ),
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": rels([("theme", "../theme/theme2.xml")]),
    }
    for n, layout in enumerate(LAYOUTS):
        made[f"ppt/slideLayouts/slideLayout{n + 1}.xml"] = layout_xml(layout)
        made[f"ppt/slideLayouts/_rels/slideLayout{n + 1}.xml.rels"] = rels(
            [("slideMaster", "../slideMasters/slideMaster1.xml")]
        )
    return made


def main() -> None:
    TARGET.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts().items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, text.encode())
    print(f"{TARGET.name}: {len(LAYOUTS)} layouts")


if __name__ == "__main__":
    main()
