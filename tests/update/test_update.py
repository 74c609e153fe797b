"""The whole way for both documents: made, edited by a person, made again from other data."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from es_docs import build
from es_docs.build import Built, Renewed
from es_docs.checks.package import check_package
from es_docs.diagnostics import Kind, OutputError, Severity
from es_docs.markup import Element
from es_docs.merge import snapshot
from es_docs.merge.steps import Outcome
from es_docs.merge.tree import Kind as NodeKind
from es_docs.merge.tree import folded
from es_docs.messages import explain
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package
from es_docs.ooxml.package import NS
from es_docs.reading.model import Deck
from es_docs.reading.office import read_office
from es_docs.update import Change, Request, formats
from es_docs.verdict.words import name_place
from es_docs.verify import verify

FORMATS: tuple[build.Format, ...] = ("pptx", "docx")
GOAL = ("Podniesienie jakości", "Podwyższenie jakości")
EFFECT, OWN = "Założenie stowarzyszenia", "Rejestracja i rozruch stowarzyszenia"
CLAUSES = "Zastosowanie klauzul społecznych w Gminie"


@pytest.fixture(params=FORMATS)
def format_(request: pytest.FixtureRequest) -> build.Format:
    return request.param


@pytest.fixture
def project(tmp_path: Path, seed_content: Path) -> Path:
    """A content file of one's own, beside the assets it needs."""
    folder = tmp_path / "content"
    folder.mkdir()
    shutil.copy(seed_content, folder)
    return folder / seed_content.name


@pytest.fixture
def document(built: Built, tmp_path: Path, format_: build.Format) -> Path:
    """The document as it was made for the first time, with what stands beside it."""
    source = next(file for file in built.files if file.suffix == f".{format_}")
    shutil.copytree(source.parent, tmp_path / "output")
    return tmp_path / "output" / source.name


def made(
    project: Path, folder: Path, format_: build.Format, **options: bool
) -> tuple[Renewed, ...]:
    return build.build(project, folder / "output", frozenset({format_}), **options).renewed


def again(project: Path, document: Path, **options: bool) -> Renewed:
    (renewed,) = made(project, document.parents[1], document.suffix[1:], **options)  # type: ignore[arg-type]
    return renewed


def updated(project: Path, document: Path, *, is_check: bool = False, **wishes: object) -> Renewed:
    request = Request(**wishes)  # type: ignore[arg-type]
    return build.update(document, (project,), request, is_check=is_check)


# --- the data, and what people do


def new_data(project: Path, *changes: tuple[str, str]) -> None:
    text = project.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    project.write_text(text, encoding="utf-8")


def retyped(document: Path, old: str, new: str) -> None:
    """A person types over words, wherever they stand in one run."""
    draft = opened(document)
    (main,) = draft.related("", f"{NS['r']}/officeDocument")
    pages = [main, *draft.related(main, f"{NS['r']}/slide")]
    pattern = re.compile(re.escape(old).replace(r"\ ", "[ \u00a0]"))
    count = 0
    for page in pages:
        for one in draft.edit(page).iter("{*}t"):
            one.text, hits = pattern.subn(new, one.text or "")
            count += hits
    assert count, old
    draft.settle()
    document.write_bytes(draft.save())


def opened(document: Path) -> Draft:
    package, _ = open_package(document.read_bytes(), document.name)
    assert package is not None
    return Draft(package)


def changed(document: Path, change: Callable[[Draft], None]) -> None:
    draft = opened(document)
    change(draft)
    document.write_bytes(draft.save())


def columns_of(draft: Draft) -> list[Element]:
    """The columns of the tasks of action 3 of a presentation."""
    (main,) = draft.related("", f"{NS['r']}/officeDocument")
    pages = draft.related(main, f"{NS['r']}/slide")
    page = next(one for one in pages if b"es:action:reprezentowanie" in draft.data(one))
    return list(draft.edit(page).iter("{*}gridCol"))


