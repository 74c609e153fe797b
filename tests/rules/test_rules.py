"""The rule base holds together, and every rule has its words in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from es_docs.checks.run import rule_checks
from es_docs.diagnostics import Kind, Severity
from es_docs.language import typeset
from es_docs.messages import Text
from es_docs.messages.rules import RuleText, rule_text
from es_docs.rules import GROUPS, Rule, Verification, load_rules
from es_docs.visibility.rules import RULES as SIGN_RULES

RULES = tuple(load_rules().values())
PREFIXES = {"visibility": "VIS", "accessibility": "A11Y", "typography": "TYP"}
COUNTS = {"visibility": 48, "accessibility": 51, "typography": 28}
WEAK = {Verification.MEMORY, Verification.CONVENTION}

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def checked_kinds(rule: Rule) -> set[Kind]:
    return set(rule.kinds) - set(rule.unchecked)


def wordings(text: RuleText) -> Iterator[Text]:
    yield text.title
    yield text.why
    yield from text.found.values()
    yield from text.mend.values()


def values(words: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", words))


def test_the_base_is_whole() -> None:
    counts = {group: sum(rule.group == group for rule in RULES) for group in GROUPS}
    assert counts == COUNTS


@pytest.mark.parametrize("group", GROUPS)
def test_no_id_is_given_twice_and_they_ascend(group: str) -> None:
    """`load_rules` keys by id, so the file itself is read for doubles."""
    from importlib.resources import files

    text = files("es_docs.rules").joinpath(f"{group}.yaml").read_text(encoding="utf-8")
    ids = re.findall(r"^- id: (\S+)$", text, re.MULTILINE)
    assert ids == sorted(set(ids))
    assert ids == [rule.id for rule in RULES if rule.group == group]


@every_rule
def test_the_facts_of_a_rule_are_well_formed(rule: Rule) -> None:
    assert re.fullmatch(rf"{PREFIXES[rule.group]}-\d{{3}}", rule.id)
    assert rule.periods
    assert set(rule.periods) <= set(SIGN_RULES)
    assert rule.kinds
    assert set(rule.unchecked) <= rule.kinds
    assert all(reason.strip().endswith(".") for reason in rule.unchecked.values())
    for words in (rule.statement, rule.source, rule.example):
        assert words.strip() == words
        assert len(words) > 5, words
    assert rule.statement.endswith(".")


@every_rule
def test_what_is_known_only_from_memory_or_chosen_here_is_a_warning_at_most(rule: Rule) -> None:
    if rule.verification in WEAK:
        assert rule.gravest in {Severity.WARNING, Severity.INFO}
    else:
        assert rule.gravest is rule.severity


@every_rule
def test_a_rule_has_its_words_in_both_languages(rule: Rule) -> None:
    text = rule_text(rule.id)
    for words in wordings(text):
        assert words.pl.strip()
        assert words.en.strip()
        assert values(words.pl) == values(words.en), words
    assert not values(text.title.pl) | values(text.why.pl), "title and why are told without values"


@every_rule
def test_a_rule_says_how_to_mend_it_wherever_it_is_checked(rule: Rule) -> None:
    text = rule_text(rule.id)
    assert checked_kinds(rule) <= set(text.mend)
    assert bool(text.found) or not checked_kinds(rule)


@every_rule
def test_the_words_of_a_rule_are_set_for_print(rule: Rule) -> None:
    """A space before an ellipsis that stands for words („ES – …”) may stay, unlike in prose."""
    for words in wordings(rule_text(rule.id)):
        assert re.sub("[ \u00a0]…", "…", words.pl) == re.sub("[ \u00a0]…", "…", typeset(words.pl))


@every_rule
def test_a_rule_is_checked_where_it_does_not_say_why_not(rule: Rule) -> None:
    checked = {kind for kind in Kind for check in rule_checks(kind) if check.rule == rule.id}
    assert checked == checked_kinds(rule)
