"""Which signs a document was made with, as it remembers them: what a strip looked like.

From the signs and the room they had follows where every one of them stood, so nothing else is
kept: `es_docs.visibility.strip.place_signs` places the signs of a record again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final, cast

from msgspec import Struct

from es_docs.units import Box
from es_docs.visibility.rules import SignRole
from es_docs.visibility.signs import Artwork, Sign

_VERSION: Final = 1


class Trace(Struct, frozen=True):
    """What is remembered of a sign.

    `images` are the digests of its files, none where its words stood in for it; `ratio` is the
    width of its picture over the height, 0 without one.
    """

    role: SignRole
    words: tuple[str, ...]
    alt: str
    ratio: float = 0.0
    images: tuple[str, ...] = ()
    file: str = ""

    @property
    def line(self) -> str:
        """Its words in one line."""
        return " ".join(self.words)

    def shows_the_same(self, other: Trace) -> bool:
        """Whether both look alike: a picture shows no words, but for that of the Union."""
        has_words = not self.images or self.role is SignRole.EU
        return self.images == other.images and (not has_words or self.words == other.words)

    def as_sign(self) -> Sign:
        """A sign that is placed as the one remembered was; its picture has no bytes."""
        artwork = Artwork("png", b"", self.ratio) if self.images else None
        return Sign(self.role, self.words, self.alt, artwork)


class Record(Struct, frozen=True):
    """The signs of a document from left to right, and the rooms its strips fill."""

    signs: tuple[Trace, ...]
    areas: tuple[Box, ...]


def digest(data: bytes) -> str:
    """Sixteen hexadecimal digits that tell a picture from others."""
    return hashlib.sha256(data).hexdigest()[:16]


def trace_of(sign: Sign) -> Trace:
    """What is to be remembered of a sign."""
    artwork = sign.artwork
    if artwork is None:
        return Trace(sign.role, sign.words, sign.alt)
    files = (artwork.data, artwork.fallback)
    return Trace(
        sign.role,
        sign.words,
        sign.alt,
        artwork.ratio,
        tuple(digest(data) for data in files if data is not None),
        "" if sign.role is SignRole.EU else f"{sign.role}.{artwork.kind}",
    )


def traces_of(signs: Sequence[Sign]) -> tuple[Trace, ...]:
    return tuple(map(trace_of, signs))


# --- written


def encode(record: Record) -> str:
    """The record as JSON, equal for equal ones."""
    signs = [
        [one.role.value, list(one.words), one.alt, one.ratio, list(one.images), one.file]
        for one in record.signs
    ]
    areas = [[one.left, one.top, one.width, one.height] for one in record.areas]
    written = {"version": _VERSION, "signs": signs, "areas": areas}
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def decode(text: str | None) -> Record | None:
    """The record; None when there is none, or it is none of ours."""
    try:
        value = cast("object", json.loads(text or ""))
        record = _typed(value, dict)
        if record.get("version") != _VERSION:
            return None
        signs = tuple(_trace(one) for one in _typed(record.get("signs"), list))
        areas = tuple(_box(one) for one in _typed(record.get("areas"), list))
    except (ValueError, TypeError, RecursionError):
        return None
    return Record(signs, areas) if signs and areas else None


def _trace(value: object) -> Trace:
    role, words, alt, ratio, images, file = _typed(value, list)
    return Trace(
        SignRole(_typed(role, str)),
        tuple(_typed(one, str) for one in _typed(words, list)),
        _typed(alt, str),
        float(_typed(ratio, float, int)),
        tuple(_typed(one, str) for one in _typed(images, list)),
        _typed(file, str),
    )


def _box(value: object) -> Box:
    left, top, width, height = (_typed(one, int) for one in _typed(value, list))
    if width <= 0 or height <= 0:
        raise ValueError("no room")
    return Box.of(left, top, width, height)


def _typed(value: object, *kinds: type) -> Any:
    """The value, when it is of one of the kinds. Raises ValueError otherwise."""
    if not isinstance(value, kinds):
        raise ValueError("none of ours")
    return value