def text_of(document: Path) -> str:
    """All that a reader sees, in one line."""
    package, _ = open_package(document.read_bytes(), document.name)
    read = read_office(package) if package else None
    assert read is not None
    return " ".join(" ".join(one.text for one in read.paragraphs()).split())


def comments_in(document: Path) -> str:
    """What the program's comments say."""
    draft = opened(document)
    parts = [n for n in draft if re.search(r"/comments/comment\d+\.xml|word/comments\d*\.xml", n)]
    said = (" ".join(map(str, draft.root(name).itertext())) for name in parts)
    return " ".join(" ".join(said).split())


def outcomes(changes: Sequence[Change]) -> set[str]:
    return {change.outcome for change in changes}


def the(outcome: str, changes: Sequence[Change]) -> Change:
    """The one change with this outcome."""
    (change,) = [change for change in changes if change.outcome == outcome]
    return change


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


# --- without people


class TestMade:
    def test_a_document_carries_what_was_made(self, document: Path):
        known = snapshot.read(opened(document))
        assert known is not None
        assert known.generation == 1
        assert (known.identity.key, known.identity.format) == (
            "koordynacja-es",
            document.suffix[1:],
        )
        assert snapshot.is_whole(opened(document), known)
        beside = document.parent / snapshot.sidecar_name(known.identity)
        assert snapshot._sidecar(beside.read_bytes()) == (known,)

    def test_it_is_a_sound_package_that_keeps_all_rules(self, document: Path, project: Path):
        assert check_package(document.read_bytes(), document.name) == ()
        (verdict,) = verify([document], project)
        gravest = {
            finding.code for finding in verdict.findings if finding.severity is Severity.ERROR
        }
        assert gravest == set()

    def test_the_same_data_leave_it_alone(self, document: Path, project: Path):
        before, files_before = document.read_bytes(), files(document.parent)
        renewed = again(project, document)
        assert (renewed.place, renewed.changes, renewed.is_new) == (None, (), False)
        assert document.read_bytes() == before
        assert files(document.parent) == files_before

    def test_other_data_give_what_a_new_document_would_say(
        self, document: Path, project: Path, tmp_path: Path, format_: build.Format
    ):
        before = document.read_bytes()
        new_data(project, GOAL, ("wykonanie: 1\n", "wykonanie: 2\n"))
        renewed = again(project, document)
        (fresh,) = made(project, tmp_path / "fresh", format_)
        assert text_of(document) == text_of(fresh.file)
        assert outcomes(renewed.changes) == {Outcome.UPDATED}
        assert renewed.backup is not None
        assert renewed.backup.read_bytes() == before
        assert again(project, document).place is None

    def test_a_new_bar_is_told_by_what_it_says_and_not_by_the_number_it_is_drawn_from(
        self, document: Path, project: Path
    ):
        seminars = (
            "      - nazwa: Seminaria\n        plan: 3\n        wykonanie: 1\n"
            "        jednostka: seminarium\n"
        )
        start = "    zadania:\n      - nazwa: Organizacja spotkań sieciujących OWES\n"
        new_data(project, (start, start.replace("      -", seminars + "      -")))
        told = [text for one in again(project, document).changes for text in (one.old, one.new)]
        assert any("Seminaria" in text for text in told)
        assert not [text for text in told if re.search(r"\d\.\d{3}", text)]

    def test_there_and_back_says_the_same(self, document: Path, project: Path):
        before = text_of(document)
        new_data(project, GOAL)
        again(project, document)
        assert text_of(document) != before
        new_data(project, GOAL[::-1])
        again(project, document)
        assert text_of(document) == before


# --- with people


