"""Decks and reports made by hand, as reading would give them, for the checks of rules."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from es_docs.checks.rule import Context, Found, RuleCheck
from es_docs.diagnostics import Area, Kind, Place
from es_docs.layout.measure import Metrics
from es_docs.messages.rules import rule_text
from es_docs.ooxml.opened import Package
from es_docs.reading.model import (
    Block,
    ChartData,
    Colour,
    Deck,
    DeckSection,
    DrawnObject,
    Frame,
    ObjectKind,
    Properties,
    Report,
    Series,
    Settings,
    Slide,
    TableCell,
    TableData,
    TableRow,
    TextParagraph,
    TextRole,
    TextRun,
)
from es_docs.units import Box

SIZE = Box.of(0, 0, 12_192_000, 6_858_000)
ROOT = Path(__file__).resolve().parents[2]
CONTEXT = Context(period="2014–2020", metrics=Metrics.load(ROOT / "assets" / "metrics"))
_BODY = Place("plik.docx", Kind.DOCX, Area.BODY)


def package(parts: dict[str, object] | None = None) -> Package:
    return Package("plik", {}, parts or {}, {}, {})  # pyright: ignore[reportArgumentType]


def run(text: str, **looks: object) -> TextRun:
    usual = {"size_pt": 20.0, "typeface": "Calibri", "colour": "000000", "language": "pl-PL"}
    return TextRun(text, **{**usual, **looks})  # pyright: ignore[reportArgumentType]


def text(
    words: str | Iterable[TextRun], role: TextRole = TextRole.BODY, **more: object
) -> TextParagraph:
    runs = (run(words),) if isinstance(words, str) else tuple(words)
    place = more.pop("place", _BODY)
    return TextParagraph(runs, place, role, **more)  # pyright: ignore[reportArgumentType]


def thing(
    kind: ObjectKind = ObjectKind.SHAPE,
    name: str = "Kształt",
    box: tuple[int, int, int, int] | None = (10, 10, 100, 20),
    words: str = "",
    **more: object,
) -> DrawnObject:
    """An object; `box` in millimetres."""
    where = Box.of(*(36_000 * side for side in box)) if box else None
    place = Place("plik.pptx", Kind.PPTX, Area.SLIDE, 1, object=name)
    lines = (text(words, place=place),) if words else ()
    more.setdefault("paragraphs", lines)
    return DrawnObject(kind, name, place, where, **more)  # pyright: ignore[reportArgumentType]


def table(*rows: Iterable[str], has_header: bool = True, **more: object) -> DrawnObject:
    """A table with one text a cell; in a report its first row is marked with `is_header`."""
    made = tuple(
        TableRow(
            tuple(TableCell((text(words, TextRole.CELL),), _BODY) for words in row),
            is_header=has_header and not number,
        )
        for number, row in enumerate(rows)
    )
    return thing(ObjectKind.TABLE, "Tabela", table=TableData(made, has_header, False), **more)


def series(
    name: str, colour: Colour | None, *values: str, has_labels: bool = False, **more: object
) -> Series:
    numbers = tuple(Decimal(value) for value in values or ("2", "3"))
    categories = tuple(f"kategoria {n}" for n in range(len(numbers)))
    return Series(name, categories, numbers, (colour,), has_labels, **more)  # pyright: ignore[reportArgumentType]


def chart(*made: Series, kind: str = "barChart", alt: str = "", part: str = "") -> DrawnObject:
    return thing(
        ObjectKind.CHART, "Wykres", alt=alt, chart=ChartData(kind, made, "FFFFFF", part, b"")
    )


def slide(number: int, *objects: DrawnObject, title: str = "Wyniki") -> Slide:
    place = Place("plik.pptx", Kind.PPTX, Area.SLIDE, number, title)
    frame = Frame("Układ", place, (), "FFFFFF", "ppt/slideLayouts/slideLayout1.xml")
    return Slide(number, title, place, objects, frame, frame, (), "FFFFFF", f"slide{number}.xml")


def title(words: str = "Wyniki", box: tuple[int, int, int, int] = (10, 10, 300, 20)) -> DrawnObject:
    return thing(name="Tytuł", box=box, words=words, placeholder="title")


def deck(*slides: Slide, sections: tuple[str, ...] = (), **properties: str) -> Deck:
    usual = {"title": "Raport z badania", "language": "pl-PL"}
    named = tuple(DeckSection(name, ()) for name in sections)
    made = Properties(**{**usual, **properties})
    return Deck("plik.pptx", package(), made, SIZE, slides, (), sections=named)


def report(*blocks: Block, **properties: str) -> Report:
    usual = {"title": "Raport z badania", "language": "pl-PL"}
    made = Properties(**{**usual, **properties})
    return Report("plik.docx", package(), made, Settings(), (), blocks, (), ())


def told(checks: tuple[RuleCheck, ...], rule: str, document: Deck | Report) -> list[Found]:
    """What the check of one rule says; all of it can be said in both languages."""
    (check,) = (one for one in checks if one.rule == rule)
    if isinstance(document, Deck):
        assert check.deck is not None
        found = list(check.deck(document, CONTEXT))
    else:
        assert check.report is not None
        found = list(check.report(document, CONTEXT))
    words = rule_text(rule)
    for one in found:
        values = {"text": one.place.text, "object": one.place.object, **one.values}
        for lang in ("pl", "en"):
            assert words.found[one.variant].fill(lang, values)
    assert not found or document.kind in words.mend
    return found


def variants(checks: tuple[RuleCheck, ...], rule: str, document: Deck | Report) -> list[str]:
    return [one.variant for one in told(checks, rule, document)]
