"""From a content file to the checked project, with everything wrong with it told at once."""

from __future__ import annotations

import json
import re
import types
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Final, TypeVar, Union, cast, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from es_docs.diagnostics import Diagnostic, Location, Severity, error, has_errors, warning
from es_docs.language import BUILT_IN_UNITS
from es_docs.model import (
    Day,
    Entry,
    FundingPeriod,
    Line,
    Money,
    Planned,
    Project,
    Realised,
    Unit,
)
from es_docs.source import MappingNode, Node, Scalar, SequenceNode, read

MAX_PICTURE_BYTES: Final = 20_000_000
MAX_SHOWN: Final = 60
"""Characters of a person's value that a message repeats."""

Step = str | int
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the values of one content file stand."""

    file: str
    root: Node | None

    def at(self, *path: Step) -> Location:
        """Where the value at a path of keys and positions (from 0) stands.

        For a list or a group of keys that is the key it belongs to; for a place that does not
        exist, its nearest parent that does.
        """
        return self._walk(path, to_key=False)

    def key(self, *path: Step) -> Location:
        """Where the key stands whose value `at` would give."""
        return self._walk(path, to_key=True)

    def _walk(self, path: tuple[Step, ...], *, to_key: bool) -> Location:
        if self.root is None:
            return Location(self.file)
        node, place = self.root, _start(self.root)
        for number, step in enumerate(path, start=1):
            if isinstance(node, MappingNode) and isinstance(step, str) and step in node.entries:
                entry = node.entries[step]
                node = entry.value
                is_text = isinstance(node, Scalar) and not (to_key and number == len(path))
                place = node.location if is_text else entry.key.location
            elif (
                isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items)
            ):
                node = node.items[step]
                place = _start(node)
            else:
                break
        return place


def _start(node: Node) -> Location:
    """The first thing a reader sees of a node."""
    if isinstance(node, MappingNode) and node.entries:
        return next(iter(node.entries.values())).key.location
    return node.location


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a content file: the project, unless a finding is an error."""

    project: Project | None
    places: Places
    findings: tuple[Diagnostic, ...]

    def __post_init__(self) -> None:
        if (self.project is None) != has_errors(self.findings):
            raise ValueError("a project is loaded exactly when no finding is an error")


def load(path: Path, *, shown_as: str | None = None) -> Loaded:
    """Read and check a content file; findings name it `shown_as` and stand in its order.

    Nothing outside the file's folder is read. Never raises for what the file is or says.
    """
    source = read(path, shown_as=shown_as)
    places = Places(source.file, source.root)
    if source.root is None:
        return Loaded(None, places, _sorted(source.findings))
    data = _plain(source.root)
    project, findings = _validated(data, places)
    view = _View(data, places, path.parent)
    findings = (*findings, *(finding for check in _CHECKS for finding in check(view)))
    findings = _sorted((*source.findings, *_not_told(source.findings, findings)))
    return Loaded(None if has_errors(findings) else project, places, findings)


def schema() -> str:
    """The JSON Schema (draft 2020-12) of a content file, for editors: Polish keys and hovers."""
    whole = cast("dict[str, object]", _for_editors(Project.model_json_schema(by_alias=True)))
    definitions = cast("dict[str, dict[str, object]]", whole["$defs"])
    # The docstrings of the models are English and for developers.
    for definition in (whole, *definitions.values()):
        definition.pop("description", None)
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Treść projektu",
        **whole,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


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


def _plain(node: Node) -> object:
    """The tree as the model takes it: texts, None for nothing, lists and dicts.

    Recursion is bounded by `source.MAX_DEPTH`.
    """
    match node:
        case MappingNode():
            return {key: _plain(entry.value) for key, entry in node.entries.items()}
        case SequenceNode():
            return [_plain(item) for item in node.items]
        case Scalar():
            return None if node.is_empty else node.text