class TestPeoplesWork:
    def test_stays_and_is_told_once(self, document: Path, project: Path):
        retyped(document, EFFECT, OWN)
        new_data(project, GOAL)
        renewed = again(project, document)
        assert OWN in text_of(document)
        assert GOAL[1] in text_of(document)
        assert outcomes(renewed.changes) == {Outcome.UPDATED, Outcome.YOURS}
        assert not renewed.needs_answer
        new_data(project, GOAL[::-1])
        assert outcomes(again(project, document).changes) == {Outcome.UPDATED}

    def test_without_new_data_the_file_is_not_even_written(self, document: Path, project: Path):
        retyped(document, EFFECT, OWN)
        before = document.read_bytes()
        assert again(project, document).place is None
        assert document.read_bytes() == before

    @pytest.mark.parametrize("format_", ["pptx"])
    def test_widths_of_columns_stay_when_the_table_gets_a_row(self, document: Path, project: Path):
        def widen(draft: Draft) -> None:
            first, second, *_ = columns_of(draft)
            for column, change in ((first, 300_000), (second, -300_000)):
                column.set("w", str(int(column.get("w", "0")) + change))

        changed(document, widen)
        before = [column.get("w") for column in columns_of(opened(document))]
        task = "      - nazwa: Targi\n        plan: 3\n        wykonanie: 2\n"
        unit = "        jednostka: spotkanie\n"
        last = f"        wykonanie: 21\n{unit}"
        new_data(project, (last, f"{last}{task}{unit}"))
        again(project, document)
        assert "Targi" in text_of(document)
        assert [column.get("w") for column in columns_of(opened(document))] == before

    def test_a_conflict_is_asked_once_with_its_place_and_line(self, document: Path, project: Path):
        retyped(document, GOAL[0], "Znaczne podniesienie poziomu jakości")
        new_data(project, (GOAL[0], "Zdecydowana poprawa jakości"))
        renewed = again(project, document)
        conflict = next(one for one in renewed.changes if one.outcome == Outcome.CONFLICT)
        assert renewed.needs_answer
        assert "Znaczne podniesienie poziomu" in text_of(document)
        lines = project.read_text(encoding="utf-8").splitlines()
        assert conflict.line is not None
        assert "cel: >-" in lines[(conflict.line.line or 0) - 1]
        assert conflict.place.name
        assert comments_in(document)
        for text in (conflict.old, conflict.yours, conflict.new):
            assert f"„{text}”" in comments_in(document)
        assert again(project, document).place is None

    @pytest.mark.parametrize("is_key", [False, True], ids=["for all", "by key"])
    def test_a_conflict_can_be_turned_round_later(
        self, document: Path, project: Path, is_key: bool
    ):
        retyped(document, GOAL[0], "Znaczne podniesienie poziomu jakości")
        new_data(project, (GOAL[0], "Zdecydowana poprawa jakości"))
        keys = [
            one.key for one in again(project, document).changes if one.outcome == Outcome.CONFLICT
        ]
        wish = {"sides": dict.fromkeys(keys, "data")} if is_key else {"side": "data"}
        renewed = updated(project, document, **wish)
        assert Outcome.REPLACED in outcomes(renewed.changes)
        assert not renewed.needs_answer
        assert "Zdecydowana poprawa jakości" in text_of(document)
        assert "Znaczne podniesienie" not in text_of(document)
        assert again(project, document).place is None

    def test_a_conflict_can_be_closed(self, document: Path, project: Path):
        retyped(document, GOAL[0], "Znaczne podniesienie poziomu jakości")
        new_data(project, (GOAL[0], "Zdecydowana poprawa jakości"))
        keys = [
            one.key for one in again(project, document).changes if one.outcome == Outcome.CONFLICT
        ]
        updated(project, document, sides=dict.fromkeys(keys, "mine"))
        assert "Znaczne podniesienie" in text_of(document)
        assert comments_in(document) == ""
        assert updated(project, document, side="data").place is None

    def test_what_was_deleted_stays_so_until_it_is_restored(self, document: Path, project: Path):
        delete(document, CLAUSES)
        new_data(project, (CLAUSES, f"Stałe {CLAUSES.lower()}"))
        renewed = again(project, document)
        gone = [one for one in renewed.changes if one.outcome == Outcome.GONE]
        assert gone
        assert CLAUSES.lower() not in text_of(document).lower()
        restored = updated(project, document, restored=frozenset(one.key for one in gone))
        assert outcomes(restored.changes) == {Outcome.ADDED}
        assert f"Stałe {CLAUSES.lower()}" in text_of(document)

    @pytest.mark.parametrize("format_", ["pptx"])
    def test_of_a_deleted_chart_both_its_texts_are_told(self, document: Path, project: Path):
        drop(document, "es:action:tworzenie-regionalnych-s-64842de3/share")
        new_data(project, ("wykonanie: 1\n", "wykonanie: 2\n"))
        gone = the(Outcome.GONE, again(project, document).changes)
        assert "1 z 3 spotkań" in folded(gone.old)
        assert "2 z 3 spotkań" in folded(gone.new)

    @pytest.mark.parametrize("format_", ["pptx"])
    def test_a_deleted_slide_is_told_without_a_number_and_its_title_once(
        self, document: Path, project: Path
    ):
        drop(document, "es:slide:action:tworzenie-regionalnych-s-64842de3", whole_slide=True)
        new_data(project, ("wykonanie: 1\n", "wykonanie: 2\n"))
        gone = the(Outcome.GONE, again(project, document).changes)
        assert name_place(gone.place, "pl").startswith("Brakujący slajd „Tworzenie")
        assert explain(gone.finding, "pl").what.count("Tworzenie") == 1

    @pytest.mark.parametrize("wish", ["sides", "restored"])
    def test_an_unknown_key_is_told_with_those_there_are(
        self, document: Path, project: Path, wish: str
    ):
        wishes = {"sides": {"nie/ma": "data"}, "restored": frozenset({"nie/ma"})}[wish]
        with pytest.raises(OutputError) as caught:
            updated(project, document, **{wish: wishes})
        (finding,) = caught.value.findings
        assert (finding.code, finding.values["key"]) == ("U011", "nie/ma")


