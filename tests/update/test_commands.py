"""What a person types to update a document, and what the program answers."""

from __future__ import annotations

import gettext
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from msgspec import Struct, field
from msgspec.structs import replace

from es_docs import build, cli
from es_docs.build import Built, Renewed
from es_docs.diagnostics import Area, Kind, Location, OutputError, Place, error, warning
from es_docs.merge.steps import Outcome
from es_docs.update import Change, Request
from es_docs.update.changes import CODES, DIFFERS

LINE = Location("content/projekt.yaml", 81, 20)
CONTENTS = (Path("content/projekt.yaml"),)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "content").mkdir()
    (tmp_path / CONTENTS[0]).touch()
    monkeypatch.chdir(tmp_path)
    for variable in ("ES_DOCS_LANG", "ES_DOCS_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANGUAGE", "")
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)


def run(*arguments: str) -> Result:
    class Program(click.Command):
        def main(self, args: object = None, **_extra: object) -> None:  # type: ignore[override]
            cli.main(list(args))  # type: ignore[call-overload]

    return CliRunner().invoke(Program("es-docs"), arguments)


def change(outcome: str, *lines: Location, key: str = "overview/goal/p0") -> Change:
    place = Place("a.pptx", Kind.PPTX, Area.SLIDE, 4, "Wyniki", "Organizacja spotkań")
    return Change(outcome, key, "9 spotkań", "moje 9", "10 spotkań", place, lines or (LINE,))


class Offered(Struct, dict=True):
    """`build.update` and `build.seal` as the test lets them answer, and what they were asked."""

    answers: Sequence[Renewed | OutputError]
    asked: list[tuple[Path, tuple[Path, ...], Request, bool, bool]] = field(default_factory=list)

    def update(
        self,
        file: Path,
        contents: Sequence[Path],
        request: Request,
        *,
        is_check: bool,
        ignores_owners: bool,
    ) -> Renewed:
        self.asked.append((file, tuple(contents), request, is_check, ignores_owners))
        return self._answer(len(self.asked) - 1)

    def seal(self, file: Path, *, ignores_owners: bool) -> Renewed:
        self.asked.append((file, (), Request(), False, ignores_owners))
        return self._answer(len(self.asked) - 1)

    def _answer(self, number: int) -> Renewed:
        one = self.answers[min(number, len(self.answers) - 1)]
        if isinstance(one, OutputError):
            raise one
        return one


def offering(monkeypatch: pytest.MonkeyPatch, *answers: Renewed | OutputError) -> Offered:
    offered = Offered(answers)
    monkeypatch.setattr(build, "update", offered.update)
    monkeypatch.setattr(build, "seal", offered.seal)
    return offered


def updated(*changes: Change, is_written: bool = True) -> Renewed:
    file = Path("a.pptx")
    return Renewed(
        file,
        file if is_written else None,
        bool(changes),
        Path("a.pptx.bak") if is_written else None,
        size=13,
        changes=changes,
        needs_answer=any(one.outcome in (Outcome.CONFLICT, DIFFERS) for one in changes),
    )


class TestWishes:
    def test_nothing_is_wished_for_by_itself(self, monkeypatch: pytest.MonkeyPatch):
        offered = offering(monkeypatch, updated())
        assert run("update", "a.pptx").exit_code == 0
        assert offered.asked == [(Path("a.pptx"), CONTENTS, Request(), False, False)]

    def test_all_options_are_passed_on(self, monkeypatch: pytest.MonkeyPatch):
        offered = offering(monkeypatch, updated())
        options = "--content x.yaml --check --tracked --adopt data --ignore-lock --prefer data"
        options += " --prefer mine:a/b:c --prefer data:d --restore e/f --restore g"
        assert run("update", "a.docx", *options.split()).exit_code == 0
        request = Request(
            "data", {"a/b:c": "mine", "d": "data"}, frozenset({"e/f", "g"}), "data", True
        )
        assert offered.asked == [(Path("a.docx"), (Path("x.yaml"),), request, True, True)]

    @pytest.mark.parametrize("value", ["", "ask", "data:", "yours:a", "Data"])
    def test_a_wrong_preference_is_told(self, value: str):
        result = run("update", "a.pptx", "--prefer", value)
        assert f"'{value}' nie jest jednym z: data, mine, data:KLUCZ, mine:KLUCZ." in result.stderr
        assert result.exit_code == 2

    def test_a_file_named_twice_is_updated_once(self, monkeypatch: pytest.MonkeyPatch):
        offered = offering(monkeypatch, updated())
        run("update", "a.pptx", "./a.pptx")
        assert len(offered.asked) == 1


