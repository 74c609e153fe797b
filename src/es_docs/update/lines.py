"""Which lines and cells of the content the texts of a document come from.

What is worked out of many, a sum or a sentence with sums, comes from those of them that say another
value than they did when the document was made the last time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Final, TypeAlias

from msgspec import Struct, field

from es_docs.checks.agreement.told import Told, tell
from es_docs.diagnostics import Kind, Location
from es_docs.merge.steps import Event
from es_docs.merge.tree import Kind as NodeKind
from es_docs.merge.tree import Node, Path, folded
from es_docs.model import Project
from es_docs.news import Change, Topic, changes, decode
from es_docs.news import Kind as NewsKind
from es_docs.story import Audience, Story

Locate: TypeAlias = Callable[..., Location]
"""Where the value at a path of keys and positions of the content stands."""
_NUMERAL: Final = 3
"""Letters that „11 zł” may have; a name has more."""
_ACTIONS, _TASKS = "działania", "zadania"
_NUMBERS: Final = ("plan", "wykonanie")
_NONE_OF_NOW: Final = -1
"""Where the position of an action stands, for one that is gone."""


def label_of(texts: Iterable[str]) -> str:
    """What a row or bar is called: the first of its texts that is words and no number."""
    said = [text for text in texts if text]
    worded = (text for text in said if sum(map(str.isalpha, text)) > _NUMERAL)
    return next((text for text in worded if not text[0].isdigit()), said[0] if said else "")


# --- what the content says otherwise


class Altered(Struct, frozen=True):
    """Where a content says other values than an earlier one.

    `numbers` are those of numbers of tasks, by the position of their action; `wholes` leads from
    the places that stand for an action as a whole to its position.
    """

    places: frozenset[Location] = frozenset()
    numbers: Mapping[int, tuple[Location, ...]] = field(
        default_factory=lambda: MappingProxyType[int, tuple[Location, ...]]({})
    )
    wholes: Mapping[Location, int] = field(
        default_factory=lambda: MappingProxyType[Location, int]({})
    )


NOTHING_ALTERED: Final = Altered()


def altered(old: str | None, new: str | None, locate: Locate | None) -> Altered:
    """What differs between two contents as `es_docs.news` keeps them; `locate` is the new one's."""
    before, now = (decode(record) if record else None for record in (old, new))
    if not (before and now and locate):
        return NOTHING_ALTERED
    news = changes(before, now)
    numbers: defaultdict[int, list[Location]] = defaultdict(list)
    for change in news:
        is_gone = change.topic is Topic.ACTION and change.kind is NewsKind.REMOVED
        if change.number is not None:
            at = _NONE_OF_NOW if is_gone else change.number - 1
            numbers[at] += _number_places(change, now, locate)
    by_action = {at: _once(places) for at, places in sorted(numbers.items()) if places}
    wholes = {
        locate(_ACTIONS, at, *steps): at
        for at in range(len(now.actions))
        for steps in ((), ("tytuł",), (_TASKS,))
    }
    places = [locate(*change.new_path) for change in news if change.new_path]
    return Altered(frozenset((*places, *chain(*by_action.values()))), by_action, wholes)


def _number_places(change: Change, now: Project, locate: Locate) -> Iterator[Location]:
    """Where the numbers stand that a change alters; of what is gone the list it stood in."""
    match change.topic, change.kind:
        case ((Topic.PLANNED | Topic.REALISED | Topic.UNIT), _):
            yield locate(*change.new_path)
        case Topic.TASK, (NewsKind.ADDED | NewsKind.CHANGED):
            yield from (locate(*change.new_path, key) for key in _NUMBERS)
        case Topic.HOME, _:
            yield from (locate(*change.new_path, key) for key in _NUMBERS)
        case Topic.ACTION, NewsKind.ADDED:
            tasks = range(len(now.actions[(change.number or 1) - 1].tasks))
            yield from (
                locate(*change.new_path, _TASKS, at, key) for at in tasks for key in _NUMBERS
            )
        case Topic.TASK, NewsKind.REMOVED:
            yield locate(_ACTIONS, (change.number or 1) - 1, _TASKS)
        case Topic.ACTION, NewsKind.REMOVED:
            yield locate(_ACTIONS)
        case _:
            return


