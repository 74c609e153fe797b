"""Charts in an update: what is read from one, and that a redrawn one keeps what people made of it.

A person's hand is played on the parts as Office programs write them: on the chart part itself, and
on the workbook with openpyxl, which leaves formulas without their results.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from pptx import Presentation

from chart_frames import add_chart
from es_docs.checks.agreement.bars import bar_deviations, inner_deviations
from es_docs.checks.agreement.told import tell
from es_docs.checks.package import check_opened
from es_docs.compose import compose
from es_docs.diagnostics import Diagnostic
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, Environment
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.markup import Element
from es_docs.merge.charts.formulas import Move, Reference, UnknownResultError, computed, mapped
from es_docs.merge.charts.reading import read_chart
from es_docs.merge.charts.redrawing import redraw
from es_docs.merge.matching import align, match
from es_docs.merge.merging import merge
from es_docs.merge.series import with_series_of
from es_docs.merge.steps import Redraw
from es_docs.merge.tree import Kind, Node
from es_docs.model import Project
from es_docs.ooxml.chart import ChartBar, ChartStyle, bar_chart
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import Package, open_package
from es_docs.ooxml.package import NS, canonical, qualified
from es_docs.reading.model import Deck, Report
from es_docs.reading.office import read_office
from es_docs.render.powerpoint import render_deck
from es_docs.render.word import render_report
from es_docs.story import Audience, Story
from es_docs.theme import DeckTheme
from es_docs.units import Box
from es_docs.visibility.signs import load_signs
from extent import few
from variants import action, task, with_actions

PART = "ppt/charts/chart1.xml"
SHEET = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
STYLE = ChartStyle("accent2", "accent1", "tx1", 14, 13.5, 60, with_legend=True)
RED = '<a:solidFill xmlns:a="{a}"><a:srgbClr val="FF0000"/></a:solidFill>'.format(a=NS["a"])
NB = "\u00a0"
Bars = tuple[ChartBar, ...]


def bar(name: str, planned: object, realised: object, label: str = "") -> ChartBar:
    said = f"{realised}{NB}/{NB}{planned}".replace(".", ",")
    return ChartBar(name, Decimal(str(planned)), Decimal(str(realised)), label or said)


BARS = (
    bar("Spotkania sieciujące", 11, 9),
    bar("Szkolenia dla kadry", 4, 6),
    bar("Wizyty studyjne", 2, 2),
    bar("Godziny doradztwa", 40, "29.5"),
)
GROWN = (*BARS[:1], bar("Publikacje", 8, 3), *BARS[1:])
"""With a bar that stands before the others' old places."""


# --- a deck with a chart, and people at work on it


