"""The health of a package: sound files give no finding, each flaw gives just its own code."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from archives import packed, unpacked
from audit import audit
from chart_frames import add_chart
from es_docs import outside
from es_docs.checks.package import check_package
from es_docs.diagnostics import Diagnostic
from es_docs.messages import explain
from es_docs.messages.package import MESSAGES
from es_docs.ooxml.chart import ChartBar, ChartStyle, bar_chart
from es_docs.ooxml.chart_part import ChartPart, chart_inline
from es_docs.ooxml.package import NS, canonical, qualified
from es_docs.units import Box, Emu
from extent import few

TYPES = "[Content_Types].xml"
PRESENTATION = "ppt/presentation.xml"
SLIDE, SLIDE_RELS = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"
SECOND_RELS = "ppt/slides/_rels/slide2.xml.rels"
LAYOUT_RELS = "ppt/slideLayouts/_rels/slideLayout6.xml.rels"
NOTES_RELS = "ppt/notesSlides/_rels/notesSlide1.xml.rels"
CHART, WORKBOOK = "ppt/charts/chart1.xml", "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
BODY, NUMBERING = "word/document.xml", "word/numbering.xml"

Mutation = Callable[[bytes], bytes]


# --- two sound files


def chart() -> ChartPart:
    return bar_chart(
        (
            ChartBar("Spotkania", Decimal(11), Decimal(9), "9 / 11"),
            ChartBar("Wizyty", Decimal(2), Decimal(3), "3 / 2"),
        ),
        category_header="Zadanie",
        planned_name="Plan",
        realised_name="Wykonanie",
        percent_header="% planu",
        ratio_header="Wykonanie / plan",
        style=ChartStyle("accent2", "accent1", "tx1", 14, 14, 60, with_legend=True),
        is_share=False,
    )


@cache
def deck() -> bytes:
    """Two slides in a named section: a table, a link, a picture, notes; a chart."""
    made = Presentation()
    first, second = (made.slides.add_slide(made.slide_layouts[5]) for _ in range(2))
    first.shapes.title.text = "Wyniki"
    table = first.shapes.add_table(2, 3, 0, 0, Inches(5), Inches(1)).table
    table.cell(1, 0).merge(table.cell(1, 1))
    run = table.cell(0, 0).text_frame.paragraphs[0].add_run()
    run.text = "Strona"
    run.hyperlink.address = "https://example.org"
    first.shapes.add_picture(png(), 0, 0)
    first.notes_slide.notes_text_frame.text = "Do powiedzenia"
    second.shapes.title.text = "Wykres"
    add_chart(second, chart(), Box.from_inches(1, 1, 5, 3), alt="9 z 11")
    made.part._element.append(
        element(
            '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst>'
            '<p14:section name="Wyniki" id="{0F3A5B6C-0000-4000-8000-000000000001}">'
            '<p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst>'
            "</p14:section></p14:sectionLst></p:ext></p:extLst>"
        )
    )
    return saved(made)


@cache
def report() -> bytes:
    """A bookmarked heading, a link and a page number that lead to it, a list, a table, a chart."""
    made = Document()
    made.sections[0].header.paragraphs[0].add_run().add_picture(png())
    heading = made.add_heading("Wyniki", 1)._p
    heading.append(element('<w:bookmarkStart w:id="1" w:name="_Toc1"/>'))
    heading.append(element('<w:bookmarkEnd w:id="1"/>'))
    links = made.add_paragraph()._p
    links.append(element('<w:hyperlink w:anchor="_Toc1"><w:r><w:t>s. </w:t></w:r></w:hyperlink>'))
    for content in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>PAGEREF _Toc1 \\h</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        links.append(element(f"<w:r>{content}</w:r>"))
    made.add_paragraph("punkt", style="List Number")
    table = made.add_table(2, 3, style="Table Grid")
    table.cell(1, 0).merge(table.cell(1, 1))
    drawing = chart_inline(
        made.part, chart(), Emu.from_mm(160), Emu.from_mm(80), name="Wykres", alt="9", drawing_id=7
    )
    made.add_paragraph().add_run()._r.append(drawing)
    return saved(made)


def element(xml: str) -> etree._Element:
    namespaces = " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in ("w", "p", "p14", "a"))
    return etree.fromstring(f"<x {namespaces}>{xml}</x>")[0]


def png() -> BytesIO:
    picture = BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    picture.seek(0)
    return picture


def saved(document: object) -> bytes:
    target = BytesIO()
    document.save(target)
    return canonical(target.getvalue())


# --- ways to break them


def swap(part: str, old: str, new: str, count: int = 1) -> Mutation:
    """The first `count` times the old text stands in the part, the new one stands there."""

    def mutated(data: bytes) -> bytes:
        members = unpacked(data)
        assert old.encode() in members[part], f"{old} is not in {part}"
        members[part] = members[part].replace(old.encode(), new.encode(), count)
        return packed(members)

    return mutated


def drop(part: str, path: str) -> Mutation:
    """The first element at that path is taken out of the part."""
    return edit(part, path, lambda found: found.getparent().remove(found))


def twice(part: str, path: str) -> Mutation:
    """The first element at that path stands there once more."""
    return edit(part, path, lambda found: found.addnext(element_copy(found)))


def edit(part: str, path: str, change: Callable[[etree._Element], object]) -> Mutation:
    def mutated(data: bytes) -> bytes:
        members = unpacked(data)
        root = etree.fromstring(members[part])
        found = root.find(path, {**NS, "": NS["rel"]})
        assert found is not None, f"{path} is not in {part}"
        change(found)
        members[part] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
        return packed(members)

    return mutated


def element_copy(found: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(found))


def without(part: str) -> Mutation:
    def mutated(data: bytes) -> bytes:
        return packed([member for member in unpacked(data).items() if member[0] != part])

    return mutated


def plus(name: str, content: bytes = b"x") -> Mutation:
    def mutated(data: bytes) -> bytes:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("warnings.warn", lambda *_args, **_more: None)  # of a name used twice
            return packed([*unpacked(data).items(), (name, content)])

    return mutated


def instead(part: str, content: bytes) -> Mutation:
    return lambda data: packed(list({**unpacked(data), part: content}.items()))


def damaged(part: str) -> Mutation:
    """One byte of what the part holds is another one, so its checksum is wrong."""

    def mutated(data: bytes) -> bytes:
        return damaged_inside(data, part)

    return mutated


def damaged_inside(archive: bytes, part: str = "xl/workbook.xml") -> bytes:
    parts = unpacked(archive)
    stored, content = packed(parts, zipfile.ZIP_STORED), parts[part]
    at = stored.index(content) + len(content) // 2
    return stored[:at] + bytes([stored[at] ^ 0xFF]) + stored[at + 1 :]


def rename(old: str, new: str) -> Mutation:
    """A part under another name, and everything that names it follows."""

    def mutated(data: bytes) -> bytes:
        base, new_base = old.rsplit("/", 1)[1].encode(), new.rsplit("/", 1)[1].encode()
        return packed(
            [
                (new if name == old else name, content.replace(base, new_base))
                for name, content in unpacked(data).items()
            ]
        )

    return mutated


def moved_last(found: etree._Element) -> None:
    found.getparent().append(found)


def relabelled(**values: str) -> Callable[[etree._Element], None]:
    def change(found: etree._Element) -> None:
        for name, value in values.items():
            prefix, _, local = name.rpartition("_")
            found.set(qualified(f"{prefix}:{local}") if prefix else local, value)

    return change


R = NS["r"]
NESTED_TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
SECOND_BOOKMARK = '<w:bookmarkStart w:id="{0}" w:name="_toc1"/><w:bookmarkEnd w:id="{0}"/>'


def related(
    part: str, kind: str, target: str, mode: str = "Internal", rid: str = "rId99"
) -> Mutation:
    tag = f'<Relationship Id="{rid}" TargetMode="{mode}" Type="{R}/{kind}" Target="{target}"/>'
    return swap(part, "</Relationships>", f"{tag}</Relationships>")


FLAWS: list[tuple[str, Callable[[], bytes], Mutation]] = [
    ("P001", deck, lambda data: data[: len(data) // 2]),
    ("P001", deck, lambda _data: b""),
    ("P001", report, lambda _data: b"{\\rtf1 no package}"),
    ("P002", deck, damaged("ppt/media/image1.png")),
    ("P003", deck, plus("PPT/Presentation.XML", b"<x/>")),
    ("P003", report, plus(BODY, b"<w:document xmlns:w='x'/>")),
    ("P004", deck, rename("ppt/media/image1.png", "ppt/media/..\\image1.png")),
    ("P005", deck, without(TYPES)),
    ("P005", report, instead(TYPES, b"<Types/>")),
    ("P006", deck, swap(TYPES, 'Extension="png"', 'Extension="gif"')),
    ("P007", report, swap(TYPES, "</Types>", '<Override PartName="/a" ContentType="b"/></Types>')),
    ("P008", deck, swap(TYPES, "presentationml.slide+xml", "presentationml.notesSlide+xml")),
    ("P008", report, swap(TYPES, "wordprocessingml.styles+xml", "wordprocessingml.settings+xml")),
    ("P009", deck, swap("docProps/app.xml", "</Properties>", "</Property>")),
    ("P009", report, instead("docProps/app.xml", b"")),
    ("P010", report, swap("docProps/app.xml", "<Properties", "<!DOCTYPE x><Properties")),
    ("P011", deck, related(SLIDE_RELS, "image", "../media/image7.png")),
    ("P011", report, related("word/_rels/document.xml.rels", "image", "/word/media/none.png")),
    ("P012", deck, twice(SLIDE_RELS, "rel:Relationship[@TargetMode='External']")),
    ("P013", deck, swap(SLIDE, 'r:embed="', 'r:embed="x')),
    ("P014", report, plus("word/lonely.xml", b"<x/>")),
    ("P015", deck, related(SLIDE_RELS, "image", "https://example.org/a.png", "External")),
    ("P016", deck, plus("ppt/slides/_rels/slide9.xml.rels", b"<x/>")),
    ("P020", deck, edit(SLIDE, ".//p:pic//p:cNvPr", relabelled(id="2"))),
    ("P020", deck, edit(SLIDE, ".//p:pic//p:cNvPr", relabelled(id="0"))),
    ("P021", deck, swap(PRESENTATION, 'id="256"', 'id="255"', 2)),
    ("P022", deck, swap(PRESENTATION, 'id="2147483648"', 'id="2147483649"')),
    ("P022", deck, swap(PRESENTATION, 'id="2147483648"', 'id="1000"')),
    ("P023", deck, related(SECOND_RELS, "slideLayout", "../slideLayouts/slideLayout1.xml")),
    ("P023", deck, drop(LAYOUT_RELS, "rel:Relationship")),
    ("P024", deck, swap(NOTES_RELS, "slide1.xml", "slide2.xml")),
    ("P024", deck, related(SECOND_RELS, "notesSlide", "../notesSlides/notesSlide1.xml")),
    ("P025", deck, drop(PRESENTATION, ".//p14:sldId")),
    ("P025", deck, twice(PRESENTATION, ".//p14:sldId")),
    ("P026", deck, swap(SLIDE, "{5C22544A", "{AAAAAAAA")),
    ("P027", deck, drop(SLIDE, ".//p:sp/p:txBody")),
    ("P028", deck, drop(SLIDE, ".//p:sp/p:txBody/a:p")),
    ("P028", deck, drop(SLIDE, ".//a:tc/a:txBody/a:bodyPr")),
    ("P029", deck, drop(SLIDE, ".//a:tc")),
    ("P029", deck, drop(SLIDE, ".//a:gridCol")),
    ("P030", deck, edit(SLIDE, ".//p:sp/p:nvSpPr", moved_last)),
    ("P030", deck, edit(CHART, ".//c:valAx/c:scaling/c:max", moved_last)),
    ("P030", report, edit(BODY, ".//w:sectPr/w:pgSz", moved_last)),
    ("P030", report, twice(BODY, ".//w:tblPr/w:tblW")),
    ("P030", report, edit(BODY, ".//w:pPr/w:pStyle", lambda e: e.addnext(element("<w:shade/>")))),
    ("P040", report, edit(BODY, ".//wp:docPr", relabelled(id="1"))),
    ("P041", report, drop(BODY, ".//w:tc/w:p")),
    ("P041", report, edit(BODY, ".//w:tc", lambda cell: cell.append(element(NESTED_TABLE)))),
    ("P042", report, drop(BODY, ".//w:tblPr")),
    ("P042", report, drop(BODY, ".//w:tblGrid")),
    ("P043", report, drop(BODY, ".//w:gridSpan")),
    ("P043", report, drop(BODY, ".//w:tblGrid/w:gridCol")),
    ("P044", report, drop(BODY, ".//w:bookmarkEnd")),
    ("P045", report, drop(BODY, ".//w:r/w:fldChar[@w:fldCharType='end']")),
    ("P045", report, drop(BODY, ".//w:r/w:fldChar[@w:fldCharType='begin']")),
    ("P046", report, swap(BODY, 'w:anchor="_Toc1"', 'w:anchor="_Toc2"')),
    ("P046", report, swap(BODY, "PAGEREF _Toc1", "PAGEREF _Toc2")),
    ("P047", report, swap(BODY, 'pStyle w:val="Heading1"', 'pStyle w:val="Heading1Char"')),
    ("P047", report, swap(BODY, 'tblStyle w:val="TableGrid"', 'tblStyle w:val="None"')),
    ("P048", report, drop(NUMBERING, "w:num")),
    ("P048", report, edit(NUMBERING, "w:num/w:abstractNumId", relabelled(w_val="77"))),
    ("P049", report, swap(BODY, "<w:bookmarkEnd", f'{SECOND_BOOKMARK.format("2")}<w:bookmarkEnd')),
    ("P049", report, swap(BODY, "<w:bookmarkEnd", f'{SECOND_BOOKMARK.format("1")}<w:bookmarkEnd')),
    ("P049", report, swap(BODY, "_Toc1", "_Toc1" + "x" * 36, 3)),
    ("P060", deck, edit(CHART, ".//c:numCache/c:ptCount", relabelled(val="1"))),
    ("P060", deck, edit(CHART, ".//c15:dlblRangeCache/c:pt", relabelled(idx="1"))),
    ("P061", deck, instead(WORKBOOK, b"no workbook")),
    ("P061", deck, lambda data: instead(WORKBOOK, damaged_inside(unpacked(data)[WORKBOOK]))(data)),
    ("P061", deck, instead(WORKBOOK, packed([("data.txt", b"a ZIP, but no workbook")]))),
    ("P061", deck, drop(CHART, "c:externalData")),
    ("P062", deck, drop(CHART, ".//c:strCache/c:pt[@idx='1']")),
]  # fmt: skip


def codes(data: bytes) -> set[str]:
    return {finding.code for finding in check_package(data, "plik")}


@pytest.mark.parametrize("make", [deck, report])
def test_a_sound_file_gives_no_finding(make: Callable[[], bytes]) -> None:
    assert check_package(make(), "plik") == ()


@pytest.mark.parametrize(("make", "name"), [(deck, "a.pptx"), (report, "a.docx")])
def test_a_second_opinion_agrees_that_the_files_are_sound(
    make: Callable[[], bytes], name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    # the bare document of python-docx carries a part of styles that Word no longer reads
    assert [flaw for flaw in audit(path) if "stylesWithEffects" not in flaw] == []


@pytest.mark.parametrize(
    ("code", "make", "mutation"),
    [pytest.param(*flaw, id=f"{flaw[0]}-{number}") for number, flaw in enumerate(FLAWS)],
)
def test_a_flaw_gives_its_code_and_no_other(
    code: str, make: Callable[[], bytes], mutation: Mutation
) -> None:
    findings = check_package(mutation(make()), "plik")
    assert {finding.code for finding in findings} == {code}
    assert {str(finding.location) for finding in findings} == {"plik"}


@pytest.mark.parametrize("code", ["P020", "P027", "P029", "P030", "P041", "P045", "P060", "P062"])
def test_a_flaw_is_told_again_when_the_file_is_judged_again(code: str) -> None:
    """Only sound parts are remembered, and only for what they say themselves."""
    make, mutation = next(flaw[1:] for flaw in FLAWS if flaw[0] == code)
    flawed = mutation(make())
    assert check_package(make(), "plik") == ()
    assert check_package(flawed, "plik") == check_package(flawed, "plik") != ()
    assert check_package(make(), "plik") == ()


def test_a_part_that_is_sound_by_itself_is_judged_with_those_beside_it() -> None:
    assert check_package(report(), "plik") == ()
    assert codes(drop(NUMBERING, "w:num")(report())) == {"P048"}


def test_every_code_has_a_flaw_a_message_and_a_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "codes-package.md").read_text("utf-8")
    described = {line.split("|")[1].strip() for line in page.splitlines() if line.startswith("| P")}
    assert {code for code, _, _ in FLAWS} == set(MESSAGES) == described


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_finding_can_be_told_in_both_languages(lang: str) -> None:
    told: set[str] = set()
    for _, make, mutation in FLAWS:
        for finding in check_package(mutation(make()), "plik"):
            told.add(finding.code)
            assert "{" not in explain(finding, lang).what.replace("{AAAAAAAA", "")
            _every_value_is_told(finding)
    assert told == set(MESSAGES)


def _every_value_is_told(finding: Diagnostic) -> None:
    message = MESSAGES[finding.code]
    for text in (message.what, message.allowed):
        for wording in () if text is None else (text.pl, text.en):
            fields = {name for _, name, _, _ in Formatter().parse(wording) if name}
            assert fields <= set(finding.values)


def test_a_part_named_with_an_upper_path_is_refused_without_being_followed() -> None:
    assert "P004" in codes(plus("../outside.xml", b"<x/>")(deck()))
    assert "P004" in codes(plus("/outside.xml", b"<x/>")(deck()))


def test_an_entity_is_never_read_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    part = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><x>&e;</x>'
    findings = check_package(instead("docProps/app.xml", part.encode())(report()), "plik")
    assert [finding.code for finding in findings] == ["P010"]


def test_a_package_that_unpacks_to_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "MAX_UNPACKED", len(deck()))
    assert codes(deck()) == {"P001"}


def test_an_empty_archive_says_what_is_missing() -> None:
    assert codes(packed([])) == {"P005", "P016"}


@settings(max_examples=few(100), deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_survived(data: bytes) -> None:
    assert codes(data) == {"P001"}


@settings(max_examples=few(60), deadline=None)
@given(seed=st.integers(0, 2**32), is_deck=st.booleans())
def test_any_damage_is_survived(seed: int, is_deck: bool) -> None:
    """Bytes changed in the archive, in its directory or in the XML of a part."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret with it
    members = unpacked(deck() if is_deck else report())
    name = chance.choice(sorted(members))
    part = bytearray(members[name])
    for _ in range(chance.randint(0, 3)):
        part[chance.randrange(len(part))] = chance.choice(b'<>"0/9a&')
    data = bytearray(packed(list({**members, name: bytes(part)}.items())))
    for _ in range(chance.randint(0, 8)):
        data[chance.randrange(len(data) // 2, len(data))] = chance.randrange(256)
    for finding in check_package(bytes(data), "plik"):
        explain(finding, "pl")


@pytest.mark.parametrize(
    "harmless",
    [
        swap(
            TYPES,
            "</Types>",
            '<Override PartName="/_rels/.rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        ),
        edit(BODY, ".//w:r", lambda run: run.insert(0, element("<w:rPr><w:u/><w:b/></w:rPr>"))),
    ],
)
def test_what_other_programs_write_soundly_is_let_be(harmless: Mutation) -> None:
    """LibreOffice lists parts of relationships by name; properties of a run have no order."""
    assert check_package(harmless(report()), "sprawozdanie.docx") == ()
