"""The page of the report that tells what changed since the version before it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, takewhile
from math import ceil
from typing import Final

from es_docs import language
from es_docs.diagnostics import Location
from es_docs.language import Noun
from es_docs.messages import document as words
from es_docs.messages.news import LABELS
from es_docs.news.change import Change, Kind, Topic
from es_docs.news.excerpts import contrasted, excerpt
from es_docs.story import (
    Audience,
    Cell,
    Column,
    ColumnKind,
    Paragraph,
    Role,
    Row,
    Run,
    Section,
    SectionKind,
    Table,
)

_INNER: Final = frozenset({Topic.NOUN, Topic.FILE, Topic.CLOSING})
"""How the content is kept, and what only slides show: nothing that a reader of the report seeks."""
_OTHERS: Final = Noun("inna zmiana", "inne zmiany", "innych zmian", "innej zmiany")
_LONGEST: Final = 100
"""Characters of a cell."""
_LONGEST_NAME: Final = 60
_LINE: Final = 25
"""Characters of a line in one of three columns, with room to spare."""
_PAGE: Final = 460
"""Points for the rows, where heading, introduction, caption, header and last line have theirs."""
_LINE_HEIGHT, _ROW_MARGIN = 13.5, 7.0
"""Points; as the style of tables has them."""


def changes_section(
    changes: Sequence[Change], locate: Callable[..., Location | None]
) -> Section | None:
    """The chapter „Zmiany od poprzedniej wersji”, on one page; None where there is nothing to tell.

    `locate` finds the lines of the new content by their keys.
    """
    told = [change for change in changes if change.topic not in _INNER]
    if not told:
        return None
    rows = [_row(change, locate) for change in told]
    shown = rows[: _fitting(rows)]
    table = Table(
        key="changes",
        caption=words.NEWS_CAPTION,
        alt=words.NEWS_ALT,
        columns=(
            Column("what", words.NEWS_WHAT, ColumnKind.TEXT),
            Column("old", words.NEWS_OLD, ColumnKind.TEXT),
            Column("new", words.NEWS_NEW, ColumnKind.TEXT),
        ),
        rows=tuple(shown),
    )
    return Section(
        key="news",
        kind=SectionKind.NEWS,
        title=words.NEWS_TITLE,
        blocks=(_note("introduction", words.NEWS_INTRODUCTION), table, *_rest(rows, shown)),
        audience=Audience.REPORT,
    )


def _fitting(rows: Sequence[Row]) -> int:
    """How many of the rows have room on the page; one at least."""
    heights = accumulate(map(_height, rows))
    return max(1, sum(1 for _ in takewhile(lambda height: height <= _PAGE, heights)))


def _height(row: Row) -> float:
    """Points, roughly, and rather too many."""
    lines = max(ceil(len(cell.text) / _LINE) for cell in row.cells)
    return lines * _LINE_HEIGHT + _ROW_MARGIN


def _rest(rows: Sequence[Row], shown: Sequence[Row]) -> Iterator[Paragraph]:
    left = len(rows) - len(shown)
    if left:
        count = language.quantity(Decimal(left), _OTHERS)
        yield _note("rest", words.NEWS_REST.format(count=count))


def _note(key: str, text: str) -> Paragraph:
    return Paragraph(key, Role.BODY, (Run(text),))


def _row(change: Change, locate: Callable[..., Location | None]) -> Row:
    old, new = _short(change)
    location = locate(*change.new_path) if change.new_path else None
    return Row(
        _key(change),
        (
            Cell(language.typeset(_what(change))),
            Cell(_value(change, old, change.shares[0])),
            Cell(_value(change, new, change.shares[1]), strong=True, location=location),
        ),
    )


def _short(change: Change) -> Sequence[str]:
    """What was and what is; of long texts what differs, set for print again."""
    texts = (change.old, change.new)
    if max(map(len, texts)) <= _LONGEST:
        return texts
    return tuple(map(language.typeset, contrasted(texts, _LONGEST)))


def _key(change: Change) -> str:
    parts = (change.topic, change.kind, *change.old_path, "→", *change.new_path)
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:12]


def _value(change: Change, text: str, share: str) -> str:
    """A number with its share of the plan, a place, the name of a task with its numbers."""
    if not text:
        return words.NEWS_NOTHING
    if change.topic is Topic.HOME:
        return f"{words.ACTION} {text}"
    if change.kind is Kind.MOVED:
        return words.NEWS_PLACE.format(number=text)
    if change.topic is Topic.TASK:
        return f"{language.typeset(excerpt(change.name, _LONGEST))} ({text})"
    if change.topic is Topic.PICTURE:
        return language.typeset(excerpt(change.name, _LONGEST))
    return f"{text} ({share})" if share else text


def _what(change: Change) -> str:
    """„Wartość projektu”, „Działanie 2: efekt”, „Działanie 2, „Wizyty”: wykonanie”."""
    label, name = LABELS[change.topic].pl, excerpt(change.name, _LONGEST_NAME)
    if change.number is None:
        return f"{label} {name}" if name else label
    if change.kind is Kind.MOVED and change.topic is not Topic.HOME:
        label = words.NEWS_MOVED
    elif change.topic is Topic.ACTION:
        return _happened(change, f"{words.ACTION} {change.number}")
    elif change.topic in (Topic.TASK, Topic.EFFECT, Topic.PICTURE):
        label = _happened(change, label)
    has_name = change.topic in _OF_TASKS or change.kind is Kind.MOVED
    pattern = words.NEWS_OF_TASK if has_name else words.NEWS_OF_ACTION
    quoted = language.quoted(name) if has_name else ""
    return pattern.format(number=change.number, name=quoted, label=label)


_OF_TASKS: Final = frozenset({Topic.PLANNED, Topic.REALISED, Topic.UNIT, Topic.REASON, Topic.HOME})


def _happened(change: Change, label: str) -> str:
    """What happened to a whole thing, which no number tells."""
    match change.kind:
        case Kind.ADDED:
            return words.NEWS_ADDED.format(label=label)
        case Kind.REMOVED:
            return words.NEWS_REMOVED.format(label=label)
        case Kind.CHANGED | Kind.MOVED:
            return label
