"""A folder somebody else prepared: content, pictures, tables, accepted findings, sidecars."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from archives import packed
from es_docs.build import Built
from hostile.apart import Ran, run_apart
from hostile.makers import MEGA, png

PICTURE = """    zdjęcia:
      - plik: {file}
        opis: Grupa osób przy stole
        podpis: Spotkanie sieciujące
"""
TASKS = "    zadania:\n"


def _huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(100 * MEGA)


CONTENTS: Mapping[str, tuple[bytes | Callable[[Path], None], str]] = {
    "aliases of aliases": (
        b"a: &a [x, x]\n" + b"".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n".encode()
            for n in range(20)
        ),
        "C011",
    ),
    "brackets without end": (b"[" * 1_999_999, "C006"),
    "braces without end": (b"{a: " * 400_000, "C006"),
    "indentation without end": (b"".join(b" " * n + b"a:\n" for n in range(1500)), "C006"),
    "a million items": (b"- x\n" * 400_000, "C007"),
    "a hundred megabytes": (_huge, "C003"),
    "a NUL": (b"a: x\0y\n", "C004"),
    "UTF-16": ("tytuł: x\n".encode("utf-16"), "C004"),
    "half a surrogate pair": (b"a: \xed\xa0\x80\n", "C004"),
    "half a surrogate pair, escaped": (b'a: "\\ud800"\n', "C057"),
    "a byte order mark in the text": (b"a: x\xef\xbb\xbfy\n", "C005"),
    "a tag that makes objects": (b"a: !!python/object/apply:os.system [ls]\n", "C011"),
    "digits without end": (b"a: " + b"9" * 1_900_000 + b"\n", "C04"),
    "one quote": (b"a: '" + b"x\n" * 900_000, "C055"),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("hostile")
    (home / "outside").mkdir()
    (home / "outside" / "foto.png").write_bytes(png(40, 20))
    (home / "outside" / "dane.csv").write_text("Zadanie;Plan\nA;1\n", encoding="utf-8")
    (home / "project" / "content").mkdir(parents=True)
    return home / "project"


@pytest.fixture(scope="module")
def checked(folder: Path) -> dict[str, Ran]:
    commands: dict[str, list[str]] = {}
    for number, (name, (data, _)) in enumerate(CONTENTS.items()):
        path = folder / "content" / f"x{number}.yaml"
        data(path) if callable(data) else path.write_bytes(data)
        commands[name] = ["check", f"content/{path.name}"]
    return run_apart(folder, commands)


@pytest.mark.parametrize("name", CONTENTS)
def test_a_hostile_content_is_told_at_no_cost(name: str, checked: dict[str, Ran]) -> None:
    checked[name].demand_bounded()
    assert CONTENTS[name][1] in checked[name].said


# --- pictures and tables that a content names


PICTURES: Mapping[str, tuple[str, bytes, str]] = {
    "of too many pixels": ("a.png", png(9000, 9000), "C098"),
    "of far too many pixels": ("b.png", png(60_000, 60_000, b""), "C098"),
    "cut short": ("c.png", png(40, 20)[:-30], "C096"),
    "with wrong sums": ("d.png", png(40, 20).replace(b"IDAT", b"IDAT\0"), "C096"),
    "without its pixels": ("e.png", png(40, 20, b"\0" * 10), "C096"),
    "with another ending": ("f.jpg", png(40, 20), "C095"),
    "that is a drawing": ("g.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "C095"),
    "a JPEG cut short": ("h.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + bytes(9), "C096"),
}
NAMES = {
    "a path upwards": ("../../outside/foto.png", "C090"),
    "an absolute path": ("/etc/hostname.png", "C090"),
    "a drive": ("C:/foto.png", "C090"),
    "another computer": ("\\\\\\\\server\\\\foto.png", "C090"),
    "an address": ("http://127.0.0.1:9/foto.png", "C0"),
    "a link that leads out": ("link.png", "C090"),
    "a folder": ("folder.png", "C09"),
    "a name without end": ("a" * 5000 + ".png", "C09"),
}


@pytest.fixture(scope="module")
def illustrated(folder: Path, seed_content: Path) -> dict[str, Ran]:
    content = folder / "content"
    (content / "link.png").symlink_to(folder.parent / "outside" / "foto.png")
    (content / "folder.png").mkdir()
    files = {f"picture {name}": file for name, (file, _, _) in PICTURES.items()}
    files |= {f"named {name}": file for name, (file, _) in NAMES.items()}
    for file, data, _ in PICTURES.values():
        (content / file).write_bytes(data)
    text, commands = seed_content.read_text(encoding="utf-8"), dict[str, list[str]]()
    for number, (name, file) in enumerate(files.items()):
        picture = PICTURE.format(file=f'"{file}"')
        path = content / f"p{number}.yaml"
        path.write_text(text.replace(TASKS, picture + TASKS, 1), encoding="utf-8")
        commands[name] = ["build", f"content/{path.name}", "--output", f"made{number}"]
    return run_apart(folder, commands)


@pytest.mark.parametrize("name", PICTURES)
def test_a_hostile_picture_is_told_or_shown_as_it_is(
    name: str, illustrated: dict[str, Ran]
) -> None:
    ran, code = illustrated[f"picture {name}"], PICTURES[name][2]
    ran.demand_bounded()
    assert code in ran.said
    assert bool(ran.code) is bool(code)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_a_path_leads_nowhere(name: str, illustrated: dict[str, Ran]) -> None:
    ran = illustrated[f"named {name}"]
    ran.demand_bounded()
    assert ran.code == 1
    assert NAMES[name][1] in ran.said


TABLES = {
    "a path upwards": ("../../outside/dane.csv", "", "", "D050"),
    "an absolute path": ("/etc/passwd", "", "", "D050"),
    "a link that leads out": ("link.csv", "", "", "D050"),
    "a bomb": ("bomb.xlsx", "", "", "D0"),
    "a sheet that is a path": ("bomb.xlsx", "../../outside", "", "D0"),
}


def test_tables_lead_nowhere_either(folder: Path, seed_content: Path) -> None:
    content = folder / "content"
    (content / "link.csv").symlink_to(folder.parent / "outside" / "dane.csv")
    bomb = [("[Content_Types].xml", b"<a/>"), ("xl/workbook.xml", b" " * (300 * MEGA))]
    (content / "bomb.xlsx").write_bytes(packed(bomb))
    text, commands = seed_content.read_text(encoding="utf-8"), dict[str, list[str]]()
    for number, (name, (file, sheet, _, _)) in enumerate(TABLES.items()):
        path = content / f"t{number}.yaml"
        named = f"  arkusz: {sheet}\n" if sheet else ""
        path.write_text(f"{text}\ndane:\n  plik: {file}\n{named}", encoding="utf-8")
        commands[name] = ["check", f"content/{path.name}"]
    for name, ran in run_apart(folder, commands).items():
        ran.demand_bounded()
        assert TABLES[name][3] in ran.said


# --- what lies beside documents


ACCEPTED = {
    "aliases of aliases": b"- &a [x, x]\n- &b [*a, *a]\n- numer: *b\n  autor: a\n",
    "brackets without end": b"[" * 100_000,
    "a list in the place of a text": b"- numer: [[[1]]]\n  autor: a\n  pow\xc3\xb3d: b\n",
    "a hundred megabytes": b" " * (100 * MEGA),
    "no text at all": b"\x00\xff\xfe",
}


def test_hostile_lists_of_accepted_findings_are_told(folder: Path, report_file: Path) -> None:
    (folder / "r.docx").write_bytes(report_file.read_bytes())
    commands: dict[str, list[str]] = {}
    for number, (name, data) in enumerate(ACCEPTED.items()):
        (folder / f"accepted{number}.yaml").write_bytes(data)
        commands[name] = ["verify", "r.docx", "--baseline", f"accepted{number}.yaml"]
    for ran in run_apart(folder, commands).values():
        ran.demand_bounded()
        assert "V007" in ran.said


def _sealed(payload: bytes) -> bytes:
    """The file beside a document, by somebody who knows how it is sealed."""
    sha = hashlib.sha256(payload).hexdigest()
    one = {"sha": sha, "snapshot": base64.b64encode(zlib.compress(payload, 9)).decode()}
    return json.dumps({"version": 1, "generations": [one] * 5}).encode()


SIDECARS = {
    "a bomb": _sealed(b" " * (200 * MEGA)),
    "lists without end": _sealed(b"[" * 1_000_000),
    "millions of mappings": _sealed(b"[" + b'{"":0},' * 2_000_000 + b"0]"),
    "millions of texts": _sealed(b"[" + b'"ab",' * 3_000_000 + b"0]"),
    "digits without end": _sealed(b'{"version":' + b"9" * 1_000_000 + b"}"),
    "text that is no JSON": b"\xff\xfe{" + b"[" * MEGA,
    "larger than any": b"[" * (130 * MEGA),
}


def test_a_hostile_file_beside_a_document_is_as_good_as_none(
    folder: Path, built: Built, seed_content: Path
) -> None:
    """The document carries its own memory; the file beside it counts only when that is lost."""
    commands: dict[str, list[str]] = {}
    for number, (name, data) in enumerate(SIDECARS.items()):
        home = folder / f"s{number}"
        (home / ".es-docs").mkdir(parents=True)
        for file in built.files:
            (home / file.name).write_bytes(file.read_bytes())
        for beside in built.files[0].parent.joinpath(".es-docs").iterdir():
            (home / ".es-docs" / beside.name).write_bytes(data)
        commands[name] = ["build", f"content/{seed_content.name}", "--output", home.name]
    (folder / "content" / seed_content.name).write_bytes(
        seed_content.read_bytes().replace(b"wykonanie: 29", b"wykonanie: 30")
    )
    for name, ran in run_apart(folder, commands).items():
        ran.demand_bounded()
        assert ran.code in ((1,) if name == "larger than any" else (0, 3))


def test_output_goes_nowhere_but_where_it_was_told_to(folder: Path, seed_content: Path) -> None:
    """A content file may be called anything; its documents lie in the folder that was named."""
    text = seed_content.read_bytes()
    names = ["..yaml", "....yaml", "-x.yaml", "a;b$(c).yaml", "=1+1.yaml", "con.yaml"]
    for name in names:
        (folder / "content" / name).write_bytes(text)
    commands = {name: ["build", f"content/{name}", "--output", "made"] for name in names}
    for ran in run_apart(folder, commands).values():
        ran.demand_bounded()
        assert ran.code in (0, 3)
    assert {file.suffix for file in (folder / "made").iterdir() if file.is_file()} == {
        ".pptx", ".docx",
    }  # fmt: skip
