"""A text document as its pages look in the end: styles, numbering and theme resolved."""

from __future__ import annotations

from es_docs.ooxml.opened import Package
from es_docs.reading.model import Report


def read_report(package: Package, part: str) -> Report:
    """The document whose main part is `part`. Never raises for what the file holds."""
    raise ValueError(package, part)
