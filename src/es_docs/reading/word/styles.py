"""The style sheet of a text document: what styles, numbering and table styles make of a look.

ISO/IEC 29500-1 §17.7.2 (the style hierarchy), §17.7.3 (toggle properties), §17.7.6 (conditional
formats of tables), §17.9 (numbering).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from msgspec import Struct, field

from es_docs.markup import Element
from es_docs.reading.drawingml.colours import Palette
from es_docs.reading.word.looks import (
    NO_MARGINS,
    PLAIN_PARAGRAPH,
    PLAIN_RUN,
    Margins,
    ParagraphLook,
    RunLook,
    W,
    cell_margins,
    over,
    paragraph_look,
    run_look,
    shade,
    value,
    whole,
)  # fmt: skip
from es_docs.regex import regex

_MOST_LEVELS: Final = 64
"""Styles are based on each other in a few steps; a longer chain goes in a circle."""
_TOGGLES: Final = (
    "bold", "italic", "struck", "all_caps", "hidden", "shadow", "outline", "embossed", "imprinted",
)  # fmt: skip
"""ISO/IEC 29500-1 §17.7.3; double strikethrough is none of them."""
_MARGINS: Final[Margins] = (5.75, 0.0, 5.75, 0.0)
"""Points in cells that no style gives margins: 115 twentieths at the sides (§17.4.41)."""
_WHOLE: Final = "wholeTable"
_HEADING: Final = regex(r"heading ([1-9])", re.IGNORECASE)
"""Built-in headings have an outline level, even where a program did not write it."""


# --- styles


class CellLook(Struct, frozen=True, eq=False):
    """What a table style says of a cell: its text and its ground. Compared by identity."""

    paragraph: ParagraphLook = PLAIN_PARAGRAPH
    run: RunLook = PLAIN_RUN
    shade: str | None = None

    def under(self, top: CellLook) -> CellLook:
        return CellLook(
            self.paragraph.under(top.paragraph),
            self.run.under(top.run),
            self.shade if top.shade is None else top.shade,
        )


NO_TABLE: Final = CellLook()


class Style(Struct, frozen=True, eq=False):
    """A style as it is written. `cells` are the conditional formats of a table style."""

    key: str
    name: str
    kind: str
    base: str
    paragraph: ParagraphLook
    run: RunLook
    cells: Mapping[str, CellLook]
    bands: tuple[int | None, int | None] = (None, None)
    """Rows and columns in a band of a table style."""
    margins: Margins = NO_MARGINS
    """Of the cells of a table style."""


class ParagraphStyle(Struct, frozen=True, eq=False):
    """A paragraph style with everything it is based on and the numbering it has.

    `names` are its own name and those of its bases, in small letters; `unnumbered` is how its
    paragraphs look once their numbering is taken away. Compared by identity.
    """

    name: str
    key: str
    names: tuple[str, ...]
    paragraph: ParagraphLook
    unnumbered: ParagraphLook
    run: RunLook


_NO_STYLE: Final = ParagraphStyle("", "", (), PLAIN_PARAGRAPH, PLAIN_PARAGRAPH, PLAIN_RUN)


class StyleSheet(Struct, frozen=True, eq=False):
    """All styles of a document, resolved when first asked for."""

    palette: Palette
    styles: Mapping[str, Style]
    standard: Mapping[str, str]
    """The default style of each kind: `paragraph`, `character`, `table`."""
    paragraph: ParagraphLook
    """`w:docDefaults`, as is `run`."""
    run: RunLook
    numbering: Numbering
    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict[str, ParagraphStyle])
    _standing: dict[tuple[ParagraphStyle, CellLook], ParagraphLook] = field(
        default_factory=dict[tuple[ParagraphStyle, CellLook], ParagraphLook]
    )
    _characters: dict[str, RunLook] = field(default_factory=dict[str, RunLook])
    _runs: dict[tuple[ParagraphStyle, CellLook, str], RunLook] = field(
        default_factory=dict[tuple[ParagraphStyle, CellLook, str], RunLook]
    )
    _cells: dict[tuple[str, tuple[str, ...]], CellLook] = field(
        default_factory=dict[tuple[str, tuple[str, ...]], CellLook]
    )

    def paragraph_style(self, key: str) -> ParagraphStyle:
        """The style of that id; the default one when there is no such style."""
        if key not in self._paragraphs:
            self._paragraphs[key] = self._paragraph_style(self._known("paragraph", key))
        return self._paragraphs[key]

    def paragraph_of(
        self, style: ParagraphStyle, cell: CellLook, direct: ParagraphLook
    ) -> ParagraphLook:
        """A paragraph's look: defaults, table style, its style, its numbering, itself."""
        if direct.number == "0":
            return self.paragraph.under(cell.paragraph).under(style.unnumbered).under(direct)
        key = (style, cell)
        if key not in self._standing:
            self._standing[key] = self.paragraph.under(cell.paragraph).under(style.paragraph)
        look = self._standing[key]
        if direct.number is not None or direct.level is not None:
            number = look.number if direct.number is None else direct.number
            at = look.level if direct.level is None else direct.level
            level = self.numbering.level(number, at)
            look = look if level is None else look.under(level.paragraph)
        return look.under(direct)

    def run_of(
        self, style: ParagraphStyle, cell: CellLook, character: str, direct: RunLook
    ) -> RunLook:
        """A run's look: defaults, table style, paragraph style, character style, itself."""
        key = (style, cell, character)
        if key not in self._runs:
            self._runs[key] = _combined(self.run, cell.run, style.run, self._character(character))
        return self._runs[key].under(direct)

    def cell(self, table: str, parts: tuple[str, ...]) -> CellLook:
        """What a table style says of a cell that these conditional formats apply to."""
        key = (table, parts)
        if key not in self._cells:
            chain = [*self._chain("table", self._known("table", table))]
            look = NO_TABLE
            for part in (_WHOLE, *parts):
                for style in chain:
                    found = style.cells.get(part)
                    look = look if found is None else look.under(found)
            self._cells[key] = look
        return self._cells[key]

    def bands(self, table: str) -> tuple[int, int]:
        """Rows and columns in a band of a table style."""
        rows, columns = 1, 1
        for style in self._chain("table", self._known("table", table)):
            rows, columns = style.bands[0] or rows, style.bands[1] or columns
        return max(rows, 1), max(columns, 1)

    def margins(self, table: str) -> Margins:
        """Between the borders of a cell and its text, as a table style has them."""
        found = _MARGINS
        for style in self._chain("table", self._known("table", table)):
            found = over(found, style.margins)
        return found

    def _known(self, kind: str, key: str) -> str:
        style = self.styles.get(key)
        return key if style is not None and style.kind == kind else self.standard.get(kind, "")

    def _chain(self, kind: str, key: str) -> tuple[Style, ...]:
        """A style after all that it is based on."""
        found: list[Style] = []
        style = self.styles.get(key)
        while style is not None and style.kind == kind and len(found) < _MOST_LEVELS:
            found.append(style)
            style = self.styles.get(style.base)
        return tuple(reversed(found))

    def _paragraph_style(self, key: str) -> ParagraphStyle:
        chain = self._chain("paragraph", key)
        if not chain:
            return _NO_STYLE
        plain, numbered, run = PLAIN_PARAGRAPH, PLAIN_PARAGRAPH, PLAIN_RUN
        for style in chain:
            plain, run = plain.under(style.paragraph), run.under(style.run)
            numbered = self._numbered(numbered, style)
        names = tuple(style.name.casefold() for style in reversed(chain))
        shown = plain if numbered.number == "0" else numbered
        return ParagraphStyle(chain[-1].name, key, names, shown, plain, run)

    def _numbered(self, below: ParagraphLook, style: Style) -> ParagraphLook:
        """A style that names a numbering takes its indents, which its own ones go before. The level
        tied to the style goes before the one it names (§17.9.23)."""
        own = style.paragraph
        if own.number is None and own.level is None:
            return below.under(own)
        number = below.number if own.number is None else own.number
        tied = self.numbering.level_of_style(number, style.key)
        levels = (tied, own.level, below.level)
        at = next((one for one in levels if one is not None), None)
        level = self.numbering.level(number, at)
        look = below if level is None else below.under(level.paragraph)
        return look.under(own)._replace(number=number, level=at)

    def _character(self, key: str) -> RunLook:
        if key not in self._characters:
            look = PLAIN_RUN
            for style in self._chain("character", key):
                look = look.under(style.run)
            self._characters[key] = look
        return self._characters[key]


