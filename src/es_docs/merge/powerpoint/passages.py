"""A paragraph as text, and new words in the runs where they stand.

DrawingML text, ISO/IEC 29500-1 §21.1.2. A line break is „\\v”; the field of the slide number is
no text. Equations and other alternatives are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from msgspec import Struct

from es_docs.markup import Element, child_of, text_in
from es_docs.merge.editing import Edit, edits
from es_docs.merge.powerpoint.shapes import drop_attribute, elements, made, place, remove, sub
from es_docs.ooxml.package import qualified

PARAGRAPH: Final = qualified("a:p")
_RUN: Final = qualified("a:r")
_BREAK: Final = qualified("a:br")
_FIELD: Final = qualified("a:fld")
_TEXT: Final = qualified("a:t")
_PROPERTIES: Final = qualified("a:pPr")
_LOOKS: Final = qualified("a:rPr")
_END: Final = qualified("a:endParaRPr")
_LINK: Final = qualified("a:hlinkClick")
_SLIDE_NUMBER: Final = "slidenum"
_FLAGS: Final = ("dirty", "err", "smtClean", "smtId")
"""What a speller noted about the words; it does not hold for other words."""
LANG: Final = "pl-PL"


class _Piece(Struct, eq=False):
    """A run, field or break with its text, which may change, and the size it was found with."""

    element: Element
    text: str
    size: str | None = None

    @property
    def is_run(self) -> bool:
        return self.element.tag != _BREAK

    @property
    def is_link(self) -> bool:
        return self.element.find(f"{_LOOKS}/{_LINK}") is not None


def paragraphs_of(body: Element | None) -> tuple[Element, ...]:
    """The paragraphs of an `a:txBody` or `p:txBody`."""
    return () if body is None else tuple(body.iterchildren(PARAGRAPH))


class Passage(Struct, frozen=True, eq=False):
    """What a paragraph says; `sizes` are those of its runs in 1/100 pt, None where none is said."""

    text: str
    sizes: frozenset[str | None]

    @classmethod
    def of(cls, paragraph: Element) -> Passage:
        pieces = _pieces(paragraph)
        text = "".join([piece.text for piece in pieces])
        return cls(text, frozenset([piece.size for piece in pieces if piece.is_run]))

    def size(self, usual: str) -> str:
        """The size all its runs have, "" where they differ; `usual` is that of text without one."""
        sizes = {usual if one is None else one for one in self.sizes}
        return sizes.pop() if len(sizes) == 1 else ""


def text_of(paragraph: Element) -> str:
    return "".join([piece.text for piece in _pieces(paragraph)])


def level_of(paragraph: Element) -> int:
    """The level of a paragraph, counted from 1."""
    properties = child_of(paragraph, _PROPERTIES)
    level = "" if properties is None else properties.get("lvl", "")
    return int(level) + 1 if level.isascii() and level.isdecimal() else 1


def set_level(paragraph: Element, level: int) -> None:
    if level > 1:
        sub(paragraph, "a:pPr").set("lvl", str(level - 1))
        return
    for properties in paragraph.findall(qualified("a:pPr")):
        drop_attribute(properties, "lvl")


def set_size(paragraph: Element, size: str, usual: str) -> None:
    """Give all its runs and its end that size; the usual one needs no words."""
    own = "" if size == usual else size
    holders = [piece.element for piece in _pieces(paragraph)]
    looks = [sub(one, "a:rPr") if own else one.find(_LOOKS) for one in holders]
    for one in (*looks, paragraph.find(_END)):
        if one is not None and own:
            one.set("sz", own)
        elif one is not None:
            drop_attribute(one, "sz")


def _pieces(paragraph: Element) -> list[_Piece]:
    pieces: list[_Piece] = []
    for child in elements(paragraph):
        tag = child.tag
        if tag == _BREAK:
            pieces.append(_Piece(child, "\v"))
        elif tag == _RUN or (tag == _FIELD and child.get("type") != _SLIDE_NUMBER):
            inside = {str(one.tag): one for one in reversed(child)}  # the first of a kind
            looks = inside.get(_LOOKS)
            size = None if looks is None else looks.get("sz")
            pieces.append(_Piece(child, text_in(inside.get(_TEXT)), size))
    return pieces


# --- changing the words


def set_text(paragraph: Element, text: str) -> None:
    """Write only the words that differ, in the runs where they stand."""
    pieces = _pieces(paragraph)
    before = {id(piece): piece.text for piece in pieces}
    old = "".join(piece.text for piece in pieces)
    for edit in reversed(edits(old, text)):
        is_across = len(list(_touched(edit, pieces))) > 1
        _apply(edit.narrowed(old) if is_across else edit, paragraph, pieces)
    runs = (piece for piece in pieces if piece.element.tag == _RUN)
    kept = None if text else next(runs, None)
    for piece in pieces:
        if piece.text != before.get(id(piece)):
            _write(piece, is_kept=piece is kept)


def fill(paragraph: Element, text: str) -> None:
    """Write other words altogether, in the look of its longest run, without its links."""
    pieces = _pieces(paragraph)
    runs = [piece for piece in pieces if piece.element.tag == _RUN]
    kept = max(runs, key=lambda piece: len(piece.text), default=None)
    for piece in pieces:
        if piece is not kept:
            remove(piece.element)
    run = kept.element if kept else place(paragraph, _run_like(paragraph.find(_END)))
    clean(run.find(_LOOKS))
    _write(_Piece(run, text), is_kept=True)


def clean(looks: Element | None) -> None:
    """Of looks that other words take on: no links, nothing a speller noted."""
    if looks is not None:
        for flag in _FLAGS:
            drop_attribute(looks, flag)
        for link in (_LINK, qualified("a:hlinkMouseOver")):
            for one in looks.findall(link):
                looks.remove(one)


def _run_like(looks: Element | None) -> Element:
    """An empty run with the looks of another, or of a paragraph's end."""
    run = made("<a:r><a:rPr/><a:t/></a:r>")
    if looks is None:
        run[0].set("lang", LANG)
    else:
        run[0].attrib.update(looks.attrib)
        run[0].extend([deepcopy(child) for child in elements(looks)])
        clean(run[0])
    return run


