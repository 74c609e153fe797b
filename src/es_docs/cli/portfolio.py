"""The command `build` over many projects: folders, `--jobs`, `--scheduler`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click
from msgspec import Struct

from es_docs.cli.answers import INTERRUPTED, answer, harmless, tell, tell_total
from es_docs.cli.updating import ASKED
from es_docs.diagnostics import Diagnostic, EsDocsError, has_errors
from es_docs.messages import Lang
from es_docs.messages import cli as words

if TYPE_CHECKING:
    from es_docs.build import Format
    from es_docs.portfolio import Outcome, Portfolio
    from es_docs.portfolio.workers import Crew

_MOST_SHOWN: Final = 20
"""Projects of a kind that are named on the screen; the summary names all."""
_QUIET_FOR: Final = 10
"""Seconds between two lines of progress where no terminal is."""
_MOST_JOBS: Final = 256


class Chosen(Struct, frozen=True):
    """The options of `build` that hold for every project."""

    formats: frozenset[Format]
    pdf: bool
    fresh: bool
    changes: bool
    ignores_owners: bool


def portfolio_options(lang: Lang) -> tuple[click.Option, ...]:
    return (
        click.Option(
            ["--jobs"],
            type=click.IntRange(1, _MOST_JOBS),
            metavar=words.COUNT.fill(lang, {}),
            help=words.JOBS_OPTION.fill(lang, {}),
        ),
        click.Option(
            ["--scheduler"],
            metavar=words.ADDRESS.fill(lang, {}),
            help=words.SCHEDULER_OPTION.fill(lang, {}),
        ),
    )


def build_projects(
    lang: Lang,
    named: Sequence[Path],
    output: Path,
    chosen: Chosen,
    jobs: int | None,
    scheduler: str | None,
) -> NoReturn:
    """Build all projects there are, tell what came of them and end with the exit code."""
    from es_docs.portfolio import Options, build_all, list_projects

    crew = _crew(lang, jobs, scheduler)
    projects, unread = list_projects(named, output)
    if not projects and not unread:
        folders = ", ".join(map(str, named))
        raise _wrong_use(words.NO_CONTENT_BELOW.fill(lang, {"folders": folders}))
    options = Options(
        chosen.formats, chosen.pdf, chosen.fresh, chosen.changes, chosen.ignores_owners
    )
    stop = Event()
    try:
        with _stopped_by_signals(stop, lang), _Progress(lang) as progress:
            done = build_all(
                projects, output, options, crew,
                stop=stop, begin=progress.begin, tell=progress.tell,
            )  # fmt: skip
    except EsDocsError as refusal:
        tell_total(tell(refusal.findings, lang), lang)
        click.get_current_context().exit(1)
    refused = _write_summary(done, output, lang)
    told = tell((*unread, *done.findings, *refused), lang)
    _print(done, lang)
    click.get_current_context().exit(_exit_code(done, told))


def _crew(lang: Lang, jobs: int | None, scheduler: str | None) -> Crew:
    from es_docs.portfolio import Workers

    if scheduler is None:
        return Workers(jobs or _processors())
    from es_docs.portfolio.cluster import ADDRESS, Cluster

    if not ADDRESS.fullmatch(scheduler):
        raise _wrong_use(words.BAD_SCHEDULER.fill(lang, {"address": harmless(scheduler)}))
    return Cluster(scheduler)


def _processors() -> int:
    """Those this process may use, where the system tells."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _wrong_use(text: str) -> click.UsageError:
    return click.UsageError(text, click.get_current_context())


def _exit_code(done: Portfolio, told: Sequence[Diagnostic]) -> int:
    from es_docs.portfolio import State

    if not done.is_complete:
        return INTERRUPTED
    if done.in_state(State.FAILED) or has_errors(told):
        return 1
    return ASKED if done.asking else 0


# --- while it runs ----------------------------------------------------------------------------


