"""The command line: words in, calls of `build`, findings and summaries out.

Documents go to files, answers to standard output, findings to standard error. What a command
needs is loaded when it runs, so help comes at once.
"""

from __future__ import annotations

import gettext
import os
import sys
import traceback
import unicodedata
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NoReturn, TextIO, cast

import click

from es_docs import __version__
from es_docs.diagnostics import Diagnostic, EsDocsError, Severity, has_errors
from es_docs.language import plural_category
from es_docs.messages import Lang, Text, explain
from es_docs.messages import cli as words

if TYPE_CHECKING:
    from es_docs.build import Built, Format

CONTENT_FOLDER: Final = Path("content")
OUTPUT_FOLDER: Final = Path("output")
LANG_VARIABLE: Final = "ES_DOCS_LANG"
DEBUG_VARIABLE: Final = "ES_DOCS_DEBUG"
INTERRUPTED: Final = 130
"""128 + SIGINT, what shells report for a program stopped with Ctrl+C."""
_LANGS: Final = ("pl", "en")
_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and end with its exit code (0, 1, 2 or 130, as `--help` tells).

    `arguments` default to those of the process. Raises nothing but SystemExit: what a person did
    wrong is told in words, and a fault of the program itself in one line, with its traceback
    when ES_DOCS_DEBUG is 1.
    """
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    _make_output_safe()
    lang = _language_of(sys.argv[1:] if arguments is None else arguments)
    _choose_words_of_click(lang)
    try:
        # arguments stay None when they are the process's, so that click expands *.yaml on Windows
        code = command_line(lang).main(arguments, prog_name="es-docs", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as refusal:
        refusal.show()
        return refusal.exit_code
    except Exception as fault:  # noqa: BLE001 - the last line: nobody meets a traceback unasked
        return _tell_fault(fault, lang)
    return code if isinstance(code, int) else 0


def _make_output_safe() -> None:
    """A character that the console's code page lacks prints as „?” instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream, errors="replace")


def _reconfigure(stream: TextIO, *, errors: str | None = None, encoding: str | None = None) -> None:
    """Streams that something else put in the place of the real ones may not know how."""
    if isinstance(stream, TextIOWrapper):
        wrapper = cast("TextIOWrapper[BinaryIO]", stream)
        wrapper.reconfigure(errors=errors, encoding=encoding)


def _language_of(arguments: Sequence[str]) -> Lang:
    """The last `--lang` before `--`, else ES_DOCS_LANG, else Polish.

    The words of help and errors have to be known before click reads the arguments. An unknown
    language counts as Polish here; click then refuses it.
    """
    chosen = os.environ.get(LANG_VARIABLE, "")
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--":
            break
        if argument == "--lang":
            chosen = following
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    return "en" if chosen == "en" else "pl"


def _choose_words_of_click(lang: Lang) -> None:
    """Click asks `gettext.gettext`, so it speaks the process's domain and LANGUAGE."""
    gettext.bindtextdomain("es_docs", str(Path(__file__).parent / "locale"))
    gettext.textdomain("es_docs")
    os.environ["LANGUAGE"] = lang


def _tell_fault(fault: Exception, lang: Lang) -> int:
    if os.environ.get(DEBUG_VARIABLE) == "1":
        click.echo("".join(traceback.format_exception(fault)), err=True)
    ours = Path(__file__).parent
    frames = [
        frame
        for frame in traceback.extract_tb(fault.__traceback__)
        if ours in Path(frame.filename).parents
    ]
    place = f", {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    name = _harmless(f"{type(fault).__name__}: {fault}".splitlines()[0])
    click.echo(words.FAULT.fill(lang, {"fault": name + place}), err=True)
    return 1


# --- the commands -----------------------------------------------------------------------------


def command_line(lang: Lang) -> click.Group:
    """The whole command line with its help in one language."""

    def say(text: Text, **values: object) -> str:
        return text.fill(lang, {name: str(value) for name, value in values.items()})

    program = _group(lang, "es-docs", words.PROGRAM, words.COMMAND, epilog=say(words.EXIT_CODES))
    click.version_option(__version__, prog_name="es-docs", help=say(words.VERSION_OPTION))(program)
    commands = [
        _command(lang, "build", words.BUILD, _build, _contents(lang), *_build_options(lang)),
        _command(lang, "check", words.CHECK, _check, _contents(lang)),
        _command(lang, "schema", words.SCHEMA, _schema),
        _signs(lang),
        _show(lang),
    ]
    for command in commands:
        program.add_command(command)
    return program


