"""The decision: three trees in, the steps to take and the events to tell out. No file is touched.

The rules, in one line each: what the data did not change stays as a person has it; what a person
did not change becomes as the data have it; what both changed alike is done; what both changed
differently stays and is told. What a person deleted stays deleted, what a person added stays,
what the data no longer have goes only where nobody worked on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.merge.steps import (
    Event,
    Insert,
    Outcome,
    Plan,
    Redraw,
    Remark,
    Remove,
    Reorder,
    SetText,
    Step,
)
from es_docs.merge.tree import Kind, Node, Path, is_same
from es_docs.merge.wording import merge_text

Side: TypeAlias = Literal["ask", "data", "mine"]
"""Whose text stands where both changed it; „ask” keeps a person's and tells."""

_SILENT: Final = frozenset({Kind.LOOK, Kind.ALT, Kind.NUMBER})
"""What is told only together with what it belongs to."""
_NEXT: Final = "#"
"""What follows the key of a list in those of its next slides."""
_WORDED: Final = frozenset({Kind.PASSAGE, Kind.ALT})


class Wishes(Struct, frozen=True):
    """What the person who runs the update asked for.

    `side` holds for all, `sides` by the written path of a place (`path_name`); `restored` are the
    written paths of what is to be put back. `asked` are the conflicts told earlier and not settled
    yet: to these a side applies too.
    """

    side: Side = "ask"
    sides: dict[str, Side] = field(default_factory=dict[str, Side])
    restored: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()

    def side_at(self, path: Path) -> Side:
        return self.sides.get(path_name(path), self.side)

    def is_named(self, path: Path) -> bool:
        return path_name(path) in self.sides


NO_WISHES: Final = Wishes()


def path_name(path: Path) -> str:
    """A path as people write it and as the snapshot keeps it."""
    return "/".join(path)


def merge(base: Node, theirs: Node, ours: Node, wishes: Wishes = NO_WISHES) -> Plan:
    """What is to be done to the file `theirs` was read from, and what there is to tell.

    The keys of `ours` come from `matching.align(base, …)`, those of `theirs` from
    `matching.match(base, ours, …)`.
    """
    moved = _moved(base, ours)
    merger = _Merger(wishes, frozenset(moved))
    merger.node(base, theirs, ours, ())
    returned = (
        Event(Outcome.ADDED, now, new=node.words)
        for was, now in moved.items()
        if not base.find(now[:1]) and theirs.find(was[:-1]) and not theirs.find(was)
        if (node := ours.find(now)) and node.words
    )
    return Plan(tuple(merger.steps), (*merger.events, *returned))


def _moved(base: Node, ours: Node) -> Mapping[Path, Path]:
    """By where it stood, where now stands what went to another slide of a list that goes on."""
    if not any(_NEXT in child.key for child in (*base.children, *ours.children)):
        return {}
    before, now = ({path for path, _ in tree.walk() if path[1:]} for tree in (base, ours))
    left = {_in_list(path): path for path in before - now}
    return {left[_in_list(path)]: path for path in sorted(now - before) if _in_list(path) in left}


def _in_list(path: Path) -> Path:
    """A path that is the same on every slide of the list."""
    return (path[0].split(_NEXT)[0], *path[1:])


