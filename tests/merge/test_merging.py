"""The table of rules, row by row, on trees: what a person did × what the data did."""

from __future__ import annotations

from msgspec.structs import replace

from es_docs.merge.matching import align, match
from es_docs.merge.merging import Wishes, carried_out, merge, path_name
from es_docs.merge.steps import Event, Insert, Outcome, Plan, Remark, Remove, SetText
from es_docs.merge.tree import Kind, Node
from merge.trees import Action, Data, Edit, Task, document, raw, said, unmarked

TASKS = (Task("spotkania sieciujące", 11, 9), Task("wizyty studyjne", 2, 2))
FIRST = Action("Sieci ośrodków wsparcia ekonomii", TASKS, ("Założenie stowarzyszenia",))
SECOND = Action("Doradztwo dla samorządów", (Task("porady prawne", 20, 5),), ())
DATA: Data = (FIRST, SECOND)
KEY = "a:Sieci ośrodków wsparcia ekonomii"


def with_task(number: int, **values: int) -> Data:
    tasks = tuple(replace(t, **values) if n == number else t for n, t in enumerate(TASKS))
    return (replace(FIRST, tasks=tasks), SECOND)


def update(edit: Edit, data: Data, wishes: Wishes | None = None) -> tuple[Plan, Node]:
    base = align(None, document(DATA))
    ours = align(base, document(data))
    theirs = match(base, ours, edit(raw(document(DATA))))
    plan = merge(base, theirs, ours, wishes or Wishes())
    return plan, carried_out(theirs, plan.steps)


def untouched(tree: Node) -> Node:
    return tree


def rewritten(old: str, new: str) -> Edit:
    def edit(node: Node) -> Node:
        text = node.text.replace(old, new) if node.kind is not Kind.LOOK else node.text
        return replace(node, text=text, children=tuple(map(edit, node.children)))

    return edit


def without(mark: str) -> Edit:
    def edit(node: Node) -> Node:
        kept = tuple(edit(child) for child in node.children if child.mark != mark)
        return node.with_children(kept)

    return edit


def put_into(mark: str, made: Node, position: int = 99) -> Edit:
    def edit(node: Node) -> Node:
        children = [edit(child) for child in node.children]
        if node.mark == mark:
            children.insert(position, made)
        return node.with_children(tuple(children))

    return edit


def twice(mark: str, suffix: str = "") -> Edit:
    def edit(node: Node) -> Node:
        children: list[Node] = []
        for child in map(edit, node.children):
            children.append(child)
            if child.mark == mark:
                children.append(replace(child, mark=mark + suffix))
        return node.with_children(tuple(children))

    return edit


def of(plan: Plan, *outcomes: Outcome) -> list[Event]:
    return [event for event in plan.events if event.outcome in outcomes]


def words(tree: Node) -> str:
    return tree.words.replace("\u00a0", " ")


NEW_VALUE = with_task(0, realised=10)


def test_the_value_changes_inside_a_persons_sentence() -> None:
    plan, after = update(rewritten("W tym działaniu zrealizowano", "Z dumą mówimy:"), NEW_VALUE)
    assert "Z dumą mówimy: 12 z 13 spotkań" in words(after)
    assert not of(plan, Outcome.CONFLICT)


def test_a_value_overtyped_while_the_data_stay_is_kept_and_told() -> None:
    plan, after = update(rewritten("9\u00a0spotkań", "8\u00a0spotkań"), DATA)
    assert plan.steps == ()
    assert "8 spotkań" in words(after)
    assert [event.yours for event in of(plan, Outcome.YOURS)] == ["8\u00a0spotkań"]


def test_a_value_overtyped_with_the_new_one_is_silent() -> None:
    plan, after = update(rewritten("9\u00a0spotkań", "10\u00a0spotkań"), NEW_VALUE)
    assert not of(plan, Outcome.CONFLICT, Outcome.YOURS)
    assert said(after) == said(document(NEW_VALUE))


