"""What libraries warn of is not for the people who use the program."""

from __future__ import annotations

import subprocess
import sys

WARNS = """
from es_docs.process import settle_in
import warnings
settle_in()
warnings.warn("Tag data larger than file")
"""


def said(*options: str) -> str:
    done = subprocess.run(
        [sys.executable, *options, "-c", WARNS], capture_output=True, text=True, check=True
    )
    return done.stdout + done.stderr


def test_a_warning_of_a_library_is_not_heard() -> None:
    assert said() == ""


def test_a_developer_hears_it() -> None:
    assert "Tag data larger than file" in said("-W", "default")
