"""What a deck and its slides are: order, titles, backgrounds, notes, behaviour."""

from __future__ import annotations

from cProfile import Profile

import pytest
from msgspec.structs import replace

from es_docs.diagnostics import Area, Kind
from es_docs.ooxml.opened import open_package
from es_docs.ooxml.package import NS
from es_docs.reading.model import ObjectKind, TextRole
from es_docs.reading.office import read_office
from es_docs.reading.powerpoint.slides import read_deck
from reading.slide_files import (
    NAMESPACES,
    box,
    cells,
    paragraph,
    read,
    read_bytes,
    slide_of,
    solid,
    sp,
    table,
    tc,
)
from verify.good import good


def bg(inside: str) -> str:
    return f"<p:bg>{inside}</p:bg>"


def plain(colour: str) -> str:
    return bg(f"<p:bgPr>{solid(colour)}</p:bgPr>")


# --- our own deck, whole


def test_our_deck_is_read_as_it_was_built() -> None:
    deck = read_bytes(good("2014", Kind.PPTX))
    assert deck.kind is Kind.PPTX
    assert [slide.number for slide in deck.slides] == list(range(1, 14))
    assert (deck.size.width, deck.size.height) == (12192000, 6858000)
    assert (deck.properties.language, deck.properties.application) == ("pl-PL", "es_docs")
    assert deck.properties.title.startswith("Koordynacja")
    assert [section.name for section in deck.sections] == [
        "O\u00a0projekcie", "Wyniki", "Działania i\u00a0zadania", "Efekty i\u00a0zakończenie",
    ]  # fmt: skip
    assert [n for section in deck.sections for n in section.slides] == list(range(1, 14))
    assert all(slide.title and slide.notes and slide.layout.name for slide in deck.slides)
    assert {one.role for slide in deck.slides for one in slide.notes} == {TextRole.NOTES}
    assert {one.place.area for slide in deck.slides for one in slide.notes} == {Area.NOTES}
    assert len({frame.part for frame in deck.frames}) == len(deck.frames)
    assert not deck.is_protected


def test_every_word_of_our_deck_has_a_colour_a_face_a_language_and_a_ground() -> None:
    for paragraph_ in read_bytes(good("2014", Kind.PPTX)).paragraphs():
        assert paragraph_.ground is not None, paragraph_.place
        for run in paragraph_.runs:
            assert run.colour is not None, run.text
            assert (run.typeface, run.language) == ("Calibri", "pl-PL"), run.text


def test_our_cover_is_white_on_blue_and_its_strip_blue_on_white() -> None:
    cover = read_bytes(good("2014", Kind.PPTX)).slides[0]
    looks = {
        one.role: (run.colour, one.ground, run.size_pt)
        for shape in cover.walk()
        for one in shape.paragraphs
        for run in one.runs
        if one.role in (TextRole.TITLE, TextRole.LABEL)
    }
    assert looks == {
        TextRole.TITLE: ("FFFFFF", "003399", 44), TextRole.LABEL: ("003399", "FFFFFF", 10)
    }  # fmt: skip


# --- slides


def test_the_order_is_that_of_the_list_and_numbers_count_what_is_lost() -> None:
    data = good("2014", Kind.PPTX)
    package, _ = open_package(data, "pokaz.pptx")
    assert package is not None
    roots = {name: root for name, root in package.roots.items() if name != "ppt/slides/slide2.xml"}
    deck = read_deck(replace(package, roots=roots), "ppt/presentation.xml")
    assert [slide.number for slide in deck.slides] == [1, *range(3, 14)]


def test_the_title_is_that_of_its_placeholder_in_one_line() -> None:
    words = "<a:p><a:r><a:t>Raz</a:t></a:r><a:br/><a:r><a:t>dwa</a:t></a:r></a:p>"
    deck = read(sp(box(), "inne") + sp(box(), words, ph="type='title'"))
    slide = slide_of(deck)
    assert (slide.title, slide.place.name, slide.place.area) == ("Raz dwa", "Raz dwa", Area.SLIDE)
    assert slide_of(read(sp(box(), "inne"))).title == ""


def test_layout_and_master_stand_behind_with_their_objects() -> None:
    deck = read("", layout=sp(box(), "w układzie"), master=sp(box(), "we wzorcu"))
    slide = slide_of(deck)
    assert [one.text for one in slide.layout.objects] == ["w układzie"]
    assert [one.text for one in slide.master.objects] == ["we wzorcu"]
    assert [(one.place.area, one.name) for one in deck.frames] == [
        (Area.MASTER, "Motyw"), (Area.LAYOUT, "Układ"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "is_hidden"), [("show='0'", True), ("show='1'", False), ("", False)]
)
def test_hidden_slides(mark: str, *, is_hidden: bool) -> None:
    assert slide_of(read("", marks=mark)).is_hidden is is_hidden


