"""The tags of an exported report, put right by what the report itself says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from msgspec.structs import replace

from es_docs.pdf.links import join_links
from es_docs.pdf.matching import (
    decoration_of,
    flatten,
    gather,
    has_size,
    is_within,
    mark_languages,
    mark_table,
    points,
    squeezed,
)
from es_docs.pdf.stream import Changes, repeated_pieces
from es_docs.pdf.tree import Content, Node
from es_docs.reading.model import DrawnObject, ObjectKind, Report
from es_docs.reading.pdf.content import Bounds, PageContent

_BOXES: Final = frozenset({"Div", "Sect", "NonStruct", "Part", "Art"})
_Offset: TypeAlias = tuple[float, float, float, float]
"""Left, top, width and height in points, from the upper left corner of a drawing."""


def dress_report(root: Node, report: Report, pages: Sequence[PageContent]) -> list[Changes]:
    """Puts the tree right; says what on each page is an artifact, and what is painted twice."""
    repeated = [repeated_pieces(page.pieces) for page in pages]
    root.remove({one for one in root.contents() if one.mcid in repeated[one.page]})
    root.change(lambda node: node.kids if node.kind in _BOXES else [node])
    for node in root.nodes("Figure"):
        flatten(node)
    restored = _restore_pictures(root, pages)
    furniture = _Drawings(root, report, len(pages)).describe()
    decoration = decoration_of(root)
    root.remove({*furniture, *decoration})
    _mark_tables(root, report)
    _mark_languages(root, report)
    join_links(root)
    root.prune()
    return [
        Changes(
            decoration=frozenset(one.mcid for one in decoration if one.page == at),
            furniture=frozenset(one.mcid for one in furniture if one.page == at),
            repeated=repeated[at],
            restored=restored[at],
        )
        for at in range(len(pages))
    ]


# --- drawings


def _restore_pictures(root: Node, pages: Sequence[PageContent]) -> list[dict[int, int]]:
    """LibreOffice 7.4 tags a picture in a line of text, but marks what it shows as an artifact.

    The picture goes back to its empty figure: by page, the instructions that open such artifacts
    and the identifiers they are given.
    """
    restored: list[dict[int, int]] = [{} for _ in pages]
    for node in root.nodes("Figure"):
        if node.kids or node.size is None or node.told_page is None:
            continue
        page = node.told_page
        pieces, known = pages[page].pieces, restored[page]
        for piece in pieces:
            if piece.owner != "artifact" or not piece.rasters or piece.first in known:
                continue
            if has_size(_size(piece.bounds), node.size):
                used = max((one.mcid for one in pieces if one.mcid is not None), default=-1)
                known[piece.first] = used + 1 + len(known)
                node.kids = [Content(page, replace(piece, owner="tag", mcid=known[piece.first]))]
                break
    return restored


def _size(bounds: Bounds | None) -> tuple[float, float] | None:
    return (bounds[2] - bounds[0], bounds[3] - bounds[1]) if bounds else None


class _Drawings:
    """The drawings of a report and where they are on its pages."""

    def __init__(self, root: Node, report: Report, page_count: int) -> None:
        self.root = root
        self.report = report
        self.page_count = page_count
        self.figures = root.nodes("Figure")
        self.found: set[Content] = set()

    def describe(self) -> set[Content]:
        """Gives figures their text alternatives; decorative ones and furniture are given back."""
        gone: set[Content] = set()
        for one in self._body():
            contents = self._find(one)
            self.found |= contents
            if one.alt and contents:
                gather(self.root, contents, one.alt)
            elif one.is_decorative:
                gone |= contents
        for one in self._furniture():
            for page in range(self.page_count):
                gone |= self._find_group(one, page)
        return gone

    def _body(self) -> Iterator[DrawnObject]:
        drawings = (block for block in self.report.blocks if isinstance(block, DrawnObject))
        return (one for one in drawings if one.table is None and one.box is not None)

    def _furniture(self) -> Iterator[DrawnObject]:
        for part in self.report.furniture():
            yield from (one for one in part.objects if one.box is not None)

    def _find(self, one: DrawnObject) -> set[Content]:
        if _pictures(one):
            groups = (self._find_group(one, page) for page in range(self.page_count))
            found = next((group for group in groups if group), set[Content]())
            if found or one.kind is ObjectKind.GROUP:
                return found
        return self._find_figure(one)

    def _find_figure(self, one: DrawnObject) -> set[Content]:
        """The next figure that the exporting program gave the size of the drawing."""
        if one.box is None or one.text.strip():
            return set()
        wanted = points(one.box)
        for node in self.figures:
            if has_size(node.size, wanted) and not self.found & set(node.contents()):
                self.figures.remove(node)
                return set(node.contents())
        return set()

    def _find_group(self, one: DrawnObject, page: int) -> set[Content]:
        """All that lies inside a drawing on a page, found by the pictures it is made of."""
        bounds = self._place(one, page)
        if bounds is None:
            return set()
        return {
            content
            for content in self.root.contents()
            if content.page == page
            and content not in self.found
            and is_within(content.piece.bounds, bounds)
        }

    def _place(self, one: DrawnObject, page: int) -> Bounds | None:
        """Where a drawing stands: where all its pictures are at their distances."""
        members = _pictures(one)
        if not members or one.box is None:
            return None
        shown = [
            content.piece.bounds
            for content in self.root.contents()
            if content.page == page and content.piece.rasters and content not in self.found
        ]
        seen = [bounds for bounds in shown if bounds is not None]
        width, height = points(one.box)
        left, top, *size = members[0]
        for bounds in seen:
            if not has_size(_size(bounds), (size[0], size[1])):
                continue
            corner = bounds[0] - left, bounds[3] + top
            if all(_is_shown(member, corner, seen) for member in members):
                return corner[0], corner[1] - height, corner[0] + width, corner[1]
        return None


def _pictures(one: DrawnObject) -> list[_Offset]:
    """The pictures a drawing is made of, measured from its upper left corner."""
    if one.box is None:
        return []
    inline = one.kind is ObjectKind.PICTURE
    found: list[_Offset] = []
    for member in one.walk():
        if member.kind is ObjectKind.PICTURE and member.box is not None:
            width, height = points(member.box)
            left = 0.0 if inline else (member.box.left - one.box.left) / 12700
            top = 0.0 if inline else (member.box.top - one.box.top) / 12700
            found.append((left, top, width, height))
    return found


def _is_shown(member: _Offset, corner: tuple[float, float], seen: Sequence[Bounds]) -> bool:
    left, top, width, height = member
    wanted = (
        corner[0] + left, corner[1] - top - height, corner[0] + left + width, corner[1] - top,
    )  # fmt: skip
    return any(is_within(bounds, wanted) and is_within(wanted, bounds) for bounds in seen)


# --- tables and paragraphs


def _mark_tables(root: Node, report: Report) -> None:
    """The tables of the text follow one another as they do in the document."""
    tables = [one.table for one in report.tables() if one.table is not None]
    nodes = root.nodes("Table")
    if len(tables) == len(nodes):
        for node, table in zip(nodes, tables, strict=True):
            mark_table(node, table)


def _mark_languages(root: Node, report: Report) -> None:
    usual = report.properties.language
    waiting = [(squeezed(paragraph.text), paragraph) for paragraph in report.paragraphs()]
    for node in root.nodes("P", "H1", "H2", "H3", "H4", "H5", "H6"):
        text = squeezed(node.text)
        match = next((one for one in waiting if text and one[0] == text), None)
        if match is not None:
            waiting.remove(match)
            mark_languages(node, match[1], usual)
