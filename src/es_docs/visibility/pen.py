"""A sign drawn as PNG, run as a process of its own: SVG in, PNG out.

A drawing of a few hundred bytes can keep a renderer busy for hours or ask it for more memory than
there is, which ends the process. This one may.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Final

MAX_MEMORY: Final = 400 * 1024 * 1024
"""Bytes of address space, where the system knows limits; a sign takes a tenth of it."""


def main() -> None:
    """`WIDTH HEIGHT` in pixels; nothing comes out when it is no drawing."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import resvg_py

    width, height = map(int, sys.argv[1:])
    with suppress(ValueError):
        picture = resvg_py.svg_to_bytes(
            svg_string=sys.stdin.buffer.read().decode(),
            width=width,
            height=height,
            skip_system_fonts=True,
        )
        sys.stdout.buffer.write(picture)


if __name__ == "__main__":
    main()
