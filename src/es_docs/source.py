"""A content file as a tree of texts with their places (YAML 1.1 syntax, https://yaml.org/spec/1.1).

Only the shape of YAML is read: mappings, sequences and scalars. A scalar stays the text that
stands in the file, so `no`, `1.10` and `2015-10-01` mean what the field they fill says. What YAML
allows beyond that (anchors, tags, merge keys, several documents) is refused, with the place.
Nothing recurses and every size is bounded, so a hostile file costs no more than a large one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, Protocol

import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic, Location, error, warning
from es_docs.regex import regex

MAX_BYTES: Final = 2_000_000
MAX_DEPTH: Final = 20
MAX_NODES: Final = 100_000

_LOADER: Final = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_LINE_END = regex(r"\r\n|\r|\n")
_NOT_LINE_ENDS = str.maketrans({"\t": " ", "\x85": " ", "\u2028": " ", "\u2029": " "})
"""A tab and the line ends that only YAML 1.1 (§4.2) knows are white space to a person."""
_UNREADABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Outside c-printable (YAML 1.1 §4.1), or a byte order mark inside the text."""
_TAB_INDENT = regex(r"[ ]*\t\s*(?=[^\s#])")
_GLUED_COMMENT = regex(r"\s+(?P<comment>#[^\s#].*)")
"""A comment as hardly anybody writes it, but a number or a tag as everybody does: `#1`, `#ES`."""
_ESCAPE = regex(r"\\(.?)")
_DOCUMENT_SIGNATURES: Final = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How files of Office, PDF and RTF begin: none of them is text, whatever their name."""
_MAX_SHOWN: Final = 60
"""Characters of a text that a finding repeats."""
_SIGNS: Final = "&*!%@`|>,]}?"
"""What a plain scalar may not begin with, or not in every place (YAML 1.1 §9.1.3)."""


class Scalar(Struct, frozen=True):
    """A text; `is_plain` when it stands without quotes. `location` is where the value stands,
    or its key (the dash of its item) when nothing stands there."""

    text: str
    is_plain: bool
    location: Location

    @property
    def is_empty(self) -> bool:
        """Nothing was written, which is not the same as an empty text in quotes."""
        return self.is_plain and not self.text


class Entry(Struct, frozen=True):
    """A key and its value; the key is NFC with its white space folded."""

    key: Scalar
    value: Node


class MappingNode(Struct, frozen=True):
    """Entries by key, in the order of the file."""

    entries: Mapping[str, Entry]
    location: Location


class SequenceNode(Struct, frozen=True):
    items: tuple[Node, ...]
    location: Location


Node = Scalar | MappingNode | SequenceNode


class Source(Struct, frozen=True):
    """What a file holds; `root` is None when it cannot be read as a tree at all."""

    file: str
    root: Node | None
    findings: tuple[Diagnostic, ...]


def read(path: Path, *, shown_as: str | None = None) -> Source:
    """Read a content file; findings name it `shown_as` (the path itself when not given).

    Never raises for what the file is or holds. At most MAX_BYTES + 1 bytes are read.
    """
    file = shown_as or str(path)
    here = Location(file)
    try:
        if not path.exists():
            return Source(file, None, (error("C001", here, file=file),))
        if not path.is_file():
            return Source(file, None, (error("C002", here, file=file),))
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return Source(file, None, (error("C002", here, file=file),))
    return parse(data, file)


def parse(data: bytes, file: str) -> Source:
    """The tree of a file's bytes."""
    text, findings = _decoded(data, file)
    if text is None:
        return Source(file, None, findings)
    lines = _Lines(file, tuple(_LINE_END.split(text)))
    findings = (*_unreadable_characters(lines), *_tab_indentation(lines))
    if findings:
        return Source(file, None, findings)
    return _tree(text.translate(_NOT_LINE_ENDS), lines)


# --- text -----------------------------------------------------------------------------------