def test_a_value_both_changed_stays_and_is_told_once_with_all_three() -> None:
    plan, after = update(rewritten("9\u00a0spotkań", "8\u00a0spotkań"), NEW_VALUE)
    (event,) = of(plan, Outcome.CONFLICT)
    told = (event.old, event.yours, event.new)
    assert told == ("9\u00a0spotkań", "8\u00a0spotkań", "10\u00a0spotkań")
    assert "8 spotkań" in words(after)


def test_the_data_can_be_preferred_for_all_or_for_one_place() -> None:
    edit = rewritten("9\u00a0spotkań", "8\u00a0spotkań")
    (event,) = of(update(edit, NEW_VALUE)[0], Outcome.CONFLICT)
    place = "/".join(event.path)
    for wishes in (Wishes(side="data"), Wishes(sides={place: "data"})):
        plan, after = update(edit, NEW_VALUE, wishes)
        assert said(after) == said(document(NEW_VALUE))
        assert [one.yours for one in of(plan, Outcome.REPLACED)] == ["8\u00a0spotkań"]
    plan, after = update(edit, NEW_VALUE, Wishes(sides={"elsewhere": "data"}))
    assert of(plan, Outcome.CONFLICT)


def test_a_persons_side_can_be_preferred_and_is_then_not_asked_about() -> None:
    edit = rewritten("9\u00a0spotkań", "8\u00a0spotkań")
    plan, after = update(edit, NEW_VALUE, Wishes(side="mine"))
    assert "8 spotkań" in words(after)
    assert not of(plan, Outcome.CONFLICT)


def test_an_open_conflict_can_be_settled_for_the_data_later() -> None:
    edit = rewritten("9\u00a0spotkań", "8\u00a0spotkań")
    (event,) = of(update(edit, NEW_VALUE)[0], Outcome.CONFLICT)
    place = "/".join(event.path)
    plan, after = update(edit, DATA, Wishes(side="data", asked=frozenset({place})))
    assert said(after) == said(document(DATA))
    plan, after = update(edit, DATA, Wishes(side="data"))
    assert plan.steps == ()


def test_a_deleted_text_stays_deleted() -> None:
    plan, after = update(without(f"{KEY}/sentence"), DATA)
    assert plan.steps == ()
    assert not plan.events
    plan, after = update(without(f"{KEY}/sentence"), NEW_VALUE)
    assert words(after).count("zrealizowano") == 1
    assert len(of(plan, Outcome.GONE)) == 1


def test_a_deleted_row_and_a_deleted_slide_stay_deleted() -> None:
    plan, _ = update(without(f"row:{KEY}/spotkania sieciujące"), NEW_VALUE)
    assert not [step for step in plan.steps if isinstance(step, Insert)]
    assert of(plan, Outcome.GONE)
    plan, after = update(without(KEY), NEW_VALUE)
    assert [event.path for event in of(plan, Outcome.GONE)] == [(KEY,)]
    assert "Sieci" not in words(after)


def test_what_was_deleted_can_be_put_back() -> None:
    plan, after = update(without(KEY), NEW_VALUE, Wishes(restored=frozenset({KEY})))
    assert said(after) == said(document(NEW_VALUE))
    assert not of(plan, Outcome.GONE)


def test_every_copy_of_a_slide_is_refreshed_and_conflicts_on_its_own() -> None:
    for suffix in ("", " 1"):
        plan, after = update(twice(KEY, suffix), NEW_VALUE)
        assert words(after).count("12 z 13 spotkań, czyli") == 2
        assert not of(plan, Outcome.CONFLICT)

    def edit(tree: Node) -> Node:
        tree = twice(KEY)(tree)
        sections = list(tree.children)
        sections[2] = rewritten("9\u00a0spotkań", "8\u00a0spotkań")(sections[2])
        return tree.with_children(tuple(sections))

    plan, after = update(edit, NEW_VALUE)
    (event,) = of(plan, Outcome.CONFLICT)
    assert event.path[0] == f"{KEY}~1"
    assert words(after).count("10 spotkań") == 1


