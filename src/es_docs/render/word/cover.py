"""The cover: signs on top, the title in the upper third, who and from what funds at the foot.

It is a section of its own without header and footer. The places come from the space before two
paragraphs, measured so that the cover fills its page and never runs over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from es_docs.layout.measure import Piece, balance
from es_docs.render.word.manuscript import Manuscript
from es_docs.render.word.markup import Setting, identity, run
from es_docs.render.word.running import FLAG_HEIGHT, section, write_strip
from es_docs.render.word.styles import Style
from es_docs.story import Paragraph, Role, Section
from es_docs.units import Emu
from es_docs.visibility.signs import Sign

TITLE_SIZES: Final = (1.0, 0.8, 0.64, 0.5)
"""Long titles are set smaller, as a share of the style's size, until they take …"""
MAX_TITLE_LINES: Final = 5
"""… so many lines."""
STRIP_ROOM_PT: Final = FLAG_HEIGHT.points + 14
"""The strip with the room to its hairline."""
RULE_ROOM_PT: Final = 18.5
"""The accent line and its distance to the kicker."""
SPARE_PT: Final = 34.0
"""Left free at the foot: Word may set a line more than was measured."""
TITLE_SHARE: Final = 0.36
"""Of the free height this share stands above the title, the rest below it."""

BALANCE_SLACK: Final = Emu.from_mm(2)
"""A balanced paragraph is that much wider than measured, lest Word breaks it otherwise."""

_STYLES: Final = {
    Role.BENEFICIARY: Style.COVER_BENEFICIARY,
    Role.FUNDING: Style.COVER_FUNDING,
    Role.SUBTITLE: Style.SUBTITLE,
}


class _Line(Struct, frozen=True):
    """A paragraph of the cover: its style, its text and what leads to it in the story."""

    style: Style
    text: str
    keys: tuple[str, ...]


def write_cover(manuscript: Manuscript, cover: Section, signs: Sequence[Sign]) -> str:
    """The body of the cover, which shows paragraphs only; the last of them ends the section."""
    head, foot = _lines(cover)
    size = _title_size(manuscript, cover.title)
    free = max(_free_pt(manuscript, [*head, *foot], size), 0.0)
    above = free * TITLE_SHARE if foot else min(free, 170.0)
    page = manuscript.page
    end = section(page, body_top=page.header)
    written = [write_strip(manuscript, manuscript.document.part, signs)]
    lines = [*head, *foot]
    for index, line in enumerate(lines):
        setting = Setting(
            space_before_pt={0: above, len(head): free - above}.get(index),
            right_indent=_right_indent(manuscript, line, size),
            section=end if index == len(lines) - 1 else "",
        )
        content = run(line.text, size_pt=size if line.style is Style.TITLE else None)
        marked = manuscript.bookmarked((identity(*line.keys),), content)
        written.append(manuscript.paragraph(line.style, marked, setting))
    return "".join(written)


def _lines(cover: Section) -> tuple[list[_Line], list[_Line]]:
    """What stands at the title and what at the foot of the page, each in the story's order."""
    head = [_Line(Style.COVER_KICKER, cover.kicker, (cover.key, "kicker"))] if cover.kicker else []
    head.append(_Line(Style.TITLE, cover.title, (cover.key,)))
    foot: list[_Line] = []
    for block in cover.blocks_of(Paragraph):
        line = _Line(_STYLES.get(block.role, Style.NORMAL), block.text, (cover.key, block.key))
        (head if block.role is Role.SUBTITLE else foot).append(line)
    return head, foot


def _title_size(manuscript: Manuscript, title: str) -> float | None:
    """The size in points for a title too long for that of its style, else None."""
    reference, width = manuscript.reference, manuscript.page.text_width
    full = reference.looks[Style.TITLE].size_pt
    sizes = [full * share for share in TITLE_SIZES]
    for size in sizes:
        lines = reference.lines(manuscript.metrics, Style.TITLE, title, width, size_pt=size)
        if lines <= MAX_TITLE_LINES:
            return None if size == full else size
    return sizes[-1]


def _free_pt(manuscript: Manuscript, lines: Sequence[_Line], title_size: float | None) -> float:
    """What is left of the page for the two spaces, in points."""
    page = manuscript.page
    height = Emu(page.height - page.header - page.bottom)
    taken = sum(_height_pt(manuscript, line, title_size) for line in lines)
    return height.points - STRIP_ROOM_PT - RULE_ROOM_PT - SPARE_PT - taken


def _height_pt(manuscript: Manuscript, line: _Line, title_size: float | None) -> float:
    """The height of a paragraph; the two measured spaces before are not in it."""
    reference, metrics = manuscript.reference, manuscript.metrics
    looks, width = reference.looks[line.style], manuscript.page.text_width
    size = title_size if line.style is Style.TITLE else None
    count = reference.lines(metrics, line.style, line.text, width, size_pt=size)
    is_spaced = line.style in (Style.COVER_KICKER, Style.COVER_BENEFICIARY)
    before = 0.0 if is_spaced else looks.before_pt
    return before + count * reference.pitch_pt(line.style, size) + looks.after_pt


def _right_indent(manuscript: Manuscript, line: _Line, title_size: float | None) -> Emu:
    """The indent that makes lines equally long, and so the accent line as long as the kicker."""
    size = title_size if line.style is Style.TITLE else None
    font = manuscript.reference.font(line.style, size_pt=size)
    width = manuscript.page.text_width
    narrowest = balance(manuscript.metrics, [Piece(line.text, font)], width)
    return Emu(max(width - narrowest - BALANCE_SLACK, 0))
