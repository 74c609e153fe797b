"""Looking into XML that anybody may have written: what is missing or odd gives a default.

Elements are found by their local name, because the same DrawingML stands under other prefixes in
a presentation, a chart and a text document. Of `mc:AlternateContent` the first `mc:Choice` is
read, as an Office of today does (ISO/IEC 29500-3 §7.6), and never the `mc:Fallback`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from es_docs.markup import Element
from es_docs.ooxml.package import qualified
from es_docs.regex import regex
from es_docs.units import EMU_PER_INCH, EMU_PER_MM, EMU_PER_POINT

REL_EMBED: Final = qualified("r:embed")
REL_LINK: Final = qualified("r:link")
REL_ID: Final = qualified("r:id")
_ALTERNATE: Final = qualified("mc:AlternateContent")
_CHOICE: Final = qualified("mc:Choice")

_MOST: Final = 10**12
"""No length, size or percentage in a sound file comes near; larger ones would overflow floats."""
_SHORT: Final = 12
_MEASURE: Final = regex(r"\s*([+-]?(?:\d{1,15}(?:\.\d{0,9})?|\.\d{1,9}))\s*([a-z]{2}|%)?\s*")
_EMU_PER_UNIT: Final = {
    "mm": EMU_PER_MM,
    "cm": 10 * EMU_PER_MM,
    "in": EMU_PER_INCH,
    "pt": EMU_PER_POINT,
    "pc": 12 * EMU_PER_POINT,
    "pi": 12 * EMU_PER_POINT,
}
"""ST_UniversalMeasure, ISO/IEC 29500-1 §22.9.2.15."""
_OFF: Final = frozenset({"0", "false", "off"})


def local_name(element: Element) -> str:
    """The name without its namespace; "" for a comment or instruction."""
    return _local(element.tag)


@lru_cache(maxsize=2048)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""  # pyright: ignore[reportUnnecessaryIsInstance] - comments have a function for a tag


def children(element: Element | None) -> Iterator[Element]:
    """The child elements, those of the first `mc:Choice` in the place of alternatives."""
    if element is None or not len(element):
        return
    for one in element:
        tag = one.tag
        if tag == _ALTERNATE:
            yield from children(one.find(_CHOICE))
        elif _local(tag):
            yield one


def child(element: Element | None, *path: str) -> Element | None:
    """Down a path of local names, the first child of each; None where it ends early."""
    for name in path:
        if element is None or not len(element):
            return None
        element = next(element.iterchildren("{*}" + name), None)
    return element


def named_children(element: Element | None) -> dict[str, Element]:
    """The child elements by their local name, the first of each."""
    found: dict[str, Element] = {}
    if element is None or not len(element):
        return found
    for one in element:
        tag = one.tag
        name = _local(tag)
        if tag == _ALTERNATE:
            for inner, each in named_children(one.find(_CHOICE)).items():
                found.setdefault(inner, each)
        elif name and name not in found:
            found[name] = one
    return found


def measure(text: str | None) -> tuple[float, str] | None:
    """A number and its unit ("" for none, "%")."""
    if not text:
        return None
    if len(text) < _SHORT and (text.isdecimal() or (text[0] == "-" and text[1:].isdecimal())):
        return float(text), ""
    match = _MEASURE.fullmatch(text)
    if match is None:
        return None
    return max(-_MOST, min(_MOST, float(match[1]))), match[2] or ""


def number(element: Element | None, name: str) -> float | None:
    """The value of an attribute as a plain number; None when there is none."""
    found = measure(element.get(name)) if element is not None else None
    return found[0] if found and not found[1] else None


def integer(element: Element | None, name: str, default: int = 0) -> int:
    value = number(element, name)
    return default if value is None else round(value)


def length(element: Element | None, name: str) -> int | None:
    """A coordinate in EMU: a bare number, or one with a unit."""
    found = measure(element.get(name)) if element is not None else None
    if found is None:
        return None
    return round(found[0] * _EMU_PER_UNIT.get(found[1], 1))


def fraction(element: Element | None, name: str = "val") -> float | None:
    """A percentage as a fraction: `75000` (thousandths of a percent) and `75%` are 0.75."""
    found = measure(element.get(name)) if element is not None else None
    if found is None:
        return None
    return found[0] / (100 if found[1] == "%" else 100_000)


def flag(element: Element | None, name: str = "val", *, default: bool = False) -> bool:
    """An on/off attribute; an element that is there without it has its schema's default."""
    value = element.get(name) if element is not None else None
    return default if value is None else value not in _OFF
