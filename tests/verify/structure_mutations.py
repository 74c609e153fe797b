"""Good documents spoiled against the rules of `es_docs.messages.rules.structure`."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from es_docs.diagnostics import Area, Kind, Severity
from verify.mutation import (
    Mutation,
    Spoil,
    all_of,
    edited,
    element,
    every,
    one,
    replaced,
    substituted,
)

CORE = "docProps/core.xml"
DOCUMENT = "word/document.xml"
INTRODUCTION = "Dla każdego działania podano zadania zaplanowane i\u00a0zrealizowane."


def slide(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"


def on_slide(number: int, edit: Callable[[etree._Element], object]) -> Spoil:
    return edited(slide(number), edit)


def in_document(edit: Callable[[etree._Element], object]) -> Spoil:
    return edited(DOCUMENT, edit)


# --- how slides are spoiled


def shape_named(root: etree._Element, name: str) -> etree._Element:
    return one(root, f"//p:cNvPr[@name='{name}']/ancestor::p:sp")


def say(root: etree._Element, name: str, text: str) -> None:
    first, *rest = every(shape_named(root, name), ".//a:t")
    first.text = text
    for run in rest:
        run.text = ""


def without_words(root: etree._Element) -> None:
    for run in every(shape_named(root, "Tytuł"), ".//a:r"):
        run.getparent().remove(run)


def note_before_content(root: etree._Element) -> None:
    shape_named(root, "Cel").addprevious(shape_named(root, "Źródło"))


def strip_before_content(root: etree._Element) -> None:
    strip = one(root, "//p:cNvPr[@name='es_docs:strip']/ancestor::p:grpSp")
    shape_named(root, "Tytuł").addprevious(strip)


def loose_text(root: etree._Element) -> None:
    one(root, "//a:tbl/ancestor::p:graphicFrame").addnext(
        element(
            '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Pole tekstowe"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
            '</p:nvSpPr><p:spPr><a:xfrm><a:off x="548640" y="4788000"/>'
            '<a:ext cx="7200000" cy="432000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>"
            '<a:rPr lang="pl-PL" sz="1800"/><a:t>Prace grupy zakończono przed terminem.</a:t></a:r>'
            "</a:p></p:txBody></p:sp>"
        )
    )


def bold_first_line(root: etree._Element) -> None:
    one(shape_named(root, "Cel"), ".//a:rPr").set("b", "1")


def bare_shape(root: etree._Element) -> None:
    shape_named(root, "Numer slajdu").addprevious(
        element(
            '<p:sp><p:nvSpPr><p:cNvPr id="91" name="Strzałka"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            '<p:spPr><a:xfrm><a:off x="548640" y="5688000"/><a:ext cx="720000" cy="180000"/>'
            '</a:xfrm><a:prstGeom prst="rightArrow"><a:avLst/></a:prstGeom><a:solidFill>'
            '<a:schemeClr val="accent1"/></a:solidFill></p:spPr></p:sp>'
        )
    )


def merged_cells(root: etree._Element) -> None:
    rows = every(root, "//a:tbl/a:tr")
    above, below = (every(row, "a:tc")[1] for row in rows[3:5])
    above.set("rowSpan", "2")
    below.set("vMerge", "1")


def pale_text(root: etree._Element) -> None:
    one(shape_named(root, "Źródło"), ".//a:rPr").append(
        element('<a:solidFill><a:srgbClr val="AAAAAA"/></a:solidFill>')
    )


# --- how pages are spoiled


def paragraph(root: etree._Element, text: str) -> etree._Element:
    return one(root, f"//w:p[w:r/w:t[starts-with(., '{text}')]]")


def tables(root: etree._Element) -> list[etree._Element]:
    return every(root, "/w:document/w:body/w:tbl")


def bold_paragraph(root: etree._Element) -> None:
    paragraph(root, "Dla każdego").addprevious(
        element("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Zadania i\u00a0wyniki</w:t></w:r></w:p>")
    )


def without_contents(root: etree._Element) -> None:
    contents = one(root, "//w:docPartGallery[@w:val='Table of Contents']/ancestor::w:sdt")
    contents.getparent().remove(contents)


def without_header(root: etree._Element) -> None:
    header = one(tables(root)[2], ".//w:tblHeader")
    header.getparent().remove(header)


def empty_header_cell(root: etree._Element) -> None:
    one(tables(root)[0], ".//w:tc//w:t").text = ""


def merged_table_cells(root: etree._Element) -> None:
    rows = every(tables(root)[1], "w:tr")
    for row, value in zip(rows[3:5], ("restart", "continue"), strict=True):
        one(row, "w:tc[2]/w:tcPr").append(element(f'<w:vMerge w:val="{value}"/>'))


def side_by_side(root: etree._Element) -> None:
    cell = '<w:tc><w:tcPr><w:tcW w:w="4535" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r>'
    texts = ("Spotkania w\u00a0powiatach", "Wizyty w\u00a0gminach")
    cells = "".join(f"{cell.format(text)}</w:p></w:tc>" for text in texts)
    paragraph(root, "Dla każdego").addprevious(
        element(
            '<w:tbl><w:tblPr><w:tblW w:w="9070" w:type="dxa"/></w:tblPr><w:tblGrid>'
            '<w:gridCol w:w="4535"/><w:gridCol w:w="4535"/></w:tblGrid><w:tr><w:trPr>'
            f"<w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        )
    )


def row_over_pages(root: etree._Element) -> None:
    """The first task of the second action takes three lines."""
    rows = every(tables(root)[3], "w:tr[w:tc[1]//w:t[string-length(.) > 60]]")
    whole = one(rows[0], ".//w:cantSplit")
    whole.getparent().remove(whole)


def in_run(root: etree._Element, looks: str) -> None:
    one(paragraph(root, "Dla każdego"), "w:r").insert(0, element(f"<w:rPr>{looks}</w:rPr>"))


# --- charts of both


def alike(root: etree._Element) -> None:
    for labels in every(root, "//c:dLbls"):
        labels.getparent().remove(labels)
    one(root, "//c:ser/c:spPr/a:solidFill/a:schemeClr").set("val", "accent1")


def without_outline(root: etree._Element) -> None:
    outline = one(root, "//c:ser/c:spPr/a:ln")
    outline.getparent().remove(outline)


_TITLE = r"<dc:title>[^<]*</dc:title>"
_CHART_ALT = r'descr="Wykres[^"]*"'
_NO_NUMBERS = 'descr="Wykres słupkowy planu i\u00a0wykonania według działań."'
_STRIP_ALT = 'descr="Znaki: Fundusze Europejskie Program Regionalny, Dolny Śląsk, '
_SHORT_STRIP_ALT = 'descr="Znaki: Fundusze Europejskie Program Regionalny, '
_ENGLISH = "The tasks of this project are listed with their results."
_BY_COLOUR = "Opóźnione zadania zaznaczono na czerwono"


def deck(
    rule: str,
    name: str,
    spoil: Spoil,
    number: int | None = None,
    shape: str = "",
    text: str = "",
    severity: Severity | None = None,
) -> Mutation:
    area = Area.DOCUMENT if number is None else Area.SLIDE
    place = {"number": number, "object": shape} if shape else {"number": number}
    return Mutation(rule, Kind.PPTX, name, spoil, area, place, text, severity=severity)


def report(
    rule: str,
    name: str,
    spoil: Spoil,
    heading: str = "",
    text: str = "",
    area: Area = Area.BODY,
    severity: Severity | None = None,
) -> Mutation:
    place = {"name": heading} if heading else {}
    return Mutation(rule, Kind.DOCX, name, spoil, area, place, text, severity=severity)


_SUMMARY = "Podsumowanie realizacji"
_ACTIONS = "Działania"
_DATA = "Dane projektu"
_SECOND_ACTION = (
    "Tworzenie regionalnych sieci kooperacji podmiotów ekonomii społecznej o charakterze"
    " reintegracyjnym"
)
_FIRST_ACTION = (
    "Tworzenie regionalnych sieci współpracy Ośrodków Wsparcia Ekonomii Społecznej (OWES)"
)

MUTATIONS: list[Mutation] = [
    deck("A11Y-001", "no title", substituted(CORE, _TITLE, "")),
    report(
        "A11Y-001",
        "file name",
        substituted(CORE, _TITLE, "<dc:title>raport_koncowy_v3.docx</dc:title>"),
        text="raport_koncowy_v3.docx",
        area=Area.DOCUMENT,
    ),
    deck(
        "A11Y-002",
        "English by default",
        replaced("ppt/presentation.xml", 'lang="pl-PL"', 'lang="en-US"', count=-1),
        severity=Severity.WARNING,
    ),
    report(
        "A11Y-002",
        "English by default",
        replaced("word/styles.xml", '<w:lang w:val="pl-PL"', '<w:lang w:val="en-US"'),
        area=Area.DOCUMENT,
        severity=Severity.ERROR,
    ),
    deck(
        "A11Y-003",
        "Polish marked as English",
        on_slide(
            2, lambda root: every(shape_named(root, "Cel"), ".//a:rPr")[1].set("lang", "en-GB")
        ),
        2,
        "Cel",
        "Podniesienie jakości",
    ),
    deck(
        "A11Y-003",
        "English marked as Polish",
        on_slide(11, lambda root: say(root, "Efekt", _ENGLISH)),
        11,
        "Efekt",
        "The tasks of this",
    ),
    report(
        "A11Y-003",
        "Polish marked as English",
        in_document(lambda root: in_run(root, '<w:lang w:val="en-US"/>')),
        _ACTIONS,
        "Dla każdego działania",
    ),
    report(
        "A11Y-003",
        "English marked as Polish",
        replaced(DOCUMENT, INTRODUCTION, _ENGLISH),
        _ACTIONS,
        "The tasks of this",
    ),
    deck(
        "A11Y-004",
        "chart without alternative",
        substituted(slide(4), _CHART_ALT, 'descr=""'),
        4,
        "es:results/chart:spotkanie",
    ),
    deck("A11Y-004", "shape without alternative", on_slide(8, bare_shape), 8, "Strzałka"),
    report(
        "A11Y-004",
        "chart without alternative",
        substituted(DOCUMENT, _CHART_ALT, 'descr=""'),
        _SUMMARY,
    ),
    deck(
        "A11Y-005",
        "file name",
        substituted(slide(5), r'descr="Tabela[^"]*"', 'descr="tabela_plan.png"'),
        5,
        "es:summary/summary-table",
        "tabela_plan.png",
    ),
    report(
        "A11Y-005",
        "kind of graphic",
        substituted(DOCUMENT, r'descr="Wykres( słupkowy)', r'descr="Obraz wykresu\1'),
        _SUMMARY,
        "Obraz wykresu",
    ),
    deck("A11Y-006", "a sign left out", replaced(slide(1), _STRIP_ALT, _SHORT_STRIP_ALT), 1),
    report("A11Y-006", "a sign left out", replaced(DOCUMENT, _STRIP_ALT, _SHORT_STRIP_ALT)),
    deck("A11Y-010", "empty title", on_slide(12, without_words), 12, "Tytuł"),
    deck(
        "A11Y-011",
        "title given twice",
        on_slide(12, lambda root: say(root, "Tytuł", "Zaplanowane działania")),
        12,
        text="Zaplanowane działania",
    ),
    deck("A11Y-012", "note before content", on_slide(2, note_before_content), 2, "Źródło"),
    deck("A11Y-012", "strip before title", on_slide(13, strip_before_content), 13, "es_docs:strip"),
    deck("A11Y-013", "loose text box", on_slide(9, loose_text), 9, "Pole tekstowe"),
    deck(
        "A11Y-014",
        "default name",
        replaced("ppt/presentation.xml", 'name="Wyniki"', 'name="Sekcja domyślna"'),
        text="Sekcja domyślna",
    ),
    report(
        "A11Y-015",
        "begins with level 2",
        replaced(DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>'),
        _DATA,
        _DATA,
    ),
    report(
        "A11Y-015",
        "skips a level",
        substituted(
            DOCUMENT,
            r'<w:pStyle w:val="Heading2"/>',
            '<w:pStyle w:val="Heading2"/><w:outlineLvl w:val="2"/>',
        ),
        text="Tworzenie regionalnych",
    ),
    deck(
        "A11Y-016",
        "bold first line",
        on_slide(2, bold_first_line),
        2,
        "Cel",
        "Cel projektu",
        Severity.INFO,
    ),
    report("A11Y-016", "bold paragraph", in_document(bold_paragraph), _ACTIONS, "Zadania i wyniki"),
    report("A11Y-017", "no contents", in_document(without_contents), area=Area.DOCUMENT),
    deck(
        "A11Y-020",
        "no header row",
        substituted(slide(6), 'firstRow="1"', 'firstRow="0"'),
        6,
    ),
    report("A11Y-020", "header does not repeat", in_document(without_header), _FIRST_ACTION),
    deck(
        "A11Y-021",
        "empty header cell",
        on_slide(5, lambda root: setattr(one(root, "//a:tbl/a:tr[1]/a:tc[1]//a:t"), "text", "")),
        5,
        "es:summary/summary-table",
    ),
    report("A11Y-021", "empty header cell", in_document(empty_header_cell), _DATA),
    deck("A11Y-022", "merged cells", on_slide(5, merged_cells), 5, "es:summary/summary-table"),
    report("A11Y-022", "merged cells", in_document(merged_table_cells), _SUMMARY),
    deck(
        "A11Y-023",
        "table nobody introduces",
        substituted(slide(5), r'descr="Tabela[^"]*"', ""),
        5,
        "es:summary/summary-table",
    ),
    report("A11Y-023", "table for layout", in_document(side_by_side), _ACTIONS, "Spotkania"),
    report("A11Y-024", "a row may break", in_document(row_over_pages), _SECOND_ACTION),
    deck("A11Y-030", "pale text", on_slide(2, pale_text), 2, "Źródło", "Skróty"),
    report(
        "A11Y-030",
        "pale text",
        in_document(lambda root: in_run(root, '<w:color w:val="AAAAAA"/>')),
        _ACTIONS,
        "Dla każdego działania",
    ),
    deck("A11Y-031", "pale bars", edited("ppt/charts/chart1.xml", without_outline), 4),
    report("A11Y-031", "pale bars", edited("word/charts/chart1.xml", without_outline), _SUMMARY),
    deck("A11Y-032", "series alike", edited("ppt/charts/chart1.xml", alike), 4),
    report("A11Y-032", "series alike", edited("word/charts/chart1.xml", alike), _SUMMARY),
    deck(
        "A11Y-033",
        "alternative without numbers",
        substituted(slide(4), _CHART_ALT, _NO_NUMBERS),
        4,
        text="Wykres słupkowy planu",
    ),
    report(
        "A11Y-033",
        "alternative without numbers",
        substituted(DOCUMENT, _CHART_ALT, _NO_NUMBERS),
        _SUMMARY,
        "Wykres słupkowy planu",
    ),
    deck(
        "A11Y-035",
        "told by colour",
        all_of(on_slide(5, lambda root: say(root, "Źródło", _BY_COLOUR))),
        5,
        "Źródło",
        "na czerwono",
    ),
    report(
        "A11Y-035",
        "told by colour",
        replaced(DOCUMENT, INTRODUCTION, f"{_BY_COLOUR}."),
        _ACTIONS,
        "na czerwono",
    ),
]
