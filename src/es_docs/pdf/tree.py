"""The structure tree of a PDF as something that can be changed: read, rearranged, written anew.

ISO 32000-1 §14.7. What is written holds standard types only and the attributes that PDF/UA asks
for; how far a paragraph is indented is on the page for those who see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from typing import Final, TypeAlias

import pikepdf
from msgspec import Struct, field

from es_docs.reading.pdf.content import Bounds, PageContent, Piece, text_of, unite
from es_docs.reading.pdf.document import STANDARD_TYPES, attributes_of, standard_type
from es_docs.reading.pdf.objects import Key, entry, integer, items, key_of, name, numbers, string

_DEEPEST: Final = 100
_EMPTY_CELLS: Final = frozenset({"TD", "TH", "TR"})
"""What stays when it holds nothing: a table keeps its grid."""


class Content(Struct, eq=False):
    """A piece of marked content on a page (counted from 0)."""

    page: int
    piece: Piece

    @property
    def mcid(self) -> int:
        return self.piece.mcid if self.piece.mcid is not None else -1


class Annotation(Struct, eq=False):
    """An annotation that hangs on a tag."""

    page: int
    target: pikepdf.Dictionary


class Node(Struct, eq=False):
    """An element. Attributes beside these are not kept."""

    kind: str
    kids: list[Kid] = field(default_factory=list["Kid"])
    alt: str = ""
    actual_text: str = ""
    language: str = ""
    title: str = ""
    """Of a slide, for its bookmark; not written."""
    scope: str = ""
    column_span: int = 1
    row_span: int = 1
    size: tuple[float, float] | None = None
    """Width and height as the exporting program told them, in points; not written."""
    told_page: int | None = None
    """The page the exporting program told; not written."""

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def contents(self) -> Iterator[Content]:
        """All content below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            elif isinstance(kid, Node):
                yield from kid.contents()

    def annotations(self) -> Iterator[Annotation]:
        for node in self.walk():
            yield from (kid for kid in node.kids if isinstance(kid, Annotation))

    def nodes(self, *kinds: str) -> list[Node]:
        return [node for node in self.walk() if node.kind in kinds]

    @property
    def page(self) -> int | None:
        return next((content.page for content in self.contents()), None)

    @property
    def text(self) -> str:
        return text_of(content.piece for content in self.contents())

    @property
    def bounds(self) -> Bounds | None:
        """What it covers on its first page."""
        return unite(one.piece.bounds for one in self.contents() if one.page == self.page)

    def change(self, change: Callable[[Node], Sequence[Kid]]) -> None:
        """Puts what `change` makes of each node in its place, from the leaves upwards."""
        kids: list[Kid] = []
        for kid in self.kids:
            if isinstance(kid, Node):
                kid.change(change)
                kids += change(kid)
            else:
                kids.append(kid)
        self.kids = kids

    def remove(self, gone: Set[Kid]) -> None:
        """Takes content or whole branches out of the tree."""
        for node in self.walk():
            node.kids = [kid for kid in node.kids if kid not in gone]

    def prune(self) -> None:
        """Takes out what holds nothing."""
        self.change(lambda node: [node] if node.kids or node.kind in _EMPTY_CELLS else [])


Kid: TypeAlias = "Node | Content | Annotation"


# --- reading


def read_tree(pdf: pikepdf.Pdf, contents: Sequence[PageContent]) -> Node:
    """The tree under one `Document`; content that no page shows is left out."""
    reader = _Reader(pdf, contents)
    kids = [kid for one in items(entry(reader.root, "/K")) for kid in reader.kids(one, None, 0)]
    if len(kids) == 1 and isinstance(kids[0], Node) and kids[0].kind == "Document":
        return kids[0]
    return Node("Document", kids)


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, contents: Sequence[PageContent]) -> None:
        self.root = entry(pdf.Root, "/StructTreeRoot")
        self.roles = entry(self.root, "/RoleMap")
        self.pages = {key_of(page.obj): at for at, page in enumerate(pdf.pages)}
        self.pieces = [
            {one.mcid: one for one in content.pieces if one.mcid is not None and one.first >= 0}
            for content in contents
        ]
        self.seen: set[Key] = set()

    def kids(self, kid: object, page: int | None, depth: int) -> list[Kid]:
        """The kid as a list of one, or of none when it leads nowhere."""
        mcid = integer(kid) if integer(kid) is not None else integer(entry(kid, "/MCID"))
        page = self.pages.get(key_of(entry(kid, "/Pg")), page)
        if name(entry(kid, "/Type")) == "OBJR":
            target = entry(kid, "/Obj")
            if page is None or not isinstance(target, pikepdf.Dictionary):
                return []
            return [Annotation(page, target)]
        if mcid is not None:
            piece = self.pieces[page].get(mcid) if page is not None else None
            return [Content(page, piece)] if piece and page is not None else []
        return self._element(kid, page, depth)

    def _element(self, element: object, page: int | None, depth: int) -> list[Kid]:
        own, key = name(entry(element, "/S")), key_of(element)
        if not own or depth > _DEEPEST or (key in self.seen and key != (0, 0)):
            return []
        self.seen.add(key)
        kind = standard_type(own, self.roles)
        attributes = attributes_of(element)
        node = Node(
            kind=kind if kind in STANDARD_TYPES else "P",
            alt=string(entry(element, "/Alt")),
            actual_text=string(entry(element, "/ActualText")),
            language=string(entry(element, "/Lang")),
            scope=name(attributes.get("/Scope")),
            column_span=integer(attributes.get("/ColSpan")) or 1,
            row_span=integer(attributes.get("/RowSpan")) or 1,
            size=_size(numbers(attributes.get("/BBox"))),
            told_page=page,
        )
        for kid in items(entry(element, "/K")):
            node.kids += self.kids(kid, page, depth + 1)
        return [node]


