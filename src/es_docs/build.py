"""The product in one place: from a content file to the presentation and the report.

Only this module joins the stages; reading it is reading what the program does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from es_docs import content
from es_docs.diagnostics import (
    ContentError,
    Diagnostic,
    EsDocsError,
    Kind,
    Location,
    OutputError,
    Severity,
    error,
    has_errors,
)
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, Environment, find_environment
from es_docs.model import Project
from es_docs.story import Audience, Story

if TYPE_CHECKING:
    from es_docs.checks.rule import Context
    from es_docs.layout.measure import Metrics
    from es_docs.reading.model import Deck, Report
    from es_docs.update import Change, Request, Updated
    from es_docs.visibility.signs import Sign, SignState
    from es_docs.write import Known

Findings: TypeAlias = tuple[Diagnostic, ...]
Document: TypeAlias = "Deck | Report"
Format: TypeAlias = Literal["pptx", "docx"]
FORMATS: frozenset[Format] = frozenset({"pptx", "docx"})

SUFFIXES: Mapping[Format, str] = {"pptx": "-prezentacja.pptx", "docx": "-sprawozdanie.docx"}
"""A document is called like its content file with one of these behind it."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one content file became. `pages` is an estimate; 0 where a document was not made.

    `pdfs` are the PDF files with their numbers of pages; `renewed` tells of each document
    whether it was made, updated or left as it was.
    """

    content: Path
    files: tuple[Path, ...]
    slides: int
    pages: int
    findings: tuple[Diagnostic, ...]
    pdfs: tuple[tuple[Path, int], ...] = ()
    renewed: tuple[Renewed, ...] = ()

    @property
    def needs_answer(self) -> bool:
        return any(one.needs_answer for one in self.renewed)


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of one document.

    `place` is where it was written, None when nothing was; `would_change` says whether there was
    something to write, though a check writes nothing. `backup` holds it as it was before,
    None when there was none. `is_new` when it was made and not updated. `size` counts slides, or
    the pages of a report as far as they can be estimated, 0 where that is not known.
    """

    file: Path
    place: Path | None
    would_change: bool = False
    backup: Path | None = None
    is_new: bool = False
    size: int = 0
    changes: tuple[Change, ...] = ()
    needs_answer: bool = False
    findings: Findings = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """One document as bytes, with what there is to say about it.

    `names` are the readable keys of the marks in it.
    """

    data: bytes
    count: int
    findings: tuple[Diagnostic, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Renewal:
    """A document to be written: what it becomes, and what stands there now."""

    made: _Made
    updated: Updated
    old: bytes | None
    known: Known | None
    sidecar: Path

    @property
    def is_new(self) -> bool:
        return self.old is None or self.updated.is_first


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
    path: Path,
    output: Path,
    formats: frozenset[Format] = FORMATS,
    *,
    pdf: bool = False,
    fresh: bool = False,
    ignores_owners: bool = False,
) -> Built:
    """Make the documents of a content file in the folder `output`, with `pdf` also as PDF/UA.

    A document that stands there already is updated in place: what people did to it stays. With
    `fresh` it is made anew, and the old one is kept under a numbered name. What was made is read
    back and compared with the content before any file is touched.
    Raises ContentError, AssetError or OutputError; the files that stood there are then as before.
    When only the PDF files cannot be made, the documents are written and the findings say why.
    """
    from es_docs.layout.measure import Metrics
    from es_docs.update import Request
    from es_docs.verify import context_of
    from es_docs.write import told_beside

    told = _tell(path)
    story = told.story
    signs, about_signs = _signs(told.environment, told.project)
    metrics = Metrics.load(told.environment.metrics)
    made = _make(told, signs, metrics, formats)
    wanted = {target(path, output, format_): one for format_, one in made.items()}
    renewals = {
        file: _renewal(file, one, story, Request(), fresh=fresh) for file, one in wanted.items()
    }
    context = context_of(told.project, story, told.environment, metrics)
    proved = [_prove(renewal, story, file, context) for file, renewal in renewals.items()]
    written = _write(renewals, ignores_owners=ignores_owners)
    files = {written.get(file, file): _shown(one) for file, one in renewals.items()}
    pdfs, about_pdfs = _export(files, context) if pdf else ((), ())
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
        renewed=tuple(_renewed(file, one, written) for file, one in renewals.items()),
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
    from es_docs.update import Made, update
    from es_docs.write import Known, told_beside

    old = _read_document(file)
    told = _tell(_content_of(old, file, contents))
    signs, _ = _signs(told.environment, told.project)
    format_ = _format_of(old, file)
    metrics = Metrics.load(told.environment.metrics)
    made = _make(told, signs, metrics, frozenset({format_}))[format_]
    sidecar = file.parent / _sidecar_name(told.story, format_)
    source = Made(told.story, Kind(format_), made.data, made.names)
    updated = update(old, str(file), source, _read(sidecar), request)
    if updated.data is not None:
        _agreeing(made.data, told.story, file)
    known = Known(old, file.with_name(f"{file.name}.bak"))
    renewal = _Renewal(made, updated, old, known, sidecar)
    news = {} if is_check else {file: renewal}
    written = _write(news, ignores_owners=ignores_owners)
    renewed = _renewed(file, renewal, written)
    return replace(renewed, findings=(*renewed.findings, *told_beside(written)))


