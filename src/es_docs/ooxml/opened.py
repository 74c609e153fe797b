"""A .pptx or .docx that came from anywhere, taken to pieces without trusting it.

Open Packaging Conventions: ECMA-376 part 2. What is wrong with the archive itself or with its
XML is told here (P001 to P004, P009, P010); `es_docs.checks.package` judges the rest.
"""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic, Location, error
from es_docs.markup import MAX_TREE, DeclarationError, Element, parse, tree_size
from es_docs.ooxml.package import CONTENT_TYPES, NS, qualified
from es_docs.outside import Scales, TooMuchError

UNREADABLE: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error, OSError,
    EOFError, ArithmeticError, IndexError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
"""What reading a damaged or hostile archive raises."""
_STORIES: Final = ("document", "hdr", "ftr", "footnotes", "endnotes", "comments")


class Relationship(Struct, frozen=True):
    """`target` is a part name, or the address when the relationship leads outside."""

    rid: str
    kind: str
    target: str
    is_external: bool


_STRICT_MAIN: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"


class Package(Struct, frozen=True):
    """A package in pieces. Part names have no leading slash; "" is the package itself.

    `parts` holds all members but the bookkeeping ones; `roots` those that are sound XML;
    `bookkeeping` is the content types and the relationship parts that are sound XML.
    """

    file: str
    parts: Mapping[str, bytes]
    roots: Mapping[str, Element]
    bookkeeping: Mapping[str, Element]
    _relationships: Mapping[str, tuple[Relationship, ...]]

    @property
    def location(self) -> Location:
        return Location(self.file)

    @property
    def content_types(self) -> Element | None:
        root = self.bookkeeping.get(CONTENT_TYPES)
        return root if root is not None and root.tag == qualified("ct:Types") else None

    @property
    def sources(self) -> tuple[str, ...]:
        """The parts that have relationships, "" for the package itself."""
        return tuple(self._relationships)

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        return self._relationships.get(source, ())

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """The parts that relationships of this kind lead to."""
        return tuple(
            relationship.target
            for relationship in self.relationships(source)
            if relationship.kind == kind and not relationship.is_external
        )

    @property
    def is_strict(self) -> bool:
        """Whether Office saved it as „Strict Open XML” (ISO/IEC 29500-1), whose names are others
        than those of the usual, transitional form (29500-4)."""
        return bool(self.related("", _STRICT_MAIN))

    def target(self, source: str, rid: str) -> str:
        """The part (or outside address) that one relationship leads to; "" when there is none."""
        found = (one.target for one in self.relationships(source) if one.rid == rid)
        return next(found, "")

    def roots_named(self, tag: str) -> Iterator[tuple[str, Element]]:
        """The parts whose root is such an element: `p:sld`, `w:document`."""
        wanted = qualified(tag)
        return ((name, root) for name, root in self.roots.items() if root.tag == wanted)

    def stories(self) -> Iterator[tuple[str, Element]]:
        """The parts that hold the text of a Word document."""
        wanted = {qualified(f"w:{name}") for name in _STORIES}
        return ((name, root) for name, root in self.roots.items() if root.tag in wanted)


def open_parts(members: Mapping[str, bytes], file: str) -> tuple[Package, tuple[Diagnostic, ...]]:
    """The package of parts that were just made, bookkeeping among them, as `open_package`."""
    package, findings = _opened(members, file, None)
    return package, tuple(findings)


def open_package(
    data: bytes, file: str, known: Package | None = None
) -> tuple[Package | None, tuple[Diagnostic, ...]]:
    """The package in `data` and what opening it showed; None when it is no readable archive.

    Never raises for what the bytes hold; `file` is the name the findings carry. The trees of parts
    that hold the same bytes in a `known` package are shared with it: they are never altered.
    """
    at = Location(file)
    scales = Scales()
    try:
        archive = scales.open(data)
    except TooMuchError as why:
        return None, (replace(error("P001", at, reason=why.what), variant=why.what),)
    except UNREADABLE as why:
        return None, (replace(error("P001", at, reason=_reason(why)), variant="damaged"),)
    with archive:
        members, findings = _members(archive, at)
    if excess := _excess(members, scales):
        return None, (replace(error("P001", at, reason=excess), variant=excess),)
    package, more = _opened(members, file, known)
    return package, (*findings, *more)