def test_the_marks_belong_to_the_original_alone() -> None:
    def copied(tree: Node) -> Node:
        """As Word pastes a section: without the bookmarks of what was copied."""
        sections = list(tree.children)
        return tree.with_children((*sections[:2], unmarked(sections[1]), *sections[2:]))

    plan, after = update(copied, NEW_VALUE)
    assert words(after).count("12 z 13 spotkań, czyli") == 2
    assert not [step for step in plan.steps if isinstance(step, Remark)]


def test_a_question_about_an_alternative_stays_open_until_it_is_answered() -> None:
    edit = rewritten("Razem 11 z 13 spotkań.", "Nasz opis.")
    plan, after = update(edit, NEW_VALUE)
    (event,) = of(plan, Outcome.CONFLICT)
    base = align(None, document(NEW_VALUE))
    again = merge(
        base, match(base, base, raw(after)), base, Wishes(asked=frozenset({path_name(event.path)}))
    )
    assert [one.path for one in again.events] == [event.path]
    assert not again.steps


def test_a_copy_of_a_part_gets_only_what_is_new_behind_something_it_has() -> None:
    """The heading alone was copied: the new effect is not written under it once more."""

    def heading_copied(tree: Node) -> Node:
        sections = list(tree.children)
        title = unmarked(sections[1].children[0])
        alone = replace(sections[1], mark="", children=(title,))
        return tree.with_children((*sections[:2], alone, *sections[2:]))

    data = (replace(FIRST, effects=(*FIRST.effects, "Wydanie poradnika dla gmin")), SECOND)
    _, after = update(heading_copied, data)
    assert words(after).count("Wydanie poradnika dla gmin") == 1
    _, after = update(twice(KEY), data)
    assert words(after).count("Wydanie poradnika dla gmin") == 2


def test_a_table_whose_rows_come_and_go_keeps_the_box_the_data_gave_it() -> None:
    def boxed(box: str) -> Edit:
        def edit(node: Node) -> Node:
            look = (Node("@box", Kind.LOOK, box),) if node.kind is Kind.TABLE else ()
            return node.with_children((*look, *map(edit, node.children)))

        return edit

    base = align(None, boxed("0,0,90000,50000")(document(DATA)))
    fewer = (replace(FIRST, tasks=TASKS[1:]), SECOND)
    ours = align(base, boxed("0,0,90000,50000")(document(fewer)))
    for mine, expected in (("0,0,90000,50000", 1), ("0,0,70000,40000", 0)):
        theirs = match(base, ours, boxed(mine)(raw(document(DATA))))
        steps = merge(base, theirs, ours).steps
        set_boxes = [one for one in steps if isinstance(one, SetText) and one.node.key == "@box"]
        assert len(set_boxes) == expected


def test_a_copied_shape_is_refreshed_wherever_it_stands() -> None:
    shape = document(DATA).children[1].children[2]
    _, after = update(put_into("front", raw(shape)), NEW_VALUE)
    assert words(after).count("12 z 13 spotkań, czyli") == 2


def row(*cells: str) -> Node:
    made = (Node("", Kind.CELL, children=(Node("", Kind.PASSAGE, text),)) for text in cells)
    return Node("", Kind.ROW, children=tuple(made))


def test_a_row_of_a_person_stays_where_it_is() -> None:
    edit = put_into(f"{KEY}/table", row("Nasz wiersz", "–", "–"), 2)
    plan, after = update(edit, NEW_VALUE)
    table = after.find((KEY, f"{KEY}/table"))
    assert table is not None
    labels = [child.children[0].words for child in table.children if child.kind is Kind.ROW]
    assert labels == ["Zadanie", "Nasz wiersz", "spotkania sieciujące", "wizyty studyjne"]
    assert not of(plan, Outcome.CONFLICT)


