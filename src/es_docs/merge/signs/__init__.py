"""The strip of signs in an update: what people left as it was made becomes that of now.

`remember` gives what a document keeps of its signs, `bring` changes the strips of a document.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from es_docs.diagnostics import Kind
from es_docs.merge.signs.deciding import Deed, Fate, decide, guessed
from es_docs.merge.signs.reading import Found, Known, rooms_in, strips_in
from es_docs.merge.signs.record import Record, Trace, decode, encode, traces_of
from es_docs.merge.signs.writing import Strips
from es_docs.ooxml.draft import Draft
from es_docs.visibility.signs import Sign

__all__ = ["Brought", "Deed", "Fate", "Trace", "bring", "remember"]


class Brought(Struct, frozen=True):
    """What became of the strips of a document.

    `record` is what it remembers of its signs from now on. `deeds` are what is to be told, each
    with the part it happened in. `is_lost` when the signs are others now and no strip was found.
    """

    record: str
    is_changed: bool = False
    deeds: tuple[tuple[str, Deed], ...] = ()
    is_lost: bool = False


def remember(fresh: Draft, format_: Kind, signs: Sequence[Sign]) -> str:
    """What a document that was just made keeps of its signs; "" when it was made without."""
    record = _made(fresh, format_, traces_of(signs))
    return encode(record) if record else ""


def bring(
    draft: Draft, format_: Kind, signs: Sequence[Sign], known: str | None, fresh: Draft
) -> Brought:
    """Let the strips of a document show `signs`, those the data make in `fresh`.

    `known` is what it remembers of its signs, None in documents of older versions: these are
    taken for what they show. Raises AssetError S022 when the signs have no room in it.
    """
    ours, base = traces_of(signs), decode(known)
    is_same = base is not None and base.signs == ours
    made = None if is_same else _made(fresh, format_, ours)
    if made is None:
        return Brought(known or "")
    now = Record(ours, base.areas if base else made.areas)
    strips = strips_in(draft, format_, Known.of((*(base.signs if base else ()), *ours)))
    if base is None:
        base = guessed(strips, ours, made.areas)
        if _look_alike(base.signs, ours):
            return Brought(encode(now))
    if not strips:
        return Brought(encode(now), is_lost=True)
    return _renewed(draft, format_, signs, base, now, strips)


def _renewed(
    draft: Draft,
    format_: Kind,
    signs: Sequence[Sign],
    base: Record,
    now: Record,
    strips: Sequence[Found],
) -> Brought:
    writer = Strips(draft, format_, base.signs, signs)
    told: list[tuple[str, Deed]] = []
    seen: set[str] = set()
    is_changed = False
    for found in strips:
        decision = decide(found, base, now.signs, is_first=found.part not in seen)
        seen.add(found.part)
        told += [(found.part, deed) for deed in decision.deeds if deed.is_told]
        if decision.changes_anything:
            writer.renew(decision)
            is_changed = True
    return Brought(encode(now), is_changed, tuple(told))


def _made(fresh: Draft, format_: Kind, ours: Sequence[Trace]) -> Record | None:
    """The record of the document the data make: its signs, and the rooms of its strips."""
    rooms = rooms_in(fresh, format_, Known.of(ours)) if ours else ()
    areas = tuple(dict.fromkeys(rooms))
    return Record(tuple(ours), areas) if areas else None


def _look_alike(base: Sequence[Trace], ours: Sequence[Trace]) -> bool:
    same = [one.role for one in base] == [one.role for one in ours]
    pairs = zip(base, ours, strict=False)
    return same and all(one.shows_the_same(other) for one, other in pairs)
