"""An officer's week: numbers typed in LibreOffice Calc, one command, both documents are right."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from es_docs.cli import command_line
from es_docs.office import find_office
from update.people import offices

NAME = "koordynacja-es"
DOCUMENTS = (f"{NAME}-prezentacja.pptx", f"{NAME}-sprawozdanie.docx")


def has_calc() -> bool:
    office = find_office()
    if office is None or not offices.uno_python():
        return False
    said = subprocess.run([office, "--version"], capture_output=True, check=False)
    return said.returncode == 0 and any(office.resolve().parent.glob("libsclo*"))


pytestmark = pytest.mark.skipif(
    not has_calc(), reason="LibreOffice Calc or python3-uno is not installed"
)


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command_line("pl"), arguments)
    assert result.exit_code == code, result.output
    return result.output


def type_realised(workbook: Path, new: dict[str, str]) -> None:
    """Type what was realised into the rows of tasks that begin with these words; save in Calc."""
    sheet = load_workbook(workbook)["Zadania"]
    rows = list(sheet.iter_rows())
    header = next(row for row in rows if "Wykonanie" in [cell.value for cell in row])
    places = {cell.value: cell.column_letter for cell in header}
    cells = {
        f"{places['Wykonanie']}{row[0].row}": typed
        for words, typed in new.items()
        for row in rows
        if any(str(cell.value).startswith(words) for cell in row)
    }
    assert len(cells) == len(new)
    workbook.write_bytes(offices.typed_in_calc(workbook.read_bytes(), cells, "Zadania"))


def parts(document: Path) -> dict[str, bytes]:
    with ZipFile(BytesIO(document.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def project(tmp_path: Path, seed_content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the seed, its documents built and its numbers moved to a workbook."""
    folder = tmp_path / "workbook"
    (folder / "content").mkdir(parents=True)
    shutil.copy(seed_content, folder / "content")
    monkeypatch.chdir(folder)
    run("build")
    run("data", "new")
    return folder


def test_moving_the_numbers_to_a_workbook_changes_no_document(project: Path) -> None:
    before = {name: (project / "output" / name).read_bytes() for name in DOCUMENTS}
    assert "Bez zmian" in run("diff")
    run("build")
    assert before == {name: (project / "output" / name).read_bytes() for name in DOCUMENTS}


def test_numbers_saved_in_calc_come_into_both_documents_and_nothing_else_changes(
    project: Path, tmp_path: Path, seed_content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_realised(
        project / "content" / f"{NAME}.xlsx",
        {"Organizacja spotkań sieciujących podmioty": "11", "Doradztwo w zakresie": "31"},
    )
    told = run("diff")
    assert "wykonanie 9 → 11 (82% → 100%)" in told.replace("\u00a0", " ")
    assert "wykonanie 29 → 31 (73% → 78%)" in told.replace("\u00a0", " ")
    assert told.count("→") == 4, "two values with their shares, nothing else"
    run("build")
    assert "Bez zmian" in run("diff")

    typed_by_hand = tmp_path / "by-hand"
    (typed_by_hand / "content").mkdir(parents=True)
    monkeypatch.chdir(typed_by_hand)
    text = seed_content.read_text(encoding="utf-8")
    content = Path("content") / seed_content.name
    content.write_text(text, encoding="utf-8")
    run("build")
    text = text.replace("wykonanie: 9\n", "wykonanie: 11\n").replace(
        "wykonanie: 29\n", "wykonanie: 31\n"
    )
    content.write_text(text, encoding="utf-8")
    run("build")
    for name in DOCUMENTS:
        assert parts(project / "output" / name) == parts(typed_by_hand / "output" / name)
