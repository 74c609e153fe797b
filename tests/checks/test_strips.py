"""Sign strips in files of any origin: what is recognised, what is told, what is let be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from PIL import Image
from pptx import Presentation
from pptx.util import Inches, Pt

from archives import unpacked
from es_docs.checks.rule import Context, Found
from es_docs.checks.signs.funding import CHECKS as FUNDING
from es_docs.checks.signs.seen import SeenStrip, strips_of
from es_docs.checks.signs.sign_words import inflected, roles_named
from es_docs.checks.signs.strips import CHECKS
from es_docs.diagnostics import Area, Kind
from es_docs.language import typeset
from es_docs.layout.measure import Metrics
from es_docs.messages.rules.strips import RULES as TEXTS
from es_docs.ooxml.opened import open_package
from es_docs.reading.model import Deck, Report
from es_docs.reading.office import read_office
from es_docs.rules import load_rules
from es_docs.visibility.rules import SignRole
from verify.good import CASES, good
from verify.mutation import packed

ROOT = Path(__file__).resolve().parents[2]
EMBLEM = ROOT / "assets" / "signs" / "union-emblem.png"
METRICS = Metrics.load(ROOT / "assets" / "metrics")
EARLY = Context("2014–2020", METRICS)
LATE = Context("2021–2027", METRICS)


def read(data: bytes) -> Deck | Report:
    package, _ = open_package(data, "obcy")
    assert package is not None
    document = read_office(package)
    assert document is not None
    return document


def told(document: Deck | Report, context: Context = EARLY) -> list[tuple[str, Found]]:
    """What the rules of the strip say, with their ids."""
    return list(_told(document, context))


def _told(document: Deck | Report, context: Context) -> Iterator[tuple[str, Found]]:
    for check in CHECKS:
        binds = context.period in load_rules()[check.rule].periods
        if not binds or (check.applies and not check.applies(context)):
            continue
        if isinstance(document, Deck):
            found = check.deck(document, context) if check.deck else ()
        else:
            found = check.report(document, context) if check.report else ()
        yield from ((check.rule, one) for one in found)


def codes(document: Deck | Report, context: Context = EARLY) -> list[str]:
    return [rule for rule, _ in told(document, context)]


def the_strip(document: Deck | Report) -> SeenStrip:
    (strip,) = strips_of(document)
    return strip


# --- files as other programs make them


def picture(width: int, colour: str = "navy", *, with_emblem: bool = False) -> BytesIO:
    """A sign 160 pixels high on a white ground, or a whole strip with the emblem at its end."""
    image = Image.new("RGB", (width, 200), "white")
    image.paste(Image.new("RGB", (min(width, 300) - 40, 160), colour), (20, 20))
    if with_emblem:
        image.paste(Image.open(EMBLEM).convert("RGB").resize((240, 160)), (width - 300, 20))
    stream = BytesIO()
    image.save(stream, "PNG")
    stream.seek(0)
    return stream


def deck(*signs: tuple[object, float, float], words: str = "", alt: str = "") -> Deck:
    """A deck of one slide with pictures (file, left and width in inches) at its lower edge."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Podsumowanie projektu"
    top = Inches(6.8)
    for file, left, width in signs:
        shape = slide.shapes.add_picture(file, Inches(left), top, width=Inches(width))
        shape._element.nvPicPr.cNvPr.set("descr", alt)
    if words:
        box = slide.shapes.add_textbox(Inches(5.5), top, Inches(2.5), Inches(0.4))
        box.text_frame.text = words
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(9)
    return saved(presentation)


def saved(made: object) -> Deck | Report:
    stream = BytesIO()
    made.save(stream)
    return read(stream.getvalue())


def report(*, header: BytesIO | None = None, body: BytesIO | None = None, alt: str = "") -> Report:
    document = Document()
    for stream, paragraph in (
        (header, document.sections[0].header.paragraphs[0]),
        (body, document.add_paragraph()),
    ):
        if stream is not None:
            drawn = paragraph.add_run().add_picture(stream, width=Inches(6))
            drawn._inline.docPr.set("descr", alt)
    document.add_paragraph("Sprawozdanie z realizacji projektu.")
    return saved(document)


