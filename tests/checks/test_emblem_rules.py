"""The rules of the emblem and of sign pictures on documents that other programs made."""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm as WordMm
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Mm

from es_docs.checks.rule import Context, Found
from es_docs.checks.signs.emblem import CHECKS
from es_docs.checks.signs.emblem_colours import Variant, distance, variant_of
from es_docs.checks.signs.emblem_looks import PERFECT
from es_docs.checks.signs.flags import flags_of
from es_docs.diagnostics import Kind, Severity
from es_docs.layout.measure import Metrics
from es_docs.messages.rules import rule_text
from es_docs.ooxml.opened import open_package
from es_docs.reading.model import Deck, Report
from es_docs.reading.office import read_office
from es_docs.rules import load_rules
from verify.emblem_drawings import BLACK, Emblem, drawn
from verify.sign_drawings import programme_sign

METRICS = Metrics.load(Path(__file__).resolve().parents[2] / "assets" / "metrics")
FLAG = Emblem().png(600)


def read(document: Any) -> Deck | Report:
    target = io.BytesIO()
    document.save(target)
    package, _ = open_package(target.getvalue(), "obcy")
    assert package is not None
    found = read_office(package)
    assert found is not None
    return found


def told(document: Any, **context: Any) -> list[tuple[str, str, Found]]:
    """Rule, variant and finding of every check of this module."""
    taken = document if isinstance(document, Deck | Report) else read(document)
    known = Context(**{"period": "2014–2020", "metrics": METRICS, **context})
    return [
        (check.rule, one.variant, one)
        for check in CHECKS
        for one in ((check.deck if isinstance(taken, Deck) else check.report) or _none)(
            taken, known
        )
    ]


def _none(*_: object) -> tuple[Found, ...]:
    return ()


def rules_told(document: Any, **context: Any) -> list[tuple[str, str]]:
    return [(rule, variant) for rule, variant, _ in told(document, **context)]


def deck(paint: Callable[[Any], object], *, wide: bool = True) -> Any:
    """A presentation with one empty slide that is painted on."""
    presentation = Presentation()
    if wide:
        presentation.slide_width, presentation.slide_height = Emu(12192000), Emu(6858000)
    paint(presentation.slides.add_slide(presentation.slide_layouts[6]))
    return presentation


def put(
    slide: Any, data: bytes, left: float, top: float, height: float, width: float | None = None
) -> Any:
    """A picture; millimetres."""
    size = (Mm(width) if width else None, Mm(height))
    return slide.shapes.add_picture(io.BytesIO(data), Mm(left), Mm(top), *size)


def whole_strip(white: int = 0) -> bytes:
    """A strip of two signs in one picture, with white all around."""
    strip = Image.new("RGB", (2600 + 2 * white, 330 + 2 * white), "white")
    sign = programme_sign().decode().replace("<svg ", '<svg width="650" height="250" ')
    for data, left in ((drawn(sign, 250), 30), (Emblem().png(250), 2190)):
        with Image.open(io.BytesIO(data)) as part:
            strip.paste(part.convert("RGB"), (left + white, 40 + white))
    target = io.BytesIO()
    strip.save(target, "PNG")
    return target.getvalue()


# --- the emblem drawn by hand


def draw_flag(
    slide: Any,
    *,
    height: int = 360000,
    field: str = "003399",
    star: str = "FFCC00",
    turn: float = 0.0,
    hours: int = 12,
) -> None:
    """A rectangle and preset stars, as people draw it in PowerPoint."""
    left, top, radius = 3600000, 1800000, height / 18
    _shape(slide, MSO_SHAPE.RECTANGLE, left, top, height * 1.5, height, field)
    width, tall = 1.902113 * radius, 1.809017 * radius
    for hour in range(hours):
        angle = math.radians(360 / hours * hour)
        x = left + height * 0.75 + height / 3 * math.sin(angle)
        y = top + height / 2 - height / 3 * math.cos(angle)
        shape = _shape(slide, MSO_SHAPE.STAR_5_POINT, x - width / 2, y - radius, width, tall, star)
        shape.rotation = turn * hour


