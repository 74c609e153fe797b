"""The saved deck is native, accessible and free of anybody else's traces."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Opened

from es_docs.layout.deck import Deck
from es_docs.markup import Element, parse
from es_docs.story import Audience, Chart, Story

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@pytest.fixture(scope="module")
def opened(deck_file: Path) -> Opened:
    return Presentation(str(deck_file))


@pytest.fixture(scope="module")
def parts(deck_file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(deck_file) as package:
        return {name: package.read(name) for name in package.namelist()}


def slides(parts: dict[str, bytes]) -> list[Element]:
    names = sorted(
        (name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)),
        key=lambda name: int(re.findall(r"\d+", name)[0]),
    )
    return [parse(parts[name]) for name in names]


def test_every_slide_has_its_title_first_in_reading_order(opened: Opened, deck: Deck) -> None:
    for slide, planned in zip(opened.slides, deck.slides, strict=True):
        first = slide.shapes[0]
        assert first.is_placeholder
        assert "TITLE" in str(first.placeholder_format.type)
        assert first.text_frame.text == planned.title


def test_titles_are_unique(opened: Opened) -> None:
    titles = [slide.shapes.title.text for slide in opened.slides]
    assert len(set(titles)) == len(titles)


def test_no_placeholder_is_left_empty(opened: Opened) -> None:
    for slide in opened.slides:
        for shape in slide.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text.strip()


def test_every_run_and_paragraph_end_is_polish(parts: dict[str, bytes]) -> None:
    wanted = re.compile(r"ppt/(slides|notesSlides|slideMasters|slideLayouts)/[^/]+\.xml")
    for name in filter(wanted.fullmatch, parts):
        root = parse(parts[name])
        for tag in ("rPr", "endParaRPr"):
            for properties in root.iter(f"{A}{tag}"):
                assert properties.get("lang") == "pl-PL", name
        for run in root.iter(f"{A}r", f"{A}fld"):
            assert run.find(f"{A}rPr") is not None, name


def test_tables_have_a_header_row_without_an_empty_cell(opened: Opened) -> None:
    tables = [s.table for slide in opened.slides for s in slide.shapes if s.has_table]
    assert len(tables) == 7
    for table in tables:
        assert table.first_row
        assert all(cell.text.strip() for cell in table.rows[0].cells)
        assert not any(cell.is_merge_origin for row in table.rows for cell in row.cells)


def test_tables_charts_and_strips_say_what_they_show(parts: dict[str, bytes]) -> None:
    for slide in slides(parts):
        for frame in slide.iter(f"{P}graphicFrame"):
            properties = frame.find(f"{P}nvGraphicFramePr/{P}cNvPr")
            assert properties is not None
            alt = properties.get("descr", "")
            assert 5 <= len(alt) <= 250
            assert re.search(r"\d", alt)
            assert not re.search(r"\.(png|svg|xlsx)", alt)
        for group in slide.findall(f"{P}cSld/{P}spTree/{P}grpSp"):
            properties = group.find(f"{P}nvGrpSpPr/{P}cNvPr")
            assert properties is not None
            for sign in ("Fundusze Europejskie", "Dolny Śląsk", "Unia Europejska"):
                assert sign in properties.get("descr", "")
        for picture in slide.iter(f"{P}pic"):
            properties = picture.find(f"{P}nvPicPr/{P}cNvPr")
            assert properties is not None
            assert properties.get("descr") or next(properties.iter(DECORATIVE)).get("val") == "1"


def test_the_strip_is_on_the_master_and_as_pictures_on_cover_and_closing(
    parts: dict[str, bytes],
) -> None:
    def strips(root: Element) -> int:
        return sum(e.get("name") == "es_docs:strip" for e in root.iter(f"{P}cNvPr"))

    assert strips(parse(parts["ppt/slideMasters/slideMaster1.xml"])) == 1
    counts = [strips(slide) for slide in slides(parts)]
    assert counts == [1, *[0] * (len(counts) - 2), 1]
    for slide in (slides(parts)[0], slides(parts)[-1]):
        assert list(slide.iter(f"{P}pic"))


def test_slides_are_numbered_where_the_layout_numbers_them(parts: dict[str, bytes]) -> None:
    fields = [len(list(slide.iter(f"{A}fld"))) for slide in slides(parts)]
    assert fields == [0, *[1] * (len(fields) - 2), 0]


def test_every_slide_has_notes_to_say_aloud(opened: Opened) -> None:
    for slide in opened.slides:
        assert slide.has_notes_slide
        assert slide.notes_slide.notes_text_frame.text.strip().endswith((".", "!", "?", "…"))


def test_sections_have_distinct_names_and_hold_each_slide_once(
    parts: dict[str, bytes], opened: Opened
) -> None:
    root = parse(parts["ppt/presentation.xml"])
    space = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
    sections = list(root.iter(f"{space}section"))
    names = [section.get("name", "") for section in sections]
    assert len(set(names)) == len(names) == 4
    assert not {"Sekcja domyślna", "Default Section"} & set(names)
    held = [int(s.get("id", "0")) for section in sections for s in section.iter(f"{space}sldId")]
    assert held == [slide.slide_id for slide in opened.slides]


def test_charts_and_their_workbooks_hold_the_numbers_of_the_story(
    parts: dict[str, bytes], story: Story
) -> None:
    charts = [c for s in story.told_to(Audience.DECK) for c in s.blocks_of(Chart)]
    drawn = sorted(
        (name for name in parts if re.fullmatch(r"ppt/charts/chart\d+\.xml", name)),
        key=lambda name: int(re.findall(r"\d+", name)[0]),
    )
    assert len(drawn) == len(charts) == 7
    for name, chart in zip(drawn, charts, strict=True):
        rels = parse(parts[f"ppt/charts/_rels/{name.rpartition('/')[2]}.rels"])
        target = rels[0].get("Target", "").rpartition("/")[2]
        book = openpyxl.load_workbook(io.BytesIO(parts[f"ppt/embeddings/{target}"]), data_only=True)
        rows = list(book.active.iter_rows(min_row=2, max_col=3, values_only=True))
        assert rows == [(b.label, float(b.planned), float(b.realised)) for b in chart.bars]


def test_the_document_properties_are_true_and_complete(parts: dict[str, bytes]) -> None:
    core = parts["docProps/core.xml"].decode()
    assert "<dc:title>Koordynacja ekonomii społecznej w\u00a0województwie dolnośląskim<" in core
    assert "<dc:creator>Dolnośląski Ośrodek Polityki Społecznej<" in core
    assert "<dc:language>pl-PL<" in core
    assert "dcterms:created" not in core
    app = parts["docProps/app.xml"].decode()
    assert "<Application>es_docs<" in app
    assert "<Slides>13<" in app


def test_nothing_of_a_library_template_is_left(parts: dict[str, bytes]) -> None:
    assert not [name for name in parts if "thumbnail" in name or "printerSettings" in name]
    everything = b"\n".join(parts[name] for name in parts if name.endswith(".xml"))
    for trace in (b"Canny", b"2013-01", b"PowerPoint Presentation", b"Macintosh", b"Click to edit"):
        assert trace not in everything
    root = parse(parts["ppt/presentation.xml"])
    size = root.find(f"{P}sldSz")
    assert size is not None
    assert (size.get("cx"), size.get("cy")) == ("12192000", "6858000")


def test_the_seed_s_strip_frames_are_replaced(parts: dict[str, bytes]) -> None:
    for name, data in parts.items():
        if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", name):
            assert b"es_docs:strip" not in data
