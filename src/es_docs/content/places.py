"""Where the values of a content stand: in its file, and in the tables of values it names."""

from __future__ import annotations

from msgspec import Struct

from es_docs.diagnostics import Location
from es_docs.source import MappingNode, Node, Scalar, SequenceNode

Step = str | int
Steps = tuple[Step, ...]


class Places(Struct, frozen=True):
    """Where the values of one content file stand."""

    file: str
    root: Node | None

    def at(self, *path: Step) -> Location:
        """Where the value at a path of keys and positions (from 0) stands.

        For a list or a group of keys that is the key it belongs to; for a place that does not
        exist, its nearest parent that does.
        """
        return self._walk(path, to_key=False)

    def key(self, *path: Step) -> Location:
        """Where the key stands whose value `at` would give."""
        return self._walk(path, to_key=True)

    def text(self, *path: Step) -> str:
        """The text at a path, empty when there is none."""
        node = self.root
        for step in path:
            if isinstance(node, MappingNode) and isinstance(step, str) and step in node.entries:
                node = node.entries[step].value
            elif (
                isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items)
            ):
                node = node.items[step]
            else:
                return ""
        return node.text if isinstance(node, Scalar) else ""

    def _walk(self, path: Steps, *, to_key: bool) -> Location:
        if self.root is None:
            return Location(self.file)
        node, place = self.root, start(self.root)
        for number, step in enumerate(path, start=1):
            if isinstance(node, MappingNode) and isinstance(step, str) and step in node.entries:
                entry = node.entries[step]
                node = entry.value
                is_text = isinstance(node, Scalar) and not (to_key and number == len(path))
                place = node.location if is_text else entry.key.location
            elif (
                isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items)
            ):
                node = node.items[step]
                place = start(node)
            else:
                break
        return place


def start(node: Node) -> Location:
    """The first thing a reader sees of a node."""
    if isinstance(node, MappingNode) and node.entries:
        return next(iter(node.entries.values())).key.location
    return node.location


def follows_comma(place: Location) -> bool:
    """Whether something stands behind a comma of `{ }` or `[ ]`, without quotes."""
    line, column = place.source_line or "", (place.column or 1) - 1
    return line[:column].rstrip().endswith(",") and line[column : column + 1] not in ("'", '"')


def plain(node: Node) -> object:
    """The tree as the model takes it: texts, None for nothing, lists and dicts.

    Recursion is bounded by `source.MAX_DEPTH`.
    """
    match node:
        case MappingNode():
            return {key: plain(entry.value) for key, entry in node.entries.items()}
        case SequenceNode():
            return [plain(item) for item in node.items]
        case Scalar():
            return None if node.is_empty else node.text
