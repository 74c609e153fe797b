"""Words, boxes, charts, pictures and notes on slides people worked on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.util import Emu

from es_docs.merge.powerpoint.reading import read_deck
from es_docs.merge.powerpoint.shapes import made, next_id
from es_docs.merge.steps import Insert, Redraw, Remove, Reorder, SetText
from es_docs.merge.tree import Kind, Node
from es_docs.model import Picture
from merge.powerpoint.decks import (
    Made,
    at,
    by_hand,
    deck_in,
    done,
    fresh,
    make,
    opened,
    passages,
    pptx,
    saying,
    section,
    sections,
    seed,
    small,
    texts,
    the,
)

P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def shape_named(data: bytes, slide: int, name: str):
    return next(one for one in pptx(data).slides[slide].shapes if one.name == name)


# --- words


def test_a_person_s_bold_colour_and_link_outlive_new_words() -> None:
    def restyle(presentation) -> None:
        title = presentation.slides[3].shapes.title
        paragraph = title.text_frame.paragraphs[0]
        paragraph.runs[0].text = "Zrealizowano "
        for text, edit in (
            ("77", lambda font: setattr(font, "italic", True)),
            (" ze ", lambda _: None),
            ("101 spotkań", lambda font: setattr(font.color, "rgb", RGBColor(9, 9, 9))),
        ):
            run = paragraph.add_run()
            run.text = text
            edit(run.font)
        linked = paragraph.add_run()
        linked.text = " (raport)"
        linked.hyperlink.address = "https://example.org/"

    draft = opened(by_hand(fresh().data, restyle))
    tree = read_deck(draft, fresh().names)
    title = saying(section(tree, "results"), "Zrealizowano")
    data = done(draft, [SetText(title, "Zrealizowano 80 ze 105 spotkań (raport)")])
    runs = pptx(data).slides[3].shapes.title.text_frame.paragraphs[0].runs
    assert [run.text for run in runs] == ["Zrealizowano ", "80", " ze ", "105 spotkań", " (raport)"]
    assert runs[1].font.italic
    assert runs[3].font.color.rgb == RGBColor(9, 9, 9)
    assert runs[4].hyperlink.address == "https://example.org/"


def test_only_the_part_with_new_words_is_written() -> None:
    draft, tree = fresh().opened()
    title = at(section(tree, "results"), "title")
    done(draft, [SetText(passages(title)[0], "Inny tytuł")])
    before = opened(fresh().data)
    assert [name for name in draft if draft.data(name) != before.data(name)] == [
        "ppt/slides/slide4.xml"
    ]


def test_notes_take_new_words() -> None:
    draft, tree = fresh().opened()
    notes = at(section(tree, "results"), "notes")
    data = done(draft, [SetText(passages(notes)[0], "Nowe słowa.")])
    assert pptx(data).slides[3].notes_slide.notes_text_frame.text == "Nowe słowa."


def test_the_text_alternative_is_set() -> None:
    draft, tree = fresh().opened()
    data = done(draft, [SetText(at(section(tree, "results"), "chart:spotkanie", "@alt"), "Nowy")])
    assert (
        shape_named(data, 3, "es:results/chart:spotkanie")._element.nvGraphicFramePr.cNvPr.get(
            "descr"
        )
        == "Nowy"
    )


# --- paragraphs


def two_effects(*effects: str) -> Made:
    from variants import action, task, with_actions

    tasks = [task("Zadanie", 9, 3)]
    return make(with_actions(seed(), [action("Jedyne działanie", tasks, effects, "Jedyne")]))


def test_a_new_paragraph_looks_like_its_neighbour() -> None:
    def paint(presentation) -> None:
        panel = next(s for s in presentation.slides[5].shapes if s.name == "Efekt")
        panel.text_frame.paragraphs[1].runs[0].font.color.rgb = RGBColor(1, 2, 3)

    before, after = two_effects("Raz", "Dwa"), two_effects("Raz", "Dwa", "Trzy")
    draft = opened(by_hand(before.data, paint))
    tree = read_deck(draft, before.names)
    ours, ours_tree = after.opened()
    new = saying(section(ours_tree, "action:"), "Trzy")
    slide = section(tree, "action:")
    box = next(one for one in slide.children if "Raz" in one.words and one.kind is Kind.TEXT)
    first, second = saying(box, "Raz"), saying(box, "Dwa")
    data = done(draft, [Insert(box, new, second, first)], ours)
    paragraphs = shape_named(data, 5, "Efekt").text_frame.paragraphs
    assert [one.text for one in paragraphs] == ["Efekty", "Raz", "Dwa", "Trzy"]
    assert paragraphs[3].runs[0].font.color.rgb == RGBColor(1, 2, 3)
    assert paragraphs[3].level == paragraphs[2].level


def test_a_paragraph_of_another_level_is_as_the_data_make_it() -> None:
    draft, tree = fresh().opened()
    ours, ours_tree = fresh().opened()
    goal, own = (at(section(one, "overview"), "goal") for one in (tree, ours_tree))
    label, _ = passages(goal)
    data = done(draft, [Insert(goal, passages(own)[1], label, label)], ours)
    levels = [one.level for one in shape_named(data, 1, "Cel").text_frame.paragraphs]
    assert levels == [0, 1, 1]


def test_paragraphs_go_and_the_last_one_leaves_an_empty_one() -> None:
    draft, tree = fresh().opened()
    goal = at(section(tree, "overview"), "goal")
    label, text = passages(goal)
    data = done(draft, [Remove(goal, label), Remove(goal, text)])
    assert shape_named(data, 1, "Cel").text_frame.text == ""


def test_all_paragraphs_exchanged_leave_no_empty_one() -> None:
    draft, tree = fresh().opened()
    ours, ours_tree = fresh().opened()
    goal, own = at(section(tree, "overview"), "goal"), at(section(ours_tree, "overview"), "goal")
    label, text = passages(goal)
    steps = [Remove(goal, label), Remove(goal, text), Insert(goal, passages(own)[1], None, None)]
    data = done(draft, steps, ours)
    assert shape_named(data, 1, "Cel").text_frame.text == passages(own)[1].text


def test_paragraphs_change_places() -> None:
    draft, tree = fresh().opened()
    goal = at(section(tree, "overview"), "goal")
    label, text = passages(goal)
    data = done(draft, [Reorder(goal, (text, label))])
    assert shape_named(data, 1, "Cel").text_frame.text == f"{text.text}\n{label.text}"


# --- shapes


def without(data: bytes, slide: int, *names: str) -> bytes:
    def drop(presentation) -> None:
        for shape in list(presentation.slides[slide].shapes):
            if shape.name in names:
                shape._element.getparent().remove(shape._element)

    return by_hand(data, drop)


def test_a_box_goes_into_its_free_placeholder_behind_its_neighbour() -> None:
    draft = opened(without(fresh().data, 3, "Sumy"))
    tree = read_deck(draft, fresh().names)
    ours, ours_tree = fresh().opened()
    results, own = section(tree, "results"), section(ours_tree, "results")
    step = Insert(results, at(own, "totals"), at(results, "kicker"), None)
    data = done(draft, [step], ours)
    names = [one.name for one in pptx(data).slides[3].shapes]
    assert names[:3] == ["Tytuł", "Nadtytuł", "Sumy"]
    wanted, got = (
        next(one for one in deck_in(d).slides[3].objects if one.name == "Sumy")
        for d in (fresh().data, data)
    )
    assert (got.box, got.placeholder) == (wanted.box, wanted.placeholder)
    ids = [one.shape_id for one in pptx(data).slides[3].shapes]
    assert len(set(ids)) == len(ids)
    again = section(read_deck(opened(data), fresh().names), "results")
    assert again.child("totals") == own.child("totals")


def test_a_box_whose_placeholder_is_taken_stands_by_itself() -> None:
    draft, tree = fresh().opened()
    ours, ours_tree = fresh().opened()
    results, own = section(tree, "results"), section(ours_tree, "results")
    data = done(draft, [Insert(results, at(own, "totals"), at(results, "totals"), None)], ours)
    first, second = (one for one in deck_in(data).slides[3].objects if one.name == "Sumy")
    assert (first.placeholder, second.placeholder) == ("body", "")
    assert (first.box, first.fill, first.anchor, first.insets) == (
        second.box, second.fill, second.anchor, second.insets,
    )  # fmt: skip
    looks = [
        [(r.text, r.size_pt, r.bold, r.colour, r.typeface) for p in one.paragraphs for r in p.runs]
        for one in (first, second)
    ]
    assert looks[0] == looks[1]


def test_a_new_card_takes_after_the_cards_a_person_painted() -> None:
    def paint(presentation) -> None:
        card = next(one for one in presentation.slides[2].shapes if one.name == "Karta 1")
        card.fill.solid()
        card.fill.fore_color.rgb = RGBColor(1, 2, 3)
        card.text_frame.paragraphs[0].runs[0].font.italic = True

    draft = opened(by_hand(without(fresh().data, 2, "Karta 4"), paint))
    tree = read_deck(draft, fresh().names)
    ours, ours_tree = fresh().opened()
    cards, own = sections(tree)[2], sections(ours_tree)[2]
    keys = [one.key for one in cards.children]
    (new,) = [one for one in own.children if one.key not in keys]
    model = next(
        one for one in cards.children if one.words.startswith("Tworzenie regionalnych sieci w")
    )
    data = done(draft, [Insert(cards, new, model, model)], ours)
    card = shape_named(data, 2, "Karta 4")
    assert card.fill.fore_color.rgb == RGBColor(1, 2, 3)
    assert card.text_frame.text == new.words
    assert card.text_frame.paragraphs[0].runs[0].font.italic
    again = sections(read_deck(opened(data), fresh().names))[2]
    assert at(again, new.key, "@box").text == at(own, new.key, "@box").text
    assert at(again, new.key).mark == new.mark


def test_a_chart_comes_with_its_workbook() -> None:
    draft = opened(without(fresh().data, 3, "es:results/chart:spotkanie"))
    tree = read_deck(draft, fresh().names)
    ours, ours_tree = fresh().opened()
    new = at(section(ours_tree, "results"), "chart:spotkanie")
    results = section(tree, "results")
    data = done(draft, [Insert(results, new, at(results, "totals"), None)], ours)
    chart = shape_named(data, 3, "es:results/chart:spotkanie").chart
    assert chart.part.chart_workbook.xlsx_part is not None
    again = at(section(read_deck(opened(data), fresh().names), "results"), "chart:spotkanie")
    assert again == new


def test_a_chart_is_redrawn_in_place() -> None:
    draft, tree = fresh().opened()
    ours_draft, ours_tree = fresh().opened()
    chart = at(section(tree, "results"), "chart:spotkanie")
    own = at(section(ours_tree, "results"), "chart:spotkanie")
    bars = [one for one in chart.children if one.kind is Kind.BAR]

    def keyed(node: Node) -> Node:
        number = iter(range(99))
        children = (
            Node(f"bar:{next(number)}", one.kind, one.text, one.children, handle=one.handle)
            if one.kind is Kind.BAR
            else one
            for one in node.children
        )
        return node.with_children(tuple(children))

    wanted = keyed(chart)
    renamed = Node("name", Kind.PASSAGE, "Nowa nazwa")
    first = next(one for one in wanted.children if one.key == "bar:0")
    new_bar = first.with_children((renamed, *first.children[1:]))
    changed = wanted.with_children(
        tuple(new_bar if one.key == "bar:0" else one for one in wanted.children)
    )
    data = done(draft, [Redraw(keyed(chart), changed, keyed(own))], ours_draft)
    again = at(section(read_deck(opened(data), fresh().names), "results"), "chart:spotkanie")
    names = [one.children[0].text for one in again.children if one.kind is Kind.BAR]
    assert names == ["Nowa nazwa", *(one.children[0].text for one in bars[1:])]


def test_a_box_goes_with_its_group_and_its_effects() -> None:
    def animate(presentation) -> None:
        slide = presentation.slides[3]
        totals = next(one for one in slide.shapes if one.name == "Sumy")
        kept = slide.shapes.title
        effects = "".join(
            f'<p:par><p:cTn id="{n}"><p:childTnLst><p:par><p:cTn id="{n + 1}" presetClass="entr">'
            f'<p:childTnLst><p:set><p:cBhvr><p:tgtEl><p:spTgt spid="{spid}"/></p:tgtEl></p:cBhvr>'
            "</p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
            for n, spid in ((3, totals.shape_id), (5, kept.shape_id))
        )
        slide._element.append(
            made(
                '<p:timing><p:tnLst><p:par><p:cTn id="1"><p:childTnLst><p:seq><p:cTn id="2">'
                f"<p:childTnLst>{effects}</p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn>"
                f'</p:par></p:tnLst><p:bldLst><p:bldP spid="{totals.shape_id}" grpId="0"/>'
                "</p:bldLst></p:timing>"
            )
        )
        slide.shapes.add_group_shape([totals])

    draft = opened(by_hand(fresh().data, animate))
    tree = read_deck(draft, fresh().names)
    results = section(tree, "results")
    data = done(draft, [Remove(results, at(results, "totals"))])
    slide = pptx(data).slides[3]
    assert "Sumy" not in [one.name for one in slide.shapes]
    assert not [one for one in slide.shapes if one.shape_type == 6]
    targets = [one.get("spid") for one in slide._element.iter(f"{{{P}}}spTgt")]
    assert targets == [str(slide.shapes.title.shape_id)]
    assert len(list(slide._element.iter(f"{{{P}}}par"))) == 3
    assert slide._element.find(f"{{{P}}}timing/{{{P}}}bldLst") is None


def test_the_timing_goes_with_the_last_effect() -> None:
    def animate(presentation) -> None:
        slide = presentation.slides[3]
        totals = next(one for one in slide.shapes if one.name == "Sumy")
        slide._element.append(
            made(
                '<p:timing><p:tnLst><p:par><p:cTn id="1"><p:childTnLst><p:par><p:cTn id="2" '
                f'presetClass="entr"><p:childTnLst><p:set><p:spTgt spid="{totals.shape_id}"/>'
                "</p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:tnLst>"
                "</p:timing>"
            )
        )

    draft = opened(by_hand(fresh().data, animate))
    tree = read_deck(draft, fresh().names)
    results = section(tree, "results")
    data = done(draft, [Remove(results, at(results, "totals"))])
    assert pptx(data).slides[3]._element.find(f"{{{P}}}timing") is None


def test_a_removed_chart_takes_its_parts_along() -> None:
    draft, tree = fresh().opened()
    results = section(tree, "results")
    done(draft, [Remove(results, at(results, "chart:spotkanie"))])
    assert "ppt/charts/chart1.xml" not in draft
    assert "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx" not in draft


# --- looks


def test_a_box_is_moved_and_keeps_its_rotation() -> None:
    def turn(presentation) -> None:
        next(one for one in presentation.slides[3].shapes if one.name == "Sumy").rotation = 5

    draft = opened(by_hand(fresh().data, turn))
    tree = read_deck(draft, fresh().names)
    data = done(draft, [SetText(at(section(tree, "results"), "totals", "@box"), "1,2,3000,4000")])
    box = shape_named(data, 3, "Sumy")
    assert (box.left, box.top, box.width, box.height, box.rotation) == (1, 2, 3000, 4000, 5)


def test_the_placeholder_s_own_box_is_not_written() -> None:
    draft, tree = fresh().opened()
    totals = at(section(tree, "results"), "totals", "@box")
    usual = "548640,1737360,3291840,3657600"
    done(draft, [SetText(totals, usual)])
    again = read_deck(draft, fresh().names)
    assert at(section(again, "results"), "totals", "@box").text == usual
    assert b'name="Sumy"' in draft.data("ppt/slides/slide4.xml")
    assert b'<a:off x="548640" y="1737360"/>' not in draft.data("ppt/slides/slide4.xml")


def test_the_size_seen_is_set_in_all_runs_or_left_to_the_layout() -> None:
    draft, tree = fresh().opened()
    title = passages(at(section(tree, "results"), "title"))[0]
    data = done(draft, [SetText(at(title, "@size"), "2800")])
    assert shape_named(data, 3, "Tytuł").text_frame.paragraphs[0].runs[0].font.size.pt == 28
    draft = opened(data)
    tree = read_deck(draft, fresh().names)
    title = passages(at(section(tree, "results"), "title"))[0]
    assert at(title, "@size").text == "2800"
    done(draft, [SetText(at(title, "@size"), "3400")])
    assert draft.data("ppt/slides/slide4.xml") == opened(fresh().data).data("ppt/slides/slide4.xml")


def test_another_placeholder_of_the_layout_is_filled() -> None:
    draft, tree = fresh().opened()
    slide = sections(tree)[6]
    effect = next(one for one in slide.children if one.words.startswith("Efekt"))
    layout = SetText(at(slide, "@layout"), "Działanie z sumą")
    ours = sections(fresh().opened()[1])[5]
    wanted = at(ours, "totals", "@ph").text
    data = done(draft, [SetText(at(effect, "@ph"), wanted), layout])
    moved = shape_named(data, 6, "Efekt")
    assert str(moved.placeholder_format.idx) == wanted


# --- pictures


def pictured(folder: Path, size: tuple[int, int], alt: str) -> Made:
    Image.new("RGB", size, (200, 30, 30)).save(folder / "forum.png")
    picture = Picture.model_validate({"plik": "forum.png", "opis": alt, "podpis": "Forum"})
    project = seed()
    first = project.actions[0].model_copy(update={"pictures": (picture,)})
    actions = (first, *project.actions[1:])
    return make(project.model_copy(update={"actions": actions}), folder)


def test_an_exchanged_image_keeps_its_proportions_inside_the_person_s_box(tmp_path: Path) -> None:
    wide, high = pictured(tmp_path, (400, 300), "Sala"), pictured(tmp_path, (300, 400), "Sala")

    def move(presentation) -> None:
        picture = next(s for s in presentation.slides[6].shapes if "/picture:" in s.name)
        picture.left, picture.top, picture.width, picture.height = (
            Emu(n) for n in (0, 0, 800, 600)
        )

    draft = opened(by_hand(wide.data, move))
    node = the(read_deck(draft, wide.names), Kind.PICTURE)
    ours, ours_tree = high.opened()
    image = at(the(ours_tree, Kind.PICTURE), "@image").text
    data = done(draft, [SetText(at(node, "@image"), image)], ours)
    again = the(read_deck(opened(data), wide.names), Kind.PICTURE)
    assert at(again, "@image").text == image
    assert at(again, "@box").text == "175,0,450,600"
    media = [name for name in opened(data) if name.startswith("ppt/media/image")]
    digests = [hashlib.sha256(opened(data).data(name)).hexdigest()[:16] for name in media]
    assert digests == [image]


def test_a_picture_of_the_data_comes_with_its_image(tmp_path: Path) -> None:
    made_deck = pictured(tmp_path, (400, 300), "Sala")
    ours, ours_tree = made_deck.opened()
    own = the(ours_tree, Kind.PICTURE)
    draft = opened(without(made_deck.data, 6, own.mark))
    tree = read_deck(draft, made_deck.names)
    slide = sections(tree)[6]
    data = done(draft, [Insert(slide, own, at(slide, "title"), None)], ours)
    again = the(read_deck(opened(data), made_deck.names), Kind.PICTURE)
    assert again == own


# --- notes


def without_notes(data: bytes) -> bytes:
    draft = opened(data)
    for part in [name for name in draft if name.startswith("ppt/slides/")]:
        for one in draft.relationships(part):
            if one.kind.endswith("/notesSlide"):
                draft.unrelate(part, one.rid)
                draft.drop(one.target)
    return draft.save()


@pytest.mark.parametrize("has_master", [True, False])
def test_notes_come_on_a_page_of_the_deck_s_own_master(has_master: bool) -> None:
    draft = opened(without_notes(fresh().data))
    if not has_master:
        root = draft.edit("ppt/presentation.xml")
        listed = root.find(f"{{{P}}}notesMasterIdLst")
        assert listed is not None
        root.remove(listed)
        for one in draft.relationships("ppt/presentation.xml"):
            if one.kind.endswith("/notesMaster"):
                draft.unrelate("ppt/presentation.xml", one.rid)
        draft.sweep()
    tree = read_deck(draft, fresh().names)
    ours, ours_tree = fresh().opened()
    steps = [
        Insert(section(tree, key), at(section(ours_tree, key), "notes"), None, None)
        for key in ("cover", "results")
    ]
    data = done(draft, steps, ours)
    slides = pptx(data).slides
    assert [one.has_notes_slide for one in slides].count(True) == 2
    assert slides[3].notes_slide.notes_text_frame.text.startswith("Zrealizowano 77")
    assert (
        slides[3].notes_slide.part.notes_master.part.partname
        == "/ppt/notesMasters/notesMaster1.xml"
    )
    again = section(read_deck(opened(data), fresh().names), "results")
    assert again.child("notes") == section(ours_tree, "results").child("notes")


def test_removed_notes_leave_the_page() -> None:
    draft, tree = fresh().opened()
    results = section(tree, "results")
    data = done(draft, [Remove(results, at(results, "notes"))])
    assert pptx(data).slides[3].has_notes_slide
    assert section(read_deck(opened(data), fresh().names), "results").child("notes") is None


def test_numbers_of_shapes_are_the_next_ones() -> None:
    root = made(
        '<p:sld><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="41" name=""/></p:nvSpPr>'
        "</p:sp></p:spTree></p:cSld></p:sld>"
    )
    assert next_id(root) == 42


def test_steps_on_nothing_do_nothing() -> None:
    draft, tree = small().opened()
    lonely = Node("x", Kind.TEXT)
    done(draft, [SetText(lonely, "a"), Remove(tree, lonely), Reorder(lonely, ())])
    assert draft.save() == small().data
    assert texts(small().data)


def test_the_level_of_a_paragraph_is_set_and_its_size_follows() -> None:
    draft, tree = fresh().opened()
    label, text = passages(at(section(tree, "overview"), "goal"))
    assert [at(one, "@level").text for one in (label, text)] == ["1", "2"]
    steps = [SetText(at(label, "@level"), "2"), SetText(at(label, "@size"), at(text, "@size").text)]
    done(draft, [*steps, SetText(at(text, "@level"), "1")])
    again = passages(at(section(read_deck(draft, fresh().names), "overview"), "goal"))
    assert [at(one, "@level").text for one in again] == ["2", "1"]
    assert at(again[0], "@size").text == at(text, "@size").text
    assert b" sz=" not in draft.data("ppt/slides/slide2.xml")


def test_what_it_should_follow_may_be_elsewhere() -> None:
    """A box a person moved to another slide: the nearest before it is followed."""
    draft, tree = fresh().opened()
    ours, ours_tree = fresh().opened()
    results, own = section(tree, "results"), section(ours_tree, "results")
    stray = at(section(tree, "overview"), "goal")
    children = list(results.children)
    children.insert(3, stray)
    parent = results.with_children(tuple(children))
    data = done(draft, [Insert(parent, at(own, "totals"), stray, None)], ours)
    names = [one.name for one in pptx(data).slides[3].shapes]
    assert names[:4] == ["Tytuł", "Nadtytuł", "Sumy", "Sumy"]


def test_connectors_let_go_of_a_box_that_goes() -> None:
    def connect(presentation) -> None:
        slide = presentation.slides[3]
        line = slide.shapes.add_connector(1, 0, 0, 9, 9)
        line.begin_connect(slide.shapes.title, 0)
        line.end_connect(next(one for one in slide.shapes if one.name == "Sumy"), 0)

    draft = opened(by_hand(fresh().data, connect))
    tree = read_deck(draft, fresh().names)
    results = section(tree, "results")
    data = done(draft, [Remove(results, at(results, "totals"))])
    glue = [str(one.tag) for one in pptx(data).slides[3]._element.iter() if "Cxn" in str(one.tag)]
    assert [tag.rpartition("}")[2] for tag in glue if tag.endswith(("stCxn", "endCxn"))] == [
        "stCxn"
    ]
