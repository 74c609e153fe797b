"""Findings and changes in the words of one language, and the card each of them belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.diagnostics import Area, Diagnostic, Kind, Location, Place, Severity
from es_docs.language import counted
from es_docs.messages import Lang, explain
from es_docs.messages import cli as cli_words
from es_docs.messages import preview as words
from es_docs.preview.board import Noted, Told
from es_docs.verdict import GRAVITY
from es_docs.verdict.words import name_place

if TYPE_CHECKING:
    from es_docs.checks.agreement.trace import Trace
    from es_docs.update import Change

_NEAR: Final = 3
"""Lines of the content between a finding and a fact that is known to stand on a slide."""


def tell(findings: Iterable[Diagnostic], lang: Lang) -> tuple[Told, ...]:
    """The findings in words, the gravest first; each once."""
    told = sorted(dict.fromkeys(findings), key=lambda one: GRAVITY.index(one.severity))
    return tuple(_told(finding, lang) for finding in told)


def _told(finding: Diagnostic, lang: Lang) -> Told:
    said = explain(finding, lang)
    severity = cli_words.SEVERITIES[finding.severity].fill(lang, {})
    hint = cli_words.TO_DO.fill(lang, {"hint": said.hint}) if said.hint else ""
    return Told(
        str(finding.severity),
        f"{severity} {finding.code}",
        said.what,
        " ".join(filter(None, (said.allowed, hint))),
        _where(finding, lang),
    )


def _where(finding: Diagnostic, lang: Lang) -> str:
    named = (
        name_place(finding.place, lang) if finding.place else "",
        str(finding.location) if finding.location else "",
    )
    return " · ".join(filter(None, named))


def tell_change(change: Change, content: str, lang: Lang) -> Noted:
    """„Organizacja spotkań”: zmieniono „9” na „10”, wiersz 69 of the content file."""
    said = explain(change.finding, lang).what
    label = cli_words.AT.fill(lang, {"object": change.place.object}) if change.place.object else ""
    text = f"{label}{said}"
    return Noted(text[:1].upper() + text[1:], _line(change.line, content, lang))


def _line(location: Location | None, content: str, lang: Lang) -> str:
    """Short for the content itself, whose name stands on top of the page, and files beside it."""
    if location is None:
        return ""
    if location.file == content and location.line is not None and not location.cell:
        return words.LINE.fill(lang, {"line": str(location.line)})
    file = Path(location.file)
    is_beside = file.parent == Path(content).parent
    return replace(location, file=file.name if is_beside else location.file).line_or_cell


def status_counts(findings: Iterable[Diagnostic], lang: Lang) -> tuple[str, ...]:
    """„1 błąd”, „2 ostrzeżenia”: only what there is."""
    severities = [finding.severity for finding in findings]
    nouns = ((Severity.ERROR, cli_words.ERRORS), (Severity.WARNING, cli_words.WARNINGS))
    return tuple(
        counted(severities.count(severity), noun, lang)
        for severity, noun in nouns
        if severity in severities
    )


# --- which card something belongs to


class Headings(Struct, frozen=True):
    """What stands on a page of a report: the headings that begin there."""

    key: str
    headings: tuple[str, ...]


class Spots(Struct, frozen=True):
    """Where places of the documents and lines of the content are seen: the keys of cards.

    `traces` are facts of the content with their places in the documents.
    """

    slides: Mapping[int, str]
    pages: Sequence[Headings] = ()
    traces: Sequence[Trace] = field(default=())

    def of(self, finding: Diagnostic) -> str:
        """The card a finding concerns, "" when it concerns none or more than one can tell."""
        if finding.place is not None:
            return self.of_place(finding.place)
        return self._of_location(finding.location) if finding.location else ""

    def of_place(self, place: Place) -> str:
        if place.kind is Kind.PPTX and place.area in (Area.SLIDE, Area.NOTES):
            return self.slides.get(place.number or 0, "")
        if place.kind is Kind.DOCX and place.area is Area.BODY:
            return self._page_of(place.name)
        return ""

    def _page_of(self, heading: str) -> str:
        """Headings carry their number in one place and not in the other."""
        wanted = _letters(heading)
        if not wanted:
            return self.pages[0].key if self.pages else ""
        for page in self.pages:
            if wanted in map(_letters, page.headings):
                return page.key
        return ""

    def _of_location(self, location: Location) -> str:
        """The card with the fact of the nearest line; in a table, of the same row.

        Lines that many figures are summed from are looked through once.
        """
        shared = {id(trace.sources): trace.sources for trace in self.traces}
        distances = {
            key: min(_distance(one, location) for one in sources) for key, sources in shared.items()
        }
        near = [
            (distances[id(trace.sources)], key)
            for trace in self.traces
            if (key := self.of_place(trace.place))
        ]
        distance, key = min(near, default=(_NEAR + 1, ""), key=lambda one: one[0])
        return key if distance <= _NEAR else ""


def _distance(one: Location, other: Location) -> int:
    if one.file != other.file or one.line is None or other.line is None:
        return _NEAR + 1
    if one.cell or other.cell:
        is_same_row = one.cell.partition("!")[0] == other.cell.partition("!")[0]
        return 0 if is_same_row and one.line == other.line else _NEAR + 1
    return abs(one.line - other.line)


def _letters(text: str) -> str:
    """The words alone, without the number of a heading: „4.2 Sieci” is „sieci”."""
    return re.sub(r"[\W_]+", "", re.sub(r"^[\d.\s]+", "", text)).casefold()
