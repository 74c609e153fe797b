"""Reports that went through LibreOffice, there and back, and revisions that it accepts itself.

A macro in a profile of its own does what a person would: load, accept or reject, save.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from es_docs.model import Project
from merge.word.reports import (
    CHANGES,
    W,
    faults,
    made,
    opened,
    read,
    said,
    seed,
    seed_report,
    texts,
    updated,
)

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)

FRESH = seed_report().data
WORD, WRITER = "MS Word 2007 XML", "writer8"
SOME_CHANGES = ("a number", "a new row", "a new action", "an action less", "no effects")
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
<library:element library:name="Module1"/></library:library>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Settle(source As String, target As String, filter As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  If command &lt;&gt; "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, ".uno:" + command, "", 0, Array())
  End If
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = filter
  document.storeToURL(ConvertToURL(target), saving())
  document.close(True)
End Sub
</script:module>"""


class Office:
    """LibreOffice with the macro; each use starts and ends it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._count = folder, 0
        self._start("--terminate_after_init")  # it makes its profile anew at the first start
        library = folder / "profile" / "user" / "basic" / "Standard"
        (library / "script.xlb").write_text(_LIBRARY)
        (library / "Module1.xba").write_text(_MODULE)

    def saved(self, data: bytes, *filters: str, command: str = "") -> bytes:
        """The document after LibreOffice opened it, did that and saved it with these filters."""
        for name in filters or (WORD,):
            self._count += 1
            source = self._folder / f"{self._count}.in"
            target = self._folder / f"{self._count}.out"
            source.write_bytes(data)
            self._start(
                f'macro:///Standard.Module1.Settle("{source}","{target}","{name}","{command}")'
            )
            data = target.read_bytes()
        return data

    def _start(self, *arguments: str) -> None:
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", *arguments]
        subprocess.run(command, capture_output=True, check=True, timeout=120)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


ROUTES = {"once": (WORD,), "three times": (WORD,) * 3, "by way of odt": (WRITER, WORD)}


@pytest.fixture(scope="module", params=ROUTES.values(), ids=list(ROUTES))
def travelled(request: pytest.FixtureRequest, office: Office) -> bytes:
    """The report saved once and three times, and by way of OpenDocument."""
    return office.saved(FRESH, *request.param)


def test_what_was_saved_is_read_as_it_was_made(travelled: bytes) -> None:
    """All but the name of the strip of signs and the text alternatives, which it drops."""
    before = said(read(FRESH), with_marks=True)
    after = said(read(travelled), with_marks=True)
    assert [line for line in before if "es_docs:strip" not in line] == [
        line for line in after if line != "2 picture  "
    ]


@pytest.mark.parametrize("change", SOME_CHANGES)
def test_what_was_saved_is_updated_like_what_was_not(travelled: bytes, change: str) -> None:
    new = CHANGES[change](seed())
    result = updated(travelled, new)
    assert texts(result.data) == texts(made(new).data)
    assert said(read(result.data), with_marks=True) == said(read(made(new).data), with_marks=True)
    assert faults(result.data, known=faults(travelled)) == []
    again = updated(result.data, new, base=new)
    assert again.data == result.data


def left(data: bytes) -> list[str]:
    """The revisions that are still there."""
    root = opened(data).root("word/document.xml")
    return [str(one.tag) for one in root.iter(f"{W}ins", f"{W}del")]


@pytest.mark.parametrize(
    "change", ["a number", "a new row", "a new action", "an action less", "another order"]
)
def test_the_office_accepts_and_rejects_what_was_tracked(office: Office, change: str) -> None:
    new: Callable[[Project], Project] = CHANGES[change]
    tracked = updated(FRESH, new(seed()), is_tracked=True).data
    accepted = office.saved(tracked, command="AcceptAllTrackedChanges")
    rejected = office.saved(tracked, command="RejectAllTrackedChanges")
    assert texts(accepted) == texts(updated(FRESH, new(seed())).data)
    assert texts(rejected) == texts(FRESH)
    assert left(accepted) == left(rejected) == []
    again = updated(accepted, new(seed()), base=new(seed()))
    assert [one.outcome.value for one in again.plan.events] == []
