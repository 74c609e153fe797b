"""What a slide takes from its layout and master, and shapes made free of them.

Which placeholder takes after which: ISO/IEC 29500-1 §19.3.1.36. On the layout it is the one with
the same index, on the master the one of the same sort.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Final

from msgspec import Struct, field

from es_docs.markup import Element, child_of
from es_docs.merge.powerpoint.shapes import (
    PIC,
    RELATION,
    SP,
    Box,
    box_of,
    elements,
    place,
    remove,
    set_box,
    shapes_in,
    slot_of,
    sub,
    tree_of,
)
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified

REL_ID: Final = f"{{{NS['r']}}}id"
EMBED: Final = f"{{{NS['r']}}}embed"
_SORTS: Final[Mapping[str, str]] = {
    "title": "title", "ctrTitle": "title",
    "dt": "dt", "ftr": "ftr", "sldNum": "sldNum", "hdr": "hdr", "sldImg": "sldImg",
}  # fmt: skip
_BODY: Final = "body"
FURNITURE: Final = frozenset({"dt", "ftr", "sldNum", "hdr", "sldImg"})
"""Placeholders that are no content."""
_BODY_TEXT: Final = qualified("p:txBody")
_LIST_STYLE: Final = qualified("a:lstStyle")
_USUAL_LOOKS: Final = qualified("a:defRPr")
_COMMON: Final = qualified("p:cSld")
_TEXT_STYLES: Final = qualified("p:txStyles")
_SLIDES: Final = qualified("p:sldIdLst")
_FONTS: Final = f"{qualified('a:themeElements')}/{qualified('a:fontScheme')}"
_FITS: Final = tuple(map(qualified, ("a:noAutofit", "a:normAutofit", "a:spAutoFit")))
_GEOMETRIES: Final = tuple(map(qualified, ("a:prstGeom", "a:custGeom")))
_FILLS: Final = tuple(
    map(
        qualified,
        ("a:noFill", "a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill"),
    )
)
_LINES: Final = (qualified("a:ln"),)
_KINDS: Final[tuple[frozenset[str], ...]] = (
    frozenset(_FILLS),
    frozenset(map(qualified, ("a:buClrTx", "a:buClr"))),
    frozenset(map(qualified, ("a:buSzTx", "a:buSzPct", "a:buSzPts"))),
    frozenset(map(qualified, ("a:buFontTx", "a:buFont"))),
    frozenset(map(qualified, ("a:buNone", "a:buAutoNum", "a:buChar", "a:buBlip"))),
)
"""Children of a level's looks of which there is one at a time."""


def sort_of(slot: Element) -> str:
    """The sort of a placeholder: title, body, date, footer, number."""
    return _SORTS.get(slot.get("type", "obj"), _BODY)


class Master(Struct, frozen=True, eq=False):
    """A master with its placeholders by sort.

    `fonts` are the typefaces of the theme under the names text calls them by, `+mn-lt`, `+mj-lt`.
    """

    part: str
    root: Element | None
    fonts: Mapping[str, str]
    by_sort: Mapping[str, Element]
    _sizes: dict[tuple[str, int], str] = field(default_factory=dict["tuple[str, int]", str])

    @classmethod
    def of(cls, draft: Draft, part: str) -> Master:
        root = draft.find(part)
        slots = {sort_of(slot): one for slot, one in _slots(root)}
        return cls(part, root, _fonts(draft, part), slots)

    def styles(self, sort: str) -> Element | None:
        """The text style for that sort of placeholder."""
        name = {"title": "p:titleStyle", _BODY: "p:bodyStyle"}.get(sort, "p:otherStyle")
        return child_of(self.root, _TEXT_STYLES, qualified(name))

    def size(self, sort: str, level: int) -> str:
        """The size of text at a level in placeholders of that sort; "" unknown."""
        if (sort, level) not in self._sizes:
            styles = _list_style(self.by_sort.get(sort)), self.styles(sort)
            sizes = (_size_in(one, level) for one in styles)
            self._sizes[sort, level] = next(filter(None, sizes), "")
        return self._sizes[sort, level]


