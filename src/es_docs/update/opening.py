"""Which documents can be updated, and which are left alone and why (U001 to U006, U015)."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic, Kind, Location, OutputError, error, has_errors
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import Package, open_package
from es_docs.ooxml.package import NS, qualified
from es_docs.outside import COMPOUND_FILE, ENCRYPTED_STREAM

_MAIN_PART: Final = f"{NS['r']}/officeDocument"
_PROPERTIES: Final = f"{NS['r']}/custom-properties"
_SIGNATURES: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
)
_FINAL: Final = "_MarkAsFinal"
"""What Office sets to true when a document is marked as final ([MS-OI29500] §2.1.1852)."""
_ROOTS: Final = {
    qualified("p:presentation"): Kind.PPTX,
    qualified("w:document"): Kind.DOCX,
}


class Opened(Struct, frozen=True):
    """A document that may be changed. `package` is as it was, `draft` what is worked on."""

    file: str
    format: Kind
    package: Package
    draft: Draft


def open_document(data: bytes, file: str) -> Opened:
    """The document in the bytes of `file`. Raises OutputError when it must not be changed."""
    at = Location(file)
    if data.startswith(COMPOUND_FILE):
        raise OutputError(error("U001" if ENCRYPTED_STREAM in data else "U002", at, file=file))
    package, faults = open_package(data, file)
    if package is None or has_errors(faults):
        raise OutputError(error("U006", at, file=file), *faults)
    if package.parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        raise OutputError(error("U003", at, file=file))
    main = next(iter(package.related("", _MAIN_PART)), "")
    root = package.roots.get(main)
    format_ = None if root is None else _ROOTS.get(str(root.tag))
    if format_ is None:
        variant = "strict" if package.is_strict else "foreign"
        raise OutputError(replace(error("U006", at, file=file), variant=variant))
    draft = Draft(package)
    if refusal := _refusal(draft, main, file):
        raise OutputError(refusal)
    return Opened(file, format_, package, draft)


def main_of(draft: Draft) -> str:
    """The part that the package is about, "" when it has none."""
    return next(iter(draft.related("", _MAIN_PART)), "")


def _refusal(draft: Draft, main: str, file: str) -> Diagnostic | None:
    """Why an Office document that can be read is left as it is."""
    at = Location(file)
    if "macroEnabled" in draft.content_type(main):
        return error("U004", at, file=file)
    if draft.related("", _SIGNATURES):
        return replace(error("U005", at, file=file), variant="signed")
    return error("U005", at, file=file) if _is_final(draft) else None


def _is_final(draft: Draft) -> bool:
    roots = (draft.find(part) for part in draft.related("", _PROPERTIES))
    values = (
        "".join(map(str, one.itertext())).strip().lower()
        for root in roots
        if root is not None
        for one in root
        if one.get("name") == _FINAL
    )
    return any(value in ("true", "1") for value in values)
