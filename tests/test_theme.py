"""A designer may restyle everything but the names; what is missing is told in one go."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from archives import changed
from es_docs.diagnostics import AssetError
from es_docs.env import DECK_REFERENCE, Environment, find_environment
from es_docs.theme import REQUIRED, STRIP_NAME, DeckTheme, read_deck_theme
from es_docs.units import Emu

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def reference(environment: Environment) -> bytes:
    return environment.read(DECK_REFERENCE)


def findings(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(AssetError) as caught:
        read_deck_theme(data, "wzór.pptx")
    return [(f.code, f.values.get("name", "")) for f in caught.value.findings]


LAYOUTS = r"ppt/slideLayouts/slideLayout\d+\.xml"


def test_a_renamed_layout_is_told_with_those_that_exist(reference: bytes) -> None:
    spoiled = changed(reference, LAYOUTS, lambda text: text.replace('"Wyniki"', '"Rezultaty"'))
    assert findings(spoiled) == [("T002", "Wyniki")]


def test_all_missing_placeholders_are_told_at_once(reference: bytes) -> None:
    def rename(text: str) -> str:
        return text.replace('name="Efekt"', 'name="Pole"').replace('name="Cel"', 'name="Panel"')

    assert sorted(findings(changed(reference, LAYOUTS, rename))) == [
        ("T003", "Cel"),
        ("T003", "Cel"),
        ("T003", "Efekt"),
    ]


def test_a_master_without_a_place_for_the_strip_is_told(reference: bytes) -> None:
    master = r"ppt/slideMasters/slideMaster1\.xml"
    spoiled = changed(reference, master, lambda text: text.replace(STRIP_NAME, "Ramka"))
    assert findings(spoiled) == [("T004", STRIP_NAME)]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"zwykly tekst"])
def test_what_is_no_presentation_is_told(data: bytes) -> None:
    assert findings(data) == [("T001", "")]


def test_sizes_and_faces_are_inherited_from_the_theme(theme: DeckTheme) -> None:
    title = theme.layouts["Działania"].slots["Tytuł"]
    assert (title.level(1).family, title.level(1).size_pt, title.level(1).bold) == (
        "Calibri",
        34.0,
        True,
    )
    assert title.level(9) == title.level(1)
    assert title.insets == (Emu(0),) * 4


def test_a_change_of_the_layout_is_read(reference: bytes) -> None:
    smaller = changed(reference, LAYOUTS, lambda text: text.replace('sz="3400"', 'sz="3000"'))
    theme = read_deck_theme(smaller, "wzór.pptx")
    assert theme.layouts["Działania"].slots["Tytuł"].level(1).size_pt == 30.0


def test_the_design_guide_lists_the_names_that_must_stay() -> None:
    guide = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", guide, flags=re.MULTILINE))
    for layout, slots in REQUIRED.items():
        listed = rows[layout]
        for slot in slots:
            assert slot.split(" ")[0] in listed, (layout, slot)


def test_the_nearest_assets_folder_is_used(tmp_path: Path, reference: bytes) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / DECK_REFERENCE).write_bytes(reference)
    (tmp_path / "content").mkdir()
    assert find_environment(tmp_path / "content").assets == tmp_path / "assets"


def test_an_asset_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssetError) as caught:
        Environment(tmp_path).read("brak.pptx")
    assert [finding.code for finding in caught.value.findings] == ["T005"]
