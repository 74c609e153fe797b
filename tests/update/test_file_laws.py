"""The laws of an update over real files: whatever people and data do, nothing is lost.

A session of a seed: a document is made, a person works on it, the data change, it is updated.
`ES_DOCS_SEEDS=200 pytest tests/update/test_file_laws.py` tries as many of them for every law,
`ES_DOCS_SEEDS=40-60` those from 40 on.
"""

from __future__ import annotations

import os

import pytest

from es_docs.checks.agreement.comparison import compare
from es_docs.diagnostics import Kind
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package
from es_docs.reading.office import read_office
from es_docs.update.formats import hands_of
from extent import IS_LONG
from merge.trees import said
from update.people import data, decks, making, reports
from update.people.deeds import Deed, chance_of
from update.people.losses import inventory, nothing_lost, package_faults, surviving
from update.people.making import outcomes
from update.people.sessions import (
    HARMLESS,
    QUESTIONS,
    WORDING,
    Session,
    edited,
    harmless,
    of_any_kind,
)

FORMATS = (Kind.PPTX, Kind.DOCX)
FEW = 25 if IS_LONG else 12


def seeds(share: float = 1) -> pytest.MarkDecorator:
    """The seeds a law is tried with; of the few that are usual a share, for those that cost."""
    wanted = os.environ.get("ES_DOCS_SEEDS") or str(round(FEW * share))
    first, _, last = wanted.rpartition("-")
    return pytest.mark.parametrize("seed", range(int(first or 0), int(last)))


@pytest.fixture(params=FORMATS, ids=str)
def format_(request: pytest.FixtureRequest) -> Kind:
    return request.param


def tree(data_: bytes, format_: Kind) -> object:
    package, _ = open_package(data_, "plik")
    assert package is not None
    return said(hands_of(format_).read(Draft(package), {}))


# --- a person who leaves the wording alone


@seeds()
def test_nothing_is_lost_nothing_is_asked_and_twice_is_once(format_: Kind, seed: int) -> None:
    session = harmless(format_, seed)
    assert session.losses() == []
    assert outcomes(session.updated, QUESTIONS) == []
    again = session.renewed(session.updated.data, session.new)
    assert again.updated.data is None
    assert again.data == session.updated.data


@seeds(0.4)
def test_without_new_data_the_file_stays_as_it_is(format_: Kind, seed: int) -> None:
    session = harmless(format_, seed)
    same = session.renewed(session.edited, session.old)
    assert same.updated.data is None
    assert outcomes(same, ("updated", "added", "removed", *QUESTIONS)) == []


@seeds(0.2)
def test_data_back_is_text_back(format_: Kind, seed: int) -> None:
    session = harmless(format_, seed)
    back = session.renewed(session.updated.data, session.old)
    assert inventory(back.data).lines == inventory(session.edited).lines
    assert outcomes(back, QUESTIONS) == []


@seeds(0.12)
def test_the_order_of_edits_and_update_does_not_matter(format_: Kind, seed: int) -> None:
    """What is edited stands in both documents, so that the same can be done to both."""
    session = harmless(format_, seed)
    carriers = (decks if format_ is Kind.PPTX else reports).carriers
    only = carriers(session.made.data) & carriers(session.fresh.data)
    kinds = [one for one in session.edits if one not in AT_A_PLACE]
    before, other = session.made.data, session.renewed(session.made.data, session.new).data
    deeds: list[Deed] = []
    for number, kind in enumerate(kinds):
        hands = [chance_of(f"{format_} {seed} {number}") for _ in "ab"]
        mine, done = edited(before, format_, hands[0], [kind], only, 100 * number)
        yours, done_too = edited(other, format_, hands[1], [kind], only, 100 * number)
        if done == done_too:
            before, other = mine, yours
            deeds += done
    one = session.renewed(before, session.new)
    assert nothing_lost(other, one.data, surviving(deeds, other)) == []
    assert inventory(one.data).lines == inventory(other).lines


AT_A_PLACE = frozenset(
    {"swap_columns", "group", "front", "split_runs", "move_row", "animate", "recolour_point"}
)
"""Edits that depend on what else is there: chosen by place or number."""


# --- nobody has touched it


@seeds(0.2)
def test_an_untouched_document_becomes_that_of_the_new_data(format_: Kind, seed: int) -> None:
    session = harmless(format_, seed)
    updated = session.renewed(session.made.data, session.new)
    assert tree(updated.data, format_) == tree(session.fresh.data, format_)
    assert inventory(updated.data).things == inventory(session.fresh.data).things
    assert package_faults(updated.data) == ()
    package, _ = open_package(updated.data, "plik")
    assert package is not None
    document = read_office(package)
    assert document is not None
    _, deviations = compare(document, making.made(session.new, format_).story)
    assert deviations == ()


@seeds(0.12)
def test_updates_of_different_things_commute(format_: Kind, seed: int) -> None:
    session = harmless(format_, seed)
    chance = session.chance
    number = data.changed(session.old, chance, [chance.choice(["value", "plan"])])
    words = data.changed(session.old, chance, [chance.choice(["period", "worth", "goal"])])
    both = {**number, "projekt": words["projekt"]}
    ways = ((number, both), (words, both), (both,))
    results = []
    for way in ways:
        document = session.edited
        for content in way:
            document = session.renewed(document, content).data
        results.append(inventory(document))
    assert results[0] == results[1] == results[2]


# --- a person who rewords, deletes and doubles too


@seeds(0.5)
def test_nothing_is_lost_where_wording_was_changed(format_: Kind, seed: int) -> None:
    session = of_any_kind(format_, seed)
    assert session.losses() == []
    again = session.renewed(session.updated.data, session.new)
    assert again.updated.data is None
    assert again.data == session.updated.data


@seeds(0.2)
def test_without_new_data_reworded_text_stays(format_: Kind, seed: int) -> None:
    session = of_any_kind(format_, seed)
    same = session.renewed(session.edited, session.old)
    assert outcomes(same, ("updated", "added", "removed", "conflict", "gone")) == []
    assert inventory(same.data).lines == inventory(session.edited).lines


@pytest.mark.skipif(not IS_LONG, reason="all seeds are tried with ES_DOCS_LONG=1")
def test_the_seeds_reach_every_kind_of_edit_and_of_change() -> None:
    for format_ in FORMATS:
        for is_on_wording, kinds in ((False, HARMLESS), (True, WORDING)):
            share = 0.5 if is_on_wording else 1
            seeds_ = range(round(FEW * share))
            done = {one for n in seeds_ for one in Session(format_, n, is_on_wording).edits}
            assert done >= set(kinds[format_])
    assert len(data.CHANGES) <= FEW
