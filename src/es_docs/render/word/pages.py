"""How many pages the report will have, about: enough to say „ok. 6 stron” before Word counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from es_docs.messages import document as words
from es_docs.render.word import body
from es_docs.render.word.charts import LINES_HEIGHT, chart_parts
from es_docs.render.word.manuscript import Manuscript
from es_docs.render.word.outline import Chapter, Heading
from es_docs.render.word.pictures import MAX_HEIGHT, SPACE_ABOVE_PT
from es_docs.render.word.styles import Style
from es_docs.render.word.tables import Grid, column_widths, row_height_pt
from es_docs.story import (
    Block,
    Chart,
    Effects,
    FactList,
    ItemList,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Timeline,
    UnitTotals,
)


class Stretch(Struct, frozen=True):
    """Some height, in points, that stands on one page with what follows it or by itself."""

    height_pt: float
    keeps_next: bool = False


def count_pages(manuscript: Manuscript, chapters: Sequence[Chapter], *, has_cover: bool) -> int:
    """Cover, contents and the chapters, filled page by page; never less than one."""
    headings = [heading for chapter in chapters for heading in chapter.headings]
    text = [
        *_contents(manuscript, headings),
        *(stretch for chapter in chapters for stretch in _chapter(manuscript, chapter)),
    ]
    return max(int(has_cover) + _fill(text, manuscript.page.text_height.points), 1)


def _fill(stretches: Iterable[Stretch], room: float) -> int:
    """The pages the stretches take; one higher than a page runs over as many as it needs."""
    pages, used, group = 0, 0.0, 0.0
    for stretch in stretches:
        group += stretch.height_pt
        if stretch.keeps_next and group < room:
            continue
        if pages == 0 or used + group > room:
            pages, used = pages + 1, 0.0
        used += group
        while used > room:
            pages, used = pages + 1, used - room
        group = 0.0
    return pages + (1 if group and (pages == 0 or used + group > room) else 0)


def _contents(manuscript: Manuscript, headings: Sequence[Heading]) -> Iterator[Stretch]:
    if headings:
        yield _text(manuscript, Style.TOC_HEADING, words.CONTENTS_TITLE, keeps_next=True)
    for heading in headings:
        style = Style.TOC_1 if heading.level == 1 else Style.TOC_2
        yield _text(manuscript, style, heading.text)


def _chapter(manuscript: Manuscript, chapter: Chapter) -> Iterator[Stretch]:
    for heading in chapter.headings:
        style = Style.HEADING_1 if heading.level == 1 else Style.HEADING_2
        yield _text(manuscript, style, heading.text, keeps_next=True)
        if chapter.opens_actions and heading.level == 1:
            yield _text(manuscript, Style.NORMAL, words.ACTIONS_INTRODUCTION, keeps_next=True)
    blocks = body.shown_blocks(chapter.section)
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        yield from _block(manuscript, block, keeps_next=body.goes_with(block, following))


def _text(manuscript: Manuscript, style: Style, text: str, *, keeps_next: bool = False) -> Stretch:
    page = manuscript.page
    height = manuscript.reference.height_pt(manuscript.metrics, style, text, page.text_width)
    return Stretch(height, keeps_next)


def _block(  # noqa: C901 - one case for each kind of block
    manuscript: Manuscript, block: Block, *, keeps_next: bool
) -> Iterator[Stretch]:
    match block:
        case Paragraph():
            style = body.PARAGRAPH_STYLES.get(block.role, Style.NORMAL)
            yield _text(manuscript, style, block.text, keeps_next=keeps_next)
        case ItemList():
            for item in block.items:
                yield _text(manuscript, Style.LIST_BULLET, item.text)
        case FactList() | Table():
            yield from _table(manuscript, body.grid_of((), block, keeps_next=keeps_next))
        case Chart():
            for piece in chart_parts(manuscript, block):
                yield _text(manuscript, Style.CAPTION, piece.caption, keeps_next=True)
                yield Stretch(piece.height.points)
        case Timeline():
            yield _text(manuscript, Style.CAPTION, block.caption, keeps_next=True)
            yield Stretch(LINES_HEIGHT.points)
        case UnitTotals():
            for total in block.totals:
                yield _text(manuscript, Style.FIGURE, total.noun)
        case Effects():
            yield _text(manuscript, Style.EFFECT_LABEL, block.label, keeps_next=True)
            for item in block.items:
                yield _text(manuscript, Style.EFFECT, item.text, keeps_next=True)
            yield Stretch(14)
        case Picture():
            yield Stretch(MAX_HEIGHT.points + SPACE_ABOVE_PT, keeps_next=True)
            yield _text(manuscript, Style.NOTE, block.caption)
        case Signatures():
            for caption in block.captions:
                yield _text(manuscript, Style.SIGNATURE, caption, keeps_next=True)


def _table(manuscript: Manuscript, grid: Grid) -> Iterator[Stretch]:
    widths = column_widths(manuscript, grid)
    is_whole = grid.is_kept_whole
    if grid.caption:
        yield _text(manuscript, Style.CAPTION, grid.caption, keeps_next=True)
    yield Stretch(manuscript.reference.pitch_pt(Style.TABLE_HEADER) + 7, keeps_next=True)
    for index, row in enumerate(grid.rows):
        is_last = index == len(grid.rows) - 1
        keeps_next = is_whole and (not is_last or grid.keeps_next)
        yield Stretch(row_height_pt(manuscript, row, widths), keeps_next)
