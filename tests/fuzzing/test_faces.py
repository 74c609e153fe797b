"""Every face that reads files, fed with spoilt ones: a short run, and all that ever bit.

The long run is `make fuzz` (docs/fuzzing.md).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from extent import few
from faces import FACES, Face, Feed
from recipes import Recipe, changed, cooked, read_recipe, smallest
from trial import MAX_MEGABYTES, Outcome, confined, tried

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "fuzz"
EXAMPLES = {"building": 3, "verify": 12, "update": 6, "snapshot": 6, "theme": 4}
"""Of the slow faces; the others are fed a hundred times."""


class Table(Struct, frozen=True):
    """A face with its folder open."""

    face: Face
    folder: Path
    feed: Feed
    seeds: Mapping[str, bytes]

    def tried(self, recipe: Recipe) -> Outcome:
        data = cooked(recipe, self.face.kitchen, self.seeds)
        with confined(self.folder):
            return tried(self.feed, data)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Table]:
    @cache
    def lay(name: str) -> Table:
        folder = tmp_path_factory.mktemp("face").resolve()
        return Table(FACES[name], folder, *FACES[name].open(folder))

    return lay


@pytest.mark.parametrize("name", FACES)
def test_a_face_survives_what_it_is_fed(name: str, laid) -> None:
    table = laid(name)

    @settings(
        max_examples=few(5 * EXAMPLES.get(name, 100)),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(st.sampled_from(sorted(table.seeds)), st.integers(0, 2**32), st.integers(0, 3))
    def feed(seed: str, number: int, rounds: int) -> None:
        by, recipe = random.Random(number), Recipe(seed)  # noqa: S311 - nothing secret
        for _ in range(rounds):
            recipe = changed(recipe, table.face.kitchen, table.seeds, by)
        outcome = table.tried(recipe)
        assert not outcome.is_bad, f"{outcome}\n{recipe.written().decode()}"

    feed()


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.json")), ids=lambda path: path.stem)
def test_what_bit_once_bites_no_more(path: Path, laid) -> None:
    recipe = read_recipe(path.read_bytes())
    assert recipe is not None
    outcome = laid(path.parent.name).tried(recipe)
    assert not outcome.is_bad, outcome


def test_the_corpus_is_small_and_cooks() -> None:
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 1_000_000
    assert {path.parent.name for path in files} <= set(FACES)


# --- the tools themselves


@pytest.mark.parametrize("name", FACES)
def test_seeds_are_sound_and_recipes_cook_the_same_twice(name: str, laid) -> None:
    table, by = laid(name), random.Random(1)  # noqa: S311 - nothing secret
    for seed in table.seeds:
        recipe = Recipe(seed)
        for _ in range(5):
            recipe = changed(recipe, table.face.kitchen, table.seeds, by)
        again = read_recipe(recipe.written())
        assert again is not None
        cook = table.face.kitchen.cook
        assert cook(table.seeds[seed], recipe.edits) == cook(table.seeds[seed], again.edits)


def test_a_recipe_is_cut_down_to_what_matters() -> None:
    recipe = Recipe("a", (("x", 1), ("y", 2), ("x", 3)))
    assert smallest(recipe, lambda one: ("y", 2) in one.edits).edits == (("y", 2),)


class TestTrial:
    def test_a_traceback_is_bad(self) -> None:
        outcome = tried(lambda data: [data[9]], b"x")
        assert outcome.is_bad
        assert outcome.fault.startswith("IndexError")

    def test_much_memory_is_bad(self) -> None:
        outcome = tried(lambda _: bytearray((MAX_MEGABYTES + 50) * 1024**2)[:0], b"x")
        assert outcome.is_large

    def test_writing_elsewhere_is_bad(self, tmp_path: Path) -> None:
        def write(_: bytes):
            (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
            return ()

        folder = tmp_path / "folder"
        with confined(folder):
            outcome = tried(write, b"x")
        assert outcome.fault.startswith("OutsideError")

    def test_a_network_is_bad(self, tmp_path: Path) -> None:
        import socket

        def call(_: bytes):
            socket.create_connection(("127.0.0.1", 9), timeout=1)
            return ()

        with confined(tmp_path):
            assert tried(call, b"x").fault.startswith("OutsideError")

    def test_a_finding_without_words_is_bad(self) -> None:
        from es_docs.diagnostics import error

        assert tried(lambda _: [error("C999")], b"x").is_bad
