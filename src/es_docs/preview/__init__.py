"""The documents on a local page that follows every saved change.

`watching` notices a save, `making` builds and reads the documents, `studio` has them drawn (`decks`
takes slides out one by one, `pictures` draws pages of PDF files), `composing` says what the page
shows, `board` holds it for the `server`, and `page/` is the page itself.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING

from es_docs.messages import Lang
from es_docs.messages import preview as words
from es_docs.office import find_office
from es_docs.preview.board import Board, State
from es_docs.preview.making import Maker
from es_docs.preview.server import serving
from es_docs.preview.watching import Sources, Standing, wait_for_change

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["run"]


def run(
    path: Path,
    output: Path,
    lang: Lang,
    announce: Callable[[str], None],
    stop: Event | None = None,
    office: Path | None = None,
) -> None:
    """Build, show, and build again after every saved change, until `stop` or a signal.

    `announce` is given the address of the page as soon as it can be opened; `office` is the
    LibreOffice to draw with, the one of this computer when None. Raises OutputError L003.
    """
    ended = stop or Event()
    start = State("building", words.STARTING.fill(lang, {}), str(path))
    with ExitStack() as stack:
        stack.enter_context(_signals_end())
        board = Board(start)
        server = stack.enter_context(serving(board, lang))
        maker = stack.enter_context(Maker(path, output, lang, board, office or find_office()))
        announce(server.address)
        while not ended.is_set():
            sources = maker.sources
            before = sources.standing()
            maker.make()
            watched, expected = _expectation(maker, sources, before)
            if not wait_for_change(watched, expected, ended):
                return


def _expectation(maker: Maker, former: Sources, before: Standing) -> tuple[Sources, Standing]:
    """What is watched now, and how it stood when it was built from.

    What was watched already counts as it stood `before` the build: it may have changed, come or
    gone since. Documents, and files that the build named for the first time, count as they are.
    """
    sources, products = maker.sources, maker.products
    watched = Sources((*sources.files, *products.files), sources.folders)
    now = watched.standing()
    known = {*now, *sources.files} - {*products.files}
    new = {file: one for file, one in now.items() if file not in known or file not in former}
    return watched, {**new, **{file: one for file, one in before.items() if file in known}}


@contextmanager
def _signals_end() -> Generator[None]:
    """SIGTERM, and SIGHUP of a closed window, end the program as Ctrl+C does: tidily."""

    def end(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise KeyboardInterrupt

    if current_thread() is not main_thread():
        yield
        return
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), end) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
