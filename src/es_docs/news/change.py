"""One thing that is different between two versions of a project."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from msgspec import Struct

from es_docs.diagnostics import Diagnostic, Location, Severity
from es_docs.language import quoted
from es_docs.messages.news import BARE
from es_docs.news.excerpts import contrasted, excerpt

Path: TypeAlias = tuple[str | int, ...]
"""Keys of the content and positions from 0: `("działania", 0, "tytuł")`."""
_LONGEST_NAME: Final = 80
"""Characters of the name of a task or an effect that a message shows."""


class Kind(StrEnum):
    """What happened; the values are those that updates count by."""

    CHANGED = "updated"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Topic(StrEnum):
    """What it happened to."""

    BENEFICIARY = "beneficiary"
    SHORT_NAME = "short-name"
    PERSON = "person"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    WEBSITE = "website"
    PROJECT = "project"
    PROJECT_KIND = "project-kind"
    GOAL = "goal"
    PERIOD = "period"
    VALUE = "value"
    AS_OF = "as-of"
    PROGRAMME = "programme"
    PROGRAMME_SHORT = "programme-short"
    FUNDING_PERIOD = "funding-period"
    AXIS = "axis"
    MEASURE = "measure"
    FUND = "fund"
    STATEMENT = "statement"
    AGREEMENT = "agreement"
    CLOSING = "closing"

    ACTION = "action"
    TITLE = "title"
    SHORT_TITLE = "short-title"
    NARRATIVE = "narrative"
    TASK = "task"
    HOME = "home"
    """The action a task belongs to."""
    NAME = "name"
    PLANNED = "planned"
    REALISED = "realised"
    UNIT = "unit"
    REASON = "reason"
    EFFECT = "effect"
    PICTURE = "picture"
    FILE = "file"
    ALT = "alt"
    CAPTION = "caption"
    NOUN = "noun"
    """A unit of the project's own, with its forms."""
    ABBREVIATION = "abbreviation"


_FACTS: Final[Mapping[Kind, str]] = {
    Kind.CHANGED: "N001",
    Kind.ADDED: "N002",
    Kind.REMOVED: "N003",
}
_CODES: Final[Mapping[Topic, str | Mapping[Kind, str]]] = MappingProxyType(
    {
        Topic.ACTION: {Kind.ADDED: "N010", Kind.REMOVED: "N011", Kind.MOVED: "N012"},
        Topic.TITLE: "N013",
        Topic.SHORT_TITLE: "N014",
        Topic.NARRATIVE: "N015",
        Topic.TASK: {Kind.ADDED: "N020", Kind.REMOVED: "N021", Kind.MOVED: "N022"},
        Topic.HOME: "N023",
        Topic.NAME: "N024",
        Topic.PLANNED: "N025",
        Topic.REALISED: "N026",
        Topic.UNIT: "N027",
        Topic.REASON: "N028",
        Topic.EFFECT: {
            Kind.ADDED: "N030",
            Kind.REMOVED: "N031",
            Kind.CHANGED: "N032",
            Kind.MOVED: "N033",
        },
        Topic.PICTURE: {Kind.ADDED: "N040", Kind.REMOVED: "N041", Kind.MOVED: "N042"},
        Topic.FILE: "N043",
        Topic.ALT: "N044",
        Topic.CAPTION: "N045",
        Topic.NOUN: {Kind.ADDED: "N050", Kind.REMOVED: "N051", Kind.CHANGED: "N052"},
        Topic.ABBREVIATION: {Kind.ADDED: "N055", Kind.REMOVED: "N056", Kind.CHANGED: "N057"},
    }
)
"""By topic the code that tells it, or the codes by kind; all other topics are facts."""


class Change(Struct, frozen=True):
    """One thing that changed, in texts set for print.

    `old` and `new` are what stood and stands there, "" where nothing did or does; of what moved
    its places, counted from 1. `number` is that of the action it belongs to and `name` the task,
    effect or picture, both as they are now, or as they were where they are gone. `shares` are the
    percentages of the plan that went with the numbers, where they are worth telling.
    """

    topic: Topic
    kind: Kind
    old: str = ""
    new: str = ""
    number: int | None = None
    name: str = ""
    shares: tuple[str, str] = ("", "")
    old_path: Path = ()
    new_path: Path = ()

    @property
    def code(self) -> str:
        codes = _CODES.get(self.topic, _FACTS)
        return codes if isinstance(codes, str) else codes[self.kind]

    def finding(self, location: Location | None = None) -> Diagnostic:
        """The change as the messages tell it; of long texts what differs in them."""
        old, new = contrasted((self.old, self.new))
        if self.topic not in BARE:
            old, new = _inside(old), _inside(new)
        values = {
            "old": old,
            "new": new,
            "number": str(self.number or ""),
            "name": _inside(excerpt(self.name, _LONGEST_NAME)),
            "old_share": self.shares[0],
            "new_share": self.shares[1],
        }
        return Diagnostic(self.code, Severity.INFO, location, values, variant=self._variant)

    @property
    def _variant(self) -> str:
        if self.topic not in _CODES:
            return str(self.topic)
        if self.topic in (Topic.PLANNED, Topic.REALISED):
            return "share" if any(self.shares) else ""
        return "" if self.kind is Kind.CHANGED else str(self.kind)


def _inside(text: str) -> str:
    """The text as it stands between quotes: its own become »…«."""
    return quoted(text)[1:-1] if text else ""