def _not_told(told: Iterable[Diagnostic], findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings that are not the consequence of one already told about the same place."""
    places = {_position(finding) for finding in told if finding.severity is Severity.ERROR}
    return (finding for finding in findings if _position(finding) not in places)


def _sorted(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    def by_place(finding: Diagnostic) -> tuple[object, ...]:
        return (*_position(finding), finding.code, sorted(finding.values.items()))

    return tuple(sorted(findings, key=by_place))


def _position(finding: Diagnostic) -> tuple[int, int]:
    place = finding.location
    return (place.line or 0, place.column or 0) if place else (0, 0)


# --- what the model refuses -------------------------------------------------------------------

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


def _validated(data: object, places: Places) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    try:
        return Project.model_validate(data), ()
    except ValidationError as problem:
        problems = problem.errors(include_url=False)
    return None, tuple(_model_findings(problems, places))


def _model_findings(problems: list[ErrorDetails], places: Places) -> Iterator[Diagnostic]:
    misspelt: set[tuple[Step, ...]] = set()
    for problem in problems:
        if problem["type"] == "extra_forbidden":
            *parent, key = problem["loc"]
            finding, meant = _unknown_key(tuple(parent), str(key), places)
            misspelt.add((*parent, meant))
            yield finding
    for problem in problems:
        if problem["type"] == "missing" and problem["loc"] not in misspelt:
            yield _missing(problem["loc"], places)
        elif problem["type"] not in ("missing", "extra_forbidden") and not _follows(problem):
            yield _refused(problem, places)


def _follows(problem: ErrorDetails) -> bool:
    """A list counts as too short when its items are refused; that is no mistake of its own."""
    return problem["type"] == "too_short" and bool(problem["input"])


def _missing(path: tuple[Step, ...], places: Places) -> Diagnostic:
    *parent, key = path
    return error(
        "C040",
        places.key(*parent),
        key=key,
        where=_where(tuple(parent), places),
        description=_description(tuple(parent), str(key)),
    )


def _unknown_key(parent: tuple[Step, ...], key: str, places: Places) -> tuple[Diagnostic, str]:
    """The finding, and the key that was meant (empty when nobody can tell)."""
    known = _keys(_shape(parent))
    place = places.key(*parent, key)
    values = {"key": _shown(key), "where": _where(parent, places), "allowed": _listed(known)}
    meant = _nearest(key, known, cutoff=0.7)
    if meant:
        return error("C047", place, meant=meant, **values), meant
    homes = [home for home, keys in _homes(Project) if key in keys]
    if homes:
        return error("C048", place, homes="; ".join(homes), **values), ""
    return error("C041", place, **values), ""


def _refused(problem: ErrorDetails, places: Places) -> Diagnostic:
    path, given, kind = problem["loc"], problem["input"], problem["type"]
    is_key = path[-1:] == ("[key]",)
    path = path[:-1] if is_key else path
    place = places.key(*path) if is_key else places.at(*path)
    where = _where(path, places)
    if given is None:
        return error("C042", place, where=where)
    code = _MODEL_CODES.get(kind, kind)
    if code in ("C044", "C045", "C049") and isinstance(given, str) and _UNSPACED_KEY.match(given):
        return error("C051", place, key=given.partition(":")[0])
    context = {"value": str(given), **problem.get("ctx", {})}
    values = {name: _shown(str(value)) for name, value in context.items() if name != "allowed"}
    values |= {"where": where, "allowed": str(context.get("allowed", ""))}
    if code == "C044":
        values["allowed"] = _listed(_keys(_shape(path)))
    if code == "C031":
        values.setdefault("character", "U+D800–U+DFFF")
    return error(code, place, **values)


_UNSPACED_KEY = re.compile(r"[^\W\d][\w .-]*:[^\s/]")


def _shown(value: str) -> str:
    folded = " ".join(value.split())
    return folded if len(folded) <= MAX_SHOWN else folded[: MAX_SHOWN - 1] + "…"


def _where(path: tuple[Step, ...], places: Places) -> str:
    """„działania 2 → zadania 1 → plan”, positions counted from 1; the file for the whole."""
    names: list[str] = []
    for step in path:
        if isinstance(step, int) and names:
            names[-1] += f" {step + 1}"
        else:
            names.append(_shown(str(step)))
    return " → ".join(names) or places.file


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"„{name}”" for name in names)


# --- what the model knows ---------------------------------------------------------------------


def _shape(path: tuple[Step, ...]) -> type[Entry] | None:
    """The entry the model expects at a path, or at each item of the list or mapping there."""
    annotation: object = Project
    for step in path:
        entry = _as_entry(annotation)
        if entry:
            fields = entry.model_fields.values()
            annotation = next((f.annotation for f in fields if f.alias == step), None)
        else:
            annotation = _item_type(_bare_type(annotation))
    return _as_entry(annotation)


def _as_entry(annotation: object) -> type[Entry] | None:
    bare = _bare_type(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, Entry) else None


def _bare_type(annotation: object) -> object:
    """An annotation without its `Annotated` and `| None`."""
    while get_origin(annotation) in (Annotated, types.UnionType, Union):
        annotation = get_args(annotation)[0]
    return annotation


def _item_type(annotation: object) -> object:
    """What `tuple[X, ...]` and `dict[str, X]` hold."""
    match get_args(annotation):
        case (item, types.EllipsisType()):
            return item
        case (_, value):
            return value
        case _:
            return None


def _keys(entry: type[Entry] | None) -> tuple[str, ...]:
    fields = entry.model_fields.values() if entry else ()
    return tuple(field.alias for field in fields if field.alias)


def _description(parent: tuple[Step, ...], key: str) -> str:
    entry = _shape(parent)
    fields = entry.model_fields.values() if entry else ()
    return next((field.description or "" for field in fields if field.alias == key), "")


def _homes(entry: type[Entry], home: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every place of the model with the keys it knows: „finansowanie → program”."""
    if home:
        yield home, _keys(entry)
    for field in entry.model_fields.values():
        kind = _bare_type(field.annotation)
        item = _as_entry(_item_type(kind)) or _as_entry(kind)
        if field.alias and item and item is not Money:
            yield from _homes(item, f"{home} → {field.alias}" if home else field.alias)


def _nearest(written: str, known: Iterable[str], *, cutoff: float) -> str:
    """The known word that was most likely meant; empty when none is near."""
    by_letters = {_letters(name): name for name in known}
    near = get_close_matches(_letters(written[:100]), by_letters, n=1, cutoff=cutoff)
    return by_letters[near[0]] if near else ""


def _letters(text: str) -> str:
    """A word without case and diacritics: how it is typed in haste."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(character for character in plain if not unicodedata.combining(character))


# --- what only the whole can tell -------------------------------------------------------------

_LINE: Final = TypeAdapter[str](Line)
_UNIT: Final = TypeAdapter[str](Unit)
_DAY: Final = TypeAdapter[date](Day)
_PLANNED: Final = TypeAdapter[Decimal](Planned)
_REALISED: Final = TypeAdapter[Decimal](Realised)
_FUNDING_PERIOD: Final = TypeAdapter[str](FundingPeriod)


@dataclass(frozen=True, slots=True)
class _View:
    """The content value by value, so that checks run beside what the model refuses."""

    data: object
    places: Places
    folder: Path

    def raw(self, *path: Step) -> object:
        found = self.data
        for step in path:
            if isinstance(found, dict):
                found = cast("dict[Step, object]", found).get(step)
            elif isinstance(found, list) and isinstance(step, int):
                items = cast("list[object]", found)
                found = items[step] if step < len(items) else None
            else:
                return None
        return found

    def value(self, kind: TypeAdapter[T], *path: Step) -> T | None:
        """The value at a path, None when it is absent or not of this kind."""
        raw = self.raw(*path)
        if not isinstance(raw, str):
            return None
        try:
            return kind.validate_python(raw)
        except ValidationError:
            return None

    def paths(self, *path: Step) -> tuple[tuple[Step, ...], ...]:
        """The path of each item of a list, none when there is no list."""
        items = self.raw(*path)
        length = len(cast("list[object]", items)) if isinstance(items, list) else 0
        return tuple((*path, number) for number in range(length))

    def keys(self, *path: Step) -> tuple[str, ...]:
        entries = self.raw(*path)
        return tuple(cast("dict[str, object]", entries)) if isinstance(entries, dict) else ()

    def tasks(self) -> tuple[tuple[Step, ...], ...]:
        return tuple(
            task for action in self.paths("działania") for task in self.paths(*action, "zadania")
        )


def _check_dates(view: _View) -> Iterator[Diagnostic]:
    start = view.value(_DAY, "projekt", "okres", "od")
    end = view.value(_DAY, "projekt", "okres", "do")
    as_of = view.value(_DAY, "projekt", "stan na")
    agreement = view.value(_DAY, "finansowanie", "data umowy")
    if start and end and end < start:
        place = view.places.at("projekt", "okres", "do")
        yield error("C070", place, start=_day(start), end=_day(end))
        return
    place = view.places.at("projekt", "stan na")
    if as_of and start and as_of < start:
        yield warning("C071", place, day=_day(as_of), start=_day(start))
    if as_of and end and as_of > end:
        yield warning("C072", place, day=_day(as_of), end=_day(end))
    place = view.places.at("finansowanie", "data umowy")
    is_late = agreement and end and agreement > end
    is_early = agreement and start and agreement < start - _LONG_BEFORE
    if agreement and (is_late or is_early):
        yield warning("C073", place, day=_day(agreement))


_LONG_BEFORE: Final = timedelta(days=3 * 365)
"""An agreement this much older than the project's start is more likely a slip of the pen."""


def _day(day: date) -> str:
    return f"{day.day}.{day.month:02}.{day.year}"


_ELIGIBLE: Final[Mapping[str, tuple[date, date]]] = types.MappingProxyType(
    {
        "2014–2020": (date(2014, 1, 1), date(2023, 12, 31)),
        "2021–2027": (date(2021, 1, 1), date(2029, 12, 31)),
    }
)
"""When expenditure is eligible: Regulation (EU) 1303/2013 art. 65(2), 2021/1060 art. 63(2)."""
_YEARS = re.compile(r"(20\d\d)\s*[-–—]\s*(20\d\d)")


def _check_programme(view: _View) -> Iterator[Diagnostic]:
    """The years of the programme, of its name and of the project belong together."""
    at = ("finansowanie", "program", "okres")
    period = view.value(_FUNDING_PERIOD, *at)
    if not period:
        return
    for path in ((*at[:2], "nazwa"), (*at[:2], "skrót"), ("finansowanie", "informacja")):
        years = _YEARS.search(view.value(_LINE, *path) or "")
        if years and "–".join(years.groups()) != period:
            found = "–".join(years.groups())
            yield warning("C074", view.places.at(*path), found=found, period=period)
    first, last = _ELIGIBLE[period]
    start = view.value(_DAY, "projekt", "okres", "od")
    end = view.value(_DAY, "projekt", "okres", "do")
    if start and end and (start < first or end > last):
        place = view.places.at("projekt", "okres", "od")
        yield warning("C075", place, period=period, first=_day(first), last=_day(last))


def _check_numbers(view: _View) -> Iterator[Diagnostic]:
    for task in view.tasks():
        planned = view.value(_PLANNED, *task, "plan")
        realised = view.value(_REALISED, *task, "wykonanie")
        if planned is None or realised is None or realised < planned:
            continue
        values = {"planned": view.raw(*task, "plan"), "realised": view.raw(*task, "wykonanie")}
        if realised > planned:
            yield warning("C076", view.places.at(*task, "wykonanie"), **values)
        if view.value(_LINE, *task, "przyczyna"):
            yield warning("C077", view.places.at(*task, "przyczyna"), **values)


def _check_duplicates(view: _View) -> Iterator[Diagnostic]:
    actions = view.paths("działania")
    yield from _duplicates(view, ((*action, "tytuł") for action in actions), error, "C079")
    for action in actions:
        tasks = view.paths(*action, "zadania")
        yield from _duplicates(view, ((*task, "nazwa") for task in tasks), error, "C078")
    effects = (effect for action in actions for effect in view.paths(*action, "efekty"))
    yield from _duplicates(view, effects, warning, "C080")


def _duplicates(
    view: _View,
    paths: Iterable[tuple[Step, ...]],
    found: Callable[..., Diagnostic],
    code: str,
) -> Iterator[Diagnostic]:
    """Texts that repeat an earlier one, but for case and spaces."""
    first: dict[str, Location] = {}
    for path in paths:
        text = view.value(_LINE, *path)
        if text is None:
            continue
        same = " ".join(text.casefold().split())
        if same in first:
            yield found(code, view.places.at(*path), text=_shown(text), line=first[same].line)
        first.setdefault(same, view.places.at(*path))


def _check_units(view: _View) -> Iterator[Diagnostic]:
    own = view.keys("jednostki")
    for unit in own:
        if unit in BUILT_IN_UNITS:
            yield warning("C083", view.places.key("jednostki", unit), unit=unit)
    for task in view.tasks():
        unit = view.value(_UNIT, *task, "jednostka")
        if unit and unit not in BUILT_IN_UNITS and unit not in own:
            yield _unknown_unit(unit, own, view.places.at(*task, "jednostka"))
    yield from _missing_fractions(view, own)


def _unknown_unit(unit: str, own: tuple[str, ...], place: Location) -> Diagnostic:
    forms = {
        form: noun.one
        for noun in BUILT_IN_UNITS.values()
        for form in (noun.other, noun.many, noun.few, noun.one)
    }
    near = _nearest(unit, (*forms, *own), cutoff=0.6)
    if near:
        meant = forms.get(near, near)
        return error("C082", place, unit=_shown(unit), meant=meant)
    return error("C081", place, unit=_shown(unit), allowed=_listed((*BUILT_IN_UNITS, *own)))


def _missing_fractions(view: _View, own: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Own units that count a fraction without saying how a fraction of them is called."""
    told: set[str] = set()
    for task in view.tasks():
        unit = view.value(_UNIT, *task, "jednostka")
        if unit is None or unit not in own or unit in told:
            continue
        if view.raw("jednostki", unit, "ułamek") is not None:
            continue
        for kind, key in ((_PLANNED, "plan"), (_REALISED, "wykonanie")):
            number = view.value(kind, *task, key)
            if number is not None and number % 1 and unit not in told:
                told.add(unit)
                value = view.raw(*task, key)
                yield error("C084", view.places.key("jednostki", unit), unit=unit, value=value)


# --- pictures ---------------------------------------------------------------------------------

_PICTURE_KINDS: Final[Mapping[str, str]] = types.MappingProxyType(
    {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
)


def _check_pictures(view: _View) -> Iterator[Diagnostic]:
    for action in view.paths("działania"):
        for picture in view.paths(*action, "zdjęcia"):
            file = view.value(_LINE, *picture, "plik")
            if file:
                yield from _picture(file, view.folder, view.places.at(*picture, "plik"))


def _picture(file: str, folder: Path, place: Location) -> Iterator[Diagnostic]:
    shown = _shown(file)
    windows = PureWindowsPath(file)
    if windows.drive or windows.root or ".." in windows.parts:
        yield error("C090", place, file=shown)
    elif "\\" in file:
        yield error("C097", place, file=shown, meant=_shown(windows.as_posix()))
    elif PurePosixPath(file).suffix.lower() not in _PICTURE_KINDS:
        yield error("C093", place, file=shown)
    else:
        yield from _picture_file(file, folder, place)


def _picture_file(file: str, folder: Path, place: Location) -> Iterator[Diagnostic]:
    """`file` is relative, goes nowhere up and has the ending of a picture."""
    path, shown = folder / file, _shown(file)
    try:
        # A link may lead out of the folder although its path does not.
        if not path.resolve().is_relative_to(folder.resolve()):
            yield error("C090", place, file=shown)
        elif not path.is_file():
            yield _missing_picture(file, folder, place)
        elif path.stat().st_size > MAX_PICTURE_BYTES:
            yield error("C094", place, file=shown, limit=f"{MAX_PICTURE_BYTES // 1_000_000} MB")
        else:
            yield from _picture_content(path, shown, place)
    except (OSError, ValueError):
        yield error("C096", place, file=shown)


def _missing_picture(file: str, folder: Path, place: Location) -> Diagnostic:
    home = (folder / file).parent
    names = sorted(entry.name for entry in home.iterdir()) if home.is_dir() else []
    pictures = [name for name in names if Path(name).suffix.lower() in _PICTURE_KINDS]
    near = _nearest(PurePosixPath(file).name, pictures, cutoff=0.6)
    if near:
        meant = PurePosixPath(file).with_name(near)
        return error("C092", place, file=_shown(file), meant=meant)
    return error("C091", place, file=_shown(file))


def _picture_content(path: Path, shown: str, place: Location) -> Iterator[Diagnostic]:
    """The head of the file is read, its pixels are not."""
    from PIL import Image, UnidentifiedImageError

    expected = _PICTURE_KINDS[path.suffix.lower()]
    with path.open("rb") as stream:
        head = stream.read(8)
    if not head.startswith(_SIGNATURES[expected]):
        yield error("C095", place, file=shown, expected=expected)
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG", "JPEG")):
                pass
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        yield error("C098", place, file=shown)
    except (UnidentifiedImageError, SyntaxError):
        yield error("C096", place, file=shown)


_SIGNATURES: Final[Mapping[str, bytes]] = types.MappingProxyType(
    {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff"}
)
"""PNG (third edition) §5.2; JPEG SOI and the first marker, ITU-T T.81 annex B.1."""


_CHECKS: Final[tuple[Callable[[_View], Iterator[Diagnostic]], ...]] = (
    _check_dates,
    _check_programme,
    _check_numbers,
    _check_duplicates,
    _check_units,
    _check_pictures,
)
