"""One face, fuzzed until told to stop: coverage-guided by atheris, changed by recipes.

A process of its own. What it does now stands in a file, so that whoever started it knows the
input that hangs it or kills it; what it found stands in another.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import random
import resource
import sys
import time
import traceback
from pathlib import Path
from typing import Any, Final

import atheris
from msgspec import Struct, field, to_builtins

with atheris.instrument_imports(include=["es_docs"], enable_loader_override=False):
    import es_docs

    for module in pkgutil.walk_packages(es_docs.__path__, "es_docs."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

from faces import FACES, Feed
from recipes import Kitchen, Recipe, changed, cooked, read_recipe, smallest
from trial import MAX_MEGABYTES, Outcome, confined, tried

ADDRESS_SPACE: Final = 3 * 1024**3
"""Bytes; what runs away fails instead of taking the machine."""
LARGEST_RECIPE: Final = 60_000


class Tally(Struct):
    """What one process did and met. `kinds` counts trials by the bug they meet."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    megabytes: float = 0.0
    kinds: dict[str, int] = field(default_factory=dict[str, int])


class Worker:
    """Feeds one face; `home` is where it may write, `found` where bad inputs go."""

    def __init__(self, name: str, home: Path, found: Path, known: Path, limit: int) -> None:
        self._face = FACES[name]
        self._home, self._found, self._limit = home, found, limit
        self._tally, self._started, self._told = Tally(), time.monotonic(), 0.0
        folder = home / "folder"
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._feed, self._seeds = self._face.open(folder)
        self._corpus = home / "corpus"
        self._corpus.mkdir(exist_ok=True)
        recipes = [Recipe(seed).written() for seed in self._seeds]
        recipes += [path.read_bytes() for path in sorted((known / name).glob("*.json"))]
        for number, recipe in enumerate(recipes):
            (self._corpus / f"{number}").write_bytes(recipe)
        self._now = (home / "now").open("wb", buffering=0)

    @property
    def kitchen(self) -> Kitchen:
        return self._face.kitchen

    def run(self, seed: int) -> None:
        options = (
            "-timeout=3600", f"-artifact_prefix={self._home}/", "-rss_limit_mb=0", "-verbosity=0", "-len_control=0", f"-seed={seed}",
            f"-max_len={LARGEST_RECIPE}", "-use_value_profile=0", "-reload=0",
        )  # fmt: skip
        arguments = [sys.argv[0], *options, str(self._corpus)]
        atheris.Setup(arguments, self.take, custom_mutator=self.mutate)
        atheris.Fuzz()

    def mutate(self, data: bytes, max_size: int, seed: int) -> bytes:
        by = random.Random(seed)
        recipe = self._recipe(data) or Recipe(by.choice(list(self._seeds)))
        made = changed(recipe, self.kitchen, self._seeds, by).written()
        return made if len(made) <= max_size else recipe.written()

    def take(self, data: bytes) -> None:
        recipe = self._recipe(data)
        if recipe is None:
            return
        self._now.seek(0)
        self._now.write(data)
        self._now.truncate()
        outcome = self._tried(recipe)
        tally = self._tally
        tally.inputs += 1
        tally.slowest = max(tally.slowest, outcome.seconds)
        tally.megabytes = max(tally.megabytes, outcome.megabytes)
        if outcome.is_bad:
            self._keep(recipe, outcome)
        if tally.inputs >= self._limit:
            self.tell()
            os._exit(0)
        if time.monotonic() - self._told > 1:
            self.tell()

    def tell(self) -> None:
        self._told = time.monotonic()
        self._tally.seconds = self._told - self._started
        (self._home / "tally").write_text(json.dumps(to_builtins(self._tally)), encoding="utf-8")

    def _recipe(self, data: bytes) -> Recipe | None:
        recipe = read_recipe(data)
        return recipe if recipe is not None and recipe.seed in self._seeds else None

    def _tried(self, recipe: Recipe) -> Outcome:
        with confined(self._folder):
            return tried(self._feed, cooked(recipe, self.kitchen, self._seeds))

    def _keep(self, recipe: Recipe, outcome: Outcome) -> None:
        """The first of each kind is cut down and kept."""
        kind = outcome.kind
        self._tally.kinds[kind] = self._tally.kinds.get(kind, 0) + 1
        if self._tally.kinds[kind] > 1:
            return
        if outcome.fault:
            recipe = smallest(recipe, lambda less: self._tried(less).kind == kind)
        folder = self._found / self._face.name
        folder.mkdir(parents=True, exist_ok=True)
        name = "".join(sign if sign.isalnum() else "-" for sign in kind)[-80:]
        (folder / f"{name}.json").write_bytes(recipe.written())
        (folder / f"{name}.input").write_bytes(cooked(recipe, self.kitchen, self._seeds))
        told = f"{outcome}\n\n{self._trace(self._feed, recipe)}"
        (folder / f"{name}.txt").write_text(told, encoding="utf-8", errors="replace")

    def _trace(self, feed: Feed, recipe: Recipe) -> str:
        try:
            feed(cooked(recipe, self.kitchen, self._seeds))
        except BaseException:  # noqa: BLE001 - it is told, not handled
            return traceback.format_exc()
        return ""


def main(arguments: list[Any]) -> None:
    name, home, found, known, limit, seed = arguments
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    assert MAX_MEGABYTES * 1024**2 < ADDRESS_SPACE
    Worker(name, Path(home), Path(found), Path(known), int(limit)).run(int(seed))


if __name__ == "__main__":
    main(sys.argv[1:])
