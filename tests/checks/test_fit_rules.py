"""A11Y-058: what is cut off, spills or stands outside, on documents made by hand."""

from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace

from checks.hand_made import deck, report, run, slide, table, text, thing, title
from es_docs.checks.accessibility.fit import text_fits_pages, text_fits_slides
from es_docs.checks.rule import Context, Found
from es_docs.layout.measure import Metrics
from es_docs.messages.rules.legibility import RULES
from es_docs.ooxml.package import NS
from es_docs.reading.model import (
    DrawnObject,
    Frame,
    ObjectKind,
    PageSetup,
    Report,
    TableCell,
    TableData,
    TableRow,
    TextParagraph,
    TextRole,
)
from es_docs.units import Emu

LINE = "Zdanie o działaniach projektu, które zajmuje w polu tekstowym nieco ponad jeden wiersz."
THREE_LINES = "Zdanie o działaniach projektu"
"""In a column of 60 mm, 28 mm high with the margins of the cell."""
NO_INSETS = (Emu(0),) * 4


@pytest.fixture(scope="module")
def context(metrics: Metrics) -> Context:
    return Context("2014–2020", metrics)


def lines(count: int, size: float = 20.0, typeface: str = "Calibri") -> tuple[TextParagraph, ...]:
    """Paragraphs of one short line each: 24 pt (8.47 mm) high at 20 pt."""
    one = text([run("Krótki wiersz", size_pt=size, typeface=typeface)])
    return (one,) * count


def field(height: int, count: int, **more: object) -> DrawnObject:
    """A text box so many millimetres high, without insets, with so many lines of 8.47 mm."""
    settings = {"paragraphs": lines(count), "insets": NO_INSETS, **more}
    return thing(name="Pole", box=(20, 40, 150, height), **settings)


def on_slide(context: Context, *objects: DrawnObject) -> list[Found]:
    return list(text_fits_slides(deck(slide(1, title(), *objects)), context))


def told(context: Context, *objects: DrawnObject) -> list[str]:
    return [one.variant for one in on_slide(context, *objects)]


def body(attributes: str) -> etree._Element:
    return etree.fromstring(f'<p:sp xmlns:p="{NS["p"]}"><p:bodyPr {attributes}/></p:sp>')


# --- boxes of slides


@pytest.mark.parametrize(
    ("height", "count", "variants"),
    [(43, 5, []), (42, 5, []), (40, 5, ["spills"]), (9, 1, []), (8, 1, []), (7, 1, ["spills"])],
)
def test_a_text_fits_to_a_tolerance(
    context: Context, height: int, count: int, variants: list[str]
) -> None:
    assert told(context, field(height, count)) == variants


def test_the_heights_are_told_in_centimetres(context: Context) -> None:
    (one,) = on_slide(context, field(30, 5))
    assert (one.values["needed"], one.values["room"]) == ("4,2", "3,0")
    assert one.place.object == "Pole"


def test_insets_take_room(context: Context) -> None:
    assert told(context, field(44, 5, insets=(Emu(0), Emu(91440), Emu(0), Emu(91440)))) == [
        "spills"
    ]


def test_text_that_powerpoint_fits_gets_more_tolerance(context: Context) -> None:
    assert told(context, field(40, 5, autofit="text")) == []
    assert told(context, field(30, 5, autofit="text")) == ["spills"]
    assert told(context, field(30, 5, autofit="text", font_scale=0.8)) == ["shrunk"]
    assert told(context, field(43, 5, autofit="text", font_scale=0.9)) == []


def test_a_box_that_grows_may_grow_inside_the_slide(context: Context) -> None:
    assert told(context, field(10, 5, autofit="shape")) == []
    assert told(context, field(10, 20, autofit="shape")) == ["grown"]


def test_a_face_without_widths_is_taken_as_narrow(context: Context) -> None:
    words = "Wyrazy w nieznanym kroju mieszczą się w polu, gdy mieszczą się w kroju wąskim"
    known, unknown = (
        thing(
            box=(20, 40, 125, 18),
            paragraphs=(text([run(words, typeface=typeface)]),),
            insets=NO_INSETS,
        )
        for typeface in ("Tahoma", "Krój Urzędowy")
    )
    assert told(context, known) == ["spills"]
    assert told(context, unknown) == []


