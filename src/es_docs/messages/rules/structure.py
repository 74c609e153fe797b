"""Texts of the accessibility rules of structure, alternatives and contrast (A11Y-001 to A11Y-035)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages.rules import RuleText

RULES: Final[Mapping[str, RuleText]] = {}
