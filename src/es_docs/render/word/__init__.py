"""From the story to the Word report: the reference document filled, chapter by chapter.

Nothing is decided here about what is said; looks come from the styles of the reference document
(`styles` names them, `docs/report.md` explains them). Same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from es_docs.layout.measure import Metrics
from es_docs.ooxml.package import (
    AppProperties,
    app_properties_xml,
    canonical_parts,
    core_properties_xml,
)
from es_docs.render.saving import Part, Relationships, saved_parts
from es_docs.render.word.body import write_chapter
from es_docs.render.word.contents import write_contents
from es_docs.render.word.cover import write_cover
from es_docs.render.word.manuscript import Manuscript, elements
from es_docs.render.word.marks import report_names
from es_docs.render.word.outline import chapters
from es_docs.render.word.pages import count_pages
from es_docs.render.word.reference import open_reference
from es_docs.render.word.running import section, write_footer, write_header
from es_docs.story import Section, SectionKind, Story
from es_docs.visibility.signs import Sign

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage

__all__ = ["estimate_pages", "make_report", "render_report", "report_names"]

LANG: Final = "pl-PL"


class Rendered(NamedTuple):
    """The members of a report's package, and about how many pages it has; Word knows better."""

    parts: dict[str, bytes]
    pages: int


def render_report(story: Story, reference: bytes, signs: Sequence[Sign], metrics: Metrics) -> bytes:
    """The report as a canonical .docx package, as `make_report`."""
    return canonical_parts(make_report(story, reference, signs, metrics).parts)


def make_report(
    story: Story, reference: bytes, signs: Sequence[Sign], metrics: Metrics
) -> Rendered:
    """The members of the report's package, and the pages it has in all likelihood.

    `story` is what the report tells (`Story.told_to(Audience.REPORT)`), `reference` the document
    whose styles and page it takes. Raises AssetError when the reference document lacks something
    or the signs do not fit between its margins, ContentError when a picture cannot be read.
    """
    manuscript = Manuscript(open_reference(reference), metrics)
    cover, told = _cover(story), chapters(story)
    pages = count_pages(manuscript, told, has_cover=cover is not None)
    written: list[str] = []
    if cover is not None:
        written.append(write_cover(manuscript, cover, signs))
    header = write_header(manuscript, signs)
    footer = write_footer(manuscript, story, pages)
    headings = [heading for chapter in told for heading in chapter.headings]
    if headings:
        written.append(write_contents(manuscript, headings))
    written += (
        write_chapter(manuscript, chapter, following)
        for chapter, following in zip(told, [*told[1:], None], strict=False)
    )
    written.append(section(manuscript.page, header=header, footer=footer))
    manuscript.reference.body.extend(elements("".join(written)))
    return Rendered(_package(manuscript, story, pages), pages)


def estimate_pages(story: Story, reference: bytes, metrics: Metrics) -> int:
    """About how many pages the report of this story has; Word has the last word."""
    manuscript = Manuscript(open_reference(reference), metrics)
    return count_pages(manuscript, chapters(story), has_cover=_cover(story) is not None)


def _cover(story: Story) -> Section | None:
    return next((part for part in story if part.kind is SectionKind.COVER), None)


def _package(manuscript: Manuscript, story: Story, pages: int) -> dict[str, bytes]:
    """The document with truthful properties and without a time in it."""
    properties = {
        "docProps/core.xml": core_properties_xml(
            title=story.title, author=story.author, language=LANG, subject=story.report_title
        ),
        "docProps/app.xml": app_properties_xml(
            AppProperties("es_docs", company=story.author, pages=pages)
        ),
    }
    package = cast("OpcPackage", manuscript.document.part.package)
    # python-docx says of the XML of relationships that it is text
    relationships = cast("Relationships", package.rels)
    return saved_parts(cast("Iterable[Part]", package.parts), relationships, properties)
