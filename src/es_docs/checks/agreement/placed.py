"""Texts that the content has, in the place of others: „Działanie 2 z 6” on the slide of action 3.

A text is held against its slide or chapter only where it is certain which section that is, and
only where the section's own text, the same but for its numbers, is not there either. So what a
person moved, merged or added is no deviation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from es_docs.checks.agreement.said import Document, Said, SaidText, plain
from es_docs.checks.agreement.told import Told, ToldSection, ToldText, masked
from es_docs.diagnostics import Area, Place
from es_docs.reading.model import Deck, Slide
from es_docs.reading.pdf.model import Pdf

_SLIDE_MARK: Final = "es:slide:"


def displaced(document: Document, said: Said, told: Told) -> Mapping[SaidText, ToldText]:
    """The texts that stand in the place of another, each with the one that belongs there."""
    if isinstance(document, Pdf):
        return {}
    sections = sections_of(document, told)
    spoken: defaultdict[Hashable, list[SaidText]] = defaultdict(list)
    for one in said.texts:
        spoken[_unit(one.place)].append(one)
    everywhere = {one.text for section in told.sections for one in section.texts}
    return {
        one: meant
        for unit, texts in spoken.items()
        if unit in sections
        for one, meant in _displaced_in(sections[unit], texts, everywhere)
    }


def _displaced_in(
    section: ToldSection, texts: Sequence[SaidText], everywhere: set[str]
) -> Iterator[tuple[SaidText, ToldText]]:
    here = {one.text for one in texts}
    own = {one.text: one for one in section.texts}
    by_mask: defaultdict[str, list[ToldText]] = defaultdict(list)
    for one in own.values():
        by_mask[masked(one.text)].append(one)
    for one in texts:
        alike = by_mask.get(masked(one.text), [])
        is_elsewhere = one.text in everywhere and one.text not in own
        is_number = one.text.isdecimal()  # of an item: see `numbered`
        if is_elsewhere and not is_number and len(alike) == 1 and alike[0].text not in here:
            yield one, alike[0]


# --- which section a slide or chapter is


def _unit(place: Place) -> Hashable:
    """What is read together: a slide with its notes, a chapter."""
    return place.name if place.area is Area.BODY else place.number


def sections_of(document: Document, told: Told) -> Mapping[Hashable, ToldSection]:
    """The sections by the numbers of their slides, or the headings of their chapters.

    A slide is that of a section when its title says so and its mark does not say otherwise, or,
    under another title, when its mark and a table, chart or picture on it are of that section.
    """
    named = dict(_unambiguous(told.sections))
    if not isinstance(document, Deck):
        return {**named}
    by_key = {one.key: one for one in told.sections}
    found = ((slide.number, _section_of(slide, named, by_key)) for slide in document.slides)
    return {number: section for number, section in found if section}


def _unambiguous(sections: Iterable[ToldSection]) -> Iterator[tuple[str, ToldSection]]:
    holders: defaultdict[str, list[ToldSection]] = defaultdict(list)
    for section in sections:
        for name in section.names:
            holders[name].append(section)
    return ((name, held[0]) for name, held in holders.items() if len(held) == 1)


def _section_of(
    slide: Slide, named: Mapping[str, ToldSection], by_key: Mapping[str, ToldSection]
) -> ToldSection | None:
    titled = named.get(plain(slide.title))
    marks = [one.name for one in slide.walk() if one.name.startswith("es:")]
    keys = [mark.removeprefix(_SLIDE_MARK) for mark in marks if mark.startswith(_SLIDE_MARK)]
    marked = by_key.get(_section_key(keys[0])) if len(keys) == 1 else None
    if titled is None:
        is_kept = marked is not None and any(mark.startswith(f"es:{keys[0]}/") for mark in marks)
        return marked if is_kept else None
    return titled if marked in (None, titled) else None


def _section_key(slide: str) -> str:
    """Without the number of a slide that continues a section („summary#2”)."""
    return slide.partition("#")[0]
