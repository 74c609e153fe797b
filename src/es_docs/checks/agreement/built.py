"""Does a finished file say what the content says? Read it back and compare.

The story is the measure: every title, fact, table row, effect and chart number that one of the
documents tells must stand in its file as live text. So deck and report agree with the content,
and thereby with each other.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from es_docs.diagnostics import Diagnostic, Location, error
from es_docs.markup import Element, parse
from es_docs.story import (
    Audience,
    Bar,
    Block,
    Chart,
    Effects,
    FactList,
    ItemList,
    Paragraph,
    Picture,
    Row,
    Section,
    Signatures,
    Story,
    Table,
    UnitTotals,
)

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT_PARTS: Final = re.compile(r"ppt/slides/slide\d+\.xml|word/document\.xml")
_CHART_PARTS: Final = re.compile(r"(ppt|word)/charts/chart[^/]*\.xml")
_SPACES: Final = re.compile(r"[\s\u00a0]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says: texts of its paragraphs, rows of its tables, bars of its charts.

    A bar is its label and the numbers of its planned and realised value.
    """

    paragraphs: frozenset[str]
    rows: Counter[tuple[str, ...]]
    bars: Counter[tuple[str, Decimal, Decimal]]


def check_agreement(data: bytes, story: Story, audience: Audience, file: str) -> list[Diagnostic]:
    """What the story tells this audience and the file does not say, each with its content line.

    Codes: A001 a text is missing, A002 a table row is missing, A003 a chart's bar is missing,
    A004 a chart shows a bar that the content does not have. A chart of shares only repeats its
    table and may be missing where a slide has no room for it; its bars are held to A004.
    """
    said = read_back(data)
    at_file = Location(file)
    findings: list[Diagnostic] = []
    for section in story.told_to(audience):
        findings += _title_findings(section, audience, said, file)
        for text, location in _texts(section):
            if _folded(text) not in said.paragraphs:
                findings.append(error("A001", location or at_file, file=file, text=text))
        for row, location in _rows(section):
            if not said.rows[tuple(_folded(cell.text) for cell in row.cells)]:
                text = " | ".join(cell.text for cell in row.cells)
                findings.append(error("A002", location or at_file, file=file, text=text))
    findings += _bar_findings(story.told_to(audience), said, file)
    return findings


def _bar_findings(story: Story, said: Said, file: str) -> Iterator[Diagnostic]:
    told = [(chart, bar) for s in story for chart in s.blocks_of(Chart) for bar in chart.bars]
    cut = [drawn for drawn in said.bars if drawn[0].endswith("…")]
    for chart, bar in told:
        one = _numbers(chart, bar)
        is_shown = one in said.bars or any(_is_cut(one, drawn) for drawn in cut)
        if not chart.is_share and not is_shown:
            text = f"{bar.label}: {bar.ratio_label}"
            yield error("A003", bar.location or Location(file), file=file, text=text)
    known = {_numbers(*pair) for pair in told}
    for drawn in said.bars:
        if drawn not in known and not any(_is_cut(one, drawn) for one in known):
            label, planned, realised = drawn
            yield error("A004", Location(file), file=file, text=f"{label}: {realised} / {planned}")


def _is_cut(told: tuple[str, Decimal, Decimal], drawn: tuple[str, Decimal, Decimal]) -> bool:
    """Equal numbers, and the name cut with an ellipsis as long names are on a chart."""
    shown = drawn[0]
    is_cut = shown.endswith("…") and told[0].startswith(shown[:-1])
    return told[1:] == drawn[1:] and is_cut


def _numbers(chart: Chart, bar: Bar) -> tuple[str, Decimal, Decimal]:
    """A bar as a chart's cache holds it: numbers, or shares of the plan."""
    if chart.is_share:
        share = bar.realised / bar.planned if bar.planned else Decimal(0)
        return _folded(bar.label), Decimal(1), _rounded(share)
    return _folded(bar.label), _rounded(bar.planned), _rounded(bar.realised)


def read_back(data: bytes) -> Said:
    """What a .pptx or .docx says on its slides and pages (headers, notes and masters left out)."""
    paragraphs: set[str] = set()
    rows: Counter[tuple[str, ...]] = Counter()
    bars: Counter[tuple[str, Decimal, Decimal]] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if _TEXT_PARTS.fullmatch(name):
                root = parse(package.read(name))
                paragraphs.update(_paragraphs(root))
                rows.update(_table_rows(root))
            elif _CHART_PARTS.fullmatch(name):
                bars.update(_chart_bars(parse(package.read(name))))
    return Said(frozenset(paragraphs), rows, bars)


def _paragraphs(root: Element) -> Iterator[str]:
    for space in (_A, _W):
        for paragraph in root.iter(f"{space}p"):
            yield _folded(_text(paragraph, space))


def _text(element: Element, space: str) -> str:
    return "".join(run.text or "" for run in element.iter(f"{space}t"))


def _table_rows(root: Element) -> Iterator[tuple[str, ...]]:
    for space in (_A, _W):
        for row in root.iter(f"{space}tr"):
            yield tuple(_folded(_text(cell, space)) for cell in row.iter(f"{space}tc"))


def _chart_bars(root: Element) -> Iterator[tuple[str, Decimal, Decimal]]:
    """The bars of a chart's cache; its first two series are plan and realisation."""
    series = sorted(root.iter(f"{_C}ser"), key=_index)
    if len(series) < 2:
        return
    labels = _cache(series[0], "cat")
    planned, realised = (_cache(one, "val") for one in series[:2])
    for place, label in labels.items():
        if place in planned and place in realised:
            numbers = (_rounded(Decimal(planned[place])), _rounded(Decimal(realised[place])))
            yield (_folded(label), *numbers)


def _index(series: Element) -> int:
    idx = series.find(f"{_C}idx")
    return int(idx.get("val", "0")) if idx is not None else 0


def _cache(series: Element, which: str) -> dict[str, str]:
    points = series.iterfind(f"{_C}{which}//{_C}pt")
    return {pt.get("idx", ""): pt.findtext(f"{_C}v", "") for pt in points}


def _title_findings(
    section: Section, audience: Audience, said: Said, file: str
) -> Iterator[Diagnostic]:
    """The title itself, or the title with „(1/2)” where a section goes over several slides."""
    headline = section.headline if audience is Audience.DECK else ""
    title = _folded(headline or section.title)
    continued = re.compile(rf"{re.escape(title)} \(\d+(/\d+)?\)")
    if title not in said.paragraphs and not any(map(continued.fullmatch, said.paragraphs)):
        yield error("A001", section.location or Location(file), file=file, text=title)


def _texts(section: Section) -> Iterator[tuple[str, Location | None]]:
    for block in section.blocks:
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[tuple[str, Location | None]]:
    match block:
        case Paragraph():
            yield block.text, block.location
        case ItemList() | Effects():
            yield from ((item.text, item.location) for item in block.items)
        case FactList():
            yield from ((fact.value, fact.location) for fact in block.facts)
        case Picture():
            if block.caption:
                yield block.caption, block.location
        case Table() | Chart() | UnitTotals() | Signatures():
            pass


def _rows(section: Section) -> Iterator[tuple[Row, Location | None]]:
    for table in section.blocks_of(Table):
        for row in table.rows:
            places = [cell.location for cell in row.cells if cell.location]
            yield row, places[-1] if places else section.location


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _rounded(number: Decimal) -> Decimal:
    """Chart caches hold binary fractions: compare what is left after six places."""
    return round(number, 6).normalize() + 0
