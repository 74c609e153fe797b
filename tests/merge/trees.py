"""Made-up documents as trees: data that change, and people who edit what was made of them."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from es_docs.merge.tree import Kind, Node

NB = "\u00a0"
MOVED = "50000,60000,9,9"
"""Where a person puts a box."""
NAMES = (
    "spotkania sieciujące ośrodki wsparcia",
    "wizyty studyjne w województwie",
    "prace grupy roboczej do spraw edukacji",
    "doradztwo dla samorządów i podmiotów",
    "konsultacje programu rozwoju ekonomii",
    "promocja zakupów prospołecznych w gminach",
    "kampania informacyjna na uczelniach",
)


class Task(Struct, frozen=True, dict=True):
    name: str
    planned: int
    realised: int


class Action(Struct, frozen=True, dict=True):
    title: str
    tasks: tuple[Task, ...]
    effects: tuple[str, ...]


Data = tuple[Action, ...]


def quantity(number: int) -> str:
    noun = "spotkanie" if number == 1 else "spotkania" if 2 <= number <= 4 else "spotkań"
    return f"{number}{NB}{noun}"


def _leaf(text: str, key: str = "", mark: str = "") -> Node:
    return Node(key, Kind.PASSAGE, text, mark=mark)


def _text(mark: str, *texts: str) -> Node:
    """Every text has a place of its own, further from others than a program's rounding."""
    look = Node("@box", Kind.LOOK, f"{crc32(mark.encode()) % 100_000}000,0,9,9")
    return Node(mark, Kind.TEXT, children=(look, *map(_leaf, texts)), mark=mark)


def _row(key: str, *cells: str) -> Node:
    return Node(key, Kind.ROW, children=tuple(_cell(cell) for cell in cells), mark=f"row:{key}")


def _cell(text: str) -> Node:
    return Node("", Kind.CELL, children=(_leaf(text),))


def _bar(task: Task) -> Node:
    leaves = (
        Node("name", Kind.PASSAGE, task.name),
        Node("0", Kind.NUMBER, str(task.planned)),
        Node("1", Kind.NUMBER, str(task.realised)),
        Node("label", Kind.PASSAGE, f"{task.realised} / {task.planned}"),
    )
    return Node("", Kind.BAR, children=leaves)


def _section(action: Action, number: int, count: int) -> Node:
    key = f"a:{action.title}"
    rows = [
        _row(f"{key}/{task.name}", task.name, quantity(task.planned), quantity(task.realised))
        for task in action.tasks
    ]
    done, plan = sum(t.realised for t in action.tasks), sum(t.planned for t in action.tasks)
    table = Node(
        f"{key}/table",
        Kind.TABLE,
        children=(
            Node("@alt", Kind.ALT, f"Razem {done} z {plan} spotkań."),
            _row(f"{key}/header", "Zadanie", "Plan", "Wykonanie"),
            *rows,
        ),
        mark=f"{key}/table",
    )
    chart = Node(
        f"{key}/chart",
        Kind.CHART,
        children=(Node("@max", Kind.LOOK, str(plan)), *map(_bar, action.tasks)),
        mark=f"{key}/chart",
    )
    effects = [_text(f"{key}/{effect}", effect) for effect in action.effects]
    sentence = (
        f"W tym działaniu zrealizowano {done}{NB}z{NB}{plan} spotkań, czyli zgodnie z planem."
    )
    return Node(
        key,
        Kind.SECTION,
        children=(
            _text(f"{key}/title", action.title),
            _text(f"{key}/kicker", f"Działanie {number}{NB}z{NB}{count}"),
            _text(f"{key}/sentence", sentence),
            table,
            chart,
            *effects,
            _text(
                f"{key}/notes", *(f"{t.name}: plan {quantity(t.planned)}." for t in action.tasks)
            ),
        ),
        mark=key,
    )


def document(data: Data) -> Node:
    sections = (_section(action, n, len(data)) for n, action in enumerate(data, start=1))
    total = sum(task.realised for action in data for task in action.tasks)
    front = Node(
        "front",
        Kind.SECTION,
        children=(
            _text("front/title", "Koordynacja ekonomii społecznej"),
            _text("front/sum", f"Razem {total} spotkań"),
        ),
        mark="front",
    )
    return Node("", Kind.DOCUMENT, children=(front, *sections))


# --- data and their changes

tasks = st.builds(Task, st.sampled_from(NAMES), st.integers(0, 40), st.integers(0, 40))
actions = st.builds(
    Action,
    st.sampled_from([f"Działanie na rzecz: {name}" for name in NAMES]),
    st.lists(tasks, min_size=1, max_size=4, unique_by=lambda task: task.name).map(tuple),
    st.lists(
        st.sampled_from([f"Efekt: powstały {n} nowe {name}" for n, name in enumerate(NAMES)]),
        max_size=2,
        unique=True,
    ).map(tuple),
)
projects = st.lists(actions, min_size=1, max_size=4, unique_by=lambda one: one.title).map(tuple)


