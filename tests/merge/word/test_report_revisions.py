"""An update as revisions: accepted it is the plain update, rejected the report is as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from es_docs.markup import Element
from es_docs.merge.steps import SetText
from es_docs.merge.word.reading import read_report
from es_docs.merge.word.writing import carry_out
from es_docs.model import Project
from merge.word.reports import (
    CHANGES,
    MAIN,
    W,
    edited_body,
    faults,
    made,
    opened,
    paragraph_saying,
    read,
    said,
    seed,
    seed_report,
    shown,
    texts,
    updated,
)
from merge.word.word_revisions import settled

FRESH = seed_report().data
TRIED = {name: change for name, change in CHANGES.items() if name != "thirty actions"}
EVERY_CHANGE = pytest.mark.parametrize("change", TRIED.values(), ids=list(TRIED))


@EVERY_CHANGE
def test_accepted_it_shows_what_the_plain_update_shows(
    change: Callable[[Project], Project],
) -> None:
    new = change(seed())
    accepted = settled(updated(FRESH, new, is_tracked=True).data, "accept")
    assert shown(accepted) == shown(updated(FRESH, new).data)
    assert faults(accepted) == []


@EVERY_CHANGE
def test_rejected_it_shows_what_was_there(change: Callable[[Project], Project]) -> None:
    rejected = settled(updated(FRESH, change(seed()), is_tracked=True).data, "reject")
    assert shown(rejected) == shown(FRESH)
    assert faults(rejected) == []


@EVERY_CHANGE
def test_pending_it_is_read_as_accepted(change: Callable[[Project], Project]) -> None:
    new = change(seed())
    pending = updated(FRESH, new, is_tracked=True).data
    assert faults(pending) == []
    assert said(read(pending), with_marks=True) == said(
        read(updated(FRESH, new).data), with_marks=True
    )


@EVERY_CHANGE
def test_the_same_tracked_update_again_changes_no_byte(
    change: Callable[[Project], Project],
) -> None:
    new = change(seed())
    once = updated(FRESH, new, is_tracked=True).data
    assert updated(once, new, base=new, is_tracked=True).data == once


def test_revisions_are_signed_and_carry_no_date() -> None:
    root = opened(updated(FRESH, CHANGES["a number"](seed()), is_tracked=True).data).root(MAIN)
    found = list(root.iter(f"{W}ins", f"{W}del"))
    assert found
    assert {one.get(f"{W}author") for one in found} == {"es_docs"}
    assert all(one.get(f"{W}date") is None for one in found)
    numbers = [one.get(f"{W}id") for one in found]
    assert len(numbers) == len(set(numbers))


def pending_insertion(body: Element) -> None:
    """Anna inserted words into the goal; nobody has accepted them."""
    goal = paragraph_saying(body, "Podniesienie jakości")
    run = next(goal.iter(f"{W}r"))
    insertion = goal.makeelement(f"{W}ins", {f"{W}id": "1", f"{W}author": "Anna"})
    run.addprevious(insertion)
    insertion.append(run)


def test_a_person_s_pending_insertion_holds_no_revision_of_ours() -> None:
    data = edited_body(FRESH, pending_insertion)
    project = seed()
    facts = project.facts.model_copy(update={"goal": f"{project.facts.goal} i na świecie"})
    new = project.model_copy(update={"facts": facts})
    draft, (other, ours) = opened(data), made(new).tree()
    tree = read_report(draft, seed_report().names)
    passage = next(one for _, one in tree.walk() if one.text.startswith("Podniesienie"))
    wanted = next(one for _, one in ours.walk() if one.text.startswith("Podniesienie")).text

    wanted = wanted.replace("efektywności", "skuteczności")
    carry_out(draft, [SetText(passage, wanted)], other, is_tracked=True)
    root = opened(draft.save()).root(MAIN)
    for revision in root.iter(f"{W}ins", f"{W}del"):
        assert not any(one.tag in (f"{W}ins", f"{W}del") for one in revision.iterancestors())
    accepted = settled(draft.save(), "accept")
    assert wanted in texts(accepted)
    assert faults(draft.save()) == []


def test_a_control_for_plain_text_holds_no_revision() -> None:
    """LibreOffice 7.4 reads the old and the new text there in one."""

    def control(body: Element) -> None:
        run = next(paragraph_saying(body, "Podniesienie jakości").iter(f"{W}r"))
        outer = run.makeelement(f"{W}sdt", {})
        properties, content = (run.makeelement(f"{W}{n}", {}) for n in ("sdtPr", "sdtContent"))
        properties.append(run.makeelement(f"{W}text", {}))
        outer.extend([properties, content])
        run.addprevious(outer)
        content.append(run)

    draft, other = opened(edited_body(FRESH, control)), opened(FRESH)
    tree = read_report(draft, {})
    read_report(other, {})
    passage = next(one for _, one in tree.walk() if one.text.startswith("Podniesienie"))
    wanted = passage.text.replace("Podniesienie", "Poprawa")
    carry_out(draft, [SetText(passage, wanted)], other, is_tracked=True)
    assert list(draft.root(MAIN).iter(f"{W}ins", f"{W}del")) == []
    assert wanted in texts(draft.save())


def test_a_second_tracked_update_builds_on_the_pending_first() -> None:
    one, other = CHANGES["a number"](seed()), CHANGES["a new action"](seed())
    first = updated(FRESH, one, is_tracked=True).data
    second = updated(first, other, base=one, is_tracked=True)
    assert faults(second.data) == []
    assert texts(settled(second.data, "accept")) == texts(made(other).data)
