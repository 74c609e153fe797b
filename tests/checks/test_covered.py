"""A11Y-058: what lies under something opaque, on slides made by hand."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import Image

from checks.hand_made import chart, deck, series, slide, table, text, thing, title
from es_docs.checks.accessibility.fit import text_fits_slides
from es_docs.checks.rule import Context, Found
from es_docs.layout.measure import Metrics
from es_docs.ooxml.package import NS
from es_docs.reading.model import DrawnObject, ObjectKind, Paint, PictureData

PLACE = (20, 40, 150, 30)
WHITE = Paint("solid", "FFFFFF")


@pytest.fixture(scope="module")
def context(metrics: Metrics) -> Context:
    return Context("2014–2020", metrics)


def picture(mode: str = "RGB", alpha: int = 255, **more: object) -> DrawnObject:
    colour = (90, 90, 90, alpha)[: len(mode)]
    written = io.BytesIO()
    Image.new(mode, (8, 8), colour).save(written, "PNG")
    data = PictureData(written.getvalue(), "ppt/media/image1.png", **more)  # pyright: ignore[reportArgumentType]
    return thing(ObjectKind.PICTURE, "Zdjęcie", PLACE, picture=data)


def field(box: tuple[int, int, int, int] = PLACE, **more: object) -> DrawnObject:
    return thing(name="Pole", box=box, words="Krótki wiersz", **more)


def plate(box: tuple[int, int, int, int] = PLACE, **more: object) -> DrawnObject:
    return thing(name="Płytka", box=box, **{"fill": WHITE, "preset": "rect", **more})


def hidden(context: Context, *objects: DrawnObject) -> list[tuple[str, str]]:
    """The names of what is told to be hidden, and of what hides it."""
    return [(one.place.object, one.values["other"]) for one in told(context, *objects)]


def told(context: Context, *objects: DrawnObject) -> list[Found]:
    found = text_fits_slides(deck(slide(1, title(), *objects)), context)
    return [one for one in found if one.variant == "covered"]


def test_a_picture_over_a_text_is_told(context: Context) -> None:
    (one,) = told(context, field(), picture())
    assert (one.place.object, one.place.text) == ("Pole", "Krótki wiersz")
    assert one.values["other"] == "Zdjęcie"


@pytest.mark.parametrize(
    "below",
    [
        table(("Zadanie", "Plan"), ("Spotkania", "3")),
        chart(series("Plan", "000000")),
    ],
)
def test_a_table_or_chart_below_a_plate_is_told(context: Context, below: DrawnObject) -> None:
    below = replace(below, box=field().box)
    assert hidden(context, below, plate()) == [(below.name, "Płytka")]


COVERS = {
    "the same place": plate(),
    "rounded corners": plate(preset="roundRect"),
    "only the words": plate((20, 40, 50, 12)),
    "with words of its own": thing(
        name="Płytka", box=PLACE, words="Inny tekst", fill=WHITE, preset="rect"
    ),
    "a picture whose pixels are all solid": replace(picture("RGBA"), name="Płytka"),
}
NO_COVERS = {
    "no fill": plate(fill=Paint()),
    "half transparent": plate(fill=Paint("solid", "FFFFFF", alpha=0.5)),
    "a gradient": plate(fill=Paint("gradient")),
    "an ellipse": plate(preset="ellipse"),
    "turned": plate(rotation=30.0),
    "not shown": plate(is_hidden=True),
    "beside the words": plate((80, 40, 90, 30)),
    "below the words": plate((20, 55, 150, 15)),
    "over a few letters": plate((20, 40, 12, 12)),
    "transparent picture": picture("RGBA", 0),
    "faded picture": picture(is_recoloured=True),
    "line": thing(ObjectKind.LINE, "Linia", PLACE),
    "group": thing(ObjectKind.GROUP, "Grupa", PLACE),
}


@pytest.mark.parametrize("name", COVERS)
def test_what_hides(context: Context, name: str) -> None:
    assert hidden(context, field(), COVERS[name]) == [("Pole", "Płytka")]


@pytest.mark.parametrize("name", NO_COVERS)
def test_what_does_not_hide(context: Context, name: str) -> None:
    assert hidden(context, field(), NO_COVERS[name]) == []


def test_what_lies_below_hides_nothing(context: Context) -> None:
    assert hidden(context, plate(), picture(), field()) == []


def test_a_box_without_text_is_not_hidden(context: Context) -> None:
    assert hidden(context, plate(), thing(name="Puste", box=PLACE), picture()) == []


def test_a_title_under_a_photograph_names_the_slide(context: Context) -> None:
    named = replace(title(box=PLACE), paragraphs=(text("Wyniki"),))
    assert hidden(context, named, picture()) == []
    assert hidden(context, named, plate()) == [("Tytuł", "Płytka")]


@pytest.mark.parametrize("animated", ["2", "3"])
def test_what_an_animation_moves_is_left_alone(context: Context, animated: str) -> None:
    """Either of the two may be gone when the other is to be seen."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    root = etree.fromstring(
        f'<p:sld {spaces}><p:sp><p:nvSpPr><p:cNvPr id="2"/></p:nvSpPr></p:sp>'
        f'<p:sp><p:nvSpPr><p:cNvPr id="3"/></p:nvSpPr></p:sp>'
        f'<p:timing><p:spTgt spid="{animated}"/></p:timing></p:sld>'
    )
    objects = (field(element=root[0]), plate(element=root[1]))
    still = slide(1, title(), *objects)
    assert len(list(text_fits_slides(deck(still), context))) == 1
    assert list(text_fits_slides(deck(replace(still, element=root)), context)) == []
