"""Judging finished documents: any .pptx, .docx or .pdf, alone or against its content.

From bytes to a verdict: open, read, check the package and the rules, compare with the content.
What cannot be read at all is a finding like any other, so one bad file hides no other.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs import content as contents
from es_docs.checks.agreement.bars import inner_deviations
from es_docs.checks.agreement.captions import caption_numbers
from es_docs.checks.agreement.comparison import (
    NamedRow,
    compare,
    compare_rows,
    named_rows,
)
from es_docs.checks.agreement.contradictions import contradictions
from es_docs.checks.agreement.trace import Trace
from es_docs.checks.package import LIVED_WITH, check_opened
from es_docs.checks.rule import Context
from es_docs.checks.run import Document, check_rules
from es_docs.diagnostics import (
    Diagnostic,
    Kind,
    Location,
    Place,
    Severity,
    error,
    reason_of,
    warning,
)
from es_docs.env import Environment, find_environment
from es_docs.layout.measure import Metrics
from es_docs.model import Project
from es_docs.ooxml.opened import Package, open_package
from es_docs.outside import COMPOUND_FILE, ENCRYPTED_STREAM, MAX_FILE, TooMuchError, read_file
from es_docs.reading.model import Deck, Report
from es_docs.reading.office import read_office
from es_docs.reading.pdf.model import Pdf
from es_docs.story import Story
from es_docs.verdict import Verdict, in_order
from es_docs.visibility.rules import EARLY, LATE
from es_docs.visibility.signs import artwork_digests

_BARE_CHART: Final = "P061"
"""A chart without its workbook: it is shown, but nobody can edit its data."""
_SPOILT_XML: Final = ("P009", "P010")
"""Why a file is not known for a document, where its main part is what they concern."""
_LATE_WORDS: Final = (LATE, "2021-2027", "Dofinansowane przez Unię Europejską")


class Basis(Struct, frozen=True):
    """What files are judged by: the content, if there is one, and the assets of its project."""

    context: Context
    is_told: bool
    """Whether a content said so; otherwise the period is read from each file."""


def verify(
    files: Sequence[Path], content: Path | None = None, *, release: bool = False
) -> tuple[Verdict, ...]:
    """The verdict on each file, in their order, and on how they agree with one another.

    Raises ContentError when the content is unusable and AssetError when the assets are.
    """
    basis = find_basis(content, files, release=release)
    if content is not None or len(files) < 2:
        return tuple(_judge(_read_file(path), str(path), basis).verdict for path in files)
    return _compared_with_each_other([_judge_rows(path, basis) for path in files])


def judge(data: bytes, file: str, content: Path | None = None, *, release: bool = False) -> Verdict:
    """The verdict on a document in memory. Raises as `verify` does."""
    return judge_by(find_basis(content, (), release=release), data, file)


def judge_by(basis: Basis, data: bytes, file: str) -> Verdict:
    """The verdict on a document in memory, judged by what is known already."""
    return _judge(data, file, basis).verdict


def judge_quickly(document: Document | None, context: Context) -> tuple[Diagnostic, ...]:
    """What the rules that need no long look say of a document just made."""
    return check_rules(document, context, quick=True).findings if document else ()


def find_basis(content: Path | None, files: Iterable[Path], *, release: bool) -> Basis:
    """What to judge by; without content the assets are those of the folder of the first file."""
    if content is None:
        start = next((path.parent for path in files), Path.cwd())
        environment = find_environment(start)
        blank = Context(
            period=EARLY,
            metrics=Metrics.load(environment.metrics),
            artwork=artwork_digests(environment.signs),
            is_release=release,
        )
        return Basis(blank, is_told=False)
    from es_docs.compose import compose

    loaded = contents.load(content)
    project = loaded.sound_project()
    story = compose(
        project,
        loaded.places.at,
        key=content.stem,
        folder=content.parent,
        register=loaded.register,
    )
    environment = find_environment(content.parent)
    metrics = Metrics.load(environment.metrics)
    context = context_of(project, story, environment, metrics, release=release)
    return Basis(context, is_told=True)


def context_of(
    project: Project,
    story: Story,
    environment: Environment,
    metrics: Metrics,
    *,
    release: bool = False,
) -> Context:
    """What the checks have to know of a project. Raises AssetError when the signs are unusable."""
    funding = project.funding
    return Context(
        period=funding.programme.period,
        metrics=metrics,
        artwork=artwork_digests(environment.signs),
        agreement_date=funding.agreement_date,
        fund=funding.fund,
        programme=funding.programme.name,
        story=story,
        is_release=release,
    )


# --- one file


class _Judged(Struct, frozen=True):
    verdict: Verdict
    document: Document | None


def _read_file(path: Path) -> bytes | Diagnostic:
    try:
        return read_file(path)
    except TooMuchError:
        return error("V002", Location(str(path)), megabytes=MAX_FILE // 1024**2)
    except OSError as why:
        return error("V001", Location(str(path)), reason=reason_of(why))


def _judge(data: bytes | Diagnostic, file: str, basis: Basis) -> _Judged:
    if isinstance(data, Diagnostic):
        return _refused(b"", file, data)
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return _judge_pdf(data, file, basis)
    if data.startswith(COMPOUND_FILE):
        code = "V003" if ENCRYPTED_STREAM in data else "V004"
        return _refused(data, file, error(code, Location(file)))
    if not data.startswith(b"PK"):
        nothing = replace(error("V005", Location(file)), variant="" if data else "empty")
        return _refused(data, file, nothing)
    package, faults = open_package(data, file)
    if package is None:
        return _refused(data, file, *faults)
    document = read_office(package)
    if document is None:
        refusal = error("V006" if _is_open_document(package) else "V005", Location(file))
        if package.is_strict:
            refusal = replace(refusal, variant="strict")
        spoilt = [fault for fault in faults if fault.code in _SPOILT_XML]
        return _refused(data, file, *spoilt or [refusal])
    faults = (*faults, *check_opened(package))
    return _checked(data, document, basis, faults)


def _judge_pdf(data: bytes, file: str, basis: Basis) -> _Judged:
    from es_docs.reading.pdf.document import read_pdf

    document = read_pdf(data, file)
    if isinstance(document, Diagnostic):
        return _refused(data, file, document)
    return _checked(data, document, basis, ())


def _checked(
    data: bytes, document: Document, basis: Basis, faults: Sequence[Diagnostic]
) -> _Judged:
    context = basis.context
    if not basis.is_told:
        context = replace(context, period=_period_of(document))
    checked = check_rules(document, context)
    traces, deviations = _agreement(document, context.story)
    verdict = Verdict(
        file=document.file,
        digest=hashlib.sha256(data).hexdigest(),
        kind=document.kind,
        period=context.period,
        findings=in_order(
            [*map(_placed, _told_once(faults)), *checked.findings, *deviations],
            _headings(document),
        ),
        outcomes=checked.outcomes,
        traces=traces,
        is_compared=context.story is not None,
    )
    return _Judged(verdict, document)


def _told_once(faults: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What one act mends is one finding: saving the file in Office, or bringing charts back."""
    small = [fault for fault in faults if fault.code in LIVED_WITH]
    charts = [fault for fault in faults if fault.code == _BARE_CHART]
    told = [fault for fault in faults if fault.code not in (*LIVED_WITH, _BARE_CHART)]
    if small:
        codes = ", ".join(sorted({fault.code for fault in small}))
        told.append(warning("V011", small[0].location, count=len(small), codes=codes))
    if charts:
        count = {**charts[0].values, "count": str(len(charts))}
        many = "many" if len(charts) > 1 else ""
        told.append(replace(charts[0], severity=Severity.WARNING, values=count, variant=many))
    return tuple(told)


