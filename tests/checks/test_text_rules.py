"""The rules of words, looks, protection and media, on documents made by hand (A11Y-040 to 065)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import Image

from checks.hand_made import (
    CONTEXT,
    deck,
    package,
    report,
    run,
    slide,
    table,
    text,
    thing,
    title,
    told,
    variants,
)
from es_docs.checks.accessibility import fit
from es_docs.checks.accessibility.abbreviations import unexplained_abbreviations
from es_docs.checks.accessibility.text import CHECKS
from es_docs.checks.accessibility.typefaces import Style, style_of
from es_docs.checks.rule import Context, Found
from es_docs.diagnostics import Area, Kind, Place
from es_docs.layout.measure import Metrics
from es_docs.messages.rules.legibility import RULES
from es_docs.ooxml.package import NS
from es_docs.reading.model import (
    ControlData,
    Deck,
    DrawnObject,
    Frame,
    Furniture,
    ObjectKind,
    PageSetup,
    Paint,
    PictureData,
    Report,
    Settings,
    TextParagraph,
    TextRole,
)
from es_docs.story import Abbreviation, Story
from es_docs.units import Emu

HEADER = Place("plik.docx", Kind.DOCX, Area.HEADER)
SENTENCE = (
    "Projekt wspiera podmioty ekonomii społecznej w całym województwie dolnośląskim i poza nim."
)


def element(xml: str) -> etree._Element:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    return etree.fromstring(f'<x {spaces} xmlns:v="urn:schemas-microsoft-com:vml">{xml}</x>')[0]


def box(*words: str, **more: object) -> DrawnObject:
    """A text box with a paragraph for each text."""
    place = Place("plik.pptx", Kind.PPTX, Area.SLIDE, 1, "Wyniki", "Pole")
    paragraphs = tuple(text(line, place=place) for line in words)
    return thing(name="Pole", box=(10, 30, 300, 60), paragraphs=paragraphs, **more)


def found(rule: str, *paragraphs: TextParagraph) -> list[str]:
    return variants(CHECKS, rule, report(*paragraphs))


def texts_of(told_of: list[Found]) -> list[str]:
    return [one.place.text for one in told_of]


# --- wordings


def _polish() -> Iterator[str]:
    for rule in RULES.values():
        every = (rule.title, rule.why, *rule.found.values(), *rule.mend.values())
        yield from (wording.pl for wording in every)


def test_polish_wordings_are_set_as_an_editor_would_set_them() -> None:
    assert [words for words in _polish() if re.search(r"(?<![\w{])[aiouwz] ", words)] == []


# --- lists (A11Y-041)


@pytest.mark.parametrize(
    ("lines", "variant"),
    [
        (["• jeden punkt"], ["bullet"]),
        (["- jeden", "- dwa", "- trzy"], ["bullet"]),
        (["1. Pierwszy", "2. Drugi"], ["number"]),
        (["a) pierwszy", "b) drugi"], ["number"]),
        (["Adresaci:\v– gminy\v– powiaty"], ["bullet"]),
        (["- jedyny myślnik"], []),
        (["1. stycznia zaczął się projekt"], []),
        (["A. Kowalski", "B. Nowak"], []),
        (["– 5 spotkań", "– 7 spotkań"], []),
        (["2014–2020 to okres programowania"], []),
        (["1. Pierwszy", "3. Trzeci"], []),
    ],
)
def test_lists_typed_by_hand(lines: list[str], variant: list[str]) -> None:
    assert found("A11Y-041", *map(text, lines)) == variant
    assert variants(CHECKS, "A11Y-041", deck(slide(1, box(*lines)))) == variant


def test_items_of_different_cells_are_no_list() -> None:
    totals = table(("- kobiety", "5"), ("- mężczyźni", "6"))
    assert variants(CHECKS, "A11Y-041", report(totals)) == []


def test_real_lists_and_headings_are_let_be() -> None:
    real = text("1. Pierwszy", bullet="number"), text("2. Drugi", bullet="number")
    headings = text("1. Wstęp", TextRole.HEADING), text("2. Cel", TextRole.HEADING)
    assert found("A11Y-041", *real, *headings) == []


# --- blanks (A11Y-042)


@pytest.mark.parametrize(
    ("words", "variant"),
    [
        ("Imię    i nazwisko", ["spaces"]),
        ("     wcięcie spacjami", ["spaces"]),
        ("Imię\t\tnazwisko", ["tabs"]),
        ("Pierwszy\v\vdrugi", ["breaks"]),
        ("Dwie  spacje należą do TYP-025", []),
        ("Pozycja\twartość", []),
        ("Spacje na końcu     ", []),
    ],
)
def test_blanks_inside_a_paragraph(words: str, variant: list[str]) -> None:
    assert found("A11Y-042", text(words)) == variant


def test_empty_paragraphs_in_a_row_are_told_once() -> None:
    (one,) = told(CHECKS, "A11Y-042", report(text("Wstęp"), *[text("")] * 3, text("Dalej")))
    assert (one.variant, one.values["count"], one.values["before"]) == ("empty", "3", "Wstęp")
    (one,) = told(CHECKS, "A11Y-042", report(*[text("")] * 3, text("Dalej")))
    assert (one.variant, one.values["count"]) == ("empty_start", "3")


def test_empty_paragraphs_that_carry_something_are_let_be() -> None:
    picture = thing(ObjectKind.PICTURE, "Zdjęcie")
    section = replace(text(""), element=element("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"))
    blocks = report(text(""), picture, text(""), text("\f"), text("A"), text(""), section)
    assert variants(CHECKS, "A11Y-042", blocks) == []
    assert variants(CHECKS, "A11Y-042", deck(slide(1, box("", "", "")))) == []


# --- links (A11Y-043)


@pytest.mark.parametrize(
    ("words", "variant"),
    [
        ("tutaj", ["vague"]),
        ("Czytaj więcej »", ["vague"]),
        ("https://example.org/a/b?c=1", ["address"]),
        ("www.example.org/strona", ["address"]),
        ("www.example.org", []),
        ("biuro@example.org", []),
        ("Regulamin naboru", []),
    ],
)
def test_words_of_a_link(words: str, variant: list[str]) -> None:
    linked = text([run("Zobacz: "), run(words, link="https://example.org/a")])
    assert found("A11Y-043", linked) == variant


def test_a_link_in_several_runs_is_one_link() -> None:
    runs = [run("Regulamin ", link="a"), run("tutaj", link="a"), run(" i ", link="")]
    assert found("A11Y-043", text(runs), text([run("5", link="#x")], TextRole.CONTENTS)) == []


# --- headers and footers (A11Y-044)


def furniture(*paragraphs: TextParagraph, part: str = "word/header1.xml") -> Furniture:
    return Furniture(HEADER, "default", 0, paragraphs, (), part)


def with_header(*paragraphs: TextParagraph) -> Report:
    made = report(text("Koordynacja ekonomii społecznej"))
    headers = (furniture(*paragraphs), furniture(*paragraphs))
    return replace(made, headers=headers)


def test_a_header_may_repeat_the_body_and_number_pages() -> None:
    page = [run("Koordynacja ekonomii…\tStrona "), run("2", is_field=True), run(" z 7")]
    assert told(CHECKS, "A11Y-044", with_header(text(page, TextRole.FURNITURE))) == []


def test_what_only_a_header_says_is_told_once() -> None:
    lines = text("Nr umowy RPDS.09.04 | Koordynacja ekonomii", TextRole.FURNITURE, place=HEADER)
    assert texts_of(told(CHECKS, "A11Y-044", with_header(lines))) == ["Nr umowy RPDS.09.04"]


def test_footers_of_slides_and_words_of_a_master() -> None:
    footer = thing(
        name="Stopka",
        placeholder="ftr",
        paragraphs=(text("Poufne do piątku", TextRole.FURNITURE), text("12", TextRole.FURNITURE)),
    )
    place = Place("plik.pptx", Kind.PPTX, Area.MASTER, name="Wzorzec")
    words = thing(name="Dopisek", words="Egzemplarz archiwalny")
    prompt = thing(name="Monit", words="Kliknij, aby dodać tekst", placeholder="body")
    master = Frame("Wzorzec", place, (words, prompt), "FFFFFF", "ppt/slideMasters/slideMaster1.xml")
    made = replace(deck(slide(1, title(), footer), slide(2, footer)), frames=(master,))
    expected = ["Poufne do piątku", "Egzemplarz archiwalny"]
    assert texts_of(told(CHECKS, "A11Y-044", made)) == expected


# --- typefaces and sizes (A11Y-050, A11Y-051)


@pytest.mark.parametrize(
    ("family", "style"),
    [
        ("Calibri Light", Style.SANS),
        ("Open Sans SemiBold", Style.SANS),
        ("Source Sans Pro", Style.SANS),
        ("Century Gothic", Style.SANS),
        ("Dolnośląski Sans", Style.SANS),
        ("Lucida Sans Typewriter", Style.SANS),
        ("Wingdings", Style.SANS),
        ("Times New Roman", Style.SERIF),
        ("Century Schoolbook", Style.SERIF),
        ("Nasza Antykwa", Style.SERIF),
        ("Comic Sans MS", Style.SCRIPT),
        ("Courier New", Style.MONOSPACED),
        ("DejaVu Sans Mono", Style.MONOSPACED),
        ("Krój Urzędowy", Style.UNKNOWN),
        ("", Style.UNKNOWN),
    ],
)
def test_the_style_of_a_typeface(family: str, style: Style) -> None:
    assert style_of(family) is style


def test_a_typeface_is_told_once_with_how_often() -> None:
    serif = text([run("Tekst z szeryfami", typeface="Georgia")])
    mixed = text([run("Wtrącone ", typeface="Georgia"), run("w dłuższym zdaniu bez szeryfów")])
    unknown = text([run("Nieznany", typeface="Krój Urzędowy")])
    one, other = told(CHECKS, "A11Y-050", report(serif, mixed, serif, unknown))
    assert (one.variant, one.values["typeface"], one.values["count"]) == ("serif", "Georgia", "2")
    assert (other.variant, other.severity) == ("unknown", "info")


def sized(size: float, role: TextRole = TextRole.BODY, **more: object) -> TextParagraph:
    return text([run("Pięć słów tego tekstu wystarczy", size_pt=size)], role, **more)


@pytest.mark.parametrize(
    ("paragraph", "is_told"),
    [
        (sized(11), True),
        (sized(12), False),
        (sized(10, TextRole.CELL), False),
        (sized(9, TextRole.CAPTION), True),
        (sized(10, style="Uwaga"), False),
        (sized(10, style="footnote text"), False),
        (replace(sized(8), runs=(run("ukryty", size_pt=8.0, is_hidden=True),)), False),
        (text([run("12 pkt i ", size_pt=12.0), run("1)", size_pt=8.0)]), True),
        (text([run("12 pkt", size_pt=12.0), run(" – ", size_pt=8.0)]), False),
    ],
)
def test_sizes_of_a_report(paragraph: TextParagraph, is_told: bool) -> None:
    assert bool(told(CHECKS, "A11Y-051", report(paragraph))) is is_told


def test_sizes_of_one_style_are_told_once() -> None:
    (one,) = told(CHECKS, "A11Y-051", report(sized(11), sized(11), sized(12)))
    assert (one.values["size"], one.values["least"], one.values["count"]) == ("11", "12", "2")
    header = replace(with_header(replace(sized(8.5, TextRole.FURNITURE), place=HEADER)))
    (one,) = told(CHECKS, "A11Y-051", header)
    assert (one.values["size"], one.values["least"]) == ("8,5", "9")


@pytest.mark.parametrize(
    ("one", "is_told"),
    [
        (thing(name="Treść", placeholder="body", paragraphs=(sized(16),)), True),
        (thing(name="Pole", paragraphs=(sized(16),)), True),
        (thing(name="Etykieta", paragraphs=(text([run("Wrocław", size_pt=14.0)]),)), False),
        (thing(name="Źródło", box=(10, 160, 300, 10), paragraphs=(sized(12),)), False),
        (thing(name="Źródło", box=(10, 160, 300, 10), paragraphs=(sized(11),)), True),
        (thing(name="Numer", paragraphs=(sized(12, TextRole.FURNITURE),)), False),
    ],
)
def test_sizes_of_slides(one: DrawnObject, is_told: bool) -> None:
    assert bool(told(CHECKS, "A11Y-051", deck(slide(1, title(), one)))) is is_told


# --- alignment, spacing, hyphens, emphasis (A11Y-052 to A11Y-055)


def test_justified_text_of_one_style_is_told_once() -> None:
    just = text("Tekst", align="justify")
    assert [one.values["count"] for one in told(CHECKS, "A11Y-052", report(just, just))] == ["2"]
    assert found("A11Y-052", text("", align="justify"), text("Tekst", align="right")) == []


LONG = SENTENCE + " " + SENTENCE


@pytest.mark.parametrize(
    ("paragraph", "spacing"),
    [
        (text(LONG, line_spacing=1.08), ["1,08"]),
        (text(LONG, line_spacing=1.15), []),
        (text("Krótki wiersz", line_spacing=1.0), []),
        (text(LONG, TextRole.CELL, line_spacing=1.0), []),
        (text(LONG, style="Uwaga", line_spacing=1.0), []),
        (text(LONG, line_spacing=None, line_spacing_pt=24.0, is_exact=True), ["1"]),
        (text(LONG, line_spacing=None, line_spacing_pt=30.0, is_exact=True), []),
        (text(LONG, line_spacing=None, line_spacing_pt=12.0, is_exact=True), []),
        (text(LONG, line_spacing=None, line_spacing_pt=12.0), ["1"]),
    ],
)
def test_line_spacing_of_reports(paragraph: TextParagraph, spacing: list[str]) -> None:
    made = told(CHECKS, "A11Y-053", report(paragraph))
    assert [one.values["spacing"] for one in made] == spacing


def test_line_spacing_of_slides_is_told_once_a_value() -> None:
    place = Place("plik.pptx", Kind.PPTX, Area.SLIDE, 1)
    tight = thing(paragraphs=(text(LONG, line_spacing=0.9, place=place),))
    heading = thing(paragraphs=(text(LONG, TextRole.TITLE, line_spacing=0.9, place=place),))
    (one,) = told(CHECKS, "A11Y-053", deck(slide(1, heading, tight), slide(2, tight)))
    assert (one.values["spacing"], one.values["count"]) == ("0,9", "2")


def test_hyphenation() -> None:
    on = replace(report(text("Tekst")), settings=Settings(hyphenates=True))
    assert variants(CHECKS, "A11Y-054", on) == ["automatic"]
    suppressed = element(
        "<w:styles><w:docDefaults><w:pPrDefault><w:pPr><w:suppressAutoHyphens/></w:pPr>"
        "</w:pPrDefault></w:docDefaults></w:styles>"
    )
    off = replace(on, package=package({"word/styles.xml": suppressed}))
    assert variants(CHECKS, "A11Y-054", off) == []
    (soft,) = told(CHECKS, "A11Y-054", report(text("Wydanie publi\u00adkacji, tanio")))
    assert (soft.variant, soft.values["word"]) == ("soft", "publi-kacji,")


@pytest.mark.parametrize(
    ("paragraph", "variant"),
    [
        (text([run("Cały ten akapit", italic=True)]), ["italic"]),
        (text([run("Tylko ", italic=True), run("jedno słowo z wielu")]), []),
        (text([run("Cały ten akapit", underlined=True)]), ["underlined"]),
        (text([run("Odnośnik do strony", underlined=True, link="a")]), []),
        (text("TWORZENIE REGIONALNYCH SIECI"), ["capitals"]),
        (text([run("Tworzenie regionalnych sieci", all_caps=True)]), ["capitals"]),
        (text("CIS, KIS, WTZ, ZAZ"), []),
        (text([run("Ważne słowa", italic=True)]), []),
    ],
)
def test_heavy_emphasis(paragraph: TextParagraph, variant: list[str]) -> None:
    assert found("A11Y-055", paragraph) == variant


# --- abbreviations (A11Y-056)


@pytest.mark.parametrize(
    ("lines", "unexplained"),
    [
        (["Sieć OWES działa."], ["OWES"]),
        (["Ośrodki Wsparcia Ekonomii Społecznej (OWES) działają.", "OWES-y rosną."], []),
        (["OWES (ośrodek wsparcia ekonomii społecznej) działa."], []),
        (["OWES – ośrodek wsparcia ekonomii społecznej."], []),
        (["OWES, czyli ośrodki wsparcia ekonomii społecznej."], []),
        (["Regionalny ośrodek polityki społecznej, zwany dalej (dalej: ROPS)."], []),
        (["Skróty: NGO – organizacje pozarządowe; JST – jednostki samorządu."], []),
        (["FEDS – Fundusze Europejskie dla Dolnego Śląska"], []),
        (["RPO WD – Regionalny Program Operacyjny Województwa Dolnośląskiego", "RPO WD"], []),
        (["RPO WD 2014–2020"], ["RPO WD"]),
        (["WTZ – 5 spotkań"], ["WTZ"]),
        (["Podmioty reintegracyjne (CIS, KIS)"], ["CIS", "KIS"]),
        (["JST i JST, potem JST"], ["JST"]),
        (["Etap III, rozdział IV, 100 PLN, NIP 897-000"], []),
        (["RAZEM", "TAK", "NIE"], []),
        (["Wynik OBRAD jest dobry", "obrad było dużo"], []),
        (["Umowa RPDS.09.04.00-02-0001/15"], []),
        (["SPRAWOZDANIE Z REALIZACJI PROJEKTU OWES"], []),
        (["kontakt@ABC.pl, www.ABC.pl, COVID-19"], []),
        (["współpraca JST/PES"], ["JST", "PES"]),
    ],
)
def test_abbreviations(lines: list[str], unexplained: list[str]) -> None:
    made = told(CHECKS, "A11Y-056", report(*map(text, lines)))
    assert [one.values["abbreviation"] for one in made] == unexplained


def test_an_explanation_counts_before_and_on_the_same_slide_but_not_later() -> None:
    full = "Skróty: JST – jednostka samorządu terytorialnego"

    def on(number: int, *words: str) -> DrawnObject:
        place = Place("plik.pptx", Kind.PPTX, Area.SLIDE, number, f"Slajd {number}")
        return thing(paragraphs=tuple(text(line, place=place) for line in words))

    same = deck(slide(1, on(1, "Współpraca JST", full)))
    before = deck(slide(1, on(1, full)), slide(2, on(2, "Współpraca JST")))
    later = deck(slide(1, on(1, "Współpraca JST")), slide(2, on(2, full)))
    assert [len(told(CHECKS, "A11Y-056", made)) for made in (same, before, later)] == [0, 0, 1]


def test_a_table_of_abbreviations_explains() -> None:
    listed = table(("Skrót", "Znaczenie"), ("JST", "jednostka samorządu terytorialnego"))
    assert told(CHECKS, "A11Y-056", report(listed, text("Współpraca JST"))) == []


def test_the_content_knows_full_names_that_no_letters_tell() -> None:
    story = Story(
        "k", "t", "r", "a", "f", "p", (), (Abbreviation("SWOT", "analiza mocnych stron"),)
    )
    context = Context("2014–2020", CONTEXT.metrics, story=story)
    known = report(text("W tej części jest analiza mocnych stron, czyli metoda SWOT."))
    assert list(unexplained_abbreviations(known, context)) == []
    assert len(list(unexplained_abbreviations(known, CONTEXT))) == 1


# --- sentences (A11Y-057)


def test_long_sentences_of_a_section() -> None:
    long = " ".join(["słowo"] * 26) + "."
    (one,) = told(CHECKS, "A11Y-057", report(text(f"{long} {long.capitalize()}")))
    assert (one.values["mean"], one.values["most"]) == ("26", "20")
    short = report(text(f"{long} {SENTENCE} {SENTENCE} {SENTENCE}"))
    assert told(CHECKS, "A11Y-057", short) == []


def test_prescribed_wording_names_and_cells_do_not_count() -> None:
    funding = (
        "Projekt współfinansowany przez Unię Europejską ze środków Europejskiego Funduszu"
        " Społecznego w ramach Regionalnego Programu Operacyjnego Województwa Dolnośląskiego na"
        " lata objęte okresem programowania i jeszcze trochę dłużej niż dwadzieścia słów"
    )
    name = "Konferencja „" + " ".join(["słowo"] * 30) + "” odbyła się we Wrocławiu."
    cell = table((" ".join(["słowo"] * 30) + ".", "5"))
    made = deck(slide(1, box(funding), box(name), cell))
    assert told(CHECKS, "A11Y-057", made) == []


# --- objects and protection (A11Y-040, A11Y-060, A11Y-063)


def test_floating_objects() -> None:
    picture = thing(ObjectKind.PICTURE, "Zdjęcie", is_inline=False)
    decorative = replace(picture, is_decorative=True)
    line = thing(ObjectKind.LINE, "Kreska", is_inline=False)
    floating = replace(table(("a", "b")), is_inline=False)
    made = report(picture, decorative, line, floating, thing(ObjectKind.PICTURE, "W wierszu"))
    assert variants(CHECKS, "A11Y-040", made) == ["picture", "object", "table"]


def test_protection() -> None:
    assert variants(CHECKS, "A11Y-060", replace(deck(), is_protected=True)) == [""]
    protected = replace(report(), settings=Settings(is_protected=True))
    assert variants(CHECKS, "A11Y-060", protected) == [""]
    assert variants(CHECKS, "A11Y-060", report()) == []


def test_fields_to_fill_in() -> None:
    place = Place("plik.docx", Kind.DOCX, Area.BODY, text="12")
    controls = (
        ControlData("", place, "12"),
        ControlData("Data", place, "12"),
        ControlData("", place, "Spis", gallery="Table of Contents"),
        ControlData("", place, "12", tag="goog_rdk_0"),
    )
    body = element(
        '<w:document><w:body><w:p><w:ffData><w:name w:val="Tekst1"/></w:ffData>'
        '<w:ffData><w:name w:val="Tekst2"/><w:helpText w:val="Podaj datę"/></w:ffData></w:p>'
        "</w:body></w:document>"
    )
    made = replace(report(), controls=controls, package=package({"word/document.xml": body}))
    control, field = told(CHECKS, "A11Y-063", made)
    assert (control.variant, control.place.text) == ("control", "12")
    assert (field.variant, field.values["name"]) == ("field", "Tekst1")


# --- movement, media, backgrounds, notes (A11Y-061, A11Y-062, A11Y-064, A11Y-065)


def gif(frames: int) -> bytes:
    target = BytesIO()
    first, *rest = (Image.new("RGB", (8, 8), (60 * n, 0, 0)) for n in range(frames))
    first.save(target, "GIF", save_all=True, append_images=rest)
    return target.getvalue()


def photo(data: bytes, **more: object) -> DrawnObject:
    return thing(ObjectKind.PICTURE, "Zdjęcie", picture=PictureData(data, "media/a.gif"), **more)


def test_movement() -> None:
    moving, still, broken = photo(gif(3)), photo(gif(1)), photo(gif(3)[:40])
    first = replace(slide(1, moving, still, broken), advances_after=2.5)
    made = told(CHECKS, "A11Y-061", deck(first, replace(slide(2), repeats=True)))
    assert [one.variant for one in made] == ["advance", "endless", "animated"]
    assert made[0].values["seconds"] == "2,5"


def test_media_without_captions() -> None:
    film = thing(ObjectKind.MEDIA, "Film")
    track = element(
        '<p:pic><c:track xmlns:c="http://schemas.microsoft.com/office/powerpoint/2017/3/main"/></p:pic>'
    )
    notes = (text("Transkrypcja: Dzień dobry.", TextRole.NOTES),)
    made = deck(
        slide(1, film),
        slide(2, replace(film, element=track)),
        replace(slide(3, film), notes=notes),
    )
    assert len(told(CHECKS, "A11Y-062", made)) == 1


def test_pictures_behind_the_text_of_slides() -> None:
    whole = (0, 0, 338, 190)
    words = box("Tekst na obrazie")
    ground = photo(b"", box=whole)
    own = replace(slide(1, words), has_picture_background=True)
    from_layout = slide(2, words)
    layout = replace(from_layout.layout, uses_picture=True)
    inherited = replace(from_layout, layout=layout, has_picture_background=True)
    over = slide(3, ground, words)
    beside = slide(4, words, ground)
    made = replace(deck(own, inherited, over, beside), frames=(layout,))
    variants_told = variants(CHECKS, "A11Y-064", made)
    assert variants_told == ["background", "background", "picture"]


def test_pictures_behind_the_text_of_pages() -> None:
    page = PageSetup(Emu(7_560_000), Emu(10_692_000), (Emu(0),) * 4, has_first_page=False)
    letterhead = photo(b"", box=(0, 0, 210, 297), is_inline=False)
    large = Furniture(HEADER, "default", 0, (), (letterhead,), "word/header2.xml")
    mark = element('<w:hdr><w:p><v:shape id="PowerPlusWaterMarkObject12"/></w:p></w:hdr>')
    made = replace(
        report(text("Tekst")),
        settings=Settings(has_picture_background=True),
        package=package({"word/header1.xml": mark}),
        headers=(furniture(), furniture(), large),
        pages=(page,),
    )
    expected = ["background", "watermark", "watermark"]
    assert variants(CHECKS, "A11Y-064", made) == expected


def test_visual_slides_have_notes() -> None:
    chart = thing(ObjectKind.CHART, "Wykres")
    spoken = (text("Wykres pokazuje, że…", TextRole.NOTES),)
    made = deck(
        slide(1, chart),
        replace(slide(2, chart), notes=spoken),
        slide(3, replace(chart, is_decorative=True)),
        slide(4, box("Sam tekst")),
    )
    assert [one.place.number for one in told(CHECKS, "A11Y-065", made)] == [1]


# --- odd input


def test_nothing_odd_makes_a_check_fail(metrics: Metrics) -> None:
    context = Context("2014–2020", metrics)
    odd = [
        thing(box=None, words="bez miejsca"),
        thing(box=(0, 0, 0, 0), words="bez rozmiaru"),
        thing(words="ukryte", is_hidden=True),
        thing(fill=Paint("picture"), box=(0, 0, 338, 190)),
        thing(paragraphs=(TextParagraph((), Place("p", Kind.PPTX), TextRole.BODY),)),
        table(),
        photo(b"GIF89a"),
    ]
    documents: list[Deck | Report] = [deck(), deck(slide(1, *odd)), report(), report(*odd)]
    for document in documents:
        for check in (*CHECKS, *fit.CHECKS):
            function = check.deck if isinstance(document, Deck) else check.report
            for one in function(document, context) if function else ():  # pyright: ignore[reportArgumentType]
                assert one.variant in RULES[check.rule].found
