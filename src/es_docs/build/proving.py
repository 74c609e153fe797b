"""What is about to be written is read back first, and held against the content and the rules."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from es_docs.build.making import Findings
from es_docs.diagnostics import Diagnostic, OutputError, Severity, error, has_errors
from es_docs.story import Story

if TYPE_CHECKING:
    from es_docs.build.standing import Renewal
    from es_docs.checks.rule import Context
    from es_docs.ooxml.opened import Package
    from es_docs.reading.model import Deck, Report

Document: TypeAlias = "Deck | Report"


def prove(renewal: Renewal, story: Story, file: Path, context: Context) -> Findings:
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
    ours = agreeing(package if renewal.is_new else made, story, file)
    document = ours if renewal.is_new else _read_back(package)
    return _worth_telling(judge_quickly(document, context))


def agreeing(package: Package, story: Story, file: Path) -> Document:
    """What the program itself made, if it is sound and says what the content says."""
    from es_docs.checks.agreement.comparison import compare
    from es_docs.checks.package import check_opened

    document = _read_back(package)
    findings = check_opened(package)
    if has_errors(findings):
        raise OutputError(*findings)
    if deviations := compare(document, story)[1]:
        raise OutputError(error("A009", file=file.name), *deviations)
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


def export(
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
