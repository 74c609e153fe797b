"""The product in one place: from a content file to the presentation and the report.

Only this module joins the stages; reading it is reading what the program does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from es_docs import content
from es_docs.diagnostics import ContentError, Diagnostic, OutputError, Severity, error, has_errors
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, Environment, find_environment
from es_docs.model import Project
from es_docs.story import Audience, Story

if TYPE_CHECKING:
    from es_docs.checks.rule import Context
    from es_docs.layout.measure import Metrics
    from es_docs.visibility.signs import Sign, SignState

Findings: TypeAlias = tuple[Diagnostic, ...]
Format: TypeAlias = Literal["pptx", "docx"]
FORMATS: frozenset[Format] = frozenset({"pptx", "docx"})

SUFFIXES: Mapping[Format, str] = {"pptx": "-prezentacja.pptx", "docx": "-sprawozdanie.docx"}
"""A document is called like its content file with one of these behind it."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one content file became. `pages` is an estimate; 0 where a document was not made.

    `pdfs` are the PDF files with their numbers of pages.
    """

    content: Path
    files: tuple[Path, ...]
    slides: int
    pages: int
    findings: tuple[Diagnostic, ...]
    pdfs: tuple[tuple[Path, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """One document as bytes, with what there is to say about it."""

    data: bytes
    count: int
    findings: tuple[Diagnostic, ...]


def find_contents(folder: Path) -> tuple[Path, ...]:
    """The content files of a folder, in the order of their names."""
    found = (path for path in folder.glob("[!._~]*") if path.suffix in (".yaml", ".yml"))
    return tuple(sorted(path for path in found if path.is_file()))


def check(path: Path) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a content file; nothing is written."""
    return content.load(path).findings


def schema() -> str:
    """The JSON Schema of content files."""
    return content.schema()


def build(
    path: Path, output: Path, formats: frozenset[Format] = FORMATS, *, pdf: bool = False
) -> Built:
    """Make the documents of a content file in the folder `output`, with `pdf` also as PDF/UA.

    They are read back and compared with the content before any file is touched.
    Raises ContentError, AssetError or OutputError; the files that stood there are then as before.
    When only the PDF files cannot be made, the documents are written and the findings say why.
    """
    from es_docs.layout.measure import Metrics
    from es_docs.verify import context_of
    from es_docs.write import write_all

    told = _tell(path)
    story, environment = told.story, told.environment
    signs, about_signs = _signs(environment, told.project)
    metrics = Metrics.load(environment.metrics)
    made: dict[Path, _Made] = {}
    if "pptx" in formats:
        made[target(path, output, "pptx")] = _make_deck(story, environment, signs, metrics)
    if "docx" in formats:
        made[target(path, output, "docx")] = _make_report(story, environment, signs, metrics)
    context = context_of(told.project, story, environment, metrics)
    proved = [_prove(document.data, story, file, context) for file, document in made.items()]
    files = {file: document.data for file, document in made.items()}
    write_all(files)
    pdfs, about_pdfs = _export(files, context) if pdf else ((), ())
    counts = {file.suffix: document.count for file, document in made.items()}
    said = [finding for document in made.values() for finding in document.findings]
    return Built(
        content=path,
        files=tuple(made),
        slides=counts.get(".pptx", 0),
        pages=counts.get(".docx", 0),
        findings=(*told.findings, *said, *chain.from_iterable(proved), *about_signs, *about_pdfs),
        pdfs=pdfs,
    )


def target(path: Path, output: Path, format_: Format) -> Path:
    """Where a document of a content file goes."""
    return output / f"{path.stem}{SUFFIXES[format_]}"


def list_signs(start: Path) -> tuple[SignState, ...]:
    """The signs the manifest of a project knows, with what shows each of them."""
    from es_docs.visibility.signs import list_signs as known

    return known(find_environment(start).signs)


def add_sign(start: Path, role: str, file: Path, origin: str = "") -> Findings:
    """Check a sign's file and install it for all documents. Raises AssetError."""
    from es_docs.visibility.signs import add_sign as install

    return install(find_environment(start).signs, role, file, origin or file.name)


def show_story(path: Path) -> str:
    """The story of a content file as text. Raises ContentError."""
    from es_docs.show import draw_story

    return draw_story(_tell(path).story)


