"""What an update tells of the strip of signs, and of a reference document that was restyled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Area, Diagnostic, Kind, Location, Place, info, warning
from es_docs.merge.powerpoint.shapes import Spot
from es_docs.merge.signs import Brought, Deed, Fate, Trace
from es_docs.merge.signs import bring as bring_signs
from es_docs.merge.snapshot import Snapshot
from es_docs.merge.steps import Outcome
from es_docs.ooxml.draft import Draft
from es_docs.update.changes import Change, Sides, place_at
from es_docs.visibility.signs import Sign

PATH: Final = "signs"
"""How the path of a sign begins; its role follows."""
_OUTCOMES: Final = {
    Fate.RENEWED: Outcome.UPDATED,
    Fate.ADDED: Outcome.ADDED,
    Fate.REMOVED: Outcome.REMOVED,
    Fate.YOURS: Outcome.YOURS,
    Fate.KEPT: Outcome.KEPT,
    Fate.GONE: Outcome.GONE,
}
_CODES: Final = {Fate.YOURS: "U113", Fate.KEPT: "U113", Fate.GONE: "U114"}
_CHANGED: Final = "U112"
_AREAS: Final = {"slideMaster": Area.MASTER, "slideLayout": Area.LAYOUT}
_RUNNING: Final = {"header": Area.HEADER, "footer": Area.FOOTER}


class Strips(Struct, frozen=True):
    """What became of the strips of a document that remembers `known` of its signs."""

    known: str | None
    brought: Brought

    @property
    def is_news(self) -> bool:
        """Whether the document has to be written for them: to show it, or not to tell it again."""
        brought = self.brought
        is_other = self.known is not None and brought.record != self.known
        return is_other or brought.is_changed or bool(brought.deeds) or brought.is_lost

    @property
    def record(self) -> str | None:
        return self.brought.record or None

    def findings(self, file: str) -> tuple[Diagnostic, ...]:
        """U017 when there is no strip left that could be changed."""
        return (warning("U017", Location(file), file=file),) if self.brought.is_lost else ()

    def changes(self, sides: Sides, main: str) -> tuple[Change, ...]:
        """What was done to the signs, each once however many strips show it."""
        told = (_change(part, deed, sides, main) for part, deed in self.brought.deeds)
        return tuple(dict.fromkeys(told))


def bring(
    draft: Draft, format_: Kind, signs: Sequence[Sign], known: str | None, ours: Draft
) -> Strips:
    """Change the strips of a document; `ours` is what the data make. Raises AssetError S022."""
    return Strips(known, bring_signs(draft, format_, signs, known, ours))


def restyled(latest: Snapshot, reference: str | None, file: str) -> tuple[Diagnostic, ...]:
    """U018, once for every reference a document does not have its look from."""
    unknown = reference is None or latest.reference is None
    if unknown or reference in (latest.reference, latest.restyled):
        return ()
    return (info("U018", Location(file), file=file),)


# --- a sign


def _change(part: str, deed: Deed, sides: Sides, main: str) -> Change:
    outcome = _OUTCOMES[deed.fate]
    is_whole = deed.fate in (Fate.RENEWED, Fate.ADDED, Fate.REMOVED)
    whole = Place(sides.file, sides.format)
    yours = deed.member.words if deed.member is not None else ""
    return Change(
        outcome,
        f"{PATH}/{deed.role}",
        _named(deed.old),
        yours,
        _named(deed.new),
        whole if is_whole else _place(part, sides, main),
        code=_CODES.get(deed.fate, _CHANGED),
        variant=_variant(deed),
    )


def _named(trace: Trace | None) -> str:
    """The file that shows a sign, or the words that stand in for it."""
    return "" if trace is None else trace.file or trace.line


def _variant(deed: Deed) -> str:
    """Which wording tells it: what stood there before, and what stands there now."""
    old, new = deed.old, deed.new
    if deed.fate is Fate.KEPT:
        return "unwanted"
    if deed.fate is Fate.YOURS and (deed.member is None or deed.member.has_picture):
        return "picture"
    if old is None or new is None or deed.fate in (Fate.YOURS, Fate.GONE):
        return {Fate.ADDED: "added", Fate.REMOVED: "removed"}.get(deed.fate, "")
    return {
        (False, True): "",
        (True, True): "newer",
        (True, False): "words",
        (False, False): "reworded",
    }[bool(old.file), bool(new.file)]


def _place(part: str, sides: Sides, main: str) -> Place:
    """Where a person finds a strip: its slide, the master, the running head."""
    whole = Place(sides.file, sides.format)
    if sides.format is Kind.DOCX:
        area = Area.BODY if part == main else _RUNNING.get(_stem(part), Area.BODY)
        return replace(whole, area=area)
    area = _AREAS.get(_stem(part))
    if area is not None:
        return replace(whole, area=area)
    return next(_slides(part, sides), whole)


def _slides(part: str, sides: Sides) -> Iterator[Place]:
    for section in sides.theirs.children:
        if isinstance(section.handle, Spot) and section.handle.part == part:
            yield replace(place_at(sides, (section.key,)), text="")


def _stem(part: str) -> str:
    """`header` of `word/header2.xml`."""
    return part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
