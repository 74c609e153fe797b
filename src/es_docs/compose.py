"""From the checked project to the story: what is said, in which words and order.

Everything a reader meets is decided here once, so the deck and the report cannot disagree.
Unlike units are never added together: totals are per unit.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from es_docs import language
from es_docs.diagnostics import Location
from es_docs.language import Noun, typeset
from es_docs.messages import document as words
from es_docs.model import Action, Project, Task
from es_docs.story import (
    Abbreviation,
    Audience,
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Effects,
    Fact,
    FactList,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Role,
    Row,
    Run,
    Section,
    SectionKind,
    Signatures,
    Story,
    Table,
    UnitTotal,
    UnitTotals,
)

Locate = Callable[..., Location | None]
"""Where the value at a path of content keys stands: `locate("działania", 0, "tytuł")`."""

MAX_ALT_LENGTH = 250
"""Longer alternative texts are tiring to hear (A11Y-005)."""
MAX_HEADLINE_LENGTH = 110
"""A slide title of more characters is no statement any more; the plain title is used then."""


@dataclass(frozen=True, slots=True)
class Material:
    """What every part of the story is told from."""

    project: Project
    locate: Locate
    nouns: Mapping[str, Noun]
    folder: Path

    def noun(self, unit: str) -> Noun:
        return self.nouns[unit]


@dataclass(frozen=True, slots=True)
class Total:
    """Planned and realised of all tasks that count in one unit."""

    unit: str
    planned: Decimal
    realised: Decimal


def compose(project: Project, locate: Locate, *, key: str, folder: Path) -> Story:
    """Tell the project as a story.

    `key` names the story (and so its documents); `folder` is where picture paths start from.
    The project must have passed the checks of `content`: every unit it uses is known.
    """
    material = Material(project, locate, _nouns(project), folder)
    sections = (
        _cover(material),
        _overview(material),
        _data(material),
        _goal(material),
        _planned_actions(material),
        _results(material),
        _summary_slide(material),
        *(_action(material, index) for index in range(len(project.actions))),
        *_effects(material),
        *_abbreviations(material),
        _closing(material),
        _signatures(),
    )
    facts = project.facts
    return Story(
        key=key,
        title=typeset(facts.title),
        report_title=words.REPORT_KIND,
        author=typeset(project.beneficiary.name),
        fund=typeset(project.funding.fund),
        funding_period=project.funding.programme.period,
        sections=_with_glossaries(sections, _known_abbreviations(project)),
        abbreviations=_known_abbreviations(project),
    )


# --- totals and their wording ---------------------------------------------------------------


def totals_by_unit(tasks: Iterable[Task]) -> tuple[Total, ...]:
    """One total per unit, in the order in which the units first appear."""
    sums: dict[str, Total] = {}
    for task in tasks:
        before = sums.get(task.unit, Total(task.unit, Decimal(0), Decimal(0)))
        sums[task.unit] = replace(
            before,
            planned=before.planned + task.planned,
            realised=before.realised + task.realised,
        )
    return tuple(sums.values())


def _ratio(material: Material, total: Total, *, with_share: bool) -> str:
    """„77 ze 101 spotkań (76%)”; more than planned: „12 spotkań (plan: 10)”."""
    noun = material.noun(total.unit)
    if total.realised > total.planned:
        return words.RATIO_OVER.format(
            realised=language.quantity(total.realised, noun), planned=language.number(total.planned)
        )
    ratio = words.RATIO.format(
        realised=language.number(total.realised),
        of_planned=language.of_quantity(total.planned, noun),
    )
    if not with_share:
        return ratio
    return words.RATIO_WITH_SHARE.format(
        ratio=ratio, share=language.percent(total.realised, total.planned)
    )


def _ratios(material: Material, totals: Sequence[Total], *, with_share: bool = False) -> str:
    return language.enumeration(
        [_ratio(material, total, with_share=with_share) for total in totals]
    )


def _all_tasks(project: Project) -> tuple[Task, ...]:
    return tuple(task for action in project.actions for task in action.tasks)


def _nouns(project: Project) -> Mapping[str, Noun]:
    own = {
        name: Noun(typeset(f.one), typeset(f.few), typeset(f.many), typeset(f.other or f.many))
        for name, f in project.units.items()
    }
    return {**language.BUILT_IN_UNITS, **own}


# --- keys -----------------------------------------------------------------------------------


def _slug(text: str) -> str:
    """A short ASCII key that depends on the words only; long texts end in a digest."""
    plain = text.replace("ł", "l").replace("Ł", "L")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if slug and len(slug) <= 32:
        return slug
    digest = hashlib.sha256(text.casefold().encode()).hexdigest()[:8]
    return f"{slug[:24].rstrip('-')}-{digest}".lstrip("-")


def _action_key(action: Action) -> str:
    return f"action:{_slug(action.title)}"


# --- sections -------------------------------------------------------------------------------


def _paragraph(
    key: str,
    role: Role,
    text: str,
    location: Location | None = None,
    *,
    strong: bool = False,
    audience: Audience = Audience.BOTH,
) -> Paragraph:
    return Paragraph(key, role, (Run(typeset(text), strong),), location, audience)


def _period(material: Material) -> str:
    period = material.project.facts.period
    return language.period(period.start, period.end)


def _cover(material: Material) -> Section:
    project, locate = material.project, material.locate
    facts, funding = project.facts, project.funding
    kind = words.KIND_OF_PROJECT.format(kind=facts.kind) if facts.kind else words.DECK_KIND
    axis = words.AXIS_AND_MEASURE.format(
        axis=f"{funding.axis.number} {language.quoted(funding.axis.name)}",
        measure=f"{funding.measure.number} {language.quoted(funding.measure.name)}",
    )
    return Section(
        key="cover",
        kind=SectionKind.COVER,
        title=typeset(facts.title),
        kicker=words.REPORT_KIND,
        blocks=(
            _paragraph(
                "beneficiary",
                Role.BENEFICIARY,
                project.beneficiary.name,
                locate("realizator", "nazwa"),
                strong=True,
            ),
            _paragraph(
                "subtitle",
                Role.SUBTITLE,
                f"{kind} · {_period(material)}",
                locate("projekt", "okres"),
            ),
            _paragraph(
                "statement",
                Role.FUNDING,
                funding.statement,
                locate("finansowanie", "informacja"),
            ),
            _paragraph("axis", Role.FUNDING, axis, locate("finansowanie", "oś priorytetowa")),
        ),
        notes=(
            words.NOTE_COVER.format(
                title=typeset(facts.title), beneficiary=typeset(project.beneficiary.name)
            ),
            _sentence(words.NOTE_PROGRAMME.format(statement=typeset(funding.statement))),
        ),
        group=words.GROUP_INTRODUCTION,
        location=locate("projekt", "tytuł"),
    )


def _months(material: Material) -> str:
    period = material.project.facts.period
    months = language.months_between(period.start, period.end)
    if months is None:
        return ""
    return language.quantity(Decimal(months), language.BUILT_IN_UNITS["miesiąc"])


def _value(material: Material) -> str:
    value = material.project.facts.value
    return language.money(value.amount, value.currency)


def _goal_paragraph(material: Material, audience: Audience) -> Paragraph:
    goal = material.project.facts.goal
    return _paragraph("goal", Role.GOAL, goal, material.locate("projekt", "cel"), audience=audience)


def _overview(material: Material) -> Section:
    """The deck's „Projekt w skrócie”: the goal and three facts."""
    funding, locate = material.project.funding, material.locate
    months, period = _months(material), material.project.facts.period
    programme = funding.programme
    place = f"Oś {funding.axis.number} · Działanie {funding.measure.number}"
    facts = (
        Fact("period", words.PERIOD, _period(material), months, locate("projekt", "okres")),
        Fact(
            "value",
            words.VALUE,
            _value(material),
            typeset(funding.fund),
            locate("projekt", "wartość"),
        ),
        Fact(
            "programme",
            words.PROGRAMME,
            typeset(programme.short_name or programme.name),
            typeset(place),
            locate("finansowanie", "program"),
        ),
    )
    return Section(
        key="overview",
        kind=SectionKind.OVERVIEW,
        title=words.OVERVIEW_TITLE,
        blocks=(_goal_paragraph(material, Audience.DECK), FactList("facts", facts)),
        notes=(
            _sentence(words.NOTE_GOAL.format(goal=_uncapitalised(material.project.facts.goal))),
            words.NOTE_PERIOD.format(
                start=language.long_day(period.start),
                end=language.long_day(period.end),
                months=words.NOTE_MONTHS.format(months=months) if months else "",
                value=_value(material),
            ),
        ),
        group=words.GROUP_INTRODUCTION,
        location=locate("projekt"),
        audience=Audience.DECK,
    )


