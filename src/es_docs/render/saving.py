"""The parts of a package of python-pptx or python-docx, without the archive they would write.

Archives are written once, in their one spelling (`es_docs.ooxml.package`): deflating a package
here to inflate it there took a tenth of the time of making a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from es_docs.ooxml.package import (
    CONTENT_TYPES,
    RELATIONSHIPS_TYPE,
    ROOT_RELATIONSHIPS,
    content_types_xml,
)

_DEFAULTS: Final[Mapping[str, str]] = {
    "emf": "image/x-emf",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "rels": RELATIONSHIPS_TYPE,
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
"""Types that go by the ending of a name; any other is given part by part (ECMA-376-2 §7.2.3)."""


class Name(Protocol):
    """A part name of theirs: a text that starts with a slash."""

    @property
    def ext(self) -> str: ...

    @property
    def membername(self) -> str: ...

    @property
    def rels_uri(self) -> Name: ...


class Relationships(Protocol):
    @property
    def xml(self) -> bytes: ...

    def __len__(self) -> int: ...


class Part(Protocol):
    @property
    def partname(self) -> Name: ...

    @property
    def content_type(self) -> str: ...

    @property
    def blob(self) -> bytes: ...

    @property
    def rels(self) -> Relationships: ...


def saved_parts(
    parts: Iterable[Part], relationships: Relationships, replace: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The members of the archive by name, content types and relationships among them.

    `relationships` are those of the package itself; `replace` gives new contents of parts.
    """
    members = {ROOT_RELATIONSHIPS: relationships.xml}
    defaults = {name: _DEFAULTS[name] for name in ("rels", "xml")}
    overrides: dict[str, str] = {}
    for part in parts:
        name = part.partname.membername
        members[name] = replace.get(name) or part.blob
        if len(part.rels):
            members[part.partname.rels_uri.membername] = part.rels.xml
        extension = part.partname.ext.lower()
        if _DEFAULTS.get(extension) == part.content_type:
            defaults[extension] = part.content_type
        else:
            overrides[name] = part.content_type
    members[CONTENT_TYPES] = content_types_xml(defaults, overrides)
    return members
