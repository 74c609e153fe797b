"""The verdict for a terminal: slide by slide, each reason and remedy told once a file."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from es_docs.diagnostics import Diagnostic, Severity
from es_docs.messages import Lang
from es_docs.messages import cli as cli_words
from es_docs.messages import verify as words
from es_docs.verdict import Verdict, by_place
from es_docs.verdict.words import name_file, name_place, summary, tell


class Line(Struct, frozen=True):
    """A line of text; the first `marked` characters of it carry the colour of the severity."""

    text: str
    indent: int = 0
    severity: Severity | None = None
    marked: int = 0
    is_heading: bool = False


def verdict_lines(verdict: Verdict, lang: Lang) -> Iterator[Line]:
    """The lines of one file's verdict, without the total of all files."""
    yield Line(name_file(verdict, lang), is_heading=True)
    explained: set[str] = set()
    for place, findings in by_place(verdict.findings):
        yield Line("")
        yield Line(name_place(place, lang), indent=2)
        for finding in findings:
            yield from _finding_lines(finding, lang, is_new=finding.code not in explained)
            explained.add(finding.code)
    for accepted in verdict.accepted:
        told = tell(accepted.finding, lang)
        values = {"author": accepted.by.author, "reason": accepted.by.reason}
        yield Line("")
        yield Line(f"{told.code}: {told.what}", indent=2)
        yield Line(words.ACCEPTED_BY.fill(lang, values), indent=4)
    if not verdict.findings:
        yield Line(words.CLEAN.fill(lang, {}), indent=2)
    else:
        yield Line("")
    yield Line(" ".join(summary(verdict, lang).values()), indent=2)


def _finding_lines(finding: Diagnostic, lang: Lang, *, is_new: bool) -> Iterator[Line]:
    told = tell(finding, lang)
    label = f"{cli_words.SEVERITIES[finding.severity].fill(lang, {})} {told.code}"
    number = words.NUMBER.fill(lang, {"number": told.number})
    where = f", {words.OBJECT.fill(lang, {'object': told.object})}" if told.object else ""
    yield Line(f"{label}: {told.what} ({number}{where})", 4, finding.severity, len(label))
    if told.content:
        yield Line(words.CONTENT_LINE.fill(lang, {"location": told.content}), indent=6)
    if is_new and told.why:
        yield Line(words.WHY.fill(lang, {"why": told.why}), indent=6)
    if is_new and told.mend:
        yield Line(words.MEND.fill(lang, {"hint": told.mend}), indent=6)