def _group(
    lang: Lang, name: str, help_: Text, subcommand: Text, *, epilog: str | None = None
) -> click.Group:
    return click.Group(
        name,
        help=help_.fill(lang, {}),
        short_help=_first_paragraph(help_.fill(lang, {})),
        epilog=epilog,
        options_metavar=words.OPTIONS.fill(lang, {}),
        subcommand_metavar=subcommand.fill(lang, {}),
        params=[_lang_option(lang)],
    )


def _command(
    lang: Lang, name: str, help_: Text, run: Callable[..., None], *params: click.Parameter
) -> click.Command:
    """A command; `run` gets the language first and then the values of the parameters by name."""
    return click.Command(
        name,
        help=help_.fill(lang, {}),
        short_help=_first_paragraph(help_.fill(lang, {})),
        options_metavar=words.OPTIONS.fill(lang, {}),
        callback=partial(run, lang),
        params=[*params, _lang_option(lang)],
    )


def _first_paragraph(help_: str) -> str:
    """What the list of commands shows; click's own choice would cut it off."""
    return help_.partition("\n\n")[0]


def _lang_option(lang: Lang) -> click.Option:
    """Read by `_language_of` before click runs; here it is checked and explained."""
    return click.Option(
        ["--lang"],
        type=click.Choice(_LANGS),
        envvar=LANG_VARIABLE,
        expose_value=False,
        help=words.LANG_OPTION.fill(lang, {}),
    )


def _contents(lang: Lang) -> click.Argument:
    return click.Argument(
        ["contents"],
        nargs=-1,
        type=click.Path(path_type=Path),
        metavar=f"[{words.CONTENT.fill(lang, {})}]...",
    )


def _build_options(lang: Lang) -> tuple[click.Option, click.Option]:
    output = click.Option(
        ["--output"],
        type=click.Path(path_type=Path),
        default=OUTPUT_FOLDER,
        metavar=words.FOLDER.fill(lang, {}),
        help=words.OUTPUT_OPTION.fill(lang, {}),
    )
    only = click.Option(
        ["--only"], type=click.Choice(["pptx", "docx"]), help=words.ONLY_OPTION.fill(lang, {})
    )
    return output, only


def _signs(lang: Lang) -> click.Group:
    role = click.Argument(["role"], metavar=words.ROLE.fill(lang, {}))
    file = click.Argument(
        ["file"], type=click.Path(path_type=Path), metavar=words.FILE.fill(lang, {})
    )
    group = _group(lang, "signs", words.SIGNS, words.OPTIONAL_COMMAND)
    group.invoke_without_command, group.no_args_is_help = True, False
    group.callback = partial(_list_signs_unless_more_follows, lang)
    group.add_command(_command(lang, "list", words.SIGNS_LIST, _list_signs))
    group.add_command(_command(lang, "add", words.SIGNS_ADD, _add_sign, role, file))
    return group


def _show(lang: Lang) -> click.Group:
    def content() -> click.Argument:
        return click.Argument(
            ["content"],
            required=False,
            type=click.Path(path_type=Path),
            metavar=f"[{words.CONTENT.fill(lang, {})}]",
        )

    group = _group(lang, "show", words.SHOW, words.COMMAND)
    group.add_command(_command(lang, "story", words.SHOW_STORY, _show_story, content()))
    group.add_command(_command(lang, "slides", words.SHOW_SLIDES, _show_slides, content()))
    return group


# --- what the commands do ---------------------------------------------------------------------


def _build(lang: Lang, contents: tuple[Path, ...], output: Path, only: Format | None) -> None:
    from es_docs import build

    paths = _chosen(contents, lang)
    _refuse_same_names(paths, lang)
    formats: frozenset[Format] = frozenset({only}) if only else build.FORMATS
    told: list[Diagnostic] = []
    failed = False
    for number, path in enumerate(paths, start=1):
        try:
            with _progress(lang, number, len(paths), path):
                built = build.build(path, output, formats)
        except EsDocsError as refusal:
            failed = True
            told += _tell(refusal.findings, lang)
            _answer(words.NOT_BUILT, lang, is_error=True, content=path)
        else:
            told += _tell(built.findings, lang)
            _summarise(built, lang)
    _tell_total(told, lang)
    _exit(failed=failed or has_errors(told))


