"""Presentations as other people and programs make them, with python-pptx and its own template."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Cm, Pt

from es_docs.visibility.emblem import emblem_svg
from verify.emblem_drawings import drawn
from verify.sign_drawings import programme_sign, region_sign

_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_P14 = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
_SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTION = "{11111111-1111-4111-8111-111111111111}"


def photograph(width: int = 640, height: int = 420) -> bytes:
    """A landscape of a few colours: what a person would call a photograph."""
    image = Image.new("RGB", (width, height), "#cfe3f2")
    draw = ImageDraw.Draw(image)
    draw.ellipse((width * 0.7, height * 0.1, width * 0.85, height * 0.3), fill="#f4d35e")
    draw.polygon([(0, height), (width * 0.4, height * 0.35), (width * 0.8, height)], "#5b7f5a")
    draw.polygon([(width * 0.4, height), (width * 0.8, height * 0.45), (width, height)], "#3d5a40")
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def emblem_picture(height: int = 400) -> bytes:
    """The emblem drawn as it is specified, as PNG."""
    return drawn(emblem_svg(), height)


def logo_row() -> list[tuple[bytes, float, float]]:
    """Signs of a strip: the picture, its width and height in centimetres."""
    return [
        (drawn(programme_sign().decode(), 300), 3.9, 1.5),
        (drawn(region_sign().decode(), 300), 2.25, 1.5),
        (emblem_picture(), 2.25, 1.5),
    ]


def plain_deck() -> bytes:
    """1: the default template of python-pptx and what a script puts on its slides."""
    deck = Presentation()
    _title_slide(deck, "Koordynacja ekonomii społecznej", "Sprawozdanie z projektu")
    _bullets(
        deck,
        "Cele projektu",
        [
            "Wzmocnienie współpracy podmiotów ekonomii społecznej",
            "Szkolenia dla 120 osób z 26 powiatów",
            "Doradztwo dla spółdzielni socjalnych",
        ],
    )
    slide = _only_title(deck, "Wydatki według zadań")
    _fill(
        slide.shapes.add_table(4, 3, Cm(2), Cm(5), Cm(21), Cm(5)).table,
        [
            ("Zadanie", "Plan", "Wykonanie"),
            ("Szkolenia", "120 000", "118 500"),
            ("Doradztwo", "80 000", "76 200"),
            ("Promocja", "15 000", "14 950"),
        ],
    )
    slide = _only_title(deck, "Uczestnicy w kolejnych latach")
    _chart(
        slide,
        XL_CHART_TYPE.COLUMN_CLUSTERED,
        (2, 5, 21, 12),
        {"Kobiety": (34, 41), "Mężczyźni": (22, 23)},
    )
    slide = _only_title(deck, "Źródła finansowania")
    _chart(slide, XL_CHART_TYPE.PIE, (2, 5, 21, 12), {"Udział": (85, 15)})
    slide = _only_title(deck, "Spotkanie we Wrocławiu")
    slide.shapes.add_picture(io.BytesIO(photograph()), Cm(2), Cm(5), width=Cm(11))
    box = slide.shapes.add_textbox(Cm(14), Cm(5), Cm(10), Cm(4))
    box.text_frame.word_wrap = True
    box.text_frame.text = "W spotkaniu uczestniczyło 45 osób z całego województwa."
    _group(slide, ("Diagnoza", "Wsparcie", "Ocena"))
    return _bytes(deck)


def strip_deck() -> bytes:
    """2: a person's own strip of PNG files on the first slide, and the words in a text box."""
    deck = Presentation()
    _put_core(deck, "Koordynacja ekonomii społecznej na Dolnym Śląsku")
    slide = _title_slide(
        deck, "Koordynacja ekonomii społecznej na Dolnym Śląsku", "Podsumowanie projektu"
    )
    left = 2.0
    for data, width, height in logo_row():
        picture = slide.shapes.add_picture(
            io.BytesIO(data), Cm(left), Cm(16.5), Cm(width), Cm(height)
        )
        picture.name = f"Obraz {len(slide.shapes)}"
        left += width + 1.5
    box = slide.shapes.add_textbox(Cm(left - 1.3), Cm(16.4), Cm(7), Cm(1.7))
    box.text_frame.word_wrap = True
    box.text_frame.text = "Unia Europejska"
    box.text_frame.add_paragraph().text = "Europejski Fundusz Społeczny"
    for paragraph in box.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.name = Pt(14), "Arial"
    _bullets(
        deck,
        "O projekcie",
        [
            (
                "Projekt współfinansowany przez Unię Europejską ze środków Europejskiego Funduszu "
                "Społecznego w ramach Regionalnego Programu Operacyjnego Województwa "
                "Dolnośląskiego 2014–2020"
            ),
        ],
    )
    return _bytes(deck)


