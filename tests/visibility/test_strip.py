"""The strip keeps the rules of the signs on every slide and page, whatever stands in it."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Callable
from pathlib import Path

import docx
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx.util import Inches

from es_docs.diagnostics import AssetError
from es_docs.units import Box, Emu
from es_docs.visibility.rules import SignRole
from es_docs.visibility.signs import Artwork, Sign, load_signs
from es_docs.visibility.strip import (
    EmblemPart,
    PicturePart,
    Strip,
    TextPart,
    _text_width,
    add_strip_to_slide,
    place_signs,
    strip_drawing,
)
from visibility.sign_files import emf, png, svg

SIGNS = Path(__file__).resolve().parents[2] / "assets" / "signs"
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
DECK = Box.from_inches(0.6, 6.65, 12.13, 0.5)
DECK_FLAG = Emu.from_mm(11)
PAGE = Box.of(0, 0, Emu.from_mm(160), Emu.from_mm(12))
PAGE_FLAG = Emu.from_mm(10.5)
AREAS = pytest.mark.parametrize(("area", "flag"), [(DECK, DECK_FLAG), (PAGE, PAGE_FLAG)])


def signs_of(period: str = "2014–2020", fund: str = "Europejski Fundusz Społeczny"):
    return load_signs(SIGNS, period=period, fund=fund, agreement_date=None)[0]


def picture(role: SignRole, ratio: float) -> Sign:
    return Sign(role, (role.value,), role.value, Artwork("png", b"", ratio))


def with_pictures(*ratios: float) -> tuple[Sign, ...]:
    """A strip whose signs but the Union's are pictures of these shapes."""
    names = (SignRole.FE, SignRole.VOIVODESHIP, SignRole.BENEFICIARY)
    pictures = [picture(role, ratio) for role, ratio in zip(names, ratios, strict=False)]
    return (*pictures, signs_of()[-1])


def xpath(root: etree._Element, path: str) -> list:
    return etree._Element.xpath(root, path, namespaces=NS)


# --- placing


def assert_strip_keeps_the_rules(strip: Strip, area: Box, height: Emu) -> None:
    assert area.contains(strip.box)
    boxes = [placed.box for placed in strip.signs]
    assert all(strip.box.contains(box) for box in boxes)
    assert boxes[0].left == area.left  # VIS-004
    assert boxes[-1].right == area.right
    flag = strip.flag
    assert (flag.width, flag.height) == (round(height * 1.5), height)  # VIS-020
    for box, following in itertools.pairwise(boxes):
        assert following.left - box.right >= height / 3 - 1  # VIS-042
    for placed in strip.signs:
        for part in placed.parts:
            assert placed.box.contains(part.box)
            assert part.box.height <= flag.height  # VIS-010
            if isinstance(part, TextPart):
                assert 0.18 * height <= part.size_pt * 12_700 <= 0.36 * height  # VIS-040
                assert not part.box.overlaps(flag)  # VIS-039
            if isinstance(part, PicturePart):
                shape = part.box.width / part.box.height
                assert shape == pytest.approx(part.artwork.ratio, rel=1e-4)  # VIS-044


@AREAS
@pytest.mark.parametrize("period", ["2014–2020", "2021–2027"])
def test_the_delivered_strip_fits_slides_and_pages(period: str, area: Box, flag: Emu):
    strip = place_signs(signs_of(period), area, flag_height=flag)
    assert_strip_keeps_the_rules(strip, area, flag)
    parts = itertools.chain.from_iterable(sign.parts for sign in strip.signs)
    assert min(part.size_pt for part in parts if isinstance(part, TextPart)) >= 9


@given(
    st.lists(st.floats(min_value=0.2, max_value=8), min_size=1, max_size=3),
    st.integers(min_value=360_000, max_value=420_000),
    st.integers(min_value=Emu.from_mm(130), max_value=Emu.from_mm(310)),
)
def test_pictures_of_any_shape_keep_the_rules_or_are_refused(
    ratios: list[float], height: int, width: int
):
    area = Box.of(1000, 2000, width, Emu.from_mm(12))
    try:
        strip = place_signs(with_pictures(*ratios), area, flag_height=Emu(height))
    except AssetError as fault:
        assert [finding.code for finding in fault.findings] == ["S022"]  # noqa: PT017
        assert width < Emu.from_mm(200)
    else:
        assert_strip_keeps_the_rules(strip, area, Emu(height))


