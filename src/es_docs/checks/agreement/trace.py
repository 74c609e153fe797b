"""Where the facts of a finished document come from."""

from __future__ import annotations

from msgspec import Struct

from es_docs.diagnostics import Location, Place


class Trace(Struct, frozen=True):
    """A number, date or name found in a document and the lines of the content it comes from.

    `sources` is never empty. What is summed from all tasks stands on every overview and has a
    line for each of them: such figures hold the same tuple, not copies of it.
    """

    place: Place
    text: str
    sources: tuple[Location, ...]
