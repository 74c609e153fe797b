"""An update under way: the file, what the data make, and where new nodes have come to stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct, field

from es_docs.markup import Element
from es_docs.merge.powerpoint.shapes import (
    FRAME,
    PIC,
    SP,
    Spot,
    blip_of,
    is_anchor,
    name_of,
    slot_of,
    tree_of,
)
from es_docs.merge.powerpoint.sheets import (
    EMBED,
    Sheet,
    Sheets,
    presentation_of,
    slide_entries,
    slot_key,
)
from es_docs.merge.steps import Insert
from es_docs.merge.tree import Node
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import qualified


class Scene(Struct, eq=False, dict=True):
    """`placed` leads from the spot a node of ours has in `ours` to the one it got in `draft`.

    `left` are the layouts that slides had before the update changed them.
    """

    draft: Draft
    ours: Draft
    placed: dict[Spot, Spot] = field(default_factory=dict[Spot, Spot])
    left: dict[str, Sheet] = field(default_factory=dict[str, Sheet])

    @cached_property
    def presentation(self) -> str:
        return presentation_of(self.draft)

    @cached_property
    def sheets(self) -> Sheets:
        return Sheets(self.draft)

    @cached_property
    def our_sheets(self) -> Sheets:
        return Sheets(self.ours)

    def spot(self, node: Node | None) -> Spot | None:
        """Where a node of the file, or one of ours that was inserted, stands in the file."""
        handle = node.handle if node else None
        return self.placed.get(handle, handle) if isinstance(handle, Spot) else None

    def put(self, node: Node, spot: Spot) -> None:
        """Remember where a node of ours has come to stand."""
        if isinstance(node.handle, Spot):
            self.placed[node.handle] = spot

    def behind(self, step: Insert, is_there: Callable[[Spot], bool]) -> Spot | None:
        """What a new node follows: the one the step names, else the nearest before it that stands
        where the new one goes; None puts it first."""
        named = self.spot(step.after)
        if step.after is None or (named is not None and is_there(named)):
            return named
        siblings = list(step.parent.children)
        index = next((n for n, one in enumerate(siblings) if one is step.after), 0)
        spots = (self.spot(one) for one in reversed(siblings[:index]))
        return next((spot for spot in spots if spot is not None and is_there(spot)), None)

    @cached_property
    def slides_by_mark(self) -> dict[str, str]:
        """The slides of the file as it was read, by the name of their anchor."""
        return {mark: part for part, mark in _marks(self.draft)}

    @cached_property
    def our_marks(self) -> defaultdict[str, list[str]]:
        """The anchors of ours by the name of their slide's layout."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for part, mark in _marks(self.ours):
            found[self.our_sheets.of_slide(part).name].append(mark)
        return found

    @cached_property
    def tables_name_faces(self) -> bool:
        """Whether most texts in tables of the file name their typeface, as LibreOffice has them
        do; the others follow the theme, and with it a person who changed its fonts."""
        looks = [
            run.find(qualified("a:latin"))
            for _, shape in _shapes(self.draft)
            if (table := next(shape.iter(qualified("a:tbl")), None)) is not None
            for run in table.iter(qualified("a:rPr"))
        ]
        named = sum(one is not None and not _is_of_theme(one) for one in looks)
        return named * 2 >= len(looks)

    @cached_property
    def our_frames(self) -> dict[str, Element]:
        """The tables and charts of ours by their names."""
        return {name_of(shape): shape for _, shape in _shapes(self.ours) if shape.tag == FRAME}

    @cached_property
    def our_pictures(self) -> dict[str, Element]:
        """The pictures of ours by the part of their image."""
        return {
            self.ours.target(part, rid): shape
            for part, shape in _shapes(self.ours)
            if shape.tag == PIC and (rid := embedded(shape))
        }


def _shapes(draft: Draft) -> Iterator[tuple[str, Element]]:
    """The frames and pictures of all slides, with the parts they stand in."""
    for _, part in slide_entries(draft, presentation_of(draft)):
        root = draft.find(part)
        tree = None if root is None else tree_of(root)
        for shape in () if tree is None else tree.iter(FRAME, PIC):
            yield part, shape


def _is_of_theme(latin: Element) -> bool:
    return latin.get("typeface", "").startswith("+")


def _marks(draft: Draft) -> Iterator[tuple[str, str]]:
    for _, part in slide_entries(draft, presentation_of(draft)):
        root = draft.find(part)
        tree = None if root is None else tree_of(root)
        for shape in () if tree is None else tree.iter(SP):
            if is_anchor(shape):
                yield part, name_of(shape)


def embedded(picture: Element) -> str:
    """The relationship id of a picture's image; "" when it has none."""
    blip = blip_of(picture)
    return "" if blip is None else blip.get(EMBED, "")


def used_slots(root: Element) -> frozenset[str]:
    """The placeholders that are full on a slide."""
    tree = tree_of(root)
    shapes = () if tree is None else tree.iter(SP, PIC, FRAME)
    slots = (slot_of(one) for one in shapes)
    return frozenset(slot_key(slot) for slot in slots if slot is not None)