class Sheet(Struct, frozen=True, eq=False):
    """A layout with its master: the placeholders of both by index and by sort.

    What placeholders of one kind take from it is looked up once: slides have the same ones.
    """

    part: str
    name: str
    root: Element | None
    behind: Master
    _by_index: Mapping[str, Element]
    _by_sort: Mapping[str, Element]
    _boxes: dict[tuple[str, str], Box | None] = field(
        default_factory=dict["tuple[str, str]", "Box | None"]
    )
    _sizes: dict[tuple[str, str, int], str] = field(
        default_factory=dict["tuple[str, str, int]", str]
    )

    @property
    def master(self) -> str:
        return self.behind.part

    @property
    def fonts(self) -> Mapping[str, str]:
        return self.behind.fonts

    def has(self, slot: Element) -> bool:
        """Whether the layout has a placeholder that this one of a slide fills."""
        return self.like(slot) is not None

    def like(self, slot: Element) -> Element | None:
        """The shape of the layout a placeholder takes after."""
        if sort_of(slot) != _BODY:
            return self._by_sort.get(sort_of(slot))
        return self._by_index.get(slot.get("idx", "0"))

    def ancestors(self, slot: Element) -> Iterator[Element]:
        """The shapes a placeholder takes after, the nearest first."""
        found = (self.like(slot), self.behind.by_sort.get(sort_of(slot)))
        return (one for one in found if one is not None)

    def box(self, shape: Element) -> Box | None:
        """The box a shape is drawn in: its own, or that of its placeholder."""
        own, slot = box_of(shape), slot_of(shape)
        if own is not None or slot is None:
            return own
        return self.inherited_box(slot)

    def inherited_box(self, slot: Element) -> Box | None:
        key = _taken_by(slot)
        if key not in self._boxes:
            boxes = (box_of(one) for one in self.ancestors(slot))
            self._boxes[key] = next((box for box in boxes if box is not None), None)
        return self._boxes[key]

    def slot_type(self, index: str) -> str | None:
        """The type of the layout's placeholder with that index; None when it has none."""
        shape = self._by_index.get(index)
        slot = None if shape is None else slot_of(shape)
        return None if slot is None else slot.get("type", "obj")

    def size(self, shape: Element, level: int) -> str:
        """The size of text at a level (from 1) that says none itself, in 1/100 pt; "" unknown."""
        return self.size_in(child_of(shape, _BODY_TEXT), slot_of(shape), level)

    def size_in(self, body: Element | None, slot: Element | None, level: int) -> str:
        """The same by the `p:txBody` of a shape and the placeholder it fills, if it does."""
        own = _size_in(child_of(body, _LIST_STYLE), level)
        return own if own or slot is None else self._inherited_size(slot, level)

    def _inherited_size(self, slot: Element, level: int) -> str:
        index, sort = _taken_by(slot)
        key = index, sort, level
        if key not in self._sizes:
            own = _size_in(_list_style(self.like(slot)), level)
            self._sizes[key] = own or self.behind.size(sort, level)
        return self._sizes[key]

    def styles(self, slot: Element) -> Element | None:
        """The master's text style for that sort of placeholder."""
        return self.behind.styles(sort_of(slot))


