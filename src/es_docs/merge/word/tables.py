"""Rows and cells that come and go, and the grid of columns that has to fit them (§17.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from itertools import zip_longest
from typing import Final

from es_docs.markup import Element
from es_docs.merge.tree import Kind, Node
from es_docs.merge.word.paragraphs import pieces_of, replace_text, tidy, write_first
from es_docs.merge.word.places import (
    NAME,
    TBL,
    TC,
    TCPR,
    TR,
    TRPR,
    VAL,
    P,
    Place,
    inner,
    is_deleted,
    make,
    place_of,
)
from es_docs.merge.word.report import Report, drop, marks_in
from es_docs.merge.word.sections import Adopter, cleaned
from es_docs.ooxml.package import qualified

_HEADER: Final = qualified("w:tblHeader")
_GRID: Final = qualified("w:tblGrid")
_COLUMN: Final = qualified("w:gridCol")
_W: Final = qualified("w:w")
_WIDTH: Final = qualified("w:tcW")
_SPAN: Final = qualified("w:gridSpan")
_SHADE: Final = qualified("w:shd")
_FILL: Final = qualified("w:fill")
_STYLES: Final = (qualified("w:pStyle"), qualified("w:rStyle"))


def new_row(
    report: Report,
    adopter: Adopter,
    node: Node,
    model: Node | None,
    added: Mapping[str, Element],
) -> Element:
    """The row of ours as the file's table shows rows: a copy of the model, or, where the two
    look different in ours, its own. `added` are cells that the model got in this update."""
    own = place_of(node.handle).element
    cells = {} if model is None else _cells_by_key(model, added)
    wanted = [cell.key for cell in node.children if cell.kind is Kind.CELL]
    if (
        model is None
        or not isinstance(model.handle, Place)
        or not set(wanted) <= cells.keys()
        or not _is_alike(adopter, own, model)
    ):
        row = adopter.adopt(own)
        if model is not None and isinstance(model.handle, Place):
            _arrange(row, _copies_of(own, row, node), cells, model.handle.element)
            _fit(row, model.handle.element)
        return row
    order = list(inner(model.handle.element, TC))
    row = deepcopy(model.handle.element)
    copies = dict(zip(order, inner(row, TC), strict=True))
    cleaned(row)
    for cell in node.children:
        if cell.kind is Kind.CELL:
            _fill(adopter, copies[cells[cell.key]], cell)
    for key, element in cells.items():
        if key not in wanted:
            _empty(copies[element])
    for element in [one for one in order if one not in cells.values()]:
        _empty(copies[element])
    adopter.placed[own] = row
    for mark in marks_in(own):
        paragraph, name = next(row.iter(P), None), mark.get(NAME, "")
        if paragraph is not None and report.claim(name):
            report.add_bookmark(paragraph, name)
    return row


def _copies_of(own: Element, row: Element, node: Node) -> dict[str, Element]:
    """By key, the cells of a row that was made from the one of ours."""
    copies = dict(zip(inner(own, TC), inner(row, TC), strict=True))
    return {
        cell.key: copies[cell.handle.element]
        for cell in node.children
        if cell.kind is Kind.CELL and isinstance(cell.handle, Place)
    }


def _arrange(
    row: Element, own: Mapping[str, Element], cells: Mapping[str, Element], model: Element
) -> None:
    """Let the row have the cells of its own under their columns in the file; a person's columns
    get empty ones, columns the file has no more none."""
    if not own.keys() <= cells.keys():
        return
    names = {id(element): key for key, element in cells.items()}
    for cell in list(inner(row, TC)):
        drop(cell)
    for there in inner(model, TC):
        cell = own.get(names.get(id(there), ""))
        if cell is None:
            cell = cleaned(deepcopy(there))
            _empty(cell)
        row.append(cell)


def _cells_by_key(row: Node, added: Mapping[str, Element]) -> dict[str, Element]:
    known = {
        cell.key: cell.handle.element
        for cell in row.children
        if cell.kind is Kind.CELL and isinstance(cell.handle, Place)
    }
    return {**known, **added}


def _is_alike(adopter: Adopter, own: Element, model: Node) -> bool:
    """Whether ours shows the two rows alike; so long as nothing says otherwise, they are."""
    paragraph = adopter.marked(model.mark)
    twin = None if paragraph is None else next(paragraph.iterancestors(TR), None)
    return twin is None or _look(own) == _look(twin)


def _look(row: Element) -> tuple[object, ...]:
    cells = [
        (
            shade.get(_FILL) if (shade := cell.find(f"{TCPR}/{_SHADE}")) is not None else None,
            [one.get(VAL) for one in cell.iter(*_STYLES)],
        )
        for cell in inner(row, TC)
    ]
    return row.find(f"{TRPR}/{_HEADER}") is not None, *map(repr, cells)


def _fill(adopter: Adopter, cell: Element, node: Node) -> None:
    """Let a copied cell say what the cell of ours says, paragraph by paragraph."""
    for table in list(cell.iter(TBL)):
        drop(table)
    own = [one for one in node.children if one.kind is Kind.PASSAGE]
    paragraphs = _paragraphs(cell)
    for paragraph, passage in zip_longest(paragraphs, own):
        if passage is None:
            if paragraph is not paragraphs[0]:
                drop(paragraph)
            else:
                say(paragraph, "")
        elif paragraph is None:
            _paragraphs(cell)[-1].addnext(adopter.adopt(place_of(passage.handle).element))
        else:
            say(paragraph, passage.text)


def _paragraphs(cell: Element) -> list[Element]:
    """The paragraphs of a cell, which has one at least (§17.4.65)."""
    found = list(inner(cell, P))
    if not found:
        found.append(make(P))
        cell.append(found[0])
    return found


def _empty(cell: Element) -> None:
    for table in list(cell.iter(TBL)):
        drop(table)
    first, *others = _paragraphs(cell)
    for paragraph in others:
        drop(paragraph)
    say(first, "")


def say(paragraph: Element, text: str) -> None:
    """Let the paragraph say this and nothing else, in the look of its first run."""
    pieces = pieces_of(paragraph)
    if not pieces:
        if text:
            write_first(paragraph, text)
        return
    replace_text(pieces, 0, sum(len(piece.text) for piece in pieces), text)
    tidy(paragraph)


def _fit(row: Element, model: Element) -> None:
    """Give a row of ours the widths of another, and cells for the columns a person added."""
    cells, others = list(inner(row, TC)), list(inner(model, TC))
    if any(other.find(f"{TCPR}/{_SPAN}") is not None for other in others):
        return
    for cell, other in zip(cells, others, strict=False):
        width, wanted = cell.find(f"{TCPR}/{_WIDTH}"), other.find(f"{TCPR}/{_WIDTH}")
        if width is not None and wanted is not None:
            width.set(_W, wanted.get(_W, ""))
    for other in others[len(cells) :]:
        copy = cleaned(deepcopy(other))
        _empty(copy)
        cells[-1].getparent().append(copy)  # pyright: ignore[reportOptionalMemberAccess] - a row


def new_cell(adopter: Adopter, node: Node, model: Node | None) -> Element:
    """The cell of ours: a copy of its neighbour if that has the style of ours, or its own."""
    own = place_of(node.handle).element
    if model is None or not isinstance(model.handle, Place):
        return adopter.adopt(own)
    like = model.handle.element
    first, other = next(inner(own, P), None), next(inner(like, P), None)
    if first is None or other is None or not adopter.is_styled_alike(first, other):
        return adopter.adopt(own)
    copy = cleaned(deepcopy(like))
    _fill(adopter, copy, node)
    adopter.placed[own] = copy
    return copy


def fit_grid(table: Element, at: Iterable[int]) -> None:
    """Let the grid have as many columns as the rows have cells.

    New columns come at these places, those gone went from there; the table keeps its width.
    """
    grid = table.find(_GRID)
    rows = [row for row in inner(table, TR) if not is_deleted(row.find(TRPR))]
    if grid is None or not rows or any(True for row in rows for _ in row.iter(_SPAN)):
        return
    columns = list(grid.findall(_COLUMN))
    count = max(sum(1 for _ in inner(row, TC)) for row in rows)
    if count == len(columns):
        return
    widths = [_number(column.get(_W, "")) for column in columns]
    total, places = sum(widths), sorted(set(at))
    while len(widths) < count:
        place = min(places.pop(0) if places else len(widths), len(widths))
        widths.insert(place, total // count)
    while len(widths) > count:
        del widths[min(places.pop() if places else len(widths) - 1, len(widths) - 1)]
    widths = _shared(widths, total)
    for column in columns:
        grid.remove(column)
    for place, width in enumerate(widths):
        grid.insert(place, make("w:gridCol", w=str(width)))
    for row in rows:
        for cell, width in zip(inner(row, TC), widths, strict=False):
            own = cell.find(f"{TCPR}/{_WIDTH}")
            if own is not None:
                own.set(_W, str(width))


def _shared(widths: list[int], total: int) -> list[int]:
    """The same shares of the total; the last takes what rounding leaves."""
    before = sum(widths)
    if not before:
        return widths
    shared = [width * total // before for width in widths]
    shared[-1] += total - sum(shared)
    return shared


def _number(text: str) -> int:
    return int(float(text)) if text.replace(".", "", 1).isdecimal() else 0
