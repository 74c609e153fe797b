"""Drawn things: where they stand, how they are painted, what they hold."""

from __future__ import annotations

import pytest

from es_docs.diagnostics import Kind, Place
from es_docs.ooxml.opened import open_package
from es_docs.reading.drawingml.colours import Palette
from es_docs.reading.drawingml.drawing import Pen, read_drawing, relations_of
from es_docs.reading.drawingml.grounds import Canvas
from es_docs.reading.model import DrawnObject, ObjectKind, TextRole
from es_docs.units import Box
from reading.slide_files import (
    PICTURE,
    VECTOR,
    box,
    first,
    frame,
    group,
    group_box,
    named,
    paragraph,
    pic,
    r,
    read,
    solid,
    sp,
)
from verify.good import good


def boxed(one: DrawnObject) -> tuple[int, int, int, int] | None:
    where = one.box
    return None if where is None else (where.left, where.top, where.width, where.height)


# --- places


def test_a_box_is_where_the_shape_says() -> None:
    assert boxed(first(read(sp(box(10, 20, 300, 400))))) == (10, 20, 300, 400)


def test_a_shape_that_says_no_place_has_none() -> None:
    assert boxed(first(read(sp()))) is None


def test_members_of_a_group_are_scaled_into_its_box() -> None:
    """Inner coordinates 0–100 shown in a box twice as wide and half as high at 1000, 2000."""
    member = sp(box(50, 50, 20, 20), name="w środku")
    deck = read(group(member, group_box((1000, 2000, 200, 50), (0, 0, 100, 100))))
    assert boxed(named(deck, "w środku")) == (1100, 2025, 40, 10)


def test_groups_in_groups_multiply() -> None:
    inner = group(sp(box(0, 0, 10, 10), name="w środku"), group_box((0, 0, 20, 20), (0, 0, 10, 10)))
    deck = read(group(inner, group_box((100, 100, 60, 60), (0, 0, 20, 20))))
    assert boxed(named(deck, "w środku")) == (100, 100, 60, 60)


def test_a_turned_group_carries_its_members_around_its_middle() -> None:
    """A small box at the left edge of a square group, turned by 90°, comes to its upper edge."""
    member = sp(box(0, 40, 20, 20), name="w środku")
    square = (0, 0, 100, 100)
    deck = read(group(member, group_box(square, square, "rot='5400000'")))
    found = named(deck, "w środku")
    assert (boxed(found), found.rotation) == ((40, 0, 20, 20), 90)


def test_rotations_add_up_and_a_mirror_turns_them_back() -> None:
    square = (0, 0, 100, 100)
    member = sp(box(0, 0, 100, 100, "rot='1800000'"), name="w środku")
    turned = named(read(group(member, group_box(square, square, "rot='3600000'"))), "w środku")
    mirrored = named(read(group(member, group_box(square, square, "flipH='1'"))), "w środku")
    assert (turned.rotation, turned.is_flipped) == (90, False)
    assert (mirrored.rotation, mirrored.is_flipped) == (330, True)


def test_a_flipped_group_mirrors_the_places_of_its_members() -> None:
    square = (0, 0, 100, 100)
    member = sp(box(0, 0, 20, 20), name="w środku")
    found = named(read(group(member, group_box(square, square, "flipH='1'"))), "w środku")
    assert boxed(found) == (80, 0, 20, 20)


def test_a_group_of_no_size_does_not_scale() -> None:
    member = sp(box(5, 5, 20, 20), name="w środku")
    found = named(read(group(member, group_box((0, 0, 0, 0), (0, 0, 0, 0)))), "w środku")
    assert boxed(found) == (5, 5, 20, 20)


def test_lengths_may_carry_units() -> None:
    odd = "<a:xfrm><a:off x='1in' y='1pt'/><a:ext cx='1cm' cy='zero'/></a:xfrm>"
    assert boxed(first(read(sp(odd)))) == (914400, 12700, 360000, 0)


# --- names and marks


def test_a_title_is_the_alternative_when_there_is_no_description() -> None:
    marks = ["descr='Opis'", "descr='' title='Tytuł'", "descr='Opis' title='Tytuł'", ""]
    assert [first(read(sp(marks=one))).alt for one in marks] == ["Opis", "Tytuł", "Opis", ""]


@pytest.mark.parametrize(("value", "is_set"), [("1", True), ("true", True), ("0", False)])
def test_the_decorative_mark_stands_among_the_extensions(value: str, *, is_set: bool) -> None:
    mark = f"<a:extLst><a:ext><adec:decorative val='{value}'/></a:ext></a:extLst>"
    deck = read(sp(inner=mark))
    assert first(deck).is_decorative is is_set


