"""Revisions accepted or rejected as Word does, on the XML alone: ISO/IEC 29500-1 §17.13.5."""

from __future__ import annotations

from typing import Literal

from es_docs.markup import Element
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"


def settled(data: bytes, decision: Literal["accept", "reject"]) -> bytes:
    """The report with all its revisions accepted or rejected."""
    package, _ = open_package(data, "report.docx")
    assert package is not None
    draft = Draft(package)
    body = draft.edit(MAIN)
    kept, gone = ("ins", "del") if decision == "accept" else ("del", "ins")
    _rows_and_cells(body, kept, gone)
    _runs(body, kept, gone)
    _properties(body, decision)
    for old, new in (("delText", "t"), ("delInstrText", "instrText")):
        for one in list(body.iter(f"{W}{old}")):
            one.tag = f"{W}{new}"
    _join(body, gone)
    for one in list(body.iter(f"{W}{kept}")):
        _drop(one)
    return draft.save()


def _runs(body: Element, kept: str, gone: str) -> None:
    """Those that stay lose what is around them, the others go."""
    for one in list(body.iter(f"{W}{gone}", f"{W}{kept}")):
        parent = one.getparent()
        if parent is None or parent.tag in (f"{W}rPr", f"{W}trPr"):
            continue
        if one.tag == f"{W}{kept}":
            for child in list(one):
                one.addprevious(child)
        parent.remove(one)


def _properties(body: Element, decision: str) -> None:
    for change in list(body.iter(f"{W}pPrChange")):
        properties = change.getparent()
        assert properties is not None
        properties.remove(change)
        if decision == "reject":
            rest = [child for child in properties if child.tag in (f"{W}rPr", f"{W}sectPr")]
            properties[:] = [*change[0], *rest]


def _rows_and_cells(body: Element, kept: str, gone: str) -> None:
    cells = {"ins": "cellIns", "del": "cellDel"}
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            _drop(row)
        for mark in row.findall(f"{W}trPr/{W}{kept}"):
            _drop(mark)
    for cell in list(body.iter(f"{W}tc")):
        if cell.find(f"{W}tcPr/{W}{cells[gone]}") is not None:
            _drop(cell)
        for mark in cell.findall(f"{W}tcPr/{W}{cells[kept]}"):
            _drop(mark)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _drop(table)


def _join(body: Element, gone: str) -> None:
    """A paragraph whose mark goes runs on into the next; a last one stays."""
    for paragraph in list(body.iter(f"{W}p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}")
        if mark is None:
            continue
        _drop(mark)
        after = paragraph.getnext()
        if after is None or after.tag != f"{W}p":
            continue
        properties = after.find(f"{W}pPr")
        content = [child for child in paragraph if child.tag != f"{W}pPr"]
        for number, child in enumerate(content):
            after.insert(number + (properties is not None), child)
        _drop(paragraph)


def _drop(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