# --- no strip


def test_a_deck_without_signs_is_told_once() -> None:
    ((rule, found),) = told(deck())
    assert (rule, found.variant) == ("VIS-001", "none")
    assert (found.place.area, found.place.number) == (Area.SLIDE, 1)


def test_a_report_without_signs_is_told_once() -> None:
    ((rule, found),) = told(report())
    assert (rule, found.variant, found.place.area) == ("VIS-001", "none", Area.BODY)


def test_an_empty_document_owes_nothing() -> None:
    assert codes(saved(Presentation())) == []


def test_words_about_the_union_are_no_strip() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    for left, words in ((0.5, "Unia Europejska"), (5.0, "Fundusze Europejskie")):
        box = slide.shapes.add_textbox(Inches(left), Inches(3), Inches(3), Inches(0.5))
        box.text_frame.text = words
    assert strips_of(saved(presentation)) == ()


def test_a_flag_beside_a_text_is_no_strip() -> None:
    document = deck((str(EMBLEM), 0.5, 0.6), words="Unia Europejska w Polsce")
    assert strips_of(document) == ()


# --- strips nobody named


def test_a_row_of_pictures_with_the_flag_is_a_strip() -> None:
    document = deck(
        (picture(400), 0.5, 0.8), (picture(300, "gold"), 3, 0.6), (str(EMBLEM), 8.5, 0.6),
        words="Unia Europejska Europejski Fundusz Społeczny",
    )  # fmt: skip
    strip = the_strip(document)
    assert [mark.role for mark in strip.in_order()] == [None, None, SignRole.EU]
    assert strip.in_order()[-1].text == "Unia Europejska Europejski Fundusz Społeczny"
    assert codes(document) == []


def test_signs_nobody_describes_are_not_called_missing_but_none_at_all_is() -> None:
    words = "Unia Europejska Europejski Fundusz Społeczny"
    document = deck((picture(400), 0.5, 0.8), (str(EMBLEM), 8.5, 0.6), words=words)
    ((rule, found),) = told(document)
    assert (rule, found.variant) == ("VIS-002", "missing")


@pytest.mark.parametrize(
    ("file", "alt", "expected"),
    [
        (picture(2400), "Znaki: Fundusze Europejskie, Dolny Śląsk, Unia Europejska.", []),
        (picture(2400), "Zestawienie znaków programu.", []),
        (picture(2400), "FE_PR-DS-UE-EFS_poziom.png", []),
        (picture(2400, with_emblem=True), "", []),
        (picture(2400), "", [("VIS-001", "picture")]),
        (picture(2400), "Panorama Wrocławia", [("VIS-001", "none")]),
    ],
)
def test_a_strip_that_is_one_picture_is_told_by_its_description_or_its_flag(
    file: BytesIO, alt: str, expected: list[tuple[str, str]]
) -> None:
    file.seek(0)
    found = told(deck((file, 0.5, 8), alt=alt))
    assert [(rule, one.variant) for rule, one in found] == expected


def test_signs_of_a_page_header_are_not_in_the_body() -> None:
    alt = "Znaki: Fundusze Europejskie, Dolny Śląsk, Unia Europejska."
    ((rule, found),) = told(report(header=picture(2400), alt=alt))
    assert (rule, found.variant) == ("VIS-050", "header")
    assert codes(report(body=picture(2400), alt=alt)) == []


@pytest.mark.parametrize("kind", [Kind.PPTX, Kind.DOCX])
@pytest.mark.parametrize("case", CASES)
def test_our_own_strips_are_known_without_their_names(case: str, kind: Kind) -> None:
    members = unpacked(good(case, kind))
    for name, data in members.items():
        if name.endswith(".xml"):
            text = re.sub(
                r'name="(es_docs:strip|mark:\w+|emblem|words)"', 'name="Kształt"', data.decode()
            )
            members[name] = text.encode()
    document = read(packed(members))
    assert {mark.role for strip in strips_of(document) for mark in strip.marks} >= {SignRole.EU}
    assert len(strips_of(document)) == (3 if kind is Kind.PPTX else 2)
    assert codes(document, LATE if case == "2021" else EARLY) == []


