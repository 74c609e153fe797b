"""The product in one place: from a content file to the presentation and the report.

This package joins the stages; reading it is reading what the program does. A content file
becomes documents in memory (`making`), these are held against what stands in the folder and
written (`standing`), after they were read back (`proving`); `differences` tells what changed in the
content, `numbers` keeps the tables of values beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from es_docs import content
from es_docs.build.differences import diff, diff_of_document, diff_since_build, news_of
from es_docs.build.making import (
    FORMATS,
    SUFFIXES,
    Findings,
    Format,
    make,
    signs_of,
    target,
    tell,
)
from es_docs.build.numbers import NewWorkbook, PulledNumbers, new_workbook, pull
from es_docs.build.proving import Document, agreeing, export, prove
from es_docs.build.standing import (
    Renewal,
    Renewed,
    content_of,
    format_of,
    read_document,
    read_if_there,
    renew,
    shown,
    sidecar_beside,
    told_of,
    write_documents,
)
from es_docs.diagnostics import AssetError, Diagnostic, Kind
from es_docs.env import DECK_REFERENCE, find_environment

if TYPE_CHECKING:
    from es_docs.checks.agreement.trace import Trace
    from es_docs.restyling import Judged
    from es_docs.update import Request
    from es_docs.update.versions import News
    from es_docs.visibility.signs import SignState

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Built",
    "Drawn",
    "Format",
    "NewWorkbook",
    "PulledNumbers",
    "Renewed",
    "add_sign",
    "build",
    "check",
    "check_theme",
    "diff",
    "diff_of_document",
    "diff_since_build",
    "drawn",
    "find_contents",
    "list_signs",
    "new_workbook",
    "pull",
    "schema",
    "seal",
    "show_slides",
    "show_story",
    "sources",
    "target",
    "traces",
    "update",
]


class Built(Struct, frozen=True):
    """What one content file became. `pages` is an estimate; 0 where a document was not made.

    `pdfs` are the PDF files with their numbers of pages; `renewed` tells of each document
    whether it was made, updated or left as it was; `news` what changed in the content since.
    """

    content: Path
    files: tuple[Path, ...]
    slides: int
    pages: int
    findings: tuple[Diagnostic, ...]
    pdfs: tuple[tuple[Path, int], ...] = ()
    renewed: tuple[Renewed, ...] = ()
    news: tuple[News, ...] = ()

    @property
    def needs_answer(self) -> bool:
        return any(one.needs_answer for one in self.renewed)


class Drawn(Struct, frozen=True):
    """Our own pictures of both documents: an SVG text a slide, the report as an HTML text."""

    slides: tuple[str, ...]
    report: str


def find_contents(folder: Path) -> tuple[Path, ...]:
    """The content files of a folder, in the order of their names."""
    found = (path for path in folder.glob("[!._~]*") if path.suffix in (".yaml", ".yml"))
    return tuple(sorted(path for path in found if path.is_file()))


def check(path: Path) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a content file; nothing is written."""
    return content.load(path).findings


def sources(path: Path) -> tuple[Path, ...]:
    """The content file and all it names in its folder: tables of values and pictures.

    They need not exist, nor the content be sound.
    """
    return content.load(path).files


def schema() -> str:
    """The JSON Schema of content files."""
    return content.schema()


def build(
    path: Path,
    output: Path,
    formats: frozenset[Format] = FORMATS,
    *,
    pdf: bool = False,
    fresh: bool = False,
    changes: bool = False,
    ignores_owners: bool = False,
    takes_over: bool = False,
) -> Built:
    """Make the documents of a content file in the folder `output`, with `pdf` also as PDF/UA.

    A document that stands there already is updated in place: what people did to it stays. With
    `fresh` it is made anew, and the old one is kept under a numbered name. With `changes` the
    report has a chapter about what is different since the version before. What was made is read
    back and compared with the content before any file is touched. `takes_over` says that a run on
    another computer that began work on the documents is dead.
    Raises ContentError, AssetError or OutputError; the files that stood there are then as before.
    When only the PDF files cannot be made, the documents are written and the findings say why.
    """
    from es_docs.layout.measure import Metrics
    from es_docs.update import Request
    from es_docs.verify import context_of
    from es_docs.write import at_work, told_beside

    told = tell(path, target(path, output, "docx") if changes else None)
    story = told.story
    signs, about_signs = signs_of(told.environment, told.project)
    metrics = Metrics.load(told.environment.metrics)
    made = make(told, signs, metrics, formats)
    wanted = {target(path, output, format_): one for format_, one in made.items()}
    context = context_of(told.project, story, told.environment, metrics)
    with at_work(*wanted, ignores_others=ignores_owners or takes_over) as work:
        renewals = {
            file: renew(file, one, told, Request(), work, fresh=fresh)
            for file, one in wanted.items()
        }
        proved = [prove(renewal, story, file, context) for file, renewal in renewals.items()]
        written = write_documents(renewals, work, ignores_owners=ignores_owners)
        files = {written.get(file, file): shown(one) for file, one in renewals.items()}
        pdfs, about_pdfs = export(files, context) if pdf else ((), ())
    counts = {format_: one.count for format_, one in made.items()}
    said = [finding for document in made.values() for finding in document.findings]
    about = (*chain.from_iterable(proved), *told_beside(written), *about_signs, *about_pdfs)
    return Built(
        content=path,
        files=tuple(renewals),
        slides=counts.get("pptx", 0),
        pages=counts.get("docx", 0),
        findings=(*told.findings, *said, *about),
        pdfs=pdfs,
        renewed=tuple(told_of(file, one, written) for file, one in renewals.items()),
        news=news_of({file: one.updated.past for file, one in renewals.items()}, told),
    )


