"""Slides hold everything the story tells, each thing once, in boxes that keep to the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from es_docs.compose import compose
from es_docs.diagnostics import Location
from es_docs.layout.cards import even_parts
from es_docs.layout.deck import ChartShape, Deck, Slide, TableShape, TextShape
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.layout.text import BODY_FLOOR
from es_docs.model import Project
from es_docs.story import Story
from es_docs.theme import DeckTheme, SlideLayout
from es_docs.units import Box, Emu
from variants import VARIANTS, action, task, with_actions


def laid_out(project: Project, theme: DeckTheme, metrics: Metrics) -> Deck:
    story = compose(project, lambda *_path: None, key="proba", folder=Path())
    return lay_out(story, theme, metrics)


def texts(slide: Slide) -> list[str]:
    return [
        paragraph.text
        for shape in slide.shapes
        if isinstance(shape, TextShape)
        for paragraph in shape.paragraphs
    ]


def test_the_seed_makes_one_slide_for_each_thing_to_say(deck: Deck) -> None:
    assert [slide.layout for slide in deck.slides] == [
        "Okładka",
        "Projekt w skrócie",
        "Działania",
        "Wyniki",
        "Zestawienie",
        "Działanie z sumą",
        *["Działanie z efektem"] * 5,
        "Efekty",
        "Zakończenie",
    ]


def test_the_seed_fits_everywhere(deck: Deck) -> None:
    assert deck.findings == ()


def test_the_tables_of_all_actions_are_set_in_one_size(deck: Deck) -> None:
    sizes = {
        shape.size_pt
        for slide in deck.slides
        if slide.layout.startswith("Działanie")
        for shape in slide.shapes
        if isinstance(shape, TableShape)
    }
    assert len(sizes) == 1
    assert sizes.pop() >= BODY_FLOOR


def test_the_titles_of_all_actions_are_set_in_one_size(deck: Deck) -> None:
    sizes = {
        slide.shapes[0].paragraphs[0].runs[0].size_pt
        for slide in deck.slides
        if slide.layout.startswith("Działanie ") and isinstance(slide.shapes[0], TextShape)
    }
    assert len(sizes) == 1


@pytest.mark.parametrize("name", ["seed", *VARIANTS])
def test_the_title_comes_first_and_is_unique(
    project: Project, theme: DeckTheme, metrics: Metrics, name: str
) -> None:
    varied = VARIANTS[name](project) if name != "seed" else project
    slides = laid_out(varied, theme, metrics).slides
    titles = [slide.title for slide in slides]
    assert len(set(titles)) == len(titles)
    assert all(slide.shapes[0].key == "title" for slide in slides)
    assert len({slide.key for slide in slides}) == len(slides)


@pytest.mark.parametrize("name", ["seed", *VARIANTS])
def test_no_two_shapes_share_a_place_and_all_stand_above_the_strip(
    project: Project, theme: DeckTheme, metrics: Metrics, name: str
) -> None:
    varied = VARIANTS[name](project) if name != "seed" else project
    deck = laid_out(varied, theme, metrics)
    told = {f.values["title"] for f in deck.findings if f.code in ("F001", "F002")}
    for slide in deck.slides:
        boxes = [shape.box for shape in slide.shapes]
        for number, box in enumerate(boxes):
            for other in boxes[number + 1 :]:
                assert not box.overlaps(other) or slide.title in told, slide.title
            assert box.bottom <= theme.strip.top or slide.title in told, slide.title


@pytest.mark.parametrize("name", ["seed", *VARIANTS])
def test_every_row_and_every_effect_stands_on_the_slides_once_and_in_order(
    project: Project, theme: DeckTheme, metrics: Metrics, name: str
) -> None:
    varied = VARIANTS[name](project) if name != "seed" else project
    slides = laid_out(varied, theme, metrics).slides
    drawn = [
        row.key
        for slide in slides
        if slide.layout.startswith("Działanie")
        for shape in slide.shapes
        if isinstance(shape, TableShape)
        for row in shape.table.rows
    ]
    assert len(drawn) == sum(len(each.tasks) for each in varied.actions)
    for effect in (effect for each in varied.actions for effect in each.effects):
        first_words = effect.replace(" ", "\u00a0")[:12]
        shown = [
            text
            for slide in slides
            if slide.layout == "Efekty"
            for text in texts(slide)
            if text.replace(" ", "\u00a0").startswith(first_words)
        ]
        assert shown, effect


def test_continued_slides_are_numbered(
    project: Project, theme: DeckTheme, metrics: Metrics
) -> None:
    slides = laid_out(VARIANTS["thirty_actions"](project), theme, metrics).slides
    cards = [slide.title for slide in slides if slide.layout == "Działania"]
    assert cards == [f"Zaplanowane działania\u00a0({n}/4)" for n in range(1, 5)]


def test_a_text_that_fits_nowhere_is_told_and_the_deck_is_still_made(
    project: Project, theme: DeckTheme, metrics: Metrics
) -> None:
    deck = laid_out(VARIANTS["long_names"](project), theme, metrics)
    assert deck.slides
    assert {finding.code for finding in deck.findings} <= {"F001", "F002"}


@given(st.lists(st.integers(), min_size=1, max_size=80), st.integers(1, 12))
def test_even_parts_lose_nothing_and_differ_by_one_at_most(items: list[int], most: int) -> None:
    parts = even_parts(items, most)
    assert [item for part in parts for item in part] == items
    sizes = [len(part) for part in parts]
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1


def test_a_restyled_reference_moves_what_is_drawn(
    story: Story, theme: DeckTheme, metrics: Metrics
) -> None:
    goal = theme.layouts["Projekt w skrócie"].slots["Cel"]
    slide = lay_out(story, theme, metrics).slides[1]
    shape = next(shape for shape in slide.shapes if shape.key == "goal")
    assert shape.slot == goal
    assert shape.box == goal.box


def rearranged(theme: DeckTheme, chart: Box, table: Box) -> DeckTheme:
    """The theme with chart and table of all actions at other places."""

    def at(name: str, layout: SlideLayout) -> SlideLayout:
        if not name.startswith("Działanie"):
            return layout
        moved = {
            name: replace(slot, box={"Wykres": chart, "Tabela": table}.get(name, slot.box))
            for name, slot in layout.slots.items()
        }
        return replace(layout, slots=moved)

    return replace(theme, layouts={name: at(name, one) for name, one in theme.layouts.items()})


@pytest.mark.parametrize("name", ["seed", *VARIANTS])
@pytest.mark.parametrize("order", ["table above chart", "chart on the left", "chart on the right"])
def test_chart_and_table_stand_as_the_layout_arranges_them(
    project: Project, theme: DeckTheme, metrics: Metrics, name: str, order: str
) -> None:
    slots = theme.layouts["Działanie z efektem"].slots
    upper, lower = slots["Wykres"].box, slots["Tabela"].box
    whole = Box.of(upper.left, upper.top, upper.width, lower.bottom - upper.top)
    side = Emu(whole.width * 2 // 5)
    table = Box.of(whole.left, whole.top, whole.width - side, whole.height)
    narrow = Box.of(table.right, whole.top, side, whole.height)
    if order == "table above chart":
        gap = lower.top - upper.bottom
        table = Box.of(whole.left, whole.top, whole.width, lower.height)
        chart = Box.of(whole.left, table.bottom + gap, whole.width, upper.height)
    elif order == "chart on the right":
        chart = narrow
    else:
        chart = Box.of(whole.left, whole.top, side, whole.height)
        table = Box.of(chart.right, whole.top, table.width, whole.height)
    varied = VARIANTS[name](project) if name != "seed" else project
    deck = laid_out(varied, rearranged(theme, chart, table), metrics)
    told = {f.values["title"] for f in deck.findings if f.code in ("F001", "F002")}
    pairs = 0
    for slide in deck.slides:
        if not slide.layout.startswith("Działanie") or slide.title in told:
            continue
        boxes = {type(shape): shape.box for shape in slide.shapes}
        title = slide.shapes[0].box
        for shape in slide.shapes[1:]:
            assert shape.box.top >= whole.top or shape.box.bottom <= title.bottom
            assert shape.box.bottom <= theme.strip.top
            others = [one.box for one in slide.shapes if one is not shape]
            assert not any(shape.box.overlaps(other) for other in others)
        if {ChartShape, TableShape} <= set(boxes):
            pairs += 1
            drawn, rows = boxes[ChartShape], boxes[TableShape]
            kinds = [type(one) for one in slide.shapes if isinstance(one, ChartShape | TableShape)]
            if order == "table above chart":
                assert rows.bottom <= drawn.top
            else:
                assert rows.top == drawn.top
            is_chart_first = order == "chart on the left"
            assert kinds == (
                [ChartShape, TableShape] if is_chart_first else [TableShape, ChartShape]
            )
    assert pairs or name != "seed"


def test_a_word_wider_than_its_column_is_told_with_its_place(
    project: Project, theme: DeckTheme, metrics: Metrics
) -> None:
    torn = with_actions(project, [action("Jedno", [task("W" * 90, 2, 1), task("Dobre", 2, 1)])])
    here = Location("projekt.yaml", 7, 9)
    story = compose(torn, lambda *_path: here, key="proba", folder=Path())
    findings = lay_out(story, theme, metrics).findings
    assert [(f.code, f.values["word"], f.location) for f in findings] == [("F003", "W" * 90, here)]


def test_a_row_taller_than_a_slide_is_told_with_its_place(
    project: Project, theme: DeckTheme, metrics: Metrics
) -> None:
    tall = with_actions(project, [action("Jedno", [task("Bardzo długie zadanie " * 120, 2, 1)])])
    here = Location("projekt.yaml", 7, 9)
    story = compose(tall, lambda *_path: here, key="proba", folder=Path())
    findings = lay_out(story, theme, metrics).findings
    assert {(f.code, f.location) for f in findings} == {("F002", here)}


def test_an_unknown_typeface_is_told(story: Story, theme: DeckTheme, metrics: Metrics) -> None:
    layout = theme.layouts["Działania"]
    card = layout.slots["Karta 1"]
    odd = replace(card, levels=tuple(replace(one, family="Nieznany") for one in card.levels))
    slots = {**layout.slots, "Karta 1": odd}
    layouts = {**theme.layouts, "Działania": replace(layout, slots=slots)}
    findings = lay_out(story, replace(theme, layouts=layouts), metrics).findings
    assert [(f.code, f.values["family"]) for f in findings] == [("F004", "Nieznany")]


def test_titles_that_are_alike_are_told_apart(
    project: Project, theme: DeckTheme, metrics: Metrics
) -> None:
    alike = with_actions(project, [action("Projekt w skrócie", [task("Spotkania", 3, 1)])])
    titles = [slide.title for slide in laid_out(alike, theme, metrics).slides]
    assert "Projekt w\u00a0skrócie\u00a0(2)" in titles
    assert len(set(titles)) == len(titles)


def test_units_are_never_torn_and_every_unit_has_its_total(
    project: Project, theme: DeckTheme, metrics: Metrics
) -> None:
    units = ["spotkanie", "wizyta studyjna", "podmiot ekonomii społecznej", "publikacja", "osoba"]
    tasks = [task(f"Zadanie {n}", 20_000_000, 10_000_000, unit) for n, unit in enumerate(units)]
    deck = laid_out(with_actions(project, [action("Wiele", tasks)]), theme, metrics)
    assert deck.findings == ()
    (results,) = (slide for slide in deck.slides if slide.layout == "Wyniki")
    panel = next(shape for shape in results.shapes if shape.key == "totals")
    assert isinstance(panel, TextShape)
    shown = " ".join(paragraph.text for paragraph in panel.paragraphs).replace("\u00a0", " ")
    assert all(unit in shown for unit in ("spotka", "wizyt", "podmiot", "publikacji", "osób"))


def test_units_the_panel_has_no_room_for_are_counted(
    project: Project, theme: DeckTheme, metrics: Metrics
) -> None:
    units = [
        *("spotkanie", "wizyta studyjna", "szkolenie", "osoba", "publikacja", "konferencja"),
        *("raport", "kampania", "zespół", "seminarium", "warsztat", "godzina"),
    ]
    tasks = [task(f"Zadanie {n}", 12, 10, unit) for n, unit in enumerate(units)]
    deck = laid_out(with_actions(project, [action("Wiele", tasks)]), theme, metrics)
    panels = [
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.key == "totals" and isinstance(shape, TextShape)
    ]
    assert len(panels) > 1, "of the results and of the action"
    for panel in panels:
        *shown, last = (one.text.replace("\u00a0", " ") for one in panel.paragraphs)
        assert last == f"i jeszcze {len(units) - len(shown)} w tabeli"
