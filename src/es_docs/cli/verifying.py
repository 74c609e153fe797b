"""The command `verify`: what is wrong with finished files, on the screen or as a file to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import click

from es_docs.cli.answers import (
    COLOURS,
    answer,
    colour_choice,
    harmless,
    print_document,
    tell,
    tell_total,
)
from es_docs.diagnostics import EsDocsError, Severity
from es_docs.messages import Lang
from es_docs.messages import cli as words

if TYPE_CHECKING:
    from es_docs.verdict import Verdict
    from es_docs.verdict.text import Line

Form: TypeAlias = Literal["text", "json", "html", "sarif"]
EXIT_CODES: Final[Mapping[Severity | None, int]] = {
    None: 0,
    Severity.INFO: 0,
    Severity.WARNING: 3,
    Severity.ERROR: 1,
}
"""By the gravest finding; 2 is what click ends with when a command was typed wrongly."""


def verify_parameters(lang: Lang) -> tuple[click.Parameter, ...]:
    path = click.Path(path_type=Path)
    file = words.FILE.fill(lang, {})
    return (
        click.Argument(["files"], nargs=-1, required=True, type=path, metavar=f"{file}..."),
        click.Option(
            ["--content"],
            type=path,
            metavar=words.CONTENT.fill(lang, {}),
            help=words.CONTENT_OPTION.fill(lang, {}),
        ),
        click.Option(["--release"], is_flag=True, help=words.RELEASE_OPTION.fill(lang, {})),
        click.Option(
            ["--format", "form"],
            type=click.Choice(["text", "json", "html", "sarif"]),
            default="text",
            help=words.FORMAT_OPTION.fill(lang, {}),
        ),
        click.Option(
            ["--output"], type=path, metavar=file, help=words.RECORD_OPTION.fill(lang, {})
        ),
        click.Option(
            ["--baseline"], type=path, metavar=file, help=words.BASELINE_OPTION.fill(lang, {})
        ),
    )


def verify_files(
    lang: Lang,
    files: tuple[Path, ...],
    content: Path | None,
    release: bool,
    form: Form,
    output: Path | None,
    baseline: Path | None,
) -> None:
    """Judge the files, print or write the verdict, and end with the code of the gravest finding."""
    from es_docs.verdict import gravest
    from es_docs.verify import is_acceptable

    chosen = tuple(dict.fromkeys(files))
    try:
        verdicts = _judged(chosen, content, release=release, baseline=baseline)
        _hand_over(verdicts, form, output, lang)
    except EsDocsError as refusal:
        tell_total(tell(refusal.findings, lang), lang)
        click.get_current_context().exit(1)
    if form == "text":
        tell_total((finding for one in verdicts for finding in one.findings), lang)
    if release:
        is_fit = is_acceptable(verdicts, release=True)
        answer(words.FOR_RELEASE if is_fit else words.NOT_FOR_RELEASE, lang, is_error=True)
        click.get_current_context().exit(0 if is_fit else 1)
    click.get_current_context().exit(EXIT_CODES[gravest(verdicts)])


def _judged(
    files: Sequence[Path], content: Path | None, *, release: bool, baseline: Path | None
) -> tuple[Verdict, ...]:
    from es_docs.verify import verify

    if baseline is None:
        return verify(files, content, release=release)
    from es_docs.verdict.baseline import apply_baseline, read_baseline

    acceptances = read_baseline(baseline)
    return apply_baseline(verify(files, content, release=release), acceptances, baseline)


def _hand_over(
    verdicts: Sequence[Verdict], form: Form, output: Path | None, lang: Lang
) -> None:  # fmt: skip
    """The verdict in its form: to a file where one is named, else to standard output."""
    if form == "text" and output is None:
        for number, verdict in enumerate(verdicts):
            _print_lines(verdict, lang, is_first=not number)
        return
    document = _document(verdicts, form, lang)
    if output is None:
        print_document(document)
        return
    from es_docs.write import write_all

    write_all({output: document.encode()})
    answer(words.RECORD_WRITTEN, lang, file=output)


def _document(verdicts: Sequence[Verdict], form: Form, lang: Lang) -> str:
    from es_docs.verdict import machine
    from es_docs.verdict.text import verdict_lines

    match form:
        case "json":
            return machine.as_json(verdicts, lang)
        case "sarif":
            return machine.as_sarif(verdicts, lang)
        case "html":
            from es_docs.verdict.html import as_html
            from es_docs.verdict.pictures import draw_pages

            return as_html(verdicts, lang, draw_pages(verdicts))
        case "text":
            lines = (line for verdict in verdicts for line in verdict_lines(verdict, lang))
            return "".join(f"{' ' * line.indent}{line.text}\n" for line in lines)


def _print_lines(verdict: Verdict, lang: Lang, *, is_first: bool) -> None:
    from es_docs.verdict.text import verdict_lines

    if not is_first:
        click.echo("")
    for line in verdict_lines(verdict, lang):
        click.echo(" " * line.indent + _styled(line), color=colour_choice())


def _styled(line: Line) -> str:
    text = harmless(line.text)
    if line.severity is not None:
        colour = COLOURS[line.severity]
        return click.style(text[: line.marked], fg=colour, bold=True) + text[line.marked :]
    return click.style(text, bold=True) if line.is_heading else text
