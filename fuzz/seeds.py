"""What recipes start from: sound inputs of every kind, made small so that a trial is short."""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
TINY: Final = """\
realizator: {nazwa: Ośrodek}
projekt:
  tytuł: Krótki projekt
  cel: Podniesienie jakości
  okres:
    od: 1.10.2015
    do: 31.12.2016
  wartość: 850 000,00 PLN
finansowanie:
  program:
    nazwa: Regionalny Program Operacyjny 2014–2020
    okres: 2014–2020
  oś priorytetowa: {numer: 9, nazwa: Włączenie}
  działanie: {numer: 9.4, nazwa: Wspieranie}
  fundusz: Europejski Fundusz Społeczny
  informacja: Projekt współfinansowany przez Unię Europejską
działania:
  - tytuł: Tworzenie sieci
    zadania:
      - nazwa: Spotkania
        plan: 3
        wykonanie: 1
        jednostka: spotkanie
      - nazwa: Wizyty
        plan: 2
        wykonanie: 2
        jednostka: wizyta studyjna
    efekty:
      - Założenie stowarzyszenia
zakończenie: Dziękuję za uwagę
"""
"""A project of one action."""
LATER: Final = TINY.replace("wykonanie: 1", "wykonanie: 3").replace(
    "      - Założenie stowarzyszenia", "      - Rejestracja stowarzyszenia\n      - Drugi efekt"
)
"""The same project later."""
WITH_TABLES: Final = TINY.replace(
    "zakończenie:",
    "  - tytuł: Doradztwo\n"
    "    zdjęcia:\n      - plik: zdjęcie.png\n        opis: Grupa osób\n        podpis: Spotkanie\n"
    "dane: {plik: dane.csv}\nrejestr: {plik: rejestr.csv}\nzakończenie:",
)
TASKS_CSV: Final = """\
Stan na:;31.12.2016
Działanie;Zadanie;Plan;Wykonanie;Jednostka;Przyczyna
1;Spotkania;3;;spotkanie;
1;Wizyty;2;;wizyta studyjna;
2;Porady;40;;spotkanie;Odwołane
"""
REGISTER_CSV: Final = """\
Data;Działanie;Zadanie;Miejsce;Uczestnicy;Liczba
12.01.2016;1;Spotkania;Wrocław;12;1
2016-02-03;1;Wizyty;Legnica;;2
1.03.2016;2;Porady;Wrocław;3;
"""
SVG: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 width="200" height="100" viewBox="0 0 200 100"><defs><linearGradient id="g"><stop offset="0"
 stop-color="#039"/></linearGradient><path id="p" d="M0 0L10 10Z"/></defs><style>.a{fill:#039}</style>
<rect class="a" width="100" height="100"/><use xlink:href="#p" x="50"/><g transform="scale(2)">
<circle cx="50" cy="20" r="9" fill="url(#g)"/></g><clipPath id="c"><rect width="5" height="5"/>
</clipPath></svg>
"""
MANIFEST: Final = """\
# Znaki
fe:
  words: [Fundusze Europejskie]
  alt: Znak
  file: fe.png
  origin: "strona"
  sha256: 00
voivodeship:
  words: [Dolny Śląsk]
"""
ACCEPTED: Final = "- numer: 7d8411c3\n  powód: Znak w drodze\n  autor: Jan Przykładowy\n"


# --- pictures


def png(width: int = 40, height: int = 20, rows: bytes | None = None) -> bytes:
    """A PNG of two colours (PNG specification §5), its pixels given or made."""
    line = b"\0" + b"\x00\x33\x99" * (width // 2) + b"\xff\xcc\x00" * (width - width // 2)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(line * height if rows is None else rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def pictures() -> Mapping[str, bytes]:
    from PIL import Image

    made = {"png": png()}
    for name, mode in (("jpeg", "RGB"), ("cmyk", "CMYK"), ("palette", "P"), ("grey", "I;16")):
        target = BytesIO()
        image = Image.new(mode, (40, 20), 7 if mode in ("P", "I;16") else None)
        image.save(target, "JPEG" if name in ("jpeg", "cmyk") else "PNG")
        made[name] = target.getvalue()
    turned = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 20)).save(turned, "JPEG", exif=exif)
    return {**made, "turned": turned.getvalue(), "emf": _emf()}


def _emf() -> bytes:
    """A header and the end of the file ([MS-EMF] 2.3.4.2, 2.3.4.1)."""
    size = 108
    header = struct.pack("<II", 1, 88) + struct.pack("<8i", 0, 0, 100, 50, 0, 0, 2000, 1000)
    header += b" EMF" + struct.pack("<IIIHH", 0x10000, size, 2, 1, 0) + b"\0" * 28
    return header.ljust(88, b"\0") + struct.pack("<IIIII", 14, 20, 0, 16, 20)


# --- documents


def project_in(folder: Path, text: str = TINY) -> Path:
    """A content file with the tables and the picture it may name; the assets are the checkout's."""
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    (content / "dane.csv").write_text(TASKS_CSV, encoding="utf-8")
    (content / "rejestr.csv").write_text(REGISTER_CSV, encoding="utf-8")
    (content / "zdjęcie.png").write_bytes(png())
    path = content / "projekt.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def made(folder: Path, text: str = TINY) -> Mapping[str, bytes]:
    """Both documents of the project, by their endings."""
    from es_docs.build import build

    output = folder / "output"
    shutil.rmtree(output, ignore_errors=True)
    built = build(project_in(folder, text), output)
    return {file.suffix[1:]: file.read_bytes() for file in built.files}


def foreign_deck() -> bytes:
    """A presentation as python-pptx makes it: table, chart, picture, group, link, notes."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Cm

    deck: Any = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Tytuł"
    slide.placeholders[1].text_frame.text = "Treść"
    slide.notes_slide.notes_text_frame.text = "Notatka"
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    grid = slide.shapes.add_table(2, 2, Cm(1), Cm(1), Cm(9), Cm(2)).table
    grid.cell(0, 0).text = "Zadanie"
    grid.cell(0, 0).merge(grid.cell(0, 1))
    data: Any = CategoryChartData()
    data.categories = ["A", "B"]
    data.add_series("Plan", (3, 1.5))
    data.add_series("Wykonanie", (2, None))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Cm(1), Cm(5), Cm(9), Cm(5), data)
    picture = slide.shapes.add_picture(BytesIO(png()), Cm(12), Cm(1))
    group = slide.shapes.add_group_shape([picture])
    run = group.shapes.add_textbox(0, 0, Cm(3), Cm(1)).text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "Odsyłacz", "https://example.org/"
    slide.shapes.add_connector(1, 0, 0, Cm(3), Cm(3))
    return _saved(deck)


def foreign_report() -> bytes:
    """A text as python-docx makes it: headings, list, table, picture, header, sections."""
    from docx import Document
    from docx.shared import Cm

    report: Any = Document()
    report.add_heading("Tytuł", 0)
    report.add_heading("Rozdział", 1)
    report.add_paragraph("Punkt", style="List Bullet")
    report.add_paragraph("Cytat", style="Intense Quote")
    grid = report.add_table(2, 2, style="Table Grid")
    grid.cell(0, 0).text = "Zadanie"
    grid.cell(0, 0).merge(grid.cell(1, 0))
    report.add_picture(BytesIO(png()), width=Cm(2))
    report.sections[0].header.paragraphs[0].text = "Nagłówek"
    report.add_section()
    return _saved(report)


def workbook() -> bytes:
    """Tasks and a register as openpyxl writes them: formula, day, merged cells, table, name."""
    from datetime import date

    from openpyxl import Workbook
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.table import Table

    book: Any = Workbook()
    sheet = book.active
    sheet.title = "Zadania"
    for line in TASKS_CSV.splitlines():
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in line.split(";")])
    sheet["D3"] = "=1+0"
    sheet.merge_cells("F3:F4")
    sheet.add_table(Table(displayName="Zadania", ref="A2:F5"))
    book.defined_names["Obszar"] = DefinedName("Obszar", attr_text="Zadania!$A$2:$F$5")
    register = book.create_sheet("Rejestr")
    register.append(REGISTER_CSV.splitlines()[0].split(";"))
    register.append([date(2016, 1, 12), 1, "Spotkania", "Wrocław", 12, 1])
    register.column_dimensions["D"].hidden = True
    return _saved(book)


def _saved(document: Any) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


# --- PDF


def pdf() -> bytes:
    """A tagged page with a font, a form, a link, a picture and an outline; its text is plain."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String

    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(400, 300))
        widths = Array([500] * 224)
        font = document.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Nazwa"), FirstChar=32,
                Encoding=Name.WinAnsiEncoding, Widths=widths,
            )
        )  # fmt: skip
        pixels = document.make_stream(
            b"\x00\x33\x99" * 4, Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
        )  # fmt: skip
        form = document.make_stream(
            b"/P <</MCID 5>> BDC (w formie) Tj EMC /X1 Do", Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, 9, 9]),
        )  # fmt: skip
        form.Resources = Dictionary(XObject=Dictionary(X1=form))
        page.obj.Resources = Dictionary(
            Font=Dictionary(F1=font), XObject=Dictionary(I1=pixels, X1=form)
        )
        page.obj.Contents = document.make_stream(
            b"/H1 <</MCID 0>> BDC BT /F1 12 Tf 1 0 0 1 20 200 Tm (Tytul) Tj [(a) -50 (b)] TJ ET EMC "
            b"q 50 0 0 20 20 100 cm /Figure <</MCID 1>> BDC /I1 Do EMC Q /Artifact BMC 0 0 9 9 re f "
            b"EMC /X1 Do 1 0 0 rg BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"
        )
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Contents=String("Strona")
        )
        page.obj.Annots = Array([document.make_indirect(link)])
        root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        kids = [
            Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=root, Pg=page.obj, K=number)
            for number, kind in enumerate(("Nagłówek", "Figure"))
        ]
        root.K = Array([document.make_indirect(kid) for kid in kids])
        root.RoleMap = Dictionary({"/Nagłówek": Name.H1})
        document.Root.StructTreeRoot = root
        document.Root.MarkInfo = Dictionary(Marked=True)
        document.Root.Lang = String("pl-PL")
        document.Root.AcroForm = Dictionary(Fields=Array([Dictionary(T=String("pole"))]))
        document.docinfo["/Title"] = "Tytuł"
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Rozdział", 0))
        with document.open_metadata() as metadata:
            metadata["dc:title"] = "Tytuł"
        target = BytesIO()
        document.save(target, qdf=True)
    return target.getvalue()


def packed_pdf() -> bytes:
    """The same with object streams and compressed streams."""
    import pikepdf

    target = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as document:
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()
