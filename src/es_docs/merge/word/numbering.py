"""What programs count by themselves: the numbers of headings and of items of lists (§17.9)."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from msgspec import Struct

from es_docs.markup import Element
from es_docs.merge.word.paragraphs import is_gone
from es_docs.merge.word.places import VAL, Looks, make
from es_docs.merge.word.styles import Styles
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified
from es_docs.regex import regex

NUMBERING: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_CONTENT_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
)
_PART: Final = "word/numbering.xml"
_NUM: Final = qualified("w:num")
_NUM_ID: Final = qualified("w:numId")
_ABSTRACT: Final = qualified("w:abstractNum")
_ABSTRACT_ID: Final = qualified("w:abstractNumId")
_LEVEL: Final = qualified("w:ilvl")
_LVL: Final = qualified("w:lvl")
_PLACEHOLDER: Final = regex(r"%([1-9])")
_DEEPEST: Final = 8
_UNCOUNTED: Final = frozenset({"bullet", "none"})


class _Level(Struct):
    start: int = 1
    format: str = "decimal"
    text: str = "%1."


class Numbered(Struct, frozen=True):
    """How a paragraph is numbered: `label` is „4.1” without the dot at its end, `value` its own
    count. It continues when the value follows the one before, of whatever list of this kind."""

    list_id: str
    abstract: str
    label: str
    value: int
    continues: bool


class Numbering:
    """The lists of the document `part`."""

    def __init__(self, draft: Draft, part: str) -> None:
        self._draft, self._main = draft, part
        self.part = next(iter(draft.related(part, NUMBERING)), "")
        try:
            root = draft.root(self.part)
        except KeyError:
            root, self.part = None, ""
        self._read(root)

    def _read(self, root: Element | None) -> None:
        self._abstracts = {} if root is None else _by(root, _ABSTRACT, _ABSTRACT_ID)
        self._nums = {} if root is None else _by(root, _NUM, _NUM_ID)
        self._levels: dict[tuple[str, int], _Level] = {}

    def abstract_of(self, list_id: str) -> str:
        """The id of the w:abstractNum a list is made after; lists that share one count on."""
        num = self._nums.get(list_id)
        of = None if num is None else num.find(_ABSTRACT_ID)
        return "" if of is None else of.get(VAL, "")

    def level(self, list_id: str, level: int) -> _Level:
        key = list_id, level
        if key not in self._levels:
            self._levels[key] = self._resolve(list_id, level)
        return self._levels[key]

    def _resolve(self, list_id: str, level: int) -> _Level:
        found = _Level(text=f"%{level + 1}.")
        for lvl in self._definitions(list_id, level):
            found.start = _integer(lvl, "w:start", found.start)
            found.format = _text(lvl, "w:numFmt", found.format)
            found.text = _text(lvl, "w:lvlText", found.text)
        override = self.override(list_id, level)
        return found if override is None else _Level(override, found.format, found.text)

    def _definitions(self, list_id: str, level: int) -> list[Element]:
        abstract, num = self._abstracts.get(self.abstract_of(list_id)), self._nums.get(list_id)
        wanted = f"{_LVL}[@{_LEVEL}='{level}']"
        found = [] if abstract is None else abstract.findall(wanted)
        overrides = [] if num is None else num.findall(f"{qualified('w:lvlOverride')}/{wanted}")
        return [*found, *overrides]

    def override(self, list_id: str, level: int) -> int | None:
        """The number a list says it starts at on that level; None when it leaves that."""
        num = self._nums.get(list_id)
        if num is None:
            return None
        for override in num.findall(qualified("w:lvlOverride")):
            start = override.find(qualified("w:startOverride"))
            if override.get(_LEVEL, "0") == str(level) and start is not None:
                return int(start.get(VAL, "1")) if start.get(VAL, "").isdecimal() else 1
        return None

    def is_counted(self, list_id: str, level: int) -> bool:
        known = list_id in self._nums
        return known and self.level(list_id, level).format not in _UNCOUNTED

    # --- making

    def new_list(self, abstract_id: str, starts: dict[int, int]) -> str:
        """The w:numId of a new list after that w:abstractNum, its levels starting at these."""
        root = self._edit()
        fresh = str(max((int(one) for one in self._nums if one.isdecimal()), default=0) + 1)
        num = make("w:num", numId=fresh)
        num.append(make("w:abstractNumId", val=abstract_id))
        for level, start in sorted(starts.items()):
            override = make("w:lvlOverride", ilvl=str(level))
            override.append(make("w:startOverride", val=str(start)))
            num.append(override)
        _insert_after(root, num, (_NUM, _ABSTRACT, qualified("w:numPicBullet")))
        self._read(root)
        return fresh

    def adopt(self, abstract: Element) -> str:
        """The id of a copy of another document's w:abstractNum."""
        root = self._edit()
        fresh = str(max((int(one) for one in self._abstracts if one.isdecimal()), default=-1) + 1)
        copy = deepcopy(abstract)
        copy.set(_ABSTRACT_ID, fresh)
        for child in (qualified("w:nsid"), qualified("w:tmpl"), qualified("w:styleLink")):
            for found in copy.findall(child):
                copy.remove(found)
        for own in copy.iter(qualified("w:pStyle")):
            parent = own.getparent()
            if parent is not None:
                parent.remove(own)
        _insert_after(root, copy, (_ABSTRACT, qualified("w:numPicBullet")))
        self._read(root)
        return fresh

    def abstract(self, list_id: str) -> Element | None:
        return self._abstracts.get(self.abstract_of(list_id))

    def starts(self, list_id: str) -> dict[int, int]:
        """The levels for which a list says where it starts."""
        found = {level: self.override(list_id, level) for level in range(_DEEPEST + 1)}
        return {level: start for level, start in found.items() if start is not None}

    def _edit(self) -> Element:
        if not self.part:
            data = f'<w:numbering xmlns:w="{NS["w"]}"/>'.encode()
            self.part = self._draft.free_name(_PART) if _PART in self._draft else _PART
            self._draft.put(self.part, data, _CONTENT_TYPE)
            self._draft.relate(self._main, NUMBERING, self.part)
        root = self._draft.edit(self.part)
        self._read(root)
        return root


