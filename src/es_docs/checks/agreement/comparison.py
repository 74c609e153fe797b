"""A finished deck or report held against its content: every fact traced, every deviation told.

What the program has just written has to pass without a finding before it replaces anything. In a
file that people have edited since, their own additions stay theirs: only what contradicts the
content, is missing, or cannot be traced is told (A010 to A023). What the content says comes from
`told`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs import language
from es_docs.checks.agreement.alike import Trigrams
from es_docs.checks.agreement.bars import bar_deviations
from es_docs.checks.agreement.captions import missing_captions
from es_docs.checks.agreement.lines import line_deviations
from es_docs.checks.agreement.numbered import numbered_deviations
from es_docs.checks.agreement.placed import displaced
from es_docs.checks.agreement.rows import row_deviations
from es_docs.checks.agreement.said import Document, Said, SaidText, plain, say
from es_docs.checks.agreement.told import (
    Told,
    ToldText,
    folded,
    known_numbers,
    masked,
    number_tokens,
    tell,
    unknown_numbers,
)
from es_docs.checks.agreement.trace import Trace
from es_docs.diagnostics import Diagnostic, Location, Place, Severity
from es_docs.messages import document as words
from es_docs.reading.model import Deck, Report
from es_docs.reading.pdf.model import Pdf
from es_docs.story import Audience, SectionKind, Story

_ALIKE: Final = 0.72
"""From this share of equal characters on, a text is an altered one and not another."""
_FOREIGN: Final = 0.34
"""A file that says less than this share of the longer texts is of another project."""
_LONG: Final = 15
"""Letters; shorter texts (a period, an amount) may be the same in two projects."""


def compare(document: Document, story: Story) -> tuple[tuple[Trace, ...], tuple[Diagnostic, ...]]:
    """The facts of the document with their lines of the content, and every deviation.

    A PDF is compared as the document it was exported from; its charts by their alternatives. One
    without tags cannot be, which is told (A022). A
    chapter about what changed since the version before is of another time: it is compared only
    when the story tells it.
    """
    tells_news = any(section.kind is SectionKind.NEWS for section in story)
    said = say(document, without="" if tells_news else words.NEWS_TITLE)
    told = _counterpart(document, said, story)
    if _share(told, said) < _FOREIGN:
        if isinstance(document, Pdf) and not document.tags and _is_printed(document, told):
            return (), (Diagnostic("A022", Severity.WARNING, place=document.place),)
        values = {"text": story.title}
        return (), (Diagnostic("A019", Severity.ERROR, None, values, document.place),)
    comparison = _Comparison(told, known_numbers(_all_texts(told)))
    findings = list(comparison.texts(said, displaced(document, said, told)))
    row_traces, row_findings = row_deviations(said, told, comparison.known)
    traces = [*comparison.traces, *row_traces]
    findings += row_findings
    if isinstance(document, Deck):
        findings += numbered_deviations(document, told)
    if isinstance(document, Report):
        findings += missing_captions(document, told, comparison.is_missing)
    if not isinstance(document, Pdf):
        findings += comparison.chart_titles(document)
        for charts in (bar_deviations, line_deviations):
            chart_traces, chart_findings = charts(document, told)
            traces += chart_traces
            findings += chart_findings
    return tuple(traces), tuple(findings)


def _counterpart(document: Document, said: Said, story: Story) -> Told:
    """What the story tells in a document of that kind; of a PDF, of the kind it resembles more."""
    if isinstance(document, Deck):
        return tell(story, Audience.DECK)
    report = tell(story, Audience.REPORT)
    if isinstance(document, Report):
        return report
    return max(report, tell(story, Audience.DECK), key=lambda told: _share(told, said))


def _share(told: Told, said: Said) -> float:
    """How much of the content's own longer texts the document says, from 0 to 1."""
    texts, long = {one.text for one in said.texts}, _long_texts(told)
    return sum(text in texts for text in long) / len(long) if long else 1.0


def _long_texts(told: Told) -> Sequence[str]:
    own = [one.text for one in told.texts if one.is_required and one.is_own]
    return [text for text in own if sum(map(str.isalpha, text)) >= _LONG]


def _is_printed(pdf: Pdf, told: Told) -> bool:
    """Whether the pages of a PDF show the content's own longer texts, whatever its tags say."""
    printed, long = folded(pdf.text), _long_texts(told)
    return sum(text in printed for text in long) >= _FOREIGN * len(long)


def _all_texts(told: Told) -> Iterator[str]:
    yield from (one.text for one in told.texts)
    for table in told.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)
    for chart in told.charts:
        yield from (bar.ratio for bar in chart.bars)
    for lines in told.lines:
        for point in lines.points:
            yield from (language.number(value) for value in point.values.values())


# --- texts against texts


