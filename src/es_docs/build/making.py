"""From a content file to documents in memory: read, composed, laid out and packed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from es_docs import content
from es_docs.diagnostics import Diagnostic, Kind, OutputError, has_errors
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, Environment, find_environment
from es_docs.model import Project
from es_docs.story import Audience, Section, Story

if TYPE_CHECKING:
    from es_docs import update
    from es_docs.layout.measure import Metrics
    from es_docs.ooxml.opened import Package
    from es_docs.visibility.signs import Sign

Findings: TypeAlias = tuple[Diagnostic, ...]
Format: TypeAlias = Literal["pptx", "docx"]
FORMATS: frozenset[Format] = frozenset({"pptx", "docx"})

SUFFIXES: Mapping[Format, str] = {"pptx": "-prezentacja.pptx", "docx": "-sprawozdanie.docx"}
"""A document is called like its content file with one of these behind it."""


def target(path: Path, output: Path, format_: Format) -> Path:
    """Where a document of a content file goes."""
    return output / f"{path.stem}{SUFFIXES[format_]}"


class Told(Struct, frozen=True):
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


class Made(Struct, frozen=True):
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

    def source(self, told: Told, format_: Kind, before: str | None) -> update.Made:
        """What an update starts from."""
        from es_docs import update

        return update.Made(
            told.story,
            format_,
            self.package,
            self.names,
            told.record,
            before,
            self.signs,
            self.reference,
            told.places.at,
        )


def tell(path: Path, report: Path | None = None) -> Told:
    """What there is to tell; with the report that stands there also what changed since it."""
    from es_docs.compose import compose

    loaded = content.load(path)
    project = loaded.sound_project()
    before = record_before(project, path.stem, report) if report else None
    story = compose(
        project,
        loaded.places.at,
        key=path.stem,
        folder=path.parent,
        register=loaded.register,
        news=chapter_of(before, project, loaded.places) if before else None,
    )
    environment = find_environment(path.parent)
    return Told(project, story, loaded.findings, environment, loaded.places, before)


def make(
    told: Told, signs: Sequence[Sign], metrics: Metrics, formats: frozenset[Format]
) -> Mapping[Format, Made]:
    """Raises AssetError, or OutputError when what was made is not sound."""
    made: dict[Format, Made] = {}
    if "pptx" in formats:
        made["pptx"] = _make_deck(told.story, told.environment, signs, metrics)
    if "docx" in formats:
        made["docx"] = _make_report(told.story, told.environment, signs, metrics)
    return made


def signs_of(environment: Environment, project: Project) -> tuple[Sequence[Sign], Findings]:
    """The signs a project must show. Raises AssetError."""
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
) -> Made:
    from es_docs.layout.slides import lay_out
    from es_docs.render.powerpoint import deck_names, make_deck
    from es_docs.theme import read_deck_theme

    reference = environment.read(DECK_REFERENCE)
    theme = read_deck_theme(reference, DECK_REFERENCE)
    deck = lay_out(story, theme, metrics)
    package = _sound_package(make_deck(deck, story, theme, reference, signs), story, "pptx")
    names = deck_names(deck)
    return Made(package, len(deck.slides), deck.findings, names, signs, _fingerprint(reference))


def _make_report(
    story: Story, environment: Environment, signs: Sequence[Sign], metrics: Metrics
) -> Made:
    from es_docs.render.word import make_report, report_names

    reference = environment.read(REPORT_REFERENCE)
    told = story.told_to(Audience.REPORT)
    made = make_report(told, reference, signs, metrics)
    names, digest = report_names(told), _fingerprint(reference)
    return Made(_sound_package(made.parts, story, "docx"), made.pages, (), names, signs, digest)


def _sound_package(parts: Mapping[str, bytes], story: Story, format_: Format) -> Package:
    """Raises OutputError when a part is not sound XML."""
    from es_docs.ooxml.opened import open_parts

    package, faults = open_parts(parts, f"{story.key}{SUFFIXES[format_]}")
    if has_errors(faults):
        raise OutputError(*faults)
    return package


def _fingerprint(reference: bytes) -> str:
    return hashlib.sha256(reference).hexdigest()[:16]


def record_before(project: Project, key: str, report: Path) -> str | None:
    """The version of the content a report was made from, as it is kept; None without one."""
    from es_docs.news import encode
    from es_docs.update.versions import old_record

    return old_record(past_of(project, key, report), encode(project))


def past_of(project: Project, key: str, file: Path) -> update.Past:
    """What a document that stands there was made from; nothing where it cannot be read."""
    from es_docs.update import Past
    from es_docs.update.versions import past_in

    with suppress(OutputError):
        return past_in(project, key, Kind(file.suffix[1:]), file)
    return Past()


def chapter_of(before: str, project: Project, places: content.Places) -> Section | None:
    """The chapter of the report about what changed since the version before."""
    from es_docs.news import changes, changes_section, decode

    old = decode(before)
    return changes_section(changes(old, project), places.at) if old else None