def _shape(
    slide: Any, kind: Any, left: float, top: float, width: float, height: float, colour: str
) -> Any:
    box = (Emu(round(value)) for value in (left, top, width, height))
    shape = slide.shapes.add_shape(kind, *box)
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour)
    shape.line.fill.background()
    shape.shadow.inherit = False
    return shape


def test_a_flag_of_preset_stars_is_right() -> None:
    assert rules_told(deck(draw_flag)) == []
    (flag,) = flags_of(read(deck(draw_flag)))  # pyright: ignore[reportArgumentType]
    assert len(flag.members) == 13


@pytest.mark.parametrize(
    ("looks", "rule"),
    [
        ({"turn": 30.0}, ("VIS-024", "")),
        ({"hours": 11}, ("VIS-021", "")),
        ({"field": "0055A4"}, ("VIS-026", "field")),
        ({"star": "FFFFFF"}, ("VIS-029", "")),
        ({"field": "808080", "star": "FFFFFF"}, ("VIS-030", "")),
        ({"height": 300000}, ("VIS-043", "")),
    ],
)
def test_a_wrong_drawing_is_told_by_one_rule(looks: dict[str, Any], rule: tuple[str, str]) -> None:
    assert rules_told(deck(lambda slide: draw_flag(slide, **looks))) == [rule]


def test_stars_on_something_else_are_no_flag() -> None:
    def paint(slide: Any) -> None:
        for index in range(12):
            _shape(slide, MSO_SHAPE.STAR_5_POINT, 400000 * index, 3000000, 99000, 94000, "FFCC00")
        _shape(slide, MSO_SHAPE.RECTANGLE, 0, 0, 6000000, 4000000, "003399")

    assert flags_of(read(deck(paint))) == ()  # pyright: ignore[reportArgumentType]


# --- pictures of flags


def test_a_lone_flag_is_found_and_right() -> None:
    document = read(deck(lambda slide: put(slide, FLAG, 20, 20, 20)))
    assert [flag.place.number for flag in flags_of(document)] == [1]
    assert rules_told(document) == []


def test_one_file_in_many_places_is_one_finding_about_the_file() -> None:
    presentation = deck(lambda slide: put(slide, Emblem(stars=10).png(600), 20, 20, 20))
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    put(slide, Emblem(stars=10).png(600), 20, 20, 20)
    ((rule, variant, one),) = told(presentation)
    assert (rule, variant, one.values["stars"], one.values["count"]) == ("VIS-021", "", "10", "2")


def test_a_flag_inside_a_picture_of_a_whole_strip_is_judged() -> None:
    right = deck(lambda slide: put(slide, whole_strip(), 10, 160, 25))
    assert rules_told(right) == []
    (flag,) = flags_of(read(right))
    assert flag.box.height.mm == pytest.approx(25 * 250 / 330, abs=0.2)
    flat = deck(lambda slide: put(slide, whole_strip(), 10, 160, 20, 250))
    assert rules_told(flat) == [("VIS-020", "stretched")]
    small = deck(lambda slide: put(slide, whole_strip(), 10, 160, 10))
    assert rules_told(small) == [("VIS-043", "")]


def test_cutting_white_edges_off_is_no_crop_and_cutting_into_the_sign_is() -> None:
    def cut(share: float) -> list[tuple[str, str]]:
        def paint(slide: Any) -> None:
            picture = put(slide, whole_strip(white=100), 10, 150, 30)
            picture.crop_top = picture.crop_bottom = share
            picture.height = Emu(round(picture.height * (1 - 2 * share)))

        return rules_told(deck(paint))

    assert cut(0.1) == []
    assert cut(0.3) == [("VIS-044", "cropped")]


def test_the_smallest_flag_follows_the_width_of_the_slide() -> None:
    def paint(slide: Any) -> object:
        return put(slide, FLAG, 20, 20, 8)

    assert rules_told(deck(paint, wide=False)) == []
    assert rules_told(deck(paint)) == [("VIS-043", "")]


# --- the ground


def _on(colour: str, data: bytes) -> Any:
    def paint(slide: Any) -> None:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor.from_string(colour)
        put(slide, data, 20, 20, 20)

    return deck(paint)


