"""Finding in an exported page what stands in the document it was exported from.

Office programs draw every object where it is said to be, so places and words tell which is which.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from msgspec import Struct

from es_docs.pdf.tree import Content, Kid, Node
from es_docs.reading.model import TableData, TextParagraph
from es_docs.reading.pdf.content import Bounds
from es_docs.regex import regex
from es_docs.units import Box

NEAR: Final = 3.0
"""Points by which a drawn thing may miss the place it is said to have."""
_BULLET: Final = regex(r"^[•·‣▪◦●○■–\-\uf0b7\uf0a7]+")
_BLANK: Final = regex(r"[\s\u00ad\u200b]+")
_EMU_PER_POINT: Final = 12700


def squeezed(text: str) -> str:
    """The text without what drawing may change: spaces, ends of lines, the bullet before it."""
    return _BULLET.sub("", _BLANK.sub("", text))


class PageFrame(Struct, frozen=True):
    """How a slide lies on its page: the page's height and points per EMU."""

    height: float
    scale: float

    def bounds(self, box: Box) -> Bounds:
        left, top = box.left * self.scale, box.top * self.scale
        right, bottom = left + box.width * self.scale, top + box.height * self.scale
        return left, self.height - bottom, right, self.height - top


def points(box: Box) -> tuple[float, float]:
    """Width and height of a box in points."""
    return box.width / _EMU_PER_POINT, box.height / _EMU_PER_POINT


def is_within(inner: Bounds | None, outer: Bounds) -> bool:
    """Whether the middle of one lies in the other."""
    if inner is None:
        return False
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    left, bottom, right, top = outer
    return left - NEAR <= x <= right + NEAR and bottom - NEAR <= y <= top + NEAR


def is_same(one: Bounds | None, other: Bounds) -> bool:
    return one is not None and all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def has_size(size: tuple[float, float] | None, wanted: tuple[float, float]) -> bool:
    return size is not None and all(abs(a - b) <= NEAR for a, b in zip(size, wanted, strict=True))


def gather(parent: Node, contents: Collection[Content], alt: str) -> None:
    """Makes one figure of contents, where the first of them stood among the kids of `parent`."""
    claimed = set(contents)
    ordered = [one for one in parent.contents() if one in claimed]
    at = next(
        (
            place
            for place, kid in enumerate(parent.kids)
            if kid in claimed or (isinstance(kid, Node) and claimed & set(kid.contents()))
        ),
        None,
    )
    if at is None:
        return
    before: list[Kid] = list(parent.kids[:at])
    after: list[Kid] = list(parent.kids[at:])
    parent.kids = after
    parent.remove(claimed)
    parent.kids = [*before, Node("Figure", list(ordered), alt=alt), *parent.kids]


def decoration_of(root: Node) -> set[Content]:
    """What only draws lines and areas, outside of figures."""
    figures = {one for node in root.nodes("Figure", "Formula") for one in node.contents()}
    return {
        one
        for one in root.contents()
        if one not in figures and one.piece.shows and not one.piece.fonts and not one.piece.rasters
    }


def flatten(node: Node) -> None:
    """Lets a node hold all content below it itself."""
    node.kids = [*node.contents(), *node.annotations()]


def mark_table(node: Node, table: TableData) -> None:
    """Header cells become TH with the direction they speak for, all others TD."""
    rows = node.nodes("TR")
    headers = _header_rows(table)
    for at, row in enumerate(rows):
        cells = [kid for kid in row.kids if isinstance(kid, Node) and kid.kind in ("TH", "TD")]
        for column, cell in enumerate(cells):
            is_row_header = table.has_header_column and column == 0 and at >= headers
            cell.scope = "Column" if at < headers else "Row" if is_row_header else ""
            cell.kind = "TH" if cell.scope else "TD"


def _header_rows(table: TableData) -> int:
    marked = 0
    for row in table.rows:
        if not row.is_header:
            break
        marked += 1
    return max(marked, int(table.has_header_row))


def mark_languages(node: Node, paragraph: TextParagraph, usual: str) -> None:
    """Says the language of a paragraph, or of words in it, where it is not the usual one."""
    runs = [run for run in paragraph.runs if run.text.strip() and not run.is_hidden]
    languages = {run.language for run in runs if run.language}
    if len(languages) == 1 and all(run.language for run in runs):
        (language,) = languages
        node.language = "" if _is_alike(language, usual) else language
        return
    foreign = {
        squeezed(run.text): run.language
        for run in runs
        if run.language and not _is_alike(run.language, usual)
    }
    node.kids = [_in_language(kid, foreign) for kid in node.kids]


def _in_language(kid: Kid, foreign: dict[str, str]) -> Kid:
    if isinstance(kid, Content) and (language := foreign.get(squeezed(kid.piece.text))):
        return Node("Span", [kid], language=language)
    return kid


def _is_alike(one: str, other: str) -> bool:
    """Languages are compared without their countries."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def make_lists(parent: Node, levels: dict[Node, int]) -> None:
    """Neighbouring paragraphs that are items of a list (with their levels) become one."""
    kids: list[Kid] = []
    pending: list[tuple[int, Node]] = []
    for kid in parent.kids:
        if isinstance(kid, Node) and kid in levels:
            pending.append((levels[kid], kid))
            continue
        kids += _lists(pending)
        pending = []
        kids.append(kid)
    parent.kids = [*kids, *_lists(pending)]


def _lists(entries: Sequence[tuple[int, Node]]) -> Iterable[Node]:
    """A list of items; deeper ones are lists inside the item before them."""
    if not entries:
        return ()
    made = Node("L")
    base = entries[0][0]
    rest = list(entries)
    while rest:
        _, paragraph = rest.pop(0)
        deeper: list[tuple[int, Node]] = []
        while rest and rest[0][0] > base:
            deeper.append(rest.pop(0))
        body = Node("LBody", [paragraph, *_lists(deeper)])
        made.kids.append(Node("LI", [body]))
    return (made,)