# --- what comes near


def test_a_large_placeholder_with_a_few_words_does_not_come_near() -> None:
    words = "Unia Europejska Europejski Fundusz Społeczny"
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.placeholders[1].top, slide.placeholders[1].left = Inches(1.6), Inches(0.5)
    slide.placeholders[1].width, slide.placeholders[1].height = Inches(9), Inches(5.6)
    slide.placeholders[1].text = "Trzy słowa tu"
    for file, left, width in ((picture(400), 0.5, 0.8), (picture(300), 3, 0.6), (EMBLEM, 8.5, 0.6)):
        slide.shapes.add_picture(
            file if isinstance(file, BytesIO) else str(file),
            Inches(left), Inches(6.8), width=Inches(width),
        )  # fmt: skip
    box = slide.shapes.add_textbox(Inches(5.5), Inches(6.8), Inches(2.5), Inches(0.4))
    box.text_frame.text = words
    box.text_frame.paragraphs[0].runs[0].font.size = Pt(9)
    assert codes(saved(presentation)) == []


# --- words


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Fundusze Europejskie\u00a0Program Regionalny", [SignRole.FE]),
        ("Fundusze Europejskie dla Dolnego Śląska", [SignRole.FE]),
        ("Rzeczpospolita\vPolska", [SignRole.RP]),
        ("Dofinansowane przez Unię Europejską", [SignRole.EU]),
        ("Europejskie Fundusze Strukturalne i Inwestycyjne", [SignRole.EU]),
        ("herb województwa", [SignRole.VOIVODESHIP]),
        ("logo_UE_EFS.jpg", [SignRole.EU]),
        ("Herbata dla gości", []),
        ("Zdjęcie z konferencji", []),
    ],
)
def test_words_tell_whose_sign_it_is(text: str, roles: list[SignRole]) -> None:
    assert list(roles_named(text)) == roles


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Europejski Fundusz Społeczny", "ze środków europejskiego funduszu społecznego w ramach"),
        (
            "Regionalny Program Operacyjny Województwa Dolnośląskiego 2014–2020",
            "w ramach regionalnego programu operacyjnego województwa dolnośląskiego 2014-2020",
        ),
        (
            "Fundusze Europejskie dla Dolnego Śląska 2021–2027",
            "z programu fundusze europejskie dla dolnego śląska 2021–2027",
        ),
    ],
)
def test_a_name_is_found_in_any_case(name: str, text: str) -> None:
    assert inflected(name).search(text)


def test_another_fund_is_not_the_one_asked_for() -> None:
    fund = inflected("Europejski Fundusz Społeczny")
    assert not fund.search("europejskiego funduszu rozwoju regionalnego")


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        (
            "Współfinansowano przez Unię Europejską (Europejski Fundusz Społeczny, RPO WD).",
            "",
        ),
        ("Projekt dofinansowany ze środków Unii Europejskiej w ramach EFS.", "fund, programme"),
        ("Unia Europejska ma 27 państw.", "all"),
    ],
)
def test_a_sentence_about_support_names_union_fund_and_programme(
    sentence: str, missing: str
) -> None:
    document = Document()
    document.add_paragraph(sentence)
    check = next(one for one in FUNDING if one.rule == "VIS-048")
    assert check.report is not None
    found = list(check.report(saved(document), EARLY))
    names = ["Unia Europejska", "Europejski Fundusz Społeczny", "program"]
    wanted = {"": [], "fund, programme": names[1:], "all": names}[missing]
    assert [one.values["missing"] for one in found] == ([", ".join(wanted)] if wanted else [])


# --- what is said of it


@pytest.mark.parametrize("rule", TEXTS)
def test_the_words_of_a_rule_are_set_for_print(rule: str) -> None:
    text = TEXTS[rule]
    for one in (text.title, text.why, *text.found.values(), *text.mend.values()):
        plain = re.sub(r"\{\w+\}", "Wyraz", one.pl)
        assert typeset(plain) == plain
