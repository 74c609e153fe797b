"""What a person is told once and not again, and the comments that stay until it is settled."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from es_docs.merge.merging import Wishes, path_name
from es_docs.merge.snapshot import Asked, Memory
from es_docs.merge.steps import Event, Note, Outcome
from es_docs.merge.tree import Node
from es_docs.messages import document as words
from es_docs.news.excerpts import excerpt

_COMMENTS: Final[Mapping[Outcome, str]] = {
    Outcome.CONFLICT: words.COMMENT_CONFLICT,
    Outcome.KEPT: words.COMMENT_KEPT,
    Outcome.LEFT: words.COMMENT_LEFT,
    Outcome.REPLACED: words.COMMENT_REPLACED,
}
"""What is written beside a place of the document itself."""
_LASTING: Final = frozenset({Outcome.KEPT, Outcome.LEFT, Outcome.REPLACED})
"""Whose comments nothing settles but a person who deletes them."""


class Remembered(Struct, frozen=True):
    """`events` are those to tell now, `notes` the comments the document carries from now on."""

    memory: Memory
    events: tuple[Event, ...]
    notes: tuple[Note, ...]


def remember(
    events: Sequence[Event], expected: Node, before: Memory, wishes: Wishes
) -> Remembered:  # fmt: skip
    """What is told of the events when `before` is what was told until now.

    `expected` is the document as it will be. A person's own text is told once; a conflict is
    asked once, and stays open until the text or the data change or a side is chosen.
    """
    told: dict[str, str] = {}
    asked: dict[str, Asked] = {}
    noted = dict(before.noted)
    notes = {key: Note(key, None, noted[key], is_new=False) for key in sorted(noted)}
    shown: list[Event] = []
    for event in events:
        key, digest = path_name(event.path), _digest(_standing(expected, event))
        if event.outcome in (Outcome.YOURS, Outcome.CONFLICT):
            told[key] = digest
        if event.outcome is Outcome.CONFLICT:
            asked[key] = Asked(event.old, event.yours, event.new)
        elif event.outcome is Outcome.YOURS and _is_open(event, digest, before, wishes):
            asked[key] = before.asked[key]
            notes[key] = Note(key, event.node, _comment(event, asked[key]), is_new=False)
        if event.outcome in _COMMENTS:
            notes[key] = Note(key, event.node, _comment(event))
            noted.pop(key, None)
        if event.outcome in _LASTING:
            noted[key] = notes[key].text
        if event.outcome is not Outcome.YOURS or before.told.get(key) != digest:
            shown.append(event)
    memory = Memory(told, asked, noted)
    return Remembered(memory, tuple(shown), tuple(notes.values()))


def _standing(expected: Node, event: Event) -> str:
    """The text that will stand at the place: of a conflict, more than the words in dispute."""
    node = expected.find(event.path)
    if node is None:
        return event.yours
    return node.text if node.has_text else node.words


def _is_open(event: Event, digest: str, before: Memory, wishes: Wishes) -> bool:
    """Whether a question that was asked still waits: neither text nor wish has answered it."""
    key = path_name(event.path)
    is_as_it_was = before.told.get(key) == digest
    return key in before.asked and is_as_it_was and wishes.side_at(event.path) != "mine"


def _comment(event: Event, asked: Asked | None = None) -> str:
    texts = (event.old, event.yours, event.new)
    old, yours, new = texts if asked is None else (asked.base, asked.yours, asked.data)
    pattern = words.COMMENT_CONFLICT if asked else _COMMENTS[event.outcome]
    return pattern.format(old=excerpt(old), yours=excerpt(yours), new=excerpt(new))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
