"""Small pictures of each kind a sign may have, drawn for the tests."""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageDraw

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">{}</svg>'
DRAWING = '<rect width="200" height="80" fill="#084"/>'


def png(width: int = 700, height: int = 400) -> bytes:
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((0, 0, width // 2, height // 2), fill=(200, 80, 0, 255))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def blank_png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGBA", (400, 400), (255, 255, 255, 0)).save(stream, "PNG")
    return stream.getvalue()


def emf(width: int = 200, height: int = 100) -> bytes:
    """A rectangle in an enhanced metafile: header, one drawing record, end ([MS-EMF] 2.3)."""
    rectangle = struct.pack("<II4i", 43, 24, 0, 0, width, height)
    end = struct.pack("<II3I", 14, 20, 0, 16, 20)
    total = 108 + len(rectangle) + len(end)
    frame = (0, 0, width * 26, height * 26)
    header = struct.pack("<II4i4i4s", 1, 108, 0, 0, width - 1, height - 1, *frame, b" EMF")
    header += struct.pack("<IIIHHIII4i", 0x10000, total, 3, 1, 0, 0, 0, 0, 1920, 1080, 508, 286)
    return header.ljust(108, b"\0") + rectangle + end


def svg(drawing: str = DRAWING) -> bytes:
    return SVG.format(drawing).encode()
