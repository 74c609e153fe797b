"""What an update says on the slides: one comment a note, in its place, and never a person's."""

from __future__ import annotations

import pytest

from es_docs.markup import parse, serialise
from es_docs.merge.powerpoint.comments import comment
from es_docs.merge.powerpoint.reading import read_deck
from es_docs.merge.steps import Note
from es_docs.merge.tree import Kind, Node
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified
from merge.powerpoint.decks import (
    HAS_LIBREOFFICE,
    at,
    by_libreoffice,
    fresh,
    opened,
    passages,
    rows,
    saved,
    section,
    the,
)

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MODERN = "http://schemas.microsoft.com/office/2018/10/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.presentationml"


def said(draft: Draft) -> list[tuple[str, str, str]]:
    """Slide, author and text of every comment of the usual kind."""
    authors: dict[str, str] = {}
    for part in draft.related("ppt/presentation.xml", f"{RELATION}/commentAuthors"):
        authors = {one.get("id", ""): one.get("name", "") for one in draft.root(part)}
    return [
        (slide.removeprefix("ppt/slides/slide").removesuffix(".xml"),
         authors[one.get("authorId", "")], one.findtext(qualified("p:text"), ""))
        for slide in sorted(name for name in draft if name.startswith("ppt/slides/"))
        for part in draft.related(slide, f"{RELATION}/comments")
        for one in draft.root(part)
    ]  # fmt: skip


def with_notes(data: bytes, *notes: Note) -> bytes:
    draft = opened(data)
    comment(draft, notes)
    return saved(draft)


def title_of(data: bytes, key: str) -> Node:
    return passages(at(section(read_deck(opened(data), fresh().names), key), "title"))[0]


def by_a_person(data: bytes, text: str = "Sprawdź to", author: str = "Anna") -> bytes:
    """A comment of somebody on the fourth slide."""
    draft = opened(data)
    authors = f'<p:cmAuthorLst xmlns:p="{NS["p"]}"><p:cmAuthor id="7" name="{author}" '
    authors += 'initials="A" lastIdx="3" clrIdx="0"/></p:cmAuthorLst>'
    comments = f'<p:cmLst xmlns:p="{NS["p"]}"><p:cm authorId="7" dt="2016-05-05T10:00:00" idx="3">'
    comments += f'<p:pos x="10" y="20"/><p:text>{text}</p:text></p:cm></p:cmLst>'
    for name, xml, source, kind in (
        ("ppt/commentAuthors.xml", authors, "ppt/presentation.xml", "commentAuthors"),
        ("ppt/comments/comment5.xml", comments, "ppt/slides/slide4.xml", "comments"),
    ):
        draft.put(name, serialise(parse(xml.encode())), f"{TYPE}.{kind}+xml")
        draft.relate(source, f"{RELATION}/{kind}", name)
    return saved(draft)


def in_new_style(data: bytes, author: str = "Anna", text: str = "Nowy styl") -> bytes:
    """A comment with an answer as PowerPoint 365 writes them (MS-PPTX 2.6)."""
    draft = opened(data)
    space = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
    body = "<p188:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{}</a:t></a:r></a:p></p188:txBody>"
    authors = f'<p188:authorLst xmlns:p188="{space}"><p188:author id="{{A}}" name="{author}" '
    authors += 'initials="A" userId="a" providerId="None"/></p188:authorLst>'
    comments = (
        f'<p188:cmLst xmlns:p188="{space}" xmlns:a="{NS["a"]}"><p188:cm id="{{1}}" '
        f'authorId="{{A}}" created="2022-01-01T00:00:00.000"><p188:replyLst><p188:reply id="{{2}}" '
        f'authorId="{{A}}" created="2022-01-02T00:00:00.000">{body.format("Odpowiedź")}'
        f"</p188:reply></p188:replyLst>{body.format(text)}</p188:cm></p188:cmLst>"
    )
    media = "application/vnd.ms-powerpoint"
    for name, xml, source, kind in (
        ("ppt/authors.xml", authors, "ppt/presentation.xml", "authors"),
        ("ppt/comments/modernComment_103_0.xml", comments, "ppt/slides/slide4.xml", "comments"),
    ):
        draft.put(name, xml.encode(), f"{media}.{kind}+xml")
        draft.relate(source, f"{MODERN}/{kind}", name)
    return saved(draft)