def _decoded(data: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    here = Location(file)
    if len(data) > MAX_BYTES:
        return None, (error("C003", here, file=file, limit=f"{MAX_BYTES // 1_000_000} MB"),)
    if data.startswith(_DOCUMENT_SIGNATURES):
        return None, (error("C009", here, file=file),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        return None, (error("C004", here, file=file, encoding="UTF-16"),)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as problem:
        # utf-8-sig counts from after the byte order mark
        body = data.removeprefix(b"\xef\xbb\xbf")
        place = _place_of_byte(body, problem.start, file)
        return None, (error("C004", place, file=file, encoding="Windows-1250"),)


def _place_of_byte(data: bytes, index: int, file: str) -> Location:
    before = _LINE_END.split(data[:index].decode("utf-8"))
    # The rest of the line as its likely author sees it: Polish Windows wrote cp1250.
    rest = _LINE_END.split(data[index : index + 200].decode("cp1250", "replace"))[0]
    return Location(file, len(before), len(before[-1]) + 1, 1, before[-1] + rest)


class _HasPlace(Protocol):
    """The marks of both readers of PyYAML."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _Mark(NamedTuple):
    """A place between characters, both numbers from 0."""

    line: int
    column: int

    @classmethod
    def of(cls, mark: _HasPlace | None) -> _Mark:
        return cls(mark.line, mark.column) if mark else cls(0, 0)


class _Lines(Struct, frozen=True):
    """The lines of a file, and places in them."""

    file: str
    lines: tuple[str, ...]

    def text(self, line: int) -> str:
        """The line with this number from 0; empty past the end."""
        return self.lines[line] if line < len(self.lines) else ""

    def place(self, line: int, column: int, length: int | None = None) -> Location:
        """`line` and `column` from 0; without `length` to the end of the line's text."""
        text = self.text(line)
        if length is None:
            length = len(text.rstrip()) - column
        return Location(self.file, line + 1, column + 1, max(length, 1), text)

    def from_mark(self, mark: _Mark) -> Location:
        return self.place(*self._inside(mark))

    def before(self, mark: _Mark) -> str:
        """What stands in the line before the mark."""
        return self.text(mark.line)[: mark.column]

    def at(self, mark: _Mark) -> str:
        """What stands in the line from the mark on."""
        return self.text(mark.line)[mark.column :].rstrip()

    def _inside(self, mark: _Mark) -> tuple[int, int]:
        """The mark itself, or the end of the last text when it stands past it."""
        line = min(mark.line, len(self.lines) - 1)
        if line == mark.line and self.lines[line].strip():
            return line, min(mark.column, len(self.lines[line]))
        while line > 0 and not self.lines[line].strip():
            line -= 1
        return line, max(len(self.lines[line].rstrip()) - 1, 0)


def _unreadable_characters(lines: _Lines) -> Iterator[Diagnostic]:
    """Characters no editor shows, each once."""
    seen: set[str] = set()
    for number, line in enumerate(lines.lines):
        for found in _UNREADABLE.finditer(line):
            if found.group() not in seen:
                seen.add(found.group())
                character = f"U+{ord(found.group()):04X}"
                yield error("C005", lines.place(number, found.start(), 1), character=character)


def _tab_indentation(lines: _Lines) -> Iterator[Diagnostic]:
    """One finding for all lines that are indented with tabs, at the first."""
    found = [
        lines.place(number, line.index("\t"), 1)
        for number, line in enumerate(lines.lines)
        if _TAB_INDENT.match(line)
    ]
    if found:
        yield error("C016", found[0], count=len(found))


# --- the tree -------------------------------------------------------------------------------


def _tree(text: str, lines: _Lines) -> Source:
    growing = _Growing(lines)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not growing.take(event):
                break
    except yaml.MarkedYAMLError as problem:
        finding = _syntax_finding(problem, lines, growing)
        told = (one for one in growing.findings if str(one.location) != str(finding.location))
        return Source(lines.file, None, (*told, finding))
    except (yaml.YAMLError, ValueError):
        # The pure Python scanner overflows on an escaped character past the end of Unicode.
        place = growing.last.location if growing.last else Location(lines.file, 1, 1)
        return Source(lines.file, None, (*growing.findings, error("C050", place)))
    root = growing.root
    if root is None and not growing.findings:
        growing.findings.append(error("C008", Location(lines.file), file=lines.file))
    return Source(lines.file, root, tuple(growing.findings))


class _Open(Struct):
    """A collection that has begun and not ended; a mapping's keys and values alternate."""

    kind: Literal["mapping", "sequence"]
    location: Location
    children: list[Node] = field(default_factory=list["Node"])


class _Growing(Struct):
    """The tree while its events arrive."""

    lines: _Lines
    root: Node | None = None
    findings: list[Diagnostic] = field(default_factory=list["Diagnostic"])
    last: Scalar | None = None
    last_end: int = 0
    """The line, from 0, in which the last scalar ends."""
    nodes: int = 0
    documents: int = 0
    stack: list[_Open] = field(default_factory=list["_Open"])

    def take(self, event: yaml.Event) -> bool:
        """Grow by one event; False when there is no use in going on."""
        if isinstance(event, yaml.DocumentStartEvent):
            return self._begin_document(event)
        if isinstance(event, yaml.NodeEvent):
            self.nodes += 1
            if self.nodes > MAX_NODES:
                return self._give_up("C007", event, limit=f"{MAX_NODES:_}".replace("_", " "))
            self._refuse_anchor_and_tag(event)
        match event:
            case yaml.AliasEvent():
                self._attach(Scalar(f"*{event.anchor}", False, self._place(event)))
            case yaml.ScalarEvent():
                self._attach(self._scalar(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                if len(self.stack) == MAX_DEPTH:
                    return self._give_up("C006", event, limit=MAX_DEPTH)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                kind = "mapping" if is_mapping else "sequence"
                self.stack.append(_Open(kind, self.lines.place(*_Mark.of(event.start_mark), 1)))
            case yaml.CollectionEndEvent():
                self._attach(self._closed(self.stack.pop()))
            case _:
                pass
        return True

    def _begin_document(self, event: yaml.Event) -> bool:
        self.documents += 1
        if self.documents > 1:
            return self._give_up("C014", event)
        return True

    def _give_up(self, code: str, event: yaml.Event, **values: object) -> bool:
        self.findings.append(error(code, self._place(event), **values))
        return False

    def _refuse_anchor_and_tag(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            sign = "*"
        elif event.anchor is not None or getattr(event, "tag", None) is not None:
            sign = self.lines.at(_Mark.of(event.start_mark))[:1] or "!"
        else:
            return
        self.findings.append(error("C011", self._place(event), sign=sign))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        is_plain = event.style in (None, "")
        place = self._place(event)
        if is_plain and not event.value:
            place = self._place_of_nothing(event)
        text = event.value
        if event.style == '"' and (refused := self._refused_escape(event)):
            self.findings.append(error("C057", refused))
            # What was meant is not known: no finding about the text itself should follow.
            text = "\\"
        end = _Mark.of(event.end_mark)
        if is_plain and text and (cut := self._cut_off(end)):
            shown = (cut.source_line or "")[(cut.column or 1) - 1 :].rstrip()
            self.findings.append(warning("C061", cut, text=shown[:_MAX_SHOWN]))
        self.last = Scalar(text, is_plain, place)
        self.last_end = end.line
        return self.last

    def _cut_off(self, end: _Mark) -> Location | None:
        """What stands behind a plain text and is a comment to YAML, though not by its looks."""
        line = self.lines.text(end.line)
        found = _GLUED_COMMENT.match(line, len(line[: end.column].rstrip()))
        return self.lines.place(end.line, found.start("comment")) if found else None

    def _refused_escape(self, event: yaml.ScalarEvent) -> Location | None:
        """The first backslash that would change the text: `C:\\nowe` is not two lines.

        Only a quote and the backslash itself may be escaped (YAML 1.1 §5.6 knows 17 more).
        """
        begin, end = _Mark.of(event.start_mark), _Mark.of(event.end_mark)
        for number in range(begin.line, end.line + 1):
            start = begin.column if number == begin.line else 0
            stop = end.column if number == end.line else None
            for found in _ESCAPE.finditer(self.lines.text(number)[start:stop]):
                if found[1] not in '\\"':
                    return self.lines.place(number, start + found.start(), 2)
        return None

    def _place(self, event: yaml.Event) -> Location:
        """Where an event stands; a text of several lines to the end of its first."""
        begin, end = _Mark.of(event.start_mark), _Mark.of(event.end_mark)
        is_short = begin.line == end.line and end.column > begin.column
        length = end.column - begin.column if is_short else None
        return self.lines.place(begin.line, begin.column, length)

    def _place_of_nothing(self, event: yaml.ScalarEvent) -> Location:
        """The key whose value is missing, or the dash of the empty item."""
        owner = self.stack[-1] if self.stack else None
        if owner and owner.kind == "mapping" and len(owner.children) % 2:
            return owner.children[-1].location
        mark = _Mark.of(event.start_mark)
        dash = len(self.lines.before(mark).rstrip()) - 1
        return self.lines.place(mark.line, max(dash, 0), 1)

    def _closed(self, opened: _Open) -> Node:
        if opened.kind == "sequence":
            return SequenceNode(tuple(opened.children), opened.location)
        entries: dict[str, Entry] = {}
        for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
            name = _folded(key.text) if isinstance(key, Scalar) else ""
            if not isinstance(key, Scalar) or not name:
                self.findings.append(error("C015", key.location))
            elif name == "<<" and key.is_plain:
                self.findings.append(error("C013", key.location))
            elif name in entries:
                first = entries[name].key.location.line
                self.findings.append(error("C010", key.location, key=name, line=first))
            else:
                entries[name] = Entry(Scalar(name, key.is_plain, key.location), value)
        return MappingNode(MappingProxyType(entries), opened.location)

    def _attach(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].children.append(node)
        elif not (isinstance(node, Scalar) and node.is_empty):
            self.root = node


def _folded(key: str) -> str:
    """A key as it is compared: NFC, and any white space (a no-break one too) is one space."""
    return " ".join(unicodedata.normalize("NFC", key).split())


# --- how it is written ----------------------------------------------------------------------

Sign = Literal["", "'", '"', "|", ">", "*"]
_PROPERTIES = regex(r"(?:[&!]\S*\s+)+")
"""Anchor and tag before a text (YAML 1.1 §7.4)."""


class Written(Struct, frozen=True):
    """How a text, or an alias in its place, stands in the bytes of a file: `start` to `end`.

    `sign` is what it begins with: nothing for a plain text, a quote, `|` or `>`, `*` for an alias.
    `line` and `column` are those of its Scalar's location; an anchor before it lies outside.
    `means` is for an alias the position of the text it repeats, None when it repeats no text;
    `holds` are the positions of those in the list or mapping it repeats.
    """

    sign: Sign
    start: int
    end: int
    line: int
    column: int
    is_in_flow: bool
    means: int | None = None
    holds: range = range(0)


def written(data: bytes) -> tuple[Written, ...]:
    """Every text of a file in its order, keys included; for a file that `parse` made a tree of.

    Empty when it cannot be read.
    """
    text, _ = _decoded(data, "")
    if text is None:
        return ()
    spots = _Spots(text, before=len(data) - len(text.encode()))
    try:
        for event in yaml.parse(text.translate(_NOT_LINE_ENDS), Loader=_LOADER):
            spots.take(event)
    except (yaml.YAMLError, ValueError):
        return ()
    return tuple(spots.found)


class _Spots:
    """The texts of a file while its events arrive; `before` bytes stand before its first line."""

    def __init__(self, text: str, before: int) -> None:
        self.found: list[Written] = []
        self._text = text
        self._lines = [0, *(line.end() for line in _LINE_END.finditer(text))]
        self._known = 0, before
        """A place in characters and in bytes; the next one is counted from it."""
        self._open: list[tuple[bool, str, int]] = []
        """Whether in braces, the anchor, and the position of the first text of each collection."""
        self._anchors: dict[str, int | range] = {}

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                is_in_flow = bool(event.flow_style)
                self._open.append((is_in_flow, event.anchor or "", len(self.found)))
            case yaml.CollectionEndEvent():
                _, anchor, first = self._open.pop()
                self._anchors[anchor] = range(first, len(self.found))
            case yaml.ScalarEvent():
                self._anchors[event.anchor or ""] = len(self.found)
                has_properties = event.anchor is not None or event.tag is not None
                sign = _SIGNS_OF[event.style or ""]
                self.found.append(self._spot(event, sign, has_properties=has_properties))
            case yaml.AliasEvent():
                spot = self._spot(event, "*", has_properties=False)
                meant = self._anchors.get(event.anchor or "", range(0))
                is_text = isinstance(meant, int)
                more = {"means": meant} if is_text else {"holds": meant}
                self.found.append(replace(spot, **more))
            case _:
                pass

    def _spot(self, event: yaml.NodeEvent, sign: Sign, *, has_properties: bool) -> Written:
        begin, end = _Mark.of(event.start_mark), self._character(_Mark.of(event.end_mark))
        start = self._character(begin)
        properties = _PROPERTIES.match(self._text, start) if has_properties else None
        if properties:
            start = min(properties.end(), end)
        # What stands inside braces is in braces itself, so the innermost collection tells.
        is_in_flow = bool(self._open) and self._open[-1][0]
        places = self._byte(start), self._byte(end)
        return Written(sign, *places, begin.line + 1, begin.column + 1, is_in_flow)

    def _character(self, mark: _Mark) -> int:
        if mark.line >= len(self._lines):  # the end of a text without a last line end
            return len(self._text)
        return self._lines[mark.line] + mark.column

    def _byte(self, character: int) -> int:
        known, place = self._known
        first, last = sorted((known, character))
        size = len(self._text[first:last].encode())
        self._known = character, place + size if character >= known else place - size
        return self._known[1]


_SIGNS_OF: Final[Mapping[str, Sign]] = MappingProxyType(
    {"": "", "'": "'", '"': '"', "|": "|", ">": ">"}
)


# --- what is wrong with the syntax ----------------------------------------------------------

_KEY_WITHOUT_SPACE = regex(r"(?:- +)*(?P<key>[^\W\d][\w .-]*):[^ /]")
"""What stands behind the colon may be a no-break space, which is none to YAML."""
_ODD_INDENT = regex(r" *[^\S ]")
_ALIAS_VALUE = regex(r"\s*(?:- +)*(?:[^:]+:\s+)?(?P<value>\*)")
_CONTENT = regex(r"\s*[^\s#]")
_KEY_LIKE = regex(r"(- +)*[\w.-]+( [\w.-]+){0,2}")


def _syntax_finding(problem: yaml.MarkedYAMLError, lines: _Lines, growing: _Growing) -> Diagnostic:
    """The human mistake behind what stopped the reading.

    Both readers of PyYAML name the construct they were in alike; their sentences differ and are
    English, so none of them is shown.
    """
    mark = _Mark.of(problem.problem_mark)
    begin = _Mark.of(problem.context_mark or problem.problem_mark)
    context, trouble = problem.context or "", problem.problem or ""
    if "simple key" in context:
        return _no_key(lines, begin)
    if "quoted scalar" in context:
        return _in_quotes(lines, begin, mark, trouble)
    if re.search(r"anchor|alias|\btag\b|directive|block scalar", context):
        return error("C011", lines.from_mark(begin), sign=lines.at(begin)[:1])
    if "flow" in context:
        return _open_bracket(lines, begin, growing)
    if "mapping values" in trouble:
        return _colon(lines, mark)
    if "sequence entries" in trouble:
        return _dash(lines, mark)
    if "document start" in trouble:
        return _after_document(lines, mark)
    if lines.at(mark)[:1] and lines.at(mark)[:1] in _SIGNS and _begins_value(lines, mark):
        return error("C011", lines.from_mark(mark), sign=lines.at(mark)[:1])
    if "block collection" in context or "block mapping" in context:
        return _after_value(lines, mark, growing)
    return error("C050", lines.from_mark(mark))


def _begins_value(lines: _Lines, mark: _Mark) -> bool:
    """Nothing, a colon or a dash stands before the mark."""
    return re.search(r"(^|[:-])\s*$", lines.before(mark)) is not None


def _no_key(lines: _Lines, begin: _Mark) -> Diagnostic:
    place = lines.from_mark(begin)
    written = lines.at(begin)
    if _KEY_WITHOUT_SPACE.match(written):
        return error("C051", place, key=written.partition(":")[0])
    return error("C052", place)


def _wrong_depth(lines: _Lines, line: int, place: Location) -> Diagnostic:
    """C054, unless the line above is what is wrong: it was taken for a text, or for a key of
    another depth, and this line is the first that does not fit."""
    above = next((n for n in range(line - 1, -1, -1) if _CONTENT.match(lines.text(n))), None)
    if above is None:
        return error("C054", place)
    text = lines.text(above)
    indent = len(text) - len(text.lstrip(" "))
    if _ODD_INDENT.match(text):
        return error("C054", lines.place(above, 0))
    if key := _KEY_WITHOUT_SPACE.match(text, indent):
        return error("C051", lines.place(above, indent), key=key["key"])
    return error("C054", place)


def _in_quotes(lines: _Lines, begin: _Mark, mark: _Mark, trouble: str) -> Diagnostic:
    if "escape" not in trouble and "hex" not in trouble:
        return error("C055", lines.from_mark(begin), quote=lines.at(begin)[:1])
    # The readers point before or after the backslash, by their own counting.
    column = lines.text(mark.line).rfind("\\", 0, mark.column + 1)
    return error("C057", lines.place(mark.line, max(column, 0), 2))


def _open_bracket(lines: _Lines, begin: _Mark, growing: _Growing) -> Diagnostic:
    sign = lines.at(begin)[:1]
    if sign in ("[", "{"):
        return error("C058", lines.from_mark(begin), sign=sign)
    # The reader was inside an item: the bracket is the collection that is still open.
    place = growing.stack[-1].location if growing.stack else lines.from_mark(begin)
    sign = (place.source_line or "")[(place.column or 1) - 1 :][:1]
    return error("C058" if sign in ("[", "{") else "C050", place, sign=sign)


def _colon(lines: _Lines, mark: _Mark) -> Diagnostic:
    """A colon where no key can end: in the text of a value, or after a key too far right."""
    before = lines.before(mark)
    value = re.match(r"\s*(?:- +)*[^\s:][^:]*?:\s+", before)
    if value:
        return error("C053", lines.place(mark.line, value.end()))
    indent = len(before) - len(before.lstrip())
    if _KEY_LIKE.fullmatch(before.strip()):
        place = lines.place(mark.line, indent, mark.column - indent)
        return _wrong_depth(lines, mark.line, place)
    return error("C053", lines.place(mark.line, indent))


def _dash(lines: _Lines, mark: _Mark) -> Diagnostic:
    if lines.before(mark).strip():
        return error("C059", lines.from_mark(mark))
    return error("C054", lines.from_mark(mark))


def _after_document(lines: _Lines, mark: _Mark) -> Diagnostic:
    for number, line in enumerate(lines.lines[: mark.line + 1]):
        if line.startswith("%"):
            return error("C011", lines.place(number, 0), sign="%")
        if line.startswith("..."):
            return error("C014", lines.from_mark(mark))
    return error("C054", lines.from_mark(mark))


def _after_value(lines: _Lines, mark: _Mark, growing: _Growing) -> Diagnostic:
    """Something stands where the next key or dash should: at the wrong depth, or after a value
    in quotes or brackets."""
    before, written = lines.before(mark).rstrip(), lines.at(mark)
    if not before:
        if re.match(r"-[^\s-]", written):
            return error("C060", lines.from_mark(mark))
        return _wrong_depth(lines, mark.line, lines.from_mark(mark))
    last = growing.last
    if before[-1] in "\"'" and last and last.location.line:
        if growing.last_end + 1 > last.location.line:
            return error("C055", last.location, quote=before[-1])
        return error("C056", lines.from_mark(mark))
    if before[-1] in "]}":
        return error("C056", lines.from_mark(mark))
    alias = _ALIAS_VALUE.match(before)
    if alias:
        return error("C011", lines.place(mark.line, alias.start("value")), sign="*")
    return error("C050", lines.from_mark(mark))
