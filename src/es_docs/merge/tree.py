"""The bound tree: what a document shows of the data, the same for both formats.

Three such trees meet in an update: *base*, what was made the last time; *theirs*, what stands in
the file now; *ours*, what the data say now. A node that stands for the same thing has the same
path of keys in all three.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Path: TypeAlias = tuple[str, ...]
"""The keys from the document's child down to a node."""


class Kind(StrEnum):
    """What a node is. PASSAGE, ALT, NUMBER, LOOK and FOREIGN carry text; a PASSAGE may have looks
    as children, the others of them have none."""

    DOCUMENT = "document"
    SECTION = "section"
    """A slide, or a heading of the report with what follows it up to the next heading."""
    TEXT = "text"
    """A box of paragraphs: a placeholder or text box, the notes of a slide, a footer."""
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    CHART = "chart"
    BAR = "bar"
    """A category of a chart with its name, numbers and label."""
    PICTURE = "picture"
    PASSAGE = "passage"
    """A paragraph, or another stretch of text that is edited as one."""
    ALT = "alt"
    """The text alternative of its parent."""
    NUMBER = "number"
    """A value of a chart."""
    LOOK = "look"
    """Something a person may set and a new layout may change: a box, a size, the layout of a
    slide. Never a conflict: what a person set stays."""
    FOREIGN = "foreign"
    """What a person put there and the data know nothing of: a shape, a picture, a comment."""


LEAVES: Final = frozenset({Kind.PASSAGE, Kind.ALT, Kind.NUMBER, Kind.LOOK, Kind.FOREIGN})
_LOOK_SLACK: Final = 2_000
"""EMU: LibreOffice rounds to 360 and drifts a little with every save."""
_NUMBER_SLACK: Final = Decimal("1e-13")
"""Chart caches hold binary fractions of fifteen digits."""


class Node(Struct, frozen=True):
    """A place of a document. `key` is unique among its siblings.

    `text` is that of a leaf (for a NUMBER its decimal digits, for a LOOK whatever its reader
    writes). `mark` is what the file itself carries to find the node again (a shape's name, a
    bookmark), "" where nothing does. `handle` leads into the package the node was read from and
    is not part of its value. `copy_of` is the key of the sibling that a person copied it from.
    """

    key: str
    kind: Kind
    text: str = ""
    children: tuple[Node, ...] = ()
    mark: str = ""
    copy_of: str = ""
    handle: object = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    @property
    def _value(self) -> tuple[object, ...]:
        return (self.key, self.kind, self.text, self.children, self.mark, self.copy_of)

    @property
    def is_bound(self) -> bool:
        """Whether it stands for something of the data; foreign things and copies do not."""
        is_own = self.key.startswith(FOREIGN_KEY) or self.copy_of
        return self.kind is not Kind.FOREIGN and not is_own

    @property
    def has_text(self) -> bool:
        """Whether `text` is what it says; the others say what their children say."""
        return self.kind in LEAVES

    def child(self, key: str) -> Node | None:
        return next((child for child in self.children if child.key == key), None)

    def find(self, path: Path) -> Node | None:
        """The node below this one that the keys lead to."""
        node: Node | None = self
        for key in path:
            node = node.child(key) if node else None
        return node

    def walk(self, path: Path = ()) -> Iterator[tuple[Path, Node]]:
        """This node under the given path and all below it, in the document's order."""
        yield path, self
        for child in self.children:
            yield from child.walk((*path, child.key))

    def with_children(self, children: tuple[Node, ...]) -> Node:
        return replace(self, children=children)

    @property
    def words(self) -> str:
        """All that is said here, for people and for comparing: no looks, no alternatives."""
        if self.kind in (Kind.PASSAGE, Kind.NUMBER):
            return self.text
        texts = (child.words for child in self.children)
        return "\n".join(text for text in texts if text)


FOREIGN_KEY: Final = "+"
"""How keys of nodes begin that are no part of the data; they are given in `matching`."""


def folded(text: str) -> str:
    """As texts are compared: NFC, every kind of space plain and single, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_same(kind: Kind, one: str, other: str) -> bool:
    """Whether two leaves say the same: numbers by value, boxes but for drift, texts folded."""
    if one == other:
        return True
    if kind is Kind.NUMBER:
        return _are_near(one, other, _NUMBER_SLACK)
    if kind is Kind.LOOK and "," in one:
        mine, yours = one.split(","), other.split(",")
        return len(mine) == len(yours) and all(
            a == b or _are_near(a, b, Decimal(_LOOK_SLACK))
            for a, b in zip(mine, yours, strict=True)
        )
    return folded(one) == folded(other)


def _are_near(one: str, other: str, slack: Decimal) -> bool:
    try:
        first, second = Decimal(one), Decimal(other)
    except InvalidOperation:
        return False
    return abs(first - second) <= slack * max(1, abs(first) if slack < 1 else 1)
