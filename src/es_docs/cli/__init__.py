"""The command line: words in, calls of `build` and `verify`, findings and summaries out.

Documents go to files, answers to standard output, findings to standard error. What a command
needs is loaded when it runs, so help comes at once.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

import click

from es_docs import __version__
from es_docs.cli.answers import (
    CONTENT_FOLDER,
    INTERRUPTED,
    answer,
    harmless,
    make_output_safe,
    print_document,
    progress,
    tell,
    tell_total,
)
from es_docs.cli.changes import changes_option, diff_parameters, diff_versions, tell_news
from es_docs.cli.data import new_parameters, new_workbook, pull_numbers, pull_parameters
from es_docs.cli.portfolio import Chosen, build_projects, portfolio_options
from es_docs.cli.preview import output_option, preview_documents, preview_parameters
from es_docs.cli.starting import start_parameters, start_project
from es_docs.cli.theme import check_theme, theme_parameters
from es_docs.cli.updating import (
    ASKED,
    ignore_lock_option,
    seal_files,
    seal_parameters,
    summarise,
    update_files,
    update_parameters,
)
from es_docs.cli.verifying import verify_files, verify_parameters
from es_docs.diagnostics import Diagnostic, EsDocsError, has_errors
from es_docs.messages import Lang, Text
from es_docs.messages import cli as words
from es_docs.process import is_debugging

if TYPE_CHECKING:
    from es_docs.build import Format

LANG_VARIABLE: Final = "ES_DOCS_LANG"
_LANGS: Final = ("pl", "en")

Parameters: TypeAlias = Callable[[Lang], Sequence[click.Parameter]]
"""Makes some parameters of a command, with their help in a language."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and end with its exit code (0 to 3 or 130, as `--help` tells).

    `arguments` default to those of the process. Raises nothing but SystemExit: what a person did
    wrong is told in words, and a fault of the program itself in one line, with its traceback
    when ES_DOCS_DEBUG is 1.
    """
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    make_output_safe()
    lang = _language_of(sys.argv[1:] if arguments is None else arguments)
    _choose_words_of_click(lang)
    try:
        # arguments stay None when they are the process's, so that click expands *.yaml on Windows
        code = command_line(lang).main(
            arguments, prog_name="es-docs", standalone_mode=False, terminal_width=_help_width()
        )
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as refusal:
        refusal.show()
        return refusal.exit_code
    except Exception as fault:  # noqa: BLE001 - the last line: nobody meets a traceback unasked
        return _tell_fault(fault, lang)
    return code if isinstance(code, int) else 0


def _language_of(arguments: Sequence[str]) -> Lang:
    """The last `--lang` before `--`, else ES_DOCS_LANG, else Polish.

    The words of help and errors have to be known before click reads the arguments. An unknown
    language counts as Polish here; click then refuses it.
    """
    chosen = os.environ.get(LANG_VARIABLE, "")
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if argument == "--":
            break
        if argument == "--lang":
            chosen = following
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    return "en" if chosen == "en" else "pl"


def _choose_words_of_click(lang: Lang) -> None:
    """Click asks `gettext.gettext`, so it speaks the process's domain and LANGUAGE."""
    gettext.bindtextdomain("es_docs", str(Path(__file__).parents[1] / "locale"))
    gettext.textdomain("es_docs")
    os.environ["LANGUAGE"] = lang


