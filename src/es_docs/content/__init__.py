"""From a content file to the checked project, with everything wrong with it told at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from es_docs.content.checks import CHECKS, LINE, TABLE_KEYS, View
from es_docs.content.explaining import NOTHING_SUPPLIED, Supplied, validated
from es_docs.content.files import is_below
from es_docs.content.pictures import check_pictures, named_pictures
from es_docs.content.places import Places, plain
from es_docs.diagnostics import ContentError, Diagnostic, Location, Severity, has_errors
from es_docs.model import Project, Register
from es_docs.source import Node, read

if TYPE_CHECKING:
    from es_docs.content.joining import Difference

__all__ = ("Loaded", "Places", "load", "schema")


class Loaded(Struct, frozen=True):
    """What came of a content file: the project, unless a finding is an error.

    `register` is what its register counts, None when it names none. `files` are the file itself
    and all it names inside its folder, whether or not they exist or are sound. `differences` are
    the values a table says otherwise than the content file.
    """

    project: Project | None
    places: Places
    findings: tuple[Diagnostic, ...]
    register: Register | None = None
    files: tuple[Path, ...] = ()
    differences: tuple[Difference, ...] = ()

    def __post_init__(self) -> None:
        if (self.project is None) != has_errors(self.findings):
            raise ValueError("a project is loaded exactly when no finding is an error")

    def sound_project(self) -> Project:
        """The project. Raises ContentError with all findings where one of them is an error."""
        if self.project is None:
            raise ContentError(*self.findings)
        return self.project


def load(path: Path, *, shown_as: str | None = None) -> Loaded:
    """Read and check a content file with the tables it names.

    Findings name the file `shown_as` and stand in its order, then those of each table in theirs.
    Nothing outside the file's folder is read. Never raises for what the files are or say.
    """
    source = read(path, shown_as=shown_as)
    if source.root is None:
        findings = _sorted(source.findings, source.file)
        return Loaded(None, Places(source.file, None), findings, files=(path,))
    whole = _with_tables(source.root, source.file, path.parent)
    view = View(plain(whole.root), Places(source.file, whole.root))
    project, refused = validated(view.data, view.places, whole.supplied)
    of_whole = (finding for check in CHECKS for finding in check(view))
    findings = (*refused, *of_whole, *check_pictures(view, path.parent))
    told = (*source.findings, *whole.findings)
    findings = (*told, *_not_told(told, findings))
    findings = _sorted(findings if has_errors(findings) else (*findings, *whole.notes), source.file)
    return Loaded(
        None if has_errors(findings) else project,
        view.places,
        findings,
        whole.register,
        _files(path, view),
        whole.differences,
    )


class _Whole(Struct, frozen=True):
    """The tree of a content file with the values of its tables in it."""

    root: Node
    supplied: Supplied
    findings: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    register: Register | None = None
    differences: tuple[Difference, ...] = ()


def _with_tables(root: Node, file: str, folder: Path) -> _Whole:
    view = View(plain(root), Places(file, root))
    if all(view.raw(key) is None for key in TABLE_KEYS):
        return _Whole(root, NOTHING_SUPPLIED)
    from es_docs.content.joining import join
    from es_docs.content.tables import read_tables

    tables = read_tables(view, folder)
    joined = join(root, file, tables.tasks, tables.register)
    return _Whole(
        joined.root,
        Supplied(tables.names, tables.is_whole and joined.is_whole),
        (*tables.findings, *_not_told(tables.findings, joined.findings)),
        joined.notes,
        joined.register,
        joined.differences,
    )


def _files(path: Path, view: View) -> tuple[Path, ...]:
    tables = (view.value(LINE, key, "plik") for key in TABLE_KEYS)
    names = (*filter(None, tables), *(file for file, _ in named_pictures(view)))
    below = (path.parent / name for name in names if is_below(name) and "\0" not in name)
    return tuple(dict.fromkeys((path, *below)))


def schema() -> str:
    """The JSON Schema (draft 2020-12) of a content file, for editors: Polish keys and hovers."""
    whole = cast("dict[str, object]", _for_editors(Project.model_json_schema(by_alias=True)))
    definitions = cast("dict[str, dict[str, object]]", whole["$defs"])
    # The docstrings of the models are English and for developers.
    for definition in (whole, *definitions.values()):
        definition.pop("description", None)
    supplied = _unless_supplied(definitions)
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Treść projektu",
        **whole,
        "allOf": supplied,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _unless_supplied(definitions: dict[str, dict[str, object]]) -> list[object]:
    """Take the keys that tables may supply from those required; give the rules that ask for them.

    What `rejestr` counts may be left out beside either key, the rest only beside `dane`.
    """
    names_rows, names_any = _asks("dane"), {"anyOf": [_asks("dane"), _asks("rejestr")]}
    task, action = (cast("list[str]", definitions[name]["required"]) for name in ("Task", "Action"))
    rows = [key for key in task if key in ("plan", "jednostka")]
    definitions["Task"]["required"] = [key for key in task if key not in (*rows, "wykonanie")]
    definitions["Action"]["required"] = [key for key in action if key != "zadania"]
    return [
        {"if": names_rows, "else": _in_actions({**_asks("zadania"), **_in_tasks(_asks(*rows))})},
        {"if": names_any, "else": _in_actions(_in_tasks(_asks("wykonanie")))},
    ]


def _asks(*keys: str) -> dict[str, object]:
    return {"required": [*keys]}


def _in_actions(part: dict[str, object]) -> dict[str, object]:
    return {"properties": {"działania": {"items": part}}}


def _in_tasks(part: dict[str, object]) -> dict[str, object]:
    return {"properties": {"zadania": {"items": part}}}


def _for_editors(part: object) -> object:
    """A schema without the titles pydantic makes up; what may be left out may be left empty."""
    if isinstance(part, list):
        return [_for_editors(item) for item in cast("list[object]", part)]
    if not isinstance(part, dict):
        return part
    entries = cast("dict[str, object]", part)
    kept = {
        key: _for_editors(value)
        for key, value in entries.items()
        if key != "default" and not (key == "title" and isinstance(value, str))
    }
    if entries.get("type") in ("array", "object") and "default" in entries:
        kept["type"] = [entries["type"], "null"]
    return kept


def _not_told(told: Iterable[Diagnostic], findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings that are not the consequence of one already told about the same place."""
    places = {finding.location for finding in told if finding.severity is Severity.ERROR}
    places = {_spot(place) for place in places if place}
    return (one for one in findings if one.location is None or _spot(one.location) not in places)


def _spot(place: Location) -> tuple[str, str, int, int]:
    """File, sheet, row and column of the place itself, whatever its length."""
    sheet = place.cell.rpartition("!")[0]
    return place.file, sheet, place.line or 0, place.column or 0


def _sorted(findings: Iterable[Diagnostic], file: str) -> tuple[Diagnostic, ...]:
    """The findings of the content file itself come first, each file's in its own order."""

    def by_place(finding: Diagnostic) -> tuple[object, ...]:
        spot = _spot(finding.location) if finding.location else (file, "", 0, 0)
        return (spot[0] != file, *spot, finding.code, sorted(finding.values.items()))

    return tuple(sorted(findings, key=by_place))
