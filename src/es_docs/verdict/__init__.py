"""What was found in finished documents, and the forms in which people and programs read it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from es_docs.checks.agreement.trace import Trace
from es_docs.checks.run import Outcome
from es_docs.diagnostics import Area, Diagnostic, Kind, Place, Severity
from es_docs.regex import regex

GRAVITY: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""The gravest first."""
_AREAS: Final = tuple(Area)
_FIGURES: Final = regex(r"\d+")


class Acceptance(Struct, frozen=True):
    """A known finding that a person answers for, as the baseline file has it."""

    fingerprint: str
    reason: str
    author: str


class Accepted(Struct, frozen=True):
    finding: Diagnostic
    by: Acceptance


class Verdict(Struct, frozen=True):
    """What was found in one file; `digest` is its SHA-256, `period` the rules it was held to.

    `findings` stand in the order of the document, those a baseline accepts are apart. `traces` are
    the facts of the file with the content lines each comes from, one for every place a fact stands
    at; empty without content, when `is_compared` is false.
    """

    file: str
    digest: str
    kind: Kind | None
    period: str
    findings: tuple[Diagnostic, ...]
    outcomes: tuple[Outcome, ...] = ()
    traces: tuple[Trace, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    is_compared: bool = False

    @property
    def worst(self) -> Severity | None:
        severities = {finding.severity for finding in self.findings}
        return next((severity for severity in GRAVITY if severity in severities), None)

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)


def gravest(verdicts: Iterable[Verdict]) -> Severity | None:
    """The gravest severity that any file has."""
    found = {verdict.worst for verdict in verdicts}
    return next((severity for severity in GRAVITY if severity in found), None)


def in_order(
    findings: Sequence[Diagnostic], headings: Iterable[str] = ()
) -> tuple[Diagnostic, ...]:
    """As a person goes through the document: slide by slide, the gravest of each first.

    `headings` are those of a report in its order; without them the order of the findings stands.
    """
    told = (one.place.name for one in findings if one.place and one.place.area is Area.BODY)
    order = {name: at for at, name in enumerate(dict.fromkeys((*headings, *told)))}
    return tuple(sorted(findings, key=lambda finding: _rank(finding, order)))


def _rank(finding: Diagnostic, headings: Mapping[str, int]) -> tuple[int, int, int, str]:
    place = finding.place
    gravity = GRAVITY.index(finding.severity)
    if place is None:
        return -1, 0, gravity, finding.code
    if place.area is Area.DOCUMENT:
        return 0, 0, gravity, finding.code
    if place.area in (Area.SLIDE, Area.NOTES):
        return 1, place.number or 0, gravity, finding.code
    within = headings.get(place.name, 0) if place.area is Area.BODY else place.number or 0
    return 2 + _AREAS.index(place.area), within, gravity, finding.code


def by_place(findings: Sequence[Diagnostic]) -> Iterator[tuple[Place | None, list[Diagnostic]]]:
    """Findings in groups of one slide, page, heading, layout … each; the place names the group."""
    for key, group in groupby(findings, key=_group):
        members = list(group)
        yield (members[0].place if key is not None else None), members


def _group(finding: Diagnostic) -> tuple[str, int, str] | None:
    place = finding.place
    if place is None:
        return None
    area = Area.SLIDE if place.area is Area.NOTES else place.area
    return area, place.number or 0, place.name if area is not Area.SLIDE else ""


def fingerprint(finding: Diagnostic) -> str:
    """Eight digits that stay the same while the same thing is wrong at the same place.

    The number of the slide is left out, and so are figures that go with every edit (a contrast, a
    count): moving a slide must not bring an accepted finding back. Where a file contradicts its
    content the figures are what was accepted, so they count.
    """
    place = finding.place
    is_fact = "-" not in finding.code
    values = [f"{name}={value}" for name, value in sorted(finding.values.items())]
    parts = [finding.code, finding.variant]
    parts += values if is_fact else [_FIGURES.sub("#", value) for value in values]
    if place is None:
        parts.append(str(finding.location or ""))
    else:
        parts += [place.kind, place.area, place.name, place.object, place.text]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]
