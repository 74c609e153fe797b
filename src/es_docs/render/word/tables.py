"""Tables: a header row that repeats, rows that are never torn, columns as wide as they need.

Built as text in one go; python-docx takes a hundred times longer to fill the same cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from es_docs.layout.measure import text_width
from es_docs.render.word.manuscript import Manuscript
from es_docs.render.word.markup import Setting, identity, run
from es_docs.render.word.styles import Style, TableStyle
from es_docs.story import ColumnKind
from es_docs.units import Emu

CELL_MARGINS: Final = Emu.from_mm(4.2)
"""Left and right cell margin of the table style together, and a hair for rounding."""
MIN_QUANTITY_COLUMN: Final = Emu.from_mm(25.5)
"""Shared by nearly all quantities, so that the columns of the tables stand in one line."""
MIN_TEXT_COLUMN: Final = Emu.from_mm(45)
"""A column of running text is never narrower; quantities wrap rather than that."""
MIN_SQUEEZED: Final = Emu.from_mm(18)
"""A column of quantities gives way no further as long as others can."""
KEPT_ROWS: Final = 10
"""A table of so many rows stays on one page; a longer one keeps its first rows together."""
MAX_ROW_SHARE: Final = 0.6
"""A row taller than this share of a page may be torn: what cannot be torn is cut off."""
TOTAL_FILL: Final = (
    '<w:shd w:val="clear" w:color="auto" w:fill="EEF2FA" w:themeFill="background2"/>'
)

EMU_PER_TWIP: Final = 635
NO_BREAK: Final = "\u00a0"


class GridCell(Struct, frozen=True):
    """A cell; `detail` is a quieter second paragraph."""

    text: str
    strong: bool = False
    detail: str = ""


class GridRow(Struct, frozen=True):
    key: str
    cells: tuple[GridCell, ...]
    is_total: bool = False


class Grid(Struct, frozen=True):
    """A table ready to be set; `keys` lead to it in the story.

    With `keeps_next` what follows it stays on its page, if the table is one that is kept whole.
    """

    keys: tuple[str, ...]
    alt: str
    caption: str
    headers: tuple[str, ...]
    kinds: tuple[ColumnKind, ...]
    rows: tuple[GridRow, ...]
    keeps_next: bool = False
    has_row_headers: bool = False

    @property
    def is_kept_whole(self) -> bool:
        return len(self.rows) <= KEPT_ROWS


def write_table(manuscript: Manuscript, grid: Grid) -> str:
    """w:tbl (ISO/IEC 29500-1 §17.4.37) as wide as the text area."""
    widths = column_widths(manuscript, grid)
    style = manuscript.reference.style_id(TableStyle.PLAIN)
    last_is_total = bool(grid.rows) and grid.rows[-1].is_total
    columns = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in widths)
    header = _header_row(manuscript, grid, widths)
    rows = "".join(_row(manuscript, grid, index, widths) for index in range(len(grid.rows)))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(width.twips for width in widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f"{_look(has_row_headers=grid.has_row_headers, has_total=last_is_total)}"
        f"<w:tblCaption w:val={quoteattr(grid.caption)}/>"
        f"<w:tblDescription w:val={quoteattr(grid.alt)}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{header}{rows}</w:tbl>"
    )


def _look(*, has_row_headers: bool, has_total: bool) -> str:
    """w:tblLook: which parts of the table style are used (§17.4.56); w:val repeats it as bits."""
    bits = 0x0020 | 0x0600 | (0x0080 if has_row_headers else 0) | (0x0040 if has_total else 0)
    return (
        f'<w:tblLook w:val="{bits:04X}" w:firstRow="1" w:lastRow="{int(has_total)}" '
        f'w:firstColumn="{int(has_row_headers)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _header_row(manuscript: Manuscript, grid: Grid, widths: Sequence[Emu]) -> str:
    cells: list[str] = []
    for index, (text, kind) in enumerate(zip(grid.headers, grid.kinds, strict=True)):
        style = Style.TABLE_HEADER if kind is ColumnKind.TEXT else Style.TABLE_HEADER_NUMBER
        content = run(text)
        if index == 0:
            content = manuscript.bookmarked((identity(*grid.keys),), content)
        paragraph = manuscript.paragraph(style, content, Setting(keep_next=bool(grid.rows)))
        cells.append(_cell(widths[index], paragraph))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(manuscript: Manuscript, grid: Grid, index: int, widths: Sequence[Emu]) -> str:
    row = grid.rows[index]
    is_last = index == len(grid.rows) - 1
    keep_next = (not is_last or grid.keeps_next) if grid.is_kept_whole else index == 0
    cells: list[str] = []
    for column, (cell, kind) in enumerate(zip(row.cells, grid.kinds, strict=True)):
        style = Style.TABLE_TEXT if kind is ColumnKind.TEXT else Style.TABLE_NUMBER
        text = fitted(manuscript, cell, style, widths[column])
        content = manuscript.strong(text) if cell.strong or row.is_total else run(text)
        if column == 0:
            content = manuscript.bookmarked((identity(*grid.keys, row.key),), content)
        paragraphs = manuscript.paragraph(style, content, Setting(keep_next=keep_next))
        if cell.detail:
            note = Setting(keep_next=keep_next, space_before_pt=0)
            paragraphs += manuscript.paragraph(Style.NOTE, run(cell.detail), note)
        cells.append(_cell(widths[column], paragraphs, TOTAL_FILL if row.is_total else ""))
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if _stays_whole(manuscript, row, widths) else ""
    return f"<w:tr>{whole}{''.join(cells)}</w:tr>"


def _cell(width: Emu, content: str, fill: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width.twips}" w:type="dxa"/>{fill}</w:tcPr>{content}</w:tc>'


def fitted(manuscript: Manuscript, cell: GridCell, style: Style, width: Emu) -> str:
    """The text with no-break spaces where its column has room for it on one line.

    In a column too narrow for a quantity only its first space stays unbreakable, so that Word
    wraps between words of the unit instead of tearing one.
    """
    if NO_BREAK not in cell.text or style is Style.TABLE_TEXT:
        return cell.text
    font = manuscript.reference.font(style, bold=True)
    if text_width(manuscript.metrics, cell.text, font) + CELL_MARGINS <= width:
        return cell.text
    first, _, rest = cell.text.partition(NO_BREAK)
    return f"{first}{NO_BREAK}{rest.replace(NO_BREAK, ' ')}"


def column_widths(manuscript: Manuscript, grid: Grid) -> tuple[Emu, ...]:
    """The width of each column; their sum is the text width.

    Columns of numbers are as wide as their widest line. Columns of text share the rest; when the
    rest is less than `MIN_TEXT_COLUMN` each, the others give way, those of quantities first.
    """
    total = manuscript.page.text_width
    needs = _needs(manuscript, grid)
    texts = [index for index, kind in enumerate(grid.kinds) if kind is ColumnKind.TEXT]
    if grid.has_row_headers:
        texts = texts[1:]
    if not texts:
        return _shared([Emu(need * total // sum(needs)) for need in needs], total)
    least = min(MIN_TEXT_COLUMN, total // (2 * len(texts)))
    others = [index for index in range(len(needs)) if index not in texts]
    widths = _squeezed(needs, others, grid.kinds, total - least * len(texts))
    each = Emu((total - sum(widths[index] for index in others)) // len(texts))
    return _shared([each if i in texts else width for i, width in enumerate(widths)], total)


def _squeezed(
    needs: Sequence[Emu], others: Sequence[int], kinds: Sequence[ColumnKind], room: int
) -> list[Emu]:
    """What the other columns get of the room: their needs, or less for quantities, or for all."""
    widths = list(needs)
    of_quantity = [index for index in others if kinds[index] is ColumnKind.QUANTITY]
    excess = sum(needs[index] for index in others) - room
    if excess <= 0:
        return widths
    for index in of_quantity:
        widths[index] = Emu(max(needs[index] - excess // len(of_quantity), MIN_SQUEEZED))
    taken = sum(widths[index] for index in others)
    if taken > room:
        for index in others:
            widths[index] = Emu(widths[index] * room // taken)
    return widths


def _shared(widths: Sequence[Emu], total: Emu) -> tuple[Emu, ...]:
    """Whole twips; what rounding leaves goes to the widest column."""
    twips = [width.twips for width in widths]
    twips[twips.index(max(twips))] += total.twips - sum(twips)
    return tuple(Emu(width * EMU_PER_TWIP) for width in twips)


def _needs(manuscript: Manuscript, grid: Grid) -> list[Emu]:
    """What each column needs; columns of quantities get the same, so that they compare well."""
    needs = [_need(manuscript, grid, index) for index in range(len(grid.kinds))]
    of_quantity = [index for index, kind in enumerate(grid.kinds) if kind is ColumnKind.QUANTITY]
    widest = max((needs[index] for index in of_quantity), default=Emu(0))
    for index in of_quantity:
        needs[index] = max(widest, MIN_QUANTITY_COLUMN)
    return needs


def _need(manuscript: Manuscript, grid: Grid, index: int) -> Emu:
    """The width on which nothing in the column wraps, in whole twips."""
    reference, metrics = manuscript.reference, manuscript.metrics
    header = text_width(metrics, grid.headers[index], reference.font(Style.TABLE_HEADER))
    font = reference.font(Style.TABLE_TEXT, bold=True)
    cells = (text_width(metrics, row.cells[index].text, font) for row in grid.rows)
    return _whole_twips(max(header, *cells, 0) + CELL_MARGINS)


def _whole_twips(width: int) -> Emu:
    """The width rounded up: rounded down it would break the line it was measured for."""
    return Emu(-(-width // EMU_PER_TWIP) * EMU_PER_TWIP)


def _stays_whole(manuscript: Manuscript, row: GridRow, widths: Sequence[Emu]) -> bool:
    limit = manuscript.page.text_height.points * MAX_ROW_SHARE
    return row_height_pt(manuscript, row, widths) <= limit


def row_height_pt(manuscript: Manuscript, row: GridRow, widths: Sequence[Emu]) -> float:
    """The height of a row with its cell margins (3.1 pt above and below)."""
    reference = manuscript.reference
    heights = [
        reference.height_pt(
            manuscript.metrics, Style.TABLE_TEXT, cell.text, Emu(width - CELL_MARGINS)
        )
        + (reference.pitch_pt(Style.NOTE) if cell.detail else 0)
        for cell, width in zip(row.cells, widths, strict=True)
    ]
    return max(heights, default=0) + 6.7
