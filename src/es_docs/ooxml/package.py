"""The package both formats come in, and the properties they share.

Open Packaging Conventions: ECMA-376 part 2. Everything written here is the same for the same
input: no clock, no randomness, no trace of the machine.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from io import BytesIO
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from es_docs.markup import parse, serialise

CONTENT_TYPES: Final = "[Content_Types].xml"
ROOT_RELATIONSHIPS: Final = "_rels/.rels"
CORE_PROPERTIES: Final = "docProps/core.xml"
RELATIONSHIPS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"

CREATION_ID: Final = "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"
ROW_ID: Final = "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}"
COLUMN_ID: Final = "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}"
DECORATIVE: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""Extensions (`a:ext`) that Office knows: ids of a shape, a table's row and column; no content."""

NS: Final[Mapping[str, str]] = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
"""The namespaces of ISO/IEC 29500 (transitional) and of the Office extensions we write."""

_NOTHING: Final[Mapping[str, bytes]] = MappingProxyType({})
_XML_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SERIALISED: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
"""How lxml declares it."""
_ESCAPES: Final = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)
"""What lxml writes in attributes for characters that mean something else there."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP entry can carry (APPNOTE.TXT §4.4.6)."""
_MS_DOS: Final = 0
_ARCHIVE_BIT: Final = 0x20


@lru_cache(maxsize=2_048)  # names of levels come from documents, so there is no end of them
def qualified(name: str) -> str:
    """The name as lxml spells it: `qualified("a:p")` is `{http://…/drawingml/2006/main}p`."""
    prefix, local = name.split(":")
    return f"{{{NS[prefix]}}}{local}"


# --- the archive


def canonical(package: bytes, *, replace: Mapping[str, bytes] = _NOTHING) -> bytes:
    """The same package in the one spelling: equal parts give equal bytes, applied twice as once.

    `replace` gives new contents of parts by name; a part the package does not have is left out.

    `[Content_Types].xml` comes first, the relationships of the package second, the rest by name;
    ZIP times, flags and attributes are fixed, folders dropped. The times in `docProps/core.xml`
    are left out. Packages inside the package, workbooks of charts, keep their bytes.
    Raises `zipfile.BadZipFile` when the bytes are no package.
    """
    with zipfile.ZipFile(BytesIO(package)) as archive:
        members = {
            entry.filename: replace.get(entry.filename) or archive.read(entry)
            for entry in archive.infolist()
            if not entry.is_dir()
        }
    return canonical_parts(members)


def canonical_parts(parts: Mapping[str, bytes]) -> bytes:
    """The package of these parts, content types and relationships among them, as `canonical`."""
    members = dict(parts)
    if CORE_PROPERTIES in members:
        members[CORE_PROPERTIES] = _without_times(members[CORE_PROPERTIES])
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(members, key=_package_order):
            archive.writestr(_entry(name), members[name], zipfile.ZIP_DEFLATED, compresslevel=6)
    return target.getvalue()


def _without_times(core: bytes) -> bytes:
    root = parse(core)
    for time in root.findall("dcterms:*", NS):
        root.remove(time)
    return serialise(root)


def _package_order(name: str) -> tuple[int, str]:
    return {CONTENT_TYPES: 0, ROOT_RELATIONSHIPS: 1}.get(name, 2), name


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = _MS_DOS
    entry.external_attr = _ARCHIVE_BIT
    return entry


# --- content types


def content_types_xml(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    """`[Content_Types].xml` (ECMA-376 part 2 §7.2.3): types by ending, and by part name."""
    entries: list[tuple[str, Mapping[str, str]]] = [
        ("Default", {"Extension": extension, "ContentType": kind})
        for extension, kind in sorted(defaults.items())
    ]
    entries += (
        ("Override", {"PartName": f"/{name}", "ContentType": kind})
        for name, kind in sorted(overrides.items())
    )
    return plain_xml("Types", NS["ct"], entries)


def plain_xml(root: str, namespace: str, entries: Sequence[tuple[str, Mapping[str, str]]]) -> bytes:
    """A part that is a list of elements with attributes, spelled as `serialise` does it.

    These parts are as many as the slides, and trees would cost ten times as much.
    """
    lines = [f"<{tag}{''.join(map(_attribute, told.items()))}/>" for tag, told in entries]
    inside = f">{''.join(lines)}</{root}>" if lines else "/>"
    return f'{_SERIALISED}<{root} xmlns="{namespace}"{inside}'.encode()


def _attribute(told: tuple[str, str]) -> str:
    return f' {told[0]}="{told[1].translate(_ESCAPES)}"'


# --- the properties of a document


def core_properties_xml(
    *,
    title: str,
    author: str,
    language: str,
    subject: str = "",
    keywords: str = "",
    description: str = "",
) -> bytes:
    """`docProps/core.xml` (ECMA-376 part 2 §11); `language` is a tag such as `pl-PL`.

    Every element of it is optional there; the times are left out because the document must not
    depend on when it was made.
    """
    elements = (
        ("dc:title", title),
        ("dc:subject", subject),
        ("dc:creator", author),
        ("cp:keywords", keywords),
        ("dc:description", description),
        ("cp:lastModifiedBy", author),
        ("dc:language", language),
    )
    body = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in elements if text)
    namespaces = " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in ("cp", "dc"))
    return f"{_XML_DECLARATION}<cp:coreProperties {namespaces}>{body}</cp:coreProperties>".encode()


class AppProperties(Struct, frozen=True):
    """What `docProps/app.xml` tells (ISO/IEC 29500-1 §22.2); `None` leaves a count out."""

    application: str
    company: str = ""
    slides: int | None = None
    notes: int | None = None
    pages: int | None = None
    words: int | None = None


def app_properties_xml(properties: AppProperties) -> bytes:
    """`docProps/app.xml`, elements in the order of CT_Properties (ISO/IEC 29500-1 §22.2.2.19)."""
    elements = (
        ("Company", properties.company),
        ("Pages", properties.pages),
        ("Words", properties.words),
        ("Slides", properties.slides),
        ("Notes", properties.notes),
        ("Application", properties.application),
    )
    body = "".join(
        f"<{tag}>{escape(str(value))}</{tag}>" for tag, value in elements if value not in ("", None)
    )
    return f'{_XML_DECLARATION}<Properties xmlns="{NS["ep"]}">{body}</Properties>'.encode()
