"""What the README shows is what the program prints."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from es_docs.cli import command_line
from verify.mutation import replaced

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown_after(command: str) -> str:
    block = README.split(f"$ {command}\n", 1)[1]
    return re.split(r"\n```|\n\n\$ ", block, maxsplit=1)[0].strip()


def test_the_mistake_in_the_readme_is_told_like_that(
    tmp_path: Path, seed_content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = seed_content.read_text(encoding="utf-8").replace("wykonanie: 1\n", "wykonanei: 1\n", 1)
    Path("content").mkdir()
    Path("content/koordynacja-es.yaml").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(command_line("pl"), ["check"])
    assert result.exit_code == 1
    assert result.output.strip() == shown_after("es-docs check")


def test_the_build_in_the_readme_prints_that(
    tmp_path: Path, seed_content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ["build", str(seed_content), "--output", "output"]
    result = CliRunner().invoke(command_line("pl"), arguments)
    shown, printed = shown_after("make build").splitlines(), result.output.splitlines()
    assert printed[0].startswith(shown[0])
    assert shown[2:] == printed[1:]


def test_the_verdict_in_the_readme_is_told_like_that(
    tmp_path: Path, deck_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stretches between „[…]” follow each other in what is printed; line ends may differ."""
    monkeypatch.chdir(tmp_path)
    tampered = replaced("ppt/slides/slide7.xml", "9\u00a0spotkań", "10\u00a0spotkań")
    Path("prezentacja.pptx").write_bytes(tampered(deck_file.read_bytes()))
    Path("content").mkdir()
    shutil.copy(ROOT / "content" / "koordynacja-es.yaml", "content")
    command = "verify prezentacja.pptx --content content/koordynacja-es.yaml"
    printed = " ".join(CliRunner().invoke(command_line("pl"), command.split()).output.split())
    place = 0
    for stretch in shown_after(f"es-docs {command}").split("[…]"):
        found = printed.find(" ".join(stretch.split()), place)
        assert found >= 0, stretch
        place = found


def test_every_command_of_the_readme_exists() -> None:
    commands = command_line("pl").commands
    for name in re.findall(r"`es-docs (\w+)", README):
        assert name in commands


def test_every_link_of_the_docs_leads_to_a_file() -> None:
    for page in [ROOT / "README.md", *ROOT.glob("docs/*.md"), ROOT / "assets/signs/README.md"]:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https:)([^)#]+)(?:#[^)]*)?\)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
