"""Is the file sound? What makes Office offer a repair, or refuse, is found here first.

`check_package` reads any bytes. Each rule is one short function with a code of its own; the
sentences stand in `es_docs.messages.package`, what, why and how in `docs/codes-package.md`.
Open Packaging Conventions: ECMA-376 part 2; the markup: ISO/IEC 29500-1.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Final, cast

from lxml import etree
from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic, error, warning
from es_docs.markup import Element, child_of
from es_docs.ooxml.opened import UNREADABLE, Package, open_package, source_of
from es_docs.ooxml.order import misplaced_children
from es_docs.ooxml.package import CONTENT_TYPES, NS, ROOT_RELATIONSHIPS, qualified
from es_docs.regex import regex

_MAX_ID: Final = 2**31
_MIN_SLIDE_ID: Final = 256
"""ST_SlideId is 256 … 2³¹ - 1, ST_SlideMasterId and ST_SlideLayoutId begin at 2³¹
(ISO/IEC 29500-1 §19.7.13, §19.7.11, §19.7.10)."""
_MAX_BOOKMARK_NAME: Final = 40
"""Word cuts longer names (§17.13.6.2, [MS-OI29500] 2.1.538)."""
_SECTION_LIST: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
LIVED_WITH: Final = frozenset({"P014", "P020", "P030", "P040"})
"""Faults that Office opens a file with in spite of, as every deck of pandoc and every report of
LibreOffice and python-docx shows; saving the file once in Office mends them."""


_Rule = Callable[[Package], Iterator[Diagnostic]]


def check_package(data: bytes, file: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the package of a .pptx or .docx, in the order of the rules.

    Never raises for what the bytes hold; `file` is the name the findings carry.
    """
    package, findings = open_package(data, file)
    return findings if package is None else (*findings, *check_opened(package))


def check_opened(package: Package) -> tuple[Diagnostic, ...]:
    """The same for a package that is open already, without what opening it told."""
    digests = {name: sha256(package.parts[name]).digest() for name in package.roots}
    unknown = {name: root for name, root in package.roots.items() if digests[name] not in _SOUND}
    rest = replace(package, roots=unknown)
    findings: list[Diagnostic] = []
    faulty: set[str] = set()
    for rule in _RULES:
        if rule in _RULES_OF_PARTS:
            found = list(rule(rest))
            faulty.update(finding.values["part"] for finding in found)
            findings += found
        else:
            findings += rule(package)
    _remember(digests[name] for name in unknown if name not in faulty)
    return tuple(findings)


_SOUND: Final[set[bytes]] = set()
"""Parts no rule of `_RULES_OF_PARTS` has a word about, by digest. Documents share their layouts and
styles, and a process that makes one again finds most of its parts as they were."""
_MOST_KEPT: Final = 20_000


def _remember(digests: Iterable[bytes]) -> None:
    if len(_SOUND) > _MOST_KEPT:
        _SOUND.clear()
    _SOUND.update(digests)


# --- content types (ECMA-376-2 §7.2.3)


def _content_types_are_there(package: Package) -> Iterator[Diagnostic]:
    if package.content_types is None:
        yield error("P005", package.location)


def _every_part_has_a_type(package: Package) -> Iterator[Diagnostic]:
    if package.content_types is not None:
        type_of = _types(package)
        for name in package.parts:
            if not type_of(name):
                yield error("P006", package.location, part=name)


def _every_type_has_a_part(package: Package) -> Iterator[Diagnostic]:
    root = package.content_types
    if root is not None:
        present = {name.casefold() for name in (*package.parts, *package.bookkeeping)}
        for override in root.iterfind("ct:Override", NS):
            name = override.get("PartName", "")
            if name[1:].casefold() not in present:
                yield error("P007", package.location, part=name)


