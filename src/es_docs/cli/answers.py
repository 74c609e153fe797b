"""What the commands share: where they look, and what they print – answers to standard output,
findings to standard error."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, Final, TextIO, cast

import click

from es_docs.diagnostics import Diagnostic, Severity
from es_docs.messages import Lang, Text, explain
from es_docs.messages import cli as words

CONTENT_FOLDER: Final = Path("content")
OUTPUT_FOLDER: Final = Path("output")
INTERRUPTED: Final = 130
"""128 + SIGINT, what shells report for a program stopped with Ctrl+C."""
COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def make_output_safe() -> None:
    """A character that the console's code page lacks prints as „?” instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream, errors="replace")


def _reconfigure(stream: TextIO, *, errors: str | None = None, encoding: str | None = None) -> None:
    """Streams that something else put in the place of the real ones may not know how."""
    if isinstance(stream, TextIOWrapper):
        wrapper = cast("TextIOWrapper[BinaryIO]", stream)
        wrapper.reconfigure(errors=errors, encoding=encoding)


# --- answers ----------------------------------------------------------------------------------


def answer(
    text: Text, lang: Lang, *, indent: int = 0, is_error: bool = False, **values: object
) -> None:
    filled = text.fill(lang, {name: harmless(str(value)) for name, value in values.items()})
    click.echo(" " * indent + filled, err=is_error)


def print_document(text: str) -> None:
    """Print what another program may read: UTF-8 wherever it goes, but for a console."""
    if not sys.stdout.isatty():
        _reconfigure(sys.stdout, encoding="utf-8")
    click.echo(text, nl=not text.endswith("\n"))


@contextmanager
def progress(lang: Lang, number: int, count: int, content: Path) -> Generator[None]:
    """A line on the terminal for as long as the work takes; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield
        return
    line = words.WORKING.fill(
        lang, {"number": str(number), "count": str(count), "content": harmless(str(content))}
    )
    click.echo(line, nl=False, err=True)
    try:
        yield
    finally:
        click.echo("\r" + " " * _width(line) + "\r", nl=False, err=True)


# --- findings ---------------------------------------------------------------------------------

MAX_EXCERPT: Final = 100
"""Columns of the source line shown with a finding; longer lines are cut around the place."""
_TAB_SIZE: Final = 4


def colour_choice() -> bool | None:
    """False where a person wants no colours (no-color.org); None lets click see to it."""
    return False if os.environ.get("NO_COLOR") else None


def tell(findings: Iterable[Diagnostic], lang: Lang) -> list[Diagnostic]:
    """Print the findings to standard error and return them."""
    told = list(findings)
    for finding in told:
        for line in _lines(finding, lang):
            click.echo(line, err=True, color=colour_choice())
    return told


def _lines(finding: Diagnostic, lang: Lang) -> Iterator[str]:
    """Place, gravity, code and what is wrong; the source; what is allowed; what to do.

    What only warns and has no place in a file is told in one line.
    """
    told = explain(finding, lang)
    colour = COLOURS[finding.severity]
    place = _place(finding, lang)
    label = f"{words.SEVERITIES[finding.severity].fill(lang, {})} {finding.code}"
    head = f"{place}{click.style(label, fg=colour, bold=True)}: {harmless(told.what)}"
    if not place and finding.severity is not Severity.ERROR:
        yield " ".join(filter(None, (head, harmless(told.allowed), harmless(told.hint))))
        return
    yield head
    yield from _excerpt(finding, colour)
    if told.allowed:
        yield f"  {harmless(told.allowed)}"
    yield f"  {harmless(words.TO_DO.fill(lang, {'hint': told.hint}))}"


def _place(finding: Diagnostic, lang: Lang) -> str:
    """„content/projekt.yaml:59:9: ”, or „projekt-prezentacja.pptx, Slajd 4 „Wyniki”: ”."""
    if finding.place is None:
        return f"{harmless(str(finding.location))}: " if finding.location else ""
    from es_docs.verdict.words import name_place

    return harmless(f"{finding.place.file}, {name_place(finding.place, lang)}: ")


def _excerpt(finding: Diagnostic, colour: str) -> Iterator[str]:
    """The source line, and under it the carets; nothing when the place has no line."""
    at = finding.location
    if at is None or at.line is None or at.source_line is None:
        return
    source, start = at.source_line, (at.column or 1) - 1
    before = harmless(source[:start].expandtabs(_TAB_SIZE))
    upto = harmless(source[: start + at.length].expandtabs(_TAB_SIZE))
    marked, after = upto[len(before) :], harmless(source[start + at.length :])
    if len(before) + len(marked) > MAX_EXCERPT and len(before) > MAX_EXCERPT // 3:
        before = "…" + before[-(MAX_EXCERPT // 3) :]
    marked = _cut(marked, MAX_EXCERPT - len(before))
    after = _cut(after.replace("\t", " "), MAX_EXCERPT - len(before) - len(marked))
    gutter = " " * len(str(at.line))
    carets = click.style("^" * max(1, _width(marked)), fg=colour, bold=True)
    yield f" {at.line} | {before}{marked}{after}".rstrip()
    yield f" {gutter} | {' ' * _width(before)}{carets}"


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[: length - 1] + "…" if length > 1 else ""


def _width(text: str) -> int:
    """Columns on a terminal: wide characters take two, combining ones none (UAX #11)."""
    return sum(
        0 if unicodedata.category(character) in ("Mn", "Me")
        else 2 if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )  # fmt: skip


def harmless(text: str) -> str:
    """The text without characters that would steer the terminal or turn the reading direction."""
    return "".join(
        character if character in "\t\n" or not unicodedata.category(character).startswith("C")
        else "\ufffd"
        for character in text
    )  # fmt: skip


def tell_total(told: Iterable[Diagnostic], lang: Lang) -> None:
    from es_docs.language import counted

    severities = [finding.severity for finding in told]
    counts = [
        counted(severities.count(severity), noun, lang)
        for severity, noun in (
            (Severity.ERROR, words.ERRORS),
            (Severity.WARNING, words.WARNINGS),
        )
        if severity in severities
    ]
    if counts:
        click.echo(words.TOTAL.fill(lang, {"counts": ", ".join(counts)}), err=True)
