"""What shows only in more than one paragraph, or on the line: lists, headings, order, one form.

TYP-011, 012, 018, 019, 024 and 026 to 028.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from msgspec.structs import replace

from es_docs.checks.accessibility.looks import is_hyphenated
from es_docs.checks.polish.text import GAP, Passage, Slip, bodies, excerpt, passages
from es_docs.checks.polish.words import heading_marks
from es_docs.checks.rule import Context, Found, found
from es_docs.days import MONTHS_GENITIVE
from es_docs.diagnostics import Severity
from es_docs.language import MONTHS, NBSP, sort_key
from es_docs.layout.measure import Font, Line, Piece, break_lines
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    ObjectKind,
    Office,
    Report,
    TableData,
    TextParagraph,
    TextRole,
)
from es_docs.regex import regex
from es_docs.units import Emu

# --- one form in a document ---------------------------------------------------------------------


def _rarer(
    document: Office, forms: dict[str, re.Pattern[str]]
) -> Iterator[tuple[Passage, Slip, str]]:
    """The first place of the rarest of several forms, when a document has more than one.

    Of forms as frequent as each other the one that comes later is the odd one. Yields at most one
    passage with its slip, and the name of the form that prevails.
    """
    found_in = {name: _matches(document, pattern) for name, pattern in forms.items()}
    used = [name for name in found_in if found_in[name]]
    if len(used) > 1:
        by_weight = sorted(used, key=lambda name: _weight(found_in[name]))
        _, passage, match = found_in[by_weight[0]][0]
        yield passage, Slip(*match.span()), by_weight[-1]


_Matches: TypeAlias = Sequence[tuple[int, Passage, re.Match[str]]]
"""What a pattern finds in a document, with the numbers of the passages."""


def _matches(document: Office, pattern: re.Pattern[str]) -> _Matches:
    return [
        (index, passage, match)
        for index, passage in enumerate(passages(document))
        for match in pattern.finditer(passage.text)
    ]


def _weight(matches: _Matches) -> tuple[int, int, int]:
    """The more places, and then the earlier, the heavier."""
    index, _, match = matches[0]
    return len(matches), -index, -match.start()


_GROUPED_4: Final = regex(
    rf"(?<![\w.,/–-])(?<!\d{GAP})\d{GAP}\d{{3}}(?=,\d\d(?!\d)|{GAP}(?:zł|PLN|EUR|[a-ząćęłńóśźż]{{3,}}))"
)
_UNGROUPED_4: Final = regex(
    rf"(?<![\w.,/–-])(?<!\d{GAP})(?!(?:19|20)\d\d)\d{{4}}(?=,\d\d(?!\d)|{GAP}(?:zł|PLN|EUR|[a-ząćęłńóśźż]{{3,}}))"
)


def four_digits(document: Office, _context: Context) -> Iterator[Found]:
    """Numbers of four digits with and without a gap in one document (TYP-011)."""
    forms = {"1234": _UNGROUPED_4, f"1{NBSP}234": _GROUPED_4}
    for passage, slip, better in _rarer(document, forms):
        yield passage.tell(replace(slip, better=better))


_AMOUNT: Final = rf"(?<![\d.,])\d++(?:[.,]\d++|{GAP}\d{{3}}(?!\d))*+"
_ZLOTY: Final = {
    "zł": regex(rf"{_AMOUNT}{GAP}?zł(?!\w)"),
    "PLN": regex(rf"{_AMOUNT}{GAP}?PLN(?!\w)"),
}
_BEFORE_AMOUNT: Final = regex(
    rf"(?<!\w)(?<!\d{GAP})(?P<currency>PLN|EUR|zł){GAP}?(?P<amount>\d[\d.,\u00a0]*)"
)


def amounts(document: Office, _context: Context) -> Iterator[Found]:
    """Both „zł” and „PLN” in a document, or the currency before its amount (TYP-012)."""
    for passage, slip, better in _rarer(document, _ZLOTY):
        yield passage.tell(replace(slip, variant="mixed", better=better))
    for passage in passages(document):
        match = _BEFORE_AMOUNT.search(passage.text)
        if match:
            better = f"{match['amount'].rstrip('.,')}{NBSP}{match['currency']}"
            yield passage.tell(Slip(*match.span(), better, "before"))


_DATE_STYLES: Final = {
    "1.10.2015": regex(r"(?<![\d.])[1-9]\.(?:0\d|1[0-2])\.(?:19|20)\d\d(?!\d)"),
    "01.10.2015": regex(r"(?<![\d.])0[1-9]\.(?:0\d|1[0-2])\.(?:19|20)\d\d(?!\d)"),
    "1.1.2015": regex(r"(?<![\d.])\d{1,2}\.[1-9]\.(?:19|20)\d\d(?!\d)"),
    "2015-10-01": regex(r"(?<![\d-])(?:19|20)\d\d-[01]\d-[0-3]\d(?![\d-])"),
}
_NOMINATIVE_MONTH: Final = regex(
    rf"(?<![\w.,–-])(?P<day>[0-3]?\d){GAP}(?P<month>{'|'.join(MONTHS)})(?P<year>{GAP}(?:19|20)\d\d)(?!\d)"
)


def dates(document: Office, _context: Context) -> Iterator[Found]:
    """Several numeric styles of dates in a document, or a month in the nominative (TYP-024)."""
    for passage, slip, style in _rarer(document, _DATE_STYLES):
        better = _restyled(passage.text[slip.start : slip.end], style)
        yield passage.tell(replace(slip, variant="mixed", better=better))
    for passage in passages(document):
        match = _NOMINATIVE_MONTH.search(passage.text)
        if match:
            month = MONTHS_GENITIVE[MONTHS.index(match["month"])]
            better = f"{match['day']}{NBSP}{month}{match['year']}"
            yield passage.tell(Slip(*match.span(), better, "month"))


def _restyled(date: str, style: str) -> str:
    """A numeric date written in the style of another, whose name is its example."""
    parts = [int(part) for part in re.split("[.-]", date)]
    year, month, day = parts if "-" in date else parts[::-1]
    match style:
        case "2015-10-01":
            return f"{year}-{month:02}-{day:02}"
        case "01.10.2015":
            return f"{day:02}.{month:02}.{year}"
        case "1.1.2015":
            return f"{day}.{month}.{year}"
        case _:
            return f"{day}.{month:02}.{year}"


# --- lists --------------------------------------------------------------------------------------


def list_patterns(document: Office, _context: Context) -> Iterator[Found]:
    """Lists whose items end or begin in more than one way (TYP-018): one finding a list."""
    polish = {id(one.paragraph) for one in passages(document)}
    for body in bodies(document):
        for items in _lists(body):
            if all(id(item) in polish for item in items):
                yield from _odd_item(items)


def _lists(body: Sequence[TextParagraph]) -> Iterator[Sequence[TextParagraph]]:
    """Runs of list items of one level; items of deeper levels between them do not part them."""
    for is_list, run in groupby(body, key=_is_item):
        if is_list:
            items = list(run)
            for level in sorted({item.level for item in items}):
                parts = groupby(items, key=lambda item, level=level: item.level >= level)
                for is_inside, part in parts:
                    same = [item for item in part if is_inside and item.level == level]
                    if len(same) > 1:
                        yield same


def _is_item(one: TextParagraph) -> bool:
    is_text = one.role in {TextRole.BODY, TextRole.CELL, TextRole.NOTES}
    return one.bullet != "none" and is_text and bool(one.text.strip())


def _odd_item(items: Sequence[TextParagraph]) -> Iterator[Found]:
    """The first item that ends otherwise than most, or begins small where the others do not.

    The last item may have a full stop after items with commas or semicolons. An item that ends
    with a colon leads to a list of its own and is not judged.
    """
    marks = [_last_mark(item.text) for item in items]
    inner = [mark for mark in marks[:-1] if mark != ":"]
    usual = Counter(inner).most_common(1)[0][0] if inner else marks[-1]
    allowed = {usual, ":"}
    for index, (item, mark) in enumerate(zip(items, marks, strict=True)):
        is_last = index == len(items) - 1
        if mark not in (allowed | {"."} if is_last and usual in {",", ";"} else allowed):
            yield _of_item(item, "end" if usual else "bare", usual)
            return
    starts = [_starts_small(item.text) for item in items]
    if starts.count(True) == 1 and starts.count(False) > 1:
        yield _of_item(items[starts.index(True)], "start", "")


def _of_item(item: TextParagraph, variant: str, usual: str) -> Found:
    text = item.text
    at = 0 if variant == "start" else len(text)
    place = replace(item.place, text=excerpt(text, at, at))
    return found(place, variant, usual=usual)


def _last_mark(text: str) -> str:
    """The mark an item ends with: „,”, „;”, „:” or „.” („!”, „?” and „…” too), or nothing.

    The stop of an abbreviation („2016 r.”) may as well be that of the item.
    """
    last = text.rstrip()[-1:]
    if last in {".", "!", "?", "…"}:
        return "" if re.search(r"(?<!\w)(?:r|itp|itd|in|godz|tys|zł)\.\s*$", text) else "."
    return last if last in {",", ";", ":"} else ""


def _starts_small(text: str) -> bool | None:
    """Whether the first letter is a small one; None when the text begins with something else."""
    first = text.lstrip("„»( \u00a0")[:1]
    return first.islower() if first.isalpha() else None


_ABBREVIATIONS_TITLE: Final = regex(
    r"(?:[\d.]+\s*)?(?:wykaz|lista|objaśnienia|spis|użyte)?\s*skrót(?:y|ów)\b.{0,30}$",
    re.IGNORECASE,
)
_INLINE_LIST: Final = regex(r"(?:Wykaz |Objaśnienia |Użyte )?[Ss]krót(?:y|ów)\s*:\s*(?P<list>.+)$")
_ENTRY: Final = regex(r"\s*(?P<key>[^\s–—:][^–—:;]{0,20}?)[ \u00a0]*[–—:-][ \u00a0]+\S")


def abbreviation_order(document: Office, _context: Context) -> Iterator[Found]:
    """Lists of abbreviations that are not in Polish order (TYP-028): one finding a list."""
    for passage in passages(document):
        inline = _INLINE_LIST.match(passage.text)
        if inline:
            keys = [_ENTRY.match(entry) for entry in inline["list"].split(";")]
            yield from _unsorted([(match["key"], passage.paragraph) for match in keys if match])
    for entries in _headed_lists(document):
        yield from _unsorted(entries)


def _headed_lists(document: Office) -> Iterator[list[tuple[str, TextParagraph]]]:
    """The abbreviations of each list under a heading or on a slide that says what it is."""
    if isinstance(document, Deck):
        for slide in document.slides:
            if _ABBREVIATIONS_TITLE.match(slide.title):
                texts = [one for part in slide.walk() for one in part.paragraphs]
                yield _entries(texts)
                yield from (_first_column(one.table) for one in slide.walk() if one.table)
        return
    is_inside, texts = False, list[TextParagraph]()
    for block in document.blocks:
        if isinstance(block, DrawnObject):
            if is_inside and block.table:
                yield _first_column(block.table)
        elif block.role is TextRole.HEADING:
            yield _entries(texts)
            is_inside, texts = _ABBREVIATIONS_TITLE.match(block.text) is not None, []
        elif is_inside:
            texts.append(block)
    yield _entries(texts)


def _entries(texts: Iterable[TextParagraph]) -> list[tuple[str, TextParagraph]]:
    matches = ((_ENTRY.match(one.text), one) for one in texts)
    return [(match["key"], one) for match, one in matches if match]


def _first_column(table: TableData) -> list[tuple[str, TextParagraph]]:
    body = table.rows[1:] if table.has_header_row else table.rows
    cells = (row.cells[0] for row in body if row.cells)
    return [(cell.text.strip(), cell.paragraphs[0]) for cell in cells if cell.text.strip()]


def _unsorted(entries: Sequence[tuple[str, TextParagraph]]) -> Iterator[Found]:
    for (before, _), (key, paragraph) in pairwise(entries):
        if sort_key(key) < sort_key(before):
            at = max(paragraph.text.find(key), 0)
            place = replace(paragraph.place, text=excerpt(paragraph.text, at, at + len(key)))
            yield found(place, now=key, before=before)
            return


# --- headings and lines -------------------------------------------------------------------------


def headings(document: Office, _context: Context) -> Iterator[Found]:
    """Headings and titles with a mark at their end or capitals in every word (TYP-019)."""
    for passage in passages(document):
        if passage.paragraph.role in {TextRole.TITLE, TextRole.HEADING}:
            slip = next(heading_marks(passage.text), None)
            if slip:
                yield passage.tell(slip)


def kept_together(document: Report, _context: Context) -> Iterator[Found]:
    """Headings and captions of tables parted from what follows, loose lines (TYP-026).

    One finding a style, because that is where a person mends it.
    """
    told: set[tuple[str, str]] = set()
    for block, following in pairwise((*document.blocks, None)):
        if not isinstance(block, TextParagraph) or not block.text.strip():
            continue
        for variant in _loose_in(block, following):
            if (block.style, variant) not in told:
                told.add((block.style, variant))
                place = replace(block.place, text=excerpt(block.text, 0, 0))
                yield found(place, variant, style=block.style)


def _loose_in(block: TextParagraph, following: object) -> Iterator[str]:
    leads = block.role is TextRole.HEADING or (
        block.role is TextRole.CAPTION
        and isinstance(following, DrawnObject)
        and following.kind is ObjectKind.TABLE
    )
    if leads and following is not None and not block.keeps_with_next:
        yield "heading" if block.role is TextRole.HEADING else "caption"
    if block.role is TextRole.BODY and not block.has_widow_control:
        yield "lines"


_SURE: Final = 1.02
"""A word is alone on its line even if the box is this much wider; measuring is no closer."""


def lone_words(document: Deck, context: Context) -> Iterator[Found]:
    """Titles of slides with a single word on their last line (TYP-026), as far as it is sure."""
    for one in document.objects():
        if one.placeholder not in {"title", "ctrTitle"} or one.box is None or not one.wraps:
            continue
        room = one.box.width - one.insets[0] - one.insets[2]
        for paragraph in one.paragraphs:
            if room > paragraph.margin and not one.rotation:
                yield from _lone_word(paragraph, room - paragraph.margin, one.font_scale, context)


def _lone_word(
    paragraph: TextParagraph, room: int, scale: float, context: Context
) -> Iterator[Found]:
    runs = [run for run in paragraph.runs if run.text and not run.is_hidden]
    if not runs or "\v" in paragraph.text:
        return
    if not all(context.metrics.known(run.typeface) for run in runs):
        return
    pieces = [Piece(run.text, Font(run.typeface, run.size_pt * scale, run.bold)) for run in runs]
    lines = [break_lines(context.metrics, pieces, Emu(round(room * part))) for part in (1.0, _SURE)]
    if all(_ends_alone(one) for one in lines):
        word = lines[0][-1].text.strip()
        at = max(paragraph.text.rfind(word), 0)
        place = replace(paragraph.place, text=excerpt(paragraph.text, at, at + len(word)))
        yield found(place, "title", now=word)


def _ends_alone(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and not re.search(r"[ \u00a0]", lines[-1].text.strip())


# --- words broken by hand and by the program ----------------------------------------------------

_BROKEN_BY_HAND: Final = regex(r"(?<![\w-])[^\W\d_]{2,}(?<!o)-\v[a-ząćęłńóśźż]+")
"""A compound adjective (informacyjno-doradczy) has a hyphen of its own where its line breaks."""


def hyphenation(document: Office, _context: Context) -> Iterator[Found]:
    """Words broken by hand, or by the patterns of another language (TYP-027).

    Soft hyphens, and whether a document is hyphenated at all, are A11Y-054's.
    """
    if isinstance(document, Report) and is_hyphenated(document):
        yield from _hyphenated_as_foreign(document)
    for passage in passages(document):
        match = _BROKEN_BY_HAND.search(passage.text)
        if match:
            better = match.group().replace("-\v", "")
            yield passage.tell(Slip(*match.span(), better, "hand"))


def _hyphenated_as_foreign(document: Report) -> Iterator[Found]:
    for passage in passages(document):
        languages = {run.language for run in passage.paragraph.runs if run.text.strip()}
        foreign = sorted(one for one in languages if one and not one.lower().startswith("pl"))
        if foreign:
            place = replace(passage.paragraph.place, text=excerpt(passage.paragraph.text, 0, 0))
            yield found(place, "language", severity=Severity.WARNING, language=foreign[0])
            return
