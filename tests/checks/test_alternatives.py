"""Text alternatives: which objects need one, and which of them are useful."""

from __future__ import annotations

import pytest

from checks.hand_made import deck, report, slide, table, thing, told, variants
from es_docs.checks.accessibility.alternatives import CHECKS
from es_docs.reading.model import DrawnObject, ObjectKind, Paint

BLUE = Paint("solid", "003399")


def picture(**more: object) -> DrawnObject:
    return thing(ObjectKind.PICTURE, "Obraz 1", **more)  # pyright: ignore[reportArgumentType]


def missing(*objects: DrawnObject) -> list[str]:
    assert variants(CHECKS, "A11Y-004", report(*objects)) is not None
    return variants(CHECKS, "A11Y-004", deck(slide(1, *objects)))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (picture(), ["picture"]),
        (picture(alt="Sala podczas spotkania."), []),
        (picture(is_decorative=True), []),
        (picture(is_hidden=True), []),
        (thing(ObjectKind.CHART), ["chart"]),
        (thing(ObjectKind.DIAGRAM), ["diagram"]),
        (thing(ObjectKind.MEDIA), ["media"]),
        (thing(fill=BLUE), ["shape"]),
        (thing(ObjectKind.LINE), ["shape"]),
        (thing(fill=BLUE, words="Tekst"), []),
        (thing(), []),
        (thing(fill=BLUE, placeholder="body"), []),
        (table(("Zadanie", "Plan"), ("Szkolenie", "3")), []),
    ],
)
def test_what_needs_an_alternative(one: DrawnObject, expected: list[str]) -> None:
    assert missing(one) == expected


def test_a_group_is_mended_as_one_and_its_alternative_covers_all() -> None:
    members = (picture(), picture(), thing(words="Podpis"))
    assert missing(thing(ObjectKind.GROUP, children=members)) == ["group"]
    assert missing(thing(ObjectKind.GROUP, children=members, alt="Dwa zdjęcia.")) == []
    assert missing(thing(ObjectKind.GROUP, children=members[1:])) == ["picture"]
    assert missing(thing(ObjectKind.GROUP, children=members[2:])) == []


def test_shapes_of_a_slide_are_told_together() -> None:
    shapes = [thing(name=f"Strzałka {number}", fill=BLUE) for number in range(3)]
    (found,) = told(CHECKS, "A11Y-004", deck(slide(1, *shapes)))
    assert (found.variant, found.values["count"]) == ("shapes", "3")
    assert found.place.text == "Strzałka 0, Strzałka 1, Strzałka 2"


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("wykres.png", ["file"]),
        ("C:\\zdjęcia\\sala.JPG", ["file"]),
        ("IMG_20150312", ["file"]),
        ("Obraz 3", ["file"]),
        ("Picture 2", ["file"]),
        ("Obraz przedstawiający salę", ["kind"]),
        ("Zdjęcie uczestników spotkania.", ["kind"]),
        ("image of a room", ["kind"]),
        ("A close up of a sign. Description automatically generated", ["machine"]),
        ("Opis wygenerowany automatycznie: osoba, sala", ["machine"]),
        ("Sala", ["short"]),
        ("Sala " * 60, ["long"]),
        ("Uczestnicy spotkania w sali konferencyjnej", []),
        ("Obrazowanie medyczne w szpitalu", []),
        ("Mapa powiatów województwa dolnośląskiego.", []),
    ],
)
def test_useful_alternatives(alt: str, expected: list[str]) -> None:
    assert variants(CHECKS, "A11Y-005", deck(slide(1, picture(alt=alt)))) == expected


def mark(role: str, left: int) -> DrawnObject:
    return thing(ObjectKind.PICTURE, f"mark:{role}", box=(left, 170, 30, 11), is_decorative=True)


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("Znaki: Fundusze Europejskie Program Regionalny, Dolny Śląsk, Unia Europejska.", []),
        ("Logo Funduszy Europejskich, herb województwa oraz flaga Unii Europejskiej", []),
        ("Znaki: Dolny Śląsk, Fundusze Europejskie, Unia Europejska.", ["order"]),
        ("Znaki: Fundusze Europejskie, Unia Europejska.", ["missing"]),
        ("Pasek znaków", ["missing"]),
    ],
)
def test_the_strip_names_its_signs(alt: str, expected: list[str]) -> None:
    marks = (mark("fe", 15), mark("voivodeship", 105), mark("eu", 259))
    strip = thing(
        ObjectKind.GROUP, "es_docs:strip", box=(15, 170, 308, 11), children=marks, alt=alt
    )
    assert variants(CHECKS, "A11Y-006", deck(slide(1, strip))) == expected


def test_the_first_strip_is_no_ornament() -> None:
    marks = (mark("fe", 15), mark("voivodeship", 105), mark("eu", 259))
    strip = thing(
        ObjectKind.GROUP, "es_docs:strip", box=(15, 170, 308, 11), children=marks,
        is_decorative=True,
    )  # fmt: skip
    found = told(CHECKS, "A11Y-006", deck(slide(1, strip), slide(2, strip)))
    assert [one.variant for one in found] == ["none"]
