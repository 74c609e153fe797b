"""The laws of an update, over made-up documents: what must hold whatever people and data do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from es_docs.merge.matching import align, match
from es_docs.merge.merging import carried_out, merge
from es_docs.merge.steps import Outcome, Plan
from es_docs.merge.tree import Kind, Node
from extent import few
from merge.trees import MOVED, Data, changed, document, edited, projects, raw, said, unmarked

CASES = settings(max_examples=few(250), deadline=None)


def planned(base: Node, theirs: Node, ours: Node) -> tuple[Plan, Node]:
    """The plan, and the document as it stands afterwards."""
    aligned = align(base, ours)
    found = match(base, aligned, theirs)
    plan = merge(base, found, aligned)
    return plan, carried_out(found, plan.steps)


def generated(data: Data) -> Node:
    return align(None, document(data))


def texts(node: Node) -> list[str]:
    return [one.text for _, one in node.walk() if one.text and one.kind is not Kind.LOOK]


def looks(node: Node) -> set[str]:
    return {one.text for _, one in node.walk() if one.kind is Kind.LOOK}


def own_lines(node: Node) -> list[str]:
    """What only a person can have written, but for the values in it."""
    lines = (re.sub(r"\d+", "#", text) for text in texts(node))
    return [line for line in lines if any(word in line for word in ("Dopisek", "Zdjęcie", "Uwaga"))]


two_projects = projects.flatmap(lambda data: st.tuples(st.just(data), changed(data)))


@given(two_projects)
@CASES
def test_an_untouched_document_becomes_that_of_the_new_data(data: tuple[Data, Data]) -> None:
    base = generated(data[0])
    plan, after = planned(base, raw(base), document(data[1]))
    assert said(after) == said(document(data[1]))
    assert not [one for one in plan.events if one.outcome in (Outcome.CONFLICT, Outcome.KEPT)]


@given(two_projects)
@CASES
def test_an_untouched_document_without_any_mark_becomes_it_too(data: tuple[Data, Data]) -> None:
    base = generated(data[0])
    _, after = planned(base, unmarked(base), document(data[1]))
    assert said(after) == said(document(data[1]))


@given(projects.flatmap(lambda data: st.tuples(st.just(data), edited(document(data)))))
@CASES
def test_without_new_data_nothing_is_done(case: tuple[Data, Node]) -> None:
    data, theirs = case
    plan, after = planned(generated(data), raw(theirs), document(data))
    assert said(after) == said(theirs)
    assert plan.steps == ()


@given(two_projects.flatmap(lambda pair: st.tuples(st.just(pair), edited(document(pair[0])))))
@CASES
def test_nothing_a_person_wrote_is_lost_and_nothing_is_asked_without_need(
    case: tuple[tuple[Data, Data], Node],
) -> None:
    (before, after_data), theirs = case
    plan, after = planned(generated(before), raw(theirs), document(after_data))
    assert sorted(own_lines(after)) == sorted(own_lines(theirs))
    assert not [one for one in plan.events if one.outcome is Outcome.CONFLICT]


@given(two_projects.flatmap(lambda pair: st.tuples(st.just(pair), edited(document(pair[0])))))
@CASES
def test_twice_is_once(case: tuple[tuple[Data, Data], Node]) -> None:
    (before, new), theirs = case
    base = generated(before)
    ours = align(base, document(new))
    _, after = planned(base, raw(theirs), document(new))
    plan, again = planned(ours, raw(after), document(new))
    assert said(again) == said(after)
    assert plan.steps == ()


@given(two_projects)
@CASES
def test_what_both_sides_have_changed_alike_is_silent(data: tuple[Data, Data]) -> None:
    base, theirs = generated(data[0]), document(data[1])
    plan, after = planned(base, raw(theirs), document(data[1]))
    assert said(after) == said(theirs)
    assert not [one for one in plan.events if one.outcome is Outcome.CONFLICT]


@given(two_projects)
@CASES
def test_data_back_is_text_back(data: tuple[Data, Data]) -> None:
    first = generated(data[0])
    ours = align(first, document(data[1]))
    _, there = planned(first, raw(first), document(data[1]))
    _, back = planned(ours, raw(there), document(data[0]))
    assert said(back) == said(document(data[0]))


@pytest.mark.parametrize("is_marked", [True, False])
@given(two_projects.flatmap(lambda pair: st.tuples(st.just(pair), edited(document(pair[0])))))
@CASES
def test_looks_a_person_set_stay(is_marked: bool, case: tuple[tuple[Data, Data], Node]) -> None:
    (before, new), theirs = case
    _, after = planned(
        generated(before), raw(theirs) if is_marked else unmarked(theirs), document(new)
    )
    sections_gone = {a.title for a in before} - {a.title for a in new}
    if not sections_gone and MOVED in looks(theirs):
        assert MOVED in looks(after)
