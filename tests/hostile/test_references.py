"""Reference documents and signs that somebody else supplied."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from archives import packed, unpacked
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE
from hostile.apart import Ran, run_apart
from hostile.makers import MEGA, default_attributes, laughs, png, with_parts

ROOT = Path(__file__).resolve().parents[2]
NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(body: str) -> bytes:
    square = '<rect width="100" height="100" fill="#039"/>'
    return f'<svg {NS} width="200" height="100">{square}{body}</svg>'.encode()


def _uses(number: int) -> str:
    return f'<use href="#a{number}"/>' * 10


SIGNS: Mapping[str, tuple[bytes, str]] = {
    "a script": (svg("<script>alert(1)</script>"), "S018"),
    "a handler": (svg('<rect width="1" height="1" onload="alert(1)"/>'), "S018"),
    "another file": (svg('<image href="http://127.0.0.1:9/x.png"/>'), "S018"),
    "a style elsewhere": (svg("<style>@import url(http://127.0.0.1:9/x.css);</style>"), "S018"),
    "a billion laughs": (laughs(), "S018"),
    "attributes by default": (default_attributes(), "S018"),
    "drawings of drawings": (
        svg("".join(f'<g id="a{n}">{_uses(n - 1)}</g>' for n in range(12))),
        "S018"),
    "itself in itself": (svg('<g id="a"><use href="#a"/></g>'), "S018"),
    "depth without end": (svg("<g>" * 300 + "</g>" * 300), "S01"),
    "a pattern of a million": (
        svg('<pattern id="p" width="1e6" height="1e6" patternUnits="userSpaceOnUse"><rect '
            'width="1e6" height="1e6"/></pattern><rect width="1e7" height="1e7" '
            'fill="url(#p)"/>'), "S025"),
    "lines for hours": (
        svg('<path d="M0 0C1e9 1e9 -1e9 1e9 200 100Z" stroke="red" stroke-width="1e8"/>' * 2000),
        "S025"),
    "UTF-7": (b"<?xml version='1.0' encoding='UTF-7'?>+ADw-svg/+AD4-", "S017"),
    "more bytes than a sign has": (svg(" " * (6 * MEGA)), "S011"),
    "too many pixels": (png(9000, 9000, b""), "S014"),
    "a picture cut short": (png(400, 300)[:-40], "S013"),
    "a picture of one colour": (png(7000, 7000), "S021"),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("hostile") / "project"
    shutil.copytree(ROOT / "assets", home / "assets")
    return home


@pytest.fixture(scope="module")
def installed(folder: Path) -> dict[str, Ran]:
    commands: dict[str, list[str]] = {}
    for number, (name, (data, _)) in enumerate(SIGNS.items()):
        (folder / f"{number}.svg").write_bytes(data)
        commands[name] = ["signs", "add", "fe", f"{number}.svg"]
    return run_apart(folder, commands)


@pytest.mark.parametrize("name", SIGNS)
def test_a_hostile_sign_is_refused_and_nothing_installed(
    name: str, installed: dict[str, Ran], folder: Path
) -> None:
    installed[name].demand_bounded()
    assert SIGNS[name][1] in installed[name].said
    assert not list((folder / "assets" / "signs").glob("fe.*"))


MANIFESTS: Mapping[str, bytes] = {
    "brackets without end": b"[" * 100_000,
    "a path upwards": b"fe:\n  words: [a]\n  file: ../../x.png\n  sha256: x\n",
    "the folder itself": b"fe:\n  words: [a]\n  file: ..\n  sha256: x\n",
    "a day that never was": b"fe:\n  words: [a]\n  alt: 2016-02-30\n",
    "aliases of aliases": b"a: &a [x]\nb: &b [*a, *a]\nfe: {words: *b}\n",
    "a tag that makes objects": b"fe: !!python/object/apply:os.system [ls]\n",
    "a hundred megabytes": b" " * (100 * MEGA),
    "no text at all": b"\xff\xfe\0",
}


def test_a_hostile_manifest_is_told(folder: Path) -> None:
    manifest = folder / "assets" / "signs" / "manifest.yaml"
    sound = manifest.read_bytes()
    try:
        for data in MANIFESTS.values():
            manifest.write_bytes(data)
            (ran,) = run_apart(folder, {"list": ["signs"]}).values()
            ran.demand_bounded()
            assert "S007" in ran.said or "fe" in ran.said
    finally:
        manifest.write_bytes(sound)


def references() -> Mapping[str, tuple[str, bytes, str]]:
    deck = (ROOT / "assets" / DECK_REFERENCE).read_bytes()
    report = (ROOT / "assets" / REPORT_REFERENCE).read_bytes()
    theme, settings = "ppt/theme/theme1.xml", "word/settings.xml"
    bomb = [("[Content_Types].xml", b"<a/>"), ("word/document.xml", b" " * (300 * MEGA))]
    elements = b"<a>" + b"<b/>" * 5_000_000 + b"</a>"
    rels = "ppt/_rels/presentation.xml.rels"
    upwards = unpacked(deck)[rels].replace(b"slideMasters/", b"../../../../etc/")
    return {
        "a zip bomb": ("a.docx", packed(bomb), "T050"),
        "a zip bomb for slides": ("b.pptx", packed(bomb), "T001"),
        "laughs in the theme": ("c.pptx", with_parts(deck, {theme: laughs()}), "T001"),
        "laughs in the settings": ("d.docx", with_parts(report, {settings: laughs()}), "T050"),
        "attributes by default": (
            "e.docx", with_parts(report, {settings: default_attributes()}), "T050"),
        "millions of elements": ("f.docx", with_parts(report, {settings: elements}), "T050"),
        "masters elsewhere": ("g.pptx", with_parts(deck, {rels: upwards}), "T001"),
        "nothing but the beginning": ("h.pptx", b"PK\x03\x04", "T001"),
    }  # fmt: skip


def test_a_hostile_reference_is_told(folder: Path, seed_content: Path) -> None:
    """By `theme check`, and by a build that finds it in its assets."""
    made = references()
    commands: dict[str, list[str]] = {}
    for name, (file, data, _) in made.items():
        (folder / file).write_bytes(data)
        commands[f"check {name}"] = ["theme", "check", file]
        home = folder / file.partition(".")[0]
        shutil.copytree(folder / "assets", home / "assets")
        shutil.copytree(seed_content.parent, home / "content")
        asset = DECK_REFERENCE if file.endswith(".pptx") else REPORT_REFERENCE
        (home / "assets" / asset).write_bytes(data)
        commands[f"build {name}"] = [
            "build", f"{home.name}/content/{seed_content.name}", "--output", f"{home.name}/o",
        ]  # fmt: skip
    for key, ran in run_apart(folder, commands).items():
        ran.demand_bounded()
        assert made[key.partition(" ")[2]][2] in ran.said
        assert ran.code == 1
