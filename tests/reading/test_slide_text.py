"""How text on slides looks in the end: which of the levels that speak of it is heard."""

from __future__ import annotations

import pytest

from es_docs.reading.model import TextRole
from reading.slide_files import (
    box,
    first,
    group,
    group_box,
    levels,
    lists,
    p,
    paragraph,
    pic,
    r,
    read,
    run,
    solid,
    sp,
)


def size(points: int) -> str:
    return f"<a:defRPr sz='{points * 100}'/>"


# --- the levels


def test_each_level_covers_the_ones_below_it() -> None:
    """Default style, master's text style, master, layout, list style of the text, the run."""
    slot = "type='body' idx='7'"
    steps = {
        "defaults": levels(size(11)),
        "styles": f"<p:bodyStyle>{levels(size(12))}</p:bodyStyle>",
        "master": sp(box(), "wzór", ph="type='body' idx='1'", lists=lists(size(13))),
        "layout": sp(box(), "wzór", ph=slot, lists=lists(size(14))),
    }
    for count in range(len(steps) + 1):
        below = dict(list(steps.items())[:count])
        assert run(read(sp("", "Tekst", ph=slot), **below)).size_pt == (18, 11, 12, 13, 14)[count]
    own = sp("", "Tekst", ph=slot, lists=lists(size(15)))
    assert run(read(own, **steps)).size_pt == 15
    direct = sp("", p(r("Tekst", "sz='1600'")), ph=slot, lists=lists(size(15)))
    assert run(read(direct, **steps)).size_pt == 16


@pytest.mark.parametrize(
    ("ph", "told"),
    [
        ("type='title'", 1), ("type='ctrTitle'", 1), ("type='body'", 2), ("type='subTitle'", 2),
        ("idx='4'", 2), ("type='tbl'", 2), ("type='ftr'", 3), ("type='sldNum'", 3),
        ("type='dt'", 3),
    ],
)  # fmt: skip
def test_placeholders_take_one_of_three_styles_of_the_master(ph: str, told: int) -> None:
    styles = "".join(
        f"<p:{name}Style>{levels(size(number))}</p:{name}Style>"
        for number, name in enumerate(("title", "body", "other"), 1)
    )
    assert run(read(sp("", "Tekst", ph=ph), styles=styles)).size_pt == told


def test_a_text_box_takes_the_default_style_and_no_style_of_the_master() -> None:
    styles = f"<p:otherStyle>{levels(size(30))}</p:otherStyle>"
    deck = read(sp(box(), "Tekst"), styles=styles, defaults=levels(size(17)))
    assert run(deck).size_pt == 17


def test_each_list_level_has_its_own_look() -> None:
    styles = f"<p:bodyStyle>{levels(size(30))}{levels(size(20), 3)}</p:bodyStyle>"
    text = p(r("a")) + p(r("b"), "<a:pPr lvl='2'/>")
    one, three = first(read(sp("", text, ph="type='body'"), styles=styles)).paragraphs
    assert [(one.level, one.runs[0].size_pt), (three.level, three.runs[0].size_pt)] == [
        (1, 30), (3, 20),
    ]  # fmt: skip


def test_a_level_out_of_range_is_the_nearest_one() -> None:
    text = p(r("a"), "<a:pPr lvl='-4'/>") + p(r("b"), "<a:pPr lvl='999'/>")
    assert [one.level for one in first(read(sp(box(), text))).paragraphs] == [1, 9]


# --- placeholders


def test_a_placeholder_is_filled_where_the_layout_holds_it() -> None:
    slot = "type='body' idx='7'"
    layout = sp(
        box(1, 2, 3, 4) + solid("accent2"), "wzór", ph=slot,
        body="<a:bodyPr lIns='0' anchor='b'/>",
    )  # fmt: skip
    found = first(read(sp("", "Tekst", ph=slot), layout=layout))
    where = found.box
    assert where is not None
    assert (where.left, where.top, where.width, where.height) == (1, 2, 3, 4)
    assert (found.fill.colour, found.insets[0], found.anchor) == ("ED7D31", 0, "bottom")
    assert (found.placeholder, found.paragraphs[0].ground) == ("body", "ED7D31")


def test_the_index_finds_the_placeholder_of_the_layout_not_its_kind() -> None:
    layout = sp(box(1), "a", ph="type='body' idx='1'") + sp(box(2), "b", ph="type='body' idx='2'")
    found = first(read(sp("", "Tekst", ph="type='body' idx='2'"), layout=layout))
    assert found.box is not None
    assert found.box.left == 2


