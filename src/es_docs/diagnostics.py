"""Findings about what a person wrote or asked for, and the exceptions that carry them.

A `Diagnostic` holds a stable code and values, never a sentence: the sentences stand in
`es_docs.messages`, in Polish and in English. Stages return findings; they raise `EsDocsError`
only when they cannot go on.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Location(Struct, frozen=True):
    """Where something stands in what a person wrote.

    `line` and `column` count from 1; `length` is the number of characters the caret line
    underlines. `source_line` is the text of that line, without its end. In a workbook or a table
    of values `cell` names the place as Excel does („Zadania!C7”); `line` and `column` are then
    the numbers of its row and column.
    """

    file: str
    line: int | None = None
    column: int | None = None
    length: int = 1
    source_line: str | None = None
    cell: str = ""

    def __str__(self) -> str:
        parts = [self.file, self.cell] if self.cell else [self.file, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)

    @property
    def line_or_cell(self) -> str:
        """„content/projekt.yaml:59”, „content/dane.xlsx:Zadania!C7”."""
        return str(self) if self.cell else str(replace(self, column=None))


class Kind(StrEnum):
    """What kind of document a file is."""

    PPTX = "pptx"
    DOCX = "docx"
    PDF = "pdf"


class Area(StrEnum):
    """The part of a document that a place lies in."""

    DOCUMENT = "document"
    """The file as a whole: its properties, settings, package."""
    SLIDE = "slide"
    NOTES = "notes"
    LAYOUT = "layout"
    MASTER = "master"
    BODY = "body"
    """The text of a report; `Place.name` is the heading it stands under."""
    HEADER = "header"
    FOOTER = "footer"
    PAGE = "page"


class Place(Struct, frozen=True):
    """Where something stands in a finished document.

    `number` is that of the slide or page, from 1; `name` the title of the slide, the name of the
    layout or master, or the heading the text stands under; `object` the name of the shape, table
    or picture as the selection pane shows it; `text` the words concerned.
    """

    file: str
    kind: Kind
    area: Area = Area.DOCUMENT
    number: int | None = None
    name: str = ""
    object: str = ""
    text: str = ""


class Diagnostic(Struct, frozen=True):
    """One finding: a code that keeps its meaning, how grave it is, where, and the values to tell.

    `values` fill the braces of the message texts of that code; `variant` says which of its
    wordings is meant, where a code has several. `location` is a line of what a person wrote,
    `place` a spot in a finished document; a finding that compares the two has both.
    """

    code: str
    severity: Severity
    location: Location | None = None
    values: Mapping[str, str] = MappingProxyType({})
    place: Place | None = None
    variant: str = ""

    def __hash__(self) -> int:
        return hash((self.code, self.severity, self.location, self.place, self.variant))


def error(code: str, at: Location | None = None, **values: object) -> Diagnostic:
    return _diagnostic(code, Severity.ERROR, at, values)


def warning(code: str, at: Location | None = None, **values: object) -> Diagnostic:
    return _diagnostic(code, Severity.WARNING, at, values)


def info(code: str, at: Location | None = None, **values: object) -> Diagnostic:
    return _diagnostic(code, Severity.INFO, at, values)


def _diagnostic(
    code: str, severity: Severity, at: Location | None, values: Mapping[str, object]
) -> Diagnostic:
    texts = MappingProxyType({name: str(value) for name, value in values.items()})
    return Diagnostic(code, severity, at, texts)


def reason_of(fault: OSError) -> str:
    """What the system refused, for the value `reason` of a finding: the name of its error number
    („ENOENT”), which the messages put into words; the system's own are in its language."""
    return errno.errorcode.get(fault.errno or 0) or fault.strerror or type(fault).__name__


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


class EsDocsError(Exception):
    """The work cannot go on; `findings` say why, to the person who can act."""

    def __init__(self, *findings: Diagnostic) -> None:
        super().__init__(", ".join(f"{finding.code} {finding.location}" for finding in findings))
        self.findings = findings


class ContentError(EsDocsError):
    """The content cannot be read or does not hold together."""


class AssetError(EsDocsError):
    """A reference document, a sign or another file of `assets/` is missing or unusable."""


class OutputError(EsDocsError):
    """A document could not be written; the file that stood there is untouched."""
