"""The report while it is being written: what its parts share, and what counts up in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count

from docx.document import Document as DocxDocument
from msgspec import Struct, field

from es_docs.layout.measure import Metrics
from es_docs.markup import Element, parse
from es_docs.render.word import markup
from es_docs.render.word.markup import NAMESPACES, PLAIN, Setting
from es_docs.render.word.reference import Page, Reference, W
from es_docs.render.word.styles import Emphasis, Style


class Manuscript(Struct, frozen=True):
    """A report being written on a reference document.

    Ids of drawings, bookmarks and captions are counted in the order of writing, so they are
    unique over body, header and footer and the same for the same story.
    """

    reference: Reference
    metrics: Metrics
    drawing_ids: Iterator[int] = field(default_factory=lambda: count(1))
    bookmark_ids: Iterator[int] = field(default_factory=lambda: count(1))
    bookmark_names: Counter[str] = field(default_factory=Counter[str])
    table_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    chart_numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def document(self) -> DocxDocument:
        return self.reference.document

    @property
    def page(self) -> Page:
        return self.reference.page

    def next_drawing(self) -> int:
        return next(self.drawing_ids)

    def paragraph(self, style: Style, content: str, setting: Setting = PLAIN) -> str:
        return markup.paragraph(self.reference.style_id(style), content, setting)

    def strong(self, text: str) -> str:
        return markup.run(text, self.reference.style_id(Emphasis.STRONG))

    def bookmarked(self, names: tuple[str, ...], content: str) -> str:
        """The content under bookmarks; a name already given gets a next one that follows from it.

        Things of equal keys do occur (one effect of two actions), bookmarks of equal names must
        not.
        """
        free = tuple(markup.free_name(name, self.bookmark_names) for name in names)
        first, *_ = [next(self.bookmark_ids) for _ in free]
        return markup.bookmarked(free, first, content)

    def new_list(self, style: Style, start: int) -> int:
        """The w:numId of a list of its own, numbered as that style is, from `start` (§17.9.15)."""
        numbering = self.reference.numbering
        nums = numbering.findall(f"{W}num")
        own = str(self.reference.looks[style].list_id)
        model = next((num for num in nums if num.get(f"{W}numId") == own), nums[0])
        fresh = max(int(num.get(f"{W}numId", "0")) for num in nums) + 1
        (num,) = elements(
            f'<w:num w:numId="{fresh}"><w:abstractNumId w:val="{model[0].get(f"{W}val")}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        nums[-1].addnext(num)
        return fresh


def elements(body: str) -> list[Element]:
    """The elements of a stretch of WordprocessingML."""
    return list(parse(f"<w:body {NAMESPACES}>{body}</w:body>".encode()))
