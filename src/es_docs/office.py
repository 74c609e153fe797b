"""LibreOffice: where it is installed, and presentations and reports exported with it as PDF.

Each export has a profile of its own in a temporary folder, so that no settings of a person and no
running office take part. What the export is to be like stands in that profile; LibreOffice then
picks the filter that fits each document (wiki.documentfoundation.org, Configuration).
`WarmOffice` keeps one running for as long as documents are looked at.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from es_docs.diagnostics import OutputError, error, reason_of

_COMMANDS: Final = ("soffice", "libreoffice")
_WINDOWS_FOLDERS: Final = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA")
"""Environment variables of the folders programs are installed in."""
_START_SECONDS: Final = 90
_DOCUMENT_SECONDS: Final = 60
"""A start with a new profile and a document of 20 slides take a few seconds on an old computer."""

_PDF: Final = "/org.openoffice.Office.Common/Filter/PDF/Export"
_NETWORK: Final = "/org.openoffice.Inet/Settings"
_SETTINGS: Final[tuple[tuple[str, str, str], ...]] = (
    (_PDF, "UseTaggedPDF", "true"),
    (_PDF, "PDFUACompliance", "true"),
    (_PDF, "ExportBookmarks", "true"),
    (_PDF, "ExportNotes", "false"),
    (_PDF, "ExportHiddenSlides", "false"),
    (_PDF, "UseLosslessCompression", "true"),
    (_PDF, "ReduceImageResolution", "false"),
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "pl-PL"),
    ("/org.openoffice.Office.Linguistic/General", "DefaultLocale", "pl-PL"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enabled", "false"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    (_NETWORK, "ooInetProxyType", "2"),
    (_NETWORK, "ooInetNoProxy", ""),
    *((_NETWORK, f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *((_NETWORK, f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
)
"""Path, property and value in LibreOffice's registry: tagged PDF/UA-1 with pictures as they are;
Polish where a document is silent; no Java, no macros, nothing fetched from elsewhere:
a proxy at a port where nobody listens (RFC 863) ends every call at once."""


def find_office() -> Path | None:
    """The LibreOffice of this computer: on the PATH, else where it is usually installed."""
    found = (shutil.which(command) for command in _COMMANDS)
    paths = [Path(path) for path in found if path]
    return next((path for path in (*paths, *_usual_places()) if path.is_file()), None)


def to_pdf(documents: Mapping[str, bytes], office: Path | None) -> Mapping[str, bytes]:
    """Each .pptx or .docx as a tagged PDF, under the same name; one start of LibreOffice for all.

    Raises OutputError: O001 there is no LibreOffice, O002 it made no PDF, O003 it took too long,
    O004 it does not start.
    """
    if office is None:
        raise OutputError(error("O001"))
    if not documents:
        return {}
    with tempfile.TemporaryDirectory(prefix="es-docs-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        sources = _write_sources(documents, folder)
        said = _run(office, folder, tuple(sources.values()))
        exports = {name: source.with_suffix(".pdf") for name, source in sources.items()}
        missing = [name for name, export in exports.items() if not export.is_file()]
        if missing:
            raise OutputError(*(error("O002", name=name, detail=said) for name in missing))
        return {name: export.read_bytes() for name, export in exports.items()}


# --- one that stays open


_READY: Final = "ready.txt"
"""Exported behind the first documents: its PDF says that LibreOffice answers."""
_EMPTY_TEXT: Final = "private:factory/swriter"
"""LibreOffice ends after an export when no document is open; this one keeps it."""
_WARM_SECONDS: Final = 30
"""A document of 20 slides takes half a second; whoever needs this long will not end."""
_LOOK_SECONDS: Final = 0.02
_PIPE_FOLDERS: Final = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - where LibreOffice makes its pipes


class WarmOffice:
    """A LibreOffice that is kept running, so that an export takes tenths of a second.

    It starts when it is made, loads `first` (documents by name) in the background so that their
    filters are at hand, and ends with `close` or the `with` block, leaving nothing behind.
    Exports take their turn; one that fails or hangs is tried once more with a new LibreOffice.
    """

    def __init__(self, office: Path, first: Mapping[str, bytes] | None = None) -> None:
        """Raises OutputError O004 when it does not start."""
        self._office = office
        self._first = dict(first or {})
        self._home = tempfile.TemporaryDirectory(prefix="es-docs-", ignore_cleanup_errors=True)
        self._is_closed = False
        self._count = 0
        self._running: list[subprocess.Popen[bytes]] = []
        try:
            self._open()
        except OutputError:
            self.close()
            raise

    def __enter__(self) -> WarmOffice:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End it; an export that is under way in another thread raises O002."""
        self._is_closed = True
        self._stop()
        self._home.cleanup()

    def to_pdf(self, name: str, data: bytes) -> bytes:
        """A .pptx or .docx as PDF. Raises OutputError O002, O003 or O004."""
        try:
            return self._export(name, data)
        except OutputError:
            if self._is_closed:
                raise
            self._stop()
            self._open()
            return self._export(name, data)

    def _open(self) -> None:
        """Start it with a new profile: a killed one may have left its own unfit."""
        self._count += 1
        self._folder = Path(self._home.name) / str(self._count)
        self._profile = self._folder / "profile"
        _write_profile(self._profile)
        sources = [*_write_sources(self._first, self._folder).values(), self._folder / _READY]
        sources[-1].write_text("–", encoding="utf-8")
        arguments = [_EMPTY_TEXT, *_exporting(self._folder, sources)]
        # Nobody reads what it says while it runs: a full pipe would stop it.
        self._process = self._started(arguments, is_heard=False)

    def _started(self, arguments: Sequence[str], *, is_heard: bool) -> subprocess.Popen[bytes]:
        process = _start(self._office, self._profile, arguments, is_heard=is_heard)
        self._running = [one for one in self._running if one.poll() is None]
        self._running.append(process)
        return process

    def _stop(self) -> None:
        for process in self._running:
            _stop(process)
        _forget_pipes(self._profile)

    def _export(self, name: str, data: bytes) -> bytes:
        self._wait_until_ready()
        self._count += 1
        source = self._folder / f"{self._count}{Path(name).suffix.lower()}"
        export = source.with_suffix(".pdf")
        source.write_bytes(data)
        process = self._started(_exporting(self._folder, [source]), is_heard=True)
        try:
            _, said = process.communicate(timeout=_WARM_SECONDS)
        except subprocess.TimeoutExpired as fault:
            raise OutputError(error("O003", seconds=_WARM_SECONDS)) from fault
        finally:
            _stop(process)
        try:
            return export.read_bytes()
        except OSError as fault:
            raise OutputError(error("O002", name=name, detail=_last_line(said))) from fault
        finally:
            source.unlink(missing_ok=True)
            export.unlink(missing_ok=True)

    def _wait_until_ready(self) -> None:
        """Wait for the start; one asked earlier would not hand on but be the office itself."""
        if self._process.poll() is not None and not self._is_closed:
            self._stop()
            self._open()
        ready = (self._folder / _READY).with_suffix(".pdf")
        until = time.monotonic() + _START_SECONDS
        while not ready.exists():
            if self._is_closed or self._process.poll() is not None:
                raise OutputError(error("O004", path=self._office, reason="–"))
            if time.monotonic() > until:
                raise OutputError(error("O003", seconds=_START_SECONDS))
            time.sleep(_LOOK_SECONDS)


