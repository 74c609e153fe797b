"""Texts of the rules of the Union emblem and of sign pictures (VIS…)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages.rules import RuleText

RULES: Final[Mapping[str, RuleText]] = {}
