"""The report, read back from its file: what a reader, a screen reader and a checker meet."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from archives import changed
from audit import audit
from es_docs.checks.agreement.comparison import compare
from es_docs.checks.package import check_package
from es_docs.compose import compose
from es_docs.diagnostics import AssetError, Diagnostic
from es_docs.env import REPORT_REFERENCE, Environment
from es_docs.layout.measure import Metrics
from es_docs.markup import Element, parse
from es_docs.messages import document as words
from es_docs.messages import explain
from es_docs.model import Project
from es_docs.ooxml.opened import open_package
from es_docs.reading.model import Report as ReadReport
from es_docs.reading.office import read_office
from es_docs.render.word import estimate_pages, render_report
from es_docs.render.word.manuscript import Manuscript
from es_docs.render.word.markup import identity
from es_docs.render.word.outline import chapters
from es_docs.render.word.reference import open_reference
from es_docs.render.word.styles import Emphasis, Style
from es_docs.render.word.tables import (
    MIN_TEXT_COLUMN,
    Grid,
    GridCell,
    GridRow,
    column_widths,
    fitted,
)
from es_docs.story import (
    Audience,
    Bar,
    Block,
    Chart,
    ColumnKind,
    Effects,
    Fact,
    FactList,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Role,
    Run,
    Section,
    SectionKind,
    Signatures,
    Story,
    Table,
    UnitTotal,
    UnitTotals,
)
from es_docs.units import Emu
from es_docs.visibility.signs import Sign, load_signs
from extent import few
from variants import VARIANTS

ROOT = Path(__file__).resolve().parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Report(Struct, frozen=True, dict=True):
    """A written report with its body parsed."""

    data: bytes

    @property
    def package(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.data))

    def part(self, name: str) -> Element:
        return parse(self.package.read(name))

    @property
    def body(self) -> Element:
        (body,) = self.part("word/document.xml")
        return body

    @property
    def docx(self) -> DocxDocument:
        return Document(io.BytesIO(self.data))

    @property
    def tables(self) -> list[list[list[str]]]:
        return [
            [[plain(cell.text) for cell in row.cells] for row in table.rows]
            for table in self.docx.tables
        ]

    def styled(self, style: Style) -> list[Element]:
        return [p for p in self.body.iter(f"{W}p") if self.style_of(p) == style.casefold()]

    def style_of(self, paragraph: Element) -> str:
        """The name of its style in small letters; empty for the words of the sign strip."""
        style = value(paragraph, "pPr/pStyle")
        return self._names[style] if style else ""

    @property
    def _names(self) -> Mapping[str, str]:
        return {
            style.get(f"{W}styleId", ""): str(value(style, "name")).casefold()
            for style in self.part("word/styles.xml").iter(f"{W}style")
        }


class Press(Struct, frozen=True, dict=True):
    """All that the renderer needs beside the story."""

    reference: bytes
    signs: Sequence[Sign]
    metrics: Metrics

    def print(self, story: Story) -> Report:
        told = story.told_to(Audience.REPORT)
        return Report(render_report(told, self.reference, self.signs, self.metrics))

    def manuscript(self) -> Manuscript:
        return Manuscript(open_reference(self.reference), self.metrics)


def value(element: Element, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def text_of(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def fields(element: Element) -> list[tuple[str, str]]:
    """Instruction and cached text of each complex field, in order."""
    found: list[tuple[str, str]] = []
    instruction, cached, stage = "", "", ""
    for each in element.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if each.tag == f"{W}fldChar":
            stage = each.get(f"{W}fldCharType", "")
            if stage == "end":
                found.append((instruction.strip(), cached))
                instruction, cached = "", ""
        elif stage == "begin":
            instruction += each.text or ""
        elif stage == "separate":
            cached += each.text or ""
    return found


@pytest.fixture(scope="module")
def press(environment: Environment, metrics: Metrics, story: Story) -> Press:
    signs, _ = load_signs(
        environment.signs, period=story.funding_period, fund=story.fund, agreement_date=None
    )
    return Press(environment.read(REPORT_REFERENCE), signs, metrics)


@pytest.fixture(scope="module")
def told(story: Story) -> Story:
    return story.told_to(Audience.REPORT)


@pytest.fixture(scope="module")
def report(press: Press, told: Story) -> Report:
    return press.print(told)


def a_story(*sections: Section) -> Story:
    return Story("proba", "Próba", "Sprawozdanie", "Realizator", "Fundusz", "2014–2020", sections)


def a_section(*blocks: Block, kind: SectionKind = SectionKind.RESULTS, key: str = "s") -> Section:
    return Section(key, kind, f"Tytuł {key}", blocks)


def bars(count: int) -> tuple[Bar, ...]:
    return tuple(
        Bar(f"b{n}", f"Słupek {n}", Decimal(9), Decimal(n), f"{n} / 9") for n in range(count)
    )


def a_chart(count: int) -> Chart:
    return Chart("wykres", "Podpis", "Opis wykresu.", "Zadanie", "Plan", "Wykonanie", bars(count))


# --- what is said


def test_every_fact_stands_in_its_cell(report: Report) -> None:
    facts, summary, *actions = report.tables
    assert facts[0] == [words.FACT_LABEL, words.FACT_VALUE]
    assert ["Wartość projektu", "850 000,00 PLN"] in facts
    assert ["Okres realizacji", "1.10.2015 r. – 31.12.2016 r."] in facts
    assert summary[0] == ["Nr", "Działanie", "Plan", "Wykonanie", "% planu"]
    assert summary[-2][1:] == ["Razem – spotkania", "101 spotkań", "77 spotkań", "76%"]
    assert actions[1][1:] == [
        [
            "Organizacja spotkań sieciujących podmioty reintegracyjne (CIS, KIS, WTZ, ZAZ)",
            "11 spotkań",
            "9 spotkań",
            "82%",
        ],
        ["Organizacja wizyt studyjnych", "2 wizyty studyjne", "2 wizyty studyjne", "100%"],
    ]


def deviations(data: bytes, told: Story) -> tuple[Diagnostic, ...]:
    """Where a report does not say what its story says."""
    package, _ = open_package(data, "r.docx")
    assert package is not None
    document = read_office(package)
    assert isinstance(document, ReadReport)
    return compare(document, told)[1]


def test_the_report_says_what_the_story_says(report: Report, told: Story) -> None:
    assert deviations(report.data, told) == ()


def test_headings_are_numbered_by_word_and_never_skip_a_level(report: Report) -> None:
    levels = [
        int(report.style_of(p)[-1])
        for p in report.body.iter(f"{W}p")
        if report.style_of(p) in ("heading 1", "heading 2")
    ]
    assert levels == [1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 1]
    headings = [plain(text_of(p)) for p in report.styled(Style.HEADING_1)]
    assert headings == [
        "Dane projektu",
        "Cel projektu",
        "Podsumowanie realizacji",
        "Działania",
        "Trwałe efekty projektu",
        "Wykaz skrótów",
        "Podpisy",
    ]
    numbering = report.part("word/numbering.xml")
    tied = {value(level, "pStyle"): value(level, "lvlText") for level in numbering.iter(f"{W}lvl")}
    assert (tied["Heading1"], tied["Heading2"]) == ("%1", "%1.%2")


def test_effects_carry_the_number_of_their_action_as_numbering(report: Report) -> None:
    """„Działanie 2” is numbering, so the text of the item is that of the story alone."""
    items = report.styled(Style.LIST_OF_ACTION)
    assert plain(text_of(items[0])) == "Założenie stowarzyszenia „Dolnośląskie Forum WTZ”"
    nums = {
        num.get(f"{W}numId"): value(num, "lvlOverride/startOverride")
        for num in report.part("word/numbering.xml").iter(f"{W}num")
    }
    lists = [value(item, "pPr/numPr/numId") for item in items]
    assert len(set(lists)) == 1, "actions 2 to 6 follow each other: one list"
    assert nums[lists[0]] == "2"


def test_a_list_starts_anew_where_a_number_is_left_out_or_repeated(press: Press) -> None:
    numbers = (1, 2, 2, 5)
    items = tuple(ListItem(f"i{n}", f"Efekt {n}", number) for n, number in enumerate(numbers))
    report = press.print(a_story(a_section(ItemList("lista", items), kind=SectionKind.EFFECTS)))
    starts = {
        num.get(f"{W}numId"): value(num, "lvlOverride/startOverride")
        for num in report.part("word/numbering.xml").iter(f"{W}num")
    }
    lists = [value(item, "pPr/numPr/numId") for item in report.styled(Style.LIST_OF_ACTION)]
    assert lists[0] == lists[1]
    assert [starts[lists[index]] for index in (0, 2, 3)] == ["1", "2", "5"]


@pytest.mark.parametrize(
    ("count", "style"), [(1, Style.EFFECT), (3, Style.EFFECT_ITEM)], ids=["one", "several"]
)
def test_one_effect_is_a_panel_several_are_a_list_in_it(
    press: Press, count: int, style: Style
) -> None:
    items = tuple(ListItem(f"e{n}", f"Efekt numer {n}") for n in range(count))
    report = press.print(a_story(a_section(Effects("efekty", "Efekty", items))))
    label, *shown = [p for p in report.body.iter(f"{W}p") if "Efekt" in text_of(p)]
    assert report.style_of(label) == "efekt – etykieta"
    assert [report.style_of(p) for p in shown] == [style.casefold()] * count
    assert all(value(p, "pPr/keepNext") is None for p in shown[-1:])
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in shown[:-1])


def test_the_totals_are_not_told_twice(press: Press) -> None:
    totals = UnitTotals("sumy", (UnitTotal("t", "77", "101", "spotkań", "76%"),))
    summary = Paragraph("zdanie", Role.SUMMARY, (Run("Zrealizowano "), Run("77", strong=True)))
    with_summary = press.print(a_story(a_section(summary, totals)))
    alone = press.print(a_story(a_section(totals)))
    assert with_summary.styled(Style.FIGURE) == []
    assert [text_of(p) for p in alone.styled(Style.FIGURE)] == ["77 / 101 spotkań · 76% planu"]
    strong = with_summary.styled(Style.SUMMARY)[0].findall(f"{W}r")[1]
    names = {s.style_id: s.name for s in with_summary.docx.styles}
    assert names[str(value(strong, "rPr/rStyle"))] == Emphasis.FIGURE


# --- contents, fields, marks


def test_the_contents_are_the_headings_and_lead_to_them(report: Report) -> None:
    (contents,) = report.body.findall(f"{W}sdt")
    assert value(contents, "sdtPr/docPartObj/docPartGallery") == "Table of Contents"
    assert value(contents, "sdtPr/alias") == "Spis treści"
    anchors = {
        mark.get(f"{W}name"): text_of(paragraph)
        for style in (Style.HEADING_1, Style.HEADING_2)
        for paragraph in report.styled(style)
        for mark in paragraph.iter(f"{W}bookmarkStart")
    }
    links = list(contents.iter(f"{W}hyperlink"))
    shown = [[t.text for t in link.iter(f"{W}t")] for link in links]
    assert [anchors[link.get(f"{W}anchor")] for link in links] == [text for _, text in shown]
    assert [number for number, _ in shown] == [
        "1", "2", "3", "4", "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "5", "6", "7",
    ]  # fmt: skip
    ((instruction, _),) = fields(contents)
    assert instruction == r'TOC \o "1-2" \n \h \z \u'
    assert all(re.fullmatch(r"_Toc\d{9}", link.get(f"{W}anchor", "")) for link in links)


def test_captions_count_in_sequence_fields_above_tables_and_charts(report: Report) -> None:
    captions = report.styled(Style.CAPTION)
    told = [plain(text_of(p)) for p in captions]
    assert told[0] == "Tabela 1. Podstawowe dane projektu"
    assert "Wykres 1. Plan i wykonanie według działań – spotkania" in told
    counted = [fields(p)[0] for p in captions]
    assert [n for i, n in counted if "Tabela" in i] == [str(n) for n in range(1, 9)]
    assert {i for i, _ in counted} == {r"SEQ Tabela \* ARABIC", r"SEQ Wykres \* ARABIC"}
    for caption in captions:
        after = caption.getnext()
        assert after is not None
        assert after.tag == f"{W}tbl" or next(after.iter(f"{WP}inline"), None) is not None


def test_pages_are_counted_in_the_footer(report: Report) -> None:
    footer = report.part("word/footer1.xml")
    assert [instruction for instruction, _ in fields(footer)] == ["PAGE", "NUMPAGES"]
    assert re.search(r"Strona 2 z \d+$", text_of(footer))
    assert len(footer) == 1


def test_marks_for_later_updates_follow_from_the_story_alone(report: Report, told: Story) -> None:
    names = [mark.get(f"{W}name") for mark in report.body.iter(f"{W}bookmarkStart")]
    section = next(section for section in told if section.kind is SectionKind.ACTION)
    (table,) = section.blocks_of(Table)
    wanted = [
        identity(section.key),
        identity(section.key, "sentence"),
        identity(section.key, table.key),
        identity(section.key, table.key, table.rows[0].key),
    ]
    assert [names.count(name) for name in wanted] == [1, 1, 1, 1]
    assert all(re.fullmatch(r"_es_[0-9a-f]{16}|_Toc\d{9}", str(name)) for name in names)


def test_every_id_is_used_once(report: Report) -> None:
    drawings = [
        properties.get("id")
        for part in ("word/document.xml", "word/header1.xml")
        for choice in report.part(part).iter(f"{WP}docPr")
        for properties in [choice]
    ]
    bookmarks = list(report.body.iter(f"{W}bookmarkStart"))
    assert len(drawings) >= 3
    for ids in (
        drawings,
        [mark.get(f"{W}id") for mark in bookmarks],
        [mark.get(f"{W}name") for mark in bookmarks],
    ):
        assert len(ids) == len(set(ids))


# --- access


def test_everything_drawn_has_a_text_alternative(report: Report) -> None:
    drawn = [
        properties
        for part in ("word/document.xml", "word/header1.xml")
        for properties in report.part(part).iter(f"{WP}docPr")
    ]
    assert all(len(properties.get("descr", "")) >= 5 for properties in drawn)
    strips = [p for p in drawn if p.get("name") == "es_docs:strip"]
    assert len(strips) == 2, "on the cover and in the header"
    assert all("Europejski Fundusz Społeczny" in strip.get("descr", "") for strip in strips)


def test_tables_are_simple_and_described(report: Report) -> None:
    for table in report.body.iter(f"{W}tbl"):
        header, *rows = table.findall(f"{W}tr")
        assert header.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(text_of(cell) for cell in header.iter(f"{W}tc"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (header, *rows))
        assert value(table, "tblPr/tblCaption")
        assert len(str(value(table, "tblPr/tblDescription"))) <= 250
        assert value(table, "tblPr/tblLook", "firstRow") == "1"
        assert value(table, "tblPr/tblLayout", "type") == "fixed"
        assert {len(row.findall(f"{W}tc")) for row in (header, *rows)} == {
            len(table.findall(f"{W}tblGrid/{W}gridCol"))
        }


def test_the_language_is_polish_everywhere(report: Report) -> None:
    assert report.docx.core_properties.language == "pl-PL"
    styles = report.part("word/styles.xml")
    assert value(styles, "docDefaults/rPrDefault/rPr/lang") == "pl-PL"
    assert value(report.part("word/settings.xml"), "themeFontLang") == "pl-PL"
    said = b"".join(report.package.read(n) for n in report.package.namelist() if n.endswith(".xml"))
    assert b"en-US" not in said


def test_text_is_left_aligned_spaced_and_never_empty(report: Report) -> None:
    own = [p for p in report.body.iter(f"{W}p") if not is_in_drawing(p)]
    assert [p for p in own if not text_of(p) and p.find(f".//{WP}inline") is None] == []
    assert [p for p in own if "  " in text_of(p)] == []
    aligned = {
        e.get(f"{W}val")
        for name in ("document", "styles")
        for e in report.part(f"word/{name}.xml").iter(f"{W}jc")
    }
    assert aligned <= {"left", "right", "center"}
    normal = open_reference(report.data).looks[Style.NORMAL]
    assert (normal.size_pt, normal.line) == (12, 1.15)


def is_in_drawing(paragraph: Element) -> bool:
    return any(e.tag.endswith("}txbxContent") for e in paragraph.iterancestors())


def test_headings_captions_and_introductions_stay_with_what_follows(report: Report) -> None:
    styles = report.part("word/styles.xml")
    keeping = {
        str(value(style, "name")).casefold()
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}keepNext") is not None
    }
    assert {"heading 1", "heading 2", "caption", "toc heading", "efekt – etykieta"} <= keeping
    sentences = [p for p in report.styled(Style.NORMAL) if "W ramach" in plain(text_of(p))]
    assert len(sentences) == 6
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in sentences)


def test_a_short_table_is_kept_whole_and_with_its_effect(report: Report) -> None:
    *_, table = report.body.iter(f"{W}tbl")
    panel = table.getnext()
    assert panel is not None
    assert report.style_of(panel) == "efekt – etykieta"
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in table.iter(f"{W}p"))


def test_signatures_never_stand_alone_on_a_page(report: Report) -> None:
    *_, list_end = report.styled(Style.LIST_BULLET)
    assert list_end.find(f"{W}pPr/{W}keepNext") is not None
    (first,), (second,) = report.styled(Style.SIGNATURE), report.styled(Style.SIGNATURE_NEXT)
    assert first.find(f"{W}pPr/{W}keepNext") is not None
    assert second.find(f"{W}pPr/{W}keepNext") is None
    looks = {
        str(value(s, "name")): s.find(f"{W}pPr/{W}pBdr/{W}top")
        for s in report.part("word/styles.xml").iter(f"{W}style")
    }
    one, other = looks[Style.SIGNATURE], looks[Style.SIGNATURE_NEXT]
    assert one is not None
    assert other is not None
    assert dict(one.attrib) != dict(other.attrib), "equal borders would share one line"


# --- the page


def test_the_cover_is_a_section_of_its_own_without_header_and_footer(report: Report) -> None:
    cover, rest = report.body.iter(f"{W}sectPr")
    assert cover.findall(f"{W}headerReference") == []
    assert len(rest.findall(f"{W}headerReference")) == len(rest.findall(f"{W}footerReference")) == 1
    assert value(cover, "pgMar", "top") == value(rest, "pgMar", "header")
    for section in (cover, rest):
        assert (value(section, "pgSz", "w"), value(section, "pgSz", "h")) == ("11906", "16838")
        assert value(section, "pgNumType", "start") is None, "the cover is page 1"
    first = report.body[0]
    assert report.style_of(first) == Style.STRIP.casefold()


def test_nothing_is_wider_than_the_text(report: Report, press: Press) -> None:
    room = open_reference(press.reference).page.text_width
    tables = [int(str(value(t, "tblPr/tblW", "w"))) for t in report.body.iter(f"{W}tbl")]
    grids = [
        sum(int(c.get(f"{W}w", "0")) for c in t.iter(f"{W}gridCol"))
        for t in report.body.iter(f"{W}tbl")
    ]
    assert set(tables) == set(grids) == {room.twips}
    assert all(int(e.get("cx", "0")) <= room for e in report.body.iter(f"{WP}extent"))


def test_a_long_title_is_cut_in_the_footer_and_set_smaller_on_the_cover(
    press: Press, project: Project
) -> None:
    project = VARIANTS["long_names"](project)
    story = compose(project, lambda *_path: None, key="proba", folder=Path())
    report = press.print(story)
    footer = text_of(report.part("word/footer1.xml"))
    shown, _, _ = footer.partition("…Strona")
    assert len(footer) < 120
    assert story.title.startswith(f"{shown} "), "cut behind a whole word"
    (title,) = report.styled(Style.TITLE)
    assert text_of(title) == story.title
    assert int(str(value(title, "r/rPr/sz"))) < 64


def test_the_longer_the_title_the_smaller_the_cover_sets_it(press: Press) -> None:
    def half_points(length: int) -> int:
        title = ("Koordynacja ekonomii społecznej " * 20)[:length].strip()
        cover = Section("cover", SectionKind.COVER, title, ())
        (set_title,) = press.print(a_story(cover)).styled(Style.TITLE)
        return int(value(set_title, "r/rPr/sz") or 64)

    sizes = [half_points(length) for length in (60, 200, 400)]
    assert sizes[0] == 64
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


# --- columns


def a_grid(quantity: str, label: str = "Zadanie") -> Grid:
    kinds = (ColumnKind.TEXT, ColumnKind.QUANTITY, ColumnKind.QUANTITY, ColumnKind.PERCENT)
    row = GridRow("r", (GridCell(label), GridCell(quantity), GridCell("1"), GridCell("100%")))
    return Grid(
        ("t",), "Opis", "Podpis", ("Zadanie", "Plan", "Wykonanie", "% planu"), kinds, (row,)
    )


def test_quantities_keep_their_line_where_they_can(press: Press) -> None:
    manuscript, grid = press.manuscript(), a_grid("2\u00a0wizyty\u00a0studyjne")
    widths = column_widths(manuscript, grid)
    cell = grid.rows[0].cells[1]
    assert fitted(manuscript, cell, Style.TABLE_NUMBER, widths[1]) == cell.text
    assert widths[1] == widths[2], "plan and realisation compare best in equal columns"


def test_an_endless_unit_wraps_between_words_and_leaves_room_for_text(press: Press) -> None:
    unit = "\u00a0".join(["12", *["posiedzeń międzyinstytucjonalnych".replace(" ", "\u00a0")] * 3])
    manuscript, grid = press.manuscript(), a_grid(unit)
    widths = column_widths(manuscript, grid)
    shown = fitted(manuscript, grid.rows[0].cells[1], Style.TABLE_NUMBER, widths[1])
    assert shown.startswith("12\u00a0posiedzeń międzyinstytucjonalnych ")
    assert widths[0] >= MIN_TEXT_COLUMN - Emu.from_mm(0.1)
    assert widths[3] == column_widths(manuscript, a_grid("1"))[3], "percentages keep theirs"


@pytest.fixture(scope="module")
def manuscript(press: Press) -> Manuscript:
    return press.manuscript()


def test_columns_always_fill_the_text_width_exactly(manuscript: Manuscript) -> None:
    room = manuscript.page.text_width.twips

    @given(st.lists(st.sampled_from(ColumnKind), min_size=1, max_size=7), st.text("ab \u00a0ż0"))
    @settings(max_examples=few(60), deadline=None)
    def holds(kinds: list[ColumnKind], text: str) -> None:
        row = GridRow("r", tuple(GridCell(text * 5) for _ in kinds))
        grid = Grid(("t",), "", "", tuple("N" for _ in kinds), tuple(kinds), (row,))
        widths = column_widths(manuscript, grid)
        assert sum(width.twips for width in widths) == room
        assert all(width > 0 for width in widths)

    holds()


# --- charts and pictures


def test_the_chart_is_native_with_its_workbook(report: Report) -> None:
    names = report.package.namelist()
    assert [n for n in names if n.startswith("word/charts/chart")] == ["word/charts/chart1.xml"]
    assert [n for n in names if n.endswith(".xlsx")] != []


def test_many_bars_continue_in_a_next_chart(press: Press) -> None:
    report = press.print(a_story(a_section(a_chart(30))))
    captions = [plain(text_of(p)) for p in report.styled(Style.CAPTION)]
    assert captions == [f"Wykres {n}. Podpis ({n} z 3)" for n in (1, 2, 3)]
    labels = [
        [v.text for v in report.part(f"word/charts/chart{n}.xml").iter() if v.text in LABELS]
        for n in (1, 2, 3)
    ]
    shown = [label for chart in labels for label in dict.fromkeys(chart)]
    assert shown == list(LABELS)


LABELS = tuple(f"Słupek {n}" for n in range(30))


@pytest.mark.parametrize("size", [(1200, 800), (300, 1500)], ids=["wide", "tall"])
def test_pictures_keep_their_shape_and_the_margins(
    press: Press, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "tajna-nazwa.png"
    Image.new("RGB", size, "navy").save(path)
    picture = Picture("foto", path, "Uczestnicy przy stole", "Spotkanie")
    report = press.print(a_story(a_section(picture)))
    (lock,) = report.body.iter(f"{A}graphicFrameLocks")
    inline = next(lock.iterancestors(f"{WP}inline"))
    (extent,) = inline.iterfind(f"{WP}extent")
    width, height = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    assert width / height == pytest.approx(size[0] / size[1], rel=0.001)
    assert width <= open_reference(press.reference).page.text_width
    assert height <= Emu.from_mm(90)
    said = report.package.read("word/document.xml").decode()
    assert "tajna-nazwa" not in said, "a file name is no text alternative"
    assert "Uczestnicy przy stole" in said
    paragraph = next(lock.iterancestors(f"{W}p"))
    (spacing,) = paragraph.iterfind(f"{W}pPr/{W}spacing")
    assert int(spacing.get(f"{W}before", "0")) > 0, "pictures do not touch what is above them"


# --- the file


def test_the_file_is_sound(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "sprawozdanie.docx"
    path.write_bytes(report.data)
    assert check_package(report.data, path.name) == ()
    assert audit(path) == []


def test_the_same_story_makes_the_same_bytes(press: Press, report: Report, told: Story) -> None:
    assert press.print(told).data == report.data


def test_properties_are_true_and_timeless(report: Report, told: Story) -> None:
    core = report.docx.core_properties
    assert (core.title, core.author) == (told.title, told.author)
    assert core.subject == told.report_title
    assert b"dcterms" not in report.package.read("docProps/core.xml")
    assert b"<Application>es_docs</Application>" in report.package.read("docProps/app.xml")


def test_nothing_of_a_default_template_is_left(report: Report) -> None:
    leftovers = ("thumbnail", "customXml", "printerSettings", "glossary", "webSettings")
    names = report.package.namelist()
    assert [name for name in names if any(word in name for word in leftovers)] == []
    everything = b"".join(report.package.read(name) for name in names)
    for trace in (b"python-docx", b"2013-", b"12240", b"office/mac/", b"updateFields"):
        assert trace not in everything
    assert value(report.part("word/settings.xml"), "autoHyphenation") == "0"


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())
def test_any_project_makes_a_sound_report(
    press: Press, project: Project, variant: Callable[[Project], Project]
) -> None:
    story = compose(variant(project), lambda *_path: None, key="proba", folder=Path())
    told = story.told_to(Audience.REPORT)
    report = press.print(told)
    assert check_package(report.data, "r.docx") == ()
    assert deviations(report.data, told) == ()
    numbers = [heading.number for chapter in chapters(told) for heading in chapter.headings]
    (contents,) = report.body.findall(f"{W}sdt")
    entries = [next(link.iter(f"{W}t")).text for link in contents.iter(f"{W}hyperlink")]
    assert entries == numbers


def test_a_story_without_anything_is_still_a_document(press: Press) -> None:
    report = press.print(a_story())
    assert check_package(report.data, "r.docx") == ()


def test_a_row_taller_than_a_page_may_be_torn(press: Press) -> None:
    """A row that must not break and does not fit is cut off by Word."""
    facts = (Fact("tall", "Długie", "słowo " * 3000), Fact("short", "Krótkie", "słowo"))
    report = press.print(a_story(a_section(FactList("dane", facts, "Podpis", "Opis"))))
    (table,) = report.body.iter(f"{W}tbl")
    _, first, second = table.findall(f"{W}tr")
    assert first.find(f"{W}trPr/{W}cantSplit") is None
    assert second.find(f"{W}trPr/{W}cantSplit") is not None


# --- pages


def test_the_estimate_of_pages_is_near(press: Press, told: Story) -> None:
    """Seven pages in LibreOffice 7.4 with Carlito."""
    assert estimate_pages(told, press.reference, press.metrics) == 7


def test_more_actions_make_more_pages(press: Press, project: Project, told: Story) -> None:
    thirty = compose(
        VARIANTS["thirty_actions"](project), lambda *_path: None, key="proba", folder=Path()
    ).told_to(Audience.REPORT)
    few, many = (estimate_pages(s, press.reference, press.metrics) for s in (told, thirty))
    assert many > 2 * few


# --- the reference document


def test_the_reference_document_is_what_its_tool_makes(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-c", MAKE, str(ROOT / "tools"), str(tmp_path / "made.docx")],
        check=True,
        capture_output=True,
    )
    assert made.stderr == b""
    committed = ROOT / "assets" / "reference.docx"
    assert (tmp_path / "made.docx").read_bytes() == committed.read_bytes()


MAKE = (
    "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import make_reference_docx as m; "
    "m.TARGET = pathlib.Path(sys.argv[2]); m.main()"
)


def refusal(data: bytes) -> Iterator[str]:
    with pytest.raises(AssetError) as refused:
        open_reference(data)
    for finding in refused.value.findings:
        for lang in ("pl", "en"):
            told = explain(finding, lang)
            assert told.what
            assert told.hint
        yield f"{finding.code} {finding.values.get('name', '')}".strip()


def test_missing_styles_are_told_all_at_once_with_what_there_is(press: Press) -> None:
    data = changed(
        press.reference,
        "word/styles.xml",
        lambda text: text.replace('"Cel"', '"Inny"').replace("Tabela es_docs", "Inna"),
    )
    assert list(refusal(data)) == ["T051 Cel", "T051 Tabela es_docs"]
    with pytest.raises(AssetError) as refused:
        open_reference(data)
    goal, table = refused.value.findings
    assert "Inny" in explain(goal, "pl").allowed
    assert explain(table, "pl").allowed == "Są style: Inna, Normal Table."


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04zepsute", b"<html></html>"])
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    assert list(refusal(data)) == ["T050"]


def test_a_deck_is_no_reference_for_a_report(environment: Environment) -> None:
    assert list(refusal(environment.read("reference.pptx"))) == ["T050"]


def test_a_page_too_narrow_is_refused(press: Press) -> None:
    data = changed(
        press.reference, "word/document.xml", lambda t: t.replace('w:w="11906"', 'w:w="8000"')
    )
    assert list(refusal(data)) == ["T052"]


def test_style_names_are_found_in_any_case_and_under_any_id(press: Press, told: Story) -> None:
    """A Polish Word renames ids, LibreOffice capitalises names."""
    data = changed(
        press.reference,
        "word/styles.xml",
        lambda text: text.replace('"heading 1"', '"Heading 1"').replace("Heading1", "Nagwek1"),
    )
    report = replace(press, reference=data).print(told)
    assert len(report.styled(Style.HEADING_1)) == 7
    assert check_package(report.data, "r.docx") == ()


def test_the_designers_looks_are_taken_over(press: Press, told: Story) -> None:
    data = changed(
        press.reference, "word/theme/theme1.xml", lambda text: text.replace("003399", "005533")
    )
    report = replace(press, reference=data).print(told)
    assert b"005533" in report.package.read("word/theme/theme1.xml")


def test_signatures_stand_in_a_story_of_their_own(press: Press) -> None:
    block = Signatures("podpisy", ("Jeden", "Dwa", "Trzy"))
    report = press.print(a_story(a_section(block, kind=SectionKind.CLOSING)))
    signed = [p for p in report.body.iter(f"{W}p") if text_of(p) in block.captions]
    neighbours = [report.style_of(p) for p in signed]
    assert all(one != other for one, other in pairwise(neighbours))
