"""Numbers told: totals per unit, their sentences, tables and charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from es_docs import language
from es_docs.compose.material import (
    Material,
    action_key,
    alt_text,
    short_title,
    slug,
)
from es_docs.diagnostics import Location
from es_docs.language import typeset
from es_docs.messages import document as words
from es_docs.model import Project, Task
from es_docs.regex import regex
from es_docs.story import (
    Audience,
    Bar,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Row,
    Run,
    Table,
    UnitTotal,
)


class Total(Struct, frozen=True):
    """Planned and realised of all tasks that count in one unit."""

    unit: str
    planned: Decimal
    realised: Decimal


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


def ratios(material: Material, totals: Sequence[Total], *, with_share: bool = False) -> str:
    return language.enumeration(
        [_ratio(material, total, with_share=with_share) for total in totals]
    )


_PAIR = regex(r"\d[\d,\u00a0]*(?<=\d)\u00a0ze?\u00a0\d[\d,\u00a0]*(?<=\d)")


def with_strong_pairs(text: str) -> tuple[Run, ...]:
    """The sentence with its pairs of realised and planned („77 ze 101”) marked as strong."""
    runs: list[Run] = []
    place = 0
    for pair in _PAIR.finditer(text):
        runs += [Run(text[place : pair.start()]), Run(pair.group(), strong=True)]
        place = pair.end()
    return tuple(run for run in (*runs, Run(text[place:])) if run.text)


def all_tasks(project: Project) -> tuple[Task, ...]:
    return tuple(task for action in project.actions for task in action.tasks)


def unit_total(material: Material, total: Total) -> UnitTotal:
    return UnitTotal(
        key=f"total:{slug(total.unit)}",
        realised=language.number(total.realised),
        planned=language.number(total.planned),
        noun=material.noun(total.unit).form(total.planned),
        percent=language.percent(total.realised, total.planned),
    )


def summary_table(material: Material, totals: Sequence[Total]) -> Table:
    rows: list[Row] = []
    for index, action in enumerate(material.project.actions):
        for total in totals_by_unit(action.tasks):
            label = Cell(short_title(action), location=material.locate("działania", index))
            rows.append(
                Row(
                    f"{action_key(action)}/{slug(total.unit)}",
                    (Cell(str(index + 1)), label, *_numbers(material, total)),
                )
            )
    for total in totals:
        label = words.TOTAL.format(unit=material.noun(total.unit).few)
        cells = (Cell("–"), Cell(label, strong=True), *_numbers(material, total))
        rows.append(Row(f"total/{slug(total.unit)}", cells, is_total=True))
    return Table(
        key="summary-table",
        caption=words.SUMMARY_CAPTION,
        alt=alt_text(words.SUMMARY_ALT, ratios=ratios(material, totals, with_share=True)),
        columns=(
            Column("number", words.NUMBER, ColumnKind.NUMBER),
            Column("action", words.ACTION, ColumnKind.TEXT),
            *_number_columns(),
        ),
        rows=tuple(rows),
    )


def task_table(material: Material, index: int) -> Table:
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
        rows.append(Row(f"task:{slug(task.name)}", (name, *numbers)))
    totals = totals_by_unit(action.tasks)
    return Table(
        key="tasks",
        caption=words.TASKS_CAPTION.format(number=index + 1),
        alt=alt_text(
            words.TASKS_ALT,
            number=str(index + 1),
            ratios=ratios(material, totals, with_share=True),
        ),
        columns=(Column("task", words.TASK, ColumnKind.TEXT), *_number_columns()),
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


def result_charts(material: Material, totals: Sequence[Total]) -> Iterator[Chart]:
    """A chart for each unit that at least two actions count in; else one that has all units.

    A project of a single action compares its tasks instead.
    """
    charts = [_result_chart(material, total) for total in totals]
    telling = [chart for chart in charts if len(chart.bars) > 1]
    yield from telling or (charts if len(charts) == 1 else [_project_shares(material, totals)])


def _result_chart(material: Material, total: Total) -> Chart:
    actions = material.project.actions
    single = len(actions) == 1
    bars = (
        [_task_bar(task) for task in actions[0].tasks if task.unit == total.unit]
        if single
        else [
            _bar(action_key(action), short_title(action), part, material.locate("działania", i))
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
        key=f"chart:{slug(total.unit)}",
        caption=(words.TASK_CHART_CAPTION if single else words.CHART_CAPTION).format(unit=unit),
        alt=alt_text(
            words.TASK_CHART_ALT if single else words.CHART_ALT,
            values=values,
            ratios=_ratio(material, total, with_share=True),
        ),
        category_name=words.TASK if single else words.ACTION,
        planned_name=words.PLANNED,
        realised_name=words.REALISED,
        bars=tuple(bars),
    )


def share_chart(material: Material, index: int, totals: Sequence[Total]) -> Chart:
    """How far each unit of an action got."""
    caption = words.SHARE_CAPTION.format(number=index + 1)
    told = ratios(material, totals, with_share=True)
    alt = alt_text(words.SHARE_ALT, number=str(index + 1), ratios=told)
    at = material.locate("działania", index, "zadania")
    return _shares(material, totals, caption, alt, at, Audience.DECK)


def _project_shares(material: Material, totals: Sequence[Total]) -> Chart:
    told = ratios(material, totals, with_share=True)
    alt = alt_text(words.PROJECT_SHARES_ALT, ratios=told)
    at = material.locate("działania")
    return _shares(material, totals, words.PROJECT_SHARES_CAPTION, alt, at, Audience.BOTH)


def _shares(
    material: Material,
    totals: Sequence[Total],
    caption: str,
    alt: str,
    at: Location | None,
    audience: Audience,
) -> Chart:
    return Chart(
        key="share",
        caption=caption,
        alt=alt,
        category_name=words.UNIT,
        planned_name=words.PLANNED,
        realised_name=words.REALISED,
        bars=tuple(
            _bar(
                f"share:{slug(total.unit)}",
                language.capitalised(material.noun(total.unit).few),
                total,
                at,
            )
            for total in totals
        ),
        is_share=True,
        audience=audience,
    )


def _task_bar(task: Task) -> Bar:
    total = Total(task.unit, task.planned, task.realised)
    return _bar(slug(task.name), typeset(task.name), total, None)


def _bar(key: str, label: str, total: Total, location: Location | None) -> Bar:
    ratio = f"{language.number(total.realised)} / {language.number(total.planned)}"
    return Bar(key, label, total.planned, total.realised, ratio.replace(" ", "\u00a0"), location)
