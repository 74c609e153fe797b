"""The styles of a report, found by name whatever the case, and brought from one to another.

ISO/IEC 29500-1 §17.7. LibreOffice writes „Heading 1” for „heading 1” and makes its own style ids,
a Polish Word too; names stay.
"""

from __future__ import annotations

import itertools
from copy import deepcopy
from typing import Final

from es_docs.markup import Element, child_of
from es_docs.merge.word.places import VAL, Looks
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import qualified
from es_docs.regex import regex

STYLES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_STYLE: Final = qualified("w:style")
_STYLE_ID: Final = qualified("w:styleId")
_TYPE: Final = qualified("w:type")
_NAME: Final = qualified("w:name")
_DEFAULT: Final = qualified("w:default")
_BASED_ON: Final = qualified("w:basedOn")
_REFERENCES: Final = (_BASED_ON, qualified("w:next"), qualified("w:link"))
_HEADING: Final = regex(r"heading ([1-9])")
_TRUE: Final = frozenset({"1", "true", "on"})
NO_LEVEL: Final = 9
"""The outline level of running text (§17.3.1.20)."""


class Styles:
    """The styles of the document `part`; an empty set where there is no sound styles part."""

    def __init__(self, draft: Draft, part: str) -> None:
        self.part = next(iter(draft.related(part, STYLES)), "")
        try:
            self.root = draft.root(self.part)
        except KeyError:
            self.root, self.part = None, ""
        self._draft = draft
        self._levels: dict[str, int] = {}
        self._lists: dict[str, tuple[str, str]] = {}
        self._read()

    def _read(self) -> None:
        styles = [] if self.root is None else self.root.findall(_STYLE)
        self._names: dict[str, str] = {}
        self._by_id = {one.get(_STYLE_ID, ""): one for one in styles}
        self._by_name: dict[tuple[str, str], str] = {}
        self.defaults: dict[str, str] = {}
        for one in styles:
            kind, name, style_id = one.get(_TYPE, ""), name_of(one), one.get(_STYLE_ID, "")
            self._by_name.setdefault((kind, name), style_id)
            if one.get(_DEFAULT, "") in _TRUE:
                self.defaults.setdefault(kind, style_id)
        for (kind, name), style_id in tuple(self._by_name.items()):
            self._by_name.setdefault((kind, name.casefold()), style_id)

    def __contains__(self, style_id: str) -> bool:
        return style_id in self._by_id

    def get(self, style_id: str) -> Element | None:
        return self._by_id.get(style_id)

    def id_of(self, kind: str, name: str) -> str:
        """The id of the style of this name; of two that differ in case only, the very same."""
        same = self._by_name.get((kind, name))
        return same if same is not None else self._by_name.get((kind, name.casefold()), "")

    def name(self, style_id: str, kind: str = "paragraph") -> str:
        """The name in small letters of a style, of the default one where there is none given."""
        known = style_id if style_id in self._by_id else self.defaults.get(kind, "")
        if known not in self._names:
            style = self._by_id.get(known)
            self._names[known] = "" if style is None else name_of(style).casefold()
        return self._names[known]

    def of_paragraph(self, paragraph: Element) -> str:
        """The style id a paragraph names, else that of the default style."""
        return self.of_looks(Looks.of(paragraph))

    def of_looks(self, looks: Looks) -> str:
        """That of a paragraph with these looks."""
        style_id = "" if looks.style is None else looks.style.get(VAL, "")
        return style_id if style_id in self._by_id else self.defaults.get("paragraph", "")

    def level(self, paragraph: Element, looks: Looks | None = None) -> int:
        """The outline level of a paragraph from 0, `NO_LEVEL` for running text (§17.3.1.20).

        `looks` are its own, if known.
        """
        looks = looks or Looks.of(paragraph)
        if looks.outline is not None:
            return _number(looks.outline.get(VAL, ""), NO_LEVEL)
        style_id = self.of_looks(looks)
        if style_id not in self._levels:
            self._levels[style_id] = self._style_level(style_id)
        return self._levels[style_id]

    def _style_level(self, style_id: str) -> int:
        for style in self.lineage(style_id):
            level = Looks.of(style).outline
            if level is not None:
                return _number(level.get(VAL, ""), NO_LEVEL)
            heading = _HEADING.fullmatch(name_of(style).casefold())
            if heading:
                return int(heading[1]) - 1
        return NO_LEVEL

    def lineage(self, style_id: str) -> list[Element]:
        """The style and those it is based on; a circle ends where it closes."""
        found: list[Element] = []
        style = self._by_id.get(style_id)
        while style is not None and style not in found:
            found.append(style)
            base = child_of(style, _BASED_ON)
            style = self._by_id.get("" if base is None else base.get(VAL, ""))
        return found

    def numbering(self, paragraph: Element, looks: Looks | None = None) -> tuple[str, int]:
        """The list a paragraph counts in (w:numId, "" for none) and its level there (§17.9).

        `looks` are its own, if known.
        """
        looks = looks or Looks.of(paragraph)
        own, style_id = looks.numbers, self.of_looks(looks)
        if style_id not in self._lists:
            self._lists[style_id] = self._style_list(style_id)
        list_id, level = self._lists[style_id]
        if own is not None:
            list_id, level = _value(own, "w:numId") or list_id, _value(own, "w:ilvl") or level
        return ("" if list_id == "0" else list_id), _number(level, 0)

    def _style_list(self, style_id: str) -> tuple[str, str]:
        inherited = (Looks.of(style).numbers for style in self.lineage(style_id))
        found = [one for one in inherited if one is not None]
        list_id = next((v for one in found if (v := _value(one, "w:numId"))), "")
        return list_id, next((v for one in found if (v := _value(one, "w:ilvl"))), "0")

    def ids(self, kind: str) -> list[str]:
        return [style_id for style_id, one in self._by_id.items() if kind_of(one) == kind]

    def own_list(self, style_id: str) -> str:
        """The list that a style itself names, "" when it names none."""
        style = self._by_id.get(style_id)
        found = None if style is None else Looks.of(style).numbers
        return "" if found is None else _value(found, "w:numId")

    # --- bringing a style

    def adopt(self, style: Element) -> Element:
        """Add a copy of another document's style under a free id; references are the caller's."""
        root = self._draft.edit(self.part)
        if root is not self.root:
            self.root = root
            self._read()
        copy = deepcopy(style)
        if _DEFAULT in copy.attrib:
            del copy.attrib[_DEFAULT]
        wanted = copy.get(_STYLE_ID, "")
        names = itertools.chain([wanted], map(f"{wanted}{{}}".format, itertools.count(1)))
        copy.set(_STYLE_ID, next(name for name in names if name and name not in self._by_id))
        root.append(copy)
        self._lists.clear()
        self._read()
        return copy


def references(style: Element) -> list[Element]:
    """The children of a style that name other styles."""
    return [child for tag in _REFERENCES if (child := style.find(tag)) is not None]


def name_of(style: Element) -> str:
    name = child_of(style, _NAME)
    return "" if name is None else name.get(VAL, "")


def kind_of(style: Element) -> str:
    return style.get(_TYPE, "")


def _value(element: Element, name: str) -> str:
    child = child_of(element, qualified(name))
    return "" if child is None else child.get(VAL, "")


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() else otherwise