def _size(box: Sequence[float]) -> tuple[float, float] | None:
    return (abs(box[2] - box[0]), abs(box[3] - box[1])) if len(box) == 4 else None


# --- writing


def write_tree(pdf: pikepdf.Pdf, root: Node) -> None:
    """Replaces the structure tree, and with it what leads from pages and annotations to tags."""
    writer = _Writer(pdf)
    top = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    top.K = pikepdf.Array([writer.element(root, top)])
    top.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=writer.parents()))
    top.ParentTreeNextKey = len(pdf.pages) + len(writer.annotations)
    pdf.Root.StructTreeRoot = top


class _Writer:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.marks: list[dict[int, pikepdf.Object]] = [{} for _ in pdf.pages]
        self.annotations: list[pikepdf.Object] = []

    def element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        made = self.pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{node.kind}"), P=parent
            )
        )
        page = node.page
        if page is not None:
            made.Pg = self.pdf.pages[page].obj
        for key, text in (
            ("/Alt", node.alt),
            ("/ActualText", node.actual_text), ("/Lang", node.language),
        ):  # fmt: skip
            if text:
                made[key] = pikepdf.String(text)
        attributes = _attributes(node)
        if attributes:
            made.A = attributes[0] if len(attributes) == 1 else pikepdf.Array(attributes)
        made.K = pikepdf.Array([self._kid(kid, made, page) for kid in node.kids])
        return made

    def _kid(self, kid: Kid, parent: pikepdf.Object, page: int | None) -> pikepdf.Object | int:
        if isinstance(kid, Node):
            return self.element(kid, parent)
        if isinstance(kid, Content):
            self.marks[kid.page][kid.mcid] = parent
            if kid.page == page:
                return kid.mcid
            return pikepdf.Dictionary(
                Type=pikepdf.Name.MCR, Pg=self.pdf.pages[kid.page].obj, MCID=kid.mcid
            )
        kid.target.StructParent = len(self.pdf.pages) + len(self.annotations)
        self.annotations.append(parent)
        return pikepdf.Dictionary(
            Type=pikepdf.Name.OBJR, Pg=self.pdf.pages[kid.page].obj, Obj=kid.target
        )

    def parents(self) -> pikepdf.Array:
        """The number tree: an array of elements by MCID a page, then an element an annotation."""
        numbers: list[pikepdf.Object | int] = []
        for at, (page, marks) in enumerate(zip(self.pdf.pages, self.marks, strict=True)):
            page.obj.StructParents = at
            places = range(max(marks, default=-1) + 1)
            numbers += [at, pikepdf.Array([marks.get(place) for place in places])]
        for at, element in enumerate(self.annotations, len(self.pdf.pages)):
            numbers += [at, element]
        return pikepdf.Array(numbers)


def _attributes(node: Node) -> list[pikepdf.Object]:
    layout, table = pikepdf.Dictionary(O=pikepdf.Name.Layout), pikepdf.Dictionary()
    found: list[pikepdf.Object] = []
    bounds = node.bounds
    if node.kind == "Figure" and bounds is not None:
        layout.BBox = pikepdf.Array([round(side, 2) for side in bounds])
        layout.Placement = pikepdf.Name.Block
        found.append(layout)
    if node.kind == "TH" and node.scope:
        table.Scope = pikepdf.Name(f"/{node.scope}")
    if node.kind in ("TH", "TD"):
        for key, span in (("/ColSpan", node.column_span), ("/RowSpan", node.row_span)):
            if span > 1:
                table[key] = span
    if table.keys():
        table.O = pikepdf.Name.Table
        found.append(table)
    return found
