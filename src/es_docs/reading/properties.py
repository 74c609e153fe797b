"""What a file says about itself: `docProps/core.xml` and `docProps/app.xml`.

ECMA-376 part 2 §11 (core properties), ISO/IEC 29500-1 §22.2 (the application's own).
"""

from __future__ import annotations

from typing import Final

from es_docs.markup import Element
from es_docs.ooxml.opened import Package
from es_docs.ooxml.package import NS
from es_docs.reading.model import Properties

_CORE: Final = f"{NS['rel']}/metadata/core-properties"
"""The kind of the relationship to the core properties (ECMA-376 part 2 §11.2)."""
_APPLICATION: Final = f"{NS['r']}/extended-properties"


def read_properties(package: Package, language: str) -> Properties:
    """`language` is the one text of the document has when nothing else is said."""
    core, application = _root(package, _CORE), _root(package, _APPLICATION)
    return Properties(
        title=_text(core, "dc:title"),
        author=_text(core, "dc:creator"),
        language=language,
        application=_text(application, "ep:Application"),
    )


def _root(package: Package, kind: str) -> Element | None:
    """The root of the part that a relationship of the package leads to."""
    names = package.related("", kind)
    return next((root for name in names if (root := package.roots.get(name)) is not None), None)


def _text(root: Element | None, tag: str) -> str:
    element = root.find(tag, NS) if root is not None else None
    return "" if element is None else (element.text or "").strip()