def _data(material: Material) -> Section:
    """The report's table of project data."""
    project, locate = material.project, material.locate
    facts, funding = project.facts, project.funding
    rows = [
        ("title", words.PROJECT_TITLE, facts.title, locate("projekt", "tytuł")),
        ("kind", words.PROJECT_KIND, facts.kind, locate("projekt", "rodzaj")),
        (
            "beneficiary",
            words.BENEFICIARY,
            project.beneficiary.name,
            locate("realizator", "nazwa"),
        ),
        (
            "programme",
            words.PROGRAMME,
            funding.programme.name,
            locate("finansowanie", "program", "nazwa"),
        ),
        (
            "axis",
            words.AXIS,
            f"{funding.axis.number} {language.quoted(funding.axis.name)}",
            locate("finansowanie", "oś priorytetowa"),
        ),
        (
            "measure",
            words.MEASURE,
            f"{funding.measure.number} {language.quoted(funding.measure.name)}",
            locate("finansowanie", "działanie"),
        ),
        ("fund", words.FUND, funding.fund, locate("finansowanie", "fundusz")),
        ("period", words.PERIOD, _period(material), locate("projekt", "okres")),
        ("value", words.VALUE, _value(material), locate("projekt", "wartość")),
    ]
    listed = tuple(
        Fact(key, label, typeset(value), "", place) for key, label, value, place in rows if value
    )
    labels = ", ".join(_uncapitalised(fact.label) for fact in listed)
    return Section(
        key="data",
        kind=SectionKind.OVERVIEW,
        title=words.DATA_TITLE,
        blocks=(
            FactList("facts", listed, words.DATA_CAPTION, words.DATA_ALT.format(labels=labels)),
        ),
        location=locate("projekt"),
        audience=Audience.REPORT,
    )