class _Merger:
    """One merge under way: it gathers steps and events while it walks the three trees."""

    def __init__(self, wishes: Wishes, moved: frozenset[Path]) -> None:
        self._wishes, self._moved = wishes, moved
        self._copies = 0
        """How many copies of a person's the node at hand is in: marks belong to the original."""
        self._alt_tells = False
        """Whether no label says the numbers of the chart at hand, so that its alternative does."""
        self.steps: list[Step] = []
        self.events: list[Event] = []

    def node(self, base: Node | None, theirs: Node, ours: Node, path: Path) -> None:
        """The same thing on all sides; without `base` both sides came to have it by themselves."""
        self._copies += bool(theirs.copy_of)
        if not self._copies and theirs.mark != ours.mark and ours.mark:
            self.steps.append(Remark(theirs, ours.mark))
        if theirs.kind is Kind.CHART:
            self._chart(base, theirs, ours, path)
        else:
            if theirs.has_text:
                self._leaf(base, theirs, ours, path)
            self._children(base, theirs, ours, path)
        self._copies -= bool(theirs.copy_of)

    # --- leaves

    def _leaf(self, base: Node | None, theirs: Node, ours: Node, path: Path) -> None:
        kind, old = theirs.kind, base.text if base else None
        if kind is Kind.ALT and not theirs.text.strip() and old:
            old = theirs.text  # LibreOffice drops them; nobody empties one on purpose
            if base and is_same(kind, base.text, ours.text):
                return
        if is_same(kind, theirs.text, ours.text):
            return
        if old is not None and is_same(kind, theirs.text, old):
            self._set(theirs, ours.text)
            self._tell(Outcome.UPDATED, path, theirs, old, theirs.text, ours.text)
        elif old is not None and is_same(kind, old, ours.text):
            self._unchanged(theirs, ours, path, old)
        elif kind in _WORDED and old is not None:
            self._words(old, theirs, ours, path)
        elif kind is not Kind.LOOK:
            told = Event(Outcome.CONFLICT, path, old or "", theirs.text, ours.text)
            self._clash(theirs, ours, told, theirs.text)

    def _unchanged(self, theirs: Node, ours: Node, path: Path, old: str) -> None:
        """A person's own text where the data did not change; a wish can still turn it round."""
        is_open = path_name(path) in self._wishes.asked or self._wishes.is_named(path)
        if is_open and self._wishes.side_at(path) == "data" and theirs.kind is not Kind.LOOK:
            self._set(theirs, ours.text)
            self._tell(Outcome.REPLACED, path, theirs, old, theirs.text, ours.text)
            return
        self._tell(Outcome.YOURS, path, theirs, old, theirs.text, ours.text)

    def _words(self, old: str, theirs: Node, ours: Node, path: Path) -> None:
        wording = merge_text(old, theirs.text, ours.text)
        if not wording.clashes:
            if not is_same(theirs.kind, wording.text, theirs.text):
                self._set(theirs, wording.text)
                self._tell(Outcome.UPDATED, path, theirs, old, theirs.text, wording.text)
            return
        parts = [(one.base, one.theirs, one.ours) for one in wording.clashes]
        old, yours, new = (" … ".join(texts) for texts in zip(*parts, strict=True))
        told = Event(Outcome.CONFLICT, path, old, yours, new)
        self._clash(theirs, ours, told, wording.text)

    def _clash(self, theirs: Node, ours: Node, told: Event, merged: str) -> None:
        """Both changed it: the side that is wished for stands, a person's if none is."""
        side = self._wishes.side_at(told.path)
        text = ours.text if side == "data" else merged
        if text != theirs.text:
            self._set(theirs, text)
        outcome = {"ask": Outcome.CONFLICT, "data": Outcome.REPLACED, "mine": Outcome.YOURS}[side]
        self._tell(outcome, told.path, theirs, told.old, told.yours, told.new)

    def _set(self, theirs: Node, text: str) -> None:
        self.steps.append(SetText(theirs, text))

    def _tell(
        self, outcome: Outcome, path: Path, node: Node | None, old: str, yours: str, new: str
    ) -> None:
        """What is silent is told only as a question, and as long as that is open."""
        kind = node.kind if node else Kind.SECTION
        is_question = outcome is Outcome.CONFLICT or path_name(path) in self._wishes.asked
        is_spoken = kind is Kind.ALT and self._alt_tells and bool(yours)
        is_silent = kind in _SILENT and not is_spoken
        if not is_silent or (is_question and kind is not Kind.LOOK):
            self.events.append(Event(outcome, path, old, yours, new, node))

    # --- children

    def _children(self, base: Node | None, theirs: Node, ours: Node, path: Path) -> None:
        known = {child.key: child for child in base.children} if base else {}
        wanted = {child.key: child for child in ours.children}
        gone = _columns_of(known.values()) - _columns_of(theirs.children)
        start = len(self.steps)
        for child in theirs.children:
            key, here = child.copy_of or child.key, (*path, child.key)
            was, own = known.get(key), wanted.get(key)
            if child.kind is Kind.FOREIGN:
                continue
            if own is not None:
                if was is None and base is not None:
                    self._tell(Outcome.ADOPTED, here, child, "", child.words, own.words)
                self.node(was, child, own, here)
            elif was is not None and not child.copy_of and child.kind not in _SILENT:
                self._removed(_without(gone, was), theirs, child, here)
        placed = self._missing(known, theirs, ours, path)
        self._reorder(base, theirs, ours, placed)
        if theirs.kind is Kind.TABLE and any(_is_line(step, theirs) for step in self.steps[start:]):
            self._fit_again(base, theirs, ours)

    def _fit_again(self, base: Node | None, theirs: Node, ours: Node) -> None:
        """A table whose rows come and go keeps the box of the data, which was made for them."""
        was, there, own = (node and node.child("@box") for node in (base, theirs, ours))
        if was and there and own and is_same(Kind.LOOK, was.text, there.text):
            self._set(there, own.text)

    def _removed(self, base: Node, parent: Node, theirs: Node, path: Path) -> None:
        """The data no longer have it."""
        is_moved = path in self._moved
        if is_touched(base, theirs) and self._wishes.side_at(path) != "data":
            outcome = Outcome.LEFT if is_moved else Outcome.KEPT
            self._tell(outcome, path, theirs, base.words, theirs.words, "")
            return
        self.steps.append(Remove(parent, theirs))
        outcome = Outcome.MOVED if is_moved else Outcome.REMOVED
        self._tell(outcome, path, None, base.words, theirs.words, "")

    def _missing(
        self,
        known: dict[str, Node],
        theirs: Node,
        ours: Node,
        path: Path,
    ) -> dict[str, Node]:
        """Put in what the file lacks and the data have.

        By key of ours, the node that stands for it in the file. A copy of a part only gets what
        is new behind something it has.
        """
        there = {child.key: child for child in theirs.children if not child.copy_of}
        gone = _columns_of(known.values()) - _columns_of(there.values())
        placed: dict[str, Node] = {}
        before: Node | None = None
        is_beside = True
        for child in ours.children:
            node = there.get(child.key)
            here = (*path, child.key)
            if node is None and child.kind in _SILENT:
                continue
            is_beside = node is not None if child.key in known else is_beside
            if self._copies and not is_beside:
                continue
            if node is None and child.key in known and not self._is_restored(here):
                self._gone(known[child.key], child, here)
                continue
            if node is None:
                node = _without(gone, child)
                self.steps.append(Insert(theirs, node, before, _model(child, ours, there)))
                self._tell(Outcome.ADDED, here, None, "", "", node.words)
            placed[child.key] = before = node
        return placed

    def _is_restored(self, path: Path) -> bool:
        return path_name(path) in self._wishes.restored

    def _gone(self, base: Node, ours: Node, path: Path) -> None:
        """A person deleted it. It stays deleted; told only when the data changed there."""
        changed = sum(1 for _ in _changes(base, ours))
        if changed and ours.kind not in _SILENT:
            self.events.append(Event(Outcome.GONE, path, base.words, "", ours.words, None))

    def _reorder(
        self, base: Node | None, theirs: Node, ours: Node, placed: dict[str, Node]
    ) -> None:
        """The data's own order, unless a person made another one."""
        if base is None or ours.kind is Kind.ROW:
            return
        order = [child.key for child in base.children if child.key in placed]
        mine = [child.key for child in theirs.children if child.key in placed and not child.copy_of]
        common = [key for key in order if key in set(mine)]
        data = [child.key for child in ours.children if child.key in set(common)]
        is_theirs_moved = [key for key in mine if key in set(common)] != common
        if data != common and not is_theirs_moved:
            self.steps.append(Reorder(theirs, tuple(placed.values())))

    # --- charts

    def _chart(self, base: Node | None, theirs: Node, ours: Node, path: Path) -> None:
        """A chart is patched as a whole: the steps inside it become the chart it shall be."""
        outer, self.steps = self.steps, []
        self._alt_tells = not _is_labelled(ours)
        self._children(base, theirs, ours, path)
        self._alt_tells = False
        inner, self.steps = self.steps, outer
        own_looks = [step for step in inner if _is_outside(step, theirs)]
        rest = [step for step in inner if not _is_outside(step, theirs)]
        self.steps += own_looks
        if rest:
            self.steps.append(Redraw(theirs, carried_out(theirs, rest), ours))