class TestAnswers:
    def test_a_change_has_its_place_and_its_line(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, updated(change(Outcome.UPDATED)))
        result = run("update", "a.pptx")
        assert result.stdout == (
            "Zaktualizowano: a.pptx (13 slajdów)\n"
            "  Poprzednia wersja: a.pptx.bak\n"
            "  Slajd 4 „Wyniki”\n"
            "    „Organizacja spotkań”: zmieniono „9 spotkań” na „10 spotkań”"
            " (content/projekt.yaml:81)\n"
            "  Razem: zmieniono: 1.\n"
        )
        assert result.exit_code == 0

    def test_a_sum_has_the_first_of_its_cells(self, monkeypatch: pytest.MonkeyPatch):
        cells = [
            Location("content/dane.xlsx", row, 5, cell=f"Zadania!E{row}") for row in range(6, 10)
        ]
        offering(monkeypatch, updated(change(Outcome.UPDATED, LINE, *cells[:2])))
        told = (
            "(content/projekt.yaml:81, content/dane.xlsx:Zadania!E6, content/dane.xlsx:Zadania!E7)"
        )
        assert told in run("update", "a.pptx").stdout
        offering(monkeypatch, updated(change(Outcome.UPDATED, *cells)))
        told = "(content/dane.xlsx:Zadania!E6, Zadania!E7, Zadania!E8, …)"
        assert told in run("update", "a.pptx").stdout

    def test_changes_of_one_slide_stand_under_its_name(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, updated(change(Outcome.UPDATED), change(Outcome.ADDED)))
        assert run("update", "a.pptx").stdout.count("Slajd 4") == 1

    @pytest.mark.parametrize("outcome", CODES)
    def test_every_outcome_is_told_in_both_languages(
        self, monkeypatch: pytest.MonkeyPatch, outcome: str
    ):
        offering(monkeypatch, updated(replace(change(outcome), lines=())))
        polish, english = (run("--lang", lang, "update", "a.pptx").stdout for lang in ("pl", "en"))
        assert "Slajd 4" in polish
        assert "Slide 4" in english
        texts = {"9 spotkań", "moje 9", "10 spotkań"}
        told = [{text for text in texts if text in out} for out in (polish, english)]
        assert told[0] == told[1] != set()

    @pytest.mark.parametrize(
        ("outcome", "told"),
        [
            (Outcome.CONFLICT, '--prefer "data:b6c90219"'),
            (Outcome.YOURS, '--prefer "data:b6c90219"'),
            (Outcome.GONE, '--restore "b6c90219"'),
        ],
    )
    def test_what_a_person_can_choose_is_told_with_its_key(
        self, monkeypatch: pytest.MonkeyPatch, outcome: str, told: str
    ):
        offering(monkeypatch, updated(change(outcome)))
        assert told in run("update", "a.pptx").stdout

    def test_nothing_to_do_is_told(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, updated(is_written=False))
        result = run("update", "a.pptx")
        assert result.stdout == "Bez zmian: a.pptx (nie ma czego aktualizować)\n"

    def test_a_plan_says_that_nothing_was_written(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, updated(change(Outcome.ADDED), is_written=False))
        result = run("update", "a.pptx", "--check")
        assert result.stdout.startswith("Do zaktualizowania: a.pptx (niczego nie zapisano)\n")
        assert "dodano: „10 spotkań”" in result.stdout

    def test_one_refusal_does_not_stop_the_others(self, monkeypatch: pytest.MonkeyPatch):
        refusal = OutputError(error("U001", file="a.pptx"))
        offering(monkeypatch, refusal, updated(change(Outcome.UPDATED)))
        result = run("update", "b.pptx", "a.pptx")
        assert "błąd U001" in result.stderr
        assert "Nie zaktualizowano: b.pptx" in result.stderr
        assert "Zaktualizowano: a.pptx" in result.stdout
        assert result.exit_code == 1

    def test_what_stands_in_a_document_cannot_steer_the_terminal(
        self, monkeypatch: pytest.MonkeyPatch
    ):
        place = Place("a.pptx", Kind.PPTX, Area.SLIDE, 4, "\x1b[31mWyniki")
        wild = Change(Outcome.UPDATED, "k", "\x1b[2J", "", "\u202e", place, None)
        offering(monkeypatch, updated(wild))
        assert not {"\x1b", "\u202e"} & set(run("update", "a.pptx").stdout)


