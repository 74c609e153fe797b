"""A finished deck or report held against its content: every fact traced, every deviation told.

What the program has just written has to pass without a finding before it replaces anything. In a
file that people have edited since, their own additions stay theirs: only what contradicts the
content, is missing, or cannot be traced is told (A010 to A019). What the content says comes from
`told`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from es_docs.checks.agreement.bars import bar_deviations
from es_docs.checks.agreement.rows import row_deviations
from es_docs.checks.agreement.told import Told, ToldText, folded, known_numbers, number_tokens, tell
from es_docs.checks.agreement.trace import Trace
from es_docs.diagnostics import Diagnostic, Location, Place, Severity
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    Report,
    TextParagraph,
    TextRole,
    paragraphs_of,
)
from es_docs.story import Audience, Story

_SILENT: Final = frozenset(
    {TextRole.CELL, TextRole.FURNITURE, TextRole.LABEL, TextRole.CONTENTS}
)  # fmt: skip
"""Cells are compared row by row; the rest repeats what stands elsewhere, or names signs."""
_DECORATION: Final = re.compile(
    r"^(?:Tabela|Wykres) \d+\. | \(\d+(?:/\d+| z \d+)?\)(?=\.?$)| Część \d+ z \d+\.$"
)
"""„Tabela 1. …” before a caption, „… (1/2)” or „… Część 1 z 2.” behind what goes over several
slides or charts."""
_ALIKE: Final = 0.72
"""From this share of equal characters on, a text is an altered one and not another."""
_FOREIGN: Final = 0.34
"""A file that says less than this share of the longer texts is of another project."""
_LONG: Final = 15
"""Letters; shorter texts (a period, an amount) may be the same in two projects."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A text of the file; `text` is folded and without numbering and continuation marks."""

    text: str
    place: Place


def compare(
    document: Deck | Report, story: Story
) -> tuple[tuple[Trace, ...], tuple[Diagnostic, ...]]:
    """The facts of the document with their lines of the content, and every deviation."""
    audience = Audience.DECK if isinstance(document, Deck) else Audience.REPORT
    told = tell(story, audience)
    spoken = list(_spoken(document))
    if _is_foreign(told, spoken):
        values = {"text": story.title}
        return (), (Diagnostic("A019", Severity.ERROR, None, values, document.place),)
    comparison = _Comparison(told, known_numbers(_all_texts(told)))
    text_findings = list(comparison.texts(spoken, document.place))
    traces, row_findings = row_deviations(document, told, comparison.known)
    bar_traces, bar_findings = bar_deviations(document, told)
    return (
        (*comparison.traces, *traces, *bar_traces),
        (*text_findings, *row_findings, *bar_findings),
    )


# --- what the file says


def _spoken(document: Deck | Report) -> Iterator[_Spoken]:
    """Texts, notes and text alternatives, in the order of the document."""
    if isinstance(document, Deck):
        for slide in document.slides:
            yield from _spoken_by(slide.objects)
            yield from _paragraphs(slide.notes)
        return
    for block in document.blocks:
        if isinstance(block, TextParagraph):
            yield from _paragraphs([block])
        else:
            yield from _spoken_by([block])


def _spoken_by(objects: Iterable[DrawnObject]) -> Iterator[_Spoken]:
    for one in objects:
        for inner in one.walk():
            yield from _paragraphs(paragraphs_of(inner))
        if one.alt:
            yield _Spoken(_plain(one.alt), replace(one.place, text=one.alt))


def _paragraphs(paragraphs: Iterable[TextParagraph]) -> Iterator[_Spoken]:
    for paragraph in paragraphs:
        text = _plain(paragraph.text)
        if text and paragraph.role not in _SILENT:
            yield _Spoken(text, paragraph.place)


def _plain(text: str) -> str:
    return _DECORATION.sub("", folded(text))


def _is_foreign(told: Told, spoken: Sequence[_Spoken]) -> bool:
    said = {one.text for one in spoken}
    own = [one.text for one in told.texts if one.is_required and one.is_own]
    long = [text for text in own if sum(map(str.isalpha, text)) >= _LONG]
    return bool(long) and sum(text in said for text in long) < _FOREIGN * len(long)


def _all_texts(told: Told) -> Iterator[str]:
    yield from (one.text for one in told.texts)
    for table in told.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)
    for chart in told.charts:
        yield from (bar.ratio for bar in chart.bars)


# --- texts against texts


