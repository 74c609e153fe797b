"""Titles, headings, languages, order and instructions: what is told, and what is let be."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checks.hand_made import deck, report, run, slide, text, thing, title, told, variants
from es_docs.checks.accessibility.languages import foreign_language, is_polish
from es_docs.checks.accessibility.structure import CHECKS
from es_docs.diagnostics import Severity
from es_docs.language import typeset
from es_docs.messages.rules.structure import RULES
from es_docs.reading.model import ControlData, ObjectKind, TextParagraph, TextRole

SENTENCE = "Celem projektu jest podniesienie jakości usług świadczonych mieszkańcom regionu."


@pytest.mark.parametrize(
    ("name", "variants_told"),
    [
        ("", ["missing"]),
        ("Prezentacja programu PowerPoint", ["program"]),
        ("PowerPoint Presentation", ["program"]),
        ("Microsoft Word - Dokument1", ["program"]),
        ("Prezentacja1", ["program"]),
        ("raport_v2", ["file"]),
        ("Raport końcowy.docx", ["file"]),
        ("Prezentacja wyników", []),
        ("Tytuł wykonawczy 2015", []),
        ("Raport", []),
    ],
)
def test_the_title_of_a_file(name: str, variants_told: list[str]) -> None:
    assert variants(CHECKS, "A11Y-001", deck(title=name)) == variants_told


@pytest.mark.parametrize(
    ("language", "marks", "expected"),
    [
        ("pl-PL", "pl-PL", []),
        ("pl", "pl", []),
        ("en-US", "en-US", [("other", None)]),
        ("en-US", "pl-PL", [("new", Severity.WARNING)]),
        ("", "", [("none", None)]),
        ("", "pl-PL", []),
    ],
)
def test_the_default_language(language: str, marks: str, expected: list[object]) -> None:
    words = text([run(SENTENCE, language=marks)])
    found = told(CHECKS, "A11Y-002", report(words, language=language))
    assert [(one.variant, one.severity) for one in found] == expected


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The results of the project were presented in May", "en"),
        ("Die Ergebnisse des Projekts werden im Mai vorgestellt", "de"),
        ("Cooperation for the Development of the Regions", ""),
        ("Program Erasmus dla młodzieży", ""),
        ("European Social Fund", ""),
        ("projekt koordynacja ekonomii", ""),
        ("", ""),
    ],
)
def test_a_foreign_passage_is_known_by_its_small_words(words: str, language: str) -> None:
    assert foreign_language(words) == language


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        (SENTENCE, True),
        ("projekt jest realizowany przez urząd", True),
        ("The region of Dolny Śląsk is in the south of Poland", False),
        ("Łódź", False),
        ("850 000,00", False),
    ],
)
def test_polish_is_known_by_letters_and_small_words(words: str, claim: bool) -> None:
    assert is_polish(words) is claim


def test_one_wrongly_marked_paragraph_is_told_once() -> None:
    words = text([run("Wartość ", language="en-US"), run("całego projektu", language="en-US")])
    (found,) = told(CHECKS, "A11Y-003", report(words))
    assert (found.variant, found.values["language"]) == ("polish", "en-US")
    assert found.place.text == "Wartość całego projektu"


def test_what_the_default_makes_foreign_is_told_by_the_rule_of_the_default() -> None:
    words = text([run(SENTENCE, language="en-US")])
    assert told(CHECKS, "A11Y-003", report(words, language="en-US")) == []


def test_titles_of_slides() -> None:
    hidden = thing(name="Tytuł", words="Cele", placeholder="title", is_hidden=True)
    off = title("Wyniki", box=(-400, 10, 100, 20))
    empty = thing(name="Tytuł", placeholder="ctrTitle")
    document = deck(slide(1, title()), slide(2), slide(3, empty), slide(4, hidden), slide(5, off))
    found = told(CHECKS, "A11Y-010", document)
    assert [(one.place.number, one.variant, one.severity) for one in found] == [
        (2, "none", None),
        (3, "empty", None),
        (1, "unseen", Severity.WARNING),
        (1, "unseen", Severity.WARNING),
    ]
    assert [one.place.text for one in found[2:]] == ["Cele", "Wyniki"]


def test_equal_titles_are_told_once_whatever_their_case_and_blanks() -> None:
    slides = [
        slide(number, title(words))
        for number, words in enumerate(
            ("Wyniki", "WYNIKI", "Wyniki\u00a0", "Cele (1 z 2)", "Cele (2 z 2)"), start=1
        )
    ]
    (found,) = told(CHECKS, "A11Y-011", deck(*slides))
    assert (found.place.number, found.values["slides"]) == (2, "1, 2, 3")


BELOW, ABOVE = (10, 120, 100, 30), (10, 50, 100, 30)
ASIDE, FOOT = (150, 50, 100, 30), (10, 175, 50, 8)


def order_of(*objects: object) -> list[str]:
    return variants(CHECKS, "A11Y-012", deck(slide(1, *objects)))  # pyright: ignore[reportArgumentType]


def test_reading_upwards_in_a_column_is_told() -> None:
    low, high = thing(box=BELOW, words="niżej"), thing(box=ABOVE, words="wyżej")
    assert order_of(title(), high, low) == []
    assert order_of(title(), low, high) == ["upwards"]


def test_columns_may_be_read_one_after_the_other_or_row_by_row() -> None:
    boxes = {
        "a1": ABOVE, "a2": BELOW, "b1": ASIDE, "b2": (150, 120, 100, 30), "note": (10, 160, 300, 8),
    }  # fmt: skip
    cards = {name: thing(name=name, box=box, words=name) for name, box in boxes.items()}
    for order in (("a1", "a2", "b1", "b2", "note"), ("a1", "b1", "a2", "b2", "note")):
        assert order_of(title(), *(cards[name] for name in order)) == []


def test_a_kicker_above_the_title_may_be_read_before_or_after_it() -> None:
    kicker = thing(box=(10, 2, 100, 7), words="O projekcie")
    assert order_of(kicker, title()) == []
    assert order_of(title(), kicker) == []


def test_text_before_the_title_is_told_but_a_picture_behind_it_is_not() -> None:
    words = thing(box=ABOVE, words="Treść")
    picture = thing(ObjectKind.PICTURE, box=(0, 0, 339, 190), alt="Sala podczas spotkania.")
    assert order_of(words, title()) == ["title"]
    assert order_of(picture, title(), words) == []


def test_furniture_at_the_foot_comes_last() -> None:
    number = thing(box=FOOT, words="3", placeholder="sldNum")
    words = thing(box=ABOVE, words="Treść")
    assert order_of(title(), words, number) == []
    (found,) = told(CHECKS, "A11Y-012", deck(slide(1, title(), number, words)))
    assert (found.variant, found.severity) == ("last", Severity.WARNING)


def test_what_is_not_read_has_no_order() -> None:
    ornament = thing(box=BELOW, alt="", is_decorative=True)
    bare, off = thing(box=BELOW), thing(box=(10, 400, 50, 10), words="poza slajdem")
    words = thing(box=ABOVE, words="Treść")
    assert order_of(title(), ornament, bare, off, words) == []


def test_text_belongs_into_placeholders() -> None:
    placed = thing(words=SENTENCE, placeholder="body")
    loose = thing(words=SENTENCE)
    label = thing(words="rok 2015")
    note = thing(paragraphs=(text([run("Źródło danych: badanie własne.", size_pt=12.0)]),))
    caption = thing(words="Rys. 1. Schemat współpracy podmiotów")
    fine = slide(1, title(), placed, label, note, caption)
    (found,) = told(CHECKS, "A11Y-013", deck(fine, slide(2, title(), loose)))
    assert found.values["share"] == "93"


def test_names_of_sections() -> None:
    names = ("Sekcja domyślna", "Untitled Section", "", "Wyniki", "wyniki", "Sekcje zwłok")
    found = told(CHECKS, "A11Y-014", deck(sections=names))
    assert [(one.variant, one.place.text) for one in found] == [
        ("default", "Sekcja domyślna"),
        ("default", "Untitled Section"),
        ("empty", ""),
        ("same", "Wyniki"),
    ]


def heading(words: str, level: int = 1):
    return text(words, TextRole.HEADING, level=level, style=f"heading {level}")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((1, 2, 3, 1), []),
        ((2, 1), ["first"]),
        ((1, 3, 3), ["skip"]),
        ((1, 2, 4, 2), ["skip"]),
    ],
)
def test_levels_of_headings(levels: tuple[int, ...], expected: list[str]) -> None:
    blocks = [heading(f"Rozdział {level}", level) for level in levels]
    assert variants(CHECKS, "A11Y-015", report(*blocks)) == expected


def test_empty_headings_and_none_at_all() -> None:
    assert variants(CHECKS, "A11Y-015", report(heading("Wstęp"), heading(" "))) == ["empty"]
    assert variants(CHECKS, "A11Y-015", report(*[text(SENTENCE)] * 50)) == ["none"]
    assert variants(CHECKS, "A11Y-015", report(*[text(SENTENCE)] * 3)) == []


def bold(words: str, **more: object):
    return text([run(words, bold=True)], **more)


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        (bold("Cele szczegółowe"), ["paragraph"]),
        (bold("Cele szczegółowe", style="Normal"), ["paragraph"]),
        (text([run("Cele szczegółowe", size_pt=24.0)]), ["paragraph"]),
        (bold("Cele szczegółowe", style="Mój nagłówek"), ["paragraph"]),
        (bold("Efekt", style="Efekt – etykieta"), []),
        (bold("Uwaga:"), []),
        (bold("To jest całe zdanie wyróżnione pogrubieniem."), []),
        (bold("Cele", bullet="bullet"), []),
        (text([run("Cele", bold=True), run(" i wyniki")]), []),
        (bold("12.5.2015"), []),
    ],
)
def test_headings_that_are_none(candidate: object, expected: list[str]) -> None:
    document = report(heading("Wstęp"), candidate, text(SENTENCE))  # pyright: ignore[reportArgumentType]
    assert variants(CHECKS, "A11Y-016", document) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (text("CIS – centrum integracji", bullet="bullet"), ["paragraph"]),
        (text([run(SENTENCE, size_pt=24.0)]), ["paragraph"]),
        (bold("CIS – centrum integracji", bullet="bullet"), []),
        (text("Krótko"), []),
    ],
)
def test_what_a_heading_stands_above_is_text_or_a_list(
    below: TextParagraph, expected: list[str]
) -> None:
    document = report(heading("Wstęp"), text(SENTENCE), bold("Wykaz skrótów"), below)
    assert variants(CHECKS, "A11Y-016", document) == expected


def test_large_words_of_a_cover_are_no_headings() -> None:
    cover = bold("RAPORT KOŃCOWY")
    document = report(cover, text(SENTENCE), heading("Wstęp"), text(SENTENCE))
    assert variants(CHECKS, "A11Y-016", document) == []


def test_a_long_report_needs_contents_when_it_has_headings() -> None:
    long = [text(SENTENCE)] * 300
    assert variants(CHECKS, "A11Y-017", report(heading("Wstęp"), *long)) == [""]
    assert variants(CHECKS, "A11Y-017", report(*long)) == []
    assert variants(CHECKS, "A11Y-017", report(heading("Wstęp"), *long[:50])) == []
    entry = text("Wstęp", TextRole.CONTENTS)
    assert variants(CHECKS, "A11Y-017", report(entry, heading("Wstęp"), *long)) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Opóźnione zadania zaznaczono na czerwono.", ["colour"]),
        ("Pola wypełnione kolorem zielonym są gotowe.", ["colour"]),
        ("Kolor czerwony oznacza opóźnienie.", ["colour"]),
        ("Patrz wykres po prawej stronie.", ["place"]),
        ("Kliknij okrągły przycisk.", ["shape"]),
        ("Zobacz tabelę 2 po prawej.", []),
        ("Kliknij „Dalej” w prawym górnym rogu.", []),
        ("W badaniu wzięło udział poniżej 10 osób.", []),
        ("Zielony Ład dla Europy", []),
        ("Tereny zaznaczone na mapie po lewej stronie Odry", []),
        ("Umowę zapisano na białym papierze.", []),
        ("Na zdjęciu od lewej: Jan Kowalski", []),
        ("Dane podano powyżej.", []),
    ],
)
def test_instructions_that_need_eyes(words: str, expected: list[str]) -> None:
    assert variants(CHECKS, "A11Y-035", report(text(words))) == expected


def test_contents_are_known_by_field_and_by_gallery() -> None:
    long = report(heading("Wstęp"), *[text(SENTENCE)] * 300)
    gallery = ControlData("Spis", long.place, "", "Table of Contents")
    assert variants(CHECKS, "A11Y-017", replace(long, controls=(gallery,))) == []
    assert variants(CHECKS, "A11Y-017", replace(long, fields=('TOC \\o "1-2" \\h',))) == []
    assert variants(CHECKS, "A11Y-017", replace(long, fields=('TOC \\h \\c "Tabela"',))) == [""]


def test_a_deck_without_slides_and_a_report_without_text_only_lack_nothing() -> None:
    for rule in (check.rule for check in CHECKS if check.deck is not None):
        assert told(CHECKS, rule, deck()) == []
    for rule in (check.rule for check in CHECKS if check.report is not None):
        assert told(CHECKS, rule, report()) == []


def test_the_texts_of_the_rules_are_set_as_print() -> None:
    for rule, words in RULES.items():
        for one in (words.title, words.why, *words.found.values(), *words.mend.values()):
            assert typeset(one.pl) == one.pl, rule
            assert "  " not in one.pl + one.en, rule
