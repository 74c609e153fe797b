"""What only the whole of a content can tell: facts that do not fit together."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypeVar, cast

from msgspec import Struct
from pydantic import TypeAdapter, ValidationError

from es_docs.content.naming import listed, nearest, shown
from es_docs.content.places import Places, Step, Steps, follows_comma
from es_docs.diagnostics import Diagnostic, Location, error, warning
from es_docs.language import BUILT_IN_UNITS
from es_docs.model import Day, FundingPeriod, Line, Planned, Realised, Unit
from es_docs.regex import regex

T = TypeVar("T")

TABLE_KEYS: Final = ("dane", "rejestr")
"""The keys that name tables of values: rows of tasks, and the register."""

LINE: Final = TypeAdapter[str](Line)
UNIT: Final = TypeAdapter[str](Unit)
DAY: Final = TypeAdapter[date](Day)
PLANNED: Final = TypeAdapter[Decimal](Planned)
REALISED: Final = TypeAdapter[Decimal](Realised)
FUNDING_PERIOD: Final = TypeAdapter[str](FundingPeriod)


def meaning(kind: TypeAdapter[T], text: str) -> T | None:
    """What a text means where this kind is asked for, None when it is not of this kind."""
    try:
        return kind.validate_python(text)
    except ValidationError:
        return None


class View(Struct, frozen=True):
    """The content value by value, so that checks run beside what the model refuses."""

    data: object
    places: Places

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
        return meaning(kind, raw) if isinstance(raw, str) else None

    def paths(self, *path: Step) -> tuple[Steps, ...]:
        """The path of each item of a list, none when there is no list."""
        items = self.raw(*path)
        length = len(cast("list[object]", items)) if isinstance(items, list) else 0
        return tuple((*path, number) for number in range(length))

    def keys(self, *path: Step) -> tuple[str, ...]:
        entries = self.raw(*path)
        return tuple(cast("dict[str, object]", entries)) if isinstance(entries, dict) else ()

    def tasks(self) -> tuple[Steps, ...]:
        return tuple(
            task for action in self.paths("działania") for task in self.paths(*action, "zadania")
        )


def _check_dates(view: View) -> Iterator[Diagnostic]:
    start = view.value(DAY, "projekt", "okres", "od")
    end = view.value(DAY, "projekt", "okres", "do")
    as_of = view.value(DAY, "projekt", "stan na")
    agreement = view.value(DAY, "finansowanie", "data umowy")
    if start and end and end < start:
        place = view.places.at("projekt", "okres", "do")
        yield error("C070", place, start=spoken_day(start), end=spoken_day(end))
        return
    place = view.places.at("projekt", "stan na")
    if as_of and start and as_of < start:
        yield warning("C071", place, day=spoken_day(as_of), start=spoken_day(start))
    if as_of and end and as_of > end:
        yield warning("C072", place, day=spoken_day(as_of), end=spoken_day(end))
    place = view.places.at("finansowanie", "data umowy")
    is_late = agreement and end and agreement > end
    is_early = agreement and start and agreement < start - _LONG_BEFORE
    if agreement and (is_late or is_early):
        yield warning("C073", place, day=spoken_day(agreement))


_LONG_BEFORE: Final = timedelta(days=3 * 365)
"""An agreement this much older than the project's start is more likely a slip of the pen."""


def spoken_day(day: date) -> str:
    return f"{day.day}.{day.month:02}.{day.year}"


_ELIGIBLE: Final[Mapping[str, tuple[date, date]]] = types.MappingProxyType(
    {
        "2014–2020": (date(2014, 1, 1), date(2023, 12, 31)),
        "2021–2027": (date(2021, 1, 1), date(2029, 12, 31)),
    }
)
"""When expenditure is eligible: Regulation (EU) 1303/2013 art. 65(2), 2021/1060 art. 63(2)."""
_YEARS = regex(r"(20\d\d)\s*[-–—]\s*(20\d\d)")


def _check_programme(view: View) -> Iterator[Diagnostic]:
    """The years of the programme, of its name and of the project belong together."""
    at = ("finansowanie", "program", "okres")
    period = view.value(FUNDING_PERIOD, *at)
    if not period:
        return
    for path in ((*at[:2], "nazwa"), (*at[:2], "skrót"), ("finansowanie", "informacja")):
        years = _YEARS.search(view.value(LINE, *path) or "")
        if years and "–".join(years.groups()) != period:
            found = "–".join(years.groups())
            yield warning("C074", view.places.at(*path), found=found, period=period)
    first, last = _ELIGIBLE[period]
    start = view.value(DAY, "projekt", "okres", "od")
    end = view.value(DAY, "projekt", "okres", "do")
    if start and end and (start < first or end > last):
        place = view.places.at("projekt", "okres", "od")
        yield warning("C075", place, period=period, first=spoken_day(first), last=spoken_day(last))