_OUTSIDE: Final = frozenset({"@box", "@alt", "@ph", "@title"})
"""Children of a chart that belong to its frame and not to the chart part."""


def _is_labelled(chart: Node) -> bool:
    """Whether a label says what a bar of the chart shows."""
    bars = (child for child in chart.children if child.kind is Kind.BAR)
    return any(label.text for bar in bars if (label := bar.child("label")))


def _is_outside(step: Step, chart: Node) -> bool:
    return (
        isinstance(step, SetText)
        and step.node.key in _OUTSIDE
        and any(step.node is child for child in chart.children)
    )


def _is_line(step: Step, table: Node) -> bool:
    return isinstance(step, Insert | Remove) and step.parent is table and step.node.kind is Kind.ROW


def _columns_of(rows: Iterable[Node]) -> set[str]:
    """The keys of the columns, where the nodes are the rows of a table."""
    cells = (cell for row in rows if row.kind is Kind.ROW for cell in row.children)
    return {cell.key for cell in cells if cell.kind is Kind.CELL}


def _without(columns: set[str], row: Node) -> Node:
    """A row for a table in which a person deleted these columns."""
    if not columns or row.kind is not Kind.ROW:
        return row
    return row.with_children(tuple(cell for cell in row.children if cell.key not in columns))


# --- comparing


