"""Texts of the rules of the sign strip and of the words that name who pays (VIS…)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages.rules import RuleText

RULES: Final[Mapping[str, RuleText]] = {}