def update(
    file: Path,
    contents: Sequence[Path],
    request: Request,
    *,
    is_check: bool = False,
    ignores_owners: bool = False,
) -> Renewed:
    """Update a document under whatever name, from the content of `contents` it was made from.

    With `is_check` nothing is written. Raises ContentError, AssetError or OutputError; the file
    is then as before.
    """
    from es_docs.layout.measure import Metrics
    from es_docs.update import update
    from es_docs.write import at_work, told_beside

    with at_work(*() if is_check else (file,), ignores_others=ignores_owners) as work:
        old = read_document(file)
        told = tell(content_of(old, file, contents))
        signs, _ = signs_of(told.environment, told.project)
        format_ = format_of(old, file)
        metrics = Metrics.load(told.environment.metrics)
        made = make(told, signs, metrics, frozenset({format_}))[format_]
        sidecar = file.parent / sidecar_beside(told.story, format_)
        source = made.source(told, Kind(format_), None)
        updated = update(old, str(file), source, read_if_there(sidecar), request)
        if updated.data is not None:
            agreeing(made.package, told.story, file)
        renewal = Renewal(made, updated, old, work.backed_up(file, old), sidecar)
        planned = {} if is_check else {file: renewal}
        written = write_documents(planned, work, ignores_owners=ignores_owners)
    renewed = told_of(file, renewal, written)
    return replace(renewed, findings=(*renewed.findings, *told_beside(written)))


def seal(file: Path, *, ignores_owners: bool = False) -> Renewed:
    """Take out of a document what updates need, before others get it. Raises OutputError."""
    from es_docs.update import seal as sealed
    from es_docs.write import at_work, told_beside, write_all

    with at_work(file, ignores_others=ignores_owners) as work:
        old = read_document(file)
        updated = sealed(old, str(file))
        known = work.backed_up(file, old)
        new = {} if updated.data is None else {file: updated.data}
        written = write_all(new, {file: known}, ignores_owners=ignores_owners, work=work)
    findings = (*updated.findings, *told_beside(written))
    is_changed = updated.data is not None
    backup = known.backup if is_changed else None
    return Renewed(file, written.get(file), is_changed, backup, findings=findings)


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

    return draw_story(tell(path).story)


def show_slides(path: Path) -> str:
    """The slides of a content file as drawn boxes. Raises ContentError or AssetError."""
    from es_docs.layout.measure import Metrics
    from es_docs.layout.slides import lay_out
    from es_docs.show import draw_slides
    from es_docs.theme import read_deck_theme

    told = tell(path)
    theme = read_deck_theme(told.environment.read(DECK_REFERENCE), DECK_REFERENCE)
    deck = lay_out(told.story, theme, Metrics.load(told.environment.metrics))
    return draw_slides(deck, theme.size)


def traces(path: Path, document: Document) -> tuple[Trace, ...]:
    """Where the facts of a content file stand in a document. Raises ContentError."""
    from es_docs.checks.agreement.comparison import compare

    facts, _ = compare(document, tell(path).story)
    return facts


def drawn(path: Path) -> Drawn:
    """Pictures of what a content file will become, without an office program; nothing is written.

    Raises ContentError or AssetError.
    """
    from es_docs.drawing import draw_report, draw_slides
    from es_docs.layout.measure import Metrics
    from es_docs.layout.slides import lay_out
    from es_docs.ooxml.opened import open_package
    from es_docs.reading.office import read_layouts
    from es_docs.theme import read_deck_theme

    told = tell(path)
    signs, _ = signs_of(told.environment, told.project)
    metrics = Metrics.load(told.environment.metrics)
    reference = told.environment.read(DECK_REFERENCE)
    theme = read_deck_theme(reference, DECK_REFERENCE)
    package, faults = open_package(reference, DECK_REFERENCE)
    if package is None:
        raise AssetError(*faults)
    deck = lay_out(told.story, theme, metrics)
    slides = draw_slides(deck, theme, read_layouts(package), signs, metrics)
    return Drawn(slides, draw_report(told.story, signs, metrics))


def check_theme(file: Path) -> Judged:
    """What a restyled reference presentation or report lacks, and how a sample looks with it.

    Signs and metrics are those of the project the file lies in. Raises AssetError when the file
    can be no reference, or signs and metrics cannot be read.
    """
    from es_docs.restyling import judge_reference, read_reference

    data = read_reference(file)
    return judge_reference(data, str(file), find_environment(file.parent))
