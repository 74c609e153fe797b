"""LibreOffice, which draws pages for records and PDF files, is not made to call anybody."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from archives import unpacked
from es_docs.office import find_office, to_pdf
from hostile.makers import REL, with_parts

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


@pytest.fixture
def listening() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            """Every request counts, whatever its method."""
            asked.append(str(self.raw_requestline))
            return False

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def linked(docx: bytes, address: str) -> bytes:
    """The report with a picture, a field and a template that lie on somebody's server."""
    rels, main = "word/_rels/document.xml.rels", "word/document.xml"
    link = (
        f'<Relationship Id="rIdFar" Type="{REL}/image" Target="{address}/picture.png"'
        ' TargetMode="External"/></Relationships>'
    )
    picture = (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}"><wp:extent cx="900000" cy="900000"/>'
        f'<wp:docPr id="9001" name="x"/><a:graphic xmlns:a="{A}"><a:graphicData uri="{PICTURE}">'
        f'<pic:pic xmlns:pic="{PICTURE}"><pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/>'
        '</pic:nvPicPr><pic:blipFill><a:blip r:link="rIdFar" '
        f'xmlns:r="{REL}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        f'<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;{address}/field.png&quot; \\d "/></w:p>'
        f'<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;{address}/text.docx&quot; "/></w:p>'
    )
    parts = unpacked(docx)
    body = parts[main].decode()
    place = body.index("<w:p ") if "<w:p " in body else body.index("<w:p>")
    return with_parts(
        docx,
        {
            rels: parts[rels].decode().replace("</Relationships>", link).encode(),
            main: (body[:place] + picture + body[place:]).encode(),
        },
    )


@pytest.mark.skipif(find_office() is None, reason="needs LibreOffice")
def test_an_export_calls_nobody(report_file: Path, listening: tuple[str, list[str]]) -> None:
    address, asked = listening
    made = to_pdf({"a.docx": linked(report_file.read_bytes(), address)}, find_office())
    assert made["a.docx"].startswith(b"%PDF")
    assert asked == []