def _goal(material: Material) -> Section:
    return Section(
        key="goal",
        kind=SectionKind.OVERVIEW,
        title=words.GOAL_TITLE,
        blocks=(_goal_paragraph(material, Audience.REPORT),),
        location=material.locate("projekt", "cel"),
        audience=Audience.REPORT,
    )


def _planned_actions(material: Material) -> Section:
    actions = material.project.actions
    items = tuple(
        ListItem(
            _action_key(action),
            typeset(action.title),
            index + 1,
            material.locate("działania", index, "tytuł"),
        )
        for index, action in enumerate(actions)
    )
    count = language.quantity(Decimal(len(items)), language.BUILT_IN_UNITS["działanie"])
    titles = "; ".join(f"{item.number}) {_uncapitalised(item.text)}" for item in items)
    return Section(
        key="actions",
        kind=SectionKind.ACTIONS,
        title=words.PLANNED_ACTIONS_TITLE,
        blocks=(ItemList("actions", items),),
        notes=(words.NOTE_ACTIONS.format(count=count, titles=titles),),
        group=words.GROUP_INTRODUCTION,
        location=material.locate("działania"),
        audience=Audience.DECK,
    )


def _results(material: Material) -> Section:
    totals = totals_by_unit(_all_tasks(material.project))
    summary = words.SUMMARY.format(ratios=_ratios(material, totals, with_share=True))
    headline = words.SUMMARY.format(ratios=_ratios(material, totals)).rstrip(".")
    return Section(
        key="results",
        kind=SectionKind.RESULTS,
        title=words.RESULTS_TITLE,
        headline=headline if len(headline) <= MAX_HEADLINE_LENGTH else words.RESULTS_HEADLINE,
        kicker=words.RESULTS_HEADLINE if len(headline) <= MAX_HEADLINE_LENGTH else "",
        blocks=(
            _paragraph(
                "summary",
                Role.SUMMARY,
                summary,
                material.locate("działania"),
                audience=Audience.REPORT,
            ),
            UnitTotals("totals", tuple(_unit_total(material, total) for total in totals)),
            replace(_summary_table(material, totals), audience=Audience.REPORT),
            *_result_charts(material, totals),
            _as_of(material),
        ),
        notes=(summary,),
        group=words.GROUP_RESULTS,
        location=material.locate("działania"),
    )


