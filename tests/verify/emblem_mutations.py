"""Good documents spoiled against the rules of `es_docs.messages.rules.emblem`."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from lxml import etree
from PIL import Image

from es_docs.diagnostics import Area, Kind, Severity
from es_docs.ooxml.package import CONTENT_TYPES
from verify.emblem_drawings import BLACK, BLUE, GREY, Emblem
from verify.mutation import (
    Mutation,
    Spoil,
    all_of,
    edited,
    element,
    every,
    one,
    packed,
    unpacked,
)

SLIDE, MASTER, BODY = (
    "ppt/slides/slide1.xml",
    "ppt/slideMasters/slideMaster1.xml",
    "word/document.xml",
)
Edit = Callable[[etree._Element], object]


def at(name: str) -> dict[str, object]:
    return {"object": name}


def on_slide(rule: str, name: str, spoil: Spoil, mark: str = "emblem", **more: Any) -> Mutation:
    place = {"number": 1, **at(mark)}
    return Mutation(rule, Kind.PPTX, name, spoil, Area.SLIDE, place, **more)


def on_page(rule: str, name: str, spoil: Spoil, mark: str = "emblem", **more: Any) -> Mutation:
    return Mutation(rule, Kind.DOCX, name, spoil, Area.BODY, at(mark), **more)


def on_master(rule: str, name: str, edit: Edit, **more: Any) -> Mutation:
    spoil = edited(MASTER, edit)
    return Mutation(rule, Kind.PPTX, name, spoil, Area.MASTER, at("emblem field"), **more)


# --- another picture in the place of one


def picture(part: str, mark: str, data: bytes, vector: str | None = None) -> Spoil:
    """Gives a picture of the first strip of a part other files; without a vector, none at all."""

    def spoil(package: bytes) -> bytes:
        members = unpacked(package)
        root = etree.fromstring(members[part])
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
        blip = one(root, picture_path(mark) + "//a:blip")
        media = f"{part.partition('/')[0]}/media/spoiled"
        files = {f"{media}.png": data} | ({f"{media}.svg": vector.encode()} if vector else {})
        links = etree.fromstring(members[rels])
        for number, target in enumerate(files):
            etree.SubElement(
                links, f"{{{links.nsmap[None]}}}Relationship",
                Id=f"spoiled{number}", Target=f"/{target}",
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
            )  # fmt: skip
        types = etree.fromstring(members[CONTENT_TYPES])
        for target in files:
            kind = "image/svg+xml" if target.endswith("svg") else "image/png"
            etree.SubElement(
                types, f"{{{types.nsmap[None]}}}Override", PartName=f"/{target}", ContentType=kind
            )
        members[CONTENT_TYPES] = etree.tostring(types, xml_declaration=True, encoding="UTF-8")
        blip.set(EMBED, "spoiled0")
        for vector_blip in every(blip, ".//*[local-name()='svgBlip']"):
            vector_blip.set(EMBED, "spoiled1")
            if vector is None:
                for extension in every(blip, "a:extLst"):
                    blip.remove(extension)
        members |= files
        members[rels] = etree.tostring(links, xml_declaration=True, encoding="UTF-8")
        members[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return packed(members)

    return spoil


EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


def picture_path(mark: str) -> str:
    return f"//*[local-name()='pic'][*/*[local-name()='cNvPr'][@name='{mark}']]"


def flag(part: str, emblem: Emblem) -> Spoil:
    return picture(part, "emblem", emblem.png(), emblem.svg())


def pixels(part: str, emblem: Emblem) -> Spoil:
    return picture(part, "emblem", emblem.png())


# --- the frame of a picture


def at_picture(part: str, mark: str, edit: Edit) -> Spoil:
    return edited(part, lambda root: edit(one(root, picture_path(mark))))


def sized(width: float = 1.0, height: float = 1.0) -> Edit:
    """Grows a picture around its middle."""

    def edit(drawing: etree._Element) -> None:
        offset, extent = one(drawing, ".//a:off"), one(drawing, ".//a:ext[@cx]")
        for side, edge, share in (("cx", "x", width), ("cy", "y", height)):
            old = int(extent.get(side))
            extent.set(side, str(round(old * share)))
            offset.set(edge, str(int(offset.get(edge)) + round(old * (1 - share) / 2)))

    return edit


def placed(**attributes: str) -> Edit:
    return lambda drawing: one(drawing, ".//a:xfrm").attrib.update(attributes)


def cropped(drawing: etree._Element) -> None:
    """Cuts a tenth off at the right and keeps the proportions of what is left."""
    fill = one(drawing, ".//*[local-name()='blipFill']")
    fill.insert(1, element('<a:srcRect r="10000"/>'))
    extent = one(drawing, ".//a:ext[@cx]")
    extent.set("cx", str(round(int(extent.get("cx")) * 0.9)))


def blip(xml: str) -> Edit:
    return lambda drawing: one(drawing, ".//a:blip").insert(0, element(xml))


def framed(xml: str) -> Edit:
    return lambda drawing: one(drawing, ".//*[local-name()='spPr']").append(element(xml))


# --- the emblem drawn on the master

FIELD = "//p:sp[p:nvSpPr/p:cNvPr/@name='emblem field']"
STARS = "//p:sp[p:nvSpPr/p:cNvPr/@name='emblem stars']"


def colour(path: str, new: str) -> Edit:
    return lambda root: one(root, f"{path}/p:spPr/a:solidFill/a:srgbClr").set("val", new)


def shape(path: str, xml: str, *, instead_of: str = "") -> Edit:
    def edit(root: etree._Element) -> None:
        properties = one(root, f"{path}/p:spPr")
        for old in every(properties, instead_of) if instead_of else []:
            properties.replace(old, element(xml))
        if not instead_of:
            properties.append(element(xml))

    return edit


def narrower(root: etree._Element) -> None:
    extent = one(root, f"{FIELD}//a:ext[@cx]")
    extent.set("cx", str(round(int(extent.get("cx")) * 0.97)))


def without_a_star(root: etree._Element) -> None:
    path = one(root, f"{STARS}//a:path")
    for child in list(path)[:11]:
        path.remove(child)


def star(move: Callable[[complex], complex]) -> Edit:
    """Moves the ten corners of the first star, given from its centre in shares of its radius."""

    def edit(root: etree._Element) -> None:
        path = one(root, f"{STARS}//a:path")
        corners = every(path, "*/a:pt")[:10]
        points = [complex(int(pt.get("x")), int(pt.get("y"))) for pt in corners]
        centre = sum(points) / 10
        radius = abs(points[0] - centre)
        for pt, point in zip(corners, points, strict=True):
            moved = centre + move((point - centre) / radius) * radius
            pt.set("x", str(round(moved.real)))
            pt.set("y", str(round(moved.imag)))

    return edit


def thick(corner: complex) -> complex:
    return corner * (1.3 if abs(corner) < 0.7 else 1)


# --- grounds, sizes, sets

_PANEL = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="panel" descr=""><a:extLst><a:ext'
    ' uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative val="1"/></a:ext>'
    '</a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
    '<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '<a:solidFill><a:srgbClr val="FFF2CC"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
)


def on_panel(root: etree._Element) -> None:
    """Lays a pale yellow panel behind the flag alone."""
    drawing = one(root, picture_path("emblem"))
    offset, extent = one(drawing, ".//a:off"), one(drawing, ".//a:ext[@cx]")
    by = 30000
    panel = _PANEL.format(
        id=901,
        x=int(offset.get("x")) - by,
        y=int(offset.get("y")) - by,
        cx=int(extent.get("cx")) + 2 * by,
        cy=int(extent.get("cy")) + 2 * by,
    )
    drawing.addprevious(element(panel))


def on_shading(root: etree._Element) -> None:
    paragraph = one(root, "//w:p[.//wp:docPr[@name='es_docs:strip']]")
    layout = one(paragraph, "w:pPr")
    layout.append(element('<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>'))


def smaller(share: float) -> Edit:
    """Shrinks the whole strip of a slide or page, its words with it."""

    def edit(root: etree._Element) -> None:
        group = one(
            root,
            "//p:grpSp[p:nvGrpSpPr/p:cNvPr/@name='es_docs:strip']"
            " | //wp:inline[wp:docPr/@name='es_docs:strip']",
        )
        for extent in every(group, "wp:extent | (.//a:xfrm)[1]/a:ext"):
            for side in ("cx", "cy"):
                extent.set(side, str(round(int(extent.get(side)) * share)))
        for size in every(group, ".//a:rPr[@sz] | .//a:endParaRPr[@sz]"):
            size.set("sz", str(int(int(size.get("sz")) * share / 50) * 50))

    return edit


def coarse(part: str) -> Spoil:
    """The beneficiary's sign as a picture of 65 × 50 pixels."""

    def spoil(package: bytes) -> bytes:
        members = unpacked(package)
        rels = members[re.sub(r"([^/]+)$", r"_rels/\1.rels", part)].decode()
        embed = one(etree.fromstring(members[part]), picture_path("mark:beneficiary") + "//a:blip")
        target = re.search(rf'Id="{embed.get(EMBED)}"[^>]*Target="[^"]*?([^/"]+)"', rels)
        assert target
        media = next(name for name in members if name.endswith(target[1]))
        small = io.BytesIO()
        with Image.open(io.BytesIO(members[media])) as image:
            image.resize((65, 50)).save(small, "PNG")
        return picture(part, "mark:beneficiary", small.getvalue())(package)

    return spoil


