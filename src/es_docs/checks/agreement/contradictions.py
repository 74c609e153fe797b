"""What a finished file says against itself, without any content to hold it against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.agreement.said import is_of_realisation
from es_docs.checks.agreement.told import folded
from es_docs.diagnostics import Diagnostic, Place, Severity
from es_docs.language import percent
from es_docs.reading.model import Deck, DrawnObject, Report, TextParagraph, TextRole
from es_docs.regex import regex

_NUMBER: Final = regex(r"(\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:,(\d+))?")
_RATIO: Final = regex(r"(?<![\d.,])(\d+) (z|ze) (\d+) ([^\W\d_]+)")
_SHARE: Final = regex(
    r"(?<![\d.,])(\d+) (?:z|ze) (\d+)(?: [^\W\d_]+){1,3} \(([<>]?\d+(?:,\d+)?%)\)"
)
"""„77 ze 101 spotkań (76%)”."""
_TILE: Final = regex(r"(\d+) ?/ ?(\d+) ([^\d·]+) · ([<>]?\d+(?:,\d+)?%)(?: planu)?")
"""„77 / 101 spotkań · 76%”."""
_PERCENT: Final = regex(r"^[<>]?\d+(?:,\d+)?%$")
_Key: TypeAlias = tuple[int | None, str]
"""The slide or the heading."""
_SILENT: Final = frozenset({TextRole.CELL, TextRole.LABEL, TextRole.CONTENTS})
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
    """A020 a percentage that does not follow from the numbers beside it, A021 a sentence or total
    against its table.

    Both are held to the tables of their slide or heading, a sentence without one to the totals
    there („77 / 101 spotkań · 76%”); „9 z 11 spotkań” may be one row or the sum of the rows that
    count the same thing.
    """
    rows = _by_place(counts for one in document.tables() for counts in _counts(one))
    tiles = _by_place(_tiles(document))
    for counts in (one for held in rows.values() for one in held):
        yield from _percent_findings(counts)
    for key, held in tiles.items():
        for counts in held:
            yield from _percent_findings(counts, "words")
            yield from _tile_findings(counts, rows.get(key, []))
    for paragraph in document.paragraphs():
        if paragraph.role not in _SILENT:
            key = _key(paragraph.place)
            yield from _sentence_findings(paragraph, rows.get(key, []), tiles.get(key, []))


def _by_place(counts: Iterable[_Counts]) -> dict[_Key, list[_Counts]]:
    found: defaultdict[_Key, list[_Counts]] = defaultdict(list)
    for one in counts:
        found[_key(one.place)].append(one)
    return dict(found)


def _sentence_findings(
    paragraph: TextParagraph, rows: list[_Counts], tiles: list[_Counts]
) -> Iterator[Diagnostic]:
    """One finding for „77 ze 101 spotkań (77%)”: numbers that are wrong give a wrong share."""
    text, place = folded(paragraph.text), paragraph.place
    contradicted: set[int] = set()
    for found in _RATIO.finditer(text):
        pair = int(found[1]), int(found[3])
        for held, variant in ((rows, ""), (tiles, "tile")):
            pairs = _pairs(held, found[4])
            if pairs:
                if pair not in pairs:
                    contradicted.add(found.start())
                    yield _contradiction(place, found[0], pairs, variant)
                break
    for found in _SHARE.finditer(text):
        if found.start() not in contradicted:
            counts = _Counts(Decimal(found[2]), Decimal(found[1]), found[3], "", place, found[0])
            yield from _percent_findings(counts, "words")


def _tile_findings(tile: _Counts, rows: list[_Counts]) -> Iterator[Diagnostic]:
    pairs = _pairs(rows, tile.stem)
    if pairs and (int(tile.realised), int(tile.planned)) not in pairs:
        yield _contradiction(replace(tile.place, text=tile.label), tile.label, pairs, "total")


def _tiles(document: Deck | Report) -> Iterator[_Counts]:
    """„77 / 101” with „spotkań · 76%” behind it or in the next paragraph."""
    spoken = [one for one in document.paragraphs() if one.role not in _SILENT]
    texts = [folded(one.text) for one in spoken]
    for one, text, following in zip(spoken, texts, [*texts[1:], ""], strict=False):
        found = _TILE.fullmatch(text) or _TILE.fullmatch(f"{text} {following}")
        if found:
            numbers = Decimal(found[2]), Decimal(found[1])
            yield _Counts(*numbers, found[4], _stem(found[3]), one.place, found[0])


def _key(place: Place) -> _Key:
    return place.number, place.name


def _counts(one: DrawnObject) -> Iterator[_Counts]:
    """Rows with a plan and a realisation, known by the words of the header."""
    texts = [tuple(folded(cell) for cell in row) for row in (one.table.texts if one.table else ())]
    header = [cell.lower() for cell in texts[0]] if texts else []
    planned = next((at for at, cell in enumerate(header) if "plan" in cell and "%" not in cell), -1)
    done = next((at for at, cell in enumerate(header) if is_of_realisation(cell)), -1)
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


def _percent_findings(counts: _Counts, variant: str = "") -> Iterator[Diagnostic]:
    expected = _share(counts)
    if counts.share and expected and counts.share != expected and not _is_rounded(counts):
        values = {"row": counts.label, "said": counts.share, "told": expected}
        place = replace(counts.place, text=counts.label)
        yield Diagnostic("A020", Severity.ERROR, None, values, place, variant)


def _is_rounded(counts: _Counts) -> bool:
    """Whether a share is exact to its decimals („76,2%”); not all is not 100%, some is not 0%."""
    digits = counts.share.removesuffix("%")
    if not digits[:1].isdigit():
        return False
    said, exact = Decimal(digits.replace(",", ".")), 100 * counts.realised / counts.planned
    decimals = len(digits.partition(",")[2])
    is_near = abs(said - exact) * 10**decimals <= Decimal("0.5")
    return is_near and (said == exact or said not in (0, 100))


def _contradiction(
    place: Place, said: str, pairs: set[tuple[int, int]], variant: str
) -> Diagnostic:  # fmt: skip
    told = ", ".join(f"{realised} / {planned}" for realised, planned in sorted(pairs))
    return Diagnostic("A021", Severity.ERROR, None, {"said": said, "told": told}, place, variant)
