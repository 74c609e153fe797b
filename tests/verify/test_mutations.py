"""Each rule is broken in exactly one way, and exactly that rule says so, once, at the place."""

from __future__ import annotations

from importlib import import_module

import pytest

from es_docs.checks.run import rule_checks
from es_docs.diagnostics import Kind
from es_docs.messages import explain
from es_docs.rules import load_rules
from es_docs.verify import judge_by
from verify.good import CASES, basis, good
from verify.mutation import Mutation

MODULES = ("strips", "emblem", "structure", "legibility", "typography")
MUTATIONS: list[Mutation] = [
    mutation
    for module in MODULES
    for mutation in import_module(f"verify.{module}_mutations").MUTATIONS
]
KINDS = (Kind.PPTX, Kind.DOCX)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", CASES)
def test_a_good_document_gives_no_finding(case: str, kind: Kind) -> None:
    findings = judge_by(basis(case), good(case, kind), f"dobry.{kind}").findings
    assert [(one.code, one.variant, one.place, dict(one.values)) for one in findings] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.id)
def test_a_flaw_is_told_once_by_its_rule_alone(mutation: Mutation) -> None:
    spoiled = mutation.spoil(good(mutation.case, mutation.kind))
    findings = judge_by(basis(mutation.case), spoiled, f"zły.{mutation.kind}").findings
    told = [finding for finding in findings if finding.code in load_rules()]
    assert [finding.code for finding in told] == [mutation.rule], told
    (finding,) = told
    assert finding.place is not None
    assert mutation.fits(finding.place), finding.place
    assert mutation.severity in (None, finding.severity)
    for lang in ("pl", "en"):
        assert explain(finding, lang).what


def test_every_rule_is_broken_somewhere_or_says_why_no_program_can_tell() -> None:
    broken = {(mutation.rule, mutation.kind) for mutation in MUTATIONS}
    gaps = [
        (rule.id, kind)
        for rule in load_rules().values()
        for kind in sorted(rule.kinds & set(KINDS))
        if ((rule.id, kind) in broken) == (kind in rule.unchecked)
    ]
    assert gaps == []


def test_what_is_not_checked_has_no_check_and_what_is_has_one() -> None:
    checked = {(check.rule, kind) for kind in KINDS for check in rule_checks(kind)}
    asked = {
        (rule.id, kind)
        for rule in load_rules().values()
        for kind in rule.kinds & set(KINDS)
        if kind not in rule.unchecked
    }
    assert checked == asked
