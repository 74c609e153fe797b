"""Whatever a phone or a scanner saves as PNG or JPEG comes out upright and plain."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx.image.image import Image as DocxImage
from PIL import Image
from pptx.parts.image import Image as PptxImage

from es_docs.ooxml.pictures import MOST_PIXELS, plain_picture


def saved(folder: Path, name: str, image: Image.Image, **how: object) -> Path:
    path = folder / name
    image.save(path, **how)
    return path


def turned(folder: Path) -> Path:
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(folder, "obrocone.jpg", Image.new("RGB", (90, 60)), exif=exif)


def bare(folder: Path) -> Path:
    path = saved(folder, "bez-znacznika.jpg", Image.new("RGB", (60, 40)))
    data = path.read_bytes()
    length = int.from_bytes(data[4:6], "big")
    path.write_bytes(data[:2] + data[4 + length :])
    return path


def several(folder: Path) -> Path:
    first, second = Image.new("RGB", (60, 40)), Image.new("RGB", (60, 40), "red")
    return saved(folder, "kilka.jpg", first, format="MPO", save_all=True, append_images=[second])


MAKERS = {
    "cmyk": lambda folder: saved(folder, "druk.jpg", Image.new("CMYK", (60, 40))),
    "grey": lambda folder: saved(folder, "szare.png", Image.new("LA", (60, 40))),
    "deep": lambda folder: saved(folder, "skan.png", Image.new("I;16", (60, 40))),
    "large": lambda folder: saved(folder, "duze.png", Image.new("RGB", (4000, 100))),
    "turned": turned,
    "bare": bare,
    "several": several,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_both_libraries_take_the_picture(tmp_path: Path, kind: str) -> None:
    plain = plain_picture(MAKERS[kind](tmp_path))
    assert DocxImage.from_blob(plain.data).px_width == plain.width
    assert PptxImage.from_blob(plain.data).size == (plain.width, plain.height)
    assert max(plain.width, plain.height) <= MOST_PIXELS
    with Image.open(io.BytesIO(plain.data)) as image:
        assert image.mode in ("RGB", "L", "RGBA", "P", "LA")


def test_a_turned_photograph_stands_upright(tmp_path: Path) -> None:
    plain = plain_picture(turned(tmp_path))
    assert (plain.width, plain.height) == (60, 90)


def test_a_plain_picture_keeps_its_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path, "zwykle.jpg", Image.new("RGB", (60, 40)))
    assert plain_picture(path).data == path.read_bytes()