def test_a_word_wider_than_its_box_is_torn(context: Context) -> None:
    narrow = thing(box=(20, 40, 30, 60), words="Współpraca międzysektorowa", insets=NO_INSETS)
    (one,) = on_slide(context, narrow)
    assert (one.variant, one.values["word"]) == ("torn", "międzysektorowa")


def test_text_that_does_not_wrap(context: Context) -> None:
    assert told(context, field(20, 1, wraps=False)) == []
    long = text(" ".join([LINE] * 3))
    assert told(context, field(20, 1, wraps=False, paragraphs=(long,))) == ["wide"]


@pytest.mark.parametrize(
    "more",
    [
        {"rotation": 90.0},
        {"element": body('vert="vert270"')},
        {"element": body('numCol="2"')},
        {"is_hidden": True},
        {"box": None},
    ],
)
def test_what_cannot_be_measured_is_let_be(context: Context, more: dict[str, object]) -> None:
    assert told(context, replace(field(20, 9), **more)) == []


# --- the edge of the slide


@pytest.mark.parametrize(
    ("box", "variants"),
    [
        ((300, 40, 60, 40), ["outside"]),
        ((-30, 40, 60, 40), ["outside"]),
        ((20, 170, 60, 40), ["outside"]),
        ((280, 40, 60, 40), []),
        ((400, 40, 60, 40), ["outside"]),
    ],
)
def test_text_stands_on_the_slide(
    context: Context, box: tuple[int, int, int, int], variants: list[str]
) -> None:
    assert told(context, thing(box=box, words="Tekst")) == variants
    assert told(context, thing(ObjectKind.PICTURE, box=box)) == []


def test_a_title_may_stand_beside_the_slide_as_a_whole(context: Context) -> None:
    aside = title(box=(0, -40, 300, 20))
    cut = title(box=(0, -10, 300, 20))
    assert list(text_fits_slides(deck(slide(1, aside)), context)) == []
    assert [one.variant for one in text_fits_slides(deck(slide(1, cut)), context)] == ["outside"]


# --- tables of slides


def grid(
    heights: int, rows: int, words: str = "Tekst", top: int = 40, **more: object
) -> DrawnObject:
    """A table of two columns of 60 mm; rows declared so many millimetres high."""
    made = table(*[(words, "5")] * rows).table
    assert made is not None
    height = Emu.from_mm(heights)
    data = replace(
        made,
        rows=tuple(replace(row, height=height, **more) for row in made.rows),
        columns=(Emu.from_mm(60),) * 2,
    )
    return thing(
        ObjectKind.TABLE, "Tabela", box=(20, top, 120, heights * rows), table=data, paragraphs=()
    )


def test_a_table_stays_on_the_slide(context: Context) -> None:
    assert told(context, grid(12, 10)) == []
    (one,) = on_slide(context, grid(12, 10, LINE))
    assert one.variant == "table"
    assert int(one.values["distance"]) > 0


def test_a_table_that_grows_covers_what_stands_below(context: Context) -> None:
    low = thing(name="Źródło", box=(20, 80, 120, 14), words="Źródło")
    grown = grid(12, 3, THREE_LINES)
    (one,) = on_slide(context, grown, low)
    assert (one.variant, one.values["other"]) == ("table_over", "Źródło")
    beside = thing(box=(200, 80, 100, 14), words="Obok")
    line = thing(ObjectKind.LINE, box=(20, 80, 120, 1))
    assert told(context, grown, beside, line) == []
    assert told(context, grid(12, 3), low) == []


def test_a_table_that_grows_over_the_strip_of_the_master(context: Context) -> None:
    strip = thing(ObjectKind.GROUP, "Znaki", box=(20, 80, 300, 12))
    made = slide(1, title(), grid(12, 3, THREE_LINES))
    master = replace(made.master, objects=(strip,))
    assert isinstance(master, Frame)
    (one,) = text_fits_slides(deck(replace(made, master=master)), context)
    assert (one.variant, one.values["other"]) == ("table_over", "Znaki")


