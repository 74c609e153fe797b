"""A paragraph of a text document: what its runs say, where their links lead, how they look.

ISO/IEC 29500-1 §17.3 (paragraphs and runs), §17.13.5 (tracked changes: what was inserted is read,
what was deleted is not), §17.16 (fields: results are text, instructions are not).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.diagnostics import Area, Kind, Place
from es_docs.markup import Element, child_of
from es_docs.ooxml.opened import Package, Relationship
from es_docs.ooxml.package import qualified
from es_docs.reading.drawingml.nodes import REL_ID
from es_docs.reading.model import Bullet, Colour, TextParagraph, TextRole, TextRun
from es_docs.reading.word.looks import (
    AUTO,
    MIXED,
    PLAIN_RUN,
    ParagraphLook,
    RunLook,
    W,
    paragraph_look,
    run_look,
    value,
)  # fmt: skip
from es_docs.reading.word.styles import NO_TABLE, CellLook, ParagraphStyle, StyleSheet
from es_docs.regex import regex
from es_docs.units import Emu

PROPERTIES: Final = f"{W}pPr"
_STYLE: Final = f"{W}pStyle"
_RUN_PROPERTIES: Final = f"{W}rPr"
_RUN_STYLE: Final = f"{W}rStyle"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATE: Final = qualified("mc:AlternateContent")
_CHOICE: Final = qualified("mc:Choice")
_FALLBACK: Final = qualified("mc:Fallback")

_EXCERPT: Final = 80
"""Characters of a paragraph that its place carries."""
_MOST_OPEN: Final = 30
"""Fields inside one another; those before were never closed."""
_SIZE: Final = 10.0
"""Points of text that nothing gives a size (ISO/IEC 29500-1 §17.3.2.38)."""
_FACE: Final = "Times New Roman"
"""The face of text that nothing gives one, in every version of Word."""
_DARK: Final = 62
"""Luminance (0 to 255) of the darkest ground that automatic text is still black on, less one; as
measured with LibreOffice 7.4, which follows Word."""


class Stand(Struct, frozen=True):
    """Where text stands: what it is there, what is behind it, whose cell or shape it is in.

    `colour` is that of text without one (a shape's style); `owner` the name of the object.
    """

    role: TextRole = TextRole.BODY
    ground: Colour | None = "FFFFFF"
    cell: CellLook = NO_TABLE
    colour: Colour | None = None
    owner: str = ""
    is_contents: bool = False


class Drawing(NamedTuple):
    """A `w:drawing`, `w:pict` or `w:object`; `is_hidden` when its run is."""

    element: Element
    is_hidden: bool


class ReadParagraph(Struct, frozen=True, eq=False):
    """A paragraph, and what stands in it beside text: drawings, and marks of notes."""

    paragraph: TextParagraph
    drawings: tuple[Drawing, ...]
    notes: tuple[Element, ...]


class _Piece(NamedTuple):
    """Text of one look."""

    text: str
    look: RunLook
    link: str
    is_field: bool
    element: Element


class _Field(Struct):
    """A field that is open: its instruction so far, then its result."""

    instruction: str = ""
    has_result: bool = False

    @property
    def name(self) -> str:
        return next(iter(self.instruction.split()), "").upper()

    @property
    def link(self) -> str:
        """Where a HYPERLINK field leads (ISO/IEC 29500-1 §17.16.5.25)."""
        if self.name != "HYPERLINK":
            return ""
        found = _ARGUMENT.findall(self.instruction)
        words = [quoted or bare for quoted, bare in found][1:]
        anchor = words[words.index("\\l") + 1 :] if "\\l" in words else []
        address = words[0] if words and not words[0].startswith("\\") else ""
        return address + (f"#{anchor[0]}" if anchor else "")


_ARGUMENT: Final = regex(r'"([^"]*)"|(\S+)')
_CONTAINERS: Final = frozenset(
    {"TOC", "HYPERLINK", "INDEX", "TOA", "BIBLIOGRAPHY", "CITATION", "ADDIN", "INCLUDETEXT",
     "INCLUDEPICTURE", "FORMTEXT", "FORMDROPDOWN", "QUOTE", "MACROBUTTON", "EMBED", "LINK", ""}
)  # fmt: skip
"""Fields whose result is text that somebody wrote, not a value that changes by itself."""


class TextReader(Struct):
    """Reads the paragraphs of one part in order; keeps the heading they are under and the fields
    that are open. `name` is that heading, or which header or footer it is."""

    sheet: StyleSheet
    package: Package
    part: str
    area: Area = Area.BODY
    name: str = ""
    instructions: list[str] = field(default_factory=list[str])
    relations: Mapping[str, Relationship] = MappingProxyType({})
    _open: list[_Field] = field(default_factory=list[_Field])
    _pieces: list[_Piece] = field(default_factory=list[_Piece])
    _drawings: list[Drawing] = field(default_factory=list[Drawing])
    _notes: list[Element] = field(default_factory=list[Element])

    def __post_init__(self) -> None:
        self.relations = {one.rid: one for one in self.package.relationships(self.part)}

    def place(self, owner: str = "", text: str = "") -> Place:
        file = self.package.file
        return Place(file, Kind.DOCX, self.area, name=self.name, object=owner, text=text)

    def read(self, element: Element, stand: Stand) -> ReadParagraph:
        """The paragraph in a `w:p`."""
        properties = child_of(element, PROPERTIES)
        style = self.sheet.paragraph_style(value(child_of(properties, _STYLE)) or "")
        direct = paragraph_look(properties, self.sheet.palette)
        look = self.sheet.paragraph_of(style, stand.cell, direct)
        self._pieces, self._drawings, self._notes = [], [], []
        in_contents = stand.is_contents or self._is_in_contents(style, look)
        self._walk(element, _Context(style, stand.cell, ""))
        in_contents = in_contents or self._is_in_contents(style, look)
        self._open = [one for one in self._open if one.has_result]
        role = _role(style, look, stand.role, in_contents=in_contents)
        paragraph = self._paragraph(element, stand, style, look, role)
        return ReadParagraph(paragraph, tuple(self._drawings), tuple(self._notes))

    def _is_in_contents(self, style: ParagraphStyle, look: ParagraphLook) -> bool:
        """Inside the result of a TOC field. A heading is not: it ends a field left open."""
        if _is_heading(look) and not _is_contents_style(style):
            self._open = [one for one in self._open if one.name != "TOC"]
        return any(one.has_result and one.name == "TOC" for one in self._open)

    def _paragraph(
        self,
        element: Element,
        stand: Stand,
        style: ParagraphStyle,
        look: ParagraphLook,
        role: TextRole,
    ) -> TextParagraph:
        text = "".join(piece.text for piece in self._pieces if not piece.look.hidden)
        if role is TextRole.HEADING and self.area is Area.BODY and text.strip():
            self.name = " ".join(text.split())
        ground = _painted(look.shade, stand.ground)
        shown = self._shown(ground)
        bullet = self._bullet(look)
        before, after = _spaces(element, look)
        factor, fixed, is_exact = _pitch(look)
        end = self._end_look(element, style, stand.cell)
        return TextParagraph(
            runs=tuple(_runs(self._pieces, ground, stand.colour)),
            place=self.place(stand.owner, excerpt(text)),
            role=role,
            level=_level(style, look, role, bullet),
            align=look.align or "left",
            bullet=bullet,
            ground=shown,
            style=style.name,
            line_spacing=factor,
            line_spacing_pt=fixed,
            is_exact=is_exact,
            space_before_pt=before[0],
            space_after_pt=after[0],
            space_before_lines=before[1],
            space_after_lines=after[1],
            margin=Emu.from_points(look.margin or 0),
            indent=Emu.from_points(look.first_line or 0),
            keeps_with_next=bool(look.keeps_with_next),
            has_widow_control=look.has_widow_control is not False,
            end_size_pt=end.size_pt or _SIZE,
            element=element,
        )

    def _shown(self, ground: Colour | None) -> Colour | None:
        """The ground that all of the text stands on; the paragraph's own when it is not one."""
        looks = [piece.look for piece in self._pieces if not piece.look.hidden]
        grounds = {_run_ground(look, ground) for look in looks}
        return grounds.pop() if len(grounds) == 1 else ground

    def _bullet(self, look: ParagraphLook) -> Bullet:
        level = self.sheet.numbering.level(look.number, look.level)
        if level is None or level.format == "none":
            return "none"
        return "bullet" if level.format == "bullet" else "number"

    def _end_look(self, element: Element, style: ParagraphStyle, cell: CellLook) -> RunLook:
        """The look of the paragraph mark."""
        mark = child_of(element, PROPERTIES, _RUN_PROPERTIES)
        return self._look(mark, _Context(style, cell, ""))

    # --- what stands in a paragraph

    def _walk(self, parent: Element, context: _Context) -> None:
        for one in parent.iterchildren("*"):
            tag = one.tag
            if tag == _RUN:
                self._run(one, context)
            elif tag == _HYPERLINK:
                self._walk(one, replace(context, link=self._target(one)))
            elif tag in _TRANSPARENT:
                self._walk(one, context)
            elif tag == _SIMPLE_FIELD:
                self._simple_field(one, context)
            elif tag == ALTERNATE:
                for branch in chosen(one):
                    self._walk(branch, context)
            elif tag in _FORMULAS:
                text = "".join(found.text or "" for found in one.iter(f"{_MATH}t"))
                self._add(text, self._look(None, context), context.link, one)

    def _run(self, run: Element, context: _Context) -> None:
        look = self._look(child_of(run, _RUN_PROPERTIES), context)
        self._contents(run, look, context)

    def _contents(self, parent: Element, look: RunLook, context: _Context) -> None:
        for one in parent.iterchildren("*"):
            tag = one.tag
            text = _written(one)
            if text is not None:
                self._add(text, _own_face(one, look), context.link, parent)
            elif tag == _FIELD_MARK:
                self._field_mark(one, look, parent)
            elif tag == _INSTRUCTION:
                self._instruct(one.text or "")
            elif tag in _DRAWINGS:
                self._drawings.append(Drawing(one, bool(look.hidden)))
            elif tag in _NOTES:
                self._notes.append(one)
            elif tag == ALTERNATE:
                for branch in chosen(one):
                    self._contents(branch, look, context)

    def _add(self, text: str, look: RunLook, link: str, element: Element) -> None:
        """Text that is read, joined to what stands before it when it looks the same."""
        if not all(one.has_result for one in self._open):
            return
        link = link or next((one.link for one in reversed(self._open) if one.link), "")
        names = {one.name for one in self._open}
        is_field = bool(names - _CONTAINERS) and "TOC" not in names
        if not text and not is_field:
            return
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last[1:4] == (look, link, is_field):
            self._pieces[-1] = last._replace(text=last.text + text)
        else:
            self._pieces.append(_Piece(text, look, link, is_field, element))

    def _look(self, properties: Element | None, context: _Context) -> RunLook:
        if properties is None:
            return self.sheet.run_of(context.style, context.cell, "", PLAIN_RUN)
        character = value(child_of(properties, _RUN_STYLE)) or ""
        direct = run_look(properties, self.sheet.palette)
        return self.sheet.run_of(context.style, context.cell, character, direct)

    def _target(self, link: Element) -> str:
        """The address of a `w:hyperlink`, `#name` for a place in this file."""
        relation = self.relations.get(link.get(REL_ID, ""))
        address = "" if relation is None else relation.target
        anchor = link.get(f"{W}anchor", "")
        return f"{address}#{anchor}" if anchor else address

    # --- fields

    def _field_mark(self, mark: Element, look: RunLook, run: Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._open = [*self._open[-_MOST_OPEN:], _Field()]
        elif kind == "separate" and self._open:
            self._open[-1].has_result = True
            self._note_instruction(self._open[-1])
        elif kind == "end" and self._open:
            done = self._open[-1]
            if not done.has_result:
                done.has_result = True
                self._note_instruction(done)
                if done.name in _PAGE_NUMBERS:
                    self._add("", look, "", run)
            self._open.pop()

    def _instruct(self, text: str) -> None:
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += text

    def _note_instruction(self, done: _Field) -> None:
        if instruction := " ".join(done.instruction.split()):
            self.instructions.append(instruction)

    def _simple_field(self, element: Element, context: _Context) -> None:
        one = _Field(element.get(f"{W}instr", ""), has_result=True)
        self._note_instruction(one)
        self._open.append(one)
        self._walk(element, context)
        self._open = [other for other in self._open if other is not one]


class _Context(Struct, frozen=True):
    """The styles that a run stands under, and the link it is inside."""

    style: ParagraphStyle
    cell: CellLook
    link: str


_PAGE_NUMBERS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
"""Fields that always show something, even where a program stored no result."""
_RUN: Final = f"{W}r"
_HYPERLINK: Final = f"{W}hyperlink"
_SIMPLE_FIELD: Final = f"{W}fldSimple"
_TEXT: Final = f"{W}t"
_BREAK: Final = f"{W}br"
_SYMBOL: Final = f"{W}sym"
_FIELD_MARK: Final = f"{W}fldChar"
_INSTRUCTION: Final = f"{W}instrText"
_TRANSPARENT: Final = frozenset(
    f"{W}{name}"
    for name in (
        "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", "ruby",
        "rubyBase",
    )
)  # fmt: skip
"""What only stands around runs."""
_FORMULAS: Final = frozenset({f"{_MATH}oMath", f"{_MATH}oMathPara"})
_DRAWINGS: Final = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
_NOTES: Final = frozenset(f"{W}{name}" for name in ("footnoteReference", "endnoteReference"))
_CHARACTERS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\v",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}


def chosen(alternatives: Element) -> Iterator[Element]:
    """What an Office of today reads of `mc:AlternateContent`: the first choice, else the fallback
    (ISO/IEC 29500-3 §7.6)."""
    branch = alternatives.find(_CHOICE)
    branch = alternatives.find(_FALLBACK) if branch is None else branch
    if branch is not None:
        yield branch


def excerpt(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"


def _written(element: Element) -> str | None:
    """The characters that an element of a run stands for; None when it is no text."""
    tag = element.tag
    if tag == _TEXT:
        return element.text or ""
    if tag == _BREAK:
        return "\f" if element.get(f"{W}type") in ("page", "column") else "\v"
    return _symbol(element) if tag == _SYMBOL else _CHARACTERS.get(str(tag))


def _own_face(element: Element, look: RunLook) -> RunLook:
    """A symbol brings its face along."""
    face = element.get(f"{W}font") if element.tag == _SYMBOL else None
    return look._replace(typeface=face) if face else look


def _symbol(element: Element) -> str:
    """A character of a symbol font; damaged codes and halves of pairs are none."""
    try:
        symbol = chr(int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ud800" <= symbol <= "\udfff" else symbol


# --- runs


def _runs(
    pieces: list[_Piece], ground: Colour | None, standard: Colour | None
) -> Iterator[TextRun]:
    for text, look, link, is_field, element in pieces:
        own = _run_ground(look, ground)
        yield TextRun(
            text=text,
            size_pt=look.size_pt or _SIZE,
            typeface=look.typeface or _FACE,
            colour=_ink(look.colour, own, standard),
            language=look.language or "",
            bold=bool(look.bold),
            italic=bool(look.italic),
            underlined=bool(look.underlined),
            struck=bool(look.struck or look.double_struck),
            all_caps=bool(look.all_caps),
            has_effect=_has_effect(look),
            is_hidden=bool(look.hidden),
            is_field=is_field,
            link=link,
            element=element,
            highlight=_run_ground(look, "") if own != ground else "",
        )


def _has_effect(look: RunLook) -> bool:
    flags = (look.has_effect, look.shadow, look.outline, look.embossed, look.imprinted)
    return any(flags)


def _run_ground(look: RunLook, ground: Colour | None) -> Colour | None:
    """Highlighting covers shading, shading the ground of the paragraph."""
    return _painted(look.highlight, _painted(look.shade, ground))


def _painted(shade: str | None, below: Colour | None) -> Colour | None:
    if shade is None or shade == AUTO:
        return below
    return None if shade == MIXED else shade


def _ink(colour: str | None, ground: Colour | None, standard: Colour | None) -> Colour | None:
    if colour is None and standard is not None:
        return standard
    if colour is None or colour == AUTO:
        return "FFFFFF" if ground is not None and _is_dark(ground) else "000000"
    return None if colour == MIXED else colour


def _is_dark(colour: Colour) -> bool:
    """Rec. ITU-R BT.601 luminance, of what stands behind automatic text."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue <= _DARK


# --- paragraphs


_CONTENTS_STYLE: Final = regex(r"(?:toc|spis treści) ?([1-9])|contents ([1-9])")
_CONTENTS_NAMES: Final = frozenset({"toc heading", "nagłówek spisu treści", "table of figures"})
_TITLES: Final = frozenset({"title", "tytuł"})
_CAPTIONS: Final = frozenset({"caption", "legenda", "podpis obiektu"})
_BODY_LEVEL: Final = 9
"""`w:outlineLvl` of text that is no heading (ISO/IEC 29500-1 §17.3.1.20)."""


def _is_heading(look: ParagraphLook) -> bool:
    return look.outline is not None and 0 <= look.outline < _BODY_LEVEL


def _is_contents_style(style: ParagraphStyle) -> bool:
    return _names_contents(style.names)


@lru_cache(maxsize=256)
def _names_contents(names: tuple[str, ...]) -> bool:
    return any(_CONTENTS_STYLE.fullmatch(name) or name in _CONTENTS_NAMES for name in names)


def _role(
    style: ParagraphStyle, look: ParagraphLook, standing: TextRole, *, in_contents: bool
) -> TextRole:
    """What a paragraph is: by where it stands, then by its style."""
    if standing in (TextRole.FURNITURE, TextRole.LABEL):
        return standing
    if _is_contents_style(style):
        return TextRole.CONTENTS
    if style.names[:1] and style.names[0] in _TITLES:
        return TextRole.TITLE
    if _is_heading(look):
        return TextRole.HEADING
    if in_contents:
        return TextRole.CONTENTS
    return TextRole.CAPTION if _CAPTIONS.intersection(style.names) else standing


def _level(style: ParagraphStyle, look: ParagraphLook, role: TextRole, bullet: Bullet) -> int:
    if role is TextRole.HEADING:
        return (look.outline or 0) + 1
    if role is TextRole.CONTENTS:
        found = _CONTENTS_STYLE.fullmatch(style.names[0]) if style.names else None
        return int(found[1] or found[2]) if found else 1
    return 1 if bullet == "none" else max(look.level or 0, 0) + 1


def _pitch(look: ParagraphLook) -> tuple[float | None, float | None, bool]:
    """Factor of single spacing, or points, and whether lines may not grow."""
    if look.line is None:
        return 1.0, None, False
    pitch, rule = look.line
    return (pitch, None, False) if rule == "auto" else (None, pitch, rule == "exact")


def _spaces(
    element: Element, look: ParagraphLook
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Space before and after; none between paragraphs of one style that ask for it (§17.3.1.9)."""
    before, after = look.space_before, look.space_after
    if look.has_contextual_spacing:
        own = _style_key(element)
        if _is_of_style(element.getprevious(), own):
            before = 0.0, 0.0
        if _is_of_style(element.getnext(), own):
            after = 0.0, 0.0
    return before, after


def _style_key(paragraph: Element) -> str:
    return value(child_of(paragraph, PROPERTIES, _STYLE)) or ""


def _is_of_style(other: Element | None, key: str) -> bool:
    return other is not None and other.tag == f"{W}p" and _style_key(other) == key
