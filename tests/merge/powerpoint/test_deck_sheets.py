"""What a box takes from layout and master, written into the box itself."""

from __future__ import annotations

from es_docs.markup import serialise
from es_docs.merge.powerpoint.shapes import made, rearranged, slot_of
from es_docs.merge.powerpoint.sheets import Sheets, keep_fonts, settle_in, slot_key
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.order import misplaced_children
from es_docs.ooxml.package import qualified
from merge.powerpoint.decks import fresh, opened

SLIDE = "ppt/slides/slide4.xml"
TITLE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="T"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr>'
    '</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr tIns="7"/><a:lstStyle><a:lvl1pPr><a:buNone/><a:defRPr '
    'sz="900"/></a:lvl1pPr></a:lstStyle><a:p/></p:txBody></p:sp>'
)


def restyled() -> Draft:
    """The deck with a master whose titles are bold, red, bulleted and in another size."""
    draft = opened(fresh().data)
    master = draft.edit("ppt/slideMasters/slideMaster1.xml")
    level = master.find(f".//{qualified('p:titleStyle')}/{qualified('a:lvl1pPr')}")
    assert level is not None
    for child in list(level):
        level.remove(child)
    level.set("algn", "ctr")
    level.append(made('<a:buChar char="–"/>'))
    level.append(
        made('<a:defRPr sz="5000" b="1"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
             '<a:latin typeface="+mj-lt"/></a:defRPr>')
    )  # fmt: skip
    for name in draft:
        if name.startswith(("ppt/slideLayouts/", "ppt/slideMasters/")) and name.endswith(".xml"):
            for lists in draft.edit(name).iter(qualified("a:lstStyle")):
                for one in list(lists):
                    lists.remove(one)
    return draft


def test_the_nearest_that_says_something_says_it() -> None:
    draft = restyled()
    sheet = Sheets(draft).of_slide(SLIDE)
    title = made(TITLE)
    settle_in(title, sheet, sheet)
    level = title.find(f".//{qualified('a:lvl1pPr')}")
    assert level is not None
    looks = level.find(qualified("a:defRPr"))
    assert looks is not None
    assert level.get("algn") == "ctr"
    assert (looks.get("sz"), looks.get("b")) == ("900", "1")
    assert looks.find(f"{qualified('a:solidFill')}/{qualified('a:srgbClr')}") is not None
    assert [one.tag for one in level] == [qualified("a:buNone"), qualified("a:defRPr")]
    body = title.find(f".//{qualified('a:bodyPr')}")
    assert body is not None
    assert (body.get("tIns"), body.get("lIns")) == ("7", "0")
    assert slot_of(title) is None
    assert not list(misplaced_children(title))


def test_a_title_may_keep_its_place() -> None:
    sheet = Sheets(restyled()).of_slide(SLIDE)
    title = made(TITLE)
    settle_in(title, sheet, sheet, keeps_slot=True)
    slot = slot_of(title)
    assert slot is not None
    assert slot_key(slot) == "title"


def test_typefaces_are_named_where_the_theme_is_another() -> None:
    here = opened(fresh().data)
    theme = here.related("ppt/slideMasters/slideMaster1.xml", f"{RELATION}/theme")[0]
    for latin in here.edit(theme).iter(qualified("a:latin")):
        latin.set("typeface", "Arial")
    other, own = Sheets(here).of_slide(SLIDE), Sheets(opened(fresh().data)).of_slide(SLIDE)
    run = "<a:r><a:rPr/><a:t>a</a:t></a:r>"
    table = made(f"<a:tbl><a:tr><a:tc><a:txBody><a:p>{run}</a:p></a:txBody></a:tc></a:tr></a:tbl>")
    text = made('<a:p><a:r><a:rPr><a:latin typeface="+mj-lt"/></a:rPr><a:t>a</a:t></a:r></a:p>')
    for one in (table, text):
        before = serialise(one)
        keep_fonts(one, own, own)
        assert serialise(one) == before
        keep_fonts(one, own, other)
        faces = [latin.get("typeface") for latin in one.iter(qualified("a:latin"))]
        assert faces == ["Calibri"]
    title = made(TITLE)
    settle_in(title, own, other)
    assert [one.get("typeface") for one in title.iter(qualified("a:latin"))] == ["Calibri"]


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_what_nobody_names_stays_behind_its_neighbour() -> None:
    a, mine, b, c = (made(f'<a:p><a:t x="{n}"/></a:p>') for n in range(4))
    assert rearranged([a, mine, b, c], [c, b, a]) == [c, b, a, mine]
    assert rearranged([mine, a, b], [b, a]) == [mine, b, a]
    assert rearranged([a, b], []) == [a, b]