def test_a_hidden_object_says_so_and_hides_nothing_behind_texts() -> None:
    panel = sp(box(0, 0, 500, 500) + solid("000000"), marks="hidden='1'", name="Panel")
    deck = read(panel + sp(box(10, 10, 50, 50), "Tekst", name="Napis"))
    assert (named(deck, "Panel").is_hidden, paragraph(deck, "Napis").ground) == (True, "FFFFFF")


def test_objects_know_their_place() -> None:
    deck = read(group(sp(box(), "Słowa", name="członek"), group_box((0, 0, 9, 9), (0, 0, 9, 9))))
    found = named(deck, "członek")
    assert (found.place.number, found.place.object, found.place.text) == (1, "członek", "")
    assert found.paragraphs[0].place.text == "Słowa"
    assert found.paragraphs[0].role is TextRole.LABEL


def test_of_alternatives_the_choice_is_read_and_never_the_fallback() -> None:
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='a14'>{sp(name='wybór')}</mc:Choice>"
        f"<mc:Fallback>{sp(name='zapas')}</mc:Fallback></mc:AlternateContent>"
    )
    assert [one.name for one in read(both).objects()] == ["wybór"]


# --- paint


def test_fills_are_told_by_kind_and_colour() -> None:
    fills = {
        solid("ED7D31"): ("solid", "ED7D31", True, 1.0),
        solid("accent1"): ("solid", "4472C4", False, 1.0),
        "<a:solidFill><a:srgbClr val='00FF00'><a:alpha val='40000'/></a:srgbClr></a:solidFill>": (
            "solid", "00FF00", False, 0.4,
        ),
        "<a:gradFill/>": ("gradient", None, False, 1.0),
        "<a:pattFill prst='pct5'/>": ("pattern", None, False, 1.0),
        "<a:blipFill/>": ("picture", None, False, 1.0),
        "<a:noFill/>": ("none", None, False, 1.0),
        "": ("none", None, False, 1.0),
    }  # fmt: skip
    for xml, told in fills.items():
        paint = first(read(sp(xml))).fill
        assert (paint.kind, paint.colour, paint.is_plain, paint.alpha) == told, xml


def test_a_style_paints_what_the_shape_does_not() -> None:
    style = (
        "<p:style><a:lnRef idx='1'><a:schemeClr val='accent2'/></a:lnRef><a:fillRef idx='1'>"
        "<a:schemeClr val='accent1'/></a:fillRef><a:effectRef idx='2'/>"
        "<a:fontRef idx='major'><a:schemeClr val='lt1'/></a:fontRef></p:style>"
    )
    styled = first(read(sp(box(), "Tekst", style=style)))
    assert (styled.fill.colour, styled.line.colour, styled.line.width) == ("4472C4", "ED7D31", 6350)
    assert styled.has_effect
    word = styled.paragraphs[0].runs[0]
    assert (word.colour, word.typeface) == ("FFFFFF", "Cambria")
    own = sp(
        f"{solid('000000')}<a:ln w='38100'>{solid('00FF00')}</a:ln><a:effectLst/>", style=style
    )
    painted = first(read(own))
    assert (painted.fill.colour, painted.line.colour, painted.line.width) == (
        "000000", "00FF00", 38100,
    )  # fmt: skip
    assert not painted.has_effect


def test_a_member_takes_the_fill_of_its_group() -> None:
    member = sp("<a:grpFill/>", name="członek")
    deck = read(group(member, group_box((0, 0, 9, 9), (0, 0, 9, 9)), fill=solid("accent2")))
    assert named(deck, "członek").fill.colour == "ED7D31"


@pytest.mark.parametrize(
    ("xml", "is_there"),
    [
        ("<a:effectLst><a:glow rad='5'/></a:effectLst>", True),
        ("<a:effectLst/>", False),
        ("<a:sp3d><a:bevelT/></a:sp3d>", True),
        ("<a:sp3d extrusionH='50000'/>", True),
        ("<a:sp3d/>", False),
        ("<a:scene3d><a:camera prst='orthographicFront'/></a:scene3d>", False),
        ("<a:scene3d><a:camera prst='isometricTopUp'/></a:scene3d>", True),
    ],
)
def test_effects(xml: str, *, is_there: bool) -> None:
    assert first(read(sp(xml))).has_effect is is_there


# --- geometry


def test_a_preset_tells_its_name_and_handles() -> None:
    preset = (
        "<a:prstGeom prst='star5'><a:avLst><a:gd name='adj' fmla='val 19098'/>"
        "<a:gd name='odd' fmla='*/ 1 2 3'/></a:avLst></a:prstGeom>"
    )
    found = first(read(sp(preset)))
    assert (found.preset, dict(found.adjustments)) == ("star5", {"adj": 19098})


