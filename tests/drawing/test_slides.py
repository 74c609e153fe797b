"""Our own pictures of the slides: all that a slide says, where the layout puts it, nothing else."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE

from es_docs.build import drawn
from es_docs.compose import compose
from es_docs.drawing import draw_slides
from es_docs.env import DECK_REFERENCE, Environment
from es_docs.layout.deck import (
    ChartShape,
    Deck,
    PictureShape,
    Shape,
    Slide,
    TableShape,
    TextShape,
)
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.model import Project
from es_docs.ooxml.opened import open_package
from es_docs.reading.model import LayoutLook
from es_docs.reading.office import read_layouts
from es_docs.story import Chart, Paragraph, Picture, Story
from es_docs.theme import DeckTheme
from es_docs.visibility.signs import Artwork, Sign, load_signs
from variants import VARIANTS

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    '<script>alert("x")</script> & \'"><image href="http://zly.example/a.png"/> ]]> \x07 \ufffe'
)
SLACK = 0.75
"""Points: rounding of advances to PowerPoint's grid."""

Drawing = Callable[[Deck], tuple[str, ...]]


@pytest.fixture(scope="module")
def signs(environment: Environment, story: Story) -> tuple[Sign, ...]:
    found, _ = load_signs(
        environment.signs, period=story.funding_period, fund=story.fund, agreement_date=None
    )
    return tuple(found)


@pytest.fixture(scope="module")
def looks(environment: Environment) -> tuple[LayoutLook, ...]:
    package, _ = open_package(environment.read(DECK_REFERENCE), DECK_REFERENCE)
    assert package is not None
    return read_layouts(package)


@pytest.fixture(scope="module")
def draw(
    theme: DeckTheme, looks: tuple[LayoutLook, ...], signs: tuple[Sign, ...], metrics: Metrics
) -> Drawing:
    return lambda deck: draw_slides(deck, theme, looks, signs, metrics)


@pytest.fixture
def pictures(
    theme: DeckTheme, looks: tuple[LayoutLook, ...], signs: tuple[Sign, ...], metrics: Metrics
) -> Callable[[Picture], str]:
    """The drawing of the slide of one picture, and of nothing else."""

    def draw_one(picture: Picture) -> str:
        slot = theme.layouts["Zdjęcie"].slots["Zdjęcie"]
        shape = PictureShape(picture.key, slot, slot.box, picture)
        slide = Slide("p", "Zdjęcie", "Zdjęcie", (shape,), "", ())
        return draw_slides(Deck((slide,), ()), theme, looks, signs, metrics)[0]

    return draw_one


def words_of(drawing: str) -> str:
    """All words drawn, without the spaces that lines ate."""
    root = etree.fromstring(drawing.encode())
    return squeezed("".join(one.text or "" for one in root.iter(f"{SVG}text")))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def texts_of(shape: Shape) -> Iterator[str]:
    match shape:
        case TextShape():
            yield from (paragraph.text for paragraph in shape.paragraphs)
        case TableShape():
            for row in (shape.table.header, *shape.table.rows):
                yield from (cell.text for cell in row.cells)
        case ChartShape():
            yield from (text for bar in shape.chart.bars for text in (bar.label, bar.ratio_label))
        case _:
            return


def boxes(drawing: str) -> Iterator[tuple[str, float, float, float, float]]:
    """What is drawn with its left, top, right and bottom edge, in points."""
    for one in etree.fromstring(drawing.encode()).iter(f"{SVG}rect", f"{SVG}image", f"{SVG}text"):
        x, y = float(one.get("x", "0")), float(one.get("y", "0"))
        if one.tag == f"{SVG}text":
            size = float(one.get("font-size", "0"))
            yield one.text or "", x, y - size, x + float(one.get("textLength", "0")), y + size / 4
        else:
            width, height = float(one.get("width", "0")), float(one.get("height", "0"))
            yield one.tag, x, y, x + width, y + height


# --- what is on a slide


def test_every_slide_says_all_its_texts(deck: Deck, draw: Drawing) -> None:
    drawings = draw(deck)
    assert len(drawings) == len(deck.slides)
    for slide, drawing in zip(deck.slides, drawings, strict=True):
        found = words_of(drawing)
        for text in (text for shape in slide.shapes for text in texts_of(shape)):
            assert squeezed(text) in found, (slide.title, text)


def test_a_slide_has_its_number_and_the_signs(deck: Deck, draw: Drawing) -> None:
    for number, drawing in enumerate(draw(deck), start=1):
        assert "UniaEuropejska" in words_of(drawing)
        assert 'fill="#003399"' in drawing
        assert 'fill="#FFCC00"' in drawing
        if 1 < number < len(deck.slides):
            assert words_of(drawing).endswith(str(number))