@cache
def deck(bars: Bars = BARS, *, is_share: bool = False, planned: str = "Plan") -> bytes:
    """A presentation of one slide with one chart."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    part = bar_chart(
        bars,
        category_header="Zadanie",
        planned_name=planned,
        realised_name="Wykonanie",
        percent_header="% planu",
        ratio_header="Wykonanie / plan",
        style=STYLE,
        is_share=is_share,
    )
    add_chart(slide, part, Box.from_inches(1, 1, 8, 5), alt="opis")
    target = BytesIO()
    presentation.save(target)
    return canonical(target.getvalue())


def opened(data: bytes) -> Package:
    package, _ = open_package(data, "plik")
    assert package is not None
    return package


def draft_of(data: bytes) -> Draft:
    return Draft(opened(data))


def edited(data: bytes, *hands: Callable[[Element], object]) -> bytes:
    """The deck after each hand was laid on the chart part."""
    draft = draft_of(data)
    for hand in hands:
        hand(draft.edit(PART))
    return draft.save()


def retyped(data: bytes, hand: Callable[[Any], object]) -> bytes:
    """The deck after a hand was laid on the workbook of the chart, with openpyxl."""
    draft = draft_of(data)
    book = load_workbook(BytesIO(draft.data(SHEET)))
    hand(book)
    target = BytesIO()
    book.save(target)
    draft.put(SHEET, target.getvalue())
    return draft.save()


def series(root: Element, name: str) -> Element:
    return next(
        one for one in root.iter(qualified("c:ser")) if one.findtext("c:tx//c:v", None, NS) == name
    )


def coloured(name: str, index: int) -> Callable[[Element], None]:
    """A person gives one bar a colour of its own."""

    def hand(root: Element) -> None:
        point = etree.fromstring(
            f'<c:dPt xmlns:c="{NS["c"]}"><c:idx val="{index}"/><c:invertIfNegative val="0"/>'
            f'<c:bubble3D val="0"/><c:spPr>{RED}</c:spPr></c:dPt>'
        )
        series(root, name).find("c:invertIfNegative", NS).addnext(point)

    return hand


def lettered(name: str, index: int, text: str) -> Callable[[Element], None]:
    """A person types words of their own over a label, in bold."""

    def hand(root: Element) -> None:
        labels = series(root, name).iterfind("c:dLbls/c:dLbl", NS)
        label = next(one for one in labels if one.find("c:idx", NS).get("val") == str(index))
        line = label.find("c:tx/c:rich/a:p", NS)
        line.remove(line.find("a:fld", NS))
        run = etree.fromstring(
            f'<a:r xmlns:a="{NS["a"]}"><a:rPr lang="pl-PL" b="1"/><a:t>{text}</a:t></a:r>'
        )
        line.insert(0, run)

    return hand


def coloured_bars(draft: Draft, name: str) -> list[str]:
    """The names of the bars that have a colour of their own."""
    one = series(draft.root(PART), name)
    names = [value.text or "" for value in one.iterfind("c:cat//c:v", NS)]
    points = one.iterfind("c:dPt", NS)
    return [names[int(point.find("c:idx", NS).get("val"))] for point in points]


# --- an update, as the merge has it


def chart_node(draft: Draft, part: str = PART) -> Node:
    return Node("chart", Kind.CHART, children=read_chart(draft, part), mark="es:dzialanie/chart")


def tree(chart: Node) -> Node:
    slide = Node("slide", Kind.SECTION, children=(chart,), mark="es:slide:dzialanie")
    return Node("document", Kind.DOCUMENT, children=(slide,))


def update_part(
    draft: Draft, part: str, base: Node, ours_draft: Draft, ours_part: str
) -> Node | None:
    """The chart the merge wishes for, drawn; None when nothing was to be done."""
    made = align(None, tree(base))
    ours = align(made, tree(chart_node(ours_draft, ours_part)))
    theirs = match(made, ours, tree(chart_node(draft, part)))
    steps = [one for one in merge(made, theirs, ours).steps if isinstance(one, Redraw)]
    for step in steps:
        redraw(draft, part, step.theirs, step.chart, step.ours, ours_draft, ours_part)
    return steps[0].chart if steps else None


def updated(theirs: bytes, ours: bytes, base: bytes | None = None) -> Draft:
    """The deck after an update, proven sound and to say what the merge decided."""
    draft = draft_of(theirs)
    made = chart_node(draft_of(deck() if base is None else base))
    wished = update_part(draft, PART, made, draft_of(ours), PART)
    after = draft_of(draft.save())
    if wished is not None:
        assert said(chart_node(after)) == said(wished)
    assert findings(draft) == []
    return after


def said(chart: Node) -> tuple[object, ...]:
    """What a chart shows, without the keys of its bars."""
    others = {one.key: one.text for one in chart.children if one.kind is not Kind.BAR}
    bars = [
        {one.key: one.text for one in child.children}
        for child in chart.children
        if child.kind is Kind.BAR
    ]
    return others, bars


def findings(draft: Draft) -> list[str]:
    package = opened(draft.save())
    document = read_office(package)
    found = [*check_opened(package), *in_the_sheet(document)]
    return [f"{one.code} {dict(one.values)}" for one in found]


def in_the_sheet(document: Deck | Report) -> list[Diagnostic]:
    """Where chart and sheet say different things; a label stays what a person left it."""
    return [one for one in inner_deviations(document) if one.variant != "label"]


def bars_said(draft: Draft) -> list[tuple[str, ...]]:
    return [tuple(one.text for one in each.children) for each in bars_of(chart_node(draft))]


def bars_of(chart: Node) -> list[Node]:
    return [one for one in chart.children if one.kind is Kind.BAR]


def cells(draft: Draft, area: str, *, computed: bool = True, sheet: str = "Dane") -> list[object]:
    book = load_workbook(BytesIO(draft.data(SHEET)), data_only=computed)
    found = book[sheet][area]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell.value for row in rows for cell in row]


# --- reading


def test_a_chart_made_just_now_says_what_its_sheet_says() -> None:
    draft = draft_of(deck())
    charts = [part for part in draft if part.startswith("ppt/charts/chart")]
    assert charts
    for part in charts:
        assert read_chart(draft, part, is_made=True) == read_chart(draft, part)


def test_a_chart_is_read_bar_by_bar() -> None:
    children = read_chart(draft_of(deck()), PART)
    assert [(one.key, one.kind, one.text) for one in children[:3]] == [
        ("@max", Kind.LOOK, "46"),
        ("@series:0", Kind.PASSAGE, "Plan"),
        ("@series:1", Kind.PASSAGE, "Wykonanie"),
    ]
    assert [(one.key, one.kind, one.text) for one in children[4].children] == [
        ("name", Kind.PASSAGE, "Szkolenia dla kadry"),
        ("0", Kind.NUMBER, "4"),
        ("1", Kind.NUMBER, "6"),
        ("label", Kind.PASSAGE, f"6{NB}/{NB}4"),
    ]
    assert bars_said(draft_of(deck()))[3] == (
        "Godziny doradztwa", "40", "29.5", f"29,5{NB}/{NB}40",
    )  # fmt: skip


def test_a_share_is_read_with_all_its_digits() -> None:
    assert [one[1:3] for one in bars_said(draft_of(deck(is_share=True)))] == [
        ("1", "0.818181818181818"), ("1", "1.5"), ("1", "1"), ("1", "0.7375"),
    ]  # fmt: skip


@pytest.mark.parametrize("is_share", [False, True])
def test_a_number_typed_into_the_sheet_is_read_with_all_that_follows_from_it(
    is_share: bool,
) -> None:
    """openpyxl leaves the formulas without results; what they yield is worked out."""

    def hand(book: Any) -> None:
        book["Dane"]["C2"] = 22

    there = bars_said(draft_of(retyped(deck(is_share=is_share), hand)))
    numbers = ("1", "2") if is_share else ("11", "22")
    assert there[0] == ("Spotkania sieciujące", *numbers, f"22{NB}/{NB}11")
    assert there[1:] == bars_said(draft_of(deck(is_share=is_share)))[1:]


def test_a_sheet_that_is_only_saved_changes_nothing() -> None:
    for is_share in (False, True):
        same = retyped(deck(is_share=is_share), lambda book: book)
        assert said(chart_node(draft_of(same))) == said(
            chart_node(draft_of(deck(is_share=is_share)))
        )


def test_a_name_or_header_typed_into_the_sheet_is_read() -> None:
    def hand(book: Any) -> None:
        book["Dane"]["A3"] = "Kursy"
        book["Dane"]["C1"] = "Zrobione"

    draft = draft_of(retyped(deck(), hand))
    assert [one[0] for one in bars_said(draft)][1] == "Kursy"
    assert chart_node(draft).child("@series:1").text == "Zrobione"


def test_words_typed_over_a_label_are_the_label() -> None:
    draft = draft_of(edited(deck(), lettered("Plan", 2, "komplet")))
    assert [one[3] for one in bars_said(draft)][2] == "komplet"


def test_words_typed_beside_the_field_belong_to_the_label() -> None:
    def hand(root: Element) -> None:
        field = next(root.iter(qualified("a:fld")))
        field.addnext(etree.fromstring(f'<a:r xmlns:a="{NS["a"]}"><a:t> spotkań</a:t></a:r>'))

    draft = draft_of(edited(deck(), hand))
    assert bars_said(draft)[0][3] == f"9{NB}/{NB}11 spotkań"


def test_a_label_taken_away_is_no_label() -> None:
    def hand(root: Element) -> None:
        label = next(root.iter(qualified("c:dLbl")))
        for child in list(label)[1:]:
            label.remove(child)
        etree.SubElement(label, qualified("c:delete")).set("val", "1")

    assert bars_said(draft_of(edited(deck(), hand)))[0][3] == ""


def test_scales_of_two_lengths_have_no_common_end() -> None:
    def hand(root: Element) -> None:
        next(root.iter(qualified("c:max"))).set("val", "100")

    assert chart_node(draft_of(edited(deck(), hand))).child("@max").text == ""


def test_series_keep_their_keys_when_one_goes() -> None:
    """PowerPoint leaves the number of a series (`c:idx`) when another one is deleted."""

    def hand(root: Element) -> None:
        plan = series(root, "Plan")
        plan.getparent().remove(plan)

    draft = draft_of(edited(deck(), hand))
    assert [one.key for one in chart_node(draft).children[:2]] == ["@max", "@series:1"]
    assert bars_said(draft)[0][:2] == ("Spotkania sieciujące", "9")


def test_series_numbered_anew_are_found_by_their_names() -> None:
    def hand(root: Element) -> None:
        for name, number in (("Plan", "1"), ("Wykonanie", "0")):
            series(root, name).find("c:idx", NS).set("val", number)

    theirs = with_series_of(
        chart_node(draft_of(deck())), chart_node(draft_of(edited(deck(), hand)))
    )
    assert said(theirs) == said(chart_node(draft_of(deck())))


def shaken(root: Element) -> Iterator[Element]:
    """The chart as no program should leave it, in many ways."""
    for tag in ("c:cat", "c:val", "c:tx", "c:dLbls", "c:extLst", "c:ptCount", "c:f", "c:v", "c:idx",
                "c:ser", "c:barChart", "c:valAx", "c:max", "c:strRef", "c:numCache", "c:plotArea",
                "c:chart", "c:externalData"):  # fmt: skip
        copy = etree.fromstring(etree.tostring(root))
        for element in list(copy.iter(qualified(tag))):
            element.getparent().remove(element)
        yield copy
    text = etree.tostring(root).decode()
    for old, new in (
        ("<c:v>9</c:v>", "<c:v>#N/A</c:v>"),
        ('ptCount val="4"', 'ptCount val="-1"'),
        ('ptCount val="4"', 'ptCount val="4000000000"'),
        ('idx="1"', 'idx="x"'),
        ('<c:idx val="1"/>', '<c:idx val="0"/>'),
        ("Dane!", "[1]Dane!"),
        ("$A$2:$A$5", "$A$2:$XFD$1048576"),
        ("Dane!$A$2:$A$5", "(Dane!$A$2:$A$3,Dane!$A$5)"),
        ("c:barChart", "c:scatterChart"),
        ("c:strCache", "c:multiLvlStrCache"),
        ('val="46"', 'val="NaN"'),
    ):
        assert old in text
        yield etree.fromstring(text.replace(old, new))


def test_no_chart_is_too_strange_to_be_read_and_drawn_again() -> None:
    original = draft_of(deck())
    ours = draft_of(deck(GROWN))
    for root in shaken(original.root(PART)):
        draft = draft_of(deck())
        draft.put(PART, etree.tostring(root))
        draft = draft_of(draft.save())
        read_chart(draft, PART)
        update_part(draft, PART, chart_node(original), ours, PART)
        draft.save()
    assert read_chart(original, "ppt/presentation.xml") == ()
    assert read_chart(original, "ppt/charts/none.xml") == ()


def test_a_scatter_chart_a_person_made_of_it_is_read() -> None:
    def hand(root: Element) -> None:
        for plot in root.iter(qualified("c:barChart")):
            plot.tag = qualified("c:scatterChart")
            for tag, new in (("c:cat", "c:xVal"), ("c:val", "c:yVal")):
                for element in plot.iter(qualified(tag)):
                    element.tag = qualified(new)

    assert bars_said(draft_of(edited(deck(), hand))) == bars_said(draft_of(deck()))


# --- values


@pytest.mark.parametrize("is_share", [False, True])
def test_a_new_value_reaches_chart_label_scale_and_sheet(is_share: bool) -> None:
    new = (bar("Spotkania sieciujące", 110, 99), *BARS[1:])
    after = updated(deck(is_share=is_share), deck(new, is_share=is_share), deck(is_share=is_share))
    assert said(chart_node(after)) == said(chart_node(draft_of(deck(new, is_share=is_share))))
    assert cells(after, "A2:E2") == ["Spotkania sieciujące", 110, 99, 0.9, f"99{NB}/{NB}110"]
    assert str(cells(after, "D2", computed=False)[0]).startswith("=IF(")


def test_shares_that_stay_get_the_new_numbers_behind_them() -> None:
    """18 of 22 is as much as 9 of 11: only the label and the sheet tell them apart."""
    new = (bar("Spotkania sieciujące", 22, 18), *BARS[1:])
    after = updated(deck(is_share=True), deck(new, is_share=True), deck(is_share=True))
    assert cells(after, "B2:E2") == [22, 18, 0.818181818181818, f"18{NB}/{NB}22"]


def test_the_label_goes_to_the_longer_bar() -> None:
    new = (bar("Spotkania sieciujące", 11, 12), *BARS[1:])
    after = updated(deck(), deck(new))
    plan, done = (series(after.root(PART), name) for name in ("Plan", "Wykonanie"))
    texts = [[one.text for one in each.iterfind(".//c:dLbl//a:t", NS)] for each in (plan, done)]
    assert texts[0][:1] == [f"2{NB}/{NB}2"]
    assert texts[1] == [f"12{NB}/{NB}11", f"6{NB}/{NB}4"]
    assert cells(after, "F2:G2") == [None, f"12{NB}/{NB}11"]
    ids = [one.get("id") for one in after.root(PART).iter(qualified("a:fld"))]
    assert len(ids) == len(set(ids))


def test_only_what_differs_is_written() -> None:
    new = (bar("Spotkania sieciujące", 11, 10), *BARS[1:])
    after = updated(deck(), deck(new))
    before = etree.tostring(draft_of(deck()).root(PART)).decode()
    expected = before.replace("<c:v>9</c:v>", "<c:v>10</c:v>").replace(
        f">9{NB}/{NB}11<".encode("ascii", "xmlcharrefreplace").decode(),
        f">10{NB}/{NB}11<".encode("ascii", "xmlcharrefreplace").decode(),
    )
    assert etree.tostring(after.root(PART)).decode() == expected


def test_where_nothing_differs_nothing_is_touched() -> None:
    def hand(book: Any) -> None:
        book["Dane"]["K1"] = "moje"

    mine = retyped(edited(deck(), coloured("Plan", 1)), hand)
    draft = draft_of(mine)
    chart = chart_node(draft)
    redraw(draft, PART, chart, chart, chart_node(draft_of(deck())), draft_of(deck()), PART)
    assert draft.save() == mine


def test_the_same_update_gives_the_same_bytes_and_a_second_one_nothing() -> None:
    mine = retyped(edited(deck(), coloured("Plan", 1)), lambda book: book.create_sheet("Moje"))
    once = updated(mine, deck(GROWN)).save()
    assert updated(mine, deck(GROWN)).save() == once
    assert updated(once, deck(GROWN), deck(GROWN)).save() == once


def test_an_error_that_a_persons_cell_shows_stays() -> None:
    def hand(root: Element) -> None:
        next(series(root, "Wykonanie").iterfind("c:val//c:v", NS)).text = "#N/A"

    def sheet(book: Any) -> None:
        book["Dane"]["C2"] = "#N/A"

    mine = retyped(edited(deck(), hand), sheet)
    after = draft_of(mine)
    update_part(after, PART, chart_node(draft_of(deck())), draft_of(deck(GROWN)), PART)
    assert series(after.root(PART), "Wykonanie").findtext("c:val//c:v", None, NS) == "#N/A"
    assert bars_said(after)[0][:3] == ("Spotkania sieciujące", "11", "")


def test_series_are_renamed_in_chart_and_header() -> None:
    after = updated(deck(), deck(planned="Zaplanowano"))
    assert series(after.root(PART), "Zaplanowano") is not None
    assert cells(after, "B1:C1") == ["Zaplanowano", "Wykonanie"]


def test_a_value_a_person_typed_into_the_chart_stays_in_chart_and_sheet() -> None:
    """PowerPoint writes both; the data change another number of the same bar."""

    def sheet(book: Any) -> None:
        book["Dane"]["C2"] = 10

    def chart(root: Element) -> None:
        values = series(root, "Wykonanie").iterfind("c:val//c:v", NS)
        next(values).text = "10"

    mine = retyped(edited(deck(), chart), sheet)
    after = updated(mine, deck((bar("Spotkania sieciujące", 12, 9), *BARS[1:])))
    assert bars_said(after)[0][1:3] == ("12", "10")
    assert cells(after, "B2:C2") == [12, 10]


def test_a_row_a_person_typed_stays_when_the_data_change_there_too() -> None:
    def sheet(book: Any) -> None:
        book["Dane"]["C2"] = 10

    mine = retyped(deck(is_share=True), sheet)
    new = deck((bar("Spotkania sieciujące", 11, 11), *BARS[1:3], bar("Godziny doradztwa", 40, 30)),
               is_share=True)  # fmt: skip
    after = updated(mine, new, deck(is_share=True))
    assert cells(after, "B2:D2") == [11, 10, pytest.approx(10 / 11)]
    assert cells(after, "B5:D5") == [40, 30, 0.75]


def test_words_typed_over_a_label_change_only_in_their_number() -> None:
    mine = edited(deck(), lettered("Plan", 0, f"aż 9{NB}/{NB}11!"))
    after = updated(mine, deck((bar("Spotkania sieciujące", 11, 10), *BARS[1:])))
    label = next(series(after.root(PART), "Plan").iterfind("c:dLbls/c:dLbl", NS))
    assert "".join(one.text for one in label.iter(qualified("a:t"))) == f"aż 10{NB}/{NB}11!"
    assert label.find(".//a:rPr", NS).get("b") == "1"
    assert cells(after, "F2") == [f"10{NB}/{NB}11"]


def test_words_typed_over_a_label_stay_at_their_bar_though_the_other_gets_longer() -> None:
    mine = edited(deck(), lettered("Plan", 0, "ważne"))
    after = updated(mine, deck((bar("Spotkania sieciujące", 11, 12, "ważne"), *BARS[1:])))
    label = next(series(after.root(PART), "Plan").iterfind("c:dLbls/c:dLbl", NS))
    assert (label.findtext(".//a:t", None, NS), label.find(".//a:rPr", NS).get("b")) == (
        "ważne",
        "1",
    )
    assert bars_said(after)[0][3] == "ważne"


def test_words_beside_the_field_stay_beside_it() -> None:
    def hand(root: Element) -> None:
        field = next(root.iter(qualified("a:fld")))
        field.addnext(etree.fromstring(f'<a:r xmlns:a="{NS["a"]}"><a:t> spotkań</a:t></a:r>'))

    new = (bar("Spotkania sieciujące", 11, 10), *BARS[1:])
    after = updated(edited(deck(), hand), deck(new))
    line = next(after.root(PART).iter(qualified("c:dLbl"))).find(".//a:p", NS)
    assert [(etree.QName(one).localname, one.findtext("a:t", None, NS)) for one in line][:2] == [
        ("fld", f"10{NB}/{NB}11"),
        ("r", " spotkań"),
    ]


def test_a_chart_without_labels_stays_without() -> None:
    def hand(root: Element) -> None:
        for labels in list(root.iter(qualified("c:dLbls"))):
            labels.getparent().remove(labels)

    draft = draft_of(edited(deck(), hand))
    update_part(draft, PART, chart_node(draft_of(deck())), draft_of(deck(GROWN)), PART)
    assert draft.root(PART).find(".//c:dLbls", NS) is None
    assert [one[0] for one in bars_said(draft)] == [one.label for one in GROWN]
    assert findings(draft) == []


# --- bars that come, go and change places


@pytest.mark.parametrize("is_share", [False, True])
def test_a_new_bar_lets_colours_labels_and_rows_go_with_their_bars(is_share: bool) -> None:
    def sheet(book: Any) -> None:
        book["Dane"]["K1"] = "Uwagi"
        book["Dane"]["K4"] = "z Opolem"
        book["Dane"]["K4"].fill = PatternFill("solid", "FFFF00")

    mine = edited(deck(is_share=is_share), coloured("Wykonanie", 2), lettered("Plan", 3, "dużo"))
    base = deck(is_share=is_share)
    after = updated(retyped(mine, sheet), deck(GROWN, is_share=is_share), base)
    assert coloured_bars(after, "Wykonanie") == ["Wizyty studyjne"]
    assert [one[3] for one in bars_said(after)] == [
        f"9{NB}/{NB}11", f"3{NB}/{NB}8", f"6{NB}/{NB}4", f"2{NB}/{NB}2", "dużo",
    ]  # fmt: skip
    assert cells(after, "K1:K6") == ["Uwagi", None, None, None, "z Opolem", None]
    sheet_after = load_workbook(BytesIO(after.data(SHEET)))["Dane"]
    assert sheet_after["K5"].fill.fgColor.rgb == "00FFFF00"
    assert cells(after, "A3:E3") == ["Publikacje", 8, 3, 0.375, f"3{NB}/{NB}8"]
    assert cells(after, "D3", computed=False) == ["=IF(B3>0,C3/B3,0)"]
    assert cells(after, "D6", computed=False) == ["=IF(B6>0,C6/B6,0)"]
    ends = cells(after, "G3:H3" if is_share else "F3:G3", computed=False)
    assert ends == ['=IF(B3>=C3,E3,"")', '=IF(B3<C3,E3,"")']


def test_all_references_grow_with_the_bars() -> None:
    after = updated(deck(), deck(GROWN))
    references = {one.text for one in after.root(PART).iter(qualified("c:f"), qualified("c15:f"))}
    assert references == {
        "Dane!$B$1", "Dane!$C$1", "Dane!$A$2:$A$6", "Dane!$B$2:$B$6", "Dane!$C$2:$C$6",
        "Dane!$F$2:$F$6", "Dane!$G$2:$G$6",
    }  # fmt: skip
    ids = [one.get("id") for one in after.root(PART).iter(qualified("a:fld"))]
    assert len(ids) == len(set(ids)) == len(GROWN)


def test_a_bar_that_goes_takes_its_colour_and_its_row_along() -> None:
    mine = edited(deck(), coloured("Plan", 1), coloured("Plan", 3))
    after = updated(mine, deck((BARS[0], *BARS[2:])))
    assert coloured_bars(after, "Plan") == ["Godziny doradztwa"]
    assert cells(after, "A2:A6") == [BARS[0].label, BARS[2].label, BARS[3].label, None, None]


def test_bars_change_places_with_their_colours() -> None:
    mine = edited(deck(), coloured("Plan", 0))
    after = updated(mine, deck(tuple(reversed(BARS))))
    assert coloured_bars(after, "Plan") == ["Spotkania sieciujące"]
    assert [one[0] for one in bars_said(after)] == [one.label for one in reversed(BARS)]
    assert cells(after, "A2:A5") == [one.label for one in reversed(BARS)]


def test_a_bar_a_person_added_stays_with_its_number() -> None:
    def sheet(book: Any) -> None:
        for column, value in zip("ABC", ("Moje zajęcia", 5, 5), strict=True):
            book["Dane"][f"{column}6"] = value

    def chart(root: Element) -> None:
        for reference in root.iter(qualified("c:f"), qualified("c15:f")):
            reference.text = (reference.text or "").replace("$5", "$6")
        for one in root.iter(qualified("c:ser")):
            for holder, text in (("cat", "Moje zajęcia"), ("val", "5")):
                store = one.find(f"c:{holder}", NS)[0][-1]
                store.find("c:ptCount", NS).set("val", "5")
                point = etree.SubElement(store, qualified("c:pt"), idx="4")
                etree.SubElement(point, qualified("c:v")).text = text
            store = one.find(".//c15:dlblRangeCache", NS)
            store.find("c:ptCount", NS).set("val", "5")
            etree.SubElement(etree.SubElement(store, qualified("c:pt"), idx="4"), qualified("c:v"))

    mine = retyped(edited(deck(), chart), sheet)
    after = updated(mine, deck((BARS[0], *BARS[2:])))
    assert [one[:3] for one in bars_said(after)][-1] == ("Moje zajęcia", "5", "5")
    assert cells(after, "A5:C5") == ["Moje zajęcia", 5, 5]


def test_a_restyled_chart_keeps_its_look_its_title_and_its_trend() -> None:
    def hand(root: Element) -> None:
        plan = series(root, "Plan")
        plan.find("c:spPr", NS).replace(plan.find("c:spPr/a:solidFill", NS), etree.fromstring(RED))
        next(root.iter(qualified("c:gapWidth"))).set("val", "200")
        title = (
            f'<c:title xmlns:c="{NS["c"]}" xmlns:a="{NS["a"]}"><c:tx><c:rich><a:bodyPr/><a:p><a:r>'
            "<a:t>Mój tytuł</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        )
        root.find("c:chart", NS).insert(0, etree.fromstring(title))
        trend = f'<c:trendline xmlns:c="{NS["c"]}"><c:trendlineType val="linear"/>' + "".join(
            f'<c:{name} val="0"/>' for name in ("dispRSqr", "dispEq")
        )
        plan.find("c:cat", NS).addprevious(etree.fromstring(f"{trend}</c:trendline>"))

    mine = edited(deck(), hand)
    after = updated(mine, deck(GROWN))

    def looks(root: Element) -> list[bytes]:
        tags = ("c:spPr", "c:gapWidth", "c:title", "c:trendline", "c:formatCode", "c:legend")
        kept = [one for one in root.iter(*map(qualified, tags)) if "dPt" not in one.getparent().tag]
        return [etree.tostring(one) for one in kept]

    assert looks(after.root(PART)) == looks(draft_of(mine).root(PART))
    assert after.relationships(PART) == draft_of(mine).relationships(PART)


# --- the person's workbook


def test_sheets_columns_and_notes_of_a_person_stay_and_follow_the_rows() -> None:
    def hand(book: Any) -> None:
        sheet = book["Dane"]
        sheet["I1"], sheet["A8"], sheet["B8"] = "Różnica", "Razem", "=SUM(B2:B5)"
        for row in range(2, 6):
            sheet[f"I{row}"] = f"=C{row}-B{row}"
        sheet["C4"].comment = Comment("sprawdzone", "Anna")
        sheet.merge_cells("J4:K4")
        rule = CellIsRule(
            operator="lessThan", formula=["$B$8"], fill=PatternFill("solid", "FF0000")
        )
        sheet.conditional_formatting.add("C2:C5", rule)
        book.defined_names["plan"] = DefinedName("plan", attr_text="Dane!$B$2:$B$5")
        other = book.create_sheet("Moje obliczenia")
        other["A1"], other["A2"] = "=SUM(Dane!C2:C5)", "=Dane!B4*2"

    after = updated(retyped(deck(), hand), deck(GROWN))
    book = load_workbook(BytesIO(after.data(SHEET)))
    sheet = book["Dane"]
    assert book.sheetnames == ["Dane", "Moje obliczenia"]
    assert [sheet[f"I{row}"].value for row in range(1, 7)] == [
        "Różnica", "=C2-B2", None, "=C4-B4", "=C5-B5", "=C6-B6",
    ]  # fmt: skip
    assert (sheet["A9"].value, sheet["B9"].value) == ("Razem", "=SUM(B2:B6)")
    assert sheet["C5"].comment.text.endswith("sprawdzone")
    inner = draft_of(after.data(SHEET))
    (box,) = (inner.data(name) for name in inner if name.lower().endswith(".vml"))
    assert re.findall(rb"<(?:\w+:)?Row>(\d+)</", box) == [b"4"]
    assert [str(one) for one in sheet.merged_cells.ranges] == ["J5:K5"]
    (rules,) = sheet.conditional_formatting
    assert (str(rules.sqref), rules.rules[0].formula) == ("C2:C6", ["$B$9"])
    assert book.defined_names["plan"].attr_text == "Dane!$B$2:$B$6"
    other = book["Moje obliczenia"]
    assert [other["A1"].value, other["A2"].value] == ["=SUM(Dane!C2:C6)", "=Dane!B5*2"]
    assert cells(after, "A1:A2", sheet="Moje obliczenia") == [49.5, 4]


def test_a_table_of_the_sheet_grows_with_its_rows() -> None:
    def hand(book: Any) -> None:
        book["Dane"].add_table(Table(displayName="Zadania", ref="A1:C5"))

    after = updated(retyped(deck(), hand), deck(GROWN))
    table = load_workbook(BytesIO(after.data(SHEET)))["Dane"].tables["Zadania"]
    assert (table.ref, table.autoFilter.ref) == ("A1:C6", "A1:C6")


def test_formulas_that_excel_shares_among_rows_stay_with_their_rows() -> None:
    """A formula filled down is written once (ISO/IEC 29500-1 §18.3.1.40).

    The order of computing (`calcChain`) would list cells that have no formula any more: it goes.
    """
    draft = draft_of(deck())
    inner = draft_of(draft.data(SHEET))
    sheet = inner.edit("xl/worksheets/sheet1.xml")
    space = {"x": etree.QName(sheet).namespace}
    for number, formula in enumerate(sheet.findall(".//x:c[@r]/x:f", space)):
        cell = formula.getparent()
        if cell.get("r")[0] == "D":
            formula.set("t", "shared")
            formula.set("si", "0")
            if cell.get("r") == "D2":
                formula.set("ref", "D2:D5")
            else:
                formula.text = None
        assert number < 16
    chain = b'<calcChain xmlns="%s"><c r="D2" i="1"/></calcChain>' % space["x"].encode()
    inner.put("xl/calcChain.xml", chain, "application/vnd.ms-excel.calcChain+xml")
    inner.relate("xl/workbook.xml", f"{NS['r']}/calcChain", "xl/calcChain.xml")
    draft.put(SHEET, inner.save())
    after = updated(draft.save(), deck(GROWN))
    assert not [name for name in draft_of(after.data(SHEET)) if "calcChain" in name]
    assert cells(after, "D2:D6", computed=False) == [
        f"=IF(B{row}>0,C{row}/B{row},0)" for row in range(2, 7)
    ]


def test_a_sheet_of_another_name_and_moved_columns_are_followed() -> None:
    """PowerPoint rewrites the references when a person moves cells in the sheet."""

    def sheet(book: Any) -> None:
        old = book["Dane"]
        new = book.create_sheet("Dane do wykresu 2")
        for row in old.iter_rows():
            for cell in row:
                value = cell.value
                if isinstance(value, str) and value.startswith("="):
                    value = mapped(value, moved_by_two)
                new.cell(cell.row, cell.column + 2, value)
        del book["Dane"]

    def moved_by_two(one: Reference) -> Reference:
        return one.at_columns(*(number + 2 for number in one.columns))

    def chart(root: Element) -> None:
        for one in root.iter(qualified("c:f"), qualified("c15:f")):
            cells = mapped((one.text or "").partition("!")[2], moved_by_two)
            one.text = f"'Dane do wykresu 2'!{cells}"

    mine = retyped(edited(deck(is_share=True), chart), sheet)
    after = updated(mine, deck(GROWN, is_share=True), deck(is_share=True))
    name = "Dane do wykresu 2"
    assert cells(after, "C3:G3", sheet=name) == ["Publikacje", 8, 3, 0.375, f"3{NB}/{NB}8"]
    assert cells(after, "F3", sheet=name, computed=False) == ["=IF(D3>0,E3/D3,0)"]


def test_two_charts_that_share_a_workbook_part_each_get_their_own() -> None:
    draft = draft_of(deck())
    copied = draft.add("ppt/charts/chart1.xml", draft.data(PART), draft.content_type(PART))
    draft.relate(copied, draft.relationships(PART)[0].kind, SHEET)
    slide = "ppt/slides/slide1.xml"
    draft.relate(slide, draft.relationships(slide)[-1].kind, copied)
    before = draft.data(SHEET)
    update_part(draft, PART, chart_node(draft), draft_of(deck(GROWN)), PART)
    assert draft.data(SHEET) == before
    assert draft.target(PART, draft.relationships(PART)[0].rid) != SHEET
    assert findings(draft) == []


def test_a_workbook_outside_the_file_is_left_alone() -> None:
    draft = draft_of(deck())
    link = draft.relationships(PART)[0]
    draft.unrelate(PART, link.rid)
    rid = draft.relate(PART, link.kind, "file:///C:/moje.xlsx", is_external=True)
    draft.edit(PART).find("c:externalData", NS).set(qualified("r:id"), rid)
    update_part(draft, PART, chart_node(draft_of(deck())), draft_of(deck(GROWN)), PART)
    assert [one.is_external for one in draft.relationships(PART)] == [True]
    assert [one[0] for one in bars_said(draft)] == [one.label for one in GROWN]


# --- a workbook that was lost


def without_workbook(data: bytes, *, is_kept: bool = False) -> bytes:
    """As LibreOffice leaves a chart: no cells to take from, and in a slide no workbook."""
    draft = draft_of(data)
    root = draft.edit(PART)
    for number, one in enumerate(root.iter(qualified("c:f"))):
        one.text = f"label {number}"
    for field in root.iter(qualified("a:t")):
        field.text = "[CELLRANGE]"
    lost = series(root, "Wykonanie").find("c:extLst", NS)
    lost.getparent().remove(lost)
    if not is_kept:
        root.remove(root.find("c:externalData", NS))
        draft.unrelate(PART, draft.relationships(PART)[0].rid)
        draft.drop(SHEET)
    return draft.save()


@pytest.mark.parametrize("is_share", [False, True])
@pytest.mark.parametrize("bars", [GROWN, (BARS[1], BARS[0])])
def test_a_lost_workbook_comes_back_with_all_that_leads_to_it(bars: Bars, is_share: bool) -> None:
    plain = BARS[:1] + BARS[2:]  # whose labels all stand at the plan: LibreOffice keeps these
    base = deck(plain, is_share=is_share)
    mine = edited(without_workbook(base), coloured("Plan", 1))
    after = updated(mine, deck(bars, is_share=is_share), base)
    assert said(chart_node(after)) == said(chart_node(draft_of(deck(bars, is_share=is_share))))
    ours = draft_of(deck(bars, is_share=is_share))
    tags = (qualified("c:f"), qualified("c15:f"))
    assert [one.text for one in after.root(PART).iter(*tags)] == [
        one.text for one in ours.root(PART).iter(*tags)
    ]
    (workbook,) = (one.target for one in after.relationships(PART))
    assert after.data(workbook) == ours.data(SHEET)


def test_a_number_typed_where_there_is_no_sheet_is_kept_in_the_new_one() -> None:
    base = deck(BARS[:1] + BARS[2:], is_share=True)

    def hand(root: Element) -> None:
        values = series(root, "Wykonanie").iterfind("c:val//c:v", NS)
        next(values).text = "0.5"

    mine = edited(without_workbook(base), hand)
    new = deck((BARS[0], BARS[2], bar("Godziny doradztwa", 40, 40)), is_share=True)
    after = updated(mine, new, base)
    assert cells(after, "D2:D4") == [0.5, 1, 1]
    assert cells(after, "D2:D3", computed=False) == [0.5, "=IF(B3>0,C3/B3,0)"]


def test_a_series_of_a_person_gets_a_column_in_the_new_sheet() -> None:
    base = deck(BARS[:1] + BARS[2:])

    def hand(root: Element) -> None:
        plan = series(root, "Plan")
        mine = etree.fromstring(etree.tostring(plan))
        mine.find("c:idx", NS).set("val", "7")
        mine.find("c:order", NS).set("val", "7")
        mine.find("c:tx//c:v", NS).text = "Cel"
        mine.remove(mine.find("c:extLst", NS))
        mine.remove(mine.find("c:dLbls", NS))
        plan.addnext(mine)

    mine = edited(without_workbook(base), hand)
    after = updated(mine, deck((BARS[0], BARS[2], bar("Godziny doradztwa", 40, 40))), base)
    assert cells(after, "H1:H4") == ["Cel", 11, 2, 40]


def test_a_workbook_the_chart_lost_sight_of_is_found_again() -> None:
    """LibreOffice keeps the workbook of a report's chart; the person's sheets in it stay."""

    def hand(book: Any) -> None:
        book["Dane"]["K3"] = "z Opolem"
        book.create_sheet("Moje")

    base = deck(BARS[:1] + BARS[2:])
    after = updated(without_workbook(retyped(base, hand), is_kept=True), deck(GROWN), base)
    assert load_workbook(BytesIO(after.data(SHEET))).sheetnames == ["Dane", "Moje"]
    assert cells(after, "A2:A6") == [one.label for one in GROWN]
    assert cells(after, "K2:K6") == [None, None, None, "z Opolem", None]


def test_in_a_workbook_made_into_something_else_ours_is_a_sheet_more() -> None:
    def hand(book: Any) -> None:
        for row in book["Dane"]["A1:H6"]:
            for cell in row:
                cell.value = "coś innego"

    base = deck(BARS[:1] + BARS[2:])
    after = updated(without_workbook(retyped(base, hand), is_kept=True), deck(GROWN), base)
    assert load_workbook(BytesIO(after.data(SHEET))).sheetnames == ["Dane", "Dane 2"]
    assert cells(after, "A1") == ["coś innego"]
    assert cells(after, "A3:E3", sheet="Dane 2") == ["Publikacje", 8, 3, 0.375, f"3{NB}/{NB}8"]


# --- any bars


names = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
numbers = st.decimals(0, 100_000, places=2).map(lambda number: f"{number.normalize():f}")


@st.composite
def wished_bars(draw: st.DrawFn, keys: Sequence[str]) -> list[tuple[str, tuple[str, ...] | None]]:
    """Some of the keys in any order, each as it is or with new words, and new ones among them."""
    order = draw(st.permutations([*keys, "nowy 1", "nowy 2"]))
    chosen = order[: draw(st.integers(1, len(order)))]
    words = st.tuples(names, numbers, numbers, names)
    return [
        (key, draw(words if key not in keys else st.one_of(st.none(), words))) for key in chosen
    ]


@settings(max_examples=few(50), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    wished=wished_bars([one.label for one in BARS[:1] + BARS[2:]]),
    is_share=st.booleans(),
    is_lost=st.booleans(),
    maximum=st.sampled_from(["46", "100", "7.5"]),
)
def test_any_wished_bars_are_what_the_chart_then_shows(
    wished: list[tuple[str, tuple[str, ...] | None]], is_share: bool, is_lost: bool, maximum: str
) -> None:
    base = BARS[:1] + BARS[2:] if is_lost else BARS
    data = deck(base, is_share=is_share)
    draft = draft_of(without_workbook(data) if is_lost else data)
    ours_draft = draft_of(deck(GROWN, is_share=is_share))
    theirs, ours = keyed(chart_node(draft)), keyed(chart_node(ours_draft))
    known = {one.key: one for one in bars_of(theirs)}
    bars = [known[key] if words is None else renewed(key, words) for key, words in wished]
    others = [one for one in theirs.children if one.kind is not Kind.BAR]
    others[0] = replace(others[0], text=maximum)
    chart = theirs.with_children((*others, *bars))
    redraw(draft, PART, theirs, chart, ours, ours_draft, PART)
    assert said(chart_node(draft)) == said(chart)
    assert findings(draft) == []


def keyed(chart: Node) -> Node:
    """A chart whose bars have their names as keys."""
    return chart.with_children(
        tuple(
            replace(one, key=one.children[0].text) if one.kind is Kind.BAR else one
            for one in chart.children
        )
    )


def renewed(key: str, words: tuple[str, ...]) -> Node:
    name, planned, realised, label = words
    children = (
        Node("name", Kind.PASSAGE, name),
        Node("0", Kind.NUMBER, planned),
        Node("1", Kind.NUMBER, realised),
        Node("label", Kind.PASSAGE, label),
    )
    return Node(key, Kind.BAR, children=children)


# --- formulas


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("IF(B2>0,C2/B2,0)", 0.75),
        ("IF(D2>0,C2/D2,0)", 0.0),
        ('IF(C2<10000,C2,FIXED(C2,1))&" / "&B2', "3 / 4"),
        ("FIXED(12345.678,IF(C2=INT(C2),0,2))", f"12{NB}346"),
        ("FIXED(12345.678,2)", f"12{NB}345,68"),
        ('IF(B2>=C2,"tak","nie")', "tak"),
        ('"cudzysłów """&E2', 'cudzysłów "słowo'),
        ("-B2+2*3-6/2", -1.0),
        ("SUM(B2:C2,10%)", UnknownResultError),
        ("SUM(B2:C2)", 7.0),
        ("B2/D2", UnknownResultError),
        ("E2*2", UnknownResultError),
        ("VLOOKUP(B2,A1:B9,2)", UnknownResultError),
        ("Tabela1[Plan]", UnknownResultError),
        ("IF(B2>0", UnknownResultError),
        ("", UnknownResultError),
    ],
)
def test_plain_formulas_are_computed_and_others_are_not_guessed(
    formula: str, result: object
) -> None:
    values: dict[int, Any] = {2: 4.0, 3: 3.0, 4: None, 5: "słowo"}

    def there(one: Reference) -> list[Any]:
        return [values[column] for _, column in one.cells]

    if result is UnknownResultError:
        with pytest.raises(UnknownResultError):
            computed(formula, there)
    else:
        assert computed(formula, there) == result


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("SUM(B2:B5)", "SUM(B2:B5)"),
        ("SUM(B$1:$B9)", "SUM(B$1:$B9)"),
        ("B2+B3+B4+B5+B9", "B4+#REF!+B2+B5+B9"),
        ("B3:B3", "#REF!"),
        ('B4&"B4"&LOG10(B4)', 'B2&"B4"&LOG10(B2)'),
        ("Inny!B4+[1]Dane!B4+Dane!B4", "Inny!B4+[1]Dane!B4+Dane!B2"),
        ("Tabela4[B4]+B4", "Tabela4[B4]+B2"),
        ("A:A", "A:A"),
    ],
)
def test_formulas_follow_rows(formula: str, moved: str) -> None:
    move = Move(2, 4, (4, None, 2, 5))

    def place(one: Reference) -> Reference | None:
        return move.reference(one) if one.sheet in ("", "Dane") else one

    assert mapped(formula, place) == moved


