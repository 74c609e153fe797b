"""The verdict for programs: JSON of our own, and SARIF 2.1.0 (OASIS) for tools that know it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from es_docs import __version__
from es_docs.checks.agreement.trace import Trace
from es_docs.diagnostics import Diagnostic, Location, Place, Severity
from es_docs.messages import Lang
from es_docs.messages.rules import rule_text
from es_docs.rules import VERSION as RULES_VERSION
from es_docs.rules import load_rules
from es_docs.verdict import Accepted, Verdict
from es_docs.verdict.words import name_place, tell

SCHEMA_VERSION: Final = 2
"""2: a trace has all its lines, by the number of their list; in 1 it had one, as `content`."""
SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_json(verdicts: Sequence[Verdict], lang: Lang) -> str:
    """One object: `version`, `rules_version` and a list of `files`."""
    document = {
        "version": SCHEMA_VERSION,
        "rules_version": RULES_VERSION,
        "files": [_file(verdict, lang) for verdict in verdicts],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _file(verdict: Verdict, lang: Lang) -> dict[str, Any]:
    return {
        "file": verdict.file,
        "sha256": verdict.digest,
        "kind": verdict.kind,
        "period": verdict.period,
        "findings": [_finding(finding, lang) for finding in verdict.findings],
        "accepted": [
            {**_finding(one.finding, lang), "reason": one.by.reason, "author": one.by.author}
            for one in verdict.accepted
        ],
        "rules": [
            {"rule": one.rule.id, "status": one.status, "findings": one.count}
            for one in verdict.outcomes
        ],
        **_traces(verdict.traces),
    }


def _traces(traces: Sequence[Trace]) -> dict[str, Any]:
    """`sources`, each list of content lines once, and `traces` with the number of theirs.

    What all tasks add up to stands on every overview: with the lines themselves at each figure
    the record of a large project would grow with the square of its tasks.
    """
    known: dict[tuple[Location, ...], int] = {}
    shared = {id(one.sources): one.sources for one in traces}
    numbers = {key: known.setdefault(sources, len(known)) for key, sources in shared.items()}
    return {
        "sources": [[_line(one) for one in sources] for sources in known],
        "traces": [
            {"text": one.text, "place": _place(one.place), "sources": numbers[id(one.sources)]}
            for one in traces
        ],
    }


def _finding(finding: Diagnostic, lang: Lang) -> dict[str, Any]:
    told = tell(finding, lang)
    return {
        "number": told.number,
        "rule": told.code,
        "variant": finding.variant,
        "severity": finding.severity,
        "message": told.what,
        "why": told.why,
        "mend": told.mend,
        "place": _place(finding.place) if finding.place else None,
        "content": _line(finding.location) if finding.location else None,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "area": place.area,
        "number": place.number,
        "name": place.name,
        "object": place.object,
        "text": place.text,
    }


def _line(location: Location) -> dict[str, Any]:
    place = {"file": location.file, "line": location.line, "column": location.column}
    return {**place, "cell": location.cell} if location.cell else place


# --- SARIF 2.1.0


def as_sarif(verdicts: Sequence[Verdict], lang: Lang) -> str:
    """One run with a result for each finding; accepted ones are suppressed (§3.27.23)."""
    findings = [finding for one in verdicts for finding in one.findings]
    accepted = [one for verdict in verdicts for one in verdict.accepted]
    codes = sorted({f.code for f in [*findings, *(one.finding for one in accepted)]})
    files = {verdict.file: verdict for verdict in verdicts}
    run = {
        "tool": {
            "driver": {
                "name": "es-docs",
                "version": __version__,
                "rules": [_rule(code, lang) for code in codes],
            }
        },
        "artifacts": [_artifact(verdict) for verdict in files.values()],
        "results": [
            *(_result(v.file, finding, codes, lang) for v in verdicts for finding in v.findings),
            *(_suppressed(v.file, one, codes, lang) for v in verdicts for one in v.accepted),
        ],
        "columnKind": "unicodeCodePoints",
    }
    sarif = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(sarif, ensure_ascii=False, indent=2)


def _rule(code: str, lang: Lang) -> dict[str, Any]:
    """A reporting descriptor (§3.49); what is no rule of the base has its code only."""
    rule = load_rules().get(code)
    if rule is None:
        return {"id": code}
    text = rule_text(code)
    return {
        "id": code,
        "shortDescription": {"text": text.title.fill(lang, {})},
        "fullDescription": {"text": text.why.fill(lang, {})},
        "defaultConfiguration": {"level": _LEVELS[rule.gravest]},
        "properties": {"source": rule.source, "verification": rule.verification},
    }


def _artifact(verdict: Verdict) -> dict[str, Any]:
    hashes = {"hashes": {"sha-256": verdict.digest}} if verdict.digest else {}
    return {"location": {"uri": _uri(verdict.file)}, **hashes}


def _result(file: str, finding: Diagnostic, codes: list[str], lang: Lang) -> dict[str, Any]:
    told = tell(finding, lang)
    return {
        "ruleId": told.code,
        "ruleIndex": codes.index(told.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": " ".join(filter(None, (told.what, told.mend)))},
        "locations": [_location(file, finding, lang)],
        "relatedLocations": list(_related(finding)),
        "partialFingerprints": {"esDocs/v1": told.number},
    }


def _suppressed(file: str, one: Accepted, codes: list[str], lang: Lang) -> dict[str, Any]:
    justification = f"{one.by.author}: {one.by.reason}"
    suppression = {"kind": "external", "status": "accepted", "justification": justification}
    return {**_result(file, one.finding, codes, lang), "suppressions": [suppression]}


def _location(file: str, finding: Diagnostic, lang: Lang) -> dict[str, Any]:
    place = finding.place
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}}}
    if place is not None:
        parts = [name_place(place, lang), place.object]
        name = " / ".join(filter(None, parts))
        logical = {"fullyQualifiedName": name, "name": place.object or parts[0], "kind": "element"}
        location["logicalLocations"] = [logical]
    return location


def _related(finding: Diagnostic) -> Iterable[dict[str, Any]]:
    """The line of the content a finding is compared with."""
    at = finding.location
    if at is None:
        return
    region = (
        {"region": {"startLine": at.line, "startColumn": at.column or 1}}
        if at.line and not at.cell
        else {}
    )
    yield {"physicalLocation": {"artifactLocation": {"uri": _uri(at.file)}, **region}}


def _uri(file: str) -> str:
    """A relative path, or an absolute one with its scheme (RFC 3986, RFC 8089)."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
