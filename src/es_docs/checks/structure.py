"""Checks of rules: structure."""

from __future__ import annotations

from typing import Final

from es_docs.checks.rule import RuleCheck

CHECKS: Final[tuple[RuleCheck, ...]] = ()
