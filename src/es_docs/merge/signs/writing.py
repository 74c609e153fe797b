"""A strip changed in its part: signs of now in place of those that were made before.

What a person did to the rest stays: the group and where it stands, their own signs, what they
added, animations (a sign of now keeps the id of the one it replaces).
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import count
from typing import Final

from lxml import etree
from msgspec import Struct

from es_docs.diagnostics import Kind
from es_docs.markup import Element
from es_docs.merge.signs.deciding import Decision, Deed, Fate, is_near, placed, sides, stay
from es_docs.merge.signs.reading import (
    SEPARATOR,
    SLIDE,
    STORIES,
    Found,
    box_of,
    name_of,
    naming,
    shapes_in,
    xfrm_of,
)
from es_docs.merge.signs.record import Trace
from es_docs.messages.signs import STRIP_ALT
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified
from es_docs.theme import STRIP_NAME
from es_docs.units import Box
from es_docs.visibility.rules import MARK_PREFIX
from es_docs.visibility.signs import Sign
from es_docs.visibility.strip import strip_group

_IMAGE: Final = f"{NS['r']}/image"
_RELATION: Final = f"{{{NS['r']}}}"
_SUFFIXES: Final = {"image/svg+xml": "svg", "image/png": "png", "image/x-emf": "emf"}
_ALTERNATE: Final = qualified("mc:AlternateContent")
_FALLBACK: Final = qualified("mc:Fallback")
_DOC_PR: Final = qualified("wp:docPr")
_EXTENT: Final = qualified("wp:extent")
_EXTENSIONS: Final = qualified("a:extLst")


class Strips(Struct, frozen=True):
    """The strips of one document being changed; `base` are the signs it was made with."""

    draft: Draft
    format: Kind
    base: Sequence[Trace]
    signs: Sequence[Sign]

    def renew(self, decision: Decision) -> None:
        """Carry out what was decided about one strip."""
        found = decision.found
        used, before = relations_in(_whole(found)), self._relations(found.part)
        ids = count(self._last_id(found.part) + 1)
        fresh = self._fresh(decision, ids.__next__)
        _snap(found, decision.area)
        _Exchange(decision, _signs_in(fresh)).run()
        self._describe(decision, fresh)
        self._release(found.part, used | (self._relations(found.part) - before))

    def _fresh(self, decision: Decision, next_id: Callable[[], int]) -> Element:
        """The strip of now, as it is drawn for that part: a group, or a run of a page."""
        is_slide = self.draft.root(decision.found.part).tag == SLIDE
        is_deck = self.format is Kind.PPTX
        return strip_group(
            placed(self.signs, decision.area),
            dialect="pptx" if is_deck else "docx",
            embed=self._embedder(decision.found.part),
            next_id=next_id,
            alt=None if is_deck and not is_slide else self._alt(decision),
            with_pictures=is_slide or not is_deck,
        )

    # --- pictures and ids

    def _embedder(self, part: str) -> Callable[[bytes, str], str]:
        def embed(data: bytes, media_type: str) -> str:
            return self.draft.relate(part, _IMAGE, self._media(data, media_type))

        return embed

    def _media(self, data: bytes, media_type: str) -> str:
        """The part with these bytes, which is added if there is none."""
        folder = "ppt/media" if self.format is Kind.PPTX else "word/media"
        suffix = _SUFFIXES[media_type]
        for name in self.draft:
            is_media = posixpath.dirname(name) == folder and name.endswith(f".{suffix}")
            if is_media and self.draft.data(name) == data:
                return name
        name = f"{folder}/sign-{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"
        if name in self.draft:
            return self.draft.add(f"{folder}/sign1.{suffix}", data, media_type)
        self.draft.put(name, data, media_type)
        return name

    def _last_id(self, part: str) -> int:
        """Of the drawing objects of the part, in a report of all its text (§20.4.2.5)."""
        parts = [part] if self.format is Kind.PPTX else list(_stories(self.draft))
        numbers = (
            one.get("id", "")
            for name in parts
            for one in self.draft.root(name).iter("{*}cNvPr", _DOC_PR)
        )
        return max((int(one) for one in numbers if one.isascii() and one.isdecimal()), default=0)

    def _relations(self, part: str) -> set[str]:
        return {one.rid for one in self.draft.relationships(part)}

    def _release(self, part: str, rids: Iterable[str]) -> None:
        """Drop the relationships nothing in the part uses any more, with the parts of their own."""
        used = relations_in(self.draft.edit(part))
        for rid in sorted(set(rids) - used):
            target = self.draft.target(part, rid)
            self.draft.unrelate(part, rid)
            if target in self.draft and not self.draft.sources_of(target):
                self.draft.drop(target)

    # --- what the strip says

    def _alt(self, decision: Decision) -> str:
        """The alternative of the signs that stand there afterwards; a person's own stays."""
        ours = {one.role.value: one.alt for one in self.signs}
        alt = _alt_of(ours[role] for role in decision.shown if role in ours)
        made = {alt, "", _alt_of(one.alt for one in self.base)}
        made.add(_alt_of(one.alt for one in self.base if one.role.value in decision.found.by_role))
        identity = decision.found.identity
        there = "" if identity is None else identity.get("descr", "")
        return alt if there in made else there

    def _describe(self, decision: Decision, fresh: Element) -> None:
        """The name, the text alternative, and what old programs show instead of the drawing."""
        found = decision.found
        identity = found.identity
        drawn = next(fresh.iter(_DOC_PR), None) if found.drawing is not None else naming(fresh)
        if identity is None or drawn is None:
            return
        if not identity.get("name", "").startswith(STRIP_NAME):
            identity.set("name", STRIP_NAME)
        alt = drawn.get("descr", "")
        if alt or not identity.get("descr"):
            identity.set("descr", alt)
        if not alt and identity.find(_EXTENSIONS) is None:
            identity.extend(deepcopy(one) for one in drawn.iterchildren(_EXTENSIONS))
        shown = next(iter(found.holder.iterancestors(_ALTERNATE)), None)
        fallback = next(fresh.iter(_FALLBACK), None)
        if shown is not None and fallback is not None:
            for old in shown.findall(_FALLBACK):
                shown.remove(old)
            shown.append(fallback)


