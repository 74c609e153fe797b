"""Decks as the project makes them, hands that edit them, and eyes that read them back."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from pptx import Presentation
from pptx.presentation import Presentation as Opened

from es_docs import content
from es_docs.checks.package import check_opened
from es_docs.compose import compose
from es_docs.env import DECK_REFERENCE, find_environment
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.merge.powerpoint.reading import read_deck
from es_docs.merge.powerpoint.writing import carry_out
from es_docs.merge.steps import Step
from es_docs.merge.tree import Kind, Node
from es_docs.model import Project
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package
from es_docs.reading.model import Deck
from es_docs.reading.office import read_office
from es_docs.render.powerpoint import deck_names, render_deck
from es_docs.theme import read_deck_theme
from es_docs.visibility.signs import load_signs
from variants import action, task, with_actions

ROOT = Path(__file__).resolve().parents[3]
SEED = ROOT / "content" / "koordynacja-es.yaml"
NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Made(Struct, frozen=True, dict=True):
    """A fresh deck and the keys of its marks."""

    data: bytes
    names: Mapping[str, str]

    def opened(self) -> tuple[Draft, Node]:
        draft = opened(self.data)
        return draft, read_deck(draft, self.names)


@cache
def seed() -> Project:
    project = content.load(SEED).project
    assert project is not None
    return project


def make(project: Project, folder: Path = SEED.parent) -> Made:
    """The deck of a project, with everything as `build` has it; pictures lie in `folder`."""
    environment = find_environment(ROOT)
    reference = environment.read(DECK_REFERENCE)
    theme = read_deck_theme(reference, DECK_REFERENCE)
    story = compose(project, content.load(SEED).places.at, key=SEED.stem, folder=folder)
    deck = lay_out(story, theme, Metrics.load(environment.metrics))
    funding = project.funding
    signs, _ = load_signs(
        environment.signs,
        period=funding.programme.period,
        fund=funding.fund,
        agreement_date=funding.agreement_date,
    )
    return Made(render_deck(deck, story, theme, reference, signs), deck_names(deck))


@cache
def fresh() -> Made:
    """The deck of the seed project."""
    return make(seed())


def with_tasks(count: int) -> Project:
    """Two actions; the first has so many tasks."""
    tasks = [task(f"Zadanie {number}", 10 + number, number) for number in range(1, count + 1)]
    return with_actions(
        seed(),
        [
            action("Pierwsze działanie projektu", tasks, ["Efekt pierwszy"], "Pierwsze"),
            action("Drugie działanie projektu", [task("Inne zadanie", 4, 2)], (), "Drugie"),
        ],
    )


@cache
def small(count: int = 3) -> Made:
    return make(with_tasks(count))


# --- packages


def opened(data: bytes) -> Draft:
    package, faults = open_package(data, "pokaz.pptx")
    assert package is not None
    assert not faults
    return Draft(package)


def saved(draft: Draft, *, allowing: frozenset[str] = frozenset()) -> bytes:
    """The bytes of a draft, which must be a healthy package."""
    draft.settle()
    data = draft.save()
    package, faults = open_package(data, "pokaz.pptx")
    assert package is not None
    found = [one for one in (*faults, *check_opened(package)) if one.code not in allowing]
    assert not found, [(one.code, dict(one.values)) for one in found]
    return data


def done(
    draft: Draft, steps: Sequence[Step], ours: Draft | None = None, *, allowing: str = ""
) -> bytes:
    """The steps carried out, and the file saved."""
    carry_out(draft, steps, ours or draft)
    return saved(draft, allowing=frozenset(allowing.split()))


def deck_in(data: bytes) -> Deck:
    """What the project's own reader sees."""
    package, _ = open_package(data, "pokaz.pptx")
    assert package is not None
    document = read_office(package)
    assert isinstance(document, Deck)
    return document


def pptx(data: bytes) -> Opened:
    return Presentation(io.BytesIO(data))


def by_hand(data: bytes, edit: Callable[[Opened], None]) -> bytes:
    """The file after somebody worked on it, saved by python-pptx."""
    presentation = pptx(data)
    edit(presentation)
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()


@cache
def by_libreoffice(data: bytes, times: int = 1) -> bytes:
    """The file opened and saved by LibreOffice, which has one profile for all tests."""
    folder = Path(_folder().name)
    for _ in range(times):
        source = folder / "pokaz.pptx"
        source.write_bytes(data)
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--headless", "--norestore", "--convert-to"]
        command += ["pptx:Impress MS PowerPoint 2007 XML", "--outdir", str(folder / "out")]
        command.append(str(source))
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        data = (folder / "out" / source.name).read_bytes()
    return data


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)


HAS_LIBREOFFICE = shutil.which("soffice") is not None


# --- trees


def sections(tree: Node) -> list[Node]:
    return [node for node in tree.children if node.kind is Kind.SECTION]


def section(tree: Node, key: str) -> Node:
    """The slide whose key begins so."""
    return next(node for node in sections(tree) if node.key.startswith(key))


def at(node: Node, *keys: str) -> Node:
    """The node below that these keys lead to."""
    found = node.find(keys)
    assert found is not None, keys
    return found


def passages(node: Node) -> list[Node]:
    return [one for _, one in node.walk() if one.kind is Kind.PASSAGE]


def rows(table: Node) -> list[Node]:
    return [one for one in table.children if one.kind is Kind.ROW]


def the(node: Node, kind: Kind) -> Node:
    """The first node of a kind below."""
    return next(one for _, one in node.walk() if one.kind is kind)


def saying(node: Node, words: str) -> Node:
    """The passage that says so."""
    return next(one for one in passages(node) if words in one.text)


def texts(data: bytes) -> list[str]:
    """All that a deck says, in order."""
    tree = read_deck(opened(data), NO_NAMES)
    return [node.text for node in passages(tree)]
