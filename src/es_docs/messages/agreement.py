"""Findings of reading a finished file back and comparing it with the content (A…)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

_HINT = Text(
    pl="Zbuduj dokumenty ponownie. Jeśli to nie pomoże, zgłoś błąd programu, dołączając treść.",
    en="Build the documents again. If that does not help, report the fault with the content.",
)

MESSAGES: Final[Mapping[str, Message]] = {
    "A001": Message(
        what=Text(
            pl="W pliku {file} brakuje tekstu z treści: „{text}”.",
            en="The file {file} lacks a text of the content: “{text}”.",
        ),
        hint=_HINT,
    ),
    "A002": Message(
        what=Text(
            pl="W pliku {file} żadna tabela nie ma wiersza: {text}.",
            en="No table of the file {file} has the row: {text}.",
        ),
        hint=_HINT,
    ),
    "A003": Message(
        what=Text(
            pl="W pliku {file} żaden wykres nie pokazuje wartości: {text}.",
            en="No chart of the file {file} shows the value: {text}.",
        ),
        hint=_HINT,
    ),
    "A004": Message(
        what=Text(
            pl="Wykres w pliku {file} pokazuje wartość, której nie ma w treści: {text}.",
            en="A chart of the file {file} shows a value that the content does not have: {text}.",
        ),
        hint=_HINT,
    ),
}