class Sheets(Struct, eq=False):
    """The layouts of a draft, each read when first asked for."""

    draft: Draft
    _known: dict[str, Sheet] = field(default_factory=dict[str, Sheet])
    _masters: dict[str, Master] = field(default_factory=dict[str, Master])

    def of_slide(self, slide: str) -> Sheet:
        return self.of_layout(next(iter(self.draft.related(slide, f"{RELATION}slideLayout")), ""))

    def of_layout(self, layout: str) -> Sheet:
        if layout not in self._known:
            self._known[layout] = self._read(layout)
        return self._known[layout]

    def _read(self, layout: str) -> Sheet:
        root = self.draft.find(layout)
        masters = self.draft.related(layout, f"{RELATION}slideMaster") if layout else ()
        master = next(iter(masters), "")
        if master not in self._masters:
            self._masters[master] = Master.of(self.draft, master)
        common = child_of(root, _COMMON)
        own = _slots(root)
        return Sheet(
            layout,
            "" if common is None else common.get("name", ""),
            root,
            self._masters[master],
            {slot.get("idx", "0"): one for slot, one in own if sort_of(slot) == _BODY},
            {sort_of(slot): one for slot, one in own},
        )

    def named(self, name: str, near: str = "") -> Sheet | None:
        """The layout of that name, of the master `near` if it has one; None when there is none."""
        found = [self.of_layout(part) for part in self._all()]
        same = sorted((one for one in found if one.name == name), key=lambda s: s.master != near)
        return next(iter(same), None)

    def any(self) -> Sheet:
        """The first layout there is."""
        return self.of_layout(next(self._all(), ""))

    def _all(self) -> Iterator[str]:
        for master in self.draft.related(presentation_of(self.draft), f"{RELATION}slideMaster"):
            yield from self.draft.related(master, f"{RELATION}slideLayout")


def _taken_by(slot: Element) -> tuple[str, str]:
    """What tells how much a placeholder takes from its layout and master: its index and sort."""
    return slot.get("idx", "0"), sort_of(slot)


def _list_style(shape: Element | None) -> Element | None:
    return child_of(shape, _BODY_TEXT, _LIST_STYLE)


def _size_in(styles: Element | None, level: int) -> str:
    """The size that the styles of levels give text at this one; "" where they give none."""
    looks = child_of(styles, qualified(f"a:lvl{level}pPr"), _USUAL_LOOKS)
    return "" if looks is None else looks.get("sz", "")


def presentation_of(draft: Draft) -> str:
    """The main part; "" when the package has none that can be read."""
    found = draft.related("", f"{RELATION}officeDocument")
    return next((part for part in found if draft.find(part) is not None), "")


def slide_entries(draft: Draft, presentation: str) -> Iterator[tuple[Element, str]]:
    """The `p:sldId` of each slide in order, and its part ("" when there is none)."""
    targets = {one.rid: one.target for one in draft.relationships(presentation)}
    for entry in elements(child_of(draft.edit(presentation), _SLIDES)):
        yield entry, targets.get(entry.get(REL_ID, ""), "")


def _fonts(draft: Draft, master: str) -> dict[str, str]:
    themes = draft.related(master, f"{RELATION}theme") if master else ()
    root = draft.find(themes[0]) if themes else None
    scheme = None if root is None else root.find(_FONTS)
    found: dict[str, str] = {}
    for name, kind in (("+mj-lt", "a:majorFont"), ("+mn-lt", "a:minorFont")):
        path = f"{qualified(kind)}/{qualified('a:latin')}"
        latin = None if scheme is None else scheme.find(path)
        if latin is not None and latin.get("typeface"):
            found[name] = latin.get("typeface", "")
    return found


def _slots(root: Element | None) -> list[tuple[Element, Element]]:
    """The placeholders of a sheet, the first of a kind last, so that it wins in a mapping."""
    shapes = shapes_in(None if root is None else tree_of(root))
    found = [(slot, one) for one in shapes if (slot := slot_of(one)) is not None]
    return found[::-1]


# --- shapes that stand by themselves


def settle_in(shape: Element, sheet: Sheet, here: Sheet, *, keeps_slot: bool = False) -> None:
    """Write into a shape all it takes from its layout, and leave the placeholder.

    `sheet` is the one it takes after now, `here` the one of the slide it is to stand on. With
    `keeps_slot` it stays the title of its slide.
    """
    slot = slot_of(shape)
    if slot is None:
        return
    box = sheet.box(shape)
    if box is not None:
        set_box(shape, box)
    if shape.tag == SP:
        _copy_looks(shape, slot, sheet)
    if shape.tag == PIC:
        _copy_missing(sub(shape, "p:spPr"), [], _GEOMETRIES)
    keep_fonts(shape, sheet, here)
    if not keeps_slot:
        remove(slot)


