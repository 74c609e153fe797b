"""The codes of joining (D050–D099): raised, worded, and told as gravely as is written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from es_docs import content
from es_docs.messages.data import MESSAGES, VARIANTS

HOME = Path(content.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
OURS = {code for code in MESSAGES if "D050" <= code <= "D099"}


def raised() -> Iterator[tuple[str, str]]:
    """Every code of the area in the modules of the content, with the gravity it is given.

    The rules of files hold codes that are raised as errors.
    """
    for path in sorted(HOME.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            given = [*node.args[:1], *(keyword.value for keyword in node.keywords)]
            for one in given:
                code = one.value if isinstance(one, ast.Constant) else None
                if isinstance(code, str) and re.fullmatch(r"D0[5-9]\d", code):
                    yield code, "error" if node.func.id == "Rules" else node.func.id


def documented() -> dict[str, str]:
    text = (ROOT / "docs" / "codes-data.md").read_text(encoding="utf-8")
    return dict(re.findall(r"(?m)^\| (D0[5-9]\d) \| (\w+) \|", text))


def test_every_code_that_is_raised_has_a_message_and_no_message_is_idle() -> None:
    assert {code for code, _ in raised()} == OURS


def test_the_reference_tells_the_severity_that_is_raised() -> None:
    assert dict(raised()) == documented()


@pytest.mark.parametrize("code", sorted(OURS))
def test_a_code_is_met_by_a_test_that_names_it(code: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")]
    assert any(code in text for text in texts)


def test_several_rows_alike_are_told_with_their_number() -> None:
    for (code, variant), text in VARIANTS.items():
        if code in OURS:
            assert variant == "several"
            assert text.pl.startswith(MESSAGES[code].what.pl)
            assert "{rows}" in text.pl
            assert "{rows}" in text.en