def _known_parts_have_their_type(package: Package) -> Iterator[Diagnostic]:
    type_of = _types(package)
    for source in ("", *package.parts):
        for relationship in package.relationships(source):
            endings = _TYPE_ENDINGS.get(relationship.kind)
            found = type_of(relationship.target)
            if endings and found and not relationship.is_external and not found.endswith(endings):
                yield error(
                    "P008",
                    package.location,
                    part=relationship.target,
                    found=found,
                    expected=", ".join(endings),
                )


def _types(package: Package) -> Callable[[str], str]:
    """What tells the content type of a part, "" where none is given; the first one counts."""
    overrides: dict[str, str] = {}
    defaults: dict[str, str] = {}
    if package.content_types is not None:
        for one in package.content_types.iterfind("ct:Override", NS):
            name = one.get("PartName", "")[1:].casefold()
            overrides.setdefault(name, one.get("ContentType", ""))
        for one in package.content_types.iterfind("ct:Default", NS):
            extension = one.get("Extension", "").casefold()
            defaults.setdefault(extension, one.get("ContentType", ""))

    def type_of(name: str) -> str:
        name = name.casefold()
        own = overrides.get(name)
        return defaults.get(posixpath.splitext(name)[1][1:], "") if own is None else own

    return type_of


_TYPE_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    f"{NS['r']}/{kind}": endings
    for kind, endings in {
        "officeDocument": (
            "presentation.main+xml", "slideshow.main+xml", "document.main+xml",
            "template.main+xml", "macroEnabled.main+xml", "sheet.main+xml",
        ),
        "slide": ("presentationml.slide+xml",),
        "slideLayout": ("presentationml.slideLayout+xml",),
        "slideMaster": ("presentationml.slideMaster+xml",),
        "notesSlide": ("presentationml.notesSlide+xml",),
        "notesMaster": ("presentationml.notesMaster+xml",),
        "tableStyles": ("presentationml.tableStyles+xml",),
        "theme": ("officedocument.theme+xml",),
        "chart": ("drawingml.chart+xml",),
        "styles": ("wordprocessingml.styles+xml",),
        "numbering": ("wordprocessingml.numbering+xml",),
        "settings": ("wordprocessingml.settings+xml",),
        "header": ("wordprocessingml.header+xml",),
        "footer": ("wordprocessingml.footer+xml",),
        "footnotes": ("wordprocessingml.footnotes+xml",),
        "endnotes": ("wordprocessingml.endnotes+xml",),
        "extended-properties": ("officedocument.extended-properties+xml",),
    }.items()
}  # fmt: skip
"""The end of the content type of a part, by the kind of the relationship to it (annex A of
ISO/IEC 29500-1; templates and files with macros have types of their own)."""


# --- relationships (ECMA-376-2 §6.5)


def _relationships_have_a_source(package: Package) -> Iterator[Diagnostic]:
    if ROOT_RELATIONSHIPS not in package.bookkeeping:
        yield error("P016", package.location, part=ROOT_RELATIONSHIPS)
    for name in package.bookkeeping:
        source = source_of(name) if name != CONTENT_TYPES else ""
        if source and source not in package.parts:
            yield error("P016", package.location, part=name)


def _targets_exist(package: Package) -> Iterator[Diagnostic]:
    for source in ("", *package.parts):
        for relationship in package.relationships(source):
            if not relationship.is_external and relationship.target not in package.parts:
                yield error(
                    "P011", package.location, part=source or "/", target=relationship.target
                )


def _relationship_ids_are_unique(package: Package) -> Iterator[Diagnostic]:
    for source in ("", *package.parts):
        ids = Counter(relationship.rid for relationship in package.relationships(source))
        for rid, count in ids.items():
            if count > 1 or not rid:
                yield error("P012", package.location, part=source or "/", id=rid)


_RELATIONSHIP_IDS: Final = etree.XPath(
    "//@r:*", namespaces={"r": NS["r"]}, smart_strings=False, regexp=False
)


