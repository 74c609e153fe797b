"""A second opinion on what we write: the schema and semantic rules of the Open XML SDK."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator, ValidationError, ValidationSeverity


def audit(path: Path) -> list[str]:
    """The errors of a .pptx, .docx or .xlsx, a sentence each; an empty list when it is sound."""
    return [
        f"{error.part_uri} {error.path}: {error.description}"
        for error in _validator().validate(path).errors
        if error.severity is ValidationSeverity.ERROR and not _is_known_mistake(error)
    ]


def _is_known_mistake(error: ValidationError) -> bool:
    """The rules allow one element in an extension; Office itself writes several (`c15` labels)."""
    return error.path.split("/")[-1].startswith("ext[") and "at most 1 occ" in error.description


@cache
def _validator() -> OpenXmlValidator:
    """Loading the schemas takes most of the time, so one validator serves all tests."""
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
