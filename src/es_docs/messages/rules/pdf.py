"""Texts of the rules of finished PDF files, and what other rules say of a PDF besides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import PdfText, RuleText

_EXPORT: Final = Text(
    pl=(
        "Utwórz PDF jeszcze raz z\u00a0prezentacji albo sprawozdania: es-docs build --pdf."
        " W\u00a0programie Office: Plik → Zapisz jako → PDF → Opcje → „Tagi struktury dokumentu dla"
        " ułatwień dostępu”."
    ),
    en=(
        "Make the PDF again from the presentation or report: es-docs build --pdf. In Office: File →"
        " Save As → PDF → Options → “Document structure tags for accessibility”."
    ),
)
_MEND_SOURCE: Final = Text(
    pl=(
        "Popraw to w\u00a0prezentacji albo w\u00a0sprawozdaniu, z\u00a0którego powstał PDF,"
        " i\u00a0utwórz go jeszcze raz (es-docs build --pdf albo Plik → Zapisz jako → PDF)."
    ),
    en=(
        "Put it right in the presentation or report the PDF was made from, and make it again"
        " (es-docs build --pdf, or File → Save As → PDF)."
    ),
)
_MEND_TITLE: Final = Text(
    pl=(
        "Wpisz tytuł w\u00a0dokumencie źródłowym (Plik → Informacje → Tytuł) i\u00a0utwórz PDF"
        " jeszcze raz; w\u00a0programie Acrobat: Plik → Właściwości → Widok początkowy → Pokaż:"
        " Tytuł dokumentu."
    ),
    en=(
        "Give the source document a title (File → Info → Title) and make the PDF again; in Acrobat:"
        " File → Properties → Initial View → Show: Document Title."
    ),
)
_MEND_HEADERS: Final = Text(
    pl=(
        "Zaznacz wiersz nagłówka w\u00a0dokumencie źródłowym (Projekt tabeli → Wiersz nagłówka;"
        " w\u00a0programie Word także Układ → Powtórz wiersze nagłówków) i\u00a0utwórz PDF jeszcze"
        " raz."
    ),
    en=(
        "Mark the header row in the source document (Table Design → Header Row; in Word also Layout"
        " → Repeat Header Rows) and make the PDF again."
    ),
)
_MEND_ALT: Final = Text(
    pl=(
        "Opisz grafikę w\u00a0dokumencie źródłowym (prawy przycisk → Edytuj tekst alternatywny)"
        " i\u00a0utwórz PDF jeszcze raz."
    ),
    en=(
        "Describe the graphic in the source document (right-click → Edit Alt Text) and make the PDF"
        " again."
    ),
)

RULES: Final[Mapping[str, RuleText]] = {
    "A11Y-070": RuleText(
        title=Text(
            pl="PDF ma tagi i\u00a0deklaruje zgodność z\u00a0PDF/UA",
            en="The PDF is tagged and declares PDF/UA",
        ),
        why=Text(
            pl=(
                "Tagi mówią czytnikowi ekranu, co jest nagłówkiem, tabelą, listą"
                " i\u00a0w\u00a0jakiej kolejności czytać. Bez nich PDF jest dla niego zbiorem"
                " liter. Deklaracja PDF/UA-1 pozwala programom zaufać tagom (ISO 14289-1)."
            ),
            en=(
                "Tags tell a screen reader what is a heading, a table, a list, and in which order"
                " to read. Without them a PDF is a heap of letters to it. The declaration of"
                " PDF/UA-1 lets programs trust the tags (ISO 14289-1)."
            ),
        ),
        found={
            "untagged": Text(
                pl="Plik PDF nie ma tagów.",
                en="The PDF file has no tags.",
            ),
            "undeclared": Text(
                pl="Plik PDF ma tagi, ale nie deklaruje zgodności z\u00a0PDF/UA-1.",
                en="The PDF file has tags but does not declare PDF/UA-1.",
            ),
            "suspect": Text(
                pl="Program, który zrobił PDF, oznaczył jego tagi jako niepewne.",
                en="The program that made the PDF marked its tags as doubtful.",
            ),
        },
        mend={Kind.PDF: _EXPORT},
    ),
    "A11Y-071": RuleText(
        title=Text(
            pl="Każda treść PDF ma tag albo jest oznaczona jako ozdoba",
            en="All content of the PDF is tagged or marked as decoration",
        ),
        why=Text(
            pl=(
                "Czytnik ekranu pomija treść bez tagu, a\u00a0linie i\u00a0tła bez oznaczenia"
                " potrafi odczytać jako nieznane obiekty (ISO 14289-1, punkt 7.1)."
            ),
            en=(
                "A screen reader skips content without a tag, and may announce unmarked lines and"
                " backgrounds as unknown objects (ISO 14289-1, clause 7.1)."
            ),
        ),
        found={
            "untagged": Text(
                pl="Na stronach {pages} jest treść, która nie ma tagu ani oznaczenia ozdoby.",
                en="Pages {pages} have content that is neither tagged nor marked as decoration.",
            ),
            "mixed": Text(
                pl=(
                    "Na stronach {pages} ozdoby i\u00a0treść z\u00a0tagami są w\u00a0sobie"
                    " zagnieżdżone."
                ),
                en="On pages {pages} decoration and tagged content are nested in one another.",
            ),
        },
        mend={Kind.PDF: _EXPORT},
    ),
    "A11Y-072": RuleText(
        title=Text(
            pl="Czcionki są w\u00a0pliku PDF, a\u00a0każdy znak da się odczytać",
            en="Fonts are in the PDF and each character can be read",
        ),
        why=Text(
            pl=(
                "Bez czcionki w\u00a0pliku inny komputer pokaże inne litery, a\u00a0bez przypisania"
                " znaków czytnik ekranu i\u00a0wyszukiwanie dostaną krzaki zamiast ą, ę i\u00a0ł"
                " (ISO 14289-1, punkt 7.21)."
            ),
            en=(
                "Without the font another computer shows other letters; without the mapping of"
                " characters screen readers and search get rubbish in place of ą, ę and ł (ISO"
                " 14289-1, clause 7.21)."
            ),
        ),
        found={
            "unembedded": Text(
                pl="Czcionki {font} nie ma w\u00a0pliku.",
                en="The font {font} is not embedded.",
            ),
            "unmapped": Text(
                pl="Części znaków czcionki {font} nie da się odczytać jako tekst.",
                en="Some characters of the font {font} cannot be read as text.",
            ),
            "missing": Text(
                pl="Tekst w\u00a0czcionce {font} ma znaki, których ta czcionka nie zawiera.",
                en="Text in the font {font} has characters that the font does not contain.",
            ),
        },
        mend={
            Kind.PDF: Text(
                pl=(
                    "Użyj w\u00a0dokumencie czcionki z\u00a0polskimi znakami i\u00a0utwórz PDF"
                    " jeszcze raz (es-docs build --pdf); w\u00a0programie Word: Plik → Zapisz jako"
                    " → PDF → Opcje → „Zgodny z\u00a0PDF/A” osadza wszystkie czcionki."
                ),
                en=(
                    "Use a font with Polish letters in the document and make the PDF again (es-docs"
                    " build --pdf); in Word: File → Save As → PDF → Options → “PDF/A compliant”"
                    " embeds all fonts."
                ),
            )
        },
    ),
    "A11Y-073": RuleText(
        title=Text(
            pl="Tagi PDF są poprawnie zbudowane",
            en="The tags of the PDF are well built",
        ),
        why=Text(
            pl=(
                "Czytnik ekranu rozumie tylko znane rodzaje tagów na właściwych miejscach: wiersz"
                " w\u00a0tabeli, pozycję na liście. Inne pomija albo czyta bez porządku (ISO"
                " 14289-1, punkty 7.1–7.6)."
            ),
            en=(
                "A screen reader understands known types of tags in their places only: a row in a"
                " table, an item in a list. Others it skips or reads in disorder (ISO 14289-1,"
                " clauses 7.1 to 7.6)."
            ),
        ),
        found={
            "unknown": Text(
                pl="Tag „{tag}” nie jest znanym rodzajem ani nie jest do niego przypisany.",
                en="The tag “{tag}” is no known type and stands for none.",
            ),
            "nesting": Text(
                pl="Tag „{tag}” stoi wewnątrz „{parent}”, gdzie nie ma prawa być.",
                en="The tag “{tag}” stands inside “{parent}”, where it may not be.",
            ),
        },
        mend={Kind.PDF: _EXPORT},
    ),
    "A11Y-074": RuleText(
        title=Text(
            pl="Odnośniki w\u00a0PDF są opisane i\u00a0dostępne z\u00a0klawiatury",
            en="Links in the PDF are described and reached by keyboard",
        ),
        why=Text(
            pl=(
                "Klawisz Tab ma prowadzić przez odnośniki w\u00a0kolejności czytania,"
                " a\u00a0czytnik ekranu ma powiedzieć, dokąd prowadzą (ISO 14289-1, punkt 7.18)."
            ),
            en=(
                "The Tab key has to lead through links in reading order, and a screen reader has to"
                " say where they lead (ISO 14289-1, clause 7.18)."
            ),
        ),
        found={
            "order": Text(
                pl="Na stronach {pages} klawisz Tab nie idzie w\u00a0kolejności czytania.",
                en="On pages {pages} the Tab key does not follow the reading order.",
            ),
            "silent": Text(
                pl="Na stronach {pages} są odnośniki bez opisu.",
                en="Pages {pages} have links without a description.",
            ),
            "untagged": Text(
                pl="Na stronach {pages} są odnośniki, pola albo uwagi bez tagu.",
                en="Pages {pages} have links, fields or comments without a tag.",
            ),
        },
        mend={Kind.PDF: _EXPORT},
    ),
    "A11Y-075": RuleText(
        title=Text(
            pl="PDF powstał przez eksport, a\u00a0nie przez drukowanie",
            en="The PDF was exported, not printed",
        ),
        why=Text(
            pl=(
                "„Drukuj do PDF” gubi tagi, teksty alternatywne, zakładki i\u00a0język dokumentu."
                " Odtworzenie ich ręcznie trwa dłużej niż ponowny eksport."
            ),
            en=(
                "“Print to PDF” loses tags, text alternatives, bookmarks and the language of the"
                " document. Restoring them by hand takes longer than exporting again."
            ),
        ),
        found={
            "": Text(
                pl="Plik PDF powstał przez drukowanie ({maker}).",
                en="The PDF file was made by printing ({maker}).",
            ),
        },
        mend={Kind.PDF: _EXPORT},
    ),
    "VIS-053": RuleText(
        title=Text(
            pl="PDF zachowuje zestawienie znaków",
            en="The PDF keeps the sign strip",
        ),
        why=Text(
            pl=(
                "Każda postać dokumentu, którą się udostępnia, ma te same obowiązki. Przy eksporcie"
                " zestawienie znaków łatwo gubi opis albo obrazy. Tak ustalono w\u00a0tym"
                " projekcie; przepisy nie mówią o\u00a0PDF osobno."
            ),
            en=(
                "Each form in which a document is published has the same duties, and an export"
                " easily loses the description of the strip, or its pictures. This is a convention"
                " of this project; the law does not speak of PDF separately."
            ),
        ),
        found={
            "mute": Text(
                pl=(
                    "Na pierwszej stronie widać słowa „{text}”, ale zestawienie znaków nie jest"
                    " grafiką z\u00a0tekstem alternatywnym."
                ),
                en=(
                    "The first page shows the words “{text}”, but the sign strip is no figure with"
                    " a text alternative."
                ),
            ),
            "empty": Text(
                pl=(
                    "Zestawienie znaków jest opisane w\u00a0tagach, ale nic nie jest w\u00a0nim"
                    " narysowane."
                ),
                en="The sign strip is described in the tags, but nothing is drawn in it.",
            ),
        },
        mend={Kind.PDF: _EXPORT},
    ),
}

PDF: Final[Mapping[str, PdfText]] = {
    "A11Y-001": PdfText(
        found={
            "former": Text(
                pl=(
                    "Tytuł „{text}” zapisano tylko po staremu, poza metadanymi XMP, których wymaga"
                    " PDF/UA."
                ),
                en=(
                    "The title “{text}” is kept in the former way only, not in the XMP metadata"
                    " that PDF/UA asks for."
                ),
            ),
            "unshown": Text(
                pl="Przeglądarka pokaże nazwę pliku zamiast tytułu „{text}”.",
                en="A viewer shows the name of the file in place of the title “{text}”.",
            ),
        },
        mend=_MEND_TITLE,
    ),
    "A11Y-002": PdfText(
        found={},
        mend=Text(
            pl=(
                "Ustaw język polski w\u00a0dokumencie źródłowym (Recenzja → Język → Ustaw język"
                " sprawdzania) i\u00a0utwórz PDF jeszcze raz; w\u00a0programie Acrobat: Plik →"
                " Właściwości → Zaawansowane → Język."
            ),
            en=(
                "Set Polish in the source document (Review → Language → Set Proofing Language) and"
                " make the PDF again; in Acrobat: File → Properties → Advanced → Language."
            ),
        ),
    ),
    "A11Y-003": PdfText(found={}, mend=_MEND_SOURCE),
    "A11Y-004": PdfText(
        found={
            "figures": Text(
                pl="Grafiki na stronie nie mają tekstu alternatywnego (liczba grafik: {count}).",
                en="Figures on the page have no text alternative (figures: {count}).",
            ),
        },
        mend=_MEND_ALT,
    ),
    "A11Y-005": PdfText(found={}, mend=_MEND_ALT),
    "A11Y-006": PdfText(found={}, mend=_MEND_ALT),
    "A11Y-012": PdfText(
        found={
            "back": Text(
                pl="„{text}” jest odczytywane dopiero po treści strony {page}.",
                en="“{text}” is read only after the content of page {page}.",
            ),
        },
        mend=Text(
            pl=(
                "Popraw kolejność w\u00a0dokumencie źródłowym i\u00a0utwórz PDF jeszcze raz;"
                " w\u00a0programie Acrobat przesuń tag na właściwe miejsce w\u00a0panelu Tagi."
            ),
            en=(
                "Correct the order in the source document and make the PDF again; in Acrobat move"
                " the tag to its place in the Tags panel."
            ),
        ),
    ),
    "A11Y-015": PdfText(found={}, mend=_MEND_SOURCE),
    "A11Y-017": PdfText(
        found={
            "bookmarks": Text(
                pl="Plik PDF ma {pages} stron i\u00a0nie ma zakładek.",
                en="The PDF file has {pages} pages and no bookmarks.",
            ),
        },
        mend=Text(
            pl=(
                "Utwórz PDF z\u00a0zakładkami: es-docs build --pdf; w\u00a0programie Word: Plik →"
                " Zapisz jako → PDF → Opcje → „Utwórz zakładki przy użyciu nagłówków”."
            ),
            en=(
                "Make the PDF with bookmarks: es-docs build --pdf; in Word: File → Save As → PDF →"
                " Options → “Create bookmarks using headings”."
            ),
        ),
    ),
    "A11Y-020": PdfText(
        found={
            "scope": Text(
                pl="Komórki nagłówka tabeli nie mówią, czy dotyczą kolumny, czy wiersza.",
                en="Header cells of a table do not tell whether they speak for a column or a row.",
            ),
        },
        mend=_MEND_HEADERS,
    ),
    "A11Y-021": PdfText(found={}, mend=_MEND_SOURCE),
    "A11Y-022": PdfText(
        found={
            "uneven": Text(
                pl="Wiersze tabeli mają różną liczbę komórek.",
                en="The rows of a table have different numbers of cells.",
            ),
        },
        mend=_MEND_SOURCE,
    ),
    "A11Y-034": PdfText(
        found={
            "scan": Text(
                pl="Strony {pages} są samym obrazem, bez tekstu.",
                en="Pages {pages} are a picture only, without text.",
            ),
        },
        mend=Text(
            pl=(
                "Utwórz PDF z\u00a0dokumentu, a\u00a0nie ze skanu. Jeżeli jest tylko skan,"
                " rozpoznaj w\u00a0nim tekst (w\u00a0programie Acrobat: Skanowanie i\u00a0OCR →"
                " Rozpoznaj tekst)."
            ),
            en=(
                "Make the PDF from the document, not from a scan. If there is only a scan, have its"
                " text recognised (in Acrobat: Scan & OCR → Recognize Text)."
            ),
        ),
    ),
    "A11Y-041": PdfText(found={}, mend=_MEND_SOURCE),
    "A11Y-043": PdfText(
        found={
            "link_vague": Text(
                pl="Odnośnik „{text}” nie mówi, dokąd prowadzi.",
                en="The link “{text}” does not say where it leads.",
            ),
            "link_address": Text(
                pl="Tekstem odnośnika jest sam adres: „{text}”.",
                en="The text of a link is its bare address: “{text}”.",
            ),
        },
        mend=_MEND_SOURCE,
    ),
    "A11Y-050": PdfText(
        found={
            "most_serif": Text(
                pl="Większość tekstu ({percent}%) jest złożona krojem szeryfowym {typeface}.",
                en="Most of the text ({percent}%) is set in the serif face {typeface}.",
            ),
            "most_script": Text(
                pl="Większość tekstu ({percent}%) jest złożona krojem ozdobnym {typeface}.",
                en="Most of the text ({percent}%) is set in the display face {typeface}.",
            ),
            "most_monospaced": Text(
                pl="Większość tekstu ({percent}%) jest złożona krojem maszynowym {typeface}.",
                en="Most of the text ({percent}%) is set in the monospaced face {typeface}.",
            ),
        },
        mend=_MEND_SOURCE,
    ),
    "A11Y-058": PdfText(
        found={
            "edge": Text(
                pl="Tekst wychodzi poza brzeg strony (miejsc: {count}): „{text}”.",
                en="Text leaves the edge of the page (places: {count}): “{text}”.",
            ),
        },
        mend=_MEND_SOURCE,
    ),
    "A11Y-060": PdfText(
        found={
            "readers": Text(
                pl="Zabezpieczenia pliku PDF nie wpuszczają czytników ekranu.",
                en="The security settings of the PDF file keep screen readers out.",
            ),
        },
        mend=Text(
            pl=(
                "Utwórz PDF bez zabezpieczeń albo w\u00a0programie Acrobat zaznacz: Plik →"
                " Właściwości → Zabezpieczenia → „Włącz dostęp do tekstu dla czytników ekranu”."
            ),
            en=(
                "Make the PDF without security, or tick in Acrobat: File → Properties → Security →"
                " “Enable text access for screen reader devices”."
            ),
        ),
    ),
    "A11Y-063": PdfText(
        found={},
        mend=Text(
            pl="W\u00a0programie Acrobat: Przygotuj formularz → właściwości pola → Etykieta.",
            en="In Acrobat: Prepare Form → properties of the field → Tooltip.",
        ),
    ),
    "VIS-001": PdfText(
        found={
            "unknown": Text(
                pl=(
                    "Nie wiadomo, czy na pierwszej stronie jest zestawienie znaków: jej obrazy nie"
                    " mają opisu."
                ),
                en=(
                    "It cannot be told whether the first page has the sign strip: its pictures have"
                    " no description."
                ),
            ),
        },
        mend=_MEND_SOURCE,
    ),
    "VIS-029": PdfText(found={}, mend=_MEND_SOURCE),
    "VIS-032": PdfText(found={}, mend=_MEND_SOURCE),
    "VIS-036": PdfText(
        found={
            "twin": Text(
                pl=(
                    "Słowa przy fladze są złożone krojem {face}, który zastąpił {twin}: ma te same"
                    " szerokości, ale nie ma go na liście dozwolonych."
                ),
                en=(
                    "The words beside the flag are set in {face}, which stands in for {twin}: it"
                    " has the same widths but is not on the list of allowed faces."
                ),
            ),
        },
        mend=Text(
            pl=(
                "Utwórz PDF na komputerze z\u00a0czcionką Calibri albo Arial (np. w\u00a0programie"
                " Office) lub wgraj urzędowy znak, którego słowa są krzywymi."
            ),
            en=(
                "Make the PDF on a computer that has Calibri or Arial (in Office, say), or install"
                " the official sign whose words are outlines."
            ),
        ),
    ),
    "VIS-043": PdfText(found={}, mend=_MEND_SOURCE),
    "VIS-046": PdfText(
        found={
            "strip": Text(
                pl=(
                    "Obraz w\u00a0zestawieniu znaków ma za mało pikseli na cal ({dpi}),"
                    " a\u00a0potrzeba co najmniej {least}."
                ),
                en=(
                    "A picture of the sign strip has {dpi} pixels per inch; at least {least} are"
                    " needed."
                ),
            ),
        },
        mend=Text(
            pl=(
                "Utwórz PDF bez zmniejszania obrazów (es-docs build --pdf; w\u00a0programie Office:"
                " Plik → Opcje → Zaawansowane → „Nie kompresuj obrazów w\u00a0pliku”)."
            ),
            en=(
                "Make the PDF without reducing pictures (es-docs build --pdf; in Office: File →"
                " Options → Advanced → “Do not compress images in file”)."
            ),
        ),
    ),
    "VIS-047": PdfText(found={}, mend=_MEND_SOURCE),
    "VIS-048": PdfText(found={}, mend=_MEND_SOURCE),
}
