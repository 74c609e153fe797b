"""A person at work in LibreOffice, run by the Python that has `uno`: it shares nothing with the
tests but a list of jobs.

`python3 uno_person.py SOFFICE JOBS.json`: each job is [source, target, filter, [edits]]; an edit is
a name of a function below with its arguments. One LibreOffice does all of them.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import uno  # pyright: ignore[reportMissingImports]

_SECONDS = 60


def main(soffice: str, jobs: str) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pipe = f"es-docs-{Path(folder).name}"
        process = subprocess.Popen(
            [
                soffice,
                f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            desktop = _desktop(pipe)
            for source, target, filter_, edits in json.loads(Path(jobs).read_text("utf-8")):
                _work(desktop, source, target, filter_, edits)
            desktop.terminate()
            process.wait(_SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _desktop(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(_SECONDS * 2):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - not yet there
            time.sleep(0.5)
        else:
            return context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
    raise TimeoutError(pipe)


def _value(name: str, value: object) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def _work(desktop: Any, source: str, target: str, filter_: str, edits: list[list[str]]) -> None:
    document = desktop.loadComponentFromURL(
        Path(source).as_uri(), "_blank", 0, (_value("Hidden", True),)
    )
    for name, *arguments in edits:
        EDITS[name](document, *arguments)
    document.storeToURL(Path(target).as_uri(), (_value("FilterName", filter_),))
    document.close(True)


def _plain(text: str) -> str:
    """As many characters, with every space a plain one."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _found(document: Any, words: str) -> Any:
    """The first place in a report that says the words."""
    search = document.createSearchDescriptor()
    search.SearchRegularExpression = True
    search.SearchString = "[ \u00a0]".join(map(re.escape, words.split(" ")))
    found = document.findFirst(search)
    if found is None:
        raise LookupError(words)
    return found


# --- presentations


def _pages(document: Any) -> list[Any]:
    pages = document.DrawPages
    return [pages.getByIndex(n) for n in range(pages.Count)]


def _shapes(page: Any) -> list[Any]:
    return [page.getByIndex(n) for n in range(page.Count)]


def _page_with(document: Any, words: str) -> Any:
    return next(
        page
        for page in _pages(document)
        for shape in _shapes(page)
        if words in _plain(getattr(shape, "String", ""))
    )


def add_box(document: Any, words: str, text: str) -> None:
    """A text box on the slide that says the words."""
    box = document.createInstance("com.sun.star.drawing.TextShape")
    _page_with(document, words).add(box)
    box.Position = uno.createUnoStruct("com.sun.star.awt.Point", 2000, 14000)
    box.Size = uno.createUnoStruct("com.sun.star.awt.Size", 9000, 1200)
    box.String = text


def move_title(document: Any, words: str, right: str) -> None:
    """The shape that says the words goes to the right, so many 1/100 mm."""
    page = _page_with(document, words)
    shape = next(one for one in _shapes(page) if words in _plain(getattr(one, "String", "")))
    place = shape.Position
    shape.Position = uno.createUnoStruct("com.sun.star.awt.Point", place.X + int(right), place.Y)


def add_slide(document: Any, after: str, title: str) -> None:
    pages = _pages(document)
    numbers = [page.Number for page in pages if page.Number == _page_with(document, after).Number]
    page = document.DrawPages.insertNewByIndex(numbers[0] - 1)
    page.Layout = 19  # title only
    _shapes(page)[0].String = title


def copy_slide(document: Any, words: str) -> None:
    document.duplicate(_page_with(document, words))


def hide_slide(document: Any, words: str) -> None:
    _page_with(document, words).Visible = False


def retype(document: Any, old: str, new: str) -> None:
    """Find and replace, once: in shapes and in cells, or in the text of a report."""
    if hasattr(document, "DrawPages") and not hasattr(document, "Text"):
        for page in _pages(document):
            for shape in _shapes(page):
                if _retype_in(shape, old, new):
                    return
    else:
        _found(document, old).String = new
        return
    raise LookupError(old)


def _retype_in(shape: Any, old: str, new: str) -> bool:
    cells = [shape]
    if shape.ShapeType == "com.sun.star.drawing.TableShape":
        model = shape.Model
        cells = [
            model.getCellByPosition(x, y)
            for y in range(model.RowCount)
            for x in range(model.ColumnCount)
        ]
    for cell in cells:
        if old in _plain(getattr(cell, "String", "")):
            cursor = cell.createTextCursor()
            cursor.gotoStart(False)
            cursor.goRight(_plain(cell.String).index(old), False)
            cursor.goRight(len(old), True)
            cursor.String = new
            return True
    return False


def colour_words(document: Any, words: str, colour: str) -> None:
    """The words in a colour of their own."""
    if hasattr(document, "Text"):
        _found(document, words).CharColor = int(colour, 16)
        return
    for shape in _shapes(_page_with(document, words)):
        if words in _plain(getattr(shape, "String", "")):
            cursor = shape.createTextCursor()
            cursor.gotoStart(False)
            cursor.goRight(_plain(shape.String).index(words), False)
            cursor.goRight(len(words), True)
            cursor.CharColor = int(colour, 16)


def add_table_row(document: Any, label: str, text: str) -> None:
    """A row behind the one that says the label, with a text in each cell."""
    for table in _tables(document):
        width = range(table.Columns.Count)
        for y in range(table.Rows.Count):
            if any(label in _plain(table.getCellByPosition(x, y).String) for x in width):
                table.Rows.insertByIndex(y + 1, 1)
                for x in width:
                    table.getCellByPosition(x, y + 1).String = f"{text} {x}"
                return
    raise LookupError(label)


def _tables(document: Any) -> list[Any]:
    if hasattr(document, "Text"):
        return [document.TextTables.getByIndex(n) for n in range(document.TextTables.Count)]
    return [
        shape.Model
        for page in _pages(document)
        for shape in _shapes(page)
        if shape.ShapeType == "com.sun.star.drawing.TableShape"
    ]


# --- reports


def add_paragraph(document: Any, words: str, text: str) -> None:
    """A paragraph behind the one that says the words."""
    found = _found(document, words)
    cursor = found.Text.createTextCursorByRange(found.End)
    cursor.gotoEndOfParagraph(False)
    found.Text.insertControlCharacter(cursor, 0, False)
    found.Text.insertString(cursor, text, False)


def add_note(document: Any, words: str, text: str) -> None:
    """A comment where the words stand."""
    found = _found(document, words)
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Content, note.Author = text, "Anna Nowak"
    found.Text.insertTextContent(found.Start, note, False)


# --- workbooks


def type_cell(document: Any, sheet: str, cell: str, typed: str) -> None:
    """As somebody types: what reads as a number becomes one, „=” begins a formula."""
    document.Sheets.getByName(sheet).getCellRangeByName(cell).setFormula(typed)


EDITS = {
    one.__name__: one
    for one in (
        add_box,
        move_title,
        add_slide,
        copy_slide,
        hide_slide,
        retype,
        colour_words,
        add_table_row,
        add_paragraph,
        add_note,
        type_cell,
    )
}

if __name__ == "__main__":
    main(*sys.argv[1:])
