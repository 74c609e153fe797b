"""The text that another one is an altered form of is found among many."""

from __future__ import annotations

import pytest

from es_docs.checks.agreement.alike import Trigrams

TASKS = [f"Organizacja spotkań sieci numer {number} w powiecie" for number in range(3_000)]
TEXTS = [*TASKS, "Założenie stowarzyszenia „Dolnośląskie Forum WTZ”", "Efekty", "Plan"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Założenie stowarzyszenia „Dolnośląskie Forum CIS”", TEXTS[-3]),
        ("Organizacja spotkań sieci numer 1234 w gminie", TASKS[1234]),
        ("Efekty działań", "Efekty"),
        ("Plon", "Plan"),
        ("Dziękuję za uwagę", None),
        ("", None),
    ],
)
def test_the_most_alike_is_found_by_what_it_shares(said: str, told: str | None) -> None:
    assert Trigrams(TEXTS).most_alike(said, 0.5, lambda _: True) == told


def test_what_was_found_already_does_not_count() -> None:
    found = Trigrams(["Plan", "Plany"]).most_alike("Plans", 0.5, lambda text: text != "Plan")
    assert found == "Plany"


def test_what_is_too_different_is_another_text() -> None:
    assert Trigrams(["Plan działań"]).most_alike("Plan rzeczowy projektu", 0.72, bool) is None
