"""The Union emblem in a picture: which it is, and how it looks, as exactly as can be told."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Final

from es_docs.checks.signs.emblem_looks import PERFECT, EmblemLooks
from es_docs.checks.signs.emblem_raster import MEASURED_HEIGHT, raster_looks
from es_docs.checks.signs.emblem_vector import UnreadableError, sized, vector_looks
from es_docs.visibility.emblem import PICTURE_SHA256, emblem_svg

_DRAWN_WIDTH: Final = 4 * MEASURED_HEIGHT
"""Pixels an SVG is drawn with that cannot be read from its outlines."""


def picture_looks(data: bytes, vector: bytes) -> tuple[EmblemLooks, ...]:
    """How the emblem looks in each file of a picture, the one programs prefer first.

    `data` are the bytes of the raster, `vector` those of the SVG beside it, b"" without one.
    Empty when neither shows an emblem, or none that can be read (an EMF, a broken file).
    """
    found = (_looks(file) for file in (vector, data) if file)
    return tuple(looks for looks in found if looks is not None)


@lru_cache(maxsize=64)
def _looks(file: bytes) -> EmblemLooks | None:
    """Our own files are known by their bytes and need no look."""
    if is_own(file):
        return PERFECT
    return _svg_looks(file) if _is_svg(file) else raster_looks(file)


def is_own(file: bytes) -> bool:
    """Whether these are the bytes of an emblem this project draws."""
    return file in _OWN_DRAWINGS or hashlib.sha256(file).hexdigest() == PICTURE_SHA256


_OWN_DRAWINGS: Final = frozenset({emblem_svg().encode()})


def _is_svg(file: bytes) -> bool:
    return file[:256].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _svg_looks(file: bytes) -> EmblemLooks | None:
    """From the outlines; drawn only when they say nothing."""
    try:
        looks = vector_looks(file)
    except UnreadableError:
        looks = None
    return looks or _drawn_looks(file)


def _drawn_looks(file: bytes) -> EmblemLooks | None:
    import resvg_py

    try:
        drawing = sized(file, _DRAWN_WIDTH)
        picture = resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True)
    except (ValueError, RuntimeError, UnreadableError):
        return None
    return raster_looks(bytes(picture))
