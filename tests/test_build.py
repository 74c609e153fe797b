"""The whole way: a content file in, two right documents out, and nothing lost on the way."""

from __future__ import annotations

import copy
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from docx import Document
from pptx import Presentation

from audit import audit
from es_docs.build import Built, build, check, find_contents
from es_docs.checks.package import check_package
from es_docs.diagnostics import ContentError, Severity
from variants import LONG


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


PAIRS = [
    ("Organizacja spotkań sieciujących OWES", "3 spotkania", "1 spotkanie", "33%"),
    (
        "Organizacja spotkań sieciujących podmioty reintegracyjne (CIS, KIS, WTZ, ZAZ)",
        "11 spotkań",
        "9 spotkań",
        "82%",
    ),
    ("Organizacja wizyt studyjnych", "2 wizyty studyjne", "2 wizyty studyjne", "100%"),
    (
        "Organizacja prac Regionalnego Komitetu Ekonomii Społecznej",
        "5 spotkań",
        "4 spotkania",
        "80%",
    ),
    (
        (
            "Organizacja prac grup roboczych ds. promocji, edukacji, reintegracji,"
            " zatrudnienia socjalnego"
        ),
        "24 spotkania",
        "21 spotkań",
        "88%",
    ),
    (
        (
            "Organizacja prac grupy roboczej ds. aktualizacji planu przy Regionalnym Komitecie"
            " Ekonomii Społecznej"
        ),
        "10 spotkań",
        "8 spotkań",
        "80%",
    ),
    ("Organizacja spotkań informacyjno-doradczych", "8 spotkań", "5 spotkań", "63%"),
    (
        (
            "Doradztwo w zakresie klauzul społecznych lub społecznie odpowiedzialnych"
            " zamówień publicznych"
        ),
        "40 spotkań",
        "29 spotkań",
        "73%",
    ),
]

FACTS = [
    (
        "Podniesienie jakości i efektywności funkcjonowania podmiotów ekonomii społecznej"
        " działających w obszarze pomocy i integracji społecznej w województwie dolnośląskim"
    ),
    "1.10.2015 r. – 31.12.2016 r.",
    "850 000,00 PLN",
    "Regionalnego Programu Operacyjnego Województwa Dolnośląskiego 2014–2020",
    "9 „Włączenie społeczne”",
    "9.4 „Wspieranie gospodarki społecznej”",
    "Europejski Fundusz Społeczny",
    "Dolnośląski Ośrodek Polityki Społecznej",
    "Koordynacja ekonomii społecznej w województwie dolnośląskim",
    # the titles of the six actions
    "Tworzenie regionalnych sieci współpracy Ośrodków Wsparcia Ekonomii Społecznej (OWES)",
    (
        "Tworzenie regionalnych sieci kooperacji podmiotów ekonomii społecznej"
        " o charakterze reintegracyjnym"
    ),
    "Reprezentowanie interesów sektora ES na poziomie regionalnym",
    "Wyznaczanie kierunków rozwoju ekonomii społecznej",
    "Inicjowanie współpracy pomiędzy JST a podmiotami ekonomii społecznej",
    "Doradztwo dla podmiotów ES i samorządów",
    # the five effects
    "„Dolnośląskie Forum WTZ”",
    "ydanie publikacji",
    "Regionalnego Programu Rozwoju Ekonomii Społecznej w województwie dolnośląskim",
    "znak „Zakup Prospołeczny”",
    "astosowanie klauzul społecznych w Gminie Paszowice",
]