def _touched(edit: Edit, pieces: list[_Piece]) -> Iterator[tuple[_Piece, int, int]]:
    """The pieces the taken out characters stand in, and from where to where in each."""
    at = 0
    for piece in pieces:
        start, end = max(edit.start - at, 0), min(edit.end - at, len(piece.text))
        if start < end:
            yield piece, start, end
        at += len(piece.text)


def _apply(edit: Edit, paragraph: Element, pieces: list[_Piece]) -> None:
    touched = list(_touched(edit, pieces))
    target = _target(edit, paragraph, pieces) if edit.text else None
    for piece, start, end in touched:
        piece.text = piece.text[:start] + piece.text[end:]
    if target:
        piece, offset = target
        piece.text = piece.text[:offset] + edit.text + piece.text[offset:]


def _target(edit: Edit, paragraph: Element, pieces: list[_Piece]) -> tuple[_Piece, int]:
    """The run the new characters go into, and where in it.

    What stands in the place of old words goes where they began. Words put between two runs belong
    to the one before, but never to a link; where there is no run, one is made.
    """
    for piece, start, _ in _touched(edit, pieces):
        if piece.is_run:
            return piece, start
    at = 0
    near: list[tuple[_Piece, int]] = []
    for piece in pieces:
        if piece.is_run and at <= edit.start <= at + len(piece.text):
            near.append((piece, edit.start - at))
        at += len(piece.text)
    inner = [(piece, offset) for piece, offset in near if 0 < offset < len(piece.text)]
    plain = [(piece, offset) for piece, offset in near if not piece.is_link]
    found = next(iter((*inner, *plain)), None)
    return found or (_new_piece(edit.start, paragraph, pieces), 0)


def _new_piece(start: int, paragraph: Element, pieces: list[_Piece]) -> _Piece:
    """An empty run where the text `start` begins, in the look of the run before or behind."""
    at, index = 0, 0
    while index < len(pieces) and at + len(pieces[index].text) <= start:
        at += len(pieces[index].text)
        index += 1
    runs = [piece for piece in (*reversed(pieces[:index]), *pieces[index:]) if piece.is_run]
    looks = runs[0].element.find(_LOOKS) if runs else paragraph.find(_END)
    piece = _Piece(_run_like(looks), "")
    if index:
        pieces[index - 1].element.addnext(piece.element)
    elif pieces:
        pieces[0].element.addprevious(piece.element)
    else:
        place(paragraph, piece.element)
    pieces.insert(index, piece)
    return piece


def _write(piece: _Piece, *, is_kept: bool) -> None:
    """Put a piece's text into its element; the line breaks in it become breaks.

    A piece without text goes, unless it `is_kept` for the look of the words to come.
    """
    element = piece.element
    if not piece.text and not is_kept:
        remove(element)
        return
    first, *rest = piece.text.split("\v")
    sub(element, "a:t").text = first
    behind = element
    for chunk in rest:
        behind = _break_and_run(element, behind, chunk)


def _break_and_run(model: Element, behind: Element, chunk: str) -> Element:
    """A break and, if there is text, a run with it, in the look of the model; the last one."""
    looks = model.find(_LOOKS)
    new = [made("<a:br/>"), made("<a:r><a:t/></a:r>")] if chunk else [made("<a:br/>")]
    for one in new:
        if looks is not None:
            one.insert(0, deepcopy(looks))
        behind.addnext(one)
        behind = one
    if chunk:
        sub(behind, "a:t").text = chunk
    return behind
