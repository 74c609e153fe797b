"""Pieces of SVG 1.1 as text. Lengths are points: a slide of 13.33 inches is 960 of them wide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from es_docs.regex import regex
from es_docs.units import EMU_PER_POINT, Box

SVG: Final = "http://www.w3.org/2000/svg"
_FORBIDDEN: Final = regex("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, production 2)."""
_STAND_INS: Final = {
    "calibri": ("Carlito",),
    "cambria": ("Caladea",),
    "arial": ("Liberation Sans", "Arimo", "Helvetica"),
    "times new roman": ("Liberation Serif", "Tinos", "Times"),
}
"""Faces with the same advances, for a machine without those of Office."""


def text(words: str) -> str:
    """Words as the content of an element."""
    return escape(_FORBIDDEN.sub("", words))


def attribute(words: str) -> str:
    """Words as the value of an attribute, with its quotes."""
    return quoteattr(_FORBIDDEN.sub("", words))


def length(emu: float) -> str:
    """EMU as points with two decimals, which is finer than any screen."""
    return number(emu / EMU_PER_POINT)


def number(value: float) -> str:
    """At most two decimals, never „-0”."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def faces(family: str) -> str:
    """A `font-family` with the faces that may stand in for the one wanted."""
    names = (family, *_STAND_INS.get(family.casefold(), ()))
    quoted = ", ".join(f"'{name}'" for name in map(_plain_name, names) if name)
    return attribute(f"{quoted}, sans-serif" if quoted else "sans-serif")


def _plain_name(name: str) -> str:
    return re.sub(r"[^\w .-]", "", name).strip()


def place(box: Box) -> str:
    """The four attributes of an upright rectangle or picture."""
    return (
        f'x="{length(box.left)}" y="{length(box.top)}" '
        f'width="{length(max(box.width, 0))}" height="{length(max(box.height, 0))}"'
    )


def rectangle(box: Box, fill: str = "", line: str = "", width: float = 0.0) -> str:
    """A rectangle; colours are `RRGGBB` or "" for none, the width of its line in EMU."""
    return f"<rect {place(box)}{paint(fill, line, width)}/>"


def paint(fill: str, line: str = "", width: float = 0.0) -> str:
    """The attributes of a fill and a stroke."""
    shown = f' fill="#{fill}"' if fill else ' fill="none"'
    return shown + (f' stroke="#{line}" stroke-width="{length(width)}"' if line else "")


def polygons(outlines: Sequence[Sequence[tuple[float, float]]]) -> str:
    """Closed outlines in EMU as the data of one path."""
    return "".join(
        "M" + "L".join(f"{length(x)} {length(y)}" for x, y in outline) + "Z"
        for outline in outlines
        if outline
    )
