"""The commands `data new` and `data pull`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from es_docs.cli.answers import answer, tell, tell_total
from es_docs.diagnostics import EsDocsError, Location
from es_docs.messages import Lang
from es_docs.messages import cli as words

if TYPE_CHECKING:
    from es_docs.content.pulling import PulledValue

TO_DO: Final = 3
"""The exit code of `data pull` without `--write` when something differs."""


def new_parameters(lang: Lang) -> tuple[click.Parameter, ...]:
    output = click.Option(
        ["--output"],
        type=click.Path(path_type=Path),
        metavar=words.FILE.fill(lang, {}),
        help=words.DATA_NEW_OUTPUT.fill(lang, {}),
    )
    register = click.Option(
        ["--register"], is_flag=True, help=words.DATA_NEW_REGISTER.fill(lang, {})
    )
    return output, register


def pull_parameters(lang: Lang) -> tuple[click.Parameter, ...]:
    table = click.Option(
        ["--from", "table"],
        type=click.Path(path_type=Path),
        metavar=words.FILE.fill(lang, {}),
        help=words.DATA_PULL_FROM.fill(lang, {}),
    )
    write = click.Option(["--write"], is_flag=True, help=words.DATA_PULL_WRITE.fill(lang, {}))
    return table, write


def new_workbook(lang: Lang, content: Path, output: Path | None, register: bool) -> None:
    from es_docs import build
    from es_docs.language import counted

    try:
        made = build.new_workbook(content, output, with_register=register)
    except EsDocsError as refusal:
        told = tell(refusal.findings, lang)
        answer(words.NO_WORKBOOK, lang, is_error=True)
        tell_total(told, lang)
        click.get_current_context().exit(1)
    told = tell(made.findings, lang)
    answer(words.WRITTEN, lang, file=made.file, size=counted(made.tasks, words.TASKS, lang))
    if made.backup is not None:
        keys = ", ".join(f"„{key}”" for key in made.keys)
        answer(words.CONNECTED, lang, content=content, keys=keys)
        answer(words.BACKUP, lang, indent=2, file=made.backup)
    tell_total(told, lang)


def pull_numbers(lang: Lang, content: Path, table: Path | None, write: bool) -> None:
    from es_docs import build
    from es_docs.language import counted

    try:
        done = build.pull(content, table, writes=write)
    except EsDocsError as refusal:
        told = tell(refusal.findings, lang)
        answer(words.NOT_PULLED, lang, is_error=True, content=content)
        tell_total(told, lang)
        click.get_current_context().exit(1)
    told = tell(done.findings, lang)
    changes = done.pulled.changes
    for one in changes:
        _tell_change(one, lang)
    if not changes:
        answer(words.NOTHING_TO_PULL, lang)
    elif done.place is None:
        click.echo(counted(len(changes), words.TO_PULL, lang))
    else:
        count = counted(len(changes), words.PULLED_CHANGES, lang)
        answer(words.PULLED, lang, changes=count, content=done.place)
        answer(words.BACKUP, lang, indent=2, file=done.backup)
    tell_total(told, lang)
    click.get_current_context().exit(TO_DO if changes and done.place is None else 0)


def _tell_change(one: PulledValue, lang: Lang) -> None:
    answer(
        words.PULLED_OTHER if one.action is None else words.PULLED_TASK,
        lang,
        number=one.action,
        task=one.task,
        key=one.key,
        old=one.old,
        new=one.new,
        written=one.written.line_or_cell,
        used=_place(one.used),
    )


def _place(cell: Location) -> str:
    """„koordynacja-es.xlsx:Zadania!E7”: its folder is that of the content, or was typed."""
    return f"{Path(cell.file).name}:{cell.cell}"
