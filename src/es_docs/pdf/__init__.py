"""Finished PDF files: LibreOffice draws the pages, and what PDF/UA asks for beyond that is added.

LibreOffice 7.4 loses the text alternatives of groups and charts, tags what stands on every slide as
if it were said anew, leaves drawings without a mark, and writes no lists for slides. The document
itself is at hand and tells all that.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf

from es_docs.diagnostics import OutputError, error
from es_docs.office import to_pdf
from es_docs.ooxml.opened import open_package
from es_docs.pdf.catalog import describe_document, is_tagged, write_outline
from es_docs.pdf.deck import dress_deck
from es_docs.pdf.links import describe_links, tag_loose_links
from es_docs.pdf.report import dress_report
from es_docs.pdf.stream import mark_artifacts
from es_docs.pdf.tree import Node, read_tree, write_tree
from es_docs.reading.model import Deck, Report
from es_docs.reading.office import read_office
from es_docs.reading.pdf.content import crop_box, read_content


def make_pdfs(documents: Mapping[str, bytes], office: Path | None) -> Mapping[str, bytes]:
    """Each .pptx or .docx as a PDF/UA file, under the same name; the same input, the same bytes.

    Raises OutputError (O001–O005) when LibreOffice is missing or makes nothing that can be used.
    """
    exported = to_pdf(documents, office)
    return {name: finish_pdf(exported[name], documents[name], name) for name in documents}


def finish_pdf(exported: bytes, source: bytes, name: str) -> bytes:
    """The exported file with everything right that its source (.pptx or .docx) tells.

    Raises OutputError O005 when the export is damaged or not tagged.
    """
    package, faults = open_package(source, name)
    document = read_office(package) if package else None
    if document is None:
        raise OutputError(*faults)
    try:
        with pikepdf.open(BytesIO(exported)) as pdf:
            if not is_tagged(pdf):
                raise OutputError(error("O005", name=name, detail="StructTreeRoot"))
            _finish(pdf, document)
            target = BytesIO()
            pdf.save(
                target,
                deterministic_id=True,
                min_version="1.7",
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )
    except pikepdf.PdfError as fault:
        raise OutputError(error("O005", name=name, detail=fault)) from fault
    return target.getvalue()


def _finish(pdf: pikepdf.Pdf, document: Deck | Report) -> None:
    contents = [read_content(page, {}) for page in pdf.pages]
    root = read_tree(pdf, contents)
    if isinstance(document, Deck):
        changes = dress_deck(root, document, [_size(page) for page in pdf.pages])
        write_outline(pdf, [kid for kid in root.kids if isinstance(kid, Node)])
    else:
        changes = dress_report(root, document, contents)
    tag_loose_links(pdf, root)
    describe_links(root)
    for page, change in zip(pdf.pages, changes, strict=True):
        mark_artifacts(pdf, page, change)
    write_tree(pdf, root)
    describe_document(pdf, document.properties)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = crop_box(page)
    return right - left, top - bottom
