"""What a check of a rule is: one short function that looks at a document and tells what it found.

A check never raises for what a file holds, and reads nothing but what it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

from es_docs.diagnostics import Location, Place, Severity
from es_docs.layout.measure import Metrics
from es_docs.reading.model import Deck, Report
from es_docs.reading.pdf.model import Pdf
from es_docs.story import Story
from es_docs.visibility.rules import RULES, SignRules


class Context(Struct, frozen=True):
    """What is known beside the file itself.

    `agreement_date`, `fund`, `programme` and `story` come from the content, when it is given.
    `artwork` are the digests (SHA-256, hexadecimal) of the sign files that are installed;
    `metrics` measures text.
    """

    period: str
    metrics: Metrics
    artwork: frozenset[str] = frozenset()
    agreement_date: date | None = None
    fund: str = "Europejski Fundusz Społeczny"
    programme: str = ""
    story: Story | None = None
    is_release: bool = False

    @property
    def signs(self) -> SignRules:
        """The duties of the strip in this period."""
        return RULES[self.period]


class Found(Struct, frozen=True):
    """One breach of a rule: where, which of the rule's wordings tells it, and with which values.

    `severity` makes it graver or lighter than the rule says, but never graver than the rule's
    verification allows. `location` is the line of the content it is compared with.
    """

    place: Place
    variant: str = ""
    values: Mapping[str, str] = MappingProxyType({})
    severity: Severity | None = None
    location: Location | None = None

    def __hash__(self) -> int:
        return hash((self.place, self.variant, self.severity, self.location))


def found(
    place: Place,
    variant: str = "",
    *,
    severity: Severity | None = None,
    location: Location | None = None,
    **values: object,
) -> Found:
    texts = MappingProxyType({name: str(value) for name, value in values.items()})
    return Found(place, variant, texts, severity, location)


DeckCheck: TypeAlias = Callable[[Deck, Context], Iterable[Found]]
ReportCheck: TypeAlias = Callable[[Report, Context], Iterable[Found]]
PdfCheck: TypeAlias = Callable[[Pdf, Context], Iterable[Found]]


class RuleCheck(Struct, frozen=True):
    """How one rule is checked in each kind of document; None where it is not.

    One function may serve deck and report. `applies` tells from the context alone whether the rule
    asks anything (an agreement from before 2018, say).
    """

    rule: str
    deck: DeckCheck | None = None
    report: ReportCheck | None = None
    pdf: PdfCheck | None = None
    applies: Callable[[Context], bool] | None = None
