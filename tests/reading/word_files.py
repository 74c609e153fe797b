"""Small text documents written out as XML, and what the reader makes of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from es_docs.ooxml.opened import open_package
from es_docs.reading.model import DrawnObject, Report, TextParagraph, TextRun
from es_docs.reading.office import read_office

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOTS = {
    "styles": "styles", "numbering": "numbering", "settings": "settings",
    "footnotes": "footnotes", "header": "hdr", "footer": "ftr",
}  # fmt: skip

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    "<a:clrScheme name=''><a:dk1><a:srgbClr val='000000'/></a:dk1>"
    "<a:lt1><a:srgbClr val='FFFFFF'/></a:lt1><a:dk2><a:srgbClr val='1F497D'/></a:dk2>"
    "<a:lt2><a:srgbClr val='EEECE1'/></a:lt2><a:accent1><a:srgbClr val='4F81BD'/></a:accent1>"
    "<a:accent2><a:srgbClr val='C0504D'/></a:accent2></a:clrScheme>"
    "<a:fontScheme name=''><a:majorFont><a:latin typeface='Cambria'/></a:majorFont>"
    "<a:minorFont><a:latin typeface='Calibri'/></a:minorFont></a:fontScheme>"
    "</a:themeElements></a:theme>"
)
"""The colours and faces of Office 2007."""


def read(body: str, links: Mapping[str, str] | None = None, **parts: str) -> Report:
    """The report with that body. `parts` are the insides of other parts (`styles`, `numbering`,
    `header1` …); `links` are outside addresses by their relationship."""
    return read_bytes(written(body, links, **parts))


def read_bytes(data: bytes) -> Report:
    package, findings = open_package(data, "raport.docx")
    assert package is not None, findings
    report = read_office(package)
    assert isinstance(report, Report)
    return report


def written(body: str | None, links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    files = {f"word/{name}.xml": _part(name, inside) for name, inside in parts.items()}
    relations = [(name, name.rstrip("0123456789"), f"{name}.xml", "Internal") for name in parts] + [
        (rid, "hyperlink", target, "External") for rid, target in (links or {}).items()
    ]
    background, inside = _split(body or "")
    content = "" if body is None else f"<w:body>{inside}</w:body>"
    files |= {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
        "content-types'/>",
        "_rels/.rels": _rels([("rId1", "officeDocument", "word/document.xml", "Internal")]),
        "word/_rels/document.xml.rels": _rels(relations),
        "word/document.xml": f"<w:document {NAMESPACES}>{background}{content}</w:document>",
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()


def _split(body: str) -> tuple[str, str]:
    """A background of the pages, which stands before the body, and the body."""
    match = re.match(r"<w:background[^>]*(?:/>|>.*?</w:background>)", body)
    end = match.end() if match else 0
    return body[:end], body[end:]


def _part(name: str, inside: str) -> str:
    if name == "theme":
        return inside
    root = _ROOTS[name.rstrip("0123456789")]
    return f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"


def _rels(relations: list[tuple[str, str, str, str]]) -> str:
    items = "".join(
        f"<Relationship Id='{rid}' Type='{_REL}/{kind}' Target='{target}' TargetMode='{mode}'/>"
        for rid, kind, target, mode in relations
    )
    return f"<Relationships xmlns='{_RELATIONSHIPS}'>{items}</Relationships>"


# --- pieces of documents


def p(text: str = "tekst", style: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph with one run."""
    named = f"<w:pStyle w:val='{style}'/>" if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def style(key: str, inside: str = "", kind: str = "paragraph", *, default: bool = False) -> str:
    mark = " w:default='1'" if default else ""
    name = "" if "<w:name" in inside else f"<w:name w:val='{key}'/>"
    return f"<w:style w:type='{kind}' w:styleId='{key}'{mark}>{name}{inside}</w:style>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


# --- looking at what was read


def paragraphs(report: Report) -> list[TextParagraph]:
    return list(report.paragraphs())


def first_run(report: Report) -> TextRun:
    return next(run for paragraph in report.paragraphs() for run in paragraph.runs)


def texts(report: Report) -> list[str]:
    return [paragraph.text for paragraph in report.paragraphs()]


def first_table(report: Report) -> DrawnObject:
    return next(report.tables())


def cell_runs(report: Report) -> Iterator[TextRun]:
    for one in report.tables():
        assert one.table is not None
        for line in one.table.rows:
            for inside in line.cells:
                for paragraph in inside.paragraphs:
                    yield from paragraph.runs
