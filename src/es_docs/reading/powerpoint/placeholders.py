"""Which placeholder of a layout or master a placeholder takes after (ISO/IEC 29500-1 §19.3.1.36).

On the layout it is the one with the same index, on the master the one of the same sort: titles take
after the title, date, footer and number after their own kind, everything else after the body.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from es_docs.markup import Element
from es_docs.reading.drawingml.nodes import child, children, local_name

_OWN_SORTS: Final[Mapping[str, str]] = {
    "title": "title", "ctrTitle": "title",
    "dt": "dt", "ftr": "ftr", "sldNum": "sldNum", "hdr": "hdr", "sldImg": "sldImg",
}  # fmt: skip
_BODY: Final = "body"


def slot_of(shape: Element) -> Element | None:
    """The `p:ph` of a shape, picture or graphic frame; None when it fills no placeholder."""
    frame = next((one for one in children(shape) if local_name(one).startswith("nv")), None)
    return child(frame, "nvPr", "ph")


class Slots(Struct, frozen=True, eq=False):
    """The placeholders of a layout or master: of the body sort by index and type, all by sort."""

    by_index: Mapping[str, Element]
    by_type: Mapping[str, Element]
    by_sort: Mapping[str, Element]

    @classmethod
    def of(cls, root: Element | None) -> Slots:
        shapes = [*children(child(root, "cSld", "spTree"))]
        found = [(slot, one) for one in shapes if (slot := slot_of(one)) is not None]
        found.reverse()
        bodies = [(slot, one) for slot, one in found if _sort(slot) == _BODY]
        return cls(
            {slot.get("idx", "0"): one for slot, one in bodies},
            {slot.get("type", "obj"): one for slot, one in bodies},
            {_sort(slot): one for slot, one in found},
        )

    def like(self, slot: Element) -> Element | None:
        """The shape of this layout that a placeholder of a slide fills."""
        if _sort(slot) != _BODY:
            return self.by_sort.get(_sort(slot))
        found = self.by_index.get(slot.get("idx", "0"))
        return self.by_type.get(slot.get("type", "obj")) if found is None else found

    def sort(self, slot: Element) -> Element | None:
        """The shape of this master for placeholders of that sort."""
        found = self.by_type.get(_BODY) if _sort(slot) == _BODY else None
        return self.by_sort.get(_sort(slot)) if found is None else found


def _sort(slot: Element) -> str:
    return _OWN_SORTS.get(slot.get("type", "obj"), _BODY)
