"""Numbers of a table put into the content file: each in its place, in its spelling, and no more."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from es_docs.content import load, pulling
from es_docs.content.pulling import Pulled, pull
from es_docs.diagnostics import ContentError
from extent import few

HEAD = """\
realizator: {nazwa: Ośrodek}
projekt:
  tytuł: Projekt
  cel: Cel
  okres: {od: 1.10.2015, do: 31.12.2016}
  wartość: 850 000,00 PLN
finansowanie:
  program: {nazwa: Program, okres: 2014–2020}
  oś priorytetowa: {numer: 9, nazwa: Oś}
  działanie: {numer: 9.4, nazwa: Działanie}
  fundusz: Fundusz
  informacja: Projekt współfinansowany.
zakończenie: Dziękuję
dane: {plik: dane.csv}
działania:
  - tytuł: Sieci
    zadania:
"""
COLUMNS = "Działanie;Zadanie;Plan;Wykonanie;Jednostka;Przyczyna"
FILES = settings(
    max_examples=few(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def project(folder: Path, content: bytes | str, *rows: str, columns: str = COLUMNS) -> Path:
    """A content file with a table beside it."""
    path = folder / "p.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "dane.csv").write_text("\n".join([columns, *rows]) + "\n", encoding="utf-8")
    return path


def said(pulled: Pulled) -> list[str]:
    return [f"{one.task or '–'}: {one.key} {one.old} → {one.new}" for one in pulled.changes]


def byte_diff(pulled: Pulled) -> list[str]:
    """The lines that changed, as bytes that can be read."""
    lines = [one.splitlines(keepends=True) for one in (pulled.old, pulled.new)]
    old, new = ([repr(line)[2:-1] for line in one] for one in lines)
    diff = difflib.unified_diff(old, new, lineterm="", n=0)
    return [line for line in diff if line[:3] not in ("---", "+++") and not line.startswith("@@")]


# --- one value, in every spelling -------------------------------------------------------------

SPELLINGS = {
    "plain": ("9", "11"),
    "plain with a comment behind": ("9   # do marca", "11   # do marca"),
    "plain with spaces behind": ("9  ", "11  "),
    "far from its key": ("     9", "     11"),
    "in quotes": ('"9"', '"11"'),
    "in single quotes": ("'9'", "'11'"),
    "in quotes with spaces": ('" 9 "  # !', '" 11 "  # !'),
    "on the next line": ("\n          9", "\n          11"),
    "folded block": (">-\n          9", ">-\n          11"),
    "folded block with digits in its header": (">1-\n         9", ">1-\n         11"),
    "literal block with a comment": ("| # 9 sztuk\n          9\n", "| # 9 sztuk\n          11\n"),
    "with an anchor": ("&a9 9", "&a9 11"),
    "with an anchor in quotes": ("&a9  '9' # 9", "&a9  '11' # 9"),
    "with a tag": ("!!int 9", "!!int 11"),
}


@pytest.mark.parametrize(("old", "new"), SPELLINGS.values(), ids=SPELLINGS)
def test_a_number_is_replaced_by_itself(tmp_path: Path, old: str, new: str) -> None:
    task = (
        "      - nazwa: Spotkania 9\n        wykonanie: {}\n        plan: 12\n"
        "        jednostka: spotkanie\n"
    )
    pulled = pull(project(tmp_path, HEAD + task.format(old), "1;Spotkania 9;;11;;"))
    assert said(pulled) == ["Spotkania 9: wykonanie 9 → 11"]
    assert pulled.new.decode() == HEAD + task.format(new)


NUMBERS = {
    ("1,5", "2,5", "2,5"),
    ("1.5", "2,5", "2.5"),
    ("1 250", "13500,5", "13 500,5"),
    ("1 250", "1300", "1 300"),
    ("1\u00a0250", "13500", "13\u00a0500"),
    ("1250", "13500", "13500"),
    ("3", "1,25", "1,25"),
    ("3", "10", "10"),
    ("3,0", "4", "4"),
}


@pytest.mark.parametrize(("old", "table", "new"), sorted(NUMBERS))
def test_a_number_keeps_its_decimal_mark_and_its_groups(
    tmp_path: Path, old: str, table: str, new: str
) -> None:
    task = f"      - nazwa: A\n        plan: {old}\n        wykonanie: 0\n"
    task += "        jednostka: spotkanie\n"
    pulled = pull(project(tmp_path, HEAD + task, f"1;A;{table};;;"))
    assert pulled.new.decode() == HEAD + task.replace(f"plan: {old}", f"plan: {new}")


def test_in_braces_a_comma_would_part_entries_so_a_point_stands(tmp_path: Path) -> None:
    task = "      - {nazwa: A, plan: 3 , wykonanie: 1, jednostka: spotkanie} # {plan: 3}\n"
    pulled = pull(project(tmp_path, HEAD + task, "1;A;4,5;2,5;konferencja;"))
    assert byte_diff(pulled) == [
        "-      - {nazwa: A, plan: 3 , wykonanie: 1, jednostka: spotkanie} # {plan: 3}\\n",
        "+      - {nazwa: A, plan: 4.5 , wykonanie: 2.5, jednostka: konferencja} # {plan: 3}\\n",
    ]


DAYS = [
    ("31.03.2016", "30.06.2016"),
    ("1.3.2016", "30.6.2016"),
    ("01.03.2016 r.", "30.06.2016 r."),
    ("2016-03-31", "2016-06-30"),
    ("1 marca 2016 r.", "30 czerwca 2016 r."),
    ("'1.03.2016'", "'30.06.2016'"),
]


@pytest.mark.parametrize(("old", "new"), DAYS)
def test_the_as_of_day_keeps_its_form(tmp_path: Path, old: str, new: str) -> None:
    head = HEAD.replace("  cel: Cel\n", f"  stan na: {old} # tak\n  cel: Cel\n")
    task = "      - {nazwa: A, plan: 3, wykonanie: 1, jednostka: spotkanie}\n"
    path = project(tmp_path, head + task, columns=f"Stan na;30.06.2016\n\n{COLUMNS}\n1;A;3;1;;")
    pulled = pull(path)
    assert [one.new for one in pulled.changes] == ["30.06.2016"]
    assert pulled.changes[0].action is None
    assert pulled.new.decode() == pulled.old.decode().replace(old, new)


REASONS = {
    "plain": ("zima", "lato", "lato"),
    "in quotes": ('"zi\\"ma"', 'la"to', '"la\\"to"'),
    "in single quotes": ("'zi''ma'", "la'to", "'la''to'"),
    "plain that cannot stay so": ("zima", "lato: upał # 30", "'lato: upał # 30'"),
    "plain over lines": ("zima\n          i mróz", "lato", "lato"),
    "folded": (
        ">-\n          zima\n          i: mróz\n",
        "lato: upał",
        ">-\n          lato: upał\n",
    ),
}


@pytest.mark.parametrize(("old", "table", "new"), REASONS.values(), ids=REASONS)
def test_a_text_keeps_its_quotes(tmp_path: Path, old: str, table: str, new: str) -> None:
    task = f"      - nazwa: A\n        plan: 3\n        przyczyna: {old}\n        wykonanie: 1\n"
    task += "        jednostka: spotkanie # c\n"
    cell = '"' + table.replace('"', '""') + '"'
    pulled = pull(project(tmp_path, HEAD + task, f"1;A;3;1;;{cell}"))
    assert pulled.new.decode() == HEAD + task.replace(old, new)


# --- anchors and aliases ----------------------------------------------------------------------

ANCHORED = """\
      - &wspolne
        nazwa: A
        plan: &n 3   # zaplanowano
        wykonanie: 1
        jednostka: &j spotkanie
      - nazwa: B
        plan: *n     # tyle samo
        wykonanie: 2
        jednostka: *j