def _combined(defaults: RunLook, *levels: RunLook) -> RunLook:
    """The levels of the style hierarchy over each other; a toggle that an even number of them
    switches on is off, unless the defaults have it on (ISO/IEC 29500-1 §17.7.3)."""
    look = defaults
    for level in levels:
        look = look.under(level)
    toggles = {
        name: bool(getattr(defaults, name))
        or sum(getattr(level, name) is True for level in levels) % 2 == 1
        for name in _TOGGLES
    }
    return look._replace(**toggles)


def read_styles(styles: Element | None, numbering: Element | None, palette: Palette) -> StyleSheet:
    """`word/styles.xml` and `word/numbering.xml`; either may be missing."""
    found = [*_styles(styles, palette)]
    defaults = styles.find(f"{W}docDefaults") if styles is not None else None
    run = defaults.find(f"{W}rPrDefault/{W}rPr") if defaults is not None else None
    paragraph = defaults.find(f"{W}pPrDefault/{W}pPr") if defaults is not None else None
    return StyleSheet(
        palette,
        {style.key: style for style, _ in found},
        {style.kind: style.key for style, is_default in reversed(found) if is_default},
        paragraph_look(paragraph, palette),
        run_look(run, palette),
        read_numbering(numbering, palette),
    )


def _styles(root: Element | None, palette: Palette) -> Iterator[tuple[Style, bool]]:
    """The styles, and whether each is the default of its kind."""
    for one in root.iterfind(f"{W}style") if root is not None else ():
        kind = one.get(f"{W}type", "paragraph")
        name = value(one.find(f"{W}name")) or one.get(f"{W}styleId", "")
        properties = one.find(f"{W}tblPr") if kind == "table" else None
        style = Style(
            one.get(f"{W}styleId", ""),
            name,
            kind,
            value(one.find(f"{W}basedOn")) or "",
            _with_outline(name, paragraph_look(one.find(f"{W}pPr"), palette)),
            run_look(one.find(f"{W}rPr"), palette),
            dict(_cell_looks(one, palette)) if kind == "table" else {},
            (_size(properties, "Row"), _size(properties, "Col")),
            cell_margins(properties.find(f"{W}tblCellMar") if properties is not None else None),
        )
        yield style, one.get(f"{W}default", "0") in ("1", "true", "on")


