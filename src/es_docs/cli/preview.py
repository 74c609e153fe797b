"""The command `preview`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread
from typing import Final

import click

from es_docs.cli.answers import OUTPUT_FOLDER, answer, tell, tell_total
from es_docs.diagnostics import EsDocsError
from es_docs.messages import Lang
from es_docs.messages import cli as words

_SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY")


def output_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--output"],
        type=click.Path(path_type=Path),
        default=OUTPUT_FOLDER,
        metavar=words.FOLDER.fill(lang, {}),
        help=words.OUTPUT_OPTION.fill(lang, {}),
    )


def preview_parameters(lang: Lang) -> tuple[click.Parameter, ...]:
    no_browser = click.Option(
        ["--no-browser"], is_flag=True, help=words.NO_BROWSER_OPTION.fill(lang, {})
    )
    return output_option(lang), no_browser


def preview_documents(lang: Lang, content: Path, output: Path, no_browser: bool) -> None:
    """Show the documents until Ctrl+C; the exit code is then 0."""
    from es_docs.preview import run

    def announce(address: str) -> None:
        answer(words.PREVIEW_ADDRESS, lang, address=address)
        if not no_browser and _has_screen():
            import webbrowser

            # A browser that starts with this call may hold it for as long as it runs.
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    try:
        run(content, output, lang, announce)
    except EsDocsError as refusal:
        tell_total(tell(refusal.findings, lang), lang)
        click.get_current_context().exit(1)
    except KeyboardInterrupt:
        answer(words.PREVIEW_ENDED, lang)


def _has_screen() -> bool:
    """Without one, Python would look for a browser that takes the terminal over."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in _SCREENS)