class TestExitCodes:
    @pytest.mark.parametrize(
        ("outcomes", "options", "code"),
        [
            ((), (), 0),
            ((), ("--check",), 0),
            ((Outcome.UPDATED, Outcome.YOURS), (), 0),
            ((Outcome.UPDATED,), ("--check",), 3),
            ((Outcome.UPDATED, Outcome.CONFLICT), (), 2),
            ((Outcome.CONFLICT,), ("--check",), 2),
            ((DIFFERS,), (), 2),
        ],
    )
    def test_tell_whether_a_person_is_asked(
        self,
        monkeypatch: pytest.MonkeyPatch,
        outcomes: Sequence[str],
        options: Sequence[str],
        code: int,
    ):
        is_written = "--check" not in options
        offering(monkeypatch, updated(*map(change, outcomes), is_written=is_written))
        assert run("update", "a.pptx", *options).exit_code == code
        assert f"  {code} " in run("--help").stdout

    def test_an_error_outweighs_a_conflict(self, monkeypatch: pytest.MonkeyPatch):
        refusal = OutputError(error("U001", file="a.pptx"))
        offering(monkeypatch, updated(change(Outcome.CONFLICT)), refusal)
        assert run("update", "a.pptx", "b.pptx").exit_code == 1

    def test_build_ends_the_same_way(self, monkeypatch: pytest.MonkeyPatch):
        def make(path: Path, *_arguments: object, **_options: bool) -> Built:
            return Built(path, (), 13, 0, (), renewed=(updated(change(Outcome.CONFLICT)),))

        monkeypatch.setattr(build, "build", make)
        result = run("build")
        assert "sporne: 1" in result.stdout
        assert result.exit_code == 2


class TestJson:
    def test_holds_every_change_and_every_refusal(self, monkeypatch: pytest.MonkeyPatch):
        refusal = OutputError(error("U001", file="b.pptx"))
        offering(monkeypatch, updated(change(Outcome.CONFLICT)), refusal)
        result = run("update", "a.pptx", "b.pptx", "--json")
        document = json.loads(result.stdout)
        done, refused = document["files"]
        assert document["version"] == 1
        assert (done["state"], done["needs_answer"]) == ("updated", True)
        assert (done["written"], done["backup"]) == ("a.pptx", "a.pptx.bak")
        (one,) = done["changes"]
        assert (one["outcome"], one["key"]) == ("conflict", "b6c90219")
        assert one["path"] == "overview/goal/p0"
        assert (one["old"], one["yours"], one["new"]) == ("9 spotkań", "moje 9", "10 spotkań")
        assert one["place"]["number"] == 4
        assert one["content"] == {"file": "content/projekt.yaml", "line": 81, "column": 20}
        assert (refused["state"], refused["findings"][0]["code"]) == ("refused", "U001")
        assert result.stderr == ""

    @pytest.mark.parametrize(
        ("changes", "options", "state"),
        [((), (), "unchanged"), ((change(Outcome.ADDED),), ("--check",), "planned")],
    )
    def test_tells_what_was_written(
        self,
        monkeypatch: pytest.MonkeyPatch,
        changes: Sequence[Change],
        options: Sequence[str],
        state: str,
    ):
        offering(monkeypatch, updated(*changes, is_written=False))
        document = json.loads(run("update", "a.pptx", "--json", *options).stdout)
        assert document["files"][0]["state"] == state
        assert document["files"][0]["written"] is None


class TestSeal:
    def test_tells_what_was_made_ready(self, monkeypatch: pytest.MonkeyPatch):
        offered = offering(monkeypatch, updated(change(Outcome.UPDATED)))
        result = run("seal", "a.pptx", "--ignore-lock")
        assert result.stdout == "Przygotowano do publikacji: a.pptx\n"
        assert offered.asked[0][-1]

    def test_tells_that_there_is_nothing_to_take_out(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, updated(is_written=False))
        result = run("seal", "a.pptx")
        assert result.stdout == "Bez zmian: a.pptx (nie ma w nim znaczników)\n"

    def test_warns_of_open_questions(self, monkeypatch: pytest.MonkeyPatch):
        sealed = Renewed(
            Path("a.pptx"),
            Path("a.pptx"),
            True,
            findings=(warning("U014", file="a.pptx", count=2),),
        )
        offering(monkeypatch, sealed)
        result = run("seal", "a.pptx")
        assert "ostrzeżenie U014" in result.stderr
        assert result.exit_code == 0

    def test_a_refusal_ends_with_1(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, OutputError(error("U003", file="a.odp")))
        result = run("seal", "a.odp")
        assert "Nie przygotowano: a.odp" in result.stderr
        assert result.exit_code == 1
