"""Rows and columns come and go in the person's table, with its look and its merged cells."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.dml.color import RGBColor
from pptx.table import Table

from es_docs.merge.powerpoint.reading import read_deck
from es_docs.merge.steps import Insert, Remove, Reorder, SetText, Step
from es_docs.merge.tree import Kind, Node
from merge.powerpoint.decks import (
    Made,
    at,
    by_hand,
    done,
    opened,
    pptx,
    rows,
    section,
    small,
    the,
)


def the_table(tree: Node) -> Node:
    return the(section(tree, "action:pierwsze"), Kind.TABLE)


def table_in(data: bytes) -> tuple[Table, int]:
    """The first action's table and the height of its frame, in EMU."""
    for slide in pptx(data).slides:
        for shape in slide.shapes:
            if shape.has_table and shape.name.startswith("es:action:pierwsze"):
                return shape.table, shape.height
    raise AssertionError


def words(data: bytes) -> list[list[str]]:
    table, _ = table_in(data)
    return [[cell.text for cell in row.cells] for row in table.rows]


def by_key(table: Node, part: str) -> Node:
    return next(row for row in rows(table) if part in row.words)


# --- rows


def test_a_new_row_takes_after_its_neighbour_and_has_the_words_of_ours() -> None:
    def paint(presentation) -> None:
        for shape in presentation.slides[5].shapes:
            if shape.has_table:
                cell = shape.table.cell(2, 0)
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor(1, 2, 3)
                cell.text_frame.paragraphs[0].runs[0].font.italic = True

    made = small(3)
    draft = opened(by_hand(made.data, paint))
    theirs = the_table(read_deck(draft, made.names))
    ours_draft, ours_tree = small(4).opened()
    ours = the_table(ours_tree)
    new, model = by_key(ours, "Zadanie 4"), by_key(theirs, "Zadanie 2")
    before = table_in(made.data)
    data = done(draft, [Insert(theirs, new, by_key(theirs, "Zadanie 3"), model)], ours_draft)
    assert words(data)[-1] == ["Zadanie 4", "14\u00a0spotkań", "4\u00a0spotkania", "29%"]
    table, height = table_in(data)
    cell = table.cell(4, 0)
    assert cell.fill.fore_color.rgb == RGBColor(1, 2, 3)
    assert cell.text_frame.paragraphs[0].runs[0].font.italic
    assert height - before[1] == table.rows[4].height
    again = the_table(read_deck(opened(data), {**made.names, **small(4).names}))
    assert [row.key for row in rows(again)] == [row.key for row in rows(ours)]


def test_a_row_never_takes_after_the_header() -> None:
    made = small(3)
    draft, tree = made.opened()
    table = the_table(tree)
    ours_draft, ours = small(4).opened()
    header, *others = rows(table)
    steps: list[Step] = [Remove(table, row) for row in others]
    steps.append(Insert(table, by_key(the_table(ours), "Zadanie 4"), header, header))
    data = done(draft, steps, ours_draft)
    table_after, _ = table_in(data)
    runs = [cell.text_frame.paragraphs[0].runs[0].font.bold for cell in table_after.rows[1].cells]
    assert runs == [None, None, True, None]  # as the rows of tasks have it, and not the header


def test_the_first_row_goes_first_and_a_chain_of_rows_keeps_its_order() -> None:
    draft, tree = small(2).opened()
    table = the_table(tree)
    ours_draft, ours = small(5).opened()
    third, fourth = (by_key(the_table(ours), f"Zadanie {n}") for n in (3, 4))
    header, model = rows(table)[0], by_key(table, "Zadanie 1")
    steps = [Insert(table, third, header, model), Insert(table, fourth, third, model)]
    assert [row[0] for row in words(done(draft, steps, ours_draft))] == [
        "Zadanie", "Zadanie 3", "Zadanie 4", "Zadanie 1", "Zadanie 2",
    ]  # fmt: skip