class Count:
    """Counting through a document: `number` of each paragraph in turn."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering
        self._values: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def number(self, paragraph: Element) -> Numbered | None:
        """How the paragraph is numbered; None when it is not, or is being deleted."""
        looks = Looks.of(paragraph)
        return None if is_gone(paragraph, looks) else self.number_standing(paragraph, looks)

    def number_standing(self, paragraph: Element, looks: Looks) -> Numbered | None:
        """That of a paragraph with these looks that is known not to be deleted."""
        list_id, level = self._styles.numbering(paragraph, looks)
        if not list_id or level > _DEEPEST or not self._numbering.is_counted(list_id, level):
            return None
        abstract = self._numbering.abstract_of(list_id)
        values = self._values.setdefault(abstract, [None] * (_DEEPEST + 1))
        before = values[level]
        value = self._step(values, list_id, level)
        text = self._numbering.level(list_id, level).text

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            return str(values[at] or self._numbering.level(list_id, at).start)

        label = _PLACEHOLDER.sub(shown, text).rstrip(".")
        return Numbered(list_id, abstract, label, value, before is not None and value == before + 1)

    def _step(self, values: list[int | None], list_id: str, level: int) -> int:
        """§17.9.10, §17.9.26: a list that says where it starts begins there once."""
        override = self._numbering.override(list_id, level)
        is_first = (list_id, level) not in self._started
        self._started.add((list_id, level))
        current = values[level]
        if override is not None and is_first:
            value = override
        elif current is None:
            value = self._numbering.level(list_id, level).start
        else:
            value = current + 1
        values[level] = value
        for deeper in range(level + 1, _DEEPEST + 1):
            values[deeper] = None
        return value


def _by(root: Element, tag: str, key: str) -> dict[str, Element]:
    return {one.get(key, ""): one for one in root.findall(tag)}


def _insert_after(root: Element, new: Element, tags: tuple[str, ...]) -> None:
    """Behind the last child of the first of these kinds that there is, else first."""
    for tag in tags:
        found = root.findall(tag)
        if found:
            found[-1].addnext(new)
            return
    root.insert(0, new)


def _text(lvl: Element, name: str, otherwise: str) -> str:
    child = lvl.find(qualified(name))
    return otherwise if child is None else child.get(VAL, otherwise)


def _integer(lvl: Element, name: str, otherwise: int) -> int:
    text = _text(lvl, name, "")
    return int(text) if text.isdecimal() else otherwise