@st.composite
def changed(draw: st.DrawFn, data: Data) -> Data:
    """The data after a few changes of an officer: numbers, tasks, effects, actions, their order."""
    for _ in range(draw(st.integers(0, 3))):
        index = draw(st.integers(0, len(data) - 1))
        other = draw(actions)
        action = data[index]
        kind = draw(st.sampled_from(["number", "tasks", "effects", "new", "gone", "order"]))
        if kind == "number":
            n = draw(st.integers(0, len(action.tasks) - 1))
            task = replace(action.tasks[n], realised=draw(st.integers(0, 99)))
            action = replace(action, tasks=(*action.tasks[:n], task, *action.tasks[n + 1 :]))
            data = (*data[:index], action, *data[index + 1 :])
        elif kind in ("tasks", "effects"):
            part = {kind: getattr(other, kind)}
            data = (*data[:index], replace(action, **part), *data[index + 1 :])
        elif kind == "new" and all(one.title != other.title for one in data):
            data = (*data[:index], other, *data[index:])
        elif kind == "gone" and len(data) > 1:
            data = (*data[:index], *data[index + 1 :])
        elif kind == "order":
            data = tuple(reversed(data))
    return data


# --- what people do, away from the values

Edit = Callable[[Node], Node]
MINE = ("Dopisek naszego działu promocji", "Zdjęcie z konferencji", "Uwaga: sprawdzić z księgową")


def _at(tree: Node, path: tuple[int, ...], change: Edit) -> Node:
    if not path:
        return change(tree)
    children = list(tree.children)
    children[path[0]] = _at(children[path[0]], path[1:], change)
    return tree.with_children(tuple(children))


def _put_in(position: int, node: Node) -> Edit:
    def put(parent: Node) -> Node:
        place = min(position, len(parent.children))
        return parent.with_children((*parent.children[:place], node, *parent.children[place:]))

    return put


def moved(node: Node) -> Node:
    """Every child but the last to the end: an order of a person's own."""
    return node.with_children((node.children[-1], *node.children[:-1]))


@st.composite
def edited(draw: st.DrawFn, tree: Node) -> Node:
    """The document after a person added, moved, restyled and reworded in it."""
    for _ in range(draw(st.integers(1, 4))):
        n = draw(st.integers(0, len(tree.children) - 1))
        mine = draw(st.sampled_from(MINE))
        kind = draw(st.sampled_from(["slide", "shape", "picture", "row", "box", "reword", "order"]))
        if kind == "slide":
            foreign = Node("", Kind.SECTION, children=(_text("", mine),))
            tree = _put_in(n, foreign)(tree)
        elif kind == "shape":
            tree = _at(tree, (n,), _put_in(draw(st.integers(0, 5)), _text("", mine)))
        elif kind == "picture":
            tree = _at(tree, (n,), _put_in(draw(st.integers(0, 5)), Node("", Kind.FOREIGN, mine)))
        elif kind == "order":
            tree = moved(tree)
        else:
            tree = _at(tree, (n,), lambda one, kind=kind, mine=mine: _touch(one, kind, mine))
    return tree


def _touch(section: Node, kind: str, mine: str) -> Node:
    return section.with_children(tuple(_touched(child, kind, mine) for child in section.children))


def _touched(child: Node, kind: str, mine: str) -> Node:
    if kind == "box" and child.kind is Kind.TEXT:
        return _relabelled(child, lambda one: MOVED if one.key == "@box" else one.text)
    if kind == "row" and child.kind is Kind.TABLE:
        width = len(child.children[-1].children)
        row = Node("", Kind.ROW, children=tuple(_cell(f"{mine} {n}") for n in range(width)))
        return child.with_children((*child.children, row))
    if kind == "reword" and child.mark.endswith("/sentence"):
        return _relabelled(child, lambda one: one.text.replace("W tym działaniu", f"{mine}: tu"))
    return child


def _relabelled(node: Node, text: Callable[[Node], str]) -> Node:
    return node.with_children(tuple(replace(one, text=text(one)) for one in node.children))


def unmarked(node: Node) -> Node:
    """The tree as an office program leaves it that keeps no mark."""
    structural = node.key if node.key.startswith("@") or node.kind is Kind.NUMBER else ""
    if node.key in ("name", "label"):
        structural = node.key
    children = tuple(unmarked(child) for child in node.children)
    return replace(node, key=structural, mark="", children=children)


def raw(node: Node) -> Node:
    """The tree as a reader gives it: marks, and the keys of the structure only."""
    bare = unmarked(node)
    return replace(bare, mark=node.mark, children=tuple(map(raw, node.children)))


def said(node: Node) -> object:
    """What a tree shows, without keys and marks."""
    return (node.kind, node.text, tuple(said(child) for child in node.children))
