"""Where the facts of a finished document come from."""

from __future__ import annotations

from dataclasses import dataclass

from es_docs.diagnostics import Location, Place


@dataclass(frozen=True, slots=True)
class Trace:
    """A number, date or name in a document and the line of the content it comes from."""

    place: Place
    text: str
    location: Location
