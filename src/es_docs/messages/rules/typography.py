"""Texts of the rules of Polish form (TYP…)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages.rules import RuleText

RULES: Final[Mapping[str, RuleText]] = {}
