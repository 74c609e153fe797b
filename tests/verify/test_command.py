"""The command `verify` on real files: what an officer, a controller and a robot get from it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from archives import changed, packed, unpacked
from es_docs import build, verify
from es_docs.build import Built
from es_docs.cli import command_line
from es_docs.diagnostics import Kind, Severity
from es_docs.verdict import fingerprint
from extent import few
from verify.foreign import foreign
from verify.good import CASES, ROOT, SEED, content_file, good, project
from verify.mutation import replaced


def run(*arguments: object) -> Result:
    lang = "en" if "en" in arguments else "pl"
    return CliRunner().invoke(command_line(lang), [str(argument) for argument in arguments])


def documents(case: str) -> list[Path]:
    return sorted(path for path in (project(case) / "output").iterdir() if path.is_file())


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """The good deck with one line of text in pale grey."""
    path = tmp_path / "prezentacja.pptx"
    path.write_bytes(pale(good("2014", Kind.PPTX)))
    return path


pale = replaced(
    "ppt/slides/slide3.xml",
    '<a:rPr lang="pl-PL"/><a:t>Zaplanowane',
    '<a:rPr lang="pl-PL"><a:solidFill><a:srgbClr val="DDDDDD"/></a:solidFill></a:rPr>'
    "<a:t>Zaplanowane",
)


class TestOurOwn:
    """What `build` makes keeps every rule; only official signs can be missing."""

    @pytest.mark.parametrize("case", CASES)
    def test_with_official_signs_both_documents_are_fit_for_release(self, case: str) -> None:
        result = run("verify", *documents(case), "--content", content_file(case), "--release")
        assert result.exit_code == 0, result.output
        assert result.output.count("Bez uwag.") == 2
        assert "Można publikować." in result.output

    def test_without_them_the_stand_ins_are_told_and_nothing_else(self, built: Built) -> None:
        files = verify.verify(built.files, SEED)
        told = {(one.code, one.severity) for verdict in files for one in verdict.findings}
        assert told == {("VIS-045", Severity.WARNING)}
        assert run("verify", *built.files, "--content", SEED).exit_code == 3

    def test_and_they_stop_a_release(self, built: Built) -> None:
        result = run("verify", *built.files, "--content", SEED, "--release")
        assert result.exit_code == 1
        assert "błąd VIS-045" in result.output
        assert "Nie do publikacji" in result.output

    def test_the_period_is_read_from_the_file_when_no_content_tells_it(self) -> None:
        result = run("verify", documents("2021")[0])
        assert "zasady 2021–2027" in result.output
        assert result.exit_code == 0, result.output

    @pytest.mark.parametrize("caption", ["", "        podpis: Forum w Środzie Śląskiej\n"])
    def test_pictures_of_an_action_are_no_trouble(self, tmp_path: Path, caption: str) -> None:
        image = Image.effect_mandelbrot((1200, 800), (-2, -1.2, 1, 1.2), 60)
        image.save(tmp_path / "forum.png")
        photo = f"    zdjęcia:\n      - plik: forum.png\n        opis: Sala obrad\n{caption}"
        text = SEED.read_text(encoding="utf-8")
        content = tmp_path / "projekt.yaml"
        effects = "    efekty:\n      - Założenie stowarzyszenia"
        assert effects in text
        content.write_text(text.replace(effects, photo + effects), encoding="utf-8")
        built = build.build(content, tmp_path / "output")
        files = verify.verify(built.files, content)
        told = [(one.code, one.place) for file in files for one in file.findings]
        assert [one for one in told if one[0] != "VIS-045"] == []


class TestScreen:
    def test_groups_by_slide_and_tells_what_why_and_how(self, spoiled: Path) -> None:
        result = run("verify", spoiled)
        assert result.exit_code == 1
        assert "Slajd 3 „Zaplanowane działania”" in result.output
        assert "błąd A11Y-030:" in result.output
        assert "Dlaczego:" in result.output
        assert "Jak poprawić:" in result.output
        assert "Razem: 1 błąd." in result.output

    def test_speaks_english(self, spoiled: Path) -> None:
        result = run("--lang", "en", "verify", spoiled)
        assert "Slide 3 “Zaplanowane działania”" in result.output
        assert "How to mend:" in result.output

    def test_one_unreadable_file_hides_no_other(self, spoiled: Path, tmp_path: Path) -> None:
        result = run("verify", tmp_path / "nie-ma.pptx", spoiled)
        assert (
            "błąd V001: Nie można odczytać pliku: nie ma takiego pliku ani folderu."
            in result.output
        )
        assert "błąd A11Y-030" in result.output


class TestForms:
    def test_json(self, spoiled: Path) -> None:
        result = run("verify", spoiled, "--format", "json")
        (file,) = json.loads(result.stdout)["files"]
        assert [one["rule"] for one in file["findings"]] == ["A11Y-030"]
        assert len(file["rules"]) >= 120

    def test_a_record_is_written_as_one_file(self, spoiled: Path, tmp_path: Path) -> None:
        record = tmp_path / "protokół.sarif"
        result = run("verify", spoiled, "--format", "sarif", "--output", record)
        assert "Zapisano wynik" in result.output
        assert json.loads(record.read_text(encoding="utf-8"))["version"] == "2.1.0"
        assert sorted(path.name for path in tmp_path.iterdir()) == [spoiled.name, record.name]

    def test_html_names_every_rule_with_its_outcome(
        self, spoiled: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("es_docs.verdict.pictures.find_office", lambda: None)
        page = run("verify", spoiled, "--format", "html").stdout
        assert page.startswith("<!DOCTYPE html>")
        for outcome in ("dotrzymana", "naruszona (1)", "nie dotyczy", "do obejrzenia"):
            assert outcome in page

    def test_traces_lead_to_the_content(self) -> None:
        deck = next(path for path in documents("2014") if path.suffix == ".pptx")
        result = run("verify", deck, "--content", content_file("2014"), "--format", "json")
        (file,) = json.loads(result.stdout)["files"]
        amounts = [
            line["line"]
            for one in file["traces"]
            if one["text"].startswith("850")
            for line in file["sources"][one["sources"]]
        ]
        lines = content_file("2014").read_text(encoding="utf-8").splitlines()
        assert {lines[line - 1].strip() for line in amounts} == {"wartość: 850 000,00 PLN"}


class TestSameAgain:
    @pytest.mark.parametrize("name", ["crowded.pptx", "own-strip.pptx", "word-like.docx"])
    def test_the_same_file_gives_the_same_words(self, tmp_path: Path, name: str) -> None:
        """Whatever the seed of hashing, findings, places and numbers stand in one order."""
        path = tmp_path / name
        path.write_bytes(foreign(name) or b"")
        command = [sys.executable, "-m", "es_docs", "verify", path, "--format", "json"]
        said = {
            subprocess.run(
                [*command, "--content", SEED], env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True, check=False,
            ).stdout
            for seed in ("1", "2", "3")
        }  # fmt: skip
        assert len(said) == 1
        assert json.loads(said.pop())["files"][0]["findings"]


class TestAccepting:
    def test_an_accepted_finding_opens_the_way(self, spoiled: Path, tmp_path: Path) -> None:
        (finding,) = verify.verify([spoiled])[0].findings
        baseline = tmp_path / "przyjęte.yaml"
        baseline.write_text(
            f"- numer: {fingerprint(finding)}\n  powód: Slajd gościa\n  autor: Jan Kowalski\n",
            encoding="utf-8",
        )
        result = run("verify", spoiled, "--baseline", baseline, "--release")
        assert result.exit_code == 0, result.output
        assert "przyjęto, Jan Kowalski: Slajd gościa" in result.output

    def test_a_list_without_a_reason_is_refused(self, spoiled: Path, tmp_path: Path) -> None:
        baseline = tmp_path / "przyjęte.yaml"
        baseline.write_text("- numer: 12345678\n  powód:\n  autor: Jan Kowalski\n", "utf-8")
        result = run("verify", spoiled, "--baseline", baseline)
        assert result.exit_code == 1
        assert "błąd V007" in result.output


def compound(stream: str = "") -> bytes:
    """The head of a compound file, as far as it is looked at, with the name of a stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (compound("EncryptedPackage"), "V003"),
            (compound("PowerPoint Document"), "V004"),
            (b"", "V005"),
            (b"Sprawozdanie", "V005"),
            (b"PK\x03\x04", "P001"),
            (packed({"mimetype": b"application/vnd.oasis.opendocument.presentation"}), "V006"),
            (packed({"a": b"b"}), "V005"),
            (b"%PDF-1.7\n", "V010"),
        ],
    )
    def test_what_cannot_be_judged_is_told_with_what_to_do(
        self, tmp_path: Path, data: bytes, code: str
    ) -> None:
        path = tmp_path / "plik.pptx"
        path.write_bytes(data)
        result = run("verify", path)
        assert f"błąd {code}:" in result.output
        assert "Jak poprawić:" in result.output
        assert result.exit_code == 1

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        result = run("verify", tmp_path)
        assert "błąd V001: Nie można odczytać pliku: to nie jest zwykły plik." in result.output

    def test_content_that_is_not_in_order_is_told(self, spoiled: Path, tmp_path: Path) -> None:
        content = tmp_path / "projekt.yaml"
        content.write_text("projekt: nic\n", encoding="utf-8")
        result = run("verify", spoiled, "--content", content)
        assert result.exit_code == 1
        assert "projekt.yaml" in result.output


