"""Documents sent through LibreOffice: saved as themselves, by way of another format, edited."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from es_docs.diagnostics import Kind
from es_docs.office import find_office

_FILTERS = {
    "pptx": "Impress MS PowerPoint 2007 XML",
    "docx": "MS Word 2007 XML",
    "odp": "impress8",
    "odt": "writer8",
    "xlsx": "Calc MS Excel 2007 XML",
}
_SECONDS = 240
Edit = tuple[str, ...]
"""The name of a function of `uno_person.py` with its arguments."""


@cache
def uno_python() -> str:
    """The Python that can talk to LibreOffice; "" when there is none."""
    for name in ("/usr/bin/python3", "python3"):
        command = shutil.which(name)
        if (
            command
            and subprocess.run(
                [command, "-c", "import uno"], capture_output=True, check=False
            ).returncode
            == 0
        ):
            return command
    return ""


def saved(documents: Sequence[tuple[Kind, bytes, Sequence[str]]]) -> list[bytes]:
    """The documents after LibreOffice opened and saved them, once for each of their ways: "own"
    for their own format, "open" for that of OpenDocument. One start of LibreOffice for all."""
    return _done([(kind, data, ways, ()) for kind, data, ways in documents])


def edited_in_office(documents: Sequence[tuple[Kind, bytes, Sequence[Edit]]]) -> list[bytes]:
    """The documents after a person edited them in LibreOffice and saved them as themselves."""
    return _done([(kind, data, ("own",), edits) for kind, data, edits in documents])


def typed_in_calc(workbook: bytes, cells: Mapping[str, str], sheet: str) -> bytes:
    """The workbook after somebody typed into cells in LibreOffice Calc and saved it as .xlsx."""
    edits = [("type_cell", sheet, cell, typed) for cell, typed in cells.items()]
    return _done([("xlsx", workbook, ("own",), edits)])[0]


def _done(
    works: Sequence[tuple[str, bytes, Sequence[str], Sequence[Edit]]],
) -> list[bytes]:
    with tempfile.TemporaryDirectory(prefix="es-docs-office-") as temporary:
        folder, jobs, last = Path(temporary), [], []
        for number, (kind, data, ways, edits) in enumerate(works):
            source = folder / f"{number}-0.{kind}"
            source.write_bytes(data)
            for step, way in enumerate(ways, start=1):
                suffix = kind if way == "own" else {"pptx": "odp", "docx": "odt"}[kind]
                target = folder / f"{number}-{step}.{suffix}"
                jobs.append(
                    [str(source), str(target), _FILTERS[suffix], edits if step == 1 else []]
                )
                source = target
            last.append(source)
        (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
        script = Path(__file__).with_name("uno_person.py")
        done = subprocess.run(
            [uno_python(), str(script), str(find_office()), str(folder / "jobs.json")],
            check=False,
            timeout=_SECONDS,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return [one.read_bytes() for one in last]
