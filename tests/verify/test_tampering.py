"""What people do to the facts of a finished file is found, at its place and with its content line.

Each case tampers with one fact in one way; the finding names where, what stands there now and
what the content says. Files nobody touched give none.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import yaml
from lxml import etree
from msgspec import Struct, field
from openpyxl import load_workbook

from es_docs.diagnostics import Area, Diagnostic, Kind
from es_docs.messages import explain
from es_docs.verify import judge, verify
from verify.good import CASES, content_file, content_of, good
from verify.mutation import (
    Spoil,
    all_of,
    edited,
    every,
    one,
    packed,
    replaced,
    substituted,
    unpacked,
)
from verify.pdf_good import NEEDS_OFFICE, SOURCES, good_pdf

SLIDE = "ppt/slides/slide{}.xml"
BODY = "word/document.xml"
ACTION_2 = "Tworzenie regionalnych sieci kooperacji podmiotów ekonomii społecznej o"


class Tampering(Struct, frozen=True, dict=True):
    """`said` are texts the finding's values must hold; `line` a text of its content line."""

    name: str
    kind: Kind
    spoil: Spoil
    code: str
    area: Area
    said: tuple[str, ...] = ()
    number: int | None = None
    line: str = ""
    more: tuple[str, ...] = field(default=())
    """Codes of rules that rightly tell of the same tampering."""


def row_of(root: etree._Element, label: str, table: str) -> etree._Element:
    """The row of a table whose text holds `label`; `table` is `a` or `w`."""
    rows = every(root, f"//{table}:tr[contains(string(.), '{label}')]")
    assert rows, label
    return rows[0]


def without_row(part: str, label: str, table: str) -> Spoil:
    def edit(root: etree._Element) -> None:
        row = row_of(root, label, table)
        row.getparent().remove(row)

    return edited(part, edit)


def with_row_after(part: str, label: str, table: str, changes: dict[str, str]) -> Spoil:
    """A copy of a row below it, with other texts."""

    def edit(root: etree._Element) -> None:
        row = row_of(root, label, table)
        new = copy.deepcopy(row)
        for extension in new.xpath("./*[local-name()='extLst']"):
            new.remove(extension)
        for mark in new.xpath(".//*[starts-with(local-name(), 'bookmark')]"):
            mark.getparent().remove(mark)
        for text in new.iter(f"{{{row.nsmap[table]}}}t"):
            text.text = changes.get(re.sub(r"\s", " ", text.text or ""), text.text)
        row.addnext(new)

    return edited(part, edit)


def swapped_cells(part: str, label: str, table: str, first: int, second: int) -> Spoil:
    """The texts of two cells of a row change places."""

    def edit(root: etree._Element) -> None:
        cells = row_of(root, label, table).findall(f"{{{root.nsmap[table]}}}tc")
        texts = [one(cells[place], f".//{table}:t") for place in (first, second)]
        texts[0].text, texts[1].text = texts[1].text, texts[0].text

    return edited(part, edit)


def without_column(part: str, label: str, place: int) -> Spoil:
    """The table of the report that has a row of that label, without its column at `place`."""

    def edit(root: etree._Element) -> None:
        table = row_of(root, label, "w").getparent()
        assert table is not None
        for column in (*every(table, "w:tblGrid"), *every(table, "w:tr")):
            cells = every(column, "w:gridCol | w:tc")
            column.remove(cells[place])

    return edited(part, edit)


def without_paragraph(part: str, text: str) -> Spoil:
    def edit(root: etree._Element) -> None:
        paragraph = one(root, f"//w:p[contains(string(.), '{text}')][not(.//w:bookmarkStart[@x])]")
        paragraph.getparent().remove(paragraph)

    return edited(part, edit)


def with_paragraph(part: str, after: str, text: str) -> Spoil:
    """A paragraph more, looking like the one before it."""

    def edit(root: etree._Element) -> None:
        paragraph = one(root, f"//w:p[contains(string(.), '{after}')]")
        new = copy.deepcopy(paragraph)
        for mark in every(new, ".//w:bookmarkStart | .//w:bookmarkEnd"):
            mark.getparent().remove(mark)
        one(new, ".//w:t").text = text
        paragraph.addnext(new)

    return edited(part, edit)