def _check_numbers(view: View) -> Iterator[Diagnostic]:
    for task in view.tasks():
        planned = view.value(PLANNED, *task, "plan")
        realised = view.value(REALISED, *task, "wykonanie")
        if planned is None or realised is None or realised < planned:
            continue
        values = {"planned": view.raw(*task, "plan"), "realised": view.raw(*task, "wykonanie")}
        if realised > planned:
            place = view.places.at(*task, "wykonanie")
            # A sum over the rows of a register stands in no cell that would tell which task.
            is_counted = ":" in place.cell
            place = view.places.at(*task, "nazwa") if is_counted else place
            yield warning("C076", place, **values)
        if view.value(LINE, *task, "przyczyna"):
            yield warning("C077", view.places.at(*task, "przyczyna"), **values)


def _check_duplicates(view: View) -> Iterator[Diagnostic]:
    actions = view.paths("działania")
    yield from _duplicates(view, ((*action, "tytuł") for action in actions), error, "C079")
    for action in actions:
        tasks = view.paths(*action, "zadania")
        yield from _duplicates(view, ((*task, "nazwa") for task in tasks), error, "C078")
    effects = (effect for action in actions for effect in view.paths(*action, "efekty"))
    yield from _duplicates(view, effects, warning, "C080")


def _duplicates(
    view: View,
    paths: Iterable[Steps],
    found: Callable[..., Diagnostic],
    code: str,
) -> Iterator[Diagnostic]:
    """Texts that repeat an earlier one, but for case and spaces."""
    first: dict[str, Location] = {}
    for path in paths:
        text = view.value(LINE, *path)
        if text is None:
            continue
        same = " ".join(text.casefold().split())
        if same in first:
            yield found(code, view.places.at(*path), text=shown(text), line=first[same].line)
        first.setdefault(same, view.places.at(*path))


def _check_split(view: View) -> Iterator[Diagnostic]:
    """Effects in `[ ]` that go on with a sentence, where a comma ended the one before."""
    for action in view.paths("działania"):
        effects = view.paths(*action, "efekty")
        texts = [view.value(LINE, *effect) or "" for effect in effects]
        for before, path, text in zip(texts, effects[1:], texts[1:], strict=False):
            place = view.places.at(*path)
            is_going_on = before[:1].isupper() and not text[:1].isupper() and text[:1].isalnum()
            if is_going_on and follows_comma(place):
                yield warning("C063", place, before=shown(before), text=shown(text))


def _check_units(view: View) -> Iterator[Diagnostic]:
    own = view.keys("jednostki")
    for unit in own:
        if unit in BUILT_IN_UNITS:
            yield warning("C083", view.places.key("jednostki", unit), unit=unit)
    for task in view.tasks():
        unit = view.value(UNIT, *task, "jednostka")
        if unit and unit not in BUILT_IN_UNITS and unit not in own:
            yield _unknown_unit(unit, own, view.places.at(*task, "jednostka"))
    yield from _missing_fractions(view, own)


def _unknown_unit(unit: str, own: tuple[str, ...], place: Location) -> Diagnostic:
    forms = {
        form: noun.one
        for noun in BUILT_IN_UNITS.values()
        for form in (noun.other, noun.many, noun.few, noun.one)
    }
    near = nearest(unit, (*forms, *own), cutoff=0.6)
    if near:
        meant = forms.get(near, near)
        return error("C082", place, unit=shown(unit), meant=meant)
    return error("C081", place, unit=shown(unit), allowed=listed((*BUILT_IN_UNITS, *own)))


def _missing_fractions(view: View, own: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Own units that count a fraction without saying how a fraction of them is called."""
    told: set[str] = set()
    for task in view.tasks():
        unit = view.value(UNIT, *task, "jednostka")
        if unit is None or unit not in own or unit in told:
            continue
        if view.raw("jednostki", unit, "ułamek") is not None:
            continue
        for kind, key in ((PLANNED, "plan"), (REALISED, "wykonanie")):
            number = view.value(kind, *task, key)
            if number is not None and number % 1 and unit not in told:
                told.add(unit)
                value = view.raw(*task, key)
                yield error("C084", view.places.key("jednostki", unit), unit=unit, value=value)


CHECKS: Final[tuple[Callable[[View], Iterator[Diagnostic]], ...]] = (
    _check_dates,
    _check_programme,
    _check_numbers,
    _check_duplicates,
    _check_split,
    _check_units,
)
