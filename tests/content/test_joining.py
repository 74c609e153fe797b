"""Rows of tasks put into a content, rule by rule; every value keeps its cell as its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.rows import CONTENT, Value, register, tasks, tree
from es_docs.content.checks import View
from es_docs.content.joining import Joined, join
from es_docs.content.naming import folded
from es_docs.content.places import Places, plain
from es_docs.diagnostics import Diagnostic, Severity
from es_docs.messages import explain
from es_docs.source import Node
from es_docs.tabular import Records

MEETINGS = "Organizacja spotkań – CIS „i” KIS"
VISITS = "Organizacja wizyt studyjnych"
ADVICE = "Doradztwo w zakresie klauzul"
NO_TASKS = CONTENT.replace(
    CONTENT[CONTENT.index("    zadania:") : CONTENT.index("  - tytuł: D")], ""
)
"""The first action lists no tasks of its own."""


def joined(
    rows: Records | None, root: Node | None = None, counted: Records | None = None
) -> Joined:
    return join(root or tree(), "projekt.yaml", rows, counted)


def told(found: Joined) -> list[str]:
    """„D062 Zadania!B5”, in the order of the rules."""
    return [f"{one.code} {place(one)}" for one in (*found.findings, *found.notes)]


def place(finding: Diagnostic) -> str:
    at = finding.location
    assert at
    return at.cell or f"{at.line}:{at.column}"


def view(found: Joined) -> View:
    return View(plain(found.root), Places("projekt.yaml", found.root))


def task(found: Joined, action: int, number: int) -> dict[str, object]:
    raw = view(found).raw("działania", action, "zadania", number)
    assert isinstance(raw, dict)
    return raw


def cell_of(found: Joined, *path: str | int) -> str:
    return str(view(found).places.at(*path))


# --- tasks the content lists ------------------------------------------------------------------


def test_a_row_fills_and_replaces_what_the_content_says_of_the_task() -> None:
    found = joined(
        tasks((1, MEETINGS, 4, 2, "warsztat", "Brak chętnych"), (1, VISITS), (2, ADVICE))
    )
    assert task(found, 0, 0) == {
        "nazwa": MEETINGS, "plan": "4", "wykonanie": "2", "jednostka": "warsztat",
        "przyczyna": "Brak chętnych",
    }  # fmt: skip
    assert [cell_of(found, "działania", 0, "zadania", 0, key) for key in ("nazwa", "plan")] == [
        "projekt.yaml:7:16", "dane.xlsx:Zadania!C5",
    ]  # fmt: skip


def test_an_empty_cell_leaves_what_the_content_says() -> None:
    found = joined(tasks((1, MEETINGS, None, 3), (1, VISITS), (2, ADVICE)))
    assert task(found, 0, 0)["plan"] == "3"
    assert cell_of(found, "działania", 0, "zadania", 0, "plan") == "projekt.yaml:8:15"
    assert task(found, 0, 1)["wykonanie"] == "2"


def test_a_number_only_the_table_has_is_taken() -> None:
    found = joined(tasks((1, MEETINGS, 3, 2)), tree(("        wykonanie: 1\n", "")))
    assert task(found, 0, 0)["wykonanie"] == "2"
    assert found.differences == ()


def test_a_number_neither_has_points_at_its_empty_cell() -> None:
    found = joined(tasks((1, MEETINGS, 3)), tree(("        wykonanie: 1\n", "")))
    assert task(found, 0, 0)["wykonanie"] is None
    at = cell_of(found, "działania", 0, "zadania", 0, "wykonanie")
    assert at == "dane.xlsx:Zadania!D5"


def test_a_row_of_an_unknown_task_is_told_with_the_nearest_d062() -> None:
    found = joined(tasks((1, "Organizacja wizyt studjnych", 2, 2)))
    assert told(found) == ["D062 Zadania!B5"]
    assert found.findings[0].values["meant"] == VISITS
    assert not found.is_whole


def test_the_beginning_of_a_name_is_enough_to_guess_it() -> None:
    (finding,) = joined(tasks((2, "Doradztwo", 2, 2))).findings
    assert (finding.code, finding.values["meant"]) == ("D062", ADVICE)
    (finding,) = joined(tasks((1, "Organizacja", 2, 2))).findings
    assert finding.code == "D063", "two tasks begin like this"


def test_a_row_of_a_task_nobody_knows_is_told_with_those_there_are_d063() -> None:
    (finding,) = joined(tasks((1, "Festyn", 2, 2))).findings
    assert finding.code == "D063"
    assert finding.values["allowed"] == f"„{MEETINGS}”, „{VISITS}”"


def test_the_same_slip_in_many_rows_is_told_once_d063() -> None:
    found = joined(tasks(*[(1, "Festyn", 2, 2)] * 40))
    assert told(found) == ["D063 Zadania!B5"]
    assert "Takich wierszy jest 40." in explain(found.findings[0], "pl").what


def test_a_task_of_another_action_is_told_with_its_home_d076() -> None:
    found = joined(tasks((2, VISITS, 2, 2)))
    assert told(found) == ["D076 Zadania!B5"]
    assert found.findings[0].values["home"] == "1. Sieci"


def test_two_rows_for_one_task_are_told_with_the_first_d067() -> None:
    found = joined(tasks((1, VISITS, 2, 2), ("Sieci", VISITS.upper(), 3, 3)))
    assert told(found)[0] == "D067 Zadania!B6"
    assert found.findings[0].values["row"] == "5"


def test_a_listed_task_without_a_row_is_told_d068_unless_rows_are_in_doubt() -> None:
    assert told(joined(tasks((1, MEETINGS, 3, 1), (1, VISITS, 2, 2)))) == ["D068 17:16"]
    assert told(joined(tasks((1, MEETINGS, 3, 1), (1, "Festyn", 2, 2)))) == ["D063 Zadania!B6"]


def test_a_task_that_lacks_its_numbers_is_not_told_twice() -> None:
    root = tree(("        wykonanie: 29\n", ""))
    assert told(joined(tasks((1, MEETINGS, 3, 1), (1, VISITS, 2, 2)), root)) == []


# --- tasks only the table has -----------------------------------------------------------------


def test_an_action_without_tasks_takes_them_from_its_rows_in_their_order() -> None:
    rows = tasks(
        (1, "Drugie", 5, 4, "spotkanie"), (2, ADVICE), ("Sieci", "Pierwsze", 2, 1, "warsztat", "x")
    )
    found = joined(rows, tree(text=NO_TASKS))
    assert task(found, 0, 0) == {
        "nazwa": "Drugie", "plan": "5", "wykonanie": "4", "jednostka": "spotkanie",
        "przyczyna": None,
    }  # fmt: skip
    assert task(found, 0, 1)["nazwa"] == "Pierwsze"
    places = [cell_of(found, "działania", 0, "zadania", 1, key) for key in ("nazwa", "plan")]
    assert places == ["dane.xlsx:Zadania!B7", "dane.xlsx:Zadania!C7"]
    assert told(found) == []


@pytest.mark.parametrize("empty", ["    zadania:\n", "    zadania: []\n"])
def test_an_empty_list_of_tasks_is_no_list(empty: str) -> None:
    text = NO_TASKS.replace("    skrót: Sieci\n", f"    skrót: Sieci\n{empty}")
    found = joined(tasks((1, "Nowe", 5, 4, "spotkanie"), (2, ADVICE)), tree(text=text))
    assert task(found, 0, 0)["nazwa"] == "Nowe"


def test_two_rows_for_a_task_only_the_table_has_are_told_d067() -> None:
    found = joined(tasks((1, "Nowe", 5, 4), (1, "nowe ", 5, 4), (2, ADVICE)), tree(text=NO_TASKS))
    assert told(found) == ["D067 Zadania!B6"]
    assert len(view(found).paths("działania", 0, "zadania")) == 1


# --- which action a row means -----------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [1, "1", "1.", "Działanie 1", "działanie nr 1", "1. Sieci", "Sieci", "sieci ", "SIECI",
     "Tworzenie sieci współpracy ośrodków", "TWORZENIE  SIECI WSPOLPRACY OSRODKOW",
     "1) Tworzenie sieci współpracy ośrodków", "Tworzenie\u00a0sieci współpracy ośrodków"],
)  # fmt: skip
def test_an_action_is_meant_by_number_title_or_short_title(written: Value) -> None:
    found = joined(tasks((written, MEETINGS, 4, 2), (1, VISITS), (2, ADVICE)))
    assert task(found, 0, 0)["plan"] == "4"
    assert [one.code for one in found.notes] == ["D070"]


@pytest.mark.parametrize("written", [0, 3, "7.", Decimal("1.5"), "Festyny"])
def test_an_unknown_action_is_told_with_those_there_are_d061(written: Value) -> None:
    found = joined(tasks((written, MEETINGS, 4, 2)))
    assert told(found) == ["D061 Zadania!A5"]
    assert found.findings[0].values["allowed"] == "„1. Sieci”, „2. Doradztwo dla podmiotów”"


@pytest.mark.parametrize("written", ["Tworzenie siecii współpracy ośrodka", "2. Sieci", "Twor"])
def test_an_action_written_slightly_otherwise_is_told_with_the_nearest_d060(written: str) -> None:
    (finding,) = joined(tasks((written, MEETINGS, 4, 2))).findings
    assert (finding.code, finding.values["meant"]) == ("D060", "1. Sieci")


def test_a_short_title_of_two_actions_means_none_d066() -> None:
    root = tree(("  - tytuł: Doradztwo dla podmiotów", "  - tytuł: Doradztwo\n    skrót: Sieci"))
    assert told(joined(tasks(("sieci", ADVICE, 4, 2)), root)) == ["D066 Zadania!A5"]


def test_a_row_without_an_action_means_the_only_task_of_its_name() -> None:
    rows = tasks((MEETINGS, 4), (VISITS, 2), (ADVICE, 40), keys=("zadanie", "plan"))
    assert task(joined(rows), 0, 0)["plan"] == "4"
    assert task(joined(tasks((None, ADVICE, 41))), 1, 0)["plan"] == "41"


def test_a_row_without_an_action_is_told_when_several_have_the_task_d065() -> None:
    root = tree((ADVICE, VISITS))
    assert told(joined(tasks((None, VISITS, 4)), root)) == ["D065 Zadania!A5"]


def test_a_row_without_an_action_gives_no_new_task_d077() -> None:
    rows = tasks((None, "Nowe", 4), (2, ADVICE))
    assert told(joined(rows, tree(text=NO_TASKS))) == ["D077 Zadania!A5"]


def test_a_row_without_a_task_is_told_d064() -> None:
    assert told(joined(tasks((1, None, 4, 2)))) == ["D064 Zadania!B5"]


def test_empty_rows_and_rows_with_sums_are_left_out_d069() -> None:
    found = joined(tasks((1, MEETINGS), (1, VISITS), (2, ADVICE), (), ("Razem:", None, 45, 32)))
    assert told(found) == ["D069 Zadania!A9"]
    assert found.findings[0].severity is Severity.INFO
    assert told(joined(tasks((None, "SUMA", 45), (1, MEETINGS), (1, VISITS), (2, ADVICE)))) == [
        "D069 Zadania!A5"
    ]


@given(st.text("ĄaĆzŁ -–\u00a0„”\"'x", min_size=1).filter(folded))
def test_how_a_name_is_typed_does_not_matter(name: str) -> None:
    typed = name.swapcase().replace("–", "-").replace("„", '"').replace(" ", "\u00a0 ")
    assert folded(typed) == folded(name)


def test_characters_nobody_sees_do_not_matter() -> None:
    assert folded("Dorad\u00adztwo\u200b w\ufeff zakresie klauzul") == folded(ADVICE)


# --- what differs -----------------------------------------------------------------------------


def test_one_warning_lists_what_the_table_says_otherwise_d070() -> None:
    rows = tasks((1, MEETINGS, 4, 2), (1, VISITS, 2, 3), (2, ADVICE, 40, 30))
    found = joined(rows)
    assert told(found) == ["D070 8:15"]
    said = explain(found.notes[0], "pl")
    assert f"(różnic: 4): 1. „{MEETINGS}”: plan 3 → 4; " in said.what
    assert said.what.endswith(f"1. „{VISITS}”: wykonanie 2 → 3; ….")
    assert "es-docs data pull projekt.yaml --write" in said.hint


def test_a_difference_knows_what_is_written_and_what_is_used() -> None:
    found = joined(tasks((1, MEETINGS, 4, 1), (1, VISITS), (2, ADVICE)))
    (one,) = found.differences
    assert one.path == ("działania", 0, "zadania", 0, "plan")
    assert (one.written.text, one.used.text) == ("3", "4")
    assert (str(one.written.location), one.used.location.cell) == (
        "projekt.yaml:8:15",
        "Zadania!C5",
    )


@pytest.mark.parametrize(
    ("written", "same"), [("1250", 1250), ("1 250", 1250), ("1,5", Decimal("1.50"))]
)
def test_the_same_number_written_otherwise_is_no_difference(written: str, same: Value) -> None:
    root = tree(("plan: 3", f"plan: {written}"))
    found = joined(tasks((1, MEETINGS, same, 1), (1, VISITS), (2, ADVICE)), root)
    assert found.differences == ()


# --- the as-of day ----------------------------------------------------------------------------

WHOLE = ((1, MEETINGS), (1, VISITS), (2, ADVICE))


def test_the_note_above_the_table_is_the_as_of_day() -> None:
    found = joined(tasks(*WHOLE, as_of=date(2016, 3, 31)))
    assert view(found).raw("projekt", "stan na") == "2016-03-31"
    assert cell_of(found, "projekt", "stan na") == "dane.xlsx:Zadania!B2"
    assert told(found) == []


def test_the_day_of_the_table_counts_over_that_of_the_content_d070() -> None:
    root = tree(("okres:", "stan na: 1.02.2016\n  okres:"))
    found = joined(tasks(*WHOLE, as_of=date(2016, 3, 31)), root)
    assert view(found).raw("projekt", "stan na") == "2016-03-31"
    assert found.notes[0].values["list"] == "stan na 1.02.2016 → 31.03.2016"
    assert joined(tasks(*WHOLE, as_of="1.02.2016 r."), root).differences == ()


def test_two_tables_with_two_days_are_told_d075() -> None:
    counted = register(as_of=date(2016, 6, 30))
    found = joined(tasks(*WHOLE, as_of=date(2016, 3, 31)), counted=counted)
    assert "D075 Rejestr!B2" in told(found)
    same = register(as_of=date(2016, 3, 31))
    assert "D075 Rejestr!B2" not in told(
        joined(tasks(*WHOLE, as_of=date(2016, 3, 31)), counted=same)
    )


# --- a content that is not sound --------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["działania: x\n", "- a\n", "działania:\n  - x\n", "działania:\n  - zadania: x\n",
     "działania:\n  - zadania:\n      - x\n", "projekt: x\n", "projekt:\n  stan na: [1]\n"],
)  # fmt: skip
def test_what_is_not_where_the_model_has_it_stays_as_it_is(text: str) -> None:
    rows, counted = tasks((1, MEETINGS, 3), as_of="x"), register((date(2016, 1, 1), 1, MEETINGS))
    found = join(tree(text=text), "projekt.yaml", rows, counted)
    assert isinstance(found, Joined)
