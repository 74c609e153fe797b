"""Whole slides come, go and change places; sections, shows and links of the deck go along."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from es_docs.markup import Element
from es_docs.merge.powerpoint.reading import read_deck
from es_docs.merge.powerpoint.shapes import made
from es_docs.merge.powerpoint.slides import _follow_in_sections, _joined
from es_docs.merge.steps import Insert, Remove, Reorder, SetText
from es_docs.merge.tree import Kind, Node
from es_docs.ooxml.package import qualified
from es_docs.reading.model import Deck
from merge.powerpoint.decks import (
    HAS_LIBREOFFICE,
    NO_NAMES,
    Made,
    at,
    by_hand,
    by_libreoffice,
    deck_in,
    done,
    fresh,
    make,
    opened,
    passages,
    pptx,
    section,
    sections,
    seed,
    small,
    texts,
)
from variants import action, task, with_actions


def three_actions() -> Made:
    """The small deck with one more action between its two."""
    names = ("Pierwsze", "Nowe", "Drugie")
    return make(
        with_actions(
            seed(),
            [
                action(f"{name} działanie projektu", [task("Zadanie", 9, 3)], ["Efekt"], name)
                for name in names
            ],
        )
    )


def titles(data: bytes) -> list[str]:
    return [slide.title for slide in deck_in(data).slides]


def held(deck: Deck) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.name, one.slides) for one in deck.sections]


# --- putting in


def test_a_new_action_follows_its_neighbour_in_deck_and_section() -> None:
    draft, tree = small().opened()
    ours, ours_tree = three_actions().opened()
    neighbour = section(tree, "action:pierwsze")
    new = section(ours_tree, "action:nowe")
    data = done(draft, [Insert(tree, new, neighbour, neighbour)], ours)
    before, after = deck_in(small().data), deck_in(data)
    assert titles(data) == [
        *titles(small().data)[:6], "Nowe działanie projektu", *titles(small().data)[6:],
    ]  # fmt: skip
    assert after.slides[6].layout.name == "Działanie z efektem"
    assert [one.layout.part for one in after.slides if one.number != 7] == [
        one.layout.part for one in before.slides
    ]
    assert held(after)[2] == ("Działania i\u00a0zadania", (6, 7, 8))
    assert [n for _, numbers in held(after) for n in numbers] == list(range(1, 11))


def test_a_new_slide_has_its_notes_chart_workbook_and_marks() -> None:
    draft, tree = small().opened()
    ours, ours_tree = three_actions().opened()
    new = section(ours_tree, "action:nowe")
    data = done(draft, [Insert(tree, new, section(tree, "action:pierwsze"), None)], ours)
    again = section(read_deck(opened(data), three_actions().names), "action:nowe")
    for mine, own in zip(again.walk(), new.walk(), strict=True):
        assert (mine[1].kind, mine[1].text, mine[1].mark) == (own[1].kind, own[1].text, own[1].mark)
    slide = pptx(data).slides[6]
    assert slide.has_notes_slide
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert chart.part.chart_workbook.xlsx_part is not None
    ids = [one.slide_id for one in pptx(data).slides]
    assert max(ids) == ids[6]
    assert len(set(ids)) == len(ids)


def test_slides_put_in_one_behind_the_other_keep_their_order() -> None:
    draft, tree = small().opened()
    ours, ours_tree = fresh().opened()
    new = [one for one in sections(ours_tree) if one.key.startswith("action:")][:3]
    steps, after = [], section(tree, "action:drugie")
    for slide in new:
        steps.append(Insert(tree, slide, after, None))
        after = slide
    data = done(draft, steps, ours)
    assert titles(data)[7:10] == [at(one, "title").words for one in new]
    assert texts(data).count("Działanie 1 z\u00a06") == 1


def test_the_first_slide_of_all_goes_first() -> None:
    draft, tree = small().opened()
    ours, ours_tree = three_actions().opened()
    title = tree.children[0]  # a property, no slide
    data = done(draft, [Insert(tree, section(ours_tree, "action:nowe"), title, None)], ours)
    assert titles(data)[0] == "Nowe działanie projektu"
    assert held(deck_in(data))[0] == ("O\u00a0projekcie", (1, 2, 3, 4))


def test_behind_a_slide_that_is_no_longer_there_comes_the_next_before_it() -> None:
    draft, tree = small().opened()
    ours, ours_tree = three_actions().opened()
    gone = Node("action:gone", Kind.SECTION)
    slides = list(tree.children)
    slides.insert(5, gone)
    parent = tree.with_children(tuple(slides))
    data = done(draft, [Insert(parent, section(ours_tree, "action:nowe"), gone, None)], ours)
    assert titles(data)[4] == "Nowe działanie projektu"


def test_the_properties_count_the_slides() -> None:
    draft, tree = small().opened()
    ours, ours_tree = three_actions().opened()
    done(draft, [Insert(tree, section(ours_tree, "action:nowe"), None, None)], ours)
    app = draft.data("docProps/app.xml").decode()
    assert "<Slides>10</Slides>" in app
    assert "<Notes>10</Notes>" in app


def rename_layout(presentation) -> None:
    for layout in presentation.slide_layouts:
        if layout.name == "Działanie z efektem":
            layout.name = "Mój układ"


def drop_slot(presentation) -> None:
    """A designer takes the place for effects out of the layout."""
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if layout.name == "Działanie z efektem" and shape.name == "Efekt":
                shape._element.getparent().remove(shape._element)


def test_without_the_layout_s_place_a_box_stands_by_itself_and_looks_the_same() -> None:
    draft = opened(by_hand(small().data, drop_slot))
    tree = read_deck(draft, small().names)
    ours, ours_tree = three_actions().opened()
    new = section(ours_tree, "action:nowe")
    data = done(draft, [Insert(tree, new, section(tree, "action:pierwsze"), None)], ours)
    wanted = next(s for s in deck_in(three_actions().data).slides if "Nowe" in s.title)
    slide = deck_in(data).slides[6]
    alone = [one for one in slide.objects if not one.placeholder and one.name == "Efekt"]
    like = [one for one in wanted.objects if one.name == "Efekt"]
    assert [one.box for one in alone] == [one.box for one in like]
    for mine, own in zip(alone[0].paragraphs, like[0].paragraphs, strict=True):
        assert [(r.text, r.size_pt, r.bold, r.colour, r.typeface) for r in mine.runs] == [
            (r.text, r.size_pt, r.bold, r.colour, r.typeface) for r in own.runs
        ]
    assert alone[0].fill == like[0].fill


def test_without_the_layout_a_slide_stands_on_that_of_the_likest_slide() -> None:
    draft = opened(by_hand(small().data, rename_layout))
    tree = read_deck(draft, small().names)
    ours, ours_tree = three_actions().opened()
    new = section(ours_tree, "action:nowe")
    data = done(draft, [Insert(tree, new, section(tree, "cover"), section(tree, "cover"))], ours)
    assert deck_in(data).slides[1].layout.name == "Mój układ"
    assert deck_in(data).slides[1].title == "Nowe działanie projektu"


@pytest.mark.skipif(not HAS_LIBREOFFICE, reason="LibreOffice is not installed")
def test_a_slide_put_into_a_deck_libreoffice_saved_looks_as_it_should() -> None:
    """LibreOffice knows no layouts of ours, no table styles and other typefaces."""
    data = by_libreoffice(small().data)
    draft = opened(data)
    tree = read_deck(draft, small().names)
    ours, ours_tree = three_actions().opened()
    new = section(ours_tree, "action:nowe")
    step = Insert(tree, new, section(tree, "action:pierwsze"), None)
    # P020, P030 and P061 are what LibreOffice itself leaves unhealthy
    updated = done(draft, [step], ours, allowing="P020 P030 P061")
    wanted = next(s for s in deck_in(three_actions().data).slides if "Nowe" in s.title)
    slide = deck_in(updated).slides[6]
    assert slide.title == wanted.title
    mine = {one.name: one for one in slide.objects if one.paragraphs}
    for own in wanted.objects:
        if own.paragraphs and own.placeholder != "sldNum":
            assert mine[own.name].box == own.box
            assert looks(mine[own.name]) == looks(own), own.name
    tables = [one for one in slide.objects if one.table]
    cells = [
        p.runs[0].typeface for row in tables[0].table.rows for c in row.cells for p in c.paragraphs
    ]
    assert set(cells) == {"Calibri"}


def test_a_table_put_into_a_deck_of_another_theme_follows_the_theme() -> None:
    """A person chose other fonts for the whole deck."""
    draft, tree = small().opened()
    for theme in draft.related("ppt/slideMasters/slideMaster1.xml", THEME):
        for latin in draft.edit(theme).iter(qualified("a:latin")):
            latin.set("typeface", "Georgia")
    ours, ours_tree = three_actions().opened()
    step = Insert(tree, section(ours_tree, "action:nowe"), section(tree, "action:pierwsze"), None)
    slide = deck_in(done(draft, [step], ours)).slides[6]
    assert "Nowe" in slide.title
    tables = [one.table for one in slide.objects if one.table]
    faces = {
        run.typeface
        for table in tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
    }
    assert faces == {"Georgia"}


THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"


def looks(one) -> list[tuple[object, ...]]:
    return [(r.text, r.size_pt, r.bold, r.typeface) for p in one.paragraphs for r in p.runs]


# --- taking out


def test_a_removed_slide_takes_its_parts_along() -> None:
    draft, tree = fresh().opened()
    gone = section(tree, "action:")
    data = done(draft, [Remove(tree, gone)])
    assert len(titles(data)) == 12
    before = list(opened(fresh().data))
    lost = {name.rstrip("0123456789.xmls") for name in set(before) - set(opened(data))}
    assert lost == {
        "ppt/slides/slide", "ppt/charts/chart", "ppt/notesSlides/notesSlide",
        "ppt/embeddings/Microsoft_Excel_Sheet",
    }  # fmt: skip
    numbers = [n for _, numbers in held(deck_in(data)) for n in numbers]
    assert numbers == list(range(1, 13))
    assert "<Slides>12</Slides>" in draft.data("docProps/app.xml").decode()


def test_links_and_shows_of_a_removed_slide_go_and_their_words_stay() -> None:
    def link(presentation) -> None:
        slides = presentation.slides
        kicker = slides[0].placeholders[20]
        kicker.click_action.target_slide = slides[5]
        rid = presentation.part.relate_to(slides[5].part, RELATION_SLIDE)
        show = made(
            '<p:custShowLst><p:custShow name="Krótki" id="0"><p:sldLst>'
            f'<p:sld r:id="{rid}"/></p:sldLst></p:custShow></p:custShowLst>'
        )
        presentation._element.find(f"{{{P}}}notesSz").addnext(show)

    draft = opened(by_hand(fresh().data, link))
    tree = read_deck(draft, fresh().names)
    data = done(draft, [Remove(tree, sections(tree)[5])])
    slide = pptx(data).slides[0]
    assert slide.placeholders[20].click_action.target_slide is None
    assert slide.placeholders[20].text_frame.text.startswith("Dolnośląski")
    assert b"<p:sld " not in draft.data("ppt/presentation.xml")


P = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATION_SLIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"


# --- another order


def test_slides_change_places_and_sections_follow() -> None:
    draft, tree = fresh().opened()
    order = sections(tree)
    order.insert(6, order.pop(9))  # within „Działania i zadania”
    data = done(draft, [Reorder(tree, tuple(order))])
    assert titles(data) == [at(one, "title").words for one in order]
    assert held(deck_in(data)) == held(deck_in(fresh().data))
    assert [one.slide_id for one in pptx(data).slides][6:10] == [265, 262, 263, 264]


def test_a_slide_of_a_person_stays_behind_its_neighbour() -> None:
    def add(presentation) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts.get_by_name("Efekty"))
        slide.shapes.title.text = "Mój slajd"
        listed = presentation.slides._sldIdLst
        listed.insert(7, listed[-1])

    draft = opened(by_hand(fresh().data, add))
    tree = read_deck(draft, fresh().names)
    ours = [one for one in sections(tree) if one.key]
    ours[5], ours[6] = ours[6], ours[5]
    data = done(draft, [Reorder(tree, tuple(ours))])
    wanted = [at(ours[5], "title").words, "Mój slajd", at(ours[6], "title").words]
    assert titles(data)[5:8] == wanted


def listed(*groups: tuple[str, list[int]], order: list[int]) -> Element:
    members = "".join(
        f'<p14:section name="{name}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{n}"/>' for n in numbers)
        + "</p14:sldIdLst></p14:section>"
        for name, numbers in groups
    )
    slides = "".join(f'<p:sldId id="{n}"/>' for n in order)
    return made(
        f"<p:presentation><p:sldIdLst>{slides}</p:sldIdLst><p:extLst><p:ext>"
        f"<p14:sectionLst>{members}</p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )


def drawn(presentation: Element) -> str:
    sections_there = [one for one in presentation.iter() if str(one.tag).endswith("}section")]
    return " ".join(
        one.get("name", "") + ":" + "".join(n.get("id", "") for n in one[0])
        for one in sections_there
    )


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ([1, 2, 3, 4, 5], "A:12 B:345"),
        ([2, 1, 3, 5, 4], "A:21 B:354"),
        ([3, 4, 5, 1, 2], "B:345 A:12"),  # a section moves with all its slides
        ([1, 3, 2, 4, 5], "A:132 B:45"),  # one slide goes over into the other section
        ([1, 2, 5, 3, 4], "A:12 B:534"),
        ([4, 1, 2, 3, 5], "A:412 B:35"),
    ],
)
def test_sections_are_whole_whatever_the_order(order: list[int], wanted: str) -> None:
    presentation = listed(("A", [1, 2]), ("B", [3, 4, 5]), order=order)
    _follow_in_sections(presentation)
    assert drawn(presentation) == wanted


@given(st.lists(st.integers(0, 4), max_size=12))
def test_joined_sections_never_go_back(groups: list[int]) -> None:
    joined = _joined(groups)
    assert joined == sorted(joined)
    assert len(joined) == len(groups)
    if groups == sorted(groups):
        assert joined == groups


# --- another layout


def test_another_layout_by_name_and_what_it_has_no_place_for_stays() -> None:
    draft, tree = fresh().opened()
    slide = sections(tree)[6]
    before = deck_in(fresh().data).slides[6]
    effect = next(one for one in before.objects if one.name == "Efekt")
    data = done(draft, [SetText(at(slide, "@layout"), "Działanie z sumą")])
    after = deck_in(data).slides[6]
    assert after.layout.name == "Działanie z sumą"
    alone = next(one for one in after.objects if one.name == "Efekt")
    assert not alone.placeholder
    assert alone.box == effect.box
    assert looks(alone) == looks(effect)
    assert [one.placeholder for one in after.objects if one.name == "Tytuł"] == ["title"]


def test_a_layout_the_file_does_not_have_is_not_set() -> None:
    draft, tree = fresh().opened()
    done(draft, [SetText(at(section(tree, "results"), "@layout"), "Nieznany")])
    assert draft.save() == fresh().data


def test_the_property_takes_the_new_title() -> None:
    draft, tree = fresh().opened()
    data = done(draft, [SetText(tree.children[0], "Nowy tytuł")])
    assert pptx(data).core_properties.title == "Nowy tytuł"
    assert passages(read_deck(opened(data), NO_NAMES))[0].text == "Nowy tytuł"
    assert tree.children[0].kind is Kind.PASSAGE
