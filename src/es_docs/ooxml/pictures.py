"""Pictures as both formats take them: upright, in plain RGB, of a size a document can carry."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOST_PIXELS: Final = 2560
"""A longer side than this is more than a slide or page can show; it is scaled down."""
_JPEG_QUALITY: Final = 90
_ORIENTATION: Final = 0x0112
"""The Exif tag that tells how the camera was held (Exif 2.3, §4.6.4)."""
_PLAIN_MODES: Final = frozenset({"RGB", "L", "RGBA", "P", "LA"})


@dataclass(frozen=True, slots=True)
class PlainPicture:
    """The bytes of a PNG or JPEG, and its sides in pixels."""

    data: bytes
    width: int
    height: int


def plain_picture(path: Path) -> PlainPicture:
    """The picture of a PNG or JPEG file, ready for a document.

    A file that is plain already keeps its bytes; a turned, large, CMYK or several-picture one is
    written anew. Raises OSError when it cannot be read.
    """
    from PIL import Image, ImageOps

    data = path.read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        is_jpeg = image.format != "PNG"
        is_turned = image.getexif().get(_ORIENTATION, 1) != 1
        has_marker = not is_jpeg or data[6:10] in (b"JFIF", b"Exif")
        is_plain = image.format in ("PNG", "JPEG") and image.mode in _PLAIN_MODES and has_marker
        if is_plain and not is_turned and max(image.size) <= MOST_PIXELS:
            return PlainPicture(data, *image.size)
        upright = ImageOps.exif_transpose(image)
        if upright.mode not in _PLAIN_MODES or is_jpeg:
            upright = upright.convert("RGB")
        upright.thumbnail((MOST_PIXELS, MOST_PIXELS))
        written = io.BytesIO()
        if is_jpeg:
            upright.save(written, "JPEG", quality=_JPEG_QUALITY)
        else:
            upright.save(written, "PNG")
        return PlainPicture(written.getvalue(), *upright.size)