def seal(file: Path, *, ignores_owners: bool = False) -> Renewed:
    """Take out of a document what updates need, before others get it. Raises OutputError."""
    from es_docs.update import seal as sealed
    from es_docs.write import Known, told_beside, write_all

    old = _read_document(file)
    updated = sealed(old, str(file))
    known = Known(old, file.with_name(f"{file.name}.bak"))
    written: Mapping[Path, Path] = {}
    if updated.data is not None:
        written = write_all({file: updated.data}, {file: known}, ignores_owners=ignores_owners)
    findings = (*updated.findings, *told_beside(written))
    is_changed = updated.data is not None
    backup = known.backup if is_changed else None
    return Renewed(file, written.get(file), is_changed, backup, findings=findings)


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


def _make(
    told: _Told, signs: Sequence[Sign], metrics: Metrics, formats: frozenset[Format]
) -> Mapping[Format, _Made]:
    made: dict[Format, _Made] = {}
    if "pptx" in formats:
        made["pptx"] = _make_deck(told.story, told.environment, signs, metrics)
    if "docx" in formats:
        made["docx"] = _make_report(told.story, told.environment, signs, metrics)
    return made


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
    from es_docs.render.powerpoint import deck_names, render_deck
    from es_docs.theme import read_deck_theme

    reference = environment.read(DECK_REFERENCE)
    theme = read_deck_theme(reference, DECK_REFERENCE)
    deck = lay_out(story, theme, metrics)
    data = render_deck(deck, story, theme, reference, signs)
    return _Made(data, len(deck.slides), deck.findings, deck_names(deck))


def _make_report(
    story: Story, environment: Environment, signs: Sequence[Sign], metrics: Metrics
) -> _Made:
    from es_docs.render.word import estimate_pages, render_report, report_names

    reference = environment.read(REPORT_REFERENCE)
    told = story.told_to(Audience.REPORT)
    data = render_report(told, reference, signs, metrics)
    return _Made(data, estimate_pages(told, reference, metrics), (), report_names(told))


def _prove(renewal: _Renewal, story: Story, file: Path, context: Context) -> Findings:
    """Read a document back before it replaces anything: a healthy package that says it all.

    Of one that people worked on, what the data make is held against the content; that the update
    put just this in was proved when it was made (`es_docs.update`). What the quick rules say of the
    document is returned. Raises OutputError when it is not sound.
    """
    from es_docs.verify import judge_quickly

    data = renewal.updated.data
    if data is None:
        return ()
    document = _agreeing(data if renewal.is_new else renewal.made.data, story, file)
    if not renewal.is_new:
        document = _read_back(data, file)
    return _worth_telling(judge_quickly(document, context))


def _agreeing(data: bytes, story: Story, file: Path) -> Document:
    """What the program itself made, if it is sound and says what the content says."""
    from es_docs.checks.agreement.comparison import compare
    from es_docs.checks.package import check_opened

    document = _read_back(data, file)
    findings = check_opened(document.package)
    if has_errors(findings):
        raise OutputError(*findings)
    _, deviations = compare(document, story)
    if deviations:
        raise OutputError(error("A009", file=file.name), *deviations)
    return document