class TestAnything:
    """Whatever bytes come, there is a verdict and no fault."""

    @given(st.data())
    @settings(max_examples=few(60), deadline=None)
    def test_a_damaged_file_is_judged(self, data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from([Kind.PPTX, Kind.DOCX]))
        whole = good("2014", kind)
        start = data.draw(st.integers(0, len(whole) - 1))
        length = data.draw(st.integers(1, 400))
        noise = data.draw(st.binary(min_size=0, max_size=40))
        damaged = whole[:start] + noise + whole[start + length :]
        verdict = verify.judge(damaged, "plik")
        assert verdict.findings or unpacked(damaged) == unpacked(whole)

    @given(st.binary(max_size=300))
    @settings(max_examples=few(100), deadline=None)
    def test_noise_is_judged(self, data: bytes) -> None:
        assert verify.judge(data, "plik").worst is Severity.ERROR


class TestBuild:
    def test_tells_what_a_restyled_reference_breaks(self, tmp_path: Path) -> None:
        """A designer paints the titles pale: the documents are made, and the fault is told."""
        shutil.copytree(ROOT / "assets", tmp_path / "assets")
        content = tmp_path / "projekt.yaml"
        shutil.copy(SEED, content)
        reference = tmp_path / "assets" / "reference.pptx"
        pale = changed(
            reference.read_bytes(),
            "ppt/theme/theme1.xml",
            lambda text: text.replace("1A2238", "DADADA"),
        )
        reference.write_bytes(pale)
        built = build.build(content, tmp_path / "output", frozenset({"pptx"}))
        told = {one.code for one in built.findings}
        assert "A11Y-030" in told
        assert built.files[0].is_file()

    def test_says_nothing_more_of_its_own_documents(self, built: Built) -> None:
        assert {one.code for one in built.findings} == {"S001"}
