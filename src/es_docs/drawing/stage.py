"""What lies behind a slide: the background and the shapes that master and layout draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from es_docs.drawing import svg
from es_docs.drawing.pictures import image, small_picture
from es_docs.drawing.text import Passage, Setting, Stretch, draw_text
from es_docs.layout.measure import Font, Metrics
from es_docs.reading.model import DrawnObject, ObjectKind, Paint, TextParagraph
from es_docs.units import Box

INK: Final = "000000"
"""Letters whose colour cannot be told."""
_ROUNDING: Final = 16_667
"""The corners of `roundRect` by default, in 100000ths of the shorter side."""


def draw_object(one: DrawnObject, metrics: Metrics) -> str:
    """A shape, line, picture or group of a layout. Charts and tables of a layout are left out."""
    if one.kind is ObjectKind.GROUP:
        return "".join(draw_object(child, metrics) for child in one.children)
    if one.box is None or one.is_hidden:
        return ""
    drawn = "".join(_parts(one, one.box, metrics))
    if not one.rotation:
        return drawn
    middle = one.box.left + one.box.width / 2, one.box.top + one.box.height / 2
    about = " ".join(svg.length(at) for at in middle)
    return f'<g transform="rotate({svg.number(one.rotation)} {about})">{drawn}</g>'


def _parts(one: DrawnObject, box: Box, metrics: Metrics) -> Iterator[str]:
    yield draw_outline(one, box)
    picture = small_picture(one.picture.data) if one.picture else None
    if picture:
        yield image(box, picture[0], is_stretched=True)
    passages = [passage for p in one.paragraphs if (passage := _passage(p)).stretches]
    if passages:
        yield draw_text(passages, box, metrics, anchor=one.anchor, insets=one.insets)


def draw_outline(one: DrawnObject, box: Box) -> str:
    """Fill and line of a shape, in another box if wanted; "" when it has neither."""
    fill, line = colour_of(one.fill), colour_of(one.line)
    if not (fill or line):
        return ""
    looks = svg.paint(fill, line, one.line.width) + _alpha(one.fill)
    if one.outlines and box == one.box:
        return f'<path d="{svg.polygons(one.outlines)}"{looks}/>'
    if one.kind is ObjectKind.LINE:
        ends = (box.left, box.top, box.right, box.bottom)
        x1, y1, x2, y2 = map(svg.length, ends)
        return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"{looks}/>'
    if one.preset == "ellipse":
        x, y = svg.length(box.left + box.width / 2), svg.length(box.top + box.height / 2)
        rx, ry = svg.length(box.width / 2), svg.length(box.height / 2)
        return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}"{looks}/>'
    corner = ""
    if one.preset == "roundRect":
        share = one.adjustments.get("adj", _ROUNDING) / 100_000
        corner = f' rx="{svg.length(min(box.width, box.height) * share)}"'
    return f"<rect {svg.place(box)}{corner}{looks}/>"


def colour_of(paint: Paint) -> str:
    """The colour of a fill or line, of a gradient that in its middle; "" for what has none."""
    if paint.kind == "gradient" and paint.stops:
        return paint.stops[len(paint.stops) // 2]
    return paint.colour or "" if paint.kind == "solid" else ""


def _alpha(paint: Paint) -> str:
    return f' fill-opacity="{svg.number(paint.alpha)}"' if paint.alpha < 1 else ""


def _passage(paragraph: TextParagraph) -> Passage:
    stretches = tuple(
        Stretch(run.text, Font(run.typeface, run.size_pt, run.bold), run.colour or INK)
        for run in paragraph.runs
        if run.text and not run.is_hidden
    )
    return Passage(stretches, setting_of(paragraph))


def setting_of(paragraph: TextParagraph) -> Setting:
    return Setting(
        align=paragraph.align,
        margin=paragraph.margin,
        indent=paragraph.indent,
        before_pt=paragraph.space_before_pt,
        spacing=1.0 if paragraph.line_spacing is None else paragraph.line_spacing,
        bullet="•" if paragraph.bullet == "bullet" else "",
    )
