"""Checks of the tags of a PDF: headings, tables, lists, figures, links, order, languages.

Structure types: ISO 32000-1 §14.8.4; what PDF/UA-1 asks of them: ISO 14289-1 §7.2 to §7.6.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from es_docs.checks.accessibility.alternatives import fault_of
from es_docs.checks.accessibility.content import quoting, words_of
from es_docs.checks.accessibility.languages import foreign_language, is_polish
from es_docs.checks.accessibility.text import flaw_of_link, typed_items
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.diagnostics import Place
from es_docs.reading.pdf.model import Pdf, Tag

_HEADINGS: Final = ("H1", "H2", "H3", "H4", "H5", "H6")
_LONG_TEXT: Final = 1500
"""Words from which on a text without headings cannot be found one's way in."""
_BLOCKS: Final = frozenset({"P", *_HEADINGS, "H", "LBody", "TD", "TH", "Caption"})
"""Tags that hold a passage of text."""
_CELLS: Final = frozenset({"TH", "TD"})
_PARENTS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "TR": frozenset({"Table", "THead", "TBody", "TFoot"}),
        "TH": frozenset({"TR"}),
        "TD": frozenset({"TR"}),
        "THead": frozenset({"Table"}),
        "TBody": frozenset({"Table"}),
        "TFoot": frozenset({"Table"}),
        "LI": frozenset({"L"}),
        "LBody": frozenset({"LI"}),
        "TOCI": frozenset({"TOC"}),
    }
)
"""Where a type may stand (ISO 14289-1 §7.2, veraPDF 7.2-3 to 7.2-20)."""
_CHILDREN: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "Table": frozenset({"TR", "THead", "TBody", "TFoot", "Caption"}),
        "THead": frozenset({"TR"}),
        "TBody": frozenset({"TR"}),
        "TFoot": frozenset({"TR"}),
        "TR": _CELLS,
        "L": frozenset({"L", "LI", "Caption"}),
        "LI": frozenset({"Lbl", "LBody"}),
        "TOC": frozenset({"TOC", "TOCI", "Caption"}),
    }
)
"""What a type may hold."""


# --- figures


