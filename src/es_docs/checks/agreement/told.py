"""What the two documents of a story say, piece by piece, each with its lines of the content.

The counterpart of reading: a finished file is compared with this, text by text and row by row.
Texts are folded (`folded`), so no-break spaces and line ends make no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct

from es_docs.diagnostics import Location
from es_docs.messages import document as words
from es_docs.regex import regex
from es_docs.story import (
    Audience,
    Block,
    Chart,
    ColumnKind,
    Effects,
    FactList,
    ItemList,
    Paragraph,
    Picture,
    Section,
    SectionKind,
    Signatures,
    Story,
    Table,
    Timeline,
    UnitTotals,
)

_SPACES: Final = regex(r"[\s\u00a0]+")


_NAMED_BY_CONTENT: Final = (SectionKind.COVER, SectionKind.ACTION, SectionKind.CLOSING)
"""Sections whose titles stand in the content; those of the others are the same in every project."""


def folded(text: str) -> str:
    """The text with single plain spaces, as two texts are compared."""
    return _SPACES.sub(" ", text).strip()


class ToldText(Struct, frozen=True):
    """One text; `is_required` when the document has to show it, `sources` where it comes from.

    `is_own`: it stands in the content as such, and is not worked out from several lines.
    """

    text: str
    sources: tuple[Location, ...]
    is_required: bool = False
    is_own: bool = False


class ToldCell(Struct, frozen=True):
    text: str
    kind: ColumnKind
    source: Location | None


class ToldRow(Struct, frozen=True):
    cells: tuple[ToldCell, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple([cell.text for cell in self.cells])

    @property
    def label(self) -> str:
        """The words that tell which row it is."""
        return " | ".join(cell.text for cell in self.cells if cell.kind is ColumnKind.TEXT)

    @property
    def source(self) -> Location | None:
        return next((cell.source for cell in reversed(self.cells) if cell.source), None)


class ToldTable(Struct, frozen=True):
    caption: str
    headers: tuple[str, ...]
    rows: tuple[ToldRow, ...]


class ToldBar(Struct, frozen=True):
    label: str
    planned: Decimal
    realised: Decimal
    ratio: str
    source: Location | None


class ToldChart(Struct, frozen=True):
    caption: str
    bars: tuple[ToldBar, ...]
    is_required: bool


class ToldPoint(Struct, frozen=True):
    """What each line says at a point of time, by the names of the lines."""

    label: str
    values: Mapping[str, Decimal]
    source: Location | None


class ToldLines(Struct, frozen=True):
    caption: str
    points: tuple[ToldPoint, ...]


class ToldSection(Struct, frozen=True):
    """What a section says of its own; `names` are its title and the headline of its slide.

    `numbered` are the items that stand beside a number (the actions, the effects by their action),
    each text with its numbers.
    """

    key: str
    names: frozenset[str]
    texts: tuple[ToldText, ...]
    numbered: Mapping[str, frozenset[str]]
    captions: tuple[ToldText, ...]


class Told(Struct, frozen=True):
    """Everything one document of a story says."""

    texts: tuple[ToldText, ...]
    sections: tuple[ToldSection, ...]
    tables: tuple[ToldTable, ...]
    charts: tuple[ToldChart, ...]
    lines: tuple[ToldLines, ...]


def tell(story: Story, audience: Audience) -> Told:
    """What the document for `audience` says of the story."""
    shown = story.told_to(audience)
    task_lines = _task_lines(shown)
    sections = tuple(_section(section, audience, task_lines) for section in shown)
    return Told(
        texts=(*(text for one in sections for text in one.texts), *_general_texts(story)),
        sections=sections,
        tables=tuple(table for section in shown for table in _tables(section, audience)),
        charts=tuple(_chart(chart) for section in shown for chart in section.blocks_of(Chart)),
        lines=tuple(_lines(block) for section in shown for block in section.blocks_of(Timeline)),
    )


def _section(section: Section, audience: Audience, task_lines: tuple[Location, ...]) -> ToldSection:
    computed = _computed_from(section, task_lines)
    texts = tuple(
        ToldText(folded(one.text), one.sources or computed, one.is_required, bool(one.sources))
        for one in _section_texts(section, audience)
    )
    captions = frozenset(folded(caption) for caption in _captions(section) if caption)
    return ToldSection(
        section.key,
        frozenset(folded(name) for name in (section.title, section.headline) if name),
        texts,
        _numbered(section),
        tuple(one for one in texts if one.text in captions),
    )


def _captions(section: Section) -> Iterator[str]:
    """Of what a report shows with a caption."""
    for block in section.blocks:
        if isinstance(block, Table | Chart | Timeline | FactList):
            yield block.caption


def _numbered(section: Section) -> Mapping[str, frozenset[str]]:
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for block in section.blocks_of(ItemList):
        for item in block.items:
            if item.number is not None:
                numbers[folded(item.text)].add(str(item.number))
    return {text: frozenset(found) for text, found in numbers.items()}


def _task_lines(story: Story) -> tuple[Location, ...]:
    """The lines of all numbers of the tasks."""
    actions = (section for section in story if section.kind is SectionKind.ACTION)
    return tuple(dict.fromkeys(line for section in actions for line in _number_lines(section)))


def _number_lines(section: Section) -> Iterator[Location]:
    for table in section.blocks_of(Table):
        for row in table.rows:
            pairs = zip(table.columns, row.cells, strict=True)
            yield from (c.location for k, c in pairs if k.kind is not ColumnKind.TEXT if c.location)
    for timeline in section.blocks_of(Timeline):
        yield from (point.location for point in timeline.points if point.location)


def _computed_from(section: Section, task_lines: tuple[Location, ...]) -> tuple[Location, ...]:
    """Where what has no line of its own comes from: the numbers of its action, or of all."""
    own = tuple(dict.fromkeys(_number_lines(section)))
    if section.kind is SectionKind.ACTION and own:
        return own
    if section.kind is SectionKind.PROGRESS:
        return own[::-1]  # what was counted last says how far things have got
    if section.kind in (SectionKind.RESULTS, SectionKind.OVERVIEW, SectionKind.ACTIONS):
        return task_lines
    return (section.location,) if section.location else ()


def _at(location: Location | None) -> tuple[Location, ...]:
    return (location,) if location else ()


def _section_texts(section: Section, audience: Audience) -> Iterator[ToldText]:
    headline = section.headline if audience is Audience.DECK else ""
    source = _at(section.location) if section.kind in _NAMED_BY_CONTENT else ()
    yield ToldText(headline or section.title, source, is_required=True)
    yield ToldText(section.title, source)
    if section.kicker:
        yield ToldText(section.kicker, source if section.kind is SectionKind.ACTION else ())
    if section.group:
        yield ToldText(section.group, ())
    yield from (ToldText(note, ()) for note in section.notes)
    captions = (
        block.caption for block in section.blocks if isinstance(block, Table | Chart | Timeline)
    )
    for title in (headline or section.title, *captions):
        yield ToldText(words.NOTE_CONTINUED.format(title=title), ())
    for number, picture in enumerate(section.blocks_of(Picture), start=1):
        title = words.PICTURE_TITLE.format(title=section.title, number=number)
        yield from (ToldText(text, _at(picture.location)) for text in (title, _note_of(picture)))
    for block in section.blocks:
        yield from _block_texts(block, audience)


def _note_of(picture: Picture) -> str:
    return words.NOTE_PICTURE.format(alt=picture.alt.rstrip("."))


def _block_texts(block: Block, audience: Audience) -> Iterator[ToldText]:
    match block:
        case Paragraph():
            yield ToldText(block.text, _at(block.location), is_required=True)
        case ItemList() | Effects():
            yield ToldText(block.label if isinstance(block, Effects) else "", ())
            for item in block.items:
                yield ToldText(item.text, _at(item.location), is_required=True)
                yield ToldText(str(item.number or ""), _at(item.location))
        case FactList():
            yield from _fact_texts(block, is_table=audience is Audience.REPORT)
        case Picture():
            yield from (ToldText(text, _at(block.location)) for text in (block.caption, block.alt))
        case Table() | Chart() | Timeline():
            yield ToldText(block.caption, ())
            yield ToldText(block.alt, ())
        case UnitTotals():
            yield from _total_texts(block)
        case Signatures():
            yield from (ToldText(caption, ()) for caption in block.captions)


def _fact_texts(block: FactList, *, is_table: bool) -> Iterator[ToldText]:
    """In a report facts are a table, whose rows are compared as such."""
    yield ToldText(block.caption, ())
    yield ToldText(block.alt, ())
    for fact in block.facts:
        yield ToldText(fact.label, ())
        yield ToldText(fact.value, _at(fact.location), is_required=not is_table)
        yield ToldText(fact.detail, _at(fact.location))


def _total_texts(block: UnitTotals) -> Iterator[ToldText]:
    """As slides have them, in two lines or in one, and as the report has them."""
    for total in block.totals:
        yield ToldText(f"{total.realised} / {total.planned}", ())
        yield ToldText(f"{total.noun} · {total.percent}", ())
        yield ToldText(f"{total.realised} / {total.planned} {total.noun} · {total.percent}", ())
        rest = words.FIGURE_REST.format(
            planned=total.planned, noun=total.noun, percent=total.percent
        )
        yield ToldText(total.realised + rest, ())
    for count in range(1, len(block.totals)):
        yield ToldText(folded(words.MORE_TOTALS.format(count=count)), ())


def _general_texts(story: Story) -> Iterator[ToldText]:
    for text in (story.title, story.report_title, story.author, story.fund):
        yield ToldText(folded(text), ())
    for text in (words.CONTENTS_TITLE, words.ACTIONS_TITLE, words.ACTIONS_INTRODUCTION):
        yield ToldText(folded(text), ())


def _tables(section: Section, audience: Audience) -> Iterator[ToldTable]:
    for table in section.blocks_of(Table):
        kinds = [column.kind for column in table.columns]
        rows = (
            ToldRow(
                tuple(
                    ToldCell(folded(cell.text), kind, cell.location)
                    for kind, cell in zip(kinds, row.cells, strict=True)
                )
            )
            for row in table.rows
        )
        headers = tuple(folded(column.header) for column in table.columns)
        yield ToldTable(folded(table.caption), headers, tuple(rows))
    if audience is Audience.REPORT:
        yield from map(_fact_table, section.blocks_of(FactList))


def _fact_table(block: FactList) -> ToldTable:
    rows = (
        ToldRow(
            (
                ToldCell(folded(fact.label), ColumnKind.TEXT, None),
                ToldCell(
                    folded(f"{fact.value}\n{fact.detail}"), ColumnKind.QUANTITY, fact.location
                ),
            )
        )
        for fact in block.facts
    )
    headers = (words.FACT_LABEL, words.FACT_VALUE)
    return ToldTable(folded(block.caption), headers, tuple(rows))


def _chart(chart: Chart) -> ToldChart:
    """Numbers as the chart's cache holds them: shares of the plan where it shows shares."""
    return ToldChart(
        folded(chart.caption),
        tuple(
            ToldBar(
                folded(bar.label),
                Decimal(1) if chart.is_share else bar.planned,
                _share(bar.realised, bar.planned) if chart.is_share else bar.realised,
                folded(bar.ratio_label),
                bar.location,
            )
            for bar in chart.bars
        ),
        is_required=not chart.is_share,
    )


