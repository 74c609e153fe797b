"""Good documents spoiled against the rules of `es_docs.messages.rules.strips`."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping

from lxml import etree

from es_docs.diagnostics import Area, Kind
from verify.mutation import (
    NAMESPACES,
    Mutation,
    Spoil,
    all_of,
    edited,
    element,
    every,
    one,
    substituted,
)  # fmt: skip

Element = etree._Element
Edit = Callable[[Element], object]
W = f"{{{NAMESPACES['w']}}}"

COVER: Mapping[Kind, str] = {Kind.PPTX: "ppt/slides/slide1.xml", Kind.DOCX: "word/document.xml"}
MASTER = "ppt/slideMasters/slideMaster1.xml"
COVER_LAYOUT = "ppt/slideLayouts/slideLayout1.xml"
LAST = "ppt/slides/slide13.xml"
HEADER = "word/header1.xml"
AREA = {Kind.PPTX: Area.SLIDE, Kind.DOCX: Area.BODY}
FIRST: Mapping[Kind, Mapping[str, object]] = {Kind.PPTX: {"number": 1}, Kind.DOCX: {}}


def both(rule: str, name: str, edit: Edit, case: str = "2014", **place: object) -> list[Mutation]:
    """The same flaw in the strip of the first slide and in that of the first page."""
    return [
        Mutation(
            rule, kind, name, edited(COVER[kind], edit), AREA[kind],
            {**FIRST[kind], **place}, case=case,
        )
        for kind in (Kind.PPTX, Kind.DOCX)
    ]  # fmt: skip


# --- the strip and its members


def strip(root: Element) -> Element:
    """The group of the signs; in Word the drawing that holds it."""
    return one(root, "//p:grpSp[p:nvGrpSpPr/p:cNvPr/@name='es_docs:strip'] | //wp:inline")


def named(root: Element, name: str) -> Element:
    """The picture, shape or group of that name."""
    return one(
        root, f"(//*[local-name()='cNvPr'][@name='{name}']"
        "/ancestor::*[local-name()='pic' or local-name()='sp' or local-name()='wsp'"
        " or local-name()='grpSp'][1])[1]",
    )  # fmt: skip


def words(root: Element) -> list[Element]:
    """The texts of the lines beside the flag."""
    return every(named(root, "words"), ".//a:t | .//w:t")


def left(member: Element) -> int:
    return int(one(member, ".//a:off").get("x"))


def width(member: Element) -> int:
    return int(one(member, ".//a:ext[@cx]").get("cx"))


def height(member: Element) -> int:
    return int(one(member, ".//a:ext[@cx]").get("cy"))


def move(member: Element, right: float, down: float = 0) -> None:
    """The member with everything in it, whose coordinates are those of the slide or drawing."""
    for offset in every(member, ".//a:off | .//a:chOff"):
        offset.set("x", str(int(offset.get("x")) + round(right)))
        offset.set("y", str(int(offset.get("y")) + round(down)))


def put(root: Element, places: Mapping[str, float]) -> None:
    """Members with the left edges they are to have, counted from the left edge of the strip."""
    start = left(strip(root))
    for name, place in places.items():
        member = named(root, f"mark:{name}")
        move(member, start + place - left(member))


def resize(member: Element, share: float) -> None:
    """Smaller in proportion, and still on the middle line."""
    move(member, 0, height(member) * (1 - share) / 2)
    for extent in every(member, ".//a:ext[@cx]"):
        extent.set("cx", str(round(int(extent.get("cx")) * share)))
        extent.set("cy", str(round(int(extent.get("cy")) * share)))


def rename(root: Element, old: str, new: str) -> None:
    one(root, f"//*[local-name()='cNvPr'][@name='{old}']").set("name", new)


def describe(root: Element, change: Callable[[list[str]], list[str]]) -> None:
    """The signs that the text alternative of the strip names."""
    for identity in every(root, "//p:cNvPr[@name='es_docs:strip'] | //wp:docPr[@descr!='']"):
        head, _, signs = identity.get("descr", "").partition(": ")
        if head == "Znaki":
            names = change(signs.rstrip(".").split(", "))
            identity.set("descr", f"{head}: {', '.join(names)}.")


def say(*lines: str) -> Edit:
    def edit(root: Element) -> None:
        for text, line in zip(words(root), lines, strict=True):
            text.text = line

    return edit


def remove(member: Element) -> None:
    parent = member.getparent()
    assert parent is not None
    parent.remove(member)


def remove_strip(root: Element) -> None:
    """In Word with the paragraph it stands in."""
    inline = every(root, "//wp:inline[wp:docPr/@name='es_docs:strip']")
    remove(one(inline[0], "ancestor::w:p") if inline else strip(root))


# --- which signs, in which order


def without(name: str, place: int) -> Edit:
    def edit(root: Element) -> None:
        remove(named(root, f"mark:{name}"))
        describe(root, lambda names: names[:place] + names[place + 1 :])

    return edit


def twice(root: Element) -> None:
    """The beneficiary's sign becomes another one of the region."""
    rename(root, "mark:beneficiary", "mark:voivodeship")


