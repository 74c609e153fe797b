"""The way into this package for .pptx and .docx: bytes of an opened package in, a document out."""

from __future__ import annotations

from es_docs.ooxml.opened import Package
from es_docs.ooxml.package import NS
from es_docs.reading.model import Deck, LayoutLook, Report

_DOCUMENT = f"{NS['r']}/officeDocument"


def read_office(package: Package) -> Deck | Report | None:
    """The presentation or text document in a package; None when its main part is neither."""
    for name in package.related("", _DOCUMENT):
        root = package.roots.get(name)
        if root is None:
            continue
        if root.tag == f"{{{NS['p']}}}presentation":
            from es_docs.reading.powerpoint.slides import read_deck

            return read_deck(package, name)
        if root.tag == f"{{{NS['w']}}}document":
            from es_docs.reading.word.pages import read_report

            return read_report(package, name)
    return None


def read_layouts(package: Package) -> tuple[LayoutLook, ...]:
    """The layouts of a presentation as slides will look on them; none of a text document."""
    for name in package.related("", _DOCUMENT):
        root = package.roots.get(name)
        if root is not None and root.tag == f"{{{NS['p']}}}presentation":
            from es_docs.reading.powerpoint.slides import read_layouts as read

            return read(package, name)
    return ()
