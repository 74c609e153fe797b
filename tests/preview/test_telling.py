"""Findings stand beside what they concern."""

from __future__ import annotations

import pytest

from es_docs.checks.agreement.trace import Trace
from es_docs.diagnostics import Area, Diagnostic, Kind, Location, Place, Severity, info, warning
from es_docs.language import counted
from es_docs.messages import Lang
from es_docs.messages import cli as cli_words
from es_docs.preview.telling import Headings, Spots, status_counts, tell, tell_change
from es_docs.update import Change

DECK = "projekt-prezentacja.pptx"
CONTENT = "content/projekt.yaml"
SPOTS = Spots(
    {4: "slide-259", 7: "slide-262"},
    [Headings("page-1", ()), Headings("page-2", ("4 Działania", "4.2 Sieci\u00a0OWES"))],
    [
        Trace(Place(DECK, Kind.PPTX, Area.SLIDE, 7), "9", (Location(CONTENT, 69, 20),)),
        Trace(
            Place(DECK, Kind.PPTX, Area.SLIDE, 4),
            "3 z 5",
            (
                Location("dane.xlsx", 9, 3, cell="Z!C9"),
                Location("dane.xlsx", 5, 3, cell="Z!C5"),
            ),
        ),
    ],
)


def at(place: Place | None = None, location: Location | None = None) -> Diagnostic:
    return Diagnostic("S001", Severity.WARNING, location, {}, place)


@pytest.mark.parametrize(
    ("place", "card"),
    [
        (Place(DECK, Kind.PPTX, Area.SLIDE, 7), "slide-262"),
        (Place(DECK, Kind.PPTX, Area.NOTES, 4), "slide-259"),
        (Place(DECK, Kind.PPTX, Area.SLIDE, 99), ""),
        (Place(DECK, Kind.PPTX, Area.MASTER), ""),
        (Place(DECK, Kind.PPTX), ""),
        (Place("a.docx", Kind.DOCX, Area.BODY, name="Sieci OWES"), "page-2"),
        (Place("a.docx", Kind.DOCX, Area.BODY, name="4 Działania"), "page-2"),
        (Place("a.docx", Kind.DOCX, Area.BODY, name=""), "page-1"),
        (Place("a.docx", Kind.DOCX, Area.BODY, name="Inny rozdział"), ""),
        (Place("a.docx", Kind.DOCX, Area.FOOTER), ""),
    ],
)
def test_a_place_in_a_document_leads_to_its_card(place: Place, card: str) -> None:
    assert SPOTS.of(at(place)) == card


@pytest.mark.parametrize(
    ("location", "card"),
    [
        (Location(CONTENT, 69, 1), "slide-262"),
        (Location(CONTENT, 71, 1), "slide-262"),
        (Location(CONTENT, 80, 1), ""),
        (Location("content/inny.yaml", 69, 1), ""),
        (Location(CONTENT), ""),
        (Location("dane.xlsx", 5, 4, cell="Z!D5"), "slide-259"),
        (Location("dane.xlsx", 9, 4, cell="Z!D9"), "slide-259"),
        (Location("dane.xlsx", 6, 4, cell="Z!D6"), ""),
        (Location("dane.xlsx", 5, 4, cell="Inny!D5"), ""),
    ],
)
def test_a_place_in_the_content_leads_to_the_slide_that_says_it(
    location: Location, card: str
) -> None:
    assert SPOTS.of(at(location=location)) == card


def test_findings_are_told_once_and_the_gravest_first() -> None:
    soft, hard = info("L001"), warning("L002", detail="zatrzymał się")
    told = tell([soft, hard, soft], "pl")
    assert [one.label for one in told] == ["ostrzeżenie L002", "informacja L001"]
    assert "(zatrzymał się)" in told[0].what
    assert told[0].more.startswith("Co zrobić: ")


@pytest.mark.parametrize(
    ("lang", "count", "said"),
    [
        ("pl", 1, "1 slajd"),
        ("pl", 3, "3 slajdy"),
        ("pl", 13, "13 slajdów"),
        ("pl", 12_022, "12\u00a0022 slajdy"),
        ("en", 1, "1 slide"),
        ("en", 3, "3 slides"),
        ("en", 12_022, "12,022 slides"),
    ],
)
def test_counts_are_said_in_the_right_form(lang: Lang, count: int, said: str) -> None:
    assert counted(count, cli_words.SLIDES, lang) == said


def test_the_status_counts_only_what_there_is() -> None:
    assert status_counts([info("L001")], "pl") == ()
    assert status_counts([warning("S001"), warning("S001")], "pl") == ("2 ostrzeżenia",)


def test_a_change_names_its_line_shortly_in_the_content_itself() -> None:
    place = Place(DECK, Kind.PPTX, Area.SLIDE, 7, object="Spotkania")
    line = Location(CONTENT, 69, 20)
    change = Change("updated", "a/b", "9", "9", "10", place, (line,))
    told = tell_change(change, CONTENT, "pl")
    assert told.text.startswith("„Spotkania”: ")
    assert "„9”" in told.text
    assert "„10”" in told.text
    assert told.where == "wiersz 69"
    assert tell_change(change, "inny.yaml", "pl").where == f"{CONTENT}:69"
    cell = Location("content/dane.xlsx", 5, 3, cell="Zadania!C5")
    change = Change("updated", "a/b", "9", "9", "10", place, (cell,))
    assert tell_change(change, CONTENT, "pl").where == "dane.xlsx:Zadania!C5"
