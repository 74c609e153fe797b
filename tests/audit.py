"""A second opinion on what we write: the schema and semantic rules of the Open XML SDK."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity


def audit(path: Path) -> list[str]:
    """The errors of a .pptx, .docx or .xlsx, a sentence each; an empty list when it is sound."""
    return [
        f"{error.part_uri} {error.path}: {error.description}"
        for error in _validator().validate(path).errors
        if error.severity is ValidationSeverity.ERROR
    ]


@cache
def _validator() -> OpenXmlValidator:
    """Loading the schemas takes most of the time, so one validator serves all tests."""
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
