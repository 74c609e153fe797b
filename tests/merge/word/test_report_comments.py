"""Comments of an update: where they stand, when they come and go, and those of people."""

from __future__ import annotations

import io
from copy import deepcopy

from docx import Document
from docx.document import Document as DocxDocument

from es_docs.merge.steps import Note
from es_docs.merge.tree import Kind, Node
from es_docs.merge.word.comments import comment
from es_docs.merge.word.reading import read_report
from es_docs.ooxml.draft import Draft
from merge.word.reports import (
    MAIN,
    W,
    edited,
    faults,
    keyed,
    opened,
    said,
    seed_report,
)

FRESH = seed_report().data
COMMENTS = "word/comments.xml"


def commented(data: bytes, *notes: tuple[str, str, bool]) -> bytes:
    """The report with comments (key path, text, whether it is new) on it."""
    draft = opened(data)
    tree = read_report(draft, seed_report().names)
    comment(draft, [Note(key, place(tree, key), text, new) for key, text, new in notes])
    draft.settle()
    return draft.save()


def place(tree: Node, key: str) -> Node | None:
    return tree.find(tuple(key.split(" > "))) if key else None


def told(data: bytes) -> list[tuple[str, str, str]]:
    """Author, text and the start of what each comment is about."""
    document = Document(io.BytesIO(data))
    about: dict[str, str] = {}
    for paragraph in opened(data).root(MAIN).iter(f"{W}p"):
        for reference in paragraph.iter(f"{W}commentReference"):
            text = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
            about[reference.get(f"{W}id", "")] = text[:16]
    return [(one.author, one.text, about.get(str(one.comment_id), "")) for one in document.comments]


def anna(document: DocxDocument) -> None:
    paragraph = next(p for p in document.paragraphs if p.text.startswith("Podniesienie"))
    document.add_comment(paragraph.runs, text="Czy to prawda?", author="Anna", initials="A")


ROW = ("data > facts > value", "Nie ma tego w danych.", True)


def goal_key() -> str:
    (text,) = [
        one
        for one in keyed(read_report(opened(FRESH), seed_report().names), "goal").children
        if one.key != "heading"
    ]
    return f"goal > {text.key}"


def test_a_comment_stands_at_its_paragraph_row_or_heading() -> None:
    keys = (
        goal_key(),
        "data > facts > value",
        "results",
        "results > chart:spotkanie/1",
        "front > title",
    )
    data = commented(FRESH, *((key, f"Uwaga {n}", True) for n, key in enumerate(keys)))
    assert told(data) == [
        ("es_docs", "Uwaga 0", "Podniesienie jak"),
        ("es_docs", "Uwaga 1", "Wartość projektu"),
        ("es_docs", "Uwaga 2", "Podsumowanie rea"),
        ("es_docs", "Uwaga 3", ""),
        ("es_docs", "Uwaga 4", "Koordynacja ekon"),
    ]
    assert faults(data) == []


def test_a_comment_without_a_place_is_on_the_first_words() -> None:
    data = commented(FRESH, ("", "Ogólna", True), ("running > footer", "Stopka", True))
    assert [about for _, _, about in told(data)] == ["Sprawozdanie z\xa0r"] * 2


def test_comments_change_nothing_that_is_read() -> None:
    data = commented(FRESH, (goal_key(), "Uwaga", True))
    assert said(read_report(opened(data), {})) == said(read_report(opened(FRESH), {}))


def test_the_same_notes_again_change_no_byte() -> None:
    notes = ((goal_key(), "W danych jest inaczej.\nJest 5.", True), ROW)
    once = commented(FRESH, *notes)
    assert commented(once, *notes) == once
    assert commented(once, *((key, text, False) for key, text, _ in notes)) == once


def test_a_comment_that_is_settled_goes_and_leaves_nothing_behind() -> None:
    once = commented(FRESH, (goal_key(), "W danych jest inaczej.", True), ROW)
    assert told(commented(once, ROW)) == [("es_docs", ROW[1], "Wartość projektu")]
    assert commented(once) == FRESH


def test_a_new_text_replaces_the_old_one() -> None:
    once = commented(FRESH, (goal_key(), "Jest 5.", True))
    assert [text for _, text, _ in told(commented(once, (goal_key(), "Jest 6.", True)))] == [
        "Jest 6."
    ]


def test_a_comment_somebody_deleted_does_not_come_back_as_an_old_one() -> None:
    assert commented(FRESH, (goal_key(), "Jest 5.", False)) == FRESH


def test_people_s_comments_stay() -> None:
    data = edited(FRESH, anna)
    once = commented(data, (goal_key(), "Jest 5.", True))
    assert [(author, text) for author, text, _ in told(once)] == [
        ("Anna", "Czy to prawda?"),
        ("es_docs", "Jest 5."),
    ]
    assert [author for author, _, _ in told(commented(once))] == ["Anna"]
    assert faults(once, known=faults(data)) == []
    tree = read_report(opened(once), {})
    assert [one.text for _, one in tree.walk() if one.kind is Kind.FOREIGN] == [
        "Anna: Czy to prawda?"
    ]


EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def answered(data: bytes) -> Draft:
    """Word gives comments ids of paragraphs and notes in another part which answers which."""
    draft = opened(data)
    root = draft.edit(COMMENTS)
    (own,) = list(root)
    reply = deepcopy(own)
    for number, one in enumerate((own, reply)):
        one.set(f"{W}id", str(number))
        paragraph = one.find(f"{W}p")
        assert paragraph is not None
        paragraph.set(f"{{{WORD_14}}}paraId", f"0000000{number}")
    reply.set(f"{W}author", "Anna")
    root.append(reply)
    run = next(draft.edit(MAIN).iter(f"{W}commentReference")).getparent()
    assert run is not None
    twin = deepcopy(run)
    twin[-1].set(f"{W}id", "1")
    run.addnext(twin)
    extended = draft.add(
        "word/commentsExtended1.xml",
        f'<w15:commentsEx xmlns:w15="{WORD_15}"><w15:commentEx w15:paraId="00000000" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="0"/>'
        "</w15:commentsEx>".encode(),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
    )
    draft.relate(MAIN, EXTENDED, extended)
    return draft


WORD_14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def test_an_answer_to_a_settled_comment_stays_as_a_comment_of_its_own() -> None:
    draft = answered(commented(FRESH, (goal_key(), "Jest 5.", True)))
    settled = commented(draft.save())
    assert [(author, about) for author, _, about in told(settled)] == [("Anna", "Podniesienie jak")]
    entries = list(opened(settled).root("word/commentsExtended1.xml"))
    assert [dict(entry.attrib) for entry in entries] == [
        {f"{{{WORD_15}}}paraId": "00000001", f"{{{WORD_15}}}done": "0"}
    ]
    assert faults(settled) == []


def test_no_comment_has_a_date() -> None:
    root = opened(commented(FRESH, ROW)).root(COMMENTS)
    assert [sorted(str(key).rpartition("}")[2] for key in one.attrib) for one in root] == [
        ["author", "id", "initials"]
    ]
