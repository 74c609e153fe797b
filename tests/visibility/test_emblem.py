"""The emblem keeps to Annex II of Regulation 821/2014, as numbers, as SVG and as pixels."""

from __future__ import annotations

import hashlib
import math
import subprocess
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from es_docs.units import Emu
from es_docs.visibility.emblem import (
    PICTURE_SHA256,
    PICTURE_SIZE,
    emblem_svg,
    emblem_width,
    star_centres,
    star_polygons,
    stars_geometry,
)

ROOT = Path(__file__).resolve().parents[2]
SIGNS = ROOT / "assets" / "signs"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

# On a rectangle of 27 × 18, from twelve o'clock on (Annex II: H/3 and H/18 of H = 18 are 6 and 1).
CLOCK = [
    (13.5, 3), (16.5, 3.8038), (18.6962, 6), (19.5, 9), (18.6962, 12), (16.5, 14.1962),
    (13.5, 15), (10.5, 14.1962), (8.3038, 12), (7.5, 9), (8.3038, 6), (10.5, 3.8038),
]  # fmt: skip
heights = st.floats(min_value=1, max_value=10_000_000)


def test_the_stars_stand_as_the_hours_of_a_clock():
    centres = star_centres(18)
    assert len(centres) == 12
    for centre, hour in zip(centres, CLOCK, strict=True):
        assert centre == pytest.approx(hour, abs=1e-4)


@given(heights)
def test_every_star_is_an_upright_regular_pentagram(height: float):
    for (x, y), star in zip(star_centres(height), star_polygons(height), strict=True):
        radii = [math.dist((x, y), vertex) * 18 / height for vertex in star]
        assert radii[0::2] == pytest.approx([1] * 5)
        assert radii[1::2] == pytest.approx([0.381966] * 5, rel=1e-5)
        top = min(star, key=lambda vertex: vertex[1])
        assert top == pytest.approx((x, y - height / 18))
        feet = sorted(star, key=lambda vertex: vertex[1])[-2:]
        assert feet[0][1] == pytest.approx(feet[1][1])


@given(heights)
def test_the_points_of_two_stars_never_touch(height: float):
    for one, other in combinations(star_centres(height), 2):
        assert math.dist(one, other) > 2 * height / 18


@given(st.integers(min_value=36_000, max_value=3_600_000))
def test_drawingml_holds_twelve_closed_stars_in_whole_numbers(height: int):
    geometry = etree.fromstring(f'<shape xmlns:a="{A[1:-1]}">{stars_geometry(Emu(height))}</shape>')
    path = geometry.find(f".//{A}path")
    assert path is not None
    assert (path.get("w"), path.get("h")) == (str(emblem_width(Emu(height))), str(height))
    kinds = Counter(etree.QName(step).localname for step in path)
    assert kinds == {"moveTo": 12, "lnTo": 12 * 9, "close": 12}
    points = [(int(pt.get("x", "")), int(pt.get("y", ""))) for pt in path.iter(f"{A}pt")]
    exact = [vertex for star in star_polygons(height) for vertex in star]
    assert all(math.dist(one, two) <= 1 for one, two in zip(points, exact, strict=True))


def test_the_flag_of_ten_millimetres_is_fifteen_wide():
    assert emblem_width(Emu.from_mm(10)) == Emu.from_mm(15)


def test_the_tool_draws_the_committed_files_again(tmp_path: Path):
    subprocess.run([sys.executable, ROOT / "tools" / "make_emblem.py", tmp_path], check=True)
    for name in ("union-emblem.svg", "union-emblem.png"):
        assert (tmp_path / name).read_bytes() == (SIGNS / name).read_bytes()
    picture = (SIGNS / "union-emblem.png").read_bytes()
    assert hashlib.sha256(picture).hexdigest() == PICTURE_SHA256
    assert (SIGNS / "union-emblem.svg").read_text("utf-8") == emblem_svg()


def test_the_picture_shows_twelve_yellow_stars_on_reflex_blue():
    with Image.open(SIGNS / "union-emblem.png") as opened:
        assert opened.size == PICTURE_SIZE
        image = opened.convert("RGBA")
    (_, blue), (_, yellow) = sorted(image.getcolors(10_000) or [], reverse=True)[:2]
    assert blue == (0x00, 0x33, 0x99, 255)
    assert yellow == (0xFF, 0xCC, 0x00, 255)
    stars = _yellow_components(image)
    assert len(stars) == 12
    scale = 800 / 18
    for hour in CLOCK:
        x, y = (value * scale for value in hour)
        star = min(stars, key=lambda points: math.dist(points[0], (x, y)))
        left, right = min(p[0] for p in star), max(p[0] for p in star)
        top, bottom = min(p[1] for p in star), max(p[1] for p in star)
        assert (left + right + 1) / 2 == pytest.approx(x, abs=1)
        assert top == pytest.approx(y - scale, abs=3)
        assert right + 1 - left == pytest.approx(1.902113 * scale, abs=4)
        assert bottom + 1 - top == pytest.approx(1.809017 * scale, abs=4)


def _yellow_components(image: Image.Image) -> list[list[tuple[int, int]]]:
    """The pixels that are yellow rather than blue, those that touch together."""
    width = image.width
    left = {i for i, red in enumerate(image.tobytes()[0::4]) if red >= 128}
    found: list[list[tuple[int, int]]] = []
    while left:
        queue, component = [left.pop()], []
        while queue:
            place = queue.pop()
            component.append((place % width, place // width))
            rows = (place - width, place, place + width)
            near = {row + step for row in rows for step in (-1, 0, 1)} & left
            left -= near
            queue.extend(near)
        found.append(component)
    return found


def test_on_a_coloured_ground_a_white_border_of_h_by_25_surrounds_the_field():
    root = etree.fromstring(emblem_svg(has_border=True).encode())
    border, field = root.findall("{http://www.w3.org/2000/svg}rect")
    assert border.get("fill") == "#FFFFFF"
    assert field.get("fill") == "#003399"
    size = float(border.get("width", "")), float(border.get("height", ""))
    assert size == pytest.approx((18 * 1.58, 18 * 1.08))
    assert float(border.get("x", "")) == pytest.approx(-18 / 25)
    assert root.get("viewBox") == "-0.72 -0.72 28.44 19.44"