@given(
    st.integers(1, 6).flatmap(
        lambda count: st.tuples(
            st.just(count), st.lists(st.one_of(st.none(), st.integers(0, count - 1)), max_size=8)
        )
    )
)
def test_a_moved_row_is_where_it_was_put(case: tuple[int, list[int | None]]) -> None:
    count, chosen = case
    seen: set[int] = set()
    rows = tuple(
        None if one is None or one in seen else (seen.add(one) or 3 + one) for one in chosen
    )
    move = Move(3, count, rows)
    assert [move.row(row) for row in rows if row] == [3 + n for n, row in enumerate(rows) if row]
    assert (move.row(2), move.row(3 + count)) == (2, 3 + max(len(rows), 1))
    assert move.span(3, 2 + count) == (3, 2 + max(len(rows), 1))
    assert move.span(1, 3 + count) == (1, 3 + max(len(rows), 1))


# --- whole documents, through LibreOffice


Make = Callable[[Project], tuple[Story, bytes, bytes]]


@pytest.fixture
def make(environment: Environment, theme: DeckTheme, metrics: Metrics) -> Make:
    """The story of a project with its deck and its report."""

    def made(project: Project) -> tuple[Story, bytes, bytes]:
        story = compose(project, lambda *_path: None, key="proba", folder=Path())
        signs, _ = load_signs(
            environment.signs, period=story.funding_period, fund=story.fund, agreement_date=None
        )
        laid_out = lay_out(story, theme, metrics)
        deck = render_deck(laid_out, story, theme, environment.read(DECK_REFERENCE), signs)
        report = render_report(
            story.told_to(Audience.REPORT), environment.read(REPORT_REFERENCE), signs, metrics
        )
        return story, deck, report

    return made


