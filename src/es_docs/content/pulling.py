"""Numbers of the tables put into the content file, touching nothing but those numbers.

What a table says otherwise is found by `joining`. Each value is then replaced by itself, in the
bytes where it stands: comments, order, quotes, anchors, line ends and odd spacing stay. The result
is read again and compared before anybody gets it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.content.checks import CHECKS, DAY, REALISED, TABLE_KEYS, View, meaning, spoken_day
from es_docs.content.explaining import Supplied, validated
from es_docs.content.joining import AS_OF, NUMBERS, Difference, Joined, join
from es_docs.content.naming import shown
from es_docs.content.places import Places, Steps, plain
from es_docs.content.tables import MAX_TABLE_BYTES, Tables, columns, read_tables
from es_docs.days import MONTHS_GENITIVE
from es_docs.diagnostics import (
    ContentError,
    Diagnostic,
    Location,
    Severity,
    error,
    info,
    reason_of,
)
from es_docs.regex import regex
from es_docs.source import (
    MAX_BYTES,
    Entry,
    MappingNode,
    Node,
    Scalar,
    SequenceNode,
    Source,
    Written,
    parse,
    read,
    written,
)
from es_docs.tabular import Records, Selection, read_records

_READABLE: Final = frozenset({"C011", "C013", "C061"})
"""Anchors, tags, merge keys and comments: no number is doubtful for them."""
_TOLD_HERE: Final = frozenset({"D070", "D071"})
"""What `joining` tells of differences, which are what is asked for here."""
_REGISTER_SHEET: Final = "Rejestr"
_DAY_PL: Final = regex(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.\d{4}(?P<behind>.*)", re.DOTALL)
_DAY_IN_WORDS: Final = regex(
    r"\d{1,2}(?P<space>\s)[^\W\d]+(?P<gap>\s)\d{4}(?P<behind>(?:\s?r(?:\.|oku)?)?)"
)
_GROUP: Final = regex(r"\d(\s+)\d")
_PLAIN: Final = regex(r"[^\W_](?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<![\s:])")
"""A plain text in a block, more narrowly than YAML 1.1 §9.1.3 has it."""
_FLOW_SIGNS: Final = frozenset(",[]{}")


class PulledValue(Struct, frozen=True):
    """A value of the content file that a table says otherwise, as people are told it.

    `action` is the number of the action from 1, None where the value is not one of a task.
    """

    action: int | None
    task: str
    key: str
    old: str
    new: str
    written: Location
    used: Location


class Pulled(Struct, frozen=True):
    """What the tables say otherwise than the content file.

    `old` are the bytes of the file and `new` those with the values in it, the same when there are
    no changes.
    """

    old: bytes
    new: bytes
    changes: tuple[PulledValue, ...]
    findings: tuple[Diagnostic, ...]


def pull(path: Path, table: Path | None = None, *, shown_as: str | None = None) -> Pulled:
    """What the tables a content names, or the file `table`, say otherwise than the content file.

    Nothing is written. Raises ContentError when the content or a table cannot be read, a row has
    no home, a value of a table is none a content may have, or there is no table at all.
    """
    data, source = _read(path, shown_as)
    if source.root is None or not {one.code for one in source.findings} <= _READABLE:
        raise ContentError(*source.findings)
    texts = _Texts(data, written(data))
    root = _without_aliases(source.root, texts)
    tables = _tables_of(root, source.file, path, table)
    joined = join(root, source.file, tables.tasks, tables.register)
    findings = (*tables.findings, *joined.findings)
    refusals = [one for one in findings if one.severity is Severity.ERROR]
    refusals = refusals or _refused_values(joined, source.file, tables)
    if refusals:
        raise ContentError(*refusals)
    edits = _edits(joined, texts)
    _refuse_repeated(edits, texts, source.file)
    new = _edited(data, edits)
    if not _prove(new, texts, root, edits, joined):
        raise ContentError(error("D115", Location(source.file), file=source.file))
    told = (one for one in findings if one.code not in _TOLD_HERE)
    places = Places(source.file, joined.root)
    return Pulled(
        data,
        new,
        tuple(_change(one, places) for one in joined.differences),
        (*told, *_only_in_table(root, joined), *_pinned(edits, source.file)),
    )


def _change(one: Difference, places: Places) -> PulledValue:
    match one.path:
        case (_, int(number), *_):
            action, task = number + 1, shown(places.text(*one.path[:-1], "nazwa"))
        case _:
            action, task = None, ""
    key, old, new = str(one.path[-1]), _said(one.written), _said(one.used)
    return PulledValue(action, task, key, old, new, one.written.location, one.used.location)


def _said(value: Scalar) -> str:
    """A value as a person reads it: a day in Polish, any other as it stands."""
    day = meaning(DAY, value.text)
    return shown(value.text) if day is None else spoken_day(day)


def _read(path: Path, shown_as: str | None) -> tuple[bytes, Source]:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return b"", read(path, shown_as=shown_as)
    return data, parse(data, shown_as or str(path))


# --- the tables -------------------------------------------------------------------------------


def _tables_of(root: Node, file: str, path: Path, table: Path | None) -> Tables:
    if table is not None:
        return _tables_in(table)
    view = View(plain(root), Places(file, root))
    if all(view.raw(key) is None for key in TABLE_KEYS):
        raise ContentError(error("D110", Location(file), file=file))
    return read_tables(view, path.parent)


def _tables_in(table: Path) -> Tables:
    """The rows of tasks and the register in a file that no content names.

    A sheet called „Rejestr” is a register, and so is a table with days and no numbers of tasks.
    """
    place = Location(str(table))
    try:
        with table.open("rb") as stream:
            data = stream.read(MAX_TABLE_BYTES + 1)
    except OSError as fault:
        reason = reason_of(fault)
        raise ContentError(error("D111", place, file=table, reason=reason)) from fault
    if len(data) > MAX_TABLE_BYTES:
        limit = f"{MAX_TABLE_BYTES // 1_000_000} MB"
        raise ContentError(error("D112", place, file=table, limit=limit))

    def rows(key: str, sheet: str = "") -> tuple[Records | None, tuple[Diagnostic, ...]]:
        return read_records(data, str(table), Selection(sheet=sheet), columns(key))

    tasks, findings = rows("dane")
    if not tasks:
        register, about_register = rows("rejestr")
        return Tables(None, register, about_register if register else findings)
    register, about_register = rows("rejestr", _REGISTER_SHEET)
    found = (*findings, *about_register) if register else findings
    return Tables(tasks, register, found)


def _refused_values(joined: Joined, file: str, tables: Tables) -> list[Diagnostic]:
    """What is wrong with values of the tables where they would stand."""
    view = View(plain(joined.root), Places(file, joined.root))
    _, refused = validated(view.data, view.places, Supplied(tables.names, is_whole=True))
    whole = (*refused, *(finding for check in CHECKS for finding in check(view)))
    wrong = (one for one in whole if one.severity is Severity.ERROR and one.location)
    return [one for one in wrong if one.location and one.location.cell]


def _only_in_table(root: Node, joined: Joined) -> Iterator[Diagnostic]:
    """Values of listed tasks, and the as-of day, that the content file has no place for."""
    before, after = dict(values_of(root)), dict(values_of(joined.root))
    places = Places("", joined.root)
    missing = [
        (path, value)
        for path, value in after.items()
        if value.location.cell and not value.is_empty and path not in before
        if path == AS_OF or (*path[:-1], "nazwa") in before
    ]
    if missing:
        names = [_named(path, value, places) for path, value in missing]
        more = "; …" if len(names) > 3 else ""
        values = {"count": len(missing), "list": "; ".join(names[:3]) + more}
        yield info("D113", missing[0][1].location, **values)


def _named(path: Steps, value: Scalar, places: Places) -> str:
    if path == AS_OF:
        return f"{path[-1]}: {_said(value)}"
    task = shown(places.text(*path[:-1], "nazwa"))
    return f"„{task}”: {path[-1]} {shown(value.text)}"


def values_of(root: Node) -> Iterator[tuple[Steps, Scalar]]:
    """Every text of a tree that says something, by its path and in its order."""
    stack: list[tuple[Steps, Node]] = [((), root)]
    while stack:
        path, node = stack.pop()
        match node:
            case MappingNode():
                inside = [((*path, key), entry.value) for key, entry in node.entries.items()]
                stack += reversed(inside)
            case SequenceNode():
                stack += reversed([((*path, at), item) for at, item in enumerate(node.items)])
            case Scalar():
                if not node.is_empty:
                    yield path, node


# --- aliases ----------------------------------------------------------------------------------


class _Texts:
    """The texts of a file by where they stand."""

    def __init__(self, data: bytes, spots: Sequence[Written]) -> None:
        self.data = data
        self.spots = spots
        self._at = {(spot.line, spot.column): index for index, spot in enumerate(spots)}
        self._aliases: dict[int, list[int]] = {}
        for index, spot in enumerate(spots):
            if spot.means is not None:
                self._aliases.setdefault(spot.means, []).append(index)

    def raw(self, spot: Written) -> bytes:
        return self.data[spot.start : spot.end]

    def index(self, place: Location) -> int | None:
        return self.at(place.line, place.column)

    def at(self, line: int | None, column: int | None) -> int | None:
        return self._at.get((line or 0, column or 0))

    def repeated_by(self, index: int) -> Sequence[int]:
        """The aliases that repeat a text."""
        return self._aliases.get(index, ())


def _without_aliases(root: Node, texts: _Texts) -> Node:
    """The tree with the text an alias means in its place; one that means no text stays.

    Recursion is bounded by `source.MAX_DEPTH`.
    """
    known = {texts.index(scalar.location): scalar.text for _, scalar in values_of(root)}

    def meant(node: Node) -> Node:
        match node:
            case MappingNode():
                entries = {
                    key: Entry(entry.key, meant(entry.value)) for key, entry in node.entries.items()
                }
                return replace(node, entries=MappingProxyType(entries))
            case SequenceNode():
                return replace(node, items=tuple(meant(item) for item in node.items))
            case Scalar():
                index = texts.index(node.location)
                spot = texts.spots[index] if index is not None else None
                is_alias = spot is not None and spot.sign == "*" and spot.means in known
                return replace(node, text=known[spot.means]) if spot and is_alias else node

    return meant(root)


# --- the edits --------------------------------------------------------------------------------


class _Edit(Struct, frozen=True):
    """Other bytes from `start` to `end`; `keeps` where an alias is written out to stay as it was.

    `text` is what stands there when the file is read again.
    """

    spot: Written
    start: int
    end: int
    data: bytes
    text: str
    keeps: bool = False


def _edits(joined: Joined, texts: _Texts) -> tuple[_Edit, ...]:
    wanted: dict[int, str] = {}
    for one in joined.differences:
        index = texts.index(one.written.location)
        if index is not None:
            old = _inside(texts.spots[index], texts.data)[2]
            wanted[index] = _spelled(one, old, texts.spots[index])
    before = dict(_old_texts(joined, texts))
    edits = {index: _edit(texts, index, text) for index, text in wanted.items()}
    for index, text in wanted.items():
        for alias in texts.repeated_by(index):
            if wanted.get(alias) == text:
                # The alias means the new value already.
                edits.pop(alias, None)
            elif alias not in wanted:
                edits[alias] = replace(_edit(texts, alias, before[index]), keeps=True)
    return tuple(edits.values())


def _refuse_repeated(edits: Iterable[_Edit], texts: _Texts, file: str) -> None:
    """Raises ContentError D116 where a whole part with an edit in it is repeated elsewhere."""
    changed = {texts.at(edit.spot.line, edit.spot.column) for edit in edits}
    for spot in texts.spots:
        at = next((index for index in spot.holds if index in changed), None)
        if at is not None:
            place = Location(file, spot.line, spot.column)
            raise ContentError(error("D116", place, line=texts.spots[at].line))


def _old_texts(joined: Joined, texts: _Texts) -> Iterator[tuple[int, str]]:
    for one in joined.differences:
        index = texts.index(one.written.location)
        if index is not None:
            yield index, one.written.text


def _edit(texts: _Texts, index: int, text: str) -> _Edit:
    spot = texts.spots[index]
    start, end, _ = _inside(spot, texts.data)
    return _Edit(spot, start, end, _quoted(text, spot).encode(), text)


def _inside(spot: Written, data: bytes) -> tuple[int, int, str]:
    """Where the text itself begins and ends, without quotes, header and space around it."""
    start, end = spot.start, spot.end
    if spot.sign in ("'", '"'):
        start, end = start + 1, end - 1
    elif spot.sign in ("|", ">"):
        start += len(data[start:end].splitlines(keepends=True)[0])
    text = data[start:end].decode()
    before = len(text) - len(text.lstrip())
    start += len(text[:before].encode())
    return start, start + len(text.strip().encode()), text.strip()


def _quoted(text: str, spot: Written) -> str:
    """The text as it has to be written in its place: in the quotes it has, else in none."""
    match spot.sign:
        case "'":
            return text.replace("'", "''")
        case '"':
            return text.replace("\\", "\\\\").replace('"', '\\"')
        case "|" | ">":
            return text
        case _:
            is_plain = _PLAIN.fullmatch(text) and not (spot.is_in_flow and _FLOW_SIGNS & set(text))
            return text if is_plain else "'" + text.replace("'", "''") + "'"


def _edited(data: bytes, edits: Iterable[_Edit]) -> bytes:
    """The same bytes but for those of the edits, none of which overlap."""
    parts: list[bytes] = []
    behind = 0
    for edit in sorted(edits, key=lambda one: one.start):
        parts += [data[behind : edit.start], edit.data]
        behind = edit.end
    return b"".join([*parts, data[behind:]])


def _pinned(edits: Iterable[_Edit], file: str) -> Iterator[Diagnostic]:
    for edit in edits:
        if edit.keeps:
            place = Location(file, edit.spot.line, edit.spot.column)
            yield info("D114", place, value=edit.text)


# --- a value in the spelling of the one before it ---------------------------------------------


def _spelled(difference: Difference, old: str, spot: Written) -> str:
    key, text = difference.path[-1], difference.used.text
    number, day = meaning(REALISED, text), meaning(DAY, text)
    if key in NUMBERS and number is not None:
        return _number(number, old, needs_point=spot.is_in_flow and spot.sign in ("", "*"))
    if difference.path == AS_OF and day is not None:
        return _day(day, old)
    return " ".join(text.split())


def _number(value: Decimal, old: str, *, needs_point: bool) -> str:
    """With the decimal mark and the groups the old number had."""
    whole, _, fraction = f"{value:f}".partition(".")
    fraction = fraction.rstrip("0")
    group = _GROUP.search(old)
    if group and len(whole) > 3:
        space = group[1] if len(group[1]) == 1 else " "
        whole = f"{int(whole):,}".replace(",", space)
    has_point = needs_point or "." in old
    return whole + (f"{'.' if has_point else ','}{fraction}" if fraction else "")


def _day(value: date, old: str) -> str:
    """As the old day was written: 2016-03-31, 1.03.2016, 1.3.2016 or 1 marca 2016, „r.” behind."""
    if words := _DAY_IN_WORDS.fullmatch(old):
        month = MONTHS_GENITIVE[value.month - 1]
        return f"{value.day}{words['space']}{month}{words['gap']}{value.year}{words['behind']}"
    polish = _DAY_PL.fullmatch(old)
    if polish is None:
        return value.isoformat()
    is_padded = polish["day"].startswith("0")
    day = f"{value.day:02}" if is_padded else str(value.day)
    month = str(value.month) if len(polish["month"]) == 1 else f"{value.month:02}"
    return f"{day}.{month}.{value.year}{polish['behind']}"


# --- proof ------------------------------------------------------------------------------------


def _prove(new: bytes, texts: _Texts, root: Node, edits: Sequence[_Edit], joined: Joined) -> bool:
    """Whether the new file says what the tables say, and all the rest stands as it stood."""
    after = _Texts(new, written(new))
    return _same_but_edited(texts, after, edits) and _says(after, root, joined)


def _same_but_edited(before: _Texts, after: _Texts, edits: Sequence[_Edit]) -> bool:
    changed = {edit.spot.start for edit in edits}
    if len(before.spots) != len(after.spots):
        return False
    pairs = zip(before.spots, after.spots, strict=True)
    return all(
        one.start in changed or (one.sign, before.raw(one)) == (other.sign, after.raw(other))
        for one, other in pairs
    )


def _says(texts: _Texts, root: Node, joined: Joined) -> bool:
    """`root` is the tree of the file as it was."""
    source = parse(texts.data, "")
    if source.root is None or not {one.code for one in source.findings} <= _READABLE:
        return False
    wanted = dict(values_of(root)) | {one.path: one.used for one in joined.differences}
    found = dict(values_of(_without_aliases(source.root, texts)))
    return wanted.keys() == found.keys() and all(
        found[path].text == value.text or _is_same(found[path], value)
        for path, value in wanted.items()
    )


def _is_same(found: Scalar, wanted: Scalar) -> bool:
    kinds: tuple[Callable[[str], object], ...] = (
        lambda text: meaning(REALISED, text),
        lambda text: meaning(DAY, text),
        lambda text: " ".join(text.split()),
    )
    return any(kind(found.text) == kind(wanted.text) is not None for kind in kinds)