def other_file(part: str) -> Spoil:
    """A drawing of somebody's own in the place of the FE sign, of the same proportions."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 260 100"><rect width="260"'
        ' height="100" fill="#E0E7F5"/><rect width="90" height="100" fill="#1F4E9E"/></svg>'
    )
    return picture(part, "mark:fe", Emblem().png(100), svg)


def blue_picture(part: str) -> Spoil:
    """A plain blue picture in the place of the flag, under a name of its own; its words stay."""
    file = io.BytesIO()
    Image.new("RGB", (900, 600), "#003399").save(file, "PNG")

    def rename(root: etree._Element) -> None:
        drawing = one(root, picture_path("emblem"))
        for named in every(drawing, ".//*[local-name()='cNvPr']"):
            named.set("name", "Obraz 5")
            named.set("descr", "Flaga Unii Europejskiej")

    return all_of(picture(part, "emblem", file.getvalue()), edited(part, rename))


_IN_BOTH = ((on_slide, SLIDE), (on_page, BODY))
_FLAWS = (
    ("VIS-021", "eleven-stars", Emblem(stars=11)),
    ("VIS-021", "six-points", Emblem(points=6)),
    ("VIS-022", "wide-ring", Emblem(ring=6.6)),
    ("VIS-023", "large-stars", Emblem(radius=1.2)),
    ("VIS-024", "turning-stars", Emblem(turns_with_ring=True)),
    ("VIS-025", "thick-stars", Emblem(inner=0.5)),
    ("VIS-026", "other-blue", Emblem(field="#0055A4")),
    ("VIS-026", "other-yellow", Emblem(star="#FFED00")),
    ("VIS-027", "outlined", Emblem(star_extra='stroke="#000000" stroke-width="0.1"')),
    ("VIS-029", "black", BLACK),
    ("VIS-029", "blue", BLUE),
    ("VIS-030", "grey", GREY),
)
_PIXELS = (
    ("VIS-021", "pixels-eleven-stars", Emblem(stars=11)),
    ("VIS-022", "pixels-wide-ring", Emblem(ring=6.6)),
    ("VIS-023", "pixels-large-stars", Emblem(radius=1.2)),
    ("VIS-024", "pixels-turning-stars", Emblem(turns_with_ring=True)),
    ("VIS-026", "pixels-other-blue", Emblem(field="#0080C0")),
    ("VIS-029", "pixels-black", BLACK),
    ("VIS-030", "pixels-grey", GREY),
)
_FRAMES = (
    ("VIS-020", "narrow", "emblem", sized(width=0.93), None),
    ("VIS-024", "rotated", "emblem", placed(rot="600000"), None),
    ("VIS-024", "mirrored", "emblem", placed(flipH="1"), None),
    ("VIS-027", "shadow", "emblem",
     framed('<a:effectLst><a:outerShdw blurRad="50800" dist="38100"><a:srgbClr val="000000"/>'
            "</a:outerShdw></a:effectLst>"), None),
    ("VIS-027", "see-through", "emblem", blip('<a:alphaModFix amt="60000"/>'), None),
    ("VIS-029", "greyed", "emblem", blip("<a:grayscl/>"), None),
    ("VIS-044", "flag-cropped", "emblem", cropped, None),
    ("VIS-044", "narrow", "mark:fe", sized(width=0.9), None),
    ("VIS-044", "cropped", "mark:fe", cropped, None),
    ("VIS-044", "rotated", "mark:fe", placed(rot="600000"), None),
    ("VIS-044", "mirrored", "mark:fe", placed(flipH="1"), None),
    ("VIS-044", "recoloured", "mark:fe", blip("<a:grayscl/>"), None),
    ("VIS-010", "high", "mark:beneficiary", sized(1.1, 1.1), Severity.WARNING),
    ("VIS-010", "large", "mark:beneficiary", sized(1.2, 1.2), Severity.ERROR),
)  # fmt: skip

MUTATIONS: list[Mutation] = [
    *(
        make(rule, name, flag(part, emblem))
        for make, part in _IN_BOTH
        for rule, name, emblem in _FLAWS
    ),
    *(
        make(rule, name, pixels(part, emblem))
        for make, part in _IN_BOTH
        for rule, name, emblem in _PIXELS
    ),
    *(
        make(rule, name, at_picture(part, mark, edit), mark, severity=severity)
        for make, part in _IN_BOTH
        for rule, name, mark, edit, severity in _FRAMES
    ),
    on_master("VIS-020", "drawn-narrow", narrower),
    on_master("VIS-021", "drawn-eleven", without_a_star),
    on_master("VIS-022", "drawn-apart", star(lambda corner: corner + 0.3)),
    on_master("VIS-023", "drawn-large", star(lambda corner: corner * 1.1)),
    on_master("VIS-024", "drawn-tilted", star(lambda corner: corner * complex(0.9848, 0.1736))),
    on_master("VIS-025", "drawn-thick", star(thick)),
    on_master("VIS-026", "drawn-blue", colour(FIELD, "0055A4")),
    on_master("VIS-026", "drawn-stars", colour(STARS, "FFD700")),
    on_master(
        "VIS-026",
        "drawn-theme",
        shape(
            FIELD,
            '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>',
            instead_of="a:solidFill",
        ),
        severity=Severity.WARNING,
    ),
    on_master(
        "VIS-027",
        "drawn-line",
        shape(
            FIELD,
            '<a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>',
            instead_of="a:ln",
        ),
    ),
    on_slide("VIS-028", "panel", edited(SLIDE, on_panel)),
    on_page("VIS-028", "shading", edited(BODY, on_shading)),
    Mutation(
        "VIS-031",
        Kind.PPTX,
        "black",
        flag(SLIDE, BLACK),
        Area.SLIDE,
        {"number": 1, **at("es_docs:strip")},
        case="2018",
    ),
    Mutation(
        "VIS-031",
        Kind.DOCX,
        "black",
        flag(BODY, BLACK),
        Area.BODY,
        at("es_docs:strip"),
        case="2018",
    ),
    on_slide("VIS-043", "small", edited(SLIDE, smaller(0.85))),
    on_page("VIS-043", "small", edited(BODY, smaller(0.9))),
    on_slide("VIS-021", "blue-picture", blue_picture(SLIDE), "Obraz 5"),
    on_page("VIS-021", "blue-picture", blue_picture(BODY), "Obraz 5"),
    on_slide("VIS-045", "unknown", other_file(SLIDE), "mark:fe", severity=Severity.WARNING),
    on_page("VIS-045", "unknown", other_file(BODY), "mark:fe", severity=Severity.WARNING),
    on_slide("VIS-046", "coarse", coarse(SLIDE), "mark:beneficiary"),
    on_page("VIS-046", "coarse", coarse(BODY), "mark:beneficiary"),
]