def _check(lang: Lang, contents: tuple[Path, ...]) -> None:
    from es_docs import build

    paths = _chosen(contents, lang)
    told: list[Diagnostic] = []
    for path in paths:
        try:
            findings = build.check(path)
        except EsDocsError as refusal:
            findings = refusal.findings
        told += _tell(findings, lang)
    if not told:
        click.echo(_counted(len(paths), words.ALL_WELL, lang))
    _tell_total(told, lang)
    _exit(failed=has_errors(told))


def _schema(lang: Lang) -> None:  # noqa: ARG001 - every command gets the language
    from es_docs import build

    _print_document(build.schema())


def _list_signs_unless_more_follows(lang: Lang) -> None:
    if click.get_current_context().invoked_subcommand is None:
        _list_signs(lang)


def _list_signs(lang: Lang) -> None:
    from es_docs import build

    with _refusals_told(lang):
        for sign in build.list_signs(Path.cwd()):
            _answer(words.SIGN, lang, role=sign.role, words=sign.words)
            if sign.file is None:
                _answer(words.SIGN_STAND_IN, lang, indent=2)
            else:
                _answer(words.SIGN_FILE, lang, indent=2, file=sign.file)
            if sign.origin:
                _answer(words.SIGN_ORIGIN, lang, indent=2, origin=sign.origin)


def _add_sign(lang: Lang, role: str, file: Path) -> None:
    from es_docs import build

    with _refusals_told(lang):
        findings = _tell(build.add_sign(Path.cwd(), role, file), lang)
        _answer(words.SIGN_ADDED, lang, role=role, file=file)
        _tell_total(findings, lang)


def _show_story(lang: Lang, content: Path | None) -> None:
    from es_docs import build

    with _refusals_told(lang):
        _print_document(build.show_story(_chosen_one(content, lang)))


def _show_slides(lang: Lang, content: Path | None) -> None:
    from es_docs import build

    with _refusals_told(lang):
        _print_document(build.show_slides(_chosen_one(content, lang)))


def _exit(*, failed: bool) -> None:
    click.get_current_context().exit(1 if failed else 0)


@contextmanager
def _refusals_told(lang: Lang) -> Generator[None]:
    """Tell why the work cannot go on, and end with 1."""
    try:
        yield
    except EsDocsError as refusal:
        _tell_total(_tell(refusal.findings, lang), lang)
        _exit(failed=True)


def _chosen(contents: tuple[Path, ...], lang: Lang) -> tuple[Path, ...]:
    """The files a person named, each once, or all of the content folder."""
    from es_docs import build

    paths = tuple(dict.fromkeys(contents)) or build.find_contents(CONTENT_FOLDER)
    if not paths:
        raise _wrong_use(words.NO_CONTENT, lang, folder=CONTENT_FOLDER)
    return paths


def _chosen_one(content: Path | None, lang: Lang) -> Path:
    if content:
        return content
    first, *others = _chosen((), lang)
    if others:
        files = ", ".join(map(str, [first, *others]))
        raise _wrong_use(words.ONE_CONTENT, lang, folder=CONTENT_FOLDER, files=files)
    return first


def _refuse_same_names(paths: Iterable[Path], lang: Lang) -> None:
    """Documents are called like their content; the second would replace the first."""
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(path.stem.casefold(), path)
        if other is not path:
            raise _wrong_use(words.SAME_NAME, lang, one=other, other=path)


def _wrong_use(text: Text, lang: Lang, **values: object) -> click.UsageError:
    filled = text.fill(lang, {name: str(value) for name, value in values.items()})
    return click.UsageError(filled, click.get_current_context())


# --- answers ----------------------------------------------------------------------------------


def _answer(
    text: Text, lang: Lang, *, indent: int = 0, is_error: bool = False, **values: object
) -> None:
    filled = text.fill(lang, {name: _harmless(str(value)) for name, value in values.items()})
    click.echo(" " * indent + filled, err=is_error)


def _print_document(text: str) -> None:
    """Print what another program may read: UTF-8 wherever it goes, but for a console."""
    if not sys.stdout.isatty():
        _reconfigure(sys.stdout, encoding="utf-8")
    click.echo(text, nl=not text.endswith("\n"))


def _summarise(built: Built, lang: Lang) -> None:
    for file in built.files:
        is_deck = file.suffix == ".pptx"
        count, noun = (built.slides, words.SLIDES) if is_deck else (built.pages, words.PAGES)
        _answer(words.WRITTEN, lang, file=file, size=_counted(count, noun, lang))