def test_signs_between_the_outer_ones_have_equal_gaps():
    strip = place_signs(with_pictures(3, 1, 2), DECK, flag_height=DECK_FLAG)
    gaps = {right.box.left - left.box.right for left, right in itertools.pairwise(strip.signs)}
    assert max(gaps) - min(gaps) <= 1


def test_a_wide_picture_gets_lower_before_the_others_do():
    strip = place_signs(with_pictures(8, 1.5, 1), PAGE, flag_height=PAGE_FLAG)
    heights = [strip.signs[n].parts[0].box.height for n in range(3)]
    assert heights[0] < PAGE_FLAG
    assert heights[1:] == [PAGE_FLAG, PAGE_FLAG]
    assert_strip_keeps_the_rules(strip, PAGE, PAGE_FLAG)


def test_text_gets_smaller_for_the_longest_fund():
    fund = "Europejski Fundusz Rolny na rzecz Rozwoju Obszarów Wiejskich"
    strip = place_signs(signs_of(fund=fund), PAGE, flag_height=PAGE_FLAG)
    assert_strip_keeps_the_rules(strip, PAGE, PAGE_FLAG)


@pytest.mark.parametrize(
    "area", [Box.of(0, 0, 3_000_000, 500_000), Box.of(0, 0, 9_000_000, 300_000)]
)
def test_an_area_too_small_is_told(area: Box):
    with pytest.raises(AssetError) as caught:
        place_signs(signs_of(), area, flag_height=DECK_FLAG)
    assert caught.value.findings[0].code == "S022"


def test_the_union_stands_right_of_its_words_and_near_them():
    words, emblem = place_signs(signs_of(), DECK, flag_height=DECK_FLAG).signs[-1].parts
    assert isinstance(words, TextPart)
    assert isinstance(emblem, EmblemPart)
    assert (words.lines, words.align) == (
        ("Unia Europejska", "Europejski Fundusz Społeczny"), "r",
    )  # fmt: skip
    assert emblem.box.left - words.box.right == DECK_FLAG / 4


def test_the_later_period_has_a_line_before_the_voivodeship():
    strip = place_signs(signs_of("2021–2027"), DECK, flag_height=DECK_FLAG)
    line = strip.separator
    assert line is not None
    assert line.height == DECK_FLAG
    assert line.width == pytest.approx(DECK_FLAG / 30, abs=1)
    union, voivodeship = strip.signs[2].box, strip.signs[3].box
    assert line.left - union.right == pytest.approx(DECK_FLAG, abs=1)
    assert voivodeship.left - line.right == pytest.approx(DECK_FLAG, abs=1)


def test_the_text_alternative_names_every_sign_in_order():
    strip = place_signs(signs_of(), DECK, flag_height=DECK_FLAG)
    assert strip.alt == (
        "Znaki: Fundusze Europejskie Program Regionalny, Dolny Śląsk, "
        "Unia Europejska Europejski Fundusz Społeczny z flagą Unii."
    )


def test_words_are_measured_as_the_font_files_measure_them():
    measured = json.loads((SIGNS.parent / "metrics" / "carlito.json").read_text("utf-8"))["regular"]
    covered = (range(first, last + 1) for first, last in measured["ranges"])
    letters = map(chr, itertools.chain.from_iterable(covered))
    advances = dict(zip(letters, measured["advances"], strict=True))
    for (
        letter
    ) in "aąbcćdeęfghijklłmnńoóprsśtuwyzźżAĄBCĆDEĘFGHIJKLŁMNŃOÓPRSŚTUWYZŹŻ0189 .,-–/()„”\u00a0":
        width = _text_width([letter], 2048)
        assert width == round(advances[letter] * 12_700 * 1.06), letter


# --- drawing: real files, read back


def deck(signs: tuple[Sign, ...]):
    """A deck with the strip on the master and on two slides, saved and opened again."""
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Inches(13.333), Inches(7.5)
    strip = place_signs(signs, DECK, flag_height=DECK_FLAG)
    master = presentation.slide_master
    add_strip_to_slide(master.shapes._spTree, master.part, strip, alt=None, with_pictures=False)
    for _ in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        add_strip_to_slide(
            slide.shapes._spTree, slide.part, strip, alt=strip.alt, with_pictures=True
        )
    return presentation