def test_a_row_added_by_hand_and_by_the_data_is_one_row() -> None:
    new = Task("szkolenia dla urzędników gmin", 4, 3)
    data = (replace(FIRST, tasks=(*TASKS, new)), SECOND)
    edit = put_into(f"{KEY}/table", row(new.name, "4 spotkania", "3 spotkania"))
    plan, after = update(edit, data)
    assert words(after).count(new.name) == words(document(data)).count(new.name)
    assert len(of(plan, Outcome.ADOPTED)) == 1


def test_an_effect_overtyped_with_the_one_the_data_have_now_is_one_effect() -> None:
    new = "Powołanie rady ekspertów przy marszałku"
    data = (replace(FIRST, effects=(new,)), SECOND)
    plan, after = update(rewritten("Założenie stowarzyszenia", new), data)
    assert words(after).count(new) == 1
    assert not of(plan, Outcome.KEPT, Outcome.CONFLICT)


def test_a_new_row_stands_behind_its_neighbour_in_the_data() -> None:
    new = Task("szkolenia dla urzędników gmin", 4, 3)
    data = (replace(FIRST, tasks=(TASKS[0], new, TASKS[1])), SECOND)
    plan, after = update(untouched, data)
    assert said(after) == said(document(data))
    inserted = next(s for s in plan.steps if isinstance(s, Insert) and s.node.kind is Kind.ROW)
    assert inserted.model is not None
    assert inserted.model.children[0].words == TASKS[0].name


def test_a_row_a_person_moved_stays_where_it_was_put() -> None:
    def edit(node: Node) -> Node:
        if node.kind is Kind.TABLE and len(node.children) == 4:
            alt, header, one, two = node.children
            return node.with_children((alt, header, two, one))
        return node.with_children(tuple(map(edit, node.children)))

    new = Task("szkolenia dla urzędników gmin", 4, 3)
    data = (replace(FIRST, tasks=(replace(TASKS[0], realised=10), TASKS[1], new)), SECOND)
    _, after = update(edit, data)
    table = after.find((KEY, f"{KEY}/table"))
    assert table is not None
    labels = [child.children[0].words for child in table.children if child.kind is Kind.ROW][1:]
    assert labels == ["wizyty studyjne", "szkolenia dla urzędników gmin", "spotkania sieciujące"]


def test_columns_a_person_swapped_or_added_keep_their_order_and_get_their_values() -> None:
    def edit(node: Node) -> Node:
        if node.kind is Kind.ROW:
            name, plan, real = node.children
            mine = Node("", Kind.CELL, children=(Node("", Kind.PASSAGE, "moje"),))
            return node.with_children((name, mine, real, plan))
        return node.with_children(tuple(map(edit, node.children)))

    plan, after = update(edit, with_task(0, realised=7, planned=12))
    table = after.find((KEY, f"{KEY}/table"))
    assert table is not None
    cells = [cell.words.replace("\u00a0", " ") for cell in table.children[2].children]
    assert cells == ["spotkania sieciujące", "moje", "7 spotkań", "12 spotkań"]
    assert not of(plan, Outcome.CONFLICT)


def without_column(tree: Node) -> Node:
    """The second column deleted from every table."""
    if tree.kind is Kind.ROW:
        return tree.with_children((tree.children[0], *tree.children[2:]))
    return tree.with_children(tuple(map(without_column, tree.children)))


def test_a_new_row_has_no_cell_for_a_column_a_person_deleted() -> None:
    new = Task("szkolenia dla urzędników gmin", 4, 3)
    plan, after = update(without_column, (replace(FIRST, tasks=(*TASKS, new)), SECOND))
    table = after.find((KEY, f"{KEY}/table"))
    assert table is not None
    assert {len(row.children) for row in table.children if row.kind is Kind.ROW} == {2}
    assert not of(plan, Outcome.CONFLICT)


