"""Slides know when their pictures are no longer true, and stand alone for being drawn."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from es_docs.build import build
from es_docs.ooxml.opened import open_package
from es_docs.preview.decks import SlideSource, only, slides_of
from es_docs.reading.model import Deck
from es_docs.reading.office import read_office
from preview.running import changed, copied
from verify.mutation import replaced


def read(data: bytes) -> Deck:
    package, _ = open_package(data, "deck.pptx")
    assert package is not None
    deck = read_office(package)
    assert isinstance(deck, Deck)
    return deck


@pytest.fixture(scope="module")
def deck(deck_file: Path) -> Deck:
    return read(deck_file.read_bytes())


def texts(data: bytes) -> list[list[str]]:
    slides = pptx.Presentation(BytesIO(data)).slides
    return [[s.text_frame.text for s in one.shapes if s.has_text_frame] for one in slides]


def differing(old: Deck, new: Deck) -> list[int]:
    pairs = zip(slides_of(old), slides_of(new), strict=True)
    return [after.number for before, after in pairs if before.content != after.content]


def test_a_changed_number_changes_the_slides_that_show_it(
    seed_content: Path, tmp_path: Path
) -> None:
    content = copied(seed_content, tmp_path / "content")
    before = read(build(content, tmp_path / "out").files[0].read_bytes())
    changed(content, "wykonanie: 9\n", "wykonanie: 10\n")
    after = read(build(content, tmp_path / "out").files[0].read_bytes())
    assert differing(before, after) == [4, 5, 7]


@pytest.mark.parametrize(
    ("part", "old", "new", "slides"),
    [
        ("ppt/slides/slide2.xml", "Projekt w", "Projekty w", [2]),
        ("ppt/theme/theme1.xml", "003399", "003398", list(range(1, 14))),
        ("ppt/notesSlides/notesSlide2.xml", "<a:t>", "<a:t>x", []),
        ("docProps/core.xml", "<dc:title>", "<dc:title>x", []),
    ],
)
def test_a_slide_depends_on_what_it_shows(
    deck_file: Path, deck: Deck, part: str, old: str, new: str, slides: list[int]
) -> None:
    data = replaced(part, old, new)(deck_file.read_bytes())
    assert differing(deck, read(data)) == slides


def moved_to_the_end(data: bytes) -> bytes:
    presentation = pptx.Presentation(BytesIO(data))
    order = presentation.slides._sldIdLst
    order.append(order[0])
    saved = BytesIO()
    presentation.save(saved)
    return saved.getvalue()


def test_a_moved_slide_stays_itself(deck_file: Path) -> None:
    """python-pptx writes the parts anew, so both decks are saved by it."""
    before = resaved(deck_file.read_bytes())
    kept = {one.identity: one.content for one in slides_of(read(before))}
    after = slides_of(read(moved_to_the_end(before)))
    assert [one.number for one in after] == list(range(1, 14))
    assert {one.identity: one.content for one in after} == kept
    assert after[-1].identity == slides_of(read(before))[0].identity
    assert after[-1].picture_key != slides_of(read(before))[0].picture_key, "its number is shown"


def resaved(data: bytes) -> bytes:
    saved = BytesIO()
    pptx.Presentation(BytesIO(data)).save(saved)
    return saved.getvalue()


@given(wanted=st.sets(st.integers(1, 13), min_size=1))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_slides_stand_alone_with_their_own_numbers(deck: Deck, wanted: set[int]) -> None:
    data, numbers = only(deck, wanted)
    assert numbers == tuple(sorted(wanted))
    alone = texts(data)
    assert len(alone) == len(wanted)
    for number, shown in zip(numbers, alone, strict=True):
        title = deck.slides[number - 1].title
        assert any(" ".join(text.split()) == " ".join(title.split()) for text in shown)
        assert str(number) in shown or number in (1, 13), "cover and closing carry none"


def test_the_slides_that_stay_out_are_not_drawn_at_all(deck: Deck) -> None:
    data, _ = only(deck, {4})
    assert [one.number for one in slides_of(read(data))] == [1]


def test_a_hidden_slide_is_shown_in_the_preview(deck_file: Path) -> None:
    hide = replaced("ppt/slides/slide2.xml", "<p:sld ", '<p:sld show="0" ')
    deck = read(hide(deck_file.read_bytes()))
    assert [one.number for one in slides_of(deck) if one.is_hidden] == [2]
    shown = read(only(deck, {2})[0])
    assert not shown.slides[0].is_hidden


def test_all_slides_are_drawn_where_a_layout_shows_the_number_itself(deck_file: Path) -> None:
    field = (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Nr"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        '<p:txBody><a:bodyPr/><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"'
        ' type="slidenum"><a:t>1</a:t></a:fld></a:p></p:txBody></p:sp></p:spTree>'
    )
    deck = read(
        replaced("ppt/slideMasters/slideMaster1.xml", "</p:spTree>", field)(deck_file.read_bytes())
    )
    _, numbers = only(deck, {4})
    assert numbers == tuple(range(1, 14))


def test_pictures_are_known_by_number_and_content() -> None:
    slide = SlideSource(4, "259", "Wyniki", is_hidden=False, content="ab12")
    assert slide.picture_key == "4-ab12"
