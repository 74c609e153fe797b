"""What the model refuses, told to the person who wrote it."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Final, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from es_docs.content.naming import listed, nearest, shown
from es_docs.content.places import Places, Step, Steps, follows_comma
from es_docs.diagnostics import Diagnostic, error
from es_docs.model import Entry, Money, Project
from es_docs.regex import regex

_MODEL_CODES: Final[Mapping[str, str]] = types.MappingProxyType(
    {
        "invalid_key": "C015",
        "string_type": "C043",
        "string_sub_type": "C043",
        "decimal_type": "C043",
        "date_type": "C043",
        "model_type": "C044",
        "model_attributes_type": "C044",
        "tuple_type": "C045",
        "iteration_error": "C045",
        "too_short": "C046",
        "dict_type": "C049",
        "mapping_type": "C049",
        "string_unicode": "C031",
        "decimal_parsing": "C020",
        "finite_number": "C020",
        "date_parsing": "C025",
        "date_from_datetime_parsing": "C025",
        "date_from_datetime_inexact": "C025",
    }
)
"""Codes for the error types of pydantic (https://docs.pydantic.dev/latest/errors/validation_errors);
`missing`, `extra_forbidden` and the codes that the model raises itself are told apart in code."""


class Supplied(Struct, frozen=True):
    """What tables supply, so that the content need not: `names` has their files by their keys.

    `is_whole` is False when a table or a row of it is in doubt, and so is what is missing.
    """

    names: Mapping[str, str]
    is_whole: bool = True

    def has(self, path: Steps) -> bool:
        match path:
            case ("działania", int(), "zadania"):
                return "dane" in self.names
            case ("działania", int(), "zadania", int(), "wykonanie"):
                return bool(self.names)
            case ("działania", int(), "zadania", int(), "plan" | "jednostka"):
                return "dane" in self.names
            case _:
                return False


NOTHING_SUPPLIED: Final = Supplied(types.MappingProxyType({}))


def validated(
    data: object, places: Places, supplied: Supplied = NOTHING_SUPPLIED
) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    try:
        return Project.model_validate(data), ()
    except ValidationError as problem:
        problems = problem.errors(include_url=False)
    return None, tuple(model_findings(problems, places, supplied))


def model_findings(
    problems: list[ErrorDetails], places: Places, supplied: Supplied = NOTHING_SUPPLIED
) -> Iterator[Diagnostic]:
    misspelt: set[Steps] = set()
    lacking: dict[tuple[Step, bool], list[Diagnostic]] = {}
    for problem in problems:
        if problem["type"] == "extra_forbidden":
            *parent, key = problem["loc"]
            finding, meant = _unknown_key(tuple(parent), str(key), places)
            misspelt.add((*parent, meant))
            yield finding
    for problem in problems:
        path, is_missing = problem["loc"], problem["type"] == "missing"
        if is_missing and path in misspelt:
            continue
        if (is_missing or problem["input"] is None) and supplied.has(path):
            lacking.setdefault((path[-1], is_missing), []).extend(
                _unsupplied(path, places, supplied)
            )
        elif is_missing:
            yield _missing(path, places)
        elif problem["type"] != "extra_forbidden" and not _follows(problem):
            yield _refused(problem, places)
    for (_, is_missing), findings in lacking.items():
        # Where no cell is there to fill in, it is the column that is missing.
        yield from _counted(findings) if is_missing else findings


def _counted(findings: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The first of those that differ in nothing but their task, with their number."""
    alike = [one for one in findings if one.code == "D073"]
    yield from (one for one in findings if one.code != "D073")
    if len(alike) < 2:
        yield from alike
        return
    first = alike[0]
    values = types.MappingProxyType({**first.values, "rows": str(len(alike))})
    yield replace(first, values=values, variant="several")


def _follows(problem: ErrorDetails) -> bool:
    """A list counts as too short when its items are refused; that is no mistake of its own."""
    return problem["type"] == "too_short" and bool(problem["input"])


def _missing(path: Steps, places: Places) -> Diagnostic:
    *parent, key = path
    return error(
        "C040",
        places.key(*parent),
        key=key,
        where=spoken(tuple(parent), places),
        description=description(tuple(parent), str(key)),
    )


def _unsupplied(path: Steps, places: Places, supplied: Supplied) -> Iterator[Diagnostic]:
    """What stands neither in the content nor in its table; nothing while the table is in doubt."""
    key, owner = str(path[-1]), path[:-1]
    if not supplied.is_whole:
        return
    files = ", ".join(f"„{one}”" for one in dict.fromkeys(supplied.names.values()))
    if key == "zadania":
        action = shown(places.text(*owner, "tytuł"))
        yield error("D074", places.key(*owner), action=action, file=files)
    else:
        task = shown(places.text(*owner, "nazwa"))
        yield error("D073", places.at(*path), key=key, task=task, file=files)


def _unknown_key(parent: Steps, key: str, places: Places) -> tuple[Diagnostic, str]:
    """The finding, and the key that was meant (empty when nobody can tell)."""
    known = keys(shape(parent))
    place = places.key(*parent, key)
    values = {"key": shown(key), "where": spoken(parent, places), "allowed": listed(known)}
    meant = nearest(key, known, cutoff=0.7)
    if meant:
        return error("C047", place, meant=meant, **values), meant
    if not places.text(*parent, key) and follows_comma(place):
        return error("C062", place, **values), ""
    homes = [home for home, keys in _homes(Project) if key in keys]
    if homes:
        return error("C048", place, homes="; ".join(homes), **values), ""
    return error("C041", place, **values), ""


def _refused(problem: ErrorDetails, places: Places) -> Diagnostic:
    path, given, kind = problem["loc"], problem["input"], problem["type"]
    is_key = path[-1:] == ("[key]",)
    path = path[:-1] if is_key else path
    place = places.key(*path) if is_key else places.at(*path)
    where = spoken(path, places)
    if given is None:
        return error("C042", place, where=where)
    code = _MODEL_CODES.get(kind, kind)
    if code in ("C044", "C045", "C049") and isinstance(given, str) and _UNSPACED_KEY.match(given):
        return error("C051", place, key=given.partition(":")[0])
    context = {"value": str(given), **problem.get("ctx", {})}
    values = {name: shown(str(value)) for name, value in context.items() if name != "allowed"}
    values |= {"where": where, "allowed": str(context.get("allowed", ""))}
    if code == "C044":
        values["allowed"] = listed(keys(shape(path)))
    if code == "C031":
        values.setdefault("character", "U+D800–U+DFFF")
    return error(code, place, **values)


_UNSPACED_KEY = regex(r"[^\W\d][\w .-]*:[^\s/]")


def spoken(path: Steps, places: Places) -> str:
    """„działania 2 → zadania 1 → plan”, positions counted from 1; the file for the whole."""
    names: list[str] = []
    for step in path:
        if isinstance(step, int) and names:
            names[-1] += f" {step + 1}"
        else:
            names.append(shown(str(step)))
    return " → ".join(names) or places.file


# --- what the model knows ---------------------------------------------------------------------


def shape(path: Steps) -> type[Entry] | None:
    """The entry the model expects at a path, or at each item of the list or mapping there."""
    annotation: object = Project
    for step in path:
        entry = as_entry(annotation)
        if entry:
            fields = entry.model_fields.values()
            annotation = next((f.annotation for f in fields if f.alias == step), None)
        else:
            annotation = item_type(bare_type(annotation))
    return as_entry(annotation)


def as_entry(annotation: object) -> type[Entry] | None:
    bare = bare_type(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, Entry) else None


def bare_type(annotation: object) -> object:
    """An annotation without its `Annotated` and `| None`."""
    while get_origin(annotation) in (Annotated, types.UnionType, Union):
        annotation = get_args(annotation)[0]
    return annotation


def item_type(annotation: object) -> object:
    """What `tuple[X, ...]` and `dict[str, X]` hold."""
    match get_args(annotation):
        case (item, types.EllipsisType()):
            return item
        case (_, value):
            return value
        case _:
            return None


def keys(entry: type[Entry] | None) -> tuple[str, ...]:
    fields = entry.model_fields.values() if entry else ()
    return tuple(field.alias for field in fields if field.alias)


def description(parent: Steps, key: str) -> str:
    entry = shape(parent)
    fields = entry.model_fields.values() if entry else ()
    return next((field.description or "" for field in fields if field.alias == key), "")


def _homes(entry: type[Entry], home: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every place of the model with the keys it knows: „finansowanie → program”."""
    if home:
        yield home, keys(entry)
    for field in entry.model_fields.values():
        kind = bare_type(field.annotation)
        item = as_entry(item_type(kind)) or as_entry(kind)
        if field.alias and item and item is not Money:
            yield from _homes(item, f"{home} → {field.alias}" if home else field.alias)
