"""What begins like a formula stays a text, in every workbook the program writes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from es_docs.build import build, new_workbook
from es_docs.ooxml.opened import open_package

NAMES = ("=HYPERLINK(A1)", "+48 71", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1+1")


@pytest.fixture
def content(tmp_path: Path, seed_content: Path) -> Path:
    """A project whose tasks and titles are called like formulas."""
    text = seed_content.read_text(encoding="utf-8")
    old = "Organizacja spotkań sieciujących OWES"
    tasks = "".join(
        f'      - nazwa: "{name.strip()}"\n        plan: 3\n        wykonanie: 1\n'
        "        jednostka: spotkanie\n"
        for name in NAMES
    )
    text = text.replace(f"      - nazwa: {old}\n", f"{tasks}      - nazwa: {old}\n")
    text = text.replace("skrót: Sieci OWES", 'skrót: "=1+1"')
    path = tmp_path / "content" / "projekt.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def _texts(workbook: bytes) -> list[str]:
    """What the cells hold; a formula that is not our own fails."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    held: list[str] = []
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert str(cell.value).startswith("=IF("), cell.value
                assert cell.hyperlink is None
                held.append(str(cell.value))
    return held


def _workbooks(document: Path) -> list[bytes]:
    with zipfile.ZipFile(document) as archive:
        return [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]


def test_in_the_workbooks_of_charts(content: Path, tmp_path: Path) -> None:
    files = build(content, tmp_path / "output").files
    for file in files:
        held = [text for data in _workbooks(file) for text in _texts(data)]
        assert any(text.startswith("=") for text in held)


def test_in_the_workbooks_of_charts_that_are_updated(content: Path, tmp_path: Path) -> None:
    build(content, tmp_path / "output")
    text = content.read_text(encoding="utf-8")
    new = text.replace("@SUM(A1)", "@SUM(A2)").replace("wykonanie: 9", "wykonanie: 10")
    content.write_text(new.replace('skrót: "=1+1"', 'skrót: "=2+2"'), encoding="utf-8")
    built = build(content, tmp_path / "output")
    assert any(one.changes for one in built.renewed)
    for file in built.files:
        for data in _workbooks(file):
            _texts(data)
            package, faults = open_package(data, "")
            assert package is not None
            assert not faults


def test_in_the_workbook_of_the_tasks(content: Path) -> None:
    made = new_workbook(content)
    held = _texts(made.file.read_bytes())
    assert {name.strip() for name in NAMES} <= set(held)
