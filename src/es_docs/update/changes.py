"""What an update tells: each change with its place in the document and its line of the content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Area, Diagnostic, Kind, Location, Place, Severity
from es_docs.merge.charts.wishes import LABEL, NAME
from es_docs.merge.merging import path_name
from es_docs.merge.steps import Event, Outcome
from es_docs.merge.tree import Kind as NodeKind
from es_docs.merge.tree import Node, Path, folded
from es_docs.news.excerpts import contrasted, excerpt
from es_docs.story import Story
from es_docs.update.lines import NOTHING_ALTERED, Altered, Lines, label_of

DIFFERS: Final = "differs"
"""Where the file and the data disagree and nobody knows which of them changed."""
CODES: Final[Mapping[str, tuple[str, Severity]]] = {
    Outcome.UPDATED: ("U101", Severity.INFO),
    Outcome.ADDED: ("U102", Severity.INFO),
    Outcome.REMOVED: ("U103", Severity.INFO),
    Outcome.YOURS: ("U104", Severity.INFO),
    Outcome.CONFLICT: ("U105", Severity.WARNING),
    Outcome.GONE: ("U106", Severity.INFO),
    Outcome.KEPT: ("U107", Severity.INFO),
    Outcome.ADOPTED: ("U108", Severity.INFO),
    Outcome.REPLACED: ("U109", Severity.INFO),
    DIFFERS: ("U110", Severity.WARNING),
    Outcome.MOVED: ("U111", Severity.INFO),
    Outcome.LEFT: ("U115", Severity.INFO),
}
"""By what happened: the code that tells it, and how grave that is."""
_TITLE: Final = "0"
"""The index of a title's placeholder (ISO/IEC 29500-1 §19.3.1.36)."""
_WHOLE: Final = "whole"
"""The variant of what is called the same before and after: the change is within."""
_RUNNING: Final = "running"
_NOTES: Final = "notes"


class Change(Struct, frozen=True):
    """One thing that happened or has to be decided.

    `outcome` is an `Outcome` or `DIFFERS`. `path` is the written path of the place and
    `key` its short name; `--prefer` and `--restore` take either. `old` was made the last time,
    `yours` stands in the file, `new` is what the data say; `lines` are where they say it, as far as
    that can be told: what is worked out may have several. `code` and `variant` stand where the
    outcome alone does not say how it is told.
    """

    outcome: str
    path: str
    old: str
    yours: str
    new: str
    place: Place
    lines: tuple[Location, ...] = ()
    code: str = ""
    variant: str = ""

    @property
    def key(self) -> str:
        return short_key(self.path)

    @property
    def line(self) -> Location | None:
        return self.lines[0] if self.lines else None

    @property
    def finding(self) -> Diagnostic:
        """The change as the messages tell it; of long texts what differs in them."""
        code, severity = CODES[self.outcome]
        if self.code:
            code, severity = self.code, Severity.INFO
        texts = contrasted((self.old, self.yours, self.new))
        values = dict(zip(("old", "yours", "new"), texts, strict=True))
        file = self.place.file
        return Diagnostic(
            code,
            severity,
            self.line,
            {**values, "key": self.key, "file": file},
            self.place,
            self.variant,
        )


def short_key(path: str) -> str:
    """Eight hexadecimal digits that stand for the written path of a place."""
    return hashlib.sha256(path.encode()).hexdigest()[:8]


class Sides(Struct, frozen=True):
    """The three trees of one update and what they were made from.

    `after` is the document as it will stand, None where nothing has been planned yet; `altered` is
    where the content says other values than the one of `base`, nothing where nobody knows that one.
    """

    file: str
    format: Kind
    story: Story
    base: Node
    theirs: Node
    ours: Node
    after: Node | None = None
    altered: Altered = NOTHING_ALTERED


def changes_of(events: Sequence[Event], sides: Sides) -> tuple[Change, ...]:
    """The events in words' reach, in the order of the document."""
    places, lines = _Places(sides), Lines(sides.story, sides.format, sides.ours, sides.altered)
    elsewhere = frozenset(folded(node.words) for _, node in sides.ours.walk() if node.children)
    changes = [_change(event, sides, places, lines, elsewhere) for event in events]
    return tuple(sorted(changes, key=lambda change: places.order(change.place)))


