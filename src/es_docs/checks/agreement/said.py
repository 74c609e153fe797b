"""What a finished document says, text by text and table by table: the counterpart of `told`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.agreement.told import folded
from es_docs.diagnostics import Area, Kind, Place
from es_docs.messages import document as words
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    Report,
    TextParagraph,
    TextRole,
    paragraphs_of,
)
from es_docs.reading.pdf.model import Pdf, Tag
from es_docs.regex import regex

Document: TypeAlias = Deck | Report | Pdf

_SILENT: Final = frozenset(
    {TextRole.CELL, TextRole.FURNITURE, TextRole.LABEL, TextRole.CONTENTS}
)  # fmt: skip
"""Cells are compared row by row; the rest repeats what stands elsewhere, or names signs."""
_DECORATION: Final = regex(
    r"^(?:Tabela|Wykres) \d+\. | \(\d+(?:/\d+| z \d+)?\)(?=\.?$)| Część \d+ z \d+\.$"
)
"""„Tabela 1. …” before a caption, „… (1/2)” or „… Część 1 z 2.” behind what goes over several
slides or charts."""
_HEADING: Final = regex(r"H[1-6]?")
_HEADING_NUMBER: Final = regex(r"^\d+(?:\.\d+)* ")
"""Word counts its headings; a PDF has the numbers as text."""
_ITEM_LABEL: Final = regex(rf"^(?:[•‣▪◦–·-]|\d+[.)]|{words.ACTION} \d+) ")
"""What Word puts before an item of a list; a PDF has it as text."""
_BROKEN_WORD: Final = regex(r"(?<=[a-ząćęłńóśźż])- (?=[a-ząćęłńóśźż])")
"""A compound (informacyjno-doradczych) whose line ends at its hyphen, as a PDF tells it."""
_SPOKEN_TAGS: Final = frozenset({"P", "Title", "Caption"})
_SKIPPED_TAGS: Final = frozenset({"TOC", "Table", "Lbl"})


class SaidText(Struct, frozen=True):
    """A text of the file; `text` is folded and without numbering and continuation marks."""

    text: str
    place: Place


class SaidTable(Struct, frozen=True):
    """The folded texts of the cells, row by row."""

    rows: tuple[tuple[str, ...], ...]
    place: Place


class Said(Struct, frozen=True):
    """Everything a document says, in its order; `place` is the document as a whole."""

    texts: tuple[SaidText, ...]
    tables: tuple[SaidTable, ...]
    place: Place


def say(document: Document, *, without: str = "") -> Said:
    """What a document says: its texts, notes and text alternatives, and its tables.

    `without` is the heading of a chapter of a report that is left out.
    """
    if isinstance(document, Pdf):
        left_out = frozenset(_under(document, without) if without else ())
        texts, tables = _tagged_texts(document, left_out), _tagged_tables(document, left_out)
    else:
        texts, tables = _texts(document), _tables(document)
    return Said(
        tuple(one for one in texts if not _is_below(one.place, without)),
        tuple(one for one in tables if not _is_below(one.place, without)),
        document.place,
    )


def _is_below(place: Place, heading: str) -> bool:
    return bool(heading) and place.area is Area.BODY and folded(place.name) == heading


def plain(text: str) -> str:
    """The text folded, without the numbering of a caption and marks of continuation."""
    return _DECORATION.sub("", folded(text))


def is_of_realisation(name: str) -> bool:
    """Whether a column or series, its name in small letters, counts what was done."""
    return name.startswith(("wykona", "zreal"))


# --- presentations and reports


def _texts(document: Deck | Report) -> Iterator[SaidText]:
    if isinstance(document, Deck):
        for slide in document.slides:
            yield from _texts_of(slide.objects)
            yield from _paragraphs(slide.notes)
        return
    for block in document.blocks:
        if isinstance(block, TextParagraph):
            yield from _paragraphs([block])
        else:
            yield from _texts_of([block])


def _texts_of(objects: Iterable[DrawnObject]) -> Iterator[SaidText]:
    for one in objects:
        for inner in one.walk():
            yield from _paragraphs(paragraphs_of(inner))
        if one.alt:
            yield SaidText(plain(one.alt), replace(one.place, text=one.alt))


def _paragraphs(paragraphs: Iterable[TextParagraph]) -> Iterator[SaidText]:
    for paragraph in paragraphs:
        text = plain(paragraph.text)
        if text and paragraph.role not in _SILENT:
            yield SaidText(text, paragraph.place)


def _tables(document: Deck | Report) -> Iterator[SaidTable]:
    for one in document.tables():
        texts = one.table.texts if one.table else ()
        yield SaidTable(tuple(tuple(map(folded, row)) for row in texts), one.place)


# --- PDF


def _under(pdf: Pdf, heading: str) -> Iterator[int]:
    """The identities of the tags from this heading to the next."""
    is_under = False
    for tag in pdf.walk():
        if _HEADING.fullmatch(tag.kind):
            is_under = _HEADING_NUMBER.sub("", _shown(tag)) == heading
        if is_under:
            yield id(tag)


def _tagged_texts(pdf: Pdf, left_out: frozenset[int]) -> Iterator[SaidText]:
    for tag in pdf.tags:
        yield from _texts_in(pdf, tag, left_out)


def _texts_in(
    pdf: Pdf, tag: Tag, left_out: frozenset[int], *, is_item: bool = False
) -> Iterator[SaidText]:
    """Paragraphs and headings below a tag, and the alternatives of its figures."""
    if tag.kind in _SKIPPED_TAGS or id(tag) in left_out:
        return
    text = folded(tag.alt) if tag.kind == "Figure" else _shown(tag)
    if _HEADING.fullmatch(tag.kind):
        text = _HEADING_NUMBER.sub("", text)
    elif tag.kind not in (*_SPOKEN_TAGS, "Figure"):
        for child in tag.children:
            yield from _texts_in(pdf, child, left_out, is_item=is_item or tag.kind == "LI")
        return
    if is_item:
        text = _ITEM_LABEL.sub("", text)
    if text:
        yield SaidText(plain(text), _spot(pdf, tag, text))


def _shown(tag: Tag) -> str:
    return _BROKEN_WORD.sub("-", folded(tag.content))


def _tagged_tables(pdf: Pdf, left_out: frozenset[int]) -> Iterator[SaidTable]:
    for tag in pdf.walk():
        if tag.kind == "Table" and id(tag) not in left_out:
            rows = (one for one in tag.walk() if one.kind == "TR")
            yield SaidTable(tuple(map(_cells, rows)), _spot(pdf, tag))


def _cells(row: Tag) -> tuple[str, ...]:
    return tuple(_shown(cell) for cell in row.children if cell.kind in ("TH", "TD"))


def _spot(pdf: Pdf, tag: Tag, text: str = "") -> Place:
    return Place(pdf.file, Kind.PDF, Area.PAGE, tag.page, text=text[:80])
