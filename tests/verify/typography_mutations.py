"""Good documents spoiled against the rules of `es_docs.messages.rules.typography`."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from es_docs.diagnostics import Area, Kind, Severity
from verify.mutation import (
    NAMESPACES,
    Mutation,
    Spoil,
    edited,
    element,
    every,
    replaced,
)

DOCUMENT = "word/document.xml"
PROSE = "Dla każdego działania podano zadania zaplanowane i\u00a0zrealizowane."
"""A sentence of the report that nothing else depends on."""
HEADING = "Działania"
NOTES = "Dziękuję za uwagę."
"""The notes of the last slide of the deck."""


def on_slide(number: int, old: str, new: str) -> Spoil:
    return replaced(f"ppt/slides/slide{number}.xml", old, new)


def in_notes(number: int, old: str, new: str) -> Spoil:
    return replaced(f"ppt/notesSlides/notesSlide{number}.xml", old, new)


def in_report(old: str, new: str) -> Spoil:
    return replaced(DOCUMENT, old, new)


def slide(
    rule: str, name: str, number: int, old: str, new: str, text: str, severity: Severity
) -> Mutation:
    """A slip in a text of a slide."""
    return Mutation(
        rule,
        Kind.PPTX,
        name,
        on_slide(number, old, new),
        Area.SLIDE,
        {"number": number},
        text,
        severity=severity,
    )


def notes(rule: str, name: str, new: str, text: str, severity: Severity) -> Mutation:
    """Notes of the last slide that are nothing but a slip."""
    return Mutation(
        rule,
        Kind.PPTX,
        name,
        in_notes(13, NOTES, new),
        Area.NOTES,
        {"number": 13},
        text,
        severity=severity,
    )


def prose(rule: str, name: str, new: str, text: str, severity: Severity) -> Mutation:
    """A sentence of the report that has a slip."""
    return Mutation(
        rule,
        Kind.DOCX,
        name,
        in_report(PROSE, new),
        Area.BODY,
        {"name": HEADING},
        text,
        severity=severity,
    )


def report(rule: str, name: str, old: str, new: str, text: str, severity: Severity) -> Mutation:
    """A slip in a text of the report."""
    return Mutation(
        rule, Kind.DOCX, name, in_report(old, new), Area.BODY, {}, text, severity=severity
    )


def bulleted_notes(root: etree._Element) -> None:
    """Makes the sentences of the notes a list, the last of them without its full stop."""
    body = every(root, "//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='body']/p:txBody/a:p")
    for paragraph in body:
        properties = paragraph.find("a:pPr", NAMESPACES)
        if properties is None:
            properties = element("<a:pPr/>")
            paragraph.insert(0, properties)
        properties.append(element('<a:buChar char="•"/>'))
    last = body[-1].findall(".//a:t", NAMESPACES)[-1]
    last.text = (last.text or "").removesuffix(".")


def uneven_list(root: etree._Element) -> None:
    """Puts a full stop behind the last item of the list of abbreviations."""
    item = every(root, "//w:p[w:pPr/w:pStyle/@w:val='ListBullet']")[-1]
    last = item.findall(".//w:t", NAMESPACES)[-1]
    last.text = f"{last.text}."


def loose_headings(root: etree._Element) -> None:
    for flag in every(root, "//w:style[@w:styleId='Heading2']/w:pPr/w:keepNext"):
        flag.getparent().remove(flag)


def broken_word(root: etree._Element) -> None:
    """Breaks a word of a table by hand."""
    (text,) = [one for one in every(root, "//a:t") if "zatrudnienia" in (one.text or "")]
    run = text.getparent()
    before, _, behind = (text.text or "").partition("nienia")
    text.text = f"{before}-"
    run.addnext(element("<a:br><a:rPr/></a:br>"))
    rest = deepcopy(run)
    rest.find("a:t", NAMESPACES).text = f"nienia{behind}"
    run.getnext().addnext(rest)


E, W, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

MUTATIONS: list[Mutation] = [
    slide(
        "TYP-001", "title", 10, "JST a\u00a0podmiotami", "JST a podmiotami", "a podmiotami", E
    ),
    prose("TYP-001", "prose", PROSE.replace("i\u00a0", "i "), "i zrealizowane", W),
    slide("TYP-002", "amount", 2, "000,00\u00a0PLN", "000,00 PLN", "000,00 PLN", E),
    report("TYP-002", "noun", "9\u00a0spotkań", "9 spotkań", "9 spotkań", W),
    slide("TYP-003", "stop", 2, "2016\u00a0r.", "2016\u00a0r", "2016\u00a0r", E),
    prose("TYP-003", "glued", "Stan na koniec 2016r.", "2016r.", E),
    slide(
        "TYP-004", "straight", 10, "„Zakup Prospołeczny”", '"Zakup Prospołeczny"', '"Zakup', E
    ),
    report(
        "TYP-004", "english", "„Zakup Prospołeczny”", "“Zakup Prospołeczny”", "“Zakup", E
    ),
    notes("TYP-005", "inside", "Znak „Zakup Prospołeczny.”", "Prospołeczny.”", W),
    prose("TYP-005", "inside", "Znak „Zakup Prospołeczny.”", "Prospołeczny.”", W),
    notes("TYP-006", "hyphen", "W\u00a0latach 2014-2020.", "2014-2020", E),
    prose("TYP-006", "spaces", "W\u00a0latach 2014 – 2020.", "2014 – 2020", E),
    slide("TYP-007", "hyphen", 2, "r.\u00a0– 31", "r. - 31", "r. - 31", E),
    report("TYP-007", "loose", "r.\u00a0– 31", "r. – 31", "r. – 31", W),
    slide("TYP-008", "hyphen", 5, "Razem\u00a0– spotkania", "Razem - spotkania", "Razem -", E),
    prose("TYP-008", "em-dash", "Podano zadania—zaplanowane.", "zadania—", E),
    slide(
        "TYP-009", "spaces", 10, "informacyjno-doradczych", "informacyjno – doradczych",
        "informacyjno – doradczych", E,
    ),
    report(
        "TYP-009", "dash", "informacyjno-doradczych", "informacyjno–doradczych",
        "informacyjno–doradczych", E,
    ),
    notes("TYP-010", "dots", "Wartość: 850.000,00\u00a0PLN.", "850.000,00", E),
    prose("TYP-010", "plain", "Wartość: 850 000,00\u00a0PLN.", "850 000,00", E),
    notes(
        "TYP-011", "mixed", "Było 2655\u00a0osób i\u00a03\u00a0120\u00a0osób.", "3\u00a0120", INFO
    ),
    prose(
        "TYP-011", "mixed", "Było 2655\u00a0osób i\u00a03\u00a0120\u00a0osób.", "3\u00a0120", INFO
    ),
    notes("TYP-012", "mixed", "Koszt to 120\u00a0zł.", "120\u00a0zł", W),
    prose("TYP-012", "before", "Koszt to PLN\u00a0120.", "PLN\u00a0120", W),
    notes("TYP-013", "space", "Wykonano 63 % planu.", "63 %", W),
    prose("TYP-013", "point", "Wykonano 63.5% planu.", "63.5%", W),
    slide("TYP-014", "few", 8, "24\u00a0spotkania", "24\u00a0spotkań", "24\u00a0spotkań", E),
    report(
        "TYP-014", "one", "2\u00a0wizyty\u00a0studyjne", "2\u00a0wizyta\u00a0studyjne",
        "2\u00a0wizyta", E,
    ),
    notes("TYP-015", "plural", "Odbyły się 5\u00a0spotkań.", "Odbyły się 5", W),
    prose("TYP-015", "singular", "Odbyło się 3\u00a0spotkania.", "Odbyło się 3", W),
    notes("TYP-016", "ze", "To 77 z\u00a0101\u00a0spotkań.", "z\u00a0101", W),
    prose("TYP-016", "z", "To 9 ze\u00a011\u00a0spotkań.", "ze\u00a011", W),
    notes("TYP-017", "ending", "Dziękuję 5-u osobom.", "5-u", E),
    prose("TYP-017", "ordinal", "Spotkanie 10-go maja.", "10-go", E),
    Mutation(
        "TYP-018",
        Kind.PPTX,
        "end",
        edited("ppt/notesSlides/notesSlide10.xml", bulleted_notes),
        Area.NOTES,
        {"number": 10},
        "Prospołeczny”",
        severity=W,
    ),
    Mutation(
        "TYP-018", Kind.DOCX, "end", edited(DOCUMENT, uneven_list), Area.BODY,
        {"name": "Wykaz skrótów"}, "zawodowej.", severity=W,
    ),
    slide("TYP-019", "stop", 10, "ekonomii społecznej</a:t>", "ekonomii społecznej.</a:t>",
          "społecznej.", W),
    Mutation(
        "TYP-019",
        Kind.DOCX,
        "colon",
        replaced(DOCUMENT, ">Podpisy</w:t>", ">Podpisy:</w:t>", count=2),
        Area.BODY,
        {},
        "Podpisy:",
        severity=W,
    ),
    slide("TYP-020", "missing", 8, "ds.\u00a0promocji", "ds\u00a0promocji", "ds\u00a0", W),
    prose("TYP-020", "needless", "Zadania podano wg. planu.", "wg. planu", W),
    slide(
        "TYP-021", "capitals", 10, "podmioty ekonomii społecznej", "podmioty Ekonomii Społecznej",
        "podmioty Ekonomii Społecznej", W,
    ),
    report(
        "TYP-021", "capitals", "dotyczącej ekonomii społecznej", "dotyczącej Ekonomii Społecznej",
        "Ekonomii Społecznej", W,
    ),
    slide(
        "TYP-022", "declined", 7, "„Dolnośląskie Forum", "„Dolnośląskiego Forum",
        "„Dolnośląskiego Forum", W,
    ),
    report(
        "TYP-022", "declined", "„Dolnośląskie Forum", "„Dolnośląskiego Forum",
        "„Dolnośląskiego Forum", W,
    ),
    slide("TYP-024", "mixed", 2, "1.10.2015", "01.10.2015", "01.10.2015", W),
    prose("TYP-024", "month", "Spotkanie 1 październik 2015\u00a0r.", "1 październik", W),
    notes("TYP-025", "before", "Dziękuję , państwu.", "Dziękuję ,", E),
    prose("TYP-025", "letters", "Zadania wspo\u0301lne.", "wspo\u0301lne", E),
    slide(
        "TYP-026", "title", 13, ">Dziękuję za uwagę<",
        ">Dziękuję za uwagę i\u00a0wspólną pracę przy projekcie<",
        "projekcie", W,
    ),
    Mutation(
        "TYP-026", Kind.DOCX, "heading", edited("word/styles.xml", loose_headings), Area.BODY,
        {"name": "Tworzenie regionalnych sieci współpracy Ośrodków Wsparcia Ekonomii Społecznej"
                 " (OWES)"}, "Tworzenie", severity=W,
    ),
    Mutation(
        "TYP-027", Kind.PPTX, "hand", edited("ppt/slides/slide8.xml", broken_word), Area.SLIDE,
        {"number": 8}, "zatrud- nienia", severity=W,
    ),
    Mutation(
        "TYP-027", Kind.DOCX, "hand",
        in_report(PROSE, "Podano zada</w:t><w:t>-</w:t><w:br/><w:t>nia zaplanowane."), Area.BODY,
        {"name": HEADING}, "zada- nia", severity=W,
    ),
    slide(
        "TYP-028", "inline", 3,
        "ES\u00a0– ekonomia społeczna; JST\u00a0– jednostka samorządu terytorialnego",
        "JST\u00a0– jednostka samorządu terytorialnego; ES\u00a0– ekonomia społeczna", "ES", INFO,
    ),
    report(
        "TYP-028", "inline",
        "ES\u00a0– ekonomia społeczna; JST\u00a0– jednostka samorządu terytorialnego",
        "JST\u00a0– jednostka samorządu terytorialnego; ES\u00a0– ekonomia społeczna", "ES", INFO,
    ),
]  # fmt: skip