def _help_width() -> int:
    """Columns for help, as many as click takes: it would load `shutil`, a thirtieth of the time."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        wide = int(columns)
    else:
        try:
            wide = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
        except (OSError, ValueError):
            wide = 0
    return max(min(wide or 80, 80) - 2, 50)


def _tell_fault(fault: Exception, lang: Lang) -> int:
    import traceback

    if is_debugging():
        click.echo("".join(traceback.format_exception(fault)), err=True)
    ours = Path(__file__).parents[1]
    frames = [
        frame
        for frame in traceback.extract_tb(fault.__traceback__)
        if ours in Path(frame.filename).parents
    ]
    place = ""
    if frames:
        module = Path(frames[-1].filename).relative_to(ours)
        place = f", {module.as_posix()}:{frames[-1].lineno}"
    name = harmless(f"{type(fault).__name__}: {fault}".splitlines()[0])
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
        _Command(lang, "build", words.BUILD, _build, _contents, _build_options),
        _Command(lang, "update", words.UPDATE, update_files, update_parameters),
        _Command(lang, "seal", words.SEAL, seal_files, seal_parameters),
        _Command(lang, "diff", words.DIFF, diff_versions, diff_parameters),
        _Command(lang, "preview", words.PREVIEW, _preview, _content, preview_parameters),
        _Command(lang, "check", words.CHECK, _check, _contents),
        _Command(lang, "verify", words.VERIFY, verify_files, verify_parameters),
        _Command(lang, "schema", words.SCHEMA, _schema),
        _data(lang),
        _signs(lang),
        _show(lang),
        _theme(lang),
        _Command(lang, "new", words.NEW, start_project, start_parameters),
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


class _Command(click.Command):
    """A command; `run` gets the language first and then the values of the parameters by name.

    The parameters are made when they are asked for: a list of all commands does without them.
    """

    def __init__(
        self, lang: Lang, name: str, help_: Text, run: Callable[..., None], *parameters: Parameters
    ) -> None:
        told = help_.fill(lang, {})
        super().__init__(
            name,
            help=told,
            short_help=_first_paragraph(told),
            options_metavar=words.OPTIONS.fill(lang, {}),
            callback=partial(run, lang),
        )
        self._lang: Lang = lang
        self._parameters = parameters

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        if not self.params:
            made = (make(self._lang) for make in self._parameters)
            self.params = [*chain.from_iterable(made), _lang_option(self._lang)]
        return super().get_params(ctx)


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


def _contents(lang: Lang) -> tuple[click.Parameter, ...]:
    contents = click.Argument(
        ["contents"],
        nargs=-1,
        type=click.Path(path_type=Path),
        metavar=f"[{words.CONTENT.fill(lang, {})}]...",
    )
    return (contents,)


def _build_options(lang: Lang) -> tuple[click.Parameter, ...]:
    output = output_option(lang)
    only = click.Option(
        ["--only"], type=click.Choice(["pptx", "docx"]), help=words.ONLY_OPTION.fill(lang, {})
    )
    pdf = click.Option(["--pdf"], is_flag=True, help=words.PDF_OPTION.fill(lang, {}))
    fresh = click.Option(["--fresh"], is_flag=True, help=words.FRESH_OPTION.fill(lang, {}))
    common = (changes_option(lang), ignore_lock_option(lang))
    return output, only, pdf, fresh, *common, *portfolio_options(lang)


def _signs(lang: Lang) -> click.Group:
    group = _group(lang, "signs", words.SIGNS, words.OPTIONAL_COMMAND)
    group.invoke_without_command, group.no_args_is_help = True, False
    group.callback = partial(_list_signs_unless_more_follows, lang)
    group.add_command(_Command(lang, "list", words.SIGNS_LIST, _list_signs))
    group.add_command(_Command(lang, "add", words.SIGNS_ADD, _add_sign, _sign_and_file))
    return group


def _sign_and_file(lang: Lang) -> tuple[click.Parameter, ...]:
    role = click.Argument(["role"], metavar=words.ROLE.fill(lang, {}))
    file = click.Argument(
        ["file"], type=click.Path(path_type=Path), metavar=words.FILE.fill(lang, {})
    )
    return role, file


def _data(lang: Lang) -> click.Group:
    def command(
        name: str, help_: Text, run: Callable[..., None], parameters: Parameters
    ) -> click.Command:
        def on_chosen(lang: Lang, content: Path | None, **values: object) -> None:
            run(lang, _chosen_one(content, lang), **values)

        return _Command(lang, name, help_, on_chosen, _content, parameters)

    group = _group(lang, "data", words.DATA, words.COMMAND)
    group.add_command(command("new", words.DATA_NEW, new_workbook, new_parameters))
    group.add_command(command("pull", words.DATA_PULL, pull_numbers, pull_parameters))
    return group


def _show(lang: Lang) -> click.Group:
    group = _group(lang, "show", words.SHOW, words.COMMAND)
    group.add_command(_Command(lang, "story", words.SHOW_STORY, _show_story, _content))
    group.add_command(_Command(lang, "slides", words.SHOW_SLIDES, _show_slides, _content))
    return group


def _content(lang: Lang) -> tuple[click.Parameter, ...]:
    content = click.Argument(
        ["content"],
        required=False,
        type=click.Path(path_type=Path),
        metavar=f"[{words.CONTENT.fill(lang, {})}]",
    )
    return (content,)


def _theme(lang: Lang) -> click.Group:
    group = _group(lang, "theme", words.THEME, words.COMMAND)
    group.add_command(_Command(lang, "check", words.THEME_CHECK, check_theme, theme_parameters))
    return group


# --- what the commands do ---------------------------------------------------------------------


def _build(
    lang: Lang,
    contents: tuple[Path, ...],
    output: Path,
    only: Format | None,
    pdf: bool,
    fresh: bool,
    changes: bool,
    ignore_lock: bool,
    jobs: int | None,
    scheduler: str | None,
) -> None:
    from es_docs import build

    paths = _chosen(contents, lang)
    formats: frozenset[Format] = frozenset({only}) if only else build.FORMATS
    if jobs or scheduler or any(path.is_dir() for path in paths):
        chosen = Chosen(formats, pdf, fresh, changes, ignore_lock)
        build_projects(lang, paths, output, chosen, jobs, scheduler)
    _refuse_same_names(paths, lang)
    told: list[Diagnostic] = []
    failed = is_asked = False
    make = partial(build.build, pdf=pdf, fresh=fresh, changes=changes, ignores_owners=ignore_lock)
    for number, path in enumerate(paths, start=1):
        try:
            with progress(lang, number, len(paths), path):
                built = make(path, output, formats)
        except EsDocsError as refusal:
            failed = True
            told += tell(refusal.findings, lang)
            answer(words.NOT_BUILT, lang, is_error=True, content=path)
        else:
            told += tell(built.findings, lang)
            tell_news(built, lang)
            summarise(built, lang)
            is_asked = is_asked or built.needs_answer
    tell_total(told, lang)
    if is_asked and not (failed or has_errors(told)):
        click.get_current_context().exit(ASKED)
    _exit(failed=failed or has_errors(told))


def _preview(lang: Lang, content: Path | None, output: Path, no_browser: bool) -> None:
    preview_documents(lang, _chosen_one(content, lang), output, no_browser)


def _check(lang: Lang, contents: tuple[Path, ...]) -> None:
    from es_docs import build
    from es_docs.language import counted

    paths = _chosen(contents, lang)
    told: list[Diagnostic] = []
    for path in paths:
        try:
            findings = build.check(path)
        except EsDocsError as refusal:
            findings = refusal.findings
        told += tell(findings, lang)
    if not told:
        click.echo(counted(len(paths), words.ALL_WELL, lang))
    tell_total(told, lang)
    _exit(failed=has_errors(told))


def _schema(lang: Lang) -> None:  # noqa: ARG001 - every command gets the language
    from es_docs import build

    print_document(build.schema())


def _list_signs_unless_more_follows(lang: Lang) -> None:
    if click.get_current_context().invoked_subcommand is None:
        _list_signs(lang)


def _list_signs(lang: Lang) -> None:
    from es_docs import build

    with _refusals_told(lang):
        for sign in build.list_signs(Path.cwd()):
            answer(words.SIGN, lang, role=sign.role, words=sign.words)
            if sign.file is None:
                answer(words.SIGN_STAND_IN, lang, indent=2)
            else:
                answer(words.SIGN_FILE, lang, indent=2, file=sign.file)
            if sign.origin:
                answer(words.SIGN_ORIGIN, lang, indent=2, origin=sign.origin)


def _add_sign(lang: Lang, role: str, file: Path) -> None:
    from es_docs import build

    with _refusals_told(lang):
        findings = tell(build.add_sign(Path.cwd(), role, file), lang)
        answer(words.SIGN_ADDED, lang, role=role, file=file)
        tell_total(findings, lang)


def _show_story(lang: Lang, content: Path | None) -> None:
    from es_docs import build

    with _refusals_told(lang):
        print_document(build.show_story(_chosen_one(content, lang)))


def _show_slides(lang: Lang, content: Path | None) -> None:
    from es_docs import build

    with _refusals_told(lang):
        print_document(build.show_slides(_chosen_one(content, lang)))


def _exit(*, failed: bool) -> None:
    click.get_current_context().exit(1 if failed else 0)


@contextmanager
def _refusals_told(lang: Lang) -> Generator[None]:
    """Tell why the work cannot go on, and end with 1."""
    try:
        yield
    except EsDocsError as refusal:
        tell_total(tell(refusal.findings, lang), lang)
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