def swapped(names: list[str]) -> list[str]:
    return [names[1], names[0], *names[2:]]


def programme_second(root: Element) -> None:
    put(root, {"voivodeship": 0, "fe": 1_000_000})
    describe(root, swapped)


def republic_first(root: Element) -> None:
    put(root, {"rp": 0, "fe": 1_200_000})
    describe(root, swapped)


def union_third(root: Element) -> None:
    """The region's sign takes the right end, behind the Union's."""
    region, union = named(root, "mark:voivodeship"), named(root, "mark:eu")
    end = left(union) + width(union)
    room = height(region) / 3 + 5_000
    move(union, -(width(region) + room))
    move(region, end - width(region) - left(region))
    put(root, {"beneficiary": 1_200_000})
    describe(root, lambda names: [names[0], names[2], names[3], names[1]])


def beneficiary_last(root: Element) -> None:
    extra, union = named(root, "mark:beneficiary"), named(root, "mark:eu")
    end = left(union) + width(union)
    move(union, -(width(extra) + height(extra) / 3 + 5_000))
    move(extra, end - width(extra) - left(extra))
    describe(root, lambda names: [*names[:2], names[3], names[2]])


def fifth_sign(root: Element) -> None:
    """A second partner's sign, with room for all."""
    sign = named(root, "mark:beneficiary")
    scale = height(sign) / 378_000
    put(root, {"voivodeship": 1_120_000 * scale, "beneficiary": 1_820_000 * scale})
    partner = copy.deepcopy(sign)
    one(partner, ".//*[local-name()='cNvPr']").set("id", "990")
    move(partner, 625_000 * scale)
    sign.addnext(partner)
    describe(root, lambda names: [*names[:3], "Partner projektu", names[3]])


def republic_for_beneficiary(root: Element) -> None:
    rename(root, "mark:beneficiary", "mark:rp")
    describe(root, lambda names: [*names[:2], "Rzeczpospolita Polska", names[3]])


def republic_third(root: Element) -> None:
    republic, region = named(root, "mark:rp"), named(root, "mark:voivodeship")
    apart = left(region) - left(republic)
    move(republic, apart)
    move(region, -apart)
    describe(root, lambda names: [names[0], names[2], names[1], names[3]])


def column(root: Element) -> None:
    """The signs one below the other with the Union's on top, its words under the flag."""
    place = strip(root)
    start, top = 10_373_280, 1_000_000
    if place.tag.endswith("inline"):
        start, top = 0, 0
    remove(named(root, "mark:beneficiary"))
    union, text, flag = (named(root, name) for name in ("mark:eu", "words", "emblem"))
    step = height(union) * 1.5
    move_to(flag, start, top)
    move_to(text, start, top + height(union) * 1.3)
    wide, tall = width(text), height(union) * 2.3
    frame(union, start, top, wide, tall)
    move_to(named(root, "mark:voivodeship"), start, top + tall + step - height(flag))
    move_to(named(root, "mark:fe"), start, top + tall + 2 * step - height(flag))
    whole = tall + 2 * step
    frame(
        place if place.tag.endswith("grpSp") else one(place, ".//wpg:wgp"), start, top, wide, whole
    )
    for extent in every(place, "./wp:extent"):
        extent.set("cx", str(round(wide)))
        extent.set("cy", str(round(whole)))
    describe(root, lambda names: [names[3], names[1], names[0]])


