"""The seed project, read once and built once; tests read what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from es_docs import content
from es_docs.build import Built, build
from es_docs.compose import compose
from es_docs.env import DECK_REFERENCE, Environment, find_environment
from es_docs.layout.deck import Deck
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.model import Project
from es_docs.story import Story
from es_docs.theme import DeckTheme, read_deck_theme
from extent import IS_LONG

settings.register_profile(
    "ours",
    derandomize=not IS_LONG,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")
"""A usual run tries the same made-up cases every time; `make test-long` makes up new ones. How long
a case takes says what else the machine is doing, so no test fails for it."""

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seed_content() -> Path:
    return ROOT / "content" / "koordynacja-es.yaml"


@pytest.fixture(scope="session")
def environment() -> Environment:
    return find_environment(ROOT)


@pytest.fixture(scope="session")
def metrics(environment: Environment) -> Metrics:
    return Metrics.load(environment.metrics)


@pytest.fixture(scope="session")
def theme(environment: Environment) -> DeckTheme:
    return read_deck_theme(environment.read(DECK_REFERENCE), DECK_REFERENCE)


@pytest.fixture(scope="session")
def project(seed_content: Path) -> Project:
    loaded = content.load(seed_content)
    assert loaded.project is not None, loaded.findings
    return loaded.project


@pytest.fixture(scope="session")
def story(seed_content: Path, project: Project) -> Story:
    places = content.load(seed_content).places
    return compose(project, places.at, key=seed_content.stem, folder=seed_content.parent)


@pytest.fixture(scope="session")
def deck(story: Story, theme: DeckTheme, metrics: Metrics) -> Deck:
    return lay_out(story, theme, metrics)


@pytest.fixture(scope="session")
def built(seed_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(seed_content, tmp_path_factory.mktemp("output"))


@pytest.fixture(scope="session")
def deck_file(built: Built) -> Path:
    return built.files[0]


@pytest.fixture(scope="session")
def report_file(built: Built) -> Path:
    return built.files[1]
