"""The command `diff`, and what `build` tells of the content before it tells of the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from es_docs.cli.answers import (
    CONTENT_FOLDER,
    OUTPUT_FOLDER,
    answer,
    harmless,
    print_document,
    tell,
    tell_total,
)
from es_docs.diagnostics import Diagnostic, EsDocsError, Location, has_errors
from es_docs.messages import Lang, explain
from es_docs.messages import cli as words

if TYPE_CHECKING:
    from es_docs.build import Built
    from es_docs.update.versions import Difference, News

MAX_SHOWN: Final = 12
"""Changes of the content that `build` lists; it counts the others."""
_CONTENT: Final = (".yaml", ".yml")
_JSON_VERSION: Final = 1


def diff_parameters(lang: Lang) -> tuple[click.Parameter, ...]:
    path = click.Path(path_type=Path)
    old, new = (text.fill(lang, {}) for text in (words.DIFF_OLD, words.DIFF_NEW))
    return (
        click.Argument(["old"], required=False, type=path, metavar=f"[{old}]"),
        click.Argument(["new"], required=False, type=path, metavar=f"[{new}]"),
        click.Option(
            ["--output"],
            type=path,
            default=OUTPUT_FOLDER,
            metavar=words.FOLDER.fill(lang, {}),
            help=words.DIFF_OUTPUT_OPTION.fill(lang, {}),
        ),
        click.Option(["--json"], is_flag=True, help=words.JSON_OPTION.fill(lang, {})),
    )


def changes_option(lang: Lang) -> click.Option:
    return click.Option(["--changes"], is_flag=True, help=words.CHANGES_OPTION.fill(lang, {}))


def diff_versions(lang: Lang, old: Path | None, new: Path | None, output: Path, json: bool) -> None:
    """Compare two versions, or each content with what was made of it the last time."""
    pairs = _pairs(old, new, output, lang)
    told: list[Diagnostic] = []
    found: list[Difference] = []
    for compare in pairs:
        try:
            one = compare()
        except EsDocsError as refusal:
            told += refusal.findings if json else tell(refusal.findings, lang)
        else:
            found.append(one)
            told += one.findings if json else tell(one.findings, lang)
            if not json:
                _print(one, lang, is_named=len(pairs) > 1, is_since_build=new is None)
    if json:
        print_document(_as_json(found, told, lang))
    else:
        tell_total(told, lang)
    click.get_current_context().exit(1 if has_errors(told) else 0)


def _pairs(
    old: Path | None, new: Path | None, output: Path, lang: Lang
) -> tuple[Callable[[], Difference], ...]:
    """What is to be compared with what."""
    from es_docs import build

    contents = build.find_contents(CONTENT_FOLDER)
    if old and new:
        return (lambda: build.diff(old, new),)
    if old and old.suffix.lower() not in _CONTENT:
        return (lambda: build.diff_of_document(old, contents),)
    paths = (old,) if old else contents
    if not paths:
        told = words.NO_CONTENT.fill(lang, {"folder": str(CONTENT_FOLDER)})
        raise click.UsageError(told, click.get_current_context())
    return tuple(_since_build(path, output) for path in paths)


def _since_build(path: Path, output: Path) -> Callable[[], Difference]:
    from es_docs import build

    return lambda: build.diff_since_build(path, output)


# --- in words


def tell_news(built: Built, lang: Lang) -> None:
    """What changed in the content since its documents were made, in a few lines."""
    from es_docs.language import counted

    if not built.news:
        return
    answer(words.NEWS, lang, content=built.content)
    for line in _lines(built.news[:MAX_SHOWN], lang):
        click.echo(harmless(line))
    left = len(built.news) - MAX_SHOWN
    if left > 0:
        click.echo(f"  {counted(left, words.MORE_NEWS, lang)}")


def _print(one: Difference, lang: Lang, *, is_named: bool, is_since_build: bool) -> None:
    if not one.old:
        return
    if not one.news:
        text = words.SAME_SINCE_BUILD if is_since_build else words.SAME_VERSIONS
        named = f"{one.new}: " if is_named else ""
        click.echo(harmless(named + text.fill(lang, {"old": one.old, "new": one.new})))
        return
    if is_since_build:
        answer(words.NEWS, lang, content=one.new)
    else:
        answer(words.DIFFERENT, lang, old=one.old, new=one.new)
    for line in _lines(one.news, lang):
        click.echo(harmless(line))
    click.echo(f"  {_counts(one.news, lang)}")


def _lines(news: Sequence[News], lang: Lang) -> Iterator[str]:
    for one in news:
        places = " → ".join(at.line_or_cell for at in (one.old, one.new) if at)
        where = f" ({places})" if places else ""
        yield f"  {explain(one.finding, lang).what}{where}"


def _counts(news: Sequence[News], lang: Lang) -> str:
    """„Razem: zmieniono: 5, dodano: 1.”."""
    kinds = [str(one.change.kind) for one in news]
    parts = [
        text.fill(lang, {"count": str(kinds.count(kind))})
        for kind, text in words.OUTCOMES.items()
        if kind in kinds
    ]
    return words.TOTAL.fill(lang, {"counts": ", ".join(parts)})


# --- for programs


def _as_json(found: Sequence[Difference], told: Sequence[Diagnostic], lang: Lang) -> str:
    """One object: `version`, a list of `comparisons`, and the `findings` of all of them."""
    record = {
        "version": _JSON_VERSION,
        "comparisons": [_comparison(one, lang) for one in found],
        "findings": [_finding(one, lang) for one in told],
    }
    import json

    return json.dumps(record, ensure_ascii=False, indent=2)


def _comparison(one: Difference, lang: Lang) -> dict[str, object]:
    return {
        "old": one.old or None,
        "new": one.new,
        "changes": [_change(news, lang) for news in one.news],
    }


def _change(news: News, lang: Lang) -> dict[str, object]:
    change = news.change
    return {
        "code": change.code,
        "topic": str(change.topic),
        "kind": str(change.kind),
        "action": change.number,
        "name": change.name or None,
        "old": change.old or None,
        "new": change.new or None,
        "message": explain(news.finding, lang).what,
        "old_place": _place(news.old),
        "new_place": _place(news.new),
    }


def _place(location: Location | None) -> dict[str, object] | None:
    if location is None:
        return None
    place: dict[str, object] = {
        "file": location.file,
        "line": location.line,
        "column": location.column,
    }
    return {**place, "cell": location.cell} if location.cell else place


def _finding(finding: Diagnostic, lang: Lang) -> dict[str, object]:
    told = explain(finding, lang)
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": told.what,
        "hint": told.hint,
    }
