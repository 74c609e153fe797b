"""A restyled reference report: its styles, its page, its letters, and a trial."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from es_docs.checks.package import check_opened
from es_docs.diagnostics import (
    AssetError,
    Diagnostic,
    Kind,
    Location,
    Severity,
    error,
    has_errors,
    warning,
)
from es_docs.env import Environment
from es_docs.layout.measure import Metrics
from es_docs.markup import Element, parse
from es_docs.ooxml.opened import open_package
from es_docs.outside import Scales
from es_docs.render.word.reference import A, Looks, Reference, W, open_reference
from es_docs.render.word.running import FLAG_HEIGHT
from es_docs.render.word.styles import Emphasis, Style, TableStyle
from es_docs.restyling import Judged
from es_docs.restyling.sample import about_looks, sample_project, sample_signs, sample_story
from es_docs.restyling.trial import read_back
from es_docs.story import Audience
from es_docs.units import Emu
from es_docs.verify import context_of

A4: Final = (Emu.from_mm(210), Emu.from_mm(297))
_EDGE: Final = Emu.from_mm(2)
BODY_PT: Final = 12.0
TABLE_PT: Final = 11.0
NOTE_PT: Final = 10.0
"""The smallest letters of running text, of tables, and of notes and captions (A11Y-051)."""
_TABLE_STYLES: Final = frozenset(
    {Style.TABLE_HEADER, Style.TABLE_HEADER_NUMBER, Style.TABLE_TEXT, Style.TABLE_NUMBER}
)
_NOTE_STYLES: Final = frozenset(
    {
        Style.CAPTION, Style.HEADER, Style.FOOTER, Style.STRIP, Style.NOTE, Style.EFFECT_LABEL,
        Style.SIGNATURE, Style.SIGNATURE_NEXT, Style.GRAPHIC,
    }
)  # fmt: skip
LISTS: Final = (Style.LIST_BULLET, Style.LIST_NUMBER, Style.LIST_OF_ACTION, Style.EFFECT_ITEM)
"""Styles whose marks come from their own numbering."""


def judge_report(data: bytes, file: str, environment: Environment, metrics: Metrics) -> Judged:
    """All that is wrong with a reference report. Raises AssetError for faults elsewhere."""
    try:
        reference = open_reference(data)
    except AssetError as refusal:
        findings = tuple(_in_file(one, file) for one in refusal.findings)
        return Judged(Kind.DOCX, findings)
    package, faults = open_package(data, file)
    if package is None or has_errors(faults):
        return Judged(Kind.DOCX, faults)
    found = [
        *_small_letters(reference, file),
        *_lists_without_marks(reference, file),
        *_unmeasured_faces(data, metrics, file),
        *_other_paper(reference, file),
        *_low_header(reference, file),
    ]
    styles = len(Style) + len(Emphasis) + len(TableStyle)
    if not has_errors(found):  # what is wrong with the package may be a consequence
        found += (one for one in check_opened(package) if one.severity is Severity.ERROR)
    if has_errors(found):
        return Judged(Kind.DOCX, tuple(found), parts=styles)
    trial, pages = _tried(data, file, environment, metrics)
    return Judged(Kind.DOCX, tuple(found), trial, styles, 0, pages)


def _in_file(finding: Diagnostic, file: str) -> Diagnostic:
    return replace(finding, location=Location(file))


def _small_letters(reference: Reference, file: str) -> Iterator[Diagnostic]:
    """T054: a style with smaller letters than its texts may have."""
    for style in Style:
        looks = reference.looks[style]
        least = _least(style)
        if looks.size_pt < least:
            yield warning(
                "T054", Location(file), name=style, size=f"{looks.size_pt:g}", least=f"{least:g}"
            )


def _least(style: Style) -> float:
    if style in _TABLE_STYLES:
        return TABLE_PT
    return NOTE_PT if style in _NOTE_STYLES else BODY_PT


def _lists_without_marks(reference: Reference, file: str) -> Iterator[Diagnostic]:
    """T055: a list style that counts in no list, so its items would be bare paragraphs."""
    for style in LISTS:
        looks: Looks = reference.looks[style]
        if not looks.list_id:
            yield error("T055", Location(file), name=style)


def _unmeasured_faces(data: bytes, metrics: Metrics, file: str) -> Iterator[Diagnostic]:
    """T056: faces of theme and styles whose widths are not known."""
    faces = {face for face in _faces(data) if face and not metrics.known(face)}
    for face in sorted(faces):
        yield warning("T056", Location(file), family=face)


def _faces(data: bytes) -> Iterator[str]:
    with Scales().open(data) as package:
        styles = parse(package.read("word/styles.xml"))
        themes = [name for name in package.namelist() if name.startswith("word/theme/theme")]
        roots = [parse(package.read(name)) for name in themes]
    wanted = {str(name).casefold() for kind in (Style, Emphasis) for name in kind}
    for style in styles.iterfind(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val", "").casefold() in wanted:
            yield from _named_faces(style)
    for default in styles.iterfind(f"{W}docDefaults"):
        yield from _named_faces(default)
    for root in roots:
        for font in ("majorFont", "minorFont"):
            latin = root.find(f".//{A}{font}/{A}latin")
            if latin is not None:
                yield latin.get("typeface", "")


def _named_faces(holder: Element) -> Iterator[str]:
    """Faces by name; one taken from the theme is told with the theme (§17.3.2.26)."""
    for fonts in holder.iter(f"{W}rFonts"):
        if fonts.get(f"{W}asciiTheme") is None:
            yield fonts.get(f"{W}ascii", "")


def _other_paper(reference: Reference, file: str) -> Iterator[Diagnostic]:
    """T057: another paper than A4 upright."""
    page = reference.page
    sides = (page.width, page.height)
    if any(abs(side - wanted) > _EDGE for side, wanted in zip(sides, A4, strict=True)):
        width, height = (f"{side.mm / 10:.1f}".replace(".", ",") for side in sides)
        yield warning("T057", Location(file), width=width, height=height)


def _low_header(reference: Reference, file: str) -> Iterator[Diagnostic]:
    """T058: so little room above the text that the sign strip pushes it down."""
    page = reference.page
    room = Emu(page.top - page.header)
    if room < FLAG_HEIGHT:
        yield warning(
            "T058",
            Location(file),
            room=f"{room.mm:.0f}",
            least=f"{FLAG_HEIGHT.mm:.1f}".replace(".", ","),
        )


def _tried(
    data: bytes, file: str, environment: Environment, metrics: Metrics
) -> tuple[tuple[Diagnostic, ...], int]:
    """What the sample report shows, and its number of pages as far as it can be told."""
    from es_docs.render.word import estimate_pages, render_report

    project = sample_project()
    signs = sample_signs(project, environment)
    story = sample_story(project, environment)
    told = story.told_to(Audience.REPORT)
    try:
        made = render_report(told, data, signs, metrics)
    except AssetError as refusal:
        return refusal.findings, 0
    found = read_back(made, file, story, context_of(project, story, environment, metrics))
    return tuple(about_looks(found)), estimate_pages(told, data, metrics)
