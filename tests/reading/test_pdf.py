"""What is read of a PDF: marks and their text, tags, fonts, settings – from files made by hand."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from es_docs.diagnostics import Diagnostic
from es_docs.reading.pdf.document import read_pdf
from es_docs.reading.pdf.fonts import UNKNOWN, glyph_text, read_font
from es_docs.reading.pdf.model import Pdf, Tag

Build = Callable[[pikepdf.Pdf, pikepdf.Page], object]
CMAP = b"""
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <017C> <0002> <00660069> endbfchar
2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0105> <0119>] endbfrange
"""


def font(pdf: pikepdf.Pdf, **more: object) -> pikepdf.Object:
    """Helvetica in the usual encoding, each letter half an em wide."""
    entries = {
        "Type": Name.Font, "Subtype": Name.TrueType, "BaseFont": Name("/ABCDEF+Nazwa-Bold"),
        "Encoding": Name.WinAnsiEncoding, "FirstChar": 0, "Widths": Array([500] * 256),
        **more,
    }  # fmt: skip
    return pdf.make_indirect(Dictionary({f"/{key}": value for key, value in entries.items()}))


def made(content: str, *build: Build) -> bytes:
    """A page of 400 × 300 points with the content, changed by `build`."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 300))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font(pdf)))
        page.obj.Contents = pdf.make_stream(content.encode("cp1252"))
        for one in build:
            one(pdf, page)
        target = BytesIO()
        pdf.save(target)
    return target.getvalue()


def read(content: str, *build: Build) -> Pdf:
    pdf = read_pdf(made(content, *build), "plik.pdf")
    assert isinstance(pdf, Pdf), pdf
    return pdf


