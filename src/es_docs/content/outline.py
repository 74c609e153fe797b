"""The actions and tasks of a content, and how a row of a table says which of them it means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from es_docs.content.checks import LINE, View
from es_docs.content.naming import folded, listed, nearest, shown
from es_docs.diagnostics import Diagnostic, Location, error
from es_docs.regex import regex
from es_docs.tabular import Cell, CellKind, Heading, Record, Records

TaskAt = tuple[int, int]
"""An action and a task of it, by their positions from 0."""

_NUMBERED = regex(r"(?:dzialanie )?(?:nr )?(?P<number>\d+)(?:,0+)?[.):]?(?: ?-)?(?: (?P<rest>.+))?")
_TOTAL: Final = regex(
    r"(?:razem|suma|ogolem|lacznie|total|podsumowanie)[:. -]*"
    r"(?:(?:w|za|dla|z) )?"
    r"(?:(?:dzialani[eau]|projekt|projektu|zadania|zadan)(?: (?:nr )?\d.*)?"
    r"|(?:dzialani[eau] )?(?P<of>.*))"
)
"""„Razem”, „Suma za działanie 2”, „Ogółem projekt”, „Razem Sieci OWES”; not „Razem w drodze”."""
_CALLED_ACTION: Final = regex(r"dzialanie\b.+")
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


class Placed(Struct, frozen=True):
    """A row of a table with the heading it stands under; None where it stands under none."""

    record: Record
    heading: Cell | None


def placed(records: Records, outline: Outline) -> Iterator[Placed]:
    """The rows that may be tasks, each under the heading of an action that stands above it."""
    actions = records.headers.get("działanie")
    column = actions.column if actions else None
    cells = {
        one.number: one.cell for one in records.headings if _is_of_action(one, column, outline)
    }
    cells |= {
        record.number: record.cells["zadanie"]
        for record in records.rows
        if _is_action_with_sums(record, outline)
    }
    lone = {one.number for one in records.headings}
    numbers = sorted(cells)
    for record in records.rows:
        above = bisect_right(numbers, record.number)
        if not (record.number in cells and record.number in lone):
            yield Placed(record, cells[numbers[above - 1]] if above else None)


def _is_of_action(heading: Heading, column: int | None, outline: Outline) -> bool:
    """Whether a lone text stands above the tasks of an action, and is no task without numbers.

    `column` is that of the actions, if the table has one.
    """
    name = folded(heading.cell.text)
    is_in_column = column is not None and heading.cell.location.column == column
    is_called = heading.is_merged or is_in_column or bool(_CALLED_ACTION.fullmatch(name))
    return name not in outline.by_task and (
        is_called or bool(_actions_named(heading.cell.text, outline))
    )


def meant_by(one: Placed, outline: Outline) -> Meant | Diagnostic:
    """The task of a row, by its action (number, title or short title) and its own name.

    A row without an action belongs to the one whose heading it stands under. The finding where
    that means nothing.
    """
    record = one.record
    action, task = (record.cells.get(key) for key in ("działanie", "zadanie"))
    has_action = action is not None and action.kind is not CellKind.EMPTY
    if task is None or task.kind is CellKind.EMPTY:
        place = task.location if task else record.location
        return error("D064", place)
    if action is None or not has_action:
        place = action.location if action else task.location
        return _under(one.heading, task, place, outline)
    found = _actions_named(action.text, outline)
    if len(found) == 1:
        return _in_action(task, outline.actions[found[0]], outline)
    if found:
        return _several_actions(action, found, outline)
    return _unknown_action(action, outline)


def _several_actions(cell: Cell, found: Sequence[int], outline: Outline) -> Diagnostic:
    names = listed(outline.actions[index].label for index in found)
    return error("D066", cell.location, text=shown(cell.text), allowed=names)


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


def _under(
    heading: Cell | None, task: Cell, place: Location, outline: Outline
) -> Meant | Diagnostic:
    """A row that names no action itself; where its heading names none, the task alone may do."""
    named = _actions_named(heading.text, outline) if heading else ()
    if len(named) == 1:
        return _in_action(task, outline.actions[named[0]], outline)
    if heading and named:
        return _several_actions(heading, named, outline)
    found = _by_task_alone(task, place, outline)
    if heading is None or isinstance(found, Meant):
        return found
    allowed = _some(action.label for action in outline.actions)
    return error("D078", heading.location, text=shown(heading.text), allowed=allowed)


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


def is_total(record: Record, outline: Outline) -> bool:
    """A row that sums others up: its first text says so, „Razem działanie 1”, or is an action."""
    texts = (cell.text for cell in record.cells.values() if cell.kind is CellKind.TEXT)
    text = next(texts, "")
    name = folded(text).rstrip(":.")
    if name in outline.by_task:
        return False
    total = _TOTAL.fullmatch(name)
    if total:
        return not total["of"] or bool(_actions_named(total["of"], outline))
    return _is_action_with_sums(record, outline)


def _is_action_with_sums(record: Record, outline: Outline) -> bool:
    """„Działanie 1. Sieci” in the column of tasks, with its sums beside it."""
    action, task = (record.cells.get(key) for key in ("działanie", "zadanie"))
    if task is None or (action and action.kind is not CellKind.EMPTY):
        return False
    is_called = bool(_CALLED_ACTION.fullmatch(folded(task.text)))
    return is_called and len(_actions_named(task.text, outline)) == 1