def _as_of(material: Material) -> Paragraph:
    as_of = material.project.facts.as_of
    if as_of is None:
        return _paragraph("as-of", Role.AS_OF, words.AS_SOURCE)
    text = words.AS_OF.format(day=language.day(as_of))
    return _paragraph("as-of", Role.AS_OF, text, material.locate("projekt", "stan na"))


def _unit_total(material: Material, total: Total) -> UnitTotal:
    return UnitTotal(
        key=f"total:{_slug(total.unit)}",
        realised=language.number(total.realised),
        planned=language.number(total.planned),
        noun=material.noun(total.unit).form(total.planned),
        percent=language.percent(total.realised, total.planned),
    )


def _summary_slide(material: Material) -> Section:
    """The deck's table behind the chart: the same numbers, readable without seeing (A11Y-033)."""
    totals = totals_by_unit(_all_tasks(material.project))
    return Section(
        key="summary",
        kind=SectionKind.RESULTS,
        title=words.SUMMARY_TITLE,
        blocks=(_summary_table(material, totals), _as_of(material)),
        notes=(words.NOTE_SUMMARY_TABLE,),
        group=words.GROUP_RESULTS,
        location=material.locate("działania"),
        audience=Audience.DECK,
    )


def _summary_table(material: Material, totals: Sequence[Total]) -> Table:
    rows: list[Row] = []
    for index, action in enumerate(material.project.actions):
        for total in totals_by_unit(action.tasks):
            label = Cell(_short_title(action), location=material.locate("działania", index))
            rows.append(
                Row(
                    f"{_action_key(action)}/{_slug(total.unit)}",
                    (Cell(str(index + 1)), label, *_numbers(material, total)),
                )
            )
    for total in totals:
        label = words.TOTAL.format(unit=material.noun(total.unit).few)
        cells = (Cell("–"), Cell(label, strong=True), *_numbers(material, total))
        rows.append(Row(f"total/{_slug(total.unit)}", cells, is_total=True))
    return Table(
        key="summary-table",
        caption=words.SUMMARY_CAPTION,
        alt=_alt(words.SUMMARY_ALT, ratios=_ratios(material, totals, with_share=True)),
        columns=(
            Column("number", words.NUMBER, ColumnKind.NUMBER),
            Column("action", words.ACTION, ColumnKind.TEXT),
            *_number_columns(),
        ),
        rows=tuple(rows),
    )


def _number_columns() -> tuple[Column, ...]:
    return (
        Column("planned", words.PLANNED, ColumnKind.QUANTITY),
        Column("realised", words.REALISED, ColumnKind.QUANTITY),
        Column("percent", words.PERCENT, ColumnKind.PERCENT),
    )


def _numbers(
    material: Material,
    total: Total,
    planned_at: Location | None = None,
    realised_at: Location | None = None,
) -> tuple[Cell, Cell, Cell]:
    noun = material.noun(total.unit)
    return (
        Cell(language.quantity(total.planned, noun), location=planned_at),
        Cell(language.quantity(total.realised, noun), strong=True, location=realised_at),
        Cell(language.percent(total.realised, total.planned)),
    )


def _result_charts(material: Material, totals: Sequence[Total]) -> Iterator[Chart]:
    """A chart for each unit that at least two actions count in; one chart if there is none.

    A project of a single action compares its tasks instead.
    """
    charts = [_result_chart(material, total) for total in totals]
    telling = [chart for chart in charts if len(chart.bars) > 1]
    yield from telling or charts[:1]


def _result_chart(material: Material, total: Total) -> Chart:
    actions = material.project.actions
    single = len(actions) == 1
    bars = (
        [_task_bar(task) for task in actions[0].tasks if task.unit == total.unit]
        if single
        else [
            _bar(_action_key(action), _short_title(action), part, material.locate("działania", i))
            for i, action in enumerate(actions)
            for part in totals_by_unit(action.tasks)
            if part.unit == total.unit
        ]
    )
    unit = material.noun(total.unit).few
    values = "; ".join(
        words.ALT_VALUE.format(
            label=bar.label,
            realised=language.number(bar.realised),
            planned=language.number(bar.planned),
        )
        for bar in bars
    )
    return Chart(
        key=f"chart:{_slug(total.unit)}",
        caption=words.CHART_CAPTION.format(unit=unit),
        alt=_alt(words.CHART_ALT, values=values, ratios=_ratio(material, total, with_share=True)),
        category_name=words.TASK if single else words.ACTION,
        planned_name=words.PLANNED,
        realised_name=words.REALISED,
        bars=tuple(bars),
    )


