"""A report read as a tree: everything it says is there, whoever has edited it and however."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.shared import Pt
from lxml import etree

from es_docs.markup import Element
from es_docs.merge.tree import Kind, Node, folded
from es_docs.merge.word.reading import read_report
from es_docs.render.word.markup import NAMESPACES
from merge.word.reports import (
    MAIN,
    Made,
    W,
    edited,
    edited_body,
    keyed,
    made,
    node_of,
    opened,
    paragraph_saying,
    read,
    said,
    sections,
    seed,
    seed_report,
)
from variants import VARIANTS
from verify.foreign_reports import office_report, plain_report


@pytest.fixture(scope="module")
def fresh() -> Made:
    return seed_report()


@pytest.fixture(scope="module")
def tree(fresh: Made) -> Node:
    return read_report(opened(fresh.data), fresh.names)


def elements(content: str) -> list[Element]:
    return list(etree.fromstring(f"<w:body {NAMESPACES}>{content}</w:body>"))


def passages(node: Node) -> list[str]:
    return [one.text for _, one in node.walk() if one.kind is Kind.PASSAGE]


# --- fresh


def test_every_text_of_a_fresh_report_is_in_the_tree(fresh: Made, tree: Node) -> None:
    document = Document(io.BytesIO(fresh.data))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    bodies = [document.paragraphs, *(cell.paragraphs for cell in cells)]
    said = [one.text for paragraphs in bodies for one in paragraphs if one.text.strip()]
    spoken = [re.sub(r"^(Tabela|Wykres)\s\d+", "", text) for text in said]
    known = passages(tree)
    assert [text for text in spoken if text not in known] == []


def test_every_node_the_data_make_has_a_key_of_its_own(tree: Node) -> None:
    keyed_kinds = {Kind.SECTION, Kind.TEXT, Kind.TABLE, Kind.ROW, Kind.CHART, Kind.PICTURE}
    for _, node in tree.walk():
        keys = [child.key for child in node.children if child.kind in keyed_kinds]
        assert "" not in keys
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_hidden_bookmark_has_a_name_for_people(variant: str) -> None:
    report = made(VARIANTS[variant](seed()))
    starts = opened(report.data).root(MAIN).iter(f"{W}bookmarkStart")
    marks = [start.get(f"{W}name", "") for start in starts]
    assert [mark for mark in marks if mark not in report.names] == []
    assert len(marks) == len(set(marks))


def test_every_paragraph_of_the_body_is_marked(fresh: Made) -> None:
    body = opened(fresh.data).root(MAIN).find(f"{W}body")
    assert body is not None
    bare = [
        one for one in body.findall(f"{W}p") if next(one.iter(f"{W}bookmarkStart"), None) is None
    ]
    assert [next(one.iter("{*}docPr")).get("name") for one in bare] == ["es_docs:strip"]


def test_the_tree_is_cut_at_the_headings(fresh: Made, tree: Node) -> None:
    titles = [section.title for section in fresh.story if section.kind.value != "cover"]
    assert [title for title in sections(tree) if title != "Działania"] == titles
    assert [child.key for child in tree.children[:2]] == ["title", "front"]
    assert tree.children[-1].key == "running"


def test_contents_lead_to_the_headings_they_name(tree: Node) -> None:
    contents = keyed(tree, "front", "contents")
    assert [entry.text for entry in contents.children] == ["Spis treści", *sections(tree)]
    assert all(entry.mark.startswith("_Toc") for entry in contents.children[1:])


def test_a_caption_is_what_follows_its_number(tree: Node) -> None:
    assert keyed(tree, "data", "facts/caption").words == ". Podstawowe dane projektu"


def test_counted_pages_are_no_part_of_the_footer(tree: Node) -> None:
    assert keyed(tree, "running", "footer").words.endswith("\tStrona  z ")


def test_a_header_of_a_persons_own_on_the_cover_is_not_taken_for_ours(fresh: Made) -> None:
    def on_the_cover(document: DocxDocument) -> None:
        document.sections[0].footer.add_paragraph("Dopisek na okładce")

    tree = read(edited(fresh.data, on_the_cover))
    footer = node_of(tree, "part:footer:default", Kind.TEXT)
    assert footer.words.endswith("\tStrona  z ")
    assert "Dopisek na okładce" in tree.words


def test_a_paragraph_has_the_name_of_its_style_as_its_look(tree: Node) -> None:
    effects = [one for one in keyed(tree, "effects").children if one.child("@number")]
    assert {keyed(one, "@style").text for one in effects} == {"lista według działań"}
    assert keyed(tree, "effects", "heading").child("@style") is None


def test_a_list_says_where_its_numbers_begin(tree: Node) -> None:
    items = [one for one in keyed(tree, "effects").children if one.child("@number")]
    assert [keyed(one, "@number").text for one in items] == ["2", "", "", "", ""]


def test_reading_changes_nothing(fresh: Made) -> None:
    draft = opened(fresh.data)
    read_report(draft, fresh.names)
    draft.settle()
    assert draft.save() == opened(fresh.data).save()


# --- edited by people


def test_a_person_s_looks_change_nothing_in_the_tree(fresh: Made, tree: Node) -> None:
    def restyle(document: DocxDocument) -> None:
        for paragraph in document.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(13)
        document.tables[0].rows[1].height = Pt(40)

    assert said(read(edited(fresh.data, restyle)), with_marks=True) == said(tree, with_marks=True)


WRAPPED = {
    "a link": '<w:hyperlink r:id="rId1">{run}</w:hyperlink>',
    "a control": "<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>",
    "a pending insertion": '<w:ins w:id="900" w:author="Anna">{run}</w:ins>',
    "moved text": '<w:moveTo w:id="900" w:author="Anna">{run}</w:moveTo>',
    "a smart tag": '<w:smartTag w:element="x">{run}</w:smartTag>',
    "a field": '<w:fldSimple w:instr=" REF x ">{run}</w:fldSimple>',
}


@pytest.mark.parametrize("around", WRAPPED.values(), ids=list(WRAPPED))
def test_text_is_read_through(fresh: Made, around: str) -> None:
    def wrap(body: Element) -> None:
        run = next(paragraph_saying(body, "Podniesienie jakości").iter(f"{W}r"))
        (outer,) = elements(around.format(run="<w:r/>"))
        run.addprevious(outer)
        slot = next(outer.iter(f"{W}r"))
        slot.addprevious(run)
        parent = slot.getparent()
        assert parent is not None
        parent.remove(slot)

    assert said(read(edited_body(fresh.data, wrap))) == said(read(fresh.data))


def test_deleted_text_that_is_pending_is_not_read(fresh: Made) -> None:
    def delete(body: Element) -> None:
        goal = paragraph_saying(body, "Podniesienie jakości")
        (gone,) = elements(
            '<w:del w:id="1" w:author="Anna"><w:r><w:delText>precz</w:delText></w:r></w:del>'
        )
        goal.append(gone)

    assert said(read(edited_body(fresh.data, delete))) == said(read(fresh.data))


def test_a_paragraph_being_deleted_is_gone(fresh: Made) -> None:
    def delete(body: Element) -> None:
        goal = paragraph_saying(body, "Podniesienie jakości")
        run = next(goal.iter(f"{W}r"))
        (gone,) = elements('<w:del w:id="1" w:author="Anna"/>')
        run.addprevious(gone)
        gone.append(run)
        properties = goal.find(f"{W}pPr")
        assert properties is not None
        properties.extend(elements('<w:rPr><w:del w:id="2" w:author="Anna"/></w:rPr>'))
        for text in gone.iter(f"{W}t"):
            text.tag = f"{W}delText"

    tree = read(edited_body(fresh.data, delete))
    assert not any("Podniesienie" in text for text in passages(tree))


def test_a_row_being_deleted_is_gone(fresh: Made) -> None:
    def delete(body: Element) -> None:
        row = next(paragraph_saying(body, "Realizator").iterancestors(f"{W}tr"))
        (mark,) = elements('<w:del w:id="1" w:author="Anna"/>')
        properties = row.find(f"{W}trPr")
        assert properties is not None
        properties.append(mark)

    assert "Realizator" not in passages(read(edited_body(fresh.data, delete)))


def test_what_people_put_beside_the_texts_is_foreign(fresh: Made) -> None:
    def add(document: DocxDocument) -> None:
        paragraph = next(p for p in document.paragraphs if p.text.startswith("Podniesienie"))
        document.add_comment(paragraph.runs, text="Czy to prawda?", author="Anna", initials="A")
        cell = document.tables[0].rows[2].cells[1]
        cell.add_table(1, 1).cell(0, 0).text = "tabela w tabeli"

    tree = read(edited(fresh.data, add))
    foreign = [one.text for _, one in tree.walk() if one.kind is Kind.FOREIGN]
    assert foreign == ["tabela w tabeli", "Anna: Czy to prawda?"]
    goal = next(one for _, one in tree.walk() if one.words.startswith("Podniesienie"))
    assert goal.kind is Kind.SECTION or goal.children[-1].kind is Kind.FOREIGN


def test_a_line_break_and_a_tab_are_characters(fresh: Made) -> None:
    def add(body: Element) -> None:
        run = next(paragraph_saying(body, "Podniesienie jakości").iter(f"{W}r"))
        run.extend(elements('<w:br/><w:t>a</w:t><w:tab/><w:noBreakHyphen/><w:br w:type="page"/>'))

    (goal,) = [t for t in passages(read(edited_body(fresh.data, add))) if "Podniesienie" in t]
    assert goal.endswith("\va\t\u2011")


def test_a_heading_that_lost_its_look_is_still_a_heading(fresh: Made) -> None:
    def flatten(document: DocxDocument) -> None:
        heading = next(p for p in document.paragraphs if p.text == "Cel projektu")
        heading.style = "Normal"

    assert sections(read(edited(fresh.data, flatten))) == sections(read(fresh.data))


def test_blocks_in_controls_are_read_through(fresh: Made) -> None:
    def wrap(body: Element) -> None:
        children = list(body)[10:30]
        (control,) = elements("<w:sdt><w:sdtContent/></w:sdt>")
        children[0].addprevious(control)
        control[0].extend(children)

    assert said(read(edited_body(fresh.data, wrap))) == said(read(fresh.data))


def test_a_copy_keeps_the_mark_whatever_digit_was_added_to_it(fresh: Made, tree: Node) -> None:
    goal = keyed(tree, "goal")
    text = next(one for one in goal.children if one.key != "heading")

    def copy(body: Element) -> None:
        original = paragraph_saying(body, "Podniesienie jakości")
        twin = etree.fromstring(etree.tostring(original))
        start = twin.find(f"{W}bookmarkStart")
        assert start is not None
        start.set(f"{W}name", f"{text.mark}1")
        original.addnext(twin)

    marks = [one.mark for _, one in read(edited_body(fresh.data, copy)).walk()]
    assert marks.count(text.mark) == 2


@pytest.mark.parametrize("report", [plain_report, office_report])
def test_a_report_from_anywhere_is_read(report: Callable[[], bytes]) -> None:
    tree = read(report())
    assert len(sections(tree)) == 0
    assert len(passages(tree)) >= 15


def test_broken_parts_are_no_reason_to_give_up(fresh: Made) -> None:
    for name in ("word/styles.xml", "word/numbering.xml", "word/header1.xml", "word/footer1.xml"):
        draft = opened(fresh.data)
        draft.put(name, b"<broken")
        assert "Podniesienie" in read_report(opened(draft.save()), {}).words
    draft = opened(fresh.data)
    draft.put(MAIN, b"<broken")
    assert read_report(opened(draft.save()), {}) == Node("", Kind.DOCUMENT)


def test_reading_is_linear() -> None:
    """Twice the sections are read in little more than twice the steps: no section is met twice."""
    tree = made(VARIANTS["thirty_actions"](seed())).tree()[1]
    order = [path for path, _ in tree.walk()]
    assert all(a != b for a, b in pairwise(order))
    assert folded(node_of(tree, tree.children[2].mark, Kind.SECTION).words)
