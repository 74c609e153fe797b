"""How the workbook looks: colours and typeface of the reference presentation's theme."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from es_docs.ooxml.opened import open_package
from es_docs.ooxml.package import NS
from es_docs.reading.drawingml.colours import read_theme

_THEME: Final = f"{NS['r']}/theme"


class Look(Struct, frozen=True):
    """A typeface, and colours as six hexadecimal digits; the defaults are the project's own."""

    family: str = "Calibri"
    text: str = "1A2238"
    quiet: str = "55607A"
    """Explanations, and what nobody has to read."""
    ground: str = "EEF2FA"
    """Behind what is locked."""
    strong: str = "003399"
    """Titles and headings."""
    on_strong: str = "FFFFFF"
    line: str = "C4D0EA"
    mark: str = "FFCC00"
    """Behind what asks for a second look."""


def read_look(reference: bytes, file: str) -> Look:
    """The look of a reference presentation, that of its first slide master.

    Never raises: whether the presentation is sound is asked where a deck is made of it.
    """
    package, _ = open_package(reference, file)
    masters = sorted(name for name, _ in package.roots_named("p:sldMaster")) if package else []
    themes = package.related(masters[0], _THEME) if package and masters else ()
    root = package.roots.get(themes[0]) if package and themes else None
    if root is None:
        return Look()
    theme = read_theme(root)
    colours = theme.colours
    return Look(
        family=theme.faces.get("+mn-lt") or Look().family,
        text=colours["dk1"],
        quiet=colours["dk2"],
        ground=colours["lt2"],
        strong=colours["accent1"],
        on_strong=colours["lt1"],
        line=colours["accent2"],
        mark=colours["accent3"],
    )
