"""Lines of finished files are held against the content: every number of every month."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from es_docs.checks.accessibility import charts
from es_docs.checks.agreement.comparison import compare
from es_docs.checks.package import check_opened
from es_docs.checks.rule import Context
from es_docs.compose import compose
from es_docs.diagnostics import Diagnostic, Location
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, Environment
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.model import Project, Register
from es_docs.ooxml.opened import open_package
from es_docs.reading.model import Deck, Report
from es_docs.reading.office import read_office
from es_docs.render.powerpoint import render_deck
from es_docs.render.word import render_report
from es_docs.story import Audience, Story
from es_docs.theme import DeckTheme
from es_docs.visibility.signs import load_signs
from registers import counted, even_register, registers
from verify.mutation import Spoil, replaced

Make = Callable[[Project, Register], tuple[Story, bytes, bytes]]
CHARTS = ("ppt/charts/chart2.xml", "word/charts/chart2.xml")
"""The second chart of both documents: the one behind that of the results."""


@pytest.fixture(scope="module")
def make(environment: Environment, theme: DeckTheme, metrics: Metrics) -> Make:
    """The story of a project with a register, with its deck and its report."""

    def made(project: Project, register: Register) -> tuple[Story, bytes, bytes]:
        story = compose(
            project,
            lambda *_path: Location("tresc.yaml", 1, 1),
            key="proba",
            folder=Path(),
            register=register,
        )
        signs, _ = load_signs(
            environment.signs, period=story.funding_period, fund=story.fund, agreement_date=None
        )
        laid_out = lay_out(story, theme, metrics)
        deck = render_deck(laid_out, story, theme, environment.read(DECK_REFERENCE), signs)
        told = story.told_to(Audience.REPORT)
        report = render_report(told, environment.read(REPORT_REFERENCE), signs, metrics)
        return story, deck, report

    return made


@pytest.fixture(scope="module")
def seed(project: Project, make: Make) -> tuple[Story, bytes, bytes]:
    register = even_register(project)
    return make(counted(project, register), register)


def read(data: bytes) -> Deck | Report:
    package, _ = open_package(data, "plik")
    assert package is not None
    assert check_opened(package) == ()
    document = read_office(package)
    assert isinstance(document, Deck | Report)
    return document


def deviations(data: bytes, story: Story) -> tuple[Diagnostic, ...]:
    return compare(read(data), story)[1]


def test_any_register_is_shown_as_it_is_told(project: Project, make: Make) -> None:
    @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(registers(project))
    def holds(drawn: tuple[Project, Register]) -> None:
        story, deck, report = make(*drawn)
        assert deviations(deck, story) == ()
        assert deviations(report, story) == ()

    holds()


def test_every_month_of_the_line_is_traced_to_its_last_row(
    seed: tuple[Story, bytes, bytes],
) -> None:
    story, *documents = seed
    for data in documents:
        traces, _ = compare(read(data), story)
        (last,) = {
            one.sources[-1]
            for one in traces
            if one.place.text == "gru 2016" and one.place.object.startswith("es:progress")
        }
        assert (last.file, last.line) == ("r.xlsx", 80)


SPOILS: list[tuple[str, str, str, str]] = [
    ("<c:v>77</c:v></c:pt></c:numCache>", "<c:v>78</c:v></c:pt></c:numCache>", "point", "78"),
    ("<c:v>101</c:v>", "<c:v>100</c:v>", "point", "100"),
    ("<c:v>maj\n2016</c:v>", "<c:v>moj\n2016</c:v>", "unknown", "moj 2016"),
    ("<c:v>Plan</c:v>", "<c:v>Cel</c:v>", "missing", "Plan"),
]


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(("old", "new", "variant", "said"), SPOILS)
def test_a_changed_line_is_found(
    seed: tuple[Story, bytes, bytes], which: int, old: str, new: str, variant: str, said: str
) -> None:
    story, data = seed[0], seed[1 + which]
    spoil: Spoil = replaced(CHARTS[which], old, new, count=-1)
    found = deviations(spoil(data), story)
    assert found
    assert {one.code for one in found} == {"A016"}
    assert variant in {one.variant for one in found}
    assert said in " ".join(str(value) for one in found for value in one.values.values())


def test_a_single_number_in_the_middle_is_found_with_its_row(
    seed: tuple[Story, bytes, bytes],
) -> None:
    story, deck, _ = seed
    members = deviations(_middle(deck), story)
    (found,) = members
    assert (found.code, found.variant, found.place.text) == ("A016", "point", "maj 2016")
    assert found.location is not None
    assert found.location.file == "r.xlsx"


def _middle(deck: bytes) -> bytes:
    """The eighth month of what was realised is another number."""
    document = read(deck)
    (chart,) = (
        one.chart for one in document.charts() if one.chart and one.chart.kind == "lineChart"
    )
    value = chart.series[1].values[7]
    old = f'<c:pt idx="7"><c:v>{value}</c:v>'
    return replaced(CHARTS[0], old, '<c:pt idx="7"><c:v>1</c:v>')(deck)


def test_a_chart_that_is_gone_is_missed_month_by_month(seed: tuple[Story, bytes, bytes]) -> None:
    story, deck, _ = seed
    spoil = replaced(CHARTS[0], "c:lineChart>", "c:lineGone>", count=-1)
    found = deviations(spoil(deck), story)
    assert {(one.code, one.variant) for one in found} == {("A016", "missing")}
    assert len(found) == 15


def test_the_lines_say_their_numbers_without_eyes_and_without_colours(
    seed: tuple[Story, bytes, bytes], metrics: Metrics
) -> None:
    context = Context(period="2014–2020", metrics=metrics)
    for data in seed[1:]:
        document = read(data)
        for check in charts.CHECKS:
            ask = check.deck if isinstance(document, Deck) else check.report
            assert ask is not None
            assert list(ask(document, context)) == []  # type: ignore[arg-type]
