"""What the checks of Polish form tell, and what they let be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from es_docs.checks.polish import layout as polish_layout
from es_docs.checks.polish import marks as polish_marks
from es_docs.checks.polish import noun_forms
from es_docs.checks.polish import words as polish_words
from es_docs.checks.polish.text import Slip, excerpt, passages, tells, without_codes
from es_docs.checks.polish.typography import CHECKS
from es_docs.checks.rule import Context, Found
from es_docs.diagnostics import Area, Diagnostic, Kind, Place, Severity
from es_docs.language import (
    BUILT_IN_UNITS,
    NBSP,
    Noun,
    PluralCategory,
    genitive_quantity,
    of_quantity,
    plural_category,
    quantity,
    typeset,
)
from es_docs.layout.measure import Metrics
from es_docs.messages import explain
from es_docs.ooxml.opened import Package
from es_docs.reading.model import (
    Properties,
    Report,
    Settings,
    TextParagraph,
    TextRole,
    TextRun,
)

Look = Callable[[str], Iterable[Slip]]

LOOKS: dict[str, Look] = {
    "TYP-001": polish_marks.loose_letters,
    "TYP-002": polish_marks.loose_units,
    "TYP-003": polish_marks.years,
    "TYP-004": polish_marks.quotes,
    "TYP-005": polish_marks.stops_in_quotes,
    "TYP-006": polish_marks.ranges,
    "TYP-007": polish_marks.date_ranges,
    "TYP-008": polish_marks.pauses,
    "TYP-009": polish_marks.compounds,
    "TYP-010": polish_marks.numbers,
    "TYP-013": polish_marks.percents,
    "TYP-014": noun_forms.noun_forms,
    "TYP-015": noun_forms.verb_forms,
    "TYP-016": noun_forms.prepositions,
    "TYP-017": polish_words.glued_endings,
    "TYP-020": polish_words.abbreviations,
    "TYP-021": polish_words.capitals,
    "TYP-022": polish_words.quoted_names,
    "TYP-025": polish_marks.spacing,
}


def told(text: str) -> dict[str, tuple[str, str]]:
    """What each rule says of a text first: the words concerned, and what they should be."""
    first = {rule: next(iter(look(text)), None) for rule, look in LOOKS.items()}
    return {rule: (text[s.start : s.end], s.better) for rule, s in first.items() if s}


# --- what is right ------------------------------------------------------------------------------

RIGHT = """
Organizacja 2 wizyt studyjnych i 3 spotkań
Zestawienie: organizacja 2 wizyt, 3 spotkań oraz 4 szkoleń
z 3 spotkań
dla 2 podmiotów ekonomii społecznej
około 5 spotkań
ze 101 spotkań
2 z 3 spotkań
spośród 4 podmiotów
w ciągu 3 miesięcy
liczba 2 wizyt
przeprowadzenie 24 spotkań
w 3 spotkaniach
dzięki 3 spotkaniom
Udzielono 24 porad
Dokonano 3 analiz
Nie przeprowadzono 3 szkoleń
Nie odbyło się 24 spotkań
W 2016 roku odbyły się 2 wizyty studyjne
Zadanie 2 szkolenia dla kadry
w ramach zadania 2 warsztaty prowadziły
zgodnie z art. 5 umowy
§ 5 umowy
do 5 dnia miesiąca
na 3 roku studiów
rozdział 3 programu
w wersji 2 raportu
o godz. 10 spotkania z mieszkańcami
Odbyło się 5 spotkań
Odbyły się 2 wizyty
3 uczestników wzięło udział
Uczestnicy 5 spotkań byli zadowoleni
Spotkania odbyły się 5 dni później
Podmioty uzyskały 5 porad
1,5 roku
2,5 godziny
850 000,00 złotych
1,50 złotych
10–12 spotkań
od 5 do 10 spotkań
co najmniej 3 spotkania
77 ze 101 spotkań (76%)
Działanie 9.4 „Wspieranie gospodarki społecznej”
tel. 71 770 41 62, faks 71 770 41 63
tel. 600-100-200
ul. Ostrowskiego 7, 53-238 Wrocław
2014–2020
rok szkolny 2015/2016
1.10.2015 r. – 31.12.2016 r.
1.10.2015–31.12.2016
od 1 października 2015 r. do 31 grudnia 2016 r.
w styczniu i lutym 2016 r.
projekt „Nowa »szansa« dla regionu”
biuro@dops.wroc.pl
www.dops.wroc.pl/projekty-2014-2020
wniosek nr RPDS.09.04.00-02-0001/15
plik raport-2014-2020.docx
COVID-19
10-lecie projektu
5-osobowy zespół
wizyty dwu- i trzydniowe
załącznik A do umowy
lit. a ustawy
etap I realizacji
Napisał: „Dziękuję”.
„Umowa z 2016 r.”
spotkania m.in. w Legnicy
godz. 10.00–12.00
5 mln zł
20 tys. osób
stosunek 9 : 11
Regionalny Program Rozwoju Ekonomii Społecznej
Ośrodek Wsparcia Ekonomii Społecznej
Regionalny Komitet Ekonomii Społecznej
nagroda „Ekonomia Społeczna”
z 1.10.2015 r.
ze 100-osobową grupą
stowarzyszenie „Dolnośląskie Forum WTZ”
stowarzyszenia „Nadzieja”
projektu „Dla dobrego startu”
- pozycja listy
nr 5, wg planu, 5 mln. Potem
ekran 24" i 27"
d'Arc i Harry’ego
NIP 899-27-85-790
Szkoła – dom – praca
polsko-niemiecki
biało-czerwony
Zrealizowano – zgodnie z planem – 5 spotkań
środowisko – nowe wyzwania
4 podmioty ekonomii społecznej uzyskały znak „Zakup Prospołeczny”
słowo ...
Data: ..........
[ ] zgoda
""".strip().splitlines()


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_let_be(text: str) -> None:
    assert told(without_codes(typeset(text))) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Zapraszamy w dniach 10-12 maja do Wrocławia - start o 10.00",
        'Projekt "Nowa szansa" za 850 000,00 zł w latach 2014 - 2020',
        "Odbyło się 11 spotkań , w tym 2 wizyty studyjne ( po 5 % osób )",
        "Okres: 1.10.2015-31.12.2016, czyli 15 miesięcy...",
        "„Projekt „Nowa szansa” w regionie” i 5 osób",
    ],
)
def test_what_our_own_typesetting_mends_is_right_afterwards(text: str) -> None:
    assert told(text)
    assert told(typeset(text)) == {}


# --- what is wrong ------------------------------------------------------------------------------

WRONG = [
    ("TYP-001", "spotkanie w Legnicy", "w Legnicy", f"w{NBSP}Legnicy"),
    ("TYP-001", "spotkanie w\vLegnicy", "w\vLegnicy", f"w{NBSP}Legnicy"),
    ("TYP-001", "W ramach", "W ramach", f"W{NBSP}ramach"),
    ("TYP-001", "SPRAWOZDANIE I PLAN", "I PLAN", f"I{NBSP}PLAN"),
    ("TYP-002", "850 zł", "850 zł", f"850{NBSP}zł"),
    ("TYP-002", "5 spotkań", "5 spotkań", f"5{NBSP}spotkań"),
    ("TYP-003", "2016 r.", "2016 r.", f"2016{NBSP}r."),
    ("TYP-003", "2016r.", "2016r.", f"2016{NBSP}r."),
    ("TYP-003", f"2016{NBSP}r", f"2016{NBSP}r", f"2016{NBSP}r."),
    ("TYP-004", 'projekt "Nowa"', '"Nowa', ""),
    ("TYP-004", "projekt “Nowa”", "“Nowa", ""),
    ("TYP-004", "projekt „Nowa“", "“", ""),
    ("TYP-004", "projekt ”Nowa”", "”Nowa", ""),
    ("TYP-004", "projekt 'Nowa szansa'", "'Nowa szansa'", ""),
    ("TYP-004", "projekt ,,Nowa”", ",,Nowa", ""),
    ("TYP-004", "„Nowa „szansa” dla”", "„szansa”", "»szansa«"),
    ("TYP-005", "Powiedział „Dziękuję.”", "„Dziękuję.”", "„Dziękuję”."),
    ("TYP-006", "2014-2020", "2014-2020", "2014–2020"),
    ("TYP-006", "2014 – 2020", "2014 – 2020", "2014–2020"),
    ("TYP-006", "strony 11-12", "11-12", "11–12"),
    ("TYP-006", "godz. 10.00-12.00", "10.00-12.00", "10.00–12.00"),
    ("TYP-007", "1.10.2015-31.12.2016", "1.10.2015-31.12.2016", "1.10.2015–31.12.2016"),
    (
        "TYP-007",
        f"1.10.2015{NBSP}r. - 31.12.2016{NBSP}r.",
        f"1.10.2015{NBSP}r. - 31.12.2016",
        f"1.10.2015{NBSP}r.{NBSP}– 31.12.2016",
    ),
    ("TYP-007", "1 maja - 3 czerwca", "maja - 3 czerwca", f"maja{NBSP}– 3 czerwca"),
    ("TYP-008", "Plan - wykonanie", "Plan - wykonanie", f"Plan{NBSP}– wykonanie"),
    ("TYP-008", "Plan—wykonanie", "Plan—wykonanie", f"Plan{NBSP}– wykonanie"),
    ("TYP-008", "Plan– wykonanie", "Plan– wykonanie", f"Plan{NBSP}– wykonanie"),
    (
        "TYP-009",
        "spotkań informacyjno – doradczych",
        "informacyjno – doradczych",
        "informacyjno-doradczych",
    ),
    ("TYP-009", "historyczno – literackie", "historyczno – literackie", "historyczno-literackie"),
    ("TYP-010", f"1.5{NBSP}mln", f"1.5{NBSP}mln", f"1,5{NBSP}mln"),
    ("TYP-010", f"850 000,00{NBSP}PLN", "850 000,00", f"850{NBSP}000,00"),
    ("TYP-010", f"850.000,50{NBSP}PLN", f"850.000,50{NBSP}PLN", f"850{NBSP}000,50{NBSP}PLN"),
    ("TYP-010", f"850,000.00{NBSP}PLN", f"850,000.00{NBSP}PLN", f"850{NBSP}000,00{NBSP}PLN"),
    ("TYP-010", f"850000{NBSP}zł", f"850000{NBSP}zł", f"850{NBSP}000{NBSP}zł"),
    ("TYP-010", f"12345{NBSP}osób", f"12345{NBSP}osób", f"12{NBSP}345{NBSP}osób"),
    ("TYP-013", "5 %", "5 %", "5%"),
    ("TYP-013", "76.7%", "76.7%", "76,7%"),
    ("TYP-014", f"24{NBSP}spotkań", f"24{NBSP}spotkań", f"24{NBSP}spotkania"),
    (
        "TYP-014",
        f"2{NBSP}wizyta studyjne",
        f"2{NBSP}wizyta studyjne",
        f"2{NBSP}wizyty studyjne",
    ),
    ("TYP-014", f"1{NBSP}spotkań", f"1{NBSP}spotkań", f"1{NBSP}spotkanie"),
    ("TYP-014", f"Odbyło się 24{NBSP}spotkań", f"24{NBSP}spotkań", f"24{NBSP}spotkania"),
    (
        "TYP-014",
        f"Zrealizowano 5{NBSP}spotkań i{NBSP}24{NBSP}wizyt",
        f"24{NBSP}wizyt",
        f"24{NBSP}wizyty",
    ),
    ("TYP-014", f"Liczba: 24{NBSP}osób", f"24{NBSP}osób", f"24{NBSP}osoby"),
    ("TYP-014", f"z{NBSP}5{NBSP}spotkanie", f"5{NBSP}spotkanie", f"5{NBSP}spotkań"),
    (
        "TYP-015",
        f"Odbyły się 5{NBSP}spotkań",
        f"Odbyły się 5{NBSP}spotkań",
        f"Odbyło się 5{NBSP}spotkań",
    ),
    (
        "TYP-015",
        f"3{NBSP}spotkania odbyło się",
        f"3{NBSP}spotkania odbyło",
        f"3{NBSP}spotkania odbyły",
    ),
    (
        "TYP-015",
        f"Odbyło się 1{NBSP}szkolenie i{NBSP}odbędą się 5{NBSP}wizyt",
        f"odbędą się 5{NBSP}wizyt",
        f"odbędzie się 5{NBSP}wizyt",
    ),
    (
        "TYP-015",
        f"Odbyło się 1{NBSP}wizyta",
        f"Odbyło się 1{NBSP}wizyta",
        f"Odbyła się 1{NBSP}wizyta",
    ),
    ("TYP-016", f"77 z{NBSP}101{NBSP}spotkań", f"z{NBSP}101", f"ze{NBSP}101"),
    ("TYP-016", f"Ze{NBSP}79", f"Ze{NBSP}79", f"Z{NBSP}79"),
    ("TYP-017", "dla 5-u osób", "5-u", "5"),
    ("TYP-017", "XX-go wieku", "XX-go", "XX"),
    ("TYP-017", "dla 5ciu osób", "5ciu", "5"),
    ("TYP-017", "dnia 10go maja", "10go", "10"),
    ("TYP-020", "grupa ds promocji", "ds", "ds."),
    ("TYP-020", "wg. planu", "wg.", "wg"),
    ("TYP-020", "m. in. praca", "m. in.", "m.in."),
    (
        "TYP-021",
        "podmioty Ekonomii Społecznej",
        "podmioty Ekonomii Społecznej",
        "podmioty ekonomii społecznej",
    ),
    ("TYP-021", "dot. Ekonomii Społecznej", "Ekonomii Społecznej", "ekonomii społecznej"),
    (
        "TYP-022",
        "Stowarzyszenia „Dolnośląskiego Forum WTZ”",
        "Stowarzyszenia „Dolnośląskiego Forum WTZ”",
        "",
    ),
    ("TYP-025", "Plan , wykonanie", "Plan ,", "Plan,"),
    ("TYP-025", "Plan  wykonanie", "Plan  wykonanie", "Plan wykonanie"),
    ("TYP-025", "Zadania ( plan)", "Zadania ( plan)", "Zadania (plan)"),
    ("TYP-025", "spo\u0301ł", "o\u0301", "ó"),
]


@pytest.mark.parametrize(("rule", "text", "now", "better"), WRONG)
def test_what_is_wrong_is_told_with_what_it_should_be(
    rule: str, text: str, now: str, better: str
) -> None:
    assert told(text) == {rule: (now, better)}


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Wyniki realizacji projektu:", "projektu"),
        ("Wyniki realizacji.", "realizacji"),
        ("Wyniki Realizacji Projektu", "Wyniki realizacji projektu"),
        ("Tworzenie Regionalnych Sieci OWES", None),
        ("Stan na 31.12.2016 r.", None),
        ("Dolnośląski Ośrodek Polityki Społecznej", None),
        ("Realizacja Regionalnego Programu Operacyjnego", None),
        ("Czy to działa?", None),
    ],
)
def test_headings(text: str, better: str | None) -> None:
    slip = next(polish_words.heading_marks(text), None)
    assert (slip.better if slip else None) == better


# --- nouns and numbers --------------------------------------------------------------------------

COUNTS = st.integers(min_value=0, max_value=12345).map(Decimal)
NOUNS = st.sampled_from(sorted(BUILT_IN_UNITS.values(), key=lambda noun: noun.one))


@given(COUNTS, NOUNS)
def test_every_quantity_we_print_is_right(count: Decimal, noun: Noun) -> None:
    printed, of = quantity(count, noun), of_quantity(count, noun)
    genitive = genitive_quantity(count, noun)
    for text in (printed, f"Zrealizowano {printed}", f"Zrealizowano 1 {of}", f"dla {genitive}"):
        assert list(noun_forms.noun_forms(text)) == [], text
        assert list(noun_forms.prepositions(text)) == [], text


@given(COUNTS, NOUNS, st.sampled_from(["one", "few", "many", "other"]))
def test_a_form_of_another_number_is_told(count: Decimal, noun: Noun, name: str) -> None:
    """In the nominative, where no other reading saves it: not the 5th hour, not the year 2016."""
    form = getattr(noun, name)
    right = noun.form(count)
    is_time = noun.one in noun_forms._TIMES and form in {noun.one, noun.other}
    if form == right or is_time or 1900 <= count <= 2099:
        return
    (slip,) = noun_forms.noun_forms(f"{count}{NBSP}{form}")
    assert slip.better == f"{count}{NBSP}{right}"


def test_no_form_belongs_to_two_nouns() -> None:
    forms = [form for noun in BUILT_IN_UNITS.values() for form in set(noun_forms._forms(noun))]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("count", range(1, 30))
def test_verbs_agree_as_grammar_has_it(count: int) -> None:
    noun = BUILT_IN_UNITS["spotkanie"]
    is_few = plural_category(Decimal(count)) is PluralCategory.FEW
    right, wrong = ("Odbyły się", "Odbyło się") if is_few else ("Odbyło się", "Odbyły się")
    counted = quantity(Decimal(count), noun)
    assert not list(noun_forms.verb_forms(f"{right} {counted}"))
    assert list(noun_forms.verb_forms(f"{wrong} {counted}"))


# --- whole documents ----------------------------------------------------------------------------

PLACE = Place("plik.docx", Kind.DOCX, Area.BODY)


def paragraph(
    *parts: str | tuple[str, str],
    role: TextRole = TextRole.BODY,
    bullet: str = "none",
    language: str = "pl-PL",
    **more: object,
) -> TextParagraph:
    """A paragraph of runs; a pair is a text with its language."""
    pairs = [part if isinstance(part, tuple) else (part, language) for part in parts]
    runs = tuple(TextRun(text, 11, "Calibri", "000000", tag) for text, tag in pairs)
    return TextParagraph(runs, PLACE, role, bullet=bullet, **more)  # type: ignore[arg-type]


def report(*blocks: TextParagraph, hyphenates: bool = False) -> Report:
    package = Package("plik.docx", {}, {}, {}, {})
    settings = Settings(hyphenates=hyphenates)
    return Report("plik.docx", package, Properties(), settings, (), blocks, (), ())


@pytest.fixture(scope="module")
def context() -> Context:
    folder = Path(__file__).resolve().parents[2] / "assets" / "metrics"
    return Context("2014–2020", Metrics.load(folder))


def all_found(document: Report, context: Context) -> list[tuple[str, Found]]:
    return [
        (check.rule, one)
        for check in CHECKS
        if check.report is not None
        for one in check.report(document, context)
    ]


def test_foreign_words_are_not_judged(context: Context) -> None:
    document = report(
        paragraph("Projekt nosi po angielsku tytuł ", ('"A new chance - for all"', "en-GB"), "."),
        paragraph('The region has a "social economy" - a success of the project.'),
        paragraph("Ein Projekt - so gut", language="de-DE"),
    )
    assert all_found(document, context) == []


def test_a_program_s_own_language_does_not_hide_polish(context: Context) -> None:
    document = report(
        paragraph("Sprawozdanie z\u00a0realizacji projektu w\u00a0regionie jest długie",
                  language="en-US"),
        paragraph(f"24{NBSP}spotkań", language="en-US"),
    )  # fmt: skip
    assert [rule for rule, _ in all_found(document, context)] == ["TYP-014"]


def test_a_slip_is_graver_where_lines_are_short(context: Context) -> None:
    check = tells(polish_marks.loose_letters, in_prose=Severity.WARNING)
    prose, cell = (
        next(iter(check(report(paragraph("praca w regionie", role=role)), context)))
        for role in (TextRole.BODY, TextRole.CELL)
    )
    assert (prose.severity, cell.severity) == (Severity.WARNING, None)


def test_furniture_is_told_once_and_contents_never(context: Context) -> None:
    text = "praca w regionie i kraju"
    document = report(
        paragraph(text, role=TextRole.FURNITURE),
        paragraph(text, role=TextRole.FURNITURE),
        paragraph(text, role=TextRole.CONTENTS),
    )
    assert [rule for rule, _ in all_found(document, context)] == ["TYP-001"]
    assert len(passages(document)) == 1


@pytest.mark.parametrize(
    ("items", "variant"),
    [
        (["pierwszy", "drugi", "trzeci"], None),
        (["pierwszy,", "drugi,", "trzeci."], None),
        (["pierwszy;", "drugi;", "trzeci"], "end"),
        (["pierwszy.", "drugi.", "trzeci"], "end"),
        (["pierwszy", "drugi.", "trzeci"], "bare"),
        (["w tym:", "drugi,", "trzeci."], None),
        (["stan na 2016 r.", "drugi", "trzeci"], None),
        (["Pierwszy", "drugi", "Trzeci"], "start"),
        (["pierwszy", "DOPS", "trzeci"], None),
    ],
)
def test_lists_keep_to_one_pattern(items: list[str], variant: str | None, context: Context) -> None:
    document = report(*(paragraph(item, bullet="bullet") for item in items))
    found = list(polish_layout.list_patterns(document, context))
    assert [one.variant for one in found] == ([variant] if variant else [])


@pytest.mark.parametrize(
    ("texts", "rule", "better"),
    [
        (["120\u00a0zł", "130\u00a0zł", "140\u00a0PLN"], "TYP-012", "zł"),
        (["PLN\u00a0140"], "TYP-012", "140\u00a0PLN"),
        (["1.10.2015", "1.11.2015", "01.12.2015"], "TYP-024", "1.12.2015"),
        (["01.10.2015", "01.11.2015", "2015-12-01"], "TYP-024", "01.12.2015"),
        (["1 październik 2015"], "TYP-024", "1\u00a0października 2015"),
        (["2655\u00a0osób", "2655\u00a0osób", "3\u00a0120\u00a0osób"], "TYP-011", "1234"),
    ],
)
def test_a_document_keeps_to_one_form(
    texts: list[str], rule: str, better: str, context: Context
) -> None:
    document = report(*(paragraph(text) for text in texts))
    ((told_by, one),) = all_found(document, context)
    assert (told_by, one.values["better"]) == (rule, better)


def test_an_amount_in_another_form_is_quoted_whole(context: Context) -> None:
    texts = ("1\u00a0PLN", "2\u00a0PLN", "Koszt: 850\u00a0000,00\u00a0zł")
    ((_, one),) = all_found(report(*map(paragraph, texts)), context)
    assert one.values["now"] == "850\u00a0000,00\u00a0zł"


def test_abbreviations_are_sorted_as_polish_is(context: Context) -> None:
    heading = paragraph("Wykaz skrótów", role=TextRole.HEADING, keeps_with_next=True)
    right = [paragraph(f"{key}\u00a0– nazwa") for key in ("LGD", "ŁCIS", "OWES", "ÓPS", "ZAZ")]
    assert not list(polish_layout.abbreviation_order(report(heading, *right), context))
    wrong = report(heading, right[1], right[0], *right[2:])
    (one,) = polish_layout.abbreviation_order(wrong, context)
    assert one.values == {"now": "LGD", "before": "ŁCIS"}


def test_foreign_patterns_of_hyphenation_are_told(context: Context) -> None:
    text = "Sprawozdanie z\u00a0realizacji projektu w\u00a0regionie jest długie"
    document = report(paragraph(text, language="en-US"), hyphenates=True)
    (one,) = polish_layout.hyphenation(document, context)
    assert (one.variant, one.values["language"]) == ("language", "en-US")


def test_loose_headings_and_lines_are_told_once_a_style(context: Context) -> None:
    heading = paragraph("Wyniki", role=TextRole.HEADING, style="Nagłówek 1")
    prose = paragraph("Treść", style="Treść", has_widow_control=False)
    found = polish_layout.kept_together(report(heading, prose, heading, prose), context)
    assert [one.values["style"] for one in found] == ["Nagłówek 1", "Treść"]


def test_excerpts_are_short_and_hold_the_slip() -> None:
    text = "słowo " * 40 + "w Legnicy " + "słowo " * 40
    at = text.index("w Legnicy")
    cut = excerpt(text, at, at + 9)
    assert "w Legnicy" in cut
    assert len(cut) <= 64
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert excerpt("krótki tekst", 0, 6) == "krótki tekst"


@given(st.text(alphabet="w 12-–—.,%„”\"'zł()\u00a0\v\u0301aązePLN/:@", max_size=60))
def test_odd_texts_raise_nothing(text: str) -> None:
    for look in (*LOOKS.values(), polish_words.heading_marks):
        for slip in look(without_codes(text)):
            assert 0 <= slip.start <= slip.end <= len(text)
            assert excerpt(text, slip.start, slip.end) is not None


def test_the_same_slip_under_a_heading_is_told_once_with_its_number(context: Context) -> None:
    """A person mends the paragraphs of one text box, table or section in one go."""
    blocks = [paragraph(f"Praca w grupie numer {word}") for word in ("jeden", "dwa", "trzy")]
    check = next(one.report for one in CHECKS if one.rule == "TYP-001")
    assert check is not None
    told = list(check(report(*blocks), context))
    assert [one.values.get("again") for one in told] == ["2"]
    assert explain(
        Diagnostic(
            "TYP-001", Severity.WARNING, None, {**told[0].values, "text": "w"}, told[0].place
        ),
        "pl",
    ).what.endswith("jest tu jeszcze: 2.")