def test_title_and_description_speak_for_the_picture(deck: Deck, draw: Drawing) -> None:
    for slide, drawing in zip(deck.slides, draw(deck), strict=True):
        root = etree.fromstring(drawing.encode())
        assert root.get("role") == "img"
        assert root.get("lang") == "pl"
        assert root[0].tag == f"{SVG}title"
        assert root[0].text == slide.title
        told = root[1].text or ""
        for shape in slide.shapes:
            if isinstance(shape, ChartShape):
                assert shape.chart.alt in told
            elif isinstance(shape, TableShape):
                assert shape.table.alt in told


def test_boxes_stand_where_the_layout_puts_them(deck: Deck, draw: Drawing) -> None:
    """A panel's ground and a table's rows have the very edges of the layout."""
    slide = next(one for one in deck.slides if one.layout == "Działanie z efektem")
    drawing = draw(deck)[deck.slides.index(slide)]
    edges = [tuple(round(edge, 1) for edge in box[1:]) for box in boxes(drawing)]
    panel = next(shape.box for shape in slide.shapes if shape.slot.name == "Efekt")
    assert tuple(
        round(e.points, 1) for e in (panel.left, panel.top, panel.right, panel.bottom)
    ) in (edges)
    table = next(shape for shape in slide.shapes if isinstance(shape, TableShape))
    header = (table.box.left, table.box.top, table.box.right, table.box.top + table.heights[0])
    assert tuple(round(edge / 12700, 1) for edge in header) in edges


def test_a_bar_is_as_long_as_its_number(deck: Deck, draw: Drawing) -> None:
    slide = next(one for one in deck.slides if one.layout == "Wyniki")
    chart = next(shape for shape in slide.shapes if isinstance(shape, ChartShape)).chart
    root = etree.fromstring(draw(deck)[deck.slides.index(slide)].encode())
    bars = [one for one in root.iter(f"{SVG}rect") if one.get("stroke") == "#003399"]
    widths = [float(one.get("width", "0")) for one in bars[: len(chart.bars)]]
    longest = max(chart.bars, key=lambda bar: bar.planned)
    for bar, width in zip(chart.bars, widths, strict=True):
        share = float(bar.planned / longest.planned)
        assert width == pytest.approx(max(widths) * share, abs=0.1), bar.label


# --- whatever the content


@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_nothing_is_drawn_outside_the_slide(
    name: str, project: Project, theme: DeckTheme, metrics: Metrics, draw: Drawing
) -> None:
    story = compose(VARIANTS[name](project), lambda *_path: None, key="proba", folder=Path())
    deck = lay_out(story, theme, metrics)
    told = {finding.values["title"] for finding in deck.findings if "title" in finding.values}
    width, height = theme.size.width.points, theme.size.height.points
    for slide, drawing in zip(deck.slides, draw(deck), strict=True):
        if slide.title in told:
            continue
        for what, left, top, right, bottom in boxes(drawing):
            assert left >= -SLACK, (slide.title, what)
            assert top >= -SLACK, (slide.title, what)
            assert right <= width + SLACK, (slide.title, what)
            assert bottom <= height + SLACK, (slide.title, what)


@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_every_variant_says_all_its_texts(
    name: str, project: Project, theme: DeckTheme, metrics: Metrics, draw: Drawing
) -> None:
    story = compose(VARIANTS[name](project), lambda *_path: None, key="proba", folder=Path())
    deck = lay_out(story, theme, metrics)
    for slide, drawing in zip(deck.slides, draw(deck), strict=True):
        found = words_of(drawing)
        for text in (text for shape in slide.shapes for text in texts_of(shape)):
            assert squeezed(text) in found, (slide.title, text)


def test_hostile_words_stay_words(
    story: Story, theme: DeckTheme, metrics: Metrics, draw: Drawing
) -> None:
    sections = tuple(
        replace(
            section,
            title=HOSTILE,
            headline=HOSTILE,
            kicker=HOSTILE,
            blocks=tuple(_hostile(block) for block in section.blocks),
        )
        for section in story.sections
    )
    deck = lay_out(replace(story, sections=sections), theme, metrics)
    for drawing in draw(deck):
        assert_is_closed(drawing)
        assert "alert(" in words_of(drawing)


def _hostile(block: object) -> object:
    match block:
        case Paragraph():
            return replace(block, runs=(replace(block.runs[0], text=HOSTILE),))
        case Chart():
            bars = tuple(replace(bar, label=HOSTILE) for bar in block.bars)
            return replace(block, bars=bars, alt=HOSTILE)
        case _:
            return block


def test_a_drawing_refers_to_nothing_outside_itself(deck: Deck, draw: Drawing) -> None:
    for drawing in draw(deck):
        assert_is_closed(drawing)