@pytest.mark.parametrize(
    ("xml", "seconds"),
    [
        ("<p:transition advTm='5000'/>", 5.0),
        ("<p:transition advClick='0'/>", None),
        (
            (
                "<mc:AlternateContent><mc:Choice Requires='p14'><p:transition p14:dur='9'"
                " advTm='1500'/></mc:Choice><mc:Fallback><p:transition advTm='3'/></mc:Fallback>"
                "</mc:AlternateContent>"
            ),
            1.5,
        ),
        ("", None),
    ],
)
def test_slides_that_go_on_by_themselves(xml: str, seconds: float | None) -> None:
    assert slide_of(read("", slide=xml)).advances_after == seconds


def test_an_animation_without_end_repeats() -> None:
    timing = "<p:timing><p:tnLst><p:par><p:cTn {}/></p:par></p:tnLst></p:timing>"
    endless = timing.format("repeatCount='indefinite'")
    usual = timing.format("dur='indefinite' repeatCount='2000'")
    assert [slide_of(read("", slide=one)).repeats for one in (endless, usual)] == [True, False]


def test_a_deck_with_a_modify_password_is_protected() -> None:
    assert read("", around="<p:modifyVerifier/>").is_protected


def test_notes_are_the_words_of_their_body_alone() -> None:
    notes = (
        "<p:notes {ns}><p:cSld><p:spTree>"
        + sp("", "Powiedz to", ph="type='body' idx='1'")
        + sp("", "7", ph="type='sldNum' idx='5'")
        + "</p:spTree></p:cSld></p:notes>"
    )
    (one,) = slide_of(read("", parts={"notesSlides/notesSlide1": notes})).notes
    assert (one.text, one.role, one.place.area) == ("Powiedz to", TextRole.NOTES, Area.NOTES)


# --- backgrounds


def test_the_background_comes_from_the_nearest_that_has_one() -> None:
    assert slide_of(read("")).background == "FFFFFF"
    behind = {"master": plain("FF0000")}
    assert slide_of(read("", behind=behind)).background == "FF0000"
    behind["layout"] = plain("00FF00")
    assert slide_of(read("", behind=behind)).background == "00FF00"
    assert slide_of(read("", behind=behind, before=plain("0000FF"))).background == "0000FF"


def test_a_text_on_the_bare_slide_has_the_background_as_its_ground() -> None:
    assert paragraph(read(sp(box(), "Tekst"), before=plain("accent1"))).ground == "4472C4"


@pytest.mark.parametrize(
    ("inside", "colour", "is_picture"),
    [
        ("<p:bgPr><a:gradFill/></p:bgPr>", None, False),
        ("<p:bgPr><a:blipFill/></p:bgPr>", None, True),
        ("<p:bgRef idx='1001'><a:schemeClr val='accent2'/></p:bgRef>", "ED7D31", False),
        ("<p:bgRef idx='1002'><a:schemeClr val='bg1'/></p:bgRef>", None, False),
        ("<p:bgRef idx='1003'><a:schemeClr val='bg1'/></p:bgRef>", None, True),
        ("<p:bgRef idx='0'/>", "FFFFFF", False),
    ],
)
def test_kinds_of_background(inside: str, colour: str | None, *, is_picture: bool) -> None:
    slide = slide_of(read("", before=bg(inside)))
    assert (slide.background, slide.has_picture_background) == (colour, is_picture)


def test_slide_and_layout_may_hide_what_lies_behind() -> None:
    red, green = (sp(box(0, 0, 500, 500) + solid(one)) for one in ("FF0000", "00FF00"))
    label = sp(box(10, 10, 50, 50), "Napis")
    hides = "showMasterSp='0'"
    assert paragraph(read(label, master=red)).ground == "FF0000"
    assert paragraph(read(label, master=red, layout_marks=hides)).ground == "FFFFFF"
    assert paragraph(read(label, layout=green, layout_marks=hides)).ground == "00FF00"
    assert paragraph(read(label, layout=green, marks=hides)).ground == "FFFFFF"


def test_a_slide_may_swap_light_and_dark() -> None:
    swap = (
        "<p:clrMapOvr><a:overrideClrMapping bg1='dk1' tx1='lt1' bg2='dk2' tx2='lt2'/></p:clrMapOvr>"
    )
    usual = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    colours = [
        paragraph(read(sp(box(), "Tekst"), slide=one)).runs[0].colour for one in (swap, usual)
    ]
    assert colours == ["FFFFFF", "101010"]


