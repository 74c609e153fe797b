"""From the checked project to the story: what is said, in which words and order.

Everything a reader meets is decided here once, so the deck and the report cannot disagree.
Unlike units are never added together: totals are per unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from es_docs import language
from es_docs.compose.figures import (
    Total,
    all_tasks,
    ratios,
    result_charts,
    share_chart,
    summary_table,
    task_table,
    totals_by_unit,
    unit_total,
    with_strong_pairs,
)
from es_docs.compose.glossary import abbreviations_section, known_abbreviations, with_glossaries
from es_docs.compose.material import (
    MAX_HEADLINE_LENGTH,
    Locate,
    Material,
    action_key,
    nouns,
    paragraph,
    slug,
    spoken,
    uncapitalised,
)
from es_docs.compose.progress import progress
from es_docs.language import typeset
from es_docs.messages import document as words
from es_docs.model import Project, Register
from es_docs.story import (
    Audience,
    Block,
    Effects,
    Fact,
    FactList,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Role,
    Section,
    SectionKind,
    Signatures,
    Story,
    UnitTotals,
)


def compose(
    project: Project,
    locate: Locate,
    *,
    key: str,
    folder: Path,
    register: Register | None = None,
    news: Section | None = None,
) -> Story:
    """Tell the project as a story, with a register also its progress in time.

    `key` names the story (and so its documents); `folder` is where picture paths start from.
    `news` is a chapter about what changed since the version before.
    The project must have passed the checks of `content`: every unit it uses is known.
    """
    material = Material(project, locate, nouns(project), folder)
    sections = (
        _cover(material),
        _overview(material),
        _data(material),
        _goal(material),
        _planned_actions(material),
        _results(material),
        _summary_slide(material),
        *progress(material, register),
        *((news,) if news else ()),
        *(_action(material, index) for index in range(len(project.actions))),
        *_effects(material),
        *abbreviations_section(material),
        _closing(material),
        _signatures(),
    )
    facts = project.facts
    sections = tuple(
        replace(section, notes=tuple(spoken(note) for note in section.notes))
        for section in sections
    )
    return Story(
        key=key,
        title=typeset(facts.title),
        report_title=words.REPORT_KIND,
        author=typeset(project.beneficiary.name),
        fund=typeset(project.funding.fund),
        funding_period=project.funding.programme.period,
        sections=with_glossaries(sections, known_abbreviations(project)),
        abbreviations=known_abbreviations(project),
    )


def _cover(material: Material) -> Section:
    project, locate = material.project, material.locate
    facts, funding = project.facts, project.funding
    subtitle = [_kind(facts.kind), _period(material)] if facts.kind else [_period(material)]
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
            paragraph(
                "beneficiary",
                Role.BENEFICIARY,
                project.beneficiary.name,
                locate("realizator", "nazwa"),
                strong=True,
            ),
            paragraph(
                "subtitle",
                Role.SUBTITLE,
                " · ".join(subtitle),
                locate("projekt", "okres"),
            ),
            paragraph(
                "statement",
                Role.FUNDING,
                funding.statement,
                locate("finansowanie", "informacja"),
            ),
            paragraph("axis", Role.FUNDING, axis, locate("finansowanie", "oś priorytetowa")),
        ),
        notes=(
            words.NOTE_COVER.format(
                title=language.quoted(typeset(facts.title)),
                beneficiary=typeset(project.beneficiary.name),
            ),
            spoken(words.NOTE_PROGRAMME.format(statement=typeset(funding.statement))),
        ),
        group=words.GROUP_INTRODUCTION,
        location=locate("projekt", "tytuł"),
    )


def _kind(kind: str) -> str:
    """„Projekt pozakonkursowy”; a kind that names the project itself stands alone."""
    if kind.casefold().startswith("projekt"):
        return language.capitalised(kind)
    return words.KIND_OF_PROJECT.format(kind=kind)


def _beneficiary(material: Material) -> str:
    beneficiary = material.project.beneficiary
    if not beneficiary.short_name:
        return beneficiary.name
    return words.BENEFICIARY_SHORT.format(name=beneficiary.name, short=beneficiary.short_name)


def _contact(material: Material) -> tuple[str, ...]:
    contact = material.project.beneficiary.contact
    if contact is None:
        return ()
    lines = (contact.person, contact.email, contact.phone, contact.address, contact.website)
    return tuple(line for line in lines if line)


def _period(material: Material) -> str:
    period = material.project.facts.period
    return language.period(period.start, period.end)


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
    return paragraph("goal", Role.GOAL, goal, material.locate("projekt", "cel"), audience=audience)


def _overview(material: Material) -> Section:
    """The deck's „Projekt w skrócie”: the goal and three facts."""
    funding, locate = material.project.funding, material.locate
    months, period = _months(material), material.project.facts.period
    programme = funding.programme
    place = words.AXIS_SHORT.format(axis=funding.axis.number, measure=funding.measure.number)
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
            spoken(words.NOTE_GOAL.format(goal=typeset(material.project.facts.goal))),
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
            _beneficiary(material),
            locate("realizator", "nazwa"),
        ),
        (
            "contact",
            words.CONTACT,
            ", ".join(_contact(material)),
            locate("realizator", "kontakt"),
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
    labels = ", ".join(uncapitalised(fact.label) for fact in listed)
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
            action_key(action),
            typeset(action.title),
            index + 1,
            material.locate("działania", index, "tytuł"),
        )
        for index, action in enumerate(actions)
    )
    count = language.quantity(Decimal(len(items)), language.BUILT_IN_UNITS["działanie"])
    titles = "; ".join(f"{item.number}) {item.text}" for item in items)
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
    totals = totals_by_unit(all_tasks(material.project))
    summary = words.SUMMARY.format(ratios=ratios(material, totals, with_share=True))
    headline = words.SUMMARY.format(ratios=ratios(material, totals)).rstrip(".")
    return Section(
        key="results",
        kind=SectionKind.RESULTS,
        title=words.RESULTS_TITLE,
        headline=headline if len(headline) <= MAX_HEADLINE_LENGTH else words.RESULTS_HEADLINE,
        kicker=words.RESULTS_HEADLINE if len(headline) <= MAX_HEADLINE_LENGTH else "",
        blocks=(
            Paragraph(
                "summary",
                Role.SUMMARY,
                with_strong_pairs(summary),
                material.locate("działania"),
                Audience.REPORT,
            ),
            UnitTotals("totals", tuple(unit_total(material, total) for total in totals)),
            replace(summary_table(material, totals), audience=Audience.REPORT),
            *result_charts(material, totals),
            _as_of(material),
        ),
        notes=(summary,),
        group=words.GROUP_RESULTS,
        location=material.locate("działania"),
    )


