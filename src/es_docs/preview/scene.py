"""Both documents as far as they are drawn: what the studio makes and the page is composed from."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from msgspec import Struct

from es_docs.preview.decks import SlideSource
from es_docs.preview.pictures import Page, Picture
from es_docs.reading.model import Deck, Report


class Documents(Struct, frozen=True):
    """The two documents as they stand after a build, as far as they could be read."""

    deck: Deck | None
    report: Report | None
    report_data: bytes

    @property
    def both(self) -> tuple[Deck | Report, ...]:
        return tuple(one for one in (self.deck, self.report) if one is not None)

    @property
    def report_digest(self) -> str:
        return digest(self.report_data)


class DeckView(Struct, frozen=True):
    """The presentation as far as it is drawn: `pictures` by the identity of their slides.

    `drawn` are the slides whose picture is that of now; `fonts` the remarks about faces;
    `is_own` when the pictures are our own drawings.
    """

    deck: Deck
    slides: tuple[SlideSource, ...]
    pictures: Mapping[str, Picture]
    drawn: frozenset[str]
    fonts: tuple[str, ...] = ()
    is_own: bool = False

    @property
    def is_drawn(self) -> bool:
        return len(self.drawn) == len(self.slides)


class ReportView(Struct, frozen=True):
    """The report as far as it is drawn; `frame` is its text where it is shown as such."""

    pages: tuple[Page, ...]
    is_drawn: bool
    fonts: tuple[str, ...] = ()
    frame: Picture | None = None


class Scene(Struct, frozen=True):
    """None stands for a document that is not there or could not be read."""

    deck: DeckView | None = None
    report: ReportView | None = None

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """Every picture that is shown, by its name."""
        found: list[Picture] = list(self.deck.pictures.values()) if self.deck else []
        if self.report:
            found += [page.picture for page in self.report.pages]
            found += [self.report.frame] if self.report.frame else []
        return {picture.name: picture for picture in found}

    @property
    def missing(self) -> int:
        """How many pictures are still those of the build before; a report counts as one."""
        slides = len(self.deck.slides) - len(self.deck.drawn) if self.deck else 0
        return slides + (1 if self.report and not self.report.is_drawn else 0)


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=9).hexdigest()
