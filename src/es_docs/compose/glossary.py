"""Abbreviations: known, listed, and explained where a document first uses them (A11Y-056)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from es_docs import language
from es_docs.compose.material import (
    Material,
    paragraph,
    slug,
)
from es_docs.language import typeset
from es_docs.messages import document as words
from es_docs.model import Project
from es_docs.regex import regex
from es_docs.story import (
    Abbreviation,
    Audience,
    Block,
    Chart,
    Effects,
    FactList,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Role,
    Section,
    SectionKind,
    Signatures,
    Table,
    Timeline,
    UnitTotals,
)


def known_abbreviations(project: Project) -> tuple[Abbreviation, ...]:
    """The content's own list and the programme's short name, sorted as in a Polish index."""
    known = dict(project.abbreviations)
    programme = project.funding.programme
    if programme.short_name:
        without_years = regex(r"\s*\d{4}\s*[-–]\s*\d{4}$")
        known.setdefault(
            without_years.sub("", programme.short_name), without_years.sub("", programme.name)
        )
    return tuple(
        Abbreviation(typeset(short), typeset(full))
        for short, full in sorted(known.items(), key=lambda pair: language.sort_key(pair[0]))
    )


def abbreviations_section(material: Material) -> Iterator[Section]:
    known = known_abbreviations(material.project)
    if known:
        yield Section(
            key="abbreviations",
            kind=SectionKind.ABBREVIATIONS,
            title=words.ABBREVIATIONS_TITLE,
            blocks=(
                ItemList(
                    "abbreviations",
                    tuple(
                        ListItem(f"abbreviation:{slug(entry.short)}", _glossary_entry(entry))
                        for entry in known
                    ),
                ),
            ),
            audience=Audience.REPORT,
        )


def _glossary_entry(entry: Abbreviation) -> str:
    return words.GLOSSARY_ENTRY.format(short=entry.short, full=entry.full)


def with_glossaries(
    sections: Sequence[Section], known: Sequence[Abbreviation]
) -> tuple[Section, ...]:
    """Explain each abbreviation in the section where a document first uses it (A11Y-056)."""
    explained: dict[Audience, set[str]] = {Audience.DECK: set(), Audience.REPORT: set()}
    told: list[Section] = []
    for section in sections:
        additions = [
            paragraph(
                f"glossary:{audience}",
                Role.GLOSSARY,
                words.GLOSSARY.format(entries="; ".join(_glossary_entry(a) for a in fresh)),
                audience=audience,
            )
            for audience, seen in explained.items()
            if (fresh := _first_used(section, audience, known, seen))
        ]
        told.append(replace(section, blocks=(*section.blocks, *additions)))
    return tuple(told)


def _first_used(
    section: Section, audience: Audience, known: Sequence[Abbreviation], seen: set[str]
) -> list[Abbreviation]:
    """The abbreviations to explain here; `seen` learns all that the section uses."""
    if section.audience not in (Audience.BOTH, audience):
        return []
    if section.kind in (SectionKind.COVER, SectionKind.ABBREVIATIONS, SectionKind.CLOSING):
        return []
    text = "\n".join(_texts(section, audience))
    fresh: list[Abbreviation] = []
    for entry in known:
        pattern = rf"(?<!\w){re.escape(entry.short)}(?!\w)"
        if entry.short in seen or not re.search(pattern, text):
            continue
        seen.add(entry.short)
        if not _explains_itself(entry.short, text):
            fresh.append(entry)
    return fresh


def _explains_itself(short: str, text: str) -> bool:
    """„Ośrodków Wsparcia Ekonomii Społecznej (OWES)”: words that begin with its letters."""
    initials = r"\W+".join(rf"{re.escape(letter)}\w*" for letter in short)
    return bool(re.search(rf"\b{initials}\s+\({re.escape(short)}\)", text, re.IGNORECASE))


def _texts(section: Section, audience: Audience) -> Iterator[str]:
    """Every text of a section that one document shows on the page."""
    yield section.title
    if audience is Audience.DECK:
        yield section.headline
    for block in section.blocks:
        if block.audience in (Audience.BOTH, audience):
            yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case ItemList() | Effects():
            yield from (item.text for item in block.items)
        case FactList():
            yield from (f"{fact.label} {fact.value} {fact.detail}" for fact in block.facts)
        case Table():
            yield from (cell.text for row in block.rows for cell in row.cells)
        case Chart():
            yield from (bar.label for bar in block.bars)
        case Timeline():
            yield from (series.name for series in block.series)
        case Picture():
            yield block.caption
        case UnitTotals() | Signatures():
            pass
