"""What the documentation says is read at most is what the program reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from es_docs import env, markup, outside, source
from es_docs.content import tables
from es_docs.merge import snapshot
from es_docs.ooxml import pictures
from es_docs.reading.pdf import document, objects
from es_docs.tabular import archive, delimited, table
from es_docs.visibility import signs

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "limits.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "limits"),
    [
        ("content file", (source.MAX_BYTES, source.MAX_NODES, source.MAX_DEPTH)),
        ("table of values, as a file", (tables.MAX_TABLE_BYTES,)),
        ("workbook, unpacked", (archive.MAX_UNPACKED, archive.MAX_ENTRIES)),
        ("one sheet", (archive.MAX_PART,)),
        ("rows of a table", (table.MAX_ROWS,)),
        ("CSV file", (delimited.MAX_BYTES,)),
        ("document (.pptx, .docx, .pdf), as a file", (outside.MAX_FILE,)),
        ("document, unpacked", (outside.MAX_UNPACKED, outside.MAX_ENTRIES)),
        ("picture of a content", (pictures.MAX_PICTURE_BYTES, pictures.MAX_PIXELS)),
        ("document, its XML", (markup.MAX_TREE,)),
        ("PDF: a stream", (objects.MAX_STREAM,)),
        ("PDF: pages", (document.MAX_PAGES,)),
        ("PDF: instructions, tags, letters by eights", (objects.BASE_STEPS,)),
        ("SVG of a sign", (signs.MAX_SVG_ELEMENTS, signs.MAX_SVG_DEPTH)),
        ("list of the signs (`manifest.yaml`)", (signs.MAX_MANIFEST,)),
        (
            "what a document remembers, unpacked",
            (snapshot.MAX_UNPACKED, snapshot.MAX_NODES, snapshot.MAX_QUOTES),
        ),
        ("reference document", (env.MAX_REFERENCE_XML,)),
        ("sign file", (signs.MAX_BYTES, signs.MAX_PIXELS)),
    ],
)
def test_the_page_tells_the_limits_of_the_program(row: str, limits: tuple[int, ...]) -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| {row} |"))
    for limit in limits:
        assert f" {limit:,} ".replace(",", " ") in line