def with_workbook_value(part: str, cell: str, value: object) -> Spoil:
    def spoil(data: bytes) -> bytes:
        members = unpacked(data)
        book = load_workbook(BytesIO(members[part]))
        book.active[cell] = value
        target = BytesIO()
        book.save(target)
        return packed({**members, part: target.getvalue()})

    return spoil


def with_cached_value(part: str, series: int, point: int, value: str) -> Spoil:
    def edit(root: etree._Element) -> None:
        cache = every(root, "//c:ser/c:val/c:numRef/c:numCache")[series]
        one(cache, f"c:pt[@idx='{point}']/c:v").text = value

    return edited(part, edit)


def swapped(part: str, first: str, second: str) -> Spoil:
    """Two texts change places."""
    between = "<!-- -->"
    return all_of(
        replaced(part, first, between),
        replaced(part, second, first),
        replaced(part, between, second),
    )


def with_chart_title(title: str) -> Spoil:
    """The chart of slide 4 with a title of its own."""
    rich = f'<a:bodyPr/><a:p><a:r><a:rPr lang="pl-PL" sz="1800"/><a:t>{title}</a:t></a:r></a:p>'
    return substituted(
        "ppt/charts/chart1.xml",
        r"<c:autoTitleDeleted[^>]*>",
        f'<c:title><c:tx><c:rich>{rich}</c:rich></c:tx></c:title><c:autoTitleDeleted val="0"/>',
    )


def with_caption_number(action: int, number: str) -> Spoil:
    """The table of an action with another number in its caption."""
    caption = f"//w:p[contains(string(.), 'Działanie {action}\u00a0– zadania')]"

    def edit(root: etree._Element) -> None:
        one(root, f"{caption}//w:t[.='{action + 2}']").text = number

    return edited(BODY, edit)


