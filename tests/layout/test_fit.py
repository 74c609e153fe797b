"""Nothing runs off a slide: whatever the texts, a second ruler finds the saved deck in order."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from remeasure import DrawnSlide, overlapping, read_deck, spoken

from es_docs.compose import compose
from es_docs.env import DECK_REFERENCE, Environment
from es_docs.layout import measure, slides, text
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.model import Action, Project, Register
from es_docs.render.powerpoint import render_deck
from es_docs.story import Audience, SectionKind, Story, Table
from es_docs.theme import DeckTheme
from es_docs.visibility.signs import Sign, load_signs
from extent import few
from registers import registers
from variants import VARIANTS, action, task, with_actions

TOLERANCE = 2 * 12700
"""Two points: what rounding of single advances adds up to over a long text."""


@pytest.fixture(scope="module")
def signs(environment: Environment, story: Story) -> tuple[Sign, ...]:
    return load_signs(
        environment.signs, period=story.funding_period, fund=story.fund, agreement_date=None
    )[0]


@pytest.fixture
def saved(
    environment: Environment, theme: DeckTheme, signs: tuple[Sign, ...]
) -> Generator[Callable[[Project], tuple[Story, list[DrawnSlide], set[str]]]]:
    """Builds the real file of a project, reads it back, and names the slides with findings.

    Its metrics are its own: a mutation of the arithmetic finds no measured texts and leaves none.
    """
    reference = environment.read(DECK_REFERENCE)
    measure._loaded.cache_clear()
    metrics = Metrics.load(environment.metrics)

    def build(
        project: Project, register: Register | None = None
    ) -> tuple[Story, list[DrawnSlide], set[str]]:
        story = compose(project, lambda *_path: None, key="proba", folder=Path(), register=register)
        deck = lay_out(story, theme, metrics)
        data = render_deck(deck, story, theme, reference, signs)
        told = {f.values["title"] for f in deck.findings if f.code in ("F001", "F002")}
        return story, read_deck(data), told

    yield build
    measure._loaded.cache_clear()


LETTERS = "aąbcćdeęfghijklłmnńoóprsśtuwyzźżAĄBCĆDEĘŁŃOÓSŚWZŹŻ"
words = st.one_of(
    st.text(LETTERS, min_size=1, max_size=14),
    st.text(LETTERS, min_size=1, max_size=14),
    st.text("0123456789", min_size=1, max_size=7),
    st.sampled_from(
        ["i", "w", "z\u00a0regionu", "100\u00a0000,00", "„Zakup”", "🙂", "שלום", "مرحبا"]
    ),
    st.text("WMŻ", min_size=40, max_size=120),
)
sizes = st.one_of(st.integers(1, 40), st.integers(1, 600))


@st.composite
def texts(draw: st.DrawFn) -> str:
    length = draw(sizes)
    parts = draw(st.lists(words, min_size=1, max_size=max(1, length // 5)))
    return " ".join(parts)[:length].strip() or "a"


@st.composite
def projects(draw: st.DrawFn, base: Project) -> Project:
    actions: list[Action] = []
    total = draw(st.one_of(st.integers(1, 9), st.integers(1, 60)))
    count = min(draw(st.one_of(st.integers(1, 4), st.integers(1, 30))), total)
    per_action = -(-total // count)
    for number in range(count):
        tasks = [
            task(
                f"{draw(texts())} {number}.{n}",
                draw(st.integers(1, 10_000)),
                draw(st.integers(0, 10_000)),
                draw(st.sampled_from(["spotkanie", "wizyta studyjna", "osoba"])),
            )
            for n in range(draw(st.integers(1, per_action)))
        ]
        effects = [f"{draw(texts())} {n}" for n in range(draw(st.integers(0, 5)))]
        title = f"{draw(texts())} {number}"
        short = draw(st.one_of(st.just(""), texts()))
        actions.append(action(title, tasks, effects, short))
    facts = base.facts.model_copy(update={"title": draw(texts()), "goal": draw(texts())})
    return with_actions(base, actions).model_copy(update={"facts": facts})


def faults(story: Story, drawn: list[DrawnSlide], told: set[str]) -> list[str]:
    """What a person would see wrong in the deck; slides with a finding may overflow."""
    found: list[str] = []
    for slide in drawn:
        if slide.title not in told:
            found += [
                f"{slide.title[:40]}: {shape.name} needs {shape.needed}, has {shape.available}"
                for shape in slide.shapes
                if shape.needed > shape.available + TOLERANCE
            ]
            found += [
                f"{slide.title[:40]}: {shape.name} reaches into the strip"
                for shape in slide.shapes
                if shape.box[3] > slide.strip_top + TOLERANCE
            ]
            found += [f"{slide.title[:40]}: {pair}" for pair in overlapping(slide)]
        found += [
            f"{slide.title[:40]}: a row is {table.tallest_excess} higher than written"
            for table in slide.tables
            if table.tallest_excess > TOLERANCE
        ]
        found += [f"{slide.title[:40]}: no header row" for t in slide.tables if not t.has_header]
    titles = [slide.title for slide in drawn]
    found += [f"twice: {title[:60]}" for title in set(titles) if titles.count(title) > 1]
    return found + lost_rows(story, drawn)


def lost_rows(story: Story, drawn: list[DrawnSlide]) -> list[str]:
    """Every table of the story stands on the slides row by row, once, in order, with its header."""
    wanted: list[tuple[str, ...]] = []
    headers: set[tuple[str, ...]] = set()
    for section in story.told_to(Audience.DECK):
        for table in section.blocks_of(Table):
            headers.add(tuple(spoken(column.header) for column in table.columns))
            wanted += [tuple(spoken(cell.text) for cell in row.cells) for row in table.rows]
    shown: list[tuple[str, ...]] = []
    for slide in drawn:
        for table in slide.tables:
            first, *rest = [tuple(map(spoken, row)) for row in table.rows]
            if first in headers:
                shown += rest
            elif first[0] != "Pozycja":
                return [f"{slide.title[:40]}: the table begins with {first}"]
    return [] if shown == wanted else ["rows are lost, doubled or out of order"]


@pytest.mark.parametrize("name", ["seed", *VARIANTS])
def test_known_projects_are_in_order(
    project: Project,
    saved: Callable[[Project], tuple[Story, list[DrawnSlide], set[str]]],
    name: str,
) -> None:
    varied = VARIANTS[name](project) if name != "seed" else project
    story, drawn, told = saved(varied)
    assert faults(story, drawn, told) == []
    assert told == set()


@pytest.mark.parametrize("part", range(4))
def test_any_project_is_in_order(
    project: Project,
    saved: Callable[[Project], tuple[Story, list[DrawnSlide], set[str]]],
    part: int,
) -> None:
    @seed(part)
    @settings(
        max_examples=few(130),
        deadline=None,
        derandomize=False,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(projects(project))
    def holds(varied: Project) -> None:
        assert faults(*saved(varied)) == []

    holds()


def test_any_project_with_a_register_is_in_order(
    project: Project,
    saved: Callable[..., tuple[Story, list[DrawnSlide], set[str]]],
) -> None:
    @settings(
        max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(projects(project).flatmap(registers))
    def holds(drawn: tuple[Project, Register]) -> None:
        assert faults(*saved(*drawn)) == []

    holds()


def crowded(project: Project) -> Project:
    """A deck whose boxes are full: any underestimate shows."""
    return VARIANTS["long_names"](project)


def test_a_pitch_of_one_em_would_overflow(
    project: Project,
    saved: Callable[[Project], tuple[Story, list[DrawnSlide], set[str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measure, "LINE_PITCH", 1.0)
    assert faults(*saved(crowded(project)))


def test_forgetting_the_insets_would_overflow(
    project: Project,
    saved: Callable[[Project], tuple[Story, list[DrawnSlide], set[str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    honest = text.needed_height

    def without_insets(shape: slides.TextShape, metrics: Metrics) -> int:
        bare = replace(shape.slot, insets=(measure.NONE,) * 4)
        return honest(replace(shape, slot=bare), metrics)

    monkeypatch.setattr(text, "needed_height", without_insets)
    monkeypatch.setattr(text, "fits", lambda s, m: without_insets(s, m) <= s.box.height)
    monkeypatch.setattr("es_docs.layout.cards.fits", text.fits)
    assert faults(*saved(crowded(project)))


def test_the_second_ruler_sees_what_is_wrong(
    project: Project, saved: Callable[[Project], tuple[Story, list[DrawnSlide], set[str]]]
) -> None:
    story, drawn, told = saved(project)
    slide = drawn[1]
    high = replace(slide.shapes[0], needed=slide.shapes[0].available + 10 * TOLERANCE)
    low = replace(slide.shapes[1], box=(0, 0, 9_000_000, slide.strip_top + 10 * TOLERANCE))
    spoiled = replace(slide, shapes=[high, low, *slide.shapes[2:]])
    messages = " ".join(faults(story, [*drawn[:1], spoiled, *drawn[2:]], told))
    assert "needs" in messages
    assert "strip" in messages
    assert faults(story, drawn[:5], told) == ["rows are lost, doubled or out of order"]
    assert any(section.kind is SectionKind.ACTION for section in story)
