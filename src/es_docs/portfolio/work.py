"""The work on one project, as a worker does it: in another process, or on another computer."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs import build
from es_docs.diagnostics import Diagnostic, EsDocsError, Location, error, has_errors
from es_docs.portfolio import fingerprint
from es_docs.portfolio.packing import Packed, pack
from es_docs.process import is_debugging

if TYPE_CHECKING:
    from es_docs.update import Change

PDF: Final = ".pdf"


class Options(Struct, frozen=True):
    """What is asked of `build.build` for every project."""

    formats: frozenset[build.Format] = build.FORMATS
    pdf: bool = False
    fresh: bool = False
    changes: bool = False
    ignores_owners: bool = False

    @property
    def decisive(self) -> str:
        """Those that decide what the documents are, as a text."""
        return repr((sorted(self.formats), self.pdf, self.changes))


class Job(Struct, frozen=True):
    """One project to build. `output` is the folder of its documents, `number` its place.

    `before` are the fingerprints of the documents as they stood before anybody took the job up: a
    worker may have died over it. `program` is that of the program a worker elsewhere has to have;
    `takes_over` tells it that the one that seems to be at work on the documents is dead.
    """

    number: int
    content: Path
    output: Path
    options: Options
    before: Mapping[str, str]
    program: str = ""
    takes_over: bool = False


class Done(Struct, frozen=True):
    """What came of a job, in values that any process can read.

    `sources` are the files it was made from, relative to the folder of the content, and
    `fingerprint` is theirs from before the build; `documents` are the fingerprints of what stands
    there now. `is_settled` when every document stands at its place. `seconds` is the time it took.
    """

    number: int
    findings: tuple[Packed, ...] = ()
    is_failed: bool = True
    slides: int = 0
    pages: int = 0
    questions: tuple[Packed, ...] = ()
    sources: tuple[str, ...] = ()
    fingerprint: str = ""
    documents: Mapping[str, str] = field(default_factory=dict[str, str])
    is_settled: bool = False
    seconds: float = 0.0


def make_one(job: Job) -> Done:
    """Build a project. Whatever is wrong with it is in the answer; nothing is raised."""
    start = time.perf_counter()
    try:
        done = _made(job)
    except EsDocsError as refusal:
        done = failed(job, *refusal.findings)
    except Exception as fault:  # noqa: BLE001 - a project fails alone, also by our own fault
        if is_debugging():
            traceback.print_exc()
        done = failed(job, error("B006", Location(str(job.content)), fault=_name(fault)))
    return replace(done, seconds=round(time.perf_counter() - start, 3))


def failed(job: Job, *findings: Diagnostic) -> Done:
    return Done(job.number, pack(findings))


def targets(content: Path, output: Path, options: Options) -> tuple[Path, ...]:
    """The documents of a project, with the PDF files where they are wanted."""
    office = [build.target(content, output, format_) for format_ in sorted(options.formats)]
    pdfs = [file.with_suffix(PDF) for file in office] if options.pdf else []
    return (*office, *pdfs)


def _made(job: Job) -> Done:
    if job.program and job.program != fingerprint.of_program():
        raise EsDocsError(error("B009", Location(str(job.content))))
    folder = job.content.parent
    sources = tuple(Path(os.path.relpath(file, folder)) for file in build.sources(job.content))
    names = tuple(source.as_posix() for source in sources)
    digest = fingerprint.of_files(folder, names)
    files = targets(job.content, job.output, job.options)
    # One that died over this project may have written the new documents: they are no old ones.
    is_first = not job.options.fresh or fingerprint.of_documents(files) == job.before
    built = build.build(
        job.content,
        job.output,
        job.options.formats,
        pdf=job.options.pdf,
        fresh=job.options.fresh and is_first,
        changes=job.options.changes,
        ignores_owners=job.options.ignores_owners,
        takes_over=job.takes_over,
    )
    findings = (*built.findings, *chain.from_iterable(one.findings for one in built.renewed))
    asked = (one for renewed in built.renewed for one in renewed.changes if _is_question(one))
    return Done(
        job.number,
        pack(findings),
        is_failed=has_errors(findings),
        slides=built.slides,
        pages=built.pages,
        questions=pack(replace(one.finding, place=one.place) for one in asked),
        sources=names,
        fingerprint=digest,
        documents=fingerprint.of_documents(files),
        is_settled=all(one.place in (None, one.file) for one in built.renewed),
    )


def _is_question(change: Change) -> bool:
    from es_docs.merge.steps import Outcome
    from es_docs.update.changes import DIFFERS

    return change.outcome in (Outcome.CONFLICT, DIFFERS)


def _name(fault: Exception) -> str:
    """„KeyError: 'x', es_docs/compose/figures.py:41”, in one line."""
    ours = Path(__file__).resolve().parents[1]
    frames = [
        frame
        for frame in traceback.extract_tb(fault.__traceback__)
        if ours in Path(frame.filename).parents
    ]
    name = f"{type(fault).__name__}: {fault}".splitlines()[0]
    if len(frames) <= 1:  # our own frame is always there
        return name
    module = Path(frames[-1].filename).relative_to(ours.parent)
    return f"{name}, {module.as_posix()}:{frames[-1].lineno}"