TAMPERINGS = [
    Tampering(
        "digit in a cell", Kind.PPTX,
        edited(SLIDE.format(7), lambda r: setattr(
            one(row_of(r, "sieciujących podmioty", "a"), "(.//a:t)[3]"),
            "text", "10\u00a0spotkań")),
        "A013", Area.SLIDE, ("10 spotkań", "9 spotkań", "Wykonanie"), 7, "wykonanie: 9",
    ),
    Tampering(
        "digit in a cell", Kind.DOCX,
        edited(BODY, lambda r: setattr(
            one(row_of(r, "sieciujących podmioty", "w"), "(.//w:t)[3]"),
            "text", "10\u00a0spotkań")),
        "A013", Area.BODY, ("10 spotkań", "9 spotkań"), None, "wykonanie: 9",
    ),
    Tampering(
        "chart shows another value than its workbook", Kind.PPTX,
        with_cached_value("ppt/charts/chart1.xml", 1, 1, "7"),
        "A016", Area.SLIDE, ("7 / 11", "9 / 11"), 4, "", ("A017",),
    ),
    Tampering(
        "workbook holds another value than the chart shows", Kind.PPTX,
        with_workbook_value("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", "C3", 7),
        "A017", Area.SLIDE, ("9", "7", "Sieci podmiotów"), 4,
    ),
    Tampering(
        "label typed over a bar", Kind.PPTX,
        replaced("ppt/charts/chart1.xml", ">9\u00a0/\u00a011</a:t>", ">11\u00a0/\u00a011</a:t>"),
        "A017", Area.SLIDE, ("11 / 11",), 4,
    ),
    Tampering(
        "label typed over a share of the plan", Kind.PPTX,
        replaced("ppt/charts/chart3.xml", ">9\u00a0/\u00a011</a:t>", ">10\u00a0/\u00a011</a:t>"),
        "A017", Area.SLIDE, ("10 / 11",), 7,
    ),
    Tampering(
        "plan and realisation change names on the chart", Kind.PPTX,
        all_of(
            replaced("ppt/charts/chart1.xml", "<c:v>Plan</c:v>", "<c:v>Nic</c:v>"),
            replaced("ppt/charts/chart1.xml", "<c:v>Wykonanie</c:v>", "<c:v>Plan</c:v>"),
            replaced("ppt/charts/chart1.xml", "<c:v>Nic</c:v>", "<c:v>Wykonanie</c:v>"),
        ),
        "A017", Area.SLIDE, ("„Wykonanie”", "„Plan”"), 4,
    ),
    Tampering(
        "workbook of the report's chart", Kind.DOCX,
        with_workbook_value("word/embeddings/Microsoft_Excel_Sheet1.xlsx", "B2", 30),
        "A017", Area.BODY, ("3", "30", "Sieci OWES"),
    ),
    Tampering(
        "chart and workbook alike", Kind.DOCX,
        all_of(
            with_workbook_value("word/embeddings/Microsoft_Excel_Sheet1.xlsx", "C2", 2),
            with_cached_value("word/charts/chart1.xml", 1, 0, "2"),
        ),
        "A016", Area.BODY, ("2 / 3", "1 / 3"), None, "", ("A017",),
    ),
    Tampering(
        "header of a column", Kind.PPTX,
        replaced(SLIDE.format(7), "<a:t>Plan</a:t>", "<a:t>Zaplanowano</a:t>"),
        "A013", Area.SLIDE, ("„Plan” brzmi tu „Zaplanowano”",), 7,
    ),
    Tampering(
        "column left out", Kind.DOCX, without_column(BODY, "Organizacja wizyt studyjnych", 2),
        "A013", Area.BODY, ("nie ma kolumny „Wykonanie”",),
    ),
    Tampering(
        "missing row", Kind.PPTX, without_row(SLIDE.format(7), "wizyt studyjnych", "a"),
        "A014", Area.DOCUMENT, ("Organizacja wizyt studyjnych",), None, "wykonanie: 2",
    ),
    Tampering(
        "missing row", Kind.DOCX, without_row(BODY, "Organizacja wizyt studyjnych", "w"),
        "A014", Area.DOCUMENT, ("Organizacja wizyt studyjnych",), None, "wykonanie: 2",
    ),
    Tampering(
        "row from nowhere", Kind.PPTX,
        with_row_after(SLIDE.format(7), "wizyt studyjnych", "a", {
            "Organizacja wizyt studyjnych": "Konferencja",
            "2 wizyty studyjne": "17\u00a0konferencji", "100%": "17%"}),
        "A015", Area.SLIDE, ("Konferencja",), 7,
    ),
    Tampering(
        "row from nowhere", Kind.DOCX,
        with_row_after(BODY, "Organizacja wizyt studyjnych", "w", {
            "Organizacja wizyt studyjnych": "Konferencja",
            "2 wizyty studyjne": "17\u00a0konferencji", "100%": "17%"}),
        "A015", Area.BODY, ("Konferencja",),
    ),
    Tampering(
        "sentence that contradicts its table", Kind.DOCX,
        replaced(BODY, "zrealizowano 25\u00a0z\u00a029", "zrealizowano 26\u00a0z\u00a029"),
        "A010", Area.BODY, ("26 z 29", "25 z 29"),
    ),
    Tampering(
        "statement of a slide", Kind.PPTX,
        replaced(SLIDE.format(4), "Zrealizowano 77\u00a0ze", "Zrealizowano 87\u00a0ze"),
        "A010", Area.SLIDE, ("87 ze 101", "77 ze 101"), 4,
    ),
    Tampering(
        "date", Kind.PPTX, replaced(SLIDE.format(2), "31.12.2016", "31.12.2017"),
        "A010", Area.SLIDE, ("31.12.2017",), 2, "okres:",
    ),
    Tampering(
        "date", Kind.DOCX,
        edited(BODY, lambda r: setattr(
            one(row_of(r, "Okres realizacji", "w"), "(.//w:t)[2]"), "text",
            "1.10.2015\u00a0r.\u00a0– 31.12.2017\u00a0r.")),
        "A013", Area.BODY, ("31.12.2017",), None, "okres:",
    ),
    Tampering(
        "amount", Kind.PPTX, replaced(SLIDE.format(2), "850\u00a0000,00", "950\u00a0000,00"),
        "A010", Area.SLIDE, ("950 000,00",), 2, "wartość: 850 000,00 PLN",
    ),
    Tampering(
        "amount", Kind.DOCX, replaced(BODY, "850\u00a0000,00", "850\u00a0000,10"),
        "A013", Area.BODY, ("850 000,10",), None, "wartość: 850 000,00 PLN",
    ),
    Tampering(
        "name of a body", Kind.PPTX,
        replaced(SLIDE.format(1), "Dolnośląski Ośrodek Polityki", "Dolnośląski Ośrodek Promocji"),
        "A010", Area.SLIDE, ("Promocji", "Polityki"), 1, "nazwa: Dolnośląski",
    ),
    Tampering(
        "name of an action", Kind.DOCX,
        substituted(BODY, r"(<w:t[^>]*>)Wyznaczanie kierunków rozwoju",
                    r"\1Wytyczanie kierunków wzrostu", count=9),
        "A010", Area.BODY, ("Wytyczanie",), None, "Wyznaczanie kierunków",
    ),
    Tampering(
        "plan and realisation change places", Kind.PPTX,
        swapped_cells(SLIDE.format(7), "sieciujących podmioty", "a", 1, 2),
        "A013", Area.SLIDE, ("9 spotkań", "11 spotkań"), 7, "plan: 11",
    ),
    Tampering(
        "percentage", Kind.DOCX,
        edited(BODY, lambda r: setattr(
            one(row_of(r, "sieciujących podmioty", "w"), "(.//w:t)[4]"), "text", "92%")),
        "A013", Area.BODY, ("92%", "82%", "% planu"),
    ),
    Tampering(
        "effect left out", Kind.DOCX,
        without_paragraph(BODY, "Założenie stowarzyszenia „Dolnośląskie Forum WTZ”"),
        "A011", Area.DOCUMENT, (), None, "", (),
    ),
    Tampering(
        "number in a text alternative", Kind.PPTX,
        replaced(SLIDE.format(5), "Razem: 77", "Razem: 78"),
        "A010", Area.SLIDE, ("Razem: 78", "Razem: 77"), 5,
    ),
    Tampering(
        "number in the notes", Kind.PPTX,
        replaced("ppt/notesSlides/notesSlide7.xml", "wykonanie 9", "wykonanie 8"),
        "A010", Area.NOTES, ("wykonanie 8", "wykonanie 9"), 7,
    ),
    Tampering(
        "sentence of a person's own with a new number", Kind.DOCX,
        with_paragraph(BODY, "Dla każdego działania podano",
                       "W\u00a0szkoleniach udział wzięło 314\u00a0osób."),
        "A012", Area.BODY, ("314",),
    ),
    Tampering(
        "closing words replaced", Kind.PPTX, replaced(SLIDE.format(13), "Dziękuję za uwagę",
                                                      "Do widzenia i\u00a0powodzenia"),
        "A011", Area.DOCUMENT, ("Dziękuję za uwagę",), None, "zakończenie:",
    ),
    Tampering(
        "number of another action above a slide", Kind.PPTX,
        replaced(SLIDE.format(8), "Działanie 3 z", "Działanie 2 z"),
        "A010", Area.SLIDE, ("„Działanie 2 z 6”", "„Działanie 3 z 6”"), 8, "Reprezentowanie",
    ),
    Tampering(
        "title of a chart with a number from nowhere", Kind.PPTX,
        with_chart_title("Wykonanie 90% planu"),
        "A012", Area.SLIDE, ("90%",), 4,
    ),
    Tampering(
        "number beside an effect", Kind.PPTX,
        replaced(SLIDE.format(12), ">5</a:t>", ">6</a:t>"),
        "A023", Area.SLIDE, ("Zakup Prospołeczny", "stoi numer 6", "w treści 5"), 12, "Zakup",
    ),
    Tampering(
        "texts of two cards change places", Kind.PPTX,
        swapped(SLIDE.format(3), "Wyznaczanie kierunków rozwoju ekonomii społecznej",
                "Doradztwo dla podmiotów ES i\u00a0samorządów"),
        "A023", Area.SLIDE, ("Doradztwo dla podmiotów", "stoi numer 4", "w treści 6"), 3,
        "Doradztwo dla podmiotów",
    ),
    Tampering(
        "caption of another action", Kind.DOCX,
        replaced(BODY, "Działanie 3\u00a0– zadania", "Działanie 2\u00a0– zadania"),
        "A010", Area.BODY, ("„Działanie 2 – zadania", "„Działanie 3 – zadania"),
    ),
    Tampering(
        "sentence of another action", Kind.DOCX,
        replaced(BODY, "1\u00a0z\u00a03\u00a0spotkań (33%)", "8\u00a0z\u00a010\u00a0spotkań (80%)"),
        "A010", Area.BODY, ("8 z 10", "1 z 3"),
    ),
    Tampering(
        "number of a caption", Kind.DOCX, with_caption_number(3, "4"),
        "A024", Area.BODY, ("„Tabela 4”", "„Tabela 5”"),
    ),
    Tampering(
        "number of a caption ahead", Kind.DOCX, with_caption_number(3, "9"),
        "A024", Area.BODY, ("„Tabela 9”", "„Tabela 5”"),
    ),
    Tampering(
        "caption left out", Kind.DOCX, without_paragraph(BODY, "Działanie 3\u00a0– zadania"),
        "A011", Area.BODY, ("Działanie 3 – zadania zaplanowane",),
    ),
    Tampering(
        "caption of a chart left out", Kind.DOCX,
        without_paragraph(BODY, "działań\u00a0– spotkania"),
        "A011", Area.BODY, ("Plan i wykonanie według działań – spotkania",),
    ),
]  # fmt: skip


