"""Good PDF files: the good documents exported with LibreOffice and finished, once a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from es_docs.diagnostics import Kind
from es_docs.office import find_office
from es_docs.pdf import make_pdfs
from verify.good import CASES, good

SOURCES = (Kind.PPTX, Kind.DOCX)
NEEDS_OFFICE = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


@cache
def _exports() -> Mapping[str, bytes]:
    documents = {f"{case}.{kind}": good(case, kind) for case in CASES for kind in SOURCES}
    return make_pdfs(documents, find_office())


def good_pdf(case: str, source: Kind) -> bytes:
    """The finished PDF of the deck or report of a case."""
    return _exports()[f"{case}.{source}"]