def test_what_the_layout_does_not_say_comes_from_the_master() -> None:
    master = sp(box(5), "wzór", ph="type='title'") + sp(box(6), "wzór", ph="type='body' idx='1'")
    layout = sp("", "wzór", ph="type='ctrTitle'")
    deck = read(sp("", "Tytuł", ph="type='ctrTitle'"), layout=layout, master=master)
    orphan = read(sp("", "Tekst", ph="type='body' idx='99'"), master=master)
    boxes = [first(one).box for one in (deck, orphan)]
    assert [one.left for one in boxes if one is not None] == [5, 6]


def test_a_layout_shrinks_its_own_words_only() -> None:
    shrunk = "<a:bodyPr><a:normAutofit fontScale='50000'/></a:bodyPr>"
    layout = sp(box(), "wzór", ph="type='body' idx='1'", body=shrunk)
    found = first(read(sp("", "Tekst", ph="type='body' idx='1'"), layout=layout))
    assert (found.autofit, found.font_scale, found.paragraphs[0].runs[0].size_pt) == (
        "text", 1.0, 18,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ph", "role"),
    [
        ("type='title'", TextRole.TITLE), ("type='ctrTitle'", TextRole.TITLE),
        ("type='ftr'", TextRole.FURNITURE), ("type='dt'", TextRole.FURNITURE),
        ("type='sldNum'", TextRole.FURNITURE), ("type='subTitle'", TextRole.BODY),
        ("idx='3'", TextRole.BODY), ("", TextRole.BODY),
    ],
)  # fmt: skip
def test_roles(ph: str, role: TextRole) -> None:
    assert paragraph(read(sp(box(), "Tekst", ph=ph))).role is role


# --- runs


@pytest.mark.parametrize(
    ("attributes", "inside", "field", "value"),
    [
        ("b='1'", "", "bold", True),
        ("i='true'", "", "italic", True),
        ("u='sng'", "", "underlined", True),
        ("u='none'", "", "underlined", False),
        ("strike='sngStrike'", "", "struck", True),
        ("strike='noStrike'", "", "struck", False),
        ("cap='all'", "", "all_caps", True),
        ("cap='small'", "", "all_caps", False),
        ("lang='de-DE'", "", "language", "de-DE"),
        ("sz='1050'", "", "size_pt", 10.5),
        ("sz='duży'", "", "size_pt", 18),
        ("sz='-100'", "", "size_pt", 18),
        ("", "<a:latin typeface='+mj-lt'/>", "typeface", "Cambria"),
        ("", "<a:latin typeface='Arial'/>", "typeface", "Arial"),
        ("", "", "typeface", "Calibri"),
        ("", "", "colour", "101010"),
        ("", "<a:solidFill><a:schemeClr val='accent1'/></a:solidFill>", "colour", "4472C4"),
        ("", "<a:gradFill/>", "colour", None),
        ("", "<a:gradFill/>", "has_effect", True),
        ("", "<a:pattFill/>", "has_effect", True),
        ("", "<a:noFill/>", "colour", None),
        ("", "<a:effectLst><a:outerShdw/></a:effectLst>", "has_effect", True),
        ("", "<a:effectLst/>", "has_effect", False),
        ("", f"<a:ln>{solid('FF0000')}</a:ln>", "has_effect", True),
        ("", "<a:ln><a:noFill/></a:ln>", "has_effect", False),
        ("", "<a:ln/>", "has_effect", False),
    ],
)  # fmt: skip
def test_looks_of_a_run(attributes: str, inside: str, field: str, value: object) -> None:
    assert getattr(run(read(sp(box(), p(r("Tekst", attributes, inside))))), field) == value


def test_letters_that_let_light_through_are_seen_in_a_mixed_colour() -> None:
    veiled = "<a:solidFill><a:srgbClr val='000000'><a:alpha val='50000'/></a:srgbClr></a:solidFill>"
    assert run(read(sp(box(), p(r("Tekst", "", veiled))))).colour == "808080"
    on_gradient = read(sp(box() + "<a:gradFill/>", p(r("Tekst", "", veiled))))
    assert run(on_gradient).colour is None


