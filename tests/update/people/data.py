"""The data change: a project's content as an officer rewrites it, seeded, back as YAML."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Sequence
from typing import Any

import yaml

Content = dict[str, Any]
"""A content file as plain lists, mappings and texts, under its Polish keys."""
Change = Callable[[Content, random.Random], None]
CHANGES: dict[str, Change] = {}

_TITLES = (
    "Promocja zakupów prospołecznych w gminach",
    "Wspieranie rolnictwa społecznego na wsi",
    "Edukacja młodzieży o przedsiębiorczości społecznej",
    "Monitorowanie i ewaluacja sektora w regionie",
)
_TASKS = (
    "Organizacja konferencji regionalnych",
    "Przygotowanie audycji radiowych o spółdzielniach",
    "Konsultacje społeczne projektu programu",
    "Dyżury doradców w starostwach powiatowych",
    "Prowadzenie bazy dobrych praktyk",
)
_EFFECTS = (
    "Uruchomienie portalu internetowego dla sektora",
    "Podpisanie porozumienia z uczelnią wyższą",
    "12 gmin przyjęło uchwały o zakupach prospołecznych",
    "Opracowanie standardu usług opiekuńczych",
)
_UNITS = ("spotkanie", "wizyta studyjna", "szkolenie", "osoba", "publikacja")


def change(function: Change) -> Change:
    CHANGES[function.__name__] = function
    return function


def read(text: str) -> Content:
    """A content file with every scalar as the text that stands there."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only, nothing constructed


def written(content: Content) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)


def changed(content: Content, chance: random.Random, kinds: Sequence[str]) -> Content:
    """The content after a change of each of the kinds; the one given stays as it is."""
    new = copy.deepcopy(content)
    for kind in kinds:
        CHANGES[kind](new, chance)
    return new


def _actions(content: Content) -> list[Content]:
    return content["działania"]


def _some_task(content: Content, chance: random.Random) -> Content:
    return chance.choice([task for action in _actions(content) for task in action["zadania"]])


def _new_task(content: Content, chance: random.Random) -> Content | None:
    known = {task["nazwa"] for action in _actions(content) for task in action["zadania"]}
    names = [name for name in _TASKS if name not in known]
    if not names:
        return None
    plan = chance.randint(1, 40)
    return {
        "nazwa": chance.choice(names),
        "plan": str(plan),
        "wykonanie": str(chance.randint(0, plan + 3)),
        "jednostka": chance.choice(_UNITS[:2] if chance.random() < 0.7 else _UNITS),
    }


def _new_effect(content: Content, chance: random.Random) -> str | None:
    known = {effect for action in _actions(content) for effect in action.get("efekty") or ()}
    new = [effect for effect in _EFFECTS if effect not in known]
    return chance.choice(new) if new else None


@change
def value(content: Content, chance: random.Random) -> None:
    _some_task(content, chance)["wykonanie"] = str(chance.randint(0, 60))


@change
def values(content: Content, chance: random.Random) -> None:
    """A later state of the whole project: several values at once."""
    for _ in range(4):
        task = _some_task(content, chance)
        task["wykonanie"] = str(int(task["wykonanie"]) + chance.randint(0, 5))


@change
def plan(content: Content, chance: random.Random) -> None:
    _some_task(content, chance)["plan"] = str(chance.randint(1, 60))


@change
def new_task(content: Content, chance: random.Random) -> None:
    task = _new_task(content, chance)
    tasks = chance.choice(_actions(content))["zadania"]
    if task is not None and len(tasks) < 4:
        tasks.insert(chance.randint(0, len(tasks)), task)


@change
def remove_task(content: Content, chance: random.Random) -> None:
    rich = [one for one in _actions(content) if len(one["zadania"]) > 1]
    if rich:
        tasks = chance.choice(rich)["zadania"]
        tasks.remove(chance.choice(tasks))


@change
def new_action(content: Content, chance: random.Random) -> None:
    known = {one["tytuł"] for one in _actions(content)}
    titles = [title for title in _TITLES if title not in known]
    task = _new_task(content, chance)
    if titles and task is not None and len(_actions(content)) < 8:
        title = chance.choice(titles)
        action: Content = {"tytuł": title, "skrót": title.split(" w ")[0], "zadania": [task]}
        effect = _new_effect(content, chance)
        if effect is not None and chance.random() < 0.5:
            action["efekty"] = [effect]
        _actions(content).insert(chance.randint(0, len(_actions(content))), action)


@change
def remove_action(content: Content, chance: random.Random) -> None:
    if len(_actions(content)) > 3:
        _actions(content).remove(chance.choice(_actions(content)))


@change
def new_effect(content: Content, chance: random.Random) -> None:
    effect = _new_effect(content, chance)
    action = chance.choice(_actions(content))
    if effect is not None and len(action.get("efekty") or ()) < 2:
        action.setdefault("efekty", []).append(effect)


@change
def remove_effect(content: Content, chance: random.Random) -> None:
    rich = [one for one in _actions(content) if one.get("efekty")]
    if len(rich) > 1:
        action = chance.choice(rich)
        action["efekty"].remove(chance.choice(action["efekty"]))
        if not action["efekty"]:
            del action["efekty"]


@change
def correct_effect(content: Content, chance: random.Random) -> None:
    rich = [one for one in _actions(content) if one.get("efekty")]
    if rich:
        effects = chance.choice(rich)["efekty"]
        effects[0] = f"{effects[0]} w {chance.randint(2017, 2019)} roku"


@change
def correct_title(content: Content, chance: random.Random) -> None:
    """A word more in the title of an action."""
    action = chance.choice(_actions(content))
    if "2.0" not in action["tytuł"]:
        action["tytuł"] = f"{action['tytuł']} (etap 2.0)"


@change
def goal(content: Content, chance: random.Random) -> None:
    texts = content["projekt"]["cel"].split()
    texts.insert(chance.randint(1, len(texts) - 1), chance.choice(["lokalnych", "trwałej"]))
    content["projekt"]["cel"] = " ".join(texts)


@change
def period(content: Content, chance: random.Random) -> None:
    content["projekt"]["okres"]["do"] = f"30.06.{chance.randint(2017, 2019)}"


@change
def worth(content: Content, chance: random.Random) -> None:
    content["projekt"]["wartość"] = f"{chance.randint(700, 999)} {chance.randint(100, 999)},00 PLN"


@change
def reorder_actions(content: Content, chance: random.Random) -> None:
    actions = _actions(content)
    actions.append(actions.pop(chance.randrange(len(actions))))
