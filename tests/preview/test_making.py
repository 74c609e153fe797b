"""From a saved change to the states of the page, with our own drawings and with LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from es_docs import build, preview
from es_docs.diagnostics import OutputError, error
from es_docs.office import WarmOffice, find_office
from preview.running import cards, changed, copied, is_ready, running, states, until

needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


@pytest.fixture
def content(seed_content: Path, tmp_path: Path) -> Path:
    return copied(seed_content, tmp_path / "content")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "find_office", lambda: None)


def marked(state: Mapping[str, Any]) -> list[str]:
    return [card["label"] for card in cards(state) if card["is_changed"]]


# --- without LibreOffice


@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_our_own_drawings_are_shown(content: Path, output: Path) -> None:
    with running(content, output) as address:
        state = until(states(address), is_ready(1))
        assert [one["label"] for one in state["findings"] if "L001" in one["label"]]
        deck, report = state["shelves"]
        assert [card["picture"]["src"][-4:] for card in deck["cards"]] == [".svg"] * 13
        assert all(card["notes"] == [] for card in deck["cards"]), "they are not LibreOffice's"
        with urlopen(address + report["frame"]) as answer:  # noqa: S310 - our own server
            assert "Sprawozdanie" in answer.read().decode()
        assert state["differences"] == []
    assert {one.name for one in output.iterdir() if one.is_file()} == {
        "koordynacja-es-prezentacja.pptx",
        "koordynacja-es-sprawozdanie.docx",
    }, "the documents are really made"


@pytest.mark.usefixtures("no_office")
def test_a_saved_change_is_built_told_and_marked(content: Path, output: Path) -> None:
    with running(content, output) as address:
        news = states(address)
        assert marked(until(news, is_ready(1))) == []
        changed(content, "wykonanie: 9\n", "wykonanie: 10\n")
        state = until(news, is_ready(2))
        assert marked(state) == ["Slajd 4", "Slajd 5", "Slajd 7"]
        first = next(card for card in cards(state) if card["is_changed"])
        assert state["jump"] == first["key"]
        assert any("10" in line for line in state["news"])
        assert any("„78 / 101”" in change["text"] for change in first["changes"])
        assert first["title"].replace("\u00a0", " ").startswith("Zrealizowano 78 ze 101 spotkań")
        assert first["alt"] == f"Slajd 4: {first['title']}. Jego tekst jest w dokumencie."


@pytest.mark.usefixtures("no_office")
def test_a_mistake_changes_nothing_and_the_pictures_stay(content: Path, output: Path) -> None:
    with running(content, output) as address:
        news = states(address)
        before = until(news, is_ready(1))
        made = {one: one.read_bytes() for one in output.iterdir() if one.is_file()}
        changed(content, "wykonanie: 9\n", "wykonanei: 9\n")
        state = until(news, lambda state: state["phase"] == "failed")
        assert [one["label"] for one in state["findings"]] == ["błąd C047"]
        assert state["findings"][0]["where"] == f"{content}:69:9"
        assert state["shelves"] == before["shelves"]
        assert {one: one.read_bytes() for one in made} == made
        changed(content, "wykonanei: 9\n", "wykonanie: 9\n")
        assert until(news, is_ready(2))["status"].startswith("Bez zmian o ")


@pytest.mark.usefixtures("no_office")
def test_a_content_that_is_not_there_yet_is_waited_for(content: Path, output: Path) -> None:
    late = content.with_name("nowy.yaml")
    with running(late, output) as address:
        news = states(address)
        state = until(news, lambda state: state["phase"] == "failed")
        assert [one["label"] for one in state["findings"]] == ["błąd C001"]
        late.write_bytes(content.read_bytes())
        assert len(cards(until(news, is_ready(1)))) == 13


@pytest.mark.usefixtures("no_office")
def test_a_content_that_comes_while_the_build_fails_is_noticed(
    content: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, real = content.with_name("nowy.yaml"), build.build

    def overtaken(path: Path, output: Path) -> build.Built:
        try:
            return real(path, output)
        finally:
            if not late.exists():
                late.write_bytes(content.read_bytes())

    monkeypatch.setattr(build, "build", overtaken)
    with running(late, output) as address:
        assert len(cards(until(states(address), is_ready(1)))) == 13


@pytest.mark.usefixtures("no_office")
def test_a_file_read_half_written_is_tried_again_before_anything_is_told(
    content: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    real = build.build

    def half_written_the_second_time(path: Path, output: Path) -> build.Built:
        made.append(path)
        if len(made) == 2:
            raise OutputError(error("W004", file=path, reason="?"))
        return real(path, output)

    monkeypatch.setattr(build, "build", half_written_the_second_time)
    with running(content, output) as address:
        news = states(address)
        until(news, is_ready(1))
        changed(content, "wykonanie: 9\n", "wykonanie: 10\n")
        phases: list[str] = []
        until(news, lambda state: phases.append(state["phase"]) or is_ready(2)(state))
        assert "failed" not in phases


@pytest.mark.usefixtures("no_office")
def test_a_fault_of_the_program_is_told_and_the_preview_goes_on(
    content: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = build.drawn

    def faulty(_: Path) -> build.Drawn:
        monkeypatch.setattr(build, "drawn", real)
        raise ZeroDivisionError("nic")

    monkeypatch.setattr(build, "drawn", faulty)
    with running(content, output) as address:
        news = states(address)
        state = until(news, lambda state: state["phase"] == "failed")
        assert state["findings"][0]["label"] == "błąd L004"
        assert "ZeroDivisionError: nic" in state["findings"][0]["what"]
        changed(content, "wykonanie: 9\n", "wykonanie: 10\n")
        until(news, lambda state: state["phase"] == "ready")


@pytest.mark.usefixtures("no_office")
def test_what_files_say_reaches_the_page_as_text(content: Path, output: Path) -> None:
    changed(content, "skrót: Sieci OWES", "skrót: \"<img src=x onerror='alert(1)'>\"")
    with running(content, output) as address:
        state = until(states(address), is_ready(1))
        deck = state["shelves"][0]
        for card in deck["cards"]:
            with urlopen(address + card["picture"]["src"]) as answer:  # noqa: S310 - our own server
                assert b"<img" not in answer.read()
                assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("no_office")
def test_a_finding_of_the_content_stands_at_the_slide_that_says_it(
    content: Path, output: Path
) -> None:
    """F001 names a line of the content alone; what stands on slides tells where that is."""
    changed(content, "Założenie stowarzyszenia", "Założenie stowarzyszenia bardzo długie " * 60)
    with running(content, output) as address:
        news = states(address)
        state = until(news, lambda state: is_ready(1)(state) and "F001" in str(state["shelves"]))
        beside = [card for card in cards(state) if "F001" in str(card["findings"])]
        assert all(card["label"].startswith("Slajd ") for card in beside)
        assert "F001" not in str(state["findings"])


# --- with LibreOffice


@needs_office
def test_only_what_changed_is_drawn_again(
    content: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exports: list[str] = []
    real = WarmOffice.to_pdf

    def counted(self: WarmOffice, name: str, data: bytes) -> bytes:
        exports.append(name)
        return real(self, name, data)

    monkeypatch.setattr(WarmOffice, "to_pdf", counted)
    with running(content, output) as address:
        news = states(address)
        before = until(news, is_ready(1))
        assert len(cards(before)) == 13 + 7
        assert exports == ["deck.pptx"] * 3 + ["report.docx"]
        exports.clear()
        changed(content, "wykonanie: 9\n", "wykonanie: 10\n")
        after = until(news, is_ready(2))
        assert exports == ["deck.pptx", "report.docx"]
        old = {card["key"]: card["picture"]["src"] for card in cards(before)}
        new = {card["key"]: card["picture"]["src"] for card in cards(after)}
        differing = [card["label"] for card in cards(after) if old[card["key"]] != new[card["key"]]]
        assert differing == ["Slajd 4", "Slajd 5", "Slajd 7", "Strona 3", "Strona 4"]
        assert marked(after) == differing
        with urlopen(address + cards(after)[3]["picture"]["src"]) as answer:  # noqa: S310
            assert answer.read(8) == b"\x89PNG\r\n\x1a\n"
        exports.clear()
        changed(content, "# ", "# – ")
        assert until(news, is_ready(3))["status"].startswith("Bez zmian o ")
        assert exports == []


@needs_office
def test_pages_carry_their_headings_and_slides_their_titles(content: Path, output: Path) -> None:
    with running(content, output, "en") as address:
        state = until(states(address), is_ready(1))
        titles = {card["label"]: card["title"] for card in cards(state)}
        assert titles["Slide 3"] == "Zaplanowane działania"
        assert titles["Page 3"] == "2 Cel projektu"
        assert titles["Page 6"].startswith("4.6 Doradztwo")
        assert any("Carlito" in line or "PowerPoint" in line for line in state["differences"])
        noted = {card["label"]: " ".join(card["notes"]) for card in cards(state)}
        assert "row" in noted["Slide 7"]
        assert "thinner" in noted["Slide 4"]
        assert noted["Slide 1"] == ""


@needs_office
def test_when_libreoffice_fails_our_own_drawings_stand_in(
    content: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> bytes:
        raise OutputError(error("O003", seconds=30))

    with monkeypatch.context() as patch, running(content, output) as address:
        patch.setattr(WarmOffice, "to_pdf", failing)
        news = states(address)
        state = until(news, is_ready(1))
        assert "ostrzeżenie L002" in [one["label"] for one in state["findings"]]
        assert cards(state)[0]["picture"]["src"].endswith(".svg")
        patch.undo()
        changed(content, "wykonanie: 9\n", "wykonanie: 10\n")
        state = until(news, is_ready(2))
        assert "L002" not in str(state["findings"])
        assert all(card["picture"]["src"].endswith(".png") for card in cards(state))
