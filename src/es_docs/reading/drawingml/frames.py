"""How a text stands in its shape: insets, wrapping, fitting (ISO/IEC 29500-1 §21.1.2.1.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from es_docs.markup import Element
from es_docs.reading.drawingml.nodes import children, fraction, length, local_name
from es_docs.units import Emu

Insets: TypeAlias = tuple[Emu, Emu, Emu, Emu]
"""Left, top, right, bottom."""

_DEFAULT_INSETS: Final = (Emu(91440), Emu(45720), Emu(91440), Emu(45720))
_INSETS: Final = ("lIns", "tIns", "rIns", "bIns")


class TextFrame(Struct, frozen=True):
    """`scale` and `tightening` (a fraction of a line) are how far the text has been shrunk."""

    insets: Insets = _DEFAULT_INSETS
    wraps: bool = True
    autofit: Literal["none", "text", "shape"] = "none"
    scale: float = 1.0
    tightening: float = 0.0
    anchor: Literal["top", "middle", "bottom"] = "top"

    @property
    def unshrunk(self) -> TextFrame:
        if self.scale == 1.0 and not self.tightening:
            return self
        return replace(self, scale=1.0, tightening=0.0)


PLAIN_FRAME: Final = TextFrame()

_AUTOFITS: Final[Mapping[str, Literal["none", "text", "shape"]]] = {
    "noAutofit": "none", "normAutofit": "text", "spAutoFit": "shape",
}  # fmt: skip
_ANCHORS: Final[Mapping[str, Literal["top", "middle", "bottom"]]] = {
    "ctr": "middle", "b": "bottom",
}  # fmt: skip


def text_frame(own: Element | None, behind: TextFrame = PLAIN_FRAME) -> TextFrame:
    """The frame of a text from its `a:bodyPr` over the frame it takes from layout and master.

    Only the text's own shrinking counts: that of a layout was worked out for the layout's words.
    """
    if own is None or not (own.attrib or len(own)):
        return behind.unshrunk
    fit = next((one for one in children(own) if local_name(one) in _AUTOFITS), None)
    shrinks = fit is not None and fit.getparent() is own
    scale = fraction(fit, "fontScale") if shrinks else None
    wrap, anchor = own.get("wrap"), own.get("anchor")
    return TextFrame(
        _insets(own, behind.insets),
        behind.wraps if wrap is None else wrap != "none",
        behind.autofit if fit is None else _AUTOFITS[local_name(fit)],
        scale if scale is not None and scale > 0 else 1.0,
        (fraction(fit, "lnSpcReduction") or 0.0) if shrinks else 0.0,
        behind.anchor if anchor is None else _ANCHORS.get(anchor, "top"),
    )


def _insets(own: Element, behind: Insets) -> Insets:
    told = [length(own, name) for name in _INSETS]
    left, top, right, bottom = (
        other if value is None else Emu(value) for value, other in zip(told, behind, strict=True)
    )
    return left, top, right, bottom
