"""Broken content files: each has one thing wrong, and says in its first line what is found.

`# oczekiwane: 27:15 C020` asks for exactly this finding, in this line and column; several are
parted by commas, in the order in which they are told; `-:-` is a finding about the whole file.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from es_docs import content, source
from es_docs.diagnostics import Diagnostic, Severity
from es_docs.messages import explain

CORPUS = Path(__file__).parent / "corpus" / "broken"
FILES = sorted(CORPUS.glob("*.yaml"))
EXPECTED = re.compile(r"# oczekiwane: (.+)\n")
FOREIGN = re.compile(
    r"\b(expected|found|while|scanning|parsing|mapping|sequence|scalar|token|block|flow|stream"
    r"|indent\w*|input|should|valid\w*|field|extra|required|error|type|string|tuple|dict|list"
    r"|decimal|none|null|traceback|mapowani\w*|skalar\w*|parser\w*|\w*pydantic\w*)\b",
    re.IGNORECASE,
)
"""Words of the libraries that read the file, and jargon that helps nobody."""


def findings_of(path: Path) -> tuple[Diagnostic, ...]:
    return content.load(path, shown_as=path.name).findings


def brief(finding: Diagnostic) -> str:
    place = finding.location
    assert place
    return f"{place.line or '-'}:{place.column or '-'} {finding.code}"


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    assert len(FILES) >= 45


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_exactly_the_expected_findings_are_told(path: Path) -> None:
    told = EXPECTED.match(path.read_text(encoding="utf-8"))
    assert told, f"{path.name} does not say what is expected"
    assert [brief(finding) for finding in findings_of(path)] == told[1].split(", ")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_readers_of_yaml_tell_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without libyaml finds the same mistakes in the same places."""
    with_libyaml = findings_of(path)
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)
    assert findings_of(path) == with_libyaml


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_messages_are_polish_and_complete(path: Path) -> None:
    for finding in findings_of(path):
        polish, english = explain(finding, "pl"), explain(finding, "en")
        texts = (polish.what, polish.allowed, polish.hint)
        assert not [word for text in texts for word in FOREIGN.findall(text)]
        assert polish.what
        assert polish.hint
        assert english.what != polish.what
        assert "{" not in re.sub("„[{[]”", "", "".join(texts))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_caret_line_stays_inside_the_line_of_the_file(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for finding in findings_of(path):
        place = finding.location
        assert place
        assert place.file == path.name
        if place.line is None:
            continue
        assert place.source_line == lines[place.line - 1]
        assert place.column
        assert place.column + place.length - 1 <= len(place.source_line)


def test_the_project_is_missing_exactly_when_there_is_an_error() -> None:
    outcomes = {path: content.load(path) for path in FILES}
    for path, loaded in outcomes.items():
        has_error = any(finding.severity is Severity.ERROR for finding in loaded.findings)
        assert (loaded.project is None) == has_error, path.name
    assert {loaded.project is None for loaded in outcomes.values()} == {True, False}
