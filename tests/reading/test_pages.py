"""What a reader meets in a Word file: which text, in which order, as what, under which heading."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from archives import packed, unpacked
from es_docs.diagnostics import Area, Kind
from es_docs.ooxml.opened import open_package
from es_docs.reading.model import DrawnObject, ObjectKind, Report, TextParagraph, TextRole
from es_docs.reading.office import read_office
from es_docs.units import Box
from extent import few
from reading.word_files import (
    cell,
    first_table,
    p,
    paragraphs,
    r,
    read,
    read_bytes,
    row,
    style,
    table,
    texts,
    written,
)  # fmt: skip
from verify.good import good

# --- what is text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:ptab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a\vb"),
        ("<w:t>a</w:t><w:cr/><w:t>b</w:t>", "a\vb"),
        ("<w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t>", "a\fb"),
        ("<w:t>biało</w:t><w:noBreakHyphen/><w:t>czerwony</w:t>", "biało\u2011czerwony"),
        ("<w:t>hy</w:t><w:softHyphen/><w:t>phen</w:t>", "hy\u00adphen"),
        ("<w:sym w:font='Wingdings' w:char='F0FC'/>", "\uf0fc"),
        ("<w:sym w:font='Wingdings' w:char='D800'/>", ""),
        ("<w:sym w:char='odd'/>", ""),
        ("<w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t>", "ab"),
        ("<w:delText>a</w:delText>", ""),
    ],
)
def test_characters_of_a_run(inside: str, text: str) -> None:
    assert texts(read(f"<w:p><w:r>{inside}</w:r></w:p>")) == [text]


_TWOFOLD = (
    "<mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice>"
    "<mc:Fallback><w:r><w:t>stare</w:t></w:r></mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:customXml>{}</w:customXml>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:fldSimple w:instr='REF a'>{}</w:fldSimple>",
        _TWOFOLD,
        "<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_text_is_read_through_what_stands_around_it(wrapped: str) -> None:
    assert texts(read(f"<w:p>{wrapped.format(r('tekst'))}</w:p>")) == ["tekst"]


@pytest.mark.parametrize("gone", ["<w:del>{}</w:del>", "<w:moveFrom>{}</w:moveFrom>"])
def test_what_was_deleted_is_not_read(gone: str) -> None:
    assert texts(read(f"<w:p>{r('jest')}{gone.format(r('było'))}</w:p>")) == ["jest"]


@pytest.mark.parametrize(
    "around", ["<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:ins>{}</w:ins>",
               "<w:customXml>{}</w:customXml>"],
)  # fmt: skip
def test_paragraphs_and_tables_are_read_through_what_stands_around_them(around: str) -> None:
    report = read(around.format(p("a") + table(row(cell(p("b"))))))
    assert texts(report) == ["a", "b"]


def test_hidden_words_are_kept_apart() -> None:
    paragraph = paragraphs(read(f"<w:p>{r('widać')}{r('nie', '<w:vanish/>')}</w:p>"))[0]
    assert paragraph.text == "widać"
    assert [(run.text, run.is_hidden) for run in paragraph.runs] == [
        ("widać", False), ("nie", True),
    ]  # fmt: skip


def test_a_formula_is_read_as_its_signs() -> None:
    formula = "<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>=b</m:t></m:r></m:oMath>"
    assert texts(read(f"<w:p>{r('gdy ')}{formula}</w:p>")) == ["gdy a=b"]


def test_a_footnote_is_read_after_its_paragraph_and_its_separator_is_not() -> None:
    mark = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    notes = (
        f"<w:footnote w:id='0' w:type='separator'>{p('kreska')}</w:footnote>"
        f"<w:footnote w:id='2'>{p('przypis')}</w:footnote>"
    )
    report = read(f"<w:p>{r('zdanie')}{mark}</w:p>{p('dalej')}", footnotes=notes)
    assert texts(report) == ["zdanie", "przypis", "dalej"]


# --- fields and links


def _field(instruction: str, result: str, *, close: bool = True) -> str:
    end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>" if close else ""
    return (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{r(result)}{end}"
    )


def test_the_result_of_a_field_is_text_and_its_instruction_is_not() -> None:
    report = read(f"<w:p>{r('Strona ')}{_field(' PAGE ', '7')}</w:p>")
    assert [(run.text, run.is_field) for run in paragraphs(report)[0].runs] == [
        ("Strona ", False), ("7", True),
    ]  # fmt: skip
    assert report.fields == ("PAGE",)


def test_a_page_number_without_a_stored_result_is_still_a_field() -> None:
    marks = "".join(
        f"<w:r>{inside}</w:r>"
        for inside in ("<w:fldChar w:fldCharType='begin'/>", "<w:instrText>PAGE</w:instrText>",
                       "<w:fldChar w:fldCharType='end'/>")
    )  # fmt: skip
    report = read(f"<w:p>{marks}</w:p>")
    assert [(run.text, run.is_field) for run in paragraphs(report)[0].runs] == [("", True)]


def test_the_condition_of_a_field_is_not_read_as_text() -> None:
    inner = _field("PAGE", "3").replace("3", "numer")
    body = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF </w:instrText></w:r>"
        f"{inner}<w:r><w:fldChar w:fldCharType='separate'/></w:r>{r('wynik')}"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    assert texts(read(f"<w:p>{body}</w:p>")) == ["wynik"]


def test_a_field_that_never_ends_takes_no_text_away() -> None:
    broken = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>"
    assert texts(read(broken + p("dalej"))) == ["", "dalej"]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("<w:hyperlink r:id='l1'>{}</w:hyperlink>", "https://example.org/"),
        ("<w:hyperlink r:id='l1' w:anchor='a'>{}</w:hyperlink>", "https://example.org/#a"),
        ("<w:hyperlink w:anchor='_Toc1'>{}</w:hyperlink>", "#_Toc1"),
        ("<w:hyperlink r:id='missing'>{}</w:hyperlink>", ""),
        ("<w:fldSimple w:instr='HYPERLINK &quot;https://example.org/a&quot;'>{}</w:fldSimple>",
         "https://example.org/a"),
        ("<w:fldSimple w:instr='HYPERLINK \\l &quot;cel&quot;'>{}</w:fldSimple>", "#cel"),
        ("<w:fldSimple w:instr='HYPERLINK https://a.pl \\l b'>{}</w:fldSimple>", "https://a.pl#b"),
        ("<w:fldSimple w:instr='HYPERLINK'>{}</w:fldSimple>", ""),
    ],
)  # fmt: skip
def test_where_links_lead(link: str, address: str) -> None:
    report = read(f"<w:p>{link.format(r('tu'))}</w:p>", {"l1": "https://example.org/"})
    run = paragraphs(report)[0].runs[0]
    assert (run.text, run.link, run.is_field) == ("tu", address, False)


# --- what a paragraph is


def _named(name: str, inside: str = "") -> str:
    return style("S", f"<w:name w:val='{name}'/>{inside}")


def _based(name: str, base: str) -> str:
    return _named(name, "<w:basedOn w:val='B'/>") + style("B", f"<w:name w:val='{base}'/>")


@pytest.mark.parametrize(
    ("styles", "role", "level"),
    [
        ("", TextRole.BODY, 1),
        (_named("heading 1"), TextRole.HEADING, 1),
        (_named("Heading 3"), TextRole.HEADING, 3),
        (_named("Rozdział", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>"), TextRole.HEADING, 2),
        (_named("heading 1", "<w:pPr><w:outlineLvl w:val='9'/></w:pPr>"), TextRole.BODY, 1),
        (_based("Moje", "heading 2"), TextRole.HEADING, 2),
        (_named("Title"), TextRole.TITLE, 1),
        (_named("Tytuł"), TextRole.TITLE, 1),
        (_based("Subtitle", "Title"), TextRole.BODY, 1),
        (_named("caption"), TextRole.CAPTION, 1),
        (_named("Legenda"), TextRole.CAPTION, 1),
        (_based("Table Caption", "caption"), TextRole.CAPTION, 1),
        (_named("toc 1"), TextRole.CONTENTS, 1),
        (_named("toc 3"), TextRole.CONTENTS, 3),
        (_named("Contents 2"), TextRole.CONTENTS, 2),
        (_based("TOC Heading", "heading 1"), TextRole.CONTENTS, 1),
    ],
)  # fmt: skip
def test_a_style_tells_what_a_paragraph_is(styles: str, role: TextRole, level: int) -> None:
    one = paragraphs(read(p(style="S"), styles=styles))[0]
    assert (one.role, one.level) == (role, level)


def test_an_outline_level_of_its_own_makes_a_heading() -> None:
    one = paragraphs(read(p(properties="<w:outlineLvl w:val='2'/>")))[0]
    assert (one.role, one.level) == (TextRole.HEADING, 3)


def test_entries_of_a_table_of_contents_are_known_by_its_field() -> None:
    start = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC \\o</w:instrText>"
    start += "</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    body = f"{p('przed')}<w:p>{start}{r('a')}</w:p>{p('b')}<w:p>{r('c')}{end}</w:p>{p('po')}"
    roles = [one.role for one in paragraphs(read(body))]
    contents = TextRole.CONTENTS
    assert roles == [TextRole.BODY, contents, contents, contents, TextRole.BODY]


def test_a_heading_ends_a_table_of_contents_whose_field_never_ends() -> None:
    body = (
        f"<w:p>{_field('TOC', 'wpis', close=False)}</w:p>"
        + p("Rozdział", properties="<w:outlineLvl w:val='0'/>")
        + p("treść")
    )
    roles = [one.role for one in paragraphs(read(body))]
    assert roles == [TextRole.CONTENTS, TextRole.HEADING, TextRole.BODY]


def test_the_gallery_of_a_control_makes_a_table_of_contents() -> None:
    properties = (
        "<w:sdtPr><w:alias w:val='Spis'/><w:tag w:val='t'/><w:docPartObj>"
        "<w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    )
    report = read(f"<w:sdt>{properties}<w:sdtContent>{p('wpis')}</w:sdtContent></w:sdt>")
    assert [one.role for one in paragraphs(report)] == [TextRole.CONTENTS]
    (control,) = report.controls
    assert (control.title, control.tag, control.gallery, control.text) == (
        "Spis", "t", "Table of Contents", "wpis",
    )  # fmt: skip


# --- places


def test_text_stands_under_the_heading_before_it() -> None:
    heading = "<w:outlineLvl w:val='0'/>"
    body = (
        p("wstęp") + p("Cel  projektu", properties=heading) + p("opis")
        + table(row(cell(p("komórka")))) + p("Wyniki", properties=heading)
    )  # fmt: skip
    report = read(body)
    assert [one.place.name for one in paragraphs(report)] == [
        "", "Cel projektu", "Cel projektu", "Cel projektu", "Wyniki",
    ]  # fmt: skip
    one = first_table(report)
    assert (one.name, one.place.object, one.place.name) == ("Tabela 1", "Tabela 1", "Cel projektu")
    assert paragraphs(report)[3].place.object == "Tabela 1"
    place = paragraphs(report)[0].place
    assert (place.file, place.kind, place.area) == ("raport.docx", Kind.DOCX, Area.BODY)


def test_the_place_of_a_long_paragraph_shows_its_beginning() -> None:
    place = paragraphs(read(p("słowo " * 40)))[0].place
    assert place.text.startswith("słowo słowo")
    assert place.text.endswith("…")
    assert len(place.text) <= 80


def test_a_control_stands_under_a_heading() -> None:
    heading = p("Dane", properties="<w:outlineLvl w:val='0'/>")
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = heading + control.format(p("a")) + f"<w:p>{control.format(r('b'))}</w:p>"
    assert [one.place.name for one in read(body).controls] == ["Dane", "Dane"]


# --- tables


def _grid(report: Report) -> list[list[str]]:
    """The cells as they lie: `·` for one that is merged over."""
    data = first_table(report).table
    assert data is not None
    return [
        [
            "·" if one.is_covered else f"{one.text}{one.column_span}x{one.row_span}"
            for one in line.cells
        ]
        for line in data.rows
    ]


def test_merged_cells_cover_the_grid() -> None:
    wide = "<w:gridSpan w:val='2'/>"
    start, on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    body = table(
        row(cell(p("a"), wide), cell(p("b"))),
        row(cell(p("c"), start), cell(p("d")), cell(p("e"), start)),
        row(cell(p(""), on), cell(p("f")), cell(p(""), on)),
        row(cell(p("g"), start), cell(p("h")), cell(p(""), on)),
    )
    assert _grid(read(body)) == [
        ["a2x1", "·", "b1x1"],
        ["c1x2", "d1x1", "e1x3"],
        ["·", "f1x1", "·"],
        ["g1x1", "h1x1", "·"],
    ]


def test_rows_may_begin_late_and_end_early() -> None:
    body = table(
        row(cell(p("a")), cell(p("b")), cell(p("c"))),
        row(cell(p("d")), properties="<w:gridBefore w:val='1'/><w:gridAfter w:val='1'/>"),
    )
    assert _grid(read(body))[1] == ["·", "d1x1", "·"]


def test_what_a_row_says_of_itself() -> None:
    body = table(
        row(cell(p()), properties="<w:tblHeader/><w:cantSplit/><w:trHeight w:val='400'/>"),
        row(cell(p()), properties="<w:trHeight w:val='600' w:hRule='exact'/>"),
        row(cell(p()), properties="<w:cantSplit w:val='0'/>"),
        row(cell(p()), properties="<w:del/>"),
        properties="<w:tblLook w:firstColumn='1'/>",
    )
    data = first_table(read(body)).table
    assert data is not None
    assert (data.has_header_row, data.has_header_column) == (True, True)
    said = [(one.is_header, one.may_split, one.height.points, one.is_exact) for one in data.rows]
    assert said == [(True, False, 20, False), (False, True, 30, True), (False, True, 0, False)]


def test_the_look_of_a_header_row_makes_none() -> None:
    data = first_table(read(table(row(cell(p())), properties="<w:tblLook w:firstRow='1'/>"))).table
    assert data is not None
    assert not data.has_header_row


@pytest.mark.parametrize(
    ("properties", "alt"),
    [
        ("<w:tblCaption w:val='tytuł'/><w:tblDescription w:val='opis'/>", "opis"),
        ("<w:tblCaption w:val='tytuł'/>", "tytuł"),
        ("", ""),
    ],
)
def test_the_text_alternative_of_a_table(properties: str, alt: str) -> None:
    assert first_table(read(table(row(cell(p())), properties=properties))).alt == alt


_CAPTION = style("C", "<w:name w:val='caption'/>")


@pytest.mark.parametrize(
    ("blocks", "captions"),
    [
        ("1 T", ["1"]),
        ("T 1", ["1"]),
        ("1 T 2 T", ["1", "2"]),
        ("T 1 T 2", ["1", "2"]),
        ("1 - T - 2", [""]),
        ("T 2> T", ["", "2"]),
        ("T", [""]),
    ],
)
def test_a_caption_belongs_to_the_table_beside_it(blocks: str, captions: list[str]) -> None:
    """`T` a table, digits captions (`>`: kept with the next paragraph), `-` other text."""

    def block(word: str) -> str:
        if word == "T":
            return table(row(cell(p())))
        keep = "<w:keepNext/>" if word.endswith(">") else ""
        return p("x") if word == "-" else p(word[0], style="C", properties=keep)

    report = read("".join(map(block, blocks.split())), styles=_CAPTION)
    assert [one.table.caption for one in report.tables() if one.table] == captions


def test_a_table_in_a_cell_is_a_block_of_its_own_after_the_outer_one() -> None:
    inner = table(row(cell(p("wewnątrz"))))
    report = read(table(row(cell(p("przed") + inner + p("po")), cell(p("obok")))) + p("dalej"))
    outer, nested = report.tables()
    assert (outer.name, nested.name) == ("Tabela 1", "Tabela 2")
    assert outer.table is not None
    assert [one.has_table for one in outer.table.rows[0].cells] == [True, False]
    assert texts(report) == ["przed", "po", "obok", "wewnątrz", "dalej"]


def test_cells_are_cells_but_headings_and_captions_stay_what_they_are() -> None:
    inside = p("a") + p("b", properties="<w:outlineLvl w:val='0'/>") + p("c", style="C")
    roles = [one.role for one in paragraphs(read(table(row(cell(inside))), styles=_CAPTION))]
    assert roles == [TextRole.CELL, TextRole.HEADING, TextRole.CAPTION]


def test_margins_of_cells_come_from_style_table_and_cell() -> None:
    def margins(name: str, **sides: int) -> str:
        inside = "".join(f"<w:{side} w:w='{w}' w:type='dxa'/>" for side, w in sides.items())
        return f"<w:{name}>{inside}</w:{name}>"

    styles = style("T", f"<w:tblPr>{margins('tblCellMar', left=200, top=60)}</w:tblPr>", "table")
    body = table(
        row(cell(p(), margins("tcMar", right=20)), cell(p())),
        properties=f"<w:tblStyle w:val='T'/>{margins('tblCellMar', top=80)}",
    )
    data = first_table(read(body, styles=styles)).table
    assert data is not None
    insets = [tuple(side.points for side in one.insets) for one in data.rows[0].cells]
    assert insets == [(10, 4, 1, 0), (10, 4, 5.75, 0)]


# --- drawings


def _picture(name: str = "Obraz 1", extra: str = "", holder: str = "inline") -> str:
    return (
        f"<w:r><w:drawing><wp:{holder}><wp:extent cx='900000' cy='600000'/>"
        f"<wp:docPr id='1' name='{name}' {extra}/><a:graphic><a:graphicData uri=''><pic:pic>"
        "<pic:nvPicPr><pic:cNvPr id='1' name='plik.png'/></pic:nvPicPr><pic:blipFill/><pic:spPr>"
        "<a:xfrm><a:off x='0' y='0'/><a:ext cx='900000' cy='600000'/></a:xfrm></pic:spPr></pic:pic>"
        f"</a:graphicData></a:graphic></wp:{holder}></w:drawing></w:r>"
    )


def _box(content: str, style_xml: str = "", fill: str = "") -> str:
    return (
        "<w:r><w:drawing><wp:inline><wp:extent cx='900000' cy='600000'/>"
        "<wp:docPr id='1' name='Pole 1'/><a:graphic><a:graphicData uri=''><wps:wsp><wps:spPr>"
        "<a:xfrm><a:off x='0' y='0'/><a:ext cx='900000' cy='600000'/></a:xfrm>"
        f"<a:prstGeom prst='rect'/>{fill}</wps:spPr>{style_xml}<wps:txbx><w:txbxContent>{content}"
        "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )


def _shown(report: Report) -> list[str]:
    return [
        one.text if isinstance(one, TextParagraph) else f"[{one.name}]" for one in report.blocks
    ]


def test_a_drawing_follows_the_paragraph_that_holds_it() -> None:
    body = f"<w:p>{r('a')}{_picture()}{r('b')}</w:p>{p('c')}"
    assert _shown(read(body)) == ["ab", "[Obraz 1]", "c"]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (_picture(), ["[Obraz 1]"]),
        (f"{r(' ')}{_picture()}", ["[Obraz 1]"]),
        ("<w:pPr><w:sectPr/></w:pPr>", []),
        ("", [""]),
        (r("  "), ["  "]),
    ],
)
def test_a_paragraph_is_empty_only_when_it_holds_nothing(inside: str, shown: list[str]) -> None:
    """One that is there for a drawing or for the end of a section is no empty line."""
    assert _shown(read(f"<w:p>{inside}</w:p>")) == shown


def test_a_picture_tells_its_name_its_alternative_and_whether_it_floats() -> None:
    floating = _picture("Logo", "descr='Znak urzędu'", "anchor")
    one, other = read(f"<w:p>{_picture()}{floating}</w:p>").objects()
    assert (one.kind, one.name, one.alt, one.is_inline) == (
        ObjectKind.PICTURE, "Obraz 1", "", True,
    )  # fmt: skip
    assert (other.name, other.alt, other.is_inline) == ("Logo", "Znak urzędu", False)
    assert one.box is not None
    assert (one.box.width, one.box.height) == (900000, 600000)


def test_a_picture_in_a_hidden_run_is_hidden() -> None:
    hidden = _picture().replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)
    assert [one.is_hidden for one in read(f"<w:p>{hidden}</w:p>").objects()] == [True]


def test_a_picture_in_a_cell_stands_after_the_table_and_the_cell_knows_of_it() -> None:
    report = read(table(row(cell(f"<w:p>{_picture()}</w:p>"), cell(p("b")))))
    assert _shown(report) == ["[Tabela 1]", "[Obraz 1]"]
    data = first_table(report).table
    assert data is not None
    assert [(one.text, one.has_drawing) for one in data.rows[0].cells] == [("", True), ("b", False)]


def test_words_in_a_box_are_labels_on_its_ground() -> None:
    fill = "<a:solidFill><a:srgbClr val='003399'/></a:solidFill>"
    report = read(f"<w:p>{_box(p('słowa'), fill=fill)}</w:p>")
    (one,) = report.objects()
    (words,) = one.paragraphs
    assert (words.role, words.ground, words.place.object) == (TextRole.LABEL, "003399", "Pole 1")
    assert words.runs[0].colour == "FFFFFF"


def test_text_without_a_colour_has_that_of_the_style_of_its_shape() -> None:
    look = "<wps:style><a:fontRef idx='minor'><a:srgbClr val='AA0000'/></a:fontRef></wps:style>"
    content = p("słowa") + p("x", run="<w:color w:val='00AA00'/>")
    report = read(f"<w:p>{_box(content, look)}</w:p>")
    (one,) = report.objects()
    assert [line.runs[0].colour for line in one.paragraphs] == ["AA0000", "00AA00"]


def test_what_stands_in_a_box_is_read_too() -> None:
    content = p("a") + table(row(cell(p("b")))) + f"<w:p>{_picture()}</w:p>"
    report = read(f"<w:p>{_box(content)}</w:p>{p('c')}")
    assert texts(report) == ["a", "b", "c"]
    assert _shown(report) == ["[Pole 1]", "[Obraz 1]", "c"]


def test_a_drawing_of_two_kinds_is_read_once() -> None:
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{_box(p('nowe'))[5:-6]}</mc:Choice>"
        "<mc:Fallback><w:pict><v:rect id='stare'/></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert _shown(read(f"<w:p>{both}</w:p>")) == ["[Pole 1]"]


# --- old drawings


def test_words_of_an_old_text_box_are_read() -> None:
    box = (
        "<w:r><w:pict><v:shapetype id='t'/><v:shape id='Pole' alt='opis' fillcolor='#036'"
        " style='position:absolute;width:72pt;height:1in'><v:textbox><w:txbxContent>"
        f"{p('słowa')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    (one,) = read(f"<w:p>{box}</w:p>").objects()
    assert (one.kind, one.name, one.alt, one.is_inline) == (
        ObjectKind.SHAPE, "Pole", "opis", False,
    )  # fmt: skip
    assert one.box is not None
    assert (one.box.width, one.box.height) == (914400, 914400)
    assert [(line.text, line.role, line.ground) for line in one.paragraphs] == [
        ("słowa", TextRole.LABEL, "003366"),
    ]  # fmt: skip


def test_a_watermark_is_recognised_by_the_name_word_gives_it() -> None:
    shape = (
        "<w:p><w:r><w:pict><v:shape id='PowerPlusWaterMarkObject357' type='#_x0000_t136'>"
        "<v:textpath string='PROJEKT'/></v:shape></w:pict></w:r></w:p>"
    )
    section = "<w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>"
    (header,) = read(section, header1=shape).headers
    (one,) = header.objects
    assert (one.kind, one.name) == (ObjectKind.OTHER, "PowerPlusWaterMarkObject357")
    assert header.paragraphs == ()


# --- sections, headers, footers


def _section(inside: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{inside}</w:sectPr></w:pPr></w:p>"


def _reference(rid: str, kind: str = "default", of: str = "header") -> str:
    return f"<w:{of}Reference w:type='{kind}' r:id='{rid}'/>"


def test_a_section_shows_the_header_of_the_one_before_until_it_has_its_own() -> None:
    body = (
        _section(_reference("header1")) + _section("")
        + f"<w:sectPr>{_reference('header2')}</w:sectPr>"
    )  # fmt: skip
    report = read(body, header1=p("pierwszy"), header2=p("drugi"))
    assert len(report.pages) == 3
    shown = [(one.section, one.kind, one.part, one.paragraphs[0].text) for one in report.headers]
    assert shown == [
        (0, "default", "word/header1.xml", "pierwszy"),
        (1, "default", "word/header1.xml", "pierwszy"),
        (2, "default", "word/header2.xml", "drugi"),
    ]
    assert {line.role for one in report.headers for line in one.paragraphs} == {TextRole.FURNITURE}


@pytest.mark.parametrize(
    ("title_page", "evens", "kinds"),
    [("", "", ["default"]), ("<w:titlePg/>", "", ["default", "first"]),
     ("", "<w:evenAndOddHeaders/>", ["default", "even"])],
)  # fmt: skip
def test_headers_that_are_not_shown_are_left_out(
    title_page: str, evens: str, kinds: list[str]
) -> None:
    references = "".join(
        _reference("footer1", kind, "footer") for kind in ("default", "first", "even")
    )
    report = read(
        f"<w:sectPr>{references}{title_page}</w:sectPr>", footer1=p("stopka"), settings=evens
    )
    assert [one.kind for one in report.footers] == kinds
    assert [one.place.area for one in report.footers] == [Area.FOOTER] * len(kinds)
    assert report.pages[0].has_first_page is bool(title_page)


def test_pages_have_a_size_and_margins() -> None:
    body = (
        "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/>"
        "<w:pgMar w:left='1418' w:top='-624' w:right='1417' w:bottom='1304'/></w:sectPr>"
    )
    (page,) = read(body).pages
    assert (round(page.width.mm), round(page.height.mm)) == (210, 297)
    assert [round(side.points, 2) for side in page.margins] == [70.9, 31.2, 70.85, 65.2]


def test_properties_of_a_section_kept_for_tracking_are_no_section() -> None:
    body = "<w:sectPr><w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>"
    assert len(read(body).pages) == 1


# --- settings


def test_settings() -> None:
    inside = "<w:autoHyphenation/><w:documentProtection w:edit='readOnly' w:enforcement='1'/>"
    told = read(p(), settings=inside).settings
    assert (told.hyphenates, told.is_protected) == (True, True)
    plain = read(p(), settings="<w:documentProtection w:edit='readOnly'/>").settings
    assert (plain.hyphenates, plain.is_protected) == (False, False)


def test_a_picture_behind_the_pages_hides_their_colour() -> None:
    body = (
        "<w:background w:color='FFFFFF'><v:background><v:fill r:id='x' type='frame'/>"
        f"</v:background></w:background>{p()}"
    )
    report = read(body, settings="<w:displayBackgroundShape/>")
    assert (report.settings.background, report.settings.has_picture_background) == (None, True)
    assert paragraphs(report)[0].ground is None


# --- whole files


@pytest.fixture(scope="module")
def ours() -> Report:
    return read_bytes(good("2014", Kind.DOCX))


def test_our_report_has_its_title_headings_and_contents(ours: Report) -> None:
    found = paragraphs(ours)
    titles = [one.text for one in found if one.role is TextRole.TITLE]
    headings = [(one.level, one.text) for one in found if one.role is TextRole.HEADING]
    contents = [one for one in found if one.role is TextRole.CONTENTS]
    assert titles == [ours.properties.title]
    assert (1, "Dane projektu") in headings
    assert {level for level, _ in headings} == {1, 2}
    assert len(contents) == len(headings) + 1, "an entry for each heading, and „Spis treści”"
    assert ours.fields[0].startswith("TOC ")


def test_our_tables_have_captions_alternatives_and_header_rows(ours: Report) -> None:
    tables = [one for one in ours.tables() if one.table is not None]
    assert len(tables) >= 8
    for one in tables:
        assert one.table is not None
        assert one.alt, one.name
        assert one.table.caption.startswith("Tabela\u00a0"), one.name
        assert one.table.has_header_row, one.name
        header = [line for inside in one.table.rows[0].cells for line in inside.paragraphs]
        assert {line.ground for line in header} == {"003399"}
        assert {run.colour for line in header for run in line.runs} == {"FFFFFF"}


def test_our_strip_stands_on_the_cover_and_in_the_header(ours: Report) -> None:
    strip = ours.blocks[0]
    assert isinstance(strip, DrawnObject)
    (header,) = ours.headers
    assert [one.name for one in (strip, *header.objects)] == ["es_docs:strip"] * 2
    assert header.section == 1
    words = [line.text for one in strip.walk() for line in one.paragraphs]
    assert words == ["Unia Europejska", "Europejski Fundusz Społeczny"]
    assert strip.alt
    assert {one.is_decorative for one in strip.children} == {True}


def test_our_footer_counts_the_pages(ours: Report) -> None:
    (footer,) = ours.footers
    fields = [run.text for line in footer.paragraphs for run in line.runs if run.is_field]
    assert len(fields) == 2
    assert {"PAGE", "NUMPAGES"} <= set(ours.fields)


def test_all_our_text_is_polish_and_of_one_face(ours: Report) -> None:
    runs = [run for line in ours.paragraphs() for run in line.runs]
    assert {run.language for run in runs} == {"pl-PL"}
    assert {run.typeface for run in runs} == {"Calibri"}
    assert ours.properties.language == "pl-PL"


def test_our_chart_is_native(ours: Report) -> None:
    (chart,) = ours.charts()
    assert chart.chart is not None
    assert chart.chart.series
    assert chart.alt


def _python_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Tytuł", 0)
    document.add_heading("Rozdział", 1)
    document.add_paragraph("Akapit ").add_run("pogrubiony").bold = True
    document.add_paragraph("punkt", style="List Bullet")
    document.add_paragraph("numer", style="List Number")
    grid = document.add_table(2, 3, style="Table Grid")
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "scalone"
    grid.cell(0, 2).merge(grid.cell(1, 2)).text = "w dół"
    picture = BytesIO()
    Image.new("RGB", (30, 20), "red").save(picture, "PNG")
    document.add_picture(BytesIO(picture.getvalue()))
    document.sections[0].header.paragraphs[0].text = "nagłówek"
    footer = document.add_section(WD_SECTION.NEW_PAGE).footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0].text = "stopka"
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def test_a_document_of_python_docx() -> None:
    report = read_bytes(_python_docx())
    told = [(one.text, one.role.value, one.bullet) for one in paragraphs(report)[:5]]
    assert told == [
        ("Tytuł", "title", "none"), ("Rozdział", "heading", "none"),
        ("Akapit pogrubiony", "body", "none"), ("punkt", "body", "bullet"),
        ("numer", "body", "number"),
    ]  # fmt: skip
    assert _grid(report)[0] == ["scalone2x1", "·", "w dół1x2"]
    picture = next(one for one in report.objects() if one.kind is ObjectKind.PICTURE)
    assert picture.picture is not None
    assert picture.picture.data.startswith(b"\x89PNG")
    assert [(one.section, one.paragraphs[0].text) for one in report.headers] == [
        (0, "nagłówek"), (1, "nagłówek"),
    ]  # fmt: skip
    assert [(one.section, one.paragraphs[0].text) for one in report.footers] == [(1, "stopka")]
    assert report.properties.language == "en-US"
    assert report.properties.author == "python-docx"


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_a_document_of_pandoc(tmp_path: Path) -> None:
    text = "# Rozdział\n\nAkapit z [linkiem](https://example.org/)[^1].\n\n[^1]: Przypis.\n\n"
    text += "- punkt\n    1. numer\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n: Podpis tabeli\n"
    target = tmp_path / "pandoc.docx"
    command = ["pandoc", "-f", "markdown", "-M", "title=Tytuł", "-M", "lang=pl-PL", "-o"]
    subprocess.run([*command, str(target)], input=text.encode(), check=True, capture_output=True)
    report = read_bytes(target.read_bytes())
    told = {one.text.strip(): (one.role, one.bullet, one.level) for one in paragraphs(report)}
    assert told["Tytuł"][0] is TextRole.TITLE
    assert told["Rozdział"] == (TextRole.HEADING, "none", 1)
    assert told["Przypis."][0] is TextRole.BODY
    assert told["punkt"][1:] == ("bullet", 1)
    assert told["numer"][1:] == ("number", 2)
    assert "https://example.org/" in {run.link for line in paragraphs(report) for run in line.runs}
    data = first_table(report).table
    assert data is not None
    assert (data.caption, data.has_header_row) == ("Podpis tabeli", True)
    assert report.properties.language == "pl-PL"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_our_report_saved_by_libreoffice_says_the_same(tmp_path: Path, ours: Report) -> None:
    source = tmp_path / "raport.docx"
    source.write_bytes(good("2014", Kind.DOCX))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(source)], check=True, capture_output=True
    )
    saved = read_bytes((tmp_path / "out" / "raport.docx").read_bytes())
    assert [one.text for one in saved.paragraphs() if one.text] == [
        one.text for one in ours.paragraphs() if one.text
    ]
    assert _said(saved) == _said(ours)
    for mine, theirs in zip(_boxes(ours), _boxes(saved), strict=True):
        assert abs(mine.left - theirs.left) < 10_000, "a hundredth of an inch"


def _said(report: Report) -> list[tuple[TextRole, int, str, str | None]]:
    return [
        (one.role, one.level, one.bullet, one.ground) for one in report.paragraphs() if one.text
    ]


def _boxes(report: Report) -> list[Box]:
    """Where the parts of the strip on the cover stand."""
    strip = report.blocks[0]
    assert isinstance(strip, DrawnObject)
    return [one.box for one in strip.walk() if one.box is not None]


# --- damaged and large files


def _damaged(data: bytes, seed: int) -> bytes:
    """The file with elements, attributes and text taken out or made nonsense at random."""
    chance = random.Random(seed)  # noqa: S311 - any damage will do
    return packed(
        {
            name: _damaged_xml(content, chance)
            if name.startswith("word/") and name.endswith(".xml")
            else content
            for name, content in unpacked(data).items()
        }
    )


def _damaged_xml(content: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(content)
    elements = list(root.iter("*"))[1:]
    for one in chance.sample(elements, min(len(elements), max(3, len(elements) // 50))):
        owner = one.getparent()
        kind = chance.randrange(4)
        if kind == 0 and owner is not None:
            owner.remove(one)
        elif kind == 1:
            one.attrib.clear()
        elif kind == 2:
            for name in one.attrib:
                one.set(name, chance.choice(["", "-1", "zzz", "99999999999999999999", "#", "ł"]))
        else:
            one.append(chance.choice(elements).__copy__())
    return etree.tostring(root)


@settings(max_examples=few(40), deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_damage_never_makes_the_reader_raise(seed: int) -> None:
    report = read_bytes(_damaged(good("2014", Kind.DOCX), seed))
    assert all(isinstance(one.text, str) for one in report.paragraphs())
    assert all(one.element is not None for one in report.paragraphs())


def test_nesting_without_end_is_read_to_some_depth() -> None:
    inside = p("dno")
    for _ in range(70):
        inside = table(row(cell(inside + p("x"))))
    assert texts(read(inside)), "the outer tables are read"


def test_a_document_without_a_body_is_empty() -> None:
    assert read_bytes(written(None)).is_empty


def _seconds(body: str) -> float:
    package = written(body)
    spent: list[float] = []
    for _ in range(3):
        start = time.process_time()
        read_bytes(package)
        spent.append(time.process_time() - start)
    return min(spent)


def test_time_grows_with_the_size_of_the_file() -> None:
    """Eight times the text may not take much more than eight times as long."""
    piece = p("tekst akapitu", properties="<w:jc w:val='both'/>") + table(
        row(cell(p("a")), cell(p("b"))), row(cell(p("c")), cell(p("d")))
    )
    assert _seconds(piece * 400) < 24 * _seconds(piece * 50)


def test_our_report_is_read_in_no_time() -> None:
    """It takes 40 ms; slow and busy machines have five times that."""
    package, _ = open_package(good("2014", Kind.DOCX), "raport.docx")
    assert package is not None
    spent: list[float] = []
    for _ in range(5):
        start = time.process_time()
        read_office(package)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.2
