"""The command `new`: a project to start from."""

from __future__ import annotations

from pathlib import Path

import click

from es_docs.cli.answers import answer, tell, tell_total
from es_docs.diagnostics import EsDocsError
from es_docs.messages import Lang
from es_docs.messages import cli as words


def start_parameters(lang: Lang) -> tuple[click.Parameter, ...]:
    metavar = words.FOLDER.fill(lang, {})
    return (click.Argument(["folder"], type=click.Path(path_type=Path), metavar=metavar),)


def start_project(lang: Lang, folder: Path) -> None:
    from es_docs.starting import start_project as start

    try:
        started = start(folder)
    except EsDocsError as refusal:
        told = tell(refusal.findings, lang)
        answer(words.NOT_STARTED, lang, is_error=True, folder=folder)
        tell_total(told, lang)
        click.get_current_context().exit(1)
    answer(words.STARTED, lang, folder=started.folder)
    for file, text in zip(started.files, words.STARTED_FILES, strict=True):
        answer(text, lang, indent=2, file=started.folder / file)
    answer(words.NEXT_STEPS, lang, folder=started.folder)