def test_a_new_bar_is_told_as_its_label_says_it(built: Built, tmp_path: Path, project: Path):
    source = next(file for file in built.files if file.suffix == ".pptx")
    shutil.copytree(source.parent, tmp_path / "output")
    action = """
  - tytuł: Promocja ekonomii społecznej w mediach
    skrót: Promocja ES
    zadania:
      - nazwa: Organizacja konferencji prasowych
        plan: 4
        wykonanie: 3
        jednostka: spotkanie

zakończenie:"""
    new_data(project, ("\nzakończenie:", action))
    changes = again(project, tmp_path / "output" / source.name).changes
    assert "Promocja ES: 3 / 4" in [one.new for one in changes]


def drop(document: Path, name: str, *, whole_slide: bool = False) -> None:
    """A person deletes the shape of this name, or the whole slide it stands on."""

    def without(draft: Draft) -> None:
        (main,) = draft.related("", f"{NS['r']}/officeDocument")
        deck = draft.edit(main)
        for entry in list(deck.iter("{*}sldId")):
            rid = entry.get(f"{{{NS['r']}}}id")
            root = draft.edit(draft.target(main, rid)) if rid else deck
            for one in list(root.iter("{*}cNvPr")):
                if one.get("name") != name:
                    continue
                frame = one.getparent().getparent()
                frame.getparent().remove(frame)
                for listed in list(deck.iter("{*}sldId")) if whole_slide else ():
                    if listed.get("id") == entry.get("id"):
                        listed.getparent().remove(listed)

    changed(document, without)


def delete(document: Path, words: str) -> None:
    """A person deletes every paragraph with these words."""

    def without(draft: Draft) -> None:
        (main,) = draft.related("", f"{NS['r']}/officeDocument")
        for page in (main, *draft.related(main, f"{NS['r']}/slide")):
            for one in list(draft.edit(page).iter("{*}p")):
                said = "".join(str(t.text) for t in one.iter("{*}t")).replace("\u00a0", " ")
                parent = one.getparent()
                if words not in said or parent is None:
                    continue
                if len(parent.findall(str(one.tag))) > 1:
                    parent.remove(one)
                else:  # a box or cell keeps an empty paragraph
                    for run in list(one)[:]:
                        one.remove(run)
        draft.settle()

    changed(document, without)


# --- ways to run it