def tagged(*elements: pikepdf.Object, **roles: str) -> Build:
    """A structure tree of elements whose kids are numbers of content or elements."""

    def build(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.RoleMap = Dictionary({f"/{own}": Name(f"/{kind}") for own, kind in roles.items()})
        root.K = Array([_placed(pdf, page, element) for element in elements])
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    return build


def _placed(pdf: pikepdf.Pdf, page: pikepdf.Page, element: object) -> object:
    if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
        return element
    element.Pg = page.obj
    if "/K" in element:
        element.K = Array([_placed(pdf, page, kid) for kid in element.K])
    return pdf.make_indirect(element)


def element(kind: str, *kids: object, **more: object) -> pikepdf.Dictionary:
    entries = {f"/{key}": value for key, value in more.items()}
    return Dictionary({"/S": Name(f"/{kind}"), "/K": Array(list(kids)), **entries})


def marked(mcid: int, text: str, at: tuple[int, int] = (20, 200)) -> str:
    x, y = at
    return f"/P <</MCID {mcid}>> BDC BT /F1 10 Tf {x} {y} Td ({text}) Tj ET EMC "


# --- text


def test_text_is_read_by_its_mark() -> None:
    pdf = read(marked(0, "raz") + marked(1, "dwa"), tagged(element("P", 1), element("P", 0)))
    assert [tag.text for tag in pdf.walk()] == ["dwa", "raz"]
    assert pdf.pages[0].untagged == 0


def test_gaps_that_are_seen_are_spaces_and_new_lines_too() -> None:
    content = (
        "/P <</MCID 0>> BDC BT /F1 10 Tf 20 200 Td [(ab) -400 (cd) -20 (ef)] TJ"
        " 0 -14 Td (gh) Tj T* (ij) ' ET EMC"
    )
    pdf = read(content, tagged(element("P", 0)))
    assert pdf.tags[0].text == "ab cdef ghij"


def test_what_is_meant_replaces_what_is_shown() -> None:
    content = (
        "/P <</MCID 0>> BDC BT /F1 10 Tf 20 200 Td (a) Tj"
        " /Span <</ActualText (xyz)>> BDC (b) Tj (c) Tj EMC (d) Tj ET EMC"
    )
    assert read(content, tagged(element("P", 0))).tags[0].text == "axyzd"


def test_text_in_forms_belongs_to_the_mark_around_them() -> None:
    def with_form(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        form = pdf.make_stream(b"BT /F1 10 Tf 20 200 Td (w formie) Tj ET /Fm0 Do")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 400, 300]
        page.obj.Resources.XObject = Dictionary(Fm0=form)
        form.Resources = page.obj.Resources

    pdf = read("/P <</MCID 0>> BDC /Fm0 Do EMC", with_form, tagged(element("P", 0)))
    assert pdf.tags[0].text == "w formie"


def test_words_of_children_stand_where_they_are_read() -> None:
    content = marked(0, "raz ") + marked(1, "dwa", (40, 200)) + marked(2, " trzy", (60, 200))
    pdf = read(content, tagged(element("P", 0, element("Span", 1, Lang=String("en")), 2)))
    (paragraph,) = pdf.tags
    assert (paragraph.text, paragraph.content) == ("raz  trzy", "raz dwa trzy")
    assert paragraph.children[0].language == "en"


def test_a_space_at_the_end_of_an_inline_tag_parts_it_from_the_next() -> None:
    """LibreOffice ends a line with the space it broke at, inside the tag of a bold word."""
    content = marked(0, "7,5 ", (180, 200)) + marked(1, "z", (20, 180)) + marked(2, " 12,5.")
    spans = (element("Span", mcid, Lang=String("pl")) for mcid in range(3))
    pdf = read(content, tagged(element("P", *spans)))
    assert pdf.tags[0].content == "7,5 z 12,5."


# --- marks


@pytest.mark.parametrize(
    ("content", "untagged", "mixed"),
    [
        ("0 0 10 10 re f", 1, 0),
        ("/Artifact BMC 0 0 10 10 re f EMC", 0, 0),
        ("0 0 10 10 re W n", 0, 0),
        ("/P <</MCID 7>> BDC 0 0 10 10 re f EMC", 1, 0),
        ("/P <</MCID 0>> BDC /Artifact BMC 0 0 10 10 re f EMC EMC", 0, 1),
        ("/Artifact BMC /P <</MCID 0>> BDC 0 0 10 10 re f EMC EMC", 0, 1),
        ("EMC EMC Q q /P BDC ]] 1 0 0 (", 0, 0),
    ],
)
def test_content_without_a_tag_is_counted(content: str, untagged: int, mixed: int) -> None:
    (page,) = read(content, tagged(element("P", 0))).pages
    assert (page.untagged, page.mixed) == (untagged, mixed)


def test_places_follow_the_matrices() -> None:
    content = "/Figure <</MCID 0>> BDC q 2 0 0 2 10 20 cm 5 5 30 40 re f Q EMC"
    (figure,) = read(content, tagged(element("Figure", 0))).tags
    assert figure.box == (20.0, 30.0, 80.0, 110.0)


def test_pictures_tell_how_sharp_they_are() -> None:
    def with_picture(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        picture = pdf.make_stream(b"\0" * 30)
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Width, picture.Height, picture.ColorSpace = 150, 100, Name.DeviceGray
        page.obj.Resources.XObject = Dictionary(Im0=picture)

    content = "/Figure <</MCID 0>> BDC q 72 0 0 36 0 0 cm /Im0 Do Q EMC"
    pdf = read(content, with_picture, tagged(element("Figure", 0)))
    assert pdf.tags[0].lowest_dpi == 150.0
    assert (pdf.pages[0].has_raster, pdf.pages[0].has_colour) == (True, False)


def test_text_beyond_the_edge_is_told() -> None:
    pdf = read(marked(0, "za daleko", (380, 200)) + marked(1, "dobrze"))
    assert pdf.pages[0].outside == ("za daleko",)


@pytest.mark.parametrize(
    ("operators", "has_colour"),
    [("0.5 g", False), ("0.5 0.5 0.5 rg", False), ("0 0.2 0.6 rg", True), ("1 0 0 0 k", True)],
)
def test_hues_are_seen(operators: str, has_colour: bool) -> None:
    assert read(f"{operators} 0 0 10 10 re f").pages[0].has_colour is has_colour


# --- tags


def test_types_go_through_the_role_map() -> None:
    tree = tagged(
        element("Nagłówek", 0), element("Dziwny", 1), element("Koło", 2),
        Nagłówek="Tytuł", Tytuł="H1", Koło="Koło",
    )  # fmt: skip
    pdf = read(marked(0, "a") + marked(1, "b") + marked(2, "c"), tree)
    assert [(tag.own, tag.kind) for tag in pdf.walk()] == [
        ("Nagłówek", "H1"), ("Dziwny", "Dziwny"), ("Koło", "Koło"),
    ]  # fmt: skip
    assert pdf.unknown_tags == ("Dziwny", "Koło")


def test_attributes_of_all_owners_count() -> None:
    attributes = Array(
        [Dictionary(O=Name.Layout, BBox=[0, 0, 1, 1]), Dictionary(O=Name.Table, Scope=Name.Row)]
    )
    header = element("TH", 0, A=attributes, Alt=String("inaczej"))
    (tag,) = read(marked(0, "a"), tagged(header)).tags
    assert (tag.scope, tag.has_box, tag.column_span, tag.told) == ("Row", True, 1, "inaczej")


def test_a_tree_that_bites_its_tail_ends() -> None:
    def knotted(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        tagged(element("Sect", element("P", 0)))(pdf, page)
        section = pdf.Root.StructTreeRoot.K[0]
        section.K.append(section)

    assert [tag.kind for tag in read(marked(0, "a"), knotted).walk()] == ["Sect", "P"]


def depth(tag: Tag) -> int:
    return 1 + max(map(depth, tag.children), default=0)


def test_a_tree_that_is_too_deep_is_cut() -> None:
    deep = element("P", 0)
    for _ in range(150):
        deep = element("Div", deep)
    assert depth(read(marked(0, "a"), tagged(deep)).tags[0]) <= 101


# --- fonts


def test_fonts_are_told_by_their_use() -> None:
    def bare(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Resources.Font.F2 = font(pdf, BaseFont=Name.Nieużyta)
        page.obj.Resources.Font.F3 = font(pdf, BaseFont=Name.Tajna, Encoding=None)

    pdf = read(marked(0, "abc") + "BT /F3 10 Tf 9 9 Td (x) Tj 3 Tr (ukryte) Tj ET", bare)
    assert [(one.name, one.characters, one.has_unicode) for one in pdf.fonts] == [
        ("Nazwa-Bold", 3, True), ("Tajna", 1, False),
    ]  # fmt: skip
    assert not pdf.fonts[0].is_embedded


def test_composite_fonts_are_read_by_two_bytes() -> None:
    with pikepdf.new() as pdf:
        inner = Dictionary(DW=1000, W=Array([1, Array([250, 300]), 16, 18, 700]))
        made_ = Dictionary(
            Subtype=Name.Type0, BaseFont=Name.Font, DescendantFonts=Array([inner]),
            ToUnicode=pdf.make_stream(CMAP),
        )  # fmt: skip
        glyphs = list(read_font(made_).glyphs(bytes.fromhex("00010002001100200099")))
    assert [glyph.text for glyph in glyphs] == ["ż", "fi", "b", "ą", UNKNOWN]
    assert [glyph.width for glyph in glyphs] == [250, 300, 700, 1000, 1000]


@pytest.mark.parametrize(
    ("glyph", "text"),
    [
        ("a", "a"), ("aogonek", "ą"), ("Lslash", "Ł"), ("zdotaccent", "ż"), ("five", "5"),
        ("quotedblbase", "„"), ("uni0142", "ł"), ("u1F600", "😀"), ("endash.alt", "–"),
        ("g123", UNKNOWN),
    ],
)  # fmt: skip
def test_names_of_glyphs_are_characters(glyph: str, text: str) -> None:
    assert glyph_text(glyph) == text


def test_differences_change_an_encoding() -> None:
    encoding = Dictionary(
        BaseEncoding=Name.WinAnsiEncoding, Differences=Array([97, Name.aogonek, Name.cacute])
    )
    read_ = read_font(Dictionary(Subtype=Name.Type1, BaseFont=Name.X, Encoding=encoding))
    assert "".join(glyph.text for glyph in read_.glyphs(b"abc")) == "ąćc"


# --- settings


def with_xmp(text: str) -> Build:
    def build(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        del page
        pdf.Root.Metadata = pdf.make_stream(text.encode())

    return build


SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ua="http://www.aiim.org/pdfua/ns/id/"'
)

TITLE = (
    '<rdf:Description ua:part="1"><dc:title><rdf:Alt><rdf:li> Tytuł </rdf:li></rdf:Alt></dc:title>'
    "</rdf:Description>"
)


@pytest.mark.parametrize(
    ("xmp", "title", "part"),
    [
        (f"<rdf:RDF {SPACES}>{TITLE}</rdf:RDF>", "Tytuł", "1"),
        (f"<rdf:RDF {SPACES}><ua:part> 2 </ua:part></rdf:RDF>", "", "2"),
        ("<nie zamknięte", "", ""),
        ("", "", ""),
    ],
)
def test_metadata_is_read_in_both_its_spellings(xmp: str, title: str, part: str) -> None:
    pdf = read("", with_xmp(xmp))
    assert (pdf.title, pdf.ua_part) == (title, part)


def test_links_and_fields_are_looked_at() -> None:
    def build(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        links = [
            Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], Contents=String("dokąd")),
            Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9]),
            Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], F=2),
            Dictionary(Subtype=Name.Popup, Rect=[0, 0, 9, 9]),
        ]
        page.obj.Annots = Array([pdf.make_indirect(link) for link in links])
        told = Dictionary(Type=Name.OBJR, Obj=page.obj.Annots[0])
        tagged(element("Link", told))(pdf, page)
        fields = [Dictionary(T=String("a"), TU=String("Imię")), Dictionary(T=String("b"))]
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields))

    pdf = read("", build)
    (page,) = pdf.pages
    assert page.has_annotations
    assert not page.has_tab_order
    assert (page.links_without_text, page.untagged_annotations) == (1, 1)
    assert pdf.fields_without_name == ("b",)


def test_the_page_box_is_inherited_and_put_in_order() -> None:
    def build(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        pdf.Root.Pages.MediaBox = Array([400, 300, 0, 0])
        del page.obj["/MediaBox"]

    (page,) = read("", build).pages
    assert (page.width_pt, page.height_pt) == (400, 300)


# --- what cannot be read


def code_of(data: bytes) -> tuple[str, str]:
    finding = read_pdf(data, "plik.pdf")
    assert isinstance(finding, Diagnostic)
    return finding.code, finding.values.get("reason", "")


def test_a_file_that_needs_a_password_is_told() -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(made(""))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert code_of(target.getvalue())[0] == "V009"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + b"\xff" * 400])
def test_a_damaged_file_is_told_with_a_reason_of_its_own(data: bytes) -> None:
    code, reason = code_of(data)
    assert code == "V010"
    assert reason
    assert "0x" not in reason
