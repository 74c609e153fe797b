"""What a finished file says against itself, without any content to hold it against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.agreement.told import folded
from es_docs.diagnostics import Diagnostic, Place, Severity
from es_docs.language import percent
from es_docs.reading.model import Deck, DrawnObject, Report, TextRole
from es_docs.regex import regex

_NUMBER: Final = regex(r"(\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:,(\d+))?")
_RATIO: Final = regex(r"(?<![\d.,])(\d+) (z|ze) (\d+) ([^\W\d_]+)")
_PERCENT: Final = regex(r"^[<>]?\d+(?:,\d+)?%$")
_STEM: Final = 5
"""Letters by which two forms of a noun are known to be the same: spotkania, spotkań."""


class _Counts(Struct, frozen=True):
    """A row that counts something: realised of planned, and the percentage beside them."""

    planned: Decimal
    realised: Decimal
    share: str
    stem: str
    place: Place
    label: str


def contradictions(document: Deck | Report) -> Iterator[Diagnostic]:
    """A020 a percentage that does not follow from its row, A021 a sentence against its table.

    A sentence is held to the tables of its slide or heading; „9 z 11 spotkań” may be one row or
    the sum of the rows that count the same thing.
    """
    by_place: defaultdict[tuple[int | None, str], list[_Counts]] = defaultdict(list)
    for one in document.tables():
        for counts in _counts(one):
            by_place[_key(one.place)].append(counts)
            expected = _share(counts)
            if counts.share and expected and counts.share != expected:
                yield _percent_finding(counts, expected)
    for paragraph in document.paragraphs():
        if paragraph.role in (TextRole.CELL, TextRole.LABEL, TextRole.CONTENTS):
            continue
        rows = by_place.get(_key(paragraph.place), [])
        for realised, of, planned, noun in _RATIO.findall(folded(paragraph.text)):
            pairs = _pairs(rows, noun)
            if pairs and (int(realised), int(planned)) not in pairs:
                yield _sentence_finding(paragraph.place, f"{realised} {of} {planned} {noun}", pairs)


def _key(place: Place) -> tuple[int | None, str]:
    return place.number, place.name


def _counts(one: DrawnObject) -> Iterator[_Counts]:
    """Rows with a plan and a realisation, known by the words of the header."""
    texts = [tuple(folded(cell) for cell in row) for row in (one.table.texts if one.table else ())]
    header = [cell.lower() for cell in texts[0]] if texts else []
    planned = next((at for at, cell in enumerate(header) if "plan" in cell and "%" not in cell), -1)
    done = next((at for at, cell in enumerate(header) if cell.startswith(("wykona", "zreal"))), -1)
    share = next((at for at, cell in enumerate(header) if "%" in cell), -1)
    if planned < 0 or done < 0:
        return
    for cells in texts[1:]:
        if max(planned, done, share) >= len(cells):
            continue
        first, second = _number(cells[planned]), _number(cells[done])
        if first is None or second is None:
            continue
        shown = cells[share] if share >= 0 and _PERCENT.match(cells[share]) else ""
        label = next(filter(_is_name, cells), "")
        yield _Counts(first, second, shown, _stem(cells[planned]), one.place, label)


def _is_name(cell: str) -> bool:
    """Neither a number, counted or not, nor the dash in the place of one."""
    return not cell[:1].isdigit() and any(map(str.isalpha, cell))


def _number(text: str) -> Decimal | None:
    found = _NUMBER.match(text)
    if not found:
        return None
    whole, fraction = found[1].replace(" ", "").replace("\u00a0", ""), found[2] or "0"
    try:
        return Decimal(f"{whole}.{fraction}")
    except InvalidOperation:
        return None


def _stem(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", text)
    return words[0][:_STEM].lower() if words else ""


def _share(counts: _Counts) -> str:
    return percent(counts.realised, counts.planned) if counts.planned > 0 else ""


def _pairs(rows: list[_Counts], noun: str) -> set[tuple[int, int]]:
    """What „… z … noun” may say: each row that counts it, and all of them together."""
    alike = [row for row in rows if row.stem and row.stem == _stem(noun)]
    if not alike:
        return set()
    single = [row for row in alike if not row.label.lower().startswith("razem")]
    total = (sum(row.realised for row in single), sum(row.planned for row in single))
    pairs = {(int(row.realised), int(row.planned)) for row in alike}
    return {*pairs, (int(total[0]), int(total[1]))}


def _percent_finding(counts: _Counts, expected: str) -> Diagnostic:
    values = {"row": counts.label, "said": counts.share, "told": expected}
    place = replace(counts.place, text=counts.label)
    return Diagnostic("A020", Severity.ERROR, None, values, place)


def _sentence_finding(place: Place, said: str, pairs: set[tuple[int, int]]) -> Diagnostic:
    told = ", ".join(f"{realised} / {planned}" for realised, planned in sorted(pairs))
    return Diagnostic("A021", Severity.ERROR, None, {"said": said, "told": told}, place)