class _Comparison:
    """Texts of the content that are still to be found, and the traces of those that were."""

    def __init__(self, told: Told, known: frozenset[str]) -> None:
        self._by_text: dict[str, ToldText] = {}
        for one in told.texts:
            before = self._by_text.get(one.text)
            if before is None or (one.is_required and not before.is_required):
                self._by_text[one.text] = one
        self._required = Counter(one.text for one in told.texts if one.is_required)
        self._unseen = dict.fromkeys(text for text in self._by_text if text)  # keeps their order
        self.known = known
        self.traces: list[Trace] = []

    def texts(self, said: Said, displaced: Mapping[SaidText, ToldText]) -> Iterator[Diagnostic]:
        """A010 to A012: texts that were changed, that cannot be traced, that are missing.

        `displaced` are texts that the content has elsewhere, with what it has in their places.
        """
        for one, told in displaced.items():
            self._see(told.text)
            yield _altered(told, one)
        strangers = [
            one for one in said.texts if one not in displaced and not self._is_told(one)
        ]  # fmt: skip
        altered = _Altered(self._by_text, self._missing(), self.is_missing)
        for one in strangers:
            text = altered.told(one.text)
            if text is None:
                yield from self._untraced(one)
                continue
            self._see(text)
            yield _altered(self._by_text[text], one)
        for text, count in self._required.items():
            if count > 0:
                source = _first(self._by_text[text].sources)
                yield Diagnostic("A011", Severity.WARNING, source, {"told": text}, said.place)

    def chart_titles(self, document: Deck | Report) -> Iterator[Diagnostic]:
        """A012: the charts of the content have no titles of their own; people give them some."""
        for one in document.charts():
            for paragraph in one.chart.title if one.chart else ():
                said = SaidText(plain(paragraph.text), paragraph.place)
                if said.text not in self._by_text:
                    yield from self._untraced(said)

    def _is_told(self, one: SaidText) -> bool:
        told = self._by_text.get(one.text)
        if told is None:
            return False
        self._see(one.text)
        if told.sources:
            self.traces.append(Trace(one.place, one.text, told.sources))
        return True

    def _see(self, text: str) -> None:
        self._unseen.pop(text, None)
        self._required[text] -= 1

    def _missing(self) -> Sequence[str]:
        """What has not been found, or not as often as the document has to say it."""
        more = (text for text, count in self._required.items() if count > 0)
        return tuple(dict.fromkeys([*self._unseen, *more]))

    def is_missing(self, text: str) -> bool:
        return text in self._unseen or self._required[text] > 0

    def _untraced(self, one: SaidText) -> Iterator[Diagnostic]:
        """A text of a person: its numbers have to be those of the content, or be looked at."""
        numbers = unknown_numbers([one.text], self.known)
        if numbers:
            yield Diagnostic("A012", Severity.WARNING, None, {"numbers": numbers}, one.place)


class _Altered:
    """What a text that the content does not have is an altered form of."""

    def __init__(
        self, told: Iterable[str], missing: Sequence[str], is_missing: Callable[[str], bool]
    ) -> None:
        self._is_missing = is_missing
        with_words = (text for text in told if sum(map(str.isalpha, text)) > 3)
        numbered = {masked(text): text for text in with_words if number_tokens(text)}
        self._masked = {**numbered, **{masked(text): text for text in missing}}
        self._missing: defaultdict[str, deque[str]] = defaultdict(deque)
        for text in missing:
            self._missing[masked(text)].append(text)
        self._trigrams = Trigrams(missing)

    def told(self, text: str) -> str | None:
        """A text with other numbers, first one that is still missing; else the most alike of those.

        One that the document has as it should counts only if it has words. So „77 / 101” on a
        slide can be told to be an altered „79 / 101” only where that is missing.
        """
        mask = masked(text)
        missing = self._missing[mask]
        while missing and not self._is_missing(missing[0]):
            missing.popleft()
        if missing:
            return missing[0]
        return self._masked.get(mask) or self._trigrams.most_alike(text, _ALIKE, self._is_missing)


def _altered(told: ToldText, said: SaidText) -> Diagnostic:
    values = {"told": told.text, "said": said.text}
    return Diagnostic("A010", Severity.ERROR, _first(told.sources), values, said.place)


def _first(sources: Sequence[Location]) -> Location | None:
    return sources[0] if sources else None


# --- documents against each other


class NamedRow(Struct, frozen=True):
    """A row of a table by the words in it, and its values: the cells with numbers."""

    name: str
    values: tuple[str, ...]
    place: Place


def compare_rows(rows: Iterable[NamedRow]) -> tuple[Diagnostic, ...]:
    """A018: rows of the same name that give other values in another of the documents."""
    seen: dict[tuple[str, str], NamedRow] = {}
    findings: list[Diagnostic] = []
    for row in rows:
        before = seen.setdefault((row.name, masked(" ".join(row.values))), row)
        if before.values != row.values and before.place.file != row.place.file:
            texts = {"said": " | ".join(row.values), "told": " | ".join(before.values)}
            texts["file"] = before.place.file
            at = replace(row.place, text=row.name)
            findings.append(Diagnostic("A018", Severity.ERROR, None, texts, at))
    return tuple(findings)


def named_rows(document: Deck | Report) -> Iterator[NamedRow]:
    """Rows whose words name one row in the document only."""
    rows: defaultdict[tuple[str, str], list[tuple[tuple[str, ...], Place]]] = defaultdict(list)
    for one in say(document).tables:
        for texts in one.rows:
            label = " | ".join(text for text in texts if not number_tokens(text))
            values = tuple(text for text in texts if number_tokens(text))
            if label and values:
                rows[label, _units(values)].append((values, one.place))
    for (label, _), found in rows.items():
        kinds = Counter(values for values, _ in found)
        if len(kinds) == 1:
            yield NamedRow(label, *found[0])


def _units(values: Sequence[str]) -> str:
    """What is counted in a row: two rows of one name may count different things."""
    words = (re.sub(r"[\d\s%.,]+", " ", value).strip()[:5] for value in values)
    return " ".join(dict.fromkeys(word for word in words if word))
