"""PDF objects looked into without trust: what is not there, or of another type, is simply empty.

The one place that knows how pikepdf shows objects: integers, reals, booleans and null are Python
values already; names, strings, arrays, dictionaries and streams are `pikepdf.Object`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, TypeAlias, cast

import pikepdf
from pikepdf.settings import set_qpdf_limits

MAX_STREAM: Final = 16 * 1024 * 1024
"""Bytes a stream unpacks to; the content of a page, a font or metadata take a hundredth."""

set_qpdf_limits(
    flate_max_memory=MAX_STREAM,
    run_length_max_memory=MAX_STREAM,
    png_max_memory=MAX_STREAM,
    tiff_max_memory=MAX_STREAM,
    dct_max_memory=MAX_STREAM,
    max_stream_filters=3,
    doc_max_warnings=1000,
)
logging.getLogger("pikepdf").addHandler(logging.NullHandler())
"""What pikepdf finds odd in a file is ours to tell, not to be printed between our lines."""

_TOO_MUCH: Final = "memory limit exceeded"
"""What qpdf says of a stream over the limit; of other damage it says other words."""

Key: TypeAlias = tuple[int, int]
"""Number and generation of an indirect object; (0, 0) for a direct one."""


BASE_STEPS: Final = 100_000
BYTES_A_STEP: Final = 2


class ExcessError(ValueError):
    """There is more in the file than its size warrants: it was made to keep readers busy."""


class Budget:
    """How much work a file is worth. A step is an instruction, a tag, or some glyphs."""

    def __init__(self, size: int) -> None:
        """`size` of the file in bytes; decks take eight of them a step when exported."""
        self._left = BASE_STEPS + size // BYTES_A_STEP

    def spend(self, steps: int) -> None:
        """Raises ExcessError when nothing is left."""
        self._left -= steps
        if self._left < 0:
            raise ExcessError


def entry(holder: object, key: str) -> object:
    """The value of a key of a dictionary or stream; None when there is none."""
    if isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return cast("object", cast("pikepdf.Object", holder).get(key))
    return None


def keys(holder: object) -> tuple[str, ...]:
    """The keys of a dictionary or stream, with their slash."""
    if isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return tuple(str(key) for key in cast("pikepdf.Object", holder).keys())  # noqa: SIM118 - iterating a stream is not iterating its keys
    return ()


def items(value: object) -> tuple[object, ...]:
    """The members of an array; a single value stands for an array of one, as many keys allow."""
    if value is None:
        return ()
    if isinstance(value, pikepdf.Array):
        return tuple(cast("Iterator[object]", iter(value)))
    return (value,)


def is_dictionary(value: object) -> bool:
    return isinstance(value, pikepdf.Dictionary)


def is_stream(value: object) -> bool:
    return isinstance(value, pikepdf.Stream)


def name(value: object) -> str:
    """A name without its slash; "" for anything else."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def string(value: object) -> str:
    """A text string, decoded; "" for anything else."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def raw_string(value: object) -> bytes:
    return bytes(value) if isinstance(value, pikepdf.String) else b""


def number(value: object, default: float = 0.0) -> float:
    if isinstance(value, int | Decimal | float):
        return float(value)
    return default


def numbers(value: object) -> tuple[float, ...]:
    return tuple(number(one) for one in items(value))


def integer(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def stream_bytes(value: object) -> bytes:
    """The decoded bytes of a stream; empty when it is none or is damaged.

    Raises ExcessError when it unpacks to more than `MAX_STREAM`.
    """
    if not isinstance(value, pikepdf.Stream):
        return b""
    try:
        return value.read_bytes()
    except pikepdf.PdfError as why:
        if _TOO_MUCH in str(why):
            raise ExcessError from why
        return b""


def key_of(value: object) -> Key:
    """What tells one indirect object from another."""
    return value.objgen if isinstance(value, pikepdf.Object) else (0, 0)
