"""What a PDF says of itself: title, language, conformance, bookmarks.

ISO 14289-1 §5 (identification) and §7.1 (title), ISO 32000-1 §14.3 (metadata), §12.3.3 (outline).
No times are written and the identifier follows from the content, so that the same document gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

import pikepdf

from es_docs.pdf.tree import Node
from es_docs.reading.model import Properties
from es_docs.reading.pdf.objects import entry, items, name, string

_KEPT_INFORMATION: Final = ("/Author", "/Subject", "/Keywords", "/Creator", "/Producer")
_OF_THE_EXPORT: Final = ("/ID", "/DocChecksum")
"""What is different each time: the identifier is made anew from what is written."""
_PRINTED: Final = 1 << 2
"""Bit 3 of /F of an annotation."""


def describe_document(pdf: pikepdf.Pdf, properties: Properties) -> None:
    """Writes title, language and conformance; drops what tells the time of the export."""
    information = {key: string(entry(pdf.docinfo, key)) for key in _KEPT_INFORMATION}
    title = properties.title or string(entry(pdf.docinfo, "/Title"))
    language = properties.language or string(entry(pdf.Root, "/Lang")) or "pl-PL"
    written = {"/Title": title, **information}
    pdf.trailer.Info = pdf.make_indirect(
        pikepdf.Dictionary({key: pikepdf.String(text) for key, text in written.items() if text})
    )
    for key in _OF_THE_EXPORT:
        if key in pdf.trailer:
            del pdf.trailer[key]
    pdf.Root.Lang = pikepdf.String(language)
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    metadata = pdf.make_stream(_xmp(written, language))
    metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = metadata
    for page in pdf.pages:
        page.obj.Tabs = pikepdf.Name.S
        for annotation in items(entry(page.obj, "/Annots")):
            if isinstance(annotation, pikepdf.Dictionary):
                annotation.F = _PRINTED


def _xmp(written: Mapping[str, str], language: str) -> bytes:
    """The same again as XMP (ISO 16684-1), with the declaration of PDF/UA-1."""
    properties = {
        "dc:title": _alternatives(written.get("/Title", "")),
        "dc:creator": _listed("Seq", written.get("/Author", "")),
        "dc:description": _alternatives(written.get("/Subject", "")),
        "dc:language": _listed("Bag", language),
        "pdf:Keywords": escape(written.get("/Keywords", "")),
        "pdf:Producer": escape(written.get("/Producer", "")),
        "xmp:CreatorTool": escape(written.get("/Creator", "")),
        "pdfuaid:part": "1",
    }
    body = "\n".join(f"<{tag}>{text}</{tag}>" for tag, text in properties.items() if text)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        f"{body}\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


def _alternatives(text: str) -> str:
    """One wording for all languages."""
    inner = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<rdf:Alt>{inner}</rdf:Alt>" if text else ""


def _listed(kind: str, text: str) -> str:
    return f"<rdf:{kind}><rdf:li>{escape(text)}</rdf:li></rdf:{kind}>" if text else ""


def write_outline(pdf: pikepdf.Pdf, sections: Sequence[Node]) -> None:
    """A bookmark for each slide, with its title; slides without one are left out."""
    with pdf.open_outline() as outline:
        outline.root.clear()
        for section in sections:
            page = section.page
            if section.title.strip() and page is not None:
                outline.root.append(pikepdf.OutlineItem(" ".join(section.title.split()), page))
    pdf.Root.PageMode = pikepdf.Name.UseOutlines


def is_tagged(pdf: pikepdf.Pdf) -> bool:
    """Whether the exporting program tagged the file at all."""
    return name(entry(entry(pdf.Root, "/StructTreeRoot"), "/Type")) == "StructTreeRoot"
