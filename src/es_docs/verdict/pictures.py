"""Small pictures of slides and pages for the record, drawn where LibreOffice is installed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, cast

from es_docs.diagnostics import EsDocsError, Kind
from es_docs.office import find_office, to_pdf
from es_docs.verdict import Verdict

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH: Final = 480
"""Pixels; twice what the record shows, for sharp screens."""
MAX_PAGES: Final = 120
"""Of one file; a record of hundreds of pictures could not be mailed."""

MAX_RATIO: Final = 20
"""Height over width; a slide or page has 1.5 at most."""

Pictures = Mapping[int, bytes]
"""PNG by the number of the slide or page, from 1."""


def draw_pages(verdicts: Iterable[Verdict]) -> Mapping[str, Pictures]:
    """The pages of each file that could be read, by its name; none of Office without LibreOffice.

    A picture is an extra: whatever goes wrong in drawing leaves it out and says nothing.
    """
    readable = [verdict for verdict in verdicts if verdict.kind is not None]
    pdfs = {one.file: _read(one.file) for one in readable if one.kind is Kind.PDF}
    pdfs |= _exported([one.file for one in readable if one.kind is not Kind.PDF])
    return {file: _drawn(data) for file, data in pdfs.items() if data}


def _read(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError:
        return b""


def _exported(files: list[str]) -> dict[str, bytes]:
    """Files of the same name may lie in two folders, so they are numbered for LibreOffice."""
    office = find_office()
    if office is None or not files:
        return {}
    names = {f"{at}{Path(file).suffix}": file for at, file in enumerate(files)}
    try:
        pdfs = to_pdf({name: _read(file) for name, file in names.items()}, office)
    except EsDocsError:
        return {}
    return {names[name]: data for name, data in pdfs.items()}


def _drawn(pdf: bytes) -> Pictures:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs] - it has none

    pictures: dict[int, bytes] = {}
    try:
        document = pypdfium2.PdfDocument(pdf)
        for number, page in enumerate(document, start=1):
            if number > MAX_PAGES:
                break
            picture = _drawn_page(cast("_Page", page))
            if picture is not None:
                pictures[number] = picture
    except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError):
        return pictures
    return pictures


class _Page(Protocol):
    """What is used of `pypdfium2.PdfPage`, which has no types of its own."""

    def get_width(self) -> float: ...
    def get_height(self) -> float: ...
    def render(self, *, scale: float) -> _Bitmap: ...


class _Bitmap(Protocol):
    def to_pil(self) -> Image: ...


def _drawn_page(page: _Page) -> bytes | None:
    """None for a strip so narrow that it would take all memory, or nothing at all."""
    width, height = page.get_width(), page.get_height()
    if not 0 < height <= MAX_RATIO * width:
        return None
    image = page.render(scale=WIDTH / width).to_pil()
    picture = BytesIO()
    image.quantize(128).save(picture, "PNG", optimize=True)
    return picture.getvalue()