def before(project: Project) -> Project:
    tasks = [task("Spotkania zespołów", 11, 9), task("Wizyty w ośrodkach", 4, 4, "wizyta studyjna")]
    other = [task("Spotkania liderów", 8, 9), task("Szkolenia kadry", 3, 2, "szkolenie")]
    return with_actions(
        project,
        [
            action("Sieci wsparcia", tasks, ["Jeden skutek"], "Sieci"),
            action("Doradztwo i wiedza", other, ["Drugi skutek"], "Doradztwo"),
        ],
    )


def after_a_change(project: Project) -> Project:
    tasks = [task("Spotkania zespołów", 11, 12), task("Publikacje zespołów", 2, 1, "publikacja"),
             task("Wizyty w ośrodkach", 5, 4, "wizyta studyjna")]  # fmt: skip
    other = [task("Spotkania liderów", 8, 7), task("Szkolenia kadry", 3, 2, "szkolenie")]
    return with_actions(
        project,
        [
            action("Sieci wsparcia", tasks, ["Jeden skutek"], "Sieci"),
            action("Doradztwo i wiedza", other, ["Drugi skutek"], "Doradztwo"),
        ],
    )


def chart_parts(draft: Draft) -> list[str]:
    return sorted(name for name in draft if re.search(r"/charts/chart\d+\.xml$", name))


