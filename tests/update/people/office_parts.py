"""Custom properties of a document, as Office writes them (ISO/IEC 29500-1 §22.3)."""

from __future__ import annotations

from typing import Any

from lxml import etree

from es_docs.markup import parse
from es_docs.ooxml.package import NS

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def set_custom_property(package: Any, name: str, value: str) -> None:
    """Add a text property to an open python-pptx or python-docx package."""
    kind = f"{NS['r']}/custom-properties"
    relations = package._rels if hasattr(package, "_rels") else package.rels
    part = next((one.target_part for one in relations.values() if one.reltype == kind), None)
    if part is None:
        part = _new_part(package)
        package.relate_to(part, kind)
    root = parse(part.blob)
    taken = [int(one.get("pid", "1")) for one in root]
    entry = etree.SubElement(
        root,
        f"{{{_PROPERTIES}}}property",
        fmtid=_FORMAT,
        pid=str(max(taken, default=1) + 1),
        name=name,
    )
    etree.SubElement(entry, f"{{{_TYPES}}}lpwstr").text = value
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _new_part(package: Any) -> Any:
    names = f'xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}"'
    empty = f"<Properties {names}/>".encode()
    if type(package).__module__.startswith("pptx"):
        from pptx.opc.package import Part
        from pptx.opc.packuri import PackURI

        return Part(PackURI("/docProps/custom.xml"), _CONTENT, package, empty)
    from docx.opc.packuri import PackURI as DocxPackURI
    from docx.opc.part import Part as DocxPart

    return DocxPart(DocxPackURI("/docProps/custom.xml"), _CONTENT, empty, package)
