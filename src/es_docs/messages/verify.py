"""Findings of judging finished files (V…), and the words the verdict is told in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Area, Kind
from es_docs.messages import Message, Text

MESSAGES: Final[Mapping[str, Message]] = {
    "V001": Message(
        what=Text(
            pl="Nie można odczytać pliku: {reason}.",
            en="The file cannot be read: {reason}.",
        ),
        hint=Text(
            pl="Sprawdź nazwę i folder oraz to, czy plik nie jest otwarty w innym programie.",
            en="Check its name and folder, and whether another program has it open.",
        ),
    ),
    "V002": Message(
        what=Text(
            pl="Plik jest większy niż {megabytes} MB i nie został sprawdzony.",
            en="The file is larger than {megabytes} MB and was not checked.",
        ),
        hint=Text(
            pl="Zmniejsz obrazy: Format obrazu → Kompresuj obrazy, zapisz i sprawdź ponownie.",
            en="Compress its pictures (Picture Format → Compress Pictures), save, check again.",
        ),
    ),
    "V003": Message(
        what=Text(
            pl="Plik jest zaszyfrowany hasłem, więc nie można go sprawdzić.",
            en="The file is encrypted with a password, so it cannot be checked.",
        ),
        hint=Text(
            pl=(
                "Otwórz go w programie Office, usuń hasło (Plik → Informacje → Chroń → Szyfruj przy"
                " użyciu hasła) i zapisz. Dokument z hasłem nie jest też dostępny cyfrowo."
            ),
            en=(
                "Open it in Office, remove the password (File → Info → Protect → Encrypt with"
                " Password) and save. A document with a password is not accessible either."
            ),
        ),
    ),
    "V004": Message(
        what=Text(
            pl="Plik jest w dawnym formacie Office (.ppt, .doc).",
            en="The file is in a former format of Office (.ppt, .doc).",
        ),
        hint=Text(
            pl="Otwórz go w programie Office i zapisz jako .pptx albo .docx.",
            en="Open it in Office and save it as .pptx or .docx.",
        ),
    ),
    "V005": Message(
        what=Text(
            pl="Plik nie jest prezentacją .pptx, dokumentem .docx ani plikiem .pdf.",
            en="The file is no .pptx presentation, no .docx document and no .pdf file.",
        ),
        hint=Text(
            pl="Wskaż prezentację, sprawozdanie albo wyeksportowany z nich plik PDF.",
            en="Name a presentation, a report, or a PDF file exported from one of them.",
        ),
    ),
    "V006": Message(
        what=Text(
            pl="Plik jest w formacie OpenDocument (.odp, .odt).",
            en="The file is in the OpenDocument format (.odp, .odt).",
        ),
        hint=Text(
            pl="Otwórz go w programie LibreOffice i zapisz jako .pptx albo .docx.",
            en="Open it in LibreOffice and save it as .pptx or .docx.",
        ),
    ),
    "V007": Message(
        what=Text(
            pl="Lista przyjętych uwag jest nieczytelna: {detail}.",
            en="The list of accepted findings cannot be read: {detail}.",
        ),
        hint=Text(
            pl="Każda pozycja ma klucze „numer”, „powód” i „autor”, wszystkie wypełnione.",
            en="Each entry has the keys “numer”, “powód” and “autor”, all of them filled in.",
        ),
    ),
    "V008": Message(
        what=Text(
            pl="Przyjęta uwaga {number} już nie występuje (powód: {reason}).",
            en="The accepted finding {number} no longer occurs (reason: {reason}).",
        ),
        hint=Text(
            pl="Usuń tę pozycję z listy przyjętych uwag.",
            en="Take the entry out of the list of accepted findings.",
        ),
    ),
    "V009": Message(
        what=Text(
            pl="Plik PDF jest zabezpieczony hasłem, więc nie można go sprawdzić.",
            en="The PDF file is protected with a password, so it cannot be checked.",
        ),
        hint=Text(
            pl="Wyeksportuj go ponownie bez hasła.",
            en="Export it again without a password.",
        ),
    ),
    "V010": Message(
        what=Text(
            pl="Plik PDF jest uszkodzony: {reason}.",
            en="The PDF file is damaged: {reason}.",
        ),
        hint=Text(
            pl="Wyeksportuj go ponownie z prezentacji albo sprawozdania.",
            en="Export it again from the presentation or the report.",
        ),
    ),
    "V011": Message(
        what=Text(
            pl="Budowa pliku odbiega od normy w drobiazgach (miejsc: {count}, kody: {codes}).",
            en="The make of the file departs from the standard in trifles ({count}: {codes}).",
        ),
        allowed=Text(
            pl="Office otwiera takie pliki; zapisują je LibreOffice, pandoc i niektóre skrypty.",
            en="Office opens such files; LibreOffice, pandoc and some scripts write them.",
        ),
        hint=Text(
            pl="Otwórz plik w programie PowerPoint albo Word i zapisz go ponownie.",
            en="Open the file in PowerPoint or Word and save it once more.",
        ),
    ),
}
VARIANTS: Final[Mapping[tuple[str, str], Text]] = {
    ("V005", "empty"): Text(pl="Plik jest pusty.", en="The file is empty."),
    ("V005", "strict"): Text(
        pl="Plik zapisano w odmianie Strict Open XML. Otwórz go i zapisz jako zwykłą prezentację"
        " programu PowerPoint (.pptx) albo zwykły dokument programu Word (.docx).",
        en="The file was saved as Strict Open XML. Open it and save it as a usual PowerPoint"
        " presentation (.pptx) or Word document (.docx).",
    ),
    ("V010", "excess"): Text(
        pl="W pliku PDF jest o wiele więcej treści, niż mówi jego wielkość; nie został sprawdzony.",
        en="The PDF file holds far more than its size tells; it was not checked.",
    ),
}
"""Other wordings of what is wrong, by code and variant."""

AREAS: Final[Mapping[Area, Text]] = {
    Area.DOCUMENT: Text(pl="Cały dokument", en="The whole document"),
    Area.SLIDE: Text(pl="Slajd {number}", en="Slide {number}"),
    Area.NOTES: Text(pl="Slajd {number}, notatki", en="Slide {number}, notes"),
    Area.LAYOUT: Text(pl="Układ slajdu „{name}”", en="Layout “{name}”"),
    Area.MASTER: Text(pl="Wzorzec slajdów", en="Slide master"),
    Area.BODY: Text(pl="Rozdział „{name}”", en="Section “{name}”"),
    Area.HEADER: Text(pl="Nagłówek strony", en="Page header"),
    Area.FOOTER: Text(pl="Stopka strony", en="Page footer"),
    Area.PAGE: Text(pl="Strona {number}", en="Page {number}"),
}
"""Names of places; a text before the first heading is `FRONT`, a slide without a number
`MISSING_SLIDE`."""
MISSING_SLIDE: Final = Text(pl="Brakujący slajd", en="Missing slide")
FRONT: Final = Text(pl="Początek dokumentu", en="Beginning of the document")
NAMED: Final = Text(pl=" „{name}”", en=" “{name}”")
ANYWHERE: Final = Text(pl="Plik", en="The file")

KINDS: Final[Mapping[Kind, Text]] = {
    Kind.PPTX: Text(pl="prezentacja PowerPoint", en="PowerPoint presentation"),
    Kind.DOCX: Text(pl="dokument Word", en="Word document"),
    Kind.PDF: Text(pl="plik PDF", en="PDF file"),
}
FILE: Final = Text(
    pl="{file} ({kind}, zasady {period})",
    en="{file} ({kind}, rules of {period})",
)
UNREAD: Final = Text(pl="{file} (nie sprawdzono)", en="{file} (not checked)")
OBJECT: Final = Text(pl="obiekt „{object}”", en="object “{object}”")
CONTENT_LINE: Final = Text(pl="Treść: {location}", en="Content: {location}")
WHY: Final = Text(pl="Dlaczego: {why}", en="Why: {why}")
MEND: Final = Text(pl="Jak poprawić: {hint}", en="How to mend: {hint}")
NUMBER: Final = Text(pl="nr {number}", en="no. {number}")
CLEAN: Final = Text(pl="Bez uwag.", en="Nothing found.")
RULES_KEPT: Final = Text(
    pl="Reguły dotrzymane: {passed} z {asked}; nie dotyczy: {idle}; do obejrzenia: {manual}.",
    en="Rules kept: {passed} of {asked}; not applicable: {idle}; to be looked at: {manual}.",
)
TRACED: Final = Text(
    pl="Fakty odnalezione w treści: {count}.",
    en="Facts traced to the content: {count}.",
)
ACCEPTED: Final = Text(pl="Przyjęte uwagi: {count}.", en="Accepted findings: {count}.")
ACCEPTED_BY: Final = Text(
    pl="przyjęto, {author}: {reason}",
    en="accepted by {author}: {reason}",
)
