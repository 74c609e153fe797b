"""A020 and A021: what a deck or report says against itself, whoever made it."""

from __future__ import annotations

import pytest

from checks.hand_made import deck, report, slide, table, text, thing
from es_docs.checks.agreement.contradictions import contradictions
from es_docs.messages import explain
from es_docs.reading.model import Deck, DrawnObject, Report

TABLE = table(
    ("Zadanie", "Plan", "Wykonanie", "% planu"), ("Spotkania", "101 spotkań", "77 spotkań", "76%")
)


def told(document: Deck | Report) -> list[str]:
    """The findings in the words of a user."""
    return [explain(one, "pl").what.replace("\u00a0", " ") for one in contradictions(document)]


def of_sentence(words: str) -> list[str]:
    return told(report(text(words)))


def of_slide(*objects: DrawnObject) -> list[str]:
    return told(deck(slide(1, *objects)))


def tile(*lines: str) -> DrawnObject:
    return thing(name="Sumy", paragraphs=tuple(text(line, place=TABLE.place) for line in lines))


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Zrealizowano 77 ze 101 spotkań (77%).", "76%"),
        ("Za nami 2 z 3 wizyt studyjnych (66%) i 1 z 3 spotkań (33%).", "67%"),
        ("Zrealizowano 999 z 1000 spotkań (100%).", ">99%"),
    ],
)
def test_a_share_that_does_not_follow_from_its_sentence(sentence: str, share: str) -> None:
    (one,) = of_sentence(sentence)
    assert f"z liczb wynika {share}, a podano" in one


@pytest.mark.parametrize(
    "sentence",
    [
        "Zrealizowano 77 ze 101 spotkań (76%) i 2 z 2 wizyt studyjnych (100%).",
        "Zrealizowano 77 ze 101 spotkań (76,2%).",
        "Zrealizowano 999 z 1000 spotkań (>99%).",
        "Zrealizowano 6 z 5 spotkań (120%).",
        "Udział wzięło 77 ze 101 podmiotów (w tym 40% spółdzielni).",
        "Zrealizowano 77 ze 101 spotkań, czyli o 3% więcej niż rok wcześniej.",
        "Zrealizowano 0 z 0 spotkań (0%).",
    ],
)
def test_sentences_that_are_right_or_say_something_else(sentence: str) -> None:
    assert of_sentence(sentence) == []


def test_a_total_with_a_wrong_share() -> None:
    expected = ["„77 / 101 spotkań · 67%”: z liczb wynika 76%, a podano 67%."]
    assert of_slide(tile("77 / 101", "spotkań · 67%")) == expected
    assert of_slide(tile("77 / 101 spotkań · 67%")) == expected
    assert told(report(text("77 / 101 spotkań · 67% planu"))) != []


def test_numbers_that_are_wrong_and_their_share_are_told_once() -> None:
    wrong = tile("Zrealizowano 70 ze 101 spotkań (76%).")
    assert of_slide(TABLE, wrong) == [
        "Zdanie „70 ze 101 spotkań” przeczy tabeli, w której jest: 77 / 101."
    ]


def test_a_title_against_the_total_of_its_slide() -> None:
    total = tile("77 / 101", "spotkań · 76%", "2 / 2", "wizyty studyjne · 100%")
    assert of_slide(tile("Zrealizowano 77 ze 101 spotkań i 2 z 2 wizyt"), total) == []
    assert of_slide(tile("Zrealizowano 75 ze 101 spotkań i 2 z 2 wizyt"), total) == [
        "Zdanie „75 ze 101 spotkań” przeczy liczbom obok: 77 / 101."
    ]


def test_a_total_against_the_table_of_its_slide() -> None:
    assert of_slide(TABLE, tile("77 / 101", "spotkań · 76%")) == []
    assert of_slide(TABLE, tile("9 / 12", "wizyt · 75%")) == []
    assert of_slide(TABLE, tile("76 / 101", "spotkań · 75%")) == [
        "Suma „76 / 101 spotkań · 75%” przeczy tabeli, w której jest: 77 / 101."
    ]


def test_a_sentence_is_held_to_the_table_first() -> None:
    wrong = tile("76 / 101", "spotkań · 75%")
    assert len(of_slide(TABLE, wrong, tile("Zrealizowano 77 ze 101 spotkań."))) == 1


def test_a_share_with_decimals_in_a_table_is_right_when_it_is_exact() -> None:
    header = ("Zadanie", "Plan", "Wykonanie", "% planu")
    assert of_slide(table(header, ("Spotkania", "101", "77", "76,2%"))) == []
    assert of_slide(table(header, ("Spotkania", "101", "77", "76,3%"))) != []
