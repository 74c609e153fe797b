"""`es-docs theme check`: what a designer reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from archives import changed
from es_docs.cli import main
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, Environment
from es_docs.render.word.styles import Emphasis, Style, TableStyle
from es_docs.theme import REQUIRED


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    said = capsys.readouterr()
    return int(end.value.code or 0), said.out, said.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (DECK_REFERENCE, "Wzór prezentacji w porządku: 12 układów, 92 symbole zastępcze; próba: "),
        (REPORT_REFERENCE, "Wzór sprawozdania w porządku: 36 stylów; próba: około "),
    ],
)
def test_a_sound_reference_is_told_so(
    environment: Environment, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    code, out, err = run(capsys, "theme", "check", str(environment.assets / name))
    assert (code, err) == (0, "")
    assert out.startswith(said)


def test_a_spoilt_reference_is_told_with_what_to_do(
    tmp_path: Path, environment: Environment, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = tmp_path / "wzor.pptx"
    data = environment.read(DECK_REFERENCE)
    spoilt.write_bytes(_renamed(data))
    code, out, err = run(capsys, "theme", "check", str(spoilt))
    assert code == 1
    assert "błąd T002: We wzorze prezentacji brakuje układu slajdu „Wyniki”." in err
    assert "Co zrobić: W widoku wzorca slajdów" in err
    assert "jeszcze nie można używać" in out


def _renamed(data: bytes) -> bytes:
    return changed(
        data,
        r"ppt/slideLayouts/slideLayout\d+\.xml",
        lambda text: text.replace('cSld name="Wyniki"', 'cSld name="Rezultaty"'),
    )


@pytest.mark.parametrize("name", ["brak.pptx", "brak.docx"])
def test_a_missing_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, _, err = run(capsys, "theme", "check", str(tmp_path / name))
    assert code == 1
    assert "T025" in err


def test_another_kind_of_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wzor.potx").write_bytes(b"PK")
    code, _, err = run(capsys, "theme", "check", str(tmp_path / "wzor.potx"))
    assert code == 1
    assert "T024" in err


GUIDE = (Path(__file__).parents[2] / "docs" / "dla-projektanta.md").read_text(encoding="utf-8")


def test_the_guide_names_all_that_must_stay() -> None:
    rows = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", GUIDE, flags=re.MULTILINE))
    for layout, slots in REQUIRED.items():
        assert all(slot in rows[layout] for slot in slots), layout
    styles = ", ".join(rows)
    for kind in (Style, Emphasis, TableStyle):
        assert all(str(name) in styles for name in kind)


def test_the_guide_shows_what_the_program_says(
    environment: Environment, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (DECK_REFERENCE, REPORT_REFERENCE):
        _, out, _ = run(capsys, "theme", "check", str(environment.assets / name))
        assert out.strip() in GUIDE


def test_the_pictures_of_the_guide_are_there_and_small() -> None:
    for picture in re.findall(r"\]\((pictures/[^)]+)\)", GUIDE):
        file = Path(__file__).parents[2] / "docs" / picture
        assert file.stat().st_size < 200_000