def _as_of(material: Material) -> Paragraph:
    as_of = material.project.facts.as_of
    if as_of is None:
        return paragraph("as-of", Role.AS_OF, words.AS_SOURCE)
    text = words.AS_OF.format(day=language.day(as_of))
    return paragraph("as-of", Role.AS_OF, text, material.locate("projekt", "stan na"))


def _summary_slide(material: Material) -> Section:
    """The deck's table behind the chart: the same numbers, readable without seeing (A11Y-033)."""
    totals = totals_by_unit(all_tasks(material.project))
    return Section(
        key="summary",
        kind=SectionKind.RESULTS,
        title=words.SUMMARY_TITLE,
        blocks=(summary_table(material, totals), _as_of(material)),
        notes=(words.NOTE_SUMMARY_TABLE,),
        group=words.GROUP_RESULTS,
        location=material.locate("działania"),
        audience=Audience.DECK,
    )


def _action(material: Material, index: int) -> Section:
    action, count = material.project.actions[index], len(material.project.actions)
    totals = totals_by_unit(action.tasks)
    sentence = words.ACTION_SENTENCE.format(ratios=ratios(material, totals, with_share=True))
    place = ("działania", index)
    blocks: list[Block] = [
        paragraph(
            "sentence", Role.BODY, sentence, material.locate(*place), audience=Audience.REPORT
        ),
        *_narrative(material, index),
        task_table(material, index),
        share_chart(material, index, totals),
        *_reasons(material, index),
        *(_action_effects(material, index) or _action_totals(material, totals)),
        *_pictures(material, index),
    ]
    return Section(
        key=action_key(action),
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
        yield paragraph(
            "narrative",
            Role.NARRATIVE,
            narrative,
            material.locate("działania", index, "opis"),
            audience=Audience.REPORT,
        )


def _reasons(material: Material, index: int) -> Iterator[Paragraph]:
    for number, task in enumerate(material.project.actions[index].tasks):
        if task.reason:
            yield paragraph(
                f"reason:{slug(task.name)}",
                Role.REASON,
                words.REASON.format(task=task.name, reason=task.reason),
                material.locate("działania", index, "zadania", number, "przyczyna"),
                audience=Audience.REPORT,
            )


def _action_effects(material: Material, index: int) -> tuple[Effects, ...]:
    effects = material.project.actions[index].effects
    if not effects:
        return ()
    label = words.EFFECT if len(effects) == 1 else words.EFFECTS
    return (Effects("effects", label, tuple(_effect_items(material, index))),)


def _action_totals(material: Material, totals: Sequence[Total]) -> tuple[UnitTotals, ...]:
    """What the deck shows large where an action has no effect to show."""
    told = tuple(unit_total(material, total) for total in totals)
    return (UnitTotals("totals", told, Audience.DECK),)


def _effect_items(material: Material, index: int) -> Iterator[ListItem]:
    action = material.project.actions[index]
    for number, effect in enumerate(action.effects):
        yield ListItem(
            f"effect:{slug(effect)}",
            typeset(language.capitalised(effect)),
            index + 1,
            material.locate("działania", index, "efekty", number),
        )


def _pictures(material: Material, index: int) -> Iterator[Picture]:
    for number, picture in enumerate(material.project.actions[index].pictures):
        yield Picture(
            key=f"picture:{slug(picture.file)}",
            path=material.folder / picture.file,
            alt=typeset(picture.alt),
            caption=typeset(picture.caption or ""),
            location=material.locate("działania", index, "zdjęcia", number),
        )


def _action_notes(material: Material, index: int) -> Iterator[str]:
    action, count = material.project.actions[index], len(material.project.actions)
    place = words.ACTION_OF.format(number=index + 1, count=count)
    yield words.NOTE_ACTION.format(place=place, title=typeset(action.title))
    if action.narrative:
        yield spoken(typeset(action.narrative))
    for task in action.tasks:
        noun = material.noun(task.unit)
        yield words.NOTE_TASK.format(
            task=typeset(task.name),
            planned=language.quantity(task.planned, noun),
            realised=language.quantity(task.realised, noun),
            share=language.percent(task.realised, task.planned),
        )
        if task.reason:
            yield spoken(typeset(words.REASON.format(task=task.name, reason=task.reason)))
    effects = [item.text.rstrip(".") for item in _effect_items(material, index)]
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
    told = "; ".join(item.text.rstrip(".") for item in items)
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
    place = material.locate("realizator", "kontakt")
    return Section(
        key="closing",
        kind=SectionKind.CLOSING,
        title=typeset(project.closing),
        blocks=(
            paragraph("beneficiary", Role.BENEFICIARY, _beneficiary(material)),
            *(
                paragraph(f"contact:{number}", Role.CONTACT, line, place)
                for number, line in enumerate(_contact(material))
            ),
        ),
        notes=(spoken(words.NOTE_CLOSING.format(closing=typeset(project.closing))),),
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
