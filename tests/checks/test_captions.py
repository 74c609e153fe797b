"""A024: the numbers of the captions of a report, whoever made it."""

from __future__ import annotations

import pytest

from checks.hand_made import report, text
from es_docs.checks.agreement.captions import caption_numbers
from es_docs.reading.model import TextRole

CAPTIONS = {
    "1 2 3": [],
    "1 2 4 5": [],
    "5 6 7": [],
    "1 2 1 2": [],
    "1 2 2 4": ["2 → 3"],
    "1 2 9 4": ["9 → 3"],
    "1 2 2 3 4": ["2 → 3"],
    "1 3 4 2 5": ["2 → 4"],
}
"""The numbers of the captions of a report, and what is told of them."""


@pytest.mark.parametrize("numbers", CAPTIONS)
def test_the_numbers_of_captions_run_on(numbers: str) -> None:
    """A gap may be left by a table that was deleted on purpose, and chapters may count anew."""
    captions = [
        text(f"Tabela\u00a0{number}. Zadania", TextRole.CAPTION) for number in numbers.split()
    ]
    own = text("Tabela 2.1. Zadania", TextRole.CAPTION)
    findings = caption_numbers(report(own, *captions, own))
    told = [(one.values["said"].split()[1], one.values["told"].split()[1]) for one in findings]
    assert [f"{said} → {right}" for said, right in told] == CAPTIONS[numbers]