def keep_fonts(element: Element, sheet: Sheet, here: Sheet) -> None:
    """Name the typefaces that the theme here would not give.

    Text of tables, and a paragraph by itself, has the theme's typeface unless it says another.
    """
    other = {name: face for name, face in sheet.fonts.items() if here.fonts.get(name) != face}
    for latin in element.iter(qualified("a:latin")):
        latin.set("typeface", other.get(latin.get("typeface", ""), latin.get("typeface", "")))
    body = other.get("+mn-lt", "")
    plain = (element,) if element.tag == qualified("a:p") else element.iter(qualified("a:tc"))
    for holder in plain if body else ():
        for looks in holder.iter(qualified("a:rPr"), qualified("a:endParaRPr")):
            if looks.find(qualified("a:latin")) is None:
                place(looks, looks.makeelement(qualified("a:latin"), {"typeface": body}))


def _copy_looks(shape: Element, slot: Element, sheet: Sheet) -> None:
    ancestors = list(sheet.ancestors(slot))
    properties = sub(shape, "p:spPr")
    theirs = [one.find(qualified("p:spPr")) for one in ancestors]
    for kinds in (_GEOMETRIES, _FILLS, _LINES):
        _copy_missing(properties, [one for one in theirs if one is not None], kinds)
    body = shape.find(qualified("p:txBody"))
    if body is None:
        return
    bodies = [one.find(qualified("p:txBody")) for one in ancestors]
    inner = [one for one in bodies if one is not None]
    _copy_body(sub(body, "a:bodyPr"), [one.find(qualified("a:bodyPr")) for one in inner])
    lists = [one.find(qualified("a:lstStyle")) for one in inner]
    _copy_levels(sub(body, "a:lstStyle"), [*lists, sheet.styles(slot)])


def _copy_missing(own: Element, others: list[Element], kinds: tuple[str, ...]) -> None:
    """The first of these children that another has, if the own one has none."""
    if any(own.find(kind) is not None for kind in kinds):
        return
    found = (child for other in others for child in elements(other) if child.tag in kinds)
    child = next(found, None)
    if child is not None:
        place(own, deepcopy(child))
    elif kinds is _GEOMETRIES:
        rectangle = place(own, own.makeelement(_GEOMETRIES[0], {"prst": "rect"}))
        rectangle.append(own.makeelement(qualified("a:avLst")))


def _copy_body(own: Element, others: list[Element | None]) -> None:
    found = [one for one in others if one is not None]
    for other in found:
        for name, value in other.attrib.items():
            if name not in own.attrib:
                own.set(name, value)
    _copy_missing(own, found, _FITS)


def _copy_levels(own: Element, others: list[Element | None]) -> None:
    """The looks of each level: the nearest that says something says it."""
    for number in range(1, 10):
        name = qualified(f"a:lvl{number}pPr")
        found = [
            level for one in others if one is not None and (level := one.find(name)) is not None
        ]
        if found:
            level = own.find(name)
            level = place(own, own.makeelement(name)) if level is None else level
            for other in found:
                _underlay(level, other)


def _underlay(own: Element, other: Element) -> None:
    """What the other says and the own one does not."""
    for name, value in other.attrib.items():
        if name not in own.attrib:
            own.set(name, value)
    there = {str(child.tag) for child in elements(own)}
    for child in elements(other):
        tag = str(child.tag)
        if tag == qualified("a:defRPr") and tag in there:
            _underlay(sub(own, "a:defRPr"), child)
        elif tag not in there and not any(tag in kind and kind & there for kind in _KINDS):
            place(own, deepcopy(child))


def takes_slot(shape: Element, sheet: Sheet, used: frozenset[str]) -> bool:
    """Whether a shape may fill its placeholder on a slide of that layout where `used` are full."""
    slot = slot_of(shape)
    if slot is None:
        return False
    return sheet.has(slot) and slot_key(slot) not in used


def slot_key(slot: Element) -> str:
    """What two placeholders of one slide must not share."""
    return slot.get("idx", "0") if sort_of(slot) == _BODY else sort_of(slot)