class _Comparison:
    """Texts of the content that are still to be found in the file, and what was found of them."""

    def __init__(self, told: Told, known: frozenset[str]) -> None:
        self._by_text: dict[str, ToldText] = {}
        for one in told.texts:
            before = self._by_text.get(one.text)
            if before is None or (one.is_required and not before.is_required):
                self._by_text[one.text] = one
        self._required = Counter(one.text for one in told.texts if one.is_required)
        self._unseen = {text for text in self._by_text if text}
        self.known = known
        self.traces: list[Trace] = []

    def texts(self, spoken: Sequence[_Spoken], whole: Place) -> Iterator[Diagnostic]:
        """A010 to A012: texts that were changed, that cannot be traced, that are missing."""
        strangers = [one for one in spoken if not self._is_told(one)]
        masked = self._masked()
        for one in strangers:
            told = masked.get(_mask(one.text)) or self._most_alike(one.text)
            if told is None:
                yield from self._untraced(one)
                continue
            self._see(told.text)
            values = {"told": told.text, "said": one.text}
            yield Diagnostic("A010", Severity.ERROR, _first(told.sources), values, one.place)
        for text, count in self._required.items():
            if count > 0:
                source = _first(self._by_text[text].sources)
                yield Diagnostic("A011", Severity.WARNING, source, {"told": text}, whole)

    def _is_told(self, one: _Spoken) -> bool:
        told = self._by_text.get(one.text)
        if told is None:
            return False
        self._see(one.text)
        self.traces += (Trace(one.place, one.text, source) for source in told.sources)
        return True

    def _see(self, text: str) -> None:
        self._unseen.discard(text)
        self._required[text] -= 1

    def _masked(self) -> dict[str, ToldText]:
        """Texts by what is left without their digits; those already found only if they have words.

        So „77 / 101” on a slide can be told to be an altered „79 / 101” only while that is missing.
        """
        masked = {
            _mask(text): told
            for text, told in self._by_text.items()
            if sum(map(str.isalpha, text)) > 3 and number_tokens(text)
        }
        return {**masked, **{_mask(text): self._by_text[text] for text in self._missing()}}

    def _missing(self) -> Iterator[str]:
        """What has not been found, or not as often as the document has to say it."""
        yield from self._unseen
        yield from (text for text, count in self._required.items() if count > 0)

    def _most_alike(self, text: str) -> ToldText | None:
        best, share = None, _ALIKE
        for candidate in self._missing():
            matcher = SequenceMatcher(None, text, candidate, autojunk=False)
            if matcher.real_quick_ratio() >= share and matcher.quick_ratio() >= share:
                ratio = matcher.ratio()
                if ratio > share:
                    best, share = self._by_text[candidate], ratio
        return best

    def _untraced(self, one: _Spoken) -> Iterator[Diagnostic]:
        """A text of a person: its numbers have to be those of the content, or be looked at."""
        unknown = [token for token in number_tokens(one.text) if token not in self.known]
        if unknown:
            numbers = ", ".join(dict.fromkeys(unknown))
            yield Diagnostic("A012", Severity.WARNING, None, {"numbers": numbers}, one.place)


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _first(sources: Sequence[Location]) -> Location | None:
    return sources[0] if sources else None


# --- documents against each other


def compare_documents(documents: Sequence[Deck | Report]) -> tuple[Diagnostic, ...]:
    """A018: rows of the same name that give other values in another of the documents."""
    seen: dict[tuple[str, str], tuple[tuple[str, ...], Place]] = {}
    findings: list[Diagnostic] = []
    for document in documents:
        for label, values, place in _labelled_rows(document):
            key = (label, _mask(" ".join(values)))
            values_before, place_before = seen.setdefault(key, (values, place))
            if values_before != values and place_before.file != place.file:
                texts = {"said": " | ".join(values), "told": " | ".join(values_before)}
                texts["file"] = place_before.file
                at = replace(place, text=label)
                findings.append(Diagnostic("A018", Severity.ERROR, None, texts, at))
    return tuple(findings)


def _labelled_rows(
    document: Deck | Report,
) -> Iterator[tuple[str, tuple[str, ...], Place]]:
    """Rows of tables by their words, where these words name one row in the document only."""
    rows: defaultdict[tuple[str, str], list[tuple[tuple[str, ...], Place]]] = defaultdict(list)
    for one in document.tables():
        for cells in one.table.texts if one.table else ():
            texts = [folded(cell) for cell in cells]
            label = " | ".join(text for text in texts if not number_tokens(text))
            values = tuple(text for text in texts if number_tokens(text))
            if label and values:
                rows[label, _units(values)].append((values, one.place))
    for (label, _), found in rows.items():
        kinds = Counter(values for values, _ in found)
        if len(kinds) == 1:
            yield label, *found[0]


def _units(values: Sequence[str]) -> str:
    """What is counted in a row: two rows of one name may count different things."""
    words = (re.sub(r"[\d\s%.,]+", " ", value).strip()[:5] for value in values)
    return " ".join(dict.fromkeys(word for word in words if word))