def assert_is_closed(drawing: str) -> None:
    """Well-formed, without scripts, styles, handlers and addresses."""
    root = etree.fromstring(drawing.encode())
    for one in root.iter():
        assert etree.QName(one).localname not in {"script", "style", "foreignObject", "a", "use"}
        for name, value in one.attrib.items():
            assert not str(name).startswith("on")
            assert name not in {"style", "id"}
            if str(name).endswith("href"):
                assert str(value).startswith("data:image/")
            assert "url(" not in str(value)


# --- pictures


def test_a_picture_is_inside_and_made_small(
    tmp_path: Path, pictures: Callable[[Picture], str]
) -> None:
    Image.effect_noise((3000, 2000), 60).convert("RGB").save(tmp_path / "duze.jpg")
    drawing = pictures(Picture("p", tmp_path / "duze.jpg", "Sala pełna ludzi", ""))
    assert_is_closed(drawing)
    assert "data:image/jpeg;base64," in drawing
    assert len(drawing) < 700_000


@pytest.mark.parametrize("data", [None, b"", b"GIF89a", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_picture_that_cannot_be_read_is_told_by_its_alternative(
    data: bytes | None, tmp_path: Path, pictures: Callable[[Picture], str]
) -> None:
    file = tmp_path / "zepsute.png"
    if data is not None:
        file.write_bytes(data)
    drawing = pictures(Picture("p", file, "Sala pełna ludzi", ""))
    assert "<image" not in drawing
    assert "Salapełnaludzi" in words_of(drawing)


def test_a_sign_file_is_shown_and_one_no_browser_knows_is_told(
    deck: Deck,
    theme: DeckTheme,
    looks: tuple[LayoutLook, ...],
    signs: tuple[Sign, ...],
    metrics: Metrics,
) -> None:
    svg = Artwork("svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', 2.0)
    emf = Artwork("emf", b"\x01\x00\x00\x00", 2.0)
    with_files = (
        replace(signs[0], artwork=svg),
        replace(signs[1], artwork=emf, alt="Znak regionu"),
        *signs[2:],
    )
    drawing = draw_slides(deck, theme, looks, with_files, metrics)[1]
    assert_is_closed(drawing)
    assert "data:image/svg+xml;base64," in drawing
    assert "Znakregionu" in words_of(drawing)


# --- looks of the reference


def test_looks_come_from_the_reference(looks: tuple[LayoutLook, ...]) -> None:
    by_name = {look.frame.name: look for look in looks}
    cover, facts = by_name["Okładka"], by_name["Projekt w skrócie"]
    assert cover.levels["Tytuł"][0].runs[0].colour == "FFFFFF"
    assert facts.levels["Fakt 1"][1].runs[0].colour == "003399"
    assert facts.levels["Fakt 1"][1].runs[0].bold
    assert facts.table.rows[0].cells[0].paragraphs[0].ground == "003399"
    assert facts.table.rows[1].cells[0].paragraphs[0].runs[0].colour == "1A2238"
    assert facts.rule.colour == "C4D0EA"
    assert {one.name for one in facts.behind} >= {"Linia", "Akcent", "es_docs:strip"}
    assert "Linia" not in {one.name for one in cover.behind}, "the cover hides the master's shapes"


def test_what_a_designer_draws_on_a_layout_is_drawn(
    environment: Environment,
    deck: Deck,
    theme: DeckTheme,
    signs: tuple[Sign, ...],
    metrics: Metrics,
) -> None:
    """A turned gradient, an ellipse, a line, words."""
    presentation = Presentation(io.BytesIO(environment.read(DECK_REFERENCE)))
    shapes = presentation.slide_layouts.get_by_name("Okładka").shapes
    tree = shapes.element
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    drawn_by_hand = slide.shapes
    turned = drawn_by_hand.add_shape(MSO_SHAPE.RECTANGLE, 100, 100, 900_000, 300_000)
    turned.fill.gradient()
    turned.rotation = 30
    drawn_by_hand.add_shape(MSO_SHAPE.OVAL, 0, 0, 500_000, 500_000).fill.solid()
    drawn_by_hand.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 900_000, 900_000)
    box = drawn_by_hand.add_textbox(0, 0, 3_000_000, 400_000)
    box.text_frame.text = "Nasz region"
    for shape in (turned, *list(drawn_by_hand)[-3:]):
        tree.append(copy.deepcopy(shape._element))
    saved = io.BytesIO()
    presentation.save(saved)
    package, _ = open_package(saved.getvalue(), DECK_REFERENCE)
    assert package is not None
    cover = draw_slides(deck, theme, read_layouts(package), signs, metrics)[0]
    assert_is_closed(cover)
    assert "Naszregion" in words_of(cover)
    assert "<ellipse " in cover
    assert 'transform="rotate(30 ' in cover
    assert "<line " in cover


# --- through `build`


def test_build_draws_both_documents(seed_content: Path, deck: Deck) -> None:
    both = drawn(seed_content)
    assert len(both.slides) == len(deck.slides)
    assert both.report.startswith("<!DOCTYPE html>")