def test_a_flag_on_colour_needs_a_border() -> None:
    ((rule, variant, one),) = told(_on("005028", FLAG))
    assert (rule, variant, one.values["colour"]) == ("VIS-028", "", "#005028")
    assert rules_told(_on("005028", Emblem(border=0.72).png(600))) == []
    assert rules_told(_on("FAFAFA", FLAG)) == []


@pytest.mark.parametrize(("margin", "is_told"), [(1.0, False), (0.2, True)])
def test_a_white_panel_serves_as_border_when_it_is_wide_enough(
    margin: float, is_told: bool
) -> None:
    def paint(slide: Any) -> None:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor.from_string("005028")
        edges = (Mm(20 - margin), Mm(20 - margin), Mm(30 + 2 * margin), Mm(20 + 2 * margin))
        _shape(slide, MSO_SHAPE.RECTANGLE, *edges, "FFFFFF")
        put(slide, FLAG, 20, 20, 20)

    assert (rules_told(deck(paint)) == [("VIS-028", "")]) is is_told


def test_a_flag_on_a_photograph_is_doubted_and_on_its_white_part_is_not() -> None:
    photo = Image.effect_noise((1600, 900), 60).convert("RGB")
    ImageDraw.Draw(photo).rectangle((800, 0, 1600, 900), fill="white")
    target = io.BytesIO()
    photo.save(target, "PNG")

    def paint(left: float) -> Any:
        def both(slide: Any) -> None:
            put(slide, target.getvalue(), 0, 0, 190)
            put(slide, FLAG, left, 20, 20)

        return deck(both)

    ((rule, variant, one),) = told(paint(20))
    assert (rule, variant, one.severity) == ("VIS-028", "picture", Severity.WARNING)
    assert rules_told(paint(220)) == []


def test_shading_of_a_cell_is_a_ground_too() -> None:
    def report(fill: str) -> Any:
        document = Document()
        cell = document.add_table(1, 1).cell(0, 0)
        shading = cell._tc.get_or_add_tcPr().makeelement(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}shd", {}
        )
        shading.set(shading.tag.replace("shd", "fill"), fill)
        cell._tc.get_or_add_tcPr().append(shading)
        cell.paragraphs[0].add_run().add_picture(io.BytesIO(FLAG), height=WordMm(15))
        return document

    assert rules_told(report("FFF2CC")) == [("VIS-028", "")]
    assert rules_told(report("FFFFFF")) == []


# --- other signs


def _logo(ratio: float = 2.0) -> bytes:
    image = Image.new("RGB", (round(600 * ratio), 600), "#336633")
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _beside(height: float, ratio: float = 2.0, name: str = "Logo spółki") -> Any:
    def paint(slide: Any) -> None:
        put(slide, FLAG, 20, 20, 20)
        put(slide, _logo(ratio), 120, 20, height).name = name

    return deck(paint)


def test_a_logo_elsewhere_on_the_slide_must_not_be_higher_than_the_flag() -> None:
    ((rule, _, one),) = told(_beside(30))
    assert (rule, one.place.object, one.values["percent"]) == ("VIS-010", "Logo spółki", "150")
    ((_, _, narrow),) = told(_beside(30, 0.5))
    assert (one.severity, narrow.severity) == (None, Severity.WARNING)


def test_a_sign_that_is_only_wider_keeps_the_rule() -> None:
    """Art. 4(5): height *or* width."""
    assert rules_told(_beside(20)) == []


@pytest.mark.parametrize("name", ["Zdjęcie", "Wykres z logo w tle", "Znak zapytania", "Logowanie"])
def test_a_picture_that_is_not_certainly_a_logo_is_left_alone(name: str) -> None:
    assert rules_told(_beside(60, name=name)) == []


def test_a_photograph_beside_the_flag_may_be_stretched() -> None:
    def paint(slide: Any) -> None:
        put(slide, FLAG, 20, 20, 20)
        put(slide, _logo(), 120, 20, 20, 60).name = "Obraz 2"

    assert rules_told(deck(paint)) == []


