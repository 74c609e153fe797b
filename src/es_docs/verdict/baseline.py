"""Known findings that a person answers for, in a file beside the documents.

A YAML list; each entry has three keys: `numer` (the number the finding is told with), `powód` and
`autor`. An entry without a reason or a name accepts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from es_docs.diagnostics import ContentError, Diagnostic, Location, Severity, error, info
from es_docs.source import MappingNode, Node, Scalar, SequenceNode, read
from es_docs.verdict import Acceptance, Accepted, Verdict, fingerprint, in_order

KEYS: Final = ("numer", "powód", "autor")


def read_baseline(path: Path) -> tuple[Acceptance, ...]:
    """The accepted findings of a file. Raises ContentError V007 when it cannot be used."""
    source = read(path)
    for finding in (one for one in source.findings if one.severity is Severity.ERROR):
        if finding.code == "C008":  # an empty list
            return ()
        at = finding.location
        place = f"{at.line}:{at.column}, " if at and at.line else ""
        raise _unusable(path, f"{place}{finding.code}")
    if not isinstance(source.root, SequenceNode):
        raise _unusable(path, "–")
    return tuple(_acceptance(path, at, one) for at, one in enumerate(source.root.items, start=1))


def _acceptance(path: Path, at: int, entry: Node) -> Acceptance:
    if not isinstance(entry, MappingNode):
        raise _unusable(path, f"{at}.")
    known = {key: one.value for key, one in entry.entries.items()}
    values = (known.get(key) for key in KEYS)
    texts = [one.text.strip() if isinstance(one, Scalar) else "" for one in values]
    missing = [key for key, text in zip(KEYS, texts, strict=True) if not text]
    unknown = [key for key in known if key not in KEYS]
    if missing or unknown:
        raise _unusable(path, f"{at}. – {', '.join([*missing, *unknown])}")
    return Acceptance(*texts)


def _unusable(path: Path, detail: str) -> ContentError:
    return ContentError(error("V007", Location(str(path)), detail=detail))


def apply_baseline(
    verdicts: Iterable[Verdict], acceptances: Iterable[Acceptance], path: Path
) -> tuple[Verdict, ...]:
    """The verdicts with accepted findings apart; an entry that fits nothing is told (V008)."""
    by_number = {acceptance.fingerprint: acceptance for acceptance in acceptances}
    judged = [_apply(verdict, by_number) for verdict in verdicts]
    used = {one.by.fingerprint for verdict in judged for one in verdict.accepted}
    idle = [_idle(by_number[number], path) for number in by_number if number not in used]
    if judged and idle:
        judged[0] = replace(judged[0], findings=in_order([*judged[0].findings, *idle]))
    return tuple(judged)


def _apply(verdict: Verdict, by_number: Mapping[str, Acceptance]) -> Verdict:
    pairs = [(finding, by_number.get(fingerprint(finding))) for finding in verdict.findings]
    return replace(
        verdict,
        findings=tuple(finding for finding, acceptance in pairs if acceptance is None),
        accepted=tuple(Accepted(finding, one) for finding, one in pairs if one is not None),
    )


def _idle(acceptance: Acceptance, path: Path) -> Diagnostic:
    return info(
        "V008", Location(str(path)), number=acceptance.fingerprint, reason=acceptance.reason
    )