class TestCheck:
    def test_tells_the_plan_and_writes_nothing(self, document: Path, project: Path):
        new_data(project, GOAL)
        before = {path: path.read_bytes() for path in document.parent.rglob("*") if path.is_file()}
        renewed = updated(project, document, is_check=True)
        after = {path: path.read_bytes() for path in document.parent.rglob("*") if path.is_file()}
        assert renewed.would_change
        assert renewed.place is None
        assert after == before
        done = updated(project, document)
        assert done.changes == renewed.changes

    def test_does_not_mind_that_somebody_has_it_open(self, document: Path, project: Path):
        new_data(project, GOAL)
        document.with_name(f".~lock.{document.name}#").touch()
        assert updated(project, document, is_check=True).would_change
        with pytest.raises(OutputError) as caught:
            updated(project, document)
        assert [one.code for one in caught.value.findings] == ["W004"]


class TestTracked:
    @pytest.fixture
    def format_(self) -> build.Format:
        return "docx"

    def test_writes_revisions_once(self, document: Path, project: Path):
        new_data(project, GOAL)
        renewed = updated(project, document, is_tracked=True)
        assert outcomes(renewed.changes) == {Outcome.UPDATED}
        body = opened(document).root("word/document.xml")
        for tag, words in (("ins", GOAL[1]), ("del", GOAL[0])):
            revisions = body.findall(f".//{{{NS['w']}}}{tag}")
            authors = {one.get(f"{{{NS['w']}}}author") for one in revisions}
            said = " ".join("".join(map(str, one.itertext())) for one in revisions)
            assert authors == {"es_docs"}
            assert words.split()[0] in said
        assert again(project, document).place is None


class TestFresh:
    def test_starts_over_and_keeps_the_old_one(self, document: Path, project: Path):
        retyped(document, EFFECT, OWN)
        before = document.read_bytes()
        renewed = again(project, document, fresh=True)
        copy = document.with_name(f"{document.stem}.1{document.suffix}")
        assert (renewed.is_new, renewed.backup) == (True, copy)
        assert copy.read_bytes() == before
        assert EFFECT in text_of(document)
        again(project, document, fresh=True)
        assert document.with_name(f"{document.stem}.2{document.suffix}").exists()

    def test_takes_a_document_that_cannot_be_updated(self, document: Path, project: Path):
        document.write_bytes(b"no package")
        with pytest.raises(OutputError):
            again(project, document)
        assert again(project, document, fresh=True).is_new


class TestMailedBack:
    def test_under_another_name_and_folder(self, document: Path, project: Path, tmp_path: Path):
        mailed = tmp_path / "poczta" / f"Uwagi KM{document.suffix}"
        mailed.parent.mkdir()
        shutil.move(document, mailed)
        retyped(mailed, EFFECT, OWN)
        new_data(project, GOAL)
        renewed = updated(project, mailed)
        assert renewed.place == mailed
        assert OWN in text_of(mailed)
        assert GOAL[1] in text_of(mailed)
        assert renewed.backup == mailed.with_name(f"{mailed.name}.bak")

    def test_an_older_copy_is_updated_from_its_own_base(
        self, document: Path, project: Path, tmp_path: Path
    ):
        older = tmp_path / f"starsza{document.suffix}"
        shutil.copy(document, older)
        new_data(project, (GOAL[0], "Poprawa jakości"))
        again(project, document)
        new_data(project, ("Poprawa jakości", GOAL[1]))
        renewed = updated(project, older)
        assert outcomes(renewed.changes) == {Outcome.UPDATED}
        assert GOAL[1] in text_of(older)

    def test_the_content_is_found_by_what_the_document_says(
        self, document: Path, project: Path, seed_content: Path
    ):
        other = project.with_name("inny.yaml")
        text = seed_content.read_text(encoding="utf-8")
        text = text.replace("Koordynacja ekonomii społecznej", "Budowa hali sportowej w Oławie")
        other.write_text(
            text.replace("nazwa: Dolnośląski Ośrodek Polityki Społecznej", "nazwa: Gmina Oława"),
            encoding="utf-8",
        )
        new_data(project, GOAL)
        contents = (other, project)
        assert build.update(document, contents, Request()).would_change
        with pytest.raises(OutputError) as caught:
            build.update(document, (other,), Request())
        (finding,) = caught.value.findings
        assert finding.code == "U007"
        assert "Budowa hali" in explain(finding, "pl").what
        changed(document, snapshot.strip)
        with pytest.raises(OutputError) as caught:
            build.update(document, contents, Request())
        assert [one.code for one in caught.value.findings] == ["U013"]

    def test_a_file_that_is_not_there(self, project: Path, tmp_path: Path):
        with pytest.raises(OutputError) as caught:
            updated(project, tmp_path / "nie ma.pptx")
        assert [one.code for one in caught.value.findings] == ["U015"]


