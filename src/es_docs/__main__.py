"""The command `es-docs`, also as `python -m es_docs`."""

from __future__ import annotations

from typing import NoReturn

from es_docs.process import settle_in


def main() -> NoReturn:
    """Run the command line; the process settles in first, for loading makes the most objects."""
    settle_in()
    from es_docs.cli import main as run

    run()


if __name__ == "__main__":
    main()