def move_to(member: Element, x: float, y: float) -> None:
    offset = one(member, ".//a:off")
    move(member, x - int(offset.get("x")), y - int(offset.get("y")))


def frame(group: Element, x: float, y: float, wide: float, tall: float) -> None:
    """The box of a group whose members keep their coordinates."""
    transform = one(group, "(./p:grpSpPr | ./wpg:grpSpPr)/a:xfrm")
    for tag in ("off", "chOff"):
        one(transform, f"./a:{tag}").set("x", str(round(x)))
        one(transform, f"./a:{tag}").set("y", str(round(y)))
    for tag in ("ext", "chExt"):
        one(transform, f"./a:{tag}").set("cx", str(round(wide)))
        one(transform, f"./a:{tag}").set("cy", str(round(tall)))


ORDER = [
    *both("VIS-002", "region-missing", without("voivodeship", 1), object="es_docs:strip"),
    *both("VIS-002", "region-twice", twice, object="es_docs:strip"),
    *both("VIS-003", "republic-missing", without("rp", 1), "2021", object="es_docs:strip"),
    *both("VIS-003", "region-missing", without("voivodeship", 3), "2021", object="es_docs:strip"),
    *both("VIS-004", "programme-second", programme_second, object="es_docs:strip"),
    *both("VIS-004", "union-not-last", union_third, object="es_docs:strip"),
    *both("VIS-005", "republic-first", republic_first, "2021", object="es_docs:strip"),
    *both("VIS-007", "five-signs", fifth_sign, object="es_docs:strip"),
    *both("VIS-008", "republic-shown", republic_for_beneficiary, object="mark:rp"),
    *both("VIS-009", "republic-missing", without("rp", 1), "2018", object="es_docs:strip"),
    *both("VIS-009", "republic-third", republic_third, "2018", object="mark:rp"),
    *both(
        "VIS-012", "nobody-knows-whose",
        lambda root: rename(root, "mark:beneficiary", "logo"), object="logo",
    ),
    *both("VIS-013", "beneficiary-last", beneficiary_last, object="mark:beneficiary"),
]  # fmt: skip


# --- the words beside the flag


def run_looks(root: Element) -> list[Element]:
    return every(named(root, "words"), ".//a:r/a:rPr | .//w:r/w:rPr")


def with_look(slide: Mapping[str, str], page: str) -> Edit:
    """Attributes for the runs of a slide; an element in place of that of the same name in Word."""

    def edit(root: Element) -> None:
        for looks in run_looks(root):
            if looks.tag.startswith(f"{{{NAMESPACES['a']}}}"):
                looks.attrib.update(slide)
                continue
            new = element(page)
            looks.replace(one(looks, f"./*[local-name()='{etree.QName(new).localname}']"), new)

    return edit


def typeface(name: str) -> Edit:
    def edit(root: Element) -> None:
        for face in every(named(root, "words"), ".//a:latin"):
            face.set("typeface", name)
        for faces in every(named(root, "words"), ".//w:rFonts"):
            for key in list(faces.attrib):
                faces.set(key, name)

    return edit


def colour(value: str) -> Edit:
    def edit(root: Element) -> None:
        for tone in every(named(root, "words"), ".//a:srgbClr"):
            tone.set("val", value)
        for tone in every(named(root, "words"), ".//w:color"):
            tone.set(f"{W}val", value)

    return edit


def words_on_flag(root: Element) -> None:
    move(named(root, "words"), height(named(root, "words")) * 0.4)


def small_words(root: Element) -> None:
    for looks in run_looks(root):
        if looks.get("sz"):
            looks.set("sz", "500")
        for size in every(looks, "./w:sz | ./w:szCs"):
            size.set(f"{W}val", "10")


