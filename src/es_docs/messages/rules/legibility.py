"""Texts of the accessibility rules of text, its looks and its protection (A11Y-040 to A11Y-065)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages.rules import RuleText

RULES: Final[Mapping[str, RuleText]] = {}
