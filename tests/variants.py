"""Projects that differ from the seed in one way each, as the model sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from es_docs.model import Action, Project, Task

LONG = ("Bardzo długa nazwa rozwijająca współpracę międzysektorową w regionie " * 7)[:396].strip()


def task(name: str, planned: object, realised: object, unit: str = "spotkanie") -> Task:
    return Task.model_validate(
        {"nazwa": name, "plan": str(planned), "wykonanie": str(realised), "jednostka": unit}
    )


def action(
    title: str, tasks: Sequence[Task], effects: Sequence[str] = (), short: str = ""
) -> Action:
    plain = [one.model_dump(by_alias=True) for one in tasks]
    return Action.model_validate(
        {"tytuł": title, "skrót": short or None, "zadania": plain, "efekty": list(effects)}
    )


def with_actions(project: Project, actions: Sequence[Action]) -> Project:
    return project.model_copy(update={"actions": tuple(actions)})


def without_effects(project: Project) -> Project:
    return with_actions(
        project, [one.model_copy(update={"effects": ()}) for one in project.actions]
    )


def thirty_actions(project: Project) -> Project:
    return with_actions(
        project,
        [
            action(
                f"Działanie numer {number} rozwijające współpracę w regionie",
                [task(f"Zadanie {n} działania {number}", number + n, number) for n in range(7)],
                [f"Efekt działania {number}"],
                f"Działanie {number}",
            )
            for number in range(1, 31)
        ],
    )


def english_titles(project: Project) -> Project:
    return with_actions(
        project,
        [
            action(
                "Building regional networks of social economy support centres",
                [task("Network meetings", 3, 1)],
                ["A publication for business"],
                "Support networks",
            )
        ],
    )


def long_names(project: Project) -> Project:
    facts = project.facts.model_copy(update={"title": LONG, "goal": LONG})
    actions = [
        action(
            f"{LONG} {number}",
            [task(f"{LONG} {n}", 10, 5 + n) for n in range(2)],
            [f"{LONG} {number}", "Krótki efekt"],
        )
        for number in range(1, 7)
    ]
    return with_actions(project, actions).model_copy(update={"facts": facts})


def single_task(project: Project) -> Project:
    return with_actions(project, [action("Jedyne działanie", [task("Jedyne zadanie", 1, 0)])])


def many_units(project: Project) -> Project:
    units = ("spotkanie", "wizyta studyjna", "szkolenie", "osoba", "publikacja")
    tasks = [task(f"Zadanie liczone w: {unit}", "1,5", 12, unit) for unit in units]
    return with_actions(project, [action("Wiele jednostek", tasks), action("Drugie", tasks[:2])])


VARIANTS: Mapping[str, Callable[[Project], Project]] = {
    function.__name__: function
    for function in (
        without_effects,
        thirty_actions,
        english_titles,
        long_names,
        single_task,
        many_units,
    )
}
