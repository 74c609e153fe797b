"""What became of each project of a portfolio, and of all together."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from es_docs.diagnostics import Diagnostic, Severity
from es_docs.portfolio.listing import Listed


class State(StrEnum):
    BUILT = "built"
    """At least one of its documents was made where there was none, or anew."""
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    WAITING = "waiting"
    """Not begun, or not to its end, when the run was interrupted."""


class Outcome(Struct, frozen=True):
    """`pages` is an estimate. Slides and pages are 0 where they are not known.

    `questions` are the places where a person has to say whose text counts; they stay until the
    document or the content changes. `seconds` is the time the build took.
    """

    listed: Listed
    state: State
    slides: int = 0
    pages: int = 0
    findings: tuple[Diagnostic, ...] = ()
    questions: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def first(self) -> Diagnostic | None:
        """The gravest finding, the first of these."""
        for severity in (Severity.ERROR, Severity.WARNING):
            for finding in self.findings:
                if finding.severity is severity:
                    return finding
        return None


class Portfolio(Struct, frozen=True):
    """The outcomes stand in the order of the projects, whichever was done first.

    `findings` are about the run itself and not about a project.
    """

    outcomes: tuple[Outcome, ...]
    findings: tuple[Diagnostic, ...] = ()

    def counts(self) -> Mapping[State, int]:
        states = [outcome.state for outcome in self.outcomes]
        return {state: states.count(state) for state in State}

    def in_state(self, state: State) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.state is state)

    @property
    def asking(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.questions)

    @property
    def warned(self) -> tuple[Outcome, ...]:
        return tuple(one for one in self.outcomes if one.count(Severity.WARNING))

    @property
    def is_complete(self) -> bool:
        return not self.in_state(State.WAITING)