UNDERLINED = with_look({"u": "sng"}, '<w:u w:val="single"/>')
ITALIC = with_look({"i": "1"}, "<w:i/>")
WORDS = [
    *both("VIS-032", "short", say("UE", "Europejski Fundusz Społeczny"), object="mark:eu"),
    *both("VIS-032", "half", say("Unia", "Europejski Fundusz Społeczny"), object="mark:eu"),
    *both("VIS-033", "short", say("Unia Europejska", "EFS"), object="mark:eu"),
    *both("VIS-034", "half", say("Dofinansowane przez", "Unię"), "2021", object="mark:eu"),
    *both(
        "VIS-034", "fund",
        say("Dofinansowane przez Unię Europejską", "Europejski Fundusz Społeczny"),
        "2021", object="mark:eu",
    ),
    *both("VIS-035", "late", say("Dofinansowane przez", "Unię Europejską"), object="mark:eu"),
    *both(
        "VIS-035", "early", say("Unia Europejska", "Europejski Fundusz Społeczny"),
        "2021", object="mark:eu",
    ),
    *both("VIS-036", "times", typeface("Times New Roman"), object="mark:eu"),
    *both("VIS-037", "italic", ITALIC, object="mark:eu"),
    *both("VIS-037", "underlined", UNDERLINED, object="mark:eu"),
    Mutation(
        "VIS-037", Kind.PPTX, "italic-on-the-master", edited(MASTER, ITALIC), Area.MASTER,
        {"object": "mark:eu"},
    ),
    Mutation(
        "VIS-037", Kind.DOCX, "italic-in-the-header", edited(HEADER, ITALIC), Area.HEADER,
        {"object": "mark:eu"},
    ),
    *both("VIS-038", "grey", colour("555555"), object="mark:eu"),
    *both("VIS-038", "white-on-white", colour("FFFFFF"), object="mark:eu"),
    *both("VIS-039", "on-the-flag", words_on_flag, object="mark:eu"),
    *both("VIS-040", "small", small_words, object="mark:eu"),
]  # fmt: skip


# --- room


def smaller_programme(root: Element) -> None:
    resize(named(root, "mark:fe"), 0.8)


def second_beside_first(name: str) -> Edit:
    def edit(root: Element) -> None:
        first, second = named(root, "mark:fe"), named(root, f"mark:{name}")
        move(second, left(first) + width(first) + 40_000 - left(second))

    return edit


def separator(change: Callable[[Element], object]) -> Edit:
    return lambda root: change(named(root, "separator"))


def thicker(line: Element) -> None:
    extent = one(line, ".//a:ext[@cx]")
    extent.set("cx", str(int(extent.get("cx")) * 2))


def nearer(line: Element) -> None:
    move(line, 90_000)


def shape(x: int, y: int, wide: int, tall: int, inside: str) -> Element:
    return element(
        '<p:sp><p:nvSpPr><p:cNvPr id="991" name="Prostokąt" descr="Prostokąt na slajdzie."/>'
        "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{inside}</p:spPr></p:sp>'
    )


WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln>'


def covered(root: Element) -> None:
    strip(root).addnext(shape(900_000, 6_200_000, 500_000, 200_000, WHITE))


def crowded(root: Element) -> None:
    strip(root).addnext(shape(2_000_000, 6_550_000, 900_000, 100_000, WHITE))


def hidden_run(root: Element) -> None:
    run = one(root, "//w:r[.//wp:docPr/@name='es_docs:strip']")
    run.insert(0, element("<w:rPr><w:vanish/></w:rPr>"))


def pushed_right(root: Element) -> None:
    paragraph = one(root, "//w:p[.//wp:docPr/@name='es_docs:strip']")
    one(paragraph, "./w:pPr").append(element('<w:ind w:left="1700"/>'))


def pushed_down(root: Element) -> None:
    move(strip(root), 0, 500_000)


def text_in_the_line(root: Element) -> None:
    run = one(root, "//w:r[.//wp:docPr/@name='es_docs:strip']")
    run.addnext(element('<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>Wrocław, 2016</w:t></w:r>'))


