"""Progress in time: what the register says month by month, as sentence, chart and table.

Only tasks whose realisation comes from the register are told here. Unlike units are never added:
each has a line of its own, and those too small beside the largest stand in the table alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from itertools import accumulate
from typing import Final

from msgspec import Struct

from es_docs import language
from es_docs.compose.figures import (
    Total,
    ratios,
    totals_by_unit,
    with_strong_pairs,
)
from es_docs.compose.material import (
    MAX_ALT_LENGTH,
    MAX_HEADLINE_LENGTH,
    Material,
    alt_text,
    slug,
    spoken,
)
from es_docs.days import MONTHS_GENITIVE
from es_docs.diagnostics import Location
from es_docs.messages import document as words
from es_docs.model import Meeting, Register
from es_docs.story import (
    Audience,
    Block,
    Cell,
    Column,
    ColumnKind,
    Paragraph,
    Role,
    Row,
    Section,
    SectionKind,
    Table,
    Timeline,
    TimePoint,
    TimeSeries,
)

MOST_POINTS: Final = 24
"""More months are told by quarters, more quarters by years: that many labels stand on an axis."""
MOST_LINES: Final = 3
COMPARABLE: Final = 4
"""Lines stand in one chart as long as the largest is at most so many times the smallest."""
MOST_EQUAL: Final = 2
"""So many equally busy months are named; of more none stands out."""
_ROMAN: Final = ("I", "II", "III", "IV")


# --- stretches of time


class Step(Enum):
    """How long a stretch is; the value says how many make a year."""

    MONTH = 12
    QUARTER = 4
    YEAR = 1

    def of(self, year: int, month: int) -> int:
        """The number of the stretch a month belongs to."""
        return year * self.value + (month - 1) * self.value // 12

    @property
    def words(self) -> tuple[str, str, str]:
        """What a column of such stretches is called, „one after the other” and „every one”."""
        return {
            Step.MONTH: (words.MONTH, words.BY_MONTHS, words.EVERY_MONTH),
            Step.QUARTER: (words.QUARTER, words.BY_QUARTERS, words.EVERY_QUARTER),
            Step.YEAR: (words.YEAR, words.BY_YEARS, words.EVERY_YEAR),
        }[self]


class Stretch(Struct, frozen=True):
    """One month, quarter or year, by its number among those of its kind."""

    step: Step
    number: int

    @property
    def _parts(self) -> tuple[int, int]:
        """The year, and the place in it from 0."""
        return divmod(self.number, self.step.value)

    @property
    def key(self) -> str:
        """„2016-05”, „2016-q2”, „2016”."""
        year, place = self._parts
        return {
            Step.MONTH: f"{year}-{place + 1:02}",
            Step.QUARTER: f"{year}-q{place + 1}",
            Step.YEAR: f"{year}",
        }[self.step]

    @property
    def label(self) -> str:
        """On an axis, where year and month may stand below each other: „maj 2016”."""
        year, place = self._parts
        return self._said(f"{language.MONTHS_SHORT[place]} {year}", words.QUARTER_SHORT, "{year}")

    @property
    def name(self) -> str:
        """„październik 2015”."""
        year, place = self._parts
        month = f"{language.MONTHS[place]}{language.NBSP}{year}"
        return self._said(month, words.QUARTER_NAME, "{year}")

    @property
    def genitive(self) -> str:
        """As it stands after „od” and „do”: „października 2015 r.”."""
        year, place = self._parts
        month = f"{MONTHS_GENITIVE[place]} {year}{language.NBSP}r."
        return self._said(month, words.QUARTER_GENITIVE, words.YEAR_GENITIVE)

    @property
    def when(self) -> str:
        """„w maju 2016 r.”."""
        year, place = self._parts
        return self._said(language.in_month(year, place + 1), words.IN_QUARTER, words.IN_YEAR)

    def _said(self, month: str, quarter: str, year: str) -> str:
        number, place = self._parts
        match self.step:
            case Step.MONTH:
                return month
            case Step.QUARTER:
                return quarter.format(number=_ROMAN[place], year=number)
            case Step.YEAR:
                return year.format(year=number)


# --- what was counted


class Course(Struct, frozen=True):
    """What was counted in one unit: in each stretch, and where the last of it stands."""

    total: Total
    counts: tuple[Decimal, ...]
    places: tuple[Location | None, ...]

    @property
    def unit(self) -> str:
        return self.total.unit

    @property
    def cumulated(self) -> tuple[Decimal, ...]:
        return tuple(accumulate(self.counts))


class Courses(Struct, frozen=True):
    """All units over the same stretches, in the order of the content."""

    stretches: tuple[Stretch, ...]
    all: tuple[Course, ...]

    @property
    def ends(self) -> dict[str, str]:
        """The first and the last stretch, as they stand after „od” and „do”."""
        return {"start": self.stretches[0].genitive, "end": self.stretches[-1].genitive}


def progress(material: Material, register: Register | None) -> Iterator[Section]:
    """The section, if the register has anything that counts.

    With a single stretch there is no line to draw, and the deck has nothing to show.
    """
    entries = [one for one in register.entries if one.day <= register.as_of] if register else []
    if register is None or not entries:
        return
    courses, drawn = _told(material, register, entries)
    totals = [course.total for course in courses.all]
    sentence = _sentence(material, register, courses, totals)
    short = _sentence(material, register, courses, [course.total for course in drawn])
    is_short = len(short) <= MAX_HEADLINE_LENGTH
    chart = (_timeline(material, courses, drawn),) if len(courses.stretches) > 1 else ()
    place = material.locate("rejestr")
    summary = Paragraph(
        "sentence", Role.SUMMARY, with_strong_pairs(spoken(sentence)), place, Audience.REPORT
    )
    blocks: list[Block] = [
        summary,
        *chart,
        *(_table(material, courses, one, is_whole=one in drawn) for one in courses.all),
        _as_of(material, register, entries),
    ]
    yield Section(
        key="progress",
        kind=SectionKind.PROGRESS,
        title=words.PROGRESS_TITLE,
        headline=short if is_short else "",
        kicker=words.PROGRESS_TITLE if is_short else "",
        blocks=tuple(blocks),
        notes=(spoken(sentence), *_notes(material, courses, drawn)),
        group=words.GROUP_RESULTS,
        location=place,
        audience=Audience.BOTH if chart else Audience.REPORT,
    )


def _told(
    material: Material, register: Register, entries: Sequence[Meeting]
) -> tuple[Courses, tuple[Course, ...]]:
    """The courses by the shortest stretches whose numbers can be told, and those that are drawn.

    A chart says its numbers in its alternative text too, which bounds how many lines and stretches
    it has. Several lines are drawn only if they can be until the end of the project, so that a
    chart does not become another one on the way.
    """
    for step in Step:
        courses = _courses(material, register, entries, step)
        if len(courses.stretches) > MOST_POINTS and step is not Step.YEAR:
            continue
        lines = _comparable(courses)
        for count in range(len(lines), 0, -1):
            drawn = tuple(course for course in courses.all if course in lines[:count])
            ways = [(courses, drawn)]
            ways += [_at_the_end(material, courses, drawn)] if count > 1 else []
            if all(len(_alt(material, *way)) <= MAX_ALT_LENGTH for way in ways):
                return courses, drawn
    courses = _courses(material, register, entries, Step.YEAR)
    return courses, (_main(courses.all),)


def _at_the_end(
    material: Material, courses: Courses, drawn: Sequence[Course]
) -> tuple[Courses, tuple[Course, ...]]:
    """As long as the courses will be, with numbers as large as planned."""
    first, end = courses.stretches[0], material.project.facts.period.end
    last = max(first.step.of(end.year, end.month), courses.stretches[-1].number)
    stretches = tuple(Stretch(first.step, number) for number in range(first.number, last + 1))
    rest = len(stretches) - 1
    full = (
        Course(one.total, (one.total.planned, *[Decimal(0)] * rest), (None,) * (rest + 1))
        for one in drawn
    )
    whole = Courses(stretches[:MOST_POINTS], tuple(full))
    return whole, whole.all


def _courses(
    material: Material, register: Register, entries: Sequence[Meeting], step: Step
) -> Courses:
    """From the start of the project to the day the numbers stand at, but not beyond its end."""
    period = material.project.facts.period
    days = [one.day for one in entries]
    first, last = min(period.start, *days), max(*days, min(register.as_of, period.end))
    start, end = step.of(first.year, first.month), step.of(last.year, last.month)
    stretches = tuple(Stretch(step, number) for number in range(start, end + 1))
    counted: defaultdict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0)] * len(stretches))
    places: defaultdict[str, list[Location | None]] = defaultdict(lambda: [None] * len(stretches))
    for one in sorted(entries, key=lambda one: one.day):
        unit = material.project.actions[one.action].tasks[one.task].unit
        at = step.of(one.day.year, one.day.month) - start
        counted[unit][at] += one.count
        places[unit][at] = one.location
    return Courses(
        stretches,
        tuple(
            Course(total, tuple(counted[total.unit]), tuple(places[total.unit]))
            for total in _totals(material, entries)
            if total.unit in counted
        ),
    )


def _totals(material: Material, entries: Sequence[Meeting]) -> tuple[Total, ...]:
    """Planned and realised of the tasks the register speaks for, by unit."""
    realised: defaultdict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for one in entries:
        realised[one.action, one.task] += one.count
    return totals_by_unit(
        task.model_copy(update={"realised": realised[place]})
        for action, each in enumerate(material.project.actions)
        for task_number, task in enumerate(each.tasks)
        for place in [(action, task_number)]
        if place in realised or task.realised == 0
    )


def _comparable(courses: Courses) -> list[Course]:
    """The units that can share a scale, the largest first; what is planned decides, as it stays."""
    by_size = sorted(courses.all, key=lambda course: -course.total.planned)
    least = by_size[0].total.planned / COMPARABLE
    return [course for course in by_size if course.total.planned >= least][:MOST_LINES]


# --- words


def _sentence(
    material: Material, register: Register, courses: Courses, totals: Sequence[Total]
) -> str:
    """„Do 31.12.2016 r. zrealizowano 77 ze 101 spotkań; najwięcej, 12, w maju 2016 r.”"""
    day = language.day(register.as_of)
    sentence = words.PROGRESS.format(day=day, ratios=ratios(material, totals))
    main = _main([course for course in courses.all if course.total in totals])
    most = max(main.counts)
    busiest = [
        stretch
        for stretch, count in zip(courses.stretches, main.counts, strict=True)
        if count == most
    ]
    if len(busiest) > MOST_EQUAL or len(busiest) == len(courses.stretches) or most <= 1:
        return sentence
    count = language.number(most)
    said = count if len(busiest) == 1 else words.EACH.format(count=count)
    when = language.enumeration([stretch.when for stretch in busiest])
    template = words.MOST if len(totals) == 1 else words.MOST_OF_UNIT
    return sentence + template.format(unit=material.noun(main.unit).many, count=said, when=when)


def _main(courses: Sequence[Course]) -> Course:
    """The unit most is planned in."""
    return max(courses, key=lambda course: course.total.planned)


def _units(material: Material, courses: Sequence[Course]) -> str:
    """„spotkania i wizyty studyjne”."""
    return language.enumeration([material.noun(course.unit).few for course in courses])


def _notes(material: Material, courses: Courses, drawn: Sequence[Course]) -> Iterator[str]:
    units = _units(material, drawn)
    yield spoken(words.NOTE_PROGRESS.format(units=units, **courses.ends))
    main = drawn[0]
    if len(drawn) > 1:
        return
    for share, template in ((2, words.NOTE_HALF), (1, words.NOTE_WHOLE)):
        wanted = main.total.planned / share
        pairs = zip(courses.stretches, main.cumulated, strict=True)
        reached = next((stretch for stretch, value in pairs if value >= wanted), None)
        if reached is not None:
            yield spoken(template.format(when=reached.when))


def _as_of(material: Material, register: Register, entries: Sequence[Meeting]) -> Paragraph:
    """The day, and whether some of what was realised is not in the register."""
    counted = {(one.action, one.task) for one in entries}
    is_part = any(
        task.realised > 0 and (action, number) not in counted
        for action, each in enumerate(material.project.actions)
        for number, task in enumerate(each.tasks)
    )
    template = words.PROGRESS_PART_AS_OF if is_part else words.PROGRESS_AS_OF
    text = template.format(day=language.day(register.as_of))
    runs = with_strong_pairs(text)
    return Paragraph("as-of", Role.AS_OF, runs, material.locate("projekt", "stan na"))


# --- the chart


def _timeline(material: Material, courses: Courses, drawn: Sequence[Course]) -> Timeline:
    units = [slug(course.unit) for course in drawn]
    points = tuple(
        TimePoint(stretch.key, stretch.label, place)
        for stretch, place in zip(courses.stretches, _places(drawn), strict=True)
    )
    return Timeline(
        key=f"timeline:{'+'.join(units)}",
        caption=words.PROGRESS_CAPTION.format(units=_units(material, drawn)),
        alt=alt_text("{text}", text=_alt(material, courses, drawn)),
        category_name=courses.stretches[0].step.words[0],
        points=points,
        series=tuple(_series(material, drawn, len(points))),
    )


def _places(drawn: Sequence[Course]) -> Iterator[Location | None]:
    """Where the last number in each stretch comes from, of whatever unit, or the one before."""
    last: Location | None = None
    for places in zip(*(course.places for course in drawn), strict=True):
        last = next((place for place in places if place is not None), last)
        yield last


def _series(material: Material, drawn: Sequence[Course], count: int) -> Iterator[TimeSeries]:
    """One unit has its plan below it as a level line; several have their names."""
    if len(drawn) == 1:
        (only,) = drawn
        yield TimeSeries("planned", words.PLANNED, (only.total.planned,) * count, is_plan=True)
        yield TimeSeries("realised", words.CUMULATED, only.cumulated)
        return
    for course in drawn:
        name = language.capitalised(material.noun(course.unit).few)
        yield TimeSeries(slug(course.unit), name, course.cumulated)


def _alt(material: Material, courses: Courses, drawn: Sequence[Course]) -> str:
    """All numbers in their order, so that who does not see the chart has them as well."""
    _, _, steps = courses.stretches[0].step.words
    is_alone = len(drawn) == 1
    template = words.PROGRESS_ALT_PLAN if is_alone else words.PROGRESS_ALT_LINE
    lines = (
        template.format(
            unit=language.capitalised(material.noun(course.unit).few),
            values="; ".join(map(language.number, course.cumulated)),
            planned=language.number(course.total.planned),
        )
        for course in drawn
    )
    return spoken(words.PROGRESS_ALT.format(steps=steps, values=". ".join(lines), **courses.ends))


# --- the tables


def _table(material: Material, courses: Courses, course: Course, *, is_whole: bool) -> Table:
    """The numbers of one unit; if it is not in the chart, only where something was counted."""
    header, steps, _ = courses.stretches[0].step.words
    unit = material.noun(course.unit).few
    rows = tuple(
        Row(stretch.key, (Cell(stretch.name), *_cells(course, at)))
        for at, stretch in enumerate(courses.stretches)
        if is_whole or course.counts[at]
    )
    return Table(
        key=f"progress-table:{slug(course.unit)}",
        caption=words.PROGRESS_TABLE_CAPTION.format(steps=steps, unit=unit),
        alt=alt_text(words.PROGRESS_TABLE_ALT, unit=unit, steps=steps, **courses.ends),
        columns=(
            Column("period", header, ColumnKind.TEXT),
            Column("count", language.capitalised(unit), ColumnKind.NUMBER),
            Column("cumulated", words.CUMULATED_SHORT, ColumnKind.NUMBER),
            Column("percent", words.PERCENT, ColumnKind.PERCENT),
        ),
        rows=rows,
        audience=Audience.REPORT,
    )


def _cells(course: Course, at: int) -> Iterator[Cell]:
    """What was counted in the stretch and up to its end, and the share of the plan."""
    cumulated = course.cumulated[at]
    last = next((place for place in reversed(course.places[: at + 1]) if place), None)
    yield Cell(language.number(course.counts[at]), location=last)
    yield Cell(language.number(cumulated), strong=True, location=last)
    yield Cell(language.percent(cumulated, course.total.planned), location=last)
