"""Finding again what was made: by marks, by words, by likeness, by place; in doubt not at all."""

from __future__ import annotations

from msgspec.structs import replace

from es_docs.merge.matching import align, match
from es_docs.merge.merging import carried_out, merge
from es_docs.merge.steps import Insert, Outcome
from es_docs.merge.tree import Kind, Node, is_same
from merge.trees import Action, Data, Edit, Task, document, raw, unmarked

TASKS = (Task("spotkania sieciujące", 11, 9), Task("wizyty studyjne", 2, 2))
FIRST = Action("Sieci ośrodków wsparcia ekonomii", TASKS, ("Założenie stowarzyszenia",))
SECOND = Action("Doradztwo dla samorządów", (Task("porady prawne", 20, 5),), ())
DATA: Data = (FIRST, SECOND)
KEY = f"a:{FIRST.title}"
TABLE = (KEY, f"{KEY}/table")
BASE = align(None, document(DATA))


def found(tree: Node) -> Node:
    return match(BASE, BASE, tree)


def changed(tree: Node, mark: str, edit: Edit) -> Node:
    if tree.mark == mark:
        return edit(tree)
    return tree.with_children(tuple(changed(child, mark, edit) for child in tree.children))


def with_text(text: str) -> Edit:
    def edit(node: Node) -> Node:
        children = (
            replace(child, text=text) if child.kind is Kind.PASSAGE else child
            for child in node.children
        )
        return node.with_children(tuple(children))

    return edit


def keys(node: Node | None) -> list[str]:
    assert node is not None
    return [child.key for child in node.children]


def test_a_slide_without_its_anchor_is_known_by_the_shapes_on_it() -> None:
    """All its words are new, one shape with its mark is left."""

    def edit(section: Node) -> Node:
        (chart,) = (child for child in section.children if child.kind is Kind.CHART)
        title = Node("", Kind.TEXT, children=(Node("", Kind.PASSAGE, "Zupełnie co innego"),))
        return replace(section, mark="", children=(title, replace(chart, children=())))

    assert keys(found(changed(raw(document(DATA)), KEY, edit)))[1] == KEY


def test_a_shape_without_mark_and_with_other_words_is_known_by_its_place() -> None:
    boxed = Node("@box", Kind.LOOK, "1,2,3,4")

    def moved(shape: Node) -> Node:
        return shape.with_children((boxed, *shape.children[1:]))

    mark = f"{KEY}/sentence"
    base = align(None, changed(document(DATA), mark, moved))
    tree = unmarked(changed(changed(document(DATA), mark, moved), mark, with_text("Inaczej!")))
    section = match(base, base, tree).child(KEY)
    assert section is not None
    shape = section.child(mark)
    assert shape is not None
    assert shape.words == "Inaczej!"


def test_of_a_slide_and_its_copy_the_one_with_the_very_mark_is_the_original() -> None:
    """LibreOffice puts „ 1” behind the names on a copy, and a copy may stand first."""
    tree = raw(document(DATA))
    front, first, second = tree.children
    copy = changed(replace(first, mark=f"{KEY} 1"), f"{KEY}/sentence", with_text("Moja wersja"))
    for children in ((front, copy, first, second), (front, first, copy, second)):
        theirs = found(tree.with_children(children))
        copies = [child for child in theirs.children if child.copy_of == KEY]
        original = theirs.child(KEY)
        assert len(copies) == 1
        assert original is not None
        assert "Moja wersja" not in original.words
        assert not copies[0].is_bound


def test_of_two_with_the_same_mark_the_one_more_like_it_is_the_original() -> None:
    tree = raw(document(DATA))
    front, first, second = tree.children
    copy = changed(first, f"{KEY}/sentence", with_text("Moja wersja"))
    theirs = found(tree.with_children((front, copy, first, second)))
    original = theirs.child(KEY)
    assert original is not None
    assert "Moja wersja" not in original.words


def test_a_copied_slide_without_any_mark_is_a_copy_by_its_words() -> None:
    tree = unmarked(document(DATA))
    theirs = found(tree.with_children((*tree.children, tree.children[1])))
    assert theirs.children[-1].copy_of == KEY