def test_removed_rows_make_the_frame_lower() -> None:
    draft, tree = small(3).opened()
    table = the_table(tree)
    gone = by_key(table, "Zadanie 2")
    was, height = table_in(small(3).data)
    data = done(draft, [Remove(table, gone)])
    now, new_height = table_in(data)
    assert [row[0] for row in words(data)] == ["Zadanie", "Zadanie 1", "Zadanie 3"]
    assert height - new_height == was.rows[2].height
    assert sum(row.height for row in now.rows) == new_height


def test_reordered_rows_leave_a_person_s_row_behind_its_neighbour() -> None:
    def add(presentation) -> None:
        for shape in presentation.slides[5].shapes:
            if shape.has_table:
                row = shape.table._tbl.tr_lst[1]
                mine = row.__deepcopy__({})
                row.addnext(mine)
                shape.table.cell(2, 0).text = "Moje"

    made = small(3)
    draft = opened(by_hand(made.data, add))
    table = the_table(read_deck(draft, made.names))
    header, first, _, second, third = rows(table)
    data = done(draft, [Reorder(table, (header, third, second, first))])
    assert [row[0] for row in words(data)] == [
        "Zadanie", "Zadanie 3", "Zadanie 2", "Zadanie 1", "Moje",
    ]  # fmt: skip


def test_a_box_of_the_data_sets_the_heights_of_the_rows() -> None:
    draft, tree = small(3).opened()
    table = the_table(tree)
    left, top, width, height = map(int, at(table, "@box").text.split(","))
    box = f"{left},{top},{width - 1000},{height + 90_000}"
    data = done(draft, [SetText(at(table, "@box"), box)])
    after, new_height = table_in(data)
    assert new_height == height + 90_000 == sum(row.height for row in after.rows)
    assert sum(column.width for column in after.columns) == width - 1000


# --- columns


def widths_of(table: Table) -> str:
    return ",".join(str(column.width) for column in table.columns)


def test_the_widths_of_the_data_reach_a_table_with_a_person_s_row() -> None:
    def add(presentation) -> None:
        for shape in presentation.slides[5].shapes:
            if shape.has_table:
                row = shape.table._tbl.tr_lst[1]
                row.addnext(row.__deepcopy__({}))
                shape.table.cell(2, 0).text = "Moje"

    draft = opened(by_hand(small(3).data, add))
    table = the_table(read_deck(draft, small(3).names))
    before = [int(width) for width in at(table, "@columns").text.split(",")]
    wanted = ",".join(map(str, (before[0] - 900, *before[1:-1], before[-1] + 900)))
    left, top, width, height = at(table, "@box").text.split(",")
    box = f"{left},{top},{width},{int(height) + 90_000}"
    data = done(draft, [SetText(at(table, "@columns"), wanted), SetText(at(table, "@box"), box)])
    assert widths_of(table_in(data)[0]) == wanted


def test_widths_of_the_data_are_fitted_to_the_frame_a_person_gave_the_table() -> None:
    draft, tree = small(3).opened()
    table = the_table(tree)
    before = [int(width) for width in at(table, "@columns").text.split(",")]
    doubled = ",".join(str(2 * width) for width in before)
    after, _ = table_in(done(draft, [SetText(at(table, "@columns"), doubled)]))
    assert sum(column.width for column in after.columns) == sum(before)


def narrowed(made: Made) -> bytes:
    """The deck with a table of one column fewer."""
    draft, tree = made.opened()
    table = the_table(tree)
    steps = [Remove(row, row.children[-1]) for row in rows(table)]
    return done(draft, steps)


def test_a_column_goes_out_of_all_rows_and_the_grid() -> None:
    made = small(3)
    data = narrowed(made)
    before, _ = table_in(made.data)
    after, _ = table_in(data)
    assert words(data)[0] == ["Zadanie", "Plan", "Wykonanie"]
    assert len(after.columns) == 3
    total = sum(column.width for column in before.columns)
    assert sum(column.width for column in after.columns) == total