def _used_relationships_exist(package: Package) -> Iterator[Diagnostic]:
    for name, root in package.roots.items():
        known = {relationship.rid for relationship in package.relationships(name)}
        used = cast("list[str]", _RELATIONSHIP_IDS(root))
        for rid in sorted({*used} - known - {""}):
            yield error("P013", package.location, part=name, id=rid)


def _every_part_is_reachable(package: Package) -> Iterator[Diagnostic]:
    """Names that differ in case are the same name (ECMA-376-2 §6.3.5); P003 tells of those."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        for relationship in package.relationships(waiting.pop()):
            name = relationship.target
            if not relationship.is_external and name.casefold() not in reached:
                reached.add(name.casefold())
                waiting.append(name)
    for name in package.parts:
        if name.casefold() not in reached:
            yield error("P014", package.location, part=name)


def _only_hyperlinks_lead_outside(package: Package) -> Iterator[Diagnostic]:
    for source in ("", *package.parts):
        for relationship in package.relationships(source):
            if relationship.is_external and not relationship.kind.endswith("/hyperlink"):
                yield error(
                    "P015", package.location, part=source or "/", target=relationship.target
                )


# --- order


def _children_stand_in_order(package: Package) -> Iterator[Diagnostic]:
    for name, root in package.roots.items():
        for child, parent in misplaced_children(root):
            yield error(
                "P030",
                package.location,
                part=name,
                child=etree.QName(child).localname,
                parent=etree.QName(parent).localname,
            )


# --- presentations (§19)


def _shape_ids_are_unique(package: Package) -> Iterator[Diagnostic]:
    for tag in ("p:sld", "p:sldLayout", "p:sldMaster", "p:notes", "p:notesMaster"):
        for name, root in package.roots_named(tag):
            ids = [properties.get("id", "") for properties in _without_fallbacks(root, "p:cNvPr")]
            yield from _bad_ids(package, "P020", name, ids, 1, _MAX_ID * 2)


def _without_fallbacks(root: Element, tag: str) -> list[Element]:
    """The elements of a tag, but not what `mc:Fallback` repeats for older readers."""
    fallback = qualified("mc:Fallback")
    found = list(root.iter(qualified(tag)))
    if next(root.iter(fallback), None) is None:
        return found
    return [one for one in found if next(one.iterancestors(fallback), None) is None]


def _bad_ids(
    package: Package, code: str, part: str, ids: Iterable[str], least: int, below: int
) -> Iterator[Diagnostic]:
    """A finding for each id that stands twice or is no number from `least` to below `below`."""
    counts = Counter(ids)
    for text, count in counts.items():
        number = _whole_number(text)
        if count > 1 or number is None or not least <= number < below:
            yield error(code, package.location, part=part, id=text)


def _whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def _slide_ids_are_unique(package: Package) -> Iterator[Diagnostic]:
    for name, root in package.roots_named("p:presentation"):
        ids = [slide.get("id", "") for slide in root.iterfind("p:sldIdLst/p:sldId", NS)]
        yield from _bad_ids(package, "P021", name, ids, _MIN_SLIDE_ID, _MAX_ID)


def _master_and_layout_ids_are_unique(package: Package) -> Iterator[Diagnostic]:
    """One row of numbers for all masters and all layouts of the presentation."""
    for name, root in package.roots_named("p:presentation"):
        ids = [master.get("id", "") for master in root.iterfind(".//p:sldMasterId", NS)]
        for _, master in package.roots_named("p:sldMaster"):
            ids += [layout.get("id", "") for layout in master.iterfind(".//p:sldLayoutId", NS)]
        yield from _bad_ids(package, "P022", name, ids, _MAX_ID, 2 * _MAX_ID)


def _slides_have_one_layout_and_layouts_one_master(package: Package) -> Iterator[Diagnostic]:
    for tag, kind in (("p:sld", "slideLayout"), ("p:sldLayout", "slideMaster")):
        for name, _ in package.roots_named(tag):
            count = len(package.related(name, f"{NS['r']}/{kind}"))
            if count != 1:
                yield error("P023", package.location, part=name, kind=kind, count=count)


def _notes_belong_to_their_slide(package: Package) -> Iterator[Diagnostic]:
    for name, _ in package.roots_named("p:sld"):
        notes = package.related(name, f"{NS['r']}/notesSlide")
        backward = [package.related(note, f"{NS['r']}/slide") for note in notes]
        if len(notes) > 1 or any(slides != (name,) for slides in backward):
            yield error("P024", package.location, part=name)


def _sections_hold_every_slide_once(package: Package) -> Iterator[Diagnostic]:
    """[MS-PPTX] §2.2.4.4: the list of sections names each slide of the presentation once."""
    for name, root in package.roots_named("p:presentation"):
        for sections in root.iterfind(f"p:extLst/p:ext[@uri='{_SECTION_LIST}']", NS):
            listed = Counter(slide.get("id", "") for slide in sections.iterfind(".//p14:sldId", NS))
            slides = Counter(slide.get("id", "") for slide in root.iterfind(".//p:sldId", NS))
            for slide_id in sorted((listed - slides) + (slides - listed)):
                yield error("P025", package.location, part=name, id=slide_id)


def _table_styles_exist(package: Package) -> Iterator[Diagnostic]:
    known = {
        style.get("styleId", "").upper()
        for _, root in package.roots_named("a:tblStyleLst")
        for style in root.iterfind("a:tblStyle", NS)
    }
    for name, root in package.roots.items():
        for style in root.iter(qualified("a:tableStyleId")):
            guid = (style.text or "").strip().upper()
            if guid not in known and guid not in _BUILT_IN_TABLE_STYLES:
                yield error("P026", package.location, part=name, id=guid)


def _placeholders_have_a_text_body(package: Package) -> Iterator[Diagnostic]:
    """The schema lets the text body be missing; PowerPoint wants it in a placeholder of a slide."""
    for tag in ("p:sld", "p:sldLayout", "p:sldMaster"):
        for name, root in package.roots_named(tag):
            for slot in root.iter(qualified("p:ph")):
                shape = _shape_of(slot)
                if shape is not None and _lacks(shape, "p:txBody"):
                    properties = shape.find("p:nvSpPr/p:cNvPr", NS)
                    shape_name = "" if properties is None else properties.get("name", "")
                    yield error("P027", package.location, part=name, shape=shape_name)


def _shape_of(slot: Element) -> Element | None:
    """The `p:sp` a `p:ph` belongs to; None for one of a picture or a frame."""
    shape = next(slot.iterancestors(qualified("p:sp")), None)
    first = None if shape is None else shape.find("p:nvSpPr/p:nvPr/p:ph", NS)
    return shape if first is slot else None


def _lacks(parent: Element, tag: str) -> bool:
    return child_of(parent, qualified(tag)) is None


def _text_bodies_are_whole(package: Package) -> Iterator[Diagnostic]:
    """CT_TextBody, §21.1.2.1: properties of the body and at least one paragraph."""
    bodies = [qualified(tag) for tag in ("p:txBody", "a:txBody", "c:rich", "c:txPr")]
    needed = {qualified("a:bodyPr"), qualified("a:p")}
    for name, root in package.roots.items():
        for body in root.iter(*bodies):
            if not needed <= {child.tag for child in body}:
                yield error("P028", package.location, part=name)


def _slide_tables_are_rectangular(package: Package) -> Iterator[Diagnostic]:
    """Merged cells stay in the row here, so every row has as many as the grid (§21.1.3.18)."""
    for name, root in package.roots.items():
        for table in root.iter(qualified("a:tbl")):
            columns = len(table.findall("a:tblGrid/a:gridCol", NS))
            for row in table.iterfind("a:tr", NS):
                cells = len(row.findall("a:tc", NS))
                if cells != columns:
                    yield error("P029", package.location, part=name, cells=cells, columns=columns)


# --- documents (§17)


def _drawing_ids_are_unique(package: Package) -> Iterator[Diagnostic]:
    """Across the document with its headers and footers (§20.4.2.5)."""
    ids = [
        properties.get("id", "")
        for _, root in package.stories()
        for properties in _without_fallbacks(root, "wp:docPr")
    ]
    yield from _bad_ids(package, "P040", "word/", ids, 1, _MAX_ID * 2)


def _cells_end_with_a_paragraph(package: Package) -> Iterator[Diagnostic]:
    """§17.4.65: Word calls a file corrupt whose cell does not."""
    table = qualified("w:tbl")
    blocks = [table, *(qualified(f"w:{name}") for name in ("p", "sdt", "customXml"))]
    for name, root in package.stories():
        for cell in root.iter(qualified("w:tc")):
            last = next(cell.iterchildren(*blocks, reversed=True), None)
            if last is None or last.tag == table:
                yield error("P041", package.location, part=name)


def _tables_have_properties_and_a_grid(package: Package) -> Iterator[Diagnostic]:
    for name, root in package.stories():
        for table in root.iter(qualified("w:tbl")):
            for child in ("tblPr", "tblGrid"):
                if _lacks(table, f"w:{child}"):
                    yield error("P042", package.location, part=name, child=child)


def _cells_fill_the_grid(package: Package) -> Iterator[Diagnostic]:
    for name, root in package.stories():
        for table in root.iter(qualified("w:tbl")):
            columns = len(table.findall("w:tblGrid/w:gridCol", NS))
            for row in _inside(table, "w:tr"):
                cells = _spanned(row, "w:trPr/w:gridBefore", "w:trPr/w:gridAfter")
                cells += sum(
                    _spanned(cell, "w:tcPr/w:gridSpan", least=1) for cell in _inside(row, "w:tc")
                )
                if columns and cells != columns:
                    yield error("P043", package.location, part=name, cells=cells, columns=columns)


def _inside(parent: Element, tag: str) -> list[Element]:
    """The children of a tag, also those in content controls (§17.5.2)."""
    found = parent.findall(tag, NS)
    return found + parent.findall(f"w:sdt/w:sdtContent/{tag}", NS)


def _spanned(element: Element, *paths: str, least: int = 0) -> int:
    """The grid columns the elements at these paths tell of, together."""
    values = [
        _whole_number(found.get(qualified("w:val"), "")) or 0
        for path in paths
        for found in element.iterfind(path, NS)
    ]
    return max(least, sum(values))


def _bookmarks_are_sound(package: Package) -> Iterator[Diagnostic]:
    names: Counter[str] = Counter()
    for part, root in package.stories():
        starts = list(root.iter(qualified("w:bookmarkStart")))
        begun = Counter(start.get(qualified("w:id"), "") for start in starts)
        ended = Counter(e.get(qualified("w:id"), "") for e in root.iter(qualified("w:bookmarkEnd")))
        for bookmark_id in sorted((begun - ended) + (ended - begun)):
            yield error("P044", package.location, part=part, id=bookmark_id)
        for bookmark_id, count in begun.items():
            if count > 1:
                yield error("P049", package.location, part=part, name=bookmark_id)
        names.update(start.get(qualified("w:name"), "").casefold() for start in starts)
    for name, count in names.items():
        if count > 1 or not 1 <= len(name) <= _MAX_BOOKMARK_NAME:
            yield error("P049", package.location, part="word/", name=name)


def _fields_are_closed(package: Package) -> Iterator[Diagnostic]:
    """§17.16.18: begin, perhaps separate, end; fields may hold fields."""
    for name, root in package.stories():
        open_fields: list[str] = []
        is_sound = True
        for mark in root.iter(qualified("w:fldChar")):
            kind = mark.get(qualified("w:fldCharType"), "")
            if kind == "begin":
                open_fields.append("begin")
            elif kind == "separate" and open_fields and open_fields[-1] == "begin":
                open_fields[-1] = "separate"
            elif kind == "end" and open_fields:
                open_fields.pop()
            else:
                is_sound = False
        if open_fields or not is_sound:
            yield error("P045", package.location, part=name)


def _links_lead_to_bookmarks(package: Package) -> Iterator[Diagnostic]:
    known = {
        start.get(qualified("w:name"), "").casefold()
        for _, root in package.stories()
        for start in root.iter(qualified("w:bookmarkStart"))
    }
    for part, root in package.stories():
        anchors = [
            link.get(qualified("w:anchor"), "") for link in root.iter(qualified("w:hyperlink"))
        ]
        anchors += _PAGE_REFERENCE.findall(
            " ".join(code.text or "" for code in root.iter(qualified("w:instrText")))
        )
        for anchor in sorted({anchor for anchor in anchors if anchor and anchor != _TOP}):
            if anchor.casefold() not in known:
                yield error("P046", package.location, part=part, name=anchor)


_PAGE_REFERENCE: Final = regex(r"\bPAGEREF\s+\"?(\w+)")
_TOP: Final = "_top"
"""The beginning of the document, which Word knows without a bookmark (§17.16.22)."""


def _styles_exist(package: Package) -> Iterator[Diagnostic]:
    known = {
        (style.get(qualified("w:type"), ""), style.get(qualified("w:styleId"), ""))
        for _, root in package.roots_named("w:styles")
        for style in root.iterfind("w:style", NS)
    }
    kinds = {"w:pStyle": "paragraph", "w:rStyle": "character", "w:tblStyle": "table"}
    for part, root in package.stories():
        for tag, kind in kinds.items():
            used = {use.get(qualified("w:val"), "") for use in root.iter(qualified(tag))}
            for style in sorted(used):
                if (kind, style) not in known:
                    yield error("P047", package.location, part=part, id=style, kind=kind)


def _numberings_exist(package: Package) -> Iterator[Diagnostic]:
    """`0` takes a numbering away (§17.9.18)."""
    known = {"0"}
    for part, root in package.roots_named("w:numbering"):
        abstract = {n.get(qualified("w:abstractNumId")) for n in root.iterfind("w:abstractNum", NS)}
        for number in root.iterfind("w:num", NS):
            known.add(number.get(qualified("w:numId"), ""))
            for use in number.iterfind("w:abstractNumId", NS):
                if use.get(qualified("w:val")) not in abstract:
                    yield error("P048", package.location, part=part, id=use.get(qualified("w:val")))
    for part, root in (*package.stories(), *package.roots_named("w:styles")):
        used = {use.get(qualified("w:val"), "") for use in root.iterfind(".//w:numPr/w:numId", NS)}
        for number_id in sorted(used - known):
            yield error("P048", package.location, part=part, id=number_id)


# --- charts (§21.2)


def _caches_hold_what_they_count(package: Package) -> Iterator[Diagnostic]:
    """Points are numbered from 0 and below the count; a cell left blank has none (§21.2.2.150)."""
    caches = [qualified(tag) for tag in ("c:strCache", "c:numCache", "c15:dlblRangeCache")]
    for name, root in package.roots_named("c:chartSpace"):
        for cache in root.iter(*caches):
            count = cache.find("c:ptCount", NS)
            promised = _whole_number("" if count is None else count.get("val", "")) or 0
            indices = [_whole_number(point.get("idx", "")) for point in cache.iterfind("c:pt", NS)]
            places = {index for index in indices if index is not None and index < promised}
            if len(places) != len(indices):
                yield error("P060", package.location, part=name, count=promised, found=len(indices))
            elif len(places) < promised:
                yield warning(
                    "P062", package.location, part=name, count=promised, found=len(indices)
                )


def _charts_have_their_workbook(package: Package) -> Iterator[Diagnostic]:
    for name, root in package.roots_named("c:chartSpace"):
        link = root.find("c:externalData", NS)
        rid = "" if link is None else link.get(qualified("r:id"), "")
        workbooks = [
            package.parts.get(relationship.target, b"")
            for relationship in package.relationships(name)
            if relationship.rid == rid and not relationship.is_external
        ]
        if not any(_holds_a_workbook(data) for data in workbooks):
            yield error("P061", package.location, part=name)


def _holds_a_workbook(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return CONTENT_TYPES in archive.namelist() and archive.testzip() is None
    except UNREADABLE:
        return False


_BUILT_IN_TABLE_STYLES: Final = frozenset(
    f"{{{guid}}}"
    for guid in re.findall(
        r"\S+",
        """
    2D5ABB26-0587-4C30-8999-92F81FD0307C 5940675A-B579-460E-94D1-54222C63F5DA
    3C2FFA5D-87B4-456A-9821-1D502468CF0F 284E427A-3D55-4303-BF80-6455036E1DE7
    69C7853C-536D-4A76-A0AE-DD22124D55A5 775DCB02-9BB8-47FD-8907-85C794F793BA
    35758FB7-9AC5-4552-8A53-C91805E547FA 08FB837D-C827-4EFA-A057-4D05807E0F7C
    D113A9D2-9D6B-4929-AA2D-F23B5EE8CBE7 18603FDC-E32A-4AB5-989C-0864C3EAD2B8
    306799F8-075E-4A3A-A7F6-7FBC6576F1A4 E269D01E-BC32-4049-B463-5C60D7B0CCD2
    327F97BB-C833-4FB7-BDE5-3F7075034690 638B1855-1B75-4FBE-930C-398BA8C253C6
    9D7B26C5-4107-4FEC-AEDC-1716B250A1EF 3B4B98B0-60AC-42C2-AFA5-B58CD77FA1E5
    0E3FDE45-AF77-4B5C-9715-49D594BDF05E C083E6E3-FA7D-4D7B-A595-EF9225AFEA82
    D27102A9-8310-4765-A935-A1911B00CA55 5FD0F851-EC5A-4D38-B0AD-8093EC10F338
    68D230F3-CF80-4859-8CE7-A43EE81993B5 7E9639D4-E3E2-4D34-9284-5A2195B3D0D7
    69012ECD-51FC-41F1-AA8D-1B2483CD663E 72833802-FEF1-4C79-8D5D-14CF1EAF98D9
    F2DE63D5-997A-4646-A377-4702673A728D 17292A2E-F333-43FB-9621-5CBBE7FDCDCB
    5A111915-BE36-4E01-A7E5-04B1672EAD32 912C8C85-51F0-491E-9774-3900AFEF0FD7
    616DA210-FB5B-4158-B5E0-FEB733F419BA BC89EF96-8CEA-46FF-86C4-4CE0E7609802
    5DA37D80-6434-44D0-A028-1B22A696006F 8799B23B-EC83-4686-B30A-512413B5E67A
    ED083AE6-46FA-4A59-8FB0-9F97EB10719F BDBED569-4797-4DF1-A0F4-6AAB3CD982D8
    E8B1032C-EA38-4F05-BA0D-38AFFFC7BED3 793D81CF-94F2-401A-BA57-92F5A7B2D0C5
    B301B821-A1FF-4177-AEE7-76D212191A09 9DCAF9ED-07DC-4A11-8D7F-57B35C25682E
    1FECB4D8-DB02-4DC6-A0A2-4F2EBAE1DC90 1E171933-4619-4E11-9A3F-F7608DF75F80
    FABFCF23-3B69-468F-B69F-88F6DE6A72F2 10A1B5D5-9B99-4C35-A422-299274C87663
    073A0DAA-6AF3-43AB-8588-CEC1D06C72B9 5C22544A-7EE6-4342-B048-85BDC9FD1C3A
    21E4AEA4-8DFA-4A89-87EB-49C32662AFE0 F5AB1C69-6EDB-4FF4-983F-18BD219EF322
    00A15C55-8517-42AA-B614-E9B94910E393 7DF18680-E054-41AD-8BC1-D1AEF772440D
    93296810-A885-4BE3-A3E7-6D5BEEA58F35 8EC20E35-A176-4012-BC5E-935CFFF8708E
    6E25E649-3F16-4E02-A733-19D2CDBF48F0 85BE263C-DBD7-4A20-BB59-AAB30ACAA65A
    EB344D84-9AFB-497E-A393-DC336BA19D2E EB9631B5-78F2-41C9-869B-9F39066F8104
    74C1A8A3-306A-4EB7-A6B1-4F7E0EB9C5D6 2A488322-F2BA-4B5B-9748-0D474271808F
    D7AC3CCA-C797-4891-BE02-D94E43425B78 69CF1AB2-1976-4502-BF36-3FF5EA218861
    8A107856-5554-42FB-B03E-39F5DBC370BA 0505E3EF-67EA-436B-97B2-0124C06EBD24
    C4B1156A-380E-4F78-BDF5-A606A8083BF9 22838BEF-8BB2-4498-84A7-C5851F593DF1
    16D9F66E-5EB9-4882-86FB-DCBF35E3C3E4 E8034E78-7F5D-4C2E-B375-FC64B27BC917
    125E5076-3810-47DD-B79F-674D7AD40C01 37CE84F3-28C3-443E-9E96-99CF82512B78
    D03447BB-5D67-496B-8E87-E561075AD55C E929F9F4-4A8F-4326-A1B4-22849713DDAB
    8FD4443E-F989-4FC4-A0C8-D5A2AF1F390B AF606853-7671-496A-8E4F-DF71F8EC918B
    5202B0CA-FC54-4496-8BCA-5EF66A818D29 0660B408-B3CF-4A94-85FC-2B1E0A45F4A2
    91EBBBCC-DAD2-459C-BE2E-F6DE35CF9A28 46F890A9-2807-4EBB-B81D-B2AA78EC7F39
    """,
    )
)
"""The table styles PowerPoint has without being told: two bare ones and 72 designed ones."""


_RULES_OF_PARTS: Final[frozenset[_Rule]] = frozenset(
    {
        _shape_ids_are_unique,
        _placeholders_have_a_text_body,
        _text_bodies_are_whole,
        _slide_tables_are_rectangular,
        _children_stand_in_order,
        _cells_end_with_a_paragraph,
        _tables_have_properties_and_a_grid,
        _cells_fill_the_grid,
        _fields_are_closed,
        _caches_hold_what_they_count,
    }
)
"""Those that judge each part by what it says itself, whatever stands beside it."""
_RULES: Final[tuple[_Rule, ...]] = (
    _content_types_are_there,
    _every_part_has_a_type,
    _every_type_has_a_part,
    _known_parts_have_their_type,
    _relationships_have_a_source,
    _targets_exist,
    _relationship_ids_are_unique,
    _used_relationships_exist,
    _every_part_is_reachable,
    _only_hyperlinks_lead_outside,
    _shape_ids_are_unique,
    _slide_ids_are_unique,
    _master_and_layout_ids_are_unique,
    _slides_have_one_layout_and_layouts_one_master,
    _notes_belong_to_their_slide,
    _sections_hold_every_slide_once,
    _table_styles_exist,
    _placeholders_have_a_text_body,
    _text_bodies_are_whole,
    _slide_tables_are_rectangular,
    _children_stand_in_order,
    _drawing_ids_are_unique,
    _cells_end_with_a_paragraph,
    _tables_have_properties_and_a_grid,
    _cells_fill_the_grid,
    _bookmarks_are_sound,
    _fields_are_closed,
    _links_lead_to_bookmarks,
    _styles_exist,
    _numberings_exist,
    _caches_hold_what_they_count,
    _charts_have_their_workbook,
)
