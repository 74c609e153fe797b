"""Small presentations written out as XML, and what the reader makes of them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from es_docs.ooxml.opened import open_package
from es_docs.reading.model import (
    ChartData,
    Deck,
    DrawnObject,
    Slide,
    TableCell,
    TextParagraph,
    TextRun,
    paragraphs_of,
)  # fmt: skip
from es_docs.reading.office import read_office

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "r": _REL,
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
        "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
        "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
        "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    }.items()
)
THEME = (
    "<a:theme {ns} name='Motyw'><a:themeElements><a:clrScheme name=''>"
    "<a:dk1><a:sysClr val='windowText' lastClr='101010'/></a:dk1>"
    "<a:lt1><a:srgbClr val='FFFFFF'/></a:lt1><a:dk2><a:srgbClr val='1F497D'/></a:dk2>"
    "<a:lt2><a:srgbClr val='EEECE1'/></a:lt2><a:accent1><a:srgbClr val='4472C4'/></a:accent1>"
    "<a:accent2><a:srgbClr val='ED7D31'/></a:accent2><a:hlink><a:srgbClr val='0563C1'/></a:hlink>"
    "</a:clrScheme><a:fontScheme name=''><a:majorFont><a:latin typeface='Cambria'/></a:majorFont>"
    "<a:minorFont><a:latin typeface='Calibri'/></a:minorFont></a:fontScheme><a:fmtScheme name=''>"
    "<a:fillStyleLst><a:solidFill><a:schemeClr val='phClr'/></a:solidFill>"
    "<a:gradFill/><a:gradFill/></a:fillStyleLst><a:lnStyleLst><a:ln w='6350'><a:solidFill>"
    "<a:schemeClr val='phClr'/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst>"
    "<a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst><a:outerShdw/>"
    "</a:effectLst></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill>"
    "<a:schemeClr val='phClr'/></a:solidFill><a:gradFill/><a:blipFill/></a:bgFillStyleLst>"
    "</a:fmtScheme></a:themeElements></a:theme>"
)
MAP = (
    "<p:clrMap bg1='lt1' tx1='dk1' bg2='lt2' tx2='dk2' accent1='accent1' accent2='accent2'"
    " hlink='hlink'/>"
)
NOTHING: Mapping[str, str] = MappingProxyType({})
PICTURE = b"\x89PNG raster"
VECTOR = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


# --- what a slide is written from


def box(left: int = 0, top: int = 0, width: int = 100, height: int = 100, extra: str = "") -> str:
    """An `a:xfrm` in EMU; `extra` are its attributes."""
    return (
        f"<a:xfrm {extra}><a:off x='{left}' y='{top}'/><a:ext cx='{width}' cy='{height}'/></a:xfrm>"
    )


def solid(colour: str) -> str:
    """A fill: `FF0000` or the name of a theme colour."""
    kind = "srgbClr" if len(colour) == 6 and colour.upper() == colour else "schemeClr"
    return f"<a:solidFill><a:{kind} val='{colour}'/></a:solidFill>"


def sp(
    properties: str = "", text: str = "", *, name: str = "Kształt", ph: str = "", style: str = "",
    body: str = "<a:bodyPr/>", marks: str = "", lists: str = "", attributes: str = "",
    inner: str = "",
) -> str:  # fmt: skip
    """A shape. `text` is the inside of its body, or words of one plain paragraph; `marks` and
    `inner` are attributes and children of its `p:cNvPr`."""
    slot = f"<p:ph {ph}/>" if ph else ""
    inside = text if text.startswith("<") or not text else p(r(text))
    written = f"<p:txBody>{body}{lists}{inside}</p:txBody>" if inside else ""
    return (
        f"<p:sp {attributes}><p:nvSpPr><p:cNvPr id='2' name='{name}' {marks}>{inner}</p:cNvPr>"
        f"<p:cNvSpPr/><p:nvPr>{slot}</p:nvPr></p:nvSpPr><p:spPr>{properties}</p:spPr>{style}{written}</p:sp>"
    )


def group(inside: str, xfrm: str, *, name: str = "Grupa", fill: str = "") -> str:
    return (
        f"<p:grpSp><p:nvGrpSpPr><p:cNvPr id='3' name='{name}'/><p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr>{xfrm}{fill}</p:grpSpPr>{inside}</p:grpSp>"
    )


def group_box(outer: tuple[int, ...], inner: tuple[int, ...], extra: str = "") -> str:
    left, top, width, height = outer
    x, y, cx, cy = inner
    return (
        f"<a:xfrm {extra}><a:off x='{left}' y='{top}'/><a:ext cx='{width}' cy='{height}'/>"
        f"<a:chOff x='{x}' y='{y}'/><a:chExt cx='{cx}' cy='{cy}'/></a:xfrm>"
    )


def pic(blip: str = "", *, source: str = "", xfrm: str = "", name: str = "Obraz") -> str:
    return (
        f"<p:pic><p:nvPicPr><p:cNvPr id='4' name='{name}'/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>"
        f"<p:blipFill><a:blip r:embed='rIdPicture'>{blip}</a:blip>{source}</p:blipFill>"
        f"<p:spPr>{xfrm or box()}</p:spPr></p:pic>"
    )


def frame(data: str, uri: str = "", *, xfrm: str = "", name: str = "Ramka") -> str:
    place = (xfrm or box()).replace("a:xfrm", "p:xfrm")
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='5' name='{name}'/>"
        f"<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>{place}<a:graphic>"
        f"<a:graphicData uri='{uri}'>{data}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def p(inside: str, properties: str = "") -> str:
    return f"<a:p>{properties}{inside}</a:p>"


def r(text: str, attributes: str = "", inside: str = "") -> str:
    return f"<a:r><a:rPr {attributes}>{inside}</a:rPr><a:t>{text}</a:t></a:r>"


def lists(inside: str, level: int = 1, attributes: str = "") -> str:
    return f"<a:lstStyle>{levels(inside, level, attributes)}</a:lstStyle>"


def levels(inside: str, level: int = 1, attributes: str = "") -> str:
    return f"<a:lvl{level}pPr {attributes}>{inside}</a:lvl{level}pPr>"


def table(rows: list[list[str]], properties: str = "", style: str = "") -> str:
    """Cells are words, or whole `a:tc` elements."""
    number = f"<a:tableStyleId>{style}</a:tableStyleId>" if style else ""
    columns = "<a:gridCol w='1000'/>" * max(map(len, rows))
    body = "".join(
        "<a:tr h='500'>" + "".join(one if one.startswith("<") else tc(one) for one in row)
        + "</a:tr>" for row in rows
    )  # fmt: skip
    return frame(
        f"<a:tbl><a:tblPr {properties}>{number}</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{body}"
        "</a:tbl>"
    )


def tc(text: str, fill: str = "", attributes: str = "", run: str = "", sides: str = "") -> str:
    return (
        f"<a:tc {attributes}><a:txBody><a:bodyPr/><a:lstStyle/>{p(r(text, run))}</a:txBody>"
        f"<a:tcPr {sides}>{fill}</a:tcPr></a:tc>"
    )


# --- the package


def read(shapes: str = "", **more: Any) -> Deck:
    """The deck with one slide of those shapes; `more` as `written` takes it."""
    return read_bytes(written(shapes, **more))


def read_bytes(data: bytes) -> Deck:
    package, findings = open_package(data, "pokaz.pptx")
    assert package is not None, findings
    deck = read_office(package)
    assert isinstance(deck, Deck)
    return deck


def written(
    shapes: str = "", *, layout: str = "", master: str = "", styles: str = "", defaults: str = "",
    around: str = "", slide: str = "", before: str = "", marks: str = "", layout_marks: str = "",
    behind: Mapping[str, str] = NOTHING, parts: Mapping[str, str] = NOTHING,
    links: Mapping[str, str] = NOTHING,
) -> bytes:  # fmt: skip
    """A presentation of one slide with those shapes.

    `layout` and `master` are shapes; `styles` is inside `p:txStyles`, `defaults` inside
    `p:defaultTextStyle`, `around` at the end of `p:presentation`. `before` stands in `p:cSld`
    before the shapes, `slide` after it; `behind` is the same as `before` for `layout` and
    `master`. `marks` are attributes of the slide. `parts` are more parts (`charts/chart1`),
    related to the slide by the last part of their name; `links` are addresses.
    """
    related = {
        "rIdLayout": ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        "rIdPicture": ("image", "../media/image1.png"),
        "rIdVector": ("image", "../media/image1.svg"),
        **{name.rpartition("/")[2]: (_kind(name), f"../{name}.xml") for name in parts},
    }
    members = {
        "[Content_Types].xml": f"<Types xmlns='{_PACKAGE}/content-types'/>",
        "_rels/.rels": _relationships({"rId1": ("officeDocument", "ppt/presentation.xml")}),
        "ppt/presentation.xml": _root(
            "p:presentation",
            "<p:sldMasterIdLst/><p:sldIdLst><p:sldId id='256' r:id='rId1'/></p:sldIdLst>"
            "<p:sldSz cx='12192000' cy='6858000'/>"
            f"<p:defaultTextStyle>{defaults}</p:defaultTextStyle>{around}",
        ),
        "ppt/_rels/presentation.xml.rels": _relationships(
            {
                "rId1": ("slide", "slides/slide1.xml"),
                "rId2": ("tableStyles", "tableStyles.xml"),
            }
        ),
        "ppt/slides/slide1.xml": _root("p:sld", _tree(shapes, before) + slide, marks),
        "ppt/slides/_rels/slide1.xml.rels": _relationships(related, links),
        "ppt/slideLayouts/slideLayout1.xml": _root(
            "p:sldLayout", _tree(layout, behind.get("layout", ""), "Układ"), layout_marks
        ),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": _relationships(
            {"rId1": ("slideMaster", "../slideMasters/slideMaster1.xml")}
        ),
        "ppt/slideMasters/slideMaster1.xml": _root(
            "p:sldMaster",
            f"{_tree(master, behind.get('master', ''))}{MAP}<p:txStyles>{styles}</p:txStyles>",
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relationships(
            {"rId1": ("theme", "../theme/theme1.xml")}
        ),
        "ppt/theme/theme1.xml": THEME.format(ns=NAMESPACES),
        **{f"ppt/{name}.xml": text.replace("{ns}", NAMESPACES) for name, text in parts.items()},
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
        archive.writestr("ppt/media/image1.png", PICTURE)
        archive.writestr("ppt/media/image1.svg", VECTOR)
    return target.getvalue()


def _kind(name: str) -> str:
    return {"charts": "chart", "notesSlides": "notesSlide"}.get(name.partition("/")[0], "other")


def _root(tag: str, inside: str, marks: str = "") -> str:
    return f"<{tag} {NAMESPACES} {marks}>{inside}</{tag}>"


def _tree(shapes: str, before: str = "", name: str = "") -> str:
    return (
        f"<p:cSld name='{name}'>{before}<p:spTree><p:nvGrpSpPr><p:cNvPr id='1' name=''/>"
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>"
    )


def _relationships(parts: Mapping[str, tuple[str, str]], links: Mapping[str, str] = NOTHING) -> str:
    inside = "".join(
        f"<Relationship Id='{rid}' Type='{_REL}/{kind}' Target='{target}'/>"
        for rid, (kind, target) in parts.items()
    ) + "".join(
        f"<Relationship Id='{rid}' Type='{_REL}/hyperlink' Target='{target}'"
        " TargetMode='External'/>"
        for rid, target in links.items()
    )
    return f"<Relationships xmlns='{_PACKAGE}/relationships'>{inside}</Relationships>"


# --- what a test looks at


def slide_of(deck: Deck) -> Slide:
    return deck.slides[0]


def first(deck: Deck) -> DrawnObject:
    """The first object of the slide."""
    return deck.slides[0].objects[0]


def named(deck: Deck, name: str) -> DrawnObject:
    return next(one for one in deck.objects() if one.name == name)


def paragraph(deck: Deck, name: str = "") -> TextParagraph:
    """The first paragraph of the object of that name, or of the first one."""
    return next(paragraphs_of(named(deck, name) if name else first(deck)))


def run(deck: Deck, name: str = "") -> TextRun:
    return paragraph(deck, name).runs[0]


def cells(deck: Deck) -> list[list[TableCell]]:
    data = first(deck).table
    assert data is not None
    return [list(row.cells) for row in data.rows]


def chart_of(deck: Deck) -> ChartData:
    data = next(deck.charts()).chart
    assert data is not None
    return data
