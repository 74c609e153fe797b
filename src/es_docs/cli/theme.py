"""The command `theme check`: what a restyled reference document lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from es_docs.cli.answers import answer, tell, tell_total
from es_docs.diagnostics import EsDocsError, Kind
from es_docs.messages import Lang
from es_docs.messages import cli as words

if TYPE_CHECKING:
    from es_docs.restyling import Judged


def theme_parameters(lang: Lang) -> tuple[click.Parameter, ...]:
    metavar = words.FILE.fill(lang, {})
    return (click.Argument(["file"], type=click.Path(path_type=Path), metavar=metavar),)


def check_theme(lang: Lang, file: Path) -> None:
    """Tell all findings and end with 1 when the file cannot be used."""
    from es_docs import build

    try:
        judged = build.check_theme(file)
    except EsDocsError as refusal:
        tell_total(tell(refusal.findings, lang), lang)
        click.get_current_context().exit(1)
    told = tell(judged.findings, lang)
    if judged.trial:
        answer(words.THEME_TRIAL, lang, is_error=True)
        told += tell(judged.trial, lang)
    _sum_up(judged, file, lang)
    tell_total(told, lang)
    click.get_current_context().exit(0 if judged.is_usable else 1)


def _sum_up(judged: Judged, file: Path, lang: Lang) -> None:
    from es_docs.language import counted

    if not judged.is_usable:
        answer(words.THEME_UNUSABLE, lang, file=file)
    elif judged.findings or judged.trial:
        answer(words.THEME_USABLE, lang, file=file)
    elif judged.kind is Kind.PPTX:
        answer(
            words.THEME_DECK_WELL,
            lang,
            layouts=counted(judged.parts, words.LAYOUTS, lang),
            fields=counted(judged.fields, words.PLACEHOLDERS, lang),
            slides=counted(judged.size, words.SLIDES, lang),
        )
    else:
        answer(
            words.THEME_REPORT_WELL,
            lang,
            styles=counted(judged.parts, words.STYLES, lang),
            pages=counted(judged.size, words.PAGES, lang),
        )
