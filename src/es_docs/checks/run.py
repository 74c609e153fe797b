"""All checks over one document: findings, and for each rule of the base what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from typing import Final, TypeAlias, cast

from msgspec import Struct

from es_docs.checks.rule import Context, Found, RuleCheck
from es_docs.diagnostics import Diagnostic, Kind, Severity
from es_docs.reading.model import Deck, Report
from es_docs.reading.pdf.model import Pdf
from es_docs.rules import Rule, load_rules

Document: TypeAlias = Deck | Report | Pdf

MODULES: Final = (
    "signs.strips",
    "signs.funding",
    "signs.emblem",
    "accessibility.structure",
    "accessibility.tables",
    "accessibility.contrast",
    "accessibility.text",
    "accessibility.fit",
    "polish.typography",
)
"""The modules of this package with rule checks of .pptx and .docx, each with a table `CHECKS`."""
PDF_MODULES: Final = ("pdf.rules",)
QUICK_MODULES: Final = tuple(
    name for name in MODULES if name not in ("signs.emblem", "polish.typography")
)
"""Those that also run after every build: what a restyled reference or the content can break. The
emblem is drawn and the text set by the program itself, and looking into them takes its time."""
_GRAVITY: Final = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Status(StrEnum):
    """What became of a rule for one document."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"
    """The rule does not bind this kind of document, this period or this agreement."""
    MANUAL = "manual"
    """No program can tell; a person has to look."""


class Outcome(Struct, frozen=True):
    rule: Rule
    status: Status
    count: int = 0


class Checked(Struct, frozen=True):
    findings: tuple[Diagnostic, ...]
    outcomes: tuple[Outcome, ...]


def check_rules(document: Document, context: Context, *, quick: bool = False) -> Checked:
    """What the rules of the base say of a document; `quick` asks those of `QUICK_MODULES` alone."""
    checks = {check.rule: check for check in rule_checks(document.kind, quick=quick)}
    findings: list[Diagnostic] = []
    outcomes: list[Outcome] = []
    for rule in load_rules().values():
        check = checks.get(rule.id)
        if not _binds(rule, check, document.kind, context):
            outcomes.append(Outcome(rule, Status.NOT_APPLICABLE))
        elif check is None:
            outcomes.append(Outcome(rule, Status.MANUAL))
        else:
            told = [_diagnostic(rule, one) for one in _run(check, document, context)]
            findings += told
            status = Status.FAILED if told else Status.PASSED
            outcomes.append(Outcome(rule, status, len(told)))
    return Checked(tuple(findings), tuple(outcomes))


def rule_checks(kind: Kind, *, quick: bool = False) -> Iterator[RuleCheck]:
    """The checks that look at documents of a kind."""
    modules = QUICK_MODULES if quick else MODULES
    for name in PDF_MODULES if kind is Kind.PDF else modules:
        module = import_module(f"es_docs.checks.{name}")
        for check in cast("tuple[RuleCheck, ...]", module.CHECKS):
            if _function(check, kind) is not None:
                yield check


def _function(check: RuleCheck, kind: Kind) -> object:
    return {Kind.PPTX: check.deck, Kind.DOCX: check.report, Kind.PDF: check.pdf}[kind]


def _binds(rule: Rule, check: RuleCheck | None, kind: Kind, context: Context) -> bool:
    if kind not in rule.kinds or context.period not in rule.periods:
        return False
    return check is None or check.applies is None or check.applies(context)


def _run(check: RuleCheck, document: Document, context: Context) -> Iterable[Found]:
    match document:
        case Deck():
            return check.deck(document, context) if check.deck else ()
        case Report():
            return check.report(document, context) if check.report else ()
        case Pdf():
            return check.pdf(document, context) if check.pdf else ()


def _diagnostic(rule: Rule, one: Found) -> Diagnostic:
    wanted = one.severity or rule.gravest
    severity = min(wanted, rule.gravest, key=_GRAVITY.__getitem__)
    return Diagnostic(
        code=rule.id,
        severity=severity,
        location=one.location,
        values=_with_text(one),
        place=one.place,
        variant=one.variant,
    )


def _with_text(one: Found) -> Mapping[str, str]:
    """Wordings may name the words concerned without each check handing them over again."""
    return {"text": one.place.text, "object": one.place.object, **one.values}
