"""Steps carried out in a report: what the data say is there, what people did is there too."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Emu, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree

from es_docs.checks.agreement.comparison import compare
from es_docs.markup import Element
from es_docs.merge.matching import align
from es_docs.merge.merging import Wishes
from es_docs.merge.steps import Insert, Remove, Reorder, SetText
from es_docs.merge.tree import Kind, Node
from es_docs.merge.word.paragraphs import text_of
from es_docs.merge.word.reading import read_report
from es_docs.merge.word.sealing import unmark
from es_docs.merge.word.writing import carry_out
from es_docs.model import Project
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package
from es_docs.reading.model import Report as ReadReport
from es_docs.reading.office import read_office
from es_docs.render.word.markup import NAMESPACES
from merge.word.reports import (
    CHANGES,
    MAIN,
    WORD_14,
    W,
    as_word_saves,
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

SHORT = {name: change for name, change in CHANGES.items() if name != "thirty actions"}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_an_update_shows_what_a_new_report_would(change: Callable[[Project], Project]) -> None:
    new = change(seed())
    result = updated(FRESH, new)
    fresh = made(new)
    assert shown(result.data) == shown(fresh.data)
    assert said(read(result.data), with_marks=True) == said(read(fresh.data), with_marks=True)
    assert said(read(result.data)) == said(result.wanted)
    assert faults(result.data) == []


@pytest.mark.parametrize("change", SHORT.values(), ids=list(SHORT))
def test_the_same_update_again_changes_no_byte(change: Callable[[Project], Project]) -> None:
    new = change(seed())
    once = updated(FRESH, new).data
    again = updated(once, new, base=new)
    assert again.plan.steps == ()
    assert again.data == once


@pytest.mark.parametrize("change", SHORT.values(), ids=list(SHORT))
def test_data_that_come_back_bring_the_texts_back(change: Callable[[Project], Project]) -> None:
    there = updated(FRESH, change(seed())).data
    back = updated(there, seed(), base=change(seed()))
    assert shown(back.data) == shown(FRESH)
    assert faults(back.data) == []


@pytest.mark.parametrize("change", SHORT.values(), ids=list(SHORT))
def test_a_report_that_word_saved_is_updated_like_any(
    change: Callable[[Project], Project],
) -> None:
    new, saved = change(seed()), as_word_saves(FRESH)
    assert said(read(saved), with_marks=True) == said(read(FRESH), with_marks=True)
    result = updated(saved, new)
    assert [line for line in shown(result.data) if line] == shown(made(new).data)
    assert said(read(result.data), with_marks=True) == said(read(made(new).data), with_marks=True)
    assert faults(result.data, known=faults(saved)) == []
    ids = [one.get(f"{{{WORD_14}}}paraId") for one in body_of(result.data).iter(f"{W}p")]
    given = [one for one in ids if one is not None]
    assert len(given) == len(set(given))


def test_an_updated_report_agrees_with_its_content() -> None:
    new = CHANGES["a new action"](seed())
    package, _ = open_package(updated(FRESH, new).data, "x.docx")
    assert package is not None
    report = read_office(package)
    assert isinstance(report, ReadReport)
    _, findings = compare(report, made(new).story)
    assert findings == ()


# --- texts


def read_named(data: bytes) -> Node:
    return read_report(opened(data), seed_report().names)


def goal_of(tree: Node) -> Node:
    """The passage of the goal."""
    (text,) = [one for one in keyed(tree, "goal").children if one.key != "heading"]
    return text.children[0]


def paragraph_of(document: DocxDocument, start: str) -> Paragraph:
    return next(one for one in document.paragraphs if one.text.startswith(start))


def split_goal(body: Element) -> None:
    """The goal in four runs, one of them bold, one in a link."""
    paragraph = paragraph_saying(body, "Podniesienie jakości")
    (run,), text = paragraph.findall(f"{W}r"), text_of(paragraph)
    pieces = (text[:13], text[13:17], text[17:22])
    split = "".join(
        f"<w:r>{'<w:rPr><w:b/></w:rPr>' if number == 1 else ''}"
        f'<w:t xml:space="preserve">{piece}</w:t></w:r>'
        for number, piece in enumerate(pieces)
    )
    link = f'<w:hyperlink w:anchor="x"><w:r><w:t>{text[22:]}</w:t></w:r></w:hyperlink>'
    for element in etree.fromstring(f"<w:p {NAMESPACES}>{split}{link}</w:p>"):
        run.addprevious(element)
    paragraph.remove(run)


def test_only_the_characters_that_differ_are_written() -> None:
    data = edited_body(FRESH, split_goal)
    text = goal_of(read_named(data)).text
    new = text.replace("jakości", "jakość").replace("podmiotów", "jednostek")
    result = carried(data, lambda tree: SetText(goal_of(tree), new))
    paragraph = paragraph_of(Document(io.BytesIO(result)), "Podniesienie")
    assert paragraph.text == new
    assert [run.text for run in paragraph.runs] == ["Podniesienie ", "jako", "ść i"]
    assert [run.bold for run in paragraph.runs] == [None, True, None]
    assert paragraph.hyperlinks[0].text.startswith("\xa0efektywności funkcjonowania jednostek")


def test_line_breaks_and_tabs_are_written_as_such() -> None:
    result = carried(FRESH, lambda tree: SetText(goal_of(tree), "Jeden\vdwa\ttrzy"))
    assert goal_of(read_named(result)).text == "Jeden\vdwa\ttrzy"
    assert faults(result) == []


def test_a_text_taken_away_can_come_back_in_its_look() -> None:
    bold = edited(FRESH, lambda one: setattr(paragraph_of(one, "Podnies").runs[0], "bold", True))
    empty = carried(bold, lambda tree: SetText(goal_of(tree), ""))
    result = carried(empty, lambda tree: SetText(goal_of(tree), "Nowy cel"))
    assert [run.bold for run in paragraph_of(Document(io.BytesIO(result)), "Nowy cel").runs] == [
        True
    ]


def test_a_person_s_pending_insertion_is_edited_where_it_stands() -> None:
    def insert(body: Element) -> None:
        goal = paragraph_saying(body, "Podniesienie jakości")
        run = next(goal.iter(f"{W}r"))
        pending = goal.makeelement(f"{W}ins", {f"{W}id": "1", f"{W}author": "Anna"})
        run.addprevious(pending)
        pending.append(run)

    data = edited_body(FRESH, insert)
    result = carried(data, lambda tree: SetText(goal_of(tree), "Nowy cel"))
    goal = paragraph_saying(body_of(result), "Nowy cel")
    assert [one.get(f"{W}author") for one in goal.iter(f"{W}ins")] == ["Anna"]
    assert text_of(goal) == "Nowy cel"


def test_the_property_and_the_alternatives_follow_the_data() -> None:
    result = carried(
        FRESH,
        lambda tree: SetText(keyed(tree, "title"), "Nowy tytuł"),
        lambda tree: SetText(keyed(tree, "data", "facts", "@alt"), "Nowy opis"),
    )
    tree = read_named(result)
    assert keyed(tree, "title").text == "Nowy tytuł"
    assert keyed(tree, "data", "facts", "@alt").text == "Nowy opis"


def test_an_alternative_that_was_dropped_is_made_again() -> None:
    def drop(body: Element) -> None:
        for one in list(body.iter(f"{W}tblDescription")):
            properties = one.getparent()
            assert properties is not None
            properties.remove(one)

    data = edited_body(FRESH, drop)
    result = carried(data, lambda tree: SetText(keyed(tree, "data", "facts", "@alt"), "Opis"))
    assert keyed(read_named(result), "data", "facts", "@alt").text == "Opis"
    assert faults(result) == []


# --- rows and columns


def test_a_new_row_looks_like_its_neighbour_but_has_none_of_its_comments() -> None:
    new = CHANGES["a new row"](seed())

    def dress(document: DocxDocument) -> None:
        for table in document.tables:
            for row in table.rows:
                for cell in row.cells:
                    for run in cell.paragraphs[0].runs:
                        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
                        if row is not table.rows[0]:
                            document.add_comment([run], text="Uwaga", author="Anna")

    data = edited(FRESH, dress)
    document = Document(io.BytesIO(updated(data, new).data))
    rows = [row for table in document.tables for row in table.rows]
    (row,) = [row for row in rows if row.cells[0].text == "Nowe zadanie do wykonania"]
    name = paragraph_saying(body_of(updated(data, new).data), "Nowe zadanie do wykonania")
    element = next(name.iterancestors(f"{W}tr"))
    runs = [run for cell in row.cells for run in cell.paragraphs[0].runs]
    assert [run.font.highlight_color for run in runs] == [WD_COLOR_INDEX.YELLOW] * len(runs)
    assert not list(element.iter(f"{W}commentReference", f"{W}commentRangeStart"))
    before = Document(io.BytesIO(data))
    assert len(list(document.comments)) == len(list(before.comments))


def test_rows_and_cells_in_controls_are_found_and_copied() -> None:
    def control(body: Element) -> None:
        for element in [*body.iter(f"{W}tr"), *body.iter(f"{W}tc")]:
            (outer,) = etree.fromstring(f"<w:x {NAMESPACES}><w:sdt><w:sdtContent/></w:sdt></w:x>")
            element.addprevious(outer)
            outer[0].append(element)

    data = edited_body(FRESH, control)
    assert said(read(data)) == said(read(FRESH))
    for change in ("a new row", "an action less"):
        new = CHANGES[change](seed())
        assert shown(updated(data, new).data) == shown(made(new).data), change


def test_a_new_row_has_a_cell_for_a_person_s_column() -> None:
    new = CHANGES["a new row"](seed())

    def add_column(document: DocxDocument) -> None:
        for table in document.tables:
            for number, cell in enumerate(table.add_column(Emu(900_000)).cells):
                cell.text = f"Uwaga {number}"

    result = updated(edited(FRESH, add_column), new)
    document = Document(io.BytesIO(result.data))
    (row,) = [
        row
        for table in document.tables
        for row in table.rows
        if row.cells[0].text == "Nowe zadanie do wykonania"
    ]
    assert row.cells[-1].text == ""
    assert faults(result.data) == []


def test_a_row_of_another_look_keeps_its_own() -> None:
    """The total is not shown like the row it is put behind."""

    def total_table(tree: Node) -> Node:
        return next(one for one in keyed(tree, "results").children if one.kind is Kind.TABLE)

    def without_total(tree: Node) -> object:
        return Remove(total_table(tree), total_table(tree).children[-1])

    draft, other = opened(carried(FRESH, without_total)), opened(FRESH)
    tree, ours = align(None, read_named_draft(draft)), align(None, read_named_draft(other))
    table, home = total_table(ours), total_table(tree)
    step = Insert(home, table.children[-1], home.children[-1], home.children[-1])
    carry_out(draft, [step], other)
    assert said(read_report(draft, {})) == said(read(FRESH))
    shaded = [
        one.get(f"{W}fill")
        for row in body_of(draft.save()).iter(f"{W}tr")
        if row.find(f"{W}tc/{W}tcPr/{W}shd") is not None
        for one in row.iter(f"{W}shd")
    ]
    assert shaded == [one.get(f"{W}fill") for one in body_of(FRESH).iter(f"{W}shd")]


def read_named_draft(draft: Draft) -> Node:
    return read_report(draft, seed_report().names)


def test_a_new_column_fits_the_grid_and_a_lost_one_leaves_no_gap() -> None:
    draft, other = opened(FRESH), opened(FRESH)
    tree, ours = read_named_draft(draft), read_named_draft(other)
    table, twin = keyed(tree, "data", "facts"), keyed(ours, "data", "facts")
    rows = [one for one in table.children if one.kind is Kind.ROW]
    twins = [one for one in twin.children if one.kind is Kind.ROW]
    steps = [
        Insert(row, own.children[1], row.children[-1], row.children[-1])
        for row, own in zip(rows, twins, strict=True)
    ]
    carry_out(draft, steps, other)
    wide = draft.save()
    document = Document(io.BytesIO(wide))
    assert len(document.tables[0].columns) == 3
    assert sum(column.width or 0 for column in document.tables[0].columns) == sum(
        column.width or 0 for column in Document(io.BytesIO(FRESH)).tables[0].columns
    )
    assert faults(wide) == []
    draft, other = opened(wide), opened(FRESH)
    table = keyed(read_named_draft(draft), "data", "facts")
    read_named_draft(other)
    steps = [Remove(row, row.children[1]) for row in table.children if row.kind is Kind.ROW]
    carry_out(draft, steps, other)
    assert len(Document(io.BytesIO(draft.save())).tables[0].columns) == 2
    assert faults(draft.save()) == []


# --- sections, paragraphs


def test_a_new_section_takes_the_look_of_the_headings_beside_it() -> None:
    def colour(document: DocxDocument) -> None:
        for paragraph in document.paragraphs:
            if paragraph.style is not None and paragraph.style.name == "Heading 2":
                paragraph.runs[0].font.color.rgb = RGBColor(200, 0, 0)
                paragraph.paragraph_format.page_break_before = True

    result = updated(edited(FRESH, colour), CHANGES["a new action"](seed()))
    new = paragraph_of(Document(io.BytesIO(result.data)), "Zupełnie nowe działanie")
    assert new.runs[0].font.color.rgb == RGBColor(200, 0, 0)
    heading = paragraph_saying(body_of(result.data), "Zupełnie nowe działanie")
    assert heading.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_what_people_wrote_and_drew_stays_where_it_was() -> None:
    lines = ["Dopisek pierwszy", "Dopisek drugi", "Mój rozdział", "Treść mojego rozdziału"]

    def write(document: DocxDocument) -> None:
        second = paragraph_of(document, "Reprezentowanie interesów")
        second.insert_paragraph_before("Dopisek pierwszy")
        for text, style in (("Mój rozdział", "Heading 2"), ("Treść mojego rozdziału", "Normal")):
            paragraph_of(document, "Inicjowanie współpracy").insert_paragraph_before(text, style)
        paragraph_of(document, "Wykaz skrótów").insert_paragraph_before("Dopisek drugi")

    data = edited(FRESH, write)
    for name, change in SHORT.items():
        result = updated(data, change(seed()))
        kept = [text for line in shown(result.data) if (text := line.partition("] ")[2]) in lines]
        assert sorted(kept) == sorted(lines), name
        assert faults(result.data) == []


def test_a_style_that_is_missing_is_brought() -> None:
    draft = opened(FRESH)
    styles = draft.edit("word/styles.xml")
    for style in styles.findall(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val") in ("Efekt", "Efekt – etykieta"):
            styles.remove(style)
    body = draft.edit(MAIN)
    for reference in body.iter(f"{W}pStyle"):
        if reference.get(f"{W}val", "").startswith("Efekt"):
            reference.set(f"{W}val", "Normal")
    result = updated(draft.save(), CHANGES["a new action"](seed()))
    lines = [line for line in shown(result.data) if line.endswith("] Efekt nowego działania")]
    assert [line.partition(" [")[0] for line in lines] == ["efekt", "lista według działań"]
    assert faults(result.data) == []


def test_what_is_put_in_is_the_only_one_of_its_mark() -> None:
    """A person cut the goal and left its bookmark on another paragraph."""
    draft, other = opened(FRESH), opened(FRESH)
    tree, ours = read_named_draft(draft), read_named_draft(other)
    section, new = keyed(tree, "goal"), keyed(ours, "goal").children[1]
    carry_out(draft, [Insert(section, new, section.children[1], None)], other)
    names = [one.get(f"{W}name") for one in body_of(draft.save()).iter(f"{W}bookmarkStart")]
    assert names.count(new.mark) == 1
    assert faults(draft.save()) == []


def test_lists_go_on_counting_as_the_data_say() -> None:
    def numbers(data: bytes) -> list[str]:
        return [
            line.split("[")[1].split("]")[0] for line in shown(data) if line.startswith("lista")
        ]

    for change in ("a new action", "an action less", "the last action gone", "another order"):
        new = CHANGES[change](seed())
        assert numbers(updated(FRESH, new).data) == numbers(made(new).data), change


def test_a_picture_is_exchanged_for_that_of_the_data() -> None:
    """The strip of signs, where somebody installed another sign meanwhile."""
    draft = opened(FRESH)
    name = next(name for name in draft if name.endswith(".png"))
    draft.put(name, b"another picture")
    old = draft.save()
    digest = keyed(read_named(FRESH), "front", "signs", "@image").text
    result = carried(old, lambda tree: SetText(keyed(tree, "front", "signs", "@image"), digest))
    assert keyed(read_named(result), "front", "signs", "@image").text == digest
    assert faults(result) == []


# --- the frame of the document


def test_the_cover_stays_a_section_of_pages_when_its_last_line_goes() -> None:
    def last_line(tree: Node) -> object:
        front = keyed(tree, "front")
        return Remove(front, keyed(front, "axis"))

    result = carried(FRESH, last_line)
    assert len(list(body_of(result).iter(f"{W}sectPr"))) == 2
    assert faults(result) == []
    back = updated(result, seed(), wishes=Wishes(restored=frozenset({"front/axis"})))
    assert shown(back.data) == shown(FRESH)
    carrier = paragraph_saying(body_of(back.data), "Oś priorytetowa 9")
    assert carrier.find(f"{W}pPr/{W}sectPr") is not None


def test_nothing_is_put_behind_the_end_of_the_document() -> None:
    new = made(CHANGES["thirty actions"](seed()))
    result = updated(FRESH, CHANGES["thirty actions"](seed())).data
    assert body_of(result)[-1].tag == f"{W}sectPr"
    assert len(body_of(result)) == len(body_of(new.data))


def test_the_field_of_the_contents_still_opens_first_and_closes_last() -> None:
    for change in SHORT.values():
        body = body_of(updated(FRESH, change(seed())).data)
        kinds = [
            one.get(f"{W}fldCharType")
            for one in next(body.iter(f"{W}sdtContent")).iter(f"{W}fldChar")
        ]
        assert kinds == ["begin", "separate", "end"]


@pytest.mark.parametrize("entry", [1, -1], ids=["first", "last"])
def test_an_entry_that_carries_the_field_can_go(entry: int) -> None:
    def gone(tree: Node) -> object:
        contents = keyed(tree, "front", "contents")
        return Remove(contents, contents.children[entry])

    body = body_of(carried(FRESH, gone))
    contents = next(body.iter(f"{W}sdtContent"))
    assert (
        len(contents.findall(f"{W}p"))
        == len(keyed(read_named(FRESH), "front", "contents").children) - 1
    )
    assert [one.get(f"{W}fldCharType") for one in contents.iter(f"{W}fldChar")] == [
        "begin",
        "separate",
        "end",
    ]


@pytest.mark.parametrize("place", [0, -1], ids=["first", "last"])
def test_an_entry_can_come_where_the_field_opens_or_closes(place: int) -> None:
    draft, other = opened(FRESH), opened(FRESH)
    tree, ours = read_named_draft(draft), read_named_draft(other)
    contents, new = keyed(tree, "front", "contents"), keyed(ours, "front", "contents").children[4]
    step = Insert(contents, new, contents.children[place], contents.children[2])
    carry_out(draft, [step], other)
    control = next(body_of(draft.save()).iter(f"{W}sdtContent"))
    assert [one.get(f"{W}fldCharType") for one in control.iter(f"{W}fldChar")] == [
        "begin",
        "separate",
        "end",
    ]
    entries = control.findall(f"{W}p")
    assert entries[1].find(f".//{W}fldChar") is not None
    assert entries[-1].find(f".//{W}fldChar") is not None


def test_deleted_contents_and_footer_can_be_restored() -> None:
    def drop(body: Element) -> None:
        control = body.find(f"{W}sdt")
        assert control is not None
        body.remove(control)
        for reference in list(body.iter(f"{W}footerReference")):
            section = reference.getparent()
            assert section is not None
            section.remove(reference)

    data = edited_body(FRESH, drop)
    wishes = Wishes(restored=frozenset({"front/contents", "running/footer"}))
    result = updated(data, seed(), wishes=wishes)
    assert shown(result.data) == shown(FRESH)
    assert said(read(result.data)) == said(read(FRESH))
    assert faults(result.data) == []


def test_a_deleted_section_can_be_restored_with_its_chart() -> None:
    def drop(body: Element) -> None:
        heading = paragraph_saying(body, "Podsumowanie realizacji")
        following = list(heading.itersiblings())
        end = paragraph_saying(body, "Działania")
        for one in [heading, *following[: following.index(end)]]:
            body.remove(one)

    data = edited_body(FRESH, drop)
    kept = updated(data, seed())
    assert "Podsumowanie realizacji" not in sections(read(kept.data))
    result = updated(data, seed(), wishes=Wishes(restored=frozenset({"results"})))
    assert shown(result.data) == shown(FRESH)
    assert faults(result.data) == []


def test_a_removed_chart_takes_its_parts_along() -> None:
    def chart(tree: Node) -> object:
        results = keyed(tree, "results")
        return Remove(results, next(one for one in results.children if one.kind is Kind.CHART))

    draft = opened(carried(FRESH, chart))
    assert [name for name in draft if "chart" in name or "embeddings" in name] == []
    assert faults(draft.save()) == []


def test_ranges_that_reach_into_what_goes_keep_both_ends() -> None:
    def mark(body: Element) -> None:
        goal = paragraph_saying(body, "Podniesienie jakości")
        heading = goal.getprevious()
        assert heading is not None
        content = (
            '<w:bookmarkStart w:id="900" w:name="moja"/>',
            '<w:bookmarkEnd w:id="900"/>',
        )
        for parent, one in zip((heading, goal), content, strict=True):
            parent.append(etree.fromstring(f"<w:x {NAMESPACES}>{one}</w:x>")[0])

    data = edited_body(FRESH, mark)

    def goal(tree: Node) -> object:
        section = keyed(tree, "goal")
        return Remove(section, section.children[1])

    result = carried(data, goal)
    starts = [one.get(f"{W}name") for one in body_of(result).iter(f"{W}bookmarkStart")]
    ends = [one.get(f"{W}id") for one in body_of(result).iter(f"{W}bookmarkEnd")]
    assert "moja" in starts
    assert "900" in ends
    assert faults(result) == []


def test_the_order_of_blocks_follows_and_takes_a_person_s_lines_along() -> None:
    def write(document: DocxDocument) -> None:
        paragraph_of(document, "CIS").insert_paragraph_before("Dopisek przed skrótami")
        paragraph_of(document, "JST").insert_paragraph_before("Dopisek za ES")

    def turned(tree: Node) -> object:
        section = keyed(tree, "abbreviations")
        named = [one for one in section.children if one.mark]
        return Reorder(section, (named[0], *reversed(named[1:])))

    lines = [line.partition("] ")[2] for line in shown(carried(edited(FRESH, write), turned))]
    start = lines.index("Dopisek przed skrótami")
    assert lines[start + 1].startswith("ZAZ")
    at = next(n for n, line in enumerate(lines) if line.startswith("ES\xa0–"))
    assert lines[at + 1] == "Dopisek za ES"
    assert lines[at + 2].startswith("CIS")


def test_a_sealed_report_has_no_marks_left() -> None:
    draft = opened(FRESH)
    unmark(draft)
    data = draft.save()
    assert b"_es_" not in opened(data).data(MAIN)
    assert b'"es:' not in opened(data).data(MAIN)
    assert shown(data) == shown(FRESH)
    assert faults(data) == []


def test_a_report_without_marks_is_found_again_by_its_words() -> None:
    draft = opened(FRESH)
    unmark(draft)
    for change in ("a number", "a new row", "a new action", "an action less"):
        new = CHANGES[change](seed())
        result = updated(draft.save(), new)
        assert shown(result.data) == shown(made(new).data), change
        assert said(read(result.data), with_marks=True) == said(
            read(made(new).data), with_marks=True
        )
