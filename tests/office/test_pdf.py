"""From a presentation and a report to PDF/UA: LibreOffice draws, the document tells the rest."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from PIL import Image, ImageChops
from pptx import Presentation
from pptx.util import Inches

from es_docs import office
from es_docs.diagnostics import Kind, OutputError
from es_docs.messages import explain
from es_docs.office import find_office, to_pdf
from es_docs.ooxml.opened import open_package
from es_docs.pdf import finish_pdf, make_pdfs
from es_docs.reading.model import Deck, Report
from es_docs.reading.office import read_office
from es_docs.reading.pdf.document import read_pdf
from es_docs.reading.pdf.model import Pdf, Tag
from verify.good import good
from verify.pdf_good import NEEDS_OFFICE, SOURCES, good_pdf

NEEDS_POPPLER = pytest.mark.skipif(
    shutil.which("pdfinfo") is None, reason="poppler-utils is not installed"
)
NEEDS_SHELL = pytest.mark.skipif(
    sys.platform == "win32", reason="the office that is played here is a shell script"
)


# --- what is exported


def picture(colour: str) -> BytesIO:
    target = BytesIO()
    Image.new("RGB", (60, 40), colour).save(target, "PNG")
    target.seek(0)
    return target


def deck_of_strangers() -> bytes:
    """A deck nobody of us made: lists on two levels, a picture, a link, a table, a footer."""
    deck = Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[1])
    first.shapes.title.text = "Zakres"
    body = first.placeholders[1].text_frame
    body.text = "Spotkania"
    for text, level in (("sieciujące", 1), ("regionalne", 1), ("Wizyty", 0)):
        paragraph = body.add_paragraph()
        paragraph.text, paragraph.level = text, level
    second = deck.slides.add_slide(deck.slide_layouts[5])
    second.shapes.title.text = "Obraz"
    shown = second.shapes.add_picture(picture("red"), Inches(1), Inches(2), Inches(2))
    shown._element.nvPicPr.cNvPr.set("descr", "Czerwona tablica.")
    box = second.shapes.add_textbox(Inches(1), Inches(5), Inches(4), Inches(1))
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "Strona projektu", "https://example.org/projekt"
    return saved(deck)


def report_of_strangers() -> bytes:
    """A report with a picture in a line of text and a list."""
    report = docx.Document()
    report.add_heading("Rozdział", 1)
    report.add_paragraph("Tekst.")
    report.add_picture(picture("blue"))
    report.inline_shapes[0]._inline.docPr.set("descr", "Niebieska tablica.")
    report.add_paragraph("pierwszy punkt", style="List Bullet")
    return saved(report)


def saved(document: object) -> bytes:
    target = BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


@pytest.fixture(scope="module")
def documents() -> Mapping[str, bytes]:
    return {
        "prezentacja.pptx": good("2014", Kind.PPTX),
        "sprawozdanie.docx": good("2014", Kind.DOCX),
        "obca „dziwna” nazwa.pptx": deck_of_strangers(),
        "obce.docx": report_of_strangers(),
    }


@pytest.fixture(scope="module")
def exports(documents: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """What LibreOffice makes of them, in one start."""
    return to_pdf(documents, find_office())


def finished(name: str, exports: Mapping[str, bytes], documents: Mapping[str, bytes]) -> Pdf:
    return read(finish_pdf(exports[name], documents[name], name))


def read(data: bytes) -> Pdf:
    pdf = read_pdf(data, "plik.pdf")
    assert isinstance(pdf, Pdf), pdf
    return pdf


def source(kind: Kind) -> Deck | Report:
    package, _ = open_package(good("2014", kind), f"dobry.{kind}")
    assert package is not None
    document = read_office(package)
    assert document is not None
    return document


def outline(tags: Iterable[Tag], depth: int = 0) -> str:
    """The tags as a drawing: one a line, indented, with text or alternative."""
    lines: list[str] = []
    for tag in tags:
        words = f"[{tag.alt}]" if tag.alt else tag.text
        lines.append(f"{'  ' * depth}{tag.kind} {words}".rstrip())
        lines.append(outline(tag.children, depth + 1))
    return "\n".join(filter(None, lines))


# --- the finished files


@NEEDS_OFFICE
@pytest.mark.parametrize("kind", SOURCES)
def test_the_file_says_what_it_is(kind: Kind) -> None:
    pdf = read(good_pdf("2014", kind))
    assert pdf.title == source(kind).properties.title != ""
    assert (pdf.shows_title, pdf.language, pdf.ua_part) == (True, "pl-PL", "1")
    assert pdf.is_tagged
    assert pdf.has_outline
    assert [tag.kind for tag in pdf.tags] == ["Document"]
    assert all(page.has_tab_order and not page.untagged and not page.mixed for page in pdf.pages)


@NEEDS_OFFICE
@NEEDS_POPPLER
@pytest.mark.parametrize("kind", SOURCES)
def test_each_header_of_the_document_is_a_header_cell_with_scope(kind: Kind) -> None:
    wanted = 0
    for one in source(kind).tables():
        assert one.table is not None
        rows, table = len(one.table.rows), one.table
        wanted += len(table.rows[0].cells) * table.has_header_row
        wanted += (rows - table.has_header_row) * table.has_header_column
    drawn = struct(good_pdf("2014", kind))
    assert wanted > 20
    assert len(re.findall(r"^ *TH\b", drawn, re.MULTILINE)) == wanted
    assert len(re.findall(r"^ */Scope /(?:Column|Row)$", drawn, re.MULTILINE)) == wanted


def struct(pdf: bytes) -> str:
    """The structure as poppler sees it; it complains about nothing."""
    command = ["pdfinfo", "-struct", "-"]
    answer = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=30)
    assert answer.stderr == b""
    return answer.stdout.decode()


@NEEDS_OFFICE
@pytest.mark.parametrize("kind", SOURCES)
def test_figures_keep_their_alternatives_in_order(kind: Kind) -> None:
    tops = [one for one in source(kind).objects() if one.alt and one.table is None]
    figures = list(read(good_pdf("2014", kind)).of_kind("Figure"))
    assert [figure.alt for figure in figures] == [one.alt for one in tops]
    assert all(figure.has_box and figure.box for figure in figures)
    assert figures[0].content == "Unia Europejska Europejski Fundusz Społeczny"


@NEEDS_OFFICE
def test_the_deck_has_a_section_and_a_bookmark_for_each_slide() -> None:
    deck = source(Kind.PPTX)
    assert isinstance(deck, Deck)
    data = good_pdf("2014", Kind.PPTX)
    sections = read(data).tags[0].children
    assert [section.page for section in sections] == [slide.number for slide in deck.slides]
    assert {section.children[0].kind for section in sections} == {"H1"}
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as bookmarks:
        titles = [item.title for item in bookmarks.root]
    assert titles == [" ".join(slide.title.split()) for slide in deck.slides]


@NEEDS_OFFICE
def test_what_stands_on_every_slide_is_not_read_anew() -> None:
    pdf = read(good_pdf("2014", Kind.PPTX))
    told = {tag.text for tag in pdf.walk() if tag.page == 2}
    assert {"Unia Europejska", "2"} <= set(pdf.pages[1].text.splitlines())
    assert not {"Unia Europejska", "2"} & told


@NEEDS_OFFICE
def test_an_entry_of_the_contents_is_one_link_with_its_whole_text() -> None:
    data = good_pdf("2014", Kind.DOCX)
    entries = list(read(data).of_kind("TOCI"))
    links = [[tag.content for tag in entry.walk() if tag.kind == "Link"] for entry in entries]
    assert links == [[entry.content] for entry in entries]
    with pikepdf.open(BytesIO(data)) as pdf:
        told = {str(one.Contents) for page in pdf.pages for one in page.obj.get("/Annots", [])}
    assert told == {entry.content for entry in entries}


@NEEDS_OFFICE
def test_words_that_were_painted_five_times_are_there_once() -> None:
    assert read(good_pdf("2014", Kind.DOCX)).pages[0].text.count("Unia Europejska") == 1


# --- one export more


@NEEDS_OFFICE
def test_the_same_document_gives_the_same_bytes(
    exports: Mapping[str, bytes], documents: Mapping[str, bytes]
) -> None:
    for name, kind in (("prezentacja.pptx", Kind.PPTX), ("sprawozdanie.docx", Kind.DOCX)):
        assert finish_pdf(exports[name], documents[name], name) == good_pdf("2014", kind)
    with pikepdf.open(BytesIO(good_pdf("2014", Kind.PPTX))) as pdf:
        assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys())


@NEEDS_OFFICE
@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")
def test_the_pages_look_as_they_did(exports: Mapping[str, bytes], tmp_path: Path) -> None:
    before = drawn(exports["prezentacja.pptx"], tmp_path / "before")
    after = drawn(good_pdf("2014", Kind.PPTX), tmp_path / "after")
    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        assert ImageChops.difference(one, other).getbbox() is None


def drawn(pdf: bytes, folder: Path) -> list[Image.Image]:
    folder.mkdir()
    command = ["pdftoppm", "-r", "40", "-png", "-", str(folder / "strona")]
    subprocess.run(command, input=pdf, check=True, timeout=60)
    return [Image.open(path).convert("RGB") for path in sorted(folder.iterdir())]


@NEEDS_OFFICE
def test_a_deck_of_strangers_gets_lists_pictures_and_links(
    exports: Mapping[str, bytes], documents: Mapping[str, bytes]
) -> None:
    pdf = finished("obca „dziwna” nazwa.pptx", exports, documents)
    drawing = outline(pdf.tags)
    assert re.findall(r"^ *(?:L|LI)$", drawing, re.MULTILINE) == [
        "    L",
        "      LI",
        "          L",
        "            LI",
        "            LI",
        "      LI",
    ]
    assert "Figure [Czerwona tablica.]" in drawing
    assert "Link Strona projektu" in drawing
    assert not any(page.untagged_annotations or page.links_without_text for page in pdf.pages)


@NEEDS_OFFICE
def test_a_picture_in_a_line_of_text_is_no_decoration(
    exports: Mapping[str, bytes], documents: Mapping[str, bytes]
) -> None:
    pdf = finished("obce.docx", exports, documents)
    (figure,) = pdf.of_kind("Figure")
    assert figure.alt == "Niebieska tablica."
    assert figure.box is not None
    assert not any(page.untagged or page.mixed for page in pdf.pages)


# --- when it cannot be done


def refused(error: pytest.ExceptionInfo[OutputError]) -> str:
    (finding,) = error.value.findings
    for lang in ("pl", "en"):
        assert explain(finding, lang).what
        assert explain(finding, lang).hint
    return finding.code


def test_without_libreoffice_it_is_said_where_to_get_it() -> None:
    with pytest.raises(OutputError) as error:
        make_pdfs({"a.pptx": b""}, None)
    assert refused(error) == "O001"


def play_office(folder: Path, script: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@NEEDS_SHELL
def test_the_office_on_the_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played = play_office(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_office() == played


@NEEDS_SHELL
def test_what_libreoffice_said_last_is_told(tmp_path: Path) -> None:
    played = play_office(tmp_path, "echo 'source file could not be loaded' >&2")
    with pytest.raises(OutputError) as error:
        to_pdf({"a.docx": b"x"}, played)
    assert refused(error) == "O002"
    assert error.value.findings[0].values["detail"] == "source file could not be loaded"


@NEEDS_SHELL
def test_an_office_that_hangs_is_stopped_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_START_SECONDS", 0.2)
    monkeypatch.setattr(office, "_DOCUMENT_SECONDS", 0)
    mark = tmp_path / "still alive"
    played = play_office(tmp_path, f"(sleep 1; touch '{mark}') & wait")
    with pytest.raises(OutputError) as error:
        to_pdf({"a.docx": b"x"}, played)
    assert refused(error) == "O003"
    subprocess.run(["sleep", "1.2"], check=True)
    assert not mark.exists()


@NEEDS_SHELL
def test_an_office_that_may_not_be_run_is_told(tmp_path: Path) -> None:
    played = play_office(tmp_path, "exit 0")
    played.write_text("no program", encoding="utf-8")
    played.chmod(0o644)
    with pytest.raises(OutputError) as error:
        to_pdf({"a.docx": b"x"}, played)
    assert refused(error) == "O004"


@pytest.mark.parametrize("damage", ["untagged", "cut"])
def test_an_export_that_cannot_be_finished_is_told(damage: str) -> None:
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(target)
    data = target.getvalue() if damage == "untagged" else b"%PDF-1.7"
    with pytest.raises(OutputError) as error:
        finish_pdf(data, good("2014", Kind.DOCX), "sprawozdanie.docx")
    assert refused(error) == "O005"
