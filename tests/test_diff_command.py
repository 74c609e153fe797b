"""What a person types to see what changed in the content, and what the program answers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from es_docs import build
from es_docs.build import Built
from es_docs.cli import command_line
from es_docs.messages import Lang

CONTENT = Path("content/koordynacja-es.yaml")
DECK = Path("output/koordynacja-es-prezentacja.pptx")
REPORT = Path("output/koordynacja-es-sprawozdanie.docx")
VALUE = "Wartość projektu: 850 000,00 PLN → 900 000,00 PLN"
REALISED = (
    "Działanie 2, „Organizacja spotkań sieciujących podmioty reintegracyjne (CIS, KIS, WTZ, ZAZ)”:"
    " wykonanie 9 → 11 (82% → 100%)"
)


@pytest.fixture(autouse=True)
def project(
    tmp_path: Path, seed_content: Path, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder with the content, and with the documents as they were built of it."""
    (tmp_path / "content").mkdir()
    shutil.copy(seed_content, tmp_path / "content")
    shutil.copytree(built.files[0].parent, tmp_path / "output")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, lang: Lang = "pl") -> Result:
    result = CliRunner().invoke(command_line(lang), arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def said(result: Result) -> list[str]:
    return result.output.replace("\u00a0", " ").splitlines()


def edit(path: Path = CONTENT, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes or (("wykonanie: 9", "wykonanie: 11"), ("850 000,00", "900 000,00")):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def line_of(text: str, path: Path = CONTENT) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


class TestSinceTheLastBuild:
    def test_nothing_changed(self):
        result = run("diff")
        assert (result.exit_code, said(result)) == (0, ["Bez zmian od ostatniego budowania."])

    def test_changes_are_told_with_their_lines_and_counted(self):
        edit()
        result = run("diff")
        assert result.exit_code == 0
        assert said(result) == [
            f"Zmiany w treści od ostatniego budowania ({CONTENT}):",
            f"  {VALUE} ({CONTENT}:{line_of('900 000')})",
            f"  {REALISED} ({CONTENT}:{line_of('wykonanie: 11')})",
            "  Razem: zmieniono: 2.",
        ]

    def test_one_file_may_be_named(self):
        edit()
        assert said(run("diff", str(CONTENT))) == said(run("diff"))

    def test_a_document_may_be_named(self):
        edit()
        told = said(run("diff", str(DECK)))
        assert told[0] == f"Zmiany w treści od ostatniego budowania ({CONTENT}):"
        assert told[1:] == said(run("diff"))[1:]

    def test_english(self):
        edit(CONTENT, ("850 000,00", "900 000,00"))
        told = said(run("diff", lang="en"))
        assert told[0] == f"Changes of the content since it was last built ({CONTENT}):"
        assert told[1].startswith("  Value of the project: 850 000,00 PLN → 900 000,00 PLN (")
        assert told[2] == "  In all: updated: 1."

    def test_every_content_is_compared_with_its_own(self):
        other = CONTENT.with_name("nowy.yaml")
        shutil.copy(CONTENT, other)
        told = said(run("diff"))
        assert f"{CONTENT}: Bez zmian od ostatniego budowania." in told
        assert any(line.startswith(f"{other}: informacja N084") for line in told)

    def test_nothing_built_yet_is_no_mistake(self):
        shutil.rmtree("output")
        result = run("diff")
        assert result.exit_code == 0
        assert "N084" in result.output

    def test_documents_elsewhere(self):
        Path("output").rename("gotowe")
        assert said(run("diff", "--output", "gotowe")) == ["Bez zmian od ostatniego budowania."]

    def test_what_was_deleted_is_remembered_beside(self):
        edit()
        for file in (DECK, REPORT):
            file.unlink()
        assert "Razem: zmieniono: 2." in run("diff").output

    def test_a_content_with_mistakes_is_told_as_such(self):
        edit(CONTENT, ("wykonanie: 9", "wykonanie: dużo"))
        result = run("diff")
        assert result.exit_code == 1
        assert "C020" in result.output

    def test_a_change_that_no_document_shows_is_told_once(self):
        documents = {file: file.read_bytes() for file in (DECK, REPORT)}
        forms = (
            "jednostki:\n  turnus:\n    jeden: turnus\n    kilka: turnusy\n    wiele: turnusów\n"
        )
        edit(CONTENT, ("zakończenie:", f"{forms}\nzakończenie:"))
        assert "Nowa jednostka „turnus”" in run("diff").output
        assert "Nowa jednostka „turnus”" in run("build").output
        assert {file: file.read_bytes() for file in documents} == documents
        assert said(run("diff")) == ["Bez zmian od ostatniego budowania."]
        assert "Nowa jednostka" not in run("build").output
        assert {file: file.read_bytes() for file in documents} == documents

    def test_documents_of_different_versions_are_told(self):
        edit()
        build.build(CONTENT, Path("output"), frozenset({"docx"}))
        edit(CONTENT, ("pozakonkursowy", "konkursowy"))
        result = run("diff")
        assert result.exit_code == 0
        assert "N083: Prezentacja i sprawozdanie powstały z różnych wersji treści" in result.output
        assert str(REPORT) in result.output
        assert "Razem: zmieniono: 1." in result.output


class TestTwoVersions:
    def test_content_and_content_have_both_places(self):
        other = Path("nowy.yaml")
        shutil.copy(CONTENT, other)
        edit(other)
        (head, first, second, total) = said(run("diff", str(CONTENT), str(other)))
        assert head == f"Zmiany od {CONTENT} do {other}:"
        lines = line_of("850 000"), line_of("900 000", other)
        assert first == f"  {VALUE} ({CONTENT}:{lines[0]} → {other}:{lines[1]})"
        assert second.startswith(f"  {REALISED} (")
        assert total == "  Razem: zmieniono: 2."

    @pytest.mark.parametrize("old", [DECK, REPORT])
    @pytest.mark.parametrize("is_turned", [False, True])
    def test_documents_and_contents_in_any_mix(self, old: Path, is_turned: bool):
        copy = Path("dawny" + old.suffix)
        shutil.copy(old, copy)
        edit()
        pair = [copy, CONTENT]
        told = said(run("diff", *map(str, pair[::-1] if is_turned else pair)))
        shown = VALUE.split(": ")[1].split(" → ")
        assert " → ".join(shown[::-1] if is_turned else shown) in told[1]
        run("build")
        pair = [copy, old]
        told = said(run("diff", *map(str, pair[::-1] if is_turned else pair)))
        assert " → ".join(shown[::-1] if is_turned else shown) in told[1]

    def test_backups_are_documents_too(self):
        edit()
        run("build")
        assert VALUE in said(run("diff", f"{DECK}.bak", str(REPORT)))[1]

    def test_nothing_changed(self):
        result = run("diff", str(DECK), str(REPORT))
        assert said(result) == [f"Bez zmian między {DECK} a {REPORT}."]

    def test_for_programs(self):
        edit()
        record = json.loads(run("diff", "--json").output)
        (comparison,) = record["comparisons"]
        assert (comparison["old"], comparison["new"]) == (str(DECK), str(CONTENT))
        value, realised = comparison["changes"]
        assert value["code"] == "N001"
        assert (value["topic"], value["kind"]) == ("value", "updated")
        assert value["old_place"] is None
        assert value["new_place"]["line"] == line_of("900 000")
        assert (realised["action"], realised["old"], realised["new"]) == (2, "9", "11")
        assert record["findings"] == []


class TestWhatCannotBeCompared:
    def codes(self, *arguments: str) -> list[str]:
        result = run("diff", *arguments, "--json")
        findings = json.loads(result.output)["findings"]
        errors = [one for one in findings if one["severity"] == "error"]
        assert result.exit_code == (1 if errors else 0)
        return [one["code"] for one in findings]

    def test_a_sealed_document(self):
        shutil.rmtree("output/.es-docs")
        run("seal", str(DECK), str(REPORT))
        assert self.codes() == ["N080", "N080"]
        assert self.codes(str(DECK), str(CONTENT)) == ["N080"]

    def test_a_sealed_document_with_its_memory_beside_it(self):
        run("seal", str(DECK), str(REPORT))
        assert self.codes() == []

    def test_other_files(self):
        Path("a.pdf").write_bytes(b"%PDF-1.7")
        Path("b.pptx").write_bytes(b"PK\x03\x04 broken")
        assert self.codes("a.pdf", str(CONTENT)) == ["N085"]
        assert self.codes("b.pptx", str(CONTENT))[0] == "U006"
        assert self.codes("nie-ma.docx", str(CONTENT)) == ["U015"]
        assert self.codes("nie-ma.yaml", str(CONTENT)) == ["C001"]

    def test_two_projects(self):
        other = Path("inny.yaml")
        shutil.copy(CONTENT, other)
        edit(
            other,
            ("Koordynacja ekonomii społecznej w województwie", "Cyfrowa gmina"),
            ("Dolnośląski Ośrodek Polityki Społecznej", "Gmina Paszowice"),
        )
        assert self.codes(str(CONTENT), str(other)) == ["N082"]


class TestBuild:
    def test_tells_what_changed_in_the_content_before_the_documents(self):
        edit()
        told = said(run("build"))
        head = told.index(f"Zmiany w treści od ostatniego budowania ({CONTENT}):")
        assert told[head + 1].startswith(f"  {VALUE} (")
        assert told[head + 2].startswith(f"  {REALISED} (")
        assert told[head + 3].startswith("Zaktualizowano:")

    @pytest.mark.parametrize("arguments", [("build",), ("build", "--fresh")])
    def test_tells_nothing_where_nothing_changed(self, arguments: tuple[str, ...]):
        assert "Zmiany w treści" not in run(*arguments).output

    def test_tells_nothing_the_first_time(self):
        shutil.rmtree("output")
        assert "Zmiany w treści" not in run("build").output

    def test_started_over_it_still_tells_what_changed(self):
        edit()
        assert VALUE in "\n".join(said(run("build", "--fresh")))

    def test_many_changes_are_counted(self):
        text = CONTENT.read_text(encoding="utf-8")
        edit(CONTENT, ("jednostka: spotkanie", "jednostka: konsultacja"), ("plan: ", "plan: 1"))
        assert text != CONTENT.read_text(encoding="utf-8")
        told = said(run("build"))
        head = told.index(f"Zmiany w treści od ostatniego budowania ({CONTENT}):")
        assert told[head + 13] == "  i 3 inne zmiany"


class TestHelp:
    def test_names_what_to_give(self):
        told = " ".join(run("diff", "--help").output.split())
        assert "es-docs diff [OPCJE] [STARY] [NOWY]" in told
        assert "Kod wyjścia to 0, także gdy są zmiany" in told
        english = " ".join(run("diff", "--help", lang="en").output.split())
        assert "es-docs diff [OPTIONS] [OLD] [NEW]" in english

    def test_a_third_file_is_too_much(self):
        assert run("diff", "a", "b", "c").exit_code == 2
