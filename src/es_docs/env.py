"""What comes from outside: the folder of assets. Found once, then handed on as a value."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec import Struct

from es_docs.diagnostics import AssetError, Location, error
from es_docs.outside import Scales, TooMuchError, read_file

DECK_REFERENCE = "reference.pptx"
REPORT_REFERENCE = "reference.docx"
MAX_REFERENCE_XML: Final = 8 * 1024 * 1024
"""Bytes of XML in a reference document; ours have a twentieth of it."""


class Environment(Struct, frozen=True):
    """The assets of one build: reference documents, signs and metrics stand in this folder."""

    assets: Path

    @property
    def signs(self) -> Path:
        return self.assets / "signs"

    @property
    def metrics(self) -> Path:
        return self.assets / "metrics"

    def read(self, name: str) -> bytes:
        """The bytes of an asset. Raises AssetError T005 when it cannot be read."""
        path = self.assets / name
        try:
            return read_file(path)
        except (OSError, TooMuchError) as fault:
            raise AssetError(error("T005", Location(str(path)), name=name)) from fault


def demand_safe_reference(data: bytes) -> None:
    """Look through a reference document before a library parses it, which knows no bounds.

    Raises ValueError (TooMuchError among them), and as `zipfile` does for a damaged archive.
    """
    from es_docs.markup import demand_safe

    with Scales().open(data) as archive:
        parts = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))]
        if sum(one.file_size for one in parts) > MAX_REFERENCE_XML:
            raise TooMuchError("trees")
        for one in parts:
            demand_safe(archive.read(one))


def find_environment(start: Path) -> Environment:
    """The `assets` folder of the project that a file or folder belongs to.

    The nearest one upwards that holds a reference presentation wins, so that a restyled copy
    beside the content is used; then the one of this checkout, then the one the package brings.
    Raises AssetError T006 when there is none.
    """
    here = start.resolve()
    package = Path(__file__).resolve().parent
    candidates = [folder / "assets" for folder in (here, *here.parents)]
    candidates += [package.parents[1] / "assets", package / "_assets"]
    for folder in candidates:
        if (folder / DECK_REFERENCE).is_file():
            return Environment(folder)
    raise AssetError(error("T006", Location(str(start))))
