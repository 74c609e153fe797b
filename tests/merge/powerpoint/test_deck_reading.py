"""The tree of a deck: what was made is found, what people added is foreign, nothing raises."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from pptx.util import Emu, Pt

from es_docs.markup import parse
from es_docs.merge.powerpoint.reading import read_deck
from es_docs.merge.powerpoint.shapes import made
from es_docs.merge.tree import Kind, Node
from merge.powerpoint.decks import (
    HAS_LIBREOFFICE,
    NO_NAMES,
    at,
    by_hand,
    by_libreoffice,
    deck_in,
    fresh,
    opened,
    passages,
    pptx,
    rows,
    saved,
    section,
    sections,
    texts,
    the,
)
from verify.foreign import foreign


def outline(node: Node) -> list[tuple[str, str, str]]:
    return [(one.kind, one.key, one.text) for _, one in node.walk()]


def foreign_in(tree: Node) -> list[str]:
    return [one.text for _, one in tree.walk() if one.kind is Kind.FOREIGN]


# --- what was made


def test_every_word_of_a_fresh_deck_is_in_the_tree() -> None:
    made_deck = fresh()
    said = set(texts(made_deck.data))
    for slide in deck_in(made_deck.data).slides:
        for one in slide.walk():
            is_sign = one.name in ("words", "mark:fe", "mark:voivodeship")
            if not is_sign and one.placeholder != "sldNum":
                assert {p.text for p in one.paragraphs if p.text} <= said, slide.title
        assert {p.text for p in slide.notes} <= said


def test_nothing_of_a_fresh_deck_is_foreign() -> None:
    _, tree = fresh().opened()
    assert foreign_in(tree) == []
    assert all(node.mark and node.key for node in sections(tree))


def test_reading_changes_nothing() -> None:
    draft = opened(fresh().data)
    read_deck(draft, NO_NAMES)
    assert saved(draft) == fresh().data


def test_looks_are_those_seen_whoever_says_them() -> None:
    """A title says neither box nor size: its layout does."""
    _, tree = fresh().opened()
    title = at(section(tree, "results"), "title")
    assert at(title, "@box").text == "548640,749808,11094415,859536"
    assert at(title, "@ph").text == "0"
    assert [one.text for one in title.children[2].children] == ["1", "3400"]
    assert at(section(tree, "results"), "@layout").text == "Wyniki"


def test_tables_have_rows_and_cells_by_key_and_charts_have_bars() -> None:
    _, tree = fresh().opened()
    table = the(section(tree, "action:"), Kind.TABLE)
    assert rows(table)[0].key == "header"
    assert [cell.words for cell in rows(table)[0].children] == [
        "Zadanie", "Plan", "Wykonanie", "% planu",
    ]  # fmt: skip
    assert at(table, "@alt").text.startswith("Tabela")
    bars = [one for _, one in tree.walk() if one.kind is Kind.BAR]
    assert len(bars) == 13


def test_the_title_of_the_document_is_a_property() -> None:
    _, tree = fresh().opened()
    first = tree.children[0]
    assert (first.key, first.kind, first.mark) == ("title", Kind.PASSAGE, "property:title")


# --- what people do


def add_things(presentation) -> None:
    slide = presentation.slides[3]
    box = slide.shapes.add_textbox(Emu(0), Emu(0), Pt(200), Pt(40))
    box.text_frame.text = "Dopisek"
    box.name = "Ramka"
    slide.shapes.add_connector(1, Emu(0), Emu(0), Emu(9), Emu(9)).name = "Strzałka"
    slide.shapes.add_shape(1, Emu(0), Emu(0), Emu(9), Emu(9)).name = "Tło"


def test_boxes_of_people_are_text_and_drawings_foreign() -> None:
    tree = read_deck(opened(by_hand(fresh().data, add_things)), fresh().names)
    results = section(tree, "results")
    (added,) = [node for node in results.children if node.mark == "name:Ramka"]
    assert (added.kind, added.key, added.words) == (Kind.TEXT, "", "Dopisek")
    assert foreign_in(results) == ["Strzałka", "Tło"]


def test_what_was_made_is_found_inside_groups() -> None:
    def group(presentation) -> None:
        shapes = presentation.slides[3].shapes
        chosen = [one for one in shapes if one.name in ("Sumy", "es:results/chart:spotkanie")]
        shapes.add_group_shape(chosen)

    _, before = fresh().opened()
    tree = read_deck(opened(by_hand(fresh().data, group)), fresh().names)
    results = section(tree, "results")
    assert outline(at(results, "totals")) == outline(at(section(before, "results"), "totals"))
    assert at(results, "chart:spotkanie").kind is Kind.CHART


def test_a_placeholder_with_an_equation_is_read_inside_its_alternative() -> None:
    """PowerPoint wraps a box in mc:AlternateContent once it holds an equation."""

    def wrap(presentation) -> None:
        slide = presentation.slides[1]
        goal = next(one for one in slide.shapes if one.name == "Cel")._element
        holder = parse(
            b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
            b'/2006" xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"><mc:Choice '
            b'Requires="a14"/><mc:Fallback/></mc:AlternateContent>'
        )
        goal.getparent().replace(goal, holder)
        holder[0].append(goal)
        holder[1].append(copy.deepcopy(goal))

    tree = read_deck(opened(by_hand(fresh().data, wrap)), fresh().names)
    _, before = fresh().opened()
    assert (
        at(section(tree, "overview"), "goal").words == at(section(before, "overview"), "goal").words
    )
    assert foreign_in(tree) == []


def test_other_alternatives_are_foreign_as_one() -> None:
    def ink(presentation) -> None:
        tree = presentation.slides[1].shapes._spTree
        holder = parse(
            b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
            b'/2006"><mc:Choice Requires="p14"/><mc:Fallback/></mc:AlternateContent>'
        )
        box = made(
            '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Pismo"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            "<p:spPr/></p:sp>"
        )
        holder[0].append(box)
        tree.append(holder)

    tree = read_deck(opened(by_hand(fresh().data, ink)), fresh().names)
    assert foreign_in(tree) == ["Pismo"]


def test_emptied_placeholders_are_foreign() -> None:
    def empty(presentation) -> None:
        for shape in presentation.slides[3].placeholders:
            if shape.name == "Źródło":
                shape.text_frame.clear()

    tree = read_deck(opened(by_hand(fresh().data, empty)), fresh().names)
    assert section(tree, "results").child("footnote") is None
    assert foreign_in(tree) == ["Źródło"]


def test_notes_without_words_are_none() -> None:
    def clear(presentation) -> None:
        presentation.slides[0].notes_slide.notes_text_frame.clear()

    tree = read_deck(opened(by_hand(fresh().data, clear)), fresh().names)
    assert section(tree, "cover").child("notes") is None
    assert section(tree, "overview").child("notes") is not None


def test_slides_without_an_anchor_are_called_by_their_own_name() -> None:
    def drop(presentation) -> None:
        for shape in list(presentation.slides[0].shapes):
            if shape.name.startswith("es:slide:"):
                shape._element.getparent().remove(shape._element)

    tree = read_deck(opened(by_hand(fresh().data, drop)), fresh().names)
    assert (sections(tree)[0].mark, sections(tree)[0].key) == ("cover", "")


def test_an_anchor_in_a_group_still_marks_its_slide() -> None:
    def group(presentation) -> None:
        shapes = presentation.slides[0].shapes
        shapes.add_group_shape([one for one in shapes if one.name.startswith("es:slide:")])

    tree = read_deck(opened(by_hand(fresh().data, group)), fresh().names)
    assert sections(tree)[0].key == "cover"
    assert foreign_in(tree) == []


# --- anything at all


DECKS = ("python-pptx.pptx", "own-strip.pptx", "pandoc.pptx", "dark.pptx", "crowded.pptx")


@pytest.mark.parametrize("name", DECKS)
def test_decks_of_other_programs_are_read_whole(name: str) -> None:
    data = foreign(name)
    if data is None:
        pytest.skip("the program that makes it is not installed")
    said = "\n".join(texts(data))
    for slide in deck_in(data).slides:
        for paragraph in slide.notes:
            assert paragraph.text in said


def test_missing_parts_leave_gaps_not_errors() -> None:
    draft = opened(fresh().data)
    for name in list(draft):
        if "slideLayout4." in name or "slide3.xml" in name or "chart2" in name or "notes" in name:
            draft.drop(name)
    tree = read_deck(draft, fresh().names)
    assert len(sections(tree)) == 13
    assert sections(tree)[2].children == ()


def test_broken_parts_leave_gaps_not_errors() -> None:
    draft = opened(fresh().data)
    for name in list(draft):
        if "slides/slide3.xml" in name or "slideMaster1.xml" in name:
            draft.put(name, b"<broken")
    assert len(sections(read_deck(draft, fresh().names))) == 13


def test_a_package_without_a_presentation_has_no_slides() -> None:
    draft = opened(fresh().data)
    draft.drop("ppt/presentation.xml")
    assert sections(read_deck(draft, NO_NAMES)) == []
    assert sections(read_deck(opened(foreign("workbook.pptx") or b""), NO_NAMES)) == []


@pytest.mark.skipif(not HAS_LIBREOFFICE, reason="LibreOffice is not installed")
def test_a_deck_saved_by_libreoffice_says_the_same_in_the_same_places() -> None:
    made_deck = fresh()
    data = by_libreoffice(made_deck.data)
    assert sorted(texts(data)) == sorted(texts(made_deck.data))
    tree, (_, before) = read_deck(opened(data), made_deck.names), made_deck.opened()
    assert foreign_in(tree) == []
    for one, other in zip(sections(tree), sections(before), strict=True):
        sizes = [[look.text for look in p.children] for p in passages(one) if p.children]
        assert sizes  # LibreOffice writes the size into each run; it is the one seen before
        mine = {node.words: at(node, "@box").text for node in one.children if node.child("@box")}
        for node in other.children:
            box = node.child("@box")
            if box is not None and node.kind is not Kind.CHART:
                left, right = mine[node.words].split(","), box.text.split(",")
                assert all(abs(int(a) - int(b)) < 2_000 for a, b in zip(left, right, strict=True))


@pytest.mark.skipif(not HAS_LIBREOFFICE, reason="LibreOffice is not installed")
def test_sizes_seen_are_the_same_after_libreoffice() -> None:
    made_deck = fresh()
    tree = read_deck(opened(by_libreoffice(made_deck.data)), NO_NAMES)
    _, before = made_deck.opened()

    def sizes(node: Node) -> dict[str, str]:
        shapes = (one for part in sections(node) for one in part.children if one.kind is Kind.TEXT)
        shown = (p for one in shapes if one.key != "notes" for p in passages(one))
        return {p.text: at(p, "@size").text for p in shown}

    assert sizes(tree) == sizes(before)


def test_pictures_bound_and_foreign(tmp_path: Path) -> None:
    def add(presentation) -> None:
        (tmp_path / "a.png").write_bytes(PIXEL)
        for name in ("es:cover/picture:x", "Logo"):
            presentation.slides[0].shapes.add_picture(str(tmp_path / "a.png"), 0, 0).name = name

    tree = read_deck(opened(by_hand(fresh().data, add)), {"es:cover/picture:x": "picture:x"})
    picture = the(tree, Kind.PICTURE)
    assert (picture.key, len(at(picture, "@image").text)) == ("picture:x", 16)
    assert foreign_in(tree) == ["Logo"]


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def test_the_slides_of_pptx_and_tree_are_in_the_same_order() -> None:
    titles = [slide.shapes.title.text for slide in pptx(fresh().data).slides]
    _, tree = fresh().opened()
    assert [at(one, "title").words for one in sections(tree)] == titles