def dark_deck() -> bytes:
    """11: a dark ground, a picture and a gradient behind text, a layout without a title."""
    deck = Presentation()
    ground = deck.slide_master.background.fill
    ground.solid()
    ground.fore_color.rgb = RGBColor(0x1B, 0x26, 0x3B)
    first = _title_slide(deck, "Ekonomia społeczna", "Wyniki za rok 2016")
    for shape in first.placeholders:
        shape.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    # The text of the second slide keeps the black of the template: it cannot be read.
    _bullets(deck, "Wyniki", ["Powstało 12 spółdzielni socjalnych", "Wsparto 45 podmiotów"])
    third = deck.slides.add_slide(deck.slide_layouts[6])
    third.shapes.add_picture(
        io.BytesIO(photograph(1024, 768)), 0, 0, deck.slide_width, deck.slide_height
    )
    _words(third, "Dziękujemy za uwagę", (3, 8, 19, 3), 40, RGBColor(255, 255, 255))
    fourth = _only_title(deck, "Etapy")
    fourth.shapes.title.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    for index, word in enumerate(("Diagnoza", "Szkolenia", "Ocena")):
        shape = fourth.shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, Cm(1.5 + 8 * index), Cm(7), Cm(6.5), Cm(3)
        )
        shape.fill.gradient()
        shape.text_frame.text = word
    return _bytes(deck)


def crowded_deck() -> bytes:
    """12: small letters, too much of them, shapes over one another, an English slide."""
    deck = Presentation()
    _title_slide(deck, "Podsumowanie projektu", "Wrocław, 2016 r.")
    slide = _only_title(deck, "Działania w projekcie")
    lines = [
        f"Zadanie {number}: szkolenia, doradztwo i wizyty studyjne dla podmiotów ekonomii "
        "społecznej oraz instytucji otoczenia w subregionach województwa"
        for number in range(1, 15)
    ]
    box = slide.shapes.add_textbox(Cm(1), Cm(4.5), Cm(12), Cm(8))
    box.text_frame.word_wrap, box.text_frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for index, line in enumerate(lines):
        paragraph = box.text_frame.paragraphs[0] if index == 0 else box.text_frame.add_paragraph()
        paragraph.text = f"- {line}"
        paragraph.font.size = Pt(10)
    for index, colour in enumerate((RGBColor(0xC0, 0, 0), RGBColor(0, 0x70, 0))):
        shape = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Cm(15 + 2 * index), Cm(6 + index), Cm(6), Cm(4)
        )
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour
        shape.text_frame.text = ("Plan przedsięwzięć", "Wykonanie")[index]
    _bullets(
        deck,
        "Summary in English",
        [
            "The project strengthened cooperation between social enterprises in the region",
            "All of the planned trainings were carried out with the help of the partners",
        ],
    )
    last = _bullets(deck, "Dziękujemy", ["Więcej informacji: www.ekonomiaspoleczna.example.pl"])
    _transition(last, seconds=5)
    _section(deck, "Sekcja domyślna")
    return _bytes(deck)


def _title_slide(deck: Deck, title: str, subtitle: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = title
    slide.placeholders[1].text = subtitle
    return slide


def _bullets(deck: Deck, title: str, lines: list[str]) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = title
    slide.placeholders[1].text = "\n".join(lines)
    return slide


def _only_title(deck: Deck, title: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = title
    return slide


def _fill(table, rows: list[tuple[str, ...]]) -> None:
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text


def _chart(
    slide: Slide,
    kind: XL_CHART_TYPE,
    box: tuple[float, float, float, float],
    series: dict[str, tuple[int, ...]],
) -> None:
    data = CategoryChartData()
    data.categories = ("2015", "2016")
    if kind is XL_CHART_TYPE.PIE:
        data.categories = ("Unia Europejska", "Budżet państwa")
    for name, values in series.items():
        data.add_series(name, values)
    slide.shapes.add_chart(kind, *(Cm(length) for length in box), data)


def _group(slide: Slide, words: tuple[str, ...]) -> None:
    group = slide.shapes.add_group_shape()
    for index, word in enumerate(words):
        shape = group.shapes.add_shape(
            MSO_SHAPE.CHEVRON, Cm(2 + 7 * index), Cm(14), Cm(6.5), Cm(2.5)
        )
        shape.text_frame.text = word


def _words(
    slide: Slide, text: str, box: tuple[float, float, float, float], size: int, colour: RGBColor
) -> None:
    frame = slide.shapes.add_textbox(*(Cm(length) for length in box)).text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.color.rgb = Pt(size), colour


def _transition(slide: Slide, *, seconds: int) -> None:
    after = slide.element.find("{*}clrMapOvr")
    after.addnext(
        parse_xml(f'<p:transition {_P} advTm="{seconds * 1000}"><p:fade/></p:transition>')
    )


def _section(deck: Deck, name: str) -> None:
    ids = "".join(f"<p14:sldId id='{slide.slide_id}'/>" for slide in deck.slides)
    root = deck.element
    listed = root.find("{*}extLst")
    if listed is None:
        listed = parse_xml(f"<p:extLst {_P}/>")
        root.append(listed)
    listed.append(
        parse_xml(
            f"<p:ext {_P} uri='{_SECTION_LIST}'><p14:sectionLst {_P14}>"
            f"<p14:section name='{name}' id='{_SECTION}'><p14:sldIdLst>{ids}</p14:sldIdLst>"
            "</p14:section></p14:sectionLst></p:ext>"
        )
    )


def _put_core(deck: Deck, title: str) -> None:
    deck.core_properties.title = title
    deck.core_properties.language = "pl-PL"


def _bytes(deck: Deck) -> bytes:
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()
