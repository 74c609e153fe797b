"""The content with the numbers of its tables in it: every value keeps its cell as its place.

Pure: a tree and records go in, a tree comes out that is checked like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.content.checks import DAY, LINE, REALISED, View, meaning, spoken_day
from es_docs.content.naming import folded, shown
from es_docs.content.outline import (
    Meant,
    TaskAt,
    is_blank,
    is_total,
    meant_by,
    outline_of,
    placed,
)
from es_docs.content.places import Places, Steps, plain
from es_docs.content.register import Span, count, told_once
from es_docs.diagnostics import Diagnostic, error, info, warning
from es_docs.model import Register
from es_docs.regex import regex
from es_docs.source import Entry, MappingNode, Node, Scalar, SequenceNode
from es_docs.tabular import Cell, CellKind, Record, Records

NUMBERS: Final = ("plan", "wykonanie")
NEEDED: Final = (*NUMBERS, "jednostka")
"""What a task has to have, from wherever."""
VALUES: Final = (*NEEDED, "przyczyna")
"""What a row says of its task, in the order a task has it."""
AS_OF: Final = ("projekt", "stan na")
MAX_TOLD: Final = 3
"""Differences that one warning lists."""

_AS_OF_LABELS: Final = regex(
    r"(?:dane )?(?:(?:wg|wedlug)\.? )?stanu? na(?: dzien| dn| dnia)?|dane na (?:dzien|dn)"
)
"""The label above a table whose neighbour is the day the numbers were taken, as people write it
and as it is compared: „Stan na”, „Stan na dn.”, „Dane według stanu na dzień”."""


class Difference(Struct, frozen=True):
    """A value of the content file that a table says otherwise; `used` is what counts.

    `path` is that of both in the joined tree; `name` tells a person which it is.
    """

    path: Steps
    name: str
    written: Scalar
    used: Scalar

    def __str__(self) -> str:
        return f"{self.name} {_said(self.written)} → {_said(self.used)}"


class Joined(Struct, frozen=True):
    """The content with what its tables say.

    `is_whole` is False when a row found no home, so that nobody can tell what is missing.
    `notes` say which values were used where two places differ: worth telling only when they are.
    """

    root: Node
    register: Register | None = None
    findings: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    differences: tuple[Difference, ...] = ()
    is_whole: bool = True


class _Edits(Struct):
    """What is put into the tree: values of tasks, whole lists of tasks, the as-of day."""

    values: dict[TaskAt, dict[str, Scalar]] = field(
        default_factory=dict["TaskAt", "dict[str, Scalar]"]
    )
    tasks: dict[int, list[MappingNode]] = field(default_factory=dict["int", "list[MappingNode]"])
    as_of: Scalar | None = None


def join(
    root: Node, file: str, tasks: Records | None = None, register: Records | None = None
) -> Joined:
    """Put the rows of tasks, and then what a register counts, into the tree of a content file."""
    if not isinstance(root, MappingNode):
        return Joined(root)
    findings: list[Diagnostic] = []
    homeless: list[Diagnostic] = []
    joined = root
    if tasks:
        edits = _task_edits(tasks, _view(root, file), findings, homeless)
        joined = _edited(root, edits)
    as_of, about_day = _as_of(tasks, register)
    joined = _edited(joined, _Edits(as_of=as_of)) if as_of else joined
    before, counted = joined, None
    if register:
        joined, counted, about_register = _with_register(joined, register, file)
        findings += about_register
    differences = tuple(_differences(root, joined, file))
    return Joined(
        joined,
        counted,
        (*findings, *about_day, *told_once(homeless)),
        (*_about_differences(differences, file), *_about_rows(before, joined, root, file)),
        differences,
        not homeless,
    )


def _view(root: Node, file: str) -> View:
    return View(plain(root), Places(file, root))


# --- rows of tasks ----------------------------------------------------------------------------


def _task_edits(
    records: Records, view: View, findings: list[Diagnostic], homeless: list[Diagnostic]
) -> _Edits:
    outline, edits = outline_of(view), _Edits()
    rows: dict[tuple[int, str], Record] = {}
    for one in placed(records, outline):
        record = one.record
        if is_blank(record):
            continue
        if is_total(record, outline):
            findings.append(info("D069", record.location))
            continue
        meant = meant_by(one, outline)
        if isinstance(meant, Meant):
            meant = _first_row(record, meant, rows)
        if isinstance(meant, Diagnostic):
            homeless.append(meant)
            continue
        _take(record, meant, edits, view)
    if not homeless:
        findings += _without_rows(records, view, edits)
    return edits


def _first_row(
    record: Record, meant: Meant, rows: dict[tuple[int, str], Record]
) -> Meant | Diagnostic:
    """The same, unless an earlier row has spoken of that task."""
    task = record.cells["zadanie"]
    key = (meant.action, folded(task.text))
    first = rows.setdefault(key, record)
    if first is record:
        return meant
    return error("D067", task.location, task=shown(task.text), row=first.number)


def _take(record: Record, meant: Meant, edits: _Edits, view: View) -> None:
    """What a row says of a task the content lists, or the task it is."""
    if meant.task is None:
        edits.tasks.setdefault(meant.action, []).append(_task_of(record))
        return
    path = ("działania", meant.action, "zadania", meant.task)
    values = _values(record)
    # An empty cell is where a person will look for what is written nowhere.
    asked = {key: cell for key in NEEDED if (cell := record.cells.get(key))}
    values |= {
        key: _scalar(cell)
        for key, cell in asked.items()
        if key not in values and view.raw(*path, key) is None
    }
    edits.values[meant.action, meant.task] = values


def _values(record: Record) -> dict[str, Scalar]:
    cells = {key: cell for key in VALUES if (cell := record.cells.get(key))}
    filled = {key: cell for key, cell in cells.items() if cell.kind is not CellKind.EMPTY}
    return {key: _scalar(cell) for key, cell in filled.items()}


def _task_of(record: Record) -> MappingNode:
    cells = {"nazwa": record.cells.get("zadanie")} | {key: record.cells.get(key) for key in VALUES}
    entries = {
        key: Entry(Scalar(key, True, cell.location), _scalar(cell))
        for key, cell in cells.items()
        if cell
    }
    return MappingNode(MappingProxyType(entries), record.location)


def _scalar(cell: Cell) -> Scalar:
    return Scalar(cell.text, True, cell.location)


def _without_rows(records: Records, view: View, edits: _Edits) -> Iterator[Diagnostic]:
    """Listed tasks that no row speaks of; those that lack a number are told as lacking it."""
    for task in view.tasks():
        _, action, _, number = task
        has_row = (action, number) in edits.values
        is_told = all(view.raw(*task, key) is not None for key in NUMBERS)
        name = view.value(LINE, *task, "nazwa")
        if name and is_told and not has_row:
            place = view.places.at(*task, "nazwa")
            yield warning("D068", place, task=shown(name), file=records.file)


# --- the as-of day ----------------------------------------------------------------------------


def _as_of(*tables: Records | None) -> tuple[Scalar | None, tuple[Diagnostic, ...]]:
    """The day beside „Stan na” above a table; two tables must not say two days."""
    cells = [cell for table in tables if table for cell in _noted(table)]
    if not cells:
        return None, ()
    first = cells[0]
    other = next((cell for cell in cells if cell.text != first.text), None)
    if other is None:
        return _scalar(first), ()
    values = {"day": _said(_scalar(other)), "first": _said(_scalar(first))}
    return _scalar(first), (error("D075", other.location, cell=first.location, **values),)


def _noted(records: Records) -> Iterator[Cell]:
    for label, cell in records.notes.items():
        if _AS_OF_LABELS.fullmatch(folded(label).rstrip(": .")) and cell.kind is not CellKind.EMPTY:
            yield cell


# --- the register -----------------------------------------------------------------------------


def _with_register(
    root: MappingNode, records: Records, file: str
) -> tuple[MappingNode, Register | None, tuple[Diagnostic, ...]]:
    """The tree with the realised numbers counted; explicit ones stay where no row speaks."""
    view = _view(root, file)
    start, end = (view.value(DAY, "projekt", "okres", key) for key in ("od", "do"))
    is_span = not (start and end and end < start)
    span = Span(start, end) if is_span else Span()
    counted = count(records, outline_of(view), span, view.value(DAY, *AS_OF))
    edits = _Edits()
    for at, number in counted.realised.items():
        path = ("działania", at[0], "zadania", at[1], "wykonanie")
        if at in counted.with_rows or view.raw(*path) in (None, ""):
            edits.values[at] = {"wykonanie": number}
    if view.raw(*AS_OF) is None:
        edits.as_of = counted.last_day
    return _edited(root, edits), counted.register, counted.findings


def _about_rows(
    before: MappingNode, after: MappingNode, root: MappingNode, file: str
) -> Iterator[Diagnostic]:
    """Realised numbers of rows that the register counts otherwise."""
    written = set(_scalars(root))
    told = [one for one in _differences(before, after, file) if one.written not in written]
    if told:
        place = told[0].written.location
        yield warning("D071", place, count=len(told), list=_listed(told))


def _scalars(root: MappingNode) -> Iterator[Scalar]:
    for _, entries in _tasks(root):
        yield from (one.value for one in entries.values() if isinstance(one.value, Scalar))


# --- what differs -----------------------------------------------------------------------------


def _differences(before: MappingNode, after: MappingNode, file: str) -> Iterator[Difference]:
    """Values of tasks, and the as-of day, that stand in `before` and are others in `after`."""
    view = _view(after, file)
    old = _value(before, AS_OF)
    new = _value(after, AS_OF)
    if old and new and not _is_same(old, new):
        yield Difference(AS_OF, AS_OF[-1], old, new)
    now = dict(_tasks(after))
    for at, entries in _tasks(before):
        name = view.value(LINE, "działania", at[0], "zadania", at[1], "nazwa") or ""
        for key in VALUES:
            old, new = (_scalar_of(one.get(key)) for one in (entries, now.get(at, {})))
            if old and new and not _is_same(old, new):
                path = ("działania", at[0], "zadania", at[1], key)
                yield Difference(path, f"{at[0] + 1}. „{shown(name)}”: {key}", old, new)


def _is_same(old: Scalar, new: Scalar) -> bool:
    if old is new:
        return True
    numbers = [meaning(REALISED, one.text) for one in (old, new)]
    days = [meaning(DAY, one.text) for one in (old, new)]
    for meanings in (numbers, days):
        if None not in meanings:
            return meanings[0] == meanings[1]
    return " ".join(old.text.split()) == " ".join(new.text.split())


def _about_differences(differences: tuple[Difference, ...], file: str) -> Iterator[Diagnostic]:
    if differences:
        tables = sorted({one.used.location.file for one in differences})
        values = {"count": len(differences), "list": _listed(differences), "file": file}
        place = differences[0].written.location
        yield warning("D070", place, tables=", ".join(f"„{one}”" for one in tables), **values)


def _listed(differences: Iterable[Difference]) -> str:
    texts = [str(one) for one in differences]
    more = "; …" if len(texts) > MAX_TOLD else ""
    return "; ".join(texts[:MAX_TOLD]) + more


def _said(value: Scalar) -> str:
    """A value as a person reads it: a day in Polish, any other as it stands."""
    day = meaning(DAY, value.text)
    return spoken_day(day) if isinstance(day, date) else shown(value.text)


# --- the tree ---------------------------------------------------------------------------------


def _tasks(root: MappingNode) -> Iterator[tuple[TaskAt, Mapping[str, Entry]]]:
    """The entries of every task; none for what is no task."""
    for number, action in enumerate(_items(root.entries.get("działania"))):
        tasks = action.entries.get("zadania") if isinstance(action, MappingNode) else None
        for position, task in enumerate(_items(tasks)):
            yield (number, position), task.entries if isinstance(task, MappingNode) else {}


def _items(entry: Entry | None) -> tuple[Node, ...]:
    return entry.value.items if entry and isinstance(entry.value, SequenceNode) else ()


def _value(root: MappingNode, path: tuple[str, ...]) -> Scalar | None:
    node: Node = root
    for step in path[:-1]:
        entry = node.entries.get(step) if isinstance(node, MappingNode) else None
        if entry is None:
            return None
        node = entry.value
    return _scalar_of(node.entries.get(path[-1])) if isinstance(node, MappingNode) else None


def _scalar_of(entry: Entry | None) -> Scalar | None:
    is_text = entry and isinstance(entry.value, Scalar) and not entry.value.is_empty
    return entry.value if entry and is_text and isinstance(entry.value, Scalar) else None


def _edited(root: MappingNode, edits: _Edits) -> MappingNode:
    """The tree with the edits in it; what is not where the model has it stays as it is."""
    entries = dict(root.entries)
    actions, facts = entries.get("działania"), entries.get("projekt")
    if actions and isinstance(actions.value, SequenceNode):
        items = (_edited_action(item, at, edits) for at, item in enumerate(actions.value.items))
        entries["działania"] = replace(actions, value=replace(actions.value, items=tuple(items)))
    if edits.as_of and facts and isinstance(facts.value, MappingNode):
        with_day = _with_values(facts.value, {AS_OF[-1]: edits.as_of})
        entries["projekt"] = replace(facts, value=with_day)
    return replace(root, entries=MappingProxyType(entries))


def _edited_action(action: Node, number: int, edits: _Edits) -> Node:
    if not isinstance(action, MappingNode):
        return action
    listed = action.entries.get("zadania")
    if number in edits.tasks:
        rows = edits.tasks[number]
        key = Scalar("zadania", True, rows[0].location)
        tasks = Entry(key, SequenceNode(tuple(rows), rows[0].location))
    elif listed and isinstance(listed.value, SequenceNode):
        items = tuple(
            _with_values(item, edits.values.get((number, at), {}))
            for at, item in enumerate(listed.value.items)
        )
        tasks = replace(listed, value=replace(listed.value, items=items))
    else:
        return action
    return replace(action, entries=MappingProxyType({**action.entries, "zadania": tasks}))


def _with_values(node: Node, values: Mapping[str, Scalar]) -> Node:
    """A group of keys with these values; a key it has keeps its place in the file."""
    if not values or not isinstance(node, MappingNode):
        return node
    entries = dict(node.entries)
    for key, value in values.items():
        known = entries.get(key)
        entries[key] = Entry(known.key if known else Scalar(key, True, value.location), value)
    return replace(node, entries=MappingProxyType(entries))