def test_a_copy_stays_when_the_data_lose_what_it_was_copied_from() -> None:
    tree = raw(document(DATA))
    ours = align(BASE, document((SECOND,)))
    theirs = match(BASE, ours, tree.with_children((*tree.children, tree.children[1])))
    plan = merge(BASE, theirs, ours)
    after = carried_out(theirs, plan.steps)
    assert [child.copy_of for child in after.children if child.copy_of] == [KEY]
    assert [event.path for event in plan.events if event.outcome is Outcome.REMOVED] == [(KEY,)]


def test_the_first_row_is_the_header_whatever_its_words() -> None:
    tree = unmarked(document(DATA))

    def edit(node: Node) -> Node:
        if node.kind is Kind.PASSAGE and node.text in ("Zadanie", "Plan", "Wykonanie"):
            return replace(node, text=f"x{len(node.text)}")
        return node.with_children(tuple(map(edit, node.children)))

    table = found(edit(tree)).find(TABLE)
    assert table is not None
    assert table.children[1].key == f"{KEY}/header"


def test_columns_are_known_by_their_headers_when_all_numbers_are_new() -> None:
    def edit(node: Node) -> Node:
        if node.kind is Kind.ROW:
            name, plan, real = node.children
            fresh = [
                replace(cell, children=(Node("", Kind.PASSAGE, "?"),)) for cell in (real, plan)
            ]
            kept = [real, plan] if plan.words == "Plan" else fresh
            return node.with_children((name, *kept))
        return node.with_children(tuple(map(edit, node.children)))

    base, table = BASE.find(TABLE), found(edit(unmarked(document(DATA)))).find(TABLE)
    assert base is not None
    assert table is not None
    name, plan, real = keys(base.children[1])
    assert keys(table.children[1]) == [name, real, plan]


def test_a_row_known_by_its_label_may_have_other_numbers() -> None:
    tree = unmarked(document(DATA))

    def edit(node: Node) -> Node:
        if node.kind is Kind.PASSAGE and node.text.endswith("spotkań"):
            return replace(node, text="99\u00a0spotkań")
        return node.with_children(tuple(map(edit, node.children)))

    assert keys(found(edit(tree)).find(TABLE)) == keys(BASE.find(TABLE))


def test_a_heading_that_was_deleted_does_not_lose_what_stood_below_it() -> None:
    """In a report the blocks then stand in the section before."""
    tree = raw(document(DATA))
    front, first, second = tree.children
    merged_in = first.with_children((*first.children, *second.children[2:]))
    theirs = found(tree.with_children((front, merged_in)))
    section = theirs.child(f"a:{SECOND.title}")
    assert section is not None
    assert section.handle is None
    assert f"a:{SECOND.title}/table" in keys(section)


def test_a_new_row_takes_the_look_of_an_inner_row() -> None:
    new = Task("szkolenia dla urzędników gmin", 4, 3)
    ours = align(BASE, document((replace(FIRST, tasks=(new, *TASKS)), SECOND)))
    plan = merge(BASE, found(raw(document(DATA))), ours)
    (row,) = (s for s in plan.steps if isinstance(s, Insert) and s.node.kind is Kind.ROW)
    assert row.model is not None
    assert row.model.children[0].words == TASKS[0].name


def test_an_action_that_is_merely_similar_is_another_one() -> None:
    like = Action("Sieci podmiotów reintegracyjnych", (Task("spotkania", 3, 3),), ())
    ours = align(BASE, document((like, SECOND)))
    assert KEY not in keys(ours)


