"""A text's width, against the fonts that are drawn: never narrower, hardly wider.

The program sums advances it has as data, each no less than PowerPoint's grid of an eighth of a
point makes of it (`docs/measuring.md`), so it overestimates on purpose; by how much at most is
what these tests hold. The fonts are read here by FreeType, not from the data.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise
from operator import add
from pathlib import Path

import pytest
from msgspec import Struct
from PIL import ImageFont, features

from es_docs.layout.measure import Font, Metrics, text_width
from es_docs.layout.tables import TABLE_SIZES
from es_docs.layout.text import TYPE_SCALE

FOLDERS = (Path("/usr/share/fonts/truetype"), Path("/usr/share/fonts"))
FACES = {
    ("Calibri", False): "Carlito-Regular.ttf",
    ("Calibri", True): "Carlito-Bold.ttf",
    ("Arial", False): "LiberationSans-Regular.ttf",
    ("Arial", True): "LiberationSans-Bold.ttf",
}
SIZES = {14.0: 0.012, 16.0: 0.009, 18.0: 0.006, 20.0: 0.0065} | dict.fromkeys(
    (24.0, 28.0, 34.0, 44.0), 0.005
)
"""By how much a single text may be measured wider, by its size in points."""
STRINGS = 1_000
PIXELS = 2048
"""At as many pixels an em as the faces have units, FreeType rounds nothing."""

LETTERS = "aaaąbcćdeeęfghiijklłmnńoóprsśtuwyzzźż"


def polish_word(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.12:
        return f"{chance.randint(0, 99_999):,}".replace(",", "\u00a0")
    if kind < 0.16:
        return f"{chance.randint(1900, 2030)}–{chance.randint(1900, 2030)}"
    word = "".join(chance.choices(LETTERS, k=chance.randint(1, 14)))
    if kind < 0.3:
        word = word.capitalize()
    if kind < 0.34:
        word = word.upper()
    if kind > 0.95:
        return f"„{word}”"
    return word + chance.choice(["", "", "", "", ",", ".", "\u00a0–", "\u00a0r."])


def polish_strings(number: int) -> list[str]:
    """The same for the same number: one to twelve words each."""
    chance = random.Random(number)  # noqa: S311 - chosen to be repeatable
    return [
        " ".join(polish_word(chance) for _ in range(chance.randint(1, 12))) for _ in range(STRINGS)
    ]


TEXTS = polish_strings(20_14)


def installed(file: str) -> Path | None:
    """The font's file; of two versions the one the advances were taken from."""
    found = [path for folder in FOLDERS if folder.is_dir() for path in folder.rglob(file)]
    return max(found, key=lambda path: path.parent.name, default=None)


class Drawn(Struct, frozen=True, dict=True):
    """Widths of the texts in em: as the font's advances set them, and with every pair of letters
    that kerning moves apart moved apart (those it moves together left where they are)."""

    family: str
    bold: bool
    plain: list[float]
    spread: list[float]


@pytest.fixture(
    scope="module", params=FACES, ids=lambda face: f"{face[0]} {'bold' if face[1] else 'regular'}"
)
def drawn(request: pytest.FixtureRequest) -> Drawn:
    file = installed(FACES[request.param])
    if file is None:
        pytest.skip(f"{FACES[request.param]} is not installed")
    if not features.check("raqm"):
        pytest.skip("this Pillow cannot kern: it was built without Raqm")
    basic = ImageFont.truetype(file, PIXELS, layout_engine=ImageFont.Layout.BASIC)
    kerning = ImageFont.truetype(file, PIXELS, layout_engine=ImageFont.Layout.RAQM)

    @cache
    def advance(letter: str) -> float:
        return basic.getlength(letter) / PIXELS

    @cache
    def push(pair: str) -> float:
        kerned = kerning.getlength(pair, features=["-liga", "-clig"]) / PIXELS
        return max(0.0, kerned - advance(pair[0]) - advance(pair[1]))

    # Renderers draw U+00A0 as a space, also where the face has no glyph of its own for it.
    texts = [text.replace("\u00a0", " ") for text in TEXTS]
    plain = [sum(map(advance, text)) for text in texts]
    pushes = [sum(push(a + b) for a, b in pairwise(text)) for text in texts]
    return Drawn(*request.param, plain, list(map(add, plain, pushes)))


@pytest.fixture
def measured(drawn: Drawn, metrics: Metrics, size: float) -> list[float]:
    """Widths of the same texts in points, as the program measures them."""
    font = Font(drawn.family, size, drawn.bold)
    return [text_width(metrics, text, font).points for text in TEXTS]


def excess(measured: list[float], widths: list[float], size: float) -> list[float]:
    return [mine / (width * size) - 1 for mine, width in zip(measured, widths, strict=True)]


every_size = pytest.mark.parametrize("size", SIZES)


def test_every_size_of_the_deck_is_looked_at() -> None:
    assert set(SIZES) == {*TYPE_SCALE, *TABLE_SIZES}


@every_size
def test_no_text_is_measured_narrower_than_it_is_drawn(
    drawn: Drawn, measured: list[float], size: float
) -> None:
    assert min(excess(measured, drawn.plain, size)) >= -1e-9
    assert min(excess(measured, drawn.spread, size)) >= -1e-9


@every_size
def test_texts_together_are_measured_within_half_a_percent(
    drawn: Drawn, measured: list[float], size: float
) -> None:
    assert sum(measured) <= 1.005 * size * sum(drawn.plain)


@every_size
def test_a_single_text_is_measured_nearly_as_wide_as_it_is_drawn(
    drawn: Drawn, measured: list[float], size: float
) -> None:
    """Half a percent from 24 pt up; below, the grid weighs more on a text of a few letters."""
    assert max(excess(measured, drawn.spread, size)) <= SIZES[size]
