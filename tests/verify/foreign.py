"""Files of other people and programs, each made when first asked for and kept for the process.

`FOREIGN` names them; `foreign(name)` are the bytes. Those that pandoc or LibreOffice make are
None where the program is not installed. `python tests/verify/foreign.py FOLDER` writes them all.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import xlsxwriter

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from es_docs.diagnostics import Kind
from es_docs.office import find_office
from verify.foreign_decks import crowded_deck, dark_deck, photograph, plain_deck, strip_deck
from verify.foreign_reports import office_report, plain_report
from verify.good import good

_MARKDOWN = """---
title: Koordynacja ekonomii społecznej
author: Zespół projektu
lang: pl-PL
---

# Cele projektu

Projekt wspierał podmioty ekonomii społecznej.[^1]

- szkolenia dla 120 osób
- doradztwo prawne
- wizyty studyjne

[^1]: Stan na dzień 31.12.2016 r.

# Wydatki

| Zadanie   |    Plan | Wykonanie |
|-----------|--------:|----------:|
| Szkolenia | 120 000 |   118 500 |
| Doradztwo |  80 000 |    76 200 |

: Wydatki według zadań

# Spotkania

![Uczestnicy spotkania na tle wzgórz.](zdjecie.png)

# Kontakt

Szczegóły są [tutaj](https://www.example.pl/projekt).
"""
_HTML = """<!DOCTYPE html><html lang="pl"><head><meta charset="utf-8">
<title>Sprawozdanie z projektu</title></head><body>
<h1>Sprawozdanie z projektu</h1>
<p>Projekt wspierał podmioty ekonomii społecznej. Wzięło w nim udział 120 osób.</p>
<h3>Działania</h3>
<ul><li>szkolenia</li><li>doradztwo</li></ul>
<table border="1"><thead><tr><th>Zadanie</th><th>Kwota</th></tr></thead>
<tbody><tr><td>Szkolenia</td><td>118 500 zł</td></tr></tbody></table>
<p><img src="zdjecie.png" alt="Uczestnicy spotkania na tle wzgórz." width="320"></p>
<p>Więcej: <a href="https://www.example.pl">https://www.example.pl</a></p>
</body></html>
"""
_WORD = "docx:MS Word 2007 XML"
_UNTAGGED = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"},'
    '"PDFUACompliance":{"type":"boolean","value":"false"}}'
)


@cache
def workshop() -> Path:
    """A folder with all that conversions start from."""
    folder = Path(tempfile.mkdtemp(prefix="es-docs-foreign-"))
    (folder / "zdjecie.png").write_bytes(photograph())
    (folder / "tekst.md").write_text(_MARKDOWN, encoding="utf-8")
    (folder / "strona.html").write_text(_HTML, encoding="utf-8")
    (folder / "nasza.pptx").write_bytes(good("2014", Kind.PPTX))
    (folder / "nasze.docx").write_bytes(good("2014", Kind.DOCX))
    return folder


@cache
def _pandoc(kind: str) -> bytes | None:
    program = shutil.which("pandoc")
    if program is None:
        return None
    target = workshop() / f"pandoc.{kind}"
    command = [program, "tekst.md", "-o", str(target)]
    subprocess.run(command, cwd=workshop(), check=True, timeout=60)
    return target.read_bytes()


@cache
def _converted(source: str, to: str, *, filters: str = "") -> Path | None:
    """What LibreOffice makes of a file in the workshop; None where there is no LibreOffice."""
    office = find_office()
    if office is None:
        return None
    read = workshop() / source
    target = workshop() / f"from-{read.suffix[1:]}"
    command = [str(office), f"-env:UserInstallation={(workshop() / 'profile').as_uri()}"]
    command += ["--headless", "--norestore"]
    command += ["--infilter=HTML (StarWriter)"] if read.suffix == ".html" else []
    command += ["--convert-to", filters or to, "--outdir", str(target), str(read)]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    return target / f"{read.stem}.{to}"


def _saved(source: str, to: str, *, filters: str = "") -> bytes | None:
    path = _converted(source, to, filters=filters)
    return path.read_bytes() if path else None


def _through_open_document(source: str) -> bytes | None:
    """Saved as .odp or .odt, and back."""
    kind = Path(source).suffix[1:]
    between = _converted(source, {"pptx": "odp", "docx": "odt"}[kind])
    return _saved(f"{between.parent.name}/{between.name}", kind) if between else None


def _workbook() -> bytes:
    path = workshop() / "arkusz.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Wydatki").write_row(0, 0, ("Zadanie", "Kwota"))
    return path.read_bytes()


FOREIGN: Mapping[str, Callable[[], bytes | None]] = MappingProxyType(
    {
        "python-pptx.pptx": plain_deck,
        "own-strip.pptx": strip_deck,
        "python-docx.docx": plain_report,
        "pandoc.pptx": lambda: _pandoc("pptx"),
        "pandoc.docx": lambda: _pandoc("docx"),
        "impress.pptx": lambda: _saved("nasza.pptx", "pptx"),
        "writer.docx": lambda: _saved("nasze.docx", "docx"),
        "impress-odp.pptx": lambda: _through_open_document("nasza.pptx"),
        "writer-odt.docx": lambda: _through_open_document("nasze.docx"),
        "word-like.docx": office_report,
        "dark.pptx": dark_deck,
        "crowded.pptx": crowded_deck,
        "html.docx": lambda: _saved("strona.html", "docx", filters=_WORD),
        "untagged.pdf": lambda: _saved("nasze.docx", "pdf", filters=_UNTAGGED),
        "workbook.pptx": _workbook,
        "impress.odp": lambda: _saved("nasza.pptx", "odp"),
        "empty.docx": lambda: b"",
        "cut-off.pptx": lambda: plain_deck()[:20_000],
    }
)


@cache
def foreign(name: str) -> bytes | None:
    """The bytes of a file, None where the program that makes it is not installed."""
    return FOREIGN[name]()


if __name__ == "__main__":
    for _name in FOREIGN:
        _data = foreign(_name)
        if _data is not None:
            (Path(sys.argv[1]) / _name).write_bytes(_data)