def _lines(timeline: Timeline) -> ToldLines:
    return ToldLines(
        folded(timeline.caption),
        tuple(
            ToldPoint(
                folded(point.label),
                {folded(one.name): one.values[place] for one in timeline.series},
                point.location,
            )
            for place, point in enumerate(timeline.points)
        ),
    )


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return part / whole if whole else Decimal(0)


def number_tokens(text: str) -> tuple[str, ...]:
    """The numbers, dates and percentages of a text as they are written, groups without spaces."""
    found = _NUMBER.findall(folded(text))
    return tuple(token.replace(" ", "") for token in found)


_NUMBER: Final = regex(r"\d{1,3}(?: \d{3})+(?:,\d+)?%?|\d+(?:[.,]\d+)*%?")


def unknown_numbers(texts: Iterable[str], known: frozenset[str]) -> str:
    """Those of the numbers that are not known, each once and as it is written („100 000”)."""
    written = (token for text in texts for token in _NUMBER.findall(folded(text)))
    return ", ".join(dict.fromkeys(t for t in written if t.replace(" ", "") not in known))


def known_numbers(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(token for text in texts for token in number_tokens(text))


def masked(text: str) -> str:
    """The text without its numbers: what two texts have in common that differ in them alone."""
    return _DIGITS.sub("#", text)


_DIGITS: Final = regex(r"\d+")