def _change(
    event: Event, sides: Sides, places: _Places, lines: Lines, elsewhere: frozenset[str]
) -> Change:
    """`elsewhere` is what the document of the new data says, whatever the place."""
    base, theirs, ours = sides.base, sides.theirs, sides.ours
    old = _told(event.old, event.path, (base, theirs, ours))
    yours = _told(event.yours, event.path, (theirs, base, ours))
    new = _told(event.new, event.path, (ours, base, theirs))
    is_there = event.outcome is Outcome.REMOVED and folded(event.old) in elsewhere
    outcome = Outcome.MOVED if is_there else event.outcome
    is_within = event.outcome is Outcome.GONE and old == new
    return Change(
        outcome,
        path_name(event.path),
        old,
        yours,
        new,
        replace(places.of(event.path), text=excerpt(yours or new or old)),
        () if outcome is Outcome.MOVED else lines.of(event),
        variant=_WHOLE if is_within else "",
    )


def _told(text: str, path: Path, trees: Sequence[Node]) -> str:
    """What stands for a whole: the title of a section, the alternative of a chart or table, the
    name and label of a bar. The first of the trees that has the place tells it."""
    nodes = [node for tree in trees if (node := tree.find(path))]
    if not text or not nodes or nodes[0].has_text:
        return text
    if nodes[0].kind is NodeKind.SECTION:
        return _heading(nodes[0]) or text
    if nodes[0].kind is NodeKind.BAR:
        return _bar(nodes[0])
    alternatives = (one.text for node in nodes if (one := node.child("@alt")))
    return next(filter(None, alternatives), text)


def _bar(bar: Node) -> str:
    """„Sieci OWES: 1 / 3”: as its label says it; the numbers of one that has none."""
    name, label = (folded(node.text) if (node := bar.child(key)) else "" for key in (NAME, LABEL))
    numbers = (child.text for child in bar.children if child.kind is NodeKind.NUMBER)
    return ": ".join(filter(None, (name, label or " / ".join(filter(None, numbers)))))


# --- places


def place_at(sides: Sides, path: Path) -> Place:
    """Where a path leads to, as a person would look for it."""
    return _Places(sides).of(path)


class _Places:
    """Where a path leads to, as a person would look for it."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._numbers = {**_numbered(sides.theirs), **_numbered(sides.after or sides.theirs)}

    def order(self, place: Place) -> tuple[int, bool]:
        """By slide, its notes behind it; chapters keep the order they come in."""
        return place.number or 0, place.area is Area.NOTES

    def of(self, path: Path) -> Place:
        sides = self._sides
        whole = Place(sides.file, sides.format)
        section = next(filter(None, (one.find(path[:1]) for one in self._trees())), None)
        if section is None or section.kind is not NodeKind.SECTION:
            return whole
        named = replace(whole, object=self._object(path))
        if sides.format is Kind.DOCX:
            is_running = section.key == _RUNNING
            area = Area.FOOTER if is_running else Area.BODY
            return replace(named, area=area, name="" if is_running else _heading(section))
        return replace(
            named,
            area=Area.NOTES if _NOTES in path[1:2] else Area.SLIDE,
            number=self._numbers.get(section.key),
            name=_heading(section),
        )

    def _trees(self) -> Iterator[Node]:
        """Where to look for a path: what stands in the file is what a person sees."""
        sides = self._sides
        yield from (one for one in (sides.after, sides.theirs, sides.ours, sides.base) if one)

    def _object(self, path: Path) -> str:
        """The row or bar something stands in, by its label."""
        for length in range(len(path), 1, -1):
            nodes = (tree.find(path[:length]) for tree in self._trees())
            node = next(filter(None, nodes), None)
            if node is not None and node.kind in (NodeKind.ROW, NodeKind.BAR):
                return excerpt(label_of(folded(child.words) for child in node.children))
        return ""


def _numbered(tree: Node) -> Mapping[str, int]:
    """The numbers of the sections that stand in a document."""
    shown = [
        child
        for child in tree.children
        if child.kind is NodeKind.SECTION and child.handle is not None
    ]
    return {child.key: number for number, child in enumerate(shown, start=1)}


def _heading(section: Node) -> str:
    """The title of a slide, or the heading of a chapter."""
    texts = [child for child in section.children if child.kind is NodeKind.TEXT]
    titles = [
        child for child in texts if (slot := child.child("@ph")) is not None and slot.text == _TITLE
    ]
    return next((excerpt(text.words) for text in (*titles, *texts) if text.words), "")
