"""A presentation as its slides look in the end: placeholders, layouts, masters and theme resolved."""

from __future__ import annotations

from es_docs.ooxml.opened import Package
from es_docs.reading.model import Deck


def read_deck(package: Package, part: str) -> Deck:
    """The presentation whose main part is `part`. Never raises for what the file holds."""
    raise ValueError(package, part)
