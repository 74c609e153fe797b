"""The Union emblem read from picture files: right ones, wrong ones, and what is none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from es_docs.checks.signs import emblem_picture
from es_docs.checks.signs.emblem_looks import INNER_SHARE, PERFECT, EmblemLooks, Flaw, Source
from es_docs.checks.signs.emblem_picture import picture_looks
from es_docs.checks.signs.emblem_raster import raster_looks
from es_docs.checks.signs.emblem_vector import UnreadableError, path_outlines, vector_looks
from es_docs.visibility.emblem import emblem_svg, star_centres
from extent import few
from verify.emblem_drawings import BLACK, BLUE, GREY, Emblem, drawn
from verify.sign_drawings import beneficiary_sign, programme_sign, region_sign, republic_sign

OWN_PNG = Path(__file__).resolve().parents[2] / "assets" / "signs" / "union-emblem.png"
OTHER_SIGNS = (programme_sign(), region_sign(), republic_sign(), beneficiary_sign())


def seen(looks: EmblemLooks | None) -> EmblemLooks:
    assert looks is not None
    return looks


def worst_centre(looks: EmblemLooks) -> float:
    hours = [complex(*centre) for centre in star_centres(1.0)]
    return max(min(abs(star.centre - hour) for hour in hours) for star in looks.stars)


# --- known at once


def test_our_own_files_are_known_without_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: bytes) -> None:
        raise AssertionError

    monkeypatch.setattr(emblem_picture, "raster_looks", refuse)
    monkeypatch.setattr(emblem_picture, "vector_looks", refuse)
    emblem_picture._looks.cache_clear()
    assert picture_looks(OWN_PNG.read_bytes(), emblem_svg().encode()) == (PERFECT, PERFECT)


def test_our_own_files_would_also_be_read_as_what_they_are() -> None:
    for looks in (
        seen(raster_looks(OWN_PNG.read_bytes())),
        seen(vector_looks(emblem_svg().encode())),
    ):
        assert looks.ratio == pytest.approx(1.5, abs=0.005)
        assert (looks.field, looks.star, len(looks.stars)) == ("003399", "FFCC00", 12)
        assert worst_centre(looks) < 0.004


# --- right ones


@pytest.mark.parametrize("height", [60, 90, 120, 200, 360, 800])
def test_a_right_emblem_is_read_right_from_pixels(height: int) -> None:
    looks = seen(raster_looks(Emblem().png(height)))
    assert looks.ratio == pytest.approx(1.5, rel=0.01)
    assert len(looks.stars) == 12
    assert worst_centre(looks) < 0.004
    assert (looks.field, looks.star, looks.flaws) == ("003399", "FFCC00", frozenset())
    for star in looks.stars if height >= 120 else ():
        assert star.radius == pytest.approx(1 / 18, rel=0.05)
        assert star.inner == pytest.approx(INNER_SHARE, rel=0.08)
        assert star.tilt == pytest.approx(0, abs=1)
        assert star.has_five_points


@pytest.mark.parametrize("quality", [50, 75, 95])
def test_compression_is_no_flaw(quality: int) -> None:
    looks = seen(raster_looks(Emblem().jpeg(400, quality)))
    assert len(looks.stars) == 12
    assert all(abs(star.tilt or 0) < 3 for star in looks.stars)
    assert all(star.radius == pytest.approx(1 / 18, rel=0.08) for star in looks.stars)
    assert not looks.flaws


def test_an_emblem_is_found_inside_a_whole_strip() -> None:
    strip = Image.new("RGB", (2600, 330), "white")
    for data, left in ((drawn(programme_sign().decode(), 250), 30), (Emblem().png(250), 2190)):
        with Image.open(io.BytesIO(data)) as sign:
            strip.paste(sign.convert("RGB"), (left, 40))
    target = io.BytesIO()
    strip.save(target, "PNG")
    looks = seen(raster_looks(target.getvalue()))
    assert looks.area.left == pytest.approx(2190 / 2600, abs=0.002)
    assert looks.area.height == pytest.approx(250 / 330, abs=0.01)
    assert looks.has_border


@pytest.mark.parametrize(("border", "enough"), [(0.72, True), (0.3, False), (0.0, False)])
def test_a_white_border_is_seen_in_outlines_and_in_pixels(border: float, enough: bool) -> None:
    emblem = Emblem(border=border)
    assert seen(vector_looks(emblem.svg().encode())).has_border is enough
    assert seen(raster_looks(emblem.png(600))).has_border is enough


def test_a_coloured_border_is_no_white_border() -> None:
    emblem = Emblem(border=0.72, ground="#FFE680")
    assert not seen(vector_looks(emblem.svg().encode())).has_border
    assert not seen(raster_looks(emblem.png(600))).has_border


# --- as SVG files are found in the wild

_STAR_OF_TRIANGLES = (
    '<g id="d"><g id="b"><path id="a" d="M0,0v1h0.5z" transform="translate(0,-1)rotate(18)"/>'
    '<use xlink:href="#a" transform="scale(-1,1)"/></g><g id="c"><use xlink:href="#b"'
    ' transform="rotate(72)"/><use xlink:href="#b" transform="rotate(144)"/></g><use'
    ' xlink:href="#c" transform="scale(-1,1)"/></g>'
)


def _wild(defs: str, star: str, *, style: str = "", field: str = 'fill="#039"') -> bytes:
    uses = "".join(
        f'<use xlink:href="#d" x="{13.5 + 6 * (x - 0.75) * 3}" y="{9 + 6 * (y - 0.5) * 3}"/>'
        for x, y in star_centres(1.0)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="810" height="540">{style}<defs>{defs}</defs><rect width="810" height="540"'
        f' {field}/><g {star} transform="scale(30)">{uses}</g></svg>'
    ).encode()


_POLYGON = " ".join(f"{x - 13.5:.4f},{y - 3:.4f}" for x, y in Emblem().polygons()[0])
_WILD = {
    "triangles": _wild(_STAR_OF_TRIANGLES, 'fill="#fc0"'),
    "polygons": _wild(f'<polygon id="d" points="{_POLYGON}"/>', 'style="fill:rgb(255,204,0)"'),
    "classes": _wild(
        f'<polygon id="d" points="{_POLYGON}"/>',
        'class="b"',
        style="<style>.a{fill:#003399;} .b , .c{fill:#FC0}</style>",
        field='class="a"',
    ),
    "one stroke": _wild(
        '<path id="d" d="M0-1 .5878.809-.9511-.309H.9511L-.5878.809z"/>', 'fill="#ffcc00"'
    ),
}


@pytest.mark.parametrize("name", _WILD)
def test_emblems_of_the_wild_are_read_from_their_outlines(name: str) -> None:
    looks = seen(vector_looks(_WILD[name]))
    assert (looks.ratio, looks.field, looks.star) == (1.5, "003399", "FFCC00")
    assert len(looks.stars) == 12
    assert worst_centre(looks) < 0.0005
    for star in looks.stars:
        assert star.radius == pytest.approx(1 / 18, rel=0.001)
        assert star.tilt == pytest.approx(0, abs=0.01)
        assert star.inner is None or star.inner == pytest.approx(INNER_SHARE, rel=0.001)


def test_paths_are_followed_relative_and_absolute() -> None:
    square = [0j, 2 + 0j, 2 + 2j, 2j]
    for path in ("M0 0H2V2H0Z", "m0,0h2v2h-2z", "M0 0 2 0 2 2 0 2Z", "M0,0l2 0 0,2-2 0z"):
        assert path_outlines(path) == [square], path
    assert path_outlines("M0 0H2V2H0zm4 0h2v2h-2z")[1] == [point + 4 for point in square]


def test_what_outlines_do_not_tell_is_looked_at_drawn() -> None:
    masked = Emblem().svg().replace("<path ", '<mask id="m"/><path ').encode()
    with pytest.raises(UnreadableError):
        vector_looks(masked)
    (looks,) = picture_looks(b"", masked)
    assert (looks.source, len(looks.stars)) == (Source.RASTER, 12)


# --- wrong ones


_BOTH = pytest.mark.parametrize("source", ["vector", "raster"])


def _read(emblem: Emblem, source: str) -> EmblemLooks:
    if source == "vector":
        return seen(vector_looks(emblem.svg().encode()))
    return seen(raster_looks(emblem.png(600)))


@_BOTH
@pytest.mark.parametrize("count", [8, 11, 13, 15])
def test_other_numbers_of_stars_are_counted(source: str, count: int) -> None:
    assert len(_read(Emblem(stars=count), source).stars) == count


@_BOTH
def test_wrong_geometry_is_measured(source: str) -> None:
    assert _read(Emblem(ratio=1.7), source).ratio == pytest.approx(1.7, rel=0.01)
    assert worst_centre(_read(Emblem(ring=6.6), source)) == pytest.approx(0.6 / 18, abs=0.003)
    large = _read(Emblem(radius=1.2), source)
    assert all(star.radius == pytest.approx(1.2 / 18, rel=0.04) for star in large.stars)
    tilted = _read(Emblem(tilt=20), source)
    assert all(star.tilt == pytest.approx(20, abs=1) for star in tilted.stars)
    upside_down = _read(Emblem(tilt=36), source)
    assert all(abs(star.tilt or 0) == pytest.approx(36, abs=1) for star in upside_down.stars)
    thick = _read(Emblem(inner=0.55), source)
    assert all(star.inner == pytest.approx(0.55, rel=0.08) for star in thick.stars)


@_BOTH
@pytest.mark.parametrize("points", [4, 6, 8])
def test_other_stars_have_not_five_points(source: str, points: int) -> None:
    assert not any(star.has_five_points for star in _read(Emblem(points=points), source).stars)


@_BOTH
@pytest.mark.parametrize("emblem", [BLACK, BLUE, GREY, Emblem(field="#CC2222")])
def test_other_colours_are_read(source: str, emblem: Emblem) -> None:
    looks = _read(emblem, source)
    assert (looks.field, looks.star) == (emblem.field[1:], emblem.star[1:])


def test_flaws_of_an_svg_are_named() -> None:
    gradient = (
        '<linearGradient id="g"><stop stop-color="#003399"/><stop offset="1"'
        ' stop-color="#88AAFF"/></linearGradient>'
    )
    shaded = Emblem(field="url(#g)").svg().replace("<rect", gradient + "<rect", 1)
    assert seen(vector_looks(shaded.encode())).flaws == {Flaw.GRADIENT}
    assert seen(raster_looks(drawn(shaded, 600))).flaws == {Flaw.GRADIENT}
    for extra, flaw in (
        ('opacity="0.5"', Flaw.TRANSPARENCY),
        ('filter="url(#f)"', Flaw.EFFECT),
        ('stroke="#000"', Flaw.OUTLINE),
    ):
        for emblem in (Emblem(field_extra=extra), Emblem(star_extra=extra)):
            assert flaw in seen(vector_looks(emblem.svg().encode())).flaws


# --- no emblem


@pytest.mark.parametrize("sign", OTHER_SIGNS)
def test_other_signs_are_no_emblem(sign: bytes) -> None:
    assert not picture_looks(b"", sign)
    assert not picture_looks(_at_600(sign), b"")


def _at_600(sign: bytes) -> bytes:
    sized = sign.decode().replace("<svg ", '<svg height="600" ', 1)
    return drawn(sized, 600)


def test_photographs_and_plain_pictures_are_no_emblem() -> None:
    noise = Image.effect_noise((900, 600), 80).convert("RGB")
    blue = Image.new("RGB", (900, 600), "#003399")
    for image in (noise, blue, Image.new("RGB", (1, 1)), Image.new("L", (3000, 2))):
        target = io.BytesIO()
        image.save(target, "PNG")
        assert not picture_looks(target.getvalue(), b"")


def test_five_yellow_dots_on_blue_are_no_emblem() -> None:
    assert not picture_looks(Emblem(stars=5).png(), b"")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<", b"<svg/>", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 0'/>",
        b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"\x01\0\0\0" * 40,
        Emblem().png(200)[:900], Emblem().jpeg(200)[:900], Emblem().svg().encode()[:400],
        Emblem().svg().replace("L", "L L").encode(), b"\xef\xbb\xbf<svg",
    ],
)  # fmt: skip
def test_broken_files_show_nothing_and_raise_nothing(data: bytes) -> None:
    assert picture_looks(data, b"") == ()
    assert picture_looks(b"", data) == ()


@settings(deadline=None, max_examples=few(40))
@given(st.binary(max_size=300), st.text(alphabet="MLHVZCAmlhvzca0123456789.,- e", max_size=60))
def test_nothing_raises_for_what_a_file_holds(data: bytes, path: str) -> None:
    assert picture_looks(data, b"") == ()
    svg = Emblem().svg().replace('d="', f'd="{path} ').encode()
    picture_looks(b"", svg)


def test_a_use_that_refers_to_itself_ends() -> None:
    loop = (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        b' viewBox="0 0 9 6"><g id="a"><use xlink:href="#a"/><use xlink:href="#a"/></g></svg>'
    )
    assert not picture_looks(b"", loop)
