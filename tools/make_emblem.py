"""Draw `assets/signs/union-emblem.svg` and `.png` from the specification and tell the PNG's digest.

Run it after a change of `es_docs.visibility.emblem` and put the digest into `PICTURE_SHA256`.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import resvg_py

from es_docs.visibility.emblem import PICTURE_SIZE, emblem_svg

SIGNS = Path(__file__).resolve().parent.parent / "assets" / "signs"


def main(folder: Path) -> None:
    svg = emblem_svg()
    width, height = PICTURE_SIZE
    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    (folder / "union-emblem.svg").write_bytes(svg.encode())
    (folder / "union-emblem.png").write_bytes(png)
    print(f"union-emblem.png sha256 {hashlib.sha256(png).hexdigest()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SIGNS)
