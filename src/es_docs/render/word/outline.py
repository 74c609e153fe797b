"""The chapters of the report: which section becomes which heading, with which number."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from es_docs.messages import document as words
from es_docs.render.word.markup import toc_anchor
from es_docs.story import Section, SectionKind, Story


class Heading(Struct, frozen=True):
    """A heading with its number as Word will count it, and the bookmark of its contents entry."""

    key: str
    level: int
    number: str
    text: str
    anchor: str


class Chapter(Struct, frozen=True):
    """A section under its headings: the first action has that of all actions above its own."""

    headings: tuple[Heading, ...]
    section: Section

    @property
    def opens_actions(self) -> bool:
        return len(self.headings) > 1


def chapters(story: Story) -> tuple[Chapter, ...]:
    """The story without its cover, in its order.

    Actions that follow each other are level 2 under one heading; all else is level 1, so no level
    is ever skipped (A11Y-015).
    """
    return tuple(_chapters(story))


def _chapters(story: Story) -> Iterator[Chapter]:
    first = second = openings = 0
    was_action = False
    taken: set[str] = set()
    for section in story:
        if section.kind is SectionKind.COVER:
            continue
        is_action = section.kind is SectionKind.ACTION
        headings: list[Heading] = []
        if not (is_action and was_action):
            first, second = first + 1, 0
            key, text = section.key, section.title
            if is_action:
                openings += 1
                key, text = f"actions:{openings}", words.ACTIONS_TITLE
            headings.append(Heading(key, 1, str(first), text, _anchor(key, taken)))
        if is_action:
            second += 1
            number = f"{first}.{second}"
            anchor = _anchor(section.key, taken)
            headings.append(Heading(section.key, 2, number, section.title, anchor))
        was_action = is_action
        yield Chapter(tuple(headings), section)


def _anchor(key: str, taken: set[str]) -> str:
    """A free bookmark name; two keys with the same digits are told apart by a suffix."""
    name, attempt = toc_anchor(key), 0
    while name in taken:
        attempt += 1
        name = toc_anchor(f"{key}#{attempt}")
    taken.add(name)
    return name