def deck_texts(file: Path) -> tuple[list[str], list[tuple[str, ...]]]:
    texts: list[str] = []
    rows: list[tuple[str, ...]] = []
    for slide in Presentation(str(file)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts += [plain(paragraph.text) for paragraph in shape.text_frame.paragraphs]
            if shape.has_table:
                rows += [tuple(plain(cell.text) for cell in row.cells) for row in shape.table.rows]
    return texts, rows


def report_texts(file: Path) -> tuple[list[str], list[tuple[str, ...]]]:
    document = Document(str(file))
    texts = [plain(paragraph.text) for paragraph in document.paragraphs]
    rows = [
        tuple(plain(cell.text) for cell in row.cells)
        for table in document.tables
        for row in table.rows
    ]
    return texts, rows


def test_every_planned_and_realised_pair_stands_in_a_row_of_both_documents(
    deck_file: Path, report_file: Path
) -> None:
    for _, rows in (deck_texts(deck_file), report_texts(report_file)):
        assert [row for row in rows if row in PAIRS] == PAIRS


def test_every_fact_of_the_source_is_live_text_in_both_documents(
    deck_file: Path, report_file: Path
) -> None:
    for texts, rows in (deck_texts(deck_file), report_texts(report_file)):
        everything = "\n".join([*texts, *(cell for row in rows for cell in row)])
        assert [fact for fact in FACTS if fact not in everything] == []


def test_the_deck_ends_with_thanks(deck_file: Path) -> None:
    last = list(Presentation(str(deck_file)).slides)[-1]
    assert last.shapes.title.text == "Dziękuję za\u00a0uwagę" or plain(last.shapes.title.text) == (
        "Dziękuję za uwagę"
    )


def test_both_documents_agree_on_every_number(deck_file: Path, report_file: Path) -> None:
    deck_rows = {row for row in deck_texts(deck_file)[1] if row[1:]}
    report_rows = {row for row in report_texts(report_file)[1] if len(row) >= 4}
    numbers = {row for row in deck_rows if re.search(r"\d+%$", row[-1])}
    assert numbers == {row for row in report_rows if re.search(r"\d+%$", row[-1])}
    assert len(numbers) == 8 + 7 + 2


def test_office_s_validator_finds_no_error(built: Built) -> None:
    for file in built.files:
        assert audit(file) == []


def test_our_own_check_finds_both_packages_healthy(built: Built) -> None:
    for file in built.files:
        assert check_package(file.read_bytes(), file.name) == ()


def test_only_the_stand_in_signs_are_warned_of(built: Built) -> None:
    assert [finding.code for finding in built.findings] == ["S001"]


def test_two_builds_are_byte_equal_whatever_the_surroundings(
    seed_content: Path, tmp_path: Path
) -> None:
    surroundings = [
        {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "Pacific/Kiritimati", "LANG": "pl_PL.UTF-8", "PYTHONHASHSEED": "4711"},
    ]
    made: list[list[bytes]] = []
    for number, variables in enumerate(surroundings):
        if number:
            time.sleep(3)  # a ZIP keeps time in steps of two seconds
        folder = tmp_path / str(number)
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-m", "es_docs", "build", str(seed_content), "--output", "out"],
            cwd=folder,
            env={**os.environ, **variables},
            check=True,
            capture_output=True,
        )
        files = sorted(path for path in (folder / "out").rglob("*") if path.is_file())
        made.append([file.read_bytes() for file in files])
    assert len(made[0]) == 4  # two documents, and beside each what was made
    assert made[0] == made[1]


def test_an_error_in_the_content_leaves_the_old_files_untouched(
    seed_content: Path, tmp_path: Path
) -> None:
    content = tmp_path / "projekt.yaml"
    content.write_text(seed_content.read_text(encoding="utf-8"), encoding="utf-8")
    files = build(content, tmp_path / "out").files
    before = [file.read_bytes() for file in files]
    content.write_text("projekt: {}\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        build(content, tmp_path / "out")
    assert all(finding.severity is Severity.ERROR for finding in caught.value.findings)
    assert [file.read_bytes() for file in files] == before


def test_only_the_asked_for_document_is_made(seed_content: Path, tmp_path: Path) -> None:
    made = build(seed_content, tmp_path, frozenset({"docx"}))
    assert [file.suffix for file in made.files] == [".docx"]
    assert made.slides == 0
    assert made.pages > 1


def test_the_contents_of_a_folder_are_its_yaml_files_by_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "notatki.txt"):
        (tmp_path / name).touch()
    (tmp_path / "folder.yaml").mkdir()
    assert [path.name for path in find_contents(tmp_path)] == ["a.yml", "b.yaml"]


def test_checking_the_seed_finds_nothing(seed_content: Path) -> None:
    assert check(seed_content) == ()


def without_effects(data: dict[str, list[dict[str, object]]]) -> None:
    for action in data["działania"]:
        action.pop("efekty", None)


def thirty_actions(data: dict[str, list[dict[str, object]]]) -> None:
    first = data["działania"][1]
    data["działania"] = [
        {**copy.deepcopy(first), "tytuł": f"Działanie numer {n}"} for n in range(30)
    ]


def english_titles(data: dict[str, list[dict[str, object]]]) -> None:
    for number, action in enumerate(data["działania"]):
        action["tytuł"] = f"Building networks of social enterprises, part {number}"


def long_names(data: dict[str, list[dict[str, object]]]) -> None:
    for number, action in enumerate(data["działania"]):
        action["tytuł"] = f"{LONG} {number}"
        action["zadania"][0]["nazwa"] = f"{LONG} {number}"  # type: ignore[index]
        action["efekty"] = [f"{LONG} {number}"]


@pytest.mark.parametrize("vary", [without_effects, thirty_actions, english_titles, long_names])
def test_other_projects_are_built_and_healthy(
    seed_content: Path, tmp_path: Path, vary: object
) -> None:
    data = yaml.safe_load(seed_content.read_text(encoding="utf-8"))
    vary(data)  # type: ignore[operator]
    content = tmp_path / "inny.yaml"
    content.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    made = build(content, tmp_path / "out")
    for file in made.files:
        assert check_package(file.read_bytes(), file.name) == ()
        assert audit(file) == []
