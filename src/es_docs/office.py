"""LibreOffice: where it is installed, and presentations and reports exported with it as PDF.

Each export has a profile of its own in a temporary folder, so that no settings of a person and no
running office take part. What the export is to be like stands in that profile; LibreOffice then
picks the filter that fits each document (wiki.documentfoundation.org, Configuration).
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from es_docs.diagnostics import OutputError, error

_COMMANDS: Final = ("soffice", "libreoffice")
_WINDOWS_FOLDERS: Final = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA")
"""Environment variables of the folders programs are installed in."""
_START_SECONDS: Final = 90
_DOCUMENT_SECONDS: Final = 60
"""A start with a new profile and a document of 20 slides take a few seconds on an old computer."""

_PDF: Final = "/org.openoffice.Office.Common/Filter/PDF/Export"
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
)
"""Path, property and value in LibreOffice's registry: tagged PDF/UA-1 with pictures as they are;
Polish where a document is silent; no Java, no macros, nothing fetched from elsewhere."""


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
    command = [str(office), f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), *map(str, sources)]
    seconds = _START_SECONDS + _DOCUMENT_SECONDS * len(sources)
    try:
        process = subprocess.Popen(  # noqa: S603 - the office that was found, our own arguments
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as fault:
        raise OutputError(error("O004", path=office, detail=fault.strerror or fault)) from fault
    try:
        _, said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as fault:
        raise OutputError(error("O003", seconds=seconds)) from fault
    finally:
        _stop(process)
    return _last_line(said)


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
