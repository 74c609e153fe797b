"""What a person sees on the command line."""

from __future__ import annotations

import ast
import gettext
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

from es_docs import __version__, build, cli
from es_docs.build import Built, Renewed
from es_docs.diagnostics import (
    AssetError,
    ContentError,
    Diagnostic,
    Location,
    OutputError,
    error,
    warning,
)
from es_docs.visibility.signs import SignState

LOCALE = Path(cli.__file__).parents[1] / "locale"
CATALOGUE = LOCALE / "pl" / "LC_MESSAGES" / "es_docs.po"

NOTHING_WRONG: tuple[Diagnostic, ...] = ()
AN_ERROR = error(
    "W008", Location("a.yaml", 12, 9, 6, "wartość:\twynosi 5"), file="wynosi"
)  # any message will do: these tests are about how findings are shown
A_WARNING = warning("W008", Location("a.yaml", 3, 1, 1, "tytuł"), file="tytuł")
STAND_INS = warning("W008", file="EFS")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project folder with an empty content folder; the words of the process stay as they were."""
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    for variable in ("ES_DOCS_LANG", "ES_DOCS_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANGUAGE", "")
    domain = gettext.textdomain()
    yield tmp_path
    gettext.textdomain(domain)


def run(*arguments: str) -> Result:
    """The program as a person runs it, exit code included."""

    class Program(click.Command):
        def main(self, args: object = None, **_extra: object) -> None:  # type: ignore[override]
            cli.main(list(args))  # type: ignore[call-overload]

    return CliRunner().invoke(Program("es-docs"), arguments)


def offering(monkeypatch: pytest.MonkeyPatch, **stages: Callable[..., object]) -> None:
    """Let `build` answer as the test says."""
    for name, stage in stages.items():
        monkeypatch.setattr(build, name, stage)


class TestHelp:
    def test_is_polish(self):
        help_ = run("--help").stdout
        assert "Użycie: es-docs [OPCJE] POLECENIE [ARGUMENTY]..." in help_
        assert "Pokaż tę pomoc i zakończ." in help_
        assert "Kody wyjścia:" in help_

    @pytest.mark.parametrize("arguments", [("--lang", "en", "--help"), ("--lang=en", "--help")])
    def test_is_english_when_asked_for(self, arguments: tuple[str, ...]):
        help_ = run(*arguments).stdout
        assert "Usage: es-docs [OPTIONS] COMMAND [ARGS]..." in help_
        assert "Show this message and exit." in help_
        assert "Exit codes:" in help_

    def test_language_can_be_given_after_the_command_or_by_the_environment(
        self, monkeypatch: pytest.MonkeyPatch
    ):
        assert "Options:" in run("build", "--lang", "en", "--help").stdout
        monkeypatch.setenv("ES_DOCS_LANG", "en")
        assert "Options:" in run("build", "--help").stdout
        assert "Opcje:" in run("build", "--lang", "pl", "--help").stdout

    @pytest.mark.parametrize(
        "command",
        [
            *("", "build", "update", "seal", "check", "schema"),
            *("signs", "signs list", "signs add", "show", "show story", "show slides"),
        ],
    )
    def test_mixes_no_languages(self, command: str):
        polish, english = (
            run("--lang", lang, *command.split(), "--help").stdout for lang in ("pl", "en")
        )
        english_words = r"\b(Usage|Options|Commands|OPTIONS|COMMAND|Show|the|CONTENT|FILE)\b"
        assert not re.findall(english_words, polish)
        foreign = re.sub(r"[„”“–…’]", "", english)
        assert not re.findall(r"[^\x00-\x7f]", foreign)

    def test_shows_what_every_command_is_for_in_full(self):
        assert "..." not in run("--help").stdout.partition("Polecenia:")[2]

    def test_version(self):
        assert run("--version").stdout == f"es-docs, wersja {__version__}\n"
        assert run("--lang", "en", "--version").stdout == f"es-docs, version {__version__}\n"


class TestWrongUse:
    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            ([], "Użycie: es-docs [OPCJE] POLECENIE"),
            (["bild"], "Błąd: Nie ma polecenia 'bild'."),
            (["build", "--jobs", "dwa"], "'dwa' nie jest liczbą całkowitą."),
            (["build", "--otput", "x"], "Błąd: Nie ma opcji '--otput'."),
            (["build", "--only", "pdf"], "'pdf' nie należy do: 'pptx', 'docx'."),
            (["signs", "add", "ue"], "Błąd: Brakuje argumentu 'PLIK'."),
            (["schema", "x"], "Błąd: Zbędny argument (x)"),
            (["--lang", "de", "check"], "'de' nie należy do: 'pl', 'en'."),
            (["check"], "w folderze „content” nie ma plików"),
        ],
    )
    def test_is_told_in_polish_and_ends_with_2(self, arguments: list[str], told: str):
        result = run(*arguments)
        assert told in result.stderr
        assert result.stdout == ""
        assert result.exit_code == 2

    def test_is_told_in_english_too(self):
        result = run("--lang", "en", "signs", "add")
        assert "Error: Missing argument 'ROLE'." in result.stderr

    def test_an_unknown_language_in_the_environment(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("ES_DOCS_LANG", "de")
        assert run("schema").exit_code == 2

    def test_two_files_that_would_make_the_same_documents(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, build=never)
        result = run("build", "a/p.yaml", "b/P.yml")
        assert "a/p.yaml" in result.stderr
        assert "b/P.yml" in result.stderr
        assert result.exit_code == 2

    def test_show_asks_which_of_several_files(self, project: Path):
        for name in ("a.yaml", "b.yml"):
            (project / "content" / name).touch()
        result = run("show", "story")
        assert "content/a.yaml, content/b.yml" in result.stderr
        assert result.exit_code == 2


class TestCheck:
    def test_without_files_takes_the_content_folder(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ):
        for name in ("b.yml", "a.yaml", "notes.txt"):
            (project / "content" / name).touch()
        checked: list[Path] = []
        offering(monkeypatch, check=lambda path: checked.append(path) or NOTHING_WRONG)
        result = run("check")
        assert checked == [Path("content/a.yaml"), Path("content/b.yml")]
        assert result.stdout == "W porządku: sprawdzono 2 pliki.\n"
        assert result.exit_code == 0

    def test_a_file_named_twice_is_checked_once(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, check=lambda _path: NOTHING_WRONG)
        assert "1 plik." in run("check", "a.yaml", "a.yaml").stdout

    def test_errors_end_with_1_and_a_count(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, check=lambda _path: (AN_ERROR, A_WARNING))
        result = run("check", "a.yaml", "b.yaml")
        assert result.stdout == ""
        assert result.stderr.endswith("Razem: 2 błędy, 2 ostrzeżenia.\n")
        assert result.exit_code == 1

    def test_warnings_alone_end_with_0(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, check=lambda _path: (A_WARNING,))
        result = run("check", "a.yaml")
        assert result.stderr.endswith("Razem: 1 ostrzeżenie.\n")
        assert result.exit_code == 0


class TestFindings:
    def told(self, monkeypatch: pytest.MonkeyPatch, finding: Diagnostic, *options: str) -> str:
        offering(monkeypatch, check=lambda _path: (finding,))
        return run(*options, "check", "a.yaml").stderr

    def test_tell_place_gravity_code_and_what_to_do(self, monkeypatch: pytest.MonkeyPatch):
        finding = error("W010", Location("a.yaml", 12, 9, 6, "cel:    wynosi 5"), file="x")
        assert self.told(monkeypatch, finding) == (
            "a.yaml:12:9: błąd W010: „x” nie jest zwykłym plikiem, więc nie zostanie zastąpiony.\n"
            " 12 | cel:    wynosi 5\n"
            "    |         ^^^^^^\n"
            "  Zastępowane są zwykłe pliki i te, do których prowadzi dowiązanie.\n"
            "  Co zrobić: Usuń to dowiązanie lub urządzenie albo podaj inny folder wyjściowy"
            " (--output).\n"
            "Razem: 1 błąd.\n"
        )

    def test_speak_english_when_asked_to(self, monkeypatch: pytest.MonkeyPatch):
        told = self.told(monkeypatch, AN_ERROR, "--lang", "en")
        assert "a.yaml:12:9: error W008: There was no room" in told
        assert "What to do: Free some space" in told
        assert told.endswith("In all: 1 error.\n")

    @pytest.mark.parametrize(
        ("source", "column", "length", "shown", "carets"),
        [
            ("a:\tb", 4, 1, "a:  b", "    ^"),
            ("\tą: b", 5, 1, "    ą: b", "       ^"),
            ("日本: b", 5, 1, "日本: b", "      ^"),
            ("a\u0301: b", 5, 1, "a\u0301: b", "   ^"),
            ("a: 日本", 4, 2, "a: 日本", "   ^^^^"),
            ("a", 9, 3, "a", " ^"),
            ("", 1, 1, "", "^"),
        ],
    )
    def test_carets_stand_under_what_they_mean(
        self,
        monkeypatch: pytest.MonkeyPatch,
        *,
        source: str,
        column: int,
        length: int,
        shown: str,
        carets: str,
    ):
        finding = error("W008", Location("a.yaml", 7, column, length, source), file="x")
        _, line, under, *_ = self.told(monkeypatch, finding).splitlines()
        assert line == f" 7 | {shown}".rstrip()
        assert under == f"   | {carets}"

    @pytest.mark.parametrize("column", [1, 30, 60, 300, 596])
    def test_long_lines_are_cut_around_the_place(
        self, monkeypatch: pytest.MonkeyPatch, column: int
    ):
        source = "x" * (column - 1) + "TUTAJ" + "y" * (600 - column)
        finding = error("W008", Location("a.yaml", 7, column, 5, source), file="x")
        _, line, under, *_ = self.told(monkeypatch, finding).splitlines()
        assert len(line) <= 110
        assert line[under.index("^") : under.rindex("^") + 1] == "TUTAJ"

    def test_what_only_warns_and_has_no_place_is_one_line(self, monkeypatch: pytest.MonkeyPatch):
        told = self.told(monkeypatch, STAND_INS)
        assert told.startswith("ostrzeżenie W008: Zabrakło miejsca")
        assert told.count("\n") == 2

    def test_cannot_steer_the_terminal(self, monkeypatch: pytest.MonkeyPatch):
        source = "a: \x1b[2Jb\u202e"
        told = self.told(
            monkeypatch, error("W008", Location("\x1b]a", 1, 4, 3, source), file="\x1b[31m")
        )
        assert "\x1b" not in told
        assert "\u202e" not in told

    def test_have_colours_on_a_terminal_only(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, check=lambda _path: (AN_ERROR,))

        def told(*, color: bool) -> str:
            return CliRunner().invoke(cli.command_line("pl"), ["check", "a"], color=color).stderr

        assert "\x1b[31m" in told(color=True)
        assert "\x1b" not in told(color=False)
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in told(color=True)


def made_of(content: Path, *documents: tuple[Path, int], **more: object) -> Built:
    """What `build` answers when these documents, of so many slides or pages, were made anew."""
    renewed = tuple(Renewed(file, file, True, is_new=True, size=size) for file, size in documents)
    files = tuple(file for file, _ in documents)
    findings = more.pop("findings", ())
    return Built(content, files, 0, 0, findings, renewed=renewed, **more)  # type: ignore[arg-type]


class TestBuild:
    def test_tells_files_slides_and_pages(self, monkeypatch: pytest.MonkeyPatch):
        asked: list[object] = []

        def make(path: Path, output: Path, formats: frozenset[str], **options: bool) -> Built:
            asked.extend((path, output, formats))
            wishes = {"pdf": False, "fresh": False, "changes": False, "ignores_owners": False}
            assert options == wishes
            documents = (output / "a.pptx", 22), (output / "a.docx", 9)
            return made_of(path, *documents, findings=(STAND_INS,))

        offering(monkeypatch, build=make)
        result = run("build", "a.yaml")
        assert asked == [Path("a.yaml"), Path("output"), build.FORMATS]
        assert result.stdout == (
            "Zapisano: output/a.pptx (22 slajdy)\nZapisano: output/a.docx (około 9 stron)\n"
        )
        assert result.stderr.endswith("Razem: 1 ostrzeżenie.\n")
        assert result.exit_code == 0

    def test_passes_on_folder_and_format(self, monkeypatch: pytest.MonkeyPatch):
        def make(path: Path, output: Path, formats: frozenset[str], **options: bool) -> Built:
            assert (output, formats) == (Path("out"), frozenset({"pptx"}))
            assert all(options.values())
            return made_of(path, (output / "a.pptx", 1), pdfs=((output / "a.pdf", 2),))

        offering(monkeypatch, build=make)
        result = run(
            *("--lang", "en", "build", "a.yaml", "--output", "out", "--only", "pptx"),
            *("--pdf", "--fresh", "--changes", "--ignore-lock"),
        )
        assert result.stdout == ("Written: out/a.pptx (1 slide)\nWritten: out/a.pdf (2 pages)\n")
        assert result.exit_code == 0

    def test_one_failure_does_not_stop_the_others(self, monkeypatch: pytest.MonkeyPatch):
        def make(path: Path, output: Path, _formats: frozenset[str], **_options: bool) -> Built:
            if path.stem == "b":
                raise ContentError(AN_ERROR)
            return made_of(path, (output / f"{path.stem}.docx", 1))

        offering(monkeypatch, build=make)
        result = run("build", "a.yaml", "b.yaml", "c.yaml")
        assert "a.docx (około 1 strony)" in result.stdout
        assert "c.docx" in result.stdout
        assert "Nie utworzono dokumentów z pliku: b.yaml" in result.stderr
        assert result.exit_code == 1

    def test_a_failure_ends_with_1_whatever_its_findings(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, build=raising(ContentError(A_WARNING)))
        assert run("build", "a.yaml").exit_code == 1

    def test_a_document_that_is_open_is_told_with_its_reader(self, monkeypatch: pytest.MonkeyPatch):
        finding = error("W003", file="a.docx", program="LibreOffice", note="x", user="Anna Żak")
        offering(monkeypatch, build=raising(OutputError(finding)))
        result = run("build", "a.yaml")
        assert "błąd W003: Dokument „a.docx” jest otwarty" in result.stderr
        assert "Anna Żak" in result.stderr
        assert result.exit_code == 1


class TestSigns:
    @pytest.mark.parametrize("arguments", [("signs",), ("signs", "list")])
    def test_are_listed_with_what_shows_them(
        self, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
    ):
        signs = (
            SignState("ue", "Unia Europejska", "ue.svg", "Komisja Europejska"),
            SignState("fe", "Fundusze Europejskie", None, ""),
        )
        offering(monkeypatch, list_signs=lambda _start: signs)
        assert run(*arguments).stdout == (
            "ue: Unia Europejska\n  plik: ue.svg\n  źródło: Komisja Europejska\n"
            "fe: Fundusze Europejskie\n  brak pliku – zastępują go słowa\n"
        )

    def test_can_be_added(self, project: Path, monkeypatch: pytest.MonkeyPatch):
        added: list[tuple[object, ...]] = []
        offering(monkeypatch, add_sign=lambda *given: added.append(given) or NOTHING_WRONG)
        result = run("signs", "add", "fe", "znak.svg")
        assert added == [(project, "fe", Path("znak.svg"))]
        assert result.stdout == "Wgrano znak fe: znak.svg\n"
        assert result.exit_code == 0

    def test_refusals_are_told(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, add_sign=raising(AssetError(STAND_INS, AN_ERROR)))
        result = run("signs", "add", "fe", "znak.svg")
        assert result.stdout == ""
        assert "Razem: 1 błąd, 1 ostrzeżenie." in result.stderr
        assert result.exit_code == 1


class TestShow:
    @pytest.mark.parametrize("what", ["story", "slides"])
    def test_takes_the_only_content_file(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, what: str
    ):
        (project / "content" / "a.yaml").touch()
        offering(monkeypatch, **{f"show_{what}": lambda path: f"{path} żółć\n"})
        assert run("show", what).stdout == "content/a.yaml żółć\n"

    def test_refusals_are_told(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, show_story=raising(ContentError(AN_ERROR)))
        result = run("show", "story", "a.yaml")
        assert "błąd W008" in result.stderr
        assert result.exit_code == 1


class TestFaults:
    def test_are_told_in_one_line(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, check=raising(KeyError("środek")))
        result = run("check", "a.yaml")
        assert result.stderr.startswith("Zawiódł sam program (KeyError: 'środek', cli/__init__.py:")
        assert result.stderr.count("\n") == 1
        assert result.exit_code == 1

    def test_show_their_traceback_when_asked(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("ES_DOCS_DEBUG", "1")
        offering(monkeypatch, check=raising(KeyError("środek")))
        assert "Traceback" in run("check", "a.yaml").stderr

    def test_an_interruption_is_quiet(self, monkeypatch: pytest.MonkeyPatch):
        offering(monkeypatch, check=raising(KeyboardInterrupt()))
        result = run("check", "a.yaml")
        assert result.output.strip() == ""
        assert result.exit_code == 130


class TestProcess:
    """Runs of the program as a process of its own."""

    def ran(self, code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", f"import sys\nfrom es_docs import build, cli\n{code}"],
            capture_output=True,
            env={**os.environ, **environment},
            check=False,
        )

    @pytest.mark.parametrize(
        "command", [[Path(sys.executable).with_name("es-docs")], [sys.executable, "-m", "es_docs"]]
    )
    def test_the_installed_command_runs(self, command: list[str | Path]):
        result = subprocess.run([*command, "build", "--otput"], capture_output=True, check=False)
        assert "Błąd: Nie ma opcji '--otput'." in result.stderr.decode()
        assert result.returncode == 2

    @pytest.mark.parametrize(("columns", "widest"), [("60", 58), ("20", 50), ("200", 78), ("", 78)])
    def test_help_is_as_wide_as_the_console_and_never_wider_than_a_page(
        self, columns: str, widest: int
    ):
        result = self.ran("cli.main(['build', '--help'])", COLUMNS=columns)
        lines = result.stdout.decode().splitlines()
        assert widest - 8 <= max(map(len, lines)) <= widest

    def test_the_list_of_commands_is_told_without_what_only_they_need(self):
        code = (
            "import sys\nfrom es_docs.__main__ import main\n"
            "try: main()\n"
            "finally: print({'pydantic', 'yaml', 'lxml', 'shutil'} & set(sys.modules))"
        )
        told = subprocess.run(
            [sys.executable, "-c", code, "--help"], capture_output=True, check=True
        )
        assert told.stdout.decode().splitlines()[-1] == "set()"

    @pytest.mark.parametrize("encoding", ["ascii", "cp1250", "cp852"])
    def test_no_code_page_is_too_small(self, encoding: str):
        result = self.ran("cli.main(['--help'])", PYTHONIOENCODING=encoding)
        assert result.stderr == b""
        assert result.returncode == 0
        assert b"es-docs" in result.stdout

    def test_a_console_gets_what_its_code_page_holds(self):
        result = self.ran("cli.main(['--help'])", PYTHONIOENCODING="cp1250")
        assert "Użycie" in result.stdout.decode("cp1250")

    def test_what_other_programs_read_is_utf_8(self):
        code = "build.show_story = lambda _: '→ żółć'\ncli.main(['show', 'story', 'a.yaml'])"
        result = self.ran(code, PYTHONIOENCODING="cp1250")
        assert result.stdout.decode("utf-8").strip() == "→ żółć"

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
    def test_a_terminal_shows_progress_and_colours(self):
        master, slave = os.openpty()
        code = (
            "from es_docs import build, cli\nfrom es_docs.diagnostics import warning\n"
            "said = warning('W008', file='x')\n"
            "build.build = lambda path, *_, **__: build.Built(path, (), 0, 0, (said,))\n"
            "cli.main(['build', 'a.yaml'])"
        )
        subprocess.run([sys.executable, "-c", code], stderr=slave, check=True)
        os.close(slave)
        shown = os.read(master, 10_000).decode()
        os.close(master)
        assert shown.startswith("[1/1] Tworzę dokumenty: a.yaml …\r ")
        assert "\x1b[33m" in shown

    @pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["schema"], ["bild"]])
    def test_what_is_not_needed_is_not_loaded(self, arguments: list[str]):
        heavy = {"pptx", "docx", "lxml", "PIL", "babel", "xlsxwriter", "resvg_py"}
        if arguments != ["schema"]:
            heavy |= {"pydantic", "yaml"}
        code = (
            f"import sys\nfrom es_docs.cli import main\ntry: main({arguments!r})\n"
            f"except SystemExit: sys.exit(str({heavy} & set(sys.modules)))"
        )
        command = [sys.executable, "-c", code]
        loaded = subprocess.run(command, capture_output=True, check=False).stderr
        assert loaded.splitlines()[-1] == b"set()"


class TestCatalogue:
    """The Polish words of click."""

    def test_has_every_word_of_the_installed_click(self):
        with CATALOGUE.open("rb") as file:
            catalogue = read_po(file)
        known = {
            message.id if isinstance(message.id, tuple) else (message.id,)
            for message in catalogue
            if all([message.string] if isinstance(message.string, str) else message.string)
        }
        assert set(marked_texts()) - known == set()

    def test_finds_the_words_it_should(self):
        assert {("Usage:",), ("Missing argument",)} <= set(marked_texts())

    def test_keeps_the_values_of_every_word(self):
        with CATALOGUE.open("rb") as file:
            for message in read_po(file):
                if isinstance(message.id, str) and message.id:
                    # the names of types are click's own English; all our numbers are whole
                    kept = values(message.id) - {"{number_type}"}
                    assert values(str(message.string)) == kept, message.id
                elif message.id:
                    wanted = {value for text in message.id for value in values(text)}
                    given = {value for text in message.string for value in values(text)}
                    assert given <= wanted, message.id

    def test_is_compiled(self):
        """If not: pybabel compile -D es_docs -d src/es_docs/locale -l pl"""
        compiled = io.BytesIO()
        with CATALOGUE.open("rb") as file:
            write_mo(compiled, read_po(file))
        compiled.seek(0)
        with CATALOGUE.with_suffix(".mo").open("rb") as file:
            assert texts(file) == texts(compiled)


def marked_texts() -> Iterator[tuple[str, ...]]:
    """All texts click passes to gettext, as singular and plural where there are two."""
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                count = {"_": 1, "gettext": 1, "ngettext": 2}.get(node.func.id, 0)
                found = [arg.value for arg in node.args[:count] if isinstance(arg, ast.Constant)]
                if count and len(found) == count:
                    yield tuple(found)


def values(text: str) -> set[str]:
    return set(re.findall(r"\{[^}]*\}|%\(\w+\)s", text))


def texts(compiled: io.BufferedIOBase) -> dict[object, str]:
    """What a compiled catalogue says, without its header (which names Babel's version)."""
    catalogue: dict[object, str] = gettext.GNUTranslations(compiled)._catalog  # type: ignore[attr-defined]
    return {key: text for key, text in catalogue.items() if key}


def never(*_arguments: object) -> object:
    raise AssertionError("must not be reached")


def raising(fault: BaseException) -> Callable[..., object]:
    def fail(*_arguments: object, **_named: object) -> object:
        raise fault

    return fail