def _short_title(action: Action) -> str:
    return typeset(action.short_title or action.title)


def _task_bar(task: Task) -> Bar:
    total = Total(task.unit, task.planned, task.realised)
    return _bar(_slug(task.name), typeset(task.name), total, None)


def _bar(key: str, label: str, total: Total, location: Location | None) -> Bar:
    ratio = f"{language.number(total.realised)} / {language.number(total.planned)}"
    return Bar(key, label, total.planned, total.realised, ratio.replace(" ", "\u00a0"), location)


def _action(material: Material, index: int) -> Section:
    action, count = material.project.actions[index], len(material.project.actions)
    totals = totals_by_unit(action.tasks)
    sentence = words.ACTION_SENTENCE.format(ratios=_ratios(material, totals, with_share=True))
    place = ("działania", index)
    blocks: list[Block] = [
        _paragraph(
            "sentence", Role.BODY, sentence, material.locate(*place), audience=Audience.REPORT
        ),
        *_narrative(material, index),
        _task_table(material, index),
        _share_chart(material, index, totals),
        *_reasons(material, index),
        *(_action_effects(material, index) or _action_totals(material, totals)),
        *_pictures(material, index),
    ]
    return Section(
        key=_action_key(action),
        kind=SectionKind.ACTION,
        title=typeset(action.title),
        kicker=words.ACTION_OF.format(number=index + 1, count=count),
        number=index + 1,
        blocks=tuple(blocks),
        notes=tuple(_action_notes(material, index)),
        group=words.GROUP_ACTIONS,
        location=material.locate(*place, "tytuł"),
    )


def _narrative(material: Material, index: int) -> Iterator[Paragraph]:
    narrative = material.project.actions[index].narrative
    if narrative:
        yield _paragraph(
            "narrative",
            Role.NARRATIVE,
            narrative,
            material.locate("działania", index, "opis"),
            audience=Audience.REPORT,
        )


def _reasons(material: Material, index: int) -> Iterator[Paragraph]:
    for number, task in enumerate(material.project.actions[index].tasks):
        if task.reason:
            yield _paragraph(
                f"reason:{_slug(task.name)}",
                Role.REASON,
                words.REASON.format(task=_uncapitalised(task.name), reason=task.reason),
                material.locate("działania", index, "zadania", number, "przyczyna"),
                audience=Audience.REPORT,
            )


def _task_table(material: Material, index: int) -> Table:
    action = material.project.actions[index]
    rows: list[Row] = []
    for number, task in enumerate(action.tasks):
        at = ("działania", index, "zadania", number)
        name = Cell(typeset(task.name), location=material.locate(*at, "nazwa"))
        numbers = _numbers(
            material,
            Total(task.unit, task.planned, task.realised),
            material.locate(*at, "plan"),
            material.locate(*at, "wykonanie"),
        )
        rows.append(Row(f"task:{_slug(task.name)}", (name, *numbers)))
    totals = totals_by_unit(action.tasks)
    return Table(
        key="tasks",
        caption=words.TASKS_CAPTION.format(number=index + 1),
        alt=_alt(
            words.TASKS_ALT,
            number=str(index + 1),
            ratios=_ratios(material, totals, with_share=True),
        ),
        columns=(Column("task", words.TASK, ColumnKind.TEXT), *_number_columns()),
        rows=tuple(rows),
    )


def _share_chart(material: Material, index: int, totals: Sequence[Total]) -> Chart:
    bars = tuple(
        _bar(
            f"share:{_slug(total.unit)}",
            language.capitalised(material.noun(total.unit).few),
            total,
            material.locate("działania", index, "zadania"),
        )
        for total in totals
    )
    return Chart(
        key="share",
        caption=words.SHARE_CAPTION.format(number=index + 1),
        alt=_alt(
            words.SHARE_ALT,
            number=str(index + 1),
            ratios=_ratios(material, totals, with_share=True),
        ),
        category_name=words.UNIT,
        planned_name=words.PLANNED,
        realised_name=words.REALISED,
        bars=bars,
        is_share=True,
        audience=Audience.DECK,
    )


def _action_effects(material: Material, index: int) -> tuple[Effects, ...]:
    effects = material.project.actions[index].effects
    if not effects:
        return ()
    label = words.EFFECT if len(effects) == 1 else words.EFFECTS
    return (Effects("effects", label, tuple(_effect_items(material, index))),)


