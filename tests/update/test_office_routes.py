"""The laws of an update when the file went other ways than from person to program.

Through LibreOffice (saved as itself once and three times, by way of OpenDocument, edited in it),
saved by PowerPoint or Word as far as that can be imitated (`people/saves.py` says what and whence),
and without any mark left, found again with what stands in the file beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from es_docs.diagnostics import Kind
from es_docs.office import find_office
from extent import few
from update.people import making, offices
from update.people.data import Content
from update.people.deeds import chance_of
from update.people.losses import inventory, nothing_lost, surviving
from update.people.making import Document, outcomes
from update.people.offices import Edit
from update.people.saves import saved_by_powerpoint, saved_by_word, stripped
from update.people.sessions import QUESTIONS, Session, harmless

FORMATS = (Kind.PPTX, Kind.DOCX)
SAVES = {Kind.PPTX: saved_by_powerpoint, Kind.DOCX: saved_by_word}
CHANGES = ("updated", "added", "removed", *QUESTIONS)
needs_office = pytest.mark.skipif(
    find_office() is None or not offices.uno_python(),
    reason="LibreOffice or python3-uno is not installed",
)


@pytest.fixture(params=FORMATS, ids=str)
def format_(request: pytest.FixtureRequest) -> Kind:
    return request.param


def lines(document: Document) -> Mapping[str, int]:
    return {line: count for line, count in inventory(document.data).lines.items() if line}


def assert_laws_hold(session: Session, sent: bytes, sidecar: bytes | None) -> None:
    """All of them, for the edited document of a session that comes back as `sent`."""
    updated = making.renewed(sent, session.new, session.format, sidecar)
    deeds = surviving(session.deeds, sent)
    losses = nothing_lost(sent, updated.data, deeds, session.made.data, session.fresh.data)
    assert losses == []
    assert outcomes(updated, QUESTIONS) == []
    assert lines(updated) == lines(session.updated), "as if it had not gone that way"
    again = making.renewed(updated.data, session.new, session.format, updated.sidecar)
    assert again.data == updated.data
    same = making.renewed(sent, session.old, session.format, sidecar)
    assert outcomes(same, CHANGES) == []
    assert inventory(same.data).lines == inventory(sent).lines


# --- without LibreOffice


@pytest.mark.parametrize("seed", range(few(6) + 1))
def test_after_a_save_as_of_microsoft_office(format_: Kind, seed: int) -> None:
    session = harmless(format_, seed)
    assert_laws_hold(session, SAVES[format_](session.edited, chance_of(seed)), None)


@pytest.mark.parametrize("seed", range(few(6) + 1))
def test_after_all_marks_are_gone(format_: Kind, seed: int) -> None:
    session = harmless(format_, seed)
    assert_laws_hold(session, stripped(session.edited), session.made.sidecar)


# --- through LibreOffice

OFFICE_SEEDS = range(few(3))
THRICE = (3,)
WAYS: Sequence[tuple[tuple[str, ...], Sequence[int]]] = (
    (("own",), OFFICE_SEEDS),
    (("own", "own", "own"), THRICE),
    (("open", "own"), THRICE),
)
ROUTES = [(format_, way, seed) for way, seeds in WAYS for format_ in FORMATS for seed in seeds]


@cache
def _sent() -> Mapping[tuple[Kind, tuple[str, ...], int], bytes]:
    """All the documents of the routes after one run of LibreOffice."""
    sent = offices.saved(
        [(format_, harmless(format_, seed).edited, way) for format_, way, seed in ROUTES]
    )
    return dict(zip(ROUTES, sent, strict=True))


@needs_office
@pytest.mark.parametrize(
    ("format_", "way", "seed"),
    ROUTES,
    ids=lambda one: "-".join(one) if isinstance(one, tuple) else str(one),
)
def test_after_libreoffice(format_: Kind, way: tuple[str, ...], seed: int) -> None:
    session = harmless(format_, seed)
    sent = _sent()[format_, way, seed]
    assert_laws_hold(session, sent, session.made.sidecar)


# --- edited in LibreOffice

MINE = "Dopisek z LibreOffice"
DECK_EDITS: Sequence[Edit] = (
    ("add_box", "Projekt w skrócie", f"{MINE} 1"),
    ("add_slide", "Zaplanowane działania", f"{MINE} 2"),
    ("move_title", "Działanie 3", "700"),
    ("colour_words", "Okres realizacji", "AB12CD"),
    ("hide_slide", "Dziękuję za uwagę"),
    ("add_table_row", "grup roboczych", f"{MINE} 3"),
    ("retype", "Cel projektu", f"Cel projektu ({MINE} 4)"),
)
REPORT_EDITS: Sequence[Edit] = (
    ("add_paragraph", "Podniesienie jakości", f"{MINE} 1"),
    ("colour_words", "W ramach działania zrealizowano", "AB12CD"),
    ("add_table_row", "grup roboczych", f"{MINE} 3"),
    ("add_note", "Zastosowanie klauzul", f"{MINE} 5"),
    ("retype", "Dla każdego działania podano", f"Dla każdego działania ({MINE} 4) podano"),
)
OVERTYPED: Mapping[Kind, Edit] = {
    Kind.PPTX: ("retype", "77 ze 101", "78 ze 101"),
    Kind.DOCX: ("retype", "77 ze 101", "78 ze 101"),
}


@cache
def _edited_there() -> Mapping[Kind, bytes]:
    edits = {
        Kind.PPTX: (*DECK_EDITS, OVERTYPED[Kind.PPTX]),
        Kind.DOCX: (*REPORT_EDITS, OVERTYPED[Kind.DOCX]),
    }
    works = [(one, making.first(making.seed(), one).data, edits[one]) for one in FORMATS]
    return dict(zip(FORMATS, offices.edited_in_office(works), strict=True))


def _later() -> Content:
    """The seed's project some months on: values, an action less, an effect more."""
    import copy

    new = copy.deepcopy(making.seed())
    actions = new["działania"]
    actions[0]["zadania"][0]["wykonanie"] = "3"
    actions[2]["zadania"][1]["wykonanie"] = "24"
    actions[5]["efekty"].append("Powstanie poradnika o klauzulach społecznych")
    del actions[3]
    return new


@needs_office
def test_after_edits_in_libreoffice(format_: Kind) -> None:
    sent = _edited_there()[format_]
    updated = making.renewed(sent, _later(), format_)
    text = inventory(updated.data).text
    assert nothing_lost(sent, updated.data, ()) == []
    for line in (one for one in inventory(sent).lines if MINE in one):
        assert line in text
    assert "Zrealizowano 78 z" in text, "what was overtyped is kept"
    asked = outcomes(updated, ("conflict", "differs"))
    assert asked
    assert all("78" in one for one in asked)
    assert "Powstanie poradnika o klauzulach społecznych" in text
    assert "24 spotkania" in text
    again = making.renewed(updated.data, _later(), format_)
    assert again.data == updated.data