def _forget_pipes(profile: Path) -> None:
    """Remove the socket of an office that was stopped."""
    for pipe in _pipes_of(profile):
        with suppress(OSError):
            pipe.unlink()


def _pipes_of(profile: Path) -> tuple[Path, ...]:
    """Where an office with that profile may have its socket.

    LibreOffice names it after the profile's address: the MD5 of its UTF-16 without leading zeros
    of the bytes (desktop/source/app/officeipcthread.cxx, sal/osl/unx/pipe.cxx).
    """
    if sys.platform == "win32":
        return ()
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    return tuple(folder / name for folder in _PIPE_FOLDERS)


# --- finding and running


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in _WINDOWS_FOLDERS:
            base = Path(os.environ.get(variable, ""))
            for inner in ("", "Programs"):
                # soffice.com waits for the end of the export, soffice.exe does not.
                yield base / inner / "LibreOffice" / "program" / "soffice.com"
    elif sys.platform == "darwin":
        for base in (Path("/"), Path.home()):
            yield base / "Applications" / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield from (Path("/usr/lib/libreoffice/program/soffice"), Path("/snap/bin/libreoffice"))


def _write_sources(documents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The documents under plain numbers: their own names may be too long or strange for a path."""
    sources: dict[str, Path] = {}
    for number, (name, data) in enumerate(documents.items(), 1):
        sources[name] = folder / f"{number}{Path(name).suffix.lower()}"
        sources[name].write_bytes(data)
    return sources


def _run(office: Path, folder: Path, sources: Sequence[Path]) -> str:
    """Exports the files beside themselves; the answer is what LibreOffice said last."""
    profile = folder / "profile"
    _write_profile(profile)
    seconds = _START_SECONDS + _DOCUMENT_SECONDS * len(sources)
    process = _start(office, profile, _exporting(folder, sources))
    try:
        _, said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as fault:
        raise OutputError(error("O003", seconds=seconds)) from fault
    finally:
        _stop(process)
    return _last_line(said)


def _exporting(folder: Path, sources: Sequence[Path]) -> list[str]:
    return ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]


def _start(
    office: Path, profile: Path, arguments: Sequence[str], *, is_heard: bool = True
) -> subprocess.Popen[bytes]:
    """LibreOffice with this profile; one that runs with it already gets the arguments handed on.

    Its temporary files go beside the profile, so they end with it however it ends.
    """
    command = [str(office), f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--headless", "--norestore", "--nolockcheck", *arguments]
    try:
        return subprocess.Popen(  # noqa: S603 - the office that was found, our own arguments
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if is_heard else subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "TMPDIR": str(profile.parent)},
        )
    except OSError as fault:
        raise OutputError(error("O004", path=office, reason=reason_of(fault))) from fault


def _last_line(said: bytes) -> str:
    lines = [line.strip() for line in said.decode(errors="replace").splitlines()]
    lines = [line for line in lines if line and "javaldx" not in line]
    return lines[-1][:300] if lines else "–"


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends what was started, its children too: `soffice` is only a starter on most systems."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own process
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=10)


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path={quoteattr(path)}><prop oor:name={quoteattr(name)} oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )
