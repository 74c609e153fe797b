"""The whole way of a register: its section appears, grows with the meetings, and goes with it."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from es_docs import build
from es_docs.build import Renewed
from es_docs.diagnostics import Severity
from es_docs.merge.steps import Outcome
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package
from es_docs.ooxml.package import NS, qualified
from es_docs.reading.model import ChartData, Series
from es_docs.reading.office import read_office
from es_docs.verify import verify

FORMATS: tuple[build.Format, ...] = ("pptx", "docx")
TASK = (
    "Doradztwo w zakresie klauzul społecznych lub społecznie odpowiedzialnych zamówień publicznych"
)
START = date(2015, 10, 1)


@pytest.fixture(params=FORMATS)
def format_(request: pytest.FixtureRequest) -> build.Format:
    return request.param


@pytest.fixture
def project(tmp_path: Path, seed_content: Path) -> Path:
    """A content file of one's own, without a register so far."""
    folder = tmp_path / "content"
    folder.mkdir()
    shutil.copy(seed_content, folder)
    return folder / seed_content.name


def with_register(project: Path, count: int, as_of: date) -> None:
    """A sheet of so many meetings, one every ten days, and the line that names it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Rejestr"
    sheet.append(["Stan na", as_of])
    sheet.append([])
    sheet.append(["Data", "Zadanie", "Miejsce", "Uczestnicy"])
    for number in range(count):
        sheet.append([START + timedelta(days=10 * number), TASK, "Wrocław", 12])
    book.save(project.parent / "rejestr.xlsx")
    text = project.read_text(encoding="utf-8")
    if "\nrejestr:" not in text:
        text += "\nrejestr:\n  plik: rejestr.xlsx\n  arkusz: Rejestr\n"
        project.write_text(text, encoding="utf-8")


def without_register(project: Path) -> None:
    text = project.read_text(encoding="utf-8")
    project.write_text(re.sub(r"\nrejestr:\n(?:  .*\n)+", "\n", text), encoding="utf-8")


def made(project: Path, format_: build.Format) -> Renewed:
    (renewed,) = build.build(project, project.parents[1] / "output", frozenset({format_})).renewed
    return renewed


def lines(document: Path) -> list[ChartData]:
    package, _ = open_package(document.read_bytes(), document.name)
    assert package is not None
    charts = (one.chart for one in read_office(package).charts())  # type: ignore[union-attr]
    return [one for one in charts if one is not None and one.kind == "lineChart"]


def realised(document: Path) -> Series:
    (chart,) = lines(document)
    return chart.series[1]


def complaints(document: Path, project: Path) -> list[str]:
    """What verifying says, but for the signs that are not installed."""
    (verdict,) = verify([document], content=project)
    wrong = [one for one in verdict.findings if one.severity is not Severity.INFO]
    return [one.code for one in wrong if one.code != "VIS-045"]


def test_the_section_comes_grows_and_goes_with_the_register(
    project: Path, format_: build.Format
) -> None:
    document = made(project, format_).file
    assert lines(document) == []

    with_register(project, 20, date(2016, 4, 30))
    added = made(project, format_)
    assert (Outcome.ADDED, "progress") in [(one.outcome, one.path) for one in added.changes]
    assert realised(document).values[-1] == 20
    assert complaints(document, project) == []

    with_register(project, 25, date(2016, 6, 30))
    grown = made(project, format_)
    assert [one.replace("\n", " ") for one in realised(document).categories][-2:] == [
        "maj 2016", "cze 2016",
    ]  # fmt: skip
    assert [*map(int, realised(document).values[-3:])] == [22, 25, 25]
    told = {one.old: one.new for one in grown.changes}
    assert any("; 20. Plan" in old and "; 25. Plan" in new for old, new in told.items())
    assert complaints(document, project) == []

    without_register(project)
    gone = made(project, format_)
    assert (Outcome.REMOVED, "progress") in [(one.outcome, one.path) for one in gone.changes]
    assert lines(document) == []
    assert complaints(document, project) == []


def test_what_a_person_made_of_the_line_stays(project: Path, format_: build.Format) -> None:
    with_register(project, 20, date(2016, 4, 30))
    document = made(project, format_).file
    draft = _opened(document)
    part = next(
        one for one in draft if re.search(r"/charts/chart\d+\.xml$", one) and _is_line(draft, one)
    )
    for colour in draft.edit(part).iter(qualified("a:schemeClr")):
        if colour.get("val") == "accent1":
            colour.set("val", "accent3")
    document.write_bytes(draft.save())

    with_register(project, 25, date(2016, 6, 30))
    made(project, format_)
    root = _opened(document).root(part)
    assert realised(document).values[-1] == 25
    assert {one.get("val") for one in root.iter(qualified("a:schemeClr"))} >= {"accent3"}
    assert "accent1" not in {one.get("val") for one in root.iter(qualified("a:schemeClr"))}


def test_a_fresh_pair_of_documents_with_a_register_has_nothing_to_correct(project: Path) -> None:
    with_register(project, 29, date(2016, 12, 31))
    for format_ in FORMATS:
        assert complaints(made(project, format_).file, project) == []


def _opened(document: Path) -> Draft:
    package, _ = open_package(document.read_bytes(), document.name)
    assert package is not None
    return Draft(package)


def _is_line(draft: Draft, part: str) -> bool:
    return draft.root(part).find(".//c:lineChart", NS) is not None
