"""The product in one place: from a content file to the presentation and the report.

Only this module joins the stages; reading it is reading what the program does.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from es_docs import content
from es_docs.diagnostics import (
    AssetError,
    ContentError,
    Diagnostic,
    EsDocsError,
    Kind,
    Location,
    OutputError,
    Severity,
    error,
    has_errors,
    info,
)
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, Environment, find_environment
from es_docs.model import Project
from es_docs.story import Audience, Section, Story

if TYPE_CHECKING:
    from es_docs.checks.agreement.trace import Trace
    from es_docs.checks.rule import Context
    from es_docs.content.connecting import Use
    from es_docs.content.pulling import Pulled
    from es_docs.layout.measure import Metrics
    from es_docs.ooxml.opened import Package
    from es_docs.reading.model import Deck, Report
    from es_docs.restyling import Judged
    from es_docs.update import Change, Made, Past, Request, Updated
    from es_docs.update.versions import Difference, News
    from es_docs.visibility.signs import Sign, SignState
    from es_docs.write import Known, Work

Findings: TypeAlias = tuple[Diagnostic, ...]
Document: TypeAlias = "Deck | Report"
Format: TypeAlias = Literal["pptx", "docx"]
FORMATS: frozenset[Format] = frozenset({"pptx", "docx"})

SUFFIXES: Mapping[Format, str] = {"pptx": "-prezentacja.pptx", "docx": "-sprawozdanie.docx"}
"""A document is called like its content file with one of these behind it."""


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


class Renewed(Struct, frozen=True):
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


class Drawn(Struct, frozen=True):
    """Our own pictures of both documents: an SVG text a slide, the report as an HTML text."""

    slides: tuple[str, ...]
    report: str


class NewWorkbook(Struct, frozen=True):
    """A workbook that was made for a content file.

    `keys` are those the content was given to use it, none when it uses tables already; `backup`
    holds the content as it was before, None when it was not touched.
    """

    file: Path
    tasks: int
    keys: tuple[str, ...]
    backup: Path | None
    findings: Findings


class PulledNumbers(Struct, frozen=True):
    """What tables say otherwise than a content file; `place` is where it was written, if it was."""

    content: Path
    pulled: Pulled
    place: Path | None
    backup: Path | None
    findings: Findings


class _Made(Struct, frozen=True):
    """One document as a package, with what there is to say about it.

    `names` are the readable keys of the marks in it, `signs` those of its strips; `reference`
    tells the reference document it has its look from from others.
    """

    package: Package
    count: int
    findings: tuple[Diagnostic, ...]
    names: Mapping[str, str]
    signs: Sequence[Sign]
    reference: str

    def source(self, told: _Told, format_: Kind, before: str | None) -> Made:
        """What an update starts from."""
        from es_docs.update import Made

        return Made(
            told.story,
            format_,
            self.package,
            self.names,
            told.record,
            before,
            self.signs,
            self.reference,
        )


class _Renewal(Struct, frozen=True):
    """A document to be written: what it becomes, and what stands there now."""

    made: _Made
    updated: Updated
    old: bytes | None
    known: Known
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

    told = _tell(path, target(path, output, "docx") if changes else None)
    story = told.story
    signs, about_signs = _signs(told.environment, told.project)
    metrics = Metrics.load(told.environment.metrics)
    made = _make(told, signs, metrics, formats)
    wanted = {target(path, output, format_): one for format_, one in made.items()}
    context = context_of(told.project, story, told.environment, metrics)
    with at_work(*wanted, ignores_others=ignores_owners or takes_over) as work:
        renewals = {
            file: _renewal(file, one, told, Request(), work, fresh=fresh)
            for file, one in wanted.items()
        }
        proved = [_prove(renewal, story, file, context) for file, renewal in renewals.items()]
        written = _write(renewals, work, ignores_owners=ignores_owners)
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
        news=_news({file: one.updated.past for file, one in renewals.items()}, told),
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
        old = _read_document(file)
        told = _tell(_content_of(old, file, contents))
        signs, _ = _signs(told.environment, told.project)
        format_ = _format_of(old, file)
        metrics = Metrics.load(told.environment.metrics)
        made = _make(told, signs, metrics, frozenset({format_}))[format_]
        sidecar = file.parent / _sidecar_name(told.story, format_)
        source = made.source(told, Kind(format_), None)
        updated = update(old, str(file), source, _read(sidecar), request)
        if updated.data is not None:
            _agreeing(made.package, told.story, file)
        renewal = _Renewal(made, updated, old, work.backed_up(file, old), sidecar)
        planned = {} if is_check else {file: renewal}
        written = _write(planned, work, ignores_owners=ignores_owners)
    renewed = _renewed(file, renewal, written)
    return replace(renewed, findings=(*renewed.findings, *told_beside(written)))


def seal(file: Path, *, ignores_owners: bool = False) -> Renewed:
    """Take out of a document what updates need, before others get it. Raises OutputError."""
    from es_docs.update import seal as sealed
    from es_docs.write import at_work, told_beside, write_all

    with at_work(file, ignores_others=ignores_owners) as work:
        old = _read_document(file)
        updated = sealed(old, str(file))
        known = work.backed_up(file, old)
        new = {} if updated.data is None else {file: updated.data}
        written = write_all(new, {file: known}, ignores_owners=ignores_owners, work=work)
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


def traces(path: Path, document: Document) -> tuple[Trace, ...]:
    """Where the facts of a content file stand in a document. Raises ContentError."""
    from es_docs.checks.agreement.comparison import compare

    facts, _ = compare(document, _tell(path).story)
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

    told = _tell(path)
    signs, _ = _signs(told.environment, told.project)
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


# --- the stages -----------------------------------------------------------------------------


class _Told(Struct, frozen=True):
    """A content file read, checked and composed.

    `before` is the version of the content that a chapter about changes starts from, as it is kept.
    """

    project: Project
    story: Story
    findings: Findings
    environment: Environment
    places: content.Places
    before: str | None = None

    @property
    def record(self) -> str:
        """The content as it is kept with what is made from it."""
        from es_docs.news import encode

        return encode(self.project)


def _tell(path: Path, report: Path | None = None) -> _Told:
    """What there is to tell; with the report that stands there also what changed since it."""
    from es_docs.compose import compose

    loaded = content.load(path)
    if loaded.project is None:
        raise ContentError(*loaded.findings)
    before = _before(loaded.project, path.stem, report) if report else None
    story = compose(
        loaded.project,
        loaded.places.at,
        key=path.stem,
        folder=path.parent,
        register=loaded.register,
        news=_chapter(before, loaded.project, loaded.places) if before else None,
    )
    environment = find_environment(path.parent)
    return _Told(loaded.project, story, loaded.findings, environment, loaded.places, before)


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
    from es_docs.render.powerpoint import deck_names, make_deck
    from es_docs.theme import read_deck_theme

    reference = environment.read(DECK_REFERENCE)
    theme = read_deck_theme(reference, DECK_REFERENCE)
    deck = lay_out(story, theme, metrics)
    package = _sound_package(make_deck(deck, story, theme, reference, signs), story, "pptx")
    names = deck_names(deck)
    return _Made(package, len(deck.slides), deck.findings, names, signs, _fingerprint(reference))


def _make_report(
    story: Story, environment: Environment, signs: Sequence[Sign], metrics: Metrics
) -> _Made:
    from es_docs.render.word import make_report, report_names

    reference = environment.read(REPORT_REFERENCE)
    told = story.told_to(Audience.REPORT)
    made = make_report(told, reference, signs, metrics)
    names, digest = report_names(told), _fingerprint(reference)
    return _Made(_sound_package(made.parts, story, "docx"), made.pages, (), names, signs, digest)


def _sound_package(parts: Mapping[str, bytes], story: Story, format_: Format) -> Package:
    """Raises OutputError when a part is not sound XML."""
    from es_docs.ooxml.opened import open_parts

    package, faults = open_parts(parts, f"{story.key}{SUFFIXES[format_]}")
    if has_errors(faults):
        raise OutputError(*faults)
    return package


def _fingerprint(reference: bytes) -> str:
    return hashlib.sha256(reference).hexdigest()[:16]


def _prove(renewal: _Renewal, story: Story, file: Path, context: Context) -> Findings:
    """Read a document back before it replaces anything: a healthy package that says it all.

    Of one that people worked on, what the data make is held against the content; that the update
    put just this in was proved when it was made (`es_docs.update`). What the quick rules say of the
    document is returned. Raises OutputError when it is not sound.
    """
    from es_docs.verify import judge_quickly

    data, made = renewal.updated.data, renewal.made.package
    if data is None:
        return ()
    package = _opened_back(data, file, made if renewal.is_new else None)
    agreeing = _agreeing(package if renewal.is_new else made, story, file)
    document = agreeing if renewal.is_new else _read_back(package)
    return _worth_telling(judge_quickly(document, context))


def _agreeing(package: Package, story: Story, file: Path) -> Document:
    """What the program itself made, if it is sound and says what the content says."""
    from es_docs.checks.agreement.comparison import deviations
    from es_docs.checks.package import check_opened

    document = _read_back(package)
    findings = check_opened(package)
    if has_errors(findings):
        raise OutputError(*findings)
    if found := deviations(document, story):
        raise OutputError(error("A009", file=file.name), *found)
    return document


def _opened_back(data: bytes, file: Path, made: Package | None) -> Package:
    """The archive that is about to be written; parts that are as they were `made` are known."""
    from es_docs.ooxml.opened import open_package

    package, faults = open_package(data, file.name, made)
    if package is None or has_errors(faults):
        raise OutputError(*faults)
    return package


def _read_back(package: Package) -> Document:
    from es_docs.reading.office import read_office

    document = read_office(package)
    if document is None:
        raise OutputError(error("A009", file=package.file))
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
    file: Path, made: _Made, told: _Told, request: Request, work: Work, *, fresh: bool
) -> _Renewal:  # fmt: skip
    """The document made for the first time, or the one that stands there with the new data."""
    from es_docs.update import begin, update

    format_ = Kind(file.suffix[1:])
    sidecar = file.parent / _sidecar_name(told.story, format_)
    source = made.source(told, format_, told.before)
    old = _read(file)
    if old is None or fresh:
        begun = begin(source, _read(sidecar))
        if old is not None:
            begun = replace(begun, past=_past(told.project, told.story.key, file))
        return _Renewal(made, begun, old, work.copied(file, old), sidecar)
    updated = update(old, str(file), source, _read(sidecar), request)
    return _Renewal(made, updated, old, work.backed_up(file, old), sidecar)


def _write(
    renewals: Mapping[Path, _Renewal], work: Work, *, ignores_owners: bool
) -> Mapping[Path, Path]:
    """Write what has to be written, and what is kept beside it; where each document went."""
    from es_docs.write import write_all

    news = {file: one for file, one in renewals.items() if one.updated.data is not None}
    documents = {file: one.updated.data or b"" for file, one in news.items()}
    sidecars = {one.sidecar: one.updated.sidecar or b"" for one in news.values()}
    known = {file: one.known for file, one in news.items()}
    files = {**documents, **sidecars}
    written = write_all(files, known, ignores_owners=ignores_owners, work=work)
    kept = (one for one in renewals.values() if one.updated.data is None)
    with suppress(OutputError):  # the documents are right without it
        write_all({one.sidecar: one.updated.sidecar for one in kept if one.updated.sidecar})
    return {file: written[file] for file in documents}


def _renewed(file: Path, renewal: _Renewal, written: Mapping[Path, Path]) -> Renewed:
    updated, made = renewal.updated, renewal.made
    is_deck = file.suffix.lower() == ".pptx"
    return Renewed(
        file,
        written.get(file),
        updated.data is not None,
        renewal.known.backup if file in written else None,
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
    with suppress(OSError):
        return _read_whole(file)
    return None


def _read_document(file: Path) -> bytes:
    try:
        return _read_whole(file)
    except OSError as why:
        raise _unreadable(file, why.strerror or type(why).__name__) from why


def _read_whole(file: Path) -> bytes:
    """Raises OutputError for more than any document is, OSError where nothing can be read."""
    from es_docs.outside import MAX_FILE, TooMuchError, read_file

    try:
        return read_file(file)
    except TooMuchError as why:
        raise _unreadable(file, f"> {MAX_FILE >> 20} MB") from why


def _unreadable(file: Path, reason: str) -> OutputError:
    return OutputError(error("U015", Location(str(file)), file=file, reason=reason))


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


# --- what changed -----------------------------------------------------------------------------


def diff(old: Path, new: Path) -> Difference:
    """What changed between two content files or documents, in any mix.

    Raises ContentError, or OutputError where a document does not say what it was made from.
    """
    from es_docs.update.versions import compared, version_in

    return compared(version_in(old), version_in(new))


def diff_since_build(path: Path, output: Path) -> Difference:
    """What changed in a content file since its documents in the folder `output` were made.

    Raises ContentError, or OutputError where they do not say what they were made from.
    """
    from es_docs.update.versions import content_version, since_build

    files = {Kind(format_): target(path, output, format_) for format_ in SUFFIXES}
    return since_build(content_version(path), path.stem, files)


def diff_of_document(file: Path, contents: Sequence[Path]) -> Difference:
    """What changed since a document was made, in that of the contents it was made from.

    Raises as `diff` does, and OutputError U013 when that content cannot be told.
    """
    return diff(file, _content_of(_read_document(file), file, contents))


def _news(pasts: Mapping[Path, Past], told: _Told) -> tuple[News, ...]:
    """What changed in the content since its documents were made the last time."""
    from es_docs.update.versions import Version, latest, news_since

    known = {file: past for file, past in pasts.items() if past.record is not None}
    now = Version(told.places.file, told.project, told.places.at)
    return news_since(known[latest(known)], now) if known else ()


def _past(project: Project, key: str, file: Path) -> Past:
    """What a document that stands there was made from; nothing where it cannot be read."""
    from es_docs.update import Past
    from es_docs.update.versions import past_in

    with suppress(OutputError):
        return past_in(project, key, Kind(file.suffix[1:]), file)
    return Past()


def _before(project: Project, key: str, report: Path) -> str | None:
    from es_docs.news import encode
    from es_docs.update.versions import old_record

    return old_record(_past(project, key, report), encode(project))


def _chapter(before: str, project: Project, places: content.Places) -> Section | None:
    """The chapter of the report about what changed since the version before."""
    from es_docs.news import changes, changes_section, decode

    old = decode(before)
    return changes_section(changes(old, project), places.at) if old else None


# --- tables of values -------------------------------------------------------------------------


def new_workbook(
    path: Path, target: Path | None = None, *, with_register: bool = False
) -> NewWorkbook:
    """Make a workbook for the tasks of a content file, and let the content use it.

    It goes beside the content under its name, or where `target` says. It is read back and joined
    with the content before anything is written. Raises ContentError, AssetError or OutputError;
    nothing is written then.
    """
    from es_docs.write import at_work

    file = target or path.with_suffix(".xlsx")
    inside = _place_for_workbook(file, path)
    with at_work(file, path) as work:
        there = _place_known(file, inside, work)
        return _new_workbook(path, file, inside, there, work, with_register=with_register)


def _new_workbook(
    path: Path, file: Path, inside: str, there: Known, work: Work, *, with_register: bool
) -> NewWorkbook:
    from es_docs.content.connecting import check_workbook, connect
    from es_docs.layout.measure import Metrics
    from es_docs.messages import workbook as words
    from es_docs.workbook import make_workbook, read_look
    from es_docs.write import told_beside, write_all

    old = path.read_bytes() if path.is_file() else b""
    loaded = content.load(path)
    if loaded.project is None or loaded.places.root is None:
        raise ContentError(*loaded.findings)
    environment = find_environment(path.parent)
    look = read_look(environment.read(DECK_REFERENCE), DECK_REFERENCE)
    metrics = Metrics.load(environment.metrics)
    project = loaded.project
    data = make_workbook(project, look, metrics, content=path.name, with_register=with_register)
    check_workbook(loaded.places.root, str(path), data, str(file), words.TASKS_SHEET)
    uses, about_uses = _uses(project, path, file, inside, with_register=with_register)
    connected = {path: connect(old, str(path), uses)} if uses else {}
    known = work.backed_up(path, old)
    written = write_all({file: data, **connected}, {file: there, path: known}, work=work)
    return NewWorkbook(
        file,
        sum(len(action.tasks) for action in project.actions),
        tuple(use.key for use in uses),
        known.backup if uses else None,
        (*loaded.findings, *about_uses, *told_beside(written)),
    )


def pull(path: Path, table: Path | None = None, *, writes: bool = False) -> PulledNumbers:
    """What the tables of a content file, or `table`, say otherwise than the file itself.

    With `writes` the file gets these values, and nothing else in it changes. Raises ContentError
    or OutputError; the file is then as before.
    """
    from es_docs.content.pulling import pull as pulled_into
    from es_docs.write import at_work, told_beside, write_all

    with at_work(*(path,) if writes else ()) as work:
        pulled = pulled_into(path, table)
        if not writes or pulled.new == pulled.old:
            return PulledNumbers(path, pulled, None, None, pulled.findings)
        known = work.backed_up(path, pulled.old)
        written = write_all({path: pulled.new}, {path: known}, work=work)
    findings = (*pulled.findings, *told_beside(written))
    return PulledNumbers(path, pulled, written[path], known.backup, findings)


def _place_for_workbook(file: Path, path: Path) -> str:
    """The name by which the content can use a workbook there.

    Raises OutputError D101 or D102 when nothing may be written there, or the content could not.
    """
    folder = path.parent
    place = Path(os.path.normpath(file.absolute()))
    if file.suffix.lower() != ".xlsx":
        raise OutputError(error("D102", file=file))
    is_inside = place.is_relative_to(os.path.normpath(folder.absolute()))
    if not is_inside or not place.resolve().is_relative_to(folder.resolve()):
        raise OutputError(error("D101", file=file, folder=folder))
    return place.relative_to(os.path.normpath(folder.absolute())).as_posix()


def _place_known(file: Path, inside: str, work: Work) -> Known:
    """Nothing, or what a run left there that was killed before the content used it.

    Raises OutputError D100 when anything else stands there.
    """
    from es_docs.write import Known

    if work.has_left(file):
        return Known(_read(file))
    if os.path.lexists(file):
        raise OutputError(error("D100", file=file, name=inside))
    return Known(None)


def _uses(
    project: Project, path: Path, file: Path, inside: str, *, with_register: bool
) -> tuple[tuple[Use, ...], Findings]:
    """The keys the content lacks for the sheets of the workbook, and what it uses instead."""
    from es_docs.content.connecting import Use
    from es_docs.messages import workbook as words

    tasks = Use("dane", inside, words.TASKS_SHEET, words.TASKS_REMARK)
    register = Use("rejestr", inside, words.REGISTER_SHEET, words.REGISTER_REMARK)
    wanted = [(project.task_table, tasks)]
    wanted += [(project.register_table, register)] if with_register else []
    told = tuple(
        info("D106", content=path, used=table.file, file=file, key=use.key)
        for table, use in wanted
        if table is not None
    )
    return tuple(use for table, use in wanted if table is None), told
