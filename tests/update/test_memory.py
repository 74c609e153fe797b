"""A person is told once of an own text, and asked once about a conflict."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from es_docs.merge.merging import Wishes
from es_docs.merge.snapshot import Asked, Memory
from es_docs.merge.steps import Event, Note, Outcome
from es_docs.merge.tree import Kind, Node
from es_docs.update.memory import Remembered, remember

PLACE = Node("p0", Kind.PASSAGE, "mój tekst")
PATH, KEY = ("overview", "goal", "p0"), "overview/goal/p0"


def event(outcome: Outcome, yours: str = "mój tekst", new: str = "z danych") -> Event:
    return Event(outcome, PATH, "było", yours, new, PLACE)


def after(*runs: Sequence[Event], wishes: Wishes | None = None) -> Remembered:
    """What is remembered when these runs of an update followed each other."""
    done = Remembered(Memory(), (), ())
    for events in runs:
        done = remember(events, standing(events), done.memory, wishes or Wishes())
    return done


def standing(events: Sequence[Event]) -> Node:
    """A document in which a person's texts stand as the events say."""
    words = Node(PATH[2], Kind.PASSAGE, "".join(one.yours for one in events))
    box = Node(PATH[1], Kind.TEXT, children=(words,))
    section = Node(PATH[0], Kind.SECTION, children=(box,))
    return Node("", Kind.DOCUMENT, children=(section,))


class TestOwnTexts:
    def test_are_told_once(self):
        own = [event(Outcome.YOURS)]
        assert after(own).events == tuple(own)
        assert after(own, own).events == ()
        assert after(own, own).memory == after(own).memory

    def test_are_told_again_when_they_changed(self):
        other = [event(Outcome.YOURS, "inny tekst")]
        assert after([event(Outcome.YOURS)], other).events == tuple(other)

    def test_that_are_back_to_the_data_are_forgotten(self):
        assert after([event(Outcome.YOURS)], []).memory == Memory()

    def test_carry_no_comment(self):
        assert after([event(Outcome.YOURS)]).notes == ()


class TestConflicts:
    CONFLICT = (event(Outcome.CONFLICT),)
    SAME_DATA = (event(Outcome.YOURS),)

    def test_are_told_with_all_three_texts_beside_the_place(self):
        done = after(self.CONFLICT)
        (note,) = done.notes
        assert (note.key, note.node, note.is_new) == (KEY, PLACE, True)
        for text in ("„było”", "„mój tekst”", "„z danych”"):
            assert text in note.text
        assert done.memory.asked == {KEY: Asked("było", "mój tekst", "z danych")}

    def test_are_not_told_again_while_the_data_stay_but_stay_open(self):
        first, second = after(self.CONFLICT), after(self.CONFLICT, self.SAME_DATA)
        assert second.events == ()
        assert second.memory == first.memory
        (note,) = second.notes
        assert not note.is_new
        assert note.text == first.notes[0].text

    def test_are_known_by_the_whole_text_and_not_by_the_words_in_dispute(self):
        whole = standing([event(Outcome.YOURS, "to jest mój tekst w zdaniu")])
        asked = remember(self.CONFLICT, whole, Memory(), Wishes())
        later = (event(Outcome.YOURS, "to jest mój tekst w zdaniu"),)
        again = remember(later, whole, asked.memory, Wishes())
        assert again.events == ()
        assert again.memory == asked.memory

    def test_are_asked_again_when_the_data_change_again(self):
        again = (event(Outcome.CONFLICT, new="jeszcze inne"),)
        done = after(self.CONFLICT, self.SAME_DATA, again)
        assert done.events == again
        assert done.notes[0].is_new

    @pytest.mark.parametrize("answer", ["another text", "the data's text", "mine"])
    def test_are_settled_by_an_answer(self, answer: str):
        events = {
            "another text": (event(Outcome.YOURS, "poprawiony tekst"),),
            "the data's text": (),
            "mine": self.SAME_DATA,
        }[answer]
        wishes = Wishes(sides={KEY: "mine"}) if answer == "mine" else Wishes()
        done = after(self.CONFLICT, events, wishes=wishes)
        assert done.memory.asked == {}
        assert done.notes == ()


class TestCommentsThatStay:
    @pytest.mark.parametrize("outcome", [Outcome.KEPT, Outcome.REPLACED])
    def test_are_written_once_and_left_to_people(self, outcome: Outcome):
        first = after([event(outcome)])
        assert [note.is_new for note in first.notes] == [True]
        text = first.notes[0].text
        assert after([event(outcome)], [], []).notes == (Note(KEY, None, text, is_new=False),)

    @pytest.mark.parametrize("outcome", [Outcome.KEPT, Outcome.REPLACED])
    def test_give_way_to_a_later_question_at_the_place(self, outcome: Outcome):
        (note,) = after([event(outcome)], [event(Outcome.CONFLICT)]).notes
        assert note.is_new
        assert "„z danych”" in note.text
        assert after([event(outcome)], [event(Outcome.CONFLICT)], []).notes == ()

    def test_a_replaced_text_stands_in_its_comment(self):
        (note,) = after([event(Outcome.REPLACED)]).notes
        assert "„mój tekst”" in note.text


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.YOURS}))
def test_everything_else_is_told_whenever_it_happens(outcome: Outcome) -> None:
    events = [event(outcome)]
    assert after(events, events).events == tuple(events)
