"""How much a run of the tests tries: a fifth of the made-up cases, all with ES_DOCS_LONG=1."""

from __future__ import annotations

import os

IS_LONG = os.environ.get("ES_DOCS_LONG") == "1"


def few(count: int) -> int:
    """As many cases as this run tries of so many."""
    return count if IS_LONG else max(1, count // 5)