def line_of(finding: Diagnostic, case: str) -> str:
    assert finding.location is not None, "no line of the content"
    assert finding.location.line is not None
    return content_of(case).splitlines()[finding.location.line - 1]


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda t: f"{t.name} ({t.kind})")
def test_tampering_is_found_where_it_is_and_told_with_the_line(tampering: Tampering) -> None:
    data = tampering.spoil(good("2014", tampering.kind))
    findings = judge(data, f"plik.{tampering.kind}", content_file("2014")).findings
    mine = [finding for finding in findings if finding.code == tampering.code]
    assert mine, findings
    finding = mine[0]
    assert finding.place is not None
    assert finding.place.area is tampering.area
    assert finding.place.number == tampering.number
    told = explain(finding, "pl").what.replace("\u00a0", " ")
    assert [said for said in tampering.said if said not in told] == []
    if tampering.line:
        assert tampering.line in line_of(finding, "2014")
    others = {one.code for one in findings} - {tampering.code, *tampering.more}
    assert others == set(), findings


def test_at_least_twelve_kinds_of_tampering_are_tried() -> None:
    assert len({tampering.name for tampering in TAMPERINGS}) >= 12


@pytest.mark.parametrize("kind", [Kind.PPTX, Kind.DOCX])
@pytest.mark.parametrize("case", CASES)
def test_untouched_files_are_traced_and_give_nothing(case: str, kind: Kind) -> None:
    verdict = judge(good(case, kind), f"plik.{kind}", content_file(case))
    assert [one for one in verdict.findings if one.code.startswith("A0")] == []
    texts = {trace.text for trace in verdict.traces}
    assert {"9 spotkań", "11 spotkań", "2 wizyty studyjne", "82%"} <= texts
    assert all(source.line for trace in verdict.traces for source in trace.sources)
    assert all(trace.sources for trace in verdict.traces)