def is_touched(base: Node, theirs: Node) -> bool:
    """Whether a person changed a text in it, took something out or put something in."""
    if theirs.kind is Kind.LOOK:
        return False
    is_dropped = theirs.kind is Kind.ALT and not theirs.text.strip()
    if theirs.has_text and not is_dropped and not is_same(theirs.kind, base.text, theirs.text):
        return True
    mine = {
        child.key: child for child in base.children if child.kind not in _SILENT - {Kind.NUMBER}
    }
    yours = {
        child.key: child
        for child in theirs.children
        if child.kind not in _SILENT - {Kind.NUMBER} and not _is_empty_cell(child)
    }
    return mine.keys() != yours.keys() or any(is_touched(mine[key], yours[key]) for key in mine)


def _is_empty_cell(node: Node) -> bool:
    """Whether it only makes room in a column of a person's own."""
    return node.kind is Kind.CELL and not node.is_bound and not node.words.strip()


def _changes(base: Node, ours: Node) -> Iterator[Node]:
    """The leaves of ours that say something else than base."""
    if (
        ours.has_text
        and ours.kind is not Kind.LOOK
        and not is_same(ours.kind, base.text, ours.text)
    ):
        yield ours
    known = {child.key: child for child in base.children}
    for child in ours.children:
        before = known.get(child.key)
        if before is not None:
            yield from _changes(before, child)
        elif child.kind is not Kind.LOOK:
            yield child


# --- places


def _model(child: Node, ours: Node, there: dict[str, Node]) -> Node | None:
    """The nearest sibling in the file whose look a new one takes.

    It is of the same kind and, among rows, the header and the total only if no other is there,
    and the total sooner than the header.
    """
    siblings = [one for one in ours.children if one.kind is child.kind]
    index = next(n for n, one in enumerate(siblings) if one is child)
    candidates = [n for n, one in enumerate(siblings) if one.key in there and one is not child]
    body = [n for n in candidates if child.kind is not Kind.ROW or n]
    inner = [n for n in body if child.kind is not Kind.ROW or n < len(siblings) - 1]
    nearest = sorted(inner or body or candidates, key=lambda n: (abs(n - index), n > index))
    return there[siblings[nearest[0]].key] if nearest else None


# --- carrying steps out on the tree itself


def carried_out(theirs: Node, steps: Sequence[Step]) -> Node:
    """The tree as the file will show it when the steps are taken.

    Inserted nodes stand as they are in ours. It is what a writer has to achieve.
    """
    return _Carrier(steps).of(theirs)


class _Carrier:
    """The steps by the node they are about."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._texts = {id(step.node): step.text for step in steps if isinstance(step, SetText)}
        self._charts = {id(step.theirs): step.chart for step in steps if isinstance(step, Redraw)}
        self._marks = {id(step.node): step.mark for step in steps if isinstance(step, Remark)}
        self._removed = {id(step.node) for step in steps if isinstance(step, Remove)}
        self._inserts = [step for step in steps if isinstance(step, Insert)]
        self._orders = {id(step.parent): step.order for step in steps if isinstance(step, Reorder)}

    def of(self, node: Node) -> Node:
        node_id = id(node)
        chart = self._charts.get(node_id)
        source = chart if chart is not None else node
        children = self._children(node) if chart is None else self._framed(node, chart)
        return replace(
            source,
            text=self._texts.get(node_id, source.text),
            mark=self._marks.get(node_id, source.mark),
            children=children,
        )

    def _framed(self, theirs: Node, chart: Node) -> tuple[Node, ...]:
        """The looks of a redrawn chart's frame are set beside the drawing."""
        frame = {child.key: self.of(child) for child in theirs.children if child.key in _OUTSIDE}
        return tuple(frame.get(child.key, child) for child in chart.children)

    def _children(self, node: Node) -> tuple[Node, ...]:
        current = [child for child in node.children if id(child) not in self._removed]
        for step in self._inserts:
            if step.parent is node:
                place = next((n for n, child in enumerate(current) if child is step.after), None)
                index = _first_place(current) if step.after is None else (place or 0) + 1
                current.insert(index, step.node)
        order = self._orders.get(id(node))
        if order:
            current = reordered(current, order)
        return tuple(self.of(child) for child in current)


def _first_place(children: Sequence[Node]) -> int:
    """Behind the looks and alternatives, which have no place of their own."""
    return next(
        (n for n, child in enumerate(children) if child.kind not in (Kind.LOOK, Kind.ALT)),
        len(children),
    )


def reordered(children: Sequence[Node], order: Sequence[Node]) -> list[Node]:
    """The children in the order wished for; those not named stay behind their neighbour."""
    named = {id(node) for node in order}
    groups: dict[int, list[Node]] = {}
    leading: list[Node] = []
    current = leading
    for child in children:
        if id(child) in named:
            current = groups[id(child)] = [child]
        else:
            current.append(child)
    listed = [node for node in order if id(node) in groups]
    return [*leading, *(child for node in listed for child in groups[id(node)])]
