"""From a saved change to what the page shows: build, read the documents, have them drawn.

The documents are really updated, as `es-docs build` does it; a content with errors changes
nothing, and the pictures of the build before stay.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from es_docs import build
from es_docs.diagnostics import (
    AssetError,
    Diagnostic,
    EsDocsError,
    OutputError,
    error,
    info,
    warning,
)
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, find_environment
from es_docs.messages import Lang, explain
from es_docs.messages import preview as words
from es_docs.ooxml.opened import open_package
from es_docs.preview.board import Board, Phase, Told
from es_docs.preview.composing import View, compose, seen
from es_docs.preview.scene import Documents, Scene
from es_docs.preview.studio import Studio, own_drawings
from es_docs.preview.telling import status_counts, tell
from es_docs.preview.watching import Sources
from es_docs.reading.model import Deck, Report
from es_docs.reading.office import read_office

if TYPE_CHECKING:
    from es_docs.build import Built

_AGAIN_SECONDS: Final = 0.35
"""After a build that failed: a file may have been read half-written."""
_LOCKS: Final = ("~$", ".~lock")


class Maker:
    """Builds one content file again and again, and puts on the board what came of it."""

    def __init__(
        self, path: Path, output: Path, lang: Lang, board: Board, office: Path | None
    ) -> None:
        self._path = path
        self._output = output
        self._lang: Lang = lang
        self._board = board
        self._studio = Studio(office, _first_documents(path), lang) if office else None
        self._view: View | None = None
        self._time = ""
        self._has_failed = False

    def __enter__(self) -> Maker:
        """LibreOffice starts while the first build runs; whether it could is asked later."""
        if self._studio is not None:
            with suppress(OutputError):
                self._studio.begin()
        return self

    def __exit__(self, *_: object) -> None:
        if self._studio is not None:
            self._studio.close()

    @property
    def sources(self) -> Sources:
        """What the documents are made from; the locks on them too while they cannot be written."""
        files = list(build.sources(self._path))
        if self._has_failed and self._output.is_dir():
            files += [one for one in self._output.iterdir() if one.name.startswith(_LOCKS)]
        try:
            folders = (find_environment(self._path.parent).assets,)
        except AssetError:
            folders = ()
        return Sources(tuple(files), folders)

    @property
    def products(self) -> Sources:
        """The documents: somebody may save them in Office while they are looked at."""
        targets = (build.target(self._path, self._output, one) for one in sorted(build.FORMATS))
        return Sources(tuple(targets))

    def make(self) -> None:
        """Build once and show it; never raises for what files hold, nor for our own faults."""
        building = words.BUILDING if self._view else words.STARTING
        self._say("building", building.fill(self._lang, {}))
        try:
            built = self._built()
            self._time = _now()
            self._has_failed = False
            self._show(built)
        except EsDocsError as refusal:
            self._fail(refusal.findings)
        except Exception as fault:  # noqa: BLE001 - the preview outlives a fault of one build
            self._fail((error("L004", fault=f"{type(fault).__name__}: {fault}"),))

    def _built(self) -> Built:
        try:
            return build.build(self._path, self._output)
        except EsDocsError:
            if self._view is None:
                raise
        time.sleep(_AGAIN_SECONDS)
        return build.build(self._path, self._output)

    def _fail(self, findings: Sequence[Diagnostic]) -> None:
        """The old pictures stay, with what is wrong above them."""
        self._has_failed = True
        failed = words.FAILED.fill(self._lang, {"time": _now()})
        status = " · ".join((failed, *status_counts(findings, self._lang)))
        self._say("failed", status, tell(findings, self._lang))

    def _say(self, phase: Phase, status: str, findings: tuple[Told, ...] | None = None) -> None:
        """Another status over the same pictures, with other findings or those that stand there."""
        state = self._board.state
        told = state.findings if findings is None else findings
        self._board.put_up(replace(state, phase=phase, status=status, findings=told, jump=""))

    # --- showing what was built

    def _show(self, built: Built) -> None:
        old = self._view
        documents = _read(built)
        self._board.put_up(replace(self._board.state, build=self._board.state.build + 1))
        for scene, told in self._scenes(documents, old.scene if old else None):
            self._put_up(seen(built, scene, old, told))
        view = self._view
        if view and view.has_strays:
            found = [build.traces(self._path, one) for one in documents.both]
            self._put_up(replace(view, traces=tuple(chain.from_iterable(found))))

    def _put_up(self, view: View) -> None:
        self._view = view
        state = compose(view, self._board.state, self._lang, self._time)
        self._board.put_up(state, view.scene.pictures)

    def _scenes(
        self, documents: Documents, old: Scene | None
    ) -> Iterator[tuple[Scene, tuple[Diagnostic, ...]]]:
        """The documents as far as they are drawn, and what there is to say about the drawing."""
        scene = Scene()
        if self._studio is None:
            yield self._drawn_by_us(documents, scene), (info("L001"),)
            return
        try:
            scene = self._studio.sketch(documents, old)
            yield scene, ()
            for more in self._studio.draw(documents, scene):
                scene = more
                yield scene, ()
        except (OutputError, ValueError) as fault:
            told = warning("L002", detail=_reason(fault, self._lang))
            yield self._drawn_by_us(documents, scene), (told,)

    def _drawn_by_us(self, documents: Documents, scene: Scene) -> Scene:
        """Our own drawings of what is not drawn yet."""
        own = own_drawings(build.drawn(self._path), documents)
        return Scene(
            scene.deck if scene.deck and scene.deck.is_drawn else own.deck,
            scene.report if scene.report and scene.report.is_drawn else own.report,
        )


def _read(built: Built) -> Documents:
    """The documents from where they stand; one that cannot be read is left out."""
    found: dict[str, bytes] = {}
    for one in built.renewed:
        with suppress(OSError):
            found[one.file.suffix] = (one.place or one.file).read_bytes()
    opened = {suffix: _opened(data, suffix) for suffix, data in found.items()}
    deck, report = opened.get(".pptx"), opened.get(".docx")
    return Documents(
        deck if isinstance(deck, Deck) else None,
        report if isinstance(report, Report) else None,
        found.get(".docx", b""),
    )


def _opened(data: bytes, name: str) -> Deck | Report | None:
    package, _ = open_package(data, name)
    return read_office(package) if package else None


def _reason(fault: Exception, lang: Lang) -> str:
    if isinstance(fault, EsDocsError):
        return " ".join(explain(one, lang).what for one in fault.findings).rstrip(".")
    return str(fault)


def _first_documents(path: Path) -> Mapping[str, bytes]:
    """What LibreOffice loads first: the reference documents need the filters of all others."""
    try:
        environment = find_environment(path.parent)
        return {name: environment.read(name) for name in (DECK_REFERENCE, REPORT_REFERENCE)}
    except AssetError:
        return {}


def _now() -> str:
    return time.strftime("%H:%M:%S")
