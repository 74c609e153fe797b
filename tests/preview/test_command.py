"""`es-docs preview` from the outside: it tells its address and ends without a trace."""

from __future__ import annotations

import re
import signal
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from es_docs import preview
from es_docs.cli import command_line
from es_docs.diagnostics import OutputError, error
from es_docs.messages import Lang
from preview.running import copied, is_ready, started, states, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX are sent")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("when", ["at once", "when all is drawn"])
def test_it_ends_tidily(
    seed_content: Path, tmp_path: Path, sent: signal.Signals, when: str
) -> None:
    content = copied(seed_content, tmp_path / "content")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = started(content, tmp_path / "output", TMPDIR=str(temporary))
    assert process.stdout
    said = process.stdout.readline()
    address = re.fullmatch(r"Podgląd: (http://127\.0\.0\.1:\d+/[\w-]{32}/)\n", said)
    assert address, said
    if when == "when all is drawn":
        news = states(address[1])
        until(news, is_ready(1))
    process.send_signal(sent)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    assert out.endswith("Podgląd zakończono.\n")
    assert list(temporary.iterdir()) == []
    assert leftovers(temporary) == []
    with pytest.raises(OSError, match="refused"):
        urlopen(address[1])  # noqa: S310 - where our own server was


def leftovers(folder: Path) -> list[str]:
    """Processes that know the folder; LibreOffice may take a moment to be gone."""
    found: list[str] = []
    for _ in range(20):
        found = [entry.parent.name for entry in Path("/proc").glob("[0-9]*/cmdline")
                 if str(folder).encode() in read(entry)]  # fmt: skip
        if not found:
            break
        time.sleep(0.1)
    return found


def read(entry: Path) -> bytes:
    try:
        return entry.read_bytes()
    except OSError:
        return b""


def test_when_the_page_cannot_be_served_that_is_told(
    seed_content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OutputError(error("L003", reason="nie ma wolnego portu"))

    monkeypatch.setattr(preview, "run", refused)
    result = CliRunner().invoke(command_line("pl"), ["preview", str(seed_content)])
    assert result.exit_code == 1
    assert "błąd L003" in result.output
    assert "nie ma wolnego portu" in result.output


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_the_help_says_that_only_this_computer_sees_the_page(lang: Lang) -> None:
    result = CliRunner().invoke(command_line(lang), ["preview", "--help"])
    said = " ".join(result.output.split())
    assert {"pl": "tylko na tym komputerze", "en": "on this computer only"}[lang] in said
    assert "--no-browser" in said


def test_the_browser_is_opened_where_there_is_a_screen(
    seed_content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def run(*given: object) -> None:
        announce = given[-1]
        assert callable(announce)
        announce("http://127.0.0.1:1/abc/")

    monkeypatch.setattr(preview, "run", run)
    monkeypatch.setattr("webbrowser.open", opened.append)
    arguments = ["preview", str(seed_content)]
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    CliRunner().invoke(command_line("pl"), arguments)
    assert opened == [], "a browser in the terminal would take it over"
    monkeypatch.setenv("DISPLAY", ":0")
    CliRunner().invoke(command_line("pl"), [*arguments, "--no-browser"])
    assert opened == []
    CliRunner().invoke(command_line("pl"), arguments)
    assert opened == ["http://127.0.0.1:1/abc/"]