# --- the archive


_Members = Mapping[str, bytes | None]
"""The bytes of every member, None for one that cannot be read."""


def _members(archive: zipfile.ZipFile, at: Location) -> tuple[_Members, list[Diagnostic]]:
    """P002 to P004: what the archive holds, and what is wrong with it."""
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    findings = list(_name_findings([entry.filename for entry in entries], at))
    members: dict[str, bytes | None] = {}
    for entry in entries:
        try:
            members[entry.filename] = archive.read(entry)
        except UNREADABLE as why:
            members[entry.filename] = None
            findings.append(error("P002", at, part=entry.filename, reason=_reason(why)))
    return members, findings


def _excess(members: _Members, scales: Scales) -> str:
    """In which way the parts would be too much once they are read; "" when they are not.

    Charts bring workbooks, archives again.
    """
    for name, data in members.items():
        if data and name.lower().endswith(".xlsx"):
            try:
                scales.open(data).close()
            except TooMuchError as why:
                return why.what
            except UNREADABLE:
                continue  # P061 tells of it
    sizes = (tree_size(data) for name, data in members.items() if data and _is_xml(name))
    return "trees" if sum(sizes) > MAX_TREE else ""


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _reason(why: BaseException) -> str:
    return str(why) or type(why).__name__


def _name_findings(names: list[str], at: Location) -> Iterator[Diagnostic]:
    """P003, P004: names are unique whatever the case and stay inside (ECMA-376-2 §6.2.2)."""
    seen = Counter(name.casefold() for name in names)
    for name in dict.fromkeys(names):
        if seen[name.casefold()] > 1:
            yield error("P003", at, part=name)
        segments = name.split("/")
        if "\\" in name or ":" in segments[0] or {"", ".", ".."} & set(segments):
            yield error("P004", at, part=name)


def _opened(
    members: _Members, file: str, known: Package | None
) -> tuple[Package, list[Diagnostic]]:
    """The package with every XML part parsed: P009, P010."""
    findings: list[Diagnostic] = []
    roots: dict[str, Element] = {}
    for name, data in members.items():
        if data is None or not _is_xml(name):
            continue
        if known is not None and name in known.roots and known.parts.get(name) == data:
            roots[name] = known.roots[name]
            continue
        try:
            root = parse(data)
        except DeclarationError:
            findings.append(error("P010", Location(file), part=name))
            continue
        except (etree.XMLSyntaxError, ValueError) as why:
            findings.append(error("P009", Location(file), part=name, reason=_reason(why)))
            continue
        if root.getroottree().docinfo.internalDTD:
            findings.append(error("P010", Location(file), part=name))
        else:
            roots[name] = root
    parts = {name: data or b"" for name, data in members.items() if not _is_bookkeeping(name)}
    book = {name: root for name, root in roots.items() if name not in parts}
    content = {name: root for name, root in roots.items() if name in parts}
    return Package(file, parts, content, book, dict(_all_relationships(book))), findings


def _is_bookkeeping(name: str) -> bool:
    return name == CONTENT_TYPES or (
        name.endswith(".rels") and posixpath.basename(posixpath.dirname(name)) == "_rels"
    )


# --- relationships (ECMA-376-2 §6.5)


def source_of(rels_name: str) -> str:
    """The part that a relationship part speaks for; "" for the package."""
    folder, name = posixpath.split(rels_name)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _all_relationships(
    bookkeeping: Mapping[str, Element],
) -> Iterator[tuple[str, tuple[Relationship, ...]]]:
    for name, root in bookkeeping.items():
        if name != CONTENT_TYPES:
            source = source_of(name)
            elements = root.iterfind("rel:Relationship", NS)
            yield source, tuple(_relationship(source, element) for element in elements)


def _relationship(source: str, element: Element) -> Relationship:
    is_external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not is_external:
        path = unquote(target.partition("#")[0])
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path))[1:]
    return Relationship(element.get("Id", ""), element.get("Type", ""), target, is_external)
