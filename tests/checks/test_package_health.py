"""The health of a package: sound files give no finding, each flaw gives just its own code."""

from __future__ import annotations

import struct
import sys
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from es_docs.checks import package as health
from es_docs.checks.package import check_package
from es_docs.diagnostics import Severity
from es_docs.messages import explain
from es_docs.messages.package import MESSAGES
from es_docs.ooxml.chart import ChartBar, ChartStyle, add_chart_to_slide, bar_chart, chart_inline
from es_docs.ooxml.package import NS, canonical, qualified
from es_docs.units import Box, Emu

sys.path.insert(0, str(Path(__file__).parents[1]))

from audit import audit

SLIDE = "ppt/slides/slide1.xml"
SLIDE_RELS = "ppt/slides/_rels/slide1.xml.rels"
PRESENTATION = "ppt/presentation.xml"
BODY = "word/document.xml"
HEADER = "word/header1.xml"
TYPES = "[Content_Types].xml"

Members = dict[str, bytes]


def _chart() -> object:
    return bar_chart(
        (
            ChartBar("Spotkania", Decimal(11), Decimal(9), "9 / 11"),
            ChartBar("Wizyty", Decimal(2), Decimal(3), "3 / 2"),
        ),
        category_header="Zadanie",
        planned_name="Plan",
        realised_name="Wykonanie",
        percent_header="% planu",
        ratio_header="Wykonanie / plan",
        style=ChartStyle("accent2", "accent1", "tx1", 14, 14, 60, with_legend=True),
        is_share=False,
    )


@cache
def deck() -> bytes:
    """Two slides: a table, a chart, a picture, a link, notes; both in named sections."""
    made = Presentation()
    first, second = (made.slides.add_slide(made.slide_layouts[5]) for _ in range(2))
    first.shapes.title.text = "Wyniki"
    table = first.shapes.add_table(2, 3, 0, 0, Inches(5), Inches(1)).table
    table.cell(1, 0).merge(table.cell(1, 1))
    run = table.cell(0, 0).text_frame.paragraphs[0].add_run()
    run.text = "Strona"
    run.hyperlink.address = "https://example.org"
    picture = BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    first.shapes.add_picture(picture, 0, 0)
    first.notes_slide.notes_text_frame.text = "Do powiedzenia"
    add_chart_to_slide(second, _chart(), Box.from_inches(1, 1, 5, 3), name="Wykres", alt="9 z 11")
    extension = made.element.get_or_add_extLst() if hasattr(made.element, "get_or_add_extLst") else (
        etree.SubElement(made.element, qualified("p:extLst"))
    )
    extension.append(etree.fromstring(
        f'<p:ext xmlns:p="{NS["p"]}" uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
        f'<p14:sectionLst xmlns:p14="{NS["p14"]}">'
        '<p14:section name="Wyniki" id="{00000000-0000-0000-0000-000000000001}"><p14:sldIdLst>'
        '<p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst></p14:section>'
        "</p14:sectionLst></p:ext>"
    ))
    return _saved(made)


@cache
def report() -> bytes:
    """A heading with a bookmark and a link to it, a page number, a list, a table, a chart."""
    made = Document()
    made.sections[0].header.paragraphs[0].add_run().add_picture(_png())
    made.add_heading("Wyniki", 1)._p.append(_w(
        '<w:bookmarkStart w:id="1" w:name="_Toc1"/><w:bookmarkEnd w:id="1"/>', wrap=False
    ))
    made.add_paragraph()._p.append(_w('<w:hyperlink w:anchor="_Toc1"><w:r><w:t>x</w:t></w:r></w:hyperlink>'))
    made.add_paragraph()._p.extend(_field("PAGEREF _Toc1 \\h"))
    made.add_paragraph("punkt", style="List Number")
    table = made.add_table(2, 3, style="Table Grid")
    table.cell(1, 0).merge(table.cell(1, 1))
    drawing = chart_inline(
        made.part, _chart(), Emu.from_mm(160), Emu.from_mm(80), name="W", alt="9", drawing_id=7
    )
    made.add_paragraph().add_run()._r.append(drawing)
    return _saved(made)
