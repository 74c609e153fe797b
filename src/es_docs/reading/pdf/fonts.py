"""Fonts of a PDF: how wide their glyphs are and which characters they stand for.

ISO 32000-1 §9.6 (simple fonts), §9.7 (composite fonts), §9.10 (extraction of text).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from es_docs.reading.pdf.objects import (
    entry,
    integer,
    is_stream,
    items,
    name,
    number,
    numbers,
    stream_bytes,
)
from es_docs.regex import regex

UNKNOWN: Final = "\ufffd"
_SUBSET: Final = regex(r"^[A-Z]{6}\+")
_SERIF_FLAG: Final = 1 << 1
"""Bit 2 of /Flags of a font descriptor (ISO 32000-1 §9.8.2)."""
_CODECS: Final[Mapping[str, str]] = MappingProxyType(
    {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman", "StandardEncoding": "latin-1"}
)
_CMAP_TOKEN: Final = regex(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|([A-Za-z]+)")
_MAX_RANGE: Final = 0x10000
"""A range of a CMap is never wider than the codes of two bytes."""
_MAX_CODES: Final = 4 * _MAX_RANGE
"""Mappings of a font that are read; each code needs one."""


class Glyph(Struct, frozen=True):
    """One shown character code. `width` in thousandths of the font size."""

    code: int
    text: str
    width: float
    is_space: bool


class Font(Struct, frozen=True, eq=False):
    """A font as the content of pages uses it."""

    name: str
    """Without the prefix of a subset: `Carlito-Bold`."""
    is_embedded: bool
    is_serif: bool
    is_composite: bool
    texts: Mapping[int, str]
    widths: Mapping[int, float]
    default_width: float = 0.0

    def glyphs(self, data: bytes) -> Iterator[Glyph]:
        """The glyphs a string shows; composite fonts are read by two bytes."""
        step = 2 if self.is_composite else 1
        for start in range(0, len(data) - step + 1, step):
            code = int.from_bytes(data[start : start + step])
            yield Glyph(
                code,
                self.texts.get(code, UNKNOWN),
                self.widths.get(code, self.default_width),
                is_space=step == 1 and code == 0x20,
            )


def read_font(font: object) -> Font:
    subtype = name(entry(font, "/Subtype"))
    is_composite = subtype == "Type0"
    inner = next(iter(items(entry(font, "/DescendantFonts"))), None) if is_composite else font
    descriptor = entry(inner, "/FontDescriptor")
    texts = _to_unicode(stream_bytes(entry(font, "/ToUnicode")))
    if not is_composite:
        texts = {**_encoded(entry(font, "/Encoding"), is_symbolic(descriptor)), **texts}
    return Font(
        name=_SUBSET.sub("", name(entry(font, "/BaseFont"))),
        is_embedded=subtype == "Type3" or _has_program(descriptor),
        is_serif=bool((integer(entry(descriptor, "/Flags")) or 0) & _SERIF_FLAG),
        is_composite=is_composite,
        texts=texts,
        widths=_composite_widths(inner) if is_composite else _simple_widths(font),
        default_width=_default_width(inner, descriptor, is_composite=is_composite),
    )


def is_symbolic(descriptor: object) -> bool:
    """Bit 3 of /Flags: the glyphs are not the usual Latin characters."""
    return bool((integer(entry(descriptor, "/Flags")) or 0) & (1 << 2))


def _has_program(descriptor: object) -> bool:
    return any(is_stream(entry(descriptor, f"/FontFile{n}")) for n in ("", "2", "3"))


# --- widths


def _simple_widths(font: object) -> Mapping[int, float]:
    first = integer(entry(font, "/FirstChar")) or 0
    return dict(enumerate(numbers(entry(font, "/Widths")), first))


def _composite_widths(inner: object) -> Mapping[int, float]:
    """/W holds `first [w …]` and `first last w` (§9.7.4.3)."""
    widths: dict[int, float] = {}
    rest = iter(items(entry(inner, "/W")))
    left = _MAX_CODES
    for first, second in zip(rest, rest, strict=False):
        code = integer(first) or 0
        if integer(second) is None:
            values = numbers(second)
        else:
            last = min(integer(second) or 0, code + _MAX_RANGE)
            values = [number(next(rest, None))] * (last + 1 - code)
        left -= len(values)
        if left < 0:
            break
        widths.update(enumerate(values, code))
    return widths


def _default_width(inner: object, descriptor: object, *, is_composite: bool) -> float:
    if is_composite:
        return number(entry(inner, "/DW"), 1000.0)
    return number(entry(descriptor, "/MissingWidth"))


# --- characters


def _to_unicode(cmap: bytes) -> dict[int, str]:
    """The mappings of a ToUnicode CMap (§9.10.3): `bfchar` and `bfrange`."""
    texts: dict[int, str] = {}
    left = _MAX_CODES
    for block in re.finditer(rb"begin(bfchar|bfrange)(.*?)end\1", cmap, re.DOTALL):
        tokens = _tokens(block[2])
        if block[1] == b"bfchar":
            flat = [token for token in tokens if isinstance(token, bytes)]
            texts.update(
                (int.from_bytes(code), _utf16(text))
                for code, text in zip(flat[::2], flat[1::2], strict=False)
            )
        else:
            for low, high, target in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=False):
                mapped = dict(_range(low, high, target))
                left -= len(mapped)
                if left < 0:
                    return texts
                texts.update(mapped)
    return texts


def _tokens(block: bytes) -> list[bytes | list[bytes]]:
    """Hexadecimal strings, and arrays of them as lists."""
    tokens: list[bytes | list[bytes]] = []
    array: list[bytes] | None = None
    for match in _CMAP_TOKEN.finditer(block):
        if match[2]:
            array = []
        elif match[3]:
            tokens.append(array or [])
            array = None
        elif match[1] is not None:
            value = _hexadecimal(match[1])
            (tokens if array is None else array).append(value)
    return tokens


def _hexadecimal(digits: bytes) -> bytes:
    digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _range(
    low: bytes | list[bytes], high: bytes | list[bytes], target: bytes | list[bytes]
) -> Iterator[tuple[int, str]]:
    if isinstance(low, list) or isinstance(high, list):
        return
    first, last = int.from_bytes(low), int.from_bytes(high)
    codes = range(first, min(last, first + _MAX_RANGE) + 1)
    if isinstance(target, list):
        yield from zip(codes, map(_utf16, target), strict=False)
        return
    start = int.from_bytes(target)
    for offset, code in enumerate(codes):
        yield code, _utf16((start + offset).to_bytes(max(len(target), 2)))


def _utf16(data: bytes) -> str:
    if len(data) == 1:
        data = b"\0" + data
    return data.decode("utf-16-be", errors="replace").replace("\0", UNKNOWN)


def _encoded(encoding: object, is_symbol: bool) -> dict[int, str]:
    """The characters of a simple font: a named encoding, changed by its differences (§9.6.6)."""
    base = name(encoding) or name(entry(encoding, "/BaseEncoding"))
    codec = _CODECS.get(base, "" if is_symbol or not base else "latin-1")
    texts = _single_bytes(codec) if codec else {}
    code = 0
    for one in items(entry(encoding, "/Differences")):
        at = integer(one)
        if at is not None:
            code = at
        elif name(one):
            texts[code] = glyph_text(name(one))
            code += 1
    return texts


def _single_bytes(codec: str) -> dict[int, str]:
    pairs = ((code, bytes([code]).decode(codec, errors="ignore")) for code in range(32, 256))
    return {code: text for code, text in pairs if text}


_ACCENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "acute": "ACUTE", "ogonek": "OGONEK", "dotaccent": "DOT ABOVE", "slash": "STROKE",
        "dieresis": "DIAERESIS", "grave": "GRAVE", "circumflex": "CIRCUMFLEX", "tilde": "TILDE",
        "caron": "CARON", "cedilla": "CEDILLA", "ring": "RING ABOVE",
    }
)  # fmt: skip
_PLAIN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "space": " ", "period": ".", "comma": ",", "colon": ":", "semicolon": ";", "hyphen": "-",
        "endash": "–", "emdash": "—", "parenleft": "(", "parenright": ")", "quotesingle": "'",
        "quotedbl": '"', "quotedblbase": "„", "quotedblright": "”", "quotedblleft": "“",
        "quoteright": "’", "quoteleft": "‘", "slash": "/", "percent": "%", "ampersand": "&",
        "at": "@", "bullet": "•", "ellipsis": "…", "section": "§", "degree": "°", "exclam": "!",
        "question": "?", "plus": "+", "equal": "=", "asterisk": "*", "numbersign": "#",
        "bracketleft": "[", "bracketright": "]", "underscore": "_", "fi": "fi", "fl": "fl",
        "ff": "ff", "ffi": "ffi", "ffl": "ffl", "germandbls": "ß", "dotlessi": "ı",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def glyph_text(glyph: str) -> str:
    """The characters of a glyph's name (Adobe Glyph List Specification, §2), as far as known."""
    glyph = glyph.partition(".")[0]
    if len(glyph) == 1:
        return glyph
    if glyph in _PLAIN:
        return _PLAIN[glyph]
    if match := re.fullmatch(r"uni([0-9A-F]{4})|u([0-9A-F]{4,6})", glyph):
        return chr(min(int(match[1] or match[2], 16), 0x10FFFF))
    return _looked_up(_unicode_names(glyph)) or UNKNOWN


def _unicode_names(glyph: str) -> Iterator[str]:
    yield f"DIGIT {glyph.upper()}"
    for accent, word in _ACCENTS.items():
        letter = glyph.removesuffix(accent)
        if letter != glyph and len(letter) == 1:
            case = "CAPITAL" if letter.isupper() else "SMALL"
            yield f"LATIN {case} LETTER {letter.upper()} WITH {word}"


def _looked_up(names: Sequence[str] | Iterator[str]) -> str:
    for one in names:
        try:
            return unicodedata.lookup(one)
        except KeyError:
            continue
    return ""
