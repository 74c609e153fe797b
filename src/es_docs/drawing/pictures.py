"""Pictures inside a drawing: as data, small enough for a page of many slides."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Final

from es_docs.diagnostics import ContentError
from es_docs.drawing import svg
from es_docs.ooxml.pictures import plain_picture
from es_docs.units import Box

MOST_PIXELS: Final = 960
"""The longer side of a picture in a drawing; a slide on a screen is seldom wider."""
_JPEG_QUALITY: Final = 80
_OPEN_MODES: Final = frozenset({"RGBA", "LA", "P", "PA"})
"""Modes of pictures that may be transparent; JPEG knows none of them."""


def data_address(data: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def small_picture(data: bytes) -> tuple[str, float] | None:
    """The address of a picture made small, and its width over its height; None for what is no
    picture that can be read."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            ratio = image.width / image.height
            is_open = image.mode in _OPEN_MODES
            shown = image.convert("RGBA" if is_open else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    shown.thumbnail((MOST_PIXELS, MOST_PIXELS))
    written = io.BytesIO()
    if is_open:
        shown.save(written, "PNG", optimize=True)
    else:
        shown.save(written, "JPEG", quality=_JPEG_QUALITY)
    return data_address(written.getvalue(), "image/png" if is_open else "image/jpeg"), ratio


def picture_of_file(path: Path) -> tuple[str, float] | None:
    """`small_picture` of a PNG or JPEG file, upright; None when it cannot be read."""
    try:
        return small_picture(plain_picture(path).data)
    except ContentError:
        return None


def image(box: Box, address: str, *, is_stretched: bool = False) -> str:
    """The picture in the box: the whole of it in the middle, or stretched over the box."""
    fit = "none" if is_stretched else "xMidYMid meet"
    return (
        f"<image {svg.place(box)} preserveAspectRatio={svg.attribute(fit)} "
        f"href={svg.attribute(address)}/>"
    )
