"""Comments on slides: what people wrote is read, ours are written and taken back.

Ours are comments as ISO/IEC 29500-1 §19.4 has them, which every program reads; those of newer
versions of PowerPoint (MS-PPTX 2.6, `p188:cmLst`) are read and left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from es_docs.markup import Element, parse, serialise
from es_docs.merge.powerpoint.shapes import (
    RELATION,
    SHAPES,
    SLIDE_MARK,
    SlideSpot,
    Spot,
    add_plain,
    elements,
    is_anchor,
    name_of,
    remove,
)
from es_docs.merge.powerpoint.sheets import Sheets, presentation_of, slide_entries
from es_docs.merge.steps import Note
from es_docs.merge.tree import folded
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS, qualified

AUTHOR: Final = "es_docs"
INITIALS: Final = "es"
_COMMENTS: Final = f"{RELATION}comments"
_AUTHORS: Final = f"{RELATION}commentAuthors"
_MEDIA: Final = "application/vnd.openxmlformats-officedocument.presentationml"
_MODERN: Final = "http://schemas.microsoft.com/office/2018/10/relationships/"
_P188: Final = "{http://schemas.microsoft.com/office/powerpoint/2018/8/main}"
_P15: Final = "{http://schemas.microsoft.com/office/powerpoint/2012/main}"
_A: Final = f"{{{NS['a']}}}"
_UNIT: Final = 1588
"""EMU: comments are placed in 1/576 inch, as PowerPoint and LibreOffice write them."""


# --- what people said


def foreign_comments(draft: Draft, slide: str) -> Iterator[str]:
    """Author and text of each comment on a slide that is not ours, answers among them."""
    for said in (*_plain(draft, slide), *_modern(draft, slide)):
        if said.author != AUTHOR:
            yield f"{said.author}: {said.text}"


class _Said(Struct, frozen=True, eq=False):
    author: str
    text: str
    part: str
    element: Element

    @property
    def number(self) -> tuple[str, str]:
        """What an answer names it by: the author's id and the index among the author's."""
        return self.element.get("authorId", ""), self.element.get("idx", "")


def _plain(draft: Draft, slide: str) -> Iterator[_Said]:
    parts = draft.related(slide, _COMMENTS)
    authors = _authors(draft, _AUTHORS) if parts else {}
    for part in parts:
        root = draft.find(part)
        for one in () if root is None else root.findall(qualified("p:cm")):
            author = authors.get(one.get("authorId", ""), "")
            yield _Said(author, one.findtext(qualified("p:text"), ""), part, one)


def _modern(draft: Draft, slide: str) -> Iterator[_Said]:
    parts = draft.related(slide, f"{_MODERN}comments")
    authors = _authors(draft, f"{_MODERN}authors") if parts else {}
    for part in parts:
        root = draft.find(part)
        for one in () if root is None else root.iter(f"{_P188}cm", f"{_P188}reply"):
            author = authors.get(one.get("authorId", ""), "")
            body = one.find(f"{_P188}txBody")
            paragraphs = () if body is None else body.iter(f"{_A}p")
            lines = ("".join(t.text or "" for t in each.iter(f"{_A}t")) for each in paragraphs)
            yield _Said(author, "\n".join(lines), part, one)


def _authors(draft: Draft, kind: str) -> dict[str, str]:
    """The names of the authors by their ids."""
    parts = draft.related(presentation_of(draft), kind)
    roots = (draft.find(part) for part in parts)
    return {
        author.get("id", ""): author.get("name", "") for root in roots for author in elements(root)
    }


# --- what the update has to say


class _Place(Struct, frozen=True):
    """A slide and a point on it, in EMU."""

    slide: str
    left: int = 0
    top: int = 0


def comment(draft: Draft, notes: Sequence[Note]) -> None:
    """Let the comments of author `es_docs` say these notes and nothing else.

    A note that is there already is not written again; a comment of ours that says no note goes,
    unless somebody answered it. Comments of people are not touched.
    """
    slides = _slides(draft)
    wanted: dict[str, list[tuple[_Place, Note]]] = {slide: [] for slide in slides.values()}
    for note in notes:
        where = _place_of(draft, note, slides)
        if where.slide in wanted:
            wanted[where.slide].append((where, note))
    for slide, listed in wanted.items():
        _say(draft, slide, listed)
    _forget_author(draft, list(wanted))


def _slides(draft: Draft) -> dict[str, str]:
    """The slides in order, by their key where an anchor says it, else by their part."""
    presentation = presentation_of(draft)
    found: dict[str, str] = {}
    for _, part in slide_entries(draft, presentation) if presentation else ():
        root = draft.find(part)
        shapes = () if root is None else root.iter(qualified("p:sp"))
        keys = (name_of(one).removeprefix(SLIDE_MARK) for one in shapes if is_anchor(one))
        key = next(keys, part)
        if root is not None:
            found[part if key in found else key] = part
    return found


def _place_of(draft: Draft, note: Note, slides: dict[str, str]) -> _Place:
    """Where the note belongs; without a place in the file, the slide its key begins with."""
    spot = note.node.handle if note.node else None
    if isinstance(spot, SlideSpot):
        return _Place(spot.part)
    if isinstance(spot, Spot):
        return _place_at(draft, spot)
    key, _, rest = note.key.partition("/")
    slide = slides.get(key, next(iter(slides.values()), ""))
    root = draft.find(slide)
    mark = f"es:{key}/{rest.split('/')[0]}"
    frames = () if root is None else root.iter(qualified("p:graphicFrame"))
    frame = next((one for one in frames if name_of(one) == mark), None)
    return _Place(slide) if frame is None else _place_at(draft, Spot(slide, frame))


def _place_at(draft: Draft, spot: Spot) -> _Place:
    slides = draft.related(spot.part, f"{RELATION}slide")
    if slides and not draft.related(spot.part, f"{RELATION}slideLayout"):
        return _Place(slides[0])  # in the notes
    around = (spot.element, *spot.element.iterancestors())
    shape = next((one for one in around if one.tag in SHAPES), None)
    box = None if shape is None else Sheets(draft).of_slide(spot.part).box(shape)
    return _Place(spot.part) if box is None else _Place(spot.part, max(box[0], 0), max(box[1], 0))


def _say(draft: Draft, slide: str, notes: Sequence[tuple[_Place, Note]]) -> None:
    mine = [said for said in _plain(draft, slide) if said.author == AUTHOR]
    elsewhere = Counter(folded(one.text) for one in _modern(draft, slide) if one.author == AUTHOR)
    missing: list[tuple[_Place, Note]] = []
    for where, note in notes:
        text = folded(note.text)
        same = next((said for said in mine if folded(said.text) == text), None)
        if same is not None:
            mine.remove(same)
        elif elsewhere[text]:
            elsewhere[text] -= 1
        elif note.is_new:
            missing.append((where, note))
    _take_back(draft, slide, mine)
    for where, note in missing:
        _write(draft, where, note.text)


def _take_back(draft: Draft, slide: str, stale: Sequence[_Said]) -> None:
    """Remove comments of ours; one that somebody answered stays with its answer."""
    answered = {
        (one.get("authorId", ""), one.get("idx", ""))
        for said in _plain(draft, slide)
        for one in said.element.iter(f"{_P15}parentCm")
    }
    for said in stale:
        if said.number in answered:
            continue
        root = draft.edit(said.part)
        for one in root.findall(qualified("p:cm")):
            if (one.get("authorId", ""), one.get("idx", "")) == said.number:
                remove(one)
        if root.find(qualified("p:cm")) is None:
            _drop(draft, slide, said.part)


def _drop(draft: Draft, source: str, part: str) -> None:
    for one in draft.relationships(source):
        if one.target == part:
            draft.unrelate(source, one.rid)
    draft.drop(part)


def _write(draft: Draft, where: _Place, text: str) -> None:
    parts = [part for part in draft.related(where.slide, _COMMENTS) if draft.find(part) is not None]
    if parts:
        part = parts[0]
    else:
        data = serialise(parse(f'<p:cmLst xmlns:p="{NS["p"]}"/>'.encode()))
        part = draft.add("ppt/comments/comment1.xml", data, f"{_MEDIA}.comments+xml")
        draft.relate(where.slide, _COMMENTS, part)
    author = _author(draft)
    number = int(author.get("lastIdx", "0")) + 1
    author.set("lastIdx", str(number))
    root = draft.edit(part)
    said = root.makeelement(
        qualified("p:cm"), {"authorId": author.get("id", "0"), "idx": str(number)}
    )
    point = {"x": str(where.left // _UNIT), "y": str(where.top // _UNIT)}
    said.append(said.makeelement(qualified("p:pos"), point))
    words = said.makeelement(qualified("p:text"))
    words.text = text
    said.append(words)
    root.append(said)


def _author(draft: Draft) -> Element:
    """The entry of `es_docs` among the authors, made when there is none."""
    presentation = presentation_of(draft)
    parts = [part for part in draft.related(presentation, _AUTHORS) if part in draft]
    if parts:
        part = parts[0]
    else:
        data = serialise(parse(f'<p:cmAuthorLst xmlns:p="{NS["p"]}"/>'.encode()))
        part = add_plain(draft, "ppt/commentAuthors.xml", data, f"{_MEDIA}.commentAuthors+xml")
        draft.relate(presentation, _AUTHORS, part)
    root = draft.edit(part)
    known = list(elements(root))
    for one in known:
        if one.get("name") == AUTHOR:
            return one
    ids = [int(one.get("id", "0")) for one in known]
    number = str(max(ids, default=-1) + 1)
    looks = {"name": AUTHOR, "initials": INITIALS, "lastIdx": "0", "clrIdx": number}
    author = root.makeelement(qualified("p:cmAuthor"), {"id": number, **looks})
    root.append(author)
    return author


def _forget_author(draft: Draft, slides: Sequence[str]) -> None:
    """The author goes with the last comment; a list of authors without any goes too."""
    if any(said.author == AUTHOR for slide in slides for said in _plain(draft, slide)):
        return
    presentation = presentation_of(draft)
    for part in draft.related(presentation, _AUTHORS):
        root = draft.find(part)
        if root is None or not any(one.get("name") == AUTHOR for one in elements(root)):
            continue
        root = draft.edit(part)
        for one in [one for one in elements(root) if one.get("name") == AUTHOR]:
            remove(one)
        if next(elements(root), None) is None:
            _drop(draft, presentation, part)
