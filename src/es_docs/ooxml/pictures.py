"""Pictures as both formats take them: upright, in plain RGB, of a size a document can carry."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from es_docs.diagnostics import ContentError, Location, error
from es_docs.outside import read_file

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MAX_PICTURE_BYTES: Final = 20_000_000
MAX_PIXELS: Final = 64_000_000
"""Of a picture that a content names; unpacked it takes 256 MB at most."""
MOST_PIXELS: Final = 2560
"""A longer side than this is more than a slide or page can show; it is scaled down."""
_JPEG_QUALITY: Final = 90
_ORIENTATION: Final = 0x0112
"""The Exif tag that tells how the camera was held (Exif 2.3, §4.6.4)."""
_MARKER: Final = 0xFF
_SCAN: Final = 0xDA
_END: Final = b"\xff\xd9"
_PNG_END: Final = b"IEND\xaeB`\x82"
_PLAIN_MODES: Final = frozenset({"RGB", "L", "RGBA", "P", "LA"})


class PlainPicture(Struct, frozen=True):
    """The bytes of a PNG or JPEG, and its sides in pixels."""

    data: bytes
    width: int
    height: int


class TooManyPixelsError(ValueError):
    """More than any camera of an office takes."""


PICTURE_FAULTS: Final = (
    OSError, SyntaxError, ValueError, EOFError, ArithmeticError, IndexError, KeyError, TypeError,
    MemoryError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises over damaged pictures."""


def plain_picture(path: Path, at: Location | None = None) -> PlainPicture:
    """The picture of a PNG or JPEG file, ready for a document.

    A file that is plain already keeps its bytes; a turned, large, CMYK or several-picture one is
    written anew. Raises ContentError C096 or C098, with the place that names the picture, when it
    cannot be read.
    """
    try:
        data = read_file(path, MAX_PICTURE_BYTES)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _plain(data)
    except PICTURE_FAULTS as why:
        code = "C098" if isinstance(why, TooManyPixelsError) else "C096"
        raise ContentError(error(code, at, file=path.name)) from why


def picture_fault(data: bytes) -> str:
    """What is wrong with a picture without decoding it: "pixels", "damaged" or "".

    The chunks of a PNG are whole and add up (PNG §5.3); a JPEG has its end (ITU-T T.81 B.1.1.2),
    which an upload that was broken off has not.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with _opened(data) as image:
                if image.format == "PNG":
                    image.verify()
                is_whole = _PNG_END in data if image.format == "PNG" else _has_end(data)
                return "" if is_whole else "damaged"
    except TooManyPixelsError:
        return "pixels"
    except PICTURE_FAULTS:
        return "damaged"


def _has_end(jpeg: bytes) -> bool:
    """Whether the end stands behind the beginning of the scan; thumbnails before it have theirs."""
    place = 2
    while place + 4 <= len(jpeg) and jpeg[place] == _MARKER:
        if jpeg[place + 1] == _SCAN:
            return jpeg.find(_END, place) > 0
        place += 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
    return False


def _opened(data: bytes) -> ImageFile:
    """The picture with its head read. Raises TooManyPixelsError."""
    from PIL import Image

    try:
        image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    except Image.DecompressionBombError as why:
        raise TooManyPixelsError from why
    if image.width * image.height > MAX_PIXELS:
        raise TooManyPixelsError
    return image


def _plain(data: bytes) -> PlainPicture:
    from PIL import ImageOps

    with _opened(data) as image:
        is_jpeg = image.format != "PNG"
        is_turned = image.getexif().get(_ORIENTATION, 1) != 1
        has_marker = not is_jpeg or data[6:10] in (b"JFIF", b"Exif")
        is_plain = image.format in ("PNG", "JPEG") and image.mode in _PLAIN_MODES and has_marker
        if is_plain and not is_turned and max(image.size) <= MOST_PIXELS:
            return PlainPicture(data, *image.size)
        # Made small first: a JPEG is then read no larger than it is needed.
        image.thumbnail((MOST_PIXELS, MOST_PIXELS))
        upright = ImageOps.exif_transpose(image)
        if upright.mode not in _PLAIN_MODES or is_jpeg:
            upright = upright.convert("RGB")
        written = io.BytesIO()
        if is_jpeg:
            upright.save(written, "JPEG", quality=_JPEG_QUALITY)
        else:
            upright.save(written, "PNG")
        return PlainPicture(written.getvalue(), *upright.size)
