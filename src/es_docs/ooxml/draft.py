"""A package being changed: parts, relationships and content types added, altered, taken away.

Open Packaging Conventions, ECMA-376 part 2. Parts nobody touches keep their bytes; those whose
tree was asked for by `edit` are written anew when the draft is saved.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final

from lxml import etree

from es_docs.markup import Element, parse, serialise
from es_docs.ooxml.opened import Package, Relationship
from es_docs.ooxml.package import (
    CONTENT_TYPES,
    NS,
    RELATIONSHIPS_TYPE,
    canonical_parts,
    content_types_xml,
    plain_xml,
    qualified,
)
from es_docs.regex import regex

_NUMBER: Final = regex(r"(\d*)(\.[^./]+)$")


class Draft:
    """A package in the making. Part names have no leading slash; "" is the package itself."""

    def __init__(self, package: Package) -> None:
        """Start from a package that was opened; the package itself is never altered."""
        self._parts = dict(package.parts)
        self._known = dict(package.roots)
        self._edited: dict[str, Element] = {}
        self._unread: set[str] = set()
        self._relations: dict[str, list[Relationship]] = {
            source: list(package.relationships(source)) for source in package.sources
        }
        types = package.content_types
        entries = () if types is None else tuple(types)
        self._defaults = {
            entry.get("Extension", "").lower(): entry.get("ContentType", "")
            for entry in entries
            if entry.tag == qualified("ct:Default")
        }
        self._overrides = {
            entry.get("PartName", "").lstrip("/"): entry.get("ContentType", "")
            for entry in entries
            if entry.tag == qualified("ct:Override")
        }

    # --- parts

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._parts))

    def data(self, name: str) -> bytes:
        """The bytes of a part as they will be saved. Raises KeyError when there is no such part."""
        edited = self._edited.get(name)
        return self._parts[name] if edited is None else serialise(edited)

    def root(self, name: str) -> Element:
        """The tree of an XML part, to be looked at. Raises KeyError when it is no sound XML."""
        edited = self._edited.get(name)
        if edited is None and name in self._unread:
            self._unread.discard(name)
            with suppress(etree.XMLSyntaxError):
                self._known[name] = parse(self._parts[name])
        return self._known[name] if edited is None else edited

    def find(self, name: str) -> Element | None:
        """The same; None where there is no such part, or it is no sound XML."""
        try:
            return self.root(name)
        except (KeyError, ValueError, etree.XMLSyntaxError):
            return None

    def edit(self, name: str) -> Element:
        """The tree of an XML part, to be changed; what is done to it will be saved.

        The first call makes the tree the draft's own, so elements got from `root` before are not
        part of it: a reader that hands elements out for later changes asks for `edit` at once and
        `settle` drops what stayed as it was.
        """
        if name not in self._edited:
            self._edited[name] = parse(self._parts[name])
        return self._edited[name]

    def settle(self) -> None:
        """Forget the trees that nobody changed, so that their parts keep their bytes."""
        for name, root in list(self._edited.items()):
            if serialise(root) == serialise(parse(self._parts[name])):
                del self._edited[name]

    def content_type(self, name: str) -> str:
        extension = posixpath.splitext(name)[1].lstrip(".").lower()
        return self._overrides.get(name) or self._defaults.get(extension, "")

    def put(self, name: str, data: bytes, content_type: str = "") -> None:
        """Add a part, or give one new bytes; its content type stays unless another is given."""
        self._parts[name] = data
        self._edited.pop(name, None)
        self._known.pop(name, None)
        self._unread.add(name)
        if content_type and self.content_type(name) != content_type:
            self._overrides[name] = content_type

    def add(self, model: str, data: bytes, content_type: str) -> str:
        """Add a part under a free name made from `model`, `ppt/slides/slide1.xml`; the name."""
        name = self.free_name(model)
        self.put(name, data, content_type)
        return name

    def free_name(self, model: str) -> str:
        """The name, or the next in number that no part has, whatever the case (§6.2.2.3)."""
        taken = {name.casefold() for name in self._parts}
        found = _NUMBER.search(model)
        if found is None:
            raise ValueError(model)
        stem, suffix = model[: found.start()], found[2]
        start = int(found[1] or 1)
        names = (f"{stem}{number}{suffix}" for number in itertools.count(start))
        return next(name for name in names if name.casefold() not in taken)

    def drop(self, name: str) -> None:
        """Take a part away with its own relationships; those that lead to it are the caller's."""
        self._parts.pop(name, None)
        self._edited.pop(name, None)
        self._known.pop(name, None)
        self._unread.discard(name)
        self._overrides.pop(name, None)
        self._relations.pop(name, None)

    # --- relationships

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        return tuple(self._relations.get(source, ()))

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """The parts that relationships of this kind lead to."""
        return tuple(
            one.target
            for one in self.relationships(source)
            if one.kind == kind and not one.is_external
        )

    def target(self, source: str, rid: str) -> str:
        """The part (or outside address) a relationship leads to; "" when there is none."""
        return next((one.target for one in self.relationships(source) if one.rid == rid), "")

    def sources_of(self, name: str) -> tuple[str, ...]:
        """The parts that have a relationship to this one."""
        return tuple(
            source
            for source, relations in self._relations.items()
            if any(one.target == name and not one.is_external for one in relations)
        )

    def relate(self, source: str, kind: str, target: str, *, is_external: bool = False) -> str:
        """The id of the relationship, which is made when there is none like it."""
        relations = self._relations.setdefault(source, [])
        for one in relations:
            if (one.kind, one.target, one.is_external) == (kind, target, is_external):
                return one.rid
        taken = {one.rid for one in relations}
        rid = next(name for name in map("rId{}".format, itertools.count(1)) if name not in taken)
        relations.append(Relationship(rid, kind, target, is_external))
        return rid

    def unrelate(self, source: str, rid: str) -> None:
        relations = self._relations.get(source, [])
        self._relations[source] = [one for one in relations if one.rid != rid]

    def retarget(self, source: str, rid: str, target: str) -> None:
        """Let a relationship lead to another part."""
        self._relations[source] = [
            Relationship(one.rid, one.kind, target, one.is_external) if one.rid == rid else one
            for one in self._relations.get(source, [])
        ]

    def sweep(self) -> None:
        """Drop the parts nothing leads to any more."""
        reached: set[str] = set()
        waiting = [""]
        while waiting:
            for one in self._relations.get(waiting.pop(), ()):
                if not one.is_external and one.target in self._parts and one.target not in reached:
                    reached.add(one.target)
                    waiting.append(one.target)
        for name in set(self._parts) - reached:
            self.drop(name)

    # --- from another package

    def bring(self, other: Draft, name: str, known: Mapping[str, str] | None = None) -> str:
        """Copy a part of another package with all it leads to; its name here.

        `known` says which parts of the other one stand for parts of this one (its layouts, its
        notes master): relationships then lead there, and nothing of these is copied. A part with
        equal bytes and no relationships of its own (a picture) is used again.
        """
        return self._bring(other, name, dict(known or {}))

    def _bring(self, other: Draft, name: str, known: dict[str, str]) -> str:
        if name in known:
            return known[name]
        data, relations = other.data(name), other.relationships(name)
        if not relations:
            same = next((mine for mine in self if self._is_alike(mine, name, data)), None)
            if same is not None:
                return known.setdefault(name, same)
        known[name] = copied = self.add(_numbered(name), data, other.content_type(name))
        self._relations[copied] = [
            one
            if one.is_external
            else Relationship(one.rid, one.kind, self._bring(other, one.target, known), False)
            for one in relations
        ]
        return copied

    def _is_alike(self, mine: str, name: str, data: bytes) -> bool:
        """Only parts beside which nothing else stands, in the same kind of folder."""
        suffix = posixpath.splitext(name)[1]
        return (
            suffix.lower() != ".xml"
            and posixpath.splitext(mine)[1] == suffix
            and mine not in self._edited
            and not self._relations.get(mine)
            and self._parts[mine] == data
        )

    # --- the archive

    def save(self) -> bytes:
        """The package in its one spelling (`es_docs.ooxml.package.canonical`)."""
        parts = {name: self.data(name) for name in self}
        parts[CONTENT_TYPES] = self._content_types()
        for source, relations in self._relations.items():
            if relations and (not source or source in self._parts):
                parts[_rels_name(source)] = _rels_xml(source, relations)
        return canonical_parts(parts)

    def _content_types(self) -> bytes:
        self._defaults.setdefault("rels", RELATIONSHIPS_TYPE)
        present = {name: kind for name, kind in self._overrides.items() if name in self._parts}
        return content_types_xml(self._defaults, present)


class View(Draft):
    """A draft nobody will save: what is asked for to be changed is only looked at."""

    def edit(self, name: str) -> Element:
        return self.root(name)


def _numbered(name: str) -> str:
    """A model for names: `sign-3abb.png` as it is, `slide7.xml` counted from 1."""
    return re.sub(r"(?<=[a-zA-Z])\d+(?=\.[^./]+$)", "1", name)


def _rels_name(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _rels_xml(source: str, relations: list[Relationship]) -> bytes:
    folder = posixpath.dirname(source)
    entries: list[tuple[str, Mapping[str, str]]] = []
    for one in relations:
        target = one.target if one.is_external else _relative(one.target, folder)
        attributes = {"Id": one.rid, "Type": one.kind, "Target": target}
        if one.is_external:
            attributes["TargetMode"] = "External"
        entries.append(("Relationship", attributes))
    return plain_xml("Relationships", NS["rel"], entries)


def _relative(target: str, folder: str) -> str:
    """The way from a folder of the package to a part: `../media/image1.png`."""
    there, here = ([one for one in path.split("/") if one] for path in (target, folder))
    shared = len(posixpath.commonprefix([there, here]))
    return "/".join([".."] * (len(here) - shared) + there[shared:]) or "."
