"""What runs along every page: the sign strip above, title and page number below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.parts.story import StoryPart
from lxml import etree

from es_docs.layout.measure import text_width
from es_docs.messages import document as words
from es_docs.render.word.manuscript import Manuscript, elements
from es_docs.render.word.markup import Setting, field, run, tab
from es_docs.render.word.reference import Page
from es_docs.render.word.styles import Style
from es_docs.story import Story
from es_docs.units import Box, Emu
from es_docs.visibility.signs import Sign
from es_docs.visibility.strip import place_signs, strip_drawing

FLAG_HEIGHT: Final = Emu.from_mm(10.5)
"""VIS-043 asks for 10 mm at least on A4."""

_IGNORABLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"


def write_strip(manuscript: Manuscript, part: StoryPart, signs: Sequence[Sign]) -> str:
    """The paragraph with the sign strip, for the body or for a header part."""
    area = Box(Emu(0), Emu(0), manuscript.page.text_width, FLAG_HEIGHT)
    strip = place_signs(signs, area, flag_height=FLAG_HEIGHT)
    drawing = strip_drawing(part, strip, next_id=manuscript.next_drawing, alt=strip.alt)
    return manuscript.paragraph(Style.STRIP, etree.tostring(drawing, encoding="unicode"))


def write_header(manuscript: Manuscript, signs: Sequence[Sign]) -> str:
    """Make the header of the pages after the cover; its relationship id comes back."""
    part, relation = manuscript.document.part.add_header_part()
    _fill(part, write_strip(manuscript, part, signs))
    return relation


def write_footer(manuscript: Manuscript, story: Story, pages: int) -> str:
    """Make the footer; its relationship id comes back. `pages` shows until Word has counted."""
    part, relation = manuscript.document.part.add_footer_part()
    before, between = words.PAGE_OF
    numbers = f"{run(before)}{field('PAGE', '2')}{run(between)}{field('NUMPAGES', str(pages))}"
    title = run(_short(manuscript, story.title, f"{before}000{between}000"))
    setting = Setting(right_tab=manuscript.page.text_width)
    _fill(part, manuscript.paragraph(Style.FOOTER, f"{title}{tab()}{numbers}", setting))
    return relation


def _fill(part: HeaderPart | FooterPart, content: str) -> None:
    """Replace what python-docx puts into a new part, its unused namespaces too."""
    root = part.element
    root.attrib.pop(_IGNORABLE, "")
    for child in list(root):
        root.remove(child)
    for element in elements(content):
        root.append(element)
    etree.cleanup_namespaces(root)


def _short(manuscript: Manuscript, title: str, beside: str) -> str:
    """The title on one line beside the page number: whole words of it and „…” if it is long."""
    font, metrics = manuscript.reference.font(Style.FOOTER), manuscript.metrics
    gap = Emu.from_mm(8)
    room = manuscript.page.text_width - text_width(metrics, beside, font) - gap
    kept = title.split(" ")
    shown = title
    while text_width(metrics, shown, font) > room and len(kept) > 1:
        kept.pop()
        shown = f"{' '.join(kept).rstrip(',;:–-')}…"
    while text_width(metrics, shown, font) > room:
        shown = f"{shown.rstrip('…')[:-1]}…"
    return shown


def section(page: Page, *, header: str = "", footer: str = "", body_top: Emu | None = None) -> str:
    """w:sectPr (§17.6.17); ids of header and footer, where the body begins if not at the margin."""
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{relation}"/>'
        for kind, relation in (("header", header), ("footer", footer))
        if relation
    )
    top = page.top if body_top is None else body_top
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{page.width.twips}" w:h="{page.height.twips}"/>'
        f'<w:pgMar w:top="{top.twips}" w:right="{page.right.twips}" '
        f'w:bottom="{page.bottom.twips}" w:left="{page.left.twips}" '
        f'w:header="{page.header.twips}" w:footer="{page.footer.twips}" w:gutter="0"/></w:sectPr>'
    )