def custom(path: str, size: str = "w='10' h='10'") -> str:
    return f"<a:custGeom><a:pathLst><a:path {size}>{path}</a:path></a:pathLst></a:custGeom>"


def pts(name: str, *places: tuple[object, object]) -> str:
    inside = "".join(f"<a:pt x='{x}' y='{y}'/>" for x, y in places)
    return f"<a:{name}>{inside}</a:{name}>"


def test_closed_paths_are_outlines_in_the_coordinates_of_the_box() -> None:
    triangle = (
        pts("moveTo", (0, 0)) + pts("lnTo", (10, 0)) + pts("cubicBezTo", (1, 1), (2, 2), (5, 10))
        + "<a:close/>"
    )  # fmt: skip
    open_line = pts("moveTo", (0, 0)) + pts("lnTo", (10, 10))
    corners = [("lnTo", ("r", 0)), ("lnTo", (0, "vc")), ("lnTo", (0, 0))]
    ring = pts("moveTo", (0, 0)) + "".join(pts(*corner) for corner in corners)
    found = first(read(sp(box(100, 200, 1000, 2000) + custom(triangle + open_line + ring))))
    assert found.outlines == (
        ((100, 200), (1100, 200), (600, 2200)),
        ((100, 200), (1100, 200), (100, 1200)),
    )


def test_an_arc_ends_where_it_sweeps_to() -> None:
    half = (
        pts("moveTo", (0, 5)) + "<a:arcTo wR='5' hR='5' stAng='10800000' swAng='10800000'/>"
        "<a:close/>"
    )
    ((start, end),) = first(read(sp(box(0, 0, 10, 10) + custom(half)))).outlines
    assert (start, end) == (pytest.approx((0, 5)), pytest.approx((10, 5)))


def test_the_stars_of_the_emblem_on_our_master_are_twelve_outlines() -> None:
    package, _ = open_package(good("2014", Kind.PPTX), "pokaz.pptx")
    assert package is not None
    from es_docs.reading.powerpoint.slides import read_deck

    deck = read_deck(package, "ppt/presentation.xml")
    stars = [
        one
        for frame_ in deck.frames
        for top in frame_.objects
        for one in top.walk()
        if one.name == "emblem stars"
    ]
    assert stars
    assert {len(one.outlines) for one in stars} == {12}
    assert {len(outline) for one in stars for outline in one.outlines} == {10}
    assert all(
        one.box is not None and one.box.left <= x <= one.box.right and one.box.top <= y
        for one in stars
        for outline in one.outlines
        for x, y in outline
    )


# --- lines, pictures and others


def test_a_connector_and_a_straight_shape_are_lines() -> None:
    connector = sp(box()).replace("p:sp>", "p:cxnSp>").replace("<p:sp ", "<p:cxnSp ")
    straight = sp("<a:prstGeom prst='line'/>")
    assert [first(read(one)).kind for one in (connector, straight, sp())] == [
        ObjectKind.LINE, ObjectKind.LINE, ObjectKind.SHAPE,
    ]  # fmt: skip


def test_a_picture_brings_its_bytes_and_the_vector_beside_them() -> None:
    vector = "<a:extLst><a:ext><asvg:svgBlip r:embed='rIdVector'/></a:ext></a:extLst>"
    found = first(read(pic(vector)))
    assert found.kind is ObjectKind.PICTURE
    data = found.picture
    assert data is not None
    assert (data.data, data.part) == (PICTURE, "ppt/media/image1.png")
    assert (data.vector, data.is_recoloured) == (VECTOR, False)


@pytest.mark.parametrize(
    ("effect", "is_recoloured"),
    [
        ("<a:grayscl/>", True),
        ("<a:duotone/>", True),
        ("<a:lum bright='20000'/>", True),
        ("<a:alphaModFix amt='50000'/>", True),
        ("<a:alphaModFix amt='100000'/>", False),
        ("<a:extLst><a:ext><a14:imgProps/></a:ext></a:extLst>", True),
        ("<a:extLst><a:ext><a14:useLocalDpi val='0'/></a:ext></a:extLst>", False),
    ],
)
def test_recolouring_is_any_effect_on_the_picture(effect: str, *, is_recoloured: bool) -> None:
    data = first(read(pic(effect))).picture
    assert data is not None
    assert data.is_recoloured is is_recoloured


def test_a_linked_picture_has_no_bytes() -> None:
    linked = pic().replace("r:embed='rIdPicture'", "r:link='rIdAway'")
    data = first(read(linked, links={"rIdAway": "https://example.org/a.png"})).picture
    assert data is not None
    assert (data.data, data.part) == (b"", "")


