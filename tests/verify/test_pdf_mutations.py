"""Each rule is broken in a PDF in exactly one way, and exactly that rule says so, once."""

from __future__ import annotations

from functools import cache

import pytest

from es_docs.checks.rule import Context
from es_docs.checks.run import check_rules, rule_checks
from es_docs.diagnostics import Diagnostic, Kind, Severity
from es_docs.messages import explain
from es_docs.reading.pdf.document import read_pdf
from es_docs.reading.pdf.model import Pdf
from es_docs.rules import load_rules
from es_docs.verify import find_basis, judge
from verify.good import CASES, content_file
from verify.pdf_good import NEEDS_OFFICE, SOURCES, good_pdf
from verify.pdf_mutations import MUTATIONS, PdfMutation

TWIN = ("VIS-036", "twin")
"""Calibri is not installed everywhere: that a face of its widths stands in is told as a hint."""


@cache
def context_of(case: str) -> Context:
    """What the content of a case says, read once."""
    return find_basis(content_file(case), (), release=False).context


def told(data: bytes, case: str) -> list[Diagnostic]:
    document = read_pdf(data, "plik.pdf")
    assert isinstance(document, Pdf), document
    findings = check_rules(document, context_of(case)).findings
    return [one for one in findings if (one.code, one.variant) != TWIN]


@NEEDS_OFFICE
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("case", CASES)
def test_a_good_pdf_gives_no_finding(case: str, source: Kind) -> None:
    findings = judge(good_pdf(case, source), "plik.pdf", content_file(case)).findings
    assert [one for one in findings if one.severity is not Severity.INFO] == []
    assert {(one.code, one.variant) for one in findings} <= {TWIN}


@NEEDS_OFFICE
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.id)
def test_a_flaw_is_told_once_by_its_rule_alone(mutation: PdfMutation) -> None:
    spoiled = mutation.spoil(good_pdf(mutation.case, mutation.source))
    findings = told(spoiled, mutation.case)
    assert [finding.code for finding in findings] == [mutation.rule], findings
    (finding,) = findings
    assert finding.place is not None
    assert mutation.fits(finding.place), finding.place
    assert mutation.severity in (None, finding.severity)
    for lang in ("pl", "en"):
        explanation = explain(finding, lang)
        assert explanation.what
        assert explanation.hint


def test_every_rule_is_broken_somewhere_or_says_why_no_program_can_tell() -> None:
    broken = {mutation.rule for mutation in MUTATIONS}
    gaps = [
        rule.id
        for rule in load_rules().values()
        if Kind.PDF in rule.kinds and (rule.id in broken) == (Kind.PDF in rule.unchecked)
    ]
    assert gaps == []


def test_what_is_not_checked_has_no_check_and_what_is_has_one() -> None:
    checked = {check.rule for check in rule_checks(Kind.PDF)}
    asked = {
        rule.id
        for rule in load_rules().values()
        if Kind.PDF in rule.kinds and Kind.PDF not in rule.unchecked
    }
    assert checked == asked
