"""Writes `assets/metrics/*.json`: how far each character advances in the faces we set text in.

Run it with an environment that has fontTools; the program itself needs neither fontTools nor a
font. `docs/measuring.md` says where the fonts come from and how to run this.

    python tools/measure_fonts.py assets/metrics /usr/share/fonts /usr/share/wine/fonts

A file holds one family, regular and bold: `ranges` of code points, one advance for each of them
in 1/2048 em, rounded up, and `pairs` of characters that kerning moves apart. Pairs that kerning
moves together are left out: a text measured without them is never measured too narrow.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

EM = 2048

RANGES = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1 Supplement, Latin Extended-A and -B
    (0x02C6, 0x02DD),  # spacing modifiers
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x04FF),  # Cyrillic
    (0x2000, 0x206F),  # General Punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218F),  # letterlike symbols, number forms
    (0x2190, 0x22FF),  # arrows, mathematics
    (0x25A0, 0x27BF),  # shapes, symbols, dingbats
)

INVISIBLE = frozenset({"Mn", "Me", "Cf"})
"""General categories without an advance: combining marks, joiners, the soft hyphen, directions."""

SAME_AS = {
    "\u00a0": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2007": "0",  # figure space
    "\u2008": ".",  # punctuation space
    "\u2012": "0",  # figure dash
}
"""Characters that a face may lack and that are set with the advance of another (Unicode §6.2)."""

SHARE_OF_EM = {
    "\u2000": 1 / 2,
    "\u2001": 1.0,
    "\u2002": 1 / 2,
    "\u2003": 1.0,
    "\u2004": 1 / 3,
    "\u2005": 1 / 4,
    "\u2006": 1 / 6,
    "\u2009": 1 / 5,
    "\u200a": 1 / 6,
    "\u202f": 1 / 3,
    "\u205f": 4 / 18,
}
"""Fixed spaces of a face that lacks them (The Unicode Standard, table 6-2; the widest allowed)."""

KERNED = "".join(map(chr, range(0x21, 0x7F))) + "ÓóĄąĆćĘęŁłŃńŚśŹźŻż„”“’‘«»–—…€§°"
"""The characters whose pairs are read: Basic Latin, Polish letters, quotes and dashes."""


MARGIN = 1.08
"""What `widest` adds: Verdana, the widest face of the stock Office ones, sets Polish sentences up
to 0.8 % and words that end in a full stop up to 8 % wider than the widest of our sources."""


@dataclass(frozen=True, slots=True)
class Source:
    """A family we can read; `families` are the names under which its metrics hold."""

    name: str
    package: str
    families: tuple[str, ...]
    regular: str
    bold: str


SOURCES = (
    Source(
        "carlito",
        "fonts-crosextra-carlito",
        ("Calibri", "Carlito"),
        "Carlito-Regular.ttf",
        "Carlito-Bold.ttf",
    ),
    Source(
        "liberation-sans",
        "fonts-liberation2",
        ("Arial", "Arimo", "Helvetica", "Liberation Sans"),
        "LiberationSans-Regular.ttf",
        "LiberationSans-Bold.ttf",
    ),
    Source(
        "liberation-serif",
        "fonts-liberation2",
        ("Liberation Serif", "Times", "Times New Roman", "Tinos"),
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
    ),
    Source(
        "caladea",
        "fonts-crosextra-caladea",
        ("Caladea", "Cambria"),
        "Caladea-Regular.ttf",
        "Caladea-Bold.ttf",
    ),
    Source("tahoma", "fonts-wine", ("Tahoma",), "tahoma.ttf", "tahomabd.ttf"),
    Source("dejavu-sans", "fonts-dejavu-core", (), "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
)
"""Free faces made to the metrics of the ones people have; DejaVu Sans only widens `widest`."""


@dataclass(frozen=True, slots=True)
class Face:
    advances: Mapping[str, int]
    pairs: Mapping[str, int]


def measured_characters() -> Iterator[str]:
    """All of `RANGES` but the emoji among the symbols: an emoji face draws those."""
    for first, last in RANGES:
        characters = map(chr, range(first, last + 1))
        yield from (c for c in characters if unicodedata.east_asian_width(c) != "W")


def read_face(font: TTFont) -> Face:
    scale = EM / font["head"].unitsPerEm
    cmap: dict[int, str] = font.getBestCmap()
    advances: dict[str, int] = {}
    for character in measured_characters():
        glyph = cmap.get(ord(character)) or cmap.get(ord(SAME_AS.get(character, character)))
        if unicodedata.category(character) in INVISIBLE:
            advances[character] = 0
        elif glyph is not None:
            advances[character] = math.ceil(font["hmtx"][glyph][0] * scale)
        elif character in SHARE_OF_EM:
            advances[character] = math.ceil(SHARE_OF_EM[character] * EM)
    glyphs = {character: cmap[ord(character)] for character in KERNED if ord(character) in cmap}
    values = {**legacy_kerning(font), **gpos_kerning(font, frozenset(glyphs.values()))}
    pairs = {
        left + right: math.ceil(value * scale)
        for left, first in glyphs.items()
        for right, second in glyphs.items()
        if (value := values.get((first, second), 0)) > 0
    }
    return Face(advances, pairs)


def legacy_kerning(font: TTFont) -> dict[tuple[str, str], int]:
    """The table `kern`; PowerPoint on macOS reads it where a face has one."""
    if "kern" not in font:
        return {}
    return {
        pair: value for table in font["kern"].kernTables for pair, value in table.kernTable.items()
    }


def gpos_kerning(font: TTFont, glyphs: frozenset[str]) -> dict[tuple[str, str], int]:
    """What the feature `kern` adds to the first advance of each pair of `glyphs`.

    OpenType, GPOS lookup type 2: within a lookup the first subtable that knows the pair counts;
    lookups add up.
    """
    if "GPOS" not in font:
        return {}
    table = font["GPOS"].table
    lookups = sorted(
        {
            index
            for record in table.FeatureList.FeatureRecord
            if record.FeatureTag == "kern"
            for index in record.Feature.LookupListIndex
        }
    )
    total: dict[tuple[str, str], int] = {}
    for index in lookups:
        found: dict[tuple[str, str], int] = {}
        for subtable in table.LookupList.Lookup[index].SubTable:
            for pair, value in pair_values(subtable, glyphs):
                found.setdefault(pair, value)
        for pair, value in found.items():
            total[pair] = total.get(pair, 0) + value
    return total


def pair_values(subtable: Any, glyphs: frozenset[str]) -> Iterator[tuple[tuple[str, str], int]]:
    if subtable.LookupType == 9:  # extension positioning
        subtable = subtable.ExtSubTable
    for position, first in enumerate(subtable.Coverage.glyphs):
        if first not in glyphs:
            continue
        if subtable.Format == 1:
            for record in subtable.PairSet[position].PairValueRecord:
                if record.SecondGlyph in glyphs:
                    yield (first, record.SecondGlyph), advance_of(record.Value1)
        else:
            row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(first, 0)]
            for second in glyphs:
                cell = row.Class2Record[subtable.ClassDef2.classDefs.get(second, 0)]
                yield (first, second), advance_of(cell.Value1)


def advance_of(value: Any) -> int:
    return getattr(value, "XAdvance", 0) if value else 0


def widest(faces: Iterable[Face]) -> Face:
    """Character by character the widest of all faces, and a margin."""
    advances: dict[str, int] = {}
    pairs: dict[str, int] = {}
    for face in faces:
        for whole, part in ((advances, face.advances), (pairs, face.pairs)):
            for key, value in part.items():
                whole[key] = max(math.ceil(value * MARGIN), whole.get(key, 0))
    return Face(advances, pairs)


def as_json(face: Face) -> dict[str, object]:
    points = sorted(map(ord, face.advances))
    starts = [points[0], *(b for a, b in pairwise(points) if b != a + 1)]
    ends = [*(a for a, b in pairwise(points) if b != a + 1), points[-1]]
    return {
        "ranges": [list(bounds) for bounds in zip(starts, ends, strict=True)],
        "advances": [face.advances[chr(point)] for point in points],
        "pairs": dict(sorted(face.pairs.items())),
    }


def write(target: Path, origin: str, families: tuple[str, ...], faces: tuple[Face, Face]) -> None:
    record = {
        "origin": origin,
        "families": list(families),
        "regular": as_json(faces[0]),
        "bold": as_json(faces[1]),
    }
    lines = (
        f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in record.items()
    )
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


def find(name: str, folders: Iterable[Path]) -> Path | None:
    return next((path for folder in folders for path in sorted(folder.rglob(name))[-1:]), None)


def main(target: Path, folders: list[Path]) -> int:
    both: list[tuple[Face, Face]] = []
    for source in SOURCES:
        paths = [find(name, folders) for name in (source.regular, source.bold)]
        if None in paths:
            print(f"{source.name}: not found; install the package {source.package}")
            return 1
        fonts = [TTFont(path) for path in paths]
        faces = (read_face(fonts[0]), read_face(fonts[1]))
        both.append(faces)
        version = fonts[0]["name"].getDebugName(5).split(";")[0].removeprefix("Version ")
        if source.families:
            origin = f"{fonts[0]['name'].getDebugName(1)} {version}"
            write(target / f"{source.name}.json", origin, source.families, faces)
    regular, bold = zip(*both, strict=True)
    write(
        target / "widest.json",
        f"the widest of all, times {MARGIN}",
        (),
        (widest(regular), widest(bold)),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
