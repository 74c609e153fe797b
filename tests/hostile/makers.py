"""Files somebody made to do harm, and the sound ones they are made from."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from archives import packed, unpacked

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "[Content_Types].xml"
FLAW = "P009"
MEGA = 1024 * 1024


def with_parts(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    return packed({**unpacked(package), **parts})


def without(package: bytes, name: str) -> bytes:
    return packed({one: data for one, data in unpacked(package).items() if one != name})


def with_body(package: bytes, body: str) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return with_parts(package, {"word/document.xml": document.encode()})


# --- documents: what is made of a sound .docx, and a code that must be told


def laughs(levels: int = 12) -> bytes:
    """Entities of entities: a billion of them and more when they are followed."""
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(levels)
    )
    return f'<!DOCTYPE l [{entities}]><l b="&a{levels - 1};">&a{levels - 1};</l>'.encode()


def default_attributes() -> bytes:
    attributes = " ".join(f'a{n} CDATA "{n}"' for n in range(2000))
    return f"<!DOCTYPE l [<!ATTLIST b {attributes}>]><l>{'<b/>' * 200_000}</l>".encode()


def reading(secret: Path) -> bytes:
    return f'<!DOCTYPE l [<!ENTITY s SYSTEM "{secret.as_uri()}">]><l>&s;</l>'.encode()


def calling_home() -> bytes:
    return b'<!DOCTYPE l SYSTEM "http://127.0.0.1:9/l.dtd"><l/>'


def lying(package: bytes) -> bytes:
    """A document that says of its last part that it is small (APPNOTE §4.3.12)."""
    data = bytearray(with_parts(package, {"word/x.xml": b" " * (64 * MEGA)}))
    place = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, 10)
    return bytes(data)


def hostile_documents(docx: bytes, pptx: bytes, secret: Path) -> dict[str, tuple[bytes, str]]:
    """Each with the code of the finding it must come to."""
    app, extra = "docProps/app.xml", "word/x.xml"
    bomb = packed([("xl/sharedStrings.xml", b" " * (300 * MEGA))])
    return {
        "a zip bomb": (packed([(TYPES, b"<a/>"), (extra, b" " * (500 * MEGA))]), "P001"),
        "a zip that lies about its sizes": (lying(docx), "P002"),
        "a bomb in the workbook of a chart": (
            with_parts(pptx, {"ppt/embeddings/x.xlsx": bomb}), "P001"),
        "packed by another method": (packed([(TYPES, b" " * MEGA)], zipfile.ZIP_LZMA), "P001"),
        "ten thousand entries": (
            with_parts(docx, {f"word/x{n}.xml": b"<a/>" for n in range(10_000)}),
            "V011"),
        "a hundred thousand entries": (packed([(f"x{n}", b"") for n in range(100_000)]), "P001"),
        "a path upwards": (with_parts(docx, {"../../outside/evil.xml": b"<a/>"}), "P004"),
        "an absolute path": (with_parts(docx, {"/etc/evil.xml": b"<a/>"}), "P004"),
        "a path of Windows": (with_parts(docx, {"C:\\evil.xml": b"<a/>"}), "P004"),
        "a billion laughs": (with_parts(docx, {app: laughs()}), "P010"),
        "attributes by default": (with_parts(docx, {app: default_attributes()}), "P010"),
        "an entity that reads a file": (with_parts(docx, {app: reading(secret)}), "P010"),
        "an entity in the document itself": (
            with_parts(docx, {"word/document.xml": reading(secret)}), "P010"),
        "a DTD elsewhere": (with_parts(docx, {app: calling_home()}), "P010"),
        "UTF-7": (with_parts(docx, {app: b'<?xml version="1.0" encoding="UTF-7"?><a/>'}), FLAW),
        "EBCDIC": (with_parts(docx, {app: "<?xml version='1.0'?><a/>".encode("cp037")}), FLAW),
        "millions of elements": (
            with_parts(docx, {extra: b"<a>" + b"<b/>" * 6_000_000 + b"</a>"}), "P001"),
        "millions of attributes": (
            with_parts(docx, {extra: b"<a>" + b"<b a='' b='' c=''/>" * 1_000_000 + b"</a>"}),
            "P001"),
        "an attribute without end": (
            with_parts(docx, {extra: b"<a b='" + b"x" * (11 * MEGA) + b"'/>"}), FLAW),
        "very deep XML": (
            with_parts(docx, {"word/document.xml": b"<a>" * 100_000 + b"</a>" * 100_000}), FLAW),
        "tables in tables": (
            with_body(docx, "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80),
            "P041"),
        "a cell over two billion columns": (
            with_body(docx, "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2147483647'/></w:tcPr>"
                      "<w:p/></w:tc></w:tr></w:tbl>"), "P042"),
        "styles in a circle": (with_parts(docx, {"word/styles.xml": _circle()}), "P047"),
        "no main part": (without(docx, "word/document.xml"), "V005"),
        "no content types": (without(docx, TYPES), "P005"),
        "types that are wrong": (
            with_parts(docx, {TYPES: unpacked(docx)[TYPES].replace(b"styles+xml", b"x+xml")}),
            "P008"),
        "pictures of somebody's server": (_linked(docx), "P015"),
        "an archive cut short": (docx[: len(docx) // 2], "P001"),
        "nothing but the beginning": (b"PK\x03\x04", "P001"),
    }  # fmt: skip


def _circle() -> bytes:
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='s{n}'><w:name w:val='s{n}'/>"
        f"<w:basedOn w:val='s{(n + 1) % 2000}'/></w:style>"
        for n in range(2000)
    )
    return f"<w:styles {W}>{styles}</w:styles>".encode()


def _linked(docx: bytes) -> bytes:
    name = "word/_rels/document.xml.rels"
    link = (
        f'<Relationship Id="rIdEvil" Type="{REL}/image" Target="http://127.0.0.1:9/x.png"'
        ' TargetMode="External"/></Relationships>'
    )
    rels = unpacked(docx)[name].decode().replace("</Relationships>", link)
    return with_parts(docx, {name: rels.encode()})


# --- PDF


def hostile_pdfs() -> dict[str, tuple[bytes, str]]:
    return {
        "a PDF with a password": (_pdf(word="x"), "V009"),
        "a PDF cut short": (_pdf()[:300], "V010"),
        "a PDF whose directory lies": (_broken_directory(), "A11Y-001"),
        "arrays without end": (b"%PDF-1.4\n1 0 obj\n" + b"[" * 200_000, "V010"),
        "fifty thousand pages": (_pdf(_pages), "V010"),
        "pages in a circle": (_pdf(_page_circle), "V010"),
        "a stream of a hundred megabytes": (_pdf(_content(b"q " * (50 * MEGA))), "V010"),
        "millions of instructions": (_pdf(_content(b"q " * (7 * MEGA))), "V010"),
        "half a million texts": (_pdf(_content(b"BT /F1 9 Tf " + b"(aaaa) Tj " * 500_000)), "V010"),
        "forms in forms in forms": (_pdf(_forms), "V010"),
        "fields in a circle": (_pdf(_fields), "V010"),
        "one text in a million tags": (_pdf(_kids), "V010"),
        "widths for billions of codes": (_pdf(_widths), "A11Y-001"),
        "characters for billions of codes": (_pdf(_characters), "A11Y-001"),
    }


def _pdf(build: Callable[[pikepdf.Pdf], None] | None = None, word: str = "") -> bytes:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 300))
        font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Nazwa)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
        page.obj.Contents = pdf.make_stream(b"BT /F1 12 Tf (a) Tj ET")
        if build:
            build(pdf)
        target = io.BytesIO()
        options = {"encryption": pikepdf.Encryption(owner="o", user=word)} if word else {}
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, **options)
    return target.getvalue()


def _broken_directory() -> bytes:
    data = _pdf()
    return data[: data.rfind(b"startxref")] + b"startxref\n99999999\n%%EOF"


def _content(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    def build(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(content)

    return build


def _pages(pdf: pikepdf.Pdf) -> None:
    for _ in range(50_000):
        pdf.add_blank_page(page_size=(9, 9))


def _page_circle(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages])


def _forms(pdf: pikepdf.Pdf) -> None:
    inner = pdf.make_stream(b"0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form)
    for _ in range(7):
        form = pdf.make_stream(b"/X Do " * 20, Type=Name.XObject, Subtype=Name.Form)
        form.Resources = Dictionary(XObject=Dictionary(X=inner))
        inner = form
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(b"/X Do " * 20)
    page.Resources = Dictionary(XObject=Dictionary(X=inner))


def _fields(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(Dictionary(T=String("a")))
    for _ in range(60):
        field = pdf.make_indirect(Dictionary(T=String("a"), Kids=Array([field, field])))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def _kids(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC BT /F1 9 Tf (aaaaaaaaaa) Tj ET EMC")
    tag = Dictionary(Type=Name.StructElem, S=Name.P, Pg=page, K=Array([0] * 1_000_000))
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = Array([pdf.make_indirect(tag)])
    pdf.Root.StructTreeRoot = root


def _widths(pdf: pikepdf.Pdf) -> None:
    font = pdf.pages[0].obj.Resources.Font.F1
    font.Subtype = Name.Type0
    font.DescendantFonts = Array([Dictionary(W=Array([0, 65535, 500] * 50_000))])


def _characters(pdf: pikepdf.Pdf) -> None:
    ranges = b"<0000> <FFFF> <0000> " * 50_000
    cmap = pdf.make_stream(b"beginbfrange " + ranges + b"endbfrange")
    pdf.pages[0].obj.Resources.Font.F1.ToUnicode = cmap


# --- pictures


def png(width: int, height: int, pixels: bytes | None = None) -> bytes:
    """A grey PNG; its pixels are black when not given (PNG specification §5)."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes((width + 1) * height) if pixels is None else pixels, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