def _counted(count: int, noun: words.Counted, lang: Lang) -> str:
    if lang == "en":
        text = noun.one if count == 1 else noun.many
    else:
        by_category = {"one": noun.one, "few": noun.few}
        text = by_category.get(plural_category(Decimal(count)), noun.many)
    return text.fill(lang, {"count": str(count)})


@contextmanager
def _progress(lang: Lang, number: int, count: int, content: Path) -> Generator[None]:
    """A line on the terminal for as long as the work takes; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield
        return
    line = words.WORKING.fill(
        lang, {"number": str(number), "count": str(count), "content": _harmless(str(content))}
    )
    click.echo(line, nl=False, err=True)
    try:
        yield
    finally:
        click.echo("\r" + " " * _width(line) + "\r", nl=False, err=True)


# --- findings ---------------------------------------------------------------------------------

MAX_EXCERPT: Final = 100
"""Columns of the source line shown with a finding; longer lines are cut around the place."""
_TAB_SIZE: Final = 4


def _tell(findings: Iterable[Diagnostic], lang: Lang) -> list[Diagnostic]:
    """Print the findings to standard error and return them."""
    told = list(findings)
    for finding in told:
        for line in _lines(finding, lang):
            click.echo(line, err=True, color=False if os.environ.get("NO_COLOR") else None)
    return told


def _lines(finding: Diagnostic, lang: Lang) -> Iterator[str]:
    """Place, gravity, code and what is wrong; the source; what is allowed; what to do.

    What only warns and has no place in a file is told in one line.
    """
    told = explain(finding, lang)
    colour = _COLOURS[finding.severity]
    place = f"{_harmless(str(finding.location))}: " if finding.location else ""
    label = f"{words.SEVERITIES[finding.severity].fill(lang, {})} {finding.code}"
    head = f"{place}{click.style(label, fg=colour, bold=True)}: {_harmless(told.what)}"
    if not place and finding.severity is not Severity.ERROR:
        yield " ".join(filter(None, (head, _harmless(told.allowed), _harmless(told.hint))))
        return
    yield head
    yield from _excerpt(finding, colour)
    if told.allowed:
        yield f"  {_harmless(told.allowed)}"
    yield f"  {_harmless(words.TO_DO.fill(lang, {'hint': told.hint}))}"


def _excerpt(finding: Diagnostic, colour: str) -> Iterator[str]:
    """The source line, and under it the carets; nothing when the place has no line."""
    at = finding.location
    if at is None or at.line is None or at.source_line is None:
        return
    source, start = at.source_line, (at.column or 1) - 1
    before = _harmless(source[:start].expandtabs(_TAB_SIZE))
    upto = _harmless(source[: start + at.length].expandtabs(_TAB_SIZE))
    marked, after = upto[len(before) :], _harmless(source[start + at.length :])
    if len(before) + len(marked) > MAX_EXCERPT and len(before) > MAX_EXCERPT // 3:
        before = "…" + before[-(MAX_EXCERPT // 3) :]
    marked = _cut(marked, MAX_EXCERPT - len(before))
    after = _cut(after.replace("\t", " "), MAX_EXCERPT - len(before) - len(marked))
    gutter = " " * len(str(at.line))
    carets = click.style("^" * max(1, _width(marked)), fg=colour, bold=True)
    yield f" {at.line} | {before}{marked}{after}".rstrip()
    yield f" {gutter} | {' ' * _width(before)}{carets}"


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[: length - 1] + "…" if length > 1 else ""


def _width(text: str) -> int:
    """Columns on a terminal: wide characters take two, combining ones none (UAX #11)."""
    return sum(
        0 if unicodedata.category(character) in ("Mn", "Me")
        else 2 if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )  # fmt: skip


def _harmless(text: str) -> str:
    """The text without characters that would steer the terminal or turn the reading direction."""
    return "".join(
        character if character in "\t\n" or not unicodedata.category(character).startswith("C")
        else "\ufffd"
        for character in text
    )  # fmt: skip


def _tell_total(told: Iterable[Diagnostic], lang: Lang) -> None:
    severities = [finding.severity for finding in told]
    counts = [
        _counted(severities.count(severity), noun, lang)
        for severity, noun in (
            (Severity.ERROR, words.ERRORS),
            (Severity.WARNING, words.WARNINGS),
        )
        if severity in severities
    ]
    if counts:
        click.echo(words.TOTAL.fill(lang, {"counts": ", ".join(counts)}), err=True)