@contextmanager
def _stopped_by_signals(stop: Event, lang: Lang) -> Generator[None]:
    """Ctrl+C or SIGTERM lets what was begun come to its end; a second one ends it at once."""

    def on_signal(number: int, frame: object) -> None:
        del number, frame
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        click.echo(err=True, nl=sys.stderr.isatty())  # the bar stands in the line
        answer(words.PROJECTS_STOPPING, lang, is_error=True)

    if current_thread() is not main_thread():
        yield
        return
    import signal

    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, on_signal) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


class _Progress:
    """A bar with the time that remains on a terminal; elsewhere a line now and then."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._bar: Any = None
        self._count = self._done = 0
        self._next_line = time.monotonic() + _QUIET_FOR

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)

    def begin(self, count: int) -> None:
        self._count = count
        if not count or not sys.stderr.isatty():
            return
        bar: Any = click.progressbar(
            length=count,
            label=words.PROJECTS_BUILDING.fill(self._lang, {}),
            show_eta=True,
            show_pos=True,
            item_show_func=_shown,
            width=24,
            file=sys.stderr,
        )
        self._bar = bar.__enter__()

    def tell(self, outcome: Outcome) -> None:
        self._done += 1
        if self._bar is not None:
            self._bar.update(1, outcome)
        elif time.monotonic() > self._next_line:
            self._next_line = time.monotonic() + _QUIET_FOR
            answer(
                words.PROJECTS_DONE, self._lang, is_error=True, done=self._done, count=self._count
            )


_MOST_OF_NAME: Final = 32


def _shown(outcome: Outcome | None) -> str:
    """The end of a name says more than its beginning."""
    name = harmless(outcome.listed.content.as_posix()) if outcome else ""
    return name if len(name) <= _MOST_OF_NAME else "…" + name[1 - _MOST_OF_NAME :]


# --- when it is done --------------------------------------------------------------------------


def _write_summary(done: Portfolio, output: Path, lang: Lang) -> tuple[Diagnostic, ...]:
    from es_docs.portfolio.summary import write_summary

    try:
        files = write_summary(done, output, lang)
    except EsDocsError as refusal:
        return refusal.findings
    answer(words.PROJECTS_SUMMARY, lang, files=", ".join(map(str, files)))
    return ()


def _print(done: Portfolio, lang: Lang) -> None:
    """Who failed and why, who has to be asked, and last the table: it is what stays in sight."""
    from es_docs.portfolio import State

    _name(done.in_state(State.FAILED), words.PROJECTS_FAILED, _first, lang)
    _name(done.asking, words.PROJECTS_QUESTIONS, _content, lang)
    if not done.is_complete:
        answer(words.PROJECTS_INTERRUPTED, lang, is_error=True)
    click.echo("\n".join(_table(done, lang)))


def _table(done: Portfolio, lang: Lang) -> Iterator[str]:
    yield words.PROJECTS.fill(lang, {"count": str(len(done.outcomes))})
    counts = {
        words.PROJECT_STATES[state].fill(lang, {}): count
        for state, count in done.counts().items()
        if count or state != "waiting"
    }
    counts[words.PROJECTS_ASKING.fill(lang, {})] = len(done.asking)
    counts[words.PROJECTS_WARNED.fill(lang, {})] = len(done.warned)
    width = max(map(len, counts))
    digits = len(str(max(counts.values())))
    for name, count in counts.items():
        yield f"  {name:<{width}}  {count:>{digits}}"


def _name(
    outcomes: Sequence[Outcome],
    heading: words.Text,
    show: Callable[[Outcome, Lang], None],
    lang: Lang,
) -> None:
    if not outcomes:
        return
    answer(heading, lang, is_error=True)
    for outcome in outcomes[:_MOST_SHOWN]:
        show(outcome, lang)
    if len(outcomes) > _MOST_SHOWN:
        answer(words.PROJECTS_MORE, lang, is_error=True, count=len(outcomes) - _MOST_SHOWN)


def _first(outcome: Outcome, lang: Lang) -> None:
    if outcome.first is not None:
        tell([outcome.first], lang)


def _content(outcome: Outcome, lang: Lang) -> None:
    del lang
    click.echo(f"  {harmless(str(outcome.listed.content))}: {len(outcome.questions)}", err=True)
