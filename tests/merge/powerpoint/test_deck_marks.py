"""The marks a fresh deck carries, and a sealed one no longer does."""

from __future__ import annotations

import re

import pytest

from es_docs.merge.powerpoint.marks import unmark
from es_docs.merge.powerpoint.reading import read_deck
from es_docs.merge.powerpoint.shapes import Spot, creation_id
from es_docs.merge.steps import Remark
from es_docs.merge.tree import Kind, Node
from merge.powerpoint.decks import (
    HAS_LIBREOFFICE,
    NO_NAMES,
    at,
    by_hand,
    by_libreoffice,
    done,
    fresh,
    opened,
    pptx,
    rows,
    saved,
    section,
    sections,
    texts,
)

MARKED = {Kind.SECTION, Kind.TEXT, Kind.TABLE, Kind.CHART, Kind.PICTURE, Kind.ROW, Kind.CELL}


def marked(tree: Node) -> list[Node]:
    return [node for _, node in tree.walk() if node.kind in MARKED and node.key != "notes"]


def test_every_mark_of_a_fresh_deck_has_a_readable_key() -> None:
    made = fresh()
    _, tree = made.opened()
    nodes = marked(tree)
    assert {node.kind for node in nodes} == MARKED - {Kind.PICTURE}
    assert all(made.names[node.mark] == node.key for node in nodes)
    results = section(tree, "results")
    assert [one.key for one in results.children if one.kind is not Kind.LOOK] == [
        "title", "kicker", "totals", "chart:spotkanie", "footnote", "notes",
    ]  # fmt: skip


def test_keys_tell_the_children_of_each_node_apart() -> None:
    _, tree = fresh().opened()
    for _, node in tree.walk():
        keys = [child.key for child in node.children if child.key]
        assert len(set(keys)) == len(keys), node.mark


def test_the_anchor_is_hidden_decorative_and_last() -> None:
    for slide in pptx(fresh().data).slides:
        anchors = [one for one in slide.shapes if one.name.startswith("es:slide:")]
        (anchor,) = anchors
        properties = anchor._element.nvSpPr.cNvPr
        assert properties.get("hidden") == "1"
        assert properties.get("descr") == ""
        assert "decorative" in "".join(str(one.tag) for one in anchor._element.iter())
        assert min(anchor.width, anchor.height) > 20 * 360  # LibreOffice takes 360 a save


def test_no_two_shapes_share_a_creation_id() -> None:
    ids = [
        creation_id(shape._element)
        for slide in pptx(fresh().data).slides
        for shape in slide.shapes
        if not shape.name.startswith("es_docs:strip")
    ]
    assert all(re.fullmatch(r"\{[0-9A-F-]{36}\}", one) for one in ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.skipif(not HAS_LIBREOFFICE, reason="LibreOffice is not installed")
def test_anchors_and_names_live_through_three_saves_of_libreoffice() -> None:
    made = fresh()
    tree = read_deck(opened(by_libreoffice(made.data, times=3)), made.names)
    _, before = made.opened()
    assert [node.key for node in sections(tree)] == [node.key for node in sections(before)]
    framed = (Kind.TABLE, Kind.CHART)
    named = [node.key for node in marked(tree) if node.kind in framed]
    assert named == [node.key for node in marked(before) if node.kind in framed]
    assert all(named)


# --- given again


def lost(data: bytes) -> bytes:
    """The file without anchors, names and ids, as a person or a program may leave it."""

    def edit(presentation) -> None:
        for slide in presentation.slides:
            for shape in list(slide.shapes):
                if shape.name.startswith("es:slide:"):
                    shape._element.getparent().remove(shape._element)
                elif shape.name.startswith("es:"):
                    shape.name = "Obiekt"
            for element in list(slide._element.iter()):
                if str(element.tag).endswith("}extLst"):
                    element.getparent().remove(element)
            slide._element.cSld.attrib.pop("name", None)

    return by_hand(data, edit)


def test_lost_marks_are_written_again() -> None:
    made = fresh()
    draft = opened(lost(made.data))
    theirs = read_deck(draft, NO_NAMES)
    _, ours = made.opened()
    pairs = zip(marked(theirs), marked(ours), strict=True)
    steps = [Remark(mine, own.mark) for mine, own in pairs if mine.mark != own.mark]
    assert len(steps) > 100
    data = done(draft, steps)
    again = read_deck(opened(data), made.names)
    assert [node.mark for node in marked(again)] == [node.mark for node in marked(ours)]


def test_a_mark_that_is_there_is_not_written_twice() -> None:
    made = fresh()
    draft, tree = made.opened()
    data = done(draft, [Remark(node, node.mark) for node in marked(tree)])
    assert data == saved(opened(made.data))


def test_a_copy_no_longer_claims_the_key() -> None:
    made = fresh()
    draft, tree = made.opened()
    slide = section(tree, "results")
    chart = at(slide, "chart:spotkanie")
    title = at(slide, "title")
    data = done(draft, [Remark(slide, ""), Remark(chart, ""), Remark(title, "")])
    again = read_deck(opened(data), made.names)
    copy = sections(again)[3]
    assert (copy.key, copy.mark) == ("", "")
    assert [node.mark for node in copy.children if node.kind is Kind.CHART] == ["name:Wykres"]
    assert copy.children[1].mark == "name:Tytuł"


def test_of_two_anchors_the_right_one_stays() -> None:
    def paste(presentation) -> None:
        slides = presentation.slides
        anchor = next(one for one in slides[1].shapes if one.name.startswith("es:slide:"))
        slides[0].shapes._spTree.insert(2, anchor._element.__deepcopy__({}))

    made = fresh()
    draft = opened(by_hand(made.data, paste))
    cover = sections(read_deck(draft, made.names))[0]
    assert cover.key == "cover"
    data = done(draft, [Remark(cover, cover.mark)])
    names = [one.name for one in pptx(data).slides[0].shapes if one.name.startswith("es:")]
    assert names == ["es:slide:cover"]


# --- taken away


def test_a_sealed_deck_has_no_mark_and_says_the_same() -> None:
    made = fresh()
    draft = opened(made.data)
    unmark(draft)
    data = saved(draft)
    text = b"".join(draft.data(name) for name in draft if name.startswith("ppt/slides/"))
    for trace in (b"es:", b"rowId", b"colId", b"a16:creationId", b'cSld name="'):
        assert trace not in text
    assert texts(data) == texts(made.data)
    names = [shape.name for slide in pptx(data).slides for shape in slide.shapes]
    assert {"Tabela 1", "Wykres 1"} <= set(names)


def test_sealing_leaves_what_powerpoint_marked_itself() -> None:
    theirs = "{6F1C1A5C-3E8B-4F0A-9D8E-0123456789AB}"
    draft, tree = fresh().opened()
    spot = at(section(tree, "results"), "title").handle
    assert isinstance(spot, Spot)
    for one in spot.element.iter(
        "{http://schemas.microsoft.com/office/drawing/2014/main}creationId"
    ):
        one.set("id", theirs)
    unmark(draft)
    assert creation_id(spot.element) == theirs


def test_rows_and_columns_of_a_fresh_table_carry_their_numbers() -> None:
    _, tree = fresh().opened()
    table = next(node for _, node in tree.walk() if node.kind is Kind.TABLE)
    first, *rest = rows(table)
    assert first.key == "header"
    assert all(row.mark.startswith("row:") for row in (first, *rest))
    assert [cell.key for cell in first.children] == [cell.key for cell in rest[0].children]
