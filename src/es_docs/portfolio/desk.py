"""The desk where projects are handed out and what came of them is entered.

What decides the documents of a project: its content with all the files it names, the assets, the
program and the options. While these and the documents themselves are as they were when they were
last built, there is nothing to do: the files are not even opened for writing.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from es_docs.diagnostics import AssetError, Diagnostic, Location, OutputError, error, warning
from es_docs.env import find_environment
from es_docs.portfolio import fingerprint
from es_docs.portfolio.listing import Listed
from es_docs.portfolio.outcome import Outcome, State
from es_docs.portfolio.packing import unpack
from es_docs.portfolio.record import RECORD, Entry, Record
from es_docs.portfolio.work import PDF, Done, Job, Options, targets

_SAVED_EVERY: Final = 15
"""Seconds between two savings of the record: what is looked at again after a power cut."""


class Desk:
    def __init__(self, output: Path, options: Options) -> None:
        self._output = output
        self._options = options
        self._record = Record(output)
        self._next_save = time.monotonic() + _SAVED_EVERY
        self._assets: dict[Path, str] = {}
        self._refused: tuple[Diagnostic, ...] = ()

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """B005 when the record could not be saved the last time that was tried."""
        if not self._refused:
            return ()
        codes = ", ".join(finding.code for finding in self._refused)
        return (warning("B005", file=self._output / RECORD, codes=codes),)

    def known(self, project: Listed) -> Outcome | None:
        """What is to be told of a project without building it; None when it has to be built."""
        if project.twin is not None:
            finding = error("B002", Location(str(project.content)), twin=project.twin)
            return Outcome(project, State.FAILED, findings=(finding,))
        entry = None if self._options.fresh else self._record.get(project.key)
        if entry is None or not self._is_as_it_was(project, entry):
            return None
        return Outcome(
            project,
            State.UNCHANGED,
            entry.slides,
            entry.pages,
            unpack(entry.findings),
            unpack(entry.questions),
        )

    def job(self, number: int, project: Listed) -> Job:
        self._inputs(project, "")  # assets and program as they are before anything is made
        folder = self._output / project.folder
        standing = fingerprint.of_documents(targets(project.content, folder, self._options))
        return Job(number, project.content, folder, self._options, standing)

    def enter(self, project: Listed, job: Job, done: Done) -> Outcome:
        """Note what came of a job, now and then also on the disk."""
        is_lasting = done.is_settled and not done.is_failed
        self._record.keep(project.key, self._entry(project, done) if is_lasting else None)
        if time.monotonic() > self._next_save:
            self.save()
        return Outcome(
            project,
            State.FAILED if done.is_failed else _state(job, done),
            done.slides,
            done.pages,
            unpack(done.findings),
            unpack(done.questions),
            done.seconds,
        )

    def save(self) -> None:
        try:
            self._record.save()
            self._refused = ()
        except OutputError as refusal:
            self._refused = refusal.findings
        self._next_save = time.monotonic() + _SAVED_EVERY

    def _is_as_it_was(self, project: Listed, entry: Entry) -> bool:
        if entry.content != str(project.content):
            return False
        sources = fingerprint.of_files(project.content.parent, entry.sources)
        if self._inputs(project, sources) != entry.inputs:
            return False
        files = targets(project.content, self._output / project.folder, self._options)
        return fingerprint.of_documents(files) == entry.documents

    def _entry(self, project: Listed, done: Done) -> Entry:
        return Entry(
            str(project.content),
            done.sources,
            self._inputs(project, done.fingerprint),
            done.documents,
            done.slides,
            done.pages,
            done.findings,
            done.questions,
        )

    def _inputs(self, project: Listed, sources: str) -> str:
        assets = self._assets_of(project)
        program = fingerprint.of_program()
        return fingerprint.of_texts((sources, assets, program, self._options.decisive))

    def _assets_of(self, project: Listed) -> str:
        """As they were when they were first asked for; a change meanwhile is seen the next time."""
        try:
            folder = find_environment(project.content.parent).assets
        except AssetError:
            return ""
        if folder not in self._assets:
            self._assets[folder] = fingerprint.of_folder(folder)
        return self._assets[folder]


def _state(job: Job, done: Done) -> State:
    """By the documents as they stood before the job and as they stand now.

    A worker that dies may have written them before the one that tells of it began.
    """

    def without_pdfs(digests: dict[str, str]) -> dict[str, str]:
        return {name: digest for name, digest in digests.items() if not name.endswith(PDF)}

    before, after = without_pdfs(dict(job.before)), without_pdfs(dict(done.documents))
    if job.options.fresh or after.keys() - before.keys():
        return State.BUILT
    return State.UNCHANGED if before == after else State.UPDATED