class TestLostBase:
    def test_the_file_beside_it_is_enough(self, document: Path, project: Path):
        retyped(document, EFFECT, OWN)
        changed(document, snapshot.strip)
        new_data(project, GOAL)
        renewed = again(project, document)
        assert outcomes(renewed.changes) == {Outcome.UPDATED, Outcome.YOURS}
        known = snapshot.read(opened(document))
        assert known is not None
        assert known.generation == 2

    @pytest.fixture
    def bare(self, document: Path) -> Path:
        """The document without any snapshot, in it or beside it."""
        changed(document, snapshot.strip)
        shutil.rmtree(document.parent / snapshot.SIDECAR_FOLDER)
        return document

    def test_without_differences_it_is_simply_taken_up(self, bare: Path, project: Path):
        assert again(project, bare).changes == ()
        assert snapshot.read(opened(bare)) is not None

    def test_differences_are_listed_and_nothing_is_changed(self, bare: Path, project: Path):
        retyped(bare, EFFECT, OWN)
        new_data(project, GOAL)
        before = bare.read_bytes()
        renewed = updated(project, bare)
        assert renewed.needs_answer
        assert [one.code for one in renewed.findings] == ["U008"]
        assert outcomes(renewed.changes) == {"differs"}
        shown = " ".join(f"{one.yours} {one.new}" for one in renewed.changes)
        for text in (OWN, EFFECT, *GOAL):
            assert text in shown.replace("\u00a0", " ")
        assert bare.read_bytes() == before

    def test_theirs_keeps_the_texts_and_ends_the_doubt(self, bare: Path, project: Path):
        retyped(bare, EFFECT, OWN)
        renewed = updated(project, bare, adoption="theirs")
        assert outcomes(renewed.changes) == {Outcome.YOURS}
        assert OWN in text_of(bare)
        new_data(project, GOAL)
        assert outcomes(again(project, bare).changes) == {Outcome.UPDATED}
        assert OWN in text_of(bare)

    def test_data_writes_the_texts_of_the_data(
        self, bare: Path, project: Path, tmp_path: Path, format_: build.Format
    ):
        retyped(bare, EFFECT, OWN)
        delete(bare, CLAUSES)
        new_data(project, GOAL)
        updated(project, bare, adoption="data")
        (fresh,) = made(project, tmp_path / "fresh", format_)
        assert text_of(bare) == text_of(fresh.file)

    def test_a_document_of_somebody_else_is_refused(
        self, project: Path, tmp_path: Path, format_: build.Format
    ):
        from io import BytesIO

        import docx
        from pptx import Presentation

        target = BytesIO()
        if format_ == "pptx":
            deck = Presentation()
            deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Obca"
            deck.save(target)
        else:
            report = docx.Document()
            report.add_heading("Obcy dokument", 1)
            report.save(target)
        stranger = tmp_path / f"obcy.{format_}"
        stranger.write_bytes(target.getvalue())
        with pytest.raises(OutputError) as caught:
            updated(project, stranger)
        assert [one.code for one in caught.value.findings] == ["U009"]