def test_what_is_called_after_a_section_that_has_a_new_title_is_found_beside_a_new_one() -> None:
    """The entries of two new titles in a table of contents are alike to a person only."""

    def made(*actions: tuple[str, str, str]) -> Node:
        said = [
            (key, Node("", Kind.PASSAGE, title), Node("", Kind.TEXT, mark=own))
            for key, title, own in actions
        ]
        entries = tuple(replace(title, key=key) for key, title, _ in said)
        cards = tuple(replace(title, key=f"number:{key}") for key, title, _ in said)
        rows = tuple(replace(title, key=f"{key}/spotkanie") for key, title, _ in said)
        front = [
            Node(name, Kind.TEXT, children=children)
            for name, children in (("contents", entries), ("cards", cards), ("rows", rows))
        ]
        sections = (Node(key, Kind.SECTION, children=(title, own)) for key, title, own in said)
        return Node("", Kind.DOCUMENT, children=(*front, *sections))

    base = align(None, made(("action:1", "Doradztwo dla gmin", "es:1")))
    renamed = ("action:2", "Porady prawne", "es:1")
    ours = align(base, made(renamed, ("action:3", "Promocja w mediach", "es:3")))
    assert keys(ours.child("contents")) == ["action:1", "action:3"]
    assert keys(ours.child("cards")) == ["number:action:1", "number:action:3"]
    assert keys(ours.child("rows")) == ["action:1/spotkanie", "action:3/spotkanie"]


def test_keys_are_unique_among_siblings() -> None:
    tree = unmarked(document(DATA))
    theirs = found(tree.with_children((*tree.children, *tree.children, *tree.children)))
    for _, node in theirs.walk():
        assert len(set(keys(node))) == len(node.children)


def test_numbers_are_compared_by_value_and_boxes_but_for_drift() -> None:
    assert is_same(Kind.NUMBER, "0.3333333333333333", "0.33333333333333331")
    assert not is_same(Kind.NUMBER, "9", "9.001")
    box = "548640,1737360,11094415,3616960"
    assert is_same(Kind.LOOK, box, "548280,1737720,11094415,3616960")
    assert not is_same(Kind.LOOK, box, "648640,1737360,11094415,3616960")
    assert not is_same(Kind.LOOK, "1600", "1400")


def chart(*series: tuple[int, str, str]) -> Node:
    """A chart of one bar; each series with its number, its name and its value."""
    names = (Node(f"@series:{number}", Kind.PASSAGE, name) for number, name, _ in series)
    values = (Node(str(number), Kind.NUMBER, value) for number, _, value in series)
    bar = Node("", Kind.BAR, children=(Node("name", Kind.PASSAGE, "Sieci OWES"), *values))
    return Node("chart", Kind.CHART, children=(*names, bar), mark="chart")


def test_series_that_a_program_numbered_anew_are_known_by_their_names() -> None:
    """LibreOffice counts from 0 again when a series was deleted."""

    def document_of(one: Node) -> Node:
        return Node("", Kind.DOCUMENT, children=(Node("s", Kind.SECTION, children=(one,)),))

    base = align(None, document_of(chart((0, "Plan", "11"), (1, "Wykonanie", "9"))))
    ours = align(base, document_of(chart((0, "Plan", "11"), (1, "Wykonanie", "10"))))
    theirs = match(base, ours, document_of(chart((0, "Wykonanie", "9"))))
    plan = merge(base, theirs, ours)
    assert not [event for event in plan.events if event.outcome is Outcome.CONFLICT]
    after = carried_out(theirs, plan.steps).children[0].children[0]
    assert [(one.key, one.text) for one in after.children[-1].children] == [
        ("name", "Sieci OWES"),
        ("1", "10"),
    ]


def test_a_picture_without_its_mark_is_known_by_its_bytes() -> None:
    def picture(image: str, mark: str) -> Node:
        return Node(mark, Kind.PICTURE, children=(Node("@image", Kind.LOOK, image),), mark=mark)

    def section(*children: Node) -> Node:
        one = Node("s", Kind.SECTION, children=children, mark="s")
        return Node("", Kind.DOCUMENT, children=(one,))

    base = align(None, section(picture("aa", "es:s/one"), picture("bb", "es:s/two")))
    theirs = match(base, base, section(picture("bb", ""), picture("cc", ""), picture("aa", "")))
    assert keys(theirs.children[0]) == ["es:s/two", "+1", "es:s/one"]
