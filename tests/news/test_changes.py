"""What changed between two versions of a project: just that, in words people use."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from es_docs.messages import explain
from es_docs.model import Project
from es_docs.news import Change, changes, decode, encode, is_same_project
from es_docs.news.pairing import pair
from extent import few
from news.projects import projects

Content = dict[str, Any]
Edit = Callable[[Content], str]
"""Changes a content, and says how the change is told."""


@given(projects())
def test_the_same_project_has_no_news(project: Project) -> None:
    assert changes(project, project) == ()
    assert is_same_project(project, project)


@given(projects(), projects())
def test_any_two_projects_can_be_compared_and_told(old: Project, new: Project) -> None:
    told = changes(old, new)
    assert (told == ()) == (changes(new, old) == ())
    for change in told:
        for lang in ("pl", "en"):
            text = explain(change.finding(), lang).what
            assert "  " not in text
            assert "„”" not in text


@given(projects())
def test_spaces_that_print_alike_are_no_news(project: Project) -> None:
    spaced = encode(project).replace(" i\u00a0", " i ")
    read = decode(spaced)
    assert read is not None
    told = [change for change in changes(project, read) if change.topic not in KEYS]
    assert told == []


KEYS = ("noun", "abbreviation", "file", "picture", "data", "register")
"""What is known by its exact name."""


# --- edits of the project of the repository


def edited(project: Project, *edits: Edit) -> tuple[list[str], list[str]]:
    """What is expected to be told, and what is told, both in the order of the content."""
    old: Content = json.loads(encode(project))
    new = copy.deepcopy(old)
    expected = [edit(new) for edit in edits]
    read = decode(json.dumps(new))
    assert read is not None
    return expected, [what(change) for change in changes(project, read)]


def what(change: Change) -> str:
    return explain(change.finding(), "pl").what.replace("\u00a0", " ")


def value(content: Content) -> str:
    content["projekt"]["wartość"] = "900 000 PLN"
    return "Wartość projektu: 850 000,00 PLN → 900 000,00 PLN"


def goal(content: Content) -> str:
    content["projekt"]["cel"] = content["projekt"]["cel"].replace("Podniesienie", "Podwyższenie")
    return (
        "Cel projektu: „Podniesienie jakości i efektywności …” → „Podwyższenie jakości i"
        " efektywności …”"
    )


def period(content: Content) -> str:
    content["projekt"]["okres"]["do"] = "2017-03-31"
    return "Okres realizacji: 1.10.2015 r. – 31.12.2016 r. → 1.10.2015 r. – 31.03.2017 r."


def as_of(content: Content) -> str:
    content["projekt"]["stan na"] = "30.06.2016"
    return "Stan na: dopisano 30.06.2016 r."


def kind(content: Content) -> str:
    del content["projekt"]["rodzaj"]
    return "Rodzaj projektu: usunięto (było „pozakonkursowy”)"


def phone(content: Content) -> str:
    content["realizator"]["kontakt"] = {"telefon": "71 770 42 27"}
    return "Telefon: dopisano 71 770 42 27"


def realised(content: Content) -> str:
    content["działania"][1]["zadania"][0]["wykonanie"] = "11"
    return f"Działanie 2, „{NETWORKS}”: wykonanie 9 → 11 (82% → 100%)"


NETWORKS = "Organizacja spotkań sieciujących podmioty reintegracyjne (CIS, KIS, WTZ, ZAZ)"


def planned(content: Content) -> str:
    content["działania"][2]["zadania"][0]["plan"] = "8"
    return (
        "Działanie 3, „Organizacja prac Regionalnego Komitetu Ekonomii Społecznej”:"
        " plan 5 → 8 (80% → 50%)"
    )


def unit(content: Content) -> str:
    content["działania"][4]["zadania"][0]["jednostka"] = "konsultacja"
    return (
        "Działanie 5, „Organizacja spotkań informacyjno-doradczych”:"
        " jednostka „spotkanie” → „konsultacja”"
    )


def reason(content: Content) -> str:
    content["działania"][0]["zadania"][0]["przyczyna"] = "Odwołane spotkania"
    return (
        "Działanie 1, „Organizacja spotkań sieciujących OWES”:"
        " dopisano przyczynę „Odwołane spotkania”"
    )


def name(content: Content) -> str:
    content["działania"][1]["zadania"][1]["nazwa"] = "Organizacja krajowych wizyt studyjnych"
    return (
        "Działanie 2: nazwa zadania „Organizacja wizyt studyjnych” → „Organizacja krajowych wizyt"
        " studyjnych”"
    )


def title(content: Content) -> str:
    content["działania"][4]["tytuł"] = "Współdziałanie gmin z podmiotami ekonomii społecznej"
    return (
        "Działanie 5: tytuł „Inicjowanie współpracy pomiędzy JST a podmiotami ekonomii społecznej”"
        " → „Współdziałanie gmin z podmiotami ekonomii społecznej”"
    )


def narrative(content: Content) -> str:
    content["działania"][2]["opis"] = "Komitet spotykał się co kwartał."
    return "Działanie 3: dopisano opis „Komitet spotykał się co kwartał.”"


def new_task(content: Content) -> str:
    task = {"nazwa": "Targi", "plan": "2", "wykonanie": "1", "jednostka": "wydarzenie"}
    content["działania"][3]["zadania"].append(task)
    return "Działanie 4: nowe zadanie „Targi” (1 z 2 wydarzeń)"


def new_effect(content: Content) -> str:
    content["działania"][0]["efekty"] = ["nowa sieć współpracy"]
    return "Działanie 1: nowy efekt „Nowa sieć współpracy”"


def effect(content: Content) -> str:
    content["działania"][4]["efekty"] = ["6 podmiotów uzyskało znak „Zakup Prospołeczny”"]
    return (
        "Działanie 5: efekt „4 podmioty ekonomii społecznej uzyskały znak »Zakup Prospołeczny«” →"
        " „6 podmiotów uzyskało znak »Zakup Prospołeczny«”"
    )


def no_effect(content: Content) -> str:
    content["działania"][5]["efekty"] = []
    return "Działanie 6: usunięto efekt „Zastosowanie klauzul społecznych w Gminie Paszowice”"


def picture(content: Content) -> str:
    content["działania"][5]["zdjęcia"] = [{"plik": "forum.jpg", "opis": "Uczestnicy forum"}]
    return "Działanie 6: nowe zdjęcie forum.jpg („Uczestnicy forum”)"


def new_action(content: Content) -> str:
    task = {"nazwa": "Szkolenia", "plan": "2", "wykonanie": "1", "jednostka": "szkolenie"}
    content["działania"].append({"tytuł": "Kształcenie kadr", "zadania": [task]})
    return "Nowe działanie 7: „Kształcenie kadr”"


def abbreviation(content: Content) -> str:
    del content["skróty"]["KIS"]
    return "Usunięto skrót KIS („klub integracji społecznej”)"


EDITS: Sequence[Edit] = (
    phone, kind, goal, period, value, as_of, reason, new_effect, realised, name, narrative,
    planned, new_task, title, unit, effect, no_effect, picture, new_action, abbreviation,
)  # fmt: skip
"""In the order in which they are told; each touches what no other does."""


@settings(max_examples=few(60), deadline=None)
@given(chosen=st.sets(st.sampled_from(range(len(EDITS)))))
def test_any_edits_are_told_each_once_and_nothing_else(
    project: Project, chosen: set[int]
) -> None:  # fmt: skip
    expected, told = edited(project, *(EDITS[index] for index in sorted(chosen)))
    assert told == expected


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_taken_back_is_told_the_other_way_round(project: Project, edit: Edit) -> None:
    new: Content = json.loads(encode(project))
    edit(new)
    read = decode(json.dumps(new))
    assert read is not None
    (there,), (back,) = changes(project, read), changes(read, project)
    assert (there.old, there.new) == (back.new, back.old)


# --- what is what it was


def rearranged(project: Project, change: Callable[[list[Content]], object]) -> list[str]:
    def edit(content: Content) -> str:
        change(content["działania"])
        return ""

    return edited(project, edit)[1]


class TestActions:
    def test_that_are_moved_are_told_alone(self, project: Project):
        told = rearranged(project, lambda actions: actions.insert(0, actions.pop(4)))
        title = "Inicjowanie współpracy pomiędzy JST a podmiotami ekonomii społecznej"
        assert told == [f"Działanie „{title}” zmieniło miejsce: było 5., jest 1."]

    def test_that_only_shift_are_not_told(self, project: Project):
        told = rearranged(project, lambda actions: actions.pop(0))
        (removed,) = told
        assert removed.startswith("Usunięto działanie 1: „Tworzenie regionalnych sieci współpracy")

    def test_of_another_title_stay_themselves_for_the_work_in_them(self, project: Project):
        def rename(actions: list[Content]) -> None:
            actions[1]["tytuł"] = "Zupełnie inaczej nazwane"
            actions[1]["skrót"] = "Inaczej"
            actions[1]["zadania"][0]["wykonanie"] = "10"

        told = rearranged(project, rename)
        assert [one.split(":")[0] for one in told] == [
            "Działanie 2",
            "Działanie 2",
            f"Działanie 2, „{NETWORKS}”",
        ]

    def test_that_are_replaced_are_gone_and_new(self, project: Project):
        def replace(actions: list[Content]) -> None:
            task = {"nazwa": "Festyny", "plan": "3", "wykonanie": "3", "jednostka": "wydarzenie"}
            actions[5] = {"tytuł": "Promocja gospodarki w mediach", "zadania": [task]}

        assert rearranged(project, replace) == [
            "Nowe działanie 6: „Promocja gospodarki w mediach”",
            "Usunięto działanie 6: „Doradztwo dla podmiotów ES i samorządów”",
        ]


class TestTasks:
    def test_that_went_to_another_action_are_followed(self, project: Project):
        def move(actions: list[Content]) -> None:
            task = actions[1]["zadania"].pop(1)
            actions[3]["zadania"].append({**task, "wykonanie": "1"})

        assert rearranged(project, move) == [
            "Zadanie „Organizacja wizyt studyjnych” przeniesiono z działania 2 do działania 4",
            "Działanie 4, „Organizacja wizyt studyjnych”: wykonanie 2 → 1 (100% → 50%)",
        ]

    def test_that_went_to_the_successor_of_their_action_are_not_told_as_left_where_they_were(
        self, project: Project
    ):
        def replace(actions: list[Content]) -> None:
            new = {"nazwa": "Festyny", "plan": "3", "wykonanie": "3", "jednostka": "wydarzenie"}
            actions[1] |= {"tytuł": "Promocja w mediach", "skrót": "Promocja"}
            actions[1]["zadania"] = [actions[1]["zadania"][1], new, {**new, "nazwa": "Targi"}]

        gone = (
            "Tworzenie regionalnych sieci kooperacji podmiotów ekonomii społecznej o charakterze"
            " reintegracyjnym"
        )
        assert (
            "Zadanie „Organizacja wizyt studyjnych” przeniesiono z działania"
            f" 2 ({gone}) do działania 2"
        ) in [text.replace("\u00a0", " ") for text in rearranged(project, replace)]

    def test_in_another_order_are_told(self, project: Project):
        (told,) = rearranged(project, lambda actions: actions[1]["zadania"].reverse())
        name = "Organizacja wizyt studyjnych"
        assert told == f"Działanie 2: zadanie „{name}” zmieniło miejsce: było 2., jest 1."

    def test_with_both_numbers_changed_tell_the_share_once(self, project: Project):
        def both(actions: list[Content]) -> None:
            actions[0]["zadania"][0] |= {"plan": "4", "wykonanie": "2"}

        about = "Działanie 1, „Organizacja spotkań sieciujących OWES”"
        assert rearranged(project, both) == [
            f"{about}: plan 3 → 4",
            f"{about}: wykonanie 1 → 2 (33% → 50%)",
        ]

    def test_more_than_planned_read_well(self, project: Project):
        def add(actions: list[Content]) -> None:
            task = {"nazwa": "Targi", "plan": "2", "wykonanie": "5", "jednostka": "wydarzenie"}
            actions[3]["zadania"].append(task)

        assert rearranged(project, add) == [
            "Działanie 4: nowe zadanie „Targi” (5 / 2 wydarzenia)"
        ]  # fmt: skip


class TestPictures:
    def test_are_known_by_file_or_description(self, project: Project):
        old: Content = json.loads(encode(project))
        pictures = [
            {"plik": "a.jpg", "opis": "Widok sali", "podpis": "Sala"},
            {"plik": "b.jpg", "opis": "Uczestnicy"},
        ]
        old["działania"][0]["zdjęcia"] = pictures
        new = copy.deepcopy(old)
        new["działania"][0]["zdjęcia"] = [
            {"plik": "c.jpg", "opis": "Widok sali"},
            {"plik": "b.jpg", "opis": "Uczestnicy forum", "podpis": "Forum"},
        ]
        before, after = decode(json.dumps(old)), decode(json.dumps(new))
        assert before is not None
        assert after is not None
        assert [what(change) for change in changes(before, after)] == [
            "Działanie 1: plik zdjęcia a.jpg → c.jpg",
            "Działanie 1: zdjęcie „Widok sali” nie ma już podpisu „Sala”",
            "Działanie 1: opis zdjęcia „Uczestnicy” → „Uczestnicy forum”",
            "Działanie 1: zdjęcie „Uczestnicy forum” ma podpis „Forum”",
        ]


def test_english_tells_the_same(project: Project) -> None:
    new: Content = json.loads(encode(project))
    for edit in (value, as_of, kind, realised, new_task, no_effect):
        edit(new)
    read = decode(json.dumps(new))
    assert read is not None
    texts = [
        explain(one.finding(), "en").what.replace("\u00a0", " ") for one in changes(project, read)
    ]
    assert texts == [
        "Kind of the project: removed (it was “pozakonkursowy”)",
        "Value of the project: 850 000,00 PLN → 900 000,00 PLN",
        "As of: 30.06.2016 r. was added",
        f"Action 2, “{NETWORKS}”: realised 9 → 11 (82% → 100%)",
        "Action 4: new task “Targi” (1 z 2 wydarzeń)",
        "Action 6: the effect “Zastosowanie klauzul społecznych w Gminie Paszowice” was removed",
    ]


def test_projects_are_told_apart(project: Project) -> None:
    content: Content = json.loads(encode(project))
    content["projekt"]["tytuł"] = "Cyfrowa gmina"
    retitled = decode(json.dumps(content))
    content["realizator"]["nazwa"] = "Gmina Paszowice"
    foreign = decode(json.dumps(content))
    assert retitled is not None
    assert foreign is not None
    assert is_same_project(project, retitled)
    assert not is_same_project(project, foreign)


# --- pairing


@given(st.lists(st.sampled_from("abcdef"), max_size=8), st.randoms(use_true_random=False))
def test_a_shuffled_list_has_nothing_new_or_gone(names: list[str], chance: Any) -> None:
    shuffled = list(names)
    chance.shuffle(shuffled)
    paired = pair(names, shuffled, lambda _there, _here: 0)
    assert (paired.added, paired.removed) == ((), ())
    assert sorted(paired.partners.values()) == list(range(len(names)))
    kept = [paired.partners[at] for at in sorted(set(paired.partners) - paired.moved)]
    assert kept == sorted(kept)


@given(st.integers(0, 5), st.integers(0, 5))
def test_one_that_was_moved_is_the_only_one_told(was: int, at: int) -> None:
    old = [str(one) for one in range(6)]
    new = list(old)
    new.insert(at, new.pop(was))
    moved = {new[index] for index in pair(old, new, never_alike).moved}
    if abs(was - at) > 1:
        assert moved == {str(was)}
    else:  # of two that changed places either may be said to have moved
        assert len(moved) == abs(was - at)


def never_alike(_there: int, _here: int) -> float:
    return 0


def codes() -> Mapping[str, object]:
    from es_docs.messages.news import MESSAGES

    return MESSAGES


def test_every_code_of_a_change_is_told_by_some_change() -> None:
    from es_docs.news.change import _CODES, _FACTS

    told = set(_FACTS.values())
    for one in _CODES.values():
        told |= {one} if isinstance(one, str) else set(one.values())
    assert told == {code for code in codes() if code < "N080"}