def report(signs: tuple[Sign, ...]):
    """A report with the strip in the header and in the body."""
    document = docx.Document()
    strip = place_signs(signs, PAGE, flag_height=PAGE_FLAG)
    header = document.sections[0].header
    number = itertools.count(1).__next__
    for part, paragraph in (
        (header.part, header.paragraphs[0]), (document.part, document.add_paragraph()),
    ):  # fmt: skip
        paragraph._p.append(strip_drawing(part, strip, next_id=number, alt=strip.alt))
    return document


def save(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module", params=["words", "files"])
def signs(request: pytest.FixtureRequest) -> tuple[Sign, ...]:
    """The delivered strip, and one in which every sign is a file of another kind."""
    words = signs_of()
    if request.param == "words":
        return words
    fe = Sign(SignRole.FE, words[0].words, "FE", Artwork("svg", svg(), 3.0, png(600, 200)))
    region = Sign(SignRole.VOIVODESHIP, ("x",), "DŚ", Artwork("png", png(), 1.75))
    dops = Sign(SignRole.BENEFICIARY, ("DOPS",), "DOPS", Artwork("emf", emf(), 2.0))
    return (fe, region, dops, words[-1])


@pytest.fixture(scope="module")
def slides(signs: tuple[Sign, ...]):
    return pptx.Presentation(io.BytesIO(save(deck(signs))))


@pytest.fixture(scope="module")
def pages(signs: tuple[Sign, ...]):
    return docx.Document(io.BytesIO(save(report(signs))))


def children_of(group: etree._Element) -> list[str]:
    shapes = xpath(group, "p:sp | p:pic | p:grpSp | wps:wsp | pic:pic | wpg:grpSp")
    return [next(shape.iter("{*}cNvPr")).get("name", "") for shape in shapes]


def test_the_slide_has_one_named_group_with_the_signs_in_order(slides, signs: tuple[Sign, ...]):
    for slide in slides.slides:
        group = slide.shapes[-1]
        assert group.name == "es_docs:strip"
        assert children_of(group._element) == [f"mark:{sign.role}" for sign in signs]
        union = xpath(group._element, "p:grpSp")[0]
        assert children_of(union) == ["words", "emblem"]


def test_the_page_has_the_same_group_in_line_with_the_text(pages, signs: tuple[Sign, ...]):
    for paragraph in (pages.paragraphs[0], pages.sections[0].header.paragraphs[0]):
        inline = paragraph._p.find(".//mc:Choice/w:drawing/wp:inline", NS)
        assert inline.find("wp:docPr", NS).get("name") == "es_docs:strip"
        group = inline.find(".//wpg:wgp", NS)
        assert children_of(group) == [f"mark:{sign.role}" for sign in signs]
        extent = inline.find("wp:extent", NS)
        assert (extent.get("cx"), extent.get("cy")) == (str(int(PAGE.width)), str(int(PAGE_FLAG)))


def test_the_group_speaks_for_its_children(slides, pages):
    for root, outer in (
        (slides.slides[0].shapes._spTree, "./p:grpSp/p:nvGrpSpPr/p:cNvPr"),
        (pages.element, ".//mc:Choice/w:drawing/wp:inline/wp:docPr"),
    ):
        speaking = xpath(root, outer)[0]
        assert speaking.get("descr").startswith("Znaki: ")
        assert not xpath(speaking, ".//adec:decorative")
        strip = speaking.getparent().getparent() if outer[0:3] == "./p" else speaking.getparent()
        inner = [e for e in strip.iter("{*}cNvPr") if e is not speaking]
        assert len(inner) >= 5
        for identity in inner:
            assert identity.get("descr") == ""
            assert xpath(identity, "string(.//adec:decorative/@val)") == "1"


def test_the_strip_of_the_master_is_decorative_and_has_no_svg(slides):
    master = slides.slide_master
    group = xpath(master.shapes._spTree, "./p:grpSp")[-1]
    assert xpath(group, "string(p:nvGrpSpPr/p:cNvPr//adec:decorative/@val)") == "1"
    assert not any(rel.target_part.content_type == "image/svg+xml"
                   for rel in master.part.rels.values() if not rel.is_external)  # fmt: skip
    emblem = xpath(group, ".//p:grpSp[p:nvGrpSpPr/p:cNvPr/@name='emblem']")[0]
    field, stars = xpath(emblem, "p:sp")
    assert xpath(field, "string(p:spPr/a:solidFill/a:srgbClr/@val)") == "003399"
    assert xpath(stars, "string(p:spPr/a:solidFill/a:srgbClr/@val)") == "FFCC00"
    assert len(xpath(stars, "p:spPr/a:custGeom//a:moveTo")) == 12
    assert {xpath(shape, "count(p:spPr/a:ln/a:noFill)") for shape in (field, stars)} == {1}


def test_on_slides_and_pages_the_emblem_is_a_picture_with_its_svg(slides, pages):
    for root, part in (
        (slides.slides[0].shapes._spTree, slides.slides[0].part), (pages.element, pages.part),
    ):  # fmt: skip
        picture = xpath(root, ".//*[*/*[local-name()='cNvPr' and @name='emblem']]")[0]
        blip = picture.find(".//a:blip", NS)
        svg = blip.find(".//asvg:svgBlip", NS)
        for element, name in ((blip, "union-emblem.png"), (svg, "union-emblem.svg")):
            media = part.rels[element.get(f"{{{NS['r']}}}embed")].target_part
            assert media.blob == (SIGNS / name).read_bytes()


def test_words_are_plain_polish_calibri_in_reflex_blue(slides, pages):
    for looks in xpath(slides.slides[0].shapes._spTree, ".//a:rPr | .//a:endParaRPr"):
        assert looks.get("lang") == "pl-PL"
        assert (looks.get("i"), looks.get("u")) == ("0", "none")
        assert xpath(looks, "string(a:latin/@typeface)") == "Calibri"
        assert xpath(looks, "string(a:solidFill/a:srgbClr/@val)") == "003399"
    runs = xpath(pages.element, ".//w:txbxContent//w:r/w:rPr")
    assert runs
    for looks in runs:
        assert xpath(looks, "string(w:lang/@w:val)") == "pl-PL"
        assert xpath(looks, "string(w:rFonts/@w:ascii)") == "Calibri"
        assert xpath(looks, "string(w:color/@w:val)") == "003399"
        assert xpath(looks, "string(w:i/@w:val)") == "0"


def test_equal_pictures_are_one_part_and_numbers_are_unique(slides, pages):
    for package in (slides.part.package, pages.part.package):
        media = [part for part in package.iter_parts() if "/media/" in part.partname]
        assert len({part.blob for part in media}) == len(media)
        assert media
    for slide in slides.slides:
        ids = [element.get("id") for element in slide.shapes._spTree.iter("{*}cNvPr")]
        assert len(set(ids)) == len(ids)
    header = pages.sections[0].header.part.element
    numbers = [e.get("id") for root in (header, pages.element)
               for e in root.iter("{*}cNvPr", "{*}docPr")]  # fmt: skip
    assert len(set(numbers)) == len(numbers)


def test_word_before_2010_shows_the_words_and_the_flag(pages):
    fallback = xpath(pages.element, ".//mc:AlternateContent/mc:Fallback")[0]
    assert "Europejski Fundusz Społeczny" in xpath(fallback, "string(w:t)")
    assert len(xpath(fallback, "w:drawing//a:blip")) == 1


def test_the_text_of_the_report_is_not_touched(pages):
    assert [paragraph.text for paragraph in pages.paragraphs] == [""]


@pytest.mark.parametrize("make", [deck, report])
def test_the_same_strip_gives_the_same_parts(make: Callable[..., object], signs: tuple[Sign, ...]):
    def drawn() -> list[bytes]:
        document = make(signs)
        parts = document.part.package.iter_parts()  # pyright: ignore[reportAttributeAccessIssue]
        return sorted(part.blob for part in parts if part.partname.endswith((".xml", ".png")))

    assert drawn() == drawn()


@pytest.mark.parametrize(("make", "suffix"), [(deck, ".pptx"), (report, ".docx")])
def test_office_finds_nothing_wrong(
    make: Callable[..., object], suffix: str, signs: tuple[Sign, ...], tmp_path: Path
):
    def faults(document: object, name: str) -> set[str]:
        path = tmp_path / f"{name}{suffix}"
        path.write_bytes(save(document))
        errors = OpenXmlValidator().validate(str(path)).errors
        return {f"{fault.part_uri}: {fault.description}" for fault in errors
                if "stylesWithEffects" not in fault.part_uri}  # fmt: skip

    assert faults(make(signs), "strip") == set()
