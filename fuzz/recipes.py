"""Inputs as recipes: a seed that is sound, and what is done to it.

A recipe is a short JSON text, so a crash is read at a glance, cut down by leaving edits out, and
kept in the repository at no cost. Edits speak of parts by name and of elements by their number,
counted round, so that every recipe can be cooked from every seed.
"""

from __future__ import annotations

import json
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any, Final

from lxml import etree
from msgspec import Struct

MAX_EDITS: Final = 12
_BITING: Final = (
    "", " ", "0", "1", "-1", "2", "255", "256", "32768", "65536", "2147483647", "2147483648",
    "-2147483649", "4294967296", "99999999999999999999", "-99999999999999999999", "1e308", "1e999",
    "-1e999", "NaN", "nan", "INF", "inf", "1.5", "-0.5", ".5", "1,5", "0x10", "007", "+5", " 5 ",
    "1_000", "٣", "²", "½", "५", "ⅷ", "true", "false", "on", "none", "auto", "50%", "-50%", "12pt",
    "1in", "rId1", "rId999", "rId0", "#", "#x", "%", "%s", "{}", "{0}", "{name}", "$1", "\\", "\\1",
    "=1+1", "+1", "-1+1", "@SUM(1)", "../../../../etc/passwd", "/etc/passwd", "C:\\x", "..", ".",
    "/", "//", "http://127.0.0.1:9/x", "file:///etc/passwd", "ftp://[", "http://[::1", "\u202e",
    "\u200b", "\ufeff", "\u00a0", "ą", "Ⅷ", "İ", "ß", "ﬁ", "\U0001f600", "e\u0301", "&amp;", "<a>",
    "'", '"', "]]>", "[", "(", "*", "?", "A1", "$A$1", "A1:XFD1048576", "Sheet1!$A$1:$B$2", "#REF!",
    "1048577", "XFD1048576", "2016-02-30", "31.12.2016", "9999-12-31", "0001-01-01", "\t", "\n",
    "A" * 300, "A" * 20_000, "1" * 5000, "9" * 400, "(" * 500, "-" * 200,
)  # fmt: skip
"""Values that bite: past the ends, not quite numbers, paths, formulas, patterns, odd letters."""
_TOKEN: Final = re.compile(rb"[^\s:<>\"'=/\[\](){},;]+")
_DRAINED: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold (XML 1.0 §2.2)."""

_ANY_DEPTH: Final = etree.XMLParser(huge_tree=True, resolve_entities=False)

Edit = Sequence[Any]
"""A verb and what it needs, as JSON keeps it."""
Parts = list[tuple[str, bytes]]
"""The members of an archive in their order; a name may stand there twice."""


class Recipe(Struct, frozen=True):
    seed: str
    edits: tuple[Edit, ...] = ()

    def written(self) -> bytes:
        record = {"seed": self.seed, "edits": self.edits}
        return json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")


def read_recipe(data: bytes) -> Recipe | None:
    """The recipe in these bytes; None when there is none."""
    try:
        record = json.loads(data)
        return Recipe(str(record["seed"]), tuple(tuple(edit) for edit in record["edits"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


class Kitchen(Struct, frozen=True):
    """A way to change seeds of one kind: what can be done, and how it is done to the bytes."""

    propose: Callable[[bytes, random.Random], Edit]
    cook: Callable[[bytes, Sequence[Edit]], bytes]


def changed(recipe: Recipe, kitchen: Kitchen, seeds: Mapping[str, bytes], by: random.Random):
    """The recipe with one to three edits more, less, or others, as `by` chooses."""
    edits = list(recipe.edits)
    for _ in range(by.choice((1, 1, 1, 2, 3))):
        if edits and by.random() < 0.25:
            edits.pop(by.randrange(len(edits)))
        else:
            edits.insert(by.randint(0, len(edits)), kitchen.propose(seeds[recipe.seed], by))
    return Recipe(recipe.seed, tuple(edits[-MAX_EDITS:]))


def cooked(recipe: Recipe, kitchen: Kitchen, seeds: Mapping[str, bytes]) -> bytes:
    return kitchen.cook(seeds[recipe.seed], recipe.edits)


def smallest(recipe: Recipe, still_bites: Callable[[Recipe], bool]) -> Recipe:
    """The recipe without the edits that do not matter."""
    at = 0
    while at < len(recipe.edits):
        less = Recipe(recipe.seed, recipe.edits[:at] + recipe.edits[at + 1 :])
        if still_bites(less):
            recipe = less
        else:
            at += 1
    return recipe


def _nth(items: Sequence[Any], at: Any) -> Any:
    """The item with this number, counted round; None of an empty sequence."""
    return items[int(at) % len(items)] if items else None


def _value(by: random.Random) -> str:
    return by.choice(_BITING)


# --- texts: YAML, CSV, SVG, PDF


def _propose_text(seed: bytes, by: random.Random) -> Edit:
    place = by.randrange(max(1, len(seed)))
    match by.randrange(9):
        case 0 | 1 | 2:
            return ("token", by.randrange(5000), _value(by))
        case 3:
            return ("token from", by.randrange(5000), by.randrange(5000))
        case 4:
            return ("line", by.randrange(2000), by.choice((0, 0, 2, 3, 50)))
        case 5:
            return ("line to", by.randrange(2000), by.randrange(2000))
        case 6:
            return ("insert", place, _value(by))
        case 7:
            return ("byte", place, by.randrange(256))
        case _:
            return ("cut", place, by.choice((1, 2, 5, 20, 100, 10_000_000)))


def _cook_text(seed: bytes, edits: Sequence[Edit]) -> bytes:
    for edit in edits:
        seed = _text_edited(seed, *edit)
    return seed


def _text_edited(text: bytes, verb: str, at: int, value: Any) -> bytes:
    if verb in ("token", "token from"):
        found = list(_TOKEN.finditer(text))
        token = _nth(found, at)
        if token is None:
            return text
        new = _nth(found, value)[0] if verb == "token from" else _bytes(value)
        return text[: token.start()] + new + text[token.end() :]
    if verb in ("line", "line to"):
        lines = text.splitlines(keepends=True) or [b""]
        place = at % len(lines)
        if verb == "line":
            return b"".join([*lines[:place], *[lines[place]] * value, *lines[place + 1 :]])
        line = lines.pop(place)
        lines.insert(value % (len(lines) + 1), line)
        return b"".join(lines)
    place = at % (len(text) + 1)
    match verb:
        case "insert":
            return text[:place] + _bytes(value) + text[place:]
        case "byte":
            return text[:place] + bytes([value]) + text[place + 1 :]
        case "cut":
            return text[:place] + text[place + value :]
        case _:
            return text


def _bytes(value: str) -> bytes:
    return value.encode("utf-8", "surrogatepass")


TEXTS: Final = Kitchen(_propose_text, _cook_text)


# --- records: JSON by its nodes


def _propose_record(_: bytes, by: random.Random) -> Edit:
    at = by.randrange(5000)
    match by.randrange(5):
        case 0 | 1:
            value = by.choice((_value(by), _value(by), None, True, -1, 2**70, 1.5, [], {}, [[]]))
            return ("node", at, value)
        case 2:
            return ("node from", at, by.randrange(5000))
        case 3:
            return ("node gone", at, 0)
        case _:
            return ("node in lists", at, by.choice((1, 2, 30, 60, 500)))


def _cook_record(seed: bytes, edits: Sequence[Edit]) -> bytes:
    record = json.loads(seed)
    try:
        for edit in edits:
            _edit_record(record, *edit)
        return json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except RecursionError:  # lists in lists beyond what can be copied or written
        return seed


def _edit_record(record: Any, verb: str, at: int, value: Any) -> None:
    spots = list(_spots(record))
    holder, key = _nth(spots, at) or (None, None)
    if holder is None:
        return
    match verb:
        case "node":
            holder[key] = value
        case "node from":
            other, place = _nth(spots, value)
            holder[key] = json.loads(json.dumps(other[place]))
        case "node gone":
            del holder[key]
        case _:
            for _ in range(value):
                holder[key] = [holder[key]]


def _spots(record: Any):
    """Every place of a record, as the list or mapping that holds it and the key in it."""
    waiting = [record]
    while waiting:
        holder = waiting.pop(0)
        keys = range(len(holder)) if isinstance(holder, list) else list(holder)
        for key in keys:
            yield holder, key
            if isinstance(holder[key], list | dict):
                waiting.append(holder[key])


RECORDS: Final = Kitchen(_propose_record, _cook_record)


# --- packages: archives of XML


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def packed(parts: Parts, method: int = zipfile.ZIP_STORED) -> bytes:
    target = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # names that stand there twice are meant
        with zipfile.ZipFile(target, "w", method) as archive:
            for name, data in parts:
                archive.writestr(zipfile.ZipInfo(name), data, method)
    return target.getvalue()


_XML: Final = (".xml", ".rels")
_NAMES: Final = (
    "../evil.xml", "/etc/evil", "..\\evil", "C:/evil", "a//b", "ppt/./x.xml", "", "a" * 300, "ą.xml",
    "word/document.xml", "[Content_Types].xml", "_rels/.rels", "WORD/DOCUMENT.XML", "x\x00y.xml",
)  # fmt: skip


def _propose_package(seed: bytes, by: random.Random) -> Edit:
    names = [name for name, _ in unpacked(seed)]
    part, other = by.choice(names), by.choice(names)
    if by.random() < 0.85:
        part = by.choice([name for name in names if name.endswith(_XML)] or names)
    at = by.randrange(20_000)
    match by.randrange(24):
        case 0 | 1 | 2 | 3 | 4 | 5:
            return ("attribute", part, at, by.randrange(8), _value(by))
        case 6 | 7 | 8:
            return ("attribute from", part, at, by.randrange(8), by.randrange(20_000))
        case 9:
            return ("no attribute", part, at, by.randrange(8))
        case 10 | 11:
            return ("text", part, at, _value(by))
        case 12 | 13:
            return ("remove", part, at)
        case 14 | 15:
            return ("repeat", part, at, by.choice((1, 2, 2, 20, 300)))
        case 16:
            return ("nest", part, at, by.choice((1, 2, 3, 100, 240, 300)))
        case 17 | 18:
            return ("graft", part, at, by.choice((part, part, other)), by.randrange(20_000))
        case 19:
            return ("tag", part, at, by.randrange(20_000))
        case 20:
            return ("drop", part)
        case 21:
            return by.choice((
                ("twice", part), ("rename", part, by.choice(_NAMES)), ("swap", part, other),
                ("fill", part, _value(by)), ("fill from", part, other), ("many", by.choice((10, 2000))),
            ))  # fmt: skip
        case 22:
            return ("bytes", part, by.randrange(100_000), by.choice((0, 60, 62, 255, 0x26, 0x80)))
        case _:
            return by.choice((
                ("archive byte", by.randrange(1_000_000), by.randrange(256)),
                ("archive tail byte", by.randrange(3000), by.randrange(256)),
                ("archive cut", by.randrange(1_000_000)), ("method", by.choice((8, 12, 14))),
            ))  # fmt: skip


def _cook_package(seed: bytes, edits: Sequence[Edit]) -> bytes:
    archive, method = _Archive(unpacked(seed)), zipfile.ZIP_STORED
    late: list[Edit] = []
    for edit in edits:
        if edit[0] == "method":
            method = edit[1]
        elif str(edit[0]).startswith("archive"):
            late.append(edit)
        else:
            archive.take(*edit)
    data = bytearray(packed(archive.parts(), method))
    for verb, at, *value in late:
        if verb == "archive cut":
            del data[at % (len(data) + 1) :]
        elif data:
            place = at % len(data) if verb == "archive byte" else -1 - at % len(data)
            data[place] = value[0]
    return bytes(data)


class _Archive:
    """The parts of a package being spoilt; a part is parsed when first needed."""

    def __init__(self, parts: Parts) -> None:
        self._parts: list[tuple[str, bytes | Any]] = list(parts)

    def parts(self) -> Parts:
        return [
            (name, data if isinstance(data, bytes) else etree.tostring(data))
            for name, data in self._parts
        ]

    def take(self, verb: str, *values: Any) -> None:
        if verb == "many":
            self._parts += [(f"docProps/many{n}.xml", b"<a/>") for n in range(values[0])]
            return
        place = next((n for n, (name, _) in enumerate(self._parts) if name == values[0]), None)
        if place is not None:
            if verb in _PART_VERBS:
                self._take_part(verb, place, *values[1:])
            else:
                self._take_element(verb, place, *values[1:])

    def _take_part(self, verb: str, place: int, value: Any = None, byte: int = 0) -> None:
        name, data = self.parts()[place] if verb == "bytes" else self._parts[place]
        other = next((n for n, (one, _) in enumerate(self._parts) if one == value), place)
        match verb:
            case "drop":
                del self._parts[place]
            case "twice":
                self._parts.append((name, data))
            case "rename":
                self._parts[place] = (value, data)
            case "swap":
                theirs = self._parts[other][1]
                self._parts[other] = (self._parts[other][0], data)
                self._parts[place] = (name, theirs)
            case "fill":
                self._parts[place] = (name, _bytes(value))
            case "fill from":
                self._parts[place] = (name, self.parts()[other][1])
            case _:
                spoilt = bytearray(data or b" ")
                spoilt[value % len(spoilt)] = byte
                self._parts[place] = (name, bytes(spoilt))

    def _root(self, place: int) -> Any:
        name, data = self._parts[place]
        if isinstance(data, bytes):
            try:
                data = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
            except (etree.XMLSyntaxError, ValueError):
                return None
            self._parts[place] = (name, data)
        return data

    def _take_element(self, verb: str, place: int, at: int, *values: Any) -> None:
        root = self._root(place)
        if root is None:
            return
        elements = list(root.iter("*"))
        element = _nth(elements, at)
        match verb:
            case "attribute" | "attribute from" | "no attribute":
                _set_attribute(verb, elements, element, *values)
            case "text":
                element.text = _DRAINED.sub("", values[0])
            case "tag":
                element.tag = _nth(elements, values[0]).tag
            case "graft":
                source = next(
                    (n for n, (one, _) in enumerate(self._parts) if one == values[0]), place
                )
                other = self._root(source)
                if other is not None:
                    element.append(_copy(_nth(list(other.iter("*")), values[1])))
            case _ if element.getparent() is None:
                return
            case "remove":
                element.getparent().remove(element)
            case "repeat":
                for _ in range(values[0]):
                    element.addnext(_copy(element))
            case "nest":
                for _ in range(values[0]):
                    wrapped = element.makeelement(element.tag, dict(element.attrib))
                    element.addprevious(wrapped)
                    wrapped.append(element)
            case _:
                raise ValueError(verb)


_PART_VERBS: Final = frozenset({"drop", "twice", "rename", "swap", "fill", "fill from", "bytes"})


def _copy(element: Any) -> Any:
    copied = etree.fromstring(etree.tostring(element, with_tail=False), _ANY_DEPTH)
    copied.tail = None
    return copied


def _set_attribute(
    verb: str, elements: list[Any], element: Any, number: int, value: Any = ""
) -> None:
    """The elements after one without attributes are as good."""
    start = elements.index(element)
    held = next((one for one in elements[start:] if one.attrib), None)
    if held is None:
        return
    name = _nth(sorted(held.attrib), number)
    if verb == "no attribute":
        del held.attrib[name]
    elif verb == "attribute":
        held.set(name, _DRAINED.sub("", value))
    else:
        others = [one.get(name) for one in elements if one.get(name) is not None]
        held.set(name, _nth(others, value))


PACKAGES: Final = Kitchen(_propose_package, _cook_package)


# --- bytes: pictures, compressed PDF


def _propose_bytes(seed: bytes, by: random.Random) -> Edit:
    place = by.randrange(max(1, len(seed)))
    match by.randrange(5):
        case 0 | 1:
            return ("byte", by.choice((place, by.randrange(64))), by.choice((0, 1, 127, 128, 255)))
        case 2:
            return ("byte", place, by.randrange(256))
        case 3:
            return ("cut", place, by.choice((1, 4, 10_000_000)))
        case _:
            return ("insert", place, _value(by))


BYTES: Final = Kitchen(_propose_bytes, _cook_text)
