"""Photographs and drawings, in line with text (A11Y-040)."""

from __future__ import annotations

import io
from typing import Final
from xml.sax.saxutils import quoteattr

from es_docs.ooxml.pictures import plain_picture
from es_docs.render.word.manuscript import Manuscript
from es_docs.story import Picture
from es_docs.units import Emu

MAX_HEIGHT: Final = Emu.from_mm(90)
"""So two pictures with their captions have room on a page."""

SPACE_ABOVE_PT: Final = 9.0
"""Between a picture and what stands above it, which may be another picture or a panel."""

_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def draw_picture(manuscript: Manuscript, keys: tuple[str, ...], picture: Picture) -> str:
    """w:r with the picture as wide as the text or `MAX_HEIGHT` high, never distorted.

    Raises ContentError when the file cannot be read as a picture.
    """
    plain = plain_picture(picture.path, picture.location)
    relation, _ = manuscript.document.part.get_or_add_image(io.BytesIO(plain.data))
    ratio = plain.width / plain.height
    width = min(manuscript.page.text_width, Emu(MAX_HEIGHT * ratio))
    height = Emu(width / ratio)
    name = quoteattr(f"es:{'/'.join(keys)}")
    return (
        f'<w:r><w:drawing xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:pic="{_PIC}">'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{manuscript.next_drawing()}" name={name} '
        f"descr={quoteattr(picture.alt)}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_PIC}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="0" name={name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )
