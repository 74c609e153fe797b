"""Good PDF files spoiled against the rules that speak of PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf

from es_docs.diagnostics import Area, Kind, Severity
from es_docs.reading.pdf.content import read_content
from verify.mutation import Mutation, Spoil

Edit = Callable[[pikepdf.Pdf], object]
STATEMENT = "Projekt współfinansowany"
UNION = "Unia Europejska"


class PdfMutation(Mutation, frozen=True, dict=True):
    """A flaw in the PDF of the deck or of the report."""

    source: Kind = Kind.PPTX


def changed(*edits: Edit, encryption: pikepdf.Encryption | None = None) -> Spoil:
    def spoil(data: bytes) -> bytes:
        with pikepdf.open(BytesIO(data)) as pdf:
            for edit in edits:
                edit(pdf)
            target = BytesIO()
            pdf.save(target, encryption=encryption or False)
        return target.getvalue()

    return spoil


# --- tools: tags


def elements(pdf: pikepdf.Pdf, kind: str = "") -> list[pikepdf.Object]:
    """The tags of a type in reading order."""

    def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            return
        if kind in ("", str(element.S)[1:]):
            yield element
        for kid in list(element.get("/K", [])):
            yield from walk(kid)

    return list(walk(pdf.Root.StructTreeRoot.K[0]))


def with_tag(kind: str, number: int, edit: Callable[[pikepdf.Object], object]) -> Edit:
    """Lets `edit` change the tag of a type with that number in reading order."""
    return lambda pdf: edit(elements(pdf, kind)[number])


def put(key: str, value: object) -> Callable[[pikepdf.Object], object]:
    def edit(element: pikepdf.Object) -> None:
        if value is None:
            del element[key]
        else:
            element[key] = value

    return edit


def piece_of(pdf: pikepdf.Pdf, page: int, words: str) -> int:
    """The identifier of the marked content of a page that begins with the words."""
    pieces = read_content(pdf.pages[page - 1], {}).pieces
    return next(one.mcid for one in pieces if one.mcid is not None and one.text.startswith(words))


def holder_of(pdf: pikepdf.Pdf, page: int, words: str) -> pikepdf.Object:
    """The tag of that content."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    at = numbers.index(page - 1)
    return numbers[at + 1][piece_of(pdf, page, words)]


def with_holder(page: int, words: str, edit: Callable[[pikepdf.Object], object]) -> Edit:
    return lambda pdf: edit(holder_of(pdf, page, words))


# --- tools: content


def rewritten(page: int, rewrite: Callable[[list[pikepdf.ContentStreamInstruction]], None]) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        one = pdf.pages[page - 1]
        instructions = list(pikepdf.parse_content_stream(one))
        rewrite(instructions)
        one.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))

    return edit


def retold(page: int, words: str, said: str) -> Edit:
    """What the content is to be read as (/ActualText)."""

    def edit(pdf: pikepdf.Pdf) -> None:
        mcid = piece_of(pdf, page, words)

        def rewrite(instructions: list[pikepdf.ContentStreamInstruction]) -> None:
            for at, one in enumerate(instructions):
                if str(one.operator) == "BDC" and one.operands[1].get("/MCID") == mcid:
                    properties = pikepdf.Dictionary(MCID=mcid, ActualText=said)
                    instructions[at] = pikepdf.ContentStreamInstruction(
                        [one.operands[0], properties], one.operator
                    )

        rewritten(page, rewrite)(pdf)

    return edit


def begun_with(page: int, code: bytes) -> Edit:
    """Instructions before all others of a page."""

    def edit(pdf: pikepdf.Pdf) -> None:
        one = pdf.pages[page - 1]
        one.obj.Contents = pdf.make_stream(code + b"\n" + one.obj.Contents.read_bytes())

    return edit


def as_artifacts(page: int, *, figure: int) -> Edit:
    """The content of a figure becomes decoration, and its tag goes."""

    def edit(pdf: pikepdf.Pdf) -> None:
        element = elements(pdf, "Figure")[figure]
        gone = {int(kid) for kid in element.K}

        def rewrite(instructions: list[pikepdf.ContentStreamInstruction]) -> None:
            for at, one in enumerate(instructions):
                if str(one.operator) == "BDC" and one.operands[1].get("/MCID") in gone:
                    instructions[at] = pikepdf.ContentStreamInstruction(
                        [pikepdf.Name.Artifact], pikepdf.Operator("BMC")
                    )

        rewritten(page, rewrite)(pdf)
        remove(element)

    return edit


def remove(element: pikepdf.Object) -> None:
    """Takes a tag out of its parent."""
    kept = [kid for kid in element.P.K if not _is_same(kid, element)]
    element.P.K = pikepdf.Array(kept)


def _is_same(kid: object, element: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.objgen == element.objgen


def renamed_fonts(pages: range, name: str) -> Edit:
    """Pages whose fonts are of another family."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for number in pages:
            resources = pikepdf.Dictionary(pdf.pages[number - 1].obj.Resources)
            fonts = pikepdf.Dictionary(resources.Font)
            for key in list(fonts.keys()):
                font = pikepdf.Dictionary(fonts[key])
                font.BaseFont = pikepdf.Name(f"/ABCDEF+{name}")
                fonts[key] = pdf.make_indirect(font)
            resources.Font = fonts
            pdf.pages[number - 1].obj.Resources = resources

    return edit


def pictures(edit: Callable[[pikepdf.Object], object], page: int = 1) -> Edit:
    def each(pdf: pikepdf.Pdf) -> None:
        for picture in pdf.pages[page - 1].obj.Resources.XObject.values():
            edit(picture)

    return each


# --- the flaws, one by one


def without_xmp_title(pdf: pikepdf.Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    start, end = xmp.index(b"<dc:title>"), xmp.index(b"</dc:title>") + len(b"</dc:title>")
    _write_xmp(pdf, xmp[:start] + xmp[end:])


def without_declaration(pdf: pikepdf.Pdf) -> None:
    _write_xmp(pdf, pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def _write_xmp(pdf: pikepdf.Pdf, xmp: bytes) -> None:
    pdf.Root.Metadata.write(xmp)


def swapped_slides(pdf: pikepdf.Pdf) -> None:
    """The second slide is read after the third."""
    kids = pdf.Root.StructTreeRoot.K[0].K
    first, second, third, *rest = list(kids)
    pdf.Root.StructTreeRoot.K[0].K = pikepdf.Array([first, third, second, *rest])


def unscoped_table(table: pikepdf.Object) -> None:
    for header in table.K[0].K:
        del header["/A"]


def empty_header(pdf: pikepdf.Pdf) -> None:
    """The words of a header cell stand in its neighbour."""
    first, second = elements(pdf, "TH")[:2]
    second.K = pikepdf.Array([*first.K, *second.K])
    first.K = pikepdf.Array()


def merged_cell(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "TD")[0].A = pikepdf.Dictionary(O=pikepdf.Name.Table, ColSpan=2)


def scanned_page(pdf: pikepdf.Pdf) -> None:
    page = pdf.add_blank_page(page_size=(960, 540))
    picture = pdf.make_stream(b"\xff" * 3)
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width = picture.Height = 1
    picture.BitsPerComponent, picture.ColorSpace = 8, pikepdf.Name.DeviceRGB
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
    page.obj.Contents = pdf.make_stream(b"/Artifact BMC q 900 0 0 500 0 0 cm /Im0 Do Q EMC")


def link_that_says(words: str, said: str) -> Edit:
    """The words of page 3 become a link."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[2].obj
        mcid = piece_of(pdf, 3, words)
        holder = holder_of(pdf, 3, words)
        annotation = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[70, 70, 90, 90], F=4,
                Contents="Strona projektu",
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/projekt"),
            )
        )  # fmt: skip
        page.Annots = pikepdf.Array([annotation])
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=page)
        link = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name.Link, P=holder, Pg=page,
                K=pikepdf.Array([mcid, reference]),
            )
        )  # fmt: skip
        holder.K = pikepdf.Array([link if kid == mcid else kid for kid in holder.K])
        retold(3, words, said)(pdf)

    return edit


def nameless_field(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="uwagi"))
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))


def unembedded_font(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[3].obj.Resources.Font.values()))
    del font.FontDescriptor["/FontFile2"]


def paragraph_in_table(pdf: pikepdf.Pdf) -> None:
    """The paragraph before the table stands in it."""
    table = elements(pdf, "Table")[0]
    kids = list(table.P.K)
    at = next(place for place, kid in enumerate(kids) if _is_same(kid, table))
    table.K = pikepdf.Array([kids[at - 1], *table.K])
    table.P.K = pikepdf.Array(kids[: at - 1] + kids[at:])


def mixed_marks(pdf: pikepdf.Pdf) -> None:
    """A tagged text of page 3 stands inside an artifact."""
    mcid = piece_of(pdf, 3, "O")

    def rewrite(instructions: list[pikepdf.ContentStreamInstruction]) -> None:
        at = next(
            place
            for place, one in enumerate(instructions)
            if str(one.operator) == "BDC" and one.operands[1].get("/MCID") == mcid
        )
        end = next(
            place for place, one in enumerate(instructions[at:], at) if str(one.operator) == "ET"
        )
        closing = pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))
        opening = pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
        instructions.insert(end + 3, closing)
        instructions.insert(at, opening)

    rewritten(3, rewrite)(pdf)


def grey_page(pdf: pikepdf.Pdf) -> None:
    pictures(put("/ColorSpace", pikepdf.Name.DeviceGray))(pdf)

    def rewrite(instructions: list[pikepdf.ContentStreamInstruction]) -> None:
        for at, one in enumerate(instructions):
            if str(one.operator) in ("rg", "RG"):
                grey = pikepdf.Operator({"rg": "g", "RG": "G"}[str(one.operator)])
                instructions[at] = pikepdf.ContentStreamInstruction([one.operands[2]], grey)

    rewritten(1, rewrite)(pdf)


def shifted_sign(pdf: pikepdf.Pdf) -> None:
    """The leftmost sign of the first page leaves it."""

    def rewrite(instructions: list[pikepdf.ContentStreamInstruction]) -> None:
        at = next(n for n, one in enumerate(instructions) if str(one.operator) == "Do")
        move = [1, 0, 0, 1, -1, 0]
        instructions.insert(at, pikepdf.ContentStreamInstruction(move, pikepdf.Operator("cm")))

    rewritten(1, rewrite)(pdf)


def mute_strip(element: pikepdf.Object) -> None:
    element.S = pikepdf.Name.P
    del element["/Alt"]


DOC = Kind.DOCX


def flaw(
    rule: str,
    name: str,
    spoil: Spoil,
    page: int | None = None,
    text: str = "",
    *,
    source: Kind = Kind.PPTX,
    severity: Severity | None = None,
) -> PdfMutation:
    area = Area.PAGE if page else Area.DOCUMENT
    return PdfMutation(
        rule, Kind.PDF, name, spoil, area, {"number": page}, text, source=source, severity=severity
    )


MUTATIONS: list[PdfMutation] = [
    flaw("A11Y-001", "no-title", changed(without_xmp_title)),
    flaw(
        "A11Y-001",
        "title-not-shown",
        changed(lambda pdf: put("/ViewerPreferences", None)(pdf.Root)),
        text="Koordynacja",
    ),
    flaw("A11Y-002", "english", changed(lambda pdf: put("/Lang", "en-US")(pdf.Root))),
    flaw("A11Y-002", "no-language", changed(lambda pdf: put("/Lang", None)(pdf.Root)), source=DOC),
    flaw(
        "A11Y-003",
        "polish-as-english",
        changed(with_holder(1, STATEMENT, put("/Lang", "en-GB"))),
        1,
        STATEMENT,
    ),
    flaw("A11Y-004", "chart-without-alt", changed(with_tag("Figure", 1, put("/Alt", None))), 4),
    flaw(
        "A11Y-005",
        "file-name",
        changed(with_tag("Figure", 1, put("/Alt", "wykres.png"))),
        4,
        "wykres.png",
    ),
    flaw(
        "A11Y-006",
        "no-region",
        changed(
            with_tag(
                "Figure",
                0,
                put(
                    "/Alt",
                    "Znaki: Fundusze Europejskie Program Regionalny, Unia Europejska Europejski"
                    " Fundusz Społeczny z flagą Unii.",
                ),
            )
        ),
        1,
    ),
    flaw("A11Y-012", "slides-swapped", changed(swapped_slides), 2, "Projekt w skrócie"),
    flaw(
        "A11Y-015",
        "level-skipped",
        changed(with_tag("H2", 0, put("/S", pikepdf.Name.H3))),
        4,
        source=DOC,
    ),
    flaw(
        "A11Y-017",
        "no-bookmarks",
        changed(lambda pdf: put("/Outlines", None)(pdf.Root)),
        source=DOC,
    ),
    flaw("A11Y-020", "no-scope", changed(with_tag("Table", 0, unscoped_table)), 5),
    flaw("A11Y-021", "empty-header", changed(empty_header), 5),
    flaw("A11Y-022", "merged", changed(merged_cell), 5),
    flaw("A11Y-034", "scan", changed(scanned_page), 14),
    flaw(
        "A11Y-041",
        "typed-bullets",
        changed(retold(2, "15", "• 15 miesięcy"), retold(2, "1.10.2015", "• od października 2015")),
        2,
        "• ",
    ),
    flaw(
        "A11Y-043",
        "vague-link",
        changed(link_that_says("Zrealizowano", "tutaj")),
        3,
        "tutaj",
        source=DOC,
    ),
    flaw("A11Y-050", "serifs", changed(renamed_fonts(range(2, 14), "TimesNewRomanPSMT"))),
    flaw(
        "A11Y-058",
        "cut",
        changed(lambda pdf: put("/CropBox", [100, 0, 960, 540])(pdf.pages[4])),
        5,
        "Zestawienie",
    ),
    flaw(
        "A11Y-060",
        "locked",
        changed(
            encryption=pikepdf.Encryption(
                owner="tajne",
                user="",
                R=3,
                aes=False,
                metadata=False,
                allow=pikepdf.Permissions(accessibility=False),
            )
        ),
    ),
    flaw("A11Y-063", "nameless-field", changed(nameless_field)),
    flaw("A11Y-070", "not-declared", changed(without_declaration)),
    flaw("A11Y-070", "not-tagged", changed(lambda pdf: put("/MarkInfo", None)(pdf.Root))),
    flaw("A11Y-070", "doubtful", changed(lambda pdf: put("/Suspects", True)(pdf.Root.MarkInfo))),
    flaw("A11Y-071", "loose-line", changed(begun_with(3, b"0 0 20 20 re f")), 3),
    flaw("A11Y-071", "mixed", changed(mixed_marks), 3),
    flaw("A11Y-072", "not-embedded", changed(unembedded_font)),
    flaw("A11Y-073", "unknown", changed(with_holder(1, STATEMENT, put("/S", pikepdf.Name.Akapit)))),
    flaw("A11Y-073", "nested", changed(paragraph_in_table), 5),
    flaw(
        "A11Y-074", "no-order", changed(lambda pdf: put("/Tabs", None)(pdf.pages[1])), 2, source=DOC
    ),
    flaw(
        "A11Y-074",
        "silent-link",
        changed(lambda pdf: put("/Contents", None)(pdf.pages[1].obj.Annots[0])),
        2,
        source=DOC,
    ),
    flaw(
        "A11Y-075",
        "printed",
        changed(lambda pdf: put("/Producer", "Microsoft: Print To PDF")(pdf.trailer.Info)),
    ),
    flaw("VIS-001", "no-strip", changed(as_artifacts(1, figure=0)), 1, source=DOC),
    flaw("VIS-001", "at-the-end", changed(as_artifacts(1, figure=0)), 1),
    flaw("VIS-029", "grey", changed(grey_page), 1),
    flaw(
        "VIS-032",
        "abbreviated",
        changed(
            with_tag(
                "Figure",
                0,
                put(
                    "/Alt",
                    "Znaki: Fundusze Europejskie Program Regionalny, Dolny Śląsk, UE Europejski"
                    " Fundusz Społeczny.",
                ),
            ),
            retold(1, UNION, "UE"),
        ),
        1,
    ),
    flaw(
        "VIS-036",
        "georgia",
        changed(renamed_fonts(range(1, 2), "Georgia")),
        1,
        severity=Severity.ERROR,
    ),
    flaw("VIS-043", "low", changed(begun_with(1, b"0.5 0 0 0.5 0 0 cm")), 1),
    flaw("VIS-046", "blurred", changed(pictures(put("/Width", 20))), 1),
    flaw("VIS-047", "off-the-page", changed(shifted_sign), 1),
    flaw("VIS-048", "no-statement", changed(retold(1, STATEMENT, "Projekt własny"))),
    flaw("VIS-053", "mute", changed(with_tag("Figure", 0, mute_strip)), 1, UNION),
]