# --- where a text comes from


_RowKey: TypeAlias = tuple[str, str]


class Lines:
    """Which lines of the content a text comes from."""

    def __init__(self, story: Story, format_: Kind, ours: Node, changed: Altered) -> None:
        self._ours = ours
        self._altered = changed
        told = tell(story, Audience.DECK if format_ is Kind.PPTX else Audience.REPORT)
        self._texts: defaultdict[str, list[Location]] = defaultdict(list)
        self._cells: defaultdict[_RowKey, list[Location]] = defaultdict(list)
        self._rows: defaultdict[str, list[Location]] = defaultdict(list)
        for text in told.texts:
            self._texts[text.text] += text.sources
        for key, source in (*_tabled(told), *_charted(told)):
            self._cells[key].append(source)
            self._rows[key[0]].append(source)

    def of(self, event: Event) -> tuple[Location, ...]:
        """Those that say another value now; else the first of the text, its row or its lines."""
        known = [tuple(places) for places in self._known(event) if places]
        first = known[0][:1] if known else ()
        if folded(event.old) == folded(event.new):
            return first
        for places in known:
            if others := [place for place in places if place in self._altered.places]:
                return _once(others)
        return self._summed(known, event) or first

    def _known(self, event: Event) -> Iterator[Sequence[Location]]:
        """Where the cell, the row, the whole text and its lines come from, the nearest first."""
        label = self._label(event.path)
        node = self._ours.find(event.path)
        whole = node.words if node else ""
        said = (event.new, whole, *whole.split("\n"))
        texts = [folded(text) for text in said if folded(text)]
        yield from (self._cells.get((label, text), ()) for text in texts)
        yield self._rows.get(label, ()) if label else ()
        for text in texts:
            yield self._texts.get(text, ())
            yield self._rows.get(text, ())

    def _summed(self, known: Sequence[Sequence[Location]], event: Event) -> tuple[Location, ...]:
        """The numbers that changed behind a sum of an action, or of all of them.

        A text that stands for an action as a whole says what its numbers come to; so does one of
        which no line is known, or several none of which changed: a task is gone from the sum.
        """
        if not any(map(str.isdigit, event.new)):
            return ()
        if not known or len(set(known[0])) > 1:
            return _once(chain(*self._altered.numbers.values()))
        at = self._altered.wholes.get(known[0][0])
        return self._altered.numbers.get(at, ()) if at is not None else ()

    def _label(self, path: Path) -> str:
        for length in range(len(path), 1, -1):
            node = self._ours.find(path[:length])
            if node is not None and node.kind in (NodeKind.ROW, NodeKind.BAR):
                return folded(label_of(child.words for child in node.children))
        return ""


def _tabled(told: Told) -> Iterator[tuple[_RowKey, Location]]:
    """What the cells of tables say, with where each or its row comes from."""
    for row in (row for table in told.tables for row in table.rows):
        label = label_of(cell.text for cell in row.cells)
        for cell in row.cells:
            if source := cell.source or row.source:
                yield (label, cell.text), source


def _charted(told: Told) -> Iterator[tuple[_RowKey, Location]]:
    """What bars and points of lines say, with where it comes from."""
    for bar in (bar for chart in told.charts for bar in chart.bars):
        if bar.source:
            yield from (((bar.label, text), bar.source) for text in (bar.label, bar.ratio))
    for point in (point for lines in told.lines for point in lines.points):
        if point.source:
            yield (point.label, point.label), point.source


def _once(places: Iterable[Location]) -> tuple[Location, ...]:
    return tuple(dict.fromkeys(places))