def all_updated(theirs: bytes, base: bytes, ours: bytes) -> Draft:
    draft, made, new = draft_of(theirs), draft_of(base), draft_of(ours)
    assert len(chart_parts(draft)) == len(chart_parts(made)) > 0
    for part, old, fresh in zip(
        chart_parts(draft), chart_parts(made), chart_parts(new), strict=True
    ):
        update_part(draft, part, chart_node(made, old), new, fresh)
    return draft


def deviations(draft: Draft, story: Story, audience: Audience) -> list[str]:
    document = read_office(opened(draft.save()))
    _, found = bar_deviations(document, tell(story, audience))
    return [f"{one.code} {dict(one.values)}" for one in (*found, *in_the_sheet(document))]


def chart_faults(draft: Draft) -> list[str]:
    found = check_opened(opened(draft.save()))
    told = [f"{one.code} {dict(one.values)}" for one in found]
    return [one for one in told if "chart" in one or "embeddings" in one]


@pytest.mark.parametrize("audience", [Audience.DECK, Audience.REPORT])
def test_the_charts_of_a_document_say_what_the_new_data_say(
    project: Project, make: Make, audience: Audience
) -> None:
    old, new = make(before(project)), make(after_a_change(project))
    number = 1 if audience is Audience.DECK else 2
    draft = all_updated(old[number], old[number], new[number])
    assert deviations(draft, new[0], audience) == []
    assert check_opened(opened(draft.save())) == ()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_charts_saved_by_libreoffice_get_their_workbooks_back(
    project: Project, make: Make, tmp_path: Path
) -> None:
    old, new = make(before(project)), make(after_a_change(project))
    for audience, number, suffix in ((Audience.DECK, 1, "pptx"), (Audience.REPORT, 2, "docx")):
        saved = saved_by_libreoffice(old[number], tmp_path, suffix)
        assert chart_faults(draft_of(saved))
        draft = all_updated(saved, old[number], new[number])
        assert deviations(draft, new[0], audience) == []
        assert chart_faults(draft) == []
        for part in chart_parts(draft):
            assert draft.relationships(part)
            assert "[CELLRANGE]" not in draft.data(part).decode()


def saved_by_libreoffice(data: bytes, folder: Path, suffix: str) -> bytes:
    source, target = folder / f"plik.{suffix}", folder / "zapisane"
    source.write_bytes(data)
    profile = (folder / "profil").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", suffix, "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=80)
    return (target / source.name).read_bytes()
