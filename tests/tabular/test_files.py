"""Files that are no table, or that somebody means harm with: one clear finding, little cost."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import textwrap
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from es_docs.messages import explain
from tabular.files import (
    HEADERS,
    MAIN,
    SHEET,
    by_hand,
    line,
    part,
    read,
    replaced,
    rows,
    tasks,
    told,
    with_parts,
    workbook,
)

GOOD_LINE = (1, "Spotkania", 11, 9)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def good() -> bytes:
    return workbook(tasks(GOOD_LINE))


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return made.getvalue()


def ole(*streams: str) -> bytes:
    return OLE + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


# --- other kinds ----------------------------------------------------------------------------------

KINDS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "D001", ""),
    "nothing but spaces": (lambda: b" \r\n\r\n", "D001", ""),
    "a PDF": (lambda: b"%PDF-1.7\n...", "D002", "pdf"),
    "HTML that is called .xls": (
        lambda: b"\xef\xbb\xbf<html><table><tr><td>Plan</td></tr></table>",
        "D002",
        "html",
    ),
    "XML Spreadsheet 2003": (
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "D002",
        "xml",
    ),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n", "D002", "other"),
    "a Word document": (
        lambda: with_parts(good(), {"word/document.xml": b"<a/>"}),
        "D002",
        "document",
    ),
    "some archive": (lambda: zipped(readme=b"hello"), "D002", "other"),
    "an empty archive": (zipped, "D002", "other"),
    "behind a password": (lambda: ole("EncryptionInfo", "EncryptedPackage"), "D003", ""),
    "an old .xls": (lambda: ole("Root Entry", "Workbook"), "D004", ""),
    "an old .doc": (lambda: ole("Root Entry", "WordDocument"), "D002", "document"),
    "with macros": (
        lambda: with_parts(good(), {"xl/vbaProject.bin": b"..."}),
        "D005",
        "",
    ),
    "of the type with macros": (
        lambda: replaced(
            good(),
            "[Content_Types].xml",
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
        "D005",
        "",
    ),
    "OpenDocument": (
        lambda: zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "D006",
        "",
    ),
    "an OpenDocument text": (
        lambda: zipped(mimetype=b"application/vnd.oasis.opendocument.text"),
        "D002",
        "other",
    ),
    "binary .xlsb": (lambda: zipped(xl__workbook=b"", **{"xl__workbook.bin": b".."}), "D007", ""),
    "strict Open XML": (
        lambda: replaced(
            good(),
            "xl/workbook.xml",
            MAIN.encode(),
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        "D007",
        "strict",
    ),
    "torn off": (lambda: good()[:2000], "D009", ""),
    "a sheet that is no XML": (lambda: with_parts(good(), {SHEET: b"<worksheet"}), "D009", ""),
    "a sheet that is not there": (
        lambda: with_parts(good(), {}, without=[SHEET]),
        "D009",
        "",
    ),
    "a number that is none": (
        lambda: by_hand(line(1, *HEADERS) + '<row r="2"><c r="C2"><v>elf</v></c></row>'),
        "D009",
        "",
    ),
    "a text that is not there": (
        lambda: by_hand('<row r="1"><c r="A1" t="s"><v>7777</v></c></row>'),
        "D009",
        "",
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_is_no_workbook_is_told_apart(name: str) -> None:
    make, code, variant = KINDS[name]
    records, findings = read(make())
    assert records is None
    assert [(finding.code, finding.variant) for finding in findings] == [(code, variant)]
    assert explain(findings[0], "pl").what
    assert explain(findings[0], "en").what


# --- values from other files ----------------------------------------------------------------------


def linked(formula: str, cell: str = "D2", result: str = "9") -> bytes:
    """A workbook whose cell takes its value from another file."""
    data = by_hand(
        line(1, *HEADERS)
        + '<row r="2"><c r="B2" t="inlineStr"><is><t>Spotkania</t></is></c><c r="C2"><v>11</v></c>'
        + (f'<c r="D2"><f>{formula}</f><v>{result}</v></c>' if cell == "D2" else "")
        + "</row>"
        + (f'<row r="9"><c r="J9"><f>{formula}</f><v>1</v></c></row>' if cell != "D2" else "")
    )
    data = replaced(
        data,
        "xl/workbook.xml",
        b"<definedNames",
        b'<externalReferences><externalReference xmlns:r="%s" r:id="rId77"/></externalReferences>'
        b"<definedNames" % _OFFICE.encode(),
    )
    data = replaced(
        data,
        "xl/_rels/workbook.xml.rels",
        b"</Relationships>",
        b'<Relationship Id="rId77" Type="%s/externalLink"'
        b' Target="externalLinks/externalLink1.xml"/></Relationships>' % _OFFICE.encode(),
    )
    rels = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" TargetMode="External"'
        f' Type="{_OFFICE}/externalLinkPath" Target="file:///C:\\Dane\\Plan%202016.xlsx"/>'
        "</Relationships>"
    )
    return with_parts(
        data,
        {
            "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"/>'.encode(),
            "xl/externalLinks/_rels/externalLink1.xml.rels": rels.encode(),
        },
    )


@pytest.mark.parametrize("formula", ["[1]Arkusz1!$A$1", "2*'[1]Arkusz 1'!A1", "SUM([1]Plan!A:A)"])
def test_a_value_from_another_file_names_cell_and_file(formula: str) -> None:
    _, findings = read(linked(formula))
    assert told(findings) == [("D019", "Zadania!D2")]
    assert findings[0].values["target"] == "C:\\Dane\\Plan 2016.xlsx"


def test_a_shared_formula_counts_in_each_of_its_cells() -> None:
    """The second cell has nothing but the number of the formula."""
    data = linked("[1]Arkusz1!A1")
    alone = b"<f>[1]Arkusz1!A1</f><v>9</v></c></row>"
    shared = (
        b'<f t="shared" ref="D2:D3" si="0">[1]Arkusz1!A1</f><v>9</v></c></row><row r="3">'
        b'<c r="C3"><v>1</v></c><c r="D3"><f t="shared" si="0"/><v>1</v></c></row>'
    )
    _, findings = read(replaced(data, SHEET, alone, shared))
    assert told(findings) == [("D019", "Zadania!D2"), ("D019", "Zadania!D3")]


def test_a_link_beside_the_table_is_a_warning() -> None:
    records, findings = read(linked("[1]Arkusz1!A1", "J9"))
    assert rows(records) == [("", "Spotkania", "11", "", "")]
    assert told(findings) == [("D020", "Zadania!J9")]
    _, findings = read(linked("Tabela1[[#This Row],[1]]"))
    assert [(one.code, one.variant) for one in findings] == [("D020", "elsewhere")]


# --- harm -----------------------------------------------------------------------------------------

BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def harmed(name: str, content: bytes) -> bytes:
    return with_parts(good(), {name: content})


def renamed(old: str, new: str) -> bytes:
    """The archive with one name changed in all its places, to one of the same length."""
    assert len(old) == len(new)
    return good().replace(old.encode(), new.encode())


def twice() -> bytes:
    """Two members of one name: programs differ in which they take."""
    made = io.BytesIO(good())
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, part(good(), SHEET))
    return made.getvalue()


HARM: dict[str, Callable[[], bytes]] = {
    "entities in the sheet": lambda: harmed(SHEET, BOMB + part(good(), SHEET)),
    "entities in UTF-16": lambda: harmed(
        SHEET, (BOMB.decode() + part(good(), SHEET).decode()).encode("utf-16")
    ),
    "entities in the workbook": lambda: harmed(
        "xl/workbook.xml", BOMB + part(good(), "xl/workbook.xml")
    ),
    "entities in the texts": lambda: harmed(
        "xl/sharedStrings.xml", BOMB + f'<sst xmlns="{MAIN}"/>'.encode()
    ),
    "entities in the styles": lambda: harmed("xl/styles.xml", BOMB + part(good(), "xl/styles.xml")),
    "a file of the system": lambda: harmed(
        SHEET, b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + part(good(), SHEET)
    ),
    "a name that leads up": lambda: renamed("docProps/core.xml", "../Props/core.xml"),
    "a name from the root": lambda: renamed("docProps/core.xml", "/ocProps/core.xml"),
    "a name of Windows": lambda: renamed("docProps/core.xml", "C:\\Props/core.xml"),
    "a name twice": twice,
    "a folder that is none": lambda: renamed("docProps/core.xml", "doc/./ops/core.xm"),
}


@pytest.mark.parametrize("name", HARM)
def test_what_no_program_writes_is_not_read(name: str) -> None:
    records, findings = read(HARM[name]())
    assert records is None
    assert [finding.code for finding in findings] == ["D010"]


def test_a_lying_size_is_a_damaged_file() -> None:
    data = with_parts(good(), {SHEET: part(good(), SHEET) + b" " * 5_000_000})
    honest = len(part(data, SHEET)).to_bytes(4, "little")
    records, findings = read(data.replace(honest, (5000).to_bytes(4, "little")))
    assert records is None
    assert [finding.code for finding in findings] == ["D009"]


# --- bounds ---------------------------------------------------------------------------------------

MEGABYTE = 1 << 20
HEAD = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + line(1, *HEADERS).encode()


def huge_sheet() -> Iterator[bytes]:
    yield HEAD
    block = b"".join(
        b'<row><c><v>%d</v></c><c t="str"><v>abc</v></c></row>' % n for n in range(2000)
    )
    for _ in range(100 * MEGABYTE // len(block)):
        yield block
    yield b"</sheetData></worksheet>"


def bomb() -> Iterator[bytes]:
    yield HEAD
    for _ in range(1024):
        yield b" " * MEGABYTE


def many(tag: bytes, around: str, count: int) -> bytes:
    return f'<{around} xmlns="{MAIN}">'.encode() + tag * count + f"</{around}>".encode()


def crowd() -> bytes:
    made = io.BytesIO(good())
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(20_000):
            archive.writestr(f"xl/media/{number}.png", b"")
    return made.getvalue()


HUGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a sheet of 100 MB": (lambda: with_parts(good(), {SHEET: huge_sheet()}), "sheet"),
    "a bomb of 1 GB": (lambda: with_parts(good(), {SHEET: bomb()}), "unpacked"),
    "a file of 40 MB": (lambda: good() + b" " * (40 * MEGABYTE), "file"),
    "20 000 members": (crowd, "entries"),
    "a million tags in the styles": (
        lambda: harmed("xl/styles.xml", many(b"<xf/>", "styleSheet", 1_000_000)),
        "tags",
    ),
    "a hundred thousand formats": (
        lambda: harmed(
            "xl/styles.xml",
            many(b"<cellXfs>" + b"<xf/>" * 100_000 + b"</cellXfs>", "styleSheet", 1),
        ),
        "tags",
    ),
    "a million texts": (
        lambda: harmed("xl/sharedStrings.xml", many(b"<si/>", "sst", 1_000_000)),
        "tags",
    ),
    "half a million merges": (
        lambda: harmed(
            SHEET,
            HEAD + b"</sheetData>" + b'<mergeCell ref="A2:A9"/>' * 500_000 + b"</worksheet>",
        ),
        "tags",
    ),
    "tags within tags": (
        lambda: harmed(SHEET, HEAD + b"<a>" * 1_000_000 + b"</sheetData></worksheet>"),
        "",
    ),
    "30 000 rows": (
        lambda: by_hand(
            line(1, *HEADERS)
            + "".join(f'<row r="{n}"><c r="C{n}"><v>1</v></c></row>' for n in range(2, 30_000))
        ),
        "rows",
    ),
    "a CSV of 20 MB": (lambda: b"Zadanie;Plan;Wykonanie\n" + b"a;1;1\n" * 3_500_000, "file"),
    "a CSV of 50 000 rows": (lambda: b"Zadanie;Plan;Wykonanie\n" + b"a;1;1\n" * 50_000, "rows"),
    "a row of five million fields": (
        lambda: b"Zadanie;Plan;Wykonanie\n" + b"a;" * 5_000_000,
        "fields",
    ),
}
_MEASURED = textwrap.dedent("""
    import json, resource, sys, time
    from pathlib import Path
    from tabular.files import read
    from es_docs.tabular import delimited, workbook
    data = Path(sys.argv[1]).read_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    start = time.process_time()
    records, findings = read(data)
    took = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps([records is None, [(f.code, f.variant) for f in findings], took, grown]))
""")


@pytest.mark.parametrize("name", HUGE)
def test_what_is_too_large_costs_little(name: str, tmp_path: Path) -> None:
    """Generous bounds: what is refused without reading it takes a small part of them."""
    make, variant = HUGE[name]
    file = tmp_path / "file"
    file.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(file)],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    is_none, findings, seconds, kilobytes = json.loads(done.stdout)
    assert is_none
    assert findings == [["D008" if variant else "D009", variant]]
    assert seconds < 10
    assert kilobytes < 200 * 1024
