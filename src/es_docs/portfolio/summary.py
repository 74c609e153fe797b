"""What came of a portfolio, written down: `podsumowanie.xlsx` for people, `.json` for programs.

Neither depends on how many workers there were; the times of the builds stand in the JSON alone. The
workbook is Polish, like the documents; the sentences of the JSON are in the language asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final
from unicodedata import category

from msgspec.structs import replace

from es_docs.diagnostics import AssetError, Diagnostic, EsDocsError, Severity
from es_docs.env import DECK_REFERENCE, Environment, find_environment
from es_docs.layout.measure import Metrics
from es_docs.messages import Lang, explain
from es_docs.messages import portfolio as words
from es_docs.portfolio.outcome import Outcome, Portfolio, State
from es_docs.workbook import Look, read_look
from es_docs.workbook.book import HEADER_ROW, MAX_TEXT, Book, ColumnHead, Sheet, Style

JSON_FILE: Final = "podsumowanie.json"
WORKBOOK: Final = "podsumowanie.xlsx"
VERSION: Final = 1
"""Of the JSON; it is raised when a key goes or means something else."""

_FIRST_ROW: Final = HEADER_ROW + 1
_TEXT: Final = Style(line="line", wraps=True, indent=1)
_NUMBER: Final = Style(line="line", align="center")
_HEADS: Final = (
    ColumnHead(words.PROJECT, 44),
    ColumnHead(words.STATE, 17),
    ColumnHead(words.SLIDES, 9, "center"),
    ColumnHead(words.PAGES, 13, "center"),
    ColumnHead(words.ERRORS, 9, "center"),
    ColumnHead(words.WARNINGS, 14, "center"),
    ColumnHead(words.QUESTIONS, 10, "center"),
    ColumnHead(words.FIRST, 70),
    ColumnHead(words.PLACE, 40),
)
_FINDING_HEADS: Final = (
    ColumnHead(words.PROJECT, 44),
    ColumnHead(words.KIND, 14),
    ColumnHead(words.CODE, 11),
    ColumnHead(words.PLACE, 40),
    ColumnHead(words.WHAT, 60),
    ColumnHead(words.TO_DO, 60),
)


def write_summary(portfolio: Portfolio, output: Path, lang: Lang) -> tuple[Path, ...]:
    """Write both files into the folder `output`; each also when the other cannot be written.

    Raises EsDocsError with all that stood in the way, after what can be written is.
    """
    from es_docs.write import write_all

    json_file, workbook = output / JSON_FILE, output / WORKBOOK
    refused: list[Diagnostic] = []
    make: dict[Path, Callable[[], bytes]] = {
        json_file: lambda: as_json(portfolio, lang),
        workbook: lambda: as_workbook(portfolio, output),
    }
    for file, made in make.items():
        try:
            write_all({file: made()})
        except EsDocsError as refusal:
            refused += refusal.findings
    if refused:
        raise EsDocsError(*refused)
    return workbook, json_file


# --- for programs


def as_json(portfolio: Portfolio, lang: Lang) -> bytes:
    """One object: `version`, `is_complete`, `counts` by state and the list of `projects`."""
    counts = {str(state): count for state, count in portfolio.counts().items()}
    asked, warned = len(portfolio.asking), len(portfolio.warned)
    document = {
        "version": VERSION,
        "is_complete": portfolio.is_complete,
        "counts": {**counts, "with_questions": asked, "with_warnings": warned},
        "projects": [_project(outcome, lang) for outcome in portfolio.outcomes],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")  # the name of a file need not be valid Unicode


def _project(outcome: Outcome, lang: Lang) -> dict[str, object]:
    return {
        "content": outcome.listed.content.as_posix(),
        "folder": outcome.listed.folder.as_posix(),
        "state": str(outcome.state),
        "slides": outcome.slides,
        "pages": outcome.pages,
        "seconds": outcome.seconds,
        "findings": [_finding(one, lang) for one in outcome.findings],
        "questions": [_finding(one, lang) for one in outcome.questions],
    }


def _finding(finding: Diagnostic, lang: Lang) -> dict[str, object]:
    told = explain(finding, lang)
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "place": name_spot(finding, lang),
        "message": told.what,
        "hint": " ".join(filter(None, (told.allowed, told.hint))),
    }


def name_spot(finding: Diagnostic, lang: Lang) -> str:
    """„content/projekt.yaml:59:9”, or „projekt-prezentacja.pptx, Slajd 4 „Wyniki””."""
    if finding.place is None:
        return str(finding.location or "")
    from es_docs.verdict.words import name_place

    return f"{finding.place.file}, {name_place(finding.place, lang)}"


# --- for people


def as_workbook(portfolio: Portfolio, output: Path) -> bytes:
    """A row for each project, and on a second sheet one for each finding. Raises AssetError."""
    environment = find_environment(output)
    metrics = Metrics.load(environment.metrics)
    book = Book(_look(environment), metrics, title=words.TITLE, author="", subject=words.SUBJECT)
    _write_projects(book, portfolio)
    _write_findings(book, portfolio)
    return book.bytes()


def _look(environment: Environment) -> Look:
    try:
        return read_look(environment.read(DECK_REFERENCE), DECK_REFERENCE)
    except AssetError:
        return Look()


def _write_projects(book: Book, portfolio: Portfolio) -> None:
    sheet = book.sheet(words.SUMMARY_SHEET)
    counts = {str(state): count for state, count in portfolio.counts().items()}
    lead = words.LEAD.format(all=len(portfolio.outcomes), **counts)
    sheet.heading(words.TITLE, lead, 16)
    _table(sheet, _HEADS, [_row(outcome) for outcome in portfolio.outcomes])
    sheet.print_across(landscape=True)


def _row(outcome: Outcome) -> tuple[str | int, ...]:
    first = outcome.first
    return (
        outcome.listed.content.as_posix(),
        words.STATES[outcome.state],
        outcome.slides or "",
        outcome.pages or "",
        outcome.count(Severity.ERROR),
        outcome.count(Severity.WARNING),
        len(outcome.questions),
        explain(first, "pl").what if first else "",
        name_spot(first, "pl") if first else "",
    )


def _write_findings(book: Book, portfolio: Portfolio) -> None:
    sheet = book.sheet(words.FINDINGS_SHEET)
    rows = [row for outcome in portfolio.outcomes for row in _finding_rows(outcome)]
    sheet.heading(words.FINDINGS_TITLE, words.FINDINGS_LEAD if rows else words.NO_FINDINGS, 16)
    if rows:
        _table(sheet, _FINDING_HEADS, rows)
    sheet.print_across(landscape=True, repeats_header=bool(rows))


def _finding_rows(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    kinds = [(one, words.SEVERITIES.get(one.severity, "")) for one in outcome.findings]
    kinds += [(one, words.QUESTION) for one in outcome.questions]
    for finding, kind in kinds:
        if kind:
            told = explain(finding, "pl")
            mend = " ".join(filter(None, (told.allowed, told.hint)))
            spot = name_spot(finding, "pl")
            yield outcome.listed.content.as_posix(), kind, finding.code, spot, told.what, mend


def _table(sheet: Sheet, heads: Sequence[ColumnHead], rows: Sequence[Sequence[str | int]]) -> None:
    sheet.table(heads, _FIRST_ROW + len(rows) - 1, filters=True)
    for row, values in enumerate(rows, start=_FIRST_ROW):
        shown = [_printable(one) if isinstance(one, str) else one for one in values]
        for column, value in enumerate(shown):
            _write(sheet, row, column, value)
        texts = [(str(one), head.width) for one, head in zip(shown, heads, strict=True)]
        sheet.raw.set_row(row, sheet.book.height(texts))


def _write(sheet: Sheet, row: int, column: int, value: str | int) -> None:
    if isinstance(value, int):
        sheet.number(row, column, value, _NUMBER)
        return
    if not value:
        sheet.blank(row, column, _TEXT)
        return
    is_failed = value == words.STATES[State.FAILED]
    style = replace(_TEXT, bold=True, ground="mark") if is_failed else _TEXT
    sheet.text(row, column, value, style)


def _printable(text: str) -> str:
    """At most what a cell takes, and nothing that is no character in XML."""
    clean = "".join("\ufffd" if category(one).startswith("C") else one for one in text)
    return clean if len(clean) <= MAX_TEXT else clean[: MAX_TEXT - 1] + words.CUT
