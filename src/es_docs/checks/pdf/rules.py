"""Checks of rules: finished PDF files."""

from __future__ import annotations

from typing import Final

from es_docs.checks.pdf import file as pdf_file
from es_docs.checks.pdf import signs as pdf_signs
from es_docs.checks.pdf import tags as pdf_tags
from es_docs.checks.rule import RuleCheck

CHECKS: Final[tuple[RuleCheck, ...]] = (*pdf_file.CHECKS, *pdf_tags.CHECKS, *pdf_signs.CHECKS)
