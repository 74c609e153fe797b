"""Checks of rules: Polish form.

The table of them; how each looks stands in `polish_marks` (spaces, quotes, dashes, numbers),
`noun_forms` (grammar with numbers), `polish_words` (abbreviations, capitals) and `polish_layout`
(lists, headings, order). TYP-023 binds templates and is held by our own tests.
"""

from __future__ import annotations

from typing import Final

from es_docs.checks.polish import layout as polish_layout
from es_docs.checks.polish import marks as polish_marks
from es_docs.checks.polish import noun_forms
from es_docs.checks.polish import words as polish_words
from es_docs.checks.polish.text import OfficeCheck, tells
from es_docs.checks.rule import RuleCheck
from es_docs.diagnostics import Severity


def _both(rule: str, check: OfficeCheck) -> RuleCheck:
    return RuleCheck(rule, deck=check, report=check)


CHECKS: Final[tuple[RuleCheck, ...]] = (
    _both("TYP-001", tells(polish_marks.loose_letters, in_prose=Severity.WARNING)),
    _both("TYP-002", tells(polish_marks.loose_units)),
    _both("TYP-003", tells(polish_marks.years)),
    _both("TYP-004", tells(polish_marks.quotes)),
    _both("TYP-005", tells(polish_marks.stops_in_quotes)),
    _both("TYP-006", tells(polish_marks.ranges)),
    _both("TYP-007", tells(polish_marks.date_ranges)),
    _both("TYP-008", tells(polish_marks.pauses)),
    _both("TYP-009", tells(polish_marks.compounds)),
    _both("TYP-010", tells(polish_marks.numbers)),
    _both("TYP-011", polish_layout.four_digits),
    _both("TYP-012", polish_layout.amounts),
    _both("TYP-013", tells(polish_marks.percents)),
    _both("TYP-014", tells(noun_forms.noun_forms)),
    _both("TYP-015", tells(noun_forms.verb_forms)),
    _both("TYP-016", tells(noun_forms.prepositions)),
    _both("TYP-017", tells(polish_words.glued_endings)),
    _both("TYP-018", polish_layout.list_patterns),
    _both("TYP-019", polish_layout.headings),
    _both("TYP-020", tells(polish_words.abbreviations)),
    _both("TYP-021", tells(polish_words.capitals)),
    _both("TYP-022", tells(polish_words.quoted_names)),
    _both("TYP-024", polish_layout.dates),
    _both("TYP-025", tells(polish_marks.spacing)),
    RuleCheck("TYP-026", deck=polish_layout.lone_words, report=polish_layout.kept_together),
    _both("TYP-027", polish_layout.hyphenation),
    _both("TYP-028", polish_layout.abbreviation_order),
)
