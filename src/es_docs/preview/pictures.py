"""Pictures of pages, drawn from the PDF that LibreOffice exports.

PDFium is not made for several threads at once: all calls come from one thread.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Final, Protocol, cast

from msgspec import Struct

from es_docs.regex import regex

if TYPE_CHECKING:
    from collections.abc import Generator

    from PIL.Image import Image

SLIDE_WIDTH: Final = 1280
PAGE_WIDTH: Final = 920
"""Pixels; a slide fills the page it is shown on, a sheet of paper is read at this width."""
_SUBSET: Final = regex(r"^[A-Z]{6}\+")
"""The tag before the name of a font that is embedded in part (ISO 32000-1 §9.6.4)."""


class Picture(Struct, frozen=True):
    """A picture under a name that says what it shows: the same name, the same look.

    `kind` is its media type, sizes are pixels.
    """

    name: str
    kind: str
    data: bytes
    width: int
    height: int


class Page(Struct, frozen=True):
    """A page of a PDF: its picture, the headings that begin on it, its text."""

    picture: Picture
    headings: tuple[str, ...]
    text: str


def draw_pages(pdf: bytes, width: int) -> Iterator[Page]:
    """The pages one by one, each drawn when it is asked for.

    Raises ValueError when the PDF cannot be read.
    """
    with _opened(pdf) as document:
        headings = _headings(document)
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage().get_text_bounded()
            yield Page(_drawn(page, width), tuple(headings.get(index, ())), text)


def fonts_in(pdf: bytes) -> frozenset[str]:
    """The faces the text of a PDF is set in, without their styles: „Carlito”."""
    import pikepdf

    found: set[str] = set()
    with pikepdf.open(BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                name = _SUBSET.sub("", str(thing.get("/FontName", "")).removeprefix("/"))
                found.add(re.split(r"[-,]", name)[0])
    return frozenset(found)


def _drawn(page: _Page, width: int) -> Picture:
    image = page.render(scale=width / page.get_width(), rev_byteorder=True).to_pil()
    digest = hashlib.blake2b(image.tobytes(), digest_size=9).hexdigest()
    data = BytesIO()
    image.save(data, "PNG", compress_level=1)
    return Picture(f"{digest}.png", "image/png", data.getvalue(), *image.size)


def _headings(document: _Document) -> dict[int, list[str]]:
    """The entries of the outline by the page they lead to, from 0."""
    found: dict[int, list[str]] = {}
    for entry in document.get_toc():
        target = entry.get_dest()
        index = target.get_index() if target is not None else None
        if index is not None:
            found.setdefault(index, []).append(entry.get_title())
    return found


@contextmanager
def _opened(pdf: bytes) -> Generator[_Document]:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs] - it has none

    try:
        document = cast("_Document", pypdfium2.PdfDocument(pdf))
    except pypdfium2.PdfiumError as fault:
        raise ValueError(str(fault)) from fault
    try:
        yield document
    finally:
        document.close()


# --- what is used of pypdfium2, which has no types of its own


class _Document(Protocol):
    close: Callable[[], None]

    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> _Page: ...
    def get_toc(self) -> Iterator[_Bookmark]: ...


class _Bookmark(Protocol):
    def get_title(self) -> str: ...
    def get_dest(self) -> _Target | None: ...


class _Target(Protocol):
    def get_index(self) -> int | None: ...


class _Page(Protocol):
    def get_width(self) -> float: ...
    def render(self, *, scale: float, rev_byteorder: bool) -> _Bitmap: ...
    def get_textpage(self) -> _TextPage: ...


class _TextPage(Protocol):
    def get_text_bounded(self) -> str: ...


class _Bitmap(Protocol):
    def to_pil(self) -> Image: ...