def test_breaks_and_fields_are_runs() -> None:
    text = p(
        r("raz") + "<a:br/>" + r("dwa")
        + "<a:fld id='{{1}}' type='slidenum'><a:rPr lang='pl-PL'/><a:t>7</a:t></a:fld>"
    )  # fmt: skip
    one = paragraph(read(sp(box(), text)))
    assert one.text == "raz\vdwa7"
    assert [part.is_field for part in one.runs] == [False, False, False, True]


def test_a_link_is_seen_in_the_colour_of_links() -> None:
    linked = r("strona", "", solid("accent2") + "<a:hlinkClick r:id='rIdSite'/>")
    word = run(read(sp(box(), p(linked)), links={"rIdSite": "https://example.org/"}))
    assert (word.link, word.colour, word.underlined) == ("https://example.org/", "0563C1", True)


def test_a_link_may_keep_the_colour_of_the_text() -> None:
    kept = (
        "<a:hlinkClick r:id='rIdSite'><a:extLst><a:ext><ahyp:hlinkClr val='tx'/></a:ext>"
        "</a:extLst></a:hlinkClick>"
    )
    linked = r("strona", "", solid("accent2") + kept)
    assert run(read(sp(box(), p(linked)), links={"rIdSite": "https://e.org/"})).colour == "ED7D31"


def test_links_inside_the_file_begin_with_a_hash() -> None:
    slide = r("a", "", "<a:hlinkClick r:id='rIdLayout'/>")
    show = r("b", "", "<a:hlinkClick r:id='' action='ppaction://hlinkshowjump?jump=nextslide'/>")
    runs = paragraph(read(sp(box(), p(slide + show)))).runs
    assert [one.link for one in runs] == ["#ppt/slideLayouts/slideLayout1.xml", "#nextslide"]


def test_an_empty_paragraph_tells_the_size_of_its_end() -> None:
    one = paragraph(read(sp(box(), p("<a:endParaRPr sz='900'/>"))))
    assert (one.text, one.runs, one.end_size_pt) == ("", (), 9)


def test_the_default_language_is_that_of_the_default_style() -> None:
    deck = read(sp(box(), "Tekst"), defaults="<a:defPPr><a:defRPr lang='pl-PL'/></a:defPPr>")
    assert (deck.properties.language, run(deck).language) == ("pl-PL", "pl-PL")


# --- paragraphs


def test_properties_of_a_paragraph() -> None:
    text = p(
        r("Tekst"),
        "<a:pPr algn='ctr' marL='342900' indent='-342900'>"
        "<a:lnSpc><a:spcPct val='90000'/></a:lnSpc><a:spcBef><a:spcPts val='600'/></a:spcBef>"
        "<a:spcAft><a:spcPct val='50000'/></a:spcAft><a:buAutoNum type='arabicPeriod'/></a:pPr>",
    )
    one = paragraph(read(sp(box(), text)))
    assert (one.align, one.margin, one.indent, one.bullet) == ("center", 342900, -342900, "number")
    assert (one.line_spacing, one.line_spacing_pt, one.is_exact) == (0.9, None, False)
    assert (one.space_before_pt, one.space_before_lines) == (6, 0)
    assert (one.space_after_pt, one.space_after_lines) == (0, 0.5)


def test_lines_of_a_fixed_height_are_exact() -> None:
    fixed = "<a:pPr><a:lnSpc><a:spcPts val='2400'/></a:lnSpc></a:pPr>"
    one = paragraph(read(sp(box(), p(r("Tekst"), fixed))))
    assert (one.line_spacing, one.line_spacing_pt, one.is_exact) == (None, 24, True)


@pytest.mark.parametrize(
    ("own", "told"),
    [("", "bullet"), ("<a:buNone/>", "none"), ("<a:buAutoNum type='x'/>", "number"),
     ("<a:buBlip/>", "bullet")],
)  # fmt: skip
def test_bullets_are_inherited_too(own: str, told: str) -> None:
    styles = "<p:bodyStyle>" + levels("<a:buChar char='•'/>") + "</p:bodyStyle>"
    text = p(r("Tekst"), f"<a:pPr>{own}</a:pPr>")
    assert paragraph(read(sp("", text, ph="type='body'"), styles=styles)).bullet == told