# --- written


def test_a_note_becomes_a_comment_on_its_slide() -> None:
    title = title_of(fresh().data, "results")
    data = with_notes(fresh().data, Note("results/title", title, "Było: 1"))
    assert said(opened(data)) == [("4", "es_docs", "Było: 1")]
    draft = opened(data)
    (cm,) = draft.root("ppt/comments/comment1.xml")
    assert dict(cm.attrib) == {"authorId": "0", "idx": "1"}  # no time: the same input, same bytes
    assert b'initials="es"' in draft.data("ppt/commentAuthors.xml")


def test_a_comment_stands_at_the_left_upper_corner_of_its_shape() -> None:
    tree = read_deck(opened(fresh().data), fresh().names)
    results = section(tree, "results")
    row = rows(the(section(tree, "action:"), Kind.TABLE))[1]
    for node, x, y in (
        (at(results, "title"), 548640, 749808),
        (at(results, "chart:spotkanie"), 4114800, 1737360),
        (row, 548640, 2834640),
        (results, 0, 0),
    ):
        draft = opened(with_notes(fresh().data, Note("k", node, "Tu")))
        position = draft.root("ppt/comments/comment1.xml")[0][0]
        assert (position.get("x"), position.get("y")) == (str(x // 1588), str(y // 1588))


def test_a_note_about_notes_stands_on_their_slide() -> None:
    tree = read_deck(opened(fresh().data), fresh().names)
    notes = passages(at(section(tree, "results"), "notes"))[0]
    assert said(opened(with_notes(fresh().data, Note("k", notes, "Tu"))))[0][0] == "4"


def test_without_a_place_of_its_own_a_note_goes_where_its_key_says() -> None:
    """What stands inside a chart has no place of its own on the slide."""
    bar = Node("bar", Kind.BAR, handle=3)
    data = with_notes(
        fresh().data,
        Note("results/chart:spotkanie/bar:x/0", bar, "Wykres"),
        Note("nowhere/at/all", None, "Dokument"),
    )
    assert said(opened(data)) == [("1", "es_docs", "Dokument"), ("4", "es_docs", "Wykres")]
    draft = opened(data)
    part = draft.related("ppt/slides/slide4.xml", f"{RELATION}/comments")[0]
    assert draft.root(part)[0][0].get("x") == str(4114800 // 1588)


# --- written once, taken back


def test_the_same_notes_again_change_nothing() -> None:
    note = Note("results/title", title_of(fresh().data, "results"), "Było: 1")
    data = with_notes(fresh().data, note)
    assert with_notes(data, note) == data
    assert with_notes(data, Note(note.key, note.node, note.text, is_new=False)) == data


def test_no_notes_leave_no_trace() -> None:
    data = with_notes(fresh().data, Note("k", title_of(fresh().data, "results"), "Było: 1"))
    assert with_notes(data) == fresh().data
    assert with_notes(fresh().data) == fresh().data


def test_a_comment_somebody_deleted_is_not_written_again() -> None:
    title = title_of(fresh().data, "results")
    assert with_notes(fresh().data, Note("k", title, "Było: 1", is_new=False)) == fresh().data


def test_another_text_takes_the_place_of_the_old_one() -> None:
    title = title_of(fresh().data, "results")
    data = with_notes(fresh().data, Note("k", title, "Było: 1"), Note("l", title, "Stoi"))
    data = with_notes(data, Note("k", title, "Było: 2"), Note("l", title, "Stoi"))
    assert said(opened(data)) == [("4", "es_docs", "Stoi"), ("4", "es_docs", "Było: 2")]
    numbers = [one.get("idx") for one in opened(data).root("ppt/comments/comment1.xml")]
    assert len(set(numbers)) == 2


def test_two_notes_of_one_text_are_two_comments() -> None:
    title = title_of(fresh().data, "results")
    notes = (Note("k", title, "To samo"), Note("l", title, "To samo"))
    data = with_notes(fresh().data, *notes)
    assert len(said(opened(data))) == 2
    assert with_notes(data, *notes) == data


# --- beside people


def test_comments_of_people_stay_and_are_read() -> None:
    start = by_a_person(fresh().data)
    title = title_of(start, "results")
    data = with_notes(start, Note("k", title, "Było: 1"))
    assert said(opened(data)) == [("4", "Anna", "Sprawdź to"), ("4", "es_docs", "Było: 1")]
    results = section(read_deck(opened(data), fresh().names), "results")
    assert [one.text for one in results.children if one.kind is Kind.FOREIGN] == [
        "Anna: Sprawdź to"
    ]
    assert with_notes(data) == start


def test_an_answered_comment_of_ours_stays_with_its_answer() -> None:
    data = with_notes(fresh().data, Note("k", title_of(fresh().data, "results"), "Było: 1"))
    draft = opened(data)
    authors = draft.edit("ppt/commentAuthors.xml")
    authors.append(
        parse(
            f'<p:cmAuthor xmlns:p="{NS["p"]}" id="1" name="Anna" initials="A" lastIdx="1" '
            'clrIdx="1"/>'.encode()
        )
    )
    draft.edit("ppt/comments/comment1.xml").append(
        parse(
            f'<p:cm xmlns:p="{NS["p"]}" authorId="1" idx="1"><p:pos x="1" y="1"/><p:text>Dobrze'
            '</p:text><p:extLst><p:ext uri="{C676402C-5697-4E1C-873F-D02D1690AC5C}">'
            '<p15:threadingInfo xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main"'
            '><p15:parentCm authorId="0" idx="1"/></p15:threadingInfo></p:ext></p:extLst></p:cm>'
            .encode()
        )
    )  # fmt: skip
    answered = saved(draft)
    assert [text for _, _, text in said(opened(with_notes(answered)))] == ["Było: 1", "Dobrze"]


def test_comments_of_the_newer_kind_are_read_and_left_alone() -> None:
    start = in_new_style(fresh().data)
    results = section(read_deck(opened(start), fresh().names), "results")
    assert [one.text for one in results.children if one.kind is Kind.FOREIGN] == [
        "Anna: Nowy styl", "Anna: Odpowiedź",
    ]  # fmt: skip
    data = with_notes(start, Note("k", title_of(start, "results"), "Było: 1"))
    for part in ("ppt/authors.xml", "ppt/comments/modernComment_103_0.xml"):
        assert opened(data).data(part) == opened(start).data(part)
    assert said(opened(data)) == [("4", "es_docs", "Było: 1")]


def test_our_comment_that_powerpoint_turned_into_a_newer_one_is_not_written_twice() -> None:
    start = in_new_style(fresh().data, author="es_docs", text="Było: 1")
    note = Note("k", title_of(start, "results"), "Było: 1")
    assert with_notes(start, note) == start


@pytest.mark.skipif(not HAS_LIBREOFFICE, reason="LibreOffice is not installed")
def test_comments_live_through_libreoffice_and_are_taken_back() -> None:
    start = by_a_person(fresh().data)
    note = Note("k", title_of(start, "results"), "Było: „1”\u00a0– jest 2")
    data = by_libreoffice(with_notes(start, note))
    draft = opened(data)
    assert [one[1:] for one in said(draft)] == [
        ("Anna", "Sprawdź to"), ("es_docs", note.text),
    ]  # fmt: skip
    results = section(read_deck(opened(data), fresh().names), "results")
    comment(draft, [Note("k", results, note.text)])
    draft.settle()
    assert draft.save() == opened(data).save()
    comment(draft, [])
    assert [one[1:] for one in said(draft)] == [("Anna", "Sprawdź to")]
