"""From what is known of the documents to what the page shows, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic
from es_docs.language import counted
from es_docs.messages import Lang, explain
from es_docs.messages import cli as cli_words
from es_docs.messages import preview as words
from es_docs.preview.board import Card, Noted, Shelf, Shown, State
from es_docs.preview.decks import SlideSource
from es_docs.preview.differences import about_deck, about_page, about_report, about_slide
from es_docs.preview.pictures import Picture
from es_docs.preview.scene import DeckView, ReportView, Scene
from es_docs.preview.telling import Headings, Spots, status_counts, tell, tell_change

if TYPE_CHECKING:
    from es_docs.build import Built
    from es_docs.checks.agreement.trace import Trace
    from es_docs.update import Change

PICTURES: Final = "pictures/"
"""Where pictures stand behind the token."""


class View(Struct, frozen=True):
    """All that is known at one moment.

    `fresh` are the keys of the cards that this build changed, `marked` those that are marked: the
    same, or those of the last build that changed any. `told` are findings of our own, `traces`
    facts of the content with their places in the documents.
    """

    built: Built
    scene: Scene
    fresh: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()
    told: tuple[Diagnostic, ...] = ()
    traces: Sequence[Trace] = ()

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        of_documents = chain.from_iterable(one.findings for one in self.built.renewed)
        return (*self.told, *self.built.findings, *of_documents)

    @property
    def has_strays(self) -> bool:
        """Whether a finding speaks of the content alone: traces may show where it is seen."""
        return any(one.location and one.place is None for one in self.findings)


def slide_key(slide: SlideSource) -> str:
    return f"slide-{slide.identity}"


def page_key(number: int) -> str:
    return f"page-{number}"


def seen(built: Built, scene: Scene, old: View | None, told: tuple[Diagnostic, ...] = ()) -> View:
    """What there is to see of a build, with what it changed against the one before.

    Where there was none, the updated documents themselves say what changed.
    """
    view = View(built, scene, told=told)
    fresh = _changed_slides(old.scene, scene) | _changed_pages(old.scene, scene) if old else None
    if fresh is None:
        spots = spots_of(view)
        fresh = frozenset(filter(None, (spots.of_place(one.place) for one in _changes(built))))
    return replace(view, fresh=fresh, marked=fresh or (old.marked if old else fresh))


def _changed_slides(old: Scene, new: Scene) -> frozenset[str]:
    """By what they are made of, whatever their number."""
    if old.deck is None or new.deck is None:
        return frozenset()
    before = {slide.identity: slide.content for slide in old.deck.slides}
    return frozenset(
        slide_key(slide) for slide in new.deck.slides if before.get(slide.identity) != slide.content
    )


def _changed_pages(old: Scene, new: Scene) -> frozenset[str]:
    """By how they look: pages have no identity of their own."""
    if old.report is None or new.report is None or not old.report.pages:
        return frozenset()
    before = [page.picture.name for page in old.report.pages]
    now = [page.picture.name for page in new.report.pages]
    is_known = dict(enumerate(before, start=1))
    return frozenset(
        page_key(number) for number, name in enumerate(now, start=1) if is_known.get(number) != name
    )


def spots_of(view: View) -> Spots:
    deck, report = view.scene.deck, view.scene.report
    pages = report.pages if report else ()
    return Spots(
        {slide.number: slide_key(slide) for slide in (deck.slides if deck else ())},
        [Headings(page_key(n), page.headings) for n, page in enumerate(pages, start=1)],
        view.traces,
    )


def compose(view: View, before: State, lang: Lang, time: str) -> State:
    """The page for this moment; `before` is what it shows now, `time` when it was saved."""
    spots = spots_of(view)
    of_card: dict[str, list[Diagnostic]] = {}
    for finding in dict.fromkeys(view.findings):
        of_card.setdefault(spots.of(finding), []).append(finding)
    changes: dict[str, list[Noted]] = {}
    for change in _changes(view.built):
        changes.setdefault(spots.of_place(change.place), []).append(
            tell_change(change, before.content, lang)
        )
    marks = _Marks(view.marked, of_card, changes, lang)
    shelves = tuple(marks.on_shelf(shelf) for shelf in _shelves(view, lang))
    keys = [card.key for shelf in shelves for card in shelf.cards]
    strays = [one for key, found in of_card.items() if key not in keys for one in found]
    return replace(
        before,
        phase="drawing" if view.scene.missing else "ready",
        status=_status(view, lang, time),
        jump=next((key for key in keys if key in view.fresh), ""),
        shelves=shelves,
        findings=tell(strays, lang),
        news=tuple(explain(one.finding, lang).what for one in view.built.news),
        differences=_differences(view, lang),
    )


def _changes(built: Built) -> Iterator[Change]:
    return chain.from_iterable(one.changes for one in built.renewed)


class _Marks(Struct, frozen=True):
    """What is put on the cards, by their keys."""

    changed: frozenset[str]
    findings: Mapping[str, Sequence[Diagnostic]]
    changes: Mapping[str, Sequence[Noted]]
    lang: Lang

    def on_shelf(self, shelf: Shelf) -> Shelf:
        return replace(shelf, cards=tuple(map(self._on_card, shelf.cards)))

    def _on_card(self, card: Card) -> Card:
        return replace(
            card,
            is_changed=card.key in self.changed,
            findings=tell(self.findings.get(card.key, ()), self.lang),
            changes=tuple(dict.fromkeys(self.changes.get(card.key, ()))),
        )


def _status(view: View, lang: Lang, time: str) -> str:
    """„Zapisano o 12:03:10 · 13 slajdów · 7 stron · 1 ostrzeżenie”."""
    if view.scene.missing:
        count = counted(view.scene.missing, words.CARDS, lang)
        return words.DRAWING.fill(lang, {"time": time, "count": count})
    is_written = any(one.place is not None for one in view.built.renewed)
    saved = (words.READY if is_written else words.UNCHANGED).fill(lang, {"time": time})
    deck, report = view.scene.deck, view.scene.report
    slides, pages = deck.slides if deck else (), report.pages if report else ()
    sizes = [
        counted(len(things), noun, lang)
        for things, noun in ((slides, cli_words.SLIDES), (pages, cli_words.PDF_PAGES))
        if things
    ]
    return " · ".join((saved, *sizes, *status_counts(view.findings, lang)))


def _differences(view: View, lang: Lang) -> tuple[str, ...]:
    """What holds of all pictures, where LibreOffice drew them."""
    deck, report = view.scene.deck, view.scene.report
    said: list[str] = []
    if deck and not deck.is_own:
        said += (*about_deck(lang), *deck.fonts)
    if report and report.pages:
        said += (*about_report(lang), *report.fonts)
    return tuple(dict.fromkeys(said))


# --- the documents


def _shelves(view: View, lang: Lang) -> Iterator[Shelf]:
    for one in view.built.renewed:
        file = str(one.place or one.file)
        if view.scene.deck and one.file.suffix == ".pptx":
            yield _deck_shelf(view.scene.deck, file, lang)
        if view.scene.report and one.file.suffix == ".docx":
            yield _report_shelf(view.scene.report, file, lang)


def _deck_shelf(view: DeckView, file: str, lang: Lang) -> Shelf:
    count = counted(len(view.slides), cli_words.SLIDES, lang)
    return Shelf(
        "deck",
        words.DECK.fill(lang, {}),
        file,
        count,
        tuple(_slide_cards(view, lang)),
        drawn_by=(words.OWN_DRAWING if view.is_own else words.OFFICE_DRAWING).fill(lang, {}),
        is_own=view.is_own,
    )


def _report_shelf(view: ReportView, file: str, lang: Lang) -> Shelf:
    return Shelf(
        "report",
        words.REPORT.fill(lang, {}),
        file,
        counted(len(view.pages), cli_words.PDF_PAGES, lang) if view.pages else "",
        tuple(_page_cards(view, lang)),
        f"{PICTURES}{view.frame.name}" if view.frame else "",
        (words.OWN_TEXT if view.frame else words.OFFICE_DRAWING).fill(lang, {}),
        is_own=view.frame is not None,
    )


def _slide_cards(view: DeckView, lang: Lang) -> Iterator[Card]:
    for slide, read in zip(view.slides, view.deck.slides, strict=True):
        number = {"number": str(slide.number)}
        title = slide.title or words.UNTITLED.fill(lang, {})
        label = words.HIDDEN_SLIDE if slide.is_hidden else words.SLIDE
        yield Card(
            slide_key(slide),
            label.fill(lang, number),
            title,
            words.SLIDE_ALT.fill(lang, {**number, "title": title}),
            _shown(view.pictures.get(slide.identity)),
            is_pending=slide.identity not in view.drawn,
            notes=() if view.is_own else about_slide(read, lang),
        )


def _page_cards(view: ReportView, lang: Lang) -> Iterator[Card]:
    title = ""
    for number, page in enumerate(view.pages, start=1):
        goes_on = words.GOES_ON.fill(lang, {"title": title}) if title else ""
        here = page.headings[0] if page.headings else goes_on or words.REPORT.fill(lang, {})
        title = page.headings[-1] if page.headings else title
        values = {"number": str(number), "title": here}
        yield Card(
            page_key(number),
            words.PAGE_NUMBER.fill(lang, values),
            here,
            words.PAGE_ALT.fill(lang, values),
            _shown(page.picture),
            is_pending=not view.is_drawn,
            notes=about_page(page.text, lang),
        )


def _shown(picture: Picture | None) -> Shown | None:
    if picture is None:
        return None
    return Shown(f"{PICTURES}{picture.name}", picture.width, picture.height)
