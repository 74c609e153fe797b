"""The actions and tasks of a content, and how a row of a table says which of them it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from es_docs.content.checks import LINE, View
from es_docs.content.naming import folded, listed, nearest, shown
from es_docs.diagnostics import Diagnostic, Location, error
from es_docs.regex import regex
from es_docs.tabular import Cell, CellKind, Record

TaskAt = tuple[int, int]
"""An action and a task of it, by their positions from 0."""

_NUMBERED = regex(r"(?:dzialanie )?(?:nr )?(?P<number>\d+)(?:,0+)?[.):]?(?: (?P<rest>.+))?")
_TOTALS: Final = frozenset({"razem", "suma", "ogolem", "lacznie", "total", "podsumowanie"})
MAX_LISTED: Final = 12
"""Names a message lists; a longer list helps nobody."""


class Action(Struct, frozen=True):
    """An action by the names people give it; `tasks` is empty when the content lists none."""

    index: int
    title: str
    short_title: str
    tasks: tuple[str, ...]

    @property
    def label(self) -> str:
        """„2. Sieci podmiotów reintegracyjnych”."""
        return f"{self.index + 1}. {self.short_title or self.title}"


class Outline(Struct, frozen=True):
    """The actions, and what folded names may mean: `by_name` actions, `by_task` tasks of any
    action, `by_place` the task of an action."""

    actions: tuple[Action, ...]
    by_name: Mapping[str, Sequence[int]]
    by_task: Mapping[str, Sequence[TaskAt]]
    by_place: Mapping[tuple[int, str], int]

    @property
    def is_whole(self) -> bool:
        return all(action.tasks for action in self.actions)


def outline_of(view: View) -> Outline:
    """The actions of a content; what the model will refuse has no name here."""
    actions = tuple(_actions(view))
    by_name: dict[str, list[int]] = {}
    by_task: dict[str, list[TaskAt]] = {}
    by_place: dict[tuple[int, str], int] = {}
    for action in actions:
        for name in {folded(action.title), folded(action.short_title)} - {""}:
            by_name.setdefault(name, []).append(action.index)
        for number, task in enumerate(action.tasks):
            name = folded(task)
            by_task.setdefault(name, []).append((action.index, number))
            by_place.setdefault((action.index, name), number)
    return Outline(actions, by_name, by_task, by_place)


def _actions(view: View) -> Iterator[Action]:
    for index, action in enumerate(view.paths("działania")):
        tasks = view.paths(*action, "zadania")
        yield Action(
            index,
            view.value(LINE, *action, "tytuł") or "",
            view.value(LINE, *action, "skrót") or "",
            tuple(view.value(LINE, *task, "nazwa") or "" for task in tasks),
        )


class Meant(Struct, frozen=True):
    """What a row means: an action, and a task of it where the content lists its tasks."""

    action: int
    task: int | None


def meant_by(record: Record, outline: Outline) -> Meant | Diagnostic:
    """The task of a row, by its action (number, title or short title) and its own name.

    The finding where that means nothing.
    """
    action, task = (record.cells.get(key) for key in ("działanie", "zadanie"))
    has_action = action is not None and action.kind is not CellKind.EMPTY
    if task is None or task.kind is CellKind.EMPTY:
        place = task.location if task else record.location
        return error("D064", place)
    if action is None or not has_action:
        return _by_task_alone(task, action.location if action else task.location, outline)
    found = _actions_named(action.text, outline)
    if len(found) == 1:
        return _in_action(task, outline.actions[found[0]], outline)
    if found:
        names = listed(outline.actions[index].label for index in found)
        return error("D066", action.location, text=shown(action.text), allowed=names)
    return _unknown_action(action, outline)


def _actions_named(written: str, outline: Outline) -> Sequence[int]:
    """„2”, „2.”, „Działanie 2”, „2. Sieci …”, the title or the short title."""
    name = folded(written)
    found = outline.by_name.get(name, ())
    numbered = _NUMBERED.fullmatch(name)
    if found or numbered is None:
        return found
    index = int(numbered["number"][:9]) - 1
    rest = numbered["rest"]
    is_known = 0 <= index < len(outline.actions)
    if is_known and (not rest or index in outline.by_name.get(rest, ())):
        return (index,)
    return ()


def _by_task_alone(task: Cell, place: Location, outline: Outline) -> Meant | Diagnostic:
    """A row that names no action means the one that has a task of this name."""
    found = outline.by_task.get(folded(task.text), ())
    if len(found) == 1:
        return Meant(*found[0])
    if found:
        names = listed(outline.actions[action].label for action, _ in found)
        return error("D065", place, task=shown(task.text), allowed=names)
    if not outline.is_whole:
        return error("D077", place, task=shown(task.text))
    names = [name for action in outline.actions for name in action.tasks]
    return _unknown_task(task, names)


def _in_action(task: Cell, action: Action, outline: Outline) -> Meant | Diagnostic:
    name = folded(task.text)
    at = outline.by_place.get((action.index, name))
    if at is not None or not action.tasks:
        return Meant(action.index, at)
    elsewhere = outline.by_task.get(name, ())
    if elsewhere:
        home = outline.actions[elsewhere[0][0]].label
        values = {"task": shown(task.text), "home": home, "action": action.label}
        return error("D076", task.location, **values)
    return _unknown_task(task, action.tasks)


def _unknown_action(cell: Cell, outline: Outline) -> Diagnostic:
    labels = {
        name: action.label
        for action in outline.actions
        for name in (action.title, action.short_title)
        if name
    }
    near = _near(cell.text, labels)
    if near:
        return error("D060", cell.location, text=shown(cell.text), meant=labels[near])
    allowed = _some(action.label for action in outline.actions)
    return error("D061", cell.location, text=shown(cell.text), allowed=allowed)


def _unknown_task(cell: Cell, names: Iterable[str]) -> Diagnostic:
    known = tuple(filter(None, names))
    near = _near(cell.text, known)
    if near:
        return error("D062", cell.location, task=shown(cell.text), meant=near)
    return error("D063", cell.location, task=shown(cell.text), allowed=_some(known))


def _near(written: str, names: Iterable[str]) -> str:
    """The name most likely meant: the only one that begins so, or the most alike."""
    known = tuple(names)
    begun = [name for name in known if folded(name).startswith(folded(written))]
    return begun[0] if len(begun) == 1 else nearest(written, known, cutoff=0.6)


def _some(names: Iterable[str]) -> str:
    """The names, or as many as a person reads, with „…” behind."""
    several = tuple(names)
    more = ", …" if len(several) > MAX_LISTED else ""
    return listed(shown(name) for name in several[:MAX_LISTED]) + more


def is_blank(record: Record) -> bool:
    return all(cell.kind is CellKind.EMPTY for cell in record.cells.values())


def is_total(record: Record) -> bool:
    """A row that sums the others up: its first text says so."""
    texts = (cell.text for cell in record.cells.values() if cell.kind is CellKind.TEXT)
    return folded(next(texts, "")).rstrip(":.") in _TOTALS
