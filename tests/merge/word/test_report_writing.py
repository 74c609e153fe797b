"""Steps carried out in a report: what the data say is there, what people did is there too."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree

from es_docs.checks.agreement.comparison import compare
from es_docs.markup import Element
from es_docs.merge.merging import Wishes
from es_docs.merge.steps import Insert, Remove, Reorder, SetText
from es_docs.merge.tree import Kind, Node
from es_docs.merge.word import carry_out, read_report, unmark
from es_docs.merge.word.paragraphs import text_of
from es_docs.model import Project
from es_docs.ooxml.draft import Draft
from es_docs.reading.model import Report as ReadReport
from es_docs.reading.office import read_office
from es_docs.render.word.markup import NAMESPACES
from merge.word.reports import (
    CHANGES,
    MAIN,
    W,
    edited,
    edited_body,
    faults,
    keyed,
    made,
    opened,
    paragraph_saying,
    read,
    said,
    sections,
    seed,
    seed_report,
    shown,
    updated,
)

FRESH = seed_report().data
VALUE = "1 spotkanie"


def body_of(data: bytes) -> Element:
    body = opened(data).root(MAIN).find(f"{W}body")
    assert body is not None
    return body


def carried(data: bytes, *steps: Callable[[Node], object], ours: Project | None = None) -> bytes:
    """The report after steps made from its tree (read with keys)."""
    draft = opened(data)
    tree = read_report(draft, seed_report().names)
    other = opened(made(ours or seed()).data)
    read_report(other, {})
    carry_out(draft, [step(tree) for step in steps], other)  # pyright: ignore[reportArgumentType] - any step
    draft.settle()
    return draft.save()


# --- whole updates


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_an_update_shows_what_a_new_report_would(change: Callable[[Project], Project]) -> None:
    new = change(seed())
    result = updated(FRESH, new)
    fresh = made(new)
    assert shown(result.data) == shown(fresh.data)
    assert said(read(result.data), with_marks=True) == said(read(fresh.data), with_marks=True)
    assert said(read(result.data)) == said(result.wanted)
    assert faults(result.data) == []


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_the_same_update_again_changes_no_byte(change: Callable[[Project], Project]) -> None:
    new = change(seed())
    once = updated(FRESH, new).data
    again = updated(once, new, base=new)
    assert again.plan.steps == ()
    assert again.data == once


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_data_that_come_back_bring_the_texts_back(change: Callable[[Project], Project]) -> None:
    there = updated(FRESH, change(seed())).data
    back = updated(there, seed(), base=change(seed()))
    assert shown(back.data) == shown(FRESH)
    assert faults(back.data) == []


def test_an_updated_report_agrees_with_its_content() -> None:
    new = CHANGES["a new action"](seed())
    report = read_office(updated(FRESH, new).data, "x.docx")
    assert isinstance(report, ReadReport)
    assert compare(made(new).story, report) == ()


# --- texts


def test_only_the_characters_that_differ_are_written() -> None:
    """Bold, a link and split runs stay where they are; the new word goes in the old one's run."""

    def style(document: DocxDocument) -> None:
        paragraph = next(p for p in document.paragraphs if p.text.startswith("Podniesienie"))
        text = paragraph.text
        for run in paragraph.runs:
            run.text = ""
        for piece in (text[:12], text[12:20], text[20:]):
            paragraph.add_run(piece)
        paragraph.runs[-2].bold = True

    data = edited(FRESH, style)
    goal = next(one for one in keyed(read_named(data), "goal").children if one.key != "heading")
    text = goal.children[0].text
    result = carried(
        data,
        lambda tree: SetText(
            tree.find(("goal", goal.key, "text")) or tree,
            text.replace("jakości", "sprawności").replace("podmiotów", "jednostek"),
        ),
    )
    document = Document(io.BytesIO(result))
    paragraph = next(p for p in document.paragraphs if p.text.startswith("Podniesienie"))
    assert [run.text for run in paragraph.runs if run.bold] == [" sprawności"[:8] + paragraph_rest(text)]
    assert paragraph.text == text.replace("jakości", "sprawności").replace("podmiotów", "jednostek")


def paragraph_rest(text: str) -> str:
    """What the bold run of eight characters had behind the word that was exchanged."""
    assert text[12:20] == " jakości"
    return "ści"


def read_named(data: bytes) -> Node:
    return read_report(opened(data), seed_report().names)
