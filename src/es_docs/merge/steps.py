"""What an update does to a file, and what it tells about it: the result of a merge."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from es_docs.merge.tree import Node, Path


class SetText(Struct, frozen=True, eq=False):
    """The leaf of the file gets this text: only the characters that differ are written."""

    node: Node
    text: str


class Insert(Struct, frozen=True, eq=False):
    """A node of ours goes into the file.

    `parent` is a node of the file. `after` is the sibling it follows, a node of the file or one
    of ours that was inserted before it; None puts it first. `model` is a sibling in the file of
    the same kind whose look the new one takes, None where there is none.
    """

    parent: Node
    node: Node
    after: Node | None
    model: Node | None


class Remove(Struct, frozen=True, eq=False):
    """The node goes out of the file."""

    parent: Node
    node: Node


class Reorder(Struct, frozen=True, eq=False):
    """The children of `parent` that stay stand in this order; those not named keep their place
    behind their neighbour. `order` has nodes of the file and inserted nodes of ours."""

    parent: Node
    order: tuple[Node, ...]


class Redraw(Struct, frozen=True, eq=False):
    """A chart of the file gets these bars and looks.

    `theirs` is the chart in the file, `chart` the same as it shall be, `ours` the one the data
    make; bars are told apart by their keys.
    """

    theirs: Node
    chart: Node
    ours: Node


class Remark(Struct, frozen=True, eq=False):
    """The node of the file gets the mark of ours again, or (a copy) loses it: mark ""."""

    node: Node
    mark: str


Step: TypeAlias = SetText | Insert | Remove | Reorder | Redraw | Remark


class Outcome(StrEnum):
    """What became of a place of the document."""

    UPDATED = "updated"
    ADDED = "added"
    REMOVED = "removed"
    YOURS = "yours"
    """A person's own text, kept; the data did not change there."""
    CONFLICT = "conflict"
    """Both changed it, differently. A person's text stays unless the data are preferred."""
    KEPT = "kept"
    """No longer in the data, kept because a person worked on it."""
    MOVED = "moved"
    """Stands elsewhere in the document now, as a list that goes on on a next slide."""
    LEFT = "left"
    """The data have it on another slide now; here it was kept because a person worked on it."""
    GONE = "gone"
    """A person deleted it, and the data changed there."""
    REPLACED = "replaced"
    """A person's own text gave way because the data were preferred."""
    ADOPTED = "adopted"
    """A person had added by hand what the data add now."""


class Event(Struct, frozen=True):
    """One thing to tell. `old` is what was made the last time, `yours` what stands in the file,
    `new` what the data say. `node` is the place in the file, None when there is none."""

    outcome: Outcome
    path: Path
    old: str = ""
    yours: str = ""
    new: str = ""
    node: Node | None = None


class Plan(Struct, frozen=True):
    """Steps in the order to take them, and events in the order of the document."""

    steps: tuple[Step, ...]
    events: tuple[Event, ...]


class Note(Struct, frozen=True):
    """A comment at a place, one a key. A new one is written; one that stood there before stays
    only if nobody has deleted it (`is_new` False). `node` None puts it on the document."""

    key: str
    node: Node | None
    text: str
    is_new: bool = True
