"""A document just made says all that its content says, whatever the project.

What people do to files afterwards is tried in `tests/verify/test_tampering.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from test_fit import projects

from archives import unpacked
from es_docs import build
from es_docs.checks.agreement.comparison import compare
from es_docs.compose import compose
from es_docs.diagnostics import Diagnostic, OutputError
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, Environment
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.model import Project
from es_docs.ooxml.opened import open_package
from es_docs.ooxml.package import canonical_parts
from es_docs.reading.model import Deck, Report
from es_docs.reading.office import read_office
from es_docs.render.powerpoint import make_deck, render_deck
from es_docs.render.word import render_report
from es_docs.story import Audience, Story
from es_docs.theme import DeckTheme
from es_docs.visibility.signs import load_signs
from extent import few
from variants import VARIANTS
from verify.mutation import Spoil, replaced

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
        told = story.told_to(Audience.REPORT)
        report = render_report(told, environment.read(REPORT_REFERENCE), signs, metrics)
        return story, deck, report

    return made


def deviations(data: bytes, story: Story) -> tuple[Diagnostic, ...]:
    package, _ = open_package(data, "plik")
    assert package is not None
    document = read_office(package)
    assert isinstance(document, Deck | Report)
    return compare(document, story)[1]


@pytest.mark.parametrize("name", ["seed", *VARIANTS])
def test_known_projects_say_what_their_content_says(
    project: Project, make: Make, name: str
) -> None:
    story, deck, report = make(VARIANTS[name](project) if name != "seed" else project)
    assert deviations(deck, story) == ()
    assert deviations(report, story) == ()


def test_any_project_says_what_its_content_says(project: Project, make: Make) -> None:
    @settings(
        max_examples=few(40),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(projects(project))
    def holds(varied: Project) -> None:
        story, deck, report = make(varied)
        assert deviations(deck, story) == ()
        assert deviations(report, story) == ()

    holds()


@pytest.mark.parametrize(
    ("spoil", "codes"),
    [
        (replaced("ppt/slides/slide2.xml", "850", "851"), {"A010"}),
        (replaced("ppt/slides/slide7.xml", ">11\u00a0spotkań", ">12\u00a0spotkań"), {"A013"}),
        (replaced("ppt/charts/chart1.xml", "<c:v>29</c:v>", "<c:v>28</c:v>"), {"A016"}),
    ],
)
def test_a_changed_fact_is_found_with_its_line(
    deck_file: Path, story: Story, spoil: Spoil, codes: set[str]
) -> None:
    found = deviations(spoil(deck_file.read_bytes()), story)
    assert {finding.code for finding in found} == codes
    assert all(finding.location and finding.location.line for finding in found)


def test_a_document_that_does_not_say_it_all_is_not_written(
    seed_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that stood there stays; the finding says that the program is at fault."""
    honest = build.build(seed_content, tmp_path, frozenset({"pptx"})).files[0].read_bytes()
    spoil = replaced("ppt/slides/slide2.xml", "850", "851")
    monkeypatch.setattr(
        "es_docs.render.powerpoint.make_deck",
        lambda *arguments: unpacked(spoil(canonical_parts(make_deck(*arguments)))),
    )
    with pytest.raises(OutputError) as refusal:
        build.build(seed_content, tmp_path, frozenset({"pptx"}))
    assert [finding.code for finding in refusal.value.findings] == ["A009", "A010"]
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert [path.read_bytes() for path in files] == [honest]