"""


class TestAliases:
    def test_a_file_with_anchors_is_pulled_though_the_program_refuses_to_build_it(
        self, tmp_path: Path
    ) -> None:
        path = project(tmp_path, HEAD + ANCHORED, "1;A;3;2;;", "1;B;3;3;;")
        pulled = pull(path)
        assert byte_diff(pulled) == [
            "-        wykonanie: 1\\n", "+        wykonanie: 2\\n",
            "-        wykonanie: 2\\n", "+        wykonanie: 3\\n",
        ]  # fmt: skip
        assert {one.code for one in load(path).findings if one.severity == "error"} == {"C011"}

    def test_an_alias_that_should_keep_its_value_is_written_out(self, tmp_path: Path) -> None:
        pulled = pull(project(tmp_path, HEAD + ANCHORED, "1;A;4;1;;", "1;B;3;2;;"))
        assert said(pulled) == ["A: plan 3 → 4"]
        assert byte_diff(pulled) == [
            "-        plan: &n 3   # zaplanowano\\n", "+        plan: &n 4   # zaplanowano\\n",
            "-        plan: *n     # tyle samo\\n", "+        plan: 3     # tyle samo\\n",
        ]  # fmt: skip
        assert [one.code for one in pulled.findings] == ["D114"]

    def test_an_alias_that_changes_alike_stays(self, tmp_path: Path) -> None:
        pulled = pull(project(tmp_path, HEAD + ANCHORED, "1;A;4;1;;", "1;B;4;2;;"))
        assert said(pulled) == ["A: plan 3 → 4", "B: plan 3 → 4"]
        assert byte_diff(pulled) == [
            "-        plan: &n 3   # zaplanowano\\n", "+        plan: &n 4   # zaplanowano\\n",
        ]  # fmt: skip

    def test_an_alias_that_changes_alone_becomes_the_number(self, tmp_path: Path) -> None:
        pulled = pull(project(tmp_path, HEAD + ANCHORED, "1;A;3;1;;", "1;B;5;2;;"))
        assert byte_diff(pulled) == [
            "-        plan: *n     # tyle samo\\n", "+        plan: 5     # tyle samo\\n",
        ]  # fmt: skip

    def test_an_alias_elsewhere_keeps_what_it_said(self, tmp_path: Path) -> None:
        other = "  - tytuł: Inne\n    skrót: *n\n    zadania:\n"
        other += "      - {nazwa: C, plan: 1, wykonanie: 1, jednostka: spotkanie}\n"
        rows = ("1;A;4;1;;", "1;B;4;2;;", "2;C;1;1;;")
        pulled = pull(project(tmp_path, HEAD + ANCHORED + other, *rows))
        assert "    skrót: 3\n" in pulled.new.decode()
        assert "plan: *n" in pulled.new.decode()

    @pytest.mark.parametrize(
        "other",
        [
            "  - tytuł: Inne\n    zadania: *zadania\n",
            "  - tytuł: Inne\n    <<: *zadanie\n    zadania: []\n",
        ],
    )
    def test_a_part_that_is_repeated_whole_is_left_alone(self, tmp_path: Path, other: str) -> None:
        head = HEAD.replace("    zadania:\n", "    zadania: &zadania\n")
        task = ANCHORED.replace("&wspolne", "&zadanie")
        found = refusal(project(tmp_path, head + task + other, "1;A;4;1;;", "1;B;4;2;;"))
        assert "D116" in found


# --- the file around it -----------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", ["", "\n", "   \n\n# koniec"])
def test_line_ends_byte_order_mark_and_the_end_of_the_file_stay(
    tmp_path: Path, end: str, mark: bytes, last: str
) -> None:
    task = "      - nazwa: Żółć\n        plan: '3'\n        wykonanie: 1 \n"
    task += "        jednostka: spotkanie" + last
    old = mark + (HEAD + task).replace("\n", end).encode()
    pulled = pull(project(tmp_path, old, "1;Żółć;4;2,5;;"))
    new = task.replace("'3'", "'4'").replace("wykonanie: 1 ", "wykonanie: 2,5 ")
    assert pulled.new == mark + (HEAD + new).replace("\n", end).encode()


def test_characters_that_take_several_bytes_move_no_place(tmp_path: Path) -> None:
    task = "      - {nazwa: „Żółć” 🎉 , plan: 3, wykonanie: 1, jednostka: spotkanie} # 🎉 3\n"
    pulled = pull(project(tmp_path, HEAD + task, "1;„Żółć” 🎉;4;2;;"))
    assert pulled.new.decode() == HEAD + task.replace(
        "plan: 3, wykonanie: 1", "plan: 4, wykonanie: 2"
    )


def test_without_differences_nothing_changes(tmp_path: Path) -> None:
    task = "      - {nazwa: A, plan: '3', wykonanie: 1.5, jednostka: spotkanie}\n"
    pulled = pull(project(tmp_path, HEAD + task, "1;A;3;1,50;Spotkanie;".replace("Sp", "sp")))
    assert pulled.changes == ()
    assert pulled.new == pulled.old
    assert pulled.findings == ()


TASKS = st.lists(
    st.tuples(
        st.decimals(1, 99_999, places=1),
        st.decimals(0, 99_999, places=1),
        st.decimals(1, 99_999, places=1),
        st.decimals(0, 99_999, places=1),
        st.sampled_from(["{}", "'{}'", '"{}"', '" {} "', "{} # 7", ">-\n          {}", "&k {}"]),
        st.sampled_from(["", "  ", " # ąę", "\n", "\n        # uwaga: 3"]),
    ),
    min_size=1,
    max_size=6,
)


def typed(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


@FILES
@given(TASKS)
def test_edits_touch_nothing_but_numbers_and_then_there_is_nothing_to_pull(
    tmp_path: Path, tasks: list[tuple[Decimal, Decimal, Decimal, Decimal, str, str]]
) -> None:
    """Every file is made of pieces that must stay and numbers that may change."""
    stay, numbers, rows = [HEAD], list[str](), list[str]()
    for at, (plan, done, new_plan, new_done, spelling, behind) in enumerate(tasks):
        before, after = spelling.split("{}")
        first = f"      - nazwa: Zadanie {at}\n        plan: {before}"
        stay[-1] += first
        middle = "" if "#" in after or ">" in before else behind
        stay += [f"{after}{middle}\n        wykonanie: ", ""]
        stay[-1] = f"   # {at}\n        jednostka: spotkanie\n"
        numbers += [typed(plan), typed(done)]
        rows.append(f"1;Zadanie {at};{typed(new_plan)};{typed(new_done)};;")
    content = "".join(one + number for one, number in zip(stay, [*numbers, ""], strict=True))
    path = project(tmp_path, content, *rows)
    pulled = pull(path)
    wanted = [typed(one) for task in tasks for one in task[2:4]]
    assert pulled.new.decode() == "".join(
        one + number for one, number in zip(stay, [*wanted, ""], strict=True)
    )
    path.write_bytes(pulled.new)
    again = pull(path)
    assert again.changes == ()
    assert again.new == pulled.new


# --- the register, and files no content names -------------------------------------------------

ONE_TASK = "      - {nazwa: A, plan: 3, wykonanie: 1, jednostka: spotkanie}\n"
MEETINGS = "Data;Zadanie\n1.02.2016;A\n2.02.2016;A\n"


def test_a_register_gives_the_realised_number(tmp_path: Path) -> None:
    head = HEAD.replace("dane: {plik", "rejestr: {plik")
    path = project(tmp_path, head + ONE_TASK)
    (tmp_path / "dane.csv").write_text(MEETINGS, encoding="utf-8")
    pulled = pull(path)
    assert said(pulled) == ["A: wykonanie 1 → 2"]
    assert pulled.changes[0].used.cell


def without_tables(folder: Path) -> Path:
    return project(folder, HEAD.replace("dane: {plik: dane.csv}\n", "") + ONE_TASK, "1;A;5;2;;")


def test_a_file_can_be_given_for_a_content_that_names_none(tmp_path: Path) -> None:
    path = without_tables(tmp_path)
    pulled = pull(path, tmp_path / "dane.csv")
    assert said(pulled) == ["A: plan 3 → 5", "A: wykonanie 1 → 2"]
    (tmp_path / "rejestr.csv").write_text(MEETINGS, encoding="utf-8")
    assert said(pull(path, tmp_path / "rejestr.csv")) == ["A: wykonanie 1 → 2"]


# --- what is refused --------------------------------------------------------------------------


def refusal(path: Path, table: Path | None = None) -> list[str]:
    with pytest.raises(ContentError) as refused:
        pull(path, table)
    return [one.code for one in refused.value.findings if one.severity == "error"]


def test_no_table_at_all(tmp_path: Path) -> None:
    assert refusal(without_tables(tmp_path)) == ["D110"]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert refusal(without_tables(tmp_path), tmp_path / "brak.xlsx") == ["D111"]
    assert refusal(tmp_path / "brak.yaml") == ["C001"]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("1;Nieznane;3;1;;", {"D063"}),
        ("1;A;0;1;;", {"C022"}),
        ("1;A;3;-1;;", {"C023"}),
        ("1;A;3;1;sznurek;", {"C081", "C082"}),
        ("1;A;3;dużo;;", set()),
    ],
)
def test_a_value_no_content_may_have(tmp_path: Path, row: str, codes: set[str]) -> None:
    found = refusal(project(tmp_path, HEAD + ONE_TASK, row))
    assert found
    assert not codes or set(found) <= codes


def test_a_content_whose_numbers_are_doubtful(tmp_path: Path) -> None:
    twice = "      - nazwa: A\n        plan: 3\n        plan: 4\n        wykonanie: 1\n"
    assert "C010" in refusal(project(tmp_path, HEAD + twice, "1;A;5;1;;"))


def test_values_the_content_has_no_key_for_are_told_and_not_put_in(tmp_path: Path) -> None:
    task = "      - nazwa: A\n        plan: 3\n        wykonanie:\n        jednostka: spotkanie\n"
    pulled = pull(project(tmp_path, HEAD + task, "1;A;3;2;;zima"))
    assert pulled.new == pulled.old
    assert [(one.code, one.values["count"]) for one in pulled.findings] == [("D113", "2")]


def codes(findings: Iterable[object]) -> set[str]:
    return {str(getattr(one, "code", "")) for one in findings}


def test_a_listed_task_without_a_row_is_told(tmp_path: Path) -> None:
    task = ONE_TASK + ONE_TASK.replace("nazwa: A", "nazwa: B")
    pulled = pull(project(tmp_path, HEAD + task, "1;A;4;1;;"))
    assert "D068" in codes(pulled.findings)
    assert said(pulled) == ["A: plan 3 → 4"]


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda new: new.replace(b"wykonanie: 1", b"wykonanie: 7"),
        lambda new: new.replace(b"plan: 4", b"plan: 5"),
        lambda new: new.replace(b"tytu\xc5\x82: Sieci", b"tytu\xc5\x82: 'Sieci'"),
        lambda new: new + b"        nowy: 1\n",
        lambda new: new + b"  {",
    ],
)
def test_what_reads_back_otherwise_is_never_given_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoilt: Callable[[bytes], bytes]
) -> None:
    """The proof itself is proved: an edit that goes wrong is found before anybody writes it."""
    task = "      - nazwa: A\n        plan: 3\n        wykonanie: 1\n"
    task += "        jednostka: spotkanie\n"
    path = project(tmp_path, HEAD + task, "1;A;4;1;;")
    assert pull(path).changes
    right = pulling._edited
    monkeypatch.setattr(pulling, "_edited", lambda *given: spoilt(right(*given)))
    assert refusal(path) == ["D115"]


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = without_tables(tmp_path)
    monkeypatch.setattr(pulling, "MAX_TABLE_BYTES", 10)
    assert refusal(path, tmp_path / "dane.csv") == ["D112"]