def test_default_run_properties_of_a_paragraph_count_below_those_of_its_runs() -> None:
    """python-pptx's `paragraph.font` writes them, and PowerPoint shows them
    (scanny/python-pptx#1135, aiden0z/pptx-renderer#21)."""
    text = p("<a:r><a:t>Tekst</a:t></a:r>", f"<a:pPr>{size(40)}</a:pPr>")
    assert run(read(sp(box(), text))).size_pt == 40
    own = p("<a:r><a:rPr sz='2400'/><a:t>Tekst</a:t></a:r>", f"<a:pPr>{size(40)}</a:pPr>")
    assert run(read(sp(box(), own))).size_pt == 24


# --- what lies behind


PANEL = box(0, 0, 5000, 5000)
INSIDE = box(1000, 1000, 1000, 1000)
LABEL = sp(INSIDE, "Napis", name="Napis")


def behind(shapes: str, **more: str) -> str | None:
    return paragraph(read(shapes + LABEL, **more), "Napis").ground


def test_the_ground_is_the_fill_of_the_shape_itself() -> None:
    assert paragraph(read(sp(INSIDE + solid("accent1"), "Tekst"))).ground == "4472C4"


def test_the_ground_is_the_nearest_filled_shape_that_holds_the_text() -> None:
    far, near = sp(PANEL + solid("000000")), sp(PANEL + solid("FF0000"))
    assert behind(far + near) == "FF0000"
    assert behind(near + far) == "000000"


def test_shapes_without_fill_beside_or_above_do_not_matter() -> None:
    clear = sp(PANEL + "<a:noFill/>")
    beside = sp(box(90000, 0, 5000, 5000) + solid("000000"))
    above = sp(PANEL + solid("000000"))
    assert behind(clear + beside) == "FFFFFF"
    assert paragraph(read(LABEL + above), "Napis").ground == "FFFFFF"


def test_members_of_groups_lie_behind_as_well() -> None:
    whole = (0, 0, 5000, 5000)
    assert behind(group(sp(PANEL + solid("FF0000")), group_box(whole, whole))) == "FF0000"


def test_layout_and_master_lie_below_the_slide() -> None:
    red, green = sp(PANEL + solid("FF0000")), sp(PANEL + solid("00FF00"))
    assert behind("", master=red) == "FF0000"
    assert behind("", master=red, layout=green) == "00FF00"
    assert behind(red, layout=green) == "FF0000"


def test_placeholders_of_the_layout_are_not_seen_on_the_slide() -> None:
    slot = sp(PANEL + solid("FF0000"), "wzór", ph="type='body' idx='9'")
    assert behind("", layout=slot) == "FFFFFF"


@pytest.mark.parametrize("fill", ["<a:gradFill/>", "<a:blipFill/>", "<a:pattFill/>"])
def test_no_single_colour_behind_is_none(fill: str) -> None:
    assert behind(sp(PANEL + fill)) is None


def test_a_picture_behind_is_none() -> None:
    assert behind(pic(xfrm=PANEL)) is None


def test_a_veil_over_a_panel_is_mixed() -> None:
    veil = "<a:solidFill><a:srgbClr val='000000'><a:alpha val='50000'/></a:srgbClr></a:solidFill>"
    assert behind(sp(PANEL + solid("FFFFFF")) + sp(PANEL + veil)) == "808080"


def test_a_text_that_stands_half_on_a_panel_has_no_single_ground() -> None:
    panel = sp(box(0, 0, 1_600_000, 900_000) + solid("000000"))
    label = sp(box(1_000_000, 0, 1_000_000, 500_000), "Napis", name="Napis")
    assert paragraph(read(panel + label), "Napis").ground is None


def test_a_panel_turned_upright_holds_what_it_covers() -> None:
    """4000 × 400 turned by 90° about its middle at 2000, 2000 stands from 0 to 4000 in height."""
    bar = sp(box(0, 1800, 4000, 400, "rot='5400000'") + solid("FF0000"))
    label = sp(box(1900, 100, 200, 200), "Napis", name="Napis")
    assert paragraph(read(bar + label), "Napis").ground == "FF0000"


def test_a_shape_may_be_filled_with_the_background() -> None:
    background = (
        "<p:bg><p:bgPr><a:solidFill><a:srgbClr val='ABCDEF'/></a:solidFill></p:bgPr></p:bg>"
    )
    hole = sp(PANEL, "Napis", name="Napis", attributes="useBgFill='1'")
    deck = read(sp(PANEL + solid("000000")) + hole, before=background)
    assert paragraph(deck, "Napis").ground == "ABCDEF"
