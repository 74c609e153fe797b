"""`build --changes`: a page of the report tells what changed since the version before it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from es_docs import build
from es_docs.build import Built
from es_docs.diagnostics import Severity
from es_docs.messages import document as words
from es_docs.ooxml.opened import open_package
from es_docs.reading.model import Report
from es_docs.reading.office import read_office
from es_docs.verify import verify

ROWS = [
    ["Czego dotyczy zmiana", "Było", "Jest"],
    ["Wartość projektu", "850 000,00 PLN", "900 000,00 PLN"],
    [
        "Działanie 2, „Organizacja spotkań sieciujących podmioty reintegracyjne…”: wykonanie",
        "9 (82%)",
        "11 (100%)",
    ],
    [
        "Działanie 5: efekt",
        "4 podmioty ekonomii społecznej uzyskały znak „Zakup Prospołeczny”",
        "6 podmiotów ekonomii społecznej uzyskało znak „Zakup Prospołeczny”",
    ],
]
CHANGES = (
    ("850 000,00", "900 000,00"),
    ("wykonanie: 9", "wykonanie: 11"),
    ("4 podmioty ekonomii społecznej uzyskały", "6 podmiotów ekonomii społecznej uzyskało"),
)


@pytest.fixture
def content(tmp_path: Path, seed_content: Path, built: Built) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    shutil.copy(seed_content, folder)
    shutil.copytree(built.files[0].parent, tmp_path / "output")
    return folder / seed_content.name


def edit(content: Path, *changes: tuple[str, str]) -> None:
    text = content.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    content.write_text(text, encoding="utf-8")


def made(content: Path, **options: bool) -> Path:
    """The report after a build."""
    built = build.build(content, content.parents[1] / "output", **options)
    return next(file for file in built.files if file.suffix == ".docx")


def files(content: Path) -> Mapping[str, bytes]:
    folder = content.parents[1] / "output"
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read(report: Path) -> Report:
    package, _ = open_package(report.read_bytes(), report.name)
    document = read_office(package) if package else None
    assert isinstance(document, Report)
    return document


def page(report: Path) -> list[list[str]]:
    """The rows of the table in the chapter about changes; none when there is no such chapter."""
    for one in read(report).tables():
        if one.place.name == words.NEWS_TITLE and one.table:
            return [[" ".join(cell.split()) for cell in row] for row in one.table.texts]
    return []


def texts(report: Path) -> list[str]:
    return [" ".join(one.text.split()) for one in read(report).paragraphs()]


def errors(report: Path, content: Path | None) -> set[str]:
    (verdict,) = verify([report], content)
    return {one.code for one in verdict.findings if one.severity is Severity.ERROR}


def test_it_tells_what_changed_with_the_change_itself(content: Path) -> None:
    edit(content, *CHANGES)
    report = made(content, changes=True)
    assert page(report) == ROWS
    assert words.NEWS_TITLE in texts(report)


def test_the_same_again_gives_the_same_bytes(content: Path) -> None:
    edit(content, *CHANGES)
    made(content, changes=True)
    before = files(content)
    made(content, changes=True)
    assert files(content) == before


def test_it_is_told_later_as_well_and_goes_with_the_next_build(content: Path) -> None:
    before = texts(made(content))
    edit(content, *CHANGES)
    plain = texts(made(content))
    assert page(made(content, changes=True)) == ROWS
    assert texts(made(content)) == plain
    assert page(made(content, changes=True)) == ROWS
    edit(content, *(pair[::-1] for pair in CHANGES))
    assert texts(made(content)) == before


def test_it_follows_the_next_change(content: Path) -> None:
    edit(content, *CHANGES)
    made(content, changes=True)
    edit(content, ("wykonanie: 11", "wykonanie: 10"))
    assert [row[1:] for row in page(made(content, changes=True))[1:]] == [["11 (100%)", "10 (91%)"]]


def test_without_changes_there_is_no_page(content: Path) -> None:
    before = files(content)
    assert page(made(content, changes=True)) == []
    assert files(content) == before


def test_a_first_report_has_no_page(content: Path) -> None:
    shutil.rmtree(content.parents[1] / "output")
    assert page(made(content, changes=True)) == []


def test_a_report_made_anew_has_it_and_keeps_it(content: Path) -> None:
    edit(content, *CHANGES)
    report = made(content, changes=True, fresh=True)
    assert page(report) == ROWS
    before = report.read_bytes()
    assert made(content, changes=True, fresh=True).read_bytes() == before
    assert made(content, changes=True).read_bytes() == before


def test_no_rule_is_broken_and_nothing_disagrees(content: Path) -> None:
    edit(content, *CHANGES)
    report = made(content, changes=True)
    assert errors(report, content) == errors(report, None) == set()
    (verdict,) = verify([report], content)
    assert {one.code for one in verdict.findings} == {"VIS-045"}


def test_what_the_content_says_is_still_held_against_the_other_chapters(content: Path) -> None:
    edit(content, *CHANGES)
    report = made(content, changes=True)
    edit(content, ("wykonanie: 4", "wykonanie: 5"))
    assert "A013" in errors(report, content)


def test_it_takes_a_page_at_most(content: Path) -> None:
    text = content.read_text(encoding="utf-8")
    for unit in ("spotkanie", "wizyta studyjna"):
        text = text.replace(f"jednostka: {unit}", "jednostka: konsultacja")
    text = text.replace("plan: ", "plan: 1").replace("nazwa: Organizacja", "nazwa: Przygotowanie")
    content.write_text(text, encoding="utf-8")
    report = made(content, changes=True)
    assert 5 < len(page(report)) < 15
    assert any(one.startswith("Oprócz tego: ") for one in texts(report))
    assert errors(report, content) == set()