def _action_totals(material: Material, totals: Sequence[Total]) -> tuple[UnitTotals, ...]:
    """What the deck shows large where an action has no effect to show."""
    told = tuple(_unit_total(material, total) for total in totals)
    return (UnitTotals("totals", told, Audience.DECK),)


def _effect_items(material: Material, index: int) -> Iterator[ListItem]:
    action = material.project.actions[index]
    for number, effect in enumerate(action.effects):
        yield ListItem(
            f"effect:{_slug(effect)}",
            typeset(language.capitalised(effect)),
            index + 1,
            material.locate("działania", index, "efekty", number),
        )


def _pictures(material: Material, index: int) -> Iterator[Picture]:
    for number, picture in enumerate(material.project.actions[index].pictures):
        yield Picture(
            key=f"picture:{_slug(picture.file)}",
            path=material.folder / picture.file,
            alt=typeset(picture.alt),
            caption=typeset(picture.caption or ""),
            location=material.locate("działania", index, "zdjęcia", number),
        )


def _action_notes(material: Material, index: int) -> Iterator[str]:
    action, count = material.project.actions[index], len(material.project.actions)
    place = words.ACTION_OF.format(number=index + 1, count=count)
    yield words.NOTE_ACTION.format(place=place, title=_uncapitalised(typeset(action.title)))
    if action.narrative:
        yield _sentence(typeset(action.narrative))
    for task in action.tasks:
        noun = material.noun(task.unit)
        yield words.NOTE_TASK.format(
            task=typeset(task.name),
            planned=language.quantity(task.planned, noun),
            realised=language.quantity(task.realised, noun),
            share=language.percent(task.realised, task.planned),
        )
        if task.reason:
            yield _sentence(
                typeset(words.REASON.format(task=_uncapitalised(task.name), reason=task.reason))
            )
    effects = [_uncapitalised(item.text) for item in _effect_items(material, index)]
    if effects:
        label = words.EFFECT if len(effects) == 1 else words.EFFECTS
        yield words.NOTE_EFFECTS.format(label=label, effects="; ".join(effects))
    else:
        yield words.NOTE_NO_EFFECT


def _effects(material: Material) -> Iterator[Section]:
    items = tuple(
        item
        for index in range(len(material.project.actions))
        for item in _effect_items(material, index)
    )
    if not items:
        return
    told = "; ".join(_uncapitalised(item.text) for item in items)
    yield Section(
        key="effects",
        kind=SectionKind.EFFECTS,
        title=words.EFFECTS_TITLE,
        kicker=words.EFFECT_NUMBERS,
        blocks=(ItemList("effects", items),),
        notes=(words.NOTE_LASTING.format(effects=told),),
        group=words.GROUP_CLOSING,
        location=material.locate("działania"),
    )


def _closing(material: Material) -> Section:
    project = material.project
    contact = project.beneficiary.contact
    lines = (
        [contact.person, contact.email, contact.phone, contact.address, contact.website]
        if contact
        else []
    )
    place = material.locate("realizator", "kontakt")
    return Section(
        key="closing",
        kind=SectionKind.CLOSING,
        title=typeset(project.closing),
        blocks=(
            _paragraph("beneficiary", Role.BENEFICIARY, project.beneficiary.name),
            *(
                _paragraph(f"contact:{number}", Role.CONTACT, line, place)
                for number, line in enumerate(lines)
                if line
            ),
        ),
        notes=(_sentence(words.NOTE_CLOSING.format(closing=typeset(project.closing))),),
        group=words.GROUP_CLOSING,
        location=material.locate("zakończenie"),
        audience=Audience.DECK,
    )


def _signatures() -> Section:
    return Section(
        key="signatures",
        kind=SectionKind.CLOSING,
        title=words.SIGNATURES_TITLE,
        blocks=(Signatures("signatures", (words.SIGN_PREPARED, words.SIGN_APPROVED)),),
        audience=Audience.REPORT,
    )


# --- abbreviations --------------------------------------------------------------------------