def _read_back(data: bytes, file: Path) -> Document:
    from es_docs.ooxml.opened import open_package
    from es_docs.reading.office import read_office

    package, faults = open_package(data, file.name)
    document = read_office(package) if package else None
    if document is None or has_errors(faults):
        raise OutputError(*faults)
    return document


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


# --- documents that stand there already -------------------------------------------------------


def _renewal(
    file: Path, made: _Made, story: Story, request: Request, *, fresh: bool
) -> _Renewal:  # fmt: skip
    """The document made for the first time, or the one that stands there with the new data."""
    from es_docs.update import Made, begin, update
    from es_docs.write import Known, free_name

    format_ = Kind(file.suffix[1:])
    sidecar = file.parent / _sidecar_name(story, format_)
    source = Made(story, format_, made.data, made.names)
    old = _read(file)
    if old is None or fresh:
        begun = begin(source, _read(sidecar))
        known = None if old is None else Known(old, free_name(file))
        return _Renewal(made, begun, old, known, sidecar)
    updated = update(old, str(file), source, _read(sidecar), request)
    return _Renewal(made, updated, old, Known(old, file.with_name(f"{file.name}.bak")), sidecar)


def _write(renewals: Mapping[Path, _Renewal], *, ignores_owners: bool) -> Mapping[Path, Path]:
    """Write what has to be written, and what is kept beside it; where each document went."""
    from es_docs.write import write_all

    news = {file: one for file, one in renewals.items() if one.updated.data is not None}
    documents = {file: one.updated.data or b"" for file, one in news.items()}
    sidecars = {one.sidecar: one.updated.sidecar or b"" for one in news.values()}
    known = {file: one.known for file, one in news.items() if one.known is not None}
    written = write_all({**documents, **sidecars}, known, ignores_owners=ignores_owners)
    return {file: written[file] for file in documents}


def _renewed(file: Path, renewal: _Renewal, written: Mapping[Path, Path]) -> Renewed:
    updated, made = renewal.updated, renewal.made
    is_deck = file.suffix.lower() == ".pptx"
    return Renewed(
        file,
        written.get(file),
        updated.data is not None,
        renewal.known.backup if renewal.known and file in written else None,
        is_new=renewal.is_new,
        size=updated.sections if is_deck and not renewal.is_new else made.count,
        changes=updated.changes,
        needs_answer=updated.needs_answer,
        findings=updated.findings,
    )


def _shown(renewal: _Renewal) -> bytes:
    """The document as it stands on the disk when all is written."""
    return renewal.updated.data or renewal.old or b""


def _read(file: Path) -> bytes | None:
    """What stands there; None where nothing can be read, which writing then tells."""
    try:
        return file.read_bytes()
    except OSError:
        return None


def _read_document(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as why:
        reason = why.strerror or type(why).__name__
        raise OutputError(error("U015", Location(str(file)), file=file, reason=reason)) from why


def _format_of(data: bytes, file: Path) -> Format:
    from es_docs.update.opening import open_document

    return "pptx" if open_document(data, str(file)).format is Kind.PPTX else "docx"


def _sidecar_name(story: Story, format_: Format | Kind) -> str:
    from es_docs.merge.snapshot import identity_of, sidecar_name

    return sidecar_name(identity_of(story, Kind(format_)))


def _content_of(data: bytes, file: Path, contents: Sequence[Path]) -> Path:
    """The content a document was made from: the only one there is, or the one it names.

    Raises OutputError U013 when that cannot be told.
    """
    from es_docs.merge.snapshot import identity_of
    from es_docs.update import identity_in

    if len(contents) == 1:
        return contents[0]
    named = identity_in(data, str(file))
    found: list[Path] = []
    for path in contents if named else ():
        with suppress(EsDocsError):
            if named and named.is_same_document(identity_of(_tell(path).story, named.format)):
                found.append(path)
    if len(found) == 1:
        return found[0]
    known = ", ".join(map(str, contents)) or "–"
    raise OutputError(error("U013", Location(str(file)), file=file, known=known))