def test_a_film_is_media() -> None:
    film = pic().replace("<p:nvPr/>", "<p:nvPr><a:videoFile r:link='rIdAway'/></p:nvPr>")
    assert first(read(film)).kind is ObjectKind.MEDIA


def test_graphics_of_an_unknown_kind_are_told_as_such() -> None:
    other = frame("<p:oleObj/>", "http://schemas.openxmlformats.org/presentationml/2006/ole")
    modern = frame("<x/>", "http://schemas.microsoft.com/office/drawing/2014/chartex")
    assert [first(read(one)).kind for one in (other, modern)] == [
        ObjectKind.OTHER, ObjectKind.CHART,
    ]  # fmt: skip


# --- the frame of a text


def test_insets_wrapping_and_anchor() -> None:
    body = "<a:bodyPr lIns='1' tIns='2' rIns='3' bIns='4' wrap='none' anchor='ctr'/>"
    found = first(read(sp(box(), "Tekst", body=body)))
    assert (found.insets, found.wraps, found.anchor) == ((1, 2, 3, 4), False, "middle")
    plain = first(read(sp(box(), "Tekst")))
    assert (plain.insets, plain.wraps, plain.anchor) == ((91440, 45720, 91440, 45720), True, "top")


def test_shrunk_text_is_as_small_as_it_looks() -> None:
    body = "<a:bodyPr><a:normAutofit fontScale='62500' lnSpcReduction='20000'/></a:bodyPr>"
    found = first(read(sp(box(), r("Tekst", "sz='2000'").join(("<a:p>", "</a:p>")), body=body)))
    (words,) = found.paragraphs
    assert (found.autofit, found.font_scale) == ("text", 0.625)
    assert (words.runs[0].size_pt, words.line_spacing) == (12.5, pytest.approx(0.8))


@pytest.mark.parametrize(
    ("fit", "told"),
    [("<a:noAutofit/>", "none"), ("<a:spAutoFit/>", "shape"), ("<a:normAutofit/>", "text")],
)
def test_ways_to_fit(fit: str, told: str) -> None:
    found = first(read(sp(box(), "Tekst", body=f"<a:bodyPr>{fit}</a:bodyPr>")))
    assert (found.autofit, found.font_scale) == (told, 1.0)


# --- drawings of Word


def test_the_strip_in_a_header_of_word_is_read_by_the_same_rules() -> None:
    package, _ = open_package(good("2014", Kind.DOCX), "raport.docx")
    assert package is not None
    part = "word/header1.xml"
    place = Place("raport.docx", Kind.DOCX)
    pen = Pen(package, part, relations_of(package, part), Palette(), place, lambda _: (), Canvas())
    inline = next(package.roots[part].iter("{*}inline"))
    strip = read_drawing(inline, pen)
    assert strip is not None
    assert (strip.kind, strip.name) == (ObjectKind.GROUP, "es_docs:strip")
    assert strip.alt.startswith("Znaki: ")
    assert strip.is_inline
    assert strip.box == Box.of(0, 0, 5759450, 378000)
    pictures = [one for one in strip.walk() if one.kind is ObjectKind.PICTURE]
    assert all(one.picture is not None and one.picture.data for one in pictures)
    assert all(one.box is not None and strip.box.contains(one.box) for one in pictures)
    assert all(one.is_decorative for one in pictures)


def test_an_anchored_picture_of_word_floats() -> None:
    package, _ = open_package(good("2014", Kind.DOCX), "raport.docx")
    assert package is not None
    from lxml import etree

    from reading.slide_files import NAMESPACES

    anchor = etree.fromstring(
        f"<wp:anchor xmlns:wp='urn:wp' {NAMESPACES}><wp:extent cx='500' cy='250'/>"
        "<wp:docPr id='1' name='Zdjęcie' descr='Opis'/><a:graphic><a:graphicData>"
        "<pic:pic xmlns:pic='urn:pic'><pic:nvPicPr><pic:cNvPr id='0' name='plik.png'/>"
        "</pic:nvPicPr><pic:blipFill><a:blip r:embed='rId1'/></pic:blipFill><pic:spPr><a:xfrm>"
        "<a:off x='7' y='9'/><a:ext cx='1000' cy='500'/></a:xfrm></pic:spPr></pic:pic>"
        "</a:graphicData></a:graphic></wp:anchor>"
    )
    pen = Pen(package, "", {}, Palette(), Place("raport.docx", Kind.DOCX), lambda _: (), Canvas())
    found = read_drawing(anchor, pen)
    assert found is not None
    assert (found.name, found.alt, found.is_inline) == ("Zdjęcie", "Opis", False)
    assert boxed(found) == (0, 0, 500, 250)
