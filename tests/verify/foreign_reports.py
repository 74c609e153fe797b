"""Reports as other people and programs make them, with python-docx and its own template."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Report
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from verify.foreign_decks import logo_row, photograph

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_BODY = (
    "Projekt obejmował szkolenia, doradztwo i wizyty studyjne. Wzięło w nich udział 120 osób. "
    "Spotkania odbywały się w czterech subregionach."
)


def plain_report() -> bytes:
    """3: the default template of python-docx; a row of logos in the header."""
    report = Document()
    header = report.sections[0].header.paragraphs[0]
    for data, width, height in logo_row():
        header.add_run().add_picture(io.BytesIO(data), Cm(width), Cm(height))
        header.add_run("   ")
    report.add_heading("Sprawozdanie z projektu", 0)
    report.add_heading("Cele projektu", 1)
    report.add_paragraph(_BODY)
    for item in ("szkolenia dla podmiotów,", "doradztwo prawne,", "wizyty studyjne."):
        report.add_paragraph(item, style="List Bullet")
    report.add_heading("Wydatki", 1)
    table = report.add_table(rows=0, cols=3, style="Table Grid")
    for texts in (
        ("Zadanie", "Plan", "Wykonanie"),
        ("Szkolenia", "120 000", "118 500"),
        ("Doradztwo", "80 000", "76 200"),
    ):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    report.add_heading("Zdjęcia", 2)
    report.add_picture(io.BytesIO(photograph()), width=Cm(10))
    report.add_paragraph("Spotkanie we Wrocławiu", style="Caption")
    return _bytes(report)


def office_report() -> bytes:
    """10: what Word writes: text boxes, tracked changes, a footnote, controls, merged cells."""
    report = Document()
    report.core_properties.title = "Sprawozdanie końcowe z projektu"
    report.styles.element.find(".//{*}rPrDefault//{*}lang").set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "pl-PL"
    )
    report.add_heading("Sprawozdanie końcowe z projektu", 1)
    _text_box(report.add_paragraph(), "Wnioski do pobrania na stronie projektu")
    changed = report.add_paragraph("W projekcie wzięło udział ")
    changed._p.append(parse_xml(_deleted("100")))
    changed._p.append(parse_xml(_inserted("120")))
    changed.add_run(" osób z całego województwa.")
    noted = report.add_paragraph("Wydatki rozliczono w całości")
    _footnote(report, noted, "Stan na dzień 31.12.2016 r.")
    noted.add_run(".")
    report.element.body.insert(4, parse_xml(_control("Imię i nazwisko osoby sporządzającej")))
    report.add_heading("Wyniki", 2)
    table = report.add_table(rows=4, cols=3, style="Light Grid Accent 1")
    for row, texts in enumerate(
        (
            ("Zadanie", "Wskaźnik", "Wartość"),
            ("Szkolenia", "Osoby", "120"),
            ("", "Dni", "24"),
            ("Doradztwo", "Godziny", "300"),
        )
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    report.add_paragraph("Łącznie udzielono 300 godzin doradztwa.")
    return _bytes(report)


def _deleted(text: str) -> str:
    return (
        f'<w:del {_W} w:id="901" w:author="Anna" w:date="2016-12-01T10:00:00Z">'
        f"<w:r><w:delText>{text}</w:delText></w:r></w:del>"
    )


def _inserted(text: str) -> str:
    return (
        f'<w:ins {_W} w:id="902" w:author="Anna" w:date="2016-12-01T10:00:00Z">'
        f"<w:r><w:t>{text}</w:t></w:r></w:ins>"
    )


def _control(prompt: str) -> str:
    return (
        f'<w:sdt {_W}><w:sdtPr><w:id w:val="77"/><w:showingPlcHdr/><w:text/></w:sdtPr>'
        f"<w:sdtContent><w:p><w:r><w:t>{prompt}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )


def _text_box(paragraph: Paragraph, text: str) -> None:
    """A floating text box, with the VML copy that Word keeps beside it."""
    words = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    run = (
        f"<w:r {_W}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        "<wp:anchor distT='0' distB='0' distL='114300' distR='114300' simplePos='0'"
        " relativeHeight='2' behindDoc='0' locked='0' layoutInCell='1' allowOverlap='1'>"
        "<wp:simplePos x='0' y='0'/><wp:positionH relativeFrom='column'>"
        "<wp:posOffset>3600000</wp:posOffset></wp:positionH><wp:positionV"
        " relativeFrom='paragraph'><wp:posOffset>100000</wp:posOffset></wp:positionV>"
        "<wp:extent cx='1800000' cy='900000'/><wp:wrapSquare wrapText='bothSides'/>"
        "<wp:docPr id='301' name='Pole tekstowe 2'/><wp:cNvGraphicFramePr/><a:graphic>"
        "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        "<wps:wsp><wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/>"
        "<a:ext cx='1800000' cy='900000'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/>"
        "</a:prstGeom><a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill></wps:spPr>"
        f"<wps:txbx>{words}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id='Pole'"
        " style='position:absolute;width:141.7pt;height:70.9pt' type='#_x0000_t202'>"
        f"<v:textbox>{words}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(run))


def _footnote(report: Report, paragraph: Paragraph, text: str) -> None:
    notes = (
        f"<w:footnotes {_W}><w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/>"
        "</w:r></w:p></w:footnote><w:footnote w:type='continuationSeparator' w:id='0'><w:p><w:r>"
        "<w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id='1'><w:p><w:r>"
        f"<w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> {text}</w:t></w:r></w:p>"
        "</w:footnote></w:footnotes>"
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        notes.encode(),
        report.part.package,
    )
    report.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph._p.append(parse_xml(f"<w:r {_W}><w:footnoteReference w:id='1'/></w:r>"))


def _bytes(report: Report) -> bytes:
    target = io.BytesIO()
    report.save(target)
    return target.getvalue()
