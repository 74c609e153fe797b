"""A project folder to start from: texts, a workbook for the numbers, looks, and what to do next.

The folder is made beside its place and moved there as a whole, so that a run that ends in the
middle leaves no half project under the name a person asked for.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from es_docs.diagnostics import Location, OutputError, error, reason_of
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, Environment, find_environment
from es_docs.write import litter

if TYPE_CHECKING:
    from es_docs.model import Project

CONTENT: Final = Path("content") / "projekt.yaml"
WORKBOOK: Final = Path("content") / "projekt.xlsx"
README: Final = "README.txt"
STARTER: Final = "buduj.cmd"
ASSETS: Final = (DECK_REFERENCE, REPORT_REFERENCE, "signs", "metrics", "schema")
"""What a folder of assets must hold to be found and used (`env.find_environment`)."""
_PARTS: Final = {CONTENT.parts[0], "assets", STARTER, README}
"""The names of all that stands in the folder of a new project."""
_FILES: Final = Path(__file__).parent / "files"
_TASKS: Final = (
    (
        {
            "nazwa": "Przykładowe spotkania",
            "plan": "10",
            "wykonanie": "4",
            "jednostka": "spotkanie",
        },
        {
            "nazwa": "Przykładowe wizyty studyjne",
            "plan": "2",
            "wykonanie": "1",
            "jednostka": "wizyta studyjna",
        },
    ),
    ({"nazwa": "Przykładowe szkolenia", "plan": "6", "wykonanie": "3", "jednostka": "szkolenie"},),
)
"""The tasks of the two actions of the content; they stand in the workbook alone."""
_AS_OF: Final = "30.06.2026"


class Started(Struct, frozen=True):
    """The folder of a new project and what stands in it, as paths from it."""

    folder: Path
    files: tuple[Path, ...]


def start_project(folder: Path) -> Started:
    """Make a project in a folder that is not there yet, or is empty.

    What a run left that was killed is put right first. Raises OutputError K001 to K003 when that
    cannot be, AssetError when the program's own assets are missing; nothing is touched then.
    """
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - `resolve` would follow a link
    started = Started(folder, (CONTENT, WORKBOOK, Path("assets"), Path(STARTER), Path(README)))
    try:
        if _is_finished(place):
            return started
        _refuse_what_is_there(folder)
        environment = find_environment(place)
        with _workshop(place) as made:
            _fill(made, environment)
            _move(made, place)
    except OSError as why:
        reason = reason_of(why)
        raise OutputError(
            error("K003", Location(str(folder)), folder=folder, reason=reason)
        ) from why
    return started


def _refuse_what_is_there(folder: Path) -> None:
    if folder.is_dir():
        first = next(iter(sorted(one.name for one in folder.iterdir())), None)
        if first is not None:
            raise OutputError(error("K001", Location(str(folder)), folder=folder, first=first))
    elif os.path.lexists(folder):
        raise OutputError(error("K002", Location(str(folder)), folder=folder))


@contextmanager
def _workshop(place: Path) -> Generator[Path]:
    """A folder to work in; what is left in it at the end is removed.

    It stands beside the place, or in it where a person made the folder: that one stays, for it
    may be the one they are in.
    """
    made = litter.temporary_name(place / place.name if place.is_dir() else place)
    made.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _move(made: Path, place: Path) -> None:
    """Everything at once where nothing stands; into an empty folder the content comes last."""
    if not place.exists():
        made.rename(place)
        return
    for one in sorted(made.iterdir(), key=lambda path: path.name == CONTENT.parts[0]):
        one.rename(place / one.name)


# --- what a killed run left


def _is_finished(place: Path) -> bool:
    """Remove the workshops of runs that were killed; one that was being emptied is emptied."""
    for left in _left(place.parent):
        shutil.rmtree(left, ignore_errors=True)
    for left in _left(place):
        moved = _names(place) - {left.name}
        if moved and not moved & _names(left) and moved | _names(left) == _PARTS:
            _move(left, place)
            left.rmdir()
            return True
        if not moved:
            shutil.rmtree(left, ignore_errors=True)
    return False


def _left(folder: Path) -> tuple[Path, ...]:
    """The workshops in a folder that nobody works in any more and that hold our files alone."""
    found = (one for one in litter.abandoned(folder) if one.is_dir() and not one.is_symlink())
    return tuple(one for one in found if _names(one) <= _PARTS)


def _names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


# --- what is put into it


def _fill(made: Path, environment: Environment) -> None:
    for name in ASSETS:
        source = environment.assets / name
        if source.is_dir():
            shutil.copytree(source, made / "assets" / name)
        elif source.is_file():
            (made / "assets").mkdir(exist_ok=True)
            shutil.copyfile(source, made / "assets" / name)
    text = (_FILES / "projekt.yaml").read_text(encoding="utf-8")
    (made / CONTENT).parent.mkdir()
    (made / CONTENT).write_text(text, encoding="utf-8", newline="\n")
    (made / WORKBOOK).write_bytes(_workbook(text, environment))
    readme = (_FILES / README).read_text(encoding="utf-8")
    (made / README).write_text(readme, encoding="utf-8", newline="\r\n")
    starter = (_FILES / STARTER).read_text(encoding="utf-8")
    python = sys.executable.replace("%", "%%")
    starter = starter.replace("{python}", python)
    (made / STARTER).write_text(starter, encoding="utf-8", newline="\r\n")


def _workbook(text: str, environment: Environment) -> bytes:
    """The workbook of the content, open everywhere: its names of tasks are there to be replaced."""
    from es_docs.layout.measure import Metrics
    from es_docs.workbook import make_workbook, read_look

    look = read_look(environment.read(DECK_REFERENCE), DECK_REFERENCE)
    metrics = Metrics.load(environment.metrics)
    return opened(make_workbook(_project(text), look, metrics, content=CONTENT.name))


def _project(text: str) -> Project:
    """The content with the tasks that are to stand in the workbook."""
    import yaml

    from es_docs.model import Project

    tree = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - our own text, all values as texts
    del tree["dane"]
    tree["projekt"]["stan na"] = _AS_OF
    for action, tasks in zip(tree["działania"], _TASKS, strict=True):
        action["zadania"] = list(tasks)
    return Project.model_validate(tree)


def opened(workbook: bytes) -> bytes:
    """The workbook without the protection of its first sheet, that of the tasks."""
    import io
    import re
    import zipfile

    from es_docs.ooxml.package import canonical

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = re.sub(rb"<sheetProtection [^>]*/>", b"", data)
            new.writestr(name, data)
    return canonical(target.getvalue())
