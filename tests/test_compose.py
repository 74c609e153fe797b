"""The story tells the project's facts in right Polish, once for both documents."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from es_docs.compose import compose
from es_docs.compose.figures import totals_by_unit
from es_docs.compose.material import MAX_ALT_LENGTH, spoken
from es_docs.model import Contact, Project
from es_docs.story import (
    Audience,
    Chart,
    Effects,
    FactList,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Story,
    Table,
)
from variants import VARIANTS, action, task, with_actions

NBSP = "\u00a0"


def told(project: Project) -> Story:
    return compose(project, lambda *_path: None, key="proba", folder=Path())


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def section(story: Story, key: str) -> Section:
    return next(section for section in story if section.key == key)


def rows(table: Table) -> list[list[str]]:
    return [[plain(cell.text) for cell in row.cells] for row in table.rows]


def test_totals_are_per_unit_and_never_add_unlike_things(project: Project) -> None:
    totals = totals_by_unit(task for action in project.actions for task in action.tasks)
    assert [(total.unit, total.realised, total.planned) for total in totals] == [
        ("spotkanie", Decimal(77), Decimal(101)),
        ("wizyta studyjna", Decimal(2), Decimal(2)),
    ]


def test_the_summary_says_the_totals_with_their_shares(story: Story) -> None:
    summary = section(story, "results").blocks_of(Paragraph)[0]
    assert plain(summary.text) == (
        "Zrealizowano 77 ze 101 spotkań (76%) i 2 z 2 wizyt studyjnych (100%)."
    )


def test_the_results_slide_makes_a_statement(story: Story) -> None:
    assert plain(section(story, "results").headline) == (
        "Zrealizowano 77 ze 101 spotkań i 2 z 2 wizyt studyjnych"
    )


def test_a_task_table_has_the_right_noun_forms(story: Story) -> None:
    third = next(section for section in story if section.number == 3)
    assert [row[1:] for row in rows(third.blocks_of(Table)[0])] == [
        ["5 spotkań", "4 spotkania", "80%"],
        ["24 spotkania", "21 spotkań", "88%"],
    ]


def test_the_summary_table_ends_in_a_total_for_each_unit(story: Story) -> None:
    table = section(story, "summary").blocks_of(Table)[0]
    assert rows(table)[-2:] == [
        ["–", "Razem – spotkania", "101 spotkań", "77 spotkań", "76%"],
        ["–", "Razem – wizyty studyjne", "2 wizyty studyjne", "2 wizyty studyjne", "100%"],
    ]
    assert [row.is_total for row in table.rows] == [False] * 7 + [True] * 2


def test_goal_period_value_and_programme_are_told_to_both_documents(story: Story) -> None:
    for audience in (Audience.DECK, Audience.REPORT):
        texts = [
            plain(text)
            for section in story.told_to(audience)
            for block in section.blocks
            for text in _texts(block)
        ]
        for fact in ("1.10.2015 r. – 31.12.2016 r.", "850 000,00 PLN"):
            assert fact in texts, audience
        assert any(text.startswith("Podniesienie jakości") for text in texts), audience
        assert any("9.4 „Wspieranie gospodarki społecznej”" in text for text in texts), audience


def _texts(block: object) -> list[str]:
    match block:
        case Paragraph():
            return [block.text]
        case FactList():
            return [fact.value for fact in block.facts]
        case _:
            return []


def test_an_action_without_effects_has_no_empty_block(story: Story) -> None:
    first, second = (s for s in story if s.number in (1, 2))
    assert not first.blocks_of(Effects)
    assert second.blocks_of(Effects)[0].label == "Efekt"


def test_no_effects_at_all_leave_out_the_section(project: Project) -> None:
    story = told(VARIANTS["without_effects"](project))
    assert not [s for s in story if s.kind is SectionKind.EFFECTS]


def test_more_than_planned_is_told_without_the_word_of(project: Project) -> None:
    story = told(with_actions(project, [action("Ponad plan", [task("Spotkania", 10, 12)])]))
    summary = section(story, "results").blocks_of(Paragraph)[0]
    assert plain(summary.text) == "Zrealizowano 12 spotkań (plan: 10)."


def test_a_chart_shows_one_unit_and_a_single_action_shows_its_tasks(project: Project) -> None:
    charts = section(told(VARIANTS["many_units"](project)), "results").blocks_of(Chart)
    assert [len(chart.bars) for chart in charts] == [2, 2]
    single = with_actions(project, [action("Jedno", [task("A", 2, 1), task("B", 3, 3)])])
    (chart,) = section(told(single), "results").blocks_of(Chart)
    assert [bar.label for bar in chart.bars] == ["A", "B"]


def test_where_no_actions_share_a_unit_one_chart_shows_how_far_each_unit_got(
    project: Project,
) -> None:
    apart = [
        action("Szkolenia", [task("A", 12, 15, "szkolenie"), task("B", 3, 0, "raport")]),
        action("Kampania", [task("C", 10, 9, "kampania")]),
    ]
    story = told(with_actions(project, apart))
    (chart,) = section(story, "results").blocks_of(Chart)
    assert chart.is_share
    assert chart.audience is Audience.BOTH
    assert plain(chart.caption) == "Wykonanie planu według jednostek"
    shown = [(bar.label, plain(bar.ratio_label)) for bar in chart.bars]
    assert shown == [("Szkolenia", "15 / 12"), ("Raporty", "0 / 3"), ("Kampanie", "9 / 10")]
    (only,) = section(
        told(with_actions(project, [action("Jedno", [task("A", 2, 1)])])), "results"
    ).blocks_of(Chart)
    assert not only.is_share


def test_each_abbreviation_is_explained_where_a_document_first_uses_it(story: Story) -> None:
    for audience in (Audience.DECK, Audience.REPORT):
        glossaries = [
            plain(block.text)
            for section in story.told_to(audience)
            for block in section.blocks_of(Paragraph)
            if block.role is Role.GLOSSARY
        ]
        explained = " ".join(glossaries)
        for short in ("JST", "WTZ", "CIS", "KIS", "ZAZ"):
            assert explained.count(f"{short} – ") == 1, (audience, short)
        # The deck's first mention explains itself: „Ośrodków Wsparcia Ekonomii Społecznej (OWES)”.
        assert explained.count("OWES – ") == (0 if audience is Audience.DECK else 1)


def test_the_state_of_the_numbers_is_dated_or_said_to_be_the_source_s(project: Project) -> None:
    def as_of(project: Project) -> str:
        blocks = section(told(project), "results").blocks_of(Paragraph)
        return next(plain(block.text) for block in blocks if block.role is Role.AS_OF)

    assert as_of(project) == "Stan według materiału źródłowego"
    facts = project.facts.model_copy(update={"as_of": project.facts.period.end})
    assert as_of(project.model_copy(update={"facts": facts})) == "Stan na 31.12.2016 r."


def test_a_reason_and_a_narrative_are_told_in_the_report_and_the_notes(project: Project) -> None:
    given = project.actions[0]
    first_task = given.tasks[0].model_copy(update={"reason": "rezygnacja partnera"})
    told_action = given.model_copy(
        update={"narrative": "Spotkanie odbyło się w Legnicy.", "tasks": (first_task,)}
    )
    story = told(with_actions(project, [told_action]))
    (first,) = (s for s in story.told_to(Audience.REPORT) if s.number == 1)
    roles = {block.role: plain(block.text) for block in first.blocks_of(Paragraph)}
    assert roles[Role.NARRATIVE] == "Spotkanie odbyło się w Legnicy."
    assert roles[Role.REASON].endswith("rezygnacja partnera")
    assert any("Legnicy" in note for note in first.notes)
    assert any("rezygnacja partnera" in note for note in first.notes)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("do 15 grudnia 2016 r..", "do 15 grudnia 2016 r."),
        ("Dziękuję za uwagę!.", "Dziękuję za uwagę!"),
        ("Efekt: Koniec..", "Efekt: Koniec."),
        ("Spotkania odbyły się w Legnicy", "Spotkania odbyły się w Legnicy."),
    ],
)
def test_a_note_ends_in_one_mark(written: str, said: str) -> None:
    assert spoken(written) == said


def test_an_abbreviation_in_brackets_is_explained_only_by_its_own_words(project: Project) -> None:
    def glossary(title: str) -> str:
        story = told(with_actions(project, [action(title, [task("Spotkania", 3, 1)])]))
        sections = story.told_to(Audience.DECK).sections
        blocks = [b for s in sections for b in s.blocks_of(Paragraph) if b.role is Role.GLOSSARY]
        return " ".join(plain(block.text) for block in blocks)

    assert "KIS –" in glossary("Spotkania w ramach (KIS)")
    assert "KIS –" not in glossary("Wsparcie klubów integracji społecznej (KIS)")


def test_the_contact_stands_in_both_documents(project: Project) -> None:
    contact = Contact.model_validate({"osoba": "Anna Nowak", "telefon": "71 000 00 00"})
    beneficiary = project.beneficiary.model_copy(update={"contact": contact, "short_name": "DOPS"})
    story = told(project.model_copy(update={"beneficiary": beneficiary}))
    data = section(story, "data").blocks_of(FactList)[0]
    values = {fact.key: plain(fact.value) for fact in data.facts}
    assert values["contact"] == "Anna Nowak, 71 000 00 00"
    assert values["beneficiary"] == "Dolnośląski Ośrodek Polityki Społecznej (DOPS)"
    closing = [plain(block.text) for block in section(story, "closing").blocks_of(Paragraph)]
    assert closing[1:] == ["Anna Nowak", "71 000 00 00"]


@pytest.mark.parametrize("name", ["seed", *VARIANTS])
def test_every_story_keeps_what_both_documents_rely_on(project: Project, name: str) -> None:
    story = told(VARIANTS[name](project) if name != "seed" else project)
    for audience in (Audience.DECK, Audience.REPORT):
        sections = story.told_to(audience).sections
        titles = [section.headline or section.title for section in sections]
        assert len(titles) == len(set(titles)), "titles are unique"
        keys = [section.key for section in sections]
        assert len(keys) == len(set(keys)), "keys are unique"
        for each in sections:
            blocks = [block.key for block in each.blocks]
            assert len(blocks) == len(set(blocks)), "keys of blocks are unique in a section"
            for table in each.blocks_of(Table):
                assert all(column.header for column in table.columns), "no empty header cell"
                assert all(len(row.cells) == len(table.columns) for row in table.rows)
            for part in (*each.blocks_of(Table), *each.blocks_of(Chart)):
                assert 5 <= len(part.alt) <= MAX_ALT_LENGTH
            if audience is Audience.DECK:
                assert each.notes, "a person can read something aloud on every slide"