def test_cells_over_several_rows_and_columns(context: Context) -> None:
    wide = grid(12, 1)
    assert wide.table is not None
    first, second = wide.table.rows[0].cells
    words = (text([run(THREE_LINES)], TextRole.CELL),)
    over_columns = (
        replace(first, paragraphs=words, column_span=2),
        replace(second, is_covered=True),
    )
    over_rows = (replace(first, paragraphs=words * 9, row_span=2), second)
    for cells, height in ((over_columns, 12), (over_rows, 12)):
        row = TableRow(cells, height=Emu.from_mm(height))
        data = TableData((row,), True, False, wide.table.columns)
        below = thing(name="Pod", box=(20, 41 + height, 100, 14), words="Pod")
        one = replace(wide, table=data)
        assert told(context, one, below) == []


def test_cells_without_a_width_are_let_be(context: Context) -> None:
    thin = grid(12, 3, LINE)
    assert thin.table is not None
    data = replace(thin.table, columns=(Emu(0), Emu(0)))
    assert told(context, replace(thin, table=data)) == []
    assert isinstance(thin.table.rows[0].cells[0], TableCell)


# --- reports

A4 = PageSetup(Emu(7_560_310), Emu(10_692_130), (Emu(900_000),) * 4, has_first_page=False)


def in_report(context: Context, *blocks: TextParagraph | DrawnObject) -> list[str]:
    made: Report = replace(report(*blocks), pages=(A4,))
    return [one.variant for one in text_fits_pages(made, context)]


def test_exact_lines_lower_than_their_letters(context: Context) -> None:
    def exact(points: float) -> TextParagraph:
        return text(LINE, line_spacing=None, line_spacing_pt=points, is_exact=True)

    assert in_report(context, exact(12.0)) == ["line"]
    assert in_report(context, exact(20.0)) == []
    assert in_report(context, replace(exact(12.0), is_exact=False)) == []


def test_exact_rows_lower_than_their_text(context: Context) -> None:
    assert in_report(context, grid(6, 2, THREE_LINES, is_exact=True)) == ["row"]
    assert in_report(context, grid(28, 2, THREE_LINES, is_exact=True)) == []
    assert in_report(context, grid(6, 2, THREE_LINES)) == []


def test_text_boxes_of_word(context: Context) -> None:
    assert in_report(context, field(20, 5, element=body(""))) == ["cut"]
    assert in_report(context, field(20, 5, element=body(""), autofit="shape")) == []
    assert in_report(context, field(20, 5)) == []


def test_what_is_wider_than_the_paper(context: Context) -> None:
    picture = thing(ObjectKind.PICTURE, "Zdjęcie", box=(0, 0, 200, 50))
    assert in_report(context, picture) == ["paper"]
    assert in_report(context, replace(picture, is_inline=False)) == []
    assert in_report(context, thing(ObjectKind.PICTURE, box=(0, 0, 160, 50))) == []
    wide = grid(10, 1)
    assert wide.table is not None
    data = replace(wide.table, columns=(Emu.from_mm(120),) * 2)
    fixed = etree.fromstring(
        f'<w:tbl xmlns:w="{NS["w"]}"><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr></w:tbl>'
    )
    assert in_report(context, replace(wide, table=data)) == []
    assert in_report(context, replace(wide, table=data, element=fixed)) == ["paper"]


# --- wordings


def test_every_wording_can_be_filled(context: Context) -> None:
    crowded = [
        field(30, 5),
        field(30, 5, autofit="text", font_scale=0.8),
        field(10, 20, autofit="shape"),
        grid(12, 10, LINE),
        thing(box=(300, 40, 60, 40), words="Tekst"),
    ]
    for one in crowded:
        for found in on_slide(context, one):
            values = {"text": found.place.text, "object": found.place.object, **found.values}
            assert "{" not in RULES["A11Y-058"].found[found.variant].fill("pl", values)