# --- tables


MEDIUM_2 = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


def looks(xml: str) -> list[list[tuple[object, object, object]]]:
    return [
        [
            (one.ground, run.colour, run.bold)
            for cell in row
            for one in cell.paragraphs
            for run in one.runs
        ]
        for row in cells(read(xml))
    ]


def test_the_style_of_a_new_table_is_known_though_no_file_holds_it() -> None:
    found = looks(table([["a", "b"]] * 3, "firstRow='1' bandRow='1'", MEDIUM_2))
    assert found == [
        [("4472C4", "FFFFFF", True)] * 2,
        [("CFD5EA", "101010", False)] * 2,
        [("E9EBF5", "101010", False)] * 2,
    ]


def test_the_first_column_stands_out_when_the_table_says_so() -> None:
    found = looks(table([["a", "b"]] * 2, "firstCol='1'", MEDIUM_2))
    assert found == [[("4472C4", "FFFFFF", True), ("E9EBF5", "101010", False)]] * 2


def test_tables_without_style_are_clear_and_unknown_styles_tell_no_ground() -> None:
    assert looks(table([["a"]])) == [[("FFFFFF", "101010", False)]]
    unknown = "{00000000-0000-0000-0000-000000000000}"
    assert looks(table([["a"]], "", unknown)) == [[(None, "101010", False)]]


def test_a_style_in_the_file_is_heard_part_by_part() -> None:
    style = (
        "<a:tblStyleLst {ns}><a:tblStyle styleId='{X}'><a:wholeTbl><a:tcTxStyle>"
        "<a:schemeClr val='accent1'/></a:tcTxStyle><a:tcStyle><a:fill><a:noFill/></a:fill>"
        "</a:tcStyle></a:wholeTbl><a:lastRow><a:tcTxStyle b='on' i='on'/><a:tcStyle><a:fill>"
        "<a:solidFill><a:schemeClr val='bg2'/></a:solidFill></a:fill></a:tcStyle></a:lastRow>"
        "<a:seCell><a:tcStyle><a:fill><a:solidFill><a:srgbClr val='FF0000'/></a:solidFill></a:fill>"
        "</a:tcStyle></a:seCell></a:tblStyle></a:tblStyleLst>"
    )
    xml = table([["a", "b"]] * 2, "lastRow='1' lastCol='1'", "{X}")
    grid = cells(read(xml, parts={"tableStyles": style}))
    told = [
        [(cell.paragraphs[0].ground, cell.paragraphs[0].runs[0].bold) for cell in row]
        for row in grid
    ]
    assert told == [[("FFFFFF", False)] * 2, [("EEECE1", True), ("FF0000", True)]]
    assert grid[1][0].paragraphs[0].runs[0].colour == "4472C4"
    assert grid[1][0].paragraphs[0].runs[0].italic


def test_cells_have_looks_spans_and_insets_of_their_own() -> None:
    row = [
        tc("a", solid("000000"), "gridSpan='2'", "sz='900' b='0'", "marL='1' marT='2'"),
        tc("", "", "hMerge='1'"),
    ]
    deck = read(table([row], "firstRow='1' firstCol='1'", MEDIUM_2))
    ((one, covered),) = cells(deck)
    words = one.paragraphs[0]
    assert (words.ground, words.role, words.runs[0].size_pt, words.runs[0].bold) == (
        "000000", TextRole.CELL, 9, False,
    )  # fmt: skip
    assert (one.column_span, one.is_covered, covered.is_covered) == (2, False, True)
    assert one.insets == (1, 2, 91440, 45720)
    data = deck.slides[0].objects[0].table
    assert data is not None
    assert (data.has_header_row, data.has_header_column, data.columns) == (True, True, (1000, 1000))
    assert (data.rows[0].is_header, data.rows[0].height) == (True, 500)
    assert deck.slides[0].objects[0].kind is ObjectKind.TABLE


# --- speed


def test_reading_is_linear_in_the_number_of_objects() -> None:
    def calls(count: int) -> int:
        shapes = "".join(
            sp(box(at * 1000, 0, 900, 900) + solid("accent1"), f"Tekst {at}") for at in range(count)
        )
        package, profile = read(shapes).package, Profile()
        profile.runcall(read_office, package)
        return sum(one.callcount for one in profile.getstats())

    calls(20)
    assert calls(400) < 11 * calls(40)


def test_namespaces_of_the_test_files_are_those_of_the_project() -> None:
    assert all(f'xmlns:{one}="{NS[one]}"' in NAMESPACES for one in ("a", "p", "r", "c", "mc"))
