"""Drawing documents: what LibreOffice shows of them, and our own drawings where it cannot.

A slide is drawn again when one of its parts changed, a few at a time and the first changed first;
a report, whose pages depend on each other, as a whole. LibreOffice exports in a thread while pages
are drawn in the one that asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.office import WarmOffice
from es_docs.preview.decks import only, slides_of
from es_docs.preview.differences import about_fonts
from es_docs.preview.pictures import PAGE_WIDTH, SLIDE_WIDTH, Picture, draw_pages, fonts_in
from es_docs.preview.scene import DeckView, Documents, ReportView, Scene, digest
from es_docs.regex import regex

if TYPE_CHECKING:
    from es_docs.build import Drawn
    from es_docs.messages import Lang
    from es_docs.reading.model import Deck, Report

_FIRST_BATCH: Final = 3
_BATCH: Final = 8
"""Slides that LibreOffice gets at once: few at first, so that something is seen soon."""
_SIZE: Final = regex(r'viewBox="0 0 (\d+)[\d.]* (\d+)')


class Studio:
    """A LibreOffice that is kept warm, and the pictures it has drawn so far."""

    def __init__(self, office: Path, first: Mapping[str, bytes], lang: Lang) -> None:
        """`first` are documents that make it load its filters at once."""
        self._path = office
        self._first = first
        self._lang: Lang = lang
        self._office: WarmOffice | None = None
        self._exporting = ThreadPoolExecutor(max_workers=1, thread_name_prefix="office")
        self._slides: dict[str, Picture] = {}
        self._report = ""

    def begin(self) -> None:
        """Start LibreOffice if it does not run. Raises OutputError O004."""
        if self._office is None:
            self._office = WarmOffice(self._path, self._first)

    def close(self) -> None:
        if self._office is not None:
            self._office.close()
        self._exporting.shutdown(cancel_futures=True)

    def sketch(self, documents: Documents, old: Scene | None) -> Scene:
        """What can be shown at once: pictures that still hold, and old ones in place of others."""
        deck = self._sketch_of_deck(documents.deck, old and old.deck) if documents.deck else None
        report = None
        if documents.report:
            before = (old and old.report) or ReportView((), is_drawn=False)
            report = replace(before, is_drawn=documents.report_digest == self._report, frame=None)
        return Scene(deck, report)

    def draw(self, documents: Documents, scene: Scene) -> Iterator[Scene]:
        """The scene again and again, each time with more of it drawn.

        Raises OutputError O002 to O004, or ValueError when a page cannot be drawn.
        """
        self.begin()
        exports = self._exports_of(documents.deck, scene.deck)
        report = None
        if documents.report and scene.report and not scene.report.is_drawn:
            report = self._export("report.docx", documents.report_data, ())
        for export in exports:
            for deck in self._with_slides(scene.deck, export):
                scene = replace(scene, deck=deck)
                yield scene
        if report and documents.report:
            scene = self._with_report(scene, documents.report, report.pdf.result())
            self._report = documents.report_digest
            yield scene

    def _exports_of(self, deck: Deck | None, view: DeckView | None) -> list[_Export]:
        """PDFs of the slides that are to be drawn, all asked for at once."""
        exports: list[_Export] = []
        asked: set[int] = set()
        if deck is None or view is None:
            return exports
        for batch in _batches(view):
            if not asked.issuperset(batch):  # one deck may hold more than it was made for
                exports.append(self._export("deck.pptx", *only(deck, batch)))
                asked.update(exports[-1].numbers)
        return exports

    def _export(self, name: str, data: bytes, numbers: tuple[int, ...]) -> _Export:
        if self._office is None:
            raise RuntimeError("the office was not opened")
        return _Export(self._exporting.submit(self._office.to_pdf, name, data), numbers)

    def _sketch_of_deck(self, deck: Deck, old: DeckView | None) -> DeckView:
        slides = slides_of(deck)
        stale: Mapping[str, Picture] = old.pictures if old and not old.is_own else {}
        known = {
            slide.identity: picture
            for slide in slides
            if (picture := self._slides.get(slide.picture_key))
        }
        self._slides = {s.picture_key: known[s.identity] for s in slides if s.identity in known}
        pictures = {
            slide.identity: picture
            for slide in slides
            if (picture := known.get(slide.identity) or stale.get(slide.identity))
        }
        return DeckView(deck, slides, pictures, frozenset(known), old.fonts if old else ())

    def _with_slides(self, view: DeckView | None, export: _Export) -> Iterator[DeckView]:
        """The view with one slide of the export after the other."""
        if view is None:
            return
        pdf = export.pdf.result()
        slides = {slide.number: slide for slide in view.slides}
        for number, page in zip(export.numbers, draw_pages(pdf, SLIDE_WIDTH), strict=True):
            slide = slides[number]
            self._slides[slide.picture_key] = page.picture
            pictures = {**view.pictures, slide.identity: page.picture}
            view = replace(view, pictures=pictures, drawn=view.drawn | {slide.identity})
            if view.is_drawn:
                view = replace(view, fonts=about_fonts(view.deck, fonts_in(pdf), self._lang))
            yield view

    def _with_report(self, scene: Scene, report: Report, pdf: bytes) -> Scene:
        pages = tuple(draw_pages(pdf, PAGE_WIDTH))
        fonts = about_fonts(report, fonts_in(pdf), self._lang)
        return replace(scene, report=ReportView(pages, is_drawn=True, fonts=fonts))


class _Export(Struct, frozen=True):
    """A PDF that is being made; `numbers` are the slides its pages show."""

    pdf: Future[bytes]
    numbers: tuple[int, ...]


def _batches(deck: DeckView) -> Iterator[Sequence[int]]:
    """The numbers of the slides that are to be drawn."""
    wanted = [slide.number for slide in deck.slides if slide.identity not in deck.drawn]
    yield from filter(None, (wanted[:_FIRST_BATCH],))
    for start in range(_FIRST_BATCH, len(wanted), _BATCH):
        yield wanted[start : start + _BATCH]


def own_drawings(drawn: Drawn, documents: Documents) -> Scene:
    """Our own drawings in the place of pictures, slide by slide as far as both have them."""
    deck = None
    if documents.deck:
        slides = slides_of(documents.deck)
        pairs = zip(slides, drawn.slides, strict=False)
        pictures = {slide.identity: _picture_of(text) for slide, text in pairs}
        everything = frozenset(slide.identity for slide in slides)
        deck = DeckView(documents.deck, slides, pictures, everything, is_own=True)
    data = drawn.report.encode()
    frame = Picture(f"{digest(data)}.html", "text/html; charset=utf-8", data, 0, 0)
    return Scene(deck, ReportView((), is_drawn=True, frame=frame))


def _picture_of(drawing: str) -> Picture:
    data = drawing.encode()
    size = _SIZE.search(drawing)
    width, height = (int(size[1]), int(size[2])) if size else (0, 0)
    return Picture(f"{digest(data)}.svg", "image/svg+xml", data, width, height)
