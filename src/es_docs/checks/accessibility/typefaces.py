"""Which typefaces have serifs: a list of those that Office, the web and offices use (A11Y-050)."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from es_docs.regex import regex


class Style(StrEnum):
    SANS = "sans"
    SERIF = "serif"
    SCRIPT = "script"
    """Imitates handwriting or is made for display."""
    MONOSPACED = "monospaced"
    UNKNOWN = "unknown"


_SANS: Final = (
    "abadi", "agency fb", "aktiv grotesk", "aptos", "archivo", "arial", "arimo", "asap",
    "atkinson", "avant garde", "avenir", "bahnschrift", "barlow", "be vietnam", "benton sans",
    "bierstadt", "brandon", "cabin", "calibri", "candara", "carlito", "catamaran",
    "century gothic", "circe", "comfortaa", "corbel", "dejavu sans", "din", "dm sans", "dubai",
    "ebrima", "encode sans", "eras", "europa", "exo", "figtree", "fira sans", "franklin gothic",
    "frutiger", "futura", "gadugi", "geneva", "gill sans", "gotham", "grandview", "helvetica",
    "helvetica neue", "hind", "ibm plex sans", "inter", "istok", "josefin sans", "jost",
    "kanit", "karla", "lato", "leelawadee", "lexend", "liberation sans", "lucida grande",
    "lucida sans", "maiandra", "malgun gothic", "manrope", "meiryo", "microsoft sans serif",
    "montserrat", "ms gothic", "mukta", "muli", "mulish", "museo sans", "myriad",
    "neue haas grotesk", "nirmala", "nobile", "noto sans", "nunito", "open sans", "optima",
    "oswald", "outfit", "oxygen", "plus jakarta", "poppins", "posterama", "proxima nova",
    "pt sans", "public sans", "quicksand", "raleway", "red hat", "roboto", "rubik",
    "sagona sans", "saira", "san francisco", "sans-serif", "seaford", "segoe ui", "selawik",
    "seravek", "signika", "skeena", "skia", "source sans", "space grotesk", "system-ui",
    "tahoma", "tenorite", "titillium", "trebuchet", "tw cen mt", "ubuntu", "univers",
    "urbanist", "varela", "verdana", "walbaum display sans", "work sans", "yantramanav",
    "yu gothic",
)  # fmt: skip
_SERIF: Final = (
    "antykwa", "arvo", "baskerville", "bell mt", "bernard mt", "bitter", "bodoni",
    "book antiqua", "bookman", "caladea", "california fb", "californian fb", "calisto",
    "cambria", "centaur", "century", "century schoolbook", "charter", "cmr", "computer modern",
    "constantia", "cormorant", "crimson", "dejavu serif", "didot", "eb garamond", "elephant",
    "footlight", "garamond", "gelasio", "georgia", "goudy", "high tower text", "hoefler text",
    "ibm plex serif", "latin modern", "liberation serif", "libertinus", "libre baskerville",
    "linux libertine", "lora", "lucida bright", "lucida fax", "merriweather", "minion",
    "modern no. 20", "ms mincho", "ms serif", "noto serif", "onyx", "palatino", "perpetua",
    "playfair", "pt serif", "roboto serif", "roboto slab", "rockwell", "serif", "simsun",
    "sitka", "source serif", "spectral", "sylfaen", "times", "times new roman", "tinos",
    "wide latin", "zilla slab",
)  # fmt: skip
_SCRIPT: Final = (
    "algerian", "blackadder", "bradley hand", "broadway", "brush script", "castellar",
    "chiller", "comic sans", "cooper black", "curlz", "dancing script", "edwardian script",
    "freestyle script", "french script", "gabriola", "harlow", "impact", "ink free", "jokerman",
    "kristen", "kunstler", "lobster", "lucida calligraphy", "lucida handwriting", "magneto",
    "matura", "mistral", "monotype corsiva", "old english", "pacifico", "palace script",
    "papyrus", "rage italic", "ravie", "script mt", "segoe print", "segoe script", "showcard",
    "snap itc", "stencil", "viner hand", "vivaldi", "vladimir script",
)  # fmt: skip
_MONOSPACED: Final = (
    "cascadia", "consolas", "courier", "courier new", "cousine", "dejavu sans mono",
    "fira code", "fira mono", "ibm plex mono", "jetbrains mono", "liberation mono",
    "lucida console", "menlo", "monaco", "noto mono", "noto sans mono", "ocr a", "roboto mono",
    "source code", "ubuntu mono",
)  # fmt: skip
_SYMBOLS: Final = (
    "symbol",
    "wingdings",
    "webdings",
    "segoe ui emoji",
    "segoe ui symbol",
    "marlett",
)
"""Faces of signs, not of letters; nothing is said of them."""
_LISTS: Final = (
    (Style.SANS, _SYMBOLS), (Style.MONOSPACED, _MONOSPACED), (Style.SCRIPT, _SCRIPT),
    (Style.SERIF, _SERIF), (Style.SANS, _SANS),
)  # fmt: skip
_TELLING: Final = (
    (Style.MONOSPACED, regex(r"\bmono(spaced)?\b", re.IGNORECASE)),
    (
        Style.SERIF,
        regex(r"(?<!sans )(?<!sans-)\b(serif|slab|antiqua|antykwa)\b", re.IGNORECASE),
    ),
    (Style.SCRIPT, regex(r"\b(script|handwriting|hand)\b", re.IGNORECASE)),
    (Style.SANS, regex(r"\b(sans|grotesk|grotesque|gothic|ui)\b", re.IGNORECASE)),
)
"""What a name tells of a face that stands on no list."""


@lru_cache(maxsize=256)
def style_of(family: str) -> Style:
    """The style of a typeface by its name; weights and widths in it („Lato Light”) do not matter.

    A name that stands on no list and tells nothing is UNKNOWN; "" too.
    """
    name = " ".join(family.casefold().split())
    known = [
        (len(entry), style)
        for style, entries in _LISTS
        for entry in entries
        if name == entry or name.startswith((f"{entry} ", f"{entry}-"))
    ]
    if known:
        return max(known, key=lambda pair: pair[0])[1]
    told = (style for style, pattern in _TELLING if pattern.search(name))
    return next(told, Style.UNKNOWN)
