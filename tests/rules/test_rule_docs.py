"""`docs/rules.md` says what the rule base and its words say."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from es_docs.rules import load_rules

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "rules.md"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = spec_from_file_location("make_rule_docs", ROOT / "tools" / "make_rule_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_its_tool_makes(tool: ModuleType) -> None:
    assert PAGE.read_text(encoding="utf-8") == tool.rule_docs(), "run tools/make_rule_docs.py"


def test_the_page_has_every_rule_once_in_the_order_of_the_base() -> None:
    headings = [
        line.removeprefix("### ").partition(" ")[0]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("### ")
    ]
    assert headings == list(load_rules())


def test_every_rule_says_what_a_reader_needs() -> None:
    sections = PAGE.read_text(encoding="utf-8").split("\n### ")[1:]
    for section, rule in zip(sections, load_rules().values(), strict=True):
        assert section.startswith(rule.id)
        for point in ("**A breach:**", "**Standing:**", "**Holds for**"):
            assert point in section, (rule.id, point)
        is_checked = rule.kinds > rule.unchecked.keys()
        assert ("**Told as:**" in section) == is_checked, rule.id
        assert ("**To mend it in" in section) == is_checked, rule.id
        assert ("**Not checked in" in section) == bool(rule.unchecked), rule.id


def test_weak_rules_are_told_as_warnings_at_most_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for rule in load_rules().values():
        if rule.gravest is not rule.severity and rule.kinds > rule.unchecked.keys():
            section = page.split(f"### {rule.id} ")[1].split("\n### ")[0]
            assert "warning at most" in section, rule.id
