"""Nothing that a file holds makes the reader stumble, and other programs' files are read alike."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Inches, Pt

from es_docs.diagnostics import Kind
from es_docs.ooxml.opened import Package, open_package
from es_docs.reading.model import Deck, ObjectKind, paragraphs_of
from es_docs.reading.powerpoint.slides import read_deck
from extent import few
from reading.slide_files import group, group_box, named, read, read_bytes, sp
from verify.good import good

MAIN = "ppt/presentation.xml"
VALUES = ("", "x", "-1", "1e9", "nan", "99999999999999999999999", "0", "50%", "{}", "ł", "\n")


def opened() -> Package:
    package, _ = open_package(good("2014", Kind.PPTX), "pokaz.pptx")
    assert package is not None
    return package


def looked_at(deck: Deck) -> int:
    """Asks for everything the checks ask for."""
    seen = sum(len(one.text) + len(list(paragraphs_of(one))) for one in deck.objects())
    seen += sum(len(one.text) for one in deck.paragraphs())
    for frame in deck.frames:
        seen += sum(1 for top in frame.objects for _ in top.walk())
    return seen + sum(len(one.texts) for one in (x.table for x in deck.tables()) if one)


def elements(root: etree._Element) -> Iterator[etree._Element]:
    return (one for one in root.iter() if isinstance(one.tag, str))


def spoiled(seed: int, count: int) -> Package:
    """Our deck with elements and attributes taken away or made absurd, in any of its parts."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    package = opened()
    names = sorted(name for name in package.roots if "docProps" not in name)
    for _ in range(count):
        root = package.roots[chance.choice(names)]
        one = chance.choice([*elements(root)])
        kind = chance.randrange(4)
        if kind == 0 and one.getparent() is not None:
            one.getparent().remove(one)
        elif kind == 1 and one.attrib:
            del one.attrib[chance.choice([*one.attrib])]
        elif kind == 2 and one.attrib:
            one.set(chance.choice([*one.attrib]), chance.choice(VALUES).strip())
        elif kind == 3:
            one.insert(0, etree.Comment("uwaga"))
            one.insert(0, etree.Element("obcy"))
    return package


@settings(max_examples=few(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(1, 120))
def test_a_spoiled_deck_is_read_without_an_error(seed: int, count: int) -> None:
    looked_at(read_deck(spoiled(seed, count), MAIN))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_deck_that_lost_parts_is_read_without_an_error(data: st.DataObject) -> None:
    package = opened()
    lost = data.draw(st.sets(st.sampled_from(sorted(package.roots)), min_size=1))
    roots = {name: root for name, root in package.roots.items() if name not in lost}
    parts = {name: text for name, text in package.parts.items() if name not in lost}
    looked_at(read_deck(replace(package, roots=roots, parts=parts), MAIN))


def test_groups_in_groups_without_end_are_left() -> None:
    nested = sp(name="najgłębiej")
    for _ in range(75):
        nested = group(nested, group_box((0, 0, 9, 9), (0, 0, 9, 9)))
    deck = read(nested)
    assert 30 < sum(1 for _ in deck.objects()) < 60


def test_a_package_without_a_presentation_is_an_empty_deck() -> None:
    deck = read_deck(replace(opened(), roots={}), MAIN)
    assert (deck.is_empty, deck.frames) == (True, ())


def test_many_slides_cost_what_they_cost_one_by_one() -> None:
    """Layouts and masters are read once, however many slides stand on them."""
    deck = read_bytes(good("2014", Kind.PPTX))
    by_part: dict[str, set[int]] = {}
    for slide in deck.slides:
        by_part.setdefault(slide.layout.part, set()).add(id(slide.layout))
        by_part.setdefault(slide.master.part, set()).add(id(slide.master))
    assert {len(objects) for objects in by_part.values()} == {1}


# --- files of others


@pytest.fixture(scope="module")
def foreign() -> Deck:
    """What a script makes with python-pptx and its default template."""
    show = Presentation()
    first = show.slides.add_slide(show.slide_layouts[1])
    first.shapes.title.text = "Lista"
    first.placeholders[1].text_frame.text = "jeden"
    deeper = first.placeholders[1].text_frame.add_paragraph()
    deeper.text, deeper.level = "dwa", 1
    blank = show.slides.add_slide(show.slide_layouts[6]).shapes
    outer = blank.add_group_shape()
    outer.name = "zewnętrzna"
    inner = outer.shapes.add_group_shape()
    oval = inner.shapes.add_shape(MSO_SHAPE.OVAL, Inches(5), Inches(4), Inches(1), Inches(1))
    oval.name = "owal"
    oval.fill.solid()
    oval.fill.fore_color.rgb = RGBColor(255, 0, 0)
    oval.text_frame.text = "w owalu"
    outer.left, outer.top, outer.width, outer.height = map(Emu, (0, 0, 914400, 1828800))
    note = blank.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
    note.name = "ramka"
    note.text_frame.text = "tekst"
    note.text_frame.paragraphs[0].runs[0].font.size = Pt(9)
    target = BytesIO()
    show.save(target)
    return read_bytes(target.getvalue())


def test_titles_and_lists_of_a_default_template(foreign: Deck) -> None:
    slide = foreign.slides[0]
    assert slide.title == "Lista"
    looks = [
        (one.text, one.level, one.bullet, one.align, one.runs[0].size_pt, one.runs[0].typeface)
        for shape in slide.objects
        for one in shape.paragraphs
    ]
    assert looks == [
        ("Lista", 1, "none", "center", 44, "Calibri"),
        ("jeden", 1, "bullet", "left", 32, "Calibri"),
        ("dwa", 2, "bullet", "left", 28, "Calibri"),
    ]


def test_stretched_groups_of_a_script(foreign: Deck) -> None:
    where = named(foreign, "owal").box
    assert where is not None
    assert (where.left, where.top, where.width, where.height) == (0, 0, 914400, 1828800)
    (words,) = named(foreign, "owal").paragraphs
    assert (words.ground, words.runs[0].colour) == ("FF0000", "FFFFFF")


def test_text_boxes_of_a_script(foreign: Deck) -> None:
    (words,) = named(foreign, "ramka").paragraphs
    run = words.runs[0]
    assert (run.size_pt, run.colour, run.language, words.ground) == (9, "000000", "en-US", "FFFFFF")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_deck_that_libreoffice_saved_looks_the_same(tmp_path: Path) -> None:
    """It renames placeholders and drops alternatives, but places, words and colours stay."""
    (tmp_path / "pokaz.pptx").write_bytes(good("2014", Kind.PPTX))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", "out", "pokaz.pptx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    saved = read_bytes((tmp_path / "out" / "pokaz.pptx").read_bytes())
    ours = read_bytes(good("2014", Kind.PPTX))
    assert [one.title.split() for one in saved.slides] == [one.title.split() for one in ours.slides]
    assert _looks(saved) == _looks(ours)
    assert _pictures(saved) == _pictures(ours)


def _looks(deck: Deck) -> list[tuple[object, ...]]:
    """The looks of all words outside charts; numbers of slides are written out when saved."""
    return [
        (slide.number, run.text, run.size_pt, run.typeface, run.colour, run.bold, one.ground)
        for slide in deck.slides
        for shape in slide.walk()
        for one in paragraphs_of(shape)
        for run in one.runs
        if shape.placeholder != "sldNum"
    ]


def _pictures(deck: Deck) -> int:
    return sum(one.kind is ObjectKind.PICTURE for one in deck.objects())