def figures_are_described(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-004; ISO 14289-1 §7.3. One finding a page."""
    figures = pdf.of_kind("Figure", "Formula")
    silent = [tag for tag in figures if not (tag.alt.strip() or tag.actual_text.strip())]
    for page, count in Counter(tag.page for tag in silent).items():
        yield found(pdf.at(page), "figures", count=count)


def descriptions_are_useful(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-005."""
    for tag in pdf.of_kind("Figure", "Formula"):
        alt = " ".join(tag.alt.split())
        flaw = fault_of(alt) if alt else ""
        if flaw:
            yield found(quoting(pdf.at(tag.page), alt), flaw, length=len(alt))


# --- headings and order


def headings_follow_one_another(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-015; ISO 14289-1 §7.4.2."""
    headings = list(pdf.of_kind(*_HEADINGS))
    if not headings and _needs_headings(pdf):
        yield found(pdf.place, "none")
    if headings and _level(headings[0]) > 1:
        yield found(_quoted(pdf, headings[0]), "first", level=_level(headings[0]))
    for before, heading in pairwise(headings):
        if _level(heading) > _level(before) + 1:
            level, former = _level(heading), _level(before)
            yield found(_quoted(pdf, heading), "skip", level=level, before=former)
    for heading in headings:
        if not heading.told.strip() and not any(one.told for one in heading.walk()):
            yield found(pdf.at(heading.page), "empty", level=_level(heading))


def _needs_headings(pdf: Pdf) -> bool:
    """A long text has to have some; those without a level (`H`) are headings too."""
    is_long = len(words_of(pdf.text)) >= _LONG_TEXT
    return pdf.is_tagged and is_long and not any(pdf.of_kind("H"))


def _level(heading: Tag) -> int:
    return int(heading.kind[1:])


def _quoted(pdf: Pdf, tag: Tag) -> Place:
    return quoting(pdf.at(tag.page), tag.told)


def order_follows_pages(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-012, as far as pages tell: once, where the tags turn back to a former page."""
    furthest = 0
    for tag in _passages(pdf.tags):
        page = tag.page or furthest
        if page < furthest and tag.told.strip():
            yield found(_quoted(pdf, tag), "back", page=furthest)
            return
        furthest = max(furthest, page)


def _passages(tags: Sequence[Tag]) -> Iterator[Tag]:
    """Paragraphs, headings, figures and tables; notes stand where they are referred to."""
    for tag in tags:
        if tag.kind in ("Note", "Reference", "Annot"):
            continue
        if tag.kind in _BLOCKS or tag.kind in ("Figure", "Table"):
            yield tag
        else:
            yield from _passages(tag.children)


# --- tables


def tables_have_headers(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-020; ISO 14289-1 §7.5. One finding a table."""
    for table in pdf.of_kind("Table"):
        headers = [cell for cell in _cells(table) if cell.kind == "TH"]
        if not headers:
            yield found(_table_place(pdf, table), "none")
        elif any(not cell.scope for cell in headers):
            yield found(_table_place(pdf, table), "scope")


def headers_are_not_empty(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-021. One finding a table."""
    for table in pdf.of_kind("Table"):
        empty = [
            str(column)
            for row in _rows(table)
            for column, cell in enumerate(_row_cells(row), 1)
            if cell.kind == "TH" and not any(one.told.strip() for one in cell.walk())
        ]
        if empty:
            variant = "one" if len(empty) == 1 else "many"
            yield found(_table_place(pdf, table), variant, columns=", ".join(empty))


def tables_are_simple(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-022; ISO 14289-1 §7.2: rows of as many columns. One finding a table."""
    for table in pdf.of_kind("Table"):
        cells = list(_cells(table))
        if any(one.kind == "Table" for cell in cells for one in cell.walk()):
            yield found(_table_place(pdf, table), "nested")
        elif any(cell.column_span > 1 or cell.row_span > 1 for cell in cells):
            yield found(_table_place(pdf, table), "merged")
        elif len({len(_row_cells(row)) for row in _rows(table)}) > 1:
            yield found(_table_place(pdf, table), "uneven")


def _table_place(pdf: Pdf, table: Tag) -> Place:
    first = next(iter(_rows(table)), table)
    return quoting(pdf.at(table.page), first.content)


def _rows(table: Tag) -> Iterator[Tag]:
    """The rows of the table itself, not those of tables in its cells."""
    for child in table.children:
        if child.kind == "TR":
            yield child
        elif child.kind in ("THead", "TBody", "TFoot"):
            yield from (row for row in child.children if row.kind == "TR")


def _row_cells(row: Tag) -> list[Tag]:
    return [cell for cell in row.children if cell.kind in _CELLS]


def _cells(table: Tag) -> Iterator[Tag]:
    return (cell for row in _rows(table) for cell in _row_cells(row))


# --- lists and links


def lists_are_tagged(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-041: neighbouring paragraphs with typed bullets or numbers, one finding a list."""
    for children in _siblings(pdf.tags):
        lines = [(child, child.content if child.kind == "P" else "") for child in children]
        for variant, items in typed_items(lines):
            tag, text, mark = items[0]
            yield found(quoting(pdf.at(tag.page), text), variant, mark=mark, count=len(items))


def _siblings(tags: Sequence[Tag]) -> Iterator[Sequence[Tag]]:
    """The children of each tag together, but for what stands in lists, tables and contents."""
    yield tags
    for tag in tags:
        if tag.kind not in ("L", "TR", "TOC", "Figure"):
            yield from _siblings(tag.children)


def links_say_where_they_lead(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-043; entries of a table of contents are named by what they lead to."""
    contents = {id(link) for toc in pdf.of_kind("TOC") for link in toc.walk()}
    for link in pdf.of_kind("Link"):
        flaw = flaw_of_link(link.told)
        if flaw and id(link) not in contents:
            yield found(quoting(pdf.at(link.page), link.told), f"link_{flaw}")


# --- languages


def passages_are_marked(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-003, once a passage. What the default alone makes foreign is left to A11Y-002."""
    for tag in pdf.tags:
        yield from _wrongly_marked(pdf, tag, pdf.language)


def _wrongly_marked(pdf: Pdf, tag: Tag, inherited: str) -> Iterator[Found]:
    language = tag.language or inherited
    if tag.kind in _BLOCKS or tag.language:
        parts = any(one.language for child in tag.children for one in child.walk())
        text = tag.text if parts else tag.content
        flaw = _flaw_of_language(text, language, is_own=bool(tag.language))
        if flaw:
            yield found(quoting(pdf.at(tag.page), text), flaw, language=language)
            return
    for child in tag.children:
        yield from _wrongly_marked(pdf, child, language)


def _flaw_of_language(text: str, language: str, *, is_own: bool) -> str:
    """`en` or `de` when Polish is told of such a text, `polish` when it is the other way round."""
    if language.partition("-")[0].lower() == "pl":
        return foreign_language(text)
    return "polish" if is_own and is_polish(text) else ""


# --- nesting


def nesting_is_valid(pdf: Pdf, _: Context) -> Iterator[Found]:
    """A11Y-073; ISO 14289-1 §7.1 to §7.6. One finding a type that is unknown or misplaced."""
    for kind in pdf.unknown_tags:
        yield found(pdf.place, "unknown", tag=kind)
    told: set[tuple[str, str]] = set()
    for parent, tag in _nested(pdf.tags, "Document"):
        pair = parent, tag.kind
        allowed = _PARENTS.get(tag.kind)
        is_misplaced = allowed is not None and parent not in allowed
        is_foreign = parent in _CHILDREN and tag.kind not in _CHILDREN[parent]
        if (is_misplaced or is_foreign) and pair not in told:
            told.add(pair)
            yield found(_quoted(pdf, tag), "nesting", tag=tag.kind, parent=parent)


def _nested(tags: Sequence[Tag], parent: str) -> Iterator[tuple[str, Tag]]:
    """Each tag with the type of the one that holds it; NonStruct and Private do not count."""
    for tag in tags:
        is_seen_through = tag.kind in ("NonStruct", "Private")
        if not is_seen_through:
            yield parent, tag
        yield from _nested(tag.children, parent if is_seen_through else tag.kind)


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-003", pdf=passages_are_marked),
    RuleCheck("A11Y-004", pdf=figures_are_described),
    RuleCheck("A11Y-005", pdf=descriptions_are_useful),
    RuleCheck("A11Y-012", pdf=order_follows_pages),
    RuleCheck("A11Y-015", pdf=headings_follow_one_another),
    RuleCheck("A11Y-020", pdf=tables_have_headers),
    RuleCheck("A11Y-021", pdf=headers_are_not_empty),
    RuleCheck("A11Y-022", pdf=tables_are_simple),
    RuleCheck("A11Y-041", pdf=lists_are_tagged),
    RuleCheck("A11Y-043", pdf=links_say_where_they_lead),
    RuleCheck("A11Y-073", pdf=nesting_is_valid),
)