class TestRefusals:
    def test_the_other_kind_of_document_under_this_name(self, project: Path, tmp_path: Path):
        made(project, tmp_path, "pptx")
        deck, report = (build.target(project, tmp_path / "output", one) for one in FORMATS)
        deck.rename(report)
        with pytest.raises(OutputError) as caught:
            made(project, tmp_path, "docx")
        (finding,) = caught.value.findings
        assert (finding.code, finding.variant) == ("U006", "format")

    def test_tracked_changes_in_a_presentation(self, project: Path, tmp_path: Path):
        (renewed,) = made(project, tmp_path, "pptx")
        with pytest.raises(OutputError) as caught:
            updated(project, renewed.file, is_tracked=True)
        assert [one.code for one in caught.value.findings] == ["U010"]

    def test_what_was_saved_meanwhile(
        self, document: Path, project: Path, monkeypatch: pytest.MonkeyPatch
    ):
        new_data(project, GOAL)
        prove = build.prove

        def saving(*arguments: object) -> object:
            document.write_bytes(b"saved by somebody")
            return prove(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(build, "prove", saving)
        with pytest.raises(OutputError) as caught:
            again(project, document)
        assert [one.code for one in caught.value.findings] == ["W013"]
        assert document.read_bytes() == b"saved by somebody"

    @pytest.mark.parametrize(("fault", "code"), [("text", "U012"), ("package", "U016")])
    def test_a_writer_that_fails_never_reaches_the_file(
        self,
        document: Path,
        project: Path,
        monkeypatch: pytest.MonkeyPatch,
        fault: str,
        code: str,
    ):
        """The proof is proved: what a fault of the program would do is done here on purpose."""
        new_data(project, GOAL)
        before = document.read_bytes()

        class Failing(type(formats.hands_of(Kind(document.suffix[1:])))):  # type: ignore[misc]
            def comment(self, draft: Draft, notes: object) -> None:
                del notes
                (main,) = draft.related("", f"{NS['r']}/officeDocument")
                if fault == "package":
                    draft.relate(main, f"{NS['r']}/image", "media/missing.png")
                    return
                for page in (main, *draft.related(main, f"{NS['r']}/slide")):
                    for one in draft.edit(page).iter("{*}t"):
                        one.text = (one.text or "").replace(EFFECT.partition(" ")[0], "")

        monkeypatch.setattr("es_docs.update.hands_of", lambda _format: Failing())
        with pytest.raises(OutputError) as caught:
            again(project, document)
        assert caught.value.findings[0].code == code
        assert document.read_bytes() == before


class TestSeal:
    def test_leaves_the_text_and_no_trace(self, document: Path):
        before, text = document.read_bytes(), text_of(document)
        sealed = build.seal(document)
        assert sealed.place == document
        assert text_of(document) == text
        assert document.with_name(f"{document.name}.bak").read_bytes() == before
        draft = opened(document)
        for name in draft:
            data = draft.data(name)
            for trace in (b"es_docs.", b"es:slide:", b"_es_", b'name="es:'):
                assert trace not in data, (name, trace)
        assert check_package(document.read_bytes(), document.name) == ()
        assert build.seal(document).place is None

    def test_takes_out_the_comments_and_tells_of_open_questions(
        self, document: Path, project: Path
    ):
        retyped(document, GOAL[0], "Znaczne podniesienie poziomu jakości")
        new_data(project, (GOAL[0], "Zdecydowana poprawa jakości"))
        again(project, document)
        assert comments_in(document)
        sealed = build.seal(document)
        assert [one.code for one in sealed.findings] == ["U014"]
        assert comments_in(document) == ""

    def test_a_sealed_document_is_updated_by_what_stands_beside_it(
        self, document: Path, project: Path
    ):
        build.seal(document)
        new_data(project, GOAL)
        assert outcomes(again(project, document).changes) == {Outcome.UPDATED}
        assert GOAL[1] in text_of(document)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
class TestLibreOffice:
    """Saved by another program, the document is updated as if it had not been."""

    @pytest.mark.parametrize("is_detour", [False, True], ids=["as itself", "as OpenDocument"])
    def test_people_s_work_and_new_data_both_come_through(
        self, document: Path, project: Path, tmp_path: Path, is_detour: bool
    ):
        retyped(document, EFFECT, OWN)
        suffix = document.suffix[1:]
        route = [{"pptx": "odp", "docx": "odt"}[suffix], suffix] if is_detour else [suffix]
        saved = document
        for number, to in enumerate(route):
            saved = converted(saved, to, tmp_path / str(number))
        new_data(project, GOAL, ("wykonanie: 1\n", "wykonanie: 2\n"))
        again(project, document)
        renewed = updated(project, saved)
        assert outcomes(renewed.changes) == {Outcome.UPDATED, Outcome.YOURS}
        assert plain(saved) == plain(document)
        assert updated(project, saved).place is None


def converted(file: Path, to: str, folder: Path) -> Path:
    profile = (folder.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", to, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{file.stem}.{to}"


def plain(document: Path) -> Counter[str]:
    """The texts of a document, whatever their order, without the numbers of the slides."""
    tree = formats.hands_of(Kind(document.suffix[1:])).read(opened(document), {})
    said = (NodeKind.PASSAGE, NodeKind.NUMBER)
    return Counter(folded(node.words) for _, node in tree.walk() if node.kind in said)


def test_places_are_named_as_people_look_for_them(
    document: Path, project: Path, format_: build.Format
) -> None:
    new_data(project, ("wykonanie: 1\n", "wykonanie: 2\n"))
    changes = again(project, document).changes
    read = read_office(open_package(document.read_bytes(), document.name)[0])  # type: ignore[arg-type]
    titles = (
        [" ".join((slide.title).split()) for slide in read.slides] if isinstance(read, Deck) else []
    )
    lines = project.read_text(encoding="utf-8").splitlines()
    cells = [one for one in changes if one.new.replace("\u00a0", " ") == "2 spotkania"]
    for cell in cells:
        assert "OWES" in cell.place.object
    cell = next(
        one for one in cells if one.line and "wykonanie: 2" in lines[(one.line.line or 0) - 1]
    )
    if format_ == "pptx":
        assert cell.place.number is not None
        assert titles[cell.place.number - 1] == cell.place.name
    else:
        assert cell.place.name


def test_a_sum_is_told_with_the_numbers_that_changed_and_no_others(
    document: Path, project: Path
) -> None:
    new_data(project, ("wykonanie: 9\n", "wykonanie: 11\n"))
    told = [one for one in again(project, document).changes if re.search(r"\d", one.new)]
    assert len(told) > 3
    assert {_lines_of(one, project) for one in told} == {("        wykonanie: 11",)}


def test_a_sum_of_several_numbers_that_changed_is_told_with_each(
    document: Path, project: Path
) -> None:
    new_data(
        project,
        ("wykonanie: 9\n", "wykonanie: 11\n"),
        ("wykonanie: 29\n", "wykonanie: 31\n"),
    )
    told = [_lines_of(one, project) for one in again(project, document).changes]
    assert ("        wykonanie: 11", "        wykonanie: 31") in told
    assert ("        wykonanie: 11",) in told


def test_a_sum_with_a_new_task_is_told_with_the_numbers_of_that_task(
    document: Path, project: Path
) -> None:
    task = "      - nazwa: Warsztaty\n        plan: 5\n        wykonanie: 4\n"
    unit = "        jednostka: spotkanie\n"
    new_data(project, ("    zadania:\n", f"    zadania:\n{task}{unit}"))
    told = {_lines_of(one, project) for one in again(project, document).changes}
    assert ("        plan: 5", "        wykonanie: 4") in told


def test_a_sum_without_a_task_that_is_gone_is_told_with_the_list_it_was_in(
    document: Path, project: Path
) -> None:
    text = project.read_text(encoding="utf-8")
    gone = re.search(r"(?m)^      - nazwa: Organizacja wizyt.*\n(?:        .*\n)+", text)
    assert gone
    new_data(project, (gone.group(), ""))
    told = {_lines_of(one, project) for one in again(project, document).changes}
    assert ("    zadania:",) in told


def _lines_of(change: Change, project: Path) -> tuple[str, ...]:
    lines = project.read_text(encoding="utf-8").splitlines()
    return tuple(lines[(line.line or 0) - 1] for line in change.lines)