def show_slides(path: Path) -> str:
    """The slides of a content file as drawn boxes. Raises ContentError or AssetError."""
    from es_docs.layout.measure import Metrics
    from es_docs.layout.slides import lay_out
    from es_docs.show import draw_slides
    from es_docs.theme import read_deck_theme

    told = _tell(path)
    theme = read_deck_theme(told.environment.read(DECK_REFERENCE), DECK_REFERENCE)
    deck = lay_out(told.story, theme, Metrics.load(told.environment.metrics))
    return draw_slides(deck, theme.size)


# --- the stages -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """A content file read, checked and composed."""

    project: Project
    story: Story
    findings: Findings
    environment: Environment


def _tell(path: Path) -> _Told:
    from es_docs.compose import compose

    loaded = content.load(path)
    if loaded.project is None:
        raise ContentError(*loaded.findings)
    story = compose(loaded.project, loaded.places.at, key=path.stem, folder=path.parent)
    return _Told(loaded.project, story, loaded.findings, find_environment(path.parent))


def _signs(environment: Environment, project: Project) -> tuple[Sequence[Sign], Findings]:
    from es_docs.visibility.signs import load_signs

    funding = project.funding
    return load_signs(
        environment.signs,
        period=funding.programme.period,
        fund=funding.fund,
        agreement_date=funding.agreement_date,
    )


def _make_deck(
    story: Story, environment: Environment, signs: Sequence[Sign], metrics: Metrics
) -> _Made:
    from es_docs.layout.slides import lay_out
    from es_docs.render.powerpoint import render_deck
    from es_docs.theme import read_deck_theme

    reference = environment.read(DECK_REFERENCE)
    theme = read_deck_theme(reference, DECK_REFERENCE)
    deck = lay_out(story, theme, metrics)
    data = render_deck(deck, story, theme, reference, signs)
    return _Made(data, len(deck.slides), deck.findings)


def _make_report(
    story: Story, environment: Environment, signs: Sequence[Sign], metrics: Metrics
) -> _Made:
    from es_docs.render.word import estimate_pages, render_report

    reference = environment.read(REPORT_REFERENCE)
    told = story.told_to(Audience.REPORT)
    data = render_report(told, reference, signs, metrics)
    return _Made(data, estimate_pages(told, reference, metrics), ())


def _prove(data: bytes, story: Story, file: Path, context: Context) -> Findings:
    """Read a document back before it replaces anything: a healthy package that says it all.

    What the quick rules say of it is returned. Raises OutputError when it is not sound.
    """
    from es_docs.checks.agreement.comparison import compare
    from es_docs.checks.package import check_opened
    from es_docs.ooxml.opened import open_package
    from es_docs.reading.office import read_office
    from es_docs.verify import judge_quickly

    package, faults = open_package(data, file.name)
    document = read_office(package) if package else None
    if package is None or document is None:
        raise OutputError(*faults)
    findings = (*faults, *check_opened(package))
    if has_errors(findings):
        raise OutputError(*findings)
    _, deviations = compare(document, story)
    if deviations:
        raise OutputError(error("A009", file=file.name), *deviations)
    return _worth_telling(judge_quickly(document, context))


def _worth_telling(findings: Findings) -> Findings:
    return tuple(one for one in findings if one.severity is not Severity.INFO)


def _export(
    files: Mapping[Path, bytes], context: Context
) -> tuple[tuple[tuple[Path, int], ...], Findings]:
    """The documents as PDF files beside them, with their page counts, and what is wrong."""
    from es_docs.office import find_office
    from es_docs.pdf import make_pdfs
    from es_docs.reading.pdf.document import read_pdf
    from es_docs.verify import judge_quickly
    from es_docs.write import write_all

    try:
        exported = make_pdfs({file.name: data for file, data in files.items()}, find_office())
        made = {file.with_suffix(".pdf"): exported[file.name] for file in files}
        write_all(made)
    except OutputError as refusal:
        return (), refusal.findings
    read = {file: read_pdf(data, file.name) for file, data in made.items()}
    unread = [one for one in read.values() if isinstance(one, Diagnostic)]
    pdfs = {file: one for file, one in read.items() if not isinstance(one, Diagnostic)}
    findings = [*unread, *chain.from_iterable(judge_quickly(one, context) for one in pdfs.values())]
    return tuple((file, len(one.pages)) for file, one in pdfs.items()), _worth_telling(
        tuple(findings)
    )