def relations_in(element: Element) -> set[str]:
    """The ids of the relationships that an element uses."""
    return {
        str(value)
        for one in element.iter(etree.Element)
        for key, value in one.attrib.items()
        if str(key).startswith(_RELATION)
    }


def _stories(draft: Draft) -> Iterator[str]:
    for name in draft:
        if name.startswith("word/") and name.endswith(".xml"):
            try:
                if draft.root(name).tag in STORIES:
                    yield name
            except KeyError:
                continue


def _alt_of(signs: Iterable[str]) -> str:
    return STRIP_ALT.format(signs=", ".join(signs))


def _whole(found: Found) -> Element:
    """The strip with all that shows it to old programs."""
    return next(iter(found.holder.iterancestors(_ALTERNATE)), found.holder)


def _signs_in(fresh: Element) -> Mapping[str, Element]:
    """The signs of a strip that was drawn, by role."""
    groups = (one for one in fresh.iter("{*}grpSp", "{*}wgp"))
    group = next(groups)
    return {
        SEPARATOR if name == SEPARATOR else name.removeprefix(MARK_PREFIX): one
        for one in shapes_in(group)
        if (name := name_of(one))
    }


# --- the room of a strip


def _snap(found: Found, area: Box) -> None:
    """Give a strip that stands as it was made its exact room again: LibreOffice rounds it."""
    transform, frame = xfrm_of(found.holder), found.frame
    if transform is None or frame is None or not is_near(frame, area):
        return
    own = box_of(found.holder)
    if own is None or not is_near(own, frame):
        return
    _set(transform, area, "a:off", "a:ext")
    _set(transform, area, "a:chOff", "a:chExt")
    for extent in () if found.drawing is None else found.drawing.findall(_EXTENT):
        extent.set("cx", str(area.width))
        extent.set("cy", str(area.height))


def _set(transform: Element, box: Box, offset: str, extent: str) -> None:
    names = (("x", "y"), ("cx", "cy"))
    values = sides(box)
    for tag, keys, pair in zip((offset, extent), names, (values[:2], values[2:]), strict=True):
        one = transform.find(qualified(tag))
        if one is None:
            continue
        for key, value in zip(keys, pair, strict=True):
            one.set(key, str(value))


# --- the signs of a strip


class _Exchange(Struct, frozen=True):
    """The signs of now put in the places of those before, from left to right."""

    decision: Decision
    fresh: Mapping[str, Element]

    def run(self) -> None:
        last: Element | None = None
        for deed in self.decision.deeds:
            placed_element = self._carry_out(deed, last)
            last = last if placed_element is None else placed_element

    def _carry_out(self, deed: Deed, last: Element | None) -> Element | None:
        """What stands for the sign afterwards, if anything does."""
        there = [] if deed.member is None else list(deed.member.elements)
        match deed.fate:
            case Fate.RENEWED | Fate.ADDED:
                new = self._moved(deed.role)
                if there:
                    _take_id(new, there[0])
                    there[0].addprevious(new)
                    _drop(there)
                else:
                    self._put(new, last)
                return new
            case Fate.REMOVED:
                _drop(there)
                return None
            case Fate.YOURS | Fate.KEPT:
                return there[-1] if there else None
            case Fate.GONE:
                return None

    def _moved(self, role: str) -> Element:
        new, move = self.fresh[role], self.decision.move
        transform, box = xfrm_of(new), box_of(new)
        if move is not stay and transform is not None and box is not None:
            _set(transform, move(box), "a:off", "a:ext")
        return new

    def _put(self, new: Element, last: Element | None) -> None:
        """Behind the sign on its left, or before all others."""
        if last is not None:
            last.addnext(new)
            return
        holder = self.decision.found.holder
        members = [one for member in self.decision.found.members for one in member.elements]
        first = next((one for one in shapes_in(holder) if one in members), None)
        if first is not None:
            first.addprevious(new)
        else:
            holder.append(new)


def _take_id(new: Element, old: Element) -> None:
    """So that animations of the sign before are those of the new one."""
    named, before = naming(new), naming(old)
    if named is not None and before is not None and before.get("id"):
        named.set("id", before.get("id", ""))


def _drop(elements: Sequence[Element]) -> None:
    for one in elements:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
