"""The steps of an update carried out on a presentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field

from es_docs.markup import Element
from es_docs.merge.charts.redrawing import redraw
from es_docs.merge.powerpoint.inserting import (
    clear_notes,
    insert_notes,
    insert_passage,
    insert_shape,
    insert_title,
)
from es_docs.merge.powerpoint.looks import set_alt, set_look, settle_homeless
from es_docs.merge.powerpoint.marks import remark
from es_docs.merge.powerpoint.passages import PARAGRAPH, paragraphs_of, set_text
from es_docs.merge.powerpoint.reading import chart_part
from es_docs.merge.powerpoint.removing import remove_passage, remove_shape
from es_docs.merge.powerpoint.scene import Scene
from es_docs.merge.powerpoint.shapes import FRAME, Spot, arrange, remove
from es_docs.merge.powerpoint.slides import (
    count_slides,
    insert_slide,
    remove_slide,
    reorder_slides,
)
from es_docs.merge.powerpoint.tables import COLUMNS, TableUpdate, table_in
from es_docs.merge.steps import Insert, Redraw, Remark, Remove, Reorder, SetText, Step
from es_docs.merge.tree import Kind, Node
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import qualified

_SHAPES: Final = frozenset({Kind.TEXT, Kind.TABLE, Kind.CHART, Kind.PICTURE})
_LINES: Final = frozenset({Kind.ROW, Kind.CELL})
_BODIES: Final = (qualified("p:txBody"), qualified("a:txBody"))


def carry_out(draft: Draft, steps: Sequence[Step], ours: Draft) -> None:
    """Do to the presentation what the steps say; `ours` is the one the data make.

    The nodes of the steps were read from these two drafts by `read_deck`. What no step names keeps
    its elements as they are.
    """
    if steps:
        _Writer(Scene(draft, ours), steps).run()


class _Writer(Struct, eq=False, dict=True):
    scene: Scene
    steps: Sequence[Step]
    _tables: dict[Element, TableUpdate] = field(default_factory=dict[Element, TableUpdate])
    _boxed: list[Spot] = field(default_factory=list[Spot])
    _widths: list[tuple[Spot, str]] = field(default_factory=list[tuple[Spot, str]])
    _emptied: list[Element] = field(default_factory=list[Element])

    def run(self) -> None:
        self._boxed = self._boxed_frames()
        layouts = [step for step in self.steps if _is_layout(step)]
        for step in (*layouts, *(step for step in self.steps if not _is_layout(step))):
            self._carry_out(step)
        for frame in self._boxed:
            self._update_of(frame, ())
        for frame, widths in self._widths:
            if (table := self._update_of(frame, ())) is not None:
                table.set_widths(widths)
        for table in self._tables.values():
            table.finish()
        for paragraph in self._emptied:
            if len(paragraphs_of(paragraph.getparent())) > 1:
                remove(paragraph)
        settle_homeless(self.scene)
        if any(isinstance(step, Remove | Redraw) or _is_image(step) for step in self.steps):
            self.scene.draft.sweep()
        if any(_changes_slides(step) for step in self.steps):
            count_slides(self.scene)

    def _carry_out(self, step: Step) -> None:
        match step:
            case SetText():
                self._set_text(step)
            case Insert():
                self._insert(step)
            case Remove():
                self._remove(step)
            case Reorder():
                self._reorder(step)
            case Redraw():
                self._redraw(step)
            case Remark():
                remark(self.scene, step)

    # --- texts and looks

    def _set_text(self, step: SetText) -> None:
        spot = self.scene.spot(step.node)
        if spot is None:
            return
        if step.node.key == COLUMNS:
            self._widths.append((spot, step.text))
        elif step.node.kind is Kind.LOOK:
            set_look(self.scene, step.node.key, spot, step.text)
        elif step.node.kind is Kind.ALT:
            set_alt(spot, step.text)
        elif spot.element.tag == PARAGRAPH:
            set_text(spot.element, step.text)
        elif spot.element.tag == qualified("dc:title"):
            spot.element.text = step.text

    def _redraw(self, step: Redraw) -> None:
        spot, own = self.scene.spot(step.theirs), step.ours.handle
        if spot is None or not isinstance(own, Spot):
            return
        part = chart_part(self.scene.draft, spot.part, spot.element)
        source = chart_part(self.scene.ours, own.part, own.element)
        if part and source:
            draft, ours = self.scene.draft, self.scene.ours
            redraw(draft, part, step.theirs, step.chart, step.ours, ours, source)

    # --- what comes, goes, moves

    def _insert(self, step: Insert) -> None:
        kind = step.node.kind
        if kind is Kind.SECTION:
            insert_slide(self.scene, step)
        elif kind is Kind.TEXT and step.node.key == "notes":
            insert_notes(self.scene, step)
        elif kind in _SHAPES:
            insert_shape(self.scene, step)
        elif kind is Kind.PASSAGE and step.parent.kind is Kind.DOCUMENT:
            insert_title(self.scene, step.node)
        elif kind is Kind.PASSAGE:
            insert_passage(self.scene, step)
        elif kind in _LINES:
            self._insert_line(step)

    def _insert_line(self, step: Insert) -> None:
        table = self._table_of(step.parent)
        if table is not None and step.node.kind is Kind.ROW:
            table.insert_row(step)
        elif table is not None:
            table.change_column(step)

    def _remove(self, step: Remove) -> None:
        spot, kind = self.scene.spot(step.node), step.node.kind
        if spot is None:
            return
        if kind is Kind.SECTION:
            remove_slide(self.scene, spot)
        elif kind is Kind.TEXT and step.node.key == "notes":
            clear_notes(spot.element)
        elif kind in _SHAPES:
            remove_shape(self.scene.draft, spot)
        elif kind is Kind.PASSAGE and spot.element.tag == PARAGRAPH:
            emptied = remove_passage(spot)
            if emptied is not None:
                self._emptied.append(emptied)
        elif kind in _LINES:
            self._remove_line(step, spot)

    def _remove_line(self, step: Remove, spot: Spot) -> None:
        table = self._table_of(step.parent)
        if table is not None and step.node.kind is Kind.ROW:
            table.remove_row(spot)
        elif table is not None:
            table.change_column(step)

    def _reorder(self, step: Reorder) -> None:
        """Slides, shapes, rows and paragraphs; what is a person's own stays where it stands."""
        if step.parent.kind is Kind.DOCUMENT:
            reorder_slides(self.scene, step.order)
            return
        spots = [spot for node in step.order if (spot := self.scene.spot(node))]
        if step.parent.kind is Kind.TABLE:
            table = self._table_of(step.parent)
            if table is not None:
                table.reorder_rows([spot.element for spot in spots])
        elif step.parent.kind is Kind.SECTION:
            self._reorder_shapes(step.order)
        elif step.parent.kind in (Kind.TEXT, Kind.CELL):
            self._reorder_passages(step.parent, [spot.element for spot in spots])

    def _reorder_shapes(self, order: Sequence[Node]) -> None:
        """The bound shapes change places with each other: the order they are read in."""
        nodes = [node for node in order if node.kind in _SHAPES and node.key != "notes"]
        shapes = [spot.element for node in nodes if (spot := self.scene.spot(node))]
        holders = {id(one): one for shape in shapes if (one := shape.getparent()) is not None}
        for holder in holders.values():
            current = [child for child in holder if child in shapes]
            arrange(holder, current, [shape for shape in shapes if shape in current])

    def _reorder_passages(self, parent: Node, order: Sequence[Element]) -> None:
        spot = self.scene.spot(parent)
        for body in () if spot is None else spot.element.iterchildren(*_BODIES):
            paragraphs = list(body.iterchildren(PARAGRAPH))
            arrange(body, paragraphs, [one for one in order if one in paragraphs])

    # --- tables

    def _table_of(self, parent: Node) -> TableUpdate | None:
        """The table a TABLE or one of its ROWs stands for."""
        rows = [parent] if parent.kind is Kind.ROW else parent.children
        row = next((row for row in rows if row.kind is Kind.ROW), None)
        cells = () if row is None else row.children
        keys = [cell.key for cell in cells if cell.kind is Kind.CELL]
        spot = self.scene.spot(parent)
        if spot is None:
            return None
        frames = (spot.element, *spot.element.iterancestors())
        frame = next((one for one in frames if one.tag == FRAME), None)
        return None if frame is None else self._update_of(Spot(spot.part, frame), keys)

    def _update_of(self, frame: Spot, keys: Sequence[str]) -> TableUpdate | None:
        table = table_in(frame.element)
        if table is None:
            return None
        if table not in self._tables:
            boxed = any(frame.element is one.element for one in self._boxed)
            update = TableUpdate(self.scene, frame, table, list(keys), boxed)
            self._tables[table] = update
        return self._tables[table]

    def _boxed_frames(self) -> list[Spot]:
        """The tables that get a box from the data."""
        boxes = (s.node for s in self.steps if isinstance(s, SetText) and s.node.key == "@box")
        spots = (self.scene.spot(node) for node in boxes)
        return [
            spot
            for spot in spots
            if spot is not None and spot.element.tag == FRAME and table_in(spot.element) is not None
        ]


def _is_layout(step: Step) -> bool:
    return isinstance(step, SetText) and step.node.key == "@layout"


def _is_image(step: Step) -> bool:
    return isinstance(step, SetText) and step.node.key == "@image"


def _changes_slides(step: Step) -> bool:
    if isinstance(step, Insert | Remove):
        return step.node.kind is Kind.SECTION or step.node.key == "notes"
    return False
