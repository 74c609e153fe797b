"""How a text stands in its shape: insets, wrapping, fitting (ISO/IEC 29500-1 §21.1.2.1.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from es_docs.markup import Element
from es_docs.reading.drawingml.nodes import children, fraction, length, local_name
from es_docs.units import Emu

Insets: TypeAlias = tuple[Emu, Emu, Emu, Emu]
"""Left, top, right, bottom."""

_DEFAULT_INSETS: Final = (91440, 45720, 91440, 45720)
_INSETS: Final = ("lIns", "tIns", "rIns", "bIns")


class TextFrame(Struct, frozen=True):
    """`scale` and `tightening` (a fraction of a line) are how far the text has been shrunk."""

    insets: Insets
    wraps: bool
    autofit: Literal["none", "text", "shape"]
    scale: float
    tightening: float
    anchor: Literal["top", "middle", "bottom"]


_AUTOFITS: Final[Mapping[str, Literal["none", "text", "shape"]]] = {
    "noAutofit": "none", "normAutofit": "text", "spAutoFit": "shape",
}  # fmt: skip
_ANCHORS: Final[Mapping[str, Literal["top", "middle", "bottom"]]] = {
    "ctr": "middle", "b": "bottom",
}  # fmt: skip


def text_frame(own: Element | None, inherited: Sequence[Element]) -> TextFrame:
    """The frame of a text from its `a:bodyPr` and those it inherits from, the nearest first.

    Only the text's own shrinking counts: that of a layout was worked out for the layout's words.
    """
    chain = [*(() if own is None else (own,)), *inherited]
    fits = (one for properties in chain for one in children(properties))
    fit = next((one for one in fits if local_name(one) in _AUTOFITS), None)
    shrinks = fit is not None and fit.getparent() is own
    scale = fraction(fit, "fontScale") if shrinks else None
    return TextFrame(
        _insets(chain),
        _first(chain, "wrap") != "none",
        "none" if fit is None else _AUTOFITS[local_name(fit)],
        scale if scale is not None and scale > 0 else 1.0,
        (fraction(fit, "lnSpcReduction") or 0.0) if shrinks else 0.0,
        _ANCHORS.get(_first(chain, "anchor"), "top"),
    )


def _first(chain: Iterable[Element], name: str) -> str:
    return next((value for one in chain if (value := one.get(name)) is not None), "")


def _insets(chain: list[Element]) -> Insets:
    left, top, right, bottom = (
        next((value for one in chain if (value := length(one, name)) is not None), default)
        for name, default in zip(_INSETS, _DEFAULT_INSETS, strict=True)
    )
    return Emu(left), Emu(top), Emu(right), Emu(bottom)