def _known_abbreviations(project: Project) -> tuple[Abbreviation, ...]:
    """The content's own list and the programme's short name, sorted as in a Polish index."""
    known = dict(project.abbreviations)
    programme = project.funding.programme
    if programme.short_name:
        without_years = re.compile(r"\s*\d{4}\s*[-–]\s*\d{4}$")
        known.setdefault(
            without_years.sub("", programme.short_name), without_years.sub("", programme.name)
        )
    return tuple(
        Abbreviation(typeset(short), typeset(full))
        for short, full in sorted(known.items(), key=lambda pair: language.sort_key(pair[0]))
    )


def _abbreviations(material: Material) -> Iterator[Section]:
    known = _known_abbreviations(material.project)
    if known:
        yield Section(
            key="abbreviations",
            kind=SectionKind.ABBREVIATIONS,
            title=words.ABBREVIATIONS_TITLE,
            blocks=(
                ItemList(
                    "abbreviations",
                    tuple(
                        ListItem(f"abbreviation:{_slug(entry.short)}", _glossary_entry(entry))
                        for entry in known
                    ),
                ),
            ),
            audience=Audience.REPORT,
        )


def _glossary_entry(entry: Abbreviation) -> str:
    return words.GLOSSARY_ENTRY.format(short=entry.short, full=entry.full)


def _with_glossaries(
    sections: Sequence[Section], known: Sequence[Abbreviation]
) -> tuple[Section, ...]:
    """Explain each abbreviation in the section where a document first uses it (A11Y-056)."""
    explained: dict[Audience, set[str]] = {Audience.DECK: set(), Audience.REPORT: set()}
    told: list[Section] = []
    for section in sections:
        additions = [
            _paragraph(
                f"glossary:{audience}",
                Role.GLOSSARY,
                words.GLOSSARY.format(entries="; ".join(_glossary_entry(a) for a in fresh)),
                audience=audience,
            )
            for audience, seen in explained.items()
            if (fresh := _first_used(section, audience, known, seen))
        ]
        told.append(replace(section, blocks=(*section.blocks, *additions)))
    return tuple(told)


def _first_used(
    section: Section, audience: Audience, known: Sequence[Abbreviation], seen: set[str]
) -> list[Abbreviation]:
    """The abbreviations to explain here; `seen` learns all that the section uses."""
    if section.audience not in (Audience.BOTH, audience):
        return []
    if section.kind in (SectionKind.COVER, SectionKind.ABBREVIATIONS, SectionKind.CLOSING):
        return []
    text = "\n".join(_texts(section, audience))
    fresh: list[Abbreviation] = []
    for entry in known:
        pattern = rf"(?<!\w){re.escape(entry.short)}(?!\w)"
        if entry.short in seen or not re.search(pattern, text):
            continue
        seen.add(entry.short)
        stands_in_brackets = f"({entry.short})" in text
        if not stands_in_brackets:
            fresh.append(entry)
    return fresh


def _texts(section: Section, audience: Audience) -> Iterator[str]:
    """Every text of a section that one document shows on the page."""
    yield section.title
    if audience is Audience.DECK:
        yield section.headline
    for block in section.blocks:
        if block.audience in (Audience.BOTH, audience):
            yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case ItemList() | Effects():
            yield from (item.text for item in block.items)
        case FactList():
            yield from (f"{fact.label} {fact.value} {fact.detail}" for fact in block.facts)
        case Table():
            yield from (cell.text for row in block.rows for cell in row.cells)
        case Chart():
            yield from (bar.label for bar in block.bars)
        case Picture():
            yield block.caption
        case UnitTotals() | Signatures():
            pass


# --- small wording --------------------------------------------------------------------------


def _sentence(text: str) -> str:
    """The text with one full stop at its end (a sentence given with its own keeps it)."""
    return re.sub(r"[.\s]*\.$", ".", text)


def _uncapitalised(text: str) -> str:
    """A small first letter for use inside a sentence; abbreviations and numbers stay."""
    first_word = re.split(r"[\s\u00a0]", text, maxsplit=1)[0]
    return text if first_word[1:] != first_word[1:].lower() else text[:1].lower() + text[1:]


def _alt(template: str, **values: str) -> str:
    """An alternative text that stays listenable: what is too long loses its list of values."""
    full = template.format(**values)
    if len(full) <= MAX_ALT_LENGTH:
        return full
    short = {**values, **({"values": "…"} if "values" in values else {})}
    told = template.format(**short).replace(" ….", "")
    return told if len(told) <= MAX_ALT_LENGTH else f"{told[: MAX_ALT_LENGTH - 1].rstrip()}…"
