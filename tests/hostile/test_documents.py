"""Documents made to do harm: verified, updated, sealed, compared – with a clear finding, in bounded
time and memory, and nothing else touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from es_docs.build import Built
from hostile.apart import Ran, run_apart
from hostile.makers import hostile_documents, hostile_pdfs

HIDDEN = "słowa z pliku obok"
DOCUMENTS = [
    "a zip bomb", "a zip that lies about its sizes", "a bomb in the workbook of a chart",
    "packed by another method", "ten thousand entries", "a hundred thousand entries",
    "a path upwards", "an absolute path", "a path of Windows", "a billion laughs",
    "attributes by default", "an entity that reads a file", "an entity in the document itself",
    "a DTD elsewhere", "UTF-7", "EBCDIC", "millions of elements", "millions of attributes",
    "an attribute without end", "very deep XML", "tables in tables",
    "a cell over two billion columns", "styles in a circle", "no main part", "no content types",
    "types that are wrong", "pictures of somebody's server", "an archive cut short",
    "nothing but the beginning",
]  # fmt: skip
PDFS = [
    "a PDF with a password", "a PDF cut short", "a PDF whose directory lies", "arrays without end",
    "fifty thousand pages", "pages in a circle", "a stream of a hundred megabytes",
    "millions of instructions", "half a million texts", "forms in forms in forms",
    "fields in a circle", "one text in a million tags", "widths for billions of codes",
    "characters for billions of codes",
]  # fmt: skip
REFUSED = ("a zip bomb", "a path upwards", "a billion laughs", "millions of elements",
           "no main part")  # fmt: skip
ODD = ("ten thousand entries", "pictures of somebody's server")
"""Documents all the same: changed as others are, and nothing is fetched for them."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project; beside it lies what nobody may read."""
    home = tmp_path_factory.mktemp("hostile")
    (home / "outside").mkdir()
    (home / "outside" / "secret.txt").write_text(HIDDEN, encoding="utf-8")
    (home / "project").mkdir()
    return home / "project"


@pytest.fixture(scope="module")
def files(folder: Path, built: Built) -> Mapping[str, tuple[Path, str]]:
    deck, report = (file.read_bytes() for file in built.files)
    secret = folder.parent / "outside" / "secret.txt"
    made = {**hostile_documents(report, deck, secret), **hostile_pdfs()}
    assert list(made) == [*DOCUMENTS, *PDFS]
    written: dict[str, tuple[Path, str]] = {}
    for number, (name, (data, code)) in enumerate(made.items()):
        path = folder / f"{number}{'.pdf' if name in PDFS else '.docx'}"
        path.write_bytes(data)
        written[name] = path, code
    return written


@pytest.fixture(scope="module")
def verified(folder: Path, files: Mapping[str, tuple[Path, str]]) -> dict[str, Ran]:
    commands = {name: ["verify", "--format", "json", one[0].name] for name, one in files.items()}
    return run_apart(folder, commands)


@pytest.mark.parametrize("name", [*DOCUMENTS, *PDFS])
def test_a_hostile_document_is_judged_at_no_cost(
    name: str, verified: dict[str, Ran], files: Mapping[str, tuple[Path, str]]
) -> None:
    ran, code = verified[name], files[name][1]
    ran.demand_bounded()
    assert f'"{code}' in ran.said
    assert HIDDEN not in ran.said


@pytest.fixture(scope="module")
def handled(
    folder: Path, files: Mapping[str, tuple[Path, str]], seed_content: Path
) -> dict[str, Ran]:
    (folder / "content").mkdir()
    shutil.copy(seed_content, folder / "content")
    content = f"content/{seed_content.name}"
    commands: dict[str, list[str]] = {}
    for name in (*REFUSED, *ODD):
        file = files[name][0].name
        commands[f"update {name}"] = ["update", file, "--content", content, "--check"]
        commands[f"seal {name}"] = ["seal", file]
        commands[f"diff {name}"] = ["diff", file, content]
    return run_apart(folder, commands)


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("command", ["update", "seal", "diff"])
def test_a_hostile_document_is_refused_and_left_as_it_is(
    command: str, name: str, handled: dict[str, Ran], files: Mapping[str, tuple[Path, str]]
) -> None:
    ran = handled[f"{command} {name}"]
    ran.demand_bounded()
    assert ran.code
    assert "błąd" in ran.said
    assert not files[name][0].with_name(f"{files[name][0].name}.bak").exists()


@pytest.mark.parametrize("name", ODD)
def test_an_odd_document_is_handled_as_others_are(name: str, handled: dict[str, Ran]) -> None:
    for command in ("update", "seal", "diff"):
        handled[f"{command} {name}"].demand_bounded()
    assert handled[f"seal {name}"].code == 0
    assert handled[f"update {name}"].code == 0


def test_what_is_no_file_is_not_read(folder: Path) -> None:
    """A pipe would wait for ever, a device never end."""
    os.mkfifo(folder / "pipe.docx")
    (folder / "zero.docx").symlink_to("/dev/zero")
    ran = run_apart(folder, {name: ["verify", f"{name}.docx"] for name in ("pipe", "zero")})
    for one in ran.values():
        one.demand_bounded()
        assert "V001" in one.said


def test_a_file_larger_than_any_document_is_not_read(folder: Path) -> None:
    with (folder / "large.docx").open("wb") as stream:
        stream.truncate(100 * 1024**3)
    commands = {"verify": ["verify"], "seal": ["seal"], "diff": ["diff"]}
    ran = run_apart(folder, {key: [*one, "large.docx"] for key, one in commands.items()})
    for key, code in {"verify": "V002", "seal": "U015", "diff": "U015"}.items():
        ran[key].demand_bounded()
        assert code in ran[key].said