def test_a_column_comes_into_all_rows_the_person_s_too() -> None:
    made = small(3)

    def add(presentation) -> None:
        for shape in presentation.slides[5].shapes:
            if shape.has_table:
                row = shape.table._tbl.tr_lst[1]
                row.addnext(row.__deepcopy__({}))
                shape.table.cell(2, 0).text = "Moje"

    draft = opened(by_hand(narrowed(made), add))
    theirs = the_table(read_deck(draft, made.names))
    ours_draft, ours_tree = made.opened()
    ours = rows(the_table(ours_tree))
    known = [row for row in rows(theirs) if "Moje" not in row.words]
    steps = [
        Insert(row, own.children[-1], row.children[-1], row.children[-1])
        for row, own in zip(known, ours, strict=True)
    ]
    data = done(draft, steps, ours_draft)
    assert [row[3] for row in words(data)] == ["% planu", "9%", "", "17%", "23%"]
    table = the_table(read_deck(opened(data), made.names))
    assert [cell.key for cell in rows(table)[1].children] == [c.key for c in ours[0].children]


def test_new_row_and_new_column_meet() -> None:
    made = small(3)
    draft = opened(narrowed(made))
    theirs = the_table(read_deck(draft, made.names))
    ours_draft, ours_tree = small(4).opened()
    ours = rows(the_table(ours_tree))
    steps: list[Step] = [
        Insert(row, own.children[-1], row.children[-1], None)
        for row, own in zip(rows(theirs), ours, strict=False)
    ]
    steps.append(Insert(theirs, ours[-1], rows(theirs)[-1], rows(theirs)[-1]))
    data = done(draft, steps, ours_draft)
    assert words(data)[-1] == ["Zadanie 4", "14\u00a0spotkań", "4\u00a0spotkania", "29%"]


def test_a_column_with_a_cell_that_stays_stays_whole() -> None:
    made = small(3)
    draft, tree = made.opened()
    steps = [Remove(row, row.children[-1]) for row in rows(the_table(tree))[:-1]]
    assert words(done(draft, steps)) == words(made.data)


# --- merged cells


def merged(data: bytes, first: tuple[int, int], last: tuple[int, int]) -> bytes:
    def merge(presentation) -> None:
        for shape in presentation.slides[5].shapes:
            if shape.has_table:
                shape.table.cell(*first).merge(shape.table.cell(*last))

    return by_hand(data, merge)


def spans(data: bytes) -> list[Sequence[object]]:
    table, _ = table_in(data)
    return [
        [(c.span_height, c.span_width) if c.is_merge_origin else c.is_spanned for c in row.cells]
        for row in table.rows
    ]


def test_merged_cells_hold_when_a_row_in_them_goes() -> None:
    made = small(3)
    draft = opened(merged(made.data, (1, 0), (3, 0)))
    table = the_table(read_deck(draft, made.names))
    data = done(draft, [Remove(table, rows(table)[2])])
    assert [row[0] for row in spans(data)] == [False, (2, 1), True]


def test_merged_cells_free_what_loses_its_origin() -> None:
    made = small(3)
    draft = opened(merged(made.data, (1, 0), (2, 0)))
    table = the_table(read_deck(draft, made.names))
    data = done(draft, [Remove(table, rows(table)[1])])
    assert [row[0] for row in spans(data)] == [False, False, False]


def test_a_copied_row_is_not_merged() -> None:
    made = small(3)
    draft = opened(merged(made.data, (2, 0), (2, 1)))
    table = the_table(read_deck(draft, made.names))
    ours_draft, ours = small(4).opened()
    new = by_key(the_table(ours), "Zadanie 4")
    step = Insert(table, new, rows(table)[2], rows(table)[2])
    data = done(draft, [step], ours_draft)
    assert spans(data)[2][0] == (1, 2)
    assert spans(data)[3] == [False] * 4
    assert words(data)[3] == ["Zadanie 4", "14\u00a0spotkań", "4\u00a0spotkania", "29%"]


# --- words in cells


def test_cells_take_new_words_and_keep_their_look() -> None:
    draft, tree = small(3).opened()
    cell = by_key(the_table(tree), "Zadanie 2").children[1]
    passage = next(one for one in cell.children if one.kind is Kind.PASSAGE)
    data = done(draft, [SetText(passage, "99\u00a0spotkań")])
    assert words(data)[2][1] == "99\u00a0spotkań"
    assert [w for r in words(data) for w in r if "99" not in w] == [
        w for n, r in enumerate(words(small(3).data)) for m, w in enumerate(r) if (n, m) != (2, 1)
    ]
