"""Two checked projects compared fact by fact, in the order of the content.

Texts are compared as the documents print them (`language.typeset`): a no-break space typed by
hand is no change. What was renamed is found by its likeness, so a new title keeps its action.
In which file a number is kept is no fact of the project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from es_docs import language
from es_docs.language import BUILT_IN_UNITS, Noun, typeset
from es_docs.model import Action, Numbered, Picture, Project, Task, UnitForms
from es_docs.news.change import Change, Kind, Path, Topic
from es_docs.news.pairing import ALIKE, Paired, alike, fold, pair


def changes(old: Project, new: Project) -> tuple[Change, ...]:
    """What is different in the new project, each thing once."""
    return (
        *_facts(old, new),
        *_actions(_work(old, new, _pair_actions(old, new))),
        *_fact(_CLOSING, old, new),
        *_nouns(old.units, new.units),
        *_abbreviations(old.abbreviations, new.abbreviations),
    )


def is_same_project(old: Project, new: Project) -> bool:
    """Whether both may be versions of one project: by its title, or by who does what in it."""
    titles = (old.facts.title, new.facts.title)
    if alike(*titles) >= ALIKE:
        return True
    has_same_author = fold(old.beneficiary.name) == fold(new.beneficiary.name)
    return has_same_author and bool(_pair_actions(old, new).partners)


# --- facts


class _Fact(Struct, frozen=True):
    """A fact of the project: where it stands in the content, and how it is printed."""

    topic: Topic
    path: Path
    shown: Callable[[Project], str | None]


def _period(project: Project) -> str:
    return language.period(project.facts.period.start, project.facts.period.end)


def _value(project: Project) -> str:
    return language.money(project.facts.value.amount, project.facts.value.currency)


def _as_of(project: Project) -> str | None:
    return language.day(project.facts.as_of) if project.facts.as_of else None


def _agreement(project: Project) -> str | None:
    day = project.funding.agreement_date
    return language.day(day) if day else None


def _numbered(one: Numbered) -> str:
    return f"{one.number} {language.quoted(one.name)}"


def _contact(name: str) -> Callable[[Project], str | None]:
    def shown(project: Project) -> str | None:
        contact = project.beneficiary.contact
        return str(getattr(contact, name) or "") if contact else None

    return shown


_OWNER, _PROJECT, _FUNDING = "realizator", "projekt", "finansowanie"
_FACTS: Final[Sequence[_Fact]] = (
    _Fact(Topic.BENEFICIARY, (_OWNER, "nazwa"), lambda one: one.beneficiary.name),
    _Fact(Topic.SHORT_NAME, (_OWNER, "skrót"), lambda one: one.beneficiary.short_name),
    _Fact(Topic.PERSON, (_OWNER, "kontakt", "osoba"), _contact("person")),
    _Fact(Topic.EMAIL, (_OWNER, "kontakt", "e-mail"), _contact("email")),
    _Fact(Topic.PHONE, (_OWNER, "kontakt", "telefon"), _contact("phone")),
    _Fact(Topic.ADDRESS, (_OWNER, "kontakt", "adres"), _contact("address")),
    _Fact(Topic.WEBSITE, (_OWNER, "kontakt", "strona"), _contact("website")),
    _Fact(Topic.PROJECT, (_PROJECT, "tytuł"), lambda one: one.facts.title),
    _Fact(Topic.PROJECT_KIND, (_PROJECT, "rodzaj"), lambda one: one.facts.kind),
    _Fact(Topic.GOAL, (_PROJECT, "cel"), lambda one: one.facts.goal),
    _Fact(Topic.PERIOD, (_PROJECT, "okres"), _period),
    _Fact(Topic.VALUE, (_PROJECT, "wartość"), _value),
    _Fact(Topic.AS_OF, (_PROJECT, "stan na"), _as_of),
    _Fact(Topic.PROGRAMME, (_FUNDING, "program", "nazwa"), lambda one: one.funding.programme.name),
    _Fact(
        Topic.PROGRAMME_SHORT,
        (_FUNDING, "program", "skrót"),
        lambda one: one.funding.programme.short_name,
    ),
    _Fact(
        Topic.FUNDING_PERIOD,
        (_FUNDING, "program", "okres"),
        lambda one: one.funding.programme.period,
    ),
    _Fact(Topic.AXIS, (_FUNDING, "oś priorytetowa"), lambda one: _numbered(one.funding.axis)),
    _Fact(Topic.MEASURE, (_FUNDING, "działanie"), lambda one: _numbered(one.funding.measure)),
    _Fact(Topic.FUND, (_FUNDING, "fundusz"), lambda one: one.funding.fund),
    _Fact(Topic.STATEMENT, (_FUNDING, "informacja"), lambda one: one.funding.statement),
    _Fact(Topic.AGREEMENT, (_FUNDING, "data umowy"), _agreement),
)
_CLOSING: Final = _Fact(Topic.CLOSING, ("zakończenie",), lambda one: one.closing)


def _facts(old: Project, new: Project) -> Iterator[Change]:
    for fact in _FACTS:
        yield from _fact(fact, old, new)


def _fact(fact: _Fact, old: Project, new: Project) -> Iterator[Change]:
    texts = fact.shown(old), fact.shown(new)
    yield from _text(Change(fact.topic, Kind.CHANGED), texts, fact.path, fact.path)


def _text(
    about: Change, texts: tuple[str | None, str | None], old_path: Path, new_path: Path
) -> Iterator[Change]:
    """A text that was changed, given or taken out; nothing where both print the same."""
    if texts[0] == texts[1]:
        return
    old, new = (typeset(text or "") for text in texts)
    if old == new:
        return
    kind = Kind.CHANGED if old and new else Kind.ADDED if new else Kind.REMOVED
    yield replace(
        about,
        kind=kind,
        old=old,
        new=new,
        old_path=old_path if old else (),
        new_path=new_path if new else (),
    )


# --- actions

_Spot: TypeAlias = tuple[int, int]
"""The positions of an action and of a task in it, from 0."""
_Nouns: TypeAlias = Mapping[str, Noun]


class _Both(Struct, frozen=True):
    """An action as it was and as it is, with its positions from 0."""

    old: Action
    new: Action
    was: int
    at: int

    @property
    def number(self) -> int:
        return self.at + 1

    def old_path(self, *steps: str | int) -> Path:
        return ("działania", self.was, *steps)

    def path(self, *steps: str | int) -> Path:
        return ("działania", self.at, *steps)


class _Work(Struct, frozen=True):
    """All actions and tasks of both projects, each with what it was.

    `arrived` leads from tasks that are in another action now to where they were.
    """

    old: Project
    new: Project
    actions: Paired
    both: Mapping[int, _Both]
    tasks: Mapping[int, Paired]
    arrived: Mapping[_Spot, _Spot]


def _pair_actions(old: Project, new: Project) -> Paired:
    def likeness(there: int, here: int) -> float:
        return _alike_actions(old.actions[there], new.actions[here])

    titles = [[action.title for action in one.actions] for one in (old, new)]
    return pair(titles[0], titles[1], likeness)


def _alike_actions(one: Action, other: Action) -> float:
    """By the titles, or by the tasks: a new title for the same work is no new action."""
    tasks = [{fold(task.name) for task in action.tasks} for action in (one, other)]
    shared = len(tasks[0] & tasks[1]) / max(map(len, tasks))
    short = [fold(action.short_title or "") for action in (one, other)]
    has_same_name = bool(short[0]) and short[0] == short[1]
    return max(alike(one.title, other.title), shared, ALIKE if has_same_name else 0)


def _work(old: Project, new: Project, actions: Paired) -> _Work:
    both = {
        at: _Both(old.actions[was], new.actions[at], was, at)
        for at, was in actions.partners.items()
    }
    tasks = {
        at: pair([task.name for task in one.old.tasks], [task.name for task in one.new.tasks])
        for at, one in both.items()
    }
    gone = {
        fold(old.actions[was].tasks[index].name): (was, index)
        for was, index in (*_left(actions, tasks), *_left_behind(old, actions))
    }
    arrived: dict[_Spot, _Spot] = {}
    for at, action in enumerate(new.actions):
        for index in tasks[at].added if at in tasks else range(len(action.tasks)):
            if before := gone.pop(fold(action.tasks[index].name), None):
                arrived[at, index] = before
    return _Work(old, new, actions, both, tasks, arrived)


def _left(actions: Paired, tasks: Mapping[int, Paired]) -> Iterator[_Spot]:
    for at, paired in tasks.items():
        yield from ((actions.partners[at], index) for index in paired.removed)


def _left_behind(old: Project, actions: Paired) -> Iterator[_Spot]:
    """The tasks of actions that are gone."""
    for was in actions.removed:
        yield from ((was, index) for index in range(len(old.actions[was].tasks)))


def _actions(work: _Work) -> Iterator[Change]:
    for at, action in enumerate(work.new.actions):
        both, is_moved = work.both.get(at), at in work.actions.moved
        if both and both.old == both.new and not is_moved:
            continue
        about = Change(Topic.ACTION, Kind.ADDED, number=at + 1, name=typeset(action.title))
        if both:
            yield from _action(about, both, is_moved=is_moved)
            yield from _tasks(work, both)
            yield from _effects(both)
            yield from _pictures(both)
        else:
            yield replace(about, new=about.name, new_path=("działania", at))
            yield from _arrivals(work, at)
    for was in work.actions.removed:
        title = typeset(work.old.actions[was].title)
        about = Change(Topic.ACTION, Kind.REMOVED, number=was + 1, name=title)
        yield replace(about, old=title, old_path=("działania", was))


def _action(about: Change, both: _Both, *, is_moved: bool) -> Iterator[Change]:
    if is_moved:
        yield _move(about, both.was, both.at, both.old_path(), both.path())
    for topic, key, old, new in (
        (Topic.TITLE, "tytuł", both.old.title, both.new.title),
        (Topic.SHORT_TITLE, "skrót", both.old.short_title, both.new.short_title),
        (Topic.NARRATIVE, "opis", both.old.narrative, both.new.narrative),
    ):
        one = replace(about, topic=topic)
        yield from _text(one, (old, new), both.old_path(key), both.path(key))


def _move(about: Change, was: int, at: int, old_path: Path, new_path: Path) -> Change:
    return replace(
        about,
        kind=Kind.MOVED,
        old=str(was + 1),
        new=str(at + 1),
        old_path=old_path,
        new_path=new_path,
    )


# --- tasks


class _Place(Struct, frozen=True):
    """A task with where it stands."""

    task: Task
    spot: _Spot

    def path(self, *steps: str) -> Path:
        return ("działania", self.spot[0], "zadania", self.spot[1], *steps)


def _tasks(work: _Work, both: _Both) -> Iterator[Change]:
    paired = work.tasks[both.at]
    for index, task in enumerate(both.new.tasks):
        now = _Place(task, (both.at, index))
        about = Change(Topic.TASK, Kind.ADDED, number=both.number, name=typeset(task.name))
        if index in paired.partners:
            was = paired.partners[index]
            before = _Place(both.old.tasks[was], (both.was, was))
            if index in paired.moved:
                yield _move(about, was, index, before.path(), now.path())
            yield from _task(about, before, now)
        elif now.spot not in work.arrived:
            counts = _counts(task, _known_nouns(work.new))
            yield replace(about, new=counts, new_path=now.path())
    yield from _arrivals(work, both.at)
    left = frozenset(work.arrived.values())
    for index in paired.removed:
        before = _Place(both.old.tasks[index], (both.was, index))
        if before.spot not in left:
            name = typeset(before.task.name)
            about = Change(Topic.TASK, Kind.REMOVED, number=both.number, name=name)
            counts = _counts(before.task, _known_nouns(work.old))
            yield replace(about, old=counts, old_path=before.path())


def _arrivals(work: _Work, at: int) -> Iterator[Change]:
    """Tasks that came from other actions, and what else changed in them."""
    for index, task in enumerate(work.new.actions[at].tasks):
        if spot := work.arrived.get((at, index)):
            was, there = spot
            before = _Place(work.old.actions[was].tasks[there], spot)
            now = _Place(task, (at, index))
            about = Change(Topic.HOME, Kind.MOVED, number=at + 1, name=typeset(task.name))
            move = _move(about, was, at, before.path(), now.path())
            if was == at:  # another action has the number of one that is gone
                title = typeset(work.old.actions[was].title)
                move = replace(move, old=f"{was + 1} ({title})")
            yield move
            yield from _task(about, before, now)


def _task(about: Change, before: _Place, now: _Place) -> Iterator[Change]:
    """What changed in a task: its name, its numbers, its words."""
    about = replace(about, kind=Kind.CHANGED)
    yield from _words(about, before, now, Topic.NAME, "nazwa")
    yield from _numbers(about, before, now)
    yield from _words(about, before, now, Topic.UNIT, "jednostka")
    yield from _words(about, before, now, Topic.REASON, "przyczyna")


def _words(about: Change, before: _Place, now: _Place, topic: Topic, key: str) -> Iterator[Change]:
    texts = {
        Topic.NAME: (before.task.name, now.task.name),
        Topic.UNIT: (before.task.unit, now.task.unit),
        Topic.REASON: (before.task.reason, now.task.reason),
    }[topic]
    yield from _text(replace(about, topic=topic), texts, before.path(key), now.path(key))


def _numbers(about: Change, before: _Place, now: _Place) -> Iterator[Change]:
    """Plan and realisation; the percentages stand with one of them."""
    old, new = before.task, now.task
    shares = (
        language.percent(old.realised, old.planned),
        language.percent(new.realised, new.planned),
    )
    is_telling = shares[0] != shares[1]
    for topic, key, was, counted, has_shares in (
        (Topic.PLANNED, "plan", old.planned, new.planned, old.realised == new.realised),
        (Topic.REALISED, "wykonanie", old.realised, new.realised, True),
    ):
        if was != counted:
            yield replace(
                about,
                topic=topic,
                old=language.number(was),
                new=language.number(counted),
                shares=shares if has_shares and is_telling else ("", ""),
                old_path=before.path(key),
                new_path=now.path(key),
            )


def _known_nouns(project: Project) -> _Nouns:
    own = {
        name: Noun(forms.one, forms.few, forms.many, forms.other or forms.many)
        for name, forms in project.units.items()
    }
    return {**BUILT_IN_UNITS, **own}


def _counts(task: Task, nouns: _Nouns) -> str:
    """„9 z 11 spotkań”; more than planned: „12 / 11 spotkań”."""
    noun = nouns.get(task.unit, Noun(*[task.unit] * 4))
    done = language.number(task.realised)
    if task.realised > task.planned:
        return f"{done} / {language.quantity(task.planned, noun)}"
    return f"{done} {language.of_quantity(task.planned, noun)}"


# --- effects and pictures


def _effects(both: _Both) -> Iterator[Change]:
    old, new = (tuple(map(_effect, one.effects)) for one in (both.old, both.new))
    paired = pair(old, new)
    about = Change(Topic.EFFECT, Kind.CHANGED, number=both.number)
    for index, text in enumerate(new):
        path, one = both.path("efekty", index), replace(about, name=text)
        if index not in paired.partners:
            yield replace(one, kind=Kind.ADDED, new=text, new_path=path)
            continue
        was = paired.partners[index]
        old_path = both.old_path("efekty", was)
        if index in paired.moved:
            yield _move(one, was, index, old_path, path)
        yield from _text(one, (old[was], text), old_path, path)
    for index in paired.removed:
        text, path = old[index], both.old_path("efekty", index)
        yield replace(about, kind=Kind.REMOVED, old=text, name=text, old_path=path)


def _effect(text: str) -> str:
    return typeset(language.capitalised(text))


def _pictures(both: _Both) -> Iterator[Change]:
    old, new = both.old.pictures, both.new.pictures
    paired = pair(
        [one.file for one in old],
        [one.file for one in new],
        lambda there, here: _alike_pictures(old[there], new[here]),
    )
    about = Change(Topic.PICTURE, Kind.CHANGED, number=both.number)
    for index, picture in enumerate(new):
        path, one = both.path("zdjęcia", index), replace(about, name=typeset(picture.alt))
        if index not in paired.partners:
            yield replace(one, kind=Kind.ADDED, new=picture.file, new_path=path)
            continue
        was = paired.partners[index]
        old_path = both.old_path("zdjęcia", was)
        if index in paired.moved:
            yield _move(one, was, index, old_path, path)
        for topic, key, texts in (
            (Topic.FILE, "plik", (old[was].file, picture.file)),
            (Topic.ALT, "opis", (old[was].alt, picture.alt)),
            (Topic.CAPTION, "podpis", (old[was].caption, picture.caption)),
        ):
            inner = replace(one, topic=topic)
            yield from _text(inner, texts, (*old_path, key), (*path, key))
    for index in paired.removed:
        picture, path = old[index], both.old_path("zdjęcia", index)
        name = typeset(picture.alt)
        yield replace(about, kind=Kind.REMOVED, old=picture.file, name=name, old_path=path)


def _alike_pictures(one: Picture, other: Picture) -> float:
    """Another file with the same description is the picture, exchanged."""
    return 1.0 if fold(one.alt) == fold(other.alt) else 0.0


# --- words


def _nouns(old: Mapping[str, UnitForms], new: Mapping[str, UnitForms]) -> Iterator[Change]:
    for name in dict.fromkeys((*new, *old)):
        texts = tuple(_forms(units[name]) if name in units else "" for units in (old, new))
        path = ("jednostki", name)
        about = Change(Topic.NOUN, Kind.CHANGED, name=name)
        yield from _text(about, (texts[0], texts[1]), path, path)


def _forms(forms: UnitForms) -> str:
    return ", ".join(filter(None, (forms.one, forms.few, forms.many, forms.other)))


def _abbreviations(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for short in dict.fromkeys((*new, *old)):
        path = ("skróty", short)
        about = Change(Topic.ABBREVIATION, Kind.CHANGED, name=typeset(short))
        yield from _text(about, (old.get(short), new.get(short)), path, path)
