"""Where the facts of a finished document come from."""

from __future__ import annotations

from msgspec import Struct

from es_docs.diagnostics import Location, Place


class Trace(Struct, frozen=True):
    """A number, date or name in a document and the line of the content it comes from."""

    place: Place
    text: str
    location: Location
