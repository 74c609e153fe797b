"""Texts of the rules of finished PDF files, and what other rules say of a PDF besides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages.rules import PdfText, RuleText

RULES: Final[Mapping[str, RuleText]] = {}

PDF: Final[Mapping[str, PdfText]] = {}