def _with_outline(name: str, look: ParagraphLook) -> ParagraphLook:
    heading = _HEADING.fullmatch(name)
    if heading is None or look.outline is not None:
        return look
    return look._replace(outline=int(heading[1]) - 1)


def _size(properties: Element | None, axis: str) -> int | None:
    element = properties.find(f"{W}tblStyle{axis}BandSize") if properties is not None else None
    return whole(value(element))


def _cell_looks(style: Element, palette: Palette) -> Iterator[tuple[str, CellLook]]:
    """A table style's look of the whole table and its conditional formats."""
    yield _WHOLE, _cell_look(style, palette)
    for part in style.iterfind(f"{W}tblStylePr"):
        yield part.get(f"{W}type", ""), _cell_look(part, palette)


def _cell_look(part: Element, palette: Palette) -> CellLook:
    shading = part.find(f"{W}tcPr/{W}shd")
    shading = part.find(f"{W}tblPr/{W}shd") if shading is None else shading
    return CellLook(
        paragraph_look(part.find(f"{W}pPr"), palette),
        run_look(part.find(f"{W}rPr"), palette),
        shade(shading, palette),
    )


# --- numbering (ISO/IEC 29500-1 §17.9)


class Level(NamedTuple):
    """A level of a numbering: how it counts, the indents it gives, the style that belongs to it."""

    format: str = "decimal"
    paragraph: ParagraphLook = PLAIN_PARAGRAPH
    style: str = ""


class Numbering(Struct, frozen=True, eq=False):
    """The levels of every numbering, by its id and the number of the level."""

    levels: Mapping[str, Mapping[int, Level]] = field(
        default_factory=dict[str, Mapping[int, Level]]
    )

    def level(self, number: str | None, at: int | None) -> Level | None:
        """None when there is no numbering, or id 0 that takes it away."""
        if number is None or number == "0":
            return None
        return self.levels.get(number, {}).get(at or 0)

    def level_of_style(self, number: str | None, style: str) -> int | None:
        """The level that a style is tied to (`w:lvl/w:pStyle`)."""
        levels = self.levels.get(number or "", {})
        return next((at for at, level in levels.items() if level.style == style), None)


def read_numbering(root: Element | None, palette: Palette) -> Numbering:
    """`word/numbering.xml`; a definition that only points to a numbering style is followed."""
    if root is None:
        return Numbering()
    abstracts = {one.get(f"{W}abstractNumId", ""): one for one in root.iterfind(f"{W}abstractNum")}
    numbers = {one.get(f"{W}numId", ""): one for one in root.iterfind(f"{W}num")}
    linked = {
        name: abstract
        for abstract in abstracts.values()
        if (name := value(abstract.find(f"{W}styleLink")))
    }

    def levels_of(number: Element) -> dict[int, Level]:
        abstract = abstracts.get(value(number.find(f"{W}abstractNumId")) or "")
        link = value(abstract.find(f"{W}numStyleLink")) if abstract is not None else None
        if link:
            abstract = linked.get(link, abstract)
        levels = _levels(abstract, palette)
        for override in number.iterfind(f"{W}lvlOverride"):
            levels |= _levels(override, palette)
        return levels

    return Numbering({name: levels_of(number) for name, number in numbers.items()})


def _levels(holder: Element | None, palette: Palette) -> dict[int, Level]:
    found = holder.iterfind(f"{W}lvl") if holder is not None else ()
    return {
        whole(one.get(f"{W}ilvl")) or 0: Level(
            value(one.find(f"{W}numFmt")) or "decimal",
            paragraph_look(one.find(f"{W}pPr"), palette),
            value(one.find(f"{W}pStyle")) or "",
        )
        for one in found
    }
