"""A sentence a person reworded gets the new values; what cannot be is told, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from es_docs.merge.tree import folded
from es_docs.merge.wording import Clash, Wording, merge_text
from extent import few

NB = "\u00a0"
BASE = f"Zrealizowano 77{NB}ze{NB}101 spotkań (76%) i{NB}2{NB}z{NB}2 wizyt studyjnych (100%)."
OURS = f"Zrealizowano 78{NB}ze{NB}101 spotkań (77%) i{NB}2{NB}z{NB}3 wizyt studyjnych (67%)."


def merged(theirs: str, base: str = BASE, ours: str = OURS) -> Wording:
    return merge_text(base, theirs, ours)


def test_a_text_nobody_touched_becomes_that_of_the_data() -> None:
    assert merged(BASE) == Wording(OURS)


def test_spaces_an_office_program_made_plain_are_no_change() -> None:
    assert merged(BASE.replace(NB, " ")) == Wording(OURS)


def test_values_are_replaced_inside_a_persons_own_sentence() -> None:
    theirs = BASE.replace("Zrealizowano", "Udało się nam zrealizować aż")
    assert merged(theirs) == Wording(OURS.replace("Zrealizowano", "Udało się nam zrealizować aż"))


def test_a_value_that_was_moved_in_the_sentence_is_found() -> None:
    theirs = f"Wskaźnik (76%): 77{NB}ze{NB}101 spotkań; wizyt 2{NB}z{NB}2 (100%)."
    assert (
        merged(theirs).text == f"Wskaźnik (77%): 78{NB}ze{NB}101 spotkań; wizyt 2{NB}z{NB}3 (67%)."
    )


def test_a_value_and_its_noun_change_together() -> None:
    base, ours = f"Odbyło się 1{NB}spotkanie.", f"Odbyły się 3{NB}spotkania."
    assert merged(f"Brawo! {base}", base, ours) == Wording(f"Brawo! {ours}")


def test_a_value_overtyped_while_the_data_stay_is_the_persons() -> None:
    assert merge_text("Było 11 osób", "Było 12 osób", "Było 11 osób") == Wording("Było 12 osób")


def test_a_value_overtyped_with_what_the_data_say_now_is_no_clash() -> None:
    assert merged(BASE.replace(f"77{NB}", f"78{NB}")) == Wording(OURS)


def test_a_value_both_changed_is_a_clash_and_the_persons_stays() -> None:
    found = merged(BASE.replace(f"77{NB}", f"99{NB}"))
    assert found.clashes == (Clash(f"77{NB}ze{NB}101", f"99{NB}ze{NB}101", f"78{NB}ze{NB}101"),)
    assert found.text == OURS.replace(f"78{NB}", f"99{NB}")


def test_a_sentence_that_no_longer_shows_the_value_is_a_clash() -> None:
    found = merged("Było wiele spotkań (76%) i wizyt.")
    assert [one.base for one in found.clashes] == [f"77{NB}ze{NB}101", f"2{NB}z{NB}2", "100%"]
    assert found.text == "Było wiele spotkań (77%) i wizyt."


def test_a_number_is_not_found_inside_a_longer_one() -> None:
    found = merge_text("Razem 2 osoby", "W sumie 2,5 etatu", "Razem 3 osoby")
    assert found.text == "W sumie 2,5 etatu"
    assert found.clashes


def test_two_equal_free_numbers_are_not_guessed() -> None:
    base, ours = f"5{NB}osób razem", f"7{NB}osób razem"
    found = merge_text(base, f"albo 5{NB}osób, albo 5{NB}osób", ours)
    assert found.text.count("7") <= 1
    moved = merge_text(f"a b c, 5{NB}osób", f"5{NB}osób i 5{NB}osób: a b c", f"a b c, 7{NB}osób")
    assert moved.text == f"5{NB}osób i 5{NB}osób: a b c"
    assert moved.clashes


def test_words_both_changed_alike_are_no_clash() -> None:
    base, ours = "Raport końcowy z badań", "Raport wstępny z badań"
    found = merge_text(base, f"Nasz {ours}", ours)
    assert found == Wording("Nasz Raport wstępny z badań")


def test_a_value_is_held_against_the_one_in_its_place_not_an_equal_one_elsewhere() -> None:
    base = f"zadanie a ma 0{NB}osób; zadanie b ma 1{NB}wizytę w gminie; zadanie c ma 2{NB}wizyty"
    ours = f"zadanie a ma 1{NB}wizytę w gminie; zadanie b ma 2{NB}wizyty; zadanie c ma 0{NB}osób"
    assert merge_text(base, f"Dopisek. {base} Koniec.", ours) == Wording(f"Dopisek. {ours} Koniec.")


def test_a_date_is_one_value() -> None:
    base, ours = f"1.10.2015{NB}r. – 31.12.2016{NB}r.", f"1.10.2015{NB}r. – 30.06.2017{NB}r."
    theirs = f"od 1.10.2015{NB}r. do 31.12.2017{NB}r."
    assert merge_text(base, theirs, ours).text == theirs
    assert merge_text(base, f"do 31.12.2016{NB}r.!", ours).text == f"do 30.06.2017{NB}r.!"


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "text"),
    [
        ("Ala ma kota", "Ala ma psa", "Ola ma kota", "Ola ma psa"),
        (
            "jeden dwa trzy",
            "jeden dwa trzy cztery",
            "zero jeden dwa trzy",
            "zero jeden dwa trzy cztery",
        ),
        ("jeden dwa trzy", "jeden trzy", "jeden dwa trzy pięć", "jeden trzy pięć"),
    ],
)
def test_words_changed_in_different_places_go_together(
    base: str, theirs: str, ours: str, text: str
) -> None:
    assert merge_text(base, theirs, ours) == Wording(text)


# --- laws

words = st.sampled_from(["spotkań", "wizyt", "osób", "i", "oraz", "w regionie", "–", "(76%)"])
values = st.builds(lambda n, w: f"{n}{NB}{w}", st.integers(0, 999), words)
sentences = st.lists(st.one_of(words, values), min_size=0, max_size=9).map(" ".join)
CASES = settings(max_examples=few(500), deadline=None)


@given(sentences, sentences)
@CASES
def test_the_trivial_merges(one: str, other: str) -> None:
    assert merge_text(one, one, other).text == other or folded(one) == folded(other)
    assert merge_text(one, other, one).text == other
    assert merge_text(one, other, other).text == other


@given(sentences, sentences, sentences)
@CASES
def test_without_a_clash_twice_is_once(base: str, theirs: str, ours: str) -> None:
    first = merge_text(base, theirs, ours)
    assert merge_text(ours, first.text, ours).text == first.text


@given(st.lists(values, min_size=1, max_size=4), st.data())
@CASES
def test_a_persons_words_around_the_values_stay_and_the_values_are_new(
    olds: list[str], data: st.DataObject
) -> None:
    news = [data.draw(values) for _ in olds]
    base = "; ".join(f"zadanie {name} ma {old}" for name, old in zip("abcd", olds, strict=False))
    ours = "; ".join(f"zadanie {name} ma {new}" for name, new in zip("abcd", news, strict=False))
    theirs = f"Nasz dopisek. {base} Koniec."
    found = merge_text(base, theirs, ours)
    assert not found.clashes
    assert folded(found.text) == folded(f"Nasz dopisek. {ours} Koniec.")


@given(st.data())
@CASES
def test_updates_of_different_values_commute(data: st.DataObject) -> None:
    a, b, c, d = (data.draw(values) for _ in range(4))
    theirs = f"My dodamy: plan {a}, a wykonanie {b} (w regionie)"
    first = f"plan {a}, a wykonanie {b}"
    one, other, both = (
        f"plan {c}, a wykonanie {b}",
        f"plan {a}, a wykonanie {d}",
        f"plan {c}, a wykonanie {d}",
    )
    there = merge_text(one, merge_text(first, theirs, one).text, both).text
    back = merge_text(other, merge_text(first, theirs, other).text, both).text
    assert there == back == merge_text(first, theirs, both).text


def test_a_sentence_written_anew_is_one_question() -> None:
    """No word of it stands for a number that is no longer there."""
    base = "Wykres udziału wykonania: spotkania 5 z 8, czyli 63%."
    theirs = "Do uzgodnienia z księgową, nr 1"
    ours = "Wykres udziału wykonania: spotkania 8 z 8, czyli 100%."
    found = merge_text(base, theirs, ours)
    assert found.text == theirs
    assert found.clashes == (Clash(base, theirs, ours),)


def test_a_sentence_reworded_around_its_values_still_gets_them() -> None:
    found = merge_text(
        "W ramach działania zrealizowano 9 z 11 spotkań.",
        "Odbyło się w ramach działania 9 z 11 spotkań, więcej nie trzeba.",
        "W ramach działania zrealizowano 10 z 12 spotkań.",
    )
    assert found.text == "Odbyło się w ramach działania 10 z 12 spotkań, więcej nie trzeba."
    assert not found.clashes


def test_as_many_words_as_possible_are_held_for_the_same() -> None:
    """All nouns change places: the longest stretch that is equal is not the one in its place."""
    olds = ("0\u00a0spotkań", "0\u00a0spotkań", "0\u00a0w regionie", "0\u00a0w regionie")
    news = (*olds[2:], *olds[:2])
    base, ours = (
        "; ".join(f"zadanie {name} ma {value}" for name, value in zip("abcd", values_, strict=True))
        for values_ in (olds, news)
    )
    found = merge_text(base, f"Nasz dopisek. {base} Koniec.", ours)
    assert found.text == f"Nasz dopisek. {ours} Koniec."
