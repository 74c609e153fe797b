"""What the page shows, as values, and the board they are put up on for whoever watches."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Condition
from typing import Final, Literal, TypeAlias

import msgspec
from msgspec import Struct

from es_docs.preview.pictures import Picture

Phase: TypeAlias = Literal["building", "drawing", "ready", "failed"]
_KEPT: Final = 64
"""Pictures of earlier states that stay at hand for whoever is about to fetch them."""


class Told(Struct, frozen=True):
    """A finding in words. `severity` is error, warning or info, `label` its name and code;
    `where` the place in the content or document, empty where there is none."""

    severity: str
    label: str
    what: str
    more: str
    where: str


class Noted(Struct, frozen=True):
    """A change in words; `where` is the line or cell of the content it comes from, or empty."""

    text: str
    where: str


class Shown(Struct, frozen=True):
    """A picture as the page asks for it: its address behind the token, its size in pixels."""

    src: str
    width: int
    height: int


class Card(Struct, frozen=True):
    """A slide or a page. `key` stays its own from build to build; `label` is „Slajd 4”.

    `is_pending` while the picture is still that of the build before; `changes` and `findings` are
    those that concern it, `notes` what its picture may show differently from Office.
    """

    key: str
    label: str
    title: str
    alt: str
    picture: Shown | None = None
    is_pending: bool = False
    is_changed: bool = False
    changes: tuple[Noted, ...] = ()
    findings: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()


class Shelf(Struct, frozen=True):
    """One document. `frame` is the address of a report shown as text, where there are no pictures.

    `drawn_by` says who drew them, `is_own` whether that was this program.
    """

    key: str
    name: str
    file: str
    count: str
    cards: tuple[Card, ...] = ()
    frame: str = ""
    drawn_by: str = ""
    is_own: bool = False


class State(Struct, frozen=True):
    """All the page shows. `build` counts the builds; `jump` is the card to be looked at after it.

    `findings` are those that belong to no card; `news` what changed in the data.
    """

    phase: Phase
    status: str
    content: str
    build: int = 0
    jump: str = ""
    shelves: tuple[Shelf, ...] = ()
    findings: tuple[Told, ...] = ()
    news: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()

    def as_json(self) -> str:
        return msgspec.json.encode(self).decode()


class Board:
    """The state everybody sees, and the pictures it speaks of; safe to use from many threads."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._version = 1
        self._pictures: Mapping[str, Picture] = {}
        self._is_closed = False
        self._changed = Condition()

    @property
    def state(self) -> State:
        return self._state

    def put_up(self, state: State, pictures: Mapping[str, Picture] | None = None) -> None:
        """Show this state; `pictures` by name, None when they are those of the state before."""
        with self._changed:
            self._state = state
            self._version += 1
            if pictures is not None:
                earlier = [one for one in self._pictures.items() if one[0] not in pictures]
                self._pictures = {**dict(earlier[-_KEPT:]), **pictures}
            self._changed.notify_all()

    def picture(self, name: str) -> Picture | None:
        with self._changed:
            return self._pictures.get(name)

    def next_state(self, seen: int, seconds: float) -> tuple[int, State] | None:
        """The state and its version as soon as it is another than `seen`; None after `seconds`.

        Raises EOFError when the board was taken down.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._version != seen, seconds)
            if self._is_closed:
                raise EOFError
            return (self._version, self._state) if self._version != seen else None

    def close(self) -> None:
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
