"""The pictures a content names: whether they are there, inside its folder, and can be used."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from es_docs.content.checks import LINE, View
from es_docs.content.files import Rules, about_file, about_name
from es_docs.content.naming import shown
from es_docs.diagnostics import Diagnostic, Location, error, has_errors
from es_docs.ooxml.pictures import MAX_PICTURE_BYTES, picture_fault
from es_docs.outside import TooMuchError, read_file

_KINDS: Final[Mapping[str, str]] = types.MappingProxyType(
    {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
)
_RULES: Final = Rules(
    endings=frozenset(_KINDS),
    max_bytes=MAX_PICTURE_BYTES,
    outside="C090",
    backslashes="C097",
    missing="C091",
    misspelt="C092",
    large="C094",
    unreadable="C096",
)
_SIGNATURES: Final[Mapping[str, bytes]] = types.MappingProxyType(
    {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff"}
)
"""PNG (third edition) §5.2; JPEG SOI and the first marker, ITU-T T.81 annex B.1."""


def check_pictures(view: View, folder: Path) -> Iterator[Diagnostic]:
    """What is wrong with the pictures of a content in this folder."""
    for file, place in named_pictures(view):
        yield from _picture(file, folder, place)


def named_pictures(view: View) -> Iterator[tuple[str, Location]]:
    """The name of every picture, and where it stands."""
    for action in view.paths("działania"):
        for picture in view.paths(*action, "zdjęcia"):
            file = view.value(LINE, *picture, "plik")
            if file:
                yield file, view.places.at(*picture, "plik")


def _picture(file: str, folder: Path, place: Location) -> Iterator[Diagnostic]:
    findings = tuple(about_name(file, place, _RULES))
    if not findings and PurePosixPath(file).suffix.lower() not in _KINDS:
        findings = (error("C093", place, file=shown(file)),)
    findings = findings or tuple(about_file(file, folder, place, _RULES))
    yield from findings
    if not has_errors(findings):
        yield from _inside(folder / file, shown(file), place)


def _inside(path: Path, name: str, place: Location) -> Iterator[Diagnostic]:
    """The file is looked through, its pixels are not unpacked."""
    expected = _KINDS[path.suffix.lower()]
    try:
        data = read_file(path, MAX_PICTURE_BYTES)
    except (OSError, TooMuchError):
        yield error("C096", place, file=name)
        return
    if not data.startswith(_SIGNATURES[expected]):
        yield error("C095", place, file=name, expected=expected)
    elif fault := picture_fault(data):
        yield error("C098" if fault == "pixels" else "C096", place, file=name)
