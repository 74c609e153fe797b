"""The neutral tree both documents are made from: what is said, in which order.

No colours, fonts or lengths stand here. Every section and block has a `key` that stays the same
as long as it speaks of the same thing, and most have the `location` in the content they came
from. Texts are already set for print: noun forms, no-break spaces, quotes and dashes are right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Location


class Audience(StrEnum):
    """Which of the two documents shows a section or a block."""

    BOTH = "both"
    DECK = "deck"
    REPORT = "report"


class SectionKind(StrEnum):
    COVER = "cover"
    OVERVIEW = "overview"
    ACTIONS = "actions"
    RESULTS = "results"
    PROGRESS = "progress"
    NEWS = "news"
    """What changed since the version before; only a report made with `--changes` has it."""
    ACTION = "action"
    EFFECTS = "effects"
    ABBREVIATIONS = "abbreviations"
    CLOSING = "closing"


class Role(StrEnum):
    """What a paragraph is for; the renderers choose its style by it."""

    BODY = "body"
    BENEFICIARY = "beneficiary"
    SUBTITLE = "subtitle"
    FUNDING = "funding"
    GOAL = "goal"
    SUMMARY = "summary"
    NARRATIVE = "narrative"
    REASON = "reason"
    AS_OF = "as-of"
    SOURCE = "source"
    CONTACT = "contact"
    GLOSSARY = "glossary"
    """Abbreviations explained where the document first uses them (A11Y-056)."""


class Run(Struct, frozen=True):
    """A stretch of text; `strong` marks what matters in it."""

    text: str
    strong: bool = False


class Paragraph(Struct, frozen=True):
    key: str
    role: Role
    runs: tuple[Run, ...]
    location: Location | None = None
    audience: Audience = Audience.BOTH

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class ListItem(Struct, frozen=True):
    """One item; `number` is the number it carries in the source (an action's), if it has one."""

    key: str
    text: str
    number: int | None = None
    location: Location | None = None


class ItemList(Struct, frozen=True):
    """A list of things that stand side by side: the actions, the effects of the project."""

    key: str
    items: tuple[ListItem, ...]
    audience: Audience = Audience.BOTH


class Fact(Struct, frozen=True):
    """A label and its value (goal, period, value …); `detail` is a second, quieter line."""

    key: str
    label: str
    value: str
    detail: str = ""
    location: Location | None = None


class FactList(Struct, frozen=True):
    key: str
    facts: tuple[Fact, ...]
    caption: str = ""
    alt: str = ""
    audience: Audience = Audience.BOTH


class ColumnKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    QUANTITY = "quantity"
    """A number with its unit, „11 spotkań”: right-aligned and never wrapped."""
    PERCENT = "percent"


class Column(Struct, frozen=True):
    key: str
    header: str
    kind: ColumnKind


class Cell(Struct, frozen=True):
    text: str
    strong: bool = False
    location: Location | None = None


class Row(Struct, frozen=True):
    key: str
    cells: tuple[Cell, ...]
    is_total: bool = False


class Table(Struct, frozen=True):
    """Rows of equally many cells under one header row without an empty cell."""

    key: str
    caption: str
    alt: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    audience: Audience = Audience.BOTH

    @property
    def header(self) -> Row:
        """The row of the columns' headers."""
        return Row("header", tuple(Cell(column.header, strong=True) for column in self.columns))


class Bar(Struct, frozen=True):
    """One category of a chart. `ratio_label` is what stands at its end: „9 / 11”."""

    key: str
    label: str
    planned: Decimal
    realised: Decimal
    ratio_label: str
    location: Location | None = None


class Chart(Struct, frozen=True):
    """Planned against realised, one bar a category, all in one unit.

    With `is_share` the bars show the share of the plan (units may differ then, lengths compare
    percentages); otherwise they show the numbers themselves.
    """

    key: str
    caption: str
    alt: str
    category_name: str
    planned_name: str
    realised_name: str
    bars: tuple[Bar, ...]
    is_share: bool = False
    audience: Audience = Audience.BOTH


class TimePoint(Struct, frozen=True):
    """A stretch of time up to whose end is counted, a month say. `label` is short: „maj 2016”.

    `location` is where the last thing counted in it comes from.
    """

    key: str
    label: str
    location: Location | None = None


class TimeSeries(Struct, frozen=True):
    """A line over the points, a value each; that of a plan is level."""

    key: str
    name: str
    values: tuple[Decimal, ...]
    is_plan: bool = False


class Timeline(Struct, frozen=True):
    """How far things had got by the end of each stretch of time: cumulated numbers as lines.

    Either one unit with its plan, or several units whose scales can be compared.
    """

    key: str
    caption: str
    alt: str
    category_name: str
    points: tuple[TimePoint, ...]
    series: tuple[TimeSeries, ...]
    audience: Audience = Audience.BOTH


class UnitTotal(Struct, frozen=True):
    """All tasks of one unit together: „77 / 101”, „spotkań”, „76%”."""

    key: str
    realised: str
    planned: str
    noun: str
    percent: str


class UnitTotals(Struct, frozen=True):
    key: str
    totals: tuple[UnitTotal, ...]
    audience: Audience = Audience.BOTH


class Effects(Struct, frozen=True):
    """What an action brought about; `label` is the heading word („Efekt”, „Efekty”)."""

    key: str
    label: str
    items: tuple[ListItem, ...]
    audience: Audience = Audience.BOTH


class Picture(Struct, frozen=True):
    key: str
    path: Path
    alt: str
    caption: str
    location: Location | None = None
    audience: Audience = Audience.BOTH


class Signatures(Struct, frozen=True):
    """The lines where people sign; each is the caption under its line."""

    key: str
    captions: tuple[str, ...]
    audience: Audience = Audience.REPORT


Block = (
    Paragraph
    | ItemList
    | FactList
    | Table
    | Chart
    | Timeline
    | UnitTotals
    | Effects
    | Picture
    | Signatures
)
B = TypeVar("B", bound=Block)


class Section(Struct, frozen=True):
    """A chapter of the report, a slide (or a few) of the deck.

    `title` is unique in its document. `headline` is the statement a slide makes instead of the
    bare title; `kicker` the short line above it („Działanie 2 z 6”); `notes` what a person can
    say aloud, a paragraph each; `group` the named section of the deck it belongs to.
    """

    key: str
    kind: SectionKind
    title: str
    blocks: tuple[Block, ...]
    headline: str = ""
    kicker: str = ""
    number: int | None = None
    notes: tuple[str, ...] = ()
    group: str = ""
    location: Location | None = None
    audience: Audience = Audience.BOTH

    def blocks_of(self, kind: type[B]) -> tuple[B, ...]:
        return tuple(block for block in self.blocks if isinstance(block, kind))


class Abbreviation(Struct, frozen=True):
    short: str
    full: str


class Story(Struct, frozen=True):
    """One project as it will be told. `funding_period` selects the rules of the signs."""

    key: str
    title: str
    report_title: str
    author: str
    fund: str
    funding_period: str
    sections: tuple[Section, ...]
    abbreviations: tuple[Abbreviation, ...] = ()

    def told_to(self, audience: Audience) -> Story:
        """The story as one document tells it: only the sections and blocks it shows."""

        def is_shown(part: Section | Block) -> bool:
            return part.audience in (Audience.BOTH, audience)

        sections = tuple(
            replace(section, blocks=tuple(block for block in section.blocks if is_shown(block)))
            for section in self.sections
            if is_shown(section)
        )
        return replace(self, sections=sections)

    def __iter__(self) -> Iterator[Section]:
        return iter(self.sections)
