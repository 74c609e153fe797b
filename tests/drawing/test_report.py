"""The report as read text: what the Word report says, as one page that loads nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

import pytest
from lxml import html
from msgspec.structs import replace

from es_docs.drawing import draw_report
from es_docs.env import Environment
from es_docs.layout.measure import Metrics
from es_docs.story import (
    Audience,
    Block,
    Chart,
    Effects,
    FactList,
    ItemList,
    Paragraph,
    Section,
    SectionKind,
    Signatures,
    Story,
    Table,
    Timeline,
    TimePoint,
    TimeSeries,
)
from es_docs.visibility.signs import Sign, load_signs

HOSTILE = '<script>alert(1)</script><img src="http://zly.example/x"> & "\x00'


@pytest.fixture(scope="module")
def signs(environment: Environment, story: Story) -> tuple[Sign, ...]:
    found, _ = load_signs(
        environment.signs, period=story.funding_period, fund=story.fund, agreement_date=None
    )
    return tuple(found)


@pytest.fixture(scope="module")
def page(story: Story, signs: tuple[Sign, ...], metrics: Metrics) -> html.HtmlElement:
    return html.document_fromstring(draw_report(story, signs, metrics))


def texts_of(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case ItemList() | Effects():
            yield from (item.text for item in block.items)
        case FactList():
            yield from (text for fact in block.facts for text in (fact.label, fact.value))
        case Table():
            yield block.caption
            for row in (block.header, *block.rows):
                yield from (cell.text for cell in row.cells)
        case Chart():
            yield block.caption
            yield from (bar.ratio_label for bar in block.bars)
        case Signatures():
            yield from block.captions
        case _:
            return


def test_the_page_says_what_the_report_says(story: Story, page: html.HtmlElement) -> None:
    said = page.text_content()
    for section in story.told_to(Audience.REPORT):
        assert section.title in said
        for text in (text for block in section.blocks for text in texts_of(block)):
            assert text in said, (section.key, text)


def test_headings_count_like_the_report_and_skip_no_level(page: html.HtmlElement) -> None:
    headings = [(one.tag, one.text_content()) for one in page.iter("h1", "h2", "h3")]
    assert headings[0][0] == "h1"
    levels = [int(tag[1]) for tag, _ in headings]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert next(text for tag, text in headings if tag == "h3").startswith("4.1. ")


def test_tables_have_captions_and_heads(story: Story, page: html.HtmlElement) -> None:
    tables = list(page.iter("table"))
    wanted = [
        block
        for section in story.told_to(Audience.REPORT)
        for block in section.blocks
        if isinstance(block, Table | FactList)
    ]
    assert len(tables) == len(wanted)
    for number, table in enumerate(tables, start=1):
        assert table.find("caption").text.startswith(f"Tabela\u00a0{number}.")
        assert all(head.get("scope") == "col" for head in table.find("thead").iter("th"))


def test_charts_are_drawn_and_told(page: html.HtmlElement) -> None:
    drawings = list(page.iter("svg"))
    assert len(drawings) >= 2, "the strip and a chart"
    assert all(one.get("role") == "img" and one.find("title").text for one in drawings)


def test_hostile_words_stay_words(story: Story, signs: tuple[Sign, ...], metrics: Metrics) -> None:
    sections = tuple(
        replace(section, title=HOSTILE, key=HOSTILE, blocks=_hostile(section))
        for section in story.sections
    )
    hostile = replace(story, sections=sections, report_title=HOSTILE)
    text = draw_report(hostile, signs, metrics)
    assert_is_closed(text)
    assert "alert(1)" in html.document_fromstring(text).text_content()


def _hostile(section: Section) -> tuple[Block, ...]:
    return tuple(
        replace(block, runs=(replace(block.runs[0], text=HOSTILE),))
        if isinstance(block, Paragraph)
        else block
        for block in section.blocks
    )


def test_the_page_loads_nothing_and_runs_nothing(
    story: Story, signs: tuple[Sign, ...], metrics: Metrics
) -> None:
    assert_is_closed(draw_report(story, signs, metrics))


def assert_is_closed(text: str) -> None:
    root = html.document_fromstring(text)
    assert not list(root.iter("script", "link", "iframe", "object", "a", "base"))
    assert len(list(root.iter("style"))) == 1
    for one in root.iter():
        for name, value in one.attrib.items():
            assert not name.startswith("on")
            assert name not in {"style", "id"}
            if name in {"src", "href"}:
                assert value.startswith("data:image/")


def test_progress_in_time_is_a_line(
    story: Story, signs: tuple[Sign, ...], metrics: Metrics
) -> None:
    timeline = Timeline(
        "t",
        "Spotkania w czasie",
        "Wykres liniowy: 1, 3, 6 z 8 spotkań.",
        "Miesiąc",
        tuple(TimePoint(str(n), f"{n}.2016") for n in range(1, 4)),
        (
            TimeSeries("done", "Wykonanie", (Decimal(1), Decimal(3), Decimal(6))),
            TimeSeries("plan", "Plan", (Decimal(8),) * 3, is_plan=True),
        ),
    )
    section = Section("s", SectionKind.RESULTS, "Postęp", (timeline,))
    text = draw_report(replace(story, sections=(section,)), signs, metrics)
    drawing = list(html.document_fromstring(text).iter("svg"))[1]
    lines = list(drawing.iter("polyline"))
    assert len(lines) == 2
    heights = [float(point.split(",")[1]) for point in lines[0].get("points", "").split()]
    assert heights[0] - heights[1] == pytest.approx((heights[1] - heights[2]) * 2 / 3, abs=0.1)
    said = drawing.text_content()
    assert all(word in said for word in ("Wykonanie", "Plan", "1.2016", "3.2016", "6", "8"))
