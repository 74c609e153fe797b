"""The chapters of the report: headings, and each block of the story in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from es_docs.messages import document as words
from es_docs.render.word.charts import ChartPiece, chart_parts, draw_chart, draw_timeline
from es_docs.render.word.manuscript import Manuscript
from es_docs.render.word.markup import (
    CAPTION,
    INTRODUCTION,
    Setting,
    field,
    identity,
    run,
)
from es_docs.render.word.outline import Chapter, Heading
from es_docs.render.word.pictures import SPACE_ABOVE_PT, draw_picture
from es_docs.render.word.styles import Emphasis, Style
from es_docs.render.word.tables import Grid, GridCell, GridRow, write_table
from es_docs.story import (
    Block,
    Chart,
    ColumnKind,
    Effects,
    FactList,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Role,
    Section,
    SectionKind,
    Signatures,
    Table,
    Timeline,
    UnitTotals,
)

PARAGRAPH_STYLES: Final = {
    Role.GOAL: Style.GOAL,
    Role.SUMMARY: Style.SUMMARY,
    Role.REASON: Style.REASON,
    Role.AS_OF: Style.NOTE,
    Role.SOURCE: Style.NOTE,
    Role.GLOSSARY: Style.NOTE,
    Role.SUBTITLE: Style.SUBTITLE,
}
"""All other roles are set as running text."""

KEPT_ITEMS: Final = 12
KEPT_ENDING: Final = 3
"""Items of a list that go with the signatures: all of a short one, so many of a longer one."""


def write_chapter(manuscript: Manuscript, chapter: Chapter, following: Chapter | None) -> str:
    """The headings of the chapter and its blocks.

    The end of the chapter goes with signatures that follow, so they never stand alone on a page.
    """
    written: list[str] = []
    for heading in chapter.headings:
        written.append(_heading(manuscript, heading))
        if chapter.opens_actions and heading.level == 1:
            mark = identity(heading.key, INTRODUCTION)
            content = manuscript.bookmarked((mark,), run(words.ACTIONS_INTRODUCTION))
            written.append(manuscript.paragraph(Style.NORMAL, content, Setting(keep_next=True)))
    blocks = shown_blocks(chapter.section)
    after = following.section.blocks_of(Signatures) if following else ()
    for block, next_block in zip(blocks, [*blocks[1:], *(after[:1] or [None])], strict=True):
        written.append(_block(manuscript, chapter.section, block, next_block))
    return "".join(written)


def shown_blocks(section: Section) -> tuple[Block, ...]:
    """The blocks without the totals that a summary of the section says in words already."""
    has_summary = any(block.role is Role.SUMMARY for block in section.blocks_of(Paragraph))
    return tuple(
        block for block in section.blocks if not (has_summary and isinstance(block, UnitTotals))
    )


def _heading(manuscript: Manuscript, heading: Heading) -> str:
    style = Style.HEADING_1 if heading.level == 1 else Style.HEADING_2
    names = (heading.anchor, identity(heading.key))
    return manuscript.paragraph(style, manuscript.bookmarked(names, run(heading.text)))


def _block(manuscript: Manuscript, section: Section, block: Block, following: Block | None) -> str:
    """The block; what introduces or belongs to the following one stays on its page."""
    keys = (section.key, block.key)
    match block:
        case Paragraph():
            return _paragraph(manuscript, keys, block, keep_next=goes_with(block, following))
        case ItemList():
            marks = _list_marks(manuscript, section.kind, block.items)
            return _item_list(manuscript, keys, block, marks, is_signed=goes_with(block, following))
        case FactList() | Table():
            grid = grid_of(keys, block, keeps_next=goes_with(block, following))
            return _table(manuscript, grid)
        case Chart():
            return _charts(manuscript, keys, block)
        case Timeline():
            drawing = draw_timeline(manuscript, keys, block)
            return _captioned_chart(manuscript, (*keys, "1"), block.caption, drawing)
        case UnitTotals():
            return _totals(manuscript, keys, block)
        case Effects():
            return _effects(manuscript, keys, block)
        case Picture():
            return _picture(manuscript, keys, block)
        case Signatures():
            return _signatures(manuscript, keys, block)


def goes_with(block: Block, following: Block | None) -> bool:
    """Whether a block shares the page of the next: an introduction, what an effect is of."""
    if isinstance(following, Signatures):
        return True
    if isinstance(block, Paragraph):
        return isinstance(following, Table | Chart | Timeline | UnitTotals | FactList)
    return isinstance(block, Table) and isinstance(following, Effects)


# --- text


def _paragraph(
    manuscript: Manuscript, keys: tuple[str, ...], block: Paragraph, *, keep_next: bool
) -> str:
    emphasis = Emphasis.FIGURE if block.role is Role.SUMMARY else Emphasis.STRONG
    strong = manuscript.reference.style_id(emphasis)
    runs = "".join(run(part.text, strong if part.strong else "") for part in block.runs)
    style = PARAGRAPH_STYLES.get(block.role, Style.NORMAL)
    content = manuscript.bookmarked((identity(*keys),), runs)
    return manuscript.paragraph(style, content, Setting(keep_next=keep_next))


def _item_list(
    manuscript: Manuscript,
    keys: tuple[str, ...],
    block: ItemList,
    marks: Iterable[tuple[Style, int | None]],
    *,
    is_signed: bool,
) -> str:
    """A real list. Its first two and its last two items stay together; one above signatures goes
    with them, whole if it is short.
    """
    written: list[str] = []
    count = len(block.items)
    for index, (item, (style, list_id)) in enumerate(zip(block.items, marks, strict=True)):
        left = count - 1 - index
        keep_next = index == 0 < left or left == 1
        if is_signed:
            keep_next = count <= KEPT_ITEMS or left < KEPT_ENDING
        content = manuscript.bookmarked((identity(*keys, item.key),), run(item.text))
        setting = Setting(keep_next=keep_next, list_id=list_id)
        written.append(manuscript.paragraph(style, content, setting))
    return "".join(written)


def _list_marks(
    manuscript: Manuscript, kind: SectionKind, items: Sequence[ListItem]
) -> Iterator[tuple[Style, int | None]]:
    """The style of each item and the id of the list it counts in; None leaves it to the style.

    The actions are counted „1.”, what has the number of its action is marked „Działanie 2”: by
    numbering, so that the text stays that of the story. A list starts anew where a number does
    not follow from the one before.
    """
    style = Style.LIST_NUMBER if kind is SectionKind.ACTIONS else Style.LIST_OF_ACTION
    previous, list_id = None, None
    for item in items:
        if item.number is None:
            yield Style.LIST_BULLET, None
            continue
        if previous is None or item.number != previous + 1:
            list_id = manuscript.new_list(style, item.number)
        previous = item.number
        yield style, list_id


def _totals(manuscript: Manuscript, keys: tuple[str, ...], block: UnitTotals) -> str:
    """One figure a paragraph: „77 / 101 spotkań · 76% planu”, read aloud as it stands."""
    figure = manuscript.reference.style_id(Emphasis.FIGURE)
    last = len(block.totals) - 1
    return "".join(
        manuscript.paragraph(
            Style.FIGURE,
            manuscript.bookmarked(
                (identity(*keys, total.key),),
                run(total.realised, figure)
                + run(
                    words.FIGURE_REST.format(
                        planned=total.planned, noun=total.noun, percent=total.percent
                    )
                ),
            ),
            Setting(keep_next=index < last),
        )
        for index, total in enumerate(block.totals)
    )


def _effects(manuscript: Manuscript, keys: tuple[str, ...], block: Effects) -> str:
    """The panel: its label, then the one effect or a list of them, kept together."""
    is_list = len(block.items) > 1
    style = Style.EFFECT_ITEM if is_list else Style.EFFECT
    label = manuscript.bookmarked((identity(*keys),), run(block.label))
    written = [manuscript.paragraph(Style.EFFECT_LABEL, label)]
    last = len(block.items) - 1
    for index, item in enumerate(block.items):
        content = manuscript.bookmarked((identity(*keys, item.key),), run(item.text))
        setting = Setting(keep_next=index < min(last, 4))
        written.append(manuscript.paragraph(style, content, setting))
    return "".join(written)


def _signatures(manuscript: Manuscript, keys: tuple[str, ...], block: Signatures) -> str:
    """Lines to sign on, one under the other, all on one page."""
    last = len(block.captions) - 1
    return "".join(
        manuscript.paragraph(
            Style.SIGNATURE_NEXT if index % 2 else Style.SIGNATURE,
            manuscript.bookmarked((identity(*keys, str(index)),), run(caption)),
            Setting(keep_next=index < last),
        )
        for index, caption in enumerate(block.captions)
    )


# --- tables, charts, pictures


def _caption(
    manuscript: Manuscript, label: str, numbers: Iterator[int], caption: str, keys: tuple[str, ...]
) -> str:
    """„Tabela 1. …” with a sequence field (§17.16.5.56), so Word counts on after an edit."""
    number = field(rf"SEQ {label} \* ARABIC", str(next(numbers)))
    rest = run(words.NUMBERED_CAPTION.format(caption=caption))
    content = f"{run(label + chr(0xA0))}{number}{rest}"
    marked = manuscript.bookmarked((identity(*keys, CAPTION),), content)
    return manuscript.paragraph(Style.CAPTION, marked)


def _table(manuscript: Manuscript, grid: Grid) -> str:
    caption = (
        _caption(manuscript, words.TABLE_LABEL, manuscript.table_numbers, grid.caption, grid.keys)
        if grid.caption
        else ""
    )
    return f"{caption}{write_table(manuscript, grid)}"


def grid_of(keys: tuple[str, ...], block: FactList | Table, *, keeps_next: bool = False) -> Grid:
    """Table or list of facts as a grid; facts get a header row of their own."""
    if isinstance(block, FactList):
        facts = tuple(
            GridRow(fact.key, (GridCell(fact.label), GridCell(fact.value, detail=fact.detail)))
            for fact in block.facts
        )
        headers, kinds = (words.FACT_LABEL, words.FACT_VALUE), (ColumnKind.TEXT, ColumnKind.TEXT)
        return Grid(
            keys, block.alt, block.caption, headers, kinds, facts, keeps_next, has_row_headers=True
        )
    rows = tuple(
        GridRow(row.key, tuple(GridCell(c.text, c.strong) for c in row.cells), row.is_total)
        for row in block.rows
    )
    headers = tuple(column.header for column in block.columns)
    kinds = tuple(column.kind for column in block.columns)
    return Grid(keys, block.alt, block.caption, headers, kinds, rows, keeps_next)


def _charts(manuscript: Manuscript, keys: tuple[str, ...], chart: Chart) -> str:
    """The chart under its caption; many bars continue in further charts."""
    return "".join(
        _chart_part(manuscript, keys, part, number)
        for number, part in enumerate(chart_parts(manuscript, chart), start=1)
    )


def _chart_part(
    manuscript: Manuscript, keys: tuple[str, ...], part: ChartPiece, number: int
) -> str:
    drawing = draw_chart(manuscript, keys, part, number)
    return _captioned_chart(manuscript, (*keys, str(number)), part.caption, drawing)


def _captioned_chart(
    manuscript: Manuscript, own: tuple[str, ...], caption: str, drawing: str
) -> str:
    numbers = manuscript.chart_numbers
    above = _caption(manuscript, words.CHART_LABEL, numbers, caption, own)
    marked = manuscript.bookmarked((identity(*own),), drawing)
    return f"{above}{manuscript.paragraph(Style.GRAPHIC, marked)}"


def _picture(manuscript: Manuscript, keys: tuple[str, ...], picture: Picture) -> str:
    """The picture with its caption under it."""
    content = draw_picture(manuscript, keys, picture)
    marked = manuscript.bookmarked((identity(*keys),), content)
    setting = Setting(keep_next=bool(picture.caption), space_before_pt=SPACE_ABOVE_PT)
    drawn = manuscript.paragraph(Style.GRAPHIC, marked, setting)
    if not picture.caption:
        return drawn
    caption = manuscript.bookmarked((identity(*keys, CAPTION),), run(picture.caption))
    return drawn + manuscript.paragraph(Style.NOTE, caption)
