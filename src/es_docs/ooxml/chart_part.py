"""What every chart consists of: its part and workbook, and how it gets into a slide or document.

DrawingML charts: ISO/IEC 29500-1 §21.2. `chart` draws bars with it, `line_chart` lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from es_docs.ooxml.package import NS

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from pptx.parts.slide import SlidePart

    from es_docs.markup import Element
    from es_docs.units import Emu

SHEET: Final = "Dane"
"""The one sheet of the embedded workbook."""
CHART_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""ISO/IEC 29500-1 §14.2.1, §15.2.11."""
WORKBOOK_RID: Final = "rId1"
"""The workbook is the only relationship of a chart part."""
WORKBOOK_RELATIONSHIP: Final = f"{NS['r']}/package"
_CHART_RELATIONSHIP: Final = f"{NS['r']}/chart"
LANG: Final = "pl-PL"
NO_FILL: Final = "<a:noFill/>"
NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"


class ChartPart(Struct, frozen=True):
    """The chart part, which refers to the workbook by `WORKBOOK_RID`, and that workbook."""

    xml: bytes
    workbook: bytes


class Column(Struct, frozen=True):
    """A column of the sheet: its letter, its header and a value for every row.

    `formulas` say how the values are computed; an empty one where a value stands by itself.
    """

    letter: str
    header: str
    values: tuple[str | float, ...]
    formulas: tuple[str, ...] = ()
    is_share: bool = False

    @property
    def header_cell(self) -> str:
        return f"{SHEET}!${self.letter}$1"

    @property
    def cells(self) -> str:
        return f"{SHEET}!${self.letter}$2:${self.letter}${len(self.values) + 1}"


# --- the chart part


def points_xml(values: Sequence[str | float]) -> str:
    """What a cache holds: the count and the points (CT_NumData, §21.2.2.121)."""
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escaped(value)}</c:v></c:pt>'
        for index, value in enumerate(values)
    )
    return f'<c:ptCount val="{len(values)}"/>{points}'


def escaped(value: str | float) -> str:
    return escape(value if isinstance(value, str) else f"{value:.15g}")


def number_format(column: Column) -> str:
    return "0%" if column.is_share else "General"


def legend(size_pt: float, colour: str) -> str:
    return (
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/>'
        f"{text_properties(size_pt, colour)}</c:legend>"
    )


def solid(colour: str) -> str:
    """A fill in a colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def text_properties(size_pt: float, colour: str) -> str:
    """CT_TextBody as `c:txPr`: how all text of its parent looks."""
    return (
        "<c:txPr><a:bodyPr/><a:p><a:pPr>"
        f"{run_properties('a:defRPr', size_pt, colour)}</a:pPr>"
        f'<a:endParaRPr lang="{LANG}"/></a:p></c:txPr>'
    )


def run_properties(tag: str, size_pt: float, colour: str) -> str:
    """Size in hundredths of a point (§20.1.10.72), the body font of the theme."""
    return (
        f'<{tag} lang="{LANG}" sz="{round(size_pt * 100)}" b="0">{solid(colour)}'
        f'<a:latin typeface="+mn-lt"/></{tag}>'
    )


# --- into a slide or a document


def relate_to_slide(slide: SlidePart, part: ChartPart) -> str:
    """Make the chart and its workbook parts of the presentation; the slide's r:id of the chart."""
    from pptx.parts.chart import ChartPart as SlideChartPart
    from pptx.parts.embeddedpackage import EmbeddedXlsxPart

    package = slide.package
    partname = package.next_partname(SlideChartPart.partname_template)
    chart = SlideChartPart.load(partname, CHART_CONTENT_TYPE, package, part.xml)
    chart.relate_to(EmbeddedXlsxPart.new(part.workbook, package), WORKBOOK_RELATIONSHIP)
    return slide.relate_to(chart, _CHART_RELATIONSHIP)


def chart_inline(
    document_part: DocumentPart,
    part: ChartPart,
    width: Emu,
    height: Emu,
    *,
    name: str,
    alt: str,
    drawing_id: int,
) -> Element:
    """The `w:drawing` of the chart, in line with text, to be put into a run.

    The chart and its workbook become parts of the package. `drawing_id` must be unique among
    the drawings of the document, its headers and footers.
    """
    from docx.oxml import parse_xml

    rid = _relate_to_document(document_part, part)
    return parse_xml(
        f"<w:drawing {namespaces('w', 'wp', 'a', 'r')}>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{drawing_id}" name="{escape(name)}" descr="{escape(alt)}"/>'
        f"<wp:cNvGraphicFramePr/>{_graphic(rid)}</wp:inline></w:drawing>"
    )


def _relate_to_document(document_part: DocumentPart, part: ChartPart) -> str:
    """Make the chart and its workbook parts of the document; the document's r:id of the chart."""
    from docx.opc.part import Part

    package = document_part.package
    if package is None:
        raise ValueError("the document belongs to no package")
    workbook_name = package.next_partname("/word/embeddings/Microsoft_Excel_Sheet%d.xlsx")
    chart_name = package.next_partname("/word/charts/chart%d.xml")
    chart = Part(chart_name, CHART_CONTENT_TYPE, part.xml, package)
    workbook = Part(workbook_name, WORKBOOK_CONTENT_TYPE, part.workbook, package)
    chart.relate_to(workbook, WORKBOOK_RELATIONSHIP)
    return document_part.relate_to(chart, _CHART_RELATIONSHIP)


def _graphic(rid: str) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{NS["c"]}"><c:chart {namespaces("c")} r:id="{rid}"/>'
        "</a:graphicData></a:graphic>"
    )


def namespaces(*prefixes: str) -> str:
    return " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in prefixes)