def test_a_column_a_person_deleted_or_left_empty_is_no_work_on_a_row() -> None:
    def widened(tree: Node) -> Node:
        if tree.kind is Kind.ROW:
            empty = Node("", Kind.CELL, children=(Node("", Kind.PASSAGE, ""),))
            return tree.with_children((*tree.children, empty))
        return tree.with_children(tuple(map(widened, tree.children)))

    for edit in (without_column, widened):
        plan, _ = update(edit, (replace(FIRST, tasks=TASKS[1:]), SECOND))
        assert not of(plan, Outcome.KEPT)
        assert any(isinstance(one, Remove) and one.node.kind is Kind.ROW for one in plan.steps)


def test_a_new_row_looks_like_the_last_one_rather_than_like_the_header() -> None:
    new = Task("szkolenia dla urzędników gmin", 4, 3)
    plan, _ = update(untouched, (FIRST, replace(SECOND, tasks=(new, *SECOND.tasks))))
    models = [s.model for s in plan.steps if isinstance(s, Insert) and s.node.kind is Kind.ROW]
    assert [one and one.words.split("\n")[0] for one in models] == ["porady prawne"]


def test_a_new_action_is_a_section_behind_its_neighbour() -> None:
    third = Action("Promocja ekonomii społecznej", (Task("konferencje", 2, 2),), ())
    plan, after = update(untouched, (FIRST, third, SECOND))
    assert said(after) == said(document((FIRST, third, SECOND)))
    assert [event.path for event in of(plan, Outcome.ADDED)] == [
        ("a:Promocja ekonomii społecznej",)
    ]


def test_a_removed_action_goes_where_nobody_worked_on_it() -> None:
    plan, after = update(untouched, (SECOND,))
    assert said(after) == said(document((SECOND,)))
    assert [step for step in plan.steps if isinstance(step, Remove)]


def test_a_removed_action_stays_where_a_person_worked_on_it() -> None:
    picture = Node("", Kind.FOREIGN, "Zdjęcie")
    edits = (
        put_into(KEY, picture),
        rewritten("Założenie stowarzyszenia", "Założenie naszego stowarzyszenia"),
    )
    for edit in edits:
        plan, after = update(edit, (SECOND,))
        assert [event.path for event in of(plan, Outcome.KEPT)] == [(KEY,)]
        assert KEY in {child.key for child in after.children}
        plan, after = update(edit, (SECOND,), Wishes(sides={KEY: "data"}))
        assert KEY not in {child.key for child in after.children}


def cards(*slides: tuple[str, ...]) -> Node:
    """A list of cards that goes on on a next slide."""

    def card(text: str) -> Node:
        return Node(text, Kind.TEXT, mark=text, children=(Node("text", Kind.PASSAGE, text),))

    keys = ("cards", "cards#2")
    sections = (
        Node(key, Kind.SECTION, mark=key, children=tuple(map(card, texts)))
        for key, texts in zip(keys, slides, strict=False)
    )
    return Node("", Kind.DOCUMENT, children=tuple(sections))


def went_on(edit: Edit) -> Plan:
    """What is planned when a list of three cards gets a second slide for two of them."""
    base = cards(("jeden", "dwa", "trzy"))
    ours = cards(("jeden",), ("dwa", "trzy"))
    return merge(base, edit(base), ours)


def test_what_went_on_on_another_slide_is_told_as_moved() -> None:
    plan = went_on(untouched)
    assert [event.old for event in of(plan, Outcome.MOVED)] == ["dwa", "trzy"]
    assert not of(plan, Outcome.REMOVED)


def test_of_a_person_s_text_that_went_on_nobody_says_the_data_lost_it() -> None:
    plan = went_on(rewritten("trzy", "moje trzy"))
    assert [event.yours for event in of(plan, Outcome.LEFT)] == ["moje trzy"]
    assert not of(plan, Outcome.KEPT)