def _headings(document: Document) -> Iterator[str]:
    """The headings a report's text stands under, in their order."""
    if isinstance(document, Report):
        yield from (block.place.name for block in document.blocks)


def _agreement(
    document: Document, story: Story | None
) -> tuple[tuple[Trace, ...], tuple[Diagnostic, ...]]:
    """Against the content; without one what the file says against itself. Always its charts and
    the numbers of its captions."""
    traces, deviations = compare(document, story) if story else ((), ())
    if isinstance(document, Pdf):
        return traces, deviations
    inner = () if story else contradictions(document)
    numbers = caption_numbers(document) if isinstance(document, Report) else ()
    return traces, (*deviations, *inner, *numbers, *inner_deviations(document))


def _placed(fault: Diagnostic) -> Diagnostic:
    """A fault of the package lies in the file as a whole."""
    if fault.place is not None or fault.location is None:
        return fault
    kind = Kind.DOCX if fault.location.file.endswith("docx") else Kind.PPTX
    return replace(fault, place=Place(fault.location.file, kind), location=None)


def _refused(data: bytes, file: str, *faults: Diagnostic) -> _Judged:
    digest = hashlib.sha256(data).hexdigest() if data else ""
    return _Judged(Verdict(file, digest, None, "", faults), None)


def _is_open_document(package: Package) -> bool:
    return package.parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument")


def _period_of(document: Document) -> str:
    """The programming period a document speaks of; 2014–2020 when it names none."""
    if isinstance(document, Pdf):
        text = "\n".join(page.text for page in document.pages)
    else:
        text = "\n".join(paragraph.text for paragraph in document.paragraphs())
    folded = " ".join(text.split())
    return LATE if any(words in folded for words in _LATE_WORDS) else EARLY


def _judge_rows(path: Path, basis: Basis) -> tuple[Verdict, tuple[NamedRow, ...]]:
    """The verdict with what other files are held against: the document itself is large."""
    judged = _judge(_read_file(path), str(path), basis)
    if not isinstance(judged.document, Deck | Report):
        return judged.verdict, ()
    return judged.verdict, tuple(named_rows(judged.document))


def _compared_with_each_other(
    judged: Sequence[tuple[Verdict, Sequence[NamedRow]]],
) -> tuple[Verdict, ...]:
    """Deck and report of one project, judged without its content, still have to agree."""
    more: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for finding in compare_rows(row for _, rows in judged for row in rows):
        more[_file_of(finding)].append(finding)
    return tuple(
        replace(verdict, findings=in_order([*verdict.findings, *more[verdict.file]]))
        for verdict, _ in judged
    )


def _file_of(finding: Diagnostic) -> str:
    return finding.place.file if finding.place else ""


def is_acceptable(verdicts: Iterable[Verdict], *, release: bool) -> bool:
    """Whether nothing stands in the way: no error, and before a release no open warning either."""
    limit = {Severity.ERROR, Severity.WARNING} if release else {Severity.ERROR}
    return not any(finding.severity in limit for one in verdicts for finding in one.findings)