def test_white_edges_of_a_file_do_not_make_a_sign_larger() -> None:
    image = Image.new("RGB", (1200, 900), "white")
    ImageDraw.Draw(image).rectangle((100, 300, 1100, 800), fill="#336633")
    target = io.BytesIO()
    image.save(target, "PNG")

    def paint(slide: Any) -> None:
        put(slide, FLAG, 20, 20, 20)
        put(slide, target.getvalue(), 120, 10, 34).name = "logo"

    assert rules_told(deck(paint)) == []


@pytest.mark.parametrize(("pixels", "kind"), [(100, Kind.DOCX), (50, Kind.PPTX)])
def test_few_pixels_are_told(pixels: int, kind: Kind) -> None:
    """A flag of 10 mm: 300 dpi are 118 pixels of height, 150 dpi are 59."""
    data = Emblem().png(pixels)
    finer = Emblem().png(2 * pixels)
    for picture, expected in ((data, [("VIS-046", "")]), (finer, [])):
        if kind is Kind.PPTX:
            document = deck(lambda slide, picture=picture: put(slide, picture, 20, 20, 10))
        else:
            document = Document()
            document.add_picture(io.BytesIO(picture), height=WordMm(10))
        assert rules_told(document) == expected


def _stand_in_deck() -> Any:
    def paint(slide: Any) -> None:
        put(slide, FLAG, 220, 170, 11)
        for left, words in ((20, "Fundusze Europejskie Program Regionalny"), (120, "Dolny Śląsk")):
            box = slide.shapes.add_textbox(Mm(left), Mm(170), Mm(60), Mm(11))
            box.text_frame.text = words

    return deck(paint)


def test_words_in_place_of_signs_are_a_draft_and_block_a_release() -> None:
    for is_release, severity in ((False, Severity.WARNING), (True, Severity.ERROR)):
        found = [one for rule, _, one in told(_stand_in_deck(), is_release=is_release)]
        assert [(one.variant, one.severity) for one in found] == [("stand-in", severity)] * 2
        assert found[0].values["words"] == "Fundusze Europejskie Program Regionalny"


def _with_programme_sign(data: bytes) -> Any:
    def paint(slide: Any) -> None:
        put(slide, FLAG, 220, 170, 11)
        put(slide, data, 20, 170, 11).name = "mark:fe"

    return deck(paint)


def test_a_sign_is_compared_only_with_files_that_are_installed() -> None:
    official, other = _logo(2.0), _logo(2.5)
    installed = frozenset({hashlib.sha256(official).hexdigest()})
    assert rules_told(_with_programme_sign(other)) == []
    assert rules_told(_with_programme_sign(official), artwork=installed) == []
    assert rules_told(_with_programme_sign(other), artwork=installed) == [("VIS-045", "unknown")]


# --- colours, texts


def test_the_distance_of_colours_is_that_of_cie_1976() -> None:
    assert distance("003399", "003399") == 0
    assert distance("FFFFFF", "000000") == pytest.approx(100, abs=0.1)
    assert distance("004494", "003399") == pytest.approx(17.8, abs=0.2)


def test_variants_of_one_colour_are_told_apart() -> None:
    assert variant_of(PERFECT) is Variant.FULL
    report = Document()
    report.add_picture(io.BytesIO(BLACK.png(600)), height=WordMm(15))
    assert rules_told(report) == [("VIS-029", "")]


def test_every_finding_has_words_in_both_languages() -> None:
    samples = [
        _beside(30), _stand_in_deck(), _on("005028", Emblem(stars=10, field="#0055A4").png(600)),
        deck(lambda slide: draw_flag(slide, turn=30.0, height=300000)),
    ]  # fmt: skip
    found = [item for sample in samples for item in told(sample)]
    assert len(found) >= 7
    for rule, variant, one in found:
        values = {"text": "", "object": one.place.object, **one.values}
        for lang in ("pl", "en"):
            assert rule_text(rule).found[variant].fill(lang, values)


def test_every_rule_checked_here_is_in_the_base_and_says_how_to_mend_it() -> None:
    for check in CHECKS:
        rule, text = load_rules()[check.rule], rule_text(check.rule)
        assert rule.example
        assert {Kind.PPTX, Kind.DOCX} <= set(text.mend)