def test_what_a_person_deleted_and_a_new_slide_brings_back_is_told() -> None:
    plan = went_on(without("trzy"))
    assert ("cards#2", "trzy") in [event.path for event in of(plan, Outcome.ADDED)]


def test_an_action_whose_title_is_corrected_keeps_its_slide() -> None:
    better = replace(FIRST, title="Sieci ośrodków wsparcia ekonomii społecznej")
    plan, after = update(put_into(KEY, Node("", Kind.FOREIGN, "Zdjęcie")), (better, SECOND))
    assert not of(plan, Outcome.ADDED, Outcome.REMOVED, Outcome.KEPT)
    assert words(after).count("społecznej") >= 1
    section = after.children[1]
    assert section.mark == "a:Sieci ośrodków wsparcia ekonomii społecznej"
    assert any(child.text == "Zdjęcie" for child in section.children)


def test_a_chart_value_overtyped_is_treated_as_any_value() -> None:
    def edit(node: Node) -> Node:
        if node.kind is Kind.NUMBER and node.text == "9":
            return replace(node, text="8")
        return node.with_children(tuple(map(edit, node.children)))

    plan, _ = update(edit, NEW_VALUE)
    assert [(e.old, e.yours, e.new) for e in of(plan, Outcome.CONFLICT)] == [("9", "8", "10")]
    plan, _ = update(edit, DATA)
    assert plan.steps == ()


def test_looks_a_person_set_stay_and_the_others_follow_the_layout() -> None:
    def boxed(box: str) -> Edit:
        def edit(node: Node) -> Node:
            text = box if node.key == "@box" else node.text
            return replace(node, text=text, children=tuple(map(edit, node.children)))

        return edit

    base = align(None, boxed("0,0,9,9")(document(DATA)))
    ours = align(base, boxed("0,90000,9,9")(document(DATA)))
    moved = match(base, ours, boxed("70000,0,9,9")(raw(document(DATA))))
    assert merge(base, moved, ours).steps == ()
    drifted = match(base, ours, boxed("360,0,9,729")(raw(document(DATA))))
    assert all(isinstance(step, SetText) for step in merge(base, drifted, ours).steps)
    assert merge(base, drifted, ours).steps


def test_an_alternative_an_office_program_dropped_is_no_wish_of_a_person() -> None:
    def edit(node: Node) -> Node:
        text = "" if node.kind is Kind.ALT else node.text
        return replace(node, text=text, children=tuple(map(edit, node.children)))

    plan, after = update(edit, NEW_VALUE)
    assert "Razem 12 z 13 spotkań." in {one.text for _, one in after.walk()}
    plan, _ = update(edit, (SECOND,))
    assert not of(plan, Outcome.KEPT)


def test_a_block_moved_into_another_section_is_still_ours() -> None:
    def edit(tree: Node) -> Node:
        front, first, second = tree.children
        sentence = next(child for child in first.children if child.mark == f"{KEY}/sentence")
        rest = tuple(child for child in first.children if child is not sentence)
        return tree.with_children(
            (front.with_children((*front.children, sentence)), first.with_children(rest), second)
        )

    plan, _ = update(edit, NEW_VALUE)
    assert not of(plan, Outcome.GONE, Outcome.CONFLICT)
    assert any(
        isinstance(s, SetText) and "12" in s.text and "zgodnie" in s.text for s in plan.steps
    )


def test_the_order_of_the_data_is_followed_unless_a_person_made_another() -> None:
    data = (SECOND, FIRST)
    _, after = update(untouched, data)
    assert said(after) == said(document(data))

    def shuffled(tree: Node) -> Node:
        front, first, second = tree.children
        return tree.with_children((second, front, first))

    third = Action("Promocja ekonomii społecznej", (Task("konferencje", 2, 2),), ())
    _, after = update(shuffled, (third, SECOND, FIRST))
    assert [child.key[:6] for child in after.children] == ["a:Dora", "front", "a:Prom", "a:Siec"]