@pytest.mark.parametrize("kind", [Kind.PPTX, Kind.DOCX])
def test_every_number_of_a_table_is_traced_to_its_own_line(kind: Kind) -> None:
    """The numbers 9 and 11 of one task come from the two lines that say so."""
    traces = judge(good("2014", kind), f"plik.{kind}", content_file("2014")).traces
    lines = content_of("2014").splitlines()
    found = {
        trace.text: [lines[(one.line or 0) - 1].strip() for one in trace.sources]
        for trace in traces
        if trace.place.object.endswith("/tasks") or trace.place.name.startswith(ACTION_2)
        if trace.text in ("9 spotkań", "11 spotkań")
    }
    assert found == {"9 spotkań": ["wykonanie: 9"], "11 spotkań": ["plan: 11"]}


def test_an_outdated_file_is_told_action_by_action(tmp_path: Path) -> None:
    """Every task has another number by now: each text is held against that of its own action."""
    content = tmp_path / "projekt.yaml"
    text = re.sub(r"(wykonanie: )(\d+)", lambda m: f"{m[1]}{int(m[2]) + 1}", content_of("2014"))
    content.write_text(text, encoding="utf-8")
    told = [
        (finding.values["said"], finding.values["told"])
        for finding in judge(good("2014", Kind.DOCX), "plik.docx", content).findings
        if finding.code == "A010" and finding.values["said"].startswith("Tabela zadań")
    ]
    actions = [re.findall(r"działania (\d+)", f"{said} {told}") for said, told in told]
    assert len(actions) > 1
    assert all(said == told for said, told in actions)


