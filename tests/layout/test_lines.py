"""Line charts on slides: over the whole width, with all words of the axis in their room."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from es_docs.compose import compose
from es_docs.layout.deck import LineShape, Slide
from es_docs.layout.measure import Font, Metrics, Piece, break_lines
from es_docs.layout.slides import lay_out
from es_docs.model import Project, Register
from es_docs.theme import DeckTheme
from es_docs.units import Emu
from extent import few
from registers import counted, even_register, lasting, register, registers
from variants import action, task, with_actions


def slides(project: Project, made: Register, theme: DeckTheme, metrics: Metrics) -> list[Slide]:
    story = compose(project, lambda *_path: None, key="proba", folder=Path(), register=made)
    return [one for one in lay_out(story, theme, metrics).slides if one.key == "progress"]


def drawn(slide: Slide) -> LineShape:
    (shape,) = (one for one in slide.shapes if isinstance(one, LineShape))
    return shape


@pytest.fixture
def slide(project: Project, theme: DeckTheme, metrics: Metrics) -> Slide:
    made = even_register(project)
    (found,) = slides(counted(project, made), made, theme, metrics)
    return found


def test_the_chart_takes_the_place_of_panel_and_chart_of_the_results(
    slide: Slide, theme: DeckTheme
) -> None:
    slots, box = theme.layouts[slide.layout].slots, drawn(slide).box
    assert slide.layout == "Wyniki"
    assert (box.left, box.right) == (slots["Sumy"].box.left, slots["Wykres"].box.right)
    assert box.bottom <= next(one.box.top for one in slide.shapes if one.key == "footnote")
    assert [one.key for one in slide.shapes] == [
        "title", "kicker", "timeline:spotkanie", "footnote",
    ]  # fmt: skip


def test_fifteen_months_stand_at_the_size_of_the_body(slide: Slide) -> None:
    shape = drawn(slide)
    assert (shape.size_pt, shape.fit.are_turned, shape.fit.with_values) == (18, False, True)


@pytest.mark.parametrize(
    ("months", "size", "is_turned"), [(12, 18, False), (22, 16, False), (24, 14, False)]
)
def test_more_months_are_set_smaller_before_they_are_turned(
    project: Project, theme: DeckTheme, metrics: Metrics, months: int, size: float, is_turned: bool
) -> None:
    varied = with_actions(project, [action("Sieć", [task("Spotkania", 120, 1)])])
    end = date(2015 + (months - 1) // 12, (months - 1) % 12 + 1, 28)
    made = register([(date(2015, 1, 2), 0, 0)], end)
    (found,) = slides(lasting(varied, date(2015, 1, 1), end), made, theme, metrics)
    shape = drawn(found)
    assert (len(shape.timeline.points), shape.size_pt) == (months, size)
    assert shape.fit.are_turned == is_turned


def test_names_and_numbers_of_any_register_have_room(
    project: Project, theme: DeckTheme, metrics: Metrics
) -> None:
    @settings(max_examples=few(60), deadline=None, suppress_health_check=list(HealthCheck))
    @given(registers(project))
    def holds(varied: tuple[Project, Register]) -> None:
        for slide in slides(*varied, theme, metrics):
            has_room(drawn(slide), metrics)

    holds()


def has_room(shape: LineShape, metrics: Metrics) -> None:
    font = Font(shape.slot.level(1).family, shape.size_pt)
    pitch = shape.box.width // len(shape.timeline.points)
    assert shape.size_pt >= 14

    def width(text: str) -> int:
        return max(one.width for one in break_lines(metrics, [Piece(text, font)], Emu(10**9)))

    if shape.fit.with_values:
        lines = [one for one in shape.timeline.series if not one.is_plan]
        assert len(lines) == 1
        assert all(width(f"{value:f}".replace(".", ",")) <= pitch for value in lines[0].values)
    if not shape.fit.are_turned:
        words = [word for one in shape.timeline.points for word in one.label.split(" ")]
        assert all(width(word) <= pitch for word in words)
