"""A chart on a bare slide, for tests that need one without a layout."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.slide import Slide

from es_docs.ooxml.chart_part import ChartPart, relate_to_slide
from es_docs.units import Box

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)


def add_chart(slide: Slide, part: ChartPart, box: Box, *, alt: str) -> None:
    rid = relate_to_slide(slide.part, part)
    number = max(int(i) for i in slide.shapes.element.xpath("//p:cNvPr/@id")) + 1
    frame = (
        f'<p:graphicFrame {SPACES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Wykres" '
        f"descr={quoteattr(alt)}/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>"
        f'<a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/>'
        '</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/'
        f'2006/chart"><c:chart r:id="{rid}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )
    slide.shapes.element.append(parse_xml(frame))