def another_project(folder: Path) -> Path:
    """Content that shares no longer text with the good one."""
    written = yaml.safe_load(content_of("2014"))
    written["projekt"].update(tytuł="Mobilni seniorzy", cel="Nauka jazdy na rowerze")
    written["realizator"]["nazwa"] = "Gmina Przykładowo"
    written["finansowanie"]["informacja"] = "Projekt opłacony z kieszeni uczestników"
    written["działania"] = [
        {
            "tytuł": "Jazda próbna",
            "zadania": [{"nazwa": "Lekcja", "plan": "7", "wykonanie": "6", "jednostka": "godzina"}],
        }
    ]
    written["zakończenie"] = "Szerokiej drogi"
    other = folder / "inny.yaml"
    other.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return other


ON_PURPOSE = {
    "a title for a chart": (Kind.PPTX, with_chart_title("Wykonano 77 ze 101 spotkań, 76% planu")),

    "effects counted anew": (
        Kind.PPTX,
        all_of(
            *(
                replaced(SLIDE.format(12), f">{number}</a:t>", f">{number - 1}</a:t>")
                for number in range(2, 7)
            )
        ),
    ),
    "another action named as well": (
        Kind.PPTX,
        substituted(SLIDE.format(8), r"(<a:t>Działanie 3 z.6</a:t></a:r>.*?</a:p>)",
                    r"\1<a:p><a:r><a:t>Działanie 2 z 6</a:t></a:r></a:p>"),
    ),
    "two chapters merged": (
        Kind.DOCX,
        without_paragraph(BODY, "Reprezentowanie interesów sektora ES na poziomie regionalnym"),
    ),
    "a caption in other words": (
        Kind.DOCX,
        replaced(BODY, "Działanie 3\u00a0– zadania zaplanowane i\u00a0zrealizowane",
                 "Spotkania sektora ES"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ON_PURPOSE)
def test_what_people_do_on_purpose_is_not_called_displaced(name: str) -> None:
    kind, spoil = ON_PURPOSE[name]
    findings = judge(spoil(good("2014", kind)), f"plik.{kind}", content_file("2014")).findings
    assert {one.code for one in findings} & {"A010", "A012", "A023", "A024"} == set(), findings


def test_a_number_is_told_as_it_is_written() -> None:
    spoil = with_paragraph(BODY, "Dla każdego działania podano", "Wydano 100\u00a0000\u00a0zł.")
    findings = judge(spoil(good("2014", Kind.DOCX)), "plik.docx", content_file("2014")).findings
    assert [one.values["numbers"] for one in findings if one.code == "A012"] == ["100 000"]


def test_a_renamed_category_is_told_once_for_all_series() -> None:
    spoil = with_workbook_value("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", "A3", "Inna nazwa")
    findings = judge(spoil(good("2014", Kind.PPTX)), "plik.pptx").findings
    assert [one.values["told"] for one in findings if one.code == "A017"] == ["Inna nazwa"]


class TestTogether:
    def write(self, folder: Path, kind: Kind, spoil: Callable[[bytes], bytes] | None) -> Path:
        data = good("2014", kind)
        path = folder / f"plik.{kind}"
        path.write_bytes(spoil(data) if spoil else data)
        return path

    def test_deck_and_report_agree_without_their_content(self, tmp_path: Path) -> None:
        files = [self.write(tmp_path, kind, None) for kind in (Kind.PPTX, Kind.DOCX)]
        assert [one.findings for one in verify(files)] == [(), ()]

    def test_a_row_that_differs_between_deck_and_report_is_told(self, tmp_path: Path) -> None:
        spoil = TAMPERINGS[1].spoil
        files = [
            self.write(tmp_path, Kind.PPTX, None), self.write(tmp_path, Kind.DOCX, spoil)
        ]  # fmt: skip
        deck, report = verify(files)
        assert deck.findings == ()
        codes = {finding.code for finding in report.findings}
        assert codes == {"A018", "A020", "A021"}
        (differs,) = [finding for finding in report.findings if finding.code == "A018"]
        told = explain(differs, "pl").what.replace("\u00a0", " ")
        assert "10 spotkań" in told
        assert "9 spotkań" in told

    def test_a_file_against_itself(self, tmp_path: Path) -> None:
        """Without content: a percentage that does not follow, a sentence against its table."""
        percentage = next(t for t in TAMPERINGS if t.name == "percentage").spoil
        sentence = next(t for t in TAMPERINGS if t.name.startswith("sentence that")).spoil
        (one,) = verify([self.write(tmp_path, Kind.DOCX, all_of(percentage, sentence))])
        assert sorted(finding.code for finding in one.findings) == ["A020", "A021"]

    def test_a_total_is_told_by_its_name_and_a_sentence_as_it_is_written(
        self, tmp_path: Path
    ) -> None:
        total = edited(
            BODY,
            lambda root: setattr(one(row_of(root, "Razem", "w"), "w:tc[5]//w:t"), "text", "75%"),
        )
        sentence = replaced(BODY, ">77\u00a0ze\u00a0101<", ">78\u00a0ze\u00a0101<")
        (judged,) = verify([self.write(tmp_path, Kind.DOCX, all_of(total, sentence))])
        share, said = [explain(finding, "pl").what for finding in judged.findings]
        assert share.startswith("Wiersz „Razem – spotkania”")
        assert "78 ze 101 spotkań" in said
        assert said.endswith("29 / 40, 77 / 101.")

    def test_another_project_is_one_finding_and_not_a_hundred(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, Kind.PPTX, None)
        other = another_project(tmp_path)
        codes = [finding.code for finding in verify([path], other)[0].findings]
        assert codes.count("A019") == 1
        assert [code for code in codes if code in ("A010", "A011", "A013", "A014")] == []


@NEEDS_OFFICE
@pytest.mark.parametrize("source", SOURCES)
class TestPdf:
    """A PDF is compared as the document it was made from."""

    def test_facts_of_an_export_are_traced(self, source: Kind) -> None:
        verdict = judge(good_pdf("2014", source), "plik.pdf", content_file("2014"))
        texts = {trace.text for trace in verdict.traces}
        assert {"9 spotkań", "11 spotkań", "82%"} <= texts
        assert [one for one in verdict.findings if one.code.startswith("A0")] == []

    def test_an_export_without_tags_is_not_called_another_projects(
        self, source: Kind, tmp_path: Path
    ) -> None:
        target = BytesIO()
        with pikepdf.open(BytesIO(good_pdf("2014", source))) as pdf:
            del pdf.Root.StructTreeRoot
            pdf.save(target)
        for content, code in (
            (content_file("2014"), "A022"),
            (another_project(tmp_path), "A019"),
        ):
            findings = judge(target.getvalue(), "plik.pdf", content).findings
            assert [one.code for one in findings if one.code.startswith("A0")] == [code]

    def test_an_export_from_before_the_change_is_told(self, source: Kind, tmp_path: Path) -> None:
        changed = tmp_path / "projekt.yaml"
        text = content_of("2014").replace("wykonanie: 9\n", "wykonanie: 10\n", 1)
        changed.write_text(text, encoding="utf-8")
        findings = judge(good_pdf("2014", source), "plik.pdf", changed).findings
        cells = {
            (one.values["told"], one.values["said"])
            for one in findings
            if one.code == "A013" and one.place and one.place.area is Area.PAGE and one.place.number
        }
        assert ("10 spotkań", "9 spotkań") in cells
        assert ("91%", "82%") in cells
        assert any(one.code == "A010" for one in findings)