ROOM = [
    *both("VIS-011", "smaller", smaller_programme, object="mark:fe"),
    *both("VIS-014", "missing", separator(remove), "2021", object="es_docs:strip"),
    *both("VIS-014", "thick", separator(thicker), "2021", object="separator"),
    *both("VIS-014", "near", separator(nearer), "2021", object="separator"),
    *both("VIS-041", "close", second_beside_first("rp"), "2021", object="mark:rp"),
    *both("VIS-042", "close", second_beside_first("voivodeship"), object="mark:voivodeship"),
    Mutation(
        "VIS-042", Kind.PPTX, "crowded", edited(COVER[Kind.PPTX], crowded), Area.SLIDE,
        {"number": 1, "object": "Prostokąt"},
    ),
    Mutation(
        "VIS-042", Kind.DOCX, "text-beside", edited(COVER[Kind.DOCX], text_in_the_line), Area.BODY,
        text="Wrocław",
    ),
    Mutation(
        "VIS-047", Kind.PPTX, "covered", edited(COVER[Kind.PPTX], covered), Area.SLIDE,
        {"number": 1, "object": "Prostokąt"},
    ),
    Mutation(
        "VIS-047", Kind.PPTX, "outside", edited(COVER[Kind.PPTX], pushed_down), Area.SLIDE,
        {"number": 1, "object": "es_docs:strip"},
    ),
    Mutation(
        "VIS-047", Kind.DOCX, "hidden", edited(COVER[Kind.DOCX], hidden_run), Area.BODY,
        {"object": "es_docs:strip"},
    ),
    Mutation(
        "VIS-047", Kind.DOCX, "outside", edited(COVER[Kind.DOCX], pushed_right), Area.BODY,
        {"object": "es_docs:strip"},
    ),
]  # fmt: skip


# --- where the strip is


def shows_master(root: Element) -> None:
    root.attrib.pop("showMasterSp", None)


def header_on_first_page(root: Element) -> None:
    """The first section uses the header of the second."""
    first, second = every(root, "//w:sectPr")[:2]
    first.insert(0, copy.deepcopy(one(second, "./w:headerReference")))


def narrower_field(root: Element) -> None:
    """The blue field of the cover leaves a white column at the right."""
    one(root, "//p:sp[p:nvSpPr/p:cNvPr/@name='Pole']//a:ext[@cx]").set("cx", "10241280")


PLACE = [
    *both("VIS-001", "removed", remove_strip),
    Mutation(
        "VIS-049", Kind.PPTX, "removed", edited(LAST, remove_strip), Area.SLIDE, {"number": 13}
    ),
    Mutation(
        "VIS-050", Kind.PPTX, "only-on-the-master",
        all_of(edited(COVER[Kind.PPTX], remove_strip), edited(COVER_LAYOUT, shows_master)),
        Area.SLIDE, {"number": 1},
    ),
    Mutation(
        "VIS-050", Kind.DOCX, "only-in-the-header",
        edited(COVER[Kind.DOCX], lambda root: (remove_strip(root), header_on_first_page(root))),
        Area.BODY,
    ),
    Mutation(
        "VIS-006", Kind.PPTX, "union-on-top",
        all_of(edited(COVER[Kind.PPTX], column), edited(COVER_LAYOUT, narrower_field)),
        Area.SLIDE, {"number": 1, "object": "es_docs:strip"},
    ),
    Mutation(
        "VIS-006", Kind.DOCX, "union-on-top", edited(COVER[Kind.DOCX], column), Area.BODY,
        {"object": "es_docs:strip"},
    ),
]  # fmt: skip


# --- who pays


def unsaid(kind: Kind) -> Spoil:
    """Nothing in the text says that the Union paid."""
    return substituted(COVER[kind], r"współfinansowany\s+przez Unię Europejską ze", "opłacony ze")


def without_value(kind: Kind) -> Spoil:
    part = {Kind.PPTX: "ppt/slides/slide2.xml", Kind.DOCX: "word/document.xml"}[kind]
    return substituted(part, r"850\s000,00\sPLN", "Dziewięćset tysięcy")


FUNDING = [
    *(Mutation("VIS-048", kind, "unsaid", unsaid(kind), Area.DOCUMENT) for kind in AREA),
    *(Mutation("VIS-051", kind, "value", without_value(kind), Area.DOCUMENT) for kind in AREA),
]
MUTATIONS: list[Mutation] = [*ORDER, *WORDS, *ROOM, *PLACE, *FUNDING]
