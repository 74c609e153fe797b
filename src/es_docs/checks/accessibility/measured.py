"""Texts of drawn objects as the measure takes them (`layout.measure`), not wider than they are."""

from __future__ import annotations

from typing import Final

from es_docs.checks.accessibility.looks import largest_size
from es_docs.layout.measure import LINE_PITCH, Font, Metrics, ParagraphSpec, Piece, text_width
from es_docs.reading.model import DrawnObject, TextParagraph
from es_docs.units import Box

WIDENING: Final = 1.015
"""Columns are taken wider by the most that the measure is known to err (docs/measuring.md)."""
NARROWEST: Final = "Calibri"
"""The narrowest of the usual text faces, in place of one that we have no widths of."""
_EMPTY_SIZE: Final = 18.0


def is_measurable(one: DrawnObject) -> bool:
    """Upright text in one column of a box that has room for some."""
    if one.box is None or one.rotation % 360 or one.box.height <= 0 or room_of(one).width <= 0:
        return False
    body = one.element.find(".//{*}bodyPr") if one.element is not None else None
    if body is None:
        return True
    is_upright = body.get("vert", "horz") == "horz" and body.get("rot", "0") == "0"
    return is_upright and body.get("numCol", "1") == "1" and body.find("{*}prstTxWarp") is None


def room_of(one: DrawnObject) -> Box:
    """The box inside the insets."""
    box, (left, top, right, bottom) = one.box or Box.of(0, 0, 0, 0), one.insets
    return Box.of(
        box.left + left, box.top + top, box.width - left - right, box.height - top - bottom
    )


def unwrapped(spec: ParagraphSpec, metrics: Metrics) -> int:
    """How wide a paragraph is in one line, in EMU."""
    return sum(text_width(metrics, piece.text, piece.font) for piece in spec.pieces)


def spec_of(paragraph: TextParagraph, metrics: Metrics) -> ParagraphSpec:
    """A paragraph without its hidden text; a face without metrics is taken as the narrowest."""
    pieces = [
        Piece(
            run.text.upper() if run.all_caps else run.text,
            Font(_family(run.typeface, metrics), run.size_pt, run.bold),
        )
        for run in paragraph.runs
        if not run.is_hidden and run.text
    ]
    size = paragraph.end_size_pt or _EMPTY_SIZE
    return ParagraphSpec(
        pieces or [Piece("", Font(NARROWEST, size))],
        margin=paragraph.margin,
        indent=paragraph.indent,
        line_spacing=_line_factor(paragraph),
        space_before_pt=paragraph.space_before_pt,
        space_after_pt=paragraph.space_after_pt,
        space_before_lines=paragraph.space_before_lines,
        space_after_lines=paragraph.space_after_lines,
    )


def _family(typeface: str, metrics: Metrics) -> str:
    return typeface if metrics.known(typeface) else NARROWEST


def _line_factor(paragraph: TextParagraph) -> float:
    if paragraph.line_spacing is not None:
        return paragraph.line_spacing
    size = largest_size(paragraph) or paragraph.end_size_pt or _EMPTY_SIZE
    return (paragraph.line_spacing_pt or LINE_PITCH * size) / (LINE_PITCH * size)
