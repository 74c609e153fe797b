"""The commands `update` and `seal`, and what `build` tells of a document it found there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import click

from es_docs.cli.answers import CONTENT_FOLDER, answer, harmless, print_document, tell, tell_total
from es_docs.diagnostics import Area, Diagnostic, EsDocsError, Location, Place, Severity
from es_docs.messages import Lang, explain
from es_docs.messages import cli as words

if TYPE_CHECKING:
    from es_docs.build import Built, Renewed
    from es_docs.update import Change

ASKED: Final = 2
"""The exit code when a person has to say whose text counts; see `--help`."""
TO_DO: Final = 3
"""The exit code of `--check` when an update would change something and asks nothing."""
_JSON_VERSION: Final = 1

Side: TypeAlias = Literal["data", "mine"]
Adoption: TypeAlias = Literal["theirs", "data"]


_SIDES: Final[Mapping[str, Side]] = {"data": "data", "mine": "mine"}


def _preference(value: str, lang: Lang) -> tuple[Side, str]:
    """`data`, `mine`, `data:KEY` or `mine:KEY` as side and key; the key is "" for all places."""
    name, colon, key = value.partition(":")
    side = _SIDES.get(name)
    if side is None or bool(colon) != bool(key):
        told = words.BAD_PREFERENCE.fill(lang, {"value": value})
        raise click.UsageError(told, click.get_current_context())
    return side, key


def update_parameters(lang: Lang) -> tuple[click.Parameter, ...]:
    path = click.Path(path_type=Path)
    key = words.KEY.fill(lang, {})
    return (
        _files(lang),
        click.Option(
            ["--content"],
            type=path,
            metavar=words.CONTENT.fill(lang, {}),
            help=words.UPDATE_CONTENT_OPTION.fill(lang, {}),
        ),
        click.Option(["--check"], is_flag=True, help=words.CHECK_OPTION.fill(lang, {})),
        click.Option(["--json"], is_flag=True, help=words.JSON_OPTION.fill(lang, {})),
        click.Option(
            ["--prefer"],
            multiple=True,
            metavar=f"data|mine[:{key}]",
            help=words.PREFER_OPTION.fill(lang, {}),
        ),
        click.Option(
            ["--restore"], multiple=True, metavar=key, help=words.RESTORE_OPTION.fill(lang, {})
        ),
        click.Option(["--tracked"], is_flag=True, help=words.TRACKED_OPTION.fill(lang, {})),
        click.Option(
            ["--adopt"],
            type=click.Choice(["theirs", "data"]),
            help=words.ADOPT_OPTION.fill(lang, {}),
        ),
        ignore_lock_option(lang),
    )


def seal_parameters(lang: Lang) -> tuple[click.Parameter, ...]:
    return _files(lang), ignore_lock_option(lang)


def ignore_lock_option(lang: Lang) -> click.Option:
    return click.Option(["--ignore-lock"], is_flag=True, help=words.LOCK_OPTION.fill(lang, {}))


def _files(lang: Lang) -> click.Argument:
    file = words.FILE.fill(lang, {})
    path = click.Path(path_type=Path)
    return click.Argument(["files"], nargs=-1, required=True, type=path, metavar=f"{file}...")


# --- the commands


def update_files(
    lang: Lang,
    files: tuple[Path, ...],
    content: Path | None,
    check: bool,
    json: bool,
    prefer: tuple[str, ...],
    restore: tuple[str, ...],
    tracked: bool,
    adopt: Adoption | None,
    ignore_lock: bool,
) -> None:
    """Update each file by itself; one that cannot be updated keeps no other from it."""
    from es_docs import build
    from es_docs.update import Request

    preferred = [_preference(value, lang) for value in prefer]
    whole: list[Side] = [side for side, key in preferred if not key]
    request = Request(
        side=whole[-1] if whole else "ask",
        sides={key: side for side, key in preferred if key},
        restored=frozenset(restore),
        adoption=adopt,
        is_tracked=tracked,
    )
    contents = (content,) if content else build.find_contents(CONTENT_FOLDER)
    done: list[Renewed] = []
    refused: dict[Path, tuple[Diagnostic, ...]] = {}
    for file in dict.fromkeys(files):
        try:
            one = build.update(file, contents, request, is_check=check, ignores_owners=ignore_lock)
        except EsDocsError as refusal:
            refused[file] = refusal.findings
        else:
            done.append(one)
    if json:
        print_document(_as_json(done, refused, lang, is_check=check))
    else:
        _print(done, refused, lang, is_check=check)
    click.get_current_context().exit(_exit_code(done, refused, is_check=check))


def seal_files(lang: Lang, files: tuple[Path, ...], ignore_lock: bool) -> None:
    from es_docs import build

    told: list[Diagnostic] = []
    failed = False
    for file in dict.fromkeys(files):
        try:
            one = build.seal(file, ignores_owners=ignore_lock)
        except EsDocsError as refusal:
            failed = True
            told += tell(refusal.findings, lang)
            answer(words.NOT_SEALED, lang, is_error=True, file=file)
        else:
            told += tell(one.findings, lang)
            answer(
                words.SEALED if one.place else words.SEALED_ALREADY, lang, file=one.place or file
            )
    tell_total(told, lang)
    click.get_current_context().exit(1 if failed else 0)


def _exit_code(done: Sequence[Renewed], refused: Mapping[Path, object], *, is_check: bool) -> int:
    if refused:
        return 1
    if any(one.needs_answer for one in done):
        return ASKED
    return TO_DO if is_check and any(one.would_change for one in done) else 0


# --- in words


def _print(
    done: Sequence[Renewed],
    refused: Mapping[Path, tuple[Diagnostic, ...]],
    lang: Lang,
    *,
    is_check: bool,
) -> None:
    told: list[Diagnostic] = []
    for one in done:
        report(one, lang, is_check=is_check)
        told += tell(one.findings, lang)
    for file, findings in refused.items():
        told += tell(findings, lang)
        answer(words.NOT_UPDATED, lang, is_error=True, file=file)
    tell_total(told, lang)


def summarise(built: Built, lang: Lang) -> None:
    """What `build` made, updated or left as it was, and the PDF files."""
    from es_docs.language import counted

    for one in built.renewed:
        if one.is_new and one.place is not None:
            answer(words.WRITTEN, lang, file=one.place, size=_size(one, lang))
            if one.backup is not None:
                answer(words.BACKUP, lang, indent=2, file=one.backup)
        else:
            report(one, lang)
            tell(one.findings, lang)
    for file, pages in built.pdfs:
        answer(words.WRITTEN, lang, file=file, size=counted(pages, words.PDF_PAGES, lang))


def report(one: Renewed, lang: Lang, *, is_check: bool = False) -> None:
    """What became of one document: a line for it, and its changes place by place."""
    if one.place is None and not (is_check and one.would_change):
        answer(words.UNCHANGED, lang, file=one.file)
    elif is_check:
        answer(words.PLANNED, lang, file=one.file)
    elif one.place is not None:
        answer(words.UPDATED, lang, file=one.place, size=_size(one, lang))
        if one.backup is not None:
            answer(words.BACKUP, lang, indent=2, file=one.backup)
    for line in _change_lines(one.changes, lang):
        click.echo(harmless(line))
    if one.changes:
        click.echo(f"  {counts(one.changes, lang)}")


def _size(one: Renewed, lang: Lang) -> str:
    from es_docs.language import counted

    is_deck = one.file.suffix.lower() == ".pptx"
    return counted(one.size, words.SLIDES if is_deck else words.PAGES, lang)


def _change_lines(changes: Sequence[Change], lang: Lang) -> Iterator[str]:
    """The slide or chapter, then what happened there and what a person can do about it."""
    from es_docs.verdict.words import name_place

    for place, group in groupby(changes, key=lambda change: name_place(change.place, lang)):
        here = list(group)
        yield f"  {place}"
        if here[0].place.area is Area.NOTES and _QUIET.issuperset(one.outcome for one in here):
            yield f"    {words.QUIET_NOTES.fill(lang, {'count': str(len(here))})}"
            continue
        for change in here:
            yield from _told(change, lang)


def _told(change: Change, lang: Lang) -> Iterator[str]:
    told = explain(change.finding, lang)
    line = f" ({_lines(change.lines)})" if change.lines else ""
    label = words.AT.fill(lang, {"object": change.place.object}) if change.place.object else ""
    yield f"    {label}{told.what}{line}"
    if change.outcome in _ANSWERABLE:
        yield f"      {told.hint}"


def _lines(places: Sequence[Location]) -> str:
    """„content/dane.xlsx:Zadania!E6, Zadania!E9, …”: the file of those that follow goes unsaid."""
    first, *others = places[:_MAX_LINES]
    told = [one.line_or_cell.removeprefix(f"{first.file}:") for one in others]
    return ", ".join((first.line_or_cell, *told, *(["…"] if len(places) > _MAX_LINES else [])))


_MAX_LINES: Final = 3
_QUIET: Final = frozenset({"updated", "added", "removed", "moved"})
"""Outcomes that only follow the data."""
_ANSWERABLE: Final = frozenset({"conflict", "yours", "gone", "kept", "left", "replaced"})
"""Outcomes that leave something for a person to choose or to do."""


def counts(changes: Sequence[Change], lang: Lang) -> str:
    """„zaktualizowano 5, zostawiono Twoje 1, sporne 1”."""
    outcomes = [change.outcome for change in changes]
    parts = [
        text.fill(lang, {"count": str(outcomes.count(outcome))})
        for outcome, text in words.OUTCOMES.items()
        if outcome in outcomes
    ]
    return words.TOTAL.fill(lang, {"counts": ", ".join(parts)})


# --- for programs


def _as_json(
    done: Sequence[Renewed],
    refused: Mapping[Path, tuple[Diagnostic, ...]],
    lang: Lang,
    *,
    is_check: bool,
) -> str:
    """One object: `version` and a list of `files`, in the order given but the refused last."""
    files = [_file(one, lang, is_check=is_check) for one in done]
    files += [
        {"file": str(file), "state": "refused", "changes": [], "findings": _findings(found, lang)}
        for file, found in refused.items()
    ]
    import json

    return json.dumps({"version": _JSON_VERSION, "files": files}, ensure_ascii=False, indent=2)


def _file(one: Renewed, lang: Lang, *, is_check: bool) -> dict[str, object]:
    is_planned = is_check and one.would_change
    state = "planned" if is_planned else "updated" if one.place else "unchanged"
    return {
        "file": str(one.file),
        "state": state,
        "written": str(one.place) if one.place else None,
        "backup": str(one.backup) if one.backup else None,
        "needs_answer": one.needs_answer,
        "changes": [_change(change, lang) for change in one.changes],
        "findings": _findings(one.findings, lang),
    }


def _change(change: Change, lang: Lang) -> dict[str, object]:
    return {
        "outcome": str(change.outcome),
        "key": change.key,
        "path": change.path,
        "old": change.old,
        "yours": change.yours,
        "new": change.new,
        "message": explain(change.finding, lang).what,
        "place": _place(change.place),
        "content": _line(change.line) if change.line else None,
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "area": place.area,
        "number": place.number,
        "name": place.name,
        "object": place.object,
    }


def _line(location: Location) -> dict[str, object]:
    place: dict[str, object] = {
        "file": location.file,
        "line": location.line,
        "column": location.column,
    }
    return {**place, "cell": location.cell} if location.cell else place


def _findings(findings: Sequence[Diagnostic], lang: Lang) -> list[dict[str, object]]:
    return [
        {
            "code": finding.code,
            "severity": str(finding.severity),
            "message": explain(finding, lang).what,
            "hint": explain(finding, lang).hint,
        }
        for finding in findings
        if finding.severity is not Severity.INFO
    ]
